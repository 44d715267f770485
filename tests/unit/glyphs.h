/* What was painted in letters. */
#pragma once

#include <gtk/gtk.h>

/* The glyphs of each text, from left to right, as one string each. @texts: set of owned strings */
static inline void
list_glyphs (GskRenderNode *node,
             GHashTable    *texts)
{
  switch (gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        list_glyphs (gsk_container_node_get_child (node, i), texts);
      return;
    case GSK_TRANSFORM_NODE:
      list_glyphs (gsk_transform_node_get_child (node), texts);
      return;
    case GSK_CLIP_NODE:
      list_glyphs (gsk_clip_node_get_child (node), texts);
      return;
    case GSK_ROUNDED_CLIP_NODE:
      list_glyphs (gsk_rounded_clip_node_get_child (node), texts);
      return;
    case GSK_TEXT_NODE:
      {
        const PangoGlyphInfo *glyphs = gsk_text_node_get_glyphs (node, NULL);
        guint n = gsk_text_node_get_num_glyphs (node);
        GString *text = g_string_new (NULL);

        for (guint i = 0; i < n; i++)
          if (glyphs[i].geometry.width > 0)
            g_string_append_printf (text, "%u ", glyphs[i].glyph);
        g_hash_table_add (texts, g_string_free (text, FALSE));
        return;
      }
    default:
      return;
    }
}
