/* Pictures out of the program: exporting, the preview, and printing, here into a file. */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "../unit/draw-cases.h"
#include "ent-export-window.h"
#include "ent-picture-menu.h"
#include "ent-print-window.h"

typedef struct
{
  char            *folder;
  GtkWindow       *window;
  EntTimelineView *view;
  GtkWidget       *menu;
} Fixture;

static gboolean
time_out_cb (gpointer data)
{
  g_error ("waited in vain for: %s", (const char *) data);
  return G_SOURCE_REMOVE;
}

/* How many widgets of the type show, with the text if there is one. */
static guint
count_shown (GtkWidget  *root,
             GType       type,
             const char *text)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (root))
    return 0;
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type)
      && (text == NULL || strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL))
    n++;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    n += count_shown (child, type, text);
  return n;
}

static void
wait_for (GtkWindow  *window,
          GType       type,
          const char *text,
          guint       n)
{
  guint source = g_timeout_add_seconds (60, time_out_cb, (gpointer) (text != NULL ? text : g_type_name (type)));

  while (count_shown (GTK_WIDGET (window), type, text) != n)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(EntCase) item = create_random_case (3, 60, 1950, 2020);
  g_autoptr(EntEventTable) table = ent_event_table_new (item, NULL);
  GtkWidget *overlay = adw_toast_overlay_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->folder = g_dir_make_tmp ("entente-picture-XXXXXX", NULL);
  self->view = ENT_TIMELINE_VIEW (ent_timeline_view_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  ent_timeline_view_set_table (self->view, table, NULL);
  self->menu = ent_picture_menu_new (self->view);
  gtk_box_append (GTK_BOX (box), self->menu);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), box);
  self->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (self->window, 900, 700);
  adw_window_set_content (ADW_WINDOW (self->window), overlay);
  gtk_window_present (self->window);
  wait_for (self->window, ENT_TYPE_TIMELINE_VIEW, NULL, 1);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  gtk_window_destroy (self->window);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
}

static void
assert_begins (const char *path,
               const char *magic)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_true (g_str_has_prefix (bytes, magic));
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_export (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "view.svg", NULL);
  EntPictureOptions options;

  ent_picture_options_init (&options);
  options.in_view = TRUE;
  ent_export_picture (GTK_WIDGET (self->view),
                      ent_picture_source_new_timeline (ent_timeline_capture_new (self->view)), &options, path);
  wait_for (self->window, GTK_TYPE_LABEL, "Saved picture “view.svg”", 1);
  assert_begins (path, "<?xml");
}

static void
test_export_fails (Fixture       *self,
                   gconstpointer  data)
{
  g_autofree char *missing = g_build_filename (self->folder, "none", "view.svg", NULL);
  EntPictureOptions options;

  ent_picture_options_init (&options);
  ent_export_picture (GTK_WIDGET (self->view),
                      ent_picture_source_new_timeline (ent_timeline_capture_new (self->view)), &options, missing);
  wait_for (self->window, GTK_TYPE_LABEL, "no such folder", 1);
}

/* What the view shows is what the picture shows. */
static void
test_capture (Fixture       *self,
              gconstpointer  data)
{
  gint64 begin = ent_date_seconds_from_civil (1970, 1, 1), end = ent_date_seconds_from_civil (1980, 1, 1);
  g_autoptr(EntTimelineCapture) capture = NULL;
  EntTimelineSheetOptions options;

  ent_timeline_view_show_range (self->view, begin, end, FALSE);
  ent_timeline_view_set_lanes (self->view, ENT_TIMELINE_LANES_NONE);
  capture = ent_timeline_capture_new (self->view);
  g_assert_nonnull (capture);
  ent_timeline_sheet_options_init (&options);
  ent_timeline_capture_fill (capture, TRUE, &options);
  g_assert_cmpint (options.timeline.lanes, ==, ENT_TIMELINE_LANES_NONE);
  g_assert_cmpfloat_with_epsilon (options.begin_sec, (double) begin, 2);
  g_assert_cmpfloat_with_epsilon (options.end_sec, (double) end, 2);
  ent_timeline_sheet_options_init (&options);
  ent_timeline_capture_fill (capture, FALSE, &options);
  g_assert_cmpfloat (options.begin_sec, ==, -ENT_TIME_SCALE_FARTHEST);
}

static GtkWindow *
find_window (Fixture *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == self->window)
        return window;
    }
  return NULL;
}

static GtkWidget *
find_spin (GtkWidget *root)
{
  if (GTK_IS_SPIN_BUTTON (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_spin (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_preview (Fixture       *self,
              gconstpointer  data)
{
  GtkWindow *window;

  gtk_widget_activate_action (self->menu, "picture.print", NULL);
  window = find_window (self);
  g_assert_nonnull (window);
  wait_for (window, GTK_TYPE_PICTURE, NULL, 1);
  wait_for (window, GTK_TYPE_LABEL, "1 page", 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_spin (GTK_WIDGET (window))), 4);
  /* The last wish counts, whatever is still being painted. */
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_spin (GTK_WIDGET (window))), 3);
  wait_for (window, GTK_TYPE_PICTURE, NULL, 3);
  wait_for (window, GTK_TYPE_LABEL, "3 pages", 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_spin (GTK_WIDGET (window))), 2);
  gtk_window_destroy (window);
  g_assert_null (find_window (self));

  gtk_widget_activate_action (self->menu, "picture.export", NULL);
  window = find_window (self);
  g_assert_nonnull (window);
  gtk_window_destroy (window);
}

static void
test_print (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntTimelineCapture) capture = ent_timeline_capture_new (self->view);
  EntEventTable *table = ent_timeline_capture_get_table (capture);
  g_autofree char *path = g_build_filename (self->folder, "print.pdf", NULL);
  g_autoptr(GtkPrintOperation) operation = NULL;
  g_autoptr(EntSheet) sheet = NULL;
  EntTimelineSheetOptions options;
  g_autoptr(GError) error = NULL;

  ent_timeline_sheet_options_init (&options);
  ent_timeline_sheet_options_paper (&options, ENT_PAPER_A4, TRUE, 2);
  ent_timeline_capture_fill (capture, FALSE, &options);
  sheet = ent_timeline_sheet_new (&table, 1, &options, &error);
  g_assert_no_error (error);
  operation = ent_print_operation_new (sheet, ENT_PAPER_A4, TRUE);
  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, self->window, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpint (gtk_print_operation_get_n_pages_to_print (operation), ==, 2);
  assert_begins (path, "%PDF-");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/picture/export", Fixture, NULL, set_up, test_export, tear_down);
  g_test_add ("/picture/export-fails", Fixture, NULL, set_up, test_export_fails, tear_down);
  g_test_add ("/picture/capture", Fixture, NULL, set_up, test_capture, tear_down);
  g_test_add ("/picture/preview", Fixture, NULL, set_up, test_preview, tear_down);
  g_test_add ("/picture/print", Fixture, NULL, set_up, test_print, tear_down);
  return g_test_run ();
}
