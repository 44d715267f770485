#pragma once

#include "ent-date.h"
#include "ent-text.h"

G_BEGIN_DECLS

struct _EntPhase
{
  char    *id;
  EntText *title;
  EntDate *date;  /* an interval */
  EntText *text;  /* or NULL */
};

EntPhase *ent_phase_new  (const char *id,
                          EntText    *title,  /* (transfer full) */
                          EntDate    *date);  /* (transfer full) */
void      ent_phase_free (EntPhase   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPhase, ent_phase_free)

G_END_DECLS
