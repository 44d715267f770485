#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button with a list in which some of many are checked: people, cases, groups.
 *
 * Signals: "changed": a person checked or unchecked. */
#define ENT_TYPE_CHECK_MENU (ent_check_menu_get_type ())
G_DECLARE_FINAL_TYPE (EntCheckMenu, ent_check_menu, ENT, CHECK_MENU, GtkWidget)

typedef struct
{
  const char *id;
  const char *title;
  const char *detail;    /* or NULL */
  gboolean    checked;
  gboolean    disabled;  /* cannot be checked */
} EntCheckItem;

/* @title: of the list, for a heading and a screen reader: "Coders" */
GtkWidget *ent_check_menu_new       (const char         *title);
/* What the button says: "3 of 9 cases". */
void       ent_check_menu_set_label (EntCheckMenu       *self,
                                     const char         *label);
/* Rows stay as long as there are the same things, and the focus in them. */
void       ent_check_menu_set_items (EntCheckMenu       *self,
                                     const EntCheckItem *items,
                                     guint               n_items);
/* (transfer full): the ids of those that are checked, or of those that are not */
char     **ent_check_menu_dup_ids   (EntCheckMenu       *self,
                                     gboolean            checked);

G_END_DECLS
