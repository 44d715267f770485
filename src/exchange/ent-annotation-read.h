#pragma once

#include <gio/gio.h>

#include "ent-case-file.h"
#include "ent-note.h"

G_BEGIN_DECLS

/* Notes out of W3C Web Annotations (https://www.w3.org/TR/annotation-model/): a collection with its page in
 * it, a page, an array of annotations or one alone; and out of what Hypothesis exports, its API's "rows"
 * and its client's "annotations".
 *
 * What stands on a thing of Entente (ent-annotation-iri.h) becomes a note there, and one that Entente wrote
 * comes back as it was.  What stands on anything else, a web page, becomes a note on a case, or on none, with
 * the quoted words as its anchor; who wrote it, where it stood, and whatever else it leads to are links
 * at the end of its text.  Each target makes a note of its own, of a choice of bodies the first one counts.
 * Any thread. */

#define ENT_ANNOTATION_MAX_NOTES 100000
#define ENT_ANNOTATION_MAX_BODY  1000000  /* characters */

typedef struct
{
  GPtrArray *notes;   /* of EntNote, in the order of the file; their times are 0 where it does not say when */
  GPtrArray *layers;  /* of EntLayer: the creators of those that have a layer */
} EntAnnotations;

/**
 * ent_annotations_parse:
 * @bytes: UTF-8 JSON, at most ENT_CASE_FILE_MAX_BYTES
 * @case_id: (nullable): the case of what stands on nothing of Entente
 * @faults: (nullable): gets every fault and warning found (EntFault)
 *
 * A note's id is that of the annotation where that is a UUID, else one derived from it, so that it is
 * the same each time.  Whatever the model says that an annotation must be is asked of those that are read.
 * Returns: (transfer full) (nullable): NULL if there was a fault that is no warning; @error then names
 *   the first and how many
 */
EntAnnotations *ent_annotations_parse (const char      *bytes,
                                       gsize            length,
                                       const char      *case_id,
                                       GPtrArray       *faults,
                                       GError         **error);
void            ent_annotations_free  (EntAnnotations  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntAnnotations, ent_annotations_free)

G_END_DECLS
