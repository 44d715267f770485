/* What people added to a case's timeline: events in lanes of their own, and notes.  All of it is in memory, so
 * that whenever any of it changes the table is made anew from that of the case, and the marks of notes
 * with it. */
#include "config.h"

#include "ent-timeline-page-private.h"

#include <glib/gi18n-lib.h>

#include "ent-own-event-window.h"
#include "ent-timeline-overlay.h"

static guint note_wanted_signal;

/* Events */

/* (transfer full) */
static EntEventTable *
create_table (EntTimelinePage *self)
{
  g_autoptr(GPtrArray) own = NULL;

  if (self->personal == NULL)
    return ent_event_table_ref (self->base);
  own = ent_personal_list_events (self->personal, self->item->id);
  return ent_event_table_add_own (self->base, own, ent_personal_get_layers (self->personal));
}

void
ent_timeline_page_show_table (EntTimelinePage *self,
                              EntCodebook     *codebook)
{
  g_autoptr(EntEventTable) table = create_table (self);
  gboolean was_marking = self->marking;

  /* A selection that goes, because its event does, is nothing the person did. */
  self->marking = TRUE;
  if (ent_timeline_view_get_table (self->view) != NULL)
    ent_timeline_view_replace_table (self->view, table);
  else
    ent_timeline_view_set_table (self->view, table, codebook);
  ent_chronology_set_table (self->chronology, table);
  self->marking = was_marking;
  ent_timeline_page_match (self);
  if (self->evidence != NULL)
    ent_timeline_page_update_highlight (self);
  ent_timeline_page_update_notes (self);
}

static gboolean
is_of_case (EntTimelinePage *self,
            const char      *case_id)
{
  return self->base != NULL && (case_id == NULL || g_str_equal (self->item->id, case_id));
}

static void
events_changed_cb (EntTimelinePage *self,
                   const char      *case_id)
{
  g_autofree char *wished = NULL;

  if (!is_of_case (self, case_id))
    return;
  ent_timeline_page_show_table (self, NULL);
  wished = g_steal_pointer (&self->wished);
  if (wished != NULL)
    ent_timeline_page_select (self, wished);
}

static void
layers_changed_cb (EntTimelinePage *self)
{
  events_changed_cb (self, NULL);
}

/* Notes */

/* The first words; of another's with the name. (transfer full) */
static char *
dup_label (EntTimelinePage *self,
           const EntNote   *note)
{
  g_autofree char *title = ent_note_dup_title (note);

  if (note->layer == NULL)
    return g_steal_pointer (&title);
  /* Translators: who wrote a note, and its first words */
  return g_strdup_printf (_("%s: %s"), ent_personal_get_layer_name (self->personal, note->layer), title);
}

/* What stands at one place is one mark that says how many. @known: id or date → EntTimelineNote */
static void
add_mark (GPtrArray       *marks,
          GHashTable      *known,
          const char      *place,
          EntTimelineNote *mark)
{
  EntTimelineNote *before = g_hash_table_lookup (known, place);

  if (before != NULL)
    {
      before->count++;
      ent_timeline_note_free (mark);
      return;
    }
  g_hash_table_insert (known, (gpointer) place, mark);
  g_ptr_array_add (marks, mark);
}

static void
add_note (EntTimelinePage *self,
          GPtrArray       *marks,
          GHashTable      *known,
          const EntNote   *note)
{
  EntEventTable *table = ent_timeline_view_get_table (self->view);
  const EntTarget *target = note->target;
  g_autoptr(EntDate) date = NULL;
  g_autofree char *label = NULL;
  EntTimelineNote *mark;
  int event = -1;

  if (target->kind == ENT_TARGET_EVENT)
    event = ent_event_table_find (table, target->id);
  else if (target->kind == ENT_TARGET_SPAN && target->date != NULL)
    date = ent_date_parse (target->date, NULL);
  if (event < 0 && date == NULL)
    return;
  label = dup_label (self, note);
  mark = ent_timeline_note_new (note->id, label);
  mark->event = event;
  if (date != NULL)
    {
      gint64 latest = ent_date_get_latest (date);

      mark->begin = ent_date_get_earliest (date);
      mark->end = latest < ENT_DATE_OPEN_FUTURE ? latest + 1 : latest;
      mark->date = ent_date_format (date);
    }
  add_mark (marks, known, date != NULL ? target->date : target->id, mark);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char * const *) a, *(const char * const *) b);
}

/* Each tag of notes on events once, as the reader's language sorts. (transfer full) */
static char **
list_tags (GHashTable *tags)
{
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, tags);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    for (guint i = 0; i < ((GPtrArray *) value)->len; i++)
      if (g_hash_table_add (known, ((GPtrArray *) value)->pdata[i]))
        g_ptr_array_add (names, ((GPtrArray *) value)->pdata[i]);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strdupv ((char **) names->pdata);
}

static void
add_tags (GHashTable    *tags,
          const EntNote *note)
{
  GPtrArray *of_event;

  if (note->target->kind != ENT_TARGET_EVENT || note->target->id == NULL)
    return;
  of_event = g_hash_table_lookup (tags, note->target->id);
  if (of_event == NULL)
    {
      of_event = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (tags, g_strdup (note->target->id), of_event);
    }
  for (guint i = 0; i < note->tags->len; i++)
    g_ptr_array_add (of_event, g_strdup (note->tags->pdata[i]));
}

/* A thread may still look at those before. @tags: (transfer full) */
static void
set_tags (EntTimelinePage *self,
          GHashTable      *tags)
{
  g_auto(GStrv) names = list_tags (tags);

  g_clear_pointer (&self->tags, g_hash_table_unref);
  self->tags = tags;
  ent_filter_bar_set_tags (self->filter_bar, (const char * const *) names);
  if (ent_filter_bar_get_filter (self->filter_bar)->tags->len > 0)
    ent_timeline_page_match (self);
}

void
ent_timeline_page_update_notes (EntTimelinePage *self)
{
  g_autoptr(GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_timeline_note_free);
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) notes = NULL;
  GHashTable *tags;

  if (self->personal == NULL || self->base == NULL)
    return;
  tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  notes = ent_personal_list_notes (self->personal, self->item->id, -1, NULL);
  for (guint i = 0; i < notes->len; i++)
    {
      const EntNote *note = ent_note_item_get_note (notes->pdata[i]);

      add_note (self, marks, known, note);
      add_tags (tags, note);
    }
  ent_timeline_view_set_notes (self->view, marks->len > 0 ? marks : NULL);
  set_tags (self, tags);
}

static void
notes_changed_cb (EntTimelinePage *self,
                  const char      *case_id)
{
  if (is_of_case (self, case_id))
    ent_timeline_page_update_notes (self);
}

/* (transfer full): on the event, or on the span of the date */
static EntTarget *
create_target (EntTimelinePage *self,
               const char      *event_id,
               const char      *edtf)
{
  EntEventTable *table = ent_timeline_view_get_table (self->view);
  EntTarget *target = ent_target_new (event_id != NULL ? ENT_TARGET_EVENT : ENT_TARGET_SPAN, event_id);
  g_autoptr(EntDate) date = event_id == NULL ? ent_date_parse (edtf, NULL) : NULL;
  int index = event_id != NULL ? ent_event_table_find (table, event_id) : -1;

  if (index >= 0)
    {
      const EntEvent *event = ent_event_table_get_event (table, (guint) index);

      target->title = g_strdup (ent_text_get (event->title));
      target->date = g_strdup (ent_date_get_text (event->date));
      target->text = event->text != NULL ? g_strdup (ent_text_get (event->text)) : NULL;
    }
  else if (date != NULL)
    {
      target->title = ent_date_format (date);
      target->date = g_strdup (edtf);
    }
  return target;
}

EntTarget *
ent_timeline_page_dup_pointed (EntTimelinePage *self)
{
  const char *event;
  g_autofree char *date = NULL;

  g_return_val_if_fail (ENT_IS_TIMELINE_PAGE (self), NULL);

  if (!(gtk_widget_get_state_flags (GTK_WIDGET (self->view)) & GTK_STATE_FLAG_PRELIGHT)
      || !ent_timeline_view_get_place (self->view, TRUE, &event, &date))
    return NULL;
  return create_target (self, event, date);
}

static void
note_wanted_cb (EntTimelinePage *self,
                const char      *event,
                const char      *date)
{
  g_autoptr(EntTarget) target = create_target (self, event, date);

  g_signal_emit (self, note_wanted_signal, 0, target);
}

static void
note_activated_cb (EntTimelinePage *self,
                   const char      *id)
{
  g_autofree char *link = g_strconcat ("note:", id, NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "s", link);
}

/* Changing events */

/* As long as a key is pressed again and again, the steps are one change; after a look at what came of it, another. */
#define SERIES_USEC G_USEC_PER_SEC

static char *
dup_merge_key (EntTimelinePage *self,
               const char      *id)
{
  gint64 now = g_get_monotonic_time ();

  if (now - self->moved_usec > SERIES_USEC)
    self->move_series++;
  self->moved_usec = now;
  return g_strdup_printf ("move %s %u", id, self->move_series);
}

static void
event_moved_cb (EntTimelinePage *self,
                const char      *id,
                EntDate         *date,
                gboolean         by_key)
{
  const EntOwnEvent *before = self->personal != NULL ? ent_personal_find_event (self->personal, id) : NULL;
  g_autofree char *name = NULL, *key = NULL;
  EntOwnEvent *event;

  if (before == NULL || before->layer != NULL)
    return;
  event = ent_own_event_copy (before);
  ent_date_unref (event->date);
  event->date = ent_date_ref (date);
  /* Translators: a change that can be undone: an event, whose title this is, was moved to another date */
  name = g_strdup_printf (_("Move “%s”"), event->title);
  key = by_key ? dup_merge_key (self, id) : NULL;
  ent_personal_save_event (self->personal, event, name, key, NULL, NULL);
}

static void
open_editor (EntTimelinePage *self,
             const char      *edtf)
{
  if (self->personal == NULL || self->item == NULL)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    ent_own_event_window_create (GTK_WIDGET (self), self->personal, self->item, edtf);
}

static void
event_wanted_cb (EntTimelinePage *self,
                 const char      *date)
{
  open_editor (self, date);
}

/* Where a span is marked, that is when it happened. */
static void
new_event_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  EntTimelinePage *self = ENT_TIMELINE_PAGE (widget);
  gint64 begin, end;
  g_autofree char *date = NULL;

  if (ent_timeline_view_get_span (self->view, &begin, &end))
    date = ent_timeline_span_to_edtf ((double) begin, (double) end);
  open_editor (self, date);
}

/* Wherever in the window the focus is, as long as the timeline is to be seen. */
static gboolean
new_event_key_cb (GtkWidget *widget,
                  GVariant  *args,
                  gpointer   data)
{
  if (!gtk_widget_get_mapped (widget))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (widget, "timeline-page.new-event", NULL);
  return GDK_EVENT_STOP;
}

/* Setting up */

static void
span_cb (EntTimelinePage *self)
{
  gint64 begin, end;

  gtk_widget_set_visible (self->span_button, ent_timeline_view_get_span (self->view, &begin, &end));
}

static void
span_note_cb (EntTimelinePage *self)
{
  gint64 begin, end;
  g_autofree char *date = NULL;

  if (!ent_timeline_view_get_span (self->view, &begin, &end))
    return;
  date = ent_timeline_span_to_edtf ((double) begin, (double) end);
  note_wanted_cb (self, NULL, date);
}

GtkWidget *
ent_timeline_page_create_span_button (EntTimelinePage *self)
{
  self->span_button = gtk_button_new_with_label (_("Add Note"));
  gtk_widget_add_css_class (self->span_button, "chip");
  gtk_widget_set_valign (self->span_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->span_button, _("Write a note on the span that is marked"));
  gtk_widget_set_visible (self->span_button, FALSE);
  g_signal_connect_swapped (self->span_button, "clicked", G_CALLBACK (span_note_cb), self);
  g_signal_connect_object (self->view, "notify::span", G_CALLBACK (span_cb), self, G_CONNECT_SWAPPED);
  return self->span_button;
}

void
ent_timeline_page_set_personal (EntTimelinePage *self,
                                EntPersonal     *personal)
{
  g_return_if_fail (ENT_IS_TIMELINE_PAGE (self));
  g_return_if_fail (self->personal == NULL);

  self->personal = g_object_ref (personal);
  ent_people_menu_set_personal (self->people_menu, personal);
  g_signal_connect_object (personal, "events-changed", G_CALLBACK (events_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (personal, "notes-changed", G_CALLBACK (notes_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (personal, "layers-changed", G_CALLBACK (layers_changed_cb), self, G_CONNECT_SWAPPED);
  events_changed_cb (self, NULL);
}

void
ent_timeline_page_init_own (EntTimelinePage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_signal_connect_object (self->view, "event-moved", G_CALLBACK (event_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "event-wanted", G_CALLBACK (event_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "note-wanted", G_CALLBACK (note_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "note-activated", G_CALLBACK (note_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_n, GDK_CONTROL_MASK
                                                                                             | GDK_SHIFT_MASK),
                                                          gtk_callback_action_new (new_event_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
ent_timeline_page_install_own (GtkWidgetClass *widget_class)
{
  note_wanted_signal = g_signal_new ("note-wanted", G_TYPE_FROM_CLASS (widget_class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_install_action (widget_class, "timeline-page.new-event", NULL, new_event_action);
}
