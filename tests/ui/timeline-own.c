/* A person's own things on a timeline: events that are moved, and what a note is asked for on. */
#include "config.h"

#include "timeline-fixture.h"

#include "ent-timeline-view-private.h"

#define ID "11111111-1111-4111-8111-111111111111"

typedef struct
{
  char     *id;
  char     *date;
  gboolean  by_key;
  guint     n;
} Moved;

static void
moved_cb (Moved      *moved,
          const char *id,
          EntDate    *date,
          gboolean    by_key)
{
  g_free (moved->id);
  g_free (moved->date);
  moved->id = g_strdup (id);
  moved->date = g_strdup (ent_date_get_text (date));
  moved->by_key = by_key;
  moved->n++;
}

static void
clear_moved (Moved *moved)
{
  g_free (moved->id);
  g_free (moved->date);
}

/* The sample with one event of the person's own and one of somebody else's. */
static void
show_own (Fixture    *fixture,
          const char *date)
{
  g_autoptr(EntEventTable) base = ent_event_table_new (fixture->item, NULL), table = NULL;
  g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_event_free);
  g_autoptr(GPtrArray) layers = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_layer_free);
  EntOwnEvent *mine = ent_own_event_new ("sample", ent_date_parse (date, NULL), "Ask the class");
  EntOwnEvent *hers = ent_own_event_new ("sample", ent_date_parse ("1975", NULL), "Her event");

  g_free (mine->id);
  mine->id = g_strdup (ID);
  g_free (hers->id);
  hers->id = g_strdup ("hers");
  hers->layer = g_strdup ("layer");
  g_ptr_array_add (own, mine);
  g_ptr_array_add (own, hers);
  g_ptr_array_add (layers, ent_layer_new ("layer", "Anna Kim"));
  table = ent_event_table_add_own (base, own, layers);
  ent_timeline_view_replace_table (fixture->view, table);
  g_assert_true (ent_timeline_view_arrange (fixture->view));
}

/* The middle of the event's mark. */
static void
find_mark (Fixture    *fixture,
           const char *id,
           double     *x,
           double     *y)
{
  EntTimelineView *view = fixture->view;
  int event = ent_event_table_find (view->table, id);
  const GArray *marks;
  graphene_rect_t lanes;

  g_assert_true (ent_timeline_view_arrange (view));
  marks = ent_timeline_picture_get_frame (view->picture)->marks;
  ent_timeline_picture_get_lanes_area (view->picture, &lanes);
  for (guint i = 0; i < marks->len; i++)
    {
      const EntTimelineMark *mark = &g_array_index (marks, EntTimelineMark, i);

      if ((int) mark->event != event)
        continue;
      *x = lanes.origin.x + (MAX (mark->x0, 0) + MIN (mark->x1, lanes.size.width)) / 2;
      *y = lanes.origin.y + mark->y - ent_timeline_picture_get_scroll (view->picture);
      return;
    }
  g_assert_not_reached ();
}

/* As the gesture does; not let go yet. Returns: whether there is anything to drag */
static gboolean
drag (Fixture    *fixture,
      const char *id,
      double      seconds)
{
  EntTimelineView *view = fixture->view;
  double by_px = seconds * ent_time_scale_get_px_per_sec (ent_timeline_picture_get_scale (view->picture)), x, y;
  EntTimelineHit hit;

  find_mark (fixture, id, &x, &y);
  ent_timeline_picture_hit (view->picture, x, y, &hit);
  if (!ent_timeline_view_take_event (view, &hit))
    return FALSE;
  view->drag = ENT_DRAG_EVENT;
  view->dragging = TRUE;
  ent_timeline_view_drag_event (view, x + by_px / 2);
  ent_timeline_view_drag_event (view, x + by_px);
  return TRUE;
}

static void
let_go (Fixture *fixture)
{
  ent_timeline_view_drop_event (fixture->view);
  fixture->view->dragging = FALSE;
}

#define DAY 86400.0

static void
test_drag (Fixture       *fixture,
           gconstpointer  data)
{
  Moved moved = { 0 };

  g_signal_connect_swapped (fixture->view, "event-moved", G_CALLBACK (moved_cb), &moved);
  show_own (fixture, "1978-09-17");
  /* So far out that only years can be told apart. */
  g_assert_true (drag (fixture, ID, 365 * 1.6 * DAY));
  g_assert_cmpstr (fixture->view->moved_text, ==, "17 September 1980");
  let_go (fixture);
  g_assert_cmpstr (moved.id, ==, ID);
  g_assert_cmpstr (moved.date, ==, "1980-09-17");
  g_assert_false (moved.by_key);
  g_assert_cmpuint (moved.n, ==, 1);
  assert_selected (fixture, ID);

  ent_timeline_view_show_range (fixture->view, ent_date_seconds_from_civil (1975, 1, 1),
                                ent_date_seconds_from_civil (1982, 1, 1), FALSE);
  g_assert_true (drag (fixture, ID, -40 * DAY));
  let_go (fixture);
  g_assert_cmpstr (moved.date, ==, "1978-08-17");

  ent_timeline_view_show_range (fixture->view, ent_date_seconds_from_civil (1978, 8, 1),
                                ent_date_seconds_from_civil (1978, 11, 1), FALSE);
  g_assert_true (drag (fixture, ID, 14 * DAY));
  let_go (fixture);
  g_assert_cmpstr (moved.date, ==, "1978-10-01");
  g_assert_cmpuint (moved.n, ==, 3);
  g_signal_handlers_disconnect_by_data (fixture->view, &moved);
  clear_moved (&moved);
}

/* A year moves by years, however near one is; an interval keeps its length, what is vague stays so. */
static void
test_precision (Fixture       *fixture,
                gconstpointer  data)
{
  static const struct { const char *date; double days; const char *moved; } cases[] = {
    { "1978", 200, "1979" },
    { "1978", 20, NULL },
    { "1978~", -700, "1976~" },
    { "1978-09?", 61, "1978-11?" },
    { "1978-09-05/1978-09-17", 5, "1978-09-10/1978-09-22" },
    { "1978-09-05/..", 5, "1978-09-10/.." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Moved moved = { 0 };
      gulong handler = g_signal_connect_swapped (fixture->view, "event-moved", G_CALLBACK (moved_cb), &moved);

      show_own (fixture, cases[i].date);
      ent_timeline_view_show_range (fixture->view, ent_date_seconds_from_civil (1978, 1, 1) - (gint64) (700 * DAY * (i == 2)),
                                    ent_date_seconds_from_civil (1979, 1, 1), FALSE);
      g_assert_true (drag (fixture, ID, cases[i].days * DAY));
      let_go (fixture);
      g_assert_cmpstr (moved.date, ==, cases[i].moved);
      g_signal_handler_disconnect (fixture->view, handler);
      clear_moved (&moved);
    }
}

static void
test_give_up (Fixture       *fixture,
              gconstpointer  data)
{
  Moved moved = { 0 };

  g_signal_connect_swapped (fixture->view, "event-moved", G_CALLBACK (moved_cb), &moved);
  show_own (fixture, "1978");
  g_assert_true (drag (fixture, ID, 800 * DAY));
  g_assert_nonnull (fixture->view->moved_date);
  g_assert_true (ent_timeline_view_give_up_event (fixture->view));
  g_assert_cmpint (fixture->view->drag, ==, ENT_DRAG_NOTHING);
  let_go (fixture);
  g_assert_cmpuint (moved.n, ==, 0);
  g_assert_false (ent_timeline_view_give_up_event (fixture->view));

  /* What the case's authors and others wrote stays where it is. */
  g_assert_false (drag (fixture, "jerusalem", 800 * DAY));
  g_assert_false (drag (fixture, "hers", 800 * DAY));
  /* When the table is replaced, the event may not be there any more. */
  g_assert_true (drag (fixture, ID, 800 * DAY));
  show_own (fixture, "1979");
  let_go (fixture);
  g_assert_cmpuint (moved.n, ==, 0);
  g_signal_handlers_disconnect_by_data (fixture->view, &moved);
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  Moved moved = { 0 };

  g_signal_connect_swapped (fixture->view, "event-moved", G_CALLBACK (moved_cb), &moved);
  show_own (fixture, "1978-03-31");
  ent_timeline_view_set_selected (fixture->view, "jerusalem");
  run (fixture, "timeline.own-later");
  ent_timeline_view_set_selected (fixture->view, "hers");
  run (fixture, "timeline.own-later");
  g_assert_cmpuint (moved.n, ==, 0);
  ent_timeline_view_set_selected (fixture->view, ID);
  run (fixture, "timeline.own-later");
  g_assert_cmpstr (moved.date, ==, "1979-03-31");
  g_assert_true (moved.by_key);
  ent_timeline_view_show_range (fixture->view, ent_date_seconds_from_civil (1978, 3, 1),
                                ent_date_seconds_from_civil (1978, 5, 1), FALSE);
  run (fixture, "timeline.own-earlier");
  g_assert_cmpstr (moved.date, ==, "1978-03-30");
  g_signal_handlers_disconnect_by_data (fixture->view, &moved);
  clear_moved (&moved);
}

#define assert_name(fixture, name) \
  gtk_test_accessible_assert_property ((fixture)->view, GTK_ACCESSIBLE_PROPERTY_LABEL, name)

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_timeline_note_free);
  EntTimelineNote *note = ent_timeline_note_new ("note-1", "Why then?");
  gboolean found = FALSE;

  show_own (fixture, "1978");
  ent_timeline_view_set_selected (fixture->view, ID);
  assert_name (fixture, "Ask the class, 1978, Yours, 6 of 8");
  ent_timeline_view_set_selected (fixture->view, "hers");
  assert_name (fixture, "Her event, 1975, By Anna Kim, 3 of 8");

  note->event = ent_event_table_find (fixture->view->table, ID);
  note->count = 2;
  g_ptr_array_add (notes, note);
  note = ent_timeline_note_new ("note-2", "Read the memoirs");
  note->begin = ent_date_seconds_from_civil (1973, 10, 1);
  note->end = ent_date_seconds_from_civil (1974, 6, 1);
  note->date = g_strdup ("October 1973 – May 1974");
  g_ptr_array_add (notes, note);
  ent_timeline_view_set_notes (fixture->view, notes);
  ent_timeline_view_set_selected (fixture->view, ID);
  assert_name (fixture, "Ask the class, 1978, Yours, 6 of 8; 2 notes");
  g_assert_true (ent_timeline_view_arrange (fixture->view));
  wait_msec (400);
  for (guint i = 0; i < fixture->view->items->len; i++)
    {
      g_autofree char *problem = gtk_test_accessible_check_property (fixture->view->items->pdata[i],
                                                                     GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                                     "Note: Read the memoirs October 1973 – May 1974");

      found |= problem == NULL;
    }
  g_assert_true (found);
  /* Another table's events have other indices. */
  show_own (fixture, "1968");
  assert_name (fixture, "Ask the class, 1968, Yours, 2 of 8");
}

static void
activated_note_cb (char      **activated,
                   const char *id)
{
  g_free (*activated);
  *activated = g_strdup (id);
}

static void
get_area_cb (const EntTimelineNote *note,
             const graphene_rect_t *area,
             gpointer               data)
{
  *(graphene_rect_t *) data = *area;
}

static void
test_span_note (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_timeline_note_free);
  EntTimelineNote *note = ent_timeline_note_new ("note-2", "Read the memoirs");
  g_autofree char *activated = NULL;
  graphene_rect_t area = { 0 }, lanes, lanes_after;
  EntTimelineHit hit;

  note->begin = ent_date_seconds_from_civil (1973, 10, 1);
  note->end = ent_date_seconds_from_civil (1974, 6, 1);
  g_ptr_array_add (notes, note);
  ent_timeline_picture_get_lanes_area (fixture->view->picture, &lanes);
  ent_timeline_view_set_notes (fixture->view, notes);
  g_assert_true (ent_timeline_view_arrange (fixture->view));
  ent_timeline_picture_get_lanes_area (fixture->view->picture, &lanes_after);
  ent_timeline_picture_foreach_note (fixture->view->picture, get_area_cb, &area);
  g_assert_cmpfloat (area.size.width, >, 0);
  g_assert_cmpfloat (area.origin.y, >=, lanes.origin.y);
  g_assert_cmpfloat (area.origin.y + area.size.height, <=, lanes_after.origin.y);
  g_signal_connect_swapped (fixture->view, "note-activated", G_CALLBACK (activated_note_cb), &activated);
  ent_timeline_picture_hit (fixture->view->picture, area.origin.x + area.size.width / 2,
                            area.origin.y + area.size.height / 2, &hit);
  g_assert_cmpint (hit.region, ==, ENT_TIMELINE_REGION_NOTES);
  g_assert_true (hit.note == note);
  g_assert_true (ent_timeline_view_click_own (fixture->view, 1, &hit));
  g_assert_cmpstr (activated, ==, "note-2");
  ent_timeline_view_set_notes (fixture->view, NULL);
  ent_timeline_picture_get_lanes_area (fixture->view->picture, &lanes_after);
  g_assert_cmpfloat (lanes_after.origin.y, ==, lanes.origin.y);
  g_signal_handlers_disconnect_by_data (fixture->view, &activated);
}

static void
assert_place (Fixture    *fixture,
              gboolean    at_pointer,
              const char *event,
              const char *date)
{
  const char *found;
  g_autofree char *edtf = NULL;

  g_assert_true (ent_timeline_view_get_place (fixture->view, at_pointer, &found, &edtf));
  g_assert_cmpstr (found, ==, event);
  g_assert_cmpstr (edtf, ==, date);
}

static void
test_place (Fixture       *fixture,
            gconstpointer  data)
{
  EntTimelineView *view = fixture->view;
  gint64 begin = ent_date_seconds_from_civil (1970, 1, 1), end = ent_date_seconds_from_civil (1980, 1, 1);
  graphene_rect_t lanes;
  double x, y;

  ent_timeline_view_show_range (view, begin, end, FALSE);
  assert_place (fixture, FALSE, NULL, "1970/1979");
  assert_place (fixture, TRUE, NULL, "1970/1979");
  ent_timeline_view_set_selected (view, "treaty");
  assert_place (fixture, FALSE, "treaty", NULL);

  /* Under the pointer, whatever is selected. */
  find_mark (fixture, "jerusalem", &x, &y);
  view->pointer_inside = TRUE;
  view->pointer_x = x;
  view->pointer_y = y;
  assert_place (fixture, TRUE, "jerusalem", NULL);
  assert_place (fixture, FALSE, "treaty", NULL);
  ent_timeline_picture_get_lanes_area (view->picture, &lanes);
  view->pointer_x = lanes.origin.x + lanes.size.width * 0.155;
  view->pointer_y = 5;
  assert_place (fixture, TRUE, NULL, "1971-07");
  ent_timeline_view_set_span (view, ent_date_seconds_from_civil (1975, 1, 1), ent_date_seconds_from_civil (1977, 3, 1));
  assert_place (fixture, TRUE, NULL, "1975-01/1977-02");
  assert_place (fixture, FALSE, NULL, "1975-01/1977-02");
  ent_timeline_view_set_selected (view, "october");
  assert_place (fixture, FALSE, "october", NULL);
  view->pointer_inside = FALSE;
  assert_place (fixture, TRUE, "october", NULL);
}

/* What is selected is found again where it is now, and the view stays where it is. */
static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  gint64 begin, end, begin_after, end_after;

  show_own (fixture, "1978");
  ent_timeline_view_show_range (fixture->view, ent_date_seconds_from_civil (1977, 1, 1),
                                ent_date_seconds_from_civil (1979, 1, 1), FALSE);
  ent_timeline_view_set_selected (fixture->view, ID);
  ent_timeline_view_get_range (fixture->view, &begin, &end);
  fixture->n_notified = 0;
  show_own (fixture, "1969");
  assert_selected (fixture, ID);
  show_own (fixture, "1980");
  assert_selected (fixture, ID);
  g_assert_cmpuint (fixture->n_notified, ==, 0);
  ent_timeline_view_get_range (fixture->view, &begin_after, &end_after);
  g_assert_cmpint (ABS (begin_after - begin), <=, 1);
  g_assert_cmpint (ABS (end_after - end), <=, 1);
  show_case (fixture);
  assert_selected (fixture, NULL);
}

static void
wait_for_picture (EntTimelineView *view)
{
  while (view->picture == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Very many events are sorted in another thread; until then the view looks as it did. */
static void
test_replace_many (Fixture       *fixture,
                   gconstpointer  data)
{
  EntTimelineView *view = fixture->view;
  g_autoptr(EntCase) item = create_random_case (1, 21000, 1900, 2000);
  g_autoptr(EntEventTable) base = ent_event_table_new (item, NULL), table = NULL;
  g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_event_free);
  gint64 begin, end;

  g_ptr_array_add (own, ent_own_event_new (item->id, ent_date_parse ("1905", NULL), "Ask the class"));
  ent_timeline_view_set_table (view, base, NULL);
  wait_for_picture (view);
  ent_timeline_view_show_range (view, ent_date_seconds_from_civil (1950, 1, 1), ent_date_seconds_from_civil (1960, 1, 1),
                                FALSE);
  ent_timeline_view_set_selected (view, ent_event_table_get_event (base, 10500)->id);
  ent_timeline_view_show_range (view, ent_date_seconds_from_civil (1950, 1, 1), ent_date_seconds_from_civil (1960, 1, 1),
                                FALSE);
  table = ent_event_table_add_own (base, own, NULL);
  ent_timeline_view_replace_table (view, table);
  g_assert_null (view->picture);
  g_assert_nonnull (view->curtain);
  wait_for_picture (view);
  g_assert_null (view->curtain);
  assert_selected (fixture, ent_event_table_get_event (base, 10500)->id);
  g_assert_cmpint (view->selected, ==, 10501);
  ent_timeline_view_get_range (view, &begin, &end);
  g_assert_cmpint (ABS (begin - ent_date_seconds_from_civil (1950, 1, 1)), <=, 1);
  g_assert_cmpint (ABS (end - ent_date_seconds_from_civil (1960, 1, 1)), <=, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  g_test_add ("/timeline-own/drag", Fixture, NULL, set_up, test_drag, tear_down);
  g_test_add ("/timeline-own/precision", Fixture, NULL, set_up, test_precision, tear_down);
  g_test_add ("/timeline-own/give-up", Fixture, NULL, set_up, test_give_up, tear_down);
  g_test_add ("/timeline-own/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/timeline-own/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/timeline-own/span-note", Fixture, NULL, set_up, test_span_note, tear_down);
  g_test_add ("/timeline-own/place", Fixture, NULL, set_up, test_place, tear_down);
  g_test_add ("/timeline-own/replace", Fixture, NULL, set_up, test_replace, tear_down);
  g_test_add ("/timeline-own/replace-many", Fixture, NULL, set_up, test_replace_many, tear_down);
  return g_test_run ();
}
