/* Backups as a person makes them and goes back to them. */
#include "config.h"

#include "window-fixture.h"

#include "ent-backup-window.h"
#include "ent-store-backup.h"

static guint
count_notes (Fixture *fixture)
{
  return g_list_model_get_n_items (ent_personal_get_notes (get_personal (fixture)));
}

static gboolean
has_one_note (gpointer data)
{
  return count_notes (data) == 1;
}

static gboolean
has_two_notes (gpointer data)
{
  return count_notes (data) == 2;
}

static void
add_note (Fixture    *fixture,
          const char *body)
{
  EntNote *note = ent_note_new ();

  note->case_id = g_strdup ("camp-david");
  ent_note_set_body (note, body, NULL);
  ent_personal_save_note (get_personal (fixture), note, NULL, NULL);
  wait_until (is_saved, fixture, "the note on the disk");
}

static gboolean
has_daily (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *path = g_build_filename (fixture->folder, "backups", NULL);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "library-") && g_str_has_suffix (name, ".db"))
      return TRUE;
  return FALSE;
}

/* A window of this type with a label of this text. */
typedef struct
{
  const char *type;
  const char *text;
} Window;

static gboolean
window_shows (gpointer data)
{
  const Window *window = data;
  GtkWidget *found = find_toplevel (window->type);

  return found != NULL && find_widget (found, is_label_with, window->text) != NULL;
}

#define wait_for_window(type, text) \
  wait_until (window_shows, &(Window) { type, text }, type " shows " text)

static gboolean
is_button (GtkWidget     *widget,
           gconstpointer  text)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_sensitive (widget) && find_widget (widget, is_label_with, text) != NULL;
}

static void
press_in (const char *type,
          const char *text)
{
  GtkWidget *button = find_widget (find_toplevel (type), is_button, text);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static EntBackupWindow *
open_backups (Fixture *fixture)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "backups", NULL);
  wait_for_window ("EntBackupWindow", "Kept by Entente");
  return ENT_BACKUP_WINDOW (find_toplevel ("EntBackupWindow"));
}

static void
test_restore (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "mine.db", NULL);
  g_autofree char *garbage = g_build_filename (fixture->folder, "garbage.db", NULL);
  EntBackupWindow *window;

  wait_until (has_daily, fixture, "the backup of today");
  add_note (fixture, "In the backup");
  window = open_backups (fixture);
  wait_for_window ("EntBackupWindow", "Daily · 0 notes");
  ent_backup_window_back_up (window, path);
  wait_for_window ("EntBackupWindow", "Backed up: 1 note in “mine.db”");

  add_note (fixture, "After it");
  wait_until (has_two_notes, fixture, "two notes");
  ent_backup_window_ask (window, path);
  wait_for_window ("AdwWindow", "It holds 1 note of yours");
  press_in ("AdwWindow", "Cancel");
  g_assert_cmpuint (count_notes (fixture), ==, 2);
  ent_backup_window_ask (window, path);
  wait_for_window ("AdwWindow", "It holds 1 note of yours");
  press_in ("AdwWindow", "Restore");
  wait_for_window ("EntBackupWindow", "The library was restored");
  wait_until (has_one_note, fixture, "the note of the backup alone");

  /* And back, from the list, whose first row is what was there before. */
  wait_for_window ("EntBackupWindow", "Before restoring · 2 notes");
  /* Nothing was restored by what was cancelled: there was one restoring. */
  g_assert_null (find_widget (GTK_WIDGET (window), is_label_with, "Before restoring · 1 note"));
  press_in ("EntBackupWindow", "Restore…");
  wait_for_window ("AdwWindow", "It holds 2 notes of yours");
  press_in ("AdwWindow", "Restore");
  wait_until (has_two_notes, fixture, "both notes");

  g_assert_true (g_file_set_contents (garbage, "garbage", -1, NULL));
  ent_backup_window_ask (window, garbage);
  wait_for_window ("EntBackupWindow", "could not be read");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* It can be closed at any time; what was begun is ended. */
static gboolean
has_mine (gpointer data)
{
  g_autoptr(EntBackup) backup = ent_store_read_backup (data, NULL);

  return backup != NULL;
}

static void
test_close (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "mine.db", NULL);
  EntBackupWindow *window = open_backups (fixture);

  ent_backup_window_back_up (window, path);
  ent_backup_window_ask (window, path);
  gtk_window_close (GTK_WINDOW (window));
  wait_until (has_mine, path, "the backup");
}

static const Test tests[] = {
  { "/backup/restore", test_restore, NULL },
  { "/backup/close", test_close, NULL },
};

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].name, &tests[i], run_test);
  return g_test_run ();
}
