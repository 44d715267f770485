/* Sorting events into lanes.
 *
 * First come the lanes, with those inside others right after them, and a map from what an
 * event has (its party, phase, factors, place) to the lane where it stands.  Then the events,
 * counted twice in order of time: once to learn how long each slice is, once to fill it.  A
 * lane that holds others gets its events once for all of them, so that it can be collapsed
 * and opened without sorting anew. */

#include "config.h"

#include "ent-timeline-layout-private.h"

#include "ent-country.h"
#include "ent-picture-style.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PLACES 60   /* with lanes of their own: the ones with most events */
#define MAX_STANDS 64   /* lanes in which one event may stand */
#define NO_LANE    (-1)

typedef struct
{
  EntTimelineLayout        *layout;
  const EntTimelineOptions *options;
  int                      *lane_of;   /* of each party, phase, factor or place: where its events stand */
  int                       others;    /* for events that have none */
  int                      *own_lane_of;  /* of each of the table's own_lanes */
} Sorter;

static void
free_lane (gpointer data)
{
  EntTimelineLane *lane = data;

  g_free (lane->id);
  g_free (lane->title);
  g_free (lane);
}

static int
add_lane (Sorter     *self,
          const char *id,
          const char *title,
          int         color,
          int         parent)
{
  GPtrArray *lanes = self->layout->lanes;
  EntTimelineLane *lane = g_new0 (EntTimelineLane, 1);

  lane->id = g_strdup (id);
  lane->title = g_strdup (title);
  lane->color = color;
  lane->parent = parent;
  lane->factor = -1;
  lane->collapsed = id != NULL && self->options->collapsed != NULL
                    && g_strv_contains (self->options->collapsed, id);
  if (parent >= 0)
    ent_timeline_layout_get_lane (self->layout, (guint) parent)->nests = TRUE;
  g_ptr_array_add (lanes, lane);
  return (int) lanes->len - 1;
}

static void
add_parties (Sorter *self)
{
  const EntCase *item = self->layout->table->item;

  self->lane_of = g_new (int, item->parties->len + 1);
  for (guint i = 0; i < item->parties->len; i++)
    {
      const char *id = item->parties->pdata[i];
      const EntActor *actor = ent_case_find_actor (item, id);

      self->lane_of[i] = add_lane (self, id, actor != NULL ? ent_text_get (actor->name) : id, (int) i, -1);
    }
}

static void
add_phases (Sorter *self)
{
  const EntCase *item = self->layout->table->item;

  self->lane_of = g_new (int, item->phases->len + 1);
  for (guint i = 0; i < item->phases->len; i++)
    {
      const EntPhase *phase = item->phases->pdata[i];

      self->lane_of[i] = add_lane (self, phase->id, ent_text_get (phase->title), ENT_COLOR_NEUTRAL, -1);
    }
}

static int
find_factor (const EntEventTable *table,
             const char          *id)
{
  for (guint i = 0; i < table->factor_ids->len; i++)
    if (strcmp (table->factor_ids->pdata[i], id) == 0)
      return (int) i;
  return -1;
}

/* How many factors of a group any event shows. */
static guint
count_factors (const Sorter *self,
               const char   *group)
{
  guint n = 0;

  for (guint i = 0; i < self->options->codebook->factors->len; i++)
    {
      const EntFactor *factor = self->options->codebook->factors->pdata[i];

      n += g_strcmp0 (factor->group, group) == 0 && find_factor (self->layout->table, factor->id) >= 0;
    }
  return n;
}

static void
add_factor (Sorter     *self,
            int         index,
            const char *title,
            int         parent)
{
  const char *id = self->layout->table->factor_ids->pdata[index];

  self->lane_of[index] = add_lane (self, id, title, ENT_COLOR_NEUTRAL, parent);
  ent_timeline_layout_get_lane (self->layout, (guint) self->lane_of[index])->factor = index;
}

/* A group of one factor would only say the same twice. */
static void
add_group (Sorter               *self,
           const EntFactorGroup *group,
           gboolean              with_factors)
{
  guint n = count_factors (self, group->id);
  int parent = -1;

  if (n == 0)
    return;
  if (!with_factors || n > 1)
    parent = add_lane (self, group->id, ent_text_get (group->title), ENT_COLOR_NEUTRAL, -1);
  for (guint i = 0; i < self->options->codebook->factors->len; i++)
    {
      const EntFactor *factor = self->options->codebook->factors->pdata[i];
      int index = find_factor (self->layout->table, factor->id);

      if (index < 0 || g_strcmp0 (factor->group, group->id) != 0)
        continue;
      if (with_factors)
        add_factor (self, index, ent_text_get (factor->title), parent);
      else
        self->lane_of[index] = parent;
    }
}

static void
add_factors (Sorter   *self,
             gboolean  with_factors)
{
  const EntEventTable *table = self->layout->table;
  EntCodebook *codebook = self->options->codebook;

  self->lane_of = g_new (int, table->factor_ids->len + 1);
  for (guint i = 0; i < table->factor_ids->len; i++)
    self->lane_of[i] = NO_LANE;
  for (guint i = 0; codebook != NULL && i < codebook->groups->len; i++)
    add_group (self, codebook->groups->pdata[i], with_factors);
  /* What the codebook does not know still has its events. */
  for (guint i = 0; i < table->factor_ids->len; i++)
    if (self->lane_of[i] == NO_LANE)
      add_factor (self, (int) i, table->factor_ids->pdata[i], -1);
}

typedef struct
{
  guint           index;
  guint           n_events;
  const EntPlace *place;
} PlaceCount;

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const PlaceCount *pa = a, *pb = b;

  if (pa->n_events != pb->n_events)
    return pa->n_events > pb->n_events ? -1 : 1;
  return pa->index < pb->index ? -1 : 1;
}

/* (transfer full): of PlaceCount, the places that get lanes, those with most events first */
static GArray *
choose_places (const Sorter *self)
{
  const EntEventTable *table = self->layout->table;
  GArray *counts = g_array_sized_new (FALSE, TRUE, sizeof (PlaceCount), table->places->len);

  g_array_set_size (counts, table->places->len);
  for (guint i = 0; i < counts->len; i++)
    g_array_index (counts, PlaceCount, i) = (PlaceCount) { i, 0, table->places->pdata[i] };
  for (guint i = 0; i < table->n; i++)
    if (table->place[i] < counts->len)
      g_array_index (counts, PlaceCount, table->place[i]).n_events++;
  g_array_sort (counts, compare_counts);
  if (counts->len > MAX_PLACES)
    g_array_set_size (counts, MAX_PLACES);
  return counts;
}

static guint
count_places (GArray     *places,
              const char *country)
{
  guint n = 0;

  for (guint i = 0; i < places->len; i++)
    n += g_strcmp0 (g_array_index (places, PlaceCount, i).place->country, country) == 0;
  return n;
}

static void
add_country (Sorter     *self,
             GArray     *places,
             const char *country)
{
  int parent = -1;

  if (country != NULL && count_places (places, country) > 1)
    {
      g_autofree char *title = ent_country_dup_name (country);

      parent = add_lane (self, country, title, ENT_COLOR_NEUTRAL, -1);
    }
  for (guint i = 0; i < places->len; i++)
    {
      const PlaceCount *count = &g_array_index (places, PlaceCount, i);
      const char *name = ent_text_get (count->place->name);

      if (self->lane_of[count->index] == NO_LANE && g_strcmp0 (count->place->country, country) == 0)
        self->lane_of[count->index] = add_lane (self, name, name, ENT_COLOR_NEUTRAL, parent);
    }
}

/* The countries in the order of their foremost places; a place without one stands for itself. */
static void
add_places (Sorter *self)
{
  g_autoptr(GArray) places = choose_places (self);

  self->lane_of = g_new (int, self->layout->table->places->len + 1);
  for (guint i = 0; i < self->layout->table->places->len; i++)
    self->lane_of[i] = NO_LANE;
  for (guint i = 0; i < places->len; i++)
    {
      const PlaceCount *count = &g_array_index (places, PlaceCount, i);

      if (self->lane_of[count->index] == NO_LANE)
        add_country (self, places, count->place->country);
    }
}

static void
add_lanes (Sorter *self)
{
  switch (self->options->lanes)
    {
    case ENT_TIMELINE_LANES_PARTY:
      add_parties (self);
      break;
    case ENT_TIMELINE_LANES_PHASE:
      add_phases (self);
      break;
    case ENT_TIMELINE_LANES_FACTOR:
      add_factors (self, TRUE);
      break;
    case ENT_TIMELINE_LANES_GROUP:
      add_factors (self, FALSE);
      break;
    case ENT_TIMELINE_LANES_PLACE:
      add_places (self);
      break;
    case ENT_TIMELINE_LANES_NONE:
    default:
      break;
    }
}

/* Puts @lane, and the one it lies in, into @stands, each once. */
static guint
stand (const Sorter *self,
       int           lane,
       int          *stands,
       guint         n)
{
  for (; lane >= 0 && n < MAX_STANDS; lane = ent_timeline_layout_get_lane (self->layout, (guint) lane)->parent)
    {
      gboolean there = FALSE;

      for (guint i = 0; i < n; i++)
        there |= stands[i] == lane;
      if (!there)
        stands[n++] = lane;
    }
  return n;
}

/* The lanes in which an event stands. Returns: how many */
static guint
find_stands (const Sorter *self,
             guint         event,
             int          *stands)
{
  const EntEventTable *table = self->layout->table;
  guint n = 0;

  if (ENT_EVENT_IS_OWN (table->party[event]))
    return stand (self, self->own_lane_of[ENT_EVENT_GET_OWN_LANE (table->party[event])], stands, 0);
  switch (self->options->lanes)
    {
    case ENT_TIMELINE_LANES_PARTY:
      if (table->party[event] >= 0)
        n = stand (self, self->lane_of[table->party[event]], stands, n);
      break;
    case ENT_TIMELINE_LANES_PHASE:
      if (table->phase[event] >= 0)
        n = stand (self, self->lane_of[table->phase[event]], stands, n);
      break;
    case ENT_TIMELINE_LANES_FACTOR:
    case ENT_TIMELINE_LANES_GROUP:
      for (guint i = table->first_factor[event]; i < table->first_factor[event + 1]; i++)
        n = stand (self, self->lane_of[table->factors[i].factor], stands, n);
      break;
    case ENT_TIMELINE_LANES_PLACE:
      if (table->place[event] != ENT_EVENT_NO_PLACE)
        n = stand (self, self->lane_of[table->place[event]], stands, n);
      break;
    case ENT_TIMELINE_LANES_NONE:
    default:
      break;
    }
  return n > 0 ? n : stand (self, self->others, stands, 0);
}

static int
add_owned (Sorter           *self,
           const char       *id,
           const char       *title,
           EntTimelineOwner  owner,
           int               parent)
{
  int lane = add_lane (self, id, title, owner == ENT_OWNER_YOU ? ENT_COLOR_OWN : ENT_COLOR_NEUTRAL, parent);

  ent_timeline_layout_get_lane (self->layout, (guint) lane)->owner = owner;
  return lane;
}

/* Those of one owner; several stand in a lane around them. */
static void
add_own_lanes (Sorter           *self,
               const gboolean   *seen,
               EntTimelineOwner  owner)
{
  GPtrArray *own_lanes = self->layout->table->own_lanes;
  int parent = -1;
  guint n = 0;

  for (guint i = 0; i < own_lanes->len; i++)
    n += seen[i] && ((EntOwnLane *) own_lanes->pdata[i])->is_other == (owner == ENT_OWNER_OTHER);
  if (n > 1 && owner == ENT_OWNER_YOU)
    parent = add_owned (self, ENT_TIMELINE_OWN_GROUP, _("Yours"), owner, -1);
  else if (n > 1)
    /* Translators: around the lanes of several people who handed in their work, each named after one */
    parent = add_owned (self, ENT_TIMELINE_OTHERS_GROUP, _("Handed in"), owner, -1);
  for (guint i = 0; i < own_lanes->len; i++)
    {
      const EntOwnLane *lane = own_lanes->pdata[i];
      g_autofree char *title = NULL;

      if (!seen[i] || lane->is_other != (owner == ENT_OWNER_OTHER))
        continue;
      if (lane->title == NULL)
        /* Translators: beside other lanes of a person's own events; those that are in none of them */
        title = g_strdup (parent < 0 ? _("Yours") : _("Without a lane"));
      else if (parent < 0 && owner == ENT_OWNER_YOU)
        /* Translators: a lane of a person's own events, and the name that the person gave it */
        title = g_strdup_printf (_("Yours: %s"), lane->title);
      self->own_lane_of[i] = add_owned (self, lane->id, title != NULL ? title : lane->title, owner, parent);
    }
}

/* Lanes for events that have none, and for what people added, come last and only if needed. */
static void
add_last_lanes (Sorter *self)
{
  const EntTimelineLayout *layout = self->layout;
  g_autofree gboolean *seen = g_new0 (gboolean, layout->table->own_lanes->len + 1);
  int stands[MAX_STANDS];
  gboolean others = FALSE, own = FALSE;

  self->others = NO_LANE;
  self->own_lane_of = g_new0 (int, layout->table->own_lanes->len + 1);
  for (guint i = 0; i < ent_span_index_get_n (layout->shown); i++)
    {
      guint event = ent_span_index_get_item (layout->shown, i);

      if (ENT_EVENT_IS_OWN (layout->table->party[event]))
        own = seen[ENT_EVENT_GET_OWN_LANE (layout->table->party[event])] = TRUE;
      else
        others = others || find_stands (self, event, stands) == 0;
    }
  if (others || (layout->lanes->len == 0 && !own))
    self->others = add_lane (self, NULL,
                             layout->lanes->len == 0 ? _("Events")
                             : self->options->lanes == ENT_TIMELINE_LANES_PLACE ? _("Other places")
                                                                                 : _("Others"),
                             ENT_COLOR_NEUTRAL, -1);
  add_own_lanes (self, seen, ENT_OWNER_YOU);
  add_own_lanes (self, seen, ENT_OWNER_OTHER);
}

/* What nobody has is no lane: of factors and places those that are left out, and of groups
 * those whose factors are. */
static guint *
count_slices (const Sorter *self)
{
  EntTimelineLayout *layout = self->layout;
  guint *counts = g_new0 (guint, layout->lanes->len * ENT_N_TIERS + 1);
  int stands[MAX_STANDS];

  for (guint i = 0; i < ent_span_index_get_n (layout->shown); i++)
    {
      guint event = ent_span_index_get_item (layout->shown, i), n = find_stands (self, event, stands);

      for (guint j = 0; j < n; j++)
        {
          counts[stands[j] * ENT_N_TIERS + layout->table->importance[event] - 1]++;
          ent_timeline_layout_get_lane (layout, (guint) stands[j])->n_events++;
        }
    }
  return counts;
}

static void
fill_slices (const Sorter *self,
             const guint  *counts)
{
  EntTimelineLayout *layout = self->layout;
  const EntEventTable *table = layout->table;
  guint n_slices = layout->lanes->len * ENT_N_TIERS, total = 0;
  g_autofree guint *at = g_new (guint, n_slices);
  int stands[MAX_STANDS];

  for (guint slice = 0; slice < n_slices; slice++)
    {
      at[slice] = total;
      total += counts[slice];
    }
  layout->items = g_new (guint32, MAX (total, 1));
  for (guint i = 0; i < ent_span_index_get_n (layout->shown); i++)
    {
      guint event = ent_span_index_get_item (layout->shown, i), n = find_stands (self, event, stands);

      for (guint j = 0; j < n; j++)
        layout->items[at[stands[j] * ENT_N_TIERS + table->importance[event] - 1]++] = event;
    }

  layout->slices = g_new (EntSpanIndex *, n_slices);
  for (guint slice = 0; slice < n_slices; slice++)
    layout->slices[slice] = ent_span_index_new (table->earliest, table->latest,
                                                layout->items + at[slice] - counts[slice], counts[slice],
                                                layout->limit_begin_sec, layout->limit_end_sec);
}

char *
ent_timeline_dup_owner (const EntOwnLane *lane)
{
  if (!lane->is_other)
    /* Translators: the event was written by the person */
    return g_strdup (_("Yours"));
  /* Translators: who wrote an event and handed it in */
  return g_strdup_printf (_("By %s"), lane->title);
}

void
ent_timeline_layout_sort (EntTimelineLayout        *layout,
                          const EntTimelineOptions *options)
{
  Sorter self = { layout, options, NULL, NO_LANE, NULL };
  g_autofree guint *counts = NULL;

  layout->lanes = g_ptr_array_new_with_free_func (free_lane);
  add_lanes (&self);
  add_last_lanes (&self);
  counts = count_slices (&self);
  fill_slices (&self, counts);
  g_free (self.lane_of);
  g_free (self.own_lane_of);
}
