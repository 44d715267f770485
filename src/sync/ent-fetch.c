/* Many files at a time, each tried more than once.
 *
 * The thread that runs owns the multi handle; whoever cancels only wakes it. A file takes a place from its first
 * request until it has come or failed, also while it waits to be tried again: so a server that is busy is not asked by
 * the others in the meantime more than n_parallel at a time. */

#include "config.h"

#include "ent-fetch-private.h"

#include <signal.h>

#include <glib/gi18n-lib.h>

#include "ent-sync-error.h"

#define REPORT_USEC   50000    /* between reports */
#define MAX_POLL_MSEC 1000

const EntFetchLimits ent_fetch_default_limits = {
  .connect_msec = 10 * 1000,
  .stall_msec = 20 * 1000,
  .whole_msec = 10 * 60 * 1000,
  .n_tries = 4,
  .backoff_msec = 500,
  .max_wait_msec = 30 * 1000,
  .n_parallel = 8,
};

struct _EntFetch
{
  CURLM          *multi;
  GPtrArray      *easies;      /* of CURL: at rest */
  EntFetchLimits  limits;
  gint64          n_bytes;
  guint           n_requests;
};

typedef struct
{
  EntFetch         *fetch;
  GPtrArray        *files;     /* of EntFetchFile that servers have, borrowed */
  guint             next;      /* of them */
  GPtrArray        *active;    /* of EntFetchTransfer */
  gint64            hold_usec; /* until when the server wants to be left alone; monotonic */
  guint             n_done;
  gint64            n_before;  /* bytes of earlier runs */
  EntFetchProgress  progress;
  gpointer          data;
  gint64            reported_usec;
  GCancellable     *cancellable;
  EntFetchFile     *failed;    /* first */
} Run;

EntFetchFile *
ent_fetch_file_new (const char *url,
                    gint64      max_bytes)
{
  EntFetchFile *self = g_new0 (EntFetchFile, 1);

  self->url = g_strdup (url);
  self->max_bytes = max_bytes;
  self->size = -1;
  return self;
}

/* What came of it the last time. */
static void
file_reset (EntFetchFile *self)
{
  self->not_modified = FALSE;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->new_etag, g_free);
  g_clear_pointer (&self->new_last_modified, g_free);
  g_clear_error (&self->error);
}

void
ent_fetch_file_free (EntFetchFile *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self->sha256);
  g_free (self->path);
  file_reset (self);
  g_free (self);
}

EntFetch *
ent_fetch_new (const EntFetchLimits *limits)
{
  static gsize ready;
  EntFetch *self;

  if (g_once_init_enter (&ready))
    {
      if (curl_global_init (CURL_GLOBAL_DEFAULT) != CURLE_OK)
        g_error ("libcurl cannot be used on this machine");
      g_once_init_leave (&ready, 1);
    }

  self = g_new0 (EntFetch, 1);
  self->limits = limits != NULL ? *limits : ent_fetch_default_limits;
  self->limits.n_parallel = MAX (self->limits.n_parallel, 1);
  self->multi = curl_multi_init ();
  self->easies = g_ptr_array_new_with_free_func (curl_easy_cleanup);
  curl_multi_setopt (self->multi, CURLMOPT_PIPELINING, (long) CURLPIPE_MULTIPLEX);
  curl_multi_setopt (self->multi, CURLMOPT_MAX_HOST_CONNECTIONS, (long) self->limits.n_parallel);
  return self;
}

void
ent_fetch_free (EntFetch *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->easies);
  curl_multi_cleanup (self->multi);
  g_free (self);
}

gint64
ent_fetch_get_n_bytes (EntFetch *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_bytes;
}

guint
ent_fetch_get_n_requests (EntFetch *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_requests;
}

/* Reports */

static void
report (Run      *run,
        gboolean  last)
{
  gint64 now = g_get_monotonic_time ();

  if (run->progress == NULL || (!last && now < run->reported_usec + REPORT_USEC))
    return;
  run->reported_usec = now;
  run->progress (run->fetch->n_bytes - run->n_before, run->n_done, run->data);
}

static void
take_error (Run          *run,
            EntFetchFile *file,
            GError       *error)
{
  file->error = error;
  if (run->failed == NULL)
    run->failed = file;
}

/* Folders */

static void
count_cb (gsize    n_bytes,
          gpointer data)
{
  Run *run = data;

  run->fetch->n_bytes += (gint64) n_bytes;
  report (run, FALSE);
}

/* Reads what is in folders, and keeps the others for later. */
static void
run_folders (Run       *run,
             GPtrArray *files)
{
  for (guint i = 0; i < files->len && run->failed == NULL; i++)
    {
      EntFetchFile *file = g_ptr_array_index (files, i);
      GError *error = NULL;
      EntFetchUrlKind kind = ent_fetch_url_check (file->url, &error);

      if (kind == ENT_FETCH_URL_FOLDER && ent_fetch_folder_read (file, count_cb, run, run->cancellable, &error))
        run->n_done++;
      else if (error != NULL)
        take_error (run, file, error);
      else
        g_ptr_array_add (run->files, file);
    }
}

/* Servers */

/* Ends the part of @transfer in this run. */
static void
leave (Run              *run,
       EntFetchTransfer *transfer,
       GError           *error)
{
  if (error == NULL)
    run->n_done++;
  else
    take_error (run, transfer->file, error);
  g_ptr_array_remove_fast (run->active, transfer);
}

/* Gives files a place while there is one. */
static void
fill (Run *run)
{
  EntFetch *fetch = run->fetch;

  while (run->next < run->files->len && run->active->len < (guint) fetch->limits.n_parallel && run->failed == NULL)
    {
      EntFetchTransfer *transfer = ent_fetch_transfer_new (g_ptr_array_index (run->files, run->next++),
                                                           &fetch->limits, &fetch->n_bytes);
      gboolean whole;
      GError *error = NULL;

      g_ptr_array_add (run->active, transfer);
      transfer->deadline_usec = g_get_monotonic_time () + fetch->limits.whole_msec * 1000;
      if (!ent_fetch_transfer_open (transfer, &whole, run->cancellable, &error) || whole)
        leave (run, transfer, error);
    }
}

static void
start (Run              *run,
       EntFetchTransfer *transfer)
{
  EntFetch *fetch = run->fetch;
  CURL *easy = fetch->easies->len > 0 ? g_ptr_array_steal_index_fast (fetch->easies, fetch->easies->len - 1)
                                      : curl_easy_init ();
  GError *error = NULL;

  if (!ent_fetch_transfer_begin (transfer, easy, &error))
    {
      g_ptr_array_add (fetch->easies, easy);
      leave (run, transfer, error);
      return;
    }
  fetch->n_requests++;
  curl_multi_add_handle (fetch->multi, easy);
}

static void
start_due (Run *run)
{
  gint64 now = g_get_monotonic_time ();

  for (guint i = run->active->len; i > 0 && run->failed == NULL; i--)
    {
      EntFetchTransfer *transfer = g_ptr_array_index (run->active, i - 1);

      if (transfer->easy == NULL && now >= MAX (transfer->due_usec, run->hold_usec))
        start (run, transfer);
    }
}

/* When the next try is worth while; FALSE: never, or not in time. */
static gboolean
plan (Run              *run,
      EntFetchTransfer *transfer,
      gint64            asked_msec)
{
  const EntFetchLimits *limits = &run->fetch->limits;
  gint64 now = g_get_monotonic_time ();
  gint64 backoff_msec = (gint64) limits->backoff_msec << MIN (transfer->n_tries, 16);
  gint64 wait_usec;

  if (++transfer->n_tries >= (guint) MAX (limits->n_tries, 1) || asked_msec > limits->max_wait_msec)
    return FALSE;
  /* With jitter: readers that a server lost all at once are not to come back all at once. */
  wait_usec = (gint64) ((double) MIN (backoff_msec, limits->max_wait_msec) * 1000 * g_random_double_range (0.5, 1.0));
  if (asked_msec > 0)
    run->hold_usec = MAX (run->hold_usec, now + asked_msec * 1000);
  transfer->due_usec = now + MAX (wait_usec, asked_msec * 1000);
  return transfer->due_usec < transfer->deadline_usec;
}

/* A request has ended. */
static void
end (Run              *run,
     EntFetchTransfer *transfer,
     CURLcode          code)
{
  EntFetch *fetch = run->fetch;
  CURL *easy = transfer->easy;
  gint64 wait_msec;
  GError *error = NULL;
  EntFetchOutcome outcome;

  curl_multi_remove_handle (fetch->multi, easy);
  outcome = ent_fetch_transfer_end (transfer, code, &wait_msec, &error);
  g_ptr_array_add (fetch->easies, easy);

  if (outcome == ENT_FETCH_LATER && plan (run, transfer, wait_msec))
    {
      g_clear_error (&error);
      ent_fetch_transfer_rewind (transfer);
    }
  else if (outcome != ENT_FETCH_AGAIN)
    {
      leave (run, transfer, error);
    }
}

static void
take_ended (Run *run)
{
  CURLMsg *message;
  int left;

  while (run->failed == NULL && (message = curl_multi_info_read (run->fetch->multi, &left)) != NULL)
    {
      CURLcode code = message->data.result;
      char *transfer = NULL;

      curl_easy_getinfo (message->easy_handle, CURLINFO_PRIVATE, &transfer);
      end (run, (EntFetchTransfer *) transfer, code);
    }
}

static void
end_stalled (Run *run)
{
  gint64 now = g_get_monotonic_time ();

  for (guint i = run->active->len; i > 0 && run->failed == NULL; i--)
    {
      EntFetchTransfer *transfer = g_ptr_array_index (run->active, i - 1);

      if (transfer->easy == NULL)
        continue;
      ent_fetch_transfer_check_stall (transfer, now);
      if (transfer->stalled)
        end (run, transfer, CURLE_OPERATION_TIMEDOUT);
    }
}

/* For how long there is nothing to do unless something comes. */
static int
get_wait_msec (Run *run)
{
  gint64 now = g_get_monotonic_time (), next = now + MAX_POLL_MSEC * 1000;

  for (guint i = 0; i < run->active->len; i++)
    {
      EntFetchTransfer *transfer = g_ptr_array_index (run->active, i);
      gint64 due = transfer->easy != NULL ? ent_fetch_transfer_check_stall (transfer, now)
                                          : MAX (transfer->due_usec, run->hold_usec);

      if (transfer->easy == NULL || due > 0)
        next = MIN (next, due);
    }
  return (int) (MAX (next - now, 0) + 999) / 1000;
}

static void
run_servers (Run *run)
{
  EntFetch *fetch = run->fetch;

  while (run->failed == NULL && (run->next < run->files->len || run->active->len > 0)
         && !g_cancellable_is_cancelled (run->cancellable))
    {
      guint n_done = run->n_done;
      int n_running;

      fill (run);
      start_due (run);
      curl_multi_perform (fetch->multi, &n_running);
      take_ended (run);
      end_stalled (run);
      report (run, FALSE);
      if (run->n_done == n_done && run->failed == NULL)
        curl_multi_poll (fetch->multi, NULL, 0, get_wait_msec (run), NULL);
    }

  /* The others are left as they are. */
  for (guint i = 0; i < run->active->len; i++)
    {
      EntFetchTransfer *transfer = g_ptr_array_index (run->active, i);

      if (transfer->easy == NULL)
        continue;
      curl_multi_remove_handle (fetch->multi, transfer->easy);
      g_ptr_array_add (fetch->easies, transfer->easy);
    }
}

static void
wake_cb (GCancellable *cancellable,
         CURLM        *multi)
{
  curl_multi_wakeup (multi);
}

/* Who writes to a connection that has gone gets a SIGPIPE from OpenSSL, which ends a program. It is kept from this thread,
 * and from those that look up names, without a change for the rest of the program. */
static void
run_servers_quietly (Run *run)
{
  const struct timespec none = { 0, 0 };
  sigset_t pipe_set, before, pending;

  sigemptyset (&pipe_set);
  sigaddset (&pipe_set, SIGPIPE);
  sigpending (&pending);
  pthread_sigmask (SIG_BLOCK, &pipe_set, &before);
  run_servers (run);
  if (!sigismember (&pending, SIGPIPE))
    while (sigtimedwait (&pipe_set, NULL, &none) > 0)
      ;
  pthread_sigmask (SIG_SETMASK, &before, NULL);
}

gboolean
ent_fetch_run (EntFetch          *self,
               GPtrArray         *files,
               EntFetchProgress   progress,
               gpointer           data,
               GCancellable      *cancellable,
               GError           **error)
{
  g_autoptr(GPtrArray) remote = g_ptr_array_new ();
  g_autoptr(GPtrArray) active = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_fetch_transfer_free);
  Run run = { .fetch = self, .files = remote, .active = active, .n_before = self->n_bytes, .progress = progress,
              .data = data, .cancellable = cancellable };
  gulong handler = 0;

  g_return_val_if_fail (files != NULL, FALSE);

  for (guint i = 0; i < files->len; i++)
    file_reset (g_ptr_array_index (files, i));
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !ent_fetch_check_space (files, cancellable, error))
    return FALSE;
  run_folders (&run, files);
  if (run.failed == NULL && remote->len > 0)
    {
      if (cancellable != NULL)
        handler = g_cancellable_connect (cancellable, G_CALLBACK (wake_cb), self->multi, NULL);
      run_servers_quietly (&run);
      g_cancellable_disconnect (cancellable, handler);
    }
  report (&run, TRUE);

  if (run.failed == NULL && run.n_done == files->len)
    return TRUE;
  if (run.failed != NULL)
    g_propagate_error (error, g_error_copy (run.failed->error));
  else
    g_cancellable_set_error_if_cancelled (cancellable, error);
  return FALSE;
}
