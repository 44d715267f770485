/* What a timeline costs: from opening the library to its first frame, then a scripted walk
 * through it, frame by frame, and the memory it takes.
 *
 * Every size is measured in a process of its own, which has drawn some text before, as the
 * program has when a case is opened, and whose library another process has made, so that
 * nothing but the measured is in memory.  No display is needed. */

#include "config.h"

#include <malloc.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <sqlite3.h>

#include "ent-bundle.h"
#include "ent-csv.h"
#include "ent-generate.h"
#include "ent-store.h"
#include "ent-timeline-picture.h"

#define WIDTH   1366
#define HEIGHT  768
/* Fixed, so that what has not ended ends in the same place on every day. */
#define NOW_SEC 1.8e9
#define DAY_SEC 86400.0
#define PAN_PX  12

typedef struct
{
  char   **sizes;
  int      n_frames;
  char    *csv;
  gboolean json;
  gboolean cpu;
  gint64   seed;
} Options;

typedef struct
{
  guint   n;
  double  load_msec;         /* open the library and fill the columns, or read the file */
  double  lanes_msec;        /* sort them into lanes */
  double  first_msec;        /* all of it, with the first frame */
  double  frame_msec[2];     /* median and 99th percentile of layout and snapshot */
  double  painted_msec[2];   /* of these and rendering by cairo */
  double  table_bytes;       /* an event's columns */
  double  layout_bytes;      /* its place in the lanes */
  double  walked_bytes;      /* all of it after the walk, with records and labels that were seen */
} Result;

static clockid_t the_clock = CLOCK_MONOTONIC;

static double
now_msec (void)
{
  struct timespec now;

  clock_gettime (the_clock, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

/* In use by all but SQLite. */
static double
get_bytes (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (double) (info.uordblks + info.hblkhd) - (double) sqlite3_memory_used ();
}

static void
check (const GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("timeline: %s\n", error->message);
  exit (1);
}

/* Making a library */

static void
make_library (const char *path,
              gint64      seed,
              guint       n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntStore) store = ent_store_open (path, ENT_STORE_CREATE, NULL, &error);
  g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_unref);

  check (error);
  g_ptr_array_add (cases, ent_generate_case ((guint64) seed, 0, n));
  ent_store_put_cases (store, cases, ENT_LOCAL_FEED, NULL, &error);
  check (error);
}

static void
wait_for (pid_t child)
{
  int status;

  if (child < 0 || waitpid (child, &status, 0) != child || !WIFEXITED (status) || WEXITSTATUS (status) != 0)
    exit (1);
}

static void
make_library_apart (const char *path,
                    gint64      seed,
                    guint       n)
{
  pid_t child = fork ();

  if (child == 0)
    {
      make_library (path, seed, n);
      _exit (0);
    }
  wait_for (child);
}

static void
remove_library (const char *folder,
                const char *path)
{
  static const char * const suffixes[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
  g_rmdir (folder);
}

/* The walk */

typedef struct
{
  EntTimelinePicture *picture;
  cairo_surface_t    *surface;
  GArray             *frames;   /* of double, msec */
  GArray             *painted;
} Walk;

static GskRenderNode *
make_frame (EntTimelinePicture *picture,
            double              elapsed_sec)
{
  static const EntTimelineState state = { -1, -1, -1, -1, FALSE };
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  ent_timeline_picture_arrange (picture);
  ent_timeline_picture_settle (picture, elapsed_sec);
  ent_timeline_picture_snapshot (picture, snapshot, &state);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
paint (Walk          *self,
       GskRenderNode *node)
{
  cairo_t *cr = cairo_create (self->surface);

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);
}

/* One frame of the script; @progress is from 0 to 1.  A fifth of the frames zooms to a tenth of
 * the period, two fifths pan there, a fifth zooms on to ten days, and a fifth out to the whole:
 * of cases of any size the same parts are seen. */
static void
move (EntTimeScale *scale,
      double        progress,
      guint         n_frames)
{
  double whole_sec = scale->limit_end_sec - scale->limit_begin_sec;
  double part = progress * 5;
  double from_sec = part < 1 ? whole_sec : part < 4 ? whole_sec / 10 : 10 * DAY_SEC;
  double to_sec = part < 1 ? whole_sec / 10 : part < 4 ? 10 * DAY_SEC : whole_sec;
  double step = pow (MIN (to_sec, whole_sec) / MIN (from_sec, whole_sec), 5.0 / n_frames);

  if (part >= 1 && part < 3)
    ent_time_scale_pan (scale, PAN_PX);
  else
    ent_time_scale_zoom (scale, 1 / step, scale->width_px * 0.4);
}

static void
walk (Walk  *self,
      guint  n_frames)
{
  EntTimeScale *scale = ent_timeline_picture_get_scale (self->picture);

  for (guint i = 0; i < n_frames; i++)
    {
      double begin = now_msec (), laid_out, painted;
      GskRenderNode *node;

      move (scale, (double) i / n_frames, n_frames);
      node = make_frame (self->picture, 1.0 / 60);
      laid_out = now_msec () - begin;
      paint (self, node);
      painted = now_msec () - begin;
      gsk_render_node_unref (node);
      g_array_append_val (self->frames, laid_out);
      g_array_append_val (self->painted, painted);
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
get_percentiles (GArray *msec,
                 double *percentiles)
{
  g_array_sort (msec, compare);
  percentiles[0] = g_array_index (msec, double, msec->len / 2);
  percentiles[1] = g_array_index (msec, double, MIN (msec->len - 1, msec->len * 99 / 100));
}

/* Measuring one size */

/* Kinds of render nodes are known once GTK is; it needs no display for that, and looks for
 * none. */
static void
init (void)
{
  g_unsetenv ("DISPLAY");
  g_unsetenv ("WAYLAND_DISPLAY");
  gtk_init_check ();
}

static PangoContext *
make_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout *layout;

  pango_context_set_language (context, pango_language_from_string ("en"));
  layout = pango_layout_new (context);
  pango_layout_set_text (layout, "Entente 1978 → –", -1);
  pango_layout_get_size (layout, NULL, NULL);
  g_object_unref (layout);
  return context;
}

static EntEventTable *
load (const Options *options,
      const char    *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntStore) store = NULL;
  g_autoptr(EntCase) item = NULL;
  g_autofree char *id = NULL;
  EntEventTable *table;

  if (options->csv != NULL)
    {
      item = ent_csv_read_events (options->csv, &error);
      check (error);
      return ent_event_table_new (item, NULL);
    }
  id = g_strdup_printf ("made-up-%" G_GINT64_FORMAT "-1", options->seed);
  store = ent_store_open (path, ENT_STORE_READ, NULL, &error);
  check (error);
  table = ent_store_load_table (store, id, NULL, &error);
  check (error);
  return table;
}

static void
measure (const Options *options,
         const char    *path,
         Result        *result)
{
  const EntTimelineOptions how = { .lanes = ENT_TIMELINE_LANES_PARTY, .now_sec = NOW_SEC };
  PangoContext *context = make_context ();
  g_autoptr(EntTimelinePicture) picture = NULL;
  EntTimelineLayout *layout;
  EntPictureStyle style;
  EntEventTable *table;
  GskRenderNode *node;
  Walk self;
  double bytes = get_bytes (), begin = now_msec ();

  ent_picture_style_init (&style, 0);
  table = load (options, path);
  result->n = table->n;
  result->load_msec = now_msec () - begin;
  result->table_bytes = (get_bytes () - bytes) / table->n;

  layout = ent_timeline_layout_new (table, &how);
  result->lanes_msec = now_msec () - begin - result->load_msec;
  result->layout_bytes = (get_bytes () - bytes) / table->n - result->table_bytes;

  picture = ent_timeline_picture_new (layout);
  ent_timeline_picture_set_style (picture, &style, context);
  g_object_unref (context);
  ent_timeline_picture_set_size (picture, WIDTH, HEIGHT);
  node = make_frame (picture, G_MAXDOUBLE);
  result->first_msec = now_msec () - begin;
  gsk_render_node_unref (node);

  self = (Walk) { picture, cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT),
                  g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)) };
  walk (&self, (guint) options->n_frames);
  cairo_surface_destroy (self.surface);
  result->walked_bytes = (get_bytes () - bytes) / table->n;
  get_percentiles (self.frames, result->frame_msec);
  get_percentiles (self.painted, result->painted_msec);
  g_array_unref (self.frames);
  g_array_unref (self.painted);
  ent_event_table_unref (table);
}

static void
print_result (const Options *options,
              const Result  *result,
              gboolean       is_first)
{
  if (options->json)
    printf ("%s{\"events\": %u, \"frames\": %d, \"load_msec\": %.2f, \"lanes_msec\": %.2f, \"first_frame_msec\": %.2f, "
            "\"frame_median_msec\": %.3f, \"frame_p99_msec\": %.3f, \"painted_median_msec\": %.3f, "
            "\"painted_p99_msec\": %.3f, \"table_bytes\": %.1f, \"layout_bytes\": %.1f, \"walked_bytes\": %.1f}",
            is_first ? "" : ",\n ", result->n, options->n_frames, result->load_msec, result->lanes_msec,
            result->first_msec, result->frame_msec[0], result->frame_msec[1], result->painted_msec[0],
            result->painted_msec[1], result->table_bytes, result->layout_bytes, result->walked_bytes);
  else
    printf ("| %9u | %9.1f | %9.1f | %11.1f | %12.2f | %9.2f | %14.2f | %11.2f | %7.1f | %7.1f | %9.1f |\n", result->n,
            result->load_msec, result->lanes_msec, result->first_msec, result->frame_msec[0], result->frame_msec[1],
            result->painted_msec[0], result->painted_msec[1], result->table_bytes, result->layout_bytes,
            result->walked_bytes);
  fflush (stdout);
}

static void
print_head (const Options *options)
{
  if (options->json)
    fputs ("[", stdout);
  else
    puts ("|    events |   load ms |  lanes ms | 1st frame ms | frame median |    p99 ms | painted median |      p99 ms "
          "| table B | lanes B | all B     |\n"
          "|----------:|----------:|----------:|------------:|-------------:|----------:|---------------:|------------:"
          "|--------:|--------:|----------:|");
  fflush (stdout);
}

/* In a process of its own. */
static void
run_apart (const Options *options,
           guint          n,
           gboolean       is_first)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  pid_t child;

  if (options->csv == NULL)
    {
      g_autoptr(GError) error = NULL;

      folder = g_dir_make_tmp ("ent-bench-XXXXXX", &error);
      check (error);
      path = g_build_filename (folder, "library.db", NULL);
      make_library_apart (path, options->seed, n);
    }
  child = fork ();
  if (child == 0)
    {
      Result result;

      init ();
      measure (options, path, &result);
      print_result (options, &result, is_first);
      _exit (0);
    }
  if (folder == NULL)
    {
      wait_for (child);
    }
  else
    {
      int status = 1;

      if (child < 0 || waitpid (child, &status, 0) != child || status != 0)
        status = 1;
      remove_library (folder, path);
      if (status != 0)
        exit (1);
    }
}

static gboolean
parse (Options   *options,
       int       *argc,
       char    ***argv)
{
  const GOptionEntry entries[] = {
    { "events", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->sizes,
      "Measure a made-up case of this many; may be said more than once", "N" },
    { "frames", 0, 0, G_OPTION_ARG_INT, &options->n_frames, "Walk through this many frames; 300 if not said", "F" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &options->seed, "Of the made-up cases; 1 if not said", "S" },
    { "csv", 0, 0, G_OPTION_ARG_FILENAME, &options->csv, "Measure the events of this file: id,title,start,end,lane",
      "FILE" },
    { "cpu", 0, 0, G_OPTION_ARG_NONE, &options->cpu, "Count the processor's time, where others use the machine too",
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, "Print JSON", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_autoptr(GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, &error))
    g_printerr ("timeline: %s\n", error->message);
  else if (options->n_frames < 5 || options->seed < 0)
    g_printerr ("timeline: --frames should be at least 5, and --seed at least 0\n");
  else
    return TRUE;
  return FALSE;
}

int
main (int    argc,
      char **argv)
{
  static const char * const all[] = { "100", "1000", "10000", "100000", "1000000", NULL };
  Options options = { .n_frames = 300, .seed = 1 };
  const char * const *sizes;

  if (!parse (&options, &argc, &argv))
    return 2;
  sizes = options.sizes != NULL ? (const char * const *) options.sizes : all;
  if (options.cpu)
    the_clock = CLOCK_PROCESS_CPUTIME_ID;
  print_head (&options);
  for (guint i = 0; options.csv == NULL ? sizes[i] != NULL : i == 0; i++)
    {
      guint64 n = 1;

      if (options.csv == NULL && !g_ascii_string_to_unsigned (sizes[i], 10, 1, 10000000, &n, NULL))
        {
          g_printerr ("timeline: --events should be from 1 to 10000000, but is “%s”\n", sizes[i]);
          return 2;
        }
      run_apart (&options, (guint) n, i == 0);
    }
  if (options.json)
    puts ("]");
  g_strfreev (options.sizes);
  g_free (options.csv);
  return 0;
}
