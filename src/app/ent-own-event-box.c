#include "config.h"

#include "ent-own-event-box.h"

#include <glib/gi18n-lib.h>

#include "ent-address.h"
#include "ent-blocks.h"
#include "ent-own-event-window.h"
#include "ent-slide-maker.h"

struct _EntOwnEventBox
{
  GtkWidget    parent_instance;

  GtkBox      *box;
  EntPersonal *personal;
  char        *id;
};

G_DEFINE_FINAL_TYPE (EntOwnEventBox, ent_own_event_box, GTK_TYPE_WIDGET)

static void
edit_cb (EntOwnEventBox *self)
{
  const EntOwnEvent *event = ent_personal_find_event (self->personal, self->id);

  if (event != NULL)
    ent_own_event_window_edit (GTK_WIDGET (self), self->personal, event);
}

/* Nothing is asked; it can be taken back. */
static void
delete_cb (EntOwnEventBox *self)
{
  const EntOwnEvent *event = ent_personal_find_event (self->personal, self->id);
  g_autofree char *message = NULL;

  if (event == NULL)
    return;
  /* Translators: %s is the title of an event */
  message = g_strdup_printf (_("“%s” was deleted"), event->title);
  ent_personal_bin_event (self->personal, self->id, TRUE, NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-undo", "s", message);
}

static void
append_buttons (EntOwnEventBox *self)
{
  const EntOwnEvent *event = ent_personal_find_event (self->personal, self->id);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *edit = gtk_button_new_with_mnemonic (_("_Edit…")), *remove = gtk_button_new_with_mnemonic (_("_Delete"));

  g_signal_connect_object (edit, "clicked", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), edit);
  gtk_box_append (GTK_BOX (line), remove);
  if (event != NULL)
    {
      g_autofree char *link = ent_address_format (ENT_ADDRESS_EVENT, event->case_id, self->id);

      gtk_box_append (self->box, ent_slide_maker_button_new (link));
    }
  gtk_widget_set_margin_top (line, 6);
  gtk_box_append (self->box, line);
}

static void
fill (EntOwnEventBox    *self,
      const EntOwnEvent *event)
{
  g_autofree char *date = ent_date_format (event->date), *overline = NULL;
  const char *who = ent_personal_get_layer_name (self->personal, event->layer);

  /* Translators: what is shown of somebody's own event, and who that is: "Own event · You" */
  overline = g_strdup_printf (_("Own event · %s"), who);
  ent_block_overline (self->box, overline);
  ent_block_title (self->box, event->title);
  ent_block_dim (self->box, date);
  if (event->lane != NULL)
    {
      g_autofree char *lane = g_strdup_printf (_("In the lane “%s”"), event->lane);

      ent_block_dim (self->box, lane);
    }
  if (event->text != NULL)
    {
      g_autoptr(EntEvent) plain = ent_own_event_to_event (event);

      ent_block_text (self->box, plain->text != NULL ? ent_text_get (plain->text) : event->text);
    }
  if (event->sources->len > 0)
    ent_block_heading (self->box, _("Sources"));
  for (guint i = 0; i < event->sources->len; i++)
    ent_block_text (self->box, event->sources->pdata[i]);
  if (event->layer == NULL)
    append_buttons (self);
}

static void
update (EntOwnEventBox *self)
{
  const EntOwnEvent *event = ent_personal_find_event (self->personal, self->id);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  if (event != NULL)
    fill (self, event);
  else
    ent_block_dim (self->box, _("This event is not there any more."));
}

static void
ent_own_event_box_dispose (GObject *object)
{
  EntOwnEventBox *self = ENT_OWN_EVENT_BOX (object);

  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;
  g_clear_object (&self->personal);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (ent_own_event_box_parent_class)->dispose (object);
}

static void
ent_own_event_box_class_init (EntOwnEventBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_own_event_box_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_own_event_box_init (EntOwnEventBox *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
}

GtkWidget *
ent_own_event_box_new (EntPersonal *personal,
                       const char  *id)
{
  EntOwnEventBox *self = g_object_new (ENT_TYPE_OWN_EVENT_BOX, NULL);

  self->personal = g_object_ref (personal);
  self->id = g_strdup (id);
  g_signal_connect_object (personal, "events-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (personal, "layers-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
