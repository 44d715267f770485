#pragma once

#include "ent-note-export.h"

G_BEGIN_DECLS

/* (nullable): of a case; its id where the list does not have it */
const char *ent_note_export_get_case   (GPtrArray       *cases,
                                        const char      *case_id);
/* (nullable): of who wrote it; NULL: the person */
const char *ent_note_export_get_person (GPtrArray       *layers,
                                        const char      *layer);
/* "Camp David Accords (17 September 1978)"; "" where nothing is known. (transfer full) */
char       *ent_target_dup_label       (const EntTarget *target);

G_END_DECLS
