#pragma once

#include "ent-case.h"
#include "ent-event-filter.h"
#include "ent-timeline-lanes.h"

G_BEGIN_DECLS

/* What a view of one timeline, or of several above each other, shows; and the link by which
 * it is kept, copied and opened:
 *
 *   entente:us-vietnam?from=1990&to=1996&lanes=factor&factor=trade-restoration&sign=-1
 *   entente:us-vietnam,camp-david?align=war-end&from=-10&to=20
 *
 *   from, to      EDTF; the view ends with the last second of "to".  Under "align" years from
 *                 that moment, "-0.5"
 *   lanes         party, phase, factor, group, place, none
 *   collapsed     ids of lanes
 *   event         id of the selected event; in a comparison with its case, "camp-david/treaty"
 *   align         war-start, war-end, first-contact, agreement, relations
 *   actor, factor, phase, tag, importance, sign, text, hide
 *                 the filter; hide is 1 or 0
 *
 * The items of a list stand between commas, or under the same key again.  Escapes are those
 * of RFC 3986; letters beyond ASCII may stand as they are.  Keys that are not known are left
 * out, so that an older program opens a newer one's link. */
#define ENT_VIEW_SPEC_SCHEME "entente"

#define ENT_VIEW_SPEC_MAX_CASES  6
#define ENT_VIEW_SPEC_MAX_LENGTH 32768  /* of a link, in bytes */
#define ENT_VIEW_SPEC_MAX_ITEMS  200    /* of a list */
#define ENT_VIEW_SPEC_MAX_ID     300    /* in bytes */
#define ENT_VIEW_SPEC_MAX_TEXT   1000   /* in bytes */

/* A year in which aligned views count, in seconds. */
#define ENT_VIEW_SPEC_YEAR_SEC G_GINT64_CONSTANT (31556952)

#define ENT_VIEW_SPEC_ERROR (ent_view_spec_error_quark ())
typedef enum
{
  ENT_VIEW_SPEC_ERROR_SYNTAX,  /* not such a link */
  ENT_VIEW_SPEC_ERROR_VALUE,   /* one part is wrong: the message says which and why */
  ENT_VIEW_SPEC_ERROR_LIMIT,   /* longer than a link may be */
} EntViewSpecError;
GQuark ent_view_spec_error_quark (void);

typedef struct
{
  GPtrArray        *case_ids;   /* of char*, 1–6 */
  gboolean          has_range;
  gint64            begin;      /* s from 1970, or from the moment; or ENT_DATE_OPEN_PAST */
  gint64            end;        /* exclusive, after begin; or ENT_DATE_OPEN_FUTURE */
  EntTimelineLanes  lanes;
  GPtrArray        *collapsed;  /* of char*: ids of lanes */
  EntEventFilter   *filter;
  char             *selected;   /* an event's id, or NULL */
  gboolean          aligned;    /* on @moment */
  EntMomentKind     moment;
} EntViewSpec;

#define ENT_TYPE_VIEW_SPEC (ent_view_spec_get_type ())
GType        ent_view_spec_get_type (void) G_GNUC_CONST;
/* The whole timeline of @case_id, or, for NULL, of cases that are still to be named. */
EntViewSpec *ent_view_spec_new      (const char         *case_id);
EntViewSpec *ent_view_spec_copy     (const EntViewSpec  *self);
void         ent_view_spec_free     (EntViewSpec        *self);
/* The order of cases matters; that of other lists does not. */
gboolean     ent_view_spec_equal    (const EntViewSpec  *a,
                                     const EntViewSpec  *b);
/* Whether @link has the scheme of such links. */
gboolean     ent_view_spec_is_link  (const char         *link);

/**
 * ent_view_spec_parse:
 * @link: any bytes
 *
 * Any thread. Errors are ENT_VIEW_SPEC_ERROR, in the user's language.
 * Returns: (transfer full) (nullable)
 */
EntViewSpec *ent_view_spec_parse    (const char         *link,
                                     GError            **error);

/**
 * ent_view_spec_to_link:
 *
 * As short as is exact, but that years of more than four digits, of which EDTF knows no
 * months, are written whole.  What is beyond the limits above is written too, and refused
 * when it is read.
 * Returns: (transfer full): parsing it gives an equal spec
 */
char        *ent_view_spec_to_link  (const EntViewSpec  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntViewSpec, ent_view_spec_free)

G_END_DECLS
