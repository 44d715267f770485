#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ent_titled_drop_down_new:
 * @title: with a mnemonic, translated, e.g. "_Lanes:"
 * @names: of the choices
 *
 * Appends the title and after it a flat drop-down to @box.
 *
 * Returns: (transfer none): the drop-down
 */
GtkDropDown *ent_titled_drop_down_new (GtkBox             *box,
                                       const char         *title,
                                       const char * const *names);

G_END_DECLS
