#pragma once

#include "ent-event-table.h"

G_BEGIN_DECLS

/* Columns without anything in them. */
EntEventTable  *ent_event_table_create      (EntCase             *item,
                                             guint                n,
                                             guint                n_factors);
/* The first event that begins at @earliest or later. */
guint           ent_event_table_search      (const EntEventTable *self,
                                             gint64               earliest);

/* What the functions of these names do where there is a base. */
const EntEvent *ent_event_table_get_joined  (EntEventTable       *self,
                                             guint                index);
const EntEvent *ent_event_table_read_joined (EntEventTable       *self,
                                             guint                index,
                                             EntEvent           **read);
int             ent_event_table_find_joined (EntEventTable       *self,
                                             const char          *id);

G_END_DECLS
