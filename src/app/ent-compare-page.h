#pragma once

#include <gtk/gtk.h>

#include "ent-session.h"
#include "ent-view-spec.h"

G_BEGIN_DECLS

/* Timelines of cases one above the other, and the line of tools over them; and, in another view of the same cases,
 * their matrix with what can be said of them.
 *
 * Signals: "changed", once a person has changed what is shown: its spec is another one. */
#define ENT_TYPE_COMPARE_PAGE (ent_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (EntComparePage, ent_compare_page, ENT, COMPARE_PAGE, GtkWidget)

GtkWidget   *ent_compare_page_new         (void);
void         ent_compare_page_set_session (EntComparePage    *self,
                                           EntSession        *session);
/* @spec: (nullable): what to show; NULL: what was shown last, or the library's first cases. The
 * cases are read in another thread; what the library does not have is told and left out. */
void         ent_compare_page_show        (EntComparePage    *self,
                                           const EntViewSpec *spec);
/* (transfer full): what is shown, or will be once the cases are read */
EntViewSpec *ent_compare_page_dup_spec    (EntComparePage    *self);
/* @link: (nullable): as ent_compare_page_dup_link() writes it: turns to its view. "view=reading" is that of the
 * matrix; its outcome stands beside it (EntCompareReading). Views of timelines leave that out. */
void         ent_compare_page_show_view   (EntComparePage    *self,
                                           const char        *link);
/* (transfer none): what a switcher turns */
GtkStack    *ent_compare_page_get_stack   (EntComparePage    *self);
/* (transfer full) (nullable): the spec's link, with the view; NULL where there are no cases */
char        *ent_compare_page_dup_link    (EntComparePage    *self);

G_END_DECLS
