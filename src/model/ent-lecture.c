#include "config.h"

#include "ent-lecture.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-words-private.h"

static const char * const slide_words[] = {
  "title",
  "text",
  "event",
  "events",
  "quotation",
  "timeline",
  "matrix",
  "factor",
  "comparison",
  "picture",
  "question",
  "sources",
};

static const char * const slide_labels[] = {
  N_("Title"),
  N_("Text"),
  N_("Event"),
  N_("Events"),
  N_("Quotation"),
  N_("Timeline"),
  N_("Factors"),
  N_("Factor"),
  N_("Comparison"),
  N_("Picture"),
  N_("Question"),
  N_("Sources"),
};

static const char * const theme_words[] = { "light", "dark", "contrast" };

static const char * const theme_labels[] = {
  N_("Light"),
  N_("Dark"),
  N_("High Contrast"),
};

static const char * const aspect_words[] = { "16:9", "4:3" };

ENT_DEFINE_WORDS (EntSlideKind, ent_slide_kind, slide_words)
ENT_DEFINE_WORDS (EntLectureTheme, ent_lecture_theme, theme_words)
ENT_DEFINE_WORDS (EntLectureAspect, ent_lecture_aspect, aspect_words)

const char *
ent_slide_kind_to_label (EntSlideKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (slide_labels), NULL);

  return _(slide_labels[kind]);
}

const char *
ent_lecture_theme_to_label (EntLectureTheme theme)
{
  g_return_val_if_fail ((guint) theme < G_N_ELEMENTS (theme_labels), NULL);

  return _(theme_labels[theme]);
}

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

EntLecture *
ent_lecture_copy (const EntLecture *self)
{
  EntLecture *copy = g_new (EntLecture, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  copy->course = g_strdup (self->course);
  copy->date = g_strdup (self->date);
  copy->case_id = g_strdup (self->case_id);
  copy->case_title = g_strdup (self->case_title);
  return copy;
}

void
ent_lecture_free (EntLecture *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->course);
  g_free (self->date);
  g_free (self->case_id);
  g_free (self->case_title);
  g_free (self);
}

EntSlideCase *
ent_slide_case_new (const char *case_id,
                    int         version,
                    const char *digest)
{
  EntSlideCase *self = g_new0 (EntSlideCase, 1);

  self->case_id = g_strdup (case_id);
  self->version = version;
  self->digest = g_strdup (digest);
  return self;
}

void
ent_slide_case_free (EntSlideCase *self)
{
  if (self == NULL)
    return;

  g_free (self->case_id);
  g_free (self->digest);
  g_free (self);
}

EntSlide *
ent_slide_new (EntSlideKind kind)
{
  EntSlide *self = g_new0 (EntSlide, 1);

  self->id = g_uuid_string_random ();
  self->kind = kind;
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_case_free);

  return self;
}

/* All strings of a slide, for what is done to each. */
#define N_STRINGS 12

static void
list_strings (const EntSlide *self,
              char          **strings[N_STRINGS])
{
  EntSlide *slide = (EntSlide *) self;
  char **list[N_STRINGS] = {
    &slide->case_id, &slide->target_id, &slide->target_title, &slide->target_date, &slide->title, &slide->body,
    &slide->notes, &slide->section, &slide->reveal, &slide->image_id, &slide->made_title, &slide->made_body,
  };

  memcpy (strings, list, sizeof list);
}

EntSlide *
ent_slide_copy (const EntSlide *self)
{
  EntSlide *copy = ent_slide_new (self->kind);
  char **from[N_STRINGS], **to[N_STRINGS];

  g_free (copy->id);
  copy->id = g_strdup (self->id);
  list_strings (self, from);
  list_strings (copy, to);
  for (guint i = 0; i < N_STRINGS; i++)
    *to[i] = g_strdup (*from[i]);
  copy->planned_sec = self->planned_sec;
  copy->skipped = self->skipped;
  copy->own_events = self->own_events;
  for (guint i = 0; i < self->cases->len; i++)
    {
      const EntSlideCase *item = self->cases->pdata[i];

      ent_slide_add_case (copy, item->case_id, item->version, item->digest);
    }
  return copy;
}

void
ent_slide_free (EntSlide *self)
{
  char **strings[N_STRINGS];

  if (self == NULL)
    return;

  list_strings (self, strings);
  for (guint i = 0; i < N_STRINGS; i++)
    g_free (*strings[i]);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_free (self->id);
  g_free (self);
}

static gboolean
cases_equal (const EntSlide *a,
             const EntSlide *b)
{
  if (a->cases->len != b->cases->len)
    return FALSE;
  for (guint i = 0; i < a->cases->len; i++)
    {
      const EntSlideCase *first = a->cases->pdata[i], *second = b->cases->pdata[i];

      if (!g_str_equal (first->case_id, second->case_id) || first->version != second->version
          || g_strcmp0 (first->digest, second->digest) != 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
ent_slide_equal (const EntSlide *a,
                 const EntSlide *b)
{
  char **first[N_STRINGS], **second[N_STRINGS];

  list_strings (a, first);
  list_strings (b, second);
  for (guint i = 0; i < N_STRINGS; i++)
    if (g_strcmp0 (*first[i], *second[i]) != 0)
      return FALSE;
  return a->kind == b->kind && g_str_equal (a->id, b->id) && a->planned_sec == b->planned_sec
         && a->skipped == b->skipped && a->own_events == b->own_events && cases_equal (a, b);
}

void
ent_slide_set_made (EntSlide *self)
{
  g_free (self->made_title);
  g_free (self->made_body);
  self->made_title = g_strdup (self->title);
  self->made_body = g_strdup (self->body);
}

EntSlideCase *
ent_slide_find_case (const EntSlide *self,
                     const char     *case_id)
{
  for (guint i = 0; i < self->cases->len; i++)
    {
      EntSlideCase *item = self->cases->pdata[i];

      if (g_str_equal (item->case_id, case_id))
        return item;
    }
  return NULL;
}

void
ent_slide_add_case (EntSlide   *self,
                    const char *case_id,
                    int         version,
                    const char *digest)
{
  if (ent_slide_find_case (self, case_id) == NULL)
    g_ptr_array_add (self->cases, ent_slide_case_new (case_id, version, digest));
}

EntImage *
ent_image_new (const char *type,
               int         width,
               int         height,
               GBytes     *bytes)
{
  EntImage *self = g_new0 (EntImage, 1);

  self->id = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  self->type = g_strdup (type);
  self->width = width;
  self->height = height;
  self->bytes = g_bytes_ref (bytes);
  return self;
}

EntImage *
ent_image_copy (const EntImage *self)
{
  EntImage *copy = g_new (EntImage, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->type = g_strdup (self->type);
  copy->bytes = g_bytes_ref (self->bytes);
  return copy;
}

void
ent_image_free (EntImage *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->type);
  g_bytes_unref (self->bytes);
  g_free (self);
}
