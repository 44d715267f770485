#include "config.h"

#include "ent-import-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-dialog.h"
#include "ent-view-spec.h"

#define POLL_MSEC 100

typedef struct
{
  GtkWidget    *over;
  GtkWindow    *window;
  GtkStack     *stack;
  GtkLabel     *progress_label;
  GtkProgressBar *bar;
  GtkWidget    *results;     /* box */
  GtkWidget    *cancel;
  GtkWidget    *show;        /* button: the case's timeline, or how people agree */
  EntImportJob *job;
  GCancellable *cancellable;
  guint         poll;
} Import;

static void
import_free (gpointer  data,
             GObject  *window)
{
  Import *self = data;

  /* Closing the window before the end is to cancel. */
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_object (&self->cancellable);
  ent_import_job_unref (self->job);
  g_object_unref (self->over);
  g_free (self);
}

static gboolean
poll_cb (gpointer data)
{
  Import *self = data;
  guint n_done = ent_import_job_get_n_done (self->job), n_files = ent_import_job_get_n_files (self->job);
  /* Translators: how many files of how many were read */
  g_autofree char *text = g_strdup_printf (ngettext ("%u of %u file read", "%u of %u files read", n_files), n_done,
                                           n_files);

  gtk_label_set_text (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->bar, n_files > 0 ? (double) n_done / n_files : 0);
  return G_SOURCE_CONTINUE;
}

/* Results */

static char *
dup_result_words (const EntImportResult *result)
{
  return result->problem != NULL ? g_strdup (result->problem) : ent_import_report_to_string (&result->report);
}

static void
append_result (GtkListBox            *list,
               const EntImportResult *result)
{
  GtkWidget *row = adw_action_row_new ();
  const char *icon = result->problem != NULL ? "dialog-warning-symbolic" : "object-select-symbolic";
  const char *title = result->person != NULL ? result->person : result->name;
  g_autofree char *words = dup_result_words (result);
  g_autoptr(GString) detail = g_string_new (words);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  g_autofree char *name = NULL;

  if (result->person != NULL)
    g_string_append_printf (detail, "\n%s", result->name);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail->str);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  gtk_list_box_append (list, row);
  name = g_strdup_printf (_("%s, %s"), title, detail->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* (transfer full): what all files together brought */
static char *
dup_summary (GPtrArray *results)
{
  EntImportReport sum = { 0 };
  guint n_refused = 0;
  g_autofree char *taken = NULL, *refused = NULL;

  for (guint i = 0; i < results->len; i++)
    {
      const EntImportResult *result = results->pdata[i];

      sum.n_added += result->report.n_added;
      sum.n_updated += result->report.n_updated;
      sum.n_there += result->report.n_there;
      sum.n_binned += result->report.n_binned;
      n_refused += result->problem != NULL ? 1 : 0;
    }
  taken = ent_import_report_to_string (&sum);
  if (n_refused == 0)
    return g_steal_pointer (&taken);
  refused = g_strdup_printf (ngettext ("%u file refused", "%u files refused", n_refused), n_refused);
  return n_refused < results->len ? g_strdup_printf ("%s · %s", taken, refused) : g_steal_pointer (&refused);
}

/* The case of all that was taken; NULL where they are of several. */
static const char *
find_case (GPtrArray *results)
{
  const char *case_id = NULL;

  for (guint i = 0; i < results->len; i++)
    {
      const EntImportResult *result = results->pdata[i];

      if (result->problem != NULL)
        continue;
      if (result->case_id == NULL || (case_id != NULL && !g_str_equal (case_id, result->case_id)))
        return NULL;
      case_id = result->case_id;
    }
  return case_id;
}

/* Whether all that was taken are ratings. */
static gboolean
are_ratings (GPtrArray *results)
{
  guint n = 0;

  for (guint i = 0; i < results->len; i++)
    {
      const EntImportResult *result = results->pdata[i];

      if (result->problem != NULL)
        continue;
      if (!result->are_ratings)
        return FALSE;
      n++;
    }
  return n > 0;
}

static void
show_cb (Import *self)
{
  GtkWidget *over = self->over;
  const char *link = g_object_get_data (G_OBJECT (self->window), "link");

  gtk_widget_activate_action (over, "win.go", "s", link);
  gtk_window_close (self->window);
}

static void
append_part (Import     *self,
             GPtrArray  *results,
             gboolean    refused)
{
  GtkWidget *list = NULL;

  for (guint i = 0; i < results->len; i++)
    {
      const EntImportResult *result = results->pdata[i];

      if ((result->problem != NULL) != refused)
        continue;
      if (list == NULL)
        {
          list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
          gtk_widget_add_css_class (list, "boxed-list");
          gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                          refused ? _("Refused files") : _("Files that were read"), -1);
          gtk_box_append (GTK_BOX (self->results), list);
        }
      append_result (GTK_LIST_BOX (list), result);
    }
}

static void
show_results (Import    *self,
              GPtrArray *results)
{
  g_autofree char *summary = dup_summary (results);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", summary, "xalign", 0., "wrap", TRUE, NULL);
  const char *case_id = find_case (results);
  char *link = NULL;

  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (self->results), label);
  append_part (self, results, TRUE);
  append_part (self, results, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "results");
  gtk_widget_set_visible (self->cancel, FALSE);
  if (are_ratings (results))
    {
      link = g_strdup ("factors:?view=agreement");
      gtk_button_set_label (GTK_BUTTON (self->show), _("_Show Agreement"));
    }
  else if (case_id != NULL)
    link = g_strconcat (ENT_VIEW_SPEC_SCHEME, ":", case_id, NULL);
  if (link == NULL)
    return;
  g_object_set_data_full (G_OBJECT (self->window), "link", link, g_free);
  gtk_widget_set_visible (self->show, TRUE);
  gtk_window_set_default_widget (self->window, self->show);
}

/* The window, if it is still there when the job ends. */
typedef struct
{
  GWeakRef      window;
  EntImportJob *job;
} Waiting;

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Waiting *waiting = user_data;
  g_autoptr(GtkWindow) window = g_weak_ref_get (&waiting->window);
  g_autoptr(EntImportJob) job = waiting->job;
  g_autoptr(GError) error = NULL;
  GPtrArray *results = ent_import_job_run_finish (job, result, &error);
  Import *self;

  g_weak_ref_clear (&waiting->window);
  g_free (waiting);
  /* It was closed, and with that cancelled. */
  if (window == NULL)
    return;
  self = g_object_get_data (G_OBJECT (window), "import");
  g_clear_handle_id (&self->poll, g_source_remove);
  if (results != NULL)
    {
      show_results (self, results);
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (self->over, "win.tell", "s", error->message);
  gtk_window_close (window);
}

/* The window */

static GtkWidget *
create_progress (Import *self)
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

static GtkWidget *
create_results (Import *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->results = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_object_set (self->results, "margin-start", 18, "margin-end", 18, "margin-top", 18, "margin-bottom", 18, NULL);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->results);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", clamp, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
}

static GtkWidget *
create_content (Import *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();

  self->cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (gtk_window_close), self->window);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->cancel);
  self->show = gtk_button_new_with_mnemonic (_("_Show on Timeline"));
  gtk_widget_add_css_class (self->show, "suggested-action");
  gtk_widget_set_visible (self->show, FALSE);
  g_signal_connect_swapped (self->show, "clicked", G_CALLBACK (show_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->show);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, create_progress (self), "progress");
  gtk_stack_add_named (self->stack, create_results (self), "results");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  return box;
}

void
ent_import_window_present (GtkWidget    *over,
                           EntLibrary   *library,
                           EntImportJob *job)
{
  Import *self = g_new0 (Import, 1);
  Waiting *waiting = g_new0 (Waiting, 1);

  self->over = g_object_ref (over);
  self->job = ent_import_job_ref (job);
  self->cancellable = g_cancellable_new ();
  self->window = ent_dialog_new (over, _("Open Files"), 560, 560);
  g_object_set_data (G_OBJECT (self->window), "import", self);
  adw_window_set_content (ADW_WINDOW (self->window), create_content (self));
  g_object_weak_ref (G_OBJECT (self->window), import_free, self);
  poll_cb (self);
  self->poll = g_timeout_add (POLL_MSEC, poll_cb, self);
  g_weak_ref_init (&waiting->window, self->window);
  waiting->job = ent_import_job_ref (job);
  ent_import_job_run_async (job, library, self->cancellable, done_cb, waiting);
  gtk_window_present (self->window);
}
