#pragma once

#include "ent-cite.h"
#include "ent-text.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_CONFIDENCE_NONE,  /* not stated */
  ENT_CONFIDENCE_LOW,
  ENT_CONFIDENCE_MEDIUM,
  ENT_CONFIDENCE_HIGH,
} EntConfidence;

/* One factor rated in one case. */
struct _EntAssessment
{
  char          *factor;      /* id in the codebook */
  gboolean       has_rating;  /* FALSE: there is no evidence */
  int            rating;      /* −3 strongly hindering … +3 strongly enabling */
  EntConfidence  confidence;
  EntText       *rationale;   /* or NULL */
  GPtrArray     *evidence;    /* of char*: event ids */
  GPtrArray     *sources;     /* of EntCite */
};

EntAssessment *ent_assessment_new        (const char    *factor);
void           ent_assessment_free       (EntAssessment *self);

const char    *ent_confidence_to_word    (EntConfidence  confidence); /* NULL for NONE */
gboolean       ent_confidence_from_word  (const char    *word,
                                          EntConfidence *confidence);
/* For people, translated: "high confidence"; NULL for NONE. */
const char    *ent_confidence_to_label   (EntConfidence  confidence);

/* For people: "+3", "0", "−2" (with a true minus sign). Static. */
const char    *ent_rating_to_string      (int            rating);
/* For people, translated: "strongly enabling" … "strongly hindering". */
const char    *ent_rating_to_label       (int            rating);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntAssessment, ent_assessment_free)

G_END_DECLS
