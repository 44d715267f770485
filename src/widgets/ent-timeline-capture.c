#include "config.h"

#include "ent-timeline-capture.h"

#include "ent-timeline-view-private.h"

struct _EntTimelineCapture
{
  gatomicrefcount   ref_count;
  EntEventTable    *table;
  EntCodebook      *codebook;
  EntTimelineLanes  lanes;
  char            **collapsed;
  char             *factor;
  guint8           *highlight;
  gboolean          hide;
  gboolean          evidence;
  gboolean          rtl;
  gint64            begin, end;  /* in view */
  gint64            now;
};

EntTimelineCapture *
ent_timeline_capture_new (EntTimelineView *view)
{
  EntTimelineCapture *self;

  if (view->table == NULL)
    return NULL;
  self = g_new0 (EntTimelineCapture, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->table = ent_event_table_ref (view->table);
  self->codebook = view->codebook != NULL ? ent_codebook_ref (view->codebook) : NULL;
  self->lanes = view->lanes;
  self->collapsed = g_strdupv (view->collapsed);
  self->factor = g_strdup (view->factor);
  self->highlight = view->highlight != NULL ? g_memdup2 (view->highlight, view->table->n) : NULL;
  self->hide = view->hide;
  self->evidence = view->evidence_visible;
  self->rtl = gtk_widget_get_direction (GTK_WIDGET (view)) == GTK_TEXT_DIR_RTL;
  self->now = g_get_real_time () / G_USEC_PER_SEC;
  ent_timeline_view_get_range (view, &self->begin, &self->end);
  return self;
}

EntTimelineCapture *
ent_timeline_capture_ref (EntTimelineCapture *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ent_timeline_capture_unref (EntTimelineCapture *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  ent_event_table_unref (self->table);
  g_clear_pointer (&self->codebook, ent_codebook_unref);
  g_strfreev (self->collapsed);
  g_free (self->factor);
  g_free (self->highlight);
  g_free (self);
}

EntEventTable *
ent_timeline_capture_get_table (EntTimelineCapture *self)
{
  return self->table;
}

gboolean
ent_timeline_capture_is_whole (EntTimelineCapture *self)
{
  return ent_event_table_is_whole (self->table);
}

void
ent_timeline_capture_fill (EntTimelineCapture      *self,
                           gboolean                 in_view,
                           EntTimelineSheetOptions *options)
{
  options->timeline = (EntTimelineOptions) {
    .lanes = self->lanes,
    .codebook = self->codebook,
    .shown = self->hide ? self->highlight : NULL,
    .collapsed = (const char * const *) self->collapsed,
    .now_sec = (double) self->now,
  };
  options->highlight = self->hide ? NULL : self->highlight;
  options->factor = self->factor;
  options->evidence = self->evidence;
  if (self->rtl)
    options->flags |= ENT_PICTURE_RTL;
  if (in_view && self->begin < self->end)
    {
      options->begin_sec = (double) self->begin;
      options->end_sec = (double) self->end;
    }
}
