#include "config.h"

#include "ent-uuid.h"

#include <string.h>

#define N_BYTES 16
#define URN     "urn:uuid:"

static void
append_bytes (GByteArray *bytes,
              const char *uuid)
{
  for (const char *at = uuid; at[0] != '\0' && at[1] != '\0'; at++)
    {
      guint8 byte;

      if (*at == '-')
        continue;
      byte = (guint8) (g_ascii_xdigit_value (at[0]) * 16 + g_ascii_xdigit_value (at[1]));
      g_byte_array_append (bytes, &byte, 1);
      at++;
    }
}

char *
ent_uuid_derive (const char *space,
                 const char *name)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize length = sizeof digest;
  GString *uuid = g_string_new (NULL);

  g_return_val_if_fail (g_uuid_string_is_valid (space), NULL);

  append_bytes (bytes, space);
  g_byte_array_append (bytes, (const guint8 *) name, (guint) strlen (name));
  g_checksum_update (checksum, bytes->data, bytes->len);
  g_checksum_get_digest (checksum, digest, &length);

  digest[6] = (digest[6] & 0x0F) | 0x50;
  digest[8] = (digest[8] & 0x3F) | 0x80;
  for (int i = 0; i < N_BYTES; i++)
    g_string_append_printf (uuid, i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x" : "%02x", digest[i]);
  return g_string_free (uuid, FALSE);
}

char *
ent_uuid_from_iri (const char *iri)
{
  if (g_ascii_strncasecmp (iri, URN, strlen (URN)) != 0 || !g_uuid_string_is_valid (iri + strlen (URN)))
    return NULL;
  return g_ascii_strdown (iri + strlen (URN), -1);
}
