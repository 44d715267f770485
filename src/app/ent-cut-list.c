#include "config.h"

#include "ent-cut-list.h"

/* A single row more is shown rather than asked about. */
#define SLACK 2

struct _EntCutList
{
  GtkWidget        parent_instance;

  GtkWidget       *box;
  GtkWidget       *button;
  GtkWidget       *label;
  guint            n;
  guint            n_shown;
  guint            step;
  EntCutListRow    create_row;
  EntCutListLabel  create_label;
  gpointer         data;
  GDestroyNotify   data_free;
};

G_DEFINE_FINAL_TYPE (EntCutList, ent_cut_list, GTK_TYPE_WIDGET)

static guint
count_next (EntCutList *self)
{
  guint rest = self->n - self->n_shown;

  return rest <= self->step + SLACK ? rest : self->step;
}

static void
append_rows (EntCutList *self,
             guint       n)
{
  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (self->box), self->create_row (self->n_shown++, self->data));
  n = count_next (self);
  if (n > 0)
    {
      g_autofree char *text = self->create_label (n, self->n, self->n_shown + n == self->n);

      gtk_label_set_label (GTK_LABEL (self->label), text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    }
  gtk_widget_set_visible (self->button, n > 0);
}

/* Who asked with the keyboard goes on at the first of the new rows. */
static void
more_cb (EntCutList *self)
{
  GtkWidget *last = gtk_widget_get_last_child (self->box), *next;
  gboolean focused = gtk_widget_is_focus (self->button);

  append_rows (self, count_next (self));
  next = last != NULL ? gtk_widget_get_next_sibling (last) : gtk_widget_get_first_child (self->box);
  while (focused && next != NULL && !gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD))
    next = gtk_widget_get_next_sibling (next);
}

static void
ent_cut_list_dispose (GObject *object)
{
  EntCutList *self = ENT_CUT_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  if (self->data_free != NULL)
    g_clear_pointer (&self->data, self->data_free);
  G_OBJECT_CLASS (ent_cut_list_parent_class)->dispose (object);
}

static void
ent_cut_list_class_init (EntCutListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_cut_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "cutlist");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_cut_list_init (EntCutList *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role",
                            GTK_ACCESSIBLE_ROLE_LIST, NULL);
  self->label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, NULL);
  self->button = g_object_new (GTK_TYPE_BUTTON, "child", self->label, "halign", GTK_ALIGN_START, "margin-top", 9, NULL);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (more_cb), self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

guint
ent_cut_list_get_n_shown (EntCutList *self)
{
  g_return_val_if_fail (ENT_IS_CUT_LIST (self), 0);

  return self->n_shown;
}

GtkWidget *
ent_cut_list_new (const char      *name,
                  int              spacing,
                  guint            n,
                  guint            first,
                  guint            step,
                  EntCutListRow    create_row,
                  EntCutListLabel  create_label,
                  gpointer         data,
                  GDestroyNotify   data_free)
{
  EntCutList *self = g_object_new (ENT_TYPE_CUT_LIST, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_set_spacing (GTK_BOX (self->box), spacing);
  self->n = n;
  self->step = step;
  self->create_row = create_row;
  self->create_label = create_label;
  self->data = data;
  self->data_free = data_free;
  append_rows (self, n <= first + SLACK ? n : first);
  return GTK_WIDGET (self);
}
