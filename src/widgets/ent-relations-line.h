#pragma once

#include "ent-relation.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The course of relations over a period as one small line, without text. */
#define ENT_TYPE_RELATIONS_LINE (ent_relations_line_get_type ())
G_DECLARE_FINAL_TYPE (EntRelationsLine, ent_relations_line, ENT, RELATIONS_LINE, GtkWidget)

GtkWidget *ent_relations_line_new (void);
/**
 * ent_relations_line_set:
 * @steps: (nullable): of EntRelationStep, in order of date; must not change
 * @period: (nullable): what the width stands for; where it is open, or NULL, from the first
 *   step to today
 */
void       ent_relations_line_set (EntRelationsLine *self,
                                   GPtrArray        *steps,
                                   EntDate          *period);

G_END_DECLS
