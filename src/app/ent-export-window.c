#include "config.h"

#include "ent-export-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-dialog.h"

enum { PERIOD_IN_VIEW, PERIOD_WHOLE };
enum { STYLE_LIGHT, STYLE_DARK, STYLE_HIGH_CONTRAST };
enum { FORMAT_PDF, FORMAT_SVG, FORMAT_PNG, FORMAT_BOOK, FORMAT_CELLS, FORMAT_CASES, N_FORMATS };

static const char * const suffixes[N_FORMATS] = { "pdf", "svg", "png", "xlsx", "csv", "csv" };

typedef struct
{
  double    width, height;  /* px; 0: as much as it takes */
  double    max_scale;
  gboolean  paged;
  EntPaper  paper;
} Size;

/* In the order of their row. */
static const Size sizes[] = {
  { 0, 0, 1, FALSE, 0 }, { 1920, 1080, 1.3, FALSE, 0 }, { 3840, 2160, 2.6, FALSE, 0 },
  { 0, 0, 1, TRUE, ENT_PAPER_A4 }, { 0, 0, 1, TRUE, ENT_PAPER_A3 },
};

typedef struct
{
  GtkWidget            *widget;
  GtkWindow            *window;
  AdwComboRow          *format;  /* of the matrix, or NULL */
  AdwComboRow          *period;  /* of a timeline, or NULL */
  AdwComboRow          *style, *size;
  EntPictureSource     *source;  /* NULL once it was handed on */
  GtkFileChooserNative *chooser;
} Export;

typedef struct
{
  GWeakRef  widget;
  char     *path;
} Saved;

static void
saved_free (Saved *self)
{
  g_weak_ref_clear (&self->widget);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saved, saved_free)

static void
open_cb (AdwToast   *toast,
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

static void
tell_saved (AdwToastOverlay *overlay,
            const char      *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  gboolean is_table = g_str_has_suffix (path, ".csv") || g_str_has_suffix (path, ".xlsx");
  /* Translators: the name of a file */
  g_autofree char *message = g_strdup_printf (is_table ? _("Saved table “%s”") : _("Saved picture “%s”"), escaped);
  AdwToast *toast = adw_toast_new (message);
  char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    {
      adw_toast_set_button_label (toast, _("_Open"));
      g_signal_connect_data (toast, "button-clicked", G_CALLBACK (open_cb), uri, free_uri, 0);
    }
  adw_toast_overlay_add_toast (overlay, toast);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Saved) saved = user_data;
  g_autoptr(GError) error = NULL;
  gboolean done = ent_picture_source_save_finish (result, &error);
  g_autoptr(GtkWidget) widget = g_weak_ref_get (&saved->widget);
  GtkWidget *overlay = widget != NULL ? gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY) : NULL;

  /* The window has gone; the file is there. */
  if (overlay == NULL)
    return;
  if (done)
    {
      tell_saved (ADW_TOAST_OVERLAY (overlay), saved->path);
    }
  else
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (escaped));
    }
}

void
ent_export_picture (GtkWidget               *widget,
                    EntPictureSource        *source,
                    const EntPictureOptions *options,
                    const char              *path)
{
  Saved *saved = g_new0 (Saved, 1);

  g_weak_ref_init (&saved->widget, widget);
  saved->path = g_strdup (path);
  ent_picture_source_save_async (source, options, path, saved_cb, saved);
}

static guint
get_format (Export *self)
{
  return self->format != NULL ? MIN (adw_combo_row_get_selected (self->format), N_FORMATS - 1) : FORMAT_PDF;
}

static void
read_options (Export            *self,
              const char        *path,
              EntPictureOptions *options)
{
  const Size *size = &sizes[MIN (adw_combo_row_get_selected (self->size), G_N_ELEMENTS (sizes) - 1)];
  guint style = adw_combo_row_get_selected (self->style);
  g_autofree char *lower = g_ascii_strdown (path, -1);

  ent_picture_options_init (options);
  options->width = size->width;
  options->height = size->height;
  options->max_scale = size->max_scale;
  options->paged = size->paged;
  options->paper = size->paper;
  options->in_view = self->period != NULL && adw_combo_row_get_selected (self->period) == PERIOD_IN_VIEW;
  options->by_case = get_format (self) == FORMAT_CASES;
  options->flags = style == STYLE_DARK ? ENT_PICTURE_DARK : style == STYLE_HIGH_CONTRAST ? ENT_PICTURE_HIGH_CONTRAST : 0;
  if (ent_picture_source_is_matrix (self->source)
      && gtk_widget_get_direction (GTK_WIDGET (self->window)) == GTK_TEXT_DIR_RTL)
    options->flags |= ENT_PICTURE_RTL;
  if (g_str_has_suffix (lower, ".pdf"))
    options->flags |= ENT_PICTURE_AS_TEXT;
}

static void
response_cb (Export *self,
             int     response)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))
                                                          : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  EntPictureOptions options;

  if (path == NULL)
    return;
  read_options (self, path, &options);
  ent_export_picture (self->widget, g_steal_pointer (&self->source), &options, path);
  gtk_window_destroy (self->window);
}

static void
add_filter (Export     *self,
            const char *name,
            guint       first,
            guint       last)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = first; i <= last; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  if (get_format (self) >= first && get_format (self) <= last)
    gtk_file_chooser_set_filter (GTK_FILE_CHOOSER (self->chooser), filter);
}

static void
save_cb (Export *self)
{
  g_autofree char *name = ent_picture_source_dup_name (self->source);
  g_autofree char *file = g_strdup_printf ("%s.%s", name, suffixes[get_format (self)]);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (gtk_window_get_title (self->window), self->window,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  add_filter (self, _("Pictures (.pdf, .svg, .png)"), FORMAT_PDF, FORMAT_PNG);
  if (self->format != NULL)
    add_filter (self, _("Tables (.xlsx, .csv)"), FORMAT_BOOK, FORMAT_CASES);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), file);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* A table has neither colours nor a size. */
static void
format_cb (Export *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->style), get_format (self) <= FORMAT_PNG);
  gtk_widget_set_sensitive (GTK_WIDGET (self->size), get_format (self) <= FORMAT_PNG);
}

static void
export_free (gpointer  data,
             GObject  *window)
{
  Export *self = data;

  g_clear_pointer (&self->source, ent_picture_source_free);
  g_clear_object (&self->chooser);
  g_object_unref (self->widget);
  g_free (self);
}

static AdwComboRow *
add_row (AdwPreferencesGroup *group,
         const char          *title,
         const char * const  *choices)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (choices);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", model, NULL);

  adw_preferences_group_add (group, row);
  return ADW_COMBO_ROW (row);
}

/* Paper is for the matrix: a timeline is printed from its own window. */
static void
create_rows (Export              *self,
             AdwPreferencesGroup *group)
{
  const char * const periods[] = { _("In View"), _("Whole Period"), NULL };
  const char * const styles[] = { _("Light"), _("Dark"), _("High Contrast"), NULL };
  const char * const names[] = { _("As High as It Takes"), _("Slide, 1920 × 1080"), _("Large, 3840 × 2160"), NULL };
  const char * const matrix_names[] = {
    _("As Large as It Takes"), _("Slide, 1920 × 1080"), _("Large, 3840 × 2160"), _("Pages of A4"), _("Pages of A3"), NULL
  };
  /* Translators: kinds of files */
  const char * const formats[] = {
    _("PDF"), _("SVG"), _("PNG"), _("Spreadsheet with notes (.xlsx)"), _("Table, a row for each cell (.csv)"),
    _("Table, a row for each case (.csv)"), NULL
  };
  gboolean is_matrix = ent_picture_source_is_matrix (self->source);

  if (is_matrix)
    self->format = add_row (group, _("Format"), formats);
  else
    self->period = add_row (group, _("Period"), periods);
  self->style = add_row (group, _("Style"), styles);
  self->size = add_row (group, _("Size"), is_matrix ? matrix_names : names);
  if (is_matrix)
    g_signal_connect_swapped (self->format, "notify::selected", G_CALLBACK (format_cb), self);
  adw_preferences_group_set_description (group, is_matrix
                                         ? _("The name of the file says what it is: .pdf, .svg, .png, .xlsx or .csv.")
                                         : _("The name of the file says what it is: .pdf, .svg or .png."));
}

static GtkWidget *
create_content (Export *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();
  GtkWidget *save = gtk_button_new_with_mnemonic (_("_Save…"));

  create_rows (self, ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_add_css_class (save, "suggested-action");
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (save_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), page);
  gtk_window_set_default_widget (self->window, save);
  return box;
}

void
ent_export_window_present (GtkWidget        *widget,
                           EntPictureSource *source)
{
  Export *self = g_new0 (Export, 1);

  self->widget = g_object_ref (widget);
  self->source = source;
  self->window = ent_dialog_new (widget, ent_picture_source_is_matrix (source) ? _("Export Matrix")
                                                                               : _("Export Picture"), 460, 340);
  adw_window_set_content (ADW_WINDOW (self->window), create_content (self));
  g_object_weak_ref (G_OBJECT (self->window), export_free, self);
  gtk_window_present (self->window);
}
