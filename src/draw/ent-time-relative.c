/* Ticks of an axis that counts from a moment.
 *
 * As on the calendar's axis (ent-time-ticks.c) we take the finest step whose labels find room
 * beside one another, and strokes of a finer one.  A place is counted in whole months, then
 * days, then hours, away from the moment: on both sides by the same rule, so that one walks
 * outwards on each.  Every label stands on its own ("+2 years 3 months"): no label of a
 * larger unit has to be in view to read it. */

#include "config.h"

#include "ent-time-ticks-private.h"

#include "ent-date.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Of days, 5 means 5, 10 … 25 days after each month, and 10 means 10 and 20. */
static const EntTickStep short_steps[] = {
  { ENT_TICK_UNIT_HOUR, 1 }, { ENT_TICK_UNIT_HOUR, 3 }, { ENT_TICK_UNIT_HOUR, 6 }, { ENT_TICK_UNIT_HOUR, 12 },
  { ENT_TICK_UNIT_DAY, 1 }, { ENT_TICK_UNIT_DAY, 5 }, { ENT_TICK_UNIT_DAY, 10 },
  { ENT_TICK_UNIT_MONTH, 1 }, { ENT_TICK_UNIT_MONTH, 3 }, { ENT_TICK_UNIT_MONTH, 6 },
  { ENT_TICK_UNIT_YEAR, 1 }, { ENT_TICK_UNIT_YEAR, 2 }, { ENT_TICK_UNIT_YEAR, 5 },
};

/* How far a place is from the moment. */
typedef struct
{
  gint64 months;
  gint64 days;
  int    hours;
} Distance;

typedef struct
{
  const EntTimeScale *scale;
  const char         *name;
  EntTickMeasureFunc  measure;
  gpointer            data;
  gint64              year;     /* of the moment */
  int                 month;
  int                 day;
  double              rest_sec; /* of its day */
} Context;

static EntTickStep
get_step (guint index)
{
  static const gint64 factors[] = { 1, 2, 5 };
  EntTickStep step = { ENT_TICK_UNIT_YEAR, 10 };

  if (index < G_N_ELEMENTS (short_steps))
    return short_steps[index];

  index -= G_N_ELEMENTS (short_steps);
  step.n *= factors[index % 3];
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

  /* From 25 days to the next month can be three, from 20 days eight. */
  if (step.unit == ENT_TICK_UNIT_DAY && step.n > 1)
    n -= 2;
  return n * seconds[step.unit] * ent_time_scale_get_px_per_sec (context->scale);
}

/* @side: 1 after the moment, −1 before it */
static double
to_seconds (const Context  *context,
            int             side,
            const Distance *at)
{
  gint64 months = context->month - 1 + side * at->months;
  gint64 year = context->year + (months >= 0 ? months / 12 : -((11 - months) / 12));
  int month = (int) (((months % 12) + 12) % 12) + 1;
  gint64 begin = ent_date_seconds_from_civil (year, month, 1);
  gint64 end = month < 12 ? ent_date_seconds_from_civil (year, month + 1, 1)
                          : ent_date_seconds_from_civil (year + 1, 1, 1);
  gint64 day = MIN (context->day, (end - begin) / 86400);

  return (double) (begin + (day - 1) * 86400) + context->rest_sec
         + side * ((double) at->days * 86400 + at->hours * 3600.0);
}

static gint64
get_last_day (EntTickStep step)
{
  return step.n == 5 ? 25 : step.n == 10 ? 20 : 31;
}

/* A double does not count seconds at the far ends of time, but a few hundred of them. */
#define SLACK_SEC 1800

/* The next month begins before days are out. */
static void
carry (const Context *context,
       int            side,
       Distance      *at,
       gint64         last_day)
{
  Distance next = { at->months + 1, 0, 0 };

  if (at->days > last_day
      || side * (to_seconds (context, side, at) - to_seconds (context, side, &next)) >= -SLACK_SEC)
    *at = next;
}

/* The farthest place of the step that is not farther from the moment than @seconds. */
static Distance
round_down (const Context *context,
            int            side,
            double         seconds,
            EntTickStep    step)
{
  Distance at = { 0, 0, 0 };
  gint64 year;
  int month, day;
  double rest;

  ent_date_civil_from_seconds ((gint64) floor (seconds), &year, &month, &day);
  at.months = MAX (side * ((year - context->year) * 12 + month - context->month), 0);
  while (at.months > 0 && side * (to_seconds (context, side, &at) - seconds) > 0)
    at.months--;
  if (step.unit >= ENT_TICK_UNIT_MONTH)
    {
      at.months -= at.months % (step.unit == ENT_TICK_UNIT_YEAR ? step.n * 12 : step.n);
      return at;
    }
  rest = MAX (side * (seconds - to_seconds (context, side, &at)), 0);
  at.days = (gint64) (rest / 86400);
  if (step.unit == ENT_TICK_UNIT_DAY)
    at.days = MIN (at.days - at.days % step.n, get_last_day (step));
  else
    at.hours = (int) (fmod (rest, 86400) / 3600);
  if (step.unit == ENT_TICK_UNIT_HOUR)
    at.hours -= at.hours % (int) step.n;
  carry (context, side, &at, get_last_day (step));
  return at;
}

static void
advance (const Context *context,
         int            side,
         Distance      *at,
         EntTickStep    step)
{
  switch (step.unit)
    {
    case ENT_TICK_UNIT_HOUR:
      at->hours += (int) step.n;
      if (at->hours < 24)
        return;
      at->hours = 0;
      at->days++;
      break;
    case ENT_TICK_UNIT_DAY:
      at->days += step.n;
      break;
    case ENT_TICK_UNIT_MONTH:
      at->months += step.n;
      return;
    case ENT_TICK_UNIT_YEAR:
      at->months += step.n * 12;
      return;
    default:
      g_assert_not_reached ();
    }
  carry (context, side, at, get_last_day (step));
}

static gboolean
is_on_step (const Distance *at,
            EntTickStep     step)
{
  switch (step.unit)
    {
    case ENT_TICK_UNIT_HOUR:
      return at->hours % step.n == 0;
    case ENT_TICK_UNIT_DAY:
      return at->hours == 0 && at->days % step.n == 0 && at->days <= get_last_day (step);
    case ENT_TICK_UNIT_MONTH:
      return at->hours == 0 && at->days == 0 && at->months % step.n == 0;
    case ENT_TICK_UNIT_YEAR:
      return at->hours == 0 && at->days == 0 && at->months % (step.n * 12) == 0;
    default:
      g_assert_not_reached ();
    }
}

static void
append_part (GString    *text,
             const char *format,
             gint64      n)
{
  g_autofree char *number = ent_ticks_group_digits (n);
  g_auto(GStrv) parts = NULL;

  if (n == 0)
    return;
  if (text->len > 0)
    /* Translators: between the parts of a length of time: "2 years 3 months" */
    g_string_append (text, C_("length of time", " "));
  parts = g_strsplit (format, "%s", 2);
  g_string_append_printf (text, "%s%s%s", parts[0], number, parts[1] != NULL ? parts[1] : "");
}

static char *
format_distance (const Context  *context,
                 int             side,
                 const Distance *at)
{
  gint64 years = at->months / 12, months = at->months % 12;
  g_autoptr(GString) text = g_string_new (NULL);

  /* Translators: a length of time */
  append_part (text, ngettext ("%s year", "%s years", (gulong) years), years);
  /* Translators: a length of time */
  append_part (text, ngettext ("%s month", "%s months", (gulong) months), months);
  /* Translators: a length of time */
  append_part (text, ngettext ("%s day", "%s days", (gulong) at->days), at->days);
  /* Translators: a length of time */
  append_part (text, ngettext ("%s hour", "%s hours", (gulong) at->hours), at->hours);
  if (text->len == 0)
    return g_strdup (context->name != NULL ? context->name : "0");
  /* Translators: on an axis that counts from a moment: that long after it, "+2 years" */
  return side > 0 ? g_strdup_printf (_("+%s"), text->str)
                  /* Translators: that long before it, with a true minus sign: "−2 years" */
                  : g_strdup_printf (_("−%s"), text->str);
}

/* The widest label at either end of the view, where numbers are largest. */
static double
get_label_width (const Context *context,
                 double         origin_sec,
                 EntTickStep    step)
{
  const double ends[] = { context->scale->begin_sec, context->scale->end_sec };
  double widest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      int side = ends[i] < origin_sec ? -1 : 1;
      Distance at = round_down (context, side, ends[i], step);
      g_autofree char *text = NULL;

      if (step.unit == ENT_TICK_UNIT_MONTH)
        at.months += 12 - step.n - at.months % 12;
      else if (step.unit == ENT_TICK_UNIT_DAY)
        at.days = 20;
      text = format_distance (context, side, &at);
      widest = MAX (widest, context->measure (text, step.unit == ENT_TICK_UNIT_YEAR, context->data));
    }
  return widest;
}

static EntTickStep
choose_labelled (const Context *context,
                 double         origin_sec,
                 guint         *index)
{
  for (*index = 0;; (*index)++)
    {
      EntTickStep step = get_step (*index);
      double px = get_step_px (context, step);

      if (px >= get_label_width (context, origin_sec, step) + ENT_TICK_LABEL_INDENT + ENT_TICK_LABEL_GAP)
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
  for (guint i = index > 5 ? index - 5 : 0; i < index; i++)
    {
      EntTickStep step = get_step (i);

      if ((step.unit != labelled.unit || labelled.n % step.n == 0)
          && get_step_px (context, step) >= ENT_TICK_MIN_STROKE_PX)
        return step;
    }
  return labelled;
}

static void
add_tick (const Context  *context,
          GArray         *ticks,
          int             side,
          const Distance *at,
          EntTickRank     rank)
{
  EntTick tick = { .seconds = to_seconds (context, side, at), .rank = rank };

  tick.px = rank == ENT_TICK_CONTEXT ? 0 : ent_time_scale_to_px (context->scale, tick.seconds);
  tick.label_px = tick.px + ENT_TICK_LABEL_INDENT;
  if (rank != ENT_TICK_FINE)
    {
      tick.label = format_distance (context, side, at);
      tick.label_width = context->measure (tick.label, rank >= ENT_TICK_MAJOR, context->data);
    }
  if (side > 0)
    g_array_append_val (ticks, tick);
  else
    g_array_prepend_val (ticks, tick);
}

/* Outwards from the moment; before it, to be called first. */
static void
add_side (const Context *context,
          GArray        *ticks,
          double         origin_sec,
          int            side,
          EntTickStep    labelled,
          EntTickStep    strokes)
{
  const EntTimeScale *scale = context->scale;
  double from = side > 0 ? MAX (scale->begin_sec, origin_sec) : MIN (scale->end_sec, origin_sec);
  guint limit = (guint) (scale->width_px / ENT_TICK_MIN_STROKE_PX) + 2;
  Distance at = round_down (context, side, from, strokes);
  EntTickStep major = ent_tick_step_get_major (labelled);

  while (ticks->len < limit)
    {
      double seconds = to_seconds (context, side, &at);
      gboolean is_origin = at.months == 0 && at.days == 0 && at.hours == 0;

      if (side > 0 ? seconds >= scale->end_sec : seconds < scale->begin_sec)
        return;
      if (seconds >= scale->begin_sec && seconds < scale->end_sec && (side > 0 || !is_origin))
        add_tick (context, ticks, side, &at,
                  is_origin ? ENT_TICK_ORIGIN
                  : is_on_step (&at, major) ? ENT_TICK_MAJOR
                  : is_on_step (&at, labelled) ? ENT_TICK_MINOR : ENT_TICK_FINE);
      advance (context, side, &at, strokes);
    }
}

/* Where no label found room, the view says at least on what day it begins. */
static void
add_context (const Context *context,
             GArray        *ticks,
             double         origin_sec)
{
  const EntTickStep days = { ENT_TICK_UNIT_DAY, 1 };
  double begin_sec = context->scale->begin_sec;
  int side = begin_sec < origin_sec ? -1 : 1;
  Distance at = round_down (context, side, begin_sec, days);
  EntTick tick = { .seconds = begin_sec, .rank = ENT_TICK_CONTEXT, .label_px = ENT_TICK_LABEL_INDENT };

  for (guint i = 0; i < ticks->len; i++)
    if (g_array_index (ticks, EntTick, i).label != NULL)
      return;
  tick.label = format_distance (context, side, &at);
  tick.label_width = context->measure (tick.label, TRUE, context->data);
  g_array_prepend_val (ticks, tick);
  ent_ticks_claim (ticks, context->scale->width_px);
}

GArray *
ent_time_scale_make_relative_ticks (const EntTimeScale *self,
                                    double              origin_sec,
                                    const char         *name,
                                    EntTickMeasureFunc  measure,
                                    gpointer            data)
{
  Context context = { .scale = self, .name = name, .measure = measure, .data = data };
  GArray *ticks = ent_ticks_new ();
  EntTickStep labelled, strokes;
  guint index;

  g_return_val_if_fail (self != NULL && self->end_sec > self->begin_sec, ticks);
  g_return_val_if_fail (measure != NULL, ticks);

  origin_sec = CLAMP (origin_sec, -ENT_TIME_SCALE_FARTHEST, ENT_TIME_SCALE_FARTHEST);
  ent_date_civil_from_seconds ((gint64) floor (origin_sec), &context.year, &context.month, &context.day);
  context.rest_sec = origin_sec - (double) ent_date_seconds_from_civil (context.year, context.month, context.day);
  labelled = choose_labelled (&context, origin_sec, &index);
  strokes = choose_strokes (&context, labelled, index);
  add_side (&context, ticks, origin_sec, -1, labelled, strokes);
  add_side (&context, ticks, origin_sec, 1, labelled, strokes);
  ent_ticks_claim (ticks, self->width_px);
  add_context (&context, ticks, origin_sec);
  return ticks;
}
