#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Short texts as render nodes, shaped once and painted many times.  One font: that of the
 * Pango context given to ent_label_cache_new(); when it changes, make a new cache. */
typedef struct _EntLabelCache EntLabelCache;

typedef enum
{
  ENT_LABEL_NORMAL = 0,
  ENT_LABEL_BOLD   = 1 << 0,
  ENT_LABEL_SMALL  = 1 << 1,
} EntLabelFlags;

EntLabelCache *ent_label_cache_new         (PangoContext   *context);
/* Before anything is painted: whether nodes know the characters beside their glyphs, so that
 * a PDF painted from them can be searched.  They cost more to paint on a screen. */
void           ent_label_cache_set_as_text (EntLabelCache  *self,
                                            gboolean        as_text);
void           ent_label_cache_free        (EntLabelCache  *self);

/* Its natural width in px, rounded up. */
double         ent_label_cache_measure     (EntLabelCache  *self,
                                            const char     *text,
                                            EntLabelFlags   flags);
/* The height of a line in px, rounded up. */
double         ent_label_cache_get_height  (EntLabelCache  *self,
                                            EntLabelFlags   flags);
/**
 * ent_label_cache_paint:
 * @x: left edge, whatever the direction of the text
 * @y: middle of the line
 * @max_width: where the text is longer it ends in "…"
 *
 * Returns: the width painted
 */
double         ent_label_cache_paint       (EntLabelCache  *self,
                                            GtkSnapshot    *snapshot,
                                            const char     *text,
                                            EntLabelFlags   flags,
                                            const GdkRGBA  *color,
                                            double          x,
                                            double          y,
                                            double          max_width);

/**
 * ent_label_cache_paint_block:
 * @x: left edge
 * @y: top
 * @rtl: whether lines stand at the right end of @width
 *
 * In as many lines as it takes, at most @max_lines.
 * Returns: its height
 */
double         ent_label_cache_paint_block (EntLabelCache  *self,
                                            GtkSnapshot    *snapshot,
                                            const char     *text,
                                            EntLabelFlags   flags,
                                            const GdkRGBA  *color,
                                            double          x,
                                            double          y,
                                            double          width,
                                            guint           max_lines,
                                            gboolean        rtl);

/* A layout with its top left corner at 0, 0; see ent_label_cache_set_as_text(). */
void           ent_label_append_layout     (GtkSnapshot    *snapshot,
                                            PangoLayout    *layout,
                                            const GdkRGBA  *color,
                                            gboolean        as_text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLabelCache, ent_label_cache_free)

G_END_DECLS
