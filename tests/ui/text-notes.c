/* Notes on words: what a label shows and what the plain text says are the same, a selection becomes a note,
 * notes are where their words are, before and after the text changed. */
#include "config.h"

#include <adwaita.h>

#include "ent-case-page.h"
#include "ent-note-tint.h"
#include "ent-noted-text.h"
#include "ent-picture-style.h"
#include "ent-place-bar.h"
#include "ent-placing.h"
#include "ent-plain-text.h"
#include "ent-prose.h"
#include "ent-store-own.h"
#include "window-fixture.h"

static const char * const case_ids[] = { "us-vietnam", "camp-david", "panmunjom" };

/* Each label is one block of the plain text, whatever it holds. */
static void
check_blocks (GPtrArray          *blocks,
              const EntPlainText *plain)
{
  g_assert_cmpuint (blocks->len, ==, plain->blocks->len);
  for (guint i = 0; i < blocks->len; i++)
    {
      EntTextBlock *block = blocks->pdata[i];
      const EntPlainBlock *place = &g_array_index (plain->blocks, EntPlainBlock, i);
      g_autofree char *shown = ent_text_block_dup_words (block);
      g_autofree char *words = ent_plain_text_dup_part (plain->text, place->start, place->end);

      g_assert_cmpstr (shown, ==, words);
      g_assert_cmpuint (ent_text_block_get_start (block), ==, place->start);
      g_assert_cmpuint (ent_text_block_get_end (block), ==, place->end);
    }
}

/* There and back, for each character of each label. */
static void
check_positions (EntTextBlock *block)
{
  const char *text = gtk_label_get_text (ent_text_block_get_label (block));
  g_autofree char *words = ent_text_block_dup_words (block);
  guint start = ent_text_block_get_start (block), end = ent_text_block_get_end (block);

  for (guint i = start; i < end; i++)
    {
      guint from, to;

      ent_text_block_to_label (block, i, i + 1, &from, &to);
      g_assert_cmpuint (to, ==, from + 1);
      g_assert_cmpuint (g_utf8_get_char (g_utf8_offset_to_pointer (text, from)), ==,
                        g_utf8_get_char (g_utf8_offset_to_pointer (words, i - start)));
      g_assert_cmpuint (ent_text_block_to_plain (block, from), ==, i);
      g_assert_cmpuint (ent_text_block_to_plain (block, to), ==, i + 1);
    }
  g_assert_cmpuint (ent_text_block_to_plain (block, (guint) g_utf8_strlen (text, -1)), ==, end);
}

static void
check_commonmark (EntCase    *item,
                  const char *commonmark)
{
  g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(EntPlainText) plain = ent_plain_text_new (commonmark);
  GtkWidget *prose = g_object_ref_sink (ent_prose_new ());
  GPtrArray *blocks = ent_prose_get_blocks (ENT_PROSE (prose));

  ent_prose_set (ENT_PROSE (prose), item, commonmark, numbers);
  check_blocks (blocks, plain);
  for (guint i = 0; i < blocks->len; i++)
    check_positions (blocks->pdata[i]);
  g_object_unref (prose);
}

static const char * const texts[] = {
  "One [@a]. Two [@a, p. 3; @b] and *three [@b]* **four** `five [@a]` [six](event:x).",
  "# A heading [@a]\n\n1. First [@a]\n2. Second\n   - inner *item* [@b]\n\n> Quoted\n> on two lines [@a]\n\n```\ncode [@a]\n  more\n```",
  "[@a]\n\nAfter a citation alone.\n\n- [@b]\n- [@a; @b] first",
  "Really! [@a] A mark\\! [@a] and ![image [@b] words](x.png).",
  "**[@a]** and *[@b]*text* with<br>html <b>[@a]</b>\n\n<div>a block\nof it</div>\n\n***\n\nlast [@a",
  "Hard  \nbreak\\\nagain [@a]\nsoft &amp; entities &copy; <tags> “quotes” — 中文 [@a] Tiếng Việt é",
  "[words][@a] [see [@a]](event:x) [x](source:a) [y](entente-cite:0) [z](entente-cite:99)",
  "",
};

static void
test_mapping (void)
{
  g_autoptr(EntCase) item = ent_case_new ("case");

  item->title = ent_text_new ("Case");
  item->language = g_strdup ("en");
  ent_case_seal (item);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    check_commonmark (item, texts[i]);
}

/* All texts on a page, in their order. */
static void
collect (GtkWidget *widget,
         GPtrArray *found)
{
  if (ENT_IS_NOTED_TEXT (widget))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect (child, found);
}

static GPtrArray *
collect_texts (Fixture    *fixture,
               const char *page)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (find_widget (GTK_WIDGET (fixture->window), is_of_type_name, page), found);
  return found;
}

static EntNotedText *
find_text (Fixture    *fixture,
           const char *page,
           const char *id)
{
  g_autoptr(GPtrArray) found = collect_texts (fixture, page);

  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (ent_noted_text_get_id (found->pdata[i]), id))
      return found->pdata[i];
  g_assert_not_reached ();
}

static gboolean
open_page_cb (gpointer data)
{
  return find_widget (GTK_WIDGET (((Fixture *) data)->window), is_of_type_name, "EntNotedText") != NULL;
}

static void
open_view (Fixture    *fixture,
           const char *case_id,
           const char *view)
{
  g_autofree char *link = g_strconcat ("case:", case_id, NULL);

  act (fixture, "win.go", link);
  wait_until_shows (fixture, "EntSidebar", "Camp David");
  wait_until (open_page_cb, fixture, "the story");
  act (fixture, "win.view", view);
  wait_until (open_page_cb, fixture, "the texts");
}

/* The words of all blocks together are the text that notes stand on. */
static void
check_page (Fixture    *fixture,
            const char *page)
{
  g_autoptr(GPtrArray) found = collect_texts (fixture, page);

  g_assert_cmpuint (found->len, >, 0);
  for (guint i = 0; i < found->len; i++)
    {
      GPtrArray *blocks = ent_noted_text_get_blocks (found->pdata[i]);
      g_autoptr(GString) all = g_string_new (NULL);

      for (guint j = 0; j < blocks->len; j++)
        {
          g_autofree char *words = ent_text_block_dup_words (blocks->pdata[j]);

          if (!ent_text_block_has_words (blocks->pdata[j]))
            continue;
          g_string_append_printf (all, "%s%s", all->len > 0 ? "\n\n" : "", words);
          check_positions (blocks->pdata[j]);
        }
      g_assert_cmpstr (all->str, ==, ent_noted_text_get_words (found->pdata[i]));
    }
}

static void
test_three_cases (Fixture *fixture)
{
  for (guint i = 0; i < G_N_ELEMENTS (case_ids); i++)
    {
      g_autofree char *link = g_strconcat ("story:", case_ids[i], "/background", NULL);

      open_view (fixture, case_ids[i], "story");
      act (fixture, "win.go", link);
      wait_until_shows (fixture, "EntStoryPage", "Questions for discussion");
      check_page (fixture, "EntStoryPage");
      act (fixture, "win.view", "documents");
      wait_until_shows (fixture, "EntDocumentsPage", "All sources of this case");
      check_page (fixture, "EntDocumentsPage");
    }
}

static void
find_range (const char *text,
            const char *words,
            guint      *start,
            guint      *end)
{
  const char *at = strstr (text, words);

  g_assert_nonnull (at);
  *start = (guint) g_utf8_pointer_to_offset (text, at);
  *end = *start + (guint) g_utf8_strlen (words, -1);
}

static EntNote *
create_note (EntNotedText *text,
             const char   *words,
             const char   *body)
{
  EntNote *note = ent_note_new ();
  guint start, end;

  note->case_id = g_strdup ("camp-david");
  ent_target_free (note->target);
  note->target = ent_target_new (ent_noted_text_get_kind (text), ent_noted_text_get_id (text));
  if (words != NULL)
    {
      find_range (ent_noted_text_get_words (text), words, &start, &end);
      note->target->anchor = ent_anchor_new (ent_noted_text_get_words (text), start, end, NULL);
    }
  ent_note_set_body (note, body, NULL);
  return note;
}

/* The words that are painted for a note, over all blocks; NULL where there are none. */
static char *
dup_painted (EntNotedText *text,
             const char   *id)
{
  GPtrArray *blocks = ent_noted_text_get_blocks (text);

  for (guint i = 0; i < blocks->len; i++)
    {
      GPtrArray *highlights = ent_text_block_get_highlights (blocks->pdata[i]);

      for (guint j = 0; j < highlights->len; j++)
        {
          const EntHighlight *highlight = highlights->pdata[j];

          if (g_str_equal (highlight->id, id))
            return ent_plain_text_dup_part (ent_noted_text_get_words (text), highlight->start, highlight->end);
        }
    }
  return NULL;
}

static gboolean
is_mark (GtkWidget     *widget,
         gconstpointer  title)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "note-mark")
         && g_strcmp0 (gtk_widget_get_tooltip_text (widget), title) == 0;
}

/* Notes on words, over a paragraph's end, on a section; each with a button that says what it is. */
static void
test_highlights (Fixture *fixture)
{
  EntNotedText *text;
  EntNote *words, *across, *whole;
  g_autofree char *words_id = NULL, *across_id = NULL, *whole_id = NULL, *painted = NULL, *over = NULL, *none = NULL;
  GtkWidget *mark;
  guint start, end;

  open_view (fixture, "camp-david", "story");
  text = find_text (fixture, "EntStoryPage", "background");
  words = create_note (text, "the Arab states ruled out peace", "Were there **exceptions**?");
  across = create_note (text, NULL, "Two paragraphs");
  find_range (ent_noted_text_get_words (text), "\n\nA war of attrition", &start, &end);
  across->target->anchor = ent_anchor_new (ent_noted_text_get_words (text), start - 10, end, NULL);
  whole = create_note (text, NULL, "Begin the hour with this");
  words_id = g_strdup (words->id);
  across_id = g_strdup (across->id);
  whole_id = g_strdup (whole->id);
  ent_personal_save_note (get_personal (fixture), words, NULL, NULL);
  ent_personal_save_note (get_personal (fixture), across, NULL, NULL);
  ent_personal_save_note (get_personal (fixture), whole, NULL, NULL);
  wait_until (is_saved, fixture, "the notes on the disk");

  painted = dup_painted (text, words_id);
  g_assert_cmpstr (painted, ==, "the Arab states ruled out peace");
  over = dup_painted (text, across_id);
  g_assert_true (g_str_has_suffix (over, "\n\nA war of attrition"));
  none = dup_painted (text, whole_id);
  g_assert_cmpstr (none, ==, "");
  mark = find_widget (GTK_WIDGET (text), is_mark, "Note: Were there exceptions?");
  g_assert_nonnull (mark);
  g_assert_true (gtk_widget_get_focusable (mark));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, "Note: Were there exceptions?");
  g_assert_nonnull (find_widget (GTK_WIDGET (text), is_mark, "Note: Two paragraphs"));
  g_assert_nonnull (find_widget (GTK_WIDGET (text), is_mark, "Note: Begin the hour with this"));
  g_assert_true (gtk_widget_activate (mark));
  wait_until_shows (fixture, "EntInspector", "exceptions");
}

static gboolean
has_focus_in_editor (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (((Fixture *) data)->window);

  return focus != NULL && gtk_widget_get_ancestor (focus, g_type_from_name ("EntNoteEditor")) != NULL;
}

static void
take_target_cb (EntCasePage  *page,
                EntTarget    *target,
                EntTarget   **taken)
{
  g_assert_null (*taken);
  *taken = ent_target_copy (target);
}

/* What is selected is what the note stands on; without, it is the section. */
static void
test_select (Fixture *fixture)
{
  GtkWidget *page;
  EntNotedText *text;
  g_autoptr(EntTarget) wanted = NULL, whole = NULL;
  gulong handler;
  guint start, end;

  open_view (fixture, "camp-david", "story");
  page = find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntCasePage");
  text = find_text (fixture, "EntStoryPage", "background");
  find_range (ent_noted_text_get_words (text), "A war of attrition along the canal", &start, &end);
  handler = g_signal_connect (page, "note-wanted", G_CALLBACK (take_target_cb), &wanted);
  ent_noted_text_select (text, start - 20, end);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (text), "text.add-note", NULL));
  g_signal_handler_disconnect (page, handler);
  g_assert_nonnull (wanted);
  g_assert_cmpint (wanted->kind, ==, ENT_TARGET_STORY);
  g_assert_cmpstr (wanted->id, ==, "background");
  g_assert_true (g_str_has_suffix (wanted->anchor->exact, "\n\nA war of attrition along the canal"));
  g_assert_cmpuint (wanted->anchor->end, ==, end);
  wait_until (has_focus_in_editor, fixture, "the editor");

  ent_noted_text_select (text, start, start);
  handler = g_signal_connect (page, "note-wanted", G_CALLBACK (take_target_cb), &whole);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (text), "text.add-note", NULL));
  g_signal_handler_disconnect (page, handler);
  g_assert_null (whole->anchor);
  g_assert_cmpstr (whole->title, ==, "Background");
}

/* One label's own selection counts as well. */
static void
test_label_selection (Fixture *fixture)
{
  EntNotedText *text;
  EntTextBlock *block;
  g_autoptr(EntAnchor) anchor = NULL;
  guint start, end, from, to;

  open_view (fixture, "camp-david", "documents");
  text = find_text (fixture, "EntDocumentsPage", "resolution-242");
  find_range (ent_noted_text_get_words (text), "the need to work for a just and lasting peace", &start, &end);
  block = ent_noted_text_get_blocks (text)->pdata[2];
  ent_text_block_to_label (block, start, end, &from, &to);
  gtk_label_select_region (ent_text_block_get_label (block), (int) from, (int) to);
  anchor = ent_noted_text_dup_anchor (text);
  g_assert_nonnull (anchor);
  g_assert_cmpstr (anchor->exact, ==, "the need to work for a just and lasting peace");
  g_assert_cmpuint (anchor->start, ==, start);
  g_assert_nonnull (find_widget (GTK_WIDGET (block), has_tooltip, "Add Note (N)"));

  /* A selection elsewhere takes its place. */
  ent_noted_text_select (text, 0, 10);
  g_assert_false (ent_text_block_get_selection (block, &start, &end));
  gtk_label_select_region (ent_text_block_get_label (block), (int) from, (int) to);
  g_assert_true (ent_noted_text_get_selection (text, &from, &to));
  g_assert_cmpuint (from, ==, anchor->start);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
has_read (gpointer data)
{
  return *(char **) data != NULL;
}

static void
check_clipboard (Fixture    *fixture,
                 const char *holds)
{
  g_autofree char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), NULL, read_cb, &text);
  wait_until (has_read, &text, "the clipboard");
  g_assert_nonnull (strstr (text, holds));
}

/* What is selected, alone and with where it comes from. */
static void
test_copy (Fixture *fixture)
{
  EntNotedText *text;

  open_view (fixture, "camp-david", "documents");
  text = find_text (fixture, "EntDocumentsPage", "resolution-242");
  ent_noted_text_select (text, 0, 24);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (text), "text.copy", NULL));
  check_clipboard (fixture, "Linked Israeli withdrawa");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (text), "text.copy-citation", NULL));
  check_clipboard (fixture, "“Linked Israeli withdrawa” (Security Council Resolution 242");
}

/* Another version of the section comes, as from an import. */
static void
put_section (Fixture    *fixture,
             const char *commonmark)
{
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  g_autoptr(EntStore) store = ent_store_open (path, ENT_STORE_CREATE, NULL, NULL);
  g_autoptr(EntCase) item = ent_store_load_case (store, "camp-david", NULL, NULL);
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();
  EntStorySection *section = item->story->pdata[0];
  GError *error = NULL;

  ent_text_free (section->text);
  section->text = ent_text_new (commonmark);
  g_ptr_array_add (cases, item);
  ent_store_put_cases (store, cases, "bundled", NULL, &error);
  g_assert_no_error (error);
}

typedef struct
{
  Fixture    *fixture;
  const char *id;      /* of the note */
  const char *painted; /* or NULL: nothing */
} Paints;

static gboolean
paints (gpointer data)
{
  Paints *p = data;
  GtkWidget *page = find_widget (GTK_WIDGET (p->fixture->window), is_of_type_name, "EntStoryPage");
  g_autofree char *painted = NULL;

  if (page == NULL || find_widget (page, is_of_type_name, "EntNotedText") == NULL)
    return FALSE;
  painted = dup_painted (find_text (p->fixture, "EntStoryPage", "background"), p->id);
  return g_strcmp0 (painted, p->painted) == 0;
}

static gboolean
shows_bar (gpointer data)
{
  return find_widget (GTK_WIDGET (((Fixture *) data)->window), is_of_type_name, "EntPlaceBar") != NULL;
}

static gboolean
shows_no_bar (gpointer data)
{
  return !shows_bar (data);
}

static const EntNote *
get_note (Fixture    *fixture,
          const char *id)
{
  return ent_note_item_get_note (ent_personal_find_note (get_personal (fixture), id));
}

typedef struct
{
  Fixture      *fixture;
  const char   *id;
  EntPlaceState state;
} IsPlaced;

static gboolean
is_in_state (gpointer data)
{
  IsPlaced *p = data;
  const EntNote *note = get_note (p->fixture, p->id);

  return note->place != NULL && note->place->state == p->state;
}

/* Words that moved are painted where they are now; words that went are placed again, and that is undone. */
static void
test_move_and_place (Fixture *fixture)
{
  EntNotedText *text;
  EntNote *note;
  g_autofree char *id = NULL;
  guint start, end;

  open_view (fixture, "camp-david", "story");
  text = find_text (fixture, "EntStoryPage", "background");
  note = create_note (text, "the Arab states ruled out peace", "Were there exceptions?");
  id = g_strdup (note->id);
  ent_personal_save_note (get_personal (fixture), note, NULL, NULL);
  wait_until (is_saved, fixture, "the note on the disk");

  put_section (fixture, "A new paragraph comes before [@cie].\n\n[At Khartoum](event:khartoum-summit-1967) the Arab states "
                        "ruled out peace, recognition and negotiation [@cie].");
  wait_until_shows (fixture, "EntStoryPage", "A new paragraph");
  wait_until (paints, &(Paints) { fixture, id, "the Arab states ruled out peace" }, "the words in their new place");

  put_section (fixture, "Nothing of it is left: only bread, salt and weather, in wholly other words.");
  wait_until_shows (fixture, "EntStoryPage", "salt and weather");
  wait_until (is_in_state, &(IsPlaced) { fixture, id, ENT_PLACE_LOST }, "the note lost its place");
  wait_until (paints, &(Paints) { fixture, id, NULL }, "nothing painted");
  wait_until_shows (fixture, "EntStoryPage", "1 note whose words are not in this text any more");

  act (fixture, "win.place-note", id);
  wait_until (shows_bar, fixture, "the bar");
  wait_until_shows (fixture, "EntPlaceBar", "the Arab states ruled out peace");
  text = find_text (fixture, "EntStoryPage", "background");
  press (fixture, is_named, &(Named) { "GtkButton", "Place Here" });
  g_assert_true (shows_bar (fixture));
  g_assert_true (is_in_state (&(IsPlaced) { fixture, id, ENT_PLACE_LOST }));
  find_range (ent_noted_text_get_words (text), "bread, salt and weather", &start, &end);
  ent_noted_text_select (text, start, end);
  press (fixture, is_named, &(Named) { "GtkButton", "Place Here" });
  wait_until (shows_no_bar, fixture, "the bar to go");
  wait_until (paints, &(Paints) { fixture, id, "bread, salt and weather" }, "the words in the chosen place");
  g_assert_null (get_note (fixture, id)->place);
  wait_until (is_saved, fixture, "the place on the disk");
  act (fixture, "win.undo", NULL);
  wait_until (is_in_state, &(IsPlaced) { fixture, id, ENT_PLACE_LOST }, "the note lost again");
  wait_until (paints, &(Paints) { fixture, id, NULL }, "nothing painted");
}

/* A note on a variant that is not shown is counted. */
static void
test_other_language (Fixture *fixture)
{
  EntNotedText *text;
  EntNote *note;
  g_autofree char *id = NULL, *painted = NULL;

  open_view (fixture, "camp-david", "story");
  text = find_text (fixture, "EntStoryPage", "background");
  note = create_note (text, "the Arab states ruled out peace", "x");
  note->target->anchor->language = g_strdup ("vi");
  id = g_strdup (note->id);
  ent_personal_save_note (get_personal (fixture), note, NULL, NULL);
  wait_until_shows (fixture, "EntStoryPage", "1 note on this text in another language");
  painted = dup_painted (text, id);
  g_assert_null (painted);
}

typedef struct
{
  GtkWidget *page;
  double     at;
} Scrolled;

static gboolean
is_scroller (GtkWidget     *widget,
             gconstpointer  data)
{
  return GTK_IS_SCROLLED_WINDOW (widget);
}

static gboolean
has_scrolled (gpointer data)
{
  Scrolled *s = data;
  GtkWidget *scroller = find_widget (s->page, is_scroller, NULL);

  return gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller))) > s->at;
}

/* A note's address leads to its words. */
static void
test_address (Fixture *fixture)
{
  EntNotedText *text;
  EntNote *note;
  g_autofree char *link = NULL;
  const char *words;
  g_autofree char *last = NULL;

  open_view (fixture, "camp-david", "story");
  text = find_text (fixture, "EntStoryPage", "since-then");
  words = ent_noted_text_get_words (text);
  last = g_utf8_substring (words, g_utf8_strlen (words, -1) - 30, g_utf8_strlen (words, -1));
  note = create_note (text, last, "The end");
  link = g_strconcat ("note:", note->id, NULL);
  ent_personal_save_note (get_personal (fixture), note, NULL, NULL);
  wait_until (is_saved, fixture, "the note on the disk");
  act (fixture, "win.view", "timeline");
  act (fixture, "win.go", link);
  wait_until_shows (fixture, "EntStoryPage", "Questions for discussion");
  wait_until (has_scrolled, &(Scrolled) { find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntStoryPage"), 400 },
              "the last words of the story");
}

static void
check_contrast (gboolean dark,
                gboolean high_contrast)
{
  GdkRGBA page, text, link, fill, edge;
  const char *link_name = dark ? "#98bef1" : "#124a8c";

  gdk_rgba_parse (&page, dark ? "#1e1e1e" : "#ffffff");
  gdk_rgba_parse (&text, dark ? "#ffffff" : "#2e2e2e");
  gdk_rgba_parse (&link, link_name);
  for (int color = 0; color < ENT_N_NOTE_COLORS; color++)
    {
      ent_note_tint_get ((EntNoteColor) color, dark, high_contrast, &fill, &edge);
      g_assert_cmpfloat (ent_color_contrast (&text, &fill), >=, 7);
      g_assert_cmpfloat (ent_color_contrast (&link, &fill), >=, 4.5);
      g_assert_cmpfloat (ent_color_contrast (&edge, &page), >=, 3);
      g_assert_cmpfloat (ent_color_contrast (&edge, &fill), >=, 3);
    }
}

static void
test_contrast (void)
{
  for (int i = 0; i < 4; i++)
    check_contrast (i & 1, i & 2);
}

int
main (int   argc,
      char *argv[])
{
  static const Test tests[] = {
    { "/text-notes/three-cases", test_three_cases, NULL },
    { "/text-notes/highlights", test_highlights, NULL },
    { "/text-notes/select", test_select, NULL },
    { "/text-notes/label-selection", test_label_selection, NULL },
    { "/text-notes/copy", test_copy, NULL },
    { "/text-notes/move-and-place", test_move_and_place, NULL },
    { "/text-notes/other-language", test_other_language, NULL },
    { "/text-notes/address", test_address, NULL },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/text-notes/mapping", test_mapping);
  g_test_add_func ("/text-notes/contrast", test_contrast);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].name, &tests[i], run_test);
  return g_test_run ();
}
