#pragma once

#include "ent-matrix-spec.h"
#include "ent-sheet.h"
#include "ent-timeline-capture.h"

G_BEGIN_DECLS

/* Something of which files can be made: a view of a timeline, or the matrix as it stands.  Main thread; the work is done
 * in another. */
typedef struct _EntPictureSource EntPictureSource;

typedef struct
{
  double           width, height;  /* px; 0: as much as it takes */
  double           max_scale;
  gboolean         paged;          /* of the matrix: a page of @paper, on as many as it takes */
  EntPaper         paper;
  EntPictureFlags  flags;
  gboolean         in_view;        /* of a timeline: the range in view alone */
  gboolean         by_case;        /* of the matrix as .csv: a row for each case, not for each cell */
} EntPictureOptions;

/* @capture: (transfer full) */
EntPictureSource *ent_picture_source_new_timeline (EntTimelineCapture      *capture);
EntPictureSource *ent_picture_source_new_matrix   (EntMatrix               *matrix,
                                                   const EntMatrixSpec     *spec);
void              ent_picture_source_free         (EntPictureSource        *self);

/* Whether it can be a table too: .csv and .xlsx. */
gboolean          ent_picture_source_is_matrix    (const EntPictureSource  *self);
/* A file's name without its suffix. (transfer full) */
char             *ent_picture_source_dup_name     (const EntPictureSource  *self);
/* As large as a picture in a text is. */
void              ent_picture_options_init        (EntPictureOptions       *options);
/**
 * ent_picture_source_save_async:
 * @self: (transfer full)
 * @path: its suffix says what is written
 */
void              ent_picture_source_save_async   (EntPictureSource        *self,
                                                   const EntPictureOptions *options,
                                                   const char              *path,
                                                   GAsyncReadyCallback      callback,
                                                   gpointer                 user_data);
gboolean          ent_picture_source_save_finish  (GAsyncResult            *result,
                                                   GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPictureSource, ent_picture_source_free)

G_END_DECLS
