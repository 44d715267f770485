#pragma once

#include <adwaita.h>

#include "ent-session.h"

G_BEGIN_DECLS

#define ENT_TYPE_APPLICATION (ent_application_get_type ())
G_DECLARE_FINAL_TYPE (EntApplication, ent_application, ENT, APPLICATION, AdwApplication)

EntApplication *ent_application_new          (void);
/* (transfer none) (nullable): NULL before startup */
EntSession     *ent_application_get_session  (EntApplication *self);
/* (transfer none) (nullable) */
GSettings      *ent_application_get_settings (EntApplication *self);

G_END_DECLS
