/* The evidence of factors under a timeline, on its axis. */
#include "config.h"

#include "ent-timeline-picture-private.h"

void
ent_timeline_picture_set_evidence (EntTimelinePicture *self,
                                   EntEvidenceSums    *sums)
{
  guint before = self->evidence != NULL ? ent_evidence_sums_get_n_rows (self->evidence) : 0;

  if (sums != NULL)
    ent_evidence_sums_ref (sums);
  g_clear_pointer (&self->evidence, ent_evidence_sums_unref);
  self->evidence = sums;
  if (before != (sums != NULL ? ent_evidence_sums_get_n_rows (sums) : 0))
    ent_timeline_picture_reset_geometry (self);
}

void
ent_timeline_picture_set_evidence_shown (EntTimelinePicture *self,
                                         EntEvidenceSums    *shown,
                                         gboolean            hide)
{
  if (shown != NULL)
    ent_evidence_sums_ref (shown);
  g_clear_pointer (&self->evidence_shown, ent_evidence_sums_unref);
  self->evidence_shown = shown;
  self->evidence_hide = hide;
}

static EntEvidencePicture
make_picture (EntTimelinePicture *self)
{
  return (EntEvidencePicture) {
    .style = self->style,
    .labels = self->labels,
    .all = self->evidence,
    .shown = self->evidence_shown,
    .hide = self->evidence_hide,
    .scale = self->scale,
    .header_width = self->geometry.header_width,
  };
}

double
ent_timeline_picture_get_evidence_need (EntTimelinePicture *self)
{
  EntEvidencePicture picture = make_picture (self);
  guint n_rows = self->evidence != NULL ? ent_evidence_sums_get_n_rows (self->evidence) : 0;

  if (n_rows == 0)
    return 0;
  return ent_evidence_picture_get_head_height (&picture) + n_rows * ent_evidence_picture_get_row_height (&picture);
}

gboolean
ent_timeline_picture_get_evidence (EntTimelinePicture *self,
                                   graphene_rect_t    *area,
                                   EntEvidencePicture *picture)
{
  const EntTimelineGeometry *geometry = &self->geometry;

  if (self->labels == NULL || geometry->evidence_height <= 0)
    return FALSE;
  graphene_rect_init (area, 0, (float) geometry->evidence_y, (float) geometry->width, (float) geometry->evidence_height);
  if (picture != NULL)
    *picture = make_picture (self);
  return TRUE;
}

void
ent_timeline_picture_paint_evidence (EntTimelinePicture *self,
                                     GtkSnapshot        *snapshot)
{
  EntEvidencePicture picture;
  graphene_rect_t area;
  double y;

  if (!ent_timeline_picture_get_evidence (self, &area, &picture))
    return;
  gtk_snapshot_push_clip (snapshot, &area);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &area.origin);
  ent_evidence_picture_paint_head (&picture, snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) ent_evidence_picture_get_head_height (&picture)));
  y = ent_evidence_picture_get_row_height (&picture);
  for (guint row = 0; row < ent_evidence_sums_get_n_rows (self->evidence); row++)
    {
      ent_evidence_picture_paint_row (&picture, snapshot, row, &(EntEvidenceRowState) { .striped = row % 2 == 0 });
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) y));
    }
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}
