#include "config.h"

#include "ent-feed-window.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-minisign.h"

/* Titles that are shown: who publishes more is not read through here. */
#define MAX_TITLES 50

struct _EntFeedWindow
{
  AdwWindow             parent_instance;

  AdwEntryRow          *address_row;
  AdwEntryRow          *key_row;
  GtkWidget            *folder_button;
  GtkLabel             *problem;
  GtkWidget            *look_button;
  GtkWidget            *add_button;
  GtkSpinner           *spinner;
  GtkWidget            *found;
  AdwExpanderRow       *feed_row;
  GtkLabel             *key_heading;
  GtkLabel             *key;
  GtkLabel             *key_words;

  EntFeeds             *feeds;
  GPtrArray            *titles;       /* of GtkWidget: rows in the feed's */
  EntFeed              *feed;         /* that was looked at, or NULL */
  GCancellable         *cancellable;  /* of the look at hand, or NULL */
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (EntFeedWindow, ent_feed_window, ADW_TYPE_WINDOW)

static gboolean
is_closed (EntFeedWindow *self)
{
  return self->feeds == NULL;
}

/* (transfer full) (nullable): what is typed there */
static char *
dup_text (AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
show_problem (EntFeedWindow *self,
              const char    *message)
{
  gtk_label_set_label (self->problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->address_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->address_row), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->address_row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message != NULL ? message : "", -1);
}

static void
set_busy (EntFeedWindow *self,
          gboolean       busy)
{
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

/* What was found is of what was typed before. */
static void
forget (EntFeedWindow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->feed, ent_feed_free);
  set_busy (self, FALSE);
  show_problem (self, NULL);
  gtk_widget_set_visible (self->found, FALSE);
  gtk_widget_set_sensitive (self->add_button, FALSE);
}

static void
changed_cb (EntFeedWindow *self)
{
  g_autofree char *address = dup_text (self->address_row);

  forget (self);
  gtk_widget_set_sensitive (self->look_button, address != NULL);
}

/* What was found */

static void
add_title (EntFeedWindow *self,
           const char    *title)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "title-lines", 0, NULL);

  adw_expander_row_add_row (self->feed_row, row);
  g_ptr_array_add (self->titles, row);
}

static void
show_titles (EntFeedWindow      *self,
             const EntFeedIndex *index)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%u case", "%u cases", index->cases->len), index->cases->len);

  for (guint i = 0; i < self->titles->len; i++)
    adw_expander_row_remove (self->feed_row, self->titles->pdata[i]);
  g_ptr_array_set_size (self->titles, 0);
  g_object_set (self->feed_row, "title", index->title, "subtitle", count, "expanded", TRUE, NULL);
  for (guint i = 0; i < MIN (index->cases->len, MAX_TITLES); i++)
    add_title (self, ((EntFeedCase *) index->cases->pdata[i])->title);
  if (index->cases->len > MAX_TITLES)
    {
      guint more = index->cases->len - MAX_TITLES;
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);

      add_title (self, text);
    }
}

static void
show_key (EntFeedWindow *self,
          gboolean       is_given)
{
  g_autofree char *fingerprint = ent_public_key_fingerprint (self->feed->key);
  /* Translators: %s is a feed */
  g_autofree char *heading = g_strdup_printf (_("Is this really “%s”?"), self->feed->title);

  gtk_label_set_label (self->key_heading, heading);
  gtk_label_set_label (self->key, fingerprint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->key), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, fingerprint, -1);
  gtk_label_set_label (self->key_words, is_given
                       ? _("It is signed with the key that you gave, whose fingerprint this is. From now on nothing is taken "
                           "from it that is not signed with this key.")
                       : _("Compare this fingerprint with the one that the publisher gives elsewhere: on paper, on the "
                           "telephone, on a page that you trust. If only one digit differs, do not add the feed. From now "
                           "on nothing is taken from it that is not signed with this key."));
}

/* FALSE where it cannot be added. */
static gboolean
check_known (EntFeedWindow *self)
{
  EntFeedItem *item = ent_feeds_find (self->feeds, self->feed->id);
  const EntFeed *known = item != NULL ? ent_feed_item_get_feed (item) : NULL;
  g_autofree char *message = NULL;

  if (known == NULL)
    return TRUE;
  if (strcmp (known->key, self->feed->key) != 0)
    {
      message = g_strdup_printf (_("You have a feed “%s” already, and this one claims to be the same (“%s”), but it is signed "
                                   "with another key. It is not added. Ask its publisher; if the key was really replaced, "
                                   "remove the old one first."), known->title, known->id);
      show_problem (self, message);
      return FALSE;
    }
  message = g_strdup_printf (_("You have “%s” already. When you add it again it is fetched from this address from now on."),
                             known->title);
  gtk_label_set_label (self->key_words, message);
  return TRUE;
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(EntFeedWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(EntFeedIndex) index = NULL;
  g_autoptr(EntFeed) feed = ent_feeds_meet_finish (self->feeds, result, &index, &error);
  g_autofree char *key = NULL;

  /* Closed, or something else was typed meanwhile. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  set_busy (self, FALSE);
  if (feed == NULL)
    {
      show_problem (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
      return;
    }
  self->feed = g_steal_pointer (&feed);
  key = dup_text (self->key_row);
  show_titles (self, index);
  show_key (self, key != NULL);
  gtk_widget_set_visible (self->found, TRUE);
  gtk_widget_set_sensitive (self->add_button, check_known (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->key));
}

static void
look_cb (EntFeedWindow *self)
{
  g_autofree char *address = dup_text (self->address_row), *key = dup_text (self->key_row);

  if (address == NULL)
    return;
  forget (self);
  set_busy (self, TRUE);
  self->cancellable = g_cancellable_new ();
  ent_feeds_meet_async (self->feeds, address, key, self->cancellable, looked_cb, g_object_ref (self));
}

/* Adding */

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(EntFeedWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean added = ent_feeds_add_finish (ENT_FEEDS (source), result, &error);

  if (is_closed (self))
    return;
  set_busy (self, FALSE);
  if (added)
    gtk_window_close (GTK_WINDOW (self));
  else
    show_problem (self, error->message);
}

static void
add_cb (EntFeedWindow *self)
{
  if (self->feed == NULL)
    return;
  gtk_widget_set_sensitive (self->add_button, FALSE);
  set_busy (self, TRUE);
  ent_feeds_add_async (self->feeds, self->feed, added_cb, g_object_ref (self));
}

/* A folder */

static void
chosen_cb (EntFeedWindow *self,
           int            response)
{
  g_autoptr(GFile) folder = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  if (folder != NULL)
    path = g_file_get_path (folder);
  if (path != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->address_row), path);
  else if (folder != NULL)
    show_problem (self, _("This folder is not on this computer; give its address instead."));
  if (path != NULL)
    look_cb (self);
}

static void
choose_cb (EntFeedWindow *self)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Folder of a Feed"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Choose"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* The object */

static void
ent_feed_window_dispose (GObject *object)
{
  EntFeedWindow *self = ENT_FEED_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->feeds);
  G_OBJECT_CLASS (ent_feed_window_parent_class)->dispose (object);
}

static void
ent_feed_window_finalize (GObject *object)
{
  EntFeedWindow *self = ENT_FEED_WINDOW (object);

  ent_feed_free (self->feed);
  g_ptr_array_unref (self->titles);
  G_OBJECT_CLASS (ent_feed_window_parent_class)->finalize (object);
}

static void
ent_feed_window_class_init (EntFeedWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_feed_window_dispose;
  object_class->finalize = ent_feed_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/entente/Entente/ent-feed-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EntFeedWindow, address_row);
  gtk_widget_class_bind_template_child (widget_class, EntFeedWindow, key_row);
  gtk_widget_class_bind_template_child (widget_class, EntFeedWindow, folder_button);
  gtk_widget_class_bind_template_child (widget_class, EntFeedWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, EntFeedWindow, look_button);
  gtk_widget_class_bind_template_child (widget_class, EntFeedWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, EntFeedWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, EntFeedWindow, found);
  gtk_widget_class_bind_template_child (widget_class, EntFeedWindow, feed_row);
  gtk_widget_class_bind_template_child (widget_class, EntFeedWindow, key_heading);
  gtk_widget_class_bind_template_child (widget_class, EntFeedWindow, key);
  gtk_widget_class_bind_template_child (widget_class, EntFeedWindow, key_words);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
}

static void
ent_feed_window_init (EntFeedWindow *self)
{
  self->titles = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
ent_feed_window_present_for (GtkWidget  *over,
                             EntFeeds   *feeds,
                             const char *address,
                             const char *key)
{
  EntFeedWindow *self;

  g_return_if_fail (GTK_IS_WIDGET (over));
  g_return_if_fail (ENT_IS_FEEDS (feeds));

  self = g_object_new (ENT_TYPE_FEED_WINDOW, "transient-for", gtk_widget_get_root (over), NULL);
  self->feeds = g_object_ref (feeds);
  if (address != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->address_row), address);
  if (key != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->key_row), key);
  gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
  gtk_window_present (GTK_WINDOW (self));
}

void
ent_feed_window_present (GtkWidget *over,
                         EntFeeds  *feeds)
{
  ent_feed_window_present_for (over, feeds, NULL, NULL);
}
