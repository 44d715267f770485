#pragma once

#include "ent-placing.h"

G_BEGIN_DECLS

/* Between the two files that place notes.  @old, where it is not NULL, is an earlier description: of variants
 * that say the same as its copies the languages are taken, else the reader's. */

#define ENT_OWN_LANGUAGE ""  /* no variant's, so that the case's own is taken */
#define ENT_ELLIPSIS     "…"

/* (nullable): NULL where there is no such thing */
EntTarget *ent_target_describe       (EntCase         *item,
                                      EntTargetKind    kind,
                                      const char      *id,
                                      const EntAnchor *anchor,
                                      const EntTarget *old);
EntTarget *ent_target_describe_event (const EntEvent  *event,
                                      const EntTarget *old);
/* Of a section or document. @text: (nullable): what it says in the anchor's language */
EntTarget *ent_target_describe_text  (EntCase         *item,
                                      EntTargetKind    kind,
                                      const char      *id,
                                      const EntAnchor *anchor,
                                      const char      *text,
                                      const EntTarget *old);
/* Whether a variant of the text is as a copy says. */
gboolean   ent_text_has_variant      (const EntText   *text,
                                      const char      *copy);

G_END_DECLS
