#pragma once

#include "ent-text.h"

G_BEGIN_DECLS

/* A lecture that a case suggests; the person's own lectures are made from it. */
struct _EntLectureOutline
{
  char      *id;
  EntText   *title;
  int        minutes;  /* 0: not stated */
  GPtrArray *slides;   /* of EntSlideOutline */
};

struct _EntSlideOutline
{
  EntText   *title;
  EntText   *text;       /* speaker notes, or NULL */
  GPtrArray *events;     /* of char*: event ids */
  GPtrArray *factors;    /* of char*: factor ids */
  GPtrArray *documents;  /* of char*: ids of documents whose quotations it shows */
};

EntLectureOutline *ent_lecture_outline_new  (const char        *id,
                                             EntText           *title); /* (transfer full) */
void               ent_lecture_outline_free (EntLectureOutline *self);

EntSlideOutline   *ent_slide_outline_new    (EntText           *title); /* (transfer full) */
void               ent_slide_outline_free   (EntSlideOutline   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLectureOutline, ent_lecture_outline_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSlideOutline, ent_slide_outline_free)

G_END_DECLS
