/* What is opened over a live slide. */

#include "config.h"

#include "ent-live-view-private.h"

#include "ent-address.h"
#include "ent-live-panel.h"

static EntCase *
find_case (EntLiveView *self,
           const char  *case_id)
{
  return self->slide != NULL ? ent_deck_find_case (self->deck, self->slide, case_id) : NULL;
}

/* Also one that a person added. */
static const EntEvent *
find_event (EntLiveView *self,
            const char  *case_id,
            const char  *id)
{
  EntCase *item = find_case (self, case_id);
  const EntEvent *event = item != NULL ? ent_case_find_event (item, id) : NULL;

  for (guint i = 0; event == NULL && self->view != NULL && i < self->view->tables->len; i++)
    {
      EntEventTable *table = self->view->tables->pdata[i];
      int index = g_str_equal (table->item->id, case_id) ? ent_event_table_find (table, id) : -1;

      if (index >= 0)
        event = ent_event_table_get_event (table, (guint) index);
    }
  return event;
}

void
ent_live_view_set_link (EntLiveView *self,
          const char  *link)
{
  char *copy = g_strdup (link);

  g_free (self->link);
  self->link = copy;
}

gboolean
ent_live_view_fill_panel (EntLiveView *self,
            const char  *link)
{
  g_autoptr(EntAddress) address = ent_address_parse (link, NULL);
  EntLivePanel *panel = ENT_LIVE_PANEL (self->panel);
  EntCase *item = address != NULL && address->case_id != NULL ? find_case (self, address->case_id) : NULL;
  const EntEvent *event;

  if (item == NULL)
    return FALSE;
  if (address->kind == ENT_ADDRESS_FACTOR)
    return ent_live_panel_show_factor (panel, item, self->deck->codebook, address->id);
  event = address->kind == ENT_ADDRESS_EVENT ? find_event (self, address->case_id, address->id) : NULL;
  if (event == NULL)
    return FALSE;
  ent_live_panel_show_event (panel, item, event);
  return TRUE;
}

gboolean
ent_live_view_open (EntLiveView *self,
                    const char  *link)
{
  g_return_val_if_fail (ENT_IS_LIVE_VIEW (self), FALSE);

  if (!ent_live_view_fill_panel (self, link))
    return FALSE;
  ent_live_view_set_link (self, link);
  gtk_widget_set_visible (self->panel, TRUE);
  ent_live_view_tell (self);
  return TRUE;
}

const char *
ent_live_view_get_link (EntLiveView *self)
{
  g_return_val_if_fail (ENT_IS_LIVE_VIEW (self), NULL);

  return self->link;
}

void
ent_live_view_select_link (EntLiveView *self,
             const char  *link)
{
  g_autoptr(EntAddress) address = link != NULL ? ent_address_parse (link, NULL) : NULL;
  const char *case_id = address != NULL ? address->case_id : NULL, *id = address != NULL ? address->id : NULL;
  gboolean quiet = self->quiet;

  self->quiet = TRUE;
  if (self->timeline != NULL)
    ent_timeline_view_set_selected (self->timeline, id);
  if (self->group != NULL)
    ent_timeline_group_select (self->group, case_id, id);
  if (self->grid != NULL && (address == NULL || address->kind == ENT_ADDRESS_FACTOR))
    ent_factor_grid_select (self->grid, case_id, id);
  self->quiet = quiet;
}

static void
close_panel (EntLiveView *self)
{
  gtk_widget_set_visible (self->panel, FALSE);
  g_clear_pointer (&self->link, g_free);
  ent_live_view_select_link (self, NULL);
}

gboolean
ent_live_view_close (EntLiveView *self)
{
  g_return_val_if_fail (ENT_IS_LIVE_VIEW (self), FALSE);

  if (self->link == NULL && !self->awake)
    return FALSE;
  if (self->link == NULL)
    ent_live_view_drop_content (self);
  else
    close_panel (self);
  ent_live_view_tell (self);
  return TRUE;
}

static void
open_event (EntLiveView *self,
            const char  *case_id,
            const char  *event_id)
{
  g_autofree char *link = ent_address_format (ENT_ADDRESS_EVENT, case_id, event_id);

  ent_live_view_open (self, link);
}

static void
selected_cb (EntLiveView *self)
{
  const char *id = ent_timeline_view_get_selected (self->timeline);

  if (self->quiet)
    return;
  if (id == NULL)
    ent_live_view_close (self);
  else
    open_event (self, ent_timeline_view_get_table (self->timeline)->item->id, id);
}

static void
event_selected_cb (EntLiveView *self,
                   const char  *case_id,
                   const char  *event_id)
{
  if (!self->quiet)
    open_event (self, case_id, event_id);
}

static void
event_wanted_cb (EntLiveView *self,
                 const char  *case_id,
                 const char  *event_id)
{
  open_event (self, case_id, event_id);
}

static void
cell_selected_cb (EntLiveView *self,
                  const char  *case_id,
                  const char  *factor_id)
{
  g_autofree char *link = NULL;

  if (self->quiet || case_id == NULL)
    return;
  link = ent_address_format (ENT_ADDRESS_FACTOR, case_id, factor_id);
  if (!ent_live_view_open (self, link))
    ent_live_view_close (self);
}

void
ent_live_view_add_opening (EntLiveView *self)
{
  if (self->timeline != NULL)
    {
      g_signal_connect_object (self->timeline, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
      /* What was revealed is selected already. */
      g_signal_connect_object (self->timeline, "event-activated", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
    }
  if (self->group != NULL)
    g_signal_connect_object (self->group, "event-selected", G_CALLBACK (event_selected_cb), self, G_CONNECT_SWAPPED);
  if (self->grid != NULL)
    g_signal_connect_object (self->grid, "cell-selected", G_CALLBACK (cell_selected_cb), self, G_CONNECT_SWAPPED);
}

void
ent_live_view_add_panel (EntLiveView *self)
{
  g_signal_connect_swapped (self->panel, "event-wanted", G_CALLBACK (event_wanted_cb), self);
  g_signal_connect_swapped (self->panel, "closed", G_CALLBACK (ent_live_view_close), self);
}
