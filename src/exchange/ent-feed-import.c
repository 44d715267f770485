/* Files are read and parsed in a thread of their own, a few ahead of the one that puts them, so that both cores have work
 * and a thousand cases never are in memory at once. */

#include "config.h"

#include "ent-feed-import.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-case-file.h"
#include "ent-store-feeds.h"

#define AHEAD 4

/* Shared by both threads, under @mutex. */
typedef struct
{
  /* As they were given: nobody changes them meanwhile. */
  const EntFeedIndex *index;
  GPtrArray          *paths;
  EntCodebook        *codebook;
  GCancellable       *cancellable;

  GMutex              mutex;
  GCond               moved;
  GQueue              ready;      /* of EntCase, in the order of the index */
  GError             *error;      /* of the file after them */
  gboolean            ended;      /* nobody takes any more */
} Ahead;

/* The thread that puts. */
typedef struct
{
  Ahead             *ahead;
  guint              n_cases;
  EntFeedImportFunc  progress;
  gpointer           data;
} Import;

/* Reading ahead */

static gboolean
set_differs (const EntFeedCase  *entry,
             GError            **error,
             char               *reason)
{
  g_set_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_INVALID,
               /* Translators: a case, and what is wrong with it */
               _("the case “%s” is not as it was announced: %s"), entry->title, reason);
  g_free (reason);
  return FALSE;
}

/* An index may cut a long title short. */
static gboolean
titles_agree (const char *entry,
              const char *title)
{
  gsize length = strlen (entry);

  if (strcmp (entry, title) == 0)
    return TRUE;
  return g_str_has_suffix (entry, "…") && strncmp (entry, title, length - strlen ("…")) == 0;
}

static gboolean
check_entry (const EntFeedCase  *entry,
             const EntCase      *item,
             GError            **error)
{
  /* The first language is the case's own. */
  const char *title = ent_text_get_variant (item->title, 0)->string;

  if (strcmp (item->id, entry->id) != 0)
    return set_differs (entry, error,
                        /* Translators: ids of cases */
                        g_strdup_printf (_("its file is of “%s”, and its entry of “%s”"), item->id, entry->id));
  if (item->version != entry->version)
    return set_differs (entry, error,
                        g_strdup_printf (_("its file has version %d, and its entry %d"), item->version, entry->version));
  if (!titles_agree (entry->title, title))
    return set_differs (entry, error,
                        /* Translators: titles of cases */
                        g_strdup_printf (_("its file has the title “%s”, and its entry “%s”"), title, entry->title));
  return TRUE;
}

/* The first fault that is no warning, with its place in the file. */
static const EntFault *
find_fault (GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const EntFault *fault = g_ptr_array_index (faults, i);

      if (!fault->warning)
        return fault;
    }
  return NULL;
}

/* (transfer full) (nullable) */
static EntCase *
read_case (Ahead              *ahead,
           const EntFeedCase  *entry,
           const char         *path,
           GError            **error)
{
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(EntCase) item = NULL;
  g_autoptr(GError) local_error = NULL;
  const EntFault *fault;

  item = ent_case_file_load (path, ahead->codebook, faults, ahead->cancellable, &local_error);
  if (item != NULL)
    return check_entry (entry, item, error) ? g_steal_pointer (&item) : NULL;

  fault = find_fault (faults);
  if (local_error->domain == ENT_EXCHANGE_ERROR && fault != NULL)
    g_set_error (error, ENT_EXCHANGE_ERROR, local_error->code,
                 /* Translators: the title of a case, a place in its file such as /events/3/date, and what is wrong there */
                 _("the case “%s” is faulty at %s: %s"), entry->title, fault->path[0] != '\0' ? fault->path : "/",
                 fault->message);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* Whether more is wanted. */
static gboolean
hand_on (Ahead    *ahead,
         EntCase  *item,
         GError   *error)
{
  gboolean more;

  g_mutex_lock (&ahead->mutex);
  while (ahead->ready.length >= AHEAD && !ahead->ended)
    g_cond_wait (&ahead->moved, &ahead->mutex);
  if (item != NULL)
    g_queue_push_tail (&ahead->ready, item);
  ahead->error = error;
  more = error == NULL && !ahead->ended;
  g_cond_broadcast (&ahead->moved);
  g_mutex_unlock (&ahead->mutex);
  return more;
}

static gpointer
read_ahead (gpointer data)
{
  Ahead *ahead = data;

  for (guint i = 0; i < ahead->paths->len; i++)
    {
      const char *path = g_ptr_array_index (ahead->paths, i);
      GError *error = NULL;
      EntCase *item;

      if (path == NULL)
        continue;
      item = read_case (ahead, g_ptr_array_index (ahead->index->cases, i), path, &error);
      if (!hand_on (ahead, item, error))
        break;
    }
  return NULL;
}

/* Putting */

/* They come in the order in which they are asked for: it is the same loop on both sides. */
static EntCase *
take_cb (const EntFeedCase  *entry,
         guint               position,
         gpointer            data,
         GError            **error)
{
  Import *import = data;
  Ahead *ahead = import->ahead;
  EntCase *item;

  if (import->progress != NULL && import->n_cases > 0)
    import->progress (import->n_cases, import->data);
  g_mutex_lock (&ahead->mutex);
  while (ahead->ready.length == 0 && ahead->error == NULL)
    g_cond_wait (&ahead->moved, &ahead->mutex);
  item = g_queue_pop_head (&ahead->ready);
  if (item == NULL)
    g_propagate_error (error, g_steal_pointer (&ahead->error));
  g_cond_broadcast (&ahead->moved);
  g_mutex_unlock (&ahead->mutex);
  import->n_cases++;
  return item;
}

gboolean
ent_feed_import (EntStore            *store,
                 const EntFeed       *feed,
                 const EntFeedIndex  *index,
                 GPtrArray           *paths,
                 EntFeedImportFunc    progress,
                 gpointer             data,
                 GCancellable        *cancellable,
                 GError             **error)
{
  g_autoptr(EntCodebook) codebook = NULL;
  g_autoptr(GError) local_error = NULL;
  g_autofree gboolean *has = NULL;
  Ahead ahead = { .index = index, .paths = paths, .cancellable = cancellable };
  Import import = { &ahead, 0, progress, data };
  GThread *thread;
  gboolean done;

  g_return_val_if_fail (paths != NULL && paths->len == index->cases->len, FALSE);

  codebook = ent_store_load_codebook (store, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  has = g_new0 (gboolean, paths->len + 1);
  for (guint i = 0; i < paths->len; i++)
    has[i] = g_ptr_array_index (paths, i) != NULL;

  ahead.codebook = codebook;
  g_mutex_init (&ahead.mutex);
  g_cond_init (&ahead.moved);
  thread = g_thread_new ("feed-import", read_ahead, &ahead);
  done = ent_store_apply_feed (store, feed, index, has, take_cb, &import, cancellable, error);

  g_mutex_lock (&ahead.mutex);
  ahead.ended = TRUE;
  g_cond_broadcast (&ahead.moved);
  g_mutex_unlock (&ahead.mutex);
  g_thread_join (thread);
  g_queue_clear_full (&ahead.ready, (GDestroyNotify) ent_case_unref);
  g_clear_error (&ahead.error);
  g_mutex_clear (&ahead.mutex);
  g_cond_clear (&ahead.moved);
  return done;
}
