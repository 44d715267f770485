#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"

G_BEGIN_DECLS

/* A lecture that is held: two windows, what keys and buttons do in them, on which screens they stand, and the record of
 * it that is kept.
 *
 * Actions of both windows: show.next, show.previous, show.first, show.last, show.overview, show.jump(u),
 * show.black, show.white, show.freeze, show.pointer, show.pause (with a state), show.restart, show.live, show.swap,
 * show.full-screen, show.audience, show.note, show.larger, show.smaller, show.end. */
#define ENT_TYPE_PRESENTER (ent_presenter_get_type ())
G_DECLARE_FINAL_TYPE (EntPresenter, ent_presenter, ENT, PRESENTER, GObject)

/**
 * ent_presenter_start:
 * @window: from which it is held; told what goes wrong, and the record is shown over it at the end
 *
 * Reads the lecture, and shows it.  Where @window holds one already, that comes to the front.
 */
void     ent_presenter_start         (GtkWindow  *window,
                                      EntSession *session,
                                      GSettings  *settings,
                                      const char *lecture_id);
/* Whether one is held from any window: then nothing should come up by itself. */
gboolean ent_presenter_is_presenting (void);

G_END_DECLS
