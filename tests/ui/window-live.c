/* Several windows, several processes, one library: what changes is seen everywhere, and can be
 * taken back. */
#include "config.h"

#include "window-fixture.h"

#include "ent-store-own.h"

static gboolean
can_undo (gpointer data)
{
  return ent_library_get_undo_name (ent_session_get_library (get_session (data))) != NULL;
}

static gboolean
has_no_notes (gpointer data)
{
  return g_list_model_get_n_items (ent_personal_get_notes (get_personal (data))) == 0;
}

static gboolean
has_note (gpointer data)
{
  return !has_no_notes (data);
}

static EntNote *
create_note (void)
{
  EntNote *note = ent_note_new ();

  note->case_id = g_strdup ("camp-david");
  ent_note_set_body (note, "Ask the class", NULL);
  return note;
}

/* Undo and redo by the window's actions, each named. */
static void
test_undo (Fixture *fixture)
{
  ent_personal_save_note (get_personal (fixture), create_note (), NULL, NULL);
  wait_until (is_saved, fixture, "the note on the disk");
  wait_until (can_undo, fixture, "something to undo");
  act (fixture, "win.undo", NULL);
  wait_until_shows (fixture, "AdwToastOverlay", "Undone: Write Note");
  wait_until (has_no_notes, fixture, "no note");
  act (fixture, "win.redo", NULL);
  wait_until (has_note, fixture, "the note again");
  open_menu (fixture, "AdwHeaderBar");
  wait_until_shows (fixture, "GtkPopoverMenu", "Undo Write Note");
}

static EntStore *
open_other (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  EntStore *store = ent_store_open (path, ENT_STORE_CREATE, NULL, NULL);

  g_assert_nonnull (store);
  return store;
}

/* The same case with another title, written by another connection, as an import is. */
static void
put_renamed (EntStore   *store,
             const char *title)
{
  g_autoptr(EntCase) item = ent_store_load_case (store, "camp-david", NULL, NULL);
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();
  GError *error = NULL;

  g_assert_nonnull (item);
  ent_text_free (item->title);
  item->title = ent_text_new (title);
  g_ptr_array_add (cases, item);
  ent_store_put_cases (store, cases, "bundled", NULL, &error);
  g_assert_no_error (error);
}

static void
test_case_changes (Fixture *fixture)
{
  g_autoptr(EntStore) store = open_other (fixture);

  act (fixture, "win.go", "event:camp-david/knesset-accords-1978");
  wait_until_shows (fixture, "EntInspector", "Knesset");
  put_renamed (store, "Thirteen Days");
  act (fixture, "win.view", "story");
  wait_until_shows (fixture, "EntStoryPage", "Thirteen Days");
  wait_until_shows (fixture, "EntSidebar", "Thirteen Days");
  wait_until_shows (fixture, "EntInspector", "Knesset");
}

static guint
count_windows (Fixture *fixture)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application)));
}

/* A second window opens at the place of the first, and both see what either does. */
static void
test_two_windows (Fixture *fixture)
{
  g_autoptr(EntStore) store = open_other (fixture);
  GtkWindow *first = fixture->window;

  act (fixture, "win.go", "case:camp-david");
  wait_until_shows (fixture, "EntStoryPage", "Questions for discussion");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "new-window", NULL);
  g_assert_cmpuint (count_windows (fixture), ==, 2);
  fixture->window = gtk_application_get_active_window (GTK_APPLICATION (fixture->application));
  if (fixture->window == first)
    fixture->window = gtk_application_get_windows (GTK_APPLICATION (fixture->application))->next->data;
  wait_until_shows (fixture, "EntStoryPage", "Questions for discussion");
  put_renamed (store, "Two Windows");
  wait_until_shows (fixture, "EntStoryPage", "Two Windows");
  fixture->window = first;
  wait_until_shows (fixture, "EntStoryPage", "Two Windows");
}

/* The words are in the library though the window closed right after the last key. */
static void
close_at_once (Fixture *fixture)
{
  ent_personal_save_note (get_personal (fixture), create_note (), NULL, NULL);
}

static void
find_again (Fixture *fixture)
{
  g_assert_true (has_note (fixture));
}

int
main (int   argc,
      char *argv[])
{
  static const Test tests[] = {
    { "/window-live/undo", test_undo, NULL },
    { "/window-live/case-changes", test_case_changes, NULL },
    { "/window-live/two-windows", test_two_windows, NULL },
    { "/window-live/closing", close_at_once, find_again },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].name, &tests[i], run_test);
  return g_test_run ();
}
