/* Sources in words: the year, the short form beside a claim, the full one in a list. */

#include "config.h"

#include <locale.h>

#include "ent-source.h"

static void
assert_string (char       *string,
               const char *expected)
{
  g_assert_cmpstr (string, ==, expected);
  g_free (string);
}

static void
set_issued (EntSource *source,
            int        year,
            int        last_year)
{
  source->issued.n_dates = last_year != 0 ? 2 : 1;
  source->issued.n_parts[0] = source->issued.n_parts[1] = 1;
  source->issued.parts[0][0] = year;
  source->issued.parts[1][0] = last_year;
}

static void
test_source_issued (void)
{
  g_autoptr(EntSource) source = ent_source_new ("s", "book", "Title");

  g_assert_null (ent_source_dup_issued (source));
  set_issued (source, 1986, 0);
  assert_string (ent_source_dup_issued (source), "1986");
  set_issued (source, 1977, 1989);
  assert_string (ent_source_dup_issued (source), "1977–1989");
  set_issued (source, 1977, 1977);
  assert_string (ent_source_dup_issued (source), "1977");
  set_issued (source, 1980, 0);
  source->issued.circa = TRUE;
  assert_string (ent_source_dup_issued (source), "about 1980");
  set_issued (source, -430, 0);
  source->issued.circa = FALSE;
  assert_string (ent_source_dup_issued (source), "431 BC");
  source->issued.n_dates = 0;
  source->issued.literal = g_strdup ("n.d.");
  assert_string (ent_source_dup_issued (source), "n.d.");
}

static void
test_source_short (void)
{
  g_autoptr(EntSource) source =
    ent_source_new ("quandt-1986", "book", "Camp David: Peacemaking and Politics");

  assert_string (ent_source_dup_short (source), "Camp David");
  set_issued (source, 1986, 0);
  assert_string (ent_source_dup_short (source), "Camp David (1986)");
  g_ptr_array_add (source->editors, ent_name_new ("Editor", NULL));
  assert_string (ent_source_dup_short (source), "Editor, Camp David (1986)");
  g_ptr_array_add (source->authors, ent_name_new ("Quandt", "William B."));
  assert_string (ent_source_dup_short (source), "Quandt, Camp David (1986)");
  g_ptr_array_add (source->authors, ent_name_new ("Vance", "Cyrus"));
  assert_string (ent_source_dup_short (source), "Quandt and Vance, Camp David (1986)");
  g_ptr_array_add (source->authors, ent_name_new ("Dayan", NULL));
  assert_string (ent_source_dup_short (source), "Quandt et al., Camp David (1986)");
  source->issued.n_dates = 0;
  assert_string (ent_source_dup_short (source), "Quandt et al., Camp David");

  source->fields[ENT_SOURCE_TITLE_SHORT] = g_strdup ("CD");
  set_issued (source, 1986, 0);
  assert_string (ent_source_dup_short (source), "Quandt et al., CD (1986)");
  g_ptr_array_set_size (source->authors, 0);
  g_ptr_array_set_size (source->editors, 0);
  g_ptr_array_add (source->authors, ent_name_new_literal ("Office of the Historian"));
  assert_string (ent_source_dup_short (source), "CD (1986)");
}

static void
test_source_short_long (void)
{
  g_autoptr(EntSource) source =
    ent_source_new ("frus-8", "book", "Foreign Relations of the United States, 1977–1980, Volume "
                    "VIII, Arab-Israeli Dispute, January 1977–August 1978");
  g_autoptr(EntSource) wordless = ent_source_new ("x", "book", "");
  g_autofree char *endless = g_strnfill (5000, 'x');

  set_issued (source, 2013, 0);
  g_ptr_array_add (source->authors, ent_name_new_literal (
    "Office of the Historian, United States Department of State"));
  g_ptr_array_add (source->authors, ent_name_new ("Howard", "Adam M."));
  assert_string (ent_source_dup_short (source),
                 "Office of the Historian, United States…, "
                 "Foreign Relations of the United States, 1977–1980, Volume… (2013)");

  /* Without a word to cut at, and in characters of several bytes. */
  g_free (wordless->fields[ENT_SOURCE_TITLE]);
  wordless->fields[ENT_SOURCE_TITLE] = g_steal_pointer (&endless);
  endless = ent_source_dup_short (wordless);
  g_assert_cmpint (g_utf8_strlen (endless, -1), ==, 60);

  g_free (wordless->fields[ENT_SOURCE_TITLE]);
  wordless->fields[ENT_SOURCE_TITLE] =
    g_strdup ("판문점선언판문점선언판문점선언판문점선언판문점선언판문점선언판문점선언"
              "판문점선언판문점선언판문점선언판문점선언판문점선언판문점선언");
  g_free (endless);
  endless = ent_source_dup_short (wordless);
  g_assert_true (g_utf8_validate (endless, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (endless, -1), ==, 60);
}

static void
set_field (EntSource      *source,
           EntSourceField  field,
           const char     *value)
{
  g_free (source->fields[field]);
  source->fields[field] = g_strdup (value);
}

static void
test_source_full (void)
{
  g_autoptr(EntSource) book =
    ent_source_new ("quandt-1986", "book", "Camp David: Peacemaking and Politics");
  g_autoptr(EntSource) article = ent_source_new ("a", "article-journal", "Who Won?");
  g_autoptr(EntSource) chapter = ent_source_new ("c", "chapter", "The Talks");
  g_autoptr(EntSource) treaty = ent_source_new ("t", "treaty", "Treaty of Peace");
  g_autoptr(EntSource) edited = ent_source_new ("e", "book", "Documents");

  assert_string (ent_source_dup_full (book), "Camp David: Peacemaking and Politics.");
  g_ptr_array_add (book->authors, ent_name_new ("Quandt", "William B."));
  set_field (book, ENT_SOURCE_PUBLISHER, "Brookings Institution");
  set_field (book, ENT_SOURCE_PUBLISHER_PLACE, "Washington");
  set_field (book, ENT_SOURCE_EDITION, "2");
  set_issued (book, 1986, 0);
  assert_string (ent_source_dup_full (book),
                 "Quandt, William B. Camp David: Peacemaking and Politics, edition 2. "
                 "Washington: Brookings Institution, 1986.");

  g_ptr_array_add (article->authors, ent_name_new ("Doe", "Jane"));
  g_ptr_array_add (article->authors, ent_name_new ("Roe", "Richard"));
  g_ptr_array_add (article->authors, ent_name_new_literal ("Peace Institute"));
  set_field (article, ENT_SOURCE_CONTAINER_TITLE, "Journal of Peace");
  set_field (article, ENT_SOURCE_VOLUME, "8");
  set_field (article, ENT_SOURCE_ISSUE, "2");
  set_field (article, ENT_SOURCE_PAGE, "12–14");
  set_field (article, ENT_SOURCE_URL, "https://example.org/");
  set_issued (article, 1990, 0);
  assert_string (ent_source_dup_full (article),
                 "Doe, Jane, Richard Roe and Peace Institute. Who Won? Journal of Peace. 1990, "
                 "vol. 8, no. 2, pp. 12–14.");

  g_ptr_array_add (chapter->authors, ent_name_new ("Doe", "Jane"));
  g_ptr_array_add (chapter->editors, ent_name_new ("Roe", "Richard"));
  set_field (chapter, ENT_SOURCE_CONTAINER_TITLE, "Making Peace");
  set_field (chapter, ENT_SOURCE_PAGE, "12");
  assert_string (ent_source_dup_full (chapter),
                 "Doe, Jane. The Talks. In Making Peace, edited by Richard Roe, p. 12.");

  set_field (treaty, ENT_SOURCE_COLLECTION_TITLE, "United Nations Treaty Series");
  set_field (treaty, ENT_SOURCE_VOLUME, "1136");
  set_field (treaty, ENT_SOURCE_NUMBER, "I-17813");
  set_field (treaty, ENT_SOURCE_PAGE, "art. 3");
  set_field (treaty, ENT_SOURCE_ARCHIVE, "UN Archives");
  set_field (treaty, ENT_SOURCE_ARCHIVE_LOCATION, "Box 7");
  assert_string (ent_source_dup_full (treaty),
                 "Treaty of Peace. United Nations Treaty Series, vol. 1136, I-17813, art. 3. "
                 "UN Archives, Box 7.");

  g_ptr_array_add (edited->editors, ent_name_new ("Howard", "Adam M."));
  assert_string (ent_source_dup_full (edited), "Howard, Adam M. (ed.). Documents.");
  g_ptr_array_add (edited->editors, ent_name_new ("Wieland", "Alexander R."));
  assert_string (ent_source_dup_full (edited),
                 "Howard, Adam M. and Alexander R. Wieland (eds.). Documents.");
  for (int i = 0; i < 10; i++)
    g_ptr_array_add (edited->editors, ent_name_new ("More", NULL));
  assert_string (ent_source_dup_full (edited), "Howard, Adam M. et al. (eds.). Documents.");

  ent_source_free (NULL);
  ent_name_free (NULL);
}

int
main (int   argc,
      char *argv[])
{
  if (g_getenv ("LANGUAGE") == NULL)
    g_setenv ("LANGUAGE", "C", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/source/issued", test_source_issued);
  g_test_add_func ("/source/short", test_source_short);
  g_test_add_func ("/source/short-long", test_source_short_long);
  g_test_add_func ("/source/full", test_source_full);

  return g_test_run ();
}
