/* The picture: its colours, its places, and that it paints without a display. */
#include "config.h"

#include "draw-cases.h"
#include "ent-relations-picture.h"
#include "ent-timeline-picture.h"

#define NOW_SEC 1.7e9
#define WIDTH   1000.0
#define HEIGHT  700.0

static EntCase *
create_sample (void)
{
  EntCase *item = create_case ("sample");

  g_ptr_array_add (item->phases,
                   ent_phase_new ("war", ent_text_new ("War"), ent_date_parse ("1967-06/1973-10", NULL)));
  g_ptr_array_add (item->phases,
                   ent_phase_new ("peace", ent_text_new ("Peace"), ent_date_parse ("1973-11/..", NULL)));
  add_event (item, "six-days", "1967-06-05/1967-06-10", "Six-Day War", "israel", 1);
  add_event (item, "october", "1973-10-06/1973-10-25", "October War", "egypt", 1);
  add_event (item, "jerusalem", "1977-11-19", "Sadat in Jerusalem", "egypt", 1);
  add_event (item, "camp-david", "1978-09-05/1978-09-17", "Camp David", "united-states", 2);
  add_event (item, "withdrawal", "1979/1982~", "Withdrawal from Sinai", "israel", 2);
  add_event (item, "trade", "1980?", "Trade begins", "egypt", 3);
  add_step (item, "1967-06-05", ENT_RELATION_WAR);
  add_step (item, "1973-10-25", ENT_RELATION_CONTACTS);
  add_step (item, "1980-01-26", ENT_RELATION_RELATIONS);
  ent_case_seal (item);
  return item;
}

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
  g_assert_true (ent_timeline_picture_set_size (picture, WIDTH, HEIGHT));
  g_assert_false (ent_timeline_picture_set_size (picture, WIDTH, HEIGHT));
  ent_timeline_picture_arrange (picture);
  return picture;
}

static GdkRGBA
blend (const GdkRGBA *over,
       const GdkRGBA *under)
{
  return (GdkRGBA) { over->red * over->alpha + under->red * (1 - over->alpha),
                     over->green * over->alpha + under->green * (1 - over->alpha),
                     over->blue * over->alpha + under->blue * (1 - over->alpha), 1 };
}

/* Text passes AA on every surface it stands on, marks 3:1. */
static void
test_contrast (void)
{
  for (EntPictureFlags flags = 0; flags <= (ENT_PICTURE_DARK | ENT_PICTURE_HIGH_CONTRAST); flags++)
    {
      EntPictureStyle style;

      ent_picture_style_init (&style, flags);
      g_assert_cmpfloat (ent_color_contrast (&style.text, &style.margin), >=, 4.5);
      g_assert_cmpfloat (ent_color_contrast (&style.dim_text, &style.page), >=, 4.5);
      g_assert_cmpfloat (ent_color_contrast (&style.dim_text, &style.margin), >=, 4.5);
      g_assert_cmpfloat (ent_color_contrast (&style.dim_text, &style.trough), >=, 4.5);
      g_assert_cmpfloat (ent_color_contrast (&style.accent, &style.page), >=, 3);
      for (int color = ENT_COLOR_OWN; color < 8; color++)
        {
          GdkRGBA text, mark = ent_picture_style_get_color (&style, color);
          GdkRGBA surface = ent_picture_style_get_surface (&style, color, &text);

          g_assert_cmpfloat (ent_color_contrast (&text, &surface), >=, 4.5);
          for (guint phase = 0; phase < 6; phase++)
            {
              GdkRGBA tint = ent_picture_style_get_tint (&style, phase), ground = blend (&tint, &style.page);

              g_assert_cmpfloat (ent_color_contrast (&mark, &ground), >=, 3);
              g_assert_cmpfloat (ent_color_contrast (&style.text, &ground), >=, 4.5);
              g_assert_cmpfloat (ent_color_contrast (&style.dim_text, &ground), >=, 4.5);
            }
        }
    }
}

/* What one points at is what is painted there; mirrored, all is where its mirror image is. */
static void
test_hits_and_mirror (void)
{
  g_autoptr(EntCase) item = create_sample ();
  g_autoptr(EntTimelinePicture) ltr = create_picture (item, 0), rtl = create_picture (item, ENT_PICTURE_RTL);

  for (guint i = 0; i < item->events->len; i++)
    {
      graphene_rect_t left, right;
      graphene_point_t middle;
      EntTimelineHit hit;

      g_assert_true (ent_timeline_picture_get_mark_area (ltr, i, -1, &left));
      g_assert_true (ent_timeline_picture_get_mark_area (rtl, i, -1, &right));
      g_assert_cmpfloat_with_epsilon (left.origin.x + left.size.width, WIDTH - right.origin.x, 0.01);
      g_assert_cmpfloat_with_epsilon (left.origin.y, right.origin.y, 0.01);
      g_assert_cmpfloat (left.size.width, >=, 24);
      g_assert_cmpfloat (left.size.height, >=, 24);

      graphene_rect_get_center (&left, &middle);
      ent_timeline_picture_hit (ltr, middle.x, middle.y, &hit);
      g_assert_cmpint (hit.region, ==, ENT_TIMELINE_REGION_LANES);
      g_assert_cmpint (hit.event, ==, (int) i);
      graphene_rect_get_center (&right, &middle);
      ent_timeline_picture_hit (rtl, middle.x, middle.y, &hit);
      g_assert_cmpint (hit.event, ==, (int) i);
    }
}

static void
test_regions (void)
{
  g_autoptr(EntCase) item = create_sample ();
  g_autoptr(EntTimelinePicture) picture = create_picture (item, 0);
  const EntTimeScale *scale = ent_timeline_picture_get_scale (picture);
  graphene_rect_t lanes, overview;
  EntTimelineHit hit;

  ent_timeline_picture_get_lanes_area (picture, &lanes);
  ent_timeline_picture_get_overview (picture, &overview);
  ent_timeline_picture_hit (picture, WIDTH / 2, 5, &hit);
  g_assert_cmpint (hit.region, ==, ENT_TIMELINE_REGION_AXIS);
  ent_timeline_picture_hit (picture, lanes.origin.x + 40, lanes.origin.y - 4, &hit);
  g_assert_cmpint (hit.phase, ==, 0);
  ent_timeline_picture_hit (picture, 5, lanes.origin.y + 10, &hit);
  g_assert_cmpint (hit.region, ==, ENT_TIMELINE_REGION_HEADERS);
  g_assert_cmpint (hit.event, ==, -1);
  ent_timeline_picture_hit (picture, WIDTH / 2, lanes.origin.y + lanes.size.height + 20, &hit);
  g_assert_cmpint (hit.region, ==, ENT_TIMELINE_REGION_RELATIONS);
  ent_timeline_picture_hit (picture, overview.origin.x, overview.origin.y + 20, &hit);
  g_assert_cmpint (hit.region, ==, ENT_TIMELINE_REGION_OVERVIEW);
  g_assert_cmpfloat_with_epsilon (hit.seconds, scale->limit_begin_sec, 1);

  /* Too low for all: the lanes keep their room. */
  g_assert_true (ent_timeline_picture_set_size (picture, WIDTH, 180));
  ent_timeline_picture_arrange (picture);
  ent_timeline_picture_get_lanes_area (picture, &lanes);
  g_assert_cmpfloat (lanes.size.height, >=, 3 * 24);
}

static void
test_scrolling (void)
{
  g_autoptr(EntCase) item = create_random_case (1, 400, 1970, 1990);
  g_autoptr(EntTimelinePicture) picture = create_picture (item, 0);

  g_assert_true (ent_timeline_picture_set_size (picture, WIDTH, 300));
  ent_timeline_picture_arrange (picture);
  g_assert_cmpfloat (ent_timeline_picture_get_max_scroll (picture), >, 0);
  g_assert_true (ent_timeline_picture_set_scroll (picture, 1e9));
  g_assert_cmpfloat (ent_timeline_picture_get_scroll (picture), ==, ent_timeline_picture_get_max_scroll (picture));
  g_assert_true (ent_timeline_picture_set_scroll (picture, -5));
  g_assert_cmpfloat (ent_timeline_picture_get_scroll (picture), ==, 0);
  g_assert_false (ent_timeline_picture_set_scroll (picture, 0));
}

/* After a zoom marks glide to their rows, and come to rest there. */
static void
test_settling (void)
{
  g_autoptr(EntCase) item = create_random_case (2, 60, 1970, 1990);
  g_autoptr(EntTimelinePicture) picture = create_picture (item, 0);
  guint n = 0;

  ent_time_scale_zoom (ent_timeline_picture_get_scale (picture), 4, 300);
  g_assert_true (ent_timeline_picture_arrange (picture));
  while (ent_timeline_picture_settle (picture, 0.016))
    g_assert_cmpuint (n++, <, 100);
  g_assert_cmpuint (n, >, 2);
  g_assert_false (ent_timeline_picture_arrange (picture));
}

static guint
count_inked (GskRenderNode *node)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) WIDTH, (int) HEIGHT);
  cairo_t *cr = cairo_create (surface);
  const guint32 *pixels;
  guint n = 0;

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = (const guint32 *) (const void *) cairo_image_surface_get_data (surface);
  for (guint i = 1; i < (guint) (WIDTH * HEIGHT); i++)
    if (pixels[i] != pixels[0])
      n++;
  cairo_surface_destroy (surface);
  return n;
}

static void
test_paint (void)
{
  g_autoptr(EntCase) item = create_sample ();

  for (EntPictureFlags flags = 0; flags < 8; flags++)
    {
      g_autoptr(EntTimelinePicture) picture = create_picture (item, flags);
      guint8 highlight[] = { 0, 1, 0, 0, 0, 0 };

      for (int selected = -1; selected < (int) item->events->len; selected++)
        {
          const EntTimelineState state = { .selected = selected, .hovered_lane = selected, .focused = TRUE };
          GtkSnapshot *snapshot = gtk_snapshot_new ();
          g_autoptr(GskRenderNode) node = NULL;
          graphene_rect_t bounds;

          ent_timeline_picture_snapshot (picture, snapshot, &state);
          node = gtk_snapshot_free_to_node (snapshot);
          g_assert_nonnull (node);
          gsk_render_node_get_bounds (node, &bounds);
          g_assert_cmpfloat (bounds.size.width, >=, WIDTH);
          g_assert_cmpuint (count_inked (node), >, 10000);

          ent_timeline_picture_set_highlight (picture, highlight);
          ent_time_scale_zoom (ent_timeline_picture_get_scale (picture), 1.7, 400);
          ent_timeline_picture_arrange (picture);
          ent_timeline_picture_settle (picture, G_MAXDOUBLE);
        }
    }
}

static void
test_relations (void)
{
  g_autoptr(EntCase) item = create_sample ();
  g_autofree char *words = ent_relations_describe (item->relations), *none = NULL;
  g_autoptr(GPtrArray) empty = g_ptr_array_new ();

  g_assert_cmpstr (words, ==, "Relations: War, Contacts; now Relations");
  none = ent_relations_describe (empty);
  g_assert_cmpstr (none, ==, "Relations: not known");
  g_assert_null (ent_relations_find_step (item->relations, -1e12));
  g_assert_true (ent_relations_find_step (item->relations, 1e9) == item->relations->pdata[2]);
  g_assert_true (ent_relations_find_step (item->relations, (double) ent_date_seconds_from_civil (1975, 1, 1))
                 == item->relations->pdata[1]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* Makes the types of render nodes, with a display or without. */
  gtk_init_check ();
  g_test_add_func ("/draw/style/contrast", test_contrast);
  g_test_add_func ("/draw/picture/hits-and-mirror", test_hits_and_mirror);
  g_test_add_func ("/draw/picture/regions", test_regions);
  g_test_add_func ("/draw/picture/scrolling", test_scrolling);
  g_test_add_func ("/draw/picture/settling", test_settling);
  g_test_add_func ("/draw/picture/paint", test_paint);
  g_test_add_func ("/draw/relations/words", test_relations);
  return g_test_run ();
}
