/* Slides are dragged by their rows, alone or all that are selected; what falls into the list goes where the pointer is:
 * slides, what a search found, files of pictures. */
#include "config.h"

#include "ent-slide-list-private.h"

#include <glib/gi18n-lib.h>

#include "ent-items.h"
#include "ent-slide-drag.h"
#include "ent-slide-row.h"

#define EDGE       36  /* px from the list's end, where it scrolls */
#define STEP_PX    10.

/* Away */

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            EntSlideList  *self)
{
  EntSlideRow *row = ENT_SLIDE_ROW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)));
  EntSlideItem *item = ent_slide_row_get_item (row);
  g_autoptr(GPtrArray) slides = NULL;
  guint position;

  if (self->model == NULL || item == NULL || !g_list_store_find (self->items, item, &position))
    return NULL;
  if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    slides = ent_slide_list_get_selected (self);
  else
    {
      slides = g_ptr_array_new ();
      g_ptr_array_add (slides, (gpointer) ent_slide_item_get_slide (item));
    }
  return ent_slide_drag_provider_new (slides, ent_deck_model_get_id (self->model));
}

static void
begin_cb (GtkDragSource *source,
          GdkDrag       *drag,
          EntSlideRow   *row)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (row));

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

void
ent_slide_list_add_drag (EntSlideList *self,
                         GtkWidget    *row)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
}

/* Here */

static void
set_drop_row (EntSlideList *self,
              GtkWidget    *row,
              gboolean      after)
{
  if (self->drop_row != NULL)
    {
      gtk_widget_remove_css_class (self->drop_row, "drop-before");
      gtk_widget_remove_css_class (self->drop_row, "drop-after");
    }
  g_set_weak_pointer (&self->drop_row, row);
  self->drop_after = after;
  if (row != NULL)
    gtk_widget_add_css_class (row, after ? "drop-after" : "drop-before");
}

/* The row over whose half the pointer is; below all rows it is the last. */
static void
find_drop (EntSlideList *self,
           double        y)
{
  GtkWidget *found = NULL;
  gboolean after = FALSE;
  float best = G_MAXFLOAT;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);
      graphene_rect_t bounds;
      float middle, distance;

      if (!ENT_IS_SLIDE_ROW (row) || !gtk_widget_get_mapped (row)
          || !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
        continue;
      middle = bounds.origin.y + bounds.size.height / 2;
      distance = (float) ABS (y - middle);
      if (distance >= best)
        continue;
      best = distance;
      found = row;
      after = y > middle;
    }
  set_drop_row (self, found, after);
}

/* (transfer full) (nullable): id of the slide before which it falls */
static char *
dup_before (EntSlideList *self)
{
  EntSlideItem *item = self->drop_row != NULL ? ent_slide_row_get_item (ENT_SLIDE_ROW (self->drop_row)) : NULL;
  g_autoptr(EntSlideItem) next = NULL;
  guint position;

  if (item == NULL || !g_list_store_find (self->items, item, &position))
    return NULL;
  if (!self->drop_after)
    return g_strdup (ent_slide_item_get_slide (item)->id);
  next = g_list_model_get_item (G_LIST_MODEL (self->items), position + 1);
  return next != NULL ? g_strdup (ent_slide_item_get_slide (next)->id) : NULL;
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  EntSlideList *self = ENT_SLIDE_LIST (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double height = gtk_widget_get_height (widget), step = 0;

  if (self->drop_y < EDGE)
    step = -STEP_PX;
  else if (self->drop_y > height - EDGE)
    step = STEP_PX;
  if (step != 0)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + step);
      find_drop (self, self->drop_y);
    }
  return G_SOURCE_CONTINUE;
}

static void
end_drop (EntSlideList *self)
{
  set_drop_row (self, NULL, FALSE);
  if (self->drop_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->drop_tick);
  self->drop_tick = 0;
}

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y,
           EntSlideList  *self)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);

  self->drop_y = y;
  find_drop (self, y);
  if (self->drop_tick == 0)
    self->drop_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
  /* Within one program slides move; what comes from elsewhere is copied. */
  return drop != NULL && (gdk_drop_get_actions (drop) & GDK_ACTION_COPY) != 0 ? GDK_ACTION_COPY : GDK_ACTION_MOVE;
}

static gboolean
drop_slides (EntSlideList *self,
             GPtrArray    *slides,
             const char   *lecture_id,
             const char   *before)
{
  if (g_strcmp0 (lecture_id, ent_deck_model_get_id (self->model)) == 0)
    {
      g_autoptr(GPtrArray) ids = g_ptr_array_new ();

      for (guint i = 0; i < slides->len; i++)
        g_ptr_array_add (ids, ((EntSlide *) slides->pdata[i])->id);
      ent_slide_list_move (self, ids, before);
      ent_slide_list_select (self, ids);
      return TRUE;
    }
  for (guint i = 0; i < slides->len; i++)
    {
      EntSlide *slide = slides->pdata[i];

      g_free (slide->id);
      slide->id = g_uuid_string_random ();
    }
  ent_slide_list_insert (self, slides, before, slides->len == 1 ? _("Add Slide") : _("Add Slides"));
  return TRUE;
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         EntSlideList  *self)
{
  g_autofree char *before = NULL;
  const char *lecture_id;
  g_autoptr(GPtrArray) slides = NULL;

  if (self->model == NULL || ent_deck_model_get_deck (self->model) == NULL)
    return FALSE;
  find_drop (self, y);
  before = dup_before (self);
  end_drop (self);
  slides = ent_slide_drag_read (value, &lecture_id);
  if (slides != NULL)
    return drop_slides (self, slides, lecture_id, before);
  if (G_VALUE_HOLDS (value, ENT_TYPE_HIT_ITEM))
    g_signal_emit_by_name (self, "hit-dropped", g_value_get_object (value), before);
  else if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    g_signal_emit_by_name (self, "files-dropped", g_value_get_boxed (value), before);
  else
    return FALSE;
  return TRUE;
}

void
ent_slide_list_add_drop (EntSlideList *self)
{
  GType types[] = { ENT_TYPE_SLIDE_DRAG, ENT_TYPE_HIT_ITEM, GDK_TYPE_FILE_LIST };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (end_drop), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
