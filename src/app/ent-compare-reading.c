/* Sentences are found in a thread; those that were asked for later win. */
#include "config.h"

#include "ent-compare-reading.h"

#include <glib/gi18n-lib.h>

#include "ent-address.h"
#include "ent-blocks.h"
#include "ent-factor-grid.h"
#include "ent-findings.h"
#include "ent-statement-row.h"
#include "ent-titled-drop-down.h"

#define MAX_ORDER     5   /* sentences */
#define MAX_YEARS     200
#define DEFAULT_YEARS 20

/* The outcomes to choose from; the first is chosen for the cases. */
static const EntMeasureKind kinds[] = {
  ENT_MEASURE_FACTOR, ENT_MEASURE_RELATIONS_YEARS, ENT_MEASURE_PEACE_YEARS, ENT_MEASURE_RELATIONS,
};

struct _EntCompareReading
{
  GtkWidget      parent_instance;

  EntFactorGrid *grid;
  GtkDropDown   *outcome;
  GtkWidget     *years;       /* GtkSpinButton */
  GtkDropDown   *level;
  GtkBox        *sentences;
  GPtrArray     *rows;        /* of EntStatementRow */

  EntMatrix     *matrix;      /* or NULL */
  gboolean       is_usual;    /* the outcome is chosen for the cases */
  EntMeasureKind kind;
  double         at_least;
  GCancellable  *finding;
  gboolean       arriving;    /* the tools are set by us */
};

G_DEFINE_FINAL_TYPE (EntCompareReading, ent_compare_reading, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  LIT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
light (EntCompareReading  *self,
       const EntStatement *statement)
{
  /* The first of them comes into view. */
  for (guint i = 0; statement != NULL && i < statement->cells->len; i++)
    if (((EntStatementCell *) statement->cells->pdata[i])->factor != NULL)
      {
        ent_factor_grid_select (self->grid, NULL, ((EntStatementCell *) statement->cells->pdata[i])->factor);
        break;
      }
  ent_factor_grid_light (self->grid, statement);
  g_signal_emit (self, signals[LIT], 0, statement);
}

void
ent_compare_reading_close (EntCompareReading *self)
{
  g_return_if_fail (ENT_IS_COMPARE_READING (self));

  for (guint i = 0; i < self->rows->len; i++)
    ent_statement_row_close (self->rows->pdata[i]);
  light (self, NULL);
}

/* One is open at a time: only its cells are lit. */
static void
opened_cb (EntStatementRow   *row,
           gboolean           is_open,
           EntCompareReading *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (self->rows->pdata[i] != row)
      ent_statement_row_close (self->rows->pdata[i]);
  light (self, is_open ? ent_statement_row_get_statement (row) : NULL);
}

/* Finding what to say */

typedef struct
{
  EntMatrix  *matrix;
  EntOutcome  outcome;
} Question;

typedef struct
{
  EntMill   *mill;
  GPtrArray *order;  /* of EntStatement */
} Answer;

static void
question_free (gpointer data)
{
  Question *self = data;

  ent_matrix_unref (self->matrix);
  g_free (self);
}

static void
answer_free (gpointer data)
{
  Answer *self = data;

  ent_mill_free (self->mill);
  g_ptr_array_unref (self->order);
  g_free (self);
}

static void
find_thread_cb (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Question *question = data;
  Answer *answer = g_new (Answer, 1);

  answer->mill = ent_mill_new (question->matrix, ENT_CODER_PUBLISHED, question->outcome);
  answer->order = ent_findings_list_order (question->matrix, ENT_CODER_PUBLISHED, MAX_ORDER);
  g_task_return_pointer (task, answer, answer_free);
}

static void
append_part (EntCompareReading *self,
             const char        *heading,
             GPtrArray         *statements)
{
  if (statements->len == 0)
    return;
  ent_block_heading (self->sentences, heading);
  for (guint i = 0; i < statements->len; i++)
    {
      GtkWidget *row = ent_statement_row_new (self->matrix, ENT_CODER_PUBLISHED, statements->pdata[i], FALSE);

      g_signal_connect_object (row, "opened", G_CALLBACK (opened_cb), self, 0);
      gtk_box_append (self->sentences, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
append_cases (EntCompareReading *self,
              const char        *format,
              GPtrArray         *ids)
{
  g_autoptr(GString) list = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) parts = g_strsplit (format, "%s", 2);

  if (ids->len == 0)
    return;
  for (guint i = 0; i < ids->len; i++)
    {
      int place = ent_matrix_find_case (self->matrix, ids->pdata[i]);

      ent_list_append (list, ent_case_get_short_title (ent_matrix_get_case (self->matrix, (guint) place)));
    }
  text = g_strconcat (parts[0], list->str, parts[1], NULL);
  ent_block_dim (self->sentences, text);
}

static void
clear (EntCompareReading *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sentences))) != NULL)
    gtk_box_remove (self->sentences, child);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(EntCompareReading) self = user_data;
  Answer *answer = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *outcome = NULL, *heading = NULL;

  /* Cancelled: others were asked for. */
  if (answer == NULL)
    return;
  clear (self);
  outcome = ent_outcome_dup_words (self->matrix, answer->mill->outcome);
  /* Translators: “20 or more years of relations” */
  heading = g_strdup_printf (_("Cases with %s"), outcome);
  ent_block_heading (self->sentences, heading);
  /* Translators: %s is a list of cases that came to an outcome */
  append_cases (self, _("With: %s"), answer->mill->with);
  /* Translators: %s is a list of cases that did not come to an outcome */
  append_cases (self, _("Without: %s"), answer->mill->without);
  /* Translators: %s is a list of cases */
  append_cases (self, _("It cannot be told: %s"), answer->mill->unknown);
  ent_block_dim (self->sentences, answer->mill->caution);
  append_part (self, _("What sets them apart (joint method)"), answer->mill->joint);
  append_part (self, _("What they share (method of agreement)"), answer->mill->agreement);
  append_part (self, _("Alike, but for the outcome (method of difference)"), answer->mill->difference);
  append_part (self, _("Most alike and most different"), answer->mill->pairs);
  append_part (self, _("Order in time"), answer->order);
  answer_free (answer);
}

static void
find (EntCompareReading *self)
{
  g_autoptr(GTask) task = NULL;
  Question *question;

  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  if (self->matrix == NULL)
    return;
  question = g_new0 (Question, 1);
  question->matrix = ent_matrix_ref (self->matrix);
  if (self->is_usual)
    ent_outcome_choose (self->matrix, &question->outcome);
  else
    question->outcome = (EntOutcome) { { self->kind, 0 }, self->at_least };
  self->finding = g_cancellable_new ();
  task = g_task_new (NULL, self->finding, found_cb, g_object_ref (self));
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, find_thread_cb);
}

void
ent_compare_reading_set (EntCompareReading *self,
                         EntMatrix         *matrix)
{
  g_return_if_fail (ENT_IS_COMPARE_READING (self) && matrix != NULL);

  ent_matrix_ref (matrix);
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  self->matrix = matrix;
  ent_factor_grid_set (self->grid, matrix, NULL);
  light (self, NULL);
  find (self);
}

/* The outcome */

static void
update_tools (EntCompareReading *self)
{
  guint position = 0;

  self->arriving = TRUE;
  for (guint i = 1; !self->is_usual && i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == self->kind)
      position = i;
  gtk_drop_down_set_selected (self->outcome, position);
  gtk_widget_set_visible (self->years, position > 0 && self->kind != ENT_MEASURE_RELATIONS);
  gtk_widget_set_visible (GTK_WIDGET (self->level), position > 0 && self->kind == ENT_MEASURE_RELATIONS);
  if (position > 0 && self->kind != ENT_MEASURE_RELATIONS)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->years), self->at_least);
  else if (position > 0)
    gtk_drop_down_set_selected (self->level, (guint) self->at_least);
  self->arriving = FALSE;
}

static void
take_outcome (EntCompareReading *self,
              EntMeasureKind     kind,
              double             at_least)
{
  self->is_usual = kind == ENT_MEASURE_FACTOR;
  self->kind = kind;
  self->at_least = at_least;
  update_tools (self);
  find (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
outcome_cb (EntCompareReading *self)
{
  guint position = gtk_drop_down_get_selected (self->outcome);

  if (!self->arriving && position < G_N_ELEMENTS (kinds))
    take_outcome (self, kinds[position], kinds[position] == ENT_MEASURE_RELATIONS ? ENT_RELATION_RELATIONS
                                                                                  : DEFAULT_YEARS);
}

static void
years_cb (EntCompareReading *self)
{
  if (!self->arriving)
    take_outcome (self, self->kind, gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->years)));
}

static void
level_cb (EntCompareReading *self)
{
  guint level = gtk_drop_down_get_selected (self->level);

  if (!self->arriving && level < ENT_N_RELATION_LEVELS)
    take_outcome (self, self->kind, level);
}

/* The query */

static const char *
get_word (EntMeasureKind kind)
{
  return ent_measure_get_id (NULL, (EntMeasure) { kind, 0 });
}

void
ent_compare_reading_show (EntCompareReading *self,
                          const char        *query)
{
  g_autoptr(GHashTable) params = query != NULL ? g_uri_parse_params (query, -1, "&", G_URI_PARAMS_NONE, NULL) : NULL;
  const char *outcome = params != NULL ? g_hash_table_lookup (params, "outcome") : NULL;
  const char *at_least = params != NULL ? g_hash_table_lookup (params, "at-least") : NULL;
  gint64 value = at_least != NULL ? g_ascii_strtoll (at_least, NULL, 10) : -1;
  gboolean was_usual = self->is_usual;

  g_return_if_fail (ENT_IS_COMPARE_READING (self));

  self->is_usual = TRUE;
  for (guint i = 1; i < G_N_ELEMENTS (kinds); i++)
    {
      gint64 most = kinds[i] == ENT_MEASURE_RELATIONS ? ENT_N_RELATION_LEVELS - 1 : MAX_YEARS;

      if (g_strcmp0 (outcome, get_word (kinds[i])) != 0 || value < 0 || value > most)
        continue;
      self->is_usual = FALSE;
      self->kind = kinds[i];
      self->at_least = (double) value;
    }
  update_tools (self);
  if (!self->is_usual || !was_usual)
    find (self);
}

char *
ent_compare_reading_dup_query (EntCompareReading *self)
{
  g_return_val_if_fail (ENT_IS_COMPARE_READING (self), NULL);

  if (self->is_usual)
    return g_strdup ("");
  return g_strdup_printf ("outcome=%s&at-least=%d", get_word (self->kind), (int) self->at_least);
}

/* Links of the matrix */

static void
activate (EntCompareReading *self,
          const char        *action,
          EntAddressKind     kind,
          const char        *case_id,
          const char        *id)
{
  g_autofree char *link = ent_address_format (kind, case_id, id);

  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", link);
}

static void
cell_selected_cb (EntCompareReading *self,
                  const char        *case_id,
                  const char        *factor_id)
{
  ent_factor_grid_select (self->grid, case_id, factor_id);
  activate (self, "win.inspect", ENT_ADDRESS_FACTOR, case_id, factor_id);
}

static void
factor_activated_cb (EntCompareReading *self,
                     const char        *factor_id)
{
  activate (self, "win.go", ENT_ADDRESS_FACTOR, NULL, factor_id);
}

static void
case_activated_cb (EntCompareReading *self,
                   const char        *case_id)
{
  activate (self, "win.go", ENT_ADDRESS_CASE, case_id, NULL);
}

/* Object */

static GtkWidget *
create_tools (EntCompareReading *self)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *outcomes[G_N_ELEMENTS (kinds) + 1] = { NULL }, *levels[ENT_N_RELATION_LEVELS + 1] = { NULL };

  gtk_widget_add_css_class (tools, "tools");
  /* Translators: the outcome that tells most about the chosen cases */
  outcomes[0] = _("What tells them apart");
  for (guint i = 1; i < G_N_ELEMENTS (kinds); i++)
    outcomes[i] = ent_measure_get_title (NULL, (EntMeasure) { kinds[i], 0 });
  self->outcome = ent_titled_drop_down_new (GTK_BOX (tools), _("_Outcome:"), outcomes);
  self->years = gtk_spin_button_new_with_range (1, MAX_YEARS, 1);
  gtk_widget_set_tooltip_text (self->years, _("Years, at least"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->years), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Years, at least"), -1);
  gtk_box_append (GTK_BOX (tools), self->years);
  for (guint i = 0; i < ENT_N_RELATION_LEVELS; i++)
    levels[i] = ent_relation_level_to_label (i);
  self->level = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (levels));
  gtk_widget_add_css_class (GTK_WIDGET (self->level), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->level), _("Relations, at least"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->level), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Relations, at least"),
                                  -1);
  gtk_box_append (GTK_BOX (tools), GTK_WIDGET (self->level));
  g_signal_connect_object (self->outcome, "notify::selected", G_CALLBACK (outcome_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->years, "value-changed", G_CALLBACK (years_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->level, "notify::selected", G_CALLBACK (level_cb), self, G_CONNECT_SWAPPED);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", tools, "hscrollbar-policy", GTK_POLICY_EXTERNAL,
                       "vscrollbar-policy", GTK_POLICY_NEVER, NULL);
}

static GtkWidget *
create_sentences (EntCompareReading *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->sentences = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->sentences), "sentences");
  gtk_box_append (GTK_BOX (box), create_tools (self));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->sentences, "vexpand", TRUE,
                                               "hscrollbar-policy", GTK_POLICY_NEVER, NULL));
  return box;
}

static void
ent_compare_reading_dispose (GObject *object)
{
  EntCompareReading *self = ENT_COMPARE_READING (object);
  GtkWidget *child;

  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  self->arriving = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->matrix, ent_matrix_unref);
  G_OBJECT_CLASS (ent_compare_reading_parent_class)->dispose (object);
}

static void
ent_compare_reading_class_init (EntCompareReadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_compare_reading_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[LIT] = g_signal_new ("lit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_css_name (widget_class, "comparereading");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_compare_reading_init (EntCompareReading *self)
{
  GtkWidget *scrolled, *paned;

  self->is_usual = TRUE;
  self->rows = g_ptr_array_new ();
  self->grid = ENT_FACTOR_GRID (ent_factor_grid_new ());
  scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->grid, NULL);
  paned = g_object_new (GTK_TYPE_PANED, "orientation", GTK_ORIENTATION_VERTICAL, "start-child", scrolled, "end-child",
                        create_sentences (self), "shrink-start-child", FALSE, "shrink-end-child", FALSE,
                        "position", 300, NULL);
  gtk_widget_set_size_request (scrolled, -1, 140);
  gtk_widget_set_parent (paned, GTK_WIDGET (self));
  g_signal_connect_object (self->grid, "cell-selected", G_CALLBACK (cell_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "factor-activated", G_CALLBACK (factor_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "case-activated", G_CALLBACK (case_activated_cb), self, G_CONNECT_SWAPPED);
  update_tools (self);
}

GtkWidget *
ent_compare_reading_new (void)
{
  return g_object_new (ENT_TYPE_COMPARE_READING, NULL);
}
