/* index.json: what is written is read again, and each thing that may not stand in it has its own message. */

#include "config.h"

#include "ent-feed-index.h"

#include <string.h>

#include "ent-sync-error.h"

#define SHA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define KEY "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"

#define HEAD "\"version\": 1, \"feed\": \"demo\", \"title\": \"Demo\", \"serial\": 7, "
#define TIMES "\"issued\": \"2026-11-25T09:00:00Z\", \"expires\": \"2027-05-25T09:00:00Z\", "
#define CASE_OF(id, path_id) "{\"id\": \"" id "\", \"title\": \"T\", \"version\": 2, \"size\": 10, \"sha256\": \"" SHA "\"," \
                             " \"path\": \"cases/" path_id "." SHA ".json\"}"
#define CASE(id) CASE_OF (id, id)
#define CASES(cases) "\"cases\": [" cases "]"

static EntFeedIndex *
parse (const char  *bytes,
       GError     **error)
{
  return ent_feed_index_parse (bytes, strlen (bytes), error);
}

static void
add_case (EntFeedIndex *index,
          const char   *id,
          int           version)
{
  EntFeedCase *item = ent_feed_case_new ();

  item->id = g_strdup (id);
  item->title = g_strconcat ("Title “", id, "”", NULL);
  item->version = version;
  item->size = 1000 + version;
  item->sha256 = g_strdup (SHA);
  item->path = ent_feed_case_format_path (id, SHA);
  g_ptr_array_add (index->cases, item);
}

static void
test_again (void)
{
  g_autoptr(EntFeedIndex) index = ent_feed_index_new ();
  g_autoptr(EntFeedIndex) read = NULL;
  g_autofree char *text = NULL, *again = NULL;
  g_autoptr(GError) error = NULL;
  const EntFeedCase *item;

  index->feed = g_strdup ("demo");
  index->title = g_strdup ("Entente: Việt Nam");
  index->serial = 12;
  index->issued_sec = 1764061200;
  index->expires_sec = 1779613200;
  index->key = g_strdup (KEY);
  add_case (index, "camp-david", 1);
  add_case (index, "us-vietnam", 3);
  text = ent_feed_index_to_string (index, NULL);
  g_assert_true (g_str_has_prefix (text, "{\n  \"version\": 1,\n  \"feed\": \"demo\",\n"));
  g_assert_nonnull (strstr (text, "\"issued\": \"2025-11-25T09:00:00Z\""));

  read = parse (text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->title, ==, index->title);
  g_assert_cmpstr (read->key, ==, KEY);
  g_assert_cmpint (read->serial, ==, 12);
  g_assert_cmpint (read->expires_sec, ==, 1779613200);
  again = ent_feed_index_to_string (read, NULL);
  g_assert_cmpstr (again, ==, text);

  item = ent_feed_index_find (read, "us-vietnam");
  g_assert_cmpint (item->version, ==, 3);
  g_assert_cmpint (item->size, ==, 1003);
  g_assert_nonnull (ent_feed_index_find (read, "camp-david"));
  g_assert_null (ent_feed_index_find (read, "panmunjom"));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *bytes;
    const char *words;
  } refused[] = {
    { "", "" },
    { "[]", "object" },
    { "{" HEAD TIMES CASES ("") ", \"more\": 1}", "more" },
    { "{" HEAD TIMES "\"cases\": 1}", "array" },
    { "{\"version\": 2, \"anything\": 1}", "later format" },
    { "{\"version\": 1, " TIMES CASES ("") "}", "missing" },
    { "{" HEAD "\"issued\": \"2026-11-25\", \"expires\": \"2027-05-25T09:00:00Z\", " CASES ("") "}", "is no time" },
    { "{" HEAD "\"issued\": \"2026-02-30T09:00:00Z\", \"expires\": \"2027-05-25T09:00:00Z\", " CASES ("") "}", "is no time" },
    { "{" HEAD "\"issued\": \"2027-05-25T09:00:00Z\", \"expires\": \"2027-05-25T09:00:00Z\", " CASES ("") "}", "not after" },
    { "{\"version\": 1, \"feed\": \"demo\", \"title\": \"Demo\", \"serial\": 2147483647, " TIMES CASES ("") "}",
      "higher than can have been reached" },
    { "{" HEAD TIMES "\"key\": \"RW\", " CASES ("") "}", "no public key" },
    { "{" HEAD TIMES CASES (CASE ("a") ", " CASE ("a")) "}", "listed twice" },
    { "{" HEAD TIMES CASES (CASE ("b") ", " CASE ("a")) "}", "should stand before" },
    { "{" HEAD TIMES CASES (CASE ("a@other")) "}", "claims to be a case of another feed" },
    { "{" HEAD TIMES CASES (CASE ("../a")) "}", "leads out of the feed’s folder" },
    { "{" HEAD TIMES CASES (CASE ("A")) "}", "is no id" },
    { "{" HEAD TIMES CASES (CASE_OF ("a", "../a")) "}", "leads out of the feed’s folder" },
    { "{" HEAD TIMES CASES (CASE_OF ("a", "b")) "}", "not the name of this case’s file" },
    { "{" HEAD TIMES CASES ("{\"id\": \"a\", \"title\": \"T\", \"version\": 1, \"size\": 16777217, \"sha256\": \"" SHA
                            "\", \"path\": \"x\"}") "}", "from 1 to 16777216" },
    { "{" HEAD TIMES CASES ("{\"id\": \"a\", \"title\": \"T\", \"version\": 1, \"size\": 1, \"sha256\": \"ABC\","
                            " \"path\": \"x\"}") "}", "no SHA-256" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (parse (refused[i].bytes, &error));
      g_assert_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_CONTENT);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, refused[i].words));
    }
}

static void
test_too_many (void)
{
  g_autoptr(GString) text = g_string_new ("{" HEAD TIMES "\"cases\": [");
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i <= ENT_FEED_MAX_CASES; i++)
    g_string_append_printf (text, "%s{\"id\": \"c%05u\"}", i > 0 ? "," : "", i);
  g_string_append (text, "]}");
  g_assert_null (ent_feed_index_parse (text->str, text->len, &error));
  g_assert_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_CONTENT);
  g_clear_error (&error);

  while (text->len <= ENT_FEED_INDEX_MAX_BYTES)
    g_string_append (text, "                                                                ");
  g_assert_null (ent_feed_index_parse (text->str, text->len, &error));
  g_assert_error (error, ENT_SYNC_ERROR, ENT_SYNC_ERROR_CONTENT);
  g_assert_nonnull (strstr (error->message, "8 MiB"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/index/again", test_again);
  g_test_add_func ("/index/refused", test_refused);
  g_test_add_func ("/index/too-many", test_too_many);
  return g_test_run ();
}
