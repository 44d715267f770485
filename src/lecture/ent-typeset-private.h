#pragma once

#include "ent-picture-style.h"
#include "ent-rich-text.h"

G_BEGIN_DECLS

/* Words in columns of a given width, broken into pages: what paragraphs are to paper.  A line never stands alone on
 * a page, neither the first of a paragraph nor the last; a heading stands with what follows it.  Lengths are px, 96
 * to the inch, as on a sheet; sizes of letters are pt. One thread. */
typedef struct _EntTypeset EntTypeset;

#define ENT_TYPESET_SANS  "Noto Sans,Cantarell,sans-serif"
#define ENT_TYPESET_SERIF "Noto Serif,serif"

/* How a paragraph is set. */
typedef struct
{
  const char  *family;       /* one of the above */
  double       size_pt;
  double       line_height;  /* as a part of the size */
  double       before_px;    /* above it, but for the top of a page */
  double       indent_px;    /* of all its lines, from where they begin */
  double       hanging_px;   /* of all but the first, beyond that */
  EntRunFlags  flags;        /* that all runs have beside their own */
  gboolean     dim;
  gboolean     keep;         /* with what follows */
} EntTypesetStyle;

/* @context: as ent_sheet_create_context() makes it */
EntTypeset    *ent_typeset_new            (PangoContext           *context,
                                           const EntPictureStyle  *style,
                                           double                  width);
void           ent_typeset_free           (EntTypeset             *self);

/* @mark: (nullable): stands in the indent before the first line: "•", "3." */
void           ent_typeset_add            (EntTypeset             *self,
                                           const EntParagraph     *paragraph,
                                           const char             *mark,
                                           const EntTypesetStyle  *style);
/* Lists, headings and quotations stand as is usual. */
void           ent_typeset_add_paragraphs (EntTypeset             *self,
                                           GPtrArray              *paragraphs,
                                           const EntTypesetStyle  *style);
/* The same with the text's footnotes after it, smaller. */
void           ent_typeset_add_text       (EntTypeset             *self,
                                           const EntRichText      *text,
                                           const EntTypesetStyle  *style);
void           ent_typeset_add_words      (EntTypeset             *self,
                                           const char             *words,
                                           const EntTypesetStyle  *style);
/* Lines to write on, with what is before them. */
void           ent_typeset_add_rules      (EntTypeset             *self,
                                           guint                   n,
                                           double                  distance_px);
/* A picture, @height_px high, whole. @node: (transfer full): from 0, 0 */
void           ent_typeset_add_picture    (EntTypeset             *self,
                                           GskRenderNode          *node,
                                           double                  height_px,
                                           double                  before_px);
/* What follows begins a page. */
void           ent_typeset_add_page_break (EntTypeset             *self);

/* Where a link stands, once for each line of it; only what leads out of Entente is one. */
typedef struct
{
  graphene_rect_t  area;  /* px */
  char            *url;
} EntTypesetLink;
/* (transfer full) (element-type EntTypesetLink): for what follows */
GPtrArray     *ent_typeset_links_new      (void);
/**
 * ent_typeset_next:
 * @height_px: what there is room for
 * @links: (nullable) (element-type EntTypesetLink): gets those of the page, from the same corner
 *
 * Sets what fits on the next page; something always does.
 * Returns: (transfer full) (nullable): from 0, 0; NULL: nothing is left
 */
GskRenderNode *ent_typeset_next           (EntTypeset             *self,
                                           double                  height_px,
                                           GPtrArray              *links);
gboolean       ent_typeset_is_done        (const EntTypeset       *self);
/* How high the whole of it is, on one page. */
double         ent_typeset_get_height     (const EntTypeset       *self);

/* Lines to write on, @distance apart, the first one below @y. */
void           ent_typeset_paint_rules    (GtkSnapshot            *snapshot,
                                           const EntPictureStyle  *style,
                                           double                  x,
                                           double                  y,
                                           double                  width,
                                           double                  height,
                                           double                  distance_px);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTypeset, ent_typeset_free)

G_END_DECLS
