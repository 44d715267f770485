#pragma once

#include <gtk/gtk.h>

#include "ent-case.h"
#include "ent-address.h"

G_BEGIN_DECLS

/* The pieces that pages and the inspector are made of; each is appended to a vertical box. */

/* Small grey line over a title: what it is. */
void       ent_block_overline  (GtkBox      *box,
                                const char  *text);
void       ent_block_title     (GtkBox      *box,
                                const char  *text);
void       ent_block_dim       (GtkBox      *box,
                                const char  *text);
/* A wrapping, selectable paragraph. */
GtkWidget *ent_block_text      (GtkBox      *box,
                                const char  *text);
/* Small grey heading of a part: "Sources". */
void       ent_block_heading   (GtkBox      *box,
                                const char  *text);

/**
 * ent_block_link:
 * @action: "win.go" (open it where it lives) or "win.inspect" (show it beside)
 * @detail: (nullable): second, grey part
 *
 * A flat line that leads somewhere; an event, a document or a factor can be dragged from it into a lecture.
 */
GtkWidget *ent_block_link      (GtkBox         *box,
                                const char     *action,
                                EntAddressKind  kind,
                                const char     *case_id,
                                const char     *id,
                                const char     *text,
                                const char     *detail);
/* A heading "Sources" and a line for each; nothing where there are none. */
void       ent_block_sources   (GtkBox      *box,
                                EntCase     *item,
                                GPtrArray   *cites);
/* The same for events, by their ids; a long list is cut and says so. */
void       ent_block_events    (GtkBox      *box,
                                EntCase     *item,
                                const char  *heading,
                                GPtrArray   *ids);
/* A quotation with its locator and terms. */
void       ent_block_quotation (GtkBox             *box,
                                const EntQuotation *quotation);
/* @language: the variant of its words. Returns: the label of the words */
GtkWidget *ent_block_quotation_in
                               (GtkBox             *box,
                                const EntQuotation *quotation,
                                const char         *language);
/* Adds one more to a list in words: "Egypt, Israel". */
void       ent_list_append     (GString     *list,
                                const char  *text);

/* A stack for pages that scroll.  Turning to another page asks for room anew from the window down: a page that is laid
 * out for the first time makes its scrolled window ask for room meanwhile, and where only a part of the window is laid
 * out, that leaves all above it without a place, and nothing is drawn any more. */
GtkStack  *ent_stack_new           (void);

G_END_DECLS
