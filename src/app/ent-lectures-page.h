#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"

G_BEGIN_DECLS

/* All lectures of the person: made here, opened, copied, thrown away; from here they are presented, exported and shared. */
#define ENT_TYPE_LECTURES_PAGE (ent_lectures_page_get_type ())
G_DECLARE_FINAL_TYPE (EntLecturesPage, ent_lectures_page, ENT, LECTURES_PAGE, GtkWidget)

void ent_lectures_page_set_session (EntLecturesPage *self,
                                  EntSession      *session);
/* A person comes to it. */
void ent_lectures_page_open        (EntLecturesPage *self);

G_END_DECLS
