#pragma once

#include "ent-cite.h"
#include "ent-date.h"
#include "ent-text.h"

G_BEGIN_DECLS

struct _EntPlace
{
  EntText  *name;
  char     *country;      /* ISO 3166-1 alpha-2, or NULL */
  gboolean  has_position;
  double    lat, lon;     /* degrees, WGS 84; meaningful if has_position */
};

/* A factor at work in an event. */
struct _EntFactorSign
{
  char *factor;  /* id in the codebook */
  int   sign;    /* +1 helping, −1 hindering */
};

#define ENT_IMPORTANCE_TURNING_POINT 1
#define ENT_IMPORTANCE_DEFAULT       2
#define ENT_IMPORTANCE_DETAIL        3

struct _EntEvent
{
  char      *id;          /* unique in its case: "embargo-lifted" */
  EntDate   *date;
  EntText   *title;
  EntText   *label;       /* a shorter title for pictures, or NULL */
  EntText   *text;        /* or NULL */
  EntPlace  *place;       /* or NULL */
  GPtrArray *actors;      /* of char*: actor ids; the first one's party is the event's lane */
  char      *phase;       /* id, or NULL */
  GPtrArray *factors;     /* of EntFactorSign, in the file's order */
  int        importance;  /* 1–3 */
  gboolean   unverified;  /* its date was not found in an independent text */
  GPtrArray *sources;     /* of EntCite */
};

EntEvent      *ent_event_new        (const char     *id,
                                     EntDate        *date,   /* (transfer full) */
                                     EntText        *title); /* (transfer full) */
void           ent_event_free       (EntEvent       *self);
/* The short title where there is one, in the reader's language. */
const char    *ent_event_get_label  (const EntEvent *self);
/* +1, −1, or 0 where the event does not show @factor. */
int            ent_event_get_sign   (const EntEvent *self,
                                     const char     *factor);
/* By date, then importance, then id; a GCompareFunc over EntEvent ** as GPtrArray wants it. */
int            ent_event_compare    (gconstpointer   a,
                                     gconstpointer   b);

EntPlace      *ent_place_new        (EntText        *name); /* (transfer full) */
void           ent_place_free       (EntPlace       *self);

EntFactorSign *ent_factor_sign_new  (const char     *factor,
                                     int             sign);
void           ent_factor_sign_free (EntFactorSign  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntEvent, ent_event_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPlace, ent_place_free)

G_END_DECLS
