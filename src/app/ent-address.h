#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a link leads: "case:us-vietnam", "event:us-vietnam/embargo-lifted",
 * "factor:trade-restoration" (across cases), "entente:us-vietnam?from=1990",
 * "compare:us-vietnam,camp-david?align=war-end", "news:", "lecture:UUID", "note:UUID", "https://…".  Inside a case's own texts the case
 * is left out: "event:embargo-lifted". */
typedef enum
{
  ENT_ADDRESS_CASE,
  ENT_ADDRESS_EVENT,
  ENT_ADDRESS_ACTOR,
  ENT_ADDRESS_DOCUMENT,
  ENT_ADDRESS_SOURCE,
  ENT_ADDRESS_STORY,
  ENT_ADDRESS_FACTOR,   /* a factor, in a case where case_id is set */
  ENT_ADDRESS_FACTORS,  /* factors across cases: "factors:", with what ent_factors_page_show() takes after it */
  ENT_ADDRESS_VIEW,     /* of a timeline: ent-view-spec.h */
  ENT_ADDRESS_COMPARE,  /* several timelines: the same, after "compare:" */
  ENT_ADDRESS_INBOX,    /* notes that an update left to be looked at: "inbox:" */
  ENT_ADDRESS_NOTES,    /* the page of all notes: "notes:", with what ent_notes_page_show() takes after it */
  ENT_ADDRESS_NEWS,     /* what updates brought: "news:" */
  ENT_ADDRESS_LECTURES, /* the page of all lectures: "lectures:" */
  ENT_ADDRESS_LECTURE,  /* one of the person's lectures, in no case: "lecture:UUID" */
  ENT_ADDRESS_NOTE,     /* one of the person's notes, in no case */
  ENT_ADDRESS_URL,
} EntAddressKind;

typedef struct
{
  EntAddressKind  kind;
  char           *case_id;  /* or NULL; of a view the first one */
  char           *id;       /* inside the case, or the URL or the view's link, of a comparison without
                              its scheme; NULL for a case itself, or for the last comparison */
} EntAddress;

/* @case_id: (nullable): the case whose text the link stands in. NULL for what is no link. */
EntAddress *ent_address_parse     (const char *uri,
                                   const char *case_id);
EntAddress *ent_address_new       (EntAddressKind  kind,
                                   const char     *case_id,
                                   const char     *id);
/* (transfer full): whole, with its case */
char       *ent_address_to_string (const EntAddress *self);
char       *ent_address_format    (EntAddressKind  kind,
                                   const char     *case_id,
                                   const char     *id);
void        ent_address_free      (EntAddress       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntAddress, ent_address_free)

G_END_DECLS
