#include "config.h"

#include "ent-tool-feed.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "ent-case-file.h"
#include "ent-feed-client.h"
#include "ent-feed-import.h"

/* What came of one feed. */
typedef struct
{
  EntFeed       *feed;        /* as it is kept now */
  GPtrArray     *news;        /* of EntNews, borrowed from all */
  GPtrArray     *all;
  gint64         n_bytes;
  guint          n_requests;
  EntToolStatus  status;
  gboolean       stopped;
} Result;

static void
result_free (Result *self)
{
  ent_feed_free (self->feed);
  g_clear_pointer (&self->news, g_ptr_array_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_free (self);
}

/* Progress, one line on a terminal that each call writes over */

typedef struct
{
  const char *title;
  guint       all_cases;
  gboolean    shown;
} Line;

static void
line_show (Line       *self,
           const char *words)
{
  g_autofree char *clean = NULL;

  if (!isatty (STDERR_FILENO))
    return;
  clean = ent_tool_dup_clean (self->title);
  /* To the line's end, whatever stood there. */
  fprintf (stderr, "\r%s: %s\033[K", clean, words);
  fflush (stderr);
  self->shown = TRUE;
}

static void
line_clear (Line *self)
{
  if (self->shown)
    fputs ("\r\033[K", stderr);
  fflush (stderr);
  self->shown = FALSE;
}

static void
look_cb (const EntFeedProgress *progress,
         gpointer               data)
{
  Line *line = data;
  g_autofree char *bytes = g_format_size ((guint64) progress->n_bytes);
  g_autofree char *all_bytes = g_format_size ((guint64) progress->all_bytes);
  g_autofree char *words = NULL;

  if (progress->stage == ENT_FEED_ASKING)
    words = g_strdup (_("asking for what is new"));
  else
    /* Translators: how many cases of how many, how many bytes ("1.2 MB") of how many. */
    words = g_strdup_printf (_("%u of %u cases, %s of %s"), progress->n_cases, progress->all_cases, bytes, all_bytes);
  line_show (line, words);
}

static void
import_cb (guint    n_cases,
           gpointer data)
{
  Line *line = data;
  g_autofree char *words = g_strdup_printf (_("putting %u of %u cases into the library"), n_cases, line->all_cases);

  line_show (line, words);
}

static guint
count_files (GPtrArray *paths)
{
  guint n = 0;

  for (guint i = 0; i < paths->len; i++)
    n += g_ptr_array_index (paths, i) != NULL;
  return n;
}

/* One feed */

/* The feed stays what it was, and keeps what went wrong. */
static void
take_error (Result       *self,
            EntStore     *store,
            const GError *error)
{
  g_autoptr(GError) second = NULL;
  gint64 now_usec = g_get_real_time ();

  self->status = ent_tool_feed_status (error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      self->stopped = TRUE;
      return;
    }
  self->feed->state = ent_tool_feed_state (error);
  self->feed->checked_usec = now_usec;
  g_free (self->feed->message);
  /* What is said of a case or a file does not say what that means for the feed. */
  self->feed->message = error->domain == ENT_SYNC_ERROR
                          ? g_strdup (error->message)
                          : ent_feed_explain (self->feed, now_usec / G_USEC_PER_SEC, error->message);
  ent_tool_error ("%s", self->feed->message);
  if (!ent_store_note_look (store, self->feed, &second))
    ent_tool_error ("%s", second->message);
}

/* What the update did, as the library keeps it. */
static gboolean
take_news (Result    *self,
           EntStore  *store,
           gint64     begun_usec,
           GError   **error)
{
  self->all = ent_store_list_news (store, error);
  if (self->all == NULL)
    return FALSE;
  for (guint i = 0; i < self->all->len; i++)
    {
      EntNews *news = g_ptr_array_index (self->all, i);

      if (news->when_usec >= begun_usec && strcmp (news->feed, self->feed->id) == 0)
        g_ptr_array_add (self->news, news);
    }
  return TRUE;
}

static gboolean
apply (Result         *self,
       EntStore       *store,
       EntFeedUpdate  *update,
       Line           *line,
       GCancellable   *cancellable,
       GError        **error)
{
  gint64 begun_usec = g_get_real_time ();

  self->n_bytes = update->n_bytes;
  self->n_requests = update->n_requests;
  if (update->index == NULL)
    {
      if (!ent_store_note_look (store, update->feed, error))
        return FALSE;
    }
  else
    {
      line->all_cases = count_files (update->paths);
      if (!ent_feed_import (store, update->feed, update->index, update->paths, import_cb, line, cancellable, error))
        return FALSE;
      if (!take_news (self, store, begun_usec, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether the program has synced it meanwhile, and removed the files of both: then that is how it is now. What the network
 * does, and what cannot be trusted, is said all the same. */
static gboolean
is_overtaken (const EntFeed *feed,
              const EntFeed *kept,
              const GError  *error)
{
  return g_error_matches (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CONFLICT)
         || (kept->serial != feed->serial && ent_tool_feed_status (error) == ENT_TOOL_FAILED
             && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}

/* (transfer full) */
static Result *
sync_feed (EntStore     *store,
           EntFeed      *feed,
           GCancellable *cancellable)
{
  Result *self = g_new0 (Result, 1);
  Line line = { .title = feed->title };
  g_autofree char *spool = ent_feed_dup_spool (feed->id);
  g_autoptr(EntFeedUpdate) update = NULL;
  g_autoptr(EntFeed) kept = NULL;
  g_autoptr(GError) error = NULL;
  gboolean done;

  self->feed = ent_feed_copy (feed);
  self->news = g_ptr_array_new ();
  update = ent_feed_look (feed, spool, NULL, look_cb, &line, cancellable, &error);
  done = update != NULL && apply (self, store, update, &line, cancellable, &error);
  line_clear (&line);
  /* Where nothing was put, what an earlier sync has begun to fetch is still to come. */
  if (done && update->index != NULL)
    ent_feed_clean_spool (spool);
  kept = ent_store_load_feed (store, feed->id, done ? &error : NULL);
  if (kept == NULL || !(done || is_overtaken (feed, kept, error)))
    {
      take_error (self, store, error);
      return self;
    }
  ent_feed_free (self->feed);
  self->feed = g_steal_pointer (&kept);
  return self;
}

/* What is printed */

static void
print_json (GPtrArray *results)
{
  EntJsonWriter *writer = ent_json_writer_new (NULL);
  g_autofree char *json = NULL;

  ent_json_writer_open (writer, NULL, '[');
  for (guint i = 0; i < results->len; i++)
    {
      const Result *result = g_ptr_array_index (results, i);

      ent_json_writer_open (writer, NULL, '{');
      ent_tool_write_feed (writer, result->feed);
      ent_json_writer_number (writer, "bytes", (double) result->n_bytes);
      ent_json_writer_integer (writer, "requests", (int) result->n_requests);
      ent_json_writer_open (writer, "news", '[');
      for (guint j = 0; j < result->news->len; j++)
        {
          ent_json_writer_open (writer, NULL, '{');
          ent_tool_write_news (writer, g_ptr_array_index (result->news, j));
          ent_json_writer_close (writer, '}');
        }
      ent_json_writer_close (writer, ']');
      ent_json_writer_close (writer, '}');
    }
  ent_json_writer_close (writer, ']');
  json = ent_json_writer_finish (writer, NULL);
  ent_tool_print_json (json);
}

/* A feed that failed has said so. */
static void
print_result (const Result *result)
{
  EntToolPage *page;
  g_autofree char *standing = NULL;

  if (result->status != ENT_TOOL_OK || result->stopped)
    return;
  page = ent_tool_page_new ();
  ent_tool_page_title (page, result->feed->title);
  standing = ent_feed_dup_standing (result->feed, g_get_real_time () / G_USEC_PER_SEC);
  if (result->feed->message != NULL)
    ent_tool_page_text (page, 2, result->feed->message);
  else if (result->news->len == 0)
    ent_tool_page_text (page, 2, _("Nothing new."));
  for (guint i = 0; i < result->news->len; i++)
    ent_tool_page_news (page, g_ptr_array_index (result->news, i));
  if (standing != NULL)
    {
      /* Translators: "What you have is signed by 9f86 d081 …, 12 days old." */
      g_autofree char *words = g_strdup_printf (_("What you have is %s."), standing);

      ent_tool_page_text (page, 2, words);
    }
  ent_tool_page_finish (page);
}

/* Refused for trust weighs most, then bad content, the network, anything else. */
static EntToolStatus
worse (EntToolStatus a,
       EntToolStatus b)
{
  static const EntToolStatus order[] = { ENT_TOOL_REFUSED, ENT_TOOL_BAD, ENT_TOOL_NETWORK, ENT_TOOL_FAILED };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (a == order[i] || b == order[i])
      return order[i];
  return ENT_TOOL_OK;
}

/* The feeds of these ids, or all; it was said why where one is not there. (transfer full) (nullable) */
static GPtrArray *
load_feeds (EntStore  *store,
            char     **ids)
{
  g_autoptr(GPtrArray) feeds = NULL;
  g_autoptr(GError) error = NULL;

  if (ids[0] == NULL)
    {
      feeds = ent_store_list_feeds (store, &error);
    }
  else
    {
      feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_feed_free);
      for (char **id = ids; *id != NULL && error == NULL; id++)
        {
          EntFeed *feed = ent_store_load_feed (store, *id, &error);

          if (feed != NULL)
            g_ptr_array_add (feeds, feed);
        }
    }
  if (error == NULL)
    return g_steal_pointer (&feeds);
  ent_tool_error ("%s", error->message);
  return NULL;
}

static EntToolStatus
sync_feeds (EntTool      *self,
            EntStore     *store,
            GPtrArray    *feeds,
            GCancellable *cancellable)
{
  g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) result_free);
  EntToolStatus status = ENT_TOOL_OK;
  gboolean stopped = FALSE;

  for (guint i = 0; i < feeds->len && !stopped; i++)
    {
      Result *result = sync_feed (store, g_ptr_array_index (feeds, i), cancellable);

      g_ptr_array_add (results, result);
      status = worse (status, result->status);
      stopped = result->stopped;
      if (!self->json)
        print_result (result);
    }
  if (self->json)
    print_json (results);
  else if (feeds->len == 0)
    ent_tool_error (_("there is no feed yet; “entente-tool feed add URL” adds one"));
  if (stopped)
    ent_tool_error (_("stopped; what was not finished is as it was"));
  return status;
}

EntToolStatus
ent_tool_feed_sync (EntTool  *self,
                    char    **arguments)
{
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "feed sync [ID…]",
                                           _("Fetches what is new from these feeds, or from all, checks it, puts it "
                                             "into the library, all of a feed or nothing, and tells what changed, case "
                                             "by case. What you wrote stays. Ends with 3 if the network fails, 4 if "
                                             "what is offered is not to be trusted, 5 if its content is bad."),
                                           NULL, 0, G_MAXUINT);
  GCancellable *cancellable;
  g_autoptr(EntStore) store = NULL;
  g_autoptr(GPtrArray) feeds = NULL;

  if (operands == NULL)
    return ENT_TOOL_USAGE;
  cancellable = ent_tool_feed_catch_signals ();
  store = ent_tool_open (self);
  feeds = store != NULL ? load_feeds (store, operands) : NULL;
  return feeds != NULL ? sync_feeds (self, store, feeds, cancellable) : ENT_TOOL_FAILED;
}
