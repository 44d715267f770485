#include "config.h"

#include "ent-sync-button.h"

#include <glib/gi18n-lib.h>

/* What is over sooner does not make the header bar flicker. */
#define SHOW_MSEC 300

struct _EntSyncButton
{
  GtkWidget       parent_instance;

  GtkMenuButton  *button;
  GtkSpinner     *spinner;
  GtkPopover     *popover;
  GtkLabel       *status;
  GtkProgressBar *progress;
  GtkWidget      *cancel_button;

  EntFeeds       *feeds;
  guint           show_id;
};

G_DEFINE_FINAL_TYPE (EntSyncButton, ent_sync_button, GTK_TYPE_WIDGET)

static void
cancel_cb (EntSyncButton *self)
{
  gtk_popover_popdown (self->popover);
  ent_feeds_cancel (self->feeds);
}

static void
update (EntSyncButton *self)
{
  g_autofree char *status = NULL;
  double fraction;

  g_object_get (self->feeds, "status", &status, "fraction", &fraction, NULL);
  /* What was said last stays while it goes. */
  if (status != NULL)
    gtk_label_set_label (self->status, status);
  gtk_progress_bar_set_fraction (self->progress, fraction);
}

static gboolean
show_cb (gpointer data)
{
  EntSyncButton *self = data;

  self->show_id = 0;
  gtk_spinner_set_spinning (self->spinner, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  return G_SOURCE_REMOVE;
}

static void
busy_changed_cb (EntSyncButton *self)
{
  if (ent_feeds_is_busy (self->feeds))
    {
      if (self->show_id == 0)
        self->show_id = g_timeout_add (SHOW_MSEC, show_cb, self);
      return;
    }
  g_clear_handle_id (&self->show_id, g_source_remove);
  gtk_popover_popdown (self->popover);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
ent_sync_button_set_feeds (EntSyncButton *self,
                           EntFeeds      *feeds)
{
  g_return_if_fail (ENT_IS_SYNC_BUTTON (self));
  g_return_if_fail (ENT_IS_FEEDS (feeds));
  g_return_if_fail (self->feeds == NULL);

  self->feeds = g_object_ref (feeds);
  g_signal_connect_object (feeds, "notify::busy", G_CALLBACK (busy_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (feeds, "notify::status", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (feeds, "notify::fraction", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  busy_changed_cb (self);
}

static void
ent_sync_button_dispose (GObject *object)
{
  EntSyncButton *self = ENT_SYNC_BUTTON (object);

  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_object (&self->feeds);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENT_TYPE_SYNC_BUTTON);
  G_OBJECT_CLASS (ent_sync_button_parent_class)->dispose (object);
}

static void
ent_sync_button_class_init (EntSyncButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_sync_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/entente/Entente/ent-sync-button.ui");
  gtk_widget_class_bind_template_child (widget_class, EntSyncButton, button);
  gtk_widget_class_bind_template_child (widget_class, EntSyncButton, spinner);
  gtk_widget_class_bind_template_child (widget_class, EntSyncButton, popover);
  gtk_widget_class_bind_template_child (widget_class, EntSyncButton, status);
  gtk_widget_class_bind_template_child (widget_class, EntSyncButton, progress);
  gtk_widget_class_bind_template_child (widget_class, EntSyncButton, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
ent_sync_button_init (EntSyncButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* What has the focus, and is read out, is the button inside. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Updates are being fetched"), -1);
}
