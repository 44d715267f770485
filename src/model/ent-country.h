#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ent_country_dup_name:
 * @alpha2: an ISO 3166-1 alpha-2 code, in any case
 *
 * The everyday name of a country in the user's language, as the package iso-codes has it.
 * The first call reads a file of 40 KB; any thread.
 * Returns: (transfer full): UTF-8; the code as it was given where iso-codes is not installed
 *   or does not know it
 */
char *ent_country_dup_name (const char *alpha2);

G_END_DECLS
