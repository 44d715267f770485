/* Texts in what was painted: how many there are, and whether all of each is to be seen. */
#pragma once

#include "ent-sheet.h"

/* Counts texts, and those of which a clip or the edge of the page hides a part. */
static void
collect (GskRenderNode         *node,
         const graphene_rect_t *clip,
         float                  dx,
         float                  dy,
         float                  scale,
         guint                 *n_texts,
         guint                 *n_cut)
{
  graphene_rect_t bounds;

  switch (gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        collect (gsk_container_node_get_child (node, i), clip, dx, dy, scale, n_texts, n_cut);
      return;
    case GSK_TRANSFORM_NODE:
      {
        float sx, sy, tx, ty;

        gsk_transform_to_affine (gsk_transform_node_get_transform (node), &sx, &sy, &tx, &ty);
        collect (gsk_transform_node_get_child (node), clip, dx + scale * tx, dy + scale * ty, scale * sx, n_texts,
                 n_cut);
        return;
      }
    case GSK_CLIP_NODE:
      {
        const graphene_rect_t *own = gsk_clip_node_get_clip (node);
        graphene_rect_t moved = GRAPHENE_RECT_INIT (own->origin.x * scale + dx, own->origin.y * scale + dy,
                                                    own->size.width * scale, own->size.height * scale);
        graphene_rect_t both;

        if (graphene_rect_intersection (&moved, clip, &both))
          collect (gsk_clip_node_get_child (node), &both, dx, dy, scale, n_texts, n_cut);
        return;
      }
    case GSK_TEXT_NODE:
      gsk_render_node_get_bounds (node, &bounds);
      graphene_rect_init (&bounds, bounds.origin.x * scale + dx, bounds.origin.y * scale + dy,
                          bounds.size.width * scale, bounds.size.height * scale);
      /* What is hidden altogether is in lanes of other pages. */
      if (!graphene_rect_intersection (clip, &bounds, NULL))
        return;
      (*n_texts)++;
      if (!graphene_rect_contains_rect (clip, &bounds))
        (*n_cut)++;
      return;
    default:
      return;
    }
}

/* All words are inside what is seen of the page. */
static void
assert_no_text_cut (EntSheet *sheet)
{
  double width, height;

  ent_sheet_get_size (sheet, &width, &height);
  for (guint page = 0; page < ent_sheet_get_n_pages (sheet); page++)
    {
      const graphene_rect_t whole = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
      guint n_texts = 0, n_cut = 0;

      collect (ent_sheet_get_page (sheet, page), &whole, 0, 0, 1, &n_texts, &n_cut);
      g_assert_cmpuint (n_texts, >, 10);
      g_assert_cmpuint (n_cut, ==, 0);
    }
}
