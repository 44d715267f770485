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
