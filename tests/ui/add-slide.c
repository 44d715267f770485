/* Adding to a lecture from where content stands: what comes into the library, and the cases that are kept with it. */
#include "config.h"

#include "ent-noted-text.h"
#include "ent-slide-drag.h"
#include "ent-slide-maker.h"
#include "lecture-fixture.h"

static gboolean
has_chooser (gpointer data)
{
  return find_toplevel ("EntLectureChooser") != NULL;
}

static gboolean
can_add (gpointer data)
{
  GtkWidget *chooser = find_toplevel ("EntLectureChooser");

  return chooser != NULL && find_widget (chooser, is_named_button, "Add") != NULL;
}

static gboolean
has_slides (gpointer data)
{
  const Count *count = data;
  g_autoptr(GPtrArray) lectures = list_lectures (count->fixture);

  return lectures->len == 1 && ((EntLecture *) lectures->pdata[0])->n_slides == (int) count->n;
}

static gboolean
lists_lecture (gpointer data)
{
  GtkWidget *chooser = find_toplevel ("EntLectureChooser");

  return chooser != NULL && find_widget (chooser, is_label_with, "Your Lectures") != NULL;
}

/* Into a new lecture at first, then into that one. The slide that was added. (transfer full) */
static EntSlide *
add (Fixture *fixture,
     guint    n)
{
  g_autoptr(GPtrArray) lectures = NULL, slides = NULL;

  wait_until (has_chooser, NULL, "the chooser");
  if (n > 1)
    wait_until (lists_lecture, NULL, "the lecture to be listed");
  wait_until (can_add, NULL, "the button");
  g_signal_emit_by_name (find_widget (find_toplevel ("EntLectureChooser"), is_named_button, "Add"), "clicked");
  wait_until (has_slides, &(Count) { fixture, n }, "the slide in the library");
  wait_until_shows (fixture, "AdwToastOverlay", "Added to “");
  lectures = list_lectures (fixture);
  slides = list_slides (fixture, ((EntLecture *) lectures->pdata[0])->id);
  return ent_slide_copy (slides->pdata[n - 1]);
}

static void
assert_kept (Fixture        *fixture,
             const EntSlide *slide,
             const char     *case_id)
{
  g_autoptr(EntStore) store = open_store (fixture);
  const EntSlideCase *item = ent_slide_find_case (slide, case_id);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_assert_nonnull (item);
  g_assert_cmpint (item->version, >, 0);
  g_assert_nonnull (item->digest);
  bytes = ent_store_load_kept_case (store, item->digest, &error);
  g_assert_no_error (error);
}

static void
add_link (Fixture    *fixture,
          const char *link)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.add-to-lecture",
                                             ENT_SLIDE_MAKER_LINK_TYPE, link, ""));
}

/* Ctrl+L. */
static void
add_selected (Fixture *fixture)
{
  add_link (fixture, "");
}

static GtkWidget *
find_page (Fixture    *fixture,
           const char *type)
{
  return find_widget (GTK_WIDGET (fixture->window), is_of_type_name, type);
}

static void
press_in_page (Fixture    *fixture,
               const char *type)
{
  GtkWidget *button = find_widget (find_page (fixture, type), is_named_button, "Add to Lecture…");

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_event (Fixture *fixture)
{
  g_autoptr(EntSlide) first = NULL, second = NULL;
  g_autoptr(GPtrArray) lectures = NULL;

  act (fixture, "win.go", "event:camp-david/jerusalem-visit-1977");
  wait_until_shows (fixture, "EntInspector", "Sadat in Jerusalem");
  add_selected (fixture);
  first = add (fixture, 1);
  g_assert_cmpint (first->kind, ==, ENT_SLIDE_EVENT);
  g_assert_cmpstr (first->target_id, ==, "event:camp-david/jerusalem-visit-1977");
  assert_kept (fixture, first, "camp-david");
  lectures = list_lectures (fixture);
  g_assert_cmpstr (((EntLecture *) lectures->pdata[0])->case_id, ==, "camp-david");
  g_assert_cmpstr (((EntLecture *) lectures->pdata[0])->title, ==, "Egypt–Israel: Camp David");

  press_in_page (fixture, "EntInspector");
  second = add (fixture, 2);
  g_assert_cmpstr (second->target_id, ==, first->target_id);
  /* The toast leads to the lecture. */
  press_in_toast (fixture, "Open");
  wait_until_shows (fixture, "EntLecturePage", "2 slides");
}

static void
test_texts (Fixture *fixture)
{
  g_autoptr(EntSlide) section = NULL, words = NULL, question = NULL, quotation = NULL;
  GtkWidget *text;

  act (fixture, "win.go", "case:camp-david");
  act (fixture, "win.view", "story");
  wait_until_shows (fixture, "EntStoryPage", "Background");
  press (fixture, has_tooltip, "Add this section to a lecture");
  section = add (fixture, 1);
  g_assert_cmpint (section->kind, ==, ENT_SLIDE_TEXT);
  g_assert_cmpstr (section->title, ==, "Background");
  g_assert_nonnull (strstr (section->body, "\n[^1]: ["));
  assert_kept (fixture, section, "camp-david");

  text = find_page (fixture, "EntNotedText");
  ent_noted_text_select (ENT_NOTED_TEXT (text), 0, 18);
  add_selected (fixture);
  words = add (fixture, 2);
  g_assert_true (g_str_has_prefix (words->body, "> Between the cease"));
  g_assert_null (strstr (words->body, "Taba"));
  ent_noted_text_unselect (ENT_NOTED_TEXT (text));

  press_in_page (fixture, "EntStoryPage");
  question = add (fixture, 3);
  g_assert_cmpint (question->kind, ==, ENT_SLIDE_QUESTION);
  g_assert_cmpstr (question->target_id, ==, "question:camp-david/1");

  act (fixture, "win.view", "documents");
  wait_until (finds, &(Finds) { fixture, is_of_type_name, "EntDocumentsPage" }, "the documents");
  press_in_page (fixture, "EntDocumentsPage");
  quotation = add (fixture, 4);
  g_assert_cmpint (quotation->kind, ==, ENT_SLIDE_QUOTATION);
  g_assert_true (g_str_has_prefix (quotation->target_id, "document:camp-david/"));
  g_assert_true (g_str_has_suffix (quotation->target_id, "#1"));
  assert_kept (fixture, quotation, "camp-david");
}

static void
test_judgements (Fixture *fixture)
{
  g_autoptr(EntSlide) cell = NULL, factor = NULL;

  act (fixture, "win.go", "case:camp-david");
  wait_until_shows (fixture, "EntStoryPage", "Background");
  act (fixture, "win.inspect", "factor:camp-david/external-powers");
  wait_until_shows (fixture, "EntInspector", "External powers");
  press_in_page (fixture, "EntInspector");
  cell = add (fixture, 1);
  g_assert_cmpint (cell->kind, ==, ENT_SLIDE_FACTOR);
  g_assert_cmpstr (cell->target_id, ==, "factor:camp-david/external-powers");
  assert_kept (fixture, cell, "camp-david");

  act (fixture, "win.go", "factor:external-powers");
  wait_until_shows (fixture, "EntFactorPage", "Helped in 2 of 3 cases");
  add_link (fixture, "factor:external-powers");
  factor = add (fixture, 2);
  g_assert_cmpstr (factor->target_id, ==, "factor:external-powers");
  assert_kept (fixture, factor, "panmunjom");
  assert_kept (fixture, factor, "us-vietnam");
}

static void
test_views (Fixture *fixture)
{
  g_autoptr(EntSlide) turns = NULL, timeline = NULL, comparison = NULL;

  act (fixture, "win.go", "case:camp-david");
  act (fixture, "win.view", "story");
  wait_until_shows (fixture, "EntStoryPage", "Background");
  add_selected (fixture);
  turns = add (fixture, 1);
  g_assert_cmpint (turns->kind, ==, ENT_SLIDE_EVENTS);

  act (fixture, "win.view", "timeline");
  wait_until_shows (fixture, "EntTimelinePage", "Lanes");
  add_selected (fixture);
  timeline = add (fixture, 2);
  g_assert_cmpint (timeline->kind, ==, ENT_SLIDE_TIMELINE);
  g_assert_true (g_str_has_prefix (timeline->target_id, "entente:camp-david"));
  g_assert_nonnull (timeline->body);
  assert_kept (fixture, timeline, "camp-david");

  act (fixture, "win.go", "compare:camp-david,panmunjom");
  wait_until (finds, &(Finds) { fixture, has_tooltip, "Add this comparison to a lecture" }, "the comparison");
  add_selected (fixture);
  comparison = add (fixture, 3);
  g_assert_cmpint (comparison->kind, ==, ENT_SLIDE_COMPARISON);
  assert_kept (fixture, comparison, "camp-david");
  assert_kept (fixture, comparison, "panmunjom");
}

static void
test_note (Fixture *fixture)
{
  g_autoptr(EntSlide) slide = NULL;
  g_autofree char *link = NULL;
  EntNote *note = ent_note_new ();

  note->case_id = g_strdup ("camp-david");
  g_free (note->body);
  note->body = g_strdup ("Why **Jerusalem**?\n\nHe went alone.");
  link = g_strconcat ("note:", note->id, NULL);
  ent_personal_save_note (get_personal (fixture), note, NULL, NULL);
  add_link (fixture, link);
  slide = add (fixture, 1);
  g_assert_cmpint (slide->kind, ==, ENT_SLIDE_TEXT);
  g_assert_cmpstr (slide->title, ==, "Why Jerusalem?");
  g_assert_nonnull (strstr (slide->body, "He went alone."));

  /* What is no longer there is said. */
  add_link (fixture, "event:camp-david/no-such-event");
  wait_until_shows (fixture, "AdwToastOverlay", "no longer in the library");
}

/* What a drag from a widget would carry. */
static char *
drag_target (GtkWidget *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr(GdkContentProvider) provider = NULL;
  g_autoptr(GPtrArray) slides = NULL;
  g_auto(GValue) value = G_VALUE_INIT;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && provider == NULL; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DRAG_SOURCE (controller))
        g_signal_emit_by_name (controller, "prepare", 1., 1., &provider);
    }
  g_assert_nonnull (provider);
  g_value_init (&value, ENT_TYPE_SLIDE_DRAG);
  g_assert_true (gdk_content_provider_get_value (provider, &value, NULL));
  slides = ent_slide_drag_read (&value, NULL);
  g_assert_cmpuint (slides->len, ==, 1);
  return g_strdup (((EntSlide *) slides->pdata[0])->target_id);
}

static void
test_drag (Fixture *fixture)
{
  g_autofree char *button = NULL, *line = NULL, *view = NULL;
  GtkWidget *inspector;

  act (fixture, "win.go", "event:camp-david/jerusalem-visit-1977");
  wait_until_shows (fixture, "EntInspector", "Sadat in Jerusalem");
  inspector = find_page (fixture, "EntInspector");
  button = drag_target (find_widget (inspector, is_named_button, "Add to Lecture…"));
  g_assert_cmpstr (button, ==, "event:camp-david/jerusalem-visit-1977");
  view = drag_target (find_widget (find_page (fixture, "EntViewsMenu"), is_of_type_name, "GtkMenuButton"));
  g_assert_true (g_str_has_prefix (view, "entente:camp-david"));
  act (fixture, "win.inspect", "case:camp-david");
  wait_until_shows (fixture, "EntInspector", "Turning points");
  line = drag_target (find_widget (inspector, is_named_button, "Sadat in Jerusalem"));
  g_assert_cmpstr (line, ==, "event:camp-david/jerusalem-visit-1977");
}

int
main (int    argc,
      char **argv)
{
  static const Test tests[] = {
    { "/add-slide/event", test_event, NULL },           { "/add-slide/texts", test_texts, NULL },
    { "/add-slide/judgements", test_judgements, NULL }, { "/add-slide/views", test_views, NULL },
    { "/add-slide/note", test_note, NULL },             { "/add-slide/drag", test_drag, NULL },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].name, &tests[i], run_test);
  return g_test_run ();
}
