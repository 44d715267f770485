/* What has the focus in a GtkDropDown is the button inside.  GTK 4.8 names it after its C type,
 * so it is given a name here, of the title and of what is chosen. */
#include "config.h"

#include "ent-titled-drop-down.h"

static void
update_name (GtkDropDown *self,
             GParamSpec  *pspec,
             GtkLabel    *title)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self));
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self);
  g_autofree char *name = g_strdup_printf ("%s %s", gtk_label_get_text (title),
                                           chosen != NULL ? gtk_string_object_get_string (chosen) : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkDropDown *
ent_titled_drop_down_new (GtkBox             *box,
                          const char         *title,
                          const char * const *names)
{
  GtkWidget *label, *drop_down;

  g_return_val_if_fail (GTK_IS_BOX (box), NULL);

  label = gtk_label_new_with_mnemonic (title);
  drop_down = gtk_drop_down_new_from_strings (names);
  gtk_widget_add_css_class (drop_down, "flat");
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), drop_down);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (box, label);
  gtk_box_append (box, drop_down);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (update_name), label, 0);
  update_name (GTK_DROP_DOWN (drop_down), NULL, GTK_LABEL (label));
  return GTK_DROP_DOWN (drop_down);
}
