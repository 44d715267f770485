#include "config.h"

#include "ent-tool.h"

#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "ent-bundle.h"
#include "ent-case-figures.h"
#include "ent-case-file.h"
#include "ent-case-strict.h"
#include "ent-json-writer.h"

typedef struct
{
  const char *path;
  char       *bytes;     /* NULL where it could not be read */
  gsize       length;
  gboolean    codebook;
  GPtrArray  *faults;
  EntCase    *item;      /* NULL: no case, or one with faults */
} File;

typedef struct
{
  gboolean     strict;
  gboolean     verbose;
  EntCodebook *codebook;  /* or NULL */
  EntOutlines *outlines;  /* of countries; or NULL */
} Checks;

static File *
file_load (const char *path)
{
  File *self = g_new0 (File, 1);

  self->path = path;
  self->faults = ent_faults_new ();
  self->bytes = ent_exchange_load_bytes (path, self->faults, &self->length, NULL, NULL);
  self->codebook = self->bytes != NULL && ent_codebook_file_sniff (self->bytes, self->length);
  return self;
}

static void
file_free (gpointer data)
{
  File *self = data;

  g_clear_pointer (&self->item, ent_case_unref);
  g_free (self->bytes);
  g_ptr_array_unref (self->faults);
  g_free (self);
}

/* The first good codebook among the files; else the one that ships with the program; else NULL. */
static EntCodebook *
find_codebook (GPtrArray *files)
{
  g_autofree char *data_dir = NULL;
  g_autofree char *path = NULL;

  for (guint i = 0; i < files->len; i++)
    {
      const File *file = g_ptr_array_index (files, i);

      if (file->codebook)
        {
          EntCodebook *codebook = ent_codebook_file_parse (file->bytes, file->length, NULL, NULL);

          if (codebook != NULL)
            return codebook;
        }
    }
  data_dir = ent_bundle_dup_data_dir ();
  path = g_build_filename (data_dir, "codebook.json", NULL);
  return ent_codebook_file_load (path, NULL, NULL, NULL);
}

static EntOutlines *
find_outlines (void)
{
  g_autofree char *data_dir = ent_bundle_dup_data_dir ();
  g_autofree char *path = g_build_filename (data_dir, "outlines.tsv", NULL);
  g_autoptr(GError) error = NULL;
  EntOutlines *outlines = ent_outlines_load (path, &error);

  if (outlines == NULL)
    ent_tool_error (_("places are not compared with their countries: %s"), error->message);
  return outlines;
}

static void
checks_clear (Checks *self)
{
  g_clear_pointer (&self->codebook, ent_codebook_unref);
  g_clear_pointer (&self->outlines, ent_outlines_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Checks, checks_clear)

static void
validate_case (File         *file,
               const Checks *checks)
{
  file->item = ent_case_file_parse (file->bytes, file->length, checks->codebook, file->faults, NULL);
  if (file->item != NULL && checks->strict)
    {
      g_autoptr(GPtrArray) event_ids = ent_case_file_list_event_ids (file->bytes, file->length);

      ent_case_check_strict (file->item, checks->codebook, checks->outlines, event_ids, file->faults);
    }
}

static void
validate (File         *file,
          const Checks *checks)
{
  if (file->bytes == NULL)
    return;

  if (file->codebook)
    {
      EntCodebook *read = ent_codebook_file_parse (file->bytes, file->length, file->faults, NULL);

      g_clear_pointer (&read, ent_codebook_unref);
    }
  else
    {
      validate_case (file, checks);
    }
  /* Also the warnings of codebooks, and of cases whose faults ended the reading. */
  if (checks->strict)
    ent_faults_harden (file->faults);
}

static void
print_lines (const File *file)
{
  g_autofree char *name = g_filename_display_name (file->path);

  for (guint i = 0; i < file->faults->len; i++)
    {
      const EntFault *fault = g_ptr_array_index (file->faults, i);
      /* The whole has the pointer "", which nobody sees: a slash stands for it. */
      const char *pointer = *fault->path != '\0' ? fault->path : "/";

      if (fault->warning)
        /* Translators: a file, a place in it, and what is worth mending. */
        ent_tool_print (_("%s: %s: warning: %s"), name, pointer, fault->message);
      else
        ent_tool_print ("%s: %s: %s", name, pointer, fault->message);
      ent_tool_print ("\n");
    }
}

/* "a.json: 58 events, 41 sources, 1432 words, 8 minutes to read" */
static void
print_figures (const File *file)
{
  g_autofree char *name = g_filename_display_name (file->path);
  EntCaseFigures figures;
  g_autofree char *events = NULL;
  g_autofree char *sources = NULL;
  g_autofree char *words = NULL;
  g_autofree char *minutes = NULL;

  if (file->item == NULL)
    return;
  ent_case_get_figures (file->item, &figures);
  events = g_strdup_printf (ngettext ("%u event", "%u events", figures.n_events), figures.n_events);
  sources = g_strdup_printf (ngettext ("%u source", "%u sources", figures.n_sources), figures.n_sources);
  words = g_strdup_printf (ngettext ("a story of %u word", "a story of %u words", figures.n_words), figures.n_words);
  minutes = g_strdup_printf (ngettext ("%u minute to read", "%u minutes to read", figures.minutes), figures.minutes);
  /* Translators: a file, "3 events", "2 sources", "a story of 900 words", "5 minutes to read". */
  ent_tool_print (_("%s: %s, %s, %s, %s"), name, events, sources, words, minutes);
  ent_tool_print ("\n");
}

static void
write_figures (EntJsonWriter *writer,
               const File    *file)
{
  g_autofree char *name = g_filename_display_name (file->path);
  EntCaseFigures figures;

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "file", name);
  if (file->item != NULL)
    {
      ent_case_get_figures (file->item, &figures);
      ent_json_writer_integer (writer, "events", (int) figures.n_events);
      ent_json_writer_integer (writer, "sources", (int) figures.n_sources);
      ent_json_writer_integer (writer, "words", (int) figures.n_words);
      ent_json_writer_integer (writer, "minutes", (int) figures.minutes);
    }
  ent_json_writer_close (writer, '}');
}

static void
write_faults (EntJsonWriter *writer,
              const char    *member,
              GPtrArray     *files)
{
  ent_json_writer_open (writer, member, '[');
  for (guint i = 0; i < files->len; i++)
    {
      const File *file = g_ptr_array_index (files, i);
      g_autofree char *name = g_filename_display_name (file->path);

      for (guint j = 0; j < file->faults->len; j++)
        {
          const EntFault *fault = g_ptr_array_index (file->faults, j);

          ent_json_writer_open (writer, NULL, '{');
          ent_json_writer_string (writer, "file", name);
          ent_json_writer_string (writer, "path", fault->path);
          ent_json_writer_boolean (writer, "warning", fault->warning);
          ent_json_writer_string (writer, "message", fault->message);
          ent_json_writer_close (writer, '}');
        }
    }
  ent_json_writer_close (writer, ']');
}

/* The faults alone; with --strict an object that has them and the figures of each file. */
static void
print_json (GPtrArray *files,
            gboolean   strict)
{
  EntJsonWriter *writer = ent_json_writer_new (NULL);
  g_autofree char *json = NULL;

  if (strict)
    {
      ent_json_writer_open (writer, NULL, '{');
      write_faults (writer, "faults", files);
      ent_json_writer_open (writer, "files", '[');
      for (guint i = 0; i < files->len; i++)
        write_figures (writer, g_ptr_array_index (files, i));
      ent_json_writer_close (writer, ']');
      ent_json_writer_close (writer, '}');
    }
  else
    {
      write_faults (writer, NULL, files);
    }
  json = ent_json_writer_finish (writer, NULL);
  ent_tool_print_json (json);
}

/* For a person at the terminal, or after more lines than one can count. */
static void
tell_sum (guint n_files,
          guint n_faults,
          guint n_warnings)
{
  g_autofree char *files = g_strdup_printf (ngettext ("%u file", "%u files", n_files), n_files);
  g_autofree char *faults = g_strdup_printf (ngettext ("%u fault", "%u faults", n_faults), n_faults);
  g_autofree char *warnings = g_strdup_printf (ngettext ("%u warning", "%u warnings", n_warnings), n_warnings);

  if (isatty (STDERR_FILENO) || n_faults + n_warnings > 1)
    /* Translators: "3 files: 2 faults, 1 warning". */
    ent_tool_error (_("%s: %s, %s"), files, faults, warnings);
}

/* Checks the files one by one and says of each what is wrong; the number of faults. */
static guint
validate_all (GPtrArray    *files,
              const Checks *checks,
              gboolean      print,
              guint        *n_listed)
{
  guint n_faults = 0;

  for (guint i = 0; i < files->len; i++)
    {
      File *file = g_ptr_array_index (files, i);

      validate (file, checks);
      n_faults += ent_faults_count (file->faults);
      *n_listed += file->faults->len;
      if (print)
        print_lines (file);
      if (print && checks->verbose)
        print_figures (file);
    }
  return n_faults;
}

EntToolStatus
ent_tool_validate (EntTool  *self,
                   char    **arguments)
{
  g_auto(Checks) checks = { 0 };
  const GOptionEntry entries[] = {
    { "strict", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &checks.strict,
      N_("Ask all that a published case must keep; a warning is a fault"), NULL },
    { "verbose", 'v', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &checks.verbose,
      N_("Say how many events, sources and words a case has"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "validate FILE…",
                                           _("Reports every fault of case files and codebooks, one a line: file, place "
                                             "in it (a JSON Pointer), and what is wrong. Ends with 1 if there is a fault "
                                             "that is no warning. With --strict and --json the figures of each case "
                                             "are there too."),
                                           entries, 1, G_MAXUINT);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (file_free);
  guint n_listed = 0;
  guint n_faults;

  if (operands == NULL)
    return ENT_TOOL_USAGE;

  for (guint i = 0; operands[i] != NULL; i++)
    g_ptr_array_add (files, file_load (operands[i]));
  checks.codebook = find_codebook (files);
  if (checks.codebook == NULL)
    ent_tool_error (_("there is no codebook at hand: factors are not checked"));
  if (checks.strict)
    checks.outlines = find_outlines ();

  n_faults = validate_all (files, &checks, !self->json, &n_listed);
  if (self->json)
    print_json (files, checks.strict);
  if (ent_tool_flush ())
    tell_sum (files->len, n_faults, n_listed - n_faults);
  /* What could not be compared has not passed. */
  if (checks.strict && checks.outlines == NULL)
    return ENT_TOOL_FAILED;
  return n_faults == 0 ? ENT_TOOL_OK : ENT_TOOL_FAILED;
}
