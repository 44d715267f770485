/* A made-up case's timeline in a window, for the tests of the timeline view. */
#pragma once

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

static inline void
selected_cb (Fixture *fixture)
{
  fixture->n_notified++;
}

static inline void
activated_cb (Fixture    *fixture,
              const char *id)
{
  g_free (fixture->activated);
  fixture->activated = g_strdup (id);
}

static inline EntCase *
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

static inline void
wait_msec (guint msec)
{
  gint64 until = g_get_monotonic_time () + msec * 1000;

  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static inline void
show_case (Fixture *fixture)
{
  g_autoptr(EntEventTable) table = ent_event_table_new (fixture->item, NULL);

  ent_timeline_view_set_table (fixture->view, table, NULL);
}

static inline void
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

static inline void
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

static inline void
run (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL));
}

static inline void
assert_selected (Fixture    *fixture,
                 const char *id)
{
  g_assert_cmpstr (ent_timeline_view_get_selected (fixture->view), ==, id);
}
