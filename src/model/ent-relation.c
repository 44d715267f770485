#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-relation.h"
#include "ent-words-private.h"

static const char * const level_words[ENT_N_RELATION_LEVELS] = {
  "war", "rupture", "contacts", "dialogue", "relations", "partnership",
};

ENT_DEFINE_WORDS (EntRelationLevel, ent_relation_level, level_words)

const char *
ent_relation_level_to_label (EntRelationLevel level)
{
  switch (level)
    {
    case ENT_RELATION_WAR:
      return C_("level of relations", "War");
    case ENT_RELATION_RUPTURE:
      return C_("level of relations", "Rupture");
    case ENT_RELATION_CONTACTS:
      return C_("level of relations", "Contacts");
    case ENT_RELATION_DIALOGUE:
      return C_("level of relations", "Dialogue");
    case ENT_RELATION_RELATIONS:
      return C_("level of relations", "Relations");
    case ENT_RELATION_PARTNERSHIP:
      return C_("level of relations", "Partnership");
    default:
      g_return_val_if_reached ("");
    }
}

EntRelationStep *
ent_relation_step_new (EntDate          *date,
                       EntRelationLevel  level)
{
  EntRelationStep *self;

  g_return_val_if_fail (date != NULL, NULL);
  g_return_val_if_fail ((guint) level < ENT_N_RELATION_LEVELS, NULL);

  self = g_new0 (EntRelationStep, 1);
  self->date = date;
  self->level = level;
  self->sources = ent_cites_new ();

  return self;
}

void
ent_relation_step_free (EntRelationStep *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->date, ent_date_unref);
  g_free (self->event);
  g_clear_pointer (&self->text, ent_text_free);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_free (self);
}
