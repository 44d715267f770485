#include "config.h"

#include "ent-cite.h"
#include "ent-lecture-outline.h"

EntLectureOutline *
ent_lecture_outline_new (const char *id,
                         EntText    *title)
{
  EntLectureOutline *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (EntLectureOutline, 1);
  self->id = g_strdup (id);
  self->title = title;
  self->slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_outline_free);

  return self;
}

void
ent_lecture_outline_free (EntLectureOutline *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_clear_pointer (&self->title, ent_text_free);
  g_clear_pointer (&self->slides, g_ptr_array_unref);
  g_free (self);
}

EntSlideOutline *
ent_slide_outline_new (EntText *title)
{
  EntSlideOutline *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (EntSlideOutline, 1);
  self->title = title;
  self->events = ent_ids_new ();
  self->factors = ent_ids_new ();
  self->documents = ent_ids_new ();

  return self;
}

void
ent_slide_outline_free (EntSlideOutline *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->title, ent_text_free);
  g_clear_pointer (&self->text, ent_text_free);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->factors, g_ptr_array_unref);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_free (self);
}
