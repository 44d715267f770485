#include "config.h"

#include "ent-personal-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (EntPersonal, ent_personal, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_UNSAVED,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

enum
{
  NOTES_CHANGED,
  EVENTS_CHANGED,
  RATINGS_CHANGED,
  LAYERS_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
tell_notes (EntPersonal *self,
            const char  *case_id)
{
  g_signal_emit (self, signals[NOTES_CHANGED], 0, case_id);
}

static gboolean
is_shown (EntPersonal *self,
          const char  *layer)
{
  return layer == NULL || !g_hash_table_contains (self->hidden, layer);
}

/* Notes */

static GPtrArray *
get_case_items (EntPersonal *self,
                const char  *case_id)
{
  const char *key = case_id != NULL ? case_id : "";
  GPtrArray *items = g_hash_table_lookup (self->case_items, key);

  if (items == NULL)
    {
      items = g_ptr_array_new ();
      g_hash_table_insert (self->case_items, g_strdup (key), items);
    }
  return items;
}

static void
add_item (EntPersonal *self,
          EntNoteItem *item)
{
  g_hash_table_insert (self->items, g_strdup (item->note->id), item);
  g_ptr_array_add (get_case_items (self, item->note->case_id), item);
}

static void
forget_item (EntPersonal *self,
             EntNoteItem *item)
{
  g_ptr_array_remove (get_case_items (self, item->note->case_id), item);
  g_hash_table_remove (self->items, item->note->id);
}

void
ent_personal_drop_note (EntPersonal *self,
                        const char  *id)
{
  EntNoteItem *item = g_hash_table_lookup (self->items, id);
  g_autofree char *case_id = NULL;
  guint position;

  if (item == NULL)
    return;
  case_id = g_strdup (item->note->case_id);
  forget_item (self, item);
  if (g_list_store_find (self->notes, item, &position))
    g_list_store_remove (self->notes, position);
  tell_notes (self, case_id);
}

EntNoteItem *
ent_personal_take_note (EntPersonal *self,
                        EntNote     *note)
{
  EntNoteItem *item = g_hash_table_lookup (self->items, note->id);

  if (note->deleted_usec > 0)
    {
      ent_personal_drop_note (self, note->id);
      ent_note_free (note);
      return NULL;
    }
  g_hash_table_remove (self->binned, note->id);
  if (item == NULL)
    {
      g_autoptr(EntNoteItem) added = ent_note_item_new (note);

      add_item (self, added);
      g_list_store_append (self->notes, added);
      tell_notes (self, note->case_id);
      return added;
    }
  if (g_strcmp0 (item->note->case_id, note->case_id) != 0)
    {
      g_autofree char *before = g_strdup (item->note->case_id);

      forget_item (self, item);
      ent_note_item_set_note (item, note);
      add_item (self, item);
      tell_notes (self, before);
      tell_notes (self, item->note->case_id);
    }
  else if (ent_note_item_set_note (item, note))
    tell_notes (self, item->note->case_id);
  return item;
}

/* One splice, told once. */
void
ent_personal_add_notes (EntPersonal *self,
                        GPtrArray   *notes)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_set_free_func (notes, NULL);
  for (guint i = 0; i < notes->len; i++)
    {
      g_ptr_array_add (items, ent_note_item_new (notes->pdata[i]));
      add_item (self, items->pdata[i]);
    }
  g_list_store_splice (self->notes, 0, 0, items->pdata, items->len);
  tell_notes (self, NULL);
}

EntNoteItem *
ent_personal_find_note (EntPersonal *self,
                        const char  *id)
{
  g_return_val_if_fail (ENT_IS_PERSONAL (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->items, id) : NULL;
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const EntNote *one = (*(EntNoteItem * const *) a)->note, *other = (*(EntNoteItem * const *) b)->note;

  if (one->created_usec != other->created_usec)
    return one->created_usec < other->created_usec ? -1 : 1;
  return g_strcmp0 (one->id, other->id);
}

GPtrArray *
ent_personal_list_notes (EntPersonal *self,
                         const char  *case_id,
                         int          kind,
                         const char  *id)
{
  GPtrArray *found = g_ptr_array_new (), *items;

  g_return_val_if_fail (ENT_IS_PERSONAL (self), found);

  items = get_case_items (self, case_id);
  for (guint i = 0; i < items->len; i++)
    {
      EntNoteItem *item = items->pdata[i];

      if ((kind < 0 || (int) item->note->target->kind == kind)
          && (id == NULL || g_strcmp0 (item->note->target->id, id) == 0)
          && is_shown (self, item->note->layer))
        g_ptr_array_add (found, item);
    }
  g_ptr_array_sort (found, compare_items);
  return found;
}

GListModel *
ent_personal_get_notes (EntPersonal *self)
{
  g_return_val_if_fail (ENT_IS_PERSONAL (self), NULL);

  return G_LIST_MODEL (self->notes);
}

/* Events */

static int
find_event (EntPersonal *self,
            const char  *id)
{
  for (guint i = 0; i < self->events->len; i++)
    if (g_str_equal (((EntOwnEvent *) self->events->pdata[i])->id, id))
      return (int) i;
  return -1;
}

void
ent_personal_drop_event (EntPersonal *self,
                         const char  *id)
{
  int at = find_event (self, id);
  g_autofree char *case_id = NULL;

  if (at < 0)
    return;
  case_id = g_strdup (((EntOwnEvent *) self->events->pdata[at])->case_id);
  g_ptr_array_remove_index (self->events, (guint) at);
  g_signal_emit (self, signals[EVENTS_CHANGED], 0, case_id);
}

void
ent_personal_take_event (EntPersonal *self,
                         EntOwnEvent *event)
{
  int at = find_event (self, event->id);

  if (at >= 0)
    g_ptr_array_remove_index (self->events, (guint) at);
  g_ptr_array_add (self->events, event);
  g_signal_emit (self, signals[EVENTS_CHANGED], 0, event->case_id);
}

GPtrArray *
ent_personal_list_events (EntPersonal *self,
                          const char  *case_id)
{
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (ENT_IS_PERSONAL (self), found);

  for (guint i = 0; i < self->events->len; i++)
    {
      EntOwnEvent *event = self->events->pdata[i];

      if (g_strcmp0 (event->case_id, case_id) == 0 && is_shown (self, event->layer))
        g_ptr_array_add (found, event);
    }
  return found;
}

const EntOwnEvent *
ent_personal_find_event (EntPersonal *self,
                         const char  *id)
{
  int at;

  g_return_val_if_fail (ENT_IS_PERSONAL (self), NULL);

  at = id != NULL ? find_event (self, id) : -1;
  return at >= 0 ? self->events->pdata[at] : NULL;
}

/* Ratings */

static int
find_rating (EntPersonal *self,
             const char  *layer,
             const char  *case_id,
             const char  *factor)
{
  for (guint i = 0; i < self->ratings->len; i++)
    {
      const EntOwnRating *rating = self->ratings->pdata[i];

      if (g_strcmp0 (rating->layer, layer) == 0 && g_str_equal (rating->case_id, case_id)
          && g_str_equal (rating->factor, factor))
        return (int) i;
    }
  return -1;
}

void
ent_personal_drop_rating (EntPersonal *self,
                          const char  *case_id,
                          const char  *factor)
{
  int at = find_rating (self, NULL, case_id, factor);

  if (at < 0)
    return;
  g_ptr_array_remove_index (self->ratings, (guint) at);
  g_signal_emit (self, signals[RATINGS_CHANGED], 0, case_id);
}

void
ent_personal_take_rating (EntPersonal  *self,
                          EntOwnRating *rating)
{
  int at = find_rating (self, rating->layer, rating->case_id, rating->factor);

  if (at >= 0)
    g_ptr_array_remove_index (self->ratings, (guint) at);
  g_ptr_array_add (self->ratings, rating);
  g_signal_emit (self, signals[RATINGS_CHANGED], 0, rating->case_id);
}

/* The person's own first. */
static int
compare_ratings (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const EntOwnRating *one = *(EntOwnRating * const *) a, *other = *(EntOwnRating * const *) b;

  if (one->layer == NULL || other->layer == NULL)
    return (one->layer != NULL) - (other->layer != NULL);
  return g_utf8_collate (ent_personal_get_layer_name (data, one->layer),
                         ent_personal_get_layer_name (data, other->layer));
}

GPtrArray *
ent_personal_list_ratings (EntPersonal *self,
                           const char  *case_id,
                           const char  *factor)
{
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (ENT_IS_PERSONAL (self), found);

  for (guint i = 0; i < self->ratings->len; i++)
    {
      EntOwnRating *rating = self->ratings->pdata[i];

      if ((case_id == NULL || g_strcmp0 (rating->case_id, case_id) == 0)
          && (factor == NULL || g_str_equal (rating->factor, factor)) && is_shown (self, rating->layer))
        g_ptr_array_add (found, rating);
    }
  g_ptr_array_sort_with_data (found, compare_ratings, self);
  return found;
}

const EntOwnRating *
ent_personal_find_rating (EntPersonal *self,
                          const char  *case_id,
                          const char  *factor)
{
  int at;

  g_return_val_if_fail (ENT_IS_PERSONAL (self), NULL);

  at = find_rating (self, NULL, case_id, factor);
  return at >= 0 ? self->ratings->pdata[at] : NULL;
}

/* Layers */

GPtrArray *
ent_personal_get_layers (EntPersonal *self)
{
  g_return_val_if_fail (ENT_IS_PERSONAL (self), NULL);

  return self->layers;
}

const char *
ent_personal_get_layer_name (EntPersonal *self,
                             const char  *id)
{
  g_return_val_if_fail (ENT_IS_PERSONAL (self), "");

  if (id == NULL)
    return _("You");
  for (guint i = 0; i < self->layers->len; i++)
    if (g_str_equal (((EntLayer *) self->layers->pdata[i])->id, id))
      return ((EntLayer *) self->layers->pdata[i])->name;
  return _("Somebody else");
}

gboolean
ent_personal_is_layer_shown (EntPersonal *self,
                             const char  *id)
{
  g_return_val_if_fail (ENT_IS_PERSONAL (self), FALSE);

  return is_shown (self, id);
}

/* Other layers are shown than before. */
static void
tell_shown (EntPersonal *self)
{
  g_signal_emit (self, signals[LAYERS_CHANGED], 0);
  tell_notes (self, NULL);
  g_signal_emit (self, signals[EVENTS_CHANGED], 0, NULL);
  g_signal_emit (self, signals[RATINGS_CHANGED], 0, NULL);
}

void
ent_personal_set_layer_shown (EntPersonal *self,
                              const char  *id,
                              gboolean     shown)
{
  g_return_if_fail (ENT_IS_PERSONAL (self));
  g_return_if_fail (id != NULL);

  if (is_shown (self, id) == shown)
    return;
  if (shown)
    g_hash_table_remove (self->hidden, id);
  else
    g_hash_table_add (self->hidden, g_strdup (id));
  tell_shown (self);
}

void
ent_personal_show_layers (EntPersonal        *self,
                          const char * const *ids)
{
  g_return_if_fail (ENT_IS_PERSONAL (self));

  g_hash_table_remove_all (self->hidden);
  for (guint i = 0; ids != NULL && i < self->layers->len; i++)
    {
      const char *id = ((EntLayer *) self->layers->pdata[i])->id;

      if (!g_strv_contains (ids, id))
        g_hash_table_add (self->hidden, g_strdup (id));
    }
  tell_shown (self);
}

EntLibrary *
ent_personal_get_library (EntPersonal *self)
{
  g_return_val_if_fail (ENT_IS_PERSONAL (self), NULL);

  return self->library;
}

void
ent_personal_notify_unsaved (EntPersonal *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNSAVED]);
}

/* The object */

static void
ent_personal_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  if (prop_id == PROP_UNSAVED)
    g_value_set_boolean (value, g_hash_table_size (ENT_PERSONAL (object)->pending) > 0);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
ent_personal_finalize (GObject *object)
{
  EntPersonal *self = ENT_PERSONAL (object);

  ent_personal_clear_writing (self);
  g_object_unref (self->notes);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->case_items);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->ratings);
  g_ptr_array_unref (self->layers);
  g_hash_table_unref (self->hidden);
  g_hash_table_unref (self->touched_notes);
  g_clear_pointer (&self->starting, g_ptr_array_unref);
  g_object_unref (self->library);
  G_OBJECT_CLASS (ent_personal_parent_class)->finalize (object);
}

static guint
create_signal (const char *name)
{
  return g_signal_new (name, ENT_TYPE_PERSONAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                       G_TYPE_STRING);
}

static void
ent_personal_class_init (EntPersonalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ent_personal_get_property;
  object_class->finalize = ent_personal_finalize;
  properties[PROP_UNSAVED] = g_param_spec_boolean ("unsaved", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[NOTES_CHANGED] = create_signal ("notes-changed");
  signals[EVENTS_CHANGED] = create_signal ("events-changed");
  signals[RATINGS_CHANGED] = create_signal ("ratings-changed");
  signals[LAYERS_CHANGED] = g_signal_new ("layers-changed", ENT_TYPE_PERSONAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
  /* What could not be written, and is not tried again, is told in words. */
  create_signal ("failed");
}

static void
ent_personal_init (EntPersonal *self)
{
  self->notes = g_list_store_new (ENT_TYPE_NOTE_ITEM);
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->case_items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_event_free);
  self->ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_rating_free);
  self->layers = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_layer_free);
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->touched_notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ent_personal_init_writing (self);
}

EntPersonal *
ent_personal_new (EntLibrary *library)
{
  EntPersonal *self;

  g_return_val_if_fail (ENT_IS_LIBRARY (library), NULL);

  self = g_object_new (ENT_TYPE_PERSONAL, NULL);
  self->library = g_object_ref (library);
  return self;
}
