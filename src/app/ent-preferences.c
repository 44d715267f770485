#include "config.h"

#include "ent-preferences.h"

#include <adwaita.h>

#define STYLE_SYSTEM 0

/* The combo row counts as the enumeration does. */
static gboolean
style_to_position (GValue   *value,
                   GVariant *variant,
                   gpointer  user_data)
{
  GSettings *settings = user_data;

  g_value_set_uint (value, g_settings_get_enum (settings, "style"));
  return TRUE;
}

static GVariant *
position_to_style (const GValue       *value,
                   const GVariantType *type,
                   gpointer            user_data)
{
  static const char *nicks[] = { "system", "light", "dark" };
  guint position = g_value_get_uint (value);

  return g_variant_new_string (nicks[position < G_N_ELEMENTS (nicks) ? position : STYLE_SYSTEM]);
}

void
ent_preferences_present (GtkWindow *parent,
                         GSettings *settings)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/entente/Entente/preferences.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "preferences"));

  g_settings_bind_with_mapping (settings, "style", gtk_builder_get_object (builder, "style"), "selected",
                                G_SETTINGS_BIND_DEFAULT, style_to_position, position_to_style, settings, NULL);
  g_settings_bind (settings, "text-scale", gtk_builder_get_object (builder, "text_scale"), "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reopen", gtk_builder_get_object (builder, "reopen"), "active",
                   G_SETTINGS_BIND_DEFAULT);
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
