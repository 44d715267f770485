#include "config.h"

#include "ent-tool.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-date-words.h"
#include "ent-json-writer.h"

static void
write_bound (EntJsonWriter *writer,
             const char    *name,
             gint64         seconds)
{
  g_autofree char *day = NULL;

  if (seconds == ENT_DATE_OPEN_PAST || seconds == ENT_DATE_OPEN_FUTURE)
    {
      ent_json_writer_null (writer, name);
      return;
    }
  day = ent_date_format_seconds (seconds);
  ent_json_writer_string (writer, name, day);
}

/* A year before Christ, "-0431", looks like an option: what begins with a minus sign and no
 * letter of an option is set behind a "--". */
static char **
dup_arguments (char **arguments)
{
  GPtrArray *copy = g_ptr_array_new ();
  gboolean ended = FALSE;

  for (; *arguments != NULL; arguments++)
    {
      const char *argument = *arguments;

      if (strcmp (argument, "--") == 0)
        ended = TRUE;
      if (!ended && argument[0] == '-' && (g_ascii_isdigit (argument[1]) || argument[1] == 'X'))
        {
          g_ptr_array_add (copy, g_strdup ("--"));
          ended = TRUE;
        }
      g_ptr_array_add (copy, g_strdup (argument));
    }
  g_ptr_array_add (copy, NULL);
  return (char **) g_ptr_array_free (copy, FALSE);
}

EntToolStatus
ent_tool_date (EntTool  *self,
               char    **arguments)
{
  g_auto(GStrv) safe = dup_arguments (arguments);
  g_auto(GStrv) operands = ent_tool_parse (self, safe, "date TEXT",
                                           _("Explains a date in EDTF (ISO 8601-2), or in words, as one JSON object: its "
                                             "EDTF, the first and last day it can mean, whether it is approximate or "
                                             "uncertain, and how people read it."),
                                           NULL, 1, 1);
  g_autoptr(EntDate) date = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *display = NULL;
  g_autofree char *json = NULL;
  EntJsonWriter *writer;
  EntDateFlags flags;

  if (operands == NULL)
    return ENT_TOOL_USAGE;

  date = ent_date_parse_words (operands[0], &error);
  if (date == NULL)
    {
      g_autofree char *shown = g_utf8_make_valid (operands[0], -1);

      /* Translators: a text that is no date, and why. */
      ent_tool_error (_("“%s”: %s"), shown, error->message);
      return ENT_TOOL_FAILED;
    }

  flags = ent_date_get_flags (date);
  display = ent_date_format (date);
  writer = ent_json_writer_new (NULL);
  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "edtf", ent_date_get_text (date));
  write_bound (writer, "earliest", ent_date_get_earliest (date));
  write_bound (writer, "latest", ent_date_get_latest (date));
  ent_json_writer_boolean (writer, "approximate", (flags & ENT_DATE_APPROXIMATE) != 0);
  ent_json_writer_boolean (writer, "uncertain", (flags & ENT_DATE_UNCERTAIN) != 0);
  ent_json_writer_string (writer, "display", display);
  ent_json_writer_close (writer, '}');
  json = ent_json_writer_finish (writer, NULL);
  ent_tool_print_json (json);
  return ENT_TOOL_OK;
}
