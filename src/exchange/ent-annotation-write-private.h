#pragma once

#include "ent-json-writer.h"
#include "ent-note.h"

G_BEGIN_DECLS

/* What layer files take of the way in which annotations are written. */

/* "@context": the model's and ours. */
void  ent_annotation_write_context (EntJsonWriter *writer);
/* @layers: as ent_annotations_to_string() takes them */
void  ent_annotation_write_note    (EntJsonWriter *writer,
                                    const EntNote *note,
                                    GPtrArray     *layers);
/* xsd:dateTime in UTC, "1978-09-17T22:00:00.5Z"; the fraction as long as needed. */
void  ent_annotation_write_time    (EntJsonWriter *writer,
                                    const char    *name,
                                    gint64         usec);

G_END_DECLS
