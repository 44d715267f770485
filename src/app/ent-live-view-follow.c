/* One live view goes where another one is. */

#include "config.h"

#include "ent-live-view-private.h"

#include "ent-live-panel.h"

static void
follow_adjustment (GtkWidget *from,
                   GtkWidget *to,
                   gboolean   vertical)
{
  GtkScrolledWindow *a = GTK_SCROLLED_WINDOW (from), *b = GTK_SCROLLED_WINDOW (to);

  if (vertical)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (b),
                              gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (a)));
  else
    gtk_adjustment_set_value (gtk_scrolled_window_get_hadjustment (b),
                              gtk_adjustment_get_value (gtk_scrolled_window_get_hadjustment (a)));
}

static void
follow_content (EntLiveView *self,
                EntLiveView *other)
{
  if (self->timeline != NULL)
    {
      g_autoptr(EntViewSpec) spec = ent_timeline_view_dup_spec (other->timeline);

      if (spec == NULL)
        return;
      g_ptr_array_add (spec->collapsed, NULL);
      ent_timeline_view_set_collapsed (self->timeline, (const char * const *) spec->collapsed->pdata);
      ent_timeline_view_set_selected (self->timeline, ent_timeline_view_get_selected (other->timeline));
      if (other->begin_sec < other->end_sec)
        ent_timeline_view_show_range (self->timeline, (gint64) other->begin_sec, (gint64) other->end_sec, FALSE);
      ent_timeline_view_set_scroll (self->timeline, ent_timeline_view_get_scroll (other->timeline));
    }
  if (self->group != NULL)
    {
      double begin_sec, end_sec;

      if (ent_timeline_group_get_range (other->group, &begin_sec, &end_sec))
        ent_timeline_group_show_range (self->group, begin_sec, end_sec, FALSE);
    }
  if (self->grid != NULL)
    {
      if (!ent_matrix_spec_equal (ent_factor_grid_get_spec (self->grid), ent_factor_grid_get_spec (other->grid)))
        {
          g_autoptr(EntMatrix) matrix = ent_slide_create_matrix (self->deck, self->slide);

          ent_factor_grid_set (self->grid, matrix, ent_factor_grid_get_spec (other->grid));
        }
      follow_adjustment (other->content, self->content, TRUE);
      follow_adjustment (other->content, self->content, FALSE);
    }
}

void
ent_live_view_follow (EntLiveView *self,
                      EntLiveView *other)
{
  g_return_if_fail (ENT_IS_LIVE_VIEW (self));
  g_return_if_fail (ENT_IS_LIVE_VIEW (other));

  if (self->slide == NULL || other->slide == NULL || self->until != other->until || !ent_live_view_is_same (self->slide, other->slide)
      || self->quiet)
    return;
  if (self->awake && !other->awake)
    ent_live_view_drop_content (self);
  else if (other->awake)
    ent_live_view_wake (self);
  if (self->content == NULL || other->content == NULL)
    return;
  self->quiet = TRUE;
  follow_content (self, other);
  if (g_strcmp0 (self->link, other->link) != 0)
    {
      ent_live_view_set_link (self, other->link);
      ent_live_view_select_link (self, other->link);
      if (other->link != NULL)
        ent_live_view_fill_panel (self, other->link);
    }
  gtk_widget_set_visible (self->panel, gtk_widget_get_visible (other->panel) && self->link != NULL);
  ent_live_panel_set_scroll (ENT_LIVE_PANEL (self->panel), ent_live_panel_get_scroll (ENT_LIVE_PANEL (other->panel)));
  self->quiet = FALSE;
}
