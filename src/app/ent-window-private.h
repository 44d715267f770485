#pragma once

#include "ent-case-page.h"
#include "ent-compare-page.h"
#include "ent-factors-page.h"
#include "ent-history.h"
#include "ent-inspector.h"
#include "ent-panes.h"
#include "ent-sidebar.h"
#include "ent-view-spec.h"
#include "ent-window.h"

G_BEGIN_DECLS

/* ent-window.c holds the window and what it does at a place, ent-window-opening.c how places
 * are opened. */
struct _EntWindow
{
  AdwApplicationWindow  parent_instance;

  GtkStackSwitcher *switcher;
  GtkSpinner      *busy;        /* a place is being opened, and it takes a while */
  GtkLabel        *title_label;
  GtkMenuButton   *menu_button;
  AdwToastOverlay *toasts;
  EntPanes        *panes;
  GtkStack        *pages;
  AdwStatusPage   *failed;
  EntCasePage     *case_page;
  EntFactorsPage  *factors_page;
  EntComparePage  *compare_page;
  EntInspector    *inspector;
  EntSidebar      *sidebar;

  EntSession      *session;
  GSettings       *settings;
  EntHistory      *history;
  EntCase         *item;        /* the open case, or NULL */
  GPtrArray       *all_cases;   /* of EntCase, once the matrix was opened */
  EntAddress         *place;       /* that is open, or NULL */
  GCancellable    *loading;
  guint            busy_timeout;
  guint            generation;
  char            *pending;     /* a link to open once the library is, or NULL */
  gboolean         moving;      /* through the history: do not add to it */
  gboolean         early;       /* of the case at this place only the timeline is there */
  gboolean         arriving;    /* views turn by themselves while a place opens */
};

/* A toast. */
void ent_window_tell              (EntWindow        *self,
                                   const char       *message);
/* NULL: that of the program */
void ent_window_set_title         (EntWindow        *self,
                                   const char       *title);
/* Where the window is now; the history learns it. */
void ent_window_set_place         (EntWindow        *self,
                                   const EntAddress *link);

/* Beside the content; where the inspector lies over it, it comes only when asked for. */
void ent_window_inspect           (EntWindow        *self,
                                   EntCase          *item,
                                   const EntAddress *link);
/* @view: (nullable): of the case; NULL: the one where the link lives */
void ent_window_open_link         (EntWindow        *self,
                                   const char       *uri,
                                   const char       *view,
                                   gboolean          inspect_only);
/* A place as history and settings keep it: "timeline entente:x?from=1990". */
void ent_window_open_place        (EntWindow        *self,
                                   const char       *place);
/* The comparison shows something else than before. */
void ent_window_update_comparison (EntWindow        *self);

G_END_DECLS
