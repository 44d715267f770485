#pragma once

#include "ent-assessment.h"
#include "ent-event.h"
#include "ent-types.h"

G_BEGIN_DECLS

/* What people add to a case beside notes: events and ratings of their own; and the layers that
 * keep apart who did. */

/* An event that a person put on a timeline. */
struct _EntOwnEvent
{
  char      *id;            /* UUID */
  char      *layer;         /* whose it is: id of an EntLayer; NULL: the person's own */
  char      *case_id;
  char      *case_title;    /* as it was, or NULL */
  EntDate   *date;
  char      *title;
  char      *text;          /* CommonMark, or NULL */
  char      *lane;          /* a name the person gave, for a lane among their own; or NULL */
  GPtrArray *sources;       /* of char*: as the person wrote them, one line each */
  gint64     created_usec;  /* since 1970 UTC */
  gint64     modified_usec;
  gint64     deleted_usec;  /* since when it is in the bin; 0: it is not */
};

/* A person's own rating of one factor in one case; there is one for each layer. */
struct _EntOwnRating
{
  char          *layer;         /* as above, or NULL */
  char          *case_id;
  char          *factor;
  char          *case_title;    /* as they were, or NULL */
  char          *factor_title;
  gboolean       has_rating;    /* FALSE: found no evidence */
  int            rating;        /* −3 … +3 */
  EntConfidence  confidence;
  char          *rationale;     /* CommonMark, or NULL */
  GPtrArray     *evidence;      /* of EntEvidence */
  gint64         created_usec;
  gint64         modified_usec;
};

/* An event that carries a judgement, with a copy of its title. */
struct _EntEvidence
{
  char *event;  /* id inside the case; of an own event its UUID */
  char *title;  /* as it was, or NULL */
};

/* What one other person handed in: their notes, events and ratings of a case. */
struct _EntLayer
{
  char   *id;             /* UUID: the person's, who keeps it from file to file */
  char   *name;
  gint64  imported_usec;  /* last time */
  guint   n_notes;        /* as the library counts them; not written */
  guint   n_events;
  guint   n_ratings;
};

EntOwnEvent  *ent_own_event_new       (const char         *case_id,
                                       EntDate            *date,   /* (transfer full) */
                                       const char         *title); /* with a new UUID and the present time */
EntOwnEvent  *ent_own_event_copy      (const EntOwnEvent  *self);
void          ent_own_event_free      (EntOwnEvent        *self);
/* All but the times. */
gboolean      ent_own_event_equal     (const EntOwnEvent  *a,
                                       const EntOwnEvent  *b);
/* As timelines take it: its id, date, title and plain text. (transfer full) */
EntEvent     *ent_own_event_to_event  (const EntOwnEvent  *self);

EntOwnRating *ent_own_rating_new      (const char         *case_id,
                                       const char         *factor);
EntOwnRating *ent_own_rating_copy     (const EntOwnRating *self);
void          ent_own_rating_free     (EntOwnRating       *self);
gboolean      ent_own_rating_equal    (const EntOwnRating *a,
                                       const EntOwnRating *b);

EntEvidence  *ent_evidence_new        (const char         *event,
                                       const char         *title);
void          ent_evidence_free       (EntEvidence        *self);

EntLayer     *ent_layer_new           (const char         *id,
                                       const char         *name);
EntLayer     *ent_layer_copy          (const EntLayer     *self);
void          ent_layer_free          (EntLayer           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntOwnEvent, ent_own_event_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntOwnRating, ent_own_rating_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLayer, ent_layer_free)

G_END_DECLS
