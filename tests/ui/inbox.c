/* An update of a case while the window is open: notes are told about, listed by what became of them, and placed by
 * the person; each of that can be undone. */
#include "config.h"

#include "ent-bundle.h"
#include "ent-inbox-page.h"
#include "ent-placing.h"
#include "window-fixture.h"

static void
reply_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_set_object ((GAsyncResult **) data, result);
}

static gboolean
has_reply (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static EntCase *
load_case (Fixture *fixture)
{
  EntSession *session = ent_application_get_session (fixture->application);
  g_autoptr(GAsyncResult) reply = NULL;
  EntCase *item;

  ent_session_load_case_async (session, "camp-david", NULL, reply_cb, &reply);
  wait_until (has_reply, &reply, "the case");
  item = ent_session_load_case_finish (session, reply, NULL);
  g_assert_nonnull (item);
  return item;
}

/* A note on these words of the story's first section. */
static EntNote *
create_note (EntCase    *item,
             const char *words,
             const char *body)
{
  g_autofree char *text = ent_case_dup_target_text (item, ENT_TARGET_STORY, "background", NULL, NULL);
  g_autoptr(EntAnchor) anchor = NULL;
  EntNote *note = ent_note_new ();
  const char *at = strstr (text, words);
  guint start;

  g_assert_nonnull (at);
  start = (guint) g_utf8_strlen (text, at - text);
  anchor = ent_anchor_new (text, start, start + (guint) g_utf8_strlen (words, -1), NULL);
  note->case_id = g_strdup (item->id);
  g_clear_pointer (&note->target, ent_target_free);
  note->target = ent_case_dup_target (item, ENT_TARGET_STORY, "background", anchor);
  g_assert_nonnull (note->target);
  ent_note_set_body (note, body, NULL);
  return note;
}

#define MOVED "tested a partial settlement in February 1971"
#define NEED  "Neither side had won outright."
#define LOST  "Economic exhaustion in Egypt and shock in Israel made both governments readier"

static void
write_notes (Fixture *fixture)
{
  g_autoptr(EntCase) item = load_case (fixture);
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
  g_autoptr(GAsyncResult) reply = NULL;

  g_ptr_array_add (notes, create_note (item, MOVED, "Ask who *tested* it"));
  g_ptr_array_add (notes, create_note (item, NEED, "Is that so?"));
  g_ptr_array_add (notes, create_note (item, LOST, "Compare with Vietnam #economy"));
  ent_personal_save_notes (get_personal (fixture), "Write", notes, reply_cb, &reply);
  wait_until (has_reply, &reply, "the notes to be saved");
  g_assert_true (ent_personal_write_finish (get_personal (fixture), reply, NULL));
}

static void
replace (GString    *text,
         const char *old,
         const char *new)
{
  g_assert_cmpuint (g_string_replace (text, old, new, 0), ==, 1);
}

/* The case as it ships, with other words. */
static void
write_update (const char *path)
{
  g_autofree char *name = g_build_filename (g_getenv ("ENTENTE_DATA_DIR"), "cases", "camp-david.json", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GString) text = NULL;

  g_assert_true (g_file_get_contents (name, &contents, NULL, NULL));
  text = g_string_new (contents);
  replace (text, "A war of attrition along the canal ended with a cease-fire in August 1970.",
           "A long and costly war of attrition along the Suez Canal came to its end in August 1970.");
  replace (text, "[tested a partial settlement in February 1971]", "[tested a first, partial settlement in February 1971]");
  replace (text, "Neither side had won outright.", "Neither side had really won in the end.");
  replace (text, "Economic exhaustion in Egypt and shock in Israel made both governments readier",
           "There were many reasons for either of them");
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
}

static gboolean
import_job (EntStore      *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const char *paths[] = { data, NULL };

  return ent_bundle_import_files (store, paths, "bundled", cancellable, error);
}

static void
update_case (Fixture *fixture)
{
  EntLibrary *library = ent_session_get_library (ent_application_get_session (fixture->application));
  g_autofree char *path = g_build_filename (fixture->folder, "update.json", NULL);
  g_autoptr(GAsyncResult) reply = NULL;
  g_autoptr(GError) error = NULL;

  write_update (path);
  ent_library_run_async (library, import_job, path, NULL, NULL, reply_cb, &reply);
  wait_until (has_reply, &reply, "the update");
  ent_library_run_finish (library, reply, &error);
  g_assert_no_error (error);
}

static void
assert_state (Fixture       *fixture,
              const char    *body,
              EntPlaceState  state)
{
  const EntNote *note = find_note (fixture, body);

  g_assert_nonnull (note->place);
  g_assert_cmpint (note->place->state, ==, state);
}

static GtkWidget *
find_page (Fixture *fixture)
{
  return find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntInboxPage");
}

static void
press_in_page (Fixture    *fixture,
               const char *action)
{
  g_assert_true (gtk_widget_activate_action (find_page (fixture), action, NULL));
}

typedef struct
{
  Fixture    *fixture;
  const char *body;
} Placed;

static gboolean
is_placed (gpointer data)
{
  Placed *placed = data;

  return find_note (placed->fixture, placed->body)->place == NULL;
}

static gboolean
is_not_placed (gpointer data)
{
  return !is_placed (data);
}

static void
undo (Fixture *fixture)
{
  EntLibrary *library = ent_session_get_library (ent_application_get_session (fixture->application));
  g_autoptr(GAsyncResult) reply = NULL;
  g_autofree char *name = NULL;

  ent_library_undo_async (library, reply_cb, &reply);
  wait_until (has_reply, &reply, "undo");
  name = ent_library_undo_finish (library, reply, NULL);
  g_assert_nonnull (name);
}

static gboolean
is_list_view (GtkWidget     *widget,
              gconstpointer  data)
{
  return GTK_IS_LIST_VIEW (widget);
}

static void
test_update (Fixture *fixture)
{
  GtkWidget *list;

  write_notes (fixture);
  act (fixture, "win.go", "inbox:");
  wait_until_shows (fixture, "EntInboxPage", "All Notes Are in Place");
  update_case (fixture);

  wait_until_shows (fixture, "AdwToastOverlay", "1 note moved, 1 note needs you, 1 note lost its place");
  wait_until_shows (fixture, "EntSidebar", "Inbox");
  wait_until_shows_alone (fixture, "EntSidebar", "2");
  assert_state (fixture, "Ask who *tested* it", ENT_PLACE_MOVED);
  assert_state (fixture, "Is that so?", ENT_PLACE_NEEDS_YOU);
  assert_state (fixture, "Compare with Vietnam #economy", ENT_PLACE_LOST);

  /* Old and new, for the one that waits for the person. */
  act (fixture, "win.go", "inbox:");
  wait_until_shows (fixture, "EntInboxDetail", "Is that so?");
  wait_until_shows (fixture, "EntInboxDetail", "Neither side had won outright.");
  wait_until_shows (fixture, "EntInboxDetail", "Neither side had really won in the end.");

  /* The Enter key accepts it; the next note comes. */
  list = find_widget (find_page (fixture), is_list_view, NULL);
  g_signal_emit_by_name (list, "activate", 1);
  wait_until (is_placed, &(Placed) { fixture, "Is that so?" }, "the note to be placed");
  g_assert_cmpstr (find_note (fixture, "Is that so?")->target->anchor->exact, !=, NEED);
  g_assert_nonnull (strstr (find_note (fixture, "Is that so?")->target->anchor->exact, "Neither side had really won in the end."));
  wait_until_shows (fixture, "EntInboxDetail", "Compare with Vietnam");
  wait_until_shows (fixture, "EntInboxDetail", LOST);

  undo (fixture);
  wait_until (is_not_placed, &(Placed) { fixture, "Is that so?" }, "the note to wait again");
  assert_state (fixture, "Is that so?", ENT_PLACE_NEEDS_YOU);
  g_assert_cmpstr (find_note (fixture, "Is that so?")->target->anchor->exact, ==, NEED);
}

/* What is left where it was keeps all that it said; groups are accepted at once. */
static void
test_leave (Fixture *fixture)
{
  write_notes (fixture);
  update_case (fixture);
  wait_until_shows (fixture, "EntSidebar", "Inbox");
  act (fixture, "win.go", "inbox:");
  wait_until_shows (fixture, "EntInboxDetail", "Is that so?");
  press_in_page (fixture, "inbox.leave");
  wait_until (is_placed, &(Placed) { fixture, "Is that so?" }, "the note to be left");
  g_assert_cmpstr (find_note (fixture, "Is that so?")->target->anchor->exact, ==, NEED);

  wait_until_shows (fixture, "EntInboxDetail", "Compare with Vietnam");
  press_in_page (fixture, "inbox.leave");
  wait_until (is_placed, &(Placed) { fixture, "Compare with Vietnam #economy" }, "the lost one to be left");
  g_assert_cmpstr (find_note (fixture, "Compare with Vietnam #economy")->target->anchor->exact, ==, LOST);

  wait_until_shows (fixture, "EntInboxDetail", "Ask who tested it");
  press_in_page (fixture, "inbox.accept");
  wait_until (is_placed, &(Placed) { fixture, "Ask who *tested* it" }, "the moved one to be accepted");
  g_assert_nonnull (strstr (find_note (fixture, "Ask who *tested* it")->target->anchor->exact,
                            "partial settlement in February 1971"));
  wait_until_shows (fixture, "EntInboxPage", "All Notes Are in Place");
}

int
main (int    argc,
      char **argv)
{
  static const Test tests[] = {
    { "update", test_update, NULL },
    { "leave", test_leave, NULL },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/inbox/", tests[i].name, NULL);

      g_test_add_data_func (path, &tests[i], run_test);
    }
  return g_test_run ();
}
