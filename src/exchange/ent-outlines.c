/* How far a place lies outside a country.
 *
 * A line of the file is a country's code, a tab and a closed ring: longitudes and latitudes in
 * tenths of a degree.  Inside is asked by the even-odd rule, of all rings of a country at once, along
 * the meridian that runs north from the place: its crossings are counted in differences of
 * longitude, so that a ring may cross the 180th meridian, and one around the South Pole is no
 * exception.  The distance is that from the nearest arc of a great circle. */

#include "config.h"

#include "ent-outlines.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define MAX_BYTES        (4 * 1024 * 1024)
#define EARTH_RADIUS_KM  6371.0
#define RADIANS          (G_PI / 180)
#define UNITS_PER_DEGREE 10

typedef struct
{
  double x, y, z;
} Vector;

typedef struct
{
  double lat, lon;
} Point;

struct _EntOutlines
{
  GHashTable *countries;  /* code → GPtrArray of rings, each a GArray of Point */
};

static void
free_ring (gpointer ring)
{
  g_array_unref (ring);
}

/* One number of a ring, within ±@max; FALSE if there is none. */
static gboolean
read_number (const char **at,
             int          max,
             double      *degrees)
{
  char *end;
  long value;

  errno = 0;
  value = strtol (*at, &end, 10);
  if (end == *at || errno != 0 || value < -max * UNITS_PER_DEGREE || value > max * UNITS_PER_DEGREE)
    return FALSE;
  *at = end;
  *degrees = (double) value / UNITS_PER_DEGREE;
  return TRUE;
}

/* "1040 13 1037 13"; NULL if it is no ring. (transfer full) */
static GArray *
read_ring (const char *text)
{
  g_autoptr(GArray) ring = g_array_new (FALSE, FALSE, sizeof (Point));

  while (*text != '\0')
    {
      Point point;

      if (!read_number (&text, 180, &point.lon) || !read_number (&text, 90, &point.lat))
        return NULL;
      g_array_append_val (ring, point);
    }
  return ring->len > 0 ? g_steal_pointer (&ring) : NULL;
}

static gboolean
read_line (EntOutlines *self,
           const char  *line)
{
  GPtrArray *rings;
  g_autofree char *code = NULL;

  if (*line == '#' || *line == '\0')
    return TRUE;
  if (!g_ascii_isupper (line[0]) || !g_ascii_isupper (line[1]) || (line[2] != '\t' && line[2] != '\0'))
    return FALSE;

  code = g_strndup (line, 2);
  rings = g_hash_table_lookup (self->countries, code);
  if (rings == NULL)
    {
      rings = g_ptr_array_new_with_free_func (free_ring);
      g_hash_table_insert (self->countries, g_steal_pointer (&code), rings);
    }
  if (line[2] == '\t')
    {
      GArray *ring = read_ring (line + 3);

      if (ring == NULL)
        return FALSE;
      g_ptr_array_add (rings, ring);
    }
  return TRUE;
}

static char *
load_text (const char  *path,
           GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *text = NULL;
  gsize length;

  if (stream == NULL)
    return NULL;
  text = g_malloc (MAX_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), text, MAX_BYTES + 1, &length, NULL, error))
    return NULL;
  if (length > MAX_BYTES)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("%s: no outlines of countries: too large"), path);
      return NULL;
    }
  text[length] = '\0';
  return g_steal_pointer (&text);
}

EntOutlines *
ent_outlines_load (const char  *path,
                   GError     **error)
{
  g_autoptr(EntOutlines) self = g_new0 (EntOutlines, 1);
  g_autofree char *text = load_text (path, error);
  g_auto(GStrv) lines = NULL;

  self->countries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  if (text == NULL)
    return NULL;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!read_line (self, lines[i]))
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                     _("%s: no outlines of countries: line %u cannot be read"), path, i + 1);
        return NULL;
      }
  return g_steal_pointer (&self);
}

void
ent_outlines_free (EntOutlines *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->countries);
  g_free (self);
}

/* A difference of longitudes, from −180 up to 180. */
static double
wrap (double degrees)
{
  return degrees - 360 * floor ((degrees + 180) / 360);
}

/* Whether the edge crosses the meridian north of the place. */
static gboolean
crosses (Point place,
         Point a,
         Point b)
{
  double from = wrap (a.lon - place.lon);
  double to = wrap (b.lon - place.lon);

  /* An edge that is cut at the far side of the Earth does not cross here. */
  if ((from < 0) == (to < 0) || fabs (to - from) >= 180)
    return FALSE;
  return a.lat + (b.lat - a.lat) * (-from / (to - from)) > place.lat;
}

static Vector
vector_from_point (Point point)
{
  double lat = point.lat * RADIANS;
  double lon = point.lon * RADIANS;

  return (Vector) { cos (lat) * cos (lon), cos (lat) * sin (lon), sin (lat) };
}

static double
dot (Vector a,
     Vector b)
{
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

static Vector
cross (Vector a,
       Vector b)
{
  return (Vector) { a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x };
}

static double
angle_between (Vector a,
               Vector b)
{
  Vector normal = cross (a, b);

  return atan2 (sqrt (dot (normal, normal)), dot (a, b));
}

/* Angle of a place from the shorter arc between two points. */
static double
angle_from_arc (Vector place,
                Vector a,
                Vector b)
{
  Vector normal = cross (a, b);
  double length = sqrt (dot (normal, normal));

  /* The foot of the perpendicular lies on the arc if the place is on the inner side of both ends. */
  if (length > 1e-12 && dot (cross (normal, a), place) >= 0 && dot (cross (b, normal), place) >= 0)
    return fabs (asin (CLAMP (dot (normal, place) / length, -1, 1)));
  return MIN (angle_between (place, a), angle_between (place, b));
}

EntOutlinesAnswer
ent_outlines_distance (const EntOutlines *self,
                       const char        *country,
                       double             lat,
                       double             lon,
                       double            *km)
{
  GPtrArray *rings = g_hash_table_lookup (self->countries, country);
  const Point place = { lat, lon };
  const Vector up = vector_from_point (place);
  gboolean inside = FALSE;
  double least = G_PI;

  if (rings == NULL)
    return ENT_OUTLINES_NO_COUNTRY;
  if (rings->len == 0)
    return ENT_OUTLINES_NO_OUTLINE;

  for (guint i = 0; i < rings->len; i++)
    {
      const GArray *ring = g_ptr_array_index (rings, i);

      for (guint j = 0; j < ring->len; j++)
        {
          Point a = g_array_index (ring, Point, j);
          Point b = g_array_index (ring, Point, (j + 1) % ring->len);

          inside ^= crosses (place, a, b);
          least = MIN (least, angle_from_arc (up, vector_from_point (a), vector_from_point (b)));
        }
    }
  *km = inside ? 0 : least * EARTH_RADIUS_KM;
  return ENT_OUTLINES_FOUND;
}
