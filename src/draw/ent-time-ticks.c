/* Ticks of a time axis.
 *
 * A step is a number of hours, days, months or years.  We take the finest step whose labels
 * find room beside one another, and strokes of a finer step that divides it.  Ticks that
 * begin the next larger unit are major.  Only the visible range is walked, and a step is
 * never narrower than a few px, so the number of ticks follows the width alone.
 *
 * Labels then claim their room in order of rank: the one that says in which year, month or
 * day the view begins, then majors, then minors.  What would touch a claimed label, or be
 * cut by the edge of the view, stays without one. */

#include "config.h"

#include "ent-time-ticks-private.h"

#include "ent-date.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

/* Of days, 5 means the 1st, 5th, 10th … 25th, and 10 the 1st, 10th, 20th. */
static const EntTickStep short_steps[] = {
  { ENT_TICK_UNIT_HOUR, 1 }, { ENT_TICK_UNIT_HOUR, 3 }, { ENT_TICK_UNIT_HOUR, 6 }, { ENT_TICK_UNIT_HOUR, 12 },
  { ENT_TICK_UNIT_DAY, 1 }, { ENT_TICK_UNIT_DAY, 5 }, { ENT_TICK_UNIT_DAY, 10 },
  { ENT_TICK_UNIT_MONTH, 1 }, { ENT_TICK_UNIT_MONTH, 3 },
  { ENT_TICK_UNIT_YEAR, 1 }, { ENT_TICK_UNIT_YEAR, 2 }, { ENT_TICK_UNIT_YEAR, 5 },
};

typedef struct
{
  gint64 year;  /* 0 is 1 BC */
  int    month;
  int    day;
  int    hour;
} Civil;

typedef struct
{
  const EntTimeScale *scale;
  EntTickMeasureFunc  measure;
  gpointer            data;
} Context;

static EntTickStep
get_step (guint index)
{
  static const gint64 factors[] = { 1, 2, 5 };
  EntTickStep step = { ENT_TICK_UNIT_YEAR, 1 };

  if (index < G_N_ELEMENTS (short_steps))
    return short_steps[index];

  index -= G_N_ELEMENTS (short_steps);
  step.n = factors[index % 3] * 10;
  for (guint i = 0; i < index / 3; i++)
    step.n *= 10;
  return step;
}

/* The least px between two ticks of the step. */
static double
get_step_px (const Context *context,
             EntTickStep    step)
{
  static const double seconds[] = { 3600.0, 86400.0, 28 * 86400.0, 365 * 86400.0 };
  double n = (double) step.n;

  /* From the 25th to the 1st of March can be four days; from the 20th, nine. */
  if (step.unit == ENT_TICK_UNIT_DAY && step.n > 1)
    n--;
  return n * seconds[step.unit] * ent_time_scale_get_px_per_sec (context->scale);
}

/* Years count from 1 BC backwards as from 1 AD forwards: 500 BC is a round year, the
 * calendar's year −500 is not. */
static gint64
round_year (gint64 year,
            gint64 n)
{
  if (year > 0)
    return MAX (year - year % n, 1);
  return 1 - (n - year) / n * n;
}

static gint64
next_year (gint64 year,
           gint64 n)
{
  if (year >= 1)
    return year == 1 && n > 1 ? n : year + n;
  return MIN (year + n, 1);
}

static gboolean
is_round_year (gint64 year,
               gint64 n)
{
  return year == 1 || (year > 0 ? year % n == 0 : (1 - year) % n == 0);
}

static Civil
round_down (double      seconds,
            EntTickStep step)
{
  gint64 whole = (gint64) floor (seconds), day_begin;
  Civil at;

  ent_date_civil_from_seconds (whole, &at.year, &at.month, &at.day);
  day_begin = ent_date_seconds_from_civil (at.year, at.month, at.day);
  at.hour = (int) ((whole - day_begin) / 3600);
  if (step.unit == ENT_TICK_UNIT_HOUR)
    {
      at.hour -= at.hour % (int) step.n;
      return at;
    }
  at.hour = 0;
  if (step.unit == ENT_TICK_UNIT_DAY)
    {
      at.day = MIN (at.day - (step.n > 1 ? at.day % (int) step.n : 0), step.n == 5 ? 25 : step.n == 10 ? 20 : 31);
      at.day = MAX (at.day, 1);
      return at;
    }
  at.day = 1;
  if (step.unit == ENT_TICK_UNIT_MONTH)
    at.month -= (at.month - 1) % (int) step.n;
  else
    at.month = 1;
  if (step.unit == ENT_TICK_UNIT_YEAR)
    at.year = round_year (at.year, step.n);
  return at;
}

static double
to_seconds (const Civil *at)
{
  return (double) ent_date_seconds_from_civil (at->year, at->month, at->day) + at->hour * 3600.0;
}

static void
advance_months (Civil *at,
                int    n)
{
  at->day = 1;
  at->month += n;
  if (at->month > 12)
    {
      at->month -= 12;
      at->year++;
    }
}

static void
advance (Civil       *at,
         EntTickStep  step)
{
  gint64 next;

  switch (step.unit)
    {
    case ENT_TICK_UNIT_HOUR:
      at->hour += (int) step.n;
      if (at->hour < 24)
        return;
      at->hour = 0;
      next = ent_date_seconds_from_civil (at->year, at->month, at->day) + 86400;
      ent_date_civil_from_seconds (next, &at->year, &at->month, &at->day);
      return;
    case ENT_TICK_UNIT_DAY:
      if (step.n == 1)
        {
          next = ent_date_seconds_from_civil (at->year, at->month, at->day) + 86400;
          ent_date_civil_from_seconds (next, &at->year, &at->month, &at->day);
        }
      else if (at->day == 1)
        at->day = (int) step.n;
      else if (at->day + step.n > 25)
        advance_months (at, 1);
      else
        at->day += (int) step.n;
      return;
    case ENT_TICK_UNIT_MONTH:
      advance_months (at, (int) step.n);
      return;
    case ENT_TICK_UNIT_YEAR:
      at->year = next_year (at->year, step.n);
      return;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_on_step (const Civil *at,
            EntTickStep  step)
{
  switch (step.unit)
    {
    case ENT_TICK_UNIT_HOUR:
      return at->hour % step.n == 0;
    case ENT_TICK_UNIT_DAY:
      return at->hour == 0
             && (step.n == 1 || at->day == 1 || (at->day % step.n == 0 && at->day <= 25));
    case ENT_TICK_UNIT_MONTH:
      return at->hour == 0 && at->day == 1 && (at->month - 1) % step.n == 0;
    case ENT_TICK_UNIT_YEAR:
      return at->hour == 0 && at->day == 1 && at->month == 1 && is_round_year (at->year, step.n);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
divides (EntTickStep fine,
         EntTickStep step)
{
  if (fine.unit == ENT_TICK_UNIT_YEAR && step.unit == ENT_TICK_UNIT_YEAR)
    return step.n % fine.n == 0;
  return TRUE;
}

char *
ent_ticks_group_digits (gint64 number)
{
  const char *separator = localeconv ()->thousands_sep;
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  gsize n = strlen (digits);
  GString *grouped;

  if (n <= 4)
    return g_steal_pointer (&digits);

  grouped = g_string_sized_new (n * 2);
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append (grouped, separator != NULL && *separator != '\0' ? separator : ",");
      g_string_append_c (grouped, digits[i]);
    }
  return g_string_free (grouped, FALSE);
}

char *
ent_time_format_year (gint64 year)
{
  g_autofree char *number = ent_ticks_group_digits (year > 0 ? year : 1 - year);

  /* Translators: a year before our era, "44 BC" */
  return year > 0 ? g_steal_pointer (&number) : g_strdup_printf (_("%s BC"), number);
}

static char *
format_month (int month)
{
  g_autoptr(GDateTime) date = g_date_time_new_utc (2000, month, 1, 0, 0, 0);

  return g_date_time_format (date, "%Ob");
}

static char *
format_tick (const Civil *at,
             EntTickUnit  unit)
{
  g_autofree char *year = NULL, *month = NULL;

  if (unit == ENT_TICK_UNIT_HOUR)
    /* Translators: an hour on the time axis, "06:00" */
    return g_strdup_printf (_("%02d:00"), at->hour);
  if (unit == ENT_TICK_UNIT_DAY)
    return g_strdup_printf ("%d", at->day);
  if (unit == ENT_TICK_UNIT_MONTH)
    return format_month (at->month);
  return ent_time_format_year (at->year);
}

/* What a major tick says must stand on its own: the month with its year. */
static char *
format_major (const Civil *at,
              EntTickUnit  unit)
{
  g_autofree char *year = ent_time_format_year (at->year), *month = NULL;

  if (unit == ENT_TICK_UNIT_YEAR)
    return g_steal_pointer (&year);
  month = format_month (at->month);
  if (unit == ENT_TICK_UNIT_MONTH)
    /* Translators: month and year on the time axis, "Sep 1978"; "%2$s %1$s" puts the year first */
    return g_strdup_printf (_("%s %s"), month, year);
  /* Translators: day, month and year on the time axis, "17 Sep 1978"; "%3$s %2$s %1$d" turns it about */
  return g_strdup_printf (_("%d %s %s"), at->day, month, year);
}

static double
measure_label (const Context *context,
               const char    *text,
               gboolean       bold)
{
  return context->measure (text, bold, context->data);
}

/* The widest label of a step in the visible range. */
static double
get_label_width (const Context *context,
                 EntTickStep    step)
{
  double widest = 0;
  Civil at = { 2000, 1, 28, 0 };

  if (step.unit == ENT_TICK_UNIT_YEAR)
    {
      const double ends[] = { context->scale->begin_sec, context->scale->end_sec };

      for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
        {
          g_autofree char *text = NULL;

          at = round_down (ends[i], step);
          text = ent_time_format_year (at.year);
          widest = MAX (widest, measure_label (context, text, TRUE));
        }
      return widest;
    }

  for (at.month = 1; at.month <= (step.unit == ENT_TICK_UNIT_MONTH ? 12 : 1); at.month++)
    {
      g_autofree char *text = format_tick (&at, step.unit);

      widest = MAX (widest, measure_label (context, text, FALSE));
    }
  return widest;
}

/* How many steps lie between two majors. */
static double
get_steps_to_major (EntTickStep step)
{
  static const double units[] = { 24, 30, 12 };

  if (step.unit == ENT_TICK_UNIT_YEAR)
    return MAX ((double) ent_tick_step_get_major (step).n / (double) step.n, 3);
  return MAX (units[step.unit] / (double) step.n, 3);
}

static double
get_major_width (const Context *context,
                 EntTickStep    step)
{
  Civil at = round_down (context->scale->end_sec, ent_tick_step_get_major (step));
  g_autofree char *text = format_major (&at, ent_tick_step_get_major (step).unit);

  return measure_label (context, text, TRUE);
}

/* The finest whose labels find room, and whose majors do not take that of more than a third
 * of the others. */
static EntTickStep
choose_labelled (const Context *context,
                 guint         *index)
{
  EntTickStep step;

  for (*index = 0;; (*index)++)
    {
      double px;

      step = get_step (*index);
      px = get_step_px (context, step);
      if (px >= get_label_width (context, step) + ENT_TICK_LABEL_INDENT + ENT_TICK_LABEL_GAP
          && px * get_steps_to_major (step) / 3 >= get_major_width (context, step) + ENT_TICK_LABEL_INDENT + ENT_TICK_LABEL_GAP)
        return step;
      /* Even the next unit's labels would not fit: a view narrower than one label. */
      if (px > context->scale->width_px * 20)
        return step;
    }
}

static EntTickStep
choose_strokes (const Context *context,
                EntTickStep    labelled,
                guint          index)
{
  for (guint i = index > 4 ? index - 4 : 0; i < index; i++)
    {
      EntTickStep step = get_step (i);

      if (divides (step, labelled) && get_step_px (context, step) >= ENT_TICK_MIN_STROKE_PX)
        return step;
    }
  return labelled;
}

static void
clear_tick (gpointer data)
{
  g_clear_pointer (&((EntTick *) data)->label, g_free);
}

GArray *
ent_ticks_new (void)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (EntTick));

  g_array_set_clear_func (ticks, clear_tick);
  return ticks;
}

static void
claim (GArray      *ticks,
       double       width_px,
       EntTickRank  rank)
{
  double taken_until = -G_MAXDOUBLE;

  for (guint i = 0; i < ticks->len; i++)
    {
      EntTick *tick = &g_array_index (ticks, EntTick, i);
      double from, to;
      gboolean free = TRUE;

      if (tick->label == NULL)
        continue;
      from = tick->label_px;
      to = from + tick->label_width;
      if (tick->rank > rank)
        {
          taken_until = MAX (taken_until, to);
          continue;
        }
      if (tick->rank < rank)
        continue;

      free = from >= 0 && to <= width_px && from >= taken_until + ENT_TICK_LABEL_GAP;
      /* The next label of a higher rank, if it is near. */
      for (guint j = i + 1; free && j < ticks->len; j++)
        {
          const EntTick *other = &g_array_index (ticks, EntTick, j);

          if (other->px > to + ENT_TICK_LABEL_GAP)
            break;
          if (other->label != NULL && other->rank > rank && other->label_px < to + ENT_TICK_LABEL_GAP)
            free = FALSE;
        }
      if (free)
        taken_until = to;
      else
        clear_tick (tick);
    }
}

void
ent_ticks_claim (GArray *ticks,
                 double  width_px)
{
  for (EntTickRank rank = ENT_TICK_ORIGIN; rank > ENT_TICK_FINE; rank--)
    claim (ticks, width_px, rank);
}

static void
add_tick (const Context *context,
          GArray        *ticks,
          const Civil   *at,
          EntTickRank    rank,
          char          *label)
{
  EntTick tick = { .seconds = to_seconds (at), .rank = rank, .label = label };

  tick.px = ent_time_scale_to_px (context->scale, tick.seconds);
  if (rank == ENT_TICK_CONTEXT)
    tick.px = 0;
  tick.label_px = tick.px + ENT_TICK_LABEL_INDENT;
  if (label != NULL)
    tick.label_width = measure_label (context, label, rank >= ENT_TICK_MAJOR);
  g_array_append_val (ticks, tick);
}

/* Months without their year, days without their month, mean nothing. */
static void
add_context (const Context *context,
             GArray        *ticks,
             EntTickStep    major)
{
  Civil at = round_down (context->scale->begin_sec, major), next = at;
  g_autofree char *label = format_major (&at, major.unit);
  double width = measure_label (context, label, TRUE);

  advance (&next, major);
  if (ent_time_scale_to_px (context->scale, to_seconds (&next)) > width + ENT_TICK_LABEL_GAP)
    add_tick (context, ticks, &at, ENT_TICK_CONTEXT, g_steal_pointer (&label));
}

GArray *
ent_time_scale_make_ticks (const EntTimeScale *self,
                           EntTickMeasureFunc  measure,
                           gpointer            data)
{
  Context context = { self, measure, data };
  GArray *ticks = ent_ticks_new ();
  guint index, limit;
  EntTickStep labelled, strokes, major;
  Civil at;

  g_return_val_if_fail (self != NULL && self->end_sec > self->begin_sec, ticks);
  g_return_val_if_fail (measure != NULL, ticks);

  labelled = choose_labelled (&context, &index);
  strokes = choose_strokes (&context, labelled, index);
  major = ent_tick_step_get_major (labelled);
  if (labelled.unit != ENT_TICK_UNIT_YEAR)
    add_context (&context, ticks, major);

  /* Two more than fit: the years about 1 BC stand closer. */
  limit = (guint) (self->width_px / ENT_TICK_MIN_STROKE_PX) + 2;
  at = round_down (self->begin_sec, strokes);
  while (to_seconds (&at) < self->begin_sec)
    advance (&at, strokes);
  for (guint i = 0; i < limit && to_seconds (&at) < self->end_sec; i++)
    {
      if (is_on_step (&at, major))
        add_tick (&context, ticks, &at, ENT_TICK_MAJOR, format_major (&at, major.unit));
      else if (is_on_step (&at, labelled))
        add_tick (&context, ticks, &at, ENT_TICK_MINOR, format_tick (&at, labelled.unit));
      else
        add_tick (&context, ticks, &at, ENT_TICK_FINE, NULL);
      advance (&at, strokes);
    }

  ent_ticks_claim (ticks, self->width_px);
  return ticks;
}
