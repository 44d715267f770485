/* A table that the library fills is the one that the whole case gives. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "ent-case-file.h"
#include "ent-generate.h"
#include "ent-store.h"
#include "store-fixture.h"

#define SEED 20240131

static EntEventTable *
load (Fixture    *self,
      const char *id)
{
  GError *error = NULL;
  EntEventTable *table = ent_store_load_table (self->store, id, NULL, &error);

  g_assert_no_error (error);
  return table;
}

/* All of the head but what the table need not have. */
static void
assert_same_head (EntCase *whole,
                  EntCase *head)
{
  g_autoptr(EntCase) bare = ent_case_new (whole->id);

  g_assert_cmpuint (head->events->len, ==, 0);
  g_assert_cmpstr (ent_text_get (head->title), ==, ent_text_get (whole->title));
  g_assert_cmpstr (ent_case_get_short_title (head), ==, ent_case_get_short_title (whole));
  g_assert_true (ent_date_equal (head->period, whole->period));
  g_assert_cmpuint (head->actors->len, ==, whole->actors->len);
  g_assert_cmpuint (head->parties->len, ==, whole->parties->len);
  g_assert_cmpuint (head->phases->len, ==, whole->phases->len);
  g_assert_cmpuint (head->relations->len, ==, whole->relations->len);
  g_assert_cmpuint (head->moments->len, ==, whole->moments->len);
  for (guint i = 0; i < whole->phases->len; i++)
    g_assert_cmpstr (((EntPhase *) head->phases->pdata[i])->id, ==, ((EntPhase *) whole->phases->pdata[i])->id);
  for (guint i = 0; i < whole->actors->len; i++)
    g_assert_nonnull (ent_case_find_actor (head, ((EntActor *) whole->actors->pdata[i])->id));
}

#define assert_column(a, b, column, n) \
  g_assert_cmpmem ((a)->column, (n) * sizeof *(a)->column, (b)->column, (n) * sizeof *(b)->column)

static void
assert_same (EntEventTable *a,
             EntEventTable *b)
{
  guint n = a->n;

  g_assert_cmpuint (n, ==, b->n);
  assert_column (a, b, earliest, n);
  assert_column (a, b, latest, n);
  assert_column (a, b, begin_doubt_sec, n);
  assert_column (a, b, end_doubt_sec, n);
  assert_column (a, b, flags, n);
  assert_column (a, b, importance, n);
  assert_column (a, b, party, n);
  assert_column (a, b, phase, n);
  assert_column (a, b, place, n);
  assert_column (a, b, first_factor, n + 1);
  assert_column (a, b, factors, a->first_factor[n]);
  g_assert_cmpuint (a->factor_ids->len, ==, b->factor_ids->len);
  for (guint i = 0; i < a->factor_ids->len; i++)
    g_assert_cmpstr (a->factor_ids->pdata[i], ==, b->factor_ids->pdata[i]);
  g_assert_cmpuint (a->places->len, ==, b->places->len);
  for (guint i = 0; i < a->places->len; i++)
    {
      const EntPlace *left = a->places->pdata[i], *right = b->places->pdata[i];

      g_assert_true (ent_text_equal (left->name, right->name));
      g_assert_cmpstr (left->country, ==, right->country);
    }
  /* From the last to the first, so that no statement can just go on. */
  for (guint i = n; i-- > 0;)
    {
      const EntEvent *event = ent_event_table_get_event (a, i);

      ent_fixture_assert_event (event, ent_event_table_get_event (b, i));
      g_assert_true (ent_event_table_get_event (b, i) == ent_event_table_get_event (b, i));
      g_assert_cmpint (ent_event_table_find (a, event->id), ==, (int) i);
      g_assert_cmpint (ent_event_table_find (b, event->id), ==, (int) i);
    }
  g_assert_cmpint (ent_event_table_find (b, "no-such-event"), ==, -1);
}

static void
check (Fixture *self,
       EntCase *item)
{
  g_autoptr(EntEventTable) whole = ent_event_table_new (item, NULL);
  g_autoptr(EntEventTable) table = NULL;

  put_case (self->store, item);
  table = load (self, item->id);
  assert_same_head (item, table->item);
  assert_same (whole, table);
}

static void
test_random (Fixture       *self,
             gconstpointer  data)
{
  static const double filled[] = { 0, 0.1, 0.5, 0.9, 1 };
  static const char * const languages[] = { "en", "vi", "ko" };
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr(EntCase) item = NULL;

      g_setenv ("LANGUAGE", languages[i % G_N_ELEMENTS (languages)], TRUE);
      item = ent_fixture_case_new_random (i % 7 == 0 ? "same" : "random", rand, filled[i % G_N_ELEMENTS (filled)],
                                          i < 4 ? i : (guint) g_rand_int_range (rand, 1, 120));
      check (self, item);
    }
  g_unsetenv ("LANGUAGE");
}

static void
test_made_up (Fixture       *self,
              gconstpointer  data)
{
  for (guint64 seed = 0; seed < 5; seed++)
    {
      g_autoptr(EntCase) item = ent_generate_case (seed, 0, seed == 0 ? 1 : 1500);

      check (self, item);
    }
}

/* Those that ship with the program. */
static void
test_bundled (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (g_getenv ("ENT_SOURCE_DIR"), "data", "cases", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(EntCase) item = NULL;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      item = ent_case_file_load (path, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      check (self, item);
      n++;
    }
  g_assert_cmpuint (n, >=, 3);
}

/* Rows in no order, or with a gap: the columns are in order all the same. */
static void
test_disordered (Fixture       *self,
                 gconstpointer  data)
{
  static const char * const disorder[] = {
    "UPDATE events SET position = position + 1000 WHERE position = 3",
    "UPDATE events SET id = 'z' || id WHERE position % 2 = 0",
    "DELETE FROM events WHERE position = 0",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (disorder); i++)
    {
      g_autoptr(EntCase) item = ent_generate_case (i, 0, 400), whole = NULL;
      g_autoptr(EntEventTable) expected = NULL, table = NULL;

      put_case (self->store, item);
      ent_fixture_execute (self->path, disorder[i]);
      whole = ent_store_load_case (self->store, item->id, NULL, NULL);
      expected = ent_event_table_new (whole, NULL);
      table = load (self, item->id);
      assert_same (expected, table);
    }
}

/* A case that is replaced or goes while its table is open: an event is never taken for another. */
static void
test_replaced (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(EntCase) item = ent_fixture_case_new ("panmunjom");
  g_autoptr(EntCase) later = ent_generate_case (5, 0, 50);
  g_autoptr(EntEventTable) table = NULL;
  const char *first;

  put_case (self->store, item);
  table = load (self, "panmunjom");
  g_assert_cmpuint (table->n, >, 2);
  first = ent_event_table_get_event (table, 0)->id;
  g_assert_cmpstr (first, ==, ((EntEvent *) item->events->pdata[0])->id);

  g_free (later->id);
  later->id = g_strdup ("panmunjom");
  put_case (self->store, later);
  g_assert_cmpstr (ent_event_table_get_event (table, 0)->id, ==, first);
  g_assert_cmpstr (ent_event_table_get_event (table, 1)->id, ==, "1");
  g_assert_true (ent_store_remove_case (self->store, "panmunjom", NULL));
  g_assert_cmpstr (ent_event_table_get_event (table, 2)->id, ==, "2");
  g_assert_cmpint (ent_event_table_find (table, first), ==, -1);
}

/* The table's connection does not keep the library from being written or closed. */
static void
test_kept (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(EntCase) item = ent_fixture_case_new ("panmunjom");
  g_autoptr(EntEventTable) table = NULL;
  GError *error = NULL;

  put_case (self->store, item);
  table = load (self, "panmunjom");
  ent_event_table_get_event (table, 1);
  ent_event_table_find (table, "no-such-event");
  ent_fixture_execute (self->path, "PRAGMA wal_checkpoint (TRUNCATE)");
  put_case (self->store, item);
  g_assert_finalize_object (self->store);
  ent_fixture_assert_event (ent_event_table_get_event (table, 2), item->events->pdata[2]);
  self->store = ent_store_open (self->path, ENT_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
}

static void
test_errors (Fixture       *self,
             gconstpointer  data)
{
  static const char * const damage[] = {
    "UPDATE events SET date = 'someday' WHERE position = 1",
    "UPDATE events SET importance = 4 WHERE position = 1",
    "UPDATE event_factors SET sign = 0",
    "UPDATE phases SET date = 'someday'",
    "UPDATE cases SET period = 'for ever'",
  };
  g_autoptr(GCancellable) cancelled = g_cancellable_new ();
  g_autoptr(EntCase) item = ent_generate_case (1, 0, 100);
  g_autoptr(GError) error = NULL;

  g_assert_null (ent_store_load_table (self->store, "none", NULL, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  put_case (self->store, item);
  g_cancellable_cancel (cancelled);
  g_assert_null (ent_store_load_table (self->store, item->id, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  for (gsize i = 0; i < G_N_ELEMENTS (damage); i++)
    {
      g_clear_error (&error);
      put_case (self->store, item);
      ent_fixture_execute (self->path, damage[i]);
      g_assert_null (ent_store_load_table (self->store, item->id, NULL, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CORRUPT);
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

  ADD ("/store/table/random", test_random);
  ADD ("/store/table/made-up", test_made_up);
  ADD ("/store/table/bundled", test_bundled);
  ADD ("/store/table/disordered", test_disordered);
  ADD ("/store/table/replaced", test_replaced);
  ADD ("/store/table/kept", test_kept);
  ADD ("/store/table/errors", test_errors);

  return g_test_run ();
}
