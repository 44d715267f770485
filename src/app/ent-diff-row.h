#pragma once

#include <gtk/gtk.h>

#include "ent-case-diff.h"
#include "ent-codebook.h"

G_BEGIN_DECLS

/* One change of a case: what happened to what, and of what changed the old and the new words beside each other. An
 * item of a list. */
#define ENT_TYPE_DIFF_ROW (ent_diff_row_get_type ())
G_DECLARE_FINAL_TYPE (EntDiffRow, ent_diff_row, ENT, DIFF_ROW, GtkWidget)

/**
 * ent_diff_row_new:
 * @link: (nullable): where the title leads
 * @codebook: (nullable): for the names of factors
 */
GtkWidget *ent_diff_row_new (const EntChange *change,
                             const char      *link,
                             EntCodebook     *codebook);

G_END_DECLS
