/* The work is done by a thread that has the deck and nothing of the window.  It says in a number how far it has come, and
 * the window looks at that a few times a second. */
#include "config.h"

#include "ent-lecture-export-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-bibliography.h"
#include "ent-deck-store.h"
#include "ent-file-put.h"
#include "ent-lecture-export.h"

#define POLL_MSEC 100

/* Of the row of formats: those of lectures, then those of their sources alone. */
#define N_FORMATS (ENT_N_LECTURE_FORMATS + ENT_N_BIBLIOGRAPHY_FORMATS)

/* Of the row of pages. */
enum { PAGES_SLIDES, PAGES_NOTES, PAGES_HANDOUT_2, PAGES_HANDOUT_3, PAGES_HANDOUT_6 };

/* How far the export has come, in parts of its total; the thread's and the window's. */
typedef struct
{
  gatomicrefcount ref_count;
  guint           done;   /* atomic */
  guint           total;  /* atomic */
} Progress;

struct _EntLectureExportWindow
{
  AdwWindow       parent_instance;

  GtkStack       *stack;      /* "choices" or "progress" */
  AdwComboRow    *format;
  AdwComboRow    *pages;
  AdwComboRow    *paper;
  GtkSwitch      *pdfpc;
  GtkWidget      *pdfpc_row;
  GtkSwitch      *skipped;
  GtkWidget      *skipped_row;
  GtkWidget      *save;
  GtkLabel       *problem;
  GtkLabel       *progress_label;
  GtkProgressBar *bar;

  GtkWidget      *over;
  EntSession     *session;
  char           *lecture_id;
  EntDeck        *deck;       /* NULL until it is read */
  GtkFileChooserNative *chooser;
  GCancellable   *reading;
  GCancellable   *exporting;  /* or NULL: it is not at work */
  Progress       *progress;   /* while it is at work */
  guint           n_slides;   /* that are exported */
  guint           poll;
};

G_DEFINE_FINAL_TYPE (EntLectureExportWindow, ent_lecture_export_window, ADW_TYPE_WINDOW)

static Progress *
progress_new (void)
{
  Progress *self = g_new0 (Progress, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

static void
progress_unref (Progress *self)
{
  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

/* What is chosen */

static guint
get_format (EntLectureExportWindow *self)
{
  return MIN (adw_combo_row_get_selected (self->format), N_FORMATS - 1);
}

static gboolean
is_bibliography (guint format)
{
  return format >= ENT_N_LECTURE_FORMATS;
}

/* With its dot. (transfer full) */
static char *
dup_suffix (guint format)
{
  if (is_bibliography (format))
    return g_strdup (ent_bibliography_get_suffix ((EntBibliographyFormat) (format - ENT_N_LECTURE_FORMATS)));
  return g_strconcat (".", ent_lecture_format_to_word ((EntLectureFormat) format), NULL);
}

static char *
dup_label (guint format)
{
  g_autofree char *suffix = dup_suffix (format);
  const char *label = is_bibliography (format)
                      ? ent_bibliography_get_label ((EntBibliographyFormat) (format - ENT_N_LECTURE_FORMATS))
                      : ent_lecture_format_to_label ((EntLectureFormat) format);

  /* Translators: a kind of file and its suffix: "Sources as BibTeX (.bib)" */
  return g_strdup_printf (is_bibliography (format) ? _("Sources as %s (%s)") : _("%s (%s)"), label, suffix);
}

static void
choices_cb (EntLectureExportWindow *self)
{
  guint format = get_format (self), pages = adw_combo_row_get_selected (self->pages);
  gboolean is_pdf = format == ENT_LECTURE_PDF;

  gtk_widget_set_visible (GTK_WIDGET (self->pages), is_pdf);
  gtk_widget_set_visible (GTK_WIDGET (self->paper), is_pdf && pages != PAGES_SLIDES);
  gtk_widget_set_visible (self->pdfpc_row, is_pdf && pages == PAGES_SLIDES);
  gtk_widget_set_visible (self->skipped_row, !is_bibliography (format));
}

static void
read_options (EntLectureExportWindow *self,
              EntLectureExport       *options)
{
  static const guint per_page[] = { 1, 1, 2, 3, 6 };
  guint pages = MIN (adw_combo_row_get_selected (self->pages), G_N_ELEMENTS (per_page) - 1);

  ent_lecture_export_init (options);
  options->pdf = pages == PAGES_SLIDES ? ENT_LECTURE_PDF_SLIDES : pages == PAGES_NOTES ? ENT_LECTURE_PDF_NOTES
                                                                                      : ENT_LECTURE_PDF_HANDOUT;
  if (options->pdf == ENT_LECTURE_PDF_HANDOUT)
    options->per_page = per_page[pages];
  options->paper = adw_combo_row_get_selected (self->paper) == ENT_PAPER_A3 ? ENT_PAPER_A3 : ENT_PAPER_A4;
  options->pdfpc = gtk_switch_get_active (self->pdfpc);
  options->skipped = gtk_switch_get_active (self->skipped);
}

/* The work */

typedef struct
{
  EntDeck          *deck;
  guint             format;
  EntLectureExport  options;
  char             *path;
  Progress         *progress;
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  ent_deck_unref (self->deck);
  progress_unref (self->progress);
  g_free (self->path);
  g_free (self);
}

static gboolean
step_cb (guint    done,
         guint    total,
         gpointer data)
{
  Progress *progress = data;

  g_atomic_int_set (&progress->total, total);
  g_atomic_int_set (&progress->done, done);
  return TRUE;
}

static gboolean
write_sources (const Job  *job,
               GError    **error)
{
  g_autoptr(GPtrArray) cited = ent_deck_list_sources (job->deck), sources = g_ptr_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < cited->len; i++)
    g_ptr_array_add (sources, ((EntDeckSource *) cited->pdata[i])->source);
  if (sources->len == 0)
    {
      g_set_error (error, ENT_LECTURE_ERROR, ENT_LECTURE_ERROR_EMPTY,
                   _("“%s” cites no sources: add slides of events, documents or factors."), job->deck->lecture->title);
      return FALSE;
    }
  text = ent_bibliography_write (sources, (EntBibliographyFormat) (job->format - ENT_N_LECTURE_FORMATS));
  return ent_file_put (job->path, text, strlen (text), error);
}

static void
export_worker (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  gboolean done = is_bibliography (job->format)
                  ? write_sources (job, &error)
                  : ent_lecture_export (job->deck, (EntLectureFormat) job->format, &job->options, job->path, cancellable,
                                        &error);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* How far it is */

/* Laying out is the first half of the work, writing the second. */
static gboolean
poll_cb (gpointer data)
{
  EntLectureExportWindow *self = data;
  guint total = MAX ((guint) g_atomic_int_get (&self->progress->total), 1);
  guint done = MIN ((guint) g_atomic_int_get (&self->progress->done), total);
  double part = (double) done / total, half = part < .5 ? part * 2 : part * 2 - 1;
  guint slide = MIN ((guint) (half * self->n_slides) + 1, self->n_slides);
  g_autofree char *text = g_strdup_printf (part < .5 ? _("Laying out slide %u of %u") : _("Writing slide %u of %u"), slide,
                                           self->n_slides);

  gtk_label_set_text (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->bar, part);
  return G_SOURCE_CONTINUE;
}

static guint
count_slides (const EntDeck *deck,
              gboolean       skipped)
{
  guint n = 0;

  for (guint i = 0; i < deck->slides->len; i++)
    n += skipped || !((EntSlide *) deck->slides->pdata[i])->skipped ? 1 : 0;
  return n;
}

static void
show_problem (EntLectureExportWindow *self,
              const char             *message)
{
  gtk_label_set_text (self->problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
}

static void
stop_working (EntLectureExportWindow *self)
{
  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_object (&self->exporting);
  g_clear_pointer (&self->progress, progress_unref);
  gtk_stack_set_visible_child_name (self->stack, "choices");
  gtk_widget_set_visible (self->save, TRUE);
}

static void
open_uri_cb (GtkWidget  *button,
             const char *uri)
{
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
}

static void
free_uri (gpointer  uri,
          GClosure *closure)
{
  g_free (uri);
}

/* With buttons for the file and for its folder. */
static void
tell_saved (GtkWidget  *over,
            const char *path)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (over, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *name = g_filename_display_basename (path), *escaped = g_markup_escape_text (name, -1);
  /* Translators: the name of a file */
  g_autofree char *message = g_strdup_printf (_("Saved “%s”"), escaped), *folder = g_path_get_dirname (path);
  char *uri = g_filename_to_uri (path, NULL, NULL), *folder_uri = g_filename_to_uri (folder, NULL, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *button;
  AdwToast *toast;

  if (overlay == NULL || uri == NULL || folder_uri == NULL)
    {
      g_free (uri);
      g_free (folder_uri);
      return;
    }
  toast = adw_toast_new (message);
  adw_toast_set_button_label (toast, _("_Open"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (open_uri_cb), uri, free_uri, 0);
  gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_LABEL, "label", message, "use-markup", TRUE, "ellipsize",
                                                PANGO_ELLIPSIZE_MIDDLE, NULL));
  gtk_widget_add_css_class (gtk_widget_get_last_child (line), "heading");
  button = gtk_button_new_with_mnemonic (_("Open _Folder"));
  g_signal_connect_data (button, "clicked", G_CALLBACK (open_uri_cb), folder_uri, free_uri, 0);
  gtk_box_append (GTK_BOX (line), button);
  adw_toast_set_custom_title (toast, line);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(EntLectureExportWindow) self = user_data;
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  /* Closed, and with that cancelled. */
  if (self->exporting == NULL)
    return;
  stop_working (self);
  if (done)
    {
      tell_saved (self->over, job->path);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_problem (self, error->message);
}

void
ent_lecture_export_window_save (EntLectureExportWindow *self,
                                const char             *path)
{
  g_autoptr(GTask) task = NULL;
  Job *job;

  g_return_if_fail (ENT_IS_LECTURE_EXPORT_WINDOW (self));
  g_return_if_fail (path != NULL);

  if (self->deck == NULL || self->exporting != NULL)
    return;
  self->exporting = g_cancellable_new ();
  self->progress = progress_new ();
  job = g_new0 (Job, 1);
  job->deck = ent_deck_ref (self->deck);
  job->format = get_format (self);
  job->path = g_strdup (path);
  read_options (self, &job->options);
  g_atomic_ref_count_inc (&self->progress->ref_count);
  job->progress = self->progress;
  job->options.progress = step_cb;
  job->options.data = job->progress;
  self->n_slides = count_slides (self->deck, job->options.skipped);
  show_problem (self, NULL);
  gtk_widget_set_visible (self->save, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "progress");
  poll_cb (self);
  self->poll = g_timeout_add (POLL_MSEC, poll_cb, self);
  task = g_task_new (NULL, self->exporting, exported_cb, g_object_ref (self));
  /* What was written in spite of being cancelled is told as it is. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, export_worker);
}

static void
cancel_cb (EntLectureExportWindow *self)
{
  if (self->exporting != NULL)
    g_cancellable_cancel (self->exporting);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* Where to */

/* (transfer full): what can be the name of a file, of the lecture's title */
static char *
dup_name (EntLectureExportWindow *self)
{
  g_autofree char *suffix = dup_suffix (get_format (self));
  g_autofree char *title = g_strdelimit (g_strdup (self->deck->lecture->title), "/\\:*?\"<>|\n\t", ' ');

  return g_strconcat (*g_strstrip (title) != '\0' ? title : _("Lecture"), suffix, NULL);
}

static void
response_cb (EntLectureExportWindow *self,
             int                     response)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))
                                                          : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *suffix = dup_suffix (get_format (self)), *whole = NULL;

  if (path == NULL)
    return;
  /* What opens it knows it by its suffix. */
  whole = g_str_has_suffix (path, suffix) ? g_strdup (path) : g_strconcat (path, suffix, NULL);
  ent_lecture_export_window_save (self, whole);
}

static void
save_cb (EntLectureExportWindow *self)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *suffix = NULL, *label = NULL, *name = NULL;

  if (self->deck == NULL)
    return;
  suffix = dup_suffix (get_format (self));
  label = dup_label (get_format (self));
  name = dup_name (self);
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (gtk_window_get_title (GTK_WINDOW (self)), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  gtk_file_filter_set_name (filter, label);
  gtk_file_filter_add_suffix (filter, suffix + 1);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* The lecture */

static gpointer
load_question (EntStore      *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return ent_deck_load (store, data, cancellable, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(EntLectureExportWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;
  EntDeck *deck = ent_library_ask_finish (ENT_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (deck == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  self->deck = deck;
  /* Translators: %s is a lecture */
  title = g_strdup_printf (_("Export “%s”"), deck->lecture->title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_set_sensitive (self->save, TRUE);
}

/* The window */

static AdwComboRow *
add_combo (EntLectureExportWindow *self,
           GtkWidget              *group,
           const char             *title,
           const char * const     *choices)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (choices);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", model, NULL);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (choices_cb), self, G_CONNECT_SWAPPED);
  return ADW_COMBO_ROW (row);
}

static GtkWidget *
add_switch (GtkWidget   *group,
            const char  *title,
            const char  *subtitle,
            GtkSwitch  **button)
{
  GtkWidget *row = adw_action_row_new ();

  *button = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (*button), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (*button));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (*button));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
create_choices (EntLectureExportWindow *self)
{
  const char * const pages[] = {
    _("Slides"), _("Slides with Notes"), _("Handout, 2 Slides on a Page"), _("Handout, 3 Slides on a Page"),
    _("Handout, 6 Slides on a Page"), NULL
  };
  const char * const papers[] = { "A4", "A3", NULL };
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) formats = NULL;
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();

  for (guint i = 0; i < N_FORMATS; i++)
    {
      g_autofree char *label = dup_label (i);

      g_strv_builder_add (builder, label);
    }
  formats = g_strv_builder_end (builder);
  self->format = add_combo (self, group, _("Format"), (const char * const *) formats);
  self->pages = add_combo (self, group, _("Pages"), pages);
  self->paper = add_combo (self, group, _("Paper"), papers);
  self->pdfpc_row = add_switch (group, _("For pdfpc"), _("Beside the PDF a .pdfpc file with notes and length"),
                                &self->pdfpc);
  self->skipped_row = add_switch (group, _("With Skipped Slides"), _("Also those that are not shown"), &self->skipped);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  group = adw_preferences_group_new ();
  self->problem = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->problem));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

static GtkWidget *
create_progress (EntLectureExportWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->progress_label = GTK_LABEL (gtk_label_new (NULL));
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->progress_label, NULL, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  g_object_set (box, "margin-start", 36, "margin-end", 36, "valign", GTK_ALIGN_CENTER, NULL);
  return box;
}

static void
create_content (EntLectureExportWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (cancel_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  self->save = gtk_button_new_with_mnemonic (_("_Save…"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_widget_set_sensitive (self->save, FALSE);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, create_choices (self), "choices");
  gtk_stack_add_named (self->stack, create_progress (self), "progress");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save);
  choices_cb (self);
}

static void
ent_lecture_export_window_dispose (GObject *object)
{
  EntLectureExportWindow *self = ENT_LECTURE_EXPORT_WINDOW (object);

  /* Closing the window before the end is to cancel. */
  if (self->exporting != NULL)
    g_cancellable_cancel (self->exporting);
  g_clear_object (&self->exporting);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_pointer (&self->progress, progress_unref);
  g_clear_pointer (&self->deck, ent_deck_unref);
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  g_clear_object (&self->over);
  G_OBJECT_CLASS (ent_lecture_export_window_parent_class)->dispose (object);
}

static void
ent_lecture_export_window_finalize (GObject *object)
{
  g_free (ENT_LECTURE_EXPORT_WINDOW (object)->lecture_id);
  G_OBJECT_CLASS (ent_lecture_export_window_parent_class)->finalize (object);
}

/* The task holds the window: closing it ends what it does. */
static gboolean
ent_lecture_export_window_close_request (GtkWindow *window)
{
  EntLectureExportWindow *self = ENT_LECTURE_EXPORT_WINDOW (window);

  if (self->exporting != NULL)
    g_cancellable_cancel (self->exporting);
  g_clear_object (&self->exporting);
  g_clear_handle_id (&self->poll, g_source_remove);
  return GTK_WINDOW_CLASS (ent_lecture_export_window_parent_class)->close_request (window);
}

static void
ent_lecture_export_window_class_init (EntLectureExportWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_lecture_export_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_lecture_export_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = ent_lecture_export_window_close_request;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ent_lecture_export_window_init (EntLectureExportWindow *self)
{
  self->reading = g_cancellable_new ();
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 500, 440);
  create_content (self);
}

EntLectureExportWindow *
ent_lecture_export_window_present (GtkWidget  *over,
                                   EntSession *session,
                                   const char *lecture_id)
{
  EntLectureExportWindow *self;

  g_return_val_if_fail (GTK_IS_WIDGET (over), NULL);
  g_return_val_if_fail (ENT_IS_SESSION (session), NULL);
  g_return_val_if_fail (lecture_id != NULL, NULL);

  self = g_object_new (ENT_TYPE_LECTURE_EXPORT_WINDOW, "title", _("Export Lecture"), "transient-for",
                       gtk_widget_get_root (over), NULL);
  self->over = g_object_ref (over);
  self->session = g_object_ref (session);
  self->lecture_id = g_strdup (lecture_id);
  ent_library_ask_async (ent_session_get_library (session), load_question, g_strdup (lecture_id), g_free,
                         (GDestroyNotify) ent_deck_unref, self->reading, loaded_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
