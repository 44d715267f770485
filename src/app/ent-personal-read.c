/* What people wrote is read once and then again where the library says that it was touched: notes
 * one by one, events, ratings and layers, of which there are few, all together.  There is one
 * reading at a time.  What is touched while it goes on is read by the next one, and what it found of that is
 * not looked at; nor is what it found of a record that is on its way to the disk, for the person
 * sees that one already. */
#include "config.h"

#include "ent-personal-private.h"

#include "ent-store-changes.h"
#include "ent-store-own.h"

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
        ent_personal_add_notes (self, reading->notes);
      else
        take_notes (self, reading);
      if (reading->events != NULL)
        replace (&self->events, &reading->events);
      if (reading->ratings != NULL)
        replace (&self->ratings, &reading->ratings);
      if (reading->layers != NULL)
        replace (&self->layers, &reading->layers);
      if (reading->with_layers)
        g_signal_emit_by_name (self, "layers-changed");
      if (reading->with_events)
        g_signal_emit_by_name (self, "events-changed", NULL);
      if (reading->with_ratings)
        g_signal_emit_by_name (self, "ratings-changed", NULL);
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
        case ENT_TOUCH_FEED:
        case ENT_TOUCH_NEWS:
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
