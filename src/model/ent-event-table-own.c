/* A table with what people added.  The columns of the base are copied in stretches, with room for each of the added
 * events; of records only theirs are here.  As there are few of them, their indices alone tell where
 * everything else lies in the base. */

#include "config.h"

#include "ent-event-table-private.h"

#include <string.h>

#define OWN_LANE_ID "own"

static EntOwnLane *
create_lane (const char *prefix,
             const char *id,
             const char *title,
             gboolean    is_other)
{
  EntOwnLane *lane = g_new0 (EntOwnLane, 1);

  lane->id = id != NULL ? g_strconcat (prefix, "/", id, NULL) : g_strdup (prefix);
  lane->title = g_strdup (title);
  lane->is_other = is_other;
  return lane;
}

static const char *
get_layer_name (GPtrArray  *layers,
                const char *id)
{
  for (guint i = 0; layers != NULL && i < layers->len; i++)
    if (strcmp (((EntLayer *) layers->pdata[i])->id, id) == 0)
      return ((EntLayer *) layers->pdata[i])->name;
  return id;
}

/* By whose they are: the person's own by the name of their lane, all of another together. (transfer full) */
static EntOwnLane *
create_lane_of (const EntOwnEvent *event,
                GPtrArray         *layers)
{
  if (event->layer != NULL)
    return create_lane ("layer", event->layer, get_layer_name (layers, event->layer), TRUE);
  if (event->lane == NULL || event->lane[0] == '\0')
    return create_lane (OWN_LANE_ID, NULL, NULL, FALSE);
  return create_lane (OWN_LANE_ID, event->lane, event->lane, FALSE);
}

static int
compare_lanes (gconstpointer a,
               gconstpointer b)
{
  const EntOwnLane *la = *(EntOwnLane * const *) a, *lb = *(EntOwnLane * const *) b;
  int order;

  if (la->is_other != lb->is_other)
    return la->is_other ? 1 : -1;
  if (la->title == NULL || lb->title == NULL)
    return la->title == lb->title ? 0 : la->title == NULL ? -1 : 1;
  order = g_utf8_collate (la->title, lb->title);
  return order != 0 ? order : strcmp (la->id, lb->id);
}

/* Puts into @lanes the lane of each event, its index the value in @index of its id. */
static void
find_lanes (GPtrArray  *own,
            GPtrArray  *layers,
            GPtrArray  *lanes,
            GHashTable *index)
{
  for (guint i = 0; i < own->len; i++)
    {
      EntOwnLane *lane = create_lane_of (own->pdata[i], layers);

      /* An id that was met is replaced by one that is the same. */
      if (g_hash_table_add (index, g_strdup (lane->id)))
        g_ptr_array_add (lanes, lane);
      else
        {
          g_free (lane->id);
          g_free (lane->title);
          g_free (lane);
        }
    }
  g_ptr_array_sort (lanes, compare_lanes);
  for (guint i = 0; i < lanes->len; i++)
    g_hash_table_insert (index, g_strdup (((EntOwnLane *) lanes->pdata[i])->id),
                         GUINT_TO_POINTER (MIN (i, ENT_MAX_OWN_LANES - 1)));
  if (lanes->len > ENT_MAX_OWN_LANES)
    g_ptr_array_set_size (lanes, ENT_MAX_OWN_LANES);
}

/* An added event on its way into the table. */
typedef struct
{
  EntEvent *event;
  guint     lane;
} Added;

static int
compare_added (gconstpointer a,
               gconstpointer b)
{
  const Added *aa = a, *ab = b;

  return ent_event_compare (&aa->event, &ab->event);
}

static GArray *
create_added (GPtrArray  *own,
              GPtrArray  *layers,
              GHashTable *index)
{
  GArray *added = g_array_sized_new (FALSE, FALSE, sizeof (Added), own->len);

  for (guint i = 0; i < own->len; i++)
    {
      EntOwnLane *lane = create_lane_of (own->pdata[i], layers);
      Added one = { ent_own_event_to_event (own->pdata[i]),
                    GPOINTER_TO_UINT (g_hash_table_lookup (index, lane->id)) };

      g_array_append_val (added, one);
      g_free (lane->id);
      g_free (lane->title);
      g_free (lane);
    }
  g_array_sort (added, compare_added);
  return added;
}

#define COPY(column) memcpy (self->column + to, base->column + from, n * sizeof *self->column)

static void
copy_rows (EntEventTable       *self,
           guint                to,
           const EntEventTable *base,
           guint                from,
           guint                n)
{
  COPY (earliest);
  COPY (latest);
  COPY (begin_doubt_sec);
  COPY (end_doubt_sec);
  COPY (flags);
  COPY (importance);
  COPY (party);
  COPY (phase);
  COPY (place);
  /* Added ones show no factors. */
  memcpy (self->first_factor + to + 1, base->first_factor + from + 1, n * sizeof *self->first_factor);
}

static void
add_row (EntEventTable *self,
         guint          index,
         const Added   *added)
{
  ent_event_table_set_date (self, index, added->event->date);
  self->importance[index] = (guint8) CLAMP (added->event->importance, 1, 3);
  self->party[index] = (gint8) (ENT_EVENT_OWN - (int) added->lane);
  self->phase[index] = ENT_EVENT_NO_PHASE;
  self->place[index] = ENT_EVENT_NO_PLACE;
  self->first_factor[index + 1] = self->first_factor[index];
  self->own_at[self->own->len] = index;
  g_ptr_array_add (self->own, added->event);
}

/* What begins at the same time comes after those of the case. */
static void
fill (EntEventTable *self,
      GArray        *added)
{
  const EntEventTable *base = self->base;
  guint from = 0;

  for (guint i = 0; i < added->len; i++)
    {
      const Added *one = &g_array_index (added, Added, i);
      gint64 earliest = ent_date_get_earliest (one->event->date);
      guint until = earliest < G_MAXINT64 ? ent_event_table_search (base, earliest + 1) : base->n;

      copy_rows (self, from + i, base, from, until - from);
      add_row (self, until + i, one);
      from = until;
    }
  copy_rows (self, from + added->len, base, from, base->n - from);
}

EntEventTable *
ent_event_table_add_own (EntEventTable *base,
                         GPtrArray     *own,
                         GPtrArray     *layers)
{
  g_autoptr(GHashTable) index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GArray) added = NULL;
  guint n_factors = base->first_factor[base->n];
  EntEventTable *self;

  g_return_val_if_fail (base->base == NULL, NULL);
  g_return_val_if_fail (own != NULL, NULL);

  if (own->len == 0)
    return ent_event_table_ref (base);
  self = ent_event_table_create (base->item, base->n + own->len, n_factors);
  self->base = ent_event_table_ref (base);
  self->own = g_ptr_array_new_full (own->len, (GDestroyNotify) ent_event_free);
  self->own_at = g_new (guint32, own->len);
  memcpy (self->factors, base->factors, n_factors * sizeof *self->factors);
  g_ptr_array_unref (self->factor_ids);
  self->factor_ids = g_ptr_array_ref (base->factor_ids);
  g_ptr_array_unref (self->places);
  self->places = g_ptr_array_ref (base->places);
  find_lanes (own, layers, self->own_lanes, index);
  added = create_added (own, layers, index);
  fill (self, added);
  return self;
}

/* How many added ones lie before @index; @is_own: whether it is one itself */
static guint
count_before (const EntEventTable *self,
              guint                index,
              gboolean            *is_own)
{
  guint low = 0, high = self->own->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->own_at[middle] < index)
        low = middle + 1;
      else
        high = middle;
    }
  *is_own = low < self->own->len && self->own_at[low] == index;
  return low;
}

const EntEvent *
ent_event_table_get_joined (EntEventTable *self,
                            guint          index)
{
  gboolean is_own;
  guint before = count_before (self, index, &is_own);

  return is_own ? self->own->pdata[before] : ent_event_table_get_event (self->base, index - before);
}

const EntEvent *
ent_event_table_read_joined (EntEventTable  *self,
                             guint           index,
                             EntEvent      **read)
{
  gboolean is_own;
  guint before = count_before (self, index, &is_own);

  return is_own ? self->own->pdata[before] : ent_event_table_read (self->base, index - before, read);
}

int
ent_event_table_find_joined (EntEventTable *self,
                             const char    *id)
{
  int found = ent_event_table_find (self->base, id);
  guint before = 0;

  if (found < 0)
    {
      for (guint i = 0; i < self->own->len; i++)
        if (strcmp (((EntEvent *) self->own->pdata[i])->id, id) == 0)
          return (int) self->own_at[i];
      return -1;
    }
  /* The i-th added one stands before what has the index own_at[i] − i in the base. */
  while (before < self->own->len && self->own_at[before] - before <= (guint) found)
    before++;
  return found + (int) before;
}
