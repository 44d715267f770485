#pragma once

#include <gtk/gtk.h>

#include "ent-order.h"

G_BEGIN_DECLS

/* Two things of one case on a small axis that counts from the first of them, so that strips one below the other can
 * be read together: a diamond, which stands at the same place in all, and a dot before or after it.  Where a date is
 * uncertain, a soft bar says within what it lies.  A click on a mark says which was meant; the same is reached
 * from the text beside.
 *
 * Signal "mark-activated" (uint): 0 the diamond, 1 the dot. */
#define ENT_TYPE_ORDER_STRIP (ent_order_strip_get_type ())
G_DECLARE_FINAL_TYPE (EntOrderStrip, ent_order_strip, ENT, ORDER_STRIP, GtkWidget)

/* The place of a date that is not certain: the middle of what it can be, as far as that has ends. FALSE for one that
 * has none, or is missing. */
gboolean   ent_order_strip_find_middle (const EntDating *dating,
                                        double          *middle_sec);
/* @begin_sec, @end_sec: what the strip shows, in seconds from the first
 * @name: for a screen reader: what the strip says */
GtkWidget *ent_order_strip_new         (const EntDating *first,
                                        const EntDating *second,
                                        double           begin_sec,
                                        double           end_sec,
                                        const char      *name);
/* The years over such strips: "−10 years", 0, "+20 years". */
GtkWidget *ent_order_ruler_new         (double           begin_sec,
                                        double           end_sec);

G_END_DECLS
