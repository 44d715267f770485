#pragma once

#include <gtk/gtk.h>

#include "ent-lecture-list.h"

G_BEGIN_DECLS

/* A lecture in a list: title; course, date, slides, minutes and case; when it was changed; and what can be done with it.
 * Recycled: it follows its lecture while it is bound. */
#define ENT_TYPE_LECTURE_ROW (ent_lecture_row_get_type ())
G_DECLARE_FINAL_TYPE (EntLectureRow, ent_lecture_row, ENT, LECTURE_ROW, GtkWidget)

GtkWidget *ent_lecture_row_new         (void);
/* @item: (nullable): NULL unbinds it */
void       ent_lecture_row_bind        (EntLectureRow    *self,
                                        EntLectureItem   *item);
/* Opens its menu. */
void       ent_lecture_row_popup       (EntLectureRow    *self);

/* "HIST 204 · 12 May 2027 · 14 slides · 20 minutes · Egypt–Israel: Camp David". (transfer full) */
char      *ent_lecture_dup_details     (const EntLecture *lecture);

G_END_DECLS
