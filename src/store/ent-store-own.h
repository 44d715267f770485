#pragma once

#include "ent-own.h"
#include "ent-store.h"

G_BEGIN_DECLS

/* Personal rows beside lectures and views.  Whatever is put is on disk when the call returns;
 * calls inside another transaction of the same store are on disk with that. */

/* (transfer full) (element-type EntNote): those of @ids that there are, in any order, those in
 * the bin too; @ids NULL: all that are not in the bin, newest first */
GPtrArray    *ent_store_load_notes       (EntStore           *self,
                                          const char * const *ids,
                                          GCancellable       *cancellable,
                                          GError            **error);
/* (element-type EntNote): those in the bin, last deleted first */
GPtrArray    *ent_store_list_bin         (EntStore           *self,
                                          GError            **error);
/* Into the bin, or out of it again. NOT_FOUND where one of them is none. */
gboolean      ent_store_bin_notes        (EntStore           *self,
                                          const char * const *ids,
                                          gboolean            binned,
                                          GError            **error);
/* Notes and events that have been in the bin since before @before_usec are gone for good. */
gboolean      ent_store_empty_bin        (EntStore           *self,
                                          gint64              before_usec,
                                          GError            **error);

/* Earlier versions of a note: what it was before its body, tags, colour or flag changed.  A
 * version is kept where it stood for some time, or where much of it went; the last
 * ENT_STORE_MAX_VERSIONS of them. */
#define ENT_STORE_MAX_VERSIONS 20
/* (transfer full) (element-type EntNote): last first; modified_usec says when it was written */
GPtrArray    *ent_store_list_versions    (EntStore           *self,
                                          const char         *note_id,
                                          GError            **error);

/* (element-type EntOwnEvent): by date; @case_id NULL: of all cases; without those in the bin */
GPtrArray    *ent_store_list_own_events  (EntStore           *self,
                                          const char         *case_id,
                                          GError            **error);
/* (transfer full) (nullable): that event, of whatever layer, in the bin too; NULL without error where
 * there is none */
EntOwnEvent  *ent_store_load_own_event   (EntStore           *self,
                                          const char         *id,
                                          GError            **error);
gboolean      ent_store_put_own_event    (EntStore           *self,
                                          const EntOwnEvent  *event,
                                          GError            **error);
gboolean      ent_store_bin_own_event    (EntStore           *self,
                                          const char         *id,
                                          gboolean            binned,
                                          GError            **error);

/* (element-type EntOwnRating): @case_id NULL: of all cases */
GPtrArray    *ent_store_list_own_ratings (EntStore           *self,
                                          const char         *case_id,
                                          GError            **error);
gboolean      ent_store_put_own_rating   (EntStore           *self,
                                          const EntOwnRating *rating,
                                          GError            **error);
/* @layer: (nullable). Nothing happens where there is none. */
gboolean      ent_store_remove_own_rating (EntStore          *self,
                                          const char         *layer,
                                          const char         *case_id,
                                          const char         *factor,
                                          GError            **error);

/* (element-type EntLayer): by name */
GPtrArray    *ent_store_list_layers      (EntStore           *self,
                                          GError            **error);
gboolean      ent_store_put_layer        (EntStore           *self,
                                          const EntLayer     *layer,
                                          GError            **error);
/* With all that is in it. */
gboolean      ent_store_remove_layer     (EntStore           *self,
                                          const char         *id,
                                          GError            **error);
/* The id under which this person's own things are handed in; made when first asked for. */
char         *ent_store_dup_own_layer_id (EntStore           *self,
                                          GError            **error);

G_END_DECLS
