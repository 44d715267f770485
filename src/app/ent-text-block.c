#include "config.h"

#include "ent-text-block-private.h"

#include <glib/gi18n-lib.h>

/* Between the words and the marks in the margin. */
#define MARK_GAP 5
/* How far over the words one scrolls to. */
#define SPOT_HEADROOM 72

G_DEFINE_FINAL_TYPE (EntTextBlock, ent_text_block, GTK_TYPE_WIDGET)

EntHighlight *
ent_highlight_copy (const EntHighlight *self)
{
  EntHighlight *copy = g_new (EntHighlight, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  return copy;
}

void
ent_highlight_free (EntHighlight *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

GtkLabel *
ent_text_block_get_label (EntTextBlock *self)
{
  g_return_val_if_fail (ENT_IS_TEXT_BLOCK (self), NULL);
  return GTK_LABEL (self->label);
}

gboolean
ent_text_block_has_words (EntTextBlock *self)
{
  g_return_val_if_fail (ENT_IS_TEXT_BLOCK (self), FALSE);
  return self->extras != NULL;
}

guint
ent_text_block_get_start (EntTextBlock *self)
{
  g_return_val_if_fail (ENT_IS_TEXT_BLOCK (self), 0);
  return self->start;
}

guint
ent_text_block_get_end (EntTextBlock *self)
{
  g_return_val_if_fail (ENT_IS_TEXT_BLOCK (self), 0);
  return self->end;
}

char *
ent_text_block_dup_words (EntTextBlock *self)
{
  g_autoptr(GString) words = g_string_new (NULL);
  const char *at;
  guint done = 0;

  g_return_val_if_fail (ENT_IS_TEXT_BLOCK (self), NULL);

  at = gtk_label_get_text (GTK_LABEL (self->label));
  for (guint i = 0; self->extras != NULL && i < self->extras->len; i++)
    {
      const EntTextExtra *extra = &g_array_index (self->extras, EntTextExtra, i);
      const char *next = g_utf8_offset_to_pointer (at, (glong) (extra->at - done));

      g_string_append_len (words, at, next - at);
      at = g_utf8_offset_to_pointer (next, extra->n);
      done = extra->at;
    }
  g_string_append (words, at);
  return g_strdup (words->str);
}

guint
ent_text_block_to_plain (EntTextBlock *self,
                         guint         label_offset)
{
  guint before = 0;

  g_return_val_if_fail (ENT_IS_TEXT_BLOCK (self), 0);

  if (self->extras == NULL)
    return self->start;
  for (guint i = 0; i < self->extras->len; i++)
    {
      const EntTextExtra *extra = &g_array_index (self->extras, EntTextExtra, i);
      guint begin = extra->at + before;

      if (label_offset <= begin)
        break;
      before += MIN (extra->n, label_offset - begin);
    }
  return MIN (self->start + label_offset - before, self->end);
}

void
ent_text_block_to_label (EntTextBlock *self,
                         guint         start,
                         guint         end,
                         guint        *label_start,
                         guint        *label_end)
{
  g_return_if_fail (ENT_IS_TEXT_BLOCK (self));

  *label_start = CLAMP (start, self->start, self->end) - self->start;
  *label_end = CLAMP (end, self->start, self->end) - self->start;
  start = *label_start;
  end = *label_end;
  /* A number belongs to the word before it. */
  for (guint i = 0; self->extras != NULL && i < self->extras->len; i++)
    {
      const EntTextExtra *extra = &g_array_index (self->extras, EntTextExtra, i);

      if (extra->at <= start)
        *label_start += extra->n;
      if (extra->at < end)
        *label_end += extra->n;
    }
  *label_end = MAX (*label_start, *label_end);
}

guint
ent_text_block_find_point (EntTextBlock *self,
                           double        x,
                           double        y)
{
  PangoLayout *layout;
  const char *text;
  int index, trailing, layout_x, layout_y;

  g_return_val_if_fail (ENT_IS_TEXT_BLOCK (self), 0);

  layout = gtk_label_get_layout (GTK_LABEL (self->label));
  gtk_label_get_layout_offsets (GTK_LABEL (self->label), &layout_x, &layout_y);
  pango_layout_xy_to_index (layout, (int) ((x - layout_x) * PANGO_SCALE), (int) ((y - layout_y) * PANGO_SCALE),
                            &index, &trailing);
  text = pango_layout_get_text (layout);
  return ent_text_block_to_plain (self, (guint) (g_utf8_pointer_to_offset (text, text + index) + trailing));
}

void
ent_text_block_get_place (EntTextBlock    *self,
                          guint            position,
                          graphene_rect_t *place)
{
  PangoLayout *layout;
  PangoRectangle rect;
  const char *text;
  guint start, end;
  int x, y;

  g_return_if_fail (ENT_IS_TEXT_BLOCK (self));

  layout = gtk_label_get_layout (GTK_LABEL (self->label));
  gtk_label_get_layout_offsets (GTK_LABEL (self->label), &x, &y);
  ent_text_block_to_label (self, position, position, &start, &end);
  text = pango_layout_get_text (layout);
  pango_layout_index_to_pos (layout, (int) (g_utf8_offset_to_pointer (text, start) - text), &rect);
  *place = GRAPHENE_RECT_INIT ((float) x + (float) rect.x / PANGO_SCALE, (float) y + (float) rect.y / PANGO_SCALE,
                               (float) ABS (rect.width) / PANGO_SCALE, (float) rect.height / PANGO_SCALE);
}

guint
ent_text_block_find_word (EntTextBlock *self,
                          guint         position,
                          int           step)
{
  const PangoLogAttr *attrs;
  int n, at;
  guint start, end;

  g_return_val_if_fail (ENT_IS_TEXT_BLOCK (self), position);

  attrs = pango_layout_get_log_attrs_readonly (gtk_label_get_layout (GTK_LABEL (self->label)), &n);
  ent_text_block_to_label (self, position, position, &start, &end);
  at = (int) start + step;
  while (at > 0 && at < n - 1 && !(step > 0 ? attrs[at].is_word_end : attrs[at].is_word_start))
    at += step;
  return ent_text_block_to_plain (self, (guint) CLAMP (at, 0, n - 1));
}

gboolean
ent_text_block_get_selection (EntTextBlock *self,
                              guint        *start,
                              guint        *end)
{
  int from, to;

  g_return_val_if_fail (ENT_IS_TEXT_BLOCK (self), FALSE);

  if (self->extras == NULL || !gtk_label_get_selection_bounds (GTK_LABEL (self->label), &from, &to))
    return FALSE;
  *start = ent_text_block_to_plain (self, (guint) from);
  *end = ent_text_block_to_plain (self, (guint) to);
  return *start < *end;
}

/* Marks */

static GtkWidget *
find_mark (EntTextBlock *self,
           const char   *id)
{
  for (guint i = 0; i < self->marks->len; i++)
    if (g_strcmp0 (g_object_get_data (self->marks->pdata[i], "note-id"), id) == 0)
      return self->marks->pdata[i];
  return NULL;
}

static void
name_mark (GtkWidget          *mark,
           const EntHighlight *highlight)
{
  for (int color = 0; color < ENT_N_NOTE_COLORS; color++)
    {
      g_autofree char *class = g_strconcat ("note-", ent_note_color_to_word ((EntNoteColor) color), NULL);

      if (color == (int) highlight->color)
        gtk_widget_add_css_class (mark, class);
      else
        gtk_widget_remove_css_class (mark, class);
    }
  gtk_widget_set_tooltip_text (mark, highlight->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, highlight->title, -1);
}

GtkWidget *
ent_text_block_create_mark (const EntHighlight *highlight)
{
  GtkWidget *mark = gtk_button_new_from_icon_name ("document-edit-symbolic");
  g_autofree char *link = g_strconcat ("note:", highlight->id, NULL);

  gtk_widget_add_css_class (mark, "flat");
  gtk_widget_add_css_class (mark, "note-mark");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (mark), "win.inspect");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (mark), "s", link);
  g_object_set_data_full (G_OBJECT (mark), "note-id", g_strdup (highlight->id), g_free);
  name_mark (mark, highlight);
  return mark;
}

static gboolean
has_mark_here (EntTextBlock       *self,
               const EntHighlight *highlight)
{
  return self->extras == NULL || (highlight->end > self->start && highlight->end <= self->end);
}

/* In the order of their words; what a person has the focus on stays the same button. */
static void
update_marks (EntTextBlock *self)
{
  GPtrArray *marks = g_ptr_array_new ();
  GtkWidget *last = self->label;

  for (guint i = 0; i < self->highlights->len; i++)
    {
      const EntHighlight *highlight = self->highlights->pdata[i];
      GtkWidget *mark;

      if (!has_mark_here (self, highlight))
        continue;
      mark = find_mark (self, highlight->id);
      if (mark == NULL)
        mark = ent_text_block_create_mark (highlight);
      name_mark (mark, highlight);
      gtk_widget_insert_after (mark, GTK_WIDGET (self), last);
      g_ptr_array_add (marks, mark);
      last = mark;
    }
  for (guint i = 0; i < self->marks->len; i++)
    if (!g_ptr_array_find (marks, self->marks->pdata[i], NULL))
      gtk_widget_unparent (self->marks->pdata[i]);
  g_ptr_array_unref (self->marks);
  self->marks = marks;
}

static int
compare_highlights (gconstpointer a,
                    gconstpointer b)
{
  const EntHighlight *first = *(EntHighlight * const *) a, *second = *(EntHighlight * const *) b;

  if (first->end != second->end)
    return first->end < second->end ? -1 : 1;
  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return strcmp (first->id, second->id);
}

void
ent_text_block_set_highlights (EntTextBlock *self,
                               GPtrArray    *highlights)
{
  g_return_if_fail (ENT_IS_TEXT_BLOCK (self));
  g_return_if_fail (highlights != NULL);

  if (highlights->len == 0 && self->highlights->len == 0)
    return;
  g_ptr_array_set_size (self->highlights, 0);
  for (guint i = 0; i < highlights->len; i++)
    g_ptr_array_add (self->highlights, ent_highlight_copy (highlights->pdata[i]));
  g_ptr_array_sort (self->highlights, compare_highlights);
  update_marks (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GPtrArray *
ent_text_block_get_highlights (EntTextBlock *self)
{
  g_return_val_if_fail (ENT_IS_TEXT_BLOCK (self), NULL);
  return self->highlights;
}

void
ent_text_block_set_previous (EntTextBlock *self,
                             EntTextBlock *previous)
{
  g_return_if_fail (ENT_IS_TEXT_BLOCK (self));
  g_set_weak_pointer (&self->previous, previous);
}

void
ent_text_block_set_selected (EntTextBlock *self,
                             guint         start,
                             guint         end)
{
  g_return_if_fail (ENT_IS_TEXT_BLOCK (self));

  if (self->selected_start == start && self->selected_end == end)
    return;
  self->selected_start = start;
  self->selected_end = end;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ent_text_block_offer_note (EntTextBlock *self,
                           guint         position)
{
  g_return_if_fail (ENT_IS_TEXT_BLOCK (self));

  /* A label that is unrealized gives up what it selected, and no child may go just then. */
  if (position == G_MAXUINT)
    {
      if (self->offer != NULL)
        gtk_widget_set_visible (self->offer, FALSE);
      return;
    }
  if (self->offer == NULL)
    {
      self->offer = gtk_button_new_from_icon_name ("list-add-symbolic");
      gtk_widget_add_css_class (self->offer, "suggested-action");
      gtk_widget_add_css_class (self->offer, "note-mark");
      gtk_widget_set_tooltip_text (self->offer, _("Add Note (N)"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->offer), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add Note"), -1);
      /* The focus, and with it the selection, stays in the words; from there N does the same. */
      gtk_widget_set_focusable (self->offer, FALSE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->offer), "text.add-note");
      gtk_widget_set_parent (self->offer, GTK_WIDGET (self));
    }
  gtk_widget_set_visible (self->offer, TRUE);
  self->offer_at = position;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
ent_text_block_set_flash (EntTextBlock *self,
                          guint         start,
                          guint         end,
                          double        strength)
{
  g_return_if_fail (ENT_IS_TEXT_BLOCK (self));

  self->flash_start = start;
  self->flash_end = end;
  self->flash = strength;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
ent_text_block_get_spot (EntTextBlock *self,
                         guint         position)
{
  g_return_val_if_fail (ENT_IS_TEXT_BLOCK (self), NULL);

  if (self->spot == NULL)
    {
      self->spot = g_object_new (GTK_TYPE_BOX, "can-target", FALSE, NULL);
      gtk_widget_set_parent (self->spot, GTK_WIDGET (self));
    }
  self->spot_at = position;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return self->spot;
}

/* Laying out */

static void
ent_text_block_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  gtk_widget_measure (ENT_TEXT_BLOCK (widget)->label, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static GtkSizeRequestMode
ent_text_block_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (ENT_TEXT_BLOCK (widget)->label);
}

static double
get_line_middle (EntTextBlock *self,
                 guint         end)
{
  graphene_rect_t place;

  ent_text_block_get_place (self, end > self->start ? end - 1 : end, &place);
  return place.origin.y + place.size.height / 2;
}

/* In the margin, with its middle at @middle, but not above @top. Returns: its bottom */
static int
allocate_mark (EntTextBlock *self,
               GtkWidget    *mark,
               double        middle,
               int           top)
{
  int width, height, x;

  gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (mark, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  x = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
      ? -MARK_GAP - width : gtk_widget_get_width (GTK_WIDGET (self)) + MARK_GAP;
  top = MAX (top, (int) (middle - height / 2.));
  gtk_widget_size_allocate (mark, &(GtkAllocation) { x, top, width, height }, -1);
  return top + height;
}

/* Whether there is a mark already in the margin at @middle. */
static gboolean
is_taken (EntTextBlock *self,
          double        middle)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (self->marks->pdata[i], GTK_WIDGET (self), &bounds)
          && fabs (bounds.origin.y + bounds.size.height / 2 - middle) < bounds.size.height)
        return TRUE;
    }
  return FALSE;
}

static int
get_marks_top (EntTextBlock *self)
{
  graphene_point_t bottom;

  if (self->previous == NULL || self->previous->marks->len == 0
      || !gtk_widget_compute_point (GTK_WIDGET (self->previous), GTK_WIDGET (self),
                                    &GRAPHENE_POINT_INIT (0, (float) self->previous->marks_bottom), &bottom))
    return G_MININT;
  return (int) bottom.y;
}

static void
ent_text_block_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  EntTextBlock *self = ENT_TEXT_BLOCK (widget);
  int top = get_marks_top (self);
  guint n = 0;

  gtk_widget_size_allocate (self->label, &(GtkAllocation) { 0, 0, width, height }, baseline);
  for (guint i = 0; i < self->highlights->len; i++)
    {
      const EntHighlight *highlight = self->highlights->pdata[i];

      if (has_mark_here (self, highlight))
        top = allocate_mark (self, self->marks->pdata[n++], get_line_middle (self, highlight->end), top);
    }
  self->marks_bottom = n > 0 ? top : G_MININT;
  if (self->offer != NULL && gtk_widget_should_layout (self->offer))
    {
      double middle = get_line_middle (self, self->offer_at);

      allocate_mark (self, self->offer, middle, is_taken (self, middle) ? top : G_MININT);
    }
  if (self->spot != NULL)
    {
      graphene_rect_t place;

      ent_text_block_get_place (self, self->spot_at, &place);
      gtk_widget_size_allocate (self->spot, &(GtkAllocation) { 0, (int) place.origin.y - SPOT_HEADROOM, width,
                                                               SPOT_HEADROOM }, -1);
    }
}

static void
ent_text_block_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  ent_text_block_paint (ENT_TEXT_BLOCK (widget), snapshot);
  GTK_WIDGET_CLASS (ent_text_block_parent_class)->snapshot (widget, snapshot);
}

/* The colours of notes follow the style. */
static void
ent_text_block_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ent_text_block_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

/* Links of the label have tooltips of their own, and are asked first. */
static gboolean
query_tooltip_cb (EntTextBlock *self,
                  int           x,
                  int           y,
                  gboolean      by_keyboard,
                  GtkTooltip   *tooltip)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint position;

  if (by_keyboard || self->extras == NULL || self->highlights->len == 0)
    return FALSE;
  position = ent_text_block_find_point (self, x, y);
  for (guint i = 0; i < self->highlights->len; i++)
    {
      const EntHighlight *highlight = self->highlights->pdata[i];

      if (position >= highlight->start && position < highlight->end)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", highlight->title);
    }
  gtk_tooltip_set_text (tooltip, text->str);
  return text->len > 0;
}

static void
ent_text_block_dispose (GObject *object)
{
  EntTextBlock *self = ENT_TEXT_BLOCK (object);
  GtkWidget *child;

  g_clear_weak_pointer (&self->previous);
  g_ptr_array_set_size (self->marks, 0);
  g_ptr_array_set_size (self->highlights, 0);
  self->offer = NULL;
  self->spot = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  self->label = NULL;
  G_OBJECT_CLASS (ent_text_block_parent_class)->dispose (object);
}

static void
ent_text_block_finalize (GObject *object)
{
  EntTextBlock *self = ENT_TEXT_BLOCK (object);

  g_ptr_array_unref (self->marks);
  g_ptr_array_unref (self->highlights);
  g_clear_pointer (&self->extras, g_array_unref);
  G_OBJECT_CLASS (ent_text_block_parent_class)->finalize (object);
}

static void
ent_text_block_class_init (EntTextBlockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_text_block_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_text_block_finalize;
  widget_class->measure = ent_text_block_measure;
  widget_class->get_request_mode = ent_text_block_get_request_mode;
  widget_class->size_allocate = ent_text_block_size_allocate;
  widget_class->snapshot = ent_text_block_snapshot;
  widget_class->css_changed = ent_text_block_css_changed;
  gtk_widget_class_set_css_name (widget_class, "textblock");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_text_block_init (EntTextBlock *self)
{
  self->highlights = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_highlight_free);
  self->marks = g_ptr_array_new ();
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

GtkWidget *
ent_text_block_new (GtkWidget *label,
                    GArray    *extras,
                    guint      start)
{
  EntTextBlock *self = g_object_new (ENT_TYPE_TEXT_BLOCK, NULL);

  g_return_val_if_fail (GTK_IS_LABEL (label), NULL);

  self->label = label;
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  self->extras = extras ? extras : g_array_new (FALSE, FALSE, sizeof (EntTextExtra));
  self->start = start;
  self->end = start + (guint) g_utf8_strlen (gtk_label_get_text (GTK_LABEL (label)), -1);
  for (guint i = 0; i < self->extras->len; i++)
    self->end -= g_array_index (self->extras, EntTextExtra, i).n;
  return GTK_WIDGET (self);
}

GtkWidget *
ent_text_block_new_heading (GtkWidget *label)
{
  EntTextBlock *self = g_object_new (ENT_TYPE_TEXT_BLOCK, NULL);

  g_return_val_if_fail (GTK_IS_LABEL (label), NULL);

  self->label = label;
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
