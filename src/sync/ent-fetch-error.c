/* What goes wrong on the way, for who asked. */

#include "config.h"

#include "ent-fetch-private.h"

#include <glib/gi18n-lib.h>

#include "ent-sync-error.h"

/* As OpenSSL numbers what is wrong with a certificate. */
enum
{
  CERTIFICATE_UNKNOWN = 1,
  CERTIFICATE_NOT_YET = 9,
  CERTIFICATE_EXPIRED = 10,
  CERTIFICATE_SELF_SIGNED = 18,
  CERTIFICATE_UNKNOWN_FIRST = 19,
  CERTIFICATE_UNKNOWN_LAST = 21,
};

static const char *
explain_certificate (CURL *easy)
{
  long result = CERTIFICATE_UNKNOWN;

  /* libcurl looks at the name first, and if that is wrong at nothing else. */
  curl_easy_getinfo (easy, CURLINFO_SSL_VERIFYRESULT, &result);
  if (result <= CERTIFICATE_UNKNOWN)
    return _("it is made out for another name");
  if (result == CERTIFICATE_NOT_YET)
    return _("it is not valid yet; is this computer's clock right?");
  if (result == CERTIFICATE_EXPIRED)
    return _("it has expired; is this computer's clock right?");
  if (result >= CERTIFICATE_SELF_SIGNED && result <= CERTIFICATE_UNKNOWN_LAST)
    return _("nobody whom this computer trusts vouches for it");
  return _("it does not fit");
}

static int
to_seconds (gint64 msec)
{
  return (int) ((msec + 999) / 1000);
}

static void
set_timeout (const EntFetchTransfer  *transfer,
             GError                 **error)
{
  int seconds = to_seconds (transfer->window_usec == 0 ? transfer->limits->connect_msec : transfer->limits->whole_msec);

  if (transfer->window_usec == 0)
    g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_OFFLINE,
                 /* Translators: a server, and a number of seconds */
                 ngettext ("%s did not answer within %d second", "%s did not answer within %d seconds",
                           (gulong) seconds), transfer->host, seconds);
  else
    g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_OFFLINE,
                 ngettext ("%s did not send the whole file within %d second",
                           "%s did not send the whole file within %d seconds",
                           (gulong) seconds), transfer->host, seconds);
}

void
ent_fetch_set_stall_error (const EntFetchTransfer  *transfer,
                           GError                 **error)
{
  int seconds = to_seconds (transfer->limits->stall_msec);

  if (transfer->n_header == 0)
    g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_OFFLINE,
                 ngettext ("%s did not answer within %d second", "%s did not answer within %d seconds",
                           (gulong) seconds), transfer->host, seconds);
  else
    g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_OFFLINE,
                 ngettext ("%s began to send, and then sent almost nothing for %d second",
                           "%s began to send, and then sent almost nothing for %d seconds",
                           (gulong) seconds), transfer->host, seconds);
}

static void
set_not_reached (const EntFetchTransfer  *transfer,
                 CURLcode                 code,
                 GError                 **error)
{
  long number = 0;

  curl_easy_getinfo (transfer->easy, CURLINFO_OS_ERRNO, &number);
  g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_OFFLINE,
               /* Translators: a server, and why */
               _("%s could not be reached: %s"), transfer->host,
               number > 0 ? g_strerror ((int) number) : curl_easy_strerror (code));
}

gboolean
ent_fetch_set_curl_error (const EntFetchTransfer  *transfer,
                          CURLcode                 code,
                          GError                 **error)
{
  const char *host = transfer->host;

  switch ((int) code)
    {
    case CURLE_OPERATION_TIMEDOUT:
      set_timeout (transfer, error);
      return TRUE;
    case CURLE_COULDNT_RESOLVE_HOST:
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_OFFLINE,
                   _("%s could not be reached: no such name is known, or this computer is offline"), host);
      return TRUE;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_OFFLINE,
                   _("%s could not be reached: the proxy of this computer does not lead there"), host);
      return TRUE;
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_OFFLINE, _("the connection to %s broke off"), host);
      return TRUE;
    case CURLE_SSL_CONNECT_ERROR:
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_OFFLINE, _("no secure connection to %s came about"), host);
      return TRUE;
    case CURLE_BAD_CONTENT_ENCODING:
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_SERVER, _("%s sent something that cannot be unpacked"), host);
      return TRUE;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_SERVER,
                   _("%s answers, but not as a web server does"), host);
      return FALSE;
    case CURLE_PEER_FAILED_VERIFICATION:
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_TRUST,
                   /* Translators: a server, and what is wrong with its certificate */
                   _("the certificate of %s is not valid: %s. Somebody may stand between you and it"),
                   host, explain_certificate (transfer->easy));
      return FALSE;
    case CURLE_SSL_CACERT_BADFILE:
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_FAILED,
                   _("the certificates of this computer cannot be read, so that %s cannot be told from others"), host);
      return FALSE;
    default:
      set_not_reached (transfer, code, error);
      return TRUE;
    }
}

/* When the server wants to be asked again, in the reader's own time. (transfer full) */
static char *
format_moment (gint64 wait_msec)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GDateTime) then = now != NULL ? g_date_time_add_seconds (now, (double) wait_msec / 1000) : NULL;

  if (then == NULL)
    return g_strdup (_("later"));
  /* Translators: a time of today, and one of another day, as the C library's strftime() writes them */
  return g_date_time_format (then, wait_msec < G_TIME_SPAN_DAY / 1000 ? _("%H:%M") : _("%x, %H:%M"));
}

void
ent_fetch_set_status_error (const EntFetchTransfer  *transfer,
                            long                     status,
                            gint64                   wait_msec,
                            GError                 **error)
{
  const char *host = transfer->host;

  if (wait_msec > 0)
    {
      g_autofree char *moment = format_moment (wait_msec);

      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_SERVER,
                   /* Translators: a server, a number such as 503, and a time of day */
                   _("%s is busy (%ld) and asks to be left alone until %s"), host, status, moment);
    }
  else if (status == 404 || status == 410)
    {
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_SERVER,
                   /* Translators: a server, and the number 404 or 410 */
                   _("%s has no such file (%ld): is this the address of a feed?"), host, status);
    }
  else if (status == 401 || status == 403)
    {
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_SERVER,
                   _("%s does not give the file to everybody (%ld): is this the address of a feed?"), host, status);
    }
  else if (status == 429 || status >= 500)
    {
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_SERVER,
                   _("%s is busy or out of order (%ld)"), host, status);
    }
  else
    {
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_SERVER,
                   /* Translators: a server, and a number such as 418 */
                   _("%s answers in a way that makes no sense here (%ld)"), host, status);
    }
}
