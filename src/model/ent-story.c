#include "config.h"

#include "ent-cite.h"
#include "ent-story.h"

EntStorySection *
ent_story_section_new (const char *id,
                       EntText    *title,
                       EntText    *text)
{
  EntStorySection *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (EntStorySection, 1);
  self->id = g_strdup (id);
  self->title = title;
  self->text = text;

  return self;
}

void
ent_story_section_free (EntStorySection *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_clear_pointer (&self->title, ent_text_free);
  g_clear_pointer (&self->text, ent_text_free);
  g_free (self);
}

EntQuestion *
ent_question_new (EntText *text)
{
  EntQuestion *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (EntQuestion, 1);
  self->text = text;
  self->events = ent_ids_new ();

  return self;
}

void
ent_question_free (EntQuestion *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->text, ent_text_free);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_free (self);
}
