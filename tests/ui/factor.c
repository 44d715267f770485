/* The page of one factor, and factors over time under the timeline, as a person uses them. */
#include "config.h"

#include "../unit/matrix-fixture.h"
#include "ent-factor-card.h"
#include "ent-factor-page.h"
#include "ent-factors-page.h"
#include "ent-timeline-view.h"
#include "press-key.h"
#include "window-fixture.h"

static GtkWidget *
find_by_type (Fixture    *fixture,
              const char *type)
{
  return find_widget (GTK_WIDGET (fixture->window), is_of_type_name, type);
}

static guint
count_of_type (GtkWidget  *root,
               const char *type)
{
  guint n = is_of_type_name (root, type);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_of_type (child, type);
  return n;
}

/* Whether it shows or not. */
static GtkWidget *
find_hidden (GtkWidget  *root,
             const char *type)
{
  GtkWidget *found = is_of_type_name (root, type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_hidden (child, type);
  return found;
}

/* What a screen reader says of it. */
static void
assert_label (GtkWidget  *widget,
              const char *label)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

static const char *
get_title (Fixture *fixture)
{
  return gtk_window_get_title (fixture->window);
}

static void
count_frame_cb (guint *frames)
{
  (*frames)++;
}

static gboolean
has_painted (gpointer frames)
{
  return *(guint *) frames >= 5;
}

static void
wait_for_frames (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  guint frames = 0;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (count_frame_cb), &frames);

  gdk_frame_clock_begin_updating (clock);
  wait_until (has_painted, &frames, "five frames");
  gdk_frame_clock_end_updating (clock);
  g_signal_handler_disconnect (clock, handler);
}

/* The matrix is laid out for the first time when one turns to it.  In a window of this size GTK warned, where a part of
 * the window only was laid out, of what was left without a place, and painted nothing any more. */
static void
test_turn (Fixture *fixture)
{
  gtk_window_set_default_size (fixture->window, 1320, 768);
  act (fixture, "win.go", "factor:trade-restoration");
  wait_until_shows (fixture, "EntFactorPage", "Economic recovery");
  wait_for_frames (GTK_WIDGET (fixture->window));
  gtk_stack_set_visible_child_name (
    ent_factors_page_get_stack (ENT_FACTORS_PAGE (find_by_type (fixture, "EntFactorsPage"))), "matrix");
  wait_for_frames (GTK_WIDGET (fixture->window));
  g_assert_true (gtk_widget_get_mapped (find_by_type (fixture, "EntFactorGrid")));
}

static void
test_page (Fixture *fixture)
{
  act (fixture, "win.go", "factor:trade-restoration");
  wait_until_shows (fixture, "EntFactorPage", "Economic recovery");
  wait_until_shows (fixture, "EntFactorPage", "Guiding question");
  wait_until_shows (fixture, "EntFactorPage", "What each rating means");
  /* +3, +1 and +2. */
  wait_until_shows (fixture, "EntFactorPage", "Helped in 3 of 3 cases, most in US–Vietnam");
  wait_until_shows (fixture, "EntFactorPage", "Evidence, ");
  g_assert_true (g_str_has_prefix (get_title (fixture), "Trade restoration"));
  g_assert_cmpuint (count_of_type (find_by_type (fixture, "EntFactorPage"), "EntFactorCard"), ==, 3);
  /* The inspector knows it too. */
  wait_until_shows (fixture, "EntInspector", "Trade restoration");
}

typedef struct
{
  Fixture    *fixture;
  const char *title;
} Titled;

static gboolean
has_title (gpointer data)
{
  Titled *t = data;

  return g_str_has_prefix (get_title (t->fixture), t->title);
}

#define wait_until_titled(fixture, title) \
  wait_until (has_title, &(Titled) { fixture, title }, "the title " title)

static void
test_history (Fixture *fixture)
{
  act (fixture, "win.go", "factors:");
  wait_until_shows (fixture, "EntMatrixPage", "Trade restoration");
  act (fixture, "win.go", "factor:trade-restoration");
  wait_until_titled (fixture, "Trade restoration");
  press (fixture, has_tooltip, "Next factor: Sanctions and barriers");
  wait_until_titled (fixture, "Sanctions and barriers");
  wait_until_shows (fixture, "EntFactorPage", "Sanctions and barriers");
  act (fixture, "win.back", NULL);
  wait_until_titled (fixture, "Trade restoration");
  press (fixture, has_tooltip, "Previous factor: International organizations");
  wait_until_titled (fixture, "International organizations");
  act (fixture, "win.back", NULL);
  wait_until_titled (fixture, "Trade restoration");
  act (fixture, "win.back", NULL);
  wait_until_titled (fixture, "Factors across cases");
  g_assert_nonnull (find_by_type (fixture, "EntMatrixPage"));
  act (fixture, "win.forward", NULL);
  wait_until_titled (fixture, "Trade restoration");
  g_assert_nonnull (find_by_type (fixture, "EntFactorPage"));
}

/* From the page of a factor the switcher leads back to the matrix, which is another place. */
static void
test_switcher (Fixture *fixture)
{
  act (fixture, "win.go", "factor:security-pacts");
  wait_until_shows (fixture, "EntFactorPage", "Pacts and defence collaboration");
  press (fixture, is_named, &(Named) { "GtkToggleButton", "Matrix" });
  wait_until_titled (fixture, "Factors across cases");
  wait_until_shows (fixture, "EntMatrixPage", "Pacts and defence collaboration");
  act (fixture, "win.back", NULL);
  wait_until_titled (fixture, "Pacts and defence collaboration");
}

static void
test_name_in_matrix (Fixture *fixture)
{
  act (fixture, "win.go", "factors:");
  wait_until_shows (fixture, "EntMatrixPage", "Distrust and division");
  g_signal_emit_by_name (find_by_type (fixture, "EntFactorsPage"), "cell-selected", NULL, "trade-restoration");
  wait_until_titled (fixture, "Trade restoration");
}

static void
test_links (Fixture *fixture)
{
  GtkWidget *page;

  act (fixture, "win.go", "factor:security-pacts");
  wait_until_shows (fixture, "EntFactorCard", "Evidence, ");
  page = find_by_type (fixture, "EntFactorPage");
  g_assert_nonnull (find_widget (page, is_label_with, "Multinational Force"));
  press (fixture, is_named, &(Named) { "GtkButton", "Sinai I disengagement" });
  wait_until_shows (fixture, "EntInspector", "Sinai");
  g_assert_nonnull (find_by_type (fixture, "EntFactorPage"));
  /* The case's title leads into the case. */
  press (fixture, is_named, &(Named) { "GtkButton", "Egypt–Israel: Camp David" });
  wait_until_titled (fixture, "Egypt–Israel: Camp David");
}

static const char *
get_first_case (Fixture *fixture)
{
  GtkWidget *card = find_by_type (fixture, "EntFactorCard");
  GtkWidget *title = find_widget (card, is_of_type_name, "GtkLabel");

  return gtk_label_get_text (GTK_LABEL (title));
}

static gboolean
is_drop_down_with (GtkWidget     *widget,
                   gconstpointer  text)
{
  GListModel *model = GTK_IS_DROP_DOWN (widget) ? gtk_drop_down_get_model (GTK_DROP_DOWN (widget)) : NULL;

  return GTK_IS_STRING_LIST (model) && g_list_model_get_n_items (model) > 0
         && g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), 0), text);
}

static void
test_sort (Fixture *fixture)
{
  GtkWidget *sort;

  act (fixture, "win.go", "factor:trade-restoration");
  wait_until_shows (fixture, "EntFactorCard", "Evidence, ");
  g_assert_cmpstr (get_first_case (fixture), ==, "US–Vietnam");
  sort = find_widget (find_by_type (fixture, "EntFactorPage"), is_drop_down_with, "Rating");
  g_assert_nonnull (sort);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (sort), 1);
  g_assert_cmpstr (get_first_case (fixture), ==, "Egypt–Israel: Camp David");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (sort), 2);
  g_assert_cmpstr (get_first_case (fixture), ==, "North and South Korea: Panmunjom");
}

/* What the person rates stands beside, with how it differs. */
static void
test_own_rating (Fixture *fixture)
{
  EntOwnRating *own = ent_own_rating_new ("us-vietnam", "trade-restoration");
  GtkWidget *other;

  act (fixture, "win.go", "factor:trade-restoration");
  wait_until_shows (fixture, "EntFactorCard", "Evidence, ");
  other = gtk_widget_get_next_sibling (find_by_type (fixture, "EntFactorCard"));
  own->has_rating = TRUE;
  own->rating = 1;
  own->confidence = ENT_CONFIDENCE_LOW;
  own->rationale = g_strdup ("Trade followed.");
  ent_personal_save_rating (get_personal (fixture), own, NULL, NULL);
  wait_until_shows (fixture, "EntFactorCard", "Trade followed.");
  wait_until_shows (fixture, "EntFactorCard", "2 lower");
  /* Only what changed was made anew. */
  g_assert_true (gtk_widget_get_next_sibling (find_by_type (fixture, "EntFactorCard")) == other);
  wait_until (is_saved, fixture, "the rating to be saved");
}

static void
test_unknown (Fixture *fixture)
{
  act (fixture, "win.go", "factor:no-such-factor");
  wait_until_titled (fixture, "Factors across cases");
  g_assert_null (find_by_type (fixture, "EntFactorPage"));
}

/* Over time */

static void
set_visible (gboolean visible)
{
  g_autoptr(GSettings) settings = ent_settings_new (g_getenv ("ENTENTE_DATA_DIR"), NULL);

  g_settings_set_boolean (settings, "evidence-visible", visible);
}

static GtkWidget *
show_evidence (Fixture *fixture)
{
  act (fixture, "win.go", "event:us-vietnam/embargo-lifted");
  wait_until_shows (fixture, "EntTimelinePage", "Lanes");
  set_visible (TRUE);
  wait_until (finds, &(Finds) { fixture, is_of_type_name, "EntEvidenceRow" }, "factors over time");
  return find_by_type (fixture, "EntEvidenceRow");
}

static void
test_over_time (Fixture *fixture)
{
  GtkWidget *row = show_evidence (fixture), *focus;

  g_assert_cmpuint (count_of_type (find_by_type (fixture, "EntEvidenceStrips"), "EntEvidenceRow"), ==, 16);
  /* The first of any evidence of the first factor, read out with its number. */
  gtk_widget_grab_focus (row);
  press_key (row, GDK_KEY_Right);
  assert_label (row, "Distrust and division, 1964: hindering 1");
  press_key (row, GDK_KEY_Right);
  press_key (row, GDK_KEY_Left);
  assert_label (row, "Distrust and division, 1964: hindering 1");
  /* The next row at the same time. */
  press_key (row, GDK_KEY_Down);
  focus = gtk_window_get_focus (fixture->window);
  g_assert_true (focus == gtk_widget_get_next_sibling (row));
  assert_label (focus, "Economic dislocation, 1964: no evidence");
  /* An only event is selected at once. */
  press_key (focus, GDK_KEY_Up);
  press_key (row, GDK_KEY_Return);
  wait_until_shows (fixture, "EntInspector", "1964");
  g_assert_nonnull (ent_timeline_view_get_selected (ENT_TIMELINE_VIEW (find_by_type (fixture, "EntTimelineView"))));
}

static void
test_over_time_name (Fixture *fixture)
{
  GtkWidget *row = show_evidence (fixture);

  /* Before one walks, Enter means the factor. */
  press_key (row, GDK_KEY_Return);
  wait_until_shows (fixture, "EntInspector", "Distrust and division");
  act (fixture, "win.evidence-visible", NULL);
  wait_until (finds_not, &(Finds) { fixture, is_of_type_name, "EntEvidenceRow" }, "factors over time to go");
}

typedef struct
{
  GtkWidget  *widget;
  const char *label;
} Says;

static gboolean
says (gpointer data)
{
  Says *s = data;
  g_autofree char *differs = gtk_test_accessible_check_property (GTK_ACCESSIBLE (s->widget),
                                                                 GTK_ACCESSIBLE_PROPERTY_LABEL, s->label);

  return differs == NULL;
}

/* What is left of them by the filter counts. */
static void
test_over_time_evidence (Fixture *fixture)
{
  GtkWidget *row = show_evidence (fixture), *view = find_by_type (fixture, "EntTimelineView");
  EntEventTable *table = ent_timeline_view_get_table (ENT_TIMELINE_VIEW (view));
  g_autofree guint8 *none = g_new0 (guint8, table->n);

  ent_timeline_view_set_highlight (ENT_TIMELINE_VIEW (view), none, FALSE);
  wait_until (says, &(Says) { row, "Distrust and division, no evidence" }, "the row to say that there is none");
  ent_timeline_view_set_highlight (ENT_TIMELINE_VIEW (view), NULL, FALSE);
  g_assert_cmpuint (count_of_type (view, "EntEvidenceRow"), ==, 16);
}

/* Two hundred cases */

static EntMatrix *
create_many (void)
{
  static const char * const factors[] = { "trade", "norms", NULL };
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  EntCase *cases[201] = { NULL };

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *id = g_strdup_printf ("case-%03u", i);

      cases[i] = matrix_fixture_case_new (id, codebook, (int[]) { (int) (i % 7) - 3, 2 });
      cases[i]->title = ent_text_new (id);
    }
  return matrix_fixture_new (codebook, NULL, cases);
}

static gboolean
can_scroll (gpointer data)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (data);

  return gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment);
}

static gboolean
is_focus_in_card (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (data);
  GtkWidget *card = focus != NULL ? gtk_widget_get_ancestor (focus, ENT_TYPE_FACTOR_CARD) : NULL;

  return card != NULL && g_str_equal (ent_factor_card_get_case_id (ENT_FACTOR_CARD (card)), "case-189");
}

/* Cards are made as one comes to them, also by a name pressed at a glance. */
static void
test_many_cases (void)
{
  static const GActionEntry actions[] = {
    { .name = "go", .parameter_type = "s" },
    { .name = "inspect", .parameter_type = "s" },
  };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(EntMatrix) matrix = create_many ();
  GtkWidget *window = gtk_window_new (), *page = ent_factor_page_new (), *glance;
  GtkScrolledWindow *scroller;
  guint n;

  /* A button without its action cannot have the focus. */
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), NULL);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  ent_factor_page_set (ENT_FACTOR_PAGE (page), matrix);
  g_assert_false (ent_factor_page_show_id (ENT_FACTOR_PAGE (page), "none"));
  g_assert_true (ent_factor_page_show_id (ENT_FACTOR_PAGE (page), "trade"));
  n = count_of_type (page, "EntFactorCard");
  g_assert_cmpuint (n, >=, 12);
  g_assert_cmpuint (n, <=, 24);
  /* To the end of those there are. */
  glance = find_hidden (page, "EntFactorGlance");
  scroller = GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (glance, GTK_TYPE_SCROLLED_WINDOW));
  wait_until (can_scroll, scroller, "the page to be shown");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 1e6);
  g_assert_cmpuint (count_of_type (page, "EntFactorCard"), >, n);
  g_assert_cmpuint (count_of_type (page, "EntFactorCard"), <, 100);
  /* −3: the last in order. */
  g_signal_emit_by_name (glance, "case-picked", "case-189");
  wait_until (is_focus_in_card, window, "the card to have the focus");
  g_assert_cmpuint (count_of_type (page, "EntFactorCard"), >, 170);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  static const Test tests[] = {
    { "/factor/page", test_page, NULL },
    { "/factor/turn", test_turn, NULL },
    { "/factor/history", test_history, NULL },
    { "/factor/switcher", test_switcher, NULL },
    { "/factor/name-in-matrix", test_name_in_matrix, NULL },
    { "/factor/links", test_links, NULL },
    { "/factor/sort", test_sort, NULL },
    { "/factor/own-rating", test_own_rating, NULL },
    { "/factor/unknown", test_unknown, NULL },
    { "/factor/over-time", test_over_time, NULL },
    { "/factor/over-time-name", test_over_time_name, NULL },
    { "/factor/over-time-evidence", test_over_time_evidence, NULL },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].name, &tests[i], run_test);
  g_test_add_func ("/factor/many-cases", test_many_cases);
  return g_test_run ();
}
