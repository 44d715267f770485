#include "config.h"

#include "ent-truth-export.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-csv.h"
#include "ent-save-as.h"
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

static char *
format_csv (gpointer    data,
            const char *path,
            gsize      *length)
{
  char *text = ent_truth_table_to_csv (data);

  *length = strlen (text);
  return text;
}

static char *
dup_message (gpointer    data,
             const char *name)
{
  /* Translators: the name of a file */
  return g_strdup_printf (_("Truth table saved as “%s”"), name);
}

static const char * const suffixes[] = { "csv", NULL };

static EntSaveAs
how_to_save (void)
{
  return (EntSaveAs) {
    .title = _("Export Truth Table"),
    /* Translators: name of a file */
    .name = _("Truth table.csv"),
    .filter = _("Tables (.csv)"),
    .suffixes = suffixes,
    .format = format_csv,
    .dup_message = dup_message,
    .free = (GDestroyNotify) ent_truth_result_unref,
  };
}

void
ent_truth_export_to (GtkWidget      *over,
                     EntTruthResult *result,
                     const char     *path)
{
  EntSaveAs how = how_to_save ();

  ent_save_as_to (over, &how, ent_truth_result_ref (result), path);
}

void
ent_truth_export (GtkWidget      *over,
                  EntTruthResult *result)
{
  EntSaveAs how = how_to_save ();

  ent_save_as (over, &how, ent_truth_result_ref (result));
}
