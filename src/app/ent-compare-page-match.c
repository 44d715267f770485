#include "config.h"

#include "ent-compare-page-private.h"

typedef struct
{
  EntEventFilter *filter;
  GPtrArray      *tables;
  GPtrArray      *matches;    /* of guint8*, by table */
  guint           n_matches, n_events;
} Matching;

static void
matching_free (gpointer data)
{
  Matching *self = data;

  ent_event_filter_free (self->filter);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->matches);
  g_free (self);
}

static void
match_thread_cb (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Matching *self = data;

  for (guint i = 0; i < self->tables->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      EntEventTable *table = self->tables->pdata[i];
      guint n = 0;

      g_ptr_array_add (self->matches,
                       ent_event_filter_match (self->filter, table, NULL, (EntCancelFunc) g_cancellable_is_cancelled,
                                               cancellable, &n));
      self->n_matches += n;
      self->n_events += table->n;
    }
  g_task_return_boolean (task, TRUE);
}

EntTimelineView *
ent_compare_page_get_view (EntComparePage *self,
                           guint           i)
{
  return ent_timeline_group_get_view (self->group, ((EntEventTable *) self->tables->pdata[i])->item->id);
}

static void
matched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(EntComparePage) self = user_data;
  Matching *matching = g_task_get_task_data (G_TASK (result));

  /* Cancelled: the filter or the cases have changed again. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  for (guint i = 0; i < self->tables->len; i++)
    ent_timeline_view_set_highlight (ent_compare_page_get_view (self, i), matching->matches->pdata[i], matching->filter->hide);
  ent_filter_bar_set_count (self->filter_bar, matching->n_matches, matching->n_events);
}

static void
light_event (EntEventTable *table,
             const char    *id,
             guint8        *matches)
{
  int row = ent_event_table_find (table, id);

  if (row >= 0)
    matches[row] = 1;
}

/* The events that the sentence names that is open, and those that carry its cells; the filter waits meanwhile. */
static void
light_events (EntComparePage *self)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      EntEventTable *table = self->tables->pdata[i];
      g_autofree guint8 *matches = g_new0 (guint8, MAX (table->n, 1));

      for (guint j = 0; j < self->lit->events->len; j++)
        {
          g_auto(GStrv) parts = g_strsplit (self->lit->events->pdata[j], "/", 2);

          if (g_str_equal (parts[0], table->item->id) && parts[1] != NULL)
            light_event (table, parts[1], matches);
        }
      /* Where it names events, these say more than all evidence of the cells. */
      for (guint j = 0; self->lit->events->len == 0 && j < self->lit->cells->len; j++)
        {
          const EntStatementCell *cell = self->lit->cells->pdata[j];
          const EntAssessment *assessment = g_str_equal (cell->case_id, table->item->id) && cell->factor != NULL
                                            ? ent_case_find_assessment (table->item, cell->factor) : NULL;

          for (guint k = 0; assessment != NULL && k < assessment->evidence->len; k++)
            light_event (table, assessment->evidence->pdata[k], matches);
        }
      ent_timeline_view_set_highlight (ent_compare_page_get_view (self, i), matches, FALSE);
    }
}

void
ent_compare_page_match (EntComparePage *self)
{
  const EntEventFilter *filter = ent_filter_bar_get_filter (self->filter_bar);
  const char *factor = filter->factors->len == 1 ? filter->factors->pdata[0] : NULL;
  g_autoptr(GTask) task = NULL;
  Matching *matching;

  g_cancellable_cancel (self->matching);
  g_clear_object (&self->matching);
  if (self->lit != NULL)
    {
      light_events (self);
      return;
    }
  for (guint i = 0; i < self->tables->len; i++)
    {
      ent_timeline_view_set_factor (ent_compare_page_get_view (self, i), factor);
      if (ent_event_filter_is_empty (filter))
        ent_timeline_view_set_highlight (ent_compare_page_get_view (self, i), NULL, FALSE);
    }
  if (ent_event_filter_is_empty (filter))
    {
      ent_filter_bar_set_count (self->filter_bar, 0, 0);
      return;
    }
  matching = g_new0 (Matching, 1);
  matching->filter = ent_event_filter_copy (filter);
  matching->tables = g_ptr_array_ref (self->tables);
  matching->matches = g_ptr_array_new_with_free_func (g_free);
  self->matching = g_cancellable_new ();
  task = g_task_new (NULL, self->matching, matched_cb, g_object_ref (self));
  g_task_set_task_data (task, matching, matching_free);
  g_task_run_in_thread (task, match_thread_cb);
}
