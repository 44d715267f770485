/* What came before what, with dates that are uncertain. */
#include "config.h"

#include "matrix-fixture.h"

#include "ent-order.h"

static const char * const factors[] = { "Trade", "Norms", "Trust", NULL };
static const int not_rated[] = { NOT_RATED, NOT_RATED, NOT_RATED };

static EntDate *
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  EntDate *date = ent_date_parse (text, &error);

  g_assert_no_error (error);
  return date;
}

static void
add_event (EntCase    *item,
           const char *id,
           const char *date,
           const char *factor,
           int         sign)
{
  EntEvent *event = ent_event_new (id, parse (date), ent_text_new (id));

  g_ptr_array_add (event->factors, ent_factor_sign_new (factor, sign));
  g_ptr_array_add (item->events, event);
}

static EntThing
find_thing (const EntMatrix *matrix,
            const char      *id)
{
  EntThing thing;
  g_autofree char *again = NULL;

  g_assert_true (ent_thing_from_id (matrix, id, &thing));
  again = ent_thing_dup_id (matrix, thing);
  g_assert_cmpstr (again, ==, id);
  return thing;
}

/* How two dates are to each other, as those of the first events of two factors. */
static EntPrecedence
compare (const char *a,
         const char *b)
{
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  EntCase *cases[] = { matrix_fixture_case_new ("one", codebook, not_rated), NULL };
  g_autoptr(EntMatrix) matrix = NULL;
  EntDating first, second;

  add_event (cases[0], "first", a, "Trade", 1);
  add_event (cases[0], "second", b, "Norms", 1);
  matrix = matrix_fixture_new (codebook, NULL, cases);
  ent_order_date (matrix, 0, ENT_ORDER_FROM_BEGINNING, find_thing (matrix, "helps.Trade"), 0, &first);
  ent_order_date (matrix, 0, ENT_ORDER_FROM_BEGINNING, find_thing (matrix, "helps.Norms"), 0, &second);
  g_assert_cmpstr (first.event, ==, "first");
  return ent_order_compare (&first, &second);
}

static void
test_dates (void)
{
  static const struct { const char *a, *b; EntPrecedence precedence; } samples[] = {
    { "1994", "1995", ENT_PRECEDENCE_BEFORE },
    { "1994-12-31", "1995-01-01", ENT_PRECEDENCE_BEFORE },
    { "1994-05-03", "1994-05-03", ENT_PRECEDENCE_SAME },
    { "1994-05-03", "1994-05", ENT_PRECEDENCE_UNTOLD },
    { "1994", "1994", ENT_PRECEDENCE_UNTOLD },
    { "197X", "1979", ENT_PRECEDENCE_UNTOLD },
    { "197X", "1980", ENT_PRECEDENCE_BEFORE },
    /* About a year can be the year beside it, and not the one after that. */
    { "1994~", "1995-06", ENT_PRECEDENCE_UNTOLD },
    { "1994~", "1996", ENT_PRECEDENCE_BEFORE },
    { "1994-05-03?", "1994-05-04", ENT_PRECEDENCE_UNTOLD },
    { "1994-05-03?", "1994-05-05", ENT_PRECEDENCE_BEFORE },
    /* Of what lasted, when it began counts. */
    { "1990/1999", "1995", ENT_PRECEDENCE_BEFORE },
    { "1990/..", "1995", ENT_PRECEDENCE_BEFORE },
    { "1990-06/..", "1990", ENT_PRECEDENCE_UNTOLD },
    { "../1990", "1980", ENT_PRECEDENCE_BEFORE },
    { "/1990", "1980", ENT_PRECEDENCE_UNTOLD },
    { "/1990", "1991", ENT_PRECEDENCE_BEFORE },
    { "[1990,1995]", "1993", ENT_PRECEDENCE_UNTOLD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      EntPrecedence other = samples[i].precedence == ENT_PRECEDENCE_BEFORE ? ENT_PRECEDENCE_AFTER
                                                                          : samples[i].precedence;

      g_test_message ("%s and %s", samples[i].a, samples[i].b);
      g_assert_cmpint (compare (samples[i].a, samples[i].b), ==, samples[i].precedence);
      g_assert_cmpint (compare (samples[i].b, samples[i].a), ==, other);
    }
}

/* Which of several is the first, and what the dates leave open of when that was. */
static void
test_first (void)
{
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  EntCase *cases[] = { matrix_fixture_case_new ("one", codebook, not_rated), NULL };
  g_autoptr(EntMatrix) matrix = NULL;
  EntDating dating;

  add_event (cases[0], "before", "1940", "Trade", 1);
  add_event (cases[0], "hindered", "1951", "Trade", -1);
  add_event (cases[0], "later", "1975", "Trade", 1);
  add_event (cases[0], "some-time", "197X", "Trade", 1);
  /* It may have been in the war, or not. */
  add_event (cases[0], "perhaps", "194X", "Norms", 1);
  add_event (cases[0], "surely", "1960", "Norms", 1);
  matrix_fixture_add_moment (cases[0], ENT_MOMENT_WAR_START, "1943");
  matrix_fixture_add_moment (cases[0], ENT_MOMENT_WAR_END, "1945");
  matrix = matrix_fixture_new (codebook, NULL, cases);

  ent_order_date (matrix, 0, ENT_ORDER_FROM_BEGINNING, find_thing (matrix, "helps.Trade"), 0, &dating);
  g_assert_cmpstr (dating.event, ==, "before");
  g_assert_cmpint (dating.basis, ==, ENT_ORDER_BASIS_SIGN);
  ent_order_date (matrix, 0, ENT_ORDER_FROM_WAR_START, find_thing (matrix, "helps.Trade"), 0, &dating);
  g_assert_cmpstr (dating.event, ==, "some-time");
  g_assert_cmpint (dating.earliest, ==, ent_date_seconds_from_civil (1970, 1, 1));
  g_assert_cmpint (dating.latest, ==, ent_date_seconds_from_civil (1976, 1, 1) - 1);
  ent_order_date (matrix, 0, ENT_ORDER_FROM_WAR_START, find_thing (matrix, "hinders.Trade"), 0, &dating);
  g_assert_cmpstr (dating.event, ==, "hindered");

  ent_order_date (matrix, 0, ENT_ORDER_FROM_WAR_END, find_thing (matrix, "helps.Norms"), 0, &dating);
  g_assert_cmpstr (dating.event, ==, "perhaps");
  g_assert_cmpint (dating.earliest, ==, ent_date_seconds_from_civil (1945, 1, 1));
  g_assert_cmpint (dating.latest, ==, ent_date_seconds_from_civil (1961, 1, 1) - 1);
  ent_order_date (matrix, 0, ENT_ORDER_FROM_WAR_END, find_thing (matrix, "hinders.Norms"), 0, &dating);
  g_assert_cmpint (dating.basis, ==, ENT_ORDER_BASIS_NONE);
}

/* No event has a sign: the evidence of a rating with that sign; of the person's own where they rated. */
static void
test_evidence (void)
{
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  EntCase *cases[] = { matrix_fixture_case_new ("one", codebook, (int[]) { 2, -1, 0 }), NULL };
  g_autoptr(GPtrArray) ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_rating_free);
  EntOwnRating *own = ent_own_rating_new ("one", "Trade");
  g_autoptr(EntMatrix) matrix = NULL;
  EntDating dating;

  own->has_rating = TRUE;
  own->rating = 1;
  g_ptr_array_add (own->evidence, ent_evidence_new ("Trust", NULL));
  g_ptr_array_add (own->evidence, ent_evidence_new ("gone", NULL));
  g_ptr_array_add (ratings, own);
  matrix = matrix_fixture_new (codebook, ratings, cases);
  ent_order_date (matrix, ENT_CODER_PUBLISHED, ENT_ORDER_FROM_WAR_START, find_thing (matrix, "helps.Trade"), 0, &dating);
  g_assert_cmpint (dating.basis, ==, ENT_ORDER_BASIS_EVIDENCE);
  g_assert_cmpstr (dating.event, ==, "Trade");
  ent_order_date (matrix, ENT_CODER_OWN, ENT_ORDER_FROM_WAR_START, find_thing (matrix, "helps.Trade"), 0, &dating);
  g_assert_cmpint (dating.basis, ==, ENT_ORDER_BASIS_EVIDENCE);
  g_assert_cmpstr (dating.event, ==, "Trust");
  ent_order_date (matrix, ENT_CODER_OWN, ENT_ORDER_FROM_WAR_START, find_thing (matrix, "hinders.Norms"), 0, &dating);
  g_assert_cmpstr (dating.event, ==, "Norms");
  ent_order_date (matrix, ENT_CODER_OWN, ENT_ORDER_FROM_WAR_START, find_thing (matrix, "helps.Norms"), 0, &dating);
  g_assert_cmpint (dating.basis, ==, ENT_ORDER_BASIS_NONE);
  ent_order_date (matrix, 0, ENT_ORDER_FROM_WAR_START, find_thing (matrix, "helps.Trust"), 0, &dating);
  g_assert_cmpint (dating.basis, ==, ENT_ORDER_BASIS_NONE);
}

/* Relations that stood before the war are not those after it. */
static void
test_levels (void)
{
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  EntCase *cases[] = {
    matrix_fixture_case_new ("one", codebook, not_rated),
    matrix_fixture_case_new ("stood", codebook, not_rated),
    NULL,
  };
  g_autoptr(EntMatrix) matrix = NULL;
  EntThing strange;
  EntDating dating;

  matrix_fixture_add_step (cases[0], "1930", ENT_RELATION_RELATIONS);
  matrix_fixture_add_step (cases[0], "1940", ENT_RELATION_WAR);
  matrix_fixture_add_step (cases[0], "1945", ENT_RELATION_RUPTURE);
  matrix_fixture_add_step (cases[0], "1950", ENT_RELATION_CONTACTS);
  matrix_fixture_add_step (cases[0], "1960", ENT_RELATION_PARTNERSHIP);
  matrix_fixture_add_moment (cases[0], ENT_MOMENT_WAR_END, "1944/1945");
  matrix_fixture_add_step (cases[1], "1940", ENT_RELATION_CONTACTS);
  matrix_fixture_add_step (cases[1], "1950", ENT_RELATION_RELATIONS);
  matrix_fixture_add_moment (cases[1], ENT_MOMENT_WAR_END, "1945");
  matrix = matrix_fixture_new (codebook, NULL, cases);

  ent_order_date (matrix, 0, ENT_ORDER_FROM_WAR_START, find_thing (matrix, "reached.relations"), 0, &dating);
  g_assert_cmpint (dating.basis, ==, ENT_ORDER_BASIS_STEP);
  g_assert_cmpstr (ent_date_get_text (dating.date), ==, "1960");
  ent_order_date (matrix, 0, ENT_ORDER_FROM_BEGINNING, find_thing (matrix, "reached.relations"), 0, &dating);
  g_assert_cmpstr (ent_date_get_text (dating.date), ==, "1930");
  ent_order_date (matrix, 0, ENT_ORDER_FROM_WAR_END, find_thing (matrix, "reached.contacts"), 0, &dating);
  g_assert_cmpstr (ent_date_get_text (dating.date), ==, "1950");
  /* Better than dialogue is dialogue too. */
  ent_order_date (matrix, 0, ENT_ORDER_FROM_WAR_END, find_thing (matrix, "reached.dialogue"), 0, &dating);
  g_assert_cmpstr (ent_date_get_text (dating.date), ==, "1960");
  ent_order_date (matrix, 0, ENT_ORDER_FROM_WAR_END, find_thing (matrix, "reached.contacts"), 1, &dating);
  g_assert_cmpstr (ent_date_get_text (dating.date), ==, "1945");
  ent_order_date (matrix, 0, ENT_ORDER_FROM_WAR_END, find_thing (matrix, "reached.partnership"), 1, &dating);
  g_assert_cmpint (dating.basis, ==, ENT_ORDER_BASIS_NONE);
  ent_order_date (matrix, 0, ENT_ORDER_FROM_WAR_END, find_thing (matrix, "moment.war-end"), 0, &dating);
  g_assert_cmpint (dating.earliest, ==, ent_date_seconds_from_civil (1945, 1, 1));
  ent_order_date (matrix, 0, ENT_ORDER_FROM_WAR_END, find_thing (matrix, "moment.agreement"), 0, &dating);
  g_assert_cmpint (dating.basis, ==, ENT_ORDER_BASIS_NONE);

  g_assert_false (ent_thing_from_id (matrix, "reached.war", &strange));
  g_assert_false (ent_thing_from_id (matrix, "helps.nothing", &strange));
  g_assert_false (ent_thing_from_id (matrix, "moment.", &strange));
  g_assert_false (ent_thing_from_id (matrix, "", &strange));
}

/* Trade, norms, relations in six cases: twice before, once after, once at the same time, once not to be told,
 * once not at all. */
static EntMatrix *
create_six (void)
{
  static const char * const ids[] = { "a", "b", "c", "d", "e", "f" };
  static const char * const trade[] = { "1950", "1955", "1975", "1960-05-01", "196X", NULL };
  static const char * const relations[] = { "1960", "1961", "1970", "1960-05-01", "1964", "1965" };
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  EntCase *cases[G_N_ELEMENTS (ids) + 1] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      cases[i] = matrix_fixture_case_new (ids[i], codebook, not_rated);
      if (trade[i] != NULL)
        add_event (cases[i], "treaty", trade[i], "Trade", 1);
      add_event (cases[i], "courts", "1990", "Norms", 1);
      matrix_fixture_add_step (cases[i], relations[i], ENT_RELATION_RELATIONS);
    }
  return matrix_fixture_new (codebook, NULL, cases);
}

static void
test_pairs (void)
{
  g_autoptr(EntMatrix) matrix = create_six ();
  EntThing things[] = {
    find_thing (matrix, "helps.Norms"), find_thing (matrix, "reached.relations"), find_thing (matrix, "helps.Trade"),
    find_thing (matrix, "hinders.Trust"),
  };
  g_autoptr(EntOrder) order = ent_order_new (matrix, 0, ENT_ORDER_FROM_WAR_START, things, G_N_ELEMENTS (things));
  g_autoptr(EntStatement) statement = NULL, certain = NULL, nothing = NULL;

  g_assert_cmpuint (ent_order_count (order, 2, 1, ENT_PRECEDENCE_BEFORE), ==, 2);
  g_assert_cmpuint (ent_order_count (order, 2, 1, ENT_PRECEDENCE_AFTER), ==, 1);
  g_assert_cmpuint (ent_order_count (order, 2, 1, ENT_PRECEDENCE_SAME), ==, 1);
  g_assert_cmpuint (ent_order_count (order, 2, 1, ENT_PRECEDENCE_UNTOLD), ==, 1);
  g_assert_cmpuint (ent_order_count (order, 2, 1, ENT_PRECEDENCE_MISSING), ==, 1);
  g_assert_cmpuint (ent_order_count (order, 1, 2, ENT_PRECEDENCE_AFTER), ==, 2);

  ent_order_sort (order);
  g_assert_cmpint (order->things[0].kind, ==, ENT_THING_HELPS);
  g_assert_cmpuint (order->things[0].what, ==, 0);
  g_assert_cmpint (order->things[1].kind, ==, ENT_THING_LEVEL);
  g_assert_cmpint (order->things[2].kind, ==, ENT_THING_HINDERS);
  g_assert_cmpuint (order->things[3].what, ==, 1);

  statement = ent_order_create_statement (order, 0, 1);
  g_assert_cmpstr (statement->text, ==, "In 2 of 4 cases trade came before relations; it did not in c and d.");
  g_assert_cmpuint (statement->n_for, ==, 2);
  g_assert_cmpuint (statement->n_of, ==, 4);
  g_assert_cmpuint (statement->against->len, ==, 2);
  g_assert_cmpstr (statement->against->pdata[0], ==, "c");
  g_assert_cmpuint (statement->cells->len, ==, 4);
  g_assert_cmpuint (statement->events->len, ==, 4);
  g_assert_cmpstr (statement->events->pdata[0], ==, "a/treaty");

  certain = ent_order_create_statement (order, 1, 3);
  g_assert_cmpstr (certain->text, ==, "In all 6 cases of which it can be told, relations came before norms.");
  nothing = ent_order_create_statement (order, 2, 0);
  g_assert_cmpstr (nothing->text, ==,
                   "In none of these cases can it be told whether trust as a hindrance came before trade.");
  g_assert_cmpuint (nothing->n_of, ==, 0);
}

/* Each thing there is has an id that leads back to it, and words. */
static void
test_all (void)
{
  g_autoptr(EntMatrix) matrix = create_six ();
  g_autoptr(GArray) things = ent_thing_list_all (matrix);

  g_assert_cmpuint (things->len, ==, 5 + 4 + 2 * 3);
  for (guint i = 0; i < things->len; i++)
    {
      EntThing thing = g_array_index (things, EntThing, i), again;
      g_autofree char *id = ent_thing_dup_id (matrix, thing), *title = ent_thing_dup_title (matrix, thing);
      g_autofree char *words = ent_thing_dup_words (matrix, thing);

      g_assert_true (ent_thing_from_id (matrix, id, &again));
      g_assert_cmpint (again.kind, ==, thing.kind);
      g_assert_cmpuint (again.what, ==, thing.what);
      g_assert_cmpstr (title, !=, "");
      g_assert_cmpstr (words, !=, "");
    }
}

/* “Distrust came before relations” would say the opposite of what is meant. */
static void
test_obstacle (void)
{
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  EntCase *cases[] = {
    matrix_fixture_case_new ("one", codebook, (int[]) { -1, 2, -3 }),
    matrix_fixture_case_new ("two", codebook, (int[]) { 2, -1, NO_EVIDENCE }),
    NULL,
  };
  g_autoptr(EntMatrix) matrix = matrix_fixture_new (codebook, NULL, cases);
  g_autofree char *trust = ent_thing_dup_words (matrix, find_thing (matrix, "helps.Trust"));
  g_autofree char *trade = ent_thing_dup_words (matrix, find_thing (matrix, "helps.Trade"));
  g_autofree char *title = ent_thing_dup_title (matrix, find_thing (matrix, "helps.Trust"));

  g_assert_cmpstr (trust, ==, "trust as a help");
  g_assert_cmpstr (title, ==, "Trust, helping");
  g_assert_cmpstr (trade, ==, "trade");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/order/dates", test_dates);
  g_test_add_func ("/order/first", test_first);
  g_test_add_func ("/order/evidence", test_evidence);
  g_test_add_func ("/order/levels", test_levels);
  g_test_add_func ("/order/pairs", test_pairs);
  g_test_add_func ("/order/all", test_all);
  g_test_add_func ("/order/obstacle", test_obstacle);
  return g_test_run ();
}
