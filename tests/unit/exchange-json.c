/* The bytes of a case file: what a JSON parser would hide. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <unistd.h>

#include <glib/gstdio.h>

#include "exchange-fixture.h"

typedef struct
{
  const char *bytes;
  gssize      length;   /* −1: up to the NUL */
  const char *path;
  const char *message;
} Broken;

static const Broken broken[] = {
  /* Grammar */
  { "", -1, "", "the file is empty" },
  { "  \n", -1, "", "the file is empty" },
  { "{", -1, "", "the name of a member" },
  { "{\"a\"", -1, "/a", "a colon should follow" },
  { "{\"a\":", -1, "/a", "the file ends" },
  { "{\"a\": 1", -1, "", "closing brace" },
  { "{\"a\": [1", -1, "/a", "closing bracket" },
  { "{\"a\": [1 2]}", -1, "/a", "closing bracket “]” of an array should stand here (line 1, column 10)" },
  { "{\n \"a\": 1\n \"b\": 2}", -1, "", "(line 3, column 2)" },
  { "{\"a\": tru}", -1, "/a", "“tru” is no JSON value" },
  { "{\"a\": nullx}", -1, "/a", "“nullx” is no JSON value" },
  { "{\"a\": NaN}", -1, "/a", "“NaN” is no JSON value" },
  { "{\"a\": 'x'}", -1, "/a", "double quotation marks" },
  { "{a: 1}", -1, "", "the name of a member, in double quotation marks" },
  { "{\"a\": \"x", -1, "/a", "opened here and not closed (line 1, column 7)" },
  { "{\"a\": \"x\\", -1, "/a", "not closed" },
  { "{\"a\": [\"x\", \"y\\\"]}", -1, "/a/1", "not closed" },
  { "{\"a\": @}", -1, "/a", "a value should stand here" },
  { "{,}", -1, "", "the name of a member" },
  { "{\"a\": 1,, \"b\": 2}", -1, "", "the name of a member" },
  { "[,]", -1, "/0", "a value should stand here" },
  /* Numbers */
  { "{\"a\": 01}", -1, "/a", "must not begin with 0" },
  { "{\"a\": -01}", -1, "/a", "must not begin with 0" },
  { "{\"a\": -}", -1, "/a", "a digit must follow the minus sign" },
  { "{\"a\": +1}", -1, "/a", "a value should stand here" },
  { "{\"a\": .5}", -1, "/a", "a value should stand here" },
  { "{\"a\": 1.}", -1, "/a", "a digit must follow the decimal point" },
  { "{\"a\": 1e}", -1, "/a", "a digit must follow the exponent" },
  { "{\"a\": 1e+}", -1, "/a", "a digit must follow the exponent" },
  { "{\"a\": 0x10}", -1, "", "closing brace" },
  { "{\"version\": 18446744073709551617}", -1, "/version", "more digits" },
  { "{\"version\": 1e999}", -1, "/version", "more digits" },
  { "{\"version\": 1.00000000000000000000000000000000000000000000000000000000000000001}", -1, "/version", "more digits" },
  /* Mended, so that what follows is read too */
  { "{\"id\": \"a\",}", -1, "", "a comma before the end" },
  { "{\"parties\": [\"a\",]}", -1, "/parties", "a comma before the end" },
  { "{/* x */ \"id\": \"a\"}", -1, "", "a comment; JSON has no comments" },
  { "{ // x\n \"id\": \"a\"}", -1, "", "a comment; JSON has no comments" },
  { "{\"id\": /* x", -1, "/id", "a comment that does not end" },
  { "{\"id\": / 2}", -1, "/id", "“/” stands where a value should" },
  { "{} {}", -1, "", "more after the end of the content" },
  { "{} x", -1, "", "more after the end of the content" },
  { "{}\0", 3, "", "more after the end of the content" },
  { "\xEF\xBB\xBF{}", -1, "", "byte order mark" },
  { "{\"id\": \"a\", \"id\": \"b\"}", -1, "/id", "“id” stands here a second time" },
  { "{\"id\": \"a\", \"\\u0069d\": \"b\"}", -1, "/id", "“id” stands here a second time" },
  { "{\"moments\": [{\"kind\": \"a\", \"kind\": {\"x\": 1, \"x\": 2}}]}", -1, "/moments/0/kind/x", "a second time" },
  { "{\"a/b~c\": 1, \"a/b~c\": 2}", -1, "/a~1b~0c", "a second time" },
  { "{\"\": 1, \"\": 2}", -1, "/", "a second time" },
  /* Strings */
  { "{\"title\": \"a\xFF\"}", -1, "/title", "not UTF-8" },
  { "{\"title\": \"a\xC3\"}", -1, "/title", "not UTF-8" },
  { "{\"title\": \"\xC0\xAF\"}", -1, "/title", "not UTF-8" },
  { "{\"title\": \"\xED\xA0\x80\"}", -1, "/title", "not UTF-8" },
  { "{\"title\": \"\xF4\x90\x80\x80\"}", -1, "/title", "not UTF-8" },
  { "{\"ti\xFFtle\": \"a\"}", -1, "", "not UTF-8" },
  { "{\"title\": \"a\0b\"}", 17, "/title", "a NUL character" },
  { "{\"title\": \"a\\u0000b\"}", -1, "/title", "a NUL character" },
  { "{\"title\": \"a\x01\"}", -1, "/title", "the control character U+0001" },
  { "{\"title\": \"a\x7F\"}", -1, "/title", "the control character U+007F" },
  { "{\"title\": \"a\xC2\x85\"}", -1, "/title", "the control character U+0085" },
  { "{\"title\": \"a\\u001B\"}", -1, "/title", "the control character U+001B" },
  { "{\"title\": \"a\\u0085\"}", -1, "/title", "the control character U+0085" },
  { "{\"title\": \"a\nb\"}", -1, "/title", "a line end in a text" },
  { "{\"title\": \"a\tb\"}", -1, "/title", "a tab in a text" },
  { "{\"title\": \"a\\rb\"}", -1, "/title", "a carriage return" },
  { "{\"title\": \"a\\bb\"}", -1, "/title", "a control character" },
  { "{\"title\": \"a\\xb\"}", -1, "/title", "an unknown escape" },
  { "{\"title\": \"a\\u12\"}", -1, "/title", "four hexadecimal digits" },
  { "{\"title\": \"a\\ud83d\"}", -1, "/title", "half of a surrogate pair" },
  { "{\"title\": \"a\\ud83d\\u0041\"}", -1, "/title", "half of a surrogate pair" },
  { "{\"title\": \"a\\ude00\"}", -1, "/title", "half of a surrogate pair" },
};

static gboolean
has_fault (GPtrArray  *faults,
           const char *path,
           const char *message)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const EntFault *fault = g_ptr_array_index (faults, i);

      if (!fault->warning && g_str_equal (fault->path, path) && strstr (fault->message, message) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Bytes that are no UTF-8 are no message of a test either. */
static void
say (const char *bytes)
{
  g_autofree char *escaped = g_strescape (bytes, NULL);

  g_test_message ("%s", escaped);
}

static void
test_broken (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      gsize length = broken[i].length < 0 ? strlen (broken[i].bytes) : (gsize) broken[i].length;
      g_autofree char *bytes = g_memdup2 (broken[i].bytes, length);  /* no byte more, for the sanitizer */
      g_autoptr(GPtrArray) faults = ent_faults_new ();
      g_autoptr(GError) error = NULL;

      say (broken[i].bytes);
      g_assert_null (ent_case_file_parse (bytes, length, NULL, faults, &error));
      g_assert_nonnull (error);
      for (guint j = 0; j < faults->len; j++)
        g_test_message ("has %s: %s", ((EntFault *) g_ptr_array_index (faults, j))->path,
                        ((EntFault *) g_ptr_array_index (faults, j))->message);
      if (!has_fault (faults, broken[i].path, broken[i].message))
        {
          g_test_message ("wanted %s: %s", broken[i].path, broken[i].message);
          g_test_fail ();
        }
    }
}

/* A file with one fault of the bytes is read to its end: no other fault is missed or made up. */
static void
test_mended (void)
{
  static const struct { const char *from; const char *to; } changes[] = {
    { "{\"format\": 1,", "{\"format\": 1, \"format\": {\"x\": [1]}," },
    { "\"license\": \"CC-BY-SA-4.0\",", "\"license\": \"CC\xFF\"," },
    { "\"title\": \"Talks\"", "\"title\": \"Ta\x01lks\"" },
    { "\"parties\": [\"a\", \"b\"],", "\"parties\": [\"a\", \"b\" ,]," },
    { "\"summary\": \"", "/* why */ \"summary\": \"\\ud800" },
    { "\"lat\": 60.1", "\"lat\": 1.00000000000000000000000000000000000000000000000000000000000000001" },
    { "{\"id\": \"ann\",", "{\"id\": \"ann\", \"id\": \"bob\", " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_auto(GStrv) parts = g_strsplit (fixture_case, changes[i].from, 2);
      g_autofree char *bytes = NULL;
      g_autoptr(GPtrArray) faults = ent_faults_new ();
      g_autoptr(EntCodebook) codebook = fixture_codebook_new ();
      guint n = strstr (changes[i].to, "why") != NULL ? 2 : 1;

      g_assert_nonnull (parts[1]);
      bytes = g_strconcat (parts[0], changes[i].to, parts[1], NULL);
      g_assert_null (ent_case_file_parse (bytes, strlen (bytes), codebook, faults, NULL));
      say (changes[i].to);
      for (guint j = 0; j < faults->len; j++)
        g_test_message ("has %s: %s", ((EntFault *) g_ptr_array_index (faults, j))->path,
                        ((EntFault *) g_ptr_array_index (faults, j))->message);
      g_assert_cmpuint (faults->len, ==, n);
    }
}

/* What JSON allows stays allowed. */
static void
test_allowed (void)
{
  g_auto(GStrv) parts = g_strsplit (fixture_case, "\"summary\": \"Two neighbours.", 2);
  g_autofree char *bytes = g_strconcat (" \r\n\t", parts[0],
                                        "\"summary\" : \"\\ud83d\\uDE00 \\u00e9\\/\\\"\\\\\\n\\t\\u000a𝄞", parts[1],
                                        "\n\n", NULL);
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(EntCase) item = ent_case_file_parse (bytes, strlen (bytes), NULL, faults, &error);

  g_assert_no_error (error);
  g_assert_nonnull (item);
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_true (g_str_has_prefix (ent_text_get (item->summary), "😀 é/\"\\\n\t\n𝄞\nA war"));
}

static char *
nested (guint depth)
{
  GString *bytes = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (bytes, i % 2 == 0 ? "[" : "{\"a\":");
  for (guint i = depth; i-- > 0;)
    g_string_append (bytes, i % 2 == 0 ? (i + 1 == depth ? "1]" : "]") : (i + 1 == depth ? "1}" : "}"));
  return g_string_free (bytes, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *allowed = nested (ENT_CASE_FILE_MAX_DEPTH);
  g_autofree char *deep = nested (ENT_CASE_FILE_MAX_DEPTH + 1);
  g_autofree char *abyss = g_strnfill (1000000, '[');
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(GError) error = NULL;

  g_assert_null (ent_case_file_parse (allowed, strlen (allowed), NULL, faults, &error));
  g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_INVALID);
  g_assert_true (has_fault (faults, "", "an object"));

  g_clear_error (&error);
  g_ptr_array_set_size (faults, 0);
  g_assert_null (ent_case_file_parse (deep, strlen (deep), NULL, faults, &error));
  g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_LARGE);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_nonnull (strstr (error->message, "more than 64 levels"));

  g_clear_error (&error);
  g_assert_null (ent_case_file_parse (abyss, strlen (abyss), NULL, NULL, &error));
  g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_LARGE);
}

static void
test_size (void)
{
  gsize length = ENT_CASE_FILE_MAX_BYTES;
  g_autofree char *bytes = g_strnfill (length + 1, ' ');
  g_autofree char *path = NULL;
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(EntCase) item = NULL;
  g_autoptr(GError) error = NULL;
  int fd;

  memcpy (bytes, fixture_case, strlen (fixture_case));
  item = ent_case_file_parse (bytes, length, NULL, faults, &error);
  g_assert_no_error (error);
  g_assert_nonnull (item);

  g_assert_null (ent_case_file_parse (bytes, length + 1, NULL, faults, &error));
  g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_LARGE);
  g_assert_true (has_fault (faults, "", "more than 16 MiB"));

  fd = g_file_open_tmp ("ent-size-XXXXXX", &path, NULL);
  g_assert_cmpint (fd, >=, 0);
  close (fd);
  g_assert_true (g_file_set_contents (path, bytes, length + 1, NULL));
  g_clear_error (&error);
  g_ptr_array_set_size (faults, 0);
  g_assert_null (ent_case_file_load (path, NULL, faults, NULL, &error));
  g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_LARGE);
  g_assert_cmpuint (faults->len, ==, 1);
  g_remove (path);
}

/* The fixture with so many events more. */
static char *
with_events (guint n)
{
  g_auto(GStrv) parts = g_strsplit (fixture_case, "\"events\": [", 2);
  GString *bytes = g_string_new (parts[0]);

  g_string_append (bytes, "\"events\": [");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (bytes, "{\"id\":\"e%u\",\"date\":\"1991-02\",\"title\":\"E\",\"phase\":\"war\"},", i);
  g_string_append (bytes, parts[1]);
  return g_string_free (bytes, FALSE);
}

static void
test_events (void)
{
  g_autofree char *most = with_events (ENT_CASE_FILE_MAX_EVENTS - 3);
  g_autofree char *more = with_events (ENT_CASE_FILE_MAX_EVENTS - 2);
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(EntCase) item = NULL;
  g_autoptr(GError) error = NULL;

  item = ent_case_file_parse (most, strlen (most), NULL, faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (item->events->len, ==, ENT_CASE_FILE_MAX_EVENTS);

  g_assert_null (ent_case_file_parse (more, strlen (more), NULL, faults, &error));
  g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_LARGE);
  /* One fault, and not one more for each event that is not read. */
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_true (has_fault (faults, "/events", "100001 items, more than the 100000 allowed"));
}

/* 5,000 faults are 1,000 lines and one that counts the rest. */
static void
test_cap (void)
{
  GString *bytes = g_string_new ("{");
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(GError) error = NULL;
  const EntFault *last;

  for (int i = 0; i < 250; i++)
    g_string_append_printf (bytes, "\"x%d\": 1, ", i);
  g_string_append (bytes, "\"parties\": [");
  for (int i = 0; i < 1000; i++)
    g_string_append (bytes, i == 0 ? "1" : ", 1");
  g_string_append (bytes, "], \"sources\": [");
  for (int i = 0; i < 2000; i++)
    g_string_append (bytes, i == 0 ? "1" : ", 1");
  g_string_append (bytes, "]}");

  g_assert_null (ent_case_file_parse (bytes->str, bytes->len, NULL, faults, &error));
  g_assert_cmpuint (faults->len, ==, 1001);
  last = g_ptr_array_index (faults, 1000);
  g_assert_cmpstr (last->path, ==, "");
  g_assert_nonnull (strstr (last->message, "more are not listed: mend these first"));
  g_string_free (bytes, TRUE);
}

/* Names that are long or many cost no more than they should. */
static void
test_hostile_names (void)
{
  g_autofree char *name = g_strnfill (1000000, 'n');
  g_autofree char *bytes = g_strdup_printf ("{\"%s\": {\"%s\": 1, \"%s\": 2}}", name, name, name);
  GString *many = g_string_new ("{");
  g_autoptr(GPtrArray) faults = ent_faults_new ();

  g_assert_null (ent_case_file_parse (bytes, strlen (bytes), NULL, faults, NULL));
  for (guint i = 0; i < faults->len; i++)
    {
      const EntFault *fault = g_ptr_array_index (faults, i);

      g_assert_cmpuint (strlen (fault->path), <, 1000);
      g_assert_cmpuint (strlen (fault->message), <, 1000);
    }

  for (int i = 0; i < 100000; i++)
    g_string_append_printf (many, "\"m%d\": 1,", i);
  g_string_append (many, "\"z\": 1}");
  g_ptr_array_set_size (faults, 0);
  g_assert_null (ent_case_file_parse (many->str, many->len, NULL, faults, NULL));
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_true (has_fault (faults, "", "an object with more than 300 members"));
  g_string_free (many, TRUE);
}

/* Ids that all have one g_str_hash(): "ar" and "c0" weigh the same. */
static void
test_hostile_ids (void)
{
  g_auto(GStrv) parts = g_strsplit (fixture_case, "\"events\": [", 2);
  GString *bytes = g_string_new (parts[0]);
  g_autoptr(EntCase) item = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (g_str_hash ("ar"), ==, g_str_hash ("c0"));
  g_string_append (bytes, "\"events\": [");
  for (guint i = 0; i < 65536; i++)
    {
      g_string_append (bytes, "{\"id\":\"");
      for (guint bit = 0; bit < 16; bit++)
        g_string_append (bytes, (i >> bit & 1) != 0 ? "ar" : "c0");
      g_string_append (bytes, "\",\"date\":\"1991\",\"title\":\"E\"},");
    }
  g_string_append (bytes, parts[1]);
  item = ent_case_file_parse (bytes->str, bytes->len, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (item->events->len, ==, 65539);
  g_string_free (bytes, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/json/broken", test_broken);
  g_test_add_func ("/exchange/json/mended", test_mended);
  g_test_add_func ("/exchange/json/allowed", test_allowed);
  g_test_add_func ("/exchange/json/depth", test_depth);
  g_test_add_func ("/exchange/json/size", test_size);
  g_test_add_func ("/exchange/json/events", test_events);
  g_test_add_func ("/exchange/json/cap", test_cap);
  g_test_add_func ("/exchange/json/hostile-names", test_hostile_names);
  g_test_add_func ("/exchange/json/hostile-ids", test_hostile_ids);

  return g_test_run ();
}
