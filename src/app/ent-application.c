#include "config.h"

#include "ent-application.h"

#include <glib/gi18n-lib.h>

#include "ent-backup-window.h"
#include "ent-bundle.h"
#include "ent-daily-backup.h"
#include "ent-notes-bin.h"
#include "ent-preferences.h"
#include "ent-presenter.h"
#include "ent-settings.h"
#include "ent-window.h"

struct _EntApplication
{
  AdwApplication  parent_instance;

  char           *library_path;  /* from the command line, or NULL */
  EntSession     *session;
  GSettings      *settings;
  GtkCssProvider *text_scale;
  gboolean        started;       /* the session was */
  gboolean        held;          /* until all is saved */
  gboolean        syncing;       /* held until that has ended */
};

G_DEFINE_FINAL_TYPE (EntApplication, ent_application, ADW_TYPE_APPLICATION)

EntSession *
ent_application_get_session (EntApplication *self)
{
  return self->session;
}

GSettings *
ent_application_get_settings (EntApplication *self)
{
  return self->settings;
}

static void
update_style (EntApplication *self)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK,
  };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[g_settings_get_enum (self->settings, "style")]);
}

static void
update_text_scale (EntApplication *self)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *css = NULL;

  g_ascii_formatd (number, sizeof number, "%.2f", g_settings_get_double (self->settings, "text-scale"));
  css = g_strdup_printf (".reading .text-block, .reading .prose { font-size: %sem; }", number);
  gtk_css_provider_load_from_data (self->text_scale, css, -1);
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  EntApplication *self = user_data;

  ent_preferences_present (gtk_application_get_active_window (GTK_APPLICATION (self)), self->settings,
                           ent_session_get_feeds (self->session), FALSE);
}

static void
feeds_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  EntApplication *self = user_data;

  ent_preferences_present (gtk_application_get_active_window (GTK_APPLICATION (self)), self->settings,
                           ent_session_get_feeds (self->session), TRUE);
}

static void
sync_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  ent_feeds_sync (ent_session_get_feeds (((EntApplication *) user_data)->session), NULL);
}

static void
backups_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  EntApplication *self = user_data;

  ent_backup_window_present (gtk_application_get_active_window (GTK_APPLICATION (self)),
                             ent_session_get_library (self->session));
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  EntApplication *self = user_data;

  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (self)),
                         "application-name", _("Entente"),
                         "application-icon", ENT_APPLICATION_ID,
                         "version", ENT_VERSION,
                         "developer-name", _("The Entente developers"),
                         "comments", _("Study and teach how nations rebuild relations after war. The texts of "
                                       "the cases are under CC BY-SA 4.0."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your names, one on each line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  GList *windows = g_list_copy_deep (gtk_application_get_windows (GTK_APPLICATION (user_data)),
                                     (GCopyFunc) (GCallback) g_object_ref, NULL);

  /* Closing each window lets it remember its place, and stay where something is not saved. */
  for (GList *l = windows; l != NULL; l = l->next)
    if (ENT_IS_WINDOW (l->data))
      gtk_window_close (l->data);
  g_list_free_full (windows, g_object_unref);
}

static EntWindow *
open_window (EntApplication *self)
{
  EntStoreReport nothing = { 0 };
  EntWindow *window = ent_window_new (self);

  if (ent_session_is_ready (self->session))
    ent_window_started (window, &nothing, NULL);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* Another one beside it, at the same place. */
static void
new_window_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  open_window (user_data);
}

/* Also from a notification, when no window may be left. */
static void
whats_new_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  while (window != NULL && !ENT_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window == NULL)
    {
      g_application_activate (user_data);
      window = gtk_application_get_active_window (user_data);
    }
  if (!ENT_IS_WINDOW (window))
    return;
  gtk_window_present (window);
  ent_window_open (ENT_WINDOW (window), "news:");
}

static const GActionEntry actions[] = {
  { .name = "new-window", .activate = new_window_action },
  { .name = "backups", .activate = backups_action },
  { .name = "whats-new", .activate = whats_new_action },
  { .name = "preferences", .activate = preferences_action },
  { .name = "feeds", .activate = feeds_action },
  { .name = "sync", .activate = sync_action },
  { .name = "about", .activate = about_action },
  { .name = "quit", .activate = quit_action },
};

static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.preferences", { "<Ctrl>comma" } },
  { "app.sync", { "<Ctrl>r" } },
  { "app.new-window", { "<Ctrl><Alt>n" } },
  { "app.quit", { "<Ctrl>q" } },
  { "window.close", { "<Ctrl>w" } },
  { "win.search", { "<Ctrl>f" } },
  { "win.show-sidebar", { "F9" } },
  { "win.show-inspector", { "<Alt>F9" } },
  { "win.go-to-date", { "<Ctrl>g" } },
  { "win.chronology-visible", { "<Ctrl>F9" } },
  { "win.evidence-visible", { "<Shift>F9" } },
  { "win.present-lecture('')", { "F5" } },
  { "win.back", { "<Alt>Left" } },
  { "win.forward", { "<Alt>Right" } },
  { "win.view::story", { "<Alt>1" } },
  { "win.view::timeline", { "<Alt>2" } },
  { "win.view::factors", { "<Alt>3" } },
  { "win.view::documents", { "<Alt>4" } },
  { "win.view::notes", { "<Alt>5" } },
  { "win.go('factors:')", { "<Alt>6" } },
  { "win.go('compare:')", { "<Alt>7" } },
  { "win.go('notes:')", { "<Alt>8" } },
  { "win.go('news:')", { "<Alt>9" } },
  { "win.go('lectures:')", { "<Alt>0" } },
};

static void
started_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(EntApplication) self = user_data;
  g_autoptr(GError) error = NULL;
  EntStoreReport report = { 0 };

  if (ent_session_start_finish (ENT_SESSION (source), result, &report, &error))
    {
      ent_daily_backup_start (ent_session_get_library (self->session));
      if (!report.newer)
        {
          ent_notes_bin_expire (ent_session_get_library (self->session));
          ent_feeds_start (ent_session_get_feeds (self->session), self->settings);
        }
    }
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ENT_IS_WINDOW (l->data))
      ent_window_started (ENT_WINDOW (l->data), &report, error);
  ent_store_report_clear (&report);
}

/* Nobody would know of it where no window is left. */
static void
tell_problem (EntApplication *self)
{
  g_autofree char *problem = NULL, *words = NULL, *message = NULL;

  if (gtk_application_get_windows (GTK_APPLICATION (self)) != NULL)
    return;
  words = ent_personal_dup_unsaved (ent_session_get_personal (self->session), &problem);
  if (problem == NULL)
    return;
  /* Translators: %s says why */
  message = g_strdup_printf (_("Some of what you wrote is not saved: %s"), problem);
  gtk_widget_activate_action (GTK_WIDGET (open_window (self)), "win.tell", "s", message);
}

static gboolean
has_windows (EntApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ENT_IS_WINDOW (l->data))
      return TRUE;
  return FALSE;
}

/* A sync that is at hand when the last window goes is cancelled; the program ends when its thread has. */
static void
syncing_changed_cb (EntApplication *self)
{
  EntFeeds *feeds = ent_session_get_feeds (self->session);

  if (ent_feeds_is_busy (feeds) == self->syncing)
    return;
  self->syncing = !self->syncing;
  if (!self->syncing)
    g_application_release (G_APPLICATION (self));
  else
    g_application_hold (G_APPLICATION (self));
  if (self->syncing && !has_windows (self))
    ent_feeds_cancel (feeds);
}

/* Whether a person looks at a window of ours, be it a dialog. */
static gboolean
is_looked_at (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_is_active (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return TRUE;
    }
  return FALSE;
}

static void
synced_cb (EntApplication *self,
           guint           n_changes,
           gboolean        asked,
           const char     *message,
           EntFeeds       *feeds)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr(GNotification) notification = NULL;

  if (message == NULL)
    return;
  while (window != NULL && !ENT_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window != NULL)
    ent_window_tell_updates (ENT_WINDOW (window), n_changes, message);
  if (n_changes == 0 || is_looked_at () || ent_presenter_is_presenting ())
    return;
  notification = g_notification_new (_("Entente has updates"));
  g_notification_set_body (notification, message);
  g_notification_set_default_action (notification, "app.whats-new");
  g_application_send_notification (G_APPLICATION (self), "updates", notification);
}

static void
window_removed_cb (EntApplication *self)
{
  if (!has_windows (self))
    ent_feeds_cancel (ent_session_get_feeds (self->session));
}

/* The program does not end before what was typed is on the disk. */
static void
unsaved_changed_cb (EntApplication *self)
{
  gboolean unsaved;

  tell_problem (self);
  g_object_get (ent_session_get_personal (self->session), "unsaved", &unsaved, NULL);
  if (unsaved == self->held)
    return;
  self->held = unsaved;
  if (unsaved)
    g_application_hold (G_APPLICATION (self));
  else
    g_application_release (G_APPLICATION (self));
}

static void
ent_application_startup (GApplication *application)
{
  EntApplication *self = ENT_APPLICATION (application);
  g_autofree char *data_dir = ent_bundle_dup_data_dir ();
  g_autoptr(GError) error = NULL;

  G_APPLICATION_CLASS (ent_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (ENT_APPLICATION_ID);
  /* Paragraphs can be selected; walking to one with the Tab key must not select all of it. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
  self->settings = ent_settings_new (data_dir, &error);
  if (self->settings == NULL)
    g_error ("%s", error->message);
  self->session = ent_session_new (data_dir, self->library_path);
  g_signal_connect_object (ent_session_get_personal (self->session), "notify::unsaved",
                           G_CALLBACK (unsaved_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_session_get_feeds (self->session), "notify::busy", G_CALLBACK (syncing_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ent_session_get_feeds (self->session), "synced", G_CALLBACK (synced_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "window-removed", G_CALLBACK (window_removed_cb), NULL);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           (const char * const *) accelerators[i].keys);

  self->text_scale = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (self->text_scale),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  g_signal_connect_object (self->settings, "changed::style", G_CALLBACK (update_style), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::text-scale", G_CALLBACK (update_text_scale), self,
                           G_CONNECT_SWAPPED);
  update_style (self);
  update_text_scale (self);
}

static void
ent_application_activate (GApplication *application)
{
  EntApplication *self = ENT_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }
  open_window (self);
  /* The last window may be closed while something is still being saved: then it has begun already. */
  if (!self->started)
    ent_session_start_async (self->session, started_cb, g_object_ref (self));
  self->started = TRUE;
}

/* Links and files of notes, from the command line or from another program. */
static void
ent_application_open (GApplication  *application,
                      GFile        **files,
                      int            n_files,
                      const char    *hint)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWindow *window;

  g_application_activate (application);
  window = gtk_application_get_active_window (GTK_APPLICATION (application));
  if (!ENT_IS_WINDOW (window))
    return;
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *uri = g_file_get_uri (files[i]);

      if (g_file_is_native (files[i]))
        g_ptr_array_add (notes, g_object_ref (files[i]));
      else
        ent_window_open (ENT_WINDOW (window), uri);
    }
  if (notes->len > 0)
    ent_window_open_files (ENT_WINDOW (window), notes);
}

static int
ent_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  EntApplication *self = ENT_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("entente %s\n", ENT_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (options, "library", "^ay", &self->library_path))
    /* Another library is another program: it must not end in the window of the first. */
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
ent_application_finalize (GObject *object)
{
  EntApplication *self = ENT_APPLICATION (object);

  g_free (self->library_path);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->text_scale);
  G_OBJECT_CLASS (ent_application_parent_class)->finalize (object);
}

static void
ent_application_class_init (EntApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ent_application_finalize;
  application_class->startup = ent_application_startup;
  application_class->activate = ent_application_activate;
  application_class->open = ent_application_open;
  application_class->handle_local_options = ent_application_handle_local_options;
}

static void
ent_application_init (EntApplication *self)
{
  static const GOptionEntry options[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Use this library instead of your own"), N_("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and end"), NULL },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  /* Translators: what may follow the options on the command line. */
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[LINK…]"));
}

EntApplication *
ent_application_new (void)
{
  return g_object_new (ENT_TYPE_APPLICATION,
                       "application-id", ENT_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/entente/Entente",
                       NULL);
}
