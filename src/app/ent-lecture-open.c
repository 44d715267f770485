/* A lecture from another machine is put into the library at once, unless there is something to ask: whether it replaces
 * the one that is there, and feeds that its cases come from and that are not there. */
#include "config.h"

#include "ent-lecture-open.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-dialog.h"
#include "ent-feed-window.h"
#include "ent-lecture-file.h"
#include "ent-minisign.h"

/* Once for all threads and windows that have to do with it, one after the other. */
typedef struct
{
  GtkWidget          *over;
  EntSession         *session;
  char               *path;
  EntLectureFile     *file;      /* once it is read */
  EntLectureQuestion  question;
  gboolean            copy;
  char               *id;        /* of the lecture in the library, at last */
} Opening;

static void
opening_free (Opening *self)
{
  g_object_unref (self->over);
  g_object_unref (self->session);
  g_free (self->path);
  if (self->file != NULL)
    ent_lecture_question_clear (&self->question);
  g_clear_pointer (&self->file, ent_lecture_file_free);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
tell (Opening    *self,
      const char *message)
{
  gtk_widget_activate_action (self->over, "win.tell", "s", message);
}

/* Putting it in */

static gboolean
import_job (EntStore      *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Opening *self = data;

  self->id = ent_lecture_file_import (self->file, store, self->copy, error);
  return self->id != NULL;
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Opening) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *link = NULL;

  if (!ent_library_run_finish (ENT_LIBRARY (source), result, &error))
    {
      tell (self, error->message);
      return;
    }
  link = g_strconcat ("lecture:", self->id, NULL);
  gtk_widget_activate_action (self->over, "win.go", "s", link);
}

/* @self: (transfer full) */
static void
import (Opening *self)
{
  ent_library_change_async (ent_session_get_library (self->session), _("Open Lecture"), NULL, import_job, self, NULL, NULL,
                            imported_cb, self);
}

/* The question */

typedef struct
{
  GtkWindow      *window;
  GtkCheckButton *copy;     /* or NULL: it is not there yet */
  Opening        *opening;  /* NULL once it goes on */
} Question;

static void
question_free (gpointer  data,
               GObject  *window)
{
  Question *self = data;

  g_clear_pointer (&self->opening, opening_free);
  g_free (self);
}

static void
open_cb (Question *self)
{
  Opening *opening = g_steal_pointer (&self->opening);

  opening->copy = self->copy != NULL && gtk_check_button_get_active (self->copy);
  gtk_window_close (self->window);
  import (opening);
}

static GtkCheckButton *
add_choice (GtkWidget      *group,
            const char     *title,
            const char     *subtitle,
            GtkCheckButton *first)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();

  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), first);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return GTK_CHECK_BUTTON (check);
}

static GtkWidget *
create_exists (Question *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *escaped = g_markup_escape_text (self->opening->file->deck->lecture->title, -1);
  g_autofree char *title = g_strdup_printf (_("“%s” is in your library"), escaped);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  self->copy = add_choice (group, _("Keep both"), _("The file becomes another lecture beside yours"), NULL);
  add_choice (group, _("Replace yours"), _("Its slides and notes become those of the file; this can be undone"),
              self->copy);
  gtk_check_button_set_active (self->copy, TRUE);
  return group;
}

/* A feed that has been added meanwhile. */
static void
update_feed (GtkWidget *button)
{
  EntFeeds *feeds = g_object_get_data (G_OBJECT (button), "feeds");
  const EntLectureFeed *wanted = g_object_get_data (G_OBJECT (button), "feed");
  GListModel *model = ent_feeds_get_model (feeds);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(EntFeedItem) item = g_list_model_get_item (model, i);

      if (g_strcmp0 (ent_feed_item_get_feed (item)->url, wanted->url) != 0)
        continue;
      gtk_button_set_label (GTK_BUTTON (button), _("Added"));
      gtk_widget_set_sensitive (button, FALSE);
    }
}

static void
add_feed_cb (GtkWidget *button,
             Question  *self)
{
  const EntLectureFeed *feed = g_object_get_data (G_OBJECT (button), "feed");

  ent_feed_window_present_for (GTK_WIDGET (self->window), ent_session_get_feeds (self->opening->session), feed->url,
                               feed->key);
}

static void
add_feed (Question       *self,
          GtkWidget      *group,
          EntLectureFeed *feed)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_with_mnemonic (_("_Add Feed…"));
  g_autofree char *fingerprint = feed->key != NULL ? ent_public_key_fingerprint (feed->key) : NULL;
  /* Translators: address of a feed, and fingerprint of its key */
  g_autofree char *detail = fingerprint != NULL ? g_strdup_printf (_("%s\nKey: %s"), feed->url, fingerprint)
                                                : g_strdup (feed->url);
  /* Translators: %s is a feed */
  g_autofree char *name = g_strdup_printf (_("Add feed “%s”"), feed->title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), feed->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "feed", feed);
  g_object_set_data (G_OBJECT (button), "feeds", ent_session_get_feeds (self->opening->session));
  g_signal_connect (button, "clicked", G_CALLBACK (add_feed_cb), self);
  g_signal_connect_object (ent_feeds_get_model (ent_session_get_feeds (self->opening->session)), "items-changed",
                           G_CALLBACK (update_feed), button, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
create_missing (Question *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GPtrArray *missing = self->opening->question.missing;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   ngettext ("A Feed That You Do Not Have", "Feeds That You Do Not Have", missing->len));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("Cases of this lecture come from here. The slides show what they quote without "
                                           "it; with the feed you have the whole cases and their updates."));
  for (guint i = 0; i < missing->len; i++)
    add_feed (self, group, missing->pdata[i]);
  return group;
}

static GtkWidget *
create_content (Question *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *page = adw_preferences_page_new (), *open = gtk_button_new_with_mnemonic (_("_Open"));
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self->window);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  gtk_widget_add_css_class (open, "suggested-action");
  g_signal_connect_swapped (open, "clicked", G_CALLBACK (open_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), open);
  if (self->opening->question.exists)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (create_exists (self)));
  if (self->opening->question.missing->len > 0)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (create_missing (self)));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), page);
  gtk_window_set_default_widget (self->window, open);
  return box;
}

/* @opening: (transfer full) */
static void
ask (Opening *opening)
{
  Question *self = g_new0 (Question, 1);

  self->opening = opening;
  self->window = ent_dialog_new (opening->over, _("Open Lecture"), 560, 440);
  adw_window_set_content (ADW_WINDOW (self->window), create_content (self));
  g_object_weak_ref (G_OBJECT (self->window), question_free, self);
  gtk_window_present (self->window);
}

/* Reading */

/* What is found is left in the opening: nobody else has it meanwhile. */
static gpointer
read_question (EntStore      *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Opening *self = data;
  g_autoptr(EntLectureFile) file = ent_lecture_file_load (self->path, NULL, cancellable, error);

  if (file == NULL || !ent_lecture_file_ask (file, store, &self->question, error))
    return NULL;
  self->file = g_steal_pointer (&file);
  return self;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Opening) self = user_data;
  g_autoptr(GError) error = NULL;

  if (ent_library_ask_finish (ENT_LIBRARY (source), result, &error) == NULL)
    {
      g_autofree char *name = g_filename_display_basename (self->path);
      /* Translators: the name of a file, and why */
      g_autofree char *message = g_strdup_printf (_("“%s” was not opened: %s"), name, error->message);

      tell (self, message);
    }
  /* The window was closed meanwhile. */
  else if (gtk_widget_get_root (self->over) == NULL)
    return;
  else if (self->question.exists || self->question.missing->len > 0)
    ask (g_steal_pointer (&self));
  else
    import (g_steal_pointer (&self));
}

void
ent_lecture_open_file (GtkWidget  *over,
                       EntSession *session,
                       GFile      *file)
{
  Opening *self;
  g_autofree char *path = NULL;

  g_return_if_fail (GTK_IS_WIDGET (over));
  g_return_if_fail (G_IS_FILE (file));

  path = g_file_get_path (file);
  if (path == NULL)
    {
      gtk_widget_activate_action (over, "win.tell", "s", _("This file is on another machine. Copy it to this one first."));
      return;
    }
  self = g_new0 (Opening, 1);
  self->over = g_object_ref (over);
  self->session = g_object_ref (session);
  self->path = g_steal_pointer (&path);
  ent_library_ask_async (ent_session_get_library (session), read_question, self, NULL, NULL, NULL, read_cb, self);
}
