#include "config.h"

#include "ent-timeline-page-private.h"

#include <glib/gi18n-lib.h>

#include "ent-address.h"
#include "ent-date-popover.h"
#include "ent-picture-menu.h"
#include "ent-slide-maker.h"
#include "ent-titled-drop-down.h"

G_DEFINE_FINAL_TYPE (EntTimelinePage, ent_timeline_page, GTK_TYPE_WIDGET)

static guint stood_signal;

#define MANY_EVENTS 20000

/* Whoever filters has seen enough of the evidence. */
static void
filter_cb (EntTimelinePage *self)
{
  if (self->evidence != NULL)
    ent_timeline_page_highlight (self, NULL, NULL);
  ent_timeline_page_match (self);
}

void
ent_timeline_page_set_library (EntTimelinePage *self,
                               EntLibrary      *library)
{
  g_return_if_fail (ENT_IS_TIMELINE_PAGE (self));

  g_set_object (&self->library, library);
  ent_views_menu_set_library (self->views_menu, library);
}

static void
set_table (EntTimelinePage *self,
           EntEventTable   *table,
           EntCodebook     *codebook)
{
  g_autofree char *wished = g_steal_pointer (&self->wished);
  g_autoptr(EntViewSpec) wished_view = g_steal_pointer (&self->wished_view);

  g_clear_pointer (&self->base, ent_event_table_unref);
  self->base = ent_event_table_ref (table);
  ent_timeline_page_show_table (self, codebook);
  if (wished_view != NULL)
    ent_timeline_page_show (self, wished_view);
  if (wished != NULL)
    ent_timeline_page_select (self, wished);
}

/* Whom a table is for.  The page is not the task's source: the thread may be the last to let go of that. */
typedef struct
{
  EntTimelinePage *page;
  EntCodebook     *codebook;  /* or NULL */
} Receiver;

static void
table_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree Receiver *receiver = user_data;
  g_autoptr(EntTimelinePage) self = receiver->page;
  g_autoptr(EntCodebook) codebook = receiver->codebook;
  g_autoptr(EntEventTable) table = g_task_propagate_pointer (G_TASK (result), NULL);

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

/* Another case has other actors and phases. */
static void
reset_filter (EntTimelinePage *self)
{
  g_autoptr(EntEventFilter) none = ent_event_filter_new ();

  g_clear_pointer (&self->matches, g_free);
  g_clear_pointer (&self->tags, g_hash_table_unref);
  ent_filter_bar_set_filter (self->filter_bar, none);
  ent_filter_bar_set_tags (self->filter_bar, NULL);
}

static void
set_up_toolbar (EntTimelinePage *self,
                EntCodebook     *codebook)
{
  ent_filter_bar_set_case (self->filter_bar, self->item, codebook);
  gtk_widget_set_sensitive (GTK_WIDGET (self->filter_bar), !self->early);
  ent_views_menu_set_case (self->views_menu, self->item->id);
}

static void
set_item (EntTimelinePage *self,
          EntCase         *item)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->item, ent_case_unref);
  self->item = ent_case_ref (item);
}

/* Nothing of the case before is left. */
static void
forget_case (EntTimelinePage *self)
{
  ent_timeline_view_set_table (self->view, NULL, NULL);
  ent_chronology_set_table (self->chronology, NULL);
  g_clear_pointer (&self->base, ent_event_table_unref);
  g_clear_pointer (&self->wished, g_free);
  g_clear_pointer (&self->wished_view, ent_view_spec_free);
  ent_timeline_page_highlight (self, NULL, NULL);
}

void
ent_timeline_page_set_table (EntTimelinePage *self,
                             EntEventTable   *table,
                             EntCodebook     *codebook)
{
  g_return_if_fail (ENT_IS_TIMELINE_PAGE (self));
  g_return_if_fail (table != NULL);

  set_item (self, table->item);
  forget_case (self);
  reset_filter (self);
  self->early = TRUE;
  set_up_toolbar (self, codebook);
  set_table (self, table, codebook);
}

void
ent_timeline_page_set_case (EntTimelinePage *self,
                            EntCase         *item,
                            EntCodebook     *codebook)
{
  g_autoptr(GTask) task = NULL;
  Receiver *receiver;
  gboolean is_there;

  g_return_if_fail (ENT_IS_TIMELINE_PAGE (self));

  /* Another version of the same, or the whole of what came early. */
  is_there = self->item != NULL && g_str_equal (self->item->id, item->id);
  set_item (self, item);
  if (!is_there)
    {
      forget_case (self);
      reset_filter (self);
    }
  self->early = FALSE;
  set_up_toolbar (self, codebook);
  if (item->events->len <= MANY_EVENTS)
    {
      g_autoptr(EntEventTable) table = ent_event_table_new (item, NULL);

      set_table (self, table, codebook);
      return;
    }
  self->reading = g_cancellable_new ();
  receiver = g_new0 (Receiver, 1);
  receiver->page = g_object_ref (self);
  receiver->codebook = codebook != NULL ? ent_codebook_ref (codebook) : NULL;
  task = g_task_new (NULL, self->reading, table_cb, receiver);
  g_task_set_task_data (task, ent_case_ref (item), (GDestroyNotify) ent_case_unref);
  g_task_run_in_thread (task, table_thread_cb);
}

void
ent_timeline_page_select (EntTimelinePage *self,
                          const char      *event_id)
{
  g_return_if_fail (ENT_IS_TIMELINE_PAGE (self));

  g_clear_pointer (&self->wished, g_free);
  /* One that somebody added may still be read. */
  if (ent_timeline_view_get_table (self->view) == NULL
      || (event_id != NULL && ent_event_table_find (ent_timeline_view_get_table (self->view), event_id) < 0))
    self->wished = g_strdup (event_id);
  if (ent_timeline_view_get_table (self->view) == NULL)
    return;
  self->marking = TRUE;
  g_object_set (self->view, "selected", event_id, NULL);
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
  EntEventTable *table = ent_timeline_view_get_table (self->view);
  gint64 begin = G_MAXINT64, end = G_MININT64, room;

  for (guint i = 0; table != NULL && event_ids[i] != NULL; i++)
    {
      int index = ent_event_table_find (table, event_ids[i]);
      const EntEvent *event = index >= 0 ? ent_event_table_get_event (table, (guint) index) : NULL;
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
  ent_timeline_page_update_highlight (self);
  if (event_ids != NULL)
    show_events (self, event_ids);
  else if (ent_filter_bar_get_filter (self->filter_bar)->factors->len > 0)
    ent_timeline_page_match (self);
  gtk_widget_set_visible (self->highlight_chip, event_ids != NULL);
}

/* Views */

void
ent_timeline_page_show (EntTimelinePage   *self,
                        const EntViewSpec *spec)
{
  g_return_if_fail (ENT_IS_TIMELINE_PAGE (self));
  g_return_if_fail (spec != NULL);

  if (ent_timeline_view_get_table (self->view) == NULL)
    {
      g_clear_pointer (&self->wished_view, ent_view_spec_free);
      self->wished_view = ent_view_spec_copy (spec);
      return;
    }
  ent_timeline_page_highlight (self, NULL, NULL);
  ent_filter_bar_set_filter (self->filter_bar, spec->filter);
  self->marking = TRUE;
  ent_timeline_view_show_spec (self->view, spec, TRUE);
  self->marking = FALSE;
}

EntViewSpec *
ent_timeline_page_dup_spec (EntTimelinePage *self)
{
  EntViewSpec *spec;

  g_return_val_if_fail (ENT_IS_TIMELINE_PAGE (self), NULL);

  if (self->wished_view != NULL)
    return ent_view_spec_copy (self->wished_view);
  spec = ent_timeline_view_dup_spec (self->view);
  if (spec == NULL)
    return NULL;
  ent_event_filter_free (spec->filter);
  spec->filter = ent_event_filter_copy (ent_filter_bar_get_filter (self->filter_bar));
  return spec;
}

char *
ent_timeline_page_dup_link (EntTimelinePage *self)
{
  g_autoptr(EntViewSpec) spec = ent_timeline_page_dup_spec (self);

  return spec != NULL ? ent_view_spec_to_link (spec) : NULL;
}

static void
open_view_cb (EntTimelinePage *self,
              const char      *link)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", link);
}

static void
add_to_lecture_cb (EntTimelinePage *self)
{
  g_autofree char *link = ent_timeline_page_dup_link (self);

  if (link != NULL)
    ent_slide_maker_add_link (GTK_WIDGET (self), link, NULL);
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

/* The toolbar is no child of the view, whose actions its buttons run; those of the page it knows too. */
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

/* The window's action keeps the setting. */
static GtkWidget *
create_chronology_button (EntTimelinePage *self)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), "view-list-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.chronology-visible");
  gtk_widget_set_tooltip_text (button, _("Chronology"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Chronology"), -1);
  gtk_widget_add_css_class (button, "flat");
  g_object_bind_property (button, "active", self->pane, "shown", G_BINDING_SYNC_CREATE);
  return button;
}

static GtkWidget *
create_evidence_button (EntTimelinePage *self)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), "ent-evidence-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.evidence-visible");
  gtk_widget_set_tooltip_text (button, _("Factors over Time"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Factors over Time"), -1);
  gtk_widget_add_css_class (button, "flat");
  g_object_bind_property (button, "active", self->view, "evidence-visible", G_BINDING_SYNC_CREATE);
  return button;
}

/* What a factor comes to in this case, beside. */
static void
factor_activated_cb (EntTimelinePage *self,
                     const char      *factor)
{
  g_autofree char *link = ent_address_format (ENT_ADDRESS_FACTOR, self->item->id, factor);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.inspect", "s", link);
}

static void
create_pane (EntTimelinePage *self)
{
  self->pane = ent_chronology_pane_new (self->view);
  self->chronology = ent_chronology_pane_get_chronology (ENT_CHRONOLOGY_PANE (self->pane));
  gtk_widget_set_vexpand (self->pane, TRUE);
}

static GtkWidget *
create_toolbar (EntTimelinePage *self)
{
  GtkWidget *toolbar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *scroller, *space;
  const char *names[ENT_N_TIMELINE_LANES + 1] = { NULL };

  for (guint i = 0; i < ENT_N_TIMELINE_LANES; i++)
    names[i] = ent_timeline_lanes_to_label (i);
  gtk_widget_add_css_class (toolbar, "tools");
  self->lanes = ent_titled_drop_down_new (GTK_BOX (toolbar), _("_Lanes:"), names);
  self->highlight_chip = create_highlight_chip (self);
  self->filter_bar = ENT_FILTER_BAR (ent_filter_bar_new ());
  g_signal_connect_object (self->filter_bar, "notify::filter", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (toolbar), GTK_WIDGET (self->filter_bar));
  gtk_box_append (GTK_BOX (toolbar), self->highlight_chip);
  gtk_box_append (GTK_BOX (toolbar), ent_timeline_page_create_span_button (self));
  space = g_object_new (GTK_TYPE_BOX, "hexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (toolbar), space);
  gtk_box_append (GTK_BOX (toolbar), create_button (self, "appointment-new-symbolic", _("New Event…"), "timeline-page.new-event"));
  gtk_box_append (GTK_BOX (toolbar), create_date_button (self));
  self->people_menu = ENT_PEOPLE_MENU (ent_people_menu_new ());
  gtk_box_append (GTK_BOX (toolbar), GTK_WIDGET (self->people_menu));
  self->views_menu = ENT_VIEWS_MENU (ent_views_menu_new ((EntDupLinkFunc) ent_timeline_page_dup_link, self));
  g_signal_connect_object (self->views_menu, "open", G_CALLBACK (open_view_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views_menu, "add-to-lecture", G_CALLBACK (add_to_lecture_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (toolbar), GTK_WIDGET (self->views_menu));
  gtk_box_append (GTK_BOX (toolbar), create_button (self, "zoom-out-symbolic", _("Zoom out"), "timeline.zoom-out"));
  gtk_box_append (GTK_BOX (toolbar), create_button (self, "zoom-fit-best-symbolic", _("Whole period"), "timeline.zoom-all"));
  gtk_box_append (GTK_BOX (toolbar), create_button (self, "zoom-in-symbolic", _("Zoom in"), "timeline.zoom-in"));
  gtk_box_append (GTK_BOX (toolbar), create_evidence_button (self));
  gtk_box_append (GTK_BOX (toolbar), create_chronology_button (self));
  gtk_box_append (GTK_BOX (toolbar), ent_picture_menu_new (self->view));
  g_signal_connect_object (self->lanes, "notify::selected", G_CALLBACK (lanes_cb), self, G_CONNECT_SWAPPED);

  /* In a narrow window the line scrolls, rather than keep the window wide. */
  scroller = gtk_scrolled_window_new ();
  g_object_set (scroller, "child", toolbar, "hscrollbar-policy", GTK_POLICY_EXTERNAL,
                "vscrollbar-policy", GTK_POLICY_NEVER, NULL);
  return scroller;
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
  g_clear_object (&self->trail);
  g_clear_pointer (&self->evidence, g_strfreev);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->item, ent_case_unref);
  g_cancellable_cancel (self->matching);
  g_clear_object (&self->matching);
  g_clear_object (&self->personal);
  g_clear_pointer (&self->base, ent_event_table_unref);
  g_clear_object (&self->library);
  g_clear_pointer (&self->matches, g_free);
  g_clear_pointer (&self->tags, g_hash_table_unref);
  g_clear_pointer (&self->wished_view, ent_view_spec_free);
  G_OBJECT_CLASS (ent_timeline_page_parent_class)->dispose (object);
}

static void
ent_timeline_page_class_init (EntTimelinePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_timeline_page_dispose;
  stood_signal = g_signal_new ("stood", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  ent_timeline_page_install_own (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_timeline_page_init (EntTimelinePage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->view = ENT_TIMELINE_VIEW (ent_timeline_view_new ());
  create_pane (self);
  g_signal_connect_object (self->view, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::lanes", G_CALLBACK (view_lanes_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "factor-activated", G_CALLBACK (factor_activated_cb), self, G_CONNECT_SWAPPED);
  self->trail = ent_timeline_trail_new (self->view);
  g_signal_connect_object (self->trail, "stood", G_CALLBACK (stood_cb), self, G_CONNECT_SWAPPED);
  ent_timeline_page_init_own (self);
  self->toolbar = create_toolbar (self);
  gtk_widget_set_parent (self->toolbar, GTK_WIDGET (self));
  gtk_widget_set_parent (self->pane, GTK_WIDGET (self));
}

GtkWidget *
ent_timeline_page_new (void)
{
  return g_object_new (ENT_TYPE_TIMELINE_PAGE, NULL);
}
