/* What holds of the timeline in every kind of lanes, open and collapsed, with a search and without,
 * and for dates at the edges of what can be written; over made-up events, always the same ones. */
#include "config.h"

#include "draw-rich-case.h"
#include "ent-timeline-picture.h"

#include <math.h>
#include <string.h>

#define SEED    20240917
#define ROW_PX  26.0
#define NOW_SEC 1.7e9
#define WIDTH   900.0
#define HEIGHT  600.0
#define FAR_PX  1.6e7  /* past 2^24 what Cairo draws may come round into view */

static double
measure (guint    event,
         gpointer data)
{
  EntEventTable *table = ent_timeline_layout_get_table (data);

  return 7.0 * (double) strlen (ent_event_get_label (ent_event_table_get_event (table, event)));
}

static const EntTimelineLane *
get_lane (EntTimelineLayout *layout,
          guint              lane)
{
  return ent_timeline_layout_get_lanes (layout)->pdata[lane];
}

static gboolean
overlap (double a0,
         double a1,
         double b0,
         double b1)
{
  return a0 < b1 && b0 < a1;
}

/* A label keeps from other labels, and from marks, but for the thin bars below the text of a collapsed
 * lane. */
static void
check_labels (const EntTimelineFrame *frame,
              double                  width)
{
  for (guint i = 0; i < frame->marks->len; i++)
    {
      const EntTimelineMark *a = &g_array_index (frame->marks, EntTimelineMark, i);
      double a1 = a->label_x + a->label_width;

      if (a->side == ENT_LABEL_NONE)
        continue;
      g_assert_cmpfloat (a->label_x, >=, 0);
      g_assert_cmpfloat (a1, <=, width);
      for (guint j = 0; j < frame->marks->len; j++)
        {
          const EntTimelineMark *b = &g_array_index (frame->marks, EntTimelineMark, j);

          if (i == j || a->y != b->y)
            continue;
          g_assert_true (b->thin || !overlap (a->label_x, a1, b->x0, b->x1));
          g_assert_true (b->side == ENT_LABEL_NONE
                         || !overlap (a->label_x, a1, b->label_x, b->label_x + b->label_width));
        }
      for (guint j = 0; j < frame->clusters->len; j++)
        {
          const EntTimelineCluster *cluster = &g_array_index (frame->clusters, EntTimelineCluster, j);

          if (cluster->y == a->y)
            g_assert_false (overlap (a->label_x, a1, cluster->x0, cluster->x1));
        }
    }
}

/* Each mark stands at its date, so that none is before one that is earlier; and in its lane. */
static void
check_places (EntTimelineLayout      *layout,
              const EntTimelineFrame *frame,
              const EntTimeScale     *scale)
{
  for (guint i = 0; i < frame->marks->len; i++)
    {
      const EntTimelineMark *mark = &g_array_index (frame->marks, EntTimelineMark, i);
      const EntTimelineBox *box = &g_array_index (frame->boxes, EntTimelineBox, mark->lane);
      double begin, x = mark->shape == ENT_MARK_BAR ? mark->x0 : (mark->x0 + mark->x1) / 2;

      ent_timeline_layout_get_event (layout, mark->event, &begin, NULL);
      g_assert_cmpfloat_with_epsilon (x, ent_time_scale_to_px (scale, begin), 0.01);
      g_assert_true (ent_timeline_layout_is_shown (layout, mark->lane));
      g_assert_false (get_lane (layout, mark->lane)->nests && !get_lane (layout, mark->lane)->collapsed);
      g_assert_cmpfloat (mark->y - ROW_PX / 2, >=, box->y);
      g_assert_cmpfloat (mark->y + ROW_PX / 2, <=, box->y + box->height);
    }
}

/* Of the whole period: in each lane that is on its own as many events as it has, one by one or
 * counted; and every event in one of them. */
static void
check_whole (EntTimelineLayout      *layout,
             const EntTimelineFrame *frame)
{
  g_autofree guint *shown = g_new0 (guint, frame->boxes->len);

  for (guint i = 0; i < frame->marks->len; i++)
    shown[g_array_index (frame->marks, EntTimelineMark, i).lane]++;
  for (guint i = 0; i < frame->clusters->len; i++)
    shown[g_array_index (frame->clusters, EntTimelineCluster, i).lane]
        += g_array_index (frame->clusters, EntTimelineCluster, i).count;
  for (guint i = 0; i < frame->boxes->len; i++)
    {
      const EntTimelineLane *lane = get_lane (layout, i);
      gboolean has_events = ent_timeline_layout_is_shown (layout, i) && (!lane->nests || lane->collapsed);

      g_assert_cmpuint (shown[i], ==, has_events ? lane->n_events : 0);
    }
  for (guint i = 0; i < ent_timeline_layout_get_table (layout)->n; i++)
    g_assert_cmpint (ent_timeline_layout_find_lane (layout, i, 0), >=, 0);
}

static void
zoom_anywhere (GRand        *rand,
               EntTimeScale *scale)
{
  double whole = scale->limit_end_sec - scale->limit_begin_sec;
  double begin = g_rand_double_range (rand, scale->limit_begin_sec, scale->limit_end_sec);

  ent_time_scale_set_range (scale, begin, begin + whole * exp (-g_rand_double_range (rand, 0, 7)));
}

static void
check_views (GRand             *rand,
             EntTimelineLayout *layout,
             const guint8      *highlight)
{
  EntTimeScale scale;
  double begin, end;

  ent_timeline_layout_get_limits (layout, &begin, &end);
  ent_time_scale_init (&scale, begin, end, g_rand_double_range (rand, 200, 1800));
  for (guint view = 0; view < 8; view++)
    {
      const EntTimelineMetrics metrics = { ROW_PX, g_rand_double_range (rand, 100, 900), highlight, -1, measure, layout };
      g_autoptr(EntTimelineFrame) frame = ent_timeline_layout_arrange (layout, &scale, &metrics);

      check_labels (frame, scale.width_px);
      check_places (layout, frame, &scale);
      if (view == 0)
        check_whole (layout, frame);
      zoom_anywhere (rand, &scale);
    }
}

static void
test_every_kind_of_lanes (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr(EntCodebook) codebook = create_rich_codebook ();

  for (guint i = 0; i < 10; i++)
    {
      guint n = i == 0 ? 0 : (guint) g_rand_int_range (rand, 1, 400);
      g_autoptr(EntCase) item = create_rich_case (SEED + i, n);
      g_autoptr(EntEventTable) table = ent_event_table_new (item, NULL);
      g_autofree guint8 *highlight = g_new0 (guint8, n + 1);

      for (guint j = 0; j < n; j++)
        highlight[j] = g_rand_int_range (rand, 0, 6) == 0;
      for (EntTimelineLanes kind = 0; kind < ENT_N_TIMELINE_LANES; kind++)
        {
          const EntTimelineOptions options = { .lanes = kind, .codebook = codebook, .now_sec = NOW_SEC };
          g_autoptr(EntTimelineLayout) layout = ent_timeline_layout_new (table, &options);

          check_views (rand, layout, NULL);
          check_views (rand, layout, highlight);
          for (guint lane = 0; lane < ent_timeline_layout_get_lanes (layout)->len; lane++)
            if (get_lane (layout, lane)->id != NULL && (get_lane (layout, lane)->nests || g_rand_boolean (rand)))
              ent_timeline_layout_set_collapsed (layout, lane, TRUE);
          check_views (rand, layout, NULL);
          check_views (rand, layout, highlight);
        }
    }
}

/* Dates at the edges */

static EntTimelinePicture *
create_picture (EntCase         *item,
                EntPictureFlags  flags)
{
  EntTimelinePicture *picture = ent_timeline_picture_new (create_layout (item, ENT_TIMELINE_LANES_PARTY, NOW_SEC));
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  EntPictureStyle style;

  ent_picture_style_init (&style, flags);
  ent_timeline_picture_set_style (picture, &style, context);
  g_object_unref (context);
  ent_timeline_picture_set_size (picture, WIDTH, HEIGHT);
  return picture;
}

/* What reaches out of the view is clipped, but not what is no number, or farther than
 * Cairo counts. */
static void
check_node (GskRenderNode *node)
{
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (node, &bounds);
  g_assert_true (isfinite (bounds.origin.x) && isfinite (bounds.origin.y));
  g_assert_true (isfinite (bounds.size.width) && isfinite (bounds.size.height));
  g_assert_cmpfloat (fabsf (bounds.origin.x), <, FAR_PX);
  g_assert_cmpfloat (fabsf (bounds.origin.x + bounds.size.width), <, FAR_PX);
  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        check_node (gsk_container_node_get_child (node, i));
      break;
    case GSK_CLIP_NODE:
      check_node (gsk_clip_node_get_child (node));
      break;
    case GSK_TRANSFORM_NODE:
      check_node (gsk_transform_node_get_child (node));
      break;
    default:
      break;
    }
}

/* Come to rest. */
static void
arrange (EntTimelinePicture *picture)
{
  ent_timeline_picture_arrange (picture);
  ent_timeline_picture_settle (picture, G_MAXDOUBLE);
}

static void
paint (EntTimelinePicture *picture)
{
  const EntTimelineState state = { .selected = 0, .selected_lane = -1, .hovered = -1, .hovered_lane = -1 };
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) WIDTH, (int) HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr(GskRenderNode) node = NULL;

  ent_timeline_picture_snapshot (picture, snapshot, &state);
  node = gtk_snapshot_free_to_node (snapshot);
  check_node (node);
  gsk_render_node_draw (node, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static double
measure_tick (const char *text,
              gboolean    bold,
              gpointer    data)
{
  return 8.0 * (double) g_utf8_strlen (text, -1);
}

/* An axis has marks wherever one looks, in order, and their labels do not touch. */
static void
check_axis (const EntTimeScale *scale)
{
  g_autoptr(GArray) ticks = ent_time_scale_make_ticks (scale, measure_tick, NULL);
  double taken_until = 0, last_px = -1;
  guint n_labels = 0;

  g_assert_cmpuint (ticks->len, <=, (guint) (scale->width_px / 7) + 3);
  for (guint i = 0; i < ticks->len; i++)
    {
      const EntTick *tick = &g_array_index (ticks, EntTick, i);

      g_assert_cmpfloat (tick->px, >=, last_px);
      last_px = tick->px;
      if (tick->label == NULL)
        continue;
      g_assert_cmpfloat (tick->label_px, >=, taken_until);
      taken_until = tick->label_px + tick->label_width;
      n_labels++;
    }
  g_assert_cmpuint (n_labels, >=, 1);
}

static void
check_picture (EntTimelinePicture *picture)
{
  EntTimelineLayout *layout = ent_timeline_picture_get_layout (picture);
  EntTimeScale *scale = ent_timeline_picture_get_scale (picture);
  double whole = scale->limit_end_sec - scale->limit_begin_sec;
  static const double spans[] = { 1, 0.3, 1e-2, 1e-4, 1e-6, 0 };

  for (guint i = 0; i < ent_timeline_layout_get_table (layout)->n; i++)
    for (guint j = 0; j < G_N_ELEMENTS (spans); j++)
      {
        double begin, end, around = whole * spans[j] / 2;

        /* About its begin, and with its end at the edge of the view. */
        ent_timeline_layout_get_event (layout, i, &begin, &end);
        g_assert_true (isfinite (begin) && isfinite (end));
        ent_time_scale_set_range (scale, begin - around, begin + around);
        arrange (picture);
        check_labels (ent_timeline_picture_get_frame (picture), scale->width_px);
        check_axis (scale);
        paint (picture);
        ent_time_scale_set_range (scale, end - around, end);
        arrange (picture);
        check_axis (scale);
        paint (picture);
      }
}

static const char * const edges[] = {
  "-0043-03-15", "-9999", "0000", "0001-01-01", "9999", "9999-12-31", "Y-17E7", "Y170000002",
  "1978-09-17", "1978-09-17/1978-09-17", "1978-09-17T12:00:00Z",
  "1950/..", "../1950", "/1950", "1950/", "{..1950,1960..}", "-0043/9999", "Y-17E7/..", "XXXX",
};

/* Each alone, and all of them in one case, in both directions. */
static void
test_dates_at_the_edges (void)
{
  g_autoptr(EntCase) all = create_case ("edges");

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      g_autoptr(EntCase) item = create_case ("edge");
      g_autoptr(EntTimelinePicture) picture = NULL;
      g_autofree char *id = g_strdup_printf ("edge-%u", i);

      add_event (item, "edge", edges[i], edges[i], "egypt", 2);
      add_event (all, id, edges[i], edges[i], i % 2 == 0 ? "egypt" : NULL, 1 + (int) i % 3);
      ent_case_seal (item);
      picture = create_picture (item, i % 2 == 0 ? 0 : ENT_PICTURE_RTL);
      check_picture (picture);
    }
  ent_case_seal (all);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(EntTimelinePicture) picture = create_picture (all, i == 0 ? 0 : ENT_PICTURE_RTL);

      check_picture (picture);
    }
}

/* In its day each of 500 events is still counted, in as near a view as there is. */
static void
test_five_hundred_on_one_day (void)
{
  g_autoptr(EntCase) item = create_case ("one-day");
  g_autoptr(EntTimelinePicture) picture = NULL;
  EntTimeScale *scale;

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *id = g_strdup_printf ("event-%u", i);

      add_event (item, id, "1978-09-17", "Signed", i % 3 == 0 ? "egypt" : "israel", 1 + (int) i % 3);
    }
  ent_case_seal (item);
  picture = create_picture (item, 0);
  scale = ent_timeline_picture_get_scale (picture);
  for (double span = scale->limit_end_sec - scale->limit_begin_sec; span > scale->min_span_sec; span /= 10)
    {
      double begin = (double) ent_date_seconds_from_civil (1978, 9, 17);
      const EntTimelineFrame *frame;
      guint n;

      ent_time_scale_set_range (scale, begin - span / 2, begin + span / 2);
      arrange (picture);
      frame = ent_timeline_picture_get_frame (picture);
      n = frame->marks->len;
      for (guint i = 0; i < frame->clusters->len; i++)
        n += g_array_index (frame->clusters, EntTimelineCluster, i).count;
      g_assert_cmpuint (n, ==, 500);
      check_labels (frame, scale->width_px);
      check_axis (scale);
      paint (picture);
    }
}

/* The moment at a place of the lanes, as it is painted. */
static double
get_seconds_at (EntTimelinePicture *picture,
                double              along,
                gboolean            rtl)
{
  EntTimelineHit hit;
  graphene_rect_t lanes;
  double x, seconds = ent_time_scale_to_seconds (ent_timeline_picture_get_scale (picture), along);

  ent_timeline_picture_get_lanes_area (picture, &lanes);
  x = rtl ? lanes.origin.x + lanes.size.width - along : lanes.origin.x + along;
  ent_timeline_picture_hit (picture, x, lanes.origin.y + 5, &hit);
  g_assert_cmpfloat_with_epsilon (ent_time_scale_to_px (ent_timeline_picture_get_scale (picture), hit.seconds), along, 0.05);
  g_assert_cmpfloat_with_epsilon (ent_timeline_picture_x_to_px (picture, x), along, 0.05);
  return seconds;
}

/* It stays there while one zooms about it, in both directions. */
static void
test_zoom_keeps_date (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr(EntCase) item = create_rich_case (SEED, 100);
  guint n_checked = 0;

  for (guint i = 0; i < 400; i++)
    {
      gboolean rtl = i % 2 != 0;
      g_autoptr(EntTimelinePicture) picture = create_picture (item, rtl ? ENT_PICTURE_RTL : 0);
      EntTimeScale *scale = ent_timeline_picture_get_scale (picture);
      double along, before, after;

      zoom_anywhere (rand, scale);
      arrange (picture);
      along = g_rand_double_range (rand, 0, scale->width_px);
      before = get_seconds_at (picture, along, rtl);
      ent_time_scale_zoom (scale, g_rand_double_range (rand, 0.4, 4), along);
      arrange (picture);
      after = get_seconds_at (picture, along, rtl);
      if (scale->begin_sec == scale->limit_begin_sec || scale->end_sec == scale->limit_end_sec)
        continue;
      g_assert_cmpfloat_with_epsilon (ent_time_scale_to_px (scale, before), ent_time_scale_to_px (scale, after), 0.05);
      n_checked++;
    }
  g_assert_cmpuint (n_checked, >, 250);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init_check ();
  g_test_add_func ("/draw/properties/every-kind-of-lanes", test_every_kind_of_lanes);
  g_test_add_func ("/draw/properties/dates-at-the-edges", test_dates_at_the_edges);
  g_test_add_func ("/draw/properties/five-hundred-on-one-day", test_five_hundred_on_one_day);
  g_test_add_func ("/draw/properties/zoom-keeps-date", test_zoom_keeps_date);
  return g_test_run ();
}
