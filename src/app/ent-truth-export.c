#include "config.h"

#include "ent-truth-export.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-csv.h"
#include "ent-truth-case.h"
#include "ent-truth-solutions.h"

/* Fields */

/* A list of the fields of one row. (transfer full) */
static GPtrArray *
create_fields (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static void
add_field (GPtrArray  *fields,
           const char *text)
{
  g_ptr_array_add (fields, g_strdup (text));
}

/* Empty where there is none. */
static void
add_fit (GPtrArray *fields,
         double     value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (!isnan (value))
    g_ascii_formatd (buffer, sizeof buffer, "%.3f", value);
  add_field (fields, buffer);
}

static GPtrArray *
list_titles (const EntTruthResult *result,
             gboolean              for_people)
{
  GPtrArray *fields = create_fields ();

  for (guint i = 0; i < result->table->options.n_conditions; i++)
    add_field (fields, for_people ? ent_truth_result_get_title (result, i) : ent_truth_table_get_name (result->table, i));
  add_field (fields, for_people ? _("Outcome") : "OUT");
  add_field (fields, for_people ? _("Cases") : "n");
  add_field (fields, for_people ? _("Consistency") : "incl");
  add_field (fields, for_people ? _("PRI") : "PRI");
  add_field (fields, for_people ? _("Which cases") : "cases");
  return fields;
}

static GPtrArray *
list_fields (const EntTruthResult *result,
             guint                 row,
             gboolean              for_people)
{
  const EntTruthTable *table = result->table;
  const EntTruthRow *facts = &table->rows[row];
  g_autoptr(GArray) cases = ent_truth_result_list_cases (result, row);
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *n = g_strdup_printf ("%u", facts->n);
  GPtrArray *fields = create_fields ();

  for (guint i = 0; i < table->options.n_conditions; i++)
    add_field (fields, ent_truth_table_has (table, row, i) ? "1" : "0");
  add_field (fields, ent_truth_value_to_sign (facts->value));
  add_field (fields, n);
  add_fit (fields, facts->fit.consistency);
  add_fit (fields, facts->fit.pri);
  for (guint i = 0; i < cases->len; i++)
    {
      guint item = g_array_index (cases, guint, i);

      if (for_people)
        ent_list_append (names, ent_truth_result_get_case (result, item));
      else
        g_string_append_printf (names, "%s%s", i > 0 ? "," : "", (char *) table->sets->cases->pdata[item]);
    }
  add_field (fields, names->str);
  return fields;
}

/* Rows */

static void
append_csv_row (GString   *text,
                GPtrArray *fields)
{
  ent_csv_append_row (text, (const char * const *) fields->pdata, fields->len);
}

static void
append_text_row (GString   *text,
                 GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", (char *) fields->pdata[i]);
  g_string_append_c (text, '\n');
}

static char *
dup_rows (EntTruthResult  *result,
          gboolean         for_people,
          void           (*append) (GString *, GPtrArray *))
{
  g_autoptr(GArray) rows = ent_truth_result_list_rows (result, result->spec->remainders);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GPtrArray) titles = list_titles (result, for_people);

  append (text, titles);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr(GPtrArray) fields = list_fields (result, g_array_index (rows, guint, i), for_people);

      append (text, fields);
    }
  return g_strdup (text->str);
}

char *
ent_truth_table_to_csv (EntTruthResult *result)
{
  return dup_rows (result, FALSE, append_csv_row);
}

char *
ent_truth_table_to_text (EntTruthResult *result)
{
  return dup_rows (result, TRUE, append_text_row);
}

/* Solutions */

static void
append_model (GString              *text,
              const EntTruthResult *result,
              const EntModel       *model)
{
  g_autofree char *notation = ent_model_format (model, result->table, FALSE);
  g_autofree char *consistency = ent_truth_format_fit (model->fit.consistency);
  g_autofree char *pri = ent_truth_format_fit (model->fit.pri), *coverage = ent_truth_format_fit (model->fit.coverage);

  for (guint i = 0; i < model->paths->len; i++)
    {
      const EntPath *path = model->paths->pdata[i];
      g_autofree char *words = ent_truth_term_dup_words (result, path->term, FALSE);
      g_autofree char *other = g_strdup_printf (_("or %s"), words);

      g_string_append_printf (text, "%s\n", i == 0 ? words : other);
    }
  g_string_append_printf (text, "%s\n", notation);
  g_string_append_printf (text, _("Together: consistency %s · PRI %s · coverage %s"), consistency, pri, coverage);
  g_string_append (text, "\n\n");
}

char *
ent_truth_solutions_to_text (EntTruthResult *result)
{
  g_autofree char *outcome = ent_truth_result_dup_outcome (result, TRUE);
  g_autoptr(GString) text = g_string_new (outcome);

  g_string_append (text, "\n\n");
  for (guint i = 0; i < ENT_N_SOLUTION_KINDS; i++)
    {
      const EntSolution *solution = result->solutions[i];

      if (solution == NULL || (result->spec->show >= 0 && result->spec->show != (int) i))
        continue;
      g_string_append_printf (text, "%s\n", ent_solution_kind_to_label (i));
      for (guint j = 0; j < solution->models->len; j++)
        append_model (text, result, solution->models->pdata[j]);
    }
  return g_strdup (text->str);
}

/* Writing */

typedef struct
{
  GWeakRef        over;
  char           *path;
  EntTruthResult *result;
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  g_free (self->path);
  ent_truth_result_unref (self->result);
  g_free (self);
}

static void
write_worker (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Job *job = data;
  g_autofree char *text = ent_truth_table_to_csv (job->result);
  GError *error = NULL;

  /* Under another name until it is whole. */
  if (g_file_set_contents_full (job->path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(GtkWidget) over = g_weak_ref_get (&job->over);
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (job->path), *message = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    /* Translators: the name of a file */
    message = g_strdup_printf (_("Truth table saved as “%s”"), name);
  else
    message = g_strdup (error->message);
  if (over != NULL)
    gtk_widget_activate_action (over, "win.tell", "s", message);
  g_weak_ref_clear (&job->over);
}

void
ent_truth_export_to (GtkWidget      *over,
                     EntTruthResult *result,
                     const char     *path)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr(GTask) task = g_task_new (NULL, NULL, written_cb, NULL);

  g_weak_ref_init (&job->over, over);
  job->path = g_strdup (path);
  job->result = ent_truth_result_ref (result);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, write_worker);
}

/* The question where. */
typedef struct
{
  GtkWidget            *over;
  EntTruthResult       *result;
  GtkFileChooserNative *chooser;
} Export;

static void
response_cb (Export *self,
             int     response)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))
                                                          : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    ent_truth_export_to (self->over, self->result, path);
  g_object_unref (self->over);
  ent_truth_result_unref (self->result);
  g_object_unref (self->chooser);
  g_free (self);
}

void
ent_truth_export (GtkWidget      *over,
                  EntTruthResult *result)
{
  Export *self = g_new0 (Export, 1);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  self->over = g_object_ref (over);
  self->result = ent_truth_result_ref (result);
  self->chooser = gtk_file_chooser_native_new (_("Export Truth Table"), GTK_WINDOW (gtk_widget_get_root (over)),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  gtk_file_filter_set_name (filter, _("Tables (.csv)"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  /* Translators: name of a file */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _("Truth table.csv"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}
