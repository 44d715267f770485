#include "config.h"

#include "ent-tool.h"

#include <glib/gi18n-lib.h>

#include "ent-store-backup.h"

/* A backup is made of what is there; nothing is made or brought up to date for it. */
static EntStore *
open_reading (EntTool *self)
{
  g_autofree char *path = ent_tool_dup_path (self);
  g_autoptr(GError) error = NULL;
  EntStore *store = ent_store_open (path, ENT_STORE_READ, NULL, &error);

  if (store == NULL)
    ent_tool_error ("%s", error->message);
  return store;
}

static void
print_backup (const char *path)
{
  g_autoptr(EntBackup) backup = ent_store_read_backup (path, NULL);
  g_autofree char *size = NULL;

  if (backup == NULL)
    return;
  size = g_format_size ((guint64) backup->size);
  /* Translators: path of a file, its size, number of notes */
  ent_tool_print (ngettext ("%s: %s, %d note\n", "%s: %s, %d notes\n", backup->n_notes), path, size,
                  backup->n_notes);
}

EntToolStatus
ent_tool_backup (EntTool  *self,
                 char    **arguments)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &output, N_("Where the backup goes"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "backup -o FILE",
                                           _("Copies the whole library into one file, while the program may go on "
                                             "writing to it. A file that is there is replaced when the new one is "
                                             "whole."),
                                           entries, 0, 0);
  g_autoptr(EntStore) store = NULL;
  g_autoptr(GError) error = NULL;

  if (operands == NULL)
    return ENT_TOOL_USAGE;
  if (output == NULL)
    {
      ent_tool_error (_("where the backup goes is missing: -o FILE"));
      return ENT_TOOL_USAGE;
    }
  store = open_reading (self);
  if (store == NULL)
    return ENT_TOOL_FAILED;
  if (!ent_store_back_up (store, output, NULL, NULL, NULL, &error))
    {
      ent_tool_error ("%s", error->message);
      return ENT_TOOL_FAILED;
    }
  print_backup (output);
  return ENT_TOOL_OK;
}

EntToolStatus
ent_tool_restore (EntTool  *self,
                  char    **arguments)
{
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "restore FILE",
                                           _("Puts a backup in place of the library. What the library holds is kept "
                                             "as a backup first; the program may be open meanwhile."),
                                           NULL, 1, 1);
  g_autoptr(EntStore) store = NULL;
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;

  if (operands == NULL)
    return ENT_TOOL_USAGE;
  store = ent_tool_open (self);
  if (store == NULL)
    return ENT_TOOL_FAILED;
  if (!ent_store_restore (store, operands[0], &kept, NULL, NULL, NULL, &error))
    {
      ent_tool_error ("%s", error->message);
      return ENT_TOOL_FAILED;
    }
  /* Translators: path of a file */
  ent_tool_print (_("what was there is kept as %s\n"), kept);
  g_clear_object (&store);

  /* What ships with the program is brought up to date again. */
  store = ent_tool_open (self);
  return store != NULL ? ENT_TOOL_OK : ENT_TOOL_FAILED;
}
