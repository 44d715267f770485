#include "config.h"

#include "ent-factor-glance.h"

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"

#define MAX_NAMED    8  /* in a column; the rest is counted */
#define MAX_WITHOUT  12
#define FEW_WITHOUT  4  /* those the sentence names */

struct _EntFactorGlance
{
  GtkWidget  parent_instance;

  GtkBox    *columns;
  GtkLabel  *without;  /* names those without evidence, where they are more than the sentence over it names */
};

G_DEFINE_FINAL_TYPE (EntFactorGlance, ent_factor_glance, GTK_TYPE_WIDGET)

enum
{
  CASE_PICKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
clicked_cb (GtkButton       *button,
            EntFactorGlance *self)
{
  g_signal_emit (self, signals[CASE_PICKED], 0, g_object_get_data (G_OBJECT (button), "case"));
}

static GtkWidget *
create_name (EntFactorGlance *self,
             EntCase         *item,
             int              rating)
{
  const char *title = ent_case_get_short_title (item);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *button = gtk_button_new ();
  /* Translators: a case and how a factor is rated in it: "France–Germany: +3, strongly enabling" */
  g_autofree char *name = g_strdup_printf (_("%s: %s, %s"), title, ent_rating_to_string (rating),
                                           ent_rating_to_label (rating));

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "glance-name");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "case", g_strdup (item->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

static void
append_count (GtkBox *box,
              guint   n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (box, label);
}

/* The names stand on the number, so that columns look like the bars of a chart. */
static GtkWidget *
create_column (EntFactorGlance *self,
               EntMatrix       *matrix,
               guint            factor,
               int              rating)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *number = gtk_label_new (ent_rating_to_string (rating));
  g_autofree char *css = g_strdup_printf ("rating-%c%d", rating < 0 ? 'm' : 'p', ABS (rating)), *name = NULL;
  guint n = 0;

  gtk_widget_set_valign (column, GTK_ALIGN_END);
  for (guint i = 0; i < ent_matrix_get_n_cases (matrix); i++)
    {
      EntRating found;

      if (!ent_matrix_get_rating (matrix, ENT_CODER_PUBLISHED, factor, i, &found) || !found.has_rating
          || found.rating != rating)
        continue;
      if (n++ < MAX_NAMED)
        gtk_box_append (GTK_BOX (column), create_name (self, ent_matrix_get_case (matrix, i), rating));
    }
  if (n > MAX_NAMED)
    append_count (GTK_BOX (column), n - MAX_NAMED);
  gtk_widget_set_direction (number, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (number, "glance-number");
  gtk_widget_add_css_class (number, css);
  gtk_widget_set_tooltip_text (number, ent_rating_to_label (rating));
  gtk_box_append (GTK_BOX (column), number);
  name = g_strdup_printf (ngettext ("%s: %u case", "%s: %u cases", n), ent_rating_to_label (rating), n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (column), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return column;
}

static void
update_without (EntFactorGlance *self,
                EntMatrix       *matrix,
                guint            factor)
{
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < ent_matrix_get_n_cases (matrix); i++)
    {
      EntRating found;

      if (ent_matrix_get_rating (matrix, ENT_CODER_PUBLISHED, factor, i, &found) && found.has_rating)
        continue;
      if (n++ < MAX_WITHOUT)
        ent_list_append (names, ent_case_get_short_title (ent_matrix_get_case (matrix, i)));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->without), n > FEW_WITHOUT);
  if (n > MAX_WITHOUT)
    text = g_strdup_printf (ngettext ("No evidence in %u case: %s …", "No evidence in %u cases: %s …", n), n,
                            names->str);
  else
    text = g_strdup_printf (_("No evidence: %s"), names->str);
  gtk_label_set_label (self->without, text);
}

void
ent_factor_glance_set (EntFactorGlance *self,
                       EntMatrix       *matrix,
                       guint            factor)
{
  GtkWidget *child;

  g_return_if_fail (ENT_IS_FACTOR_GLANCE (self));
  g_return_if_fail (factor < ent_matrix_get_n_factors (matrix));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->columns))) != NULL)
    gtk_box_remove (self->columns, child);
  for (int rating = -3; rating <= 3; rating++)
    gtk_box_append (self->columns, create_column (self, matrix, factor, rating));
  update_without (self, matrix, factor);
}

static void
ent_factor_glance_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ent_factor_glance_parent_class)->dispose (object);
}

static void
ent_factor_glance_class_init (EntFactorGlanceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_factor_glance_dispose;
  signals[CASE_PICKED] = g_signal_new ("case-picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "factorglance");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_end (const char *text,
            double      xalign)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", xalign, "hexpand", TRUE, "ellipsize",
                                   PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
ent_factor_glance_init (EntFactorGlance *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  GtkWidget *ends = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 4);
  self->columns = GTK_BOX (g_object_new (GTK_TYPE_BOX, "homogeneous", TRUE, "spacing", 4, NULL));
  gtk_widget_set_parent (GTK_WIDGET (self->columns), GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (ends), create_end (_("hindered"), 0));
  gtk_box_append (GTK_BOX (ends), create_end (_("helped"), 1));
  gtk_widget_set_parent (ends, GTK_WIDGET (self));
  self->without = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->without), "dim-label");
  gtk_widget_set_parent (GTK_WIDGET (self->without), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("At a glance"), -1);
}

GtkWidget *
ent_factor_glance_new (void)
{
  return g_object_new (ENT_TYPE_FACTOR_GLANCE, NULL);
}
