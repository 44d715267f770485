#pragma once

#include <adwaita.h>

#include "ent-session.h"

G_BEGIN_DECLS

/* Asks as what a lecture shall be written and where, and writes it: first what there is to choose, then how far the work
 * has come, with a button that ends it. */
#define ENT_TYPE_LECTURE_EXPORT_WINDOW (ent_lecture_export_window_get_type ())
G_DECLARE_FINAL_TYPE (EntLectureExportWindow, ent_lecture_export_window, ENT, LECTURE_EXPORT_WINDOW, AdwWindow)

EntLectureExportWindow *ent_lecture_export_window_present (GtkWidget              *over,
                                                           EntSession             *session,
                                                           const char             *lecture_id);
/* What follows once the file is chosen: writes what is chosen. */
void                    ent_lecture_export_window_save    (EntLectureExportWindow *self,
                                                           const char             *path);

G_END_DECLS
