#include "config.h"

#include <string.h>

#include "ent-event.h"

EntEvent *
ent_event_new (const char *id,
               EntDate    *date,
               EntText    *title)
{
  EntEvent *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (date != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (EntEvent, 1);
  self->id = g_strdup (id);
  self->date = date;
  self->title = title;
  self->actors = ent_ids_new ();
  self->factors = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_factor_sign_free);
  self->importance = ENT_IMPORTANCE_DEFAULT;
  self->sources = ent_cites_new ();

  return self;
}

void
ent_event_free (EntEvent *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_clear_pointer (&self->date, ent_date_unref);
  g_clear_pointer (&self->title, ent_text_free);
  g_clear_pointer (&self->label, ent_text_free);
  g_clear_pointer (&self->text, ent_text_free);
  g_clear_pointer (&self->place, ent_place_free);
  g_clear_pointer (&self->actors, g_ptr_array_unref);
  g_free (self->phase);
  g_clear_pointer (&self->factors, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_free (self);
}

const char *
ent_event_get_label (const EntEvent *self)
{
  g_return_val_if_fail (self != NULL, "");

  return ent_text_get (self->label != NULL ? self->label : self->title);
}

int
ent_event_get_sign (const EntEvent *self,
                    const char     *factor)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (factor != NULL, 0);

  for (guint i = 0; i < self->factors->len; i++)
    {
      const EntFactorSign *sign = g_ptr_array_index (self->factors, i);

      if (strcmp (sign->factor, factor) == 0)
        return sign->sign;
    }

  return 0;
}

int
ent_event_compare (gconstpointer a,
                   gconstpointer b)
{
  const EntEvent *event_a = *(const EntEvent * const *) a;
  const EntEvent *event_b = *(const EntEvent * const *) b;
  gint64 earliest_a = ent_date_get_earliest (event_a->date);
  gint64 earliest_b = ent_date_get_earliest (event_b->date);
  gint64 latest_a = ent_date_get_latest (event_a->date);
  gint64 latest_b = ent_date_get_latest (event_b->date);

  /* Not ent_date_compare(): two ways to write the same bounds are the same date here, and
   * the more important event goes first. */
  if (earliest_a != earliest_b)
    return earliest_a < earliest_b ? -1 : 1;
  if (latest_a != latest_b)
    return latest_a < latest_b ? -1 : 1;
  if (event_a->importance != event_b->importance)
    return event_a->importance < event_b->importance ? -1 : 1;

  return strcmp (event_a->id, event_b->id);
}

EntPlace *
ent_place_new (EntText *name)
{
  EntPlace *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (EntPlace, 1);
  self->name = name;

  return self;
}

void
ent_place_free (EntPlace *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->name, ent_text_free);
  g_free (self->country);
  g_free (self);
}

EntFactorSign *
ent_factor_sign_new (const char *factor,
                     int         sign)
{
  EntFactorSign *self;

  g_return_val_if_fail (factor != NULL, NULL);
  g_return_val_if_fail (sign == 1 || sign == -1, NULL);

  self = g_new0 (EntFactorSign, 1);
  self->factor = g_strdup (factor);
  self->sign = sign;

  return self;
}

void
ent_factor_sign_free (EntFactorSign *self)
{
  if (self == NULL)
    return;

  g_free (self->factor);
  g_free (self);
}
