#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How a picture looks.  A plain struct: whoever paints fills it with
 * ent_picture_style_init(), then may set any colour to its own. */

typedef enum
{
  ENT_PICTURE_DARK          = 1 << 0,
  ENT_PICTURE_HIGH_CONTRAST = 1 << 1,
  ENT_PICTURE_RTL           = 1 << 2,  /* time runs from right to left */
  ENT_PICTURE_AS_TEXT       = 1 << 3,  /* for files in which words can be found */
} EntPictureFlags;

/* Colours of lanes and marks: a party's place among the parties of its case, or one of these. */
#define ENT_COLOR_NEUTRAL (-1)
#define ENT_COLOR_OWN     (-2)

typedef struct
{
  EntPictureFlags flags;
  GdkRGBA         page;       /* behind everything */
  GdkRGBA         margin;     /* behind lane headers */
  GdkRGBA         trough;     /* behind the overview */
  GdkRGBA         text;
  GdkRGBA         dim_text;   /* passes AA on all three */
  GdkRGBA         line;       /* between lanes, on the axis */
  GdkRGBA         faint_line; /* behind marks */
  GdkRGBA         accent;
} EntPictureStyle;

void     ent_picture_style_init          (EntPictureStyle       *self,
                                          EntPictureFlags        flags);
gboolean ent_picture_style_equal         (const EntPictureStyle *a,
                                          const EntPictureStyle *b);

/* Whether a language (a BCP 47 tag, or the name of a locale) is written from right to left. */
gboolean ent_picture_language_is_rtl     (const char            *language);

/* The colour of marks; at least 3:1 on the page. */
GdkRGBA  ent_picture_style_get_color     (const EntPictureStyle *self,
                                          int                    color);
/* The same colour as a surface for text, and the colour of that text: at least 4.5:1. */
GdkRGBA  ent_picture_style_get_surface   (const EntPictureStyle *self,
                                          int                    color,
                                          GdkRGBA               *text);
/* The very light tint of the @index-th phase, to be laid over the page. */
GdkRGBA  ent_picture_style_get_tint      (const EntPictureStyle *self,
                                          guint                  index);

/* WCAG 2 contrast of two opaque colours, from 1 to 21. */
double   ent_color_contrast              (const GdkRGBA         *a,
                                          const GdkRGBA         *b);
/* @color at @alpha times its own opacity. */
GdkRGBA  ent_color_fade                  (const GdkRGBA         *color,
                                          double                 alpha);

G_END_DECLS
