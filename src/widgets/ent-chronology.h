#pragma once

#include "ent-event-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The events of a timeline as a list, in order of time.
 *
 * Properties: "selected" (string: id of an event, or NULL; setting it scrolls to its row. An
 * event that is hidden stays selected).
 * Signals: "event-activated" (string: id), on Enter or a double click. */
#define ENT_CHRONOLOGY_MIN_WIDTH 220

#define ENT_TYPE_CHRONOLOGY (ent_chronology_get_type ())
G_DECLARE_FINAL_TYPE (EntChronology, ent_chronology, ENT, CHRONOLOGY, GtkWidget)

GtkWidget  *ent_chronology_new           (void);

/* @table: (nullable): all events are listed; what was selected stays so where @table has it */
void        ent_chronology_set_table     (EntChronology *self,
                                          EntEventTable *table);
/* @highlight: (nullable): table->n bytes, copied: events match whose byte is not 0. NULL: all do
 * @hide: whether those that do not match are left out, rather than dimmed */
void        ent_chronology_set_highlight (EntChronology *self,
                                          const guint8  *highlight,
                                          gboolean       hide);

/* (transfer none) (nullable) */
const char *ent_chronology_get_selected  (EntChronology *self);
/* An id the table does not have selects nothing. */
void        ent_chronology_set_selected  (EntChronology *self,
                                          const char    *event_id);

G_END_DECLS
