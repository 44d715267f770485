/* Keys and signatures, beside the program minisign itself. */

#include "config.h"

#include "ent-minisign.h"

#include <string.h>

#include <glib/gstdio.h>

#include "ent-sync-error.h"

#define BYTES "{ \"serial\": 1 }\n"

typedef struct
{
  char *dir;
} Folder;

static void
folder_set_up (Folder        *self,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  self->dir = g_dir_make_tmp ("entente-minisign-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
folder_tear_down (Folder        *self,
                  gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (self->dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->dir, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->dir), ==, 0);
  g_free (self->dir);
}

static void
put (Folder     *self,
     const char *name,
     const char *text)
{
  g_autofree char *path = g_build_filename (self->dir, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static char *
get (Folder     *self,
     const char *name)
{
  g_autofree char *path = g_build_filename (self->dir, name, NULL);
  g_autoptr(GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Runs minisign in the folder, with @input as if typed; its exit status must be @status. */
static void
minisign (Folder     *self,
          int         status,
          const char *input,
          const char *arguments)
{
  g_autofree char *line = g_strconcat ("minisign ", arguments, NULL);
  g_auto(GStrv) argv = g_strsplit (line, " ", -1);
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE
                                                                      | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                                                      | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr(GSubprocess) process = NULL;
  g_autofree char *output = NULL;
  g_autoptr(GError) error = NULL;

  g_subprocess_launcher_set_cwd (launcher, self->dir);
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %s", line, output);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, status);
}

static gboolean
verify (const char  *key,
        const char  *bytes,
        const char  *signature,
        GError     **error)
{
  g_autofree char *comment = NULL;

  return ent_minisign_verify (key, (const guint8 *) bytes, strlen (bytes), signature, strlen (signature), &comment, error);
}

static char *
sign (EntSecretKey *key,
      const char   *bytes)
{
  return ent_secret_key_sign (key, (const guint8 *) bytes, strlen (bytes), "feed:demo serial:1 timestamp:1764061200");
}

/* What we sign, minisign verifies; and what was changed it does not. */
static void
test_ours (Folder        *self,
           gconstpointer  data)
{
  g_autoptr(EntSecretKey) key = ent_secret_key_new ();
  g_autofree char *public = ent_secret_key_to_public_file (key), *word = ent_secret_key_dup_public (key);
  g_autofree char *signature = sign (key, BYTES), *again = sign (key, BYTES), *arguments = NULL;

  put (self, "k.pub", public);
  put (self, "index.json", BYTES);
  put (self, "index.json.minisig", signature);
  minisign (self, 0, NULL, "-V -p k.pub -m index.json");
  arguments = g_strdup_printf ("-V -P %s -m index.json", word);
  minisign (self, 0, NULL, arguments);
  put (self, "index.json", BYTES " ");
  minisign (self, 1, NULL, "-V -p k.pub -m index.json");
  g_assert_cmpstr (signature, ==, again);
}

/* What minisign signs with a key of its own, in each of its ways, we verify; with our key too. */
static void
test_theirs (Folder        *self,
             gconstpointer  data)
{
  static const char *ways[] = { "-S -s k.key -m index.json -t told", "-S -l -s k.key -m index.json -t told" };
  g_autoptr(EntSecretKey) ours = ent_secret_key_new ();
  g_autofree char *our_file = ent_secret_key_to_file (ours), *our_word = ent_secret_key_dup_public (ours);
  g_autofree char *public = NULL, *word = NULL;
  g_autoptr(GError) error = NULL;

  minisign (self, 0, NULL, "-G -W -p k.pub -s k.key");
  public = get (self, "k.pub");
  word = ent_public_key_read (public, &error);
  g_assert_no_error (error);
  put (self, "index.json", BYTES);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *signature = NULL, *comment = NULL;

      minisign (self, 0, NULL, ways[i]);
      signature = get (self, "index.json.minisig");
      ent_minisign_verify (word, (const guint8 *) BYTES, strlen (BYTES), signature, strlen (signature), &comment, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (comment, ==, "told");
    }

  put (self, "k.key", our_file);
  minisign (self, 0, NULL, ways[0]);
  {
    g_autofree char *signature = get (self, "index.json.minisig");

    g_assert_true (verify (our_word, BYTES, signature, &error));
    g_assert_no_error (error);
  }
}

/* A secret key of minisign's, bare and under a passphrase. */
static void
test_secret (Folder        *self,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *file = NULL, *public = NULL, *word = NULL, *ours = NULL, *signature = NULL;
      g_autoptr(EntSecretKey) key = NULL;

      minisign (self, 0, i == 0 ? NULL : "open sesame\nopen sesame\n",
                i == 0 ? "-G -f -W -p k.pub -s k.key" : "-G -f -p k.pub -s k.key");
      file = get (self, "k.key");
      public = get (self, "k.pub");
      word = ent_public_key_read (public, &error);
      g_assert_no_error (error);
      g_assert_cmpint (ent_secret_key_is_encrypted (file), ==, i == 1);
      if (i == 1)
        {
          g_assert_null (ent_secret_key_read (file, NULL, &error));
          g_assert_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_CONTENT);
          g_clear_error (&error);
          g_assert_null (ent_secret_key_read (file, "open says me", &error));
          g_assert_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_CONTENT);
          g_clear_error (&error);
        }
      key = ent_secret_key_read (file, i == 1 ? "open sesame" : NULL, &error);
      g_assert_no_error (error);
      ours = ent_secret_key_dup_public (key);
      g_assert_cmpstr (ours, ==, word);
      signature = sign (key, BYTES);
      put (self, "index.json", BYTES);
      put (self, "index.json.minisig", signature);
      minisign (self, 0, NULL, "-V -p k.pub -m index.json");
    }
}

/* Each has its own message. */
static void
test_refused (void)
{
  g_autoptr(EntSecretKey) key = ent_secret_key_new (), other = ent_secret_key_new ();
  g_autofree char *word = ent_secret_key_dup_public (key), *signature = sign (key, BYTES), *theirs = sign (other, BYTES);
  g_auto(GStrv) lines = g_strsplit (signature, "\n", -1);
  g_autofree char *commented = g_strdup_printf ("%s\n%s\ntrusted comment: feed:demo serial:2 timestamp:1764061200\n%s\n",
                                                lines[0], lines[1], lines[3]);
  const struct
  {
    const char *bytes;
    const char *signature;
    const char *words;
  } refused[] = {
    { BYTES, theirs, "another key" },
    { BYTES " ", signature, "not that of this file" },
    { BYTES, commented, "comment in the signature was changed" },
    { BYTES, "", "not as minisign writes them" },
    { BYTES, "untrusted comment: a\nRUQ\ntrusted comment: b\nRUQ\n", "not as minisign writes them" },
  };

  g_assert_true (verify (word, BYTES, signature, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (verify (word, refused[i].bytes, refused[i].signature, &error));
      g_assert_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_TRUST);
      g_assert_nonnull (strstr (error->message, refused[i].words));
    }
}

/* No bit of a signature may turn, and none of what is signed. */
static void
test_every_bit (void)
{
  g_autoptr(EntSecretKey) key = ent_secret_key_new ();
  g_autofree char *word = ent_secret_key_dup_public (key), *signature = sign (key, BYTES);
  g_auto(GStrv) lines = g_strsplit (signature, "\n", -1);
  gsize skip = strlen (lines[0]) + 1;

  for (gsize i = skip; i + 1 < strlen (signature); i++)
    for (int bit = 0; bit < 7; bit++)
      {
        g_autofree char *changed = g_strdup (signature);

        changed[i] = (char) (changed[i] ^ 1 << bit);
        g_assert_false (verify (word, BYTES, changed, NULL));
      }
  for (gsize i = 0; i < strlen (BYTES); i++)
    {
      char changed[] = BYTES;

      changed[i] ^= 1;
      g_assert_false (verify (word, changed, signature, NULL));
    }
}

static void
test_public_key (void)
{
  static const char *none[] = { "", "RW", "not a key", "untrusted comment: alone",
                                "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO", "\xff\xfe" };
  static const char *word = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
  g_autofree char *fingerprint = ent_public_key_fingerprint (word);
  g_autofree char *read = ent_public_key_read ("untrusted comment: jedisct1\r\n"
                                               "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3\r\n", NULL);
  g_autofree char *alone = ent_public_key_read (word, NULL);

  g_assert_cmpstr (read, ==, word);
  g_assert_cmpstr (alone, ==, word);
  g_assert_true (g_regex_match_simple ("^([0-9a-f]{4} ){7}[0-9a-f]{4}$", fingerprint, 0, 0));
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (ent_public_key_read (none[i], &error));
      g_assert_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_CONTENT);
      g_assert_null (ent_public_key_fingerprint (none[i]));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/minisign/ours", Folder, NULL, folder_set_up, test_ours, folder_tear_down);
  g_test_add ("/minisign/theirs", Folder, NULL, folder_set_up, test_theirs, folder_tear_down);
  g_test_add ("/minisign/secret", Folder, NULL, folder_set_up, test_secret, folder_tear_down);
  g_test_add_func ("/minisign/refused", test_refused);
  g_test_add_func ("/minisign/every-bit", test_every_bit);
  g_test_add_func ("/minisign/public-key", test_public_key);
  return g_test_run ();
}
