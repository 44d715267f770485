#include "config.h"

#include "ent-lecture.h"
#include "ent-words-private.h"

static const char * const slide_words[] = {
  "timeline",
  "matrix",
  "factor",
  "text",
};

ENT_DEFINE_WORDS (EntSlideKind, ent_slide_kind, slide_words)

EntLecture *
ent_lecture_new (const char *title)
{
  EntLecture *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (EntLecture, 1);
  self->id = g_uuid_string_random ();
  self->title = g_strdup (title);
  self->created_usec = g_get_real_time ();
  self->modified_usec = self->created_usec;

  return self;
}

void
ent_lecture_free (EntLecture *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->case_id);
  g_free (self->case_title);
  g_free (self);
}

EntSlide *
ent_slide_new (EntSlideKind kind)
{
  EntSlide *self = g_new0 (EntSlide, 1);

  self->id = g_uuid_string_random ();
  self->kind = kind;

  return self;
}

void
ent_slide_free (EntSlide *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->case_id);
  g_free (self->target_id);
  g_free (self->target_title);
  g_free (self->target_date);
  g_free (self->title);
  g_free (self->body);
  g_free (self->notes);
  g_free (self);
}
