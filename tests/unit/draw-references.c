/* The three cases against the pictures in data/references: whole and near, light, dark, right-to-left
 * and in high contrast, once in lanes of factors, and all three from the end of their wars.
 *
 * Beside the pictures lies where each event stands, as text, so that a difference names what moved.
 * When pictures are meant to change, look at the new ones and keep them:
 *
 *     meson compile -C build-test update-references
 *
 * A test that fails leaves what it painted and what differs in meson-logs/references. */
#include "config.h"

#include "ent-case-file.h"
#include "ent-matrix-picture.h"
#include "ent-timeline-picture.h"
#include "reference-picture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define WIDTH       800
#define HEIGHT      560
#define AXIS_HEIGHT 36
#define FONT        "Cantarell"
#define FONT_PX     14
#define NOW         "2026-01-01"
#define MAX_BLOCKS  3   /* may differ a little */
#define MAX_MOVE_PX 2   /* other versions of a font measure it a little otherwise */
#define MAX_LISTED  12

typedef struct
{
  const char      *name;
  const char      *case_id;
  EntTimelineLanes lanes;
  const char      *collapsed;
  const char      *from, *to;  /* EDTF, or NULL: the whole period */
} View;

typedef struct
{
  const char      *name;
  EntPictureFlags  flags;
} Style;

static const View views[] = {
  { "us-vietnam", "us-vietnam", ENT_TIMELINE_LANES_PARTY, NULL, NULL, NULL },
  { "us-vietnam-years", "us-vietnam", ENT_TIMELINE_LANES_PARTY, NULL, "1990", "1997" },
  { "camp-david", "camp-david", ENT_TIMELINE_LANES_PARTY, NULL, NULL, NULL },
  { "camp-david-days", "camp-david", ENT_TIMELINE_LANES_PARTY, NULL, "1978-09-04", "1978-09-19" },
  { "panmunjom", "panmunjom", ENT_TIMELINE_LANES_PARTY, NULL, NULL, NULL },
  { "panmunjom-months", "panmunjom", ENT_TIMELINE_LANES_PARTY, NULL, "2018-01", "2019-04" },
};
static const Style styles[] = {
  { "light", 0 },
  { "dark", ENT_PICTURE_DARK },
  { "right-to-left", ENT_PICTURE_RTL },
  { "high-contrast", ENT_PICTURE_HIGH_CONTRAST },
};
static const View over_time = { "us-vietnam-over-time", "us-vietnam", ENT_TIMELINE_LANES_PARTY, NULL, "1985", "2005" };
static const View by_factor = {
  "us-vietnam-factors", "us-vietnam", ENT_TIMELINE_LANES_FACTOR, "post-war-context", "1986", "2001"
};
static const char * const compared[] = { "us-vietnam", "camp-david", "panmunjom" };

static gboolean updating;

#define N_EVIDENCE_ROWS 6

/* Painting */

/* Without what a person's settings would change: hints, colour fringes, the resolution. */
static PangoContext *
create_context (EntPictureFlags flags)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_from_string (FONT);
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_font_description_set_absolute_size (font, FONT_PX * PANGO_SCALE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_font_description (context, font);
  pango_context_set_language (context, pango_language_from_string ("en"));
  pango_context_set_base_dir (context, flags & ENT_PICTURE_RTL ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);
  pango_font_description_free (font);
  return context;
}

static EntTimelinePicture *
create_picture (const char      *case_id,
                EntTimelineLanes lanes,
                const char      *collapsed,
                EntPictureFlags  flags)
{
  const char * const collapsed_ids[] = { collapsed, NULL };
  g_autofree char *path = g_strconcat (g_getenv ("ENT_SOURCE_DIR"), "/data/cases/", case_id, ".json", NULL);
  g_autofree char *codebook_path = g_strconcat (g_getenv ("ENT_SOURCE_DIR"), "/data/codebook.json", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntCodebook) codebook = ent_codebook_file_load (codebook_path, NULL, NULL, &error);
  g_autoptr(EntCase) item = ent_case_file_load (path, codebook, NULL, NULL, &error);
  g_autoptr(EntEventTable) table = NULL;
  g_autoptr(EntDate) now = ent_date_parse (NOW, NULL);
  PangoContext *context = create_context (flags);
  EntTimelineOptions options = { lanes, codebook, NULL, collapsed_ids, (double) ent_date_get_earliest (now) };
  EntTimelinePicture *picture;
  EntPictureStyle style;

  g_assert_no_error (error);
  table = ent_event_table_new (item, NULL);
  picture = ent_timeline_picture_new (ent_timeline_layout_new (table, &options));
  ent_picture_style_init (&style, flags);
  ent_timeline_picture_set_style (picture, &style, context);
  g_object_unref (context);
  ent_timeline_picture_set_size (picture, WIDTH, HEIGHT);
  return picture;
}

static void
snapshot_picture (EntTimelinePicture *picture,
                  GtkSnapshot        *snapshot)
{
  const EntTimelineState state = { .selected = -1, .selected_lane = -1, .hovered = -1, .hovered_lane = -1 };

  ent_timeline_picture_snapshot (picture, snapshot, &state);
}

static cairo_surface_t *
draw (GtkSnapshot *snapshot)
{
  g_autoptr(GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Where everything stands, one thing a line: what it is, ": ", and words.  Whole numbers
 * are px; what must not change at all has a letter before it. */

static const char *
get_lane_id (EntTimelineLayout *layout,
             guint              lane)
{
  const EntTimelineLane *record = ent_timeline_layout_get_lanes (layout)->pdata[lane];

  return record->id != NULL ? record->id : "others";
}

static void
add_mark (GPtrArray             *lines,
          const char            *prefix,
          EntTimelineLayout     *layout,
          const EntTimelineMark *mark)
{
  static const char * const shapes[] = { "dot", "ring", "diamond", "bar" };
  static const char * const sides[] = { "unlabelled", "after", "before", "inside" };
  const EntEvent *event = ent_event_table_get_event (ent_timeline_layout_get_table (layout), mark->event);
  g_autoptr(GString) line = g_string_new (NULL);

  g_string_printf (line, "%s/%s in %s: row-%u %s %s", prefix, event->id, get_lane_id (layout, mark->lane), mark->row,
                   shapes[mark->shape], sides[mark->side]);
  /* A bar may begin far out of the view. */
  g_string_append_printf (line, " x %.0f %.0f", CLAMP (mark->x0, -10, WIDTH), CLAMP (mark->x1, -10, WIDTH));
  if (mark->side != ENT_LABEL_NONE)
    g_string_append_printf (line, " label %.0f %.0f", mark->label_x, mark->label_width);
  g_ptr_array_add (lines, g_string_free (g_steal_pointer (&line), FALSE));
}

static void
add_lines (GPtrArray          *lines,
           const char         *prefix,
           EntTimelinePicture *picture)
{
  EntTimelineLayout *layout = ent_timeline_picture_get_layout (picture);
  const EntTimelineFrame *frame = ent_timeline_picture_get_frame (picture);

  for (guint i = 0; i < frame->boxes->len; i++)
    {
      const EntTimelineBox *box = &g_array_index (frame->boxes, EntTimelineBox, i);

      g_ptr_array_add (lines, g_strdup_printf ("%s/ lane %s: y %.0f %.0f", prefix, get_lane_id (layout, i), box->y,
                                               box->height));
    }
  for (guint i = 0; i < frame->marks->len; i++)
    add_mark (lines, prefix, layout, &g_array_index (frame->marks, EntTimelineMark, i));
  for (guint i = 0; i < frame->clusters->len; i++)
    {
      const EntTimelineCluster *cluster = &g_array_index (frame->clusters, EntTimelineCluster, i);
      g_autofree char *date = ent_date_format_seconds ((gint64) cluster->begin_sec);

      g_ptr_array_add (lines, g_strdup_printf ("%s/ cluster of %s in %s: row-%u n-%u x %.0f %.0f", prefix, date,
                                               get_lane_id (layout, cluster->lane), cluster->row, cluster->count,
                                               cluster->x0, cluster->x1));
    }
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* Comparing */

static char *
get_reference_path (const char *name,
                    const char *ending)
{
  return g_strconcat (g_getenv ("ENT_SOURCE_DIR"), "/tests/unit/data/references/", name, ending, NULL);
}

/* Whether two texts are the same but for whole numbers that are nearly so. */
static gboolean
is_nearly_same (const char *a,
                const char *b)
{
  g_auto(GStrv) words_a = g_strsplit (a, " ", -1), words_b = g_strsplit (b, " ", -1);

  if (g_strv_length (words_a) != g_strv_length (words_b))
    return FALSE;
  for (guint i = 0; words_a[i] != NULL; i++)
    {
      char *end_a, *end_b;
      gint64 at = g_ascii_strtoll (words_a[i], &end_a, 10), reference = g_ascii_strtoll (words_b[i], &end_b, 10);
      gboolean are_numbers = end_a > words_a[i] && end_b > words_b[i] && *end_a == '\0' && *end_b == '\0';

      if (are_numbers ? ABS (at - reference) > MAX_MOVE_PX : strcmp (words_a[i], words_b[i]) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
say_difference (const char *name,
                const char *what,
                const char *line,
                guint      *n)
{
  if ((*n)++ < MAX_LISTED)
    g_test_message ("%s: %s: %s", name, what, line);
}

static void
compare_layout (const char *name,
                GPtrArray  *lines)
{
  g_autofree char *path = get_reference_path (name, ".txt"), *text = NULL;
  g_autoptr(GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) kept = NULL;
  GHashTableIter iter;
  gpointer key, value;
  guint n = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  kept = g_strsplit (text, "\n", -1);
  for (guint i = 0; kept[i] != NULL && *kept[i] != '\0'; i++)
    g_hash_table_insert (expected, g_strndup (kept[i], strcspn (kept[i], ":")), g_strdup (kept[i]));

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = lines->pdata[i], *before;
      g_autofree char *what = g_strndup (line, strcspn (line, ":"));

      before = g_hash_table_lookup (expected, what);
      if (before == NULL)
        say_difference (name, "new", line, &n);
      else if (!is_nearly_same (line, before))
        {
          say_difference (name, "was", before, &n);
          say_difference (name, "now", line, &n);
        }
      g_hash_table_remove (expected, what);
    }
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &key, &value))
    say_difference (name, "gone", value, &n);
  if (n > 0)
    {
      g_test_message ("%s: the layout differs from %s", name, path);
      g_test_fail ();
    }
}

static char *
get_output_path (const char *name,
                 const char *ending)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "..", "..", "meson-logs", "references", NULL);
  g_autofree char *file = g_strconcat (name, ending, NULL), *path = g_build_filename (folder, file, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0777), ==, 0);
  return g_canonicalize_filename (path, NULL);
}

static void
compare_picture (const char      *name,
                 cairo_surface_t *surface)
{
  g_autofree char *path = get_reference_path (name, ".png"), *painted = NULL, *marked = NULL;
  cairo_surface_t *difference;
  guint n_blocks = reference_picture_compare (surface, path, &difference);

  if (n_blocks > MAX_BLOCKS)
    {
      painted = get_output_path (name, ".png");
      marked = get_output_path (name, "-difference.png");
      cairo_surface_write_to_png (surface, painted);
      if (difference != NULL)
        cairo_surface_write_to_png (difference, marked);
      g_test_message ("%s: %u blocks differ from %s; painted: %s; differences: %s", name, n_blocks, path, painted,
                      marked);
      g_test_fail ();
    }
  g_clear_pointer (&difference, cairo_surface_destroy);
}

/* Pictures that one could not tell from those that are kept stay: the history shall not fill with them. */
static void
keep (const char      *layout_name,
      GPtrArray       *lines,
      const char      *picture_name,
      cairo_surface_t *surface)
{
  g_autofree char *text_path = get_reference_path (layout_name, ".txt"), *text = NULL;
  g_autofree char *picture_path = get_reference_path (picture_name, ".png");
  cairo_surface_t *difference;

  g_ptr_array_add (lines, g_strdup (""));
  g_ptr_array_add (lines, NULL);
  text = g_strjoinv ("\n", (char **) lines->pdata);
  g_assert_true (g_file_set_contents (text_path, text, -1, NULL));
  if (reference_picture_compare (surface, picture_path, &difference) > MAX_BLOCKS)
    reference_picture_write (surface, picture_path);
  g_clear_pointer (&difference, cairo_surface_destroy);
}

/* @lines: freed */
static void
compare (const char      *layout_name,
         GPtrArray       *lines,
         const char      *picture_name,
         cairo_surface_t *surface)
{
  g_ptr_array_sort (lines, compare_lines);
  if (updating)
    {
      keep (layout_name, lines, picture_name, surface);
    }
  else
    {
      compare_layout (layout_name, lines);
      compare_picture (picture_name, surface);
    }
  g_ptr_array_unref (lines);
}

/* Tests */

static double
get_seconds (const char *date,
             gboolean    end)
{
  g_autoptr(EntDate) parsed = ent_date_parse (date, NULL);

  return (double) (end ? ent_date_get_latest (parsed) + 1 : ent_date_get_earliest (parsed));
}

static void
compare_view (const View  *view,
              const Style *style)
{
  g_autoptr(EntTimelinePicture) picture = create_picture (view->case_id, view->lanes, view->collapsed, style->flags);
  g_autofree char *name = g_strdup_printf ("%s-%s", view->name, style->name);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface;

  if (view->from != NULL)
    ent_time_scale_set_range (ent_timeline_picture_get_scale (picture), get_seconds (view->from, FALSE),
                              get_seconds (view->to, TRUE));
  ent_timeline_picture_arrange (picture);
  snapshot_picture (picture, snapshot);
  surface = draw (snapshot);
  add_lines (lines, view->case_id, picture);
  compare (view->name, lines, name, surface);
  cairo_surface_destroy (surface);
}

/* Time runs the other way round and the colours are others, but all stands where it stands in light. */
static void
test_view (gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    compare_view (data, &styles[i]);
}

static void
test_factors (void)
{
  compare_view (&by_factor, &styles[0]);
}

/* The same with the evidence of factors below, and what it counts as text. */
static void
compare_over_time (const Style *style)
{
  g_autoptr(EntTimelinePicture) picture = create_picture (over_time.case_id, over_time.lanes, NULL, style->flags);
  g_autofree char *name = g_strdup_printf ("%s-%s", over_time.name, style->name);
  g_autofree char *codebook_path = g_strconcat (g_getenv ("ENT_SOURCE_DIR"), "/data/codebook.json", NULL);
  g_autoptr(EntCodebook) codebook = ent_codebook_file_load (codebook_path, NULL, NULL, NULL);
  EntEventTable *table = ent_timeline_layout_get_table (ent_timeline_picture_get_layout (picture));
  g_autoptr(EntEvidenceSums) sums = ent_evidence_sums_new (table, codebook, NULL, get_seconds (NOW, FALSE));
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface;

  ent_timeline_picture_set_evidence (picture, sums);
  ent_time_scale_set_range (ent_timeline_picture_get_scale (picture), get_seconds (over_time.from, FALSE),
                            get_seconds (over_time.to, TRUE));
  ent_timeline_picture_arrange (picture);
  snapshot_picture (picture, snapshot);
  ent_timeline_picture_paint_evidence (picture, snapshot);
  surface = draw (snapshot);
  for (guint row = 0; row < N_EVIDENCE_ROWS; row++)
    for (gint64 year = 1985; year <= 2005; year++)
      {
        EntEvidenceSum sum;

        ent_evidence_sums_get (sums, row, ent_evidence_get_begin_sec (12, year), ent_evidence_get_begin_sec (12, year + 1),
                               &sum);
        if (sum.plus + sum.minus > 0.05)
          g_ptr_array_add (lines, g_strdup_printf ("%s in %d: n-%.1f n-%.1f", ent_evidence_sums_get_id (sums, row),
                                                   (int) year, sum.plus, sum.minus));
      }
  compare (over_time.name, lines, name, surface);
  cairo_surface_destroy (surface);
}

static void
test_over_time (void)
{
  compare_over_time (&styles[0]);
  compare_over_time (&styles[2]);
}

static double
get_origin (EntTimelinePicture *picture)
{
  EntEventTable *table = ent_timeline_layout_get_table (ent_timeline_picture_get_layout (picture));

  return (double) ent_date_get_earliest (ent_case_find_moment (table->item, ENT_MOMENT_WAR_END)->date);
}

/* One row of the comparison, with the axis above it. */
static void
paint_row (EntTimelinePicture *picture,
           GtkSnapshot        *snapshot,
           double              height)
{
  ent_timeline_picture_set_size (picture, WIDTH, height);
  ent_timeline_picture_arrange (picture);
  snapshot_picture (picture, snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) height));
}

/* All three counted from the end of their wars, ten years before to fifty after. */
static void
test_compared (void)
{
  GPtrArray *pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_timeline_picture_free);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  double year = 365.2425 * 86400, header_width = 0, base;
  cairo_surface_t *surface;

  for (guint i = 0; i < G_N_ELEMENTS (compared) + 1; i++)
    {
      gboolean is_axis = i == 0;
      EntTimelinePicture *picture = create_picture (compared[is_axis ? 0 : i - 1], ENT_TIMELINE_LANES_PARTY, NULL, 0);
      double origin = get_origin (picture);

      g_ptr_array_add (pictures, picture);
      base = get_origin (pictures->pdata[0]);
      ent_timeline_picture_set_parts (picture, is_axis ? ENT_TIMELINE_PART_AXIS
                                                       : ENT_TIMELINE_PART_PHASES | ENT_TIMELINE_PART_LANES
                                                         | ENT_TIMELINE_PART_RELATIONS);
      ent_timeline_picture_set_limits (picture, origin - 30 * year, origin + 80 * year);
      ent_timeline_picture_set_origin (picture, origin, base, "End of war");
      ent_time_scale_set_range (ent_timeline_picture_get_scale (picture), origin - 10 * year, origin + 50 * year);
      header_width = MAX (header_width, ent_timeline_picture_get_header_width (picture));
    }
  for (guint i = 0; i < pictures->len; i++)
    {
      ent_timeline_picture_set_header_width (pictures->pdata[i], header_width);
      paint_row (pictures->pdata[i], snapshot,
                 i == 0 ? AXIS_HEIGHT : (double) (HEIGHT - AXIS_HEIGHT) / G_N_ELEMENTS (compared));
      if (i > 0)
        add_lines (lines, compared[i - 1], pictures->pdata[i]);
    }
  surface = draw (snapshot);
  compare ("compared", lines, "compared-light", surface);
  cairo_surface_destroy (surface);
  g_ptr_array_unref (pictures);
}

/* The matrix of all three, with a cell that no event carries and an own rating that differs. */
static EntMatrix *
create_matrix (void)
{
  g_autofree char *codebook_path = g_strconcat (g_getenv ("ENT_SOURCE_DIR"), "/data/codebook.json", NULL);
  g_autoptr(EntCodebook) codebook = ent_codebook_file_load (codebook_path, NULL, NULL, NULL);
  g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_unref);
  g_autoptr(GPtrArray) ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_rating_free);
  EntOwnRating *own = ent_own_rating_new ("us-vietnam", "trade-restoration");

  for (guint i = 0; i < G_N_ELEMENTS (compared); i++)
    {
      g_autofree char *path = g_strconcat (g_getenv ("ENT_SOURCE_DIR"), "/data/cases/", compared[i], ".json", NULL);

      g_ptr_array_add (cases, ent_case_file_load (path, codebook, NULL, NULL, NULL));
    }
  own->has_rating = TRUE;
  own->rating = -1;
  g_ptr_array_add (ratings, own);
  return ent_matrix_new (codebook, cases, ratings, NULL);
}

static void
compare_matrix (EntMatrix           *matrix,
                const EntMatrixSpec *spec,
                const Style         *style)
{
  PangoContext *context = create_context (style->flags);
  g_autoptr(EntLabelCache) labels = ent_label_cache_new (context);
  g_autoptr(EntMatrixPicture) picture = NULL;
  g_autofree char *name = g_strdup_printf ("matrix-%s", style->name);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  const EntMatrixLayout *layout;
  EntMatrixPart all = { 0 };
  cairo_surface_t *surface;
  EntPictureStyle colors;
  double y;

  ent_picture_style_init (&colors, style->flags);
  picture = ent_matrix_picture_new (matrix, spec, &colors, context, labels);
  layout = ent_matrix_picture_get_layout (picture);
  all.n_rows = layout->rows->len;
  all.n_columns = layout->columns->len;
  gtk_snapshot_append_color (snapshot, &colors.page, &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
  ent_matrix_picture_snapshot (picture, snapshot, &all, WIDTH);
  y = ent_matrix_key_paint (snapshot, labels, &colors, spec->whose, 0, HEIGHT - 60, WIDTH);
  g_ptr_array_add (lines, g_strdup_printf ("key: height %.0f", y));
  surface = draw (snapshot);
  y = ent_matrix_picture_get_titles_height (picture);
  for (guint i = 0; i < layout->rows->len; i++)
    {
      const EntMatrixRow *row = &g_array_index (layout->rows, EntMatrixRow, i);

      y += ent_matrix_picture_get_row_height (picture, i);
      if (row->factor >= 0)
        g_ptr_array_add (lines, g_strdup_printf ("%s: y %.0f", ent_matrix_get_factor (matrix, row->factor)->id, y));
    }
  compare ("matrix", lines, name, surface);
  cairo_surface_destroy (surface);
  g_object_unref (context);
}

static void
test_matrix (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix ();
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_new ();
  static const char * const groups[] = { "dialogue", "economic-recovery", "culture-education", "security" };

  spec->whose = ENT_MATRIX_BOTH;
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    ent_matrix_spec_set_in_list (spec->groups, groups[i], TRUE);
  ent_matrix_spec_set_in_list (spec->closed, "security", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    compare_matrix (matrix, spec, &styles[i]);
}

/* Every other test would fail for no other reason. */
static void
test_font (void)
{
  PangoContext *context = create_context (0);
  PangoFont *font = pango_context_load_font (context, pango_context_get_font_description (context));
  PangoFontDescription *description = pango_font_describe (font);

  if (strcmp (pango_font_description_get_family (description), FONT) != 0)
    g_test_fail_printf ("The font %s is not installed: src/needs lists its package", FONT);
  pango_font_description_free (description);
  g_object_unref (font);
  g_object_unref (context);
}

int
main (int    argc,
      char **argv)
{
  /* Texts in no language but the case's own. */
  g_unsetenv ("LANGUAGE");
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  /* All that differ are named in one run. */
  g_test_set_nonfatal_assertions ();
  updating = argc > 1 && strcmp (argv[1], "--update") == 0;
  gtk_init_check ();
  g_test_add_func ("/draw/references/font", test_font);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *path = g_strconcat ("/draw/references/", views[i].name, NULL);

      g_test_add_data_func (path, &views[i], test_view);
    }
  g_test_add_func ("/draw/references/factors", test_factors);
  g_test_add_func ("/draw/references/over-time", test_over_time);
  g_test_add_func ("/draw/references/compared", test_compared);
  g_test_add_func ("/draw/references/matrix", test_matrix);
  return g_test_run ();
}
