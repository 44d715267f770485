/* Lanes: of every kind, nested, collapsed, and with events that stand in several. */
#include "config.h"

#include "draw-cases.h"
#include "ent-picture-style.h"

#include <string.h>

#define SEED    20240917
#define ROW_PX  26.0
#define NOW_SEC 1.7e9

static double
measure (guint    event,
         gpointer data)
{
  EntEventTable *table = ent_timeline_layout_get_table (data);

  return 7.0 * (double) strlen (ent_event_get_label (ent_event_table_get_event (table, event)));
}

static EntTimelineFrame *
arrange (EntTimelineLayout *layout,
         double             width)
{
  const EntTimelineMetrics metrics = { ROW_PX, 600, NULL, -1, measure, layout };
  EntTimeScale scale;
  double begin, end;

  ent_timeline_layout_get_limits (layout, &begin, &end);
  ent_time_scale_init (&scale, begin, end, width);
  return ent_timeline_layout_arrange (layout, &scale, &metrics);
}

static EntTimelineLayout *
sort (EntCase            *item,
      EntTimelineLanes    lanes,
      EntCodebook        *codebook,
      GPtrArray          *own,
      const guint8       *shown,
      const char * const *collapsed)
{
  g_autoptr(EntEventTable) table = ent_event_table_new (item, own);
  const EntTimelineOptions options = { lanes, codebook, shown, collapsed, NOW_SEC };

  return ent_timeline_layout_new (table, &options);
}

static const EntTimelineLane *
get_lane (EntTimelineLayout *layout,
          guint              lane)
{
  return ent_timeline_layout_get_lanes (layout)->pdata[lane];
}

static int
find_lane (EntTimelineLayout *layout,
           const char        *title)
{
  GPtrArray *lanes = ent_timeline_layout_get_lanes (layout);

  for (guint i = 0; i < lanes->len; i++)
    if (strcmp (((EntTimelineLane *) lanes->pdata[i])->title, title) == 0)
      return (int) i;
  return -1;
}

/* How many events of a lane the frame shows, on their own or in clusters. */
static guint
count_shown (const EntTimelineFrame *frame,
             int                     lane)
{
  guint n = 0;

  for (guint i = 0; i < frame->marks->len; i++)
    n += (int) g_array_index (frame->marks, EntTimelineMark, i).lane == lane;
  for (guint i = 0; i < frame->clusters->len; i++)
    if ((int) g_array_index (frame->clusters, EntTimelineCluster, i).lane == lane)
      n += g_array_index (frame->clusters, EntTimelineCluster, i).count;
  return n;
}

static EntCodebook *
create_codebook (void)
{
  EntCodebook *codebook = ent_codebook_new ();

  g_ptr_array_add (codebook->groups, ent_factor_group_new ("economy", ent_text_new ("Economic recovery")));
  g_ptr_array_add (codebook->groups, ent_factor_group_new ("security", ent_text_new ("Security")));
  g_ptr_array_add (codebook->factors, ent_factor_new ("trade", "economy", ent_text_new ("Trade")));
  g_ptr_array_add (codebook->factors, ent_factor_new ("sanctions", "economy", ent_text_new ("Sanctions")));
  g_ptr_array_add (codebook->factors, ent_factor_new ("pacts", "security", ent_text_new ("Pacts")));
  return codebook;
}

static void
add_factor (EntEvent   *event,
            const char *factor,
            int         sign)
{
  g_ptr_array_add (event->factors, ent_factor_sign_new (factor, sign));
}

static void
set_place (EntEvent   *event,
           const char *name,
           const char *country)
{
  event->place = ent_place_new (ent_text_new (name));
  event->place->country = g_strdup (country);
}

static EntCase *
create_sample (void)
{
  EntCase *item = create_case ("lanes");
  EntEvent *event;

  event = add_event (item, "embargo", "1964-05-05", "Embargo", "egypt", 2);
  add_factor (event, "trade", -1);
  add_factor (event, "sanctions", -1);
  set_place (event, "Cairo", "EG");
  event = add_event (item, "pact", "1970-01-01", "Pact", "israel", 1);
  add_factor (event, "pacts", 1);
  add_factor (event, "trade", 1);
  set_place (event, "Alexandria", "EG");
  event = add_event (item, "strange", "1975-01-01", "Unknown to the codebook", NULL, 3);
  add_factor (event, "weather", 1);
  set_place (event, "Geneva", "CH");
  event = add_event (item, "trade", "1980-01-01/1985-01-01", "Trade grows", "israel", 2);
  add_factor (event, "trade", 1);
  set_place (event, "Cairo", "EG");
  add_event (item, "quiet", "1990-01-01", "Without any", NULL, 2);
  ent_case_seal (item);
  return item;
}

static void
test_factors (void)
{
  g_autoptr(EntCase) item = create_sample ();
  g_autoptr(EntCodebook) codebook = create_codebook ();
  g_autoptr(EntTimelineLayout) layout = sort (item, ENT_TIMELINE_LANES_FACTOR, codebook, NULL, NULL, NULL);
  g_autoptr(EntTimelineFrame) frame = arrange (layout, 1000);
  int group = find_lane (layout, "Economic recovery"), trade = find_lane (layout, "Trade");
  int sanctions = find_lane (layout, "Sanctions"), pacts = find_lane (layout, "Pacts");
  int event = ent_event_table_find (ent_timeline_layout_get_table (layout), "embargo");
  guint n_signs = 0, n_bars = 0;

  /* The group of two nests; that of one is its factor. */
  g_assert_true (get_lane (layout, (guint) group)->nests);
  g_assert_cmpint (get_lane (layout, (guint) trade)->parent, ==, group);
  g_assert_cmpint (get_lane (layout, (guint) sanctions)->parent, ==, group);
  g_assert_cmpint (get_lane (layout, (guint) pacts)->parent, ==, -1);
  g_assert_cmpint (find_lane (layout, "Security"), ==, -1);
  g_assert_cmpint (find_lane (layout, "weather"), >=, 0);
  g_assert_null (get_lane (layout, ent_timeline_layout_get_lanes (layout)->len - 1)->id);

  /* An event stands in the lane of each of its factors, once in their group. */
  g_assert_cmpuint (count_shown (frame, trade), ==, 3);
  g_assert_cmpuint (count_shown (frame, sanctions), ==, 1);
  g_assert_cmpuint (count_shown (frame, pacts), ==, 1);
  g_assert_cmpuint (count_shown (frame, group), ==, 0);
  g_assert_cmpuint (get_lane (layout, (guint) group)->n_events, ==, 3);
  g_assert_cmpint (ent_timeline_layout_find_lane (layout, (guint) event, 0), ==, trade);
  g_assert_cmpint (ent_timeline_layout_find_lane (layout, (guint) event, (guint) trade + 1), ==, sanctions);
  g_assert_cmpint (ent_timeline_layout_find_lane (layout, (guint) event, (guint) sanctions + 1), ==, -1);

  for (guint i = 0; i < frame->marks->len; i++)
    {
      const EntTimelineMark *mark = &g_array_index (frame->marks, EntTimelineMark, i);

      if ((int) mark->lane == trade)
        g_assert_cmpint (mark->sign, ==, (int) mark->event == event ? -1 : 1);
      n_signs += mark->sign != 0;
      /* On a bar the label stands beside the sign. */
      if (mark->sign != 0 && mark->shape == ENT_MARK_BAR)
        {
          g_assert_cmpint (mark->side, ==, ENT_LABEL_INSIDE);
          g_assert_cmpfloat (mark->label_x - mark->x0, >=, ENT_MARK_SIGN_GAP + 2 * ENT_MARK_SIGN_RADIUS);
          n_bars++;
        }
    }
  g_assert_cmpuint (n_signs, ==, 6);
  g_assert_cmpuint (n_bars, ==, 1);
}

static void
test_groups (void)
{
  g_autoptr(EntCase) item = create_sample ();
  g_autoptr(EntCodebook) codebook = create_codebook ();
  g_autoptr(EntTimelineLayout) layout = sort (item, ENT_TIMELINE_LANES_GROUP, codebook, NULL, NULL, NULL);
  g_autoptr(EntTimelineFrame) frame = arrange (layout, 1000);

  g_assert_cmpuint (count_shown (frame, find_lane (layout, "Economic recovery")), ==, 3);
  g_assert_cmpuint (count_shown (frame, find_lane (layout, "Security")), ==, 1);
  g_assert_cmpint (find_lane (layout, "Trade"), ==, -1);
}

static void
test_places (void)
{
  g_autoptr(EntCase) item = create_sample ();
  g_autoptr(EntTimelineLayout) layout = sort (item, ENT_TIMELINE_LANES_PLACE, NULL, NULL, NULL, NULL);
  g_autoptr(EntTimelineFrame) frame = arrange (layout, 1000);
  int cairo = find_lane (layout, "Cairo"), country = get_lane (layout, (guint) cairo)->parent;

  g_assert_cmpint (country, ==, 0);
  g_assert_cmpstr (get_lane (layout, 0)->id, ==, "EG");
  g_assert_cmpint (get_lane (layout, (guint) find_lane (layout, "Alexandria"))->parent, ==, country);
  g_assert_cmpint (get_lane (layout, (guint) find_lane (layout, "Geneva"))->parent, ==, -1);
  g_assert_cmpuint (count_shown (frame, cairo), ==, 2);
}

/* A collapsed lane is one row high and still shows every event of the lanes in it. */
static void
test_collapsed (void)
{
  const char * const collapsed[] = { "economy", NULL };
  g_autoptr(EntCase) item = create_sample ();
  g_autoptr(EntCodebook) codebook = create_codebook ();
  g_autoptr(EntTimelineLayout) layout = sort (item, ENT_TIMELINE_LANES_FACTOR, codebook, NULL, NULL, collapsed);
  g_autoptr(EntTimelineFrame) frame = arrange (layout, 1000);
  int group = find_lane (layout, "Economic recovery"), trade = find_lane (layout, "Trade");
  double height = g_array_index (frame->boxes, EntTimelineBox, group).height;

  g_assert_cmpuint (count_shown (frame, group), ==, 3);
  g_assert_cmpuint (count_shown (frame, trade), ==, 0);
  g_assert_false (ent_timeline_layout_is_shown (layout, (guint) trade));
  g_assert_cmpfloat (g_array_index (frame->boxes, EntTimelineBox, trade).height, ==, 0);
  g_assert_cmpfloat (height, >=, ROW_PX);
  g_assert_cmpfloat (height, <, 2 * ROW_PX);
  g_assert_cmpint (ent_timeline_layout_find_nearest (layout, (guint) trade, 0), ==, -1);
  g_assert_cmpint (ent_timeline_layout_find_nearest (layout, (guint) group, 0), >=, 0);

  g_clear_pointer (&frame, ent_timeline_frame_free);
  ent_timeline_layout_set_collapsed (layout, (guint) group, FALSE);
  frame = arrange (layout, 1000);
  g_assert_cmpuint (count_shown (frame, group), ==, 0);
  g_assert_cmpuint (count_shown (frame, trade), ==, 3);
}

/* Whatever is collapsed, of any size, nothing vanishes and nothing overlaps. */
static void
check_row (const EntTimelineFrame *frame)
{
  for (guint i = 0; i < frame->marks->len; i++)
    for (guint j = 0; j < frame->marks->len; j++)
      {
        const EntTimelineMark *a = &g_array_index (frame->marks, EntTimelineMark, i);
        const EntTimelineMark *b = &g_array_index (frame->marks, EntTimelineMark, j);

        if (i == j || a->y != b->y || a->side == ENT_LABEL_NONE || b->thin)
          continue;
        g_assert_true (a->label_x + a->label_width <= b->x0 || a->label_x >= b->x1);
        if (b->side != ENT_LABEL_NONE)
          g_assert_true (a->label_x + a->label_width <= b->label_x || a->label_x >= b->label_x + b->label_width);
      }
}

static void
test_collapsed_at_random (void)
{
  static const guint counts[] = { 0, 1, 40, 300, 6000 };
  const char * const collapsed[] = { "egypt", "united-states", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr(EntCase) item = create_random_case (SEED, counts[i], 1900, 2000);
      g_autoptr(EntTimelineLayout) layout = sort (item, ENT_TIMELINE_LANES_PARTY, NULL, NULL, NULL, collapsed);

      for (double width = 200; width < 3000; width *= 1.7)
        {
          g_autoptr(EntTimelineFrame) frame = arrange (layout, width);

          for (guint lane = 0; lane < ent_timeline_layout_get_lanes (layout)->len; lane++)
            g_assert_cmpuint (count_shown (frame, (int) lane), ==, get_lane (layout, lane)->n_events);
          check_row (frame);
          for (guint j = 0; j < frame->marks->len; j++)
            if (get_lane (layout, g_array_index (frame->marks, EntTimelineMark, j).lane)->collapsed)
              g_assert_cmpuint (g_array_index (frame->marks, EntTimelineMark, j).row, ==, 0);
        }
    }
}

static void
add_own_event (GPtrArray  *own,
               const char *id,
               const char *date,
               const char *title,
               const char *lane,
               const char *layer)
{
  EntOwnEvent *event = ent_own_event_new ("sample", ent_date_parse (date, NULL), title);

  g_free (event->id);
  event->id = g_strdup (id);
  event->lane = g_strdup (lane);
  event->layer = g_strdup (layer);
  g_ptr_array_add (own, event);
}

static void
test_own (void)
{
  static const EntTimelineLanes kinds[] = { ENT_TIMELINE_LANES_PARTY, ENT_TIMELINE_LANES_FACTOR, ENT_TIMELINE_LANES_NONE };
  g_autoptr(EntCase) item = create_sample ();
  g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_event_free);

  add_own_event (own, "own:2", "1999", "My exam", NULL, NULL);
  add_own_event (own, "own:1", "1960", "Ask the class", NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(EntTimelineLayout) layout = sort (item, kinds[i], NULL, own, NULL, NULL);
      g_autoptr(EntTimelineFrame) frame = arrange (layout, 1000);
      EntEventTable *table = ent_timeline_layout_get_table (layout);
      guint last = ent_timeline_layout_get_lanes (layout)->len - 1;

      g_assert_cmpstr (get_lane (layout, last)->id, ==, ENT_TIMELINE_OWN_LANE);
      g_assert_cmpint (get_lane (layout, last)->color, ==, ENT_COLOR_OWN);
      g_assert_cmpint (get_lane (layout, last)->owner, ==, ENT_OWNER_YOU);
      g_assert_cmpuint (count_shown (frame, (int) last), ==, 2);
      g_assert_cmpint (ent_event_table_find (table, "own:1"), ==, 0);
      g_assert_cmpint (ent_event_table_find (table, "own:2"), ==, (int) table->n - 1);
      g_assert_cmpstr (ent_event_table_get_event (table, 0)->id, ==, "own:1");
      g_assert_true (ent_event_table_is_whole (table));
    }
}

/* Lanes of names stand in one around them, and each person who handed something in has one. */
static void
test_owners (void)
{
  g_autoptr(EntCase) item = create_sample ();
  g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_event_free);
  g_autoptr(GPtrArray) layers = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_layer_free);
  g_autoptr(EntEventTable) base = ent_event_table_new (item, NULL), table = NULL;
  const EntTimelineOptions options = { ENT_TIMELINE_LANES_PARTY, NULL, NULL, NULL, NOW_SEC };
  g_autoptr(EntTimelineLayout) layout = NULL;
  const EntEvent *first = item->events->pdata[0];
  g_autofree char *owner = NULL;
  int group, lane;

  add_own_event (own, "a", "1960", "Nowhere", NULL, NULL);
  add_own_event (own, "b", "1961", "Trade", "Trade", NULL);
  add_own_event (own, "c", "1962", "Press", "Press", NULL);
  add_own_event (own, "d", "1962", "Hers", "Any lane", "layer-2");
  add_own_event (own, "e", "1963", "His", NULL, "layer-1");
  g_ptr_array_add (layers, ent_layer_new ("layer-1", "Lee"));
  g_ptr_array_add (layers, ent_layer_new ("layer-2", "Anna Kim"));
  table = ent_event_table_add_own (base, own, layers);
  layout = ent_timeline_layout_new (table, &options);

  group = find_lane (layout, "Yours");
  g_assert_cmpint (group, >=, 0);
  g_assert_cmpstr (get_lane (layout, (guint) group)->id, ==, ENT_TIMELINE_OWN_GROUP);
  g_assert_cmpuint (get_lane (layout, (guint) group)->n_events, ==, 3);
  g_assert_cmpint (find_lane (layout, "Without a lane"), ==, group + 1);
  g_assert_cmpint (find_lane (layout, "Press"), ==, group + 2);
  g_assert_cmpint (find_lane (layout, "Trade"), ==, group + 3);
  g_assert_cmpint (get_lane (layout, (guint) group + 3)->parent, ==, group);
  group = find_lane (layout, "Handed in");
  g_assert_cmpint (group, >=, 0);
  lane = find_lane (layout, "Anna Kim");
  g_assert_cmpint (lane, ==, group + 1);
  g_assert_cmpint (get_lane (layout, (guint) lane)->owner, ==, ENT_OWNER_OTHER);
  g_assert_cmpint (get_lane (layout, (guint) lane)->color, ==, ENT_COLOR_NEUTRAL);
  g_assert_cmpint (find_lane (layout, "Lee"), ==, group + 2);
  owner = ent_timeline_dup_owner (ent_event_table_get_own_lane (table, (guint) ent_event_table_find (table, "d")));
  g_assert_cmpstr (owner, ==, "By Anna Kim");
  g_assert_null (ent_event_table_get_own_lane (table, (guint) ent_event_table_find (table, first->id)));
}

static void
test_sixty_layers (void)
{
  g_autoptr(EntCase) item = create_random_case (SEED, 300, 1900, 2000);
  g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_event_free);
  g_autoptr(GPtrArray) layers = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_layer_free);
  g_autoptr(EntEventTable) base = ent_event_table_new (item, NULL), table = NULL;
  const EntTimelineOptions options = { ENT_TIMELINE_LANES_PARTY, NULL, NULL, NULL, NOW_SEC };
  g_autoptr(EntTimelineLayout) layout = NULL;
  g_autoptr(EntTimelineFrame) frame = NULL;
  guint n_lanes = 0, n_shown = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *layer = g_strdup_printf ("layer-%02u", i), *name = g_strdup_printf ("Student %02u", i);

      g_ptr_array_add (layers, ent_layer_new (layer, name));
      for (guint j = 0; j < 20; j++)
        {
          g_autofree char *id = g_strdup_printf ("%u-%u", i, j), *date = g_strdup_printf ("%u-%02u", 1900 + j * 5, i % 12 + 1);

          add_own_event (own, id, date, "Something", NULL, layer);
        }
    }
  table = ent_event_table_add_own (base, own, layers);
  g_assert_cmpuint (table->n, ==, 300 + 1200);
  layout = ent_timeline_layout_new (table, &options);
  frame = arrange (layout, 1200);
  for (guint i = 0; i < ent_timeline_layout_get_lanes (layout)->len; i++)
    if (get_lane (layout, i)->owner == ENT_OWNER_OTHER && !get_lane (layout, i)->nests)
      {
        n_lanes++;
        g_assert_cmpuint (get_lane (layout, i)->n_events, ==, 20);
        n_shown += count_shown (frame, (int) i);
      }
  g_assert_cmpuint (n_lanes, ==, 60);
  g_assert_cmpuint (n_shown, ==, 1200);
}

/* All of the base is where it was, and found from both sides, however the added ones lie between. */
static void
test_added (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr(EntCase) item = create_random_case (SEED, 500, 1900, 2000);
  g_autoptr(EntEventTable) base = ent_event_table_new (item, NULL);

  for (guint n = 1; n < 400; n *= 3)
    {
      g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_event_free);
      g_autoptr(EntEventTable) table = NULL;
      guint n_own = 0;

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *id = g_strdup_printf ("own-%u", i), *lane = g_strdup_printf ("Lane %u", i);
          g_autofree char *date = g_strdup_printf ("%d", g_rand_int_range (rand, 1890, 2010));

          add_own_event (own, id, i % 9 == 0 ? "../1950" : date, "Added", lane, NULL);
        }
      table = ent_event_table_add_own (base, own, NULL);
      g_assert_cmpuint (table->n, ==, base->n + n);
      g_assert_cmpuint (table->own_lanes->len, ==, MIN (n, ENT_MAX_OWN_LANES));
      for (guint i = 0; i < table->n; i++)
        {
          const EntEvent *event = ent_event_table_get_event (table, i);
          EntEvent *read;

          g_assert_cmpint (ent_event_table_find (table, event->id), ==, (int) i);
          g_assert_true (ent_event_table_read (table, i, &read) == event);
          g_assert_null (read);
          g_assert_true (i == 0 || table->earliest[i - 1] <= table->earliest[i]);
          g_assert_cmpint (table->earliest[i], ==, ent_date_get_earliest (event->date));
          if (ENT_EVENT_IS_OWN (table->party[i]))
            n_own++;
          else
            for (guint factor = 0; factor < base->factor_ids->len; factor++)
              g_assert_cmpint (ent_event_table_get_sign (table, i, factor), ==,
                               ent_event_table_get_sign (base, i - n_own, factor));
        }
      g_assert_cmpuint (n_own, ==, n);
      g_assert_cmpint (ent_event_table_find (table, "none"), ==, -1);
    }
}

static void
test_left_out (void)
{
  const guint8 shown[] = { 1, 0, 0, 1, 0 };
  g_autoptr(EntCase) item = create_sample ();
  g_autoptr(EntTimelineLayout) layout = sort (item, ENT_TIMELINE_LANES_PARTY, NULL, NULL, shown, NULL);
  g_autoptr(EntTimelineFrame) frame = arrange (layout, 1000);
  double begin, end;

  g_assert_cmpuint (count_shown (frame, 0), ==, 1);
  g_assert_cmpuint (count_shown (frame, 1), ==, 1);
  g_assert_cmpint (ent_timeline_layout_find_lane (layout, 1, 0), ==, -1);
  ent_timeline_layout_get_limits (layout, &begin, &end);
  g_assert_cmpuint (ent_timeline_layout_count (layout, begin, end), ==, 2);
}

/* The columns say of each event what its record says. */
static void
test_table (void)
{
  g_autoptr(EntCase) item = create_random_case (SEED, 3000, 1800, 2000);
  g_autoptr(EntEventTable) table = ent_event_table_new (item, NULL);

  g_assert_cmpuint (table->n, ==, item->events->len);
  for (guint i = 0; i < table->n; i++)
    {
      const EntEvent *event = ent_event_table_get_event (table, i);
      const char *party = ent_case_get_event_party (item, event);

      g_assert_true (event == item->events->pdata[i]);
      g_assert_cmpint (table->earliest[i], ==, ent_date_get_earliest (event->date));
      g_assert_cmpint (table->latest[i], ==, ent_date_get_latest (event->date));
      g_assert_cmpint (table->flags[i], ==, (int) ent_date_get_flags (event->date));
      g_assert_cmpint (table->importance[i], ==, event->importance);
      g_assert_cmpstr (table->party[i] >= 0 ? item->parties->pdata[table->party[i]] : NULL, ==, party);
      g_assert_cmpint (ent_event_table_find (table, event->id), ==, (int) i);
    }
  g_assert_cmpint (ent_event_table_find (table, "nothing"), ==, -1);
  g_assert_cmpint (ent_event_table_find (table, NULL), ==, -1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/lanes/factors", test_factors);
  g_test_add_func ("/draw/lanes/groups", test_groups);
  g_test_add_func ("/draw/lanes/places", test_places);
  g_test_add_func ("/draw/lanes/collapsed", test_collapsed);
  g_test_add_func ("/draw/lanes/collapsed-at-random", test_collapsed_at_random);
  g_test_add_func ("/draw/lanes/own", test_own);
  g_test_add_func ("/draw/lanes/owners", test_owners);
  g_test_add_func ("/draw/lanes/sixty-layers", test_sixty_layers);
  g_test_add_func ("/draw/lanes/added", test_added);
  g_test_add_func ("/draw/lanes/left-out", test_left_out);
  g_test_add_func ("/draw/lanes/table", test_table);
  return g_test_run ();
}
