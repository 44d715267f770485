#pragma once

#include "ent-case.h"
#include "ent-lecture.h"

G_BEGIN_DECLS

/**
 * ent_lecture_excerpt:
 * @slides: (element-type EntSlide): of a lecture
 * @digest: of the copy that @item was read from, by which slides know it
 * @item: a sealed case
 *
 * A case file with no more of @item than these slides quote.  An excerpt of an excerpt is the same.  Any thread.
 * Returns: (transfer full): as ent_case_file_to_string() writes it
 */
char *ent_lecture_excerpt (GPtrArray    *slides,
                           const char   *digest,
                           EntCase      *item,
                           gsize        *length);

G_END_DECLS
