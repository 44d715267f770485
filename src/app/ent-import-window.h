#pragma once

#include <gtk/gtk.h>

#include "ent-import-job.h"

G_BEGIN_DECLS

/* Runs the job in a window of its own: how far it is, then what became of each file.
 * @over: a widget of the window it stands over */
void ent_import_window_present (GtkWidget    *over,
                                EntLibrary   *library,
                                EntImportJob *job);

G_END_DECLS
