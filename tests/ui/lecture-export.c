/* A lecture on its way out of the program: files of all kinds, with the work in view, and paper. */
#include "config.h"

#include "ent-lecture-export-window.h"
#include "lecture-fixture.h"

#define TITLE "Export “"

static gboolean
has_title (GtkWidget     *widget,
           gconstpointer  title)
{
  return ADW_IS_COMBO_ROW (widget)
         && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static void
choose (GtkWidget  *window,
        const char *row,
        guint       selected)
{
  GtkWidget *widget = find_widget (window, has_title, row);

  g_assert_nonnull (widget);
  adw_combo_row_set_selected (ADW_COMBO_ROW (widget), selected);
}

static EntLectureExportWindow *
open_window (Fixture    *fixture,
             const char *id)
{
  act (fixture, "win.export-lecture", id);
  wait_until (can_press, &(InWindow) { TITLE, "Save…" }, "the lecture to be read");
  return ENT_LECTURE_EXPORT_WINDOW (find_titled (TITLE));
}

/* Writes the format in this place of the row, and gives what was written. */
static char *
write_format (Fixture    *fixture,
              const char *id,
              guint       format,
              const char *name,
              gsize      *length)
{
  EntLectureExportWindow *window = open_window (fixture, id);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GError) error = NULL;
  char *text;

  choose (GTK_WIDGET (window), "Format", format);
  ent_lecture_export_window_save (window, path);
  /* How far it is can be seen while it works. */
  g_assert_nonnull (find_widget (GTK_WIDGET (window), is_label_with, "slide 1 of"));
  g_assert_nonnull (find_widget (GTK_WIDGET (window), is_of_type_name, "GtkProgressBar"));
  wait_until (has_no_titled, (gpointer) TITLE, "the window to close");
  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_formats (Fixture *fixture)
{
  static const struct
  {
    const char *name;
    const char *begins;
    const char *holds;  /* or NULL */
  } formats[] = {
    { "l.pdf", "%PDF-", NULL }, { "l.odp", "PK", NULL }, { "l.pptx", "PK", NULL }, { "l.html", "<!", "From battlefield" },
    { "l.md", "", "# From battlefield" }, { "l.txt", "", "." }, { "l.bib", "@", "title" }, { "l.ris", "TY  - ", "ER  - " },
    { "l.json", "[", "\"title\"" },
  };
  g_autofree char *id = make_lecture (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      gsize length;
      g_autofree char *text = write_format (fixture, id, i, formats[i].name, &length);

      g_test_message ("%s: %zu bytes", formats[i].name, length);
      g_assert_cmpuint (length, >, 100);
      g_assert_true (g_str_has_prefix (text, formats[i].begins));
      if (formats[i].holds != NULL)
        g_assert_nonnull (strstr (text, formats[i].holds));
    }
  wait_until_shows (fixture, "AdwToastOverlay", "Saved “l.pdf”");
  wait_until_shows (fixture, "AdwToastOverlay", "Open Folder");
}

static void
test_pdfpc (Fixture *fixture)
{
  g_autofree char *id = make_lecture (fixture);
  EntLectureExportWindow *window = open_window (fixture, id);
  g_autofree char *path = g_build_filename (fixture->folder, "l.pdf", NULL);
  g_autofree char *beside = g_build_filename (fixture->folder, "l.pdfpc", NULL);
  GtkWidget *row = find_widget (GTK_WIDGET (window), is_named, &(Named) { "AdwActionRow", "For pdfpc" });

  gtk_switch_set_active (GTK_SWITCH (find_widget (row, is_of_type_name, "GtkSwitch")), TRUE);
  ent_lecture_export_window_save (window, path);
  wait_until (has_no_titled, (gpointer) TITLE, "the window to close");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_test (beside, G_FILE_TEST_IS_REGULAR));
}

static void
test_cancel (Fixture *fixture)
{
  g_autofree char *id = make_lecture (fixture);
  EntLectureExportWindow *window = open_window (fixture, id);
  g_autofree char *path = g_build_filename (fixture->folder, "none.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "folder", "l.md", NULL);

  ent_lecture_export_window_save (window, path);
  press_in (TITLE, "Cancel");
  /* One can choose anew. */
  wait_until (can_press, &(InWindow) { TITLE, "Save…" }, "the choices");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  /* What goes wrong is said where one can choose another place. */
  choose (GTK_WIDGET (window), "Format", 4);
  ent_lecture_export_window_save (window, nowhere);
  wait_until_window_shows (TITLE, "l.md");
  press_in (TITLE, "Cancel");
  wait_until (has_no_titled, (gpointer) TITLE, "the window to close");
}

static guint
count_pages (GtkWidget *widget)
{
  guint n = GTK_IS_PICTURE (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_pages (child);
  return n;
}

static void
test_print (Fixture *fixture)
{
  g_autofree char *id = make_lecture (fixture);
  GtkWidget *window;
  guint n_slides;

  act (fixture, "win.print-lecture", id);
  wait_until (can_press, &(InWindow) { "Print Lecture", "Print…" }, "the pages");
  window = find_titled ("Print Lecture");
  n_slides = count_pages (window);
  g_assert_cmpuint (n_slides, >, 10);
  /* Six to a page. */
  choose (window, "Pages", 4);
  wait_until (can_press, &(InWindow) { "Print Lecture", "Print…" }, "the handout");
  g_assert_cmpuint (count_pages (window), ==, (n_slides + 5) / 6);
  gtk_window_close (GTK_WINDOW (window));
}

static void
test_handout (Fixture *fixture)
{
  GtkWidget *window, *row;
  guint n_all;

  act (fixture, "win.go", "case:camp-david");
  wait_until_shows (fixture, "EntStoryPage", "Handout…");
  act (fixture, "win.case-handout", "");
  wait_until (can_press, &(InWindow) { "Handout", "Print…" }, "the handout");
  window = find_titled ("Handout");
  n_all = count_pages (window);
  g_assert_cmpuint (n_all, >, 2);
  row = find_widget (window, is_named, &(Named) { "AdwActionRow", "Story" });
  gtk_switch_set_active (GTK_SWITCH (find_widget (row, is_of_type_name, "GtkSwitch")), FALSE);
  wait_until (can_press, &(InWindow) { "Handout", "Print…" }, "the handout without its story");
  g_assert_cmpuint (count_pages (window), <, n_all);
  gtk_window_close (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  static const Test tests[] = {
    { "/lecture-export/formats", test_formats, NULL }, { "/lecture-export/pdfpc", test_pdfpc, NULL },
    { "/lecture-export/cancel", test_cancel, NULL },   { "/lecture-export/print", test_print, NULL },
    { "/lecture-export/handout", test_handout, NULL },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].name, &tests[i], run_test);
  return g_test_run ();
}
