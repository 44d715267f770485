#pragma once

#include <gtk/gtk.h>

#include "ent-coder-study.h"

G_BEGIN_DECLS

/* Coders two by two: of how many cells, how often they said the same, and kappa. */
#define ENT_TYPE_PAIR_LIST (ent_pair_list_get_type ())
G_DECLARE_FINAL_TYPE (EntPairList, ent_pair_list, ENT, PAIR_LIST, GtkWidget)

typedef enum
{
  ENT_PAIR_ORDER_LEAST,  /* agreement first, by weighted kappa; those without one last */
  ENT_PAIR_ORDER_MOST,
  ENT_PAIR_ORDER_NAME,
} EntPairOrder;
#define ENT_N_PAIR_ORDERS 3

/* For people, translated: "Least Agreement First". */
const char *ent_pair_order_to_label (EntPairOrder   order);

GtkWidget  *ent_pair_list_new       (void);
void        ent_pair_list_set       (EntPairList   *self,
                                     EntCoderStudy *study);
void        ent_pair_list_set_order (EntPairList   *self,
                                     EntPairOrder   order);

G_END_DECLS
