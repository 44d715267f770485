#pragma once

#include "ent-case.h"
#include "ent-note.h"

G_BEGIN_DECLS

/* Notes and the things they stand on: making an anchor, and finding its place again in a text
 * that changed.  Any thread. */

/* (transfer full): of the words from @start to @end in the plain text @text; NULL where there
 * are none. Spaces at both ends are left out. */
EntAnchor  *ent_anchor_new          (const char      *text,
                                     guint            start,
                                     guint            end,
                                     const char      *language);

/* Where an anchor's words were found. */
typedef struct
{
  guint    start;
  guint    end;
  gboolean exact;  /* the very words, but for space, kinds of quotation marks and dashes */
  double   score;  /* 0–1: how much words and context agree */
  gboolean sure;   /* good enough to place a note there without asking */
} EntAnchorMatch;

/**
 * ent_anchor_find:
 *
 * Looks for the words where they stood, then anywhere with what was around them, then
 * for words like them.
 * Returns: FALSE where nothing is likely
 */
gboolean    ent_anchor_find         (const EntAnchor *self,
                                     const char      *text,
                                     EntAnchorMatch  *match);

/* The id of a case's summary among the sections of its story; none of theirs can be it. */
#define ENT_STORY_SUMMARY "_summary"

/**
 * ent_case_dup_target_text:
 * @language: (nullable): of the variant; NULL: the one the reader sees
 * @shown: (out) (optional) (nullable) (transfer full): the language of what is returned; NULL: the case's own
 *
 * The plain text that a note's words can stand on: of a section of the story, or the summary before it; of a document its
 * text and its quotations, an empty line between them.
 * Returns: (transfer full) (nullable): NULL where there is no such thing
 */
char       *ent_case_dup_target_text (EntCase        *item,
                                     EntTargetKind    kind,
                                     const char      *id,
                                     const char      *language,
                                     char           **shown);

/**
 * ent_case_dup_target:
 * @anchor: (nullable): of words in it
 *
 * Copies are in the reader's language; the text of a factor is its rating and rationale, "+2", an empty
 * line, "Trade grew"; its title is the codebook's, the date of a span the caller's to set.
 * Returns: (transfer full) (nullable): the thing as it is now, with copies of title, date and text;
 *   NULL where the case has no such thing
 */
EntTarget  *ent_case_dup_target     (EntCase         *item,
                                     EntTargetKind    kind,
                                     const char      *id,
                                     const EntAnchor *anchor);

/**
 * ent_note_place_in:
 * @item: (nullable): the case as it is now; NULL: it is gone
 *
 * Finds the note's place in another version of its case.  Sets note->place, and where the place
 * is sure note->target; what a person has not looked at yet keeps its "before" of the first time.  A note whose
 * target is exactly as it was, and that has no place to look at, is left alone.  Body, tags and times never change.
 * Returns: whether the note changed
 */
gboolean    ent_note_place_in       (EntNote         *note,
                                     EntCase         *item,
                                     gint64           now_usec);

/* The person agrees: that it stands at @target, else with place->now, else with where it was moved.
 * A place that is lost stays so without a @target. */
void        ent_note_accept_place   (EntNote         *note,
                                     const EntTarget *target);

G_END_DECLS
