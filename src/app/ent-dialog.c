#include "config.h"

#include "ent-dialog.h"

static gboolean
escape_cb (GtkWidget *window,
           GVariant  *arguments,
           gpointer   data)
{
  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

GtkWindow *
ent_dialog_new (GtkWidget  *over,
                const char *title,
                int         width,
                int         height)
{
  GtkWindow *window = g_object_new (ADW_TYPE_WINDOW, "title", title, "modal", TRUE, "default-width", width,
                                    "default-height", height, "transient-for", gtk_widget_get_root (over), NULL);
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (window), shortcuts);
  return window;
}
