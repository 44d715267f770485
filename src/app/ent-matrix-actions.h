#pragma once

#include "ent-matrix-page.h"

G_BEGIN_DECLS

/* What can be made of the matrix as it stands: puts "Export…", "Copy Picture" and "Add to Lecture…" into the section of
 * its menu, and their actions into the group "made". */
void ent_matrix_actions_add (EntMatrixPage *page);

G_END_DECLS
