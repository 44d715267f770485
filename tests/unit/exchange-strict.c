/* What "validate --strict" asks beyond the format: for each check a file that breaks it alone. */

#include "config.h"

#include <glib/gstdio.h>

#include "exchange-fixture.h"

#include "ent-bundle.h"
#include "ent-case-figures.h"
#include "ent-case-strict.h"
#include "ent-weekday.h"

#define TEN_WORDS   "One two three four five six seven eight nine ten. "
#define FIFTEEN     TEN_WORDS "Once more two, then three."
#define FIFTY_WORDS TEN_WORDS TEN_WORDS TEN_WORDS TEN_WORDS TEN_WORDS
#define SIXTY       "\"" FIFTY_WORDS TEN_WORDS "\""

typedef struct
{
  const char *pointer;
  const char *value;  /* JSON; NULL removes */
} Patch;

/* What the small fixture lacks to pass. */
static const Patch mending[] = {
  { "/events/0/text", "\"" FIFTEEN "\"" },
  { "/events/1/text", "\"" FIFTEEN "\"" },
  { "/events/2/text", "\"" FIFTEEN "\"" },
  { "/events/0/place/lon", "19.935" },
  { "/events/1/sources", "[\"book\"]" },
  { "/assessments/0/rationale", SIXTY },
};

typedef struct
{
  EntCodebook *codebook;
  EntOutlines *outlines;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autofree char *data_dir = ent_bundle_dup_data_dir ();
  g_autofree char *path = g_build_filename (data_dir, "outlines.tsv", NULL);
  g_autoptr(GError) error = NULL;

  self->codebook = fixture_codebook_new ();
  self->outlines = ent_outlines_load (path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  ent_codebook_unref (self->codebook);
  ent_outlines_free (self->outlines);
}

/* The faults of the mended fixture with one change. */
static GPtrArray *
check (Fixture    *self,
       const char *pointer,
       const char *value)
{
  g_autoptr(JsonNode) root = json_from_string (fixture_case, NULL);
  g_autofree char *bytes = NULL;
  GPtrArray *faults = ent_faults_new ();
  g_autoptr(EntCase) item = NULL;
  g_autoptr(GPtrArray) event_ids = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (mending); i++)
    fixture_patch (root, mending[i].pointer, mending[i].value);
  if (pointer != NULL)
    fixture_patch (root, pointer, value);
  bytes = json_to_string (root, FALSE);
  item = ent_case_file_parse (bytes, strlen (bytes), self->codebook, faults, NULL);
  if (item != NULL)
    {
      event_ids = ent_case_file_list_event_ids (bytes, strlen (bytes));
      ent_case_check_strict (item, self->codebook, self->outlines, event_ids, faults);
    }
  return faults;
}

typedef struct
{
  const char *pointer;
  const char *value;
  const char *path;     /* where the one fault is; NULL where there is to be none */
  const char *message;  /* part of it */
} Mutation;

static const Mutation mutations[] = {
  /* Sources. */
  { "/events/0/sources", NULL, "/events/0", "the event has no source" },
  { "/events/2/sources", "[]", "/events/2", "the event has no source" },
  { "/documents/0/sources", NULL, "/documents/0", "the document has no source" },
  { "/assessments/0/sources", NULL, "/assessments/0", "the rating has no source" },
  { "/assessments/1/sources", "[]", NULL, NULL },
  { "/sources/-", "{\"id\": \"idle\", \"type\": \"book\", \"title\": \"Idle\"}", "/sources/2", "“idle” is never cited" },
  { "/assessments/0/evidence", NULL, "/assessments/0", "rests on no event" },

  /* Lengths. */
  { "/events/1/text", NULL, "/events/1", "the event has no text" },
  { "/events/1/text", "\"" TEN_WORDS "And four more words.\"", "/events/1/text", "has 14 words" },
  { "/events/1/text", "{\"ko\": \"짧다.\", \"en\": \"" FIFTEEN "\"}", NULL, NULL },
  { "/events/1/text", "{\"ko\": \"" FIFTEEN "\", \"en\": \"One.\"}", "/events/1/text", "has 1 word:" },
  { "/assessments/0/rationale", NULL, "/assessments/0", "has no rationale" },
  { "/assessments/0/rationale", "\"" FIFTY_WORDS "Nine – more words, so that only one is lacking.\"",
    "/assessments/0/rationale", "has 59 words" },
  { "/assessments/1/rationale", "\"Nobody sang.\"", NULL, NULL },

  /* Quotations. */
  { "/documents/0/quotations/0/text", SIXTY, "/documents/0/quotations/0/text", "quotes 60 words: quote at most 59" },
  { "/documents/0/quotations/0/text", "{\"en\": \"No more.\", \"fr\": " SIXTY "}",
    "/documents/0/quotations/0/text/fr", "quotes 60 words" },
  { "/documents/0/quotations/0/text", "\"" FIFTY_WORDS "Nine – more words, so that only one is lacking.\"", NULL, NULL },
  { "/documents/0/date", "\"XXXX\"", "/documents/0/date", "does not say when" },
  { "/documents/0/date", "\"1994/..\"", "/documents/0/date", "does not say when" },
  { "/documents/0/date", "\"19XX\"", "/documents/0/date", "does not say when" },
  { "/documents/0/date", "\"199X\"", NULL, NULL },

  /* Languages. */
  { "/title", "{\"vi\": \"A và B\"}", "/title", "has no text in the file’s own language" },

  /* Links and citations. */
  { "/story/0/text", "\"It [began](event:atack) [@book; @treaty].\"", "/story/0/text", "no event “atack”" },
  { "/story/0/text", "\"It [began](evnt:attack) [@book; @treaty].\"", "/story/0/text", "leads to “evnt:attack”" },
  { "/story/0/text", "{\"en\": \"Yes.\", \"fr\": \"Oui, [ça](#ici).\"}", "/story/0/text/fr", "leads to “#ici”" },
  { "/story/0/text", "\"It [began](https://example.org/a) [@book; @treaty].\"", NULL, NULL },
  { "/story/0/text", "\"It began [@bok].\"", "/story/0/text", "no source “bok”" },
  { "/story/0/text", "\"It began [@book,].\"", "/story/0/text", "is no citation" },

  /* Weekdays, with the pointer of each kind of text. */
  { "/summary", "\"Tuesday, 5 September 1978\"", NULL, NULL },
  { "/summary", "\"Wednesday, 5 September 1978\"", "/summary", "“Wednesday, 5 September 1978”: that day was a Tuesday" },
  { "/summary", "{\"en\": \"Yes.\", \"en-GB\": \"Monday 5 September 1978\"}", "/summary/en-GB", "was a Tuesday" },
  { "/summary", "{\"en\": \"Yes.\", \"de\": \"Monday 5 September 1978\"}", NULL, NULL },
  { "/outcome", "\"On Sunday 31 September 1978.\"", "/outcome", "there is no such day" },
  { "/actors/2/role", "\"Envoy from Monday 2 May 1994 on\"", NULL, NULL },
  { "/actors/2/role", "\"Envoy from Monday 3 May 1994 on\"", "/actors/2/role", "was a Tuesday" },
  { "/phases/0/text", "\"Since Friday 2 February 1990.\"", NULL, NULL },
  { "/phases/0/text", "\"Since Friday 1 February 1990.\"", "/phases/0/text", "was a Thursday" },
  { "/relations/0/text", "\"On Friday 1 February.\"", "/relations/0/text", "was a Thursday" },
  { "/events/0/text", "\"" FIFTEEN " On Thursday 1 February.\"", NULL, NULL },
  { "/events/0/text", "\"" FIFTEEN " On Sunday 1 February.\"", "/events/0/text", "was a Thursday" },
  { "/events/0/title", "\"Attack of Sunday, February 1, 1990\"", "/events/0/title", "was a Thursday" },
  { "/assessments/1/rationale", "\"Sunday 1 February 1990.\"", "/assessments/1/rationale", "was a Thursday" },
  { "/story/0/title", "\"Sunday 1 February 1990\"", "/story/0/title", "was a Thursday" },
  { "/documents/0/text", "\"Of Sunday 2 January 1994, it ended on Tuesday 4 January.\"", NULL, NULL },
  { "/documents/0/text", "\"It ended on Tuesday 5 January.\"", "/documents/0/text", "was a Wednesday" },
  { "/questions/0/text", "\"Why Sunday 1 February 1990?\"", "/questions/0/text", "was a Thursday" },
  { "/lectures/0/slides/0/text", "\"Sunday 1 February 1990\"", "/lectures/0/slides/0/text", "was a Thursday" },
  { "/sources/0/note", "\"Says Sunday 1 February 1990\"", "/sources/0/note", "was a Thursday" },

  /* Places. */
  { "/events/0/place/lon", "-19.935", "/events/0/place", "km outside the country AX" },
  { "/events/0/place/lat", "57.5", NULL, NULL },
  { "/events/0/place/lat", "57.0", "/events/0/place", "km outside the country AX" },
  { "/events/0/place/country", "\"XQ\"", "/events/0/place/country", "“XQ” is no country" },
  { "/events/0/place/country", "\"GI\"", NULL, NULL },
  { "/events/0/place/country", NULL, NULL, NULL },
  { "/events/1/place/country", "\"AX\"", NULL, NULL },
};

static void
test_mutations (Fixture       *self,
                gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mutations); i++)
    {
      const Mutation *mutation = &mutations[i];
      g_autoptr(GPtrArray) faults = check (self, mutation->pointer, mutation->value);

      g_test_message ("%s = %s", mutation->pointer, mutation->value);
      for (guint j = 0; j < faults->len; j++)
        g_test_message ("  %s: %s", ((EntFault *) faults->pdata[j])->path, ((EntFault *) faults->pdata[j])->message);
      g_assert_cmpuint (faults->len, ==, mutation->path != NULL ? 1 : 0);
      if (faults->len == 1)
        {
          const EntFault *fault = g_ptr_array_index (faults, 0);

          g_assert_cmpstr (fault->path, ==, mutation->path);
          g_assert_nonnull (strstr (fault->message, mutation->message));
          g_assert_false (fault->warning);
        }
    }
}

static void
test_clean (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) faults = check (self, NULL, NULL);

  g_assert_cmpuint (faults->len, ==, 0);
}

/* A sealed case has its events by date, a file in any order: the place of a fault is the file's. */
static void
test_event_order (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr(GPtrArray) faults = check (self, "/events/-",
                                       "{\"id\": \"early\", \"date\": \"1990-01\", \"title\": \"Early\","
                                       " \"importance\": 3, \"sources\": [\"book\"], \"text\": \"Short.\"}");

  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_cmpstr (((EntFault *) faults->pdata[0])->path, ==, "/events/3/text");
}

/* Without codebook, outlines and the file's order there is less to check, and no accident. */
static void
test_bare (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(EntCase) item = fixture_case_new ();
  g_autoptr(GPtrArray) faults = ent_faults_new ();

  ent_case_check_strict (item, NULL, NULL, NULL, faults);
  g_assert_cmpuint (faults->len, ==, 5);
  g_assert_cmpstr (((EntFault *) faults->pdata[0])->path, ==, "/events/0/text");
  g_assert_cmpuint (ent_faults_count (faults), ==, 5);
}

typedef struct
{
  const char *country;
  double      lat, lon;
  double      least_km, most_km;
} Place;

static void
test_outlines (Fixture       *self,
               gconstpointer  data)
{
  static const Place places[] = {
    { "VN", 21.03, 105.85, 0, 0 },        /* Hanoi */
    { "EG", 30.04, 31.24, 0, 0 },         /* Cairo */
    { "KR", 37.57, 126.98, 0, 0 },        /* Seoul */
    { "US", 61.22, -149.9, 0, 0 },        /* Anchorage */
    { "RU", 66.0, -172.0, 0, 0 },         /* Chukotka, beyond the 180th meridian */
    { "RU", 66.0, 176.0, 0, 0 },          /* and before it */
    { "FJ", -16.8, 180.0, 0, 30 },        /* Taveuni, on it */
    { "AQ", -89.0, 20.0, 0, 0 },          /* near the South Pole */
    { "FK", -51.7, -57.85, 0, 20 },       /* Stanley */
    { "SG", 1.29, 103.85, 0, 20 },        /* Singapore */
    { "ZA", -29.5, 28.3, 0, 120 },        /* Lesotho, a hole in South Africa */
    { "EG", 31.78, 35.22, 90, 130 },      /* Jerusalem */
    { "IL", 48.86, 2.35, 3100, 3400 },    /* Paris */
    { "PE", -34.6, -58.4, 2050, 2250 },   /* Buenos Aires */
    { "VN", 15.85, 21.03, 8000, 9500 },   /* Chad */
  };
  double km;

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const Place *place = &places[i];

      g_assert_cmpint (ent_outlines_distance (self->outlines, place->country, place->lat, place->lon, &km), ==,
                       ENT_OUTLINES_FOUND);
      g_test_message ("%s %.2f %.2f: %.1f km", place->country, place->lat, place->lon, km);
      g_assert_cmpfloat (km, >=, place->least_km);
      g_assert_cmpfloat (km, <=, place->most_km);
    }
  /* A hole is outside. */
  ent_outlines_distance (self->outlines, "ZA", -29.5, 28.3, &km);
  g_assert_cmpfloat (km, >, 20);
  g_assert_cmpint (ent_outlines_distance (self->outlines, "GI", 36.1, -5.35, &km), ==, ENT_OUTLINES_NO_OUTLINE);
  g_assert_cmpint (ent_outlines_distance (self->outlines, "XQ", 36.1, -5.35, &km), ==, ENT_OUTLINES_NO_COUNTRY);
  g_assert_cmpint (ent_outlines_distance (self->outlines, "vn", 36.1, -5.35, &km), ==, ENT_OUTLINES_NO_COUNTRY);
}

/* A file of outlines; one that is none is refused with the line. */
static void
test_outlines_file (void)
{
  static const char * const bad[] = {
    "VN\t1 2\nvietnam\n", "VN\t1\n", "VN\t\n", "VN\t1 two\n", "VN\t1801 2\n", "VN\t1 901\n", "VN 1 2\n", "V\n",
    "VN\t99999999999999999999 1\n"
  };
  g_autofree char *dir = g_dir_make_tmp ("ent-strict-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "outlines.tsv", NULL);
  g_autoptr(GError) missing = NULL;
  g_autoptr(GError) good = NULL;
  g_autoptr(EntOutlines) outlines = NULL;
  double km;

  /* A degree from the middle of a long side, far from its ends. */
  g_assert_true (g_file_set_contents (path, "# a triangle\nAX\t0 0 200 0 200 -100\nSG\n", -1, NULL));
  outlines = ent_outlines_load (path, &good);
  g_assert_no_error (good);
  g_assert_cmpint (ent_outlines_distance (outlines, "AX", 1, 10, &km), ==, ENT_OUTLINES_FOUND);
  g_assert_cmpfloat_with_epsilon (km, 111.2, 0.1);
  g_assert_cmpint (ent_outlines_distance (outlines, "AX", -1, 10, &km), ==, ENT_OUTLINES_FOUND);
  g_assert_cmpfloat_with_epsilon (km, 0, 1e-9);
  g_assert_cmpint (ent_outlines_distance (outlines, "SG", 1, 10, &km), ==, ENT_OUTLINES_NO_OUTLINE);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_true (g_file_set_contents (path, bad[i], -1, NULL));
      g_assert_null (ent_outlines_load (path, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, i == 0 ? "line 2 " : "line 1 "));
    }
  g_remove (path);
  g_assert_null (ent_outlines_load (path, &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_rmdir (dir);
}

/* Ways to write a day of the week beside a date; what is wrong in each. */
static void
test_weekdays (void)
{
  static const struct
  {
    const char *text;
    const char *weekday;  /* that it was; "" for no such day; NULL for no fault */
  } texts[] = {
    { "Sunday 22 April 2012", NULL },
    { "Sunday, 23 April 2012", "Monday" },
    { "Sunday the 23rd of April 2012", "Monday" },
    { "on Sunday 23–24 April 2012", "Monday" },
    { "Sunday, April 23, 2012", "Monday" },
    { "Sunday, April 23rd, 2012", "Monday" },
    { "23 April 2012 (Sunday)", "Monday" },
    { "23 April 2012, a Sunday,", "Monday" },
    { "23 April 2012, which was a Sunday", "Monday" },
    { "April 23, 2012, was a Sunday", "Monday" },
    { "22 April 2012 (Sunday)", NULL },
    { "Sunday 30 February 2012", "" },
    { "Sunday 0 April 2012", "" },
    { "Sunday 99 April 2012", "" },
    { "Sunday 23 April", "Monday" },
    { "Sunday 22 April", NULL },
    { "Sunday April 2012", NULL },
    { "a Sunday in April 2012; 23 April 2012", NULL },
    { "Thursday 1 January 1970 and Wednesday 31 December 1969", NULL },
    { "Monday 14 October 1066", NULL },
    { "Sunday", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GPtrArray) found = ent_weekdays_check (texts[i].text, 2012, 2012);

      g_test_message ("%s", texts[i].text);
      g_assert_cmpuint (found->len, ==, texts[i].weekday != NULL ? 1 : 0);
      if (found->len == 1)
        {
          const EntWeekdayFault *fault = g_ptr_array_index (found, 0);

          g_assert_cmpstr (fault->weekday != NULL ? fault->weekday : "", ==, texts[i].weekday);
        }
    }
}

/* A date without a year is right in any year of few, and says nothing in many. */
static void
test_weekday_years (void)
{
  g_autoptr(GPtrArray) both = ent_weekdays_check ("Sunday 22 April, Monday 22 April", 2012, 2013);
  g_autoptr(GPtrArray) few = ent_weekdays_check ("Tuesday 22 April", 2012, 2013);
  g_autoptr(GPtrArray) many = ent_weekdays_check ("Tuesday 22 April", 2009, 2013);
  g_autoptr(GPtrArray) endless = ent_weekdays_check ("Tuesday 22 April", G_MININT64 / 2, G_MAXINT64 / 2);

  g_assert_cmpuint (both->len, ==, 0);
  g_assert_cmpuint (few->len, ==, 1);
  g_assert_cmpuint (many->len, ==, 0);
  g_assert_cmpuint (endless->len, ==, 0);
}

static void
test_figures (void)
{
  g_autoptr(EntCase) item = fixture_case_new ();
  EntCaseFigures figures;

  ent_case_get_figures (item, &figures);
  g_assert_cmpuint (figures.n_events, ==, 3);
  g_assert_cmpuint (figures.n_sources, ==, 2);
  /* "It began badly. Then trade, and a paper." */
  g_assert_cmpuint (figures.n_words, ==, 8);
  g_assert_cmpuint (figures.minutes, ==, 1);

  g_assert_cmpuint (ent_words_count (""), ==, 0);
  g_assert_cmpuint (ent_words_count (" – … — "), ==, 0);
  g_assert_cmpuint (ent_words_count ("It’s a one-off,\tthen\n2."), ==, 5);
  g_assert_cmpuint (ent_words_count ("판문점 선언"), ==, 2);
  g_assert_cmpuint (ent_words_count ("اتفاقية كامب ديفيد"), ==, 3);
  g_assert_cmpuint (ent_words_count ("板門店宣言。"), ==, 3);
  g_assert_cmpuint (ent_words_count ("2018年 declaration"), ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/strict/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("clean", test_clean);
  ADD ("mutations", test_mutations);
  ADD ("event-order", test_event_order);
  ADD ("bare", test_bare);
  ADD ("outlines", test_outlines);
#undef ADD
  g_test_add_func ("/strict/outlines-file", test_outlines_file);
  g_test_add_func ("/strict/weekdays", test_weekdays);
  g_test_add_func ("/strict/weekday-years", test_weekday_years);
  g_test_add_func ("/strict/figures", test_figures);
  return g_test_run ();
}
