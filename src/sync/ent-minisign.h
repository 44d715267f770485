#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Keys and signatures as minisign writes them: Ed25519, prehashed with BLAKE2b ("ED"); the older signature of
 * the bytes themselves ("Ed") is read too. Errors are ENT_SYNC_ERROR. Any thread.
 * Source: https://jedisct1.github.io/minisign/ */

#define ENT_MINISIGN_MAX_BYTES 4096  /* of a key or a signature */

/**
 * ent_public_key_read:
 * @text: a .pub file, or its second line alone ("RW…")
 *
 * Returns: (transfer full) (nullable): the key as one word "RW…"; NULL with ENT_SYNC_ERROR_CONTENT
 */
char     *ent_public_key_read        (const char  *text,
                                      GError     **error);
/* To compare with what the publisher tells elsewhere: the key's SHA-256, the first 128 bits in groups of four
 * hexadecimal digits, "9f86 d081 …"; NULL for what is no key. (transfer full) */
char     *ent_public_key_fingerprint (const char  *key);

/**
 * ent_minisign_verify:
 * @key: "RW…"
 * @trusted_comment: (out) (optional): signed too, by the global signature
 *
 * FALSE with ENT_SYNC_ERROR_TRUST: made by another key; of other bytes; the trusted comment was changed; or no
 * signature at all. Each has its own message, which names no feed: prefix it.
 */
gboolean  ent_minisign_verify        (const char   *key,
                                      const guint8 *bytes,
                                      gsize         length,
                                      const char   *signature,
                                      gsize         signature_length,
                                      char        **trusted_comment,
                                      GError      **error);

/* Locked in memory, and wiped when freed. */
typedef struct _EntSecretKey EntSecretKey;

EntSecretKey *ent_secret_key_new      (void);
/* @passphrase: (nullable): where the key is encrypted (scrypt), as "minisign -G" does */
EntSecretKey *ent_secret_key_read     (const char          *text,
                                       const char          *passphrase,
                                       GError             **error);
/* Whether reading it takes a passphrase. */
gboolean      ent_secret_key_is_encrypted (const char       *text);
/* The files NAME.key and NAME.pub. (transfer full) */
char         *ent_secret_key_to_file  (EntSecretKey        *self);
char         *ent_secret_key_to_public_file (EntSecretKey   *self);
/* "RW…" (transfer full) */
char         *ent_secret_key_dup_public (EntSecretKey       *self);
/* A whole .minisig file; the same for the same bytes. (transfer full) */
char         *ent_secret_key_sign     (EntSecretKey        *self,
                                       const guint8        *bytes,
                                       gsize                length,
                                       const char          *trusted_comment);
void          ent_secret_key_free     (EntSecretKey        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSecretKey, ent_secret_key_free)

G_END_DECLS
