/* Labels at the edges of the view. */

#include "config.h"

#include "ent-timeline-pack-private.h"

/* A label on the bar stays in sight as long as the bar has room for it; else it may stand
 * beside the end that is in sight. */
static void
fit_inside (EntPacker       *self,
            EntTimelineMark *mark)
{
  double width = self->scale->width_px, full = mark->label_width;
  double end = MIN (mark->x1 - mark->soft1 - ENT_PACK_INSIDE_PX, width - ENT_PACK_EDGE_PX), free_from, free_to;
  double after = mark->x1 + ENT_MARK_LABEL_GAP;

  mark->label_x = MAX (mark->label_x, MAX (ENT_PACK_EDGE_PX + ENT_PACK_INSIDE_PX, ent_packer_get_sign_room (mark)));
  mark->label_width = MIN (full, end - mark->label_x);
  if (mark->label_width >= MIN (full, ENT_PACK_MIN_TEXT_PX * 2))
    return;

  mark->side = ENT_LABEL_NONE;
  if (after + full <= width - ENT_PACK_EDGE_PX
      && ent_packer_look_about (self->rows[mark->row], after + ENT_PACK_GAP_PX, after + full, &free_from, &free_to))
    {
      mark->side = ENT_LABEL_AFTER;
      mark->label_x = after;
      mark->label_width = full;
      ent_packer_take_room (self->rows[mark->row], after, after + full);
    }
}

/* A label at @x beside its mark, in the mark's own row. */
static gboolean
turn_about (EntPacker       *self,
            EntTimelineMark *mark,
            double           x,
            EntLabelSide     side)
{
  double x0 = x, x1 = x + mark->label_width, free_from, free_to;

  /* Its own room, next to the one asked for, is no hindrance. */
  if (side == ENT_LABEL_BEFORE)
    x1 = MAX (x0, x1 - ENT_PACK_GAP_PX);
  else
    x0 += ENT_PACK_GAP_PX;
  if (!ent_packer_look_about (self->rows[mark->row], x0, x1, &free_from, &free_to))
    return FALSE;
  ent_packer_take_room (self->rows[mark->row], x, x + mark->label_width);
  return TRUE;
}

/* The same in any other row. */
static gboolean
move_over (EntPacker       *self,
           EntTimelineMark *mark,
           double           x)
{
  double x0 = MIN (x, mark->x0), x1 = MAX (x + mark->label_width, MAX (mark->x1, mark->tail_x1));
  double free_from, free_to;

  for (guint row = 0; row < self->max_rows; row++)
    if (ent_packer_look_about (self->rows[row], x0, x1, &free_from, &free_to))
      {
        mark->row = row;
        ent_packer_take_room (self->rows[row], x0, x1);
        return TRUE;
      }
  return FALSE;
}

/* At the edge of the view: the other side if that is free, else what is left of the room. */
static void
fit_beside (EntPacker       *self,
            EntTimelineMark *mark)
{
  double width = self->scale->width_px, full = mark->label_width, end = mark->label_x + full;
  gboolean cut_begin = mark->label_x < ENT_PACK_EDGE_PX / 2, cut_end = end > width - ENT_PACK_EDGE_PX;
  EntLabelSide side = cut_end ? ENT_LABEL_BEFORE : ENT_LABEL_AFTER;
  double x = cut_end ? mark->x0 - ENT_MARK_LABEL_GAP - full : mark->x1 + ENT_MARK_LABEL_GAP;

  if (!cut_begin && !cut_end)
    return;
  if (x >= ENT_PACK_EDGE_PX && x + full <= width - ENT_PACK_EDGE_PX
      && (turn_about (self, mark, x, side) || (!self->collapsed && move_over (self, mark, x))))
    {
      mark->side = side;
      mark->label_x = x;
      return;
    }
  if (cut_begin)
    mark->label_x = ENT_PACK_EDGE_PX;
  mark->label_width = MIN (end, width - ENT_PACK_EDGE_PX) - mark->label_x;
  if (mark->label_width < ENT_PACK_MIN_TEXT_PX * 2)
    mark->side = ENT_LABEL_NONE;
}

/* What began out of view, one does not know when exactly, says what it is on its tail. */
static void
stay_on_tail (EntTimelineMark *mark)
{
  if (mark->side != ENT_LABEL_AFTER || ENT_PACK_EDGE_PX + mark->label_width > mark->tail_x1)
    mark->side = ENT_LABEL_NONE;
  else
    mark->label_x = MAX (mark->label_x, ENT_PACK_EDGE_PX);
}

void
ent_packer_fit_labels (EntPacker *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      EntTimelineMark *mark = &g_array_index (self->marks, EntTimelineMark, i);

      if (!ent_packer_is_in_view (self, mark))
        continue;
      if (mark->x1 <= 0)
        stay_on_tail (mark);
      else if (mark->side == ENT_LABEL_INSIDE)
        fit_inside (self, mark);
      else if (mark->side != ENT_LABEL_NONE)
        fit_beside (self, mark);
      if (mark->side == ENT_LABEL_NONE)
        mark->label_width = 0;
    }
}
