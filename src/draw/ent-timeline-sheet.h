#pragma once

#include "ent-sheet.h"
#include "ent-timeline-picture.h"

G_BEGIN_DECLS

/* Timelines painted for paper or a file: with title, legend and source, as large as they are
 * wanted, on one page or on several.  Any thread may make one, once GTK has begun.  Texts come in the
 * process's language. */

#define ENT_TIMELINE_SHEET_MAX_CASES 6

typedef struct
{
  double              width, height;       /* px, 96 to the inch; height 0: as much as it takes */
  double              margin;              /* px */
  double              scale;               /* 1: as on a screen; 0: as large as there is room for, up to @max_scale… */
  double              max_scale;
  double              min_scale;           /* …and down to this; 0: half */
  gboolean            bare;                /* the pictures alone: no title, legend, source and margin */
  gboolean            named;               /* the name of a case is above its picture, though it be the only one */
  EntTimelineParts    parts;               /* of each picture; 0: all */
  guint               n_pages;             /* side by side in time */
  double              overlap;             /* px of neighbours' time */
  gboolean            paged;               /* lanes that do not fit go on on further pages */
  EntPictureFlags     flags;
  double              begin_sec, end_sec;  /* -/+ENT_TIME_SCALE_FARTHEST: where the period begins, ends */
  gboolean            aligned;             /* on @moment: they count from it, in each case from its own */
  EntMomentKind       moment;
  EntTimelineOptions  timeline;
  const guint8       *highlight;           /* of the first case: by event, those with 0 dim; or NULL */
  /* The same of the cases after the first, at their index: which events dim, and which are there at all. */
  const guint8       *further_highlight[ENT_TIMELINE_SHEET_MAX_CASES];
  const guint8       *further_shown[ENT_TIMELINE_SHEET_MAX_CASES];
  const char         *factor;              /* whose sign marks show, or NULL */
  gboolean            evidence;            /* of factors over time, under the line of relations */
} EntTimelineSheetOptions;

/* A picture 1600 px wide and as high as it takes, of the whole period. */
void      ent_timeline_sheet_options_init  (EntTimelineSheetOptions       *options);
/* Margins, overlap and print as suit paper; @n_pages of them. */
void      ent_timeline_sheet_options_paper (EntTimelineSheetOptions       *options,
                                            EntPaper                       paper,
                                            gboolean                       landscape,
                                            guint                          n_pages);

/**
 * ent_timeline_sheet_new:
 * @tables: of the cases, from top to bottom, on one axis
 * @options: not needed afterwards
 *
 * Returns: (transfer full) (nullable): with an error of ENT_SHEET_ERROR
 */
EntSheet *ent_timeline_sheet_new           (EntEventTable * const         *tables,
                                            guint                          n_tables,
                                            const EntTimelineSheetOptions *options,
                                            GError                       **error);

G_END_DECLS
