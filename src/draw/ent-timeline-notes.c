/* Notes on a timeline.  Those on events are found by the event, when its mark is painted.  Those on spans lie
 * in rows of their own between axis and lanes: which row is settled once, by what overlaps in time, so that
 * none changes its row while the view moves; and an index tells which are in view. */

#include "config.h"

#include "ent-timeline-notes-private.h"

#include "ent-shapes.h"
#include "ent-span-index-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_OVER        64    /* that began before the view; more than rows can show */
#define MAX_SEEN        400   /* in view: more than there are places */
#define MIN_TEXT_PX     24.0
#define TEXT_GAP_PX     4.0
#define MAX_CHECKED     16    /* events with notes in one cluster, before it counts as without */
#define MOMENT_FOOT_PX  4.0   /* above the middle of a mark: the foot of its flag */
#define MOMENT_SHIFT_PX 2.0

struct _EntTimelineNotes
{
  GPtrArray    *notes;    /* (nullable) of EntTimelineNote */
  GHashTable   *events;   /* index + 1 → EntTimelineNote */
  GArray       *noted;    /* of guint: indices of events, rising */
  GPtrArray    *spans;    /* of borrowed EntTimelineNote, by begin */
  guint8       *rows;     /* by span */
  guint         n_rows;
  gint64       *begin;    /* by span, for the index */
  gint64       *last;
  EntSpanIndex *index;
};

EntTimelineNote *
ent_timeline_note_new (const char *id,
                       const char *label)
{
  EntTimelineNote *self = g_new0 (EntTimelineNote, 1);

  self->id = g_strdup (id);
  self->label = g_strdup (label);
  self->event = -1;
  self->count = 1;
  return self;
}

void
ent_timeline_note_free (EntTimelineNote *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->label);
  g_free (self->date);
  g_free (self);
}

char *
ent_timeline_note_describe (const EntTimelineNote *self)
{
  if (self->count > 1)
    return g_strdup_printf (ngettext ("%u note", "%u notes", self->count), self->count);
  if (self->label[0] == '\0')
    return g_strdup (_("Note"));
  /* Translators: %s is what a note begins with */
  return g_strdup_printf (_("Note: %s"), self->label);
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const EntTimelineNote *na = *(EntTimelineNote * const *) a, *nb = *(EntTimelineNote * const *) b;

  if (na->begin != nb->begin)
    return na->begin < nb->begin ? -1 : 1;
  if (na->end != nb->end)
    return na->end > nb->end ? -1 : 1;
  return g_strcmp0 (na->id, nb->id);
}

static int
compare_indices (gconstpointer a,
                 gconstpointer b)
{
  guint ia = *(const guint *) a, ib = *(const guint *) b;

  return ia < ib ? -1 : ia > ib;
}

/* In the first row that is free by then; where none is, in the one that will be soonest. */
static void
share_rows (EntTimelineNotes *self)
{
  gint64 until[ENT_NOTE_ROWS];

  for (guint row = 0; row < ENT_NOTE_ROWS; row++)
    until[row] = G_MININT64;
  for (guint i = 0; i < self->spans->len; i++)
    {
      const EntTimelineNote *note = self->spans->pdata[i];
      guint row = 0;

      for (guint j = 0; j < ENT_NOTE_ROWS && until[row] > note->begin; j++)
        if (until[j] <= note->begin || until[j] < until[row])
          row = j;
      until[row] = MAX (until[row], note->end);
      self->rows[i] = (guint8) row;
      self->n_rows = MAX (self->n_rows, row + 1);
    }
}

EntTimelineNotes *
ent_timeline_notes_new (GPtrArray *notes,
                        double     begin_sec,
                        double     end_sec)
{
  EntTimelineNotes *self = g_new0 (EntTimelineNotes, 1);

  self->notes = notes != NULL ? g_ptr_array_ref (notes) : NULL;
  self->events = g_hash_table_new (NULL, NULL);
  self->noted = g_array_new (FALSE, FALSE, sizeof (guint));
  self->spans = g_ptr_array_new ();
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      EntTimelineNote *note = notes->pdata[i];
      guint event = (guint) note->event;

      if (note->event < 0)
        g_ptr_array_add (self->spans, note);
      else if (g_hash_table_insert (self->events, GUINT_TO_POINTER (event + 1), note))
        g_array_append_val (self->noted, event);
    }
  g_array_sort (self->noted, compare_indices);
  g_ptr_array_sort (self->spans, compare_spans);
  self->rows = g_new0 (guint8, self->spans->len + 1);
  self->begin = g_new (gint64, self->spans->len + 1);
  self->last = g_new (gint64, self->spans->len + 1);
  for (guint i = 0; i < self->spans->len; i++)
    {
      const EntTimelineNote *note = self->spans->pdata[i];

      self->begin[i] = note->begin;
      self->last[i] = MAX (note->end - 1, note->begin);
    }
  share_rows (self);
  self->index = ent_span_index_new (self->begin, self->last, NULL, self->spans->len, begin_sec, end_sec);
  return self;
}

void
ent_timeline_notes_free (EntTimelineNotes *self)
{
  if (self == NULL)
    return;
  ent_span_index_free (self->index);
  g_free (self->begin);
  g_free (self->last);
  g_free (self->rows);
  g_ptr_array_unref (self->spans);
  g_array_unref (self->noted);
  g_hash_table_unref (self->events);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}

guint
ent_timeline_notes_get_n_rows (EntTimelineNotes *self)
{
  return self != NULL ? self->n_rows : 0;
}

const EntTimelineNote *
ent_timeline_notes_find (EntTimelineNotes *self,
                         guint             event)
{
  return self != NULL ? g_hash_table_lookup (self->events, GUINT_TO_POINTER (event + 1)) : NULL;
}

/* On spans */

/* Room for its words is up to the next in its row, which comes later. */
static void
place_labels (EntTimelinePicture *self,
              GArray             *boxes)
{
  double until[ENT_NOTE_ROWS];

  for (guint row = 0; row < ENT_NOTE_ROWS; row++)
    until[row] = self->scale.width_px;
  for (guint i = boxes->len; i > 0; i--)
    {
      EntTimelineNoteBox *box = &g_array_index (boxes, EntTimelineNoteBox, i - 1);
      double room;

      box->label_x = MAX (box->x0, 0) + ENT_PENNANT_WIDTH + TEXT_GAP_PX;
      room = until[box->row] - TEXT_GAP_PX - box->label_x;
      box->label_width = MIN (ent_label_cache_measure (self->labels, box->note->label, ENT_LABEL_SMALL), room);
      if (room < MIN_TEXT_PX)
        box->label_width = 0;
      until[box->row] = box->x0;
    }
}

/* What would lie on the one before in its row, is hidden by that. */
static void
add_box (EntTimelinePicture *self,
         GArray             *boxes,
         guint               span,
         double             *free_from)
{
  EntTimelineNoteBox box = { self->notes->spans->pdata[span], self->notes->rows[span], 0, 0, 0, 0 };

  box.x0 = ent_time_scale_to_px (&self->scale, ent_span_index_get_begin (self->notes->index, span));
  box.x1 = MAX (ent_time_scale_to_px (&self->scale, ent_span_index_get_end (self->notes->index, span)),
                box.x0 + ENT_PENNANT_WIDTH);
  box.x0 = MAX (box.x0, -20);
  box.x1 = MIN (box.x1, self->scale.width_px + 20);
  if (box.x1 <= 0 || box.x0 < free_from[box.row])
    return;
  free_from[box.row] = box.x0 + ENT_PENNANT_WIDTH;
  g_array_append_val (boxes, box);
}

GArray *
ent_timeline_picture_find_notes (EntTimelinePicture *self)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (EntTimelineNoteBox));
  guint over[MAX_OVER], n_over, first, last;
  double free_from[ENT_NOTE_ROWS];

  if (self->notes == NULL || self->geometry.notes_height == 0)
    return boxes;
  for (guint row = 0; row < ENT_NOTE_ROWS; row++)
    free_from[row] = -G_MAXDOUBLE;
  first = ent_span_index_find (self->notes->index, self->scale.begin_sec);
  last = ent_span_index_find_from (self->notes->index, first, self->scale.end_sec);
  n_over = ent_span_index_query_over (self->notes->index, first, self->scale.begin_sec, over, MAX_OVER);
  for (guint i = n_over; i > 0; i--)
    add_box (self, boxes, over[i - 1], free_from);
  for (guint i = first; i < last && boxes->len < MAX_SEEN; i++)
    add_box (self, boxes, i, free_from);
  place_labels (self, boxes);
  return boxes;
}

/* With its words. */
static double
get_box_end (const EntTimelineNoteBox *box)
{
  return box->label_width > 0 ? MAX (box->x1, box->label_x + box->label_width) : box->x1;
}

const EntTimelineNote *
ent_timeline_picture_hit_note (EntTimelinePicture *self,
                               double              px,
                               double              y)
{
  g_autoptr(GArray) boxes = ent_timeline_picture_find_notes (self);
  const EntTimelineNote *found = NULL;
  double height = self->geometry.notes_height / MAX (ent_timeline_notes_get_n_rows (self->notes), 1);

  for (guint i = 0; i < boxes->len; i++)
    {
      const EntTimelineNoteBox *box = &g_array_index (boxes, EntTimelineNoteBox, i);

      /* The last one to begin lies over those before. */
      if (box->row == (guint) ((y - self->geometry.notes_y) / height) && px >= box->x0 - 3
          && px <= MIN (get_box_end (box), self->scale.width_px) + 3)
        found = box->note;
    }
  return found;
}

const EntTimelineNote *
ent_timeline_picture_get_note (EntTimelinePicture *self,
                               guint               event)
{
  return ent_timeline_notes_find (self->notes, event);
}

void
ent_timeline_picture_foreach_note (EntTimelinePicture  *self,
                                   EntTimelineNoteFunc  func,
                                   gpointer             data)
{
  g_autoptr(GArray) boxes = ent_timeline_picture_find_notes (self);
  double height = self->geometry.notes_height / MAX (ent_timeline_notes_get_n_rows (self->notes), 1);

  for (guint i = 0; i < boxes->len; i++)
    {
      const EntTimelineNoteBox *box = &g_array_index (boxes, EntTimelineNoteBox, i);
      double x0 = MAX (box->x0, 0), width = MAX (MIN (get_box_end (box), self->scale.width_px) - x0, 1);

      func (box->note, &GRAPHENE_RECT_INIT ((float) ent_timeline_picture_place (self, x0, width),
                                            (float) (self->geometry.notes_y + box->row * height), (float) width,
                                            (float) height), data);
    }
}

static void
paint_box (EntTimelinePicture       *self,
           GtkSnapshot              *snapshot,
           const EntTimelineNoteBox *box)
{
  const EntTimelineGeometry *geometry = &self->geometry;
  GdkRGBA gold = ent_picture_style_get_color (&self->style, ENT_COLOR_OWN), band = ent_color_fade (&gold, 0.12);
  double height = geometry->notes_height / self->notes->n_rows, y = geometry->notes_y + box->row * height + 2;
  double direction = ent_timeline_picture_is_rtl (self) ? -1 : 1, width = box->x1 - box->x0;

  height -= 4;
  if (width > ENT_PENNANT_WIDTH)
    {
      ent_shape_fill (snapshot, &band, ent_timeline_picture_place (self, box->x0, width), y, width, height);
      ent_shape_fill (snapshot, &gold, ent_timeline_picture_place (self, box->x0, width), y + height - 1.5, width, 1.5);
      if (box->x1 <= self->scale.width_px)
        ent_shape_fill (snapshot, &gold, ent_timeline_picture_place (self, box->x1 - 1.5, 1.5), y + height / 2, 1.5,
                        height / 2);
    }
  ent_shape_pennant (snapshot, &gold, &self->style.page, ent_timeline_picture_place (self, MAX (box->x0, 0), 0),
                     y + height, direction);
  if (box->label_width > 0)
    ent_label_cache_paint (self->labels, snapshot, box->note->label, ENT_LABEL_SMALL, &self->style.text,
                           ent_timeline_picture_place (self, box->label_x, box->label_width), y + height / 2 - 1,
                           ceil (box->label_width));
}

void
ent_timeline_picture_paint_notes (EntTimelinePicture *self,
                                  GtkSnapshot        *snapshot)
{
  const EntTimelineGeometry *geometry = &self->geometry;
  const char *title = _("Your notes");
  g_autoptr(GArray) boxes = NULL;
  double width;

  if (geometry->notes_height == 0)
    return;
  boxes = ent_timeline_picture_find_notes (self);
  ent_shape_fill (snapshot, &self->style.line, 0, geometry->lanes_y - 1, geometry->width, 1);
  width = MIN (ent_label_cache_measure (self->labels, title, ENT_LABEL_SMALL),
               geometry->header_width - ENT_HEADER_NAME - 8);
  ent_label_cache_paint (self->labels, snapshot, title, ENT_LABEL_SMALL, &self->style.dim_text,
                         ent_timeline_picture_place_header (self, ENT_HEADER_NAME, width),
                         geometry->notes_y + geometry->notes_height / 2, width);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) ent_timeline_picture_place (self, 0, self->scale.width_px),
                                               (float) geometry->notes_y, (float) self->scale.width_px,
                                               (float) geometry->notes_height));
  for (guint i = 0; i < boxes->len; i++)
    paint_box (self, snapshot, &g_array_index (boxes, EntTimelineNoteBox, i));
  gtk_snapshot_pop (snapshot);
}

/* On events */

static void
paint_flag (EntTimelinePicture *self,
            GtkSnapshot        *snapshot,
            double              px,
            double              y)
{
  GdkRGBA gold = ent_picture_style_get_color (&self->style, ENT_COLOR_OWN);

  ent_shape_pennant (snapshot, &gold, &self->style.page, ent_timeline_picture_place (self, px, 0), y,
                     ent_timeline_picture_is_rtl (self) ? -1 : 1);
}

/* Above the mark, where labels beside it do not reach. */
void
ent_timeline_picture_paint_flag (EntTimelinePicture    *self,
                                 GtkSnapshot           *snapshot,
                                 const EntTimelineMark *mark,
                                 double                 bar_height)
{
  if (ent_timeline_notes_find (self->notes, mark->event) == NULL)
    return;
  if (mark->shape == ENT_MARK_BAR && !mark->thin)
    paint_flag (self, snapshot, MAX (mark->x0, 0) + MOMENT_SHIFT_PX, mark->y - bar_height / 2 + 4);
  else if (mark->shape == ENT_MARK_BAR)
    paint_flag (self, snapshot, MAX (mark->x0, 0) + MOMENT_SHIFT_PX, mark->y + self->geometry.row_height / 2);
  else
    paint_flag (self, snapshot, (mark->x0 + mark->x1) / 2 + MOMENT_SHIFT_PX, mark->y - MOMENT_FOOT_PX);
}

static gboolean
has_notes (EntTimelinePicture       *self,
           const EntTimelineCluster *cluster)
{
  const GArray *noted = self->notes->noted;
  guint low = 0, high = noted->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      double begin_sec;

      ent_timeline_layout_get_event (self->layout, g_array_index (noted, guint, middle), &begin_sec, NULL);
      if (begin_sec < cluster->begin_sec)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low; i < MIN (low + MAX_CHECKED, noted->len); i++)
    {
      guint event = g_array_index (noted, guint, i);
      double begin_sec;

      ent_timeline_layout_get_event (self->layout, event, &begin_sec, NULL);
      if (begin_sec > cluster->end_sec)
        return FALSE;
      if (ent_timeline_layout_find_lane (self->layout, event, cluster->lane) == (int) cluster->lane
          && !ent_timeline_picture_get_mark_area (self, event, (int) cluster->lane, &(graphene_rect_t) { 0 }))
        return TRUE;
    }
  return FALSE;
}

void
ent_timeline_picture_paint_cluster_flag (EntTimelinePicture       *self,
                                         GtkSnapshot              *snapshot,
                                         const EntTimelineCluster *cluster)
{
  double column = cluster->dense ? cluster->level * (cluster->height - 4) : cluster->height - 6;

  if (self->notes == NULL || self->notes->noted->len == 0 || !has_notes (self, cluster))
    return;
  paint_flag (self, snapshot, (MAX (cluster->x0, 0) + cluster->x1) / 2 - ENT_PENNANT_WIDTH / 2,
              cluster->y + cluster->height / 2 - column + (cluster->dense ? 0 : 1));
}
