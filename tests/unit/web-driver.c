#include "config.h"

#include "web-driver.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#include <curl/curl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#define DEADLINE_SEC 60L

struct _WebDriver
{
  GSubprocess *process;
  CURL        *curl;
  char        *folder;   /* the browser's own */
  char        *session;  /* "http://127.0.0.1:4444/session/…" */
};

/* Requests */

static size_t
body_cb (char   *bytes,
         size_t  size,
         size_t  n,
         void   *data)
{
  g_string_append_len (data, bytes, (gssize) (size * n));
  return size * n;
}

/* @body: (nullable): JSON to send; NULL deletes. (transfer full): its "value" */
static JsonNode *
ask (WebDriver  *self,
     const char *url,
     const char *body)
{
  g_autoptr(GString) answer = g_string_new (NULL);
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(GError) error = NULL;
  struct curl_slist *headers = curl_slist_append (NULL, "Content-Type: application/json");
  CURLcode code;
  long status = 0;

  curl_easy_reset (self->curl);
  curl_easy_setopt (self->curl, CURLOPT_URL, url);
  curl_easy_setopt (self->curl, CURLOPT_NOPROXY, "*");
  curl_easy_setopt (self->curl, CURLOPT_TIMEOUT, DEADLINE_SEC);
  curl_easy_setopt (self->curl, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt (self->curl, CURLOPT_WRITEFUNCTION, body_cb);
  curl_easy_setopt (self->curl, CURLOPT_WRITEDATA, answer);
  if (body != NULL)
    curl_easy_setopt (self->curl, CURLOPT_POSTFIELDS, body);
  else
    curl_easy_setopt (self->curl, CURLOPT_CUSTOMREQUEST, "DELETE");
  code = curl_easy_perform (self->curl);
  curl_slist_free_all (headers);
  if (code != CURLE_OK)
    g_error ("%s: %s", url, curl_easy_strerror (code));
  curl_easy_getinfo (self->curl, CURLINFO_RESPONSE_CODE, &status);
  root = json_from_string (answer->str, &error);
  g_assert_no_error (error);
  if (status != 200)
    g_error ("%s: %s", url, answer->str);
  return json_node_copy (json_object_get_member (json_node_get_object (root), "value"));
}

static JsonNode *
command (WebDriver  *self,
         const char *name,
         const char *body)
{
  g_autofree char *url = g_strconcat (self->session, "/", name, NULL);

  return ask (self, url, body);
}

/* Of the browser's own protocol. @parameters: JSON */
static JsonNode *
command_browser (WebDriver  *self,
                 const char *name,
                 const char *parameters)
{
  g_autofree char *body = g_strdup_printf ("{\"cmd\": \"%s\", \"params\": %s}", name, parameters);

  return command (self, "goog/cdp/execute", body);
}

static char *
dup_quoted (const char *words)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), words);

  return json_to_string (node, FALSE);
}

/* Begin and end */

static void
set_up_child_cb (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

/* It says on which port it listens: "… started successfully on port 40113." */
static guint
read_port (GSubprocess *process)
{
  g_autoptr(GDataInputStream) lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autoptr(GError) error = NULL;

  for (;;)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
      const char *port = line != NULL ? strstr (line, "successfully on port ") : NULL;

      g_assert_no_error (error);
      g_assert_nonnull (line);
      if (port != NULL)
        {
          /* The pipe stays open: it ends when it cannot write. */
          g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
          return (guint) g_ascii_strtoull (port + strlen ("successfully on port "), NULL, 10);
        }
    }
}

WebDriver *
web_driver_new (void)
{
  static const char form[] =
    "{\"capabilities\": {\"alwaysMatch\": {\"browserName\": \"chrome\","
    " \"goog:loggingPrefs\": {\"performance\": \"ALL\", \"browser\": \"ALL\"},"
    " \"goog:chromeOptions\": {\"args\": [\"--headless=new\", \"--remote-debugging-pipe\", \"--hide-scrollbars\","
    " \"--disable-gpu\", \"--force-color-profile=srgb\", \"--no-sandbox\", \"--user-data-dir=%s\"]}}}}";
  g_autofree char *program = g_find_program_in_path ("chromedriver");
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                                                       | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *body = NULL;
  g_autofree char *root = NULL;
  g_autoptr(JsonNode) answer = NULL;
  g_autoptr(GError) error = NULL;
  WebDriver *self;

  if (program == NULL)
    {
      g_test_skip ("chromedriver is not installed");
      return NULL;
    }
  self = g_new0 (WebDriver, 1);
  self->folder = g_dir_make_tmp ("ent-browser-XXXXXX", &error);
  g_assert_no_error (error);
  self->curl = curl_easy_init ();
  g_subprocess_launcher_set_child_setup (launcher, set_up_child_cb, NULL, NULL);
  g_subprocess_launcher_setenv (launcher, "HOME", self->folder, TRUE);
  /* What it leaves behind goes with the folder. */
  g_subprocess_launcher_setenv (launcher, "TMPDIR", self->folder, TRUE);
  self->process = g_subprocess_launcher_spawn (launcher, &error, program, "--port=0", NULL);
  g_assert_no_error (error);
  root = g_strdup_printf ("http://127.0.0.1:%u/session", read_port (self->process));
  /* Its sandbox is neither for root nor inside another one; and the pages are our own. */
  body = g_strdup_printf (form, self->folder);
  answer = ask (self, root, body);
  self->session = g_strconcat (root, "/", json_object_get_string_member (json_node_get_object (answer), "sessionId"),
                               NULL);
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
web_driver_free (WebDriver *self)
{
  if (self == NULL)
    return;

  json_node_unref (ask (self, self->session, NULL));
  g_subprocess_send_signal (self->process, SIGTERM);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->process);
  curl_easy_cleanup (self->curl);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->session);
  g_free (self);
}

/* Commands */

void
web_driver_resize (WebDriver *self,
                   int        width,
                   int        height)
{
  g_autofree char *size = g_strdup_printf ("{\"width\": %d, \"height\": %d, \"deviceScaleFactor\": 1, "
                                           "\"mobile\": false}", width, height);

  json_node_unref (command_browser (self, "Emulation.setDeviceMetricsOverride", size));
}

void
web_driver_set_scripts (WebDriver *self,
                        gboolean   on)
{
  json_node_unref (command_browser (self, "Emulation.setScriptExecutionDisabled",
                                    on ? "{\"value\": false}" : "{\"value\": true}"));
}

void
web_driver_open (WebDriver  *self,
                 const char *url)
{
  g_autofree char *quoted = dup_quoted (url);
  g_autofree char *body = g_strdup_printf ("{\"url\": %s}", quoted);

  json_node_unref (command (self, "url", body));
}

void
web_driver_press (WebDriver  *self,
                  const char *key)
{
  g_autofree char *quoted = dup_quoted (key);
  g_autofree char *body = g_strdup_printf ("{\"actions\": [{\"type\": \"key\", \"id\": \"keys\", \"actions\": ["
                                           "{\"type\": \"keyDown\", \"value\": %s}, "
                                           "{\"type\": \"keyUp\", \"value\": %s}]}]}", quoted, quoted);

  json_node_unref (command (self, "actions", body));
}

char *
web_driver_evaluate (WebDriver  *self,
                     const char *script)
{
  g_autofree char *whole = g_strdup_printf ("return Promise.resolve ((() => { %s })()).then (String);", script);
  g_autofree char *quoted = dup_quoted (whole);
  g_autofree char *body = g_strdup_printf ("{\"script\": %s, \"args\": []}", quoted);
  g_autoptr(JsonNode) value = command (self, "execute/sync", body);

  return g_strdup (json_node_get_string (value));
}

typedef struct
{
  const guchar *bytes;
  gsize         left;
} Reader;

static cairo_status_t
read_cb (void          *closure,
         unsigned char *bytes,
         unsigned int   length)
{
  Reader *reader = closure;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (bytes, reader->bytes, length);
  reader->bytes += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *
web_driver_screenshot (WebDriver *self)
{
  g_autoptr(JsonNode) value = command_browser (self, "Page.captureScreenshot", "{}");
  const char *data = json_object_get_string_member (json_node_get_object (value), "data");
  gsize length;
  g_autofree guchar *png = g_base64_decode (data, &length);
  Reader reader = { png, length };
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_cb, &reader);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  return surface;
}

GBytes *
web_driver_print (WebDriver *self)
{
  g_autoptr(JsonNode) value = command_browser (self, "Page.printToPDF",
                                               "{\"preferCSSPageSize\": true, \"printBackground\": true}");
  gsize length;
  guchar *pdf = g_base64_decode (json_object_get_string_member (json_node_get_object (value), "data"), &length);

  return g_bytes_new_take (pdf, length);
}

/* Logs */

static JsonArray *
read_log (WebDriver  *self,
          const char *type)
{
  g_autofree char *body = g_strdup_printf ("{\"type\": \"%s\"}", type);
  g_autoptr(JsonNode) value = command (self, "se/log", body);

  return json_node_dup_array (value);
}

static void
list_request (GPtrArray  *urls,
              const char *message)
{
  g_autoptr(JsonNode) root = json_from_string (message, NULL);
  JsonObject *event = json_object_get_object_member (json_node_get_object (root), "message");
  JsonObject *parameters = json_object_get_object_member (event, "params"), *request;

  if (strcmp (json_object_get_string_member (event, "method"), "Network.requestWillBeSent") != 0)
    return;
  request = json_object_get_object_member (parameters, "request");
  g_ptr_array_add (urls, g_strdup (json_object_get_string_member (request, "url")));
}

GPtrArray *
web_driver_list_requests (WebDriver *self)
{
  GPtrArray *urls = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(JsonArray) entries = read_log (self, "performance");

  for (guint i = 0; i < json_array_get_length (entries); i++)
    list_request (urls, json_object_get_string_member (json_array_get_object_element (entries, i), "message"));
  return urls;
}

char *
web_driver_dup_console (WebDriver *self)
{
  g_autoptr(JsonArray) entries = read_log (self, "browser");
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (entries); i++)
    g_string_append_printf (words, "%s\n", json_object_get_string_member (json_array_get_object_element (entries, i),
                                                                          "message"));
  return g_string_free (words, FALSE);
}
