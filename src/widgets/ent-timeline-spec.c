/* What a view shows as a spec, which can be kept as a link, and back. */

#include "config.h"

#include "ent-timeline-view-private.h"

#define DAY           86400
#define MANY_DAYS_SEC (60 * DAY)

/* Where many days are in view nobody sees the hours, and the link is shorter without. */
static gint64
round_to_day (gint64 seconds)
{
  return (seconds + DAY / 2 - (seconds + DAY / 2 < 0 ? DAY - 1 : 0)) / DAY * DAY;
}

static void
add_range (EntTimelineView *self,
           EntViewSpec     *spec)
{
  gint64 begin, end, limit_begin, limit_end;

  if (self->has_wish)
    {
      begin = (gint64) self->wish_begin_sec;
      end = (gint64) self->wish_end_sec;
    }
  else if (self->picture != NULL)
    ent_timeline_view_get_range (self, &begin, &end);
  else
    return;
  if (!self->has_wish)
    {
      ent_timeline_view_get_limits (self, &limit_begin, &limit_end);
      if (ABS (begin - limit_begin) <= 1 && ABS (end - limit_end) <= 1)
        return;
    }
  if (end - begin > MANY_DAYS_SEC)
    {
      begin = round_to_day (begin);
      end = round_to_day (end);
    }
  spec->has_range = begin < end;
  spec->begin = begin;
  spec->end = end;
}

EntViewSpec *
ent_timeline_view_dup_spec (EntTimelineView *self)
{
  EntViewSpec *spec;

  g_return_val_if_fail (ENT_IS_TIMELINE_VIEW (self), NULL);

  if (self->table == NULL)
    return NULL;
  spec = ent_view_spec_new (self->table->item->id);
  add_range (self, spec);
  spec->lanes = self->lanes;
  for (guint i = 0; self->collapsed != NULL && self->collapsed[i] != NULL; i++)
    g_ptr_array_add (spec->collapsed, g_strdup (self->collapsed[i]));
  spec->selected = g_strdup (ent_timeline_view_get_selected (self));
  return spec;
}

void
ent_timeline_view_show_spec (EntTimelineView   *self,
                             const EntViewSpec *spec,
                             gboolean           animate)
{
  g_autoptr(GPtrArray) collapsed = g_ptr_array_new ();
  gint64 begin, end;

  g_return_if_fail (ENT_IS_TIMELINE_VIEW (self));

  g_ptr_array_extend (collapsed, spec->collapsed, NULL, NULL);
  g_ptr_array_add (collapsed, NULL);
  ent_timeline_view_set_lanes (self, spec->lanes);
  ent_timeline_view_set_collapsed (self, (const char * const *) collapsed->pdata);
  ent_timeline_view_set_selected (self, spec->selected);
  if (!spec->has_range)
    {
      ent_timeline_view_show_all (self, animate);
      return;
    }
  ent_timeline_view_get_limits (self, &begin, &end);
  if (spec->begin != ENT_DATE_OPEN_PAST)
    begin = spec->begin;
  if (spec->end != ENT_DATE_OPEN_FUTURE)
    end = spec->end;
  if (begin < end)
    ent_timeline_view_show_range (self, begin, end, animate);
}
