#include "config.h"

#include "ent-event-list.h"

struct _EntEventListItem
{
  GObject        parent_instance;

  guint          index;
  GHashTable    *made;  /* of the list, from which it takes itself when it goes */
};

G_DEFINE_FINAL_TYPE (EntEventListItem, ent_event_list_item, G_TYPE_OBJECT)

struct _EntEventList
{
  GObject        parent_instance;

  EntEventTable *table;
  guint32       *indices;  /* rising, n of them; NULL: all events are listed */
  guint          n;
  GHashTable    *made;     /* index + 1 → borrowed EntEventListItem */
};

static void ent_event_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntEventList, ent_event_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, ent_event_list_model_init))

guint
ent_event_list_item_get_index (EntEventListItem *self)
{
  g_return_val_if_fail (ENT_IS_EVENT_LIST_ITEM (self), 0);

  return self->index;
}

static void
ent_event_list_item_finalize (GObject *object)
{
  EntEventListItem *self = ENT_EVENT_LIST_ITEM (object);

  g_hash_table_remove (self->made, GUINT_TO_POINTER (self->index + 1));
  g_hash_table_unref (self->made);
  G_OBJECT_CLASS (ent_event_list_item_parent_class)->finalize (object);
}

static void
ent_event_list_item_class_init (EntEventListItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_event_list_item_finalize;
}

static void
ent_event_list_item_init (EntEventListItem *self)
{
}

static GType
ent_event_list_get_item_type (GListModel *model)
{
  return ENT_TYPE_EVENT_LIST_ITEM;
}

static guint
ent_event_list_get_n_items (GListModel *model)
{
  return ENT_EVENT_LIST (model)->n;
}

static gpointer
ent_event_list_get_item (GListModel *model,
                         guint       position)
{
  EntEventList *self = ENT_EVENT_LIST (model);
  EntEventListItem *item;
  guint index;

  if (position >= self->n)
    return NULL;

  index = ent_event_list_get_index (self, position);
  item = g_hash_table_lookup (self->made, GUINT_TO_POINTER (index + 1));
  if (item != NULL)
    return g_object_ref (item);

  item = g_object_new (ENT_TYPE_EVENT_LIST_ITEM, NULL);
  item->index = index;
  item->made = g_hash_table_ref (self->made);
  g_hash_table_insert (self->made, GUINT_TO_POINTER (index + 1), item);
  return item;
}

static void
ent_event_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = ent_event_list_get_item_type;
  iface->get_n_items = ent_event_list_get_n_items;
  iface->get_item = ent_event_list_get_item;
}

guint
ent_event_list_get_index (EntEventList *self,
                          guint         position)
{
  g_return_val_if_fail (ENT_IS_EVENT_LIST (self), 0);
  g_return_val_if_fail (position < self->n, 0);

  return self->indices != NULL ? self->indices[position] : position;
}

guint
ent_event_list_get_position (EntEventList *self,
                             guint         index)
{
  guint low = 0, high;

  g_return_val_if_fail (ENT_IS_EVENT_LIST (self), G_MAXUINT);

  if (self->indices == NULL)
    return index < self->n ? index : G_MAXUINT;
  high = self->n;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->indices[middle] < index)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->n && self->indices[low] == index ? low : G_MAXUINT;
}

guint
ent_event_list_get_n_made (EntEventList *self)
{
  g_return_val_if_fail (ENT_IS_EVENT_LIST (self), 0);

  return g_hash_table_size (self->made);
}

static void
ent_event_list_finalize (GObject *object)
{
  EntEventList *self = ENT_EVENT_LIST (object);

  ent_event_table_unref (self->table);
  g_free (self->indices);
  g_hash_table_unref (self->made);
  G_OBJECT_CLASS (ent_event_list_parent_class)->finalize (object);
}

static void
ent_event_list_class_init (EntEventListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_event_list_finalize;
}

static void
ent_event_list_init (EntEventList *self)
{
  self->made = g_hash_table_new (NULL, NULL);
}

EntEventList *
ent_event_list_new (EntEventTable *table,
                    const guint8  *shown)
{
  EntEventList *self;

  g_return_val_if_fail (table != NULL, NULL);

  self = g_object_new (ENT_TYPE_EVENT_LIST, NULL);
  self->table = ent_event_table_ref (table);
  self->n = table->n;
  if (shown == NULL)
    return self;

  self->n = 0;
  for (guint i = 0; i < table->n; i++)
    self->n += shown[i] != 0;
  self->indices = g_new (guint32, MAX (self->n, 1));
  self->n = 0;
  for (guint i = 0; i < table->n; i++)
    if (shown[i])
      self->indices[self->n++] = i;
  return self;
}
