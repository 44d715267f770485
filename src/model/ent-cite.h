#pragma once

#include "ent-types.h"

G_BEGIN_DECLS

/* A pointer from a claim to a source of the same case. */
struct _EntCite
{
  char *source;   /* id */
  char *locator;  /* "p. 12", "Documents 26–57", or NULL */
};

EntCite *ent_cite_new  (const char *source,
                        const char *locator);
void     ent_cite_free (EntCite    *self);

/* An array that owns EntCites, and one that owns strings. */
GPtrArray *ent_cites_new (void);
GPtrArray *ent_ids_new   (void);
GPtrArray *ent_ids_copy  (GPtrArray *ids);
/* The same strings in the same order. */
gboolean   ent_ids_equal (GPtrArray *a,
                          GPtrArray *b);

/* Longest id, in characters. */
#define ENT_MAX_ID 100

/* Whether it can be an id inside a case: lower-case words of ASCII letters and digits with "-" between
 * them. */
gboolean   ent_id_is_valid (const char *string);

/* Ids by which the library knows a case: "us-vietnam", or "us-vietnam@demo" where two feeds have a case of
 * one id. */

/* Whether it can be one. */
gboolean   ent_case_id_is_valid         (const char *string);
/* The id in the case's own file: what comes before "@". (transfer full) */
char      *ent_case_id_dup_published    (const char *id);
/* Longest one, in characters. */
#define ENT_MAX_CASE_ID (2 * ENT_MAX_ID + 1)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCite, ent_cite_free)

G_END_DECLS
