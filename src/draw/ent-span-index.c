/* Sorted by begin, the spans that begin inside a window lie side by side: two binary
 * searches find them, among many of them only within one of equal parts of the whole
 * time.  Those that began earlier and still last may be anywhere before.  For them we
 * keep, above the array of ends, levels of maxima: each entry is the latest end of FANOUT
 * entries below.  A search from the right descends only where something reaches the
 * window, so it costs what it finds and one path for each. */

#include "config.h"

#include "ent-span-index-private.h"

#define FANOUT 8
#define BUCKET_SPANS 4 /* on average, of very many: each that is looked at is far from the last in memory */

typedef struct
{
  double  seconds;
  guint  *hits;
  guint   n_hits;
  guint   max_hits;
} Query;

static guint
get_bucket (const EntSpanIndex *self,
            double              seconds)
{
  double bucket = (seconds - self->low_sec) * self->buckets_per_sec;

  return (guint) CLAMP (bucket, 0, self->n_buckets - 1);
}

static void
fill_buckets (EntSpanIndex *self)
{
  guint bucket = 0;

  if (self->n < ENT_SPAN_INDEX_BUCKETS || !(self->high_sec > self->low_sec))
    return;
  self->n_buckets = MAX (ENT_SPAN_INDEX_BUCKETS, self->n / BUCKET_SPANS);
  self->buckets = g_new (guint32, self->n_buckets + 1);
  self->buckets_per_sec = self->n_buckets / (self->high_sec - self->low_sec);
  for (guint i = 0; i < self->n; i++)
    for (guint here = get_bucket (self, ent_span_index_get_begin (self, i)); bucket <= here; bucket++)
      self->buckets[bucket] = i;
  for (; bucket <= self->n_buckets; bucket++)
    self->buckets[bucket] = self->n;
}

/* Of level 0, the spans themselves, or of the maxima above them. */
static double
get_latest (const EntSpanIndex *self,
            guint               level,
            guint               index)
{
  return level == 0 ? ent_span_index_get_end (self, index) : self->levels[level - 1][index];
}

EntSpanIndex *
ent_span_index_new (const gint64  *begin,
                    const gint64  *end,
                    const guint32 *items,
                    guint          n,
                    double         low_sec,
                    double         high_sec)
{
  EntSpanIndex *self = g_new0 (EntSpanIndex, 1);
  guint n_below = n;

  self->begin = begin;
  self->end = end;
  self->items = items;
  self->n = n;
  self->low_sec = low_sec;
  self->high_sec = high_sec;
  fill_buckets (self);
  while (n_below > FANOUT)
    {
      guint n_here = (n_below + FANOUT - 1) / FANOUT;
      double *here = g_new (double, n_here);

      for (guint i = 0; i < n_here; i++)
        {
          double latest = -G_MAXDOUBLE;

          for (guint j = i * FANOUT; j < MIN ((i + 1) * FANOUT, n_below); j++)
            latest = MAX (latest, get_latest (self, self->n_levels, j));
          here[i] = latest;
        }
      self->levels[self->n_levels] = here;
      self->level_n[self->n_levels++] = n_here;
      n_below = n_here;
    }
  return self;
}

void
ent_span_index_free (EntSpanIndex *self)
{
  for (guint i = 0; i < self->n_levels; i++)
    g_free (self->levels[i]);
  g_free (self->buckets);
  g_free (self);
}

guint
ent_span_index_get_n (const EntSpanIndex *self)
{
  return self->n;
}

static guint
search (const EntSpanIndex *self,
        guint               low,
        guint               high,
        double              seconds)
{
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (ent_span_index_get_begin (self, middle) < seconds)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint
ent_span_index_find (const EntSpanIndex *self,
                     double              seconds)
{
  return ent_span_index_find_from (self, 0, seconds);
}

guint
ent_span_index_find_from (const EntSpanIndex *self,
                          guint               from,
                          double              seconds)
{
  guint step = 1, high = from;

  if (self->buckets != NULL)
    {
      /* All in buckets before begin before it, and all in those after not before it. */
      guint bucket = get_bucket (self, seconds);

      high = MAX (self->buckets[bucket + 1], from);
      return search (self, MAX (self->buckets[bucket], from), high, seconds);
    }
  if (from == 0)
    return search (self, 0, self->n, seconds);
  while (high < self->n && ent_span_index_get_begin (self, high) < seconds)
    {
      from = high + 1;
      high = self->n - high > step ? high + step : self->n;
      step *= 2;
    }
  return search (self, MIN (from, high), high, seconds);
}

/* @level 0 is the array of ends, higher ones are the maxima; only entries below @before. */
static void
descend (const EntSpanIndex *self,
         guint               level,
         guint               first,
         guint               before,
         Query              *query)
{
  for (guint i = before; i > first && query->n_hits < query->max_hits; i--)
    {
      if (get_latest (self, level, i - 1) < query->seconds)
        continue;
      if (level == 0)
        {
          query->hits[query->n_hits++] = i - 1;
        }
      else
        {
          guint n_below = level == 1 ? self->n : self->level_n[level - 2];

          descend (self, level - 1, (i - 1) * FANOUT, MIN (i * FANOUT, n_below), query);
        }
    }
}

guint
ent_span_index_query_over (const EntSpanIndex *self,
                           guint               before,
                           double              seconds,
                           guint              *hits,
                           guint               max_hits)
{
  Query query = { seconds, hits, 0, max_hits };
  guint last = MIN (before, self->n);

  /* What is not a whole block of the next level is walked here; the rest is left to it. */
  for (guint level = 0; last > 0; level++)
    {
      gboolean top = level == self->n_levels;
      guint first = top ? 0 : last / FANOUT * FANOUT;

      descend (self, level, first, last, &query);
      if (top)
        break;
      last = first / FANOUT;
    }
  return query.n_hits;
}
