#pragma once

#include "ent-text.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_ACTOR_STATE,
  ENT_ACTOR_PERSON,
  ENT_ACTOR_ORGANIZATION,
  ENT_ACTOR_GROUP,
} EntActorKind;

struct _EntActor
{
  char         *id;
  EntText      *name;
  EntText      *native;  /* its name as it writes it itself; variants by language; or NULL */
  EntActorKind  kind;
  char         *party;   /* actor id of the party it acts for, or NULL */
  EntText      *role;    /* or NULL */
  EntDate      *active;  /* or NULL */
};

EntActor   *ent_actor_new              (const char   *id,
                                        EntText      *name); /* (transfer full) */
void        ent_actor_free             (EntActor     *self);

/* The word a case file uses, "state", and back; FALSE for any other word. */
const char *ent_actor_kind_to_word     (EntActorKind  kind);
gboolean    ent_actor_kind_from_word   (const char   *word,
                                        EntActorKind *kind);
/* For people, translated: "State". */
const char *ent_actor_kind_to_label    (EntActorKind  kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntActor, ent_actor_free)

G_END_DECLS
