/* Made-up cases whose events have what any kind of lanes sorts by. */
#pragma once

#include "draw-cases.h"

#include "ent-codebook.h"

static const char * const rich_factors[][2] = {
  { "trade", "economy" }, { "sanctions", "economy" }, { "pacts", "security" }, { "bases", "security" },
  { "norms", "sustaining" }, { "weather", NULL },
};

/* All but the last factor, in two groups that nest and one of a single factor. */
static inline EntCodebook *
create_rich_codebook (void)
{
  EntCodebook *codebook = ent_codebook_new ();

  g_ptr_array_add (codebook->groups, ent_factor_group_new ("economy", ent_text_new ("Economic recovery")));
  g_ptr_array_add (codebook->groups, ent_factor_group_new ("security", ent_text_new ("Security")));
  g_ptr_array_add (codebook->groups, ent_factor_group_new ("sustaining", ent_text_new ("Sustaining")));
  for (guint i = 0; i + 1 < G_N_ELEMENTS (rich_factors); i++)
    g_ptr_array_add (codebook->factors, ent_factor_new (rich_factors[i][0], rich_factors[i][1],
                                                        ent_text_new (rich_factors[i][0])));
  return codebook;
}

/* From 1900 to 2000: a quarter of the events has no factor, a fifth no place, some no phase. */
static inline EntCase *
create_rich_case (guint32 seed,
                  guint   n_events)
{
  static const char * const places[][2] = {
    { "Cairo", "EG" }, { "Alexandria", "EG" }, { "Geneva", "CH" }, { "Bern", "CH" }, { "Oslo", NULL }
  };
  static const char * const phases[][2] = {
    { "war", "1900/1940" }, { "talks", "1941/1970" }, { "peace", "1971/.." }
  };
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed + 1);
  EntCase *item = create_random_case (seed, n_events, 1900, 2000);

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    g_ptr_array_add (item->phases, ent_phase_new (phases[i][0], ent_text_new (phases[i][0]),
                                                  ent_date_parse (phases[i][1], NULL)));
  for (guint i = 0; i < item->events->len; i++)
    {
      EntEvent *event = item->events->pdata[i];
      guint place = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (places) + 1);
      guint phase = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (phases) + 1);

      for (guint j = 0; j < G_N_ELEMENTS (rich_factors); j++)
        if (g_rand_int_range (rand, 0, 5) == 0)
          g_ptr_array_add (event->factors, ent_factor_sign_new (rich_factors[j][0], g_rand_boolean (rand) ? 1 : -1));
      if (phase < G_N_ELEMENTS (phases))
        event->phase = g_strdup (phases[phase][0]);
      if (place == G_N_ELEMENTS (places))
        continue;
      event->place = ent_place_new (ent_text_new (places[place][0]));
      event->place->country = g_strdup (places[place][1]);
    }
  ent_case_seal (item);
  return item;
}
