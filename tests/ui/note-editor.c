/* The editor of a note in a window of its own: when it gives out what was typed, and what it keeps. */
#include "config.h"

#include "ent-choice-button.h"
#include "ent-note-editor.h"
#include "ent-note-text.h"
#include "ent-tag-box.h"

typedef struct
{
  GtkWindow     *window;
  GtkWidget     *other;      /* where the focus can go */
  EntNoteEditor *editor;
  EntNote       *saved;      /* as it was given out last */
  guint          n_saved;
  guint          n_deleted;
  guint          n_closed;
} Fixture;

static void
save_cb (EntNoteEditor *editor,
         EntNote       *note,
         Fixture       *fixture)
{
  ent_note_free (fixture->saved);
  fixture->saved = ent_note_copy (note);
  fixture->n_saved++;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static gboolean
late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static GtkWidget *
find (GtkWidget  *root,
      GType       type,
      const char *tooltip)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type)
      && (tooltip == NULL || g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, tooltip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkTextView *
get_view (Fixture *fixture)
{
  return GTK_TEXT_VIEW (find (GTK_WIDGET (fixture->editor), GTK_TYPE_TEXT_VIEW, NULL));
}

static void
type (Fixture    *fixture,
      const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (get_view (fixture));

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

static const char *
get_state (Fixture *fixture)
{
  for (GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_last_child (GTK_WIDGET (fixture->editor)));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child))
      return gtk_label_get_label (GTK_LABEL (child));
  g_assert_not_reached ();
}

static void
wait_for_saves (Fixture *fixture,
                guint    n)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (20, late_cb, &late);

  while (fixture->n_saved < n && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (source);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(EntNote) note = ent_note_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->editor = ENT_NOTE_EDITOR (ent_note_editor_new ());
  g_signal_connect (fixture->editor, "save", G_CALLBACK (save_cb), fixture);
  g_signal_connect_swapped (fixture->editor, "delete", G_CALLBACK (count_cb), &fixture->n_deleted);
  g_signal_connect_swapped (fixture->editor, "closed", G_CALLBACK (count_cb), &fixture->n_closed);
  fixture->other = gtk_button_new_with_label ("other");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->editor));
  gtk_box_append (GTK_BOX (box), fixture->other);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, box);
  gtk_window_set_default_size (fixture->window, 300, 400);
  gtk_window_present (fixture->window);
  while (!gtk_widget_get_mapped (GTK_WIDGET (fixture->editor)))
    g_main_context_iteration (NULL, TRUE);
  ent_note_set_body (note, "Ask about #trade", NULL);
  ent_note_editor_set_note (fixture->editor, note);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->editor));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->window, gtk_window_destroy);
  ent_note_free (fixture->saved);
}

static void
test_saves_after_a_pause (Fixture       *fixture,
                          gconstpointer  data)
{
  gint64 begin = g_get_monotonic_time ();

  g_assert_cmpstr (get_state (fixture), ==, "");
  type (fixture, " and #war");
  g_assert_cmpstr (get_state (fixture), ==, "Saving…");
  g_assert_cmpuint (fixture->n_saved, ==, 0);
  wait_for_saves (fixture, 1);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 500 * 1000);
  g_assert_nonnull (strstr (fixture->saved->body, "and #war"));
  g_assert_cmpuint (fixture->saved->tags->len, ==, 2);
  /* It is saved when somebody says so, and no more when one goes on. */
  g_assert_cmpstr (get_state (fixture), ==, "Saving…");
  ent_note_editor_set_saved (fixture->editor, TRUE, NULL);
  g_assert_cmpstr (get_state (fixture), ==, "Saved");
  type (fixture, "!");
  g_assert_cmpstr (get_state (fixture), ==, "Saving…");
}

static void
nothing_cb (gpointer data)
{
}

/* Somebody who does not pause is saved nevertheless. */
static void
test_saves_while_typing (Fixture       *fixture,
                         gconstpointer  data)
{
  gint64 begin = g_get_monotonic_time (), next = 0;

  while (fixture->n_saved == 0)
    {
      if (g_get_monotonic_time () >= next)
        {
          type (fixture, "x");
          next = g_get_monotonic_time () + 100 * 1000;
        }
      g_timeout_add_once (50, nothing_cb, NULL);
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (g_get_monotonic_time () - begin, <, 4000 * 1000);
    }
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, (ENT_NOTE_TEXT_LONGEST_MSEC - 200) * 1000);
}

static void
test_saves_on_leaving (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(EntNote) other = ent_note_new ();

  type (fixture, " 1");
  gtk_widget_grab_focus (fixture->other);
  g_assert_cmpuint (fixture->n_saved, ==, 1);
  type (fixture, " 2");
  gtk_widget_set_visible (GTK_WIDGET (fixture->editor), FALSE);
  g_assert_cmpuint (fixture->n_saved, ==, 2);
  gtk_widget_set_visible (GTK_WIDGET (fixture->editor), TRUE);
  type (fixture, " 3");
  ent_note_editor_flush (fixture->editor);
  g_assert_cmpuint (fixture->n_saved, ==, 3);
  g_assert_true (g_str_has_suffix (fixture->saved->body, " 3"));
  ent_note_editor_flush (fixture->editor);
  g_assert_cmpuint (fixture->n_saved, ==, 3);
  /* Another note in its place takes nothing along. */
  type (fixture, " 4");
  ent_note_editor_set_note (fixture->editor, other);
  g_assert_cmpuint (fixture->n_saved, ==, 4);
  g_assert_cmpstr (fixture->saved->id, !=, other->id);
  /* Nor does a window that goes. */
  type (fixture, "last words");
  g_clear_pointer (&fixture->window, gtk_window_destroy);
  g_assert_cmpuint (fixture->n_saved, ==, 5);
  g_assert_cmpstr (fixture->saved->body, ==, "last words");
}

static void
test_keeps_typing (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(EntNote) before = ent_note_editor_dup_note (fixture->editor), after = NULL;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (get_view (fixture));
  GtkTextIter iter;

  type (fixture, "XY");
  ent_note_editor_set_note (fixture->editor, before);
  after = ent_note_editor_dup_note (fixture->editor);
  g_assert_nonnull (strstr (after->body, "XY"));
  ent_note_editor_flush (fixture->editor);
  g_assert_cmpuint (fixture->n_saved, ==, 1);
  g_assert_nonnull (strstr (fixture->saved->body, "XY"));

  /* While it is not on the disk. */
  ent_note_editor_set_note (fixture->editor, before);
  ent_note_free (after);
  after = ent_note_editor_dup_note (fixture->editor);
  g_assert_nonnull (strstr (after->body, "XY"));

  /* Once it is, what others wrote comes, and the cursor stays among the words where it stood. */
  ent_note_editor_set_saved (fixture->editor, TRUE, NULL);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, 4);
  gtk_text_buffer_place_cursor (buffer, &iter);
  ent_note_set_body (before, "Well: Ask about #tradeXY", NULL);
  ent_note_editor_set_note (fixture->editor, before);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  ent_note_free (after);
  after = ent_note_editor_dup_note (fixture->editor);
  g_assert_cmpstr (after->body, ==, "Well: Ask about #tradeXY");
  g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, 10);
  g_assert_cmpuint (fixture->n_saved, ==, 1);
}

static void
test_failing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(EntNote) note = NULL;

  type (fixture, " kept");
  ent_note_editor_flush (fixture->editor);
  ent_note_editor_set_saved (fixture->editor, FALSE, "The disk is full");
  g_assert_cmpstr (get_state (fixture), ==, "The disk is full");
  note = ent_note_editor_dup_note (fixture->editor);
  g_assert_true (strstr (note->body, "kept") != NULL);
  type (fixture, " more");
  g_assert_cmpstr (get_state (fixture), ==, "The disk is full");
  ent_note_editor_flush (fixture->editor);
  ent_note_editor_set_saved (fixture->editor, TRUE, NULL);
  g_assert_cmpstr (get_state (fixture), ==, "Saved");
}

static void
test_tags (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *tags = find (GTK_WIDGET (fixture->editor), ENT_TYPE_TAG_BOX, NULL);
  GtkWidget *entry = find (tags, GTK_TYPE_ENTRY, NULL), *chip;

  /* That in the text cannot be removed here, and says why. */
  g_assert_null (find (tags, GTK_TYPE_BUTTON, "Remove #trade"));
  chip = find (tags, GTK_TYPE_BOX, "Stands in the text; take it out there to remove it");
  g_assert_nonnull (chip);

  gtk_editable_set_text (GTK_EDITABLE (entry), "#Cold war");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (fixture->n_saved, ==, 1);
  g_assert_cmpuint (fixture->saved->tags->len, ==, 2);
  g_assert_cmpstr (fixture->saved->tags->pdata[1], ==, "Cold-war");
  g_assert_cmpstr (fixture->saved->body, ==, "Ask about #trade");

  /* Twice is once. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "cold-WAR");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (fixture->n_saved, ==, 1);

  g_signal_emit_by_name (find (tags, GTK_TYPE_BUTTON, "Remove #Cold-war"), "clicked");
  g_assert_cmpuint (fixture->n_saved, ==, 2);
  g_assert_cmpuint (fixture->saved->tags->len, ==, 1);
}

static void
test_choices (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *flag = find (GTK_WIDGET (fixture->editor), ENT_TYPE_CHOICE_BUTTON, NULL);
  GtkWidget *color = gtk_widget_get_next_sibling (flag);

  ent_choice_button_set_selected (ENT_CHOICE_BUTTON (flag), ENT_NOTE_FLAG_QUESTION);
  g_assert_cmpuint (fixture->n_saved, ==, 1);
  g_assert_cmpint (fixture->saved->flag, ==, ENT_NOTE_FLAG_QUESTION);
  ent_choice_button_set_selected (ENT_CHOICE_BUTTON (color), ENT_NOTE_COLOR_PINK);
  g_assert_cmpint (fixture->saved->color, ==, ENT_NOTE_COLOR_PINK);
  g_assert_nonnull (find (GTK_WIDGET (fixture->editor), GTK_TYPE_MENU_BUTTON, "Colour: Pink"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "note.delete", NULL));
  g_assert_cmpuint (fixture->n_deleted, ==, 1);
}

static gboolean
has_tag_at (GtkTextBuffer *buffer,
            const char    *name,
            int            offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  return gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name));
}

/* A new note is there once something is written in it. */
static void
test_new (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr(EntNote) note = ent_note_new ();
  GtkWidget *flag = find (GTK_WIDGET (fixture->editor), ENT_TYPE_CHOICE_BUTTON, NULL);

  ent_note_editor_set_note (fixture->editor, note);
  ent_choice_button_set_selected (ENT_CHOICE_BUTTON (flag), ENT_NOTE_FLAG_IDEA);
  g_assert_cmpuint (fixture->n_saved, ==, 0);
  g_assert_cmpstr (get_state (fixture), ==, "");
  type (fixture, "a");
  ent_note_editor_flush (fixture->editor);
  g_assert_cmpuint (fixture->n_saved, ==, 1);
  g_assert_cmpint (fixture->saved->flag, ==, ENT_NOTE_FLAG_IDEA);
}

static void
test_marks (Fixture       *fixture,
            gconstpointer  data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (get_view (fixture));
  g_autoptr(EntNote) note = NULL;
  g_autoptr(GString) nasty = g_string_new (NULL);
  gint64 begin;
  const char *text = "# Head\n> said\na **b** *c* `d#x` [e](f) #t";

  gtk_text_buffer_set_text (buffer, text, -1);
  g_assert_true (has_tag_at (buffer, "ent-heading", 3));
  g_assert_true (has_tag_at (buffer, "ent-sign", 0));
  g_assert_true (has_tag_at (buffer, "ent-quote", 9));
  g_assert_true (has_tag_at (buffer, "ent-bold", 18));
  g_assert_false (has_tag_at (buffer, "ent-italic", 18));
  g_assert_true (has_tag_at (buffer, "ent-italic", 23));
  g_assert_true (has_tag_at (buffer, "ent-code", 27));
  g_assert_false (has_tag_at (buffer, "ent-tag", 28));
  g_assert_true (has_tag_at (buffer, "ent-link", 33));
  g_assert_true (has_tag_at (buffer, "ent-tag", 39));
  note = ent_note_editor_dup_note (fixture->editor);
  g_assert_cmpstr (note->body, ==, text);

  /* Signs that open and never close. */
  for (guint i = 0; i < 20000; i++)
    g_string_append (nasty, i % 200 == 0 ? "\n*a [" : "*a [");
  begin = g_get_monotonic_time ();
  gtk_text_buffer_set_text (buffer, nasty->str, -1);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 10 * G_USEC_PER_SEC);
  g_assert_false (has_tag_at (buffer, "ent-heading", 3));
  g_assert_false (has_tag_at (buffer, "ent-link", 3));
  ent_note_free (note);
  note = ent_note_editor_dup_note (fixture->editor);
  g_assert_cmpstr (note->body, ==, nasty->str);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void      (*test) (Fixture       *fixture,
                       gconstpointer  data);
  } tests[] = {
    { "/note-editor/saves-after-a-pause", test_saves_after_a_pause },
    { "/note-editor/saves-while-typing", test_saves_while_typing },
    { "/note-editor/saves-on-leaving", test_saves_on_leaving },
    { "/note-editor/keeps-typing", test_keeps_typing },
    { "/note-editor/failing", test_failing },
    { "/note-editor/tags", test_tags },
    { "/note-editor/choices", test_choices },
    { "/note-editor/new", test_new },
    { "/note-editor/marks", test_marks },
  };

  gtk_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
