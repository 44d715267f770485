/* Decks in the library: what slides were made from stays as it was, whatever becomes of the cases. */

#include "config.h"

#include "ent-store-own.h"
#include "lecture-fixture.h"

typedef struct
{
  char     *folder;
  EntStore *store;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = ent_fixture_dup_folder ();
  self->store = fixture_store_new (self->folder, "library.db");
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_assert_finalize_object (self->store);
  ent_fixture_remove_folder (self->folder);
  g_free (self->folder);
}

static EntDeck *
load (Fixture          *self,
      const EntLecture *lecture)
{
  g_autoptr(GError) error = NULL;
  EntDeck *deck = ent_deck_load (self->store, lecture->id, NULL, &error);

  g_assert_no_error (error);
  return deck;
}

/* After an update the deck still has the case as it was. */
static void
test_stays (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntCase) expected = fixture_case_new ();
  g_autoptr(EntLecture) lecture = NULL;
  g_autoptr(EntDeck) deck = NULL;
  GPtrArray *slides = fixture_slides_new ();
  EntCase *later = fixture_case_new (), *found;
  const EntSlide *slide;

  fixture_put_case (self->store, fixture_case_new (), ENT_BUNDLE_FEED);
  g_ptr_array_add (slides, fixture_slide_new (ENT_SLIDE_EVENT, "a-b", "event:a-b/attack", NULL));
  g_ptr_array_add (slides, fixture_slide_new (ENT_SLIDE_EVENT, "a-b", "event:a-b/fair", NULL));
  lecture = fixture_put_lecture (self->store, slides);
  later->version = 4;
  fixture_put_case (self->store, later, ENT_BUNDLE_FEED);

  deck = load (self, lecture);
  g_assert_cmpstr (deck->lecture->title, ==, lecture->title);
  g_assert_cmpuint (deck->slides->len, ==, 2);
  g_assert_cmpuint (deck->cases->len, ==, 1);
  slide = deck->slides->pdata[1];
  g_assert_cmpint (ent_slide_find_case (slide, "a-b")->version, ==, 3);
  found = ent_deck_find_case (deck, slide, "a-b");
  g_assert_nonnull (found);
  ent_fixture_assert_case (found, expected);
}

/* The library calls a case otherwise than its feed does, and so do the deck and the slides. */
static void
test_other_feed (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(EntLecture) lecture = NULL;
  g_autoptr(EntDeck) deck = NULL;
  GPtrArray *slides = fixture_slides_new ();
  const EntDeckCase *kept;

  fixture_put_case (self->store, fixture_case_new (), ENT_BUNDLE_FEED);
  fixture_put_feed_case (self->store, fixture_case_new (), "demo", "https://example.org/feed/");
  g_ptr_array_add (slides, fixture_slide_new (ENT_SLIDE_EVENT, "a-b@demo", "event:a-b@demo/attack", NULL));
  lecture = fixture_put_lecture (self->store, slides);
  deck = load (self, lecture);
  g_assert_cmpuint (deck->cases->len, ==, 1);
  kept = deck->cases->pdata[0];
  g_assert_cmpstr (kept->item->id, ==, "a-b@demo");
  g_assert_true (ent_deck_find_case (deck, deck->slides->pdata[0], "a-b@demo") == kept->item);
}

/* Of a case that is not there a slide was not made; a copy that is gone or no case is missing. */
static void
test_missing (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(EntLecture) lecture = NULL;
  g_autoptr(EntDeck) deck = NULL, none = NULL;
  g_autoptr(EntSlide) gone = NULL, broken = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autofree char *digest = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *slides = fixture_slides_new ();

  g_ptr_array_add (slides, fixture_slide_new (ENT_SLIDE_EVENT, "nowhere", "event:nowhere/attack", NULL));
  lecture = fixture_put_lecture (self->store, slides);
  gone = fixture_slide_new (ENT_SLIDE_EVENT, NULL, "event:a-b/attack", NULL);
  ent_slide_add_case (gone, "a-b", 3, "0000");
  gone->image_id = g_strdup ("0000");
  broken = fixture_slide_new (ENT_SLIDE_EVENT, NULL, "event:a-b/attack", NULL);
  g_assert_true (ent_store_keep_case (self->store, "a-b", 3, bytes, &digest, &error));
  ent_slide_add_case (broken, "a-b", 3, digest);
  g_assert_true (ent_store_add_slide (self->store, lecture->id, gone, &error));
  g_assert_true (ent_store_add_slide (self->store, lecture->id, broken, &error));

  deck = load (self, lecture);
  g_assert_cmpuint (deck->slides->len, ==, 3);
  g_assert_cmpuint (((EntSlide *) deck->slides->pdata[0])->cases->len, ==, 0);
  g_assert_cmpuint (deck->cases->len, ==, 0);
  g_assert_cmpuint (deck->images->len, ==, 0);
  none = ent_deck_load (self->store, "nowhere", NULL, &error);
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
}

/* Slides that were made before keep what they were made from. */
static void
test_kept_before (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr(EntSlide) slide = fixture_slide_new (ENT_SLIDE_EVENT, "a-b", "event:a-b/attack", NULL);
  g_autofree char *digest = NULL;
  EntCase *later = fixture_case_new ();
  g_autoptr(GError) error = NULL;

  fixture_put_case (self->store, fixture_case_new (), ENT_BUNDLE_FEED);
  g_assert_true (ent_deck_keep_cases (self->store, slide, &error));
  digest = g_strdup (ent_slide_find_case (slide, "a-b")->digest);
  g_assert_nonnull (digest);
  g_assert_cmpint (ent_slide_find_case (slide, "a-b")->version, ==, 3);
  later->version = 4;
  fixture_put_case (self->store, later, ENT_BUNDLE_FEED);
  g_assert_true (ent_deck_keep_cases (self->store, slide, &error));
  g_assert_cmpstr (ent_slide_find_case (slide, "a-b")->digest, ==, digest);
  g_assert_cmpint (ent_slide_find_case (slide, "a-b")->version, ==, 3);
  g_assert_true (ent_store_remove_case (self->store, "a-b", &error));
  g_assert_true (ent_deck_keep_cases (self->store, slide, &error));
  g_assert_cmpstr (ent_slide_find_case (slide, "a-b")->digest, ==, digest);
}

static EntCase *
case_new (int version)
{
  EntCase *item = fixture_case_new ();

  item->version = version;
  return item;
}

/* A slide whose copy is nowhere stays one of its version, whatever is done to it, until the library has that version. */
static void
test_other_version (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr(EntSlide) slide = fixture_slide_new (ENT_SLIDE_EVENT, NULL, "event:a-b/attack", NULL);
  g_autofree char *n_kept = NULL;
  const EntSlideCase *made;
  g_autoptr(GError) error = NULL;

  ent_slide_add_case (slide, "a-b", 3, NULL);
  made = ent_slide_find_case (slide, "a-b");
  g_assert_true (ent_deck_keep_cases (self->store, slide, &error));
  g_assert_cmpuint (slide->cases->len, ==, 1);
  fixture_put_case (self->store, case_new (9), ENT_BUNDLE_FEED);
  g_assert_true (ent_deck_keep_cases (self->store, slide, &error));
  g_assert_cmpint (made->version, ==, 3);
  g_assert_null (made->digest);
  n_kept = ent_fixture_dup_query (ent_store_get_path (self->store), "SELECT count(*) FROM kept_cases");
  g_assert_cmpstr (n_kept, ==, "0");
  fixture_put_case (self->store, case_new (3), ENT_BUNDLE_FEED);
  g_assert_true (ent_deck_keep_cases (self->store, slide, &error));
  g_assert_cmpint (made->version, ==, 3);
  g_assert_nonnull (made->digest);
}

/* One copy, two cases: each slide finds its own. */
static void
test_same_of_two_feeds (Fixture       *self,
                        gconstpointer  data)
{
  static const char * const ids[] = { "a-b", "a-b@demo" };
  g_autoptr(EntLecture) lecture = NULL;
  g_autoptr(EntDeck) deck = NULL;
  GPtrArray *slides = fixture_slides_new ();

  fixture_put_case (self->store, fixture_case_new (), ENT_BUNDLE_FEED);
  fixture_put_feed_case (self->store, fixture_case_new (), "demo", "https://example.org/feed/");
  g_ptr_array_add (slides, fixture_slide_new (ENT_SLIDE_EVENT, "a-b", "event:a-b/attack", NULL));
  g_ptr_array_add (slides, fixture_slide_new (ENT_SLIDE_EVENT, "a-b@demo", "event:a-b@demo/attack", NULL));
  lecture = fixture_put_lecture (self->store, slides);
  deck = load (self, lecture);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      EntCase *item = ent_deck_find_case (deck, deck->slides->pdata[i], ids[i]);

      g_assert_nonnull (item);
      g_assert_cmpstr (item->id, ==, ids[i]);
    }
}

/* A timeline of before slides knew their cases is one of the library's, which is kept with the next change of it. */
static void
test_old_timeline (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr(EntLecture) lecture = NULL;
  g_autoptr(EntDeck) deck = NULL, again = NULL;
  g_autoptr(EntSlide) changed = NULL;
  GPtrArray *slides = fixture_slides_new ();
  const EntSlide *slide;
  EntCase *item;
  g_autoptr(GError) error = NULL;

  fixture_put_case (self->store, fixture_case_new (), ENT_BUNDLE_FEED);
  g_ptr_array_add (slides, fixture_slide_new (ENT_SLIDE_TIMELINE, NULL, "entente:a-b,nowhere?align=war-start", NULL));
  g_ptr_array_add (slides, fixture_slide_new (ENT_SLIDE_TIMELINE, NULL, "entente:a-b?from=1990&to=1992", NULL));
  lecture = fixture_put_lecture (self->store, slides);
  deck = load (self, lecture);
  g_assert_cmpuint (deck->cases->len, ==, 1);
  g_assert_nonnull (ent_deck_find_case (deck, deck->slides->pdata[0], "a-b"));
  slide = deck->slides->pdata[1];
  item = ent_deck_find_case (deck, slide, "a-b");
  g_assert_nonnull (item);
  g_assert_cmpint (ent_slide_find_case (slide, "a-b")->version, ==, 3);

  changed = ent_slide_copy (slide);
  g_assert_true (ent_deck_keep_cases (self->store, changed, &error));
  g_assert_true (ent_store_put_slide (self->store, changed, &error));
  fixture_put_case (self->store, case_new (9), ENT_BUNDLE_FEED);
  again = load (self, lecture);
  g_assert_cmpint (ent_slide_find_case (again->slides->pdata[0], "a-b")->version, ==, 9);
  g_assert_cmpint (ent_slide_find_case (again->slides->pdata[1], "a-b")->version, ==, 3);
  g_assert_cmpint (ent_deck_find_case (again, again->slides->pdata[1], "a-b")->version, ==, 3);
}

static void
put_own_event (Fixture    *self,
               const char *case_id,
               const char *title,
               const char *layer,
               gint64      deleted_usec)
{
  EntDate *date = ent_date_parse ("1993", NULL);
  g_autoptr(EntOwnEvent) event = ent_own_event_new (case_id, date, title);
  GError *error = NULL;

  event->layer = g_strdup (layer);
  event->deleted_usec = deleted_usec;
  ent_store_put_own_event (self->store, event, &error);
  g_assert_no_error (error);
}

/* The person's own in these cases: not what others handed in, and not what is thrown away. */
static void
test_own (Fixture       *self,
          gconstpointer  data)
{
  g_autoptr(EntLecture) lecture = NULL;
  g_autoptr(EntDeck) deck = NULL;
  g_autoptr(EntLayer) layer = ent_layer_new ("kim", "Kim");
  g_autoptr(EntOwnRating) mine = ent_own_rating_new ("a-b", "trade"), theirs = ent_own_rating_new ("a-b", "trade");
  g_autoptr(EntImage) image = fixture_image_new ();
  g_autoptr(GError) error = NULL;
  GPtrArray *slides = fixture_slides_new ();
  EntSlide *picture = fixture_slide_new (ENT_SLIDE_PICTURE, NULL, NULL, NULL);

  fixture_put_case (self->store, fixture_case_new (), ENT_BUNDLE_FEED);
  g_assert_true (ent_store_put_layer (self->store, layer, &error));
  put_own_event (self, "a-b", "Mine", NULL, 0);
  put_own_event (self, "a-b", "Theirs", "kim", 0);
  put_own_event (self, "a-b", "Thrown away", NULL, 5);
  put_own_event (self, "c-d", "Elsewhere", NULL, 0);
  theirs->layer = g_strdup ("kim");
  g_assert_true (ent_store_put_own_rating (self->store, mine, &error));
  g_assert_true (ent_store_put_own_rating (self->store, theirs, &error));
  g_assert_true (ent_store_put_image (self->store, image, &error));
  picture->image_id = g_strdup (image->id);
  g_ptr_array_add (slides, fixture_slide_new (ENT_SLIDE_TIMELINE, "a-b", "entente:a-b", NULL));
  g_ptr_array_add (slides, fixture_slide_new (ENT_SLIDE_TIMELINE, "a-b", "entente:a-b", NULL));
  g_ptr_array_add (slides, picture);
  g_ptr_array_add (slides, ent_slide_copy (picture));
  g_free (((EntSlide *) slides->pdata[3])->id);
  ((EntSlide *) slides->pdata[3])->id = g_uuid_string_random ();
  lecture = fixture_put_lecture (self->store, slides);

  deck = load (self, lecture);
  g_assert_cmpuint (deck->own_events->len, ==, 1);
  g_assert_cmpstr (((EntOwnEvent *) deck->own_events->pdata[0])->title, ==, "Mine");
  g_assert_cmpuint (deck->own_ratings->len, ==, 1);
  g_assert_null (((EntOwnRating *) deck->own_ratings->pdata[0])->layer);
  g_assert_cmpuint (deck->images->len, ==, 1);
  g_assert_nonnull (ent_deck_find_image (deck, image->id));
}

/* Where slides cannot be put nothing of them is kept either. */
static void
test_no_such_lecture (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr(GPtrArray) slides = fixture_slides_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *n_kept = NULL;

  fixture_put_case (self->store, fixture_case_new (), ENT_BUNDLE_FEED);
  g_ptr_array_add (slides, fixture_slide_new (ENT_SLIDE_EVENT, "a-b", "event:a-b/attack", NULL));
  g_assert_false (ent_deck_add_slides (self->store, "nowhere", slides, NULL, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
  n_kept = ent_fixture_dup_query (ent_store_get_path (self->store), "SELECT count(*) FROM kept_cases");
  g_assert_cmpstr (n_kept, ==, "0");
}

/* Two slides cannot be one: then there is no lecture either. */
static void
test_put_new (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(EntLecture) lecture = ent_lecture_new ("A and B");
  g_autoptr(GPtrArray) slides = fixture_slides_new (), lectures = NULL;
  g_autoptr(EntDeck) deck = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *n_kept = NULL;

  fixture_put_case (self->store, fixture_case_new (), ENT_BUNDLE_FEED);
  g_ptr_array_add (slides, fixture_slide_new (ENT_SLIDE_EVENT, "a-b", "event:a-b/attack", NULL));
  g_ptr_array_add (slides, ent_slide_copy (slides->pdata[0]));
  g_assert_false (ent_deck_put_new (self->store, lecture, slides, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  lectures = ent_store_list_lectures (self->store, &error);
  g_assert_cmpuint (lectures->len, ==, 0);
  n_kept = ent_fixture_dup_query (ent_store_get_path (self->store), "SELECT count(*) FROM kept_cases");
  g_assert_cmpstr (n_kept, ==, "0");
  g_ptr_array_set_size (slides, 1);
  g_assert_true (ent_deck_put_new (self->store, lecture, slides, &error));
  deck = load (self, lecture);
  g_assert_cmpuint (deck->slides->len, ==, 1);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store-deck/stays", test_stays);
  ADD ("/store-deck/other-feed", test_other_feed);
  ADD ("/store-deck/missing", test_missing);
  ADD ("/store-deck/kept-before", test_kept_before);
  ADD ("/store-deck/other-version", test_other_version);
  ADD ("/store-deck/same-of-two-feeds", test_same_of_two_feeds);
  ADD ("/store-deck/old-timeline", test_old_timeline);
  ADD ("/store-deck/own", test_own);
  ADD ("/store-deck/no-such-lecture", test_no_such_lecture);
  ADD ("/store-deck/put-new", test_put_new);

  return g_test_run ();
}
