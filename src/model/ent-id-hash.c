#include "config.h"

#include "ent-id-hash.h"

/* A polynomial over a multiplier that is drawn once, modulo 2^64 (2^32 where words are short). */
guint
ent_id_hash (gconstpointer id)
{
  static gsize multiplier;
  gsize hash = 0;

  if (g_once_init_enter (&multiplier))
    g_once_init_leave (&multiplier, ((gsize) g_random_int () << (GLIB_SIZEOF_SIZE_T * 4)) | g_random_int () | 1);

  for (const guchar *p = id; *p != '\0'; p++)
    hash = (hash + *p) * multiplier;
  /* Of a product the upper bits are the mixed ones. */
  return (guint) (hash >> (GLIB_SIZEOF_SIZE_T * 4));
}
