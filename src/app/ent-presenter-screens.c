/* On which screen which window stands.
 *
 * With two screens the audience's window fills one, the presenter's the other: the one on which the lecturer worked.
 * With one screen both are ordinary windows, so that the audience's can be shared in a call; swapped, the audience's
 * fills the screen, and swapped again, the presenter's window comes back before it.  Screens come and go: the windows
 * follow. */

#include "config.h"

#include "ent-presenter-private.h"

#define SETTLE_MSEC 700

static GListModel *
get_monitors (EntPresenter *self)
{
  return gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self->presenter)));
}

/* The one on which the lecturer worked. (transfer full) (nullable) */
static GdkMonitor *
find_main (EntPresenter *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self->presenter));
  GdkSurface *surface = self->window != NULL ? gtk_native_get_surface (GTK_NATIVE (self->window)) : NULL;
  GdkMonitor *monitor = surface != NULL ? gdk_display_get_monitor_at_surface (display, surface) : NULL;

  return monitor != NULL ? g_object_ref (monitor) : g_list_model_get_item (get_monitors (self), 0);
}

/* (transfer full) (nullable) */
static GdkMonitor *
find_other (EntPresenter *self,
            GdkMonitor   *first)
{
  GListModel *monitors = get_monitors (self);

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      GdkMonitor *monitor = g_list_model_get_item (monitors, i);

      if (monitor != first && gdk_monitor_is_valid (monitor))
        return monitor;
      g_object_unref (monitor);
    }
  return NULL;
}

static void
show_audience (EntPresenter *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->audience), !self->hidden);
  if (!self->hidden)
    gtk_window_present (GTK_WINDOW (self->audience));
}

void
ent_presenter_place_windows (EntPresenter *self)
{
  g_autoptr(GdkMonitor) first = find_main (self), second = first != NULL ? find_other (self, first) : NULL;
  GtkWindow *presenter = GTK_WINDOW (self->presenter), *audience = GTK_WINDOW (self->audience);

  if (second != NULL)
    {
      gtk_window_fullscreen_on_monitor (presenter, self->swapped ? second : first);
      gtk_window_fullscreen_on_monitor (audience, self->swapped ? first : second);
      show_audience (self);
      gtk_window_present (presenter);
      return;
    }
  gtk_window_unfullscreen (presenter);
  if (self->swapped)
    {
      gtk_window_fullscreen (audience);
      gtk_window_present (presenter);
      self->hidden = FALSE;
      show_audience (self);
      return;
    }
  gtk_window_unfullscreen (audience);
  show_audience (self);
  gtk_window_present (presenter);
}

static gboolean
settled_cb (gpointer data)
{
  EntPresenter *self = data;

  self->settling = 0;
  if (g_list_model_get_n_items (get_monitors (self)) > 0)
    ent_presenter_place_windows (self);
  return G_SOURCE_REMOVE;
}

/* One screen goes before the next one comes, and who manages the windows learns of it when we do, not before. */
static void
monitors_changed_cb (EntPresenter *self)
{
  if (self->presenter == NULL)
    return;
  g_clear_handle_id (&self->settling, g_source_remove);
  self->settling = g_timeout_add (SETTLE_MSEC, settled_cb, self);
}

void
ent_presenter_add_screens (EntPresenter *self)
{
  g_signal_connect_object (get_monitors (self), "items-changed", G_CALLBACK (monitors_changed_cb), self,
                           G_CONNECT_SWAPPED);
  ent_presenter_place_windows (self);
}
