#pragma once

#include <gtk/gtk.h>

#include "ent-library.h"
#include "ent-matrix-spec.h"
#include "ent-statement.h"
#include "ent-view-spec.h"

G_BEGIN_DECLS

/**
 * ent_slide_maker_present:
 * @widget: stands in a window, which is told how it went
 * @spec: what the slide is to show
 * @title: of the slide: what is to be seen
 * @begin: of the range, seconds; @end is exclusive
 *
 * Asks into which lecture a slide with this view of a timeline shall go, and puts it there.
 */
void ent_slide_maker_present           (GtkWidget           *widget,
                                        EntLibrary          *library,
                                        const EntViewSpec   *spec,
                                        const char          *title,
                                        gint64               begin,
                                        gint64               end);

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

/* What "win.add-slide" is called with: a slide in strings. */
#define ENT_SLIDE_MAKER_TYPE "(smsmsmsmsmsms)"
/* @slide: as above; what cannot be understood is passed over */
void ent_slide_maker_take              (GtkWidget           *widget,
                                        EntLibrary          *library,
                                        GVariant            *slide);

G_END_DECLS
