#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Debian's nginx on free ports of the loopback, for tests; with a folder, a configuration and a certificate of its
 * own, which go with it. It ends by its process id, and with the test. */
typedef struct _Nginx Nginx;

/* Starts serving what is in @folder. NULL where nginx is not installed: the test is then marked as skipped. */
Nginx      *nginx_new         (const char *folder);
void        nginx_free        (Nginx      *self);
/* On the same ports as before. */
void        nginx_start       (Nginx      *self);
/* When it returns, nothing listens, connections are cut and the log is whole. */
void        nginx_stop        (Nginx      *self);
/* HTTP/1.1: "http://127.0.0.1:PORT/"; below "slow/" the same files, at 100 kB a second */
const char *nginx_get_url     (Nginx      *self);
/* HTTP/2 with TLS: "https://localhost:PORT/" */
const char *nginx_get_tls_url (Nginx      *self);
/* The authority that vouches for it: for $CURL_CA_BUNDLE */
const char *nginx_get_ca      (Nginx      *self);
/* A line per request: "GET /index.json HTTP/2.0 200 gzip BYTES CONNECTION", with what Content-Encoding was
 * ("-": none) and bytes of the body. Whole after nginx_stop(). (transfer full) */
char       *nginx_dup_log     (Nginx      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Nginx, nginx_free)

G_END_DECLS
