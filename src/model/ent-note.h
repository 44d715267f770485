#pragma once

#include "ent-types.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_TARGET_CASE,
  ENT_TARGET_EVENT,
  ENT_TARGET_STORY,
  ENT_TARGET_DOCUMENT,
  ENT_TARGET_FACTOR,
  ENT_TARGET_SPAN,
} EntTargetKind;

/* What a person wrote about something, with a copy of what it points at, so that it stays
 * readable when that goes. */
struct _EntNote
{
  char          *id;           /* UUID */
  char          *case_id;      /* or NULL */
  EntTargetKind  target_kind;
  char          *target_id;    /* id inside the case, or NULL */
  char          *target_title; /* as it was, or NULL */
  char          *target_date;  /* EDTF, as it was, or NULL */
  char          *quote;        /* words it stands on, as they were, or NULL */
  char          *body;         /* CommonMark */
  GPtrArray     *tags;         /* of char* */
  gint64         created_usec; /* since 1970 UTC */
  gint64         modified_usec;
};

EntNote    *ent_note_new              (void); /* with a new UUID and the present time */
void        ent_note_free             (EntNote       *self);
const char *ent_target_kind_to_word   (EntTargetKind  kind);
gboolean    ent_target_kind_from_word (const char    *word,
                                       EntTargetKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntNote, ent_note_free)

G_END_DECLS
