#include "config.h"

#include "ent-thing-chooser.h"

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"

struct _EntThingChooser
{
  GtkWidget    parent_instance;

  GtkBox      *box;
  GtkLabel    *limit;
  EntCodebook *codebook;  /* of what stands in the box, or NULL */
  GArray      *things;    /* of EntThing: all */
  GPtrArray   *checks;    /* of GtkCheckButton, one for each */
  gboolean     setting;
};

G_DEFINE_FINAL_TYPE (EntThingChooser, ent_thing_chooser, GTK_TYPE_WIDGET)

static guint changed_signal;

GArray *
ent_thing_chooser_list (EntThingChooser *self)
{
  GArray *list;

  g_return_val_if_fail (ENT_IS_THING_CHOOSER (self), NULL);

  list = g_array_new (FALSE, FALSE, sizeof (EntThing));
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_array_append_val (list, g_array_index (self->things, EntThing, i));
  return list;
}

/* What would be one too many, or one too few, cannot be pressed. */
static void
update_limits (EntThingChooser *self)
{
  g_autoptr(GArray) chosen = ent_thing_chooser_list (self);
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    {
      gboolean active = gtk_check_button_get_active (self->checks->pdata[i]);

      gtk_widget_set_sensitive (self->checks->pdata[i], active ? chosen->len > ENT_THING_CHOOSER_MIN
                                                               : chosen->len < ENT_THING_CHOOSER_MAX);
    }
  text = g_strdup_printf (_("%u chosen, of %d at most"), chosen->len, ENT_THING_CHOOSER_MAX);
  gtk_label_set_label (self->limit, text);
}

static void
toggled_cb (EntThingChooser *self)
{
  if (self->setting)
    return;
  update_limits (self);
  g_signal_emit (self, changed_signal, 0);
}

static const char *
get_heading (EntThingKind kind)
{
  switch (kind)
    {
    case ENT_THING_MOMENT:
      return _("Moments");
    case ENT_THING_LEVEL:
      return _("Relations");
    case ENT_THING_HELPS:
      return _("First helping");
    case ENT_THING_HINDERS:
      return _("First hindering");
    }
  g_return_val_if_reached ("");
}

static void
fill (EntThingChooser *self,
      EntMatrix       *matrix)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  g_ptr_array_set_size (self->checks, 0);
  g_clear_pointer (&self->things, g_array_unref);
  g_clear_pointer (&self->codebook, ent_codebook_unref);
  self->codebook = ent_codebook_ref (matrix->codebook);
  self->things = ent_thing_list_all (matrix);
  for (guint i = 0; i < self->things->len; i++)
    {
      EntThing thing = g_array_index (self->things, EntThing, i);
      g_autofree char *title = ent_thing_dup_title (matrix, thing);
      GtkWidget *check;

      if (i == 0 || g_array_index (self->things, EntThing, i - 1).kind != thing.kind)
        ent_block_heading (self->box, get_heading (thing.kind));
      check = gtk_check_button_new_with_label (title);
      gtk_box_append (self->box, check);
      g_ptr_array_add (self->checks, check);
      g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
    }
}

void
ent_thing_chooser_set (EntThingChooser *self,
                       EntMatrix       *matrix,
                       GArray          *things)
{
  g_return_if_fail (ENT_IS_THING_CHOOSER (self) && matrix != NULL && things != NULL);

  self->setting = TRUE;
  if (self->codebook != matrix->codebook)
    fill (self, matrix);
  for (guint i = 0; i < self->checks->len; i++)
    {
      EntThing thing = g_array_index (self->things, EntThing, i);
      gboolean active = FALSE;

      for (guint j = 0; j < things->len && !active; j++)
        active = g_array_index (things, EntThing, j).kind == thing.kind
                 && g_array_index (things, EntThing, j).what == thing.what;
      gtk_check_button_set_active (self->checks->pdata[i], active);
    }
  update_limits (self);
  self->setting = FALSE;
}

static void
ent_thing_chooser_dispose (GObject *object)
{
  EntThingChooser *self = ENT_THING_CHOOSER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->codebook, ent_codebook_unref);
  g_clear_pointer (&self->things, g_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  G_OBJECT_CLASS (ent_thing_chooser_parent_class)->dispose (object);
}

static void
ent_thing_chooser_class_init (EntThingChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_thing_chooser_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_thing_chooser_init (EntThingChooser *self)
{
  GtkWidget *scrolled;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->checks = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->box, "propagate-natural-height", TRUE,
                           "propagate-natural-width", TRUE, "max-content-height", 420, "hscrollbar-policy",
                           GTK_POLICY_NEVER, NULL);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
  self->limit = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "margin-top", 6, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->limit), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->limit), "caption");
  gtk_widget_set_parent (GTK_WIDGET (self->limit), GTK_WIDGET (self));
}

GtkWidget *
ent_thing_chooser_new (void)
{
  return g_object_new (ENT_TYPE_THING_CHOOSER, NULL);
}
