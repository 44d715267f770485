#pragma once

#include "ent-compare-page.h"

#include "ent-case-chooser.h"
#include "ent-compare-reading.h"
#include "ent-filter-bar.h"
#include "ent-timeline-group.h"
#include "ent-views-menu.h"

G_BEGIN_DECLS

struct _EntComparePage
{
  GtkWidget          parent_instance;

  GtkMenuButton     *cases_button;
  EntCaseChooser    *chooser;
  GtkDropDown       *alignment;
  GtkDropDown       *lanes;
  EntFilterBar      *filter_bar;
  EntViewsMenu      *views_menu;
  EntTimelineGroup  *group;
  GtkStack          *stack;        /* "cases", or "none" */
  GtkStack          *views;        /* "timelines", or "reading" */
  GtkWidget         *timeline_tools;
  GtkWidget         *lit_bar;      /* over the timelines, while a sentence is open */
  GtkLabel          *lit_label;
  EntCompareReading *reading;

  EntSession        *session;
  EntViewSpec       *wished;       /* while its cases are read; or NULL */
  GPtrArray         *tables;       /* of EntEventTable: what is shown */
  GCancellable      *loading;
  GCancellable      *matching;
  EntStatement      *lit;          /* the sentence that is open, or NULL */
  guint              settling;     /* source */
  gboolean           arriving;     /* the tools are set by us */
};

/* The timeline of the case at @i in tables. */
EntTimelineView *ent_compare_page_get_view (EntComparePage *self,
                                            guint           i);
/* Lights on all timelines what the filter finds, in another thread; or, while a sentence is open, its events. */
void             ent_compare_page_match    (EntComparePage *self);

G_END_DECLS
