#include "config.h"

#include "ent-matrix-actions.h"

#include <glib/gi18n-lib.h>

#include "ent-export-window.h"
#include "ent-picture-copy.h"
#include "ent-slide-maker.h"

static EntPictureSource *
create_source (EntMatrixPage *page)
{
  return ent_picture_source_new_matrix (ent_matrix_page_get_matrix (page), ent_matrix_page_get_spec (page));
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       page)
{
  if (ent_matrix_page_get_matrix (page) != NULL)
    ent_export_window_present (page, create_source (page));
}

static void
copy_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       page)
{
  if (ent_matrix_page_get_matrix (page) != NULL)
    ent_picture_copy (page, create_source (page));
}

static void
add_slide_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       page)
{
  if (ent_matrix_page_get_matrix (page) != NULL)
    ent_slide_maker_present_matrix (page, ent_matrix_page_get_matrix (page), ent_matrix_page_get_spec (page));
}

void
ent_matrix_actions_add (EntMatrixPage *page)
{
  static const GActionEntry entries[] = {
    { "export", export_cb, NULL, NULL, NULL, { 0 } },
    { "copy", copy_cb, NULL, NULL, NULL, { 0 } },
    { "add-slide", add_slide_cb, NULL, NULL, NULL, { 0 } },
  };
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  GMenu *menu = ent_matrix_page_get_menu (page);

  g_menu_append (menu, _("_Export…"), "made.export");
  g_menu_append (menu, _("_Copy Picture"), "made.copy");
  g_menu_append (menu, _("Add to _Lecture…"), "made.add-slide");
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), page);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "made", G_ACTION_GROUP (actions));
}
