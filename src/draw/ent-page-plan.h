#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a picture too large for one sheet of paper is shared out among several: side by side in
 * time, below one another in lanes.  Numbers only. */

/* Neighbours show some of each other's time; in the middle of that is the seam, at which
 * sheets are cut and put together. */
typedef struct
{
  double begin_sec;       /* shown */
  double end_sec;
  double seam_begin_sec;  /* from seam to seam: what this page alone is for */
  double seam_end_sec;
} EntPageWindow;

typedef struct
{
  double y;
  double height;
} EntPageBand;

/* A height at which lanes may be cut without cutting what stands in them. */
typedef struct
{
  double   y;
  gboolean between_lanes;
} EntPageCut;

/**
 * ent_page_plan_split_time:
 * @width_px: of the time that one page shows
 * @overlap_px: of it, what is also on the next page; less than half of it
 * @n_pages: at least 1
 *
 * Every page has the same zoom.
 * Returns: (transfer full): of EntPageWindow
 */
GArray *ent_page_plan_split_time (double            begin_sec,
                                  double            end_sec,
                                  double            width_px,
                                  double            overlap_px,
                                  guint             n_pages);

/**
 * ent_page_plan_split_rows:
 * @cuts: rising; the last is the end of the lanes
 * @height: of a page; at least that between two cuts
 *
 * As much on a page as there is room for, cut between lanes where that leaves no more than half
 * a page empty.
 * Returns: (transfer full): of EntPageBand, from 0 to the last cut without a gap
 */
GArray *ent_page_plan_split_rows (const EntPageCut *cuts,
                                  guint             n_cuts,
                                  double            height);

G_END_DECLS
