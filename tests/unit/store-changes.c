/* Taking changes back: a random walk through everything a person can change ends where it
 * began, and back at its end; what somebody else changed is never overwritten. */

#include "config.h"

#include <locale.h>
#include <sqlite3.h>
#include <string.h>

#include "ent-library.h"
#include "ent-store-changes.h"
#include "ent-store-lectures.h"
#include "ent-store-own.h"
#include "ent-store-views.h"
#include "fixtures.h"
#include "library-fixture.h"

#define N_STEPS 160
#define MAX_IDS 40

static const char * const personal_tables[] = {
  "layers", "notes", "note_tags", "note_versions", "note_places", "note_targets", "own_events",
  "own_event_sources", "own_assessments", "own_evidence", "lectures", "slides", "slide_cases",
  "rehearsals", "rehearsal_slides", "case_settings", NULL
};

typedef struct
{
  char       *folder;
  char       *path;
  EntLibrary *library;
  GPtrArray  *touches;     /* of char*: "note UUID", since they were last cleared */
  gboolean    anything;    /* NULL was told */
} Fixture;

static void
touched_cb (EntLibrary *library,
            GPtrArray  *touches,
            Fixture    *self)
{
  self->anything = self->anything || touches == NULL;
  for (guint i = 0; touches != NULL && i < touches->len; i++)
    {
      const EntTouch *touch = touches->pdata[i];

      g_ptr_array_add (self->touches, g_strdup_printf ("%d %s", touch->kind, touch->id));
    }
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = ent_fixture_dup_folder ();
  self->path = g_build_filename (self->folder, "library.db", NULL);
  self->touches = g_ptr_array_new_with_free_func (g_free);
  self->library = open_library (self->path);
  g_signal_connect (self->library, "touched", G_CALLBACK (touched_cb), self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  close_library (self->library);
  ent_fixture_remove_folder (self->folder);
  g_ptr_array_unref (self->touches);
  g_free (self->folder);
  g_free (self->path);
}

/* All personal rows as text, without the numbers that only the file knows. */
static char *
dup_dump (const char *path)
{
  GString *text = g_string_new (NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (gsize i = 0; personal_tables[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1, 2, 3", personal_tables[i]);
      sqlite3_stmt *stmt = NULL;

      g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
      while (sqlite3_step (stmt) == SQLITE_ROW)
        {
          g_string_append (text, personal_tables[i]);
          for (int j = 0; j < sqlite3_column_count (stmt); j++)
            g_string_append_printf (text, "|%s", sqlite3_column_type (stmt, j) == SQLITE_NULL
                                    ? "NULL" : (const char *) sqlite3_column_text (stmt, j));
          g_string_append_c (text, '\n');
        }
      sqlite3_finalize (stmt);
    }
  sqlite3_close (db);
  return g_string_free (text, FALSE);
}

/* The walk */

/* What the walk knows of; a job picks among them. */
typedef struct
{
  GRand     *rand;
  GPtrArray *notes, *events, *layers, *lectures;  /* ids of all that ever were */
} Walk;

static const char *
pick (Walk      *self,
      GPtrArray *ids)
{
  return ids->len > 0 ? ids->pdata[g_rand_int_range (self->rand, 0, (int) ids->len)] : NULL;
}

static void
add_id (GPtrArray  *ids,
        const char *id)
{
  if (ids->len < MAX_IDS)
    g_ptr_array_add (ids, g_strdup (id));
}

/* A layer that is there, or NULL. */
static char *
dup_layer (Walk     *self,
           EntStore *store)
{
  g_autoptr(GPtrArray) layers = ent_store_list_layers (store, NULL);

  if (layers->len == 0 || g_rand_boolean (self->rand))
    return NULL;
  return g_strdup (((EntLayer *) layers->pdata[g_rand_int_range (self->rand, 0, (int) layers->len)])->id);
}

static gboolean
put_random_note (Walk      *self,
                 EntStore  *store,
                 GError   **error)
{
  g_autoptr(EntNote) note = ent_fixture_note_new_random (self->rand, 0.6);
  const char *id = pick (self, self->notes);

  if (id != NULL && g_rand_int_range (self->rand, 0, 3) > 0)
    {
      g_free (note->id);
      note->id = g_strdup (id);
    }
  else
    add_id (self->notes, note->id);
  g_free (note->layer);
  note->layer = dup_layer (self, store);
  return ent_store_put_note (store, note, error);
}

static gboolean
edit_note (Walk      *self,
           EntStore  *store,
           GError   **error)
{
  const char *ids[] = { pick (self, self->notes), NULL };
  g_autoptr(GPtrArray) notes = ids[0] != NULL ? ent_store_load_notes (store, ids, NULL, error) : NULL;
  EntNote *note;
  g_autofree char *body = NULL;

  if (notes == NULL || notes->len == 0)
    return ids[0] == NULL || notes != NULL;
  note = notes->pdata[0];
  body = g_strdup_printf ("%s and #word%d", g_rand_boolean (self->rand) ? note->body : "",
                          g_rand_int_range (self->rand, 0, 9));
  ent_note_set_body (note, body, NULL);
  note->modified_usec = (gint64) g_rand_int_range (self->rand, 0, 3000) * G_USEC_PER_SEC;
  return ent_store_put_note (store, note, error);
}

static gboolean
remove_or_bin (Walk      *self,
               EntStore  *store,
               GError   **error)
{
  const char *ids[] = { pick (self, self->notes), NULL };
  g_autoptr(GPtrArray) notes = ids[0] != NULL ? ent_store_load_notes (store, ids, NULL, error) : NULL;

  if (notes == NULL || notes->len == 0)
    return ids[0] == NULL || notes != NULL;
  switch (g_rand_int_range (self->rand, 0, 4))
    {
    case 0:
      return ent_store_remove_note (store, ids[0], error);
    case 1:
      return ent_store_empty_bin (store, G_MAXINT64, error);
    default:
      return ent_store_bin_notes (store, ids, g_rand_boolean (self->rand), error);
    }
}

static gboolean
put_event (Walk      *self,
           EntStore  *store,
           GError   **error)
{
  g_autofree char *text = g_strdup_printf ("19%02d-0%d", g_rand_int_range (self->rand, 10, 99),
                                           g_rand_int_range (self->rand, 1, 9));
  g_autoptr(EntOwnEvent) event = ent_own_event_new ("panmunjom", ent_date_parse (text, NULL), "Mine");
  const char *id = pick (self, self->events);

  if (id != NULL && g_rand_boolean (self->rand))
    {
      g_free (event->id);
      event->id = g_strdup (id);
    }
  else
    add_id (self->events, event->id);
  event->layer = dup_layer (self, store);
  event->lane = g_rand_boolean (self->rand) ? g_strdup ("Class") : NULL;
  for (int i = g_rand_int_range (self->rand, 0, 4); i > 0; i--)
    g_ptr_array_add (event->sources, g_strdup_printf ("Source %d", g_rand_int_range (self->rand, 0, 5)));
  if (!ent_store_put_own_event (store, event, error))
    return FALSE;
  return g_rand_int_range (self->rand, 0, 3) > 0 || ent_store_bin_own_event (store, event->id, TRUE, error);
}

static gboolean
put_rating (Walk      *self,
            EntStore  *store,
            GError   **error)
{
  g_autofree char *factor = g_strdup_printf ("factor-%d", g_rand_int_range (self->rand, 0, 3));
  g_autoptr(EntOwnRating) rating = ent_own_rating_new ("panmunjom", factor);

  rating->layer = dup_layer (self, store);
  if (g_rand_int_range (self->rand, 0, 4) == 0)
    return ent_store_remove_own_rating (store, rating->layer, rating->case_id, factor, error);
  rating->has_rating = g_rand_boolean (self->rand);
  rating->rating = g_rand_int_range (self->rand, -3, 4);
  rating->rationale = g_strdup_printf ("Because %d", g_rand_int_range (self->rand, 0, 100));
  for (int i = g_rand_int_range (self->rand, 0, 3); i > 0; i--)
    g_ptr_array_add (rating->evidence, ent_evidence_new ("armistice-signed", "Armistice"));
  return ent_store_put_own_rating (store, rating, error);
}

static gboolean
put_or_remove_layer (Walk      *self,
                     EntStore  *store,
                     GError   **error)
{
  g_autofree char *id = dup_layer (self, store);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr(EntLayer) layer = NULL;

  if (id != NULL && g_rand_int_range (self->rand, 0, 3) == 0)
    return ent_store_remove_layer (store, id, error);
  layer = ent_layer_new (id != NULL ? id : uuid, "Nguyễn");
  layer->imported_usec = g_rand_int (self->rand);
  return ent_store_put_layer (store, layer, error);
}

static gboolean
put_lecture (Walk      *self,
             EntStore  *store,
             GError   **error)
{
  g_autoptr(GPtrArray) lectures = ent_store_list_lectures (store, error);
  g_autoptr(EntLecture) lecture = NULL;
  g_autoptr(EntSlide) slide = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autofree char *digest = NULL;

  if (lectures == NULL)
    return FALSE;
  if (lectures->len == 0 || g_rand_boolean (self->rand))
    {
      lecture = ent_lecture_new ("On armistices");
      return ent_store_put_lecture (store, lecture, error);
    }
  slide = ent_slide_new (ENT_SLIDE_TIMELINE);
  slide->title = g_strdup ("Signed");
  /* Its copy is in no change, and stays when the slide goes. */
  if (!ent_store_keep_case (store, "panmunjom", 1, bytes, &digest, error))
    return FALSE;
  ent_slide_add_case (slide, "panmunjom", 1, digest);
  return ent_store_add_slide (store, ((EntLecture *) lectures->pdata[0])->id, slide, error);
}

/* Slides of a lecture in another order, one changed, one gone or twice. */
static gboolean
change_slides (Walk        *self,
               EntStore    *store,
               const char  *lecture_id,
               GPtrArray   *slides,
               GError     **error)
{
  EntSlide *slide = slides->pdata[g_rand_int_range (self->rand, 0, (int) slides->len)];
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(GPtrArray) more = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);

  switch (g_rand_int_range (self->rand, 0, 4))
    {
    case 0:
      for (guint i = slides->len; i > 0; i--)
        g_ptr_array_add (ids, ((EntSlide *) slides->pdata[i - 1])->id);
      return ent_store_order_slides (store, lecture_id, ids, error);
    case 1:
      g_ptr_array_add (ids, slide->id);
      return ent_store_remove_slides (store, lecture_id, ids, error);
    case 2:
      g_ptr_array_add (more, ent_slide_copy (slide));
      g_free (((EntSlide *) more->pdata[0])->id);
      ((EntSlide *) more->pdata[0])->id = g_uuid_string_random ();
      return ent_store_insert_slides (store, lecture_id, more, slide->id, error);
    default:
      slide->planned_sec = g_rand_int_range (self->rand, 0, 300);
      ent_slide_add_case (slide, g_rand_boolean (self->rand) ? "camp-david" : "us-vietnam", 2, NULL);
      return ent_store_put_slide (store, slide, error);
    }
}

static gboolean
edit_lecture (Walk      *self,
              EntStore  *store,
              GError   **error)
{
  g_autoptr(GPtrArray) lectures = ent_store_list_lectures (store, error);
  g_autoptr(GPtrArray) slides = NULL;
  g_autoptr(EntRehearsal) rehearsal = NULL;
  const EntLecture *lecture;

  if (lectures == NULL)
    return FALSE;
  if (lectures->len == 0)
    return TRUE;
  lecture = lectures->pdata[g_rand_int_range (self->rand, 0, (int) lectures->len)];
  if (g_rand_int_range (self->rand, 0, 12) == 0)
    return ent_store_remove_lecture (store, lecture->id, error);
  slides = ent_store_list_slides (store, lecture->id, error);
  if (slides == NULL || slides->len == 0)
    return slides != NULL;
  if (g_rand_int_range (self->rand, 0, 4) > 0)
    return change_slides (self, store, lecture->id, slides, error);
  rehearsal = ent_rehearsal_new (lecture->id);
  ent_rehearsal_add_slide (rehearsal, slides->pdata[0], NULL, 60);
  return ent_store_put_rehearsal (store, rehearsal, error);
}

static gboolean
put_view (Walk      *self,
          EntStore  *store,
          GError   **error)
{
  g_autofree char *name = g_strdup_printf ("View %d", g_rand_int_range (self->rand, 0, 4));
  g_autofree char *other = g_strdup_printf ("View %d", g_rand_int_range (self->rand, 0, 4));
  GError *local_error = NULL;
  gboolean done;

  switch (g_rand_int_range (self->rand, 0, 4))
    {
    case 0:
      done = ent_store_remove_view (store, "panmunjom", name, &local_error);
      break;
    case 1:
      done = ent_store_rename_view (store, "panmunjom", name, other, &local_error);
      break;
    default:
      done = ent_store_put_view (store, "panmunjom", name, "entente:panmunjom?from=1950", &local_error);
    }
  /* Names may be taken or free: that is not what this is about. */
  if (!done && (local_error->code == ENT_STORE_ERROR_NOT_FOUND || local_error->code == ENT_STORE_ERROR_NAME))
    {
      g_clear_error (&local_error);
      return TRUE;
    }
  if (!done)
    g_propagate_error (error, local_error);
  return done;
}

static gboolean
walk_job (EntStore      *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  static gboolean (* const steps[]) (Walk *, EntStore *, GError **) = {
    put_random_note, put_random_note, edit_note, edit_note, edit_note, remove_or_bin, put_event, put_rating,
    put_or_remove_layer, put_lecture, edit_lecture, edit_lecture, put_view,
  };
  Walk *walk = data;

  /* One change can be of several steps: an import, say. */
  for (int i = g_rand_int_range (walk->rand, 1, 4); i > 0; i--)
    if (!steps[g_rand_int_range (walk->rand, 0, G_N_ELEMENTS (steps))] (walk, store, error))
      return FALSE;
  return TRUE;
}

static void
move_all (Fixture *self,
          char    *(*move) (EntLibrary *, GError **))
{
  GError *error = NULL;
  gboolean moved;

  do
    {
      g_autofree char *name = move (self->library, &error);

      g_assert_no_error (error);
      moved = name != NULL;
    }
  while (moved);
}

static void
test_walk (Fixture       *self,
           gconstpointer  data)
{
  guint32 seed = GPOINTER_TO_UINT (data);
  Walk walk = {
    .rand = g_rand_new_with_seed (seed),
    .notes = g_ptr_array_new_with_free_func (g_free),
    .events = g_ptr_array_new_with_free_func (g_free),
    .layers = g_ptr_array_new_with_free_func (g_free),
    .lectures = g_ptr_array_new_with_free_func (g_free),
  };
  g_autofree char *start = NULL, *end = NULL, *again = NULL, *back = NULL;
  GError *error = NULL;

  /* What was there before stays what it is. */
  for (int i = 0; i < 3; i++)
    {
      change (self->library, "Before", NULL, walk_job, &walk, &error);
      g_assert_no_error (error);
    }
  end = dup_dump (self->path);
  move_all (self, undo);
  start = dup_dump (self->path);
  g_assert_cmpstr (start, ==, "");

  for (int i = 0; i < N_STEPS; i++)
    {
      g_autofree char *name = NULL;

      switch (g_rand_int_range (walk.rand, 0, 5))
        {
        case 0:
          name = undo (self->library, &error);
          break;
        case 1:
          name = redo (self->library, &error);
          break;
        default:
          change (self->library, "Walk", g_rand_int_range (walk.rand, 0, 3) == 0 ? "typing" : NULL, walk_job, &walk, &error);
        }
      g_assert_no_error (error);
      if (i % 20 == 0)
        assert_sound (self->path);
    }

  move_all (self, redo);
  g_free (end);
  end = dup_dump (self->path);
  g_assert_null (ent_library_get_redo_name (self->library));
  move_all (self, undo);
  back = dup_dump (self->path);
  g_assert_cmpstr (back, ==, start);
  assert_sound (self->path);
  g_assert_null (ent_library_get_undo_name (self->library));
  move_all (self, redo);
  again = dup_dump (self->path);
  g_assert_cmpstr (again, ==, end);
  assert_sound (self->path);

  g_rand_free (walk.rand);
  g_ptr_array_unref (walk.notes);
  g_ptr_array_unref (walk.events);
  g_ptr_array_unref (walk.layers);
  g_ptr_array_unref (walk.lectures);
}

/* Single changes */

static void
put_words (Fixture    *self,
           EntNote    *note,
           const char *words,
           const char *merge_key)
{
  GError *error = NULL;

  ent_note_set_body (note, words, NULL);
  note->modified_usec++;
  change (self->library, "Edit Note", merge_key, put_note_job, note, &error);
  g_assert_no_error (error);
}

static char *
dup_body (Fixture    *self,
          const char *id)
{
  GError *error = NULL;
  g_autoptr(EntStore) store = ent_store_open (self->path, ENT_STORE_READ, NULL, &error);
  const char *ids[] = { id, NULL };
  g_autoptr(GPtrArray) notes = NULL;

  g_assert_no_error (error);
  notes = ent_store_load_notes (store, ids, NULL, &error);
  g_assert_no_error (error);
  return notes->len > 0 ? g_strdup (((EntNote *) notes->pdata[0])->body) : NULL;
}

#define assert_body(self, note, expected) \
  G_STMT_START { \
    g_autofree char *body_ = dup_body (self, (note)->id); \
    g_assert_cmpstr (body_, ==, expected); \
  } G_STMT_END

#define assert_moved(move, self, expected) \
  G_STMT_START { \
    GError *error_ = NULL; \
    g_autofree char *name_ = move ((self)->library, &error_); \
    g_assert_no_error (error_); \
    g_assert_cmpstr (name_, ==, expected); \
  } G_STMT_END

/* What is typed into one note is one change, until something else comes between. */
static void
test_merge (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(EntNote) note = ent_note_new (), other = ent_note_new ();

  put_words (self, note, "A", NULL);
  put_words (self, note, "A b", "note");
  put_words (self, note, "A b c", "note");
  g_assert_cmpstr (ent_library_get_undo_name (self->library), ==, "Edit Note");
  assert_moved (undo, self, "Edit Note");
  assert_body (self, note, "A");
  assert_moved (redo, self, "Edit Note");
  assert_body (self, note, "A b c");

  /* After undo and redo typing begins a change of its own. */
  put_words (self, note, "A b c d", "note");
  assert_moved (undo, self, "Edit Note");
  assert_body (self, note, "A b c");

  put_words (self, note, "E", "note");
  g_assert_null (ent_library_get_redo_name (self->library));
  put_words (self, other, "Other", "other");
  put_words (self, note, "E f", "note");
  assert_moved (undo, self, "Edit Note");
  assert_body (self, note, "E");
  assert_moved (undo, self, "Edit Note");
  assert_body (self, other, NULL);
  assert_moved (undo, self, "Edit Note");
  assert_body (self, note, "A b c");
  assert_moved (undo, self, "Edit Note");
  assert_moved (undo, self, "Edit Note");
  assert_body (self, note, NULL);
  assert_moved (undo, self, NULL);
}

static gboolean
remove_job (EntStore      *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return ent_store_remove_note (store, data, error);
}

/* Changes that come to nothing together leave nothing to take back. */
static void
test_merged_away (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr(EntNote) note = ent_note_new ();
  GError *error = NULL;

  put_words (self, note, "A", "note");
  g_assert_cmpstr (ent_library_get_undo_name (self->library), ==, "Edit Note");
  change (self->library, "Edit Note", "note", remove_job, note->id, &error);
  g_assert_no_error (error);
  g_assert_null (ent_library_get_undo_name (self->library));
}

/* Another connection, as another process has one. */
static void
write_elsewhere (Fixture *self,
                 EntNote *note)
{
  GError *error = NULL;
  g_autoptr(EntStore) store = ent_store_open (self->path, ENT_STORE_CREATE, NULL, &error);

  g_assert_no_error (error);
  ent_store_put_note (store, note, &error);
  g_assert_no_error (error);
}

static void
test_conflict (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(EntNote) note = ent_note_new (), theirs = NULL;
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr(GError) error = NULL;

  put_words (self, note, "A", NULL);
  put_words (self, note, "A b", NULL);
  theirs = ent_note_copy (note);
  ent_note_set_body (theirs, "Theirs", NULL);
  write_elsewhere (self, theirs);
  before = dup_dump (self->path);
  g_assert_null (undo (self->library, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CONFLICT);
  after = dup_dump (self->path);
  g_assert_cmpstr (after, ==, before);
  assert_body (self, note, "Theirs");
  assert_sound (self->path);

  /* That change is forgotten; the one before it is not theirs either. */
  g_assert_cmpstr (ent_library_get_undo_name (self->library), ==, "Edit Note");
  g_clear_error (&error);
  g_assert_null (undo (self->library, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_CONFLICT);
  assert_moved (undo, self, NULL);
  assert_body (self, note, "Theirs");
}

static gboolean
fail_job (EntStore      *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_assert_true (ent_store_put_note (store, data, error));
  return ent_store_remove_layer (store, "nobody", error);
}

/* One that fails half way leaves nothing, not even to be taken back. */
static void
test_failed (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(EntNote) note = ent_note_new (), half = ent_note_new ();
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr(GError) error = NULL;

  put_words (self, note, "A", NULL);
  put_words (self, note, "A b", NULL);
  assert_moved (undo, self, "Edit Note");
  before = dup_dump (self->path);
  g_assert_false (change (self->library, "Half", NULL, fail_job, half, &error));
  g_assert_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND);
  after = dup_dump (self->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (ent_library_get_redo_name (self->library), ==, "Edit Note");
  assert_moved (redo, self, "Edit Note");
  assert_body (self, note, "A b");
  assert_sound (self->path);
}

/* What was said to have been touched since this was last asked. */
static gboolean
was_touched (Fixture      *self,
             EntTouchKind  kind,
             const char   *id)
{
  g_autofree char *line = g_strdup_printf ("%d %s", kind, id);

  return g_ptr_array_find_with_equal_func (self->touches, line, g_str_equal, NULL);
}

/* Ours, undone, and somebody else's. */
static void
test_touched (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(EntNote) note = ent_note_new (), theirs = ent_note_new ();

  put_words (self, note, "A", NULL);
  g_assert_true (was_touched (self, ENT_TOUCH_NOTE, note->id));
  g_ptr_array_set_size (self->touches, 0);
  assert_moved (undo, self, "Edit Note");
  g_assert_true (was_touched (self, ENT_TOUCH_NOTE, note->id));
  g_ptr_array_set_size (self->touches, 0);
  write_elsewhere (self, theirs);
  while (!was_touched (self, ENT_TOUCH_NOTE, theirs->id))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (self->anything);
}

/* Who remembers less than what was kept is told that anything may have changed. */
static void
test_cut (Fixture       *self,
          gconstpointer  data)
{
  g_autoptr(GPtrArray) touches = NULL;
  g_autoptr(EntStore) store = NULL;
  GError *error = NULL;
  gint64 seq = -1, first, last;

  store = ent_store_open (self->path, ENT_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (ent_store_list_touches (store, &seq, &error));
  g_assert_no_error (error);
  first = seq;
  g_clear_object (&store);
  ent_fixture_execute (self->path,
                       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)"
                       " INSERT INTO touches (kind, id) SELECT 'note', 'n' || i FROM n");

  store = ent_store_open (self->path, ENT_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (ent_store_list_touches (store, &seq, &error));
  g_assert_no_error (error);
  g_assert_cmpint (seq, ==, first + 12000);
  last = seq;

  /* The last 10,000 are there, not one more. */
  seq = last - 10000;
  touches = ent_store_list_touches (store, &seq, &error);
  g_assert_no_error (error);
  g_assert_nonnull (touches);
  g_assert_cmpuint (touches->len, ==, 10000);
  seq = last - 10001;
  g_assert_null (ent_store_list_touches (store, &seq, &error));
  g_assert_no_error (error);

  /* None at all: who knows the last one knows all. */
  g_clear_object (&store);
  ent_fixture_execute (self->path, "DELETE FROM touches");
  store = ent_store_open (self->path, ENT_STORE_CREATE, NULL, &error);
  g_clear_pointer (&touches, g_ptr_array_unref);
  seq = last;
  touches = ent_store_list_touches (store, &seq, &error);
  g_assert_nonnull (touches);
  g_assert_cmpuint (touches->len, ==, 0);
  seq = last - 1;
  g_assert_null (ent_store_list_touches (store, &seq, &error));
  g_assert_no_error (error);
}

#define ADD(path, data, function) \
  g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/changes/walk-1", GUINT_TO_POINTER (1), test_walk);
  ADD ("/store/changes/walk-2", GUINT_TO_POINTER (2), test_walk);
  ADD ("/store/changes/walk-3", GUINT_TO_POINTER (3), test_walk);
  ADD ("/store/changes/merge", NULL, test_merge);
  ADD ("/store/changes/merged-away", NULL, test_merged_away);
  ADD ("/store/changes/conflict", NULL, test_conflict);
  ADD ("/store/changes/failed", NULL, test_failed);
  ADD ("/store/changes/touched", NULL, test_touched);
  ADD ("/store/changes/cut", NULL, test_cut);

  return g_test_run ();
}
