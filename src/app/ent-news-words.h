#pragma once

#include "ent-codebook.h"
#include "ent-store-feeds.h"

G_BEGIN_DECLS

/* News in words, for a person to read. Nothing of it touches a widget. */

const char *ent_news_kind_to_label (EntNewsKind    kind);  /* "Changed": in a list of cases */
const char *ent_news_kind_to_icon  (EntNewsKind    kind);
/* What happened: "Changed: 2 events added, 1 rating changed". (transfer full) */
char       *ent_news_dup_words     (const EntNews *self);
/* "Today, 14:05". (transfer full) */
char       *ent_news_dup_when      (gint64         when_usec,
                                    gint64         now_usec);

/**
 * ent_news_to_text:
 * @news: (element-type EntNews): of one update
 * @codebook: (nullable): for the names of factors
 *
 * All of it as Markdown that reads well as plain text, for an email to a class.
 * Returns: (transfer full)
 */
char       *ent_news_to_text       (GPtrArray     *news,
                                    EntCodebook   *codebook);

G_END_DECLS
