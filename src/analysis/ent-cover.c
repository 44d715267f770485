/* Covering rows with as few columns as can be, exactly, and every way to do it.
 *
 * First the table is made smaller by what changes no smallest cover:
 *
 * - A row whose columns are all among those of another makes the other superfluous: whatever covers the first covers
 *   it too.
 * - Columns that cover the same of the rows that are left stand for each other: they become one group, and each cover
 *   made of groups is as many covers as their columns can be combined.
 * - A group that alone covers a row is in every cover; its rows are done with.
 *
 * One after the other until nothing changes; what is left is often nothing. Else a search in depth takes the row with
 * the fewest groups and tries each of them; the ones it has tried it then forbids, so that no cover is found
 * twice. It turns back where two lower bounds say that what is left needs more than may still be taken: rows of
 * which no two share a group; and, as in the dual of the linear programme, one over the size of the largest group of
 * each row, summed up. The allowance grows from that bound on until there is a cover. To find out how many groups are
 * needed, such as cover no more than another are left out; to list all covers, not.
 *
 * Steps are counted in words of bits that are looked at, so that what is refused is the same on any machine. */

#include "config.h"

#include "ent-cover-private.h"

#include <math.h>
#include <string.h>

#define MAX_STEPS      (G_GUINT64_CONSTANT (180) * 1000 * 1000)
#define MAX_LIST_STEPS (G_GUINT64_CONSTANT (60) * 1000 * 1000)

typedef guint64 Word;

/* Columns that stand for each other. */
typedef struct
{
  Word   *rows;
  GArray *columns;  /* of guint */
} Group;

struct _EntCover
{
  guint      n_rows;
  guint      n_words;
  GPtrArray *groups;
  GArray    *forced;  /* of Group*, in every cover; their rows are gone */
  Word      *open;    /* rows that are still to be covered */
  guint      n_columns;
  guint64    steps;   /* that are left */
};

static gboolean
has_bit (const Word *words,
         guint       bit)
{
  return (words[bit / 64] >> (bit % 64)) & 1;
}

static void
set_bit (Word  *words,
         guint  bit)
{
  words[bit / 64] |= G_GUINT64_CONSTANT (1) << (bit % 64);
}

static guint
count_bits (Word word)
{
  return (guint) __builtin_popcountll (word);
}

static guint
count_both (const Word *a,
            const Word *b,
            guint       n_words)
{
  guint n = 0;

  for (guint i = 0; i < n_words; i++)
    n += count_bits (a[i] & b[i]);
  return n;
}

/* Whether those of @a that are in @mask are all in @b. */
static gboolean
is_within (const Word *a,
           const Word *b,
           const Word *mask,
           guint       n_words)
{
  for (guint i = 0; i < n_words; i++)
    if ((a[i] & mask[i] & ~b[i]) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_empty (const Word *words,
          guint       n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (words[i] != 0)
      return FALSE;
  return TRUE;
}

static gboolean
spend (EntCover *self,
       guint64   steps)
{
  self->steps -= MIN (steps, self->steps);
  return self->steps > 0;
}

static void
group_free (gpointer data)
{
  Group *self = data;

  g_free (self->rows);
  g_array_unref (self->columns);
  g_free (self);
}

EntCover *
ent_cover_new (guint n_rows)
{
  EntCover *self = g_new0 (EntCover, 1);

  self->n_rows = n_rows;
  self->n_words = n_rows / 64 + 1;
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->forced = g_array_new (FALSE, FALSE, sizeof (Group *));
  self->open = g_new0 (Word, self->n_words);
  for (guint row = 0; row < n_rows; row++)
    set_bit (self->open, row);
  return self;
}

void
ent_cover_free (EntCover *self)
{
  for (guint i = 0; i < self->forced->len; i++)
    group_free (g_array_index (self->forced, Group *, i));
  g_array_unref (self->forced);
  g_ptr_array_unref (self->groups);
  g_free (self->open);
  g_free (self);
}

void
ent_cover_add (EntCover    *self,
               const guint *rows,
               guint        n)
{
  Group *group = g_new (Group, 1);

  group->rows = g_new0 (Word, self->n_words);
  for (guint i = 0; i < n; i++)
    set_bit (group->rows, rows[i]);
  group->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (group->columns, self->n_columns);
  self->n_columns++;
  g_ptr_array_add (self->groups, group);
}

/* Making it smaller */

static int
compare_words (const Word *a,
               const Word *b,
               guint       n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (a[i] != b[i])
      return a[i] < b[i] ? -1 : 1;
  return 0;
}

static int
compare_groups (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const Group *first = *(Group * const *) a, *second = *(Group * const *) b;
  int order = compare_words (first->rows, second->rows, GPOINTER_TO_UINT (data));

  if (order != 0)
    return order;
  return (int) g_array_index (first->columns, guint, 0) - (int) g_array_index (second->columns, guint, 0);
}

static int
compare_indices (gconstpointer a,
                 gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return (first > second) - (first < second);
}

/* Forgets rows that are covered, and groups that cover nothing else; makes one of those that are alike. */
static gboolean
merge_groups (EntCover *self)
{
  gsize n;
  g_autofree gpointer *groups = NULL;

  for (guint i = 0; i < self->groups->len; i++)
    for (guint word = 0; word < self->n_words; word++)
      ((Group *) self->groups->pdata[i])->rows[word] &= self->open[word];
  g_ptr_array_sort_with_data (self->groups, compare_groups, GUINT_TO_POINTER (self->n_words));
  groups = g_ptr_array_steal (self->groups, &n);
  for (gsize i = 0; i < n; i++)
    {
      Group *group = groups[i];
      Group *last = self->groups->len > 0 ? self->groups->pdata[self->groups->len - 1] : NULL;
      gboolean same = last != NULL && compare_words (group->rows, last->rows, self->n_words) == 0;

      if (same)
        g_array_append_vals (last->columns, group->columns->data, group->columns->len);
      if (same || is_empty (group->rows, self->n_words))
        group_free (group);
      else
        g_ptr_array_add (self->groups, group);
    }
  return spend (self, n * self->n_words * 20);
}

/* For each row, the groups that cover it. (transfer full) */
static Word *
dup_row_groups (EntCover *self,
                guint    *n_words)
{
  Word *sets;

  *n_words = self->groups->len / 64 + 1;
  sets = g_new0 (Word, (gsize) self->n_rows * *n_words + 1);
  for (guint i = 0; i < self->groups->len; i++)
    for (guint row = 0; row < self->n_rows; row++)
      if (has_bit (((Group *) self->groups->pdata[i])->rows, row))
        set_bit (sets + (gsize) row * *n_words, i);
  spend (self, (guint64) self->groups->len * self->n_words * 8);
  return sets;
}

/* Rows that need not be looked at, as another is harder. */
static gboolean
drop_rows (EntCover *self,
           gboolean *changed)
{
  guint n_words;
  g_autofree Word *sets = dup_row_groups (self, &n_words);

  for (guint a = 0; a < self->n_rows; a++)
    for (guint b = 0; b < self->n_rows && has_bit (self->open, a); b++)
      {
        const Word *first = sets + (gsize) a * n_words, *second = sets + (gsize) b * n_words;

        if (a == b || !has_bit (self->open, b) || !spend (self, 2))
          continue;
        if (!is_within (first, second, first, n_words))
          continue;
        spend (self, n_words);
        self->open[b / 64] &= ~(G_GUINT64_CONSTANT (1) << (b % 64));
        *changed = TRUE;
      }
  return self->steps > 0;
}

/* Takes the groups that alone cover a row. */
static void
take_forced (EntCover *self,
             gboolean *changed)
{
  for (guint row = 0; row < self->n_rows; row++)
    {
      guint n = 0, only = 0;
      Group *group;

      for (guint i = 0; i < self->groups->len && n < 2 && has_bit (self->open, row); i++)
        if (has_bit (((Group *) self->groups->pdata[i])->rows, row))
          {
            only = i;
            n++;
          }
      spend (self, self->groups->len);
      if (n != 1)
        continue;
      group = g_ptr_array_steal_index (self->groups, only);
      for (guint word = 0; word < self->n_words; word++)
        self->open[word] &= ~group->rows[word];
      g_array_append_val (self->forced, group);
      *changed = TRUE;
    }
}

static gboolean
reduce (EntCover *self)
{
  gboolean changed = TRUE;

  while (changed)
    {
      changed = FALSE;
      if (!merge_groups (self) || !drop_rows (self, &changed))
        return FALSE;
      take_forced (self, &changed);
    }
  return self->steps > 0;
}

/* Searching */

typedef struct
{
  EntCover   *cover;
  GPtrArray  *groups;     /* of Group, borrowed */
  guint       n_words;    /* of rows */
  Word       *near;       /* for each row: the rows that share a group with it */
  guint      *taken;
  guint       n_taken;
  gboolean   *forbidden;  /* for each group */
  GPtrArray  *found;      /* of GArray of Group* */
  guint       max;        /* stop when so many are found */
} Search;

static void
search_init (Search    *self,
             EntCover  *cover,
             GPtrArray *groups,
             guint      max)
{
  *self = (Search) { .cover = cover, .groups = groups, .n_words = cover->n_words, .max = max };
  self->near = g_new0 (Word, (gsize) cover->n_rows * self->n_words + 1);
  self->taken = g_new0 (guint, cover->n_rows + 1);
  self->forbidden = g_new0 (gboolean, groups->len + 1);
  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < groups->len; i++)
    for (guint row = 0; row < cover->n_rows; row++)
      if (has_bit (((Group *) groups->pdata[i])->rows, row))
        {
          for (guint word = 0; word < self->n_words; word++)
            self->near[(gsize) row * self->n_words + word] |= ((Group *) groups->pdata[i])->rows[word];
          spend (cover, self->n_words);
        }
}

static void
search_clear (Search *self)
{
  g_free (self->near);
  g_free (self->taken);
  g_free (self->forbidden);
  g_clear_pointer (&self->found, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* What is known of the rows that are open at one place of the search. */
typedef struct
{
  guint  hardest;    /* the row that the fewest groups cover */
  guint  n_hardest;
  guint  bound;      /* at least so many groups are needed */
} Outlook;

static int
compare_hardness (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  const guint *n = data;
  guint first = *(const guint *) a, second = *(const guint *) b;

  return n[first] != n[second] ? (n[first] > n[second]) - (n[first] < n[second]) : (first > second) - (first < second);
}

/* Rows of which no two share a group each need one of their own. */
static guint
count_apart (const Search *self,
             guint        *rows,
             guint         n_rows,
             const guint  *n_groups)
{
  g_autofree Word *blocked = g_new0 (Word, self->n_words);
  guint n = 0;

  g_qsort_with_data (rows, (int) n_rows, sizeof (guint), compare_hardness, (gpointer) n_groups);
  for (guint i = 0; i < n_rows; i++)
    {
      if (has_bit (blocked, rows[i]))
        continue;
      n++;
      for (guint word = 0; word < self->n_words; word++)
        blocked[word] |= self->near[(gsize) rows[i] * self->n_words + word];
    }
  return n;
}

static void
look_out (Search     *self,
          const Word *open,
          Outlook    *outlook)
{
  g_autofree guint *n_groups = g_new0 (guint, self->cover->n_rows);
  g_autofree guint *largest = g_new0 (guint, self->cover->n_rows);
  g_autofree guint *rows = g_new (guint, self->cover->n_rows);
  guint n_rows = 0;
  double dual = 0;

  for (guint i = 0; i < self->groups->len; i++)
    {
      const Group *group = self->groups->pdata[i];
      guint size = self->forbidden[i] ? 0 : count_both (group->rows, open, self->n_words);

      for (guint word = 0; word < self->n_words && size > 0; word++)
        for (Word left = group->rows[word] & open[word]; left != 0; left &= left - 1)
          {
            guint row = word * 64 + (guint) __builtin_ctzll (left);

            n_groups[row]++;
            largest[row] = MAX (largest[row], size);
          }
      spend (self->cover, self->n_words + size);
    }
  *outlook = (Outlook) { .n_hardest = G_MAXUINT };
  for (guint row = 0; row < self->cover->n_rows; row++)
    if (has_bit (open, row))
      {
        rows[n_rows++] = row;
        if (largest[row] > 0)
          dual += 1.0 / largest[row];
        if (n_groups[row] < outlook->n_hardest)
          {
            outlook->hardest = row;
            outlook->n_hardest = n_groups[row];
          }
      }
  outlook->bound = MAX ((guint) ceil (dual - 1e-6), count_apart (self, rows, n_rows, n_groups));
  spend (self->cover, self->cover->n_rows * 4);
}

static void
keep_taken (Search *self)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group *));

  for (guint i = 0; i < self->n_taken; i++)
    g_array_append_val (groups, self->groups->pdata[self->taken[i]]);
  g_ptr_array_add (self->found, groups);
}

/* Those that cover the row, the largest first. (transfer full) */
static guint *
dup_choices (Search     *self,
             const Word *open,
             guint       row,
             guint      *n)
{
  guint *choices = g_new (guint, self->groups->len + 1);
  g_autofree guint *rest = g_new0 (guint, self->groups->len + 1);

  *n = 0;
  for (guint i = 0; i < self->groups->len; i++)
    {
      const Group *group = self->groups->pdata[i];

      if (self->forbidden[i] || !has_bit (group->rows, row))
        continue;
      rest[i] = G_MAXUINT - count_both (group->rows, open, self->n_words);
      choices[(*n)++] = i;
    }
  g_qsort_with_data (choices, (int) *n, sizeof (guint), compare_hardness, rest);
  return choices;
}

/* Finds covers that take @left more groups at most. */
static void
search (Search     *self,
        const Word *open,
        guint       left)
{
  g_autofree guint *choices = NULL;
  g_autofree Word *rest = NULL;
  Outlook outlook;
  guint n;

  if (is_empty (open, self->n_words))
    {
      keep_taken (self);
      return;
    }
  if (left == 0)
    return;
  look_out (self, open, &outlook);
  if (outlook.n_hardest == 0 || outlook.bound > left)
    return;
  choices = dup_choices (self, open, outlook.hardest, &n);
  rest = g_new (Word, self->n_words);
  for (guint i = 0; i < n && self->cover->steps > 0 && self->found->len < self->max; i++)
    {
      for (guint word = 0; word < self->n_words; word++)
        rest[word] = open[word] & ~((Group *) self->groups->pdata[choices[i]])->rows[word];
      self->taken[self->n_taken++] = choices[i];
      search (self, rest, left - 1);
      self->n_taken--;
      self->forbidden[choices[i]] = TRUE;
    }
  for (guint i = 0; i < n; i++)
    self->forbidden[choices[i]] = FALSE;
}

/* Such as cover no more than another that is as good are left out. (transfer container) */
static GPtrArray *
list_best_groups (EntCover *self)
{
  GPtrArray *best = g_ptr_array_new ();

  for (guint i = 0; i < self->groups->len; i++)
    {
      const Group *group = self->groups->pdata[i];
      gboolean dominated = FALSE;

      for (guint j = 0; j < self->groups->len && !dominated; j++)
        {
          dominated = i != j && is_within (group->rows, ((Group *) self->groups->pdata[j])->rows, group->rows,
                                           self->n_words);
          spend (self, 2);
        }
      if (!dominated)
        g_ptr_array_add (best, self->groups->pdata[i]);
    }
  return best;
}

/* What is left after reduce(). (transfer full) (nullable): of GArray of Group* */
static GPtrArray *
solve_rest (EntCover *self,
            guint     max,
            gboolean *has_more)
{
  g_autoptr(GPtrArray) best = list_best_groups (self);
  g_auto(Search) fewest = { 0 }, all = { 0 };
  Outlook outlook;
  guint left;

  search_init (&fewest, self, best, 1);
  look_out (&fewest, self->open, &outlook);
  for (left = outlook.bound; self->steps > 0 && fewest.found->len == 0; left++)
    search (&fewest, self->open, left);
  if (fewest.found->len == 0)
    return NULL;

  self->steps = MAX_LIST_STEPS;
  search_init (&all, self, self->groups, max + 1);
  search (&all, self->open, left - 1);
  *has_more = self->steps == 0 || all.found->len > max;
  return g_ptr_array_ref (all.found->len > 0 ? all.found : fewest.found);
}

/* Every cover of columns that a cover of groups is, until there are @max. */
static void
expand (GArray    *groups,
        guint      at,
        GArray    *columns,
        GPtrArray *covers,
        guint      max)
{
  const Group *group;

  if (at == groups->len)
    {
      GArray *cover = g_array_copy (columns);

      g_array_sort (cover, compare_indices);
      g_ptr_array_add (covers, cover);
      return;
    }
  group = g_array_index (groups, Group *, at);
  for (guint i = 0; i < group->columns->len && covers->len < max; i++)
    {
      g_array_append_val (columns, g_array_index (group->columns, guint, i));
      expand (groups, at + 1, columns, covers, max);
      g_array_set_size (columns, columns->len - 1);
    }
}

static int
compare_covers (gconstpointer a,
                gconstpointer b)
{
  const GArray *first = *(GArray * const *) a, *second = *(GArray * const *) b;

  for (guint i = 0; i < first->len && i < second->len; i++)
    {
      guint one = g_array_index (first, guint, i), two = g_array_index (second, guint, i);

      if (one != two)
        return one < two ? -1 : 1;
    }
  return 0;
}

GPtrArray *
ent_cover_solve (EntCover *self,
                 guint     max,
                 gboolean *has_more)
{
  g_autoptr(GPtrArray) covers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));

  *has_more = FALSE;
  self->steps = MAX_STEPS;
  if (!reduce (self))
    return NULL;
  found = solve_rest (self, max, has_more);
  if (found == NULL)
    return NULL;
  for (guint i = 0; i < found->len && covers->len <= max; i++)
    {
      GArray *groups = found->pdata[i];

      g_array_append_vals (groups, self->forced->data, self->forced->len);
      expand (groups, 0, columns, covers, max + 1);
    }
  if (covers->len > max)
    {
      *has_more = TRUE;
      g_ptr_array_set_size (covers, (int) max);
    }
  g_ptr_array_sort (covers, compare_covers);
  return g_steal_pointer (&covers);
}
