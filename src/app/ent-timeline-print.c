#include "config.h"

#include "ent-print-window.h"

#include <glib/gi18n-lib.h>

#include "ent-picture-job.h"

#define MAX_PAGES 30

enum { PERIOD_IN_VIEW, PERIOD_WHOLE };
enum { LANDSCAPE, PORTRAIT };

typedef struct
{
  AdwComboRow        *period, *paper, *direction;
  GtkSpinButton      *n_pages;
  EntTimelineCapture *capture;
} TimelinePrint;

static void
timeline_print_free (gpointer data)
{
  TimelinePrint *self = data;

  ent_timeline_capture_unref (self->capture);
  g_free (self);
}

static EntPaper
get_paper_cb (gpointer  data,
              gboolean *landscape)
{
  TimelinePrint *self = data;

  *landscape = adw_combo_row_get_selected (self->direction) == LANDSCAPE;
  return adw_combo_row_get_selected (self->paper) == ENT_PAPER_A3 ? ENT_PAPER_A3 : ENT_PAPER_A4;
}

static void
paint_async (gpointer             data,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  TimelinePrint *self = data;
  EntTimelineSheetOptions options;
  gboolean landscape;
  EntPaper paper = get_paper_cb (self, &landscape);

  ent_timeline_sheet_options_init (&options);
  ent_timeline_sheet_options_paper (&options, paper, landscape, (guint) gtk_spin_button_get_value_as_int (self->n_pages));
  options.flags |= ENT_PICTURE_AS_TEXT;
  ent_picture_job_run_async (ent_timeline_capture_ref (self->capture),
                             adw_combo_row_get_selected (self->period) == PERIOD_IN_VIEW, &options, NULL, cancellable,
                             callback, user_data);
}

static void
add_choices_cb (EntPrintWindow      *window,
                AdwPreferencesGroup *group,
                gpointer             data)
{
  const char * const periods[] = { _("In View"), _("Whole Period"), NULL };
  const char * const papers[] = { "A4", "A3", NULL };
  const char * const directions[] = { _("Landscape"), _("Portrait"), NULL };
  TimelinePrint *self = data;
  GtkWidget *row = adw_action_row_new ();

  self->period = ent_print_window_add_choice (window, group, _("Period"), periods, PERIOD_WHOLE);
  self->paper = ent_print_window_add_choice (window, group, _("Paper"), papers, ENT_PAPER_A4);
  self->direction = ent_print_window_add_choice (window, group, _("Orientation"), directions, LANDSCAPE);
  self->n_pages = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, MAX_PAGES, 1));
  gtk_widget_set_valign (GTK_WIDGET (self->n_pages), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->n_pages, "value-changed", G_CALLBACK (ent_print_window_update), window);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Pages Side by Side"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->n_pages));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->n_pages));
  adw_preferences_group_add (group, row);
}

void
ent_timeline_print (GtkWidget          *over,
                    EntTimelineCapture *capture)
{
  const EntPrintSource source = {
    _("Print Timeline"), _("The timeline could not be printed: %s"), add_choices_cb, paint_async,
    ent_picture_job_run_finish, get_paper_cb, FALSE, timeline_print_free,
  };
  TimelinePrint *self = g_new0 (TimelinePrint, 1);

  self->capture = capture;
  ent_print_window_present (over, &source, self);
}
