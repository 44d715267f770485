#pragma once

#include "ent-timeline-capture.h"

G_BEGIN_DECLS

/**
 * ent_picture_job_run_async:
 * @capture: (transfer full): what is to be painted
 * @in_view: only the range that was in view
 * @options: size, style and pages
 * @path: (nullable): file to write
 *
 * Paints in another thread. Returns: by ent_picture_job_run_finish() the sheet
 */
void      ent_picture_job_run_async  (EntTimelineCapture            *capture,
                                     gboolean                       in_view,
                                     const EntTimelineSheetOptions *options,
                                     const char                    *path,
                                     GCancellable                  *cancellable,
                                     GAsyncReadyCallback            callback,
                                     gpointer                       user_data);
EntSheet *ent_picture_job_run_finish (GAsyncResult                  *result,
                                      GError                       **error);

G_END_DECLS
