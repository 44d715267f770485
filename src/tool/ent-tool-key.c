#include "config.h"

#include "ent-tool-key.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ent-json-writer.h"

#define USAGE "key new|show"

/* Reading */

/* Wiped before it is freed. */
static void
forget (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

/* A file that is small by its nature: a key or a passphrase. (transfer full) (nullable) */
static char *
load_small (const char *path)
{
  char bytes[ENT_MINISIGN_MAX_BYTES + 1];
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gsize length = 0;
  gssize n = -1;
  char *text = NULL;

  while (fd >= 0 && length < sizeof bytes && (n = read (fd, bytes + length, sizeof bytes - length)) > 0)
    length += (gsize) n;
  if (n < 0)
    ent_tool_error (_("%s could not be read: %s"), path, g_strerror (errno));
  else if (length > ENT_MINISIGN_MAX_BYTES || memchr (bytes, '\0', length) != NULL)
    ent_tool_error (_("%s is neither a key nor a passphrase"), path);
  else
    text = g_strndup (bytes, length);
  explicit_bzero (bytes, sizeof bytes);
  if (fd >= 0)
    close (fd);
  return text;
}

static void
warn_of_others (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) == 0 && S_ISREG (info.st_mode) && (info.st_mode & 077) != 0)
    ent_tool_error (_("others on this machine may read %s, the secret key: chmod 600 keeps it yours"), path);
}

EntSecretKey *
ent_tool_load_secret_key (const char *path,
                          const char *passphrase_path)
{
  char *text = load_small (path), *passphrase = NULL;
  g_autoptr(GError) error = NULL;
  EntSecretKey *key = NULL;

  if (text != NULL && ent_secret_key_is_encrypted (text) && passphrase_path != NULL)
    {
      passphrase = load_small (passphrase_path);
      if (passphrase != NULL)
        passphrase[strcspn (passphrase, "\r\n")] = '\0';
    }
  if (text != NULL && ent_secret_key_is_encrypted (text) && passphrase_path == NULL)
    {
      ent_tool_error (_("%s is encrypted: name a file that holds its passphrase with --passphrase-file"), path);
    }
  else if (text != NULL && (passphrase != NULL || !ent_secret_key_is_encrypted (text)))
    {
      key = ent_secret_key_read (text, passphrase, &error);
      if (key == NULL)
        ent_tool_error ("%s: %s", path, error->message);
      else if (!ent_secret_key_is_encrypted (text))
        warn_of_others (path);
    }
  forget (passphrase);
  forget (text);
  return key;
}

char *
ent_tool_load_public_key (const char *path)
{
  g_autofree char *text = load_small (path);
  g_autoptr(GError) error = NULL;
  char *key = text != NULL ? ent_public_key_read (text, &error) : NULL;

  if (text != NULL && key == NULL)
    ent_tool_error ("%s: %s", path, error->message);
  return key;
}

/* Telling */

/* @secret_path, @public_path: (nullable): files that were made */
static void
tell (EntTool    *self,
      const char *key,
      const char *secret_path,
      const char *public_path)
{
  g_autofree char *fingerprint = ent_public_key_fingerprint (key), *json = NULL;
  EntJsonWriter *writer;

  if (!self->json)
    {
      if (secret_path != NULL)
        {
          ent_tool_print (_("%s: the secret key: keep a copy apart from this machine, and show it to nobody"), secret_path);
          ent_tool_print ("\n");
          ent_tool_print (_("%s: the public key, for readers"), public_path);
          ent_tool_print ("\n");
        }
      /* Translators: the key, "RW…", which programs compare, then its fingerprint, which people compare. */
      ent_tool_print (_("key: %s\nfingerprint: %s\n"), key, fingerprint);
      return;
    }
  writer = ent_json_writer_new (NULL);
  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "secret", secret_path);
  ent_json_writer_string (writer, "public", public_path);
  ent_json_writer_string (writer, "key", key);
  ent_json_writer_string (writer, "fingerprint", fingerprint);
  ent_json_writer_close (writer, '}');
  json = ent_json_writer_finish (writer, NULL);
  ent_tool_print_json (json);
}

/* new */

/* A file that was not there before. */
static gboolean
create (const char *path,
        const char *text,
        int         mode)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  gsize length = strlen (text), at = 0;
  gssize n = 0;

  if (fd < 0 && errno == EEXIST)
    {
      ent_tool_error (_("%s is there already, and a key is never replaced: choose another name"), path);
      return FALSE;
    }
  while (fd >= 0 && at < length && (n = write (fd, text + at, length - at)) >= 0)
    at += (gsize) n;
  if (fd >= 0 && n >= 0 && fsync (fd) == 0 && close (fd) == 0)
    return TRUE;

  ent_tool_error (_("%s could not be written: %s"), path, g_strerror (errno));
  if (fd >= 0)
    g_unlink (path);
  return FALSE;
}

static EntToolStatus
run_new (EntTool  *self,
         char    **arguments)
{
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "key new NAME",
                                           _("Makes a pair of keys to sign a feed with: NAME.key, which is secret, and "
                                             "NAME.pub, which readers may know. They are as minisign makes them, without "
                                             "a passphrase. Nothing that is there is replaced."),
                                           NULL, 1, 1);
  g_autofree char *secret_path = NULL, *public_path = NULL, *public_text = NULL, *word = NULL;
  g_autoptr(EntSecretKey) key = NULL;
  char *secret_text;
  gboolean done;

  if (operands == NULL)
    return ENT_TOOL_USAGE;
  secret_path = g_strconcat (operands[0], ".key", NULL);
  public_path = g_strconcat (operands[0], ".pub", NULL);
  key = ent_secret_key_new ();
  word = ent_secret_key_dup_public (key);
  public_text = ent_secret_key_to_public_file (key);
  if (!create (public_path, public_text, 0666))
    return ENT_TOOL_FAILED;
  secret_text = ent_secret_key_to_file (key);
  done = create (secret_path, secret_text, 0600);
  forget (secret_text);
  if (!done)
    {
      g_unlink (public_path);
      return ENT_TOOL_FAILED;
    }
  tell (self, word, secret_path, public_path);
  return ENT_TOOL_OK;
}

/* show */

/* Of either kind of file. (transfer full) (nullable) */
static char *
load_either (const char *path,
             const char *passphrase_path)
{
  char *text = load_small (path);
  g_autofree char *key = text != NULL ? ent_public_key_read (text, NULL) : NULL;
  g_autoptr(EntSecretKey) secret = NULL;
  gboolean is_there = text != NULL;

  forget (text);
  if (!is_there || key != NULL)
    return g_steal_pointer (&key);
  secret = ent_tool_load_secret_key (path, passphrase_path);
  return secret != NULL ? ent_secret_key_dup_public (secret) : NULL;
}

static EntToolStatus
run_show (EntTool  *self,
          char    **arguments)
{
  g_autofree char *passphrase_path = NULL, *key = NULL;
  const GOptionEntry entries[] = {
    { "passphrase-file", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &passphrase_path,
      N_("The passphrase of an encrypted key is the first line of this file"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "key show FILE",
                                           _("Tells the public key of a .pub file, a feed’s feed.pub say, or of a secret "
                                             "key, and its fingerprint, which people compare."),
                                           entries, 1, 1);

  if (operands == NULL)
    return ENT_TOOL_USAGE;
  key = load_either (operands[0], passphrase_path);
  if (key == NULL)
    return ENT_TOOL_FAILED;
  tell (self, key, NULL, NULL);
  return ENT_TOOL_OK;
}

EntToolStatus
ent_tool_key (EntTool  *self,
              char    **arguments)
{
  static const EntToolPart parts[] = {
    { "new", "key new", run_new },
    { "show", "key show", run_show },
    { NULL, NULL, NULL }
  };

  return ent_tool_run_part (self, arguments, parts, USAGE,
                            _("Makes keys to sign a feed with, and tells their fingerprints. “entente-tool key new --help” "
                              "tells more, and so for the other."));
}
