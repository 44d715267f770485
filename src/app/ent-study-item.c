#include "config.h"

#include "ent-study-item.h"

struct _EntStudyItem
{
  GObject        parent_instance;

  char          *key;
  EntCoderStudy *study;
  guint          index;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntStudyItem, ent_study_item, G_TYPE_OBJECT)

EntCoderStudy *
ent_study_item_get_study (EntStudyItem *self)
{
  g_return_val_if_fail (ENT_IS_STUDY_ITEM (self), NULL);
  return self->study;
}

guint
ent_study_item_get_index (EntStudyItem *self)
{
  g_return_val_if_fail (ENT_IS_STUDY_ITEM (self), 0);
  return self->index;
}

const char *
ent_study_item_get_key (EntStudyItem *self)
{
  g_return_val_if_fail (ENT_IS_STUDY_ITEM (self), NULL);
  return self->key;
}

static void
set_study (EntStudyItem  *self,
           EntCoderStudy *study,
           guint          index)
{
  ent_coder_study_ref (study);
  g_clear_pointer (&self->study, ent_coder_study_unref);
  self->study = study;
  self->index = index;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Of @study; one of those that are there, if it is of the same key. (transfer full) */
static EntStudyItem *
dup_item (GHashTable      *there,
          EntCoderStudy   *study,
          guint            index,
          EntStudyKeyFunc  get_key)
{
  g_autofree char *key = get_key (study, index);
  EntStudyItem *item = g_hash_table_lookup (there, key);

  if (item != NULL)
    g_object_ref (item);
  else
    {
      item = g_object_new (ENT_TYPE_STUDY_ITEM, NULL);
      item->key = g_steal_pointer (&key);
    }
  set_study (item, study, index);
  return item;
}

/* How many stand alike at the start, or else at the end. */
static guint
count_same (GListModel *model,
            GPtrArray  *items,
            guint       max,
            gboolean    from_end)
{
  guint n_old = g_list_model_get_n_items (model), n = 0;

  for (; n < max; n++)
    {
      g_autoptr(GObject) old = g_list_model_get_item (model, from_end ? n_old - n - 1 : n);

      if (old != items->pdata[from_end ? items->len - n - 1 : n])
        break;
    }
  return n;
}

void
ent_study_items_update (GListStore      *store,
                        EntCoderStudy   *study,
                        GArray          *order,
                        EntStudyKeyFunc  key)
{
  GListModel *model = G_LIST_MODEL (store);
  g_autoptr(GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_old = g_list_model_get_n_items (model), prefix, suffix;

  for (guint i = 0; i < n_old; i++)
    {
      g_autoptr(EntStudyItem) item = g_list_model_get_item (model, i);

      g_hash_table_insert (there, item->key, item);
    }
  for (guint i = 0; i < order->len; i++)
    g_ptr_array_add (items, dup_item (there, study, g_array_index (order, guint, i), key));
  prefix = count_same (model, items, MIN (n_old, items->len), FALSE);
  suffix = count_same (model, items, MIN (n_old, items->len) - prefix, TRUE);
  if (prefix + suffix < MAX (n_old, items->len))
    g_list_store_splice (store, prefix, n_old - prefix - suffix, items->pdata + prefix, items->len - prefix - suffix);
}

static void
ent_study_item_finalize (GObject *object)
{
  EntStudyItem *self = ENT_STUDY_ITEM (object);

  g_free (self->key);
  g_clear_pointer (&self->study, ent_coder_study_unref);
  G_OBJECT_CLASS (ent_study_item_parent_class)->finalize (object);
}

static void
ent_study_item_class_init (EntStudyItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_study_item_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
ent_study_item_init (EntStudyItem *self)
{
}
