#pragma once

#include "ent-case.h"
#include "ent-note.h"

G_BEGIN_DECLS

/* Notes for people to read elsewhere. Any thread. */

/* (transfer full): plain text: the quoted words, what the note stands on, its words, tags */
char  *ent_note_to_text       (const EntNote *note);

/**
 * ent_note_to_citation:
 * @item: (nullable): the note's case
 *
 * Returns: (transfer full): the note's words, and what they are about as a citation: “quoted words” (Title,
 *   date). Entente, “US–Vietnam”, version 3. And the sources of the event, document or rating, if there are any
 */
char  *ent_note_to_citation   (const EntNote *note,
                               const EntCase *item);

/**
 * ent_notes_to_markdown:
 * @notes: (element-type EntNote)
 * @cases: (nullable) (element-type EntCaseInfo): for their titles
 * @layers: (nullable) (element-type EntLayer): for the names of those who wrote
 * @length: (out) (optional): bytes
 *
 * CommonMark: a heading for each case and for each thing that notes stand on, by date; quoted words as a block
 * quote. Words keep their CommonMark; their headings are lower than those around them.
 * Returns: (transfer full): UTF-8, with a final newline
 */
char  *ent_notes_to_markdown  (GPtrArray     *notes,
                               GPtrArray     *cases,
                               GPtrArray     *layers,
                               gsize         *length);

/* The same as a table as ent-csv.h reads it: the first row names the columns, then one row for each note,
 * in the order of @notes. Dates are EDTF, times ISO 8601 in UTC. */
char  *ent_notes_to_csv       (GPtrArray     *notes,
                               GPtrArray     *cases,
                               GPtrArray     *layers,
                               gsize         *length);

G_END_DECLS
