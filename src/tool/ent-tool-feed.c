#include "config.h"

#include "ent-tool-feed.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "ent-case-file.h"
#include "ent-feed-client.h"
#include "ent-minisign.h"

#define USAGE "feed add|list|remove|sync"

/* What went wrong, and when to stop */

EntFeedState
ent_tool_feed_state (const GError *error)
{
  return error->domain == ENT_EXCHANGE_ERROR ? ENT_FEED_BAD : ent_sync_error_to_state (error);
}

EntToolStatus
ent_tool_feed_status (const GError *error)
{
  switch (ent_tool_feed_state (error))
    {
    case ENT_FEED_OFFLINE:
      return ENT_TOOL_NETWORK;
    case ENT_FEED_REFUSED:
      return ENT_TOOL_REFUSED;
    case ENT_FEED_BAD:
      return ENT_TOOL_BAD;
    case ENT_FEED_NEVER:
    case ENT_FEED_NEW:
    case ENT_FEED_SAME:
    case ENT_FEED_OLDER:
    case ENT_FEED_FAILED:
    default:
      return ENT_TOOL_FAILED;
    }
}

static gpointer
wait_for_signal (gpointer cancellable)
{
  sigset_t signals;
  int number;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  if (sigwait (&signals, &number) == 0)
    g_cancellable_cancel (cancellable);
  /* The next one comes to this thread, and ends us: nothing is lost by that. */
  pthread_sigmask (SIG_UNBLOCK, &signals, NULL);
  for (;;)
    pause ();
  return NULL;
}

GCancellable *
ent_tool_feed_catch_signals (void)
{
  static GCancellable *cancellable = NULL;
  sigset_t signals;

  if (cancellable != NULL)
    return cancellable;
  cancellable = g_cancellable_new ();
  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signal, cancellable));
  return cancellable;
}

static EntToolStatus
fail (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ent_tool_error (_("stopped; the library is as it was"));
  else
    ent_tool_error ("%s", error->message);
  return ent_tool_feed_status (error);
}

/* What is printed of a feed */

/* "2026-11-25T09:00:00Z" (transfer full) (nullable) */
static char *
dup_time (gint64 seconds)
{
  g_autoptr(GDateTime) time = seconds > 0 ? g_date_time_new_from_unix_utc (seconds) : NULL;

  return time != NULL ? g_date_time_format_iso8601 (time) : NULL;
}

void
ent_tool_write_feed (EntJsonWriter *writer,
                     const EntFeed *feed)
{
  g_autofree char *fingerprint = ent_public_key_fingerprint (feed->key);
  g_autofree char *issued = dup_time (feed->issued_sec);
  g_autofree char *expires = dup_time (feed->expires_sec);
  g_autofree char *checked = dup_time (feed->checked_usec / G_USEC_PER_SEC);

  ent_json_writer_string (writer, "id", feed->id);
  ent_json_writer_string (writer, "title", feed->title);
  ent_json_writer_string (writer, "url", feed->url);
  ent_json_writer_string (writer, "key", feed->key);
  ent_json_writer_string (writer, "fingerprint", fingerprint);
  ent_json_writer_number (writer, "serial", (double) feed->serial);
  ent_json_writer_string (writer, "issued", issued);
  ent_json_writer_string (writer, "expires", expires);
  ent_json_writer_integer (writer, "cases", (int) feed->cases->len);
  ent_json_writer_string (writer, "checked", checked);
  ent_json_writer_string (writer, "state", ent_feed_state_to_word (feed->state));
  ent_json_writer_string (writer, "message", feed->message);
}

static void
print_feeds (GPtrArray *feeds)
{
  EntJsonWriter *writer = ent_json_writer_new (NULL);
  g_autofree char *json = NULL;

  ent_json_writer_open (writer, NULL, '[');
  for (guint i = 0; i < feeds->len; i++)
    {
      ent_json_writer_open (writer, NULL, '{');
      ent_tool_write_feed (writer, g_ptr_array_index (feeds, i));
      ent_json_writer_close (writer, '}');
    }
  ent_json_writer_close (writer, ']');
  json = ent_json_writer_finish (writer, NULL);
  ent_tool_print_json (json);
}

static void
print_feed (const EntFeed *feed)
{
  EntJsonWriter *writer = ent_json_writer_new (NULL);
  g_autofree char *json = NULL;

  ent_json_writer_open (writer, NULL, '{');
  ent_tool_write_feed (writer, feed);
  ent_json_writer_close (writer, '}');
  json = ent_json_writer_finish (writer, NULL);
  ent_tool_print_json (json);
}

/* Adding */

/* @text: a file's name, or the key itself; it was said why where it is none. (transfer full) (nullable) */
static char *
read_key (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  char *key;

  if (g_file_test (text, G_FILE_TEST_EXISTS))
    {
      g_autoptr(GFile) file = g_file_new_for_commandline_arg (text);
      g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, &error);
      gsize length = 0;

      bytes = g_malloc0 (ENT_MINISIGN_MAX_BYTES + 1);
      if (stream == NULL
          || !g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, ENT_MINISIGN_MAX_BYTES, &length, NULL, &error))
        {
          ent_tool_error ("%s", error->message);
          return NULL;
        }
    }
  key = ent_public_key_read (bytes != NULL ? bytes : text, &error);
  if (key == NULL)
    ent_tool_error (_("“%s” is no public key: %s"), text, error->message);
  return key;
}

/* Whether the person says that the key is the publisher's. */
static gboolean
confirm (const EntFeed *feed)
{
  g_autofree char *fingerprint = ent_public_key_fingerprint (feed->key), *title = ent_tool_dup_clean (feed->title);
  char answer[64];

  fprintf (stderr, _("“%s” (%s) at %s is signed with the key\n"), title, feed->id, feed->url);
  fprintf (stderr, "\n  %s\n  %s\n\n", fingerprint, feed->key);
  fputs (_("Compare it with what the publisher tells elsewhere: in a letter, on paper, on their web site."), stderr);
  fputs ("\n", stderr);
  /* Translators: a question on the terminal; no is taken where nothing is said. */
  fputs (_("Is this the publisher's key? [y/N]"), stderr);
  fputs (" ", stderr);
  if (fgets (answer, sizeof answer, stdin) == NULL)
    {
      fputs ("\n", stderr);
      return FALSE;
    }
  g_strstrip (answer);
  return g_ascii_strcasecmp (answer, "y") == 0 || g_ascii_strcasecmp (answer, "yes") == 0 || rpmatch (answer) == 1;
}

static EntToolStatus
add (EntTool    *self,
     const char *url,
     const char *key)
{
  GCancellable *cancellable = key != NULL ? ent_tool_feed_catch_signals () : NULL;
  g_autoptr(EntFeedIndex) index = NULL;
  g_autoptr(EntStore) store = NULL;
  g_autoptr(EntFeed) feed = NULL;
  g_autoptr(GError) error = NULL;

  feed = ent_feed_meet (url, key, NULL, &index, cancellable, &error);
  if (feed == NULL)
    return fail (error);
  if (key == NULL && !confirm (feed))
    {
      ent_tool_error (_("the feed was not added"));
      return ENT_TOOL_FAILED;
    }
  store = ent_tool_open (self);
  if (store == NULL)
    return ENT_TOOL_FAILED;
  if (!ent_store_add_feed (store, feed, &error))
    return fail (error);

  if (self->json)
    {
      print_feed (feed);
    }
  else
    {
      g_autofree char *fingerprint = ent_public_key_fingerprint (feed->key);
      g_autofree char *cases = g_strdup_printf (ngettext ("%u case", "%u cases", index->cases->len), index->cases->len);

      /* Translators: title and id of a feed, "6 cases", the fingerprint of a key. */
      ent_tool_print (_("“%s” (%s) is added: %s, signed with the key %s"), feed->title, feed->id, cases, fingerprint);
      ent_tool_print ("\n");
      ent_tool_print (_("“entente-tool feed sync %s” brings them into the library"), feed->id);
      ent_tool_print ("\n");
    }
  return ENT_TOOL_OK;
}

/* A folder that is there is meant, however it is written; else it is an address. (transfer full) (nullable) */
static char *
read_address (const char *text)
{
  g_autoptr(GError) error = NULL;
  char *url;

  if (g_file_test (text, G_FILE_TEST_IS_DIR))
    {
      g_autoptr(GFile) folder = g_file_new_for_commandline_arg (text);
      g_autofree char *uri = g_file_get_uri (folder);

      url = ent_fetch_fix_url (uri, &error);
    }
  else if (!g_utf8_validate (text, -1, NULL))
    {
      ent_tool_error (_("the address is not UTF-8"));
      return NULL;
    }
  else
    {
      url = ent_fetch_fix_url (text, &error);
    }
  if (url == NULL)
    ent_tool_error ("%s", error->message);
  return url;
}

static EntToolStatus
add_feed (EntTool  *self,
          char    **arguments)
{
  g_autofree char *key_text = NULL, *key = NULL, *url = NULL;
  const GOptionEntry entries[] = {
    { "key", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &key_text,
      N_("The publisher's public key: a file, or the key itself (“RW…”)"), N_("KEY") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "feed add URL",
                                           _("Adds a feed that cases come from: an address on the web, or a folder. "
                                             "Its key is kept, and only what is signed with it is ever taken. Without "
                                             "--key the one that the feed shows is printed, and you are asked."),
                                           entries, 1, 1);

  if (operands == NULL)
    return ENT_TOOL_USAGE;
  if (key_text == NULL && !isatty (STDIN_FILENO))
    {
      ent_tool_error (_("give the publisher's key with --key: there is no terminal to ask on"));
      return ENT_TOOL_USAGE;
    }
  key = key_text != NULL ? read_key (key_text) : NULL;
  if (key_text != NULL && key == NULL)
    return ENT_TOOL_USAGE;
  url = read_address (operands[0]);
  return url != NULL ? add (self, url, key) : ENT_TOOL_USAGE;
}

/* Listing */

static const char *
state_to_label (EntFeedState state)
{
  switch (state)
    {
    case ENT_FEED_NEW:
    case ENT_FEED_SAME:
      return _("Up to date");
    case ENT_FEED_OLDER:
      return _("Offers nothing newer yet");
    case ENT_FEED_OFFLINE:
      return _("Could not be reached");
    case ENT_FEED_REFUSED:
      return _("Was refused: not to be trusted");
    case ENT_FEED_BAD:
      return _("Was refused: its content is bad");
    case ENT_FEED_FAILED:
      return _("Could not be synced");
    case ENT_FEED_NEVER:
    default:
      return _("Not synced yet");
    }
}

/* (transfer full) */
static char *
dup_day (gint64 seconds)
{
  g_autofree char *text = ent_date_format_seconds (seconds);
  g_autoptr(EntDate) date = ent_date_parse (text, NULL);

  return date != NULL ? ent_date_format (date) : g_steal_pointer (&text);
}

static void
page_feed (EntToolPage   *page,
           const EntFeed *feed)
{
  g_autofree char *fingerprint = ent_public_key_fingerprint (feed->key);
  g_autofree char *title = g_strdup_printf ("%s (%s)", feed->title, feed->id);
  g_autofree char *key = NULL;

  ent_tool_page_title (page, title);
  ent_tool_page_text (page, 2, feed->url);
  /* Translators: the fingerprint of a key. */
  key = g_strdup_printf (_("Key %s"), fingerprint);
  ent_tool_page_text (page, 2, key);
  if (feed->serial > 0)
    {
      g_autofree char *day = dup_day (feed->issued_sec);
      g_autofree char *cases = g_strdup_printf (ngettext ("%u case", "%u cases", feed->cases->len), feed->cases->len);
      /* Translators: which issue of a feed, the day it was signed, "6 cases". */
      g_autofree char *issue = g_strdup_printf (_("Serial %" G_GINT64_FORMAT ", signed %s · %s"), feed->serial, day,
                                                cases);

      ent_tool_page_text (page, 2, issue);
    }
  if (feed->checked_usec > 0)
    {
      g_autofree char *day = dup_day (feed->checked_usec / G_USEC_PER_SEC);
      /* Translators: how a feed is ("Up to date"), the day of the last look at it. */
      g_autofree char *state = g_strdup_printf (_("%s (last looked at %s)"), state_to_label (feed->state), day);

      ent_tool_page_text (page, 2, state);
    }
  else
    {
      ent_tool_page_text (page, 2, state_to_label (feed->state));
    }
  if (feed->message != NULL)
    ent_tool_page_text (page, 2, feed->message);
}

static EntToolStatus
list_feeds (EntTool  *self,
            char    **arguments)
{
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "feed list",
                                           _("Lists the feeds: address, key, what the library has of each, and how "
                                             "the last look at it went."),
                                           NULL, 0, 0);
  g_autoptr(EntStore) store = NULL;
  g_autoptr(GPtrArray) feeds = NULL;
  g_autoptr(GError) error = NULL;
  EntToolPage *page;

  if (operands == NULL)
    return ENT_TOOL_USAGE;
  store = ent_tool_open (self);
  if (store == NULL)
    return ENT_TOOL_FAILED;
  feeds = ent_store_list_feeds (store, &error);
  if (feeds == NULL)
    return fail (error);
  if (self->json)
    {
      print_feeds (feeds);
      return ENT_TOOL_OK;
    }
  if (feeds->len == 0)
    {
      ent_tool_error (_("there is no feed yet; “entente-tool feed add URL” adds one"));
      return ENT_TOOL_OK;
    }
  page = ent_tool_page_new ();
  for (guint i = 0; i < feeds->len; i++)
    {
      if (i > 0)
        ent_tool_page_space (page);
      page_feed (page, g_ptr_array_index (feeds, i));
    }
  ent_tool_page_finish (page);
  return ENT_TOOL_OK;
}

/* Removing */

static EntToolStatus
remove_feed (EntTool  *self,
             char    **arguments)
{
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "feed remove ID",
                                           _("Removes a feed. Its cases go with it, but for those that you wrote "
                                             "something about: these stay."),
                                           NULL, 1, 1);
  g_autoptr(EntStore) store = NULL;
  g_autoptr(EntFeed) feed = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *spool = NULL;

  if (operands == NULL)
    return ENT_TOOL_USAGE;
  store = ent_tool_open (self);
  if (store == NULL)
    return ENT_TOOL_FAILED;
  feed = ent_store_load_feed (store, operands[0], &error);
  if (feed == NULL || !ent_store_remove_feed (store, operands[0], &error))
    return fail (error);
  spool = ent_feed_dup_spool (feed->id);
  ent_feed_clean_spool (spool);

  if (self->json)
    {
      print_feed (feed);
    }
  else
    {
      ent_tool_print (_("“%s” (%s) is removed"), feed->title, feed->id);
      ent_tool_print ("\n");
    }
  return ENT_TOOL_OK;
}

EntToolStatus
ent_tool_feed (EntTool  *self,
               char    **arguments)
{
  static const EntToolPart parts[] = {
    { "add", "feed add", add_feed },
    { "list", "feed list", list_feeds },
    { "remove", "feed remove", remove_feed },
    { "sync", "feed sync", ent_tool_feed_sync },
    { NULL, NULL, NULL }
  };

  return ent_tool_run_part (self, arguments, parts, USAGE,
                            _("Feeds that cases come from, over HTTP or out of a folder, signed by their publishers. "
                              "“entente-tool feed sync --help” tells more, and so for the others. Ends with 3 if the "
                              "network fails, 4 if what is offered is not to be trusted, 5 if its content is bad."));
}
