#pragma once

#include <gtk/gtk.h>

#include "ent-case.h"
#include "ent-codebook.h"
#include "ent-address.h"
#include "ent-personal.h"

G_BEGIN_DECLS

/* The column that tells all about what is selected, always in the same order: what it is,
 * title, date and place, text, what it carries, sources, the person's notes. */
#define ENT_TYPE_INSPECTOR (ent_inspector_get_type ())
G_DECLARE_FINAL_TYPE (EntInspector, ent_inspector, ENT, INSPECTOR, GtkWidget)

GtkWidget  *ent_inspector_new   (void);

/* Whose notes and ratings it shows; before anything else. */
void        ent_inspector_set_personal (EntInspector *self,
                                        EntPersonal  *personal);

/* Says that nothing is selected. */
void        ent_inspector_clear (EntInspector  *self);

/**
 * ent_inspector_show:
 * @item: (nullable): the case @link leads into; NULL for a factor across cases
 * @cases: (nullable) (element-type EntCase): all cases, for a factor across cases
 *
 * Returns: FALSE, and nothing changes, where the case has no such thing
 */
gboolean    ent_inspector_show  (EntInspector     *self,
                                 EntCase          *item,
                                 EntCodebook      *codebook,
                                 GPtrArray        *cases,
                                 const EntAddress *link);
/* (transfer none) (nullable): what it shows; NULL: nothing, or a note by itself */
const EntAddress *
            ent_inspector_get_link  (EntInspector    *self);
/* Opens a note on what is shown, or one that lost its place, with the focus in its editor. FALSE where
 * nothing is shown or there is no such note. */
gboolean    ent_inspector_open_note (EntInspector    *self,
                                     const char      *id);
/* @note: (transfer full) (nullable): a new one; NULL: on what is shown. FALSE where nothing is shown on which
 * notes can stand. */
gboolean    ent_inspector_add_note  (EntInspector    *self,
                                     EntNote         *note);
/* Shows a note by itself, because what it stands on is not there. */
void        ent_inspector_show_note (EntInspector    *self,
                                     const EntNote   *note);

G_END_DECLS
