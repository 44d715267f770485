/* Cases made up for the tests of pictures: the same seed gives the same case. */
#pragma once

#include "ent-timeline-layout.h"

static inline EntEvent *
add_event (EntCase    *item,
           const char *id,
           const char *date,
           const char *title,
           const char *actor,
           int         importance)
{
  g_autoptr(GError) error = NULL;
  EntDate *parsed = ent_date_parse (date, &error);
  EntEvent *event;

  g_assert_no_error (error);
  event = ent_event_new (id, parsed, ent_text_new (title));
  event->importance = importance;
  if (actor != NULL)
    g_ptr_array_add (event->actors, g_strdup (actor));
  g_ptr_array_add (item->events, event);
  return event;
}

static inline void
add_step (EntCase          *item,
          const char       *date,
          EntRelationLevel  level)
{
  g_ptr_array_add (item->relations, ent_relation_step_new (ent_date_parse (date, NULL), level));
}

static inline EntCase *
create_case (const char *id)
{
  static const char * const parties[] = { "egypt", "israel", "united-states" };
  static const char * const names[] = { "Egypt", "Israel", "United States" };
  EntCase *item = ent_case_new (id);

  item->title = ent_text_new ("A made-up case");
  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    {
      g_ptr_array_add (item->actors, ent_actor_new (parties[i], ent_text_new (names[i])));
      g_ptr_array_add (item->parties, g_strdup (parties[i]));
    }
  return item;
}

/* All that a date can be: days, months, years, about, perhaps, spans, open ends. */
static inline char *
create_random_date (GRand *rand,
                    int    first_year,
                    int    last_year)
{
  int year = g_rand_int_range (rand, first_year, last_year), month = g_rand_int_range (rand, 1, 13);
  int day = g_rand_int_range (rand, 1, 29);

  switch (g_rand_int_range (rand, 0, 12))
    {
    case 0:
      return g_strdup_printf ("%04d", year);
    case 1:
      return g_strdup_printf ("%04d-%02d", year, month);
    case 2:
      return g_strdup_printf ("%04d~", year);
    case 3:
      return g_strdup_printf ("%04d-%02d-%02d?", year, month, day);
    case 4:
      return g_strdup_printf ("%04d-%02d-%02d/%04d", year, month, day, year + 1 + g_rand_int_range (rand, 0, 9));
    case 5:
      return g_strdup_printf ("%04d-%02d-%02d/..", year, month, day);
    case 6:
      return g_strdup_printf ("%04d-%02d-%02d/%04d-%02d-28", year, month, day, year, month);
    default:
      return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
    }
}

static inline EntCase *
create_random_case (guint32 seed,
                    guint   n_events,
                    int     first_year,
                    int     last_year)
{
  static const char * const actors[] = { "egypt", "israel", "united-states", NULL };
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  EntCase *item = create_case ("random");

  for (guint i = 0; i < n_events; i++)
    {
      g_autofree char *id = g_strdup_printf ("event-%u", i);
      g_autofree char *date = create_random_date (rand, first_year, last_year);
      g_autofree char *title = g_strnfill ((gsize) g_rand_int_range (rand, 3, 40), 'x');
      int importance = g_rand_int_range (rand, 0, 10);

      add_event (item, id, date, title, actors[g_rand_int_range (rand, 0, 4)],
                 importance == 0 ? 1 : importance < 5 ? 2 : 3);
    }
  ent_case_seal (item);
  return item;
}

static inline EntTimelineLayout *
create_layout (EntCase          *item,
               EntTimelineLanes  lanes,
               double            now_sec)
{
  g_autoptr(EntEventTable) table = ent_event_table_new (item, NULL);
  const EntTimelineOptions options = { .lanes = lanes, .now_sec = now_sec };

  return ent_timeline_layout_new (table, &options);
}
