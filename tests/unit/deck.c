#include "deck-fixture.h"

static void
test_copies (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();

  for (guint i = 0; i < deck->slides->len; i++)
    {
      EntSlide *slide = deck->slides->pdata[i];
      g_autoptr(EntSlide) copy = NULL;

      ent_slide_set_made (slide);
      copy = ent_slide_copy (slide);
      g_assert_true (ent_slide_equal (slide, copy));
      copy->planned_sec++;
      g_assert_false (ent_slide_equal (slide, copy));
      copy->planned_sec--;
      g_free (copy->reveal);
      copy->reveal = g_strdup ("1999");
      g_assert_false (ent_slide_equal (slide, copy));
    }
}

static void
test_words (void)
{
  for (int i = 0; i < ENT_N_SLIDE_KINDS; i++)
    {
      EntSlideKind kind;

      g_assert_true (ent_slide_kind_from_word (ent_slide_kind_to_word ((EntSlideKind) i), &kind));
      g_assert_cmpint (kind, ==, i);
      g_assert_nonnull (ent_slide_kind_to_label (kind));
    }
  g_assert_cmpstr (ent_lecture_aspect_to_word (ENT_LECTURE_4_3), ==, "4:3");
  g_assert_cmpstr (ent_lecture_theme_to_word (ENT_LECTURE_CONTRAST), ==, "contrast");
}

/* Each once, by author and title; a slide that is skipped cites nothing. */
static void
test_sources (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autoptr(GPtrArray) sources = ent_deck_list_sources (deck), fewer = NULL;
  EntSlide *text = deck->slides->pdata[1];

  g_assert_cmpuint (sources->len, ==, 3);
  g_assert_cmpstr (((EntDeckSource *) sources->pdata[0])->source->id, ==, "frus-8");
  g_assert_cmpstr (((EntDeckSource *) sources->pdata[0])->case_id, ==, "camp-david");
  g_assert_cmpstr (((EntDeckSource *) sources->pdata[1])->source->id, ==, "quandt-1986");
  g_assert_cmpstr (((EntDeckSource *) sources->pdata[2])->source->id, ==, "unsc-242");
  text->skipped = TRUE;
  fewer = ent_deck_list_sources (deck);
  g_assert_cmpuint (fewer->len, ==, 2);
}

static void
test_urls (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  const EntSlide *slide = deck->slides->pdata[deck_fixture_find (deck, ENT_SLIDE_QUOTATION)];
  g_autofree char *source = ent_deck_dup_url (deck, slide, "source:camp-david/unsc-242");
  g_autofree char *event = ent_deck_dup_url (deck, slide, "event:camp-david/resolution-242-1967");
  g_autofree char *web = ent_deck_dup_url (deck, slide, "https://example.org/");
  g_autofree char *none = ent_deck_dup_url (deck, slide, "source:camp-david/nobody");

  g_assert_true (g_str_has_prefix (source, "http"));
  g_assert_null (event);
  g_assert_cmpstr (web, ==, "https://example.org/");
  g_assert_null (none);
}

static void
test_version (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  const EntSlide *event = deck->slides->pdata[deck_fixture_find (deck, ENT_SLIDE_EVENT)];
  const EntSlide *both = deck->slides->pdata[deck_fixture_find (deck, ENT_SLIDE_COMPARISON)];
  const EntSlide *title = deck->slides->pdata[0];
  const EntSlideCase *made = event->cases->pdata[0], *other = both->cases->pdata[1];
  g_autofree char *first = ent_deck_dup_version (deck, event), *second = ent_deck_dup_version (deck, both);
  g_autofree char *first_due = g_strdup_printf ("camp-david %d, event jerusalem-visit-1977", made->version);
  g_autofree char *second_due = g_strdup_printf ("camp-david %d, panmunjom %d", made->version, other->version);

  g_assert_cmpstr (first, ==, first_due);
  g_assert_cmpstr (second, ==, second_due);
  g_assert_null (ent_deck_dup_version (deck, title));
}

static void
test_planned (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();

  g_assert_cmpint (ent_deck_get_planned (deck, 0), ==, 0);
  g_assert_cmpint (ent_deck_get_planned (deck, 2), ==, 180);
  /* Without the one that is skipped. */
  g_assert_cmpint (ent_deck_get_planned (deck, G_MAXUINT), ==, 1500);
}

/* What a class may know before it has guessed. */
static void
test_until (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  EntCase *whole = ((EntDeckCase *) deck->cases->pdata[0])->item;
  g_autoptr(EntDate) date = ent_date_parse ("1978-09-04", NULL);
  gint64 seconds = ent_date_get_latest (date);
  g_autoptr(EntCase) part = ent_case_new_until (whole, seconds);
  guint n = 0;

  for (guint i = 0; i < whole->events->len; i++)
    {
      const EntEvent *event = whole->events->pdata[i];
      gboolean known = ent_date_get_earliest (event->date) <= seconds;

      g_assert_true ((ent_case_find_event (part, event->id) != NULL) == known);
      n += known;
    }
  g_assert_cmpuint (n, >, 10);
  g_assert_cmpuint (part->events->len, ==, n);
  g_assert_cmpuint (n, <, whole->events->len);
  for (guint i = 0; i < part->phases->len; i++)
    g_assert_cmpint (ent_date_get_latest (((EntPhase *) part->phases->pdata[i])->date), <=, seconds);
  for (guint i = 0; i < part->relations->len; i++)
    g_assert_cmpint (ent_date_get_earliest (((EntRelationStep *) part->relations->pdata[i])->date), <=, seconds);
  g_assert_cmpuint (part->phases->len, <, whole->phases->len);
  g_assert_cmpuint (part->relations->len, <, whole->relations->len);
  g_assert_null (part->outcome);
  /* Its records live on without the deck. */
  g_clear_pointer (&deck, ent_deck_unref);
  g_assert_nonnull (ent_case_find_event (part, "jerusalem-visit-1977"));
  g_assert_cmpstr (ent_case_get_short_title (part), !=, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deck/copies", test_copies);
  g_test_add_func ("/deck/words", test_words);
  g_test_add_func ("/deck/sources", test_sources);
  g_test_add_func ("/deck/urls", test_urls);
  g_test_add_func ("/deck/version", test_version);
  g_test_add_func ("/deck/planned", test_planned);
  g_test_add_func ("/deck/until", test_until);
  return g_test_run ();
}
