#pragma once

#include "ent-cite.h"

G_BEGIN_DECLS

/* What a story's CommonMark holds beyond CommonMark: citations, and links to other parts of
 * the case. Neither is looked for in code spans. Any thread. */

/* "[@source]" or "[@source, p. 3; @other]". */
typedef struct
{
  gsize      begin;  /* byte offset of "[" */
  gsize      end;    /* past "]", or past what was read of a malformed one */
  GPtrArray *cites;  /* of EntCite; empty: begins like a citation, but cannot be read as one */
} EntCitation;

typedef enum
{
  ENT_LINK_EVENT,
  ENT_LINK_FACTOR,
  ENT_LINK_DOCUMENT,
} EntLinkKind;

/* "[words](event:id)". */
typedef struct
{
  gsize       begin;        /* byte offset of "[" */
  gsize       words_begin;
  gsize       words_end;    /* offset of "]" */
  gsize       end;          /* past ")" */
  EntLinkKind kind;
  char       *id;           /* as it is written, maybe of nothing in the case */
} EntLink;

/**
 * ent_citations_scan:
 * @text: CommonMark, UTF-8
 *
 * O(length).
 * Returns: (transfer full) (element-type EntCitation): in order
 */
GPtrArray *ent_citations_scan     (const char  *text);

/**
 * ent_citations_to_links:
 * @text: CommonMark, UTF-8
 * @cites: (element-type EntCite): those of the citations are added, in order
 *
 * For a parser of CommonMark, to which a citation is nothing: each cite becomes a link of its own with a target
 * that ent_cite_link_parse() knows, close to the word before it.  What begins like a citation and is none
 * goes.
 * Returns: (transfer full)
 */
char      *ent_citations_to_links (const char  *text,
                                   GPtrArray   *cites);

/* @index: (out): in the cites of ent_citations_to_links(). FALSE for the target of any other link. */
gboolean   ent_cite_link_parse    (const char  *url,
                                   guint       *index);

/* The same as ent_citations_scan() for links; (element-type EntLink). */
GPtrArray *ent_links_scan         (const char  *text);

/**
 * ent_link_parse_target:
 * @url: a link's target, "event:id"
 * @id: (out): borrowed from @url
 *
 * Returns: whether it is a link to a part of the case
 */
gboolean   ent_link_parse_target  (const char   *url,
                                   EntLinkKind  *kind,
                                   const char  **id);

void       ent_citation_free      (EntCitation  *self);
void       ent_link_free          (EntLink      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCitation, ent_citation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLink, ent_link_free)

G_END_DECLS
