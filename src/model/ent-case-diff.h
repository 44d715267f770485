#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

/* What is different in a later version of a case, for a person to read: thing by thing, with old and new
 * words. Values; any thread. */

typedef enum
{
  ENT_CHANGE_ADDED,
  ENT_CHANGE_CHANGED,
  ENT_CHANGE_REMOVED,
} EntChangeKind;

/* Of a thing that changed: what of it. Dates are EDTF; things are named by their titles, but factors by their ids. Of a
 * text that differs only in other languages than the reader's, the words of these: "vi: …", a line for each. Of the
 * case "phases", "story", "documents", "questions" and "lectures" mean that these were put in another order. */
typedef struct
{
  char *field;   /* "title", "text", "date", "rating", "sources" …: of the case file */
  char *before;  /* words, or NULL: there was none */
  char *after;   /* or NULL */
} EntFieldChange;

typedef struct
{
  EntChangeKind  kind;
  char          *part;    /* "case", "event", "actor", "phase", "relation", "factor", "story", "document", "question",
                             "lecture" or "source" */
  char          *id;      /* inside the case; NULL of the case itself, and of things without one */
  char          *title;   /* the new one, of what was removed the old one */
  char          *date;    /* EDTF, of an event, document or step of the relations; or NULL */
  GPtrArray     *fields;  /* of EntFieldChange, in the order of the case file; empty but for CHANGED */
} EntChange;

typedef struct
{
  int        before;   /* version; 0 where there was none */
  int        after;
  GPtrArray *changes;  /* of EntChange: events first, by date; then the other parts in the order of the case file */
} EntCaseDiff;

/* Two sealed cases. Words are in the reader's language, as ent_text_get() has them. Of a case that is new (@before
 * NULL) nothing is listed. Ids and versions of the two are no change. */
EntCaseDiff *ent_case_diff_new      (EntCase           *before,
                                     EntCase           *after);
void         ent_case_diff_free     (EntCaseDiff       *self);
guint        ent_case_diff_count    (const EntCaseDiff *self,
                                     const char        *part,   /* (nullable): all */
                                     EntChangeKind      kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCaseDiff, ent_case_diff_free)

G_END_DECLS
