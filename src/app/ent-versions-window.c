/* What was deleted since is struck, what was inserted underlined; a line above counts them, and
 * who does not see the text hears which words. */
#include "config.h"

#include "ent-versions-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-dialog.h"
#include "ent-store-own.h"
#include "ent-word-diff.h"

#define LIST_WIDTH  220
#define TITLE_CHARS 40

typedef struct
{
  EntSession *session;
  char       *note_id;
  GPtrArray  *versions;  /* of EntNote, or NULL: they are being read */

  GtkWindow  *window;
  GtkStack   *stack;     /* "loading", "none" or "versions" */
  GtkListBox *list;
  /* Owned: a list that goes says that nothing is selected any more, and these may have gone before it. */
  GtkLabel   *summary;
  GtkLabel   *text;
  GtkWidget  *restore;
} Versions;

/* Held by the window and by what is being read. */
static void
versions_free (gpointer data)
{
  Versions *self = data;

  g_object_unref (self->summary);
  g_object_unref (self->text);
  g_object_unref (self->restore);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_object_unref (self->session);
  g_free (self->note_id);
}

static void
versions_unref (gpointer data)
{
  g_rc_box_release_full (data, versions_free);
}

static const EntNote *
find_note (Versions *self)
{
  EntNoteItem *item = ent_personal_find_note (ent_session_get_personal (self->session), self->note_id);

  return item != NULL ? ent_note_item_get_note (item) : NULL;
}

static EntNote *
get_selected (Versions *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? self->versions->pdata[gtk_list_box_row_get_index (row)] : NULL;
}

/* The difference */

static void
append_words (GString    *out,
              const char *text)
{
  g_autofree char *words = g_strstrip (g_strdup (text));

  if (*words != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", words);
}

/* Flag, colour and tags that were others. */
static void
append_marks (GString       *out,
              const EntNote *version,
              const EntNote *note)
{
  gboolean same_tags = version->tags->len == note->tags->len;

  if (version->flag != note->flag)
    g_string_append_printf (out, " · %s → %s", ent_note_flag_to_label (version->flag), ent_note_flag_to_label (note->flag));
  if (version->color != note->color)
    g_string_append_printf (out, " · %s → %s", ent_note_color_to_label (version->color),
                            ent_note_color_to_label (note->color));
  for (guint i = 0; i < version->tags->len && same_tags; i++)
    same_tags = g_ptr_array_find_with_equal_func (note->tags, version->tags->pdata[i], (GEqualFunc) ent_tag_equal, NULL);
  if (!same_tags)
    {
      g_string_append (out, " · ");
      g_string_append (out, _("Other tags"));
    }
}

static void
show_difference (Versions      *self,
                 const EntNote *version,
                 const EntNote *note)
{
  static const char * const open[] = { "", "<s>", "<u>" }, * const close[] = { "", "</s>", "</u>" };
  g_autoptr(GPtrArray) runs = ent_word_diff (version->body, note->body);
  g_autoptr(GString) markup = g_string_new (NULL), deleted = g_string_new (NULL), inserted = g_string_new (NULL);
  g_autoptr(GString) summary = g_string_new (NULL);
  g_autofree char *description = NULL;
  guint n_deleted = 0, n_inserted = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const EntWordRun *run = runs->pdata[i];
      g_autofree char *escaped = g_markup_escape_text (run->text, -1);

      g_string_append_printf (markup, "%s%s%s", open[run->change], escaped, close[run->change]);
      n_deleted += run->change == ENT_WORDS_DELETED;
      n_inserted += run->change == ENT_WORDS_INSERTED;
      if (run->change != ENT_WORDS_SAME)
        append_words (run->change == ENT_WORDS_DELETED ? deleted : inserted, run->text);
    }
  if (n_deleted + n_inserted == 0)
    g_string_append (summary, _("The words are the same"));
  else
    /* Translators: since an earlier version of a note, so many passages were deleted, which are struck through, and so
     * many inserted, which are underlined. */
    g_string_append_printf (summary, _("Since then: %u deleted (struck), %u inserted (underlined)"), n_deleted,
                            n_inserted);
  append_marks (summary, version, note);
  /* Translators: read out: the words that were deleted, then those inserted since. */
  description = g_strdup_printf (_("Deleted since: %s. Inserted since: %s."), deleted->len > 0 ? deleted->str : "–",
                                 inserted->len > 0 ? inserted->str : "–");
  gtk_label_set_label (self->summary, summary->str);
  gtk_label_set_markup (self->text, markup->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
selected_cb (Versions *self)
{
  const EntNote *note = find_note (self);
  EntNote *version = get_selected (self);

  gtk_widget_set_sensitive (self->restore, version != NULL && note != NULL && note->layer == NULL);
  if (version != NULL && note != NULL)
    show_difference (self, version, note);
}

/* Place, case and time of writing stay those of the note. */
static void
restore_cb (Versions *self)
{
  const EntNote *note = find_note (self), *version = get_selected (self);
  g_autoptr(GPtrArray) notes = NULL;
  EntNote *restored;

  if (note == NULL || version == NULL)
    return;
  restored = ent_note_copy (note);
  ent_note_set_body (restored, version->body, version->tags);
  restored->color = version->color;
  restored->flag = version->flag;
  /* It goes back in time: so the store knows that what it is now must become a version. */
  restored->modified_usec = MIN (version->modified_usec, note->modified_usec - 1);
  notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
  g_ptr_array_add (notes, restored);
  ent_personal_save_notes (ent_session_get_personal (self->session), _("Restore Earlier Version"), notes, NULL, NULL);
  gtk_window_close (self->window);
}

/* The list */

static GtkWidget *
create_row (const EntNote *version)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (version->modified_usec / G_USEC_PER_SEC);
  g_autofree char *when = g_date_time_format (time, "%x %R"), *title = ent_note_dup_title (version);
  g_autofree char *name = g_strdup_printf ("%s. %s", when, title);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *date = gtk_label_new (when), *words = gtk_label_new (*title != '\0' ? title : _("Empty note"));

  gtk_label_set_xalign (GTK_LABEL (date), 0);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (words), TITLE_CHARS);
  gtk_widget_add_css_class (words, "caption");
  gtk_widget_add_css_class (words, "dim-label");
  gtk_box_append (GTK_BOX (box), date);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static gpointer
list_question (EntStore      *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return ent_store_list_versions (store, data, error);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Versions *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) versions = ent_library_ask_finish (ENT_LIBRARY (source), result, &error);

  if (self->window != NULL && versions == NULL)
    adw_status_page_set_description (ADW_STATUS_PAGE (gtk_stack_get_child_by_name (self->stack, "none")),
                                     error->message);
  if (self->window != NULL)
    gtk_stack_set_visible_child_name (self->stack, versions != NULL && versions->len > 0 ? "versions" : "none");
  if (self->window != NULL && versions != NULL && versions->len > 0)
    {
      self->versions = g_steal_pointer (&versions);
      for (guint i = 0; i < self->versions->len; i++)
        gtk_list_box_append (self->list, create_row (self->versions->pdata[i]));
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
      gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
    }
  versions_unref (self);
}

/* The window */

static GtkWidget *
create_text (Versions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *scroller = gtk_scrolled_window_new ();

  self->summary = g_object_ref_sink (GTK_LABEL (gtk_label_new (NULL)));
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "dim-label");
  self->text = g_object_ref_sink (GTK_LABEL (gtk_label_new (NULL)));
  gtk_label_set_xalign (self->text, 0);
  gtk_label_set_yalign (self->text, 0);
  gtk_label_set_wrap (self->text, TRUE);
  gtk_label_set_wrap_mode (self->text, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (self->text, TRUE);
  gtk_widget_add_css_class (box, "version");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->text));
  g_object_set (scroller, "child", box, "hscrollbar-policy", GTK_POLICY_NEVER, "hexpand", TRUE, NULL);
  return scroller;
}

static GtkWidget *
create_versions (Versions *self)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL), *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Earlier versions"), -1);
  g_signal_connect_swapped (self->list, "selected-rows-changed", G_CALLBACK (selected_cb), self);
  g_object_set (scroller, "child", self->list, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  gtk_paned_set_start_child (GTK_PANED (paned), scroller);
  gtk_paned_set_end_child (GTK_PANED (paned), create_text (self));
  gtk_paned_set_position (GTK_PANED (paned), LIST_WIDTH);
  gtk_paned_set_resize_start_child (GTK_PANED (paned), FALSE);
  return paned;
}

static GtkWidget *
create_content (Versions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *none = adw_status_page_new (), *loading = gtk_spinner_new ();

  self->restore = g_object_ref_sink (gtk_button_new_with_mnemonic (_("_Restore")));
  gtk_widget_add_css_class (self->restore, "suggested-action");
  gtk_widget_set_sensitive (self->restore, FALSE);
  g_signal_connect_swapped (self->restore, "clicked", G_CALLBACK (restore_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->restore);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "document-open-recent-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _("No Earlier Versions"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none),
                                   _("When you change a note, what it was before is kept here."));
  gtk_spinner_start (GTK_SPINNER (loading));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, loading, "loading");
  gtk_stack_add_named (self->stack, none, "none");
  gtk_stack_add_named (self->stack, create_versions (self), "versions");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  return box;
}

static void
closed_cb (gpointer  data,
           GObject  *window)
{
  Versions *self = data;

  self->window = NULL;
  versions_unref (self);
}

void
ent_versions_window_present (GtkWidget  *over,
                             EntSession *session,
                             const char *note_id)
{
  Versions *self = g_rc_box_new0 (Versions);

  self->session = g_object_ref (session);
  self->note_id = g_strdup (note_id);
  self->window = ent_dialog_new (over, _("Earlier Versions"), 760, 480);
  adw_window_set_content (ADW_WINDOW (self->window), create_content (self));
  g_object_weak_ref (G_OBJECT (self->window), closed_cb, self);
  gtk_window_present (self->window);
  ent_library_ask_async (ent_session_get_library (session), list_question, g_strdup (note_id), g_free,
                         (GDestroyNotify) g_ptr_array_unref, NULL, listed_cb, g_rc_box_acquire (self));
}
