/* Indexes, signatures and keys from nowhere. Whatever the bytes are, the reader must say what is wrong or give what it
 * was given: an index, written, is read as the same; a signature that is accepted is the one that was made.
 *
 * Built with -DENT_LIBFUZZER it is a target for libFuzzer. Else it is a program that makes its own input, the same
 * one for the same seed but for the key, which is new each time:  fuzz-feed RUNS SEED */

#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ent-feed-index.h"
#include "ent-minisign.h"
#include "ent-sync-error.h"

#define SIGNED  "what is signed"
#define COMMENT "feed:demo serial:12 timestamp:1764061200"
#define SHA     "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static EntSecretKey *key;
static char         *public_key;

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
ensure_key (void)
{
  if (key != NULL)
    return;
  key = ent_secret_key_new ();
  public_key = ent_secret_key_dup_public (key);
}

static void
check_error (const GError *error,
             EntSyncError  code)
{
  g_assert_error (error, ENT_SYNC_ERROR, (int) code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
check_index (const char *bytes,
             gsize       length)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntFeedIndex) index = ent_feed_index_parse (bytes, length, &error);
  g_autoptr(EntFeedIndex) back = NULL;
  g_autofree char *once = NULL, *again = NULL;
  gsize once_length;

  if (index == NULL)
    {
      check_error (error, ENT_SYNC_ERROR_CONTENT);
      return;
    }
  g_assert_cmpint (index->serial, >, 0);
  g_assert_cmpint (index->serial, <=, index->issued_sec);
  g_assert_cmpint (index->issued_sec, <, index->expires_sec);
  for (guint i = 0; i < index->cases->len; i++)
    {
      const EntFeedCase *item = g_ptr_array_index (index->cases, i);

      g_assert_true (g_str_has_prefix (item->path, "cases/"));
      g_assert_null (strstr (item->path, ".."));
      g_assert_null (strchr (item->path + strlen ("cases/"), '/'));
      g_assert_cmpuint (strlen (item->sha256), ==, 64);
      g_assert_true (ent_feed_index_find (index, item->id) == item);
    }
  once = ent_feed_index_to_string (index, &once_length);
  back = ent_feed_index_parse (once, once_length, &error);
  g_assert_no_error (error);
  again = ent_feed_index_to_string (back, NULL);
  g_assert_cmpstr (once, ==, again);
}

static void
check_signature (const char *bytes,
                 gsize       length)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *comment = NULL;

  if (ent_minisign_verify (public_key, (const guint8 *) SIGNED, strlen (SIGNED), bytes, length, &comment, &error))
    g_assert_cmpstr (comment, ==, COMMENT);
  else
    check_error (error, ENT_SYNC_ERROR_TRUST);
}

static void
check_keys (const char *text)
{
  g_autoptr(GError) error = NULL, secret_error = NULL;
  g_autofree char *word = ent_public_key_read (text, &error);
  g_autoptr(EntSecretKey) secret = ent_secret_key_read (text, NULL, &secret_error);

  if (word == NULL)
    {
      check_error (error, ENT_SYNC_ERROR_CONTENT);
    }
  else
    {
      g_autofree char *again = ent_public_key_read (word, NULL), *fingerprint = ent_public_key_fingerprint (word);

      g_assert_cmpstr (word, ==, again);
      g_assert_cmpuint (strlen (fingerprint), ==, 39);
    }
  if (secret == NULL)
    g_assert_true (secret_error != NULL && g_utf8_validate (secret_error->message, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const char *bytes = (const char *) data;
  g_autofree char *text = g_strndup (bytes, size);

  ensure_key ();
  check_index (bytes, size);
  check_signature (bytes, size);
  check_keys (text);
  return 0;
}

#ifndef ENT_LIBFUZZER

static const char seed_index[] =
  "{\n  \"version\": 1,\n  \"feed\": \"demo\",\n  \"title\": \"Demo\",\n  \"serial\": 12,\n"
  "  \"issued\": \"2026-11-25T09:00:00Z\",\n  \"expires\": \"2027-05-24T09:00:00Z\",\n"
  "  \"key\": \"RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3\",\n  \"cases\": [\n"
  "    {\"id\": \"a-b\", \"title\": \"A\", \"version\": 1, \"size\": 10, \"sha256\": \"" SHA "\", \"path\": \"cases/a-b." SHA
  ".json\"},\n    {\"id\": \"c-d\", \"title\": \"C\", \"version\": 2, \"size\": 20, \"sha256\": \"" SHA "\","
  " \"path\": \"cases/c-d." SHA ".json\"}\n  ]\n}\n";

static const char * const pieces[] = {
  "\n", "\r\n", "\"", "{", "}", "[", "]", ",", ": ", "null", "true", "-1", "0", "2147483647", "2147483648", "1e400", "99999999999999999999",
  "../", "/etc/passwd", "a-b@other", "\\u0000", "\xFF", "\xC3", "cases/", ".json", "=", "====", "RWQ", "RUQ", "Ed", "Sc", "B2",
  "untrusted comment: ", "trusted comment: ", "\"feed\"", "\"cases\": []", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59Z",
  "2027-02-30T00:00:00Z", "+00:00",
};

static void
mutate (GRand   *rand,
        GString *text)
{
  gint32 at = g_rand_int_range (rand, 0, (gint32) text->len + 1);

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      g_string_truncate (text, (gsize) at);
      break;
    case 1:
      if ((gsize) at < text->len)
        g_string_erase (text, at, g_rand_int_range (rand, 1, MIN (40, (gint32) text->len - at) + 1));
      break;
    case 2:
      if ((gsize) at < text->len)
        text->str[at] = (char) (text->str[at] ^ (1 << g_rand_int_range (rand, 0, 8)));
      break;
    default:
      g_string_insert (text, at, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      break;
    }
}

int
main (int   argc,
      char *argv[])
{
  guint64 n_runs = argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : 100000;
  guint32 seed = argc > 2 ? (guint32) g_ascii_strtoull (argv[2], NULL, 10) : 1;
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  g_autofree char *signature = NULL, *public_file = NULL, *secret_file = NULL;
  guint64 n_indexes = 0, n_signatures = 0;

  ensure_key ();
  signature = ent_secret_key_sign (key, (const guint8 *) SIGNED, strlen (SIGNED), COMMENT);
  public_file = ent_secret_key_to_public_file (key);
  secret_file = ent_secret_key_to_file (key);
  for (guint64 i = 0; i < n_runs; i++)
    {
      const char *const seeds[] = { seed_index, signature, public_file, secret_file };
      g_autoptr(GString) text = g_string_new (seeds[i % G_N_ELEMENTS (seeds)]);
      g_autoptr(EntFeedIndex) index = NULL;

      for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
        mutate (rand, text);
      LLVMFuzzerTestOneInput ((const uint8_t *) text->str, text->len);
      index = ent_feed_index_parse (text->str, text->len, NULL);
      n_indexes += index != NULL;
      n_signatures += ent_minisign_verify (public_key, (const guint8 *) SIGNED, strlen (SIGNED), text->str, text->len, NULL,
                                           NULL);
    }

  g_print ("%" G_GUINT64_FORMAT " texts, %" G_GUINT64_FORMAT " of them indexes, %" G_GUINT64_FORMAT " signatures\n", n_runs,
           n_indexes, n_signatures);
  g_assert_cmpuint (n_indexes, >, 0);
  g_assert_cmpuint (n_signatures, >, 0);
  ent_secret_key_free (key);
  g_free (public_key);
  return EXIT_SUCCESS;
}

#endif
