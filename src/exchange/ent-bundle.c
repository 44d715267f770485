/* The bundle is read at every start, so a start with nothing new has to cost nothing: for each of
 * its files the library remembers the size and time it had and the SHA-256 of what was put.
 * Size and time unchanged: the file is not opened.  The same hash under another time (a new
 * installation of the same version): only the memory is renewed.  Else the file is parsed.
 *
 * The memory is worth nothing where the library lost what was put (it was damaged and made
 * anew, say), so a file also counts as new while its case is missing. */

#include "config.h"

#include "ent-bundle.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-case-file.h"

#define MAX_FILES  10000
#define MAX_LEVELS 4

static gboolean
has_bundle (const char *dir)
{
  g_autofree char *codebook = g_build_filename (dir, "codebook.json", NULL);

  return g_file_test (codebook, G_FILE_TEST_IS_REGULAR);
}

/* In an installed prefix, wherever it was moved, or in the build folder. (nullable) */
static char *
dup_dir_near (const char *executable)
{
  g_autofree char *bin = g_path_get_dirname (executable);
  g_autofree char *share = g_build_filename (bin, "..", "share", "entente", NULL);
  g_autofree char *parent = g_strdup (bin);

  if (has_bundle (share))
    return g_canonicalize_filename (share, NULL);

  for (int i = 0; i < MAX_LEVELS; i++)
    {
      g_autofree char *data = g_build_filename (parent, "data", NULL);
      g_autofree char *cases = g_build_filename (data, "cases", NULL);
      char *up;

      if (has_bundle (data) && g_file_test (cases, G_FILE_TEST_IS_DIR))
        return g_steal_pointer (&data);
      up = g_path_get_dirname (parent);
      g_free (parent);
      parent = up;
    }
  return NULL;
}

char *
ent_bundle_dup_data_dir (void)
{
  const char *chosen = g_getenv ("ENTENTE_DATA_DIR");
  g_autofree char *executable = NULL;
  char *dir = NULL;

  if (chosen != NULL && *chosen != '\0')
    return g_strdup (chosen);

  executable = g_file_read_link ("/proc/self/exe", NULL);
  if (executable != NULL)
    dir = dup_dir_near (executable);
  return dir != NULL ? dir : g_build_filename (ENT_DATADIR, "entente", NULL);
}

/* One file of the bundle, and what the library remembers of it. */
typedef struct
{
  char *path;
  char *key;      /* of the setting */
  char *stamp;    /* size and time now */
  char *hash;     /* of its content; NULL where it was not read */
  char *known_stamp;
  char *known_hash;
  char *known_id; /* of the case that was in it */
} BundleFile;

static void
bundle_file_free (BundleFile *self)
{
  g_free (self->path);
  g_free (self->key);
  g_free (self->stamp);
  g_free (self->hash);
  g_free (self->known_stamp);
  g_free (self->known_hash);
  g_free (self->known_id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BundleFile, bundle_file_free)

static BundleFile *
bundle_file_new (EntStore    *store,
                 const char  *data_dir,
                 const char  *name,
                 GError     **error)
{
  g_autoptr(BundleFile) self = g_new0 (BundleFile, 1);
  g_autoptr(GFile) file = NULL;
  g_autoptr(GFileInfo) info = NULL;
  g_autofree char *setting = NULL;
  g_auto(GStrv) parts = NULL;

  self->path = g_build_filename (data_dir, name, NULL);
  file = g_file_new_for_path (self->path);
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED ","
                            G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC, G_FILE_QUERY_INFO_NONE, NULL, error);
  if (info == NULL)
    return NULL;

  self->key = g_strconcat ("bundle/", name, NULL);
  self->stamp = g_strdup_printf ("%" G_GOFFSET_FORMAT ":%" G_GUINT64_FORMAT ".%06u", g_file_info_get_size (info),
                                 g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED),
                                 g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC));
  setting = ent_store_dup_setting (store, self->key);
  parts = g_strsplit (setting != NULL ? setting : "", " ", 3);
  if (g_strv_length (parts) == 3)
    {
      self->known_hash = g_strdup (parts[0]);
      self->known_stamp = g_strdup (parts[1]);
      self->known_id = g_strdup (parts[2]);
    }
  return g_steal_pointer (&self);
}

static gboolean
bundle_file_remember (BundleFile  *self,
                      EntStore    *store,
                      const char  *id,
                      GError     **error)
{
  g_autofree char *setting = NULL;

  if (g_strcmp0 (self->hash, self->known_hash) == 0 && g_strcmp0 (self->stamp, self->known_stamp) == 0
      && g_strcmp0 (id, self->known_id) == 0)
    return TRUE;

  setting = g_strdup_printf ("%s %s %s", self->hash, self->stamp, id);
  return ent_store_set_setting (store, self->key, setting, error);
}

/* The content, where it is not what the library has; NULL without error where it is.
 * @present: what it held the last time is in the library still */
static char *
bundle_file_load_new (BundleFile    *self,
                      EntStore      *store,
                      gboolean       present,
                      gsize         *length,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autofree char *bytes = NULL;

  if (present && g_strcmp0 (self->stamp, self->known_stamp) == 0)
    return NULL;

  bytes = ent_exchange_load_bytes (self->path, NULL, length, cancellable, error);
  if (bytes == NULL)
    {
      g_prefix_error (error, "%s: ", self->path);
      return NULL;
    }
  self->hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, *length);
  if (present && g_strcmp0 (self->hash, self->known_hash) == 0)
    {
      bundle_file_remember (self, store, self->known_id, error);
      return NULL;
    }
  return g_steal_pointer (&bytes);
}

/* The codebook that the cases are checked against: the library's own once this one is in. */
static EntCodebook *
import_codebook (EntStore      *store,
                 const char    *data_dir,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr(EntCodebook) known = NULL;
  g_autoptr(EntCodebook) codebook = NULL;
  g_autoptr(BundleFile) file = NULL;
  g_autoptr(GError) local_error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  known = ent_store_load_codebook (store, &local_error);
  if (local_error == NULL)
    file = bundle_file_new (store, data_dir, "codebook.json", &local_error);
  if (file != NULL)
    bytes = bundle_file_load_new (file, store, known != NULL, &length, cancellable, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (bytes == NULL)
    return g_steal_pointer (&known);

  codebook = ent_codebook_file_parse (bytes, length, NULL, error);
  if (codebook == NULL)
    {
      g_prefix_error (error, "%s: ", file->path);
      return NULL;
    }
  if (known != NULL && known->version > codebook->version)
    {
      if (!bundle_file_remember (file, store, codebook->id, error))
        return NULL;
      return g_steal_pointer (&known);
    }
  if (!ent_store_put_codebook (store, codebook, error)
      || !bundle_file_remember (file, store, codebook->id, error))
    return NULL;
  return g_steal_pointer (&codebook);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* (element-type utf8): names under the data folder, sorted. */
static GPtrArray *
list_case_files (const char  *data_dir,
                 GError     **error)
{
  g_autofree char *cases = g_build_filename (data_dir, "cases", NULL);
  g_autoptr(GDir) dir = g_dir_open (cases, 0, error);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL && names->len < MAX_FILES)
    if (g_str_has_suffix (name, ".json") && *name != '.')
      g_ptr_array_add (names, g_build_filename ("cases", name, NULL));
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

/* Cases of a real feed are none of ours: they live beside those of the bundle. */
static const EntCaseInfo *
find_info (GPtrArray  *infos,
           const char *id)
{
  for (guint i = 0; i < infos->len; i++)
    {
      const EntCaseInfo *info = g_ptr_array_index (infos, i);

      if (g_strcmp0 (info->published_id, id) == 0
          && (strcmp (info->feed, ENT_BUNDLE_FEED) == 0 || strcmp (info->feed, ENT_LOCAL_FEED) == 0))
        return info;
    }
  return NULL;
}

/* Not over what came from elsewhere in this version, nor from anywhere in a later one. */
static gboolean
is_wanted (GPtrArray     *infos,
           const EntCase *item)
{
  const EntCaseInfo *info = find_info (infos, item->id);

  if (info == NULL || info->version < item->version)
    return TRUE;
  return info->version == item->version && strcmp (info->feed, ENT_BUNDLE_FEED) == 0;
}

/* What one pass over the bundle has found. */
typedef struct
{
  EntStore    *store;
  const char  *data_dir;
  EntCodebook *codebook;
  GPtrArray   *infos;    /* of EntCaseInfo: what the library has */
  GPtrArray   *cases;    /* of EntCase: to be put */
  GPtrArray   *files;    /* of BundleFile: to be remembered once they are */
  GPtrArray   *ids;      /* of char*: of the case in each of these files */
} Import;

static gboolean
import_case (Import        *self,
             const char    *name,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(BundleFile) file = bundle_file_new (self->store, self->data_dir, name, error);
  g_autoptr(EntCase) item = NULL;
  g_autoptr(GError) local_error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  if (file == NULL)
    return FALSE;
  bytes = bundle_file_load_new (file, self->store, find_info (self->infos, file->known_id) != NULL, &length,
                                cancellable, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (bytes == NULL)
    return TRUE;

  item = ent_case_file_parse (bytes, length, self->codebook, NULL, error);
  if (item == NULL)
    {
      g_prefix_error (error, "%s: ", file->path);
      return FALSE;
    }
  g_ptr_array_add (self->files, g_steal_pointer (&file));
  g_ptr_array_add (self->ids, g_strdup (item->id));
  if (is_wanted (self->infos, item))
    g_ptr_array_add (self->cases, g_steal_pointer (&item));
  return TRUE;
}

static gboolean
import_cases (Import        *self,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GPtrArray) names = list_case_files (self->data_dir, error);

  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    if (!import_case (self, g_ptr_array_index (names, i), cancellable, error))
      return FALSE;

  if (self->cases->len > 0
      && !ent_store_put_cases (self->store, self->cases, ENT_BUNDLE_FEED, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->files->len; i++)
    if (!bundle_file_remember (g_ptr_array_index (self->files, i), self->store,
                               g_ptr_array_index (self->ids, i), error))
      return FALSE;
  return TRUE;
}

gboolean
ent_bundle_import (EntStore      *store,
                   const char    *data_dir,
                   int           *n_imported,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(EntCodebook) codebook = NULL;
  g_autoptr(GPtrArray) infos = NULL;
  g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_unref);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) bundle_file_free);
  g_autoptr(GPtrArray) ids = ent_ids_new ();
  Import self;

  g_return_val_if_fail (ENT_IS_STORE (store), FALSE);
  g_return_val_if_fail (data_dir != NULL, FALSE);

  codebook = import_codebook (store, data_dir, cancellable, error);
  if (codebook == NULL)
    return FALSE;
  infos = ent_store_list_cases (store, error);
  if (infos == NULL)
    return FALSE;

  self = (Import) { store, data_dir, codebook, infos, cases, files, ids };
  if (!import_cases (&self, cancellable, error))
    return FALSE;
  if (n_imported != NULL)
    *n_imported = (int) cases->len;
  return TRUE;
}

/* Two files with one case would leave it to chance which one is kept. */
static gboolean
check_twice (GPtrArray           *cases,
             const char * const  *paths,
             GError             **error)
{
  const EntCase *last = g_ptr_array_index (cases, cases->len - 1);

  for (guint i = 0; i + 1 < cases->len; i++)
    {
      const EntCase *item = g_ptr_array_index (cases, i);

      if (strcmp (item->id, last->id) == 0)
        {
          /* Translators: two file names and the id that both have. */
          g_set_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_INVALID,
                       _("%s and %s both hold the case “%s”: import one of them"),
                       paths[i], paths[cases->len - 1], last->id);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
ent_bundle_import_files (EntStore            *store,
                         const char * const  *paths,
                         const char          *feed,
                         GCancellable        *cancellable,
                         GError             **error)
{
  g_autoptr(EntCodebook) codebook = NULL;
  g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_unref);
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (store), FALSE);
  g_return_val_if_fail (paths != NULL, FALSE);
  g_return_val_if_fail (feed != NULL, FALSE);

  codebook = ent_store_load_codebook (store, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  for (guint i = 0; paths[i] != NULL; i++)
    {
      EntCase *item = ent_case_file_load (paths[i], codebook, NULL, cancellable, error);

      if (item == NULL)
        {
          g_prefix_error (error, "%s: ", paths[i]);
          return FALSE;
        }
      g_ptr_array_add (cases, item);
      if (!check_twice (cases, paths, error))
        return FALSE;
    }
  return ent_store_put_cases (store, cases, feed, cancellable, error);
}

char *
ent_bundle_dup_locale_dir (void)
{
  /* PREFIX/share/entente and PREFIX/share/locale; in the build folder data/ and po/. */
  g_autofree char *data_dir = ent_bundle_dup_data_dir ();
  g_autofree char *share = g_path_get_dirname (data_dir);
  g_autofree char *built = g_build_filename (share, "po", NULL);

  return g_file_test (built, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&built)
                                                 : g_build_filename (share, "locale", NULL);
}
