/* What a view shows: events, in lanes, some of them standing out.  Sorting many events into lanes takes longer than a
 * frame: then it is done in another thread, and the picture before stays until it is there. */

#include "config.h"

#include "ent-timeline-view-private.h"

#include <string.h>

#define MANY_EVENTS 20000

/* What a thread needs to sort events into lanes: copies, but for what never changes. */
typedef struct
{
  EntEventTable    *table;
  EntCodebook      *codebook;
  EntTimelineLanes  lanes;
  guint8           *shown;
  char            **collapsed;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  ent_event_table_unref (job->table);
  g_clear_pointer (&job->codebook, ent_codebook_unref);
  g_free (job->shown);
  g_strfreev (job->collapsed);
  g_free (job);
}

static Job *
job_new (EntTimelineView *self)
{
  Job *job = g_new0 (Job, 1);

  job->table = ent_event_table_ref (self->table);
  job->codebook = self->codebook != NULL ? ent_codebook_ref (self->codebook) : NULL;
  job->lanes = self->lanes;
  job->shown = self->hide && self->highlight != NULL ? g_memdup2 (self->highlight, MAX (self->table->n, 1)) : NULL;
  job->collapsed = g_strdupv (self->collapsed);
  return job;
}

static EntTimelineLayout *
job_run (const Job *job)
{
  const EntTimelineOptions options = {
    .lanes = job->lanes,
    .codebook = job->codebook,
    .shown = job->shown,
    .collapsed = (const char * const *) job->collapsed,
    .now_sec = (double) (g_get_real_time () / G_USEC_PER_SEC),
  };

  return ent_timeline_layout_new (job->table, &options);
}

static void
thread_cb (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  g_task_return_pointer (task, job_run (data), (GDestroyNotify) ent_timeline_layout_free);
}

/* The range stays, and where none was there yet, the wished one comes. */
static void
show_layout (EntTimelineView   *self,
             EntTimelineLayout *layout)
{
  gboolean had_picture = self->picture != NULL;
  gint64 begin, end;

  if (had_picture)
    ent_timeline_view_get_range (self, &begin, &end);
  g_clear_pointer (&self->picture, ent_timeline_picture_free);
  ent_timeline_view_update_strips (self);
  self->arranged = FALSE;
  self->hovered = self->hovered_lane = -1;
  self->picture = ent_timeline_picture_new (layout);
  ent_timeline_picture_set_highlight (self->picture, self->hide ? NULL : self->highlight);
  ent_timeline_picture_set_factor (self->picture, self->factor);
  ent_timeline_picture_set_notes (self->picture, self->notes);
  ent_timeline_view_show_evidence (self);
  g_clear_pointer (&self->curtain, gsk_render_node_unref);
  /* Before anything is told of the new picture. */
  ent_timeline_view_apply_share (self);
  if (had_picture)
    ent_timeline_view_go_to (self, (double) begin, (double) end, FALSE);
  if (self->has_wish)
    ent_timeline_view_go_to (self, self->wish_begin_sec, self->wish_end_sec, FALSE);
  self->has_wish = FALSE;
  self->font_serial = 0;
  ent_timeline_view_update_style (self);
  ent_timeline_picture_set_size (self->picture, gtk_widget_get_width (GTK_WIDGET (self)),
                                 gtk_widget_get_height (GTK_WIDGET (self)));
  ent_timeline_view_update_label (self);
  ent_timeline_view_queue_arrange (self);
  ent_timeline_view_tell_laid_out (self);
}

static void
sorted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(EntTimelineView) self = user_data;
  EntTimelineLayout *layout = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: another one was asked for since, or nobody needs it any more. */
  if (layout == NULL)
    return;
  g_clear_object (&self->sorting);
  show_layout (self, layout);
}

static void
stop_sorting (EntTimelineView *self)
{
  if (self->sorting != NULL)
    g_cancellable_cancel (self->sorting);
  g_clear_object (&self->sorting);
}

static void
drop_picture (EntTimelineView *self)
{
  stop_sorting (self);
  g_clear_pointer (&self->picture, ent_timeline_picture_free);
  ent_timeline_view_update_strips (self);
  self->arranged = self->has_wish = FALSE;
  self->hovered = self->hovered_lane = -1;
}

static void
make_picture (EntTimelineView *self)
{
  g_autoptr(GTask) task = NULL;
  Job *job;

  stop_sorting (self);
  if (self->table == NULL)
    return;
  job = job_new (self);
  if (self->table->n <= MANY_EVENTS)
    {
      show_layout (self, job_run (job));
      job_free (job);
      return;
    }
  self->sorting = g_cancellable_new ();
  /* Not the task's source: the thread may be the last to let go of that. */
  task = g_task_new (NULL, self->sorting, sorted_cb, g_object_ref (self));
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, thread_cb);
}

/* Which lanes are collapsed, after one of those there are has changed; others, of another
 * kind, stay as they were. */
static void
update_collapsed (EntTimelineView *self)
{
  GPtrArray *lanes = ent_timeline_layout_get_lanes (ent_timeline_picture_get_layout (self->picture));
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < lanes->len; i++)
    {
      const EntTimelineLane *lane = lanes->pdata[i];

      if (lane->collapsed && lane->id != NULL)
        g_ptr_array_add (ids, g_strdup (lane->id));
    }
  g_ptr_array_add (ids, NULL);
  g_strfreev (self->collapsed);
  self->collapsed = (char **) g_ptr_array_steal (ids, NULL);
  g_object_notify (G_OBJECT (self), "collapsed");
}

void
ent_timeline_view_toggle_lane (EntTimelineView *self,
                               guint            lane)
{
  EntTimelineLayout *layout = ent_timeline_picture_get_layout (self->picture);
  const EntTimelineLane *record = ent_timeline_layout_get_lanes (layout)->pdata[lane];

  ent_timeline_layout_set_collapsed (layout, lane, !record->collapsed);
  /* A selection in a lane that closed goes on in the row of the one around it. */
  if (self->selected >= 0)
    self->selected_lane = ent_timeline_layout_find_lane (layout, (guint) self->selected, lane);
  update_collapsed (self);
  ent_timeline_view_update_label (self);
  ent_timeline_view_queue_arrange (self);
}

void
ent_timeline_view_forget_table (EntTimelineView *self)
{
  ent_timeline_view_stop (self);
  /* They count in its events. */
  ent_timeline_view_clear_measure (self);
  ent_timeline_view_clear_span (self);
  drop_picture (self);
  self->wish_scroll = 0;
  ent_timeline_view_give_up_event (self);
  self->selected = self->selected_lane = -1;
  self->hide = FALSE;
  ent_timeline_view_stop_evidence (self);
  g_clear_pointer (&self->evidence, ent_evidence_sums_unref);
  g_clear_pointer (&self->evidence_shown, ent_evidence_sums_unref);
  g_clear_pointer (&self->curtain, gsk_render_node_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->highlight, g_free);
  g_clear_pointer (&self->factor, g_free);
  g_clear_pointer (&self->table, ent_event_table_unref);
  g_clear_pointer (&self->codebook, ent_codebook_unref);
}

void
ent_timeline_view_set_table (EntTimelineView *self,
                             EntEventTable   *table,
                             EntCodebook     *codebook)
{
  gboolean had_selected;

  g_return_if_fail (ENT_IS_TIMELINE_VIEW (self));

  if (table == self->table)
    return;
  had_selected = self->selected >= 0;
  ent_timeline_view_forget_table (self);
  self->table = table != NULL ? ent_event_table_ref (table) : NULL;
  self->codebook = codebook != NULL ? ent_codebook_ref (codebook) : NULL;
  make_picture (self);
  ent_timeline_view_update_evidence (self);
  ent_timeline_view_update_label (self);
  ent_timeline_view_queue_items (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (had_selected)
    g_object_notify (G_OBJECT (self), "selected");
}

/* Whether what stands at an index is the same event in both. */
static gboolean
is_alike (const EntEventTable *a,
          const EntEventTable *b)
{
  return a->n == b->n && memcmp (a->earliest, b->earliest, a->n * sizeof *a->earliest) == 0
         && memcmp (a->latest, b->latest, a->n * sizeof *a->latest) == 0
         && memcmp (a->party, b->party, a->n * sizeof *a->party) == 0 && a->own_lanes->len == b->own_lanes->len;
}

/* What stands at @index in the table, in @table; −1 where it is not. */
static int
refind (EntTimelineView *self,
        int              index,
        EntEventTable   *table)
{
  return index >= 0 ? ent_event_table_find (table, ent_event_table_get_event (self->table, (guint) index)->id) : -1;
}

/* All that counts in events. */
static void
move_to_table (EntTimelineView *self,
               EntEventTable   *table)
{
  ent_timeline_view_give_up_event (self);
  self->selected = refind (self, self->selected, table);
  self->measure_to = refind (self, self->measure_to, table);
  self->measure_from = refind (self, self->measure_from, table);
  self->span_from = self->span_walks ? refind (self, self->span_from, table) : -1;
  self->span_walks &= self->span_from >= 0;
  if (self->measure_from < 0)
    ent_timeline_view_clear_measure (self);
  self->pressed_event = self->hovered = -1;
  if (self->selected < 0)
    self->selected_lane = -1;
  self->hide = FALSE;
  if (self->picture != NULL)
    {
      ent_timeline_picture_set_highlight (self->picture, NULL);
      ent_timeline_picture_set_notes (self->picture, NULL);
    }
  g_clear_pointer (&self->highlight, g_free);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  ent_event_table_unref (self->table);
  self->table = ent_event_table_ref (table);
}

/* Of very many events the picture takes a while: until then it looks as it did. */
static void
draw_curtain (EntTimelineView *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  gint64 begin, end;

  ent_timeline_view_stop (self);
  ent_timeline_view_get_range (self, &begin, &end);
  if (ent_timeline_view_arrange (self))
    ent_timeline_view_paint (self, snapshot);
  drop_picture (self);
  self->curtain = gtk_snapshot_free_to_node (snapshot);
  self->has_wish = TRUE;
  self->wish_begin_sec = (double) begin;
  self->wish_end_sec = (double) end;
}

void
ent_timeline_view_replace_table (EntTimelineView *self,
                                 EntEventTable   *table)
{
  gboolean had_selected;

  g_return_if_fail (ENT_IS_TIMELINE_VIEW (self));
  g_return_if_fail (table != NULL);

  if (self->table == NULL || table == self->table)
    return;
  had_selected = self->selected >= 0;
  /* Else it waits already for the last one to be laid out. */
  if (self->picture != NULL && self->arranged)
    self->wish_scroll = ent_timeline_picture_get_scroll (self->picture);
  if (is_alike (self->table, table))
    {
      /* The picture before may stand until there is another: its events are the same. */
      ent_event_table_unref (self->table);
      self->table = ent_event_table_ref (table);
      make_picture (self);
      ent_timeline_view_update_evidence (self);
      return;
    }
  /* Its picture counts in the events of the table before. */
  if (table->n > MANY_EVENTS && self->picture != NULL)
    draw_curtain (self);
  move_to_table (self, table);
  self->selected_lane = -1;
  make_picture (self);
  ent_timeline_view_update_evidence (self);
  ent_timeline_view_update_label (self);
  ent_timeline_view_queue_items (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (had_selected && self->selected < 0)
    g_object_notify (G_OBJECT (self), "selected");
}

EntEventTable *
ent_timeline_view_get_table (EntTimelineView *self)
{
  g_return_val_if_fail (ENT_IS_TIMELINE_VIEW (self), NULL);

  return self->table;
}

EntTimelineLanes
ent_timeline_view_get_lanes (EntTimelineView *self)
{
  g_return_val_if_fail (ENT_IS_TIMELINE_VIEW (self), ENT_TIMELINE_LANES_PARTY);

  return self->lanes;
}

void
ent_timeline_view_set_lanes (EntTimelineView  *self,
                             EntTimelineLanes  lanes)
{
  g_return_if_fail (ENT_IS_TIMELINE_VIEW (self));

  if (lanes == self->lanes)
    return;
  self->lanes = lanes;
  self->selected_lane = -1;
  make_picture (self);
  g_object_notify (G_OBJECT (self), "lanes");
}

void
ent_timeline_view_set_collapsed (EntTimelineView    *self,
                                 const char * const *lanes)
{
  static const char * const none[] = { NULL };

  g_return_if_fail (ENT_IS_TIMELINE_VIEW (self));

  if (g_strv_equal (self->collapsed != NULL ? (const char * const *) self->collapsed : none,
                    lanes != NULL ? lanes : none))
    return;
  g_strfreev (self->collapsed);
  self->collapsed = g_strdupv ((char **) lanes);
  self->selected_lane = -1;
  make_picture (self);
  g_object_notify (G_OBJECT (self), "collapsed");
}

void
ent_timeline_view_set_highlight (EntTimelineView *self,
                                 const guint8    *highlight,
                                 gboolean         hide)
{
  gboolean had_hidden;

  g_return_if_fail (ENT_IS_TIMELINE_VIEW (self));

  if (self->highlight == NULL && (highlight == NULL || self->table == NULL))
    return;
  had_hidden = self->hide && self->highlight != NULL;
  if (self->picture != NULL)
    ent_timeline_picture_set_highlight (self->picture, NULL);
  g_clear_pointer (&self->highlight, g_free);
  if (highlight != NULL)
    self->highlight = g_memdup2 (highlight, MAX (self->table->n, 1));
  self->hide = hide && highlight != NULL;
  if (had_hidden || self->hide)
    make_picture (self);
  else if (self->picture != NULL)
    ent_timeline_picture_set_highlight (self->picture, self->highlight);
  if (self->evidence_visible)
    ent_timeline_view_update_evidence (self);
  ent_timeline_view_queue_arrange (self);
}

void
ent_timeline_view_set_notes (EntTimelineView *self,
                             GPtrArray       *notes)
{
  g_return_if_fail (ENT_IS_TIMELINE_VIEW (self));

  if (notes == self->notes)
    return;
  if (self->picture != NULL)
    ent_timeline_picture_set_notes (self->picture, notes);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  self->notes = notes != NULL ? g_ptr_array_ref (notes) : NULL;
  ent_timeline_view_update_label (self);
  ent_timeline_view_queue_arrange (self);
}

void
ent_timeline_view_set_factor (EntTimelineView *self,
                              const char      *factor)
{
  g_return_if_fail (ENT_IS_TIMELINE_VIEW (self));

  if (g_strcmp0 (factor, self->factor) == 0)
    return;
  g_free (self->factor);
  self->factor = g_strdup (factor);
  if (self->picture != NULL)
    ent_timeline_picture_set_factor (self->picture, factor);
  ent_timeline_view_queue_arrange (self);
}
