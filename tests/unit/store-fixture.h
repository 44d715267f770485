#pragma once

#include <glib/gstdio.h>

#include "ent-store.h"
#include "fixtures.h"

G_BEGIN_DECLS

/* A library in a folder of its own, for the tests of the store. */

typedef struct
{
  char     *folder;
  char     *path;
  EntStore *store;  /* NULL where a test opens it by itself */
} Fixture;

static inline EntStore *
open_store (const char     *path,
            EntStoreFlags   flags,
            EntStoreReport *report)
{
  GError *error = NULL;
  EntStore *store = ent_store_open (path, flags, report, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

static inline void
put_case (EntStore *store,
          EntCase  *item)
{
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();
  GError *error = NULL;

  g_ptr_array_add (cases, item);
  ent_store_put_cases (store, cases, "bundled", NULL, &error);
  g_assert_no_error (error);
}

static inline void
assert_no_faults (Fixture *self)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) faults = ent_store_check (self->store, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (faults, i));
  g_assert_cmpuint (faults->len, ==, 0);
}

/* A released version's SQL is never changed: what is made today is what it made then, and was
 * migrated. */
static inline void
assert_frozen (Fixture *self)
{
  static const char sql[] =
    "SELECT group_concat(sql, ';') FROM"
    " (SELECT replace(replace(replace(sql, ' ', ''), char(10), ''), '\"', '') AS sql"
    "  FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT IN ('search_data', 'search_idx',"
    "  'search_content', 'search_docsize', 'search_config') ORDER BY name)";
  g_autofree char *then = NULL;
  g_autofree char *now = NULL;

  g_assert_finalize_object (open_store (self->path, ENT_STORE_CREATE, NULL));
  then = ent_fixture_dup_query (self->path, sql);
  g_unlink (self->path);
  g_assert_finalize_object (open_store (self->path, ENT_STORE_CREATE, NULL));
  now = ent_fixture_dup_query (self->path, sql);
  g_assert_cmpstr (now, ==, then);
}

/* Only a path: there is no library yet. */
static inline void
set_up_path (Fixture       *self,
             gconstpointer  data)
{
  self->folder = ent_fixture_dup_folder ();
  self->path = g_build_filename (self->folder, "library.db", NULL);
}

static inline void
set_up (Fixture       *self,
        gconstpointer  data)
{
  set_up_path (self, data);
  self->store = open_store (self->path, ENT_STORE_CREATE, NULL);
}

static inline void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  if (self->store != NULL)
    g_assert_finalize_object (self->store);
  /* A test may have taken the right to write. */
  g_chmod (self->folder, 0700);
  ent_fixture_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

G_END_DECLS
