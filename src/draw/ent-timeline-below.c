/* What stands under the lanes of a timeline, on their axis: the line of relations, and the evidence of factors. */
#include "config.h"

#include "ent-timeline-picture-private.h"

#include "ent-relations-picture.h"
#include "ent-shapes.h"

#include <glib/gi18n-lib.h>
#include <math.h>

void
ent_timeline_picture_paint_relations (EntTimelinePicture *self,
                                      GtkSnapshot        *snapshot)
{
  const EntTimelineGeometry *geometry = &self->geometry;
  double text = ent_label_cache_get_height (self->labels, ENT_LABEL_NORMAL);
  double top = geometry->relations_y + geometry->relations_top, small, last_y = G_MAXDOUBLE;
  double bottom = top + geometry->level_height * (ENT_N_RELATION_LEVELS - 1);
  double x = ent_timeline_picture_place (self, 0, self->scale.width_px), width;
  const char *title = _("Relations");

  if (geometry->relations_height == 0)
    return;
  ent_shape_fill (snapshot, &self->style.line, 0, geometry->relations_y, geometry->width, 1);
  if (!ent_timeline_picture_is_compact (self))
    {
      width = ent_label_cache_measure (self->labels, title, ENT_LABEL_BOLD);
      ent_label_cache_paint (self->labels, snapshot, title, ENT_LABEL_BOLD, &self->style.text,
                             ent_timeline_picture_place_header (self, ENT_HEADER_INDENT, width),
                             geometry->relations_y + 7 + text / 2, G_MAXDOUBLE);
    }
  small = ent_label_cache_get_height (self->labels, ENT_LABEL_SMALL);
  for (guint level = 0; level < ENT_N_RELATION_LEVELS; level++)
    {
      const char *name = ent_relation_level_to_label (level);
      double y = bottom - level * geometry->level_height;

      ent_shape_fill (snapshot, &self->style.faint_line, x, floor (y), self->scale.width_px, 1);
      /* Where levels are close, those are named that find room; the highest always does. */
      if (level + 1 < ENT_N_RELATION_LEVELS && (last_y - y < small || y - top < small))
        continue;
      last_y = y;
      width = ent_label_cache_measure (self->labels, name, ENT_LABEL_SMALL);
      ent_label_cache_paint (self->labels, snapshot, name, ENT_LABEL_SMALL, &self->style.dim_text,
                             ent_timeline_picture_place_header (self, geometry->header_width - 8 - width, width),
                             y, G_MAXDOUBLE);
    }
  ent_relations_picture_snapshot (snapshot, &self->style, self->item->relations,
                                  MIN (self->now_sec, self->scale.limit_end_sec), &self->scale,
                                  &GRAPHENE_RECT_INIT ((float) x, (float) floor (top) + 0.5f,
                                                       (float) self->scale.width_px,
                                                       (float) (floor (bottom) - floor (top))), 2);
}

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
ent_timeline_picture_measure_evidence_names (EntTimelinePicture *self)
{
  double widest = 0;

  for (guint i = 0; self->evidence != NULL && i < ent_evidence_sums_get_n_rows (self->evidence); i++)
    widest = MAX (widest, ent_label_cache_measure (self->labels, ent_evidence_sums_get_title (self->evidence, i),
                                                   ENT_LABEL_NORMAL));
  return widest > 0 ? widest + ENT_HEADER_INDENT + 10 : 0;
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
  graphene_rect_init (area, 0, (float) geometry->evidence_y, (float) geometry->width,
                      (float) geometry->evidence_height);
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
