/* A look at a feed: its index, whether it is to be trusted, and the cases that one does not have.
 *
 * An unchanged feed costs one request: the index alone is asked for, with the validators one has. Files on their way lie in
 * the spool under the names of cases and hashes, so that a later look goes on where this one broke off. */

#include "config.h"

#include "ent-feed-client.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ent-feed-index.h"
#include "ent-minisign.h"

#define CHUNK (64 * 1024)

/* One look. */
typedef struct
{
  const EntFeed       *feed;
  const char          *spool;
  EntFetch            *fetch;
  EntFeedProgress      progress;
  EntFeedProgressFunc  func;
  gpointer             data;
  GCancellable        *cancellable;
} Look;

void
ent_feed_update_free (EntFeedUpdate *self)
{
  if (self == NULL)
    return;
  ent_feed_free (self->feed);
  ent_feed_index_free (self->index);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_free (self);
}

static gint64
now_sec (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static EntFetchFile *
file_new (const EntFeed *feed,
          const char    *name,
          gint64         max_bytes)
{
  g_autofree char *url = g_strconcat (feed->url, name, NULL);

  return ent_fetch_file_new (url, max_bytes);
}

/* What ent_fetch_run() says is of a file; a person wants to know of the feed. What is whole already stays, and so does that
 * somebody has cancelled. */
static void
wrap_error (const EntFeed  *feed,
            GError        **error)
{
  g_autofree char *whole = NULL;

  if (error == NULL || *error == NULL || (*error)->domain != ENT_SYNC_ERROR)
    return;
  whole = ent_feed_explain (feed, now_sec (), (*error)->message);
  g_free ((*error)->message);
  (*error)->message = g_steal_pointer (&whole);
}

static void
report (Look *look)
{
  if (look->func != NULL)
    look->func (&look->progress, look->data);
}

/* The index */

/* What was asked for together, since it fits together. */
typedef struct
{
  EntFetchFile *index;
  EntFetchFile *signature;
} Offer;

static void
offer_clear (Offer *self)
{
  g_clear_pointer (&self->index, ent_fetch_file_free);
  g_clear_pointer (&self->signature, ent_fetch_file_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Offer, offer_clear)

/* @... : of EntFetchFile, up to NULL */
static gboolean fetch_files (EntFetch *fetch, GCancellable *cancellable, GError **error, ...) G_GNUC_NULL_TERMINATED;

static gboolean
fetch_files (EntFetch      *fetch,
             GCancellable  *cancellable,
             GError       **error,
             ...)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new ();
  EntFetchFile *file;
  va_list args;

  va_start (args, error);
  while ((file = va_arg (args, EntFetchFile *)) != NULL)
    g_ptr_array_add (files, file);
  va_end (args);
  return ent_fetch_run (fetch, files, NULL, NULL, cancellable, error);
}

static void
offer_init (Offer         *self,
            const EntFeed *feed,
            gboolean       no_cache)
{
  self->index = file_new (feed, "index.json", ENT_FEED_INDEX_MAX_BYTES);
  self->signature = file_new (feed, "index.json.minisig", ENT_MINISIGN_MAX_BYTES);
  self->index->no_cache = self->signature->no_cache = no_cache;
}

/* Whether the server has just what was applied last: it was judged then, and nothing is asked for but the index. */
static gboolean
is_same (const EntFeed      *feed,
         const EntFetchFile *index)
{
  g_autofree char *sha256 = NULL;

  if (feed->serial == 0)
    return FALSE;
  if (index->not_modified)
    return TRUE;
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, index->bytes);
  return g_strcmp0 (sha256, feed->index_sha256) == 0;
}

/* Index and signature are two files: who asks while they are published may get an old one and a new one. So what cannot be
 * trusted is asked for once more, past all caches, before it is refused. */
static gboolean
judge (const EntFeed  *feed,
       EntFetch       *fetch,
       Offer          *offer,
       EntFeedOffer   *kind,
       EntFeedIndex  **index,
       GCancellable   *cancellable,
       GError        **error)
{
  g_autoptr(GError) fault = NULL;
  g_auto(Offer) again = { NULL };

  if (ent_feed_judge (feed, offer->index->bytes, offer->signature->bytes, now_sec (), kind, index, &fault))
    return TRUE;

  offer_init (&again, feed, TRUE);
  if (g_error_matches (fault, ENT_SYNC_ERROR, ENT_SYNC_ERROR_TRUST)
      && fetch_files (fetch, cancellable, NULL, again.index, again.signature, NULL))
    {
      offer_clear (offer);
      *offer = again;
      again = (Offer) { NULL };
      return ent_feed_judge (feed, offer->index->bytes, offer->signature->bytes, now_sec (), kind, index, error);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

/* The signature came with the index where the feed is new. */
static gboolean
look_at_signed (Look          *look,
                Offer         *offer,
                EntFeedOffer  *kind,
                EntFeedIndex **index,
                GError       **error)
{
  const EntFeed *feed = look->feed;

  if (offer->signature->bytes == NULL
      && !fetch_files (look->fetch, look->cancellable, error, offer->signature, NULL))
    {
      wrap_error (feed, error);
      return FALSE;
    }
  return judge (feed, look->fetch, offer, kind, index, look->cancellable, error);
}

/* What @kept is to be when this has been judged to be good. */
static void
take_offer (EntFeed            *kept,
            EntFeedOffer        kind,
            const EntFetchFile *file)
{
  static const EntFeedState states[] = {
    [ENT_FEED_OFFER_NEWER] = ENT_FEED_NEW, [ENT_FEED_OFFER_SAME] = ENT_FEED_SAME, [ENT_FEED_OFFER_OLDER] = ENT_FEED_OLDER,
  };

  kept->state = states[kind];
  if (kind == ENT_FEED_OFFER_OLDER)
    kept->message = ent_feed_explain (kept, now_sec (), _("the server offers an older copy than yours, which is nothing bad: "
                                                          "it lags behind and will have the newer one later"));
  /* Those of an older one, or of one that was never seen, would make the server say for ever that it has not changed. */
  if (kind == ENT_FEED_OFFER_OLDER || file->not_modified)
    return;
  g_free (kept->etag);
  g_free (kept->last_modified);
  kept->etag = g_strdup (file->new_etag);
  kept->last_modified = g_strdup (file->new_last_modified);
}

static void
take_index (EntFeed            *kept,
            const EntFeedIndex *index,
            GBytes             *bytes)
{
  g_free (kept->title);
  g_free (kept->index_sha256);
  kept->title = g_strdup (index->title);
  kept->index_sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  kept->serial = index->serial;
  kept->issued_sec = index->issued_sec;
  kept->expires_sec = index->expires_sec;
  if (index->key == NULL || strcmp (index->key, kept->key) == 0)
    return;
  g_ptr_array_add (kept->old_keys, kept->key);
  kept->key = g_strdup (index->key);
}

/* "Not modified" of an index that has expired may come from a cache, or from somebody who holds back what is newer: so it
 * is asked for without validators. */
static void
ask_anew (Look  *look,
          Offer *offer)
{
  g_auto(Offer) again = { NULL };

  if (!offer->index->not_modified || ent_feed_check_fresh (look->feed, now_sec (), NULL))
    return;
  offer_init (&again, look->feed, TRUE);
  if (!fetch_files (look->fetch, look->cancellable, NULL, again.index, NULL))
    return;
  offer_clear (offer);
  *offer = again;
  again = (Offer) { NULL };
}

/* FALSE with an error; @index is NULL where there is nothing newer. */
static gboolean
look_at_index (Look          *look,
               EntFeed       *kept,
               EntFeedIndex **index,
               GError       **error)
{
  const EntFeed *feed = look->feed;
  EntFeedOffer kind = ENT_FEED_OFFER_SAME;
  g_autoptr(EntFeedIndex) offered = NULL;
  g_auto(Offer) offer = { NULL };

  offer_init (&offer, feed, FALSE);
  if (feed->serial > 0)
    {
      offer.index->etag = g_strdup (feed->etag);
      offer.index->last_modified = g_strdup (feed->last_modified);
    }
  if (!fetch_files (look->fetch, look->cancellable, error, offer.index, feed->serial == 0 ? offer.signature : NULL, NULL))
    {
      wrap_error (feed, error);
      return FALSE;
    }
  ask_anew (look, &offer);
  if (g_cancellable_set_error_if_cancelled (look->cancellable, error))
    return FALSE;
  if (!is_same (feed, offer.index))
    {
      if (!look_at_signed (look, &offer, &kind, &offered, error))
        return FALSE;
    }
  else if (!ent_feed_check_fresh (feed, now_sec (), error))
    {
      return FALSE;
    }

  take_offer (kept, kind, offer.index);
  if (kind != ENT_FEED_OFFER_NEWER)
    return TRUE;
  take_index (kept, offered, offer.index->bytes);
  *index = g_steal_pointer (&offered);
  return TRUE;
}

/* Cases */

/* Whether the library has it in this very version. */
static gboolean
has_case (GHashTable        *cases,
          const EntFeedCase *wanted)
{
  const EntFeedCase *has = g_hash_table_lookup (cases, wanted->id);

  return has != NULL && has->version == wanted->version && strcmp (has->sha256, wanted->sha256) == 0;
}

/* Whether an earlier look has brought it whole: its name says so, and the disk may have lost what it holds. */
static gboolean
is_whole (const char        *path,
          const EntFeedCase *wanted,
          GCancellable      *cancellable)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *chunk = NULL;
  g_autoptr(GFileInputStream) stream = NULL;
  gint64 length = 0;
  gssize n;

  stream = g_file_read (file, cancellable, NULL);
  if (stream == NULL)
    return FALSE;
  chunk = g_malloc (CHUNK);
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), chunk, CHUNK, cancellable, NULL)) > 0
         && length <= wanted->size)
    {
      length += n;
      g_checksum_update (sum, chunk, n);
    }
  return n == 0 && length == wanted->size && strcmp (g_checksum_get_string (sum), wanted->sha256) == 0;
}

/* (transfer full): those to fetch */
static GPtrArray *
list_wanted (Look               *look,
             const EntFeedIndex *index,
             GPtrArray          *paths)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_fetch_file_free);
  g_autoptr(GHashTable) cases = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < look->feed->cases->len; i++)
    {
      EntFeedCase *has = g_ptr_array_index (look->feed->cases, i);

      g_hash_table_insert (cases, has->id, has);
    }
  for (guint i = 0; i < index->cases->len && !g_cancellable_is_cancelled (look->cancellable); i++)
    {
      const EntFeedCase *wanted = g_ptr_array_index (index->cases, i);
      g_autofree char *path = NULL;
      EntFetchFile *file;

      if (has_case (cases, wanted))
        {
          g_ptr_array_add (paths, NULL);
          continue;
        }
      /* As in the feed's folder: whatever is in the index has been looked at, so that this leads nowhere else. */
      path = g_strdup_printf ("%s/%s.%s.json", look->spool, wanted->id, wanted->sha256);
      g_ptr_array_add (paths, g_strdup (path));
      look->progress.all_cases++;
      if (is_whole (path, wanted, look->cancellable))
        {
          look->progress.n_cases++;
          continue;
        }
      file = file_new (look->feed, wanted->path, wanted->size);
      file->size = wanted->size;
      file->sha256 = g_strdup (wanted->sha256);
      file->path = g_steal_pointer (&path);
      look->progress.all_bytes += wanted->size;
      g_ptr_array_add (files, file);
    }
  return files;
}

typedef struct
{
  Look  *look;
  guint  n_before;  /* cases that were there */
} Fetching;

static void
fetching_cb (gint64   n_bytes,
             guint    n_done,
             gpointer data)
{
  const Fetching *fetching = data;

  /* Some is asked for twice, where a connection broke off. */
  fetching->look->progress.n_bytes = MIN (n_bytes, fetching->look->progress.all_bytes);
  fetching->look->progress.n_cases = fetching->n_before + n_done;
  report (fetching->look);
}

static gboolean
fetch_cases (Look               *look,
             const EntFeedIndex *index,
             GPtrArray          *paths,
             GError            **error)
{
  g_autoptr(GPtrArray) files = list_wanted (look, index, paths);
  Fetching fetching = { look, look->progress.n_cases };

  look->progress.stage = ENT_FEED_FETCHING;
  report (look);
  if (g_cancellable_set_error_if_cancelled (look->cancellable, error))
    return FALSE;
  if (files->len == 0 || ent_fetch_run (look->fetch, files, fetching_cb, &fetching, look->cancellable, error))
    return TRUE;
  wrap_error (look->feed, error);
  return FALSE;
}

static gboolean
make_spool (const EntFeed  *feed,
            const char     *spool,
            GError        **error)
{
  g_autofree char *shown = NULL;

  if (g_mkdir_with_parents (spool, 0700) == 0)
    return TRUE;
  shown = g_filename_display_name (spool);
  g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_FAILED,
               /* Translators: a folder, and why */
               _("the folder “%s” cannot be made: %s"), shown, g_strerror (errno));
  wrap_error (feed, error);
  return FALSE;
}

EntFeedUpdate *
ent_feed_look (const EntFeed         *feed,
               const char            *spool,
               const EntFetchLimits  *limits,
               EntFeedProgressFunc    progress,
               gpointer               data,
               GCancellable          *cancellable,
               GError               **error)
{
  g_autoptr(EntFetch) fetch = NULL;
  g_autoptr(EntFeedUpdate) update = NULL;
  g_autoptr(GError) fault = NULL;
  Look look = { .feed = feed, .spool = spool, .func = progress, .data = data, .cancellable = cancellable };

  g_return_val_if_fail (feed != NULL && feed->key != NULL, NULL);
  g_return_val_if_fail (spool != NULL, NULL);

  fetch = look.fetch = ent_fetch_new (limits);
  update = g_new0 (EntFeedUpdate, 1);
  update->feed = ent_feed_copy (feed);
  g_clear_pointer (&update->feed->message, g_free);
  update->paths = g_ptr_array_new_with_free_func (g_free);
  report (&look);
  if (!make_spool (feed, spool, &fault)
      || !look_at_index (&look, update->feed, &update->index, &fault)
      || (update->index != NULL && !fetch_cases (&look, update->index, update->paths, &fault)))
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
  update->feed->checked_usec = g_get_real_time ();
  update->n_bytes = ent_fetch_get_n_bytes (fetch);
  update->n_requests = ent_fetch_get_n_requests (fetch);
  return g_steal_pointer (&update);
}

/* The spool */

char *
ent_feed_dup_spool (const char *feed_id)
{
  g_return_val_if_fail (feed_id != NULL, NULL);

  return g_build_filename (g_get_user_cache_dir (), "entente", "feeds", feed_id, NULL);
}

void
ent_feed_clean_spool (const char *spool)
{
  g_autoptr(GDir) dir = g_dir_open (spool, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (spool, name, NULL);

      g_unlink (path);
    }
  g_rmdir (spool);
}

/* Acquaintance */

/* (transfer full) (nullable) */
static EntFeed *
begin_to_meet (const char  *url,
               const char  *key,
               GError     **error)
{
  g_autoptr(EntFeed) feed = ent_feed_new ();

  feed->url = g_strdup (url);
  if (key == NULL)
    return g_steal_pointer (&feed);
  feed->key = ent_public_key_read (key, error);
  return feed->key != NULL ? g_steal_pointer (&feed) : NULL;
}

/* (transfer full) (nullable): the key in feed.pub */
static char *
read_shown_key (const EntFetchFile  *file,
                GError             **error)
{
  gsize length;
  const char *bytes = g_bytes_get_data (file->bytes, &length);
  g_autofree char *text = g_strndup (bytes != NULL ? bytes : "", length);
  char *key = ent_public_key_read (text, NULL);

  if (key == NULL)
    g_set_error_literal (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_CONTENT,
                         _("the file feed.pub, where it is to show its key, holds none"));
  return key;
}

EntFeed *
ent_feed_meet (const char            *url,
               const char            *key,
               const EntFetchLimits  *limits,
               EntFeedIndex         **index,
               GCancellable          *cancellable,
               GError               **error)
{
  g_autoptr(EntFetch) fetch = ent_fetch_new (limits);
  g_autoptr(EntFetchFile) shown = NULL;
  g_autoptr(EntFeedIndex) offered = NULL;
  g_autoptr(EntFeed) feed = NULL;
  g_autoptr(GError) fault = NULL;
  g_auto(Offer) offer = { NULL };
  EntFeedOffer kind;

  g_return_val_if_fail (url != NULL, NULL);

  feed = begin_to_meet (url, key, error);
  if (feed == NULL)
    return NULL;
  offer_init (&offer, feed, FALSE);
  if (feed->key == NULL)
    shown = file_new (feed, "feed.pub", ENT_MINISIGN_MAX_BYTES);
  if (fetch_files (fetch, cancellable, &fault, offer.index, offer.signature, shown, NULL)
      && (shown == NULL || (feed->key = read_shown_key (shown, &fault)) != NULL))
    {
      if (!judge (feed, fetch, &offer, &kind, &offered, cancellable, error))
        return NULL;
      feed->id = g_strdup (offered->feed);
      feed->title = g_strdup (offered->title);
      if (index != NULL)
        *index = g_steal_pointer (&offered);
      return g_steal_pointer (&feed);
    }
  wrap_error (feed, &fault);
  g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}
