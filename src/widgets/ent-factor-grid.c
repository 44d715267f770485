/* The matrix is a list of rows: a group's row holds one button that folds it, a factor's row
 * its name and one cell for each case.  All buttons together are one stop of the Tab key;
 * the arrow keys walk among those that show (a roving focus: only the current button is
 * focusable).  Column titles stay on top while the rows scroll.  Where there is one case
 * only, the room beside its ratings shows where in its period their evidence stands. */
#include "config.h"

#include "ent-factor-grid.h"

#include <glib/gi18n-lib.h>

#include "ent-evidence-strip.h"

#define CELL_WIDTH  92
#define CELL_HEIGHT 26

typedef struct
{
  GtkWidget *box;
  char      *group;    /* id */
  char      *factor;   /* id, NULL for a group's row */
  GPtrArray *buttons;  /* borrowed; the name first, then the cells in order of the cases */
} Row;

struct _EntFactorGrid
{
  GtkWidget    parent_instance;

  GtkWidget   *header_window;
  GtkWidget   *header;
  GtkWidget   *body_window;
  GtkWidget   *body;
  GtkSizeGroup *names;

  EntCodebook *codebook;
  GPtrArray   *cases;
  GPtrArray   *rows;      /* of Row */
  GtkWidget   *current;   /* the button that can have the focus */
};

G_DEFINE_FINAL_TYPE (EntFactorGrid, ent_factor_grid, GTK_TYPE_WIDGET)

enum
{
  CELL_SELECTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->group);
  g_free (row->factor);
  g_ptr_array_unref (row->buttons);
  g_free (row);
}

static void
set_current (EntFactorGrid *self,
             GtkWidget     *button)
{
  if (self->current == button)
    return;
  if (self->current != NULL)
    gtk_widget_set_focusable (self->current, FALSE);
  self->current = button;
  if (button != NULL)
    gtk_widget_set_focusable (button, TRUE);
}

/* Row and column of a button; FALSE if it is none of ours. */
static gboolean
find_button (EntFactorGrid *self,
             GtkWidget     *button,
             guint         *row,
             guint         *column)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_ptr_array_find (((Row *) self->rows->pdata[i])->buttons, button, column))
      {
        *row = i;
        return TRUE;
      }
  return FALSE;
}

static void
button_clicked_cb (GtkButton     *button,
                   EntFactorGrid *self)
{
  guint row_index, column;
  Row *row;

  if (!find_button (self, GTK_WIDGET (button), &row_index, &column))
    return;
  set_current (self, GTK_WIDGET (button));
  gtk_widget_grab_focus (GTK_WIDGET (button));
  row = self->rows->pdata[row_index];
  if (row->factor != NULL)
    g_signal_emit (self, signals[CELL_SELECTED], 0,
                   column == 0 ? NULL : ((EntCase *) self->cases->pdata[column - 1])->id, row->factor);
}

static void
group_toggled_cb (GtkToggleButton *button,
                  EntFactorGrid   *self)
{
  gboolean open = gtk_toggle_button_get_active (button);
  guint row_index, column;
  Row *group;

  if (!find_button (self, GTK_WIDGET (button), &row_index, &column))
    return;
  group = self->rows->pdata[row_index];
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];

      if (row->factor != NULL && g_str_equal (row->group, group->group))
        gtk_widget_set_visible (row->box, open);
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

static GtkWidget *
create_name_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                       "max-width-chars", 32, "width-chars", 12, NULL);
}

static const char *
confidence_to_dots (EntConfidence confidence)
{
  static const char *dots[] = { "", "●○○", "●●○", "●●●" };

  return dots[confidence];
}

static char *
dup_cell_name (const EntFactor     *factor,
               EntCase             *item,
               const EntAssessment *assessment)
{
  const char *title = ent_text_get (factor->title), *name = ent_case_get_short_title (item);

  if (assessment == NULL || !assessment->has_rating)
    /* Translators: a cell of the matrix: factor, case */
    return g_strdup_printf (_("%s, %s: no evidence"), title, name);
  if (assessment->confidence == ENT_CONFIDENCE_NONE)
    /* Translators: a cell of the matrix: factor, case, rating, what the rating means */
    return g_strdup_printf (_("%s, %s: %s, %s"), title, name,
                            ent_rating_to_string (assessment->rating),
                            ent_rating_to_label (assessment->rating));
  /* Translators: a cell of the matrix: factor, case, rating, what the rating means, confidence */
  return g_strdup_printf (_("%s, %s: %s, %s, %s"), title, name,
                          ent_rating_to_string (assessment->rating),
                          ent_rating_to_label (assessment->rating),
                          ent_confidence_to_label (assessment->confidence));
}

static GtkWidget *
create_cell (const EntFactor *factor,
             EntCase         *item)
{
  EntAssessment *assessment = ent_case_find_assessment (item, factor->id);
  GtkWidget *button = gtk_button_new (), *box;
  g_autofree char *name = dup_cell_name (factor, item, assessment);

  gtk_widget_add_css_class (button, "rating");
  if (assessment == NULL || !assessment->has_rating)
    {
      gtk_widget_add_css_class (button, "no-evidence");
      /* Translators: in a cell of the matrix; keep it short */
      gtk_button_set_child (GTK_BUTTON (button), gtk_label_new (_("no evidence")));
    }
  else
    {
      g_autofree char *css = g_strdup_printf ("rating-%c%d", assessment->rating < 0 ? 'm' : 'p',
                                              ABS (assessment->rating));
      GtkWidget *number = gtk_label_new (ent_rating_to_string (assessment->rating));
      GtkWidget *dots = gtk_label_new (confidence_to_dots (assessment->confidence));

      box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, css);
      gtk_widget_add_css_class (number, "number");
      gtk_widget_add_css_class (dots, "dots");
      gtk_label_set_width_chars (GTK_LABEL (number), 2);
      /* The sign stands before the number in every language. */
      gtk_widget_set_direction (number, GTK_TEXT_DIR_LTR);
      gtk_box_append (GTK_BOX (box), number);
      gtk_box_append (GTK_BOX (box), dots);
      gtk_button_set_child (GTK_BUTTON (button), box);
    }
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_size_request (button, CELL_WIDTH, CELL_HEIGHT);
  return button;
}

static Row *
append_row (EntFactorGrid *self,
            const char    *group,
            const char    *factor)
{
  Row *row = g_new0 (Row, 1);

  row->box = g_object_new (GTK_TYPE_BOX, "spacing", 8, "css-name", "row", NULL);
  row->group = g_strdup (group);
  row->factor = g_strdup (factor);
  row->buttons = g_ptr_array_new ();
  gtk_box_append (GTK_BOX (self->body), row->box);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
append_button (EntFactorGrid *self,
               Row           *row,
               GtkWidget     *button)
{
  gtk_widget_set_focusable (button, FALSE);
  g_signal_connect (button, "clicked", G_CALLBACK (button_clicked_cb), self);
  gtk_box_append (GTK_BOX (row->box), button);
  g_ptr_array_add (row->buttons, button);
}

static void
append_group_row (EntFactorGrid        *self,
                  const EntFactorGroup *group)
{
  Row *row = append_row (self, group->id, NULL);
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_box_append (GTK_BOX (box), create_name_label (ent_text_get (group->title)));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "group-name");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  ent_text_get (group->title), -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE, -1);
  append_button (self, row, button);
  g_signal_connect (button, "toggled", G_CALLBACK (group_toggled_cb), self);
}

/* Where the evidence of a rating stands in the case's period. */
static void
append_evidence (EntFactorGrid   *self,
                 Row             *row,
                 const EntFactor *factor)
{
  EntCase *item = self->cases->pdata[0];
  EntAssessment *assessment = ent_case_find_assessment (item, factor->id);
  GtkWidget *strip;

  if (assessment == NULL || assessment->evidence->len == 0)
    return;
  strip = ent_evidence_strip_new (item, assessment->evidence, FALSE);
  gtk_widget_set_hexpand (strip, TRUE);
  gtk_widget_set_valign (strip, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (strip, !assessment->has_rating || assessment->rating == 0 ? "neutral"
                                   : assessment->rating < 0 ? "hindering" : "helping");
  gtk_box_append (GTK_BOX (row->box), strip);
}

static void
append_factor_row (EntFactorGrid   *self,
                   const EntFactor *factor)
{
  Row *row = append_row (self, factor->group, factor->id);
  GtkWidget *name = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (name), create_name_label (ent_text_get (factor->title)));
  gtk_widget_add_css_class (name, "flat");
  gtk_widget_add_css_class (name, "factor-name");
  gtk_widget_set_tooltip_text (name, ent_text_get (factor->question));
  gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  ent_text_get (factor->title), -1);
  gtk_size_group_add_widget (self->names, name);
  append_button (self, row, name);
  for (guint i = 0; i < self->cases->len; i++)
    append_button (self, row, create_cell (factor, self->cases->pdata[i]));
  if (self->cases->len == 1)
    append_evidence (self, row, factor);
}

static GtkWidget *
create_evidence_title (void)
{
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _("Where its evidence stands in the period"),
                                   "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0, "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (title, "column-title");
  return title;
}

static void
clear (EntFactorGrid *self)
{
  GtkWidget *child;

  self->current = NULL;
  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (self->body)) != NULL)
    gtk_box_remove (GTK_BOX (self->body), child);
  while ((child = gtk_widget_get_first_child (self->header)) != NULL)
    gtk_box_remove (GTK_BOX (self->header), child);
}

void
ent_factor_grid_set (EntFactorGrid       *self,
                     EntMatrix           *matrix,
                     const EntMatrixSpec *spec)
{
  EntCodebook *codebook;
  GPtrArray *cases;
  GtkWidget *corner;

  g_return_if_fail (ENT_IS_FACTOR_GRID (self));
  g_return_if_fail (matrix != NULL);

  codebook = matrix->codebook;
  cases = matrix->cases;

  clear (self);
  g_clear_pointer (&self->codebook, ent_codebook_unref);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  self->codebook = ent_codebook_ref (codebook);
  self->cases = g_ptr_array_ref (cases);

  corner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_size_group_add_widget (self->names, corner);
  gtk_box_append (GTK_BOX (self->header), corner);
  for (guint i = 0; i < cases->len; i++)
    {
      GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", ent_case_get_short_title (cases->pdata[i]),
                                       "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 10,
                                       "tooltip-text", ent_text_get (((EntCase *) cases->pdata[i])->title),
                                       "width-request", CELL_WIDTH, NULL);

      gtk_widget_add_css_class (title, "column-title");
      gtk_box_append (GTK_BOX (self->header), title);
    }
  if (cases->len == 1)
    gtk_box_append (GTK_BOX (self->header), create_evidence_title ());
  for (guint i = 0; i < codebook->groups->len; i++)
    {
      EntFactorGroup *group = codebook->groups->pdata[i];

      append_group_row (self, group);
      for (guint j = 0; j < codebook->factors->len; j++)
        if (g_str_equal (((EntFactor *) codebook->factors->pdata[j])->group, group->id))
          append_factor_row (self, codebook->factors->pdata[j]);
    }
  if (self->rows->len > 0)
    set_current (self, ((Row *) self->rows->pdata[MIN (1, self->rows->len - 1)])->buttons->pdata[0]);
}

void
ent_factor_grid_select (EntFactorGrid *self,
                        const char    *case_id,
                        const char    *factor_id)
{
  g_return_if_fail (ENT_IS_FACTOR_GRID (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];
      gboolean is_row = row->factor != NULL && g_strcmp0 (row->factor, factor_id) == 0;

      if (is_row)
        gtk_widget_add_css_class (row->box, "selected");
      else
        gtk_widget_remove_css_class (row->box, "selected");
      for (guint j = 1; j < row->buttons->len; j++)
        {
          EntCase *item = self->cases->pdata[j - 1];

          if (is_row && g_strcmp0 (item->id, case_id) == 0)
            {
              gtk_widget_add_css_class (row->buttons->pdata[j], "selected");
              set_current (self, row->buttons->pdata[j]);
            }
          else
            gtk_widget_remove_css_class (row->buttons->pdata[j], "selected");
        }
    }
}

/* The next row in a direction that shows; -1 if there is none. */
static int
find_row (EntFactorGrid *self,
          int            from,
          int            step)
{
  for (int i = from + step; i >= 0 && i < (int) self->rows->len; i += step)
    if (gtk_widget_get_visible (((Row *) self->rows->pdata[i])->box))
      return i;
  return -1;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                EntFactorGrid         *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint row, column;
  int next_row, next_column;
  Row *target;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0
      || self->current == NULL || !find_button (self, self->current, &row, &column))
    return FALSE;
  next_row = row;
  next_column = column;
  switch (keyval)
    {
    case GDK_KEY_Up:
      next_row = find_row (self, row, -1);
      break;
    case GDK_KEY_Down:
      next_row = find_row (self, row, 1);
      break;
    case GDK_KEY_Left:
      next_column += rtl ? 1 : -1;
      break;
    case GDK_KEY_Right:
      next_column += rtl ? -1 : 1;
      break;
    case GDK_KEY_Home:
      next_column = 0;
      break;
    case GDK_KEY_End:
      next_column = self->cases->len;
      break;
    default:
      return FALSE;
    }
  if (next_row >= 0 && next_column >= 0)
    {
      target = self->rows->pdata[next_row];
      next_column = MIN (next_column, (int) target->buttons->len - 1);
      set_current (self, target->buttons->pdata[next_column]);
      gtk_widget_grab_focus (self->current);
    }
  return TRUE;
}

static void
ent_factor_grid_dispose (GObject *object)
{
  EntFactorGrid *self = ENT_FACTOR_GRID (object);

  self->current = NULL;
  if (self->rows != NULL)
    g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->header_window, gtk_widget_unparent);
  g_clear_pointer (&self->body_window, gtk_widget_unparent);
  g_clear_object (&self->names);
  G_OBJECT_CLASS (ent_factor_grid_parent_class)->dispose (object);
}

static void
ent_factor_grid_finalize (GObject *object)
{
  EntFactorGrid *self = ENT_FACTOR_GRID (object);

  g_clear_pointer (&self->codebook, ent_codebook_unref);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (ent_factor_grid_parent_class)->finalize (object);
}

static void
ent_factor_grid_class_init (EntFactorGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ent_factor_grid_dispose;
  object_class->finalize = ent_factor_grid_finalize;

  signals[CELL_SELECTED] = g_signal_new ("cell-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                         G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "factorgrid");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_factor_grid_init (EntFactorGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Factors by cases"), -1);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  self->header = g_object_new (GTK_TYPE_BOX, "spacing", 8, "css-name", "header", NULL);
  self->header_window = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->header,
                                      "hscrollbar-policy", GTK_POLICY_EXTERNAL,
                                      "vscrollbar-policy", GTK_POLICY_NEVER, "focusable", FALSE, NULL);
  gtk_widget_set_parent (self->header_window, GTK_WIDGET (self));
  self->body = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "css-name", "rows", NULL);
  self->body_window = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->body, "vexpand", TRUE,
                                    "focusable", FALSE, NULL);
  gtk_widget_set_parent (self->body_window, GTK_WIDGET (self));
  gtk_scrolled_window_set_hadjustment (GTK_SCROLLED_WINDOW (self->header_window),
    gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->body_window)));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
ent_factor_grid_new (void)
{
  return g_object_new (ENT_TYPE_FACTOR_GRID, NULL);
}
