#include "config.h"

#include "ent-deck-picture.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NATURAL_WIDTH 320
#define MIN_WIDTH     48
#define EDGE_ALPHA    .22f

struct _EntDeckPicture
{
  GtkWidget       parent_instance;

  EntDeck        *deck;        /* or NULL */
  guint           slide;
  guint           part;        /* that is wanted */
  gboolean        links;
  gboolean        whole;
  gboolean        edge;
  gboolean        fixed;

  GPtrArray      *pages;       /* of EntSlidePage, as last painted; or NULL */
  guint           shown;       /* index in it */
  GdkTexture     *texture;     /* of it, or NULL */
  int             width_px;    /* of the texture that was asked for last, in device pixels */
  gboolean        stale;       /* what is painted is not what is wanted */
  GCancellable   *cancellable; /* of the painting that goes on, or NULL */
};

G_DEFINE_FINAL_TYPE (EntDeckPicture, ent_deck_picture, GTK_TYPE_WIDGET)

enum { PAINTED, LINK_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Painting, in a thread */

typedef struct
{
  EntDeck         *deck;
  guint            slide;
  guint            part;
  int              width_px;
  EntSlideOptions  options;

  GPtrArray       *pages;
  guint            shown;
  GdkTexture      *texture;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  ent_deck_unref (job->deck);
  g_clear_pointer (&job->pages, g_ptr_array_unref);
  g_clear_object (&job->texture);
  g_free (job);
}

static GdkTexture *
create_texture (const EntSlidePage *page,
                int                 width_px)
{
  cairo_surface_t *surface = ent_slide_page_to_surface (page, width_px);
  int height = cairo_image_surface_get_height (surface), stride = cairo_image_surface_get_stride (surface);
  g_autoptr(GBytes) bytes = NULL;

  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) height * stride,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height, GDK_MEMORY_DEFAULT, bytes,
                                 (gsize) stride);
}

static void
paint_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Job *job = data;

  /* A list that is scrolled through asks for many that are gone before they are painted. */
  if (g_task_return_error_if_cancelled (task))
    return;
  job->pages = ent_slide_layout (job->deck, job->slide, &job->options);
  job->shown = MIN (job->part, job->pages->len - 1);
  job->texture = create_texture (job->pages->pdata[job->shown], job->width_px);
  g_task_return_boolean (task, TRUE);
}

static void
describe (EntDeckPicture *self)
{
  const EntSlidePage *page = ent_deck_picture_get_page (self);
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint i = 0; page != NULL && i < page->boxes->len; i++)
    {
      const EntSlideBox *box = page->boxes->pdata[i];

      if (box->kind == ENT_SLIDE_BOX_NUMBER || box->kind == ENT_SLIDE_BOX_MARK)
        continue;
      if (box->description != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", box->description);
      for (guint j = 0; box->paragraphs != NULL && j < box->paragraphs->len; j++)
        {
          g_autofree char *paragraph = ent_paragraph_dup_words (box->paragraphs->pdata[j]);

          g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", paragraph);
        }
    }
  if (words->len == 0)
    g_string_append (words, _("Empty slide"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
}

static void
painted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  EntDeckPicture *self = ENT_DECK_PICTURE (source);
  Job *job = g_task_get_task_data (G_TASK (result));

  /* Another one was asked for since, or it is gone. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL) || self->deck == NULL)
    return;
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  self->pages = g_steal_pointer (&job->pages);
  self->shown = job->shown;
  g_set_object (&self->texture, job->texture);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[PAINTED], 0);
}

static double
get_aspect (EntDeckPicture *self)
{
  double width = self->deck != NULL ? ent_lecture_get_width_pt (self->deck->lecture) : ENT_SLIDE_WIDE_PT;

  return width / ENT_SLIDE_HEIGHT_PT;
}

/* Asks for a picture of the present size, where that is not what there is. */
static void
update (EntDeckPicture *self)
{
  graphene_rect_t frame;
  double px_per_pt;
  g_autoptr(GTask) task = NULL;
  Job *job;
  int width;

  if (self->deck == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self))
      || !ent_deck_picture_get_frame (self, &frame, &px_per_pt))
    return;
  width = (int) ceil (frame.size.width * gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  if (width == self->width_px && !self->stale)
    return;
  self->width_px = width;
  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  job = g_new0 (Job, 1);
  job->deck = ent_deck_ref (self->deck);
  job->slide = self->slide;
  job->part = self->part;
  job->width_px = width;
  ent_slide_options_init (&job->options);
  job->options.whole = self->whole;
  task = g_task_new (self, self->cancellable, painted_cb, NULL);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, paint_thread);
}

/* Whether a slide of another deck looks the same. */
static gboolean
looks_equal (const EntDeck *a,
             guint          first,
             const EntDeck *b,
             guint          second)
{
  const EntSlide *slide;

  if (a == NULL || b == NULL || first >= a->slides->len || second >= b->slides->len)
    return FALSE;
  slide = a->slides->pdata[first];
  /* Sources are those of all slides; numbers are those of the slides before. */
  return slide->kind != ENT_SLIDE_SOURCES && first == second && ent_slide_equal (slide, b->slides->pdata[second])
         && a->lecture->theme == b->lecture->theme && a->lecture->aspect == b->lecture->aspect
         && a->cases->len == b->cases->len && a->images->len == b->images->len
         && (!slide->own_events || a->own_events == b->own_events)
         && (slide->kind != ENT_SLIDE_MATRIX || a->own_ratings == b->own_ratings
             || a->own_ratings->len + b->own_ratings->len == 0)
         && g_strcmp0 (a->lecture->title, b->lecture->title) == 0;
}

void
ent_deck_picture_set (EntDeckPicture *self,
                       EntDeck         *deck,
                       guint            slide,
                       guint            part)
{
  gboolean same;

  g_return_if_fail (ENT_IS_DECK_PICTURE (self));

  if (deck != NULL && slide >= deck->slides->len)
    deck = NULL;
  same = self->part == part && looks_equal (self->deck, self->slide, deck, slide);
  if (deck != NULL)
    ent_deck_ref (deck);
  g_clear_pointer (&self->deck, ent_deck_unref);
  self->deck = deck;
  self->slide = slide;
  self->part = part;
  if (same)
    return;
  self->stale = TRUE;
  if (deck == NULL)
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
      g_clear_pointer (&self->pages, g_ptr_array_unref);
      g_clear_object (&self->texture);
      describe (self);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
  update (self);
}

void
ent_deck_picture_set_links (EntDeckPicture *self,
                             gboolean         links)
{
  g_return_if_fail (ENT_IS_DECK_PICTURE (self));

  self->links = links;
}

void
ent_deck_picture_set_whole (EntDeckPicture *self,
                             gboolean         whole)
{
  g_return_if_fail (ENT_IS_DECK_PICTURE (self));

  if (self->whole == whole)
    return;
  self->whole = whole;
  self->stale = TRUE;
  update (self);
}

void
ent_deck_picture_set_edge (EntDeckPicture *self,
                           gboolean        edge)
{
  g_return_if_fail (ENT_IS_DECK_PICTURE (self));

  if (self->edge == edge)
    return;
  self->edge = edge;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ent_deck_picture_set_fixed (EntDeckPicture *self,
                            gboolean        fixed)
{
  g_return_if_fail (ENT_IS_DECK_PICTURE (self));

  if (self->fixed == fixed)
    return;
  self->fixed = fixed;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const EntSlidePage *
ent_deck_picture_get_page (EntDeckPicture *self)
{
  g_return_val_if_fail (ENT_IS_DECK_PICTURE (self), NULL);

  return self->pages != NULL ? self->pages->pdata[self->shown] : NULL;
}

guint
ent_deck_picture_get_n_parts (EntDeckPicture *self)
{
  g_return_val_if_fail (ENT_IS_DECK_PICTURE (self), 0);

  return self->pages != NULL ? self->pages->len : 0;
}

gboolean
ent_deck_picture_get_frame (EntDeckPicture *self,
                             graphene_rect_t *frame,
                             double          *px_per_pt)
{
  double aspect = get_aspect (self), width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self)), own;

  if (width < 2 || height < 2)
    return FALSE;
  own = floor (MIN (width, height * aspect));
  graphene_rect_init (frame, (float) floor ((width - own) / 2), (float) floor ((height - own / aspect) / 2), (float) own,
                      (float) floor (own / aspect));
  *px_per_pt = own / (aspect * ENT_SLIDE_HEIGHT_PT);
  return own >= 2;
}

/* The link at a place in the widget. (transfer full) (nullable) */
static char *
dup_link (EntDeckPicture *self,
          double           x,
          double           y)
{
  const EntSlidePage *page = ent_deck_picture_get_page (self);
  g_autoptr(GPtrArray) links = NULL;
  graphene_rect_t frame;
  double scale;

  if (!self->links || page == NULL || !ent_deck_picture_get_frame (self, &frame, &scale))
    return NULL;
  links = ent_slide_page_list_links (page);
  for (guint i = 0; i < links->len; i++)
    {
      const EntSlideLink *link = links->pdata[i];

      if (graphene_rect_contains_point (&link->area, &GRAPHENE_POINT_INIT ((float) ((x - frame.origin.x) / scale),
                                                                           (float) ((y - frame.origin.y) / scale))))
        return g_strdup (link->link);
    }
  return NULL;
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             EntDeckPicture *self)
{
  g_autofree char *link = dup_link (self, x, y);

  if (link == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[LINK_ACTIVATED], 0, link);
}

static void
motion_cb (EntDeckPicture *self,
           double           x,
           double           y)
{
  g_autofree char *link = dup_link (self, x, y);

  if (self->links)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), link != NULL ? "pointer" : NULL);
}

static GtkSizeRequestMode
ent_deck_picture_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ent_deck_picture_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  double aspect = get_aspect (ENT_DECK_PICTURE (widget));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = for_size > 0 ? MAX ((int) (for_size * aspect), MIN_WIDTH) : NATURAL_WIDTH;
    }
  else
    {
      *natural = (int) ceil ((for_size > 0 ? for_size : NATURAL_WIDTH) / aspect);
      *minimum = ENT_DECK_PICTURE (widget)->fixed ? *natural : (int) (MIN_WIDTH / aspect);
    }
}

static void
ent_deck_picture_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  update (ENT_DECK_PICTURE (widget));
}

static void
ent_deck_picture_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ent_deck_picture_parent_class)->map (widget);
  update (ENT_DECK_PICTURE (widget));
}

/* A white slide on a white page, or a black one on a black page, has an edge. */
static void
append_edge (EntDeckPicture        *self,
             GtkSnapshot           *snapshot,
             const graphene_rect_t *frame)
{
  GskRoundedRect outline;
  GdkRGBA color;
  float widths[4] = { 1, 1, 1, 1 };

  if (self->deck == NULL || !self->edge)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  color.alpha *= EDGE_ALPHA;
  gsk_rounded_rect_init_from_rect (&outline, frame, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, (GdkRGBA[4]) { color, color, color, color });
}

static void
ent_deck_picture_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  EntDeckPicture *self = ENT_DECK_PICTURE (widget);
  graphene_rect_t frame;
  double scale;

  if (!ent_deck_picture_get_frame (self, &frame, &scale))
    return;
  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture, &frame);
  append_edge (self, snapshot, &frame);
}

static void
ent_deck_picture_dispose (GObject *object)
{
  EntDeckPicture *self = ENT_DECK_PICTURE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->deck, ent_deck_unref);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_object (&self->texture);
  G_OBJECT_CLASS (ent_deck_picture_parent_class)->dispose (object);
}

static void
ent_deck_picture_class_init (EntDeckPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_deck_picture_dispose;
  widget_class->get_request_mode = ent_deck_picture_get_request_mode;
  widget_class->measure = ent_deck_picture_measure;
  widget_class->size_allocate = ent_deck_picture_size_allocate;
  widget_class->map = ent_deck_picture_map;
  widget_class->snapshot = ent_deck_picture_snapshot;
  gtk_widget_class_set_css_name (widget_class, "slide-picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[PAINTED] = g_signal_new ("painted", ENT_TYPE_DECK_PICTURE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[LINK_ACTIVATED] = g_signal_new ("link-activated", ENT_TYPE_DECK_PICTURE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ent_deck_picture_init (EntDeckPicture *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (update), NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  describe (self);
}

GtkWidget *
ent_deck_picture_new (void)
{
  return g_object_new (ENT_TYPE_DECK_PICTURE, NULL);
}
