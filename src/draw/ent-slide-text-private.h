#pragma once

#include "ent-slide-page.h"

G_BEGIN_DECLS

/* Paragraphs set in a width at a size: one Pango layout each. */
typedef struct _EntSlideText EntSlideText;

typedef struct
{
  double         size_pt;
  double         width;
  EntRunFlags    flags;   /* that all runs have */
  EntSlideAlign  halign;
  GdkRGBA        color;
  GdkRGBA        accent;  /* of links to the web */
  gboolean       uncut;   /* no paragraph is split that has room on a page of its own */
} EntSlideTextStyle;

EntSlideText *ent_slide_text_new        (PangoContext             *context,
                                         GPtrArray                *paragraphs,
                                         const EntSlideTextStyle  *style);
void          ent_slide_text_free       (EntSlideText             *self);
double        ent_slide_text_get_height (const EntSlideText       *self);
/* How wide its widest line is. */
double        ent_slide_text_get_width  (const EntSlideText       *self);
guint         ent_slide_text_get_n_lines (const EntSlideText      *self);
void          ent_slide_text_snapshot   (const EntSlideText       *self,
                                         GtkSnapshot              *snapshot,
                                         double                    x,
                                         double                    y,
                                         gboolean                  as_text);
/* Adds its links, moved by x, y. */
void          ent_slide_text_list_links (const EntSlideText       *self,
                                         double                    x,
                                         double                    y,
                                         GPtrArray                *links);

/**
 * ent_slide_text_fit:
 *
 * The largest size from @most down to @least at which it is no higher than @height.
 * Returns: 0 where it is higher even at @least
 */
double        ent_slide_text_fit        (PangoContext             *context,
                                         GPtrArray                *paragraphs,
                                         const EntSlideTextStyle  *style,
                                         double                    most,
                                         double                    least,
                                         double                    height);
/**
 * ent_slide_text_split:
 * @rest: (out) (transfer full) (element-type EntParagraph): what comes after
 *
 * As many whole lines as @height takes, at least one; not a single line of a paragraph at either side of the cut where
 * that can be.
 * Returns: (transfer full) (element-type EntParagraph)
 */
GPtrArray    *ent_slide_text_split      (PangoContext             *context,
                                         GPtrArray                *paragraphs,
                                         const EntSlideTextStyle  *style,
                                         double                    height,
                                         GPtrArray               **rest);

/* An array that owns EntParagraphs. */
GPtrArray    *ent_paragraphs_new        (void);
GPtrArray    *ent_paragraphs_copy       (GPtrArray                *paragraphs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSlideText, ent_slide_text_free)

G_END_DECLS
