#pragma once

#include "ent-lecture.h"
#include "ent-view-spec.h"

G_BEGIN_DECLS

/* What the target_id of a slide says, taken apart (its grammar stands at EntSlideKind). */
typedef enum
{
  ENT_SLIDE_TARGET_EVENTS,     /* case_id; ids: one, or several */
  ENT_SLIDE_TARGET_QUOTATION,  /* case_id; ids: the document; index: the quotation */
  ENT_SLIDE_TARGET_QUESTION,   /* case_id; index */
  ENT_SLIDE_TARGET_FACTOR,     /* ids: the factor; case_id, or NULL: across cases */
  ENT_SLIDE_TARGET_MATRIX,     /* query */
  ENT_SLIDE_TARGET_VIEW,       /* view: of a timeline, or what a comparison compares */
} EntSlideTargetKind;

/* More events are no slide. */
#define ENT_SLIDE_TARGET_MAX_IDS 200

typedef struct
{
  EntSlideTargetKind  kind;
  char               *case_id;  /* as the library knows it, or NULL */
  GPtrArray          *ids;      /* of char*: inside the case, or of the codebook; each once; empty where the kind has none */
  guint               index;    /* from 0, though the text counts from 1 */
  char               *query;    /* "view=matrix&columns=likeness", or NULL */
  EntViewSpec        *view;     /* or NULL */
} EntSlideTarget;

/**
 * ent_slide_target_parse:
 * @target_id: (nullable): any bytes
 *
 * Any thread.  Whether a case has what the ids name is not looked at.
 * Returns: (transfer full) (nullable): NULL for NULL, and for what is no target
 */
EntSlideTarget *ent_slide_target_parse            (const char     *target_id);
void            ent_slide_target_free             (EntSlideTarget *self);

/* Target ids. @ids: (element-type utf8), not empty. (transfer full): "event:…" of one, "events:…" of several */
char           *ent_slide_target_format_events    (const char     *case_id,
                                                   GPtrArray      *ids);
/* @index: from 0. (transfer full) */
char           *ent_slide_target_format_quotation (const char     *case_id,
                                                   const char     *document,
                                                   guint           index);
char           *ent_slide_target_format_question  (const char     *case_id,
                                                   guint           index);
/* @case_id: (nullable): NULL: across cases. (transfer full) */
char           *ent_slide_target_format_factor    (const char     *case_id,
                                                   const char     *factor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSlideTarget, ent_slide_target_free)

G_END_DECLS
