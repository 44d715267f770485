/* What people wrote is read once and then again where the library says that it was touched: notes
 * one by one, events, ratings and layers, of which there are few, all together.  There is one
 * reading at a time.  What is touched while it goes on is read by the next one, and what it found of that is
 * not looked at; nor is what it found of a record that is on its way to the disk, for the person
 * sees that one already. */
#include "config.h"

#include "ent-personal-private.h"

#include <glib/gi18n-lib.h>

#include "ent-store-changes.h"
#include "ent-store-own.h"

/* One note */

struct _EntNoteItem
{
  GObject       parent_instance;

  EntNote      *note;
  EntSaveState  state;
  char         *problem;
};

G_DEFINE_FINAL_TYPE (EntNoteItem, ent_note_item, G_TYPE_OBJECT)

enum
{
  ITEM_PROP_0,
  ITEM_PROP_NOTE,
  ITEM_PROP_STATE,
  ITEM_PROP_PROBLEM,
  N_ITEM_PROPS
};
static GParamSpec *item_properties[N_ITEM_PROPS];

static void
ent_note_item_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  EntNoteItem *self = ENT_NOTE_ITEM (object);

  switch (prop_id)
    {
    case ITEM_PROP_NOTE:
      g_value_set_pointer (value, self->note);
      break;
    case ITEM_PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    case ITEM_PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_note_item_finalize (GObject *object)
{
  EntNoteItem *self = ENT_NOTE_ITEM (object);

  ent_note_free (self->note);
  g_free (self->problem);
  G_OBJECT_CLASS (ent_note_item_parent_class)->finalize (object);
}

static void
ent_note_item_class_init (EntNoteItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ent_note_item_get_property;
  object_class->finalize = ent_note_item_finalize;
  item_properties[ITEM_PROP_NOTE] = g_param_spec_pointer ("note", NULL, NULL, flags);
  item_properties[ITEM_PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, ENT_SAVE_FAILED, 0, flags);
  item_properties[ITEM_PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_ITEM_PROPS, item_properties);
}

static void
ent_note_item_init (EntNoteItem *self)
{
}

EntNoteItem *
ent_note_item_new (EntNote *note)
{
  EntNoteItem *self = g_object_new (ENT_TYPE_NOTE_ITEM, NULL);

  self->note = note;
  return self;
}

static gboolean
is_same_place (const EntNotePlace *a,
               const EntNotePlace *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->state == b->state && a->since_usec == b->since_usec
         && ent_target_equal (a->before, b->before) && ent_target_equal (a->now, b->now);
}

gboolean
ent_note_item_set_note (EntNoteItem *self,
                        EntNote     *note)
{
  if (ent_note_equal (self->note, note) && self->note->modified_usec == note->modified_usec
      && is_same_place (self->note->place, note->place))
    {
      ent_note_free (note);
      return FALSE;
    }
  ent_note_free (self->note);
  self->note = note;
  g_object_notify_by_pspec (G_OBJECT (self), item_properties[ITEM_PROP_NOTE]);
  return TRUE;
}

void
ent_note_item_set_state (EntNoteItem  *self,
                         EntSaveState  state,
                         const char   *problem)
{
  if (g_strcmp0 (self->problem, problem) != 0)
    {
      g_free (self->problem);
      self->problem = g_strdup (problem);
      g_object_notify_by_pspec (G_OBJECT (self), item_properties[ITEM_PROP_PROBLEM]);
    }
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), item_properties[ITEM_PROP_STATE]);
}

const EntNote *
ent_note_item_get_note (EntNoteItem *self)
{
  g_return_val_if_fail (ENT_IS_NOTE_ITEM (self), NULL);

  return self->note;
}

EntSaveState
ent_note_item_get_state (EntNoteItem *self)
{
  g_return_val_if_fail (ENT_IS_NOTE_ITEM (self), ENT_SAVE_SAVED);

  return self->state;
}

const char *
ent_note_item_get_problem (EntNoteItem *self)
{
  g_return_val_if_fail (ENT_IS_NOTE_ITEM (self), NULL);

  return self->problem;
}

/* All of them */

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

      if (g_strcmp0 (rating->case_id, case_id) == 0 && (factor == NULL || g_str_equal (rating->factor, factor))
          && is_shown (self, rating->layer))
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

/* Reading */

/* What is to be read, then what was found. */
typedef struct
{
  gboolean   all_notes;
  GPtrArray *ids;      /* of char*, ends with NULL; of notes */
  gboolean   with_events, with_ratings, with_layers;
  GPtrArray *notes;    /* of EntNote; none of the bin where all were asked for */
  GPtrArray *events;   /* or NULL */
  GPtrArray *ratings;
  GPtrArray *layers;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_ptr_array_unref (self->ids);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->ratings, g_ptr_array_unref);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  g_free (self);
}

/* In a worker's thread. The answer is the question itself. */
static gpointer
read_question (EntStore      *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Reading *self = data;

  self->notes = ent_store_load_notes (store, self->all_notes ? NULL : (const char * const *) self->ids->pdata,
                                      cancellable, error);
  if (self->notes == NULL
      || (self->with_events && (self->events = ent_store_list_own_events (store, NULL, error)) == NULL)
      || (self->with_ratings && (self->ratings = ent_store_list_own_ratings (store, NULL, error)) == NULL)
      || (self->with_layers && (self->layers = ent_store_list_layers (store, error)) == NULL))
    return NULL;
  return self;
}

static void
replace (GPtrArray **list,
         GPtrArray **found)
{
  g_ptr_array_unref (*list);
  *list = g_steal_pointer (found);
}

static void
keep_pending_events (EntPersonal *self,
                     GPtrArray   *found)
{
  for (guint i = found->len; i-- > 0;)
    if (ent_personal_is_pending (self, "event", ((EntOwnEvent *) found->pdata[i])->id))
      g_ptr_array_remove_index (found, i);
  for (guint i = 0; i < self->events->len; i++)
    {
      const EntOwnEvent *event = self->events->pdata[i];

      if (ent_personal_is_pending (self, "event", event->id) && !ent_personal_is_gone (self, "event", event->id))
        g_ptr_array_add (found, ent_own_event_copy (event));
    }
}

static void
keep_pending_ratings (EntPersonal *self,
                      GPtrArray   *found)
{
  for (guint i = found->len; i-- > 0;)
    {
      const EntOwnRating *rating = found->pdata[i];
      g_autofree char *id = g_strconcat (rating->case_id, "/", rating->factor, NULL);

      if (rating->layer == NULL && ent_personal_is_pending (self, "rating", id))
        g_ptr_array_remove_index (found, i);
    }
  for (guint i = 0; i < self->ratings->len; i++)
    {
      const EntOwnRating *rating = self->ratings->pdata[i];
      g_autofree char *id = g_strconcat (rating->case_id, "/", rating->factor, NULL);

      if (rating->layer == NULL && ent_personal_is_pending (self, "rating", id)
          && !ent_personal_is_gone (self, "rating", id))
        g_ptr_array_add (found, ent_own_rating_copy (rating));
    }
}

/* What is on its way to the disk is newer than what was read. */
static void
keep_pending (EntPersonal *self,
              Reading     *reading)
{
  if (reading->events != NULL)
    keep_pending_events (self, reading->events);
  if (reading->ratings != NULL)
    keep_pending_ratings (self, reading->ratings);
}

static gboolean
is_unsettled (EntPersonal *self,
              const char  *id)
{
  return self->touched_all || g_hash_table_contains (self->touched_notes, id)
         || g_hash_table_contains (self->in_deeds, id) || ent_personal_is_pending (self, "note", id);
}

static void
take_notes (EntPersonal *self,
            Reading     *reading)
{
  g_autoptr(GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < reading->notes->len; i++)
    g_hash_table_add (found, ((EntNote *) reading->notes->pdata[i])->id);
  if (reading->all_notes)
    {
      g_hash_table_iter_init (&iter, self->items);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        if (!g_hash_table_contains (found, id))
          g_ptr_array_add (gone, g_strdup (id));
    }
  for (guint i = 0; i + 1 < reading->ids->len; i++)
    if (!g_hash_table_contains (found, reading->ids->pdata[i]))
      g_ptr_array_add (gone, g_strdup (reading->ids->pdata[i]));
  for (guint i = 0; i < gone->len; i++)
    if (!is_unsettled (self, gone->pdata[i]))
      ent_personal_drop_note (self, gone->pdata[i]);
  g_ptr_array_set_free_func (reading->notes, NULL);
  for (guint i = 0; i < reading->notes->len; i++)
    {
      EntNote *note = reading->notes->pdata[i];

      if (is_unsettled (self, note->id))
        ent_note_free (note);
      else
        ent_personal_take_note (self, note);
    }
}

/* Many at once are one splice, told once. */
static void
take_first_notes (EntPersonal *self,
                  Reading     *reading)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_set_free_func (reading->notes, NULL);
  for (guint i = 0; i < reading->notes->len; i++)
    {
      g_ptr_array_add (items, ent_note_item_new (reading->notes->pdata[i]));
      add_item (self, items->pdata[i]);
    }
  g_list_store_splice (self->notes, 0, 0, items->pdata, items->len);
  tell_notes (self, NULL);
}

static void read_touched (EntPersonal *self);

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(EntPersonal) self = user_data;
  g_autoptr(GError) error = NULL;
  Reading *reading = ent_library_ask_finish (ENT_LIBRARY (source), result, &error);
  g_autoptr(GPtrArray) starting = g_steal_pointer (&self->starting);

  self->reading = FALSE;
  if (reading != NULL)
    {
      keep_pending (self, reading);
      if (reading->all_notes && g_hash_table_size (self->items) == 0)
        take_first_notes (self, reading);
      else
        take_notes (self, reading);
      if (reading->events != NULL)
        replace (&self->events, &reading->events);
      if (reading->ratings != NULL)
        replace (&self->ratings, &reading->ratings);
      if (reading->layers != NULL)
        replace (&self->layers, &reading->layers);
      if (reading->with_layers)
        g_signal_emit (self, signals[LAYERS_CHANGED], 0);
      if (reading->with_events)
        g_signal_emit (self, signals[EVENTS_CHANGED], 0, NULL);
      if (reading->with_ratings)
        g_signal_emit (self, signals[RATINGS_CHANGED], 0, NULL);
    }
  for (guint i = 0; starting != NULL && i < starting->len; i++)
    if (reading != NULL)
      g_task_return_boolean (starting->pdata[i], TRUE);
    else
      g_task_return_error (starting->pdata[i], g_error_copy (error));
  if (self->read_again)
    read_touched (self);
}

/* Reads what was touched, now or when the reading at hand ends. */
static void
read_touched (EntPersonal *self)
{
  Reading *reading;
  GHashTableIter iter;
  gpointer id;

  self->read_again = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  reading = g_new0 (Reading, 1);
  reading->ids = g_ptr_array_new_with_free_func (g_free);
  reading->all_notes = self->touched_all;
  reading->with_events = self->touched_all || self->touched_events;
  reading->with_ratings = self->touched_all || self->touched_ratings;
  reading->with_layers = self->touched_all || self->touched_layers;
  g_hash_table_iter_init (&iter, self->touched_notes);
  while (!self->touched_all && g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (reading->ids, g_strdup (id));
  g_ptr_array_add (reading->ids, NULL);
  g_hash_table_remove_all (self->touched_notes);
  self->touched_all = self->touched_events = self->touched_ratings = self->touched_layers = FALSE;
  ent_library_ask_async (self->library, read_question, reading, reading_free, NULL, NULL, read_cb,
                         g_object_ref (self));
}

void
ent_personal_read_all (EntPersonal *self)
{
  self->touched_all = TRUE;
  read_touched (self);
}

void
ent_personal_read_notes (EntPersonal *self,
                         GPtrArray   *ids)
{
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (self->touched_notes, g_strdup (ids->pdata[i]));
  read_touched (self);
}

static void
touched_cb (EntPersonal *self,
            GPtrArray   *touches)
{
  gboolean any = touches == NULL;

  self->touched_all = self->touched_all || touches == NULL;
  for (guint i = 0; touches != NULL && i < touches->len; i++)
    {
      const EntTouch *touch = touches->pdata[i];

      switch (touch->kind)
        {
        case ENT_TOUCH_NOTE:
          g_hash_table_add (self->touched_notes, g_strdup (touch->id));
          break;
        case ENT_TOUCH_OWN_EVENT:
          self->touched_events = TRUE;
          break;
        case ENT_TOUCH_OWN_RATING:
          self->touched_ratings = TRUE;
          break;
        case ENT_TOUCH_LAYER:
          self->touched_layers = TRUE;
          break;
        case ENT_TOUCH_CASE:
        case ENT_TOUCH_SETTING:
        case ENT_TOUCH_LECTURE:
        default:
          continue;
        }
      any = TRUE;
    }
  /* Who counts a layer's notes counts again. */
  if (any && self->layers->len > 0)
    self->touched_layers = TRUE;
  if (any)
    read_touched (self);
}

void
ent_personal_start_async (EntPersonal         *self,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (ENT_IS_PERSONAL (self));

  if (self->starting == NULL)
    self->starting = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->starting, g_task_new (self, NULL, callback, user_data));
  g_signal_connect_object (self->library, "touched", G_CALLBACK (touched_cb), self, G_CONNECT_SWAPPED);
  ent_personal_read_all (self);
}

gboolean
ent_personal_start_finish (EntPersonal   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
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
