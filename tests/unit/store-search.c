/* What a person types finds what it should, best first. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "ent-store.h"
#include "store-fixture.h"

static void
set_up_case (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(EntCase) c = ent_fixture_case_new ("panmunjom");

  set_up (self, data);
  put_case (self->store, c);
}

static GPtrArray *
search (Fixture    *self,
        const char *words,
        int         limit)
{
  GError *error = NULL;
  GPtrArray *hits = ent_store_search (self->store, words, limit, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (hits);
  for (guint i = 0; i < hits->len; i++)
    {
      const EntHit *hit = g_ptr_array_index (hits, i);

      g_assert_nonnull (hit->id);
      g_assert_nonnull (hit->title);
    }
  return hits;
}

static const EntHit *
find (GPtrArray  *hits,
      EntHitKind  kind,
      const char *id)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const EntHit *hit = g_ptr_array_index (hits, i);

      if (hit->kind == kind && g_str_equal (hit->id, id))
        return hit;
    }
  return NULL;
}

static void
test_finds (Fixture       *self,
            gconstpointer  data)
{
  static const struct
  {
    const char *words;
    EntHitKind  kind;
    const char *id;
  } cases[] = {
    { "hiep", ENT_HIT_EVENT, "paris-treaty" },
    { "Hiệp định", ENT_HIT_EVENT, "paris-treaty" },
    { "hiep DINH par", ENT_HIT_EVENT, "paris-treaty" },
    { "판문점", ENT_HIT_CASE, "panmunjom" },
    { "판문점", ENT_HIT_EVENT, "armistice-signed" },
    { "문점", ENT_HIT_CASE, "panmunjom" },
    { "문점", ENT_HIT_EVENT, "armistice-signed" },
    { "정전협정 조인", ENT_HIT_EVENT, "armistice-signed" },
    { "سلام", ENT_HIT_EVENT, "camp-david" },
    { "السلام", ENT_HIT_EVENT, "camp-david" },
    { "اتفاقيه", ENT_HIT_EVENT, "camp-david" },
    { "انور", ENT_HIT_ACTOR, "sadat" },
    { "한민", ENT_HIT_ACTOR, "south-korea" },
    { "koreas panmun", ENT_HIT_CASE, "panmunjom" },
    { "seventy", ENT_HIT_CASE, "panmunjom" },
    { "hostil", ENT_HIT_DOCUMENT, "armistice-agreement" },
    { "armstrong", ENT_HIT_SOURCE, "armstrong" },
    { "routledge 2007", ENT_HIT_SOURCE, "armstrong" },
    { "demarcation", ENT_HIT_STORY, "line" },
    { "1953-07", ENT_HIT_EVENT, "armistice-signed" },
    /* One word in the title, the other in the text. */
    { "signed commanders", ENT_HIT_EVENT, "armistice-signed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) hits = search (self, cases[i].words, 20);

      g_test_message ("%s", cases[i].words);
      g_assert_nonnull (find (hits, cases[i].kind, cases[i].id));
    }
}

static void
test_finds_not (Fixture       *self,
                gconstpointer  data)
{
  static const char * const words[] = {
    "", "   ", "\"", "*", "nowhere", "sign ed", "talk open", "hiep nowhere", "anmunjom",
    /* No link target, no citation. */
    "front event", "line armstrong",
  };
  g_autoptr(GPtrArray) none = search (self, "korea", 0);

  g_assert_cmpuint (none->len, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr(GPtrArray) hits = search (self, words[i], 20);

      g_test_message ("%s", words[i]);
      g_assert_cmpuint (hits->len, ==, 0);
    }
}

/* Whatever is typed, the query is one that FTS5 understands. */
static void
test_any_words (Fixture       *self,
                gconstpointer  data)
{
  static const char * const pieces[] = {
    "\"", "'", "*", "(", ")", ":", "^", "-", "+", "{", "}", "AND", "OR", "NOT", "NEAR(", "title:",
    "판", "س", "\xff", "\xed\xa0\x80", "é", " ", "korea", ",2)", "\\", "%", ";", "--", "𝒜", "ﷺ",
    "\xe0\xb8\x81", "़", "\xf0\x90\x8c\xbc", "\xf0\x9e\xa4\xa0",
  };
  g_autoptr(GRand) rand = g_rand_new_with_seed (3);

  for (int i = 0; i < 3000; i++)
    {
      g_autoptr(GString) words = g_string_new (NULL);
      g_autoptr(GPtrArray) hits = NULL;
      int n = g_rand_int_range (rand, 0, i % 100 == 0 ? 500 : 8);

      for (int j = 0; j < n; j++)
        g_string_append (words, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      hits = search (self, words->str, 5);
      g_assert_cmpuint (hits->len, <=, 5);
    }
}

static void
test_hit (Fixture       *self,
          gconstpointer  data)
{
  g_autoptr(GPtrArray) hits = search (self, "commander", 20);
  g_autoptr(GPtrArray) vietnamese = search (self, "hiep", 20);
  g_autoptr(GPtrArray) title_only = search (self, "talks kaes", 20);
  g_autoptr(GPtrArray) cases = search (self, "koreas", 20);
  const EntHit *hit = g_ptr_array_index (hits, 0);

  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpint (hit->kind, ==, ENT_HIT_EVENT);
  g_assert_cmpstr (hit->case_id, ==, "panmunjom");
  g_assert_cmpstr (hit->case_title, ==, "The Koreas: Panmunjom");
  g_assert_cmpstr (hit->id, ==, "armistice-signed");
  g_assert_cmpstr (hit->title, ==, "Armistice signed");
  g_assert_cmpstr (hit->date, ==, "1953-07-27");
  g_assert_cmpstr (hit->snippet, ==,
                   "Signed at Panmunjom by three <b>commanders</b>; no peace treaty followed.");

  hit = g_ptr_array_index (vietnamese, 0);
  g_assert_cmpstr (hit->title, ==, "Paris Peace Accords");
  g_assert_cmpstr (hit->snippet, ==, "<b>Hiệp</b> định Paris");

  hit = find (title_only, ENT_HIT_EVENT, "talks-open");
  g_assert_cmpstr (hit->snippet, ==, "<b>Talks</b> open at <b>Kaesong</b> &amp; move later.");

  hit = g_ptr_array_index (cases, 0);
  g_assert_cmpint (hit->kind, ==, ENT_HIT_CASE);
  g_assert_cmpstr (hit->id, ==, "panmunjom");
  g_assert_cmpstr (hit->date, ==, "1950/..");
  g_assert_null (hit->snippet);
}

static void
test_order (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) armistice = search (self, "armistice", 20);
  g_autoptr(GPtrArray) exact = search (self, "Armistice TALKS open", 20);
  g_autoptr(GPtrArray) korea = search (self, "south korea", 20);
  g_autoptr(GPtrArray) few = search (self, "armistice", 2);
  const EntHit *hit;
  guint title = G_MAXUINT, text = G_MAXUINT;

  /* The case first, though it has the word in its summary alone. */
  hit = g_ptr_array_index (armistice, 0);
  g_assert_cmpint (hit->kind, ==, ENT_HIT_CASE);
  hit = g_ptr_array_index (exact, 0);
  g_assert_cmpstr (hit->id, ==, "talks-open");
  hit = g_ptr_array_index (korea, 0);
  g_assert_cmpint (hit->kind, ==, ENT_HIT_ACTOR);
  g_assert_cmpstr (hit->id, ==, "south-korea");
  g_assert_cmpuint (few->len, ==, 2);

  /* A word in a title before one in a text. */
  {
    g_autoptr(GPtrArray) hits = search (self, "agreement", 20);

    for (guint i = 0; i < hits->len; i++)
      {
        hit = g_ptr_array_index (hits, i);
        if (g_str_equal (hit->id, "armistice-agreement"))
          title = i;
        if (g_str_equal (hit->id, "paris-treaty"))
          text = i;
      }
    g_assert_cmpuint (text, !=, G_MAXUINT);
    g_assert_cmpuint (title, <, text);
  }
}

static void
test_notes (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntNote) note = ent_note_new ();
  g_autoptr(EntNote) loose = ent_note_new ();
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GPtrArray) by_tag = NULL;
  g_autoptr(GPtrArray) by_quote = NULL;
  GError *error = NULL;
  const EntHit *hit;

  note->case_id = g_strdup ("panmunjom");
  note->target->title = g_strdup ("Armistice signed");
  note->target->date = g_strdup ("1953-07-27");
  note->target->anchor = g_new0 (EntAnchor, 1);
  note->target->anchor->exact = g_strdup ("no peace treaty");
  g_free (note->body);
  note->body = g_strdup ("\n## Ask the *class*\n\nWhy was it never replaced?");
  g_ptr_array_add (note->tags, g_strdup ("Prüfung"));
  ent_store_put_note (self->store, note, &error);
  g_assert_no_error (error);
  g_free (loose->body);
  loose->body = g_strdup ("Replaced pictures");
  ent_store_put_note (self->store, loose, &error);
  g_assert_no_error (error);

  hits = search (self, "replaced", 20);
  g_assert_cmpuint (hits->len, ==, 2);
  hit = find (hits, ENT_HIT_NOTE, note->id);
  g_assert_cmpstr (hit->title, ==, "Ask the class");
  g_assert_cmpstr (hit->case_id, ==, "panmunjom");
  g_assert_cmpstr (hit->case_title, ==, "The Koreas: Panmunjom");
  g_assert_cmpstr (hit->date, ==, "1953-07-27");
  g_assert_nonnull (strstr (hit->snippet, "<b>replaced</b>?"));
  hit = find (hits, ENT_HIT_NOTE, loose->id);
  g_assert_null (hit->case_id);
  g_assert_null (hit->case_title);

  by_tag = search (self, "prufung", 20);
  g_assert_nonnull (find (by_tag, ENT_HIT_NOTE, note->id));
  by_quote = search (self, "peace treaty", 20);
  g_assert_nonnull (find (by_quote, ENT_HIT_NOTE, note->id));
  g_assert_nonnull (find (by_quote, ENT_HIT_EVENT, "armistice-signed"));
}

static void
test_kinds (void)
{
  for (int kind = ENT_HIT_CASE; kind <= ENT_HIT_NOTE; kind++)
    {
      g_assert_cmpstr (ent_hit_kind_to_word ((EntHitKind) kind), !=, "");
      g_assert_cmpstr (ent_hit_kind_to_label ((EntHitKind) kind), !=, "");
    }
  g_assert_cmpstr (ent_hit_kind_to_word (ENT_HIT_EVENT), ==, "event");
  g_assert_cmpstr (ent_hit_kind_to_label (ENT_HIT_EVENT), ==, "Event");
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up_case, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  ADD ("/search/finds", test_finds);
  ADD ("/search/finds-not", test_finds_not);
  ADD ("/search/any-words", test_any_words);
  ADD ("/search/hit", test_hit);
  ADD ("/search/order", test_order);
  ADD ("/search/notes", test_notes);
  g_test_add_func ("/search/kinds", test_kinds);

  return g_test_run ();
}
