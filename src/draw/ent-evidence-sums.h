#pragma once

#include "ent-codebook.h"
#include "ent-event-table.h"

G_BEGIN_DECLS

/* How much speaks for and against each factor over time: the signed evidence of a case's events, counted by
 * their importance.  What it costs to ask does not grow with the number of events. */
typedef struct _EntEvidenceSums EntEvidenceSums;

/* A turning point counts three, an event two, a detail one. */
#define ENT_EVIDENCE_WEIGHT(importance) (4 - (importance))

/* All are at least 0. */
typedef struct
{
  double plus;
  double minus;
  double soft_plus;   /* the part of it that is dated about, or perhaps */
  double soft_minus;
} EntEvidenceSum;

/**
 * ent_evidence_sums_new:
 * @codebook: (nullable): puts factors in order and names them
 * @shown: (nullable): by event; those with 0 count nothing, but have their rows
 * @now_sec: where things end that have not ended
 *
 * What goes on from one day to another counts in equal parts all the while, and so what is dated by a year
 * alone; all of it together as much as if it were a day's.  Any thread; O(n log n).
 * Returns: (transfer full): an atomically counted value that one thread at a time may ask
 */
EntEvidenceSums *ent_evidence_sums_new        (EntEventTable         *table,
                                               EntCodebook           *codebook,
                                               const guint8          *shown,
                                               double                 now_sec);
EntEvidenceSums *ent_evidence_sums_ref        (EntEvidenceSums       *self);
void             ent_evidence_sums_unref      (EntEvidenceSums       *self);

/* (transfer none) */
EntEventTable   *ent_evidence_sums_get_table  (const EntEvidenceSums *self);
/* A row for each factor that any event of the table shows. */
guint            ent_evidence_sums_get_n_rows (const EntEvidenceSums *self);
/* Of the factor in the codebook. (transfer none) */
const char      *ent_evidence_sums_get_id     (const EntEvidenceSums *self,
                                               guint                  row);
/* For people. (transfer none) */
const char      *ent_evidence_sums_get_title  (const EntEvidenceSums *self,
                                               guint                  row);
/* From @begin_sec until before @end_sec. O(log n) */
void             ent_evidence_sums_get        (const EntEvidenceSums *self,
                                               guint                  row,
                                               double                 begin_sec,
                                               double                 end_sec,
                                               EntEvidenceSum        *sum);
/* (transfer full): indices of guint32 into the table: the events of which some is counted there, by date */
GArray          *ent_evidence_sums_list       (const EntEvidenceSums *self,
                                               guint                  row,
                                               double                 begin_sec,
                                               double                 end_sec);

/**
 * ent_evidence_sums_find:
 * @forward: from @seconds on, else before it
 * @found: (out): where the next begins to count, or @seconds where it already does; backwards, until when it counted
 *
 * Returns: FALSE where nothing is counted any more in that direction
 */
gboolean         ent_evidence_sums_find       (const EntEvidenceSums *self,
                                               guint                  row,
                                               double                 seconds,
                                               gboolean               forward,
                                               double                *found);

/* Buckets of time, each so many months long, that lie where the calendar has them: 1 for months, 12 for years,
 * 120 for decades.  The first of all begins with the year 0. */

/* As long as it takes to be seen apart where a second is @px_per_sec wide. */
gint64           ent_evidence_choose_months   (double                 px_per_sec);
gint64           ent_evidence_find_bucket     (gint64                 months,
                                               double                 seconds);
double           ent_evidence_get_begin_sec   (gint64                 months,
                                               gint64                 bucket);
/* For people: "March 1995", "1995", "1990–1999". (transfer full) */
char            *ent_evidence_format_bucket   (gint64                 months,
                                               gint64                 bucket);
/* "per month", "per year", "per 10 years". (transfer full) */
char            *ent_evidence_format_unit     (gint64                 months);
/* The most that any bucket of any factor has for it, and against it, or a little more. Kept once it is known */
void             ent_evidence_sums_get_most   (EntEvidenceSums       *self,
                                               gint64                 months,
                                               double                *plus,
                                               double                *minus);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntEvidenceSums, ent_evidence_sums_unref)

G_END_DECLS
