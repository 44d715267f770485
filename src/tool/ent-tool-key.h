#pragma once

#include "ent-minisign.h"
#include "ent-tool.h"

G_BEGIN_DECLS

/**
 * ent_tool_load_secret_key:
 * @passphrase_path: (nullable): a file whose first line is the passphrase of an encrypted key
 *
 * Warns where others may read it. (transfer full) (nullable): NULL: it was said why
 */
EntSecretKey *ent_tool_load_secret_key (const char *path,
                                        const char *passphrase_path);
/* "RW…" of a .pub file. (transfer full) (nullable): NULL: it was said why */
char         *ent_tool_load_public_key (const char *path);

G_END_DECLS
