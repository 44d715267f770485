#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"

G_BEGIN_DECLS

/* Asks where notes go and writes them there: as Markdown, as a table or as Web Annotations, as the name
 * of the file says.
 * @notes: (transfer full) (element-type EntNote): copies */
void ent_notes_export (GtkWidget  *over,
                       EntSession *session,
                       GPtrArray  *notes);

/* The same for a place that is known. @path: ends in ".md", ".csv" or ".jsonld" (or ".json") */
void ent_notes_export_to (GtkWidget  *over,
                          EntSession *session,
                          GPtrArray  *notes,
                          const char *path);

G_END_DECLS
