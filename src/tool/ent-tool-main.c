#include "config.h"

#include "ent-tool.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-bundle.h"

typedef struct
{
  const char *name;
  EntToolRun  run;
  const char *usage;
  const char *summary;
} Command;

static const Command commands[] = {
  { "list", ent_tool_list, "list", N_("list the cases of the library") },
  { "show", ent_tool_show, "show CASE", N_("print a case to read") },
  { "search", ent_tool_search, "search WORDS…", N_("search cases, events, people, documents, sources and notes") },
  { "validate", ent_tool_validate, "validate FILE…", N_("report every fault of case files and codebooks") },
  { "date", ent_tool_date, "date TEXT", N_("explain a date in EDTF (ISO 8601-2)") },
  { "import", ent_tool_import, "import FILE…", N_("put case files into the library") },
  { "export", ent_tool_export, "export CASE", N_("write a case as a file") },
  { "feed", ent_tool_feed, "feed add|list|remove|sync", N_("sync feeds that cases come from, over HTTP or from a folder") },
  { "notes", ent_tool_notes, "notes list|export|import", N_("list notes, write them into files, read them from files") },
  { "ratings", ent_tool_ratings, "ratings list|export|import",
    N_("list ratings, write your own into a file, read those of others") },
  { "agreement", ent_tool_agreement, "agreement", N_("say how much those who rated agree, and where they differ") },
  { "qca", ent_tool_qca, "qca", N_("compare cases by sets: truth table and solutions") },
  { "lecture", ent_tool_lecture, "lecture list|new|export|…",
    N_("make lectures of cases, write them into files, share them") },
#ifdef ENT_WITH_GUI
  { "render", ent_tool_render, "render timeline CASE… -o FILE", N_("paint a timeline into an SVG, PDF or PNG") },
#endif
  { "publish", ent_tool_publish, "publish CASES_DIR FEED_DIR", N_("make a feed of case files, for others to follow") },
  { "key", ent_tool_key, "key new|show", N_("make keys to sign a feed with, and tell them apart") },
  { "backup", ent_tool_backup, "backup -o FILE", N_("copy the library into one file") },
  { "restore", ent_tool_restore, "restore FILE", N_("put such a copy in place of the library") },
  { "check", ent_tool_check, "check", N_("check that the library is sound") },
  { "generate", ent_tool_generate, "generate", N_("make up cases to measure and try things out") },
};

/* As UTF-8 whatever the locale, like all that is printed. */
static void
print_raw (const char *string)
{
  fputs (string, stdout);
}

/* The list of commands for --help. (transfer full) */
static char *
dup_overview (void)
{
  GString *text = g_string_new (_("Commands:"));

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      int padding = 18 - (int) g_utf8_strlen (commands[i].usage, -1);

      g_string_append_printf (text, "\n  %s%*s%s", commands[i].usage, MAX (padding, 1), "",
                              _(commands[i].summary));
    }
  g_string_append_c (text, '\n');
  g_string_append (text, _("“entente-tool COMMAND --help” tells more of one."));
  return g_string_free (text, FALSE);
}

static const Command *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

/* The options before the command; @rest then begins with the command. */
static gboolean
parse_global (EntTool   *tool,
              char    ***rest,
              gboolean  *version)
{
  const GOptionEntry entries[] = {
    { "library", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &tool->library,
      N_("Use this library instead of your own"), N_("FILE") },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &tool->json, N_("Print JSON"), NULL },
    { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, version, N_("Print the version and end"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(GOptionContext) context = g_option_context_new (_("COMMAND …"));
  g_autofree char *overview = dup_overview ();
  g_autoptr(GError) error = NULL;

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_summary (context, _("The library of Entente from the command line."));
  g_option_context_set_description (context, overview);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse_strv (context, rest, &error))
    return TRUE;

  ent_tool_error (_("%s (“entente-tool --help” tells more)"), error->message);
  return FALSE;
}

static EntToolStatus
run (EntTool  *tool,
     char    **argv)
{
  g_auto(GStrv) rest = g_strdupv (argv);
  gboolean version = FALSE;
  const Command *command;

  if (!parse_global (tool, &rest, &version))
    return ENT_TOOL_USAGE;
  if (version)
    {
      ent_tool_print ("entente-tool %s\n", ENT_VERSION);
      return ENT_TOOL_OK;
    }
  if (rest[0] == NULL || rest[1] == NULL)
    {
      ent_tool_error (_("a command is missing (“entente-tool --help” lists them)"));
      return ENT_TOOL_USAGE;
    }
  command = find_command (rest[1]);
  if (command == NULL)
    {
      ent_tool_error (_("there is no command “%s” (“entente-tool --help” lists them)"), rest[1]);
      return ENT_TOOL_USAGE;
    }
  return command->run (tool, rest + 1);
}

int
main (int    argc,
      char **argv)
{
  EntTool tool = { 0 };
  EntToolStatus status;
  g_autofree char *locale_dir = ent_bundle_dup_locale_dir ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_set_prgname ("entente-tool");
  g_set_print_handler (print_raw);
  /* A reader that goes away ("… | head") is no accident, and must not end us in the middle
   * of a transaction. */
  signal (SIGPIPE, SIG_IGN);

  status = run (&tool, argv);
  if (!ent_tool_flush () && status == ENT_TOOL_OK)
    status = ENT_TOOL_FAILED;
  g_free (tool.library);
  return status;
}
