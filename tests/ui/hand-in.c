/* One person hands in what they wrote; another opens it beside a file that is none, twice, hides the
 * person, removes them and takes that back. */
#include "config.h"

#include "ent-hand-in-window.h"
#include "window-fixture.h"

/* Between the two libraries. */
static char *hand_in;

static void
write_things (Fixture *fixture)
{
  EntNote *note = ent_note_new ();
  EntOwnEvent *event = ent_own_event_new ("camp-david", ent_date_parse ("1978-09-10", NULL), "Ask the class here");
  EntOwnRating *rating = ent_own_rating_new ("camp-david", "security-pacts");
  EntPersonal *personal = get_personal (fixture);

  note->case_id = g_strdup ("camp-david");
  ent_note_set_body (note, "Who paid for *it*? #money", NULL);
  rating->has_rating = TRUE;
  rating->rating = 2;
  ent_personal_save_note (personal, note, NULL, NULL);
  ent_personal_save_event (personal, event, NULL, NULL, NULL, NULL);
  ent_personal_save_rating (personal, rating, NULL, NULL);
  wait_until (is_saved, fixture, "all to be saved");
}

static void
steps_write (Fixture *fixture)
{
  write_things (fixture);
  ent_hand_in_write (GTK_WIDGET (fixture->window), get_session (fixture), "Anna Kim", "camp-david", hand_in);
  wait_until_shows (fixture, "AdwToastOverlay", "Send it to your lecturer");
  g_assert_true (g_file_test (hand_in, G_FILE_TEST_IS_REGULAR));
}

/* A label in any window. */
static gboolean
is_anywhere (gpointer text)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && !found; i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      found = find_widget (window, is_label_with, text) != NULL;
    }
  return found;
}

#define wait_until_anywhere(text) wait_until (is_anywhere, (gpointer) (text), text)

static void
close_dialogs (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i - 1);

      if (gtk_window_get_transient_for (window) == fixture->window)
        gtk_window_close (window);
    }
}

static void
open_files (Fixture    *fixture,
            const char *other)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_file_new_for_path (hand_in));
  if (other != NULL)
    g_ptr_array_add (files, g_file_new_for_path (other));
  ent_window_open_files (ENT_WINDOW (fixture->window), files);
}

static gboolean
has_layer (gpointer data)
{
  return ent_personal_get_layers (get_personal (data))->len == 1;
}

static gboolean
has_no_layer (gpointer data)
{
  return ent_personal_get_layers (get_personal (data))->len == 0;
}

static void
assert_things (Fixture *fixture,
               guint    n)
{
  g_autoptr(GPtrArray) notes = ent_personal_list_notes (get_personal (fixture), "camp-david", -1, NULL);
  g_autoptr(GPtrArray) events = ent_personal_list_events (get_personal (fixture), "camp-david");
  g_autoptr(GPtrArray) ratings = ent_personal_list_ratings (get_personal (fixture), "camp-david", NULL);

  g_assert_cmpuint (notes->len, ==, n);
  g_assert_cmpuint (events->len, ==, n);
  g_assert_cmpuint (ratings->len, ==, n);
}

static gboolean
is_check (GtkWidget     *widget,
          gconstpointer  data)
{
  return GTK_IS_CHECK_BUTTON (widget);
}

static gboolean
has_no_events (gpointer data)
{
  g_autoptr(GPtrArray) events = ent_personal_list_events (get_personal (data), "camp-david");

  return events->len == 0;
}

static gboolean
has_events (gpointer data)
{
  return !has_no_events (data);
}

/* Through the button over the timeline. */
static void
hide_and_remove (Fixture *fixture)
{
  GtkWidget *menu, *check;

  act (fixture, "win.go", "case:camp-david");
  wait_until_shows (fixture, "EntStoryPage", "Background");
  act (fixture, "win.view", "timeline");
  wait_until_shows (fixture, "EntTimelinePage", "Lanes");
  open_menu (fixture, "EntPeopleMenu");
  wait_until_shows (fixture, "EntPeopleMenu", "1 note, 1 event, 1 rating");
  menu = find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntPeopleMenu");
  check = find_widget (menu, is_check, NULL);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  wait_until (has_no_events, fixture, "the person to be hidden");
  wait_until_shows (fixture, "EntPeopleMenu", "0 of 1 person shown");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  wait_until (has_events, fixture, "the person to be shown again");
  press (fixture, has_tooltip, "Remove Anna Kim");
  wait_until (has_no_layer, fixture, "the person to go");
  wait_until_shows (fixture, "AdwToastOverlay", "Anna Kim was removed");
  assert_things (fixture, 0);
}

static void
steps_read (Fixture *fixture)
{
  g_autofree char *bad = g_build_filename (fixture->folder, "bad.entente-notes.json", NULL);

  g_assert_true (g_file_set_contents (bad, "{\"type\": \"entente-notes\", \"format\": 1", -1, NULL));
  open_files (fixture, bad);
  wait_until_anywhere ("3 added");
  wait_until_anywhere ("1 file refused");
  wait_until_anywhere ("Anna Kim");
  wait_until (has_layer, fixture, "the person's layer");
  assert_things (fixture, 1);
  g_assert_cmpstr (ent_personal_get_layer_name (get_personal (fixture),
                                                ((EntLayer *) ent_personal_get_layers (get_personal (fixture))->pdata[0])->id),
                   ==, "Anna Kim");
  close_dialogs (fixture);

  /* Nothing comes twice. */
  open_files (fixture, NULL);
  wait_until_anywhere ("3 already there");
  assert_things (fixture, 1);
  close_dialogs (fixture);

  hide_and_remove (fixture);
  act (fixture, "win.undo", NULL);
  wait_until (has_layer, fixture, "the person to come back");
  wait_until (has_events, fixture, "their things to come back");
  assert_things (fixture, 1);
}

static void
test_hand_in (void)
{
  static const Test write = { "write", steps_write, NULL }, read = { "read", steps_read, NULL };
  g_autofree char *folder = g_dir_make_tmp ("entente-ui-XXXXXX", NULL);

  hand_in = g_build_filename (folder, "Anna Kim - Camp David.entente-notes.json", NULL);
  run_test (&write);
  run_test (&read);
  g_remove (hand_in);
  g_rmdir (folder);
  g_clear_pointer (&hand_in, g_free);
}

/* What a file may be called, whatever people are. */
static void
test_file_name (void)
{
  static const struct
  {
    const char *person, *title, *name;
  } names[] = {
    { "Anna Kim", "Camp David", "Anna Kim - Camp David.entente-notes.json" },
    { "../etc/passwd", "A/B: C", "etc passwd - A B  C.entente-notes.json" },
    { "", "Camp David", "Camp David.entente-notes.json" },
    { "김안나", "판문점", "김안나 - 판문점.entente-notes.json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = ent_hand_in_dup_file_name (names[i].person, names[i].title);

      g_assert_cmpstr (name, ==, names[i].name);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hand-in/library-to-library", test_hand_in);
  g_test_add_func ("/hand-in/file-name", test_file_name);
  return g_test_run ();
}
