/* The window as a person uses it, driven in process: with the cases that ship, in a library
 * of its own. */
#include "config.h"

#include "ent-items.h"
#include "ent-timeline-view.h"
#include "window-fixture.h"

static void
test_three_cases (Fixture *fixture)
{
  GListModel *cases = ent_session_get_cases (ent_application_get_session (fixture->application));

  g_assert_cmpuint (g_list_model_get_n_items (cases), ==, 3);
  wait_until_shows (fixture, "EntSidebar", "Camp David");
  wait_until_shows (fixture, "EntSidebar", "Panmunjom");
  wait_until_shows (fixture, "EntSidebar", "Vietnam");
}

static void
test_open_case (Fixture *fixture)
{
  act (fixture, "win.go", "case:camp-david");
  wait_until_shows (fixture, "EntStoryPage", "Background");
  g_assert_nonnull (strstr (gtk_window_get_title (fixture->window), "Camp David"));
}

static void
test_views (Fixture *fixture)
{
  act (fixture, "win.go", "case:us-vietnam");
  wait_until_shows (fixture, "EntStoryPage", "Background");
  act (fixture, "win.view", "timeline");
  wait_until_shows (fixture, "EntTimelinePage", "Lanes");
  act (fixture, "win.view", "factors");
  wait_until_shows (fixture, "EntMatrixPage", "Trade restoration");
  act (fixture, "win.view", "documents");
  wait_until_shows (fixture, "EntDocumentsPage", "All sources of this case");
}

static void
test_select_event (Fixture *fixture)
{
  GtkWidget *view;
  g_autofree char *selected = NULL;

  act (fixture, "win.go", "event:camp-david/jerusalem-visit-1977");
  wait_until_shows (fixture, "EntInspector", "Sadat in Jerusalem");
  wait_until_shows (fixture, "EntInspector", "19–21 November 1977");
  wait_until_shows (fixture, "EntInspector", "Carries");
  view = find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntTimelineView");
  g_assert_nonnull (view);
  g_object_get (view, "selected", &selected, NULL);
  g_assert_cmpstr (selected, ==, "jerusalem-visit-1977");

  /* Walking on from it is told to the inspector. */
  g_assert_true (gtk_widget_activate_action (view, "timeline.next", NULL));
  g_clear_pointer (&selected, g_free);
  g_object_get (view, "selected", &selected, NULL);
  g_assert_cmpstr (selected, !=, "jerusalem-visit-1977");
  wait_until_shows (fixture, "EntInspector", "Ismailia");
}

static void
test_evidence (Fixture *fixture)
{
  act (fixture, "win.go", "factors:");
  wait_until_shows (fixture, "EntMatrixPage", "Distrust and division");
  act (fixture, "win.inspect", "factor:camp-david/security-pacts");
  wait_until_shows (fixture, "EntInspector", "strongly enabling");
  wait_until_shows (fixture, "EntInspector", "Evidence");
  act (fixture, "win.inspect", "factor:security-pacts");
  wait_until_shows (fixture, "EntInspector", "Guiding question");
}

static void
test_citation (Fixture *fixture)
{
  act (fixture, "win.go", "case:camp-david");
  wait_until_shows (fixture, "EntStoryPage", "Background");
  act (fixture, "win.inspect", "source:camp-david/quandt-1986");
  wait_until_shows (fixture, "EntInspector", "Peacemaking and Politics");
  wait_until_shows (fixture, "EntStoryPage", "Background");
}

static gboolean
is_story_link (GtkWidget     *widget,
               gconstpointer  scheme)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), scheme) != NULL;
}

/* The first link of the story with @scheme, followed as a click follows it. */
static void
follow_story_link (Fixture    *fixture,
                   const char *scheme)
{
  GtkWidget *story = find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntStoryPage");
  g_autofree char *start = g_strconcat ("href=\"", scheme, NULL);
  GtkWidget *label = find_widget (story, is_story_link, start);
  g_autofree char *uri = NULL;
  const char *begin;
  gboolean handled = FALSE;

  g_assert_nonnull (label);
  begin = strstr (gtk_label_get_label (GTK_LABEL (label)), start) + strlen ("href=\"");
  uri = g_strndup (begin, strchr (begin, '"') - begin);
  g_signal_emit_by_name (label, "activate-link", uri, &handled);
  g_assert_true (handled);
}

static void
test_story_links (Fixture *fixture)
{
  act (fixture, "win.go", "case:camp-david");
  wait_until_shows (fixture, "EntStoryPage", "Background");
  follow_story_link (fixture, "source:");
  wait_until_shows (fixture, "EntInspector", "Carries these events");
  follow_story_link (fixture, "event:");
  wait_until_shows (fixture, "EntTimelinePage", "Lanes");
  wait_until_shows (fixture, "EntInspector", "Who acted");
}

static gboolean
is_search_entry (GtkWidget     *widget,
                 gconstpointer  data)
{
  return GTK_IS_SEARCH_ENTRY (widget);
}

static void
test_search (Fixture *fixture)
{
  GtkWidget *entry;

  act (fixture, "win.search", NULL);
  entry = find_widget (GTK_WIDGET (fixture->window), is_search_entry, NULL);
  g_assert_nonnull (entry);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)))));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Sadat in Jerusalem");
  wait_until_shows (fixture, "EntSidebar", "19–21 November 1977");
  g_signal_emit_by_name (entry, "activate");
  wait_until_shows (fixture, "EntTimelinePage", "Lanes");
  wait_until_shows (fixture, "EntInspector", "Sadat in Jerusalem");

  gtk_editable_set_text (GTK_EDITABLE (entry), "xqzvw");
  wait_until_shows (fixture, "EntSidebar", "Nothing Found");
  g_signal_emit_by_name (entry, "stop-search");
  wait_until_shows (fixture, "EntSidebar", "Across cases");
}

static void
test_history (Fixture *fixture)
{
  act (fixture, "win.go", "case:camp-david");
  wait_until_shows (fixture, "EntStoryPage", "Camp David");
  act (fixture, "win.go", "event:panmunjom/summit-2000");
  wait_until_shows (fixture, "EntTimelinePage", "Lanes");
  act (fixture, "win.back", NULL);
  wait_until_shows (fixture, "EntStoryPage", "Camp David");
  act (fixture, "win.forward", NULL);
  wait_until_shows (fixture, "EntTimelinePage", "Lanes");
}

static EntTimelineView *
find_timeline (Fixture *fixture)
{
  return ENT_TIMELINE_VIEW (find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntTimelineView"));
}

typedef struct
{
  Fixture *fixture;
  gint64   begin, end;
} Range;

/* Within the day to which a link may round. */
static gboolean
shows_range (gpointer data)
{
  Range *range = data;
  EntTimelineView *view = find_timeline (range->fixture);
  gint64 begin, end;

  if (view == NULL)
    return FALSE;
  ent_timeline_view_get_range (view, &begin, &end);
  return ABS (begin - range->begin) <= 86400 && ABS (end - range->end) <= 86400;
}

static gboolean
has_place (gpointer data)
{
  Fixture *fixture = data;
  GSettings *settings = ent_application_get_settings (fixture->application);
  g_autofree char *place = g_settings_get_string (settings, "last-place");

  return strstr (place, "from=1978&to=1979") != NULL;
}

static gboolean
has_other_place (gpointer data)
{
  return !has_place (data);
}

/* Going back finds the range one jumped from, and going on the one to which one jumped. */
static void
test_range_history (Fixture *fixture)
{
  Range before = { fixture, ent_date_seconds_from_civil (1978, 1, 1), ent_date_seconds_from_civil (1980, 1, 1) };
  Range after = { fixture, 0, 0 };

  act (fixture, "win.go", "entente:camp-david?from=1970&to=1985&lanes=phase");
  wait_until_shows (fixture, "EntTimelinePage", "Lanes");
  g_assert_cmpint (ent_timeline_view_get_lanes (find_timeline (fixture)), ==, ENT_TIMELINE_LANES_PHASE);
  /* Moving about is no place of its own, but is kept. */
  ent_timeline_view_show_range (find_timeline (fixture), before.begin, before.end, TRUE);
  wait_until (has_place, fixture, "the range to be kept");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (find_timeline (fixture)), "timeline.zoom-all", NULL));
  ent_timeline_view_get_range (find_timeline (fixture), &after.begin, &after.end);

  wait_until (has_other_place, fixture, "a place of its own");

  act (fixture, "win.back", NULL);
  wait_until (shows_range, &before, "the range before the jump");
  g_assert_cmpint (ent_timeline_view_get_lanes (find_timeline (fixture)), ==, ENT_TIMELINE_LANES_PHASE);
  act (fixture, "win.forward", NULL);
  wait_until (shows_range, &after, "the range after the jump");
}

static GtkWidget *
find_date_entry (Fixture *fixture)
{
  GtkWidget *popover = find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntDatePopover");

  return popover != NULL ? find_widget (popover, is_of_type_name, "GtkEntry") : NULL;
}

static gboolean
asks_date (gpointer data)
{
  return find_date_entry (data) != NULL;
}

static void
test_go_to_date (Fixture *fixture)
{
  Range range = { fixture, ent_date_seconds_from_civil (1978, 9, 1), ent_date_seconds_from_civil (1978, 10, 1) };

  act (fixture, "win.go", "case:camp-david");
  wait_until_shows (fixture, "EntStoryPage", "Background");
  act (fixture, "win.go-to-date", NULL);
  wait_until (asks_date, fixture, "the question for a date");
  gtk_editable_set_text (GTK_EDITABLE (find_date_entry (fixture)), "nonsense");
  g_assert_true (gtk_widget_has_css_class (find_date_entry (fixture), "error"));
  gtk_editable_set_text (GTK_EDITABLE (find_date_entry (fixture)), "1850");
  wait_until_shows (fixture, "EntDatePopover", "This case runs from");
  gtk_editable_set_text (GTK_EDITABLE (find_date_entry (fixture)), "Sept 17, 1978");
  g_assert_false (gtk_widget_has_css_class (find_date_entry (fixture), "error"));
  wait_until_shows (fixture, "EntDatePopover", "17 September 1978");
  g_signal_emit_by_name (find_date_entry (fixture), "activate");
  wait_until (shows_range, &range, "September 1978");
}

static void
test_unknown_link (Fixture *fixture)
{
  act (fixture, "win.go", "event:no-such-case/thing");
  wait_until_shows (fixture, "AdwToastOverlay", "no-such-case");
  act (fixture, "win.go", "nonsense");
  wait_until_shows (fixture, "AdwToastOverlay", "leads nowhere");
  /* Of several cases one message tells. */
  act (fixture, "win.go", "entente:us-vietnam,gone-one,gone-two");
  wait_until_shows (fixture, "AdwToastOverlay", "2 of these cases");
}

static gboolean
has_window_of_type (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (is_of_type_name (GTK_WIDGET (window), data) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        {
          gtk_window_close (window);
          return TRUE;
        }
    }
  return FALSE;
}

static void
test_dialogs (Fixture *fixture)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "preferences", NULL);
  wait_until (has_window_of_type, (gpointer) "AdwPreferencesWindow", "the preferences");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "about", NULL);
  wait_until (has_window_of_type, (gpointer) "AdwAboutWindow", "the about window");
  act (fixture, "win.show-help-overlay", NULL);
  wait_until (has_window_of_type, (gpointer) "GtkShortcutsWindow", "the shortcuts");
}

static void
test_remembers (Fixture *fixture)
{
  act (fixture, "win.go", "case:panmunjom");
  wait_until_shows (fixture, "EntStoryPage", "Panmunjom");
  act (fixture, "win.view", "factors");
  wait_until_shows (fixture, "EntMatrixPage", "Trade restoration");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-inspector", NULL);
}

/* The program started again with the same settings. */
static void
test_remembered (Fixture *fixture)
{
  wait_until_shows (fixture, "EntMatrixPage", "Trade restoration");
  g_assert_nonnull (strstr (gtk_window_get_title (fixture->window), "Panmunjom"));
  g_assert_null (find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntInspector"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-inspector", NULL);
}

static void
test_chronology (Fixture *fixture)
{
  act (fixture, "win.go", "event:camp-david/jerusalem-visit-1977");
  wait_until_shows (fixture, "EntInspector", "Sadat in Jerusalem");
  g_assert_null (find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntChronology"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "chronology-visible", NULL);
  wait_until_shows (fixture, "EntChronology", "Sadat in Jerusalem");
}

static void
test_chronology_again (Fixture *fixture)
{
  wait_until_shows (fixture, "EntChronology", "Six-Day War");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "chronology-visible", NULL);
  g_assert_null (find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntChronology"));
}

/* A link opens its view; chips take its filter away again, one by one. */
static void
test_filter (Fixture *fixture)
{
  act (fixture, "win.go", "entente:camp-david?from=1977&to=1979&actor=anwar-sadat&importance=1&lanes=phase");
  wait_until_shows (fixture, "EntTimelinePage", "Actor: Anwar al-Sadat");
  wait_until_shows (fixture, "EntTimelinePage", "Turning points");
  wait_until_shows (fixture, "EntTimelinePage", " of 75 events");
  press (fixture, has_tooltip, "Remove filter: Actor: Anwar al-Sadat");
  wait_until (finds_not, &(Finds) { fixture, is_label_with, "Actor: Anwar al-Sadat" }, "the chip to go");
  press (fixture, has_tooltip, "Remove filter: Turning points");
  wait_until (finds_not, &(Finds) { fixture, is_label_with, " of 75 events" }, "the count to go");
}

static gboolean
is_check_of (GtkWidget     *widget,
             gconstpointer  text)
{
  return GTK_IS_CHECK_BUTTON (widget) && find_widget (widget, is_label_with, text) != NULL;
}

/* What is chosen in the popover filters at once. */
static void
test_filter_panel (Fixture *fixture)
{
  GtkWidget *panel, *words, *expander;

  act (fixture, "win.go", "entente:camp-david");
  wait_until_shows (fixture, "EntTimelinePage", "Filter");
  open_menu (fixture, "EntFilterBar");
  wait_until (finds, &(Finds) { fixture, is_of_type_name, "EntFilterPanel" }, "the popover");
  panel = find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntFilterPanel");
  words = find_widget (panel, is_of_type_name, "GtkSearchEntry");
  gtk_editable_set_text (GTK_EDITABLE (words), "knesset");
  wait_until_shows (fixture, "EntTimelinePage", "“knesset”");
  expander = find_widget (panel, is_named, &(Named) { "GtkExpander", "Importance" });
  gtk_test_accessible_assert_property (expander, GTK_ACCESSIBLE_PROPERTY_LABEL, "Importance");
  /* The keys pass by what is closed. */
  gtk_widget_grab_focus (words);
  while (gtk_widget_child_focus (panel, GTK_DIR_DOWN))
    g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (panel)), panel));
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  wait_until (finds, &(Finds) { fixture, is_check_of, "Details" }, "the section to open");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_widget (panel, is_check_of, "Details")), TRUE);
  wait_until (finds, &(Finds) { fixture, has_tooltip, "Remove filter: Details" }, "a chip");
  press (fixture, is_named, &(Named) { "GtkButton", "Clear" });
  wait_until (finds_not, &(Finds) { fixture, has_tooltip, "Remove filter: Details" }, "the chips to go");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (words)), ==, "");
  g_signal_emit_by_name (words, "stop-search");
  wait_until (finds_not, &(Finds) { fixture, is_of_type_name, "EntFilterPanel" }, "Escape to close");
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

/* A view is saved, left, opened again by its name, and deleted. */
static void
test_saved_view (Fixture *fixture)
{
  g_autofree char *copied = NULL;
  GtkWidget *entry;

  act (fixture, "win.go", "entente:camp-david?from=1977&to=1979&text=knesset");
  wait_until_shows (fixture, "EntTimelinePage", "“knesset”");
  open_menu (fixture, "EntViewsMenu");
  press (fixture, is_named, &(Named) { "GtkButton", "Save This View…" });
  wait_until (finds, &(Finds) { fixture, is_named, &(Named) { "GtkBox", "Save This View" } }, "the name's page");
  entry = find_widget (find_widget (GTK_WIDGET (fixture->window), is_of_type_name, "EntViewsMenu"),
                       is_of_type_name, "GtkEntry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Jerusalem");
  g_signal_emit_by_name (entry, "activate");
  wait_until (finds, &(Finds) { fixture, is_named, &(Named) { "GtkButton", "Jerusalem" } }, "the view in the list");

  press (fixture, is_named, &(Named) { "GtkButton", "Copy Link" });
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), NULL, copied_cb, &copied);
  wait_until (is_set, &copied, "the clipboard");
  g_assert_cmpstr (copied, ==, "entente:camp-david?from=1977&to=1979&text=knesset");

  press (fixture, has_tooltip, "Remove filter: “knesset”");
  open_menu (fixture, "EntViewsMenu");
  press (fixture, is_named, &(Named) { "GtkButton", "Jerusalem" });
  wait_until_shows (fixture, "EntTimelinePage", "“knesset”");
  open_menu (fixture, "EntViewsMenu");
  press (fixture, has_tooltip, "Delete “Jerusalem”");
  wait_until_shows (fixture, "EntViewsMenu", "No view of this case is saved yet.");
  press_in_toast (fixture, "Undo");
  wait_until_shows (fixture, "AdwToastOverlay", "Undone: Delete View");
  open_menu (fixture, "EntViewsMenu");
  wait_until (finds, &(Finds) { fixture, is_named, &(Named) { "GtkButton", "Jerusalem" } }, "the view in the list");
}

static void
test_wrong_link (Fixture *fixture)
{
  act (fixture, "win.go", "entente:camp-david?from=1977-13");
  wait_until_shows (fixture, "AdwToastOverlay", "“from” in the link");
}

int
main (int   argc,
      char *argv[])
{
  static const Test tests[] = {
    { "/window/three-cases", test_three_cases, NULL },
    { "/window/open-case", test_open_case, NULL },
    { "/window/views", test_views, NULL },
    { "/window/select-event", test_select_event, NULL },
    { "/window/evidence", test_evidence, NULL },
    { "/window/citation", test_citation, NULL },
    { "/window/story-links", test_story_links, NULL },
    { "/window/search", test_search, NULL },
    { "/window/history", test_history, NULL },
    { "/window/range-history", test_range_history, NULL },
    { "/window/go-to-date", test_go_to_date, NULL },
    { "/window/unknown-link", test_unknown_link, NULL },
    { "/window/filter", test_filter, NULL },
    { "/window/filter-panel", test_filter_panel, NULL },
    { "/window/saved-view", test_saved_view, NULL },
    { "/window/wrong-link", test_wrong_link, NULL },
    { "/window/dialogs", test_dialogs, NULL },
    { "/window/remembers", test_remembers, test_remembered },
    { "/window/chronology", test_chronology, test_chronology_again },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].name, &tests[i], run_test);
  return g_test_run ();
}
