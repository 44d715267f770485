/* Two pictures are compared block by block, by the mean of each.  A block without any ink must
 * have its colour.  In one with ink the edges of letters may lie half a pixel elsewhere, which
 * moves its mean a little; a label that moved by more, or a mark that went, moves it a lot. */
#include "config.h"

#include "reference-picture.h"

#include <gio/gio.h>
#include <string.h>

#define BLOCK_PX      8
#define FLAT_LEVELS   6   /* as much may the colour of ground differ, of 255 */
#define INKED_LEVELS  22  /* and the mean of a block with ink; letters half a pixel aside make up to 23 */
#define STRONG        4   /* as many blocks is worth one that differs twice as much: a mark came or went */
#define MAX_COLORS    256
#define N_EXACT       16  /* the most frequent colours stay as they are */
#define NEAR          32  /* squared distance at which another one does as well */

static guint32
get_pixel (cairo_surface_t *surface,
           int              x,
           int              y)
{
  const guchar *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
  guint32 pixel;

  memcpy (&pixel, row + x * 4, sizeof pixel);
  return pixel & 0xffffff;
}

static int
get_channel (guint32 pixel,
             guint   channel)
{
  return pixel >> (8 * channel) & 0xff;
}

/* Writing */

static guint32
compute_crc (const guchar *bytes,
             gsize         length)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= bytes[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
  return ~crc;
}

static void
append_number (GByteArray *bytes,
               guint32     number)
{
  guint32 big = GUINT32_TO_BE (number);

  g_byte_array_append (bytes, (const guint8 *) &big, sizeof big);
}

static void
append_chunk (GByteArray   *png,
              const char   *type,
              const guchar *data,
              gsize         length)
{
  guint begin = png->len + 4;

  append_number (png, (guint32) length);
  g_byte_array_append (png, (const guint8 *) type, 4);
  g_byte_array_append (png, data, (guint) length);
  append_number (png, compute_crc (png->data + begin, length + 4));
}

static int
compare_counts (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  gpointer na = g_hash_table_lookup (data, *(const gpointer *) a);
  gpointer nb = g_hash_table_lookup (data, *(const gpointer *) b);
  guint32 ca = GPOINTER_TO_UINT (*(const gpointer *) a), cb = GPOINTER_TO_UINT (*(const gpointer *) b);

  if (na != nb)
    return GPOINTER_TO_UINT (na) > GPOINTER_TO_UINT (nb) ? -1 : 1;
  return ca < cb ? -1 : ca > cb;
}

/* All colours of a picture, the most frequent first. */
static GPtrArray *
list_colors (cairo_surface_t *surface)
{
  g_autoptr(GHashTable) counts = g_hash_table_new (NULL, NULL);
  GPtrArray *colors = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer color;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      {
        color = GUINT_TO_POINTER (get_pixel (surface, x, y));
        g_hash_table_insert (counts, color,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, color)) + 1));
      }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &color, NULL))
    g_ptr_array_add (colors, color);
  g_ptr_array_sort_with_data (colors, compare_counts, counts);
  return colors;
}

static int
measure_distance (guint32 a,
                  guint32 b)
{
  int distance = 0;

  for (guint channel = 0; channel < 3; channel++)
    {
      int by = get_channel (a, channel) - get_channel (b, channel);

      distance += by * by;
    }
  return distance;
}

/* @palette: of guint32 */
static guint
find_nearest (GArray  *palette,
              guint32  color,
              int     *distance)
{
  guint nearest = 0;

  *distance = G_MAXINT;
  for (guint i = 0; i < palette->len; i++)
    {
      int at = measure_distance (color, g_array_index (palette, guint32, i));

      if (at >= *distance)
        continue;
      *distance = at;
      nearest = i;
    }
  return nearest;
}

/* Those that stand for all of them: few, so that the file is small. */
static GArray *
choose_palette (GPtrArray *colors)
{
  GArray *palette = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < colors->len && palette->len < MAX_COLORS; i++)
    {
      guint32 color = GPOINTER_TO_UINT (colors->pdata[i]);
      int distance;

      find_nearest (palette, color, &distance);
      if (i < N_EXACT || distance > NEAR)
        g_array_append_val (palette, color);
    }
  return palette;
}

/* Each line begins with 0: its bytes are as they are. */
static GBytes *
compress_rows (cairo_surface_t *surface,
               GPtrArray       *colors,
               GArray          *palette)
{
  g_autoptr(GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autoptr(GConverter) zlib = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) stream = g_converter_output_stream_new (memory, zlib);
  g_autoptr(GByteArray) rows = g_byte_array_new ();

  for (guint i = 0; i < colors->len; i++)
    {
      int distance;
      guint place = find_nearest (palette, GPOINTER_TO_UINT (colors->pdata[i]), &distance);

      g_hash_table_insert (places, colors->pdata[i], GUINT_TO_POINTER (place));
    }
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      g_byte_array_append (rows, (const guint8[]) { 0 }, 1);
      for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
        {
          gpointer color = GUINT_TO_POINTER (get_pixel (surface, x, y));
          guint8 place = (guint8) GPOINTER_TO_UINT (g_hash_table_lookup (places, color));

          g_byte_array_append (rows, &place, 1);
        }
    }
  g_assert_true (g_output_stream_write_all (stream, rows->data, rows->len, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

void
reference_picture_write (cairo_surface_t *surface,
                         const char      *path)
{
  g_autoptr(GByteArray) png = g_byte_array_new (), head = g_byte_array_new (), levels = g_byte_array_new ();
  g_autoptr(GPtrArray) colors = list_colors (surface);
  g_autoptr(GArray) palette = choose_palette (colors);
  g_autoptr(GBytes) rows = compress_rows (surface, colors, palette);
  g_autoptr(GError) error = NULL;
  gsize length;
  const guchar *data = g_bytes_get_data (rows, &length);

  append_number (head, (guint32) cairo_image_surface_get_width (surface));
  append_number (head, (guint32) cairo_image_surface_get_height (surface));
  /* 8 bits for a pixel, which is a place in the palette. */
  g_byte_array_append (head, (const guint8[]) { 8, 3, 0, 0, 0 }, 5);
  for (guint i = 0; i < palette->len; i++)
    for (guint channel = 3; channel > 0; channel--)
      {
        guint8 level = (guint8) get_channel (g_array_index (palette, guint32, i), channel - 1);

        g_byte_array_append (levels, &level, 1);
      }

  g_byte_array_append (png, (const guint8 *) "\211PNG\r\n\032\n", 8);
  append_chunk (png, "IHDR", head->data, head->len);
  append_chunk (png, "PLTE", levels->data, levels->len);
  append_chunk (png, "IDAT", data, length);
  append_chunk (png, "IEND", NULL, 0);
  g_file_set_contents (path, (const char *) png->data, png->len, &error);
  g_assert_no_error (error);
}

/* Comparing */

typedef struct
{
  double   mean[3];
  gboolean flat;  /* one colour, as far as one sees */
} Block;

static void
measure_block (cairo_surface_t *surface,
               int              x0,
               int              y0,
               Block           *block)
{
  int x1 = MIN (x0 + BLOCK_PX, cairo_image_surface_get_width (surface));
  int y1 = MIN (y0 + BLOCK_PX, cairo_image_surface_get_height (surface));

  block->flat = TRUE;
  for (guint channel = 0; channel < 3; channel++)
    {
      int least = 255, most = 0, sum = 0;

      for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++)
          {
            int level = get_channel (get_pixel (surface, x, y), channel);

            least = MIN (least, level);
            most = MAX (most, level);
            sum += level;
          }
      block->mean[channel] = (double) sum / ((x1 - x0) * (y1 - y0));
      block->flat &= most - least <= FLAT_LEVELS;
    }
}

/* 0, 1, or STRONG. */
static guint
weigh (const Block *a,
       const Block *b)
{
  double allowed = a->flat && b->flat ? FLAT_LEVELS : INKED_LEVELS, most = 0;

  for (guint channel = 0; channel < 3; channel++)
    most = MAX (most, ABS (a->mean[channel] - b->mean[channel]));
  return most > 2 * INKED_LEVELS ? STRONG : most > allowed ? 1 : 0;
}

static cairo_surface_t *
create_pale (cairo_surface_t *surface)
{
  cairo_surface_t *pale = cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (surface),
                                                      cairo_image_surface_get_height (surface));
  cairo_t *cr = cairo_create (pale);

  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.5);
  cairo_paint (cr);
  cairo_destroy (cr);
  return pale;
}

guint
reference_picture_compare (cairo_surface_t  *surface,
                           const char       *path,
                           cairo_surface_t **difference)
{
  cairo_surface_t *reference = cairo_image_surface_create_from_png (path);
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  guint n_differ = 0;
  cairo_t *cr;

  *difference = NULL;
  if (cairo_surface_status (reference) != CAIRO_STATUS_SUCCESS
      || cairo_image_surface_get_width (reference) != width || cairo_image_surface_get_height (reference) != height)
    {
      cairo_surface_destroy (reference);
      return G_MAXUINT;
    }

  *difference = create_pale (surface);
  cr = cairo_create (*difference);
  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_set_line_width (cr, 1);
  for (int y = 0; y < height; y += BLOCK_PX)
    for (int x = 0; x < width; x += BLOCK_PX)
      {
        Block now, before;
        guint weight;

        measure_block (surface, x, y, &now);
        measure_block (reference, x, y, &before);
        weight = weigh (&now, &before);
        if (weight == 0)
          continue;
        n_differ += weight;
        cairo_rectangle (cr, x + 0.5, y + 0.5, BLOCK_PX - 1, BLOCK_PX - 1);
        cairo_stroke (cr);
      }
  cairo_destroy (cr);
  cairo_surface_flush (*difference);
  cairo_surface_destroy (reference);
  return n_differ;
}
