#include "config.h"

#include "ent-boxed-private.h"
#include "ent-string-list.h"
#include "ent-view-spec.h"

ENT_DEFINE_COPIED_TYPE (EntViewSpec, ent_view_spec)

EntViewSpec *
ent_view_spec_new (const char *case_id)
{
  EntViewSpec *self = g_new0 (EntViewSpec, 1);

  self->case_ids = ent_ids_new ();
  if (case_id != NULL)
    g_ptr_array_add (self->case_ids, g_strdup (case_id));
  self->collapsed = ent_ids_new ();
  self->filter = ent_event_filter_new ();
  return self;
}

EntViewSpec *
ent_view_spec_copy (const EntViewSpec *self)
{
  EntViewSpec *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = ent_view_spec_new (NULL);
  for (guint i = 0; i < self->case_ids->len; i++)
    g_ptr_array_add (copy->case_ids, g_strdup (self->case_ids->pdata[i]));
  for (guint i = 0; i < self->collapsed->len; i++)
    g_ptr_array_add (copy->collapsed, g_strdup (self->collapsed->pdata[i]));
  copy->has_range = self->has_range;
  copy->begin = self->begin;
  copy->end = self->end;
  copy->lanes = self->lanes;
  ent_event_filter_free (copy->filter);
  copy->filter = ent_event_filter_copy (self->filter);
  copy->selected = g_strdup (self->selected);
  copy->aligned = self->aligned;
  copy->moment = self->moment;
  return copy;
}

void
ent_view_spec_free (EntViewSpec *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->case_ids);
  g_ptr_array_unref (self->collapsed);
  ent_event_filter_free (self->filter);
  g_free (self->selected);
  g_free (self);
}

gboolean
ent_view_spec_equal (const EntViewSpec *a,
                     const EntViewSpec *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (!ent_ids_equal (a->case_ids, b->case_ids) || !ent_string_list_equal_set (a->collapsed, b->collapsed))
    return FALSE;
  if (a->has_range != b->has_range || (a->has_range && (a->begin != b->begin || a->end != b->end)))
    return FALSE;
  if (a->aligned != b->aligned || (a->aligned && a->moment != b->moment))
    return FALSE;
  return a->lanes == b->lanes && g_strcmp0 (a->selected, b->selected) == 0 &&
         ent_event_filter_equal (a->filter, b->filter);
}
