/* Krippendorff's alpha (K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011) is 1 − Do / De.
 * Values of a unit that two or more coders judged are paired with each other, each pair counted 1 / (m − 1)
 * times where m is how many the unit has, which makes a table of coincidences o(c, k).  With its margins n(c)
 * and their sum n,
 *
 *   Do = Σ o(c, k) d(c, k) / n        De = Σ n(c) n(k) d(c, k) / (n (n − 1))
 *
 * where d is the square of a difference: of nominal values 0 or 1, of interval values c − k, of ordinal ones
 * how many values lie between the two, with half of those that are c and k.  A unit with one value has no pair
 * and does not count, so data may be missing.
 *
 * Cohen's kappa of two coders is 1 − Σ v o / Σ v e, with the share o of each pair of values, the share e that
 * it would have by chance if each coder kept their own margins, and the weight v of a disagreement: 1 (Cohen
 * 1960), or the difference, or its square (Cohen 1968).  The units are those that both judged.
 *
 * Fleiss' kappa (J. L. Fleiss 1971) is (P − Pe) / (1 − Pe), with the share P of pairs in a unit that are the
 * same, and Pe from the margins of all coders together.  Each unit must have as many values, so those that
 * not all coders judged do not count.
 *
 * Each of them is 0 / 0 where all values are the same; that is said, and never shown as a number. */

#include "config.h"

#include "ent-agreement.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

/* Krippendorff's customary limits. */
#define RELIABLE  .8
#define TENTATIVE .667

static EntCoefficient
undefined (EntUndefined why,
           guint        n_units)
{
  return (EntCoefficient) { why, 0, n_units };
}

static gboolean
is_value (int      value,
          gboolean on_scale)
{
  return value != ENT_CODING_MISSING && (!on_scale || value != ENT_CODING_NO_EVIDENCE);
}

/* The values that there are, each once, in order. */

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  int first = *(const int *) a, second = *(const int *) b;

  return (first > second) - (first < second);
}

static void
sort_values (GArray *values)
{
  guint n = 0;

  g_array_sort (values, compare_values);
  for (guint i = 0; i < values->len; i++)
    if (n == 0 || g_array_index (values, int, i) != g_array_index (values, int, n - 1))
      g_array_index (values, int, n++) = g_array_index (values, int, i);
  g_array_set_size (values, n);
}

static guint
find_value (GArray *values,
            int     value)
{
  guint index = 0;

  g_array_binary_search (values, &value, compare_values, &index);
  return index;
}

static double
get (GArray *table,
     guint   at)
{
  return g_array_index (table, double, at);
}

static GArray *
table_new (guint n)
{
  return g_array_set_size (g_array_new (FALSE, TRUE, sizeof (double)), n);
}

static guint
count_unit (const EntCodings *codings,
            guint             unit,
            gboolean          on_scale)
{
  guint n = 0;

  for (guint i = 0; i < codings->n_coders; i++)
    n += is_value (ent_codings_get (codings, i, unit), on_scale) ? 1 : 0;
  return n;
}

/* Those of all units that @least coders or more judged. @n_units: (out): how many these are */
static GArray *
list_values (const EntCodings *codings,
             gboolean          on_scale,
             guint             least,
             guint            *n_units)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (int));

  *n_units = 0;
  for (guint i = 0; i < codings->n_units; i++)
    {
      if (count_unit (codings, i, on_scale) < least)
        continue;
      *n_units += 1;
      for (guint j = 0; j < codings->n_coders; j++)
        {
          int value = ent_codings_get (codings, j, i);

          if (is_value (value, on_scale))
            g_array_append_val (values, value);
        }
    }
  return values;
}

/* How often the unit has each of the values; returns how many it has. */
static guint
tally_unit (const EntCodings *codings,
            guint             unit,
            gboolean          on_scale,
            GArray           *values,
            GArray           *tally)
{
  guint n = 0;

  memset (tally->data, 0, tally->len * sizeof (double));
  for (guint i = 0; i < codings->n_coders; i++)
    {
      int value = ent_codings_get (codings, i, unit);

      if (!is_value (value, on_scale))
        continue;
      g_array_index (tally, double, find_value (values, value)) += 1;
      n++;
    }
  return n;
}

/* Krippendorff */

static GArray *
create_coincidences (const EntCodings *codings,
                     gboolean          on_scale,
                     GArray           *values)
{
  guint n_values = values->len;
  GArray *table = table_new (n_values * n_values);
  g_autoptr(GArray) tally = table_new (n_values);

  for (guint i = 0; i < codings->n_units; i++)
    {
      guint m = count_unit (codings, i, on_scale);

      if (m < 2)
        continue;
      tally_unit (codings, i, on_scale, values, tally);
      for (guint c = 0; c < n_values; c++)
        for (guint k = 0; k < n_values; k++)
          g_array_index (table, double, c * n_values + k) +=
            get (tally, c) * (get (tally, k) - (c == k ? 1 : 0)) / (m - 1);
    }
  return table;
}

static double
get_difference (EntScale  scale,
                GArray   *values,
                GArray   *margins,
                guint     c,
                guint     k)
{
  double difference = 0;

  if (c == k)
    return 0;
  if (scale == ENT_SCALE_NOMINAL)
    return 1;
  if (scale == ENT_SCALE_INTERVAL)
    difference = (double) g_array_index (values, int, c) - g_array_index (values, int, k);
  else
    {
      for (guint i = MIN (c, k); i <= MAX (c, k); i++)
        difference += get (margins, i);
      difference -= (get (margins, c) + get (margins, k)) / 2;
    }
  return difference * difference;
}

EntCoefficient
ent_agreement_alpha (const EntCodings *codings,
                     EntScale          scale)
{
  gboolean on_scale = scale != ENT_SCALE_NOMINAL;
  g_autoptr(GArray) values = NULL, table = NULL, margins = NULL;
  double n = 0, observed = 0, expected = 0;
  guint n_units;

  g_return_val_if_fail (codings != NULL, undefined (ENT_UNDEFINED_UNITS, 0));

  if (codings->n_coders < 2)
    return undefined (ENT_UNDEFINED_CODERS, 0);
  values = list_values (codings, on_scale, 2, &n_units);
  sort_values (values);
  if (values->len < 2)
    return undefined (n_units == 0 ? ENT_UNDEFINED_UNITS : ENT_UNDEFINED_VARIATION, n_units);
  table = create_coincidences (codings, on_scale, values);
  margins = table_new (values->len);
  for (guint i = 0; i < table->len; i++)
    {
      g_array_index (margins, double, i / values->len) += get (table, i);
      n += get (table, i);
    }
  for (guint c = 0; c < values->len; c++)
    for (guint k = 0; k < values->len; k++)
      {
        double difference = get_difference (scale, values, margins, c, k);

        observed += get (table, c * values->len + k) * difference;
        expected += get (margins, c) * get (margins, k) * difference;
      }
  return (EntCoefficient) { ENT_UNDEFINED_NOT, 1 - (n - 1) * observed / expected, n_units };
}

/* Fleiss */

EntCoefficient
ent_agreement_fleiss (const EntCodings *codings)
{
  g_autoptr(GArray) values = NULL, tally = NULL, margins = NULL;
  double n, agreed = 0, by_chance = 0;
  guint n_units;

  g_return_val_if_fail (codings != NULL, undefined (ENT_UNDEFINED_UNITS, 0));

  if (codings->n_coders < 2)
    return undefined (ENT_UNDEFINED_CODERS, 0);
  values = list_values (codings, FALSE, codings->n_coders, &n_units);
  sort_values (values);
  if (values->len < 2)
    return undefined (n_units == 0 ? ENT_UNDEFINED_COMPLETE : ENT_UNDEFINED_VARIATION, n_units);
  n = codings->n_coders;
  tally = table_new (values->len);
  margins = table_new (values->len);
  for (guint i = 0; i < codings->n_units; i++)
    {
      if (count_unit (codings, i, FALSE) < codings->n_coders)
        continue;
      tally_unit (codings, i, FALSE, values, tally);
      for (guint c = 0; c < values->len; c++)
        {
          agreed += get (tally, c) * (get (tally, c) - 1) / (n * (n - 1) * n_units);
          g_array_index (margins, double, c) += get (tally, c) / (n * n_units);
        }
    }
  for (guint c = 0; c < values->len; c++)
    by_chance += get (margins, c) * get (margins, c);
  return (EntCoefficient) { ENT_UNDEFINED_NOT, (agreed - by_chance) / (1 - by_chance), n_units };
}

/* Two coders */

/* What both said, of the units that both judged. */
typedef struct
{
  GArray *values;
  GArray *table;   /* how often a said this and b that */
  guint   n;
} Both;

static void
both_clear (Both *self)
{
  g_clear_pointer (&self->values, g_array_unref);
  g_clear_pointer (&self->table, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Both, both_clear)

static void
both_init (Both             *self,
           const EntCodings *codings,
           guint             a,
           guint             b,
           gboolean          on_scale)
{
  self->values = g_array_new (FALSE, FALSE, sizeof (int));
  self->n = 0;
  for (guint i = 0; i < codings->n_units; i++)
    {
      int said[] = { ent_codings_get (codings, a, i), ent_codings_get (codings, b, i) };

      if (is_value (said[0], on_scale) && is_value (said[1], on_scale))
        g_array_append_vals (self->values, said, 2);
    }
  sort_values (self->values);
  self->table = table_new (self->values->len * self->values->len);
  for (guint i = 0; i < codings->n_units; i++)
    {
      int first = ent_codings_get (codings, a, i), second = ent_codings_get (codings, b, i);
      guint row, column;

      if (!is_value (first, on_scale) || !is_value (second, on_scale))
        continue;
      row = find_value (self->values, first);
      column = find_value (self->values, second);
      g_array_index (self->table, double, row * self->values->len + column) += 1;
      self->n++;
    }
}

static EntCoefficient
both_get_share (const Both *self)
{
  double same = 0;

  for (guint i = 0; i < self->values->len; i++)
    same += get (self->table, i * self->values->len + i);
  return self->n > 0 ? (EntCoefficient) { ENT_UNDEFINED_NOT, same / self->n, self->n }
                     : undefined (ENT_UNDEFINED_UNITS, 0);
}

static double
get_weight (EntWeights weights,
            int        first,
            int        second)
{
  double difference = fabs ((double) first - second);

  if (weights == ENT_WEIGHTS_NONE)
    return first != second ? 1 : 0;
  return weights == ENT_WEIGHTS_LINEAR ? difference : difference * difference;
}

static EntCoefficient
both_get_kappa (const Both *self,
                EntWeights  weights)
{
  guint n_values = self->values->len;
  g_autoptr(GArray) rows = table_new (n_values), columns = table_new (n_values);
  double observed = 0, expected = 0;

  if (self->n == 0)
    return undefined (ENT_UNDEFINED_UNITS, 0);
  if (n_values < 2)
    return undefined (ENT_UNDEFINED_VARIATION, self->n);
  for (guint i = 0; i < self->table->len; i++)
    {
      g_array_index (rows, double, i / n_values) += get (self->table, i);
      g_array_index (columns, double, i % n_values) += get (self->table, i);
    }
  for (guint i = 0; i < self->table->len; i++)
    {
      double weight = get_weight (weights, g_array_index (self->values, int, i / n_values),
                                  g_array_index (self->values, int, i % n_values));

      observed += weight * get (self->table, i);
      expected += weight * get (rows, i / n_values) * get (columns, i % n_values) / self->n;
    }
  return (EntCoefficient) { ENT_UNDEFINED_NOT, 1 - observed / expected, self->n };
}

EntCoefficient
ent_agreement_kappa (const EntCodings *codings,
                     guint             a,
                     guint             b,
                     EntWeights        weights)
{
  g_auto(Both) both = { NULL };

  g_return_val_if_fail (codings != NULL && a < codings->n_coders && b < codings->n_coders,
                        undefined (ENT_UNDEFINED_CODERS, 0));

  both_init (&both, codings, a, b, weights != ENT_WEIGHTS_NONE);
  return both_get_kappa (&both, weights);
}

static void
add_pair (EntAgreement     *self,
          const EntCodings *codings,
          guint             a,
          guint             b)
{
  g_auto(Both) all = { NULL }, on_scale = { NULL };
  EntCoderPair pair = { .a = a, .b = b };

  both_init (&all, codings, a, b, FALSE);
  both_init (&on_scale, codings, a, b, TRUE);
  pair.share = both_get_share (&all);
  pair.kappa = both_get_kappa (&all, ENT_WEIGHTS_NONE);
  pair.linear = both_get_kappa (&on_scale, ENT_WEIGHTS_LINEAR);
  pair.quadratic = both_get_kappa (&on_scale, ENT_WEIGHTS_QUADRATIC);
  g_array_append_val (self->pairs, pair);
}

static EntCoefficient
get_average (const EntAgreement *self)
{
  double sum = 0;
  guint n = 0;

  if (self->n_coders < 2)
    return undefined (ENT_UNDEFINED_CODERS, 0);
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const EntCoderPair *pair = &g_array_index (self->pairs, EntCoderPair, i);

      if (pair->share.undefined != ENT_UNDEFINED_NOT)
        continue;
      sum += pair->share.value;
      n++;
    }
  return n > 0 ? (EntCoefficient) { ENT_UNDEFINED_NOT, sum / n, self->n_units } : undefined (ENT_UNDEFINED_UNITS, 0);
}

/* Where they differ */

static void
measure_unit (const EntCodings *codings,
              guint             unit,
              EntDifference    *difference)
{
  double sum = 0, squares = 0, mean;

  *difference = (EntDifference) { .unit = unit, .least = G_MAXINT, .most = G_MININT };
  for (guint i = 0; i < codings->n_coders; i++)
    {
      int value = ent_codings_get (codings, i, unit);

      difference->n_no_evidence += value == ENT_CODING_NO_EVIDENCE ? 1 : 0;
      if (!is_value (value, TRUE))
        continue;
      difference->n_values++;
      difference->least = MIN (difference->least, value);
      difference->most = MAX (difference->most, value);
      sum += value;
    }
  if (difference->n_values == 0)
    return;
  mean = sum / difference->n_values;
  for (guint i = 0; i < codings->n_coders; i++)
    {
      int value = ent_codings_get (codings, i, unit);

      if (is_value (value, TRUE))
        squares += (value - mean) * (value - mean);
    }
  difference->variance = squares / difference->n_values;
}

static int
compare_differences (gconstpointer a,
                     gconstpointer b)
{
  const EntDifference *first = a, *second = b;

  if (first->variance != second->variance)
    return first->variance > second->variance ? -1 : 1;
  if (first->n_no_evidence != second->n_no_evidence)
    return first->n_no_evidence > second->n_no_evidence ? -1 : 1;
  return (first->unit > second->unit) - (first->unit < second->unit);
}

static void
find_differences (EntAgreement     *self,
                  const EntCodings *codings)
{
  guint n_same = 0;

  for (guint i = 0; i < codings->n_units; i++)
    {
      EntDifference difference;

      measure_unit (codings, i, &difference);
      if (difference.n_values + difference.n_no_evidence < 2)
        continue;
      self->n_units++;
      self->n_values += difference.n_values + difference.n_no_evidence;
      if ((difference.n_values == 0 || difference.n_no_evidence == 0)
          && (difference.n_values == 0 || difference.least == difference.most))
        n_same++;
      else
        g_array_append_val (self->differences, difference);
    }
  g_array_sort (self->differences, compare_differences);
  if (self->n_coders < 2)
    self->unanimous = undefined (ENT_UNDEFINED_CODERS, 0);
  else if (self->n_units == 0)
    self->unanimous = undefined (ENT_UNDEFINED_UNITS, 0);
  else
    self->unanimous = (EntCoefficient) { ENT_UNDEFINED_NOT, (double) n_same / self->n_units, self->n_units };
}

/* The whole */

EntAgreement *
ent_agreement_new (const EntCodings *codings,
                   GCancellable     *cancellable)
{
  g_autoptr(EntAgreement) self = g_new0 (EntAgreement, 1);

  self->pairs = g_array_new (FALSE, FALSE, sizeof (EntCoderPair));
  self->differences = g_array_new (FALSE, FALSE, sizeof (EntDifference));
  g_return_val_if_fail (codings != NULL, NULL);

  self->n_coders = codings->n_coders;
  find_differences (self, codings);
  for (guint a = 0; a < codings->n_coders; a++)
    for (guint b = a + 1; b < codings->n_coders; b++)
      {
        if (g_cancellable_is_cancelled (cancellable))
          return NULL;
        add_pair (self, codings, a, b);
      }
  self->average = get_average (self);
  self->fleiss = ent_agreement_fleiss (codings);
  for (EntScale scale = ENT_SCALE_NOMINAL; scale <= ENT_SCALE_INTERVAL; scale++)
    self->alpha[scale] = ent_agreement_alpha (codings, scale);
  return g_steal_pointer (&self);
}

void
ent_agreement_free (EntAgreement *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->pairs);
  g_array_unref (self->differences);
  g_free (self);
}

/* For people */

const char *
ent_undefined_to_string (EntUndefined undefined)
{
  switch (undefined)
    {
    case ENT_UNDEFINED_CODERS:
      return _("One coder has nobody to agree with: choose two or more.");
    case ENT_UNDEFINED_UNITS:
      return _("No cell was rated by two of them.");
    case ENT_UNDEFINED_COMPLETE:
      return _("No cell was rated by all of them.");
    case ENT_UNDEFINED_VARIATION:
      return _("All ratings are the same, so agreement cannot be told from chance.");
    case ENT_UNDEFINED_NOT:
    default:
      return "";
    }
}

char *
ent_coefficient_format (const EntCoefficient *self)
{
  double value = round (self->value * 1000) / 1000;

  if (self->undefined != ENT_UNDEFINED_NOT)
    return g_strdup ("–");
  /* A true minus sign, and none before zero. */
  return value < 0 ? g_strdup_printf ("−%.3f", -value) : g_strdup_printf ("%.3f", fabs (value));
}

char *
ent_coefficient_format_share (const EntCoefficient *self)
{
  if (self->undefined != ENT_UNDEFINED_NOT)
    return g_strdup ("–");
  /* Translators: a share, "74 %" */
  return g_strdup_printf (_("%.0f %%"), self->value * 100);
}

const char *
ent_coefficient_read (const EntCoefficient *self)
{
  if (self->undefined != ENT_UNDEFINED_NOT)
    return "";
  if (self->value >= RELIABLE)
    return _("Reliable by Krippendorff’s custom (0.800 or more), which is no law.");
  if (self->value >= TENTATIVE)
    return _("Good for tentative conclusions by Krippendorff’s custom (0.667 to 0.800), which is no law.");
  return _("Too little to build on by Krippendorff’s custom (below 0.667), which is no law.");
}
