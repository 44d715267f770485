#include "config.h"

#include "ent-slide-page-private.h"

#include <cairo.h>
#include <math.h>

#include "ent-label-cache.h"
#include "ent-shapes.h"
#include "ent-slide-image.h"

static void
box_free (gpointer data)
{
  EntSlideBox *box = data;

  g_clear_pointer (&box->paragraphs, g_ptr_array_unref);
  g_clear_pointer (&box->node, gsk_render_node_unref);
  g_free (box->description);
  g_free (box);
}

EntSlidePage *
ent_slide_page_ref (EntSlidePage *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ent_slide_page_unref (EntSlidePage *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->boxes);
  ent_deck_unref (self->deck);
  g_object_unref (self->context);
  g_free (self->title);
  g_free (self);
}

EntSlidePage *
ent_slide_maker_add_page (EntSlideMaker *self)
{
  EntSlidePage *page = g_new0 (EntSlidePage, 1);

  g_atomic_ref_count_init (&page->ref_count);
  page->deck = ent_deck_ref (self->deck);
  page->slide = self->index;
  page->part = self->pages->len;
  page->width = self->width;
  page->height = self->height;
  page->flags = self->style.flags;
  page->background = self->style.page;
  page->accent = self->style.accent;
  page->boxes = g_ptr_array_new_with_free_func (box_free);
  page->context = g_object_ref (self->context);
  g_ptr_array_add (self->pages, page);
  return page;
}

EntSlideBox *
ent_slide_page_add_box (EntSlidePage    *page,
                        EntSlideBoxKind  kind,
                        double           x,
                        double           y,
                        double           width,
                        double           height)
{
  EntSlideBox *box = g_new0 (EntSlideBox, 1);

  box->kind = kind;
  graphene_rect_init (&box->area, (float) (page->flags & ENT_PICTURE_RTL ? page->width - x - width : x), (float) y,
                      (float) width, (float) height);
  g_ptr_array_add (page->boxes, box);
  return box;
}

EntSlideBox *
ent_slide_page_add_text (EntSlidePage    *page,
                         EntSlideBoxKind  kind,
                         double           x,
                         double           y,
                         double           width,
                         double           height,
                         GPtrArray       *paragraphs,
                         double           size_pt,
                         const GdkRGBA   *color)
{
  EntSlideBox *box = ent_slide_page_add_box (page, kind, x, y, width, height);

  box->paragraphs = paragraphs;
  box->size_pt = size_pt;
  box->color = *color;
  return box;
}

EntSlideBox *
ent_slide_page_add_picture (EntSlidePage  *page,
                            double         x,
                            double         y,
                            double         width,
                            double         height,
                            GskRenderNode *node,
                            char          *description)
{
  EntSlideBox *box = ent_slide_page_add_box (page, ENT_SLIDE_BOX_PICTURE, x, y, width, height);

  box->node = node;
  box->description = description;
  return box;
}

const EntSlide *
ent_slide_page_get_slide (const EntSlidePage *self)
{
  return self->deck->slides->pdata[self->slide];
}

guint
ent_slide_page_get_number (const EntSlidePage *self)
{
  return ent_deck_get_number (self->deck, self->slide);
}

/* Painting */

EntSlideText *
ent_slide_box_set_text (const EntSlidePage *page,
                        const EntSlideBox  *box)
{
  EntSlideTextStyle style = { box->size_pt, box->area.size.width, box->flags, box->halign, box->color,
                              page->accent, FALSE };

  if (box->paragraphs == NULL || box->paragraphs->len == 0)
    return NULL;
  return ent_slide_text_new (page->context, box->paragraphs, &style);
}

/* Where its words begin, from the top of the box. */
static double
get_text_y (const EntSlideBox  *box,
            const EntSlideText *text)
{
  double spare = box->area.size.height - ent_slide_text_get_height (text);

  return box->valign == ENT_SLIDE_ALIGN_CENTER ? spare / 2 : box->valign == ENT_SLIDE_ALIGN_END ? spare : 0;
}

/* With the box's corner at 0, 0. */
static void
snapshot_box (const EntSlidePage *page,
              const EntSlideBox  *box,
              GtkSnapshot        *snapshot)
{
  g_autoptr(EntSlideText) text = ent_slide_box_set_text (page, box);

  if (box->kind == ENT_SLIDE_BOX_RULE)
    ent_shape_fill (snapshot, &box->color, 0, 0, box->area.size.width, box->area.size.height);
  if (box->node != NULL)
    gtk_snapshot_append_node (snapshot, box->node);
  if (box->image != NULL)
    ent_slide_image_snapshot (box->image, snapshot, box->area.size.width, box->area.size.height);
  if (text != NULL)
    ent_slide_text_snapshot (text, snapshot, 0, get_text_y (box, text), (page->flags & ENT_PICTURE_AS_TEXT) != 0);
}

GskRenderNode *
ent_slide_box_to_node (const EntSlidePage *self,
                       const EntSlideBox  *box)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  snapshot_box (self, box, snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

GskRenderNode *
ent_slide_page_to_node (const EntSlidePage *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  ent_shape_fill (snapshot, &self->background, 0, 0, self->width, self->height);
  for (guint i = 0; i < self->boxes->len; i++)
    {
      const EntSlideBox *box = self->boxes->pdata[i];

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &box->area.origin);
      snapshot_box (self, box, snapshot);
      gtk_snapshot_restore (snapshot);
    }
  return gtk_snapshot_free_to_node (snapshot);
}

static void
link_free (gpointer data)
{
  EntSlideLink *link = data;

  g_free (link->link);
  g_free (link);
}

GPtrArray *
ent_slide_page_list_links (const EntSlidePage *self)
{
  GPtrArray *links = g_ptr_array_new_with_free_func (link_free);

  for (guint i = 0; i < self->boxes->len; i++)
    {
      const EntSlideBox *box = self->boxes->pdata[i];
      g_autoptr(EntSlideText) text = ent_slide_box_set_text (self, box);

      if (text != NULL)
        ent_slide_text_list_links (text, box->area.origin.x, box->area.origin.y + get_text_y (box, text), links);
    }
  return links;
}

cairo_surface_t *
ent_slide_page_to_surface (const EntSlidePage *self,
                           int                 width_px)
{
  g_autoptr(GskRenderNode) node = ent_slide_page_to_node (self);
  double scale = width_px / self->width;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width_px,
                                                         (int) round (self->height * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}
