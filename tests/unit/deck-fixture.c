#include "deck-fixture.h"

#include <gio/gio.h>

#include "ent-case-file.h"

/* 320 by 180 px, one grey: as small as a PNG is. */
static const char png[] =
  "iVBORw0KGgoAAAANSUhEUgAAAUAAAAC0CAAAAADAj6rNAAAA80lEQVR42u3QMQ0AAAwDoPoXUL0VsWsJSCDlJAoEChQoEIECBQpEoECBAhEoUKBA"
  "BAoUKBCBAgUKRKBAgQIRKFCgQAQKFCgQgQIFCkSgQIECBSJQoECBCBQoUCACBQoUiECBAgUiUKBAgQgUKFAgAgUKFIhAgQIFIlCgQIEIFChQoEAF"
  "AgUKFIhAgQIFIlCgQIEIFChQIAIFChSIQIECBSJQoECBCBQoUCACBQoUiECBAgUiUKBAgQIRKFCgQAQKFCgQgQIFCkSgQIECEShQoEAEChQoEIEC"
  "BQpEoECBAhEoUKBABAoUKFCgAoECBQpEoMCfBhE33a41KQyJAAAAAElFTkSuQmCC";

static EntCase *
load_case (const char  *name,
           EntCodebook *codebook)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENT_SOURCE_DIR"), "data", "cases", name, NULL);
  g_autoptr(GError) error = NULL;
  EntCase *item = ent_case_file_load (path, codebook, NULL, NULL, &error);

  g_assert_no_error (error);
  return item;
}

static EntSlide *
add (EntDeck      *deck,
     EntSlideKind  kind,
     const char   *target,
     const char   *title,
     const char   *body,
     int           planned_sec)
{
  EntSlide *slide = ent_slide_new (kind);

  slide->target_id = g_strdup (target);
  slide->title = g_strdup (title);
  slide->body = g_strdup (body);
  slide->planned_sec = planned_sec;
  g_ptr_array_add (deck->slides, slide);
  return slide;
}

static void
know (EntDeck    *deck,
      EntSlide   *slide,
      const char *case_id)
{
  for (guint i = 0; i < deck->cases->len; i++)
    {
      const EntDeckCase *kept = deck->cases->pdata[i];

      if (g_str_equal (kept->item->id, case_id))
        ent_slide_add_case (slide, case_id, kept->item->version, kept->digest);
    }
}

static void
add_words (EntDeck *deck)
{
  EntSlide *slide;

  slide = add (deck, ENT_SLIDE_TITLE, NULL, "Thirteen Days: how Camp David was made", "HIST 204 · 25 November 2026", 60);
  slide->notes = g_strdup ("Welcome. Ask **who** has heard of Sadat.\n\n- a first point\n- a second point");
  add (deck, ENT_SLIDE_TEXT, NULL, "Why a summit?",
       "Three reasons:\n\n- The *political committee* broke off after **one day**.[^1]\n- Leeds Castle made the gaps clear.\n"
       "  - and the envoys could go no further\n- Failure was near.\n\n1. first\n2. second\n\n"
       "[^1]: [Quandt, Camp David (1986)](source:camp-david/quandt-1986), p. 12\n", 120)->section = g_strdup ("Before");
  know (deck, deck->slides->pdata[1], "camp-david");
  slide = add (deck, ENT_SLIDE_EVENT, "event:camp-david/jerusalem-visit-1977", "Sadat in Jerusalem",
               "19 November 1977 · Jerusalem\n\nEgypt’s president lands in Tel Aviv and speaks to the Knesset the next "
               "day.[^1]\n\n[^1]: [FRUS 1977–80, vol. VIII (2013)](source:camp-david/frus-8), Documents 147–152\n", 120);
  know (deck, slide, "camp-david");
  slide = add (deck, ENT_SLIDE_EVENTS, "events:camp-david/leeds-castle-1978,summit-invitation-1978", "From Leeds to the invitation",
               "- **18–19 July 1978** [Leeds Castle](event:camp-david/leeds-castle-1978)[^1]\n"
               "- **8 August 1978** [The invitation](event:camp-david/summit-invitation-1978)[^1]\n\n"
               "[^1]: [FRUS 1977–80, vol. VIII (2013)](source:camp-david/frus-8)\n", 90);
  know (deck, slide, "camp-david");
  slide = add (deck, ENT_SLIDE_QUOTATION, "document:camp-david/resolution-242#1", "Resolution 242",
               "> Emphasizing the inadmissibility of the acquisition of territory by war and the need to work for a just "
               "and lasting peace in which every State in the area can live in security\n\n"
               "[Security Council Resolution 242 (1967)](document:camp-david/resolution-242), Preamble, 22 November 1967[^1]"
               "\n\n[^1]: [UN Security Council, Resolution 242 (1967)](source:camp-david/unsc-242)\n", 120);
  slide->section = g_strdup ("The summit");
  slide->notes = g_strdup ("Read it *aloud*. 한국어 · العربية · Tiếng Việt.");
  know (deck, slide, "camp-david");
}

static void
add_pictures (EntDeck *deck)
{
  EntSlide *slide;
  gsize length;
  g_autofree guchar *bytes = NULL;
  g_autoptr(GBytes) file = NULL;
  EntImage *image;

  slide = add (deck, ENT_SLIDE_TIMELINE, "entente:camp-david?from=1977-06&to=1979-12&importance=1&hide=1",
               "From Jerusalem to the treaty", "- 19 November 1977, Sadat in Jerusalem\n- 26 March 1979, Treaty\n", 180);
  slide->reveal = g_strdup ("1978-09-04");
  know (deck, slide, "camp-david");
  slide = add (deck, ENT_SLIDE_TIMELINE, "entente:camp-david,panmunjom?align=war-end&from=-5&to=30", "Two armistices",
               "Camp David and Panmunjom, from the end of war\n", 120);
  know (deck, slide, "camp-david");
  know (deck, slide, "panmunjom");
  slide = add (deck, ENT_SLIDE_MATRIX, "factors:?view=matrix", "Sixteen factors", "The matrix in words.\n", 120);
  know (deck, slide, "camp-david");
  know (deck, slide, "panmunjom");
  slide = add (deck, ENT_SLIDE_FACTOR, "factor:external-powers", "External powers",
               "External powers helped in one case and hindered in the other.\n\nMore in words.\n", 120);
  know (deck, slide, "camp-david");
  know (deck, slide, "panmunjom");
  slide = add (deck, ENT_SLIDE_FACTOR, "factor:camp-david/external-powers", "The mediator",
               "Rated +3, strongly enabling: Washington paid for the peace.\n", 60);
  know (deck, slide, "camp-david");
  slide = add (deck, ENT_SLIDE_COMPARISON, "entente:camp-david,panmunjom?align=war-end", "Camp David and Panmunjom",
               "One armistice became a treaty, the other did not.\n\n- External powers: Camp David +3, Panmunjom −2\n", 180);
  know (deck, slide, "camp-david");
  know (deck, slide, "panmunjom");
  bytes = g_base64_decode (png, &length);
  file = g_bytes_new (bytes, length);
  image = ent_image_new ("image/png", 320, 180, file);
  g_ptr_array_add (deck->images, image);
  slide = add (deck, ENT_SLIDE_PICTURE, NULL, "A picture", "A grey wall, photographed by nobody\n", 30);
  slide->image_id = g_strdup (image->id);
}

EntDeck *
deck_fixture_new (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENT_SOURCE_DIR"), "data", "codebook.json", NULL);
  EntDeck *deck = ent_deck_new (ent_lecture_new ("Camp David in 20 minutes"));
  g_autoptr(GError) error = NULL;
  EntSlide *slide;

  deck->lecture->course = g_strdup ("HIST 204");
  deck->lecture->date = g_strdup ("2026-11-25");
  deck->lecture->minutes = 20;
  deck->codebook = ent_codebook_file_load (path, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      const char *names[] = { "camp-david.json", "panmunjom.json" };
      g_autoptr(EntCase) item = load_case (names[i], deck->codebook);

      ent_deck_add_case (deck, names[i], item);
    }
  add_words (deck);
  add_pictures (deck);
  slide = add (deck, ENT_SLIDE_TEXT, NULL, "Left out today", "It stays in the lecture.", 60);
  slide->skipped = TRUE;
  slide = add (deck, ENT_SLIDE_QUESTION, "question:camp-david/1", "Question for the class",
               "Was the separation of Sinai and autonomy a condition of success, or did it store up the later failures?\n", 180);
  slide->section = g_strdup ("Afterwards");
  know (deck, slide, "camp-david");
  add (deck, ENT_SLIDE_SOURCES, NULL, "Sources", NULL, 0);
  return deck;
}

guint
deck_fixture_find (const EntDeck *deck,
                   EntSlideKind   kind)
{
  for (guint i = 0; i < deck->slides->len; i++)
    if (((EntSlide *) deck->slides->pdata[i])->kind == kind)
      return i;
  g_assert_not_reached ();
}

EntDeck *
deck_fixture_new_large (guint n_slides)
{
  EntDeck *deck = deck_fixture_new ();
  guint n = deck->slides->len;

  for (guint i = n; i < n_slides; i++)
    {
      EntSlide *slide = ent_slide_copy (deck->slides->pdata[i % n]);

      g_free (slide->id);
      slide->id = g_uuid_string_random ();
      g_ptr_array_add (deck->slides, slide);
    }
  return deck;
}

EntDeck *
deck_fixture_new_sections (void)
{
  EntDeck *deck = ent_deck_new (ent_lecture_new ("Sections"));

  for (int i = 0; i < 3; i++)
    {
      EntSlide *slide = ent_slide_new (ENT_SLIDE_TEXT);

      slide->title = g_strdup_printf ("%d", i + 1);
      slide->body = g_strdup ("Words.");
      slide->section = i < 2 ? g_strdup (i == 0 ? "One" : "Two") : NULL;
      slide->skipped = i == 1;
      g_ptr_array_add (deck->slides, slide);
    }
  return deck;
}
