#include "config.h"

#include "ent-difference-row.h"

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-wrap-layout.h"

#define N_ANSWERS 8   /* −3 … +3, and no evidence */
#define NO_EVIDENCE 7
#define MAX_NAMED 3   /* more than these are counted */
#define MAX_TIP   30  /* names in a tooltip */
#define MAX_CHARS 40

/* One answer, with those who gave it. */
typedef struct
{
  GtkWidget *box;
  GtkWidget *who;
} Answer;

struct _EntDifferenceRow
{
  GtkWidget     parent_instance;

  GtkLabel     *factor;
  GtkLabel     *where;
  GtkLabel     *difference;
  Answer        answers[N_ANSWERS];

  EntStudyItem *item;
};

G_DEFINE_FINAL_TYPE (EntDifferenceRow, ent_difference_row, GTK_TYPE_WIDGET)

static int
get_value (guint answer)
{
  return answer == NO_EVIDENCE ? ENT_CODING_NO_EVIDENCE : (int) answer - 3;
}

static const char *
get_answer_label (guint answer)
{
  /* Translators: in a cell of the matrix; keep it short */
  return answer == NO_EVIDENCE ? _("no evidence") : ent_rating_to_string (get_value (answer));
}

/* Of those who gave this answer. @tip: (out): with more names. Returns: how many */
static guint
list_who (const EntCoderStudy  *study,
          guint                 unit,
          guint                 answer,
          char                **who,
          char                **tip)
{
  g_autoptr(GString) names = g_string_new (NULL), more = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < study->coders->len; i++)
    {
      if (ent_codings_get (study->codings, i, unit) != get_value (answer))
        continue;
      if (n < MAX_NAMED)
        ent_list_append (names, ent_coder_study_get_name (study, i));
      if (n < MAX_TIP)
        ent_list_append (more, ent_coder_study_get_name (study, i));
      n++;
    }
  if (n > MAX_TIP)
    g_string_append (more, " …");
  *who = n <= MAX_NAMED ? g_strdup (names->str) : g_strdup_printf (ngettext ("%u coder", "%u coders", n), n);
  *tip = g_strdup (more->str);
  return n;
}

static char *
dup_difference (const EntDifference *difference)
{
  int range = difference->n_values > 0 ? difference->most - difference->least : 0;

  if (range == 0)
    /* Translators: some rated it, the others found no evidence */
    return g_strdup (_("evidence in doubt"));
  /* Translators: how far ratings lie apart */
  return g_strdup_printf (ngettext ("%d apart", "%d apart", range), range);
}

/* A row in GTK 4.8 has no name of its own. */
static void
name_row (EntDifferenceRow *self,
          const char       *said)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  /* Translators: a cell of the matrix: factor, case, how far ratings lie apart, who said what */
  g_autofree char *name = g_strdup_printf (_("%s, %s, %s: %s"), gtk_label_get_text (self->factor),
                                           gtk_label_get_text (self->where), gtk_label_get_text (self->difference),
                                           said);

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (EntDifferenceRow *self)
{
  EntCoderStudy *study = ent_study_item_get_study (self->item);
  const EntDifference *difference = &g_array_index (study->agreement->differences, EntDifference,
                                                    ent_study_item_get_index (self->item));
  const EntCodedCell *cell = &g_array_index (study->cells, EntCodedCell, difference->unit);
  g_autofree char *apart = dup_difference (difference);
  g_autoptr(GString) said = g_string_new (NULL);

  gtk_label_set_text (self->factor, ent_text_get (ent_matrix_get_factor (study->matrix, cell->factor)->title));
  gtk_label_set_text (self->where, ent_case_get_short_title (ent_matrix_get_case (study->matrix, cell->item)));
  gtk_label_set_text (self->difference, apart);
  for (guint i = 0; i < N_ANSWERS; i++)
    {
      g_autofree char *who = NULL, *tip = NULL;
      gboolean any = list_who (study, difference->unit, i, &who, &tip) > 0;

      gtk_widget_set_visible (self->answers[i].box, any);
      if (!any)
        continue;
      gtk_label_set_text (GTK_LABEL (self->answers[i].who), who);
      gtk_widget_set_tooltip_text (self->answers[i].box, tip);
      if (said->len > 0)
        g_string_append (said, "; ");
      /* Translators: an answer, and who gave it: "+2 (Anna Kim, You)" */
      g_string_append_printf (said, _("%s (%s)"), get_answer_label (i), who);
    }
  name_row (self, said->str);
}

void
ent_difference_row_unbind (EntDifferenceRow *self)
{
  g_return_if_fail (ENT_IS_DIFFERENCE_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
}

void
ent_difference_row_bind (EntDifferenceRow *self,
                         EntStudyItem     *item)
{
  g_return_if_fail (ENT_IS_DIFFERENCE_ROW (self));

  ent_difference_row_unbind (self);
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
ent_difference_row_dispose (GObject *object)
{
  GtkWidget *child;

  ent_difference_row_unbind (ENT_DIFFERENCE_ROW (object));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ent_difference_row_parent_class)->dispose (object);
}

static void
ent_difference_row_class_init (EntDifferenceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_difference_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "differencerow");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_answer (EntDifferenceRow *self,
               guint             answer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *chip = gtk_label_new (get_answer_label (answer));

  gtk_widget_add_css_class (chip, "rating-chip");
  if (answer == NO_EVIDENCE)
    gtk_widget_add_css_class (chip, "no-evidence");
  else
    {
      g_autofree char *css = g_strdup_printf ("rating-%c%d", get_value (answer) < 0 ? 'm' : 'p', ABS (get_value (answer)));

      gtk_widget_add_css_class (chip, css);
      /* The sign stands before the number in every language. */
      gtk_widget_set_direction (chip, GTK_TEXT_DIR_LTR);
    }
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  self->answers[answer].who = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars",
                                            MAX_CHARS, "xalign", 0., NULL);
  self->answers[answer].box = box;
  gtk_box_append (GTK_BOX (box), chip);
  gtk_box_append (GTK_BOX (box), self->answers[answer].who);
  return box;
}

static void
ent_difference_row_init (EntDifferenceRow *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *answers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 4);
  self->factor = g_object_new (GTK_TYPE_LABEL, "xalign", 0., "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  self->where = g_object_new (GTK_TYPE_LABEL, "xalign", 0., "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE, NULL);
  self->difference = g_object_new (GTK_TYPE_LABEL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->factor), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->where), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->difference), "caption");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->factor));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->where));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->difference));
  gtk_widget_set_layout_manager (answers, ent_wrap_layout_new (12));
  for (guint i = 0; i < N_ANSWERS; i++)
    gtk_box_append (GTK_BOX (answers), create_answer (self, i));
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  gtk_widget_set_parent (answers, GTK_WIDGET (self));
}

GtkWidget *
ent_difference_row_new (void)
{
  return g_object_new (ENT_TYPE_DIFFERENCE_ROW, NULL);
}
