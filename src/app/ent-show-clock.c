/* How time goes while a lecture is held: in all, for each slide, and against what was planned. */

#include "config.h"

#include "ent-show-private.h"

#include <glib/gi18n-lib.h>

static const EntSlide *
get_slide (EntShow *self,
           guint    slide)
{
  return slide < self->deck->slides->len ? self->deck->slides->pdata[slide] : NULL;
}

static gint64
get_now (EntShow *self)
{
  return self->clock != NULL ? self->clock (self->clock_data) : g_get_monotonic_time ();
}

/* What has passed since belongs to the slide where one was. */
void
ent_show_count_time (EntShow *self)
{
  gint64 now = get_now (self), passed = now - self->last_usec;
  const EntSlide *slide = ent_show_get_slide (self, &self->place);
  gint64 *spent;

  self->last_usec = now;
  if (self->paused || slide == NULL || passed <= 0)
    return;
  self->elapsed_usec += passed;
  spent = g_hash_table_lookup (self->spent, slide->id);
  if (spent == NULL)
    g_hash_table_insert (self->spent, g_strdup (slide->id), spent = g_new0 (gint64, 1));
  *spent += passed;
}

void
ent_show_set_clock (EntShow      *self,
                    EntShowClock  clock,
                    gpointer      data)
{
  g_return_if_fail (ENT_IS_SHOW (self));

  ent_show_count_time (self);
  self->clock = clock;
  self->clock_data = data;
  self->last_usec = get_now (self);
}

void
ent_show_tick (EntShow *self)
{
  g_return_if_fail (ENT_IS_SHOW (self));

  ent_show_count_time (self);
  ent_show_tell_time (self);
}

void
ent_show_set_paused (EntShow  *self,
                     gboolean  paused)
{
  g_return_if_fail (ENT_IS_SHOW (self));

  if (self->paused == paused)
    return;
  ent_show_count_time (self);
  self->paused = paused;
  ent_show_tell_time (self);
}

gboolean
ent_show_get_paused (EntShow *self)
{
  g_return_val_if_fail (ENT_IS_SHOW (self), FALSE);

  return self->paused;
}

void
ent_show_restart (EntShow *self)
{
  g_return_if_fail (ENT_IS_SHOW (self));

  g_free (self->rehearsal_id);
  self->rehearsal_id = g_uuid_string_random ();
  self->started_usec = g_get_real_time ();
  self->last_usec = get_now (self);
  self->elapsed_usec = 0;
  g_hash_table_remove_all (self->spent);
  self->paused = FALSE;
  ent_show_tell_time (self);
}

int
ent_show_get_elapsed (EntShow *self)
{
  g_return_val_if_fail (ENT_IS_SHOW (self), 0);

  return (int) (self->elapsed_usec / G_USEC_PER_SEC);
}

int
ent_show_get_slide_elapsed (EntShow *self,
                            guint    slide)
{
  const EntSlide *item;
  const gint64 *spent;

  g_return_val_if_fail (ENT_IS_SHOW (self), 0);

  item = get_slide (self, slide);
  spent = item != NULL ? g_hash_table_lookup (self->spent, item->id) : NULL;
  return spent != NULL ? (int) (*spent / G_USEC_PER_SEC) : 0;
}

int
ent_show_get_planned (EntShow *self)
{
  int planned;

  g_return_val_if_fail (ENT_IS_SHOW (self), 0);

  planned = ent_deck_get_planned (self->deck, G_MAXUINT);
  return planned > 0 ? planned : self->deck->lecture->minutes * 60;
}

/* Planned seconds of the slides before this one. */
static int
get_planned_before (EntShow *self,
                    guint    slide)
{
  int planned = ent_deck_get_planned (self->deck, G_MAXUINT);

  if (planned > 0)
    return ent_deck_get_planned (self->deck, slide);
  planned = 0;
  for (guint i = 0; i < slide && i < self->deck->slides->len; i++)
    planned += ent_show_get_slide_planned (self, i);
  return planned;
}

int
ent_show_get_slide_planned (EntShow *self,
                            guint    slide)
{
  const EntSlide *item;

  g_return_val_if_fail (ENT_IS_SHOW (self), 0);

  item = get_slide (self, slide);
  if (item == NULL || item->skipped)
    return 0;
  if (ent_deck_get_planned (self->deck, G_MAXUINT) > 0)
    return item->planned_sec;
  return self->deck->lecture->minutes * 60 / (int) MAX (ent_show_get_n_shown (self), 1);
}

/* A few seconds more or less are no matter: the longer the lecture, the more. */
static int
get_tolerance (int planned)
{
  return CLAMP (planned / 60, 10, 60);
}

EntPace
ent_show_get_pace (EntShow *self,
                   int     *seconds)
{
  int planned, elapsed, tolerance, before, after;
  guint slide;

  g_return_val_if_fail (ENT_IS_SHOW (self), ENT_PACE_UNKNOWN);

  planned = ent_show_get_planned (self);
  elapsed = ent_show_get_elapsed (self);
  tolerance = get_tolerance (planned);
  slide = self->place.ended ? self->deck->slides->len : self->place.slide;
  before = get_planned_before (self, slide);
  after = before + ent_show_get_slide_planned (self, slide);
  *seconds = 0;
  if (planned == 0)
    return ENT_PACE_UNKNOWN;
  if (elapsed > planned + tolerance)
    {
      *seconds = elapsed - planned;
      return ENT_PACE_OVER;
    }
  if (elapsed > after + tolerance)
    {
      *seconds = elapsed - after;
      return ENT_PACE_BEHIND;
    }
  if (elapsed < before - tolerance)
    {
      *seconds = before - elapsed;
      return ENT_PACE_AHEAD;
    }
  return ENT_PACE_ON_TIME;
}

char *
ent_seconds_format (int seconds)
{
  int rest = ABS (seconds);
  const char *sign = seconds < 0 ? "−" : "";

  if (rest >= 3600)
    return g_strdup_printf ("%s%d:%02d:%02d", sign, rest / 3600, rest / 60 % 60, rest % 60);
  return g_strdup_printf ("%s%d:%02d", sign, rest / 60, rest % 60);
}

/* "1 min 20 s", to ten seconds once it is more than a minute: nobody needs more. */
static char *
dup_span (int seconds)
{
  if (seconds < 60)
    /* Translators: a length of time in seconds */
    return g_strdup_printf (_("%d s"), seconds);
  seconds -= seconds % 10;
  if (seconds % 60 == 0 || seconds >= 600)
    /* Translators: a length of time in minutes */
    return g_strdup_printf (_("%d min"), seconds / 60);
  /* Translators: a length of time in minutes and seconds */
  return g_strdup_printf (_("%d min %d s"), seconds / 60, seconds % 60);
}

char *
ent_show_dup_pace (EntShow *self)
{
  g_autofree char *span = NULL;
  EntPace pace;
  int seconds;

  g_return_val_if_fail (ENT_IS_SHOW (self), NULL);

  pace = ent_show_get_pace (self, &seconds);
  span = dup_span (seconds);
  switch (pace)
    {
    case ENT_PACE_AHEAD:
      /* Translators: %s is a length of time: "40 s ahead" of what was planned */
      return g_strdup_printf (_("%s ahead"), span);
    case ENT_PACE_ON_TIME:
      return g_strdup (_("On time"));
    case ENT_PACE_BEHIND:
      /* Translators: %s is a length of time: "40 s behind" what was planned */
      return g_strdup_printf (_("%s behind"), span);
    case ENT_PACE_OVER:
      /* Translators: %s is a length of time: "40 s over" what was planned in all */
      return g_strdup_printf (_("%s over"), span);
    case ENT_PACE_UNKNOWN:
    default:
      return g_strdup (_("No time planned"));
    }
}

EntRehearsal *
ent_show_create_rehearsal (EntShow *self)
{
  EntRehearsal *rehearsal;

  g_return_val_if_fail (ENT_IS_SHOW (self), NULL);

  ent_show_count_time (self);
  rehearsal = ent_rehearsal_new (self->deck->lecture->id);
  g_free (rehearsal->id);
  rehearsal->id = g_strdup (self->rehearsal_id);
  rehearsal->started_usec = self->started_usec;
  rehearsal->planned_sec = ent_show_get_planned (self);
  rehearsal->seconds = ent_show_get_elapsed (self);
  for (guint i = 0; i < self->deck->slides->len; i++)
    {
      const EntSlide *slide = self->deck->slides->pdata[i];

      if (!slide->skipped || g_hash_table_contains (self->spent, slide->id))
        ent_rehearsal_add_slide (rehearsal, slide, ent_show_get_section (self, i),
                                 ent_show_get_slide_elapsed (self, i))->planned_sec = ent_show_get_slide_planned (self, i);
    }
  return rehearsal;
}
