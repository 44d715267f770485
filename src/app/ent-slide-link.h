#pragma once

#include "ent-session.h"

G_BEGIN_DECLS

/**
 * ent_slide_make_of_link_async:
 * @link: what a slide shall show: as a slide names what it shows (EntSlideKind), or "case:…", "story:…", "note:…",
 *   "document:…", "compare:…"
 * @words: (nullable): only these, of a story or a document; plain text
 *
 * Makes a slide of what the library holds now.
 * Returns: by ent_slide_make_finish() the slide; NOT_FOUND where the link leads to nothing that a slide can show
 */
void ent_slide_make_of_link_async (EntSession          *session,
                                   const char          *link,
                                   const char          *words,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);

/* The same at once, for what can be dragged away: of what was loaded before. (transfer full) (nullable) */
EntSlide *ent_slide_make_of_link   (EntSession          *session,
                                    const char          *link);
/* (transfer full): what the person noted, in their words */
EntSlide *ent_slide_new_of_note (const EntNote *note);

G_END_DECLS
