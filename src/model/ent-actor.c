#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-actor.h"
#include "ent-date.h"
#include "ent-words-private.h"

static const char * const kind_words[] = { "state", "person", "organization", "group" };

ENT_DEFINE_WORDS (EntActorKind, ent_actor_kind, kind_words)

const char *
ent_actor_kind_to_label (EntActorKind kind)
{
  switch (kind)
    {
    case ENT_ACTOR_STATE:
      return C_("kind of actor", "State");
    case ENT_ACTOR_PERSON:
      return C_("kind of actor", "Person");
    case ENT_ACTOR_ORGANIZATION:
      return C_("kind of actor", "Organization");
    case ENT_ACTOR_GROUP:
      return C_("kind of actor", "Group");
    default:
      g_return_val_if_reached ("");
    }
}

EntActor *
ent_actor_new (const char *id,
               EntText    *name)
{
  EntActor *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (EntActor, 1);
  self->id = g_strdup (id);
  self->name = name;

  return self;
}

void
ent_actor_free (EntActor *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_clear_pointer (&self->name, ent_text_free);
  g_clear_pointer (&self->native, ent_text_free);
  g_free (self->party);
  g_clear_pointer (&self->role, ent_text_free);
  g_clear_pointer (&self->active, ent_date_unref);
  g_free (self);
}
