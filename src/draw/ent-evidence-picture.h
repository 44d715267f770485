#pragma once

#include "ent-evidence-sums.h"
#include "ent-label-cache.h"
#include "ent-picture-style.h"
#include "ent-time-scale.h"

G_BEGIN_DECLS

/* The signed evidence of a case's factors over time, on the axis of a timeline: a thin row for each factor, with
 * what helped standing on its line and what hindered hanging from it, to one scale in all of them. A plain struct
 * that its owner fills. */
typedef struct
{
  EntPictureStyle  style;
  EntLabelCache   *labels;        /* borrowed */
  EntEvidenceSums *all;
  EntEvidenceSums *shown;         /* what stands out among all, which pale; NULL: all are as usual */
  gboolean         hide;          /* what does not stand out is not there at all */
  EntTimeScale     scale;
  double           header_width;  /* of the column of names, beside the axis */
} EntEvidencePicture;

/* What there is to a row beside its bars. */
typedef struct
{
  gboolean has_bucket;
  gint64   bucket;      /* that is pointed at, or in which one walks */
  gboolean focused;
  gboolean striped;     /* every second row, to be followed by eye */
} EntEvidenceRowState;

/* Of buckets, as the scale has them. */
gint64 ent_evidence_picture_get_months      (const EntEvidencePicture  *self);
/* px of one row, and of the line above them that says what is to be seen */
double ent_evidence_picture_get_row_height  (const EntEvidencePicture  *self);
double ent_evidence_picture_get_head_height (const EntEvidencePicture  *self);

/* Each at 0, 0, as wide as names and axis are. */
void   ent_evidence_picture_paint_head      (const EntEvidencePicture  *self,
                                             GtkSnapshot               *snapshot);
void   ent_evidence_picture_paint_row       (const EntEvidencePicture  *self,
                                             GtkSnapshot               *snapshot,
                                             guint                      row,
                                             const EntEvidenceRowState *state);
/* Of what helps, or hinders. */
GdkRGBA ent_evidence_get_color               (const EntPictureStyle     *style,
                                             gboolean                   plus);
/* A sample for a legend, with its middle there. */
void   ent_evidence_picture_paint_sample    (GtkSnapshot               *snapshot,
                                             const EntPictureStyle     *style,
                                             double                     x,
                                             double                     y);

/* What counts: what stands out, where something does. */
EntEvidenceSums *
       ent_evidence_picture_get_sums        (const EntEvidencePicture  *self);
/* Where a bucket stands, as far as it is in view. FALSE: it is not */
gboolean ent_evidence_picture_get_area      (const EntEvidencePicture  *self,
                                             gint64                     bucket,
                                             double                    *x,
                                             double                    *width);
/* The bucket at a place beside the names; FALSE on them. */
gboolean ent_evidence_picture_hit           (const EntEvidencePicture  *self,
                                             double                     x,
                                             gint64                    *bucket);
/* A weight for people: "3", "0.4". (transfer full) */
char    *ent_evidence_format_weight         (double                     weight);

G_END_DECLS
