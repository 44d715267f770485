#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where time lies on an axis.  A plain struct.
 *
 * Positions are px along the axis from the begin of the visible range, growing with time:
 * whoever paints or points from right to left mirrors them at the very edge, and nothing
 * in between needs to know.  Times are seconds from 1970 as in ent-date.h, as doubles. */
typedef struct
{
  double begin_sec;        /* visible range; the end is exclusive */
  double end_sec;
  double width_px;         /* at least 1 */
  double limit_begin_sec;  /* the visible range never leaves the limits */
  double limit_end_sec;
  double min_span_sec;     /* nor gets shorter than this */
} EntTimeScale;

/* Farthest limits: about 126,000,000,000 years from now, so that a step past them is still
 * a time in seconds. */
#define ENT_TIME_SCALE_FARTHEST 4e18

/* Sees the whole of the limits. Limits out of order or too close are spread. */
void     ent_time_scale_init           (EntTimeScale       *self,
                                        double              limit_begin_sec,
                                        double              limit_end_sec,
                                        double              width_px);
double   ent_time_scale_to_px          (const EntTimeScale *self,
                                        double              seconds);
double   ent_time_scale_to_seconds     (const EntTimeScale *self,
                                        double              px);
double   ent_time_scale_get_px_per_sec (const EntTimeScale *self);

/* The same range over another width. */
void     ent_time_scale_set_width      (EntTimeScale       *self,
                                        double              width_px);
/* The range nearest to the wished one that limits and shortest span allow.
 * Returns: whether the visible range changed; so the next two. */
gboolean ent_time_scale_set_range      (EntTimeScale       *self,
                                        double              begin_sec,
                                        double              end_sec);
/* @factor above 1 comes nearer; the moment at @px stays there unless a limit forbids it. */
gboolean ent_time_scale_zoom           (EntTimeScale       *self,
                                        double              factor,
                                        double              px);
/* The picture moves @px towards the past's side: later times come into view. */
gboolean ent_time_scale_pan            (EntTimeScale       *self,
                                        double              px);

/* The range on the way from one to another, as one movement: distances grow or shrink by
 * equal factors in equal parts of @progress (0 to 1). */
void     ent_time_scale_interpolate    (double              from_begin_sec,
                                        double              from_end_sec,
                                        double              to_begin_sec,
                                        double              to_end_sec,
                                        double              progress,
                                        double             *begin_sec,
                                        double             *end_sec);

typedef enum
{
  ENT_TICK_FINE,     /* a stroke, no label */
  ENT_TICK_MINOR,
  ENT_TICK_MAJOR,    /* label in bold */
  ENT_TICK_CONTEXT,  /* no stroke: the year, month or day in which the view begins */
  ENT_TICK_ORIGIN,   /* the moment from which an axis counts; label in bold */
} EntTickRank;

typedef struct
{
  double       seconds;
  double       px;
  EntTickRank  rank;
  char        *label;        /* NULL: none, or no room */
  double       label_px;     /* its near edge: a label stands just after its stroke */
  double       label_width;
} EntTick;

/* The width of a tick's label in px. */
typedef double (*EntTickMeasureFunc) (const char *text,
                                      gboolean    bold,
                                      gpointer    data);

/**
 * ent_time_scale_make_ticks:
 *
 * Ticks of the visible range in order of time, from hours to billions of years; at most one
 * for each 7 px, and two more. No two labels touch, and each stands whole in the view.
 * Returns: (transfer full): of EntTick, freeing their labels
 */
GArray  *ent_time_scale_make_ticks     (const EntTimeScale *self,
                                        EntTickMeasureFunc  measure,
                                        gpointer            data);

/**
 * ent_time_scale_make_relative_ticks:
 * @origin_sec: the moment from which the axis counts
 * @name: (nullable): what the moment is, "End of war"; NULL: "0"
 *
 * The same, counting years, months, days and hours from a moment, on the calendar: "−10
 * years", "+3 months".  A month later is the same day of the month, or its last one.
 * Returns: (transfer full): of EntTick, freeing their labels
 */
GArray  *ent_time_scale_make_relative_ticks
                                       (const EntTimeScale *self,
                                        double              origin_sec,
                                        const char         *name,
                                        EntTickMeasureFunc  measure,
                                        gpointer            data);

/* A year as an axis names it: "1978", "44 BC", "12,000 BC"; @year 0 is 1 BC. (transfer full) */
char    *ent_time_format_year          (gint64              year);

G_END_DECLS
