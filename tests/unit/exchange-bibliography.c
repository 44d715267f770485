/* Sources as bibliographies, and how programs that are not ours read them: pandoc BibTeX and CSL-JSON, bibutils RIS. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "ent-bibliography.h"
#include "ent-case-file.h"

static const char rich_sources[] =
  "[{\"id\": \"quandt-1986\", \"type\": \"book\", \"author\": [{\"family\": \"Quandt\", \"given\": \"William B.\"}],"
  "  \"title\": \"Camp David: Peacemaking and Politics\", \"publisher\": \"Brookings Institution\","
  "  \"publisher-place\": \"Washington\", \"issued\": {\"date-parts\": [[1986]]}},"
  " {\"id\": \"dodds-1998\", \"type\": \"article-journal\","
  "  \"author\": [{\"family\": \"Dodds\", \"given\": \"Klaus\"}],"
  "  \"title\": \"Towards “rapprochement”?\", \"container-title\": \"International Affairs\","
  "  \"issued\": {\"date-parts\": [[1998]]}, \"volume\": \"74\", \"issue\": \"3\", \"page\": \"617–630\","
  "  \"DOI\": \"10.1111/1468-2346.00038\"},"
  " {\"id\": \"peace-1979\", \"type\": \"treaty\", \"author\": [{\"literal\": \"Egypt\"}, {\"literal\": \"Israel\"}],"
  "  \"title\": \"Treaty of Peace, Washington, 26 March 1979\", \"title-short\": \"Treaty of Peace\","
  "  \"container-title\": \"United Nations Treaty Series\", \"issued\": {\"date-parts\": [[1979, 3, 26]]},"
  "  \"volume\": \"1136\", \"number\": \"I-17813\"},"
  " {\"id\": \"odello-2021\", \"type\": \"chapter\", \"author\": [{\"family\": \"Odello\", \"given\": \"Marco\"}],"
  "  \"editor\": [{\"family\": \"de Guttry\", \"given\": \"A.\"}, {\"family\": \"Post\", \"given\": \"H. H. G.\"},"
  "   {\"family\": \"Venturini\", \"given\": \"G.\"}], \"title\": \"The Aftermath\", \"container-title\": \"The War\","
  "  \"publisher\": \"Asser\", \"publisher-place\": \"The Hague\", \"page\": \"12–40\","
  "  \"issued\": {\"date-parts\": [[2021]]}},"
  " {\"id\": \"frus\", \"type\": \"book\", \"editor\": [{\"family\": \"Ahlberg\", \"given\": \"Kristin\"},"
  "   {\"family\": \"Howard\", \"given\": \"Adam\"}],"
  "  \"title\": \"Foreign Relations of the United States, 1977–1980\", \"publisher\": \"Government Printing Office\","
  "  \"publisher-place\": \"Washington\", \"volume\": \"VIII\", \"edition\": \"2\","
  "  \"issued\": {\"date-parts\": [[2013]]}, \"URL\": \"https://history.state.gov/a_b/d%20c\"},"
  " {\"id\": \"simmons-1999\", \"type\": \"report\", \"author\": [{\"family\": \"Simmons\", \"given\": \"Beth A.\"}],"
  "  \"title\": \"Territorial Disputes\", \"collection-title\": \"Peaceworks\", \"number\": \"27\","
  "  \"publisher\": \"United States Institute of Peace\", \"publisher-place\": \"Washington\","
  "  \"issued\": {\"date-parts\": [[1999]]}},"
  " {\"id\": \"mfo\", \"type\": \"webpage\", \"author\": [{\"literal\": \"Multinational Force and Observers\"}],"
  "  \"title\": \"Origins\", \"publisher\": \"Multinational Force and Observers\", \"issued\": {\"literal\": \"n.d.\"},"
  "  \"accessed\": {\"date-parts\": [[2026, 1, 5]]}, \"URL\": \"https://mfo.org/origins\"},"
  " {\"id\": \"post-1997\", \"type\": \"article-newspaper\", \"author\": [{\"family\": \"Lappenküper\"}],"
  "  \"title\": \"Copenhagen {group} meets, 50% & more #1 $5_a ~b ^c \\\\d\", \"container-title\": \"The Post\","
  "  \"issued\": {\"date-parts\": [[1997, 3, 5]]}},"
  " {\"id\": \"telegrams\", \"type\": \"document\","
  "  \"author\": [{\"literal\": \"Office of the Historian, US Department of State\"}], \"title\": \"Telegrams\","
  "  \"issued\": {\"date-parts\": [[1975], [1978]]}, \"archive\": \"National Archives\","
  "  \"archive_location\": \"RG 59\", \"note\": \"Read\\nin 2020.\"},"
  " {\"id\": \"law\", \"type\": \"legislation\", \"author\": [{\"literal\": \"US Congress\"}],"
  "  \"title\": \"Assistance Act\","
  "  \"container-title\": \"United States Statutes at Large\", \"volume\": \"93\", \"number\": \"Public Law 96-35\","
  "  \"issued\": {\"date-parts\": [[1979, 7, 20]]}}]";

static const char case_form[] =
  "{\"format\": 1, \"id\": \"a-b\", \"version\": 3, \"language\": \"en\", \"license\": \"CC-BY-SA-4.0\","
  " \"updated\": \"2026-01-02\", \"title\": \"A and B\", \"summary\": \"Two.\", \"status\": \"cold peace\","
  " \"period\": \"1990/..\", \"relations\": [{\"date\": \"1990\", \"level\": \"war\"}],"
  " \"actors\": [{\"id\": \"a\", \"name\": \"A\", \"kind\": \"state\"},"
  "  {\"id\": \"b\", \"name\": \"B\", \"kind\": \"state\"}], \"parties\": [\"a\", \"b\"],"
  " \"phases\": [{\"id\": \"p\", \"title\": \"P\", \"date\": \"1990/..\"}],"
  " \"events\": [{\"id\": \"e\", \"date\": \"1991\", \"title\": \"E\", \"phase\": \"p\", \"importance\": 1}],"
  " \"assessments\": [], \"sources\": %s}";

static EntCase *
parse_sources (void)
{
  g_auto(GStrv) halves = g_strsplit (case_form, "%s", 2);
  g_autofree char *file = g_strconcat (halves[0], rich_sources, halves[1], NULL);
  g_autoptr(GError) error = NULL;
  EntCase *item = ent_case_file_parse (file, strlen (file), NULL, NULL, &error);
  EntSource *other;

  g_assert_no_error (error);
  /* As one of another case may have the same id. */
  other = ent_source_new ("quandt-1986", "book", "Another");
  g_ptr_array_add (other->authors, ent_name_new ("Quandt", "William B."));
  other->issued.n_dates = other->issued.n_parts[0] = 1;
  other->issued.parts[0][0] = 1986;
  other->issued.circa = TRUE;
  g_ptr_array_add (item->sources, other);
  return item;
}

static EntSource *
find (const EntCase *item,
      const char    *id)
{
  EntSource *source = ent_case_find_source (item, id);

  g_assert_nonnull (source);
  return source;
}

static void
assert_string (char       *string,
               const char *expected)
{
  g_assert_cmpstr (string, ==, expected);
  g_free (string);
}

static void
test_entry (void)
{
  static const char * const expected[][2] = {
    { "quandt-1986", "Quandt, William B. *Camp David: Peacemaking and Politics*. Washington: Brookings Institution, "
      "1986." },
    { "dodds-1998", "Dodds, Klaus. “Towards ‘rapprochement’?” *International Affairs* 74, no. 3 (1998): 617–630. "
      "<https://doi.org/10.1111/1468-2346.00038>." },
    { "peace-1979", "Egypt and Israel. “Treaty of Peace, Washington, 26 March 1979.” *United Nations Treaty Series* "
      "1136, no. I-17813." },
    { "odello-2021", "Odello, Marco. “The Aftermath.” In *The War*, edited by A. de Guttry, H. H. G. Post, and "
      "G. Venturini, 12–40. The Hague: Asser, 2021." },
    { "frus", "Ahlberg, Kristin, and Adam Howard, eds. *Foreign Relations of the United States, 1977–1980*. 2nd ed. "
      "Vol. VIII. Washington: Government Printing Office, 2013. <https://history.state.gov/a_b/d%20c>." },
    { "simmons-1999", "Simmons, Beth A. *Territorial Disputes*. Peaceworks, no. 27. Washington: United States "
      "Institute of Peace, 1999." },
    { "mfo", "Multinational Force and Observers. “Origins.” n.d. Accessed 5 January 2026. <https://mfo.org/origins>." },
    { "telegrams", "Office of the Historian, US Department of State. “Telegrams.” 1975–1978. National Archives, "
      "RG 59." },
    { "law", "US Congress. Assistance Act. *United States Statutes at Large* 93, Public Law 96-35. 20 July 1979." },
  };
  g_autoptr(EntCase) item = parse_sources ();

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_string (ent_bibliography_dup_entry (find (item, expected[i][0])), expected[i][1]);
}

static void
test_note (void)
{
  static const char * const expected[][3] = {
    { "quandt-1986", "p. 12", "William B. Quandt, *Camp David: Peacemaking and Politics* (Washington: Brookings "
      "Institution, 1986), 12." },
    { "quandt-1986", NULL, "William B. Quandt, *Camp David: Peacemaking and Politics* (Washington: Brookings "
      "Institution, 1986)." },
    { "dodds-1998", "pp. 618–19", "Klaus Dodds, “Towards ‘rapprochement’?,” *International Affairs* 74, no. 3 (1998): "
      "618–19, <https://doi.org/10.1111/1468-2346.00038>." },
    { "odello-2021", "p. 14", "Marco Odello, “The Aftermath,” in *The War*, ed. A. de Guttry, H. H. G. Post, and "
      "G. Venturini (The Hague: Asser, 2021), 14." },
    { "peace-1979", "Article 3", "Egypt and Israel, “Treaty of Peace, Washington, 26 March 1979,” *United Nations "
      "Treaty Series* 1136, no. I-17813: Article 3." },
    { "frus", "Document 5", "Kristin Ahlberg and Adam Howard, eds., *Foreign Relations of the United States, "
      "1977–1980*, 2nd ed., vol. VIII (Washington: Government Printing Office, 2013), Document 5, "
      "<https://history.state.gov/a_b/d%20c>." },
    { "mfo", NULL, "Multinational Force and Observers, “Origins,” n.d., accessed 5 January 2026, "
      "<https://mfo.org/origins>." },
  };
  g_autoptr(EntCase) item = parse_sources ();

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_string (ent_bibliography_dup_note (find (item, expected[i][0]), expected[i][1]), expected[i][2]);
}

/* A field of the one source, or none. */
static void
set_field (EntSource      *source,
           EntSourceField  field,
           const char     *value)
{
  g_free (source->fields[field]);
  source->fields[field] = g_strdup (value);
}

static EntSource *
new_source (const char *type,
            const char *title,
            int         year,
            int         month,
            int         day)
{
  EntSource *source = ent_source_new ("a", type, title);

  source->issued.n_dates = 1;
  source->issued.n_parts[0] = day > 0 ? 3 : month > 0 ? 2 : 1;
  source->issued.parts[0][0] = year;
  source->issued.parts[0][1] = month;
  source->issued.parts[0][2] = day;
  return source;
}

/* A number, a volume or a day is left out only where the title says that very one. */
static void
test_said (void)
{
  static const struct
  {
    const char     *type;
    const char     *title;
    EntSourceField  field;
    const char     *value;
    const char     *expected;
  } numbers[] = {
    { "report", "The 1979 Treaty and After", ENT_SOURCE_NUMBER, "19", "*The 1979 Treaty and After*. No. 19. 1980." },
    { "report", "The 19 Days", ENT_SOURCE_NUMBER, "19", "*The 19 Days*. No. 19. 1980." },
    { "report", "Papers, No. 19", ENT_SOURCE_NUMBER, "19", "*Papers, No. 19*. 1980." },
    { "report", "Papers, no. 195", ENT_SOURCE_NUMBER, "19", "*Papers, no. 195*. No. 19. 1980." },
    { "report", "The casino. 19 days", ENT_SOURCE_NUMBER, "19", "*The casino. 19 days*. No. 19. 1980." },
    { "report", "Issue Brief IB98033", ENT_SOURCE_NUMBER, "IB98033", "*Issue Brief IB98033*. 1980." },
    { "report", "Issue Brief IB980334", ENT_SOURCE_NUMBER, "IB98033", "*Issue Brief IB980334*. IB98033. 1980." },
    { "report", "Letter A/34/627", ENT_SOURCE_NUMBER, "A/34", "*Letter A/34/627*. A/34. 1980." },
    { "book", "Papers, vol. 12", ENT_SOURCE_VOLUME, "1", "*Papers, vol. 12*. Vol. 1. 1980." },
    { "book", "Papers, vol. 12", ENT_SOURCE_VOLUME, "12", "*Papers, vol. 12*. 1980." },
    { "book", "Papers: Volume XII, 1979", ENT_SOURCE_VOLUME, "XII", "*Papers: Volume XII, 1979*. 1980." },
    { "book", "Papers: Volume XII, 1979", ENT_SOURCE_VOLUME, "X", "*Papers: Volume XII, 1979*. Vol. X. 1980." },
  };
  static const struct
  {
    const char *title;
    int         year, month, day;
    const char *expected;
  } dates[] = {
    { "Review of the 1979 Treaty", 1979, 0, 0, "“Review of the 1979 Treaty.” 1979." },
    { "After March 1979", 1979, 3, 0, "“After March 1979.” March 1979." },
    { "Treaty of 26 March 1979", 1979, 3, 26, "“Treaty of 26 March 1979.”" },
    { "Treaty of 26 March 1979", 1979, 3, 6, "“Treaty of 26 March 1979.” 6 March 1979." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr(EntSource) source = new_source (numbers[i].type, numbers[i].title, 1980, 0, 0);

      set_field (source, numbers[i].field, numbers[i].value);
      assert_string (ent_bibliography_dup_entry (source), numbers[i].expected);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr(EntSource) source = NULL;

      source = new_source ("document", dates[i].title, dates[i].year, dates[i].month, dates[i].day);
      assert_string (ent_bibliography_dup_entry (source), dates[i].expected);
    }
}

static void
test_edition (void)
{
  static const char * const editions[][2] = {
    { "1", "1st ed." }, { "2", "2nd ed." }, { "3", "3rd ed." }, { "4", "4th ed." }, { "11", "11th ed." },
    { "12", "12th ed." }, { "13", "13th ed." }, { "21", "21st ed." }, { "22", "22nd ed." }, { "103", "103rd ed." },
    { "111", "111th ed." }, { "2nd", "2nd ed." }, { "2nd ed.", "2nd ed." }, { "2nd edition", "2nd edition." },
    { "2nd, rev. Ed.", "2nd, rev. Ed." }, { "2nd revised", "2nd revised ed." },
    { "Second, revised", "Second, revised." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (editions); i++)
    {
      g_autoptr(EntSource) source = new_source ("book", "A", 1980, 0, 0);
      g_autofree char *expected = g_strdup_printf ("*A*. %s 1980.", editions[i][1]);

      set_field (source, ENT_SOURCE_EDITION, editions[i][0]);
      assert_string (ent_bibliography_dup_entry (source), expected);
    }
}

static void
test_many_authors (void)
{
  g_autoptr(EntSource) source = new_source ("book", "A", 1980, 0, 0);

  for (guint i = 0; i < 11; i++)
    {
      g_autofree char *family = g_strdup_printf ("F%u", i);

      g_ptr_array_add (source->authors, ent_name_new (family, "G"));
    }
  assert_string (ent_bibliography_dup_entry (source), "F0, G, G F1, G F2, G F3, G F4, G F5, G F6, et al. *A*. 1980.");
  assert_string (ent_bibliography_dup_note (source, NULL), "G F0 et al., *A* (1980).");
}

static void
test_sorted (void)
{
  static const char * const begins[] = {
    "Ahlberg", "Dodds", "Egypt and", "Lappenküper", "Multinational", "Odello", "Office", "Quandt, William B. Another",
    "Quandt, William B. Camp", "Quandt, William B., and A. Other", "Simmons", "US Congress"
  };
  g_autoptr(EntCase) item = parse_sources ();
  EntSource *together = ent_source_new ("together", "book", "A Book of Two");
  g_autofree char *words = NULL;
  g_auto(GStrv) lines = NULL;

  g_ptr_array_add (together->authors, ent_name_new ("Quandt", "William B."));
  g_ptr_array_add (together->authors, ent_name_new ("Other", "A."));
  g_ptr_array_add (item->sources, together);
  words = ent_bibliography_write (item->sources, ENT_BIBLIOGRAPHY_CHICAGO);
  lines = g_strsplit (words, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (begins) + 1);
  for (gsize i = 0; i < G_N_ELEMENTS (begins); i++)
    if (!g_str_has_prefix (lines[i], begins[i]))
      g_error ("“%s” begins “%s”", lines[i], begins[i]);
  g_assert_cmpstr (lines[G_N_ELEMENTS (begins)], ==, "");
  g_assert_null (strpbrk (words, "*<>"));
}

/* Other programs */

static char *
run (const char *line,
     const char *input)
{
  g_auto(GStrv) arguments = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autofree char *out = NULL;
  g_autofree char *complaints = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_shell_parse_argv (line, NULL, &arguments, &error));
  process = g_subprocess_newv ((const char * const *) arguments, G_SUBPROCESS_FLAGS_STDIN_PIPE
                               | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &out, &complaints, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_error ("%s: %s", line, complaints);
  return g_steal_pointer (&out);
}

static JsonNode *
read_items (const char *line,
            const char *input)
{
  g_autofree char *out = run (line, input);
  g_autoptr(GError) error = NULL;
  JsonNode *root = json_from_string (out, &error);

  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (root));
  return root;
}

static JsonObject *
find_item (JsonNode   *root,
           const char *id)
{
  JsonArray *items = json_node_get_array (root);

  for (guint i = 0; i < json_array_get_length (items); i++)
    if (strcmp (json_object_get_string_member (json_array_get_object_element (items, i), "id"), id) == 0)
      return json_array_get_object_element (items, i);
  g_error ("There is no %s", id);
}

static JsonObject *
get_name (JsonObject *item,
          const char *member,
          guint       i)
{
  return json_array_get_object_element (json_object_get_array_member (item, member), i);
}

static gint64
get_part (JsonObject *item,
          guint       i)
{
  JsonObject *issued = json_object_get_object_member (item, "issued");
  JsonArray *parts = json_array_get_array_element (json_object_get_array_member (issued, "date-parts"), 0);

  return i < json_array_get_length (parts) ? json_array_get_int_element (parts, i) : 0;
}

static void
test_bibtex (void)
{
  g_autoptr(EntCase) item = parse_sources ();
  g_autofree char *bibtex = ent_bibliography_write (item->sources, ENT_BIBLIOGRAPHY_BIBTEX);
  g_autoptr(JsonNode) root = read_items ("pandoc -f biblatex -t csljson", bibtex);
  JsonObject *book = find_item (root, "quandt1986"), *paper, *part;

  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, item->sources->len);
  find_item (root, "quandt1986b");
  g_assert_cmpstr (json_object_get_string_member (book, "type"), ==, "book");
  g_assert_cmpstr (json_object_get_string_member (get_name (book, "author", 0), "given"), ==, "William B.");
  g_assert_cmpstr (json_object_get_string_member (book, "publisher"), ==, "Brookings Institution");
  g_assert_cmpint (get_part (book, 0), ==, 1986);
  g_assert_nonnull (strstr (json_object_get_string_member (book, "title"), "Camp David: Peacemaking and Politics"));

  paper = find_item (root, "lappenkuper1997");
  g_assert_nonnull (strstr (json_object_get_string_member (paper, "title"),
                            "Copenhagen {group} meets, 50% & more #1 $5_a ~b ^c \\d"));
  g_assert_cmpint (get_part (paper, 2), ==, 5);
  part = find_item (root, "odello2021");
  g_assert_cmpstr (json_object_get_string_member (part, "type"), ==, "chapter");
  g_assert_nonnull (strstr (json_object_get_string_member (part, "container-title"), "The War"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (part, "editor")), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (part, "page"), ==, "12-40");
  g_assert_cmpstr (json_object_get_string_member (get_name (find_item (root, "telegrams"), "author", 0), "literal"), ==,
                   "Office of the Historian, US Department of State");
  g_assert_cmpstr (json_object_get_string_member (find_item (root, "ahlberg2013"), "URL"), ==,
                   "https://history.state.gov/a_b/d%20c");
}

/* Sources that pandoc read are the same that were written. */
static void
assert_same (JsonNode *read,
             JsonNode *written)
{
  static const char * const members[] = { "type", "title", "container-title", "publisher", "volume", "number", "URL" };
  JsonArray *items = json_node_get_array (written);

  g_assert_cmpuint (json_array_get_length (json_node_get_array (read)), ==, json_array_get_length (items));
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *ours = json_array_get_object_element (items, i);
      JsonObject *theirs = find_item (read, json_object_get_string_member (ours, "id"));

      for (gsize j = 0; j < G_N_ELEMENTS (members); j++)
        g_assert_cmpstr (json_object_get_string_member_with_default (theirs, members[j], "–"), ==,
                         json_object_get_string_member_with_default (ours, members[j], "–"));
      if (json_object_has_member (json_object_get_object_member (ours, "issued"), "date-parts"))
        for (guint j = 0; j < 3; j++)
          g_assert_cmpint (get_part (theirs, j), ==, get_part (ours, j));
    }
}

/* Through Markdown, which is where pandoc reads no title as formatted text. */
static void
test_csl_json (void)
{
  g_autoptr(EntCase) item = parse_sources ();
  g_autofree char *json = NULL;
  g_autoptr(JsonNode) read = NULL;
  g_autoptr(JsonNode) written = NULL;

  /* Its title is not what pandoc takes for text without format. */
  for (guint i = 0; i < item->sources->len; i++)
    if (g_str_has_prefix (((EntSource *) item->sources->pdata[i])->fields[ENT_SOURCE_TITLE], "Copenhagen"))
      g_ptr_array_remove_index (item->sources, i--);
  json = ent_bibliography_write (item->sources, ENT_BIBLIOGRAPHY_CSL_JSON);
  written = json_from_string (json, NULL);
  read = read_items ("pandoc -f csljson -t csljson", json);
  assert_same (read, written);
  find_item (read, "quandt-1986b");
}

static void
test_ris (void)
{
  g_autoptr(EntCase) item = parse_sources ();
  g_autofree char *ris = ent_bibliography_write (item->sources, ENT_BIBLIOGRAPHY_RIS);
  g_autofree char *mods = run ("ris2xml", ris);
  g_auto(GStrv) records = g_strsplit (mods, "<mods ", -1);

  for (const char *at = ris; (at = strchr (at, '\n')) != NULL; at++)
    g_assert_cmpint (at[-1], ==, '\r');
  g_assert_nonnull (strstr (ris, "AU  - Office of the Historian – US Department of State,\r\n"));
  g_assert_cmpuint (g_strv_length (records), ==, item->sources->len + 1);
  g_assert_nonnull (strstr (records[1], "<namePart type=\"family\">Quandt</namePart>"));
  g_assert_nonnull (strstr (records[1], "<namePart type=\"given\">William</namePart>"));
  g_assert_nonnull (strstr (records[1], "<title>Camp David</title>"));
  g_assert_nonnull (strstr (records[1], "<publisher>Brookings Institution</publisher>"));
  g_assert_nonnull (strstr (records[2], "<title>International Affairs</title>"));
  g_assert_nonnull (strstr (records[2], "<start>617</start>"));
  g_assert_nonnull (strstr (records[2], "<end>630</end>"));
  g_assert_nonnull (strstr (records[4], "<title>The War</title>"));
  g_assert_nonnull (strstr (records[4], "<namePart type=\"family\">de Guttry</namePart>"));
  g_assert_nonnull (strstr (records[4], "<roleTerm authority=\"marcrelator\" type=\"text\">editor</roleTerm>"));
  g_assert_nonnull (strstr (records[8], "1997"));
  g_assert_nonnull (strstr (records[9], "Read in 2020."));
}

/* All sources of all cases */

static void
add_sources (GPtrArray  *sources,
             GPtrArray  *cases,
             const char *folder)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENT_SOURCE_DIR"), "data", folder, NULL);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autoptr(GError) error = NULL;
      EntCase *item;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      item = ent_case_file_load (file, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_ptr_array_add (cases, item);
      for (guint i = 0; i < item->sources->len; i++)
        g_ptr_array_add (sources, item->sources->pdata[i]);
    }
}

static void
test_all (void)
{
  g_autoptr(GPtrArray) sources = g_ptr_array_new ();
  g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_unref);
  g_autofree char *bibtex = NULL;
  g_autofree char *json = NULL;
  g_autofree char *ris = NULL;
  g_autofree char *mods = NULL;
  g_autoptr(JsonNode) from_bibtex = NULL;
  g_autoptr(JsonNode) from_json = NULL;
  g_autoptr(JsonNode) written = NULL;
  g_auto(GStrv) records = NULL;

  add_sources (sources, cases, "cases");
  add_sources (sources, cases, "feed-cases");
  g_assert_cmpuint (sources->len, >, 200);
  for (guint i = 0; i < sources->len; i++)
    {
      g_autofree char *entry = ent_bibliography_dup_entry (sources->pdata[i]);
      g_autofree char *note = ent_bibliography_dup_note (sources->pdata[i], "p. 7");

      if (g_getenv ("ENT_SHOW") != NULL)
        g_printerr ("%s\n   %s\n", entry, note);
      g_assert_true (g_str_has_suffix (entry, ".") || g_str_has_suffix (entry, "”"));
      for (const char *at = entry; *at != '\0'; at++)
        g_assert_cmpint ((guchar) *at, >=, ' ');
      g_assert_null (strstr (entry, ".."));
      g_assert_null (strstr (entry, "  "));
      g_assert_null (strstr (note, ",,"));
    }
  bibtex = ent_bibliography_write (sources, ENT_BIBLIOGRAPHY_BIBTEX);
  from_bibtex = read_items ("pandoc -f biblatex -t csljson", bibtex);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (from_bibtex)), ==, sources->len);
  json = ent_bibliography_write (sources, ENT_BIBLIOGRAPHY_CSL_JSON);
  written = json_from_string (json, NULL);
  from_json = read_items ("pandoc -f csljson -t csljson", json);
  assert_same (from_json, written);
  ris = ent_bibliography_write (sources, ENT_BIBLIOGRAPHY_RIS);
  mods = run ("ris2xml", ris);
  records = g_strsplit (mods, "<mods ", -1);
  g_assert_cmpuint (g_strv_length (records), ==, sources->len + 1);
}

static void
test_nothing (void)
{
  g_autoptr(GPtrArray) none = g_ptr_array_new ();

  for (int format = 0; format < ENT_N_BIBLIOGRAPHY_FORMATS; format++)
    {
      g_autofree char *words = ent_bibliography_write (none, (EntBibliographyFormat) format);

      g_assert_true (g_str_has_suffix (words, "\n"));
      g_assert_true (g_str_has_prefix (ent_bibliography_get_suffix ((EntBibliographyFormat) format), "."));
      g_assert_nonnull (ent_bibliography_get_label ((EntBibliographyFormat) format));
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/bibliography/entry", test_entry);
  g_test_add_func ("/exchange/bibliography/note", test_note);
  g_test_add_func ("/exchange/bibliography/said", test_said);
  g_test_add_func ("/exchange/bibliography/edition", test_edition);
  g_test_add_func ("/exchange/bibliography/many-authors", test_many_authors);
  g_test_add_func ("/exchange/bibliography/sorted", test_sorted);
  g_test_add_func ("/exchange/bibliography/bibtex", test_bibtex);
  g_test_add_func ("/exchange/bibliography/csl-json", test_csl_json);
  g_test_add_func ("/exchange/bibliography/ris", test_ris);
  g_test_add_func ("/exchange/bibliography/all", test_all);
  g_test_add_func ("/exchange/bibliography/nothing", test_nothing);

  return g_test_run ();
}
