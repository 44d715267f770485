/* A student rates and exports one file; the lecturer opens it, sees how much it agrees with what was published
 * and where not, chooses who is compared, and takes the import back. */
#include "config.h"

#include "ent-agreement-page.h"
#include "ent-hand-in-window.h"
#include "window-fixture.h"

/* Between the two libraries. */
static char *file_path;

static void
rate (Fixture    *fixture,
      const char *factor,
      gboolean    has_rating,
      int         rating)
{
  EntOwnRating *own = ent_own_rating_new ("camp-david", factor);

  own->has_rating = has_rating;
  own->rating = rating;
  ent_personal_save_rating (get_personal (fixture), own, NULL, NULL);
}

static void
steps_write (Fixture *fixture)
{
  rate (fixture, "security-pacts", TRUE, 3);
  rate (fixture, "trade-restoration", TRUE, 1);
  rate (fixture, "negotiation-mediation", TRUE, -2);
  rate (fixture, "external-powers", FALSE, 0);
  wait_until (is_saved, fixture, "all to be saved");
  ent_hand_in_write_ratings (GTK_WIDGET (fixture->window), get_session (fixture), "Anna Kim", NULL, file_path);
  wait_until_shows (fixture, "AdwToastOverlay", "Send it to your lecturer");
  g_assert_true (g_file_test (file_path, G_FILE_TEST_IS_REGULAR));
}

static gboolean
is_anywhere (gpointer text)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && !found; i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      found = find_widget (window, is_label_with, text) != NULL;
    }
  return found;
}

#define wait_until_anywhere(text) wait_until (is_anywhere, (gpointer) (text), text)

static gboolean
is_button_with (GtkWidget     *widget,
                gconstpointer  text)
{
  return GTK_IS_BUTTON (widget) && find_widget (widget, is_label_with, text) != NULL;
}

/* In the window over the window. */
static void
press_in_dialog (Fixture    *fixture,
                 const char *text)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *button = gtk_window_get_transient_for (GTK_WINDOW (window)) == fixture->window
                          ? find_widget (window, is_button_with, text) : NULL;

      if (button == NULL)
        continue;
      g_signal_emit_by_name (button, "clicked");
      return;
    }
  g_assert_not_reached ();
}

static EntAgreementPage *
get_page (Fixture *fixture)
{
  return ENT_AGREEMENT_PAGE (find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntAgreementPage"));
}

static void
assert_query (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *query = ent_agreement_page_dup_query (get_page (fixture));

  g_assert_cmpstr (query, ==, expected);
}

static void
open_file (Fixture *fixture)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_file_new_for_path (file_path));
  ent_window_open_files (ENT_WINDOW (fixture->window), files);
}

static gboolean
is_difference (GtkWidget     *widget,
               gconstpointer  text)
{
  return is_of_type_name (widget, "EntDifferenceRow") && find_widget (widget, is_label_with, text) != NULL;
}

static guint
count_differences (Fixture *fixture)
{
  GtkWidget *row = find_widget (GTK_WIDGET (get_page (fixture)), is_of_type_name, "EntDifferenceRow");
  guint n = 0;

  row = row != NULL ? gtk_widget_get_parent (row) : NULL;
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    n += gtk_widget_get_mapped (row) ? 1 : 0;
  return n;
}

static void
look_at_differences (Fixture *fixture)
{
  GtkWidget *row;

  /* Of the four two are the same; one differs by five, and of one she found no evidence. */
  wait_until_shows (fixture, "EntAgreementSummary", "4 cells that two or more rated, 8 ratings");
  wait_until_shows (fixture, "EntAgreementSummary", "50 %");
  wait_until_shows (fixture, "EntAgreementSummary", "from 4 cells that all rated");
  wait_until_shows (fixture, "EntAgreementSummary", "From so few cells it says little");
  wait_until_shows (fixture, "EntDifferenceList", "5 apart");
  wait_until_shows (fixture, "EntDifferenceList", "evidence in doubt");
  g_assert_cmpuint (count_differences (fixture), ==, 2);
  row = find_widget (GTK_WIDGET (get_page (fixture)), is_of_type_name, "EntDifferenceRow");
  g_assert_nonnull (find_widget (row, is_label_with, "Negotiation and mediation"));
  g_assert_nonnull (find_widget (row, is_label_with, "−2"));
  g_assert_nonnull (find_widget (row, is_label_with, "Anna Kim"));
  g_assert_null (find_widget (row, is_label_with, "no evidence"));

  row = find_widget (GTK_WIDGET (get_page (fixture)), is_difference, "evidence in doubt");
  gtk_widget_activate_action (row, "list.select-item", "(ubb)", 1, FALSE, FALSE);
  wait_until_shows (fixture, "EntInspector", "Anna Kim");
  wait_until_shows (fixture, "EntInspector", "External powers");
}

static void
steps_read (Fixture *fixture)
{
  act (fixture, "win.go", "factors:?view=agreement");
  wait_until_shows (fixture, "EntAgreementPage", "Rate with a Class");
  open_file (fixture);
  wait_until_anywhere ("4 added");
  press_in_dialog (fixture, "Show Agreement");
  wait_until_shows (fixture, "EntAgreementPage", "2 coders");
  assert_query (fixture, "");
  look_at_differences (fixture);

  /* Twice adds nothing. */
  open_file (fixture);
  wait_until_anywhere ("4 already there");
  press_in_dialog (fixture, "Show Agreement");

  act (fixture, "win.go", "factors:?view=agreement&list=pairs&order=name");
  wait_until_shows (fixture, "EntPairList", "Published – Anna Kim");
  wait_until_shows (fixture, "EntPairList", "50 %");
  assert_query (fixture, "list=pairs&order=name");

  act (fixture, "win.go", "factors:?view=agreement&without=published&cases=camp-david&groups=security");
  wait_until_shows (fixture, "EntAgreementPage", "1 coder");
  wait_until_shows (fixture, "EntAgreementPage", "1 of 3 cases");
  wait_until_shows (fixture, "EntAgreementPage", "1 of 9 groups");
  wait_until_shows (fixture, "EntDifferenceList", "One coder has nobody to agree with");
  g_assert_null (find_widget (GTK_WIDGET (get_page (fixture)), is_label_with, "nan"));
  assert_query (fixture, "without=published&cases=camp-david&groups=security");

  /* What was chosen is part of the place. */
  act (fixture, "win.back", NULL);
  wait_until_shows (fixture, "EntPairList", "Published – Anna Kim");
  act (fixture, "win.go", "factors:?view=agreement");
  wait_until_shows (fixture, "EntAgreementPage", "2 coders");
  /* The second import left a trace too: when it was. */
  act (fixture, "win.undo", NULL);
  act (fixture, "win.undo", NULL);
  wait_until_shows (fixture, "EntAgreementPage", "Rate with a Class");
}

static gboolean
is_check (GtkWidget     *widget,
          gconstpointer  text)
{
  return GTK_IS_CHECK_BUTTON (widget) && find_widget (widget, is_label_of, text) != NULL;
}

/* Through the list of coders, with own ratings beside the published ones. */
static void
steps_choose (Fixture *fixture)
{
  GtkWidget *check;

  rate (fixture, "security-pacts", TRUE, 3);
  rate (fixture, "trade-restoration", TRUE, -1);
  act (fixture, "win.go", "factors:?view=agreement");
  wait_until_shows (fixture, "EntAgreementPage", "2 coders");
  wait_until_shows (fixture, "EntAgreementSummary", "2 cells that two or more rated");
  open_menu (fixture, "EntCheckMenu");
  wait_until_shows (fixture, "EntCheckMenu", "2 cells rated");
  check = find_widget (GTK_WIDGET (get_page (fixture)), is_check, "Published");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  wait_until_shows (fixture, "EntCheckMenu", "1 coder");
  assert_query (fixture, "coders=own");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  wait_until_shows (fixture, "EntCheckMenu", "2 coders");
  assert_query (fixture, "");
  /* What is rated meanwhile is compared at once. */
  rate (fixture, "external-powers", TRUE, 3);
  wait_until_shows (fixture, "EntAgreementSummary", "3 cells that two or more rated");
}

static void
test_class (void)
{
  static const Test write = { "write", steps_write, NULL }, read = { "read", steps_read, NULL };
  g_autofree char *folder = g_dir_make_tmp ("entente-ui-XXXXXX", NULL);

  file_path = g_build_filename (folder, "Anna Kim.ratings.json", NULL);
  run_test (&write);
  run_test (&read);
  g_remove (file_path);
  g_rmdir (folder);
  g_clear_pointer (&file_path, g_free);
}

static void
test_choose (void)
{
  static const Test choose = { "choose", steps_choose, NULL };

  run_test (&choose);
}

static void
test_file_name (void)
{
  g_autofree char *all = ent_hand_in_dup_ratings_name ("Anna / Kim", NULL);
  g_autofree char *one = ent_hand_in_dup_ratings_name ("Anna Kim", "Camp David");

  g_assert_cmpstr (all, ==, "Anna   Kim.ratings.json");
  g_assert_cmpstr (one, ==, "Anna Kim - Camp David.ratings.json");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement/class", test_class);
  g_test_add_func ("/agreement/choose", test_choose);
  g_test_add_func ("/agreement/file-name", test_file_name);
  return g_test_run ();
}
