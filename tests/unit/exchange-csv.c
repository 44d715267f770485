/* Comma-separated values: rows, what is wrong and where, and tables of events. */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "ent-case-file.h"
#include "ent-csv.h"

/* Rows as "a|b;c|d", with the error after a "!". (transfer full) */
static char *
dup_rows (const char *bytes,
          gsize       length)
{
  g_autoptr(EntCsv) csv = ent_csv_new (bytes, length, "t.csv");
  g_autoptr(GPtrArray) fields = ent_csv_row_new ();
  g_autoptr(GError) error = NULL;
  GString *rows = g_string_new (NULL);

  while (ent_csv_read_row (csv, fields, &error))
    {
      for (guint i = 0; i < fields->len; i++)
        g_string_append_printf (rows, "%s%s", i > 0 ? "|" : "", (char *) fields->pdata[i]);
      g_string_append_c (rows, ';');
    }
  if (error != NULL)
    {
      g_assert_true (error->domain == ENT_EXCHANGE_ERROR);
      g_string_append_printf (rows, "!%s", error->message);
    }
  return g_string_free (rows, FALSE);
}

static void
test_rows (void)
{
  static const struct
  {
    const char *bytes;
    const char *rows;
  } tables[] = {
    { "", "" },
    { "a", "a;" },
    { "a,b\r\nc,d\r\n", "a|b;c|d;" },
    { "a,b\nc,d", "a|b;c|d;" },
    { "a,b\rc,d\r", "a|b;c|d;" },
    { "\xEF\xBB\xBF" "a,b", "a|b;" },
    { ",", "|;" },
    { "a,\n,b", "a|;|b;" },
    { "\n\na", ";;a;" },
    { "\"a,b\",c", "a,b|c;" },
    { "\"a \"\"b\"\" c\"", "a \"b\" c;" },
    { "\"a\r\nb\",\"c\nd\"", "a\nb|c\nd;" },
    { "\"\",\"\"\"\"", "|\";" },
    { " a , b ", " a | b ;" },
    { "Điện Biên Phủ,판문점", "Điện Biên Phủ|판문점;" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *rows = dup_rows (tables[i].bytes, strlen (tables[i].bytes));

      g_assert_cmpstr (rows, ==, tables[i].rows);
    }
}

static void
test_faults (void)
{
  static const struct
  {
    const char *bytes;
    const char *place;
    const char *reason;
  } tables[] = {
    { "a\nb,\"c\nd", "a;!t.csv, line 2, column 3: ", "never closed" },
    { "a,b\"c", "!t.csv, line 1, column 4: ", "in the middle of a field" },
    { "a\r\n\"b\"c", "a;!t.csv, line 2, column 4: ", "follows a closing quotation mark" },
    { "é,\"è\n\"x", "!t.csv, line 2, column 2: ", "follows" },
    { "ok\n\xC3\xA9,\xFF", "ok;!t.csv, line 2, column 3: ", "UTF-8" },
    { "a\n\"\xED\xA0\x80\"", "a;!t.csv, line 2, column 1: ", "UTF-8" },
  };
  g_autofree char *nul = dup_rows ("a\0b", 3);

  g_assert_nonnull (strstr (nul, "!t.csv, line 1, column 1: "));
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *rows = dup_rows (tables[i].bytes, strlen (tables[i].bytes));

      g_test_message ("%s", rows);
      g_assert_true (g_str_has_prefix (rows, tables[i].place));
      g_assert_nonnull (strstr (rows, tables[i].reason));
    }
}

static void
assert_too_large (GString *bytes,
                  gboolean too_large)
{
  g_autoptr(EntCsv) csv = ent_csv_new (bytes->str, bytes->len, NULL);
  g_autoptr(GPtrArray) fields = ent_csv_row_new ();
  g_autoptr(GError) error = NULL;

  while (ent_csv_read_row (csv, fields, &error))
    continue;
  if (too_large)
    g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_LARGE);
  else
    g_assert_no_error (error);
  g_string_truncate (bytes, 0);
}

/* Each limit holds, and what just keeps it is read. */
static void
test_limits (void)
{
  g_autoptr(GString) bytes = g_string_new (NULL);

  for (guint over = 0; over < 2; over++)
    {
      for (guint i = 0; i < ENT_CSV_MAX_FIELD + over; i++)
        g_string_append_c (bytes, 'x');
      assert_too_large (bytes, over);
      g_string_append_c (bytes, '"');
      for (guint i = 0; i < ENT_CSV_MAX_FIELD + over; i++)
        g_string_append_c (bytes, '\n');
      g_string_append_c (bytes, '"');
      assert_too_large (bytes, over);
      for (guint i = 1; i < ENT_CSV_MAX_COLUMNS + over; i++)
        g_string_append_c (bytes, ',');
      assert_too_large (bytes, over);
      for (guint i = 0; i < ENT_CSV_MAX_ROWS + over; i++)
        g_string_append_c (bytes, '\n');
      assert_too_large (bytes, over);
    }
}

static EntCase *
parse (const char *bytes)
{
  g_autoptr(GError) error = NULL;
  EntCase *item = ent_csv_parse_events (bytes, strlen (bytes), "/some/where/Two Koreas.csv", &error);

  g_assert_no_error (error);
  return item;
}

static void
test_events (void)
{
  g_autoptr(EntCase) item = parse ("Lane,End,colour,TITLE,id,start\r\n"
                                   "South Korea,,red,Sunshine,C 3,1998\r\n"
                                   "Bắc,1953-07-27,red,\"War, long\",a1,1950-06-25\r\n"
                                   "South Korea,..,,Division,b2,1945~\r\n"
                                   "\r\n"
                                   ",,,Before,d4,-0431\r\n"
                                   "South-Korea,1953,,Armistice,e5,1953\r\n");
  EntEvent *event;

  g_assert_cmpstr (item->id, ==, "two-koreas");
  g_assert_cmpstr (ent_text_get (item->title), ==, "Two Koreas");
  g_assert_cmpuint (item->events->len, ==, 5);
  g_assert_cmpstr (((EntEvent *) item->events->pdata[0])->id, ==, "d4");
  g_assert_cmpuint (item->parties->len, ==, 3);
  g_assert_cmpstr (item->parties->pdata[0], ==, "south-korea");
  g_assert_cmpstr (item->parties->pdata[1], ==, "b-c");
  g_assert_cmpstr (item->parties->pdata[2], ==, "south-korea-lane-3");
  g_assert_cmpstr (ent_text_get (ent_case_find_actor (item, "b-c")->name), ==, "Bắc");

  event = ent_case_find_event (item, "a1");
  g_assert_cmpstr (ent_text_get (event->title), ==, "War, long");
  g_assert_cmpstr (ent_date_get_text (event->date), ==, "1950-06-25/1953-07-27");
  g_assert_cmpstr (ent_case_get_event_party (item, event), ==, "b-c");
  g_assert_cmpstr (ent_date_get_text (ent_case_find_event (item, "b2")->date), ==, "1945~/..");
  g_assert_cmpstr (ent_date_get_text (ent_case_find_event (item, "e5")->date), ==, "1953");
  g_assert_cmpstr (ent_date_get_text (ent_case_find_event (item, "c-3")->date), ==, "1998");
  g_assert_null (ent_case_get_event_party (item, ent_case_find_event (item, "d4")));
}

static void
test_fewest_columns (void)
{
  g_autoptr(EntCase) item = parse ("start,title\n1953,A\n../1945,B\n");

  g_assert_cmpuint (item->events->len, ==, 2);
  g_assert_cmpuint (item->parties->len, ==, 0);
  g_assert_cmpstr (ent_text_get (ent_case_find_event (item, "row-2")->title), ==, "B");
}

static void
test_event_faults (void)
{
  static const struct
  {
    const char *bytes;
    const char *place;
    const char *reason;
  } tables[] = {
    { "", "line 1, column 1: ", "empty" },
    { "id,title\n", "line 1, column 1: ", "“start” is missing" },
    { "start,title,id,title\n", "line 1, column 16: ", "“title” is there a second time" },
    { "title,start\n", "line 2, column 1: ", "no events" },
    { "title,start\nA,1950\nB\n", "line 3, column 1: ", "1 columns" },
    { "title,start\nA,1950,x\n", "line 2, column 1: ", "3 columns" },
    { "title,start\nA,1950\n,1951\n", "line 3, column 1: ", "title is missing" },
    { "title,start\nA,\n", "line 2, column 3: ", "start is missing" },
    { "title,start\nA,1950\nÉtude,May 1951\n", "line 3, column 7: ", "“May 1951” is no date" },
    { "title,start,end\nA,1950,1950-13\n", "line 2, column 8: ", "“1950-13” is no date" },
    { "title,start,end\nA,1950,1940\n", "line 2, column 8: ", "no span of time" },
    { "id,title,start\nx,A,1950\nx,B,1950\n", "line 3, column 1: ", "“x” is there a second time" },
    { "title,start\nA,\"19\n50\"x\n", "line 3, column 4: ", "follows" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(EntCase) item = ent_csv_parse_events (tables[i].bytes, strlen (tables[i].bytes), "dir/t.csv", &error);
      g_autofree char *place = g_strconcat ("dir/t.csv, ", tables[i].place, NULL);

      g_assert_null (item);
      g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, place));
      g_assert_nonnull (strstr (error->message, tables[i].reason));
    }
}

static void
test_lanes_limit (void)
{
  g_autoptr(GString) bytes = g_string_new ("title,start,lane\n");
  g_autoptr(EntCase) item = NULL, none = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (bytes, "A,1950,%u\n", i);
  item = parse (bytes->str);
  g_assert_cmpuint (item->parties->len, ==, 100);
  g_string_append (bytes, "A,1950,one more\n");
  none = ent_csv_parse_events (bytes->str, bytes->len, NULL, &error);
  g_assert_null (none);
  g_assert_nonnull (strstr (error->message, "more than 100 lanes"));
}

static void
test_file (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr(EntCase) item = NULL, none = NULL;
  int fd = g_file_open_tmp ("ent-csv-XXXXXX.csv", &path, &error);

  g_assert_no_error (error);
  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (path, "title,start\nA,1950\n", -1, NULL));
  item = ent_csv_read_events (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (item->events->len, ==, 1);
  g_unlink (path);
  none = ent_csv_read_events (path, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/rows", test_rows);
  g_test_add_func ("/csv/faults", test_faults);
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/events", test_events);
  g_test_add_func ("/csv/events/fewest-columns", test_fewest_columns);
  g_test_add_func ("/csv/events/faults", test_event_faults);
  g_test_add_func ("/csv/events/lanes", test_lanes_limit);
  g_test_add_func ("/csv/events/file", test_file);

  return g_test_run ();
}
