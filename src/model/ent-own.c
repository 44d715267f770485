#include "config.h"

#include "ent-own.h"

#include <string.h>

#include "ent-plain-text.h"

/* Events */

EntOwnEvent *
ent_own_event_new (const char *case_id,
                   EntDate    *date,
                   const char *title)
{
  EntOwnEvent *self = g_new0 (EntOwnEvent, 1);

  self->id = g_uuid_string_random ();
  self->case_id = g_strdup (case_id);
  self->date = date;
  self->title = g_strdup (title);
  self->sources = ent_ids_new ();
  self->created_usec = g_get_real_time ();
  self->modified_usec = self->created_usec;
  return self;
}

EntOwnEvent *
ent_own_event_copy (const EntOwnEvent *self)
{
  EntOwnEvent *copy;

  if (self == NULL)
    return NULL;

  copy = g_new0 (EntOwnEvent, 1);
  copy->id = g_strdup (self->id);
  copy->layer = g_strdup (self->layer);
  copy->case_id = g_strdup (self->case_id);
  copy->case_title = g_strdup (self->case_title);
  copy->date = ent_date_ref (self->date);
  copy->title = g_strdup (self->title);
  copy->text = g_strdup (self->text);
  copy->lane = g_strdup (self->lane);
  copy->sources = ent_ids_copy (self->sources);
  copy->created_usec = self->created_usec;
  copy->modified_usec = self->modified_usec;
  copy->deleted_usec = self->deleted_usec;
  return copy;
}

void
ent_own_event_free (EntOwnEvent *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->layer);
  g_free (self->case_id);
  g_free (self->case_title);
  ent_date_unref (self->date);
  g_free (self->title);
  g_free (self->text);
  g_free (self->lane);
  g_ptr_array_unref (self->sources);
  g_free (self);
}

gboolean
ent_own_event_equal (const EntOwnEvent *a,
                     const EntOwnEvent *b)
{
  return strcmp (a->id, b->id) == 0
         && g_strcmp0 (a->layer, b->layer) == 0 && strcmp (a->case_id, b->case_id) == 0
         && strcmp (ent_date_get_text (a->date), ent_date_get_text (b->date)) == 0
         && strcmp (a->title, b->title) == 0 && g_strcmp0 (a->text, b->text) == 0
         && g_strcmp0 (a->lane, b->lane) == 0 && ent_ids_equal (a->sources, b->sources)
         && (a->deleted_usec == 0) == (b->deleted_usec == 0);
}

EntEvent *
ent_own_event_to_event (const EntOwnEvent *self)
{
  EntEvent *event = ent_event_new (self->id, ent_date_ref (self->date), ent_text_new (self->title));

  if (self->text != NULL)
    {
      g_autoptr(EntPlainText) plain = ent_plain_text_new (self->text);

      if (plain->n_chars > 0)
        event->text = ent_text_new (plain->text);
    }
  return event;
}

/* Ratings */

EntEvidence *
ent_evidence_new (const char *event,
                  const char *title)
{
  EntEvidence *self = g_new0 (EntEvidence, 1);

  self->event = g_strdup (event);
  self->title = g_strdup (title);
  return self;
}

void
ent_evidence_free (EntEvidence *self)
{
  if (self == NULL)
    return;

  g_free (self->event);
  g_free (self->title);
  g_free (self);
}

EntOwnRating *
ent_own_rating_new (const char *case_id,
                    const char *factor)
{
  EntOwnRating *self = g_new0 (EntOwnRating, 1);

  self->case_id = g_strdup (case_id);
  self->factor = g_strdup (factor);
  self->evidence = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_evidence_free);
  self->created_usec = g_get_real_time ();
  self->modified_usec = self->created_usec;
  return self;
}

EntOwnRating *
ent_own_rating_copy (const EntOwnRating *self)
{
  EntOwnRating *copy;

  if (self == NULL)
    return NULL;

  copy = ent_own_rating_new (self->case_id, self->factor);
  copy->layer = g_strdup (self->layer);
  copy->case_title = g_strdup (self->case_title);
  copy->factor_title = g_strdup (self->factor_title);
  copy->has_rating = self->has_rating;
  copy->rating = self->rating;
  copy->confidence = self->confidence;
  copy->rationale = g_strdup (self->rationale);
  for (guint i = 0; i < self->evidence->len; i++)
    {
      const EntEvidence *evidence = self->evidence->pdata[i];

      g_ptr_array_add (copy->evidence, ent_evidence_new (evidence->event, evidence->title));
    }
  copy->created_usec = self->created_usec;
  copy->modified_usec = self->modified_usec;
  return copy;
}

void
ent_own_rating_free (EntOwnRating *self)
{
  if (self == NULL)
    return;

  g_free (self->layer);
  g_free (self->case_id);
  g_free (self->factor);
  g_free (self->case_title);
  g_free (self->factor_title);
  g_free (self->rationale);
  g_ptr_array_unref (self->evidence);
  g_free (self);
}

gboolean
ent_own_rating_equal (const EntOwnRating *a,
                      const EntOwnRating *b)
{
  if (a->evidence->len != b->evidence->len)
    return FALSE;
  for (guint i = 0; i < a->evidence->len; i++)
    if (strcmp (((EntEvidence *) a->evidence->pdata[i])->event, ((EntEvidence *) b->evidence->pdata[i])->event) != 0)
      return FALSE;
  return g_strcmp0 (a->layer, b->layer) == 0 && strcmp (a->case_id, b->case_id) == 0
         && strcmp (a->factor, b->factor) == 0 && a->has_rating == b->has_rating
         && (!a->has_rating || a->rating == b->rating) && a->confidence == b->confidence
         && g_strcmp0 (a->rationale, b->rationale) == 0;
}

/* Layers */

EntLayer *
ent_layer_new (const char *id,
               const char *name)
{
  EntLayer *self = g_new0 (EntLayer, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  return self;
}

EntLayer *
ent_layer_copy (const EntLayer *self)
{
  EntLayer *copy = ent_layer_new (self->id, self->name);

  copy->imported_usec = self->imported_usec;
  copy->n_notes = self->n_notes;
  copy->n_events = self->n_events;
  copy->n_ratings = self->n_ratings;
  return copy;
}

void
ent_layer_free (EntLayer *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  g_free (self);
}
