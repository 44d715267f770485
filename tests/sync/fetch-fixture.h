#pragma once

/* A folder that files are fetched to, with limits that make tests short. */

#include <string.h>

#include <glib/gstdio.h>

#include "ent-fetch.h"
#include "ent-sync-error.h"

#define MAX_BYTES (256 * 1024)

typedef struct
{
  char           *dir;
  EntFetchLimits  limits;
  GPtrArray      *files;       /* of EntFetchFile: what the next run fetches */
  gint64          n_bytes;     /* of the last run */
  guint           n_requests;
} Spool;

static inline void
spool_set_up (Spool *self)
{
  const EntFetchLimits limits = { .connect_msec = 3000, .stall_msec = 5000, .whole_msec = 20000, .n_tries = 3,
                                  .backoff_msec = 10, .max_wait_msec = 1500, .n_parallel = 4 };
  g_autoptr(GError) error = NULL;

  self->dir = g_dir_make_tmp ("entente-spool-XXXXXX", &error);
  g_assert_no_error (error);
  self->limits = limits;
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_fetch_file_free);
}

static inline void
spool_tear_down (Spool *self)
{
  g_autoptr(GDir) dir = g_dir_open (self->dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->dir, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->dir), ==, 0);
  g_ptr_array_unref (self->files);
  g_free (self->dir);
}

/* Into memory. (transfer none) */
static inline EntFetchFile *
spool_want (Spool      *self,
            const char *base,
            const char *path)
{
  g_autofree char *url = g_strconcat (base, path, NULL);
  EntFetchFile *file = ent_fetch_file_new (url, MAX_BYTES);

  g_ptr_array_add (self->files, file);
  return file;
}

/* Into the folder, as a file that is to have just @bytes. */
static inline EntFetchFile *
spool_want_file (Spool      *self,
                 const char *base,
                 const char *path,
                 const char *bytes,
                 gsize       length)
{
  EntFetchFile *file = spool_want (self, base, path);
  g_autofree char *name = g_path_get_basename (path);

  file->path = g_build_filename (self->dir, name, NULL);
  file->size = (gint64) length;
  file->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guint8 *) bytes, length);
  return file;
}

/* By a connection of its own: what earlier runs left is in the folder alone. */
static inline gboolean
spool_run (Spool         *self,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(EntFetch) fetch = ent_fetch_new (&self->limits);
  gboolean all;

  all = ent_fetch_run (fetch, self->files, NULL, NULL, cancellable, error);
  self->n_bytes = ent_fetch_get_n_bytes (fetch);
  self->n_requests = ent_fetch_get_n_requests (fetch);
  return all;
}

static inline void
spool_assert_runs (Spool *self)
{
  g_autoptr(GError) error = NULL;
  gboolean all = spool_run (self, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (all);
}

static inline void
assert_says (const char *text,
             const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” does not say “%s”", text, words);
}

static inline void
spool_assert_fails (Spool        *self,
                    EntSyncError  code,
                    const char   *words)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (spool_run (self, NULL, &error));
  g_assert_error (error, ENT_SYNC_ERROR, (int) code);
  assert_says (error->message, words);
}

/* What is in the folder under @name; @length -1: there is none of it. */
static inline void
spool_assert_holds (Spool      *self,
                    const char *name,
                    const char *bytes,
                    gssize      length)
{
  g_autofree char *path = g_build_filename (self->dir, name, NULL), *got = NULL;
  gsize got_length = 0;

  g_assert_cmpint (g_file_get_contents (path, &got, &got_length, NULL), ==, length >= 0);
  if (length >= 0)
    g_assert_cmpmem (got, got_length, bytes, length);
}

static inline void
spool_put (Spool      *self,
           const char *name,
           const char *bytes,
           gssize      length)
{
  g_autofree char *path = g_build_filename (self->dir, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
}
