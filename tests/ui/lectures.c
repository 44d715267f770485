/* Lectures in their list: made of a case, found, copied, deleted, and opened from a file. */
#include "config.h"

#include "ent-lecture-open.h"
#include "ent-lecture-jobs.h"
#include "lecture-fixture.h"

#define KEY "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"

static gboolean
is_check (GtkWidget     *widget,
          gconstpointer  data)
{
  return GTK_IS_CHECK_BUTTON (widget);
}

static gboolean
is_spin (GtkWidget     *widget,
         gconstpointer  data)
{
  return GTK_IS_SPIN_BUTTON (widget);
}

static void
check_row (GtkWidget  *window,
           const char *title)
{
  GtkWidget *row = find_widget (window, is_named, &(Named) { "AdwActionRow", title });

  g_assert_nonnull (row);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_widget (row, is_check, NULL)), TRUE);
}

static int
sum_planned (GPtrArray *slides)
{
  int sum = 0;

  for (guint i = 0; i < slides->len; i++)
    sum += ((EntSlide *) slides->pdata[i])->planned_sec;
  return sum;
}

static void
test_from_case (Fixture *fixture)
{
  g_autoptr(GPtrArray) lectures = NULL, slides = NULL;
  const EntLecture *lecture;
  GtkWidget *window;

  act (fixture, "win.go", "lectures:");
  wait_until_shows (fixture, "EntLecturesPage", "No Lectures Yet");
  act (fixture, "win.new-lecture-from-case", "camp-david");
  wait_until (can_press, &(InWindow) { "New Lecture from a Case", "Create" }, "the case to be read");
  window = find_titled ("New Lecture from a Case");
  g_assert_nonnull (find_widget (window, is_label_with, "From battlefield to summit"));
  check_row (window, "From its turning points");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_widget (window, is_spin, NULL)), 25);
  press_in ("New Lecture from a Case", "Create");
  wait_until (has_lectures, &(Count) { fixture, 1 }, "the lecture");
  lectures = list_lectures (fixture);
  lecture = lectures->pdata[0];
  g_assert_cmpint (lecture->minutes, ==, 25);
  g_assert_cmpstr (lecture->case_id, ==, "camp-david");
  slides = list_slides (fixture, lecture->id);
  g_assert_cmpuint (slides->len, >, 5);
  g_assert_cmpint (sum_planned (slides), ==, 25 * 60);
  g_assert_cmpint (((EntSlide *) slides->pdata[0])->kind, ==, ENT_SLIDE_TITLE);
  g_assert_cmpint (((EntSlide *) slides->pdata[slides->len - 1])->kind, ==, ENT_SLIDE_SOURCES);
  /* It is gone to. */
  wait_until_shows (fixture, "EntLecturePage", "min planned");
  wait_until_shows (fixture, "EntSidebar", "Lectures");
}

static void
search (Fixture    *fixture,
        const char *words)
{
  GtkWidget *page = find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntLecturesPage");

  gtk_editable_set_text (GTK_EDITABLE (find_widget (page, is_of_type_name, "GtkSearchEntry")), words);
}

static void
test_list (Fixture *fixture)
{
  g_autofree char *id = make_lecture (fixture);
  g_autoptr(GPtrArray) lectures = NULL, slides = NULL, copies = NULL;
  const EntLecture *copy;

  act (fixture, "win.go", "lectures:");
  wait_until_shows (fixture, "EntLecturesPage", "From battlefield to summit");
  wait_until_shows (fixture, "EntLecturesPage", "45 minutes · Egypt–Israel: Camp David");
  search (fixture, "nowhere");
  wait_until_shows (fixture, "EntLecturesPage", "No Lecture Matches");
  search (fixture, "camp david");
  wait_until_shows (fixture, "EntLecturesPage", "1 of 1 lecture");
  search (fixture, "");

  act (fixture, "win.duplicate-lecture", id);
  wait_until (has_lectures, &(Count) { fixture, 2 }, "the copy");
  wait_until_shows (fixture, "EntLecturesPage", "(copy)");
  lectures = list_lectures (fixture);
  copy = g_str_equal (((EntLecture *) lectures->pdata[0])->id, id) ? lectures->pdata[1] : lectures->pdata[0];
  slides = list_slides (fixture, id);
  copies = list_slides (fixture, copy->id);
  g_assert_cmpuint (copies->len, ==, slides->len);
  g_assert_cmpstr (((EntSlide *) copies->pdata[1])->id, !=, ((EntSlide *) slides->pdata[1])->id);
  g_assert_cmpstr (((EntSlide *) copies->pdata[1])->body, ==, ((EntSlide *) slides->pdata[1])->body);

  act (fixture, "win.delete-lecture", id);
  wait_until (has_lectures, &(Count) { fixture, 1 }, "it to go");
  press_in_toast (fixture, "Undo");
  wait_until (has_lectures, &(Count) { fixture, 2 }, "it to come back");
  g_clear_pointer (&copies, g_ptr_array_unref);
  copies = list_slides (fixture, id);
  g_assert_cmpuint (copies->len, ==, slides->len);
}

static gboolean
is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The file as another machine wrote it, with a feed that nobody here has. */
static void
add_feed (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr(GString) changed = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, "\"feeds\": []",
                                      "\"feeds\": [{\"url\": \"https://example.org/cases/\", \"title\": \"Cases <A & B>\", "
                                      "\"key\": \"" KEY "\", \"cases\": [\"somewhere-else\"]}]", 1), ==, 1);
  g_file_set_contents (path, changed->str, -1, &error);
  g_assert_no_error (error);
}

static gboolean
shows_feed_window (gpointer data)
{
  return find_toplevel ("EntFeedWindow") != NULL;
}

static gboolean
is_entry_with (GtkWidget     *widget,
               gconstpointer  text)
{
  return GTK_IS_EDITABLE (widget) && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), text);
}

static void
open_file (Fixture    *fixture,
           const char *path)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_file_new_for_path (path));
  ent_window_open_files (ENT_WINDOW (fixture->window), files);
}

static void
test_file (Fixture *fixture)
{
  g_autofree char *id = make_lecture (fixture), *again = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "shared.entente-lecture", NULL);
  GtkWidget *window, *feeds;

  ent_lecture_share_to (find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntLecturePage"), get_session (fixture), id, path);
  wait_until (is_there, path, "the file");
  wait_until_shows (fixture, "AdwToastOverlay", "shared.entente-lecture");
  /* Of the one that is open. */
  act (fixture, "win.delete-lecture", "");
  wait_until (has_lectures, &(Count) { fixture, 0 }, "it to go");
  wait_until_shows (fixture, "EntLecturesPage", "No Lectures Yet");

  /* One that nothing is to be asked about. */
  open_file (fixture, path);
  wait_until (has_lectures, &(Count) { fixture, 1 }, "the lecture of the file");
  wait_until_shows (fixture, "EntLecturePage", "From battlefield to summit");

  /* Once more, and with a feed that is not there. */
  add_feed (path);
  open_file (fixture, path);
  wait_until_window_shows ("Open Lecture", "Keep both");
  wait_until_window_shows ("Open Lecture", "Cases <A & B>");
  wait_until_window_shows ("Open Lecture", "https://example.org/cases/");
  press_in ("Open Lecture", "Add Feed");
  wait_until (shows_feed_window, NULL, "the window of feeds");
  feeds = find_toplevel ("EntFeedWindow");
  g_assert_nonnull (find_widget (feeds, is_entry_with, "https://example.org/cases/"));
  g_assert_nonnull (find_widget (feeds, is_entry_with, KEY));
  gtk_window_close (GTK_WINDOW (feeds));
  window = find_titled ("Open Lecture");
  check_row (window, "Keep both");
  press_in ("Open Lecture", "Open");
  wait_until (has_lectures, &(Count) { fixture, 2 }, "both");

  open_file (fixture, path);
  wait_until (can_press, &(InWindow) { "Open Lecture", "Open" }, "the question");
  check_row (find_titled ("Open Lecture"), "Replace yours");
  press_in ("Open Lecture", "Open");
  wait_until (has_no_titled, (gpointer) "Open Lecture", "the window to close");
  wait_until (has_lectures, &(Count) { fixture, 2 }, "still two");
}

/* What is no lecture is refused in words. */
static void
test_broken_file (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "broken.entente-lecture", NULL);

  g_assert_true (g_file_set_contents (path, "{\"type\": \"entente-lecture\"", -1, NULL));
  open_file (fixture, path);
  wait_until_shows (fixture, "AdwToastOverlay", "“broken.entente-lecture” was not opened");
  g_assert_true (has_lectures (&(Count) { fixture, 0 }));
}

int
main (int    argc,
      char **argv)
{
  static const Test tests[] = {
    { "/lectures/from-case", test_from_case, NULL },
    { "/lectures/list", test_list, NULL },
    { "/lectures/file", test_file, NULL },
    { "/lectures/broken-file", test_broken_file, NULL },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].name, &tests[i], run_test);
  return g_test_run ();
}
