/* Selecting words.  Inside one block its label does that.  A drag that leaves the block, or Shift with an
 * arrow key at its end, goes on across blocks; no two labels can have a selection, as each takes
 * the primary clipboard with it, so that from there on the blocks only paint what is selected here. */
#include "config.h"

#include "ent-noted-text-private.h"

#include <glib/gi18n-lib.h>

#include "ent-plain-text.h"

static void
get_range (EntNotedText *self,
           guint        *start,
           guint        *end)
{
  *start = MIN (self->anchor, self->head);
  *end = MAX (self->anchor, self->head);
}

gboolean
ent_noted_text_get_selection (EntNotedText *self,
                              guint        *start,
                              guint        *end)
{
  g_return_val_if_fail (ENT_IS_NOTED_TEXT (self), FALSE);

  if (self->wide)
    {
      get_range (self, start, end);
      return *start < *end;
    }
  for (guint i = 0; i < self->blocks->len; i++)
    if (ent_text_block_get_selection (self->blocks->pdata[i], start, end))
      return TRUE;
  return FALSE;
}

/* The button in the margin, once the pointer has let go. */
static void
update_offer (EntNotedText *self)
{
  guint start, end;
  gboolean selected = !self->pressing && !self->taken && ent_noted_text_get_selection (self, &start, &end);
  EntTextBlock *last = selected ? ent_noted_text_find_block (self, end) : NULL;

  for (guint i = 0; i < self->blocks->len; i++)
    ent_text_block_offer_note (self->blocks->pdata[i], self->blocks->pdata[i] == last ? end : G_MAXUINT);
}

void
ent_noted_text_take_selection (EntNotedText *self)
{
  self->taken = TRUE;
  update_offer (self);
}

static void
paint_selection (EntNotedText *self)
{
  guint start = 0, end = 0;

  if (self->wide)
    get_range (self, &start, &end);
  for (guint i = 0; i < self->blocks->len; i++)
    ent_text_block_set_selected (self->blocks->pdata[i], start, end);
}

static void
clear_wide (EntNotedText *self)
{
  if (!self->wide)
    return;
  self->wide = FALSE;
  g_clear_object (&self->provided);
  paint_selection (self);
  update_offer (self);
}

/* As other selections do, this one can be pasted with the middle button. */
static void
provide (EntNotedText *self)
{
  guint start, end;
  g_autofree char *text = NULL;

  get_range (self, &start, &end);
  text = ent_plain_text_dup_part (self->words, start, end);
  g_clear_object (&self->provided);
  self->provided = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  gdk_clipboard_set_content (gtk_widget_get_primary_clipboard (GTK_WIDGET (self)), self->provided);
}

/* A label's cursor goes to where its selection began. @but: (nullable) */
static void
clear_labels (EntNotedText *self,
              EntTextBlock *but)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      GtkLabel *label = ent_text_block_get_label (self->blocks->pdata[i]);
      int start, end;

      if (self->blocks->pdata[i] != but && gtk_label_get_selection_bounds (label, &start, &end))
        gtk_label_select_region (label, start, start);
    }
}

static void
select_wide (EntNotedText *self,
             guint         anchor,
             guint         head)
{
  if (!self->wide)
    clear_labels (self, NULL);
  self->wide = TRUE;
  self->taken = FALSE;
  self->anchor = anchor;
  self->head = head;
  paint_selection (self);
}

void
ent_noted_text_unselect (EntNotedText *self)
{
  g_return_if_fail (ENT_IS_NOTED_TEXT (self));

  clear_wide (self);
  clear_labels (self, NULL);
}

void
ent_noted_text_select (EntNotedText *self,
                       guint         start,
                       guint         end)
{
  g_return_if_fail (ENT_IS_NOTED_TEXT (self));
  g_return_if_fail (self->words != NULL);

  select_wide (self, start, end);
  provide (self);
  update_offer (self);
}

void
ent_noted_text_copy (EntNotedText *self)
{
  guint start, end;
  g_autofree char *text = NULL;

  if (!ent_noted_text_get_selection (self, &start, &end))
    return;
  text = ent_plain_text_dup_part (self->words, start, end);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

/* Something else was selected, here or elsewhere; or nothing is any more. */
static void
primary_changed_cb (EntNotedText *self,
                    GdkClipboard *primary)
{
  if (self->pressing)
    return;
  self->taken = FALSE;
  if (self->wide && gdk_clipboard_get_content (primary) != self->provided)
    clear_wide (self);
  update_offer (self);
}

/* The pointer */

/* The block with words at, or nearest above or below, a point. */
static EntTextBlock *
find_block_at (EntNotedText *self,
               double        y)
{
  EntTextBlock *nearest = NULL;
  float distance = G_MAXFLOAT;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      graphene_rect_t bounds;
      float away;

      if (!ent_text_block_has_words (self->blocks->pdata[i])
          || !gtk_widget_compute_bounds (self->blocks->pdata[i], GTK_WIDGET (self), &bounds))
        continue;
      away = MAX (MAX (bounds.origin.y - (float) y, (float) y - bounds.origin.y - bounds.size.height), 0);
      if (away < distance)
        {
          distance = away;
          nearest = self->blocks->pdata[i];
        }
    }
  return nearest;
}

static guint
find_position (EntNotedText *self,
               EntTextBlock *block,
               double        x,
               double        y)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (block), &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                 &point))
    return ent_text_block_get_start (block);
  return ent_text_block_find_point (block, point.x, point.y);
}

/* The block of words that the pointer is on. */
static EntTextBlock *
pick_block (EntNotedText *self,
            double        x,
            double        y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *block = picked != NULL ? gtk_widget_get_ancestor (picked, ENT_TYPE_TEXT_BLOCK) : NULL;

  if (block == NULL || gtk_widget_get_ancestor (picked, GTK_TYPE_BUTTON) != NULL
      || !ent_text_block_has_words (ENT_TEXT_BLOCK (block)))
    return NULL;
  return ENT_TEXT_BLOCK (block);
}

static gboolean
is_touch (GtkGesture *gesture)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

/* With Shift: from where the selection began to here. Returns: whether it goes across blocks */
static gboolean
extend_to (EntNotedText *self,
           EntTextBlock *block,
           guint         position)
{
  guint start, end;

  if (!self->wide)
    {
      if (!ent_noted_text_get_selection (self, &start, &end) || ent_noted_text_find_block (self, start) == block)
        return FALSE;
      select_wide (self, position >= end ? start : end, position);
    }
  else
    {
      select_wide (self, self->anchor, position);
    }
  return TRUE;
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               EntNotedText   *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  EntTextBlock *block = pick_block (self, x, y);
  guint position, start, end;

  if (block == NULL || is_touch (GTK_GESTURE (gesture)))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  position = find_position (self, block, x, y);
  /* What a label has selected can be dragged away. */
  if ((state & GDK_SHIFT_MASK) == 0 && ent_text_block_get_selection (block, &start, &end)
      && position > start && position < end)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->pressing = TRUE;
  self->taken = FALSE;
  self->pressed = block;
  if ((state & GDK_SHIFT_MASK) != 0 && extend_to (self, block, position))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }
  clear_wide (self);
  clear_labels (self, block);
  self->anchor = position;
  update_offer (self);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          offset_x,
                double          offset_y,
                EntNotedText   *self)
{
  double x, y;
  EntTextBlock *block;

  if (!self->pressing || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  block = find_block_at (self, y + offset_y);
  if (block == NULL || (block == self->pressed && !self->wide))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  select_wide (self, self->anchor, find_position (self, block, x + offset_x, y + offset_y));
  ent_noted_text_keep_visible (self, self->head);
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double          offset_x,
             double          offset_y,
             EntNotedText   *self)
{
  if (!self->pressing)
    return;
  self->pressing = FALSE;
  self->pressed = NULL;
  if (self->wide)
    provide (self);
  update_offer (self);
}

static void
pop_up_menu (EntNotedText *self,
             double        x,
             double        y)
{
  if (self->menu == NULL)
    {
      g_autoptr(GMenu) model = g_menu_new ();

      g_menu_append (model, _("_Copy"), "text.copy");
      g_menu_append (model, _("Copy as C_itation"), "text.copy-citation");
      g_menu_append (model, _("Add _Note"), "text.add-note");
      g_menu_append (model, _("Add to _Lecture…"), "text.add-to-lecture");
      self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (model));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* A label's own menu would not know what is selected beyond it. */
static void
secondary_cb (GtkGestureClick *gesture,
              int              n_press,
              double           x,
              double           y,
              EntNotedText    *self)
{
  if (!self->wide)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  pop_up_menu (self, x, y);
}

/* Keys */

static EntTextBlock *
find_neighbour (EntNotedText *self,
                EntTextBlock *block,
                int           step)
{
  guint index;

  if (!g_ptr_array_find (self->blocks, block, &index))
    return NULL;
  for (guint i = index + (guint) step; i < self->blocks->len; i += (guint) step)
    if (ent_text_block_has_words (self->blocks->pdata[i]))
      return self->blocks->pdata[i];
  return NULL;
}

/* From the edge of a block over to the next one. */
static guint
cross (EntNotedText *self,
       EntTextBlock *block,
       guint         position,
       int           step)
{
  EntTextBlock *next = find_neighbour (self, block, step);

  if (next == NULL)
    return position;
  return step > 0 ? ent_text_block_get_start (next) : ent_text_block_get_end (next);
}

static guint
step_line (EntNotedText *self,
           EntTextBlock *block,
           guint         position,
           int           step)
{
  graphene_rect_t place;
  EntTextBlock *next;
  double y;

  ent_text_block_get_place (block, position, &place);
  y = place.origin.y + place.size.height * (.5 + step);
  if (y > 0 && y < gtk_widget_get_height (GTK_WIDGET (block)))
    return ent_text_block_find_point (block, place.origin.x, y);
  next = find_neighbour (self, block, step);
  if (next == NULL)
    return step > 0 ? ent_text_block_get_end (block) : ent_text_block_get_start (block);
  return ent_text_block_find_point (next, place.origin.x,
                                    step > 0 ? 1 : gtk_widget_get_height (GTK_WIDGET (next)) - 1);
}

static void
move_head (EntNotedText *self,
           gboolean      by_line,
           gboolean      by_word,
           int           step)
{
  EntTextBlock *block = ent_noted_text_find_block (self, self->head);
  guint edge, head;

  if (block == NULL)
    return;
  edge = step > 0 ? ent_text_block_get_end (block) : ent_text_block_get_start (block);
  if (by_line)
    head = step_line (self, block, self->head, step);
  else if (self->head == edge)
    head = cross (self, block, edge, step);
  else if (by_word)
    head = ent_text_block_find_word (block, self->head, step);
  else
    head = self->head + (guint) step;
  select_wide (self, self->anchor, head);
  provide (self);
  update_offer (self);
  ent_noted_text_keep_visible (self, head);
}

static gboolean
handle_wide_key (EntNotedText    *self,
                 guint            keyval,
                 GdkModifierType  state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0, control = (state & GDK_CONTROL_MASK) != 0;
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      if (shift)
        move_head (self, FALSE, control, -forward);
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      if (shift)
        move_head (self, FALSE, control, forward);
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (shift)
        move_head (self, TRUE, FALSE, -1);
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (shift)
        move_head (self, TRUE, FALSE, 1);
      break;
    case GDK_KEY_Escape:
      clear_wide (self);
      return TRUE;
    case GDK_KEY_c:
    case GDK_KEY_Insert:
      if (control)
        ent_noted_text_copy (self);
      return control;
    default:
      return FALSE;
    }
  /* An arrow key alone goes on from where the cursor is. */
  if (!shift)
    clear_wide (self);
  return shift;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                EntNotedText          *self)
{
  graphene_rect_t place;
  graphene_point_t point;
  EntTextBlock *block;

  if (!self->wide)
    return FALSE;
  if (keyval != GDK_KEY_Menu && !(keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    return handle_wide_key (self, keyval, state);
  block = ent_noted_text_find_block (self, self->head);
  if (block == NULL)
    return FALSE;
  ent_text_block_get_place (block, self->head, &place);
  if (gtk_widget_compute_point (GTK_WIDGET (block), GTK_WIDGET (self),
                                &GRAPHENE_POINT_INIT (place.origin.x, place.origin.y + place.size.height), &point))
    pop_up_menu (self, point.x, point.y);
  return TRUE;
}

/* A label's cursor that was told to take more along and could not is at an end of its words. */
static void
before_move_cb (GtkLabel        *label,
                GtkMovementStep  step,
                int              count,
                gboolean         extend,
                EntNotedText    *self)
{
  gtk_label_get_selection_bounds (label, &self->moved_from[0], &self->moved_from[1]);
}

static void
after_move_cb (GtkLabel        *label,
               GtkMovementStep  step,
               int              count,
               gboolean         extend,
               EntNotedText    *self)
{
  EntTextBlock *block = ENT_TEXT_BLOCK (gtk_widget_get_ancestor (GTK_WIDGET (label), ENT_TYPE_TEXT_BLOCK));
  gboolean by_line = step == GTK_MOVEMENT_DISPLAY_LINES, backward = count < 0;
  int start, end;

  gtk_label_get_selection_bounds (label, &start, &end);
  if (!extend || start != self->moved_from[0] || end != self->moved_from[1]
      || (!by_line && step != GTK_MOVEMENT_VISUAL_POSITIONS && step != GTK_MOVEMENT_LOGICAL_POSITIONS
          && step != GTK_MOVEMENT_WORDS))
    return;
  if (step == GTK_MOVEMENT_VISUAL_POSITIONS && gtk_widget_get_direction (GTK_WIDGET (label)) == GTK_TEXT_DIR_RTL)
    backward = !backward;
  if (find_neighbour (self, block, backward ? -1 : 1) == NULL)
    return;
  select_wide (self, ent_text_block_to_plain (block, (guint) (backward ? end : start)),
               backward ? ent_text_block_get_start (block) : ent_text_block_get_end (block));
  move_head (self, by_line, FALSE, backward ? -1 : 1);
}

void
ent_noted_text_keep_visible (EntNotedText *self,
                             guint         position)
{
  EntTextBlock *block = ent_noted_text_find_block (self, position);
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t place;
  graphene_point_t point;
  double top;

  if (block == NULL || scroller == NULL)
    return;
  ent_text_block_get_place (block, position, &place);
  if (!gtk_widget_compute_point (GTK_WIDGET (block), scroller, &GRAPHENE_POINT_INIT (0, place.origin.y), &point))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  top = gtk_adjustment_get_value (adjustment) + point.y;
  gtk_adjustment_clamp_page (adjustment, top, top + place.size.height);
}

void
ent_noted_text_watch_block (EntNotedText *self,
                            EntTextBlock *block)
{
  GtkLabel *label = ent_text_block_get_label (block);
  g_autoptr(GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Copy as C_itation"), "text.copy-citation");
  g_menu_append (menu, _("Add _Note"), "text.add-note");
  g_menu_append (menu, _("Add to _Lecture…"), "text.add-to-lecture");
  gtk_label_set_extra_menu (label, G_MENU_MODEL (menu));
  g_signal_connect_object (label, "move-cursor", G_CALLBACK (before_move_cb), self, 0);
  g_signal_connect_object (label, "move-cursor", G_CALLBACK (after_move_cb), self, G_CONNECT_AFTER);
}

void
ent_noted_text_init_selecting (EntNotedText *self)
{
  GtkGesture *drag = gtk_gesture_drag_new (), *secondary = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (secondary), GTK_PHASE_CAPTURE);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  /* Each label that selects anything, or no longer does, tells it so. */
  g_signal_connect_object (gtk_widget_get_primary_clipboard (GTK_WIDGET (self)), "changed",
                           G_CALLBACK (primary_changed_cb), self, G_CONNECT_SWAPPED);
}
