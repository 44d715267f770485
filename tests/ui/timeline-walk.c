/* By keyboard one comes to every event and to every lane, whatever lanes there are and however
 * many of them are collapsed. */
#include "config.h"

#include "ent-timeline-view-private.h"
#include "timeline-fixture.h"

#include "../unit/draw-rich-case.h"

#define SEED     20240917
#define N_EVENTS 90

static void
set_up_walk (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(EntCodebook) codebook = create_rich_codebook ();
  g_autoptr(EntEventTable) table = NULL;

  set_up (fixture, NULL);
  ent_case_unref (fixture->item);
  fixture->item = create_rich_case (SEED, N_EVENTS);
  table = ent_event_table_new (fixture->item, NULL);
  ent_timeline_view_set_table (fixture->view, table, codebook);
}

static EntTimelineLayout *
get_layout (Fixture *fixture)
{
  return ent_timeline_picture_get_layout (fixture->view->picture);
}

static const EntTimelineLane *
get_lane (Fixture *fixture,
          guint    lane)
{
  return ent_timeline_layout_get_lanes (get_layout (fixture))->pdata[lane];
}

static guint
count_lanes (Fixture *fixture)
{
  return ent_timeline_layout_get_lanes (get_layout (fixture))->len;
}

/* Of all that have an id: those that hold others, and each third of the rest. */
static void
collapse_lanes (Fixture *fixture)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < count_lanes (fixture); i++)
    if (get_lane (fixture, i)->id != NULL && (get_lane (fixture, i)->nests || i % 3 == 0))
      g_ptr_array_add (ids, g_strdup (get_lane (fixture, i)->id));
  g_ptr_array_add (ids, NULL);
  ent_timeline_view_set_collapsed (fixture->view, (const char * const *) ids->pdata);
}

static void
check_events (Fixture *fixture)
{
  EntEventTable *table = ent_timeline_view_get_table (fixture->view);

  ent_timeline_view_set_selected (fixture->view, NULL);
  ent_timeline_view_show_all (fixture->view, FALSE);
  for (guint i = 0; i < table->n; i++)
    {
      run (fixture, "timeline.next");
      assert_selected (fixture, ent_event_table_get_event (table, i)->id);
    }
  run (fixture, "timeline.next");
  assert_selected (fixture, ent_event_table_get_event (table, table->n - 1)->id);
  for (guint i = table->n - 1; i > 0; i--)
    {
      run (fixture, "timeline.previous");
      assert_selected (fixture, ent_event_table_get_event (table, i - 1)->id);
    }
}

/* The lane of the selection, where it is seen. */
static int
get_selected_lane (Fixture *fixture)
{
  return ent_timeline_layout_find_lane (get_layout (fixture), (guint) fixture->view->selected,
                                        (guint) MAX (fixture->view->selected_lane, 0));
}

static gboolean
shows_events (Fixture *fixture,
              guint    lane)
{
  const EntTimelineLane *record = get_lane (fixture, lane);

  return ent_timeline_layout_is_shown (get_layout (fixture), lane) && record->n_events > 0
         && (!record->nests || record->collapsed);
}

/* Step by step to the lowest, and back to the highest. */
static void
check_lanes (Fixture *fixture)
{
  int n = (int) count_lanes (fixture), lane;

  for (int i = 0; i < n; i++)
    run (fixture, "timeline.lane-up");
  lane = get_selected_lane (fixture);
  for (int i = 0; i < lane; i++)
    g_assert_false (shows_events (fixture, (guint) i));
  for (int i = lane + 1; i < n; i++)
    if (shows_events (fixture, (guint) i))
      {
        run (fixture, "timeline.lane-down");
        g_assert_cmpint (get_selected_lane (fixture), ==, i);
      }
  for (int i = get_selected_lane (fixture) - 1; i >= 0; i--)
    if (shows_events (fixture, (guint) i))
      {
        run (fixture, "timeline.lane-up");
        g_assert_cmpint (get_selected_lane (fixture), ==, i);
      }
}

static void
test_walk (Fixture       *fixture,
           gconstpointer  data)
{
  for (EntTimelineLanes kind = 0; kind < ENT_N_TIMELINE_LANES; kind++)
    {
      ent_timeline_view_set_lanes (fixture->view, kind);
      check_events (fixture);
      check_lanes (fixture);
      collapse_lanes (fixture);
      check_events (fixture);
      check_lanes (fixture);
      ent_timeline_view_set_collapsed (fixture->view, NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  g_test_add ("/timeline-walk/every-event-and-lane", Fixture, NULL, set_up_walk, test_walk, tear_down);
  return g_test_run ();
}
