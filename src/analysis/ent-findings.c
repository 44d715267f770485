#include "config.h"

#include "ent-findings.h"

#include <glib/gi18n-lib.h>

#include "ent-mill-private.h"
#include "ent-order.h"
#include "ent-phrase.h"

#define MAX_SHARED 4   /* in one sentence */
#define MIN_CASES  3u  /* of which it must be told what came first */

/* “trade restoration at +1 or more (7 of 7)” */
static char *
dup_count (const EntShared *shared,
           const EntMatrix *matrix,
           guint            n_with)
{
  g_autofree char *words = ent_shared_dup_words (shared, matrix);

  /* Translators: “trade restoration at +2 or more (4 of 5)”, of so many cases */
  return g_strdup_printf (_("%s (%u of %u)"), words, shared->n_with, n_with);
}

/* What those share that came to the outcome: what sets them apart where anything does, else what is strongest. */
static EntStatement *
create_shared (const EntMatrix *matrix,
               guint            coder)
{
  EntOutcome outcome;
  g_autoptr(EntMill) mill = NULL;
  g_autoptr(GArray) shared = NULL;
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL, *words = NULL;
  EntStatement *statement;

  ent_outcome_choose (matrix, &outcome);
  mill = ent_mill_split (matrix, coder, outcome);
  shared = ent_mill_list_shared (mill, matrix, coder);
  if (shared->len == 0)
    return NULL;
  statement = ent_statement_new (NULL);
  for (guint i = 0; i < MIN (shared->len, MAX_SHARED); i++)
    {
      const EntShared *one = &g_array_index (shared, EntShared, i);

      /* What sets cases apart is not mixed with what does not. */
      if (i > 0 && ent_shared_sets_apart (one) != ent_shared_sets_apart (&g_array_index (shared, EntShared, 0)))
        break;
      g_ptr_array_add (parts, dup_count (one, matrix, mill->with->len));
      ent_shared_add_cells (one, mill, matrix, coder, FALSE, statement);
    }
  statement->n_for = statement->n_of = mill->with->len;
  list = ent_phrase_join (parts, MAX_SHARED);
  words = ent_outcome_dup_words (matrix, outcome);
  if (ent_shared_sets_apart (&g_array_index (shared, EntShared, 0)))
    /* Translators: “20 or more years of relations”; a list of “trade restoration at +2 or more (4 of 5)” */
    statement->text = g_strdup_printf (_("Lasting peaces here (%s) share, and no other case has: %s."), words, list);
  else
    /* Translators: “20 or more years of relations”; a list of “trade restoration at +2 or more (4 of 5)” */
    statement->text = g_strdup_printf (_("Lasting peaces here (%s) share: %s."), words, list);
  return statement;
}

/* What came before what, and how sure that is. */
typedef struct
{
  guint  first, second;  /* places in the order */
  double weight;
} Sequence;

/* Of more cases, and without exceptions, rather: as if there were one more case of each kind, 3 of 3 says less than 8
 * of 9. 0: it is not so, or of too few cases. */
static double
get_weight (const EntOrder *order,
            guint           a,
            guint           b)
{
  double before = ent_order_count (order, a, b, ENT_PRECEDENCE_BEFORE);
  double other = ent_order_count (order, a, b, ENT_PRECEDENCE_AFTER) + ent_order_count (order, a, b, ENT_PRECEDENCE_SAME);
  guint enough = MIN (MIN_CASES, ent_matrix_get_n_cases (order->matrix));

  return before + other >= MAX (enough, 2) && before > other ? (before + 1) / (before + other + 2) : 0;
}

static int
compare_sequences (gconstpointer a,
                   gconstpointer b)
{
  const Sequence *first = a, *second = b;

  if (first->weight != second->weight)
    return first->weight > second->weight ? -1 : 1;
  return MIN (first->first, first->second) < MIN (second->first, second->second) ? -1 : 1;
}

/* Of each factor, whether it helped before relations stood, or after: the surest first. (transfer full)
 * (element-type Sequence) */
static GArray *
list_sequences (const EntOrder *order)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Sequence));
  guint relations = order->n - 1;

  for (guint i = 0; i < relations; i++)
    {
      Sequence before = { i, relations, get_weight (order, i, relations) };
      Sequence after = { relations, i, get_weight (order, relations, i) };

      if (before.weight > 0 || after.weight > 0)
        g_array_append_val (list, *(before.weight > 0 ? &before : &after));
    }
  g_array_sort (list, compare_sequences);
  return list;
}

/* When each factor first helped that did not rather hinder, and, last, when relations stood. (transfer full) */
static EntOrder *
create_order (EntMatrix *matrix,
              guint      coder)
{
  g_autoptr(GArray) things = g_array_new (FALSE, FALSE, sizeof (EntThing));

  for (guint i = 0; i < ent_matrix_get_n_factors (matrix); i++)
    if (!ent_phrase_is_obstacle (matrix, i))
      g_array_append_val (things, ((EntThing) { ENT_THING_HELPS, i }));
  g_array_append_val (things, ((EntThing) { ENT_THING_LEVEL, ENT_RELATION_RELATIONS }));
  return ent_order_new (matrix, coder, ENT_ORDER_FROM_WAR_START, (EntThing *) things->data, things->len);
}

GPtrArray *
ent_findings_list_order (EntMatrix *matrix,
                         guint      coder,
                         guint      most)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_statement_free);
  g_autoptr(EntOrder) order = NULL;
  g_autoptr(GArray) sequences = NULL;

  g_return_val_if_fail (matrix != NULL, list);

  order = create_order (matrix, coder);
  sequences = list_sequences (order);
  for (guint i = 0; i < MIN (sequences->len, most); i++)
    {
      const Sequence *sequence = &g_array_index (sequences, Sequence, i);

      g_ptr_array_add (list, ent_order_create_statement (order, sequence->first, sequence->second));
    }
  return list;
}

/* The surest of what came before relations, or of what came after. */
static EntStatement *
create_ordered (const EntOrder *order,
                GArray         *sequences,
                gboolean        after)
{
  for (guint i = 0; i < sequences->len; i++)
    {
      const Sequence *sequence = &g_array_index (sequences, Sequence, i);

      if ((sequence->first == order->n - 1) == after)
        return ent_order_create_statement (order, sequence->first, sequence->second);
    }
  return NULL;
}

GPtrArray *
ent_findings_list (EntMatrix *matrix,
                   guint      coder,
                   guint      most)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_statement_free);
  g_autoptr(EntOrder) order = NULL;
  g_autoptr(GArray) sequences = NULL;
  EntStatement *found[3];

  g_return_val_if_fail (matrix != NULL, list);

  order = create_order (matrix, coder);
  sequences = list_sequences (order);
  found[0] = create_shared (matrix, coder);
  found[1] = create_ordered (order, sequences, FALSE);
  found[2] = create_ordered (order, sequences, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    if (found[i] != NULL && list->len < most)
      g_ptr_array_add (list, found[i]);
    else if (found[i] != NULL)
      ent_statement_free (found[i]);
  return list;
}
