#pragma once

#include "ent-actor.h"
#include "ent-assessment.h"
#include "ent-cite.h"
#include "ent-date.h"
#include "ent-document.h"
#include "ent-event.h"
#include "ent-lecture-outline.h"
#include "ent-phase.h"
#include "ent-relation.h"
#include "ent-source.h"
#include "ent-story.h"
#include "ent-text.h"

G_BEGIN_DECLS

/* The moments on which cases are aligned when they are compared. */
typedef enum
{
  ENT_MOMENT_WAR_START,
  ENT_MOMENT_WAR_END,
  ENT_MOMENT_FIRST_CONTACT,
  ENT_MOMENT_AGREEMENT,
  ENT_MOMENT_RELATIONS,
} EntMomentKind;

struct _EntMoment
{
  EntMomentKind  kind;
  EntDate       *date;
  char          *event;  /* id, or NULL */
};

/* A case study: an atomically counted value.  Built field by field, then sealed. */
struct _EntCase
{
  char      *id;           /* "us-vietnam" */
  int        version;
  char      *language;     /* of its plain texts */
  char      *license;      /* SPDX, or NULL */
  EntDate   *updated;      /* or NULL */
  EntText   *title;
  EntText   *short_title;  /* for narrow columns, or NULL */
  EntText   *summary;
  EntText   *status;       /* one to three words, or NULL */
  EntText   *outcome;      /* one or two sentences, or NULL */
  EntDate   *period;
  GPtrArray *moments;      /* of EntMoment */
  GPtrArray *actors;       /* of EntActor */
  GPtrArray *parties;      /* of char*: actor ids, in the order of the lanes */
  GPtrArray *phases;       /* of EntPhase, in order */
  GPtrArray *relations;    /* of EntRelationStep, in order of date */
  GPtrArray *events;       /* of EntEvent; by date once sealed */
  GPtrArray *assessments;  /* of EntAssessment */
  GPtrArray *story;        /* of EntStorySection */
  GPtrArray *documents;    /* of EntDocument */
  GPtrArray *questions;    /* of EntQuestion */
  GPtrArray *lectures;     /* of EntLectureOutline */
  GPtrArray *sources;      /* of EntSource */

  /*< private >*/
  EntCase    *base;             /* whose records these are, or NULL: its own */
  GHashTable *events_by_id;     /* borrowed id → borrowed EntEvent */
  GHashTable *actors_by_id;
  GHashTable *sources_by_id;
  GHashTable *phases_by_id;
  GHashTable *documents_by_id;
};

#define ENT_TYPE_CASE (ent_case_get_type ())
GType          ent_case_get_type         (void) G_GNUC_CONST;
EntCase       *ent_case_new              (const char    *id);
EntCase       *ent_case_ref              (EntCase       *self);
void           ent_case_unref            (EntCase       *self);

/* Sorts the events by date (ent_event_compare), makes the look-up tables; of two things
 * with one id the first is found.  After this the case is read-only. */
void           ent_case_seal             (EntCase       *self);

/* What there was until a moment, seconds as in ent-date.h: without events, phases and steps of the relations that begin
 * after it; a phase that lasts longer ends there. (transfer full): sealed; it keeps @self */
EntCase       *ent_case_new_until        (EntCase       *self,
                                          gint64         seconds);

/* Look-ups in a sealed case. (transfer none) (nullable); NULL for a NULL id. O(1), but for
 * assessments and moments, of which there are few. */
EntEvent      *ent_case_find_event       (const EntCase *self,
                                          const char    *id);
EntActor      *ent_case_find_actor       (const EntCase *self,
                                          const char    *id);
EntSource     *ent_case_find_source      (const EntCase *self,
                                          const char    *id);
EntPhase      *ent_case_find_phase       (const EntCase *self,
                                          const char    *id);
EntDocument   *ent_case_find_document    (const EntCase *self,
                                          const char    *id);
EntAssessment *ent_case_find_assessment  (const EntCase *self,
                                          const char    *factor);
EntMoment     *ent_case_find_moment      (const EntCase *self,
                                          EntMomentKind  kind);

/**
 * ent_case_get_event_party:
 *
 * Returns: (transfer none) (nullable): the party in whose lane the event stands: that of its
 *   first actor that is a party or acts for one; NULL where none does
 */
const char    *ent_case_get_event_party  (const EntCase *self,
                                          const EntEvent *event);

/* The short title where there is one, else the title, in the reader's language. */
const char    *ent_case_get_short_title  (const EntCase *self);

const char    *ent_moment_kind_to_word   (EntMomentKind  kind);
gboolean       ent_moment_kind_from_word (const char    *word,
                                          EntMomentKind *kind);
/* For people, translated: "End of war". */
const char    *ent_moment_kind_to_label  (EntMomentKind  kind);
EntMoment     *ent_moment_new            (EntMomentKind  kind,
                                          EntDate       *date); /* (transfer full) */
void           ent_moment_free           (EntMoment     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCase, ent_case_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntMoment, ent_moment_free)

G_END_DECLS
