#pragma once

#include <gtk/gtk.h>

#include "ent-matrix-spec.h"
#include "ent-session.h"
#include "ent-statement.h"

G_BEGIN_DECLS

/* Adding to a lecture from wherever content stands. */

/**
 * ent_slide_maker_add_link:
 * @widget: stands in a window with the action "win.add-to-lecture", which says how it went
 * @link: as ent-slide-link.h takes it
 * @words: (nullable): that are selected
 *
 * Asks into which lecture a slide of this shall go, and puts it there.
 */
void ent_slide_maker_add_link          (GtkWidget           *widget,
                                        const char          *link,
                                        const char          *words);
/* What "win.add-to-lecture" is called with: link and words, or "". */
#define ENT_SLIDE_MAKER_LINK_TYPE "(ss)"
/* A menu item for it. (transfer full) */
GMenuItem *ent_slide_maker_item_new    (const char          *label,
                                        const char          *link);
/* A button for the end of what is shown beside. (transfer floating) */
GtkWidget *ent_slide_maker_button_new  (const char          *link);

/* Lets what @widget shows be dragged into a lecture; again, once it shows something else. */
void       ent_slide_maker_set_drag    (GtkWidget           *widget,
                                        const char          *link);
/* Once: the same for what shows something else each time. @dup_link: (transfer full) (nullable) */
void       ent_slide_maker_set_drag_of (GtkWidget           *widget,
                                        char              *(*dup_link) (gpointer data),
                                        gpointer             data);
/* Once: the same, and by a menu (secondary click, or the Menu key). */
void       ent_slide_maker_watch       (GtkWidget           *widget,
                                        const char          *link);

/* The same for what is said across cases (ent-matrix-slide.h).  @widget stands in a window with the action
 * "win.add-slide", which knows the library: the matrix as it stands, … */
void ent_slide_maker_present_matrix    (GtkWidget           *widget,
                                        EntMatrix           *matrix,
                                        const EntMatrixSpec *spec);
/* … a factor in all cases of the matrix, … */
void ent_slide_maker_present_factor    (GtkWidget           *widget,
                                        EntMatrix           *matrix,
                                        guint                factor);
/* … and a statement with what carries it. */
void ent_slide_maker_present_statement (GtkWidget           *widget,
                                        EntMatrix           *matrix,
                                        const EntStatement  *statement);

/* What "win.add-slide" is called with: a slide in strings, whether title and body were made, and the cases that it was
 * made from. */
#define ENT_SLIDE_MAKER_TYPE "(smsmsmsmsmsmsba(si))"
/* (transfer full) (nullable): NULL where it cannot be understood */
EntSlide  *ent_slide_maker_read        (GVariant            *slide);

G_END_DECLS
