#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row of a dialog to choose one case of the library in.
 * @cases: of EntCaseItem, as they are now
 * @none: (nullable): a first choice, of none of them
 * @case_id: (nullable): that is chosen at first */
AdwComboRow *ent_case_combo_new       (const char  *title,
                                       GListModel  *cases,
                                       const char  *none,
                                       const char  *case_id);
/* (nullable): the id of what is chosen */
const char  *ent_case_combo_get_id    (AdwComboRow *self);
/* The title of what is chosen. */
const char  *ent_case_combo_get_title (AdwComboRow *self);

G_END_DECLS
