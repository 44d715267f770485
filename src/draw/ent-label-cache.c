#include "config.h"

#include "ent-label-cache.h"

#include <math.h>

/* More than any screen shows; then all are made anew. */
#define MAX_ENTRIES 4096

typedef struct
{
  char          *text;
  EntLabelFlags  flags;
  guint32        color;      /* RGBA, 8 bits each; 0 for one that was only measured */
  int            max_width;  /* px; −1: natural */
} Key;

typedef struct
{
  Key            key;
  GskRenderNode *node;       /* NULL where nothing is to be seen */
  double         width;
  double         height;
} Entry;

struct _EntLabelCache
{
  PangoContext *context;
  GHashTable   *entries;     /* Key in the Entry → Entry */
  double        height[4];   /* by flags; 0: not yet known */
  gboolean      as_text;
};

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) ^ (key->color * 31) ^ ((guint) key->max_width << 8) ^ key->flags;
}

static gboolean
equal_key (gconstpointer a,
           gconstpointer b)
{
  const Key *ka = a, *kb = b;

  return ka->flags == kb->flags && ka->color == kb->color && ka->max_width == kb->max_width
         && strcmp (ka->text, kb->text) == 0;
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key.text);
  g_clear_pointer (&entry->node, gsk_render_node_unref);
  g_free (entry);
}

EntLabelCache *
ent_label_cache_new (PangoContext *context)
{
  EntLabelCache *self;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);

  self = g_new0 (EntLabelCache, 1);
  self->context = g_object_ref (context);
  self->entries = g_hash_table_new_full (hash_key, equal_key, NULL, free_entry);
  return self;
}

void
ent_label_cache_free (EntLabelCache *self)
{
  g_clear_object (&self->context);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_free (self);
}

void
ent_label_cache_set_as_text (EntLabelCache *self,
                             gboolean       as_text)
{
  self->as_text = as_text;
}

/* A text node holds glyphs only, of which a PDF can guess no more than simple characters; what
 * Pango tells Cairo also holds the text, and a Cairo node records it. */
void
ent_label_append_layout (GtkSnapshot   *snapshot,
                         PangoLayout   *layout,
                         const GdkRGBA *color,
                         gboolean       as_text)
{
  PangoRectangle ink, logical;
  GskRenderNode *node;
  float left, top, right, bottom;
  cairo_t *cr;

  if (!as_text)
    {
      gtk_snapshot_append_layout (snapshot, layout, color);
      return;
    }
  pango_layout_get_pixel_extents (layout, &ink, &logical);
  left = (float) MIN (MIN (ink.x, logical.x), 0) - 1;
  top = (float) MIN (MIN (ink.y, logical.y), 0) - 1;
  right = (float) MAX (ink.x + ink.width, logical.x + logical.width) + 1;
  bottom = (float) MAX (ink.y + ink.height, logical.y + logical.height) + 1;
  /* Recorded from 0, 0 on: Cairo 1.16 cuts what begins elsewhere. */
  node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, right - left, bottom - top));
  cr = gsk_cairo_node_get_draw_context (node);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_move_to (cr, -left, -top);
  pango_cairo_show_layout (cr, layout);
  cairo_destroy (cr);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left, top));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
  gsk_render_node_unref (node);
}

static PangoLayout *
create_layout (EntLabelCache *self,
               const char    *text,
               EntLabelFlags  flags)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  if (flags & ENT_LABEL_BOLD)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (flags & ENT_LABEL_SMALL)
    pango_attr_list_insert (attributes, pango_attr_scale_new (0.9));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static guint32
pack_color (const GdkRGBA *color)
{
  return (guint32) lroundf (color->red * 255) << 24 | (guint32) lroundf (color->green * 255) << 16
         | (guint32) lroundf (color->blue * 255) << 8 | (guint32) lroundf (color->alpha * 255);
}

static Entry *
find_entry (EntLabelCache *self,
            const char    *text,
            EntLabelFlags  flags,
            const GdkRGBA *color,
            double         max_width)
{
  Key key = { (char *) text, flags, color != NULL ? pack_color (color) : 0, -1 };
  g_autoptr(PangoLayout) layout = NULL;
  Entry *entry;
  int width, height;

  if (max_width < 1e6)
    key.max_width = MAX (0, (int) floor (max_width));
  entry = g_hash_table_lookup (self->entries, &key);
  if (entry != NULL)
    return entry;

  if (g_hash_table_size (self->entries) >= MAX_ENTRIES)
    g_hash_table_remove_all (self->entries);

  layout = create_layout (self, text, flags);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (key.max_width >= 0 && width > key.max_width)
    {
      pango_layout_set_width (layout, key.max_width * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_get_pixel_size (layout, &width, &height);
    }

  /* A width makes Pango put right-to-left text at its far side; natural is all we want. */
  entry = g_new0 (Entry, 1);
  entry->key = key;
  entry->key.text = g_strdup (text);
  entry->width = width;
  entry->height = height;
  if (color != NULL)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      PangoRectangle logical;

      pango_layout_get_pixel_extents (layout, NULL, &logical);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-(float) logical.x, 0));
      ent_label_append_layout (snapshot, layout, color, self->as_text);
      entry->node = gtk_snapshot_free_to_node (snapshot);
    }
  g_hash_table_insert (self->entries, &entry->key, entry);
  return entry;
}

double
ent_label_cache_measure (EntLabelCache *self,
                         const char    *text,
                         EntLabelFlags  flags)
{
  return find_entry (self, text, flags, NULL, G_MAXDOUBLE)->width;
}

double
ent_label_cache_get_height (EntLabelCache *self,
                            EntLabelFlags  flags)
{
  if (self->height[flags] == 0)
    {
      g_autoptr(PangoLayout) layout = create_layout (self, "Xg", flags);
      int height;

      pango_layout_get_pixel_size (layout, NULL, &height);
      self->height[flags] = height;
    }
  return self->height[flags];
}

double
ent_label_cache_paint (EntLabelCache *self,
                       GtkSnapshot   *snapshot,
                       const char    *text,
                       EntLabelFlags  flags,
                       const GdkRGBA *color,
                       double         x,
                       double         y,
                       double         max_width)
{
  Entry *entry = find_entry (self, text, flags, color, max_width);

  if (entry->node == NULL)
    return entry->width;

  /* On whole pixels, so that text stays sharp while it moves. */
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) floor (x + 0.5),
                                                          (float) floor (y - entry->height / 2 + 0.5)));
  gtk_snapshot_append_node (snapshot, entry->node);
  gtk_snapshot_restore (snapshot);
  return entry->width;
}

/* Few and seldom new, so they are not kept. */
double
ent_label_cache_paint_block (EntLabelCache *self,
                             GtkSnapshot   *snapshot,
                             const char    *text,
                             EntLabelFlags  flags,
                             const GdkRGBA *color,
                             double         x,
                             double         y,
                             double         width,
                             guint          max_lines,
                             gboolean       rtl)
{
  g_autoptr(PangoLayout) layout = create_layout (self, text, flags);
  gboolean text_rtl, crossed;
  int height;

  pango_layout_set_width (layout, (int) MAX (width, 1) * PANGO_SCALE);
  pango_layout_set_height (layout, -(int) max_lines);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  /* Pango's left is the right where text and context differ in direction. */
  text_rtl = pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (layout, 0))
             == PANGO_DIRECTION_RTL;
  crossed = text_rtl != (pango_context_get_base_dir (self->context) == PANGO_DIRECTION_RTL);
  pango_layout_set_alignment (layout, crossed == rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
  pango_layout_get_pixel_size (layout, NULL, &height);
  if (snapshot != NULL)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) floor (x), (float) floor (y)));
      ent_label_append_layout (snapshot, layout, color, self->as_text);
      gtk_snapshot_restore (snapshot);
    }
  return height;
}
