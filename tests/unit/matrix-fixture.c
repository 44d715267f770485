#include "matrix-fixture.h"

EntCodebook *
matrix_fixture_codebook_new (const char * const *factors)
{
  EntCodebook *codebook = ent_codebook_new ();

  codebook->id = g_strdup ("test");
  codebook->version = 1;
  codebook->language = g_strdup ("en");
  codebook->title = ent_text_new ("Test");
  g_ptr_array_add (codebook->groups, ent_factor_group_new ("group", ent_text_new ("Group")));
  for (guint i = 0; factors[i] != NULL; i++)
    {
      EntFactor *factor = ent_factor_new (factors[i], "group", ent_text_new (factors[i]));

      factor->definition = ent_text_new ("What it is.");
      factor->question = ent_text_new ("What was it?");
      g_ptr_array_add (codebook->factors, factor);
    }
  return codebook;
}

static EntDate *
date (const char *text)
{
  g_autoptr(GError) error = NULL;
  EntDate *self = ent_date_parse (text, &error);

  g_assert_no_error (error);
  return self;
}

EntCase *
matrix_fixture_case_new (const char        *id,
                         const EntCodebook *codebook,
                         const int         *ratings)
{
  EntCase *item = ent_case_new (id);

  item->version = 1;
  item->language = g_strdup ("en");
  item->title = ent_text_new (id);
  item->summary = ent_text_new ("Summary.");
  item->period = date ("1950/..");
  item->updated = date ("2020-12-31");
  for (guint i = 0; i < codebook->factors->len; i++)
    {
      const char *factor = ((EntFactor *) codebook->factors->pdata[i])->id;
      g_autofree char *year = g_strdup_printf ("%u", 1960 + i);
      EntEvent *event = ent_event_new (factor, date (year), ent_text_new (factor));
      EntAssessment *assessment;

      g_ptr_array_add (item->events, event);
      if (ratings[i] == NOT_RATED)
        continue;
      assessment = ent_assessment_new (factor);
      assessment->has_rating = ratings[i] != NO_EVIDENCE;
      assessment->rating = assessment->has_rating ? ratings[i] : 0;
      assessment->confidence = ENT_CONFIDENCE_HIGH;
      if (assessment->has_rating)
        g_ptr_array_add (assessment->evidence, g_strdup (factor));
      g_ptr_array_add (item->assessments, assessment);
    }
  return item;
}

void
matrix_fixture_add_step (EntCase          *item,
                         const char       *text,
                         EntRelationLevel  level)
{
  g_ptr_array_add (item->relations, ent_relation_step_new (date (text), level));
}

void
matrix_fixture_add_moment (EntCase       *item,
                           EntMomentKind  kind,
                           const char    *text)
{
  g_ptr_array_add (item->moments, ent_moment_new (kind, date (text)));
}

EntMatrix *
matrix_fixture_new (EntCodebook  *codebook,
                    GPtrArray    *ratings,
                    EntCase     **cases)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_unref);

  for (guint i = 0; cases[i] != NULL; i++)
    {
      ent_case_seal (cases[i]);
      g_ptr_array_add (list, cases[i]);
    }
  return ent_matrix_new (codebook, list, ratings, NULL);
}
