#pragma once

#include <gio/gio.h>

#include "ent-note.h"

G_BEGIN_DECLS

/* Notes as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): JSON-LD that other
 * programs read, and that holds all of a note, so that it comes back as it was.
 *
 * The document is an AnnotationCollection with its one page in it.  A note's words are a TextualBody of
 * CommonMark, each tag one with the purpose "tagging"; what it stands on is a SpecificResource, whose
 * source is an IRI of ent-annotation-iri.h, with a TextQuoteSelector and a TextPositionSelector where it
 * stands on words.  What the model has no term for is in members of ours, "ent:color", "ent:flag",
 * "ent:title" (of what it stands on), "ent:date", "ent:text", "ent:language", "ent:deleted" and "ent:place".
 * Any thread. */

#define ENT_ANNOTATION_CONTEXT "http://www.w3.org/ns/anno.jsonld"

/**
 * ent_annotations_to_string:
 * @notes: (element-type EntNote)
 * @layers: (nullable) (element-type EntLayer): of those who wrote notes that have a layer; their names become
 *   the creators'
 * @length: (out) (optional): bytes
 *
 * Returns: (transfer full): UTF-8, with a final newline; the same for the same notes
 */
char     *ent_annotations_to_string (GPtrArray   *notes,
                                     GPtrArray   *layers,
                                     gsize       *length);

G_END_DECLS
