/* The page of the truth table, with the nine cases there are.  What it is to show was worked out by hand from
 * their ratings: trade restoration from +2 on, cross-cultural dialogue from +1 on, external powers from +2 on. */
#include "config.h"

#include "ent-bundle.h"
#include "ent-truth-export.h"
#include "ent-truth-page-private.h"
#include "window-fixture.h"

#define QUERY                                                                                              \
  "outcome=relations-years&conditions=trade-restoration,cross-cultural-dialogue,external-powers&calibrate=" \
  "trade-restoration:2,cross-cultural-dialogue:1,external-powers:2"
#define ADDRESS "factors:?view=truth&" QUERY

#define SCROLLED 90  /* px */

#define ROW_2 "Row 2: Trade restoration absent, Cross-cultural dialogue absent, External powers present; " \
              "2 cases; consistency 1.00; outcome: Present"
#define ROW_3 "Row 3: Trade restoration absent, Cross-cultural dialogue present, External powers absent; " \
              "2 cases; consistency 0.50; outcome: Contradiction"
#define ROW_7 "Row 7: Trade restoration present, Cross-cultural dialogue present, External powers absent; " \
              "2 cases; consistency 0.50; outcome: Contradiction"
#define ROW_8 "Row 8: Trade restoration present, Cross-cultural dialogue present, External powers present; " \
              "3 cases; consistency 1.00; outcome: Present"

static EntTruthPage *
find_page (Fixture *fixture)
{
  return ENT_TRUTH_PAGE (find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntTruthPage"));
}

static gboolean
is_row_of (GtkWidget     *widget,
           gconstpointer  name)
{
  g_autofree char *differs = NULL;

  if (!is_of_type_name (widget, "EntTruthLine"))
    return FALSE;
  differs = gtk_test_accessible_check_property (GTK_ACCESSIBLE (gtk_widget_get_parent (widget)),
                                                GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return differs == NULL;
}

#define wait_until_row(fixture, name) \
  wait_until (finds, &(Finds) { fixture, is_row_of, name }, "a row: " name)

static guint
count_rows (Fixture *fixture)
{
  GtkWidget *line = find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntTruthLine");
  guint n = 0;

  for (GtkWidget *row = line != NULL ? gtk_widget_get_parent (line) : NULL; row; row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

static gboolean
has_eight_rows (gpointer fixture)
{
  return count_rows (fixture) == 8;
}

static void
open_table (Fixture *fixture)
{
  act (fixture, "win.go", ADDRESS);
  wait_until_row (fixture, ROW_8);
}

/* At first there is something to see, and why is said. */
static void
test_first (Fixture *fixture)
{
  act (fixture, "win.go", "factors:?view=truth");
  wait_until_shows (fixture, "EntTruthPage", "Which combinations lead to: Years of relations, at least 20 years?");
  wait_until_shows (fixture, "EntTruthPage", "9 cases, 7 of them with this outcome.");
  wait_until_shows (fixture, "EntTruthPage", "To begin with");
  g_assert_cmpuint (count_rows (fixture), >=, 2);
  g_assert_cmpuint (find_page (fixture)->spec->conditions->len, ==, 3);
}

static void
test_results (Fixture *fixture)
{
  open_table (fixture);
  wait_until_row (fixture, ROW_2);
  wait_until_row (fixture, ROW_3);
  wait_until_row (fixture, ROW_7);
  g_assert_cmpuint (count_rows (fixture), ==, 4);
  wait_until_shows (fixture, "EntTruthPage", "1 with, 1 without");
  g_assert_null (find_widget (GTK_WIDGET (fixture->window), is_label_with, "To begin with"));
  /* What cannot be concluded stands before it. */
  wait_until_shows (fixture, "EntTruthPage", "3 conditions make 8 combinations");

  /* Complex: A*B*C + ~A*~B*C; parsimonious: C. */
  wait_until_shows (fixture, "EntTruthPage", "Trade restoration and Cross-cultural dialogue and External powers");
  wait_until_shows (fixture, "EntTruthPage",
                    "or not Trade restoration and not Cross-cultural dialogue and External powers");
  wait_until_shows_alone (fixture, "EntTruthPage",
                          "Consistency 1.00 · PRI 1.00 · raw coverage 0.43 · unique coverage 0.43");
  wait_until_shows_alone (fixture, "EntTruthPage", "Together: consistency 1.00 · PRI 1.00 · coverage 0.71");
  wait_until_shows_alone (fixture, "EntTruthPage", "external-powers");
  /* External powers alone: 5 of 7 with the outcome, and always with it. */
  wait_until_shows_alone (fixture, "EntTruthPage", "sufficient");

  /* Rows that no case has come when they are asked for. */
  press (fixture, is_named, &(Named) { "GtkToggleButton", "Show 4 Not Observed" });
  wait_until (has_eight_rows, fixture, "the rows that no case has");
  wait_until_shows (fixture, "EntTruthPage", "Not observed");
}

/* A threshold that is moved puts other cases into other rows. */
static void
test_threshold (Fixture *fixture)
{
  EntTruthPage *page;
  GtkWidget *calibrator, *spin;
  g_autofree char *query = NULL;

  open_table (fixture);
  page = find_page (fixture);
  gtk_menu_button_popup (page->calibration_button);
  calibrator = GTK_WIDGET (page->calibrator);
  wait_until_shows (fixture, "EntTruthCalibrator", "7 in, 2 out");
  ent_truth_calibrator_show (page->calibrator, "trade-restoration");
  wait_until_shows (fixture, "EntTruthCalibrator", "5 in, 4 out");
  spin = find_widget (calibrator, is_of_type_name, "GtkSpinButton");
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)), ==, 2);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 1);
  wait_until_shows (fixture, "EntTruthCalibrator", "8 in, 1 out");
  wait_until_row (fixture, "Row 3: Trade restoration absent, Cross-cultural dialogue present, External powers absent; "
                           "1 case; consistency 0.00; outcome: Absent");
  wait_until_row (fixture, "Row 7: Trade restoration present, Cross-cultural dialogue present, External powers absent; "
                           "3 cases; consistency 0.67; outcome: Contradiction");
  query = ent_truth_page_dup_query (page);
  g_assert_nonnull (strstr (query, "trade-restoration:1"));
  gtk_menu_button_popdown (page->calibration_button);
}

static void
test_cutoff (Fixture *fixture)
{
  open_table (fixture);
  /* Half of a row's cases are enough now. */
  gtk_spin_button_set_value (find_page (fixture)->consistency, 0.5);
  wait_until_row (fixture, "Row 7: Trade restoration present, Cross-cultural dialogue present, External powers absent; "
                           "2 cases; consistency 0.50; outcome: Present");
  gtk_spin_button_set_value (find_page (fixture)->n_cut, 3);
  wait_until_shows (fixture, "EntTruthPage", "Show 7 Not Observed");
}

static void
test_expectation (Fixture *fixture)
{
  act (fixture, "win.go", ADDRESS "&solution=intermediate&expect=external-powers,~trade-restoration");
  wait_until_row (fixture, ROW_8);
  /* ~A*C + B*C: that ~A*B*C leads to it too is as expected, that A*~B*C does is not. */
  wait_until_shows (fixture, "EntTruthPage", "Intermediate solution");
  wait_until_shows_alone (fixture, "EntTruthPage", "not Trade restoration and External powers");
  wait_until_shows_alone (fixture, "EntTruthPage", "or Cross-cultural dialogue and External powers");
  g_assert_null (find_widget (GTK_WIDGET (find_page (fixture)), is_label_with, "Parsimonious solution"));
  g_assert_cmpuint (gtk_drop_down_get_selected (find_page (fixture)->show), ==, 2);
}

static void
test_export (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "table.csv", NULL), *text = NULL;

  open_table (fixture);
  ent_truth_export_to (GTK_WIDGET (find_page (fixture)), find_page (fixture)->result, path);
  wait_until_shows (fixture, "AdwToastOverlay", "Truth table saved as “table.csv”");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "trade-restoration,cross-cultural-dialogue,external-powers,OUT,n,incl,PRI,cases\r\n"
                   "1,1,1,1,3,1.000,1.000,\"ecuador-peru,france-germany,japan-korea\"\r\n"
                   "0,0,1,1,2,1.000,1.000,\"camp-david,israel-jordan\"\r\n"
                   "1,1,0,C,2,0.500,0.500,\"panmunjom,us-vietnam\"\r\n"
                   "0,1,0,C,2,0.500,0.500,\"argentina-uk,ethiopia-eritrea\"\r\n");
}

/* History and the next start come back to it. */
static void
test_place (Fixture *fixture)
{
  g_autofree char *query = NULL;

  open_table (fixture);
  act (fixture, "win.go", "case:camp-david");
  wait_until_shows (fixture, "EntStoryPage", "Background");
  act (fixture, "win.back", NULL);
  wait_until_row (fixture, ROW_8);
  gtk_toggle_button_set_active (find_page (fixture)->negate, TRUE);
  wait_until_shows (fixture, "EntTruthPage", "not Years of relations");
  query = ent_truth_page_dup_query (find_page (fixture));
  g_assert_cmpstr (query, ==, QUERY "&negate=1");
}

static void
test_place_again (Fixture *fixture)
{
  g_autofree char *query = NULL;

  wait_until_shows (fixture, "EntTruthPage", "not Years of relations");
  query = ent_truth_page_dup_query (find_page (fixture));
  g_assert_cmpstr (query, ==, QUERY "&negate=1");
}

/* Where there is nothing to show, what to do is said. */
static void
test_problems (Fixture *fixture)
{
  act (fixture, "win.go", ADDRESS ",relations-years:0");
  wait_until_shows (fixture, "EntTruthPage", "The Outcome Is the Same in Every Case");
  act (fixture, "win.go", "factors:?view=truth&conditions=postwar-distrust");
  wait_until_shows (fixture, "EntTruthPage", "The Conditions Do Not Tell the Cases Apart");
  act (fixture, "win.go", ADDRESS "&coder=own");
  wait_until_shows (fixture, "EntTruthPage", "You Have Not Rated These Factors");
  press (fixture, is_named, &(Named) { "GtkButton", "Published Ratings" });
  wait_until_row (fixture, ROW_8);
  /* A link may say what it likes. */
  act (fixture, "win.go", "factors:?view=truth&outcome=nothing&conditions=a,b&incl=7&n=-1&calibrate=x:nan,y:1/2"
                          "&expect=~");
  wait_until_shows (fixture, "EntTruthPage", "To begin with");
}

static gboolean
is_case_button (GtkWidget     *widget,
                gconstpointer  key)
{
  return g_strcmp0 (g_object_get_data (G_OBJECT (widget), "key"), key) == 0;
}

static gboolean
is_line_of (GtkWidget     *widget,
            gconstpointer  text)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "line") && find_widget (widget, is_label_of, text);
}

static gboolean
is_in_popover (GtkWidget     *widget,
               gconstpointer  text)
{
  return is_line_of (widget, text) && gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) != NULL;
}

/* A case of a row leads to its cells. */
static void
test_cells (Fixture *fixture)
{
  GtkWidget *button;

  open_table (fixture);
  button = find_widget (GTK_WIDGET (fixture->window), is_case_button, "row/7/france-germany");
  g_assert_nonnull (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  wait_until (finds, &(Finds) { fixture, is_in_popover, "External powers" }, "where the case stands");
  wait_until (finds, &(Finds) { fixture, is_label_of, "\u2066+2\u2069: in" }, "its membership");
  press (fixture, is_in_popover, "External powers");
  wait_until_shows (fixture, "EntInspector", "External powers");
  wait_until (finds_not, &(Finds) { fixture, is_in_popover, "External powers" }, "the popover to go");
}

static gboolean
is_computed (gpointer data)
{
  EntTruthPage *page = find_page (data);

  return page->computing == NULL && !page->stale && page->result != NULL && page->result->matrix == page->matrix;
}

static gboolean
can_scroll (gpointer adjustment)
{
  return gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + SCROLLED;
}

/* What somebody rates meanwhile takes neither the focus nor the place from anybody. */
static void
test_focus (Fixture *fixture)
{
  EntOwnRating *own = ent_own_rating_new ("camp-david", "trade-restoration");
  GtkWidget *button, *focus;
  GtkAdjustment *adjustment;
  EntMatrix *before;

  open_table (fixture);
  button = find_widget (GTK_WIDGET (fixture->window), is_case_button, "row/7/france-germany");
  g_assert_true (gtk_widget_child_focus (button, GTK_DIR_TAB_FORWARD));
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (
    gtk_widget_get_ancestor (GTK_WIDGET (find_page (fixture)->view), GTK_TYPE_SCROLLED_WINDOW)));
  wait_until (can_scroll, adjustment, "the page to be laid out");
  gtk_adjustment_set_value (adjustment, SCROLLED);
  before = find_page (fixture)->matrix;
  own->has_rating = TRUE;
  own->rating = -3;
  ent_personal_save_rating (get_personal (fixture), own, NULL, NULL);
  wait_until (is_saved, fixture, "the rating to be saved");
  wait_until (is_computed, fixture, "the table to be computed again");
  g_assert_true (find_page (fixture)->matrix != before);
  /* A few frames later: new widgets have their places by then. */
  wait_for_tooltips ();
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, SCROLLED);
  focus = gtk_window_get_focus (fixture->window);
  g_assert_nonnull (focus);
  g_assert_true (is_case_button (gtk_widget_get_parent (focus), "row/7/france-germany"));
}

static gboolean
has_all_rows (gpointer fixture)
{
  GListModel *items = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (
    gtk_widget_get_ancestor (find_widget (GTK_WIDGET (find_page (fixture)), is_of_type_name, "EntTruthLine"),
                             GTK_TYPE_LIST_VIEW))));

  return g_list_model_get_n_items (items) == 4096;
}

/* As many as there can be: of the rows that no case has only those are built that are near. */
static void
test_twelve (Fixture *fixture)
{
  g_autoptr(GTimer) timer = NULL;

  open_table (fixture);
  timer = g_timer_new ();
  act (fixture, "win.go", "factors:?view=truth&remainders=1&conditions=postwar-distrust,negotiation-mediation,"
                          "international-organizations,trade-restoration,sanctions-barriers,cross-cultural-dialogue,"
                          "security-pacts,external-powers,technology-communication,ideological-differences,"
                          "domestic-politics,sustaining-norms");
  wait_until (has_all_rows, fixture, "4,096 rows");
  g_test_message ("%.2f s", g_timer_elapsed (timer, NULL));
  g_assert_cmpuint (count_rows (fixture), <=, 256);
  wait_until_shows (fixture, "EntTruthPage", "Parsimonious solution");
}

/* The library with all nine, before the program opens it. */
static void
import_cases (const char *folder)
{
  g_autofree char *library = g_build_filename (folder, "library.db", NULL);
  g_autofree char *cases = g_build_filename (g_getenv ("ENT_SOURCE_DIR"), "data", "feed-cases", NULL);
  g_autoptr(GDir) dir = g_dir_open (cases, 0, NULL);
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntStore) store = ent_store_open (library, 0, NULL, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (paths, g_build_filename (cases, name, NULL));
  g_assert_cmpuint (paths->len, ==, 6);
  g_ptr_array_add (paths, NULL);
  g_assert_true (ent_bundle_import_files (store, (const char * const *) paths->pdata, ENT_LOCAL_FEED, NULL, &error));
  g_assert_no_error (error);
}

static void
run_with_nine (gconstpointer data)
{
  const Test *test = data;
  Fixture fixture = { g_dir_make_tmp ("entente-ui-XXXXXX", NULL), NULL, NULL, NULL };
  g_autoptr(GSettings) settings = ent_settings_new (g_getenv ("ENTENTE_DATA_DIR"), NULL);

  g_settings_reset (settings, "last-place");
  import_cases (fixture.folder);
  run (&fixture, test->steps);
  if (test->steps_again != NULL)
    run (&fixture, test->steps_again);
  remove_tree (fixture.folder);
  g_free (fixture.folder);
}

int
main (int   argc,
      char *argv[])
{
  static const Test tests[] = {
    { "/truth/first", test_first, NULL },
    { "/truth/results", test_results, NULL },
    { "/truth/threshold", test_threshold, NULL },
    { "/truth/cutoff", test_cutoff, NULL },
    { "/truth/expectation", test_expectation, NULL },
    { "/truth/export", test_export, NULL },
    { "/truth/place", test_place, test_place_again },
    { "/truth/problems", test_problems, NULL },
    { "/truth/cells", test_cells, NULL },
    { "/truth/focus", test_focus, NULL },
    { "/truth/twelve", test_twelve, NULL },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].name, &tests[i], run_with_nine);
  return g_test_run ();
}
