#pragma once

#include "ent-case-page.h"
#include "ent-compare-page.h"
#include "ent-factors-page.h"
#include "ent-history.h"
#include "ent-inbox-page.h"
#include "ent-inspector.h"
#include "ent-lecture-page.h"
#include "ent-lectures-page.h"
#include "ent-news-page.h"
#include "ent-notes-page.h"
#include "ent-panes.h"
#include "ent-place-bar.h"
#include "ent-sidebar.h"
#include "ent-sync-button.h"
#include "ent-view-spec.h"
#include "ent-window.h"

G_BEGIN_DECLS

/* ent-window.c holds the window and what it does at a place, ent-window-opening.c how places
 * are opened, ent-window-live.c what it shares with the other windows, ent-window-notes.c how notes are
 * opened, ent-window-place.c how they are given another place, ent-window-feeds.c what it says of updates, ent-window-files.c what it does with files
 * of notes, ent-window-lectures.c what it does with lectures. */
struct _EntWindow
{
  AdwApplicationWindow  parent_instance;

  GtkStackSwitcher *switcher;
  GtkSpinner      *busy;        /* a place is being opened, and it takes a while */
  GtkLabel        *title_label;
  EntSyncButton   *sync_button;
  GtkMenuButton   *menu_button;
  GMenu           *primary_menu;
  EntPlaceBar     *place_bar;
  AdwToastOverlay *toasts;
  EntPanes        *panes;
  GtkStack        *pages;
  AdwStatusPage   *failed;
  EntCasePage     *case_page;
  EntFactorsPage  *factors_page;
  EntComparePage  *compare_page;
  EntInboxPage    *inbox_page;
  EntNewsPage     *news_page;
  EntNotesPage    *notes_page;
  EntLecturesPage *lectures_page;
  EntLecturePage  *lecture_page;
  EntInspector    *inspector;
  EntSidebar      *sidebar;

  EntSession      *session;
  GMenu           *undo_menu;   /* what Undo and Redo are called now */
  GSettings       *settings;
  EntHistory      *history;
  struct
  {
    char    *link;              /* what is to be shown first, or NULL: nothing is waited for */
    char    *id;                /* of the note to open, or NULL */
    gboolean go;                /* the page below shows the note's words */
    EntNote *note;              /* the new one, or NULL: one on the thing itself */
  }                wanted;      /* a note to open once what it stands on is shown beside */
  EntCase         *item;        /* the open case, or NULL */
  GPtrArray       *all_cases;   /* of EntCase, once the matrix was opened */
  EntAddress      *marked;      /* the cell that was looked at last, or NULL */
  EntAddress      *place;       /* that is open, or NULL */
  GCancellable    *loading;
  guint            busy_timeout;
  guint            generation;
  char            *pending;     /* a link to open once the library is, or NULL */
  GPtrArray       *pending_files; /* of GFile: the same for files of notes, or NULL */
  GtkFileChooserNative *chooser; /* that is open, or NULL */
  gboolean         moving;      /* through the history: do not add to it */
  gboolean         early;       /* of the case at this place only the timeline is there */
  gboolean         arriving;    /* views turn by themselves while a place opens */
};

/* Whether the timeline of a case is to be seen. */
gboolean ent_window_shows_timeline (EntWindow       *self);
/* A toast. */
void ent_window_tell              (EntWindow        *self,
                                   const char       *message);
/* The same, with a button that takes the last change back. */
void ent_window_tell_undo         (EntWindow        *self,
                                   const char       *message);
/* NULL: that of the program */
void ent_window_set_title         (EntWindow        *self,
                                   const char       *title);
/* The same, with a button that goes to @link. */
void ent_window_tell_open         (EntWindow        *self,
                                   const char       *message,
                                   const char       *link);
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

/* Notes that lost their place, or stand on the wrong one, are given another: the action win.place-note, and the
 * bar that asks for it. */
void     ent_window_class_install_placing (GtkWidgetClass *widget_class);
void     ent_window_init_placing          (EntWindow      *self);

/* Undo, redo, and what other windows and processes change. */
void     ent_window_class_install_live (GtkWidgetClass *widget_class);
void     ent_window_go_live            (EntWindow      *self);
/* FALSE where something is not saved and the person is asked. */
gboolean ent_window_may_close          (EntWindow      *self);

/* Its actions on files of notes, and that they can be dropped on it. */
void ent_window_class_install_files (GtkWidgetClass *widget_class);
void ent_window_take_files        (EntWindow        *self);
/* Its actions on lectures and what is added to them; and which files are lectures. */
void     ent_window_class_install_lectures (GtkWidgetClass *widget_class);
gboolean ent_window_is_lecture             (GFile          *file);
/* A new note on something in a case, beside the content with the focus in it; it is kept once something
 * is written.
 * @case_id: (nullable); @target: (transfer full) */
void ent_window_add_note          (EntWindow        *self,
                                   const char       *case_id,
                                   EntTarget        *target);
/* Opens what a note stands on, and the note beside it. */
void ent_window_open_note         (EntWindow        *self,
                                   const char       *id,
                                   gboolean          inspect_only);
/* Beside the content @link is shown now, or could not be (@found FALSE): the note that waits for it opens.
 * Returns: whether one did */
gboolean ent_window_show_wanted_note (EntWindow        *self,
                                      const EntAddress *link,
                                      gboolean          found);
/* No note waits any more. */
void ent_window_forget_wanted_note (EntWindow       *self);
/* The action win.add-note. */
void ent_window_install_note_actions (GtkWidgetClass *widget_class);
/* The window is where the page of factors says it is. */
void ent_window_set_factors_place (EntWindow        *self);
/* The comparison shows something else than before. */
void ent_window_update_comparison (EntWindow        *self);

G_END_DECLS
