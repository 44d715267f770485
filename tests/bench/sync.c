/* What it costs to sync a feed, beside curl and sqlite3 on the same machine in the same run: a first sync of many cases
 * from nginx, over HTTP/1.1 and over HTTP/2 with TLS, and one of a feed that has not changed.
 *
 *   sync [--cases N] [--events N] [--rounds N] [--json] */

#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <json-glib/json-glib.h>

#include "bench-feed.h"
#include "fixtures.h"
#include "nginx.h"

#define SKIPPED 77

typedef struct
{
  char         *dir;
  char         *feed;
  char         *public;    /* file of the key */
  Nginx        *nginx;
  EntFeedIndex *index;
  gint64        n_bytes;   /* of all case files */
} Bench;

/* One program that ran to its end. */
typedef struct
{
  double  msec;
  double  cpu_msec;
  glong   peak_kib;
  char   *out;
} Run;

typedef struct
{
  const char *name;
  double      sync, curl, sqlite;          /* ms, the median of all rounds */
  double      sync_cpu, curl_cpu, sqlite_cpu;
  glong       peak_kib;                    /* most of all rounds */
  gint64      unchanged_requests, unchanged_bytes;
  double      unchanged, unchanged_curl;
} Result;

static char *
in_dir (Bench      *self,
        const char *name)
{
  return g_build_filename (self->dir, name, NULL);
}

static double
to_msec (struct timeval time)
{
  return (double) time.tv_sec * 1000 + (double) time.tv_usec / 1000;
}

/* The command has to succeed. */
static Run
run (const char * const *argv)
{
  g_autofree char *all = g_strjoinv (" ", (char **) argv);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  struct rusage usage;
  gint64 begun = g_get_monotonic_time ();
  Run result = { 0 };
  char chunk[4096];
  int out, status;
  gssize n;
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH, NULL, NULL,
                            &pid, NULL, &out, NULL, &error);
  if (error != NULL)
    g_error ("%s: %s", all, error->message);
  while ((n = read (out, chunk, sizeof chunk)) > 0)
    g_string_append_len (text, chunk, n);
  close (out);
  if (wait4 (pid, &status, 0, &usage) != pid || !WIFEXITED (status) || WEXITSTATUS (status) != 0)
    g_error ("%s failed: %s", all, text->str);
  result.msec = (double) (g_get_monotonic_time () - begun) / 1000;
  result.cpu_msec = to_msec (usage.ru_utime) + to_msec (usage.ru_stime);
  result.peak_kib = usage.ru_maxrss;
  result.out = g_string_free (g_steal_pointer (&text), FALSE);
  return result;
}

#define RUN(...) run ((const char * const[]) { __VA_ARGS__, NULL })

/* Made once */

/* Only the codebook: the cases that ship with the program would be counted too. */
static void
make_data (Bench *self)
{
  g_autofree char *data = in_dir (self, "data"), *cases = in_dir (self, "data/cases");
  g_autofree char *from = g_build_filename (g_getenv ("ENTENTE_DATA_DIR"), "codebook.json", NULL);
  g_autofree char *to = in_dir (self, "data/codebook.json"), *text = NULL;

  g_assert_cmpint (g_mkdir_with_parents (cases, 0700), ==, 0);
  g_assert_true (g_file_get_contents (from, &text, NULL, NULL));
  g_assert_true (g_file_set_contents (to, text, -1, NULL));
  g_setenv ("ENTENTE_DATA_DIR", data, TRUE);
}

/* What curl is told: index and signature, and every case. (transfer full) */
static char *
make_list (Bench      *self,
           const char *url,
           const char *folder)
{
  g_autoptr(GString) text = g_string_new (NULL);
  char *path = in_dir (self, "curl.txt");

  g_string_append_printf (text, "url = \"%sindex.json\"\noutput = \"%s/index.json\"\n", url, folder);
  g_string_append_printf (text, "url = \"%sindex.json.minisig\"\noutput = \"%s/index.json.minisig\"\n", url, folder);
  for (guint i = 0; i < self->index->cases->len; i++)
    {
      const EntFeedCase *entry = g_ptr_array_index (self->index->cases, i);

      g_string_append_printf (text, "url = \"%s%s\"\noutput = \"%s/%s.json\"\n", url, entry->path, folder, entry->id);
    }
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  return path;
}

/* Measured in each round */

static Run
sync_first (Bench      *self,
            const char *url,
            const char *library)
{
  const char *tool = g_getenv ("ENT_TOOL");
  g_autofree char *cache = in_dir (self, "cache");
  Run added;

  ent_fixture_remove_folder (cache);
  g_unlink (library);
  added = RUN (tool, "--library", library, "feed", "add", url, "--key", self->public);
  g_free (added.out);
  return RUN (tool, "--library", library, "feed", "sync", "--json");
}

static Run
fetch_with_curl (Bench      *self,
                 const char *url)
{
  g_autofree char *folder = in_dir (self, "fetched"), *list = make_list (self, url, folder);

  ent_fixture_remove_folder (folder);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  return RUN ("curl", "--parallel", "--compressed", "--no-progress-meter", "--fail", "--cacert",
              nginx_get_ca (self->nginx), "-K", list);
}

/* The same rows, into a new file. */
static Run
insert_with_sqlite (Bench      *self,
                    const char *library)
{
  g_autofree char *file = in_dir (self, "inserted.db"), *dump = in_dir (self, "dump.sql");
  g_autofree char *read = g_strdup_printf (".read '%s'", dump);
  Run dumped = RUN ("sqlite3", library, ".dump");

  g_assert_true (g_file_set_contents (dump, dumped.out, -1, NULL));
  g_free (dumped.out);
  g_unlink (file);
  return RUN ("sqlite3", file, read);
}

/* What one look at it took, as the tool says. */
static void
look_again (Bench      *self,
            const char *url,
            const char *library,
            Result     *result)
{
  g_autofree char *index_url = g_strconcat (url, "index.json", NULL), *etag = in_dir (self, "etag");
  g_autofree char *output = in_dir (self, "index.json");
  Run again = RUN (g_getenv ("ENT_TOOL"), "--library", library, "feed", "sync", "--json");
  Run curl = RUN ("curl", "--no-progress-meter", "--fail", "--compressed", "--cacert", nginx_get_ca (self->nginx),
                  "--etag-save", etag, "-o", output, index_url);
  g_autoptr(JsonNode) root = json_from_string (again.out, NULL);
  JsonObject *feed;

  g_free (curl.out);
  curl = RUN ("curl", "--no-progress-meter", "--fail", "--compressed", "--cacert", nginx_get_ca (self->nginx),
              "--etag-compare", etag, "-o", output, index_url);
  g_assert_nonnull (root);
  feed = json_array_get_object_element (json_node_get_array (root), 0);
  result->unchanged_requests = json_object_get_int_member (feed, "requests");
  result->unchanged_bytes = json_object_get_int_member (feed, "bytes");
  result->unchanged = again.msec;
  result->unchanged_curl = curl.msec;
  g_free (again.out);
  g_free (curl.out);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const double *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static double
median (GArray *values)
{
  g_array_sort (values, compare);
  return g_array_index (values, double, values->len / 2);
}

/* In each round all three, so that what else the machine does weighs on all of them. */
static void
measure (Bench      *self,
         const char *url,
         guint       n_rounds,
         Result     *result)
{
  g_autofree char *library = in_dir (self, "library.db");
  double *medians[] = { &result->sync, &result->curl, &result->sqlite, &result->sync_cpu, &result->curl_cpu,
                        &result->sqlite_cpu };
  GArray *values[G_N_ELEMENTS (medians)];

  for (gsize i = 0; i < G_N_ELEMENTS (medians); i++)
    values[i] = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint round = 0; round < n_rounds; round++)
    {
      Run runs[] = { sync_first (self, url, library), fetch_with_curl (self, url), insert_with_sqlite (self, library) };

      for (gsize i = 0; i < G_N_ELEMENTS (runs); i++)
        {
          g_array_append_val (values[i], runs[i].msec);
          g_array_append_val (values[G_N_ELEMENTS (runs) + i], runs[i].cpu_msec);
          g_free (runs[i].out);
        }
      result->peak_kib = MAX (result->peak_kib, runs[0].peak_kib);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (medians); i++)
    {
      *medians[i] = median (values[i]);
      g_array_unref (values[i]);
    }
  look_again (self, url, library, result);
}

static void
print_results (Bench        *self,
               const Result *results,
               gsize         n,
               gboolean      json)
{
  if (json)
    puts ("[");
  else
    printf ("%u cases, %.1f MB\n\n"
            "|                | sync ms | curl ms | sqlite3 ms | ratio | CPU ratio | peak MiB | unchanged ms | curl ms | requests | body B |\n"
            "|:---------------|--------:|--------:|-----------:|------:|----------:|---------:|-------------:|--------:|---------:|-------:|\n",
            self->index->cases->len, (double) self->n_bytes / 1e6);
  for (gsize i = 0; i < n; i++)
    {
      const Result *r = &results[i];
      double ratio = r->sync / (r->curl + r->sqlite), cpu_ratio = r->sync_cpu / (r->curl_cpu + r->sqlite_cpu);

      printf (json ? "  {\"protocol\": \"%s\", \"sync_msec\": %.1f, \"curl_msec\": %.1f, \"sqlite_msec\": %.1f, "
                     "\"ratio\": %.2f, \"cpu_ratio\": %.2f, \"peak_mib\": %.1f, \"unchanged_msec\": %.1f, "
                     "\"unchanged_curl_msec\": %.1f, \"unchanged_requests\": %" G_GINT64_FORMAT ", "
                     "\"unchanged_bytes\": %" G_GINT64_FORMAT "}%s\n"
                   : "| %-14s | %7.0f | %7.0f | %10.0f | %5.2f | %9.2f | %8.1f | %12.0f | %7.0f "
                     "| %8" G_GINT64_FORMAT " | %6" G_GINT64_FORMAT " |%s\n",
              r->name, r->sync, r->curl, r->sqlite, ratio, cpu_ratio, (double) r->peak_kib / 1024, r->unchanged,
              r->unchanged_curl, r->unchanged_requests, r->unchanged_bytes, json && i + 1 < n ? "," : "");
    }
  if (json)
    puts ("]");
}

/* FALSE where what is needed is not there. */
static gboolean
begin (Bench *self,
       guint  n_cases,
       guint  n_events)
{
  static const char * const programs[] = { "curl", "sqlite3" };
  g_autofree char *cache = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *path = g_find_program_in_path (programs[i]);

      if (path == NULL)
        {
          g_printerr ("sync: %s is not installed\n", programs[i]);
          return FALSE;
        }
    }
  self->dir = ent_fixture_dup_folder ();
  self->feed = in_dir (self, "feed");
  self->public = in_dir (self, "bench.pub");
  cache = in_dir (self, "cache");
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  make_data (self);
  self->index = bench_feed_publish (self->dir, n_cases, n_events);
  for (guint i = 0; i < self->index->cases->len; i++)
    self->n_bytes += ((EntFeedCase *) g_ptr_array_index (self->index->cases, i))->size;
  self->nginx = nginx_new (self->feed);
  if (self->nginx == NULL)
    {
      g_printerr ("sync: nginx is not installed\n");
      return FALSE;
    }
  g_setenv ("CURL_CA_BUNDLE", nginx_get_ca (self->nginx), TRUE);
  return TRUE;
}

static void
end (Bench *self)
{
  g_clear_pointer (&self->nginx, nginx_free);
  g_clear_pointer (&self->index, ent_feed_index_free);
  if (self->dir != NULL)
    ent_fixture_remove_folder (self->dir);
  g_free (self->dir);
  g_free (self->feed);
  g_free (self->public);
}

int
main (int    argc,
      char **argv)
{
  int n_cases = 1000, n_events = 90, n_rounds = 5;
  gboolean json = FALSE, ready;
  const GOptionEntry entries[] = {
    { "cases", 0, 0, G_OPTION_ARG_INT, &n_cases, "So many cases; 1000 if not said", "N" },
    { "events", 0, 0, G_OPTION_ARG_INT, &n_events, "So many events in each; 90 if not said, about 50 KB", "N" },
    { "rounds", 0, 0, G_OPTION_ARG_INT, &n_rounds, "So often, of which the median is told; 5 if not said", "N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print JSON", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_autoptr(GError) error = NULL;
  Result results[] = { { .name = "HTTP/1.1" }, { .name = "HTTP/2 and TLS" } };
  Bench self = { NULL };

  setlocale (LC_ALL, "C.UTF-8");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || n_cases < 1 || n_events < 1 || n_rounds < 1)
    {
      g_printerr ("sync: %s\n", error != NULL ? error->message : "all numbers should be at least 1");
      return 2;
    }
  if (g_getenv ("ENT_TOOL") == NULL || g_getenv ("ENTENTE_DATA_DIR") == NULL)
    {
      g_printerr ("sync: $ENT_TOOL should name entente-tool, and $ENTENTE_DATA_DIR the folder of the codebook\n");
      return 2;
    }
  ready = begin (&self, (guint) n_cases, (guint) n_events);
  if (ready)
    {
      measure (&self, nginx_get_url (self.nginx), (guint) n_rounds, &results[0]);
      measure (&self, nginx_get_tls_url (self.nginx), (guint) n_rounds, &results[1]);
      print_results (&self, results, G_N_ELEMENTS (results), json);
    }
  end (&self);
  return ready ? 0 : SKIPPED;
}
