/* entente-tool feed, from the publisher's folder of cases to the reader's library: over nginx, and from a folder. */

#define _GNU_SOURCE

#include "config.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <unistd.h>

#include "ent-feed-client.h"
#include "ent-feed-import.h"
#include "ent-store-own.h"
#include "feed-tool.h"
#include "nginx.h"

#define EVENT  "herzog-hussein-1963"
#define QUOTED "Contacts did not make peace."
#define BEFORE "Years went by. "

/* The demo feed, published and served. */
typedef struct
{
  Feed   feed;
  Nginx *nginx;   /* NULL where there is none: the test is skipped */
} Served;

static void
served_set_up (Served        *self,
               gconstpointer  data)
{
  feed_set_up (&self->feed);
  feed_take_demo (&self->feed);
  feed_publish (&self->feed);
  self->nginx = nginx_new (self->feed.feed);
}

static void
served_tear_down (Served        *self,
                  gconstpointer  data)
{
  g_clear_pointer (&self->nginx, nginx_free);
  feed_tear_down (&self->feed);
}

static void
folder_set_up (Feed          *self,
               gconstpointer  data)
{
  feed_set_up (self);
  feed_take_demo (self);
  feed_publish (self);
}

static void
folder_tear_down (Feed          *self,
                  gconstpointer  data)
{
  feed_tear_down (self);
}

static void
assert_exit (Feed       *self,
             int         status,
             const char *words)
{
  g_assert_cmpint (run (&self->base, "@", "feed", "sync", NULL), ==, status);
  assert_in (status == 0 ? self->base.out : self->base.err, words);
}

static void
add (Feed       *self,
     const char *url)
{
  g_assert_cmpint (run (&self->base, "@", "feed", "add", url, "--key", self->public, NULL), ==, 0);
}

/* The only feed in what "feed sync --json" printed. (transfer none): as long as @root */
static JsonObject *
get_only (JsonNode *root)
{
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, 1);
  return json_array_get_object_element (json_node_get_array (root), 0);
}

static void
test_usage (Feed          *self,
            gconstpointer  data)
{
  static const char * const commands[] = { "add", "list", "remove", "sync" };
  Fixture *base = &self->base;

  g_assert_cmpint (run (base, "feed", NULL), ==, 2);
  assert_in (base->err, "usage: entente-tool feed add|list|remove|sync");
  g_assert_cmpint (run (base, "feed", "add", NULL), ==, 2);
  g_assert_cmpint (run (base, "feed", "list", "x", NULL), ==, 2);
  g_assert_cmpint (run (base, "feed", "remove", NULL), ==, 2);
  g_assert_cmpint (run (base, "feed", "sync", "--dance", NULL), ==, 2);
  /* No key, and nobody to ask. */
  g_assert_cmpint (run (base, "@", "feed", "add", self->feed, NULL), ==, 2);
  assert_in (base->err, "--key");
  g_assert_cmpint (run (base, "@", "feed", "add", self->feed, "--key", "RWabc", NULL), ==, 2);
  assert_in (base->err, "“RWabc” is no public key");
  g_assert_cmpint (run (base, "@", "feed", "add", "http://example.org/", "--key", self->public, NULL), ==, 2);
  assert_in (base->err, "https");
  g_assert_cmpint (run (base, "@", "feed", "sync", "dance", NULL), ==, 1);
  assert_in (base->err, "dance");
  g_assert_cmpint (run (base, "@", "feed", "remove", "dance", NULL), ==, 1);
  g_assert_cmpint (run (base, "@", "feed", "remove", "bundled", NULL), ==, 1);
  g_assert_cmpint (run (base, "@", "feed", "sync", NULL), ==, 0);
  assert_in (base->err, "there is no feed yet");
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_assert_cmpint (run (base, "feed", commands[i], "--help", NULL), ==, 0);
      assert_in (base->out, commands[i]);
    }
}

/* What a person wrote, by its words. (transfer full) */
static EntNote *
find_note (Feed       *self,
           const char *body)
{
  g_autoptr(EntStore) store = ent_store_open (self->base.library, ENT_STORE_READ, NULL, NULL);
  g_autoptr(GPtrArray) notes = NULL;

  g_assert_nonnull (store);
  notes = ent_store_list_notes (store, "israel-jordan", NULL);
  for (guint i = 0; i < notes->len; i++)
    {
      const EntNote *note = g_ptr_array_index (notes, i);

      if (strcmp (note->body, body) == 0)
        return ent_note_copy (note);
    }
  g_assert_not_reached ();
}

static void
write_notes (Feed *self)
{
  g_autoptr(EntStore) store = ent_store_open (self->base.library, ENT_STORE_CREATE, NULL, NULL);
  g_autoptr(EntNote) event = ent_note_new (), words = ent_note_new ();

  g_assert_nonnull (store);
  event->case_id = g_strdup ("israel-jordan");
  event->target->kind = ENT_TARGET_EVENT;
  event->target->id = g_strdup (EVENT);
  ent_note_set_body (event, "Who knew?", NULL);
  words->case_id = g_strdup ("israel-jordan");
  words->target->kind = ENT_TARGET_STORY;
  words->target->id = g_strdup ("waiting-for-an-opening");
  words->target->anchor = g_new0 (EntAnchor, 1);
  words->target->anchor->exact = g_strdup (QUOTED);
  words->target->anchor->prefix = g_strdup ("");
  words->target->anchor->suffix = g_strdup (" In April 1987 Foreign Minister ");
  words->target->anchor->end = strlen (QUOTED);
  ent_note_set_body (words, "Why not?", NULL);
  g_assert_true (ent_store_put_note (store, event, NULL));
  g_assert_true (ent_store_put_note (store, words, NULL));
}

/* Both stand where they stood: the words have moved, and the note with them. */
static void
assert_notes (Feed *self)
{
  g_autoptr(EntNote) event = find_note (self, "Who knew?"), words = find_note (self, "Why not?");

  g_assert_cmpstr (event->target->id, ==, EVENT);
  g_assert_true (event->place == NULL || event->place->state <= ENT_PLACE_MOVED);
  g_assert_true (words->place == NULL || words->place->state <= ENT_PLACE_MOVED);
  g_assert_cmpstr (words->target->anchor->exact, ==, QUOTED);
  g_assert_cmpuint (words->target->anchor->start, ==, strlen (BEFORE));
}

static void
assert_first (Feed *self)
{
  g_autoptr(JsonNode) root = NULL;
  JsonObject *feed;
  JsonArray *news;

  g_assert_cmpint (run (&self->base, "@", "feed", "sync", "--json", NULL), ==, 0);
  root = parse_out (&self->base);
  feed = get_only (root);
  news = json_object_get_array_member (feed, "news");
  g_assert_cmpstr (json_object_get_string_member (feed, "state"), ==, "new");
  g_assert_cmpint (json_object_get_int_member (feed, "cases"), ==, 6);
  g_assert_cmpint (json_object_get_int_member (feed, "requests"), ==, 8);
  g_assert_cmpuint (json_array_get_length (news), ==, 6);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (news, i), "kind"), ==, "added");
}

/* Event by event, the words before and after. */
static void
assert_told (Feed *self)
{
  g_assert_cmpint (run (&self->base, "@", "feed", "sync", "demo", NULL), ==, 0);
  assert_in (self->base.out, "israel-jordan");
  assert_in (self->base.out, "version 1 → 2");
  assert_in (self->base.out, "changed  Event · 24 September 1963 · Hussein meets an Israeli envoy");
  assert_in (self->base.out, "[-nine-]{+ten+}");
  g_assert_null (strstr (self->base.out, "japan-korea"));
}

/* One request, and nothing in the answer. */
static void
assert_unchanged (Feed *self)
{
  g_autoptr(JsonNode) root = NULL;
  JsonObject *feed;

  g_assert_cmpint (run (&self->base, "@", "feed", "sync", "--json", NULL), ==, 0);
  root = parse_out (&self->base);
  feed = get_only (root);
  g_assert_cmpstr (json_object_get_string_member (feed, "state"), ==, "same");
  g_assert_cmpint (json_object_get_int_member (feed, "requests"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (feed, "bytes"), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (feed, "news")), ==, 0);
}

/* What a lecturer does over a term. */
static void
go_through (Feed       *self,
            const char *url)
{
  Fixture *base = &self->base;

  add (self, url);
  assert_in (base->out, "“Demo” (demo) is added: 6 cases");
  assert_first (self);
  assert_unchanged (self);
  write_notes (self);

  feed_edit_case (self, "israel-jordan", "The meetings with Herzog went on for nine years.",
                  "The meetings with Herzog went on for ten years.");
  feed_edit_case (self, "israel-jordan", QUOTED, BEFORE QUOTED);
  feed_publish (self);
  /* Edited twice, so that it is version 3; what the reader has is 1. */
  g_assert_cmpint (run (base, "@", "feed", "sync", "demo", NULL), ==, 0);
  assert_notes (self);
  g_assert_cmpint (run (base, "@", "check", NULL), ==, 0);

  /* The publisher gives up two cases: one that the reader wrote about stays. */
  feed_remove_case (self, "israel-jordan");
  feed_remove_case (self, "japan-korea");
  feed_publish (self);
  assert_exit (self, 0, "No longer published, kept: Israel–Jordan");
  assert_in (base->out, "No longer published, gone: Japan");
  assert_notes (self);
  g_assert_cmpint (run (base, "@", "check", NULL), ==, 0);
}

static void
test_nginx (Served        *self,
            gconstpointer  data)
{
  if (self->nginx != NULL)
    go_through (&self->feed, nginx_get_url (self->nginx));
}

static void
test_tls (Served        *self,
          gconstpointer  data)
{
  if (self->nginx == NULL)
    return;
  /* An authority that nobody knows. */
  g_assert_cmpint (run (&self->feed.base, "@", "feed", "add", nginx_get_tls_url (self->nginx), "--key",
                        self->feed.public, NULL), !=, 0);
  g_setenv ("CURL_CA_BUNDLE", nginx_get_ca (self->nginx), TRUE);
  go_through (&self->feed, nginx_get_tls_url (self->nginx));
  g_unsetenv ("CURL_CA_BUNDLE");
}

static void
test_told (Served        *self,
           gconstpointer  data)
{
  if (self->nginx == NULL)
    return;
  add (&self->feed, nginx_get_url (self->nginx));
  assert_first (&self->feed);
  feed_edit_case (&self->feed, "israel-jordan", "The meetings with Herzog went on for nine years.",
                  "The meetings with Herzog went on for ten years.");
  feed_publish (&self->feed);
  assert_told (&self->feed);
}

static void
test_offline (Served        *self,
              gconstpointer  data)
{
  g_autofree char *before = NULL, *after = NULL;
  Feed *feed = &self->feed;

  if (self->nginx == NULL)
    return;
  add (feed, nginx_get_url (self->nginx));
  assert_first (feed);
  before = feed_dup_state (feed);
  nginx_stop (self->nginx);
  assert_exit (feed, 3, "“Demo” was not updated");
  assert_in (feed->base.err, "You keep what you have: signed by ");
  after = feed_dup_state (feed);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (run (&feed->base, "@", "feed", "list", NULL), ==, 0);
  assert_in (feed->base.out, "Could not be reached");
  nginx_start (self->nginx);
  assert_unchanged (feed);
}

/* A byte of a case, of the index and of the signature is another. */
static void
test_tampered (Feed          *self,
               gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autoptr(EntFeedIndex) index = NULL;

  add (self, self->feed);
  assert_exit (self, 0, "New: Japan");
  before = feed_dup_state (self);
  feed_edit_case (self, "japan-korea", "the 1965 treaty and", "the 1965 Treaty and");
  feed_publish (self);
  index = feed_read_index (self);

  for (guint i = 0; i < 3; i++)
    {
      const EntFeedCase *entry = ent_feed_index_find (index, "japan-korea");
      const char *names[] = { entry->path, "index.json", "index.json.minisig" };
      g_autofree char *path = feed_dup_path (self, names[i]), *text = NULL, *after = NULL;
      g_autofree char *whole = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      whole = g_strdup (text);
      text[length / 2] ^= 1;
      put_file (path, text);
      assert_exit (self, 4, "“Demo” was not updated");
      after = feed_dup_state (self);
      g_assert_cmpstr (before, ==, after);
      put_file (path, whole);
    }
  assert_exit (self, 0, "version 1 → 2");
}

/* Rightly signed, and no case. */
static void
test_bad_content (Feed          *self,
                  gconstpointer  data)
{
  static const char bytes[] = "{ \"format\": 1, \"id\": \"japan-korea\", \"version\": 2 }\n";
  g_autofree char *before = NULL, *after = NULL, *path = NULL;
  g_autoptr(EntFeedIndex) index = NULL;
  EntFeedCase *entry;

  add (self, self->feed);
  assert_exit (self, 0, "New: Japan");
  before = feed_dup_state (self);

  index = feed_read_index (self);
  index->serial++;
  index->issued_sec++;
  entry = (EntFeedCase *) ent_feed_index_find (index, "japan-korea");
  g_free (entry->sha256);
  g_free (entry->path);
  entry->version = 2;
  entry->size = strlen (bytes);
  entry->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, bytes, -1);
  entry->path = ent_feed_case_format_path (entry->id, entry->sha256);
  path = feed_dup_path (self, entry->path);
  put_file (path, bytes);
  feed_sign_index (self, index);

  assert_exit (self, 5, "“Demo” was not updated: the case “Japan");
  assert_in (self->base.err, "You keep what you have");
  after = feed_dup_state (self);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (run (&self->base, "@", "feed", "list", "--json", NULL), ==, 0);
  assert_in (self->base.out, "\"state\": \"bad\"");

  feed_edit_case (self, "japan-korea", "the 1965 treaty and", "the 1965 Treaty and");
  feed_edit_case (self, "japan-korea", "the 1965 Treaty and", "the 1965 treaty and");
  feed_publish (self);
  assert_exit (self, 0, "version 1 → 3");
}

/* What a sync has begun to fetch is there for the next one until something was put. */
static void
test_resumed (Feed          *self,
              gconstpointer  data)
{
  g_autofree char *spool = dup_path (&self->base, "cache/entente/feeds/demo"), *begun = NULL;

  add (self, self->feed);
  assert_exit (self, 0, "New: Japan");
  g_assert_false (g_file_test (spool, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_mkdir_with_parents (spool, 0700), ==, 0);
  begun = g_build_filename (spool, "begun", NULL);
  put_file (begun, "{");
  assert_exit (self, 0, "Nothing new.");
  g_assert_true (g_file_test (begun, G_FILE_TEST_EXISTS));
  feed_edit_case (self, "japan-korea", "the 1965 treaty and", "the 1965 Treaty and");
  feed_publish (self);
  assert_exit (self, 0, "version 1 → 2");
  g_assert_false (g_file_test (spool, G_FILE_TEST_EXISTS));
}

/* A folder that is carried about; two feeds, of which one is spoiled: the worse counts, the other one is synced. */
static void
test_folder (Feed          *self,
             gconstpointer  data)
{
  g_autofree char *other = dup_path (&self->base, "other"), *index = g_build_filename (other, "index.json", NULL);
  Fixture *base = &self->base;

  g_assert_cmpint (run (base, "publish", self->cases, other, "--key", self->secret, "--title", "Another", NULL), ==, 0);
  add (self, self->feed);
  add (self, other);
  put_file (index, "{}\n");
  g_assert_cmpint (run (base, "@", "feed", "sync", NULL), ==, 4);
  assert_in (base->out, "New: Japan");
  assert_in (base->err, "“Another” was not fetched");
  g_assert_cmpint (run (base, "@", "feed", "list", NULL), ==, 0);
  assert_in (base->out, "Demo (demo)");
  assert_in (base->out, "Serial 1");
  assert_in (base->out, "Another (another)");
  assert_in (base->out, "not to be trusted");

  /* Gone with the stick. */
  ent_fixture_remove_folder (self->feed);
  g_assert_cmpint (run (base, "@", "feed", "sync", "demo", NULL), ==, 3);
  g_assert_cmpint (run (base, "@", "feed", "sync", NULL), ==, 4);

  g_assert_cmpint (run (base, "@", "feed", "remove", "demo", NULL), ==, 0);
  assert_in (base->out, "“Demo” (demo) is removed");
  g_assert_cmpint (run (base, "@", "show", "japan-korea", NULL), ==, 1);
  g_assert_cmpint (run (base, "@", "check", NULL), ==, 0);
}

/* A feed of the same id and another key is another publisher's. */
static void
test_other_key (Feed          *self,
                gconstpointer  data)
{
  g_autofree char *key = dup_path (&self->base, "other"), *secret = g_strconcat (key, ".key", NULL);
  g_autofree char *public = g_strconcat (key, ".pub", NULL), *folder = dup_path (&self->base, "folder");
  Fixture *base = &self->base;

  add (self, self->feed);
  g_assert_cmpint (run (base, "key", "new", key, NULL), ==, 0);
  g_assert_cmpint (run (base, "publish", self->cases, folder, "--key", secret, "--title", "Demo", NULL), ==, 0);
  g_assert_cmpint (run (base, "@", "feed", "add", folder, "--key", public, NULL), ==, 1);
  /* And this one is not signed with the key that the person was told. */
  g_assert_cmpint (run (base, "@", "feed", "add", folder, "--key", self->public, NULL), ==, 4);
  /* The same feed somewhere else, which is named as one does in a terminal. */
  ent_fixture_remove_folder (folder);
  g_assert_cmpint (g_rename (self->feed, folder), ==, 0);
  g_assert_cmpint (chdir (base->dir), ==, 0);
  add (self, "folder");
  g_assert_cmpint (chdir ("/"), ==, 0);
  assert_exit (self, 0, "New: Japan");
}

/* "feed add" without a key on a terminal, where somebody types @answer. */
static int
add_on_terminal (Feed       *self,
                 const char *answer)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                                                       | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  int terminal = posix_openpt (O_RDWR | O_NOCTTY), other_end;

  g_assert_cmpint (terminal, >=, 0);
  g_assert_cmpint (grantpt (terminal), ==, 0);
  g_assert_cmpint (unlockpt (terminal), ==, 0);
  other_end = open (ptsname (terminal), O_RDWR | O_NOCTTY);
  g_assert_cmpint (other_end, >=, 0);
  g_assert_cmpint (write (terminal, answer, strlen (answer)), ==, strlen (answer));
  g_subprocess_launcher_take_stdin_fd (launcher, other_end);
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("ENT_TOOL"), "--library", self->base.library,
                                         "feed", "add", self->feed, NULL);
  g_assert_no_error (error);
  g_clear_pointer (&self->base.out, g_free);
  g_clear_pointer (&self->base.err, g_free);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &self->base.out, &self->base.err, &error);
  g_assert_no_error (error);
  close (terminal);
  return g_subprocess_get_exit_status (process);
}

static void
test_asked (Feed          *self,
            gconstpointer  data)
{
  g_autofree char *text = NULL, *key = NULL, *fingerprint = NULL;

  g_assert_true (g_file_get_contents (self->public, &text, NULL, NULL));
  key = ent_public_key_read (text, NULL);
  fingerprint = ent_public_key_fingerprint (key);

  g_assert_cmpint (add_on_terminal (self, "\n"), ==, 1);
  assert_in (self->base.err, fingerprint);
  assert_in (self->base.err, "Is this the publisher's key? [y/N]");
  assert_in (self->base.err, "the feed was not added");
  g_assert_cmpint (add_on_terminal (self, "maybe\n"), ==, 1);
  g_assert_cmpint (run (&self->base, "@", "feed", "list", NULL), ==, 0);
  assert_in (self->base.err, "there is no feed yet");
  g_assert_cmpint (add_on_terminal (self, "y\n"), ==, 0);
  assert_exit (self, 0, "New: Japan");
}

static void
changed_cb (GFileMonitor      *monitor,
            GFile             *file,
            GFile             *other,
            GFileMonitorEvent  event,
            gpointer           data)
{
  guint *n = data;

  (*n)++;
}

/* "feed sync" of the demo feed in the middle of the cases: they come slowly, so that it is in the middle. (transfer full) */
static GSubprocess *
start_slowly (Served *self)
{
  Feed *feed = &self->feed;
  g_autofree char *url = NULL, *spool = dup_path (&feed->base, "cache/entente/feeds/demo");
  g_autoptr(GFile) folder = g_file_new_for_path (spool);
  g_autoptr(GFileMonitor) monitor = NULL;
  g_autoptr(GError) error = NULL;
  GSubprocess *process;
  guint n_changes = 0;

  url = g_strconcat (nginx_get_url (self->nginx), "slow/", NULL);
  add (feed, url);
  g_assert_cmpint (g_mkdir_with_parents (spool, 0700), ==, 0);
  monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (monitor, "changed", G_CALLBACK (changed_cb), &n_changes);

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error,
                              g_getenv ("ENT_TOOL"), "--library", feed->base.library, "feed", "sync", NULL);
  g_assert_no_error (error);
  while (n_changes < 3)
    g_main_context_iteration (NULL, TRUE);
  return process;
}

/* As the program does it, which has fetched the same. */
static void
sync_meanwhile (Feed *self)
{
  g_autofree char *own = dup_path (&self->base, "own");
  g_autofree char *url = g_filename_to_uri (self->feed, NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntStore) store = ent_store_open (self->base.library, ENT_STORE_CREATE, NULL, &error);
  g_autoptr(EntFeed) feed = NULL, near = NULL;
  g_autoptr(EntFeedUpdate) update = NULL;

  g_assert_no_error (error);
  feed = ent_store_load_feed (store, "demo", &error);
  g_assert_no_error (error);
  near = ent_feed_copy (feed);
  g_free (near->url);
  near->url = g_strconcat (url, "/", NULL);
  update = ent_feed_look (near, own, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_free (update->feed->url);
  update->feed->url = g_strdup (feed->url);
  ent_feed_import (store, update->feed, update->index, update->paths, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  ent_feed_clean_spool (own);
}

/* Who comes second finds that all is done. @cleaned: and that its files are gone */
static void
go_second (Served   *self,
           gboolean  cleaned)
{
  Feed *feed = &self->feed;
  g_autofree char *spool = dup_path (&feed->base, "cache/entente/feeds/demo"), *err = NULL, *before = NULL, *after = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  process = start_slowly (self);
  g_subprocess_send_signal (process, SIGSTOP);
  sync_meanwhile (feed);
  if (cleaned)
    ent_feed_clean_spool (spool);
  before = feed_dup_state (feed);
  g_assert_true (g_str_has_prefix (before, "serial 1 of 6:"));
  g_subprocess_send_signal (process, SIGCONT);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &err, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (err, ==, "");
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  after = feed_dup_state (feed);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (run (&feed->base, "@", "feed", "list", "--json", NULL), ==, 0);
  assert_in (feed->base.out, "\"state\": \"new\"");
}

static void
test_meanwhile (Served        *self,
                gconstpointer  data)
{
  if (self->nginx == NULL)
    return;
  go_second (self, FALSE);
}

static void
test_meanwhile_cleaned (Served        *self,
                        gconstpointer  data)
{
  if (self->nginx == NULL)
    return;
  go_second (self, TRUE);
}

/* Ctrl+C. */
static void
test_interrupted (Served        *self,
                  gconstpointer  data)
{
  Feed *feed = &self->feed;
  g_autofree char *err = NULL, *state = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  if (self->nginx == NULL)
    return;
  process = start_slowly (self);
  g_subprocess_send_signal (process, SIGINT);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
  assert_in (err, "stopped; what was not finished is as it was");
  state = feed_dup_state (feed);
  g_assert_cmpstr (state, ==, "serial 0 of 0:");
  /* A stop is no result of a look. */
  g_assert_cmpint (run (&feed->base, "@", "feed", "list", NULL), ==, 0);
  assert_in (feed->base.out, "Not synced yet");
  assert_exit (feed, 0, "New: Japan");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
#define ADD_FOLDER(path, function) \
  g_test_add ("/tool/feed/" path, Feed, NULL, folder_set_up, function, folder_tear_down)
#define ADD_SERVED(path, function) \
  g_test_add ("/tool/feed/" path, Served, NULL, served_set_up, function, served_tear_down)
  ADD_FOLDER ("usage", test_usage);
  ADD_SERVED ("nginx", test_nginx);
  ADD_SERVED ("tls", test_tls);
  ADD_SERVED ("told", test_told);
  ADD_SERVED ("offline", test_offline);
  ADD_SERVED ("interrupted", test_interrupted);
  ADD_SERVED ("meanwhile", test_meanwhile);
  ADD_SERVED ("meanwhile-cleaned", test_meanwhile_cleaned);
  ADD_FOLDER ("tampered", test_tampered);
  ADD_FOLDER ("bad-content", test_bad_content);
  ADD_FOLDER ("resumed", test_resumed);
  ADD_FOLDER ("folder", test_folder);
  ADD_FOLDER ("other-key", test_other_key);
  ADD_FOLDER ("asked", test_asked);
#undef ADD_FOLDER
#undef ADD_SERVED

  return g_test_run ();
}
