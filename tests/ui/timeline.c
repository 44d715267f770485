/* The timeline view in a window: what its actions select and show, and what is said of it. */
#include "config.h"

#include "ent-relations-line.h"
#include "ent-timeline-view.h"

#include "../unit/draw-cases.h"

#include <adwaita.h>

typedef struct
{
  GtkWidget       *window;
  EntTimelineView *view;
  EntCase         *item;
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

static EntCase *
create_sample (void)
{
  EntCase *item = create_case ("sample");

  g_ptr_array_add (item->phases,
                   ent_phase_new ("war", ent_text_new ("War"), ent_date_parse ("1967-06/1973-10", NULL)));
  add_event (item, "six-days", "1967-06-05/1967-06-10", "Six-Day War", "israel", 1)->phase = g_strdup ("war");
  add_event (item, "october", "1973-10-06/1973-10-25", "October War", "egypt", 1)->phase = g_strdup ("war");
  add_event (item, "jerusalem", "1977-11-19", "Sadat in Jerusalem", "egypt", 1);
  add_event (item, "ismailia", "1977-12-25", "Begin at Ismailia", "israel", 2);
  add_event (item, "camp-david", "1978-09-05/1978-09-17", "Camp David", "united-states", 2);
  add_event (item, "treaty", "1979-03-26", "Treaty of Peace", "egypt", 1);
  add_step (item, "1967-06-05", ENT_RELATION_WAR);
  add_step (item, "1979-03-26", ENT_RELATION_RELATIONS);
  item->period = ent_date_parse ("1967/1982", NULL);
  ent_case_seal (item);
  return item;
}

static void
wait_msec (guint msec)
{
  gint64 until = g_get_monotonic_time () + msec * 1000;

  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
show_case (Fixture *fixture)
{
  g_autoptr(EntEventTable) table = ent_event_table_new (fixture->item, NULL);

  ent_timeline_view_set_table (fixture->view, table, NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->item = create_sample ();
  fixture->view = ENT_TIMELINE_VIEW (ent_timeline_view_new ());
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 640);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  show_case (fixture);
  g_signal_connect_swapped (fixture->view, "notify::selected", G_CALLBACK (selected_cb), fixture);
  g_signal_connect_swapped (fixture->view, "event-activated", G_CALLBACK (activated_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (fixture->view)) || gtk_widget_get_width (GTK_WIDGET (fixture->view)) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gpointer window = fixture->window, view = fixture->view;

  g_object_add_weak_pointer (G_OBJECT (fixture->view), &view);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), &window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_msec (20);
  g_assert_null (window);
  g_assert_null (view);
  ent_case_unref (fixture->item);
  g_free (fixture->activated);
}

static void
run (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL));
}

static void
assert_selected (Fixture    *fixture,
                 const char *id)
{
  g_assert_cmpstr (ent_timeline_view_get_selected (fixture->view), ==, id);
}

static void
test_walk (Fixture       *fixture,
           gconstpointer  data)
{
  static const char * const ids[] = { "six-days", "october", "jerusalem", "ismailia", "camp-david", "treaty" };

  assert_selected (fixture, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      run (fixture, "timeline.next");
      assert_selected (fixture, ids[i]);
    }
  g_assert_cmpuint (fixture->n_notified, ==, G_N_ELEMENTS (ids));
  /* There is nothing after the last. */
  run (fixture, "timeline.next");
  assert_selected (fixture, "treaty");
  g_assert_cmpuint (fixture->n_notified, ==, G_N_ELEMENTS (ids));
  run (fixture, "timeline.previous");
  assert_selected (fixture, "camp-david");
}

static void
test_lanes_up_and_down (Fixture       *fixture,
                        gconstpointer  data)
{
  ent_timeline_view_set_selected (fixture->view, "jerusalem");
  run (fixture, "timeline.lane-down");
  assert_selected (fixture, "ismailia");
  run (fixture, "timeline.lane-down");
  assert_selected (fixture, "camp-david");
  run (fixture, "timeline.lane-down");
  assert_selected (fixture, "camp-david");
  run (fixture, "timeline.lane-up");
  assert_selected (fixture, "ismailia");
}

static void
test_selected_property (Fixture       *fixture,
                        gconstpointer  data)
{
  g_object_set (fixture->view, "selected", "treaty", NULL);
  g_object_set (fixture->view, "selected", "treaty", NULL);
  g_assert_cmpuint (fixture->n_notified, ==, 1);
  g_object_set (fixture->view, "selected", "no-such-event", NULL);
  assert_selected (fixture, NULL);
  g_assert_cmpuint (fixture->n_notified, ==, 2);

  ent_timeline_view_set_selected (fixture->view, "october");
  ent_timeline_view_set_table (fixture->view, NULL, NULL);
  assert_selected (fixture, NULL);
  g_assert_cmpuint (fixture->n_notified, ==, 4);
  /* Without a case nothing moves, and nothing breaks. */
  run (fixture, "timeline.next");
  run (fixture, "timeline.zoom-in");
  run (fixture, "timeline.lane-up");
  wait_msec (50);
}

static void
test_range (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 begin = ent_date_seconds_from_civil (1977, 1, 1), end = ent_date_seconds_from_civil (1980, 1, 1);
  gint64 all_begin, all_end, now_begin, now_end;

  ent_timeline_view_get_range (fixture->view, &all_begin, &all_end);
  g_assert_cmpint (all_begin, <, ent_date_seconds_from_civil (1967, 1, 1));
  g_assert_cmpint (all_end, >, ent_date_seconds_from_civil (1982, 12, 31));

  ent_timeline_view_show_range (fixture->view, begin, end, FALSE);
  ent_timeline_view_get_range (fixture->view, &now_begin, &now_end);
  g_assert_cmpint (ABS (now_begin - begin), <=, 1);
  g_assert_cmpint (ABS (now_end - end), <=, 1);

  /* About the selection, which stays where it is. */
  ent_timeline_view_set_selected (fixture->view, "camp-david");
  run (fixture, "timeline.zoom-in");
  ent_timeline_view_get_range (fixture->view, &now_begin, &now_end);
  g_assert_cmpint (now_end - now_begin, <, end - begin);
  g_assert_cmpint (now_begin, >, begin);
  g_assert_cmpint (now_end, <, end);
  wait_msec (400);
  ent_timeline_view_get_range (fixture->view, &now_begin, &now_end);
  {
    gint64 date = ent_date_get_earliest (ent_case_find_event (fixture->item, "camp-david")->date);
    double before = (double) (date - begin) / (double) (end - begin);
    double after = (double) (date - now_begin) / (double) (now_end - now_begin);

    g_assert_cmpfloat_with_epsilon (before, after, 0.001);
  }

  run (fixture, "timeline.zoom-out");
  run (fixture, "timeline.zoom-all");
  ent_timeline_view_get_range (fixture->view, &now_begin, &now_end);
  g_assert_cmpint (now_begin, ==, all_begin);
  g_assert_cmpint (now_end, ==, all_end);
}

static void
test_select_brings_into_view (Fixture       *fixture,
                              gconstpointer  data)
{
  gint64 begin, end, date = ent_date_get_earliest (ent_case_find_event (fixture->item, "treaty")->date);

  ent_timeline_view_show_range (fixture->view, ent_date_seconds_from_civil (1967, 1, 1),
                                ent_date_seconds_from_civil (1969, 1, 1), FALSE);
  ent_timeline_view_set_selected (fixture->view, "treaty");
  ent_timeline_view_get_range (fixture->view, &begin, &end);
  g_assert_cmpint (begin, <, date);
  g_assert_cmpint (end, >, date);
}

static void
test_zoom_to_event (Fixture       *fixture,
                    gconstpointer  data)
{
  gint64 begin, end;

  run (fixture, "timeline.zoom-event");
  g_assert_null (fixture->activated);
  ent_timeline_view_set_selected (fixture->view, "camp-david");
  run (fixture, "timeline.zoom-event");
  g_assert_cmpstr (fixture->activated, ==, "camp-david");
  ent_timeline_view_get_range (fixture->view, &begin, &end);
  g_assert_cmpint (begin, <, ent_date_seconds_from_civil (1978, 9, 5));
  g_assert_cmpint (end, >, ent_date_seconds_from_civil (1978, 9, 18));
  g_assert_cmpint (end - begin, <, 86400 * 366);
}

static void
test_lane_modes (Fixture       *fixture,
                 gconstpointer  data)
{
  static const EntTimelineLanes lanes[] = {
    ENT_TIMELINE_LANES_PHASE, ENT_TIMELINE_LANES_NONE, ENT_TIMELINE_LANES_PARTY
  };
  gint64 begin, end, now_begin, now_end;

  ent_timeline_view_show_range (fixture->view, 0, 86400 * 3000, FALSE);
  ent_timeline_view_get_range (fixture->view, &begin, &end);
  ent_timeline_view_set_selected (fixture->view, "october");
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    {
      EntTimelineLanes now;

      g_object_set (fixture->view, "lanes", lanes[i], NULL);
      g_object_get (fixture->view, "lanes", &now, NULL);
      g_assert_cmpint (now, ==, lanes[i]);
      assert_selected (fixture, "october");
      ent_timeline_view_get_range (fixture->view, &now_begin, &now_end);
      g_assert_cmpint (ABS (now_begin - begin), <=, 1);
      g_assert_cmpint (ABS (now_end - end), <=, 1);
      wait_msec (30);
    }
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  guint n_items = 0;

  gtk_test_accessible_assert_role (fixture->view, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Timeline: A made-up case");
  ent_timeline_view_set_selected (fixture->view, "jerusalem");
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Sadat in Jerusalem, 19 November 1977, Egypt, 3 of 6");

  /* Once the picture stands, each labelled event is there to be read. */
  wait_msec (600);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gtk_test_accessible_assert_role (child, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL));
      g_assert_cmpint (gtk_widget_get_width (child), >=, 24);
      g_assert_cmpint (gtk_widget_get_height (child), >=, 24);
      g_assert_false (gtk_widget_get_focusable (child));
      n_items++;
    }
  g_assert_cmpuint (n_items, ==, 6);
}

static void
painted_cb (guint *n_painted)
{
  (*n_painted)++;
}

/* Idle costs nothing: once all has come to rest no frame is drawn. */
static void
test_rest (Fixture       *fixture,
           gconstpointer  data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->view));
  guint n_painted = 0;
  gulong handler;

  ent_timeline_view_set_selected (fixture->view, "treaty");
  run (fixture, "timeline.zoom-in");
  wait_msec (1500);
  handler = g_signal_connect_swapped (clock, "paint", G_CALLBACK (painted_cb), &n_painted);
  wait_msec (500);
  g_signal_handler_disconnect (clock, handler);
  g_assert_cmpuint (n_painted, ==, 0);
}

static void
test_highlight (Fixture       *fixture,
                gconstpointer  data)
{
  EntEventTable *table = ent_timeline_view_get_table (fixture->view);
  g_autofree guint8 *bytes = g_new0 (guint8, table->n);

  bytes[ent_event_table_find (table, "october")] = 1;
  ent_timeline_view_set_highlight (fixture->view, bytes, FALSE);
  wait_msec (50);
  ent_timeline_view_set_highlight (fixture->view, NULL, FALSE);
  ent_timeline_view_set_highlight (fixture->view, NULL, FALSE);

  /* What is left out is not walked to. */
  ent_timeline_view_set_highlight (fixture->view, bytes, TRUE);
  wait_msec (50);
  ent_timeline_view_set_selected (fixture->view, NULL);
  run (fixture, "timeline.next");
  g_assert_cmpstr (ent_timeline_view_get_selected (fixture->view), ==, "october");
  run (fixture, "timeline.next");
  g_assert_cmpstr (ent_timeline_view_get_selected (fixture->view), ==, "october");
  run (fixture, "timeline.previous");
  g_assert_cmpstr (ent_timeline_view_get_selected (fixture->view), ==, "october");

  ent_timeline_view_set_table (fixture->view, NULL, NULL);
  ent_timeline_view_set_highlight (fixture->view, bytes, FALSE);
  show_case (fixture);
  wait_msec (50);
}

static void
test_right_to_left (Fixture       *fixture,
                    gconstpointer  data)
{
  gtk_widget_set_direction (GTK_WIDGET (fixture->view), GTK_TEXT_DIR_RTL);
  wait_msec (100);
  run (fixture, "timeline.next");
  assert_selected (fixture, "six-days");
}

/* Colours follow the system while the picture is shown. */
static void
test_dark (Fixture       *fixture,
           gconstpointer  data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  ent_timeline_view_set_selected (fixture->view, "october");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  wait_msec (100);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  wait_msec (100);
  assert_selected (fixture, "october");
}

/* Where the system asks for less motion, the view is there at once and stands. */
static void
test_without_motion (Fixture       *fixture,
                     gconstpointer  data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->view));
  guint n_painted = 0;
  gulong handler;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  wait_msec (600);
  handler = g_signal_connect_swapped (clock, "paint", G_CALLBACK (painted_cb), &n_painted);
  run (fixture, "timeline.zoom-in");
  wait_msec (200);
  g_signal_handler_disconnect (clock, handler);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  g_assert_cmpuint (n_painted, >=, 1);
  g_assert_cmpuint (n_painted, <=, 2);
}

static void
test_relations_line (void)
{
  g_autoptr(EntCase) item = create_sample ();
  GtkWidget *line = g_object_ref_sink (ent_relations_line_new ());

  gtk_test_accessible_assert_role (line, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (line, GTK_ACCESSIBLE_PROPERTY_LABEL, "Relations: not known");
  ent_relations_line_set (ENT_RELATIONS_LINE (line), item->relations, item->period);
  gtk_test_accessible_assert_property (line, GTK_ACCESSIBLE_PROPERTY_LABEL, "Relations: War; now Relations");
  ent_relations_line_set (ENT_RELATIONS_LINE (line), item->relations, NULL);
  ent_relations_line_set (ENT_RELATIONS_LINE (line), NULL, NULL);
  g_assert_finalize_object (line);
}

static void
add (const char *path,
     void      (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  add ("/timeline/walk", test_walk);
  add ("/timeline/lanes-up-and-down", test_lanes_up_and_down);
  add ("/timeline/selected-property", test_selected_property);
  add ("/timeline/range", test_range);
  add ("/timeline/select-brings-into-view", test_select_brings_into_view);
  add ("/timeline/zoom-to-event", test_zoom_to_event);
  add ("/timeline/lane-modes", test_lane_modes);
  add ("/timeline/words", test_words);
  add ("/timeline/rest", test_rest);
  add ("/timeline/highlight", test_highlight);
  add ("/timeline/right-to-left", test_right_to_left);
  add ("/timeline/dark", test_dark);
  add ("/timeline/without-motion", test_without_motion);
  g_test_add_func ("/timeline/relations-line", test_relations_line);
  return g_test_run ();
}
