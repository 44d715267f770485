#include "config.h"

#include "ent-print-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-dialog.h"
#include "ent-picture-job.h"

#define MAX_PAGES 30
#define PAGE_PX   300 /* least width of a page in the preview */

typedef struct
{
  GtkWidget          *widget;
  GtkWindow          *window;
  AdwComboRow        *period, *paper, *direction;
  GtkSpinButton      *n_pages;
  GtkWidget          *pages;     /* box of pictures */
  GtkWidget          *print;
  GtkLabel           *message;
  EntTimelineCapture *capture;
  EntSheet   *sheet;     /* NULL while it is painted anew */
  EntPaper            sheet_paper;
  gboolean            sheet_landscape;
  GCancellable       *painting;
} Print;

enum { PERIOD_IN_VIEW, PERIOD_WHOLE };
enum { LANDSCAPE, PORTRAIT };

static void update (Print *self);

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              EntSheet  *sheet)
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

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         GtkWidget               *widget)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autoptr(GError) error = NULL;
  g_autofree char *escaped = NULL, *message = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR || overlay == NULL)
    return;
  gtk_print_operation_get_error (operation, &error);
  escaped = g_markup_escape_text (error != NULL ? error->message : "", -1);
  message = g_strdup_printf (_("The timeline could not be printed: %s"), escaped);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (message));
}

static void
print_cb (Print *self)
{
  g_autoptr(GtkPrintOperation) operation = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (self->window);

  if (self->sheet == NULL)
    return;
  operation = ent_print_operation_new (self->sheet, self->sheet_paper, self->sheet_landscape);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), self->widget, 0);
  gtk_window_close (self->window);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

static GtkWidget *
create_page (EntSheet *sheet,
             guint             page)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr(GdkPaintable) paintable = NULL;
  g_autofree char *name = g_strdup_printf (_("Page %u of %u"), page + 1, ent_sheet_get_n_pages (sheet));
  GtkWidget *picture;
  double width, height;

  ent_sheet_get_size (sheet, &width, &height);
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
show_pages (Print      *self,
            const char *message)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->pages)) != NULL)
    gtk_box_remove (GTK_BOX (self->pages), child);
  for (guint i = 0; self->sheet != NULL && i < ent_sheet_get_n_pages (self->sheet); i++)
    gtk_box_append (GTK_BOX (self->pages), create_page (self->sheet, i));
  gtk_label_set_text (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  gtk_widget_set_sensitive (self->print, self->sheet != NULL);
}

static void
painted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntSheet) sheet = ent_picture_job_run_finish (result, &error);
  g_autofree char *count = NULL;
  Print *self = user_data;

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

static void
update (Print *self)
{
  EntTimelineSheetOptions options;

  if (self->painting != NULL)
    g_cancellable_cancel (self->painting);
  g_clear_object (&self->painting);
  self->painting = g_cancellable_new ();
  self->sheet_paper = adw_combo_row_get_selected (self->paper) == ENT_PAPER_A3 ? ENT_PAPER_A3 : ENT_PAPER_A4;
  self->sheet_landscape = adw_combo_row_get_selected (self->direction) == LANDSCAPE;
  /* What is shown is no longer what would be printed. */
  gtk_widget_set_sensitive (self->print, FALSE);
  ent_timeline_sheet_options_init (&options);
  ent_timeline_sheet_options_paper (&options, self->sheet_paper, self->sheet_landscape,
                                    (guint) gtk_spin_button_get_value_as_int (self->n_pages));
  options.flags |= ENT_PICTURE_AS_TEXT;
  ent_picture_job_run_async (ent_timeline_capture_ref (self->capture),
                             adw_combo_row_get_selected (self->period) == PERIOD_IN_VIEW, &options, NULL,
                             self->painting, painted_cb, self);
}

static void
print_free (gpointer  data,
            GObject  *window)
{
  Print *self = data;

  g_cancellable_cancel (self->painting);
  g_clear_object (&self->painting);
  g_clear_pointer (&self->sheet, ent_sheet_unref);
  ent_timeline_capture_unref (self->capture);
  g_object_unref (self->widget);
  g_free (self);
}

static AdwComboRow *
add_row (Print               *self,
         AdwPreferencesGroup *group,
         const char          *title,
         const char * const  *choices,
         guint                selected)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (choices);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", model, "selected", selected, NULL);

  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (update), self);
  return ADW_COMBO_ROW (row);
}

static GtkWidget *
create_choices (Print *self)
{
  const char * const periods[] = { _("In View"), _("Whole Period"), NULL };
  const char * const papers[] = { "A4", "A3", NULL };
  const char * const directions[] = { _("Landscape"), _("Portrait"), NULL };
  GtkWidget *group = adw_preferences_group_new (), *row = adw_action_row_new ();

  self->period = add_row (self, ADW_PREFERENCES_GROUP (group), _("Period"), periods, PERIOD_WHOLE);
  self->paper = add_row (self, ADW_PREFERENCES_GROUP (group), _("Paper"), papers, ENT_PAPER_A4);
  self->direction = add_row (self, ADW_PREFERENCES_GROUP (group), _("Orientation"), directions, LANDSCAPE);
  self->n_pages = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, MAX_PAGES, 1));
  gtk_widget_set_valign (GTK_WIDGET (self->n_pages), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->n_pages, "value-changed", G_CALLBACK (update), self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Pages Side by Side"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->n_pages));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->n_pages));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_widget_set_margin_top (GTK_WIDGET (self->message), 12);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->message));
  g_object_set (group, "margin-start", 18, "margin-end", 18, "margin-top", 18, "margin-bottom", 18,
                "width-request", 300, "valign", GTK_ALIGN_START, NULL);
  return group;
}

static GtkWidget *
create_content (Print *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *scrolled = gtk_scrolled_window_new ();

  self->print = gtk_button_new_with_mnemonic (_("_Print…"));
  gtk_widget_add_css_class (self->print, "suggested-action");
  g_signal_connect_swapped (self->print, "clicked", G_CALLBACK (print_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->print);
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
ent_print_window_present (GtkWidget          *widget,
                          EntTimelineCapture *capture)
{
  Print *self = g_new0 (Print, 1);

  self->widget = g_object_ref (widget);
  self->capture = capture;
  self->window = ent_dialog_new (widget, _("Print Timeline"), 1000, 640);
  adw_window_set_content (ADW_WINDOW (self->window), create_content (self));
  g_object_weak_ref (G_OBJECT (self->window), print_free, self);
  update (self);
  gtk_window_present (self->window);
}
