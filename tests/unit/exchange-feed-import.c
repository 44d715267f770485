/* The cases of a feed into the library: all of them or none. */
#include "config.h"

#include <string.h>

#include "ent-case-file.h"
#include "ent-feed-import.h"
#include "ent-generate.h"
#include "ent-store-feeds.h"
#include "store-fixture.h"

/* More than are read ahead. */
#define N_CASES 24

/* What a feed offers, as files that are there and verified. */
typedef struct
{
  Fixture       library;
  EntFeed      *feed;
  EntFeedIndex *index;
  GPtrArray    *paths;
  guint         n_told;      /* as the last progress had it */
  guint         n_progress;
  GCancellable *cancellable; /* to be cancelled when half is done, or NULL */
} World;

static char *
dup_path (World      *self,
          const char *id)
{
  g_autofree char *name = g_strconcat (id, ".json", NULL);

  return g_build_filename (self->library.folder, name, NULL);
}

/* Writes a file, and gives its entry the file's size and sum. */
static void
save (World       *self,
      EntFeedCase *entry,
      const char  *text)
{
  g_autofree char *path = dup_path (self, entry->id);
  GError *error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  entry->size = (gint64) strlen (text);
  g_free (entry->sha256);
  entry->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static char *
dup_case (guint       i,
          int         version,
          const char *title)
{
  g_autoptr(EntCase) item = ent_generate_case (1, i, 12);

  item->version = version;
  if (title != NULL)
    {
      ent_text_free (item->title);
      item->title = ent_text_new (title);
    }
  return ent_case_file_to_string (item, NULL);
}

static EntFeedCase *
get_entry (World *self,
           guint  i)
{
  return g_ptr_array_index (self->index->cases, i);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  return strcmp ((*(EntFeedCase * const *) a)->id, (*(EntFeedCase * const *) b)->id);
}

static void
set_up_world (World         *self,
              gconstpointer  data)
{
  GError *error = NULL;

  set_up (&self->library, NULL);
  self->feed = ent_feed_new ();
  self->feed->id = g_strdup ("demo");
  self->feed->title = g_strdup ("Demo");
  self->feed->url = g_strdup ("https://example.org/demo/");
  self->feed->key = g_strdup ("RWQ=");
  ent_store_add_feed (self->library.store, self->feed, &error);
  g_assert_no_error (error);

  self->index = ent_feed_index_new ();
  self->index->feed = g_strdup ("demo");
  self->index->title = g_strdup ("Demo");
  self->index->serial = self->feed->serial = 1;
  self->feed->index_sha256 = g_strdup ("first");
  self->paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_CASES; i++)
    {
      g_autoptr(EntCase) item = ent_generate_case (1, i, 12);
      EntFeedCase *entry = ent_feed_case_new ();
      g_autofree char *text = dup_case (i, 1, NULL);

      entry->id = g_strdup (item->id);
      entry->title = g_strdup (ent_text_get_variant (item->title, 0)->string);
      entry->version = 1;
      save (self, entry, text);
      g_ptr_array_add (self->index->cases, entry);
    }
  g_ptr_array_sort (self->index->cases, compare_entries);
  for (guint i = 0; i < N_CASES; i++)
    g_ptr_array_add (self->paths, dup_path (self, get_entry (self, i)->id));
}

static void
tear_down_world (World         *self,
                 gconstpointer  data)
{
  g_clear_pointer (&self->feed, ent_feed_free);
  g_clear_pointer (&self->index, ent_feed_index_free);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  tear_down (&self->library, NULL);
}

/* The next index, for which no file has been fetched yet. */
static void
step (World *self)
{
  self->index->serial++;
  self->feed->serial++;
  g_free (self->feed->index_sha256);
  self->feed->index_sha256 = g_strdup_printf ("index %" G_GINT64_FORMAT, self->index->serial);
  for (guint i = 0; i < self->paths->len; i++)
    g_clear_pointer (&g_ptr_array_index (self->paths, i), g_free);
}

/* Another text for one case of the next index. */
static void
offer (World      *self,
       guint       i,
       const char *text)
{
  save (self, get_entry (self, i), text);
  g_free (g_ptr_array_index (self->paths, i));
  g_ptr_array_index (self->paths, i) = dup_path (self, get_entry (self, i)->id);
}

static void
progress_cb (guint    n_cases,
             gpointer data)
{
  World *self = data;

  g_assert_cmpuint (n_cases, >, self->n_told);
  self->n_told = n_cases;
  self->n_progress++;
  if (self->cancellable != NULL && n_cases == N_CASES / 2)
    g_cancellable_cancel (self->cancellable);
}

static gboolean
import (World   *self,
        GError **error)
{
  self->n_told = self->n_progress = 0;
  return ent_feed_import (self->library.store, self->feed, self->index, self->paths, progress_cb, self, self->cancellable,
                          error);
}

static void
assert_imports (World *self)
{
  GError *error = NULL;
  gboolean done = import (self, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

/* All that an update writes, in one string. */
static char *
dup_state (World *self)
{
  return ent_fixture_dup_query (self->library.path,
                                "SELECT (SELECT count(*) FROM cases) || ' cases ' || (SELECT count(*) FROM events) || ' events '"
                                " || (SELECT count(*) FROM search_items) || ' found '"
                                " || (SELECT group_concat(serial) FROM subscriptions) || ' serial '"
                                " || (SELECT count(*) FROM news) || ' news '"
                                " || ifnull((SELECT group_concat(id || version || file_sha256) FROM cases), '')");
}

static void
assert_case_is (World      *self,
                const char *id,
                EntCase    *expected)
{
  GError *error = NULL;
  g_autoptr(EntCase) item = ent_store_load_case (self->library.store, id, NULL, &error);
  g_autoptr(EntCaseDiff) diff = NULL;

  g_assert_no_error (error);
  diff = ent_case_diff_new (expected, item);
  g_assert_cmpint (diff->before, ==, diff->after);
  g_assert_cmpuint (diff->changes->len, ==, 0);
}

static void
test_first (World         *self,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) cases = NULL;
  GError *error = NULL;

  assert_imports (self);
  /* The last one may be told of when all is done, or by the return alone. */
  g_assert_cmpuint (self->n_progress, >=, N_CASES - 1);
  cases = ent_store_list_cases (self->library.store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cases->len, ==, N_CASES);
  for (guint i = 0; i < N_CASES; i++)
    {
      g_autoptr(EntCase) made = ent_generate_case (1, i, 12);

      assert_case_is (self, made->id, made);
    }
  assert_no_faults (&self->library);
}

/* Only what is new is read: of the others there is no file. */
static void
test_update (World         *self,
             gconstpointer  data)
{
  g_autoptr(EntCase) made = ent_generate_case (1, 3, 12);
  g_autofree char *text = dup_case (3, 2, "Another title");
  g_autoptr(GPtrArray) news = NULL;
  GError *error = NULL;
  guint place = 0;

  assert_imports (self);
  step (self);
  while (strcmp (get_entry (self, place)->id, made->id) != 0)
    place++;
  get_entry (self, place)->version = 2;
  g_free (get_entry (self, place)->title);
  get_entry (self, place)->title = g_strdup ("Another title");
  offer (self, place, text);
  assert_imports (self);

  news = ent_store_list_news (self->library.store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (news->len, ==, N_CASES + 1);
  for (guint i = 0; i < news->len; i++)
    {
      const EntNews *item = g_ptr_array_index (news, i);
      const EntChange *change;
      const EntFieldChange *field;

      if (item->kind == ENT_NEWS_ADDED)
        continue;
      g_assert_cmpint (item->kind, ==, ENT_NEWS_CHANGED);
      g_assert_cmpstr (item->case_id, ==, made->id);
      g_assert_cmpint (item->diff->before, ==, 1);
      g_assert_cmpint (item->diff->after, ==, 2);
      g_assert_cmpuint (item->diff->changes->len, ==, 1);
      change = g_ptr_array_index (item->diff->changes, 0);
      g_assert_cmpstr (change->part, ==, "case");
      g_assert_cmpuint (change->fields->len, ==, 1);
      field = g_ptr_array_index (change->fields, 0);
      g_assert_cmpstr (field->field, ==, "title");
      g_assert_cmpstr (field->before, ==, ent_text_get (made->title));
      g_assert_cmpstr (field->after, ==, "Another title");
    }
}

/* What can be wrong with the last file of an update. */
typedef struct
{
  const char *name;
  const char *old_text;    /* in the file */
  const char *new_text;
  const char *words[3];    /* that the message has */
} Wrong;

static const Wrong wrongs[] = {
  { "fault", "\"certainty\": \"verified\"", "\"certainty\": \"rumoured\"", { "/events/", "/certainty", "rumoured" } },
  { "cut", "\"sources\": [", "\"sources\": ", { " at ", NULL, NULL } },
  { "id", "\"id\": \"", "\"id\": \"not-", { "its file is of “not-", "and its entry of", NULL } },
  { "feed", "\"id\": \"", "\"id\": \"b@other", { "/id", "@other", "claims to be a case of another feed" } },
  { "version", "\"version\": 1", "\"version\": 7", { "its file has version 7, and its entry 1", NULL, NULL } },
  { "title", "\"title\": \"", "\"title\": \"Not ", { "its file has the title “Not ", NULL, NULL } },
  { "format", "\"format\": 1", "\"format\": 2", { "/format", "update Entente", NULL } },
};

static char *
dup_replaced_once (const char *text,
                   const char *old_text,
                   const char *new_text)
{
  const char *found = strstr (text, old_text);

  g_assert_nonnull (found);
  return g_strdup_printf ("%.*s%s%s", (int) (found - text), text, new_text, found + strlen (old_text));
}

static void
test_wrong (World         *self,
            gconstpointer  data)
{
  const Wrong *wrong = data;
  g_autofree char *path = dup_path (self, get_entry (self, N_CASES - 1)->id);
  g_autofree char *good = NULL, *bad = NULL, *before = NULL, *after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &good, NULL, NULL));
  bad = dup_replaced_once (good, wrong->old_text, wrong->new_text);
  before = dup_state (self);
  offer (self, N_CASES - 1, bad);

  g_assert_false (import (self, &error));
  g_assert_cmpuint (error->domain, ==, ENT_EXCHANGE_ERROR);
  g_assert_nonnull (strstr (error->message, get_entry (self, N_CASES - 1)->title));
  for (guint i = 0; i < G_N_ELEMENTS (wrong->words) && wrong->words[i] != NULL; i++)
    if (strstr (error->message, wrong->words[i]) == NULL)
      g_error ("“%s” does not say “%s”", error->message, wrong->words[i]);
  after = dup_state (self);
  g_assert_cmpstr (after, ==, before);

  /* And with the right one it is all well. */
  offer (self, N_CASES - 1, good);
  assert_imports (self);
}

/* The title of an index is cut where it is very long. */
static void
test_long_title (World         *self,
                 gconstpointer  data)
{
  EntFeedCase *entry = get_entry (self, 0);
  g_autofree char *start = g_utf8_substring (entry->title, 0, 3);

  g_free (entry->title);
  entry->title = g_strconcat (start, "…", NULL);
  assert_imports (self);
}

static void
test_missing (World         *self,
              gconstpointer  data)
{
  g_autofree char *before = dup_state (self), *after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_unlink (g_ptr_array_index (self->paths, 7)), ==, 0);
  g_assert_false (import (self, &error));
  g_assert_nonnull (error);
  after = dup_state (self);
  g_assert_cmpstr (after, ==, before);
}

static void
test_cancel (World         *self,
             gconstpointer  data)
{
  g_autofree char *before = dup_state (self), *after = NULL;
  g_autoptr(GError) error = NULL;

  self->cancellable = g_cancellable_new ();
  g_assert_false (import (self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (self->n_told, >=, N_CASES / 2);
  g_assert_cmpuint (self->n_told, <, N_CASES);
  after = dup_state (self);
  g_assert_cmpstr (after, ==, before);

  g_clear_object (&self->cancellable);
  assert_imports (self);
}

/* The library will have none of it, while files are being read ahead. */
static void
test_refused (World         *self,
              gconstpointer  data)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr(GError) error = NULL;

  ent_store_remove_feed (self->library.store, "demo", &error);
  g_assert_no_error (error);
  before = dup_state (self);
  g_assert_false (import (self, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CONFLICT);
  after = dup_state (self);
  g_assert_cmpstr (after, ==, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/feed-import/first", World, NULL, set_up_world, test_first, tear_down_world);
  g_test_add ("/feed-import/update", World, NULL, set_up_world, test_update, tear_down_world);
  for (gsize i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      g_autofree char *name = g_strconcat ("/feed-import/wrong/", wrongs[i].name, NULL);

      g_test_add (name, World, &wrongs[i], set_up_world, test_wrong, tear_down_world);
    }
  g_test_add ("/feed-import/long-title", World, NULL, set_up_world, test_long_title, tear_down_world);
  g_test_add ("/feed-import/missing", World, NULL, set_up_world, test_missing, tear_down_world);
  g_test_add ("/feed-import/cancel", World, NULL, set_up_world, test_cancel, tear_down_world);
  g_test_add ("/feed-import/refused", World, NULL, set_up_world, test_refused, tear_down_world);
  return g_test_run ();
}
