/* Feeds in the library: updates all or nothing, cases of one id side by side, what becomes of those that are
 * published no more, and news of it. */

#include "config.h"

#include <locale.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>

#include "ent-store-changes.h"
#include "ent-store-feeds.h"
#include "ent-store-own.h"
#include "store-fixture.h"

#define DAY_USEC (24 * 60 * 60 * (gint64) G_USEC_PER_SEC)

/* A feed as a test publishes it */

typedef struct
{
  EntFeed      *feed;    /* as it is to be kept */
  EntFeedIndex *index;
  GPtrArray    *cases;   /* of EntCase, as in the index */
  GArray       *has;
  GCancellable *cancellable;  /* cancelled when the case of @fault is asked for */
  int           fault;        /* position of a case that cannot be given; −1 for none */
} Offer;

static Offer *
offer_new (const char *id,
           gint64      serial)
{
  Offer *self = g_new0 (Offer, 1);

  self->fault = -1;
  self->feed = ent_feed_new ();
  self->feed->id = g_strdup (id);
  self->feed->url = g_strdup_printf ("https://example.org/%s/", id);
  self->feed->title = g_strdup_printf ("Feed %s", id);
  self->feed->key = g_strdup_printf ("RW%s", id);
  self->feed->serial = serial;
  self->feed->issued_sec = 1000000 + serial;
  self->feed->expires_sec = 2000000 + serial;
  self->feed->index_sha256 = g_strdup_printf ("%064d", (int) serial);
  self->feed->etag = g_strdup_printf ("\"%d\"", (int) serial);
  self->feed->checked_usec = 1;
  self->feed->state = ENT_FEED_NEW;
  self->index = ent_feed_index_new ();
  self->index->feed = g_strdup (id);
  self->index->title = g_strdup (self->feed->title);
  self->index->serial = serial;
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_unref);
  self->has = g_array_new (FALSE, FALSE, sizeof (gboolean));
  return self;
}

static void
offer_free (Offer *self)
{
  ent_feed_free (self->feed);
  ent_feed_index_free (self->index);
  g_ptr_array_unref (self->cases);
  g_array_unref (self->has);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Offer, offer_free)

/* @text: of its first event; @has: whether its file was fetched */
static EntCase *
offer_add (Offer      *self,
           const char *id,
           int         version,
           const char *text,
           gboolean    has)
{
  EntCase *item = ent_fixture_case_new (id);
  EntEvent *event = g_ptr_array_index (item->events, 0);
  EntFeedCase *entry = ent_feed_case_new ();
  g_autofree char *words = g_strdup_printf ("%s %d %s", id, version, text);

  item->version = version;
  ent_text_free (event->text);
  event->text = ent_text_new (text);
  entry->id = g_strdup (id);
  entry->title = g_strdup (ent_text_get (item->title));
  entry->version = version;
  entry->size = (gint64) strlen (words);
  entry->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, words, -1);
  entry->path = g_strdup_printf ("cases/%s.json", id);
  g_ptr_array_add (self->index->cases, entry);
  g_ptr_array_add (self->cases, item);
  g_array_append_val (self->has, has);
  return item;
}

static EntCase *
give_cb (const EntFeedCase  *entry,
         guint               position,
         gpointer            data,
         GError            **error)
{
  Offer *self = data;
  EntCase *item = g_ptr_array_index (self->cases, position);

  g_assert_cmpstr (entry->id, ==, item->id);
  if (self->fault != (int) position)
    return ent_case_ref (item);
  if (self->cancellable != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      return ent_case_ref (item);
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no such case");
  return NULL;
}

static gboolean
try_offer (Fixture  *self,
           Offer    *offer,
           GError  **error)
{
  return ent_store_apply_feed (self->store, offer->feed, offer->index, (const gboolean *) (void *) offer->has->data,
                               give_cb, offer, offer->cancellable, error);
}

static void
apply (Fixture *self,
       Offer   *offer)
{
  GError *error = NULL;

  try_offer (self, offer, &error);
  g_assert_no_error (error);
}

/* The feed as it is before its first update. */
static void
subscribe (Fixture    *self,
           const char *id)
{
  g_autoptr(Offer) offer = offer_new (id, 0);
  GError *error = NULL;

  g_clear_pointer (&offer->feed->index_sha256, g_free);
  g_clear_pointer (&offer->feed->etag, g_free);
  offer->feed->state = ENT_FEED_NEVER;
  ent_store_add_feed (self->store, offer->feed, &error);
  g_assert_no_error (error);
}

/* What the library says */

/* "id(published) feed version withdrawn fresh", by id. */
static char *
dup_cases (Fixture *self)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) infos = ent_store_list_cases (self->store, &error);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  for (guint i = 0; i < infos->len; i++)
    {
      const EntCaseInfo *info = g_ptr_array_index (infos, i);

      g_ptr_array_add (lines, g_strdup_printf ("%s(%s) %s%s%s %d%s %s", info->id, info->published_id, info->feed,
                                               info->feed_title != NULL ? "=" : "",
                                               info->feed_title != NULL ? info->feed_title : "", info->version,
                                               info->withdrawn ? " withdrawn" : "", ent_news_kind_to_word (info->fresh)));
    }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("; ", (char **) lines->pdata);
}

static void
assert_cases (Fixture    *self,
              const char *expected)
{
  g_autofree char *cases = dup_cases (self);

  g_assert_cmpstr (cases, ==, expected);
}

/* "kind case changes lost" of each. */
static void
assert_news (Fixture    *self,
             const char *expected)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) news = ent_store_list_news (self->store, &error);
  g_autoptr(GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < news->len; i++)
    {
      const EntNews *item = g_ptr_array_index (news, i);

      g_assert_cmpstr (item->case_title, ==, "The Koreas: Panmunjom");
      g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "", ent_news_kind_to_word (item->kind), item->case_id);
      if (item->diff != NULL)
        g_string_append_printf (text, " %d→%d:%u", item->diff->before, item->diff->after, item->diff->changes->len);
      if (item->n_lost > 0)
        g_string_append_printf (text, " lost %d", item->n_lost);
      if (item->seen)
        g_string_append (text, " seen");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static char *
dup_first_text (Fixture    *self,
                const char *case_id)
{
  GError *error = NULL;
  g_autoptr(EntCase) item = ent_store_load_case (self->store, case_id, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (item->id, ==, case_id);
  return g_strdup (ent_text_get (((EntEvent *) g_ptr_array_index (item->events, 0))->text));
}

static void
assert_first_text (Fixture    *self,
                   const char *case_id,
                   const char *expected)
{
  g_autofree char *text = dup_first_text (self, case_id);

  g_assert_cmpstr (text, ==, expected);
}

/* All rows of all tables but those of the search index and the touches, as text. */
static char *
dup_dump (Fixture    *self,
          const char *which)
{
  g_autofree char *tables = NULL;
  g_auto(GStrv) names = NULL;
  GString *text = g_string_new (NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  tables = ent_fixture_dup_query (self->path, which);
  names = g_strsplit (tables, ",", 0);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", names[i]);
      sqlite3_stmt *stmt = NULL;

      g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
      g_string_append_printf (text, "%s\n", names[i]);
      while (sqlite3_step (stmt) == SQLITE_ROW)
        for (int j = 0; j < sqlite3_column_count (stmt); j++)
          g_string_append_printf (text, "%s%c", (const char *) sqlite3_column_text (stmt, j),
                                  j + 1 < sqlite3_column_count (stmt) ? '|' : '\n');
      sqlite3_finalize (stmt);
    }
  sqlite3_close (db);
  return g_string_free (text, FALSE);
}

#define ALL_TABLES \
  "SELECT group_concat(name) FROM (SELECT name FROM sqlite_schema WHERE type = 'table'" \
  " AND name NOT IN ('search') AND name NOT LIKE 'sqlite%' ORDER BY name)"
#define PERSONAL_TABLES \
  "SELECT 'layers,notes,note_tags,note_versions,note_places,note_targets,own_events,own_event_sources," \
  "own_assessments,own_evidence,lectures,slides,case_settings'"

static EntNote *
add_note (Fixture    *self,
          const char *case_id,
          const char *event)
{
  g_autoptr(EntNote) note = ent_note_new ();
  GError *error = NULL;

  note->case_id = g_strdup (case_id);
  ent_target_free (note->target);
  note->target = ent_target_new (event != NULL ? ENT_TARGET_EVENT : ENT_TARGET_CASE, event);
  ent_note_set_body (note, "Ask the class", NULL);
  ent_store_put_note (self->store, note, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&note);
}

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

  look->serial = 2;
  g_free (look->etag);
  look->etag = g_strdup ("\"old\"");
  ent_store_note_look (self->store, look, &error);
  feed = ent_store_load_feed (self->store, "demo", &error);
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

/* The very same index once more: what was lost comes back, and nothing is news. */
static void
test_again (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(Offer) offer = offer_new ("demo", 1);
  GError *error = NULL;

  subscribe (self, "demo");
  offer_add (offer, "a", 1, "One", TRUE);
  offer_add (offer, "b", 1, "One", TRUE);
  apply (self, offer);
  ent_store_remove_case (self->store, "b", &error);
  g_assert_no_error (error);
  ent_store_see_news (self->store, &error);
  apply (self, offer);
  assert_news (self, "added b; added a seen; added b seen");
}

/* Side by side */

static void
test_side_by_side (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr(Offer) demo = offer_new ("demo", 1), other = offer_new ("other", 1);
  g_autoptr(Offer) demo_2 = offer_new ("demo", 2), other_2 = offer_new ("other", 2);
  g_autoptr(EntNote) mine = NULL, theirs = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  GError *error = NULL;

  subscribe (self, "demo");
  subscribe (self, "other");
  offer_add (demo, "a", 1, "Of demo", TRUE);
  offer_add (other, "a", 5, "Of the other", TRUE);
  apply (self, demo);
  apply (self, other);
  assert_cases (self, "a(a) demo=Feed demo 1 added; a@other(a) other=Feed other 5 added");
  assert_first_text (self, "a", "Of demo");
  assert_first_text (self, "a@other", "Of the other");
  hits = ent_store_search (self->store, "of the other", 20, NULL, &error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (((EntHit *) g_ptr_array_index (hits, 0))->case_id, ==, "a@other");
  mine = add_note (self, "a", NULL);
  theirs = add_note (self, "a@other", NULL);

  /* Ids stay, whatever goes. */
  offer_add (other_2, "a", 6, "Of the other, later", TRUE);
  apply (self, other_2);
  g_assert_true (ent_store_remove_note (self->store, mine->id, &error));
  apply (self, demo_2);
  assert_cases (self, "a@other(a) other=Feed other 6 added");
  assert_first_text (self, "a@other", "Of the other, later");
  assert_no_faults (self);
}

/* Of the program, of files and of feeds. */
static void
test_beside_own (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(Offer) demo = offer_new ("demo", 1);
  g_autoptr(EntCase) bundled = ent_fixture_case_new ("a");
  g_autoptr(EntCase) local = ent_fixture_case_new ("b");
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();
  g_autoptr(EntCase) loaded = NULL;
  GError *error = NULL;

  put_case (self->store, bundled);
  subscribe (self, "demo");
  offer_add (demo, "a", 1, "Of demo", TRUE);
  offer_add (demo, "b", 1, "Of demo", TRUE);
  apply (self, demo);
  assert_cases (self, "a(a) bundled 1 none; a@demo(a) demo=Feed demo 1 added; b(b) demo=Feed demo 1 added");

  /* Neither replaces the feed's, both each other's. */
  put_case (self->store, local);
  assert_cases (self, "a(a) bundled 1 none; a@demo(a) demo=Feed demo 1 added; b(b) demo=Feed demo 1 added;"
                      " b@bundled(b) bundled 1 none");
  local->version = 2;
  g_ptr_array_add (cases, local);
  g_ptr_array_add (cases, bundled);
  ent_store_put_cases (self->store, cases, ENT_LOCAL_FEED, NULL, &error);
  g_assert_no_error (error);
  assert_cases (self, "a(a) local 1 none; a@demo(a) demo=Feed demo 1 added; b(b) demo=Feed demo 1 added;"
                      " b@bundled(b) local 2 none");
  assert_first_text (self, "a@demo", "Of demo");
  loaded = ent_store_load_case (self->store, "b@bundled", NULL, &error);
  g_assert_cmpint (loaded->version, ==, 2);
  assert_no_faults (self);
}

/* No longer published */

/* Whatever is personal keeps the case; what is not, does not. */
static const struct
{
  const char *sql;
  gboolean    keeps;
  const char *drop;
} things[] = {
  { "INSERT INTO notes (id, case_id, target_kind, body, created_usec, modified_usec)"
    " VALUES ('n', 'a', 'case', 'x', 1, 1)", TRUE, "DELETE FROM notes" },
  { "INSERT INTO notes (id, case_id, target_kind, body, created_usec, modified_usec, deleted_usec)"
    " VALUES ('n', 'a', 'case', 'x', 1, 1, 5)", TRUE, "DELETE FROM notes" },
  { "INSERT INTO own_events (id, case_id, date, earliest, latest, title, created_usec, modified_usec)"
    " VALUES ('e', 'a', '1990', 1, 2, 'x', 1, 1)", TRUE, "DELETE FROM own_events" },
  { "INSERT INTO own_assessments (case_id, factor, rating, created_usec, modified_usec)"
    " VALUES ('a', 'f', 1, 1, 1)", TRUE, "DELETE FROM own_assessments" },
  { "INSERT INTO lectures (id, title, case_id, created_usec, modified_usec) VALUES ('l', 'x', 'a', 1, 1)", TRUE,
    "DELETE FROM lectures" },
  { "INSERT INTO lectures (id, title, created_usec, modified_usec) VALUES ('l', 'x', 1, 1);"
    "INSERT INTO slides (id, lecture, position, kind, case_id) VALUES ('s', 'l', 0, 'event', 'a')", TRUE,
    "DELETE FROM slides; DELETE FROM lectures" },
  { "INSERT INTO lectures (id, title, created_usec, modified_usec) VALUES ('l', 'x', 1, 1);"
    "INSERT INTO slides (id, lecture, position, kind, case_id, target_id)"
    " VALUES ('s', 'l', 0, 'timeline', 'b', 'entente:b%40demo,a?align=war-end')", TRUE,
    "DELETE FROM slides; DELETE FROM lectures" },
  { "INSERT INTO lectures (id, title, created_usec, modified_usec) VALUES ('l', 'x', 1, 1);"
    "INSERT INTO slides (id, lecture, position, kind, target_id)"
    " VALUES ('s', 'l', 0, 'matrix', 'factors:?view=matrix&cases=b,a%40demo,a-b')", FALSE, NULL },
  { "INSERT INTO case_settings (case_id, key, value) VALUES ('a', 'view/x', '{}')", FALSE, NULL },
  { "INSERT INTO notes (id, case_id, target_kind, body, created_usec, modified_usec)"
    " VALUES ('n', 'b', 'case', 'x', 1, 1)", FALSE, NULL },
};

static void
test_withdrawn (Fixture       *self,
                gconstpointer  data)
{
  const gsize which = GPOINTER_TO_SIZE (data);
  g_autoptr(Offer) first = offer_new ("demo", 1), second = offer_new ("demo", 2);
  g_autoptr(Offer) third = offer_new ("demo", 3), fourth = offer_new ("demo", 4), fifth = offer_new ("demo", 5);
  g_autoptr(EntFeed) feed = NULL;
  g_autofree char *before = NULL, *after = NULL;
  GError *error = NULL;

  subscribe (self, "demo");
  offer_add (first, "a", 1, "One", TRUE);
  apply (self, first);
  ent_fixture_execute (self->path, things[which].sql);
  ent_store_see_news (self->store, &error);
  before = dup_dump (self, PERSONAL_TABLES);
  apply (self, second);
  after = dup_dump (self, PERSONAL_TABLES);
  g_assert_cmpstr (after, ==, before);
  if (!things[which].keeps)
    {
      assert_cases (self, "");
      assert_news (self, "removed a; added a seen");
      return;
    }
  assert_cases (self, "a(a) demo=Feed demo 1 withdrawn withdrawn");
  assert_news (self, "withdrawn a; added a seen");
  assert_first_text (self, "a", "One");

  /* Not told twice. */
  apply (self, third);
  assert_news (self, "withdrawn a; added a seen");
  feed = ent_store_load_feed (self->store, "demo", &error);
  g_assert_cmpuint (feed->cases->len, ==, 1);

  /* Published again as it was, and gone once more. */
  offer_add (fourth, "a", 1, "One", FALSE);
  apply (self, fourth);
  assert_cases (self, "a(a) demo=Feed demo 1 back");
  assert_news (self, "back a 1→1:0; withdrawn a; added a seen");
  ent_fixture_execute (self->path, things[which].drop);
  apply (self, fifth);
  assert_cases (self, "");
  assert_news (self, "removed a; back a 1→1:0; withdrawn a; added a seen");
}

/* Back in another version. */
static void
test_back (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(Offer) first = offer_new ("demo", 1), second = offer_new ("demo", 2), third = offer_new ("demo", 3);
  g_autoptr(Offer) fourth = offer_new ("demo", 4);
  g_autoptr(EntNote) note = NULL;

  subscribe (self, "demo");
  offer_add (first, "a", 1, "One", TRUE);
  apply (self, first);
  note = add_note (self, "a", NULL);
  apply (self, second);
  offer_add (third, "a", 2, "Two", TRUE);
  apply (self, third);
  assert_cases (self, "a(a) demo=Feed demo 2 back");
  assert_news (self, "back a 1→2:1; withdrawn a; added a");

  /* The last personal thing went while it was withdrawn. */
  apply (self, fourth);
  {
    g_autoptr(Offer) fifth = offer_new ("demo", 5);

    g_assert_true (ent_store_remove_note (self->store, note->id, NULL));
    apply (self, fifth);
    assert_cases (self, "");
  }
}

static void
test_remove_feed (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr(Offer) first = offer_new ("demo", 1), again = offer_new ("demo", 1);
  g_autoptr(EntNote) note = NULL;
  g_autoptr(EntFeed) feed = NULL;
  g_autofree char *before = NULL, *after = NULL;
  GError *error = NULL;

  subscribe (self, "demo");
  offer_add (first, "a", 1, "One", TRUE);
  offer_add (first, "b", 1, "One", TRUE);
  apply (self, first);
  note = add_note (self, "b", NULL);
  before = dup_dump (self, PERSONAL_TABLES);
  ent_store_remove_feed (self->store, "demo", &error);
  g_assert_no_error (error);
  after = dup_dump (self, PERSONAL_TABLES);
  g_assert_cmpstr (after, ==, before);
  assert_cases (self, "b(b) demo=Feed demo 1 withdrawn none");
  assert_news (self, "");
  assert_no_faults (self);

  /* It begins anew, and finds its case again. */
  subscribe (self, "demo");
  feed = ent_store_load_feed (self->store, "demo", &error);
  g_assert_no_error (error);
  g_assert_cmpint (feed->serial, ==, 0);
  g_assert_cmpuint (feed->cases->len, ==, 0);
  offer_add (again, "b", 1, "One", TRUE);
  apply (self, again);
  assert_cases (self, "b(b) demo=Feed demo 1 back");
  ent_store_remove_note (self->store, note->id, &error);
  ent_store_remove_feed (self->store, "demo", &error);
  g_assert_no_error (error);
  assert_cases (self, "");
  g_clear_pointer (&feed, ent_feed_free);
  g_free (after);
  after = ent_fixture_dup_query (self->path, "SELECT count(*) FROM feeds");
  g_assert_cmpstr (after, ==, "0");
}

/* Notes */

static void
test_notes (Fixture       *self,
            gconstpointer  data)
{
  /* Of the rest of the rows the update keeps what the notes stand on. */
  static const char written[] =
    "SELECT group_concat (id || case_id || target_kind || target_id || body || created_usec || modified_usec) FROM notes";
  g_autoptr(Offer) first = offer_new ("demo", 1), second = offer_new ("demo", 2), third = offer_new ("demo", 3);
  g_autoptr(GPtrArray) notes = NULL;
  g_autoptr(EntNote) kept = NULL, lost = NULL;
  g_autofree char *before = NULL, *after = NULL;
  EntCase *item;
  GError *error = NULL;

  subscribe (self, "demo");
  item = offer_add (first, "a", 1, "One", TRUE);
  apply (self, first);
  kept = add_note (self, "a", ((EntEvent *) g_ptr_array_index (item->events, 0))->id);
  lost = add_note (self, "a", ((EntEvent *) g_ptr_array_index (item->events, 1))->id);

  /* The text of an event changed; both notes stand where they stood. */
  offer_add (second, "a", 2, "Two", TRUE);
  before = ent_fixture_dup_query (self->path, written);
  apply (self, second);
  after = ent_fixture_dup_query (self->path, written);
  g_assert_cmpstr (after, ==, before);

  item = offer_add (third, "a", 3, "Two", TRUE);
  g_ptr_array_remove_index (item->events, 1);
  apply (self, third);
  {
    g_autoptr(GPtrArray) news = ent_store_list_news (self->store, &error);
    const EntNews *first_news = g_ptr_array_index (news, 0);

    g_assert_cmpint (first_news->kind, ==, ENT_NEWS_CHANGED);
    g_assert_cmpint (first_news->n_lost, ==, 1);
    g_assert_cmpuint (ent_case_diff_count (first_news->diff, "event", ENT_CHANGE_REMOVED), ==, 1);
  }
  notes = ent_store_list_notes (self->store, "a", &error);
  g_assert_cmpuint (notes->len, ==, 2);
  for (guint i = 0; i < notes->len; i++)
    {
      const EntNote *note = g_ptr_array_index (notes, i);

      if (strcmp (note->id, lost->id) == 0)
        g_assert_true (note->place != NULL && note->place->state == ENT_PLACE_LOST);
      else
        g_assert_true (note->place == NULL || note->place->state != ENT_PLACE_LOST);
      g_assert_cmpstr (note->body, ==, "Ask the class");
    }
}

/* Windows hear of all of it. */
static void
test_touches (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(Offer) first = offer_new ("demo", 1);
  g_autoptr(GPtrArray) touches = NULL;
  gboolean seen[ENT_TOUCH_NEWS + 1] = { FALSE };
  gint64 seq = -1;
  GError *error = NULL;

  subscribe (self, "demo");
  offer_add (first, "a", 1, "One", TRUE);
  g_assert_null (ent_store_list_touches (self->store, &seq, &error));
  apply (self, first);
  touches = ent_store_list_touches (self->store, &seq, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < touches->len; i++)
    {
      const EntTouch *touch = g_ptr_array_index (touches, i);

      g_assert_cmpstr (touch->id, ==, touch->kind == ENT_TOUCH_CASE ? "a" : "demo");
      seen[touch->kind] = TRUE;
    }
  g_assert_true (seen[ENT_TOUCH_CASE]);
  g_assert_true (seen[ENT_TOUCH_FEED]);
  g_assert_true (seen[ENT_TOUCH_NEWS]);
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
  ADD ("/store/feeds/side-by-side", test_side_by_side, NULL);
  ADD ("/store/feeds/beside-own", test_beside_own, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (things); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/feeds/withdrawn-%d", (int) i + 1);

      ADD (path, test_withdrawn, GSIZE_TO_POINTER (i));
    }
  ADD ("/store/feeds/back", test_back, NULL);
  ADD ("/store/feeds/remove", test_remove_feed, NULL);
  ADD ("/store/feeds/notes", test_notes, NULL);
  ADD ("/store/feeds/touches", test_touches, NULL);

  return g_test_run ();
}
