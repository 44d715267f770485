#pragma once

#include "ent-date.h"
#include "ent-note.h"

G_BEGIN_DECLS

/* Which of many notes a person looks for, and in what order they stand. */

/* What filters and orders ask of a note again and again, found out once. */
typedef struct
{
  char    *title;
  char    *title_key;    /* to be compared, in the order of the reader's language */
  char    *words;        /* folded: its text, title, tags, what it stands on */
  char   **tags;         /* without regard to case */
  EntDate *about;        /* of what it stands on, or NULL */
  gint64   created;      /* seconds, by the clock on the wall, as dates count them */
  gint64   modified;
} EntNoteFacts;

EntNoteFacts  *ent_note_facts_new              (const EntNote        *note);
void           ent_note_facts_free             (EntNoteFacts         *self);

/* Of each list a note must have one; it must meet every condition that is set. */
typedef struct
{
  GPtrArray *cases;    /* of char*: ids */
  GPtrArray *tags;     /* of char* */
  GPtrArray *layers;   /* of char*: ids; "": the person's own */
  guint      colors;   /* bit i for EntNoteColor i; 0: all */
  guint      flags;    /* bit i for EntNoteFlag i; 0: all */
  guint      states;   /* bit i for EntPlaceState i; 0: all. What has nothing to look at is kept. */
  EntDate   *written;  /* in which it was begun or last changed, or NULL */
  EntDate   *about;    /* which what it stands on shares, or NULL */
  char      *text;     /* whose words must all be found, or NULL; never "" */
  char     **words;    /* the same folded, or NULL */
} EntNoteFilter;

EntNoteFilter *ent_note_filter_new             (void);
EntNoteFilter *ent_note_filter_copy            (const EntNoteFilter  *self);
void           ent_note_filter_free            (EntNoteFilter        *self);
/* In lists the order does not matter. */
gboolean       ent_note_filter_equal           (const EntNoteFilter  *a,
                                                const EntNoteFilter  *b);
gboolean       ent_note_filter_is_empty        (const EntNoteFilter  *self);
/* What surrounds the words is left out; NULL or "" is no condition. */
void           ent_note_filter_set_text        (EntNoteFilter        *self,
                                                const char           *text);
/* Words are sought from their beginning on, whatever their case and diacritics. */
gboolean       ent_note_filter_match           (const EntNoteFilter  *self,
                                                const EntNote        *note,
                                                const EntNoteFacts   *facts);

/* One condition of a filter, as a chip shows it. */
typedef enum
{
  ENT_NOTE_PART_CASE,
  ENT_NOTE_PART_TAG,
  ENT_NOTE_PART_LAYER,
  ENT_NOTE_PART_COLOR,
  ENT_NOTE_PART_FLAG,
  ENT_NOTE_PART_STATE,
  ENT_NOTE_PART_WRITTEN,
  ENT_NOTE_PART_ABOUT,
} EntNotePartKind;

typedef struct
{
  EntNotePartKind  kind;
  char            *id;     /* in the list of its kind, or NULL */
  int              value;  /* of colours, flags and states */
} EntNotePart;

EntNotePart   *ent_note_part_new               (EntNotePartKind       kind,
                                                const char           *id,
                                                int                   value);
void           ent_note_part_free              (EntNotePart          *self);
/* (transfer full): what it is called beside others of its kind, "Question".
 * @name: (nullable): of a case's or layer's id */
char          *ent_note_part_dup_name          (const EntNotePart    *self,
                                                const EntNoteFilter  *filter,
                                                const char           *name);
/* (transfer full) (element-type EntNotePart): the conditions that are set, without the text */
GPtrArray     *ent_note_filter_list_parts      (const EntNoteFilter  *self);
gboolean       ent_note_filter_has_part        (const EntNoteFilter  *self,
                                                const EntNotePart    *part);
/* Sets a condition or takes it away; a date can only be taken away. */
void           ent_note_filter_set_part        (EntNoteFilter        *self,
                                                const EntNotePart    *part,
                                                gboolean              set);

typedef enum
{
  ENT_NOTE_ORDER_NEWEST,
  ENT_NOTE_ORDER_OLDEST,
  ENT_NOTE_ORDER_CHANGED,  /* last changed first */
  ENT_NOTE_ORDER_DATE,     /* of what they stand on; those without one last */
  ENT_NOTE_ORDER_CASE,     /* by its key; then by date */
  ENT_NOTE_ORDER_TITLE,
} EntNoteOrder;
#define ENT_N_NOTE_ORDERS (ENT_NOTE_ORDER_TITLE + 1)

/* A note as orders compare it. */
typedef struct
{
  const EntNote      *note;
  const EntNoteFacts *facts;     /* or NULL; not asked for by times of writing */
  const char         *case_key;  /* or NULL; asked for ENT_NOTE_ORDER_CASE alone */
} EntNoteRank;

/* Two different notes are never equal. */
int            ent_note_order_compare          (EntNoteOrder          order,
                                                const EntNoteRank    *a,
                                                const EntNoteRank    *b);
const char    *ent_note_order_to_label         (EntNoteOrder          order);  /* translated */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntNoteFacts, ent_note_facts_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntNoteFilter, ent_note_filter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntNotePart, ent_note_part_free)

G_END_DECLS
