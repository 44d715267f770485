#include "config.h"

#include "ent-noted-text-private.h"

#include <glib/gi18n-lib.h>

#include "ent-placing.h"
#include "ent-plain-text.h"

#define MAX_TITLE 70
#define FLASH_MSEC 2400

G_DEFINE_FINAL_TYPE (EntNotedText, ent_noted_text, GTK_TYPE_WIDGET)

enum
{
  NOTE_WANTED,
  CITATION_WANTED,
  SLIDE_WANTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

EntTargetKind
ent_noted_text_get_kind (EntNotedText *self)
{
  g_return_val_if_fail (ENT_IS_NOTED_TEXT (self), ENT_TARGET_STORY);
  return self->kind;
}

const char *
ent_noted_text_get_id (EntNotedText *self)
{
  g_return_val_if_fail (ENT_IS_NOTED_TEXT (self), NULL);
  return self->id;
}

void
ent_noted_text_set_child (EntNotedText *self,
                          GtkWidget    *child)
{
  g_return_if_fail (ENT_IS_NOTED_TEXT (self));
  gtk_box_prepend (GTK_BOX (self->box), child);
}

void
ent_noted_text_add_block (EntNotedText *self,
                          EntTextBlock *block)
{
  g_return_if_fail (ENT_IS_NOTED_TEXT (self));
  g_return_if_fail (ENT_IS_TEXT_BLOCK (block));

  if (self->blocks->len > 0)
    ent_text_block_set_previous (block, self->blocks->pdata[self->blocks->len - 1]);
  g_ptr_array_add (self->blocks, block);
  if (ent_text_block_has_words (block))
    ent_noted_text_watch_block (self, block);
}

GPtrArray *
ent_noted_text_get_blocks (EntNotedText *self)
{
  g_return_val_if_fail (ENT_IS_NOTED_TEXT (self), NULL);
  return self->blocks;
}

void
ent_noted_text_set_words (EntNotedText *self,
                          const char   *words,
                          const char   *language,
                          const char   *own)
{
  g_return_if_fail (ENT_IS_NOTED_TEXT (self));
  g_return_if_fail (words != NULL);

  g_free (self->words);
  self->words = g_strdup (words);
  g_free (self->language);
  self->language = g_strdup (language ? language : own);
  g_free (self->own);
  self->own = g_strdup (own);
}

const char *
ent_noted_text_get_words (EntNotedText *self)
{
  g_return_val_if_fail (ENT_IS_NOTED_TEXT (self), NULL);
  return self->words;
}

EntTextBlock *
ent_noted_text_find_block (EntNotedText *self,
                           guint         position)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      EntTextBlock *block = self->blocks->pdata[i];

      if (ent_text_block_has_words (block) && position >= ent_text_block_get_start (block)
          && position <= ent_text_block_get_end (block))
        return block;
    }
  return NULL;
}

/* Notes */

static char *
dup_mark_title (const EntNote *note,
                EntPersonal   *personal)
{
  g_autofree char *whole = ent_note_dup_title (note);
  g_autofree char *part = g_utf8_strlen (whole, -1) > MAX_TITLE ? g_utf8_substring (whole, 0, MAX_TITLE - 1) : NULL;
  g_autofree char *title = part ? g_strconcat (part, "…", NULL) : g_strdup (whole);

  if (note->layer != NULL)
    /* Translators: a mark beside a text: who wrote a note, and its first words */
    return g_strdup_printf (_("Note by %s: %s"), ent_personal_get_layer_name (personal, note->layer), title);
  /* Translators: a mark beside a text: the first words of a note */
  return g_strdup_printf (_("Note: %s"), title);
}

typedef enum
{
  PLACED,
  OTHER_LANGUAGE,
  NO_PLACE,
} Place;

/* Where a note's words stand in what is shown. */
static Place
find_place (EntNotedText    *self,
            const EntTarget *target,
            guint           *start,
            guint           *end)
{
  const EntAnchor *anchor = target->anchor;
  EntAnchorMatch match;

  *start = *end = 0;
  if (anchor == NULL)
    return PLACED;
  if (g_strcmp0 (anchor->language ? anchor->language : self->own, self->language) != 0)
    return OTHER_LANGUAGE;
  if (self->words == NULL || !ent_anchor_find (anchor, self->words, &match) || !match.sure)
    return NO_PLACE;
  *start = match.start;
  *end = match.end;
  return PLACED;
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const EntHighlight *first = *(EntHighlight * const *) a, *second = *(EntHighlight * const *) b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->end < second->end ? -1 : first->end > second->end;
}

/* The first level whose notes all end before this one begins. */
static void
set_levels (GPtrArray *highlights)
{
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));

  g_ptr_array_sort (highlights, compare_starts);
  for (guint i = 0; i < highlights->len; i++)
    {
      EntHighlight *highlight = highlights->pdata[i];
      guint level = 0;

      while (level < ends->len && g_array_index (ends, guint, level) > highlight->start)
        level++;
      highlight->level = level;
      if (level == ends->len)
        g_array_append_val (ends, highlight->end);
      else
        g_array_index (ends, guint, level) = highlight->end;
    }
}

static gboolean
belongs_to (const EntHighlight *highlight,
            EntTextBlock       *block,
            gboolean            is_first)
{
  if (highlight->start == highlight->end)
    return is_first;
  return ent_text_block_has_words (block) && highlight->start < ent_text_block_get_end (block)
         && highlight->end > ent_text_block_get_start (block);
}

/* A line under the text with the marks of notes that cannot be painted in it. */
static void
append_rest (EntNotedText *self,
             const char   *says,
             GPtrArray    *highlights)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", says, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (line), label);
  for (guint i = 0; i < highlights->len; i++)
    gtk_box_append (GTK_BOX (line), ent_text_block_create_mark (highlights->pdata[i]));
  gtk_box_append (GTK_BOX (self->rest), line);
}

static void
show_rest (EntNotedText *self,
           GPtrArray    *foreign,
           GPtrArray    *lost)
{
  if (self->rest != NULL)
    gtk_box_remove (GTK_BOX (self->box), self->rest);
  self->rest = NULL;
  if (foreign->len + lost->len == 0)
    return;
  self->rest = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (self->box), self->rest);
  if (foreign->len > 0)
    {
      g_autofree char *says = g_strdup_printf (ngettext ("%u note on this text in another language",
                                                         "%u notes on this text in another language",
                                                         foreign->len), foreign->len);

      append_rest (self, says, foreign);
    }
  if (lost->len > 0)
    {
      g_autofree char *says = g_strdup_printf (ngettext ("%u note whose words are not in this text any more",
                                                         "%u notes whose words are not in this text any more",
                                                         lost->len), lost->len);

      append_rest (self, says, lost);
    }
}

static GPtrArray *
create_highlights (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ent_highlight_free);
}

void
ent_noted_text_set_notes (EntNotedText *self,
                          GPtrArray    *notes,
                          EntPersonal  *personal)
{
  g_autoptr(GPtrArray) placed = create_highlights (), foreign = create_highlights (), lost = create_highlights ();
  GPtrArray *by_place[] = { [PLACED] = placed, [OTHER_LANGUAGE] = foreign, [NO_PLACE] = lost };

  g_return_if_fail (ENT_IS_NOTED_TEXT (self));
  g_return_if_fail (notes != NULL);

  for (guint i = 0; i < notes->len; i++)
    {
      const EntNote *note = ent_note_item_get_note (notes->pdata[i]);
      EntHighlight *highlight = g_new0 (EntHighlight, 1);

      highlight->id = g_strdup (note->id);
      highlight->title = dup_mark_title (note, personal);
      highlight->color = note->color;
      g_ptr_array_add (by_place[find_place (self, note->target, &highlight->start, &highlight->end)], highlight);
    }
  set_levels (placed);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      g_autoptr(GPtrArray) here = g_ptr_array_new ();

      for (guint j = 0; j < placed->len; j++)
        if (belongs_to (placed->pdata[j], self->blocks->pdata[i], i == 0))
          g_ptr_array_add (here, placed->pdata[j]);
      ent_text_block_set_highlights (self->blocks->pdata[i], here);
    }
  show_rest (self, foreign, lost);
  /* What was selected for a note is painted now. */
  if (self->taken)
    ent_noted_text_unselect (self);
}

EntAnchor *
ent_noted_text_dup_anchor (EntNotedText *self)
{
  guint start, end;

  g_return_val_if_fail (ENT_IS_NOTED_TEXT (self), NULL);

  if (self->words == NULL || !ent_noted_text_get_selection (self, &start, &end))
    return NULL;
  return ent_anchor_new (self->words, start, end, g_strcmp0 (self->language, self->own) == 0 ? NULL : self->language);
}

/* Words to be noticed */

static void
set_flash (EntNotedText *self,
           double        value)
{
  for (guint i = 0; i < self->blocks->len; i++)
    ent_text_block_set_flash (self->blocks->pdata[i], self->flash_start, self->flash_end, value);
}

/* Without motion the frame stands as long, and goes at once. */
static gboolean
flash_tick_cb (GtkWidget     *widget,
               GdkFrameClock *clock,
               gpointer       user_data)
{
  EntNotedText *self = ENT_NOTED_TEXT (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double left;

  if (self->flash_since == 0)
    self->flash_since = now;
  left = 1 - (double) (now - self->flash_since) / 1000 / FLASH_MSEC;
  set_flash (self, adw_get_enable_animations (widget) ? MAX (left, 0) : left > 0);
  if (left > 0)
    return G_SOURCE_CONTINUE;
  self->flash_tick = 0;
  return G_SOURCE_REMOVE;
}

GtkWidget *
ent_noted_text_emphasise (EntNotedText *self,
                          guint         start,
                          guint         end)
{
  EntTextBlock *block;

  g_return_val_if_fail (ENT_IS_NOTED_TEXT (self), NULL);

  self->flash_start = start;
  self->flash_end = end;
  self->flash_since = 0;
  if (self->flash_tick == 0)
    self->flash_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), flash_tick_cb, NULL, NULL);
  block = ent_noted_text_find_block (self, start);
  return block != NULL ? ent_text_block_get_spot (block, start) : NULL;
}

/* The widget */

void
ent_noted_text_want_note (EntNotedText *self)
{
  g_return_if_fail (ENT_IS_NOTED_TEXT (self));

  g_signal_emit (self, signals[NOTE_WANTED], 0);
  ent_noted_text_take_selection (self);
}

static void
add_note_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  ent_noted_text_want_note (ENT_NOTED_TEXT (widget));
}

static void
add_to_lecture_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  g_signal_emit (widget, signals[SLIDE_WANTED], 0);
}

static void
copy_citation_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  g_signal_emit (widget, signals[CITATION_WANTED], 0);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ent_noted_text_copy (ENT_NOTED_TEXT (widget));
}

static void
ent_noted_text_dispose (GObject *object)
{
  EntNotedText *self = ENT_NOTED_TEXT (object);

  g_ptr_array_set_size (self->blocks, 0);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->provided);
  G_OBJECT_CLASS (ent_noted_text_parent_class)->dispose (object);
}

static void
ent_noted_text_finalize (GObject *object)
{
  EntNotedText *self = ENT_NOTED_TEXT (object);

  g_ptr_array_unref (self->blocks);
  g_free (self->id);
  g_free (self->words);
  g_free (self->language);
  g_free (self->own);
  G_OBJECT_CLASS (ent_noted_text_parent_class)->finalize (object);
}

static void
ent_noted_text_class_init (EntNotedTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_noted_text_dispose;
  G_OBJECT_CLASS (klass)->finalize = ent_noted_text_finalize;

  signals[NOTE_WANTED] = g_signal_new ("note-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  signals[CITATION_WANTED] = g_signal_new ("citation-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
  signals[SLIDE_WANTED] = g_signal_new ("slide-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "text.copy-citation", NULL, copy_citation_action);
  gtk_widget_class_install_action (widget_class, "text.add-to-lecture", NULL, add_to_lecture_action);
  gtk_widget_class_install_action (widget_class, "text.add-note", NULL, add_note_action);
  gtk_widget_class_install_action (widget_class, "text.copy", NULL, copy_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_noted_text_init (EntNotedText *self)
{
  self->blocks = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  ent_noted_text_init_selecting (self);
}

GtkWidget *
ent_noted_text_new (EntTargetKind  kind,
                    const char    *id)
{
  EntNotedText *self = g_object_new (ENT_TYPE_NOTED_TEXT, NULL);

  g_return_val_if_fail (id != NULL, NULL);

  self->kind = kind;
  self->id = g_strdup (id);
  return GTK_WIDGET (self);
}
