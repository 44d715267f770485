#include "config.h"

#include "ent-phase.h"

EntPhase *
ent_phase_new (const char *id,
               EntText    *title,
               EntDate    *date)
{
  EntPhase *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (date != NULL, NULL);

  self = g_new0 (EntPhase, 1);
  self->id = g_strdup (id);
  self->title = title;
  self->date = date;

  return self;
}

void
ent_phase_free (EntPhase *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_clear_pointer (&self->title, ent_text_free);
  g_clear_pointer (&self->date, ent_date_unref);
  g_clear_pointer (&self->text, ent_text_free);
  g_free (self);
}
