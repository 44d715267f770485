#pragma once

#include "ent-slide-list.h"

G_BEGIN_DECLS

/* ent-slide-list.c holds the list and what is selected in it, ent-slide-list-actions.c what is done to slides,
 * ent-slide-list-drag.c how they are dragged. */
struct _EntSlideList
{
  GtkWidget          parent_instance;

  GtkWidget         *scroller;
  GtkListView       *view;
  GtkWidget         *menu;       /* popover, or NULL */
  GtkWidget         *naming;     /* popover that asks for a section's name, or NULL */
  GtkWidget         *name_entry;

  EntDeckModel      *model;      /* or NULL */
  GListStore        *items;      /* of EntSlideItem */
  GtkMultiSelection *selection;
  EntSlideItem      *current;    /* that is worked at, or NULL */
  GHashTable        *stale;      /* of ids, or NULL */

  GtkWidget         *drop_row;   /* (weak) over which something is dragged, or NULL */
  gboolean           drop_after; /* it would fall below it */
  double             drop_y;     /* where the pointer is, in the scroller */
  guint              drop_tick;  /* scrolls meanwhile */
};

/* (transfer full) (element-type EntSlide): borrowed from the deck, in order */
GPtrArray *ent_slide_list_get_selected     (EntSlideList   *self);
/* (transfer full) (element-type utf8): their ids */
GPtrArray *ent_slide_list_dup_ids          (EntSlideList   *self);
/* (nullable): that shows this item now */
GtkWidget *ent_slide_list_find_row         (EntSlideList   *self,
                                            EntSlideItem   *item);
/* Slides (element-type utf8: ids) go where @before (nullable) stands, in the order in which they stand. */
void       ent_slide_list_move             (EntSlideList   *self,
                                            GPtrArray      *ids,
                                            const char     *before);

void       ent_slide_list_class_install_actions (GtkWidgetClass *widget_class);
void       ent_slide_list_update_actions   (EntSlideList   *self);
void       ent_slide_list_add_menu         (EntSlideList   *self);
void       ent_slide_list_add_drop         (EntSlideList   *self);
/* A slide can be dragged by its row. */
void       ent_slide_list_add_drag         (EntSlideList   *self,
                                            GtkWidget      *row);

G_END_DECLS
