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

/* Everything a lecture and a slide say. */
static void
test_whole (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntLecture) lecture = ent_lecture_new ("On armistices"), loaded = NULL;
  g_autoptr(EntSlide) slide = ent_slide_new (ENT_SLIDE_TIMELINE);
  g_autoptr(GPtrArray) slides = NULL;
  g_autoptr(GError) error = NULL;

  lecture->course = g_strdup ("HIST 204");
  lecture->date = g_strdup ("2027-01-12");
  lecture->theme = ENT_LECTURE_DARK;
  lecture->aspect = ENT_LECTURE_4_3;
  g_assert_true (ent_store_put_lecture (self->store, lecture, &error));
  loaded = ent_store_load_lecture (self->store, lecture->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->course, ==, "HIST 204");
  g_assert_cmpstr (loaded->date, ==, "2027-01-12");
  g_assert_cmpint (loaded->theme, ==, ENT_LECTURE_DARK);
  g_assert_cmpint (loaded->aspect, ==, ENT_LECTURE_4_3);
  g_assert_cmpint (loaded->created_usec, ==, lecture->created_usec);

  slide->case_id = g_strdup ("panmunjom");
  slide->target_id = g_strdup ("entente:panmunjom");
  slide->target_title = g_strdup ("Panmunjom");
  slide->target_date = g_strdup ("1951–1953");
  slide->title = g_strdup ("The talks");
  slide->body = g_strdup ("Two years.");
  slide->notes = g_strdup ("Ask why.");
  slide->section = g_strdup ("The war");
  slide->planned_sec = 90;
  slide->skipped = TRUE;
  slide->own_events = TRUE;
  slide->reveal = g_strdup ("1953-07");
  slide->image_id = g_strdup ("abc");
  slide->made_title = g_strdup ("Panmunjom");
  slide->made_body = g_strdup ("Two years, made.");
  ent_slide_add_case (slide, "panmunjom", 3, "digest");
  ent_slide_add_case (slide, "camp-david@demo", 1, NULL);
  g_assert_true (ent_store_add_slide (self->store, lecture->id, slide, &error));
  slides = ent_store_list_slides (self->store, lecture->id, &error);
  g_assert_no_error (error);
  g_assert_true (ent_slide_equal (slides->pdata[0], slide));
}

/* "a b c": the titles of the slides, in order. */
static char *
dup_order (Fixture    *self,
           const char *lecture_id)
{
  g_autoptr(GPtrArray) slides = ent_store_list_slides (self->store, lecture_id, NULL);
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < slides->len; i++)
    g_string_append_printf (order, "%s%s", i > 0 ? " " : "", ((EntSlide *) slides->pdata[i])->title);
  return g_string_free (order, FALSE);
}

#define assert_order(self, lecture, expected) \
  G_STMT_START { \
    g_autofree char *order_ = dup_order (self, (lecture)->id); \
    g_assert_cmpstr (order_, ==, expected); \
  } G_STMT_END

/* @titles: "a b c" */
static GPtrArray *
create_slides (const char *titles)
{
  GPtrArray *slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);
  g_auto(GStrv) words = g_strsplit (titles, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      EntSlide *slide = ent_slide_new (ENT_SLIDE_TEXT);

      slide->title = g_strdup (words[i]);
      g_ptr_array_add (slides, slide);
    }
  return slides;
}

static const char *
get_id (GPtrArray *slides,
        guint      index)
{
  return ((EntSlide *) slides->pdata[index])->id;
}

static void
test_order (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntLecture) lecture = ent_lecture_new ("Ordered"), loaded = NULL;
  g_autoptr(GPtrArray) first = create_slides ("a b c"), second = create_slides ("d e"), ids = g_ptr_array_new ();
  g_autoptr(GPtrArray) third = create_slides ("f");
  g_autoptr(GError) error = NULL;

  g_assert_true (ent_store_put_lecture (self->store, lecture, &error));
  g_assert_true (ent_store_insert_slides (self->store, lecture->id, first, NULL, &error));
  g_assert_true (ent_store_insert_slides (self->store, lecture->id, second, get_id (first, 1), &error));
  assert_order (self, lecture, "a d e b c");
  g_assert_true (ent_store_insert_slides (self->store, lecture->id, third, "gone", &error));
  assert_order (self, lecture, "a d e b c f");

  /* Of one that is not among them the place is after these; what is not there is passed over. */
  g_ptr_array_add (ids, (char *) get_id (first, 2));
  g_ptr_array_add (ids, (char *) "gone");
  g_ptr_array_add (ids, (char *) get_id (second, 1));
  g_ptr_array_add (ids, (char *) get_id (second, 1));
  g_assert_true (ent_store_order_slides (self->store, lecture->id, ids, &error));
  assert_order (self, lecture, "c e a d b f");

  g_ptr_array_set_size (ids, 0);
  g_ptr_array_add (ids, (char *) get_id (second, 1));
  g_ptr_array_add (ids, (char *) get_id (first, 0));
  g_assert_true (ent_store_remove_slides (self->store, lecture->id, ids, &error));
  assert_order (self, lecture, "c d b f");
  g_assert_true (ent_store_replace_slides (self->store, lecture->id, second, &error));
  assert_order (self, lecture, "d e");
  loaded = ent_store_load_lecture (self->store, lecture->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (loaded->n_slides, ==, 2);
}

/* A slide of a kind that only a later Entente knows is passed over, and keeps its place. */
static void
test_later_kind (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(EntLecture) lecture = ent_lecture_new ("Later");
  g_autoptr(GPtrArray) slides = create_slides ("a b c"), more = create_slides ("d"), ids = g_ptr_array_new ();
  g_autofree char *kinds = NULL;
  g_autofree char *sql = g_strdup_printf ("UPDATE slides SET kind = 'hologram' WHERE id = '%s'", get_id (slides, 1));

  g_assert_true (ent_store_put_lecture (self->store, lecture, NULL));
  g_assert_true (ent_store_insert_slides (self->store, lecture->id, slides, NULL, NULL));
  ent_fixture_execute (self->path, sql);
  assert_order (self, lecture, "a c");
  g_assert_true (ent_store_insert_slides (self->store, lecture->id, more, get_id (slides, 2), NULL));
  g_ptr_array_add (ids, (char *) get_id (slides, 2));
  g_assert_true (ent_store_order_slides (self->store, lecture->id, ids, NULL));
  assert_order (self, lecture, "c a d");
  kinds = ent_fixture_dup_query (self->path, "SELECT group_concat (kind || title, ' ') FROM"
                                 " (SELECT * FROM slides ORDER BY position)");
  g_assert_cmpstr (kinds, ==, "textc texta hologramb textd");
}

static void
test_put_slide (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(EntLecture) lecture = ent_lecture_new ("Changed"), before = NULL, after = NULL;
  g_autoptr(GPtrArray) slides = create_slides ("a b"), loaded = NULL;
  g_autoptr(EntSlide) gone = ent_slide_new (ENT_SLIDE_TEXT);
  g_autoptr(GError) error = NULL;
  EntSlide *slide = slides->pdata[0];

  g_assert_true (ent_store_put_lecture (self->store, lecture, &error));
  g_assert_true (ent_store_insert_slides (self->store, lecture->id, slides, NULL, &error));
  before = ent_store_load_lecture (self->store, lecture->id, &error);
  g_free (slide->title);
  slide->title = g_strdup ("A");
  slide->kind = ENT_SLIDE_QUESTION;
  ent_slide_add_case (slide, "panmunjom", 1, NULL);
  g_assert_true (ent_store_put_slide (self->store, slide, &error));
  loaded = ent_store_list_slides (self->store, lecture->id, &error);
  g_assert_no_error (error);
  g_assert_true (ent_slide_equal (loaded->pdata[0], slide));
  after = ent_store_load_lecture (self->store, lecture->id, &error);
  g_assert_cmpint (after->modified_usec, >, before->modified_usec);
  g_assert_false (ent_store_put_slide (self->store, gone, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
}

/* Kept things */

static GBytes *
create_bytes (const char *words)
{
  return g_bytes_new (words, strlen (words));
}

#define DAY_AGO "(CAST (strftime ('%s', 'now') AS INTEGER) - 90000) * 1000000"

static void
test_kept (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(EntLecture) lecture = ent_lecture_new ("Kept");
  g_autoptr(EntSlide) slide = ent_slide_new (ENT_SLIDE_PICTURE);
  g_autoptr(GBytes) bytes = create_bytes ("a case"), pixels = create_bytes ("a picture"), loaded = NULL;
  g_autoptr(EntImage) image = ent_image_new ("image/png", 640, 480, pixels), found = NULL;
  g_autofree char *digest = NULL, *again = NULL;
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  g_assert_true (ent_store_keep_case (self->store, "a", 1, bytes, &digest, &error));
  g_assert_true (ent_store_keep_case (self->store, "a", 1, bytes, &again, &error));
  g_assert_cmpstr (digest, ==, again);
  g_assert_true (ent_store_put_image (self->store, image, &error));
  ent_slide_add_case (slide, "a", 1, digest);
  slide->image_id = g_strdup (image->id);
  g_assert_true (ent_store_put_lecture (self->store, lecture, &error));
  g_assert_true (ent_store_add_slide (self->store, lecture->id, slide, &error));
  g_assert_true (ent_store_forget_unused (self->store, &error));
  loaded = ent_store_load_kept_case (self->store, digest, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (loaded, bytes));
  found = ent_store_load_image (self->store, image->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->width, ==, 640);
  g_assert_cmpint (found->height, ==, 480);
  g_assert_cmpstr (found->type, ==, "image/png");
  g_assert_true (g_bytes_equal (found->bytes, pixels));

  /* Unused for less than a day they stay: the slide may come back. */
  g_ptr_array_add (ids, slide->id);
  g_assert_true (ent_store_remove_slides (self->store, lecture->id, ids, &error));
  g_assert_true (ent_store_forget_unused (self->store, &error));
  g_assert_true (ent_store_forget_unused (self->store, &error));
  g_clear_pointer (&loaded, g_bytes_unref);
  loaded = ent_store_load_kept_case (self->store, digest, &error);
  g_assert_no_error (error);

  /* Back, they are used again, for however long they were not. */
  ent_fixture_execute (self->path, "UPDATE kept_cases SET unused_usec = " DAY_AGO "; UPDATE images SET unused_usec = "
                       DAY_AGO);
  g_assert_true (ent_store_add_slide (self->store, lecture->id, slide, &error));
  g_assert_true (ent_store_forget_unused (self->store, &error));
  g_assert_true (ent_store_remove_slides (self->store, lecture->id, ids, &error));
  g_assert_true (ent_store_forget_unused (self->store, &error));
  g_clear_pointer (&found, ent_image_free);
  found = ent_store_load_image (self->store, image->id, &error);
  g_assert_no_error (error);

  ent_fixture_execute (self->path, "UPDATE kept_cases SET unused_usec = " DAY_AGO "; UPDATE images SET unused_usec = "
                       DAY_AGO);
  g_clear_object (&self->store);
  self->store = open_store (self->path, ENT_STORE_CREATE, NULL);
  g_assert_null (ent_store_load_kept_case (self->store, digest, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (ent_store_load_image (self->store, image->id, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
}

/* What is not what it was kept as is not given out, and is mended when it is kept again. */
static void
test_kept_damaged (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr(GBytes) bytes = create_bytes ("a case"), pixels = create_bytes ("a picture"), loaded = NULL;
  g_autoptr(EntImage) image = ent_image_new ("image/png", 640, 480, pixels);
  g_autofree char *digest = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (ent_store_keep_case (self->store, "a", 1, bytes, &digest, &error));
  g_assert_true (ent_store_put_image (self->store, image, &error));
  ent_fixture_execute (self->path, "UPDATE kept_cases SET bytes = x'00'; UPDATE images SET bytes = x'00'");
  g_assert_null (ent_store_load_kept_case (self->store, digest, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (ent_store_load_image (self->store, image->id, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (ent_store_keep_case (self->store, "a", 1, bytes, NULL, &error));
  loaded = ent_store_load_kept_case (self->store, digest, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (loaded, bytes));
}

/* A slide whose copy or picture is gone is told of. */
static void
test_check (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntLecture) lecture = ent_lecture_new ("Checked");
  g_autoptr(EntSlide) slide = ent_slide_new (ENT_SLIDE_PICTURE);
  g_autoptr(GPtrArray) faults = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (ent_store_put_lecture (self->store, lecture, &error));
  g_assert_true (ent_store_add_slide (self->store, lecture->id, slide, &error));
  assert_no_faults (self);
  slide->image_id = g_strdup ("gone");
  ent_slide_add_case (slide, "panmunjom", 1, "gone");
  g_assert_true (ent_store_put_slide (self->store, slide, &error));
  faults = ent_store_check (self->store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 2);
}

/* Rehearsals */

static void
test_rehearsals (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(EntLecture) lecture = ent_lecture_new ("Rehearsed"), before = NULL, after = NULL;
  g_autoptr(EntRehearsal) first = ent_rehearsal_new (lecture->id), second = ent_rehearsal_new (lecture->id);
  g_autoptr(EntSlide) named = ent_slide_new (ENT_SLIDE_TEXT), unnamed = ent_slide_new (ENT_SLIDE_SOURCES);
  g_autoptr(GPtrArray) rehearsals = NULL, left = NULL;
  g_autoptr(GError) error = NULL;
  const EntRehearsal *loaded;
  const EntRehearsalSlide *slide;

  g_assert_false (ent_store_put_rehearsal (self->store, first, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (ent_store_put_lecture (self->store, lecture, &error));
  before = ent_store_load_lecture (self->store, lecture->id, &error);
  named->title = g_strdup ("Opening");
  named->planned_sec = 60;
  first->started_usec = 1;
  first->planned_sec = 120;
  first->seconds = 131;
  ent_rehearsal_add_slide (first, named, "Part one", 71);
  ent_rehearsal_add_slide (first, unnamed, NULL, 60);
  second->started_usec = 2;
  g_assert_true (ent_store_put_rehearsal (self->store, first, &error));
  g_assert_true (ent_store_put_rehearsal (self->store, second, &error));
  g_assert_true (ent_store_put_rehearsal (self->store, first, &error));
  /* A lecture that is held is the same as before. */
  after = ent_store_load_lecture (self->store, lecture->id, &error);
  g_assert_cmpint (after->modified_usec, ==, before->modified_usec);

  rehearsals = ent_store_list_rehearsals (self->store, lecture->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rehearsals->len, ==, 2);
  g_assert_cmpstr (((EntRehearsal *) rehearsals->pdata[0])->id, ==, second->id);
  loaded = rehearsals->pdata[1];
  g_assert_cmpint (loaded->started_usec, ==, 1);
  g_assert_cmpint (loaded->planned_sec, ==, 120);
  g_assert_cmpint (loaded->seconds, ==, 131);
  g_assert_cmpuint (loaded->slides->len, ==, 2);
  slide = loaded->slides->pdata[0];
  g_assert_cmpstr (slide->slide_id, ==, named->id);
  g_assert_cmpstr (slide->title, ==, "Opening");
  g_assert_cmpstr (slide->section, ==, "Part one");
  g_assert_cmpint (slide->planned_sec, ==, 60);
  g_assert_cmpint (slide->seconds, ==, 71);
  g_assert_cmpstr (((EntRehearsalSlide *) loaded->slides->pdata[1])->title, ==, "Sources");

  g_assert_true (ent_store_remove_rehearsal (self->store, first->id, &error));
  g_assert_false (ent_store_remove_rehearsal (self->store, first->id, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (ent_store_remove_lecture (self->store, lecture->id, &error));
  left = ent_store_list_rehearsals (self->store, lecture->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (left->len, ==, 0);
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
  g_clear_error (&error);
  slides = ent_store_list_slides (self->store, "nothing", NULL);
  g_assert_cmpuint (slides->len, ==, 0);
  g_assert_null (ent_store_load_lecture (self->store, "nothing", &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (ent_store_remove_lecture (self->store, "nothing", &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (ent_store_order_slides (self->store, "nothing", slides, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/lectures/slides", Fixture, NULL, set_up, test_slides, tear_down);
  g_test_add ("/store/lectures/change", Fixture, NULL, set_up, test_change, tear_down);
  g_test_add ("/store/lectures/kinds", Fixture, NULL, set_up, test_kinds, tear_down);
  g_test_add ("/store/lectures/whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/store/lectures/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/store/lectures/later-kind", Fixture, NULL, set_up, test_later_kind, tear_down);
  g_test_add ("/store/lectures/put-slide", Fixture, NULL, set_up, test_put_slide, tear_down);
  g_test_add ("/store/lectures/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/store/lectures/kept-damaged", Fixture, NULL, set_up, test_kept_damaged, tear_down);
  g_test_add ("/store/lectures/check", Fixture, NULL, set_up, test_check, tear_down);
  g_test_add ("/store/lectures/rehearsals", Fixture, NULL, set_up, test_rehearsals, tear_down);
  g_test_add ("/store/lectures/no-such-lecture", Fixture, NULL, set_up, test_no_such_lecture, tear_down);
  return g_test_run ();
}
