#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"

G_BEGIN_DECLS

/* All lectures: found and ordered; one that is activated opens through "win.go"; new ones are made here.
 *
 * Actions, of what is selected: lectures.present, lectures.export, lectures.print, lectures.duplicate, lectures.delete,
 * lectures.menu; and lectures.sort(s). */
#define ENT_TYPE_LECTURES_PAGE (ent_lectures_page_get_type ())
G_DECLARE_FINAL_TYPE (EntLecturesPage, ent_lectures_page, ENT, LECTURES_PAGE, GtkWidget)

void ent_lectures_page_set_session (EntLecturesPage *self,
                                    EntSession      *session);
/* It is gone to. */
void ent_lectures_page_open        (EntLecturesPage *self);

G_END_DECLS
