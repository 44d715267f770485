/* Quine and McCluskey's way to the shortest sum of products, with one thing done differently: in the place of joining
 * pairs of terms until no more can be joined, every term there is, 3 to the power of the conditions, is looked at
 * once. Written as a number of base 3 (0 absent, 1 present, 2 either), a term with a 2 is an implicant if both terms
 * with a 0 and a 1 in its place are, and these have smaller numbers; it is prime if none is that has a 2 in the place
 * of one of its other digits. The result is the same set; half a million terms are a few milliseconds.
 *
 * Which sums of prime implicants are the smallest is ent-cover.c's business. */

#include "config.h"

#include "ent-minimize.h"

#include <glib/gi18n-lib.h>

#include "ent-cover-private.h"

#define IS_IMPLICANT 1  /* covers only rows that may be covered */
#define HAS_ROW      2  /* covers a row of the function */

typedef struct
{
  guint   n;
  guint   power[ENT_MINIMIZE_MAX_CONDITIONS + 1];  /* of 3 */
  guint8 *flags;   /* of each term */
} Terms;

/* The digits of a number that counts up. */
typedef struct
{
  guint8  digits[ENT_MINIMIZE_MAX_CONDITIONS];
  EntTerm term;
} Counter;

static void
counter_set (Counter *self,
             guint    digit,
             guint8   value)
{
  guint16 bit = (guint16) (1u << digit);

  self->digits[digit] = value;
  self->term.care = value == 2 ? self->term.care & ~bit : self->term.care | bit;
  self->term.value = value == 1 ? self->term.value | bit : self->term.value & ~bit;
}

static void
counter_init (Counter *self,
              guint    n)
{
  *self = (Counter) { 0 };
  for (guint i = 0; i < n; i++)
    counter_set (self, i, 0);
}

static void
counter_next (Counter *self,
              guint    n)
{
  guint digit = 0;

  while (digit < n && self->digits[digit] == 2)
    counter_set (self, digit++, 0);
  if (digit < n)
    counter_set (self, digit, self->digits[digit] + 1);
}

static void
terms_init (Terms          *self,
            guint           n,
            const gboolean *on,
            const gboolean *free_rows)
{
  Counter counter;

  self->n = n;
  self->power[0] = 1;
  for (guint i = 0; i < n; i++)
    self->power[i + 1] = self->power[i] * 3;
  self->flags = g_new0 (guint8, self->power[n]);
  counter_init (&counter, n);
  for (guint number = 0; number < self->power[n]; number++, counter_next (&counter, n))
    {
      guint digit = 0;

      while (digit < n && counter.digits[digit] != 2)
        digit++;
      if (digit < n)
        {
          guint8 absent = self->flags[number - 2 * self->power[digit]];
          guint8 present = self->flags[number - self->power[digit]];

          self->flags[number] = (absent & present & IS_IMPLICANT) | ((absent | present) & HAS_ROW);
        }
      else if (on[counter.term.value])
        {
          self->flags[number] = IS_IMPLICANT | HAS_ROW;
        }
      else if (free_rows != NULL && free_rows[counter.term.value])
        {
          self->flags[number] = IS_IMPLICANT;
        }
    }
}

static gboolean
is_prime (const Terms   *self,
          guint          number,
          const Counter *counter)
{
  if (self->flags[number] != (IS_IMPLICANT | HAS_ROW))
    return FALSE;
  for (guint digit = 0; digit < self->n; digit++)
    if (counter->digits[digit] != 2
        && (self->flags[number + (2 - counter->digits[digit]) * self->power[digit]] & IS_IMPLICANT))
      return FALSE;
  return TRUE;
}

/* The shortest first; then by the first condition that is in only one of them, present before absent. */
static int
compare_terms (gconstpointer a,
               gconstpointer b)
{
  const EntTerm *first = a, *second = b;
  int n = __builtin_popcount (first->care), m = __builtin_popcount (second->care);

  if (n != m)
    return n - m;
  if (first->care != second->care)
    return (int) second->care - (int) first->care;
  return (int) second->value - (int) first->value;
}

static void
find_primes (EntMinimum     *self,
             const gboolean *on,
             const gboolean *free_rows)
{
  Terms terms;
  Counter counter;

  terms_init (&terms, self->n_conditions, on, free_rows);
  counter_init (&counter, terms.n);
  for (guint number = 0; number < terms.power[terms.n]; number++, counter_next (&counter, terms.n))
    if (is_prime (&terms, number, &counter))
      g_array_append_val (self->primes, counter.term);
  g_free (terms.flags);
  g_array_sort (self->primes, compare_terms);
}

static void
find_essential (EntMinimum *self)
{
  gboolean *essential;

  g_array_set_size (self->essential, self->primes->len);
  essential = (gboolean *) (gpointer) self->essential->data;
  for (guint i = 0; i < self->primes->len; i++)
    essential[i] = FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint n = 0, only = 0;

      for (guint j = 0; j < self->primes->len && n < 2; j++)
        if (ent_term_covers (g_array_index (self->primes, EntTerm, j), g_array_index (self->rows, guint, i)))
          {
            only = j;
            n++;
          }
      if (n == 1)
        essential[only] = TRUE;
    }
}

static gboolean
find_models (EntMinimum *self)
{
  g_autoptr(EntCover) cover = ent_cover_new (self->rows->len);
  g_autoptr(GArray) covered = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->primes->len; i++)
    {
      g_array_set_size (covered, 0);
      for (guint row = 0; row < self->rows->len; row++)
        if (ent_term_covers (g_array_index (self->primes, EntTerm, i), g_array_index (self->rows, guint, row)))
          g_array_append_val (covered, row);
      ent_cover_add (cover, (const guint *) (gpointer) covered->data, covered->len);
    }
  self->models = ent_cover_solve (cover, ENT_MINIMIZE_MAX_MODELS, &self->has_more);
  return self->models != NULL;
}

EntMinimum *
ent_minimize (guint            n_conditions,
              const gboolean  *on,
              const gboolean  *free_rows,
              GError         **error)
{
  g_autoptr(EntMinimum) self = NULL;

  g_return_val_if_fail (n_conditions <= ENT_MINIMIZE_MAX_CONDITIONS, NULL);

  self = g_new0 (EntMinimum, 1);
  self->n_conditions = n_conditions;
  self->primes = g_array_new (FALSE, FALSE, sizeof (EntTerm));
  self->essential = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint row = 0; row < 1u << n_conditions; row++)
    if (on[row])
      g_array_append_val (self->rows, row);
  find_primes (self, on, free_rows);
  find_essential (self);
  if (find_models (self))
    return g_steal_pointer (&self);
  g_set_error_literal (error, ENT_ANALYSIS_ERROR, ENT_ANALYSIS_ERROR_TOO_LARGE,
                       _("the shortest solution of this truth table cannot be found within reasonable time: choose "
                         "fewer conditions, or ask for more cases in a row"));
  return NULL;
}

void
ent_minimum_free (EntMinimum *self)
{
  g_array_unref (self->primes);
  g_array_unref (self->essential);
  g_array_unref (self->rows);
  if (self->models != NULL)
    g_ptr_array_unref (self->models);
  g_free (self);
}
