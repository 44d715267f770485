/* Order in time across cases, and what is read out of a comparison: the program in process, driven as a person would. */
#include "config.h"

#include "window-fixture.h"

#include "ent-statement-row.h"

static GtkWidget *
find_type (Fixture    *fixture,
           const char *type)
{
  return find_widget (GTK_WIDGET (fixture->window), is_of_type_name, type);
}

/* A button by its accessible name. */
static gboolean
is_called (GtkWidget     *widget,
           gconstpointer  name)
{
  g_autofree char *problem = NULL;

  if (!GTK_IS_BUTTON (widget))
    return FALSE;
  problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return problem == NULL;
}

static gboolean
remembers (gpointer data)
{
  g_autoptr(GSettings) settings = ent_settings_new (g_getenv ("ENTENTE_DATA_DIR"), NULL);
  g_autofree char *place = g_settings_get_string (settings, "last-place");

  return strstr (place, data) != NULL;
}

#define wait_until_remembers(part) wait_until (remembers, (gpointer) (part), "the place to have " part)

/* Trade came before relations in US–Vietnam (1992, 1995) and Camp David (1975, 1980); Korea has none. */
static void
test_default (Fixture *fixture)
{
  act (fixture, "win.go", "factors:?view=order");
  wait_until_shows (fixture, "EntOrderDetail",
                    "In all 2 cases of which it can be told, trade restoration came before relations.");
  wait_until_shows (fixture, "EntOrderDetail", "First trade restoration, then relations: 2");
  wait_until_shows (fixture, "EntOrderDetail", "One of the two is missing: 1");
  wait_until_shows (fixture, "EntOrderDetail", "no date for relations");
  wait_until_shows (fixture, "EntOrderDetail", "2 years 6 months later");
}

/* Another pair, by its cell: the cases that differ are told, and a date leads to its event. */
static void
test_pair (Fixture *fixture)
{
  test_default (fixture);
  press (fixture, is_called, "End of war before Agreement: 2 of 3 cases");
  wait_until_shows (fixture, "EntOrderDetail",
                    "In 2 of 3 cases the end of war came before the agreement; it did not in US–Vietnam.");
  wait_until_shows (fixture, "EntOrderDetail", "Differ: first the agreement, then the end of war: 1");
  wait_until_remembers ("a=moment.war-end&b=moment.agreement");
  press (fixture, is_called, "Agreement, 27 January 1973: Paris Agreement ends direct US combat");
  wait_until_shows (fixture, "EntInspector", "27 January 1973");
}

/* What is kept in an address comes back, and what is no thing is passed over. */
static void
test_address (Fixture *fixture)
{
  act (fixture, "win.go", "factors:?view=order&things=reached.contacts,helps.nothing,reached.dialogue,moment.war-end"
                          "&from=war-end&a=reached.dialogue&b=reached.contacts");
  wait_until_shows (fixture, "EntOrderPage", "3 things");
  wait_until_shows (fixture, "EntOrderDetail", "dialogue came before contacts");
  wait_until_remembers ("from=war-end");
}

/* Tab stops once in the table; arrows go from cell to cell, over the one where a thing meets itself. */
static void
test_keyboard (Fixture *fixture)
{
  GtkWidget *table, *focus;

  act (fixture, "win.go", "factors:?view=order&things=reached.contacts,reached.dialogue,moment.war-end");
  wait_until_shows (fixture, "EntOrderPage", "3 things");
  wait_until_shows (fixture, "EntOrderDetail", "End of war");
  table = find_type (fixture, "EntOrderTable");
  g_assert_true (gtk_widget_child_focus (table, GTK_DIR_TAB_FORWARD));
  focus = gtk_window_get_focus (fixture->window);
  g_assert_true (GTK_IS_TOGGLE_BUTTON (focus));
  g_assert_true (is_called (focus, "End of war before Contacts reached: 3 of 3 cases"));
  g_assert_true (gtk_widget_child_focus (table, GTK_DIR_RIGHT));
  g_assert_true (is_called (gtk_window_get_focus (fixture->window), "End of war before Dialogue reached: 3 of 3 cases"));
  g_assert_true (gtk_widget_child_focus (table, GTK_DIR_DOWN));
  g_assert_true (is_called (gtk_window_get_focus (fixture->window),
                            "Contacts reached before Dialogue reached: 3 of 3 cases"));
  g_assert_true (gtk_widget_child_focus (table, GTK_DIR_LEFT));
  g_assert_true (is_called (gtk_window_get_focus (fixture->window), "Contacts reached before End of war: 0 of 3 cases"));
  g_assert_false (gtk_widget_child_focus (table, GTK_DIR_TAB_FORWARD));
}

/* Comparison */

static GtkWidget *
find_statement (Fixture    *fixture,
                const char *text)
{
  return find_widget (find_type (fixture, "EntCompareReading"), is_named, &(Named) { "EntStatementRow", text });
}

static gboolean
has_lit_bar (gpointer data)
{
  return find_widget (GTK_WIDGET (((Fixture *) data)->window), is_label_with, "Show All Events") != NULL;
}

static gboolean
has_no_lit_bar (gpointer data)
{
  return !has_lit_bar (data);
}

/* The matrix and its reading: one sentence is open at a time, and goes with one to the timelines. */
static void
test_reading (Fixture *fixture)
{
  GtkWidget *first, *second;
  GtkStack *stack;

  act (fixture, "win.go", "compare:us-vietnam,camp-david,panmunjom?view=reading");
  wait_until_shows (fixture, "EntCompareReading", "Cases with 20 or more years of relations");
  wait_until_shows (fixture, "EntCompareReading", "With: US–Vietnam, Camp David");
  wait_until_shows (fixture, "EntCompareReading", "Without: Panmunjom");
  wait_until_shows (fixture, "EntCompareReading", "3 cases are no proof");
  first = find_statement (fixture, "2 of 2 cases with 20 or more years of relations have negotiation and mediation");
  second = find_statement (fixture, "Most alike are");
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_signal_emit_by_name (gtk_widget_get_first_child (first), "clicked");
  g_assert_true (ent_statement_row_is_open (ENT_STATEMENT_ROW (first)));
  wait_until_shows (fixture, "EntStatementRow", "Negotiation and mediation");
  g_signal_emit_by_name (gtk_widget_get_first_child (second), "clicked");
  g_assert_false (ent_statement_row_is_open (ENT_STATEMENT_ROW (first)));
  g_assert_true (ent_statement_row_is_open (ENT_STATEMENT_ROW (second)));
  wait_until_remembers ("view=reading");

  stack = GTK_STACK (gtk_widget_get_ancestor (find_type (fixture, "EntCompareReading"), GTK_TYPE_STACK));
  gtk_stack_set_visible_child_name (stack, "timelines");
  wait_until (has_lit_bar, fixture, "the sentence over the timelines");
  press (fixture, is_named, &(Named) { "GtkButton", "Show All Events" });
  wait_until (has_no_lit_bar, fixture, "all events to show");
  g_assert_false (ent_statement_row_is_open (ENT_STATEMENT_ROW (second)));
  g_assert_false (remembers ((gpointer) "view=reading"));
}

/* Another outcome, from an address, and from the list. */
static void
test_outcome (Fixture *fixture)
{
  GtkWidget *reading, *drop_down;

  act (fixture, "win.go", "compare:us-vietnam,camp-david?view=reading&outcome=relations&at-least=5");
  wait_until_shows (fixture, "EntCompareReading", "Cases with relations that stand at “partnership” or better");
  wait_until_shows (fixture, "EntCompareReading", "Without: Camp David");
  reading = find_type (fixture, "EntCompareReading");
  drop_down = find_widget (reading, is_of_type_name, "GtkDropDown");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 1);
  wait_until_shows (fixture, "EntCompareReading", "Cases with 20 or more years of relations");
  wait_until_shows (fixture, "EntCompareReading", "All of these cases have 20 or more years of relations");
  wait_until_remembers ("outcome=relations-years&at-least=20");
}

int
main (int   argc,
      char *argv[])
{
  static const Test tests[] = {
    { "/order/default", test_default, NULL },
    { "/order/pair", test_pair, NULL },
    { "/order/address", test_address, NULL },
    { "/order/keyboard", test_keyboard, NULL },
    { "/compare/reading", test_reading, NULL },
    { "/compare/outcome", test_outcome, NULL },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].name, &tests[i], run_test);
  return g_test_run ();
}
