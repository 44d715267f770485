#pragma once

#include <adwaita.h>

#include "ent-lecture.h"
#include "ent-session.h"

G_BEGIN_DECLS

/* Asks in which lecture slides shall go, one there is or a new one, and puts them there with the cases that they were made
 * from.  The lecture that was opened or added to last is offered first.  Says by the action "win.tell-open" of the window
 * over which it stands how that went. */
#define ENT_TYPE_LECTURE_CHOOSER (ent_lecture_chooser_get_type ())
G_DECLARE_FINAL_TYPE (EntLectureChooser, ent_lecture_chooser, ENT, LECTURE_CHOOSER, AdwWindow)

/* @settings: remember the lecture
 * @slides: (element-type EntSlide): copied */
GtkWindow *ent_lecture_chooser_new (GtkWindow  *parent,
                                    EntSession *session,
                                    GSettings  *settings,
                                    GPtrArray  *slides);

G_END_DECLS
