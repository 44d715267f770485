#include "config.h"

#include "ent-tool.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-json-writer.h"

/* What the check has found. */
typedef struct
{
  char      *path;
  gint64     n_rows;
  guint      n_cases;
  guint      n_notes;
  gboolean   newer;
  GPtrArray *faults;  /* of char* */
} Found;

static void
print_json (const Found *found)
{
  EntJsonWriter *writer = ent_json_writer_new (NULL);
  g_autofree char *path = g_filename_display_name (found->path);
  g_autofree char *json = NULL;

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "library", path);
  ent_json_writer_boolean (writer, "sound", found->faults->len == 0);
  ent_json_writer_boolean (writer, "newer", found->newer);
  ent_json_writer_number (writer, "rows", (double) found->n_rows);
  ent_json_writer_integer (writer, "cases", (int) found->n_cases);
  ent_json_writer_integer (writer, "notes", (int) found->n_notes);
  ent_json_writer_open (writer, "faults", '[');
  for (guint i = 0; i < found->faults->len; i++)
    ent_json_writer_string (writer, NULL, g_ptr_array_index (found->faults, i));
  ent_json_writer_close (writer, ']');
  ent_json_writer_close (writer, '}');
  json = ent_json_writer_finish (writer, NULL);
  ent_tool_print_json (json);
}

static void
print_lines (const Found *found)
{
  g_autofree char *path = g_filename_display_name (found->path);
  g_autofree char *cases = g_strdup_printf (ngettext ("%u case", "%u cases", found->n_cases), found->n_cases);
  g_autofree char *notes = g_strdup_printf (ngettext ("%u note", "%u notes", found->n_notes), found->n_notes);
  g_autofree char *rows = g_strdup_printf ("%" G_GINT64_FORMAT, found->n_rows);

  for (guint i = 0; i < found->faults->len; i++)
    {
      const char *fault = g_ptr_array_index (found->faults, i);

      /* Some of the store's messages name the file themselves. */
      if (strstr (fault, found->path) != NULL)
        ent_tool_print ("%s\n", fault);
      else
        ent_tool_print ("%s: %s\n", path, fault);
    }
  if (found->newer)
    {
      ent_tool_print (_("%s: written by a newer Entente: it can be read, not changed"), path);
      ent_tool_print ("\n");
    }
  if (found->faults->len == 0)
    {
      /* Translators: a file, "3 cases", "2 notes", a number of rows. */
      ent_tool_print (_("%s: sound (%s, %s, %s rows looked at)"), path, cases, notes, rows);
      ent_tool_print ("\n");
    }
}

/* A check changes nothing: a damaged library is told of, and mended when it is next used. */
static gboolean
look (const char  *path,
      Found       *found,
      GError     **error)
{
  EntStoreReport report = { 0 };
  g_autoptr(EntStore) store = ent_store_open (path, ENT_STORE_READ, &report, error);
  g_autoptr(GPtrArray) cases = NULL;
  g_autoptr(GPtrArray) notes = NULL;

  if (store == NULL)
    return FALSE;
  found->newer = report.newer;
  ent_store_report_clear (&report);

  found->faults = ent_store_check (store, &found->n_rows, NULL, error);
  if (found->faults == NULL)
    return FALSE;
  cases = ent_store_list_cases (store, NULL);
  found->n_cases = cases != NULL ? cases->len : 0;
  notes = ent_store_list_notes (store, NULL, NULL);
  found->n_notes = notes != NULL ? notes->len : 0;
  return TRUE;
}

/* The person's own library is made at its first use, by whichever command that is. */
static gboolean
make_default (EntTool *self)
{
  EntStore *store;

  if (self->library != NULL)
    return TRUE;
  store = ent_tool_open (self);
  if (store == NULL)
    return FALSE;
  g_object_unref (store);
  return TRUE;
}

EntToolStatus
ent_tool_check (EntTool  *self,
                char    **arguments)
{
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "check",
                                           _("Checks the library and changes nothing: the file itself, what points at "
                                             "what, and the search index. Ends with 1 if there is a fault."),
                                           NULL, 0, 0);
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  Found found = { 0 };
  EntToolStatus status;

  if (operands == NULL)
    return ENT_TOOL_USAGE;
  path = ent_tool_dup_path (self);
  found.path = path;
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !make_default (self))
    return ENT_TOOL_FAILED;

  if (!look (path, &found, &error))
    {
      if (!g_error_matches (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CORRUPT))
        {
          ent_tool_error ("%s", error->message);
          return ENT_TOOL_FAILED;
        }
      g_clear_pointer (&found.faults, g_ptr_array_unref);
      found.faults = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (found.faults, g_strdup (error->message));
    }

  if (self->json)
    print_json (&found);
  else
    print_lines (&found);
  status = found.faults->len == 0 ? ENT_TOOL_OK : ENT_TOOL_FAILED;
  g_ptr_array_unref (found.faults);
  return status;
}
