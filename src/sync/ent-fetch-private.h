#pragma once

#include <curl/curl.h>

#include "ent-fetch.h"

G_BEGIN_DECLS

/* The parts of ent-fetch: addresses, the file that is written, one transfer, and folders. */

/* Addresses */

typedef enum
{
  ENT_FETCH_URL_NONE,      /* that may be asked: the error says why */
  ENT_FETCH_URL_FOLDER,    /* file: or a path */
  ENT_FETCH_URL_LOOPBACK,  /* http or https on this machine */
  ENT_FETCH_URL_REMOTE,    /* https */
} EntFetchUrlKind;

EntFetchUrlKind ent_fetch_url_check        (const char     *url,
                                         GError        **error);
/* "example.org" or "localhost:8080", for messages; the address itself where it has no host. (transfer full) */
char          *ent_fetch_url_dup_host     (const char     *url);
/* FALSE with an error where a server may not send one on from @from to @to: only to https, and from this machine
 * to itself; never from elsewhere to this machine. */
gboolean       ent_fetch_url_check_redirect (const char   *from,
                                         const char     *to,
                                         GError        **error);

/* The file that arrives */

typedef struct
{
  EntFetchFile *file;       /* borrowed */
  char         *part;       /* NULL: into memory */
  char         *tag_path;   /* of the part's ETag */
  int           fd;
  GByteArray   *memory;
  GChecksum    *sum;
  gint64        length;     /* so far, decoded */
  char         *tag;        /* strong ETag of it, or NULL */
} EntFetchSink;

/* @keep: goes on with what is there of an earlier time. NULL with an error. */
EntFetchSink  *ent_fetch_sink_open      (EntFetchFile   *file,
                                         gboolean        keep,
                                         GCancellable   *cancellable,
                                         GError        **error);
gboolean       ent_fetch_sink_clear     (EntFetchSink   *self,
                                         GError        **error);
/* Refuses what is beyond the limit. @source: who sends it, for messages */
gboolean       ent_fetch_sink_write     (EntFetchSink   *self,
                                         gconstpointer   bytes,
                                         gsize           length,
                                         const char     *source,
                                         GError        **error);
/* Whether size and hash are right so far as they are asked for: without an error, which finish() sets. */
gboolean       ent_fetch_sink_is_right  (EntFetchSink   *self);
/* Checks, and gives the file its name or the bytes to whom asked. What is wrong is removed. */
gboolean       ent_fetch_sink_finish    (EntFetchSink   *self,
                                         const char     *source,
                                         GError        **error);
/* Keeps the ETag of what arrives, which is to be gone on with; NULL: none. */
void           ent_fetch_sink_set_tag   (EntFetchSink   *self,
                                         const char     *tag);
gboolean       ent_fetch_is_strong_tag  (const char     *tag);
/* A part stays where it is. */
void           ent_fetch_sink_free      (EntFetchSink   *self);
/* The most that it may hold; and the error where it would hold more. */
gint64         ent_fetch_file_get_limit (const EntFetchFile *file);
void           ent_fetch_file_set_too_large (const EntFetchFile *file,
                                         const char     *source,
                                         GError        **error);
/* Whether the folders that the files go to have room for them. */
gboolean       ent_fetch_check_space    (GPtrArray      *files,
                                         GCancellable   *cancellable,
                                         GError        **error);

/* One file from a server */

/* What comes next, when a request has ended. */
typedef enum
{
  ENT_FETCH_DONE,
  ENT_FETCH_AGAIN,   /* at once: another address, or from the beginning */
  ENT_FETCH_LATER,   /* with an error, in case there are no more tries */
  ENT_FETCH_FAILED,  /* with an error */
} EntFetchOutcome;

typedef struct
{
  EntFetchFile         *file;           /* borrowed */
  const EntFetchLimits *limits;         /* borrowed */
  gint64               *n_bytes;        /* borrowed: to count on */
  EntFetchSink         *sink;
  char                 *url;            /* where redirects have led */
  char                 *host;           /* of it, for messages */
  GPtrArray            *passed;         /* addresses before it */
  guint                 n_tries;
  guint                 n_anew;
  gboolean              no_range;       /* a join has gone wrong */
  gint64                due_usec;       /* when it is asked for; monotonic, as all of these */
  gint64                deadline_usec;
  /* Of the request under way. */
  CURL                 *easy;           /* NULL: none */
  struct curl_slist    *headers;
  gboolean              ranged;         /* the rest was asked for */
  gboolean              begun;          /* its body */
  gboolean              joined;         /* the rest comes */
  gboolean              anew;           /* the rest cannot be joined */
  gboolean              enough;         /* was read of a body that nobody wants */
  gboolean              stalled;
  gint64                n_wire;
  gsize                 n_header;
  gint64                window_usec;    /* since when bytes are counted; 0: not connected */
  gint64                window_bytes;
  GError               *error;
} EntFetchTransfer;

EntFetchTransfer *ent_fetch_transfer_new  (EntFetchFile         *file,
                                           const EntFetchLimits *limits,
                                           gint64               *n_bytes);
void              ent_fetch_transfer_free (EntFetchTransfer     *self);
/* Opens its part. @whole: it was there, and right: nothing is to be asked */
gboolean          ent_fetch_transfer_open (EntFetchTransfer     *self,
                                           gboolean             *whole,
                                           GCancellable         *cancellable,
                                           GError              **error);
/* Readies @easy for the next request; it is @self's until the end. */
gboolean          ent_fetch_transfer_begin (EntFetchTransfer    *self,
                                           CURL                 *easy,
                                           GError              **error);
/* @wait_msec: how long the server asks to be left alone, or 0 */
EntFetchOutcome   ent_fetch_transfer_end  (EntFetchTransfer     *self,
                                           CURLcode              code,
                                           gint64               *wait_msec,
                                           GError              **error);
/* For the next try: back to the address it was to be had from. */
void              ent_fetch_transfer_rewind (EntFetchTransfer   *self);
/* When it will have stalled if nothing comes; 0: not connected yet. Marks one that has. */
gint64            ent_fetch_transfer_check_stall (EntFetchTransfer *self,
                                           gint64                now_usec);

/* What went wrong on the way, in words; whether trying again may help. */
gboolean          ent_fetch_set_curl_error (const EntFetchTransfer *transfer,
                                           CURLcode              code,
                                           GError              **error);
void              ent_fetch_set_stall_error (const EntFetchTransfer *transfer,
                                           GError              **error);
void              ent_fetch_set_status_error (const EntFetchTransfer *transfer,
                                           long                  status,
                                           gint64                wait_msec,
                                           GError              **error);

/* Folders */

typedef void (*EntFetchCount)           (gsize           n_bytes,
                                         gpointer        data);

gboolean       ent_fetch_folder_read    (EntFetchFile   *file,
                                         EntFetchCount   count,
                                         gpointer        data,
                                         GCancellable   *cancellable,
                                         GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntFetchSink, ent_fetch_sink_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntFetchTransfer, ent_fetch_transfer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CURL, curl_easy_cleanup)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CURLU, curl_url_cleanup)

G_END_DECLS
