#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a screen reader sees of one labelled event on a timeline.  It paints nothing and takes
 * neither pointer nor focus: those are the timeline's. */
#define ENT_TYPE_TIMELINE_ITEM (ent_timeline_item_get_type ())
G_DECLARE_FINAL_TYPE (EntTimelineItem, ent_timeline_item, ENT, TIMELINE_ITEM, GtkWidget)

GtkWidget *ent_timeline_item_new (void);
/* @area: in the timeline's coordinates; given to the item when it is next allocated */
void       ent_timeline_item_set (EntTimelineItem       *self,
                                  const char            *label,
                                  gboolean               selected,
                                  const graphene_rect_t *area);
void       ent_timeline_item_allocate
                                 (EntTimelineItem       *self);

G_END_DECLS
