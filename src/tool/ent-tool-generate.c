#include "config.h"

#include "ent-tool.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "ent-bundle.h"
#include "ent-case-file.h"
#include "ent-generate.h"

#define MAX_CASES      1000
#define MAX_EVENTS     10000000
/* From here on it takes long enough for a person to wonder. */
#define TELL_EVENTS    20000
#define DEFAULT_EVENTS 200

typedef struct
{
  int     n_cases;
  int     n_events;
  guint64 seed;
  char   *dir;
  char   *seed_text;
} Options;

/* On a terminal one line that counts; nothing where nobody looks. */
static void
tell_progress (const Options *options,
               int            n_done)
{
  g_autofree char *text = NULL;

  if ((gint64) options->n_cases * options->n_events < TELL_EVENTS || !isatty (STDERR_FILENO))
    return;

  /* Translators: progress, on one line: how many cases are done, of how many. */
  text = g_strdup_printf (_("making cases: %d of %d"), n_done, options->n_cases);
  fprintf (stderr, "\r%s", text);
  if (n_done == options->n_cases)
    fputc ('\n', stderr);
  fflush (stderr);
}

static gboolean
save (const Options *options,
      EntCase       *item)
{
  g_autofree char *name = g_strconcat (item->id, ".json", NULL);
  g_autofree char *path = g_build_filename (options->dir, name, NULL);
  gsize length;
  g_autofree char *bytes = ent_case_file_to_string (item, &length);
  g_autoptr(GError) error = NULL;

  if (!g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &error))
    {
      ent_tool_error ("%s", error->message);
      return FALSE;
    }
  if (length > ENT_CASE_FILE_MAX_BYTES || options->n_events > ENT_CASE_FILE_MAX_EVENTS)
    ent_tool_error (_("%s is larger than “entente-tool import” takes: to look at it in Entente, "
                      "generate into a library with --library"), path);
  return TRUE;
}

static EntToolStatus
generate_files (const Options *options)
{
  if (g_mkdir_with_parents (options->dir, 0777) != 0)
    {
      ent_tool_error (_("the folder %s could not be made: %s"), options->dir, g_strerror (errno));
      return ENT_TOOL_FAILED;
    }
  tell_progress (options, 0);
  for (int i = 0; i < options->n_cases; i++)
    {
      g_autoptr(EntCase) item = ent_generate_case (options->seed, (guint) i, (guint) options->n_events);

      if (!save (options, item))
        return ENT_TOOL_FAILED;
      tell_progress (options, i + 1);
    }
  return ENT_TOOL_OK;
}

/* One case after the other: a thousand of them need not be in memory at once. */
static EntToolStatus
generate_rows (EntTool       *self,
               const Options *options)
{
  g_autoptr(EntStore) store = ent_tool_open (self);

  if (store == NULL)
    return ENT_TOOL_FAILED;
  tell_progress (options, 0);
  for (int i = 0; i < options->n_cases; i++)
    {
      g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_unref);
      g_autoptr(GError) error = NULL;

      g_ptr_array_add (cases, ent_generate_case (options->seed, (guint) i, (guint) options->n_events));
      if (!ent_store_put_cases (store, cases, ENT_LOCAL_FEED, NULL, &error))
        {
          ent_tool_error ("%s", error->message);
          return ENT_TOOL_FAILED;
        }
      tell_progress (options, i + 1);
    }
  return ENT_TOOL_OK;
}

/* Whether the options make sense; says why not. */
static gboolean
check (EntTool *self,
       Options *options)
{
  if (options->seed_text != NULL
      && !g_ascii_string_to_unsigned (options->seed_text, 10, 0, G_MAXUINT64, &options->seed, NULL))
    ent_tool_error (_("the seed should be a whole number from 0 on, but is “%s”"), options->seed_text);
  else if (options->n_cases < 1 || options->n_cases > MAX_CASES)
    ent_tool_error (_("--cases should be from %d to %d"), 1, MAX_CASES);
  else if (options->n_events < 1 || options->n_events > MAX_EVENTS)
    ent_tool_error (_("--events should be from %d to %d"), 1, MAX_EVENTS);
  else if (options->dir == NULL && self->library == NULL)
    ent_tool_error (_("say where the cases should go: “-o FOLDER” writes case files, “--library FILE” puts them into "
                      "that library; they never go into your own by themselves"));
  else if (options->dir != NULL && self->library != NULL)
    ent_tool_error (_("choose one of --output and --library"));
  else
    return TRUE;
  return FALSE;
}

EntToolStatus
ent_tool_generate (EntTool  *self,
                   char    **arguments)
{
  Options options = { .n_cases = 1, .n_events = DEFAULT_EVENTS, .seed = 1 };
  const GOptionEntry entries[] = {
    { "cases", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &options.n_cases, N_("How many cases to make; 1 if not said"),
      N_("NUMBER") },
    { "events", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &options.n_events,
      N_("How many events each of them has; 200 if not said"), N_("NUMBER") },
    { "seed", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.seed_text,
      N_("The same seed makes the same cases; 1 if not said"), N_("NUMBER") },
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.dir, N_("Write case files into this folder"),
      N_("FOLDER") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "generate",
                                           _("Makes up cases, to measure and to try things out: as case files in a "
                                             "folder, or in the library that --library names. Nothing in them "
                                             "happened."),
                                           entries, 0, 0);
  EntToolStatus status = ENT_TOOL_USAGE;

  if (operands != NULL && check (self, &options))
    status = options.dir != NULL ? generate_files (&options) : generate_rows (self, &options);
  g_free (options.dir);
  g_free (options.seed_text);
  return status;
}
