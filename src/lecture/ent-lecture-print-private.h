#pragma once

#include "ent-lecture-export.h"
#include "ent-typeset-private.h"

G_BEGIN_DECLS

/* What a PDF or a printer gets: pages on which slides stand, with words and lines around them. Units of a page are
 * px, 96 to the inch, or, where it is a slide and nothing else, pt. */

/* A page of a slide and where it stands; smaller than it is, but not of other proportions. */
typedef struct
{
  EntSlidePage    *page;  /* its own reference */
  graphene_rect_t  area;
  gboolean         framed;
} EntPrintSlide;

typedef struct
{
  GArray        *slides;  /* of EntPrintSlide */
  GskRenderNode *words;   /* around them, or NULL */
  GPtrArray     *links;   /* of EntTypesetLink: in them, from the page's corner */
  char          *label;   /* of the page, or NULL: its number */
} EntPrintPage;

typedef struct
{
  PangoContext *context;   /* that words are set in */
  double        width, height;
  double        pt_per_unit;
  GPtrArray    *pages;     /* of EntPrintPage */
} EntPrint;

/* As the options of the job want it. Fast: slides are not painted yet. (transfer full) (nullable): NULL: there are no
 * slides */
EntPrint     *ent_print_new          (const EntLectureJob  *job,
                                      GError              **error);
void          ent_print_set_empty_error
                                     (const EntLecture     *lecture,
                                      GError              **error);
void          ent_print_free         (EntPrint             *self);
/* (transfer none) */
EntPrintPage *ent_print_add_page     (EntPrint             *self);
void          ent_print_page_place   (EntPrintPage         *self,
                                      EntSlidePage         *page,
                                      double                x,
                                      double                y,
                                      double                width,
                                      gboolean              framed);

/* What the page of a slide is called in a list of pages: "3". (transfer full) */
char         *ent_print_dup_label    (const EntSlidePage   *page);

#define ENT_PRINT_MARGIN_PX  (20 * 96 / 25.4)
#define ENT_PRINT_TEXT_PT    11.0

/* The margins of paper, and what stands in them: what it is called above, the number of the page below. */
typedef struct
{
  PangoContext          *context;
  const EntPictureStyle *style;
  const char            *head;
  double                 width, height;  /* px, of the page */
  double                 margin;         /* px, at its sides */
} EntPrintFrame;
/* @page: from 1 */
void          ent_print_frame_paint  (const EntPrintFrame  *self,
                                      GtkSnapshot          *snapshot,
                                      guint                 page,
                                      guint                 n_pages);
void          ent_print_finish_paper (EntPrint             *self,
                                      const EntLecture     *lecture,
                                      EntPictureFlags       flags);

/* The kinds of paper: they add pages without head and foot. */
void          ent_print_add_notes    (EntPrint             *self,
                                      const EntLectureJob  *job);
void          ent_print_add_handout  (EntPrint             *self,
                                      const EntLectureJob  *job);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPrint, ent_print_free)

G_END_DECLS
