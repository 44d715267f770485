#pragma once

#include <gtk/gtk.h>

#include "ent-matrix.h"
#include "ent-statement.h"

G_BEGIN_DECLS

/* What can be said of a few cases side by side: their matrix, and below it sentences: the most alike and the most
 * different, Mill's methods for an outcome that the person chooses, order in time.  A sentence that is opened lights its
 * cells.  Its query:
 *
 *   outcome   relations-years, peace-years or relations
 *   at-least  years, or a level from 0 to 5
 *
 * Signals: "changed": a person chose another outcome; "lit" (EntStatement, nullable): a sentence was opened, or the one
 * that was is closed. */
#define ENT_TYPE_COMPARE_READING (ent_compare_reading_get_type ())
G_DECLARE_FINAL_TYPE (EntCompareReading, ent_compare_reading, ENT, COMPARE_READING, GtkWidget)

GtkWidget *ent_compare_reading_new       (void);
/* What is open closes. */
void       ent_compare_reading_set       (EntCompareReading *self,
                                          EntMatrix         *matrix);
/* @query: (nullable): without an outcome: the usual one */
void       ent_compare_reading_show      (EntCompareReading *self,
                                          const char        *query);
/* (transfer full): "" for the usual outcome */
char      *ent_compare_reading_dup_query (EntCompareReading *self);
/* Closes the sentence that is open. */
void       ent_compare_reading_close     (EntCompareReading *self);

G_END_DECLS
