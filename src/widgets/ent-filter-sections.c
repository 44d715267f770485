#include "config.h"

#include "ent-filter-sections.h"

#define MIN_WIDTH 300

GtkWidget *
ent_filter_sections_new (GtkWidget **sections,
                         int         max_height)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  *sections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_object_set (scroller, "child", *sections, "hscrollbar-policy", GTK_POLICY_NEVER,
                "propagate-natural-height", TRUE, "max-content-height", max_height,
                "width-request", MIN_WIDTH, NULL);
  return scroller;
}

/* What a closed expander keeps has no root, and GTK 4.8 complains of that when the focus passes by:
 * it gets its child only while it is open. */
static void
expanded_cb (GtkExpander *expander,
             GParamSpec  *pspec,
             GtkWidget   *box)
{
  gtk_expander_set_child (expander, gtk_expander_get_expanded (expander) ? box : NULL);
}

GtkWidget *
ent_filter_sections_add (GtkWidget  *sections,
                         const char *title,
                         gboolean    open)
{
  GtkWidget *expander = gtk_expander_new (title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "choices");
  g_object_set_data_full (G_OBJECT (expander), "choices", g_object_ref_sink (box), g_object_unref);
  g_signal_connect (expander, "notify::expanded", G_CALLBACK (expanded_cb), box);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), open);
  /* GTK 4.8 does not name it after its title. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (sections), expander);
  return box;
}

void
ent_filter_sections_clear (GtkWidget *sections)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (sections)) != NULL)
    gtk_box_remove (GTK_BOX (sections), child);
}

GtkWidget *
ent_filter_check_new (const char *text)
{
  GtkWidget *check = gtk_check_button_new (), *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return check;
}
