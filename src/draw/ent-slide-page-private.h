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

/* Words as they are set: style, height, how much of them @height takes with "…" for the rest. */
EntSlideTextStyle
              ent_slide_maker_make_style   (EntSlideMaker       *self,
                                            double               width,
                                            double               size_pt);
double        ent_slide_maker_measure      (EntSlideMaker       *self,
                                            GPtrArray           *paragraphs,
                                            double               width,
                                            double               size_pt,
                                            EntRunFlags          flags);
GPtrArray    *ent_slide_maker_shorten      (EntSlideMaker       *self,
                                            GPtrArray           *paragraphs,
                                            const EntSlideTextStyle *style,
                                            double               height);
/* One paragraph of plain words; of a title no more than fits on a slide in any case. (transfer full) */
GPtrArray    *ent_slide_words_new          (const char          *words);
GPtrArray    *ent_slide_title_new          (const char          *title);
/* In characters. */
guint         ent_slide_words_count        (GPtrArray           *paragraphs);
/* In pieces that no page is too small for by far, so that what is set for a page does not grow with the text. (transfer
 * full) */
GPtrArray    *ent_slide_words_copy_in_pieces (GPtrArray         *paragraphs);
/* Moves from @left what may stand on a page. (transfer full) */
GPtrArray    *ent_slide_words_take_ahead   (GPtrArray           *left);
/* What fits into an area of @ahead, as large as it may be; the rest goes back before @left. @size: (out). (transfer
 * full) */
GPtrArray    *ent_slide_maker_fill_area    (EntSlideMaker       *self,
                                            const graphene_rect_t *area,
                                            GPtrArray           *ahead,
                                            GPtrArray           *left,
                                            double               most,
                                            double              *size);
/* Once all is on it: of a slide that goes on each page has the notes that it calls. */
void          ent_slide_page_choose_notes  (EntSlideMaker       *self,
                                            EntSlidePage        *page);
/* What is read comes in the order in which one reads: title, content, foot. */
void          ent_slide_page_move_foot_last (EntSlidePage       *page);

/* Slides that are pictures. FALSE: it cannot be painted (a case is not there), and nothing was added. */
gboolean      ent_slide_maker_add_timeline   (EntSlideMaker     *self);
gboolean      ent_slide_maker_add_comparison (EntSlideMaker     *self);
gboolean      ent_slide_maker_add_matrix     (EntSlideMaker     *self);
gboolean      ent_slide_maker_add_factor     (EntSlideMaker     *self);

G_END_DECLS
