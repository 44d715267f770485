/* One file from a server: what is asked, what is taken of the answer, and what comes next.
 *
 * What has come of a file is kept when the connection breaks off, and the rest is asked for with a Range. Ranges
 * count the bytes as they are sent; a part holds them unpacked. So the rest is asked for unpacked ("identity"), which
 * only fits if what is there is of the same file. Where a hash is to be met, it tells in the end: a join that does
 * not meet it is dropped, and all of it fetched once more before anybody is blamed. Where there is none, the rest is only
 * asked for with If-Range and a strong ETag that came with an answer that was not packed; without one, the file
 * begins anew. */

#include "config.h"

#include "ent-fetch-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-sync-error.h"

#define MAX_HEADER    (64 * 1024)  /* bytes of all headers of one answer */
#define MAX_UNWANTED  (64 * 1024)  /* of a body that nobody reads, such as a page about a file that is not there */
#define MAX_PACKING   1024         /* by which a packed body may be larger than what is in it */
#define MAX_REDIRECTS 5
#define MAX_ANEW      2
#define ENOUGH        50           /* bytes a second: less is a stall */

EntFetchTransfer *
ent_fetch_transfer_new (EntFetchFile         *file,
                        const EntFetchLimits *limits,
                        gint64               *n_bytes)
{
  EntFetchTransfer *self = g_new0 (EntFetchTransfer, 1);

  self->file = file;
  self->limits = limits;
  self->n_bytes = n_bytes;
  self->url = g_strdup (file->url);
  self->host = ent_fetch_url_dup_host (file->url);
  self->passed = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
ent_fetch_transfer_free (EntFetchTransfer *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->sink, ent_fetch_sink_free);
  curl_slist_free_all (self->headers);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->passed);
  g_free (self->url);
  g_free (self->host);
  g_free (self);
}

static gboolean
has_validators (const EntFetchFile *file)
{
  return file->etag != NULL || file->last_modified != NULL;
}

gboolean
ent_fetch_transfer_open (EntFetchTransfer  *self,
                         gboolean          *whole,
                         GCancellable      *cancellable,
                         GError           **error)
{
  *whole = FALSE;
  self->sink = ent_fetch_sink_open (self->file, !has_validators (self->file), cancellable, error);
  if (self->sink == NULL)
    return FALSE;
  if (self->sink->length == 0 || self->sink->length != self->file->size || self->file->sha256 == NULL)
    return TRUE;
  *whole = ent_fetch_sink_is_right (self->sink);
  return *whole ? ent_fetch_sink_finish (self->sink, self->host, error) : ent_fetch_sink_clear (self->sink, error);
}

/* Answers */

static long
get_status (EntFetchTransfer *self)
{
  long status = 0;

  curl_easy_getinfo (self->easy, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

/* (nullable) */
static const char *
get_header (EntFetchTransfer *self,
            const char       *name)
{
  struct curl_header *header = NULL;

  return curl_easy_header (self->easy, name, 0, CURLH_HEADER, -1, &header) == CURLHE_OK ? header->value : NULL;
}

static gboolean
is_packed (EntFetchTransfer *self)
{
  const char *coding = get_header (self, "Content-Encoding");

  return coding != NULL && g_ascii_strcasecmp (coding, "identity") != 0;
}

/* "bytes 100-199/200": whether it begins where the part ends. */
static gboolean
is_rest (EntFetchTransfer *self)
{
  const char *range = get_header (self, "Content-Range");
  guint64 first;
  char *end;

  if (range == NULL || !g_str_has_prefix (range, "bytes ") || !g_ascii_isdigit (range[strlen ("bytes ")]))
    return FALSE;
  first = g_ascii_strtoull (range + strlen ("bytes "), &end, 10);
  return *end == '-' && first == (guint64) self->sink->length;
}

/* When the first byte of the body comes, or none at all: FALSE where the body is not wanted. */
static gboolean
begin_body (EntFetchTransfer *self)
{
  long status = get_status (self);
  const char *tag;

  self->begun = TRUE;
  if (status != 200 && status != 206)
    return FALSE;
  /* It was asked for unpacked, and would not be unpacked now. */
  if ((self->ranged && is_packed (self)) || (status == 206 && !(self->ranged && is_rest (self))))
    {
      self->anew = TRUE;
      return FALSE;
    }

  self->joined = status == 206;
  if (status == 200 && self->sink->length > 0 && !ent_fetch_sink_clear (self->sink, &self->error))
    return FALSE;
  tag = get_header (self, "ETag");
  ent_fetch_sink_set_tag (self->sink, tag != NULL && !is_packed (self) && ent_fetch_is_strong_tag (tag) ? tag : NULL);
  return TRUE;
}

static size_t
write_cb (char   *bytes,
          size_t  size,
          size_t  n,
          void   *data)
{
  EntFetchTransfer *self = data;

  if (!self->begun)
    begin_body (self);
  if (self->error != NULL || self->anew)
    return 0;
  /* How much of it comes is looked at in count_cb(). */
  if (get_status (self) != 200 && !self->joined)
    return size * n;
  if (self->joined && (gint64) (size * n) > ent_fetch_file_get_limit (self->file) - self->sink->length)
    {
      self->anew = self->no_range = TRUE;
      return 0;
    }
  return ent_fetch_sink_write (self->sink, bytes, size * n, self->host, &self->error) ? size * n : 0;
}

static size_t
header_cb (char   *bytes,
           size_t  size,
           size_t  n,
           void   *data)
{
  EntFetchTransfer *self = data;

  self->n_header += size * n;
  if (self->n_header <= MAX_HEADER)
    return size * n;
  if (self->error == NULL)
    g_set_error (&self->error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_SERVER,
                 _("%s sends headers without end"), self->host);
  return 0;
}

/* Bytes as they are on the wire. */
static int
count_cb (void       *data,
          curl_off_t  total,
          curl_off_t  now,
          curl_off_t  upload_total,
          curl_off_t  upload_now)
{
  EntFetchTransfer *self = data;
  long status = get_status (self);

  if (now > self->n_wire)
    {
      *self->n_bytes += now - self->n_wire;
      self->n_wire = now;
    }
  if (status == 200 || status == 206)
    {
      if (now > ent_fetch_file_get_limit (self->file) + MAX_PACKING)
        {
          if (self->error == NULL)
            ent_fetch_file_set_too_large (self->file, self->host, &self->error);
          return 1;
        }
    }
  else if (now > MAX_UNWANTED)
    {
      self->enough = TRUE;
      return 1;
    }
  return 0;
}

static int
connected_cb (void *data,
              char *ip,
              char *local_ip,
              int   port,
              int   local_port)
{
  EntFetchTransfer *self = data;

  self->window_usec = g_get_monotonic_time ();
  return CURL_PREREQFUNC_OK;
}

/* Requests */

/* Whether the rest of what is there can be asked for. */
static gboolean
wants_rest (EntFetchTransfer *self)
{
  return self->sink->length > 0 && !self->no_range && !has_validators (self->file)
         && (self->sink->tag != NULL || self->file->sha256 != NULL);
}

static void
add_header (EntFetchTransfer *self,
            const char       *name,
            const char       *value)
{
  g_autofree char *line = NULL;

  /* What a server once said is not to become a header of its own. */
  for (const char *c = value; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      return;
  line = g_strconcat (name, ": ", value, NULL);
  self->headers = curl_slist_append (self->headers, line);
}

static void
set_request (EntFetchTransfer *self)
{
  g_autofree char *range = g_strdup_printf ("%" G_GINT64_FORMAT "-", self->sink->length);
  const EntFetchFile *file = self->file;

  g_clear_pointer (&self->headers, curl_slist_free_all);
  if (file->etag != NULL)
    add_header (self, "If-None-Match", file->etag);
  if (file->last_modified != NULL)
    add_header (self, "If-Modified-Since", file->last_modified);
  if (file->no_cache)
    add_header (self, "Cache-Control", "no-cache");
  if (self->ranged)
    {
      add_header (self, "Accept-Encoding", "identity");
      if (self->sink->tag != NULL)
        add_header (self, "If-Range", self->sink->tag);
      curl_easy_setopt (self->easy, CURLOPT_RANGE, range);
    }
  else
    {
      curl_easy_setopt (self->easy, CURLOPT_ACCEPT_ENCODING, "");
    }
  curl_easy_setopt (self->easy, CURLOPT_HTTPHEADER, self->headers);
  curl_easy_setopt (self->easy, CURLOPT_URL, self->url);
  curl_easy_setopt (self->easy, CURLOPT_USERAGENT, "Entente");
}

/* As the program curl does. */
static void
set_certificates (CURL *easy)
{
  const char *bundle = g_getenv ("CURL_CA_BUNDLE"), *dir = g_getenv ("SSL_CERT_DIR"), *file = g_getenv ("SSL_CERT_FILE");

  if (bundle != NULL && bundle[0] != '\0')
    {
      curl_easy_setopt (easy, CURLOPT_CAINFO, bundle);
      return;
    }
  if (dir != NULL && dir[0] != '\0')
    curl_easy_setopt (easy, CURLOPT_CAPATH, dir);
  if (file != NULL && file[0] != '\0')
    curl_easy_setopt (easy, CURLOPT_CAINFO, file);
}

/* Redirects are followed here, one request each, so that none goes where it may not. */
static void
set_connection (EntFetchTransfer *self,
                EntFetchUrlKind   kind)
{
  const EntFetchLimits *limits = self->limits;
  gint64 left_usec = MAX (self->deadline_usec - g_get_monotonic_time (), 1000);

  curl_easy_setopt (self->easy, CURLOPT_PROTOCOLS_STR, kind == ENT_FETCH_URL_LOOPBACK ? "http,https" : "https");
  curl_easy_setopt (self->easy, CURLOPT_REDIR_PROTOCOLS_STR, "https");
  curl_easy_setopt (self->easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt (self->easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  if (kind == ENT_FETCH_URL_LOOPBACK)
    curl_easy_setopt (self->easy, CURLOPT_PROXY, "");
  curl_easy_setopt (self->easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  curl_easy_setopt (self->easy, CURLOPT_HTTP_VERSION, (long) CURL_HTTP_VERSION_2TLS);
  /* For one connection to all. Without TLS there is no HTTP/2, and who waited for it would wait for the first file. */
  curl_easy_setopt (self->easy, CURLOPT_PIPEWAIT, g_ascii_strncasecmp (self->url, "https:", strlen ("https:")) == 0
                                                  ? 1L : 0L);
  curl_easy_setopt (self->easy, CURLOPT_SSLVERSION, (long) CURL_SSLVERSION_TLSv1_2);
  set_certificates (self->easy);
  curl_easy_setopt (self->easy, CURLOPT_NOSIGNAL, 1L);
  /* Else whoever cancels waits for the name server. */
  curl_easy_setopt (self->easy, CURLOPT_QUICK_EXIT, 1L);
  curl_easy_setopt (self->easy, CURLOPT_CONNECTTIMEOUT_MS, (long) limits->connect_msec);
  curl_easy_setopt (self->easy, CURLOPT_TIMEOUT_MS, (long) MIN (left_usec / 1000, G_MAXINT));
  curl_easy_setopt (self->easy, CURLOPT_MAXFILESIZE_LARGE,
                    (curl_off_t) ent_fetch_file_get_limit (self->file) + MAX_PACKING);
}

gboolean
ent_fetch_transfer_begin (EntFetchTransfer  *self,
                          CURL              *easy,
                          GError           **error)
{
  EntFetchUrlKind kind = ent_fetch_url_check (self->url, error);

  if (kind == ENT_FETCH_URL_NONE)
    return FALSE;
  self->ranged = wants_rest (self);
  if (!self->ranged && self->sink->length > 0 && !ent_fetch_sink_clear (self->sink, error))
    return FALSE;

  self->easy = easy;
  self->begun = self->joined = self->anew = self->enough = self->stalled = FALSE;
  self->n_wire = self->window_usec = self->window_bytes = 0;
  self->n_header = 0;
  curl_easy_reset (easy);
  set_connection (self, kind);
  set_request (self);
  curl_easy_setopt (easy, CURLOPT_PRIVATE, self);
  curl_easy_setopt (easy, CURLOPT_WRITEFUNCTION, write_cb);
  curl_easy_setopt (easy, CURLOPT_WRITEDATA, self);
  curl_easy_setopt (easy, CURLOPT_HEADERFUNCTION, header_cb);
  curl_easy_setopt (easy, CURLOPT_HEADERDATA, self);
  curl_easy_setopt (easy, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt (easy, CURLOPT_XFERINFOFUNCTION, count_cb);
  curl_easy_setopt (easy, CURLOPT_XFERINFODATA, self);
  curl_easy_setopt (easy, CURLOPT_PREREQFUNCTION, connected_cb);
  curl_easy_setopt (easy, CURLOPT_PREREQDATA, self);
  return TRUE;
}

void
ent_fetch_transfer_rewind (EntFetchTransfer *self)
{
  g_ptr_array_set_size (self->passed, 0);
  g_free (self->url);
  self->url = g_strdup (self->file->url);
  g_free (self->host);
  self->host = ent_fetch_url_dup_host (self->url);
}

gint64
ent_fetch_transfer_check_stall (EntFetchTransfer *self,
                                gint64            now_usec)
{
  gint64 stall_usec = (gint64) self->limits->stall_msec * 1000;
  gint64 n_bytes = self->n_wire + (gint64) self->n_header;

  if (self->window_usec == 0)
    return 0;
  if (now_usec >= self->window_usec + stall_usec)
    {
      self->stalled = n_bytes - self->window_bytes < MAX (1, (gint64) ENOUGH * self->limits->stall_msec / 1000);
      self->window_usec = now_usec;
      self->window_bytes = n_bytes;
    }
  return self->window_usec + stall_usec;
}

/* Endings */

static EntFetchOutcome
begin_anew (EntFetchTransfer  *self,
            GError           **error)
{
  if (++self->n_anew > MAX_ANEW)
    {
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_SERVER,
                   _("%s sends other parts of the file than those it is asked for"), self->host);
      return ENT_FETCH_FAILED;
    }
  return ent_fetch_sink_clear (self->sink, error) ? ENT_FETCH_AGAIN : ENT_FETCH_FAILED;
}

/* Where nothing tells how long the body is, the end of the connection may be that of the file, or not. */
static gboolean
is_cut (EntFetchTransfer *self)
{
  curl_off_t length = -1;
  long version = 0;

  curl_easy_getinfo (self->easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
  curl_easy_getinfo (self->easy, CURLINFO_HTTP_VERSION, &version);
  return self->sink->length < self->file->size && length < 0 && version < CURL_HTTP_VERSION_2_0
         && get_header (self, "Transfer-Encoding") == NULL;
}

static void
take_validators (EntFetchTransfer *self)
{
  const char *tag = get_header (self, "ETag"), *time = get_header (self, "Last-Modified");

  self->file->new_etag = g_strdup (tag);
  self->file->new_last_modified = g_strdup (time);
}

static EntFetchOutcome
end_body (EntFetchTransfer  *self,
          GError           **error)
{
  if (!self->begun)
    begin_body (self);
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return ENT_FETCH_FAILED;
    }
  if (self->anew)
    return begin_anew (self, error);
  if (is_cut (self))
    {
      ent_fetch_set_curl_error (self, CURLE_PARTIAL_FILE, error);
      return ENT_FETCH_LATER;
    }
  /* Perhaps what was there was of another file. */
  if (self->joined && !ent_fetch_sink_is_right (self->sink))
    {
      self->no_range = TRUE;
      return begin_anew (self, error);
    }
  take_validators (self);
  return ent_fetch_sink_finish (self->sink, self->host, error) ? ENT_FETCH_DONE : ENT_FETCH_FAILED;
}

static EntFetchOutcome
follow (EntFetchTransfer  *self,
        GError           **error)
{
  char *to = NULL;

  curl_easy_getinfo (self->easy, CURLINFO_REDIRECT_URL, &to);
  if (to == NULL)
    {
      ent_fetch_set_status_error (self, get_status (self), 0, error);
      return ENT_FETCH_FAILED;
    }
  if (!ent_fetch_url_check_redirect (self->url, to, error))
    return ENT_FETCH_FAILED;
  if (self->passed->len >= MAX_REDIRECTS || strcmp (to, self->url) == 0
      || g_ptr_array_find_with_equal_func (self->passed, to, g_str_equal, NULL))
    {
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_SERVER,
                   _("%s sends on from one address to another without end"), self->host);
      return ENT_FETCH_FAILED;
    }
  g_ptr_array_add (self->passed, self->url);
  self->url = g_strdup (to);
  g_free (self->host);
  self->host = ent_fetch_url_dup_host (self->url);
  return ENT_FETCH_AGAIN;
}

static EntFetchOutcome
end_by_status (EntFetchTransfer  *self,
               gint64            *wait_msec,
               GError           **error)
{
  long status = get_status (self);
  curl_off_t seconds = 0;

  switch (status)
    {
    case 200:
    case 206:
      return end_body (self, error);
    case 304:
      if (has_validators (self->file))
        {
          self->file->not_modified = TRUE;
          take_validators (self);
          return ENT_FETCH_DONE;
        }
      g_set_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_SERVER,
                   _("%s says that the file has not changed, but was not asked that"), self->host);
      return ENT_FETCH_FAILED;
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
      return follow (self, error);
    case 416:
      if (self->ranged && self->file->sha256 != NULL && ent_fetch_sink_is_right (self->sink))
        return ent_fetch_sink_finish (self->sink, self->host, error) ? ENT_FETCH_DONE : ENT_FETCH_FAILED;
      if (self->ranged)
        return begin_anew (self, error);
      break;
    default:
      break;
    }

  curl_easy_getinfo (self->easy, CURLINFO_RETRY_AFTER, &seconds);
  *wait_msec = CLAMP (seconds, 0, G_MAXINT) * 1000;
  ent_fetch_set_status_error (self, status, *wait_msec, error);
  return status == 408 || status == 429 || status >= 500 ? ENT_FETCH_LATER : ENT_FETCH_FAILED;
}

static EntFetchOutcome
end (EntFetchTransfer  *self,
     CURLcode           code,
     gint64            *wait_msec,
     GError           **error)
{
  long status = get_status (self);

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return ENT_FETCH_FAILED;
    }
  if (self->anew)
    return begin_anew (self, error);
  if (self->stalled)
    {
      ent_fetch_set_stall_error (self, error);
      return ENT_FETCH_LATER;
    }
  /* What a server says of a file counts, even if the page about it is large or breaks off. */
  if (code == CURLE_OK || self->enough || status >= 400 || (code == CURLE_FILESIZE_EXCEEDED && status >= 300))
    return end_by_status (self, wait_msec, error);
  if (code == CURLE_FILESIZE_EXCEEDED)
    {
      ent_fetch_file_set_too_large (self->file, self->host, error);
      return ENT_FETCH_FAILED;
    }
  return ent_fetch_set_curl_error (self, code, error) ? ENT_FETCH_LATER : ENT_FETCH_FAILED;
}

EntFetchOutcome
ent_fetch_transfer_end (EntFetchTransfer  *self,
                        CURLcode           code,
                        gint64            *wait_msec,
                        GError           **error)
{
  EntFetchOutcome outcome;

  *wait_msec = 0;
  outcome = end (self, code, wait_msec, error);
  self->easy = NULL;
  return outcome;
}
