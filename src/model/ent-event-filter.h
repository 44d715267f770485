#pragma once

#include "ent-codebook.h"
#include "ent-event-table.h"

G_BEGIN_DECLS

/* Which events of a case a person looks for.  Of each list an event must have one; it must
 * meet every condition that is set. */
typedef struct
{
  GPtrArray *actors;       /* of char*: ids; a party stands for all who act for it */
  GPtrArray *factors;      /* of char*: ids in the codebook */
  GPtrArray *phases;       /* of char*: ids */
  GPtrArray *tags;         /* of char*: on a person's notes about the event */
  int        sign;         /* 0, or +1 or −1: of one of the factors, or of any where none is named */
  guint      importances;  /* bit i for importance i, 1–3; 0: all */
  char      *text;         /* whose words must all be found, or NULL; never "" */
  gboolean   hide;         /* what does not match is left out, not dimmed */
} EntEventFilter;

/* Whether work in a thread should end; g_cancellable_is_cancelled() is one, with its
 * cancellable. */
typedef gboolean (*EntCancelFunc) (gpointer data);

/* One condition of a filter, as a chip shows it. */
typedef enum
{
  ENT_FILTER_PART_ACTOR,
  ENT_FILTER_PART_PHASE,
  ENT_FILTER_PART_FACTOR,
  ENT_FILTER_PART_SIGN,        /* of any factor */
  ENT_FILTER_PART_IMPORTANCE,
  ENT_FILTER_PART_TAG,
  ENT_FILTER_PART_TEXT,
} EntFilterPartKind;

typedef struct
{
  EntFilterPartKind  kind;
  char              *id;          /* in the list of its kind, or NULL */
  int                importance;  /* 1–3 where that is its kind */
  char              *label;       /* for people: "Actor: Anwar Sadat" */
} EntFilterPart;
void            ent_filter_part_free            (EntFilterPart        *self);

#define ENT_TYPE_EVENT_FILTER (ent_event_filter_get_type ())
GType           ent_event_filter_get_type       (void) G_GNUC_CONST;
EntEventFilter *ent_event_filter_new            (void);
EntEventFilter *ent_event_filter_copy           (const EntEventFilter *self);
void            ent_event_filter_free           (EntEventFilter       *self);
/* In lists the order does not matter. */
gboolean        ent_event_filter_equal          (const EntEventFilter *a,
                                                 const EntEventFilter *b);
/* Whether every event matches, whatever hide says. */
gboolean        ent_event_filter_is_empty       (const EntEventFilter *self);

/* What surrounds the words is left out; NULL or "" is no condition. */
void            ent_event_filter_set_text       (EntEventFilter       *self,
                                                 const char           *text);

/**
 * ent_event_filter_match:
 * @tags_by_event: (nullable): event id → GPtrArray of char*, as from
 *   ent_store_list_event_tags()
 * @is_cancelled: (nullable): asked now and then, with @cancel_data
 * @n_matches: (out) (optional): how many match
 *
 * O(events). Words are sought in title, label, text, place and the actors' names, in all
 * their languages; as the library's search does it, from a word's beginning on, whatever its
 * case and its diacritics. Any thread where the table's records are all there; of a
 * lazy table the records are read past its memory, so that its source's load() must bear
 * being called from this thread. They are read only where the columns do not suffice.
 *
 * Returns: (transfer full) (nullable): table->n bytes, 1 for a match; NULL if cancelled
 */
guint8         *ent_event_filter_match          (const EntEventFilter *self,
                                                 EntEventTable        *table,
                                                 GHashTable           *tags_by_event,
                                                 EntCancelFunc         is_cancelled,
                                                 gpointer              cancel_data,
                                                 guint                *n_matches);

/**
 * ent_event_filter_list_parts:
 * @cases: (nullable) (element-type EntCase): where actors' and phases' names are looked up
 * @codebook: (nullable): where factors' names are
 *
 * Returns: (transfer full) (element-type EntFilterPart): the conditions that are set; what
 *   has no name there is called by its id
 */
GPtrArray      *ent_event_filter_list_parts     (const EntEventFilter *self,
                                                 GPtrArray            *cases,
                                                 const EntCodebook    *codebook);
/* (transfer full): without this condition; with the last factor its sign goes too */
EntEventFilter *ent_event_filter_copy_without   (const EntEventFilter *self,
                                                 const EntFilterPart  *part);

/* For people, translated: "Turning points". */
const char     *ent_importance_to_label         (int                   importance);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntEventFilter, ent_event_filter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntFilterPart, ent_filter_part_free)

G_END_DECLS
