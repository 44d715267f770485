/* Writing: canonical, and nothing is lost on the way there and back. */

#include "config.h"

#include <unistd.h>

#include <glib/gstdio.h>

#include "exchange-fixture.h"

static EntCase *
parse (const char *bytes)
{
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(GError) error = NULL;
  EntCase *item = ent_case_file_parse (bytes, strlen (bytes), NULL, faults, &error);

  if (error != NULL)
    g_test_message ("%s", bytes);
  g_assert_no_error (error);
  return item;
}

/* The fixture is written with the values that the format has by default, so nothing may differ. */
static void
test_nothing_lost (void)
{
  g_autoptr(EntCase) item = fixture_case_new ();
  g_autofree char *written = ent_case_file_to_string (item, NULL);
  g_autoptr(JsonNode) before = json_from_string (fixture_case, NULL);
  g_autoptr(JsonNode) after = json_from_string (written, NULL);

  g_assert_true (json_node_equal (before, after));
}

/* By which id a library knows a case is not in its file. */
static void
test_published_id (void)
{
  g_autoptr(EntCase) item = fixture_case_new ();
  g_autoptr(JsonNode) before = json_from_string (fixture_case, NULL);
  g_autoptr(JsonNode) after = NULL;
  g_autofree char *published = g_steal_pointer (&item->id);
  g_autofree char *written = NULL;

  item->id = g_strconcat (published, "@demo", NULL);
  written = ent_case_file_to_string (item, NULL);
  after = json_from_string (written, NULL);
  g_assert_true (json_node_equal (before, after));
}

/* The letters of the canonical form. */
static void
test_canonical (void)
{
  static const char minimal[] =
    "{\"sources\": [], \"events\": [{\"title\": \"E\", \"date\": \"2000\", \"id\": \"e\", \"sources\": []},"
    " {\"id\": \"d\", \"date\": \"1999\", \"title\": {\"vi\": \"hiệp\", \"en\": \"tab\\tquote\\\"back\\\\\"},"
    "  \"place\": {\"name\": \"P\", \"lat\": 30.0, \"lon\": 0.1}, \"actors\": [\"a\", \"b\"]}],"
    " \"relations\": [{\"level\": \"war\", \"date\": \"1999\"}],"
    " \"phases\": [{\"id\": \"p\", \"title\": \"P\", \"date\": \"1999\"}], \"parties\": [\"a\"],"
    " \"actors\": [{\"id\": \"a\", \"name\": \"A\", \"kind\": \"state\"},"
    "               {\"id\": \"b\", \"name\": \"B\", \"kind\": \"group\"}],"
    " \"period\": \"1999/2000\", \"summary\": \"S\\nT\", \"title\": \"T\", \"language\": \"en\", \"version\": 1,"
    " \"id\": \"x\", \"format\": 1}";
  static const char expected[] =
    "{\n"
    "  \"format\": 1,\n"
    "  \"id\": \"x\",\n"
    "  \"version\": 1,\n"
    "  \"language\": \"en\",\n"
    "  \"title\": \"T\",\n"
    "  \"summary\": \"S\\nT\",\n"
    "  \"period\": \"1999/2000\",\n"
    "  \"actors\": [\n"
    "    {\n"
    "      \"id\": \"a\",\n"
    "      \"name\": \"A\",\n"
    "      \"kind\": \"state\"\n"
    "    },\n"
    "    {\n"
    "      \"id\": \"b\",\n"
    "      \"name\": \"B\",\n"
    "      \"kind\": \"group\"\n"
    "    }\n"
    "  ],\n"
    "  \"parties\": [\"a\"],\n"
    "  \"phases\": [\n"
    "    {\n"
    "      \"id\": \"p\",\n"
    "      \"title\": \"P\",\n"
    "      \"date\": \"1999\"\n"
    "    }\n"
    "  ],\n"
    "  \"relations\": [\n"
    "    {\n"
    "      \"date\": \"1999\",\n"
    "      \"level\": \"war\"\n"
    "    }\n"
    "  ],\n"
    "  \"events\": [\n"
    "    {\n"
    "      \"id\": \"d\",\n"
    "      \"date\": \"1999\",\n"
    "      \"title\": {\n"
    "        \"en\": \"tab\\tquote\\\"back\\\\\",\n"
    "        \"vi\": \"hiệp\"\n"
    "      },\n"
    "      \"place\": {\n"
    "        \"name\": \"P\",\n"
    "        \"lat\": 30,\n"
    "        \"lon\": 0.1\n"
    "      },\n"
    "      \"actors\": [\"a\", \"b\"],\n"
    "      \"importance\": 2,\n"
    "      \"certainty\": \"verified\"\n"
    "    },\n"
    "    {\n"
    "      \"id\": \"e\",\n"
    "      \"date\": \"2000\",\n"
    "      \"title\": \"E\",\n"
    "      \"importance\": 2,\n"
    "      \"certainty\": \"verified\"\n"
    "    }\n"
    "  ],\n"
    "  \"sources\": []\n"
    "}\n";
  g_autoptr(EntCase) item = parse (minimal);
  gsize length;
  g_autofree char *written = ent_case_file_to_string (item, &length);

  g_assert_cmpstr (written, ==, expected);
  g_assert_cmpuint (length, ==, strlen (expected));
}

/* Cites of a list that are not all plain stand on lines of their own. */
static void
test_cites (void)
{
  g_autoptr(EntCase) item = fixture_case_new ();
  g_autofree char *written = ent_case_file_to_string (item, NULL);

  g_assert_nonnull (strstr (written,
                            "      \"sources\": [\n"
                            "        \"book\",\n"
                            "        {\n"
                            "          \"source\": \"treaty\",\n"
                            "          \"locator\": \"Article 1\"\n"
                            "        }\n"
                            "      ]\n"));
  g_assert_nonnull (strstr (written, "      \"sources\": [\"book\"]\n"));
  g_assert_nonnull (strstr (written,
                            "        \"date-parts\": [\n"
                            "          [1994, 1, 1],\n"
                            "          [1995]\n"
                            "        ]\n"));
}

/* Random cases: */

static char *
random_words (GRand *rand)
{
  static const char * const pieces[] = {
    "a", "Z", " ", "\n", "\t", "\"", "\\", "/", "é", "ệ",
    "판문", "العربية", "𝄞", "\xE2\x80\xA8", "<b>", "&", "—", "%s", "{", "]",
  };
  GString *words = g_string_new ("x");

  for (int n = g_rand_int_range (rand, 0, 12); n > 0; n--)
    g_string_append (words, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (words, FALSE);
}

static EntText *
random_text (GRand *rand)
{
  static const char * const languages[] = { "en", "vi", "ko", "pt-BR", "zh-Hant", "ar" };
  g_autofree char *plain = random_words (rand);
  EntText *text;

  if (g_rand_boolean (rand))
    return ent_text_new (plain);
  text = ent_text_new_empty ();
  ent_text_set (text, "en", plain);
  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    {
      g_autofree char *words = random_words (rand);

      ent_text_set (text, languages[g_rand_int_range (rand, 0, G_N_ELEMENTS (languages))], words);
    }
  return text;
}

static EntText *
maybe_text (GRand *rand)
{
  return g_rand_boolean (rand) ? random_text (rand) : NULL;
}

static EntDate *
random_date (GRand *rand)
{
  static const char * const forms[] = { "%04d", "%04d~", "%04d?", "%04d-05", "%04d-05-17", "%04d/..", "%04d-03~/9999" };
  const char *form = forms[g_rand_int_range (rand, 0, G_N_ELEMENTS (forms))];
  int year = g_rand_int_range (rand, 1000, 2100);
  GString *text = g_string_new (NULL);
  EntDate *date;

  for (const char *p = form; *p != '\0'; p++)
    if (*p == '%')
      {
        g_string_append_printf (text, "%04d", year);
        p += 3;
      }
    else
      {
        g_string_append_c (text, *p);
      }
  date = ent_date_parse (text->str, NULL);
  g_assert_nonnull (date);
  g_string_free (text, TRUE);
  return date;
}

static char *
id_of (const char *kind,
       int         i)
{
  return g_strdup_printf ("%s-%d", kind, i);
}

static void
random_ids (GRand      *rand,
            GPtrArray  *ids,
            const char *kind,
            int         n)
{
  for (int i = 0; i < n; i++)
    if (g_rand_int_range (rand, 0, 3) == 0)
      g_ptr_array_add (ids, id_of (kind, i));
}

static void
random_cites (GRand     *rand,
              GPtrArray *cites,
              int        n)
{
  for (int i = 0; i < n; i++)
    if (g_rand_int_range (rand, 0, 3) == 0)
      {
        g_autofree char *id = id_of ("s", i);
        g_autofree char *locator = g_rand_boolean (rand) ? random_words (rand) : NULL;

        g_ptr_array_add (cites, ent_cite_new (id, locator));
      }
}

static void
add_actors (GRand   *rand,
            EntCase *item,
            int      n)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *id = id_of ("a", i);
      EntActor *actor = ent_actor_new (id, random_text (rand));

      if (g_rand_boolean (rand))
        {
          actor->native = ent_text_new_empty ();
          ent_text_set (actor->native, "ko", "이");
          ent_text_set (actor->native, "en", "E");
        }
      actor->kind = (EntActorKind) g_rand_int_range (rand, 0, ENT_ACTOR_GROUP + 1);
      actor->party = g_rand_boolean (rand) ? id_of ("a", 0) : NULL;
      actor->role = maybe_text (rand);
      actor->active = g_rand_boolean (rand) ? random_date (rand) : NULL;
      g_ptr_array_add (item->actors, actor);
    }
  g_ptr_array_add (item->parties, id_of ("a", 0));
}

static void
add_events (GRand   *rand,
            EntCase *item,
            int      n_actors,
            int      n,
            int      n_sources)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *id = id_of ("e", i);
      EntDate *date = random_date (rand);
      EntEvent *event = ent_event_new (id, date, random_text (rand));

      event->label = maybe_text (rand);
      event->text = maybe_text (rand);
      if (g_rand_boolean (rand))
        {
          event->place = ent_place_new (random_text (rand));
          event->place->country = g_rand_boolean (rand) ? g_strdup ("KR") : NULL;
          event->place->has_position = g_rand_boolean (rand);
          event->place->lat = event->place->has_position ? g_rand_double_range (rand, -90, 90) : 0;
          event->place->lon = event->place->has_position ? g_rand_double_range (rand, -180, 180) : 0;
        }
      random_ids (rand, event->actors, "a", n_actors);
      event->phase = g_rand_boolean (rand) ? g_strdup ("whole") : NULL;
      if (g_rand_boolean (rand))
        g_ptr_array_add (event->factors, ent_factor_sign_new ("f-1", g_rand_boolean (rand) ? +1 : -1));
      if (g_rand_boolean (rand))
        g_ptr_array_add (event->factors, ent_factor_sign_new ("f-0", +1));
      event->importance = g_rand_int_range (rand, 1, 4);
      event->unverified = g_rand_boolean (rand);
      random_cites (rand, event->sources, n_sources);
      g_ptr_array_add (item->events, event);
    }
}

static void
add_judgements (GRand   *rand,
                EntCase *item,
                int      n_events,
                int      n_sources)
{
  EntRelationStep *step = ent_relation_step_new (random_date (rand), ENT_RELATION_DIALOGUE);
  EntAssessment *assessment = ent_assessment_new ("f-0");

  step->event = g_rand_boolean (rand) ? id_of ("e", 0) : NULL;
  step->text = maybe_text (rand);
  random_cites (rand, step->sources, n_sources);
  g_ptr_array_add (item->relations, step);

  assessment->has_rating = g_rand_boolean (rand);
  assessment->rating = assessment->has_rating ? g_rand_int_range (rand, -3, 4) : 0;
  assessment->confidence = (EntConfidence) g_rand_int_range (rand, 0, ENT_CONFIDENCE_HIGH + 1);
  assessment->rationale = maybe_text (rand);
  random_ids (rand, assessment->evidence, "e", n_events);
  random_cites (rand, assessment->sources, n_sources);
  g_ptr_array_add (item->assessments, assessment);
}

static void
add_texts (GRand   *rand,
           EntCase *item,
           int      n_events,
           int      n_sources)
{
  EntStorySection *section = ent_story_section_new ("st", random_text (rand), random_text (rand));
  EntDate *date = random_date (rand);
  EntDocument *document = ent_document_new ("doc", random_text (rand), date);
  EntQuotation *quotation = ent_quotation_new (random_text (rand));
  EntQuestion *question = ent_question_new (random_text (rand));
  EntLectureOutline *lecture = ent_lecture_outline_new ("lec", random_text (rand));
  EntSlideOutline *slide = ent_slide_outline_new (random_text (rand));

  g_ptr_array_add (item->story, section);
  quotation->locator = g_rand_boolean (rand) ? random_words (rand) : NULL;
  quotation->terms = (EntTerms) g_rand_int_range (rand, 0, ENT_TERMS_PUBLIC_DOMAIN + 1);
  g_ptr_array_add (document->quotations, quotation);
  document->text = maybe_text (rand);
  document->where = maybe_text (rand);
  document->url = g_rand_boolean (rand) ? g_strdup ("https://example.org/é?a=%20") : NULL;
  random_cites (rand, document->sources, n_sources);
  g_ptr_array_add (item->documents, document);
  random_ids (rand, question->events, "e", n_events);
  g_ptr_array_add (item->questions, question);
  lecture->minutes = g_rand_int_range (rand, 0, 3) * 45;
  slide->text = maybe_text (rand);
  random_ids (rand, slide->events, "e", n_events);
  g_ptr_array_add (lecture->slides, slide);
  g_ptr_array_add (item->lectures, lecture);
}

static void
random_source_date (GRand         *rand,
                    EntSourceDate *date)
{
  if (g_rand_int_range (rand, 0, 4) == 0)
    {
      date->literal = random_words (rand);
      return;
    }
  date->n_dates = g_rand_int_range (rand, 0, 3);
  for (int i = 0; i < date->n_dates; i++)
    {
      date->n_parts[i] = g_rand_int_range (rand, 1, 4);
      for (int j = 0; j < date->n_parts[i]; j++)
        date->parts[i][j] = g_rand_int_range (rand, 1, 13);
    }
  date->circa = date->n_dates > 0 && g_rand_boolean (rand);
}

static void
add_sources (GRand   *rand,
             EntCase *item,
             int      n)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *id = id_of ("s", i);
      EntSource *source = ent_source_new (id, "report", "Title");

      if (g_rand_boolean (rand))
        g_ptr_array_add (source->authors, ent_name_new ("Lê", g_rand_boolean (rand) ? "Đức Thọ" : NULL));
      if (g_rand_boolean (rand))
        g_ptr_array_add (source->editors, ent_name_new_literal ("UN"));
      random_source_date (rand, &source->issued);
      random_source_date (rand, &source->accessed);
      for (int field = ENT_SOURCE_TITLE + 1; field < ENT_SOURCE_URL; field++)
        if (g_rand_int_range (rand, 0, 4) == 0)
          source->fields[field] = random_words (rand);
      g_ptr_array_add (item->sources, source);
    }
}

static EntCase *
random_case (GRand *rand)
{
  EntCase *item = ent_case_new ("random");
  int n_actors = g_rand_int_range (rand, 1, 5);
  int n_events = g_rand_int_range (rand, 1, 8);
  int n_sources = g_rand_int_range (rand, 0, 5);

  item->version = g_rand_int_range (rand, 1, G_MAXINT);
  item->language = g_strdup ("en");
  item->license = g_rand_boolean (rand) ? g_strdup ("CC0-1.0") : NULL;
  item->updated = g_rand_boolean (rand) ? random_date (rand) : NULL;
  item->title = random_text (rand);
  item->short_title = maybe_text (rand);
  item->summary = random_text (rand);
  item->status = maybe_text (rand);
  item->outcome = maybe_text (rand);
  item->period = random_date (rand);
  if (g_rand_boolean (rand))
    g_ptr_array_add (item->moments, ent_moment_new (ENT_MOMENT_AGREEMENT, random_date (rand)));
  add_actors (rand, item, n_actors);
  g_ptr_array_add (item->phases, ent_phase_new ("whole", random_text (rand), ent_date_parse ("0900/9999", NULL)));
  add_events (rand, item, n_actors, n_events, n_sources);
  add_judgements (rand, item, n_events, n_sources);
  add_texts (rand, item, n_events, n_sources);
  add_sources (rand, item, n_sources);
  ent_case_seal (item);
  return item;
}

static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (int i = 0; i < 500; i++)
    {
      g_autoptr(EntCase) item = random_case (rand);
      g_autofree char *first = ent_case_file_to_string (item, NULL);
      g_autoptr(EntCase) again = parse (first);
      g_autofree char *second = ent_case_file_to_string (again, NULL);

      g_assert_cmpstr (first, ==, second);
      g_assert_true (ent_text_equal (item->title, again->title));
      g_assert_cmpuint (item->events->len, ==, again->events->len);
      for (guint j = 0; j < item->events->len; j++)
        {
          const EntEvent *a = g_ptr_array_index (item->events, j);
          const EntEvent *b = g_ptr_array_index (again->events, j);

          g_assert_cmpstr (a->id, ==, b->id);
          g_assert_true (ent_text_equal (a->title, b->title));
          g_assert_true (ent_date_equal (a->date, b->date));
          if (a->place != NULL && a->place->has_position)
            g_assert_cmpfloat (a->place->lat, ==, b->place->lat);
        }
    }
}

static void
test_save (void)
{
  g_autoptr(EntCase) item = fixture_case_new ();
  g_autofree char *dir = g_dir_make_tmp ("ent-save-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "case.json", NULL);
  g_autofree char *nowhere = g_build_filename (dir, "no", "case.json", NULL);
  g_autofree char *written = ent_case_file_to_string (item, NULL);
  g_autofree char *saved = NULL;
  g_autoptr(EntCase) loaded = NULL;
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(GError) error = NULL;

  g_assert_true (ent_case_file_save (item, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  g_assert_cmpstr (saved, ==, written);
  loaded = ent_case_file_load (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->id, ==, "a-b");

  g_assert_false (ent_case_file_save (item, nowhere, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (ent_case_file_load (nowhere, NULL, faults, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (ent_faults_count (faults), ==, 1);
  g_clear_error (&error);
  g_assert_null (ent_case_file_load (dir, NULL, faults, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (ent_faults_count (faults), ==, 2);

  g_remove (path);
  g_rmdir (dir);
}

/* The bytes as they are, with a NUL after them; a codebook from its file. */
static void
test_load (void)
{
  static const char bytes[] = "a\0b\xff";
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(EntCodebook) codebook = NULL;
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("ent-load-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "file.json", NULL);
  g_autofree char *loaded = NULL;
  gsize length = 0;

  g_assert_true (g_file_set_contents (path, bytes, sizeof bytes - 1, NULL));
  loaded = ent_exchange_load_bytes (path, faults, &length, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (loaded, length + 1, bytes, sizeof bytes);
  g_assert_null (ent_codebook_file_load (path, faults, NULL, &error));
  g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, fixture_codebook, -1, NULL));
  codebook = ent_codebook_file_load (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (codebook->id, ==, "small");

  /* That a person cancelled is no fault of the file. */
  g_ptr_array_set_size (faults, 0);
  g_cancellable_cancel (cancellable);
  g_assert_null (ent_exchange_load_bytes (path, faults, &length, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (faults->len, ==, 0);

  g_remove (path);
  g_rmdir (dir);
}

static void
test_codebook (void)
{
  g_autoptr(EntCodebook) codebook = fixture_codebook_new ();
  gsize length;
  g_autofree char *written = ent_codebook_file_to_string (codebook, &length);
  g_autoptr(EntCodebook) again = ent_codebook_file_parse (written, length, NULL, NULL);
  g_autofree char *second = NULL;
  g_autoptr(JsonNode) before = json_from_string (fixture_codebook, NULL);
  g_autoptr(JsonNode) after = json_from_string (written, NULL);
  const EntFactor *distrust = ent_codebook_find_factor (codebook, "distrust");

  g_assert_true (json_node_equal (before, after));
  g_assert_nonnull (again);
  second = ent_codebook_file_to_string (again, NULL);
  g_assert_cmpstr (written, ==, second);
  g_assert_cmpint (codebook->version, ==, 2);
  g_assert_cmpuint (codebook->groups->len, ==, 2);
  g_assert_cmpstr (distrust->group, ==, "context");
  g_assert_cmpstr (ent_text_get (distrust->ratings[0]), ==, "Hatred.");
  g_assert_cmpstr (ent_text_get (distrust->ratings[3]), ==, "None.");
  g_assert_null (distrust->ratings[1]);
  g_assert_cmpstr (ent_text_get_in (ent_codebook_find_factor (codebook, "culture")->ratings[5], "fr"), ==, "Beaucoup.");

  g_assert_true (ent_codebook_file_sniff (fixture_codebook, strlen (fixture_codebook)));
  g_assert_false (ent_codebook_file_sniff (fixture_case, strlen (fixture_case)));
  g_assert_false (ent_codebook_file_sniff ("{\"factors\"", 10));
}

static void
test_codebook_faults (void)
{
  static const struct { const char *pointer; const char *value; const char *path; const char *message; } mutations[] = {
    { "/format", "3", "/format", "format 3" },
    { "/id", NULL, "", "“id” is missing" },
    { "/version", "0", "/version", "at least 1" },
    { "/groups", "[]", "/groups", "at least 1 item" },
    { "/groups/1/id", "\"context\"", "/groups/1/id", "is taken" },
    { "/groups/0/name", "\"x\"", "/groups/0/name", "not known here" },
    { "/factors/1/id", "\"distrust\"", "/factors/1/id", "is taken" },
    { "/factors/1/group", "\"other\"", "/factors/1/group", "there is no group “other”" },
    { "/factors/1/ratings", "{}", "/factors/1/ratings", "is empty" },
    { "/factors/1/ratings/4", "\"x\"", "/factors/1/ratings/4", "not known here" },
    { "/factors/1/ratings/+1", "\"x\"", "/factors/1/ratings/+1", "not known here: did you mean “1”?" },
    { "/factors/1/ratings/1", "7", "/factors/1/ratings/1", "a string or a map" },
    { "/factors/1/question", NULL, "/factors/1", "“question” is missing" },
    { "/factors/1/title", "{\"en\": \"\"}", "/factors/1/title/en", "is empty" },
    { "/factors/1", "1", "/factors/1", "an object, but is the number 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (mutations); i++)
    {
      g_autoptr(JsonNode) root = json_from_string (fixture_codebook, NULL);
      g_autoptr(GPtrArray) faults = ent_faults_new ();
      g_autoptr(GError) error = NULL;
      g_autofree char *bytes = NULL;
      gboolean found = FALSE;

      fixture_patch (root, mutations[i].pointer, mutations[i].value);
      bytes = json_to_string (root, FALSE);
      g_assert_null (ent_codebook_file_parse (bytes, strlen (bytes), faults, &error));
      g_assert_nonnull (error);
      for (guint j = 0; j < faults->len; j++)
        {
          const EntFault *fault = g_ptr_array_index (faults, j);

          g_test_message ("has %s: %s", fault->path, fault->message);
          found |= g_str_equal (fault->path, mutations[i].path)
                   && strstr (fault->message, mutations[i].message) != NULL;
        }
      g_test_message ("wanted %s: %s", mutations[i].path, mutations[i].message);
      g_assert_true (found);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/file/nothing-lost", test_nothing_lost);
  g_test_add_func ("/exchange/file/published-id", test_published_id);
  g_test_add_func ("/exchange/file/canonical", test_canonical);
  g_test_add_func ("/exchange/file/cites", test_cites);
  g_test_add_func ("/exchange/file/random", test_random);
  g_test_add_func ("/exchange/file/save", test_save);
  g_test_add_func ("/exchange/file/load", test_load);
  g_test_add_func ("/exchange/file/codebook", test_codebook);
  g_test_add_func ("/exchange/file/codebook-faults", test_codebook_faults);

  return g_test_run ();
}
