#pragma once

#include "ent-case.h"
#include "ent-own.h"

G_BEGIN_DECLS

/* The events of one case in columns, in order of date: what a timeline needs of any number of
 * them.  The records behind the columns are there at once where the case was read whole;
 * else they are read one by one, as a person looks at them.
 *
 * An atomically counted value.  Columns never change and any thread may read them; records
 * are asked for by one thread. */

/* A party's place in item->parties, or one of these: ENT_EVENT_OWN and below are events that people
 * added, the person or others, not the case's authors. */
#define ENT_EVENT_NO_PARTY (-1)
#define ENT_EVENT_OWN      (-2)

#define ENT_EVENT_IS_OWN(party)       ((party) <= ENT_EVENT_OWN)
#define ENT_EVENT_GET_OWN_LANE(party) ((guint) (ENT_EVENT_OWN - (party)))  /* index into own_lanes */
#define ENT_MAX_OWN_LANES 120u        /* what finds no other shares the last */

#define ENT_EVENT_NO_PHASE (-1)
#define ENT_EVENT_NO_PLACE G_MAXUINT16

typedef struct
{
  guint8 factor;  /* index into factors_ids */
  gint8  sign;
} EntEventFactor;

/* A lane of events that people added. */
typedef struct
{
  char     *id;
  char     *title;     /* the name the person gave it, or NULL; of others, the name of who they are */
  gboolean  is_other;  /* not the person's own: all that one other person handed in */
} EntOwnLane;

typedef struct _EntEventTable EntEventTable;

/* Where records come from that are not there yet. */
typedef struct
{
  /* (transfer full) (nullable) */
  EntEvent *(*load) (guint32     row,
                     gpointer    data);
  /* FALSE if there is no such event */
  gboolean  (*find) (const char *id,
                     guint32    *row,
                     gint64     *earliest,
                     gpointer    data);
} EntEventTableSource;

struct _EntEventTable
{
  gatomicrefcount  ref_count;
  EntCase         *item;             /* of its fields all but events are sure to be there */
  guint            n;
  gint64          *earliest;         /* rising; ENT_DATE_OPEN_PAST comes first */
  gint64          *latest;
  float           *begin_doubt_sec;  /* for how long after earliest it can have begun; of intervals only */
  float           *end_doubt_sec;    /* for how long before latest it can have ended; of intervals only */
  guint8          *flags;            /* EntDateFlags */
  guint8          *importance;       /* 1–3 */
  gint8           *party;            /* or whose it is, as above */
  gint16          *phase;            /* index into item->phases */
  guint16         *place;            /* index into places */
  guint32         *first_factor;     /* n + 1 entries; those of event i end where those of i + 1 begin */
  EntEventFactor  *factors;
  GPtrArray       *factor_ids;       /* of char*, in the order in which they were met */
  GPtrArray       *places;           /* of EntPlace */
  GPtrArray       *own_lanes;        /* of EntOwnLane: the person's own first, those without a name foremost */

  /*< private >*/
  guint32                   *row;      /* for the source; NULL where all records are there */
  GPtrArray                 *records;  /* of borrowed EntEvent, or NULL */
  EntEventTable             *base;     /* where all but the added ones are, or NULL */
  GPtrArray                 *own;      /* of EntEvent: those added to it */
  guint32                   *own_at;   /* their indices, rising */
  GHashTable                *loaded;   /* index → EntEvent */
  const EntEventTableSource *source;
  gpointer                   data;
  GDestroyNotify             data_free;
};

/**
 * ent_event_table_new:
 * @item: a sealed case
 * @own: (nullable) (element-type EntOwnEvent): as ent_event_table_add_own() takes them
 *
 * Any thread. O(n log n). Returns: (transfer full)
 */
EntEventTable  *ent_event_table_new       (EntCase                   *item,
                                           GPtrArray                 *own);
/**
 * ent_event_table_new_lazy:
 * @item: a sealed case without events
 *
 * Returns: (transfer full): a table whose columns, row too, the caller fills before anybody
 *   else sees it
 */
EntEventTable  *ent_event_table_new_lazy  (EntCase                   *item,
                                           guint                      n,
                                           guint                      n_factors,
                                           const EntEventTableSource *source,
                                           gpointer                   data,
                                           GDestroyNotify             data_free);
/**
 * ent_event_table_add_own:
 * @own: (element-type EntOwnEvent): copied; events that people added, in any order. Their ids differ from the
 *   case's
 * @layers: (nullable) (element-type EntLayer): name those that are not the person's own
 *
 * Another table of the same events and these, in lanes of their own.  What it has of @self it asks @self
 * for.  O(n), and O(log n) for each of @own.
 * Returns: (transfer full): @self where there are none
 */
EntEventTable  *ent_event_table_add_own   (EntEventTable             *self,
                                           GPtrArray                 *own,
                                           GPtrArray                 *layers);
EntEventTable  *ent_event_table_ref       (EntEventTable             *self);
void            ent_event_table_unref     (EntEventTable             *self);

/* Fills what a date and a record say in the row @index of the columns, but for party, phase,
 * place and factors. */
void            ent_event_table_set_date  (EntEventTable             *self,
                                           guint                      index,
                                           const EntDate             *date);

/* (transfer none): lives as long as the table. Never NULL: what cannot be read any more has
 * its id for a title. */
const EntEvent *ent_event_table_get_event (EntEventTable             *self,
                                           guint                      index);
/* The same on another thread; @read: (out) (transfer full) (nullable): to be freed after use, where the record
 * had to be read. NULL where it cannot be. */
const EntEvent *ent_event_table_read      (EntEventTable             *self,
                                           guint                      index,
                                           EntEvent                 **read);
/* Whether all records are in memory. */
gboolean        ent_event_table_is_whole  (const EntEventTable       *self);
/* Who added the event, or NULL: the case's authors wrote it. */
const EntOwnLane *
                ent_event_table_get_own_lane
                                          (const EntEventTable       *self,
                                           guint                      index);
/* Returns: index, or −1 */
int             ent_event_table_find      (EntEventTable             *self,
                                           const char                *id);
/* +1, −1, or 0 where the event does not show the factor of @factor_ids at @factor. */
int             ent_event_table_get_sign  (const EntEventTable       *self,
                                           guint                      index,
                                           guint                      factor);
/* Whether its date says from when to when, rather than when. */
gboolean        ent_event_table_is_span   (const EntEventTable       *self,
                                           guint                      index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntEventTable, ent_event_table_unref)

G_END_DECLS
