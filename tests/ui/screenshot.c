/* Paints the program's window into a PNG file: screenshot LINK FILE.png */
#include "config.h"

#include <glib/gstdio.h>

#include "ent-application.h"
#include "ent-window.h"

typedef struct
{
  const char *link;
  const char *path;
  GtkWindow  *window;
  int         status;
} Shot;

static gboolean
paint_cb (gpointer data)
{
  Shot *shot = data;
  GtkWidget *widget = GTK_WIDGET (shot->window);
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (widget)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                              gtk_widget_get_height (widget)));
  shot->status = gdk_texture_save_to_png (texture, shot->path) ? 0 : 1;
  gtk_window_destroy (shot->window);
  return G_SOURCE_REMOVE;
}

static void
ready_cb (EntSession *session,
          GParamSpec *pspec,
          Shot       *shot)
{
  gtk_widget_activate_action (GTK_WIDGET (shot->window), "win.go", "s", shot->link);
  /* Two seconds: what moves has come to rest. */
  g_timeout_add_seconds (2, paint_cb, shot);
}

static void
activate_cb (GApplication *application,
             Shot         *shot)
{
  shot->window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_signal_connect (ent_application_get_session (ENT_APPLICATION (application)), "notify::ready",
                    G_CALLBACK (ready_cb), shot);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(EntApplication) application = ent_application_new ();
  Shot shot = { NULL, NULL, NULL, 1 };

  if (argc < 3)
    {
      g_printerr ("usage: screenshot LINK FILE.png\n");
      return 2;
    }
  shot.link = argv[1];
  shot.path = argv[2];
  g_signal_connect_after (application, "activate", G_CALLBACK (activate_cb), &shot);
  g_application_run (G_APPLICATION (application), 1, argv);
  return shot.status;
}
