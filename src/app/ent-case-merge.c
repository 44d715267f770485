#include "config.h"

#include "ent-case-merge.h"

#include <string.h>

#include "ent-items.h"

#define KEY         "ent-case-merge"
#define CHUNK       2     /* rows at a time: each may make widgets */
/* In each frame, in which what was made has to be laid out and painted too. */
#define BUDGET_USEC 1000
#define TURN_MSEC   16

typedef struct
{
  GListStore       *cases;     /* borrowed: it owns this */
  GPtrArray        *items;
  GHashTable       *wanted;    /* of borrowed ids of items */
  GHashTable       *there;     /* of ids that cases had and that are wanted */
  guint             position;  /* up to here both are alike */
  guint             id;
  EntCaseMergeFunc  done;
  gpointer          data;
  GDestroyNotify    destroy;
} Merge;

static void
merge_free (gpointer data)
{
  Merge *self = data;

  g_clear_handle_id (&self->id, g_source_remove);
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_hash_table_unref (self->wanted);
  g_hash_table_unref (self->there);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static const char *
get_id (EntCaseItem *item)
{
  return ent_case_item_get_info (item)->id;
}

static guint
count (const Merge *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->cases));
}

/* Whether the row at @position may go: another is to stand there, or none. */
static gboolean
is_unwanted (const Merge *self,
             guint        position)
{
  g_autoptr(EntCaseItem) item = g_list_model_get_item (G_LIST_MODEL (self->cases), position);

  return !g_hash_table_contains (self->wanted, get_id (item));
}

/* Where the case of @id stands now, further on. */
static guint
find_after (const Merge *self,
            guint        position,
            const char  *id)
{
  guint n = count (self);

  for (; position < n; position++)
    {
      g_autoptr(EntCaseItem) item = g_list_model_get_item (G_LIST_MODEL (self->cases), position);

      if (strcmp (get_id (item), id) == 0)
        break;
    }
  return position;
}

/* New ones that follow each other come together. */
static void
insert_some (Merge *self)
{
  guint n = 0;

  while (n < CHUNK && self->position + n < self->items->len
         && !g_hash_table_contains (self->there, get_id (self->items->pdata[self->position + n])))
    n++;
  g_list_store_splice (self->cases, self->position, 0, self->items->pdata + self->position, n);
  self->position += n;
}

static void
remove_some (Merge *self)
{
  guint n = 0;

  while (n < CHUNK && self->position + n < count (self) && is_unwanted (self, self->position + n))
    n++;
  g_list_store_splice (self->cases, self->position, n, NULL, 0);
}

static void
step (Merge *self)
{
  EntCaseItem *target = self->position < self->items->len ? self->items->pdata[self->position] : NULL;

  if (self->position < count (self) && is_unwanted (self, self->position))
    {
      remove_some (self);
    }
  else if (!g_hash_table_contains (self->there, get_id (target)))
    {
      insert_some (self);
    }
  else
    {
      guint from = find_after (self, self->position, get_id (target));
      g_autoptr(EntCaseItem) item = g_list_model_get_item (G_LIST_MODEL (self->cases), from);

      if (from != self->position)
        {
          g_list_store_remove (self->cases, from);
          g_list_store_insert (self->cases, self->position, target);
        }
      else if (item != target)
        {
          g_list_store_splice (self->cases, from, 1, (gpointer *) &target, 1);
        }
      self->position++;
    }
}

static gboolean
turn_cb (gpointer data)
{
  Merge *self = data;
  gint64 end = g_get_monotonic_time () + BUDGET_USEC;
  EntCaseMergeFunc done = self->done;
  gpointer done_data = self->data;
  GDestroyNotify destroy = self->destroy;

  while (self->position < self->items->len || self->position < count (self))
    {
      step (self);
      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }

  /* Whoever is told may begin the next one. */
  self->id = 0;
  self->destroy = NULL;
  g_object_set_data (G_OBJECT (self->cases), KEY, NULL);
  if (done != NULL)
    done (done_data);
  if (destroy != NULL)
    destroy (done_data);
  return G_SOURCE_REMOVE;
}

/* Whether what is there can stay, its case being the same. */
static gboolean
says_the_same (EntCaseItem *a,
               EntCaseItem *b)
{
  const EntCaseInfo *left = ent_case_item_get_info (a), *right = ent_case_item_get_info (b);

  return left->version == right->version && left->withdrawn == right->withdrawn && g_strcmp0 (left->feed, right->feed) == 0
         && g_strcmp0 (left->feed_title, right->feed_title) == 0
         && g_strcmp0 (ent_case_item_get_origin (a), ent_case_item_get_origin (b)) == 0;
}

static void
compare_with_old (Merge      *self,
                  GHashTable *changed)
{
  g_autoptr(GHashTable) old = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; i < count (self); i++)
    {
      EntCaseItem *item = g_list_model_get_item (G_LIST_MODEL (self->cases), i);

      g_hash_table_replace (old, (gpointer) get_id (item), item);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      EntCaseItem *item = self->items->pdata[i], *before = g_hash_table_lookup (old, get_id (item));

      if (before == NULL)
        {
          g_hash_table_add (self->wanted, (gpointer) get_id (item));
          continue;
        }
      if (changed != NULL && !g_hash_table_contains (changed, get_id (item)) && says_the_same (before, item))
        {
          g_set_object ((EntCaseItem **) &self->items->pdata[i], before);
          item = before;
        }
      g_hash_table_add (self->wanted, (gpointer) get_id (item));
      g_hash_table_add (self->there, g_strdup (get_id (item)));
    }
}

void
ent_case_merge (GListStore       *cases,
                GPtrArray        *items,
                GHashTable       *changed,
                EntCaseMergeFunc  done,
                gpointer          data,
                GDestroyNotify    destroy)
{
  Merge *self = g_new0 (Merge, 1);

  ent_case_merge_stop (cases);
  self->cases = cases;
  self->items = items;
  self->wanted = g_hash_table_new (g_str_hash, g_str_equal);
  self->there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->done = done;
  self->data = data;
  self->destroy = destroy;
  compare_with_old (self, changed);
  g_object_set_data_full (G_OBJECT (cases), KEY, self, merge_free);
  self->id = g_timeout_add (TURN_MSEC, turn_cb, self);
}

void
ent_case_merge_stop (GListStore *cases)
{
  g_object_set_data (G_OBJECT (cases), KEY, NULL);
}
