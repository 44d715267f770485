/* Feeds as a person has them: added by their address, brought up to date, refused, and removed. */
#include "config.h"

#include "feed-fixture.h"
#include "window-fixture.h"

#include "ent-feeds.h"
#include "ent-items.h"

#define HOUR_SEC (60 * 60)

/* Publishes with a serial that may follow at once. */
static void
publish (FeedFixture *feed)
{
  gint64 now_sec = g_get_real_time () / G_USEC_PER_SEC;

  if (feed_fixture_get_index (feed)->serial == 0)
    feed_fixture_set_times (feed, now_sec - HOUR_SEC, now_sec + HOUR_SEC);
  else
    feed_fixture_set_times (feed, 0, 0);
  feed_fixture_publish (feed);
}

/* (transfer full): with two cases */
static FeedFixture *
create_feed (const char *id)
{
  FeedFixture *feed = feed_fixture_new (id, "A Feed");

  feed_fixture_put_case (feed, "aland-bland", 1, "They made peace.");
  feed_fixture_put_case (feed, "cland-dland", 1, "They made peace as well.");
  publish (feed);
  return feed;
}

static EntFeeds *
get_feeds (Fixture *fixture)
{
  return ent_session_get_feeds (get_session (fixture));
}

static const EntFeed *
get_feed (Fixture    *fixture,
          const char *id)
{
  EntFeedItem *item = ent_feeds_find (get_feeds (fixture), id);

  return item != NULL ? ent_feed_item_get_feed (item) : NULL;
}

static gboolean
is_started (gpointer data)
{
  gboolean started;

  g_object_get (get_feeds (data), "started", &started, NULL);
  return started && !ent_feeds_is_busy (get_feeds (data));
}

static gboolean
is_idle (gpointer data)
{
  return !ent_feeds_is_busy (get_feeds (data));
}

static gboolean
has_case (Fixture    *fixture,
          const char *id)
{
  GListModel *cases = ent_session_get_cases (get_session (fixture));

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr(EntCaseItem) item = g_list_model_get_item (cases, i);

      if (g_str_equal (ent_case_item_get_info (item)->id, id))
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  Fixture    *fixture;
  const char *id;
} Wanted;

static gboolean
shows_case (gpointer data)
{
  Wanted *wanted = data;

  return has_case (wanted->fixture, wanted->id);
}

static gboolean
shows_no_case (gpointer data)
{
  return !shows_case (data);
}

#define wait_for_case(fixture, id) wait_until (shows_case, &(Wanted) { fixture, id }, "the case " id)
#define wait_for_no_case(fixture, id) wait_until (shows_no_case, &(Wanted) { fixture, id }, "no case " id)

static gboolean
knows_feed (gpointer data)
{
  Wanted *wanted = data;

  return get_feed (wanted->fixture, wanted->id) != NULL;
}

static gboolean
knows_no_feed (gpointer data)
{
  return !knows_feed (data);
}

/* Notifications, as a desktop takes them: here no window is ever the active one. */

static const char notifications_xml[] =
  "<node><interface name='org.freedesktop.Notifications'>"
  "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
  "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
  "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
  "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
  "</interface></node>";

static GPtrArray *notified; /* of char*: bodies */

static void
method_called_cb (GDBusConnection       *connection,
                  const char            *sender,
                  const char            *path,
                  const char            *interface,
                  const char            *method,
                  GVariant              *parameters,
                  GDBusMethodInvocation *invocation,
                  gpointer               user_data)
{
  const char *body;

  if (g_str_equal (method, "Notify"))
    {
      g_variant_get_child (parameters, 4, "&s", &body);
      g_ptr_array_add (notified, g_strdup (body));
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", notified->len));
    }
  else
    {
      const char *none[] = { NULL };

      g_dbus_method_invocation_return_value (invocation, g_str_equal (method, "GetCapabilities")
                                                         ? g_variant_new ("(^as)", none) : NULL);
    }
}

static gboolean
is_notified (gpointer body)
{
  return g_ptr_array_find_with_equal_func (notified, body, g_str_equal, NULL);
}

static void
name_owned_cb (GDBusConnection *connection,
               const char      *name,
               gpointer         user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
take_notifications (void)
{
  static const GDBusInterfaceVTable vtable = { .method_call = method_called_cb };
  g_autoptr(GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr(GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (notifications_xml, NULL);
  gboolean owned = FALSE;

  notified = g_ptr_array_new_with_free_func (g_free);
  g_assert_nonnull (bus);
  g_assert_cmpuint (g_dbus_connection_register_object (bus, "/org/freedesktop/Notifications", node->interfaces[0], &vtable,
                                                       NULL, NULL, NULL), !=, 0);
  g_bus_own_name_on_connection (bus, "org.freedesktop.Notifications", G_BUS_NAME_OWNER_FLAGS_NONE, name_owned_cb, NULL,
                                &owned, NULL);
  wait_until (has_passed, &owned, "the name of those who show notifications");
}

/* What the last sync has told. */
typedef struct
{
  guint    n_syncs;
  guint    n_changes;
  gboolean asked;
  char    *message;
} Told;

static void
synced_cb (EntFeeds   *feeds,
           guint       n_changes,
           gboolean    asked,
           const char *message,
           Told       *told)
{
  told->n_syncs++;
  told->n_changes = n_changes;
  told->asked = asked;
  g_free (told->message);
  told->message = g_strdup (message);
}

static gboolean
is_told (gpointer data)
{
  return ((Told *) data)->n_syncs > 0;
}

/* As Ctrl+R does it. */
static void
sync_all (Fixture *fixture,
          Told    *told)
{
  gulong handler = g_signal_connect (get_feeds (fixture), "synced", G_CALLBACK (synced_cb), told);

  told->n_syncs = 0;
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "sync", NULL);
  g_assert_true (ent_feeds_is_busy (get_feeds (fixture)));
  wait_until (is_told, told, "the sync");
  g_assert_false (ent_feeds_is_busy (get_feeds (fixture)));
  g_assert_true (told->asked);
  g_signal_handler_disconnect (get_feeds (fixture), handler);
}

static void
told_clear (Told *self)
{
  g_free (self->message);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Told, told_clear)

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  ent_feeds_add_finish (ENT_FEEDS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* Without the windows. */
static void
add_feed (Fixture     *fixture,
          FeedFixture *feed)
{
  g_autoptr(EntFeed) new = feed_fixture_dup_feed (feed);
  gboolean added = FALSE;

  wait_until (is_started, fixture, "the feeds to be read");
  ent_feeds_add_async (get_feeds (fixture), new, added_cb, &added);
  wait_until (has_passed, &added, "the feed to be added");
  wait_until (is_idle, fixture, "its first sync");
}

/* Windows */

static gboolean
is_button (GtkWidget     *widget,
           gconstpointer  text)
{
  return GTK_IS_BUTTON (widget) && find_widget (widget, is_label_of, text) != NULL;
}

typedef struct
{
  const char *type;
  Match       match;
  const char *text;
} Part;

static gboolean
has_part (gpointer data)
{
  const Part *part = data;
  GtkWidget *window = find_toplevel (part->type);

  return window != NULL && find_widget (window, part->match, part->text) != NULL;
}

/* (transfer none): in the window of this type, once it is there */
static GtkWidget *
get_part (const char *type,
          Match       match,
          const char *text)
{
  Part part = { type, match, text };

  wait_until (has_part, &part, text);
  return find_widget (find_toplevel (type), match, text);
}

static void
press_part (const char *type,
            const char *text)
{
  GtkWidget *button = get_part (type, is_button, text);

  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
is_row_called (GtkWidget     *widget,
               gconstpointer  title)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static void
type_into (const char *type,
           const char *row,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_part (type, is_row_called, row)), text);
}

static gboolean
has_gone (gpointer data)
{
  return find_toplevel (data) == NULL;
}

static void
open_feeds (Fixture *fixture)
{
  wait_until (is_started, fixture, "the feeds to be read");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "feeds", NULL);
}

static void
close_preferences (void)
{
  gtk_window_close (GTK_WINDOW (find_toplevel ("AdwPreferencesWindow")));
  wait_until (has_gone, (gpointer) "AdwPreferencesWindow", "the preferences to close");
}

/* A feed is looked at, its fingerprint is shown, and only then it can be added. */
static void
test_add (Fixture *fixture)
{
  g_autoptr(FeedFixture) feed = create_feed ("added");
  g_autofree char *fingerprint = ent_public_key_fingerprint (feed_fixture_get_public (feed));
  g_auto(Told) told = { 0 };

  open_feeds (fixture);
  get_part ("AdwPreferencesWindow", is_label_of, "No Feeds Yet");
  press_part ("AdwPreferencesWindow", "Add a Feed…");
  g_assert_false (gtk_widget_get_sensitive (get_part ("EntFeedWindow", is_button, "Add")));
  g_assert_false (gtk_widget_get_sensitive (get_part ("EntFeedWindow", is_button, "Look at It")));

  type_into ("EntFeedWindow", "Address", "/nowhere/at/all");
  press_part ("EntFeedWindow", "Look at It");
  get_part ("EntFeedWindow", is_label_with, "was not fetched");
  g_assert_false (gtk_widget_get_sensitive (get_part ("EntFeedWindow", is_button, "Add")));

  type_into ("EntFeedWindow", "Address", feed_fixture_get_dir (feed));
  g_assert_null (find_widget (find_toplevel ("EntFeedWindow"), is_label_with, "was not fetched"));
  press_part ("EntFeedWindow", "Look at It");
  get_part ("EntFeedWindow", is_label_of, fingerprint);
  get_part ("EntFeedWindow", is_label_with, "Compare this fingerprint");
  get_part ("EntFeedWindow", is_label_of, "2 cases");
  get_part ("EntFeedWindow", is_label_of, "Case aland-bland");
  /* Nothing is kept before it is added. */
  g_assert_null (get_feed (fixture, "added"));

  press_part ("EntFeedWindow", "Add");
  wait_until (has_gone, (gpointer) "EntFeedWindow", "the window to close");
  wait_for_case (fixture, "aland-bland");
  wait_for_case (fixture, "cland-dland");
  wait_until (is_idle, fixture, "the first sync");
  g_assert_cmpstr (get_feed (fixture, "added")->key, ==, feed_fixture_get_public (feed));
  g_assert_cmpint (get_feed (fixture, "added")->state, ==, ENT_FEED_NEW);
  get_part ("AdwPreferencesWindow", is_row_called, "A Feed");
  get_part ("AdwPreferencesWindow", is_label_with, "Up to date, published today");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (get_part ("AdwPreferencesWindow", is_row_called, "A Feed")), TRUE);
  get_part ("AdwPreferencesWindow", is_label_of, fingerprint);
  close_preferences ();
}

/* The key that a person was given is the one that counts. */
static void
test_wrong_key (Fixture *fixture)
{
  g_autoptr(FeedFixture) feed = create_feed ("added"), other = create_feed ("other");

  open_feeds (fixture);
  press_part ("AdwPreferencesWindow", "Add a Feed…");
  type_into ("EntFeedWindow", "Address", feed_fixture_get_dir (feed));
  type_into ("EntFeedWindow", "Key, if the publisher gave you one", feed_fixture_get_public (other));
  press_part ("EntFeedWindow", "Look at It");
  get_part ("EntFeedWindow", is_label_with, "not signed by this feed’s key");
  g_assert_false (gtk_widget_get_sensitive (get_part ("EntFeedWindow", is_button, "Add")));
  type_into ("EntFeedWindow", "Key, if the publisher gave you one", feed_fixture_get_public (feed));
  press_part ("EntFeedWindow", "Look at It");
  get_part ("EntFeedWindow", is_label_with, "signed with the key that you gave");
  gtk_window_close (GTK_WINDOW (find_toplevel ("EntFeedWindow")));
  close_preferences ();
  g_assert_null (get_feed (fixture, "added"));
}

/* Another feed that says it is one that is known. */
static void
test_pretender (Fixture *fixture)
{
  g_autoptr(FeedFixture) feed = create_feed ("added"), pretender = create_feed ("added");

  add_feed (fixture, feed);
  open_feeds (fixture);
  press_part ("AdwPreferencesWindow", "Add…");
  type_into ("EntFeedWindow", "Address", feed_fixture_get_dir (pretender));
  press_part ("EntFeedWindow", "Look at It");
  get_part ("EntFeedWindow", is_label_with, "signed with another key");
  g_assert_false (gtk_widget_get_sensitive (get_part ("EntFeedWindow", is_button, "Add")));
  gtk_window_close (GTK_WINDOW (find_toplevel ("EntFeedWindow")));
  close_preferences ();
}

static void
test_sync (Fixture *fixture)
{
  g_autoptr(FeedFixture) feed = create_feed ("added");
  g_auto(Told) told = { 0 };

  wait_until (is_started, fixture, "the feeds to be read");
  sync_all (fixture, &told);
  g_assert_cmpstr (told.message, ==, "There are no feeds yet to get updates from");

  add_feed (fixture, feed);
  wait_for_case (fixture, "aland-bland");
  sync_all (fixture, &told);
  g_assert_cmpuint (told.n_changes, ==, 0);
  g_assert_cmpstr (told.message, ==, "Nothing new: all is up to date");

  feed_fixture_put_case (feed, "aland-bland", 2, "They made peace, late.");
  feed_fixture_put_case (feed, "eland-fland", 1, "They did not.");
  feed_fixture_remove_case (feed, "cland-dland");
  publish (feed);
  sync_all (fixture, &told);
  g_assert_cmpuint (told.n_changes, ==, 3);
  g_assert_cmpstr (told.message, ==, "“A Feed”: 1 new case, 1 case changed, 1 case no longer published");
  wait_for_case (fixture, "eland-fland");
  wait_for_no_case (fixture, "cland-dland");
  wait_until (finds, &(Finds) { fixture, is_named, &(Named) { "GtkButton", "What’s New" } }, "a toast that leads there");
  /* Nothing lies about that nobody needs. */
  {
    g_autofree char *spool = ent_feed_dup_spool ("added");

    g_assert_false (g_file_test (spool, G_FILE_TEST_EXISTS));
  }
}

static void
save_note (Fixture    *fixture,
           const char *case_id)
{
  EntNote *note = ent_note_new ();

  note->case_id = g_strdup (case_id);
  ent_note_set_body (note, "Mine", NULL);
  ent_personal_save_note (get_personal (fixture), note, NULL, NULL);
  wait_until (is_saved, fixture, "the note on the disk");
}

/* That a case is no longer published is said once, and so is that it is published again. */
static void
test_back (Fixture *fixture)
{
  g_autoptr(FeedFixture) feed = create_feed ("added");
  g_auto(Told) told = { 0 };

  add_feed (fixture, feed);
  wait_for_case (fixture, "cland-dland");
  save_note (fixture, "cland-dland");
  feed_fixture_remove_case (feed, "cland-dland");
  publish (feed);
  sync_all (fixture, &told);
  g_assert_cmpuint (told.n_changes, ==, 1);
  g_assert_cmpstr (told.message, ==, "“A Feed”: 1 case no longer published");
  g_assert_true (has_case (fixture, "cland-dland"));

  feed_fixture_put_case (feed, "aland-bland", 2, "They made peace, late.");
  publish (feed);
  sync_all (fixture, &told);
  g_assert_cmpuint (told.n_changes, ==, 1);
  g_assert_cmpstr (told.message, ==, "“A Feed”: 1 case changed");

  feed_fixture_put_case (feed, "cland-dland", 1, "They made peace as well.");
  publish (feed);
  sync_all (fixture, &told);
  g_assert_cmpuint (told.n_changes, ==, 1);
  g_assert_cmpstr (told.message, ==, "“A Feed”: 1 case published again");
}

/* A person who looks elsewhere hears of what is new, and of nothing else. */
static void
test_notify (Fixture *fixture)
{
  g_autoptr(FeedFixture) feed = create_feed ("added");
  g_auto(Told) told = { 0 };

  add_feed (fixture, feed);
  wait_for_case (fixture, "aland-bland");
  gtk_widget_set_visible (GTK_WIDGET (fixture->window), FALSE);
  g_ptr_array_set_size (notified, 0);
  sync_all (fixture, &told);
  feed_fixture_put_case (feed, "eland-fland", 1, "They did not.");
  publish (feed);
  sync_all (fixture, &told);
  wait_until (is_notified, told.message, "a notification");
  g_assert_cmpuint (notified->len, ==, 1);
  gtk_window_present (fixture->window);
}

/* Its line says so, what one has stays, and no word of it comes twice. */
static void
test_refused (Fixture *fixture)
{
  g_autoptr(FeedFixture) feed = create_feed ("added"), other = create_feed ("other");
  gsize length;
  g_autofree char *index = NULL;
  g_auto(Told) told = { 0 };

  add_feed (fixture, feed);
  wait_for_case (fixture, "aland-bland");
  feed_fixture_put_case (feed, "aland-bland", 2, "They made peace, late.");
  publish (feed);
  index = feed_fixture_read (feed, "index.json", &length);
  feed_fixture_sign (feed, index, length, feed_fixture_get_key (other), NULL);
  sync_all (fixture, &told);
  g_assert_cmpuint (told.n_changes, ==, 0);
  g_assert_cmpstr (told.message, ==, "“A Feed” was not updated: it cannot be trusted");
  g_assert_cmpstr (ent_feeds_get_trouble (get_feeds (fixture)), ==, "added");
  g_assert_cmpint (get_feed (fixture, "added")->state, ==, ENT_FEED_REFUSED);
  g_assert_nonnull (strstr (get_feed (fixture, "added")->message, "You keep what you have"));
  g_assert_true (has_case (fixture, "aland-bland"));

  press_in_toast (fixture, "Details");
  get_part ("AdwPreferencesWindow", is_label_with, "it cannot be trusted; you have what was there today");
  /* The row is open, with the whole message. */
  get_part ("AdwPreferencesWindow", is_label_with, "not signed by this feed’s key");
  close_preferences ();

  feed_fixture_sign (feed, index, length, NULL, NULL);
  sync_all (fixture, &told);
  g_assert_cmpuint (told.n_changes, ==, 1);
  g_assert_null (ent_feeds_get_trouble (get_feeds (fixture)));
}

/* A case that is signed and bad: nothing of the update is taken. */
static void
test_bad (Fixture *fixture)
{
  g_autoptr(FeedFixture) feed = create_feed ("added");
  g_auto(Told) told = { 0 };

  add_feed (fixture, feed);
  wait_for_case (fixture, "aland-bland");
  feed_fixture_put_case (feed, "eland-fland", 1, "They did not.");
  feed_fixture_put_bytes (feed, "zland", 1, "{}", 2);
  publish (feed);
  sync_all (fixture, &told);
  g_assert_cmpstr (told.message, ==, "“A Feed” was not updated");
  g_assert_cmpint (get_feed (fixture, "added")->state, ==, ENT_FEED_BAD);
  g_assert_cmpint (get_feed (fixture, "added")->serial, ==, 1);
  g_assert_false (has_case (fixture, "eland-fland"));
}

/* Calm: a line, and one toast for a person who asked. */
static void
test_offline (Fixture *fixture)
{
  g_autoptr(FeedFixture) feed = create_feed ("added");
  g_autofree char *away = g_strconcat (feed_fixture_get_dir (feed), "-away", NULL), *status = NULL;
  g_auto(Told) told = { 0 };

  add_feed (fixture, feed);
  wait_for_case (fixture, "aland-bland");
  g_assert_cmpint (g_rename (feed_fixture_get_dir (feed), away), ==, 0);
  sync_all (fixture, &told);
  g_assert_cmpstr (told.message, ==, "“A Feed” could not be reached; you keep what you have");
  g_assert_null (ent_feeds_get_trouble (get_feeds (fixture)));
  g_object_get (ent_feeds_find (get_feeds (fixture), "added"), "status", &status, NULL);
  g_assert_cmpstr (status, ==, "Could not be reached; you have what was there today");
  g_assert_cmpint (g_rename (away, feed_fixture_get_dir (feed)), ==, 0);
  sync_all (fixture, &told);
  g_assert_cmpint (get_feed (fixture, "added")->state, ==, ENT_FEED_SAME);
}

static void
test_cancel (Fixture *fixture)
{
  g_autoptr(FeedFixture) feed = create_feed ("added");
  g_auto(Told) told = { 0 };
  gulong handler;

  add_feed (fixture, feed);
  wait_for_case (fixture, "aland-bland");
  feed_fixture_put_case (feed, "aland-bland", 2, "They made peace, late.");
  publish (feed);
  handler = g_signal_connect (get_feeds (fixture), "synced", G_CALLBACK (synced_cb), &told);
  ent_feeds_sync (get_feeds (fixture), NULL);
  ent_feeds_cancel (get_feeds (fixture));
  wait_until (is_told, &told, "the sync to end");
  g_assert_cmpuint (told.n_changes, ==, 0);
  g_assert_null (told.message);
  g_assert_cmpint (get_feed (fixture, "added")->serial, ==, 1);
  g_assert_cmpint (get_feed (fixture, "added")->state, !=, ENT_FEED_OFFLINE);
  g_signal_handler_disconnect (get_feeds (fixture), handler);
  sync_all (fixture, &told);
  g_assert_cmpuint (told.n_changes, ==, 1);
}

static gboolean
is_no_file (gpointer path)
{
  return !g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Cases on which somebody wrote stay; the question says so. */
static void
test_remove (Fixture *fixture)
{
  g_autoptr(FeedFixture) feed = create_feed ("added");
  g_autofree char *spool = ent_feed_dup_spool ("added"), *begun = g_build_filename (spool, "begun", NULL);
  Wanted wanted = { fixture, "added" };

  add_feed (fixture, feed);
  wait_for_case (fixture, "cland-dland");
  save_note (fixture, "aland-bland");
  /* As of a sync that was stopped. */
  g_assert_cmpint (g_mkdir_with_parents (spool, 0700), ==, 0);
  g_assert_true (g_file_set_contents (begun, "{", 1, NULL));

  open_feeds (fixture);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (get_part ("AdwPreferencesWindow", is_row_called, "A Feed")), TRUE);
  press_part ("AdwPreferencesWindow", "Remove…");
  get_part ("AdwMessageDialog", is_label_with, "marked as no longer published");
  press_part ("AdwMessageDialog", "Remove");
  wait_until (knows_no_feed, &wanted, "the feed to go");
  wait_until (is_no_file, spool, "what was fetched to go");
  get_part ("AdwPreferencesWindow", is_label_of, "No Feeds Yet");
  close_preferences ();
  wait_for_no_case (fixture, "cland-dland");
  g_assert_true (has_case (fixture, "aland-bland"));
  g_assert_nonnull (find_note (fixture, "Mine"));
}

/* The program ends in the midst of a sync, and begins anew: then it syncs by itself. */
static FeedFixture *kept_feed;

static void
leave_while_syncing (Fixture *fixture)
{
  kept_feed = create_feed ("added");
  add_feed (fixture, kept_feed);
  wait_for_case (fixture, "aland-bland");
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *id = g_strdup_printf ("case-%u", i);

      feed_fixture_put_case (kept_feed, id, 1, "One of many.");
    }
  publish (kept_feed);
  ent_feeds_sync (get_feeds (fixture), NULL);
}

static void
test_started (Fixture *fixture)
{
  wait_for_case (fixture, "case-0");
  wait_for_case (fixture, "case-39");
  wait_until (is_started, fixture, "the sync to end");
  g_assert_cmpint (get_feed (fixture, "added")->serial, ==, 2);
  g_clear_pointer (&kept_feed, feed_fixture_free);
}

/* Who does not want it at start has it once a day, and this feed was looked at today. */
static void
leave_unasked (Fixture *fixture)
{
  kept_feed = create_feed ("added");
  add_feed (fixture, kept_feed);
  wait_for_case (fixture, "aland-bland");
  feed_fixture_put_case (kept_feed, "eland-fland", 1, "They did not.");
  publish (kept_feed);
  g_settings_set_boolean (ent_application_get_settings (fixture->application), "sync-at-start", FALSE);
}

static void
test_unasked (Fixture *fixture)
{
  g_auto(Told) told = { 0 };

  wait_until (is_started, fixture, "the feeds to be read");
  wait_until (is_idle, fixture, "the look whether a day has passed");
  g_assert_cmpint (get_feed (fixture, "added")->serial, ==, 1);
  sync_all (fixture, &told);
  g_assert_cmpuint (told.n_changes, ==, 1);
  g_settings_reset (ent_application_get_settings (fixture->application), "sync-at-start");
  g_clear_pointer (&kept_feed, feed_fixture_free);
}

static const Test tests[] = {
  { "/feeds/add", test_add, NULL },
  { "/feeds/wrong-key", test_wrong_key, NULL },
  { "/feeds/pretender", test_pretender, NULL },
  { "/feeds/sync", test_sync, NULL },
  { "/feeds/back", test_back, NULL },
  { "/feeds/notify", test_notify, NULL },
  { "/feeds/refused", test_refused, NULL },
  { "/feeds/bad", test_bad, NULL },
  { "/feeds/offline", test_offline, NULL },
  { "/feeds/cancel", test_cancel, NULL },
  { "/feeds/remove", test_remove, NULL },
  { "/feeds/left-while-syncing", leave_while_syncing, test_started },
  { "/feeds/unasked", leave_unasked, test_unasked },
};

int
main (int    argc,
      char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("entente-cache-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].name, &tests[i], run_test);
  take_notifications ();
  status = g_test_run ();
  g_ptr_array_unref (notified);
  remove_tree (cache);
  return status;
}
