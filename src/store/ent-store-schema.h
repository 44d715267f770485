#pragma once

#include "ent-sql.h"

G_BEGIN_DECLS

/* "Ente", at byte 68 of the file: how file(1) and we know a library. */
#define ENT_STORE_APPLICATION_ID 0x456e7465

/* Written by this program. */
int           ent_store_schema_get_version (void);

/**
 * ent_store_schema_migrate:
 *
 * Brings an empty or older library to the present version, in one transaction.
 */
gboolean      ent_store_schema_migrate     (sqlite3      *db,
                                            GError      **error);

/* Tables of what a person wrote, parents before children; NULL at the end. */
extern const char * const ent_store_personal_tables[];
/* What lectures are shown with, each under the SHA-256 of its bytes: kept as those are, and in no change that is taken
 * back. */
extern const char * const ent_store_kept_tables[];
/* The same for the feeds that a person has and the ids given to cases: kept as those are, and changed by syncs. */
extern const char * const ent_store_subscription_tables[];

G_END_DECLS
