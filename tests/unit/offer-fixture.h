#pragma once

#include <sqlite3.h>
#include <string.h>

#include "ent-store-feeds.h"
#include "store-fixture.h"

G_BEGIN_DECLS

/* Feeds as tests publish them, and what a library says of them in words. */

typedef struct
{
  EntFeed      *feed;    /* as it is to be kept */
  EntFeedIndex *index;
  GPtrArray    *cases;   /* of EntCase, as in the index */
  GArray       *has;
  GCancellable *cancellable;  /* cancelled when the case of @fault is asked for */
  int           fault;        /* position of a case that cannot be given; −1 for none */
} Offer;

static inline Offer *
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

static inline void
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
static inline EntCase *
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

static inline EntCase *
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

static inline gboolean
try_offer (Fixture  *self,
           Offer    *offer,
           GError  **error)
{
  return ent_store_apply_feed (self->store, offer->feed, offer->index, (const gboolean *) (void *) offer->has->data,
                               give_cb, offer, offer->cancellable, error);
}

static inline void
apply (Fixture *self,
       Offer   *offer)
{
  GError *error = NULL;

  try_offer (self, offer, &error);
  g_assert_no_error (error);
}

/* The feed as it is before its first update. */
static inline void
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
static inline char *
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

static inline void
assert_cases (Fixture    *self,
              const char *expected)
{
  g_autofree char *cases = dup_cases (self);

  g_assert_cmpstr (cases, ==, expected);
}

/* "kind case changes lost" of each. */
static inline void
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

static inline char *
dup_first_text (Fixture    *self,
                const char *case_id)
{
  GError *error = NULL;
  g_autoptr(EntCase) item = ent_store_load_case (self->store, case_id, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (item->id, ==, case_id);
  return g_strdup (ent_text_get (((EntEvent *) g_ptr_array_index (item->events, 0))->text));
}

static inline void
assert_first_text (Fixture    *self,
                   const char *case_id,
                   const char *expected)
{
  g_autofree char *text = dup_first_text (self, case_id);

  g_assert_cmpstr (text, ==, expected);
}

/* All rows of all tables but those of the search index and the touches, as text. */
static inline char *
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

static inline EntNote *
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

G_END_DECLS
