#pragma once

#include "ent-case.h"
#include "ent-rich-text.h"

G_BEGIN_DECLS

/* The words of a case's handout. */

/* Its story as one text: sections under headings, and where it cites, the number of a note that says what;
 * "[@quandt, p. 3]" becomes "[^1]". (transfer full) */
EntRichText *ent_handout_read_story        (const EntCase  *item);
/* (transfer full) (element-type EntRichText): each source of the case, as a bibliography has it, in order */
GPtrArray   *ent_handout_list_bibliography (const EntCase  *item);

G_END_DECLS
