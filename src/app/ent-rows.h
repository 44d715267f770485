#pragma once

#include <gtk/gtk.h>

#include "ent-items.h"

G_BEGIN_DECLS

/* The recycled rows of the sidebar's lists: bind, and nothing is kept. */

#define ENT_TYPE_CASE_ROW (ent_case_row_get_type ())
G_DECLARE_FINAL_TYPE (EntCaseRow, ent_case_row, ENT, CASE_ROW, GtkWidget)
void ent_case_row_bind (EntCaseRow  *self,
                        EntCaseItem *item);
void ent_case_row_unbind (EntCaseRow *self);

#define ENT_TYPE_HIT_ROW (ent_hit_row_get_type ())
G_DECLARE_FINAL_TYPE (EntHitRow, ent_hit_row, ENT, HIT_ROW, GtkWidget)
void ent_hit_row_bind  (EntHitRow   *self,
                        EntHitItem  *item);

G_END_DECLS
