/* Which events are still there is read from the news themselves: what the newest of them says of an event holds. News that
 * are older than the return of a case that was gone say nothing. */
#include "config.h"

#include "ent-news-item.h"

#include "ent-items.h"

/* So many changes are open from the beginning. */
#define FEW_CHANGES 8

struct _EntNewsItem
{
  GObject      parent_instance;

  EntNews     *news;
  EntCodebook *codebook;   /* or NULL */
  GHashTable  *events;     /* "case/event" → whether it is there; shared */
  gboolean     has_case;
  gboolean     is_latest;  /* of its case */
  gboolean     is_old;     /* the case was gone since */
  gboolean     expanded;
  guint        n_waiting;
};

enum { PROP_0, PROP_N_WAITING, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EntNewsItem, ent_news_item, G_TYPE_OBJECT)

static void
ent_news_item_finalize (GObject *object)
{
  EntNewsItem *self = ENT_NEWS_ITEM (object);

  ent_news_free (self->news);
  g_clear_pointer (&self->codebook, ent_codebook_unref);
  g_hash_table_unref (self->events);
  G_OBJECT_CLASS (ent_news_item_parent_class)->finalize (object);
}

static void
ent_news_item_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (id == PROP_N_WAITING)
    g_value_set_uint (value, ENT_NEWS_ITEM (object)->n_waiting);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ent_news_item_class_init (EntNewsItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_news_item_finalize;
  G_OBJECT_CLASS (klass)->get_property = ent_news_item_get_property;
  properties[PROP_N_WAITING] = g_param_spec_uint ("n-waiting", NULL, NULL, 0, G_MAXUINT, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
ent_news_item_init (EntNewsItem *self)
{
}

/* What is said later of an event is known already. */
static void
learn_events (const EntNews *news,
              GHashTable    *events)
{
  for (guint i = 0; news->diff != NULL && i < news->diff->changes->len; i++)
    {
      const EntChange *change = news->diff->changes->pdata[i];
      g_autofree char *name = NULL;

      if (g_strcmp0 (change->part, "event") != 0 || change->id == NULL)
        continue;
      name = g_strconcat (news->case_id, "/", change->id, NULL);
      if (!g_hash_table_contains (events, name))
        g_hash_table_insert (events, g_steal_pointer (&name), GINT_TO_POINTER (change->kind != ENT_CHANGE_REMOVED));
    }
}

/* of the ids, borrowed */
static GHashTable *
list_ids (GListModel *cases)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; cases != NULL && i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr(EntCaseItem) item = g_list_model_get_item (cases, i);

      g_hash_table_add (ids, (gpointer) ent_case_item_get_info (item)->id);
    }
  return ids;
}

GPtrArray *
ent_news_items_new (GPtrArray   *news,
                    GListModel  *cases,
                    EntCodebook *codebook)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) events = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) ids = list_ids (cases), met = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) reborn = g_hash_table_new (g_str_hash, g_str_equal);

  g_ptr_array_set_free_func (news, NULL);
  for (guint i = 0; i < news->len; i++)
    {
      EntNewsItem *self = g_object_new (ENT_TYPE_NEWS_ITEM, NULL);

      self->news = news->pdata[i];
      self->codebook = codebook != NULL ? ent_codebook_ref (codebook) : NULL;
      self->events = g_hash_table_ref (events);
      self->has_case = g_hash_table_contains (ids, self->news->case_id);
      self->is_latest = g_hash_table_add (met, self->news->case_id);
      self->is_old = g_hash_table_contains (reborn, self->news->case_id);
      self->expanded = !self->news->seen && self->news->diff != NULL && self->news->diff->changes->len <= FEW_CHANGES;
      if (self->is_latest)
        self->n_waiting = (guint) MAX (self->news->n_lost, 0);
      if (!self->is_old)
        learn_events (self->news, events);
      if (self->news->kind == ENT_NEWS_ADDED)
        g_hash_table_add (reborn, self->news->case_id);
      g_ptr_array_add (items, self);
    }
  g_ptr_array_unref (news);
  return items;
}

const EntNews *
ent_news_item_get_news (EntNewsItem *self)
{
  g_return_val_if_fail (ENT_IS_NEWS_ITEM (self), NULL);

  return self->news;
}

EntCodebook *
ent_news_item_get_codebook (EntNewsItem *self)
{
  g_return_val_if_fail (ENT_IS_NEWS_ITEM (self), NULL);

  return self->codebook;
}

gboolean
ent_news_item_has_case (EntNewsItem *self)
{
  g_return_val_if_fail (ENT_IS_NEWS_ITEM (self), FALSE);

  return self->has_case;
}

gboolean
ent_news_item_has_event (EntNewsItem *self,
                         const char  *id)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (ENT_IS_NEWS_ITEM (self), FALSE);

  name = g_strconcat (self->news->case_id, "/", id, NULL);
  return self->has_case && !self->is_old && g_hash_table_lookup (self->events, name) != NULL;
}

guint
ent_news_item_get_n_waiting (EntNewsItem *self)
{
  g_return_val_if_fail (ENT_IS_NEWS_ITEM (self), 0);

  return self->n_waiting;
}

void
ent_news_item_set_n_waiting (EntNewsItem *self,
                             guint        n_waiting)
{
  g_return_if_fail (ENT_IS_NEWS_ITEM (self));

  if (!self->is_latest || self->n_waiting == n_waiting)
    return;
  self->n_waiting = n_waiting;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_WAITING]);
}

gboolean
ent_news_item_is_expanded (EntNewsItem *self)
{
  g_return_val_if_fail (ENT_IS_NEWS_ITEM (self), FALSE);

  return self->expanded;
}

void
ent_news_item_set_expanded (EntNewsItem *self,
                            gboolean     expanded)
{
  g_return_if_fail (ENT_IS_NEWS_ITEM (self));

  self->expanded = expanded;
}

gboolean
ent_news_item_is_of_update (EntNewsItem *self,
                            EntNewsItem *other)
{
  return self->news->when_usec == other->news->when_usec && g_strcmp0 (self->news->feed, other->news->feed) == 0;
}
