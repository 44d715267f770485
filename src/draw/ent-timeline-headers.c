/* The names of the lanes, in the column that stays where it is while time moves. */

#include "config.h"

#include "ent-timeline-picture-private.h"

#include "ent-shapes.h"

#include <math.h>

#define CHEVRON_PX   4.0 /* half as wide as high */
#define NAME_LINES   4
#define NAME_TOP_PX  7.0

/* Points down in an open lane, along the line of text in a collapsed one. */
static void
paint_chevron (EntTimelinePicture *self,
               GtkSnapshot        *snapshot,
               double              x,
               double              y,
               gboolean            collapsed)
{
  double direction = ent_timeline_picture_is_rtl (self) ? -1 : 1;

  for (double i = 0; i < CHEVRON_PX; i++)
    {
      double half = CHEVRON_PX - i;

      if (collapsed)
        ent_shape_fill (snapshot, &self->style.dim_text, x + direction * (i - CHEVRON_PX / 2), y - half, 1, 2 * half);
      else
        ent_shape_fill (snapshot, &self->style.dim_text, x - half, y + i - CHEVRON_PX / 2, 2 * half, 1);
    }
}

static double
get_indent (const EntTimelineLane *lane)
{
  return lane->parent >= 0 ? ENT_HEADER_NESTED : 0;
}

/* Before the name: the lane's colour, or that people added what stands in it; or, where it can be told by nothing else, that it opens
 * and closes. */
static void
paint_sign (EntTimelinePicture     *self,
            GtkSnapshot            *snapshot,
            const EntTimelineLane  *lane,
            gboolean                hovered,
            double                  y)
{
  double x = ent_timeline_picture_place_header (self, ENT_HEADER_INDENT + get_indent (lane), 10) + 5;

  if (lane->nests || lane->collapsed || hovered)
    paint_chevron (self, snapshot, x, y, lane->collapsed);
  else if (lane->owner != ENT_OWNER_CASE)
    {
      GdkRGBA color = ent_picture_style_get_color (&self->style, lane->color);

      ent_shape_person (snapshot, &color, x, y);
    }
  else if (lane->color != ENT_COLOR_NEUTRAL)
    {
      GdkRGBA color = ent_picture_style_get_color (&self->style, lane->color);

      ent_shape_dot (snapshot, &color, x, y, 5);
    }
}

void
ent_timeline_picture_paint_headers (EntTimelinePicture     *self,
                                    GtkSnapshot            *snapshot,
                                    const EntTimelineState *state)
{
  const EntTimelineGeometry *geometry = &self->geometry;
  GPtrArray *lanes = ent_timeline_layout_get_lanes (self->layout);
  double line = ent_label_cache_get_height (self->labels, ENT_LABEL_BOLD);

  for (guint i = 0; i < lanes->len; i++)
    {
      const EntTimelineLane *lane = lanes->pdata[i];
      const EntTimelineBox *box = &g_array_index (self->frame->boxes, EntTimelineBox, i);
      double y = box->y - self->scroll + geometry->lanes_y, end = y + box->height;
      double indent = ENT_HEADER_NAME + get_indent (lane), width = geometry->header_width - indent - 8, top;
      guint n_lines = (guint) CLAMP ((box->height - 10) / line, 1, NAME_LINES);

      if (box->height == 0 || y > geometry->lanes_y + geometry->lanes_height || end <= geometry->lanes_y)
        continue;
      if (i > 0)
        ent_shape_fill (snapshot, lane->parent >= 0 ? &self->style.faint_line : &self->style.line, 0, floor (y),
                        geometry->width, 1);
      /* The name stays in sight as long as its lane is. */
      top = MIN (MAX (y, geometry->lanes_y) + NAME_TOP_PX, end - line - 6);
      if (top + line > geometry->lanes_y + geometry->lanes_height)
        continue;
      paint_sign (self, snapshot, lane, state->hovered_lane == (int) i, top + line / 2);
      ent_label_cache_paint_block (self->labels, snapshot, lane->title,
                                   lane->parent >= 0 ? ENT_LABEL_NORMAL : ENT_LABEL_BOLD, &self->style.text,
                                   ent_timeline_picture_place_header (self, indent, width), top, width,
                                   n_lines, ent_timeline_picture_is_rtl (self));
    }
}
