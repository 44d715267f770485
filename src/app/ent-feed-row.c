#include "config.h"

#include "ent-feed-row.h"

#include <glib/gi18n-lib.h>

#include "ent-dialog.h"
#include "ent-minisign.h"

struct _EntFeedRow
{
  AdwExpanderRow  parent_instance;

  GtkWidget      *warning;
  GtkSpinner     *spinner;
  GtkLabel       *result;
  GtkLabel       *address;
  GtkLabel       *key;
  GtkLabel       *signed_when;
  GtkLabel       *cases;
  GtkWidget      *sync_button;

  EntFeeds       *feeds;
  EntFeedItem    *item;
};

G_DEFINE_FINAL_TYPE (EntFeedRow, ent_feed_row, ADW_TYPE_EXPANDER_ROW)

/* Words */

static char *
dup_day (gint64 sec)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (sec);

  /* Translators: a day, see g_date_time_format() */
  return time != NULL ? g_date_time_format (time, _("%-d %B %Y")) : g_strdup ("");
}

static char *
dup_signed (const EntFeed *feed)
{
  g_autofree char *issued = NULL, *expires = NULL;

  if (feed->serial == 0)
    return g_strdup (_("Nothing was fetched yet"));
  issued = dup_day (feed->issued_sec);
  expires = dup_day (feed->expires_sec);
  /* Translators: two days: when a feed was signed, and until when that is valid */
  return g_strdup_printf (_("%s, valid until %s"), issued, expires);
}

static char *
dup_checked (const EntFeed *feed)
{
  g_autoptr(GDateTime) time = NULL;

  if (feed->checked_usec == 0)
    return NULL;
  time = g_date_time_new_from_unix_local (feed->checked_usec / G_USEC_PER_SEC);
  /* Translators: when a feed was looked at last, see g_date_time_format() */
  return time != NULL ? g_date_time_format (time, _("Looked at on %-d %B %Y at %H:%M")) : NULL;
}

/* (nullable): what a person can do about it */
static const char *
get_advice (EntFeedState state)
{
  if (state == ENT_FEED_REFUSED)
    return _("Try again later. If it stays like this, ask the publisher, but not by means of this address.");
  if (state == ENT_FEED_BAD)
    return _("Tell the publisher, who has to mend it; you need not do anything.");
  return NULL;
}

/* What came of the last look, in full. */
static char *
dup_result (EntFeedItem *item)
{
  const EntFeed *feed = ent_feed_item_get_feed (item);
  g_autofree char *status = NULL, *checked = dup_checked (feed);
  const char *what = feed->message, *lines[4] = { NULL };
  guint n = 0;

  g_object_get (item, "status", &status, NULL);
  if (what == NULL)
    what = status;
  lines[n++] = what;
  if (get_advice (feed->state) != NULL)
    lines[n++] = get_advice (feed->state);
  lines[n] = checked;
  return g_strjoinv ("\n", (char **) lines);
}

static gboolean
is_trouble (EntFeedState state)
{
  return state == ENT_FEED_REFUSED || state == ENT_FEED_BAD || state == ENT_FEED_FAILED;
}

static void
update (EntFeedRow *self)
{
  const EntFeed *feed = ent_feed_item_get_feed (self->item);
  g_autofree char *title = NULL, *status = NULL, *subtitle = NULL, *result = dup_result (self->item);
  g_autofree char *key = ent_public_key_fingerprint (feed->key), *when = dup_signed (feed);
  g_autofree char *cases = g_strdup_printf (ngettext ("%u case", "%u cases", feed->cases->len), feed->cases->len);
  gboolean busy;

  g_object_get (self->item, "title", &title, "status", &status, "busy", &busy, NULL);
  subtitle = g_strdup_printf ("%s\n%s", feed->url, status);
  g_object_set (self, "title", title, "subtitle", subtitle, NULL);
  gtk_widget_set_visible (self->warning, !busy && is_trouble (feed->state));
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_label_set_label (self->result, result);
  gtk_label_set_label (self->address, feed->url);
  gtk_label_set_label (self->key, key);
  gtk_label_set_label (self->signed_when, when);
  gtk_label_set_label (self->cases, cases);
}

static void
busy_changed_cb (EntFeedRow *self)
{
  gtk_widget_set_sensitive (self->sync_button, !ent_feeds_is_busy (self->feeds));
}

/* What can be done */

static void
copy_cb (EntFeedRow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), gtk_label_get_text (self->key));
  gtk_widget_activate_action (GTK_WIDGET (self), "feeds.tell", "s", _("The fingerprint is on the clipboard"));
}

static void
sync_cb (EntFeedRow *self)
{
  ent_feeds_sync (self->feeds, ent_feed_item_get_feed (self->item)->id);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GtkWidget) page = user_data;
  g_autoptr(GError) error = NULL;

  if (!ent_feeds_remove_finish (ENT_FEEDS (source), result, &error))
    gtk_widget_activate_action (page, "feeds.tell", "s", error->message);
}

static void
answered_cb (EntFeedRow *self,
             const char *response)
{
  /* The row goes with the feed; what it stands in stays. */
  if (g_strcmp0 (response, "remove") == 0)
    ent_feeds_remove_async (self->feeds, ent_feed_item_get_feed (self->item)->id, removed_cb,
                            g_object_ref (gtk_widget_get_parent (GTK_WIDGET (self))));
}

static void
remove_cb (EntFeedRow *self)
{
  const EntFeed *feed = ent_feed_item_get_feed (self->item);
  /* Translators: %s is a feed */
  g_autofree char *heading = g_strdup_printf (_("Remove “%s”?"), feed->title);
  GtkWidget *question = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (question),
                               _("Its cases go with it. Cases on which you have notes, events or ratings of your own, or "
                                 "that a lecture shows, stay, marked as no longer published. Nothing that you wrote is "
                                 "lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "cancel", _("_Cancel"), "remove", _("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (question), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "cancel");
  g_signal_connect_object (question, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

/* The object */

static void
ent_feed_row_dispose (GObject *object)
{
  EntFeedRow *self = ENT_FEED_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->feeds);
  G_OBJECT_CLASS (ent_feed_row_parent_class)->dispose (object);
}

static void
ent_feed_row_class_init (EntFeedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_feed_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/entente/Entente/ent-feed-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntFeedRow, warning);
  gtk_widget_class_bind_template_child (widget_class, EntFeedRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, EntFeedRow, result);
  gtk_widget_class_bind_template_child (widget_class, EntFeedRow, address);
  gtk_widget_class_bind_template_child (widget_class, EntFeedRow, key);
  gtk_widget_class_bind_template_child (widget_class, EntFeedRow, signed_when);
  gtk_widget_class_bind_template_child (widget_class, EntFeedRow, cases);
  gtk_widget_class_bind_template_child (widget_class, EntFeedRow, sync_button);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, sync_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
ent_feed_row_init (EntFeedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ent_feed_row_new (EntFeeds    *feeds,
                  EntFeedItem *item)
{
  EntFeedRow *self;

  g_return_val_if_fail (ENT_IS_FEEDS (feeds), NULL);
  g_return_val_if_fail (ENT_IS_FEED_ITEM (item), NULL);

  self = g_object_new (ENT_TYPE_FEED_ROW, NULL);
  self->feeds = g_object_ref (feeds);
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (feeds, "notify::busy", G_CALLBACK (busy_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  busy_changed_cb (self);
  return GTK_WIDGET (self);
}
