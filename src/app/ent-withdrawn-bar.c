#include "config.h"

#include "ent-withdrawn-bar.h"

#include <glib/gi18n-lib.h>

struct _EntWithdrawnBar
{
  GtkWidget  parent_instance;

  GtkWidget *image;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (EntWithdrawnBar, ent_withdrawn_bar, GTK_TYPE_WIDGET)

void
ent_withdrawn_bar_set_info (EntWithdrawnBar   *self,
                            const EntCaseInfo *info)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ENT_IS_WITHDRAWN_BAR (self));

  if (info != NULL && info->withdrawn && info->feed_title != NULL)
    /* Translators: %s is the title of a feed */
    text = g_strdup_printf (_("“%s” no longer publishes this case. It is kept because of what you wrote about it, and "
                              "is not updated any more."), info->feed_title);
  else if (info != NULL && info->withdrawn)
    text = g_strdup (_("This case is no longer published. It is kept because of what you wrote about it, and is not "
                       "updated any more."));
  gtk_label_set_label (GTK_LABEL (self->label), text ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text ? text : "", -1);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

static void
ent_withdrawn_bar_dispose (GObject *object)
{
  EntWithdrawnBar *self = ENT_WITHDRAWN_BAR (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (ent_withdrawn_bar_parent_class)->dispose (object);
}

static void
ent_withdrawn_bar_class_init (EntWithdrawnBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_withdrawn_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "withdrawnbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
ent_withdrawn_bar_init (EntWithdrawnBar *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 9);
  self->image = gtk_image_new_from_icon_name ("action-unavailable-symbolic");
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0., "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand",
                              TRUE, NULL);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
ent_withdrawn_bar_new (void)
{
  return g_object_new (ENT_TYPE_WITHDRAWN_BAR, NULL);
}
