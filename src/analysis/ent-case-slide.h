#pragma once

#include "ent-lecture.h"
#include "ent-matrix.h"
#include "ent-view-spec.h"

G_BEGIN_DECLS

/* Slides made of a case, as ent-matrix-slide.h makes them of several: each points at what it shows, and keeps it in words
 * (title and body, "made" as well), with links and sources as footnotes; it knows from which version of which case.
 * Texts are in the reader's language. NULL where there is no such thing.  Any thread. */

EntSlide  *ent_slide_new_event        (EntCase            *item,
                                       const char         *event);
/* @events: (element-type utf8): ids, in order of date whatever theirs is */
EntSlide  *ent_slide_new_events       (EntCase            *item,
                                       GPtrArray          *events);
/* @quotation: from 0 */
EntSlide  *ent_slide_new_quotation    (EntCase            *item,
                                       const char         *document,
                                       guint               quotation);
EntSlide  *ent_slide_new_question     (EntCase            *item,
                                       guint               question);
/* What authors and person judged of one factor in one case. */
EntSlide  *ent_slide_new_assessment   (const EntMatrix    *matrix,
                                       guint               factor,
                                       guint               item);
/* @cases: (element-type EntCase): those of @spec, in its order. Its body lists what is to be seen: turning points first
 * where there is too much. */
EntSlide  *ent_slide_new_timeline     (GPtrArray          *cases,
                                       const EntViewSpec  *spec);
/* @matrix: has the cases of @spec, which are two to six */
EntSlide  *ent_slide_new_comparison   (const EntMatrix    *matrix,
                                       const EntViewSpec  *spec);
/* Words of a text, a person's note, something said: with the link to where they stand. @case_id, @link: (nullable) */
EntSlide  *ent_slide_new_words        (const char         *title,
                                       const char         *commonmark,
                                       const char         *case_id,
                                       const char         *link);
/* Words of the case's own story or summary: its citations become footnotes. @link: (nullable) */
EntSlide  *ent_slide_new_passage      (EntCase            *item,
                                       const char         *title,
                                       const char         *commonmark,
                                       const char         *link);

/* Of a lecture that the case suggests: the lecture, and its slides with notes, planned minutes shared out, a title slide
 * before and the sources after them. @slides: (out) (transfer full) (element-type EntSlide) */
EntLecture *ent_lecture_new_suggested (const EntMatrix    *matrix,
                                       EntCase            *item,
                                       guint               lecture,
                                       GPtrArray         **slides);
/* With nothing suggested: title, course of relations, turning points, questions, sources. */
EntLecture *ent_lecture_new_from_case (const EntMatrix    *matrix,
                                       EntCase            *item,
                                       int                 minutes,
                                       GPtrArray         **slides);

/* Shares a lecture's time out over its slides; the sum is exact. Sources get none. @slides: (element-type EntSlide) */
void       ent_slides_share_minutes   (GPtrArray          *slides,
                                       int                 minutes);

/**
 * ent_slide_remake:
 * @matrix: its cases as the library has them now
 *
 * What the same target makes today.
 * Returns: (transfer full) (nullable): NULL where what it shows is gone, or where nothing was made; of a slide of the
 *   same id, with the person's notes, plan, section and settings, and their title where they gave it another
 */
EntSlide  *ent_slide_remake           (const EntSlide     *slide,
                                       const EntMatrix    *matrix);
/* Whether what it was made from says something else now: title or body as they were made differ. @remade: (nullable):
 * TRUE for NULL where what it shows is gone, not where nothing is shown that could be made again */
gboolean   ent_slide_source_differs   (const EntSlide     *slide,
                                       const EntSlide     *remade);

G_END_DECLS
