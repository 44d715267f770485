#pragma once

#include <adwaita.h>

#include "ent-stage.h"

G_BEGIN_DECLS

/* What the one who speaks sees: this slide and the next one, notes, time, and what the audience sees of it.  Its buttons
 * are the actions "show." of ent-presenter.h. */
#define ENT_TYPE_PRESENTER_WINDOW (ent_presenter_window_get_type ())
G_DECLARE_FINAL_TYPE (EntPresenterWindow, ent_presenter_window, ENT, PRESENTER_WINDOW, AdwWindow)

GtkWindow *ent_presenter_window_new          (EntShow            *show,
                                              GSettings          *settings);
/* (transfer none) */
EntShow   *ent_presenter_window_get_show     (EntPresenterWindow *self);
EntStage  *ent_presenter_window_get_stage    (EntPresenterWindow *self);
/* All slides, in place of this one. */
void       ent_presenter_window_set_overview (EntPresenterWindow *self,
                                              gboolean            overview);
gboolean   ent_presenter_window_get_overview (EntPresenterWindow *self);
/* @steps: of the size of the notes: 1 larger, −1 smaller */
void       ent_presenter_window_zoom_notes   (EntPresenterWindow *self,
                                              int                 steps);
/* What stands beside the slide until the next thing happens. @message: (nullable) */
void       ent_presenter_window_tell         (EntPresenterWindow *self,
                                              const char         *message);
/* @popover: opened by the button for notes, or by the other call */
void       ent_presenter_window_set_note     (EntPresenterWindow *self,
                                              GtkPopover         *popover);
void       ent_presenter_window_take_note    (EntPresenterWindow *self);

G_END_DECLS
