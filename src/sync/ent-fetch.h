#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files over HTTP(S), many at a time over one connection where the server has HTTP/2, and from folders ("file:").
 * An EntFetch belongs to the thread that uses it, which waits in ent_fetch_run(): a worker, never the main
 * thread. Errors are ENT_SYNC_ERROR: ADDRESS, OFFLINE, SERVER, TRUST (size or hash differ), CONTENT (beyond the
 * limit), SPACE, FAILED; messages name the address and what is wrong, not the feed.
 *
 * https alone, and http to loopback addresses; redirects the same, a few; the system's certificates, and what
 * $CURL_CA_BUNDLE or $SSL_CERT_FILE name; proxies by environment. No cookies, no identifiers. */
typedef struct _EntFetch EntFetch;

typedef struct
{
  int    connect_msec;    /* until connected */
  int    stall_msec;      /* without enough bytes */
  gint64 whole_msec;      /* of one file */
  int    n_tries;         /* of one file: first and all after 5xx, 429 and network errors */
  int    backoff_msec;    /* before the second try; doubles, with jitter */
  int    max_wait_msec;   /* a longer Retry-After is not waited for: SERVER, and the message says when */
  int    n_parallel;
} EntFetchLimits;

/* 10 s, 20 s, 10 min, 4, 500 ms, 30 s, 8 */
extern const EntFetchLimits ent_fetch_default_limits;

/* One file. */
typedef struct
{
  char   *url;
  char   *etag;           /* the validators one has, or NULL */
  char   *last_modified;
  gboolean no_cache;      /* caches on the way are to ask the server itself */
  gint64  max_bytes;      /* decoded; on the wire no more either */
  gint64  size;           /* it must have, or -1 */
  char   *sha256;         /* it must have, or NULL */
  char   *path;           /* it is written to PATH.part, where it is resumed, and named PATH when it is whole
                             and right; NULL: into memory. A file with a hash is not waited for until it is on the disk:
                             who finds it there in a later run has to check the hash */
  /* What came of it. */
  gboolean  not_modified;
  GBytes   *bytes;        /* where path is NULL */
  char     *new_etag;     /* or NULL */
  char     *new_last_modified;
  GError   *error;        /* of this file */
} EntFetchFile;

EntFetchFile *ent_fetch_file_new  (const char   *url,
                                   gint64        max_bytes);
void          ent_fetch_file_free (EntFetchFile *self);

/* Bytes on the wire or read from the folder, of all files of one run; called from the thread that runs, not
 * more often than 20 times a second, and once at the end. @n_done: files that are whole */
typedef void (*EntFetchProgress)  (gint64        n_bytes,
                                   guint         n_done,
                                   gpointer      data);

/* @limits: (nullable) */
EntFetch     *ent_fetch_new       (const EntFetchLimits *limits);
void          ent_fetch_free      (EntFetch             *self);

/**
 * ent_fetch_run:
 * @files: (element-type EntFetchFile): what is fetched; each gets its answer or its error
 *
 * The first file that fails for good stops the others, which get no error: what has come of them is left as .part
 * files to be resumed.
 * Returns: whether all came; @error is that of the file that failed first
 */
gboolean      ent_fetch_run       (EntFetch             *self,
                                   GPtrArray            *files,
                                   EntFetchProgress      progress,
                                   gpointer              data,
                                   GCancellable         *cancellable,
                                   GError              **error);

/* Bytes and requests of all runs so far, headers not counted. */
gint64        ent_fetch_get_n_bytes    (EntFetch        *self);
guint         ent_fetch_get_n_requests (EntFetch        *self);

/**
 * ent_fetch_fix_url:
 * @text: what a person typed: "example.org/feed", "https://example.org/feed/index.json", a folder's path
 *
 * Returns: (transfer full) (nullable): the folder's address with a final "/"; NULL with ENT_SYNC_ERROR_ADDRESS
 */
char         *ent_fetch_fix_url   (const char           *text,
                                   GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntFetchFile, ent_fetch_file_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntFetch, ent_fetch_free)

G_END_DECLS
