#pragma once

#include "ent-lecture.h"

G_BEGIN_DECLS

/**
 * ent_lecture_rename_cases:
 * @names: (element-type utf8 utf8): id of a case in one library → its id in another
 *
 * Calls cases in the slide, its target and the links of its words as the other library does.  What is not among @names
 * keeps its name.
 */
void ent_lecture_rename_cases (EntSlide   *slide,
                               GHashTable *names);

G_END_DECLS
