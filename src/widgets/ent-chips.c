#include "config.h"

#include "ent-chips.h"

#include <glib/gi18n-lib.h>

/* Room that one chip at least has, in px. */
#define MIN_WIDTH 90
#define MAX_CHARS 28

struct _EntChips
{
  GtkWidget  parent_instance;

  GtkWidget *scroller;
  GtkWidget *line;
  GtkWidget *origin;  /* not owned */
};

enum { REMOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntChips, ent_chips, GTK_TYPE_WIDGET)

static void
chip_cb (GtkWidget *chip,
         EntChips  *self)
{
  guint index = 0;

  while ((chip = gtk_widget_get_prev_sibling (chip)) != NULL)
    index++;
  g_signal_emit (self, signals[REMOVED], 0, index);
}

static GtkWidget *
create_chip (EntChips   *self,
             const char *text)
{
  GtkWidget *chip = gtk_button_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);
  /* Translators: %s is a condition, "Actor: Anwar Sadat". */
  g_autofree char *name = g_strdup_printf (_("Remove filter: %s"), text);

  /* One that may be cut would give all its room away before anything scrolls. */
  if (g_utf8_strlen (text, -1) > MAX_CHARS)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), MAX_CHARS);
      gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
    }
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), line);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (chip, "clicked", G_CALLBACK (chip_cb), self);
  return chip;
}

/* Where the focus is among the chips, or −1. */
static int
get_focused_chip (EntChips *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  int i = 0;

  for (GtkWidget *chip = gtk_widget_get_first_child (self->line); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    {
      if (focus != NULL && (focus == chip || gtk_widget_is_ancestor (focus, chip)))
        return i;
      i++;
    }
  return -1;
}

/* The chip that came into the place of one that was removed; or the last; or the origin. */
static void
focus_chip (EntChips *self,
            int       index)
{
  GtkWidget *chip = gtk_widget_get_first_child (self->line), *next;

  while (chip != NULL && index-- > 0 && (next = gtk_widget_get_next_sibling (chip)) != NULL)
    chip = next;
  gtk_widget_grab_focus (chip != NULL ? chip : self->origin);
}

void
ent_chips_set_labels (EntChips           *self,
                      const char * const *labels)
{
  int focused;
  GtkWidget *chip;

  g_return_if_fail (ENT_IS_CHIPS (self));
  g_return_if_fail (labels != NULL);

  focused = gtk_widget_get_root (GTK_WIDGET (self)) != NULL ? get_focused_chip (self) : -1;
  while ((chip = gtk_widget_get_first_child (self->line)) != NULL)
    gtk_box_remove (GTK_BOX (self->line), chip);
  for (guint i = 0; labels[i] != NULL; i++)
    gtk_box_append (GTK_BOX (self->line), create_chip (self, labels[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), labels[0] != NULL);
  if (focused >= 0)
    focus_chip (self, focused);
}

/* A wheel that only turns up and down moves them too. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           EntChips                 *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double value = gtk_adjustment_get_value (adjustment);
  double step = gtk_adjustment_get_page_size (adjustment) / 2;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    dy = -dy;
  gtk_adjustment_set_value (adjustment, value + dy * step);
  return gtk_adjustment_get_value (adjustment) != value;
}

static void
ent_chips_dispose (GObject *object)
{
  EntChips *self = ENT_CHIPS (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (ent_chips_parent_class)->dispose (object);
}

static void
ent_chips_class_init (EntChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_chips_dispose;
  signals[REMOVED] = g_signal_new ("removed", ENT_TYPE_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_chips_init (EntChips *self)
{
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->scroller = gtk_scrolled_window_new ();
  g_object_set (self->scroller, "child", self->line, "hscrollbar-policy", GTK_POLICY_EXTERNAL,
                "vscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-width", TRUE,
                "min-content-width", MIN_WIDTH, NULL);
  g_signal_connect (wheel, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (self->scroller, wheel);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
ent_chips_new (GtkWidget *origin)
{
  EntChips *self = g_object_new (ENT_TYPE_CHIPS, NULL);

  self->origin = origin;
  return GTK_WIDGET (self);
}
