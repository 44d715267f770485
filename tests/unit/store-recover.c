/* A damaged library is set aside, and the personal rows that can be read are carried over. */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <sqlite3.h>
#include <string.h>

#include "ent-store.h"
#include "fixtures.h"

#define PAGE_SIZE 4096
#define N_NOTES   120

typedef struct
{
  char       *folder;
  char       *path;
  GHashTable *notes;   /* id → EntNote, as they were */
  int         n_rows;  /* personal ones: notes, tags, places */
} Fixture;

static EntStore *
open_store (Fixture        *self,
            EntStoreReport *report)
{
  GError *error = NULL;
  EntStore *store = ent_store_open (self->path, ENT_STORE_CREATE, report, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

/* A library with a case and notes over many pages, closed; made once, as each note waits for
 * the disk. */
static Fixture template;

static void
make_template (void)
{
  Fixture *self = &template;
  g_autoptr(GRand) rand = g_rand_new_with_seed (5);
  g_autoptr(EntCase) c = ent_fixture_case_new ("panmunjom");
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();
  g_autoptr(EntStore) store = NULL;
  GError *error = NULL;

  self->folder = ent_fixture_dup_folder ();
  self->path = g_build_filename (self->folder, "library.db", NULL);
  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) ent_note_free);
  store = open_store (self, NULL);
  g_ptr_array_add (cases, c);
  ent_store_put_cases (store, cases, "bundled", NULL, &error);
  g_assert_no_error (error);

  for (int i = 0; i < N_NOTES; i++)
    {
      EntNote *note = ent_fixture_note_new_random (rand, 0.7);

      ent_store_put_note (store, note, &error);
      g_assert_no_error (error);
      g_hash_table_insert (self->notes, note->id, note);
      self->n_rows += 1 + (int) note->tags->len;
      if (note->place != NULL)
        self->n_rows += 1 + (note->place->before != NULL) + (note->place->now != NULL);
    }
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  ent_fixture_remove_folder (self->folder);
  g_hash_table_unref (self->notes);
  g_free (self->folder);
  g_free (self->path);
}

/* What an update did to its place is whole again, or was lost with rows of its own. */
static gboolean
has_whole_place (const EntNote *note,
                 const EntNote *old)
{
  if (note->place == NULL || old->place == NULL)
    return note->place == old->place;
  return (note->place->before != NULL) == (old->place->before != NULL)
         && (note->place->now != NULL) == (old->place->now != NULL);
}

/* What is left of a note is what it was; its tags may be fewer. */
static guint
assert_notes_are_old (Fixture  *self,
                      EntStore *store)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) notes = ent_store_list_notes (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < notes->len; i++)
    {
      EntNote *note = g_ptr_array_index (notes, i);
      EntNote *old = g_hash_table_lookup (self->notes, note->id);

      g_assert_nonnull (old);
      if (note->tags->len == old->tags->len && has_whole_place (note, old))
        ent_fixture_assert_note (old, note);
      g_assert_cmpstr (note->body, ==, old->body);
    }
  return notes->len;
}

static void
assert_sound (EntStore *store)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) faults = ent_store_check (store, NULL, NULL, &error);

  g_assert_no_error (error);
  /* The notes' cases are gone with the published rows; nothing else may be wrong. */
  for (guint i = 0; i < faults->len; i++)
    g_assert_nonnull (strstr (g_ptr_array_index (faults, i), "that is gone: "));
}

static void
assert_set_aside (Fixture              *self,
                  const EntStoreReport *report)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;

  g_assert_nonnull (report->set_aside);
  g_assert_true (g_file_test (report->set_aside, G_FILE_TEST_IS_REGULAR));
  folder = g_path_get_dirname (report->set_aside);
  name = g_path_get_basename (report->set_aside);
  g_assert_cmpstr (folder, ==, self->folder);
  g_assert_true (g_regex_match_simple ("^library-corrupt-\\d{8}T\\d{6}(-\\d+)?\\.db$", name, 0, 0));
  g_assert_false (report->created);
}

/* Nothing of the work is left lying about. */
static void
assert_tidy (Fixture *self)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_regex_match_simple ("^library(-corrupt-[-\\dT]+)?\\.db(-wal|-shm)?$", name, 0,
                                         0));
}

static char *
read_file (const char *path,
           gsize      *length)
{
  char *contents = NULL;
  GError *error = NULL;

  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);
  return contents;
}

static void
write_file (const char *path,
            const char *contents,
            gsize       length)
{
  GError *error = NULL;

  g_file_set_contents (path, contents, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autofree char *contents = NULL;
  gsize length;

  self->folder = ent_fixture_dup_folder ();
  self->path = g_build_filename (self->folder, "library.db", NULL);
  self->notes = g_hash_table_ref (template.notes);
  self->n_rows = template.n_rows;
  contents = read_file (template.path, &length);
  write_file (self->path, contents, length);
}

static void
test_garbage_file (Fixture       *self,
                   gconstpointer  data)
{
  static const char garbage[] = "This is no database, and longer than a hundred bytes so that it "
                                "can be told from a header at least, I should think.\n";
  EntStoreReport report = { 0 };
  g_autoptr(EntStore) store = NULL;
  g_autofree char *kept = NULL;
  gsize length;
  GError *error = NULL;

  write_file (self->path, garbage, strlen (garbage));
  store = open_store (self, &report);
  assert_set_aside (self, &report);
  g_assert_cmpint (report.n_recovered, ==, 0);
  kept = read_file (report.set_aside, &length);
  g_assert_cmpmem (kept, length, garbage, strlen (garbage));
  assert_sound (store);
  {
    g_autoptr(GPtrArray) cases = ent_store_list_cases (store, &error);

    g_assert_cmpuint (cases->len, ==, 0);
  }
  assert_tidy (self);
  ent_store_report_clear (&report);
  g_assert_null (report.set_aside);
}

/* The first bytes alone are gone: everything is still there. */
static void
test_garbage_header (Fixture       *self,
                     gconstpointer  data)
{
  EntStoreReport report = { 0 };
  g_autoptr(EntStore) store = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *kept = NULL;
  gsize length, kept_length;
  GError *error = NULL;

  contents = read_file (self->path, &length);
  memset (contents, 0x5a, 100);
  write_file (self->path, contents, length);

  store = open_store (self, &report);
  assert_set_aside (self, &report);
  g_assert_cmpint (report.n_recovered, ==, self->n_rows);
  g_assert_cmpint (report.n_lost, ==, 0);
  g_assert_cmpuint (assert_notes_are_old (self, store), ==, N_NOTES);
  assert_sound (store);
  assert_tidy (self);
  /* The damaged file is as it was found. */
  kept = read_file (report.set_aside, &kept_length);
  g_assert_cmpmem (kept, kept_length, contents, length);
  /* Notes are found again. */
  hits = ent_store_search (store, "peace", 100, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, >, 10);
  ent_store_report_clear (&report);
}

/* The marks by which we know our own are damaged, and nothing else. */
static void
test_changed_marks (Fixture       *self,
                    gconstpointer  data)
{
  static const char * const changes[] = {
    "PRAGMA application_id = 7", "PRAGMA application_id = 0", "PRAGMA user_version = 0",
    "PRAGMA user_version = -3",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      EntStoreReport report = { 0 };
      EntStore *store;
      sqlite3 *db = NULL;

      g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, changes[i], NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (db);

      store = open_store (self, &report);
      assert_set_aside (self, &report);
      g_assert_cmpint (report.n_recovered, ==, self->n_rows);
      g_assert_cmpuint (assert_notes_are_old (self, store), ==, N_NOTES);
      g_assert_finalize_object (store);
      ent_store_report_clear (&report);
    }
}

static void
test_truncated (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *contents = NULL;
  gsize length;

  contents = read_file (self->path, &length);
  for (gsize n_pages = 1; n_pages < length / PAGE_SIZE; n_pages += 7)
    {
      EntStoreReport report = { 0 };
      EntStore *store;

      write_file (self->path, contents, n_pages * PAGE_SIZE + 100);
      store = open_store (self, &report);
      assert_set_aside (self, &report);
      g_assert_cmpint (report.n_recovered, <=, self->n_rows);
      assert_notes_are_old (self, store);
      assert_sound (store);
      g_assert_finalize_object (store);
      assert_tidy (self);
      ent_store_report_clear (&report);
    }
}

/* The pages that hold @table and its indexes. */
static GArray *
list_pages (Fixture    *self,
            const char *table)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (int));
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT pageno FROM dbstat WHERE name = ?1", -1, &stmt,
                                       NULL), ==, SQLITE_OK);
  sqlite3_bind_text (stmt, 1, table, -1, SQLITE_STATIC);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      int page = sqlite3_column_int (stmt, 0);

      g_array_append_val (pages, page);
    }
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return pages;
}

/* Page after page is overwritten: nothing crashes, what is carried over is what it was, and
 * the report tells of every row. */
static void
test_each_page (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(GArray) note_pages = list_pages (self, "notes");
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);
  g_autofree char *contents = NULL;
  gsize length;
  int n_damaged_notes = 0;

  g_assert_cmpuint (note_pages->len, >, 5);
  contents = read_file (self->path, &length);

  for (gsize page = 1; page <= length / PAGE_SIZE; page++)
    {
      g_autofree char *damaged = g_memdup2 (contents, length);
      EntStoreReport report = { 0 };
      EntStore *store;
      gboolean is_note_page = FALSE;
      guint n_notes;

      for (guint i = 0; i < note_pages->len; i++)
        is_note_page = is_note_page || g_array_index (note_pages, int, i) == (int) page;
      /* Those of the list of tables come first. */
      if (!is_note_page && page > 8 && page % 4 != 0)
        continue;
      for (gsize i = 0; i < PAGE_SIZE; i++)
        damaged[(page - 1) * PAGE_SIZE + i] =
          page % 8 == 0 ? (char) g_rand_int_range (rand, 0, 256) : '\xff';
      write_file (self->path, damaged, length);

      store = open_store (self, &report);
      n_notes = assert_notes_are_old (self, store);
      if (report.set_aside != NULL)
        {
          assert_sound (store);
          g_assert_cmpint (report.n_recovered + report.n_lost, >=, self->n_rows);
        }
      if (is_note_page)
        {
          assert_set_aside (self, &report);
          n_damaged_notes += n_notes < N_NOTES;
          g_assert_cmpint (report.n_lost, >, 0);
        }
      else
        g_assert_cmpuint (n_notes, ==, N_NOTES);

      g_assert_finalize_object (store);
      assert_tidy (self);
      ent_store_report_clear (&report);
    }

  g_assert_cmpint (n_damaged_notes, >, 3);
}

/* A damaged leaf in the middle costs its own rows alone. */
static void
test_middle_page (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr(GArray) pages = list_pages (self, "notes");
  g_autofree char *contents = NULL;
  gsize length;

  contents = read_file (self->path, &length);
  /* The first is the root; two leaves, with one between them. */
  for (guint i = 3; i <= 5; i += 2)
    memset (contents + (g_array_index (pages, int, i) - 1) * PAGE_SIZE, 0, PAGE_SIZE);
  write_file (self->path, contents, length);

  {
    EntStoreReport report = { 0 };
    g_autoptr(EntStore) store = open_store (self, &report);
    guint n_notes = assert_notes_are_old (self, store);

    assert_set_aside (self, &report);
    g_assert_cmpuint (n_notes, <, N_NOTES);
    g_assert_cmpuint (n_notes, >, N_NOTES - 2 * N_NOTES / (pages->len - 1) - 10);
    g_assert_cmpint (report.n_recovered, >, 0);
    g_assert_cmpint (report.n_recovered + report.n_lost, ==, self->n_rows);
    ent_store_report_clear (&report);
  }
}

/* The index cannot help when it is damaged as well: the rows on both sides of the gap are
 * still there. */
static void
test_page_and_index (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr(GArray) pages = list_pages (self, "notes");
  g_autoptr(GArray) index_pages = list_pages (self, "sqlite_autoindex_notes_1");
  g_autofree char *contents = NULL;
  gsize length;

  contents = read_file (self->path, &length);
  memset (contents + (g_array_index (pages, int, 4) - 1) * PAGE_SIZE, 0xff, PAGE_SIZE);
  for (guint i = 0; i < index_pages->len; i++)
    memset (contents + (g_array_index (index_pages, int, i) - 1) * PAGE_SIZE, 0xff, PAGE_SIZE);
  write_file (self->path, contents, length);

  {
    EntStoreReport report = { 0 };
    g_autoptr(EntStore) store = open_store (self, &report);
    guint n_notes = assert_notes_are_old (self, store);

    assert_set_aside (self, &report);
    g_assert_cmpuint (n_notes, <, N_NOTES);
    g_assert_cmpuint (n_notes, >, N_NOTES - N_NOTES / (pages->len - 1) - 10);
    g_assert_cmpint (report.n_recovered + report.n_lost, ==, self->n_rows);
    ent_store_report_clear (&report);
  }
}

/* Random bytes here and there. */
static void
test_flipped_bytes (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (23);
  g_autofree char *contents = NULL;
  gsize length;
  int n_set_aside = 0;

  contents = read_file (self->path, &length);
  for (int round = 0; round < 30; round++)
    {
      g_autofree char *damaged = g_memdup2 (contents, length);
      g_autoptr(GError) error = NULL;
      g_autoptr(EntStore) store = NULL;
      EntStoreReport report = { 0 };

      for (int i = 0; i < 40; i++)
        damaged[g_rand_int_range (rand, 100, (gint32) length)] = (char) g_rand_int (rand);
      write_file (self->path, damaged, length);

      store = ent_store_open (self->path, ENT_STORE_CREATE, &report, &error);
      g_assert_no_error (error);
      if (report.set_aside != NULL)
        {
          n_set_aside++;
          assert_sound (store);
        }
      else
        {
          /* Damage inside the texts shows in none of SQLite's structures; reading it is no
           * crash. */
          g_autoptr(GPtrArray) notes = ent_store_list_notes (store, NULL, &error);
          g_autoptr(EntCase) c = NULL;

          g_clear_error (&error);
          c = ent_store_load_case (store, "panmunjom", NULL, &error);
        }
      ent_store_report_clear (&report);
    }
  g_assert_cmpint (n_set_aside, >, 5);
}

/* The log */

typedef struct
{
  char *main, *wal;
  gsize main_length, wal_length;
} Snapshot;

/* The two files while one more note waits in the log. */
static void
take_snapshot (Fixture  *self,
               Snapshot *snapshot,
               EntNote  *note)
{
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  g_autoptr(EntStore) store = open_store (self, NULL);
  GError *error = NULL;

  ent_store_put_note (store, note, &error);
  g_assert_no_error (error);
  snapshot->main = read_file (self->path, &snapshot->main_length);
  snapshot->wal = read_file (wal, &snapshot->wal_length);
  g_assert_cmpuint (snapshot->wal_length, >, 32 + PAGE_SIZE);
}

static void
put_back (Fixture        *self,
          const Snapshot *snapshot)
{
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);

  write_file (self->path, snapshot->main, snapshot->main_length);
  write_file (wal, snapshot->wal, snapshot->wal_length);
}

static guint
count_notes (EntStore *store)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) notes = ent_store_list_notes (store, NULL, &error);

  g_assert_no_error (error);
  return notes->len;
}

static void
test_log (Fixture       *self,
          gconstpointer  data)
{
  Snapshot snapshot = { NULL };
  g_autoptr(EntNote) note = ent_note_new ();
  EntStoreReport report = { 0 };
  EntStore *store;

  take_snapshot (self, &snapshot, note);

  /* As a crash leaves it: the note is there. */
  put_back (self, &snapshot);
  store = open_store (self, &report);
  g_assert_null (report.set_aside);
  g_assert_cmpuint (count_notes (store), ==, N_NOTES + 1);
  g_assert_finalize_object (store);

  /* Garbage in the middle: the log ends there, as it does after a power cut. */
  memset (snapshot.wal + snapshot.wal_length / 2, 0x5a, 64);
  put_back (self, &snapshot);
  store = open_store (self, &report);
  g_assert_null (report.set_aside);
  g_assert_cmpuint (count_notes (store), ==, N_NOTES);
  g_assert_finalize_object (store);

  /* Garbage at its beginning: SQLite would throw the log away; we keep it. */
  memset (snapshot.wal, 0x5a, 64);
  put_back (self, &snapshot);
  store = open_store (self, &report);
  assert_set_aside (self, &report);
  g_assert_cmpuint (count_notes (store), ==, N_NOTES);
  g_assert_cmpint (report.n_recovered, ==, self->n_rows);
  {
    g_autofree char *aside_wal = g_strconcat (report.set_aside, "-wal", NULL);
    g_autofree char *kept = NULL;
    gsize length;

    kept = read_file (aside_wal, &length);
    g_assert_cmpmem (kept, length, snapshot.wal, snapshot.wal_length);
  }
  assert_sound (store);
  g_assert_finalize_object (store);
  assert_tidy (self);

  ent_store_report_clear (&report);
  g_free (snapshot.main);
  g_free (snapshot.wal);
}

/* A damaged file whose log is whole: what waits in the log is carried over too. */
static void
test_damage_with_log (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr(GArray) pages = list_pages (self, "cites");
  Snapshot snapshot = { NULL };
  g_autoptr(EntNote) note = ent_note_new ();
  EntStoreReport report = { 0 };
  g_autoptr(EntStore) store = NULL;

  take_snapshot (self, &snapshot, note);
  memset (snapshot.main + (g_array_index (pages, int, 0) - 1) * PAGE_SIZE, 0xff, PAGE_SIZE);
  put_back (self, &snapshot);

  store = open_store (self, &report);
  assert_set_aside (self, &report);
  g_assert_cmpuint (count_notes (store), ==, N_NOTES + 1);
  g_assert_cmpint (report.n_lost, ==, 0);
  ent_store_report_clear (&report);
  g_free (snapshot.main);
  g_free (snapshot.wal);
}

static void
damage (Fixture *self)
{
  g_autoptr(GArray) pages = list_pages (self, "cites");
  g_autofree char *contents = NULL;
  gsize length;

  contents = read_file (self->path, &length);
  memset (contents + (g_array_index (pages, int, 0) - 1) * PAGE_SIZE, 0xff, PAGE_SIZE);
  write_file (self->path, contents, length);
}

/* Who only reads changes nothing. */
static void
test_read (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;

  write_file (self->path, "garbage", 7);
  before = read_file (self->path, &length_before);
  g_assert_null (ent_store_open (self->path, ENT_STORE_READ, NULL, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, self->path));
  after = read_file (self->path, &length_after);
  g_assert_cmpmem (before, length_before, after, length_after);
  assert_tidy (self);
}

/* Two in one second get two names, and the second does not cost the first one's rows. */
static void
test_twice (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *first = NULL;

  for (int i = 0; i < 3; i++)
    {
      EntStoreReport report = { 0 };
      EntStore *store;

      damage (self);
      store = open_store (self, &report);
      assert_set_aside (self, &report);
      g_assert_cmpstr (report.set_aside, !=, first);
      g_assert_cmpint (report.n_recovered, ==, self->n_rows);
      g_assert_cmpuint (assert_notes_are_old (self, store), ==, N_NOTES);
      g_assert_finalize_object (store);
      g_free (first);
      first = g_strdup (report.set_aside);
      ent_store_report_clear (&report);
    }
}

static gpointer
open_cb (gpointer data)
{
  Fixture *self = data;
  EntStoreReport report = { 0 };
  g_autoptr(EntStore) store = open_store (self, &report);
  gboolean set_aside = report.set_aside != NULL;

  g_assert_cmpuint (count_notes (store), ==, N_NOTES);
  ent_store_report_clear (&report);
  return GINT_TO_POINTER (set_aside);
}

/* Several that find the damage at once: one of them mends it. */
static void
test_together (Fixture       *self,
               gconstpointer  data)
{
  GThread *threads[4];
  int n_set_aside = 0;

  damage (self);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("open", open_cb, self);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    n_set_aside += GPOINTER_TO_INT (g_thread_join (threads[i]));
  g_assert_cmpint (n_set_aside, ==, 1);
}

/* All personal tables, also those that nothing writes yet. */
static void
test_all_tables (Fixture       *self,
                 gconstpointer  data)
{
  static const char sql[] =
    "INSERT INTO own_events (id, case_id, case_title, date, earliest, latest, title, text, created_usec,"
    " modified_usec) VALUES ('e', 'c', 't', '1950', 0, 1, 'title', 'text', 2, 3);"
    "INSERT INTO own_assessments (case_id, factor, case_title, factor_title, rating, confidence, rationale,"
    " created_usec, modified_usec) VALUES ('c', 'f', 't', 'ft', -3, 'low', 'why', 4, 5);"
    "INSERT INTO lectures VALUES ('l', 'title', 'c', 't', 7, 45, 8, 9, 'HIST 204', '2027-01', 'dark', '4:3');"
    "INSERT INTO slides VALUES ('s', 'l', 0, 'event', 'c', 'event', 'e', 'tt', 'td', 'q', 'st',"
    " 'sb', 'sn', 'part', 60, 1, 0, '1950', 'i', 'mt', 'mb');"
    "INSERT INTO slide_cases VALUES ('s', 0, 'c', 7, 'd');"
    "INSERT INTO kept_cases VALUES ('d', 'c', 7, 0, x'00ff');"
    "INSERT INTO images VALUES ('i', 'image/png', 640, 480, 0, x'89504e47');"
    "INSERT INTO rehearsals VALUES ('r', 'l', 10, 60, 66);"
    "INSERT INTO rehearsal_slides VALUES ('r', 0, 's', 'st', 'part', 60, 66);"
    "INSERT INTO case_settings VALUES ('c', 'k', 'v');";
  static const char read_sql[] =
    "SELECT (SELECT group_concat (id || title || earliest) FROM own_events)"
    " || (SELECT group_concat (factor || rating) FROM own_assessments)"
    " || (SELECT group_concat (id || case_version || minutes) FROM lectures)"
    " || (SELECT group_concat (id || lecture || quote || notes || made_body) FROM slides)"
    " || (SELECT group_concat (slide || case_id || version || digest) FROM slide_cases)"
    " || (SELECT group_concat (digest || hex (bytes)) FROM kept_cases)"
    " || (SELECT group_concat (id || hex (bytes)) FROM images)"
    " || (SELECT group_concat (id || lecture || seconds) FROM rehearsals)"
    " || (SELECT group_concat (rehearsal || slide || title) FROM rehearsal_slides)"
    " || (SELECT group_concat (key || value) FROM case_settings)";
  EntStoreReport report = { 0 };
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  damage (self);

  g_object_unref (open_store (self, &report));
  assert_set_aside (self, &report);
  g_assert_cmpint (report.n_recovered, ==, self->n_rows + 10);
  ent_store_report_clear (&report);

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, read_sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (stmt, 0), ==,
                   "etitle0f-3l745slqsnmbsc7dd00FFi89504E47rl66rsstkv");
  sqlite3_finalize (stmt);
  sqlite3_close (db);
}

/* A file that somebody in this process still uses keeps its name. */
static void
test_in_use (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(EntStore) user = open_store (self, NULL);
  g_autoptr(GError) error = NULL;
  EntStoreReport report = { 0 };
  g_autofree char *contents = NULL;
  FILE *file;
  gsize length;

  contents = read_file (self->path, &length);
  file = g_fopen (self->path, "r+b");
  fwrite ("garbage", 1, 7, file);
  fclose (file);

  g_assert_null (ent_store_open (self->path, ENT_STORE_CREATE, &report, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CORRUPT);
  g_assert_null (report.set_aside);

  file = g_fopen (self->path, "r+b");
  fwrite (contents, 1, 7, file);
  fclose (file);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  int status;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  make_template ();

  ADD ("/store/recover/garbage-file", test_garbage_file);
  ADD ("/store/recover/garbage-header", test_garbage_header);
  ADD ("/store/recover/changed-marks", test_changed_marks);
  ADD ("/store/recover/truncated", test_truncated);
  ADD ("/store/recover/each-page", test_each_page);
  ADD ("/store/recover/middle-page", test_middle_page);
  ADD ("/store/recover/page-and-index", test_page_and_index);
  ADD ("/store/recover/flipped-bytes", test_flipped_bytes);
  ADD ("/store/recover/log", test_log);
  ADD ("/store/recover/damage-with-log", test_damage_with_log);
  ADD ("/store/recover/read", test_read);
  ADD ("/store/recover/twice", test_twice);
  ADD ("/store/recover/together", test_together);
  ADD ("/store/recover/all-tables", test_all_tables);
  ADD ("/store/recover/in-use", test_in_use);

  status = g_test_run ();
  tear_down (&template, NULL);
  return status;
}
