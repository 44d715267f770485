#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children in lines, as words stand in a paragraph: as many in one line as there is room for.
 * A child that expands takes what is left of its line. */
#define ENT_TYPE_WRAP_LAYOUT (ent_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (EntWrapLayout, ent_wrap_layout, ENT, WRAP_LAYOUT, GtkLayoutManager)

/* @spacing: between children and between lines, in px */
GtkLayoutManager *ent_wrap_layout_new (int spacing);

G_END_DECLS
