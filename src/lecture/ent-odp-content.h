#pragma once

#include "ent-lecture-export.h"
#include "ent-office-media.h"
#include "ent-office-xml.h"

G_BEGIN_DECLS

/* content.xml: the slides and their notes. (transfer full) (nullable): NULL: cancelled, and @error says so */
GBytes *ent_odp_content_write (const EntLectureJob  *job,
                               EntOfficeMedia       *media,
                               GError              **error);

G_END_DECLS
