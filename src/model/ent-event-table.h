#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

/* The events of one case in columns, in order of date: what a timeline needs of any number of
 * them.  The records behind the columns are there at once where the case was read whole;
 * else they are read one by one, as a person looks at them.
 *
 * An atomically counted value.  Columns never change and any thread may read them; records
 * are asked for by one thread. */

/* A party's place in item->parties, or one of these. */
#define ENT_EVENT_NO_PARTY (-1)
#define ENT_EVENT_OWN      (-2)  /* written by the person, not by the case's authors */

#define ENT_EVENT_NO_PHASE (-1)
#define ENT_EVENT_NO_PLACE G_MAXUINT16

typedef struct
{
  guint8 factor;  /* index into factors_ids */
  gint8  sign;
} EntEventFactor;

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
  gint8           *party;
  gint16          *phase;            /* index into item->phases */
  guint16         *place;            /* index into places */
  guint32         *first_factor;     /* n + 1 entries; those of event i end where those of i + 1 begin */
  EntEventFactor  *factors;
  GPtrArray       *factor_ids;       /* of char*, in the order in which they were met */
  GPtrArray       *places;           /* of EntPlace */

  /*< private >*/
  guint32                   *row;      /* for the source; NULL where all records are there */
  GPtrArray                 *records;  /* of borrowed EntEvent, or NULL */
  GPtrArray                 *own;      /* who keeps the person's own ones, or NULL */
  GHashTable                *loaded;   /* index → EntEvent */
  const EntEventTableSource *source;
  gpointer                   data;
  GDestroyNotify             data_free;
};

/**
 * ent_event_table_new:
 * @item: a sealed case
 * @own: (nullable) (element-type EntEvent): the person's own events, in any order; their ids
 *   differ from the case's
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
