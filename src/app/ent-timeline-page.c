#include "config.h"

#include "ent-timeline-page.h"

#include <glib/gi18n-lib.h>

#include "ent-address.h"
#include "ent-date-popover.h"
#include "ent-picture-menu.h"
#include "ent-timeline-trail.h"
#include "ent-timeline-view.h"

struct _EntTimelinePage
{
  GtkWidget        parent_instance;

  GtkWidget       *toolbar;
  GtkDropDown     *lanes;
  GtkWidget       *highlight_chip;  /* shows that other events are dimmed; takes that back */
  EntTimelineView *view;
  GtkMenuButton   *date_button;
  EntTimelineTrail *trail;
  EntCase         *item;
  GCancellable    *reading;         /* while its events are put into columns */
  char            *wished;          /* to be selected once they are */
  EntViewSpec     *wished_spec;     /* to be shown once they are */
  char           **evidence;        /* ids of the events that stand out, or NULL */
  gboolean         marking;         /* the selection comes from outside: do not tell it back */
};

G_DEFINE_FINAL_TYPE (EntTimelinePage, ent_timeline_page, GTK_TYPE_WIDGET)

static guint stood_signal;

#define MANY_EVENTS 20000

/* All but the evidence is dimmed. */
static void
update_highlight (EntTimelinePage *self)
{
  EntEventTable *table = ent_timeline_view_get_table (self->view);
  g_autofree guint8 *bytes = NULL;

  if (table == NULL)
    return;
  if (self->evidence != NULL)
    bytes = g_new0 (guint8, MAX (table->n, 1));
  for (guint i = 0; self->evidence != NULL && self->evidence[i] != NULL; i++)
    {
      int event = ent_event_table_find (table, self->evidence[i]);

      if (event >= 0)
        bytes[event] = 1;
    }
  ent_timeline_view_set_highlight (self->view, bytes, FALSE);
}

static void
set_table (EntTimelinePage *self,
           EntEventTable   *table,
           EntCodebook     *codebook)
{
  g_autofree char *wished = g_steal_pointer (&self->wished);

  ent_timeline_view_set_table (self->view, table, codebook);
  update_highlight (self);
  if (wished != NULL)
    ent_timeline_page_select (self, wished);
  if (table != NULL && self->wished_spec != NULL)
    {
      g_autoptr(EntViewSpec) spec = g_steal_pointer (&self->wished_spec);

      ent_timeline_page_show_spec (self, spec);
    }
}

static void
table_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  EntTimelinePage *self = ENT_TIMELINE_PAGE (source);
  g_autoptr(EntEventTable) table = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr(EntCodebook) codebook = user_data;

  /* Cancelled: another case has come. */
  if (table != NULL)
    set_table (self, table, codebook);
}

static void
table_thread_cb (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  g_task_return_pointer (task, ent_event_table_new (data, NULL), (GDestroyNotify) ent_event_table_unref);
}

void
ent_timeline_page_set_case (EntTimelinePage *self,
                            EntCase         *item,
                            EntCodebook     *codebook)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (ENT_IS_TIMELINE_PAGE (self));

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->item, ent_case_unref);
  self->item = ent_case_ref (item);
  g_clear_pointer (&self->wished, g_free);
  g_clear_pointer (&self->wished_spec, ent_view_spec_free);
  ent_timeline_page_highlight (self, NULL, NULL);
  if (item->events->len <= MANY_EVENTS)
    {
      g_autoptr(EntEventTable) table = ent_event_table_new (item, NULL);

      set_table (self, table, codebook);
      return;
    }
  ent_timeline_view_set_table (self->view, NULL, NULL);
  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, table_cb, codebook != NULL ? ent_codebook_ref (codebook) : NULL);
  g_task_set_task_data (task, ent_case_ref (item), (GDestroyNotify) ent_case_unref);
  g_task_run_in_thread (task, table_thread_cb);
}

void
ent_timeline_page_select (EntTimelinePage *self,
                          const char      *event_id)
{
  g_return_if_fail (ENT_IS_TIMELINE_PAGE (self));

  if (ent_timeline_view_get_table (self->view) == NULL)
    {
      g_free (self->wished);
      self->wished = g_strdup (event_id);
      return;
    }
  self->marking = TRUE;
  g_object_set (self->view, "selected", event_id, NULL);
  self->marking = FALSE;
}

char *
ent_timeline_page_dup_link (EntTimelinePage *self)
{
  g_autoptr(EntViewSpec) spec = NULL;

  g_return_val_if_fail (ENT_IS_TIMELINE_PAGE (self), NULL);

  if (self->wished_spec != NULL)
    return ent_view_spec_to_link (self->wished_spec);
  spec = ent_timeline_view_dup_spec (self->view);
  return spec != NULL ? ent_view_spec_to_link (spec) : NULL;
}

void
ent_timeline_page_show_spec (EntTimelinePage   *self,
                             const EntViewSpec *spec)
{
  g_return_if_fail (ENT_IS_TIMELINE_PAGE (self));

  if (ent_timeline_view_get_table (self->view) == NULL)
    {
      g_clear_pointer (&self->wished_spec, ent_view_spec_free);
      self->wished_spec = ent_view_spec_copy (spec);
      return;
    }
  self->marking = TRUE;
  ent_timeline_view_show_spec (self->view, spec, TRUE);
  self->marking = FALSE;
}

void
ent_timeline_page_settle (EntTimelinePage *self)
{
  g_return_if_fail (ENT_IS_TIMELINE_PAGE (self));

  ent_timeline_trail_settle (self->trail);
}

void
ent_timeline_page_ask_date (EntTimelinePage *self)
{
  g_return_if_fail (ENT_IS_TIMELINE_PAGE (self));

  gtk_menu_button_popup (self->date_button);
}

static void
stood_cb (EntTimelinePage *self,
          gboolean         is_new)
{
  g_signal_emit (self, stood_signal, 0, is_new);
}

/* Brings all of these events into view, with some room on both sides. */
static void
show_events (EntTimelinePage    *self,
             const char * const *event_ids)
{
  gint64 begin = G_MAXINT64, end = G_MININT64, room;

  for (guint i = 0; event_ids[i] != NULL; i++)
    {
      EntEvent *event = ent_case_find_event (self->item, event_ids[i]);
      gint64 earliest = event ? ent_date_get_earliest (event->date) : ENT_DATE_OPEN_PAST;
      gint64 latest = event ? ent_date_get_latest (event->date) : ENT_DATE_OPEN_FUTURE;

      if (earliest != ENT_DATE_OPEN_PAST)
        begin = MIN (begin, earliest);
      if (latest != ENT_DATE_OPEN_FUTURE)
        end = MAX (end, latest);
    }
  if (begin > end)
    return;
  room = end / 12 - begin / 12;
  ent_timeline_view_show_range (self->view, begin - room, end + room, TRUE);
}

void
ent_timeline_page_highlight (EntTimelinePage    *self,
                             const char * const *event_ids,
                             const char         *factor)
{
  g_return_if_fail (ENT_IS_TIMELINE_PAGE (self));

  g_strfreev (self->evidence);
  self->evidence = g_strdupv ((char **) event_ids);
  ent_timeline_view_set_factor (self->view, factor);
  update_highlight (self);
  if (event_ids != NULL)
    show_events (self, event_ids);
  gtk_widget_set_visible (self->highlight_chip, event_ids != NULL);
}

static void
selected_cb (EntTimelinePage *self)
{
  g_autofree char *id = NULL, *link = NULL;

  if (self->marking)
    return;
  g_object_get (self->view, "selected", &id, NULL);
  if (id == NULL)
    return;
  link = ent_address_format (ENT_ADDRESS_EVENT, self->item->id, id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.inspect", "s", link);
}

static void
lanes_cb (EntTimelinePage *self)
{
  guint position = gtk_drop_down_get_selected (self->lanes);

  if (position < ENT_N_TIMELINE_LANES)
    g_object_set (self->view, "lanes", (EntTimelineLanes) position, NULL);
}

/* Where a place of the history or a link has other lanes. */
static void
view_lanes_cb (EntTimelinePage *self)
{
  gtk_drop_down_set_selected (self->lanes, ent_timeline_view_get_lanes (self->view));
}

static void
clear_highlight_cb (EntTimelinePage *self)
{
  ent_timeline_page_highlight (self, NULL, NULL);
}

/* The toolbar is no child of the view, whose actions its buttons run. */
static void
button_cb (GtkButton *button,
           EntTimelinePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), g_object_get_data (G_OBJECT (button), "action"), NULL);
}

static GtkWidget *
create_button (EntTimelinePage *self,
               const char      *icon,
               const char      *name,
               const char      *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "action", (gpointer) action);
  g_signal_connect (button, "clicked", G_CALLBACK (button_cb), self);
  return button;
}

static GtkWidget *
create_date_button (EntTimelinePage *self)
{
  self->date_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->date_button, "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (self->date_button, ent_date_popover_new (self->view));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->date_button), _("Go to Date…"));
  /* What has the focus, and is read out, is the button inside. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->date_button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Go to Date…"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->date_button), "flat");
  return GTK_WIDGET (self->date_button);
}

static GtkWidget *
create_highlight_chip (EntTimelinePage *self)
{
  GtkWidget *chip = gtk_button_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  /* Translators: other events are dimmed; pressing it shows all again */
  gtk_box_append (GTK_BOX (line), gtk_label_new (_("Evidence of a rating")));
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), line);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (chip, _("Show all events again"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Evidence of a rating: show all events again"), -1);
  gtk_widget_set_visible (chip, FALSE);
  g_signal_connect_swapped (chip, "clicked", G_CALLBACK (clear_highlight_cb), self);
  return chip;
}

static GtkWidget *
create_toolbar (EntTimelinePage *self)
{
  GtkWidget *toolbar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label, *space;
  const char *names[ENT_N_TIMELINE_LANES + 1] = { NULL };

  for (guint i = 0; i < ENT_N_TIMELINE_LANES; i++)
    names[i] = ent_timeline_lanes_to_label (i);
  gtk_widget_add_css_class (toolbar, "tools");
  label = gtk_label_new_with_mnemonic (_("_Lanes:"));
  gtk_box_append (GTK_BOX (toolbar), label);
  self->lanes = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (names));
  gtk_widget_add_css_class (GTK_WIDGET (self->lanes), "flat");
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (self->lanes));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->lanes), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_box_append (GTK_BOX (toolbar), GTK_WIDGET (self->lanes));
  self->highlight_chip = create_highlight_chip (self);
  gtk_box_append (GTK_BOX (toolbar), self->highlight_chip);
  space = g_object_new (GTK_TYPE_BOX, "hexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (toolbar), space);
  gtk_box_append (GTK_BOX (toolbar), create_date_button (self));
  gtk_box_append (GTK_BOX (toolbar), create_button (self, "zoom-out-symbolic", _("Zoom out"), "timeline.zoom-out"));
  gtk_box_append (GTK_BOX (toolbar), create_button (self, "zoom-fit-best-symbolic", _("Whole period"), "timeline.zoom-all"));
  gtk_box_append (GTK_BOX (toolbar), create_button (self, "zoom-in-symbolic", _("Zoom in"), "timeline.zoom-in"));
  gtk_box_append (GTK_BOX (toolbar), ent_picture_menu_new (self->view));
  g_signal_connect_object (self->lanes, "notify::selected", G_CALLBACK (lanes_cb), self, G_CONNECT_SWAPPED);
  return toolbar;
}

static void
ent_timeline_page_dispose (GObject *object)
{
  EntTimelinePage *self = ENT_TIMELINE_PAGE (object);
  GtkWidget *child;

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->wished, g_free);
  g_clear_pointer (&self->wished_spec, ent_view_spec_free);
  g_clear_object (&self->trail);
  g_clear_pointer (&self->evidence, g_strfreev);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->item, ent_case_unref);
  G_OBJECT_CLASS (ent_timeline_page_parent_class)->dispose (object);
}

static void
ent_timeline_page_class_init (EntTimelinePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_timeline_page_dispose;
  stood_signal = g_signal_new ("stood", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_timeline_page_init (EntTimelinePage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->view = ENT_TIMELINE_VIEW (ent_timeline_view_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  g_signal_connect_object (self->view, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::lanes", G_CALLBACK (view_lanes_cb), self, G_CONNECT_SWAPPED);
  self->trail = ent_timeline_trail_new (self->view);
  g_signal_connect_object (self->trail, "stood", G_CALLBACK (stood_cb), self, G_CONNECT_SWAPPED);
  self->toolbar = create_toolbar (self);
  gtk_widget_set_parent (self->toolbar, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->view), GTK_WIDGET (self));
}

GtkWidget *
ent_timeline_page_new (void)
{
  return g_object_new (ENT_TYPE_TIMELINE_PAGE, NULL);
}
