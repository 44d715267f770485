/* What a person does is seen at once: the deck is made anew with it, and then the library writes it.  When all that was
 * asked for is written, or somebody else wrote, the deck is read again; what was read while a person went on is thrown
 * away, since it lacks what they did.
 *
 * What could not be written stays in the deck, and is tried again: after a while, and with the next change. */

#include "config.h"

#include "ent-deck-model.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

#include "ent-deck-store.h"
#include "ent-store-changes.h"
#include "ent-store-lectures.h"

struct _EntDeckModel
{
  GObject       parent_instance;

  EntSession   *session;
  char         *lecture_id;
  EntDeck      *deck;        /* or NULL */
  GPtrArray    *changes;     /* of Change: those that are not written yet, in order */
  guint         n_writing;   /* of them on their way */
  char         *problem;     /* why some could not be written, or NULL */
  guint         retry;       /* a source, or 0 */
  guint         generation;  /* of what a person did */
  gboolean      reading;
  gboolean      stale;       /* to be read again */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (EntDeckModel, ent_deck_model, G_TYPE_OBJECT)

enum { CHANGED, GONE, FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* How long after a failed write it is tried again. */
#define RETRY_MSEC 2000

/* Those with a problem, borrowed: whoever closes the last window has to know of them. */
static GList *troubled;

static EntLibrary *
get_library (EntDeckModel *self)
{
  return ent_session_get_library (self->session);
}

/* @deck: (transfer full) */
static void
take_deck (EntDeckModel *self,
           EntDeck      *deck)
{
  g_clear_pointer (&self->deck, ent_deck_unref);
  self->deck = deck;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Reading */

typedef struct
{
  EntDeckModel *model;       /* its own reference */
  guint         generation;
} Reading;

static gpointer
load_question (EntStore      *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return ent_deck_load (store, data, cancellable, error);
}

static void read_deck (EntDeckModel *self);

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Reading *reading = user_data;
  g_autoptr(EntDeckModel) self = reading->model;
  guint generation = reading->generation;
  g_autoptr(GError) error = NULL;
  EntDeck *deck = ent_library_ask_finish (ENT_LIBRARY (source), result, &error);

  g_free (reading);
  self->reading = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (deck != NULL && generation == self->generation && self->changes->len == 0)
    take_deck (self, deck);
  else if (deck != NULL)
    ent_deck_unref (deck);
  else if (g_error_matches (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND))
    g_signal_emit (self, signals[GONE], 0);
  else
    g_signal_emit (self, signals[FAILED], 0, error->message);
  if (self->stale)
    read_deck (self);
}

static void
read_deck (EntDeckModel *self)
{
  Reading *reading;

  self->stale = self->reading || self->changes->len > 0;
  if (self->stale)
    return;
  self->reading = TRUE;
  reading = g_new0 (Reading, 1);
  reading->model = g_object_ref (self);
  reading->generation = self->generation;
  ent_library_ask_async (get_library (self), load_question, g_strdup (self->lecture_id), g_free,
                         (GDestroyNotify) ent_deck_unref, self->cancellable, loaded_cb, reading);
}

static void
touched_cb (EntDeckModel *self,
            GPtrArray    *touches)
{
  gboolean mine = touches == NULL;

  for (guint i = 0; touches != NULL && i < touches->len; i++)
    {
      const EntTouch *touch = touches->pdata[i];

      mine |= touch->kind == ENT_TOUCH_OWN_EVENT || touch->kind == ENT_TOUCH_OWN_RATING;
      mine |= touch->kind == ENT_TOUCH_LECTURE && g_strcmp0 (touch->id, self->lecture_id) == 0;
    }
  if (mine)
    read_deck (self);
}

/* Writing */

typedef enum { PUT_LECTURE, PUT_SLIDE, INSERT, REMOVE, ORDER, PUT_IMAGE } ChangeKind;

typedef struct
{
  EntDeckModel *model;     /* its own reference */
  ChangeKind    kind;
  char         *lecture_id;
  EntLecture   *lecture;
  GPtrArray    *slides;    /* of EntSlide */
  GPtrArray    *ids;       /* of char* */
  char         *before;
  EntImage     *image;
  char         *name;
  char         *merge_key; /* or NULL */
  gboolean      waiting;   /* it is not on its way: it failed, or one before it did */
  gboolean      given_up;
} Change;

static void
change_free (Change *change)
{
  g_clear_object (&change->model);
  g_free (change->lecture_id);
  g_clear_pointer (&change->lecture, ent_lecture_free);
  g_clear_pointer (&change->slides, g_ptr_array_unref);
  g_clear_pointer (&change->ids, g_ptr_array_unref);
  g_free (change->before);
  g_clear_pointer (&change->image, ent_image_free);
  g_free (change->name);
  g_free (change->merge_key);
  g_free (change);
}

static GPtrArray *
copy_slides (GPtrArray *slides)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);

  for (guint i = 0; slides != NULL && i < slides->len; i++)
    g_ptr_array_add (copies, ent_slide_copy (slides->pdata[i]));
  return copies;
}

static gboolean
change_job (EntStore      *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Change *change = data;
  g_autoptr(GPtrArray) slides = copy_slides (change->slides);

  /* What is kept is noted in the copies: nothing of it stays where the change fails. */
  switch (change->kind)
    {
    case PUT_LECTURE:
      return ent_store_put_lecture (store, change->lecture, error);
    case PUT_SLIDE:
      return ent_deck_keep_cases (store, slides->pdata[0], error)
             && ent_store_put_slide (store, slides->pdata[0], error);
    case INSERT:
      return ent_deck_add_slides (store, change->lecture_id, slides, change->before, error);
    case REMOVE:
      return ent_store_remove_slides (store, change->lecture_id, change->ids, error);
    case ORDER:
      return ent_store_order_slides (store, change->lecture_id, change->ids, error);
    case PUT_IMAGE:
      return ent_store_put_image (store, change->image, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Trying again */

/* Where no window is left nobody would know of it, nor could give it up. */
static void
show_window (void)
{
  GApplication *application = g_application_get_default ();

  if (GTK_IS_APPLICATION (application) && gtk_application_get_windows (GTK_APPLICATION (application)) == NULL)
    g_application_activate (application);
}

static void
set_problem (EntDeckModel *self,
             const char   *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  troubled = g_list_remove (troubled, self);
  if (problem != NULL)
    troubled = g_list_prepend (troubled, self);
  g_free (self->problem);
  self->problem = g_strdup (problem);
  /* Once, however often it is tried. */
  if (problem != NULL)
    {
      /* Translators: %s says what went wrong */
      g_autofree char *message = g_strdup_printf (_("%s Your slides are not saved yet; Entente goes on trying."),
                                                  problem);

      g_signal_emit (self, signals[FAILED], 0, message);
      show_window ();
    }
}

static gboolean
is_any_waiting (EntDeckModel *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    if (((Change *) self->changes->pdata[i])->waiting)
      return TRUE;
  return FALSE;
}

/* Whether the later one says all that the earlier does. */
static gboolean
supersedes (const Change *later,
            const Change *earlier)
{
  if (later->kind != earlier->kind)
    return FALSE;
  if (later->kind == PUT_SLIDE)
    return g_str_equal (((EntSlide *) later->slides->pdata[0])->id, ((EntSlide *) earlier->slides->pdata[0])->id);
  return later->kind == PUT_LECTURE || later->kind == ORDER;
}

static gboolean
is_superseded (EntDeckModel *self,
               const Change *change)
{
  guint index;

  g_ptr_array_find (self->changes, change, &index);
  for (guint i = index + 1; i < self->changes->len; i++)
    if (supersedes (self->changes->pdata[i], change))
      return TRUE;
  return FALSE;
}

/* What no second try would bring: what it changes is gone. */
static gboolean
is_final (const GError *error)
{
  return g_error_matches (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND)
         || g_error_matches (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CONFLICT);
}

/* The program does not end before what was done is on the disk. */
static void
add_change (EntDeckModel *self,
            Change       *change)
{
  if (self->changes->len == 0 && g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  g_ptr_array_add (self->changes, change);
}

static void
remove_change (EntDeckModel *self,
               Change       *change)
{
  g_ptr_array_remove (self->changes, change);
  if (self->changes->len == 0 && g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
}

static void written_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
send_change (EntDeckModel *self,
             Change       *change)
{
  change->waiting = FALSE;
  self->n_writing++;
  /* A picture is nothing to be taken back: one that no slide shows goes by itself. */
  if (change->kind == PUT_IMAGE)
    ent_library_run_async (get_library (self), change_job, change, NULL, NULL, written_cb, change);
  else
    ent_library_change_async (get_library (self), change->name, change->merge_key, change_job, change, NULL, NULL,
                              written_cb, change);
}

/* All in their order, once none is on its way: what comes later may need what came before. */
static void
try_again (EntDeckModel *self)
{
  if (self->n_writing > 0)
    return;
  g_clear_handle_id (&self->retry, g_source_remove);
  for (guint i = 0; i < self->changes->len; i++)
    send_change (self, self->changes->pdata[i]);
}

static gboolean
retry_cb (gpointer data)
{
  EntDeckModel *self = data;

  self->retry = 0;
  try_again (self);
  return G_SOURCE_REMOVE;
}

static void
settle (EntDeckModel *self)
{
  if (self->n_writing > 0)
    return;
  if (!is_any_waiting (self))
    set_problem (self, NULL);
  else if (self->retry == 0)
    self->retry = g_timeout_add (RETRY_MSEC, retry_cb, self);
  if (self->stale && self->changes->len == 0)
    read_deck (self);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Change *change = user_data;
  g_autoptr(EntDeckModel) self = g_object_ref (change->model);
  g_autoptr(GError) error = NULL;
  gboolean written = ent_library_run_finish (ENT_LIBRARY (source), result, &error);

  self->n_writing--;
  if (written || change->given_up || is_superseded (self, change))
    {
      remove_change (self, change);
    }
  else if (is_final (error) && !is_any_waiting (self))
    {
      remove_change (self, change);
      g_signal_emit (self, signals[FAILED], 0, error->message);
    }
  else
    {
      change->waiting = TRUE;
      set_problem (self, error->message);
    }
  settle (self);
}

static Change *
change_new (EntDeckModel *self,
            ChangeKind    kind)
{
  Change *change = g_new0 (Change, 1);

  change->model = g_object_ref (self);
  change->kind = kind;
  change->lecture_id = g_strdup (self->lecture_id);
  self->generation++;
  return change;
}

/* @change: (transfer full) */
static void
write_change (EntDeckModel *self,
              Change       *change,
              const char   *name,
              const char   *merge_key)
{
  gboolean blocked = is_any_waiting (self);

  change->name = g_strdup (name);
  change->merge_key = g_strdup (merge_key);
  /* What was kept is read with the deck. */
  self->stale = TRUE;
  add_change (self, change);
  if (!blocked)
    {
      send_change (self, change);
      return;
    }
  change->waiting = TRUE;
  for (guint i = self->changes->len - 1; i-- > 0;)
    {
      Change *earlier = self->changes->pdata[i];

      if (earlier->waiting && supersedes (change, earlier))
        remove_change (self, earlier);
    }
  try_again (self);
}

void
ent_deck_model_try_again (void)
{
  g_autoptr(GList) models = g_list_copy (troubled);

  for (GList *l = models; l != NULL; l = l->next)
    try_again (l->data);
}

const char *
ent_deck_model_get_problem (void)
{
  return troubled != NULL ? ((EntDeckModel *) troubled->data)->problem : NULL;
}

void
ent_deck_model_give_up (void)
{
  while (troubled != NULL)
    {
      g_autoptr(EntDeckModel) self = g_object_ref (troubled->data);

      g_clear_handle_id (&self->retry, g_source_remove);
      set_problem (self, NULL);
      for (guint i = self->changes->len; i-- > 0;)
        {
          Change *change = self->changes->pdata[i];

          /* One that is being written right now may still succeed. */
          if (change->waiting)
            remove_change (self, change);
          else
            change->given_up = TRUE;
        }
      self->stale = TRUE;
      settle (self);
    }
}

/* Those of the deck, to be changed and put into the next one. */
static GPtrArray *
begin_slides (EntDeckModel *self)
{
  return copy_slides (self->deck != NULL ? self->deck->slides : NULL);
}

/* @slides: (transfer full) */
static void
end_slides (EntDeckModel *self,
            GPtrArray    *slides)
{
  if (self->deck != NULL)
    take_deck (self, ent_deck_new_with_slides (self->deck, slides));
  else
    g_ptr_array_unref (slides);
}

static int
find_slide (GPtrArray  *slides,
            const char *id)
{
  for (guint i = 0; i < slides->len; i++)
    if (g_strcmp0 (((EntSlide *) slides->pdata[i])->id, id) == 0)
      return (int) i;
  return -1;
}

void
ent_deck_model_put_lecture (EntDeckModel     *self,
                            const EntLecture *lecture,
                            const char       *name,
                            const char       *merge_key)
{
  Change *change;

  g_return_if_fail (ENT_IS_DECK_MODEL (self));

  change = change_new (self, PUT_LECTURE);
  change->lecture = ent_lecture_copy (lecture);
  change->lecture->modified_usec = g_get_real_time ();
  if (self->deck != NULL)
    {
      EntDeck *deck = ent_deck_new_with_slides (self->deck, begin_slides (self));

      ent_lecture_free (deck->lecture);
      deck->lecture = ent_lecture_copy (change->lecture);
      take_deck (self, deck);
    }
  write_change (self, change, name, merge_key);
}

void
ent_deck_model_put_slide (EntDeckModel   *self,
                          const EntSlide *slide,
                          const char     *name,
                          const char     *merge_key)
{
  GPtrArray *slides;
  Change *change;
  int index;

  g_return_if_fail (ENT_IS_DECK_MODEL (self));

  change = change_new (self, PUT_SLIDE);
  change->slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);
  g_ptr_array_add (change->slides, ent_slide_copy (slide));
  slides = begin_slides (self);
  index = find_slide (slides, slide->id);
  if (index >= 0)
    {
      ent_slide_free (slides->pdata[index]);
      slides->pdata[index] = ent_slide_copy (slide);
    }
  end_slides (self, slides);
  write_change (self, change, name, merge_key);
}

void
ent_deck_model_insert (EntDeckModel *self,
                       GPtrArray    *inserted,
                       const char   *before,
                       const char   *name)
{
  GPtrArray *slides;
  Change *change;
  int index;

  g_return_if_fail (ENT_IS_DECK_MODEL (self));

  change = change_new (self, INSERT);
  change->slides = copy_slides (inserted);
  change->before = g_strdup (before);
  slides = begin_slides (self);
  index = before != NULL ? find_slide (slides, before) : -1;
  for (guint i = 0; i < inserted->len; i++)
    g_ptr_array_insert (slides, index >= 0 ? index + (int) i : -1, ent_slide_copy (inserted->pdata[i]));
  end_slides (self, slides);
  write_change (self, change, name, NULL);
}

void
ent_deck_model_remove (EntDeckModel *self,
                       GPtrArray    *ids,
                       const char   *name)
{
  GPtrArray *slides;
  Change *change;

  g_return_if_fail (ENT_IS_DECK_MODEL (self));

  change = change_new (self, REMOVE);
  change->ids = ent_ids_copy (ids);
  slides = begin_slides (self);
  for (guint i = 0; i < ids->len; i++)
    {
      int index = find_slide (slides, ids->pdata[i]);

      if (index >= 0)
        g_ptr_array_remove_index (slides, (guint) index);
    }
  end_slides (self, slides);
  write_change (self, change, name, NULL);
}

void
ent_deck_model_order (EntDeckModel *self,
                      GPtrArray    *ids,
                      const char   *name)
{
  g_autoptr(GPtrArray) old = NULL;
  GPtrArray *slides;
  Change *change;

  g_return_if_fail (ENT_IS_DECK_MODEL (self));

  change = change_new (self, ORDER);
  change->ids = ent_ids_copy (ids);
  old = begin_slides (self);
  slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);
  for (guint i = 0; i < ids->len; i++)
    {
      int index = find_slide (old, ids->pdata[i]);

      if (index >= 0)
        g_ptr_array_add (slides, g_ptr_array_steal_index (old, (guint) index));
    }
  while (old->len > 0)
    g_ptr_array_add (slides, g_ptr_array_steal_index (old, 0));
  end_slides (self, slides);
  write_change (self, change, name, NULL);
}

void
ent_deck_model_duplicate (EntDeckModel *self,
                          GPtrArray    *ids,
                          const char   *name)
{
  g_autoptr(GPtrArray) copies = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);
  int after = -1;

  g_return_if_fail (ENT_IS_DECK_MODEL (self));

  if (self->deck == NULL)
    return;
  /* In the order in which they stand, after the last of them. */
  for (guint i = 0; i < self->deck->slides->len; i++)
    {
      const EntSlide *slide = self->deck->slides->pdata[i];
      EntSlide *copy;

      if (!g_ptr_array_find_with_equal_func (ids, slide->id, g_str_equal, NULL))
        continue;
      copy = ent_slide_copy (slide);
      g_free (copy->id);
      copy->id = g_uuid_string_random ();
      /* A section begins once. */
      g_clear_pointer (&copy->section, g_free);
      g_ptr_array_add (copies, copy);
      after = (int) i;
    }
  if (copies->len > 0)
    ent_deck_model_insert (self, copies, (guint) after + 1 < self->deck->slides->len
                                           ? ((EntSlide *) self->deck->slides->pdata[after + 1])->id : NULL, name);
}

void
ent_deck_model_put_image (EntDeckModel   *self,
                          const EntImage *image)
{
  Change *change;

  g_return_if_fail (ENT_IS_DECK_MODEL (self));

  change = change_new (self, PUT_IMAGE);
  change->image = ent_image_copy (image);
  if (self->deck != NULL && ent_deck_find_image (self->deck, image->id) == NULL)
    {
      EntDeck *deck = ent_deck_new_with_slides (self->deck, begin_slides (self));
      GPtrArray *images = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_image_free);

      for (guint i = 0; i < deck->images->len; i++)
        g_ptr_array_add (images, ent_image_copy (deck->images->pdata[i]));
      g_ptr_array_add (images, ent_image_copy (image));
      g_ptr_array_unref (deck->images);
      deck->images = images;
      take_deck (self, deck);
    }
  write_change (self, change, NULL, NULL);
}

const char *
ent_deck_model_get_id (EntDeckModel *self)
{
  g_return_val_if_fail (ENT_IS_DECK_MODEL (self), NULL);

  return self->lecture_id;
}

EntSession *
ent_deck_model_get_session (EntDeckModel *self)
{
  g_return_val_if_fail (ENT_IS_DECK_MODEL (self), NULL);

  return self->session;
}

EntDeck *
ent_deck_model_get_deck (EntDeckModel *self)
{
  g_return_val_if_fail (ENT_IS_DECK_MODEL (self), NULL);

  return self->deck;
}

gboolean
ent_deck_model_is_saving (EntDeckModel *self)
{
  g_return_val_if_fail (ENT_IS_DECK_MODEL (self), FALSE);

  return self->changes->len > 0;
}

static void
ent_deck_model_dispose (GObject *object)
{
  EntDeckModel *self = ENT_DECK_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->deck, ent_deck_unref);
  G_OBJECT_CLASS (ent_deck_model_parent_class)->dispose (object);
}

static void
ent_deck_model_finalize (GObject *object)
{
  EntDeckModel *self = ENT_DECK_MODEL (object);

  troubled = g_list_remove (troubled, self);
  g_ptr_array_unref (self->changes);
  g_free (self->problem);
  g_free (self->lecture_id);
  G_OBJECT_CLASS (ent_deck_model_parent_class)->finalize (object);
}

static void
ent_deck_model_class_init (EntDeckModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ent_deck_model_dispose;
  object_class->finalize = ent_deck_model_finalize;
  signals[CHANGED] = g_signal_new ("changed", ENT_TYPE_DECK_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GONE] = g_signal_new ("gone", ENT_TYPE_DECK_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", ENT_TYPE_DECK_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);
}

static void
ent_deck_model_init (EntDeckModel *self)
{
  self->cancellable = g_cancellable_new ();
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
}

EntDeckModel *
ent_deck_model_new (EntSession *session,
                    const char *lecture_id)
{
  EntDeckModel *self = g_object_new (ENT_TYPE_DECK_MODEL, NULL);

  self->session = g_object_ref (session);
  self->lecture_id = g_strdup (lecture_id);
  g_signal_connect_object (get_library (self), "touched", G_CALLBACK (touched_cb), self, G_CONNECT_SWAPPED);
  read_deck (self);
  return self;
}
