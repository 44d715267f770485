/* Libraries of each version of the schema: what the later ones wrote is read, and what of a damaged
 * one of any can be read is carried over. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "ent-store-feeds.h"
#include "ent-store-lectures.h"
#include "ent-store-own.h"
#include "ent-store-views.h"
#include "library-fixture.h"
#include "store-fixture.h"

#define PAGE_SIZE 4096

#define OWN_NOTE    "0b6f6a3e-5f1c-4f57-9a53-222222222222"
#define BINNED_NOTE "0b6f6a3e-5f1c-4f57-9a53-333333333333"
#define OWN_LAYER   "0b6f6a3e-5f1c-4f57-9a53-999999999999"

static void
set_up_file (Fixture       *self,
             gconstpointer  data)
{
  set_up_path (self, data);
  ent_fixture_execute_file (self->path, data);
}

/* The second version */

static void
assert_notes (EntStore *store)
{
  const char *ids[] = { OWN_NOTE, NULL };
  GError *error = NULL;
  g_autoptr(GPtrArray) notes = ent_store_load_notes (store, ids, NULL, &error);
  g_autoptr(GPtrArray) all = ent_store_list_notes (store, "panmunjom", &error);
  g_autoptr(GPtrArray) bin = ent_store_list_bin (store, &error);
  g_autoptr(GPtrArray) versions = ent_store_list_versions (store, OWN_NOTE, &error);
  const EntNote *note;

  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 1);
  note = notes->pdata[0];
  g_assert_cmpstr (note->body, ==, "Why no treaty? #armistice #law");
  g_assert_cmpuint (note->tags->len, ==, 2);
  g_assert_cmpint (note->color, ==, ENT_NOTE_COLOR_YELLOW);
  g_assert_cmpint (note->flag, ==, ENT_NOTE_FLAG_QUESTION);
  g_assert_cmpint (note->target->kind, ==, ENT_TARGET_STORY);
  g_assert_cmpstr (note->target->anchor->exact, ==, "demarcation line");
  g_assert_cmpuint (note->target->anchor->end, ==, 20);
  g_assert_cmpint (note->place->state, ==, ENT_PLACE_NEEDS_YOU);
  g_assert_cmpstr (note->place->before->anchor->prefix, ==, "The ");
  g_assert_cmpstr (note->place->now->id, ==, "armistice-signed");
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (bin->len, ==, 1);
  g_assert_cmpstr (((EntNote *) bin->pdata[0])->id, ==, BINNED_NOTE);
  g_assert_cmpuint (versions->len, ==, 1);
  g_assert_cmpstr (((EntNote *) versions->pdata[0])->body, ==, "An earlier thought");
}

static void
assert_rest (EntStore *store)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) events = ent_store_list_own_events (store, "panmunjom", &error);
  g_autoptr(GPtrArray) ratings = ent_store_list_own_ratings (store, "panmunjom", &error);
  g_autoptr(GPtrArray) layers = ent_store_list_layers (store, &error);
  g_autoptr(GPtrArray) lectures = ent_store_list_lectures (store, &error);
  g_autoptr(GPtrArray) views = ent_store_list_views (store, "panmunjom", &error);
  g_autofree char *own_layer = ent_store_dup_own_layer_id (store, &error);
  const EntLayer *layer;
  const EntOwnRating *rating;

  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 2);
  g_assert_cmpuint (((EntOwnEvent *) events->pdata[0])->sources->len, ==, 2);
  g_assert_cmpuint (ratings->len, ==, 2);
  rating = ratings->pdata[0];
  g_assert_cmpint (rating->rating, ==, 2);
  g_assert_cmpuint (rating->evidence->len, ==, 1);
  g_assert_cmpuint (layers->len, ==, 1);
  layer = layers->pdata[0];
  g_assert_cmpstr (layer->name, ==, "Kim");
  g_assert_cmpuint (layer->n_notes, ==, 1);
  g_assert_cmpuint (layer->n_events, ==, 1);
  g_assert_cmpuint (layer->n_ratings, ==, 1);
  g_assert_cmpuint (lectures->len, ==, 1);
  g_assert_cmpint (((EntLecture *) lectures->pdata[0])->n_slides, ==, 1);
  g_assert_cmpuint (views->len, ==, 1);
  g_assert_cmpstr (own_layer, ==, OWN_LAYER);
}

static void
test_version_2 (Fixture       *self,
                gconstpointer  data)
{
  EntStoreReport report = { 0 };
  g_autoptr(EntStore) store = open_store (self->path, ENT_STORE_CREATE, &report);
  g_autoptr(EntCase) expected = ent_fixture_case_new ("panmunjom");
  g_autoptr(EntCase) loaded = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  GError *error = NULL;

  g_assert_false (report.created);
  g_assert_null (report.set_aside);
  loaded = ent_store_load_case (store, "panmunjom", NULL, &error);
  g_assert_no_error (error);
  ent_fixture_assert_case (expected, loaded);
  assert_notes (store);
  assert_rest (store);
  /* Not the one in the bin. */
  hits = ent_store_search (store, "thrown", 20, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 0);
  g_clear_object (&store);
  assert_sound (self->path);
}

static void
test_version_2_is_frozen (Fixture       *self,
                          gconstpointer  data)
{
  assert_frozen (self);
}

/* The third version: the same, and its case is a feed's */

static void
test_version_3 (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(EntStore) store = open_store (self->path, ENT_STORE_CREATE, NULL);
  g_autoptr(EntFeed) feed = NULL;
  g_autoptr(GPtrArray) infos = NULL, news = NULL;
  const EntCaseInfo *info;
  const EntNews *item;
  const EntChange *change;
  const EntFieldChange *field;
  GError *error = NULL;

  assert_notes (store);
  assert_rest (store);
  feed = ent_store_load_feed (store, "demo", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (feed->url, ==, "https://example.org/feed/");
  g_assert_cmpint (feed->serial, ==, 7);
  g_assert_cmpint (feed->state, ==, ENT_FEED_NEW);
  g_assert_cmpstr (feed->etag, ==, "\"abc\"");
  g_assert_cmpuint (feed->old_keys->len, ==, 1);
  g_assert_cmpuint (feed->cases->len, ==, 1);
  g_assert_cmpint (((EntFeedCase *) feed->cases->pdata[0])->size, ==, 1234);
  infos = ent_store_list_cases (store, &error);
  info = infos->pdata[0];
  g_assert_cmpstr (info->feed_title, ==, "Demo");
  g_assert_cmpint (info->fresh, ==, ENT_NEWS_CHANGED);
  news = ent_store_list_news (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (news->len, ==, 1);
  item = news->pdata[0];
  g_assert_cmpint (item->n_lost, ==, 1);
  g_assert_cmpint (item->diff->after, ==, 2);
  change = item->diff->changes->pdata[0];
  g_assert_cmpstr (change->date, ==, "1953-07-27");
  field = change->fields->pdata[0];
  g_assert_cmpstr (field->after, ==, "Signed at Panmunjom.");
  g_clear_object (&store);
  assert_sound (self->path);
}

static void
test_version_3_is_frozen (Fixture       *self,
                          gconstpointer  data)
{
  assert_frozen (self);
}

/* The fourth version: the same, and its lecture is held */

#define LECTURE "0b6f6a3e-5f1c-4f57-9a53-777777777777"

static void
assert_lecture (EntStore *store)
{
  GError *error = NULL;
  g_autoptr(EntLecture) lecture = ent_store_load_lecture (store, LECTURE, &error);
  g_autoptr(GPtrArray) slides = ent_store_list_slides (store, LECTURE, &error);
  g_autoptr(GPtrArray) rehearsals = ent_store_list_rehearsals (store, LECTURE, &error);
  g_autoptr(GBytes) kept = NULL;
  g_autoptr(EntImage) image = NULL;
  const EntSlide *slide;
  const EntSlideCase *made;
  const EntRehearsal *rehearsal;

  g_assert_no_error (error);
  g_assert_cmpstr (lecture->course, ==, "HIST 204");
  g_assert_cmpint (lecture->theme, ==, ENT_LECTURE_DARK);
  g_assert_cmpint (lecture->aspect, ==, ENT_LECTURE_4_3);
  g_assert_cmpuint (slides->len, ==, 1);
  slide = slides->pdata[0];
  g_assert_cmpstr (slide->section, ==, "The war");
  g_assert_cmpint (slide->planned_sec, ==, 90);
  g_assert_true (slide->skipped && slide->own_events);
  g_assert_cmpstr (slide->reveal, ==, "1953-07");
  g_assert_cmpstr (slide->made_body, ==, "Of the view.");
  g_assert_cmpuint (slide->cases->len, ==, 1);
  made = slide->cases->pdata[0];
  g_assert_cmpstr (made->case_id, ==, "panmunjom");
  kept = ent_store_load_kept_case (store, made->digest, &error);
  g_assert_no_error (error);
  g_assert_cmpmem ("{\"format\": 1}\n", 14, g_bytes_get_data (kept, NULL), g_bytes_get_size (kept));
  image = ent_store_load_image (store, slide->image_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rehearsals->len, ==, 1);
  rehearsal = rehearsals->pdata[0];
  g_assert_cmpint (rehearsal->seconds, ==, 95);
  g_assert_cmpuint (rehearsal->slides->len, ==, 1);
}

static void
test_version_4 (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(EntStore) store = open_store (self->path, ENT_STORE_CREATE, NULL);

  assert_notes (store);
  assert_rest (store);
  assert_lecture (store);
  g_clear_object (&store);
  assert_sound (self->path);
}

static void
test_version_4_is_frozen (Fixture       *self,
                          gconstpointer  data)
{
  assert_frozen (self);
}

/* A lecture from before slides knew what they were made of. */
static void
test_lecture_of_3 (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr(EntStore) store = open_store (self->path, ENT_STORE_CREATE, NULL);
  g_autoptr(GPtrArray) slides = NULL;
  GError *error = NULL;
  const EntSlide *slide;

  slides = ent_store_list_slides (store, LECTURE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (slides->len, ==, 1);
  slide = slides->pdata[0];
  g_assert_cmpstr (slide->target_id, ==, "entente:panmunjom?from=1951");
  g_assert_cmpuint (slide->cases->len, ==, 0);
  g_assert_null (slide->made_title);
  g_assert_null (slide->made_body);
  g_assert_cmpint (slide->planned_sec, ==, 0);
}

/* Damage */

/* The page on which @name, a table or an index, begins. */
static guint
find_page (Fixture    *self,
           const char *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", name);
  g_autofree char *page = ent_fixture_dup_query (self->path, sql);

  return (guint) g_ascii_strtoull (page, NULL, 10);
}

static void
spoil (Fixture *self,
       guint    page,
       guint    offset,
       guint    length)
{
  g_autofree char *bytes = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (self->path, &bytes, &n, NULL));
  g_assert_cmpuint (page * PAGE_SIZE, <=, n);
  memset (bytes + (page - 1) * PAGE_SIZE + offset, 0x5a, length);
  g_assert_true (g_file_set_contents (self->path, bytes, (gssize) n, NULL));
}

/* Out of the log, for pages to be found in the file. */
static void
close_log (Fixture *self)
{
  ent_fixture_execute (self->path, "PRAGMA wal_checkpoint (TRUNCATE)");
}

static EntStore *
recover (Fixture        *self,
         EntStoreReport *report)
{
  EntStore *store = open_store (self->path, ENT_STORE_CREATE, report);

  g_assert_nonnull (report->set_aside);
  assert_sound (self->path);
  return store;
}

/* The second version's library with nothing personal gone. */
static void
assert_recovered (Fixture *self,
                  int      n_lost)
{
  EntStoreReport report = { 0 };
  g_autoptr(EntStore) store = recover (self, &report);
  g_autofree char *ids = NULL;

  /* No feed's case is to take the id of one that is not back yet. */
  ids = ent_fixture_dup_query (self->path, "SELECT group_concat(feed || ' ' || published_id || ' ' || id) FROM case_ids");
  g_assert_cmpstr (ids, ==, "local panmunjom panmunjom");
  g_assert_cmpint (report.n_lost, ==, n_lost);
  g_assert_cmpint (report.n_notes, ==, 3);
  /* 1 layer, 3 notes, 2 tags, 1 version, 1 place, 2 targets, 2 events, 4 sources, 2 ratings,
   * 2 pieces of evidence, 1 lecture, 1 slide, 1 view. */
  g_assert_cmpint (report.n_recovered, ==, 23);
  assert_notes (store);
  assert_rest (store);
  ent_store_report_clear (&report);
}

/* A page that no personal row is on, of a library that the second version wrote. */
static void
test_damaged_2 (Fixture       *self,
                gconstpointer  data)
{
  close_log (self);
  spoil (self, find_page (self, "events"), 0, PAGE_SIZE);
  assert_recovered (self, 0);
}

/* The same with header and list of tables gone. */
static void
test_damaged_2_header (Fixture       *self,
                       gconstpointer  data)
{
  close_log (self);
  spoil (self, 1, 0, 100);
  assert_recovered (self, 0);
}

/* Layers gone: what others wrote stays, as somebody's. */
static void
test_lost_layers (Fixture       *self,
                  gconstpointer  data)
{
  EntStoreReport report = { 0 };
  g_autoptr(EntStore) store = NULL;
  g_autoptr(GPtrArray) layers = NULL, notes = NULL;
  const EntLayer *layer;
  GError *error = NULL;

  close_log (self);
  spoil (self, find_page (self, "layers"), 0, PAGE_SIZE);
  store = recover (self, &report);
  g_assert_cmpint (report.n_lost, ==, 1);
  g_assert_cmpint (report.n_notes, ==, 3);
  notes = ent_store_list_notes (store, NULL, &error);
  layers = ent_store_list_layers (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 2);
  g_assert_cmpuint (layers->len, ==, 1);
  layer = layers->pdata[0];
  g_assert_cmpuint (layer->n_notes, ==, 1);
  g_assert_cmpuint (layer->n_events, ==, 1);
  g_assert_cmpuint (layer->n_ratings, ==, 1);
  ent_store_report_clear (&report);
}

/* Notes gone: nothing is left that belonged to them. */
static void
test_lost_notes (Fixture       *self,
                 gconstpointer  data)
{
  EntStoreReport report = { 0 };
  g_autoptr(EntStore) store = NULL;

  close_log (self);
  spoil (self, find_page (self, "notes"), 0, PAGE_SIZE);
  store = recover (self, &report);
  g_assert_cmpint (report.n_notes, ==, 0);
  g_assert_cmpint (report.n_recovered, ==, 23 - 3 - 6);
  g_assert_cmpint (report.n_lost, >=, 3 + 6);
  ent_store_report_clear (&report);
}

/* The feed is there with the keys that were trusted and those that were given up, and is due to bring its case
 * again: nothing older, and nothing that only says that it has not changed. */
static void
test_damaged_3 (Fixture       *self,
                gconstpointer  data)
{
  EntStoreReport report = { 0 };
  g_autoptr(EntStore) store = NULL;
  g_autoptr(EntFeed) feed = NULL;
  GError *error = NULL;

  close_log (self);
  spoil (self, find_page (self, "events"), 0, PAGE_SIZE);
  store = recover (self, &report);
  g_assert_cmpint (report.n_lost, ==, 0);
  g_assert_cmpint (report.n_recovered, ==, 23 + 2);
  assert_notes (store);
  assert_rest (store);
  feed = ent_store_load_feed (store, "demo", &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (feed->key, "RWQf6"));
  g_assert_cmpuint (feed->old_keys->len, ==, 1);
  g_assert_true (g_str_has_prefix (feed->old_keys->pdata[0], "RWRnu"));
  g_assert_cmpint (feed->serial, ==, 6);
  g_assert_cmpint (feed->issued_sec, ==, 1794999999);
  g_assert_null (feed->index_sha256);
  g_assert_null (feed->etag);
  g_assert_null (feed->last_modified);
  g_assert_cmpint (feed->checked_usec, ==, 0);
  g_assert_cmpuint (feed->cases->len, ==, 0);
  ent_store_report_clear (&report);
}

/* What lectures are shown with is there as well. */
static void
test_damaged_4 (Fixture       *self,
                gconstpointer  data)
{
  EntStoreReport report = { 0 };
  g_autoptr(EntStore) store = NULL;

  close_log (self);
  spoil (self, find_page (self, "events"), 0, PAGE_SIZE);
  store = recover (self, &report);
  g_assert_cmpint (report.n_lost, ==, 0);
  /* 1 case of a slide, 1 copy of it, 1 picture, 1 rehearsal of 1 slide. */
  g_assert_cmpint (report.n_recovered, ==, 23 + 2 + 5);
  assert_notes (store);
  assert_rest (store);
  assert_lecture (store);
  ent_store_report_clear (&report);
}

/* Lectures gone: nothing is left that belonged to them. */
static void
test_lost_lectures (Fixture       *self,
                    gconstpointer  data)
{
  EntStoreReport report = { 0 };
  g_autoptr(EntStore) store = NULL;
  g_autofree char *left = NULL;

  close_log (self);
  spoil (self, find_page (self, "lectures"), 0, PAGE_SIZE);
  spoil (self, find_page (self, "sqlite_autoindex_lectures_1"), 0, PAGE_SIZE);
  store = recover (self, &report);
  g_assert_cmpint (report.n_lost, ==, 5);
  assert_notes (store);
  left = ent_fixture_dup_query (self->path, "SELECT (SELECT count(*) FROM slides) + (SELECT count(*) FROM slide_cases)"
                                " + (SELECT count(*) FROM rehearsals) + (SELECT count(*) FROM rehearsal_slides)");
  g_assert_cmpstr (left, ==, "0");
  ent_store_report_clear (&report);
}

/* Its table gone, a feed is gone too, and nothing else. */
static void
test_lost_feeds (Fixture       *self,
                 gconstpointer  data)
{
  EntStoreReport report = { 0 };
  g_autoptr(EntStore) store = NULL;
  g_autoptr(GPtrArray) feeds = NULL;
  GError *error = NULL;

  close_log (self);
  spoil (self, find_page (self, "subscriptions"), 0, PAGE_SIZE);
  spoil (self, find_page (self, "sqlite_autoindex_subscriptions_1"), 0, PAGE_SIZE);
  store = recover (self, &report);
  /* Its row and its old key's. */
  g_assert_cmpint (report.n_lost, ==, 2);
  g_assert_cmpint (report.n_recovered, ==, 23);
  assert_notes (store);
  assert_rest (store);
  feeds = ent_store_list_feeds (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (feeds->len, ==, 0);
  ent_store_report_clear (&report);
}

/* A library of the first version lacks no table: its rows are all read from it. */
static void
test_damaged_1 (Fixture       *self,
                gconstpointer  data)
{
  EntStoreReport report = { 0 };
  g_autoptr(EntStore) store = NULL;
  g_autoptr(GPtrArray) notes = NULL, ratings = NULL;
  GError *error = NULL;

  ent_fixture_execute (self->path,
                       "INSERT INTO own_assessments VALUES ('panmunjom', 'negotiation-and-mediation', NULL, NULL, 3,"
                       " 'high', 'Mine', 1, 1); PRAGMA wal_checkpoint (TRUNCATE)");
  spoil (self, find_page (self, "events"), 0, PAGE_SIZE);
  store = recover (self, &report);
  g_assert_cmpint (report.n_lost, ==, 0);
  g_assert_cmpint (report.n_notes, ==, 1);
  notes = ent_store_list_notes (store, NULL, &error);
  ratings = ent_store_list_own_ratings (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (((EntNote *) notes->pdata[0])->body, ==, "Why no treaty?");
  g_assert_cmpuint (((EntNote *) notes->pdata[0])->tags->len, ==, 2);
  g_assert_cmpuint (ratings->len, ==, 1);
  g_assert_cmpstr (((EntOwnRating *) ratings->pdata[0])->rationale, ==, "Mine");
  ent_store_report_clear (&report);
}

#define ADD(path, file, function) \
  g_test_add (path, Fixture, file, set_up_file, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/versions/2", "library-2.sql", test_version_2);
  ADD ("/store/versions/2-is-frozen", "library-2.sql", test_version_2_is_frozen);
  ADD ("/store/versions/3", "library-3.sql", test_version_3);
  ADD ("/store/versions/3-is-frozen", "library-3.sql", test_version_3_is_frozen);
  ADD ("/store/versions/4", "library-4.sql", test_version_4);
  ADD ("/store/versions/4-is-frozen", "library-4.sql", test_version_4_is_frozen);
  ADD ("/store/versions/lecture-of-3", "library-3.sql", test_lecture_of_3);
  ADD ("/store/versions/damaged-1", "library-1.sql", test_damaged_1);
  ADD ("/store/versions/damaged-2", "library-2.sql", test_damaged_2);
  ADD ("/store/versions/damaged-2-header", "library-2.sql", test_damaged_2_header);
  ADD ("/store/versions/damaged-3", "library-3.sql", test_damaged_3);
  ADD ("/store/versions/damaged-4", "library-4.sql", test_damaged_4);
  ADD ("/store/versions/lost-lectures", "library-4.sql", test_lost_lectures);
  ADD ("/store/versions/lost-feeds", "library-3.sql", test_lost_feeds);
  ADD ("/store/versions/lost-layers", "library-2.sql", test_lost_layers);
  ADD ("/store/versions/lost-notes", "library-2.sql", test_lost_notes);

  return g_test_run ();
}
