/* How a sheet is laid out.
 *
 * From top to bottom: title and dates, the pictures, legend and page map, source.  The time is
 * shared out among pages first; then each lane gets the height that it needs on the page on
 * which it needs most, so that lanes meet where sheets are put side by side.  If that is too
 * high, lanes first give up rows as on a screen, then the print gets smaller, and at last, on
 * paper, lanes go on on further pages. */

#include "config.h"

#include "ent-timeline-sheet-private.h"

#include "ent-timeline-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define PX_PER_MM        (96 / 25.4)
#define UNLIMITED_PX     1e6
#define MIN_SCALE        0.5
#define PAGED_SCALE      0.7  /* where lanes go on on further pages anyway */
#define SCALE_STEP       0.05
#define ROWS_STEP        0.94 /* by how much lanes are pressed at a time */
#define ROWS_STEPS       24
#define MAX_SPARE_RATIO  0.5  /* of what lanes need: more air than that looks like a gap */
#define MIN_AXIS_PX      120.0
#define MAP_WIDTH_PX     230.0
#define SEAM_HEIGHT_PX   22.0
#define MIN_RANGE_SEC    3600.0
#define LONG_RANGE_SEC   (12 * 365.25 * 86400)

void
ent_timeline_sheet_options_init (EntTimelineSheetOptions *options)
{
  *options = (EntTimelineSheetOptions) { 0 };
  options->width = 1600;
  options->margin = 24;
  options->max_scale = 1;
  options->n_pages = 1;
  options->begin_sec = -ENT_TIME_SCALE_FARTHEST;
  options->end_sec = ENT_TIME_SCALE_FARTHEST;
  options->timeline.lanes = ENT_TIMELINE_LANES_PARTY;
}

void
ent_timeline_sheet_options_paper (EntTimelineSheetOptions *options,
                                  EntPaper                 paper,
                                  gboolean                 landscape,
                                  guint                    n_pages)
{
  ent_paper_get_size (paper, landscape, &options->width, &options->height);
  options->margin = ENT_PAPER_MARGIN_PX;
  options->max_scale = 0.8;
  options->n_pages = MAX (n_pages, 1);
  options->overlap = 8 * PX_PER_MM;
  options->paged = TRUE;
}

static void
free_row (gpointer data)
{
  EntSheetRow *row = data;

  ent_timeline_picture_free (row->picture);
  g_free (row->lane_heights);
  g_free (row);
}

static void
free_sheet (EntTimelineSheet *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->windows, g_array_unref);
  g_clear_pointer (&self->bands, g_array_unref);
  g_clear_pointer (&self->labels, ent_label_cache_free);
  g_clear_object (&self->context);
  g_free (self->title);
  g_free (self->dates);
  g_free (self->source);
  g_free (self->summary);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTimelineSheet, free_sheet)

/* What the picture is to show of it stands out as its events do. */
static void
add_evidence (EntTimelinePicture            *picture,
              EntEventTable                 *table,
              const EntTimelineSheetOptions *options,
              gboolean                       is_first)
{
  const guint8 *shown = options->timeline.shown != NULL ? options->timeline.shown : options->highlight;
  g_autoptr(EntEvidenceSums) all = NULL, some = NULL;

  all = ent_evidence_sums_new (table, options->timeline.codebook, NULL, options->timeline.now_sec);
  if (is_first && shown != NULL)
    some = ent_evidence_sums_new (table, options->timeline.codebook, shown, options->timeline.now_sec);
  ent_timeline_picture_set_evidence_shown (picture, some, options->timeline.shown != NULL);
  ent_timeline_picture_set_evidence (picture, all);
}

static EntSheetRow *
create_row (EntTimelineSheet              *self,
            EntEventTable                 *table,
            const EntTimelineSheetOptions *options)
{
  EntSheetRow *row = g_new0 (EntSheetRow, 1);
  guint index = self->rows->len;
  gboolean is_first = index == 0;
  EntTimelineOptions own = options->timeline;
  EntTimelineLayout *layout;

  if (!is_first)
    own.shown = options->further_shown[index];
  layout = ent_timeline_layout_new (table, &own);
  layout->still = TRUE;
  layout->alone = options->n_pages == 1;
  row->picture = ent_timeline_picture_new (layout);
  /* All stand on the axis of the first. */
  ent_timeline_picture_set_parts (row->picture, (options->parts != 0 ? options->parts : ENT_TIMELINE_PARTS_ALL)
                                                & ~(is_first ? 0 : ENT_TIMELINE_PART_AXIS));
  ent_timeline_picture_set_style (row->picture, &self->style, self->context);
  ent_timeline_picture_set_factor (row->picture, options->factor);
  ent_timeline_picture_set_highlight (row->picture, is_first ? options->highlight : options->further_highlight[index]);
  if (options->evidence)
    add_evidence (row->picture, table, options, is_first);
  row->lane_heights = g_new0 (double, ent_timeline_layout_get_lanes (layout)->len);
  g_ptr_array_add (self->rows, row);
  return row;
}

/* The moment of a case is where the sheet's time is 0. */
static gboolean
align_row (EntTimelineSheet  *self,
           EntSheetRow       *row,
           EntMomentKind      kind,
           GError           **error)
{
  const EntMoment *moment = ent_case_find_moment (row->picture->item, kind);
  const EntSheetRow *first = self->rows->pdata[0];

  if (moment == NULL || ent_date_get_earliest (moment->date) == ENT_DATE_OPEN_PAST)
    {
      g_set_error (error, ENT_SHEET_ERROR, ENT_SHEET_ERROR_RANGE,
                   /* Translators: a case, and a moment: "End of war" */
                   _("“%s” has no date for “%s”: leave it out, or choose another moment"),
                   ent_case_get_short_title (row->picture->item), ent_moment_kind_to_label (kind));
      return FALSE;
    }
  row->origin_sec = (double) ent_date_get_earliest (moment->date);
  ent_timeline_picture_set_origin (row->picture, row->origin_sec, first->origin_sec, ent_moment_kind_to_label (kind));
  return TRUE;
}

static gboolean
create_rows (EntTimelineSheet              *self,
             EntEventTable * const         *tables,
             guint                          n_tables,
             const EntTimelineSheetOptions *options,
             GError                       **error)
{
  double begin = G_MAXDOUBLE, end = -G_MAXDOUBLE;

  self->rows = g_ptr_array_new_with_free_func (free_row);
  for (guint i = 0; i < n_tables; i++)
    {
      EntSheetRow *row = create_row (self, tables[i], options);
      double begin_sec, end_sec;

      if (options->aligned && !align_row (self, row, options->moment, error))
        return FALSE;
      ent_timeline_layout_get_limits (row->picture->layout, &begin_sec, &end_sec);
      begin = MIN (begin, begin_sec - row->origin_sec);
      end = MAX (end, end_sec - row->origin_sec);
    }
  self->begin_sec = options->begin_sec > -ENT_TIME_SCALE_FARTHEST ? options->begin_sec : begin;
  self->end_sec = options->end_sec < ENT_TIME_SCALE_FARTHEST ? options->end_sec : end;
  return TRUE;
}

static guint
get_n_lanes (const EntSheetRow *row)
{
  return ent_timeline_layout_get_lanes (row->picture->layout)->len;
}

/* A row's picture at its full width, of which it shows what a sheet needs: the line of
 * relations always, the overview never. */
static void
resize_row (EntTimelineSheet *self,
            EntSheetRow      *row)
{
  EntTimelineGeometry *geometry = &row->picture->geometry;
  double width = self->width - 2 * self->margin;

  ent_timeline_picture_set_size (row->picture, width, UNLIMITED_PX);
  geometry->overview_height = 0;
  row->relations_height = geometry->relations_height;
  row->evidence_height = geometry->evidence_height;
  self->header_width = MAX (self->header_width, geometry->header_width);
}

void
ent_timeline_sheet_arrange (EntTimelineSheet    *self,
                            EntSheetRow         *row,
                            const EntPageWindow *window)
{
  EntTimelinePicture *picture = row->picture;
  EntTimelineGeometry *geometry = &picture->geometry;
  double y = 0;

  geometry->header_width = self->header_width;
  geometry->lanes_height = row->rows_height;
  ent_time_scale_init (&picture->scale, window->begin_sec + row->origin_sec, window->end_sec + row->origin_sec,
                       geometry->width - self->header_width);
  ent_timeline_picture_arrange (picture);
  ent_timeline_picture_settle (picture, G_MAXDOUBLE);

  for (guint i = 0; i < picture->frame->boxes->len; i++)
    {
      EntTimelineBox *box = &g_array_index (picture->frame->boxes, EntTimelineBox, i);

      *box = (EntTimelineBox) { y, row->lane_heights[i] };
      y += box->height;
    }
  picture->frame->height = y;
  ent_timeline_frame_place (picture->frame, geometry->row_height);
}

/* What each lane needs for the marks of the frame at least. */
static void
raise_lanes (EntSheetRow *row)
{
  EntTimelinePicture *picture = row->picture;
  const EntTimelineFrame *frame = picture->frame;
  double row_px = picture->geometry.row_height;

  if (!(picture->parts & ENT_TIMELINE_PART_LANES))
    return;
  for (guint i = 0; i < get_n_lanes (row); i++)
    if (ent_timeline_layout_is_shown (picture->layout, i))
      row->lane_heights[i] = MAX (row->lane_heights[i], row_px + ENT_LANE_PADDING);
  for (guint i = 0; i < frame->marks->len; i++)
    {
      const EntTimelineMark *mark = &g_array_index (frame->marks, EntTimelineMark, i);

      row->lane_heights[mark->lane] = MAX (row->lane_heights[mark->lane], (mark->row + 1) * row_px + ENT_LANE_PADDING);
    }
  for (guint i = 0; i < frame->clusters->len; i++)
    {
      const EntTimelineCluster *cluster = &g_array_index (frame->clusters, EntTimelineCluster, i);

      row->lane_heights[cluster->lane] = MAX (row->lane_heights[cluster->lane],
                                              (cluster->row + 1) * row_px + ENT_LANE_PADDING);
    }
}

/* Returns: the height of all lanes of all rows */
static double
measure_lanes (EntTimelineSheet *self)
{
  double total = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      EntSheetRow *row = self->rows->pdata[i];
      guint n_lanes = get_n_lanes (row);

      memset (row->lane_heights, 0, n_lanes * sizeof (double));
      for (guint page = 0; page < self->windows->len; page++)
        {
          ent_timeline_sheet_arrange (self, row, &g_array_index (self->windows, EntPageWindow, page));
          raise_lanes (row);
        }
      row->lanes_height = 0;
      for (guint lane = 0; lane < n_lanes; lane++)
        row->lanes_height += row->lane_heights[lane];
      total += row->lanes_height;
    }
  return total;
}

/* Lets lanes give up rows until they fit. Returns: whether they do */
static gboolean
press_lanes (EntTimelineSheet *self,
             double            available,
             double           *needed)
{
  g_autofree double *wished = g_new (double, self->rows->len);
  double factor;

  for (guint i = 0; i < self->rows->len; i++)
    ((EntSheetRow *) self->rows->pdata[i])->rows_height = UNLIMITED_PX;
  *needed = measure_lanes (self);
  for (guint i = 0; i < self->rows->len; i++)
    wished[i] = ((EntSheetRow *) self->rows->pdata[i])->lanes_height;

  factor = self->pressed ? available / *needed : 1;
  for (guint step = 0; self->pressed && step < ROWS_STEPS && *needed > available && available > 0; step++)
    {
      for (guint i = 0; i < self->rows->len; i++)
        ((EntSheetRow *) self->rows->pdata[i])->rows_height = wished[i] * factor;
      *needed = measure_lanes (self);
      factor *= ROWS_STEP;
    }
  return *needed <= available;
}

/* As on a screen: what is to spare goes to lanes that have more than a name or a row. */
static void
spread_lanes (EntTimelineSheet *self,
              double            spare)
{
  guint n_open = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GPtrArray *lanes = ent_timeline_layout_get_lanes (((EntSheetRow *) self->rows->pdata[i])->picture->layout);

      for (guint lane = 0; lane < lanes->len; lane++)
        n_open += !((EntTimelineLane *) lanes->pdata[lane])->nests;
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      EntSheetRow *row = self->rows->pdata[i];
      GPtrArray *lanes = ent_timeline_layout_get_lanes (row->picture->layout);

      row->lanes_height = 0;
      for (guint lane = 0; lane < lanes->len; lane++)
        {
          if (row->lane_heights[lane] > 0 && !((EntTimelineLane *) lanes->pdata[lane])->nests)
            row->lane_heights[lane] += floor (spare / MAX (n_open, 1));
          row->lanes_height += row->lane_heights[lane];
        }
    }
}

/* What stands under the lanes. */
static double
get_foot_height (const EntSheetRow *row)
{
  return row->relations_height + row->evidence_height;
}

/* Lanes go on on further pages, cut between rows; the line of relations is under the last. */
static void
split_lanes (EntTimelineSheet *self,
             double            available)
{
  EntSheetRow *row = self->rows->pdata[0];
  GPtrArray *lanes = ent_timeline_layout_get_lanes (row->picture->layout);
  double y = 0, row_px = row->picture->geometry.row_height;
  g_autoptr(GArray) cuts = g_array_new (FALSE, FALSE, sizeof (EntPageCut));

  for (guint lane = 0; lane < lanes->len; lane++)
    {
      double end = y + row->lane_heights[lane];
      EntPageCut cut;

      for (double at = y + ENT_LANE_PADDING / 2 + 2 * row_px; at < end - 2.5 * row_px; at += row_px)
        {
          cut = (EntPageCut) { at, FALSE };
          g_array_append_val (cuts, cut);
        }
      /* A name of several lanes stays with the first of them. */
      if (end > y && !((EntTimelineLane *) lanes->pdata[lane])->nests)
        {
          cut = (EntPageCut) { end, TRUE };
          g_array_append_val (cuts, cut);
        }
      y = end;
    }
  if (get_foot_height (row) > 0)
    {
      EntPageCut foot = { y + get_foot_height (row), TRUE };

      g_array_append_val (cuts, foot);
    }
  self->bands = ent_page_plan_split_rows ((EntPageCut *) (void *) cuts->data, cuts->len, available);
}

/* Everything but the lanes. Returns: how high that is */
static double
measure_frame (EntTimelineSheet *self,
               gboolean          map)
{
  double text = ent_label_cache_get_height (self->labels, ENT_LABEL_NORMAL);
  double width = self->width - 2 * self->margin, foot, pictures = 0;

  self->top = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const EntSheetRow *row = self->rows->pdata[i];

      pictures += row->picture->geometry.lanes_y + get_foot_height (row);
    }
  self->title_height = self->rows->len > 1 || self->options.named ? text + (self->options.bare ? 8 : 14) : 0;
  if (self->options.bare)
    return pictures + self->rows->len * self->title_height;
  self->seam_height = map ? SEAM_HEIGHT_PX : 0;
  self->map_width = map ? MIN (MAP_WIDTH_PX, width / 3) : 0;
  self->legend_width = width - (map ? self->map_width + 2 * ENT_SHEET_GAP_PX : 0);
  self->top = self->margin + ent_sheet_paint_title (self->context, NULL, &self->style, self->title, 0, 0, width) + text
              + ENT_SHEET_GAP_PX + self->seam_height;
  foot = MAX (ent_timeline_sheet_paint_legend (self, NULL, 0, 0), map ? ENT_SHEET_MAP_PX + ENT_SHEET_GAP_PX : 0) + text + self->margin;
  return self->top + pictures + self->rows->len * self->title_height + self->seam_height + ENT_SHEET_GAP_PX + foot;
}

/* Where the foot begins, counted from the end of the page. */
static void
place_foot (EntTimelineSheet *self)
{
  double text = ent_label_cache_get_height (self->labels, ENT_LABEL_NORMAL);

  self->foot_y = self->height - self->margin - text
                 - MAX (ent_timeline_sheet_paint_legend (self, NULL, 0, 0), self->map_width > 0 ? ENT_SHEET_MAP_PX + ENT_SHEET_GAP_PX : 0);
}

/* Returns: whether all fits on its pages */
static gboolean
lay_out (EntTimelineSheet *self,
         double            scale,
         gboolean          paged,
         double           *missing)
{
  const EntTimelineSheetOptions *options = &self->options;
  double axis, frame, needed, available;
  gboolean fits;

  self->scale = scale;
  self->width = options->width / scale;
  self->margin = options->margin / scale;
  self->header_width = 0;
  for (guint i = 0; i < self->rows->len; i++)
    resize_row (self, self->rows->pdata[i]);
  axis = self->width - 2 * self->margin - self->header_width;
  *missing = 0;
  if (axis < MIN_AXIS_PX || options->overlap / scale > axis / 3)
    return FALSE;

  g_clear_pointer (&self->windows, g_array_unref);
  self->windows = ent_page_plan_split_time (self->begin_sec, self->end_sec, axis, options->overlap / scale,
                                            options->n_pages);
  frame = measure_frame (self, options->n_pages > 1 || paged);
  available = options->height > 0 ? options->height / scale - frame : UNLIMITED_PX;
  fits = press_lanes (self, available, &needed);
  *missing = MAX (needed - available, 0) * scale;
  /* What stands under the lanes goes on a page whole. */
  if (paged && available > 0)
    {
      split_lanes (self, available + get_foot_height (self->rows->pdata[0]));
      fits = self->bands->len * self->windows->len <= ENT_SHEET_MAX_PAGES;
    }
  else if (fits && options->height > 0)
    {
      spread_lanes (self, MIN (available - needed, needed * MAX_SPARE_RATIO));
    }
  self->height = options->height > 0 ? options->height / scale : ceil (frame + needed);
  if (!options->bare)
    place_foot (self);
  return fits;
}

static gboolean
find_layout (EntTimelineSheet *self,
             GError          **error)
{
  const EntTimelineSheetOptions *options = &self->options;
  double missing = 0, most = options->scale > 0 ? options->scale : options->max_scale;
  double least = options->scale > 0 ? options->scale : MIN (options->min_scale > 0 ? options->min_scale : MIN_SCALE, most);

  /* Of letters that can be read from afar no more is asked than that: names are worth more than large ones. */
  self->pressed = !options->bare;
  for (double scale = most; scale > least - SCALE_STEP / 2; scale -= SCALE_STEP)
    if (lay_out (self, scale, FALSE, &missing))
      return TRUE;
  self->pressed = TRUE;
  if (options->bare && lay_out (self, least, FALSE, &missing))
    return TRUE;
  if (options->paged && self->rows->len == 1 && lay_out (self, MAX (least, MIN (most, PAGED_SCALE)), TRUE, &missing))
    return TRUE;

  if (missing > 0)
    g_set_error (error, ENT_SHEET_ERROR, ENT_SHEET_ERROR_NO_ROOM,
                 /* Translators: a picture's width and height in pixels, and how much is missing. */
                 _("The lanes do not fit into %.0f × %.0f pixels: make it %.0f pixels higher, or choose fewer lanes "
                   "or a smaller scale"), options->width, options->height, ceil (missing));
  else
    g_set_error (error, ENT_SHEET_ERROR, ENT_SHEET_ERROR_NO_ROOM,
                 _("%.0f pixels are not wide enough for a timeline: make it wider, or choose a smaller scale"),
                 options->width);
  return FALSE;
}

/* An EDTF day; of a long range the year is enough. */
static char *
dup_edtf (double   seconds,
          gboolean year)
{
  char *day = ent_date_format_seconds ((gint64) seconds);

  if (year)
    for (guint i = 0; i < 2; i++)
      *strrchr (day, '-') = '\0';
  return day;
}

static char *
dup_dates (EntTimelineSheet *self)
{
  const EntCase *item = ((EntSheetRow *) self->rows->pdata[0])->picture->item;
  gboolean whole = self->options.begin_sec <= -ENT_TIME_SCALE_FARTHEST
                   && self->options.end_sec >= ENT_TIME_SCALE_FARTHEST;
  g_autofree char *begin = NULL, *end = NULL, *edtf = NULL;
  g_autoptr(EntDate) date = NULL;

  if (self->options.aligned)
    /* Translators: what the years on the axis count from: "counted from: End of war" */
    return g_strdup_printf (_("counted from: %s"), ent_moment_kind_to_label (self->options.moment));
  if (whole && self->rows->len == 1 && item->period != NULL)
    return ent_date_format (item->period);
  begin = dup_edtf (self->begin_sec, self->end_sec - self->begin_sec > LONG_RANGE_SEC);
  end = dup_edtf (self->end_sec - 1, self->end_sec - self->begin_sec > LONG_RANGE_SEC);
  edtf = g_strdup_printf ("%s/%s", begin, end);
  date = ent_date_parse (edtf, NULL);
  return date != NULL ? ent_date_format (date) : g_steal_pointer (&edtf);
}

static void
write_texts (EntTimelineSheet *self)
{
  g_autoptr(GString) title = g_string_new (NULL), source = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const EntCase *item = ((EntSheetRow *) self->rows->pdata[i])->picture->item;
      gboolean few = self->rows->len == 1 || item->short_title == NULL;
      const char *name = ent_text_get (few ? item->title : item->short_title);

      g_string_append_printf (title, "%s%s", i > 0 ? " · " : "", *name != '\0' ? name : item->id);
      /* Translators: a case's id and its version: "us-vietnam 3" */
      g_string_append_printf (source, i > 0 ? ", " : "");
      g_string_append_printf (source, _("%s %d"), item->id, item->version);
      if (item->license != NULL)
        g_string_append_printf (source, " (%s)", item->license);
    }
  /* Translators: what a picture was made from: "us-vietnam 3 (CC-BY-SA-4.0)" */
  self->source = g_strdup_printf (_("Source: Entente, %s"), source->str);
  self->title = g_string_free (g_steal_pointer (&title), FALSE);
  self->dates = dup_dates (self);
  /* Translators: title and dates: "Timeline of “Egypt–Israel: Camp David”, 1967–2025" */
  self->summary = g_strdup_printf (_("Timeline of “%s”, %s"), self->title, self->dates);
}

EntSheet *
ent_timeline_sheet_new (EntEventTable * const         *tables,
                        guint                          n_tables,
                        const EntTimelineSheetOptions *options,
                        GError                       **error)
{
  g_autoptr(EntTimelineSheet) self = NULL;
  EntSheet *sheet;
  guint n_bands;

  g_return_val_if_fail (n_tables > 0 && n_tables <= ENT_TIMELINE_SHEET_MAX_CASES, NULL);
  g_return_val_if_fail (options->n_pages > 0 && options->n_pages <= ENT_SHEET_MAX_PAGES, NULL);

  self = g_new0 (EntTimelineSheet, 1);
  self->options = *options;
  self->evidence = options->evidence;
  self->signs = options->factor != NULL || options->timeline.lanes == ENT_TIMELINE_LANES_FACTOR;
  ent_picture_style_init (&self->style, options->flags);
  self->style.margin = self->style.page;
  self->context = ent_sheet_create_context (options->flags);
  self->labels = ent_label_cache_new (self->context);
  ent_label_cache_set_as_text (self->labels, (options->flags & ENT_PICTURE_AS_TEXT) != 0);
  if (!create_rows (self, tables, n_tables, options, error))
    return NULL;
  if (self->end_sec - self->begin_sec < MIN_RANGE_SEC)
    {
      g_set_error_literal (error, ENT_SHEET_ERROR, ENT_SHEET_ERROR_RANGE,
                           _("There is no time from the begin to the end: choose a later end, or an earlier begin"));
      return NULL;
    }
  write_texts (self);
  if (!find_layout (self, error))
    return NULL;

  sheet = ent_sheet_new (self->context, self->title, self->summary, self->width * self->scale,
                         self->height * self->scale);
  n_bands = self->bands != NULL ? self->bands->len : 1;
  for (guint i = 0; i < self->windows->len * n_bands; i++)
    ent_sheet_take_page (sheet, ent_timeline_sheet_paint_page (self, i));
  return sheet;
}
