#pragma once

#include "ent-audience-window.h"
#include "ent-deck-model.h"
#include "ent-lecture-note.h"
#include "ent-presenter-window.h"
#include "ent-presenter.h"
#include "ent-show.h"

G_BEGIN_DECLS

/* ent-presenter.c begins and ends it and keeps its record, ent-presenter-actions.c holds what can be done and the keys for
 * it, ent-presenter-screens.c puts windows on screens. */
struct _EntPresenter
{
  GObject              parent_instance;

  GtkWindow           *window;        /* borrowed: it holds this; NULL once it has gone */
  EntSession          *session;
  GSettings           *settings;
  EntDeckModel        *model;
  EntShow             *show;          /* or NULL: the lecture is still being read */
  EntPresenterWindow  *presenter;
  EntAudienceWindow   *audience;
  EntLectureNote      *note;          /* borrowed: of the presenter's window */
  GSimpleActionGroup  *actions;
  guint                tick;
  guint                n_ticks;
  guint                settling;      /* screens have changed, and the windows will be put where they belong */
  guint                cookie;        /* that keeps the screen awake, or 0 */
  gboolean             swapped;
  gboolean             hidden;        /* the audience's window */
  guint                number;        /* that is being typed, 0: none */
  gint64               escape_usec;   /* of the Escape that asked whether to end */
};

/* Keeps the record, closes the windows, and shows how it went. */
void ent_presenter_end            (EntPresenter *self);
/* The record of it begins anew; what was counted is kept. */
void ent_presenter_restart        (EntPresenter *self);

/* Once the windows are there. */
void ent_presenter_add_actions    (EntPresenter *self);
void ent_presenter_update_actions (EntPresenter *self);

/* Watches screens that come and go, and puts the windows where they belong. */
void ent_presenter_add_screens    (EntPresenter *self);
void ent_presenter_place_windows  (EntPresenter *self);

G_END_DECLS
