#pragma once

#include "ent-lecture.h"
#include "ent-store.h"

G_BEGIN_DECLS

/* Lectures and their slides: personal rows. */

/* (transfer full) (element-type EntLecture): the one changed last comes first */
GPtrArray *ent_store_list_lectures (EntStore          *self,
                                    GError           **error);
/* A new one, or what changed in one there is; its slides stay. */
gboolean   ent_store_put_lecture   (EntStore          *self,
                                    const EntLecture  *lecture,
                                    GError           **error);
/* (transfer full) (element-type EntSlide): in order; of kinds that a later Entente knows none */
GPtrArray *ent_store_list_slides   (EntStore          *self,
                                    const char        *lecture_id,
                                    GError           **error);
/* After the others; the lecture counts as changed now. On disk when it returns. NOT_FOUND where there
 * is no such lecture. */
gboolean   ent_store_add_slide     (EntStore          *self,
                                    const char        *lecture_id,
                                    const EntSlide    *slide,
                                    GError           **error);

G_END_DECLS
