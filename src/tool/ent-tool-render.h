#pragma once

#include "ent-sheet.h"
#include "ent-tool.h"

G_BEGIN_DECLS

/* What all that entente-tool paints has in common. */

/* As it was written. */
typedef struct
{
  char     *output;
  char     *size;
  char     *language;
  char     *paper;
  double    scale;
  gboolean  landscape;
  gboolean  dark;
  gboolean  contrast;
} EntToolPicture;

/* Options of every picture, but for the output. */
#define ENT_TOOL_PICTURE_ENTRIES(picture)                                                                         \
  { "size", 0, 0, G_OPTION_ARG_STRING, &(picture).size, N_("So many pixels wide and high, or mm: 420x297mm"),      \
    N_("WxH") },                                                                                                  \
  { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &(picture).scale, N_("Letters and marks this much larger"), N_("NUMBER") }, \
  { "dark", 0, 0, G_OPTION_ARG_NONE, &(picture).dark, N_("Light on dark"), NULL },                                 \
  { "high-contrast", 0, 0, G_OPTION_ARG_NONE, &(picture).contrast, N_("Stronger lines and text"), NULL },          \
  { "lang", 0, 0, G_OPTION_ARG_STRING, &(picture).language, N_("In this language, and its direction"), N_("LANG") }, \
  { "paper", 0, 0, G_OPTION_ARG_STRING, &(picture).paper, N_("For paper: a4 or a3"), N_("PAPER") },                \
  { "landscape", 0, 0, G_OPTION_ARG_NONE, &(picture).landscape, N_("Paper lies on its long side"), NULL }

void             ent_tool_picture_clear         (EntToolPicture        *self);
/* "1600x900", "1600" (as high as it takes), or either with "mm"; nothing changes for NULL. FALSE: it was said why, here
 * and below. */
gboolean         ent_tool_picture_read_size     (const char            *text,
                                                 double                *width_px,
                                                 double                *height_px);
/* Of one that was asked for. */
gboolean         ent_tool_picture_read_paper    (const EntToolPicture  *self,
                                                 EntPaper              *paper);
gboolean         ent_tool_picture_read_scale    (const EntToolPicture  *self);
EntPictureFlags  ent_tool_picture_get_flags     (const EntToolPicture  *self);
/* Texts come in @language (nullable) from here on, where they are to be had in it; and dates, where the system has
 * its locale. */
gboolean         ent_tool_picture_set_language  (const char            *language);
/* @name: an id of the library, which is opened into @store when it is needed first, or a file. NULL without an error:
 * it was said why the library cannot be opened. */
EntCase         *ent_tool_picture_load_case     (EntTool               *self,
                                                 const char            *name,
                                                 EntStore             **store,
                                                 EntCodebook           *codebook,
                                                 GError               **error);
/* (nullable): that ships with the program and names factors; without it they have ids */
EntCodebook     *ent_tool_picture_load_codebook (void);

EntToolStatus    ent_tool_render_matrix         (EntTool               *self,
                                                 char                 **arguments);

G_END_DECLS
