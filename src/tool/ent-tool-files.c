#include "config.h"

#include "ent-tool.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-bundle.h"
#include "ent-case-file.h"
#include "ent-case-markdown.h"
#include "ent-tool-hand-ins.h"

EntToolStatus
ent_tool_import (EntTool  *self,
                 char    **arguments)
{
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "import FILE…",
                                           _("Puts case files into the library, all of them or none. A case that is "
                                             "there already is replaced; your notes stay."),
                                           NULL, 1, G_MAXUINT);
  g_autoptr(EntStore) store = NULL;
  g_autoptr(GError) error = NULL;
  guint n;

  if (operands == NULL)
    return ENT_TOOL_USAGE;
  store = ent_tool_open (self);
  if (store == NULL)
    return ENT_TOOL_FAILED;
  if (!ent_bundle_import_files (store, (const char * const *) operands, ENT_LOCAL_FEED, NULL, &error))
    {
      ent_tool_error ("%s", error->message);
      if (g_error_matches (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_INVALID))
        ent_tool_error (_("nothing was imported; “entente-tool validate” lists every fault"));
      return ENT_TOOL_FAILED;
    }

  n = g_strv_length (operands);
  ent_tool_print (ngettext ("%u case imported", "%u cases imported", n), n);
  ent_tool_print ("\n");
  return ENT_TOOL_OK;
}

typedef struct
{
  const char *name;
  gboolean  (*save)   (EntCase      *item,
                       EntCodebook  *codebook,
                       const char   *path,
                       GError      **error);
  char     *(*format) (EntCase      *item,
                       EntCodebook  *codebook);
} Format;

static gboolean
save_json (EntCase      *item,
           EntCodebook  *codebook,
           const char   *path,
           GError      **error)
{
  return ent_case_file_save (item, path, error);
}

static char *
format_json (EntCase     *item,
             EntCodebook *codebook)
{
  return ent_case_file_to_string (item, NULL);
}

static gboolean
save_markdown (EntCase      *item,
               EntCodebook  *codebook,
               const char   *path,
               GError      **error)
{
  return ent_case_markdown_save (item, codebook, path, error);
}

static char *
format_markdown (EntCase     *item,
                 EntCodebook *codebook)
{
  return ent_case_markdown_to_string (item, codebook, NULL);
}

static const Format formats[] = {
  { "json", save_json, format_json },
  { "md", save_markdown, format_markdown },
};

/* The first if @name is NULL; NULL, and it was said, if there is none. */
static const Format *
find_format (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (name == NULL || strcmp (formats[i].name, name) == 0)
      return &formats[i];

  ent_tool_error (_("there is no format “%s”; there are “json” and “md”"), name);
  return NULL;
}

static gboolean
load (EntTool      *self,
      const char   *id,
      EntCase     **item,
      EntCodebook **codebook)
{
  g_autoptr(EntStore) store = ent_tool_open (self);
  g_autoptr(GError) error = NULL;

  if (store == NULL)
    return FALSE;
  *item = ent_store_load_case (store, id, NULL, &error);
  if (*item == NULL)
    {
      ent_tool_error ("%s", error->message);
      return FALSE;
    }
  *codebook = ent_store_load_codebook (store, NULL);
  return TRUE;
}

EntToolStatus
ent_tool_export (EntTool  *self,
                 char    **arguments)
{
  g_autofree char *name = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &name, N_("Write this format: json or md"),
      N_("FORMAT") },
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &output, N_("Write this file, not stdout"),
      N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "export CASE",
                                           _("Writes a case of the library as a case file, or whole as a Markdown "
                                             "dossier with footnotes and bibliography."),
                                           entries, 1, 1);
  g_autoptr(EntCase) item = NULL;
  g_autoptr(EntCodebook) codebook = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  const Format *format;

  if (operands == NULL)
    return ENT_TOOL_USAGE;
  format = find_format (name);
  if (format == NULL)
    return ENT_TOOL_USAGE;
  if (!load (self, operands[0], &item, &codebook))
    return ENT_TOOL_FAILED;

  if (output != NULL)
    {
      if (format->save (item, codebook, output, &error))
        return ENT_TOOL_OK;
      ent_tool_error ("%s", error->message);
      return ENT_TOOL_FAILED;
    }
  text = format->format (item, codebook);
  return ent_tool_write_out (text, strlen (text), NULL);
}
