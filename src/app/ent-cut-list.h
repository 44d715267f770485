#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list that is cut: the first rows are built, and more when a person asks for them. */
#define ENT_TYPE_CUT_LIST (ent_cut_list_get_type ())
G_DECLARE_FINAL_TYPE (EntCutList, ent_cut_list, ENT, CUT_LIST, GtkWidget)

/* (transfer full): the row at @index; called once for each that is shown, in their order. */
typedef GtkWidget *(*EntCutListRow)   (guint    index,
                                       gpointer data);
/* (transfer full): what the button says that shows @n_next more of @n_all; then all are shown where @rest. */
typedef char      *(*EntCutListLabel) (guint    n_next,
                                       guint    n_all,
                                       gboolean rest);

/**
 * ent_cut_list_new:
 * @name: what a screen reader calls it
 * @spacing: between rows, in px
 * @n: rows there are
 * @first: so many are shown
 * @step: so many more are at each press of the button
 * @data_free: (nullable): of @data
 */
GtkWidget *ent_cut_list_new         (const char      *name,
                                     int              spacing,
                                     guint            n,
                                     guint            first,
                                     guint            step,
                                     EntCutListRow    create_row,
                                     EntCutListLabel  create_label,
                                     gpointer         data,
                                     GDestroyNotify   data_free);
guint      ent_cut_list_get_n_shown (EntCutList      *self);

G_END_DECLS
