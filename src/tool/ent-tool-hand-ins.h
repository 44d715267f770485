#pragma once

#include "ent-tool.h"

G_BEGIN_DECLS

/* What the commands for notes and ratings share. */

/* Puts files that people hand in into the library, and tells of each what came of it: layers of notes, ratings,
 * annotations.  If one has a fault, nothing is imported.
 * @case_id: (nullable): of annotations that are about something else */
EntToolStatus  ent_tool_import_hand_ins (EntTool     *self,
                                         char       **files,
                                         const char  *case_id);
/* @output: (nullable): NULL and "-" are stdout */
EntToolStatus  ent_tool_write_out       (const char  *bytes,
                                         gsize        length,
                                         const char  *output);

G_END_DECLS
