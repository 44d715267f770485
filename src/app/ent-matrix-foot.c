/* What can be said of all cases is looked for in a thread: it reads every event. */
#include "config.h"

#include "ent-matrix-foot.h"

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-findings.h"
#include "ent-statement-row.h"
#include "ent-wrap-layout.h"

#define MOST_FINDINGS 3
#define STRONG        2   /* ratings of one case that are told */

struct _EntMatrixFoot
{
  GtkWidget     parent_instance;

  GtkWidget    *findings;   /* box of EntStatementRow */
  GtkLabel     *sentence;   /* of one case */
  GtkWidget    *told;       /* what is lit, with a button that puts it out */
  GtkLabel     *told_label;
  GtkWidget    *own_key;    /* what only both have */
  GtkWidget    *both_key;
  GCancellable *seeking;    /* or NULL */
};

enum
{
  LIGHT,
  DISMISSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntMatrixFoot, ent_matrix_foot, GTK_TYPE_WIDGET)

/* One case: what helped and what hindered most. */

static char *
dup_strong (EntMatrix *matrix,
            guint      coder,
            int        sign)
{
  g_autoptr(GString) list = g_string_new (NULL);
  EntRating rating;

  for (guint i = 0; i < ent_matrix_get_n_factors (matrix); i++)
    if (ent_matrix_get_rating (matrix, coder, i, 0, &rating) && rating.has_rating && rating.rating * sign >= STRONG)
      ent_list_append (list, ent_text_get (ent_matrix_get_factor (matrix, i)->title));
  return list->len > 0 ? g_strdup (list->str) : NULL;
}

/* @format: Pango markup with one %s, for @list; nothing where the list is NULL. */
static void
append_sentence (GString    *text,
                 const char *format,
                 const char *list)
{
  g_autofree char *escaped = list ? g_markup_escape_text (list, -1) : NULL;
  g_auto(GStrv) parts = NULL;

  if (list == NULL)
    return;
  parts = g_strsplit (format, "%s", 2);
  g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "\n" : "", parts[0], escaped,
                          parts[1] ? parts[1] : "");
}

static void
say_of_one (EntMatrixFoot *self,
            EntMatrix     *matrix,
            guint          coder)
{
  g_autofree char *helped = dup_strong (matrix, coder, 1), *hindered = dup_strong (matrix, coder, -1);
  g_autoptr(GString) text = g_string_new (NULL);

  /* Translators: %s is a list of factors */
  append_sentence (text, _("<b>Helped most:</b> %s"), helped);
  /* Translators: %s is a list of factors */
  append_sentence (text, _("<b>Hindered most:</b> %s"), hindered);
  gtk_label_set_markup (self->sentence, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), text->len > 0);
}

/* Several cases */

static void
opened_cb (EntStatementRow *row,
           gboolean         open,
           EntMatrixFoot   *self)
{
  for (GtkWidget *other = gtk_widget_get_first_child (self->findings); other; other = gtk_widget_get_next_sibling (other))
    if (open && other != GTK_WIDGET (row))
      ent_statement_row_close (ENT_STATEMENT_ROW (other));
  g_signal_emit (self, signals[LIGHT], 0, open ? ent_statement_row_get_statement (row) : NULL);
}

void
ent_matrix_foot_close (EntMatrixFoot *self)
{
  g_return_if_fail (ENT_IS_MATRIX_FOOT (self));

  for (GtkWidget *row = gtk_widget_get_first_child (self->findings); row; row = gtk_widget_get_next_sibling (row))
    ent_statement_row_close (ENT_STATEMENT_ROW (row));
}

static gboolean
are_same (EntMatrixFoot *self,
          GPtrArray     *statements)
{
  GtkWidget *row = gtk_widget_get_first_child (self->findings);

  for (guint i = 0; i < statements->len; i++)
    {
      const EntStatement *statement = statements->pdata[i];

      if (row == NULL || !g_str_equal (ent_statement_row_get_statement (ENT_STATEMENT_ROW (row))->text, statement->text)
          || ent_statement_row_get_statement (ENT_STATEMENT_ROW (row))->cells->len != statement->cells->len)
        return FALSE;
      row = gtk_widget_get_next_sibling (row);
    }
  return row == NULL;
}

typedef struct
{
  EntMatrix *matrix;
  guint      coder;
} Seek;

static void
seek_free (gpointer data)
{
  Seek *seek = data;

  ent_matrix_unref (seek->matrix);
  g_free (seek);
}

static void
seek_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Seek *seek = data;

  g_task_return_pointer (task, ent_findings_list (seek->matrix, seek->coder, MOST_FINDINGS),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(EntMatrixFoot) self = user_data;
  g_autoptr(GPtrArray) statements = g_task_propagate_pointer (G_TASK (result), NULL);
  Seek *seek = g_task_get_task_data (G_TASK (result));
  GtkWidget *child;

  /* Cancelled by one that came after it. */
  if (statements == NULL)
    return;
  g_clear_object (&self->seeking);
  if (are_same (self, statements))
    return;
  while ((child = gtk_widget_get_first_child (self->findings)) != NULL)
    gtk_box_remove (GTK_BOX (self->findings), child);
  for (guint i = 0; i < statements->len; i++)
    {
      GtkWidget *row = ent_statement_row_new (seek->matrix, seek->coder, statements->pdata[i], TRUE);

      g_signal_connect_object (row, "opened", G_CALLBACK (opened_cb), self, 0);
      gtk_box_append (GTK_BOX (self->findings), row);
    }
  gtk_widget_set_visible (self->findings, statements->len > 0);
}

static void
seek (EntMatrixFoot *self,
      EntMatrix     *matrix,
      guint          coder)
{
  Seek *data = g_new (Seek, 1);
  g_autoptr(GTask) task = NULL;

  data->matrix = ent_matrix_ref (matrix);
  data->coder = coder;
  self->seeking = g_cancellable_new ();
  task = g_task_new (NULL, self->seeking, found_cb, g_object_ref (self));
  g_task_set_task_data (task, data, seek_free);
  g_task_run_in_thread (task, seek_worker);
}

void
ent_matrix_foot_set (EntMatrixFoot  *self,
                     EntMatrix      *matrix,
                     EntMatrixWhose  whose)
{
  guint coder = whose == ENT_MATRIX_OWN ? ENT_CODER_OWN : ENT_CODER_PUBLISHED;

  g_return_if_fail (ENT_IS_MATRIX_FOOT (self));
  g_return_if_fail (matrix != NULL);

  if (self->seeking != NULL)
    g_cancellable_cancel (self->seeking);
  g_clear_object (&self->seeking);
  gtk_widget_set_visible (self->own_key, whose != ENT_MATRIX_PUBLISHED);
  gtk_widget_set_visible (self->both_key, whose == ENT_MATRIX_BOTH);
  if (ent_matrix_get_n_cases (matrix) == 1)
    say_of_one (self, matrix, coder);
  else
    seek (self, matrix, coder);
}

void
ent_matrix_foot_tell (EntMatrixFoot *self,
                      const char    *text)
{
  g_return_if_fail (ENT_IS_MATRIX_FOOT (self));

  gtk_widget_set_visible (self->told, text != NULL);
  gtk_label_set_text (self->told_label, text != NULL ? text : "");
}

static void
dismiss_cb (EntMatrixFoot *self)
{
  ent_matrix_foot_tell (self, NULL);
  g_signal_emit (self, signals[DISMISSED], 0);
}

/* The key */

static GtkWidget *
create_key_label (const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "tooltip-text", text, NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
create_scale (void)
{
  GtkWidget *scale = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  for (int rating = -3; rating <= 3; rating++)
    {
      g_autofree char *css = g_strdup_printf ("rating-%c%d", rating < 0 ? 'm' : 'p', ABS (rating));
      GtkWidget *swatch = g_object_new (GTK_TYPE_BOX, "width-request", 22, "height-request", 12,
                                        "valign", GTK_ALIGN_CENTER, "accessible-role",
                                        GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_widget_add_css_class (swatch, "swatch");
      gtk_widget_add_css_class (swatch, css);
      gtk_box_append (GTK_BOX (scale), swatch);
    }
  return scale;
}

static GtkWidget *
create_key (EntMatrixFoot *self)
{
  GtkWidget *key = g_object_new (GTK_TYPE_BOX, "layout-manager", ent_wrap_layout_new (6), NULL);

  gtk_widget_add_css_class (key, "key");
  self->own_key = create_key_label (_("golden edge: yours"));
  self->both_key = create_key_label (_("≠ 2: yours differs by 2"));
  gtk_box_append (GTK_BOX (key), create_key_label ("\u2066−3\u2069"));
  gtk_box_append (GTK_BOX (key), create_scale ());
  gtk_box_append (GTK_BOX (key), create_key_label ("\u2066+3\u2069"));
  gtk_box_append (GTK_BOX (key), create_key_label (_("●●● confidence")));
  gtk_box_append (GTK_BOX (key), create_key_label (_("striped: no event")));
  gtk_box_append (GTK_BOX (key), create_key_label (_("dashed: no evidence")));
  gtk_box_append (GTK_BOX (key), create_key_label (_("dot: not rated")));
  gtk_box_append (GTK_BOX (key), self->own_key);
  gtk_box_append (GTK_BOX (key), self->both_key);
  return key;
}

static GtkWidget *
create_told (EntMatrixFoot *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->told_label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, _("Do not mark them any more"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Do not mark them any more"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (dismiss_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->told_label));
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "told");
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static void
ent_matrix_foot_dispose (GObject *object)
{
  EntMatrixFoot *self = ENT_MATRIX_FOOT (object);
  GtkWidget *child;

  if (self->seeking != NULL)
    g_cancellable_cancel (self->seeking);
  g_clear_object (&self->seeking);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ent_matrix_foot_parent_class)->dispose (object);
}

static void
ent_matrix_foot_class_init (EntMatrixFootClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_matrix_foot_dispose;
  signals[LIGHT] = g_signal_new ("light", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[DISMISSED] = g_signal_new ("dismissed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "matrixfoot");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_matrix_foot_init (EntMatrixFoot *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the matrix shows"), -1);
  self->told = create_told (self);
  gtk_widget_set_parent (self->told, GTK_WIDGET (self));
  self->findings = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "visible", FALSE, NULL);
  gtk_widget_set_parent (self->findings, GTK_WIDGET (self));
  self->sentence = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->sentence), GTK_WIDGET (self));
  gtk_widget_set_parent (create_key (self), GTK_WIDGET (self));
}

GtkWidget *
ent_matrix_foot_new (void)
{
  return g_object_new (ENT_TYPE_MATRIX_FOOT, NULL);
}
