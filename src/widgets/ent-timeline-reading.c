/* What a screen reader is told of a timeline.  The view has the focus, and its name is that of
 * the selected event, so that a walk is read event by event.  Beside that each labelled event
 * in view is a list item of its own. */

#include "config.h"

#include "ent-timeline-view-private.h"

#include "ent-timeline-item.h"

#include <glib/gi18n-lib.h>

#define ITEMS_DELAY_MSEC 250
#define MAX_ITEMS        200

/* (transfer full): the lane by name; of what people added, whose it is */
static char *
dup_lane_name (EntTimelineView       *self,
               guint                  index,
               const EntTimelineLane *lane)
{
  const EntOwnLane *own = ent_event_table_get_own_lane (self->table, index);

  if (own == NULL)
    return g_strdup (lane->title);
  if (own->is_other || own->title == NULL)
    return ent_timeline_dup_owner (own);
  return g_strdup_printf (_("Yours: %s"), own->title);
}

static char *
describe_place (EntTimelineView *self,
                guint            index,
                int              wished_lane)
{
  const EntEvent *event = ent_event_table_get_event (self->table, index);
  g_autofree char *date = ent_date_format (event->date);
  EntTimelineLayout *layout = self->picture != NULL ? ent_timeline_picture_get_layout (self->picture) : NULL;
  int lane = layout != NULL ? ent_timeline_layout_find_lane (layout, index, (guint) MAX (wished_lane, 0)) : -1;
  const EntTimelineLane *record = lane >= 0 ? ent_timeline_layout_get_lanes (layout)->pdata[lane] : NULL;
  g_autofree char *name = record != NULL ? dup_lane_name (self, index, record) : NULL;

  if (record == NULL)
    /* Translators: what a screen reader says of an event: title, date, its place among all events */
    return g_strdup_printf (_("%s, %s, %u of %u"), ent_text_get (event->title), date, index + 1, self->table->n);
  if (record->collapsed)
    /* Translators: what a screen reader says of an event: title, date, lane, its place among all events */
    return g_strdup_printf (_("%s, %s, %s, collapsed, %u of %u"), ent_text_get (event->title), date, name,
                            index + 1, self->table->n);
  /* Translators: what a screen reader says of an event: title, date, lane, its place among
   * all events: "Sadat in Jerusalem, 19 November 1977, Egypt, 3 of 58" */
  return g_strdup_printf (_("%s, %s, %s, %u of %u"), ent_text_get (event->title), date, name,
                          index + 1, self->table->n);
}

/* With its notes. */
static char *
describe_event (EntTimelineView *self,
                guint            index,
                int              wished_lane)
{
  const EntTimelineNote *note = self->picture != NULL ? ent_timeline_picture_get_note (self->picture, index) : NULL;
  g_autofree char *place = describe_place (self, index, wished_lane), *notes = NULL;

  if (note == NULL)
    return g_steal_pointer (&place);
  notes = g_strdup_printf (ngettext ("%u note", "%u notes", note->count), note->count);
  return g_strdup_printf (_("%s; %s"), place, notes);
}

typedef struct
{
  guint event;
  int   lane;
} Labelled;

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const Labelled *la = a, *lb = b;

  if (la->event != lb->event)
    return la->event < lb->event ? -1 : 1;
  return la->lane - lb->lane;
}

/* (transfer full): of Labelled: the events whose labels are to be seen, in order of time */
static GArray *
find_labelled (EntTimelineView *self)
{
  const GArray *marks = ent_timeline_picture_get_frame (self->picture)->marks;
  GArray *events = g_array_new (FALSE, FALSE, sizeof (Labelled));

  for (guint i = 0; i < marks->len && events->len < MAX_ITEMS; i++)
    {
      const EntTimelineMark *mark = &g_array_index (marks, EntTimelineMark, i);
      Labelled labelled = { mark->event, (int) mark->lane };

      if (mark->side != ENT_LABEL_NONE)
        g_array_append_val (events, labelled);
    }
  g_array_sort (events, compare_events);
  return events;
}

static void
set_n_items (EntTimelineView *self,
             guint            n)
{
  while (self->items->len > n)
    gtk_widget_unparent (g_ptr_array_steal_index (self->items, self->items->len - 1));
  while (self->items->len < n)
    {
      GtkWidget *widget = ent_timeline_item_new ();

      gtk_widget_set_parent (widget, GTK_WIDGET (self));
      g_ptr_array_add (self->items, widget);
    }
}

static void
count_note_cb (const EntTimelineNote *note,
               const graphene_rect_t *area,
               gpointer               data)
{
  (*(guint *) data)++;
}

typedef struct
{
  EntTimelineView *view;
  guint            next;
} NoteItems;

static void
set_note_cb (const EntTimelineNote *note,
             const graphene_rect_t *area,
             gpointer               data)
{
  NoteItems *self = data;
  g_autofree char *label = NULL;

  if (self->next >= self->view->items->len)
    return;
  label = ent_timeline_view_describe_note (self->view, note);
  g_strdelimit (label, "\n", ' ');
  ent_timeline_item_set (self->view->items->pdata[self->next++], label, FALSE, area);
}

static gboolean
update_items_cb (gpointer data)
{
  EntTimelineView *self = data;
  g_autoptr(GArray) events = NULL;
  NoteItems notes = { self, 0 };
  guint n_notes = 0;

  self->items_timeout = 0;
  if (!ent_timeline_view_arrange (self))
    {
      set_n_items (self, 0);
      return G_SOURCE_REMOVE;
    }

  events = find_labelled (self);
  ent_timeline_picture_foreach_note (self->picture, count_note_cb, &n_notes);
  notes.next = events->len;
  set_n_items (self, events->len + MIN (n_notes, MAX_ITEMS));
  ent_timeline_picture_foreach_note (self->picture, set_note_cb, &notes);
  for (guint i = 0; i < events->len; i++)
    {
      const Labelled *labelled = &g_array_index (events, Labelled, i);
      g_autofree char *label = describe_event (self, labelled->event, labelled->lane);
      graphene_rect_t area;

      if (ent_timeline_picture_get_mark_area (self->picture, labelled->event, labelled->lane, &area))
        ent_timeline_item_set (self->items->pdata[i], label, (int) labelled->event == self->selected, &area);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* Only once the picture stands: nobody reads along while it moves. */
void
ent_timeline_view_queue_items (EntTimelineView *self)
{
  g_clear_handle_id (&self->items_timeout, g_source_remove);
  self->items_timeout = g_timeout_add (ITEMS_DELAY_MSEC, update_items_cb, self);
}

/* @label with what is marked. (transfer full); takes @label */
static char *
add_marked (EntTimelineView *self,
            char            *label)
{
  g_autofree char *name = label;
  g_autofree char *span = ent_timeline_view_describe_span (self);
  g_autofree char *line = ent_timeline_view_describe_measure (self);
  g_autofree char *both = NULL;

  if (span == NULL && line == NULL)
    return g_steal_pointer (&name);
  if (span != NULL && line != NULL)
    /* Translators: between parts of what a screen reader says */
    both = g_strdup_printf (_("%s; %s"), line, span);
  else
    both = g_strdup (line != NULL ? line : span);
  return g_strdup_printf (_("%s; %s"), name != NULL ? name : _("Timeline"), both);
}

/* A screen reader says anew the name of what has the focus. */
void
ent_timeline_view_update_label (EntTimelineView *self)
{
  g_autofree char *label = NULL;

  if (self->selected >= 0)
    label = describe_event (self, (guint) self->selected, self->selected_lane);
  else if (self->table != NULL)
    /* Translators: the name of a case's timeline, for screen readers */
    label = g_strdup_printf (_("Timeline: %s"), ent_text_get (self->table->item->title));
  label = add_marked (self, g_steal_pointer (&label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : _("Timeline"), -1);
}

void
ent_timeline_view_allocate_items (EntTimelineView *self)
{
  for (guint i = 0; i < self->items->len; i++)
    ent_timeline_item_allocate (self->items->pdata[i]);
}

void
ent_timeline_view_dispose_items (EntTimelineView *self)
{
  g_clear_handle_id (&self->items_timeout, g_source_remove);
  set_n_items (self, 0);
}
