/* The content is a widget of the program as it stands on its pages.  Its letters are those of pictures on slides: it is
 * laid out in the usual size and scaled up until the smallest of them are as large as a slide's may be. */

#include "config.h"

#include "ent-live-view-private.h"

#include <glib/gi18n-lib.h>

#include "ent-address.h"
#include "ent-live-panel.h"
#include "ent-widget-style.h"

/* Usual letters, 11 pt at 96 dpi, of which the smallest are nine tenths as large. */
#define SCALE        (ENT_SLIDE_MIN_PT / (11 * 96 / 72.0 * 0.9))
#define PANEL_PART   0.52 /* of the page's width */
#define PANEL_MARGIN 24.0

G_DEFINE_FINAL_TYPE (EntLiveView, ent_live_view, GTK_TYPE_WIDGET)

enum { CHANGED, READY, N_SIGNALS };
static guint signals[N_SIGNALS];

void
ent_live_view_tell (EntLiveView *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Content */

static void
range_changed_cb (EntLiveView *self,
                  double       begin_sec,
                  double       end_sec)
{
  self->begin_sec = begin_sec;
  self->end_sec = end_sec;
  ent_live_view_tell (self);
}

void
ent_live_view_drop_content (EntLiveView *self)
{
  self->awake = self->focuses = FALSE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->timeline = NULL;
  self->group = NULL;
  self->grid = NULL;
  g_clear_pointer (&self->view, ent_slide_view_free);
  gtk_widget_set_visible (self->panel, FALSE);
  g_clear_pointer (&self->link, g_free);
}

static void
take_content (EntLiveView *self,
              GtkWidget   *content)
{
  self->content = content;
  ent_widget_set_picture_flags (content, self->flags);
  gtk_widget_insert_before (content, GTK_WIDGET (self), self->panel);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
update_highlight (EntLiveView *self)
{
  if (self->view->matches[0] != NULL)
    ent_timeline_view_set_highlight (self->timeline, self->view->matches[0], self->view->spec->filter->hide);
}

/* @begin_sec, @end_sec: of all that there is to show at any step, so that the axis stands still while more and more of it
 * comes; the same where that is what there is */
static void
create_timeline (EntLiveView *self,
                 double       begin_sec,
                 double       end_sec)
{
  EntEventTable *table = self->view->tables->pdata[0];

  self->timeline = ENT_TIMELINE_VIEW (ent_timeline_view_new ());
  take_content (self, GTK_WIDGET (self->timeline));
  g_signal_connect_object (self->timeline, "range-changed", G_CALLBACK (range_changed_cb), self, G_CONNECT_SWAPPED);
  /* Without the overview, which tells that more comes. */
  ent_timeline_view_set_parts (self->timeline, ENT_TIMELINE_PARTS_ALL & ~ENT_TIMELINE_PART_OVERVIEW);
  if (begin_sec < end_sec)
    ent_timeline_view_set_limits (self->timeline, (gint64) begin_sec, (gint64) end_sec);
  ent_timeline_view_set_table (self->timeline, table, self->deck->codebook);
  update_highlight (self);
  ent_timeline_view_show_spec (self->timeline, self->view->spec, FALSE);
  ent_live_view_add_opening (self);
}

static void
create_group (EntLiveView *self)
{
  const EntViewSpec *spec = self->view->spec;
  double begin, end;

  self->group = ENT_TIMELINE_GROUP (ent_timeline_group_new ());
  take_content (self, GTK_WIDGET (self->group));
  ent_timeline_group_set_lanes (self->group, spec->lanes);
  ent_timeline_group_set_tables (self->group, self->view->tables, self->deck->codebook);
  ent_timeline_group_set_alignment (self->group, spec->aligned ? (int) spec->moment : -1);
  if (spec->has_range)
    {
      ent_slide_view_get_range (self->view, &begin, &end);
      ent_timeline_group_show_range (self->group, begin, end, FALSE);
    }
  for (guint i = 0; i < self->view->tables->len; i++)
    {
      EntTimelineView *row = ent_timeline_group_get_view (self->group, spec->case_ids->pdata[i]);

      if (row != NULL && self->view->matches[i] != NULL)
        ent_timeline_view_set_highlight (row, self->view->matches[i], spec->filter->hide);
    }
  ent_live_view_add_opening (self);
  g_signal_connect_object (self->group, "moved", G_CALLBACK (ent_live_view_tell), self, G_CONNECT_SWAPPED);
}

/* What has come since the last step: the first that is shown of it. (transfer none) (nullable) */
static const char *
find_news (EntLiveView *self)
{
  EntEventTable *table = self->view->tables->pdata[0];

  for (guint i = 0; i < table->n; i++)
    if (table->earliest[i] > self->before && (self->view->matches[0] == NULL || self->view->matches[0][i]))
      return ent_event_table_get_event (table, i)->id;
  return NULL;
}

static void
show_step (EntLiveView *self)
{
  const char *news = self->stepped ? find_news (self) : NULL;

  gtk_widget_set_visible (self->panel, FALSE);
  g_clear_pointer (&self->link, g_free);
  ent_timeline_view_replace_table (self->timeline, self->view->tables->pdata[0]);
  update_highlight (self);
  ent_timeline_view_set_selected (self->timeline, news);
  if (news != NULL)
    self->link = ent_address_format (ENT_ADDRESS_EVENT, ((EntEventTable *) self->view->tables->pdata[0])->item->id, news);
}

static void
scrolled_cb (EntLiveView *self)
{
  ent_live_view_tell (self);
}

static void
create_grid (EntLiveView *self)
{
  g_autoptr(EntMatrix) matrix = ent_slide_create_matrix (self->deck, self->slide);
  g_autoptr(EntMatrixSpec) spec = ent_slide_create_matrix_spec (self->slide);
  GtkWidget *scroller;

  if (matrix == NULL || spec == NULL)
    return;
  self->grid = ENT_FACTOR_GRID (ent_factor_grid_new ());
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->grid, NULL);
  take_content (self, scroller);
  ent_factor_grid_set (self->grid, matrix, spec);
  ent_live_view_add_opening (self);
  g_signal_connect_object (self->grid, "changed", G_CALLBACK (ent_live_view_tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

/* Reading a case until a date, and its events into columns, takes longer than a frame where there are many. */

typedef struct
{
  EntDeck  *deck;
  EntSlide *slide;
  gint64    until;
  double    begin_sec, end_sec;  /* of all that there is to show, of a slide that hides some of it */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  ent_deck_unref (job->deck);
  ent_slide_free (job->slide);
  g_free (job);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Job *job = data;
  gint64 until;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (ent_slide_view_get_reveal (job->slide, &until))
    {
      g_autoptr(EntSlideView) whole = ent_slide_view_new (job->deck, job->slide, ENT_DATE_OPEN_FUTURE);

      if (whole != NULL && !whole->spec->aligned)
        ent_slide_view_get_range (whole, &job->begin_sec, &job->end_sec);
    }
  g_task_return_pointer (task, ent_slide_view_new (job->deck, job->slide, job->until),
                         (GDestroyNotify) ent_slide_view_free);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(EntLiveView) self = user_data;
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  EntSlideView *view = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL || self->slide == NULL)
    {
      ent_slide_view_free (view);
      return;
    }
  g_clear_object (&self->cancellable);
  if (view == NULL)
    return;
  ent_slide_view_free (self->view);
  self->view = view;
  self->quiet = TRUE;
  if (self->timeline != NULL)
    show_step (self);
  else if (view->tables->len == 1)
    create_timeline (self, job->begin_sec, job->end_sec);
  else
    create_group (self);
  self->quiet = FALSE;
  if (self->focuses)
    ent_live_view_focus (self);
  g_signal_emit (self, signals[READY], 0);
}

/* Several cases have little room below each other: they come when they are asked for. */
static gboolean
must_be_woken (EntLiveView *self)
{
  g_autoptr(EntViewSpec) spec = self->slide->target_id != NULL ? ent_view_spec_parse (self->slide->target_id, NULL) : NULL;

  return self->slide->kind == ENT_SLIDE_TIMELINE && (spec == NULL || spec->case_ids->len > 1);
}

static void
load (EntLiveView *self)
{
  g_autoptr(GTask) task = NULL;
  Job *job;

  if (!self->awake && must_be_woken (self))
    return;
  job = g_new0 (Job, 1);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  job->deck = ent_deck_ref (self->deck);
  job->slide = ent_slide_copy (self->slide);
  job->until = self->until;
  /* Not the task's source: the thread may be the last to let go of that. */
  task = g_task_new (NULL, self->cancellable, loaded_cb, g_object_ref (self));
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, load_thread);
}

/* Whether another deck shows the same on this slide. */
gboolean
ent_live_view_is_same (const EntSlide *a,
         const EntSlide *b)
{
  if (a == NULL || !g_str_equal (a->id, b->id) || g_strcmp0 (a->target_id, b->target_id) != 0 || a->kind != b->kind
      || g_strcmp0 (a->reveal, b->reveal) != 0 || a->own_events != b->own_events || a->cases->len != b->cases->len)
    return FALSE;
  for (guint i = 0; i < a->cases->len; i++)
    if (g_strcmp0 (((EntSlideCase *) a->cases->pdata[i])->digest, ((EntSlideCase *) b->cases->pdata[i])->digest) != 0)
      return FALSE;
  return TRUE;
}

/* Of a matrix of several pages each begins where the one before ends. */
static void
turn_to_part (EntLiveView *self)
{
  GtkAdjustment *adjustment;

  if (self->grid == NULL)
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->content));
  gtk_adjustment_set_value (adjustment, self->part * gtk_adjustment_get_page_size (adjustment) * 0.9);
}

static void
set_flags (EntLiveView     *self,
           EntPictureFlags  flags)
{
  static const struct { const char *css_class; EntPictureFlags flag; } looks[] = {
    { "dark", ENT_PICTURE_DARK }, { "contrast", ENT_PICTURE_HIGH_CONTRAST },
  };

  self->flags = flags;
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if ((flags & looks[i].flag) != 0)
      gtk_widget_add_css_class (GTK_WIDGET (self), looks[i].css_class);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), looks[i].css_class);
}

static void
clear (EntLiveView *self)
{
  ent_live_view_drop_content (self);
  g_clear_pointer (&self->slide, ent_slide_free);
  g_clear_pointer (&self->deck, ent_deck_unref);
}

void
ent_live_view_show (EntLiveView        *self,
                    const EntSlidePage *page,
                    gint64              until)
{
  const EntSlide *slide = page != NULL ? ent_slide_page_get_slide (page) : NULL;
  gboolean same;

  g_return_if_fail (ENT_IS_LIVE_VIEW (self));

  if (slide == NULL || page->live.size.width <= 0
      || (slide->kind != ENT_SLIDE_TIMELINE && slide->kind != ENT_SLIDE_MATRIX))
    {
      clear (self);
      return;
    }
  same = ent_live_view_is_same (self->slide, slide) && self->flags == page->flags;
  if (same && self->until == until && self->part == page->part)
    return;
  if (!same)
    {
      clear (self);
      set_flags (self, page->flags);
      self->slide = ent_slide_copy (slide);
      self->deck = ent_deck_ref (page->deck);
    }
  self->area = page->live;
  self->stepped = same && until > self->until;
  self->before = self->until;
  self->until = until;
  self->part = page->part;
  if (slide->kind == ENT_SLIDE_MATRIX && !same)
    {
      create_grid (self);
      g_signal_emit (self, signals[READY], 0);
    }
  else if (slide->kind == ENT_SLIDE_MATRIX)
    turn_to_part (self);
  else if (!same || self->before != until)
    load (self);
}

gboolean
ent_live_view_is_live (EntLiveView *self)
{
  g_return_val_if_fail (ENT_IS_LIVE_VIEW (self), FALSE);

  return self->slide != NULL;
}

void
ent_live_view_wake (EntLiveView *self)
{
  if (self->awake || self->content != NULL)
    return;
  self->awake = TRUE;
  load (self);
}

void
ent_live_view_focus (EntLiveView *self)
{
  g_return_if_fail (ENT_IS_LIVE_VIEW (self));

  if (self->slide == NULL)
    return;
  self->focuses = self->content == NULL;
  ent_live_view_wake (self);
  if (self->timeline != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->timeline));
  else if (self->content != NULL)
    gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
}

gboolean
ent_live_view_get_range (EntLiveView *self,
                         gint64      *begin,
                         gint64      *end)
{
  g_return_val_if_fail (ENT_IS_LIVE_VIEW (self), FALSE);

  if (self->timeline == NULL)
    return FALSE;
  ent_timeline_view_get_range (self->timeline, begin, end);
  return TRUE;
}

/* Layout, in pt */

static void
allocate (GtkWidget *child,
          double     x,
          double     y,
          double     width,
          double     height,
          double     scale)
{
  GskTransform *transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  int least_width, least_height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  width = MAX ((int) (width / scale), least_width);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, (int) width, &least_height, NULL, NULL, NULL);
  height = MAX ((int) (height / scale), least_height);
  if (scale != 1)
    transform = gsk_transform_scale (transform, (float) scale, (float) scale);
  gtk_widget_allocate (child, (int) width, (int) height, -1, transform);
}

static void
ent_live_view_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  EntLiveView *self = ENT_LIVE_VIEW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double panel_width = width * PANEL_PART;
  int natural;

  if (self->content != NULL)
    allocate (self->content, self->area.origin.x, self->area.origin.y, self->area.size.width, self->area.size.height,
              SCALE);
  if (!gtk_widget_should_layout (self->panel))
    return;
  natural = ent_live_panel_get_height (ENT_LIVE_PANEL (self->panel), (int) panel_width);
  allocate (self->panel, rtl ? PANEL_MARGIN : width - panel_width - PANEL_MARGIN, PANEL_MARGIN, panel_width,
            MIN (natural, height - 2 * PANEL_MARGIN), 1);
}

/* Over the picture. */
static void
ent_live_view_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  EntLiveView *self = ENT_LIVE_VIEW (widget);
  EntPictureStyle style;

  if (self->content != NULL)
    {
      ent_picture_style_init (&style, self->flags);
      gtk_snapshot_append_color (snapshot, &style.page, &self->area);
    }
  GTK_WIDGET_CLASS (ent_live_view_parent_class)->snapshot (widget, snapshot);
}

static void
ent_live_view_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = *natural = 0;
}

/* Only what is live takes the pointer. */
static gboolean
ent_live_view_contains (GtkWidget *widget,
                        double     x,
                        double     y)
{
  return FALSE;
}

static void
ent_live_view_dispose (GObject *object)
{
  EntLiveView *self = ENT_LIVE_VIEW (object);

  if (self->panel != NULL)
    clear (self);
  g_clear_pointer (&self->panel, gtk_widget_unparent);
  G_OBJECT_CLASS (ent_live_view_parent_class)->dispose (object);
}

static void
ent_live_view_class_init (EntLiveViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_live_view_dispose;
  widget_class->size_allocate = ent_live_view_size_allocate;
  widget_class->measure = ent_live_view_measure;
  widget_class->snapshot = ent_live_view_snapshot;
  widget_class->contains = ent_live_view_contains;
  gtk_widget_class_set_css_name (widget_class, "liveview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[CHANGED] = g_signal_new ("changed", ENT_TYPE_LIVE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[READY] = g_signal_new ("ready", ENT_TYPE_LIVE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ent_live_view_init (EntLiveView *self)
{
  self->panel = ent_live_panel_new ();
  gtk_widget_set_visible (self->panel, FALSE);
  gtk_widget_set_parent (self->panel, GTK_WIDGET (self));
  ent_live_view_add_panel (self);
  g_signal_connect_swapped (self->panel, "scrolled", G_CALLBACK (ent_live_view_tell), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Live view"), -1);
}

GtkWidget *
ent_live_view_new (void)
{
  return g_object_new (ENT_TYPE_LIVE_VIEW, NULL);
}
