/* The bundle: imported once, again when it changes, never over something later. */

#include "config.h"

#include <utime.h>

#include <glib/gstdio.h>

#include "ent-bundle.h"
#include "ent-case-file.h"
#include "ent-store-feeds.h"
#include "exchange-fixture.h"
#include "fixtures.h"

typedef struct
{
  char     *dir;
  char     *cases;
  char     *codebook;
  char     *file;      /* of the case "a-b" */
  EntStore *store;
} Fixture;

static void
put_file (const char *path,
          const char *bytes)
{
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, bytes, -1, &error);
  g_assert_no_error (error);
}

/* The case with another version and title. */
static char *
dup_case (int         version,
          const char *title)
{
  g_autoptr(JsonNode) root = json_from_string (fixture_case, NULL);
  g_autofree char *number = g_strdup_printf ("%d", version);
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", title);

  fixture_patch (root, "/version", number);
  fixture_patch (root, "/title", quoted);
  return json_to_string (root, FALSE);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autofree char *library = NULL;
  g_autofree char *bytes = dup_case (3, "First");
  g_autoptr(GError) error = NULL;

  self->dir = ent_fixture_dup_folder ();
  self->cases = g_build_filename (self->dir, "cases", NULL);
  self->codebook = g_build_filename (self->dir, "codebook.json", NULL);
  self->file = g_build_filename (self->cases, "a-b.json", NULL);
  library = g_build_filename (self->dir, "library.db", NULL);
  g_assert_cmpint (g_mkdir (self->cases, 0700), ==, 0);
  put_file (self->codebook, fixture_codebook);
  put_file (self->file, bytes);
  self->store = ent_store_open (library, ENT_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->store);
  ent_fixture_remove_folder (self->dir);
  g_free (self->dir);
  g_free (self->cases);
  g_free (self->codebook);
  g_free (self->file);
}

static int
import (Fixture *self)
{
  g_autoptr(GError) error = NULL;
  int n = -1;

  g_assert_true (ent_bundle_import (self->store, self->dir, &n, NULL, &error));
  g_assert_no_error (error);
  return n;
}

static void
assert_title (Fixture    *self,
              const char *title)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntCase) item = ent_store_load_case (self->store, "a-b", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (ent_text_get (item->title), ==, title);
}

static void
test_first (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntCodebook) codebook = NULL;
  g_autoptr(GPtrArray) infos = NULL;

  g_assert_cmpint (import (self), ==, 1);
  assert_title (self, "First");
  codebook = ent_store_load_codebook (self->store, NULL);
  g_assert_nonnull (codebook);
  g_assert_cmpint (codebook->version, ==, 2);
  infos = ent_store_list_cases (self->store, NULL);
  g_assert_cmpuint (infos->len, ==, 1);
  g_assert_cmpstr (((EntCaseInfo *) g_ptr_array_index (infos, 0))->feed, ==, ENT_BUNDLE_FEED);
}

/* The same size and time: the file is not even opened, so that what it holds now is not seen. */
static void
test_unchanged (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *other = dup_case (3, "Thief");  /* as many letters */
  struct utimbuf times = { 1000000000, 1000000000 };

  g_assert_cmpint (g_utime (self->file, &times), ==, 0);
  g_assert_cmpint (import (self), ==, 1);
  g_assert_cmpint (import (self), ==, 0);

  put_file (self->file, other);
  g_assert_cmpint (g_utime (self->file, &times), ==, 0);
  g_assert_cmpint (import (self), ==, 0);
  assert_title (self, "First");
}

/* Another time with the same content is nothing new, and is remembered. */
static void
test_touched (Fixture       *self,
              gconstpointer  data)
{
  struct utimbuf times = { 1000000000, 1000000000 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpint (import (self), ==, 1);
  before = ent_store_dup_setting (self->store, "bundle/cases/a-b.json");
  g_assert_nonnull (before);
  g_assert_cmpint (g_utime (self->file, &times), ==, 0);
  g_assert_cmpint (import (self), ==, 0);
  after = ent_store_dup_setting (self->store, "bundle/cases/a-b.json");
  g_assert_cmpstr (before, !=, after);
  g_assert_true (strncmp (before, after, 64) == 0);
}

static void
test_changed (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *same_version = dup_case (3, "Mended title");
  g_autofree char *next_version = dup_case (4, "Next title");
  g_autofree char *earlier = dup_case (2, "Earlier");
  g_auto(GStrv) parts = g_strsplit (fixture_codebook, "Three factors", 2);
  g_autofree char *codebook_bytes = g_strjoinv ("A few factors", parts);
  g_autoptr(EntCodebook) codebook = NULL;

  g_assert_cmpint (import (self), ==, 1);
  put_file (self->file, same_version);
  g_assert_cmpint (import (self), ==, 1);
  assert_title (self, "Mended title");
  put_file (self->file, next_version);
  g_assert_cmpint (import (self), ==, 1);
  assert_title (self, "Next title");
  put_file (self->file, earlier);
  g_assert_cmpint (import (self), ==, 0);
  assert_title (self, "Next title");

  put_file (self->codebook, codebook_bytes);
  g_assert_cmpint (import (self), ==, 0);
  codebook = ent_store_load_codebook (self->store, NULL);
  g_assert_cmpstr (ent_text_get (codebook->summary), ==, "A few factors.");
}

/* What came from elsewhere is kept unless the bundle has a later version. */
static void
test_from_elsewhere (Fixture       *self,
                     gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->dir, "mine.json", NULL);
  g_autofree char *mine = dup_case (3, "Mine");
  g_autofree char *later = dup_case (4, "Later");
  const char *paths[] = { path, NULL };
  g_autoptr(GError) error = NULL;

  put_file (path, mine);
  g_assert_true (ent_bundle_import_files (self->store, paths, ENT_LOCAL_FEED, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (import (self), ==, 0);
  assert_title (self, "Mine");
  g_assert_cmpint (import (self), ==, 0);
  put_file (self->file, later);
  g_assert_cmpint (import (self), ==, 1);
  assert_title (self, "Later");
}

static EntCase *
give_cb (const EntFeedCase  *entry,
         guint               position,
         gpointer            data,
         GError            **error)
{
  g_autoptr(EntCodebook) codebook = ent_store_load_codebook (((Fixture *) data)->store, error);
  g_autofree char *bytes = dup_case (9, "Of a feed");

  return ent_case_file_parse (bytes, strlen (bytes), codebook, NULL, error);
}

/* The same case as a feed publishes it, in a far later version. */
static void
put_feed_case (Fixture *self)
{
  g_autoptr(EntFeed) feed = ent_feed_new ();
  EntFeedIndex *index = ent_feed_index_new ();
  EntFeedCase *entry = ent_feed_case_new ();
  const gboolean has[] = { TRUE };
  g_autoptr(GError) error = NULL;

  feed->id = g_strdup ("demo");
  feed->url = g_strdup ("https://example.org/");
  feed->title = g_strdup ("Demo");
  feed->key = g_strdup ("RW");
  g_assert_true (ent_store_add_feed (self->store, feed, &error));
  feed->serial = index->serial = 1;
  index->feed = g_strdup ("demo");
  entry->id = g_strdup ("a-b");
  entry->version = 9;
  entry->sha256 = g_strdup ("0");
  g_ptr_array_add (index->cases, entry);
  ent_store_apply_feed (self->store, feed, index, has, give_cb, self, NULL, &error);
  g_assert_no_error (error);
  ent_feed_index_free (index);
}

/* A case of a feed is neither replaced nor taken for the bundle's own, whichever came first. */
static void
test_beside_feed (Fixture       *self,
                  gconstpointer  data)
{
  gboolean feed_first = GPOINTER_TO_INT (data);
  g_autofree char *later = dup_case (4, "Later");
  g_autoptr(EntCase) item = NULL;
  g_autoptr(GError) error = NULL;

  if (!feed_first)
    g_assert_cmpint (import (self), ==, 1);
  put_feed_case (self);
  if (feed_first)
    g_assert_cmpint (import (self), ==, 1);
  g_assert_cmpint (import (self), ==, 0);
  put_file (self->file, later);
  g_assert_cmpint (import (self), ==, 1);
  g_assert_cmpint (import (self), ==, 0);

  assert_title (self, feed_first ? "Of a feed" : "Later");
  item = ent_store_load_case (self->store, feed_first ? "a-b@bundled" : "a-b@demo", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ent_text_get (item->title), ==, feed_first ? "Later" : "Of a feed");
}

/* A library that lost the case gets it again, though the file has not changed. */
static void
test_lost (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (import (self), ==, 1);
  g_assert_true (ent_store_remove_case (self->store, "a-b", &error));
  g_assert_no_error (error);
  g_assert_cmpint (import (self), ==, 1);
  assert_title (self, "First");
}

static void
test_broken (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *second = g_build_filename (self->cases, "z.json", NULL);
  g_autofree char *nowhere = g_build_filename (self->dir, "nowhere", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) infos = NULL;

  put_file (second, "{\"format\": 1}");
  g_assert_false (ent_bundle_import (self->store, self->dir, NULL, NULL, &error));
  g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "z.json: "));
  infos = ent_store_list_cases (self->store, NULL);
  g_assert_cmpuint (infos->len, ==, 0);

  g_clear_error (&error);
  g_assert_false (ent_bundle_import (self->store, nowhere, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_files (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *one = g_build_filename (self->dir, "one.json", NULL);
  g_autofree char *two = g_build_filename (self->dir, "two.json", NULL);
  const char *both[] = { one, two, NULL };
  g_autofree char *bytes = dup_case (3, "One");
  g_autofree char *unknown = NULL;
  g_autoptr(JsonNode) root = json_from_string (fixture_case, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) infos = NULL;

  put_file (one, bytes);
  put_file (two, bytes);
  g_assert_false (ent_bundle_import_files (self->store, both, ENT_LOCAL_FEED, NULL, &error));
  g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "one.json and "));

  /* All or none, and the library's codebook counts. */
  g_clear_error (&error);
  import (self);
  fixture_patch (root, "/id", "\"other\"");
  fixture_patch (root, "/assessments/0/factor", "\"unheard-of\"");
  unknown = json_to_string (root, FALSE);
  put_file (two, unknown);
  g_assert_false (ent_bundle_import_files (self->store, both, ENT_LOCAL_FEED, NULL, &error));
  g_assert_nonnull (strstr (error->message, "two.json: /assessments/0/factor: "));
  assert_title (self, "First");
  infos = ent_store_list_cases (self->store, NULL);
  g_assert_cmpuint (infos->len, ==, 1);
}

static void
test_data_dir (void)
{
  g_autofree char *before = g_strdup (g_getenv ("ENTENTE_DATA_DIR"));
  g_autofree char *chosen = NULL;
  g_autofree char *found = NULL;
  g_autofree char *codebook = NULL;

  g_setenv ("ENTENTE_DATA_DIR", "/somewhere", TRUE);
  chosen = ent_bundle_dup_data_dir ();
  g_assert_cmpstr (chosen, ==, "/somewhere");

  /* This test runs from the build folder, beside whose data it stands. */
  g_unsetenv ("ENTENTE_DATA_DIR");
  found = ent_bundle_dup_data_dir ();
  codebook = g_build_filename (found, "codebook.json", NULL);
  g_assert_true (g_file_test (codebook, G_FILE_TEST_IS_REGULAR));
  if (before != NULL)
    g_setenv ("ENTENTE_DATA_DIR", before, TRUE);
}

static void
test_locale_dir (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *before = g_strdup (g_getenv ("ENTENTE_DATA_DIR"));
  g_autofree char *data_dir = g_build_filename (self->dir, "entente", NULL);
  g_autofree char *locale = g_build_filename (self->dir, "locale", NULL);
  g_autofree char *po = g_build_filename (self->dir, "po", NULL);
  g_autofree char *installed = NULL;
  g_autofree char *built = NULL;

  g_setenv ("ENTENTE_DATA_DIR", data_dir, TRUE);
  installed = ent_bundle_dup_locale_dir ();
  g_assert_cmpstr (installed, ==, locale);

  g_assert_cmpint (g_mkdir (po, 0700), ==, 0);
  built = ent_bundle_dup_locale_dir ();
  g_assert_cmpstr (built, ==, po);
  if (before != NULL)
    g_setenv ("ENTENTE_DATA_DIR", before, TRUE);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/exchange/bundle/first", test_first);
  ADD ("/exchange/bundle/unchanged", test_unchanged);
  ADD ("/exchange/bundle/touched", test_touched);
  ADD ("/exchange/bundle/changed", test_changed);
  ADD ("/exchange/bundle/from-elsewhere", test_from_elsewhere);
  ADD ("/exchange/bundle/beside-feed", test_beside_feed);
  g_test_add ("/exchange/bundle/before-bundle", Fixture, GINT_TO_POINTER (TRUE), set_up, test_beside_feed, tear_down);
  ADD ("/exchange/bundle/lost", test_lost);
  ADD ("/exchange/bundle/broken", test_broken);
  ADD ("/exchange/bundle/files", test_files);
  g_test_add_func ("/exchange/bundle/data-dir", test_data_dir);
  ADD ("/exchange/bundle/locale-dir", test_locale_dir);

  return g_test_run ();
}
