#include "config.h"

#include "ent-print-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-dialog.h"

#define PAGE_PX 300 /* least width of a page in the preview */

struct _EntPrintWindow
{
  GtkWidget            *over;
  GtkWindow            *window;
  GtkWidget            *pages;     /* box of pictures */
  GtkWidget            *print;
  GtkWidget            *save;      /* or NULL */
  GtkLabel             *message;
  EntPrintSource        source;
  gpointer              data;
  EntSheet             *sheet;     /* NULL while it is painted anew */
  EntPaper              paper;     /* of the sheet */
  gboolean              landscape;
  GCancellable         *painting;
  GtkFileChooserNative *chooser;
};

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              EntSheet          *sheet)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  /* The person may have chosen other paper since. */
  ent_sheet_get_size (sheet, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width, gtk_print_context_get_height (context) / height);
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  gsk_render_node_draw (ent_sheet_get_page (sheet, (guint) page), cr);
  cairo_restore (cr);
}

static void
free_sheet (gpointer  sheet,
            GClosure *closure)
{
  ent_sheet_unref (sheet);
}

GtkPrintOperation *
ent_print_operation_new (EntSheet *sheet,
                         EntPaper          paper,
                         gboolean          landscape)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr(GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (paper == ENT_PAPER_A3 ? GTK_PAPER_NAME_A3 : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_page_setup_set_orientation (setup, landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, (int) ent_sheet_get_n_pages (sheet));
  gtk_print_operation_set_job_name (operation, ent_sheet_get_title (sheet));
  /* The sheet has margins of its own. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), ent_sheet_ref (sheet),
                         free_sheet, 0);
  gtk_paper_size_free (size);
  return operation;
}

/* What went wrong after the window has gone. */
typedef struct
{
  GtkWidget *over;
  char      *problem;
} Printing;

static void
printing_free (gpointer  data,
               GClosure *closure)
{
  Printing *self = data;

  g_object_unref (self->over);
  g_free (self->problem);
  g_free (self);
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         Printing                *printing)
{
  g_autoptr(GString) message = g_string_new (printing->problem);
  g_autoptr(GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  g_string_replace (message, "%s", error != NULL ? error->message : "", 1);
  gtk_widget_activate_action (printing->over, "win.tell", "s", message->str);
}

static void
print_cb (EntPrintWindow *self)
{
  g_autoptr(GtkPrintOperation) operation = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (self->window);
  Printing *printing;

  if (self->sheet == NULL)
    return;
  printing = g_new0 (Printing, 1);
  printing->over = g_object_ref (self->over);
  printing->problem = g_strdup (self->source.problem);
  operation = ent_print_operation_new (self->sheet, self->paper, self->landscape);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), printing, printing_free, 0);
  gtk_window_close (self->window);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

/* As a PDF */

typedef struct
{
  GtkWidget *over;
  EntSheet  *sheet;
  char      *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_object_unref (self->over);
  ent_sheet_unref (self->sheet);
  g_free (self->path);
  g_free (self);
}

static void
save_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Saving *self = data;
  GError *error = NULL;

  if (ent_sheet_save (self->sheet, self->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Saving *self = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (self->path), *message = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    message = g_strdup_printf (_("Saved “%s”"), name);
  gtk_widget_activate_action (self->over, "win.tell", "s", message != NULL ? message : error->message);
}

/* The window goes first: one thread at a time may draw the sheet. */
static void
save_to (EntPrintWindow *self,
         const char     *path)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, saved_cb, NULL);
  Saving *saving = g_new0 (Saving, 1);

  saving->over = g_object_ref (self->over);
  saving->sheet = ent_sheet_ref (self->sheet);
  saving->path = g_str_has_suffix (path, ".pdf") ? g_strdup (path) : g_strconcat (path, ".pdf", NULL);
  g_task_set_task_data (task, saving, saving_free);
  gtk_window_close (self->window);
  g_task_run_in_thread (task, save_worker);
}

static void
response_cb (EntPrintWindow *self,
             int             response)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))
                                                          : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && self->sheet != NULL)
    save_to (self, path);
}

static void
save_cb (EntPrintWindow *self)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *title = NULL, *name = NULL;

  if (self->sheet == NULL)
    return;
  title = g_strdelimit (g_strdup (ent_sheet_get_title (self->sheet)), "/\\:*?\"<>|\n\t", ' ');
  name = g_strconcat (g_strstrip (title), ".pdf", NULL);
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (gtk_window_get_title (self->window), self->window,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  gtk_file_filter_set_name (filter, _("PDF"));
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* The preview */

static GtkWidget *
create_page (EntSheet *sheet,
             guint     page)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr(GdkPaintable) paintable = NULL;
  g_autofree char *name = g_strdup_printf (_("Page %u of %u"), page + 1, ent_sheet_get_n_pages (sheet));
  GtkWidget *picture;
  double width, height;

  ent_sheet_get_size (sheet, &width, &height);
  /* Paper is white, whatever the style of the program. */
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 },
                             &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gtk_snapshot_append_node (snapshot, ent_sheet_get_page (sheet, page));
  paintable = gtk_snapshot_free_to_paintable (snapshot, &GRAPHENE_SIZE_INIT ((float) width, (float) height));
  picture = gtk_picture_new_for_paintable (paintable);
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, ent_sheet_get_summary (sheet), -1);
  gtk_widget_set_tooltip_text (picture, name);
  gtk_widget_set_size_request (picture, PAGE_PX, -1);
  /* With the focus the keyboard scrolls from page to page. */
  gtk_widget_set_focusable (picture, TRUE);
  gtk_widget_add_css_class (picture, "card");
  return picture;
}

static void
show_pages (EntPrintWindow *self,
            const char     *message)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->pages)) != NULL)
    gtk_box_remove (GTK_BOX (self->pages), child);
  for (guint i = 0; self->sheet != NULL && i < ent_sheet_get_n_pages (self->sheet); i++)
    gtk_box_append (GTK_BOX (self->pages), create_page (self->sheet, i));
  gtk_label_set_text (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  gtk_widget_set_sensitive (self->print, self->sheet != NULL);
  if (self->save != NULL)
    gtk_widget_set_sensitive (self->save, self->sheet != NULL);
}

static void
painted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  const EntPrintSource *painter = g_task_get_task_data (G_TASK (user_data));
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  EntSheet *sheet = painter->paint_finish (result, &error);

  if (sheet != NULL)
    g_task_return_pointer (task, sheet, (GDestroyNotify) ent_sheet_unref);
  else
    g_task_return_error (task, error);
}

static void
shown_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  EntPrintWindow *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(EntSheet) sheet = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *count = NULL;

  /* Something else was chosen meanwhile, or the window has gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->sheet, ent_sheet_unref);
  if (sheet != NULL)
    {
      guint n = ent_sheet_get_n_pages (sheet);

      count = g_strdup_printf (ngettext ("%u page", "%u pages", n), n);
    }
  self->sheet = g_steal_pointer (&sheet);
  show_pages (self, count != NULL ? count : error->message);
}

void
ent_print_window_update (EntPrintWindow *self)
{
  GTask *task;

  /* Rows that are being added say what is chosen too. */
  if (self->print == NULL || adw_window_get_content (ADW_WINDOW (self->window)) == NULL)
    return;
  if (self->painting != NULL)
    g_cancellable_cancel (self->painting);
  g_clear_object (&self->painting);
  self->painting = g_cancellable_new ();
  self->paper = self->source.get_paper (self->data, &self->landscape);
  /* What is shown is no longer what would be printed. */
  gtk_widget_set_sensitive (self->print, FALSE);
  if (self->save != NULL)
    gtk_widget_set_sensitive (self->save, FALSE);
  task = g_task_new (NULL, self->painting, shown_cb, self);
  g_task_set_task_data (task, g_memdup2 (&self->source, sizeof self->source), g_free);
  self->source.paint_async (self->data, self->painting, painted_cb, task);
}

static void
print_window_free (gpointer  data,
                   GObject  *window)
{
  EntPrintWindow *self = data;

  g_cancellable_cancel (self->painting);
  g_clear_object (&self->painting);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->sheet, ent_sheet_unref);
  self->source.free (self->data);
  g_object_unref (self->over);
  g_free (self);
}

/* The window */

AdwComboRow *
ent_print_window_add_choice (EntPrintWindow      *self,
                             AdwPreferencesGroup *group,
                             const char          *title,
                             const char * const  *choices,
                             guint                selected)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (choices);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", model, "selected", selected, NULL);

  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (ent_print_window_update), self);
  return ADW_COMBO_ROW (row);
}

static GtkWidget *
create_choices (EntPrintWindow *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->source.add_choices (self, ADW_PREFERENCES_GROUP (group), self->data);
  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_widget_set_margin_top (GTK_WIDGET (self->message), 12);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->message));
  g_object_set (group, "margin-start", 18, "margin-end", 18, "margin-top", 18, "margin-bottom", 18,
                "width-request", 300, "valign", GTK_ALIGN_START, NULL);
  return group;
}

static GtkWidget *
create_content (EntPrintWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *scrolled = gtk_scrolled_window_new ();

  self->print = gtk_button_new_with_mnemonic (_("_Print…"));
  gtk_widget_add_css_class (self->print, "suggested-action");
  g_signal_connect_swapped (self->print, "clicked", G_CALLBACK (print_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->print);
  if (self->source.can_save)
    {
      self->save = gtk_button_new_with_mnemonic (_("_Save as PDF…"));
      g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
      adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
    }
  self->pages = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_object_set (self->pages, "margin-start", 18, "margin-end", 18, "margin-top", 18, "margin-bottom", 18, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->pages);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  /* Pages are as wide as there is room for, and scroll; they do not shrink to be seen all at once. */
  gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled))),
                                     GTK_SCROLL_NATURAL);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_widget_set_vexpand (line, TRUE);
  gtk_box_append (GTK_BOX (line), create_choices (self));
  gtk_box_append (GTK_BOX (line), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (line), scrolled);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

void
ent_print_window_present (GtkWidget            *over,
                          const EntPrintSource *source,
                          gpointer              data)
{
  EntPrintWindow *self;

  g_return_if_fail (GTK_IS_WIDGET (over));
  g_return_if_fail (source != NULL);

  self = g_new0 (EntPrintWindow, 1);
  self->over = g_object_ref (over);
  self->source = *source;
  self->data = data;
  self->window = ent_dialog_new (over, source->title, 1000, 640);
  adw_window_set_content (ADW_WINDOW (self->window), create_content (self));
  g_object_weak_ref (G_OBJECT (self->window), print_window_free, self);
  ent_print_window_update (self);
  gtk_window_present (self->window);
}
