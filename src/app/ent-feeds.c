/* Which feeds there are, and when they are looked at: when a person asks, when the program starts, once a day, and when the
 * network is back after it was missing for one of these.
 *
 *   begin → the feeds as the library has them → one after the other: ent_feed_sync_async() → told, and read again
 *
 * A sync that nobody asked for leaves feeds on other computers alone while there is no network or one that is paid for by
 * the megabyte. */

#include "config.h"

#include "ent-feed-item-private.h"
#include "ent-feeds-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-store-changes.h"
#include "ent-store-feeds.h"

typedef enum
{
  ASKED,     /* by a person */
  STARTED,   /* the program has */
  DAY_OVER,
  BACK,      /* the network is */
} Reason;

#define POLL_MSEC 50
/* How often it is looked whether a day has passed. */
#define LOOK_SECONDS (60 * 60)
/* Networks that come back need a moment for names and routes. */
#define SETTLE_SECONDS 5

struct _EntFeeds
{
  GObject          parent_instance;

  EntLibrary      *library;
  GListStore      *items;        /* of EntFeedItem, by title */
  GSettings       *settings;     /* or NULL: not started */
  GNetworkMonitor *monitor;
  guint            look_id;
  guint            settle_id;
  gboolean         started;
  gboolean         missed;       /* a sync that nobody asked for could not reach all */

  /* Of the sync at hand. */
  GCancellable    *cancellable;  /* NULL: none is */
  Reason           reason;
  char            *wanted;       /* the only one, or NULL: all */
  GPtrArray       *queue;        /* of char*: ids, the next one last */
  GPtrArray       *also;         /* of char*: ids that were added meanwhile */
  EntFeedItem     *current;
  EntFeedWatch    *watch;
  guint            poll_id;
  EntFeedsTally    tally;
  char            *status;
  double           fraction;
  char            *trouble;      /* of the last sync, or NULL */
};

G_DEFINE_FINAL_TYPE (EntFeeds, ent_feeds, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STARTED,
  PROP_BUSY,
  PROP_STATUS,
  PROP_FRACTION,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static guint synced_signal;

/* The list */

static gpointer
list_worker (EntStore      *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return ent_store_list_feeds (store, error);
}

static void
list (EntFeeds            *self,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback)
{
  ent_library_ask_async (self->library, list_worker, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, cancellable, callback,
                         g_object_ref (self));
}

EntFeedItem *
ent_feeds_find (EntFeeds   *self,
                const char *id)
{
  g_return_val_if_fail (ENT_IS_FEEDS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr(EntFeedItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (strcmp (ent_feed_item_get_feed (item)->id, id) == 0)
        return item;
    }
  return NULL;
}

static gboolean
is_at (EntFeeds    *self,
       EntFeedItem *wanted,
       guint        position)
{
  g_autoptr(EntFeedItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return item == wanted;
}

/* The same feed keeps its object, so that a row that is open stays open. */
static void
show_feeds (EntFeeds  *self,
            GPtrArray *feeds)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->items)), prefix = 0, suffix = 0;

  for (guint i = 0; i < feeds->len; i++)
    {
      const EntFeed *feed = feeds->pdata[i];
      EntFeedItem *item = ent_feeds_find (self, feed->id);

      if (item == NULL)
        g_ptr_array_add (items, ent_feed_item_new (ent_feed_copy (feed)));
      else
        g_ptr_array_add (items, g_object_ref (item));
      if (item != NULL)
        ent_feed_item_set_feed (item, ent_feed_copy (feed));
    }
  while (prefix < MIN (n_old, items->len) && is_at (self, items->pdata[prefix], prefix))
    prefix++;
  while (suffix < MIN (n_old, items->len) - prefix
         && is_at (self, items->pdata[items->len - 1 - suffix], n_old - 1 - suffix))
    suffix++;
  if (n_old - prefix - suffix > 0 || items->len - prefix - suffix > 0)
    g_list_store_splice (self->items, prefix, n_old - prefix - suffix, items->pdata + prefix, items->len - prefix - suffix);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(EntFeeds) self = user_data;
  g_autoptr(GPtrArray) feeds = ent_library_ask_finish (ENT_LIBRARY (source), result, NULL);

  if (feeds != NULL)
    show_feeds (self, feeds);
}

/* By this process or by another one. */
static void
touched_cb (EntFeeds  *self,
            GPtrArray *touches)
{
  gboolean any = touches == NULL;

  for (guint i = 0; touches != NULL && i < touches->len; i++)
    any = any || ((EntTouch *) touches->pdata[i])->kind == ENT_TOUCH_FEED;
  if (any)
    list (self, NULL, listed_cb);
}

/* The sync at hand */

static void
set_status (EntFeeds   *self,
            const char *status,
            double      fraction)
{
  if (g_strcmp0 (self->status, status) != 0)
    {
      g_free (self->status);
      self->status = g_strdup (status);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
    }
  if (self->fraction != fraction)
    {
      self->fraction = fraction;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
    }
}

static gboolean
poll_cb (gpointer data)
{
  EntFeeds *self = data;
  EntFeedProgress progress;
  g_autofree char *status = NULL;
  double fraction;

  if (self->watch == NULL)
    return G_SOURCE_CONTINUE;
  ent_feed_watch_read (self->watch, &progress);
  fraction = ent_feeds_get_fraction (&progress);
  status = ent_feeds_dup_progress (&progress, ent_feed_item_get_feed (self->current)->title);
  set_status (self, status, fraction);
  ent_feed_item_set_work (self->current, status, fraction);
  return G_SOURCE_CONTINUE;
}

static void begin (EntFeeds *self, Reason reason, const char *wanted);
static void sync_next (EntFeeds *self);

static void
end (EntFeeds *self)
{
  gboolean cancelled = g_cancellable_is_cancelled (self->cancellable);
  guint n_changes = ent_feeds_tally_count (&self->tally);
  g_autofree char *message = cancelled && n_changes == 0 ? NULL : ent_feeds_tally_dup_message (&self->tally, self->reason == ASKED);
  gboolean asked = self->reason == ASKED;

  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_clear_pointer (&self->queue, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->cancellable);
  g_free (self->trouble);
  self->trouble = g_strdup (self->tally.trouble);
  set_status (self, NULL, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  g_signal_emit (self, synced_signal, 0, n_changes, asked, message);
  if (self->also->len > 0 && self->cancellable == NULL)
    {
      g_autofree char *id = g_ptr_array_steal_index (self->also, 0);

      begin (self, ASKED, id);
    }
}

static void
next_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(EntFeeds) self = user_data;
  g_autoptr(GPtrArray) feeds = ent_library_ask_finish (ENT_LIBRARY (source), result, NULL);

  if (feeds != NULL)
    show_feeds (self, feeds);
  sync_next (self);
}

static void
synced_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(EntFeeds) self = user_data;
  g_autoptr(EntFeedItem) item = g_steal_pointer (&self->current);
  g_autoptr(GError) error = NULL;
  EntFeedOutcome outcome;

  g_clear_pointer (&self->watch, ent_feed_watch_unref);
  ent_feed_item_set_work (item, NULL, 0);
  if (ent_feed_sync_finish (result, &outcome, &error))
    {
      ent_feeds_tally_add (&self->tally, ent_feed_item_get_feed (item), &outcome);
      self->missed = self->missed || (self->reason != ASKED && outcome.state == ENT_FEED_OFFLINE);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      ent_feeds_tally_add_problem (&self->tally, error->message);
    }
  /* What is shown is what the library has now, before anybody is told. */
  list (self, NULL, next_cb);
}

static void
sync_next (EntFeeds *self)
{
  while (self->queue->len > 0 && !g_cancellable_is_cancelled (self->cancellable))
    {
      g_autofree char *id = g_ptr_array_steal_index (self->queue, self->queue->len - 1);
      EntFeedItem *item = ent_feeds_find (self, id);

      /* Removed meanwhile. */
      if (item == NULL)
        continue;
      self->current = g_object_ref (item);
      self->watch = ent_feed_watch_new ();
      poll_cb (self);
      ent_feed_sync_async (self->library, ent_feed_item_get_feed (item), self->watch, self->cancellable, synced_cb,
                           g_object_ref (self));
      return;
    }
  end (self);
}

/* Which ones */

static gboolean
may_use_network (EntFeeds *self)
{
  return g_network_monitor_get_network_available (self->monitor)
         && (!g_network_monitor_get_network_metered (self->monitor)
             || g_settings_get_boolean (self->settings, "sync-metered"));
}

/* On this computer: a folder, or a server that runs here. */
static gboolean
is_near (const EntFeed *feed)
{
  return g_str_has_prefix (feed->url, "file:") || g_str_has_prefix (feed->url, "http:");
}

static gboolean
is_old (const EntFeed *feed)
{
  gint64 age_usec = g_get_real_time () - feed->checked_usec;

  /* A clock that was wrong has marked one that was looked at in the future. */
  return age_usec >= G_TIME_SPAN_DAY || age_usec < 0;
}

static gboolean
is_wanted (EntFeeds      *self,
           const EntFeed *feed)
{
  if (self->reason == ASKED)
    return self->wanted == NULL || strcmp (self->wanted, feed->id) == 0;
  if ((self->reason == DAY_OVER && !is_old (feed)) || (self->reason == BACK && is_near (feed)))
    return FALSE;
  if (is_near (feed) || may_use_network (self))
    return TRUE;
  self->missed = TRUE;
  return FALSE;
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(EntFeeds) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) feeds = ent_library_ask_finish (ENT_LIBRARY (source), result, &error);

  if (feeds != NULL)
    show_feeds (self, feeds);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ent_feeds_tally_add_problem (&self->tally, error->message);
  for (guint i = feeds != NULL ? feeds->len : 0; i > 0; i--)
    if (is_wanted (self, feeds->pdata[i - 1]))
      g_ptr_array_add (self->queue, g_strdup (((EntFeed *) feeds->pdata[i - 1])->id));
  sync_next (self);
}

static void
begin (EntFeeds   *self,
       Reason      reason,
       const char *wanted)
{
  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  self->reason = reason;
  self->wanted = g_strdup (wanted);
  self->queue = g_ptr_array_new_with_free_func (g_free);
  self->poll_id = g_timeout_add (POLL_MSEC, poll_cb, self);
  ent_feeds_tally_clear (&self->tally);
  set_status (self, _("Looking for updates…"), 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  list (self, self->cancellable, begun_cb);
}

void
ent_feeds_sync (EntFeeds   *self,
                const char *id)
{
  g_return_if_fail (ENT_IS_FEEDS (self));

  begin (self, ASKED, id);
}

void
ent_feeds_cancel (EntFeeds *self)
{
  g_return_if_fail (ENT_IS_FEEDS (self));

  g_ptr_array_set_size (self->also, 0);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

gboolean
ent_feeds_is_busy (EntFeeds *self)
{
  g_return_val_if_fail (ENT_IS_FEEDS (self), FALSE);

  return self->cancellable != NULL;
}

const char *
ent_feeds_get_trouble (EntFeeds *self)
{
  g_return_val_if_fail (ENT_IS_FEEDS (self), NULL);

  return self->trouble;
}

GListModel *
ent_feeds_get_model (EntFeeds *self)
{
  g_return_val_if_fail (ENT_IS_FEEDS (self), NULL);

  return G_LIST_MODEL (self->items);
}

void
ent_feeds_take (EntFeeds   *self,
                const char *id)
{
  if (self->cancellable != NULL)
    g_ptr_array_add (self->also, g_strdup (id));
  else
    begin (self, ASKED, id);
}

EntLibrary *
ent_feeds_get_library (EntFeeds *self)
{
  return self->library;
}

/* Of its own accord */

static gboolean
look_cb (gpointer data)
{
  EntFeeds *self = data;

  if (g_settings_get_boolean (self->settings, "sync-daily"))
    begin (self, DAY_OVER, NULL);
  return G_SOURCE_CONTINUE;
}

static gboolean
settled_cb (gpointer data)
{
  EntFeeds *self = data;

  self->settle_id = 0;
  if (!self->missed || self->cancellable != NULL || !may_use_network (self))
    return G_SOURCE_REMOVE;
  self->missed = FALSE;
  begin (self, BACK, NULL);
  return G_SOURCE_REMOVE;
}

/* The last change of several that come together counts. */
static void
network_changed_cb (EntFeeds *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->missed && may_use_network (self))
    self->settle_id = g_timeout_add_seconds (SETTLE_SECONDS, settled_cb, self);
}

static void
started_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(EntFeeds) self = user_data;
  g_autoptr(GPtrArray) feeds = ent_library_ask_finish (ENT_LIBRARY (source), result, NULL);

  if (feeds != NULL)
    show_feeds (self, feeds);
  self->started = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STARTED]);
  if (g_settings_get_boolean (self->settings, "sync-at-start"))
    begin (self, STARTED, NULL);
  else
    look_cb (self);
}

void
ent_feeds_start (EntFeeds  *self,
                 GSettings *settings)
{
  g_return_if_fail (ENT_IS_FEEDS (self));
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  self->monitor = g_object_ref (g_network_monitor_get_default ());
  g_signal_connect_object (self->monitor, "network-changed", G_CALLBACK (network_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->monitor, "notify::network-metered", G_CALLBACK (network_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::sync-metered", G_CALLBACK (network_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "touched", G_CALLBACK (touched_cb), self, G_CONNECT_SWAPPED);
  self->look_id = g_timeout_add_seconds_full (G_PRIORITY_LOW, LOOK_SECONDS, look_cb, self, NULL);
  list (self, NULL, started_cb);
}

/* The object */

static void
ent_feeds_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  EntFeeds *self = ENT_FEEDS (object);

  switch (prop_id)
    {
    case PROP_STARTED:
      g_value_set_boolean (value, self->started);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->cancellable != NULL);
      break;
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ent_feeds_dispose (GObject *object)
{
  EntFeeds *self = ENT_FEEDS (object);

  /* Whatever is at hand holds a reference: nothing is. */
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->poll_id, g_source_remove);
  G_OBJECT_CLASS (ent_feeds_parent_class)->dispose (object);
}

static void
ent_feeds_finalize (GObject *object)
{
  EntFeeds *self = ENT_FEEDS (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->monitor);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->queue, g_ptr_array_unref);
  g_object_unref (self->items);
  g_object_unref (self->library);
  g_ptr_array_unref (self->also);
  ent_feeds_tally_clear (&self->tally);
  g_free (self->wanted);
  g_free (self->status);
  g_free (self->trouble);
  G_OBJECT_CLASS (ent_feeds_parent_class)->finalize (object);
}

static void
ent_feeds_class_init (EntFeedsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ent_feeds_get_property;
  object_class->dispose = ent_feeds_dispose;
  object_class->finalize = ent_feeds_finalize;
  properties[PROP_STARTED] = g_param_spec_boolean ("started", NULL, NULL, FALSE, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  synced_signal = g_signal_new ("synced", ENT_TYPE_FEEDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                G_TYPE_UINT, G_TYPE_BOOLEAN, G_TYPE_STRING);
}

static void
ent_feeds_init (EntFeeds *self)
{
  self->items = g_list_store_new (ENT_TYPE_FEED_ITEM);
  self->also = g_ptr_array_new_with_free_func (g_free);
}

EntFeeds *
ent_feeds_new (EntLibrary *library)
{
  EntFeeds *self;

  g_return_val_if_fail (ENT_IS_LIBRARY (library), NULL);

  self = g_object_new (ENT_TYPE_FEEDS, NULL);
  self->library = g_object_ref (library);
  return self;
}
