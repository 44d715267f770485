#include "config.h"

#include <string.h>

#include "ent-event-table-private.h"

#define MAX_FACTORS G_MAXUINT8

static void
free_place (gpointer data)
{
  ent_place_free (data);
}

static void
free_own_lane (gpointer data)
{
  EntOwnLane *lane = data;

  g_free (lane->id);
  g_free (lane->title);
  g_free (lane);
}

EntEventTable *
ent_event_table_create (EntCase *item,
                        guint    n,
                        guint    n_factors)
{
  EntEventTable *self = g_new0 (EntEventTable, 1);
  gsize size = MAX (n, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->item = ent_case_ref (item);
  self->n = n;
  self->earliest = g_new (gint64, size);
  self->latest = g_new (gint64, size);
  self->begin_doubt_sec = g_new0 (float, size);
  self->end_doubt_sec = g_new0 (float, size);
  self->flags = g_new0 (guint8, size);
  self->importance = g_new0 (guint8, size);
  self->party = g_new (gint8, size);
  self->phase = g_new (gint16, size);
  self->place = g_new (guint16, size);
  self->first_factor = g_new0 (guint32, size + 1);
  self->factors = g_new0 (EntEventFactor, MAX (n_factors, 1));
  self->factor_ids = g_ptr_array_new_with_free_func (g_free);
  self->places = g_ptr_array_new_with_free_func (free_place);
  self->own_lanes = g_ptr_array_new_with_free_func (free_own_lane);
  self->loaded = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) ent_event_free);
  return self;
}

EntEventTable *
ent_event_table_ref (EntEventTable *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ent_event_table_unref (EntEventTable *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->earliest);
  g_free (self->latest);
  g_free (self->begin_doubt_sec);
  g_free (self->end_doubt_sec);
  g_free (self->flags);
  g_free (self->importance);
  g_free (self->party);
  g_free (self->phase);
  g_free (self->place);
  g_free (self->first_factor);
  g_free (self->factors);
  g_free (self->row);
  g_ptr_array_unref (self->factor_ids);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->own_lanes);
  g_hash_table_unref (self->loaded);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_pointer (&self->base, ent_event_table_unref);
  g_free (self->own_at);
  if (self->data_free != NULL)
    self->data_free (self->data);
  ent_case_unref (self->item);
  g_free (self);
}

/* The seconds between two bounds of one end; 0 where it is open. */
static float
get_doubt (gint64 earliest,
           gint64 latest)
{
  if (earliest == ENT_DATE_OPEN_PAST || latest == ENT_DATE_OPEN_FUTURE)
    return 0;
  /* Two years of EDTF can lie farther apart than a gint64 counts. */
  return (float) ((double) latest - (double) earliest);
}

void
ent_event_table_set_date (EntEventTable *self,
                          guint          index,
                          const EntDate *date)
{
  EntDateFlags flags = ent_date_get_flags (date);
  gint64 earliest, latest;

  self->earliest[index] = ent_date_get_earliest (date);
  self->latest[index] = ent_date_get_latest (date);
  self->flags[index] = (guint8) flags;
  if ((flags & (ENT_DATE_INTERVAL | ENT_DATE_OPEN_START | ENT_DATE_OPEN_END)) == 0)
    return;
  ent_date_get_begin (date, &earliest, &latest);
  self->begin_doubt_sec[index] = get_doubt (earliest, latest);
  ent_date_get_end (date, &earliest, &latest);
  self->end_doubt_sec[index] = get_doubt (earliest, latest);
}

/* What was already met, by its text; the value is its index. */
static guint
intern (GHashTable *known,
        const char *text,
        gboolean   *is_new)
{
  gpointer value;

  *is_new = !g_hash_table_lookup_extended (known, text, NULL, &value);
  if (!*is_new)
    return GPOINTER_TO_UINT (value);
  g_hash_table_insert (known, g_strdup (text), GUINT_TO_POINTER (g_hash_table_size (known)));
  return g_hash_table_size (known) - 1;
}

typedef struct
{
  EntEventTable *table;
  GHashTable    *parties;  /* borrowed id → index + 1 */
  GHashTable    *phases;
  GHashTable    *places;
  GHashTable    *factors;
} Filler;

static guint16
find_place (Filler         *self,
            const EntPlace *place)
{
  g_autofree char *key = NULL;
  EntPlace *copy;
  gboolean is_new;
  guint index;

  if (place == NULL)
    return ENT_EVENT_NO_PLACE;
  key = g_strconcat (place->country != NULL ? place->country : "", "/", ent_text_get (place->name), NULL);
  if (self->table->places->len == ENT_EVENT_NO_PLACE)
    return g_hash_table_contains (self->places, key)
           ? (guint16) GPOINTER_TO_UINT (g_hash_table_lookup (self->places, key)) : ENT_EVENT_NO_PLACE;
  index = intern (self->places, key, &is_new);
  if (is_new)
    {
      copy = ent_place_new (ent_text_copy (place->name));
      copy->country = g_strdup (place->country);
      g_ptr_array_add (self->table->places, copy);
    }
  return (guint16) index;
}

static void
fill_factors (Filler         *self,
              guint           index,
              const EntEvent *event)
{
  guint at = self->table->first_factor[index];

  for (guint i = 0; i < event->factors->len; i++)
    {
      const EntFactorSign *sign = event->factors->pdata[i];
      gboolean is_new;
      guint factor;

      if (g_hash_table_size (self->factors) == MAX_FACTORS && !g_hash_table_contains (self->factors, sign->factor))
        continue;
      factor = intern (self->factors, sign->factor, &is_new);
      if (is_new)
        g_ptr_array_add (self->table->factor_ids, g_strdup (sign->factor));
      self->table->factors[at++] = (EntEventFactor) { (guint8) factor, (gint8) sign->sign };
    }
  self->table->first_factor[index + 1] = at;
}

static void
fill_row (Filler   *self,
          guint     index,
          EntEvent *event)
{
  EntEventTable *table = self->table;
  const char *party = ent_case_get_event_party (table->item, event);
  guint at = GPOINTER_TO_UINT (party != NULL ? g_hash_table_lookup (self->parties, party) : NULL);

  ent_event_table_set_date (table, index, event->date);
  table->importance[index] = (guint8) CLAMP (event->importance, 1, 3);
  table->party[index] = at > 0 && at <= G_MAXINT8 ? (gint8) (at - 1) : ENT_EVENT_NO_PARTY;
  at = event->phase != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->phases, event->phase)) : 0;
  table->phase[index] = at > 0 && at <= G_MAXINT16 ? (gint16) (at - 1) : ENT_EVENT_NO_PHASE;
  table->place[index] = find_place (self, event->place);
  fill_factors (self, index, event);
}

EntEventTable *
ent_event_table_new (EntCase   *item,
                     GPtrArray *own)
{
  g_autoptr(EntEventTable) self = NULL;
  Filler filler;
  guint n_factors = 0;

  g_return_val_if_fail (item != NULL, NULL);

  for (guint i = 0; i < item->events->len; i++)
    n_factors += ((EntEvent *) item->events->pdata[i])->factors->len;
  self = ent_event_table_create (item, item->events->len, n_factors);
  self->records = g_ptr_array_ref (item->events);

  filler = (Filler) { self, g_hash_table_new (g_str_hash, g_str_equal), g_hash_table_new (g_str_hash, g_str_equal),
                      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  for (guint i = 0; i < item->parties->len; i++)
    g_hash_table_insert (filler.parties, item->parties->pdata[i], GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < item->phases->len; i++)
    g_hash_table_insert (filler.phases, ((EntPhase *) item->phases->pdata[i])->id, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < self->n; i++)
    fill_row (&filler, i, self->records->pdata[i]);
  g_hash_table_unref (filler.parties);
  g_hash_table_unref (filler.phases);
  g_hash_table_unref (filler.places);
  g_hash_table_unref (filler.factors);
  return own != NULL ? ent_event_table_add_own (self, own, NULL) : g_steal_pointer (&self);
}

EntEventTable *
ent_event_table_new_lazy (EntCase                   *item,
                          guint                      n,
                          guint                      n_factors,
                          const EntEventTableSource *source,
                          gpointer                   data,
                          GDestroyNotify             data_free)
{
  EntEventTable *self;

  g_return_val_if_fail (item != NULL, NULL);
  g_return_val_if_fail (source != NULL, NULL);

  self = ent_event_table_create (item, n, n_factors);
  self->row = g_new0 (guint32, MAX (n, 1));
  self->source = source;
  self->data = data;
  self->data_free = data_free;
  return self;
}

const EntEvent *
ent_event_table_get_event (EntEventTable *self,
                           guint          index)
{
  EntEvent *event;

  g_return_val_if_fail (index < self->n, NULL);

  if (self->base != NULL)
    return ent_event_table_get_joined (self, index);
  if (self->records != NULL)
    return self->records->pdata[index];
  event = g_hash_table_lookup (self->loaded, GUINT_TO_POINTER (index + 1));
  if (event == NULL)
    {
      event = self->source->load (self->row[index], self->data);
      if (event == NULL)
        {
          g_autofree char *id = g_strdup_printf ("%u", self->row[index]);

          event = ent_event_new (id, ent_date_parse ("XXXX", NULL), ent_text_new (id));
        }
      g_hash_table_insert (self->loaded, GUINT_TO_POINTER (index + 1), event);
    }
  return event;
}

/* What a lazy table has read it keeps, and only for its own thread. */
const EntEvent *
ent_event_table_read (EntEventTable  *self,
                      guint           index,
                      EntEvent      **read)
{
  g_return_val_if_fail (index < self->n, NULL);

  *read = NULL;
  if (self->base != NULL)
    return ent_event_table_read_joined (self, index, read);
  if (self->records != NULL)
    return self->records->pdata[index];
  return *read = self->source->load (self->row[index], self->data);
}

gboolean
ent_event_table_is_whole (const EntEventTable *self)
{
  return self->records != NULL || (self->base != NULL && self->base->records != NULL);
}

const EntOwnLane *
ent_event_table_get_own_lane (const EntEventTable *self,
                              guint                index)
{
  g_return_val_if_fail (index < self->n, NULL);

  if (!ENT_EVENT_IS_OWN (self->party[index]))
    return NULL;
  return self->own_lanes->pdata[ENT_EVENT_GET_OWN_LANE (self->party[index])];
}

guint
ent_event_table_search (const EntEventTable *self,
                        gint64               earliest)
{
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->earliest[middle] < earliest)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

int
ent_event_table_find (EntEventTable *self,
                      const char    *id)
{
  gint64 earliest = 0;
  guint32 row = 0;
  const EntEvent *event = NULL;

  if (id == NULL)
    return -1;
  if (self->base != NULL)
    return ent_event_table_find_joined (self, id);
  if (self->records == NULL)
    {
      if (!self->source->find (id, &row, &earliest, self->data))
        return -1;
    }
  else
    {
      event = ent_case_find_event (self->item, id);
      if (event == NULL)
        return -1;
      earliest = ent_date_get_earliest (event->date);
    }
  for (guint i = ent_event_table_search (self, earliest); i < self->n && self->earliest[i] == earliest; i++)
    if (event != NULL ? self->records->pdata[i] == event : self->row[i] == row)
      return (int) i;
  return -1;
}

int
ent_event_table_get_sign (const EntEventTable *self,
                          guint                index,
                          guint                factor)
{
  for (guint i = self->first_factor[index]; i < self->first_factor[index + 1]; i++)
    if (self->factors[i].factor == factor)
      return self->factors[i].sign;
  return 0;
}

gboolean
ent_event_table_is_span (const EntEventTable *self,
                         guint                index)
{
  return (self->flags[index] & (ENT_DATE_INTERVAL | ENT_DATE_OPEN_START | ENT_DATE_OPEN_END)) != 0;
}
