/* Three pictures lie one over the other, of which one is seen: that of the slide; the others are painted meanwhile, of
 * the next slide and the one before, so that going on shows it at once. */

#include "config.h"

#include "ent-stage.h"

#include <glib/gi18n-lib.h>

#include "ent-deck-picture.h"
#include "ent-shapes.h"

#define N_LEAVES  3
#define RING_PT   26.0
#define RING_LINE 6.0

typedef struct
{
  GtkWidget *picture;
  guint      slide;
  guint      part;
  gboolean   used;     /* it shows something */
} Leaf;

struct _EntStage
{
  GtkWidget  parent_instance;

  EntShow   *show;
  gboolean   audience;
  Leaf       leaves[N_LEAVES];
  guint      front;
  GtkWidget *live;
  GtkWidget *ended;    /* what is said after the last slide */
};

G_DEFINE_FINAL_TYPE (EntStage, ent_stage, GTK_TYPE_WIDGET)

static EntDeckPicture *
get_front (EntStage *self)
{
  return ENT_DECK_PICTURE (self->leaves[self->front].picture);
}

static void
get_place (EntStage     *self,
           EntShowPlace *place)
{
  if (self->audience)
    ent_show_get_audience (self->show, place);
  else
    ent_show_get_place (self->show, place);
}

const EntSlidePage *
ent_stage_get_page (EntStage *self)
{
  g_return_val_if_fail (ENT_IS_STAGE (self), NULL);

  return ent_deck_picture_get_page (get_front (self));
}

EntLiveView *
ent_stage_get_live (EntStage *self)
{
  g_return_val_if_fail (ENT_IS_STAGE (self), NULL);

  return ENT_LIVE_VIEW (self->live);
}

gboolean
ent_stage_is_ready (EntStage *self)
{
  const EntSlidePage *page;
  EntShowPlace place;
  guint part;

  g_return_val_if_fail (ENT_IS_STAGE (self), FALSE);

  page = ent_stage_get_page (self);
  get_place (self, &place);
  if (place.ended)
    return TRUE;
  part = ent_show_get_part (self->show, &place);
  return page != NULL && page->slide == place.slide && page->part == MIN (part, page->n_parts - 1);
}

/* Slides */

static int
find_leaf (EntStage *self,
           guint     slide,
           guint     part,
           guint     taken)
{
  for (int i = 0; i < N_LEAVES; i++)
    if ((taken & (1u << i)) == 0 && self->leaves[i].used && self->leaves[i].slide == slide
        && self->leaves[i].part == part)
      return i;
  return -1;
}

/* Those that show it already stay; others are turned to what none shows yet. */
static void
turn_leaves (EntStage           *self,
             const EntShowPlace *places,
             guint               n)
{
  int leaves[N_LEAVES];
  guint taken = 0;

  for (guint i = 0; i < n; i++)
    {
      leaves[i] = find_leaf (self, places[i].slide, ent_show_get_part (self->show, &places[i]), taken);
      if (leaves[i] >= 0)
        taken |= 1u << leaves[i];
    }
  for (guint i = 0; i < n; i++)
    for (int j = 0; j < N_LEAVES && leaves[i] < 0; j++)
      if ((taken & (1u << j)) == 0)
        {
          leaves[i] = j;
          taken |= 1u << j;
        }
  for (guint i = 0; i < n; i++)
    {
      Leaf *leaf = &self->leaves[leaves[i]];

      leaf->slide = places[i].slide;
      leaf->part = ent_show_get_part (self->show, &places[i]);
      leaf->used = TRUE;
      ent_deck_picture_set (ENT_DECK_PICTURE (leaf->picture), ent_show_get_deck (self->show), leaf->slide, leaf->part);
    }
  self->front = (guint) leaves[0];
  for (guint i = 0; i < N_LEAVES; i++)
    {
      gtk_widget_set_can_target (self->leaves[i].picture, i == self->front);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->leaves[i].picture), GTK_ACCESSIBLE_STATE_HIDDEN,
                                   i != self->front, -1);
    }
}

/* How many pages a slide has is known once one of them is painted. */
static void
tell_parts (EntStage       *self,
            EntDeckPicture *picture)
{
  const EntSlidePage *page = ent_deck_picture_get_page (picture);

  if (page != NULL)
    ent_show_set_n_parts (self->show, page->slide, page->n_parts);
}

static void
update_live (EntStage *self)
{
  EntShowPlace place;

  get_place (self, &place);
  if (place.ended)
    ent_live_view_show (ENT_LIVE_VIEW (self->live), NULL, 0);
  else if (ent_stage_is_ready (self))
    ent_live_view_show (ENT_LIVE_VIEW (self->live), ent_stage_get_page (self), ent_show_get_until (self->show, &place));
}

static void
update (EntStage *self)
{
  EntShowPlace places[N_LEAVES];
  guint n = 1;

  get_place (self, &places[0]);
  gtk_widget_set_visible (self->ended, places[0].ended);
  if (!places[0].ended)
    {
      for (int direction = 1; direction >= -1; direction -= 2)
        if (ent_show_peek (self->show, direction, &places[n]) && !places[n].ended
            && (places[n].slide != places[0].slide
                || ent_show_get_part (self->show, &places[n]) != ent_show_get_part (self->show, &places[0])))
          n++;
      turn_leaves (self, places, n);
    }
  update_live (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
painted_cb (EntStage       *self,
            EntDeckPicture *picture)
{
  if (self->show == NULL)
    return;
  tell_parts (self, picture);
  if (picture == get_front (self))
    {
      update_live (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
}

/* Pointer */

static void
motion_cb (EntStage *self,
           double    x,
           double    y)
{
  graphene_rect_t frame;
  double scale;

  if (self->show != NULL && ent_deck_picture_get_frame (get_front (self), &frame, &scale))
    ent_show_set_pointer (self->show, (x - frame.origin.x) / frame.size.width, (y - frame.origin.y) / frame.size.height);
}

static void
leave_cb (EntStage *self)
{
  if (self->show != NULL)
    ent_show_set_pointer (self->show, -1, -1);
}

/* Yellow between black: seen on any ground. */
static void
paint_ring (EntStage              *self,
            GtkSnapshot           *snapshot,
            const graphene_rect_t *frame,
            double                 scale)
{
  static const GdkRGBA yellow = { 1, 0.83, 0, 1 }, glow = { 1, 0.83, 0, 0.25 }, black = { 0, 0, 0, 0.8 };
  double x, y, radius = RING_PT * scale, line = MAX (RING_LINE * scale, 2);

  if (!ent_show_get_pointer (self->show, &x, &y))
    return;
  x = frame->origin.x + x * frame->size.width;
  y = frame->origin.y + y * frame->size.height;
  ent_shape_pill (snapshot, &glow, x - radius, y - radius, 2 * radius, 2 * radius, radius);
  ent_shape_outline (snapshot, &black, x - radius - 1, y - radius - 1, 2 * radius + 2, 2 * radius + 2, radius + 1, line + 2);
  ent_shape_outline (snapshot, &yellow, x - radius, y - radius, 2 * radius, 2 * radius, radius, line);
}

static void
ent_stage_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  EntStage *self = ENT_STAGE (widget);
  EntShowScreen screen = self->audience && self->show != NULL ? ent_show_get_screen (self->show) : ENT_SHOW_SLIDE;
  GdkRGBA color = { 0, 0, 0, 1 };
  graphene_rect_t frame;
  double scale;

  if (self->show == NULL || !ent_deck_picture_get_frame (get_front (self), &frame, &scale))
    return;
  if (screen != ENT_SHOW_SLIDE)
    {
      if (screen == ENT_SHOW_WHITE)
        color = (GdkRGBA) { 1, 1, 1, 1 };
      gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                                        (float) gtk_widget_get_height (widget)));
      return;
    }
  if (gtk_widget_get_visible (self->ended))
    {
      gtk_widget_snapshot_child (widget, self->ended, snapshot);
      return;
    }
  gtk_widget_snapshot_child (widget, GTK_WIDGET (get_front (self)), snapshot);
  gtk_widget_snapshot_child (widget, self->live, snapshot);
  if (!self->audience || !ent_show_get_frozen (self->show))
    paint_ring (self, snapshot, &frame, scale);
}

static void
ent_stage_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  EntStage *self = ENT_STAGE (widget);
  GskTransform *transform;
  graphene_rect_t frame;
  double scale;
  int page_width;

  for (guint i = 0; i < N_LEAVES; i++)
    gtk_widget_allocate (self->leaves[i].picture, width, height, -1, NULL);
  if (gtk_widget_should_layout (self->ended))
    gtk_widget_allocate (self->ended, width, height, -1, NULL);
  if (self->show == NULL || !ent_deck_picture_get_frame (get_front (self), &frame, &scale))
    return;
  transform = gsk_transform_translate (NULL, &frame.origin);
  transform = gsk_transform_scale (transform, (float) scale, (float) scale);
  page_width = (int) ent_lecture_get_width_pt (ent_show_get_deck (self->show)->lecture);
  gtk_widget_allocate (self->live, page_width, (int) ENT_SLIDE_HEIGHT_PT, -1, transform);
}

static GtkSizeRequestMode
ent_stage_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
ent_stage_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  EntStage *self = ENT_STAGE (widget);
  int ignored;

  /* GTK wants all to have been asked that are given room. */
  for (guint i = 0; i < N_LEAVES; i++)
    gtk_widget_measure (self->leaves[i].picture, orientation, -1, &ignored, NULL, NULL, NULL);
  gtk_widget_measure (self->live, orientation, -1, &ignored, NULL, NULL, NULL);
  gtk_widget_measure (self->ended, orientation, -1, &ignored, NULL, NULL, NULL);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : 90;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 360;
}

static void
ent_stage_dispose (GObject *object)
{
  EntStage *self = ENT_STAGE (object);

  g_clear_object (&self->show);
  for (guint i = 0; i < N_LEAVES; i++)
    g_clear_pointer (&self->leaves[i].picture, gtk_widget_unparent);
  g_clear_pointer (&self->live, gtk_widget_unparent);
  g_clear_pointer (&self->ended, gtk_widget_unparent);
  G_OBJECT_CLASS (ent_stage_parent_class)->dispose (object);
}

static void
ent_stage_class_init (EntStageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_stage_dispose;
  widget_class->snapshot = ent_stage_snapshot;
  widget_class->size_allocate = ent_stage_size_allocate;
  widget_class->get_request_mode = ent_stage_get_request_mode;
  widget_class->measure = ent_stage_measure;
  gtk_widget_class_set_css_name (widget_class, "stage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_stage_init (EntStage *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  for (guint i = 0; i < N_LEAVES; i++)
    {
      self->leaves[i].picture = ent_deck_picture_new ();
      gtk_widget_set_parent (self->leaves[i].picture, GTK_WIDGET (self));
      g_signal_connect_swapped (self->leaves[i].picture, "painted", G_CALLBACK (painted_cb), self);
    }
  self->live = ent_live_view_new ();
  gtk_widget_set_parent (self->live, GTK_WIDGET (self));
  self->ended = g_object_new (GTK_TYPE_LABEL, "label", _("End of the lecture"), "visible", FALSE, "wrap", TRUE,
                              "justify", GTK_JUSTIFY_CENTER, NULL);
  gtk_widget_add_css_class (self->ended, "ended");
  gtk_widget_set_parent (self->ended, GTK_WIDGET (self));
  /* Before what is live, which takes the pointer too. */
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Slide"), -1);
}

void
ent_stage_set_show (EntStage *self,
                    EntShow  *show,
                    gboolean  audience)
{
  g_return_if_fail (ENT_IS_STAGE (self));
  g_return_if_fail (self->show == NULL);

  self->show = g_object_ref (show);
  self->audience = audience;
  g_signal_connect_object (show, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (show, "pointer-moved", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  update (self);
}
