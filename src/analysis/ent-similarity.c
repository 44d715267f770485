/* The tree: each item is a group at first; of all pairs of groups, the two with the least mean distance
 * between their members become one, until one group is left (average linkage, UPGMA).  Means are kept as sums
 * and counts of the pairs that can be compared, so that joining two groups adds those up; as each mean of a
 * joined group lies between those of its halves, heights never fall on the way up.
 *
 * The order: a tree leaves it open which half of each group stands first.  Bar-Joseph, Gifford and Jaakkola
 * (2001) find the order with the least sum of distances between neighbours by dynamic programming: best[i][j],
 * for i and j in different halves of a group, is that sum for the group when it begins with i and ends with
 * j.  With the halves' own sums known,
 *
 *   best[i][j] = min over k, l of  best[i][k] + distance[k][l] + best[l][j]
 *
 * where k is the other end of the half of i, and l that of the half of j; the inner minimum over k is
 * taken once for all j, which makes O(n³) of O(n⁴).  The way back finds k and l again.
 *
 * Items are taken in the order of their ids, so that ties fall the same way however the matrix is sorted. */
#include "config.h"

#include "ent-similarity.h"

#include <math.h>

#define RANGE 6.0 /* from −3 to +3 */

typedef struct
{
  int    left, right;  /* nodes, or −1: a leaf */
  guint  first, n;     /* its leaves are members[first] … members[first + n − 1]; the left half comes first */
  double height;
} Node;

typedef struct
{
  guint   n;
  guint  *items;      /* canonical index → index in the matrix */
  double *means;      /* of ratings, by canonical index */
  double *distances;  /* n × n; 1 where it cannot be told */
  guint8 *defined;    /* n × n */
  double *best;       /* n × n */
  Node   *nodes;      /* 2 n − 1: leaves first */
  guint  *members;    /* canonical */
  guint  *order;      /* canonical */
  double *gaps;
} Work;

#define AT(work, array, i, j) ((work)->array[(gsize) (i) * (work)->n + (j)])

/* Distances */

typedef struct
{
  double sum;
  guint  n;
} Difference;

static void
add_difference (Difference      *self,
                const EntMatrix *matrix,
                guint            coder,
                guint            factor_a,
                guint            case_a,
                guint            factor_b,
                guint            case_b)
{
  EntRating a, b;

  if (!ent_matrix_get_rating (matrix, coder, factor_a, case_a, &a) || !a.has_rating
      || !ent_matrix_get_rating (matrix, coder, factor_b, case_b, &b) || !b.has_rating)
    return;
  self->sum += ABS (a.rating - b.rating);
  self->n++;
}

static gboolean
difference_get (const Difference *self,
                double           *distance,
                guint            *n_comparable)
{
  if (n_comparable != NULL)
    *n_comparable = self->n;
  if (self->n == 0)
    return FALSE;
  *distance = self->sum / self->n / RANGE;
  return TRUE;
}

gboolean
ent_similarity_compare_cases (const EntMatrix *matrix,
                              guint            coder,
                              const guint8    *factors_used,
                              guint            a,
                              guint            b,
                              double          *distance,
                              guint           *n_comparable)
{
  Difference difference = { 0 };

  for (guint i = 0; i < ent_matrix_get_n_factors (matrix); i++)
    if (factors_used == NULL || factors_used[i])
      add_difference (&difference, matrix, coder, i, a, i, b);
  return difference_get (&difference, distance, n_comparable);
}

gboolean
ent_similarity_compare_factors (const EntMatrix *matrix,
                                guint            coder,
                                const guint8    *cases_used,
                                guint            a,
                                guint            b,
                                double          *distance,
                                guint           *n_comparable)
{
  Difference difference = { 0 };

  for (guint i = 0; i < ent_matrix_get_n_cases (matrix); i++)
    if (cases_used == NULL || cases_used[i])
      add_difference (&difference, matrix, coder, a, i, b, i);
  return difference_get (&difference, distance, n_comparable);
}

/* The tree */

static void
make_leaves (Work *work)
{
  for (guint i = 0; i < work->n; i++)
    work->nodes[i] = (Node) { -1, -1, i, 1, 0 };
}

/* The two groups that are nearest, of those that stand; those that cannot be compared come last. */
static void
find_nearest (const Work   *work,
              const double *sums,
              const double *counts,
              const guint  *standing,
              guint         n_standing,
              guint        *a,
              guint        *b,
              double       *height)
{
  double least = INFINITY;

  for (guint i = 0; i < n_standing; i++)
    for (guint j = i + 1; j < n_standing; j++)
      {
        gsize at = (gsize) standing[i] * work->n + standing[j];
        double mean = counts[at] > 0 ? sums[at] / counts[at] : 2;

        if (mean < least)
          {
            least = mean;
            *a = i;
            *b = j;
          }
      }
  *height = MIN (least, 1);
}

/* A group has the row and column of its first member in @sums. */
static void
grow_tree (Work *work)
{
  guint n = work->n;
  g_autofree double *sums = g_new (double, (gsize) n * n), *counts = g_new (double, (gsize) n * n);
  g_autofree guint *standing = g_new (guint, n), *nodes = g_new (guint, n);

  make_leaves (work);
  for (guint i = 0; i < n; i++)
    {
      standing[i] = nodes[i] = i;
      for (guint j = 0; j < n; j++)
        {
          counts[(gsize) i * n + j] = AT (work, defined, i, j) ? 1 : 0;
          sums[(gsize) i * n + j] = AT (work, defined, i, j) ? AT (work, distances, i, j) : 0;
        }
    }
  for (guint n_standing = n; n_standing > 1; n_standing--)
    {
      guint a = 0, b = 1, node = n + (n - n_standing), from, into;
      double height;

      find_nearest (work, sums, counts, standing, n_standing, &a, &b, &height);
      into = standing[a];
      from = standing[b];
      for (guint i = 0; i < n_standing; i++)
        {
          gsize row = (gsize) standing[i] * n;

          sums[row + into] += sums[row + from];
          counts[row + into] += counts[row + from];
          sums[(gsize) into * n + standing[i]] = sums[row + into];
          counts[(gsize) into * n + standing[i]] = counts[row + into];
        }
      work->nodes[node] = (Node) { (int) nodes[into], (int) nodes[from], 0,
                                   work->nodes[nodes[into]].n + work->nodes[nodes[from]].n, height };
      nodes[into] = node;
      memmove (standing + b, standing + b + 1, (n_standing - b - 1) * sizeof *standing);
    }
}

/* From the root down: which leaves a node has.  A node is made after its halves, so that counting down meets
 * it before them. */
static void
place_members (Work *work)
{
  for (guint i = 2 * work->n - 1; i-- > work->n;)
    {
      Node *node = &work->nodes[i], *left = &work->nodes[node->left], *right = &work->nodes[node->right];

      left->first = node->first;
      right->first = node->first + left->n;
    }
  for (guint i = 0; i < work->n; i++)
    work->members[work->nodes[i].first] = i;
}

/* The order */

/* The members that can stand at the other end of @node when @end stands at one: those of the other half. */
static const Node *
get_other_half (const Work *work,
                const Node *node,
                guint       end)
{
  const Node *left;

  if (node->left < 0)
    return node;
  left = &work->nodes[node->left];
  for (guint i = 0; i < left->n; i++)
    if (work->members[left->first + i] == end)
      return &work->nodes[node->right];
  return left;
}

static void
find_best (Work       *work,
           const Node *node)
{
  const Node *left = &work->nodes[node->left], *right = &work->nodes[node->right];
  g_autofree double *reach = g_new (double, right->n); /* for each l of the right half, the least over k */

  for (guint a = 0; a < left->n; a++)
    {
      guint i = work->members[left->first + a];
      const Node *inner = get_other_half (work, left, i);

      for (guint c = 0; c < right->n; c++)
        {
          guint l = work->members[right->first + c];

          reach[c] = INFINITY;
          for (guint b = 0; b < inner->n; b++)
            {
              guint k = work->members[inner->first + b];

              reach[c] = MIN (reach[c], AT (work, best, i, k) + AT (work, distances, k, l));
            }
        }
      for (guint d = 0; d < right->n; d++)
        {
          guint j = work->members[right->first + d];
          const Node *outer = get_other_half (work, right, j);
          double least = INFINITY;

          for (guint c = 0; c < outer->n; c++)
            least = MIN (least, reach[outer->first + c - right->first]
                                  + AT (work, best, work->members[outer->first + c], j));
          AT (work, best, i, j) = AT (work, best, j, i) = least;
        }
    }
}

/* The group from place @at on, beginning with @begin and ending with @end.  As deep as the tree, which has at most
 * ENT_SIMILARITY_MAX_ITEMS levels. */
static void
lay_out (Work       *work,
         const Node *node,
         guint       begin,
         guint       end,
         guint       at)
{
  const Node *first, *second, *inner, *outer;
  double least = INFINITY;
  guint last = 0, next = 0;

  if (node->left < 0)
    {
      work->order[at] = begin;
      return;
    }
  second = get_other_half (work, node, begin);
  first = second == &work->nodes[node->left] ? &work->nodes[node->right] : &work->nodes[node->left];
  inner = get_other_half (work, first, begin);
  outer = get_other_half (work, second, end);
  for (guint a = 0; a < inner->n; a++)
    for (guint b = 0; b < outer->n; b++)
      {
        guint k = work->members[inner->first + a], l = work->members[outer->first + b];
        double sum = AT (work, best, begin, k) + AT (work, distances, k, l) + AT (work, best, l, end);

        if (sum < least)
          {
            least = sum;
            last = k;
            next = l;
          }
      }
  work->gaps[at + first->n - 1] = node->height;
  lay_out (work, first, begin, last, at);
  lay_out (work, second, next, end, at + first->n);
}

static void
find_order (Work *work)
{
  const Node *root = &work->nodes[2 * work->n - 2], *left, *right;
  double least = INFINITY;
  guint begin = 0, end = 0;

  for (guint i = work->n; i < 2 * work->n - 1; i++)
    find_best (work, &work->nodes[i]);
  if (root->left >= 0)
    {
      left = &work->nodes[root->left];
      right = &work->nodes[root->right];
      for (guint a = 0; a < left->n; a++)
        for (guint b = 0; b < right->n; b++)
          {
            guint i = work->members[left->first + a], j = work->members[right->first + b];

            if (AT (work, best, i, j) < least)
              {
                least = AT (work, best, i, j);
                begin = i;
                end = j;
              }
          }
    }
  if (work->means[end] > work->means[begin])
    lay_out (work, root, end, begin, 0);
  else
    lay_out (work, root, begin, end, 0);
}

/* All of it */

typedef gboolean (*CompareFunc) (const EntMatrix *matrix,
                                 guint            coder,
                                 const guint8    *used,
                                 guint            a,
                                 guint            b,
                                 double          *distance,
                                 guint           *n_comparable);

static Work *
work_new (guint n)
{
  Work *work = g_new0 (Work, 1);

  work->n = n;
  work->items = g_new (guint, n);
  work->means = g_new0 (double, n);
  work->distances = g_new0 (double, (gsize) n * n);
  work->defined = g_new0 (guint8, (gsize) n * n);
  work->best = g_new0 (double, (gsize) n * n);
  work->nodes = g_new0 (Node, 2 * (gsize) n);
  work->members = g_new0 (guint, n);
  work->order = g_new0 (guint, n);
  work->gaps = g_new0 (double, n);
  return work;
}

static void
work_free (Work *work)
{
  g_free (work->items);
  g_free (work->means);
  g_free (work->distances);
  g_free (work->defined);
  g_free (work->best);
  g_free (work->nodes);
  g_free (work->members);
  g_free (work->order);
  g_free (work->gaps);
  g_free (work);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b,
             gpointer      ids)
{
  return strcmp (((const char **) ids)[*(const guint *) a], ((const char **) ids)[*(const guint *) b]);
}

static void
compare_all (Work            *work,
             const EntMatrix *matrix,
             guint            coder,
             const guint8    *used,
             CompareFunc      compare)
{
  for (guint i = 0; i < work->n; i++)
    for (guint j = i + 1; j < work->n; j++)
      {
        double distance = 1;
        gboolean defined = compare (matrix, coder, used, work->items[i], work->items[j], &distance, NULL);

        AT (work, distances, i, j) = AT (work, distances, j, i) = distance;
        AT (work, defined, i, j) = AT (work, defined, j, i) = defined;
      }
}

/* @work: (transfer full): with items, distances and means */
static EntClustering *
finish (Work *work)
{
  EntClustering *self = g_new0 (EntClustering, 1);

  self->n = work->n;
  if (work->n > 0)
    {
      grow_tree (work);
      place_members (work);
      find_order (work);
    }
  self->order = g_new (guint, work->n);
  for (guint i = 0; i < work->n; i++)
    self->order[i] = work->items[work->order[i]];
  self->gaps = g_steal_pointer (&work->gaps);
  work_free (work);
  return self;
}

static double
get_mean (const EntMatrix *matrix,
          guint            coder,
          const guint8    *used,
          guint            item,
          gboolean         is_factor)
{
  guint n = is_factor ? ent_matrix_get_n_cases (matrix) : ent_matrix_get_n_factors (matrix), n_rated = 0;
  double sum = 0;
  EntRating rating;

  for (guint i = 0; i < n; i++)
    if ((used == NULL || used[i])
        && ent_matrix_get_rating (matrix, coder, is_factor ? item : i, is_factor ? i : item, &rating)
        && rating.has_rating)
      {
        sum += rating.rating;
        n_rated++;
      }
  return n_rated > 0 ? sum / n_rated : 0;
}

static EntClustering *
cluster (const EntMatrix *matrix,
         guint            coder,
         const guint8    *used,
         gboolean         is_factor)
{
  guint n = is_factor ? ent_matrix_get_n_factors (matrix) : ent_matrix_get_n_cases (matrix);
  g_autofree const char **ids = g_new (const char *, n);
  Work *work;

  if (n > ENT_SIMILARITY_MAX_ITEMS)
    return NULL;
  work = work_new (n);
  for (guint i = 0; i < n; i++)
    {
      ids[i] = is_factor ? ent_matrix_get_factor (matrix, i)->id : ent_matrix_get_case (matrix, i)->id;
      work->items[i] = i;
    }
  g_qsort_with_data (work->items, (int) n, sizeof *work->items, compare_ids, ids);
  for (guint i = 0; i < n; i++)
    work->means[i] = get_mean (matrix, coder, used, work->items[i], is_factor);
  compare_all (work, matrix, coder, used, is_factor ? ent_similarity_compare_factors : ent_similarity_compare_cases);
  return finish (work);
}

EntClustering *
ent_similarity_cluster_cases (const EntMatrix *matrix,
                              guint            coder,
                              const guint8    *factors_used)
{
  g_return_val_if_fail (matrix != NULL, NULL);
  return cluster (matrix, coder, factors_used, FALSE);
}

EntClustering *
ent_similarity_cluster_factors (const EntMatrix *matrix,
                                guint            coder,
                                const guint8    *cases_used)
{
  g_return_val_if_fail (matrix != NULL, NULL);
  return cluster (matrix, coder, cases_used, TRUE);
}

guint
ent_clustering_cut (const EntClustering *self,
                    double               height,
                    guint               *groups)
{
  guint group = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->n; i++)
    {
      if (i > 0 && self->gaps[i - 1] > height)
        group++;
      if (groups != NULL)
        groups[i] = group;
    }
  return self->n > 0 ? group + 1 : 0;
}

static int
compare_heights (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? 1 : first > second ? -1 : 0;
}

double
ent_clustering_find_height (const EntClustering *self,
                            guint                n_groups)
{
  g_autofree double *heights = NULL;

  g_return_val_if_fail (self != NULL && n_groups > 0, 1);

  if (n_groups >= self->n)
    return self->n > 0 ? -1 : 1;
  heights = g_memdup2 (self->gaps, (self->n - 1) * sizeof *heights);
  g_qsort_with_data (heights, (int) self->n - 1, sizeof *heights, compare_heights, NULL);
  /* Greatest first: this one stays whole, those before it are cut. */
  return heights[n_groups - 1];
}

void
ent_clustering_free (EntClustering *self)
{
  g_free (self->order);
  g_free (self->gaps);
  g_free (self);
}
