#pragma once

#include "ent-library.h"

G_BEGIN_DECLS

/* Makes the backup of each day while the library lives: now, where that of today is missing and
 * something changed, and then on each new day.  Call it once the library is open. */
void ent_daily_backup_start (EntLibrary *library);

G_END_DECLS
