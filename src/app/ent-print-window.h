#pragma once

#include <adwaita.h>

#include "ent-session.h"
#include "ent-sheet.h"
#include "ent-timeline-capture.h"

G_BEGIN_DECLS

/* Every page of something as it will look on paper, and beside it what there is to choose, before the system's dialog
 * comes. */
typedef struct _EntPrintWindow EntPrintWindow;

/* What is printed. Its functions are called with @data on the main thread. */
typedef struct
{
  const char         *title;         /* of the window, translated */
  const char         *problem;       /* "The timeline could not be printed: %s", translated; only %s is looked at */
  /* Adds its rows to the group: those of ent_print_window_add_choice() paint anew by themselves, … */
  void              (*add_choices)  (EntPrintWindow       *window,
                                     AdwPreferencesGroup  *group,
                                     gpointer              data);
  /* … as they stand. */
  void              (*paint_async)  (gpointer              data,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
  EntSheet         *(*paint_finish) (GAsyncResult         *result,
                                     GError              **error);
  /* What it paints for. */
  EntPaper          (*get_paper)    (gpointer              data,
                                     gboolean             *landscape);
  gboolean            can_save;      /* as a PDF too */
  GDestroyNotify      free;
} EntPrintSource;

/* @over: over whose window it stands, and which is told how it went
 * @data: (transfer full) */
void               ent_print_window_present    (GtkWidget             *over,
                                                const EntPrintSource  *source,
                                                gpointer               data);
AdwComboRow       *ent_print_window_add_choice (EntPrintWindow        *self,
                                                AdwPreferencesGroup   *group,
                                                const char            *title,
                                                const char * const    *choices,
                                                guint                  selected);
/* Something else is chosen: paints anew. */
void               ent_print_window_update     (EntPrintWindow        *self);

/* Prints a sheet for @paper. (transfer full) */
GtkPrintOperation *ent_print_operation_new     (EntSheet              *sheet,
                                                EntPaper               paper,
                                                gboolean               landscape);

/* What can be printed: */

/* A timeline. @capture: (transfer full) */
void               ent_timeline_print          (GtkWidget             *over,
                                                EntTimelineCapture    *capture);
/* A lecture: slides, slides with notes, or a handout. */
void               ent_lecture_print           (GtkWidget             *over,
                                                EntSession            *session,
                                                const char            *lecture_id);
/* A case for students. */
void               ent_case_print_handout      (GtkWidget             *over,
                                                EntSession            *session,
                                                const char            *case_id);

G_END_DECLS
