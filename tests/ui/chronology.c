/* The list beside the timeline: what stands in it, what is said of it, and that both select
 * the same. */
#include "config.h"

#include "ent-chronology-pane.h"
#include "ent-chronology-row.h"
#include "ent-event-list.h"

#include "../unit/draw-cases.h"

#include <adwaita.h>

typedef struct
{
  GtkWidget       *window;
  EntChronology   *chronology;
  EntTimelineView *timeline;  /* NULL where the chronology is alone */
  GtkWidget       *pane;
  EntEventTable   *table;
  guint            n_notified;
  char            *activated;
} Fixture;

static void
selected_cb (Fixture *fixture)
{
  fixture->n_notified++;
}

static void
activated_cb (Fixture    *fixture,
              const char *id)
{
  g_free (fixture->activated);
  fixture->activated = g_strdup (id);
}

static EntEventTable *
create_sample (void)
{
  g_autoptr(EntCase) item = create_case ("sample");

  add_event (item, "treaty", "1979-03-26", "Treaty of Peace", "egypt", 1);
  add_event (item, "october", "1973-10-06/1973-10-25", "October War", "egypt", 1);
  add_event (item, "jerusalem", "1977-11-19", "Sadat in Jerusalem", "egypt", 2);
  add_event (item, "ismailia", "1977-12-25", "Begin at Ismailia", "israel", 2);
  add_event (item, "before", "../1966", "What was before", NULL, 3);
  ent_case_seal (item);
  return ent_event_table_new (item, NULL);
}

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Until all is laid out and painted that was to be. */
static void
settle (Fixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);
  gint64 frame;

  iterate ();
  for (guint i = 0; i < 2; i++)
    {
      frame = gdk_frame_clock_get_frame_counter (clock);
      gtk_widget_queue_draw (fixture->window);
      while (gdk_frame_clock_get_frame_counter (clock) == frame)
        g_main_context_iteration (NULL, TRUE);
      iterate ();
    }
}

static void
present (Fixture   *fixture,
         GtkWidget *child,
         int        width)
{
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 500);
  gtk_window_set_child (GTK_WINDOW (fixture->window), child);
  g_signal_connect_swapped (fixture->chronology, "notify::selected", G_CALLBACK (selected_cb), fixture);
  g_signal_connect_swapped (fixture->chronology, "event-activated", G_CALLBACK (activated_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!gtk_widget_get_mapped (child) || gtk_widget_get_width (child) == 0)
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->table = create_sample ();
  fixture->chronology = ENT_CHRONOLOGY (ent_chronology_new ());
  ent_chronology_set_table (fixture->chronology, fixture->table);
  present (fixture, GTK_WIDGET (fixture->chronology), GPOINTER_TO_INT (data));
}

static void
set_up_pane (Fixture       *fixture,
             gconstpointer  data)
{
  fixture->table = create_sample ();
  fixture->timeline = ENT_TIMELINE_VIEW (ent_timeline_view_new ());
  fixture->pane = ent_chronology_pane_new (fixture->timeline);
  fixture->chronology = ent_chronology_pane_get_chronology (ENT_CHRONOLOGY_PANE (fixture->pane));
  ent_timeline_view_set_table (fixture->timeline, fixture->table, NULL);
  ent_chronology_set_table (fixture->chronology, fixture->table);
  g_object_set (fixture->pane, "shown", TRUE, NULL);
  present (fixture, fixture->pane, GPOINTER_TO_INT (data));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gpointer window = fixture->window, chronology = fixture->chronology;

  g_object_add_weak_pointer (G_OBJECT (fixture->chronology), &chronology);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), &window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  iterate ();
  g_assert_null (window);
  g_assert_null (chronology);
  /* Nobody keeps what they showed. */
  g_assert_cmpuint (fixture->table->ref_count, ==, 1);
  ent_event_table_unref (fixture->table);
  g_free (fixture->activated);
}

/* Looking at it */

static GtkWidget *
find_by_type (GtkWidget *root,
              GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_view (Fixture *fixture)
{
  return find_by_type (GTK_WIDGET (fixture->chronology), GTK_TYPE_LIST_VIEW);
}

static guint
get_n_items (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (get_view (fixture)))));
}

static GtkWidget *
find_part (GtkWidget  *row,
           const char *css_class)
{
  for (GtkWidget *child = gtk_widget_get_first_child (row); child; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, css_class))
      return child;
  g_assert_not_reached ();
}

static const char *
get_text (GtkWidget  *row,
          const char *css_class)
{
  return gtk_label_get_text (GTK_LABEL (find_part (row, css_class)));
}

/* The row that shows this title, where one does. */
static GtkWidget *
find_row (Fixture    *fixture,
          const char *title)
{
  GtkWidget *view = get_view (fixture);

  for (GtkWidget *child = gtk_widget_get_first_child (view); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (ENT_IS_CHRONOLOGY_ROW (row) && gtk_widget_get_child_visible (child)
          && g_str_equal (get_text (row, "title"), title))
        return row;
    }
  return NULL;
}

static gboolean
is_in_view (Fixture    *fixture,
            const char *title)
{
  GtkWidget *row = find_row (fixture, title);
  graphene_rect_t bounds;

  return row != NULL && gtk_widget_compute_bounds (row, GTK_WIDGET (fixture->chronology), &bounds)
         && bounds.origin.y >= 0 && bounds.size.height > 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (GTK_WIDGET (fixture->chronology));
}

static void
assert_selected (Fixture    *fixture,
                 const char *id)
{
  g_assert_cmpstr (ent_chronology_get_selected (fixture->chronology), ==, id);
}

/* Tests */

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const rows[][3] = {
    { "What was before", "", "until 1966" },
    { "October War", "1973", "6–25 October 1973" },
    { "Sadat in Jerusalem", "1977", "19 November 1977" },
    { "Begin at Ismailia", "", "25 December 1977" },
    { "Treaty of Peace", "1979", "26 March 1979" },
  };
  GtkWidget *child = gtk_widget_get_first_child (get_view (fixture));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      g_assert_cmpstr (get_text (row, "title"), ==, rows[i][0]);
      g_assert_cmpstr (get_text (row, "year"), ==, rows[i][1]);
      g_assert_cmpstr (get_text (row, "date"), ==, rows[i][2]);
      g_assert_true (gtk_widget_get_visible (find_part (row, "year")) == (*rows[i][1] != '\0'));
      child = gtk_widget_get_next_sibling (child);
    }
  g_assert_cmpuint (get_n_items (fixture), ==, G_N_ELEMENTS (rows));
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *row = find_row (fixture, "Sadat in Jerusalem"), *plain = find_row (fixture, "What was before");

  gtk_test_accessible_assert_property (gtk_widget_get_parent (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Sadat in Jerusalem, 19 November 1977, Egypt, 3 of 5");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (row), ==, "Sadat in Jerusalem\nEgypt");
  gtk_test_accessible_assert_property (gtk_widget_get_parent (plain), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "What was before, until 1966, 1 of 5");
  gtk_test_accessible_assert_property (get_view (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL, "Chronology");
  g_assert_nonnull (gtk_label_get_attributes (GTK_LABEL (find_part (find_row (fixture, "Treaty of Peace"), "title"))));
  g_assert_null (gtk_label_get_attributes (GTK_LABEL (find_part (row, "title"))));
}

static void
test_selection (Fixture       *fixture,
                gconstpointer  data)
{
  assert_selected (fixture, NULL);
  g_object_set (fixture->chronology, "selected", "jerusalem", NULL);
  g_object_set (fixture->chronology, "selected", "jerusalem", NULL);
  assert_selected (fixture, "jerusalem");
  g_assert_cmpuint (fixture->n_notified, ==, 1);
  gtk_test_accessible_assert_state (gtk_widget_get_parent (find_row (fixture, "Sadat in Jerusalem")),
                                    GTK_ACCESSIBLE_STATE_SELECTED, TRUE);

  gtk_widget_activate_action (get_view (fixture), "list.select-item", "(ubb)", 4, FALSE, FALSE);
  assert_selected (fixture, "treaty");
  g_assert_cmpuint (fixture->n_notified, ==, 2);
  gtk_widget_activate_action (get_view (fixture), "list.activate-item", "u", 3);
  g_assert_cmpstr (fixture->activated, ==, "ismailia");

  g_object_set (fixture->chronology, "selected", "no-such-event", NULL);
  assert_selected (fixture, NULL);
  g_assert_cmpuint (fixture->n_notified, ==, 3);
}

static void
test_keyboard (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *chronology = GTK_WIDGET (fixture->chronology);

  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  ent_chronology_set_selected (fixture->chronology, "ismailia");
  g_assert_true (gtk_widget_child_focus (chronology, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window))
                 == gtk_widget_get_parent (find_row (fixture, "Begin at Ismailia")));
  /* A selection made elsewhere takes along who is in the list. */
  ent_chronology_set_selected (fixture->chronology, "october");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window))
                 == gtk_widget_get_parent (find_row (fixture, "October War")));
  gtk_widget_child_focus (chronology, GTK_DIR_DOWN);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window))
                 == gtk_widget_get_parent (find_row (fixture, "Sadat in Jerusalem")));
}

static void
test_dim (Fixture       *fixture,
          gconstpointer  data)
{
  const guint8 highlight[] = { 0, 1, 0, 0, 1 };
  GtkWidget *row = find_row (fixture, "Sadat in Jerusalem");

  ent_chronology_set_highlight (fixture->chronology, highlight, FALSE);
  g_assert_cmpuint (get_n_items (fixture), ==, 5);
  g_assert_cmpfloat (gtk_widget_get_opacity (find_part (row, "title")), <, 1);
  gtk_test_accessible_assert_property (gtk_widget_get_parent (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Does not match the filter");
  g_assert_cmpfloat (gtk_widget_get_opacity (find_part (find_row (fixture, "October War"), "title")), ==, 1);

  ent_chronology_set_selected (fixture->chronology, "jerusalem");
  g_assert_cmpfloat (gtk_widget_get_opacity (find_part (row, "title")), ==, 1);
  ent_chronology_set_selected (fixture->chronology, NULL);
  g_assert_cmpfloat (gtk_widget_get_opacity (find_part (row, "title")), <, 1);
  ent_chronology_set_highlight (fixture->chronology, NULL, FALSE);
  g_assert_cmpfloat (gtk_widget_get_opacity (find_part (row, "title")), ==, 1);
}

static void
test_hide (Fixture       *fixture,
           gconstpointer  data)
{
  const guint8 some[] = { 0, 1, 0, 1, 1 }, none[5] = { 0 };

  ent_chronology_set_selected (fixture->chronology, "jerusalem");
  ent_chronology_set_highlight (fixture->chronology, some, TRUE);
  settle (fixture);
  g_assert_cmpuint (get_n_items (fixture), ==, 3);
  g_assert_null (find_row (fixture, "Sadat in Jerusalem"));
  /* The year is now that of another. */
  g_assert_cmpstr (get_text (find_row (fixture, "Begin at Ismailia"), "year"), ==, "1977");
  gtk_test_accessible_assert_property (gtk_widget_get_parent (find_row (fixture, "Begin at Ismailia")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Begin at Ismailia, 25 December 1977, Israel, 2 of 3");
  /* What is hidden is still what both show as selected, and comes back so. */
  assert_selected (fixture, "jerusalem");
  g_assert_cmpuint (fixture->n_notified, ==, 1);
  gtk_widget_activate_action (get_view (fixture), "list.select-item", "(ubb)", 2, FALSE, FALSE);
  assert_selected (fixture, "treaty");
  ent_chronology_set_selected (fixture->chronology, "jerusalem");

  ent_chronology_set_highlight (fixture->chronology, none, TRUE);
  settle (fixture);
  g_assert_cmpuint (get_n_items (fixture), ==, 0);
  ent_chronology_set_highlight (fixture->chronology, NULL, FALSE);
  settle (fixture);
  g_assert_cmpuint (get_n_items (fixture), ==, 5);
  gtk_test_accessible_assert_state (gtk_widget_get_parent (find_row (fixture, "Sadat in Jerusalem")),
                                    GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
}

static void
test_tables (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(EntEventTable) again = create_sample ();
  g_autoptr(EntCase) other = create_random_case (5, 20, 1950, 1990);
  g_autoptr(EntEventTable) others = ent_event_table_new (other, NULL);

  ent_chronology_set_selected (fixture->chronology, "treaty");
  ent_chronology_set_table (fixture->chronology, again);
  assert_selected (fixture, "treaty");
  g_assert_cmpuint (fixture->n_notified, ==, 1);
  ent_chronology_set_table (fixture->chronology, others);
  settle (fixture);
  assert_selected (fixture, NULL);
  g_assert_cmpuint (fixture->n_notified, ==, 2);
  g_assert_cmpuint (get_n_items (fixture), ==, 20);
  ent_chronology_set_table (fixture->chronology, NULL);
  settle (fixture);
  g_assert_null (gtk_list_view_get_model (GTK_LIST_VIEW (get_view (fixture))));
  ent_chronology_set_selected (fixture->chronology, "treaty");
  assert_selected (fixture, NULL);
}

/* The date and the title of a row, left edge and right edge. */
static void
get_edges (Fixture    *fixture,
           const char *css_class,
           float      *left,
           float      *right,
           float      *top)
{
  GtkWidget *row = find_row (fixture, "Sadat in Jerusalem");
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (find_part (row, css_class), GTK_WIDGET (fixture->chronology), &bounds));
  *left = bounds.origin.x;
  *right = bounds.origin.x + bounds.size.width;
  *top = bounds.origin.y;
}

static void
test_wide (Fixture       *fixture,
           gconstpointer  data)
{
  float date_left, date_right, date_top, left, right, top;

  get_edges (fixture, "date", &date_left, &date_right, &date_top);
  get_edges (fixture, "title", &left, &right, &top);
  g_assert_cmpfloat (date_right, <, left);
  g_assert_cmpfloat (ABS (date_top - top), <, 10);
  gtk_widget_set_direction (find_row (fixture, "Sadat in Jerusalem"), GTK_TEXT_DIR_RTL);
  settle (fixture);
  get_edges (fixture, "date", &date_left, &date_right, &date_top);
  get_edges (fixture, "title", &left, &right, &top);
  g_assert_cmpfloat (right, <, date_left);
}

static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  float date_left, date_right, date_top, left, right, top;

  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->chronology)), ==, 220);
  get_edges (fixture, "date", &date_left, &date_right, &date_top);
  get_edges (fixture, "title", &left, &right, &top);
  g_assert_cmpfloat (date_top, <, top);
  g_assert_cmpfloat (date_left, ==, left);
  g_assert_cmpfloat (right, <=, 220);
}

static void
test_in_step (Fixture       *fixture,
              gconstpointer  data)
{
  ent_timeline_view_set_selected (fixture->timeline, "jerusalem");
  assert_selected (fixture, "jerusalem");
  g_assert_cmpuint (fixture->n_notified, ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->timeline), "timeline.next", NULL);
  assert_selected (fixture, "ismailia");
  g_assert_cmpuint (fixture->n_notified, ==, 2);

  gtk_widget_activate_action (get_view (fixture), "list.select-item", "(ubb)", 1, FALSE, FALSE);
  g_assert_cmpstr (ent_timeline_view_get_selected (fixture->timeline), ==, "october");
  g_assert_cmpuint (fixture->n_notified, ==, 3);
  ent_timeline_view_set_selected (fixture->timeline, NULL);
  assert_selected (fixture, NULL);
}

static void
test_activate (Fixture       *fixture,
               gconstpointer  data)
{
  gint64 begin, end;

  gtk_widget_activate_action (get_view (fixture), "list.select-item", "(ubb)", 4, FALSE, FALSE);
  gtk_widget_activate_action (get_view (fixture), "list.activate-item", "u", 4);
  ent_timeline_view_get_range (fixture->timeline, &begin, &end);
  g_assert_cmpint (begin, <, ent_date_seconds_from_civil (1979, 3, 26));
  g_assert_cmpint (end, >, ent_date_seconds_from_civil (1979, 3, 27));
  g_assert_cmpint (end - begin, <, 86400 * 366);
}

static void
test_pane (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->timeline)));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->chronology)));
  gtk_widget_grab_focus (find_by_type (GTK_WIDGET (fixture->chronology), GTK_TYPE_LIST_VIEW));
  g_object_set (fixture->pane, "shown", FALSE, NULL);
  settle (fixture);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->timeline)));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->chronology)));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->timeline)));
}

/* The width the person chose comes back after less room than that. */
static void
test_pane_width (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkPaned *paned = GTK_PANED (find_by_type (fixture->pane, GTK_TYPE_PANED));
  int width = gtk_widget_get_width (GTK_WIDGET (fixture->chronology)), wanted = width + 60;

  g_assert_cmpint (ABS (width - 320), <, 10);
  gtk_paned_set_position (paned, gtk_paned_get_position (paned) - 60);
  settle (fixture);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->chronology)), ==, wanted);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 580, 500);
  while (gtk_widget_get_width (fixture->pane) > 600)
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->chronology)), <, wanted);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 500);
  while (gtk_widget_get_width (fixture->pane) < 800)
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->chronology)), ==, wanted);
}

static void
test_narrow_pane (Fixture       *fixture,
                  gconstpointer  data)
{
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->timeline)));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->chronology)));
  g_object_set (fixture->pane, "shown", FALSE, NULL);
  settle (fixture);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->timeline)));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->chronology)));

  g_object_set (fixture->pane, "shown", TRUE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 500);
  while (!gtk_widget_get_mapped (GTK_WIDGET (fixture->timeline)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->chronology)));
}

/* A hundred thousand events of which none is read before somebody looks at it. */

#define N_MANY 100000

static EntEvent *
load_many (guint32  row,
           gpointer data)
{
  guint *n_loaded = data;
  g_autofree char *id = g_strdup_printf ("event-%u", row);

  (*n_loaded)++;
  return ent_event_new (g_steal_pointer (&id), ent_date_parse ("1990-05-01", NULL), ent_text_new ("Something"));
}

static gboolean
find_many (const char *id,
           guint32    *row,
           gint64     *earliest,
           gpointer    data)
{
  *row = (guint32) g_ascii_strtoull (id + strlen ("event-"), NULL, 10);
  *earliest = *row;
  return *row < N_MANY;
}

static void
test_many (void)
{
  static const EntEventTableSource source = { load_many, find_many };
  g_autoptr(EntCase) item = create_case ("many");
  g_autofree guint8 *highlight = g_new0 (guint8, N_MANY);
  guint n_loaded = 0;
  Fixture fixture = { 0 };
  EntEventList *list;

  ent_case_seal (item);
  fixture.table = ent_event_table_new_lazy (item, N_MANY, 0, &source, &n_loaded, NULL);
  for (guint i = 0; i < N_MANY; i++)
    {
      fixture.table->earliest[i] = fixture.table->latest[i] = i;
      fixture.table->importance[i] = 2;
      fixture.table->party[i] = ENT_EVENT_NO_PARTY;
      fixture.table->row[i] = i;
      highlight[i] = i % 2;
    }
  fixture.chronology = ENT_CHRONOLOGY (ent_chronology_new ());
  ent_chronology_set_table (fixture.chronology, fixture.table);
  present (&fixture, GTK_WIDGET (fixture.chronology), 320);
  list = ENT_EVENT_LIST (gtk_single_selection_get_model (
           GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (get_view (&fixture))))));
  g_assert_cmpuint (ent_event_list_get_n_made (list), <, 500);
  g_assert_cmpuint (n_loaded, <, 500);

  ent_chronology_set_selected (fixture.chronology, "event-70001");
  settle (&fixture);
  g_assert_cmpuint (ent_event_list_get_n_made (list), <, 500);
  /* The selection is one of those that have a row. */
  ent_chronology_set_highlight (fixture.chronology, highlight, TRUE);
  settle (&fixture);
  g_assert_cmpuint (get_n_items (&fixture), ==, N_MANY / 2);
  assert_selected (&fixture, "event-70001");
  g_assert_cmpuint (n_loaded, <, 2000);
  tear_down (&fixture, NULL);
}

/* Setting what is selected brings its row into view, wherever it is and whatever changes. */
static void
test_scroll (void)
{
  g_autoptr(EntCase) item = create_case ("long");
  guint8 highlight[300];
  Fixture fixture = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (highlight); i++)
    {
      g_autofree char *name = g_strdup_printf ("event-%u", i), *date = g_strdup_printf ("%u", 1600 + i);

      add_event (item, name, date, name, "egypt", 2);
      highlight[i] = i != 200 && i % 3 != 0;
    }
  ent_case_seal (item);
  fixture.table = ent_event_table_new (item, NULL);
  fixture.chronology = ENT_CHRONOLOGY (ent_chronology_new ());
  ent_chronology_set_table (fixture.chronology, fixture.table);
  ent_chronology_set_selected (fixture.chronology, "event-100");
  present (&fixture, GTK_WIDGET (fixture.chronology), 320);
  g_assert_true (is_in_view (&fixture, "event-100"));
  ent_chronology_set_selected (fixture.chronology, "event-250");
  settle (&fixture);
  g_assert_true (is_in_view (&fixture, "event-250"));
  g_assert_false (is_in_view (&fixture, "event-100"));
  ent_chronology_set_highlight (fixture.chronology, highlight, TRUE);
  settle (&fixture);
  g_assert_true (is_in_view (&fixture, "event-250"));
  ent_chronology_set_selected (fixture.chronology, "event-4");
  settle (&fixture);
  g_assert_true (is_in_view (&fixture, "event-4"));
  ent_chronology_set_selected (fixture.chronology, "event-200");
  ent_chronology_set_highlight (fixture.chronology, NULL, FALSE);
  settle (&fixture);
  g_assert_true (is_in_view (&fixture, "event-200"));
  tear_down (&fixture, NULL);
}

static void
test_list (void)
{
  EntEventTable *table = create_sample ();
  const guint8 shown[] = { 1, 0, 0, 1, 0 };
  EntEventList *all = ent_event_list_new (table, NULL), *some = ent_event_list_new (table, shown);
  GObject *item = g_list_model_get_item (G_LIST_MODEL (some), 1);
  GObject *again = g_list_model_get_item (G_LIST_MODEL (some), 1);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (all)), ==, 5);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (some)), ==, 2);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (some), 2));
  g_assert_true (item == again);
  g_assert_cmpuint (ent_event_list_item_get_index (ENT_EVENT_LIST_ITEM (item)), ==, 3);
  g_assert_cmpuint (ent_event_list_get_n_made (some), ==, 1);
  g_assert_cmpuint (ent_event_list_get_position (some, 0), ==, 0);
  g_assert_cmpuint (ent_event_list_get_position (some, 3), ==, 1);
  g_assert_cmpuint (ent_event_list_get_position (some, 2), ==, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (ent_event_list_get_position (some, 4), ==, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (ent_event_list_get_position (all, 4), ==, 4);
  g_object_unref (again);
  g_assert_finalize_object (item);
  g_assert_cmpuint (ent_event_list_get_n_made (some), ==, 0);
  g_assert_finalize_object (all);
  g_assert_finalize_object (some);
  ent_event_table_unref (table);
}

#define add(name, width, up, test) \
  g_test_add (name, Fixture, GINT_TO_POINTER (width), up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/chronology/list", test_list);
  add ("/chronology/order", 320, set_up, test_order);
  add ("/chronology/names", 320, set_up, test_names);
  add ("/chronology/selection", 320, set_up, test_selection);
  add ("/chronology/keyboard", 320, set_up, test_keyboard);
  add ("/chronology/dim", 320, set_up, test_dim);
  add ("/chronology/hide", 320, set_up, test_hide);
  add ("/chronology/tables", 320, set_up, test_tables);
  add ("/chronology/wide", 600, set_up, test_wide);
  add ("/chronology/narrow", 100, set_up, test_narrow);
  g_test_add_func ("/chronology/many", test_many);
  g_test_add_func ("/chronology/scroll", test_scroll);
  add ("/chronology/in-step", 900, set_up_pane, test_in_step);
  add ("/chronology/activate", 900, set_up_pane, test_activate);
  add ("/chronology/pane", 900, set_up_pane, test_pane);
  add ("/chronology/pane-width", 900, set_up_pane, test_pane_width);
  add ("/chronology/narrow-pane", 400, set_up_pane, test_narrow_pane);
  return g_test_run ();
}
