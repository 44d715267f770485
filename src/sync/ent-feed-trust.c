/* What may be done with an index that somebody offers.
 *
 * The attacks that are refused here are those of The Update Framework: arbitrary content and malicious mirrors (the
 * signature), wrong file (the feed's id), freeze (the time of expiry), rollback (the serial, and the versions of cases),
 * mix-and-match (one serial for one index), fast-forward (a serial grows no faster than time), and a key that was
 * stolen and given up. Endless data and extraneous files are the client's: it asks for nothing that is not signed, with
 * its size and hash.
 * Source: https://theupdateframework.io/docs/security/ */

#include "config.h"

#include "ent-feed-trust.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-feed-index.h"
#include "ent-minisign.h"
#include "ent-sync-error.h"

#define DAY_SEC (24 * 60 * 60)

/* Words */

/* (transfer full) */
static char *
format_day (gint64 sec)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (sec);

  return time != NULL ? g_date_time_format (time, "%x") : g_strdup ("?");
}

/* (transfer full): "12 days old" */
static char *
format_age (gint64 sec)
{
  gint64 days = MAX (sec, 0) / DAY_SEC;

  if (days == 0)
    return g_strdup (_("less than a day old"));
  return g_strdup_printf (ngettext ("%d day old", "%d days old", (gulong) days), (int) MIN (days, G_MAXINT));
}

/* (transfer full): so much of the fingerprint as one remembers: "9f86 d081 …" */
static char *
format_key (const char *key)
{
  g_autofree char *whole = ent_public_key_fingerprint (key);

  return whole != NULL ? g_strdup_printf ("%.9s …", whole) : g_strdup (key);
}

char *
ent_feed_dup_standing (const EntFeed *feed,
                       gint64         now_sec)
{
  g_autofree char *key = NULL, *age = NULL;

  g_return_val_if_fail (feed != NULL, NULL);

  if (feed->serial == 0)
    return NULL;
  key = format_key (feed->key);
  age = format_age (now_sec - feed->issued_sec);
  /* Translators: what a person has of a feed: its key in short, and how old it is */
  return g_strdup_printf (_("signed by %s, %s"), key, age);
}

/* (transfer full): a clause as the end of a sentence; some are questions, and end by themselves */
static char *
end_sentence (const char *clause)
{
  if (g_str_has_suffix (clause, "?") || g_str_has_suffix (clause, "."))
    return g_strdup (clause);
  /* Translators: the last words of a sentence, and how it ends */
  return g_strdup_printf (_("%s."), clause);
}

char *
ent_feed_explain (const EntFeed *feed,
                  gint64         now_sec,
                  const char    *reason)
{
  g_autofree char *standing = ent_feed_dup_standing (feed, now_sec), *ended = end_sentence (reason);
  const char *title = feed->title != NULL ? feed->title : feed->url;

  if (standing == NULL)
    /* Translators: a feed, and why: the words of another message, with a full stop */
    return g_strdup_printf (_("“%s” was not fetched: %s Your library is as it was."), title, ended);
  /* Translators: a feed; why: the words of another message, with a full stop; and “signed by 9f86 d081 …, 12 days old” */
  return g_strdup_printf (_("“%s” was not updated: %s You keep what you have: %s."), title, ended, standing);
}

/* What is judged, and what it is judged by. */
typedef struct
{
  const EntFeed      *feed;
  const EntFeedIndex *index;
  gint64              now_sec;
  gboolean            old_key;  /* it is signed with one that the feed has given up */
} Judge;

G_GNUC_PRINTF (4, 5)
static gboolean
refuse (const EntFeed  *feed,
        gint64          now_sec,
        GError        **error,
        const char     *format,
        ...)
{
  g_autofree char *reason = NULL, *whole = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  whole = ent_feed_explain (feed, now_sec, reason);
  g_set_error_literal (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_TRUST, whole);
  return FALSE;
}

static gboolean
refuse_old_key (const EntFeed  *feed,
                gint64          now_sec,
                GError        **error)
{
  return refuse (feed, now_sec, error,
                 _("what is offered is signed with a key that this feed has given up, which somebody may have stolen"));
}

/* Signature */

static gboolean
verify (const char  *key,
        GBytes      *bytes,
        GBytes      *signature,
        char       **comment,
        GError     **error)
{
  gsize length, signature_length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  const char *text = g_bytes_get_data (signature, &signature_length);

  return ent_minisign_verify (key, data, length, text != NULL ? text : "", signature_length, comment, error);
}

/* @old: (out): whether it is by a key that the feed has given up */
static gboolean
check_signature (const EntFeed  *feed,
                 GBytes         *bytes,
                 GBytes         *signature,
                 gint64          now_sec,
                 char          **comment,
                 gboolean       *old,
                 GError        **error)
{
  g_autoptr(GError) fault = NULL;

  *old = FALSE;
  if (verify (feed->key, bytes, signature, comment, &fault))
    return TRUE;
  for (guint i = 0; i < feed->old_keys->len && !*old; i++)
    *old = verify (g_ptr_array_index (feed->old_keys, i), bytes, signature, comment, NULL);
  return *old || refuse (feed, now_sec, error, _("what is offered is not signed by this feed’s key: %s"), fault->message);
}

/* "feed:demo serial:12 timestamp:1764061200", where it is of that form: else it is a comment and no more. */
static gboolean
comment_agrees (const char         *comment,
                const EntFeedIndex *index)
{
  g_autofree char *expected = NULL;

  if (!g_str_has_prefix (comment, "feed:") || strstr (comment, " serial:") == NULL)
    return TRUE;
  expected = ent_feed_index_format_comment (index);
  return strcmp (comment, expected) == 0;
}

/* Numbers and times */

static gboolean
check_times (const Judge  *judge,
             GError      **error)
{
  const EntFeed *feed = judge->feed;
  const EntFeedIndex *index = judge->index;

  if (index->issued_sec > judge->now_sec + DAY_SEC)
    {
      g_autofree char *day = format_day (index->issued_sec);

      return refuse (feed, judge->now_sec, error,
                     _("what is offered is dated %s, which is yet to come; is this computer’s clock right?"), day);
    }
  if (index->expires_sec > judge->now_sec)
    return TRUE;
  if (index->serial < feed->serial)
    return refuse (feed, judge->now_sec, error,
                   _("the server offers an older copy than yours, which has expired: somebody may be turning it back"));

  {
    g_autofree char *day = format_day (index->expires_sec);

    return refuse (feed, judge->now_sec, error,
                   _("what is offered was valid until %s only; its publisher has not renewed it, or somebody holds "
                     "back what is newer"), day);
  }
}

/* Of an index that is newer than what one has. */
static gboolean
check_growth (const Judge  *judge,
              GError      **error)
{
  const EntFeed *feed = judge->feed;
  const EntFeedIndex *index = judge->index;

  if (feed->serial == 0)
    return TRUE;
  if (index->issued_sec < feed->issued_sec)
    return refuse (feed, judge->now_sec, error,
                   _("what is offered has a later number than yours and an earlier date, which does not fit"));
  if (index->serial - feed->serial > index->issued_sec - feed->issued_sec)
    return refuse (feed, judge->now_sec, error,
                   _("its number has grown faster than can be, so that later updates would seem old"));
  return TRUE;
}

static gboolean
check_cases (const Judge  *judge,
             GError      **error)
{
  for (guint i = 0; i < judge->feed->cases->len; i++)
    {
      const EntFeedCase *has = g_ptr_array_index (judge->feed->cases, i);
      const EntFeedCase *offered = ent_feed_index_find (judge->index, has->id);

      if (offered == NULL)
        continue;
      if (offered->version < has->version)
        return refuse (judge->feed, judge->now_sec, error,
                       /* Translators: a case, and two numbers of versions */
                       _("it turns the case “%s” back from version %d to %d"), has->title, has->version, offered->version);
      if (offered->version == has->version && strcmp (offered->sha256, has->sha256) != 0)
        return refuse (judge->feed, judge->now_sec, error,
                       _("the case “%s” is another than yours and has the same version, %d"), has->title, has->version);
    }
  return TRUE;
}

static gboolean
check_key (const Judge  *judge,
           GError      **error)
{
  const GPtrArray *old = judge->feed->old_keys;

  for (guint i = 0; judge->index->key != NULL && i < old->len; i++)
    if (strcmp (judge->index->key, g_ptr_array_index (old, i)) == 0)
      return refuse (judge->feed, judge->now_sec, error,
                     _("it goes back to a key that this feed has given up, which somebody may have stolen"));
  return TRUE;
}

static gboolean
check (const Judge   *judge,
       GBytes        *bytes,
       EntFeedOffer  *offer,
       GError       **error)
{
  const EntFeed *feed = judge->feed;
  const EntFeedIndex *index = judge->index;

  if (feed->id != NULL && strcmp (index->feed, feed->id) != 0)
    return refuse (feed, judge->now_sec, error,
                   /* Translators: the title of another feed */
                   _("what is offered is another feed, “%s”, by the same publisher"), index->title);
  /* What it signed while it was the feed's key may still come from a server that lags behind. */
  if (judge->old_key && (index->serial >= feed->serial || index->expires_sec <= judge->now_sec))
    return refuse_old_key (feed, judge->now_sec, error);
  if (!check_times (judge, error))
    return FALSE;

  /* A library that was rescued from damage does not know the bytes of what it has. */
  if (index->serial < feed->serial || (index->serial == feed->serial && feed->index_sha256 == NULL))
    {
      *offer = ENT_FEED_OFFER_OLDER;
      /* Who lags behind is no excuse for ever. */
      return ent_feed_check_fresh (feed, judge->now_sec, error);
    }
  if (index->serial == feed->serial)
    {
      g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

      if (g_strcmp0 (sha256, feed->index_sha256) != 0)
        return refuse (feed, judge->now_sec, error,
                       _("two different lists of cases go by one number, so that one of them is not meant for you"));
      *offer = ENT_FEED_OFFER_SAME;
      return TRUE;
    }
  *offer = ENT_FEED_OFFER_NEWER;
  return check_growth (judge, error) && check_cases (judge, error) && check_key (judge, error);
}

gboolean
ent_feed_judge (const EntFeed  *feed,
                GBytes         *index_bytes,
                GBytes         *signature,
                gint64          now_sec,
                EntFeedOffer   *offer,
                EntFeedIndex  **index,
                GError        **error)
{
  g_autoptr(EntFeedIndex) read = NULL;
  g_autofree char *comment = NULL;
  g_autoptr(GError) fault = NULL;
  gboolean old_key;
  gsize length;
  const char *text;

  g_return_val_if_fail (feed != NULL && feed->key != NULL, FALSE);

  if (!check_signature (feed, index_bytes, signature, now_sec, &comment, &old_key, error))
    return FALSE;

  text = g_bytes_get_data (index_bytes, &length);
  read = ent_feed_index_parse (text != NULL ? text : "", length, &fault);
  if (read == NULL && old_key)
    return refuse_old_key (feed, now_sec, error);
  if (read == NULL)
    {
      g_autofree char *whole = ent_feed_explain (feed, now_sec, fault->message);

      g_set_error_literal (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_CONTENT, whole);
      return FALSE;
    }
  if (!comment_agrees (comment, read))
    return refuse (feed, now_sec, error, _("the signature’s comment speaks of another list of cases than it signs"));
  if (!check (&(Judge) { feed, read, now_sec, old_key }, index_bytes, offer, error))
    return FALSE;
  *index = g_steal_pointer (&read);
  return TRUE;
}

gboolean
ent_feed_check_fresh (const EntFeed  *feed,
                      gint64          now_sec,
                      GError        **error)
{
  g_autofree char *day = NULL;

  if (feed->expires_sec > now_sec)
    return TRUE;
  day = format_day (feed->expires_sec);
  return refuse (feed, now_sec, error,
                 _("the server has nothing newer, and what you have was valid until %s only; its publisher has not "
                   "renewed it, or somebody holds back what is newer"), day);
}
