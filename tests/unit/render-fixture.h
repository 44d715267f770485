/* "entente-tool" in a folder of its own and without a display, its files looked at with other people's programs. */
#pragma once

#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *out;
  char *err;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("entente-render-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->out);
  g_free (self->err);
}

/* A program in the fixture's folder, without a display. Returns: its exit status */
static int
run_command (Fixture    *self,
             const char *line)
{
  g_auto(GStrv) arguments = NULL;
  g_autoptr(GSubprocessLauncher) launcher = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  g_test_message ("%s", line);
  g_assert_true (g_shell_parse_argv (line, NULL, &arguments, &error));
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_cwd (launcher, self->folder);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) arguments, &error);
  g_assert_no_error (error);
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &self->out, &self->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

static void
assert_holds (const char *text,
              const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

/* Whether other programs that look at files are there: tests/run installs them. */
static gboolean
has_programs (const char *first,
              const char *second)
{
  g_autofree char *a = g_find_program_in_path (first), *b = g_find_program_in_path (second);

  if (a != NULL && b != NULL)
    return TRUE;
  g_test_skip ("poppler-utils, libxml2-utils or librsvg2-bin are missing");
  return FALSE;
}
