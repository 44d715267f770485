#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A small HTTP server on the loopback, for tests, that does wrong what it is told to. What nobody told it to do wrong
 * it does right: files with strong ETags, If-None-Match, Range and If-Range. One answer per connection. It runs in
 * threads of its own; all functions may be called while it does. */
typedef struct _FaultyServer FaultyServer;

typedef enum
{
  FAULT_NONE,             /* for so many times: to be right between two faults */
  FAULT_CUT,              /* the connection ends after n bytes of the body */
  FAULT_CUT_CHUNKED,      /* the same, where no length was said */
  FAULT_CUT_SILENT,       /* the same, where the end of the connection is that of the file */
  FAULT_CUT_PACKED,       /* the same, after n bytes of what gzip made of it */
  FAULT_TRUNCATE,         /* n bytes as if they were all */
  FAULT_STALL,            /* after n bytes of the body nothing comes; -1: no head either */
  FAULT_LONG_LENGTH,      /* n bytes more are promised than come */
  FAULT_SHORT_LENGTH,     /* n bytes fewer */
  FAULT_FLIP,             /* byte n is another */
  FAULT_ENDLESS,          /* a body without end */
  FAULT_ENDLESS_HEADERS,
  FAULT_BOMB,             /* n bytes of nothing, packed by gzip */
  FAULT_STATUS,           /* n, with a page; text: more header lines, each with "\r\n" */
  FAULT_ENDLESS_STATUS,   /* n, with a page without end */
  FAULT_REDIRECT,         /* to text */
  FAULT_NOT_MODIFIED,     /* 304, whatever was asked */
  FAULT_GARBAGE,          /* text instead of HTTP */
  FAULT_NO_RANGE,         /* all of it, whatever was asked */
  FAULT_WRONG_RANGE,      /* another part than that asked for */
} Fault;

/* @dir: (nullable): its files are served too */
FaultyServer *faulty_server_new            (const char   *dir);
void          faulty_server_free           (FaultyServer *self);
/* "http://127.0.0.1:PORT/" */
const char   *faulty_server_get_url        (FaultyServer *self);
/* A file in memory; @path: "index.json" */
void          faulty_server_put            (FaultyServer *self,
                                            const char   *path,
                                            const char   *bytes,
                                            gsize         length);

/**
 * faulty_server_fail:
 * @path: (nullable): NULL for every path that has no fault of its own
 * @text: (nullable)
 * @times: answers; 0: all from now on
 *
 * Faults of one path come one after the other.
 */
void          faulty_server_fail           (FaultyServer *self,
                                            const char   *path,
                                            Fault         fault,
                                            gint64        n,
                                            const char   *text,
                                            guint         times);
/* Takes back all faults, and forgets what was asked. */
void          faulty_server_heal           (FaultyServer *self);
/* @path: (nullable): NULL for all */
guint         faulty_server_count          (FaultyServer *self,
                                            const char   *path);
/* Head of the request number @n of all, from 0: its lines as they came. (transfer full) (nullable) */
char         *faulty_server_dup_request    (FaultyServer *self,
                                            guint         n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FaultyServer, faulty_server_free)

G_END_DECLS
