#pragma once

#include "ent-timeline-capture.h"

G_BEGIN_DECLS

/**
 * ent_export_window_present:
 * @widget: in whose window toasts tell how it went
 * @capture: (transfer full): what it makes a picture of
 *
 * Asks which picture is wanted and where, and writes it.
 */
void ent_export_window_present (GtkWidget          *widget,
                                EntTimelineCapture *capture);

/* What follows once the file is chosen. @capture: (transfer full) */
void ent_export_picture        (GtkWidget                     *widget,
                                EntTimelineCapture            *capture,
                                gboolean                       in_view,
                                const EntTimelineSheetOptions *options,
                                const char                    *path);

G_END_DECLS
