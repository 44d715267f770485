/* Writing what people wrote.
 *
 * A record that is being edited (a note, an event, a rating) is seen at once and is "pending" until
 * it is on the disk.  Each state that is given here is written, in the order in which it was given, so
 * that "Undo" finds them in that order too; the last one decides whether it is saved.  Where that cannot be written it stays pending, its words in memory, and is tried again until it
 * can.  Whatever else people do (to many notes at once, to the bin) is tried once; where that fails what
 * the library holds is read again, and "failed" says why. */
#include "config.h"

#include "ent-personal-private.h"

#include <glib/gi18n-lib.h>

#include "ent-store-own.h"

#define RETRY_MSEC 2000

/* Typing on after a longer pause is another change to undo. */
#define PAUSE_USEC (10 * G_TIME_SPAN_SECOND)

/* How a kind of record is written. */
typedef struct
{
  const char     *kind;
  EntLibraryJob   job;
  gpointer      (*copy) (gconstpointer record);
  GDestroyNotify  free;
} RecordClass;

typedef struct
{
  const RecordClass *record_class;
  char              *id;
  gpointer           record;     /* as it is to be on the disk */
  char              *name;       /* for "Undo" */
  char              *merge_key;  /* or NULL */
  GPtrArray         *tasks;      /* of GTask: who waits for it */
  guint              n_writes;   /* on their way */
  gboolean           given_up;   /* the person does not wait for it any more */
  gboolean           gone;       /* it was deleted while it was being written */
  char              *problem;    /* why it could not be written, or NULL */
} Pending;

static void
pending_free (gpointer data)
{
  Pending *self = data;

  self->record_class->free (self->record);
  g_ptr_array_unref (self->tasks);
  g_free (self->id);
  g_free (self->name);
  g_free (self->merge_key);
  g_free (self->problem);
  g_free (self);
}

void
ent_personal_init_writing (EntPersonal *self)
{
  self->in_deeds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->pending = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, pending_free);
  self->binned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
ent_personal_clear_writing (EntPersonal *self)
{
  g_clear_handle_id (&self->retry, g_source_remove);
  g_clear_pointer (&self->in_deeds, g_hash_table_unref);
  g_clear_pointer (&self->pending, g_hash_table_unref);
  g_clear_pointer (&self->binned, g_hash_table_unref);
}

static char *
dup_key (const char *kind,
         const char *id)
{
  return g_strconcat (kind, ":", id, NULL);
}

gboolean
ent_personal_is_pending (EntPersonal *self,
                         const char  *kind,
                         const char  *id)
{
  g_autofree char *key = dup_key (kind, id);

  return g_hash_table_contains (self->pending, key);
}

gboolean
ent_personal_is_gone (EntPersonal *self,
                      const char  *kind,
                      const char  *id)
{
  g_autofree char *key = dup_key (kind, id);
  const Pending *pending = g_hash_table_lookup (self->pending, key);

  return pending != NULL && pending->gone;
}

static void
show_state (EntPersonal   *self,
            const Pending *pending,
            EntSaveState   state,
            const char    *problem)
{
  EntNoteItem *item = NULL;

  if (g_str_equal (pending->record_class->kind, "note"))
    item = ent_personal_find_note (self, pending->id);
  if (item != NULL)
    ent_note_item_set_state (item, state, problem);
}

static void write_pending (EntPersonal *self,
                           Pending     *pending);

static gboolean
retry_cb (gpointer data)
{
  EntPersonal *self = data;
  g_autoptr(GPtrArray) failed = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  self->retry = 0;
  g_hash_table_iter_init (&iter, self->pending);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Pending *) value)->problem != NULL && ((Pending *) value)->n_writes == 0)
      g_ptr_array_add (failed, value);
  for (guint i = 0; i < failed->len; i++)
    write_pending (self, failed->pdata[i]);
  return G_SOURCE_REMOVE;
}

/* Ends what @pending's tasks wait for. @error: (nullable) */
static void
answer_tasks (Pending      *pending,
              const GError *error)
{
  g_autoptr(GPtrArray) tasks = g_steal_pointer (&pending->tasks);

  pending->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < tasks->len; i++)
    if (error == NULL)
      g_task_return_boolean (tasks->pdata[i], TRUE);
    else
      g_task_return_error (tasks->pdata[i], g_error_copy (error));
}

/* Which record was written. */
typedef struct
{
  EntPersonal *personal;
  char        *key;
} Written;

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Written *written = user_data;
  g_autoptr(EntPersonal) self = written->personal;
  g_autofree char *key = written->key;
  g_autoptr(GError) error = NULL;
  Pending *pending = g_hash_table_lookup (self->pending, key);

  g_free (written);
  ent_library_run_finish (ENT_LIBRARY (source), result, &error);
  pending->n_writes--;
  /* What was given last comes last, and decides. */
  if (pending->n_writes > 0)
    return;
  g_free (pending->problem);
  pending->problem = error != NULL ? g_strdup (error->message) : NULL;
  show_state (self, pending, error != NULL ? ENT_SAVE_FAILED : ENT_SAVE_SAVED, pending->problem);
  answer_tasks (pending, error);
  if (error == NULL || pending->given_up)
    g_hash_table_remove (self->pending, key);
  else if (self->retry == 0)
    self->retry = g_timeout_add (RETRY_MSEC, retry_cb, self);
  ent_personal_notify_unsaved (self);
}

static void
write_pending (EntPersonal *self,
               Pending     *pending)
{
  Written *written = g_new0 (Written, 1);

  written->personal = g_object_ref (self);
  written->key = dup_key (pending->record_class->kind, pending->id);
  pending->n_writes++;
  ent_library_change_async (self->library, pending->name, pending->merge_key, pending->record_class->job,
                            pending->record_class->copy (pending->record), pending->record_class->free, NULL,
                            written_cb, written);
}

/* What is still on its way to the disk is not written any more: it would come after what was done since. */
static void
forget_pending (EntPersonal *self,
                const char  *kind,
                const char  *id)
{
  g_autofree char *key = dup_key (kind, id);
  Pending *pending = g_hash_table_lookup (self->pending, key);

  if (pending == NULL)
    return;
  pending->given_up = pending->gone = TRUE;
  if (pending->n_writes == 0)
    g_hash_table_remove (self->pending, key);
  ent_personal_notify_unsaved (self);
}

/* @record: borrowed */
static void
save_record (EntPersonal         *self,
             const RecordClass   *record_class,
             const char          *id,
             gconstpointer        record,
             const char          *name,
             const char          *merge_key,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  g_autofree char *key = dup_key (record_class->kind, id);
  Pending *pending = g_hash_table_lookup (self->pending, key);

  if (pending == NULL)
    {
      pending = g_new0 (Pending, 1);
      pending->record_class = record_class;
      pending->id = g_strdup (id);
      pending->tasks = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->pending, g_steal_pointer (&key), pending);
    }
  else
    record_class->free (pending->record);
  pending->record = record_class->copy (record);
  g_free (pending->name);
  pending->name = g_strdup (name);
  g_free (pending->merge_key);
  pending->merge_key = g_strdup (merge_key);
  if (callback != NULL)
    g_ptr_array_add (pending->tasks, g_task_new (self, NULL, callback, user_data));
  show_state (self, pending, pending->problem != NULL ? ENT_SAVE_FAILED : ENT_SAVE_SAVING, pending->problem);
  pending->given_up = pending->gone = FALSE;
  write_pending (self, pending);
  ent_personal_notify_unsaved (self);
}

static const char *
get_words (const Pending *pending)
{
  if (g_str_equal (pending->record_class->kind, "note"))
    return ((EntNote *) pending->record)->body;
  if (g_str_equal (pending->record_class->kind, "event"))
    return ((EntOwnEvent *) pending->record)->title;
  return ((EntOwnRating *) pending->record)->rationale;
}

char *
ent_personal_dup_unsaved (EntPersonal  *self,
                          char        **problem)
{
  g_autoptr(GString) words = g_string_new (NULL);
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (ENT_IS_PERSONAL (self), NULL);

  g_hash_table_iter_init (&iter, self->pending);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Pending *pending = value;

      g_string_append_printf (words, "%s%s\n", words->len > 0 ? "\n---\n\n" : "",
                              get_words (pending) != NULL ? get_words (pending) : "");
      if (problem != NULL && *problem == NULL)
        *problem = g_strdup (pending->problem);
    }
  return words->len > 0 ? g_strdup (words->str) : NULL;
}

void
ent_personal_give_up (EntPersonal *self)
{
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (ENT_IS_PERSONAL (self));

  /* One that is being written right now may still succeed. */
  g_hash_table_iter_init (&iter, self->pending);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Pending *) value)->n_writes > 0)
      ((Pending *) value)->given_up = TRUE;
    else
      g_hash_table_iter_remove (&iter);
  ent_personal_notify_unsaved (self);
}

/* Notes */

static gboolean
put_note_job (EntStore      *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return ent_store_put_note (store, data, error);
}

static const RecordClass note_class = {
  "note", put_note_job, (gpointer (*) (gconstpointer)) ent_note_copy, (GDestroyNotify) ent_note_free
};

/* A time at which typing goes on from one save to the next. */
static char *
dup_merge_key (const EntNote *before,
               const EntNote *note)
{
  static guint n_pauses;

  if (before == NULL || note->modified_usec - before->modified_usec > PAUSE_USEC)
    n_pauses++;
  return g_strdup_printf ("note:%s:%u", note->id, n_pauses);
}

void
ent_personal_save_note (EntPersonal         *self,
                        EntNote             *note,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  EntNoteItem *item;
  const EntNote *before;
  const char *name;
  g_autofree char *merge_key = NULL;
  g_autoptr(EntNote) copy = NULL;

  g_return_if_fail (ENT_IS_PERSONAL (self));
  g_return_if_fail (note != NULL);

  /* An editor gives out what was typed last when it goes, after the note went into the bin: the words
   * are kept, there. */
  if (g_hash_table_contains (self->binned, note->id))
    note->deleted_usec = g_get_real_time ();
  item = ent_personal_find_note (self, note->id);
  before = item != NULL ? ent_note_item_get_note (item) : NULL;
  copy = ent_note_copy (note);
  name = before == NULL ? _("Write Note") : _("Edit Note");
  if (before == NULL || g_strcmp0 (before->body, note->body) != 0)
    merge_key = dup_merge_key (before, note);
  ent_personal_take_note (self, note);
  save_record (self, &note_class, copy->id, copy, name, merge_key, callback, user_data);
}

/* Events */

static gboolean
put_event_job (EntStore      *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return ent_store_put_own_event (store, data, error);
}

static const RecordClass event_class = {
  "event", put_event_job, (gpointer (*) (gconstpointer)) ent_own_event_copy, (GDestroyNotify) ent_own_event_free
};

void
ent_personal_save_event (EntPersonal         *self,
                         EntOwnEvent         *event,
                         const char          *name,
                         const char          *merge_key,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(EntOwnEvent) copy = NULL;
  g_autofree char *usual = NULL;

  g_return_if_fail (ENT_IS_PERSONAL (self));
  g_return_if_fail (event != NULL);

  copy = ent_own_event_copy (event);
  /* Translators: after "Undo": what is undone; %s is the title of an event of one's own */
  usual = g_strdup_printf (ent_personal_find_event (self, event->id) != NULL ? _("Edit “%s”") : _("Add “%s”"),
                           event->title);
  ent_personal_take_event (self, event);
  save_record (self, &event_class, copy->id, copy, name != NULL ? name : usual, merge_key, callback, user_data);
}

/* Ratings */

static gboolean
put_rating_job (EntStore      *store,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return ent_store_put_own_rating (store, data, error);
}

static const RecordClass rating_class = {
  "rating", put_rating_job, (gpointer (*) (gconstpointer)) ent_own_rating_copy, (GDestroyNotify) ent_own_rating_free
};

void
ent_personal_save_rating (EntPersonal         *self,
                          EntOwnRating        *rating,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(EntOwnRating) copy = NULL;
  g_autofree char *id = NULL, *merge_key = NULL;
  const EntOwnRating *before;

  g_return_if_fail (ENT_IS_PERSONAL (self));
  g_return_if_fail (rating != NULL && rating->layer == NULL);

  before = ent_personal_find_rating (self, rating->case_id, rating->factor);
  /* Typing on in the rationale is one change. */
  if (before != NULL && g_strcmp0 (before->rationale, rating->rationale) != 0
      && rating->modified_usec - before->modified_usec < PAUSE_USEC)
    merge_key = g_strdup_printf ("rating:%s/%s", rating->case_id, rating->factor);
  copy = ent_own_rating_copy (rating);
  id = g_strconcat (rating->case_id, "/", rating->factor, NULL);
  ent_personal_take_rating (self, rating);
  save_record (self, &rating_class, id, copy, _("Rate Factor"), merge_key, callback, user_data);
}

EntSaveState
ent_personal_get_rating_state (EntPersonal  *self,
                               const char   *case_id,
                               const char   *factor,
                               const char  **problem)
{
  g_autofree char *id = g_strconcat (case_id, "/", factor, NULL);
  g_autofree char *key = dup_key ("rating", id);
  const Pending *pending = g_hash_table_lookup (self->pending, key);

  *problem = pending != NULL ? pending->problem : NULL;
  if (pending == NULL || pending->gone)
    return ENT_SAVE_SAVED;
  return pending->problem != NULL ? ENT_SAVE_FAILED : ENT_SAVE_SAVING;
}

/* What is tried once */

typedef struct
{
  GPtrArray *notes;    /* of EntNote */
  char     **ids;
  gboolean   binned;
  char      *id;       /* of an event, layer or case */
  char      *factor;
} Deed;

static void
deed_free (gpointer data)
{
  Deed *self = data;

  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_strfreev (self->ids);
  g_free (self->id);
  g_free (self->factor);
  g_free (self);
}

/* Who did it, and to which notes. */
typedef struct
{
  gboolean   asked;  /* who did it wants to hear of it */
  GPtrArray *ids;
} Doing;

static void
doing_free (gpointer data)
{
  Doing *self = data;

  g_ptr_array_unref (self->ids);
  g_free (self);
}

static void
begin_deed (EntPersonal *self,
            const Deed  *deed,
            GPtrArray   *ids)
{
  for (guint i = 0; deed->notes != NULL && i < deed->notes->len; i++)
    g_ptr_array_add (ids, g_strdup (((EntNote *) deed->notes->pdata[i])->id));
  for (guint i = 0; deed->ids != NULL && deed->ids[i] != NULL; i++)
    g_ptr_array_add (ids, g_strdup (deed->ids[i]));
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_insert (self->in_deeds, g_strdup (ids->pdata[i]),
                         GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->in_deeds, ids->pdata[i])) + 1));
}

/* What was read before it was done would take it back in memory: those notes are read once more. */
static void
end_deed (EntPersonal *self,
          GPtrArray   *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->in_deeds, ids->pdata[i]));

      if (n > 1)
        g_hash_table_insert (self->in_deeds, g_strdup (ids->pdata[i]), GUINT_TO_POINTER (n - 1));
      else
        g_hash_table_remove (self->in_deeds, ids->pdata[i]);
    }
  if (ids->len > 0)
    ent_personal_read_notes (self, ids);
}

static void
deed_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  EntPersonal *self = g_task_get_source_object (task);
  const Doing *doing = g_task_get_task_data (task);
  GError *error = NULL;

  end_deed (self, doing->ids);
  if (ent_library_run_finish (ENT_LIBRARY (source), result, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  ent_personal_read_all (self);
  if (!doing->asked)
    g_signal_emit_by_name (self, "failed", error->message);
  g_task_return_error (task, error);
}

/* @deed: (transfer full) */
static void
do_deed (EntPersonal         *self,
         const char          *name,
         EntLibraryJob        job,
         Deed                *deed,
         GAsyncReadyCallback  callback,
         gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Doing *doing = g_new0 (Doing, 1);

  /* Who asked tells what goes wrong. */
  doing->asked = callback != NULL;
  doing->ids = g_ptr_array_new_with_free_func (g_free);
  begin_deed (self, deed, doing->ids);
  g_task_set_task_data (task, doing, doing_free);
  ent_library_change_async (self->library, name, NULL, job, deed, deed_free, NULL, deed_done_cb, task);
}

static gboolean
put_notes_job (EntStore      *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Deed *deed = data;

  for (guint i = 0; i < deed->notes->len; i++)
    if (!ent_store_put_note (store, deed->notes->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* Where it could not be written it is tried again as it is now. */
static void
replace_pending (EntPersonal   *self,
                 const EntNote *note)
{
  g_autofree char *key = dup_key ("note", note->id);
  Pending *pending = g_hash_table_lookup (self->pending, key);

  if (pending == NULL)
    return;
  ent_note_free (pending->record);
  pending->record = ent_note_copy (note);
}

void
ent_personal_save_notes (EntPersonal         *self,
                         const char          *name,
                         GPtrArray           *notes,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Deed *deed = g_new0 (Deed, 1);

  g_return_if_fail (ENT_IS_PERSONAL (self));
  g_return_if_fail (name != NULL && notes != NULL);

  deed->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
  for (guint i = 0; i < notes->len; i++)
    g_ptr_array_add (deed->notes, ent_note_copy (notes->pdata[i]));
  for (guint i = 0; i < notes->len; i++)
    {
      replace_pending (self, notes->pdata[i]);
      ent_personal_take_note (self, ent_note_copy (notes->pdata[i]));
    }
  do_deed (self, name, put_notes_job, deed, callback, user_data);
}

/* What is still on its way to the disk goes into the bin. */
static void
bin_pending (EntPersonal *self,
             const char  *kind,
             const char  *id)
{
  g_autofree char *key = dup_key (kind, id);
  Pending *pending = g_hash_table_lookup (self->pending, key);

  if (pending == NULL)
    return;
  pending->gone = TRUE;
  if (pending->record_class == &note_class)
    ((EntNote *) pending->record)->deleted_usec = g_get_real_time ();
  else
    ((EntOwnEvent *) pending->record)->deleted_usec = g_get_real_time ();
}

static gboolean
bin_notes_job (EntStore      *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Deed *deed = data;

  return ent_store_bin_notes (store, (const char * const *) deed->ids, deed->binned, error);
}

void
ent_personal_bin_notes (EntPersonal         *self,
                        const char * const  *ids,
                        gboolean             binned,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autofree char *name = NULL;
  Deed *deed;
  guint n;

  g_return_if_fail (ENT_IS_PERSONAL (self));
  g_return_if_fail (ids != NULL);

  n = g_strv_length ((char **) ids);
  if (binned)
    name = g_strdup_printf (ngettext ("Delete Note", "Delete %u Notes", n), n);
  else
    name = g_strdup_printf (ngettext ("Restore Note", "Restore %u Notes", n), n);
  deed = g_new0 (Deed, 1);
  deed->ids = g_strdupv ((char **) ids);
  deed->binned = binned;
  for (guint i = 0; binned && i < n; i++)
    {
      g_hash_table_add (self->binned, g_strdup (deed->ids[i]));
      bin_pending (self, "note", deed->ids[i]);
      ent_personal_drop_note (self, deed->ids[i]);
    }
  do_deed (self, name, bin_notes_job, deed, callback, user_data);
}

static gboolean
bin_event_job (EntStore      *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Deed *deed = data;

  return ent_store_bin_own_event (store, deed->id, deed->binned, error);
}

void
ent_personal_bin_event (EntPersonal         *self,
                        const char          *id,
                        gboolean             binned,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  const EntOwnEvent *event;
  g_autofree char *name = NULL;
  Deed *deed;

  g_return_if_fail (ENT_IS_PERSONAL (self));
  g_return_if_fail (id != NULL);

  event = ent_personal_find_event (self, id);
  if (binned && event != NULL)
    /* Translators: after "Undo": what is undone; %s is the title of an event of one's own */
    name = g_strdup_printf (_("Delete “%s”"), event->title);
  else
    name = g_strdup (binned ? _("Delete Event") : _("Restore Event"));
  deed = g_new0 (Deed, 1);
  deed->id = g_strdup (id);
  deed->binned = binned;
  if (binned)
    {
      bin_pending (self, "event", deed->id);
      ent_personal_drop_event (self, deed->id);
    }
  do_deed (self, name, bin_event_job, deed, callback, user_data);
}

static gboolean
remove_rating_job (EntStore      *store,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Deed *deed = data;

  return ent_store_remove_own_rating (store, NULL, deed->id, deed->factor, error);
}

void
ent_personal_remove_rating (EntPersonal         *self,
                            const char          *case_id,
                            const char          *factor,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autofree char *key = NULL;
  Deed *deed;

  g_return_if_fail (ENT_IS_PERSONAL (self));
  g_return_if_fail (case_id != NULL && factor != NULL);

  deed = g_new0 (Deed, 1);
  deed->id = g_strdup (case_id);
  deed->factor = g_strdup (factor);
  key = g_strconcat (case_id, "/", factor, NULL);
  forget_pending (self, "rating", key);
  ent_personal_drop_rating (self, deed->id, deed->factor);
  do_deed (self, _("Remove Rating"), remove_rating_job, deed, callback, user_data);
}

static gboolean
remove_layer_job (EntStore      *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Deed *deed = data;

  return ent_store_remove_layer (store, deed->id, error);
}

void
ent_personal_remove_layer (EntPersonal         *self,
                           const char          *id,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autofree char *name = NULL;
  Deed *deed;

  g_return_if_fail (ENT_IS_PERSONAL (self));
  g_return_if_fail (id != NULL);

  /* Translators: after "Undo": what is undone; %s is a person's name, whose notes go from the library */
  name = g_strdup_printf (_("Remove %s"), ent_personal_get_layer_name (self, id));
  deed = g_new0 (Deed, 1);
  deed->id = g_strdup (id);
  do_deed (self, name, remove_layer_job, deed, callback, user_data);
}

gboolean
ent_personal_write_finish (EntPersonal   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
