#include "config.h"

#include "ent-note-text.h"

#include "ent-note-marks.h"
#include "ent-widget-style.h"

#define MIN_HEIGHT 72
#define MAX_HEIGHT 320

struct _EntNoteText
{
  GtkWidget      parent_instance;

  GtkWidget     *overlay;
  GtkWidget     *scroller;
  GtkWidget     *hint;
  GtkTextView   *view;
  GtkTextBuffer *buffer;

  gboolean       setting;     /* the program writes, not the person */
  gboolean       dirty;
  gint64         dirty_since; /* monotonic µs */
  guint          timeout;
  guint          idle;        /* brings the text's top back */
  guint          tick;        /* keeps the cursor in view */
  guint          n_frames;    /* for which it still does */
};

enum { PROP_0, PROP_EDITABLE, N_PROPS };
static GParamSpec *properties[N_PROPS];
enum { CHANGED, SAVE, CLOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntNoteText, ent_note_text, GTK_TYPE_WIDGET)

gboolean
ent_note_text_is_dirty (EntNoteText *self)
{
  g_return_val_if_fail (ENT_IS_NOTE_TEXT (self), FALSE);
  return self->dirty;
}

void
ent_note_text_set_clean (EntNoteText *self)
{
  g_return_if_fail (ENT_IS_NOTE_TEXT (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->dirty = FALSE;
}

void
ent_note_text_flush (EntNoteText *self)
{
  g_return_if_fail (ENT_IS_NOTE_TEXT (self));

  if (!self->dirty)
    return;
  ent_note_text_set_clean (self);
  g_signal_emit (self, signals[SAVE], 0);
}

static gboolean
timeout_cb (gpointer data)
{
  EntNoteText *self = data;

  self->timeout = 0;
  ent_note_text_flush (self);
  return G_SOURCE_REMOVE;
}

/* A pause after each key, but somebody who types on and on is not left unsaved for long. */
static void
start_timer (EntNoteText *self)
{
  gint64 now = g_get_monotonic_time (), left;

  if (!self->dirty)
    self->dirty_since = now;
  self->dirty = TRUE;
  left = ENT_NOTE_TEXT_LONGEST_MSEC - (now - self->dirty_since) / 1000;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add ((guint) CLAMP (left, 0, ENT_NOTE_TEXT_PAUSE_MSEC), timeout_cb, self);
}

/* A text that grows may grow out of the page that it is on, and takes some frames to do so. */
#define FOLLOW_FRAMES 3
#define CURSOR_MARGIN 12

static gboolean
follow_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  EntNoteText *self = ENT_NOTE_TEXT (widget);
  GtkWidget *page = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GdkRectangle cursor;
  graphene_point_t top;
  GtkAdjustment *adjustment;
  double above, below;
  int x, y;

  gtk_text_view_get_cursor_locations (self->view, NULL, &cursor, NULL);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, cursor.x, cursor.y, &x, &y);
  if (page != NULL
      && gtk_widget_compute_point (GTK_WIDGET (self->view), page, &GRAPHENE_POINT_INIT ((float) x, (float) y), &top))
    {
      adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
      above = CURSOR_MARGIN - top.y;
      below = top.y + cursor.height + CURSOR_MARGIN - gtk_widget_get_height (page);
      if (above > 0 || below > 0)
        gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + (below > 0 ? below : -above));
    }
  if (--self->n_frames > 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

/* Only for who writes: a text that the program puts there leaves the page where it is. */
static void
follow_cursor (EntNoteText *self)
{
  if (!gtk_widget_is_focus (GTK_WIDGET (self->view)))
    return;
  self->n_frames = FOLLOW_FRAMES;
  if (self->tick == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_cb, NULL, NULL);
}

static void
changed_cb (EntNoteText *self)
{
  gtk_widget_set_visible (self->hint, gtk_text_buffer_get_char_count (self->buffer) == 0);
  ent_note_marks_update (self->buffer);
  if (self->setting)
    return;
  start_timer (self);
  follow_cursor (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

char *
ent_note_text_dup (EntNoteText *self)
{
  GtkTextIter begin, end;

  g_return_val_if_fail (ENT_IS_NOTE_TEXT (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &begin, &end);
  return gtk_text_buffer_get_text (self->buffer, &begin, &end, TRUE);
}

void
ent_note_text_set (EntNoteText *self,
                   const char  *text)
{
  g_return_if_fail (ENT_IS_NOTE_TEXT (self));

  ent_note_text_set_clean (self);
  self->setting = TRUE;
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, text != NULL ? text : "", -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->setting = FALSE;
  changed_cb (self);
  ent_note_text_set_clean (self);
}

/* Only what differs between is written, so that marks outside it stay. */
static void
replace_middle (EntNoteText *self,
                const char  *before,
                const char  *after)
{
  const char *a = before, *b = after, *a_end = before + strlen (before), *b_end = after + strlen (after);
  GtkTextIter from, to;

  while (*a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b))
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
  while (a_end > a && b_end > b && g_utf8_get_char (g_utf8_prev_char (a_end)) == g_utf8_get_char (g_utf8_prev_char (b_end)))
    {
      a_end = g_utf8_prev_char (a_end);
      b_end = g_utf8_prev_char (b_end);
    }
  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, (int) g_utf8_pointer_to_offset (before, a));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &to, (int) g_utf8_pointer_to_offset (before, a_end));
  gtk_text_buffer_delete (self->buffer, &from, &to);
  gtk_text_buffer_insert (self->buffer, &from, b, (int) (b_end - b));
}

void
ent_note_text_update (EntNoteText *self,
                      const char  *text)
{
  g_autofree char *before = NULL;

  g_return_if_fail (ENT_IS_NOTE_TEXT (self));

  before = ent_note_text_dup (self);
  if (text == NULL)
    text = "";
  if (g_str_equal (before, text))
    return;
  self->setting = TRUE;
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  replace_middle (self, before, text);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->setting = FALSE;
  ent_note_text_set_clean (self);
}

/* Keys */

/* How many stars stand before @at, or after it. */
static int
count_stars (GtkTextIter at,
             gboolean    before)
{
  int n = 0;

  if (before && !gtk_text_iter_backward_char (&at))
    return 0;
  while (gtk_text_iter_get_char (&at) == '*')
    {
      n++;
      if (!(before ? gtk_text_iter_backward_char (&at) : gtk_text_iter_forward_char (&at)))
        break;
    }
  return n;
}

/* Puts @n stars around what is selected, or takes them away where they are there already. */
static gboolean
wrap (EntNoteText *self,
      int          n)
{
  GtkTextIter from, to, other;
  int begin, end, stars;

  if (!gtk_text_view_get_editable (self->view))
    return FALSE;
  gtk_text_buffer_get_selection_bounds (self->buffer, &from, &to);
  begin = gtk_text_iter_get_offset (&from);
  end = gtk_text_iter_get_offset (&to);
  stars = MIN (count_stars (from, TRUE), count_stars (to, FALSE));
  gtk_text_buffer_begin_user_action (self->buffer);
  if (n == 1 ? stars % 2 == 1 : stars >= 2)
    {
      gtk_text_buffer_get_iter_at_offset (self->buffer, &other, end + n);
      gtk_text_buffer_delete (self->buffer, &to, &other);
      gtk_text_buffer_get_iter_at_offset (self->buffer, &from, begin - n);
      gtk_text_buffer_get_iter_at_offset (self->buffer, &other, begin);
      gtk_text_buffer_delete (self->buffer, &from, &other);
      n = -n;
    }
  else
    {
      gtk_text_buffer_insert (self->buffer, &to, "**", n);
      gtk_text_buffer_get_iter_at_offset (self->buffer, &from, begin);
      gtk_text_buffer_insert (self->buffer, &from, "**", n);
    }
  gtk_text_buffer_end_user_action (self->buffer);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, begin + n);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &to, end + n);
  gtk_text_buffer_select_range (self->buffer, &to, &from);
  return TRUE;
}

static gboolean
bold_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   self)
{
  return wrap (self, 2);
}

static gboolean
italic_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   self)
{
  return wrap (self, 1);
}

static gboolean
undo_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  EntNoteText *self = data;

  if (!gtk_text_buffer_get_can_undo (self->buffer))
    {
      ent_note_text_flush (self);
      return gtk_widget_activate_action (widget, "win.undo", NULL);
    }
  gtk_text_buffer_undo (self->buffer);
  return TRUE;
}

static gboolean
redo_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  EntNoteText *self = data;

  if (!gtk_text_buffer_get_can_redo (self->buffer))
    return gtk_widget_activate_action (widget, "win.redo", NULL);
  gtk_text_buffer_redo (self->buffer);
  return TRUE;
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  ent_note_text_flush (data);
  g_signal_emit (data, signals[CLOSED], 0);
  return TRUE;
}

static void
add_keys (EntNoteText *self)
{
  static const struct
  {
    const char      *keys;
    GtkShortcutFunc  func;
  } shortcuts[] = {
    { "<Ctrl>b", bold_cb },
    { "<Ctrl>i", italic_cb },
    { "<Ctrl>z", undo_cb },
    { "<Ctrl><Shift>z", redo_cb },
    { "<Ctrl>y", redo_cb },
    { "Escape", escape_cb },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].keys),
                                                            gtk_callback_action_new (shortcuts[i].func, self, NULL)));
  /* Before the view's own. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

/* The widget */

static void
update_style (EntNoteText *self)
{
  EntPictureStyle style;

  ent_widget_get_picture_style (GTK_WIDGET (self), &style);
  ent_note_marks_set_style (self->buffer, &style);
}

static void
ent_note_text_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ent_note_text_parent_class)->css_changed (widget, change);
  update_style (ENT_NOTE_TEXT (widget));
}

static void
ent_note_text_unmap (GtkWidget *widget)
{
  ent_note_text_flush (ENT_NOTE_TEXT (widget));
  GTK_WIDGET_CLASS (ent_note_text_parent_class)->unmap (widget);
}

/* The cursor may have pushed the text up before there was room. */
static gboolean
settle_cb (gpointer data)
{
  EntNoteText *self = data;

  self->idle = 0;
  if (gtk_widget_get_height (self->scroller) < MAX_HEIGHT)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  return G_SOURCE_REMOVE;
}

static void
adjustment_changed_cb (EntNoteText *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (settle_cb, self);
}

/* All that it wants it needs: it would else be squeezed where a page of notes scrolls. */
static void
ent_note_text_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  gtk_widget_measure (ENT_NOTE_TEXT (widget)->overlay, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural;
}

static void
ent_note_text_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  gtk_widget_allocate (ENT_NOTE_TEXT (widget)->overlay, width, height, baseline, NULL);
}

static gboolean
ent_note_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ENT_NOTE_TEXT (widget)->view));
}

static void
ent_note_text_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (id == PROP_EDITABLE)
    g_value_set_boolean (value, gtk_text_view_get_editable (ENT_NOTE_TEXT (object)->view));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ent_note_text_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  EntNoteText *self = ENT_NOTE_TEXT (object);

  if (id != PROP_EDITABLE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (gtk_text_view_get_editable (self->view) == g_value_get_boolean (value))
    return;
  gtk_text_view_set_editable (self->view, g_value_get_boolean (value));
  gtk_text_view_set_cursor_visible (self->view, g_value_get_boolean (value));
  g_object_notify_by_pspec (object, pspec);
}

static void
ent_note_text_dispose (GObject *object)
{
  EntNoteText *self = ENT_NOTE_TEXT (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  G_OBJECT_CLASS (ent_note_text_parent_class)->dispose (object);
}

static void
ent_note_text_class_init (EntNoteTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ent_note_text_get_property;
  object_class->set_property = ent_note_text_set_property;
  object_class->dispose = ent_note_text_dispose;
  widget_class->css_changed = ent_note_text_css_changed;
  widget_class->unmap = ent_note_text_unmap;
  widget_class->measure = ent_note_text_measure;
  widget_class->size_allocate = ent_note_text_size_allocate;
  widget_class->grab_focus = ent_note_text_grab_focus;

  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", ENT_TYPE_NOTE_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVE] = g_signal_new ("save", ENT_TYPE_NOTE_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", ENT_TYPE_NOTE_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "notetext");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_note_text_init (EntNoteText *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->scroller = gtk_scrolled_window_new ();
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  g_object_set (self->view, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "top-margin", 8,
                "bottom-margin", 8, "left-margin", 10, "right-margin", 10, NULL);
  self->buffer = gtk_text_view_get_buffer (self->view);
  ent_note_marks_add (self->buffer);
  /* It scrolls without a bar: one that comes while the text grows is drawn before it has a place. */
  g_object_set (self->scroller, "child", self->view, "hscrollbar-policy", GTK_POLICY_NEVER,
                "vscrollbar-policy", GTK_POLICY_EXTERNAL, "propagate-natural-height", TRUE, "min-content-height", MIN_HEIGHT,
                "max-content-height", MAX_HEIGHT, NULL);
  self->hint = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "valign", GTK_ALIGN_START, "wrap", TRUE,
                             "can-target", FALSE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->hint, "hint");
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->hint);
  gtk_widget_set_overflow (self->overlay, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  add_keys (self);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "changed",
                           G_CALLBACK (adjustment_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (ent_note_text_flush), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  update_style (self);
}

GtkWidget *
ent_note_text_new (const char *name,
                   const char *hint)
{
  EntNoteText *self = g_object_new (ENT_TYPE_NOTE_TEXT, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (hint != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, hint, -1);
  gtk_label_set_label (GTK_LABEL (self->hint), hint);
  return GTK_WIDGET (self);
}
