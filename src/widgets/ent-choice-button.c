#include "config.h"

#include "ent-choice-button.h"

#include <glib/gi18n-lib.h>

struct _EntChoiceButton
{
  GtkWidget  parent_instance;

  GtkWidget *button;
  GtkWidget *popover;
  char      *title;
  EntChoice *choices;   /* labels are owned */
  GPtrArray *lines;     /* borrowed buttons */
  guint      n_choices;
  guint      selected;
};

enum { PROP_0, PROP_SELECTED, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EntChoiceButton, ent_choice_button, GTK_TYPE_WIDGET)

static GtkWidget *
create_picture (const EntChoice *choice)
{
  GtkWidget *swatch;

  if (choice->css_class == NULL)
    return g_object_new (GTK_TYPE_IMAGE, "icon-name", choice->icon_name,
                         "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  swatch = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                         "valign", GTK_ALIGN_CENTER, "halign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_set_size_request (swatch, 16, 16);
  gtk_widget_add_css_class (swatch, "note-swatch");
  gtk_widget_add_css_class (swatch, choice->css_class);
  return swatch;
}

static GtkWidget *
create_line (const EntChoice *choice,
             gboolean         with_label)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label;

  gtk_box_append (GTK_BOX (line), create_picture (choice));
  if (!with_label)
    return line;
  label = g_object_new (GTK_TYPE_LABEL, "label", choice->label, "xalign", 0.0, "hexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (line), label);
  return line;
}

static void
update (EntChoiceButton *self)
{
  const EntChoice *chosen = &self->choices[self->selected];
  /* Translators: what is chosen by a button, "Colour: Yellow" */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), self->title, chosen->label);

  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), create_line (chosen, self->selected > 0));
  gtk_widget_set_tooltip_text (self->button, name);
  /* What has the focus, and is read out, is the button inside. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < self->lines->len; i++)
    {
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->lines->pdata[i]), GTK_ACCESSIBLE_STATE_CHECKED,
                                   i == self->selected ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
      gtk_widget_set_opacity (gtk_widget_get_last_child (gtk_button_get_child (self->lines->pdata[i])),
                              i == self->selected ? 1 : 0);
    }
}

guint
ent_choice_button_get_selected (EntChoiceButton *self)
{
  g_return_val_if_fail (ENT_IS_CHOICE_BUTTON (self), 0);
  return self->selected;
}

void
ent_choice_button_set_selected (EntChoiceButton *self,
                                guint            selected)
{
  g_return_if_fail (ENT_IS_CHOICE_BUTTON (self));
  g_return_if_fail (selected < self->n_choices);

  if (self->selected == selected)
    return;
  self->selected = selected;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
line_cb (GtkButton       *line,
         EntChoiceButton *self)
{
  guint index;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (g_ptr_array_find (self->lines, line, &index))
    ent_choice_button_set_selected (self, index);
}

static void
shown_cb (EntChoiceButton *self)
{
  gtk_widget_grab_focus (self->lines->pdata[self->selected]);
}

static void
create_lines (EntChoiceButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < self->n_choices; i++)
    {
      GtkWidget *line = create_line (&self->choices[i], TRUE);
      GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "child", line,
                                        "accessible-role", GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO, NULL);

      gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("object-select-symbolic"));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "choice");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, self->choices[i].label, -1);
      g_signal_connect_object (button, "clicked", G_CALLBACK (line_cb), self, 0);
      g_ptr_array_add (self->lines, button);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
}

static void
ent_choice_button_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (id == PROP_SELECTED)
    g_value_set_uint (value, ENT_CHOICE_BUTTON (object)->selected);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ent_choice_button_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (id == PROP_SELECTED)
    ent_choice_button_set_selected (ENT_CHOICE_BUTTON (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ent_choice_button_dispose (GObject *object)
{
  EntChoiceButton *self = ENT_CHOICE_BUTTON (object);

  g_ptr_array_set_size (self->lines, 0);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (ent_choice_button_parent_class)->dispose (object);
}

static void
ent_choice_button_finalize (GObject *object)
{
  EntChoiceButton *self = ENT_CHOICE_BUTTON (object);

  for (guint i = 0; i < self->n_choices; i++)
    g_free ((char *) self->choices[i].label);
  g_free (self->choices);
  g_free (self->title);
  g_ptr_array_unref (self->lines);
  G_OBJECT_CLASS (ent_choice_button_parent_class)->finalize (object);
}

static void
ent_choice_button_class_init (EntChoiceButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ent_choice_button_get_property;
  object_class->set_property = ent_choice_button_set_property;
  object_class->dispose = ent_choice_button_dispose;
  object_class->finalize = ent_choice_button_finalize;
  properties[PROP_SELECTED] = g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT, 0,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_choice_button_init (EntChoiceButton *self)
{
  self->lines = g_ptr_array_new ();
  self->popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->popover, "menu");
  g_signal_connect_object (self->popover, "map", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
ent_choice_button_new (const char      *title,
                       const EntChoice *choices,
                       guint            n_choices)
{
  EntChoiceButton *self;

  g_return_val_if_fail (n_choices > 0, NULL);

  self = g_object_new (ENT_TYPE_CHOICE_BUTTON, NULL);
  self->title = g_strdup (title);
  self->choices = g_memdup2 (choices, n_choices * sizeof *choices);
  self->n_choices = n_choices;
  for (guint i = 0; i < n_choices; i++)
    self->choices[i].label = g_strdup (choices[i].label);
  create_lines (self);
  update (self);
  return GTK_WIDGET (self);
}
