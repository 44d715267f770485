#include "config.h"

#include "nginx.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#include <glib/gstdio.h>

#define MAX_STARTS 20
#define READY_MSEC 10000

struct _Nginx
{
  char        *program;
  char        *prefix;    /* its own folder */
  char        *folder;    /* that it serves */
  char        *url;
  char        *tls_url;
  char        *ca;
  guint16      port;
  guint16      tls_port;
  GSubprocess *process;
};

static const char configuration[] =
  "daemon off;\n"
  "master_process off;\n"
  "pid @prefix@/nginx.pid;\n"
  "error_log @prefix@/error.log;\n"
  "events { worker_connections 512; }\n"
  "http {\n"
  "  log_format short '$request_method $uri $server_protocol $status $sent_http_content_encoding $body_bytes_sent "
  "$connection';\n"
  "  access_log @prefix@/access.log short;\n"
  "  client_body_temp_path @prefix@/body;\n"
  "  proxy_temp_path @prefix@/proxy;\n"
  "  fastcgi_temp_path @prefix@/fastcgi;\n"
  "  uwsgi_temp_path @prefix@/uwsgi;\n"
  "  scgi_temp_path @prefix@/scgi;\n"
  "  types { application/json json; text/plain minisig pub; }\n"
  "  gzip on;\n"
  "  gzip_types application/json text/plain;\n"
  "  gzip_static on;\n"
  "  keepalive_requests 100000;\n"
  "  server {\n"
  "    listen 127.0.0.1:@port@;\n"
  "    listen 127.0.0.1:@tls@ ssl http2;\n"
  "    ssl_certificate @prefix@/server.pem;\n"
  "    ssl_certificate_key @prefix@/server.key;\n"
  "    location / { root @folder@; }\n"
  "    location /slow/ { alias @folder@/; limit_rate 100k; gzip off; gzip_static off; }\n"
  "  }\n"
  "}\n";

static char *
dup_path (Nginx      *self,
          const char *name)
{
  return g_build_filename (self->prefix, name, NULL);
}

/* $ENT_NGINX, as tests/run sets it, or what is installed. (transfer full) (nullable) */
static char *
find_program (void)
{
  const char *named = g_getenv ("ENT_NGINX");
  char *program;

  if (named != NULL)
    return g_strdup (named);
  program = g_find_program_in_path ("nginx");
  return program != NULL ? program : g_find_program_in_path ("/usr/sbin/nginx");
}

/* An authority, and a certificate of it for "localhost" alone. */
static void
make_certificates (Nginx *self)
{
#define MAKE "openssl req -x509 -config openssl.cnf -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
  static const char *const commands[] = {
    MAKE "-keyout ca.key -out ca.pem -subj /CN=Test -extensions authority",
    MAKE "-keyout server.key -out server.pem -subj /CN=localhost -CA ca.pem -CAkey ca.key -extensions server",
  };
#undef MAKE
  static const char extensions[] =
    "[req]\n"
    "distinguished_name = name\n"
    "[name]\n"
    "[authority]\n"
    "basicConstraints = critical, CA:TRUE\n"
    "subjectKeyIdentifier = hash\n"
    "[server]\n"
    "basicConstraints = critical, CA:FALSE\n"
    "subjectAltName = DNS:localhost\n";
  g_autofree char *path = dup_path (self, "openssl.cnf");

  g_assert_true (g_file_set_contents (path, extensions, -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto(GStrv) argv = NULL;
      g_autofree char *complaint = NULL;
      g_autoptr(GError) error = NULL;
      int status;

      g_assert_true (g_shell_parse_argv (commands[i], NULL, &argv, NULL));
      g_spawn_sync (self->prefix, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &complaint, &status, &error);
      g_assert_no_error (error);
      if (status != 0)
        g_error ("%s: %s", commands[i], complaint);
    }
}

static guint16
find_port (void)
{
  g_autoptr(GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  g_assert_cmpuint (port, >, 0);
  return port;
}

static void
configure (Nginx *self)
{
  g_autofree char *path = dup_path (self, "nginx.conf"), *port = NULL, *tls_port = NULL;
  g_autoptr(GString) text = g_string_new (configuration);
  g_autoptr(GError) error = NULL;

  self->port = find_port ();
  do
    self->tls_port = find_port ();
  while (self->tls_port == self->port);
  g_free (self->url);
  self->url = g_strdup_printf ("http://127.0.0.1:%u/", self->port);
  g_free (self->tls_url);
  self->tls_url = g_strdup_printf ("https://localhost:%u/", self->tls_port);
  port = g_strdup_printf ("%u", self->port);
  tls_port = g_strdup_printf ("%u", self->tls_port);
  g_string_replace (text, "@prefix@", self->prefix, 0);
  g_string_replace (text, "@port@", port, 0);
  g_string_replace (text, "@tls@", tls_port, 0);
  g_string_replace (text, "@folder@", self->folder, 0);
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
}

/* A test that is killed takes it along. */
static void
set_up_child (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static gboolean
answers (guint16 port)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketConnection) connection = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, NULL);

  return connection != NULL;
}

/* FALSE where somebody else took a port meanwhile. */
static gboolean
try_start (Nginx *self)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                                                       | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *path = dup_path (self, "nginx.conf"), *log = dup_path (self, "error.log");
  gint64 until = g_get_monotonic_time () + READY_MSEC * 1000;
  g_autoptr(GError) error = NULL;

  g_subprocess_launcher_set_child_setup (launcher, set_up_child, NULL, NULL);
  self->process = g_subprocess_launcher_spawn (launcher, &error, self->program, "-e", log, "-p", self->prefix,
                                               "-c", path, NULL);
  g_assert_no_error (error);
  while (g_subprocess_get_identifier (self->process) != NULL && g_get_monotonic_time () < until)
    {
      if (answers (self->port) && answers (self->tls_port))
        return TRUE;
      g_usleep (2000);
    }
  nginx_stop (self);
  return FALSE;
}

void
nginx_start (Nginx *self)
{
  g_autofree char *log = dup_path (self, "error.log"), *text = NULL;

  g_assert_null (self->process);
  if (try_start (self))
    return;
  g_file_get_contents (log, &text, NULL, NULL);
  g_error ("nginx does not start: %s", text);
}

void
nginx_stop (Nginx *self)
{
  if (self->process == NULL)
    return;
  g_subprocess_send_signal (self->process, SIGTERM);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
}

Nginx *
nginx_new (const char *folder)
{
  g_autofree char *program = find_program ();
  g_autoptr(GError) error = NULL;
  Nginx *self;

  if (program == NULL)
    {
      g_test_skip ("nginx is not installed: tests/run fetches it");
      return NULL;
    }
  self = g_new0 (Nginx, 1);
  self->program = g_steal_pointer (&program);
  self->folder = g_strdup (folder);
  self->prefix = g_dir_make_tmp ("entente-nginx-XXXXXX", &error);
  g_assert_no_error (error);
  self->ca = dup_path (self, "ca.pem");
  make_certificates (self);

  for (guint i = 0; i < MAX_STARTS; i++)
    {
      configure (self);
      if (try_start (self))
        return self;
    }
  configure (self);
  nginx_start (self);
  return self;
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
nginx_free (Nginx *self)
{
  if (self == NULL)
    return;
  nginx_stop (self);
  remove_folder (self->prefix);
  g_free (self->program);
  g_free (self->prefix);
  g_free (self->folder);
  g_free (self->url);
  g_free (self->tls_url);
  g_free (self->ca);
  g_free (self);
}

const char *
nginx_get_url (Nginx *self)
{
  return self->url;
}

const char *
nginx_get_tls_url (Nginx *self)
{
  return self->tls_url;
}

const char *
nginx_get_ca (Nginx *self)
{
  return self->ca;
}

char *
nginx_dup_log (Nginx *self)
{
  g_autofree char *path = dup_path (self, "access.log");
  g_autoptr(GError) error = NULL;
  char *log = NULL;

  g_file_get_contents (path, &log, NULL, &error);
  g_assert_no_error (error);
  return log;
}
