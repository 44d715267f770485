#pragma once

#include <adwaita.h>

#include "ent-lecture.h"
#include "ent-library.h"

G_BEGIN_DECLS

/* Asks in which lecture a slide shall go, one there is or a new one, and puts it there.  Says
 * by the action "win.tell" of the window over which it stands how that went. */
#define ENT_TYPE_LECTURE_CHOOSER (ent_lecture_chooser_get_type ())
G_DECLARE_FINAL_TYPE (EntLectureChooser, ent_lecture_chooser, ENT, LECTURE_CHOOSER, AdwWindow)

/* @slide: (transfer full)
 * @title: (nullable): proposed for a new lecture */
GtkWindow *ent_lecture_chooser_new (GtkWindow  *parent,
                                    EntLibrary *library,
                                    EntSlide   *slide,
                                    const char *title);

G_END_DECLS
