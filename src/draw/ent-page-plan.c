#include "config.h"

#include "ent-page-plan.h"

GArray *
ent_page_plan_split_time (double begin_sec,
                          double end_sec,
                          double width_px,
                          double overlap_px,
                          guint  n_pages)
{
  GArray *windows = g_array_new (FALSE, FALSE, sizeof (EntPageWindow));
  double sec_per_px, span, step, half;

  g_return_val_if_fail (end_sec > begin_sec, windows);
  g_return_val_if_fail (n_pages > 0 && overlap_px >= 0 && overlap_px < width_px / 2, windows);

  sec_per_px = (end_sec - begin_sec) / (n_pages * width_px - (n_pages - 1) * overlap_px);
  span = width_px * sec_per_px;
  step = (width_px - overlap_px) * sec_per_px;
  half = overlap_px * sec_per_px / 2;
  for (guint i = 0; i < n_pages; i++)
    {
      EntPageWindow window;
      gboolean last = i + 1 == n_pages;

      /* The last is counted from the end, which sums of fractions would miss. */
      window.begin_sec = last && i > 0 ? end_sec - span : begin_sec + i * step;
      window.end_sec = last ? end_sec : window.begin_sec + span;
      window.seam_begin_sec = i == 0 ? begin_sec : g_array_index (windows, EntPageWindow, i - 1).seam_end_sec;
      window.seam_end_sec = last ? end_sec : window.end_sec - half;
      g_array_append_val (windows, window);
    }
  return windows;
}

/* Where a page that begins at @y ends. */
static double
find_cut (const EntPageCut *cuts,
          guint             n_cuts,
          double            y,
          double            height)
{
  double between = y, within = y;

  for (guint i = 0; i < n_cuts; i++)
    {
      if (cuts[i].y <= y)
        continue;
      /* What is higher than a page cannot be helped. */
      if (cuts[i].y > y + height + 0.5)
        return within > y ? (between > y + height / 2 ? between : within) : cuts[i].y;
      within = cuts[i].y;
      if (cuts[i].between_lanes)
        between = cuts[i].y;
    }
  return within;
}

GArray *
ent_page_plan_split_rows (const EntPageCut *cuts,
                          guint             n_cuts,
                          double            height)
{
  GArray *bands = g_array_new (FALSE, FALSE, sizeof (EntPageBand));
  double y = 0;

  g_return_val_if_fail (n_cuts > 0, bands);

  while (y < cuts[n_cuts - 1].y)
    {
      double end = find_cut (cuts, n_cuts, y, height);
      EntPageBand band = { y, end - y };

      g_array_append_val (bands, band);
      y = end;
    }
  return bands;
}
