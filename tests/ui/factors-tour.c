/* What a lecturer asks of the factors: what outside powers did in each case, and what the lasting peaces share; both
 * answers go into a lecture, with the matrix, and the matrix into files. */
#include "config.h"

#include "ent-export-window.h"
#include "ent-matrix-page.h"
#include "ent-store-lectures.h"
#include "window-fixture.h"

static gboolean
has_toplevel (gpointer type)
{
  return find_toplevel (type) != NULL;
}

static gboolean
has_no_toplevel (gpointer type)
{
  return find_toplevel (type) == NULL;
}

static gboolean
is_entry (GtkWidget     *widget,
          gconstpointer  data)
{
  return ADW_IS_ENTRY_ROW (widget);
}

static gboolean
can_add (gpointer data)
{
  GtkWidget *chooser = find_toplevel ("EntLectureChooser");
  GtkWidget *add = chooser != NULL ? find_widget (chooser, is_named, &(Named) { "GtkButton", "Add" }) : NULL;

  return add != NULL && gtk_widget_get_sensitive (add);
}

static gboolean
lists_lecture (gpointer title)
{
  GtkWidget *chooser = find_toplevel ("EntLectureChooser");

  return chooser != NULL && find_widget (chooser, is_label_with, title) != NULL;
}

static EntStore *
open_store (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  g_autoptr(GError) error = NULL;
  EntStore *store = ent_store_open (path, 0, NULL, &error);

  g_assert_no_error (error);
  return store;
}

typedef struct
{
  EntStore *store;
  int       n;
} Slides;

/* So many in the only lecture. */
static gboolean
has_slides (gpointer data)
{
  Slides *slides = data;
  g_autoptr(GPtrArray) lectures = ent_store_list_lectures (slides->store, NULL);

  g_assert_cmpuint (lectures->len, <=, 1);
  return lectures->len == 1 && ((EntLecture *) lectures->pdata[0])->n_slides == slides->n;
}

/* @title: of a new lecture; NULL: into the one there is. @n: slides that it has then */
static void
add_to_lecture (Fixture    *fixture,
                const char *title,
                int         n)
{
  g_autoptr(EntStore) store = open_store (fixture);
  GtkWidget *chooser;

  wait_until (has_toplevel, (gpointer) "EntLectureChooser", "the dialog");
  chooser = find_toplevel ("EntLectureChooser");
  if (title != NULL)
    gtk_editable_set_text (GTK_EDITABLE (find_widget (chooser, is_entry, NULL)), title);
  else
    wait_until (lists_lecture, (gpointer) "Outside powers", "the lecture to be listed");
  wait_until (can_add, NULL, "the button");
  g_signal_emit_by_name (find_widget (chooser, is_named, &(Named) { "GtkButton", "Add" }), "clicked");
  wait_until (has_no_toplevel, (gpointer) "EntLectureChooser", "the dialog to go");
  wait_until (has_slides, &(Slides) { store, n }, "the slide in the library");
  wait_until_shows (fixture, "AdwToastOverlay", "Added to “Outside powers”");
}

/* The row of the sidebar. */
static void
go_to_factors (Fixture *fixture)
{
  GtkWidget *sidebar = find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntSidebar");
  GtkWidget *row = find_widget (sidebar, is_named, &(Named) { "GtkListBoxRow", "Factors" });

  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  wait_until_shows (fixture, "EntMatrixPage", "Ratings:");
}

static const EntSlide *
get_slide (GPtrArray    *slides,
           guint         index,
           EntSlideKind  kind)
{
  const EntSlide *slide = slides->pdata[index];

  g_assert_cmpint (slide->kind, ==, kind);
  g_assert_nonnull (slide->title);
  g_assert_nonnull (slide->body);
  return slide;
}

/* "What did outside powers do in each case?" The name of the factor leads to its page. */
static void
ask_outside_powers (Fixture *fixture)
{
  GtkWidget *grid;

  go_to_factors (fixture);
  grid = find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntFactorGrid");
  g_signal_emit_by_name (grid, "factor-activated", "external-powers");
  wait_until_shows (fixture, "EntFactorPage", "Helped in 2 of 3 cases");
  press (fixture, is_named, &(Named) { "GtkButton", "Add to Lecture…" });
  add_to_lecture (fixture, "Outside powers", 1);
}

static gboolean
is_finding (GtkWidget     *widget,
            gconstpointer  data)
{
  return is_of_type_name (widget, "EntStatementRow");
}

/* "Which factors do the lasting peaces share?" It is said below the matrix. */
static void
ask_what_is_shared (Fixture *fixture)
{
  Finds finding = { fixture, is_finding, NULL };
  GtkWidget *row, *button;

  go_to_factors (fixture);
  wait_until (finds, &finding, "what is found in the matrix");
  row = find_widget (GTK_WIDGET (fixture->window), is_finding, NULL);
  button = find_widget (row, is_of_type_name, "GtkMenuButton");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  press (fixture, is_named, &(Named) { "GtkButton", "Add to Lecture…" });
  add_to_lecture (fixture, NULL, 2);
}

static void
add_matrix (Fixture *fixture)
{
  GtkWidget *page = find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntMatrixPage");

  g_assert_true (gtk_widget_activate_action (page, "matrix.columns", "s", "title"));
  g_assert_true (gtk_widget_activate_action (page, "made.add-slide", NULL));
  add_to_lecture (fixture, NULL, 3);
}

static void
test_tour (Fixture *fixture)
{
  g_autoptr(EntStore) store = NULL;
  g_autoptr(GPtrArray) lectures = NULL, slides = NULL;
  const EntSlide *slide;

  ask_outside_powers (fixture);
  ask_what_is_shared (fixture);
  add_matrix (fixture);

  store = open_store (fixture);
  lectures = ent_store_list_lectures (store, NULL);
  g_assert_cmpuint (lectures->len, ==, 1);
  slides = ent_store_list_slides (store, ((EntLecture *) lectures->pdata[0])->id, NULL);
  g_assert_cmpuint (slides->len, ==, 3);

  slide = get_slide (slides, 0, ENT_SLIDE_FACTOR);
  g_assert_cmpstr (slide->target_id, ==, "factor:external-powers");
  g_assert_cmpstr (slide->title, ==, "External powers");
  g_assert_true (g_str_has_prefix (slide->body, "Helped in 2 of 3 cases"));
  g_assert_nonnull (strstr (slide->body, "- [US–Vietnam](factor:us-vietnam/external-powers): +1"));
  g_assert_nonnull (strstr (slide->body, "- [Panmunjom](factor:panmunjom/external-powers): −1"));
  g_assert_nonnull (strstr (slide->body, "](event:camp-david/"));
  g_assert_nonnull (strstr (slide->body, "\n[^1]: ["));

  slide = get_slide (slides, 1, ENT_SLIDE_TEXT);
  g_assert_true (g_str_has_prefix (slide->target_title, "Lasting peaces here"));
  g_assert_true (strstr (slide->body, "](factor:camp-david/") != NULL);
  g_assert_nonnull (strstr (slide->body, "\n[^1]: ["));

  slide = get_slide (slides, 2, ENT_SLIDE_MATRIX);
  g_assert_true (g_str_has_prefix (slide->target_id, "factors:?view=matrix&"));
  g_assert_nonnull (strstr (slide->target_id, "columns=title"));
  g_assert_nonnull (strstr (slide->body, "- **Trade restoration:** Camp David +1, Panmunjom +2, US–Vietnam +3\n"));
}

/* Into files, through the window that asks which, and onto the clipboard. */
static void
test_files (Fixture *fixture)
{
  static const char * const names[] = { "factors.xlsx", "factors.csv", "factors.pdf" };
  EntMatrixPage *page;
  GtkWidget *window;

  go_to_factors (fixture);
  page = (EntMatrixPage *) find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntMatrixPage");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "made.export", NULL));
  wait_until (has_toplevel, (gpointer) "AdwWindow", "the window that asks");
  window = find_toplevel ("AdwWindow");
  g_assert_nonnull (find_widget (window, is_label_of, "Format"));
  gtk_window_destroy (GTK_WINDOW (window));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autofree char *message = g_strdup_printf ("Saved %s “%s”", i < 2 ? "table" : "picture", names[i]);
      EntPictureOptions options;

      ent_picture_options_init (&options);
      ent_export_picture (GTK_WIDGET (page), ent_picture_source_new_matrix (ent_matrix_page_get_matrix (page),
                                                                            ent_matrix_page_get_spec (page)),
                          &options, path);
      wait_until (shows, &(Shows) { fixture, "AdwToastOverlay", message }, "the toast");
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "made.copy", NULL));
  wait_until_shows (fixture, "AdwToastOverlay", "The picture can be pasted now");
}

int
main (int    argc,
      char **argv)
{
  static const Test tests[] = {
    { "/factors-tour/slides", test_tour, NULL },
    { "/factors-tour/files", test_files, NULL },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].name, &tests[i], run_test);
  return g_test_run ();
}
