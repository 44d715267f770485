#pragma once

#include <stdlib.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include "ent-case-file.h"

/* A small codebook and a small case that uses every member of the format. */

static const char fixture_codebook[] =
  "{\"format\": 1, \"id\": \"small\", \"version\": 2, \"language\": \"en\", \"license\": \"CC0-1.0\","
  " \"title\": \"Small\", \"summary\": \"Three factors.\","
  " \"groups\": [{\"id\": \"context\", \"title\": \"Context\", \"text\": \"Where it began.\"},"
  "              {\"id\": \"recovery\", \"title\": {\"en\": \"Recovery\", \"ko\": \"회복\"}}],"
  " \"factors\": ["
  "  {\"id\": \"distrust\", \"group\": \"context\", \"title\": \"Distrust\", \"definition\": \"Fear.\","
  "   \"question\": \"Who feared whom?\", \"ratings\": {\"-3\": \"Hatred.\", \"0\": \"None.\", \"3\": \"Trust.\"},"
  "   \"confusion\": \"Hatred\"},"
  "  {\"id\": \"trade\", \"group\": \"recovery\", \"title\": \"Trade\", \"definition\": \"Goods.\","
  "   \"question\": \"What was sold?\", \"ratings\": {\"1\": \"A little.\"}},"
  "  {\"id\": \"culture\", \"group\": \"recovery\", \"title\": \"Culture\", \"definition\": \"Songs.\","
  "   \"question\": \"What was sung?\", \"ratings\": {\"2\": {\"en\": \"Much.\", \"fr\": \"Beaucoup.\"}}}]}";

static const char fixture_case[] =
  "{\"format\": 1, \"id\": \"a-b\", \"version\": 3, \"language\": \"en\", \"license\": \"CC-BY-SA-4.0\","
  " \"updated\": \"2026-01-02\", \"title\": {\"en\": \"A and B\", \"vi\": \"A và B\"}, \"short\": \"A–B\","
  " \"summary\": \"Two neighbours.\\nA war, a peace.\", \"status\": \"cold peace\", \"outcome\": \"Still “cold”.\","
  " \"period\": \"1990/..\","
  " \"moments\": [{\"kind\": \"war-start\", \"date\": \"1990-02-01\", \"event\": \"attack\"},"
  "               {\"kind\": \"agreement\", \"date\": \"1994~\"}],"
  " \"actors\": ["
  "  {\"id\": \"a\", \"name\": \"Aland\", \"native\": {\"ko\": \"에이\", \"ar\": \"ا\"}, \"kind\": \"state\","
  "   \"active\": \"1948/..\"},"
  "  {\"id\": \"b\", \"name\": {\"en\": \"Bland\", \"fr\": \"Blande\"}, \"kind\": \"state\"},"
  "  {\"id\": \"ann\", \"name\": \"Ann\", \"kind\": \"person\", \"party\": \"a\", \"role\": \"Envoy\"}],"
  " \"parties\": [\"a\", \"b\"],"
  " \"phases\": [{\"id\": \"war\", \"title\": \"War\", \"date\": \"1990/1992\", \"text\": \"It was bad.\"},"
  "              {\"id\": \"talks\", \"title\": \"Talks\", \"date\": \"1992/..\"}],"
  " \"relations\": ["
  "  {\"date\": \"1990-02\", \"level\": \"war\", \"event\": \"attack\", \"text\": \"Shells.\","
  "   \"sources\": [\"book\", {\"source\": \"treaty\", \"locator\": \"Article 1\"}]},"
  "  {\"date\": \"1993\", \"level\": \"dialogue\"}],"
  " \"events\": ["
  "  {\"id\": \"attack\", \"date\": \"1990-02-01\", \"title\": \"Attack\", \"label\": \"Att.\", \"text\": \"At dawn.\","
  "   \"place\": {\"name\": \"Hill\", \"country\": \"AX\", \"lat\": 60.1, \"lon\": -19.935},"
  "   \"actors\": [\"a\", \"b\"], \"phase\": \"war\", \"factors\": {\"distrust\": \"-\"}, \"importance\": 1,"
  "   \"certainty\": \"verified\", \"sources\": [\"book\"]},"
  "  {\"id\": \"fair\", \"date\": \"1993-05/1993-06\", \"title\": \"Fair\", \"phase\": \"talks\","
  "   \"place\": {\"name\": \"Town\"}, \"factors\": {\"trade\": \"+\", \"culture\": \"+\"}, \"importance\": 3,"
  "   \"certainty\": \"unverified\"},"
  "  {\"id\": \"accord\", \"date\": \"1994~\", \"title\": \"Accord\", \"actors\": [\"ann\"], \"importance\": 2,"
  "   \"certainty\": \"verified\", \"sources\": [{\"source\": \"treaty\", \"locator\": \"p. 3\"}]}],"
  " \"assessments\": ["
  "  {\"factor\": \"distrust\", \"rating\": -2, \"confidence\": \"high\", \"rationale\": \"They shot.\","
  "   \"evidence\": [\"attack\"], \"sources\": [\"book\"]},"
  "  {\"factor\": \"culture\", \"rating\": null}],"
  " \"story\": [{\"id\": \"one\", \"title\": \"One\", \"text\":"
  "   \"It [began](event:attack) badly [@book, pp. 1–2; 5; @treaty].\\n\\nThen [trade](factor:trade), and\\n"
  "[a paper](document:paper) [@book].\"}],"
  " \"documents\": [{\"id\": \"paper\", \"title\": \"Paper\", \"date\": \"1994\", \"parties\": [\"a\", \"b\"],"
  "   \"event\": \"accord\", \"text\": \"Ended it.\", \"where\": \"Archive\", \"url\": \"https://example.org/p\","
  "   \"quotations\": [{\"text\": \"No more.\", \"locator\": \"Article 3(1)\", \"terms\": \"official\"}],"
  "   \"sources\": [\"treaty\"]}],"
  " \"questions\": [{\"text\": \"Why?\", \"events\": [\"attack\", \"accord\"]}, {\"text\": \"How?\"}],"
  " \"lectures\": [{\"id\": \"intro\", \"title\": \"Intro\", \"minutes\": 45, \"slides\": ["
  "   {\"title\": \"Start\", \"text\": \"Speak slowly.\", \"events\": [\"attack\"], \"factors\": [\"trade\"],"
  "    \"documents\": [\"paper\"]}, {\"title\": \"End\"}]}],"
  " \"sources\": ["
  "  {\"id\": \"book\", \"type\": \"book\", \"author\": [{\"family\": \"Lee\", \"given\": \"Ann\"},"
  "   {\"literal\": \"The Institute\"}], \"editor\": [{\"family\": \"Mono\"}], \"title\": \"A Book\","
  "   \"publisher\": \"Press\", \"publisher-place\": \"Oslo\", \"issued\": {\"date-parts\": [[1999, 4]],"
  "   \"circa\": true}, \"volume\": \"2\", \"page\": \"1–9\", \"ISBN\": \"1\"},"
  "  {\"id\": \"treaty\", \"type\": \"treaty\", \"title\": \"Treaty\", \"container-title\": \"UNTS\","
  "   \"issued\": {\"date-parts\": [[1994, 1, 1], [1995]]}, \"accessed\": {\"literal\": \"n.d.\"},"
  "   \"URL\": \"http://example.org/t\"}]}";

static inline EntCodebook *
fixture_codebook_new (void)
{
  g_autoptr(GError) error = NULL;
  EntCodebook *codebook = ent_codebook_file_parse (fixture_codebook, strlen (fixture_codebook), NULL, &error);

  g_assert_no_error (error);
  return codebook;
}

static inline EntCase *
fixture_case_new (void)
{
  g_autoptr(EntCodebook) codebook = fixture_codebook_new ();
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(GError) error = NULL;
  EntCase *item = ent_case_file_parse (fixture_case, strlen (fixture_case), codebook, faults, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  return item;
}

/* Sets the value at a JSON Pointer ("-" appends to an array), or removes it where @value is NULL. */
static inline void
fixture_patch (JsonNode   *root,
               const char *pointer,
               const char *value)
{
  g_auto(GStrv) steps = g_strsplit (pointer, "/", -1);
  guint n = g_strv_length (steps);
  JsonNode *node = root;
  JsonNode *new_node = value != NULL ? json_from_string (value, NULL) : NULL;
  const char *last = steps[n - 1];

  g_assert_true (value == NULL || new_node != NULL);
  for (guint i = 1; i + 1 < n; i++)
    {
      node = JSON_NODE_HOLDS_ARRAY (node)
               ? json_array_get_element (json_node_get_array (node), atoi (steps[i]))
               : json_object_get_member (json_node_get_object (node), steps[i]);
      g_assert_nonnull (node);
    }

  if (JSON_NODE_HOLDS_OBJECT (node) && new_node == NULL)
    json_object_remove_member (json_node_get_object (node), last);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_set_member (json_node_get_object (node), last, new_node);
  else if (strcmp (last, "-") == 0)
    json_array_add_element (json_node_get_array (node), new_node);
  else
    {
      JsonArray *array = json_node_get_array (node);
      g_autoptr(JsonArray) copy = json_array_new ();
      guint index = atoi (last);

      /* json-glib cannot set an element: the array is filled anew. */
      for (guint i = 0; i < json_array_get_length (array); i++)
        if (i != index)
          json_array_add_element (copy, json_array_dup_element (array, i));
        else if (new_node != NULL)
          json_array_add_element (copy, new_node);
      json_node_set_array (node, copy);
    }
}
