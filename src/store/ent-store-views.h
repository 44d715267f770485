#pragma once

#include "ent-store.h"

G_BEGIN_DECLS

/* Views of a case's timeline that a person keeps under a name: personal rows.  @case_id is a
 * case's id; for a comparison those of its cases, joined by commas. */

/* Longest name of a view, in characters. */
#define ENT_STORE_MAX_VIEW_NAME 100

typedef struct
{
  char *name;
  char *link;  /* "entente:us-vietnam?from=1990" */
} EntSavedView;
void        ent_saved_view_free       (EntSavedView  *self);

/* Whether a view can be called so: 1 to 100 characters, not only space, nor space around
 * them, no control characters. */
gboolean    ent_store_is_view_name    (const char    *name);

/* (transfer full) (element-type EntSavedView): by name, as the reader's language sorts */
GPtrArray  *ent_store_list_views      (EntStore      *self,
                                       const char    *case_id,
                                       GError       **error);
/* Keeps a view, in place of one of the same name. ENT_STORE_ERROR_NAME for a name that
 * cannot be. */
gboolean    ent_store_put_view        (EntStore      *self,
                                       const char    *case_id,
                                       const char    *name,
                                       const char    *link,
                                       GError       **error);
/* NOT_FOUND where there is none. */
gboolean    ent_store_remove_view     (EntStore      *self,
                                       const char    *case_id,
                                       const char    *name,
                                       GError       **error);
/* ENT_STORE_ERROR_NAME where another view is called @new_name, or none can be; NOT_FOUND
 * where there is no @name. */
gboolean    ent_store_rename_view     (EntStore      *self,
                                       const char    *case_id,
                                       const char    *name,
                                       const char    *new_name,
                                       GError       **error);

/* (transfer full) (element-type utf8 GPtrArray): of each event of the case on which the
 * person has notes with tags, by its id, the tags, each once, in order */
GHashTable *ent_store_list_event_tags (EntStore      *self,
                                       const char    *case_id,
                                       GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSavedView, ent_saved_view_free)

G_END_DECLS
