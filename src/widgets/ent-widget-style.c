#include "config.h"

#include "ent-widget-style.h"

#include <adwaita.h>

/* The theme's named colours are to be had from the style context alone, which GTK 4.10
 * deprecates without a successor; nothing else here touches it. */
static void
look_up (GtkWidget  *widget,
         const char *name,
         GdkRGBA    *color)
{
  GdkRGBA found;

  if (gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &found)
      && found.alpha >= 1)
    *color = found;
}

#define FLAGS_KEY "ent-picture-flags"

void
ent_widget_set_picture_flags (GtkWidget       *widget,
                              EntPictureFlags  flags)
{
  /* One more, so that no flags are flags too. */
  g_object_set_data (G_OBJECT (widget), FLAGS_KEY, GUINT_TO_POINTER (flags + 1));
}

static gboolean
find_flags (GtkWidget       *widget,
            EntPictureFlags *flags)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      guint value = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), FLAGS_KEY));

      if (value != 0)
        {
          *flags = value - 1;
          return TRUE;
        }
    }
  return FALSE;
}

void
ent_widget_get_picture_style (GtkWidget       *widget,
                              EntPictureStyle *style)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  EntPictureFlags flags = 0;

  if (find_flags (widget, &flags))
    {
      ent_picture_style_init (style, flags);
      style->margin = style->page;
      return;
    }
  if (adw_style_manager_get_dark (manager))
    flags |= ENT_PICTURE_DARK;
  if (adw_style_manager_get_high_contrast (manager))
    flags |= ENT_PICTURE_HIGH_CONTRAST;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    flags |= ENT_PICTURE_RTL;
  ent_picture_style_init (style, flags);
  look_up (widget, "view_bg_color", &style->page);
  look_up (widget, "window_bg_color", &style->margin);
  look_up (widget, "accent_color", &style->accent);
}
