#include "config.h"

#include "ent-place-bar.h"

#include <glib/gi18n-lib.h>

struct _EntPlaceBar
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *label;
  char      *note_id;
};

G_DEFINE_FINAL_TYPE (EntPlaceBar, ent_place_bar, GTK_TYPE_WIDGET)

enum
{
  PLACE,
  CANCEL,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

void
ent_place_bar_ask (EntPlaceBar *self,
                   const char  *note_id,
                   const char  *says)
{
  char *id = g_strdup (note_id);

  g_return_if_fail (ENT_IS_PLACE_BAR (self));

  g_free (self->note_id);
  self->note_id = id;
  gtk_label_set_label (GTK_LABEL (self->label), says ? says : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, says ? says : "", -1);
  gtk_widget_set_visible (GTK_WIDGET (self), note_id != NULL);
}

const char *
ent_place_bar_get_note_id (EntPlaceBar *self)
{
  g_return_val_if_fail (ENT_IS_PLACE_BAR (self), NULL);
  return self->note_id;
}

static void
place_cb (EntPlaceBar *self)
{
  g_signal_emit (self, signals[PLACE], 0);
}

static void
cancel_cb (EntPlaceBar *self)
{
  g_signal_emit (self, signals[CANCEL], 0);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  cancel_cb (ENT_PLACE_BAR (widget));
  return TRUE;
}

static void
ent_place_bar_dispose (GObject *object)
{
  g_clear_pointer (&ENT_PLACE_BAR (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (ent_place_bar_parent_class)->dispose (object);
}

static void
ent_place_bar_finalize (GObject *object)
{
  g_free (ENT_PLACE_BAR (object)->note_id);
  G_OBJECT_CLASS (ent_place_bar_parent_class)->finalize (object);
}

static void
ent_place_bar_class_init (EntPlaceBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_place_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_place_bar_finalize;
  signals[PLACE] = g_signal_new ("place", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[CANCEL] = g_signal_new ("cancel", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "placebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static GtkWidget *
append_button (EntPlaceBar *self,
               const char  *label,
               GCallback    clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->box), button);
  /* What is selected stays so. */
  gtk_widget_set_focus_on_click (button, FALSE);
  return button;
}

static void
ent_place_bar_init (EntPlaceBar *self)
{
  GtkWidget *place;

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "hexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (self->box), self->label);
  place = append_button (self, _("_Place Here"), G_CALLBACK (place_cb));
  gtk_widget_add_css_class (place, "suggested-action");
  append_button (self, _("_Cancel"), G_CALLBACK (cancel_cb));
}
