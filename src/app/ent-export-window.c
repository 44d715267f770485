#include "config.h"

#include "ent-export-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ent-dialog.h"
#include "ent-picture-job.h"

enum { PERIOD_IN_VIEW, PERIOD_WHOLE };
enum { STYLE_LIGHT, STYLE_DARK, STYLE_HIGH_CONTRAST };

typedef struct
{
  double width, height;  /* px; height 0: as much as it takes */
  double max_scale;
} Size;

/* In the order of their row. */
static const Size sizes[] = { { 1600, 0, 1 }, { 1920, 1080, 1.3 }, { 3840, 2160, 2.6 } };

typedef struct
{
  GtkWidget            *widget;
  GtkWindow            *window;
  AdwComboRow          *period, *style, *size;
  EntTimelineCapture   *capture;  /* NULL once it was handed on */
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
  /* Translators: the name of a file */
  g_autofree char *message = g_strdup_printf (_("Saved picture “%s”"), escaped);
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
  g_autoptr(EntSheet) sheet = ent_picture_job_run_finish (result, &error);
  g_autoptr(GtkWidget) widget = g_weak_ref_get (&saved->widget);
  GtkWidget *overlay = widget != NULL ? gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY) : NULL;

  /* The window has gone; the file is there. */
  if (overlay == NULL)
    return;
  if (sheet != NULL)
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
ent_export_picture (GtkWidget                     *widget,
                    EntTimelineCapture            *capture,
                    gboolean                       in_view,
                    const EntTimelineSheetOptions *options,
                    const char                    *path)
{
  Saved *saved = g_new0 (Saved, 1);

  g_weak_ref_init (&saved->widget, widget);
  saved->path = g_strdup (path);
  ent_picture_job_run_async (capture, in_view, options, path, NULL, saved_cb, saved);
}

static void
read_options (Export                  *self,
              const char              *path,
              EntTimelineSheetOptions *options)
{
  const Size *size = &sizes[MIN (adw_combo_row_get_selected (self->size), G_N_ELEMENTS (sizes) - 1)];
  guint style = adw_combo_row_get_selected (self->style);
  g_autofree char *lower = g_ascii_strdown (path, -1);

  ent_timeline_sheet_options_init (options);
  options->width = size->width;
  options->height = size->height;
  options->max_scale = size->max_scale;
  options->flags |= style == STYLE_DARK ? ENT_PICTURE_DARK : style == STYLE_HIGH_CONTRAST ? ENT_PICTURE_HIGH_CONTRAST : 0;
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
  EntTimelineSheetOptions options;

  if (path == NULL)
    return;
  read_options (self, path, &options);
  ent_export_picture (self->widget, g_steal_pointer (&self->capture),
                      adw_combo_row_get_selected (self->period) == PERIOD_IN_VIEW, &options, path);
  gtk_window_destroy (self->window);
}

static void
save_cb (Export *self)
{
  g_autofree char *name = g_strdup_printf ("%s.pdf", ent_timeline_capture_get_table (self->capture)->item->id);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Export Picture"), self->window, GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _("_Save"), NULL);
  gtk_file_filter_set_name (filter, _("Pictures (.pdf, .svg, .png)"));
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_filter_add_suffix (filter, "svg");
  gtk_file_filter_add_suffix (filter, "png");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
export_free (gpointer  data,
             GObject  *window)
{
  Export *self = data;

  g_clear_pointer (&self->capture, ent_timeline_capture_unref);
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

static GtkWidget *
create_content (Export *self)
{
  const char * const periods[] = { _("In View"), _("Whole Period"), NULL };
  const char * const styles[] = { _("Light"), _("Dark"), _("High Contrast"), NULL };
  const char * const names[] = { _("As High as It Takes"), _("Slide, 1920 × 1080"), _("Large, 3840 × 2160"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();
  GtkWidget *save = gtk_button_new_with_mnemonic (_("_Save…"));

  self->period = add_row (ADW_PREFERENCES_GROUP (group), _("Period"), periods);
  self->style = add_row (ADW_PREFERENCES_GROUP (group), _("Style"), styles);
  self->size = add_row (ADW_PREFERENCES_GROUP (group), _("Size"), names);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("The name of the file says what it is: .pdf, .svg or .png."));
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
ent_export_window_present (GtkWidget          *widget,
                           EntTimelineCapture *capture)
{
  Export *self = g_new0 (Export, 1);

  self->widget = g_object_ref (widget);
  self->capture = capture;
  self->window = ent_dialog_new (widget, _("Export Picture"), 460, 340);
  adw_window_set_content (ADW_WINDOW (self->window), create_content (self));
  g_object_weak_ref (G_OBJECT (self->window), export_free, self);
  gtk_window_present (self->window);
}
