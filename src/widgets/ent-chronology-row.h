#pragma once

#include "ent-event-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of the chronology: an event's date, its mark as on the timeline, and its title; above
 * them, where a year begins, the year.  Where it is too narrow for a column of dates the date
 * stands over the title. */
#define ENT_TYPE_CHRONOLOGY_ROW (ent_chronology_row_get_type ())
G_DECLARE_FINAL_TYPE (EntChronologyRow, ent_chronology_row, ENT, CHRONOLOGY_ROW, GtkWidget)

GtkWidget *ent_chronology_row_new        (void);

/* @year: (nullable): the heading */
void       ent_chronology_row_set_event  (EntChronologyRow *self,
                                          EntEventTable    *table,
                                          guint             index,
                                          const char       *year);
/* A dimmed event does not match the filter. */
void       ent_chronology_row_set_dimmed (EntChronologyRow *self,
                                          gboolean          dimmed);

G_END_DECLS
