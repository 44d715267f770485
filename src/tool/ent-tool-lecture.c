#include "config.h"

#include "ent-tool-lecture.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-bibliography.h"
#include "ent-deck-store.h"
#include "ent-json-writer.h"
#include "ent-lecture-file.h"
#include "ent-store-lectures.h"
#include "ent-tool-hand-ins.h"
#include "ent-tool-page.h"

#ifdef ENT_WITH_GUI
#define USAGE "lecture list|new|export|handout|sources|share|import"
#else
#define USAGE "lecture list|new|sources|share|import"
#endif

/* Which is meant */

typedef gboolean (*Meant) (const EntLecture *lecture,
                           const char       *name);

static gboolean
has_id (const EntLecture *lecture,
        const char       *name)
{
  return strcmp (lecture->id, name) == 0;
}

static gboolean
has_title (const EntLecture *lecture,
           const char       *name)
{
  return strcmp (lecture->title, name) == 0;
}

static gboolean
begins_so (const EntLecture *lecture,
           const char       *name)
{
  return g_str_has_prefix (lecture->id, name);
}

/* Returns: how many are meant; @found: the first of them */
static guint
find (GPtrArray         *lectures,
      Meant              meant,
      const char        *name,
      const EntLecture **found)
{
  guint n = 0;

  for (guint i = 0; i < lectures->len; i++)
    if (meant (lectures->pdata[i], name))
      {
        *found = n == 0 ? lectures->pdata[i] : *found;
        n++;
      }
  return n;
}

EntLecture *
ent_tool_find_lecture (EntStore   *store,
                       const char *name)
{
  static const Meant ways[] = { has_id, has_title, begins_so };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) lectures = ent_store_list_lectures (store, &error);
  g_autofree char *shown = g_utf8_make_valid (name, -1);
  const EntLecture *found = NULL;
  guint n = 0;

  if (lectures == NULL)
    {
      ent_tool_error ("%s", error->message);
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (ways) && n == 0 && *name != '\0'; i++)
    n = find (lectures, ways[i], name, &found);
  if (n == 1)
    return ent_lecture_copy (found);
  if (n > 1)
    ent_tool_error (ngettext ("“%s” can mean %u lecture: use its id (“entente-tool lecture list” has them)",
                              "“%s” can mean %u lectures: use an id (“entente-tool lecture list” has them)", n),
                    shown, n);
  else
    ent_tool_error (_("there is no lecture “%s” (“entente-tool lecture list” lists them)"), shown);
  return NULL;
}

/* Listing */

static char *
dup_time (gint64 usec)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (usec / G_USEC_PER_SEC);

  return time != NULL ? g_date_time_format_iso8601 (time) : NULL;
}

static void
print_json (GPtrArray *lectures)
{
  EntJsonWriter *writer = ent_json_writer_new (NULL);
  g_autofree char *json = NULL;

  ent_json_writer_open (writer, NULL, '[');
  for (guint i = 0; i < lectures->len; i++)
    {
      const EntLecture *lecture = lectures->pdata[i];
      g_autofree char *modified = dup_time (lecture->modified_usec);

      ent_json_writer_open (writer, NULL, '{');
      ent_json_writer_string (writer, "id", lecture->id);
      ent_json_writer_string (writer, "title", lecture->title);
      ent_json_writer_string (writer, "course", lecture->course);
      ent_json_writer_string (writer, "date", lecture->date);
      ent_json_writer_integer (writer, "minutes", lecture->minutes);
      ent_json_writer_string (writer, "theme", ent_lecture_theme_to_word (lecture->theme));
      ent_json_writer_string (writer, "aspect", ent_lecture_aspect_to_word (lecture->aspect));
      ent_json_writer_string (writer, "case", lecture->case_id);
      ent_json_writer_integer (writer, "slides", lecture->n_slides);
      ent_json_writer_string (writer, "modified", modified);
      ent_json_writer_close (writer, '}');
    }
  ent_json_writer_close (writer, ']');
  json = ent_json_writer_finish (writer, NULL);
  ent_tool_print_json (json);
}

/* "HIST 204 · 3 March 2027 · 45 minutes · 12 slides" */
static char *
dup_line (const EntLecture *lecture)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(EntDate) date = lecture->date != NULL ? ent_date_parse (lecture->date, NULL) : NULL;

  if (lecture->course != NULL)
    g_ptr_array_add (parts, g_strdup (lecture->course));
  if (date != NULL)
    g_ptr_array_add (parts, ent_date_format (date));
  if (lecture->minutes > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%d minute", "%d minutes", lecture->minutes), lecture->minutes));
  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%d slide", "%d slides", lecture->n_slides), lecture->n_slides));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
print_page (GPtrArray *lectures)
{
  EntToolPage *page = ent_tool_page_new ();

  for (guint i = 0; i < lectures->len; i++)
    {
      const EntLecture *lecture = lectures->pdata[i];
      g_autofree char *line = dup_line (lecture);
      int indent = ent_tool_columns (lecture->id) + 2;

      ent_tool_page_item (page, 0, indent, lecture->id, lecture->title);
      ent_tool_page_text (page, indent, line);
    }
  ent_tool_page_finish (page);
}

static EntToolStatus
list_lectures (EntTool  *self,
               char    **arguments)
{
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "lecture list",
                                           _("Lists your lectures, the one changed last first."), NULL, 0, 0);
  g_autoptr(EntStore) store = NULL;
  g_autoptr(GPtrArray) lectures = NULL;
  g_autoptr(GError) error = NULL;

  if (operands == NULL)
    return ENT_TOOL_USAGE;
  store = ent_tool_open (self);
  if (store == NULL)
    return ENT_TOOL_FAILED;
  lectures = ent_store_list_lectures (store, &error);
  if (lectures == NULL)
    {
      ent_tool_error ("%s", error->message);
      return ENT_TOOL_FAILED;
    }
  if (self->json)
    print_json (lectures);
  else if (lectures->len == 0)
    ent_tool_error (_("the library holds no lecture (“entente-tool lecture new CASE” makes one)"));
  else
    print_page (lectures);
  return ENT_TOOL_OK;
}

/* Sources */

static gboolean
read_format (const char            *word,
             EntBibliographyFormat *format)
{
  static const char * const words[ENT_N_BIBLIOGRAPHY_FORMATS] = { "chicago", "bibtex", "ris", "csl-json" };

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i], word) == 0)
      {
        *format = (EntBibliographyFormat) i;
        return TRUE;
      }
  ent_tool_error (_("--format is “chicago”, “bibtex”, “ris” or “csl-json”"));
  return FALSE;
}

static EntToolStatus
write_sources (EntTool               *self,
               const char            *name,
               EntBibliographyFormat  format,
               const char            *output)
{
  g_autoptr(EntStore) store = ent_tool_open (self);
  g_autoptr(EntLecture) lecture = store != NULL ? ent_tool_find_lecture (store, name) : NULL;
  g_autoptr(GPtrArray) cited = NULL, sources = g_ptr_array_new ();
  g_autoptr(EntDeck) deck = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (lecture == NULL)
    return ENT_TOOL_FAILED;
  deck = ent_deck_load (store, lecture->id, NULL, &error);
  if (deck == NULL)
    {
      ent_tool_error ("%s", error->message);
      return ENT_TOOL_FAILED;
    }
  cited = ent_deck_list_sources (deck);
  for (guint i = 0; i < cited->len; i++)
    g_ptr_array_add (sources, ((EntDeckSource *) cited->pdata[i])->source);
  if (sources->len == 0)
    {
      ent_tool_error (_("the slides of “%s” cite no sources"), lecture->title);
      return ENT_TOOL_FAILED;
    }
  text = ent_bibliography_write (sources, format);
  return ent_tool_write_out (text, strlen (text), output);
}

static EntToolStatus
list_sources (EntTool  *self,
              char    **arguments)
{
  g_autofree char *word = NULL, *output = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &word,
      N_("As chicago (to read, the default), bibtex, ris or csl-json"), N_("FORMAT") },
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &output,
      N_("Write this file; “-” is stdout"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "lecture sources LECTURE",
                                           _("Writes the sources that the slides of a lecture cite, to read or for a "
                                             "reference manager."),
                                           entries, 1, 1);
  EntBibliographyFormat format = ENT_BIBLIOGRAPHY_CHICAGO;

  if (operands == NULL || (word != NULL && !read_format (word, &format)))
    return ENT_TOOL_USAGE;
  return write_sources (self, operands[0], format, output);
}

/* Sharing */

static EntToolStatus
share (EntTool    *self,
       const char *name,
       const char *output)
{
  g_autoptr(EntStore) store = ent_tool_open (self);
  g_autoptr(EntLecture) lecture = store != NULL ? ent_tool_find_lecture (store, name) : NULL;
  g_autoptr(EntLectureFile) file = NULL;
  g_autoptr(GError) error = NULL;

  if (lecture == NULL)
    return ENT_TOOL_FAILED;
  file = ent_lecture_file_collect (store, lecture->id, NULL, &error);
  if (file != NULL && ent_lecture_file_save (file, output, &error))
    return ENT_TOOL_OK;
  ent_tool_error ("%s", error->message);
  return ENT_TOOL_FAILED;
}

static EntToolStatus
share_lecture (EntTool  *self,
               char    **arguments)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &output, N_("Write this file"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "lecture share LECTURE -o FILE" ENT_LECTURE_FILE_SUFFIX,
                                           _("Writes a lecture into one file for a colleague: its slides, notes and "
                                             "pictures, and what the slides quote of cases."),
                                           entries, 1, 1);

  if (operands == NULL)
    return ENT_TOOL_USAGE;
  if (output == NULL)
    {
      ent_tool_error (_("“-o FILE” is missing, with a name that ends in %s"), ENT_LECTURE_FILE_SUFFIX);
      return ENT_TOOL_USAGE;
    }
  return share (self, operands[0], output);
}

static void
say_faults (const char *path,
            GPtrArray  *faults)
{
  g_autofree char *name = g_filename_display_name (path);

  for (guint i = 0; i < faults->len; i++)
    {
      const EntFault *fault = faults->pdata[i];
      const char *pointer = *fault->path != '\0' ? fault->path : "/";

      if (fault->warning)
        /* Translators: a file, a place in it, and what is worth mending. */
        ent_tool_error (_("%s: %s: warning: %s"), name, pointer, fault->message);
      else
        ent_tool_error ("%s: %s: %s", name, pointer, fault->message);
    }
}

/* Its slides are shown as they were made without them; the whole cases come from there. */
static void
say_missing (GPtrArray *feeds)
{
  for (guint i = 0; i < feeds->len; i++)
    {
      const EntLectureFeed *feed = feeds->pdata[i];

      /* Translators: a feed and its address, twice */
      ent_tool_error (_("its cases come from “%s”, to which the library does not subscribe: “entente-tool feed add %s” "
                        "does that"), feed->title != NULL ? feed->title : feed->url, feed->url);
    }
}

/* The id under which it is now; NULL, and it was said why. (transfer full) (nullable) */
static char *
put_lecture (const EntLectureFile *file,
             EntStore             *store,
             gboolean              copy,
             gboolean              replace)
{
  const EntLecture *lecture = file->deck->lecture;
  EntLectureQuestion question = { 0 };
  g_autoptr(GError) error = NULL;
  char *id = NULL;

  if (!ent_lecture_file_ask (file, store, &question, &error))
    {
      ent_tool_error ("%s", error->message);
      return NULL;
    }
  if (question.exists && !copy && !replace)
    ent_tool_error (_("the library has “%s” already: --replace puts this one in its place, --copy keeps both"),
                    lecture->title);
  else
    id = ent_lecture_file_import (file, store, copy, &error);
  if (error != NULL)
    ent_tool_error ("%s", error->message);
  if (id != NULL)
    say_missing (question.missing);
  ent_lecture_question_clear (&question);
  return id;
}

static EntToolStatus
import_lecture (EntTool  *self,
                char    **arguments)
{
  gboolean copy = FALSE, replace = FALSE;
  const GOptionEntry entries[] = {
    { "copy", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &copy, N_("As another lecture, beside one that is there"),
      NULL },
    { "replace", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &replace, N_("In place of one that is there"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "lecture import FILE" ENT_LECTURE_FILE_SUFFIX,
                                           _("Puts a lecture that a colleague shared into the library, and prints its "
                                             "id."),
                                           entries, 1, 1);
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(EntLectureFile) file = NULL;
  g_autoptr(EntStore) store = NULL;
  g_autofree char *id = NULL;

  if (operands == NULL)
    return ENT_TOOL_USAGE;
  if (copy && replace)
    {
      ent_tool_error (_("a lecture is imported either with --copy or with --replace"));
      return ENT_TOOL_USAGE;
    }
  file = ent_lecture_file_load (operands[0], faults, NULL, NULL);
  say_faults (operands[0], faults);
  if (file == NULL)
    {
      ent_tool_error (_("nothing was imported"));
      return ENT_TOOL_FAILED;
    }
  store = ent_tool_open (self);
  id = store != NULL ? put_lecture (file, store, copy, replace) : NULL;
  if (id == NULL)
    return ENT_TOOL_FAILED;
  ent_tool_print ("%s\n", id);
  return ENT_TOOL_OK;
}

EntToolStatus
ent_tool_lecture (EntTool  *self,
                  char    **arguments)
{
  static const EntToolPart parts[] = {
    { "list", "lecture list", list_lectures },
    { "new", "lecture new", ent_tool_lecture_new },
#ifdef ENT_WITH_GUI
    { "export", "lecture export", ent_tool_lecture_export },
    { "handout", "lecture handout", ent_tool_lecture_handout },
#endif
    { "sources", "lecture sources", list_sources },
    { "share", "lecture share", share_lecture },
    { "import", "lecture import", import_lecture },
    { NULL, NULL, NULL }
  };

  return ent_tool_run_part (self, arguments, parts, USAGE,
                            _("Lists your lectures, makes them of cases, and writes them into files. A LECTURE is "
                              "named by its id, the beginning of it, or its title. “entente-tool lecture list "
                              "--help” tells more, and so for the others."));
}
