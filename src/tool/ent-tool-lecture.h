#pragma once

#include "ent-lecture.h"
#include "ent-tool.h"

G_BEGIN_DECLS

/* What the commands about lectures share. */

/**
 * ent_tool_find_lecture:
 * @name: an id, the beginning of one, or a title
 *
 * Returns: (transfer full) (nullable): NULL, and it was said why, where none or more than one is meant
 */
EntLecture    *ent_tool_find_lecture   (EntStore    *store,
                                        const char  *name);

EntToolStatus  ent_tool_lecture_new    (EntTool     *self,
                                        char       **arguments);
#ifdef ENT_WITH_GUI
EntToolStatus  ent_tool_lecture_export (EntTool     *self,
                                        char       **arguments);
EntToolStatus  ent_tool_lecture_handout
                                       (EntTool     *self,
                                        char       **arguments);
#endif

G_END_DECLS
