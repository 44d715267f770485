#pragma once

#include <gdk/gdk.h>

#include "ent-lecture.h"

G_BEGIN_DECLS

/* Slides on their way: dragged from where content stands into a lecture, within one, or copied by the clipboard.  Other
 * programs get their words as CommonMark. */

/* A boxed value: what a drop target asks for. */
#define ENT_TYPE_SLIDE_DRAG (ent_slide_drag_get_type ())
GType               ent_slide_drag_get_type     (void) G_GNUC_CONST;

/**
 * ent_slide_drag_provider_new:
 * @slides: (element-type EntSlide): copied
 * @lecture_id: (nullable): that they stand in; NULL: they are new
 *
 * Returns: (transfer full)
 */
GdkContentProvider *ent_slide_drag_provider_new (GPtrArray     *slides,
                                                 const char    *lecture_id);
/**
 * ent_slide_drag_read:
 * @value: what was dropped or pasted; of any type
 * @lecture_id: (out) (transfer none) (nullable) (optional): that they stand in; lives as long as @value
 *
 * Returns: (transfer full) (nullable) (element-type EntSlide): with the ids that they have there; NULL: @value holds
 *   none
 */
GPtrArray          *ent_slide_drag_read         (const GValue  *value,
                                                 const char   **lecture_id);

G_END_DECLS
