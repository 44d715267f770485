#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The namespace of IRIs (RFC 4122, appendix C). */
#define ENT_UUID_SPACE_URL "6ba7b811-9dad-11d1-80b4-00c04fd430c8"

/**
 * ent_uuid_derive:
 * @space: a UUID
 *
 * Returns: (transfer full): the UUID that this name has in this space, always the same one (RFC 4122,
 *   version 5)
 */
char *ent_uuid_derive   (const char *space,
                         const char *name);
/* (transfer full) (nullable): the UUID of "urn:uuid:…", in small letters; NULL where it is none */
char *ent_uuid_from_iri (const char *iri);

G_END_DECLS
