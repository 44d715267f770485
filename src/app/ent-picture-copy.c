#include "config.h"

#include "ent-picture-copy.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define WIDTH_PX  1920
#define HEIGHT_PX 1080
#define SCALE     1.3

/* The picture goes through a file of its own, so that it is painted and packed in a thread. */
typedef struct
{
  GtkWidget *widget;
  char      *path;
} Copying;

static void
copying_free (Copying *self)
{
  g_unlink (self->path);
  g_free (self->path);
  g_object_unref (self->widget);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copying, copying_free)

static void
tell (GtkWidget  *widget,
      const char *message)
{
  gtk_widget_activate_action (widget, "win.tell", "s", message);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Copying) copying = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autoptr(GdkContentProvider) provider = NULL;

  if (bytes == NULL)
    {
      tell (copying->widget, error->message);
      return;
    }
  provider = gdk_content_provider_new_for_bytes ("image/png", bytes);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (copying->widget), provider);
  tell (copying->widget, _("The picture can be pasted now"));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Copying) copying = user_data;
  g_autoptr(GError) error = NULL;
  gboolean done = ent_picture_source_save_finish (result, &error);
  g_autoptr(GFile) file = g_file_new_for_path (copying->path);

  if (!done)
    {
      tell (copying->widget, error->message);
      return;
    }
  g_file_load_bytes_async (file, NULL, read_cb, g_steal_pointer (&copying));
}

void
ent_picture_copy (GtkWidget        *widget,
                  EntPictureSource *source)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  EntPictureOptions options;
  Copying *copying;
  int fd = g_file_open_tmp ("entente-XXXXXX.png", &path, &error);

  if (fd < 0)
    {
      tell (widget, error->message);
      ent_picture_source_free (source);
      return;
    }
  g_close (fd, NULL);
  copying = g_new0 (Copying, 1);
  copying->widget = g_object_ref (widget);
  copying->path = g_steal_pointer (&path);
  ent_picture_options_init (&options);
  options.in_view = TRUE;
  /* The matrix is as large as it takes: it is not stretched to a form. */
  if (!ent_picture_source_is_matrix (source))
    {
      options.width = WIDTH_PX;
      options.height = HEIGHT_PX;
      options.max_scale = SCALE;
    }
  else if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    options.flags |= ENT_PICTURE_RTL;
  ent_picture_source_save_async (source, &options, copying->path, saved_cb, copying);
}
