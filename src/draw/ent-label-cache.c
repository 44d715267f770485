#include "config.h"

#include "ent-label-cache.h"

#include <math.h>

/* More than any screen shows.  Of that many the next are kept apart, and those before only as
 * long as it takes to fill up again, so that what is on screen is never made anew at once. */
#define MAX_ENTRIES 512
/* Shorter rooms are taken in steps: while one zooms, a label is not cut anew in every frame. */
#define CUT_STEP 4
/* Beside the flags in the key of a block whose lines stand at the right. */
#define BLOCK_RTL (1 << 8)

typedef struct
{
  char          *text;
  EntLabelFlags  flags;
  guint32        color;      /* RGBA, 8 bits each; 0 for one that was only measured */
  int            max_width;  /* px; −1: natural */
  guint          n_lines;    /* of a block; else 0 */
} Key;

typedef struct
{
  Key            key;
  PangoLayout   *layout;     /* shaped, until it is painted first; or NULL */
  GskRenderNode *node;       /* NULL where nothing is to be seen */
  double         width;
  double         height;
} Entry;

struct _EntLabelCache
{
  PangoContext *context;
  GHashTable   *entries;     /* Key in the Entry → Entry */
  GHashTable   *older;
  double        height[4];   /* by flags; 0: not yet known */
  gboolean      as_text;
};

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) ^ (key->color * 31) ^ ((guint) key->max_width << 8)
         ^ (key->n_lines << 4) ^ key->flags;
}

static gboolean
equal_key (gconstpointer a,
           gconstpointer b)
{
  const Key *ka = a, *kb = b;

  return ka->flags == kb->flags && ka->color == kb->color && ka->max_width == kb->max_width
         && ka->n_lines == kb->n_lines && strcmp (ka->text, kb->text) == 0;
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key.text);
  g_clear_object (&entry->layout);
  g_clear_pointer (&entry->node, gsk_render_node_unref);
  g_free (entry);
}

static GHashTable *
create_entries (void)
{
  return g_hash_table_new_full (hash_key, equal_key, NULL, free_entry);
}

EntLabelCache *
ent_label_cache_new (PangoContext *context)
{
  EntLabelCache *self;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);

  self = g_new0 (EntLabelCache, 1);
  self->context = g_object_ref (context);
  self->entries = create_entries ();
  self->older = create_entries ();
  return self;
}

void
ent_label_cache_free (EntLabelCache *self)
{
  g_clear_object (&self->context);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_pointer (&self->older, g_hash_table_unref);
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

static void
keep (EntLabelCache *self,
      Entry         *entry)
{
  if (g_hash_table_size (self->entries) >= MAX_ENTRIES)
    {
      g_hash_table_unref (self->older);
      self->older = g_steal_pointer (&self->entries);
      self->entries = create_entries ();
    }
  g_hash_table_insert (self->entries, &entry->key, entry);
}

static Entry *
look_up (EntLabelCache *self,
         const Key     *key)
{
  Entry *entry = g_hash_table_lookup (self->entries, key);

  if (entry != NULL)
    return entry;
  entry = g_hash_table_lookup (self->older, key);
  if (entry == NULL)
    return NULL;
  g_hash_table_steal (self->older, key);
  keep (self, entry);
  return entry;
}

/* @layout: (transfer full) */
static Entry *
add_entry (EntLabelCache *self,
           const Key     *key,
           PangoLayout   *layout)
{
  Entry *entry = g_new0 (Entry, 1);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  entry->key = *key;
  entry->key.text = g_strdup (key->text);
  entry->layout = layout;
  entry->width = width;
  entry->height = height;
  keep (self, entry);
  return entry;
}

/* A width makes Pango put right-to-left text at its far side; natural is all we want. */
static void
make_node (EntLabelCache *self,
           Entry         *entry,
           const GdkRGBA *color)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  PangoRectangle logical;

  pango_layout_get_pixel_extents (entry->layout, NULL, &logical);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-(float) logical.x, 0));
  ent_label_append_layout (snapshot, entry->layout, color, self->as_text);
  entry->node = gtk_snapshot_free_to_node (snapshot);
  g_clear_object (&entry->layout);
}

static Entry *
measure (EntLabelCache *self,
         const char    *text,
         EntLabelFlags  flags)
{
  Key key = { (char *) text, flags, 0, -1, 0 };
  Entry *entry = look_up (self, &key);

  return entry != NULL ? entry : add_entry (self, &key, create_layout (self, text, flags));
}

/* In @color, and cut if it is longer than @max_width. */
static Entry *
find_entry (EntLabelCache *self,
            const char    *text,
            EntLabelFlags  flags,
            const GdkRGBA *color,
            double         max_width)
{
  Key key = { (char *) text, flags, pack_color (color), -1, 0 };
  Entry *measured = NULL, *entry;
  PangoLayout *layout = NULL;

  if (max_width < 1e6)
    {
      measured = measure (self, text, flags);
      if (measured->width > floor (max_width))
        key.max_width = (int) MAX (0, floor (max_width / CUT_STEP) * CUT_STEP);
    }
  entry = look_up (self, &key);
  if (entry != NULL)
    return entry;

  /* What was shaped to be measured need not be shaped again. */
  if (measured != NULL && key.max_width < 0)
    layout = g_steal_pointer (&measured->layout);
  if (layout == NULL)
    layout = create_layout (self, text, flags);
  if (key.max_width >= 0)
    {
      pango_layout_set_width (layout, key.max_width * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  entry = add_entry (self, &key, layout);
  make_node (self, entry, color);
  return entry;
}

double
ent_label_cache_measure (EntLabelCache *self,
                         const char    *text,
                         EntLabelFlags  flags)
{
  return measure (self, text, flags)->width;
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

static void
paint_entry (const Entry *entry,
             GtkSnapshot *snapshot,
             double       x,
             double       y)
{
  if (entry->node == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_node (snapshot, entry->node);
  gtk_snapshot_restore (snapshot);
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

  /* On whole pixels, so that text stays sharp while it moves. */
  paint_entry (entry, snapshot, floor (x + 0.5), floor (y - entry->height / 2 + 0.5));
  return entry->width;
}

static PangoLayout *
create_block (EntLabelCache *self,
              const char    *text,
              EntLabelFlags  flags,
              double         width,
              guint          max_lines,
              gboolean       rtl)
{
  PangoLayout *layout = create_layout (self, text, flags);
  gboolean text_rtl, crossed;

  pango_layout_set_width (layout, (int) MAX (width, 1) * PANGO_SCALE);
  pango_layout_set_height (layout, -(int) max_lines);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  /* Pango's left is the right where text and context differ in direction. */
  text_rtl = pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (layout, 0))
             == PANGO_DIRECTION_RTL;
  crossed = text_rtl != (pango_context_get_base_dir (self->context) == PANGO_DIRECTION_RTL);
  pango_layout_set_alignment (layout, crossed == rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
  return layout;
}

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
  Key key = { (char *) text, flags | (rtl ? BLOCK_RTL : 0), pack_color (color), (int) MAX (width, 1), max_lines };
  Entry *entry = look_up (self, &key);

  if (entry == NULL)
    entry = add_entry (self, &key, create_block (self, text, flags, width, max_lines, rtl));
  if (snapshot == NULL)
    return entry->height;
  if (entry->layout != NULL)
    {
      GtkSnapshot *still = gtk_snapshot_new ();

      ent_label_append_layout (still, entry->layout, color, self->as_text);
      entry->node = gtk_snapshot_free_to_node (still);
      g_clear_object (&entry->layout);
    }
  paint_entry (entry, snapshot, floor (x), floor (y));
  return entry->height;
}
