#pragma once

#include "ent-slide-page.h"
#include "ent-slide-text-private.h"

G_BEGIN_DECLS

/* What is laid out, while it is. */
typedef struct
{
  EntDeck               *deck;
  const EntSlide        *slide;
  guint                  index;
  const EntSlideOptions *options;
  EntPictureStyle        style;
  PangoContext          *context;
  GPtrArray             *pages;      /* of EntSlidePage */
  EntRichText           *text;       /* of the body */
  gboolean               hides;      /* what comes after: its sources too */
  gboolean               uncut;      /* paragraphs go on a page whole, where one holds them */
  guint                  foot_lines; /* that sources may take, at most */
  double                 width;
  double                 height;
  double                 margin;     /* left and right */
} EntSlideMaker;

#define ENT_SLIDE_MARGIN     48.0
#define ENT_SLIDE_TOP        34.0
#define ENT_SLIDE_BOTTOM     24.0
#define ENT_SLIDE_GAP        16.0

/* A page of the slide without anything on it but its number. (transfer none) */
EntSlidePage *ent_slide_maker_add_page     (EntSlideMaker       *self);
EntSlideBox  *ent_slide_page_add_box       (EntSlidePage        *page,
                                            EntSlideBoxKind      kind,
                                            double               x,
                                            double               y,
                                            double               width,
                                            double               height);
/* @paragraphs: (transfer full) */
EntSlideBox  *ent_slide_page_add_text      (EntSlidePage        *page,
                                            EntSlideBoxKind      kind,
                                            double               x,
                                            double               y,
                                            double               width,
                                            double               height,
                                            GPtrArray           *paragraphs,
                                            double               size_pt,
                                            const GdkRGBA       *color);
/* @node: (transfer full); @description: (transfer full) */
EntSlideBox  *ent_slide_page_add_picture   (EntSlidePage        *page,
                                            double               x,
                                            double               y,
                                            double               width,
                                            double               height,
                                            GskRenderNode       *node,
                                            char                *description);
/* The box's words as they are set. (transfer full) (nullable): NULL: it has none */
EntSlideText *ent_slide_box_set_text       (const EntSlidePage  *page,
                                            const EntSlideBox   *box);

/* Title above and footnotes below, as every slide with content has them. Returns: what is left between them, on @page */
graphene_rect_t ent_slide_maker_add_frame  (EntSlideMaker       *self,
                                            EntSlidePage        *page);
/* What a page of pictures says in words: of the body, else of the title. (transfer full) */
char         *ent_slide_maker_dup_words    (EntSlideMaker       *self);
/* What the slide is called, though it have no title. (transfer full) */
char         *ent_slide_maker_dup_title    (EntSlideMaker       *self);
/* Words in an area, as large as there is room for from @most down; what does not fit goes on on further pages. */
void          ent_slide_maker_add_body     (EntSlideMaker       *self,
                                            EntSlidePage        *page,
                                            const graphene_rect_t *area,
                                            GPtrArray           *paragraphs,
                                            double               most);

/* Slides that are pictures. FALSE: it cannot be painted (a case is not there), and nothing was added. */
gboolean      ent_slide_maker_add_timeline   (EntSlideMaker     *self);
gboolean      ent_slide_maker_add_comparison (EntSlideMaker     *self);
gboolean      ent_slide_maker_add_matrix     (EntSlideMaker     *self);
gboolean      ent_slide_maker_add_factor     (EntSlideMaker     *self);

G_END_DECLS
