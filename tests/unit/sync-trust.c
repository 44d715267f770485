/* What is trusted of that which a server offers: the ten attacks that The Update Framework names, one by one, and what
 * is no attack and only looks like one. */

#include "config.h"

#include "ent-feed-trust.h"

#include <string.h>

#include "ent-feed-index.h"
#include "ent-sync-error.h"
#include "feed-fixture.h"

#define DAY    (24 * 60 * 60)
#define ISSUED 1790000000LL  /* what the library has; twelve days ago */
#define NOW    (ISSUED + 12 * DAY + 3600)

typedef struct
{
  FeedFixture *server;
  EntFeed     *has;      /* what the library has of it */
  gint64       now_sec;
} Trust;

static void
set_up (Trust         *self,
        gconstpointer  data)
{
  self->server = feed_fixture_new ("demo", "Demo");
  feed_fixture_put_case (self->server, "camp-david", 2, "In September.");
  feed_fixture_put_case (self->server, "us-vietnam", 5, "In July.");
  feed_fixture_set_times (self->server, ISSUED, ISSUED + 30 * DAY);
  feed_fixture_get_index (self->server)->serial = 6;
  feed_fixture_publish (self->server);
  self->has = feed_fixture_dup_taken (self->server);
  self->now_sec = NOW;
  feed_fixture_set_times (self->server, NOW - 60, NOW + 30 * DAY);
}

static void
tear_down (Trust         *self,
           gconstpointer  data)
{
  feed_fixture_free (self->server);
  ent_feed_free (self->has);
}

/* (transfer full) */
static GBytes *
read_bytes (Trust      *self,
            const char *path)
{
  gsize length;
  char *bytes = feed_fixture_read (self->server, path, &length);

  return g_bytes_new_take (bytes, length);
}

static gboolean
judge (Trust         *self,
       EntFeedOffer  *offer,
       EntFeedIndex **index,
       GError       **error)
{
  g_autoptr(GBytes) bytes = read_bytes (self, "index.json"), signature = read_bytes (self, "index.json.minisig");

  return ent_feed_judge (self->has, bytes, signature, self->now_sec, offer, index, error);
}

static void
assert_offers (Trust        *self,
               EntFeedOffer  expected)
{
  EntFeedOffer offer = ENT_FEED_OFFER_SAME;
  g_autoptr(EntFeedIndex) index = NULL;
  g_autoptr(GError) error = NULL;
  gboolean good = judge (self, &offer, &index, &error);

  g_assert_no_error (error);
  g_assert_true (good);
  g_assert_nonnull (index);
  g_assert_cmpint (offer, ==, expected);
}

static void
assert_says (const char *text,
             const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” does not say “%s”", text, words);
}

/* The reason, whose feed it is, what one keeps, by whom it is signed and how old it is. */
static void
assert_whole (Trust      *self,
              const char *message,
              const char *reason)
{
  g_autofree char *print = ent_public_key_fingerprint (self->has->key);
  g_autofree char *standing = g_strdup_printf ("You keep what you have: signed by %.9s …, 12 days old.", print);

  g_test_message ("%s", message);
  assert_says (message, reason);
  assert_says (message, "“Demo” was not updated: ");
  assert_says (message, standing);
}

static void
assert_refused (Trust        *self,
                EntSyncError  code,
                const char   *reason)
{
  EntFeedOffer offer;
  g_autoptr(EntFeedIndex) index = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (judge (self, &offer, &index, &error));
  g_assert_error (error, ENT_SYNC_ERROR, (int) code);
  g_assert_null (index);
  assert_whole (self, error->message, reason);
}

static void
assert_distrusted (Trust      *self,
                   const char *reason)
{
  assert_refused (self, ENT_SYNC_ERROR_TRUST, reason);
}

/* What nobody attacks */

static void
test_newer (Trust         *self,
            gconstpointer  data)
{
  assert_offers (self, ENT_FEED_OFFER_SAME);
  feed_fixture_put_case (self->server, "camp-david", 3, "In September, at last.");
  feed_fixture_put_case (self->server, "panmunjom", 1, "In July too.");
  feed_fixture_remove_case (self->server, "us-vietnam");
  feed_fixture_publish (self->server);
  assert_offers (self, ENT_FEED_OFFER_NEWER);
}

/* One that is met for the first time, and so has nothing to be compared with. */
static void
test_first (Trust         *self,
            gconstpointer  data)
{
  EntFeedOffer offer;
  g_autoptr(EntFeedIndex) index = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(EntSecretKey) stranger = ent_secret_key_new ();

  ent_feed_free (self->has);
  self->has = feed_fixture_dup_feed (self->server);
  assert_offers (self, ENT_FEED_OFFER_NEWER);
  g_assert_null (ent_feed_dup_standing (self->has, NOW));

  feed_fixture_sign (self->server, "{}", 2, stranger, NULL);
  g_assert_false (judge (self, &offer, &index, &error));
  g_assert_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_TRUST);
  assert_says (error->message, "“Demo” was not fetched: what is offered is not signed by this feed’s key");
  assert_says (error->message, "Your library is as it was.");
}

/* A mirror that has not got the newest yet is no attacker. */
static void
test_lagging_mirror (Trust         *self,
                     gconstpointer  data)
{
  self->has->serial = 9;
  self->has->issued_sec = ISSUED + DAY;
  g_free (self->has->index_sha256);
  self->has->index_sha256 = g_strnfill (64, '0');
  assert_offers (self, ENT_FEED_OFFER_OLDER);
}

static void
test_clock (Trust         *self,
            gconstpointer  data)
{
  feed_fixture_set_times (self->server, NOW + DAY, NOW + 9 * DAY);
  feed_fixture_publish (self->server);
  assert_offers (self, ENT_FEED_OFFER_NEWER);
  feed_fixture_set_times (self->server, NOW + DAY + 1, NOW + 9 * DAY);
  feed_fixture_publish (self->server);
  assert_distrusted (self, "is this computer’s clock right? You keep");
}

static void
test_standing (Trust         *self,
               gconstpointer  data)
{
  static const struct { gint64 age; const char *words; } ages[] = {
    { -DAY, ", less than a day old" }, { 0, ", less than a day old" }, { DAY - 1, ", less than a day old" },
    { DAY, ", 1 day old" }, { 2 * DAY - 1, ", 1 day old" }, { 40 * DAY, ", 40 days old" },
  };
  g_autofree char *print = ent_public_key_fingerprint (self->has->key);

  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_autofree char *standing = ent_feed_dup_standing (self->has, ISSUED + ages[i].age);
      g_autofree char *expected = g_strdup_printf ("signed by %.9s …%s", print, ages[i].words);

      g_assert_cmpstr (standing, ==, expected);
    }
}

/* The ten */

/* Somebody puts something else in place of it: unsigned, signed by himself, or signed by nobody. */
static void
test_arbitrary_content (Trust         *self,
                        gconstpointer  data)
{
  static const char *contents[] = { "{}", "no JSON", "", "\xff\xfe", "{\"version\": 99}" };
  g_autoptr(EntSecretKey) stranger = ent_secret_key_new ();
  gsize length;
  g_autofree char *good = feed_fixture_read (self->server, "index.json", &length);

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      feed_fixture_write (self->server, "index.json", contents[i], strlen (contents[i]));
      assert_distrusted (self, "not signed by this feed’s key: the signature is not that of this file");
      feed_fixture_sign (self->server, contents[i], strlen (contents[i]), stranger, NULL);
      assert_distrusted (self, "not signed by this feed’s key: it is signed with another key");
      feed_fixture_sign (self->server, contents[i], strlen (contents[i]), NULL, NULL);
    }
  feed_fixture_sign (self->server, good, length, stranger, NULL);
  assert_distrusted (self, "it is signed with another key");
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      feed_fixture_write (self->server, "index.json.minisig", contents[i], strlen (contents[i]));
      assert_distrusted (self, "the signature is none");
    }
}

/* More than one would ever want, signed by who holds the key. */
static void
test_endless_data (Trust         *self,
                   gconstpointer  data)
{
  gsize length = ENT_FEED_INDEX_MAX_BYTES + 1;
  g_autofree char *spaces = g_strnfill (length, ' ');
  g_autofree char *signature = g_strnfill (1024 * 1024, 'A');
  EntFeedCase *item;

  feed_fixture_sign (self->server, spaces, length, NULL, NULL);
  assert_refused (self, ENT_SYNC_ERROR_CONTENT, "it has more than 8 MiB");
  feed_fixture_write (self->server, "index.json.minisig", signature, 1024 * 1024);
  assert_distrusted (self, "the signature is none");

  item = g_ptr_array_index (feed_fixture_get_index (self->server)->cases, 0);
  item->version++;
  item->size = G_MAXINT;
  feed_fixture_publish (self->server);
  assert_refused (self, ENT_SYNC_ERROR_CONTENT, "should be from 1 to 16777216, but is 2147483647");
}

/* Files that do not belong to it: their names would lead elsewhere. */
static void
test_extraneous_files (Trust         *self,
                       gconstpointer  data)
{
  static const struct { const char *path, *reason; } paths[] = {
    { "../../.profile", "“../../.profile” leads out of the feed’s folder" },
    { "/etc/passwd", "“/etc/passwd” leads out of the feed’s folder" },
    { "https://example.org/x", "“https://example.org/x” leads out of the feed’s folder" },
    { "cases/other.json", "“cases/other.json” is not the name of this case’s file" },
  };
  EntFeedCase *item = g_ptr_array_index (feed_fixture_get_index (self->server)->cases, 0);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_free (item->path);
      item->path = g_strdup (paths[i].path);
      feed_fixture_publish (self->server);
      assert_refused (self, ENT_SYNC_ERROR_CONTENT, paths[i].reason);
    }
  g_free (item->id);
  item->id = g_strdup ("camp-david@other");
  feed_fixture_publish (self->server);
  assert_refused (self, ENT_SYNC_ERROR_CONTENT, "“camp-david@other” claims to be a case of another feed");
  g_free (item->id);
  item->id = g_strdup ("../camp-david");
  feed_fixture_publish (self->server);
  assert_refused (self, ENT_SYNC_ERROR_CONTENT, "“../camp-david” leads out of the feed’s folder");
}

/* A number so high that nothing could ever follow it. */
static void
test_fast_forward (Trust         *self,
                   gconstpointer  data)
{
  EntFeedIndex *index = feed_fixture_get_index (self->server);
  gint64 most = self->has->serial + NOW - 60 - ISSUED;

  index->serial = most - 1;
  feed_fixture_publish (self->server);
  assert_offers (self, ENT_FEED_OFFER_NEWER);
  index->serial = most;
  feed_fixture_publish (self->server);
  assert_distrusted (self, "its number has grown faster than can be");
  index->serial = NOW;
  feed_fixture_publish (self->server);
  assert_refused (self, ENT_SYNC_ERROR_CONTENT, "is higher than can have been reached by the time of issue");
}

/* What was good once is offered for ever. */
static void
test_freeze (Trust         *self,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (ent_feed_check_fresh (self->has, self->now_sec, &error));
  g_assert_no_error (error);
  feed_fixture_set_times (self->server, NOW - 2 * DAY, NOW);
  feed_fixture_publish (self->server);
  assert_distrusted (self, "somebody holds back what is newer");
  self->now_sec = NOW - 1;
  assert_offers (self, ENT_FEED_OFFER_NEWER);

  self->has->expires_sec = NOW;
  g_assert_true (ent_feed_check_fresh (self->has, NOW - 1, &error));
  g_assert_false (ent_feed_check_fresh (self->has, NOW, &error));
  g_assert_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_TRUST);
  assert_whole (self, error->message, "the server has nothing newer, and what you have was valid until");
}

/* Each byte of what it passes on, changed. What does not matter, the comment that nobody signed, may be: then it is the
 * same index. */
static void
test_malicious_mirror (Trust         *self,
                       gconstpointer  data)
{
  static const char *names[] = { "index.json", "index.json.minisig" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length;
      g_autofree char *good = feed_fixture_read (self->server, names[i], &length);
      const char *comment_end = i == 1 ? strchr (good, '\n') : good;

      for (gsize at = 0; at < length; at++)
        {
          g_autofree char *bad = g_memdup2 (good, length);
          g_autoptr(EntFeedIndex) index = NULL;
          g_autoptr(GError) error = NULL;
          EntFeedOffer offer;

          bad[at] ^= 1;
          feed_fixture_write (self->server, names[i], bad, length);
          if (!judge (self, &offer, &index, &error))
            {
              g_assert_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_TRUST);
              continue;
            }
          g_assert_true (good + at < comment_end || at == length - 1);
          g_assert_cmpint (i, ==, 1);
          g_assert_cmpint (offer, ==, ENT_FEED_OFFER_SAME);
        }
      feed_fixture_write (self->server, names[i], good, length);
    }
}

/* Parts of two publications; and two of one number, one for you and one for others. */
static void
test_mix_and_match (Trust         *self,
                    gconstpointer  data)
{
  gsize length;
  g_autofree char *signature = feed_fixture_read (self->server, "index.json.minisig", &length);
  EntFeedIndex *index = feed_fixture_get_index (self->server);

  feed_fixture_publish (self->server);
  feed_fixture_write (self->server, "index.json.minisig", signature, length);
  assert_distrusted (self, "the signature is not that of this file");

  index->serial = self->has->serial - 1;
  feed_fixture_publish (self->server);
  assert_distrusted (self, "two different lists of cases go by one number");
}

/* An older one, which has expired; one that is newer by number and older by date; and a newer one with an older case. */
static void
test_rollback (Trust         *self,
               gconstpointer  data)
{
  EntFeedIndex *index = feed_fixture_get_index (self->server);

  index->serial = self->has->serial - 3;
  feed_fixture_set_times (self->server, ISSUED - 40 * DAY, ISSUED - 10 * DAY);
  feed_fixture_publish (self->server);
  assert_distrusted (self, "offers an older copy than yours, which has expired: somebody may be turning it back");

  index->serial = self->has->serial;
  feed_fixture_set_times (self->server, ISSUED - 1, NOW + DAY);
  feed_fixture_publish (self->server);
  assert_distrusted (self, "a later number than yours and an earlier date");

  feed_fixture_set_times (self->server, NOW - 60, NOW + DAY);
  feed_fixture_put_case (self->server, "us-vietnam", 4, "In June.");
  feed_fixture_publish (self->server);
  assert_distrusted (self, "turns the case “Case us-vietnam” back from version 5 to 4");
  feed_fixture_put_case (self->server, "us-vietnam", 5, "In August.");
  feed_fixture_publish (self->server);
  assert_distrusted (self, "the case “Case us-vietnam” is another than yours and has the same version, 5");
  feed_fixture_put_case (self->server, "us-vietnam", 6, "In August.");
  feed_fixture_publish (self->server);
  assert_offers (self, ENT_FEED_OFFER_NEWER);
}

/* Who has stolen a key can do nothing with it once it is given up. */
static void
test_key_compromise (Trust         *self,
                     gconstpointer  data)
{
  EntSecretKey *stolen = feed_fixture_get_key (self->server);
  g_autofree char *secret = ent_secret_key_to_file (stolen), *old = ent_secret_key_dup_public (stolen), *bytes = NULL;
  g_autoptr(EntSecretKey) thief = ent_secret_key_read (secret, NULL, NULL);
  EntFeedIndex *index = feed_fixture_get_index (self->server);
  gsize length;

  feed_fixture_change_key (self->server);
  feed_fixture_publish (self->server);
  assert_offers (self, ENT_FEED_OFFER_NEWER);
  ent_feed_free (self->has);
  self->has = feed_fixture_dup_taken (self->server);
  self->has->issued_sec = ISSUED;
  g_ptr_array_add (self->has->old_keys, g_strdup (old));

  index->serial++;
  g_clear_pointer (&index->key, g_free);
  bytes = ent_feed_index_to_string (index, &length);
  feed_fixture_sign (self->server, bytes, length, thief, NULL);
  assert_distrusted (self, "signed with a key that this feed has given up, which somebody may have stolen");
  feed_fixture_sign (self->server, bytes, length, NULL, NULL);
  assert_offers (self, ENT_FEED_OFFER_NEWER);

  index->key = g_strdup (old);
  g_free (bytes);
  bytes = ent_feed_index_to_string (index, &length);
  feed_fixture_sign (self->server, bytes, length, NULL, NULL);
  assert_distrusted (self, "goes back to a key that this feed has given up");
}

/* What the old key signed while it was the feed's comes from mirrors for some days more. */
static void
test_old_key_lags (Trust         *self,
                   gconstpointer  data)
{
  EntSecretKey *first = feed_fixture_get_key (self->server);
  g_autofree char *secret = ent_secret_key_to_file (first), *old = ent_secret_key_dup_public (first), *bytes = NULL;
  g_autoptr(EntSecretKey) thief = ent_secret_key_read (secret, NULL, NULL);
  EntFeedIndex *index = feed_fixture_get_index (self->server);
  gsize length;

  feed_fixture_change_key (self->server);
  feed_fixture_publish (self->server);
  ent_feed_free (self->has);
  self->has = feed_fixture_dup_taken (self->server);
  self->has->issued_sec = ISSUED;
  g_ptr_array_add (self->has->old_keys, g_strdup (old));
  self->has->serial++;
  assert_offers (self, ENT_FEED_OFFER_OLDER);

  index->serial = self->has->serial - 1;
  index->expires_sec = NOW - 1;
  bytes = ent_feed_index_to_string (index, &length);
  feed_fixture_sign (self->server, bytes, length, thief, NULL);
  assert_distrusted (self, "signed with a key that this feed has given up");
  feed_fixture_sign (self->server, "{}", strlen ("{}"), thief, NULL);
  assert_distrusted (self, "signed with a key that this feed has given up");
}

/* A mirror that lags behind does not hide that what one has has expired. */
static void
test_lag_ends (Trust         *self,
               gconstpointer  data)
{
  feed_fixture_get_index (self->server)->serial = self->has->serial - 3;
  feed_fixture_publish (self->server);
  assert_offers (self, ENT_FEED_OFFER_OLDER);
  self->has->expires_sec = NOW;
  assert_distrusted (self, "the server has nothing newer, and what you have was valid until");
}

/* After a rescue the library is taken to have the one before, without its bytes. */
static void
test_rescued (Trust         *self,
              gconstpointer  data)
{
  EntFeedIndex *index = feed_fixture_get_index (self->server);

  self->has->serial--;
  g_clear_pointer (&self->has->index_sha256, g_free);
  index->serial = self->has->serial - 1;
  feed_fixture_publish (self->server);
  assert_offers (self, ENT_FEED_OFFER_OLDER);
  feed_fixture_publish (self->server);
  assert_offers (self, ENT_FEED_OFFER_NEWER);
}

/* A new key that the old one has not named is any stranger's. */
static void
test_key_change (Trust         *self,
                 gconstpointer  data)
{
  feed_fixture_change_key (self->server);
  feed_fixture_publish (self->server);
  assert_offers (self, ENT_FEED_OFFER_NEWER);
  feed_fixture_publish (self->server);
  assert_distrusted (self, "it is signed with another key");
}

/* Signed by the right key, and another feed. */
static void
test_wrong_file (Trust         *self,
                 gconstpointer  data)
{
  EntFeedIndex *index = feed_fixture_get_index (self->server);

  g_free (index->feed);
  g_free (index->title);
  index->feed = g_strdup ("draft");
  index->title = g_strdup ("Drafts");
  feed_fixture_publish (self->server);
  assert_distrusted (self, "what is offered is another feed, “Drafts”, by the same publisher");
}

/* The signature's comment is signed too: it may be another's, and then is read as any comment; but where it tells of
 * an index, it is of this one. */
static void
test_comment (Trust         *self,
              gconstpointer  data)
{
  static const char *bad[] = { "feed:demo serial:8 timestamp:1790000000", "feed:draft serial:7 timestamp:1790000000",
                               "feed:demo serial:7 timestamp:1790000001", "feed:demo serial:7", };
  gsize length, signature_length;
  g_autofree char *good = feed_fixture_read (self->server, "index.json", &length), *signature = NULL;
  char *serial;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      feed_fixture_sign (self->server, good, length, NULL, bad[i]);
      assert_distrusted (self, "the signature’s comment speaks of another list of cases");
    }
  feed_fixture_sign (self->server, good, length, NULL, "timestamp:1790000000\tfile:index.json\thashed");
  assert_offers (self, ENT_FEED_OFFER_SAME);
  feed_fixture_sign (self->server, good, length, NULL, NULL);
  assert_offers (self, ENT_FEED_OFFER_SAME);

  signature = feed_fixture_read (self->server, "index.json.minisig", &signature_length);
  serial = strstr (signature, "serial:7");
  g_assert_nonnull (serial);
  serial[strlen ("serial:")] = '8';
  feed_fixture_write (self->server, "index.json.minisig", signature, signature_length);
  assert_distrusted (self, "the comment in the signature was changed");
}

#define ADD(name, function) g_test_add ("/sync/trust/" name, Trust, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("newer", test_newer);
  ADD ("first", test_first);
  ADD ("lagging-mirror", test_lagging_mirror);
  ADD ("clock", test_clock);
  ADD ("standing", test_standing);
  ADD ("arbitrary-content", test_arbitrary_content);
  ADD ("endless-data", test_endless_data);
  ADD ("extraneous-files", test_extraneous_files);
  ADD ("fast-forward", test_fast_forward);
  ADD ("freeze", test_freeze);
  ADD ("malicious-mirror", test_malicious_mirror);
  ADD ("mix-and-match", test_mix_and_match);
  ADD ("rollback", test_rollback);
  ADD ("key-compromise", test_key_compromise);
  ADD ("key-change", test_key_change);
  ADD ("wrong-file", test_wrong_file);
  ADD ("comment", test_comment);
  ADD ("old-key-lags", test_old_key_lags);
  ADD ("lag-ends", test_lag_ends);
  ADD ("rescued", test_rescued);
  return g_test_run ();
}
