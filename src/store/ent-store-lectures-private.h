#pragma once

#include "ent-store-lectures.h"

G_BEGIN_DECLS

/* In a transaction that writes: the lecture changed now. NOT_FOUND where it is gone. */
gboolean ent_store_touch_lecture      (EntStore    *self,
                                       const char  *lecture_id,
                                       GError     **error);
gboolean ent_store_set_lecture_gone   (GError     **error);

G_END_DECLS
