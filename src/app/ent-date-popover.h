#pragma once

#include "ent-timeline-view.h"

G_BEGIN_DECLS

/* Asks for a date, says while it is typed how it is understood, and goes there. */
#define ENT_TYPE_DATE_POPOVER (ent_date_popover_get_type ())
G_DECLARE_FINAL_TYPE (EntDatePopover, ent_date_popover, ENT, DATE_POPOVER, GtkPopover)

GtkWidget *ent_date_popover_new (EntTimelineView *view);

G_END_DECLS
