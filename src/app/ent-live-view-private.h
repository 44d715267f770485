#pragma once

#include "ent-factor-grid.h"
#include "ent-live-view.h"
#include "ent-slide-view.h"
#include "ent-timeline-group.h"

G_BEGIN_DECLS

/* ent-live-view.c holds what is live and where it stands, ent-live-view-open.c what is opened in it, -follow.c how one goes
 * where another one is. */
struct _EntLiveView
{
  GtkWidget        parent_instance;

  EntDeck         *deck;         /* or NULL */
  EntSlide        *slide;        /* a copy, or NULL: nothing is to be live */
  gint64           until;
  guint            part;
  EntPictureFlags  flags;
  graphene_rect_t  area;         /* pt, of the page */

  GtkWidget       *content;      /* one of those below, or what it scrolls in; or NULL */
  EntTimelineView *timeline;
  EntTimelineGroup *group;
  EntFactorGrid   *grid;
  EntSlideView    *view;         /* what timeline and group show */
  GtkWidget       *panel;
  char            *link;         /* what is open or selected, or NULL */
  double           begin_sec, end_sec; /* of the timeline in view, while it moves too */
  gboolean         awake;        /* a person asked for it: before, several cases stand better in their picture */
  gboolean         focuses;      /* once it is there */
  gboolean         quiet;        /* what moves is not a person's doing */
  gboolean         stepped;      /* further than what was shown before */
  gint64           before;       /* until when that was */
  GCancellable    *cancellable;
};

/* A person did something. */
void     ent_live_view_tell         (EntLiveView    *self);
/* Whether the slide of another deck shows the same. */
gboolean ent_live_view_is_same      (const EntSlide *a,
                                     const EntSlide *b);
/* The picture stands as it did before. */
void     ent_live_view_drop_content (EntLiveView    *self);
/* What is to be woken becomes live. */
void     ent_live_view_wake         (EntLiveView    *self);

/* @link: (nullable) */
void     ent_live_view_set_link     (EntLiveView    *self,
                                     const char     *link);
gboolean ent_live_view_fill_panel   (EntLiveView    *self,
                                     const char     *link);
void     ent_live_view_select_link  (EntLiveView    *self,
                                     const char     *link);
/* Listens to what a person selects in the content there is, or in the panel. */
void     ent_live_view_add_opening  (EntLiveView    *self);
void     ent_live_view_add_panel    (EntLiveView    *self);

G_END_DECLS
