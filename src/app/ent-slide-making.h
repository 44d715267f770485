#pragma once

#include "ent-items.h"
#include "ent-lecture.h"
#include "ent-matrix.h"
#include "ent-session.h"

G_BEGIN_DECLS

/* Slides made of what the library holds now. */

/* Reads cases and what was judged of them. @case_ids: (nullable) (element-type utf8): those that are gone are left out;
 * NULL: all */
void       ent_slide_read_matrix_async  (EntSession           *session,
                                         GPtrArray            *case_ids,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
/* (transfer full) */
EntMatrix *ent_slide_read_matrix_finish (GAsyncResult         *result,
                                         GError              **error);

/* In a worker thread. (transfer full) (nullable): NULL: there is no such thing */
typedef EntSlide *(*EntSlideMaking) (EntMatrix *matrix,
                                     gpointer   data);
/* Reads the cases, and makes a slide of them. @data: (transfer full) */
void       ent_slide_make_async         (EntSession           *session,
                                         GPtrArray            *case_ids,
                                         EntSlideMaking        making,
                                         gpointer              data,
                                         GDestroyNotify        data_free,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
/* (transfer full) */
EntSlide  *ent_slide_make_finish        (GAsyncResult         *result,
                                         GError              **error);
/* What a search found: an event, a quotation, a case's timeline, words of a story, a note … */
void       ent_slide_make_of_hit_async  (EntSession           *session,
                                         EntHitItem           *hit,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);

G_END_DECLS
