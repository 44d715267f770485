#pragma once

#include "ent-cite.h"
#include "ent-date.h"
#include "ent-text.h"

G_BEGIN_DECLS

/* Where relations between the parties stand, from 0 to 5. */
typedef enum
{
  ENT_RELATION_WAR,
  ENT_RELATION_RUPTURE,
  ENT_RELATION_CONTACTS,
  ENT_RELATION_DIALOGUE,
  ENT_RELATION_RELATIONS,
  ENT_RELATION_PARTNERSHIP,
} EntRelationLevel;
#define ENT_N_RELATION_LEVELS 6

/* From its date on, relations stand at its level, until the next step. */
struct _EntRelationStep
{
  EntDate          *date;
  EntRelationLevel  level;
  char             *event;    /* id of what caused it, or NULL */
  EntText          *text;     /* or NULL */
  GPtrArray        *sources;  /* of EntCite */
};

EntRelationStep *ent_relation_step_new        (EntDate          *date, /* (transfer full) */
                                               EntRelationLevel  level);
void             ent_relation_step_free       (EntRelationStep  *self);

const char      *ent_relation_level_to_word   (EntRelationLevel  level);
gboolean         ent_relation_level_from_word (const char       *word,
                                               EntRelationLevel *level);
/* For people, translated: "Partnership". */
const char      *ent_relation_level_to_label  (EntRelationLevel  level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntRelationStep, ent_relation_step_free)

G_END_DECLS
