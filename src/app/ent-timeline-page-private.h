#pragma once

#include "ent-chronology-pane.h"
#include "ent-filter-bar.h"
#include "ent-people-menu.h"
#include "ent-timeline-page.h"
#include "ent-timeline-trail.h"
#include "ent-timeline-view.h"
#include "ent-views-menu.h"

G_BEGIN_DECLS

/* ent-timeline-page.c holds the page and its tools, ent-timeline-page-filter.c what stands out,
 * ent-timeline-page-own.c what people added. */
struct _EntTimelinePage
{
  GtkWidget        parent_instance;

  GtkWidget       *toolbar;         /* scrolls where the page is too narrow for it */
  GtkDropDown     *lanes;
  GtkWidget       *highlight_chip;  /* shows that other events are dimmed; takes that back */
  GtkWidget       *span_button;     /* writes a note on the span, while one is marked */
  EntFilterBar    *filter_bar;
  EntPeopleMenu   *people_menu;
  EntViewsMenu    *views_menu;
  EntTimelineView *view;
  GtkMenuButton   *date_button;
  EntTimelineTrail *trail;
  GtkWidget       *pane;            /* the view and the chronology */
  EntChronology   *chronology;
  EntCase         *item;
  GCancellable    *reading;         /* while its events are put into columns */
  gboolean         early;           /* only its timeline is there yet */
  char            *wished;          /* to be selected once they are */
  char           **evidence;        /* ids of the events that stand out, or NULL */
  EntViewSpec     *wished_view;     /* to be shown once they are */
  guint8          *matches;         /* of the filter, by event; NULL: all */
  GCancellable    *matching;        /* while they are looked for */
  EntLibrary      *library;
  EntPersonal     *personal;        /* or NULL */
  EntEventTable   *base;            /* the case's events, without those that people added */
  gint64           moved_usec;      /* when a key last moved an event, on the monotonic clock */
  guint            move_series;     /* of such moves in a row */
  GHashTable      *tags;            /* event id → tags on the person's notes, or NULL */
  gboolean         marking;         /* the selection comes from outside: do not tell it back */
};

/* What stands out has changed, or the table. */
void ent_timeline_page_update_highlight (EntTimelinePage *self);
/* The filter has changed, or what it looks at. */
void ent_timeline_page_match            (EntTimelinePage *self);

/* Shows self->base with what people added to it; for the first time in a case with @codebook. */
void ent_timeline_page_show_table       (EntTimelinePage *self,
                                         EntCodebook     *codebook);
/* Notes and their tags, of the case as it is now. */
void ent_timeline_page_update_notes     (EntTimelinePage *self);
/* To be shown among the tools. */
GtkWidget *
     ent_timeline_page_create_span_button (EntTimelinePage *self);
void ent_timeline_page_init_own         (EntTimelinePage *self);
void ent_timeline_page_install_own      (GtkWidgetClass  *widget_class);

G_END_DECLS
