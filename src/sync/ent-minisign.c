/* Keys and signatures as minisign writes them.
 *
 *   public key   "Ed", key number (8), key (32)
 *   secret key   "Ed", "Sc" or two zeros, "B2", salt (32), operations (8), memory (8), then,
 *                under the passphrase's stream where there is one: key number (8), key (64), check (32; zeros
 *                without a passphrase)
 *   signature    "ED" or "Ed", key number (8), signature (64); a second one (64) is over the first and the
 *                trusted comment
 *
 * Numbers are little-endian. Each stands in base64 on a line of its own, under a line of comment. "ED" signs the
 * BLAKE2b-512 hash of the bytes, "Ed" the bytes themselves.
 * Source: https://jedisct1.github.io/minisign/ */

#include "config.h"

#include "ent-minisign.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "ent-sync-error.h"

#define NUMBER_BYTES    8
#define SALT_BYTES      crypto_pwhash_scryptsalsa208sha256_SALTBYTES
#define PUBLIC_BYTES    crypto_sign_PUBLICKEYBYTES
#define SECRET_BYTES    crypto_sign_SECRETKEYBYTES
#define SIGNATURE_BYTES crypto_sign_BYTES
#define CHECK_BYTES     crypto_generichash_BYTES

#define PUBLIC_BLOB     (2 + NUMBER_BYTES + PUBLIC_BYTES)
#define SIGNATURE_BLOB  (2 + NUMBER_BYTES + SIGNATURE_BYTES)
#define SECRET_HEAD     (6 + SALT_BYTES + 16)
#define SECRET_REST     (NUMBER_BYTES + SECRET_BYTES + CHECK_BYTES)
#define SECRET_BLOB     (SECRET_HEAD + SECRET_REST)

/* What minisign itself asks of scrypt, at most. */
#define MAX_OPERATIONS  crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE
#define MAX_MEMORY      crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE

#define COMMENT         "untrusted comment: "
#define TRUSTED_COMMENT "trusted comment: "

struct _EntSecretKey
{
  guint8 number[NUMBER_BYTES];
  guint8 key[SECRET_BYTES];
};

static void
ensure_sodium (void)
{
  if (sodium_init () < 0)
    g_error ("libsodium cannot be used on this machine");
}

/* Whether @word is base64 of just @size bytes. */
static gboolean
decode (const char *word,
        guint8     *bytes,
        gsize       size)
{
  gsize length;

  return sodium_base642bin (bytes, size, word, strlen (word), NULL, &length, NULL, sodium_base64_VARIANT_ORIGINAL) == 0
         && length == size;
}

/* (transfer full) */
static char *
encode (const guint8 *bytes,
        gsize         size)
{
  gsize length = sodium_base64_encoded_len (size, sodium_base64_VARIANT_ORIGINAL);
  char *word = g_malloc (length);

  sodium_bin2base64 (word, length, bytes, size, sodium_base64_VARIANT_ORIGINAL);
  return word;
}

/* Lines without their ends. (transfer full) (nullable): NULL for what is too long or no text */
static char **
split (const char *text,
       gsize       length)
{
  g_autofree char *copy = NULL;
  char **lines;

  if (length > ENT_MINISIGN_MAX_BYTES || memchr (text, '\0', length) != NULL
      || !g_utf8_validate (text, (gssize) length, NULL))
    return NULL;
  copy = g_strndup (text, length);
  lines = g_strsplit (copy, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_suffix (lines[i], "\r"))
      lines[i][strlen (lines[i]) - 1] = '\0';
  return lines;
}

/* The line that is the key itself. */
static const char *
find_word (char **lines)
{
  guint first = lines[0] != NULL && g_str_has_prefix (lines[0], COMMENT) ? 1 : 0;

  return lines[0] != NULL && lines[first] != NULL ? g_strstrip (lines[first]) : "";
}

/* Public keys */

char *
ent_public_key_read (const char  *text,
                     GError     **error)
{
  g_auto(GStrv) lines = NULL;
  guint8 blob[PUBLIC_BLOB];

  g_return_val_if_fail (text != NULL, NULL);

  ensure_sodium ();
  lines = split (text, strlen (text));
  if (lines != NULL && decode (find_word (lines), blob, sizeof blob) && memcmp (blob, "Ed", 2) == 0)
    return encode (blob, sizeof blob);

  g_set_error_literal (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_CONTENT,
                       _("this is no public key: one is a word of 56 letters and digits that begins with “RW”, or "
                         "the .pub file in which it stands"));
  return NULL;
}

char *
ent_public_key_fingerprint (const char *key)
{
  guint8 blob[PUBLIC_BLOB];
  guint8 hash[crypto_hash_sha256_BYTES];
  GString *groups;

  g_return_val_if_fail (key != NULL, NULL);

  ensure_sodium ();
  if (!decode (key, blob, sizeof blob) || memcmp (blob, "Ed", 2) != 0)
    return NULL;
  crypto_hash_sha256 (hash, blob + 2 + NUMBER_BYTES, PUBLIC_BYTES);
  groups = g_string_new (NULL);
  for (guint i = 0; i < 16; i++)
    g_string_append_printf (groups, "%s%02x", i > 0 && i % 2 == 0 ? " " : "", hash[i]);
  return g_string_free (groups, FALSE);
}

/* Signatures */

typedef struct
{
  guint8      blob[SIGNATURE_BLOB];
  guint8      global[SIGNATURE_BYTES];
  const char *trusted_comment;
} Signature;

static gboolean
signature_read (Signature *self,
                char     **lines)
{
  if (lines == NULL || g_strv_length (lines) < 4 || !g_str_has_prefix (lines[0], COMMENT)
      || !g_str_has_prefix (lines[2], TRUSTED_COMMENT))
    return FALSE;

  self->trusted_comment = lines[2] + strlen (TRUSTED_COMMENT);
  return decode (lines[1], self->blob, sizeof self->blob) && decode (lines[3], self->global, sizeof self->global)
         && (memcmp (self->blob, "ED", 2) == 0 || memcmp (self->blob, "Ed", 2) == 0);
}

static gboolean
signature_is_of (const Signature *self,
                 const guint8    *public_key,
                 const guint8    *bytes,
                 gsize            length)
{
  const guint8 *signature = self->blob + 2 + NUMBER_BYTES;
  guint8 hash[crypto_generichash_BYTES_MAX];

  if (memcmp (self->blob, "Ed", 2) == 0)
    return crypto_sign_verify_detached (signature, bytes, length, public_key) == 0;
  crypto_generichash (hash, sizeof hash, bytes, length, NULL, 0);
  return crypto_sign_verify_detached (signature, hash, sizeof hash, public_key) == 0;
}

/* (transfer full): what the second signature is over */
static guint8 *
join_comment (const guint8 *signature,
              const char   *comment,
              gsize        *length)
{
  guint8 *bytes;

  *length = SIGNATURE_BYTES + strlen (comment);
  bytes = g_malloc (*length);
  memcpy (bytes, signature, SIGNATURE_BYTES);
  memcpy (bytes + SIGNATURE_BYTES, comment, *length - SIGNATURE_BYTES);
  return bytes;
}

static gboolean
signature_has_comment (const Signature *self,
                       const guint8    *public_key)
{
  gsize length;
  g_autofree guint8 *bytes = join_comment (self->blob + 2 + NUMBER_BYTES, self->trusted_comment, &length);

  return crypto_sign_verify_detached (self->global, bytes, length, public_key) == 0;
}

gboolean
ent_minisign_verify (const char   *key,
                     const guint8 *bytes,
                     gsize         length,
                     const char   *signature,
                     gsize         signature_length,
                     char        **trusted_comment,
                     GError      **error)
{
  g_auto(GStrv) lines = NULL;
  guint8 blob[PUBLIC_BLOB];
  const guint8 *public_key = blob + 2 + NUMBER_BYTES;
  const char *fault = NULL;
  Signature read;

  g_return_val_if_fail (key != NULL, FALSE);
  g_return_val_if_fail (signature != NULL, FALSE);

  ensure_sodium ();
  lines = split (signature, signature_length);
  if (!decode (key, blob, sizeof blob))
    fault = _("the key to check it with is no key");
  else if (!signature_read (&read, lines))
    fault = _("the signature is none: it is not as minisign writes them");
  else if (memcmp (read.blob + 2, blob + 2, NUMBER_BYTES) != 0)
    fault = _("it is signed with another key");
  else if (!signature_is_of (&read, public_key, bytes, length))
    fault = _("the signature is not that of this file");
  else if (!signature_has_comment (&read, public_key))
    fault = _("the comment in the signature was changed");

  if (fault != NULL)
    {
      g_set_error_literal (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_TRUST, fault);
      return FALSE;
    }
  if (trusted_comment != NULL)
    *trusted_comment = g_strdup (read.trusted_comment);
  return TRUE;
}

/* Secret keys */

static EntSecretKey *
secret_key_alloc (void)
{
  EntSecretKey *self;

  ensure_sodium ();
  self = sodium_malloc (sizeof *self);
  if (self == NULL)
    g_error ("no memory that can be kept secret");
  return self;
}

void
ent_secret_key_free (EntSecretKey *self)
{
  if (self != NULL)
    sodium_free (self);
}

EntSecretKey *
ent_secret_key_new (void)
{
  EntSecretKey *self = secret_key_alloc ();
  guint8 public_key[PUBLIC_BYTES];

  randombytes_buf (self->number, sizeof self->number);
  crypto_sign_keypair (public_key, self->key);
  return self;
}

/* What is kept beside number and key under a passphrase, so that a wrong one is noticed. */
static gboolean
has_check (const EntSecretKey *self,
           const guint8       *check)
{
  crypto_generichash_state state;
  guint8 right[CHECK_BYTES];

  crypto_generichash_init (&state, NULL, 0, sizeof right);
  crypto_generichash_update (&state, (const guint8 *) "Ed", 2);
  crypto_generichash_update (&state, self->number, sizeof self->number);
  crypto_generichash_update (&state, self->key, sizeof self->key);
  crypto_generichash_final (&state, right, sizeof right);
  sodium_memzero (&state, sizeof state);
  return sodium_memcmp (right, check, sizeof right) == 0;
}

/* A bare key has no check, but its second half follows from the first. */
static gboolean
is_pair (const EntSecretKey *self)
{
  g_autoptr(EntSecretKey) pair = secret_key_alloc ();
  guint8 public_key[PUBLIC_BYTES];

  crypto_sign_seed_keypair (public_key, pair->key, self->key);
  return sodium_memcmp (pair->key, self->key, sizeof self->key) == 0;
}

static gboolean
read_blob (const char *text,
           guint8     *blob)
{
  g_auto(GStrv) lines = split (text, strlen (text));
  gboolean is_key = lines != NULL && decode (find_word (lines), blob, SECRET_BLOB) && memcmp (blob, "Ed", 2) == 0
                    && memcmp (blob + 4, "B2", 2) == 0
                    && (memcmp (blob + 2, "Sc", 2) == 0 || memcmp (blob + 2, "\0\0", 2) == 0);

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    sodium_memzero (lines[i], strlen (lines[i]));
  return is_key;
}

static guint64
read_number (const guint8 *bytes)
{
  guint64 number = 0;

  for (int i = 7; i >= 0; i--)
    number = number << 8 | bytes[i];
  return number;
}

/* Takes the passphrase's stream off what follows the head. */
static gboolean
decrypt (guint8      *blob,
         const char  *passphrase,
         GError     **error)
{
  guint64 operations = read_number (blob + 6 + SALT_BYTES), memory = read_number (blob + 6 + SALT_BYTES + 8);
  guint8 *stream = sodium_malloc (SECRET_REST);
  gboolean done = FALSE;

  if (stream == NULL || operations > MAX_OPERATIONS || memory > MAX_MEMORY)
    g_set_error_literal (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_CONTENT,
                         _("this secret key asks for more memory or time than minisign ever does"));
  else if (crypto_pwhash_scryptsalsa208sha256 (stream, SECRET_REST, passphrase, strlen (passphrase), blob + 6,
                                               operations, memory) != 0)
    g_set_error_literal (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_FAILED,
                         _("there is not enough memory to read this secret key: it takes 1 GB"));
  else
    {
      for (guint i = 0; i < SECRET_REST; i++)
        blob[SECRET_HEAD + i] ^= stream[i];
      done = TRUE;
    }
  if (stream != NULL)
    sodium_free (stream);
  return done;
}

static EntSecretKey *
take_blob (const guint8  *blob,
           gboolean       encrypted,
           GError       **error)
{
  g_autoptr(EntSecretKey) self = secret_key_alloc ();
  memcpy (self->number, blob + SECRET_HEAD, sizeof self->number);
  memcpy (self->key, blob + SECRET_HEAD + NUMBER_BYTES, sizeof self->key);
  if (encrypted ? has_check (self, blob + SECRET_HEAD + NUMBER_BYTES + SECRET_BYTES) : is_pair (self))
    return g_steal_pointer (&self);

  g_set_error_literal (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_CONTENT,
                       encrypted ? _("the passphrase is not that of this secret key")
                                 : _("this secret key is damaged"));
  return NULL;
}

EntSecretKey *
ent_secret_key_read (const char  *text,
                     const char  *passphrase,
                     GError     **error)
{
  guint8 blob[SECRET_BLOB];
  EntSecretKey *self = NULL;
  gboolean encrypted;

  g_return_val_if_fail (text != NULL, NULL);

  ensure_sodium ();
  if (!read_blob (text, blob))
    {
      g_set_error_literal (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_CONTENT,
                           _("this is no secret key: “entente-tool key new NAME” makes one, as minisign does"));
      return NULL;
    }
  encrypted = memcmp (blob + 2, "Sc", 2) == 0;
  if (encrypted && passphrase == NULL)
    g_set_error_literal (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_CONTENT, _("this secret key needs its passphrase"));
  else if (!encrypted || decrypt (blob, passphrase, error))
    self = take_blob (blob, encrypted, error);
  sodium_memzero (blob, sizeof blob);
  return self;
}

gboolean
ent_secret_key_is_encrypted (const char *text)
{
  guint8 blob[SECRET_BLOB];
  gboolean encrypted;

  g_return_val_if_fail (text != NULL, FALSE);

  ensure_sodium ();
  encrypted = read_blob (text, blob) && memcmp (blob + 2, "Sc", 2) == 0;
  sodium_memzero (blob, sizeof blob);
  return encrypted;
}

/* As minisign names a key: "8A1F30C94E2B7D05". (transfer full) */
static char *
dup_number (EntSecretKey *self)
{
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "X", read_number (self->number));
}

char *
ent_secret_key_to_file (EntSecretKey *self)
{
  guint8 blob[SECRET_BLOB] = { 'E', 'd', 0, 0, 'B', '2' };
  char *word, *file;

  g_return_val_if_fail (self != NULL, NULL);

  memcpy (blob + SECRET_HEAD, self->number, sizeof self->number);
  memcpy (blob + SECRET_HEAD + NUMBER_BYTES, self->key, sizeof self->key);
  word = encode (blob, sizeof blob);
  file = g_strdup_printf (COMMENT "minisign secret key\n%s\n", word);
  sodium_memzero (blob, sizeof blob);
  sodium_memzero (word, strlen (word));
  g_free (word);
  return file;
}

char *
ent_secret_key_dup_public (EntSecretKey *self)
{
  guint8 blob[PUBLIC_BLOB] = { 'E', 'd' };

  g_return_val_if_fail (self != NULL, NULL);

  memcpy (blob + 2, self->number, sizeof self->number);
  crypto_sign_ed25519_sk_to_pk (blob + 2 + NUMBER_BYTES, self->key);
  return encode (blob, sizeof blob);
}

char *
ent_secret_key_to_public_file (EntSecretKey *self)
{
  g_autofree char *word = ent_secret_key_dup_public (self), *number = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  number = dup_number (self);
  return g_strdup_printf (COMMENT "minisign public key %s\n%s\n", number, word);
}

char *
ent_secret_key_sign (EntSecretKey *self,
                     const guint8 *bytes,
                     gsize         length,
                     const char   *trusted_comment)
{
  guint8 blob[SIGNATURE_BLOB] = { 'E', 'D' };
  guint8 hash[crypto_generichash_BYTES_MAX], global[SIGNATURE_BYTES];
  g_autofree guint8 *joined = NULL;
  g_autofree char *word = NULL, *number = NULL, *global_word = NULL;
  gsize joined_length;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (strchr (trusted_comment, '\n') == NULL, NULL);

  memcpy (blob + 2, self->number, sizeof self->number);
  crypto_generichash (hash, sizeof hash, bytes, length, NULL, 0);
  crypto_sign_detached (blob + 2 + NUMBER_BYTES, NULL, hash, sizeof hash, self->key);
  joined = join_comment (blob + 2 + NUMBER_BYTES, trusted_comment, &joined_length);
  crypto_sign_detached (global, NULL, joined, joined_length, self->key);

  word = encode (blob, sizeof blob);
  number = dup_number (self);
  global_word = encode (global, sizeof global);
  return g_strdup_printf (COMMENT "signature by key %s\n%s\n" TRUSTED_COMMENT "%s\n%s\n", number, word, trusted_comment,
                          global_word);
}
