/* entente-tool publish and key, beside minisign itself: what one signs, the other verifies. */

#include "config.h"

#include "tool-fixture.h"

#include <sys/stat.h>

#include "ent-feed-index.h"
#include "ent-minisign.h"

#define TIME "1764061200"  /* 2025-11-25T09:00:00Z */

typedef struct
{
  Fixture  tool;
  char    *cases;
  char    *feed;
  char    *key;   /* "…/k.key", which is made; "…/k" is its name */
  char    *name;
} Folder;

static void
folder_set_up (Folder        *self,
               gconstpointer  data)
{
  set_up (&self->tool, data);
  g_setenv ("SOURCE_DATE_EPOCH", TIME, TRUE);
  self->cases = dup_path (&self->tool, "data/cases");
  self->feed = dup_path (&self->tool, "feed");
  self->name = dup_path (&self->tool, "k");
  self->key = dup_path (&self->tool, "k.key");
  g_assert_cmpint (run (&self->tool, "key", "new", self->name, NULL), ==, 0);
}

static void
folder_tear_down (Folder        *self,
                  gconstpointer  data)
{
  tear_down (&self->tool, data);
  g_free (self->cases);
  g_free (self->feed);
  g_free (self->name);
  g_free (self->key);
}

static int
publish (Folder *self)
{
  return run (&self->tool, "publish", self->cases, self->feed, "--key", self->key, "--title", "Demo", NULL);
}

static char *
load (Folder     *self,
      const char *name)
{
  g_autofree char *path = dup_path (&self->tool, name);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* Runs minisign in the fixture's folder, with @input as if typed; its exit status must be @status. */
static void
minisign (Folder     *self,
          int         status,
          const char *input,
          const char *arguments)
{
  g_autofree char *line = g_strconcat ("minisign ", arguments, NULL), *output = NULL;
  g_auto(GStrv) argv = g_strsplit (line, " ", -1);
  g_autoptr(GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                 | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  g_subprocess_launcher_set_cwd (launcher, self->tool.dir);
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %s", line, output);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, status);
}

static void
test_keys (Folder        *self,
           gconstpointer  data)
{
  Fixture *tool = &self->tool;
  g_autofree char *before = load (self, "k.key"), *after = NULL, *public = load (self, "k.pub");
  g_autofree char *public_path = dup_path (tool, "k.pub"), *key = ent_public_key_read (public, NULL);
  g_autofree char *fingerprint = ent_public_key_fingerprint (key);
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object;
  GStatBuf info;

  g_assert_cmpint (g_stat (self->key, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (run (tool, "key", "new", self->name, NULL), ==, 1);
  assert_in (tool->err, "k.pub is there already");
  g_assert_cmpint (g_unlink (public_path), ==, 0);
  g_assert_cmpint (run (tool, "key", "new", self->name, NULL), ==, 1);
  assert_in (tool->err, "k.key is there already");
  g_assert_false (g_file_test (public_path, G_FILE_TEST_EXISTS));
  after = load (self, "k.key");
  g_assert_cmpstr (before, ==, after);
  put_file (public_path, public);

  g_assert_cmpint (run (tool, "key", "show", public_path, NULL), ==, 0);
  assert_in (tool->out, fingerprint);
  assert_in (tool->out, key);
  g_assert_cmpint (run (tool, "--json", "key", "show", self->key, NULL), ==, 0);
  root = parse_out (tool);
  object = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (object, "fingerprint"), ==, fingerprint);
  g_assert_cmpstr (json_object_get_string_member (object, "key"), ==, key);
  g_assert_cmpint (run (tool, "key", "show", tool->case_file, NULL), ==, 1);
  assert_in (tool->err, "this is no secret key");
  g_assert_cmpint (run (tool, "key", "show", tool->dir, NULL), ==, 1);
  g_assert_cmpint (run (tool, "key", NULL), ==, 2);
  g_assert_cmpint (run (tool, "key", "new", NULL), ==, 2);
}

static void
test_publish (Folder        *self,
              gconstpointer  data)
{
  Fixture *tool = &self->tool;
  g_autofree char *index = NULL, *again = NULL, *signature = NULL, *signature_again = NULL;
  g_autoptr(EntFeedIndex) read = NULL;
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(GError) error = NULL;
  JsonObject *object;

  g_assert_cmpint (publish (self), ==, 0);
  g_assert_cmpstr (tool->out, ==, "demo: published as serial 1, 1 case, valid until 2026-05-24\n1 new case file\n");
  g_assert_cmpstr (tool->err, ==, "");
  minisign (self, 0, NULL, "-V -p k.pub -m feed/index.json");
  minisign (self, 0, NULL, "-V -p feed/feed.pub -m feed/index.json");
  index = load (self, "feed/index.json");
  signature = load (self, "feed/index.json.minisig");
  read = ent_feed_index_parse (index, strlen (index), &error);
  g_assert_no_error (error);
  g_assert_cmpint (read->issued_sec, ==, atoi (TIME));

  g_assert_cmpint (run (tool, "--json", "publish", self->cases, self->feed, "--key", self->key, NULL), ==, 0);
  root = parse_out (tool);
  object = json_node_get_object (root);
  g_assert_false (json_object_get_boolean_member (object, "written"));
  g_assert_cmpint (json_object_get_int_member (object, "serial"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (object, "cases"), ==, 1);

  /* From nothing it is the same again. */
  ent_fixture_remove_folder (self->feed);
  g_assert_cmpint (publish (self), ==, 0);
  again = load (self, "feed/index.json");
  signature_again = load (self, "feed/index.json.minisig");
  g_assert_cmpstr (index, ==, again);
  g_assert_cmpstr (signature, ==, signature_again);
}

/* A key of minisign's, with and without a passphrase, publishes; with ours minisign signs. */
static void
test_minisign (Folder        *self,
               gconstpointer  data)
{
  Fixture *tool = &self->tool;
  g_autofree char *theirs = dup_path (tool, "m.key"), *secret = dup_path (tool, "e.key");
  g_autofree char *pass = dup_path (tool, "pass"), *other = dup_path (tool, "feed-2"), *message = dup_path (tool, "text");

  minisign (self, 0, NULL, "-G -W -p m.pub -s m.key");
  g_assert_cmpint (run (tool, "publish", self->cases, self->feed, "--key", theirs, "--title", "Demo", NULL), ==, 0);
  minisign (self, 0, NULL, "-V -p m.pub -m feed/index.json");
  minisign (self, 1, NULL, "-V -p k.pub -m feed/index.json");

  minisign (self, 0, "open sesame\nopen sesame\n", "-G -p e.pub -s e.key");
  g_assert_cmpint (run (tool, "publish", self->cases, other, "--key", secret, "--title", "Demo", NULL), ==, 1);
  assert_in (tool->err, "--passphrase-file");
  put_file (pass, "open sesame\n");
  g_assert_cmpint (run (tool, "publish", self->cases, other, "--key", secret, "--title", "Demo", "--passphrase-file",
                        pass, NULL), ==, 0);
  minisign (self, 0, NULL, "-V -p e.pub -m feed-2/index.json");
  put_file (pass, "open barley\n");
  g_assert_cmpint (run (tool, "key", "show", secret, "--passphrase-file", pass, NULL), ==, 1);
  assert_in (tool->err, "the passphrase is not that");

  put_file (message, "words\n");
  minisign (self, 0, NULL, "-S -s k.key -m text");
  minisign (self, 0, NULL, "-V -p k.pub -m text");
}

static void
test_usage (Folder        *self,
            gconstpointer  data)
{
  Fixture *tool = &self->tool;
  g_autofree char *inside = g_build_filename (self->feed, "k.key", NULL);
  g_autofree char *within = g_build_filename (self->feed, "cases", NULL);

  g_assert_cmpint (run (tool, "publish", self->cases, NULL), ==, 2);
  assert_in (tool->err, "usage: entente-tool publish CASES_DIR FEED_DIR");
  g_assert_cmpint (run (tool, "publish", self->cases, self->feed, NULL), ==, 2);
  assert_in (tool->err, "the secret key to sign with is missing");
  g_assert_cmpint (run (tool, "publish", self->cases, self->feed, "--key", inside, NULL), ==, 2);
  assert_in (tool->err, "everyone is to read");
  g_assert_cmpint (run (tool, "publish", within, self->feed, "--key", self->key, NULL), ==, 2);
  assert_in (tool->err, "the cases lie in the folder of the feed");
  g_assert_cmpint (run (tool, "publish", self->cases, self->feed, "--key", self->key, "--valid-days", "0", NULL), ==, 2);
  g_assert_cmpint (run (tool, "publish", self->cases, self->feed, "--key", self->key, "--serial", "-1", NULL), ==, 2);
  g_assert_cmpint (run (tool, "publish", self->cases, self->feed, "--key", tool->case_file, NULL), ==, 1);
  assert_in (tool->err, "this is no secret key");
  g_assert_cmpint (run (tool, "publish", self->cases, self->feed, "--key", self->key, NULL), ==, 1);
  assert_in (tool->err, "a new feed needs a title");
  g_setenv ("SOURCE_DATE_EPOCH", "today", TRUE);
  g_assert_cmpint (publish (self), ==, 2);
  assert_in (tool->err, "SOURCE_DATE_EPOCH");
  g_setenv ("SOURCE_DATE_EPOCH", TIME, TRUE);
  /* The folder itself was made, to be locked. */
  g_assert_cmpint (g_rmdir (self->feed), ==, 0);

  g_assert_cmpint (g_chmod (self->key, 0644), ==, 0);
  g_assert_cmpint (publish (self), ==, 0);
  assert_in (tool->err, "chmod 600");
  put_file (tool->case_file, "{}");
  g_assert_cmpint (publish (self), ==, 1);
  assert_in (tool->err, "a-b.json” cannot be published");
}

/* From one key to the next, as a person does it. */
static void
test_next_key (Folder        *self,
               gconstpointer  data)
{
  Fixture *tool = &self->tool;
  g_autofree char *name = dup_path (tool, "next"), *public = dup_path (tool, "next.pub"), *secret = dup_path (tool, "next.key");
  g_autofree char *index = NULL, *text = NULL, *key = NULL;
  g_autoptr(EntFeedIndex) read = NULL;

  g_assert_cmpint (run (tool, "key", "new", name, NULL), ==, 0);
  g_assert_cmpint (publish (self), ==, 0);
  g_assert_cmpint (run (tool, "publish", self->cases, self->feed, "--key", self->key, "--next-key", public, NULL), ==, 0);
  minisign (self, 0, NULL, "-V -p k.pub -m feed/index.json");
  index = load (self, "feed/index.json");
  text = load (self, "next.pub");
  key = ent_public_key_read (text, NULL);
  read = ent_feed_index_parse (index, strlen (index), NULL);
  g_assert_cmpstr (read->key, ==, key);
  g_assert_cmpint (run (tool, "publish", self->cases, self->feed, "--key", secret, NULL), ==, 0);
  minisign (self, 0, NULL, "-V -p next.pub -m feed/index.json");
  minisign (self, 0, NULL, "-V -p feed/feed.pub -m feed/index.json");
  g_assert_cmpint (run (tool, "publish", self->cases, self->feed, "--key", self->key, NULL), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/tool/publish/" name, Folder, NULL, folder_set_up, func, folder_tear_down)
  ADD ("keys", test_keys);
  ADD ("publish", test_publish);
  ADD ("minisign", test_minisign);
  ADD ("usage", test_usage);
  ADD ("next-key", test_next_key);
  return g_test_run ();
}
