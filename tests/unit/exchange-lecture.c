/* A lecture in a file: what goes from one library to another, what is asked there, and what is refused. */

#include "config.h"

#include <glib/gstdio.h>

#include "ent-image-size.h"
#include "ent-lecture-file.h"
#include "lecture-fixture.h"

/* The lecturer's library and a colleague's. */
typedef struct
{
  char        *folder;
  EntStore    *here;
  EntStore    *there;
  EntLecture  *lecture;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  GPtrArray *slides = fixture_slides_new ();
  g_autoptr(EntImage) image = fixture_image_new ();
  EntSlide *picture = fixture_slide_new (ENT_SLIDE_PICTURE, NULL, NULL, "A pixel");
  EntSlide *timeline = fixture_slide_new (ENT_SLIDE_TIMELINE, "a-b", "entente:a-b?from=1990&to=1992", NULL);

  self->folder = ent_fixture_dup_folder ();
  self->here = fixture_store_new (self->folder, "here.db");
  self->there = fixture_store_new (self->folder, "there.db");
  fixture_put_case (self->here, fixture_case_new (), ENT_BUNDLE_FEED);
  ent_store_put_image (self->here, image, NULL);
  picture->image_id = g_strdup (image->id);
  picture->section = g_strdup ("The end");
  timeline->planned_sec = 90;
  timeline->skipped = TRUE;
  timeline->own_events = TRUE;
  timeline->reveal = g_strdup ("1991");
  timeline->notes = g_strdup ("Ask.\n\tThen wait.");
  timeline->target_title = g_strdup ("A and B");
  timeline->target_date = g_strdup ("1990–1992");
  g_ptr_array_add (slides, fixture_slide_new (ENT_SLIDE_TITLE, NULL, NULL, "A *course*"));
  g_ptr_array_add (slides, fixture_slide_new (ENT_SLIDE_EVENT, "a-b", "event:a-b/accord",
                                              "It [ended](event:a-b/accord)."));
  g_ptr_array_add (slides, timeline);
  g_ptr_array_add (slides, picture);
  self->lecture = fixture_put_lecture (self->here, slides);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_assert_finalize_object (self->here);
  g_assert_finalize_object (self->there);
  ent_lecture_free (self->lecture);
  ent_fixture_remove_folder (self->folder);
  g_free (self->folder);
}

static EntLectureFile *
collect (EntStore   *store,
         const char *lecture_id)
{
  g_autoptr(GError) error = NULL;
  EntLectureFile *file = ent_lecture_file_collect (store, lecture_id, NULL, &error);

  g_assert_no_error (error);
  return file;
}

/* As it comes out of the file on the other machine. */
static EntLectureFile *
send (Fixture *self)
{
  g_autoptr(EntLectureFile) file = collect (self->here, self->lecture->id);
  g_autofree char *name = ent_lecture_file_dup_name (file);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(GError) error = NULL;
  EntLectureFile *sent;

  g_assert_cmpstr (name, ==, "A and B in 20 minutes.entente-lecture");
  g_assert_true (ent_lecture_file_save (file, path, &error));
  g_assert_no_error (error);
  sent = ent_lecture_file_load (path, faults, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  return sent;
}

static char *
import (const EntLectureFile *file,
        EntStore             *store,
        gboolean              copy)
{
  g_autoptr(GError) error = NULL;
  char *id = ent_lecture_file_import (file, store, copy, &error);

  g_assert_no_error (error);
  return id;
}

static EntDeck *
load (EntStore   *store,
      const char *lecture_id)
{
  g_autoptr(GError) error = NULL;
  EntDeck *deck = ent_deck_load (store, lecture_id, NULL, &error);

  g_assert_no_error (error);
  return deck;
}

/* The same but for digests, which are those of other copies. */
static void
assert_same_slides (GPtrArray *a,
                    GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      g_autoptr(EntSlide) one = ent_slide_copy (a->pdata[i]), other = ent_slide_copy (b->pdata[i]);

      g_assert_cmpuint (one->cases->len, ==, other->cases->len);
      for (guint j = 0; j < one->cases->len; j++)
        {
          g_clear_pointer (&((EntSlideCase *) one->cases->pdata[j])->digest, g_free);
          g_clear_pointer (&((EntSlideCase *) other->cases->pdata[j])->digest, g_free);
        }
      g_assert_true (ent_slide_equal (one, other));
    }
}

/* Into a library that has nothing: it is shown from what came with it. */
static void
test_round_trip (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(EntLectureFile) file = send (self), again = NULL;
  g_autoptr(EntDeck) sent = load (self->here, self->lecture->id), deck = NULL;
  g_autofree char *id = NULL, *first = NULL, *second = NULL;
  EntCase *item;

  id = import (file, self->there, FALSE);
  g_assert_cmpstr (id, ==, self->lecture->id);
  deck = load (self->there, id);
  g_assert_cmpstr (deck->lecture->title, ==, self->lecture->title);
  g_assert_cmpstr (deck->lecture->course, ==, "HIST 204");
  g_assert_cmpstr (deck->lecture->date, ==, "2027-01-12");
  g_assert_cmpint (deck->lecture->minutes, ==, 20);
  g_assert_cmpint (deck->lecture->theme, ==, ENT_LECTURE_DARK);
  g_assert_cmpstr (deck->lecture->case_id, ==, "a-b");
  g_assert_cmpstr (deck->lecture->case_title, ==, "A and B");
  g_assert_cmpint (deck->lecture->case_version, ==, 3);
  g_assert_cmpint (deck->lecture->created_usec / 1000000, ==, self->lecture->created_usec / 1000000);
  assert_same_slides (deck->slides, sent->slides);
  g_assert_cmpuint (deck->images->len, ==, 1);
  g_assert_cmpuint (deck->cases->len, ==, 1);
  item = ent_deck_find_case (deck, deck->slides->pdata[1], "a-b");
  g_assert_nonnull (item);
  g_assert_nonnull (ent_case_find_event (item, "accord"));
  g_assert_nonnull (ent_case_find_event (item, "attack"));
  g_assert_null (ent_case_find_event (item, "fair"));
  g_assert_cmpuint (item->story->len, ==, 0);

  /* Handed on from there it is the same file. */
  again = collect (self->there, id);
  again->exported_usec = file->exported_usec;
  again->deck->lecture->modified_usec = file->deck->lecture->modified_usec;
  first = ent_lecture_file_to_string (file, NULL);
  second = ent_lecture_file_to_string (again, NULL);
  g_assert_cmpstr (first, ==, second);
}

/* A library that has the very case keeps the whole of it; one that has another of this name and number does not. */
static void
test_whole_case (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(EntLectureFile) file = send (self);
  g_autoptr(EntStore) other = fixture_store_new (self->folder, "other.db");
  g_autoptr(EntStore) later = fixture_store_new (self->folder, "later.db");
  g_autoptr(EntDeck) whole = NULL, excerpt = NULL, old = NULL;
  g_autofree char *id = NULL, *other_id = NULL, *later_id = NULL;
  g_autoptr(EntCase) expected = fixture_case_new ();
  EntCase *changed = fixture_case_new (), *update = fixture_case_new ();

  fixture_put_case (self->there, fixture_case_new (), ENT_BUNDLE_FEED);
  id = import (file, self->there, FALSE);
  whole = load (self->there, id);
  g_assert_cmpuint (whole->cases->len, ==, 1);
  ent_fixture_assert_case (((EntDeckCase *) whole->cases->pdata[0])->item, expected);

  ent_text_free (ent_case_find_event (changed, "accord")->title);
  ent_case_find_event (changed, "accord")->title = ent_text_new ("Another accord");
  fixture_put_case (other, changed, ENT_BUNDLE_FEED);
  other_id = import (file, other, FALSE);
  excerpt = load (other, other_id);
  g_assert_cmpuint (((EntDeckCase *) excerpt->cases->pdata[0])->item->story->len, ==, 0);

  update->version = 4;
  fixture_put_case (later, update, ENT_BUNDLE_FEED);
  later_id = import (file, later, FALSE);
  old = load (later, later_id);
  g_assert_cmpint (((EntDeckCase *) old->cases->pdata[0])->item->version, ==, 3);
  g_assert_cmpuint (((EntDeckCase *) old->cases->pdata[0])->item->story->len, ==, 0);
}

/* One slide was made from the case, another came with an excerpt that says the same: then there is one of both. */
static void
test_same_excerpt (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr(EntLecture) lecture = NULL;
  g_autoptr(EntLectureFile) first = NULL, second = NULL, read = NULL;
  g_autoptr(EntSlide) slide = fixture_slide_new (ENT_SLIDE_EVENT, NULL, "event:a-b/accord", NULL);
  GPtrArray *slides = fixture_slides_new ();
  const EntDeckCase *excerpt;
  g_autofree char *text = NULL, *digest = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_ptr_array_add (slides, fixture_slide_new (ENT_SLIDE_EVENT, "a-b", "event:a-b/accord", NULL));
  lecture = fixture_put_lecture (self->here, slides);
  first = collect (self->here, lecture->id);
  excerpt = first->deck->cases->pdata[0];
  text = ent_case_file_to_string (excerpt->item, &length);
  bytes = g_bytes_new (text, length);
  g_assert_true (ent_store_keep_case (self->here, "a-b", 3, bytes, &digest, &error));
  g_assert_cmpstr (digest, ==, excerpt->digest);
  ent_slide_add_case (slide, "a-b", 3, digest);
  g_assert_true (ent_store_add_slide (self->here, lecture->id, slide, &error));

  second = collect (self->here, lecture->id);
  g_assert_cmpuint (second->deck->cases->len, ==, 1);
  g_free (text);
  text = ent_lecture_file_to_string (second, &length);
  read = ent_lecture_file_parse (text, length, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->deck->slides->len, ==, 2);
}

static void
test_copy (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(EntLectureFile) file = send (self);
  g_autofree char *first = import (file, self->there, FALSE), *second = import (file, self->there, TRUE);
  g_autoptr(GPtrArray) one = ent_store_list_slides (self->there, first, NULL);
  g_autoptr(GPtrArray) other = ent_store_list_slides (self->there, second, NULL);

  g_assert_cmpstr (first, !=, second);
  g_assert_cmpuint (one->len, ==, 4);
  g_assert_cmpuint (other->len, ==, 4);
  for (guint i = 0; i < one->len; i++)
    {
      const EntSlide *slide = one->pdata[i], *copy = other->pdata[i];

      g_assert_cmpstr (slide->id, !=, copy->id);
      g_assert_cmpstr (slide->title, ==, copy->title);
    }
}

/* In the place of what there is: slides that the file has no more are gone.  What another lecture has taken is left to
 * it. */
static void
test_replace (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(EntLectureFile) file = send (self);
  g_autofree char *first = import (file, self->there, FALSE), *second = NULL;
  g_autoptr(EntLecture) other = ent_lecture_new ("Other");
  g_autoptr(EntSlide) taken = ent_slide_copy (file->deck->slides->pdata[1]);
  g_autoptr(GPtrArray) ids = g_ptr_array_new (), slides = NULL, others = NULL;
  g_autoptr(EntSlide) more = ent_slide_new (ENT_SLIDE_TEXT);

  g_ptr_array_add (ids, taken->id);
  g_assert_true (ent_store_remove_slides (self->there, first, ids, NULL));
  g_assert_true (ent_store_add_slide (self->there, first, more, NULL));
  g_assert_true (ent_store_put_lecture (self->there, other, NULL));
  g_assert_true (ent_store_add_slide (self->there, other->id, taken, NULL));
  second = import (file, self->there, FALSE);
  g_assert_cmpstr (first, ==, second);
  slides = ent_store_list_slides (self->there, first, NULL);
  others = ent_store_list_slides (self->there, other->id, NULL);
  g_assert_cmpuint (slides->len, ==, 4);
  g_assert_cmpuint (others->len, ==, 1);
  g_assert_cmpstr (((EntSlide *) slides->pdata[1])->id, !=, taken->id);
  g_assert_cmpstr (((EntSlide *) slides->pdata[1])->title, ==, taken->title);
  g_assert_cmpstr (((EntSlide *) slides->pdata[0])->id, ==, ((EntSlide *) file->deck->slides->pdata[0])->id);
}

/* Feeds */

static guint
count_missing (const EntLectureFile *file,
               EntStore             *store,
               gboolean             *exists)
{
  EntLectureQuestion question;
  g_autoptr(GError) error = NULL;
  guint n;

  g_assert_true (ent_lecture_file_ask (file, store, &question, &error));
  g_assert_no_error (error);
  n = question.missing->len;
  *exists = question.exists;
  ent_lecture_question_clear (&question);
  return n;
}

static void
test_feeds (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntLectureFile) file = NULL;
  g_autoptr(EntFeed) mirror = fixture_feed_new ("demo", "https://mirror.example.org/");
  g_autoptr(EntStore) with_case = fixture_store_new (self->folder, "with-case.db");
  g_autofree char *id = NULL;
  GPtrArray *slides = fixture_slides_new ();
  EntCase *local = fixture_case_new (), *folder = fixture_case_new (), *other = fixture_case_new ();
  const EntLectureFeed *feed;
  const EntCase *item;
  gboolean exists;

  /* A bundled case needs no feed, and a folder here is nothing to anybody else. */
  ent_lecture_free (self->lecture);
  g_free (local->id);
  local->id = g_strdup ("c-d");
  fixture_put_case (self->here, local, ENT_LOCAL_FEED);
  g_free (folder->id);
  folder->id = g_strdup ("e-f");
  fixture_put_feed_case (self->here, folder, "stick", "file:///media/stick/");
  fixture_put_feed_case (self->here, fixture_case_new (), "demo", "https://example.org/feed/");
  g_ptr_array_add (slides, fixture_slide_new (ENT_SLIDE_EVENT, "a-b", "event:a-b/attack", NULL));
  g_ptr_array_add (slides, fixture_slide_new (ENT_SLIDE_EVENT, "c-d", "event:c-d/attack", NULL));
  g_ptr_array_add (slides, fixture_slide_new (ENT_SLIDE_EVENT, "e-f", "event:e-f/attack", NULL));
  g_ptr_array_add (slides, fixture_slide_new (ENT_SLIDE_EVENT, "a-b@demo", "event:a-b@demo/fair", NULL));
  self->lecture = fixture_put_lecture (self->here, slides);

  file = send (self);
  /* The very same case of two feeds is one, with what is quoted of either. */
  g_assert_cmpuint (file->deck->cases->len, ==, 3);
  item = ent_deck_find_case (file->deck, file->deck->slides->pdata[3], "a-b@demo");
  g_assert_nonnull (ent_case_find_event (item, "attack"));
  g_assert_nonnull (ent_case_find_event (item, "fair"));
  g_assert_cmpuint (file->feeds->len, ==, 1);
  feed = file->feeds->pdata[0];
  g_assert_cmpstr (feed->url, ==, "https://example.org/feed/");
  g_assert_cmpstr (feed->title, ==, "Demo");
  g_assert_cmpstr (feed->key, ==, FIXTURE_KEY);
  g_assert_cmpuint (feed->case_ids->len, ==, 1);
  g_assert_cmpstr (feed->case_ids->pdata[0], ==, "a-b@demo");

  g_assert_cmpuint (count_missing (file, self->there, &exists), ==, 1);
  g_assert_false (exists);
  id = import (file, self->there, FALSE);
  g_assert_cmpuint (count_missing (file, self->there, &exists), ==, 1);
  g_assert_true (exists);
  g_assert_true (ent_store_add_feed (self->there, mirror, NULL));
  g_assert_cmpuint (count_missing (file, self->there, &exists), ==, 0);

  /* Whoever has the case needs no feed for it. */
  fixture_put_case (with_case, other, ENT_BUNDLE_FEED);
  fixture_put_feed_case (with_case, fixture_case_new (), "demo", "https://elsewhere.example.org/");
  g_assert_cmpuint (count_missing (file, with_case, &exists), ==, 0);
}

/* Here the feed's case is the second of its id, there the first: the lecture calls it as each library does, and finds
 * the whole of it. */
static void
test_names (Fixture       *self,
            gconstpointer  data)
{
  static const char * const targets[] = {
    "event:a-b@demo/attack", "entente:a-b@demo,c-d?align=war-start&event=a-b%40demo/attack", "factors:?view=matrix",
    "factors:?view=matrix&cases=c-d,a-b%40demo&factors=culture&row-case=a-b%40demo",
  };
  static const char * const renamed[] = {
    "event:a-b/attack", "entente:a-b,c-d?align=war-start&event=a-b/attack", "factors:?view=matrix",
    "factors:?view=matrix&cases=c-d,a-b&factors=culture&row-case=a-b",
  };
  g_autoptr(EntLectureFile) file = NULL;
  g_autoptr(EntDeck) deck = NULL;
  g_autofree char *id = NULL;
  GPtrArray *slides = fixture_slides_new ();
  EntCase *feed_case = fixture_case_new ();

  ent_lecture_free (self->lecture);
  fixture_put_feed_case (self->here, ent_case_ref (feed_case), "demo", "https://example.org/feed/");
  fixture_put_feed_case (self->there, feed_case, "demo", "https://example.org/feed/");
  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    g_ptr_array_add (slides, fixture_slide_new (i == 0 ? ENT_SLIDE_EVENT : i == 1 ? ENT_SLIDE_TIMELINE
                                                : ENT_SLIDE_MATRIX, "a-b@demo", targets[i],
                                                "[x](event:a-b@demo/fair), xa-b@demo, [y](source:a-b@demo/book)"));
  self->lecture = fixture_put_lecture (self->here, slides);
  file = send (self);
  id = import (file, self->there, FALSE);
  deck = load (self->there, id);
  g_assert_cmpuint (deck->slides->len, ==, G_N_ELEMENTS (targets));
  for (guint i = 0; i < deck->slides->len; i++)
    {
      const EntSlide *slide = deck->slides->pdata[i];

      g_assert_cmpstr (slide->target_id, ==, renamed[i]);
      g_assert_cmpstr (slide->case_id, ==, "a-b");
      g_assert_cmpstr (slide->body, ==, "[x](event:a-b/fair), xa-b@demo, [y](source:a-b/book)");
      g_assert_cmpstr (slide->made_body, ==, slide->body);
      g_assert_nonnull (ent_deck_find_case (deck, slide, "a-b"));
    }
  g_assert_cmpuint (deck->cases->len, ==, 1);
  g_assert_cmpuint (((EntDeckCase *) deck->cases->pdata[0])->item->story->len, ==, 1);
}

/* A case of this id that is another one: of version 3 too, so that nothing but what it says tells them apart. */
static EntCase *
other_case_new (void)
{
  EntCase *item = fixture_case_new ();

  ent_text_free (ent_case_find_event (item, "attack")->title);
  ent_case_find_event (item, "attack")->title = ent_text_new ("Something else");
  return item;
}

/* Imports what quotes the case of the feed "demo", and returns by which id the slide knows it. */
static char *
import_and_name (const EntLectureFile *file,
                 EntStore             *store)
{
  g_autofree char *id = import (file, store, FALSE);
  g_autoptr(EntDeck) deck = load (store, id);
  const EntSlide *slide = deck->slides->pdata[0];
  EntCase *item = ent_deck_find_case (deck, slide, slide->case_id);
  g_autofree char *target = g_strdup_printf ("event:%s/attack", slide->case_id);

  g_assert_nonnull (item);
  g_assert_cmpstr (item->id, ==, slide->case_id);
  g_assert_cmpstr (ent_text_get (ent_case_find_event (item, "attack")->title), !=, "Something else");
  g_assert_cmpstr (slide->target_id, ==, target);
  return g_strdup (slide->case_id);
}

/* Another case of the same id, of whoever it is, is not the one that slides were made from. */
static void
test_other_case (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(EntLectureFile) file = NULL;
  g_autoptr(EntStore) local = fixture_store_new (self->folder, "local.db");
  g_autoptr(EntStore) same = fixture_store_new (self->folder, "same.db");
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *fourth = NULL;
  GPtrArray *slides = fixture_slides_new ();
  gboolean exists;

  ent_lecture_free (self->lecture);
  g_assert_true (ent_store_remove_case (self->here, "a-b", NULL));
  fixture_put_feed_case (self->here, fixture_case_new (), "demo", "https://example.org/feed/");
  ent_fixture_execute (ent_store_get_path (self->here), "UPDATE cases SET id = 'a-b' WHERE id = 'a-b@demo'");
  g_ptr_array_add (slides, fixture_slide_new (ENT_SLIDE_EVENT, "a-b", "event:a-b/attack", NULL));
  self->lecture = fixture_put_lecture (self->here, slides);
  file = send (self);
  g_assert_cmpstr (((EntLectureFeed *) file->feeds->pdata[0])->id, ==, "demo");
  g_assert_cmpstr (((EntLectureFeed *) file->feeds->pdata[0])->case_ids->pdata[0], ==, "a-b");

  fixture_put_case (local, other_case_new (), ENT_LOCAL_FEED);
  g_assert_cmpuint (count_missing (file, local, &exists), ==, 1);
  first = import_and_name (file, local);
  g_assert_cmpstr (first, ==, "a-b@demo");
  /* Once its feed is followed, the slide's case is that of the feed. */
  fixture_put_feed_case (local, fixture_case_new (), "demo", "https://example.org/feed/");
  g_assert_cmpuint (count_missing (file, local, &exists), ==, 0);
  second = import_and_name (file, local);
  g_assert_cmpstr (second, ==, "a-b@demo");

  /* Nobody says what the feed is called. */
  g_clear_pointer (&((EntLectureFeed *) file->feeds->pdata[0])->id, g_free);
  ent_store_remove_feed (local, "demo", NULL);
  third = import_and_name (file, local);
  g_assert_cmpstr (third, ==, "a-b@shared");

  /* The very case is the same, whoever published it. */
  fixture_put_case (same, fixture_case_new (), ENT_BUNDLE_FEED);
  g_assert_cmpuint (count_missing (file, same, &exists), ==, 0);
  fourth = import_and_name (file, same);
  g_assert_cmpstr (fourth, ==, "a-b");
}

/* What the lecturer's library has lost is left out, and the rest can be read. */
static void
test_lost (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(EntLectureFile) file = NULL, read = NULL;
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  ent_fixture_execute (ent_store_get_path (self->here), "DELETE FROM kept_cases; DELETE FROM images;"
                       " UPDATE slides SET title = '', reveal = 'soon'; UPDATE lectures SET date = 'soon', title = ''");
  file = collect (self->here, self->lecture->id);
  text = ent_lecture_file_to_string (file, &length);
  read = ent_lecture_file_parse (text, length, faults, &error);
  g_assert_no_error (error);
  /* Of the picture. */
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_cmpuint (read->deck->slides->len, ==, 4);
  g_assert_cmpuint (read->deck->cases->len, ==, 0);
  g_assert_null (((EntSlideCase *) ((EntSlide *) read->deck->slides->pdata[1])->cases->pdata[0])->digest);
}

/* Reading */

static JsonNode *
dup_root (Fixture *self)
{
  g_autoptr(EntLectureFile) file = collect (self->here, self->lecture->id);
  g_autofree char *text = ent_lecture_file_to_string (file, NULL);

  g_assert_true (ent_lecture_file_sniff (text, strlen (text)));
  return json_from_string (text, NULL);
}

/* @text: (transfer full) */
static EntLectureFile *
parse (char       *text,
       GPtrArray  *faults,
       GError    **error)
{
  EntLectureFile *file = ent_lecture_file_parse (text, strlen (text), faults, error);

  g_free (text);
  return file;
}

static void
test_faults (Fixture       *self,
             gconstpointer  data)
{
  static const struct
  {
    const char *pointer, *value, *path;
  } cases[] = {
    { "/type", "\"entente-notes\"", "/type" },
    { "/format", "2", "/format" },
    { "/exported", "\"yesterday\"", "/exported" },
    { "/lecture", NULL, "" },
    { "/lecture/id", "\"lecture\"", "/lecture/id" },
    { "/lecture/date", "\"soon\"", "/lecture/date" },
    { "/lecture/theme", "\"pink\"", "/lecture/theme" },
    { "/lecture/aspect", "\"1:1\"", "/lecture/aspect" },
    { "/lecture/minutes", "0", "/lecture/minutes" },
    { "/lecture/case/id", "\"A B\"", "/lecture/case/id" },
    { "/lecture/color", "\"red\"", "/lecture/color" },
    { "/slides", "{}", "/slides" },
    { "/slides/0/id", "\"one\"", "/slides/0/id" },
    { "/slides/0/kind", "7", "/slides/0/kind" },
    { "/slides/0/kind", NULL, "/slides/0" },
    { "/slides/0/color", "\"red\"", "/slides/0/color" },
    { "/slides/0/body", "\"\"", "/slides/0/body" },
    { "/slides/2/seconds", "-1", "/slides/2/seconds" },
    { "/slides/2/skipped", "\"yes\"", "/slides/2/skipped" },
    { "/slides/2/reveal", "\"soon\"", "/slides/2/reveal" },
    { "/slides/1/case", "\"../a\"", "/slides/1/case" },
    { "/slides/1/cases/0/id", "\"../a\"", "/slides/1/cases/0/id" },
    { "/slides/1/cases/0/digest", "\"12\"", "/slides/1/cases/0/digest" },
    { "/slides/1/cases/0/id", "\"c-d\"", "/slides/1/cases/0/digest" },
    { "/slides/1/cases/-", "{\"id\": \"a-b\"}", "/slides/1/cases/1/id" },
    { "/slides/3/image", "\"12\"", "/slides/3/image" },
    { "/images/0/id", "\"0000000000000000000000000000000000000000000000000000000000000000\"", "/images/0/id" },
    { "/images/0/type", "\"image/svg+xml\"", "/images/0/type" },
    { "/images/0/type", "\"image/jpeg\"", "/images/0/data" },
    { "/images/0/width", "0", "/images/0/width" },
    { "/images/0/height", "1e9", "/images/0/height" },
    { "/images/0/data", "\"PHN2Zy8+\"", "/images/0/data" },
    { "/images/0/data", "\"iVBORw0KGgoAAAA=\"", "/images/0/id" },
    { "/cases/0/id", "\"c-d\"", "/cases/0/id" },
    { "/cases/0/digest", "\"x\"", "/cases/0/digest" },
    { "/cases/0/file", NULL, "/cases/0" },
    { "/cases/0/file", "[]", "/cases/0/file" },
    { "/cases/0/file/id", "\"a-b@demo\"", "/cases/0/file/id" },
    { "/cases/0/file/format", "99", "/cases/0/file/format" },
    { "/cases/0/file/events/0/date", "\"soon\"", "/cases/0/file/events/0/date" },
    { "/feeds/-", "{\"url\": \"http://example.org/\", \"key\": \"RW\", \"cases\": [\"a-b\"]}", "/feeds/0/url" },
    { "/feeds/-", "{\"url\": \"https://example.org/\", \"cases\": [\"a-b\"]}", "/feeds/0" },
    { "/feeds/-", "{\"url\": \"https://example.org/\", \"key\": \"RW\", \"cases\": []}", "/feeds/0/cases" },
    { "/feeds/-", "{\"url\": \"https://example.org/\", \"key\": \"RW\", \"cases\": [\"A\"]}", "/feeds/0/cases/0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonNode) root = dup_root (self);
      g_autoptr(GPtrArray) faults = ent_faults_new ();
      g_autoptr(GError) error = NULL;
      gboolean found = FALSE;

      g_test_message ("%s = %s", cases[i].pointer, cases[i].value);
      fixture_patch (root, cases[i].pointer, cases[i].value);
      g_assert_null (parse (json_to_string (root, FALSE), faults, &error));
      g_assert_true (error->domain == ENT_EXCHANGE_ERROR);
      for (guint j = 0; j < faults->len; j++)
        {
          const EntFault *fault = faults->pdata[j];

          found = found || (!fault->warning && strcmp (fault->path, cases[i].path) == 0);
        }
      g_assert_true (found);
    }
}

/* Puts a picture in the place of the one in the file, of which it says what it says. @bytes: (transfer full) */
static void
set_image (JsonNode   *root,
           const char *type,
           GBytes     *bytes,
           int         width,
           int         height)
{
  JsonObject *image = json_array_get_object_element (json_object_get_array_member (json_node_get_object (root),
                                                                                   "images"), 0);
  g_autofree char *id = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *text = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  json_object_set_string_member (image, "id", id);
  json_object_set_string_member (image, "type", type);
  json_object_set_int_member (image, "width", width);
  json_object_set_int_member (image, "height", height);
  json_object_set_string_member (image, "data", text);
  g_bytes_unref (bytes);
}

static GBytes *
png_new (guint width,
         guint height)
{
  guint8 *bytes = g_memdup2 (fixture_png, sizeof fixture_png);

  for (guint i = 0; i < 4; i++)
    {
      bytes[16 + i] = (guint8) (width >> (24 - 8 * i));
      bytes[20 + i] = (guint8) (height >> (24 - 8 * i));
    }
  return g_bytes_new_take (bytes, sizeof fixture_png);
}

/* No more than its head: a table, a padded marker, then the frame. */
static GBytes *
jpeg_new (guint width,
          guint height)
{
  const guint8 bytes[] = {
    0xff, 0xd8, 0xff, 0xc4, 0, 4, 0x7f, 0x7f, 0xff, 0xff, 0xc2, 0, 11, 8, (guint8) (height >> 8), (guint8) height,
    (guint8) (width >> 8), (guint8) width, 1, 1, 0x11, 0, 0xff, 0xd9,
  };

  return g_bytes_new (bytes, sizeof bytes);
}

/* A picture's own size is read before it is believed: a small file can unpack into gigabytes. */
static void
test_image_sizes (Fixture       *self,
                  gconstpointer  data)
{
  static const struct
  {
    gboolean jpeg, good;
    guint    width, height;
    int      said_width, said_height;
  } cases[] = {
    { FALSE, TRUE, 40, 10, 40, 10 }, { FALSE, FALSE, 31000, 31000, 40, 10 }, { FALSE, FALSE, 31000, 31000, 31000, 31000 },
    { FALSE, FALSE, 0xffffffff, 1, 1, 1 }, { FALSE, FALSE, 0, 10, 1, 10 }, { FALSE, FALSE, 40, 10, 40, 11 },
    { FALSE, FALSE, 40, 10, 39, 10 }, { FALSE, TRUE, ENT_IMAGE_MAX_PX, 1, ENT_IMAGE_MAX_PX, 1 },
    { FALSE, FALSE, 1, ENT_IMAGE_MAX_PX + 1, 1, 1 }, { TRUE, TRUE, 40, 10, 40, 10 }, { TRUE, FALSE, 40, 10, 10, 40 },
    { TRUE, FALSE, 60000, 60000, 40, 10 }, { TRUE, FALSE, 40, 0, 40, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonNode) root = dup_root (self);
      g_autoptr(GPtrArray) faults = ent_faults_new ();
      g_autoptr(EntLectureFile) file = NULL;
      g_autoptr(GError) error = NULL;
      GBytes *bytes = cases[i].jpeg ? jpeg_new (cases[i].width, cases[i].height)
                                    : png_new (cases[i].width, cases[i].height);

      g_test_message ("%u × %u, said to be %d × %d", cases[i].width, cases[i].height, cases[i].said_width,
                      cases[i].said_height);
      set_image (root, cases[i].jpeg ? "image/jpeg" : "image/png", bytes, cases[i].said_width, cases[i].said_height);
      file = parse (json_to_string (root, FALSE), faults, &error);
      g_assert_true ((file != NULL) == cases[i].good);
      if (cases[i].good)
        g_assert_no_error (error);
      else
        g_assert_true (g_str_has_prefix (((EntFault *) faults->pdata[0])->path, "/images/0/"));
    }
}

/* Heads that break off, and one that never comes to its frame. */
static void
test_image_heads (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr(GBytes) png = png_new (1, 1), jpeg = jpeg_new (1, 1);
  const char *type;
  int width, height;

  for (gsize length = 0; length < 24; length++)
    {
      g_autoptr(GBytes) part = g_bytes_new_from_bytes (png, 0, length);

      g_assert_false (ent_image_read_size (part, &type, &width, &height));
    }
  for (gsize length = 0; length < 18; length++)
    {
      g_autoptr(GBytes) part = g_bytes_new_from_bytes (jpeg, 0, length);

      g_assert_false (ent_image_read_size (part, &type, &width, &height));
    }
  g_assert_true (ent_image_read_size (jpeg, &type, &width, &height));
  g_assert_cmpstr (type, ==, "image/jpeg");
}

/* Things of one id, twice. */
static void
test_twice (Fixture       *self,
            gconstpointer  data)
{
  static const char * const lists[] = { "slides", "images", "cases" };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr(JsonNode) root = dup_root (self);
      JsonArray *list = json_object_get_array_member (json_node_get_object (root), lists[i]);
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", lists[i]);
      json_array_add_element (list, json_node_copy (json_array_get_element (list, 0)));
      g_assert_null (parse (json_to_string (root, FALSE), NULL, &error));
      g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_INVALID);
    }
}

/* What only a later Entente knows is left out, and told of. */
static void
test_later_kind (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(JsonNode) root = dup_root (self);
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(EntLectureFile) file = NULL;
  g_autoptr(GError) error = NULL;

  fixture_patch (root, "/slides/1/kind", "\"hologram\"");
  fixture_patch (root, "/slides/1/depth", "3");
  file = parse (json_to_string (root, FALSE), faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (file->deck->slides->len, ==, 3);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_true (((EntFault *) faults->pdata[0])->warning);
  g_assert_cmpstr (((EntFault *) faults->pdata[0])->path, ==, "/slides/1");
}

/* What is not there is told of, and everything else can be seen. */
static void
test_lacking (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(JsonNode) root = dup_root (self);
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(EntLectureFile) file = NULL;
  g_autoptr(GError) error = NULL;

  fixture_patch (root, "/cases", NULL);
  fixture_patch (root, "/images", NULL);
  file = parse (json_to_string (root, FALSE), faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (file->deck->slides->len, ==, 4);
  g_assert_cmpuint (faults->len, ==, 3);
  g_assert_cmpuint (ent_faults_count (faults), ==, 0);
}

static void
test_limits (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(JsonNode) root = dup_root (self);
  JsonArray *slides = json_object_get_array_member (json_node_get_object (root), "slides");
  g_autoptr(JsonNode) pictures = dup_root (self);
  g_autofree char *data_text = g_strnfill (ENT_LECTURE_FILE_MAX_IMAGE / 3 * 4 + 16, 'A');
  JsonObject *image = json_array_get_object_element (json_object_get_array_member (json_node_get_object (pictures),
                                                                                   "images"), 0);
  g_autoptr(GError) error = NULL;

  /* Not looked at. */
  g_assert_null (ent_lecture_file_parse ("{", ENT_LECTURE_FILE_MAX_BYTES + 1, NULL, &error));
  g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_LARGE);
  g_clear_error (&error);
  json_object_set_string_member (image, "data", data_text);
  g_assert_null (parse (json_to_string (pictures, FALSE), NULL, &error));
  g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_LARGE);
  g_clear_error (&error);
  while (json_array_get_length (slides) <= ENT_LECTURE_FILE_MAX_SLIDES)
    json_array_add_element (slides, json_node_copy (json_array_get_element (slides, 0)));
  g_assert_null (parse (json_to_string (root, FALSE), NULL, &error));
  g_assert_true (error->domain == ENT_EXCHANGE_ERROR);
}

static void
set_text (char  **text,
          gsize   length)
{
  g_free (*text);
  *text = g_strnfill (length, 'x');
}

typedef enum { LECTURE_TITLE, COURSE, MINUTES, TITLE, SECTION, BODY, NOTES, SECONDS, SLIDES, IMAGE, N_EXCESSES } Excess;

/* One more than there may be, or (@more: 0) just as much. */
static void
exceed (EntDeck *deck,
        Excess   what,
        int      more)
{
  EntSlide *slide = deck->slides->pdata[3];
  EntImage *image = deck->images->pdata[0];

  switch (what)
    {
    case LECTURE_TITLE: set_text (&deck->lecture->title, ENT_LECTURE_FILE_MAX_TITLE + more); break;
    case COURSE: set_text (&deck->lecture->course, ENT_LECTURE_FILE_MAX_COURSE + more); break;
    case MINUTES: deck->lecture->minutes = ENT_LECTURE_FILE_MAX_MINUTES + more; break;
    case TITLE: set_text (&slide->title, ENT_LECTURE_FILE_MAX_TITLE + more); break;
    case SECTION: set_text (&slide->section, ENT_LECTURE_FILE_MAX_TITLE + more); break;
    case BODY: set_text (&slide->body, 1000000 + more); break;
    case NOTES: set_text (&slide->notes, 1000000 + more); break;
    case SECONDS: slide->planned_sec = ENT_LECTURE_FILE_MAX_SECONDS + more; break;
    case SLIDES:
      while (deck->slides->len < (guint) (ENT_LECTURE_FILE_MAX_SLIDES + more))
        g_ptr_array_add (deck->slides, ent_slide_new (ENT_SLIDE_TEXT));
      break;
    case IMAGE: image->width = more ? ENT_IMAGE_MAX_PX + more : image->width; break;
    case N_EXCESSES:
    default: g_assert_not_reached ();
    }
}

/* What is written can be read: what could not is not written, and the slide is named that it lies in. */
static void
test_too_much (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "much.entente-lecture", NULL);

  for (Excess what = 0; what < N_EXCESSES; what++)
    for (int more = 0; more <= 1; more++)
      {
        g_autoptr(EntLectureFile) file = collect (self->here, self->lecture->id), read = NULL;
        g_autoptr(GError) error = NULL;
        gboolean of_slide = (what >= TITLE && what <= SECONDS) || what == IMAGE;

        g_test_message ("%d + %d", what, more);
        exceed (file->deck, what, more);
        g_assert_true (ent_lecture_file_save (file, path, &error) == !more);
        if (more)
          {
            g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_LARGE);
            g_assert_true (!of_slide || strstr (error->message, "lide 4 “") != NULL);
            g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
            continue;
          }
        g_assert_no_error (error);
        read = ent_lecture_file_load (path, NULL, NULL, &error);
        g_assert_no_error (error);
        g_assert_nonnull (read);
        g_assert_cmpint (g_remove (path), ==, 0);
      }
}

static void
test_sniff (Fixture       *self,
            gconstpointer  data)
{
  static const char last[] = "{\"format\": 1, \"type\": \"entente-lecture\"}";

  g_assert_true (ent_lecture_file_sniff (last, strlen (last)));
  g_assert_false (ent_lecture_file_sniff ("{\"type\": \"entente-notes\"}", 25));
  g_assert_false (ent_lecture_file_sniff (fixture_case, strlen (fixture_case)));
  g_assert_false (ent_lecture_file_sniff ("", 0));
}

/* Nothing is written in the place of what was there. */
static void
test_no_folder (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(EntLectureFile) file = collect (self->here, self->lecture->id);
  g_autofree char *path = g_build_filename (self->folder, "none", "x.entente-lecture", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (ent_lecture_file_save (file, path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);
  g_assert_null (ent_lecture_file_load (path, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (ent_lecture_file_collect (self->here, "nowhere", NULL, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/exchange/lecture/round-trip", test_round_trip);
  ADD ("/exchange/lecture/whole-case", test_whole_case);
  ADD ("/exchange/lecture/same-excerpt", test_same_excerpt);
  ADD ("/exchange/lecture/copy", test_copy);
  ADD ("/exchange/lecture/replace", test_replace);
  ADD ("/exchange/lecture/feeds", test_feeds);
  ADD ("/exchange/lecture/names", test_names);
  ADD ("/exchange/lecture/other-case", test_other_case);
  ADD ("/exchange/lecture/lost", test_lost);
  ADD ("/exchange/lecture/faults", test_faults);
  ADD ("/exchange/lecture/image-sizes", test_image_sizes);
  ADD ("/exchange/lecture/image-heads", test_image_heads);
  ADD ("/exchange/lecture/twice", test_twice);
  ADD ("/exchange/lecture/later-kind", test_later_kind);
  ADD ("/exchange/lecture/lacking", test_lacking);
  ADD ("/exchange/lecture/limits", test_limits);
  ADD ("/exchange/lecture/too-much", test_too_much);
  ADD ("/exchange/lecture/sniff", test_sniff);
  ADD ("/exchange/lecture/no-folder", test_no_folder);

  return g_test_run ();
}
