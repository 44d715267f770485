#pragma once

#include "ent-lecture.h"
#include "ent-matrix.h"

G_BEGIN_DECLS

/* The body of a slide while it is written: CommonMark, with the sources as footnotes. */
typedef struct
{
  GString   *text;
  GPtrArray *notes;  /* of char*: the footnotes, the first is "[^1]" */
} EntSlideBody;

void  ent_slide_body_init             (EntSlideBody        *self);
/* With the footnotes below. */
char *ent_slide_body_finish           (EntSlideBody        *self);
/* The same as the body of the slide, which is made with it: its title and cases are there. */
void  ent_slide_body_finish_slide     (EntSlideBody        *self,
                                       EntSlide            *slide);

void  ent_slide_body_append_words     (EntSlideBody        *self,
                                       const char          *words);
/* "[words](kind:case/id)"; what ids are made of needs no escapes. @id: (nullable) */
void  ent_slide_body_append_link      (EntSlideBody        *self,
                                       const char          *words,
                                       const char          *kind,
                                       const char          *case_id,
                                       const char          *id);
/* Calls of footnotes: the same source at the same place has one number. @cites: (element-type EntCite) */
void  ent_slide_body_append_notes     (EntSlideBody        *self,
                                       const EntCase       *item,
                                       GPtrArray           *cites);
void  ent_slide_body_append_note      (EntSlideBody        *self,
                                       const EntCase       *item,
                                       const EntCite       *cite);
/* Beside a date of the event: " (date not verified)", where it is not. */
void  ent_slide_body_append_certainty (EntSlideBody        *self,
                                       const EntEvent      *event);
/* "[Embargo lifted](event:…), 3 February 1994" with its sources; @in_case: names it */
void  ent_slide_body_append_event     (EntSlideBody        *self,
                                       const EntCase       *item,
                                       const char          *id,
                                       gboolean             in_case);
/* As an item of a list: "- **3 February 1994** [Embargo lifted](event:…)" with its sources. @in_case: names it */
void  ent_slide_body_append_dated     (EntSlideBody        *self,
                                       const EntCase       *item,
                                       const EntEvent      *event,
                                       gboolean             in_case);
/* What the authors judged, and the person where they did: "+3, strongly enabling, high confidence (yours: +1)". */
void  ent_slide_body_append_judgement (EntSlideBody        *self,
                                       const EntMatrix     *matrix,
                                       guint                factor,
                                       guint                item);
/* Those of the assessment. @assessment: (nullable) */
void  ent_slide_body_append_sources   (EntSlideBody        *self,
                                       const EntCase       *item,
                                       const EntAssessment *assessment);

/* When they were, for people, no more exactly than their own dates say it: "1993–1995"; NULL where that cannot be
 * written, and of none. @events: (element-type EntEvent). (transfer full) (nullable) */
char *ent_slide_dup_dates             (GPtrArray           *events);
/* A bound as EDTF has it, of whole years the year alone. @last: the day ends with @seconds, it does not begin there.
 * (transfer full) */
char *ent_slide_dup_bound             (gint64               seconds,
                                       gboolean             last);

/* The slide was made from this case as it is. */
void  ent_slide_add_made_from         (EntSlide            *slide,
                                       const EntCase       *item);

G_END_DECLS
