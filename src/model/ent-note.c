#include "config.h"

#include "ent-cite.h"
#include "ent-note.h"
#include "ent-words-private.h"

static const char * const target_words[] = {
  "case", "event", "story", "document", "factor", "span",
};

ENT_DEFINE_WORDS (EntTargetKind, ent_target_kind, target_words)

EntNote *
ent_note_new (void)
{
  EntNote *self = g_new0 (EntNote, 1);

  self->id = g_uuid_string_random ();
  self->body = g_strdup ("");
  self->tags = ent_ids_new ();
  self->created_usec = g_get_real_time ();
  self->modified_usec = self->created_usec;

  return self;
}

void
ent_note_free (EntNote *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->case_id);
  g_free (self->target_id);
  g_free (self->target_title);
  g_free (self->target_date);
  g_free (self->quote);
  g_free (self->body);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_free (self);
}
