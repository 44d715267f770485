/* The page of notes: found, filtered, ordered; many changed at once and that undone; the bin; what a
 * note was before; and ten thousand of them. */
#include "config.h"

#include "ent-notes-export.h"
#include "notes-fixture.h"

static void
open_all (Fixture *fixture)
{
  g_autoptr(GPtrArray) notes = create_notes ();

  save_notes (fixture, notes);
  act (fixture, "win.go", "notes:");
  wait_until_lists (fixture, N_NOTES);
}

static void
test_all (Fixture *fixture)
{
  act (fixture, "win.go", "notes:");
  wait_until_shows (fixture, "EntNotesPage", "No Notes Yet");
  open_all (fixture);
  wait_until_shows (fixture, "EntNotesPage", "10 notes");
  /* Of each kind: what it says, what it stands on, its tags, flag, colour and state. */
  wait_until_shows (fixture, "EntNotesPage", "Ask who gained");
  wait_until_shows (fixture, "EntNotesPage", "#sanctions");
  wait_until_shows (fixture, "EntNotesPage", "Question · Yellow");
  wait_until_shows (fixture, "EntNotesPage", "Event · Sadat in Jerusalem · 19–21 November 1977 · Egypt");
  wait_until_shows (fixture, "EntNotesPage", "Story · “four wars” · Background");
  wait_until_shows (fixture, "EntNotesPage", "Span of Time · 1973–1977");
  wait_until_shows (fixture, "EntNotesPage", "Place lost");
  /* The sidebar counts all, and those of each case. */
  wait_until_shows_alone (fixture, "EntSidebar", "10");
  wait_until_shows_alone (fixture, "EntSidebar", "8");
  wait_until_shows_alone (fixture, "EntSidebar", "1");
}

/* The fifth view of a case has its own alone. */
static void
test_case (Fixture *fixture)
{
  g_autoptr(GPtrArray) notes = create_notes ();

  save_notes (fixture, notes);
  act (fixture, "win.go", "case:camp-david");
  wait_until_shows (fixture, "EntStoryPage", "Background");
  act (fixture, "win.view", "notes");
  wait_until_lists (fixture, 8);
  wait_until_shows (fixture, "EntNotesPage", "8 notes");
  act (fixture, "win.go", "case:us-vietnam");
  wait_until_lists (fixture, 1);
  act (fixture, "win.go", "case:panmunjom");
  wait_until_shows (fixture, "EntNotesPage", "No Notes Yet");
}

static void
search (Fixture    *fixture,
        const char *words)
{
  GtkWidget *entry = find_widget (find_page (fixture), is_of_type_name, "GtkSearchEntry");

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
}

static void
test_filter (Fixture *fixture)
{
  open_all (fixture);
  act (fixture, "win.go", "notes:?tag=SANCTIONS");
  wait_until_lists (fixture, 2);
  wait_until_shows (fixture, "EntNotesPage", "2 of 10 notes");
  wait_until_shows (fixture, "EntChips", "#SANCTIONS");
  act (fixture, "win.go", "notes:?flag=question&flag=idea");
  wait_until_lists (fixture, 4);
  act (fixture, "win.go", "notes:?flag=question&color=yellow");
  wait_until_lists (fixture, 1);
  /* A chip takes its condition away. */
  press (fixture, has_tooltip, "Remove filter: Yellow");
  wait_until_lists (fixture, 2);
  press (fixture, has_tooltip, "Remove filter: Question");
  wait_until_lists (fixture, N_NOTES);
  act (fixture, "win.go", "notes:?place=lost&case=camp-david");
  wait_until_lists (fixture, 1);
  g_assert_true (gtk_widget_activate_action (find_page (fixture), "notes.clear-filter", NULL));
  wait_until_lists (fixture, N_NOTES);

  /* Words: of the text, of what it stands on, without diacritics. */
  search (fixture, "hiep");
  wait_until_lists (fixture, 1);
  search (fixture, "four wars");
  wait_until_lists (fixture, 1);
  search (fixture, "xqzvw");
  wait_until_shows (fixture, "EntNotesPage", "No Note Matches");
  press (fixture, is_named, &(Named) { "GtkButton", "Clear Filters" });
  wait_until_lists (fixture, N_NOTES);
}

/* What is chosen in the popover. */
static void
test_filter_panel (Fixture *fixture)
{
  GtkWidget *check, *entry;
  const char *date = "A date or a span";

  open_all (fixture);
  open_menu (fixture, "EntNotesPage");
  wait_until_shows (fixture, "EntNoteFilterPanel", "#trade");
  check = find_widget (GTK_WIDGET (fixture->window), is_named, &(Named) { "GtkCheckButton", "#trade" });
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  wait_until_lists (fixture, 2);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  wait_until_lists (fixture, N_NOTES);

  entry = find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntNoteFilterPanel");
  entry = find_widget (gtk_widget_get_last_child (gtk_widget_get_first_child (entry)), is_of_type_name, "GtkEntry");
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (entry)), ==, date);
  gtk_editable_set_text (GTK_EDITABLE (entry), "1978 to 1979");
  wait_until_lists (fixture, 2);
  wait_until_shows (fixture, "EntChips", "About: 1978–1979");
  /* What is no date is no condition, and is said. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "1978 to never");
  wait_until_lists (fixture, N_NOTES);
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
}

static void
check_order (Fixture    *fixture,
             const char *word,
             const char *first)
{
  g_autofree char *title = NULL;

  g_assert_true (gtk_widget_activate_action (find_page (fixture), "notes.sort", "s", word));
  title = ent_note_dup_title (get_note (fixture, 0));
  g_assert_cmpstr (title, ==, first);
}

static void
test_order (Fixture *fixture)
{
  open_all (fixture);
  check_order (fixture, "title", "A step nobody expected");
  check_order (fixture, "oldest", "Ask who gained #sanctions");
  check_order (fixture, "newest", "Zero across cases?");
  check_order (fixture, "date", "The long silence");
  check_order (fixture, "case", "The long silence");
}

/* How many of the notes have a tag, a flag. */
static guint
count_notes (Fixture     *fixture,
             const char  *tag,
             EntNoteFlag  flag)
{
  GListModel *notes = ent_personal_get_notes (get_personal (fixture));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr(EntNoteItem) item = g_list_model_get_item (notes, i);
      const EntNote *note = ent_note_item_get_note (item);

      n += tag != NULL ? g_ptr_array_find_with_equal_func (note->tags, tag, (GEqualFunc) ent_tag_equal, NULL)
                       : note->flag == flag;
    }
  return n;
}

static gboolean
has_three_tagged (gpointer fixture)
{
  return count_notes (fixture, "seminar", 0) == 3;
}

static gboolean
has_none_tagged (gpointer fixture)
{
  return count_notes (fixture, "seminar", 0) == 0;
}

static gboolean
can_undo (gpointer data)
{
  Shows *s = data;
  EntLibrary *library = ent_session_get_library (ent_application_get_session (s->fixture->application));

  return g_strcmp0 (ent_library_get_undo_name (library), s->text) == 0;
}

#define wait_until_undo(fixture, name) \
  wait_until (can_undo, &(Shows) { fixture, NULL, name }, "undo of " name)

static void
test_many (Fixture *fixture)
{
  GtkWidget *page;

  open_all (fixture);
  page = find_page (fixture);
  select_notes (fixture, 2, 3);
  wait_until_shows (fixture, "EntNotesPage", "3 notes selected");
  g_assert_true (gtk_widget_activate_action (page, "notes.tag", "s", "#Seminar"));
  wait_until (has_three_tagged, fixture, "three notes to be tagged");
  wait_until_undo (fixture, "Tag 3 Notes");
  g_assert_true (gtk_widget_activate_action (page, "notes.untag", "s", "seminar"));
  wait_until (has_none_tagged, fixture, "the tag to go");
  wait_until_undo (fixture, "Remove Tag from 3 Notes");
  act (fixture, "win.undo", NULL);
  wait_until (has_three_tagged, fixture, "three notes to be tagged again");
  act (fixture, "win.undo", NULL);
  wait_until (has_none_tagged, fixture, "three notes not to be tagged");

  /* Flag and colour; what changes nothing is no change. */
  select_notes (fixture, 0, N_NOTES);
  g_assert_true (gtk_widget_activate_action (page, "notes.flag", "s", "question"));
  wait_until_undo (fixture, "Flag 8 Notes");
  g_assert_cmpuint (count_notes (fixture, NULL, ENT_NOTE_FLAG_QUESTION), ==, N_NOTES);
  g_assert_true (gtk_widget_activate_action (page, "notes.color", "s", "green"));
  wait_until_undo (fixture, "Colour 9 Notes");
}

/* One that stands in the text stays. */
static void
test_tag_in_text (Fixture *fixture)
{
  open_all (fixture);
  select_notes (fixture, 0, N_NOTES);
  g_assert_true (gtk_widget_activate_action (find_page (fixture), "notes.untag", "s", "trade"));
  wait_until_shows (fixture, "AdwToastOverlay", "In 2 notes the tag stands in the text");
  g_assert_cmpuint (count_notes (fixture, "trade", 0), ==, 2);
}

typedef struct
{
  Fixture  *fixture;
  char     *text;
  gboolean  asked;
} Clipboard;

static gboolean
is_file (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  ((Clipboard *) user_data)->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
was_read (gpointer clipboard)
{
  return ((Clipboard *) clipboard)->text != NULL;
}

/* Asks again until it is what was copied last: its case may have to be read. */
static gboolean
has_citation (gpointer data)
{
  Clipboard *clipboard = data;

  if (clipboard->text != NULL && strstr (clipboard->text, "version") != NULL)
    return TRUE;
  if (clipboard->text != NULL || !clipboard->asked)
    {
      g_clear_pointer (&clipboard->text, g_free);
      clipboard->asked = TRUE;
      gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (clipboard->fixture->window)), NULL, read_cb,
                                     clipboard);
    }
  return FALSE;
}

/* What the files hold is tested where they are written; here that they are. */
static void
test_export (Fixture *fixture)
{
  static const struct { const char *name, *holds; } files[] = {
    { "notes.md", "# " }, { "notes.csv", "," }, { "notes.jsonld", "http://www.w3.org/ns/anno.jsonld" },
  };
  GListModel *model = ent_personal_get_notes (ent_session_get_personal (ent_application_get_session (fixture->application)));

  open_all (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, files[i].name, NULL), *contents = NULL;
      GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
      g_autoptr(EntNoteItem) item = g_list_model_get_item (model, 0);

      g_ptr_array_add (notes, ent_note_copy (ent_note_item_get_note (item)));
      ent_notes_export_to (find_page (fixture), ent_application_get_session (fixture->application), notes, path);
      wait_until (is_file, path, "the file");
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_nonnull (strstr (contents, files[i].holds));
    }
}

static void
test_copy (Fixture *fixture)
{
  Clipboard clipboard = { fixture, NULL, FALSE };

  open_all (fixture);
  select_notes (fixture, 0, 2);
  g_assert_true (gtk_widget_activate_action (find_page (fixture), "notes.copy", NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), NULL, read_cb, &clipboard);
  wait_until (was_read, &clipboard, "the clipboard");
  g_assert_nonnull (strstr (clipboard.text, "Zero across cases?"));
  g_assert_nonnull (strstr (clipboard.text, "Hiệp định"));
  g_free (clipboard.text);

  /* As a citation, which says of which version of the case. */
  clipboard.text = NULL;
  g_assert_true (gtk_widget_activate_action (find_page (fixture), "notes.copy-citation", NULL));
  wait_until (has_citation, &clipboard, "a citation in the clipboard");
  g_assert_nonnull (strstr (clipboard.text, "Entente, “"));
  g_free (clipboard.text);
}

/* Deleted notes wait in the bin, to come back or to go for good. */
static void
test_bin (Fixture *fixture)
{
  GtkWidget *page, *bin, *toast;

  open_all (fixture);
  page = find_page (fixture);
  select_notes (fixture, 0, 2);
  g_assert_true (gtk_widget_activate_action (page, "notes.delete", NULL));
  wait_until_lists (fixture, N_NOTES - 2);
  wait_until_undo (fixture, "Delete 2 Notes");
  act (fixture, "win.undo", NULL);
  wait_until_lists (fixture, N_NOTES);

  /* The toast restores those it speaks of. */
  select_notes (fixture, 0, 3);
  g_assert_true (gtk_widget_activate_action (page, "notes.delete", NULL));
  wait_until_lists (fixture, N_NOTES - 3);
  wait_until_undo (fixture, "Delete 3 Notes");
  wait_until (finds, &(Finds) { fixture, is_named, &(Named) { "AdwToastWidget", "3 notes deleted" } }, "the toast");
  wait_for_tooltips ();
  toast = find_widget (GTK_WIDGET (fixture->window), is_named, &(Named) { "AdwToastWidget", "3 notes deleted" });
  g_signal_emit_by_name (find_widget (toast, is_of_type_name, "GtkButton"), "clicked");
  wait_until_lists (fixture, N_NOTES);
  wait_until_undo (fixture, "Restore 3 Notes");

  select_notes (fixture, 0, 3);
  g_assert_true (gtk_widget_activate_action (page, "notes.delete", NULL));
  wait_until_lists (fixture, N_NOTES - 3);
  wait_until_undo (fixture, "Delete 3 Notes");
  g_assert_true (gtk_widget_activate_action (page, "notes.bin", NULL));
  wait_until_shows (fixture, "EntNotesBin", "3 deleted notes");
  wait_until_shows (fixture, "EntNotesBin", "30 days left");
  bin = find_widget (page, is_of_type_name, "EntNotesBin");
  select_notes (fixture, 0, 1);
  g_assert_true (gtk_widget_activate_action (bin, "bin.restore", NULL));
  wait_until_shows (fixture, "EntNotesBin", "2 deleted notes");
  select_notes (fixture, 0, 1);
  g_assert_true (gtk_widget_activate_action (bin, "bin.remove", NULL));
  {
    GListModel *windows = gtk_window_get_toplevels ();

    for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
      {
        g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

        if (g_str_equal (G_OBJECT_TYPE_NAME (window), "AdwMessageDialog"))
          g_signal_emit_by_name (window, "response::remove", "remove");
      }
  }
  wait_until_shows (fixture, "EntNotesBin", "1 deleted note");
  g_assert_true (gtk_widget_activate_action (bin, "notes.leave-bin", NULL));
  wait_until_lists (fixture, N_NOTES - 2);
}

static GtkWidget *
find_dialog (const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (window), title) == 0)
        return GTK_WIDGET (window);
    }
  return NULL;
}

static gboolean
shows_version (gpointer data)
{
  GtkWidget *dialog = find_dialog ("Earlier Versions");

  return dialog != NULL && find_widget (dialog, is_label_with, data) != NULL;
}

static gboolean
has_body (gpointer data)
{
  Shows *s = data;
  EntNoteItem *item = ent_personal_find_note (get_personal (s->fixture), s->type);

  return item != NULL && g_strcmp0 (ent_note_item_get_note (item)->body, s->text) == 0;
}

static void
test_versions (Fixture *fixture)
{
  EntPersonal *personal = get_personal (fixture);
  g_autoptr(EntNote) note = create_note ("camp-david", ENT_TARGET_CASE, NULL, "Camp David", NULL,
                                         "The old words of it", ENT_NOTE_FLAG_IDEA, ENT_NOTE_COLOR_NONE);
  EntNote *changed;
  GtkWidget *dialog, *label;

  ent_personal_save_note (personal, ent_note_copy (note), NULL, NULL);
  wait_until (has_saved, &(Count) { fixture, 1 }, "the note to be saved");
  changed = ent_note_copy (note);
  ent_note_set_body (changed, "The new words of it, and more", NULL);
  changed->flag = ENT_NOTE_FLAG_NONE;
  changed->modified_usec += G_TIME_SPAN_HOUR;
  ent_personal_save_note (personal, changed, NULL, NULL);
  wait_until (has_saved, &(Count) { fixture, 1 }, "the change to be saved");

  act (fixture, "win.note-versions", note->id);
  wait_until (shows_version, (gpointer) "old", "the earlier version");
  dialog = find_dialog ("Earlier Versions");
  g_assert_nonnull (find_widget (dialog, is_label_with, "1 deleted (struck), 2 inserted (underlined) · Idea → No flag"));
  label = find_widget (dialog, is_label_with, "The oldnew words");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==,
                   "The <s>old</s><u>new</u> words of it<u>, and more</u>");
  g_signal_emit_by_name (find_widget (dialog, is_named, &(Named) { "GtkButton", "Restore" }), "clicked");
  wait_until (has_body, &(Shows) { fixture, note->id, "The old words of it" }, "the old words");
  wait_until_undo (fixture, "Restore Earlier Version");
  g_assert_cmpint (ent_note_item_get_note (ent_personal_find_note (personal, note->id))->flag, ==, ENT_NOTE_FLAG_IDEA);

  /* What it was is a version now; and one undo brings it back. */
  act (fixture, "win.note-versions", note->id);
  wait_until (shows_version, (gpointer) "The new words of it", "the other version");
  gtk_window_destroy (GTK_WINDOW (find_dialog ("Earlier Versions")));
  act (fixture, "win.undo", NULL);
  wait_until (has_body, &(Shows) { fixture, note->id, "The new words of it, and more" }, "the new words");
}

static guint
count_rows (GtkWidget *widget)
{
  guint n = ENT_IS_NOTE_ROW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

/* GTK keeps some two hundred rows around those that are seen. */
#define MAX_ROWS 300

static void
test_ten_thousand (Fixture *fixture)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);

  for (int i = 0; i < 10000; i++)
    {
      g_autofree char *body = g_strdup_printf ("Note %d%s\n\nWith some words below.", i, i % 100 == 0 ? " on #rare" : "");

      g_ptr_array_add (notes, create_note ("camp-david", ENT_TARGET_CASE, NULL, "Camp David", NULL, body,
                                           ENT_NOTE_FLAG_NONE, ENT_NOTE_COLOR_NONE));
    }
  save_notes (fixture, notes);
  act (fixture, "win.go", "notes:");
  wait_until_lists (fixture, 10000);
  wait_until_shows (fixture, "EntNotesPage", "Note 9999");
  g_assert_cmpuint (count_rows (find_page (fixture)), <, MAX_ROWS);
  act (fixture, "win.go", "notes:?tag=rare");
  wait_until_lists (fixture, 100);
  wait_until_shows (fixture, "EntNotesPage", "100 of 10000 notes");
  g_assert_cmpuint (count_rows (find_page (fixture)), <, MAX_ROWS);
  search (fixture, "4200");
  wait_until_lists (fixture, 1);
  wait_until_shows (fixture, "EntNotesPage", "Note 4200");
}

int
main (int   argc,
      char *argv[])
{
  static const Test tests[] = {
    { "/notes/all", test_all, NULL },
    { "/notes/case", test_case, NULL },
    { "/notes/filter", test_filter, NULL },
    { "/notes/filter-panel", test_filter_panel, NULL },
    { "/notes/order", test_order, NULL },
    { "/notes/many", test_many, NULL },
    { "/notes/tag-in-text", test_tag_in_text, NULL },
    { "/notes/copy", test_copy, NULL },
    { "/notes/export", test_export, NULL },
    { "/notes/bin", test_bin, NULL },
    { "/notes/versions", test_versions, NULL },
    { "/notes/ten-thousand", test_ten_thousand, NULL },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].name, &tests[i], run_test);
  return g_test_run ();
}
