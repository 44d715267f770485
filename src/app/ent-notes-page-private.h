#pragma once

#include <adwaita.h>

#include "ent-note-list.h"
#include "ent-notes-page.h"
#include "ent-people-menu.h"

G_BEGIN_DECLS

/* ent-notes-page.c holds the page: search, filter, order, list; ent-notes-selection.c what is done with the
 * notes that are selected, ent-notes-menu.c where that is asked for. */
struct _EntNotesPage
{
  GtkWidget          parent_instance;

  GtkStack          *stack;         /* "notes" or "bin" */
  GtkBox            *tools;
  GtkWidget         *search;
  GtkMenuButton     *filter_button;
  EntPeopleMenu     *people_menu;
  GtkMenuButton     *sort_button;
  GtkMenuButton     *menu_button;
  GtkLabel          *count;
  GtkStack          *content;       /* "list", "empty" or "nothing" */
  GtkListView       *list;
  GtkWidget         *empty;
  GtkRevealer       *bar;           /* of several selected */
  GtkLabel          *selected;
  GtkWidget         *tag_button;
  GtkMenuButton     *change_button;

  EntSession        *session;
  EntPersonal       *personal;
  EntNoteList       *notes;
  GtkMultiSelection *selection;
  GtkWidget         *panel;         /* of filters */
  GtkWidget         *chips;
  GtkWidget         *bin;
  GtkWidget         *menu_popover;
  GtkWidget         *tag_popover;
  GtkWidget         *tag_entry;
  GtkWidget         *tag_choices;
  AdwToast          *deleted_toast; /* that is shown, or NULL; not owned */
  gboolean           to_top;        /* others are shown than before: from the first one on */
  guint              inspect;       /* timeout */
  guint              update;        /* idle */
};

/* The actions on what is selected */

void       ent_notes_page_class_install_selection (GtkWidgetClass *widget_class);
/* (transfer full) (element-type EntNoteItem) */
GPtrArray *ent_notes_page_list_selected           (EntNotesPage   *self);
/* (transfer full) (element-type EntNote): copies of those that are the person's own */
GPtrArray *ent_notes_page_copy_selected           (EntNotesPage   *self);
void       ent_notes_page_update_actions          (EntNotesPage   *self);

/* Menus and popovers */

void       ent_notes_page_init_menu               (EntNotesPage   *self);
void       ent_notes_page_dispose_menu            (EntNotesPage   *self);
void       ent_notes_page_popup_menu              (EntNotesPage   *self,
                                                   GtkWidget      *at,
                                                   double          x,
                                                   double          y);
void       ent_notes_page_ask_tag                 (EntNotesPage   *self);
/* The widget of the row that has the focus; else the list. */
GtkWidget *ent_notes_page_get_focus_row           (EntNotesPage   *self);

G_END_DECLS
