#pragma once

#include "ent-pptx-package.h"

G_BEGIN_DECLS

/* Shapes of PresentationML. */
typedef struct
{
  guint                  id;           /* in its slide, from 2: 1 is the tree */
  const char            *name;
  const char            *placeholder;  /* "title", "body", or NULL: a box of its own */
  const char            *index;        /* that it and its like in the layout have, or NULL */
  const graphene_rect_t *area;         /* or NULL: where its like in the layout stands */
  const GdkRGBA         *fill;         /* or NULL */
  gboolean               ornament;     /* nothing for who cannot see it */
} EntPptxShape;

/* The tree of a slide's shapes. */
void ent_pptx_open_tree         (EntOfficeXml          *xml);
/* A shape, up to its words: p:sp is open. */
void ent_pptx_open_shape        (EntOfficeXml          *xml,
                                 const EntPptxShape    *shape);
/* The words of a shape are open: paragraphs follow. */
void ent_pptx_open_words        (EntOfficeXml          *xml,
                                 EntSlideAlign          valign,
                                 double                 above,  /* pt, that lie empty */
                                 gboolean               shrink);
/* "a:off" and "a:ext". @element: "a:xfrm" */
void ent_pptx_write_area        (EntOfficeXml          *xml,
                                 const char            *element,
                                 const graphene_rect_t *area);
void ent_pptx_write_rectangle   (EntOfficeXml          *xml);

G_END_DECLS
