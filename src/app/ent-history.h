#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The places one came through, as a browser keeps them: strings, a present one, and those
 * before and after it. */
typedef struct _EntHistory EntHistory;

EntHistory *ent_history_new        (void);
void        ent_history_free       (EntHistory *self);
/* A new present place, unless it is the present one already; what came after is dropped. */
void        ent_history_push       (EntHistory *self,
                                    const char *place);
/* The present place changed in place: another view of it, say. */
void        ent_history_replace    (EntHistory *self,
                                    const char *place);
gboolean    ent_history_can_go     (EntHistory *self,
                                    int         steps);
/* (transfer none) (nullable): the place that is present now; NULL where there is none */
const char *ent_history_go         (EntHistory *self,
                                    int         steps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntHistory, ent_history_free)

G_END_DECLS
