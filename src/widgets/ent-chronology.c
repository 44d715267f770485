/* The list beside the timeline:
 *
 *   EntEventTable (+ which match) → EntEventList → GtkSingleSelection → GtkListView
 *
 * Where the set of events changes, the whole stack is made anew: a selection model looks for
 * what was selected among all that is new, one object each, and a list view does so for the
 * focus, which a list of a million events cannot afford.  That of the three which lasts is
 * self->selected, an index into the table, for an event that is hidden stays selected. */

#include "config.h"

#include "ent-chronology.h"

#include "ent-chronology-row.h"
#include "ent-event-list.h"
#include "ent-time-scale.h"
#include "ent-timeline-layout.h"

#include <glib/gi18n-lib.h>

#define NATURAL_WIDTH 320

struct _EntChronology
{
  GtkWidget           parent_instance;

  GtkWidget          *overlay;
  GtkWidget          *empty;  /* says that nothing matches */
  GtkWidget          *view;
  EntEventTable      *table;
  guint8             *highlight;  /* by event, or NULL */
  gboolean            hide;
  EntEventList       *list;       /* NULL without a table */
  GtkSingleSelection *selection;
  GHashTable         *bound;      /* of borrowed GtkListItem: those that have a row */
  int                 selected;   /* index, or −1 */
  gboolean            selecting;  /* the selection is being set, not made by the person */
  gboolean            must_scroll;
  guint               scroll_idle;
};

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint event_activated_signal;

G_DEFINE_FINAL_TYPE (EntChronology, ent_chronology, GTK_TYPE_WIDGET)

/* Rows */

static gboolean
get_year (const EntEventTable *table,
          guint                index,
          gint64              *year)
{
  int month, day;

  if (table->earliest[index] == ENT_DATE_OPEN_PAST)
    return FALSE;
  ent_date_civil_from_seconds (table->earliest[index], year, &month, &day);
  return TRUE;
}

/* (transfer full) (nullable): the year, where the event is the first of it in the list */
static char *
dup_heading (EntChronology *self,
             guint          position)
{
  gint64 year, before;

  if (!get_year (self->table, ent_event_list_get_index (self->list, position), &year))
    return NULL;
  if (position > 0
      && get_year (self->table, ent_event_list_get_index (self->list, position - 1), &before)
      && before == year)
    return NULL;
  return ent_time_format_year (year);
}

/* (transfer full) (nullable) */
static char *
dup_party_name (const EntEventTable *table,
                guint                index)
{
  const EntOwnLane *own = ent_event_table_get_own_lane (table, index);
  EntActor *actor;

  if (own != NULL)
    return ent_timeline_dup_owner (own);
  if (table->party[index] < 0)
    return NULL;
  actor = ent_case_find_actor (table->item, table->item->parties->pdata[table->party[index]]);
  return actor != NULL ? g_strdup (ent_text_get (actor->name)) : NULL;
}

static void
describe_row (EntChronology *self,
              GtkListItem   *item,
              guint          index)
{
  const EntEvent *event = ent_event_table_get_event (self->table, index);
  const char *title = ent_text_get (event->title);
  g_autofree char *party = dup_party_name (self->table, index);
  g_autofree char *date = ent_date_format (event->date);
  guint position = gtk_list_item_get_position (item) + 1, n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *label = NULL, *tooltip = NULL;
  GtkWidget *row = gtk_list_item_get_child (item), *parent = gtk_widget_get_parent (row);

  if (party != NULL)
    /* Translators: what a screen reader says of an event: title, date, lane, its place among
     * all events: "Sadat in Jerusalem, 19 November 1977, Egypt, 3 of 58" */
    label = g_strdup_printf (_("%s, %s, %s, %u of %u"), title, date, party, position, n);
  else
    /* Translators: the same of an event of no party: title, date, place among all events */
    label = g_strdup_printf (_("%s, %s, %u of %u"), title, date, position, n);
  tooltip = party != NULL ? g_strconcat (title, "\n", party, NULL) : g_strdup (title);
  gtk_widget_set_tooltip_text (row, tooltip);
  /* The list's row has the focus; GTK 4.8 lets nobody name it in another way. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* As on the timeline, what is selected is never dimmed. */
static void
update_dimmed (EntChronology *self,
               GtkListItem   *item)
{
  EntEventListItem *event = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item), *parent = gtk_widget_get_parent (row);
  guint index = ent_event_list_item_get_index (event);
  gboolean dimmed = self->highlight != NULL && !self->highlight[index] && (int) index != self->selected;

  ent_chronology_row_set_dimmed (ENT_CHRONOLOGY_ROW (row), dimmed);
  if (dimmed)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    _("Does not match the filter"), -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
update_all_dimmed (EntChronology *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    update_dimmed (self, item);
}

static void
setup_cb (EntChronology *self,
          GtkListItem   *item)
{
  gtk_list_item_set_child (item, ent_chronology_row_new ());
}

static void
bind_cb (EntChronology *self,
         GtkListItem   *item)
{
  guint index = ent_event_list_item_get_index (gtk_list_item_get_item (item));
  g_autofree char *year = dup_heading (self, gtk_list_item_get_position (item));

  g_hash_table_add (self->bound, item);
  ent_chronology_row_set_event (ENT_CHRONOLOGY_ROW (gtk_list_item_get_child (item)), self->table, index, year);
  describe_row (self, item, index);
  update_dimmed (self, item);
}

static void
unbind_cb (EntChronology *self,
           GtkListItem   *item)
{
  g_hash_table_remove (self->bound, item);
}

/* Selection */

static guint
get_selected_position (EntChronology *self)
{
  return self->list != NULL && self->selected >= 0
         ? ent_event_list_get_position (self->list, (guint) self->selected) : GTK_INVALID_LIST_POSITION;
}

/* (transfer none) (nullable): the list's own row of what is selected, where it has one */
static GtkWidget *
find_selected_row (EntChronology *self)
{
  guint position = get_selected_position (self);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (gtk_list_item_get_position (item) == position)
      return gtk_widget_get_parent (gtk_list_item_get_child (item));
  return NULL;
}

static void
scroll_to_selected (EntChronology *self)
{
  guint position = get_selected_position (self);
  GtkWidget *row;

  self->must_scroll = FALSE;
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
  /* Who is in the list walks on from what is selected now. */
  row = find_selected_row (self);
  if (row != NULL && gtk_widget_get_focus_child (self->view) != NULL)
    gtk_widget_grab_focus (row);
}

static void
set_selected (EntChronology *self,
              int            index)
{
  if (index == self->selected)
    return;
  self->selected = index;
  update_all_dimmed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
selected_cb (EntChronology *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (!self->selecting)
    set_selected (self, position != GTK_INVALID_LIST_POSITION
                        ? (int) ent_event_list_get_index (self->list, position) : -1);
}

const char *
ent_chronology_get_selected (EntChronology *self)
{
  g_return_val_if_fail (ENT_IS_CHRONOLOGY (self), NULL);

  return self->selected >= 0 ? ent_event_table_get_event (self->table, (guint) self->selected)->id : NULL;
}

void
ent_chronology_set_selected (EntChronology *self,
                             const char    *event_id)
{
  int index;

  g_return_if_fail (ENT_IS_CHRONOLOGY (self));

  index = self->table != NULL && event_id != NULL ? ent_event_table_find (self->table, event_id) : -1;
  if (index == self->selected)
    return;

  set_selected (self, index);
  self->selecting = TRUE;
  if (self->selection != NULL)
    gtk_single_selection_set_selected (self->selection, get_selected_position (self));
  self->selecting = FALSE;
  if (!self->must_scroll)
    scroll_to_selected (self);
}

static void
activate_cb (EntChronology *self,
             guint          position)
{
  const EntEvent *event = ent_event_table_get_event (self->table, ent_event_list_get_index (self->list, position));

  g_signal_emit (self, event_activated_signal, 0, event->id);
}

/* Events */

static void
clear_list (EntChronology *self)
{
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
}

static void
make_list (EntChronology *self)
{
  clear_list (self);
  gtk_widget_set_visible (self->empty, FALSE);
  if (self->table == NULL)
    return;

  self->list = ent_event_list_new (self->table, self->hide ? self->highlight : NULL);
  /* First how it selects, then what from: by itself it would select the first event. */
  self->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION,
                                  "autoselect", FALSE,
                                  "can-unselect", TRUE,
                                  "model", self->list,
                                  NULL);
  gtk_single_selection_set_selected (self->selection, get_selected_position (self));
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  gtk_widget_set_visible (self->empty, g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0);
  /* Rows have no heights yet. */
  self->must_scroll = TRUE;
}

void
ent_chronology_set_table (EntChronology *self,
                          EntEventTable *table)
{
  g_autofree char *id = NULL;

  g_return_if_fail (ENT_IS_CHRONOLOGY (self));

  if (table == self->table)
    return;
  id = g_strdup (ent_chronology_get_selected (self));
  /* Rows are taken out while what they show is still there. */
  clear_list (self);
  g_clear_pointer (&self->highlight, g_free);
  self->hide = FALSE;
  g_clear_pointer (&self->table, ent_event_table_unref);
  if (table != NULL)
    self->table = ent_event_table_ref (table);
  self->selected = id != NULL && table != NULL ? ent_event_table_find (table, id) : -1;
  make_list (self);
  if (id != NULL && self->selected < 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

void
ent_chronology_set_highlight (EntChronology *self,
                              const guint8  *highlight,
                              gboolean       hide)
{
  gboolean hid = self->highlight != NULL && self->hide, hides = highlight != NULL && hide;
  guint8 *copy;

  g_return_if_fail (ENT_IS_CHRONOLOGY (self));

  if (self->table == NULL || (highlight == NULL && self->highlight == NULL))
    return;
  copy = highlight != NULL ? g_memdup2 (highlight, MAX (self->table->n, 1)) : NULL;
  g_free (self->highlight);
  self->highlight = copy;
  self->hide = hide;
  if (hid || hides)
    make_list (self);
  else
    update_all_dimmed (self);
}

/* The widget */

static void
ent_chronology_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  gtk_widget_measure (ENT_CHRONOLOGY (widget)->overlay, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (*minimum, ENT_CHRONOLOGY_MIN_WIDTH);
      *natural = MAX (*minimum, NATURAL_WIDTH);
    }
}

static gboolean
scroll_cb (gpointer data)
{
  EntChronology *self = data;

  self->scroll_idle = 0;
  scroll_to_selected (self);
  return G_SOURCE_REMOVE;
}

static void
ent_chronology_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  EntChronology *self = ENT_CHRONOLOGY (widget);

  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);
  if (self->must_scroll && self->scroll_idle == 0)
    self->scroll_idle = g_idle_add (scroll_cb, self);
}

/* The Tab key leads to what is selected, wherever one left the list before. */
static gboolean
ent_chronology_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  EntChronology *self = ENT_CHRONOLOGY (widget);

  /* Before the rows are laid out the focus goes anywhere; the scrolling to come takes it along. */
  if (gtk_widget_get_focus_child (widget) == NULL && !self->must_scroll)
    {
      GtkWidget *row;

      scroll_to_selected (self);
      row = find_selected_row (self);
      if (row != NULL && gtk_widget_grab_focus (row))
        return TRUE;
    }
  return GTK_WIDGET_CLASS (ent_chronology_parent_class)->focus (widget, direction);
}

static void
ent_chronology_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_string (value, ent_chronology_get_selected (ENT_CHRONOLOGY (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_chronology_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED:
      ent_chronology_set_selected (ENT_CHRONOLOGY (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_chronology_dispose (GObject *object)
{
  EntChronology *self = ENT_CHRONOLOGY (object);

  if (self->view != NULL)
    clear_list (self);
  self->view = NULL;
  g_clear_handle_id (&self->scroll_idle, g_source_remove);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  self->selected = -1;
  g_clear_pointer (&self->table, ent_event_table_unref);
  G_OBJECT_CLASS (ent_chronology_parent_class)->dispose (object);
}

static void
ent_chronology_finalize (GObject *object)
{
  EntChronology *self = ENT_CHRONOLOGY (object);

  g_free (self->highlight);
  g_hash_table_unref (self->bound);
  G_OBJECT_CLASS (ent_chronology_parent_class)->finalize (object);
}

static void
ent_chronology_class_init (EntChronologyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ent_chronology_get_property;
  object_class->set_property = ent_chronology_set_property;
  object_class->dispose = ent_chronology_dispose;
  object_class->finalize = ent_chronology_finalize;
  widget_class->measure = ent_chronology_measure;
  widget_class->size_allocate = ent_chronology_size_allocate;
  widget_class->focus = ent_chronology_focus;

  properties[PROP_SELECTED] = g_param_spec_string ("selected", NULL, NULL, NULL,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                   | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  event_activated_signal = g_signal_new ("event-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "chronology");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_view (EntChronology *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  view = gtk_list_view_new (NULL, factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Chronology"), -1);
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  return view;
}

static void
ent_chronology_init (EntChronology *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->selected = -1;
  self->bound = g_hash_table_new (NULL, NULL);
  self->view = create_view (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);

  self->empty = gtk_label_new (_("No event matches the filter"));
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->empty), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->empty, "dim-label");
  gtk_widget_set_valign (self->empty, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->empty, FALSE);

  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), scrolled);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->empty);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Chronology"), -1);
}

GtkWidget *
ent_chronology_new (void)
{
  return g_object_new (ENT_TYPE_CHRONOLOGY, NULL);
}
