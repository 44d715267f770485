#include "config.h"

#include "ent-image-size.h"

#include <string.h>

/* Where PNG has its size: behind the signature, and the length and name of the first chunk. */
#define PNG_SIZE_OFFSET 16

static guint
read_16 (const guint8 *data)
{
  return ((guint) data[0] << 8) | data[1];
}

static guint
read_32 (const guint8 *data)
{
  return (read_16 (data) << 16) | read_16 (data + 2);
}

static gboolean
read_png (const guint8 *data,
          gsize         size,
          guint        *width,
          guint        *height)
{
  if (size < PNG_SIZE_OFFSET + 8 || memcmp (data + 12, "IHDR", 4) != 0)
    return FALSE;
  *width = read_32 (data + PNG_SIZE_OFFSET);
  *height = read_32 (data + PNG_SIZE_OFFSET + 4);
  return TRUE;
}

/* Starts of frames, of any coding: but not the tables that have numbers among theirs. */
static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static gboolean
read_jpeg (const guint8 *data,
           gsize         size,
           guint        *width,
           guint        *height)
{
  gsize at = 2;

  while (at + 9 <= size)
    {
      guint8 marker = data[at + 1];
      guint length = read_16 (data + at + 2);

      if (data[at] != 0xff)
        return FALSE;
      if (marker == 0xff)
        {
          at++;
          continue;
        }
      if (is_frame (marker))
        {
          *height = read_16 (data + at + 5);
          *width = read_16 (data + at + 7);
          return TRUE;
        }
      /* Where the picture itself begins, or ends, no frame has come. */
      if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xda) || length < 2)
        return FALSE;
      at += 2 + length;
    }
  return FALSE;
}

gboolean
ent_image_read_size (GBytes      *bytes,
                     const char **type,
                     int         *width,
                     int         *height)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint across = 0, down = 0;

  g_return_val_if_fail (bytes != NULL, FALSE);

  if (size > 8 && memcmp (data, "\211PNG\r\n\032\n", 8) == 0 && read_png (data, size, &across, &down))
    *type = "image/png";
  else if (size > 3 && memcmp (data, "\377\330\377", 3) == 0 && read_jpeg (data, size, &across, &down))
    *type = "image/jpeg";
  else
    return FALSE;
  if (across == 0 || down == 0 || across > G_MAXINT || down > G_MAXINT)
    return FALSE;
  *width = (int) across;
  *height = (int) down;
  return TRUE;
}
