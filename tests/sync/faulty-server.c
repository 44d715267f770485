#include "config.h"

#include "faulty-server.h"

#include <stdlib.h>
#include <string.h>

#define MAX_HEAD (64 * 1024)
#define CHUNK    (16 * 1024)

typedef struct
{
  Fault   fault;
  gint64  n;
  char   *text;
  guint   times;
} Order;

struct _FaultyServer
{
  char            *dir;
  char            *url;
  GSocketListener *listener;
  GCancellable    *cancellable;
  GThread         *thread;
  GPtrArray       *threads;     /* of the connections */
  GMutex           mutex;       /* for what follows */
  GHashTable      *files;       /* path -> GBytes */
  GHashTable      *orders;      /* path, or "*" -> GQueue of Order */
  GPtrArray       *heads;       /* of char* */
};

/* One request, and its answer. */
typedef struct
{
  FaultyServer *server;
  GSocket      *socket;
  char         *head;
  char         *path;
  GBytes       *file;       /* NULL: there is none */
  Order         order;
  gboolean      gone;       /* the client */
} Exchange;

static void
order_free (Order *self)
{
  g_free (self->text);
  g_free (self);
}

static void
orders_free (GQueue *orders)
{
  g_queue_free_full (orders, (GDestroyNotify) order_free);
}

/* What is asked */

/* (transfer full) (nullable) */
static char *
read_head (FaultyServer *self,
           GSocket      *socket)
{
  g_autoptr(GString) head = g_string_new (NULL);

  while (head->len < MAX_HEAD && strstr (head->str, "\r\n\r\n") == NULL)
    {
      char bytes[1024];
      gssize n = g_socket_receive (socket, bytes, sizeof bytes, self->cancellable, NULL);

      if (n <= 0)
        return NULL;
      g_string_append_len (head, bytes, n);
    }
  return g_string_free (g_steal_pointer (&head), FALSE);
}

/* The value of a header, or NULL. (transfer full) */
static char *
dup_header (const char *head,
            const char *name)
{
  g_auto(GStrv) lines = g_strsplit (head, "\r\n", -1);

  for (guint i = 1; lines[i] != NULL; i++)
    if (g_ascii_strncasecmp (lines[i], name, strlen (name)) == 0 && lines[i][strlen (name)] == ':')
      return g_strstrip (g_strdup (lines[i] + strlen (name) + 1));
  return NULL;
}

static GBytes *
find_file (FaultyServer *self,
           const char   *path)
{
  GBytes *file = g_hash_table_lookup (self->files, path);
  g_autofree char *name = NULL, *bytes = NULL;
  gsize length;

  if (file != NULL)
    return g_bytes_ref (file);
  if (self->dir == NULL || strstr (path, "..") != NULL)
    return NULL;
  name = g_build_filename (self->dir, path, NULL);
  if (!g_file_get_contents (name, &bytes, &length, NULL))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&bytes), length);
}

static void
find_order (FaultyServer *self,
            Exchange     *exchange)
{
  GQueue *orders = g_hash_table_lookup (self->orders, exchange->path);
  Order *order;

  if (orders == NULL || g_queue_is_empty (orders))
    orders = g_hash_table_lookup (self->orders, "*");
  if (orders == NULL || g_queue_is_empty (orders))
    return;
  order = g_queue_peek_head (orders);
  exchange->order = *order;
  exchange->order.text = g_strdup (order->text);
  if (order->times > 0 && --order->times == 0)
    order_free (g_queue_pop_head (orders));
}

/* "GET /path HTTP/1.1" */
static void
understand (Exchange *self)
{
  FaultyServer *server = self->server;
  g_auto(GStrv) words = g_strsplit (self->head, " ", 3);

  self->path = g_uri_unescape_string (words[1] != NULL && words[1][0] == '/' ? words[1] + 1 : "", NULL);
  if (self->path == NULL)
    self->path = g_strdup ("");
  g_mutex_lock (&server->mutex);
  g_ptr_array_add (server->heads, g_strdup (self->head));
  self->file = find_file (server, self->path);
  find_order (server, self);
  g_mutex_unlock (&server->mutex);
}

/* What is answered */

static void
send_bytes (Exchange   *self,
            const char *bytes,
            gsize       length)
{
  while (length > 0 && !self->gone)
    {
      gssize n = g_socket_send (self->socket, bytes, length, self->server->cancellable, NULL);

      if (n <= 0)
        {
          self->gone = TRUE;
          return;
        }
      bytes += n;
      length -= (gsize) n;
    }
}

static void
send_text (Exchange   *self,
           const char *text)
{
  send_bytes (self, text, strlen (text));
}

static char *
dup_tag (GBytes *file)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, file);

  return g_strdup_printf ("\"%s\"", sum);
}

/* @length: -1: none is said. @more: further lines */
static void
send_head (Exchange   *self,
           int         status,
           gint64      length,
           const char *more)
{
  g_autoptr(GString) head = g_string_new (NULL);

  g_string_append_printf (head, "HTTP/1.1 %d Whatever\r\nConnection: close\r\n", status);
  if (self->file != NULL && (status == 200 || status == 206 || status == 304))
    {
      g_autofree char *tag = dup_tag (self->file);

      g_string_append_printf (head, "ETag: %s\r\nLast-Modified: Wed, 01 Jul 2026 09:00:00 GMT\r\n", tag);
    }
  if (length >= 0)
    g_string_append_printf (head, "Content-Length: %" G_GINT64_FORMAT "\r\n", length);
  g_string_append_printf (head, "%s\r\n", more != NULL ? more : "");
  send_bytes (self, head->str, head->len);
}

static void
send_status (Exchange   *self,
             int         status,
             const char *more)
{
  static const char page[] = "<!DOCTYPE html><title>No</title>";

  send_head (self, status, (gint64) strlen (page), more);
  send_text (self, page);
}

static void
send_chunk (Exchange   *self,
            const char *bytes,
            gsize       length)
{
  g_autofree char *head = g_strdup_printf ("%zx\r\n", length);

  send_text (self, head);
  send_bytes (self, bytes, length);
  send_text (self, "\r\n");
}

/* Until the client has had enough. */
static void
send_endless (Exchange *self,
              int       status)
{
  g_autofree char *nothing = g_malloc0 (CHUNK);

  send_head (self, status, -1, "Transfer-Encoding: chunked\r\n");
  while (!self->gone)
    send_chunk (self, nothing, CHUNK);
}

static void
send_endless_headers (Exchange *self)
{
  send_text (self, "HTTP/1.1 200 Whatever\r\n");
  while (!self->gone)
    send_text (self, "X-More: and more, and more, and more, and more, and more, and more, and more\r\n");
}

/* Until the client goes, or the server ends. */
static void
wait_for_end (Exchange *self)
{
  g_socket_condition_wait (self->socket, G_IO_IN | G_IO_HUP, self->server->cancellable, NULL);
}

/* (transfer full) */
static GBytes *
pack (gconstpointer bytes,
      gsize         length)
{
  g_autoptr(GConverter) gzip = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  g_autoptr(GInputStream) plain = g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);
  g_autoptr(GInputStream) packed = g_converter_input_stream_new (plain, gzip);
  g_autoptr(GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_assert_cmpint (g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL), >=, 0);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* The first @length bytes of @bytes, gzip'ed; no more than @most of them. */
static void
send_packed (Exchange      *self,
             gconstpointer  bytes,
             gsize          length,
             gint64         most)
{
  g_autoptr(GBytes) packed = pack (bytes, length);
  gsize size = g_bytes_get_size (packed);

  send_head (self, 200, (gint64) size, "Content-Encoding: gzip\r\n");
  send_bytes (self, g_bytes_get_data (packed, NULL), most >= 0 ? MIN (size, (gsize) most) : size);
}

static void
send_bomb (Exchange *self)
{
  g_autofree char *nothing = g_malloc0 ((gsize) self->order.n);

  send_packed (self, nothing, (gsize) self->order.n, -1);
}

/* Where the part that is asked for begins; 0: all of it is. */
static gsize
get_range (Exchange *self)
{
  g_autofree char *range = dup_header (self->head, "Range"), *condition = dup_header (self->head, "If-Range");
  g_autofree char *tag = dup_tag (self->file);

  if (range == NULL || !g_str_has_prefix (range, "bytes=") || (condition != NULL && strcmp (condition, tag) != 0))
    return 0;
  return strtoul (range + strlen ("bytes="), NULL, 10);
}

/* As it should be, but for what was ordered. */
static void
send_file (Exchange *self)
{
  const char *bytes = g_bytes_get_data (self->file, NULL);
  gsize size = g_bytes_get_size (self->file), first = get_range (self), length;
  g_autofree char *range = NULL, *copy = NULL;
  gint64 said, n = self->order.n;

  if (self->order.fault == FAULT_NO_RANGE)
    first = 0;
  if (self->order.fault == FAULT_TRUNCATE)
    size = MIN (size, (gsize) n);
  if (first > 0 && first >= size)
    {
      send_status (self, 416, NULL);
      return;
    }
  if (first > 0)
    range = g_strdup_printf ("Content-Range: bytes %zu-%zu/%zu\r\n",
                             self->order.fault == FAULT_WRONG_RANGE ? first - 1 : first, size - 1, size);
  copy = g_memdup2 (bytes + first, size - first);
  length = size - first;
  said = (gint64) length;
  if (self->order.fault == FAULT_LONG_LENGTH)
    said += n;
  if (self->order.fault == FAULT_SHORT_LENGTH)
    said -= n;
  if (self->order.fault == FAULT_FLIP && n >= (gint64) first && n < (gint64) size)
    copy[n - (gint64) first] ^= 1;
  if (self->order.fault == FAULT_CUT_SILENT)
    said = -1;
  if (self->order.fault == FAULT_CUT || self->order.fault == FAULT_STALL || self->order.fault == FAULT_CUT_SILENT)
    length = MIN (length, (gsize) n);
  send_head (self, first > 0 ? 206 : 200, said, range);
  send_bytes (self, copy, length);
  if (self->order.fault == FAULT_STALL)
    wait_for_end (self);
}

static gboolean
is_unchanged (Exchange *self)
{
  g_autofree char *asked = dup_header (self->head, "If-None-Match"), *tag = dup_tag (self->file);

  return g_strcmp0 (asked, tag) == 0;
}

/* What is the same for every file. FALSE: it is to be sent. */
static gboolean
answer_fault (Exchange *self)
{
  g_autofree char *more = NULL;

  switch (self->order.fault)
    {
    case FAULT_ENDLESS:
      send_endless (self, 200);
      return TRUE;
    case FAULT_ENDLESS_STATUS:
      send_endless (self, (int) self->order.n);
      return TRUE;
    case FAULT_ENDLESS_HEADERS:
      send_endless_headers (self);
      return TRUE;
    case FAULT_BOMB:
      send_bomb (self);
      return TRUE;
    case FAULT_STATUS:
      send_status (self, (int) self->order.n, self->order.text);
      return TRUE;
    case FAULT_REDIRECT:
      more = g_strdup_printf ("Location: %s\r\n", self->order.text);
      send_status (self, 302, more);
      return TRUE;
    case FAULT_NOT_MODIFIED:
      send_head (self, 304, -1, NULL);
      return TRUE;
    case FAULT_GARBAGE:
      send_text (self, self->order.text);
      return TRUE;
    case FAULT_STALL:
      if (self->order.n < 0)
        wait_for_end (self);
      return self->order.n < 0;
    default:
      return FALSE;
    }
}

static void
answer (Exchange *self)
{
  const char *bytes;
  gsize size;

  if (answer_fault (self))
    return;
  if (self->file == NULL)
    {
      send_status (self, 404, NULL);
      return;
    }
  bytes = g_bytes_get_data (self->file, &size);
  if (self->order.fault == FAULT_CUT_CHUNKED)
    {
      send_head (self, 200, -1, "Transfer-Encoding: chunked\r\n");
      send_chunk (self, bytes, MIN (size, (gsize) self->order.n));
    }
  else if (self->order.fault == FAULT_CUT_PACKED)
    {
      send_packed (self, bytes, size, self->order.n);
    }
  else if (is_unchanged (self))
    {
      send_head (self, 304, -1, NULL);
    }
  else
    {
      send_file (self);
    }
}

/* Threads */

static gpointer
serve (gpointer data)
{
  Exchange *self = data;

  self->head = read_head (self->server, self->socket);
  if (self->head != NULL)
    {
      understand (self);
      answer (self);
    }
  g_socket_shutdown (self->socket, FALSE, TRUE, NULL);
  g_socket_close (self->socket, NULL);
  g_object_unref (self->socket);
  g_clear_pointer (&self->file, g_bytes_unref);
  g_free (self->order.text);
  g_free (self->head);
  g_free (self->path);
  g_free (self);
  return NULL;
}

static gpointer
listen_for_all (gpointer data)
{
  FaultyServer *self = data;
  GSocket *socket;

  while ((socket = g_socket_listener_accept_socket (self->listener, NULL, self->cancellable, NULL)) != NULL)
    {
      Exchange *exchange = g_new0 (Exchange, 1);

      exchange->server = self;
      exchange->socket = socket;
      g_ptr_array_add (self->threads, g_thread_new ("answer", serve, exchange));
    }
  return NULL;
}

FaultyServer *
faulty_server_new (const char *dir)
{
  FaultyServer *self = g_new0 (FaultyServer, 1);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0), got = NULL;
  g_autoptr(GError) error = NULL;

  self->dir = g_strdup (dir);
  self->listener = g_socket_listener_new ();
  g_socket_listener_add_address (self->listener, wanted, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &got,
                                 &error);
  g_assert_no_error (error);
  self->url = g_strdup_printf ("http://127.0.0.1:%u/", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got)));
  self->cancellable = g_cancellable_new ();
  self->threads = g_ptr_array_new ();
  g_mutex_init (&self->mutex);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->orders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) orders_free);
  self->heads = g_ptr_array_new_with_free_func (g_free);
  self->thread = g_thread_new ("faulty-server", listen_for_all, self);
  return self;
}

void
faulty_server_free (FaultyServer *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_thread_join (self->thread);
  for (guint i = 0; i < self->threads->len; i++)
    g_thread_join (g_ptr_array_index (self->threads, i));
  g_socket_listener_close (self->listener);
  g_object_unref (self->listener);
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->threads);
  g_hash_table_unref (self->files);
  g_hash_table_unref (self->orders);
  g_ptr_array_unref (self->heads);
  g_mutex_clear (&self->mutex);
  g_free (self->dir);
  g_free (self->url);
  g_free (self);
}

const char *
faulty_server_get_url (FaultyServer *self)
{
  return self->url;
}

void
faulty_server_put (FaultyServer *self,
                   const char   *path,
                   const char   *bytes,
                   gsize         length)
{
  g_mutex_lock (&self->mutex);
  g_hash_table_insert (self->files, g_strdup (path), g_bytes_new (bytes, length));
  g_mutex_unlock (&self->mutex);
}

void
faulty_server_fail (FaultyServer *self,
                    const char   *path,
                    Fault         fault,
                    gint64        n,
                    const char   *text,
                    guint         times)
{
  const char *key = path != NULL ? path : "*";
  Order *order = g_new0 (Order, 1);
  GQueue *orders;

  order->fault = fault;
  order->n = n;
  order->text = g_strdup (text);
  order->times = times;
  g_mutex_lock (&self->mutex);
  orders = g_hash_table_lookup (self->orders, key);
  if (orders == NULL)
    g_hash_table_insert (self->orders, g_strdup (key), orders = g_queue_new ());
  g_queue_push_tail (orders, order);
  g_mutex_unlock (&self->mutex);
}

void
faulty_server_heal (FaultyServer *self)
{
  g_mutex_lock (&self->mutex);
  g_hash_table_remove_all (self->orders);
  g_ptr_array_set_size (self->heads, 0);
  g_mutex_unlock (&self->mutex);
}

guint
faulty_server_count (FaultyServer *self,
                     const char   *path)
{
  g_autofree char *start = g_strdup_printf ("GET /%s ", path);
  guint n = 0;

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->heads->len; i++)
    n += path == NULL || g_str_has_prefix (g_ptr_array_index (self->heads, i), start);
  g_mutex_unlock (&self->mutex);
  return n;
}

char *
faulty_server_dup_request (FaultyServer *self,
                           guint         n)
{
  char *head;

  g_mutex_lock (&self->mutex);
  head = n < self->heads->len ? g_strdup (g_ptr_array_index (self->heads, n)) : NULL;
  g_mutex_unlock (&self->mutex);
  return head;
}
