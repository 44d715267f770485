/* Lectures and slides in the library. */

#include "config.h"

#include "ent-store-lectures.h"
#include "store-fixture.h"

static void
test_slides (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(EntLecture) lecture = ent_lecture_new ("The road to normalization");
  g_autoptr(EntSlide) first = ent_slide_new (ENT_SLIDE_TIMELINE), second = ent_slide_new (ENT_SLIDE_TIMELINE);
  g_autoptr(GPtrArray) lectures = NULL, slides = NULL;
  g_autoptr(GError) error = NULL;
  const EntLecture *loaded;
  const EntSlide *slide;

  lecture->case_id = g_strdup ("us-vietnam");
  lecture->case_title = g_strdup ("US–Vietnam");
  lecture->case_version = 3;
  lecture->minutes = 45;
  g_assert_true (ent_store_put_lecture (self->store, lecture, &error));
  first->case_id = g_strdup ("us-vietnam");
  first->target_id = g_strdup ("entente:us-vietnam?from=1990&to=1996");
  first->title = g_strdup ("US–Vietnam, 1990–1996");
  first->notes = g_strdup ("Ask first.");
  g_assert_true (ent_store_add_slide (self->store, lecture->id, first, &error));
  g_assert_true (ent_store_add_slide (self->store, lecture->id, second, &error));
  g_assert_no_error (error);

  lectures = ent_store_list_lectures (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lectures->len, ==, 1);
  loaded = lectures->pdata[0];
  g_assert_cmpstr (loaded->id, ==, lecture->id);
  g_assert_cmpstr (loaded->title, ==, lecture->title);
  g_assert_cmpstr (loaded->case_id, ==, "us-vietnam");
  g_assert_cmpstr (loaded->case_title, ==, "US–Vietnam");
  g_assert_cmpint (loaded->case_version, ==, 3);
  g_assert_cmpint (loaded->minutes, ==, 45);
  g_assert_cmpint (loaded->n_slides, ==, 2);
  g_assert_cmpint (loaded->modified_usec, >=, lecture->modified_usec);

  slides = ent_store_list_slides (self->store, lecture->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (slides->len, ==, 2);
  slide = slides->pdata[0];
  g_assert_cmpstr (slide->id, ==, first->id);
  g_assert_cmpint (slide->kind, ==, ENT_SLIDE_TIMELINE);
  g_assert_cmpstr (slide->target_id, ==, first->target_id);
  g_assert_cmpstr (slide->title, ==, first->title);
  g_assert_cmpstr (slide->notes, ==, "Ask first.");
  g_assert_null (slide->body);
  g_assert_cmpstr (((EntSlide *) slides->pdata[1])->id, ==, second->id);
}

/* A change of its title leaves its slides; the one changed last comes first. */
static void
test_change (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(EntLecture) one = ent_lecture_new ("One"), other = ent_lecture_new ("Other");
  g_autoptr(EntSlide) slide = ent_slide_new (ENT_SLIDE_TIMELINE);
  g_autoptr(GPtrArray) lectures = NULL, slides = NULL;

  one->modified_usec = other->modified_usec = 1;
  g_assert_true (ent_store_put_lecture (self->store, one, NULL));
  g_assert_true (ent_store_put_lecture (self->store, other, NULL));
  g_assert_true (ent_store_add_slide (self->store, other->id, slide, NULL));
  g_free (other->title);
  other->title = g_strdup ("Another");
  other->modified_usec = 2;
  g_assert_true (ent_store_put_lecture (self->store, other, NULL));
  lectures = ent_store_list_lectures (self->store, NULL);
  g_assert_cmpuint (lectures->len, ==, 2);
  g_assert_cmpstr (((EntLecture *) lectures->pdata[0])->title, ==, "Another");
  slides = ent_store_list_slides (self->store, other->id, NULL);
  g_assert_cmpuint (slides->len, ==, 1);
}

/* Each kind comes back whole; of a kind that only a later program knows nothing is shown, and nothing lost. */
static void
test_kinds (Fixture       *self,
            gconstpointer  data)
{
  static const EntSlideKind kinds[] = { ENT_SLIDE_TIMELINE, ENT_SLIDE_MATRIX, ENT_SLIDE_FACTOR, ENT_SLIDE_TEXT };
  g_autoptr(EntLecture) lecture = ent_lecture_new ("Lasting peaces");
  g_autoptr(GPtrArray) slides = NULL;

  g_assert_true (ent_store_put_lecture (self->store, lecture, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(EntSlide) slide = ent_slide_new (kinds[i]);

      slide->target_id = g_strdup ("factors:?view=matrix&columns=likeness");
      slide->target_title = g_strdup ("What it was called");
      slide->target_date = g_strdup ("25 November 2026");
      slide->title = g_strdup ("External powers");
      slide->body = g_strdup ("Helped in 5 of 7 cases.[^1]\n\n[^1]: Quandt, Camp David (1986)\n");
      g_assert_true (ent_store_add_slide (self->store, lecture->id, slide, NULL));
    }
  slides = ent_store_list_slides (self->store, lecture->id, NULL);
  g_assert_cmpuint (slides->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const EntSlide *slide = slides->pdata[i];
      EntSlideKind kind;

      g_assert_cmpint (slide->kind, ==, kinds[i]);
      g_assert_true (ent_slide_kind_from_word (ent_slide_kind_to_word (kinds[i]), &kind));
      g_assert_cmpint (kind, ==, kinds[i]);
      g_assert_cmpstr (slide->target_id, ==, "factors:?view=matrix&columns=likeness");
      g_assert_cmpstr (slide->target_title, ==, "What it was called");
      g_assert_cmpstr (slide->target_date, ==, "25 November 2026");
      g_assert_cmpstr (slide->title, ==, "External powers");
      g_assert_true (g_str_has_suffix (slide->body, "[^1]: Quandt, Camp David (1986)\n"));
    }
  g_assert_false (ent_slide_kind_from_word ("hologram", NULL));
}

static void
test_no_such_lecture (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr(EntSlide) slide = ent_slide_new (ENT_SLIDE_TIMELINE);
  g_autoptr(GPtrArray) slides = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (ent_store_add_slide (self->store, "nothing", slide, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
  slides = ent_store_list_slides (self->store, "nothing", NULL);
  g_assert_cmpuint (slides->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/lectures/slides", Fixture, NULL, set_up, test_slides, tear_down);
  g_test_add ("/store/lectures/change", Fixture, NULL, set_up, test_change, tear_down);
  g_test_add ("/store/lectures/kinds", Fixture, NULL, set_up, test_kinds, tear_down);
  g_test_add ("/store/lectures/no-such-lecture", Fixture, NULL, set_up, test_no_such_lecture, tear_down);
  return g_test_run ();
}
