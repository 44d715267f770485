#pragma once

/* entente-tool in a process of its own, with a library of its own; for the tests of its commands. */

#include <stdlib.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "exchange-fixture.h"
#include "fixtures.h"

typedef struct
{
  char *dir;
  char *library;
  char *case_file;
  char *out;     /* of the last run */
  char *err;
} Fixture;

static inline char *
dup_path (Fixture    *self,
          const char *name)
{
  return g_build_filename (self->dir, name, NULL);
}

static inline void
put_file (const char *path,
          const char *bytes)
{
  g_assert_true (g_file_set_contents (path, bytes, -1, NULL));
}

/* A bundle of one case and one codebook, and a home where no library is. */
static inline void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autofree char *cases = NULL;
  g_autofree char *codebook = NULL;

  self->dir = ent_fixture_dup_folder ();
  self->library = dup_path (self, "my library.db");
  cases = dup_path (self, "data/cases");
  codebook = dup_path (self, "data/codebook.json");
  self->case_file = dup_path (self, "data/cases/a-b.json");
  g_assert_cmpint (g_mkdir_with_parents (cases, 0700), ==, 0);
  put_file (codebook, fixture_codebook);
  put_file (self->case_file, fixture_case);
}

static inline void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  ent_fixture_remove_folder (self->dir);
  g_free (self->dir);
  g_free (self->library);
  g_free (self->case_file);
  g_free (self->out);
  g_free (self->err);
}

/* Runs the tool and returns its exit status; "@" stands for --library and the fixture's. */
static inline int
run (Fixture    *self,
     const char *first,
     ...)
{
  g_autoptr(GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr(GSubprocessLauncher) launcher = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *data_dir = dup_path (self, "data");
  g_autofree char *home = dup_path (self, "home");
  va_list list;

  g_ptr_array_add (arguments, (gpointer) g_getenv ("ENT_TOOL"));
  va_start (list, first);
  for (const char *argument = first; argument != NULL; argument = va_arg (list, const char *))
    if (strcmp (argument, "@") == 0)
      {
        g_ptr_array_add (arguments, (gpointer) "--library");
        g_ptr_array_add (arguments, self->library);
      }
    else
      {
        g_ptr_array_add (arguments, (gpointer) argument);
      }
  va_end (list);
  g_ptr_array_add (arguments, NULL);

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "ENTENTE_DATA_DIR", data_dir, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", home, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "COLUMNS");
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) arguments->pdata, &error);
  g_assert_no_error (error);
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &self->out, &self->err, &error);
  g_assert_no_error (error);
  g_test_message ("%s%s", self->out, self->err);
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

static inline JsonNode *
parse_out (Fixture *self)
{
  g_autoptr(GError) error = NULL;
  JsonNode *node = json_from_string (self->out, &error);

  g_assert_no_error (error);
  return node;
}

#define assert_in(where, what) g_assert_nonnull (strstr ((where), (what)))
