#include "config.h"

#include "ent-tool.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-bundle.h"

/* Titles and messages come from files of anybody: with these a terminal would be made to do things. Those of one byte,
 * those of two (U+009B begins a sequence as ESC [ does), and DEL. */
static gboolean
is_control (gunichar c)
{
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0);
}

char *
ent_tool_dup_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, is_control (c) ? 0xfffd : c);
    }
  return g_string_free (clean, FALSE);
}

void
ent_tool_error (const char *format,
                ...)
{
  g_autofree char *message = NULL, *clean = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* One line, whatever a file name or an error from below holds. */
  g_strdelimit (message, "\n", ' ');
  clean = ent_tool_dup_clean (message);
  fprintf (stderr, "entente-tool: %s\n", clean);
}

void
ent_tool_print (const char *format,
                ...)
{
  g_autofree char *text = NULL, *clean = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  clean = ent_tool_dup_clean (text);
  fputs (clean, stdout);
}

void
ent_tool_print_json (const char *json)
{
  g_autoptr(GString) escaped = g_string_new (NULL);

  for (const char *p = json; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* Outside of strings there is none. */
      if (is_control (c))
        g_string_append_printf (escaped, "\\u%04x", c);
      else
        g_string_append_unichar (escaped, c);
    }
  fputs (escaped->str, stdout);
}

gboolean
ent_tool_flush (void)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;

  if (errno != EPIPE)
    ent_tool_error (_("the output could not be written: %s"), g_strerror (errno));
  return FALSE;
}

char **
ent_tool_parse (EntTool            *self,
                char              **arguments,
                const char         *usage,
                const char         *description,
                const GOptionEntry *entries,
                guint               min,
                guint               max)
{
  g_auto(GStrv) operands = NULL;
  const GOptionEntry common[] = {
    { "library", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &self->library,
      N_("Use this library instead of your own"), N_("FILE") },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &self->json, N_("Print JSON"), NULL },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(GOptionContext) context = g_option_context_new (usage);
  g_auto(GStrv) rest = g_strdupv (arguments);
  g_autoptr(GError) error = NULL;
  guint n;

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, description);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);

  if (!g_option_context_parse_strv (context, &rest, &error))
    {
      ent_tool_error (_("%s (“entente-tool %s --help” tells more)"), error->message, arguments[0]);
      return NULL;
    }
  n = operands != NULL ? g_strv_length (operands) : 0;
  if (n < min || n > max)
    {
      /* Translators: how the command is written. */
      ent_tool_error (_("usage: entente-tool %s"), usage);
      return NULL;
    }
  return operands != NULL ? g_steal_pointer (&operands) : g_new0 (char *, 1);
}

EntToolStatus
ent_tool_run_part (EntTool            *self,
                   char              **arguments,
                   const EntToolPart  *parts,
                   const char         *usage,
                   const char         *description)
{
  g_auto(GStrv) operands = NULL;

  for (const EntToolPart *part = parts; part->name != NULL && arguments[1] != NULL; part++)
    if (strcmp (arguments[1], part->name) == 0)
      {
        g_auto(GStrv) rest = g_strdupv (arguments + 1);

        g_free (rest[0]);
        rest[0] = g_strdup (part->whole);
        return part->run (self, rest);
      }
  operands = ent_tool_parse (self, arguments, usage, description, NULL, G_MAXUINT, G_MAXUINT);
  return operands != NULL ? ENT_TOOL_OK : ENT_TOOL_USAGE;
}

char *
ent_tool_dup_path (EntTool *self)
{
  return self->library != NULL ? g_strdup (self->library) : ent_store_dup_default_path ();
}

/* What a person should hear of how the library was found. */
static void
tell_report (const EntStoreReport *report)
{
  if (report->newer)
    ent_tool_error (_("the library was written by a newer Entente: it can be read, not changed"));
  if (report->set_aside == NULL)
    return;

  ent_tool_error (_("the library was damaged; it was set aside as %s"), report->set_aside);
  if (report->n_recovered > 0)
    ent_tool_error (ngettext ("%d thing you wrote was carried over into a new library",
                              "%d things you wrote were carried over into a new library", report->n_recovered),
                    report->n_recovered);
  if (report->n_lost > 0)
    ent_tool_error (ngettext ("%d thing could not be read there", "%d things could not be read there",
                              report->n_lost),
                    report->n_lost);
}

/* A library without what ships with the program is of less use, but of use. */
static void
import_bundle (EntStore *store)
{
  g_autofree char *data_dir = ent_bundle_dup_data_dir ();
  g_autoptr(GError) error = NULL;

  if (!ent_bundle_import (store, data_dir, NULL, NULL, &error))
    ent_tool_error (_("the cases that ship with Entente could not be read: %s"), error->message);
}

EntStore *
ent_tool_open (EntTool *self)
{
  g_autofree char *path = ent_tool_dup_path (self);
  EntStoreReport report = { 0 };
  g_autoptr(GError) error = NULL;
  EntStore *store = ent_store_open (path, ENT_STORE_CREATE, &report, &error);

  if (store == NULL)
    {
      ent_tool_error ("%s", error->message);
      return NULL;
    }
  tell_report (&report);
  ent_store_report_clear (&report);
  if (!ent_store_is_read_only (store))
    import_bundle (store);
  return store;
}
