#pragma once

#include "ent-span-index.h"

G_BEGIN_DECLS

#define ENT_SPAN_INDEX_LEVELS  11 /* 8^11 is more than a guint counts */
#define ENT_SPAN_INDEX_BUCKETS 4096 /* at least, of so many spans */

struct _EntSpanIndex
{
  const gint64  *begin;
  const gint64  *end;
  const guint32 *items;
  guint          n;
  double         low_sec;
  double         high_sec;
  guint          n_levels;
  guint32       *buckets;  /* of many spans: the first that begins in each of equal parts of time, and n */
  guint          n_buckets;
  double         buckets_per_sec;
  double        *levels[ENT_SPAN_INDEX_LEVELS];
  guint          level_n[ENT_SPAN_INDEX_LEVELS];
};

/* Row of the columns at which the @index-th span stands. */
static inline guint
ent_span_index_get_item (const EntSpanIndex *self,
                         guint               index)
{
  return self->items != NULL ? self->items[index] : index;
}

static inline double
ent_span_index_get_begin (const EntSpanIndex *self,
                          guint               index)
{
  return CLAMP ((double) self->begin[ent_span_index_get_item (self, index)], self->low_sec, self->high_sec);
}

static inline double
ent_span_index_get_end (const EntSpanIndex *self,
                        guint               index)
{
  double end = (double) self->end[ent_span_index_get_item (self, index)] + 1;

  return MAX (MIN (end, self->high_sec), ent_span_index_get_begin (self, index));
}

G_END_DECLS
