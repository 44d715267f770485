#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"

G_BEGIN_DECLS

/* The builder: one lecture, its slides in a list, the one that is worked at in the middle, notes below, and beside it
 * what can be added and what this slide shows.
 *
 * Properties: "title" (string, read-only): of the lecture, or NULL; "show-side" (boolean): what stands beside. */
#define ENT_TYPE_LECTURE_PAGE (ent_lecture_page_get_type ())
G_DECLARE_FINAL_TYPE (EntLecturePage, ent_lecture_page, ENT, LECTURE_PAGE, GtkWidget)

void        ent_lecture_page_set_session (EntLecturePage *self,
                                          EntSession     *session);
/* @id: of the lecture; one that is not there leaves a page that says so */
void        ent_lecture_page_open        (EntLecturePage *self,
                                          const char     *id);
/* (nullable) */
const char *ent_lecture_page_get_title   (EntLecturePage *self);
/* What was typed is saved now. */
void        ent_lecture_page_flush       (EntLecturePage *self);

G_END_DECLS
