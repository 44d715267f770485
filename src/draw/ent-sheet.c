#include "config.h"

#include "ent-sheet.h"

#include "ent-label-cache.h"

#define FONT_FAMILIES "Noto Sans,Cantarell,sans-serif" /* the same on every machine where they can be */
#define FONT_PX       (11 * 96 / 72.0)
#define PX_PER_MM     (96 / 25.4)
#define TITLE_SCALE   1.7

struct _EntSheet
{
  gatomicrefcount  ref_count;
  PangoContext    *context;
  char            *title;
  char            *summary;
  double           width, height;
  GPtrArray       *pages;      /* of GskRenderNode */
  GPtrArray       *links;      /* of EntSheetLink */
};

G_DEFINE_QUARK (ent-sheet-error-quark, ent_sheet_error)

void
ent_paper_get_size (EntPaper  paper,
                    gboolean  landscape,
                    double   *width,
                    double   *height)
{
  double narrow = (paper == ENT_PAPER_A3 ? 297 : 210) * PX_PER_MM;
  double wide = (paper == ENT_PAPER_A3 ? 420 : 297) * PX_PER_MM;

  *width = landscape ? wide : narrow;
  *height = landscape ? narrow : wide;
}

void
ent_sheet_begin_without_display (void)
{
  g_unsetenv ("DISPLAY");
  g_unsetenv ("WAYLAND_DISPLAY");
  gtk_disable_setlocale ();
  gtk_init_check ();
}

/* No hinting: letters keep their shape and distance at any size. */
PangoContext *
ent_sheet_create_context (EntPictureFlags flags)
{
  PangoFontDescription *font = pango_font_description_from_string (FONT_FAMILIES);
  cairo_font_options_t *options = cairo_font_options_create ();
  g_autoptr(PangoFontMap) fonts = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (fonts);

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_font_description_set_absolute_size (font, FONT_PX * PANGO_SCALE);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_font_description (context, font);
  pango_context_set_base_dir (context, flags & ENT_PICTURE_RTL ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_font_description_free (font);
  cairo_font_options_destroy (options);
  return context;
}

double
ent_sheet_paint_title (PangoContext          *context,
                       GtkSnapshot           *snapshot,
                       const EntPictureStyle *style,
                       const char            *title,
                       double                 x,
                       double                 y,
                       double                 width)
{
  g_autoptr(PangoLayout) layout = pango_layout_new (context);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  PangoRectangle logical;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (TITLE_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, title, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_get_pixel_extents (layout, NULL, &logical);
  if (logical.width > width)
    {
      pango_layout_set_width (layout, (int) MAX (width, 1) * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_get_pixel_extents (layout, NULL, &logical);
    }
  if (snapshot != NULL)
    {
      double left = style->flags & ENT_PICTURE_RTL ? x + width - logical.width : x;

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (left - logical.x), (float) y));
      ent_label_append_layout (snapshot, layout, &style->text, (style->flags & ENT_PICTURE_AS_TEXT) != 0);
      gtk_snapshot_restore (snapshot);
    }
  return logical.height;
}

static void
free_link (gpointer data)
{
  EntSheetLink *link = data;

  g_free (link->url);
  g_free (link);
}

EntSheet *
ent_sheet_new (PangoContext *context,
               const char   *title,
               const char   *summary,
               double        width,
               double        height)
{
  EntSheet *self = g_new0 (EntSheet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->context = g_object_ref (context);
  self->title = g_strdup (title);
  self->summary = g_strdup (summary);
  self->width = width;
  self->height = height;
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  self->links = g_ptr_array_new_with_free_func (free_link);
  return self;
}

void
ent_sheet_take_page (EntSheet      *self,
                     GskRenderNode *page)
{
  g_ptr_array_add (self->pages, page);
}

void
ent_sheet_add_link (EntSheet              *self,
                    guint                  page,
                    const graphene_rect_t *area,
                    const char            *url)
{
  EntSheetLink *link = g_new0 (EntSheetLink, 1);

  link->page = page;
  link->area = *area;
  link->url = g_strdup (url);
  g_ptr_array_add (self->links, link);
}

EntSheet *
ent_sheet_ref (EntSheet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ent_sheet_unref (EntSheet *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->links);
  g_object_unref (self->context);
  g_free (self->title);
  g_free (self->summary);
  g_free (self);
}

guint
ent_sheet_get_n_pages (const EntSheet *self)
{
  return self->pages->len;
}

void
ent_sheet_get_size (const EntSheet *self,
                    double         *width,
                    double         *height)
{
  *width = self->width;
  *height = self->height;
}

const char *
ent_sheet_get_title (const EntSheet *self)
{
  return self->title;
}

const char *
ent_sheet_get_summary (const EntSheet *self)
{
  return self->summary;
}

GskRenderNode *
ent_sheet_get_page (const EntSheet *self,
                    guint           page)
{
  g_return_val_if_fail (page < self->pages->len, NULL);

  return self->pages->pdata[page];
}

GPtrArray *
ent_sheet_get_links (const EntSheet *self)
{
  return self->links;
}
