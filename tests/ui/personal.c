/* What people wrote, as windows see it: at once, before it is on the disk; again when anybody changed it. */

#include "config.h"

#include <glib/gstdio.h>

#include "ent-personal.h"
#include "ent-store-own.h"

typedef struct
{
  char        *folder;
  char        *path;
  EntLibrary  *library;
  EntPersonal *personal;
} Fixture;

static void
reply_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_set_object ((GAsyncResult **) data, result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(GAsyncResult) opened = NULL, started = NULL;
  GError *error = NULL;

  self->folder = g_dir_make_tmp ("entente-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "library.db", NULL);
  self->library = ent_library_new (self->path);
  ent_library_open_async (self->library, NULL, reply_cb, &opened);
  wait_for (&opened);
  ent_library_open_finish (self->library, opened, NULL, &error);
  g_assert_no_error (error);
  self->personal = ent_personal_new (self->library);
  ent_personal_start_async (self->personal, reply_cb, &started);
  wait_for (&started);
  ent_personal_start_finish (self->personal, started, &error);
  g_assert_no_error (error);
}

static gboolean
is_unsaved (Fixture *self)
{
  gboolean unsaved;

  g_object_get (self->personal, "unsaved", &unsaved, NULL);
  return unsaved;
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  const char *suffixes[] = { "", "-wal", "-shm" };

  while (is_unsaved (self))
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&self->personal);
  g_clear_object (&self->library);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (self->path, suffixes[i], NULL);

      g_unlink (name);
    }
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static EntNote *
create_note (const char *id,
             const char *body)
{
  EntNote *note = ent_note_new ();

  if (id != NULL)
    {
      g_free (note->id);
      note->id = g_strdup (id);
    }
  note->case_id = g_strdup ("camp-david");
  ent_note_set_body (note, body, NULL);
  return note;
}

static char *
dup_stored_body (Fixture    *self,
                 const char *id)
{
  const char *ids[] = { id, NULL };
  g_autoptr(EntStore) store = ent_store_open (self->path, ENT_STORE_READ, NULL, NULL);
  g_autoptr(GPtrArray) notes = ent_store_load_notes (store, ids, NULL, NULL);

  return notes->len > 0 ? g_strdup (((EntNote *) notes->pdata[0])->body) : NULL;
}

/* Seen at once; "saved" only when another connection finds it. */
static void
test_save (Fixture       *self,
           gconstpointer  data)
{
  EntNote *note = create_note (NULL, "first #one");
  g_autofree char *id = g_strdup (note->id), *stored = NULL;
  EntNoteItem *item;

  ent_personal_save_note (self->personal, note, NULL, NULL);
  item = ent_personal_find_note (self->personal, id);
  g_assert_nonnull (item);
  g_assert_cmpint (ent_note_item_get_state (item), ==, ENT_SAVE_SAVING);
  g_assert_true (is_unsaved (self));
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *body = g_strdup_printf ("typed %d", i);

      ent_personal_save_note (self->personal, create_note (id, body), NULL, NULL);
    }
  while (ent_note_item_get_state (item) != ENT_SAVE_SAVED)
    {
      g_assert_cmpstr (ent_note_item_get_note (item)->body, ==, "typed 19");
      g_main_context_iteration (NULL, TRUE);
    }
  stored = dup_stored_body (self, id);
  g_assert_cmpstr (stored, ==, "typed 19");
  g_assert_false (is_unsaved (self));
  g_assert_cmpuint (g_list_model_get_n_items (ent_personal_get_notes (self->personal)), ==, 1);
}

static void
wait_for_undo (Fixture    *self,
               gboolean    redo,
               const char *name)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *undone = NULL;
  GError *error = NULL;

  if (redo)
    ent_library_redo_async (self->library, reply_cb, &result);
  else
    ent_library_undo_async (self->library, reply_cb, &result);
  wait_for (&result);
  undone = redo ? ent_library_redo_finish (self->library, result, &error)
                : ent_library_undo_finish (self->library, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, name);
}

static void
test_undo (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GAsyncResult) saved = NULL, binned = NULL;
  const char *ids[] = { "11111111-1111-4111-8111-111111111111", NULL };

  ent_personal_save_note (self->personal, create_note (ids[0], "words"), reply_cb, &saved);
  wait_for (&saved);
  ent_personal_bin_notes (self->personal, ids, TRUE, reply_cb, &binned);
  g_assert_null (ent_personal_find_note (self->personal, ids[0]));
  wait_for (&binned);
  g_assert_true (ent_personal_write_finish (self->personal, binned, NULL));

  wait_for_undo (self, FALSE, "Delete Note");
  while (ent_personal_find_note (self->personal, ids[0]) == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_for_undo (self, FALSE, "Write Note");
  while (ent_personal_find_note (self->personal, ids[0]) != NULL)
    g_main_context_iteration (NULL, TRUE);
  while (ent_library_get_redo_name (self->library) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (ent_library_get_undo_name (self->library));
  g_assert_cmpstr (ent_library_get_redo_name (self->library), ==, "Write Note");
  wait_for_undo (self, TRUE, "Write Note");
  while (ent_personal_find_note (self->personal, ids[0]) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* What an editor gives out as it goes does not bring a deleted note back, nor is it lost. */
static void
test_late_save (Fixture       *self,
                gconstpointer  data)
{
  const char *ids[] = { "44444444-4444-4444-8444-444444444444", NULL };
  g_autoptr(EntStore) store = NULL;
  g_autoptr(GPtrArray) bin = NULL;

  ent_personal_save_note (self->personal, create_note (ids[0], "one"), NULL, NULL);
  ent_personal_save_note (self->personal, create_note (ids[0], "two"), NULL, NULL);
  ent_personal_bin_notes (self->personal, ids, TRUE, NULL, NULL);
  ent_personal_save_note (self->personal, create_note (ids[0], "three"), NULL, NULL);
  g_assert_null (ent_personal_find_note (self->personal, ids[0]));
  while (is_unsaved (self))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (ent_personal_find_note (self->personal, ids[0]));
  store = ent_store_open (self->path, ENT_STORE_READ, NULL, NULL);
  bin = ent_store_list_bin (store, NULL);
  g_assert_cmpuint (bin->len, ==, 1);
  g_assert_cmpstr (((EntNote *) bin->pdata[0])->body, ==, "three");
}

static EntOwnRating *
create_rating (const char *rationale)
{
  EntOwnRating *rating = ent_own_rating_new ("camp-david", "trade-restoration");

  rating->rationale = g_strdup (rationale);
  return rating;
}

/* Nor do a rating and an event come back that go while they are being saved. */
static void
test_late_removal (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr(EntOwnEvent) event = ent_own_event_new ("camp-david", ent_date_parse ("1978", NULL), "Asked");
  g_autoptr(GAsyncResult) removed = NULL, binned = NULL;
  g_autoptr(EntStore) store = NULL;
  g_autoptr(GPtrArray) ratings = NULL, events = NULL;

  for (guint i = 0; i < 2; i++)
    {
      ent_personal_save_rating (self->personal, create_rating (i == 0 ? "one" : "two"), NULL, NULL);
      ent_personal_save_event (self->personal, ent_own_event_copy (event), NULL, NULL, NULL, NULL);
    }
  ent_personal_remove_rating (self->personal, "camp-david", "trade-restoration", reply_cb, &removed);
  ent_personal_bin_event (self->personal, event->id, TRUE, reply_cb, &binned);
  wait_for (&removed);
  wait_for (&binned);
  while (is_unsaved (self))
    g_main_context_iteration (NULL, TRUE);
  store = ent_store_open (self->path, ENT_STORE_READ, NULL, NULL);
  ratings = ent_store_list_own_ratings (store, NULL, NULL);
  g_assert_cmpuint (ratings->len, ==, 0);
  events = ent_store_list_own_events (store, NULL, NULL);
  g_assert_cmpuint (events->len, ==, 0);
  while (ent_personal_find_rating (self->personal, "camp-david", "trade-restoration") != NULL
         || ent_personal_find_event (self->personal, event->id) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* What another connection writes is seen without asking. */
static void
test_others (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(EntStore) store = ent_store_open (self->path, ENT_STORE_CREATE, NULL, NULL);
  g_autoptr(EntNote) note = create_note ("22222222-2222-4222-8222-222222222222", "from elsewhere");
  g_autoptr(EntOwnEvent) event = ent_own_event_new ("camp-david", ent_date_parse ("1978-09~", NULL), "Asked");
  g_autoptr(EntOwnRating) rating = ent_own_rating_new ("camp-david", "trade-restoration");

  g_assert_true (ent_store_put_note (store, note, NULL));
  while (ent_personal_find_note (self->personal, note->id) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (ent_store_put_own_event (store, event, NULL));
  while (ent_personal_find_event (self->personal, event->id) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (ent_store_put_own_rating (store, rating, NULL));
  while (ent_personal_find_rating (self->personal, "camp-david", "trade-restoration") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (ent_store_remove_note (store, note->id, NULL));
  while (ent_personal_find_note (self->personal, note->id) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* A library that is locked: the words stay, the item says why, and it is saved once it can be. */
static void
test_failure (Fixture       *self,
              gconstpointer  data)
{
  EntNote *note = create_note (NULL, "kept");
  g_autofree char *id = g_strdup (note->id), *stored = NULL;
  g_autofree char *away = g_strconcat (self->path, "-away", NULL);
  EntNoteItem *item;

  /* What is written into a file without its name would be lost with it: the store refuses. */
  g_assert_cmpint (g_rename (self->path, away), ==, 0);
  ent_personal_save_note (self->personal, note, NULL, NULL);
  item = ent_personal_find_note (self->personal, id);
  while (ent_note_item_get_state (item) != ENT_SAVE_FAILED)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (ent_note_item_get_problem (item));
  g_assert_cmpstr (ent_note_item_get_note (item)->body, ==, "kept");
  g_assert_true (is_unsaved (self));
  g_assert_cmpint (g_rename (away, self->path), ==, 0);
  while (ent_note_item_get_state (item) != ENT_SAVE_SAVED)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (ent_note_item_get_problem (item));
  stored = dup_stored_body (self, id);
  g_assert_cmpstr (stored, ==, "kept");
}

/* What was done to a note that could not be saved is not taken back when it can; nor does a rating go on saying
 * that it is not saved. */
static void
test_failure_and_deed (Fixture       *self,
                       gconstpointer  data)
{
  g_autofree char *away = g_strconcat (self->path, "-away", NULL);
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
  g_autoptr(GAsyncResult) tagged = NULL;
  EntNote *note = create_note ("55555555-5555-4555-8555-555555555555", "kept");
  const char *ids[] = { "55555555-5555-4555-8555-555555555555", NULL }, *problem;
  g_autoptr(EntStore) store = NULL;
  g_autoptr(GPtrArray) stored = NULL;

  g_assert_cmpint (g_rename (self->path, away), ==, 0);
  ent_personal_save_note (self->personal, note, NULL, NULL);
  ent_personal_save_rating (self->personal, create_rating ("why"), NULL, NULL);
  while (ent_note_item_get_state (ent_personal_find_note (self->personal, ids[0])) != ENT_SAVE_FAILED
         || ent_personal_get_rating_state (self->personal, "camp-david", "trade-restoration", &problem) != ENT_SAVE_FAILED)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (problem);
  g_assert_cmpint (g_rename (away, self->path), ==, 0);
  g_ptr_array_add (notes, ent_note_copy (ent_note_item_get_note (ent_personal_find_note (self->personal, ids[0]))));
  g_ptr_array_add (((EntNote *) notes->pdata[0])->tags, g_strdup ("seminar"));
  ent_personal_save_notes (self->personal, "Tag Note", notes, reply_cb, &tagged);
  wait_for (&tagged);
  g_assert_true (ent_personal_write_finish (self->personal, tagged, NULL));
  while (is_unsaved (self))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (ent_personal_get_rating_state (self->personal, "camp-david", "trade-restoration", &problem), ==,
                   ENT_SAVE_SAVED);
  g_assert_null (problem);
  store = ent_store_open (self->path, ENT_STORE_READ, NULL, NULL);
  stored = ent_store_load_notes (store, ids, NULL, NULL);
  g_assert_cmpuint (stored->len, ==, 1);
  g_assert_cmpuint (((EntNote *) stored->pdata[0])->tags->len, ==, 1);
}

/* Undo takes back the last of what was given, also while that is on its way. */
static void
test_undo_typing (Fixture       *self,
                  gconstpointer  data)
{
  const char *id = "66666666-6666-4666-8666-666666666666";
  g_autoptr(GAsyncResult) first = NULL;
  g_autofree char *stored = NULL;
  EntNote *note = create_note (id, "one");
  EntNote *flagged;

  ent_personal_save_note (self->personal, note, reply_cb, &first);
  wait_for (&first);
  /* Neither goes on with the other: each is a change of its own. */
  flagged = ent_note_copy (ent_note_item_get_note (ent_personal_find_note (self->personal, id)));
  flagged->flag = ENT_NOTE_FLAG_IDEA;
  ent_personal_save_note (self->personal, flagged, NULL, NULL);
  ent_personal_save_note (self->personal, create_note (id, "two"), NULL, NULL);
  wait_for_undo (self, FALSE, "Edit Note");
  while (is_unsaved (self))
    g_main_context_iteration (NULL, TRUE);
  stored = dup_stored_body (self, id);
  g_assert_cmpstr (stored, ==, "one");
}

/* A layer that is hidden is not listed, and its notes are still there. */
static void
test_layers (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(EntStore) store = ent_store_open (self->path, ENT_STORE_CREATE, NULL, NULL);
  g_autoptr(EntLayer) layer = ent_layer_new ("33333333-3333-4333-8333-333333333333", "Anna");
  g_autoptr(EntNote) note = create_note (NULL, "hers");
  g_autoptr(GPtrArray) shown = NULL, hidden = NULL;

  note->layer = g_strdup (layer->id);
  g_assert_true (ent_store_put_layer (store, layer, NULL));
  g_assert_true (ent_store_put_note (store, note, NULL));
  while (ent_personal_find_note (self->personal, note->id) == NULL
         || ent_personal_get_layers (self->personal)->len == 0
         || ((EntLayer *) ent_personal_get_layers (self->personal)->pdata[0])->n_notes == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (ent_personal_get_layer_name (self->personal, layer->id), ==, "Anna");
  shown = ent_personal_list_notes (self->personal, "camp-david", -1, NULL);
  g_assert_cmpuint (shown->len, ==, 1);
  ent_personal_set_layer_shown (self->personal, layer->id, FALSE);
  hidden = ent_personal_list_notes (self->personal, "camp-david", -1, NULL);
  g_assert_cmpuint (hidden->len, ==, 0);
  g_assert_nonnull (ent_personal_find_note (self->personal, note->id));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/personal/save", test_save);
  ADD ("/personal/undo", test_undo);
  ADD ("/personal/late-save", test_late_save);
  ADD ("/personal/late-removal", test_late_removal);
  ADD ("/personal/others", test_others);
  ADD ("/personal/failure", test_failure);
  ADD ("/personal/failure-and-deed", test_failure_and_deed);
  ADD ("/personal/undo-typing", test_undo_typing);
  ADD ("/personal/layers", test_layers);
  return g_test_run ();
}
