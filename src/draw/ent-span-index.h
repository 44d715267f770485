#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which of many spans, sorted by begin, a window shows.  Holds no spans of its own: it reads
 * columns that must outlive it unchanged. */
typedef struct _EntSpanIndex EntSpanIndex;

/**
 * ent_span_index_new:
 * @begin: seconds; those of @items rise
 * @end: seconds, inclusive
 * @items: (nullable): which rows of the columns are the spans; NULL: the first @n
 * @low_sec: spans that begin before this are taken to begin here
 * @high_sec: spans that end after this are taken to end here
 */
EntSpanIndex *ent_span_index_new          (const gint64       *begin,
                                           const gint64       *end,
                                           const guint32      *items,
                                           guint               n,
                                           double              low_sec,
                                           double              high_sec);
void          ent_span_index_free         (EntSpanIndex       *self);

guint         ent_span_index_get_n        (const EntSpanIndex *self);

/* The first span that begins at @seconds or later, or n. O(log n). */
guint         ent_span_index_find         (const EntSpanIndex *self,
                                           double              seconds);
/* The same from a guess not behind the answer: O(log of the distance). */
guint         ent_span_index_find_from    (const EntSpanIndex *self,
                                           guint               from,
                                           double              seconds);
/**
 * ent_span_index_query_over:
 * @before: spans from this one on are not asked for
 * @hits: (out caller-allocates): room for @max_hits
 *
 * Spans that begin before the @before-th and reach to @seconds or beyond; the last to begin
 * come first, so that @max_hits leaves out the farthest. O(log n + hits).
 * Returns: how many
 */
guint         ent_span_index_query_over   (const EntSpanIndex *self,
                                           guint               before,
                                           double              seconds,
                                           guint              *hits,
                                           guint               max_hits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSpanIndex, ent_span_index_free)

G_END_DECLS
