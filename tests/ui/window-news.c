/* Updates of a feed while the window is open: what a person sees of them in the list of cases, on the page What's New, and
 * over a case that is no longer published. */
#include "config.h"

#include "ent-placing.h"
#include "ent-store-feeds.h"
#include "window-fixture.h"

#define KEY  "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* The case that ships, as the feed has it. */
typedef struct
{
  EntStore   *store;
  const char *text;  /* of its first event and its summary, or NULL: as it ships */
  int         version;
} Published;

static EntCase *
give_cb (const EntFeedCase  *entry,
         guint               position,
         gpointer            data,
         GError            **error)
{
  const Published *published = data;
  EntCase *item = ent_store_load_case (published->store, "camp-david", NULL, error);
  EntEvent *event;

  if (item == NULL)
    return NULL;
  item->version = published->version;
  event = item->events->pdata[0];
  if (published->text != NULL)
    {
      ent_text_free (event->text);
      event->text = ent_text_new (published->text);
      ent_text_free (item->summary);
      item->summary = ent_text_new (published->text);
    }
  return item;
}

static EntStore *
open_other (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  EntStore *store = ent_store_open (path, ENT_STORE_CREATE, NULL, NULL);

  g_assert_nonnull (store);
  return store;
}

static EntFeed *
create_feed (gint64 serial)
{
  EntFeed *feed = ent_feed_new ();

  feed->id = g_strdup ("demo");
  feed->url = g_strdup ("https://example.org/demo/");
  feed->title = g_strdup ("Demo Cases");
  feed->key = g_strdup (KEY);
  feed->serial = serial;
  feed->issued_sec = 1795000000 + serial;
  feed->expires_sec = 1895000000;
  feed->index_sha256 = g_strdup (HASH);
  return feed;
}

/* As another process does it. @version: of the case; 0: the feed has it no more */
static void
apply (EntStore   *store,
       gint64      serial,
       int         version,
       const char *text)
{
  g_autoptr(EntFeed) feed = create_feed (serial);
  g_autoptr(EntFeedIndex) index = ent_feed_index_new ();
  Published published = { store, text, version };
  gboolean has[] = { TRUE };
  GError *error = NULL;

  index->feed = g_strdup (feed->id);
  index->title = g_strdup (feed->title);
  index->serial = feed->serial;
  index->issued_sec = feed->issued_sec;
  index->expires_sec = feed->expires_sec;
  if (version > 0)
    {
      EntFeedCase *entry = ent_feed_case_new ();

      entry->id = g_strdup ("camp-david");
      entry->title = g_strdup ("Egypt–Israel: Camp David");
      entry->version = version;
      entry->size = 1000;
      entry->sha256 = g_strdup (HASH);
      /* Each version is another file. */
      entry->sha256[0] = (char) ('0' + version);
      entry->path = g_strdup ("cases/camp-david." HASH ".json");
      g_ptr_array_add (index->cases, entry);
      g_ptr_array_add (feed->cases, ent_feed_case_copy (entry));
    }
  ent_store_apply_feed (store, feed, index, has, give_cb, &published, NULL, &error);
  g_assert_no_error (error);
}

static EntStore *
add_feed (Fixture *fixture)
{
  EntStore *store = open_other (fixture);
  g_autoptr(EntFeed) feed = create_feed (0);
  GError *error = NULL;

  ent_store_add_feed (store, feed, &error);
  g_assert_no_error (error);
  apply (store, 1, 1, NULL);
  return store;
}

static gboolean
has_seen (gpointer data)
{
  return ent_news_list_count_unseen (ent_session_get_news (get_session (data))) == 0;
}

static gboolean
is_news_row (GtkWidget     *widget,
             gconstpointer  data)
{
  return GTK_IS_LIST_BOX_ROW (widget) && find_widget (widget, is_label_of, "What’s New") != NULL;
}

/* What came is told in the list, and until it was looked at. */
static void
test_new_case (Fixture *fixture)
{
  g_autoptr(EntStore) store = NULL;

  g_assert_null (find_widget (GTK_WIDGET (fixture->window), is_news_row, NULL));
  store = add_feed (fixture);
  wait_until_shows (fixture, "EntSidebar", "What’s New");
  wait_until_shows_alone (fixture, "EntSidebar", "1");
  /* Two of one id are told apart. */
  wait_until_shows_alone (fixture, "EntCaseRow", "Comes with Entente");
  wait_until_shows_alone (fixture, "EntSidebar", "Demo Cases");
  wait_until_shows_alone (fixture, "EntSidebar", "New");

  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "whats-new", NULL);
  wait_until_shows_alone (fixture, "EntNewsUpdate", "Demo Cases");
  wait_until_shows (fixture, "EntNewsCard", "New, ");
  wait_until (has_seen, fixture, "the news to be seen");
  wait_until (finds_not, &(Finds) { fixture, is_named, &(Named) { "EntCaseRow", "New" } }, "no mark any more");
  /* It is there still, to be read again. */
  g_assert_nonnull (find_widget (GTK_WIDGET (fixture->window), is_news_row, NULL));
}

static gboolean
has_two_updates (gpointer data)
{
  return ent_news_list_get_items (ent_session_get_news (get_session (data)))->len == 2;
}

/* A case that came and has changed since is one case to look at, and a new one. */
static void
test_counted_once (Fixture *fixture)
{
  g_autoptr(EntStore) store = add_feed (fixture);

  apply (store, 2, 2, "Other words than before.");
  wait_until (has_two_updates, fixture, "both updates");
  wait_until_shows_alone (fixture, "EntSidebar", "1");
  wait_until_shows_alone (fixture, "EntSidebar", "New");
  g_assert_cmpuint (ent_news_list_count_unseen (ent_session_get_news (get_session (fixture))), ==, 1);
}

/* The window opens where it was left. */
static void
test_place (Fixture *fixture)
{
  wait_until_shows (fixture, "EntNewsCard", "New, ");
  act (fixture, "win.go", "case:camp-david");
  wait_until_shows (fixture, "EntStoryPage", "Questions for discussion");
  act (fixture, "win.back", NULL);
  wait_until_shows (fixture, "EntNewsCard", "New, ");
}

static gboolean
is_event_link (GtkWidget     *widget,
               gconstpointer  data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "news-link")
         && gtk_widget_get_ancestor (widget, g_type_from_name ("EntDiffRow")) != NULL;
}

/* An update ends while the page is open. */
static void
test_changed (Fixture *fixture)
{
  g_autoptr(EntStore) store = add_feed (fixture);

  act (fixture, "win.go", "news:");
  wait_until_shows (fixture, "EntNewsCard", "New, ");
  wait_until (has_seen, fixture, "the news to be seen");
  apply (store, 2, 2, "Other words than before.");
  wait_until_shows (fixture, "EntNewsCard", "Changed: 1 event changed");
  wait_until_shows (fixture, "EntDiffRow", "Other words than before.");
  wait_until (has_seen, fixture, "these to be seen too");
  press (fixture, is_event_link, NULL);
  wait_until_shows (fixture, "EntInspector", "Other words than before.");
}

static gboolean
is_copy (GtkWidget     *widget,
         gconstpointer  data)
{
  return has_tooltip (widget, "Copy as Text");
}

static void
text_cb (GObject      *source,
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

static void
test_copy (Fixture *fixture)
{
  g_autoptr(EntStore) store = add_feed (fixture);
  g_autofree char *text = NULL;

  act (fixture, "win.go", "news:");
  press (fixture, is_copy, NULL);
  wait_until_shows (fixture, "AdwToastOverlay", "The update is copied as text");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), NULL, text_cb, &text);
  wait_until (is_set, &text, "the clipboard");
  g_assert_true (g_str_has_prefix (text, "# Demo Cases\n"));
  g_assert_nonnull (strstr (text, "## Egypt–Israel: Camp David\n\nNew, "));
}

/* A case with a note is kept when its feed has it no more, and says so; without it goes. */
static void
test_withdrawn (Fixture *fixture)
{
  g_autoptr(EntStore) store = add_feed (fixture);
  EntNote *note = ent_note_new ();

  note->case_id = g_strdup ("camp-david@demo");
  ent_note_set_body (note, "Ask the class", NULL);
  ent_personal_save_note (get_personal (fixture), note, NULL, NULL);
  wait_until (is_saved, fixture, "the note on the disk");
  act (fixture, "win.go", "case:camp-david@demo");
  wait_until_shows (fixture, "EntStoryPage", "Questions for discussion");
  apply (store, 2, 0, NULL);
  wait_until_shows (fixture, "EntWithdrawnBar", "“Demo Cases” no longer publishes this case.");
  wait_until_shows (fixture, "EntSidebar", "No longer published");
  act (fixture, "win.go", "news:");
  wait_until_shows (fixture, "EntNewsCard", "No longer published; kept because of what you wrote about it");
  act (fixture, "win.go", "case:camp-david");
  wait_until (finds_not, &(Finds) { fixture, is_of_type_name, "EntWithdrawnBar" }, "no bar over another case");
}

/* A note on words of the summary. */
static EntNote *
create_note (EntStore *store)
{
  g_autoptr(EntCase) item = ent_store_load_case (store, "camp-david@demo", NULL, NULL);
  g_autofree char *text = ent_case_dup_target_text (item, ENT_TARGET_STORY, ENT_STORY_SUMMARY, NULL, NULL);
  g_autoptr(EntAnchor) anchor = ent_anchor_new (text, 0, 40, NULL);
  EntNote *note = ent_note_new ();

  note->case_id = g_strdup (item->id);
  g_clear_pointer (&note->target, ent_target_free);
  note->target = ent_case_dup_target (item, ENT_TARGET_STORY, ENT_STORY_SUMMARY, anchor);
  ent_note_set_body (note, "Ask the class", NULL);
  return note;
}

static gboolean
is_waiting (GtkWidget     *widget,
            gconstpointer  data)
{
  return GTK_IS_BUTTON (widget) && find_widget (widget, is_label_of, "1 note waits for a place") != NULL;
}

/* Where the words of a note went, the page says so and leads to it. */
static void
test_waiting (Fixture *fixture)
{
  g_autoptr(EntStore) store = add_feed (fixture);

  wait_until_shows_alone (fixture, "EntSidebar", "Demo Cases");
  ent_personal_save_note (get_personal (fixture), create_note (store), NULL, NULL);
  wait_until (is_saved, fixture, "the note on the disk");
  apply (store, 2, 2, "Other words than before.");
  act (fixture, "win.go", "news:");
  wait_until_shows (fixture, "EntNewsPage", "1 note waits for a place");
  press (fixture, is_waiting, NULL);
  wait_until_shows (fixture, "EntInboxPage", "Ask the class");
}

int
main (int   argc,
      char *argv[])
{
  static const Test tests[] = {
    { "/window-news/new-case", test_new_case, test_place },
    { "/window-news/counted-once", test_counted_once, NULL },
    { "/window-news/changed", test_changed, NULL },
    { "/window-news/copy", test_copy, NULL },
    { "/window-news/withdrawn", test_withdrawn, NULL },
    { "/window-news/waiting", test_waiting, NULL },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].name, &tests[i], run_test);
  return g_test_run ();
}
