/* Feeds in the library: kept, looked at and updated, all of an update or nothing; news of it. */

#include "config.h"

#include <locale.h>
#include <sys/resource.h>

#include "offer-fixture.h"

#define DAY_USEC (24 * 60 * 60 * (gint64) G_USEC_PER_SEC)

/* Feeds */

static void
test_add (Fixture       *self,
          gconstpointer  data)
{
  g_autoptr(GPtrArray) feeds = NULL;
  g_autoptr(Offer) offer = offer_new ("demo", 0);
  g_autoptr(EntFeed) feed = NULL;
  g_autoptr(GError) error = NULL;

  subscribe (self, "demo");
  subscribe (self, "another");
  feeds = ent_store_list_feeds (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (feeds->len, ==, 2);
  g_assert_cmpstr (((EntFeed *) g_ptr_array_index (feeds, 0))->id, ==, "another");

  feed = ent_store_load_feed (self->store, "demo", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (feed->title, ==, "Feed demo");
  g_assert_cmpstr (feed->key, ==, "RWdemo");
  g_assert_cmpint (feed->serial, ==, 0);
  g_assert_cmpint (feed->state, ==, ENT_FEED_NEVER);
  g_assert_null (feed->etag);
  g_clear_pointer (&feed, ent_feed_free);

  /* The same once more, from elsewhere. */
  g_free (offer->feed->url);
  offer->feed->url = g_strdup ("file:///media/stick/demo/");
  g_assert_true (ent_store_add_feed (self->store, offer->feed, &error));
  feed = ent_store_load_feed (self->store, "demo", &error);
  g_assert_cmpstr (feed->url, ==, "file:///media/stick/demo/");

  g_assert_null (ent_store_load_feed (self->store, "nobody", &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (ent_store_remove_feed (self->store, "nobody", &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
}

static void
test_names (Fixture       *self,
            gconstpointer  data)
{
  static const char * const names[] = { "bundled", "local", "Demo", "a@b", "../up", "" };
  g_autoptr(Offer) other = offer_new ("demo", 0);

  subscribe (self, "demo");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(Offer) offer = offer_new (names[i], 0);
      g_autoptr(GError) error = NULL;

      g_assert_false (ent_store_add_feed (self->store, offer->feed, &error));
      g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NAME);
    }

  g_free (other->feed->key);
  other->feed->key = g_strdup ("RWother");
  {
    g_autoptr(GError) error = NULL;
    g_autoptr(EntFeed) feed = NULL;

    g_assert_false (ent_store_add_feed (self->store, other->feed, &error));
    g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NAME);
    feed = ent_store_load_feed (self->store, "demo", NULL);
    g_assert_cmpstr (feed->key, ==, "RWdemo");
  }
}

/* A look is noted; its validators only with the index that they belong to. */
static void
test_look (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(Offer) offer = offer_new ("demo", 3);
  g_autoptr(EntFeed) look = NULL, feed = NULL;
  GError *error = NULL;

  subscribe (self, "demo");
  apply (self, offer);
  look = ent_store_load_feed (self->store, "demo", &error);
  look->state = ENT_FEED_OFFLINE;
  look->message = g_strdup ("Not there");
  look->checked_usec = 77;
  g_free (look->etag);
  look->etag = g_strdup ("\"new\"");
  ent_store_note_look (self->store, look, &error);
  g_assert_no_error (error);
  feed = ent_store_load_feed (self->store, "demo", &error);
  g_assert_cmpint (feed->state, ==, ENT_FEED_OFFLINE);
  g_assert_cmpstr (feed->message, ==, "Not there");
  g_assert_cmpint (feed->checked_usec, ==, 77);
  g_assert_cmpstr (feed->etag, ==, "\"new\"");
  g_assert_cmpint (feed->serial, ==, 3);
  g_clear_pointer (&feed, ent_feed_free);

  /* At what another process has replaced meanwhile. */
  look->serial = 2;
  look->state = ENT_FEED_FAILED;
  look->checked_usec = 78;
  g_free (look->etag);
  look->etag = g_strdup ("\"old\"");
  ent_store_note_look (self->store, look, &error);
  g_assert_no_error (error);
  feed = ent_store_load_feed (self->store, "demo", &error);
  g_assert_cmpint (feed->state, ==, ENT_FEED_OFFLINE);
  g_assert_cmpstr (feed->message, ==, "Not there");
  g_assert_cmpint (feed->checked_usec, ==, 77);
  g_assert_cmpstr (feed->etag, ==, "\"new\"");
  g_assert_cmpint (feed->serial, ==, 3);
  g_clear_pointer (&feed, ent_feed_free);

  /* One that was removed does not come back. */
  ent_store_remove_feed (self->store, "demo", &error);
  g_assert_no_error (error);
  ent_store_note_look (self->store, look, &error);
  g_assert_no_error (error);
  feed = ent_store_load_feed (self->store, "demo", NULL);
  g_assert_null (feed);
}

/* A key that was given up stays so. */
static void
test_new_key (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(Offer) first = offer_new ("demo", 1);
  g_autoptr(Offer) second = offer_new ("demo", 2);
  g_autoptr(Offer) stranger = offer_new ("demo", 3);
  g_autoptr(EntFeed) feed = NULL;
  g_autoptr(GError) error = NULL;

  subscribe (self, "demo");
  apply (self, first);
  g_ptr_array_add (second->feed->old_keys, g_steal_pointer (&second->feed->key));
  second->feed->key = g_strdup ("RWnew");
  apply (self, second);
  feed = ent_store_load_feed (self->store, "demo", &error);
  g_assert_cmpstr (feed->key, ==, "RWnew");
  g_assert_cmpuint (feed->old_keys->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (feed->old_keys, 0), ==, "RWdemo");

  /* An update that was judged by another key. */
  g_assert_false (try_offer (self, stranger, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CONFLICT);
}

/* Updates */

static void
test_update (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(Offer) first = offer_new ("demo", 1);
  g_autoptr(Offer) second = offer_new ("demo", 2);
  g_autoptr(EntFeed) feed = NULL;
  g_autoptr(GPtrArray) news = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  const EntFeedCase *entry;
  const EntNews *item;
  const EntChange *change;
  const EntFieldChange *field;
  GError *error = NULL;

  subscribe (self, "demo");
  offer_add (first, "a", 1, "One", TRUE);
  offer_add (first, "b", 1, "One", TRUE);
  offer_add (first, "c", 1, "One", TRUE);
  apply (self, first);
  assert_cases (self, "a(a) demo=Feed demo 1 added; b(b) demo=Feed demo 1 added; c(c) demo=Feed demo 1 added");
  assert_news (self, "added a; added b; added c");
  feed = ent_store_load_feed (self->store, "demo", &error);
  g_assert_cmpint (feed->serial, ==, 1);
  g_assert_cmpint (feed->issued_sec, ==, 1000001);
  g_assert_cmpint (feed->expires_sec, ==, 2000001);
  g_assert_cmpstr (feed->etag, ==, "\"1\"");
  g_assert_cmpuint (feed->cases->len, ==, 3);
  entry = g_ptr_array_index (feed->cases, 1);
  g_assert_cmpstr (entry->id, ==, "b");
  g_assert_cmpstr (entry->title, ==, "The Koreas: Panmunjom");
  g_assert_cmpint (entry->version, ==, 1);
  g_assert_cmpint (entry->size, ==, 7);
  g_assert_cmpstr (entry->sha256, ==, ((EntFeedCase *) g_ptr_array_index (first->index->cases, 1))->sha256);
  g_assert_null (entry->path);

  ent_store_see_news (self->store, &error);
  g_assert_no_error (error);
  assert_cases (self, "a(a) demo=Feed demo 1 none; b(b) demo=Feed demo 1 none; c(c) demo=Feed demo 1 none");
  offer_add (second, "a", 1, "One", FALSE);
  offer_add (second, "b", 2, "Zwei ganz andere Worte", TRUE);
  offer_add (second, "d", 1, "One", TRUE);
  apply (self, second);
  assert_cases (self, "a(a) demo=Feed demo 1 none; b(b) demo=Feed demo 2 changed; d(d) demo=Feed demo 1 added");
  assert_news (self, "changed b 1→2:1; added d; removed c; added a seen; added b seen; added c seen");
  assert_first_text (self, "b", "Zwei ganz andere Worte");
  hits = ent_store_search (self->store, "ganz andere", 20, NULL, &error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (((EntHit *) g_ptr_array_index (hits, 0))->case_id, ==, "b");

  news = ent_store_list_news (self->store, &error);
  item = g_ptr_array_index (news, 0);
  g_assert_cmpstr (item->feed, ==, "demo");
  g_assert_cmpstr (item->feed_title, ==, "Feed demo");
  change = g_ptr_array_index (item->diff->changes, 0);
  g_assert_cmpint (change->kind, ==, ENT_CHANGE_CHANGED);
  g_assert_cmpstr (change->part, ==, "event");
  g_assert_nonnull (change->id);
  g_assert_nonnull (change->date);
  g_assert_cmpuint (change->fields->len, ==, 1);
  field = g_ptr_array_index (change->fields, 0);
  g_assert_cmpstr (field->field, ==, "text");
  g_assert_cmpstr (field->before, ==, "One");
  g_assert_cmpstr (field->after, ==, "Zwei ganz andere Worte");
  item = g_ptr_array_index (news, 1);
  g_assert_cmpint (item->n_events, ==, 4);
  assert_no_faults (self);
}

/* News that nobody saw stay; seen ones go after three months. */
static void
test_old_news (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(Offer) first = offer_new ("demo", 1);
  g_autoptr(Offer) second = offer_new ("demo", 2);
  g_autofree char *sql = NULL;
  g_autofree char *n_changes = NULL;
  GError *error = NULL;

  subscribe (self, "demo");
  offer_add (first, "a", 1, "One", TRUE);
  apply (self, first);
  offer_add (second, "a", 2, "Two", TRUE);
  apply (self, second);
  ent_store_see_news (self->store, &error);
  g_assert_no_error (error);
  assert_news (self, "changed a 1→2:1 seen; added a seen");
  sql = g_strdup_printf ("UPDATE news SET seen_usec = %" G_GINT64_FORMAT " WHERE kind = 'added'",
                         g_get_real_time () - 89 * DAY_USEC);
  ent_fixture_execute (self->path, sql);
  ent_store_see_news (self->store, &error);
  assert_news (self, "changed a 1→2:1 seen; added a seen");
  ent_fixture_execute (self->path, "UPDATE news SET seen_usec = seen_usec - 91 * 86400000000 WHERE kind = 'changed'");
  ent_store_see_news (self->store, &error);
  assert_news (self, "added a seen");
  n_changes = ent_fixture_dup_query (self->path, "SELECT count(*) FROM news_changes");
  g_assert_cmpstr (n_changes, ==, "0");
}

/* All or nothing */

/* A library with a feed of three cases, a note, and an offer of four that leaves one out. */
static Offer *
prepare_offer (Fixture *self)
{
  g_autoptr(Offer) first = offer_new ("demo", 1);
  g_autoptr(EntNote) note = NULL;
  Offer *second = offer_new ("demo", 2);

  subscribe (self, "demo");
  offer_add (first, "a", 1, "One", TRUE);
  offer_add (first, "b", 1, "One", TRUE);
  offer_add (first, "c", 1, "One", TRUE);
  apply (self, first);
  note = add_note (self, "a", NULL);

  offer_add (second, "a", 2, "Two", TRUE);
  offer_add (second, "b", 2, "Two", TRUE);
  offer_add (second, "d", 1, "One", TRUE);
  offer_add (second, "e", 1, "One", TRUE);
  return second;
}

static void
test_fault (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(Offer) offer = prepare_offer (self);

  for (int i = 0; i < 4; i++)
    {
      g_autofree char *before = dup_dump (self, ALL_TABLES);
      g_autofree char *after = NULL;
      g_autoptr(GError) error = NULL;

      offer->fault = i;
      g_assert_false (try_offer (self, offer, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      after = dup_dump (self, ALL_TABLES);
      g_assert_cmpstr (after, ==, before);
    }
  assert_no_faults (self);
  offer->fault = -1;
  apply (self, offer);
  assert_first_text (self, "a", "Two");
}

/* Two things with one id are found only when they are written. */
static void
test_bad_row (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(Offer) offer = prepare_offer (self);
  g_autofree char *before = dup_dump (self, ALL_TABLES);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  EntCase *last = g_ptr_array_index (offer->cases, 3);
  EntEvent *event = g_ptr_array_index (last->events, 1);

  g_hash_table_remove (last->events_by_id, event->id);
  g_free (event->id);
  event->id = g_strdup (((EntEvent *) g_ptr_array_index (last->events, 0))->id);
  g_assert_false (try_offer (self, offer, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED);
  after = dup_dump (self, ALL_TABLES);
  g_assert_cmpstr (after, ==, before);
}

static void
test_cancel (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(Offer) offer = prepare_offer (self);

  for (int i = 0; i < 4; i++)
    {
      g_autofree char *before = dup_dump (self, ALL_TABLES);
      g_autofree char *after = NULL;
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GError) error = NULL;

      offer->fault = i;
      offer->cancellable = cancellable;
      g_assert_false (try_offer (self, offer, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      offer->cancellable = NULL;
      after = dup_dump (self, ALL_TABLES);
      g_assert_cmpstr (after, ==, before);
    }
}

/* No file can grow any more: as on a full disk. */
static void
test_full (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(Offer) offer = prepare_offer (self);
  g_autofree char *before = dup_dump (self, ALL_TABLES);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  struct rlimit limit, tight;

  for (int i = 0; i < 200; i++)
    {
      g_autofree char *id = g_strdup_printf ("more-%03d", i);

      offer_add (offer, id, 1, "One", TRUE);
    }
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  tight = limit;
  tight.rlim_cur = 1 << 20;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
  g_assert_false (try_offer (self, offer, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FULL);
  after = dup_dump (self, ALL_TABLES);
  g_assert_cmpstr (after, ==, before);

  apply (self, offer);
  assert_no_faults (self);
}

/* Another process was faster, or took the feed away. */
static void
test_conflict (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(Offer) offer = prepare_offer (self);
  g_autoptr(Offer) later = offer_new ("demo", 3);
  g_autoptr(Offer) same = offer_new ("demo", 3);
  g_autoptr(Offer) stale = offer_new ("demo", 4);
  g_autoptr(EntStore) other = open_store (self->path, ENT_STORE_CREATE, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  offer_add (later, "a", 3, "Three", TRUE);
  ent_store_apply_feed (other, later->feed, later->index, (const gboolean *) (void *) later->has->data, give_cb, later,
                        NULL, &error);
  g_assert_no_error (error);
  before = dup_dump (self, ALL_TABLES);
  g_assert_false (try_offer (self, offer, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  /* The very same one, whose files may be gone. */
  g_assert_false (try_offer (self, later, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  /* One serial, another index. */
  offer_add (same, "a", 3, "Three", FALSE);
  same->feed->index_sha256[0] = 'f';
  g_assert_false (try_offer (self, same, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  /* What was thought to be there was replaced meanwhile. */
  offer_add (stale, "a", 2, "Two", FALSE);
  g_assert_false (try_offer (self, stale, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  after = dup_dump (self, ALL_TABLES);
  g_assert_cmpstr (after, ==, before);

  ent_store_remove_feed (other, "demo", &error);
  g_assert_no_error (error);
  g_assert_false (try_offer (self, offer, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CONFLICT);
}

/* The very same cases once more: what was lost comes back, and nothing else is news. */
static void
test_again (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(Offer) offer = offer_new ("demo", 1), again = offer_new ("demo", 2);
  GError *error = NULL;

  subscribe (self, "demo");
  offer_add (offer, "a", 1, "One", TRUE);
  offer_add (offer, "b", 1, "One", TRUE);
  apply (self, offer);
  ent_store_remove_case (self->store, "b", &error);
  g_assert_no_error (error);
  ent_store_see_news (self->store, &error);
  offer_add (again, "a", 1, "One", TRUE);
  offer_add (again, "b", 1, "One", TRUE);
  apply (self, again);
  assert_news (self, "added b; added a seen; added b seen");
}

#define ADD(path, function, data) \
  g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/feeds/add", test_add, NULL);
  ADD ("/store/feeds/names", test_names, NULL);
  ADD ("/store/feeds/look", test_look, NULL);
  ADD ("/store/feeds/new-key", test_new_key, NULL);
  ADD ("/store/feeds/update", test_update, NULL);
  ADD ("/store/feeds/old-news", test_old_news, NULL);
  ADD ("/store/feeds/fault", test_fault, NULL);
  ADD ("/store/feeds/bad-row", test_bad_row, NULL);
  ADD ("/store/feeds/cancel", test_cancel, NULL);
  ADD ("/store/feeds/full", test_full, NULL);
  ADD ("/store/feeds/conflict", test_conflict, NULL);
  ADD ("/store/feeds/again", test_again, NULL);

  return g_test_run ();
}
