#include "config.h"

#include "ent-settings.h"

#include <glib/gi18n-lib.h>

GSettings *
ent_settings_new (const char  *data_dir,
                  GError     **error)
{
  /* Beside the cases in the build folder; PREFIX/share/entente has it two folders away. */
  g_autofree char *installed = g_build_filename (data_dir, "..", "glib-2.0", "schemas", NULL);
  const char *dirs[] = { data_dir, installed, NULL };
  g_autoptr(GSettingsSchema) schema = NULL;
  GSettingsSchemaSource *common = g_settings_schema_source_get_default ();

  for (guint i = 0; schema == NULL && i <= 2; i++)
    {
      g_autoptr(GSettingsSchemaSource) source = NULL;

      if (dirs[i] == NULL)
        source = common ? g_settings_schema_source_ref (common) : NULL;
      else
        source = g_settings_schema_source_new_from_directory (dirs[i], common, FALSE, NULL);
      if (source != NULL)
        schema = g_settings_schema_source_lookup (source, ENT_APPLICATION_ID, TRUE);
    }
  if (schema == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("The settings schema %s is missing beside “%s”; install Entente again"),
                   ENT_APPLICATION_ID, data_dir);
      return NULL;
    }
  return g_settings_new_full (schema, NULL, NULL);
}
