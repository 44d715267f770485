/* Notes that stay when what they stand on is replaced or goes, and when two write them at once. */

#include "config.h"

#include <locale.h>

#include "ent-placing.h"
#include "ent-store-changes.h"
#include "ent-store-own.h"
#include "ent-store.h"
#include "store-fixture.h"

/* But for the time at which it was placed. */
static void
assert_only_note (Fixture *self,
                  EntNote *note)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) notes = ent_store_list_notes (self->store, "panmunjom", &error);
  EntNote *found;

  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 1);
  found = notes->pdata[0];
  if (note->place != NULL && found->place != NULL)
    {
      g_assert_cmpint (found->place->since_usec, >=, note->created_usec);
      note->place->since_usec = found->place->since_usec;
    }
  ent_fixture_assert_note (note, found);
}

static void
assert_not_touched (Fixture *self,
                    gint64   seq)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) touches = ent_store_list_touches (self->store, &seq, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < touches->len; i++)
    g_assert_cmpint (((EntTouch *) touches->pdata[i])->kind, !=, ENT_TOUCH_NOTE);
}

/* A person's rows stay when what they point at is replaced or goes. */
static void
test_personal_stays (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr(EntCase) c = ent_fixture_case_new ("panmunjom");
  g_autoptr(EntNote) note = ent_note_new ();
  g_autoptr(GPtrArray) touches = NULL;
  gint64 seq = -1;
  GError *error = NULL;

  put_case (self->store, c);
  note->case_id = g_strdup ("panmunjom");
  ent_target_free (note->target);
  note->target = ent_case_dup_target (c, ENT_TARGET_EVENT, "talks-open", NULL);
  ent_store_put_note (self->store, note, &error);
  g_assert_no_error (error);
  assert_no_faults (self);
  touches = ent_store_list_touches (self->store, &seq, &error);
  g_assert_no_error (error);

  /* The same case again: nothing about the note is even written. */
  put_case (self->store, c);
  assert_only_note (self, note);
  assert_not_touched (self, seq);

  ent_store_remove_case (self->store, "panmunjom", &error);
  g_assert_no_error (error);
  note->place = ent_note_place_new (ENT_PLACE_LOST, 0);
  note->place->before = ent_target_copy (note->target);
  assert_only_note (self, note);

  /* The place of a note in the bin is found too. */
  ent_store_bin_notes (self->store, (const char *[]) { note->id, NULL }, TRUE, &error);
  g_assert_no_error (error);
  put_case (self->store, c);
  ent_store_bin_notes (self->store, (const char *[]) { note->id, NULL }, FALSE, &error);
  g_assert_no_error (error);
  ent_note_place_free (note->place);
  note->place = ent_note_place_new (ENT_PLACE_KEPT, 0);
  assert_only_note (self, note);
  assert_no_faults (self);
}

static EntNote *
load_only_note (Fixture *self)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) notes = ent_store_list_notes (self->store, "panmunjom", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 1);
  return g_ptr_array_steal_index (notes, 0);
}

static void
remove_case (Fixture *self)
{
  GError *error = NULL;

  ent_store_remove_case (self->store, "panmunjom", &error);
  g_assert_no_error (error);
}

/* A lost note that the person leaves where it is comes back to be looked at only when its place was
 * found meanwhile. */
static void
test_left_note (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(EntCase) with = ent_fixture_case_new ("panmunjom");
  g_autoptr(EntCase) without = ent_fixture_case_new ("panmunjom");
  g_autoptr(EntNote) note = ent_note_new ();
  GError *error = NULL;

  g_ptr_array_set_size (without->story, 0);
  ent_case_seal (without);
  put_case (self->store, with);
  note->case_id = g_strdup ("panmunjom");
  ent_target_free (note->target);
  note->target = ent_case_dup_target (with, ENT_TARGET_STORY, ((EntStorySection *) with->story->pdata[0])->id, NULL);
  g_assert_nonnull (note->target);
  ent_store_put_note (self->store, note, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr(EntNote) lost = NULL, left = NULL, found = NULL;

      put_case (self->store, without);
      lost = load_only_note (self);
      g_assert_nonnull (lost->place);
      g_assert_cmpint (lost->place->state, ==, ENT_PLACE_LOST);
      ent_note_accept_place (lost, note->target);
      ent_note_set_body (lost, "Left", NULL);
      ent_store_put_note (self->store, lost, &error);
      g_assert_no_error (error);
      put_case (self->store, without);
      remove_case (self);
      put_case (self->store, without);
      left = load_only_note (self);
      g_assert_null (left->place);
      g_assert_true (ent_target_equal (left->target, note->target));
      put_case (self->store, with);
      found = load_only_note (self);
      g_assert_null (found->place);
    }
  assert_no_faults (self);
}

/* Of two who write one note at once neither loses what it wrote. */
static void
test_two_writers (Fixture       *self,
                  gconstpointer  data)
{
  GError *error = NULL;
  g_autoptr(EntStore) other = ent_store_open (self->path, ENT_STORE_CREATE, NULL, &error);
  g_autoptr(EntNote) note = ent_note_new ();
  g_autoptr(GPtrArray) versions = NULL;

  g_assert_no_error (error);
  ent_note_set_body (note, "Base", NULL);
  g_assert_true (ent_store_put_note (self->store, note, &error));
  ent_note_set_body (note, "Base and what the one writes", NULL);
  note->modified_usec++;
  g_assert_true (ent_store_put_note (self->store, note, &error));
  ent_note_set_body (note, "Base and what the other writes", NULL);
  note->modified_usec++;
  g_assert_true (ent_store_put_note (other, note, &error));
  ent_note_set_body (note, "Base and what the other writes on", NULL);
  note->modified_usec++;
  g_assert_true (ent_store_put_note (other, note, &error));
  ent_note_set_body (note, "Base and what the one writes on", NULL);
  note->modified_usec++;
  g_assert_true (ent_store_put_note (self->store, note, &error));
  versions = ent_store_list_versions (self->store, note->id, &error);
  g_assert_no_error (error);
  /* Typing leaves none. */
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_cmpstr (((EntNote *) versions->pdata[0])->body, ==, "Base and what the other writes on");
  g_assert_cmpstr (((EntNote *) versions->pdata[1])->body, ==, "Base and what the one writes");
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

/* Of what a note was before, the last twenty; what stood for a moment only is none, unless much of it went. */
static void
test_earlier_versions (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr(EntNote) note = ent_note_new ();
  g_autoptr(GPtrArray) versions = NULL;
  GError *error = NULL;

  for (int i = 0; i < 30; i++)
    {
      g_autofree char *body = g_strdup_printf ("What I thought in week %d", i);

      ent_note_set_body (note, body, NULL);
      note->modified_usec += 10 * G_TIME_SPAN_MINUTE;
      ent_store_put_note (self->store, note, &error);
      g_assert_no_error (error);
    }
  /* Typed on at once: no version. */
  ent_note_set_body (note, "What I thought in week 29, at last", NULL);
  note->modified_usec += G_TIME_SPAN_SECOND;
  ent_store_put_note (self->store, note, &error);
  versions = ent_store_list_versions (self->store, note->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, ENT_STORE_MAX_VERSIONS);
  g_assert_cmpstr (((EntNote *) versions->pdata[0])->body, ==, "What I thought in week 28");
  g_assert_cmpstr (((EntNote *) versions->pdata[19])->body, ==, "What I thought in week 9");

  /* Nearly all of it deleted at once: one. */
  ent_note_set_body (note, "W", NULL);
  note->modified_usec += G_TIME_SPAN_SECOND;
  ent_store_put_note (self->store, note, &error);
  g_clear_pointer (&versions, g_ptr_array_unref);
  versions = ent_store_list_versions (self->store, note->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, ENT_STORE_MAX_VERSIONS);
  g_assert_cmpstr (((EntNote *) versions->pdata[0])->body, ==, "What I thought in week 29, at last");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/notes/personal-stays", test_personal_stays);
  ADD ("/store/notes/left", test_left_note);
  ADD ("/store/notes/two-writers", test_two_writers);
  ADD ("/store/notes/earlier-versions", test_earlier_versions);

  return g_test_run ();
}
