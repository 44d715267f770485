/* Cases one above the other: by the calendar and from the end of their wars, moved together. */
#include "config.h"

#include "ent-case-file.h"
#include "ent-timeline-group.h"

#include <adwaita.h>

static const char * const ids[] = { "us-vietnam", "camp-david", "panmunjom" };
#define N_CASES G_N_ELEMENTS (ids)
#define YEAR    31556952.0

typedef struct
{
  GtkWidget        *window;
  EntTimelineGroup *group;
  GPtrArray        *tables;
  guint             n_moved;
  char             *selected;  /* "case/event" */
  int               align;
} Fixture;

static void
selected_cb (Fixture    *fixture,
             const char *case_id,
             const char *event_id)
{
  g_free (fixture->selected);
  fixture->selected = g_strconcat (case_id, "/", event_id, NULL);
}

static void
moved_cb (Fixture *fixture)
{
  fixture->n_moved++;
}

static void
align_cb (Fixture *fixture,
          int      kind)
{
  fixture->align = kind;
}

static EntEventTable *
read_case (const char *id)
{
  g_autofree char *path = g_strconcat (g_getenv ("ENT_SOURCE_DIR"), "/data/cases/", id, ".json", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntCase) item = ent_case_file_load (path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return ent_event_table_new (item, NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_event_table_unref);
  for (guint i = 0; i < N_CASES; i++)
    g_ptr_array_add (fixture->tables, read_case (ids[i]));
  fixture->align = -1;
  fixture->group = ENT_TIMELINE_GROUP (ent_timeline_group_new ());
  ent_timeline_group_set_tables (fixture->group, fixture->tables, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 760);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->group));
  g_signal_connect_swapped (fixture->group, "event-selected", G_CALLBACK (selected_cb), fixture);
  g_signal_connect_swapped (fixture->group, "moved", G_CALLBACK (moved_cb), fixture);
  g_signal_connect_swapped (fixture->group, "align", G_CALLBACK (align_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (gtk_widget_get_width (GTK_WIDGET (ent_timeline_group_get_view (fixture->group, ids[0]))) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gpointer group = fixture->group;

  g_object_add_weak_pointer (G_OBJECT (fixture->group), &group);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (group != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_ptr_array_unref (fixture->tables);
  g_free (fixture->selected);
}

static EntTimelineView *
get_view (Fixture *fixture,
          guint    i)
{
  return ent_timeline_group_get_view (fixture->group, ids[i]);
}

/* Of its war, or, by the calendar, 0. */
static gint64
get_zero (Fixture *fixture,
          guint    i,
          int      kind)
{
  const EntEventTable *table = fixture->tables->pdata[i];

  return kind < 0 ? 0 : ent_date_get_earliest (ent_case_find_moment (table->item, (EntMomentKind) kind)->date);
}

/* Every pixel is as far from each case's moment: views are as wide, and begin and end as far. */
static void
assert_in_step (Fixture *fixture,
                int      kind)
{
  gint64 begin0, end0, begin, end;

  ent_timeline_view_get_range (get_view (fixture, 0), &begin0, &end0);
  for (guint i = 1; i < N_CASES; i++)
    {
      ent_timeline_view_get_range (get_view (fixture, i), &begin, &end);
      g_assert_cmpint (ABS ((begin - get_zero (fixture, i, kind)) - (begin0 - get_zero (fixture, 0, kind))), <=, 1);
      g_assert_cmpint (ABS ((end - get_zero (fixture, i, kind)) - (end0 - get_zero (fixture, 0, kind))), <=, 1);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (get_view (fixture, i))), ==,
                       gtk_widget_get_width (GTK_WIDGET (get_view (fixture, 0))));
    }
}

static void
test_in_step (Fixture       *fixture,
              gconstpointer  data)
{
  double begin_sec, end_sec;

  assert_in_step (fixture, -1);
  ent_timeline_group_set_alignment (fixture->group, ENT_MOMENT_WAR_END);
  assert_in_step (fixture, ENT_MOMENT_WAR_END);
  g_assert_true (ent_timeline_group_shows_all (fixture->group));
  ent_timeline_group_show_range (fixture->group, -10 * YEAR, 20 * YEAR, FALSE);
  assert_in_step (fixture, ENT_MOMENT_WAR_END);
  g_assert_true (ent_timeline_group_get_range (fixture->group, &begin_sec, &end_sec));
  g_assert_cmpfloat_with_epsilon (begin_sec, -10 * YEAR, 2);
  g_assert_cmpfloat_with_epsilon (end_sec, 20 * YEAR, 2);

  /* Another order keeps what is in view. */
  g_ptr_array_insert (fixture->tables, -1, ent_event_table_ref (fixture->tables->pdata[0]));
  g_ptr_array_remove_index (fixture->tables, 0);
  ent_timeline_group_set_tables (fixture->group, fixture->tables, NULL);
  g_assert_true (ent_timeline_group_get_range (fixture->group, &begin_sec, &end_sec));
  g_assert_cmpfloat_with_epsilon (begin_sec, -10 * YEAR, 2);
}

/* Whichever is moved, all move, before anything else is done. */
static void
test_move_one (Fixture       *fixture,
               gconstpointer  data)
{
  ent_timeline_group_set_alignment (fixture->group, ENT_MOMENT_WAR_END);
  for (guint i = 0; i < N_CASES; i++)
    {
      gint64 zero = get_zero (fixture, i, ENT_MOMENT_WAR_END), begin, end;
      guint n_moved = fixture->n_moved;

      ent_timeline_view_show_range (get_view (fixture, i), zero - (gint64) (i + 2) * 31556952,
                                    zero + (gint64) (i + 5) * 31556952, FALSE);
      g_assert_cmpuint (fixture->n_moved, ==, n_moved + 1);
      ent_timeline_view_get_range (get_view (fixture, i), &begin, &end);
      g_assert_cmpint (ABS (begin - zero + (gint64) (i + 2) * 31556952), <=, 1);
      assert_in_step (fixture, ENT_MOMENT_WAR_END);
    }
}

/* Lanes of another kind, another picture: the range is the same. */
static void
test_lanes (Fixture       *fixture,
            gconstpointer  data)
{
  double begin_sec, end_sec;

  ent_timeline_group_set_alignment (fixture->group, ENT_MOMENT_WAR_END);
  ent_timeline_group_show_range (fixture->group, 0, 10 * YEAR, FALSE);
  ent_timeline_group_set_lanes (fixture->group, ENT_TIMELINE_LANES_PHASE);
  g_assert_true (ent_timeline_group_get_range (fixture->group, &begin_sec, &end_sec));
  g_assert_cmpfloat_with_epsilon (begin_sec, 0, 3);
  g_assert_cmpfloat_with_epsilon (end_sec, 10 * YEAR, 3);
  assert_in_step (fixture, ENT_MOMENT_WAR_END);
  for (guint i = 0; i < N_CASES; i++)
    g_assert_cmpint (ent_timeline_view_get_lanes (get_view (fixture, i)), ==, ENT_TIMELINE_LANES_PHASE);
}

static void
test_one_selection (Fixture       *fixture,
                    gconstpointer  data)
{
  ent_timeline_view_set_selected (get_view (fixture, 0), "normalization-1995");
  g_assert_cmpstr (fixture->selected, ==, "us-vietnam/normalization-1995");
  ent_timeline_view_set_selected (get_view (fixture, 1), "peace-treaty-1979");
  g_assert_cmpstr (fixture->selected, ==, "camp-david/peace-treaty-1979");
  g_assert_null (ent_timeline_view_get_selected (get_view (fixture, 0)));
}

/* Above each timeline, a button that a screen reader names, and the moment only where there is one. */
static void
test_titles (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *row = gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (get_view (fixture, 0))));
  GtkWidget *button = gtk_widget_get_first_child (gtk_widget_get_first_child (row));
  GtkWidget *moment = gtk_widget_get_next_sibling (button);

  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "US–Vietnam");
  ent_timeline_group_set_alignment (fixture->group, -1);
  g_assert_false (gtk_widget_get_visible (moment));
  ent_timeline_group_set_alignment (fixture->group, ENT_MOMENT_RELATIONS);
  g_assert_true (gtk_widget_get_visible (moment));
}

/* Korea has no relations: it says so, and offers what it has. */
static void
test_lacking (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *view = GTK_WIDGET (get_view (fixture, 2)), *lacking, *button;

  ent_timeline_group_set_alignment (fixture->group, ENT_MOMENT_RELATIONS);
  lacking = gtk_stack_get_visible_child (GTK_STACK (gtk_widget_get_parent (view)));
  g_assert_true (lacking != view);
  button = gtk_widget_get_next_sibling (gtk_widget_get_first_child (lacking));
  g_assert_true (GTK_IS_BUTTON (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (fixture->align, ==, ENT_MOMENT_AGREEMENT);
  ent_timeline_group_set_alignment (fixture->group, ENT_MOMENT_AGREEMENT);
  g_assert_true (gtk_stack_get_visible_child (GTK_STACK (gtk_widget_get_parent (view))) == view);
  assert_in_step (fixture, ENT_MOMENT_AGREEMENT);
}

/* Tab goes from case to case, and not to the strips at the edges. */
static void
test_keyboard (Fixture       *fixture,
               gconstpointer  data)
{
  gint64 begin, end, new_begin, new_end, goal_begin, goal_end;

  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  for (guint i = 0; i < N_CASES; i++)
    {
      g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
      g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
      g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == GTK_WIDGET (get_view (fixture, i)));
    }
  ent_timeline_view_get_range (get_view (fixture, 0), &begin, &end);
  ent_timeline_group_run (fixture->group, "timeline.zoom-in");
  do
    {
      g_main_context_iteration (NULL, TRUE);
      ent_timeline_view_get_range (get_view (fixture, 0), &new_begin, &new_end);
      /* The one that is moved tells where that ends, the others where they are. */
      ent_timeline_view_get_range (get_view (fixture, N_CASES - 1), &goal_begin, &goal_end);
    }
  while (ABS (new_begin - goal_begin) > 1 || ABS (new_end - goal_end) > 1);
  g_assert_cmpint (new_end - new_begin, <, (end - begin) * 2 / 3);
  assert_in_step (fixture, -1);
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/compare/in-step", test_in_step },
    { "/compare/move-one", test_move_one },
    { "/compare/lanes", test_lanes },
    { "/compare/one-selection", test_one_selection },
    { "/compare/titles", test_titles },
    { "/compare/lacking", test_lacking },
    { "/compare/keyboard", test_keyboard },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
