#pragma once

#include "ent-lecture-page.h"

#include "ent-deck-model.h"
#include "ent-panes.h"
#include "ent-slide-adder.h"
#include "ent-slide-change.h"
#include "ent-slide-editor.h"
#include "ent-slide-list.h"
#include "ent-slide-pane.h"
#include "ent-slide-watch.h"

G_BEGIN_DECLS

/* ent-lecture-page.c holds the page and what it shows, ent-lecture-page-add.c how slides come into the lecture. */
struct _EntLecturePage
{
  GtkWidget             parent_instance;

  GtkStack             *stack;
  GtkWidget            *title_button;
  GtkLabel             *title_label;
  GtkLabel             *plan;
  GtkMenuButton        *export_button;
  GtkWidget            *present_button;
  EntPanes             *panes;
  GtkStack             *middle;        /* the slide, or that there is none */
  EntSlideList         *list;
  EntSlideEditor       *editor;
  EntSlideAdder        *adder;
  EntSlidePane         *pane;
  EntSlideChange       *change;

  EntSession           *session;
  EntDeckModel         *model;         /* or NULL */
  EntSlideWatch        *watch;         /* or NULL */
  char                 *title;         /* as the window knows it */
  gboolean              wants_side;    /* beside the slide, where there is room */
  GCancellable         *cancellable;   /* of what is made for this lecture */
  GtkFileChooserNative *chooser;       /* that is open, or NULL */
  char                 *picture_id;    /* of the slide that gets the picture, or NULL: a new one */
};

/* (nullable): that is worked at */
const EntSlide *ent_lecture_page_get_slide      (EntLecturePage *self);
/* Connects list, adder and pane with what follows from them. */
void            ent_lecture_page_connect_adding (EntLecturePage *self);

G_END_DECLS
