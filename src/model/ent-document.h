#pragma once

#include "ent-cite.h"
#include "ent-date.h"
#include "ent-text.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_TERMS_NONE,           /* not stated */
  ENT_TERMS_OFFICIAL,       /* an official text, quoted briefly */
  ENT_TERMS_PUBLIC_DOMAIN,
} EntTerms;

struct _EntQuotation
{
  EntText  *text;
  char     *locator;  /* "Article 3(1)", or NULL */
  EntTerms  terms;
};

struct _EntDocument
{
  char      *id;
  EntText   *title;
  EntDate   *date;
  GPtrArray *parties;     /* of char*: actor ids */
  char      *event;       /* id, or NULL */
  EntText   *text;        /* what it did, or NULL */
  EntText   *where;       /* where to read it, or NULL */
  char      *url;         /* or NULL */
  GPtrArray *quotations;  /* of EntQuotation */
  GPtrArray *sources;     /* of EntCite */
};

EntDocument  *ent_document_new    (const char   *id,
                                   EntText      *title, /* (transfer full) */
                                   EntDate      *date); /* (transfer full) */
void          ent_document_free   (EntDocument  *self);

EntQuotation *ent_quotation_new   (EntText      *text); /* (transfer full) */
void          ent_quotation_free  (EntQuotation *self);

const char   *ent_terms_to_word   (EntTerms      terms); /* NULL for NONE */
gboolean      ent_terms_from_word (const char   *word,
                                   EntTerms     *terms);
/* For people, translated: "official text", "public domain"; NULL for NONE. */
const char   *ent_terms_to_label  (EntTerms      terms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntDocument, ent_document_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntQuotation, ent_quotation_free)

G_END_DECLS
