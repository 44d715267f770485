#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The cases of the library, to choose some of them and to put these in order.
 *
 * Signals: "changed", when a person has done so. */
#define ENT_TYPE_CASE_CHOOSER (ent_case_chooser_get_type ())
G_DECLARE_FINAL_TYPE (EntCaseChooser, ent_case_chooser, ENT, CASE_CHOOSER, GtkWidget)

/* @cases: of EntCaseItem
 * @max: how many may be chosen; one always is, once there was any */
GtkWidget *ent_case_chooser_new     (GListModel           *cases,
                                     guint                 max);
void       ent_case_chooser_set_ids (EntCaseChooser       *self,
                                     const char * const   *ids);
/* (transfer none) (element-type utf8): in their order */
GPtrArray *ent_case_chooser_get_ids (EntCaseChooser       *self);

G_END_DECLS
