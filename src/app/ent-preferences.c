#include "config.h"

#include "ent-preferences.h"

#include "ent-feeds-page.h"

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

static void
tell_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       window)
{
  g_autofree char *escaped = g_markup_escape_text (g_variant_get_string (parameter, NULL), -1);

  adw_preferences_window_add_toast (window, adw_toast_new (escaped));
}

static void
add_feeds (AdwPreferencesWindow *window,
           GSettings            *settings,
           EntFeeds             *feeds,
           gboolean              show)
{
  static const GActionEntry actions[] = { { .name = "tell", .parameter_type = "s", .activate = tell_action } };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  EntFeedsPage *page = ent_feeds_page_new (feeds, settings);

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), window);
  gtk_widget_insert_action_group (GTK_WIDGET (window), "feeds", G_ACTION_GROUP (group));
  adw_preferences_window_add (window, ADW_PREFERENCES_PAGE (page));
  if (!show)
    return;
  adw_preferences_window_set_visible_page (window, ADW_PREFERENCES_PAGE (page));
  if (ent_feeds_get_trouble (feeds) != NULL)
    ent_feeds_page_show (page, ent_feeds_get_trouble (feeds));
}

void
ent_preferences_present (GtkWindow *parent,
                         GSettings *settings,
                         EntFeeds  *feeds,
                         gboolean   show_feeds)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/entente/Entente/preferences.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "preferences"));

  g_settings_bind_with_mapping (settings, "style", gtk_builder_get_object (builder, "style"), "selected",
                                G_SETTINGS_BIND_DEFAULT, style_to_position, position_to_style, settings, NULL);
  g_settings_bind (settings, "text-scale", gtk_builder_get_object (builder, "text_scale"), "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reopen", gtk_builder_get_object (builder, "reopen"), "active",
                   G_SETTINGS_BIND_DEFAULT);
  add_feeds (ADW_PREFERENCES_WINDOW (window), settings, feeds, show_feeds);
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
