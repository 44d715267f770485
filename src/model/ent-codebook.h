#pragma once

#include "ent-text.h"

G_BEGIN_DECLS

struct _EntFactorGroup
{
  char    *id;
  EntText *title;
  EntText *text;  /* or NULL */
};

struct _EntFactor
{
  char    *id;
  char    *group;       /* id */
  EntText *title;
  EntText *definition;
  EntText *question;
  EntText *ratings[7];  /* what −3 … +3 look like, at [rating + 3]; NULL where not said */
  EntText *confusion;   /* or NULL */
};

/* An atomically counted value. */
struct _EntCodebook
{
  char      *id;
  int        version;
  char      *language;
  char      *license;   /* or NULL */
  EntText   *title;
  EntText   *summary;   /* or NULL */
  GPtrArray *groups;    /* of EntFactorGroup */
  GPtrArray *factors;   /* of EntFactor, in order of their groups */
};

#define ENT_TYPE_CODEBOOK (ent_codebook_get_type ())
GType           ent_codebook_get_type    (void) G_GNUC_CONST;
EntCodebook    *ent_codebook_new         (void);
EntCodebook    *ent_codebook_ref         (EntCodebook       *self);
void            ent_codebook_unref       (EntCodebook       *self);
/* (transfer none) (nullable) */
EntFactor      *ent_codebook_find_factor (const EntCodebook *self,
                                          const char        *id);
EntFactorGroup *ent_codebook_find_group  (const EntCodebook *self,
                                          const char        *id);

EntFactorGroup *ent_factor_group_new     (const char        *id,
                                          EntText           *title); /* (transfer full) */
void            ent_factor_group_free    (EntFactorGroup    *self);
EntFactor      *ent_factor_new           (const char        *id,
                                          const char        *group,
                                          EntText           *title); /* (transfer full) */
void            ent_factor_free          (EntFactor         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCodebook, ent_codebook_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntFactorGroup, ent_factor_group_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntFactor, ent_factor_free)

G_END_DECLS
