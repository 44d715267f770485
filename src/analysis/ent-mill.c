#include "config.h"

#include "ent-mill-private.h"

#include <glib/gi18n-lib.h>

#include "ent-phrase.h"
#include "ent-similarity.h"

#define DEFAULT_YEARS 20
#define MAX_NAMED     5   /* factors, in a sentence */
#define MAX_SHARED    8   /* the same, where they are the answer */
#define MAX_PAIRS     2   /* of cases, for the method of difference */
#define MAX_JOINT     6
#define APART         2   /* points by which two ratings differ clearly */
#define MIN_SHARED    3u  /* factors two cases must have rated both, to be called alike */

/* Outcomes */

gboolean
ent_outcome_is_reached (const EntMatrix *matrix,
                        guint            coder,
                        EntOutcome       outcome,
                        guint            item,
                        gboolean        *reached)
{
  double value;

  if (!ent_measure_get_value (matrix, coder, outcome.measure, item, &value))
    return FALSE;
  *reached = value >= outcome.at_least;
  return TRUE;
}

static gboolean
tells_apart (const EntMatrix *matrix,
             EntOutcome       outcome)
{
  gboolean seen[2] = { FALSE, FALSE }, reached;

  for (guint i = 0; i < ent_matrix_get_n_cases (matrix); i++)
    if (ent_outcome_is_reached (matrix, ENT_CODER_PUBLISHED, outcome, i, &reached))
      seen[reached] = TRUE;
  return seen[0] && seen[1];
}

void
ent_outcome_choose (const EntMatrix *matrix,
                    EntOutcome      *outcome)
{
  EntOutcome years = { { ENT_MEASURE_RELATIONS_YEARS, 0 }, DEFAULT_YEARS };
  EntOutcome level = { { ENT_MEASURE_RELATIONS, 0 }, ENT_RELATION_RELATIONS };

  g_return_if_fail (matrix != NULL && outcome != NULL);

  *outcome = !tells_apart (matrix, years) && tells_apart (matrix, level) ? level : years;
}

char *
ent_outcome_dup_words (const EntMatrix *matrix,
                       EntOutcome       outcome)
{
  int limit = (int) outcome.at_least;
  g_autofree char *title = NULL, *rating = NULL;

  switch (outcome.measure.kind)
    {
    case ENT_MEASURE_FACTOR:
      title = ent_phrase_dup_factor (matrix, outcome.measure.factor);
      rating = ent_phrase_dup_rating (limit);
      /* Translators: a factor and its rating: “trade restoration at +2 or more” */
      return g_strdup_printf (_("%s at %s or more"), title, rating);
    case ENT_MEASURE_RELATIONS:
      title = ent_phrase_dup_inside (ent_relation_level_to_label ((EntRelationLevel) CLAMP (limit, 0, 5)));
      /* Translators: %s is a level, as “dialogue”; it follows “cases with” */
      return g_strdup_printf (_("relations that stand at “%s” or better"), title);
    case ENT_MEASURE_RELATIONS_YEARS:
      /* Translators: it follows “cases with” */
      return g_strdup_printf (ngettext ("%d or more year of relations", "%d or more years of relations", (gulong) limit),
                              limit);
    case ENT_MEASURE_PEACE_YEARS:
      /* Translators: it follows “cases with” */
      return g_strdup_printf (ngettext ("%d or more year without war", "%d or more years without war", (gulong) limit),
                              limit);
    }
  g_return_val_if_reached (NULL);
}

/* Pairs of cases */

typedef struct
{
  guint  a, b;
  double distance;
} Pair;

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *first = a, *second = b;

  if (first->distance != second->distance)
    return first->distance < second->distance ? -1 : 1;
  if (first->a != second->a)
    return first->a < second->a ? -1 : 1;
  return first->b < second->b ? -1 : 1;
}

/* Those that share enough ratings, nearest first. (transfer full) */
static GArray *
list_pairs (const EntMatrix *matrix,
            guint            coder)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  guint enough = MIN (MIN_SHARED, ent_matrix_get_n_factors (matrix)), n;

  for (guint a = 0; a < ent_matrix_get_n_cases (matrix); a++)
    for (guint b = a + 1; b < ent_matrix_get_n_cases (matrix); b++)
      {
        Pair pair = { a, b, 0 };

        if (ent_similarity_compare_cases (matrix, coder, NULL, a, b, &pair.distance, &n) && n >= enough)
          g_array_append_val (pairs, pair);
      }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

static const char *
get_title (const EntMatrix *matrix,
           guint            item)
{
  return ent_case_get_short_title (ent_matrix_get_case (matrix, item));
}

typedef gboolean (*PairTest) (int a,
                              int b);

/* They differ clearly. */
static gboolean
is_apart (int a,
          int b)
{
  return ABS (a - b) >= APART;
}

/* It helped in both, or hindered in both, about as much. */
static gboolean
is_shared (int a,
           int b)
{
  return ABS (a - b) < APART && ((a > 0 && b > 0) || (a < 0 && b < 0));
}

/* Factors of which both have a rating that passes @test, and how many they have in all.  The cells go to
 * @statement, the names, with both ratings, into the list. (transfer full) (element-type utf8) */
static GPtrArray *
collect (const EntMatrix *matrix,
         guint            coder,
         const Pair      *pair,
         PairTest         test,
         EntStatement    *statement,
         guint           *n_of)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  EntRating a, b;

  *n_of = 0;
  for (guint i = 0; i < ent_matrix_get_n_factors (matrix); i++)
    {
      const char *factor = ent_matrix_get_factor (matrix, i)->id;
      g_autofree char *name = NULL, *first = NULL, *second = NULL;

      if (!ent_matrix_get_rating (matrix, coder, i, pair->a, &a) || !a.has_rating
          || !ent_matrix_get_rating (matrix, coder, i, pair->b, &b) || !b.has_rating)
        continue;
      (*n_of)++;
      if (!test (a.rating, b.rating))
        continue;
      name = ent_phrase_dup_factor (matrix, i);
      first = ent_phrase_dup_rating (a.rating);
      second = ent_phrase_dup_rating (b.rating);
      if (a.rating == b.rating)
        /* Translators: a factor, and its rating in both of two cases */
        g_ptr_array_add (names, g_strdup_printf (_("%s (%s)"), name, first));
      else
        /* Translators: a factor, and its ratings in the first and the second of two cases */
        g_ptr_array_add (names, g_strdup_printf (_("%s (%s and %s)"), name, first, second));
      ent_statement_add_cell (statement, ent_matrix_get_case (matrix, pair->a)->id, factor);
      ent_statement_add_cell (statement, ent_matrix_get_case (matrix, pair->b)->id, factor);
    }
  return names;
}

/* @format: of who they are and how far apart, on average */
static EntStatement *
create_pair (const EntMatrix *matrix,
             guint            coder,
             const Pair      *pair,
             gboolean         is_alike)
{
  EntStatement *statement = ent_statement_new (NULL);
  guint n_of;
  g_autoptr(GPtrArray) names = collect (matrix, coder, pair, is_alike ? is_shared : is_apart, statement, &n_of);
  g_autofree char *list = ent_phrase_join (names, MAX_NAMED);
  const char *a = get_title (matrix, pair->a), *b = get_title (matrix, pair->b);

  statement->n_for = names->len;
  statement->n_of = n_of;
  if (is_alike && names->len > 0)
    /* Translators: two cases; a mean of differences; a list of factors with ratings */
    statement->text = g_strdup_printf (_("Most alike are %s and %s, on average %.1f points apart; they share %s."),
                                       a, b, pair->distance * 6, list);
  else if (is_alike)
    statement->text = g_strdup_printf (_("Most alike are %s and %s, on average %.1f points apart."), a, b,
                                       pair->distance * 6);
  else if (names->len > 0)
    /* Translators: two cases; a mean of differences; a list of factors with ratings */
    statement->text = g_strdup_printf (_("Most different are %s and %s, on average %.1f points apart; most of all in %s."),
                                       a, b, pair->distance * 6, list);
  else
    statement->text = g_strdup_printf (_("Most different are %s and %s, on average only %.1f points apart."), a, b,
                                       pair->distance * 6);
  return statement;
}

static void
add_outcomes (const EntMatrix *matrix,
              const Pair      *pair,
              EntStatement    *statement)
{
  ent_statement_add_cell (statement, ent_matrix_get_case (matrix, pair->a)->id, NULL);
  ent_statement_add_cell (statement, ent_matrix_get_case (matrix, pair->b)->id, NULL);
}

/* The two are alike, and only the first came to the outcome. */
static EntStatement *
create_difference (const EntMill   *self,
                   const EntMatrix *matrix,
                   guint            coder,
                   const Pair      *pair)
{
  EntStatement *statement = ent_statement_new (NULL);
  guint n_of;
  g_autoptr(GPtrArray) names = collect (matrix, coder, pair, is_apart, statement, &n_of);
  g_autofree char *list = ent_phrase_join (names, MAX_NAMED);
  g_autofree char *outcome = ent_outcome_dup_words (matrix, self->outcome);
  const char *with = get_title (matrix, pair->a), *without = get_title (matrix, pair->b);

  statement->n_for = n_of - names->len;
  statement->n_of = n_of;
  add_outcomes (matrix, pair, statement);
  if (names->len == 0)
    /* Translators: a case, another; the first again; “20 or more years of relations” */
    statement->text = g_strdup_printf (_("%s and %s are alike in all that is rated, yet only %s has %s: what made the "
                                         "difference is not among these factors."), with, without, with, outcome);
  else
    /* Translators: a case, another; numbers of factors; the first case again; “20 or more years of relations”; a
     * list of factors with ratings */
    statement->text = g_strdup_printf (ngettext ("%s and %s are alike in %u of %u factor, yet only %s has %s; they differ "
                                                 "in %s.",
                                                 "%s and %s are alike in %u of %u factors, yet only %s has %s; they "
                                                 "differ in %s.", n_of),
                                       with, without, statement->n_for, n_of, with, outcome, list);
  return statement;
}

/* The two differ most of those that came to the outcome: what they share all the same. */
static EntStatement *
create_unlike (const EntMill   *self,
               const EntMatrix *matrix,
               guint            coder,
               const Pair      *pair)
{
  EntStatement *statement = ent_statement_new (NULL);
  guint n_of;
  g_autoptr(GPtrArray) names = collect (matrix, coder, pair, is_shared, statement, &n_of);
  g_autofree char *list = ent_phrase_join (names, MAX_NAMED);
  g_autofree char *outcome = ent_outcome_dup_words (matrix, self->outcome);

  statement->n_for = names->len;
  statement->n_of = n_of;
  add_outcomes (matrix, pair, statement);
  if (names->len == 0)
    statement->text = g_strdup_printf (_("Of the cases with %s, %s and %s are the least alike, and share no factor: there "
                                         "is more than one way."), outcome, get_title (matrix, pair->a),
                                       get_title (matrix, pair->b));
  else
    /* Translators: “20 or more years of relations”; two cases; a list of factors with ratings */
    statement->text = g_strdup_printf (_("Of the cases with %s, %s and %s are the least alike, yet share %s."), outcome,
                                       get_title (matrix, pair->a), get_title (matrix, pair->b), list);
  return statement;
}

static void
add_pairs (EntMill         *self,
           const EntMatrix *matrix,
           guint            coder)
{
  g_autoptr(GArray) pairs = list_pairs (matrix, coder);

  if (pairs->len > 0)
    g_ptr_array_add (self->pairs, create_pair (matrix, coder, &g_array_index (pairs, Pair, 0), TRUE));
  if (pairs->len > 1)
    g_ptr_array_add (self->pairs,
                     create_pair (matrix, coder, &g_array_index (pairs, Pair, pairs->len - 1), FALSE));
  for (guint i = 0; i < pairs->len && self->difference->len < MAX_PAIRS; i++)
    {
      Pair pair = g_array_index (pairs, Pair, i);

      if (self->came[pair.a] + self->came[pair.b] != ENT_CAME + ENT_CAME_NOT)
        continue;
      if (self->came[pair.a] == ENT_CAME_NOT)
        pair = (Pair) { pair.b, pair.a, pair.distance };
      g_ptr_array_add (self->difference, create_difference (self, matrix, coder, &pair));
    }
  /* Of two cases, what they share has been said. */
  for (guint i = pairs->len; i-- > 0 && self->with->len > 2;)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      if (self->came[pair->a] != ENT_CAME || self->came[pair->b] != ENT_CAME)
        continue;
      g_ptr_array_add (self->agreement, create_unlike (self, matrix, coder, pair));
      break;
    }
}

/* What is shared */

static char *
format_joint (const EntMill   *self,
              const EntMatrix *matrix,
              const EntShared *shared)
{
  g_autofree char *words = ent_shared_dup_words (shared, matrix);
  g_autofree char *outcome = ent_outcome_dup_words (matrix, self->outcome);

  if (shared->n_without == 1)
    /* Translators: so many of so many cases; “20 or more years of relations”; “trade restoration at +2 or more” */
    return g_strdup_printf (ngettext ("%u of %u case with %s has %s, and the one without has not.",
                                      "%u of %u cases with %s have %s, and the one without has not.", self->with->len),
                            shared->n_with, self->with->len, outcome, words);
  /* Translators: so many of so many cases; “20 or more years of relations”; “trade restoration at +2 or more”; how many
   * others there are */
  return g_strdup_printf (ngettext ("%u of %u case with %s has %s, and none of the %u without.",
                                    "%u of %u cases with %s have %s, and none of the %u without.", self->with->len),
                          shared->n_with, self->with->len, outcome, words, shared->n_without);
}

static void
add_joint (EntMill         *self,
           const EntMatrix *matrix,
           guint            coder,
           const EntShared *shared)
{
  EntStatement *statement;

  if (self->joint->len == MAX_JOINT)
    return;
  statement = ent_statement_new (format_joint (self, matrix, shared));
  statement->n_for = shared->n_with;
  statement->n_of = self->with->len;
  ent_shared_add_cells (shared, self, matrix, coder, TRUE, statement);
  g_ptr_array_add (self->joint, statement);
}

/* @shared: those that others have too, or, where there are no others, all */
static void
add_agreement (EntMill         *self,
               const EntMatrix *matrix,
               guint            coder,
               GArray          *shared)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL, *outcome = ent_outcome_dup_words (matrix, self->outcome);
  EntStatement *statement;
  guint n = self->with->len;

  if (shared->len == 0)
    return;
  statement = ent_statement_new (NULL);
  for (guint i = 0; i < shared->len; i++)
    {
      const EntShared *one = &g_array_index (shared, EntShared, i);

      g_ptr_array_add (names, ent_shared_dup_words (one, matrix));
      ent_shared_add_cells (one, self, matrix, coder, FALSE, statement);
    }
  list = ent_phrase_join (names, MAX_SHARED);
  statement->n_for = statement->n_of = n;
  if (self->without->len > 0)
    /* Translators: “20 or more years of relations”; a list of factors with ratings */
    statement->text = g_strdup_printf (ngettext ("The %u case with %s has %s; but so have others, which sets it apart "
                                                 "from none of them.",
                                                 "The %u cases with %s share %s; but others have it too, so this does "
                                                 "not set them apart.", n), n, outcome, list);
  else
    statement->text = g_strdup_printf (ngettext ("The %u case with %s has %s.", "The %u cases with %s share %s.", n),
                                       n, outcome, list);
  g_ptr_array_add (self->agreement, statement);
}

static void
add_shared (EntMill         *self,
            const EntMatrix *matrix,
            guint            coder)
{
  g_autoptr(GArray) shared = ent_mill_list_shared (self, matrix, coder);
  g_autoptr(GArray) rest = g_array_new (FALSE, FALSE, sizeof (EntShared));

  for (guint i = 0; i < shared->len; i++)
    {
      const EntShared *one = &g_array_index (shared, EntShared, i);

      if (ent_shared_sets_apart (one))
        add_joint (self, matrix, coder, one);
      else
        g_array_append_val (rest, *one);
    }
  add_agreement (self, matrix, coder, rest);
}

/* All of it */

static char *
format_caution (const EntMill   *self,
                const EntMatrix *matrix)
{
  g_autofree char *outcome = ent_outcome_dup_words (matrix, self->outcome);
  guint n = ent_matrix_get_n_cases (matrix);

  if (self->with->len == 0)
    /* Translators: “20 or more years of relations” */
    return g_strdup_printf (_("None of these cases has %s, so nothing here can be said about what leads there."), outcome);
  if (self->without->len == 0)
    /* Translators: “20 or more years of relations” */
    return g_strdup_printf (_("All of these cases have %s, so nothing here can be said about what made the difference."),
                            outcome);
  return g_strdup_printf (ngettext ("%u case is no proof: this says what holds here, and where to look.",
                                    "%u cases are no proof: this says what holds in them, and where to look.", n), n);
}

EntMill *
ent_mill_split (const EntMatrix *matrix,
                guint            coder,
                EntOutcome       outcome)
{
  EntMill *self = g_new0 (EntMill, 1);
  guint n = ent_matrix_get_n_cases (matrix);

  self->outcome = outcome;
  self->with = g_ptr_array_new ();
  self->without = g_ptr_array_new ();
  self->unknown = g_ptr_array_new ();
  self->pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_statement_free);
  self->joint = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_statement_free);
  self->agreement = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_statement_free);
  self->difference = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_statement_free);
  self->came = g_new0 (guint8, n);
  for (guint i = 0; i < n; i++)
    {
      GPtrArray *lists[] = { self->without, self->with, self->unknown };
      gboolean reached;

      self->came[i] = !ent_outcome_is_reached (matrix, coder, outcome, i, &reached) ? ENT_CAME_UNKNOWN
                      : reached ? ENT_CAME : ENT_CAME_NOT;
      g_ptr_array_add (lists[self->came[i]], ent_matrix_get_case (matrix, i)->id);
    }
  return self;
}

EntMill *
ent_mill_new (const EntMatrix *matrix,
              guint            coder,
              EntOutcome       outcome)
{
  EntMill *self;

  g_return_val_if_fail (matrix != NULL, NULL);

  self = ent_mill_split (matrix, coder, outcome);
  add_shared (self, matrix, coder);
  add_pairs (self, matrix, coder);
  self->caution = format_caution (self, matrix);
  return self;
}

void
ent_mill_free (EntMill *self)
{
  g_ptr_array_unref (self->with);
  g_ptr_array_unref (self->without);
  g_ptr_array_unref (self->unknown);
  g_ptr_array_unref (self->pairs);
  g_ptr_array_unref (self->joint);
  g_ptr_array_unref (self->agreement);
  g_ptr_array_unref (self->difference);
  g_free (self->came);
  g_free (self->caution);
  g_free (self);
}
