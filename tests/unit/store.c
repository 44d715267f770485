/* What is put into the library comes back, and nothing else does. */

#include "config.h"

#include <locale.h>
#include <sqlite3.h>
#include <string.h>

#include "ent-store-own.h"
#include "ent-store.h"
#include "store-fixture.h"

#define SEED 20240131

static GPtrArray *
list_of (EntCase *first,
         EntCase *second)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_unref);

  g_ptr_array_add (cases, ent_case_ref (first));
  if (second != NULL)
    g_ptr_array_add (cases, ent_case_ref (second));
  return cases;
}

static void
put (Fixture *self,
     EntCase *first,
     EntCase *second)
{
  g_autoptr(GPtrArray) cases = list_of (first, second);
  GError *error = NULL;

  ent_store_put_cases (self->store, cases, "bundled", NULL, &error);
  g_assert_no_error (error);
}

static void
assert_loads (Fixture       *self,
              const EntCase *c)
{
  GError *error = NULL;
  g_autoptr(EntCase) loaded = ent_store_load_case (self->store, c->id, NULL, &error);

  g_assert_no_error (error);
  ent_fixture_assert_case (c, loaded);
  /* Sealed: the tables are there. */
  if (c->events->len > 0)
    {
      const EntEvent *event = g_ptr_array_index (loaded->events, 0);

      g_assert_true (ent_case_find_event (loaded, event->id) == event);
    }
}

/* One number from the file, past the library. */
static gint64
query (Fixture    *self,
       const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;
  gint64 value;

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return value;
}

static void
test_words (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntCase) c = ent_fixture_case_new ("panmunjom");

  put (self, c, NULL);
  assert_loads (self, c);
  assert_no_faults (self);
}

static void
test_round_trip (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);

  for (int i = 0; i < 30; i++)
    {
      g_autofree char *id = g_strdup_printf ("case-%d", i);
      double filled = i < 5 ? 1.0 : i < 10 ? 0.0 : g_rand_double (rand);
      g_autoptr(EntCase) c = ent_fixture_case_new_random (id, rand, filled,
                                                          (guint) g_rand_int_range (rand, 1, 15));

      put (self, c, NULL);
      assert_loads (self, c);
    }
  assert_no_faults (self);
}

static void
test_empty_lists (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr(EntCase) c = ent_case_new ("bare");

  c->language = g_strdup ("en");
  c->title = ent_text_new_empty ();
  c->summary = ent_text_new ("Nothing yet");
  c->period = ent_date_parse ("1950/..", NULL);
  ent_case_seal (c);

  put (self, c, NULL);
  assert_loads (self, c);
}

/* Other variants than the first may be the plain one. */
static void
test_languages (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(EntCase) c = ent_fixture_case_new ("languages");

  ent_text_free (c->title);
  c->title = ent_text_new_empty ();
  ent_text_set (c->title, "vi", "Hiệp định");
  ent_text_set (c->title, NULL, "Accords");
  ent_text_set (c->title, "ko", "협정");
  put (self, c, NULL);
  assert_loads (self, c);

  ent_text_set_own (c->title, "ko");
  put (self, c, NULL);
  assert_loads (self, c);
}

static void
test_replace (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr(EntCase) old = ent_fixture_case_new_random ("one", rand, 1, 12);
  g_autoptr(EntCase) other = ent_fixture_case_new_random ("two", rand, 0.5, 8);
  g_autoptr(EntCase) new = ent_fixture_case_new_random ("one", rand, 0.3, 5);
  g_autoptr(EntCase) alone = NULL;
  gint64 rows;

  put (self, new, other);
  rows = query (self, "SELECT (SELECT count(*) FROM case_texts) + (SELECT count(*) FROM cites)"
                      " + (SELECT count(*) FROM search) + (SELECT count(*) FROM event_actors)"
                      " + (SELECT count(*) FROM source_fields) + (SELECT count(*) FROM quotations)"
                      " + (SELECT count(*) FROM slide_outline_items)");
  put (self, old, other);
  assert_loads (self, old);
  put (self, new, NULL);
  assert_loads (self, new);
  assert_loads (self, other);

  /* Nothing of the old one stays behind. */
  g_assert_cmpint (query (self, "SELECT (SELECT count(*) FROM case_texts)"
                                " + (SELECT count(*) FROM cites) + (SELECT count(*) FROM search)"
                                " + (SELECT count(*) FROM event_actors)"
                                " + (SELECT count(*) FROM source_fields)"
                                " + (SELECT count(*) FROM quotations)"
                                " + (SELECT count(*) FROM slide_outline_items)"), ==, rows);
  assert_no_faults (self);
}

static void
test_remove (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr(EntCase) c = ent_fixture_case_new_random ("gone", rand, 1, 10);
  g_autoptr(EntCase) loaded = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GError) error = NULL;

  put (self, c, NULL);
  ent_store_remove_case (self->store, "gone", &error);
  g_assert_no_error (error);

  loaded = ent_store_load_case (self->store, "gone", NULL, &error);
  g_assert_null (loaded);
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "gone"));
  g_clear_error (&error);

  g_assert_false (ent_store_remove_case (self->store, "gone", &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  hits = ent_store_search (self->store, "peace", 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 0);
  g_assert_cmpint (query (self, "SELECT count(*) FROM case_texts"), ==, 0);
  g_assert_cmpint (query (self, "SELECT count(*) FROM slide_outline_items"), ==, 0);
  assert_no_faults (self);
}

static void
test_list (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(EntCase) koreas = ent_fixture_case_new ("panmunjom");
  g_autoptr(EntCase) other = ent_fixture_case_new ("a-case");
  g_autoptr(GPtrArray) infos = NULL;
  g_autoptr(GError) error = NULL;
  const EntCaseInfo *info;

  infos = ent_store_list_cases (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (infos->len, ==, 0);
  g_clear_pointer (&infos, g_ptr_array_unref);

  ent_text_free (other->title);
  other->title = ent_text_new ("Zanzibar");
  other->short_title = ent_text_new ("Zan");
  other->status = ent_text_new ("at peace");
  put (self, koreas, other);

  infos = ent_store_list_cases (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (infos->len, ==, 2);
  info = g_ptr_array_index (infos, 0);
  g_assert_cmpstr (info->id, ==, "panmunjom");
  g_assert_cmpstr (info->feed, ==, "bundled");
  g_assert_cmpint (info->version, ==, 1);
  g_assert_cmpint (info->n_events, ==, 4);
  g_assert_true (ent_text_equal (info->title, koreas->title));
  g_assert_true (ent_text_equal (info->summary, koreas->summary));
  g_assert_null (info->short_title);
  g_assert_null (info->status);
  g_assert_true (ent_date_equal (info->period, koreas->period));
  g_assert_cmpuint (info->relations->len, ==, 1);
  {
    const EntRelationStep *step = g_ptr_array_index (info->relations, 0);

    g_assert_cmpint (step->level, ==, ENT_RELATION_RUPTURE);
    g_assert_cmpstr (step->event, ==, "armistice-signed");
    g_assert_null (step->text);
    g_assert_cmpuint (step->sources->len, ==, 0);
  }

  info = g_ptr_array_index (infos, 1);
  g_assert_cmpstr (info->id, ==, "a-case");
  g_assert_cmpstr (ent_text_get (info->short_title), ==, "Zan");
  g_assert_cmpstr (ent_text_get (info->status), ==, "at peace");
}

/* The bounds that queries by time use. */
static void
test_bounds (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(EntCase) c = ent_fixture_case_new ("panmunjom");

  put (self, c, NULL);
  g_assert_cmpint (query (self, "SELECT earliest FROM events WHERE id = 'armistice-signed'"), ==,
                   ent_date_seconds_from_civil (1953, 7, 27));
  g_assert_cmpint (query (self, "SELECT latest FROM events WHERE id = 'armistice-signed'"), ==,
                   ent_date_seconds_from_civil (1953, 7, 28) - 1);
  g_assert_cmpint (query (self, "SELECT latest FROM cases"), ==, ENT_DATE_OPEN_FUTURE);
  g_assert_cmpint (query (self, "SELECT count(*) FROM events WHERE earliest < 0"
                                " AND latest >= -631152000"), ==, 2);
}

/* Half-way through the second case a thing comes twice: nothing is changed. */
static void
test_duplicate (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr(EntCase) old = ent_fixture_case_new ("one");
  g_autoptr(EntCase) new = ent_fixture_case_new_random ("one", rand, 1, 5);
  g_autoptr(EntCase) broken = ent_fixture_case_new ("two");
  g_autoptr(GPtrArray) cases = list_of (new, broken);
  g_autoptr(EntCase) loaded = NULL;
  g_autoptr(GError) error = NULL;
  EntEvent *twin = ent_event_new ("talks-open", ent_date_parse ("1990", NULL),
                                  ent_text_new ("Again"));

  put (self, old, NULL);
  g_ptr_array_add (broken->events, twin);

  g_assert_false (ent_store_put_cases (self->store, cases, "bundled", NULL, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "two"));
  g_assert_nonnull (strstr (error->message, "talks-open"));
  g_clear_error (&error);

  assert_loads (self, old);
  loaded = ent_store_load_case (self->store, "two", NULL, &error);
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
  assert_no_faults (self);
}

static void
test_cancel (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(EntCase) c = ent_fixture_case_new ("one");
  g_autoptr(GPtrArray) cases = list_of (c, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(EntCase) loaded = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GPtrArray) faults = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (ent_store_put_cases (self->store, cases, "bundled", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (query (self, "SELECT count(*) FROM cases"), ==, 0);

  put (self, c, NULL);
  loaded = ent_store_load_case (self->store, "one", cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  hits = ent_store_search (self->store, "talks", 5, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  faults = ent_store_check (self->store, NULL, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gpointer
cancel_soon_cb (gpointer cancellable)
{
  g_usleep (20 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancel_midway (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr(EntCase) small = ent_fixture_case_new ("large");
  g_autoptr(EntCase) large = ent_fixture_case_new_random ("large", rand, 0.3, 6000);
  g_autoptr(GPtrArray) cases = list_of (large, NULL);

  put (self, small, NULL);
  for (int load = 0; load < 2; load++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(EntCase) loaded = NULL;
      g_autoptr(GError) error = NULL;
      GThread *thread;

      if (load)
        put (self, large, NULL);
      thread = g_thread_new ("cancel", cancel_soon_cb, cancellable);
      if (load)
        loaded = ent_store_load_case (self->store, "large", cancellable, &error);
      else
        ent_store_put_cases (self->store, cases, "bundled", cancellable, &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_thread_join (thread);
      assert_loads (self, load ? large : small);
    }
}

/* 100,000 events in slow mode. */
static void
test_large (Fixture       *self,
            gconstpointer  data)
{
  guint n_events = g_test_slow () ? 100000 : 4000;
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr(EntCase) c = ent_fixture_case_new_random ("large", rand, 0.5, n_events);
  g_autoptr(EntCase) loaded = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GTimer) timer = g_timer_new ();
  GError *error = NULL;

  put (self, c, NULL);
  g_test_minimized_result (g_timer_elapsed (timer, NULL), "put %u events: %.2f s", n_events,
                           g_timer_elapsed (timer, NULL));
  g_timer_start (timer);
  put (self, c, NULL);
  g_test_minimized_result (g_timer_elapsed (timer, NULL), "replace: %.2f s",
                           g_timer_elapsed (timer, NULL));
  g_timer_start (timer);
  loaded = ent_store_load_case (self->store, "large", NULL, &error);
  g_assert_no_error (error);
  g_test_minimized_result (g_timer_elapsed (timer, NULL), "load: %.2f s",
                           g_timer_elapsed (timer, NULL));
  g_timer_start (timer);
  hits = ent_store_search (self->store, "p", 50, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 50);
  g_test_minimized_result (g_timer_elapsed (timer, NULL), "search: %.2f s",
                           g_timer_elapsed (timer, NULL));
  ent_fixture_assert_case (c, loaded);
}

static void
test_codebook (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr(EntCodebook) none = NULL;
  GError *error = NULL;

  none = ent_store_load_codebook (self->store, &error);
  g_assert_no_error (error);
  g_assert_null (none);

  for (int i = 0; i < 10; i++)
    {
      g_autoptr(EntCodebook) codebook = ent_fixture_codebook_new_random (rand, i / 9.0);
      g_autoptr(EntCodebook) loaded = NULL;

      ent_store_put_codebook (self->store, codebook, &error);
      g_assert_no_error (error);
      loaded = ent_store_load_codebook (self->store, &error);
      g_assert_no_error (error);
      ent_fixture_assert_codebook (codebook, loaded);
    }
  g_assert_cmpint (query (self, "SELECT count(*) FROM factors"), ==, 10);
  assert_no_faults (self);
}

static void
test_codebook_duplicate (Fixture       *self,
                         gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr(EntCodebook) codebook = ent_fixture_codebook_new_random (rand, 1);
  g_autoptr(EntCodebook) broken = ent_fixture_codebook_new_random (rand, 1);
  g_autoptr(EntCodebook) loaded = NULL;
  g_autoptr(GError) error = NULL;

  ent_store_put_codebook (self->store, codebook, &error);
  g_assert_no_error (error);
  g_ptr_array_add (broken->factors, ent_factor_new ("factor-0", "group-0", ent_text_new ("x")));
  g_assert_false (ent_store_put_codebook (self->store, broken, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED);
  g_clear_error (&error);

  loaded = ent_store_load_codebook (self->store, &error);
  g_assert_no_error (error);
  ent_fixture_assert_codebook (codebook, loaded);
}

static void
test_settings (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *missing = ent_store_dup_setting (self->store, "bundle");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *removed = NULL;
  GError *error = NULL;

  g_assert_null (missing);
  ent_store_set_setting (self->store, "bundle", "1", &error);
  g_assert_no_error (error);
  first = ent_store_dup_setting (self->store, "bundle");
  g_assert_cmpstr (first, ==, "1");
  ent_store_set_setting (self->store, "bundle", "'; DROP TABLE cases; --", &error);
  g_assert_no_error (error);
  second = ent_store_dup_setting (self->store, "bundle");
  g_assert_cmpstr (second, ==, "'; DROP TABLE cases; --");
  ent_store_set_setting (self->store, "bundle", NULL, &error);
  g_assert_no_error (error);
  removed = ent_store_dup_setting (self->store, "bundle");
  g_assert_null (removed);
}

static void
test_notes (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
  g_autoptr(GPtrArray) loaded = NULL;
  GError *error = NULL;

  for (int i = 0; i < 20; i++)
    {
      EntNote *note = ent_fixture_note_new_random (rand, g_rand_double (rand));

      note->created_usec = i;
      g_ptr_array_add (notes, note);
      ent_store_put_note (self->store, note, &error);
      g_assert_no_error (error);
      /* Again, which changes nothing. */
      ent_store_put_note (self->store, note, &error);
      g_assert_no_error (error);
    }

  loaded = ent_store_list_notes (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (loaded->len, ==, notes->len);
  for (guint i = 0; i < notes->len; i++)
    ent_fixture_assert_note (g_ptr_array_index (notes, notes->len - 1 - i),
                             g_ptr_array_index (loaded, i));
}

static void
test_note_changes (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr(EntNote) note = ent_note_new ();
  g_autoptr(EntNote) other = ent_note_new ();
  g_autoptr(GPtrArray) of_case = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GPtrArray) old_hits = NULL;
  g_autoptr(GError) error = NULL;

  note->case_id = g_strdup ("panmunjom");
  g_free (note->body);
  note->body = g_strdup ("first words");
  g_ptr_array_add (note->tags, g_strdup ("exam"));
  ent_store_put_note (self->store, note, &error);
  g_assert_no_error (error);
  ent_store_put_note (self->store, other, &error);
  g_assert_no_error (error);

  g_free (note->body);
  note->body = g_strdup ("later thoughts");
  g_ptr_array_set_size (note->tags, 0);
  note->modified_usec++;
  ent_store_put_note (self->store, note, &error);
  g_assert_no_error (error);

  of_case = ent_store_list_notes (self->store, "panmunjom", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (of_case->len, ==, 1);
  ent_fixture_assert_note (note, g_ptr_array_index (of_case, 0));

  hits = ent_store_search (self->store, "thoughts", 5, NULL, &error);
  g_assert_cmpuint (hits->len, ==, 1);
  old_hits = ent_store_search (self->store, "first", 5, NULL, &error);
  g_assert_cmpuint (old_hits->len, ==, 0);

  g_assert_true (ent_store_remove_note (self->store, note->id, &error));
  none = ent_store_list_notes (self->store, "panmunjom", &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_false (ent_store_remove_note (self->store, note->id, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (query (self, "SELECT count(*) FROM search"), ==, 1);
}

/* check */

static void
assert_fault (Fixture    *self,
              const char *part)
{
  GError *error = NULL;
  gint64 n_rows = 0;
  g_autoptr(GPtrArray) faults = ent_store_check (self->store, &n_rows, NULL, &error);
  gboolean found = FALSE;

  g_assert_no_error (error);
  g_assert_cmpint (n_rows, >, 0);
  for (guint i = 0; i < faults->len; i++)
    {
      g_test_message ("%s", (char *) g_ptr_array_index (faults, i));
      found = found || strstr (g_ptr_array_index (faults, i), part) != NULL;
    }
  g_assert_cmpuint (faults->len, >, 0);
  g_assert_true (found);
}

static void
test_check (Fixture       *self,
            gconstpointer  data)
{
  /* Each fault, what undoes it, and what the line about it holds. */
  static const struct { const char *plant, *mend, *part; } faults[] = {
    { "UPDATE events SET title = 'Other words' WHERE id = 'talks-open'",
      "UPDATE events SET title = 'Armistice talks open' WHERE id = 'talks-open'",
      "other words for event" },
    { "UPDATE events SET date = 'someday' WHERE id = 'talks-open'",
      "UPDATE events SET date = '1951-07-10' WHERE id = 'talks-open'", "someday" },
    { "UPDATE actors SET kind = 'robot' WHERE id = 'sadat'",
      "UPDATE actors SET kind = 'person' WHERE id = 'sadat'", "robot" },
    { "INSERT INTO event_actors VALUES (77, 1, 0, 'nobody')",
      "DELETE FROM event_actors WHERE case_key = 77", "event_actors" },
    { "INSERT INTO search (rowid, title, body) VALUES (9999, 'stray', '')",
      "DELETE FROM search WHERE rowid = 9999", "9999" },
    { "INSERT INTO search_items VALUES (9998, 'note', NULL, NULL, NULL)",
      "DELETE FROM search_items WHERE search_key = 9998", "9998" },
    { "UPDATE notes SET case_id = 'no-case'", "UPDATE notes SET case_id = 'panmunjom'",
      "no-case" },
    { "UPDATE notes SET target_id = 'no-event'", "UPDATE notes SET target_id = 'talks-open'",
      "no-event" },
    { "UPDATE notes SET target_kind = 'document'", "UPDATE notes SET target_kind = 'event'",
      "document" },
    { "UPDATE notes SET target_kind = 'story'", "UPDATE notes SET target_kind = 'event'",
      "story" },
    { "UPDATE notes SET target_kind = 'factor'", "UPDATE notes SET target_kind = 'event'",
      "factor" },
    { "UPDATE notes SET body = 'unheard of'", "UPDATE notes SET body = ''", "note" },
    { "INSERT INTO own_events (id, case_id, date, earliest, latest, title, created_usec, modified_usec)"
      " VALUES ('u', 'no-case', '1950', 0, 0, 't', 0, 0)",
      "DELETE FROM own_events", "no-case" },
    { "INSERT INTO own_assessments (case_id, factor, rating, created_usec, modified_usec)"
      " VALUES ('no-case', 'f', 1, 0, 0)",
      "DELETE FROM own_assessments", "no-case" },
    { "INSERT INTO lectures (id, title, created_usec, modified_usec) VALUES ('l', 't', 0, 0);"
      "INSERT INTO slides (id, lecture, position, kind, case_id) VALUES ('s', 'l', 0, 'event', 'no-case')",
      "DELETE FROM slides", "no-case" },
    { "INSERT INTO slides (id, lecture, position, kind) VALUES ('s', 'no-lecture', 0, 'event')",
      "DELETE FROM slides", "slides" },
  };
  g_autoptr(EntCase) c = ent_fixture_case_new ("panmunjom");
  g_autoptr(EntNote) note = ent_note_new ();
  GError *error = NULL;

  put (self, c, NULL);
  note->case_id = g_strdup ("panmunjom");
  note->target->kind = ENT_TARGET_EVENT;
  note->target->id = g_strdup ("talks-open");
  ent_store_put_note (self->store, note, &error);
  g_assert_no_error (error);
  assert_no_faults (self);

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      ent_fixture_execute (self->path, faults[i].plant);
      assert_fault (self, faults[i].part);
      ent_fixture_execute (self->path, faults[i].mend);
      assert_no_faults (self);
    }
}

/* Words that lead nowhere are found also where the library is only read. */
static void
test_check_search_tables (Fixture       *self,
                          gconstpointer  data)
{
  g_autoptr(EntCase) c = ent_fixture_case_new ("panmunjom");
  GError *error = NULL;

  put (self, c, NULL);
  g_assert_finalize_object (self->store);
  ent_fixture_execute (self->path, "DELETE FROM search_data WHERE id > 10");
  self->store = ent_store_open (self->path, ENT_STORE_READ, NULL, &error);
  g_assert_no_error (error);
  assert_fault (self, "search index: ");
}

/* Reading damaged rows is an error, and no crash. */
static void
test_unreadable (Fixture       *self,
                 gconstpointer  data)
{
  static const char * const damage[] = {
    "UPDATE events SET date = 'someday'",
    "UPDATE actors SET active = 'someday'",
    "UPDATE relation_steps SET level = 'love'",
    "UPDATE moments SET kind = 'later'",
    "UPDATE documents SET date = ''",
    "UPDATE quotations SET terms = 'stolen'",
    "UPDATE assessments SET confidence = 'blind'",
    "UPDATE assessments SET rating = 4",
    "UPDATE assessments SET rating = 4294967297",
    "UPDATE events SET importance = 0",
    "UPDATE event_factors SET sign = 0",
    "UPDATE event_factors SET sign = 2",
    "UPDATE sources SET issued = '[[1,2,3,4]]'",
    "UPDATE sources SET issued = '[[99999999999]]'",
    "UPDATE sources SET issued = '[[1],[2],[3]]'",
    "UPDATE sources SET issued = '[[1]] '",
    "UPDATE source_fields SET field = 'colour' WHERE field = 'volume'",
    "UPDATE cases SET period = 'for ever'",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (damage); i++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
      g_autoptr(EntCase) c = ent_fixture_case_new_random ("one", rand, 1, 5);
      g_autoptr(EntCase) loaded = NULL;
      g_autoptr(GError) error = NULL;

      put (self, c, NULL);
      ent_fixture_execute (self->path, damage[i]);
      loaded = ent_store_load_case (self->store, "one", NULL, &error);
      g_test_message ("%s", error != NULL ? error->message : damage[i]);
      g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CORRUPT);
      g_assert_null (loaded);
    }
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/case/words", test_words);
  ADD ("/store/case/round-trip", test_round_trip);
  ADD ("/store/case/empty-lists", test_empty_lists);
  ADD ("/store/case/languages", test_languages);
  ADD ("/store/case/replace", test_replace);
  ADD ("/store/case/remove", test_remove);
  ADD ("/store/case/list", test_list);
  ADD ("/store/case/bounds", test_bounds);
  ADD ("/store/case/duplicate", test_duplicate);
  ADD ("/store/case/cancel", test_cancel);
  ADD ("/store/case/cancel-midway", test_cancel_midway);
  ADD ("/store/case/large", test_large);
  ADD ("/store/case/unreadable", test_unreadable);
  ADD ("/store/codebook", test_codebook);
  ADD ("/store/codebook/duplicate", test_codebook_duplicate);
  ADD ("/store/settings", test_settings);
  ADD ("/store/notes", test_notes);
  ADD ("/store/notes/changes", test_note_changes);
  ADD ("/store/check", test_check);
  ADD ("/store/check-search-tables", test_check_search_tables);

  return g_test_run ();
}
