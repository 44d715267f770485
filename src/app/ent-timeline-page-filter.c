/* What of a timeline stands out: what the filter leaves, or the evidence of a rating. Many events are
 * looked through in another thread. */
#include "config.h"

#include "ent-timeline-page-private.h"

/* More than these are filtered in another thread. */
#define MANY_TO_MATCH 5000

/* All but the evidence is dimmed, or what the filter leaves. */
void
ent_timeline_page_update_highlight (EntTimelinePage *self)
{
  EntEventTable *table = ent_timeline_view_get_table (self->view);
  g_autofree guint8 *bytes = NULL;
  const guint8 *highlight = self->matches;
  gboolean hide = self->evidence == NULL && ent_filter_bar_get_filter (self->filter_bar)->hide;

  if (table == NULL)
    return;
  if (self->evidence != NULL)
    highlight = bytes = g_new0 (guint8, MAX (table->n, 1));
  for (guint i = 0; self->evidence != NULL && self->evidence[i] != NULL; i++)
    {
      int event = ent_event_table_find (table, self->evidence[i]);

      if (event >= 0)
        bytes[event] = 1;
    }
  ent_timeline_view_set_highlight (self->view, highlight, hide);
  ent_chronology_set_highlight (self->chronology, highlight, hide);
}

/* Filtering */

typedef struct
{
  EntEventFilter *filter;
  EntEventTable  *table;
  GHashTable     *tags;       /* or NULL */
  guint           n_matches;
} Matching;

static void
matching_free (gpointer data)
{
  Matching *self = data;

  ent_event_filter_free (self->filter);
  ent_event_table_unref (self->table);
  g_clear_pointer (&self->tags, g_hash_table_unref);
  g_free (self);
}

/* @matches: (transfer full) (nullable) */
static void
set_matches (EntTimelinePage *self,
             guint8          *matches,
             guint            n_matches,
             guint            n_events)
{
  const EntEventFilter *filter = ent_filter_bar_get_filter (self->filter_bar);

  g_free (self->matches);
  self->matches = matches;
  ent_filter_bar_set_count (self->filter_bar, n_matches, n_events);
  if (self->evidence == NULL)
    ent_timeline_view_set_factor (self->view, filter->factors->len == 1 ? filter->factors->pdata[0] : NULL);
  ent_timeline_page_update_highlight (self);
}

static void
matched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(EntTimelinePage) self = user_data;
  Matching *matching = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  guint8 *matches = g_task_propagate_pointer (G_TASK (result), &error);

  /* Cancelled: the filter or the case has changed again. */
  if (error == NULL)
    set_matches (self, matches, matching->n_matches, matching->table->n);
}

static void
match_thread_cb (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Matching *self = data;

  g_task_return_pointer (task,
                         ent_event_filter_match (self->filter, self->table, self->tags,
                                                 (EntCancelFunc) g_cancellable_is_cancelled, cancellable,
                                                 &self->n_matches),
                         g_free);
}

void
ent_timeline_page_match (EntTimelinePage *self)
{
  EntEventTable *table = ent_timeline_view_get_table (self->view);
  const EntEventFilter *filter = ent_filter_bar_get_filter (self->filter_bar);
  g_autoptr(GTask) task = NULL;
  Matching *matching;
  guint8 *matches;
  guint n_matches;

  g_cancellable_cancel (self->matching);
  g_clear_object (&self->matching);
  /* The records of a case that is still being read are not for another thread. */
  if (table == NULL || self->early)
    return;
  if (ent_event_filter_is_empty (filter))
    {
      set_matches (self, NULL, table->n, table->n);
      return;
    }
  if (table->n <= MANY_TO_MATCH)
    {
      matches = ent_event_filter_match (filter, table, self->tags, NULL, NULL, &n_matches);
      set_matches (self, matches, n_matches, table->n);
      return;
    }
  matching = g_new0 (Matching, 1);
  matching->filter = ent_event_filter_copy (filter);
  matching->table = ent_event_table_ref (table);
  matching->tags = self->tags != NULL ? g_hash_table_ref (self->tags) : NULL;
  self->matching = g_cancellable_new ();
  task = g_task_new (NULL, self->matching, matched_cb, g_object_ref (self));
  g_task_set_task_data (task, matching, matching_free);
  g_task_run_in_thread (task, match_thread_cb);
}
