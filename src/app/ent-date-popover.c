#include "config.h"

#include "ent-date-popover.h"

#include "ent-date-words.h"

#include <glib/gi18n-lib.h>

struct _EntDatePopover
{
  GtkPopover       parent_instance;

  GtkWidget       *entry;
  GtkWidget       *go;
  GtkLabel        *meaning;
  EntTimelineView *view;     /* not owned */
  EntDate         *date;     /* as understood, or NULL */
};

G_DEFINE_FINAL_TYPE (EntDatePopover, ent_date_popover, GTK_TYPE_POPOVER)

/* "This case runs from 1967 to 2025", if the date lies outside; else NULL. (transfer full) */
static char *
describe_limits (EntDatePopover *self)
{
  EntEventTable *table = ent_timeline_view_get_table (self->view);
  const EntDate *period = table != NULL ? table->item->period : NULL;
  gint64 begin, end, begin_year, end_year;
  g_autofree char *from = NULL, *to = NULL;
  int month, day;

  ent_timeline_view_get_limits (self->view, &begin, &end);
  if (begin == end || (ent_date_get_latest (self->date) >= begin && ent_date_get_earliest (self->date) < end))
    return NULL;
  /* Without the margin that the picture has; what goes on still runs to this day. */
  if (period != NULL && ent_date_get_earliest (period) != ENT_DATE_OPEN_PAST)
    begin = ent_date_get_earliest (period);
  if (period != NULL)
    end = MIN (ent_date_get_latest (period), g_get_real_time () / G_USEC_PER_SEC) + 1;
  ent_date_civil_from_seconds (begin, &begin_year, &month, &day);
  ent_date_civil_from_seconds (end - 1, &end_year, &month, &day);
  from = ent_time_format_year (begin_year);
  to = ent_time_format_year (end_year);
  return g_strdup_printf (_("This case runs from %s to %s"), from, to);
}

/* GTK asks how high a popover's text is at the width of the popover with its shadow: text in lines
 * as long as that has one too few, and the last would be cut off. */
static void
keep_height (GtkWidget *label)
{
  int width, height;

  gtk_widget_set_size_request (label, -1, -1);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_set_size_request (label, -1, height);
}

static void
say (EntDatePopover *self,
     const char     *meaning,
     gboolean        is_problem)
{
  gtk_label_set_label (self->meaning, meaning);
  keep_height (GTK_WIDGET (self->meaning));
  if (is_problem)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               is_problem ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, meaning, -1);
}

static void
changed_cb (EntDatePopover *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autofree char *meaning = NULL, *limits = NULL, *both = NULL;
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&self->date, ent_date_unref);
  if (*text != '\0')
    self->date = ent_date_parse_words (text, &error);
  gtk_widget_set_sensitive (self->go, self->date != NULL);
  if (self->date == NULL)
    {
      say (self, error != NULL ? error->message : _("A day, a month, a year or a span, in words or as EDTF"),
           error != NULL);
      return;
    }
  meaning = ent_date_format (self->date);
  limits = describe_limits (self);
  both = limits != NULL ? g_strdup_printf ("%s\n%s", meaning, limits) : NULL;
  say (self, both != NULL ? both : meaning, FALSE);
}

static void
go_cb (EntDatePopover *self)
{
  g_autofree char *limits = NULL;

  if (self->date == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  limits = describe_limits (self);
  ent_timeline_view_show_date (self->view, self->date);
  if (limits != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", limits);
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The text that was written last is there to be written over. */
static void
ent_date_popover_show (GtkWidget *widget)
{
  EntDatePopover *self = ENT_DATE_POPOVER (widget);

  changed_cb (self);
  GTK_WIDGET_CLASS (ent_date_popover_parent_class)->show (widget);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
ent_date_popover_finalize (GObject *object)
{
  g_clear_pointer (&ENT_DATE_POPOVER (object)->date, ent_date_unref);
  G_OBJECT_CLASS (ent_date_popover_parent_class)->finalize (object);
}

static void
ent_date_popover_class_init (EntDatePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_date_popover_finalize;
  GTK_WIDGET_CLASS (klass)->show = ent_date_popover_show;
}

static void
ent_date_popover_init (EntDatePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->entry = gtk_entry_new ();
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), ENT_DATE_MAX_LENGTH / 4);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("Date"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Date"), -1);
  gtk_widget_set_hexpand (self->entry, TRUE);
  self->go = gtk_button_new_with_mnemonic (_("_Go"));
  gtk_widget_add_css_class (self->go, "suggested-action");
  gtk_box_append (GTK_BOX (line), self->entry);
  gtk_box_append (GTK_BOX (line), self->go);

  self->meaning = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->meaning, 0);
  gtk_label_set_yalign (self->meaning, 0);
  gtk_label_set_wrap (self->meaning, TRUE);
  gtk_label_set_width_chars (self->meaning, 36);
  gtk_label_set_max_width_chars (self->meaning, 36);
  gtk_label_set_lines (self->meaning, 4);
  gtk_widget_add_css_class (GTK_WIDGET (self->meaning), "dim-label");
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->meaning));
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_popover_set_child (GTK_POPOVER (self), box);

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (go_cb), self);
  g_signal_connect_swapped (self->go, "clicked", G_CALLBACK (go_cb), self);
}

GtkWidget *
ent_date_popover_new (EntTimelineView *view)
{
  EntDatePopover *self = g_object_new (ENT_TYPE_DATE_POPOVER, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Go to Date"), -1);
  self->view = view;
  return GTK_WIDGET (self);
}
