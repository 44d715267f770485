/* When feeds are looked at of the program's own accord: not on a network that is paid for by the megabyte unless the
 * person wants it, not without one, and again when it is back. The network is one that the test makes up. */

#include "config.h"

#include "ent-feeds.h"
#include "ent-settings.h"
#include "ent-store-feeds.h"
#include "fixtures.h"

#define KEY "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"

/* The network */

#define TEST_TYPE_NETWORK (test_network_get_type ())
G_DECLARE_FINAL_TYPE (TestNetwork, test_network, TEST, NETWORK, GObject)

struct _TestNetwork
{
  GObject parent_instance;
};

static gboolean is_available, is_metered;

static void
test_network_init_monitor (GNetworkMonitorInterface *interface)
{
}

static gboolean
init (GInitable     *self,
      GCancellable  *cancellable,
      GError       **error)
{
  return TRUE;
}

static void
test_network_init_initable (GInitableIface *interface)
{
  interface->init = init;
}

G_DEFINE_TYPE_WITH_CODE (TestNetwork, test_network, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, test_network_init_initable)
                         G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, test_network_init_monitor))

enum { PROP_0, PROP_AVAILABLE, PROP_METERED, PROP_CONNECTIVITY };

static void
test_network_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  if (id == PROP_AVAILABLE)
    g_value_set_boolean (value, is_available);
  else if (id == PROP_METERED)
    g_value_set_boolean (value, is_metered);
  else
    g_value_set_enum (value, G_NETWORK_CONNECTIVITY_FULL);
}

static void
test_network_class_init (TestNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_network_get_property;
  g_object_class_override_property (object_class, PROP_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
test_network_init (TestNetwork *self)
{
}

static void
set_network (gboolean available,
             gboolean metered)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  g_assert_true (TEST_IS_NETWORK (monitor));
  is_available = available;
  is_metered = metered;
  g_signal_emit_by_name (monitor, "network-changed", available);
}

/* The feeds of a library that has one, whose server nobody answers for */

typedef struct
{
  char       *folder;
  EntLibrary *library;
  GSettings  *settings;
  EntFeeds   *feeds;
  guint       n_synced;
} Fixture;

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  ent_library_open_finish (ENT_LIBRARY (source), result, NULL, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static gboolean
add_job (EntStore      *store,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr(EntFeed) feed = ent_feed_new ();

  feed->id = g_strdup ("far");
  feed->title = g_strdup ("Far");
  feed->url = g_strdup ("https://127.0.0.1:1/");
  feed->key = g_strdup (KEY);
  return ent_store_add_feed (store, feed, error);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  ent_library_run_finish (ENT_LIBRARY (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
synced_cb (Fixture *self)
{
  self->n_synced++;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autofree char *path = NULL;
  gboolean opened = FALSE, added = FALSE;

  self->folder = ent_fixture_dup_folder ();
  path = g_build_filename (self->folder, "library.db", NULL);
  self->library = ent_library_new (path);
  ent_library_open_async (self->library, NULL, opened_cb, &opened);
  while (!opened)
    g_main_context_iteration (NULL, TRUE);
  ent_library_run_async (self->library, add_job, NULL, NULL, NULL, added_cb, &added);
  while (!added)
    g_main_context_iteration (NULL, TRUE);
  self->settings = ent_settings_new (g_getenv ("ENTENTE_DATA_DIR"), NULL);
  g_settings_reset (self->settings, "sync-metered");
  self->feeds = ent_feeds_new (self->library);
  g_signal_connect_swapped (self->feeds, "synced", G_CALLBACK (synced_cb), self);
}

/* What is under way holds a reference until it has ended. */
static void
let_go (gpointer object)
{
  g_object_add_weak_pointer (object, &object);
  g_object_unref (object);
  while (object != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  let_go (self->feeds);
  g_object_unref (self->settings);
  let_go (self->library);
  ent_fixture_remove_folder (self->folder);
  g_free (self->folder);
}

static void
wait_for_sync (Fixture *self,
               guint    n)
{
  while (self->n_synced < n)
    g_main_context_iteration (NULL, TRUE);
}

static EntFeedState
get_state (Fixture *self)
{
  return ent_feed_item_get_feed (ent_feeds_find (self->feeds, "far"))->state;
}

/* At the start the network is metered: nothing is asked. When it is not any more, what was missed is made up for. */
static void
test_metered (Fixture       *self,
              gconstpointer  data)
{
  set_network (TRUE, TRUE);
  ent_feeds_start (self->feeds, self->settings);
  wait_for_sync (self, 1);
  g_assert_cmpint (get_state (self), ==, ENT_FEED_NEVER);
  set_network (TRUE, FALSE);
  wait_for_sync (self, 2);
  g_assert_cmpint (get_state (self), ==, ENT_FEED_OFFLINE);
}

static void
test_metered_wanted (Fixture       *self,
                     gconstpointer  data)
{
  set_network (TRUE, TRUE);
  g_settings_set_boolean (self->settings, "sync-metered", TRUE);
  ent_feeds_start (self->feeds, self->settings);
  wait_for_sync (self, 1);
  g_assert_cmpint (get_state (self), ==, ENT_FEED_OFFLINE);
}

/* Without a network nothing is asked either, but for a person who wants it all the same. */
static void
test_offline (Fixture       *self,
              gconstpointer  data)
{
  set_network (FALSE, FALSE);
  ent_feeds_start (self->feeds, self->settings);
  wait_for_sync (self, 1);
  g_assert_cmpint (get_state (self), ==, ENT_FEED_NEVER);
  ent_feeds_sync (self->feeds, NULL);
  wait_for_sync (self, 2);
  g_assert_cmpint (get_state (self), ==, ENT_FEED_OFFLINE);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *cache = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  cache = ent_fixture_dup_folder ();
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_setenv ("GIO_USE_NETWORK_MONITOR", "test", TRUE);
  g_io_extension_point_register (G_NETWORK_MONITOR_EXTENSION_POINT_NAME);
  g_io_extension_point_implement (G_NETWORK_MONITOR_EXTENSION_POINT_NAME, TEST_TYPE_NETWORK, "test", 100);
#define ADD(name, function) g_test_add ("/feeds-network/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("metered", test_metered);
  ADD ("metered-wanted", test_metered_wanted);
  ADD ("offline", test_offline);
  status = g_test_run ();
  ent_fixture_remove_folder (cache);
  return status;
}
