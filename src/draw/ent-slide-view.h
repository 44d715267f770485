#pragma once

#include "ent-deck.h"
#include "ent-event-table.h"
#include "ent-matrix-spec.h"
#include "ent-view-spec.h"

G_BEGIN_DECLS

/* What a slide of a timeline shows, from the kept copies of its cases: for its picture, and for a live view of it. */
typedef struct
{
  EntViewSpec *spec;
  GPtrArray   *tables;                            /* of EntEventTable, one for each case */
  guint8      *matches[ENT_VIEW_SPEC_MAX_CASES];  /* of each table's events, which the filter finds; NULL: no filter */
} EntSlideView;

/**
 * ent_slide_view_new:
 * @until: only what begins by then, seconds as in ent-date.h; ENT_DATE_OPEN_FUTURE: all
 *
 * Any thread.
 * Returns: (transfer full) (nullable): NULL where a case is not there
 */
EntSlideView *ent_slide_view_new        (const EntDeck       *deck,
                                         const EntSlide      *slide,
                                         gint64               until);
void          ent_slide_view_free       (EntSlideView        *self);
/* "What happens next?": FALSE: nothing is hidden. */
gboolean      ent_slide_view_get_reveal (const EntSlide      *slide,
                                         gint64              *until);
/* The range that is to be seen; of aligned cases from their moment. */
void          ent_slide_view_get_range  (const EntSlideView  *self,
                                         double              *begin,
                                         double              *end);

/* Of the cases that a slide was made from; NULL: none is there, or there is no codebook. (transfer full) */
EntMatrix    *ent_slide_create_matrix   (const EntDeck       *deck,
                                         const EntSlide      *slide);
/* What a slide of a matrix shows of it; NULL: it is none. (transfer full) */
EntMatrixSpec *ent_slide_create_matrix_spec
                                        (const EntSlide      *slide);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSlideView, ent_slide_view_free)

G_END_DECLS
