#include "config.h"

#include "ent-evidence-chooser.h"

#include <glib/gi18n-lib.h>

#include "ent-fold.h"

/* A widget for each of thousands would take seconds; the words narrow them down. */
#define MAX_EVENTS  50
#define LIST_HEIGHT 320
#define LIST_WIDTH  320

struct _EntEvidenceChooser
{
  GtkWidget  parent_instance;

  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *search;
  GtkWidget *list;
  GtkWidget *more;     /* how many are not listed */
  EntCase   *item;
  GPtrArray *chosen;   /* of char* */
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntEvidenceChooser, ent_evidence_chooser, GTK_TYPE_WIDGET)

GPtrArray *
ent_evidence_chooser_get_chosen (EntEvidenceChooser *self)
{
  g_return_val_if_fail (ENT_IS_EVIDENCE_CHOOSER (self), NULL);
  return self->chosen;
}

static gboolean
is_chosen (EntEvidenceChooser *self,
           const char         *id,
           guint              *index)
{
  return g_ptr_array_find_with_equal_func (self->chosen, id, g_str_equal, index);
}

static void
toggled_cb (GtkCheckButton     *check,
            EntEvidenceChooser *self)
{
  const char *id = g_object_get_data (G_OBJECT (check), "event");
  guint index;

  if (is_chosen (self, id, &index))
    g_ptr_array_remove_index (self->chosen, index);
  else
    g_ptr_array_add (self->chosen, g_strdup (id));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
append_event (EntEvidenceChooser *self,
              const EntEvent     *event)
{
  GtkWidget *check = gtk_check_button_new (), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *label;
  g_autofree char *date = ent_date_format (event->date);
  const char *title = ent_text_get (event->title);
  g_autofree char *name = g_strdup_printf (_("%s, %s"), title, date);

  gtk_box_append (GTK_BOX (lines), g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE,
                                                 "max-width-chars", 36, NULL));
  label = g_object_new (GTK_TYPE_LABEL, "label", date, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (lines), label);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), lines);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen (self, event->id, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (check), "event", g_strdup (event->id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_box_append (GTK_BOX (self->list), check);
}

static gboolean
has_words (const EntEvent *event,
           const char     *folded)
{
  g_autofree char *date = NULL, *text = NULL, *in = NULL;

  if (*folded == '\0')
    return TRUE;
  date = ent_date_format (event->date);
  text = g_strconcat (ent_text_get (event->title), " ", date, NULL);
  in = ent_fold (text, NULL);
  return strstr (in, folded) != NULL;
}

/* What is marked comes first when the list opens; it does not jump while one marks. */
static void
fill (EntEvidenceChooser *self)
{
  g_autofree char *folded = ent_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)), NULL);
  g_autoptr(GPtrArray) first = g_ptr_array_new (), rest = g_ptr_array_new ();
  g_autofree char *more = NULL;
  GtkWidget *child;
  guint n;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; i < self->item->events->len; i++)
    {
      EntEvent *event = self->item->events->pdata[i];

      if (has_words (event, folded))
        g_ptr_array_add (is_chosen (self, event->id, NULL) ? first : rest, event);
    }
  g_ptr_array_extend (first, rest, NULL, NULL);
  for (guint i = 0; i < MIN (first->len, MAX_EVENTS); i++)
    append_event (self, first->pdata[i]);
  n = first->len - MIN (first->len, MAX_EVENTS);
  if (first->len == 0)
    more = g_strdup (_("No event has these words"));
  else if (n > 0)
    more = g_strdup_printf (ngettext ("%u more event; search for it", "%u more events; search for them", n), n);
  gtk_label_set_label (GTK_LABEL (self->more), more);
  gtk_widget_set_visible (self->more, more != NULL);
}

static void
shown_cb (EntEvidenceChooser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill (self);
  gtk_widget_grab_focus (self->search);
}

static void
stop_cb (EntEvidenceChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

void
ent_evidence_chooser_set_chosen (EntEvidenceChooser *self,
                                 GPtrArray          *ids)
{
  g_return_if_fail (ENT_IS_EVIDENCE_CHOOSER (self));

  g_ptr_array_set_size (self->chosen, 0);
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (self->chosen, g_strdup (ids->pdata[i]));
}

static void
ent_evidence_chooser_dispose (GObject *object)
{
  EntEvidenceChooser *self = ENT_EVIDENCE_CHOOSER (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (ent_evidence_chooser_parent_class)->dispose (object);
}

static void
ent_evidence_chooser_finalize (GObject *object)
{
  EntEvidenceChooser *self = ENT_EVIDENCE_CHOOSER (object);

  g_clear_pointer (&self->item, ent_case_unref);
  g_ptr_array_unref (self->chosen);
  G_OBJECT_CLASS (ent_evidence_chooser_parent_class)->finalize (object);
}

static void
ent_evidence_chooser_class_init (EntEvidenceChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_evidence_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_evidence_chooser_finalize;
  signals[CHANGED] = g_signal_new ("changed", ENT_TYPE_EVIDENCE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_content (EntEvidenceChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *scroller;

  self->search = g_object_new (GTK_TYPE_SEARCH_ENTRY, "placeholder-text", _("Search events"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search events"), -1);
  gtk_box_append (GTK_BOX (box), self->search);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->list, "hscrollbar-policy", GTK_POLICY_NEVER,
                           "propagate-natural-height", TRUE, "max-content-height", LIST_HEIGHT, NULL);
  gtk_widget_set_size_request (box, LIST_WIDTH, -1);
  gtk_box_append (GTK_BOX (box), scroller);
  self->more = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->more, "dim-label");
  gtk_box_append (GTK_BOX (box), self->more);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
  return box;
}

static void
ent_evidence_chooser_init (EntEvidenceChooser *self)
{
  self->chosen = g_ptr_array_new_with_free_func (g_free);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), create_content (self));
  g_signal_connect_object (self->popover, "map", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _("Choose Evidence"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
ent_evidence_chooser_new (EntCase *item)
{
  EntEvidenceChooser *self;

  g_return_val_if_fail (item != NULL, NULL);

  self = g_object_new (ENT_TYPE_EVIDENCE_CHOOSER, NULL);
  self->item = ent_case_ref (item);
  return GTK_WIDGET (self);
}
