/* A lecture is built in the window as a person would, and found in the library as it was left. */
#include "config.h"

#include "ent-case-slide.h"
#include "ent-deck-picture.h"
#include "ent-deck-store.h"
#include "ent-items.h"
#include "ent-slide-adder.h"
#include "ent-slide-change.h"
#include "ent-slide-drag.h"
#include "ent-slide-list-private.h"
#include "ent-slide-pane-private.h"
#include "ent-slide-row.h"
#include "ent-store-lectures.h"
#include "ent-window-private.h"
#include "window-fixture.h"

#define CASE "camp-david"
#define EVENT "jerusalem-visit-1977"

/* The lecture of a test. */
static char *lecture_id;

/* The library, as another program finds it */

static EntStore *
open_other (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  EntStore *store = ent_store_open (path, ENT_STORE_CREATE, NULL, NULL);

  g_assert_nonnull (store);
  return store;
}

/* (transfer full) (element-type EntSlide) */
static GPtrArray *
read_slides (Fixture *fixture)
{
  g_autoptr(EntStore) store = open_other (fixture);
  GError *error = NULL;
  GPtrArray *slides = ent_store_list_slides (store, lecture_id, &error);

  g_assert_no_error (error);
  return slides;
}

/* "Opening,Sadat in Jerusalem" */
static char *
dup_titles (GPtrArray *slides)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < slides->len; i++)
    {
      const EntSlide *slide = slides->pdata[i];

      g_string_append_printf (titles, "%s%s", i > 0 ? "," : "", slide->title != NULL ? slide->title : "-");
    }
  return g_string_free (titles, FALSE);
}

typedef struct
{
  Fixture    *fixture;
  const char *titles;
} Titles;

static gboolean
has_titles (gpointer data)
{
  Titles *wanted = data;
  g_autoptr(GPtrArray) slides = read_slides (wanted->fixture);
  g_autofree char *titles = dup_titles (slides);

  return g_str_equal (titles, wanted->titles);
}

#define wait_for_titles(fixture, titles) \
  wait_until (has_titles, &(Titles) { fixture, titles }, "the slides " titles)

static void
add_text_slide (GPtrArray  *slides,
                const char *title,
                int         planned_sec)
{
  EntSlide *slide = ent_slide_new (ENT_SLIDE_TEXT);

  slide->title = g_strdup (title);
  slide->planned_sec = planned_sec;
  g_ptr_array_add (slides, slide);
}

/* Three slides, the last of which is made from the case; @n_more come after them. */
static void
put_lecture (Fixture *fixture,
             guint    n_more)
{
  g_autoptr(EntStore) store = open_other (fixture);
  g_autoptr(EntLecture) lecture = ent_lecture_new ("Thirteen Days");
  g_autoptr(EntCase) item = ent_store_load_case (store, CASE, NULL, NULL);
  g_autoptr(GPtrArray) slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);
  EntSlide *event = ent_slide_new_event (item, EVENT);
  GError *error = NULL;

  lecture->minutes = 20;
  g_free (lecture_id);
  lecture_id = g_strdup (lecture->id);
  add_text_slide (slides, "One", 60);
  add_text_slide (slides, "Two", 150);
  event->planned_sec = 120;
  g_ptr_array_add (slides, event);
  for (guint i = 0; i < n_more; i++)
    add_text_slide (slides, "More", 0);
  g_assert_true (ent_store_put_lecture (store, lecture, &error));
  g_assert_no_error (error);
  g_assert_true (ent_deck_add_slides (store, lecture->id, slides, NULL, &error));
  g_assert_no_error (error);
}

/* What the window shows */

static EntLecturePage *
get_page (Fixture *fixture)
{
  return ENT_WINDOW (fixture->window)->lecture_page;
}

static GtkWidget *
find (Fixture    *fixture,
      const char *type)
{
  return find_widget (GTK_WIDGET (fixture->window), is_of_type_name, type);
}

static gboolean
has_slides (gpointer data)
{
  GtkWidget *list = find (data, "EntSlideList");

  return list != NULL && ent_slide_list_get_current (ENT_SLIDE_LIST (list)) != GTK_INVALID_LIST_POSITION;
}

static void
open_lecture (Fixture *fixture)
{
  g_autofree char *link = NULL;

  put_lecture (fixture, 0);
  link = g_strconcat ("lecture:", lecture_id, NULL);
  act (fixture, "win.go", link);
  wait_until (has_slides, fixture, "the slides");
}

static EntSlideList *
get_list (Fixture *fixture)
{
  return ENT_SLIDE_LIST (find (fixture, "EntSlideList"));
}

static void
select_range (Fixture *fixture,
              guint    first,
              guint    n)
{
  EntSlideList *list = get_list (fixture);

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (list->selection));
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (list->selection), first, n, TRUE);
}

static void
act_on_slides (Fixture    *fixture,
               const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_list (fixture)), action, NULL));
}

static GtkWidget *
find_field (Fixture    *fixture,
            const char *name)
{
  GtkWidget *editor = find (fixture, "EntSlideEditor");

  return find_widget (editor, is_of_type_name, name);
}

static gboolean
is_saved_now (gpointer data)
{
  EntLecturePage *page = get_page (data);
  EntDeckModel *model = get_list (data)->model;

  return page != NULL && model != NULL && !ent_deck_model_is_saving (model);
}

static gboolean
can_undo (gpointer data)
{
  return is_saved_now (data) && ent_library_get_undo_name (ent_session_get_library (get_session (data))) != NULL;
}

static void
undo (Fixture *fixture)
{
  wait_until (can_undo, fixture, "something to undo");
  act (fixture, "win.undo", NULL);
}

/* Writing */

static gboolean
has_notes (gpointer data)
{
  g_autoptr(GPtrArray) slides = read_slides (data);

  return g_strcmp0 (((EntSlide *) slides->pdata[0])->notes, "Begin *slowly*") == 0;
}

static gboolean
has_body (gpointer data)
{
  g_autoptr(GPtrArray) slides = read_slides (data);

  return g_strcmp0 (((EntSlide *) slides->pdata[0])->body, "- first\n- second") == 0;
}

typedef struct
{
  guint  n;
  guint  wanted;
} Nth;

static gboolean
is_nth_text (GtkWidget     *widget,
             gconstpointer  data)
{
  Nth *nth = (Nth *) data;

  return GTK_IS_TEXT_VIEW (widget) && nth->n++ == nth->wanted;
}

static void
type_into (Fixture    *fixture,
           guint       wanted,
           const char *text)
{
  Nth nth = { 0, wanted };
  GtkWidget *view = find_widget (find (fixture, "EntSlideEditor"), is_nth_text, &nth);

  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static void
test_write (Fixture *fixture)
{
  open_lecture (fixture);
  g_assert_cmpstr (gtk_label_get_label (ENT_WINDOW (fixture->window)->title_label), ==, "Thirteen Days");
  gtk_editable_set_text (GTK_EDITABLE (find_field (fixture, "GtkEntry")), "Opening");
  wait_for_titles (fixture, "Opening,Two,Sadat in Jerusalem");
  type_into (fixture, 0, "- first\n- second");
  wait_until (has_body, fixture, "the text in the library");
  type_into (fixture, 1, "Begin *slowly*");
  wait_until (has_notes, fixture, "the speaker notes in the library");

  /* Another slide, and the words go with it. */
  select_range (fixture, 1, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_field (fixture, "GtkEntry"))), ==, "Two");
  /* What was typed a moment ago belongs to the slide where it was typed. */
  gtk_editable_set_text (GTK_EDITABLE (find_field (fixture, "GtkEntry")), "Second");
  select_range (fixture, 2, 1);
  wait_for_titles (fixture, "Opening,Second,Sadat in Jerusalem");
  undo (fixture);
  wait_for_titles (fixture, "Opening,Two,Sadat in Jerusalem");
}

/* The program was closed right after the last key. */
static void
close_at_once (Fixture *fixture)
{
  open_lecture (fixture);
  gtk_editable_set_text (GTK_EDITABLE (find_field (fixture, "GtkEntry")), "Typed at last");
}

static void
find_again (Fixture *fixture)
{
  wait_for_titles (fixture, "Typed at last,Two,Sadat in Jerusalem");
}

/* Order */

static void
test_order (Fixture *fixture)
{
  EntSlideList *list;

  open_lecture (fixture);
  list = get_list (fixture);
  select_range (fixture, 0, 1);
  gtk_widget_activate_action (GTK_WIDGET (list), "slides.move", "i", 1);
  g_assert_cmpuint (ent_slide_list_get_current (list), ==, 1);
  wait_for_titles (fixture, "Two,One,Sadat in Jerusalem");
  /* Several go together, and the last one can go no further. */
  select_range (fixture, 1, 2);
  gtk_widget_activate_action (GTK_WIDGET (list), "slides.move", "i", 1);
  gtk_widget_activate_action (GTK_WIDGET (list), "slides.move", "i", -1);
  wait_for_titles (fixture, "One,Sadat in Jerusalem,Two");
  gtk_widget_activate_action (GTK_WIDGET (list), "slides.move", "i", -1);
  wait_until (is_saved_now, fixture, "the order on the disk");
  wait_for_titles (fixture, "One,Sadat in Jerusalem,Two");
}

static void
test_drop (Fixture *fixture)
{
  EntSlideList *list;
  g_autoptr(GPtrArray) ids = NULL, slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);
  g_autoptr(GdkContentProvider) provider = NULL;
  g_auto(GValue) value = G_VALUE_INIT;
  g_autoptr(GPtrArray) read = NULL;
  const char *from;

  open_lecture (fixture);
  list = get_list (fixture);
  /* On one of those that are dragged: they stay together where the next one is. */
  select_range (fixture, 0, 2);
  ids = ent_slide_list_dup_ids (list);
  ent_slide_list_move (list, ids, ids->pdata[1]);
  ent_slide_list_move (list, ids, NULL);
  wait_for_titles (fixture, "Sadat in Jerusalem,One,Two");

  /* What is dragged says where it comes from. */
  add_text_slide (slides, "Dragged", 0);
  provider = ent_slide_drag_provider_new (slides, "elsewhere");
  g_value_init (&value, ENT_TYPE_SLIDE_DRAG);
  g_assert_true (gdk_content_provider_get_value (provider, &value, NULL));
  read = ent_slide_drag_read (&value, &from);
  g_assert_cmpuint (read->len, ==, 1);
  g_assert_cmpstr (from, ==, "elsewhere");
  g_assert_cmpstr (((EntSlide *) read->pdata[0])->title, ==, "Dragged");
}

/* Slides */

static gboolean
is_first_skipped (gpointer data)
{
  g_autoptr(GPtrArray) slides = read_slides (data);

  return ((EntSlide *) slides->pdata[0])->skipped && ((EntSlide *) slides->pdata[1])->skipped;
}

static gboolean
is_none_skipped (gpointer data)
{
  g_autoptr(GPtrArray) slides = read_slides (data);

  return !((EntSlide *) slides->pdata[0])->skipped && !((EntSlide *) slides->pdata[1])->skipped;
}

static void
test_slides (Fixture *fixture)
{
  open_lecture (fixture);
  wait_until_shows (fixture, "EntLecturePage", "3 slides · 5.5 of 20 min planned");
  select_range (fixture, 0, 2);
  act_on_slides (fixture, "slides.skip");
  wait_until_shows (fixture, "EntLecturePage", "3 slides (2 skipped) · 2 of 20 min planned");
  wait_until_shows (fixture, "EntSlideRow", "skipped · 1 min · Text");
  wait_until (is_first_skipped, fixture, "two slides to be skipped");
  /* Both at once. */
  undo (fixture);
  wait_until (is_none_skipped, fixture, "them to be shown");

  select_range (fixture, 1, 1);
  act_on_slides (fixture, "slides.duplicate");
  wait_for_titles (fixture, "One,Two,Two,Sadat in Jerusalem");
  g_assert_cmpuint (ent_slide_list_get_current (get_list (fixture)), ==, 2);
  act_on_slides (fixture, "slides.delete");
  wait_for_titles (fixture, "One,Two,Sadat in Jerusalem");
  select_range (fixture, 0, 3);
  act_on_slides (fixture, "slides.delete");
  wait_for_titles (fixture, "");
  wait_until_shows (fixture, "EntLecturePage", "No Slides Yet");
  undo (fixture);
  wait_for_titles (fixture, "One,Two,Sadat in Jerusalem");
  wait_until (has_slides, fixture, "the slides again");
}

static void
test_clipboard (Fixture *fixture)
{
  open_lecture (fixture);
  select_range (fixture, 0, 1);
  act_on_slides (fixture, "slides.cut");
  wait_for_titles (fixture, "Two,Sadat in Jerusalem");
  select_range (fixture, 1, 1);
  act_on_slides (fixture, "slides.paste");
  wait_for_titles (fixture, "Two,Sadat in Jerusalem,One");

  /* Into another lecture. */
  select_range (fixture, 1, 1);
  act_on_slides (fixture, "slides.copy");
  open_lecture (fixture);
  wait_for_titles (fixture, "One,Two,Sadat in Jerusalem");
  select_range (fixture, 0, 1);
  act_on_slides (fixture, "slides.paste");
  wait_for_titles (fixture, "One,Sadat in Jerusalem,Two,Sadat in Jerusalem");
}

static EntSlidePane *
get_pane (Fixture *fixture)
{
  return ENT_SLIDE_PANE (find (fixture, "EntSlidePane"));
}

static gboolean
has_section (gpointer data)
{
  g_autoptr(GPtrArray) slides = read_slides (data);

  return g_strcmp0 (((EntSlide *) slides->pdata[1])->section, "Afternoon") == 0;
}

static void
test_plan (Fixture *fixture)
{
  EntSlidePane *pane;

  open_lecture (fixture);
  select_range (fixture, 1, 1);
  pane = get_pane (fixture);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (pane->minutes)), ==, 2.5);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (pane->minutes), 4);
  wait_until_shows (fixture, "EntLecturePage", "3 slides · 7 of 20 min planned");
  wait_until_shows (fixture, "EntSlideEditor", "4 min · after this slide 5 min of 20");
  gtk_editable_set_text (GTK_EDITABLE (pane->section), "Afternoon");
  g_signal_emit_by_name (pane->section, "apply");
  wait_until (has_section, fixture, "a section");
  wait_until_shows (fixture, "EntSlideList", "Afternoon");
}

/* Adding */

static gboolean
finds_hit (gpointer data)
{
  GtkWidget *adder = find (data, "EntSlideAdder");

  return adder != NULL && find_widget (adder, is_label_with, "Leeds Castle") != NULL;
}

static gboolean
is_chip (GtkWidget     *widget,
         gconstpointer  text)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0;
}

static gboolean
has_four (gpointer data)
{
  g_autoptr(GPtrArray) slides = read_slides (data);
  const EntSlide *slide = slides->len == 4 ? slides->pdata[1] : NULL;

  return slide != NULL && slide->kind == ENT_SLIDE_EVENT && g_strcmp0 (slide->target_id, "event:camp-david/leeds-castle-1978") == 0
         && slide->cases->len == 1 && ((EntSlideCase *) slide->cases->pdata[0])->digest != NULL;
}

static void
test_add (Fixture *fixture)
{
  GtkWidget *adder;
  GtkListBox *results;

  open_lecture (fixture);
  select_range (fixture, 0, 1);
  adder = find (fixture, "EntSlideAdder");
  gtk_editable_set_text (GTK_EDITABLE (find_widget (adder, is_of_type_name, "GtkSearchEntry")), "leeds castle");
  wait_until (finds_hit, fixture, "the event to be found");
  results = GTK_LIST_BOX (find_widget (adder, is_of_type_name, "GtkListBox"));
  for (int i = 0; ; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (results, i);
      const EntHit *hit = ent_hit_item_get_hit (g_object_get_data (G_OBJECT (row), "hit"));

      if (hit->kind != ENT_HIT_EVENT || g_strcmp0 (hit->id, "leeds-castle-1978") != 0)
        continue;
      g_signal_emit_by_name (results, "row-activated", row);
      break;
    }
  wait_until (has_four, fixture, "the event, after the slide that was selected, with its case kept");
  g_assert_cmpuint (ent_slide_list_get_current (get_list (fixture)), ==, 1);

  /* A new one, with the cursor in it. */
  press (fixture, is_chip, "Question");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), find (fixture, "EntSlideEditor")));
  gtk_editable_set_text (GTK_EDITABLE (find_field (fixture, "GtkEntry")), "What would you do?");
  wait_for_titles (fixture, "One,Foreign ministers meet at Leeds Castle,What would you do?,Two,Sadat in Jerusalem");
}

static gboolean
has_picture (gpointer data)
{
  g_autoptr(EntStore) store = open_other (data);
  g_autoptr(EntDeck) deck = ent_deck_load (store, lecture_id, NULL, NULL);
  const EntSlide *slide = deck->slides->pdata[0];

  return slide->kind == ENT_SLIDE_PICTURE && ent_deck_find_image (deck, slide->image_id) != NULL;
}

static void
test_picture (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "dove.png", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GSList files = { file, NULL };
  g_autoptr(GdkPixbuf) pixbuf = NULL;
  GdkFileList *list;
  g_autoptr(GPtrArray) slides = NULL;

  open_lecture (fixture);
  pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 40, 30);
  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  g_assert_true (gdk_pixbuf_save (pixbuf, path, "png", NULL, NULL));
  list = gdk_file_list_new_from_list (&files);
  slides = read_slides (fixture);
  g_signal_emit_by_name (get_list (fixture), "files-dropped", list, ((EntSlide *) slides->pdata[0])->id);
  wait_until (has_picture, fixture, "the picture before the first slide");
  /* What is no picture says so. */
  g_assert_true (g_file_set_contents (path, "dove", -1, NULL));
  g_signal_emit_by_name (get_list (fixture), "files-dropped", list, NULL);
  wait_until_shows (fixture, "AdwToastOverlay", "dove.png");
  g_boxed_free (GDK_TYPE_FILE_LIST, list);
}

/* A timeline's picture */

static EntSlide *
add_timeline (Fixture *fixture)
{
  g_autoptr(EntStore) store = open_other (fixture);
  g_autoptr(EntCase) item = ent_store_load_case (store, CASE, NULL, NULL);
  g_autoptr(EntViewSpec) spec = ent_view_spec_new (CASE);
  g_autoptr(GPtrArray) cases = g_ptr_array_new (), slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);
  EntSlide *slide;

  g_ptr_array_add (cases, item);
  slide = ent_slide_new_timeline (cases, spec);
  g_ptr_array_add (slides, slide);
  ent_slide_list_insert (get_list (fixture), slides, NULL, "Add");
  return ent_slide_copy (slide);
}

typedef struct
{
  Fixture    *fixture;
  const char *target;
  const char *reveal;
} View;

static gboolean
has_view (gpointer data)
{
  View *wanted = data;
  g_autoptr(GPtrArray) slides = read_slides (wanted->fixture);
  const EntSlide *slide = slides->len > 3 ? slides->pdata[3] : NULL;

  return slide != NULL && g_strcmp0 (slide->target_id, wanted->target) == 0
         && g_strcmp0 (slide->reveal, wanted->reveal) == 0;
}

static void
set_row (AdwEntryRow *row,
         const char  *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
}

static gboolean
has_kept_case (gpointer data)
{
  EntDeck *deck = ent_deck_model_get_deck (get_list (data)->model);

  return ent_deck_find_case (deck, deck->slides->pdata[3], CASE) != NULL;
}

static void
test_view (Fixture *fixture)
{
  EntSlidePane *pane;
  g_autoptr(EntSlide) before = NULL;
  g_autoptr(GPtrArray) slides = NULL;
  const EntSlide *slide;

  open_lecture (fixture);
  before = add_timeline (fixture);
  wait_until (has_view, &(View) { fixture, "entente:camp-david", NULL }, "a timeline");
  pane = get_pane (fixture);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (pane->lanes)));
  wait_until (has_kept_case, fixture, "the case to be kept");
  set_row (pane->from, "1977");
  wait_until (has_view, &(View) { fixture, "entente:camp-david?from=1977", NULL }, "a beginning");
  set_row (pane->to, "1979-03");
  wait_until (has_view, &(View) { fixture, "entente:camp-david?from=1977&to=1979-03", NULL }, "an end");
  set_row (pane->reveal, "1978-09");
  wait_until (has_view, &(View) { fixture, "entente:camp-david?from=1977&to=1979-03", "1978-09" }, "what happens next");
  /* What cannot be read stays as it was, and says why. */
  set_row (pane->from, "next year");
  g_assert_true (gtk_widget_get_visible (pane->problem));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (pane->from), "error"));
  set_row (pane->from, "1977");
  g_assert_false (gtk_widget_get_visible (pane->problem));
  adw_combo_row_set_selected (pane->importance, 2);
  wait_until (has_view, &(View) { fixture, "entente:camp-david?from=1977&to=1979-03&importance=1&hide=1", "1978-09" },
              "turning points");
  /* Its words say what is to be seen now. */
  slides = read_slides (fixture);
  slide = slides->pdata[3];
  g_assert_false (g_str_equal (slide->body, before->body));
  g_assert_true (g_str_equal (slide->body, slide->made_body));
  g_assert_null (strstr (slide->body, "1967"));
}

/* Sources that change */

static void
put_changed (Fixture    *fixture,
             const char *title)
{
  g_autoptr(EntStore) store = open_other (fixture);
  g_autoptr(EntCase) item = ent_store_load_case (store, CASE, NULL, NULL);
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();
  GError *error = NULL;

  item->version++;
  for (guint i = 0; i < item->events->len; i++)
    {
      EntEvent *event = item->events->pdata[i];

      if (!g_str_equal (event->id, EVENT))
        continue;
      ent_text_free (event->title);
      event->title = ent_text_new (title);
    }
  g_ptr_array_add (cases, item);
  ent_store_put_cases (store, cases, "bundled", NULL, &error);
  g_assert_no_error (error);
}

static GtkWidget *
find_change (Fixture *fixture)
{
  return find (fixture, "EntSlideChange");
}

static gboolean
has_change (gpointer data)
{
  return find_change (data) != NULL;
}

static gboolean
has_no_change (gpointer data)
{
  return find_change (data) == NULL;
}

static gboolean
is_stale_icon (GtkWidget     *widget,
               gconstpointer  data)
{
  return GTK_IS_IMAGE (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), "Its source changed") == 0;
}

static int
get_version (Fixture *fixture)
{
  g_autoptr(GPtrArray) slides = read_slides (fixture);
  const EntSlide *slide = slides->pdata[2];

  return ((EntSlideCase *) slide->cases->pdata[0])->version;
}

static void
test_source (Fixture *fixture)
{
  int version;
  g_autoptr(GPtrArray) slides = NULL;
  const EntSlide *slide;

  open_lecture (fixture);
  version = get_version (fixture);
  select_range (fixture, 2, 1);
  g_assert_true (has_no_change (fixture));
  put_changed (fixture, "The President in the Knesset");
  wait_until (has_change, fixture, "the slide to say that its source changed");
  g_assert_nonnull (find_widget (GTK_WIDGET (get_list (fixture)), is_stale_icon, NULL));
  wait_until_shows (fixture, "EntSlideChange", "The President in the Knesset");
  wait_until_shows (fixture, "EntSlideChange", "Sadat in Jerusalem");

  /* What it says stays, from the version that it was made from, and is not asked about again. */
  g_signal_emit_by_name (find_change (fixture), "keep");
  wait_until (has_no_change, fixture, "the question to go");
  wait_until (is_saved_now, fixture, "the slide to be kept");
  wait_for_titles (fixture, "One,Two,Sadat in Jerusalem");
  g_assert_cmpint (get_version (fixture), ==, version);

  put_changed (fixture, "Sadat speaks");
  wait_until (has_change, fixture, "another change");
  type_into (fixture, 1, "My own words");
  g_signal_emit_by_name (find_change (fixture), "take");
  wait_until (has_no_change, fixture, "the question to go");
  wait_for_titles (fixture, "One,Two,Sadat speaks");
  wait_until (is_saved_now, fixture, "the slide to be kept");
  g_assert_cmpint (get_version (fixture), ==, version + 2);
  slides = read_slides (fixture);
  slide = slides->pdata[2];
  g_assert_cmpstr (slide->notes, ==, "My own words");
  g_assert_nonnull (((EntSlideCase *) slide->cases->pdata[0])->digest);
}

/* The window's own inspector gives way to the lecture's side, and comes back. */
static void
test_inspector (Fixture *fixture)
{
  open_lecture (fixture);
  g_assert_null (find (fixture, "EntInspector"));
  g_assert_nonnull (find (fixture, "EntSlideAdder"));
  act (fixture, "win.show-inspector", NULL);
  g_assert_null (find (fixture, "EntSlideAdder"));
  act (fixture, "win.show-inspector", NULL);
  g_assert_nonnull (find (fixture, "EntSlideAdder"));
  act (fixture, "win.go", "case:" CASE);
  wait_until_shows (fixture, "EntStoryPage", "Camp David");
  g_assert_nonnull (find (fixture, "EntInspector"));
}

static void
test_gone (Fixture *fixture)
{
  g_autoptr(EntStore) store = NULL;

  open_lecture (fixture);
  store = open_other (fixture);
  g_assert_true (ent_store_remove_lecture (store, lecture_id, NULL));
  wait_until_shows (fixture, "EntLecturePage", "This Lecture Is Not in Your Library");
  act (fixture, "win.go", "lecture:00000000-0000-4000-8000-000000000000");
  wait_until_shows (fixture, "EntLecturePage", "This Lecture Is Not in Your Library");
}

static guint
count_rows (GtkWidget *root)
{
  guint n = ENT_IS_SLIDE_ROW (root) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

/* A list of a thousand slides has as many rows as there is room for, and some more. */
static void
test_many (Fixture *fixture)
{
  g_autofree char *link = NULL;

  put_lecture (fixture, 1000);
  link = g_strconcat ("lecture:", lecture_id, NULL);
  act (fixture, "win.go", link);
  wait_until (has_slides, fixture, "the slides");
  wait_until_shows (fixture, "EntLecturePage", "1003 slides");
  g_assert_cmpuint (count_rows (GTK_WIDGET (get_list (fixture))), <, 400);
}

int
main (int   argc,
      char *argv[])
{
  static const Test tests[] = {
    { "/lecture-builder/write", test_write, NULL },
    { "/lecture-builder/closing", close_at_once, find_again },
    { "/lecture-builder/order", test_order, NULL },
    { "/lecture-builder/drop", test_drop, NULL },
    { "/lecture-builder/slides", test_slides, NULL },
    { "/lecture-builder/clipboard", test_clipboard, NULL },
    { "/lecture-builder/plan", test_plan, NULL },
    { "/lecture-builder/add", test_add, NULL },
    { "/lecture-builder/picture", test_picture, NULL },
    { "/lecture-builder/view", test_view, NULL },
    { "/lecture-builder/source", test_source, NULL },
    { "/lecture-builder/inspector", test_inspector, NULL },
    { "/lecture-builder/gone", test_gone, NULL },
    { "/lecture-builder/many", test_many, NULL },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].name, &tests[i], run_test);
  return g_test_run ();
}
