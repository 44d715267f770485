/* Notes and ratings of one's own, written in the window as a person would, and found again. */
#include "config.h"

#include "ent-note-editor.h"
#include "ent-rating-editor.h"
#include "ent-store-own.h"
#include "ent-window-private.h"
#include "window-fixture.h"

/* What another program finds on the disk. */
static GPtrArray *
read_notes (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntStore) store = ent_store_open (path, ENT_STORE_READ, NULL, &error);
  GPtrArray *notes;

  g_assert_no_error (error);
  notes = ent_store_load_notes (store, NULL, NULL, &error);
  g_assert_no_error (error);
  return notes;
}

static GtkWidget *
find_editor (Fixture *fixture)
{
  return find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntNoteEditor");
}

static gboolean
is_writing (gpointer data)
{
  GtkWidget *editor = find_editor (data), *focus = gtk_root_get_focus (GTK_ROOT (((Fixture *) data)->window));

  return editor != NULL && focus != NULL && GTK_IS_TEXT_VIEW (focus) && gtk_widget_is_ancestor (focus, editor);
}

static gboolean
is_not_writing (gpointer data)
{
  return find_editor (data) == NULL;
}

static void
type_in (GtkWidget  *root,
         const char *text)
{
  GtkWidget *view = find_widget (root, is_of_type_name, "GtkTextView");

  g_assert_nonnull (view);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static void
open_event (Fixture *fixture)
{
  act (fixture, "win.go", "event:camp-david/jerusalem-visit-1977");
  wait_until_shows (fixture, "EntInspector", "Sadat in Jerusalem");
}

static void
test_write (Fixture *fixture)
{
  g_autoptr(GPtrArray) notes = NULL;
  const EntNote *note;

  open_event (fixture);
  wait_until_shows (fixture, "EntInspector", "Your notes");
  act (fixture, "win.add-note", "");
  wait_until (is_writing, fixture, "the editor with the focus");
  type_in (find_editor (fixture), "Why **Jerusalem**? #headscratcher");
  wait_until_shows (fixture, "EntNoteEditor", "Saving…");
  wait_until_shows (fixture, "EntNoteEditor", "Saved");
  notes = read_notes (fixture);
  g_assert_cmpuint (notes->len, ==, 1);
  note = notes->pdata[0];
  g_assert_cmpstr (note->body, ==, "Why **Jerusalem**? #headscratcher");
  g_assert_cmpstr (note->tags->pdata[0], ==, "headscratcher");
  g_assert_cmpstr (note->case_id, ==, "camp-david");
  g_assert_cmpint (note->target->kind, ==, ENT_TARGET_EVENT);
  g_assert_cmpstr (note->target->id, ==, "jerusalem-visit-1977");
  g_assert_cmpstr (note->target->title, ==, "Sadat in Jerusalem");
}

/* The program started again. */
static void
test_find_again (Fixture *fixture)
{
  GtkWidget *entry;

  act (fixture, "win.go", "case:panmunjom");
  wait_until_shows (fixture, "EntStoryPage", "Panmunjom");
  act (fixture, "win.search", NULL);
  entry = find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "GtkSearchEntry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "headscratcher");
  wait_until_shows (fixture, "EntSidebar", "Why Jerusalem?");
  g_signal_emit_by_name (entry, "activate");
  wait_until_shows (fixture, "EntInspector", "Sadat in Jerusalem");
  wait_until (is_writing, fixture, "the note's editor");
  wait_until_shows (fixture, "EntTimelinePage", "Lanes");

  /* Closed, it is a card with what it says. */
  g_signal_emit_by_name (find_editor (fixture), "closed");
  wait_until (is_not_writing, fixture, "the editor to close");
  wait_until_shows (fixture, "EntNoteCard", "Why Jerusalem?");
  wait_until_shows (fixture, "EntNoteCard", "#headscratcher");
}

static gboolean
has_no_note (gpointer data)
{
  return g_list_model_get_n_items (ent_personal_get_notes (get_personal (data))) == 0;
}

static void
test_empty (Fixture *fixture)
{
  g_autoptr(GPtrArray) notes = NULL;

  open_event (fixture);
  act (fixture, "win.add-note", "");
  wait_until (is_writing, fixture, "the editor");
  g_signal_emit_by_name (find_editor (fixture), "closed");
  g_assert_null (find_editor (fixture));
  /* One in which something stood is none either. */
  act (fixture, "win.add-note", "");
  wait_until (is_writing, fixture, "the editor");
  type_in (find_editor (fixture), "x");
  wait_until_shows (fixture, "EntNoteEditor", "Saved");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_widget (find_editor (fixture), is_of_type_name, "GtkTextView"))), "", -1);
  g_signal_emit_by_name (find_editor (fixture), "closed");
  wait_until (has_no_note, fixture, "the empty note to vanish");
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;

  *(char **) data = ent_library_undo_finish (ENT_LIBRARY (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_delete (Fixture *fixture)
{
  g_autofree char *undone = NULL;

  open_event (fixture);
  act (fixture, "win.add-note", "");
  wait_until (is_writing, fixture, "the editor");
  type_in (find_editor (fixture), "Not for long");
  wait_until_shows (fixture, "EntNoteEditor", "Saved");
  g_assert_true (gtk_widget_activate_action (find_editor (fixture), "note.delete", NULL));
  wait_until_shows (fixture, "AdwToastOverlay", "Note deleted");
  wait_until_shows (fixture, "AdwToastOverlay", "Undo");
  g_assert_true (has_no_note (fixture));
  wait_until (is_saved, fixture, "the deletion to be written");
  ent_library_undo_async (ent_personal_get_library (get_personal (fixture)), undone_cb, &undone);
  wait_until (is_set, &undone, "what was undone");
  wait_until_shows (fixture, "EntNoteCard", "Not for long");
}

/* Typing goes on while the inspector shows the same again, and is kept where it shows another. */
static void
test_keeps_typing (Fixture *fixture)
{
  g_autoptr(GPtrArray) notes = NULL;
  GtkWidget *editor;

  open_event (fixture);
  act (fixture, "win.add-note", "");
  wait_until (is_writing, fixture, "the editor");
  editor = find_editor (fixture);
  type_in (editor, "one ");
  act (fixture, "win.inspect", "event:camp-david/jerusalem-visit-1977");
  type_in (editor, "two ");
  act (fixture, "win.inspect", "event:camp-david/peace-treaty-1979");
  wait_until (is_not_writing, fixture, "another event");
  wait_until (is_saved, fixture, "all to be written");
  notes = read_notes (fixture);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (((EntNote *) notes->pdata[0])->body, ==, "one two ");
}

/* A place in the case that is gone: the note can be read and written nevertheless. */
static void
test_gone (Fixture *fixture)
{
  EntNote *note = ent_note_new ();
  g_autofree char *link = g_strconcat ("note:", note->id, NULL);

  note->case_id = g_strdup ("camp-david");
  note->target->kind = ENT_TARGET_EVENT;
  note->target->id = g_strdup ("never-was");
  note->target->title = g_strdup ("What never was");
  note->place = ent_note_place_new (ENT_PLACE_LOST, 1);
  ent_note_set_body (note, "Still here", NULL);
  ent_personal_save_note (get_personal (fixture), note, NULL, NULL);
  act (fixture, "win.go", link);
  wait_until_shows (fixture, "EntInspector", "What never was");
  wait_until (is_writing, fixture, "the note");
  wait_until_shows (fixture, "EntNoteCard", "is gone");
  act (fixture, "win.go", "note:none");
  wait_until_shows (fixture, "AdwToastOverlay", "not in this library");
}

static void
write_note_on (Fixture    *fixture,
               const char *link,
               const char *text)
{
  act (fixture, "win.add-note", link);
  wait_until (is_writing, fixture, "the editor");
  type_in (find_editor (fixture), text);
  g_signal_emit_by_name (find_editor (fixture), "closed");
  wait_until (is_not_writing, fixture, "the editor to close");
  wait_until (shows, &(Shows) { fixture, "EntNoteCard", text }, text);
}

static void
open_note_on (Fixture       *fixture,
              EntTargetKind  kind,
              const char    *page,
              const char    *text)
{
  GListModel *notes = ent_personal_get_notes (get_personal (fixture));

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr(EntNoteItem) item = g_list_model_get_item (notes, i);
      const EntNote *note = ent_note_item_get_note (item);
      g_autofree char *link = g_strconcat ("note:", note->id, NULL);

      if (note->target->kind != kind)
        continue;
      act (fixture, "win.go", "factors:");
      wait_until_shows (fixture, "EntMatrixPage", "Distrust and division");
      act (fixture, "win.go", link);
      wait_until (shows, &(Shows) { fixture, page, text }, page);
      wait_until (is_writing, fixture, "the note");
      return;
    }
  g_assert_not_reached ();
}

/* On all that a note can stand on, and back. */
static void
test_places (Fixture *fixture)
{
  EntTarget *span = ent_target_new (ENT_TARGET_SPAN, NULL);

  write_note_on (fixture, "case:camp-david", "On the case");
  write_note_on (fixture, "factor:camp-david/security-pacts", "On the rating");
  write_note_on (fixture, "factor:security-pacts", "On the factor");
  span->date = g_strdup ("1977-11/1979-03");
  ent_window_add_note (ENT_WINDOW (fixture->window), "camp-david", span);
  wait_until (is_writing, fixture, "the editor");
  type_in (find_editor (fixture), "On the span");
  wait_until_shows (fixture, "EntNoteEditor", "Saved");
  open_note_on (fixture, ENT_TARGET_CASE, "EntStoryPage", "Background");
  open_note_on (fixture, ENT_TARGET_SPAN, "EntTimelinePage", "Lanes");
  open_note_on (fixture, ENT_TARGET_FACTOR, "EntMatrixPage", "Trade restoration");
}

/* Ratings */

static gboolean
has_rating (gpointer data)
{
  return ent_personal_find_rating (get_personal (data), "camp-david", "security-pacts") != NULL;
}

static gboolean
has_no_rating (gpointer data)
{
  return !has_rating (data);
}

static gboolean
is_step (GtkWidget     *widget,
         gconstpointer  data)
{
  return GTK_IS_DROP_DOWN (widget);
}

static void
test_rating (Fixture *fixture)
{
  const EntOwnRating *rating;
  GtkWidget *editor, *step;

  act (fixture, "win.go", "factor:camp-david/security-pacts");
  wait_until_shows (fixture, "EntInspector", "strongly enabling");
  wait_until_shows (fixture, "EntInspector", "Your rating");
  editor = find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntRatingEditor");
  step = find_widget (editor, is_step, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (step), 2);
  wait_until (has_rating, fixture, "the rating");
  wait_until_shows (fixture, "EntRatingEditor", "Saved");
  type_in (editor, "Because of the *guarantees*");
  wait_until_shows (fixture, "EntRatingEditor", "Saving…");
  wait_until_shows (fixture, "EntRatingEditor", "Saved");
  open_menu (fixture, "EntEvidenceChooser");
  wait_until (finds, &(Finds) { fixture, is_of_type_name, "GtkCheckButton" }, "the events");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "GtkCheckButton")), TRUE);
  wait_until (is_saved, fixture, "the evidence to be written");
  rating = ent_personal_find_rating (get_personal (fixture), "camp-david", "security-pacts");
  g_assert_true (rating->has_rating);
  g_assert_cmpint (rating->rating, ==, 2);
  g_assert_cmpstr (rating->rationale, ==, "Because of the *guarantees*");
  g_assert_cmpuint (rating->evidence->len, ==, 1);
}

static void
test_rating_again (Fixture *fixture)
{
  const EntOwnRating *rating = ent_personal_find_rating (get_personal (fixture), "camp-david", "security-pacts");

  g_assert_nonnull (rating);
  g_assert_cmpstr (rating->rationale, ==, "Because of the *guarantees*");
  g_assert_cmpuint (rating->evidence->len, ==, 1);
  act (fixture, "win.go", "factor:camp-david/security-pacts");
  wait_until_shows (fixture, "EntRatingEditor", "enabling");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (find_widget (find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntRatingEditor"), is_step, NULL))), ==, 2);
  press (fixture, is_named, &(Named) { "GtkButton", "Remove My Rating" });
  wait_until (has_no_rating, fixture, "the rating to go");
  wait_until_shows (fixture, "AdwToastOverlay", "Rating removed");
}

int
main (int   argc,
      char *argv[])
{
  static const Test tests[] = {
    { "/window-notes/write", test_write, test_find_again },
    { "/window-notes/empty", test_empty, NULL },
    { "/window-notes/delete", test_delete, NULL },
    { "/window-notes/keeps-typing", test_keeps_typing, NULL },
    { "/window-notes/gone", test_gone, NULL },
    { "/window-notes/places", test_places, NULL },
    { "/window-notes/rating", test_rating, test_rating_again },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].name, &tests[i], run_test);
  return g_test_run ();
}
