#pragma once

#include "ent-lecture.h"
#include "ent-store.h"

G_BEGIN_DECLS

/* Lectures and their slides: personal rows.  Whatever changes a lecture or a slide counts as a change of the lecture
 * now, and is on disk when it returns. NOT_FOUND where there is no such lecture. */

/* (transfer full) (element-type EntLecture): the one changed last comes first */
GPtrArray  *ent_store_list_lectures    (EntStore          *self,
                                        GError           **error);
/* (transfer full) (nullable) */
EntLecture *ent_store_load_lecture     (EntStore          *self,
                                        const char        *lecture_id,
                                        GError           **error);
/* A new one, or what changed in one there is; its slides stay. */
gboolean    ent_store_put_lecture      (EntStore          *self,
                                        const EntLecture  *lecture,
                                        GError           **error);
/* With its slides and rehearsals. */
gboolean    ent_store_remove_lecture   (EntStore          *self,
                                        const char        *lecture_id,
                                        GError           **error);

/* (transfer full) (element-type EntSlide): in order; of kinds that a later Entente knows none */
GPtrArray  *ent_store_list_slides      (EntStore          *self,
                                        const char        *lecture_id,
                                        GError           **error);
/* After the others. */
gboolean    ent_store_add_slide        (EntStore          *self,
                                        const char        *lecture_id,
                                        const EntSlide    *slide,
                                        GError           **error);
/* @before: (nullable): id of the slide they come before; NULL, or one that is gone: after all */
gboolean    ent_store_insert_slides    (EntStore          *self,
                                        const char        *lecture_id,
                                        GPtrArray         *slides,
                                        const char        *before,
                                        GError           **error);
/* In place of all that there are. */
gboolean    ent_store_replace_slides   (EntStore          *self,
                                        const char        *lecture_id,
                                        GPtrArray         *slides,
                                        GError           **error);
/* What changed in one there is; it stays where it is. NOT_FOUND where it is gone. */
gboolean    ent_store_put_slide        (EntStore          *self,
                                        const EntSlide    *slide,
                                        GError           **error);
/* @ids: (element-type utf8) */
gboolean    ent_store_remove_slides    (EntStore          *self,
                                        const char        *lecture_id,
                                        GPtrArray         *ids,
                                        GError           **error);
/* Slides stand in the order of @ids; those that are not among them keep theirs, after these. */
gboolean    ent_store_order_slides     (EntStore          *self,
                                        const char        *lecture_id,
                                        GPtrArray         *ids,
                                        GError           **error);

/* Cases as they were when slides were made from them, each once, whatever number of slides know it: bytes under their
 * SHA-256 in hexadecimal. */
gboolean    ent_store_keep_case        (EntStore          *self,
                                        const char        *case_id,
                                        int                version,
                                        GBytes            *bytes,
                                        char             **digest, /* (out) (transfer full) (optional) */
                                        GError           **error);
/* (transfer full) (nullable): NOT_FOUND where it is not kept */
GBytes     *ent_store_load_kept_case   (EntStore          *self,
                                        const char        *digest,
                                        GError           **error);
/* Without reading it. FALSE: it could not be asked */
gboolean    ent_store_has_kept_case    (EntStore          *self,
                                        const char        *digest,
                                        gboolean          *has,
                                        GError           **error);
/* Pictures of the person's own, the same way. */
gboolean    ent_store_put_image        (EntStore          *self,
                                        const EntImage    *image,
                                        GError           **error);
EntImage   *ent_store_load_image       (EntStore          *self,
                                        const char        *image_id,
                                        GError           **error);
/* Kept cases and pictures that no slide has known for a day: not sooner, since a change may be taken back.  Opening a
 * library does it. */
gboolean    ent_store_forget_unused    (EntStore          *self,
                                        GError           **error);

/* How long each slide took, once that a lecture was held or rehearsed. */
typedef struct
{
  char *slide_id;
  char *title;        /* as it was */
  char *section;      /* the one it stood in, or NULL */
  int   planned_sec;
  int   seconds;
} EntRehearsalSlide;

typedef struct
{
  char      *id;            /* UUID */
  char      *lecture_id;
  gint64     started_usec;  /* since 1970 UTC */
  int        planned_sec;
  int        seconds;       /* in all, without pauses */
  GPtrArray *slides;        /* of EntRehearsalSlide, in order */
} EntRehearsal;

EntRehearsal      *ent_rehearsal_new          (const char          *lecture_id);
void               ent_rehearsal_free         (EntRehearsal        *self);
EntRehearsalSlide *ent_rehearsal_add_slide    (EntRehearsal        *self,
                                               const EntSlide      *slide,
                                               const char          *section,
                                               int                  seconds);
gboolean           ent_store_put_rehearsal    (EntStore            *self,
                                               const EntRehearsal  *rehearsal,
                                               GError             **error);
/* (transfer full) (element-type EntRehearsal): the last comes first */
GPtrArray         *ent_store_list_rehearsals  (EntStore            *self,
                                               const char          *lecture_id,
                                               GError             **error);
gboolean           ent_store_remove_rehearsal (EntStore            *self,
                                               const char          *id,
                                               GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntRehearsal, ent_rehearsal_free)

G_END_DECLS
