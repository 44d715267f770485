#pragma once

#include "ent-types.h"

G_BEGIN_DECLS

/* A lecture that a person prepares, and its slides. */
struct _EntLecture
{
  char   *id;           /* UUID */
  char   *title;
  char   *case_id;      /* that it is about, or NULL */
  char   *case_title;   /* as it was, or NULL */
  int     case_version; /* that it was made from, or 0 */
  int     minutes;      /* planned, or 0 */
  int     n_slides;     /* as the library counts them; not written */
  gint64  created_usec; /* since 1970 UTC */
  gint64  modified_usec;
};

/* What a slide shows.  Its body keeps in words what there was to be seen when it was made, so that
 * it can be shown without the cases. */
typedef enum
{
  ENT_SLIDE_TIMELINE,  /* the view that its target_id is the link of (ent-view-spec.h) */
  ENT_SLIDE_MATRIX,    /* factors by cases, as the address in its target_id has it: "factors:?view=matrix&…" */
  ENT_SLIDE_FACTOR,    /* one factor across cases: "factor:trade-restoration" */
  ENT_SLIDE_TEXT,      /* something that is said, with what carries it: body, with sources as footnotes "[^1]" */
} EntSlideKind;

struct _EntSlide
{
  char         *id;           /* UUID */
  EntSlideKind  kind;
  char         *case_id;      /* or NULL */
  char         *target_id;    /* what it shows, or NULL */
  char         *target_title; /* as it was, or NULL */
  char         *target_date;  /* for people, as it was, or NULL */
  char         *title;        /* or NULL */
  char         *body;         /* CommonMark, or NULL */
  char         *notes;        /* the speaker's, CommonMark, or NULL */
};

EntLecture *ent_lecture_new          (const char     *title); /* with a new UUID and the present time */
void        ent_lecture_free         (EntLecture     *self);

EntSlide   *ent_slide_new            (EntSlideKind    kind);  /* with a new UUID */
void        ent_slide_free           (EntSlide       *self);

const char *ent_slide_kind_to_word   (EntSlideKind    kind);
gboolean    ent_slide_kind_from_word (const char     *word,
                                      EntSlideKind   *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLecture, ent_lecture_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSlide, ent_slide_free)

G_END_DECLS
