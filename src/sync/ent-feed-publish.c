/* Publishing a feed: a folder of cases becomes a folder that any web server can offer.
 *
 * Readers come at any moment, and a machine can stop at any moment, so things are put in this order:
 *
 *   cases/…            under names that nobody asks for yet
 *   index.json.next    the new index
 *   index.json.minisig the new signature
 *   index.json.gz
 *   index.json         by renaming index.json.next
 *
 * Between the signature and the index a reader finds two things that do not belong together, and asks again. Where
 * publishing stopped there, the next one finds index.json.next, which the signature is of, and ends what was begun.
 *
 * What a reader would refuse (ent_feed_judge) is refused here first, while its publisher can still mend it. */

#include "config.h"

#include "ent-feed-publish-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>
#include <utime.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ent-cite.h"
#include "ent-feed-index.h"
#include "ent-file-put.h"
#include "ent-sync-error.h"

#define DAY_SEC        86400
#define MAX_VALID_DAYS 3650
/* How far ahead of the clock the last index may have been issued: as many as were published in a hurry, or a clock
 * that is a little wrong. */
#define MAX_AHEAD_SEC  3600

typedef struct
{
  const char                  *dir;
  int                          lock_fd;
  EntSecretKey                *key;
  const EntFeedPublishOptions *options;
  GCancellable                *cancellable;
  char                        *public_key;
  char                        *index_path;
  char                        *next_path;
  char                        *signature_path;
  char                        *pub_path;
  char                        *given_up_path;
  EntFeedIndex                *old;          /* what the folder offers, or NULL */
  gboolean                     old_is_ours;  /* signed with this key, not with the one before */
} Publisher;

static void
publisher_clear (Publisher *self)
{
  g_free (self->public_key);
  g_free (self->index_path);
  g_free (self->next_path);
  g_free (self->signature_path);
  g_free (self->pub_path);
  g_free (self->given_up_path);
  g_clear_pointer (&self->old, ent_feed_index_free);
  if (self->lock_fd >= 0)
    close (self->lock_fd);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Publisher, publisher_clear)

static void
publisher_init (Publisher                   *self,
                const char                  *feed_dir,
                EntSecretKey                *key,
                const EntFeedPublishOptions *options,
                GCancellable                *cancellable)
{
  self->dir = feed_dir;
  self->lock_fd = -1;
  self->key = key;
  self->options = options;
  self->cancellable = cancellable;
  self->public_key = ent_secret_key_dup_public (key);
  self->index_path = g_build_filename (feed_dir, "index.json", NULL);
  self->next_path = g_strconcat (self->index_path, ".next", NULL);
  self->signature_path = g_strconcat (self->index_path, ".minisig", NULL);
  self->pub_path = g_build_filename (feed_dir, "feed.pub", NULL);
  self->given_up_path = g_build_filename (feed_dir, "feed.pub.old", NULL);
}

void
ent_feed_published_free (EntFeedPublished *self)
{
  ent_feed_index_free (self->index);
  g_free (self);
}

static gboolean
refuse (GError       **error,
        EntSyncError   code,
        const char    *message)
{
  g_set_error_literal (error, ENT_SYNC_ERROR, (int) code, message);
  return FALSE;
}

/* What the folder offers */

/* The whole file as bytes with a NUL after them. *@bytes is NULL, and all is well, where there is no such file. */
static gboolean
load (Publisher    *self,
      const char   *path,
      char        **bytes,
      gsize        *length,
      GError      **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr(GError) local_error = NULL;

  *bytes = ent_exchange_load_bytes (path, NULL, length, self->cancellable, &local_error);
  if (*bytes != NULL || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_FAILED, _("“%s” cannot be read: %s"), shown,
                 local_error->message);
  return FALSE;
}

static gboolean
is_signed (const char *key,
           const char *bytes,
           gsize       length,
           const char *signature,
           gsize       signature_length)
{
  return ent_minisign_verify (key, (const guint8 *) bytes, length, signature, signature_length, NULL, NULL);
}

/* A server picks what it sends by the time of the file, to the second: it must differ from that of the index before. */
static void
set_later (Publisher  *self,
           const char *path)
{
  GStatBuf before, after;
  struct utimbuf times;

  if (g_stat (self->index_path, &before) != 0 || g_stat (path, &after) != 0 || after.st_mtime > before.st_mtime)
    return;
  times = (struct utimbuf) { .actime = before.st_mtime + 1, .modtime = before.st_mtime + 1 };
  g_utime (path, &times);
}

/* The last steps, which the signature is already there for. */
static gboolean
put_next (Publisher   *self,
          const char  *bytes,
          gsize        length,
          GError     **error)
{
  g_autofree char *packed = g_strconcat (self->index_path, ".gz", NULL);

  set_later (self, self->next_path);
  if (!ent_feed_put_packed (self->index_path, bytes, length, error))
    return FALSE;
  set_later (self, packed);
  if (g_rename (self->next_path, self->index_path) == 0)
    return TRUE;
  g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_FAILED, _("“%s” could not be written: %s"), self->index_path,
               g_strerror (errno));
  return FALSE;
}

/* The key that the folder shows; *@key is NULL, and all is well, where it shows none. */
static gboolean
load_shown_key (Publisher  *self,
                char      **key,
                GError    **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  *key = NULL;
  if (!load (self, self->pub_path, &text, &length, error))
    return FALSE;
  if (text != NULL)
    *key = ent_public_key_read (text, NULL);
  return TRUE;
}

/* Ends what an earlier publishing began, with this key or with the one before, which handed over to it. */
static gboolean
finish_earlier (Publisher   *self,
                const char  *signature,
                gsize        signature_length,
                GError     **error)
{
  g_autofree char *bytes = NULL, *shown = NULL;
  gsize length = 0;

  if (!load (self, self->next_path, &bytes, &length, error))
    return FALSE;
  if (bytes == NULL)
    return TRUE;
  if (!load_shown_key (self, &shown, error))
    return FALSE;
  if (!is_signed (self->public_key, bytes, length, signature, signature_length)
      && (shown == NULL || !is_signed (shown, bytes, length, signature, signature_length)))
    return TRUE;
  return put_next (self, bytes, length, error);
}

/* An index that another key signed is ours to go on with if it hands the feed over to ours. The other key is the one
 * that the folder shows: it is the publisher's own folder, and who could change this could change all of it. */
static gboolean
take_over (Publisher   *self,
           const char  *bytes,
           gsize        length,
           const char  *signature,
           gsize        signature_length,
           GError     **error)
{
  g_autofree char *other = NULL, *theirs = NULL, *ours = NULL;
  g_autoptr(EntFeedIndex) old = NULL;

  if (!load_shown_key (self, &other, error))
    return FALSE;
  if (other == NULL || !is_signed (other, bytes, length, signature, signature_length))
    return refuse (error, ENT_SYNC_ERROR_TRUST,
                   _("the feed in this folder is signed neither with this key nor with the one in its feed.pub, so it was "
                     "changed by somebody else, or is damaged: put back a copy of it that is whole"));
  old = ent_feed_index_parse (bytes, length, error);
  if (old == NULL)
    return FALSE;
  if (g_strcmp0 (old->key, self->public_key) == 0)
    {
      self->old = g_steal_pointer (&old);
      return TRUE;
    }
  theirs = ent_public_key_fingerprint (other);
  ours = ent_public_key_fingerprint (self->public_key);
  /* Translators: two fingerprints of keys. */
  g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_TRUST,
               _("the feed in this folder is signed with the key %s, and this key is %s: sign with that one, which can hand "
                 "the feed over to another with --next-key"), theirs, ours);
  return FALSE;
}

static gboolean
read_old (Publisher  *self,
          GError    **error)
{
  g_autofree char *bytes = NULL, *signature = NULL;
  gsize length = 0, signature_length = 0;

  if (!load (self, self->signature_path, &signature, &signature_length, error))
    return FALSE;
  if (signature != NULL && !finish_earlier (self, signature, signature_length, error))
    return FALSE;
  if (!load (self, self->index_path, &bytes, &length, error))
    return FALSE;
  if (bytes == NULL && signature == NULL)
    return TRUE;
  /* To begin anew would send the serial back to 1, and every reader would refuse that. */
  if (bytes == NULL || signature == NULL)
    return refuse (error, ENT_SYNC_ERROR_FAILED,
                   bytes == NULL ? _("this folder has index.json.minisig but no index.json: put it back, or choose a new "
                                     "folder")
                                 : _("this folder has index.json but no index.json.minisig: put it back, or choose a new "
                                     "folder"));
  if (!is_signed (self->public_key, bytes, length, signature, signature_length))
    return take_over (self, bytes, length, signature, signature_length, error);
  self->old_is_ours = TRUE;
  self->old = ent_feed_index_parse (bytes, length, error);
  return self->old != NULL;
}

/* The next index */

/* "After war: Việt Nam" becomes "after-war-viet-nam". (transfer full) (nullable): where no id can be made of it */
static char *
dup_id_of (const char *title)
{
  g_autofree char *ascii = g_str_to_ascii (title, "C");
  GString *id = g_string_new (NULL);

  for (const char *at = ascii; *at != '\0' && id->len < ENT_MAX_ID; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (id, g_ascii_tolower (*at));
    else if (id->len > 0 && id->str[id->len - 1] != '-' && *at != '\'' && *at != '?')
      g_string_append_c (id, '-');
  while (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);
  return g_string_free (id, id->len == 0);
}

static gboolean
choose_names (Publisher     *self,
              EntFeedIndex  *index,
              GError       **error)
{
  const EntFeedPublishOptions *options = self->options;
  const EntFeedIndex *old = self->old;

  if (options->title == NULL && old == NULL)
    return refuse (error, ENT_SYNC_ERROR_FAILED, _("a new feed needs a title"));
  index->title = g_strdup (options->title != NULL ? options->title : old->title);
  if (old != NULL && options->feed != NULL && strcmp (options->feed, old->feed) != 0)
    {
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_FAILED,
                   _("this folder holds the feed “%s”, and a feed keeps its id: choose another folder for “%s”"), old->feed,
                   options->feed);
      return FALSE;
    }
  if (options->feed != NULL)
    index->feed = g_strdup (options->feed);
  else
    index->feed = old != NULL ? g_strdup (old->feed) : dup_id_of (index->title);
  if (index->feed == NULL || !ent_id_is_valid (index->feed))
    return refuse (error, ENT_SYNC_ERROR_FAILED,
                   _("the feed needs an id of lower-case letters a–z, digits, and single hyphens between them"));
  /* The library's own names for the cases that ship, and for those that a person imported. */
  if (strcmp (index->feed, "bundled") == 0 || strcmp (index->feed, "local") == 0)
    return refuse (error, ENT_SYNC_ERROR_FAILED,
                   _("a feed cannot have the id “bundled” or “local”, by which Entente means its own cases"));
  return TRUE;
}

/* Keys that have handed the feed over, one to a line: readers have given them up for ever, so none may come back. */
static gboolean
load_given_up (Publisher   *self,
               char       **keys,
               GError     **error)
{
  gsize length = 0;

  if (!load (self, self->given_up_path, keys, &length, error))
    return FALSE;
  if (*keys == NULL)
    *keys = g_strdup ("");
  return TRUE;
}

static gboolean
has_line (const char *text,
          const char *line)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strv_contains ((const char * const *) lines, line);
}

static gboolean
check_heir (Publisher   *self,
            const char  *heir,
            GError     **error)
{
  g_autofree char *given_up = NULL;

  if (strcmp (heir, self->public_key) == 0)
    return refuse (error, ENT_SYNC_ERROR_FAILED, _("the next key is the one that signs already"));
  if (!load_given_up (self, &given_up, error))
    return FALSE;
  return !has_line (given_up, heir)
         || refuse (error, ENT_SYNC_ERROR_FAILED,
                    _("the next key has signed this feed before and handed it over, and readers never take it back: make a new "
                      "one with “key new”"));
}

/* Before the index that hands over: if it stops in between, a key that still signs is on the list, which hinders nobody. */
static gboolean
put_given_up (Publisher           *self,
              const EntFeedIndex  *index,
              GError             **error)
{
  g_autofree char *given_up = NULL, *longer = NULL;

  if (index->key == NULL)
    return TRUE;
  if (!load_given_up (self, &given_up, error))
    return FALSE;
  if (has_line (given_up, self->public_key))
    return TRUE;
  longer = g_strconcat (given_up, self->public_key, "\n", NULL);
  return ent_file_put (self->given_up_path, longer, strlen (longer), error);
}

static gboolean
choose_key (Publisher     *self,
            EntFeedIndex  *index,
            GError       **error)
{
  const char *next = self->options->next_key;

  if (next != NULL)
    {
      index->key = ent_public_key_read (next, error);
      if (index->key == NULL || !check_heir (self, index->key, error))
        return FALSE;
    }
  /* Readers who saw that index have given this key up. */
  if (self->old_is_ours && self->old->key != NULL && g_strcmp0 (self->old->key, index->key) != 0)
    {
      g_autofree char *heir = ent_public_key_fingerprint (self->old->key);

      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_TRUST,
                   _("this key has handed the feed over to the key %s: sign with that one"), heir);
      return FALSE;
    }
  return TRUE;
}

static gboolean
has_same_cases (GPtrArray *a,
                GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const EntFeedCase *left = g_ptr_array_index (a, i), *right = g_ptr_array_index (b, i);

      if (strcmp (left->path, right->path) != 0 || strcmp (left->title, right->title) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_unchanged (Publisher          *self,
              const EntFeedIndex *index)
{
  const EntFeedIndex *old = self->old;
  gint64 left_sec;

  if (!self->old_is_ours)
    return FALSE;
  left_sec = old->expires_sec - self->options->now_sec;
  return strcmp (old->title, index->title) == 0 && g_strcmp0 (old->key, index->key) == 0
         && (self->options->serial == 0 || self->options->serial == old->serial)
         && left_sec >= (gint64) self->options->valid_days * DAY_SEC / 2 && has_same_cases (old->cases, index->cases);
}

/* Readers take a serial to grow by at most one in a second, so that who stole the key cannot use all of them up. */
static gboolean
choose_serial (Publisher     *self,
               EntFeedIndex  *index,
               GError       **error)
{
  const EntFeedIndex *old = self->old;
  gint64 now = self->options->now_sec, wanted = self->options->serial;
  gint64 last = old != NULL ? old->serial : 0;
  gint64 most = old != NULL ? last + MAX (now - old->issued_sec, 1) : MIN (now, G_MAXINT);

  if (old != NULL && old->issued_sec > now + MAX_AHEAD_SEC)
    return refuse (error, ENT_SYNC_ERROR_FAILED,
                   _("the last index of this feed was issued later than it is now: check the clock of this machine"));
  /* Readers who moved on do not go back to this key, not even for the same again. */
  if (self->old_is_ours && old->key != NULL)
    return refuse (error, ENT_SYNC_ERROR_TRUST,
                   _("this key has handed the feed over, so it can sign nothing new: sign with the next key"));
  index->serial = wanted != 0 ? wanted : last + 1;
  if (index->serial <= last || index->serial > most)
    {
      /* Translators: two numbers. */
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_FAILED,
                   _("the serial must be from %d to %d, or readers refuse it: leave it out"), (int) last + 1,
                   (int) MIN (most, G_MAXINT));
      return FALSE;
    }
  index->issued_sec = old != NULL ? MAX (now, old->issued_sec + (index->serial - last)) : now;
  index->expires_sec = index->issued_sec + (gint64) self->options->valid_days * DAY_SEC;
  return TRUE;
}

/* Writing */

static gboolean
put_pub (Publisher  *self,
         GError    **error)
{
  g_autofree char *text = ent_secret_key_to_public_file (self->key);

  return ent_feed_put_file (self->pub_path, text, strlen (text), error);
}

/* Who has put a copy back may have forgotten the packed one, which servers send first. */
static gboolean
put_packed_again (Publisher  *self,
                  GError    **error)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  return load (self, self->index_path, &bytes, &length, error)
         && ent_feed_put_packed (self->index_path, bytes, length, error);
}

static gboolean
put_index (Publisher     *self,
           EntFeedIndex  *index,
           const char    *bytes,
           gsize          length,
           GError       **error)
{
  g_autofree char *comment = ent_feed_index_format_comment (index);
  g_autofree char *signature = ent_secret_key_sign (self->key, (const guint8 *) bytes, length, comment);

  /* A new feed shows its key from the first moment on. Where the key changes, the one that is shown changes last: until
   * then it tells whose index there is. */
  if (self->old == NULL && !put_pub (self, error))
    return FALSE;
  return put_given_up (self, index, error)
         && ent_file_put (self->next_path, bytes, length, error)
         && ent_file_put (self->signature_path, signature, strlen (signature), error)
         && put_next (self, bytes, length, error) && put_pub (self, error);
}

/* What nobody could read is not signed. */
static char *
write_index (const EntFeedIndex  *index,
             gsize               *length,
             GError             **error)
{
  g_autofree char *bytes = ent_feed_index_to_string (index, length);
  g_autoptr(EntFeedIndex) again = ent_feed_index_parse (bytes, *length, error);

  return again != NULL ? g_steal_pointer (&bytes) : NULL;
}

static gboolean
check_options (const EntFeedPublishOptions  *options,
               GError                      **error)
{
  if (options->valid_days >= 1 && options->valid_days <= MAX_VALID_DAYS)
    return TRUE;
  g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_FAILED, _("a feed is valid for 1 to %d days"), MAX_VALID_DAYS);
  return FALSE;
}

/* Two that publish at once would mix their files. The folder itself is locked, and made where it is missing. */
static gboolean
lock (Publisher  *self,
      GError    **error)
{
  g_autofree char *shown = g_filename_display_name (self->dir);

  if (g_mkdir_with_parents (self->dir, 0777) == 0)
    self->lock_fd = open (self->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self->lock_fd < 0)
    {
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_FAILED, _("the folder “%s” could not be made: %s"), shown,
                   g_strerror (errno));
      return FALSE;
    }
  /* Some filesystems have no locks: then nothing is known of others. */
  if (flock (self->lock_fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
    return TRUE;
  g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_FAILED,
               _("somebody is publishing to “%s” at this moment: wait until it is done"), shown);
  return FALSE;
}

/* FALSE with an error. On success the folder holds @published->index. */
static gboolean
publish (Publisher         *self,
         GPtrArray         *sources,
         EntFeedPublished  *published,
         GError           **error)
{
  EntFeedIndex *index = published->index;
  g_autofree char *bytes = NULL;
  gsize length = 0;

  if (!choose_names (self, index, error) || !choose_key (self, index, error)
      || !ent_feed_check_cases (self->dir, self->old, index->cases, sources, self->cancellable, error))
    return FALSE;
  published->written = !is_unchanged (self, index);
  if (published->written)
    {
      if (!choose_serial (self, index, error))
        return FALSE;
      bytes = write_index (index, &length, error);
      if (bytes == NULL)
        return FALSE;
    }
  /* Also where nothing changed: a file that got lost comes back. */
  if (!ent_feed_put_cases (self->dir, index, sources, &published->n_new, self->cancellable, error))
    return FALSE;
  if (!published->written)
    {
      g_clear_pointer (&published->index, ent_feed_index_free);
      published->index = g_steal_pointer (&self->old);
      return put_packed_again (self, error) && put_pub (self, error);
    }
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  ent_feed_retire_files (self->dir, self->old, index);
  return put_index (self, index, bytes, length, error);
}

EntFeedPublished *
ent_feed_publish (const char                   *cases_dir,
                  const char                   *feed_dir,
                  EntSecretKey                 *key,
                  EntCodebook                  *codebook,
                  const EntFeedPublishOptions  *options,
                  GCancellable                 *cancellable,
                  GError                      **error)
{
  g_auto(Publisher) self = { .lock_fd = -1 };
  g_autoptr(GPtrArray) sources = NULL, cases = NULL;
  g_autoptr(EntFeedPublished) published = NULL;

  g_return_val_if_fail (cases_dir != NULL, NULL);
  g_return_val_if_fail (feed_dir != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  if (!check_options (options, error))
    return NULL;
  publisher_init (&self, feed_dir, key, options, cancellable);
  cases = ent_feed_read_cases (cases_dir, codebook, &sources, cancellable, error);
  if (cases == NULL || !lock (&self, error) || !read_old (&self, error))
    return NULL;

  published = g_new0 (EntFeedPublished, 1);
  published->index = ent_feed_index_new ();
  g_ptr_array_unref (published->index->cases);
  published->index->cases = g_steal_pointer (&cases);
  if (!publish (&self, sources, published, error))
    return NULL;
  published->n_pruned = ent_feed_prune_files (feed_dir, published->index, options->keep_days);
  return g_steal_pointer (&published);
}
