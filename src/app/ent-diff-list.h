#pragma once

#include <gtk/gtk.h>

#include "ent-case-diff.h"
#include "ent-codebook.h"

G_BEGIN_DECLS

/* What is different in a later version of a case, thing by thing: events first, each part under its heading. A long list is
 * cut until a person asks for all; nothing is built for what is not shown. */
#define ENT_TYPE_DIFF_LIST (ent_diff_list_get_type ())
G_DECLARE_FINAL_TYPE (EntDiffList, ent_diff_list, ENT, DIFF_LIST, GtkWidget)

/* (transfer full) (nullable): where the title of the change leads; NULL: nowhere */
typedef char *(*EntDiffListLink) (const EntChange *change,
                                  gpointer         data);

/**
 * ent_diff_list_new:
 * @diff: borrowed, and read as long as the list lives
 * @link: (nullable): nothing leads anywhere
 * @data: lives as long; by it @diff is kept, if need be
 * @codebook: (nullable): for the names of factors
 */
GtkWidget *ent_diff_list_new         (const EntCaseDiff *diff,
                                      EntDiffListLink    link,
                                      gpointer           data,
                                      GDestroyNotify     data_free,
                                      EntCodebook       *codebook);
/* How many changes are shown. */
guint      ent_diff_list_get_n_shown (EntDiffList       *self);

G_END_DECLS
