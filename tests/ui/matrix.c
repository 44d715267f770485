/* The matrix as a person meets it: what is built, keys, what a screen reader says, and in the window what lights
 * what. */
#include "config.h"

#include "window-fixture.h"

#include "../unit/glyphs.h"
#include "ent-factor-grid.h"
#include "matrix-fixture.h"

#define WIDTH  900
#define HEIGHT 500

static const char * const factors[] = { "distrust", "trade", "sanctions", "norms", "treaties", NULL };

typedef struct
{
  EntMatrix     *matrix;
  GtkWidget     *window;
  GtkWidget     *scroller;
  EntFactorGrid *grid;
} Grid;

static EntMatrix *
create_matrix (guint      n_cases,
               GPtrArray *ratings)
{
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  g_autofree EntCase **cases = g_new0 (EntCase *, n_cases + 1);

  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *id = g_strdup_printf ("case-%u", i);

      cases[i] = matrix_fixture_case_new (id, codebook, (int[]) { -2, (int) (i % 7) - 3, NO_EVIDENCE, NOT_RATED, 1 });
    }
  return matrix_fixture_new (codebook, ratings, cases);
}

static gboolean
is_allocated (gpointer data)
{
  return gtk_widget_get_width (data) > 0;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
grid_open (Grid  *self,
           guint  n_cases)
{
  self->matrix = create_matrix (n_cases, NULL);
  self->grid = ENT_FACTOR_GRID (ent_factor_grid_new ());
  self->window = gtk_window_new ();
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->grid, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (self->window), self->scroller);
  ent_factor_grid_set (self->grid, self->matrix, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  wait_until (is_allocated, self->grid, "the grid");
  settle ();
}

static void
grid_close (Grid *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  ent_matrix_unref (self->matrix);
}

static char *
dup_name (GtkWidget *cell)
{
  return gtk_test_accessible_check_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, "");
}

static guint
count (GtkWidget  *root,
       const char *type,
       gboolean    focusable_only)
{
  guint n = g_str_equal (G_OBJECT_TYPE_NAME (root), type) && (!focusable_only || gtk_widget_get_focusable (root));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    n += count (child, type, focusable_only);
  return n;
}

static void
assert_focus (Grid       *self,
              const char *name)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_autofree char *found = NULL;

  g_assert_nonnull (focus);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (focus), ==, "EntFactorCell");
  found = dup_name (focus);
  if (found == NULL || strstr (found, name) == NULL)
    g_error ("the focus is on %s, not on %s", found, name);
  g_assert_cmpuint (count (GTK_WIDGET (self->grid), "EntFactorCell", TRUE), ==, 1);
}

static void
press_key (Grid            *self,
           guint            key,
           GdkModifierType  state)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->grid));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0u, state, &handled);
    }
  g_assert_true (handled);
  settle ();
}

/* However many cases there are, there are widgets only for what shows; and each has its name. */
static void
test_only_what_shows (void)
{
  Grid grid;
  GtkAdjustment *adjustment;
  guint n;

  grid_open (&grid, 1000);
  n = count (GTK_WIDGET (grid.grid), "EntFactorCell", FALSE);
  g_assert_cmpuint (n, >, 20);
  g_assert_cmpuint (n, <, 100);
  g_assert_nonnull (find_widget (grid.window, is_cell_with, "distrust, case-0: minus 2, high confidence"));
  g_assert_nonnull (find_widget (grid.window, is_cell_with, "sanctions, case-0: no evidence"));
  g_assert_nonnull (find_widget (grid.window, is_cell_with, "norms, case-0: not rated"));
  g_assert_null (find_widget (grid.window, is_cell_with, "distrust, case-999:"));
  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (grid.scroller));
  for (int i = 1; i <= 10; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * i / 10);
      settle ();
      g_assert_cmpuint (count (GTK_WIDGET (grid.grid), "EntFactorCell", FALSE), <=, n + 10);
    }
  g_assert_nonnull (find_widget (grid.window, is_cell_with, "distrust, case-999:"));
  g_assert_null (find_widget (grid.window, is_cell_with, "distrust, case-0:"));
  grid_close (&grid);
}

static void
test_keys (void)
{
  Grid grid;

  grid_open (&grid, 200);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (grid.grid), GTK_DIR_TAB_FORWARD));
  assert_focus (&grid, "distrust");
  press_key (&grid, GDK_KEY_Right, 0);
  assert_focus (&grid, "distrust, case-0:");
  press_key (&grid, GDK_KEY_Down, 0);
  assert_focus (&grid, "trade, case-0: minus 3");
  press_key (&grid, GDK_KEY_End, 0);
  assert_focus (&grid, "trade, case-199:");
  press_key (&grid, GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_focus (&grid, "Group");
  press_key (&grid, GDK_KEY_End, GDK_CONTROL_MASK);
  assert_focus (&grid, "treaties, case-199:");
  press_key (&grid, GDK_KEY_Page_Up, 0);
  assert_focus (&grid, "distrust, case-199:");
  /* The titles of the cases are a row too. */
  press_key (&grid, GDK_KEY_Up, 0);
  assert_focus (&grid, "case-199");
  press_key (&grid, GDK_KEY_Page_Down, 0);
  /* Letters seek a factor; of two that begin alike the next letter decides. */
  press_key (&grid, GDK_KEY_Home, 0);
  press_key (&grid, GDK_KEY_t, 0);
  assert_focus (&grid, "trade");
  press_key (&grid, GDK_KEY_r, 0);
  assert_focus (&grid, "trade");
  press_key (&grid, GDK_KEY_e, 0);
  assert_focus (&grid, "treaties");
  /* The second Tab leaves it. */
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (grid.grid), GTK_DIR_TAB_FORWARD));
  grid_close (&grid);
}

/* What the person rates meanwhile moves nothing. */
static void
test_stays (void)
{
  g_autoptr(GPtrArray) ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_rating_free);
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_parse ("whose=both");
  EntOwnRating *own = ent_own_rating_new ("case-150", "trade");
  g_autoptr(EntMatrix) other = NULL;
  GtkAdjustment *adjustment;
  GtkWidget *focus;
  double value;
  Grid grid;

  own->has_rating = TRUE;
  own->rating = 2;
  g_ptr_array_add (ratings, own);
  other = create_matrix (200, ratings);
  grid_open (&grid, 200);
  ent_factor_grid_set (grid.grid, grid.matrix, spec);
  ent_factor_grid_select (grid.grid, "case-150", "trade");
  gtk_widget_grab_focus (GTK_WIDGET (grid.grid));
  settle ();
  assert_focus (&grid, "trade, case-150: 0, high confidence; yours: not rated");
  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (grid.scroller));
  value = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (value, >, 0);
  focus = gtk_window_get_focus (GTK_WINDOW (grid.window));

  ent_factor_grid_set (grid.grid, other, NULL);
  settle ();
  assert_focus (&grid, "trade, case-150: 0, high confidence; yours: plus 2, no event carries it, differs by 2");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (grid.window)) == focus);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, value);
  g_assert_null (gtk_test_accessible_check_state (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_STATE_SELECTED, TRUE));
  /* What it stands on goes: the focus stays in the grid. */
  ent_matrix_spec_set_in_list (spec->factors, "norms", TRUE);
  ent_factor_grid_set (grid.grid, other, spec);
  settle ();
  assert_focus (&grid, "Group");
  grid_close (&grid);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_fold (void)
{
  guint n_changed = 0;
  Grid grid;

  grid_open (&grid, 9);
  g_signal_connect_swapped (grid.grid, "changed", G_CALLBACK (count_cb), &n_changed);
  gtk_widget_grab_focus (GTK_WIDGET (grid.grid));
  press_key (&grid, GDK_KEY_Home, GDK_CONTROL_MASK);
  press_key (&grid, GDK_KEY_Return, 0);
  g_assert_cmpuint (n_changed, ==, 1);
  assert_focus (&grid, "Group");
  g_assert_null (find_widget (grid.window, is_cell_with, "trade"));
  g_assert_nonnull (find_widget (grid.window, is_cell_with, "Group, case-0: mean minus 1.3, from minus 3 to plus 1, 3 ratings"));
  g_assert_null (gtk_test_accessible_check_state (GTK_ACCESSIBLE (gtk_window_get_focus (GTK_WINDOW (grid.window))),
                                                  GTK_ACCESSIBLE_STATE_EXPANDED, FALSE));
  press_key (&grid, GDK_KEY_Right, 0);
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_nonnull (find_widget (grid.window, is_cell_with, "trade, case-0"));
  /* Open: it goes on to where there is nothing, and stays. */
  press_key (&grid, GDK_KEY_Left, 0);
  g_assert_null (find_widget (grid.window, is_cell_with, "trade, case-0"));
  grid_close (&grid);
}

static char *last_case, *last_factor;

static void
cell_selected_cb (EntFactorGrid *grid,
                  const char    *case_id,
                  const char    *factor_id)
{
  g_free (last_case);
  g_free (last_factor);
  last_case = g_strdup (case_id);
  last_factor = g_strdup (factor_id);
}

static void
test_select_and_sort (void)
{
  Grid grid;

  grid_open (&grid, 9);
  g_signal_connect (grid.grid, "cell-selected", G_CALLBACK (cell_selected_cb), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (grid.grid));
  press_key (&grid, GDK_KEY_Return, 0);
  g_assert_cmpstr (last_case, ==, NULL);
  g_assert_cmpstr (last_factor, ==, "distrust");
  press_key (&grid, GDK_KEY_Right, 0);
  press_key (&grid, GDK_KEY_Down, 0);
  press_key (&grid, GDK_KEY_space, 0);
  g_assert_cmpstr (last_case, ==, "case-0");
  g_assert_cmpstr (last_factor, ==, "trade");
  /* The focus stays on its case, wherever that moves. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (grid.grid), "grid.sort-cases", "s", "trade"));
  settle ();
  assert_focus (&grid, "trade, case-0: minus 3");
  press_key (&grid, GDK_KEY_Home, 0);
  press_key (&grid, GDK_KEY_Right, 0);
  assert_focus (&grid, "trade, case-6: plus 3");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (grid.grid), "grid.sort-cases", "s", "trade"));
  g_assert_true (ent_factor_grid_get_spec (grid.grid)->reversed);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (grid.grid), "grid.sort-factors", "s", "case-6"));
  settle ();
  press_key (&grid, GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_focus (&grid, "trade");
  g_clear_pointer (&last_case, g_free);
  g_clear_pointer (&last_factor, g_free);
  grid_close (&grid);
}

static double
get_x (Grid       *self,
       const char *name)
{
  GtkWidget *cell = find_widget (self->window, is_cell_with, name);
  graphene_rect_t bounds;

  g_assert_nonnull (cell);
  g_assert_true (gtk_widget_compute_bounds (cell, GTK_WIDGET (self->grid), &bounds));
  return bounds.origin.x;
}

/* Names stand at the right, cases run to the left, and what is scrolled begins at its far end. */
static void
test_right_to_left (void)
{
  GtkAdjustment *adjustment;
  Grid grid;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  grid_open (&grid, 50);
  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (grid.scroller));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment), ==,
                     gtk_adjustment_get_upper (adjustment));
  g_assert_cmpfloat (get_x (&grid, "trade, case-0:"), >, get_x (&grid, "trade, case-1:"));
  g_assert_cmpfloat (get_x (&grid, "distrust"), >, get_x (&grid, "distrust, case-0:"));
  gtk_widget_grab_focus (GTK_WIDGET (grid.grid));
  press_key (&grid, GDK_KEY_Left, 0);
  assert_focus (&grid, "distrust, case-0:");
  press_key (&grid, GDK_KEY_End, 0);
  assert_focus (&grid, "distrust, case-49:");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <, 20);
  press_key (&grid, GDK_KEY_Right, 0);
  assert_focus (&grid, "distrust, case-48:");
  grid_close (&grid);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static gboolean
is_arranged (gpointer data)
{
  const EntMatrixLayout *layout = ent_factor_grid_get_layout (data);
  guint n_gaps = 0;

  for (guint i = 0; i < layout->columns->len; i++)
    n_gaps += g_array_index (layout->columns, EntMatrixColumn, i).gap;
  return n_gaps > 0;
}

/* The letters of each title of a column, by what a screen reader calls it. */
static void
collect_titles (GtkWidget  *root,
                GHashTable *titles)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    collect_titles (child, titles);
  if (g_str_equal (G_OBJECT_TYPE_NAME (root), "EntFactorCell")
      && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (root)) == GTK_ACCESSIBLE_ROLE_COLUMN_HEADER)
    {
      g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (root);
      g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
      g_autoptr(GskRenderNode) node = NULL;
      GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (root), gtk_widget_get_height (root));
      node = gtk_snapshot_to_node (snapshot);
      if (node != NULL)
        list_glyphs (node, texts);
      g_hash_table_insert (titles, dup_name (root), texts);
    }
}

static GHashTable *
list_titles (Grid *self)
{
  GHashTable *titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);

  gtk_test_widget_wait_for_draw (self->window);
  collect_titles (GTK_WIDGET (self->grid), titles);
  return titles;
}

/* Whatever order they stand in, what is painted over a column is the name of the case that is in it. */
static void
test_titles (void)
{
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_parse ("columns=likeness");
  g_autoptr(GHashTable) before = NULL, after = NULL;
  GHashTableIter iter, letters;
  const char *name, *text;
  GHashTable *texts;
  guint n = 0;
  Grid grid;

  /* More cases than the grid shows, so that others come in, too. */
  grid_open (&grid, 8);
  before = list_titles (&grid);
  ent_factor_grid_set (grid.grid, grid.matrix, spec);
  wait_until (is_arranged, grid.grid, "likeness");
  settle ();
  after = list_titles (&grid);
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, (gpointer *) &texts))
    {
      GHashTable *now = g_hash_table_lookup (after, name);

      if (now == NULL)
        continue;
      g_hash_table_iter_init (&letters, texts);
      while (g_hash_table_size (now) > 0 && g_hash_table_iter_next (&letters, (gpointer *) &text, NULL))
        {
          g_assert_true (g_hash_table_contains (now, text));
          n++;
        }
    }
  g_assert_cmpuint (n, >=, 3);
  grid_close (&grid);
}

/* Of many cases it is arranged apart; the one asked for last counts. */
static void
test_likeness (void)
{
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_parse ("columns=likeness");
  Grid grid;

  grid_open (&grid, 150);
  ent_factor_grid_set (grid.grid, grid.matrix, spec);
  ent_factor_grid_set (grid.grid, grid.matrix, spec);
  wait_until (is_arranged, grid.grid, "likeness");
  g_assert_cmpuint (ent_factor_grid_get_layout (grid.grid)->columns->len, ==, 150);
  grid_close (&grid);
}

/* In the window */

static void
test_event_lights (Fixture *fixture)
{
  act (fixture, "win.go", "factors:");
  wait_until_shows (fixture, "EntMatrixPage", "Distrust and division, Camp David: minus 2, high confidence");
  act (fixture, "win.inspect", "event:camp-david/jerusalem-visit-1977");
  wait_until_shows (fixture, "EntMatrixFoot", "This event carries ");
  /* A cell that is looked at takes that back. */
  act (fixture, "win.inspect", "factor:camp-david/trade-restoration");
  wait_until_shows (fixture, "EntInspector", "Evidence, 6 events");
  wait_until (finds_not, &(Finds) { fixture, is_label_with, "This event carries " }, "the lights to go");
  /* In the case's own view too. */
  act (fixture, "win.go", "event:camp-david/jerusalem-visit-1977");
  wait_until_shows (fixture, "EntTimelinePage", "Lanes");
  act (fixture, "win.view", "factors");
  wait_until_shows (fixture, "EntMatrixFoot", "This event carries ");
}

/* What was marked across cases stands out once the case's timeline is opened. */
static void
test_cell_marks (Fixture *fixture)
{
  act (fixture, "win.go", "factors:");
  wait_until_shows (fixture, "EntMatrixPage", "Distrust and division");
  act (fixture, "win.inspect", "factor:us-vietnam/trade-restoration");
  wait_until_shows (fixture, "EntInspector", "Quotations");
  wait_until_shows (fixture, "EntInspector", "Page of this factor");
  act (fixture, "win.go", "case:us-vietnam");
  wait_until_shows (fixture, "EntStoryPage", "Background");
  act (fixture, "win.view", "timeline");
  wait_until_shows (fixture, "EntTimelinePage", "Evidence of a rating");
}

static void
test_own_beside (Fixture *fixture)
{
  EntOwnRating *own = ent_own_rating_new ("camp-david", "distrust");
  const char *id = "post-war-distrust";

  act (fixture, "win.go", "factors:?view=matrix&whose=both");
  wait_until_shows (fixture, "EntMatrixPage", "Distrust and division, Camp David: minus 2, high confidence; yours: not rated");
  for (guint i = 0; i < ent_session_get_codebook (get_session (fixture))->factors->len; i++)
    {
      const EntFactor *factor = ent_session_get_codebook (get_session (fixture))->factors->pdata[i];

      if (g_str_equal (ent_text_get (factor->title), "Distrust and division"))
        id = factor->id;
    }
  g_free (own->factor);
  own->factor = g_strdup (id);
  own->has_rating = TRUE;
  own->rating = 1;
  ent_personal_save_rating (get_personal (fixture), own, NULL, NULL);
  wait_until_shows (fixture, "EntMatrixPage", "yours: plus 1, no event carries it, differs by 3");
  wait_until (is_saved, fixture, "the rating to be saved");
  /* Links say what is shown; a page that was left comes back as it was. */
  act (fixture, "win.go", "factors:?view=matrix&columns=title&factors=trade-restoration");
  wait_until (finds_not, &(Finds) { fixture, is_label_with, "Distrust and division, Camp David" }, "the filter");
  wait_until_shows (fixture, "EntMatrixFilter", "Factor: Trade restoration");
  act (fixture, "win.back", NULL);
  wait_until_shows (fixture, "EntMatrixPage", "yours: plus 1, no event carries it, differs by 3");
}

int
main (int    argc,
      char **argv)
{
  static const Test tests[] = {
    { "/matrix/event-lights", test_event_lights, NULL },
    { "/matrix/cell-marks", test_cell_marks, NULL },
    { "/matrix/own-beside", test_own_beside, NULL },
  };

  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/grid/only-what-shows", test_only_what_shows);
  g_test_add_func ("/grid/keys", test_keys);
  g_test_add_func ("/grid/stays", test_stays);
  g_test_add_func ("/grid/fold", test_fold);
  g_test_add_func ("/grid/select-and-sort", test_select_and_sort);
  g_test_add_func ("/grid/right-to-left", test_right_to_left);
  g_test_add_func ("/grid/titles", test_titles);
  g_test_add_func ("/grid/likeness", test_likeness);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].name, &tests[i], run_test);
  return g_test_run ();
}
