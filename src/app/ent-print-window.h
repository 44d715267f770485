#pragma once

#include "ent-timeline-capture.h"

G_BEGIN_DECLS

/**
 * ent_print_window_present:
 * @widget: over whose window it stands
 * @capture: (transfer full): what it prints
 *
 * Shows every page as it will look; paper, direction and number of pages can be chosen before
 * the system's dialog comes.
 */
void               ent_print_window_present     (GtkWidget          *widget,
                                                 EntTimelineCapture *capture);

/* Prints a sheet for @paper. (transfer full) */
GtkPrintOperation *ent_print_operation_new      (EntSheet           *sheet,
                                                 EntPaper            paper,
                                                 gboolean            landscape);

G_END_DECLS
