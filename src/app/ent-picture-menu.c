#include "config.h"

#include "ent-picture-menu.h"

#include <glib/gi18n-lib.h>

#include "ent-export-window.h"
#include "ent-picture-copy.h"
#include "ent-print-window.h"
#include "ent-timeline-capture.h"

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       view)
{
  EntTimelineCapture *capture = ent_timeline_capture_new (view);

  if (capture != NULL)
    ent_export_window_present (view, ent_picture_source_new_timeline (capture));
}

static void
copy_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       view)
{
  EntTimelineCapture *capture = ent_timeline_capture_new (view);

  if (capture != NULL)
    ent_picture_copy (view, ent_picture_source_new_timeline (capture));
}

static void
print_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       view)
{
  EntTimelineCapture *capture = ent_timeline_capture_new (view);

  if (capture != NULL)
    ent_timeline_print (view, capture);
}

GtkWidget *
ent_picture_menu_new (EntTimelineView *view)
{
  static const GActionEntry entries[] = {
    { "export", export_cb, NULL, NULL, NULL, { 0 } },
    { "copy", copy_cb, NULL, NULL, NULL, { 0 } },
    { "print", print_cb, NULL, NULL, NULL, { 0 } },
  };
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr(GMenu) menu = g_menu_new ();
  const char *name = _("Picture of the timeline");

  g_menu_append (menu, _("_Export Picture…"), "picture.export");
  g_menu_append (menu, _("_Copy Picture"), "picture.copy");
  g_menu_append (menu, _("_Print…"), "picture.print");
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), view);
  gtk_widget_insert_action_group (button, "picture", G_ACTION_GROUP (actions));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "flat");
  /* What has the focus, and is read out, is the button inside. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}
