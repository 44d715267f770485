#pragma once

#include "ent-types.h"

G_BEGIN_DECLS

/* What people write: notes.  A note keeps a copy of what it stands on, so that it stays readable
 * when that goes. */

typedef enum
{
  ENT_TARGET_CASE,
  ENT_TARGET_EVENT,     /* id: of the event; of one of a person's own its UUID */
  ENT_TARGET_STORY,     /* id: of the section; the anchor says on which words */
  ENT_TARGET_DOCUMENT,  /* id: of the document; the same */
  ENT_TARGET_FACTOR,    /* id: of the factor: its rating in the case; without a case the factor */
  ENT_TARGET_SPAN,      /* no id; the date says from when to when */
} EntTargetKind;

/* A colour never stands alone: people see its name beside it. */
typedef enum
{
  ENT_NOTE_COLOR_NONE,
  ENT_NOTE_COLOR_YELLOW,
  ENT_NOTE_COLOR_GREEN,
  ENT_NOTE_COLOR_BLUE,
  ENT_NOTE_COLOR_PINK,
  ENT_NOTE_COLOR_PURPLE,
} EntNoteColor;
#define ENT_N_NOTE_COLORS (ENT_NOTE_COLOR_PURPLE + 1)

typedef enum
{
  ENT_NOTE_FLAG_NONE,
  ENT_NOTE_FLAG_QUESTION,
  ENT_NOTE_FLAG_IDEA,
  ENT_NOTE_FLAG_TO_CHECK,
  ENT_NOTE_FLAG_FOR_LECTURE,
} EntNoteFlag;
#define ENT_N_NOTE_FLAGS (ENT_NOTE_FLAG_FOR_LECTURE + 1)

/* Where words stand in a text: W3C's TextQuoteSelector and TextPositionSelector together.
 * Positions count the characters of the plain text (ent-plain-text.h) from 0; end is exclusive. */
struct _EntAnchor
{
  char  *exact;     /* not empty */
  char  *prefix;    /* what comes before, up to ENT_ANCHOR_CONTEXT characters; may be empty */
  char  *suffix;
  guint  start;
  guint  end;
  char  *language;  /* BCP 47, of the variant of the text; NULL: the case's own */
};

#define ENT_ANCHOR_CONTEXT 32

/* One thing a note can stand on, as it is or was. */
struct _EntTarget
{
  EntTargetKind  kind;
  char          *id;      /* inside the case, or NULL */
  char          *title;   /* or NULL */
  char          *date;    /* EDTF, or NULL */
  char          *text;    /* the passage around the words, what an event says; plain; or NULL */
  EntAnchor     *anchor;  /* of words in a story or document, or NULL: on the whole */
};

/* How a note came through an update of its case. */
typedef enum
{
  ENT_PLACE_KEPT,       /* stands as it stood */
  ENT_PLACE_MOVED,      /* what it stands on changed; it was placed without asking */
  ENT_PLACE_NEEDS_YOU,  /* one place is likely, but the person decides; until then as it was */
  ENT_PLACE_LOST,       /* what it stood on is gone; the note is as it was */
} EntPlaceState;

/* What an update did to a note's place, until the person has looked at it. */
struct _EntNotePlace
{
  EntPlaceState  state;
  gint64         since_usec;  /* of the update */
  EntTarget     *before;      /* as it was; NULL where kept */
  EntTarget     *now;         /* needs you: where it would stand; else NULL, for the note's target says it */
};

struct _EntNote
{
  char          *id;            /* UUID */
  char          *layer;         /* whose it is: id of an EntLayer; NULL: the person's own */
  char          *case_id;       /* or NULL */
  EntTarget     *target;        /* never NULL */
  char          *body;          /* CommonMark */
  GPtrArray     *tags;          /* of char*, without "#"; those in the body are among them */
  EntNoteColor   color;
  EntNoteFlag    flag;
  gint64         created_usec;  /* since 1970 UTC */
  gint64         modified_usec;
  gint64         deleted_usec;  /* since when it is in the bin; 0: it is not */
  EntNotePlace  *place;         /* or NULL: nothing to look at */
};

EntNote      *ent_note_new               (void); /* with a new UUID and the present time, on no case */
EntNote      *ent_note_copy              (const EntNote      *self);
void          ent_note_free              (EntNote            *self);
/* All but the times and the place. */
gboolean      ent_note_equal             (const EntNote      *a,
                                          const EntNote      *b);
/* Sets the body, and tags to those that are in it and those of @tags; each once, in that order.
 * @tags: (nullable) (element-type utf8): set beside the text */
void          ent_note_set_body          (EntNote            *self,
                                          const char         *body,
                                          GPtrArray          *tags);
/* (transfer full): what it is called: the first line of its body without marks, else what it
 * stands on, else "" */
char         *ent_note_dup_title         (const EntNote      *self);

/**
 * ent_tags_scan:
 *
 * The tags in a CommonMark text: "#" and letters, digits, "_", "-" after it (Unicode; at
 * least one letter), not after a letter or digit, not in code or the address of a link.
 * Returns: (transfer full) (element-type utf8): without "#", each once, as first written
 */
GPtrArray    *ent_tags_scan              (const char         *body);
/* Whether two tags are one: without regard to case. */
gboolean      ent_tag_equal              (const char         *a,
                                          const char         *b);
/* What a person typed as a tag, as a tag; NULL where nothing is left of it. */
char         *ent_tag_clean              (const char         *typed);

EntTarget    *ent_target_new             (EntTargetKind       kind,
                                          const char         *id);
EntTarget    *ent_target_copy            (const EntTarget    *self);
void          ent_target_free            (EntTarget          *self);
gboolean      ent_target_equal           (const EntTarget    *a,
                                          const EntTarget    *b);

EntAnchor    *ent_anchor_copy            (const EntAnchor    *self);
void          ent_anchor_free            (EntAnchor          *self);
gboolean      ent_anchor_equal           (const EntAnchor    *a,
                                          const EntAnchor    *b);

EntNotePlace *ent_note_place_new         (EntPlaceState       state,
                                          gint64              since_usec);
EntNotePlace *ent_note_place_copy        (const EntNotePlace *self);
void          ent_note_place_free        (EntNotePlace       *self);

const char   *ent_target_kind_to_word    (EntTargetKind       kind);
gboolean      ent_target_kind_from_word  (const char         *word,
                                          EntTargetKind      *kind);
const char   *ent_note_color_to_word     (EntNoteColor        color);  /* "none", "yellow" */
gboolean      ent_note_color_from_word   (const char         *word,
                                          EntNoteColor       *color);
const char   *ent_note_color_to_label    (EntNoteColor        color);  /* translated */
const char   *ent_note_flag_to_word      (EntNoteFlag         flag);   /* "none", "to-check" */
gboolean      ent_note_flag_from_word    (const char         *word,
                                          EntNoteFlag        *flag);
const char   *ent_note_flag_to_label     (EntNoteFlag         flag);   /* translated */
const char   *ent_place_state_to_word    (EntPlaceState       state);  /* "kept", "needs-you" */
gboolean      ent_place_state_from_word  (const char         *word,
                                          EntPlaceState      *state);
const char   *ent_place_state_to_label   (EntPlaceState       state);  /* translated */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntNote, ent_note_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTarget, ent_target_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntAnchor, ent_anchor_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntNotePlace, ent_note_place_free)

G_END_DECLS
