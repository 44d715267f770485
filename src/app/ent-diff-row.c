#include "config.h"

#include "ent-diff-row.h"

#include <glib/gi18n-lib.h>

#include "ent-assessment.h"
#include "ent-change-words.h"
#include "ent-side-by-side.h"
#include "ent-text-side.h"
#include "ent-word-diff.h"
#include "ent-wrap-layout.h"

/* Two texts with some twenty-five letters in a line. */
#define PAIR_WIDTH 400
/* Up to here old and new stand in one line. */
#define SHORT      44

struct _EntDiffRow
{
  GtkWidget  parent_instance;

  GtkWidget *image;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (EntDiffRow, ent_diff_row, GTK_TYPE_WIDGET)

static GtkWidget *
append_label (GtkWidget  *box,
              const char *text,
              const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0., "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
append_caption (GtkWidget  *box,
                const char *text)
{
  GtkWidget *caption = append_label (box, text, "caption");

  gtk_widget_add_css_class (caption, "dim-label");
  return caption;
}

/* Old and new in one line, with an arrow between. */
static GtkWidget *
create_line (GtkWidget *before,
             GtkWidget *after)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "pixel-size", 12, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_IMG, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL, _("becomes"), -1);
  gtk_widget_set_layout_manager (line, ent_wrap_layout_new (6));
  gtk_box_append (GTK_BOX (line), before);
  gtk_box_append (GTK_BOX (line), arrow);
  gtk_box_append (GTK_BOX (line), after);
  return line;
}

/* Ratings */

static GtkWidget *
create_chip (const char *rating)
{
  /* Translators: in a cell of the matrix; keep it short */
  GtkWidget *chip = gtk_label_new (rating != NULL ? rating : _("no evidence"));
  g_autofree char *css = NULL;

  gtk_widget_add_css_class (chip, "rating-chip");
  if (rating == NULL)
    {
      gtk_widget_add_css_class (chip, "no-evidence");
      return chip;
    }
  css = g_strdup_printf ("rating-%c%c", g_str_has_prefix (rating, "−") ? 'm' : 'p', rating[strlen (rating) - 1]);
  gtk_widget_add_css_class (chip, css);
  /* The sign stands before the number in every language. */
  gtk_widget_set_direction (chip, GTK_TEXT_DIR_LTR);
  return chip;
}

/* Texts */

static void
mark_sides (EntTextSide *sides,
            GPtrArray   *runs)
{
  guint before_at = 0, after_at = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const EntWordRun *run = runs->pdata[i];
      guint length = (guint) strlen (run->text);

      if (run->change == ENT_WORDS_DELETED)
        ent_text_side_mark_run (&sides[0], TRUE, before_at, run->text);
      else if (run->change == ENT_WORDS_INSERTED)
        ent_text_side_mark_run (&sides[1], FALSE, after_at, run->text);
      if (run->change != ENT_WORDS_INSERTED)
        before_at += length;
      if (run->change != ENT_WORDS_DELETED)
        after_at += length;
    }
}

static char *
dup_side (GPtrArray     *runs,
          EntWordChange  other)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const EntWordRun *run = runs->pdata[i];

      if (run->change != other)
        g_string_append (text, run->text);
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_short (const char *text)
{
  return strchr (text, '\n') == NULL && g_utf8_strlen (text, -1) <= SHORT;
}

static GtkWidget *
create_column (const char *caption,
               GtkWidget  *label)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  append_caption (column, caption);
  gtk_box_append (GTK_BOX (column), label);
  gtk_widget_add_css_class (column, "diff-side");
  return column;
}

static GtkWidget *
create_pair (const EntChangeWords *words)
{
  g_autoptr(GPtrArray) runs = ent_change_words_diff (words->before, words->after);
  g_autofree char *before = dup_side (runs, ENT_WORDS_INSERTED), *after = dup_side (runs, ENT_WORDS_DELETED);
  EntTextSide sides[2];
  GtkWidget *labels[2], *pair;

  ent_text_side_init (&sides[0], before);
  ent_text_side_init (&sides[1], after);
  mark_sides (sides, runs);
  for (guint i = 0; i < 2; i++)
    {
      labels[i] = sides[i].label;
      /* A long list would have more stops for the Tab key than anybody wants to make. */
      gtk_label_set_selectable (GTK_LABEL (labels[i]), FALSE);
    }
  if (is_short (before) && is_short (after))
    pair = create_line (labels[0], labels[1]);
  else
    pair = ent_side_by_side_new (PAIR_WIDTH, create_column (_("Before"), labels[0]),
                                 create_column (_("Now"), labels[1]));
  ent_text_side_clear (&sides[0]);
  ent_text_side_clear (&sides[1]);
  return pair;
}

/* Rows */

/* @said: what a screen reader says of it grows */
static void
append_field (GtkWidget            *box,
              const EntFieldChange *field,
              EntCodebook          *codebook,
              GString              *said)
{
  g_autoptr(EntChangeWords) words = ent_change_words_new (field, codebook);
  const char *label = ent_change_field_to_label (field->field);
  g_autofree char *caption = NULL, *text = NULL;

  if (words->rating || (words->before != NULL && words->after != NULL))
    {
      const char *before = words->before ? words->before : _("no evidence");
      const char *after = words->after ? words->after : _("no evidence");

      caption = g_strdup (label);
      /* Translators: read out: a field of an event, its old and its new value */
      text = g_strdup_printf (_("%s, before: %s, now: %s"), label, before, after);
    }
  else if (words->after != NULL)
    {
      /* Translators: over the words of a field that had none: "Place, new" */
      caption = g_strdup_printf (_("%s, new"), label);
      text = g_strdup_printf (_("%s, new: %s"), label, words->after);
    }
  else
    {
      /* Translators: over the words of a field that has none any more: "Place, no longer there" */
      caption = g_strdup_printf (_("%s, no longer there"), label);
      text = g_strdup_printf (_("%s, no longer: %s"), label, words->before ? words->before : "");
    }
  g_string_append_printf (said, "%s%s", said->len > 0 ? "; " : "", text);
  gtk_widget_add_css_class (append_caption (box, caption), "diff-field");
  if (words->rating)
    gtk_box_append (GTK_BOX (box), create_line (create_chip (words->before), create_chip (words->after)));
  else if (words->before != NULL && words->after != NULL)
    gtk_box_append (GTK_BOX (box), create_pair (words));
  else
    append_label (box, words->after ? words->after : words->before, words->after ? NULL : "diff-gone");
}

/* Returns: what has the focus, and is read out */
static GtkWidget *
append_title (EntDiffRow *self,
              const char *title,
              const char *link)
{
  GtkWidget *button, *label;

  if (link == NULL)
    {
      append_label (self->box, title, NULL);
      gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
      return GTK_WIDGET (self);
    }
  label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0., "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                        NULL);
  button = g_object_new (GTK_TYPE_BUTTON, "child", label, "halign", GTK_ALIGN_START, "action-name", "win.go", NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", link);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "line");
  gtk_widget_add_css_class (button, "news-link");
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static void
ent_diff_row_dispose (GObject *object)
{
  EntDiffRow *self = ENT_DIFF_ROW (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (ent_diff_row_parent_class)->dispose (object);
}

static void
ent_diff_row_class_init (EntDiffRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_diff_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "diffrow");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
ent_diff_row_init (EntDiffRow *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 9);
  self->image = g_object_new (GTK_TYPE_IMAGE, "valign", GTK_ALIGN_START, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3, "hexpand", TRUE, NULL);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
ent_diff_row_new (const EntChange *change,
                  const char      *link,
                  EntCodebook     *codebook)
{
  EntDiffRow *self = g_object_new (ENT_TYPE_DIFF_ROW, NULL);
  const char *kind = ent_change_kind_to_label (change->kind);
  g_autofree char *title = ent_change_dup_title (change, codebook), *date = ent_change_dup_date (change);
  g_autofree char *what = date != NULL ? g_strdup_printf ("%s · %s", kind, date) : g_strdup (kind);
  g_autofree char *name = g_strdup_printf (_("%s: %s"), what, title);
  g_autoptr(GString) said = g_string_new (NULL);
  GtkWidget *named;

  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), ent_change_kind_to_icon (change->kind));
  append_caption (self->box, what);
  named = append_title (self, title, link);
  for (guint i = 0; i < change->fields->len; i++)
    append_field (self->box, change->fields->pdata[i], codebook, said);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said->str, -1);
  return GTK_WIDGET (self);
}
