#include "config.h"

#include "ent-hand-in-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-case-combo.h"
#include "ent-dialog.h"
#include "ent-import-job.h"
#include "ent-layer-file.h"
#include "ent-people-menu.h"
#include "ent-ratings-file.h"

#define MAX_FILE_NAME 80 /* characters of each part; a file system takes 255 bytes of the whole */

/* What is handed in. */
typedef struct
{
  const char    *title;
  const char    *about;
  const char    *all;          /* a choice beside one case, or NULL */
  const char    *nothing;      /* that there is nothing */
  const char    *filter_name;
  const char    *suffix;
  EntLibraryJob  write;
  gboolean       only_ratings;
} Kind;

typedef struct
{
  const Kind           *kind;
  GtkWidget            *over;
  GtkWindow            *window;
  EntSession           *session;
  GSettings            *settings;
  AdwEntryRow          *name;
  AdwComboRow          *cases;
  AdwActionRow         *counts;
  GtkWidget            *save;
  GtkFileChooserNative *chooser;
} HandIn;

/* Writing */

typedef struct
{
  char *person;
  char *case_id;
  char *path;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;

  g_free (self->person);
  g_free (self->case_id);
  g_free (self->path);
  g_free (self);
}

static gboolean
write_job (EntStore      *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Writing *self = data;
  g_autoptr(EntLayerFile) file = ent_layer_file_collect (store, self->case_id, self->person, error);

  return file != NULL && ent_layer_file_save (file, self->path, error);
}

static gboolean
write_ratings_job (EntStore      *store,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Writing *self = data;
  g_autoptr(EntRatingsFile) file = ent_ratings_file_collect (store, self->case_id, self->person, error);

  return file != NULL && ent_ratings_file_save (file, self->path, error);
}

static const Kind notes_kind = {
  N_("Hand In"),
  N_("One file of all that you wrote about a case, to be sent to whoever gathers them. What others wrote is not in "
     "it."),
  NULL,
  N_("Nothing yet: you wrote nothing about it"),
  N_("Files of notes"),
  ENT_LAYER_FILE_SUFFIX,
  write_job,
  FALSE
};

static const Kind ratings_kind = {
  N_("Export My Ratings"),
  N_("One file of how you rated the factors, to be sent to whoever compares them. Ratings of others are not in it."),
  N_("All Cases"),
  N_("Nothing yet: you rated nothing there"),
  N_("Files of ratings"),
  ENT_RATINGS_FILE_SUFFIX,
  write_ratings_job,
  TRUE
};

/* What is told when the file is there, and where. */
typedef struct
{
  GWeakRef  over;
  char     *path;
} Told;

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Told *told = user_data;
  g_autoptr(GtkWidget) over = g_weak_ref_get (&told->over);
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (told->path), *message = NULL;

  if (ent_library_run_finish (ENT_LIBRARY (source), result, &error))
    /* Translators: %s is the name of a file */
    message = g_strdup_printf (_("Saved “%s”. Send it to your lecturer."), name);
  else
    message = g_strdup_printf (_("“%s” was not saved: %s"), name, error->message);
  if (over != NULL)
    gtk_widget_activate_action (over, "win.tell", "s", message);
  g_weak_ref_clear (&told->over);
  g_free (told->path);
  g_free (told);
}

static void
write_file (GtkWidget     *over,
            EntSession    *session,
            EntLibraryJob  job,
            const char    *person,
            const char    *case_id,
            const char    *path)
{
  Writing *writing = g_new0 (Writing, 1);
  Told *told = g_new0 (Told, 1);

  writing->person = g_strdup (person);
  writing->case_id = g_strdup (case_id);
  writing->path = g_strdup (path);
  g_weak_ref_init (&told->over, over);
  told->path = g_strdup (path);
  ent_library_run_async (ent_session_get_library (session), job, writing, writing_free, NULL, written_cb, told);
}

void
ent_hand_in_write (GtkWidget  *over,
                   EntSession *session,
                   const char *person,
                   const char *case_id,
                   const char *path)
{
  write_file (over, session, write_job, person, case_id, path);
}

void
ent_hand_in_write_ratings (GtkWidget  *over,
                           EntSession *session,
                           const char *person,
                           const char *case_id,
                           const char *path)
{
  write_file (over, session, write_ratings_job, person, case_id, path);
}

/* Some file systems take none of these in a name; dots at its start would hide it, or lead elsewhere. */
static void
append_file_part (GString    *name,
                  const char *text)
{
  g_autofree char *part = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_FILE_NAME));

  g_strdelimit (part, "/\\:*?\"<>|\n\r\t", ' ');
  for (char *c = part; *c == '.' || *c == ' '; c++)
    *c = ' ';
  g_string_append (name, g_strstrip (part));
}

/* @case_title: (nullable) */
static char *
dup_file_name (const char *person,
               const char *case_title,
               const char *suffix)
{
  g_autoptr(GString) name = g_string_new (NULL);

  append_file_part (name, person);
  if (case_title != NULL && *case_title != '\0')
    {
      if (name->len > 0)
        g_string_append (name, " - ");
      append_file_part (name, case_title);
    }
  g_string_append (name, suffix);
  return g_strdup (name->str);
}

char *
ent_hand_in_dup_file_name (const char *person,
                           const char *case_title)
{
  return dup_file_name (person, case_title, ENT_LAYER_FILE_SUFFIX);
}

char *
ent_hand_in_dup_ratings_name (const char *person,
                              const char *case_title)
{
  return dup_file_name (person, case_title, ENT_RATINGS_FILE_SUFFIX);
}

/* The window */

static char *
dup_name (HandIn *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

/* What the person has written themselves about the case; others' layers are not handed in. */
static void
count (EntPersonal *personal,
       const char  *case_id,
       guint       *n_notes,
       guint       *n_events,
       guint       *n_ratings)
{
  g_autoptr(GPtrArray) notes = ent_personal_list_notes (personal, case_id, -1, NULL);
  g_autoptr(GPtrArray) events = ent_personal_list_events (personal, case_id);
  g_autoptr(GPtrArray) ratings = ent_personal_list_ratings (personal, case_id, NULL);

  *n_notes = *n_events = *n_ratings = 0;
  for (guint i = 0; i < notes->len; i++)
    *n_notes += ent_note_item_get_note (notes->pdata[i])->layer == NULL ? 1 : 0;
  for (guint i = 0; i < events->len; i++)
    *n_events += ((EntOwnEvent *) events->pdata[i])->layer == NULL ? 1 : 0;
  for (guint i = 0; i < ratings->len; i++)
    *n_ratings += ((EntOwnRating *) ratings->pdata[i])->layer == NULL ? 1 : 0;
}

static void
update (HandIn *self)
{
  const char *case_id = ent_case_combo_get_id (self->cases);
  g_autofree char *name = dup_name (self), *counts = NULL;
  guint n_notes = 0, n_events = 0, n_ratings = 0;

  if (case_id != NULL || self->kind->all != NULL)
    count (ent_session_get_personal (self->session), case_id, &n_notes, &n_events, &n_ratings);
  if (self->kind->only_ratings)
    n_notes = n_events = 0;
  counts = ent_people_dup_counts (n_notes, n_events, n_ratings);
  adw_action_row_set_subtitle (self->counts, *counts != '\0' ? counts : _(self->kind->nothing));
  gtk_widget_set_sensitive (self->save, *name != '\0' && *counts != '\0');
}

static void
response_cb (HandIn *self,
             int     response)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))
                                                          : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL, *name = dup_name (self);

  if (path == NULL || (self->kind->all == NULL && ent_case_combo_get_id (self->cases) == NULL))
    return;
  g_settings_set_string (self->settings, "hand-in-name", name);
  write_file (self->over, self->session, self->kind->write, name, ent_case_combo_get_id (self->cases), path);
  gtk_window_destroy (self->window);
}

static void
save_cb (HandIn *self)
{
  g_autofree char *name = dup_name (self), *pattern = g_strconcat ("*", self->kind->suffix, NULL), *file_name = NULL;
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  if (!gtk_widget_get_sensitive (self->save))
    return;
  file_name = dup_file_name (name, ent_case_combo_get_id (self->cases) != NULL
                                   ? ent_case_combo_get_title (self->cases) : NULL, self->kind->suffix);
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_(self->kind->title), self->window, GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _("_Save"), NULL);
  gtk_file_filter_set_name (filter, _(self->kind->filter_name));
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), file_name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
hand_in_free (gpointer  data,
              GObject  *window)
{
  HandIn *self = data;

  g_clear_object (&self->chooser);
  g_object_unref (self->over);
  g_object_unref (self->session);
  g_object_unref (self->settings);
  g_free (self);
}

static GtkWidget *
create_content (HandIn     *self,
                const char *case_id)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();
  g_autofree char *name = g_settings_get_string (self->settings, "hand-in-name");
  const char *all = self->kind->all != NULL ? _(self->kind->all) : NULL;

  self->name = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Your Name, as the Lecturer Sees It"), NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->name), *name != '\0' ? name : g_get_real_name ());
  self->cases = ent_case_combo_new (_("Case"), ent_session_get_cases (self->session), all, case_id);
  self->counts = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("What Is in It"), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->name));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->cases));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->counts));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _(self->kind->about));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  self->save = gtk_button_new_with_mnemonic (_("_Save…"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->name, "entry-activated", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->cases, "notify::selected", G_CALLBACK (update), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), page);
  return box;
}

static void
present (const Kind *kind,
         GtkWidget  *over,
         EntSession *session,
         GSettings  *settings,
         const char *case_id)
{
  HandIn *self = g_new0 (HandIn, 1);

  self->kind = kind;
  self->over = g_object_ref (over);
  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  self->window = ent_dialog_new (over, _(kind->title), 500, 380);
  adw_window_set_content (ADW_WINDOW (self->window), create_content (self, case_id));
  g_object_weak_ref (G_OBJECT (self->window), hand_in_free, self);
  update (self);
  gtk_window_present (self->window);
}

void
ent_hand_in_window_present (GtkWidget  *over,
                            EntSession *session,
                            GSettings  *settings,
                            const char *case_id)
{
  present (&notes_kind, over, session, settings, case_id);
}

void
ent_hand_in_window_present_ratings (GtkWidget  *over,
                                    EntSession *session,
                                    GSettings  *settings)
{
  present (&ratings_kind, over, session, settings, NULL);
}
