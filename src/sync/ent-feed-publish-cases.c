/* The cases that a feed is to offer. A thousand of them make 50 MB and far more once they are read, so each is let
 * go of before the next one, and what stays is its line in the index. */

#include "config.h"

#include "ent-feed-publish-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-case-file.h"
#include "ent-feed-index.h"
#include "ent-sync-error.h"

#define MAX_TITLE 500  /* characters; the index has no longer ones */

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Paths of "*.json" by name; files that begin with a dot are what editors leave. (transfer full) (nullable) */
static GPtrArray *
list_files (const char  *cases_dir,
            GError     **error)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *shown = g_filename_display_name (cases_dir);
  g_autoptr(GError) local_error = NULL;
  g_autoptr(GDir) dir = g_dir_open (cases_dir, 0, &local_error);
  const char *name;

  if (dir == NULL)
    {
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_FAILED, _("the folder of the cases cannot be read: %s"),
                   local_error->message);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json") && *name != '.')
      g_ptr_array_add (paths, g_build_filename (cases_dir, name, NULL));
  if (paths->len == 0)
    {
      /* An empty feed takes all cases away from its readers: more likely the folder is the wrong one. */
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_FAILED, _("“%s” holds no cases: there is no file *.json in it"),
                   shown);
      return NULL;
    }
  g_ptr_array_sort (paths, compare_names);
  return g_steal_pointer (&paths);
}

/* In the case's own language. (transfer full) */
static char *
dup_title (EntCase *item)
{
  const char *title = ent_text_get_variant (item->title, 0)->string;
  g_autofree char *start = NULL;

  if (g_utf8_strlen (title, -1) <= MAX_TITLE)
    return g_strdup (title);
  start = g_utf8_substring (title, 0, MAX_TITLE - 1);
  return g_strconcat (start, "…", NULL);
}

static void
set_fault (GError       **error,
           const char    *path,
           const GError  *fault)
{
  g_autofree char *shown = g_filename_display_name (path);

  /* Translators: a file, and what is wrong with it. */
  g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_CONTENT, _("“%s” cannot be published: %s"), shown, fault->message);
}

static EntFeedCase *
read_file (const char    *path,
           EntCodebook   *codebook,
           GCancellable  *cancellable,
           GError       **error)
{
  gsize length = 0;
  g_autoptr(GError) local_error = NULL;
  g_autofree char *bytes = ent_exchange_load_bytes (path, NULL, &length, cancellable, &local_error);
  g_autoptr(EntCase) item = NULL;
  g_autoptr(EntFeedCase) line = NULL;

  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (bytes != NULL)
    item = ent_case_file_parse (bytes, length, codebook, NULL, &local_error);
  if (item == NULL)
    {
      set_fault (error, path, local_error);
      return NULL;
    }
  line = ent_feed_case_new ();
  line->id = g_strdup (item->id);
  line->title = dup_title (item);
  line->version = item->version;
  line->size = (gint64) length;
  line->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
  line->path = ent_feed_case_format_path (line->id, line->sha256);
  return g_steal_pointer (&line);
}

/* A case and its file, while they are sorted. */
typedef struct
{
  EntFeedCase *line;
  char        *path;
} Found;

static void
found_free (gpointer data)
{
  Found *self = data;

  g_clear_pointer (&self->line, ent_feed_case_free);
  g_free (self->path);
  g_free (self);
}

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const Found *left = *(const Found * const *) a, *right = *(const Found * const *) b;

  return strcmp (left->line->id, right->line->id);
}

/* Two files with one case cannot both be offered. */
static gboolean
check_twice (GPtrArray  *found,
             GError    **error)
{
  for (guint i = 1; i < found->len; i++)
    {
      const Found *first = g_ptr_array_index (found, i - 1), *second = g_ptr_array_index (found, i);
      g_autofree char *first_shown = g_filename_display_basename (first->path);
      g_autofree char *second_shown = g_filename_display_basename (second->path);

      if (strcmp (first->line->id, second->line->id) != 0)
        continue;
      /* Translators: two files, and the id that both have. */
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_CONTENT,
                   _("“%s” and “%s” are both the case “%s”: take one away, or give it another id"), first_shown,
                   second_shown, first->line->id);
      return FALSE;
    }
  return TRUE;
}

GPtrArray *
ent_feed_read_cases (const char    *cases_dir,
                     EntCodebook   *codebook,
                     GPtrArray    **sources,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(GPtrArray) paths = list_files (cases_dir, error);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (found_free);
  GPtrArray *cases;

  if (paths == NULL)
    return NULL;
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      EntFeedCase *line = read_file (path, codebook, cancellable, error);
      Found *item;

      if (line == NULL)
        return NULL;
      item = g_new (Found, 1);
      *item = (Found) { line, g_strdup (path) };
      g_ptr_array_add (found, item);
    }
  g_ptr_array_sort (found, compare_found);
  if (!check_twice (found, error))
    return NULL;

  cases = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_feed_case_free);
  *sources = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < found->len; i++)
    {
      Found *item = g_ptr_array_index (found, i);

      g_ptr_array_add (cases, g_steal_pointer (&item->line));
      g_ptr_array_add (*sources, g_steal_pointer (&item->path));
    }
  return cases;
}

/* @before: what the feed offers or offered */
static gboolean
check_version (const EntFeedCase  *item,
               const char         *source,
               int                 before,
               const char         *before_sha256,
               GError            **error)
{
  g_autofree char *shown = g_filename_display_name (source);

  if (item->version > before)
    return TRUE;
  if (item->version < before)
    {
      /* Translators: a file, its version, the version in the feed twice. */
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_CONTENT,
                   _("“%s” has version %d, but the feed offers version %d already, and readers refuse a version that "
                     "goes back: give it a version above %d"), shown, item->version, before, before);
      return FALSE;
    }
  if (strcmp (item->sha256, before_sha256) != 0)
    {
      /* Translators: a file, its version, a version one higher. */
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_CONTENT,
                   _("“%s” was changed, but still has version %d, and readers refuse two cases of one version: "
                     "raise its version to %d"), shown, item->version, item->version + 1);
      return FALSE;
    }
  return TRUE;
}

/* A case that comes back: readers with notes on it have kept it, and know its version. */
static gboolean
check_return (const char         *cases_dir,
              const EntFeedCase  *item,
              const char         *source,
              GCancellable       *cancellable,
              GError            **error)
{
  g_autoptr(GDir) dir = g_dir_open (cases_dir, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (cases_dir, name, NULL), *sha256 = NULL;
      g_autoptr(EntCase) kept = NULL;

      if (!ent_feed_is_file_of (name, item->id))
        continue;
      kept = ent_case_file_load (path, NULL, NULL, cancellable, NULL);
      if (kept == NULL)
        continue;
      sha256 = g_strndup (name + strlen (item->id) + 1, strlen (item->sha256));
      if (!check_version (item, source, kept->version, sha256, error))
        return FALSE;
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

gboolean
ent_feed_check_cases (const char          *feed_dir,
                      const EntFeedIndex  *old,
                      GPtrArray           *cases,
                      GPtrArray           *sources,
                      GCancellable        *cancellable,
                      GError             **error)
{
  g_autofree char *cases_dir = g_build_filename (feed_dir, "cases", NULL);

  for (guint i = 0; old != NULL && i < cases->len; i++)
    {
      const EntFeedCase *item = g_ptr_array_index (cases, i), *before = ent_feed_index_find (old, item->id);
      const char *source = g_ptr_array_index (sources, i);

      if (before != NULL ? !check_version (item, source, before->version, before->sha256, error)
                         : !check_return (cases_dir, item, source, cancellable, error))
        return FALSE;
    }
  return TRUE;
}
