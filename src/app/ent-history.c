#include "config.h"

#include "ent-history.h"

#define MAX_PLACES 200

struct _EntHistory
{
  GPtrArray *places;   /* of char* */
  guint      present;  /* index, where there are any */
};

EntHistory *
ent_history_new (void)
{
  EntHistory *self = g_new0 (EntHistory, 1);

  self->places = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
ent_history_free (EntHistory *self)
{
  g_ptr_array_unref (self->places);
  g_free (self);
}

void
ent_history_push (EntHistory *self,
                  const char *place)
{
  if (self->places->len > 0)
    {
      if (g_str_equal (self->places->pdata[self->present], place))
        return;
      g_ptr_array_set_size (self->places, self->present + 1);
    }
  if (self->places->len == MAX_PLACES)
    g_ptr_array_remove_index (self->places, 0);
  g_ptr_array_add (self->places, g_strdup (place));
  self->present = self->places->len - 1;
}

void
ent_history_replace (EntHistory *self,
                     const char *place)
{
  if (self->places->len == 0)
    {
      ent_history_push (self, place);
      return;
    }
  g_free (self->places->pdata[self->present]);
  self->places->pdata[self->present] = g_strdup (place);
}

gboolean
ent_history_can_go (EntHistory *self,
                    int         steps)
{
  gint64 target = (gint64) self->present + steps;

  return target >= 0 && target < (gint64) self->places->len;
}

const char *
ent_history_go (EntHistory *self,
                int         steps)
{
  if (!ent_history_can_go (self, steps))
    return NULL;
  self->present += steps;
  return self->places->pdata[self->present];
}
