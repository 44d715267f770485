/* Layers: what one person hands in, and what comes of it in another's library. */

#include "config.h"

#include <glib/gstdio.h>

#include "exchange-fixture.h"
#include "fixtures.h"

#include "ent-layer-file.h"
#include "ent-note-import.h"
#include "ent-store-changes.h"
#include "ent-store-own.h"
#include "ent-uuid.h"

#define CASE "a-b"

typedef struct
{
  char     *dir;
  EntStore *store;
} Fixture;

static EntStore *
open_store (Fixture    *self,
            const char *name)
{
  g_autofree char *path = g_build_filename (self->dir, name, NULL);
  g_autoptr(GError) error = NULL;
  EntStore *store = ent_store_open (path, ENT_STORE_CREATE, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->dir = ent_fixture_dup_folder ();
  self->store = open_store (self, "lecturer.db");
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->store);
  ent_fixture_remove_folder (self->dir);
  g_free (self->dir);
}

static EntNote *
make_note (const char *id,
           const char *body)
{
  EntNote *note = ent_note_new ();

  if (id != NULL)
    {
      g_free (note->id);
      note->id = g_strdup (id);
    }
  note->case_id = g_strdup (CASE);
  ent_note_set_body (note, body, NULL);
  return note;
}

static EntOwnEvent *
make_event (const char *title)
{
  EntOwnEvent *event = ent_own_event_new (CASE, ent_date_parse ("1991-05", NULL), title);

  event->text = g_strdup ("It *happened*.");
  event->lane = g_strdup ("Mine");
  g_ptr_array_add (event->sources, g_strdup ("A letter, 1991"));
  return event;
}

/* A note on an own event, one on words, a rating with that event as evidence. */
static EntLayerFile *
make_file (const char *person,
           const char *name)
{
  g_autofree char *id = ent_uuid_derive (ENT_UUID_SPACE_URL, person);
  EntLayerFile *file = ent_layer_file_new (id, name, CASE);
  EntOwnEvent *event = make_event ("Talks");
  EntNote *on_event = make_note (NULL, "See #talks");
  EntNote *on_words = make_note (NULL, "Why?");
  EntOwnRating *rating = ent_own_rating_new (CASE, "trade");

  file->case_title = g_strdup ("A and B");
  file->case_version = 3;
  event->layer = g_strdup (id);
  event->case_title = g_strdup ("A and B");
  g_ptr_array_add (file->events, event);

  on_event->layer = g_strdup (id);
  on_event->target->kind = ENT_TARGET_EVENT;
  on_event->target->id = g_strdup (event->id);
  g_ptr_array_add (file->notes, on_event);
  on_words->layer = g_strdup (id);
  on_words->target->kind = ENT_TARGET_STORY;
  on_words->target->id = g_strdup ("one");
  on_words->target->anchor = g_new0 (EntAnchor, 1);
  on_words->target->anchor->exact = g_strdup ("began badly");
  on_words->target->anchor->prefix = g_strdup ("It ");
  on_words->target->anchor->suffix = g_strdup (".");
  on_words->target->anchor->start = 3;
  on_words->target->anchor->end = 14;
  g_ptr_array_add (file->notes, on_words);

  rating->layer = g_strdup (id);
  rating->case_title = g_strdup ("A and B");
  rating->factor_title = g_strdup ("Trade");
  rating->has_rating = TRUE;
  rating->rating = -2;
  rating->confidence = ENT_CONFIDENCE_HIGH;
  rating->rationale = g_strdup ("Little.");
  g_ptr_array_add (rating->evidence, ent_evidence_new (event->id, "Talks"));
  g_ptr_array_add (rating->evidence, ent_evidence_new ("attack", NULL));
  g_ptr_array_add (file->ratings, rating);
  return file;
}

static EntLayerFile *
pass_on (const EntLayerFile *file)
{
  gsize length;
  g_autofree char *text = ent_layer_file_to_string (file, &length);
  g_autoptr(GError) error = NULL;
  EntLayerFile *back;

  g_assert_true (ent_layer_file_sniff (text, length));
  back = ent_layer_file_parse (text, length, NULL, &error);
  g_assert_no_error (error);
  return back;
}

static void
import (EntStore           *store,
        const EntLayerFile *file,
        guint               n_added,
        guint               n_updated,
        guint               n_there)
{
  EntImportReport report;
  g_autoptr(GError) error = NULL;

  ent_layer_import (store, file, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.n_added, ==, n_added);
  g_assert_cmpuint (report.n_updated, ==, n_updated);
  g_assert_cmpuint (report.n_there, ==, n_there);
}

static EntNote *
load_note (EntStore   *store,
           const char *id)
{
  const char *ids[] = { id, NULL };
  g_autoptr(GPtrArray) notes = ent_store_load_notes (store, ids, NULL, NULL);

  g_assert_cmpuint (notes->len, ==, 1);
  return g_ptr_array_steal_index (notes, 0);
}

static void
test_round_trip (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(EntLayerFile) file = make_file ("ann", "Ann “A” Lee");
  g_autoptr(EntLayerFile) back = pass_on (file);
  g_autofree char *name = ent_layer_file_dup_name (file);

  g_assert_cmpstr (name, ==, "Ann “A” Lee.entente-notes.json");
  g_assert_cmpstr (back->person_id, ==, file->person_id);
  g_assert_cmpstr (back->person_name, ==, "Ann “A” Lee");
  g_assert_cmpstr (back->case_id, ==, CASE);
  g_assert_cmpstr (back->case_title, ==, "A and B");
  g_assert_cmpint (back->case_version, ==, 3);
  g_assert_cmpint (back->exported_usec, ==, file->exported_usec);
  g_assert_cmpuint (back->notes->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    ent_fixture_assert_note (back->notes->pdata[i], file->notes->pdata[i]);
  g_assert_true (ent_own_event_equal (back->events->pdata[0], file->events->pdata[0]));
  g_assert_cmpint (((EntOwnEvent *) back->events->pdata[0])->created_usec, ==,
                   ((EntOwnEvent *) file->events->pdata[0])->created_usec);
  g_assert_true (ent_own_rating_equal (back->ratings->pdata[0], file->ratings->pdata[0]));
  g_assert_cmpstr (((EntOwnRating *) back->ratings->pdata[0])->factor_title, ==, "Trade");
}

/* On one of two cases that have one id. */
static void
test_beside (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(EntLayerFile) file = make_file ("ann", "Ann");
  g_autoptr(EntLayerFile) back = NULL;

  g_free (file->case_id);
  file->case_id = g_strdup (CASE "@demo");
  for (guint i = 0; i < file->notes->len; i++)
    {
      EntNote *note = file->notes->pdata[i];

      g_free (note->case_id);
      note->case_id = g_strdup (CASE "@demo");
    }
  back = pass_on (file);
  g_assert_cmpstr (back->case_id, ==, CASE "@demo");
  g_assert_cmpuint (back->notes->len, ==, file->notes->len);
  g_assert_cmpstr (((EntNote *) back->notes->pdata[0])->case_id, ==, CASE "@demo");
  g_assert_cmpstr (((EntOwnEvent *) back->events->pdata[0])->case_id, ==, CASE "@demo");
  g_assert_cmpstr (((EntOwnRating *) back->ratings->pdata[0])->case_id, ==, CASE "@demo");
}

static void
test_collect (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(EntLayerFile) other = make_file ("bob", "Bob");
  g_autoptr(EntNote) own = make_note (NULL, "Mine");
  g_autoptr(EntNote) binned = make_note (NULL, "Gone");
  g_autoptr(EntNote) elsewhere = make_note (NULL, "There");
  g_autoptr(EntOwnEvent) event = make_event ("Mine");
  g_autoptr(EntLayerFile) file = NULL;
  g_autofree char *id = NULL;
  g_autoptr(GError) error = NULL;

  import (self->store, other, 4, 0, 0);
  binned->deleted_usec = 1;
  g_free (elsewhere->case_id);
  elsewhere->case_id = g_strdup ("c-d");
  own->place = ent_note_place_new (ENT_PLACE_LOST, 5);
  g_assert_true (ent_store_put_note (self->store, own, NULL));
  g_assert_true (ent_store_put_note (self->store, binned, NULL));
  g_assert_true (ent_store_put_note (self->store, elsewhere, NULL));
  g_assert_true (ent_store_put_own_event (self->store, event, NULL));
  file = ent_layer_file_collect (self->store, CASE, "Lee / Ann", &error);
  g_assert_no_error (error);
  id = ent_store_dup_own_layer_id (self->store, NULL);
  g_assert_cmpstr (file->person_id, ==, id);
  g_assert_cmpuint (file->notes->len, ==, 1);
  g_assert_cmpstr (((EntNote *) file->notes->pdata[0])->id, ==, own->id);
  g_assert_null (((EntNote *) file->notes->pdata[0])->place);
  g_assert_cmpuint (file->events->len, ==, 1);
  g_assert_cmpuint (file->ratings->len, ==, 0);
  {
    g_autofree char *name = ent_layer_file_dup_name (file);

    g_assert_cmpstr (name, ==, "Lee - Ann.entente-notes.json");
  }
}

/* A file twice adds nothing; a later one brings what changed. */
static void
test_twice (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntLayerFile) file = make_file ("ann", "Ann");
  g_autoptr(EntLayerFile) back = pass_on (file);
  EntNote *note = file->notes->pdata[1];
  EntOwnEvent *event = file->events->pdata[0];
  EntOwnRating *rating = file->ratings->pdata[0];
  g_autoptr(GPtrArray) layers = NULL;
  g_autoptr(GPtrArray) versions = NULL;
  g_autoptr(EntNote) there = NULL;
  g_autoptr(EntLayerFile) later = NULL;

  import (self->store, back, 4, 0, 0);
  import (self->store, back, 0, 0, 4);
  layers = ent_store_list_layers (self->store, NULL);
  g_assert_cmpuint (layers->len, ==, 1);
  g_assert_cmpuint (((EntLayer *) layers->pdata[0])->n_notes, ==, 2);
  g_assert_cmpuint (((EntLayer *) layers->pdata[0])->n_events, ==, 1);
  g_assert_cmpuint (((EntLayer *) layers->pdata[0])->n_ratings, ==, 1);

  /* An hour later. */
  ent_note_set_body (note, "Why not?", NULL);
  note->modified_usec += G_TIME_SPAN_HOUR;
  event->modified_usec += G_TIME_SPAN_HOUR;
  g_free (event->title);
  event->title = g_strdup ("First talks");
  rating->modified_usec += G_TIME_SPAN_HOUR;
  rating->rating = 1;
  later = pass_on (file);
  import (self->store, later, 0, 3, 1);
  there = load_note (self->store, note->id);
  g_assert_cmpstr (there->body, ==, "Why not?");
  versions = ent_store_list_versions (self->store, note->id, NULL);
  g_assert_cmpuint (versions->len, ==, 1);
  g_assert_cmpstr (((EntNote *) versions->pdata[0])->body, ==, "Why?");

  /* The older file again takes nothing back. */
  import (self->store, back, 0, 0, 4);
  {
    g_autoptr(EntNote) still = load_note (self->store, note->id);
    g_autoptr(GPtrArray) faults = ent_store_check (self->store, NULL, NULL, NULL);

    g_assert_cmpstr (still->body, ==, "Why not?");
    for (guint i = 0; i < faults->len; i++)
      g_test_message ("%s", (char *) faults->pdata[i]);
  }
}

/* What is in the bin stays there. */
static void
test_binned (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(EntLayerFile) file = make_file ("ann", "Ann");
  EntNote *note = file->notes->pdata[0];
  const char *ids[] = { note->id, NULL };
  EntImportReport report;
  g_autofree char *sentence = NULL;

  import (self->store, file, 4, 0, 0);
  g_assert_true (ent_store_bin_notes (self->store, ids, TRUE, NULL));
  note->modified_usec += G_TIME_SPAN_HOUR;
  ent_note_set_body (note, "Other", NULL);
  g_assert_true (ent_layer_import (self->store, file, &report, NULL));
  g_assert_cmpuint (report.n_binned, ==, 1);
  sentence = ent_import_report_to_string (&report);
  g_assert_cmpstr (sentence, ==, "0 added, 3 already there, 1 in the bin");
}

/* An id that somebody else has becomes another, the same each time, and what refers to it follows. */
static void
test_conflicts (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(EntLayerFile) ann = make_file ("ann", "Ann");
  g_autoptr(EntLayerFile) bob = make_file ("bob", "Bob");
  EntOwnEvent *event = bob->events->pdata[0];
  EntNote *note = bob->notes->pdata[0];
  EntEvidence *evidence = ((EntOwnRating *) bob->ratings->pdata[0])->evidence->pdata[0];
  const char *taken = ((EntOwnEvent *) ann->events->pdata[0])->id;
  g_autofree char *derived = ent_uuid_derive (bob->person_id, taken);
  g_autoptr(EntNote) own = make_note (((EntNote *) bob->notes->pdata[1])->id, "The lecturer's own");
  g_autofree char *second = ent_uuid_derive (bob->person_id, own->id);

  g_assert_true (ent_store_put_note (self->store, own, NULL));
  g_free (event->id);
  event->id = g_strdup (taken);
  g_free (note->target->id);
  note->target->id = g_strdup (taken);
  g_free (evidence->event);
  evidence->event = g_strdup (taken);

  import (self->store, ann, 4, 0, 0);
  import (self->store, bob, 4, 0, 0);
  import (self->store, bob, 0, 0, 4);
  import (self->store, ann, 0, 0, 4);
  {
    g_autoptr(EntNote) of_bob = load_note (self->store, note->id);
    g_autoptr(EntNote) still = load_note (self->store, own->id);
    g_autoptr(EntNote) beside = load_note (self->store, second);
    g_autoptr(EntOwnEvent) of_ann = ent_store_load_own_event (self->store, taken, NULL);
    g_autoptr(EntOwnEvent) other = ent_store_load_own_event (self->store, derived, NULL);
    g_autoptr(GPtrArray) ratings = ent_store_list_own_ratings (self->store, CASE, NULL);

    g_assert_cmpstr (of_bob->target->id, ==, derived);
    g_assert_null (still->layer);
    g_assert_cmpstr (still->body, ==, "The lecturer's own");
    g_assert_cmpstr (beside->layer, ==, bob->person_id);
    g_assert_cmpstr (of_ann->layer, ==, ann->person_id);
    g_assert_cmpstr (other->layer, ==, bob->person_id);
    g_assert_cmpuint (ratings->len, ==, 2);
    for (guint i = 0; i < 2; i++)
      {
        const EntOwnRating *rating = ratings->pdata[i];

        g_assert_cmpstr (((EntEvidence *) rating->evidence->pdata[0])->event, ==,
                         strcmp (rating->layer, bob->person_id) == 0 ? derived : taken);
      }
  }
}

/* A file of the library's own person adds what is missing and changes nothing. */
static void
test_own (Fixture       *self,
          gconstpointer  data)
{
  g_autoptr(EntLayerFile) file = make_file ("ann", "Ann");
  g_autoptr(EntNote) own = make_note (((EntNote *) file->notes->pdata[0])->id, "As I have it");
  g_autoptr(GPtrArray) layers = NULL;

  g_free (file->person_id);
  file->person_id = ent_store_dup_own_layer_id (self->store, NULL);
  for (guint i = 0; i < 2; i++)
    {
      EntNote *note = file->notes->pdata[i];

      g_free (note->layer);
      note->layer = g_strdup (file->person_id);
      note->modified_usec += G_TIME_SPAN_HOUR;
    }
  g_free (((EntOwnEvent *) file->events->pdata[0])->layer);
  ((EntOwnEvent *) file->events->pdata[0])->layer = g_strdup (file->person_id);
  g_free (((EntOwnRating *) file->ratings->pdata[0])->layer);
  ((EntOwnRating *) file->ratings->pdata[0])->layer = g_strdup (file->person_id);

  g_assert_true (ent_store_put_note (self->store, own, NULL));
  import (self->store, file, 3, 0, 1);
  import (self->store, file, 0, 0, 4);
  layers = ent_store_list_layers (self->store, NULL);
  g_assert_cmpuint (layers->len, ==, 0);
  {
    g_autoptr(EntNote) still = load_note (self->store, own->id);
    g_autoptr(EntNote) added = load_note (self->store, ((EntNote *) file->notes->pdata[1])->id);

    g_assert_cmpstr (still->body, ==, "As I have it");
    g_assert_null (added->layer);
  }
}

/* As a lecture hall does. */
static void
test_sixty (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntNote) own = make_note (NULL, "Mine");
  g_autoptr(GPtrArray) layers = NULL, left = NULL, notes = NULL;

  g_assert_true (ent_store_put_note (self->store, own, NULL));
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < 60; i++)
      {
        g_autofree char *name = g_strdup_printf ("Student %u", i);
        g_autoptr(EntLayerFile) file = make_file (name, name);
        g_autoptr(EntLayerFile) back = NULL;

        /* The same each time. */
        for (guint n = 0; n < 2; n++)
          {
            EntNote *note = file->notes->pdata[n];
            g_autofree char *seed = g_strdup_printf ("%u/%u", i, n);

            g_free (note->id);
            note->id = ent_uuid_derive (ENT_UUID_SPACE_URL, seed);
            note->created_usec = note->modified_usec = 1000000;
          }
        g_ptr_array_set_size (file->events, 0);
        g_free (((EntNote *) file->notes->pdata[0])->target->id);
        ((EntNote *) file->notes->pdata[0])->target->id = g_strdup ("attack");
        g_ptr_array_set_size (((EntOwnRating *) file->ratings->pdata[0])->evidence, 0);
        back = pass_on (file);
        import (self->store, back, round == 0 ? 3 : 0, 0, round == 0 ? 0 : 3);
      }
  layers = ent_store_list_layers (self->store, NULL);
  g_assert_cmpuint (layers->len, ==, 60);
  notes = ent_store_list_notes (self->store, CASE, NULL);
  g_assert_cmpuint (notes->len, ==, 121);
  for (guint i = 0; i < 60; i++)
    g_assert_true (ent_store_remove_layer (self->store, ((EntLayer *) layers->pdata[i])->id, NULL));
  left = ent_store_list_notes (self->store, CASE, NULL);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_true (ent_note_equal (left->pdata[0], own));
}

/* A part of a change, which can be taken back. */
static void
test_change (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(EntLayerFile) file = make_file ("ann", "Ann");
  g_autoptr(GBytes) change = NULL;
  g_autoptr(GPtrArray) notes = NULL, layers = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (ent_store_begin_change (self->store, &error));
  import (self->store, file, 4, 0, 0);
  change = ent_store_end_change (self->store, &error);
  g_assert_no_error (error);
  g_assert_true (ent_store_apply_change (self->store, change, TRUE, &error));
  g_assert_no_error (error);
  notes = ent_store_list_notes (self->store, NULL, NULL);
  layers = ent_store_list_layers (self->store, NULL);
  g_assert_cmpuint (notes->len, ==, 0);
  g_assert_cmpuint (layers->len, ==, 0);
}

/* A note finds its words in the version of the case that is there; what stands on a web page stays on that. */
static void
test_places (Fixture       *self,
             gconstpointer  data)
{
  static const char foreign[] =
    "{\"rows\": [{\"id\": \"AbC\", \"uri\": \"https://example.org/\", \"text\": \"Seen.\","
    " \"target\": [{\"selector\": [{\"type\": \"TextQuoteSelector\", \"exact\": \"other words\"}]}]}]}";
  g_autoptr(EntCase) item = fixture_case_new ();
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();
  g_autoptr(EntLayerFile) file = make_file ("ann", "Ann");
  g_autoptr(EntAnnotations) page = ent_annotations_parse (foreign, strlen (foreign), CASE, NULL, NULL);
  EntNote *words = file->notes->pdata[1];

  g_ptr_array_add (cases, item);
  words->target->anchor->start = 40;
  words->target->anchor->end = 51;
  g_assert_true (ent_store_put_cases (self->store, cases, "local", NULL, NULL));
  import (self->store, file, 4, 0, 0);
  import (self->store, file, 0, 0, 4);
  g_assert_true (ent_annotations_import (self->store, page, NULL, NULL));
  g_assert_true (ent_store_put_cases (self->store, cases, "local", NULL, NULL));
  {
    g_autoptr(EntNote) placed = load_note (self->store, words->id);
    g_autoptr(EntNote) on_own = load_note (self->store, ((EntNote *) file->notes->pdata[0])->id);
    g_autoptr(EntNote) elsewhere = load_note (self->store, ((EntNote *) page->notes->pdata[0])->id);

    g_assert_cmpuint (placed->target->anchor->start, ==, 3);
    g_assert_cmpstr (placed->target->title, ==, "One");
    g_assert_cmpstr (on_own->target->id, ==, ((EntOwnEvent *) file->events->pdata[0])->id);
    g_assert_null (on_own->place);
    g_assert_cmpstr (elsewhere->target->anchor->exact, ==, "other words");
    g_assert_cmpstr (elsewhere->target->title, ==, "https://example.org/");
    g_assert_null (elsewhere->place);
  }
}

/* Annotations of one's own: a second time nothing; one changed elsewhere stands beside. */
static void
test_annotations (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr(EntNote) own = make_note (NULL, "Mine");
  EntAnnotations annotations = { g_ptr_array_new (), g_ptr_array_new () };
  g_autoptr(EntNote) changed = ent_note_copy (own);
  EntImportReport report;
  g_autoptr(GPtrArray) notes = NULL;

  g_ptr_array_add (annotations.notes, own);
  g_assert_true (ent_annotations_import (self->store, &annotations, &report, NULL));
  g_assert_cmpuint (report.n_added, ==, 1);
  g_assert_true (ent_annotations_import (self->store, &annotations, &report, NULL));
  g_assert_cmpuint (report.n_added, ==, 0);
  g_assert_cmpuint (report.n_there, ==, 1);

  ent_note_set_body (changed, "Mine, changed", NULL);
  changed->modified_usec += 1;
  annotations.notes->pdata[0] = changed;
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (ent_annotations_import (self->store, &annotations, &report, NULL));
      g_assert_cmpuint (report.n_added, ==, i == 0 ? 1 : 0);
    }
  notes = ent_store_list_notes (self->store, NULL, NULL);
  g_assert_cmpuint (notes->len, ==, 2);
  g_ptr_array_unref (annotations.notes);
  g_ptr_array_unref (annotations.layers);
}

/* What does not say when it was written is never newer than what is there. */
static void
test_undated (Fixture       *self,
              gconstpointer  data)
{
  static const char text[] =
    "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"https://example.org/a\", \"type\": \"Annotation\","
    " \"motivation\": \"questioning\", \"bodyValue\": \"Who?\", \"target\": \"entente:a-b/event/attack\"}";
  g_autoptr(EntCase) item = fixture_case_new ();
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();
  g_autoptr(EntAnnotations) annotations = ent_annotations_parse (text, strlen (text), NULL, NULL, NULL);
  const char *id = ((EntNote *) annotations->notes->pdata[0])->id;
  EntImportReport report;
  g_autoptr(EntNote) note = NULL;

  g_ptr_array_add (cases, item);
  g_assert_true (ent_store_put_cases (self->store, cases, "local", NULL, NULL));
  g_assert_true (ent_annotations_import (self->store, annotations, &report, NULL));
  g_assert_cmpuint (report.n_added, ==, 1);
  g_assert_true (ent_annotations_import (self->store, annotations, &report, NULL));
  g_assert_cmpuint (report.n_added, ==, 0);
  note = load_note (self->store, id);
  g_assert_cmpint (note->flag, ==, ENT_NOTE_FLAG_QUESTION);
  g_assert_cmpstr (note->target->title, ==, "Attack");
  g_assert_cmpint (note->created_usec, >, 0);
  /* Not even after the person went on with it. */
  ent_note_set_body (note, "Who, and why?", NULL);
  g_assert_true (ent_store_put_note (self->store, note, NULL));
  g_assert_true (ent_annotations_import (self->store, annotations, &report, NULL));
  g_assert_cmpuint (report.n_there, ==, 1);
}

static void
test_refused (Fixture       *self,
              gconstpointer  data)
{
  static const struct { const char *pointer; const char *value; const char *fault; } cases[] = {
    { "/type", "\"entente\"", "/type" }, { "/person", NULL, "" }, { "/person/id", "\"ann\"", "/person/id" },
    { "/case/id", "\"A B\"", "/case/id" }, { "/case/id", "\"a@\"", "/case/id" }, { "/case", NULL, "" }, { "/exported", "\"today\"", "/exported" },
    { "/notes/0/target", NULL, "/notes/0" }, { "/notes/0/target/source", "\"entente:c-d/event/x\"", "/notes/0" },
    { "/notes/1/id", "3", "/notes/1/id" }, { "/events/0/id", "\"talks\"", "/events/0/id" },
    { "/events/0/date", "\"long ago\"", "/events/0/date" }, { "/events/0/who", "1", "/events/0/who" },
    { "/events/0/sources/0", "7", "/events/0/sources/0" }, { "/events/0/created", "1", "/events/0/created" },
    { "/ratings/0/rating", "4", "/ratings/0/rating" }, { "/ratings/0/factor", "\"No Id\"", "/ratings/0/factor" },
    { "/ratings/0/confidence", "\"sure\"", "/ratings/0/confidence" },
    { "/ratings/0/evidence/0", "\"x\"", "/ratings/0/evidence/0" },
  };
  g_autoptr(EntLayerFile) file = make_file ("ann", "Ann");
  g_autofree char *whole = ent_layer_file_to_string (file, NULL);
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonNode) root = json_from_string (whole, NULL);
      g_autoptr(GPtrArray) faults = ent_faults_new ();
      g_autofree char *text = NULL;
      gboolean found = FALSE;

      fixture_patch (root, cases[i].pointer, cases[i].value);
      text = json_to_string (root, FALSE);
      g_assert_null (ent_layer_file_parse (text, strlen (text), faults, NULL));
      for (guint j = 0; j < faults->len; j++)
        {
          const EntFault *fault = faults->pdata[j];

          g_test_message ("%s: %s", fault->path, fault->message);
          found = found || strcmp (fault->path, cases[i].fault) == 0;
        }
      g_assert_true (found);
    }
  {
    g_autoptr(JsonNode) root = json_from_string (whole, NULL);
    g_autofree char *text = NULL;

    fixture_patch (root, "/format", "2");
    text = json_to_string (root, FALSE);
    g_assert_null (ent_layer_file_parse (text, strlen (text), NULL, &error));
    g_assert_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_NEW);
  }
  g_assert_false (ent_layer_file_sniff ("[]", 2));
  g_assert_false (ent_layer_file_sniff ("{", 1));
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*run) (Fixture *, gconstpointer); } tests[] = {
    { "/layer/round-trip", test_round_trip },
    { "/layer/beside", test_beside },
    { "/layer/collect", test_collect },
    { "/layer/twice", test_twice },
    { "/layer/binned", test_binned },
    { "/layer/conflicts", test_conflicts },
    { "/layer/own", test_own },
    { "/layer/sixty", test_sixty },
    { "/layer/change", test_change },
    { "/layer/places", test_places },
    { "/layer/annotations", test_annotations },
    { "/layer/undated", test_undated },
    { "/layer/refused", test_refused },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
