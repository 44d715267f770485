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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCite, ent_cite_free)

G_END_DECLS
