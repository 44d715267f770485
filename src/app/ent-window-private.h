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
 * are opened, ent-window-live.c what it shares with the other windows. */
struct _EntWindow
{
  AdwApplicationWindow  parent_instance;

  GtkStackSwitcher *switcher;
  GtkSpinner      *busy;        /* a place is being opened, and it takes a while */
  GtkLabel        *title_label;
  GtkMenuButton   *menu_button;
  GMenu           *primary_menu;
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
  GMenu           *undo_menu;   /* what Undo and Redo are called now */
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
/* The same, with a button that takes the last change back. */
void ent_window_tell_undo         (EntWindow        *self,
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
/* Another version of the open case takes its place; what one looks at stays in view. */
void ent_window_replace_case      (EntWindow        *self,
                                   EntCase          *item);

/* Undo, redo, and what other windows and processes change. */
void     ent_window_class_install_live (GtkWidgetClass *widget_class);
void     ent_window_go_live            (EntWindow      *self);
/* FALSE where something is not saved and the person is asked. */
gboolean ent_window_may_close          (EntWindow      *self);

/* The comparison shows something else than before. */
void ent_window_update_comparison (EntWindow        *self);

G_END_DECLS
