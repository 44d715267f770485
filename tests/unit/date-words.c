#include "config.h"

#include <locale.h>
#include <string.h>

#include "date-random.h"
#include "date-tables.h"
#include "ent-date-words.h"

typedef struct
{
  const char *text;
  const char *edtf;
} Words;

static void
assert_words (const char *text,
              const char *edtf)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntDate) date = ent_date_parse_words (text, &error);

  if (date == NULL)
    g_error ("“%s”, expected %s: %s", text, edtf, error->message);
  if (!g_str_equal (ent_date_get_text (date), edtf))
    g_error ("“%s” is %s, expected %s", text, ent_date_get_text (date), edtf);
}

#define ASSERT_ALL(table)                                \
  G_STMT_START {                                         \
    for (gsize i = 0; i < G_N_ELEMENTS (table); i++)     \
      assert_words (table[i].text, table[i].edtf);       \
  } G_STMT_END

static void
assert_refused (const char *text,
                int         code,
                const char *culprit)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntDate) date = ent_date_parse_words (text, &error);

  if (date != NULL)
    g_error ("“%s” is read as %s", text, ent_date_get_text (date));
  g_assert_error (error, ENT_DATE_ERROR, code);
  if (strstr (error->message, culprit) == NULL)
    g_error ("“%s”: “%s” does not name “%s”", text, error->message, culprit);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_edtf (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (valid); i++)
    assert_words (valid[i].text, valid[i].text);
  assert_words ("  1978-09 \n", "1978-09");
}

static void
test_english (void)
{
  static const Words words[] = {
    { "1994", "1994" },
    { "520", "0520" },
    { "May 1994", "1994-05" },
    { "MAY 1994", "1994-05" },
    { "may, 1994", "1994-05" },
    { "Sept. 1978", "1978-09" },
    { "sep 1978", "1978-09" },
    { "12 July 1995", "1995-07-12" },
    { "12 jul 1995", "1995-07-12" },
    { "12-Jul-1995", "1995-07-12" },
    { "12th of July, 1995", "1995-07-12" },
    { "July 12, 1995", "1995-07-12" },
    { "July 12th 1995", "1995-07-12" },
    { "1995 July 12", "1995-07-12" },
    { "12  July\xC2\xA0" "1995", "1995-07-12" },
    { "1990s", "199X" },
    { "the 1990s", "199X" },
    { "1990's", "199X" },
    { "about the 1990s", "199X~" },
    { "20th century", "19XX" },
    { "the 21st Century", "20XX" },
    { "1st century", "[0001..0100]" },
    { "5th century BC", "-04XX" },
    { "1st century BC", "[-0099..0000]" },
    { "about 1994", "1994~" },
    { "About 520", "0520~" },
    { "about 520 BC", "-0519~" },
    { "c. 1994", "1994~" },
    { "c.1994", "1994~" },
    { "ca. May 1994", "1994-05~" },
    { "circa 44 BC", "-0043~" },
    { "c. 1994?", "1994%" },
    { "maybe 1994", "1994?" },
    { "September 1978?", "1978-09?" },
    { "5 September 1978 ?", "1978-09-05?" },
    { "44 BC", "-0043" },
    { "44 B.C.", "-0043" },
    { "1 bce", "0000" },
    { "520 BC", "-0519" },
    { "10,000 BC", "-9999" },
    { "12,000 BC", "Y-11999" },
    { "500 AD", "0500" },
    { "AD 500", "0500" },
    { "79 CE", "0079" },
    { "15 March 44 BC", "-0043-03-15" },
    { "from 1990 to 1996", "1990/1996" },
    { "between 1990 and 1996", "1990/1996" },
    { "1990–1996", "1990/1996" },
    { "1990 - 1996", "1990/1996" },
    { "1990-1996", "1990/1996" },
    { "1990—1996", "1990/1996" },
    { "1990 to 1996", "1990/1996" },
    { "1990–96", "1990/1996" },
    { "1914-18", "1914/1918" },
    { "44–30 BC", "-0043/-0029" },
    { "from 44 to 30 BC", "-0043/-0029" },
    { "44 BC – AD 14", "-0043/0014" },
    { "5–17 September 1978", "1978-09-05/1978-09-17" },
    { "5-17 September 1978", "1978-09-05/1978-09-17" },
    { "September 5–17, 1978", "1978-09-05/1978-09-17" },
    { "from 5 to 17 September 1978", "1978-09-05/1978-09-17" },
    { "28 September – 3 October 1978", "1978-09-28/1978-10-03" },
    { "Sep 28 - Oct 3, 1978", "1978-09-28/1978-10-03" },
    { "from 19 November 1977 to 18 January 1978", "1977-11-19/1978-01-18" },
    { "January–March 1978", "1978-01/1978-03" },
    { "June to September 1978", "1978-06/1978-09" },
    { "from May 1994 to July 1995", "1994-05/1995-07" },
    { "1978-09-05 – 1979", "1978-09-05/1979" },
    { "1978-09 to 1979-03", "1978-09/1979-03" },
    { "since 1990", "1990/.." },
    { "from 1990 on", "1990/.." },
    { "1990 –", "1990/.." },
    { "until 1985", "../1985" },
    { "up to May 1985", "../1985-05" },
    { "before 1990", "../1989" },
    { "before May 1990", "../1990-04" },
    { "before 1 January 1990", "../1989-12-31" },
    { "after 1990", "1991/.." },
    { "after December 1990", "1991-01/.." },
    { "after 28 February 1992", "1992-02-29/.." },
    { "spring 1975", "1975-21" },
    { "Summer of 1975", "1975-22" },
    { "fall 1975", "1975-23" },
    { "1667 or 1668", "[1667,1668]" },
    { "1667 and 1670–1672", "{1667,1670..1672}" },
    { "5 September 1978, 14:30", "1978-09-05T14:30:00" },
    { "September 5, 1978 at 9:05", "1978-09-05T09:05:00" },
    { "5 September 1978, 14:30 (UTC−00:30)", "1978-09-05T14:30:00-00:30" },
    { "some year between 1014 and 1066", "[1014..1066]" },
  };

  ASSERT_ALL (words);
}

/* In every locale. */
static void
test_other_scripts (void)
{
  static const Words words[] = {
    { "1978년 9월 5일", "1978-09-05" },
    { "1978년9월5일", "1978-09-05" },
    { "1978년 9월", "1978-09" },
    { "1978년", "1978" },
    { "1978年9月5日", "1978-09-05" },
    { "１９７８年９月５日", "1978-09-05" },
    { "1978年9月", "1978-09" },
    { "1978年9月5日–17日", "1978-09-05/1978-09-17" },
    { "5 tháng 9 năm 1978", "1978-09-05" },
    { "Ngày 5 tháng 9 năm 1978", "1978-09-05" },
    { "tháng 9 năm 1978", "1978-09" },
    { "tháng 9 năm 1978", "1978-09" },
    { "tháng 12 năm 1978", "1978-12" },
    { "١٩٧٨", "1978" },
    { "١٩٧٨-٠٩-٠٥", "1978-09-05" },
    { "\xE2\x80\x8F" "۱۹۷۸–۱۹۸۹", "1978/1989" },
  };

  ASSERT_ALL (words);
}

/* The C locale's own order is month, day, year. */
static void
test_numbers (void)
{
  static const Words words[] = {
    { "7/12/1995", "1995-07-12" },
    { "12/7/1995", "1995-12-07" },
    { "12.7.1995", "1995-12-07" },
    { "07. 12. 1995", "1995-07-12" },
    { "12-7-1995", "1995-12-07" },
    { "31/12/1995", "1995-12-31" },
    { "12/31/1995", "1995-12-31" },
    { "1995/12/7", "1995-12-07" },
    { "1995.7.12", "1995-07-12" },
    { "1995-7-12", "1995-07-12" },
    { "7/1995", "1995-07" },
    { "7.1995", "1995-07" },
    { "7/12/1995 – 7/14/1995", "1995-07-12/1995-07-14" },
    { "about 1978-09-05", "1978-09-05~" },
  };

  ASSERT_ALL (words);
}

static void
test_refused (void)
{
  assert_refused ("", ENT_DATE_ERROR_SYNTAX, "5 September 1978");
  assert_refused (" \t", ENT_DATE_ERROR_SYNTAX, "about 1994");
  assert_refused ("5 Septembre 1978", ENT_DATE_ERROR_SYNTAX, "“Septembre” is not understood");
  assert_refused ("the day before", ENT_DATE_ERROR_SYNTAX, "the day before");
  assert_refused ("44", ENT_DATE_ERROR_SYNTAX, "44");
  assert_refused ("-431", ENT_DATE_ERROR_SYNTAX, "-431");
  assert_refused ("5/9/78", ENT_DATE_ERROR_SYNTAX, "5/9/78");
  assert_refused ("31/31/1995", ENT_DATE_ERROR_SYNTAX, "31/31/1995");
  assert_refused ("13/1995", ENT_DATE_ERROR_SYNTAX, "13/1995");
  assert_refused ("5 9 1978", ENT_DATE_ERROR_SYNTAX, "5 9 1978");
  assert_refused ("1905–12", ENT_DATE_ERROR_SYNTAX, "1905–12");
  assert_refused ("1978-09-05-1979", ENT_DATE_ERROR_SYNTAX, "1978-09-05-1979");
  assert_refused ("12 July", ENT_DATE_ERROR_SYNTAX, "12 July");
  assert_refused ("May", ENT_DATE_ERROR_SYNTAX, "May");
  assert_refused ("1667, 1668", ENT_DATE_ERROR_SYNTAX, "1667, 1668");
  assert_refused ("early 1994", ENT_DATE_ERROR_SYNTAX, "“early”");
  assert_refused ("19780905", ENT_DATE_ERROR_SYNTAX, "“19780905” can be two dates");
  assert_refused ("5 September 12000", ENT_DATE_ERROR_SYNTAX, "5 September 12000");
  assert_refused ("\xFF", ENT_DATE_ERROR_SYNTAX, "\xEF\xBF\xBD");
  assert_refused ("5 May \xFF", ENT_DATE_ERROR_SYNTAX, "\xEF\xBF\xBD");
  assert_refused ("31 February 1995", ENT_DATE_ERROR_RANGE, "“31 February 1995”");
  assert_refused ("29/2/1995", ENT_DATE_ERROR_RANGE, "29/2/1995");
  assert_refused ("from 1996 to 1990", ENT_DATE_ERROR_RANGE, "from 1996 to 1990");
  assert_refused ("300,000,000,000 BC", ENT_DATE_ERROR_RANGE, "300,000,000,000");
  /* EDTF in form. */
  assert_refused ("1985-13", ENT_DATE_ERROR_RANGE, "At character 6");
  assert_refused ("1985/P3Y", ENT_DATE_ERROR_UNSUPPORTED, "At character 6");
  g_assert_null (ent_date_parse_words ("5 Septembre 1978", NULL));
}

static void
test_length (void)
{
  g_autofree char *endless = g_strnfill (1 << 20, '1');
  g_autofree char *most = g_strdup_printf ("%*s", ENT_DATE_MAX_LENGTH, "May 1994");
  g_autofree char *more = g_strdup_printf (" %s", most);
  g_autoptr(GString) slow = g_string_new (NULL);

  assert_words (most, "1994-05");
  assert_refused (more, ENT_DATE_ERROR_SYNTAX, "too long");
  assert_refused (endless, ENT_DATE_ERROR_SYNTAX, "too long");

  /* Many places at which to divide the text, and none that is right. */
  while (slow->len + 10 < ENT_DATE_MAX_LENGTH)
    g_string_append (slow, "1990, – ");
  g_test_timer_start ();
  assert_refused (slow->str, ENT_DATE_ERROR_SYNTAX, "is not understood");
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 5);
  g_test_message ("%.3f s", g_test_timer_last ());
}

/* The clock can pass midnight in between. */
static void
test_today (void)
{
  static const struct
  {
    const char *text;
    int         days;
  } words[] = { { "today", 0 }, { "Yesterday", -1 }, { "tomorrow", 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr(GDateTime) before = g_date_time_new_now_local ();
      g_autoptr(EntDate) date = ent_date_parse_words (words[i].text, NULL);
      g_autoptr(GDateTime) after = g_date_time_new_now_local ();
      g_autoptr(GDateTime) first = g_date_time_add_days (before, words[i].days);
      g_autoptr(GDateTime) last = g_date_time_add_days (after, words[i].days);
      g_autofree char *first_text = g_date_time_format (first, "%Y-%m-%d");
      g_autofree char *last_text = g_date_time_format (last, "%Y-%m-%d");

      g_assert_nonnull (date);
      g_assert_true (g_str_equal (ent_date_get_text (date), first_text) ||
                     g_str_equal (ent_date_get_text (date), last_text));
    }
}

/* But for the spaces beside a dash, which tell only how its ends are written in EDTF: "1471S4"
 * and "1471" are the same. */
static void
assert_same_words (const char *a,
                   const char *b)
{
  g_auto(GStrv) a_parts = g_strsplit (a, " – ", -1);
  g_auto(GStrv) b_parts = g_strsplit (b, " – ", -1);
  g_autofree char *a_joined = g_strjoinv ("–", a_parts);
  g_autofree char *b_joined = g_strjoinv ("–", b_parts);

  g_assert_cmpstr (a_joined, ==, b_joined);
}

/* What ent_date_format() says of @date is read as the same time, at the same precision. */
static void
assert_round_trip (const EntDate *date)
{
  const char *text = ent_date_get_text (date);
  g_autofree char *words = ent_date_format (date);
  g_autofree char *again_words = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(EntDate) again = NULL;

  if (strlen (words) > ENT_DATE_MAX_LENGTH)
    return;

  again = ent_date_parse_words (words, &error);
  if (again == NULL)
    g_error ("%s is “%s”: %s", text, words, error->message);
  if (ent_date_get_earliest (again) != ent_date_get_earliest (date) ||
      ent_date_get_latest (again) != ent_date_get_latest (date))
    g_error ("%s is “%s”, and that is %s", text, words, ent_date_get_text (again));
  again_words = ent_date_format (again);
  /* Where digits are not known, a set can say the same. */
  if ((ent_date_get_flags (date) & ENT_DATE_UNSPECIFIED) == 0)
    assert_same_words (again_words, words);
  g_assert_cmpint (ent_date_get_flags (date) & (ENT_DATE_APPROXIMATE | ENT_DATE_UNCERTAIN), ==,
                   ent_date_get_flags (again) & (ENT_DATE_APPROXIMATE | ENT_DATE_UNCERTAIN));
}

/* A leap day of "some year" whose digits are unknown in the middle: the words do not tell the
 * first and the last of them. */
static gboolean
is_told_whole (const char *text)
{
  return strstr (text, "02-29") == NULL || strchr (text, 'X') == NULL;
}

static void
test_round_trip (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1919);

  for (gsize i = 0; i < G_N_ELEMENTS (formatted); i++)
    {
      g_autoptr(EntDate) date = ent_date_parse (formatted[i].text, NULL);

      assert_round_trip (date);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (valid); i++)
    {
      g_autoptr(EntDate) date = ent_date_parse (valid[i].text, NULL);

      if (is_told_whole (valid[i].text))
        assert_round_trip (date);
    }
  for (int i = 0; i < 5000; i++)
    {
      g_autoptr(EntDate) date = random_date (rand);

      if (is_told_whole (ent_date_get_text (date)))
        assert_round_trip (date);
    }
}

/* Runs @test in a locale, if the system has it. */
static void
with_locale (const char *name,
             void      (*test) (void))
{
  if (setlocale (LC_ALL, name) == NULL)
    {
      g_autofree char *reason = g_strdup_printf ("the locale %s is not installed", name);

      g_test_skip (reason);
      return;
    }
  test ();
  setlocale (LC_ALL, "C.UTF-8");
}

/* Dates that people have: what ent_date_format() says in any locale is read back. */
static void
assert_locale_round_trip (void)
{
  static const char * const texts[] = {
    "1978", "1978-%02d", "1978-%02d-05", "1978-%02d-05/1979", "1978-%02d/1979-03", "1978-%02d~",
    "1978-%02d-05/1978-%02d-17", "1978-%02d-05/..", "../1978-%02d", "-0043-%02d-15",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      for (int month = 1; month <= 12; month++)
        {
          g_auto(GStrv) parts = g_strsplit (texts[i], "%02d", -1);
          g_autofree char *number = g_strdup_printf ("%02d", month);
          g_autofree char *text = g_strjoinv (number, parts);
          g_autoptr(EntDate) date = ent_date_parse (text, NULL);

          g_assert_nonnull (date);
          assert_round_trip (date);
        }
    }
}

static void
check_german (void)
{
  static const Words words[] = {
    { "12/7/1995", "1995-07-12" },
    { "12.7.1995", "1995-07-12" },
    { "12. 7. 1995", "1995-07-12" },
    { "12/31/1995", "1995-12-31" },
    { "31.12.1995", "1995-12-31" },
    { "12. März 1995", "1995-03-12" },
    { "12. MÄRZ 1995", "1995-03-12" },
    { "Okt. 1995", "1995-10" },
    { "Dezember 1995", "1995-12" },
    { "December 1995", "1995-12" },
    { "5.–17. September 1978", "1978-09-05/1978-09-17" },
  };

  ASSERT_ALL (words);
  assert_locale_round_trip ();
}

static void
test_german (void)
{
  with_locale ("de_DE.UTF-8", check_german);
}

static void
check_vietnamese (void)
{
  static const Words words[] = {
    { "12/7/1995", "1995-07-12" },
    { "Tháng 10 1995", "1995-10" },
    { "11 Tháng 7 1995", "1995-07-11" },
    { "11 tháng 7 năm 1995", "1995-07-11" },
    { "July 1995", "1995-07" },
  };

  ASSERT_ALL (words);
  assert_locale_round_trip ();
}

static void
test_vietnamese (void)
{
  with_locale ("vi_VN.UTF-8", check_vietnamese);
}

static void
check_arabic (void)
{
  static const Words words[] = {
    { "5 سبتمبر 1978", "1978-09-05" },
    { "٥ سبتمبر ١٩٧٨", "1978-09-05" },
    { "١٢/٧/١٩٩٥", "1995-07-12" },
    { "سبتمبر 1978", "1978-09" },
  };

  ASSERT_ALL (words);
  assert_locale_round_trip ();
}

static void
test_arabic (void)
{
  with_locale ("ar_EG.UTF-8", check_arabic);
}

/* Where the year comes first, the order of the other two is not known. */
static void
check_year_first (void)
{
  assert_words ("31/12/1995", "1995-12-31");
  assert_words ("12/31/1995", "1995-12-31");
  assert_words ("7/7/1995", "1995-07-07");
  assert_words ("1995/12/7", "1995-12-07");
  assert_refused ("12/7/1995", ENT_DATE_ERROR_SYNTAX, "“12/7/1995” can be two dates");
  assert_locale_round_trip ();
}

static void
test_year_first (void)
{
  with_locale ("ja_JP.UTF-8", check_year_first);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("LANGUAGE", "C", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date-words/edtf", test_edtf);
  g_test_add_func ("/date-words/english", test_english);
  g_test_add_func ("/date-words/other-scripts", test_other_scripts);
  g_test_add_func ("/date-words/numbers", test_numbers);
  g_test_add_func ("/date-words/refused", test_refused);
  g_test_add_func ("/date-words/length", test_length);
  g_test_add_func ("/date-words/today", test_today);
  g_test_add_func ("/date-words/round-trip", test_round_trip);
  g_test_add_func ("/date-words/german", test_german);
  g_test_add_func ("/date-words/vietnamese", test_vietnamese);
  g_test_add_func ("/date-words/arabic", test_arabic);
  g_test_add_func ("/date-words/year-first", test_year_first);

  return g_test_run ();
}
