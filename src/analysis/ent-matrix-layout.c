/* First it is settled which factors and which cases are asked for, then which of their cells match; rows and columns
 * that have none of those go, and what is left is put in order. */
#include "config.h"

#include "ent-matrix-layout.h"

#include <math.h>
#include <string.h>

#include "ent-fold.h"
#include "ent-measure.h"
#include "ent-similarity.h"
#include "ent-string-list.h"

/* Fewer stand without gaps. */
#define MIN_CLUSTERED 4
#define MAX_CLUSTERS  8

typedef struct
{
  const EntMatrix     *matrix;
  const EntMatrixSpec *spec;
  EntMatrixLayout     *layout;
  guint                coder;    /* in whose ratings things are put in order */
  guint8              *factors;  /* 1 for those that are shown */
  guint8              *items;
} Work;

/* What is shown */

static gboolean
has_words (const char         *title,
           const char * const *words)
{
  g_autofree char *folded = ent_fold (title, NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (!ent_fold_has_word (folded, words[i]))
      return FALSE;
  return TRUE;
}

/* Leaves those of the list whose flag is set in @found, unless none is. */
static gboolean
narrow (guint8       *list,
        const guint8 *found,
        guint         n)
{
  if (memchr (found, 1, n) == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    list[i] &= found[i];
  return TRUE;
}

/* Words that factors have choose among them, words that cases have among those. */
static void
choose_by_text (Work *work)
{
  g_autofree char *folded = ent_fold (work->spec->text, NULL);
  g_auto(GStrv) words = g_strsplit (folded, " ", -1);
  guint n_factors = ent_matrix_get_n_factors (work->matrix), n_items = ent_matrix_get_n_cases (work->matrix);
  g_autofree guint8 *factors = g_new0 (guint8, n_factors + 1), *items = g_new0 (guint8, n_items + 1);
  gboolean in_factors, in_items;

  for (guint i = 0; i < n_factors; i++)
    factors[i] = work->factors[i] && has_words (ent_text_get (ent_matrix_get_factor (work->matrix, i)->title),
                                                (const char * const *) words);
  for (guint i = 0; i < n_items; i++)
    {
      EntCase *item = ent_matrix_get_case (work->matrix, i);

      items[i] = work->items[i] && (has_words (ent_text_get (item->title), (const char * const *) words)
                                    || has_words (ent_case_get_short_title (item), (const char * const *) words));
    }
  in_factors = narrow (work->factors, factors, n_factors);
  in_items = narrow (work->items, items, n_items);
  if (!in_factors && !in_items)
    memset (work->factors, 0, n_factors);
}

static void
choose (Work *work)
{
  const EntMatrixSpec *spec = work->spec;
  guint n_factors = ent_matrix_get_n_factors (work->matrix), n_items = ent_matrix_get_n_cases (work->matrix);
  g_autoptr(GHashTable) cases = g_hash_table_new (g_str_hash, g_str_equal);

  work->factors = g_new0 (guint8, n_factors + 1);
  work->items = g_new0 (guint8, n_items + 1);
  for (guint i = 0; i < spec->cases->len; i++)
    g_hash_table_add (cases, spec->cases->pdata[i]);
  for (guint i = 0; i < n_factors; i++)
    {
      const EntFactor *factor = ent_matrix_get_factor (work->matrix, i);

      work->factors[i] = (spec->groups->len == 0 && spec->factors->len == 0)
                         || ent_string_list_has (spec->groups, factor->group)
                         || ent_string_list_has (spec->factors, factor->id);
    }
  for (guint i = 0; i < n_items; i++)
    work->items[i] = spec->cases->len == 0 || g_hash_table_contains (cases, ent_matrix_get_case (work->matrix, i)->id);
  if (spec->text != NULL)
    choose_by_text (work);
}

/* Cells */

static gboolean
has_cell_conditions (const EntMatrixSpec *spec)
{
  return spec->evidence != ENT_MATRIX_EVIDENCE_ANY || spec->confidence != ENT_CONFIDENCE_NONE || spec->differing;
}

static gboolean
coder_matches (const Work *work,
               guint       coder,
               guint       factor,
               guint       item)
{
  const EntMatrixSpec *spec = work->spec;
  EntRating rating;

  if (spec->evidence == ENT_MATRIX_EVIDENCE_ANY && spec->confidence == ENT_CONFIDENCE_NONE)
    return TRUE;
  if (!ent_matrix_get_rating (work->matrix, coder, factor, item, &rating) || !rating.has_rating
      || rating.confidence < spec->confidence)
    return FALSE;
  return spec->evidence == ENT_MATRIX_EVIDENCE_ANY
         || (spec->evidence == ENT_MATRIX_EVIDENCE_WITH) == (rating.n_evidence > 0);
}

static gboolean
cell_matches (const Work *work,
              guint       factor,
              guint       item)
{
  EntMatrixWhose whose = work->spec->whose;

  if (work->spec->differing && !ent_matrix_differs (work->matrix, factor, item, NULL))
    return FALSE;
  return (whose != ENT_MATRIX_OWN && coder_matches (work, ENT_CODER_PUBLISHED, factor, item))
         || (whose != ENT_MATRIX_PUBLISHED && coder_matches (work, ENT_CODER_OWN, factor, item));
}

static void
match_cells (Work *work)
{
  EntMatrixLayout *layout = work->layout;
  guint n_factors = ent_matrix_get_n_factors (work->matrix), n_items = layout->n_cases;
  g_autofree guint8 *factors = g_new0 (guint8, n_factors + 1), *items = g_new0 (guint8, n_items + 1);

  for (guint i = 0; i < n_factors; i++)
    for (guint j = 0; work->factors[i] && j < n_items; j++)
      {
        if (!work->items[j])
          continue;
        layout->n_cells++;
        if (!cell_matches (work, i, j))
          continue;
        layout->n_matches++;
        layout->matches[(gsize) i * n_items + j] = factors[i] = items[j] = 1;
      }
  if (!has_cell_conditions (work->spec))
    return;
  memcpy (work->factors, factors, n_factors);
  memcpy (work->items, items, n_items);
}

/* Order.  What has a value stands before what has none; equals as they came. */

typedef struct
{
  guint    index;
  gboolean has_value;
  double   value;
  char    *key;  /* for collation, or NULL */
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *first = a, *second = b;
  int order = 0;

  if (first->key != NULL)
    order = strcmp (first->key, second->key);
  else if (first->has_value != second->has_value)
    order = first->has_value ? -1 : 1;
  else if (first->has_value)
    order = (first->value < second->value) - (first->value > second->value);
  return order != 0 ? order : first->index < second->index ? -1 : 1;
}

static guint *
sort_places (Place *places,
             guint  n)
{
  guint *order = g_new (guint, n + 1);

  if (n > 1)
    qsort (places, n, sizeof *places, compare_places);
  for (guint i = 0; i < n; i++)
    {
      order[i] = places[i].index;
      g_free (places[i].key);
    }
  return order;
}

/* How many groups a reader can take in. */
static guint *
find_clusters (const EntClustering *clustering)
{
  guint n_groups = MIN (MAX_CLUSTERS, (guint) lround (sqrt (clustering->n)));
  guint *groups;

  if (clustering->n < MIN_CLUSTERED)
    return NULL;
  groups = g_new (guint, clustering->n);
  ent_clustering_cut (clustering, ent_clustering_find_height (clustering, n_groups), groups);
  return groups;
}

static void
append_column (Work  *work,
               guint  item,
               guint  cluster,
               guint *last_cluster)
{
  EntMatrixColumn column = { item, work->layout->columns->len > 0 && cluster != *last_cluster };

  if (!work->items[item])
    return;
  *last_cluster = cluster;
  g_array_append_val (work->layout->columns, column);
}

static guint *
order_items (Work *work)
{
  const EntMatrixSpec *spec = work->spec;
  guint n = ent_matrix_get_n_cases (work->matrix);
  g_autofree Place *places = g_new0 (Place, n + 1);
  EntMeasure measure;
  gboolean has_measure = spec->columns == ENT_MATRIX_COLUMNS_MEASURE
                         && ent_measure_from_id (work->matrix, spec->measure, &measure);

  for (guint i = 0; i < n; i++)
    {
      places[i].index = i;
      if (spec->columns == ENT_MATRIX_COLUMNS_TITLE)
        places[i].key = g_utf8_collate_key (ent_case_get_short_title (ent_matrix_get_case (work->matrix, i)), -1);
      else if (has_measure)
        places[i].has_value = ent_measure_get_value (work->matrix, work->coder, measure, i, &places[i].value);
      if (spec->reversed)
        places[i].value = -places[i].value;
    }
  return sort_places (places, n);
}

static void
arrange_columns (Work *work)
{
  guint n = ent_matrix_get_n_cases (work->matrix), last = 0;
  g_autoptr(EntClustering) clustering = NULL;
  g_autofree guint *groups = NULL, *order = NULL;

  if (work->spec->columns == ENT_MATRIX_COLUMNS_LIKENESS)
    clustering = ent_similarity_cluster_cases (work->matrix, work->coder, work->factors);
  if (clustering != NULL)
    groups = find_clusters (clustering);
  else
    order = order_items (work);
  for (guint i = 0; i < n; i++)
    append_column (work, clustering != NULL ? clustering->order[i] : order[i], groups != NULL ? groups[i] : 0, &last);
}

static void
append_row (Work     *work,
            int       group,
            int       factor,
            gboolean  closed,
            gboolean  gap)
{
  EntMatrixRow row = { group, factor, closed, gap && work->layout->rows->len > 0 };

  g_array_append_val (work->layout->rows, row);
}

static void
arrange_groups (Work *work)
{
  EntCodebook *codebook = work->matrix->codebook;
  g_autofree guint8 *done = g_new0 (guint8, codebook->factors->len + 1);

  for (guint i = 0; i < codebook->groups->len; i++)
    {
      const EntFactorGroup *group = codebook->groups->pdata[i];
      gboolean closed = ent_string_list_has (work->spec->closed, group->id), begun = FALSE;

      for (guint j = 0; j < codebook->factors->len; j++)
        {
          if (done[j] || !work->factors[j] || !g_str_equal (ent_matrix_get_factor (work->matrix, j)->group, group->id))
            continue;
          if (!begun)
            append_row (work, i, -1, closed, FALSE);
          if (!closed)
            append_row (work, i, j, FALSE, FALSE);
          begun = TRUE;
          done[j] = 1;
        }
    }
  /* A factor of no group that is known still has its row. */
  for (guint j = 0; j < codebook->factors->len; j++)
    if (work->factors[j] && !done[j])
      append_row (work, -1, j, FALSE, FALSE);
}

static guint *
order_factors (Work *work)
{
  guint n = ent_matrix_get_n_factors (work->matrix);
  int item = ent_matrix_find_case (work->matrix, work->spec->row_case);
  g_autofree Place *places = g_new0 (Place, n + 1);
  EntRating rating;

  for (guint i = 0; i < n; i++)
    {
      places[i].index = i;
      if (item >= 0 && ent_matrix_get_rating (work->matrix, work->coder, i, item, &rating) && rating.has_rating)
        {
          places[i].has_value = TRUE;
          places[i].value = rating.rating;
        }
    }
  return sort_places (places, n);
}

static void
arrange_rows (Work *work)
{
  guint n = ent_matrix_get_n_factors (work->matrix), last = 0;
  g_autoptr(EntClustering) clustering = NULL;
  g_autofree guint *groups = NULL, *order = NULL;

  if (work->spec->rows == ENT_MATRIX_ROWS_GROUPS)
    {
      arrange_groups (work);
      return;
    }
  if (work->spec->rows == ENT_MATRIX_ROWS_LIKENESS)
    clustering = ent_similarity_cluster_factors (work->matrix, work->coder, work->items);
  if (clustering != NULL)
    groups = find_clusters (clustering);
  else
    order = order_factors (work);
  for (guint i = 0; i < n; i++)
    {
      guint factor = clustering != NULL ? clustering->order[i] : order[i];

      if (!work->factors[factor])
        continue;
      append_row (work, -1, factor, FALSE, groups != NULL && groups[i] != last);
      last = groups != NULL ? groups[i] : 0;
    }
}

EntMatrixLayout *
ent_matrix_layout_new (const EntMatrix     *matrix,
                       const EntMatrixSpec *spec)
{
  EntMatrixLayout *self;
  Work work = { matrix, spec, NULL, ENT_CODER_PUBLISHED, NULL, NULL };

  g_return_val_if_fail (matrix != NULL && spec != NULL, NULL);

  self = g_new0 (EntMatrixLayout, 1);
  self->rows = g_array_new (FALSE, FALSE, sizeof (EntMatrixRow));
  self->columns = g_array_new (FALSE, FALSE, sizeof (EntMatrixColumn));
  self->n_cases = ent_matrix_get_n_cases (matrix);
  self->matches = g_new0 (guint8, (gsize) ent_matrix_get_n_factors (matrix) * self->n_cases + 1);
  work.layout = self;
  if (spec->whose == ENT_MATRIX_OWN)
    work.coder = ENT_CODER_OWN;
  choose (&work);
  match_cells (&work);
  arrange_columns (&work);
  arrange_rows (&work);
  g_free (work.factors);
  g_free (work.items);
  return self;
}

void
ent_matrix_layout_free (EntMatrixLayout *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->rows);
  g_array_unref (self->columns);
  g_free (self->matches);
  g_free (self);
}

/* Looking up */

gboolean
ent_matrix_layout_matches (const EntMatrixLayout *self,
                           guint                  factor,
                           guint                  item)
{
  g_return_val_if_fail (self != NULL && item < self->n_cases, FALSE);
  return self->matches[(gsize) factor * self->n_cases + item];
}

int
ent_matrix_layout_find_row (const EntMatrixLayout *self,
                            const EntMatrix       *matrix,
                            int                    factor)
{
  const char *group;

  g_return_val_if_fail (self != NULL && matrix != NULL, -1);

  if (factor < 0)
    return -1;
  group = ent_matrix_get_factor (matrix, factor)->group;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const EntMatrixRow *row = &g_array_index (self->rows, EntMatrixRow, i);

      if (row->factor == factor)
        return i;
      if (row->closed && g_str_equal (((EntFactorGroup *) matrix->codebook->groups->pdata[row->group])->id, group))
        return i;
    }
  return -1;
}

int
ent_matrix_layout_find_column (const EntMatrixLayout *self,
                               int                    item)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->columns->len; i++)
    if ((int) g_array_index (self->columns, EntMatrixColumn, i).item == item)
      return i;
  return -1;
}

gboolean
ent_matrix_layout_summarize (const EntMatrixLayout *self,
                             const EntMatrix       *matrix,
                             guint                  coder,
                             guint                  group,
                             guint                  item,
                             EntMatrixSummary      *summary)
{
  const char *id = ((EntFactorGroup *) matrix->codebook->groups->pdata[group])->id;
  EntRating rating;

  *summary = (EntMatrixSummary) { 0, 0, 3, -3 };
  for (guint i = 0; i < ent_matrix_get_n_factors (matrix); i++)
    {
      if (!g_str_equal (ent_matrix_get_factor (matrix, i)->group, id) || !ent_matrix_layout_matches (self, i, item)
          || !ent_matrix_get_rating (matrix, coder, i, item, &rating) || !rating.has_rating)
        continue;
      summary->n++;
      summary->mean += rating.rating;
      summary->least = MIN (summary->least, rating.rating);
      summary->most = MAX (summary->most, rating.rating);
    }
  if (summary->n > 0)
    summary->mean /= summary->n;
  return summary->n > 0;
}
