#pragma once

#include "ent-case.h"
#include "ent-codebook.h"

G_BEGIN_DECLS

/* A whole case as one Markdown document for people (CommonMark with tables and footnotes, as
 * Pandoc and most others read them), in the reader's language where the case has it. Any thread. */

/**
 * ent_case_markdown_to_string:
 * @self: a sealed case
 * @codebook: (nullable): without it factors stand by their ids, in the order of the case
 * @length: (out) (optional): bytes
 *
 * Each citation, or group of them, is a footnote; equal ones share it.
 * Returns: (transfer full): UTF-8, with a final newline
 */
char     *ent_case_markdown_to_string (const EntCase      *self,
                                       const EntCodebook  *codebook,
                                       gsize              *length);
/* Through a temporary file and rename. */
gboolean  ent_case_markdown_save      (const EntCase      *self,
                                       const EntCodebook  *codebook,
                                       const char         *path,
                                       GError            **error);

G_END_DECLS
