#pragma once

#include "ent-deck.h"
#include "ent-picture-style.h"
#include "ent-rich-text.h"

G_BEGIN_DECLS

/* Slides laid out: pages of boxes, in reading order, which are painted here, and become text boxes and pictures of
 * other programs in src/lecture.  Lengths are points of a page that is 540 high, and 960 or 720 wide: the size of
 * slides in other programs.  No text is smaller than ENT_SLIDE_MIN_PT; what does not fit then goes on on a further page
 * of the same slide. */

#define ENT_SLIDE_HEIGHT_PT 540.0
#define ENT_SLIDE_WIDE_PT   960.0
#define ENT_SLIDE_NARROW_PT 720.0
#define ENT_SLIDE_MIN_PT    18.0
#define ENT_SLIDE_FONT      "Noto Sans"

typedef enum
{
  ENT_SLIDE_BOX_TITLE,
  ENT_SLIDE_BOX_SUBTITLE,  /* of a title slide; of an event its date and place */
  ENT_SLIDE_BOX_BODY,
  ENT_SLIDE_BOX_QUOTE,     /* the words quoted */
  ENT_SLIDE_BOX_CREDIT,    /* who said it, where it stands; a caption */
  ENT_SLIDE_BOX_FOOTNOTES, /* sources, and from which version of a case */
  ENT_SLIDE_BOX_NUMBER,    /* of the slide */
  ENT_SLIDE_BOX_RULE,      /* a surface of color without words: ornament */
  ENT_SLIDE_BOX_MARK,      /* a large sign beside words, “ or ?: ornament */
  ENT_SLIDE_BOX_PICTURE,   /* painted by the program: node */
  ENT_SLIDE_BOX_IMAGE,     /* the person's own: image, in its own proportions, filling the area */
} EntSlideBoxKind;

typedef enum
{
  ENT_SLIDE_ALIGN_START,   /* where lines begin in the page's direction */
  ENT_SLIDE_ALIGN_CENTER,
  ENT_SLIDE_ALIGN_END,
} EntSlideAlign;

typedef struct
{
  EntSlideBoxKind  kind;
  graphene_rect_t  area;        /* pt, from the page's top left corner */

  /* Words. */
  GPtrArray       *paragraphs;  /* of EntParagraph, or NULL: none */
  double           size_pt;     /* of their letters */
  GdkRGBA          color;
  EntRunFlags      flags;       /* that all runs have beside their own */
  EntSlideAlign    halign;
  EntSlideAlign    valign;

  /* A picture. */
  GskRenderNode   *node;        /* its top left corner is 0, 0; in pt; or NULL */
  const EntImage  *image;       /* of the deck, or NULL */
  char            *description; /* in words, of either */
} EntSlideBox;

/* How paragraphs stand in a box, as parts of its size_pt; the same in every format. */
#define ENT_SLIDE_LINE_HEIGHT    1.2   /* of a line */
#define ENT_SLIDE_PARAGRAPH_GAP  0.45  /* between paragraphs */
#define ENT_SLIDE_INDENT         1.2   /* of an item, for each level */
#define ENT_SLIDE_CALL_SCALE     0.65  /* of the number that calls a footnote, raised */
/* The mark before an item: "•", "–", "3." (transfer full) (nullable): NULL: it is none */
char *ent_slide_dup_bullet (const EntParagraph *paragraph);

typedef struct
{
  gatomicrefcount   ref_count;
  EntDeck          *deck;       /* its own reference */
  guint             slide;      /* index in it */
  guint             part;       /* of n_parts: a slide that goes on, or "What happens next?", first without the answer */
  guint             n_parts;
  gboolean          hides;      /* what comes next: pages of the same slide that do not are the answer */
  double            width;      /* pt */
  double            height;
  EntPictureFlags   flags;
  GdkRGBA           background;
  GdkRGBA           accent;     /* links */
  char             *title;      /* what it is called in lists: never empty */
  GPtrArray        *boxes;      /* of EntSlideBox, from back to front, as one reads */
  graphene_rect_t   live;       /* where a live view of what it shows may stand; empty: nothing is live */
  PangoContext     *context;    /* in which its letters are set */
} EntSlidePage;

typedef struct
{
  EntPictureFlags  flags;       /* ENT_PICTURE_RTL, ENT_PICTURE_AS_TEXT; the theme says the others */
  gint64           now_sec;     /* where things end that have not ended */
  gboolean         whole;       /* no "What happens next?": all of it, on one page */
} EntSlideOptions;

/* In the direction of the process's language, now. */
void           ent_slide_options_init        (EntSlideOptions        *options);
double         ent_lecture_get_width_pt      (const EntLecture       *lecture);

/**
 * ent_slide_layout:
 * @slide: index in the deck
 *
 * Any thread, once GTK has begun.
 * Returns: (transfer full) (element-type EntSlidePage): never empty
 */
GPtrArray     *ent_slide_layout              (EntDeck                *deck,
                                              guint                   slide,
                                              const EntSlideOptions  *options);
/**
 * ent_slide_layout_deck:
 * @skipped: with those that are skipped
 * @progress: (nullable): called on the same thread after each slide; FALSE: stop, and give NULL
 *
 * Returns: (transfer full) (nullable) (element-type EntSlidePage): all pages, in order
 */
typedef gboolean (*EntSlideProgress) (guint done, guint total, gpointer data);
GPtrArray     *ent_slide_layout_deck         (EntDeck                *deck,
                                              const EntSlideOptions  *options,
                                              gboolean                skipped,
                                              EntSlideProgress        progress,
                                              gpointer                data);
EntSlidePage  *ent_slide_page_ref            (EntSlidePage           *self);
void           ent_slide_page_unref          (EntSlidePage           *self);
const EntSlide *ent_slide_page_get_slide     (const EntSlidePage     *self);
/* Its number among those that are shown, from 1; of a skipped one that of the one before it. */
guint          ent_slide_page_get_number     (const EntSlidePage     *self);

/* The whole page, in pt. (transfer full) */
GskRenderNode *ent_slide_page_to_node        (const EntSlidePage     *self);
/* One box without the page behind it, its top left corner at 0, 0. (transfer full) (nullable) */
GskRenderNode *ent_slide_box_to_node         (const EntSlidePage     *self,
                                              const EntSlideBox      *box);

/* Where a link stands on the page, once for each line of it. */
typedef struct
{
  graphene_rect_t  area;  /* pt, on the page */
  char            *link;  /* as it is written: "event:camp-david/treaty", "source:…", "https://…" */
} EntSlideLink;
/* (transfer full) (element-type EntSlideLink) */
GPtrArray     *ent_slide_page_list_links     (const EntSlidePage     *self);

/* The page as pixels: premultiplied, in Cairo's order, @width_px wide. Any thread; one page by one thread at a time.
 * (transfer full) */
cairo_surface_t *ent_slide_page_to_surface   (const EntSlidePage     *self,
                                              int                     width_px);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSlidePage, ent_slide_page_unref)

G_END_DECLS
