#include "config.h"

#include "ent-tool.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-coder-study.h"
#include "ent-json-writer.h"
#include "ent-store-own.h"
#include "ent-tool-page.h"

#define HANGING   36 /* columns before values */
#define MAX_SHOWN 20 /* pairs, and cells, on a page to read */

static EntMatrix *
load_matrix (EntStore  *store,
             GError   **error)
{
  g_autoptr(GPtrArray) infos = ent_store_list_cases (store, error);
  g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_unref);
  g_autoptr(GPtrArray) ratings = NULL, layers = NULL;
  g_autoptr(EntCodebook) codebook = NULL;
  g_autoptr(GError) local_error = NULL;

  for (guint i = 0; infos != NULL && i < infos->len; i++)
    {
      EntCase *item = ent_store_load_case (store, ((EntCaseInfo *) infos->pdata[i])->id, NULL, error);

      if (item == NULL)
        return NULL;
      g_ptr_array_add (cases, item);
    }
  if (infos == NULL
      || (ratings = ent_store_list_own_ratings (store, NULL, error)) == NULL
      || (layers = ent_store_list_layers (store, error)) == NULL)
    return NULL;
  codebook = ent_store_load_codebook (store, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  /* Without one there is nothing to rate. */
  if (codebook == NULL)
    codebook = ent_codebook_new ();
  return ent_matrix_new (codebook, cases, ratings, layers);
}

/* Each of @names must be something that there is. */
static gboolean
check_names (const EntMatrix *matrix,
             char           **cases,
             char           **factors,
             char           **coders)
{
  for (guint i = 0; cases != NULL && cases[i] != NULL; i++)
    if (ent_matrix_find_case (matrix, cases[i]) < 0)
      {
        ent_tool_error (_("there is no case “%s”"), cases[i]);
        return FALSE;
      }
  for (guint i = 0; factors != NULL && factors[i] != NULL; i++)
    if (ent_matrix_find_factor (matrix, factors[i]) < 0 && ent_codebook_find_group (matrix->codebook, factors[i]) == NULL)
      {
        ent_tool_error (_("there is no factor, and no group of factors, “%s”"), factors[i]);
        return FALSE;
      }
  for (guint i = 0; coders != NULL && coders[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < matrix->coders->len && !found; j++)
        found = strcmp (ent_matrix_get_coder_id (matrix, j), coders[i]) == 0;
      if (found)
        continue;
      ent_tool_error (_("there is no coder “%s”; there are “published”, “own”, and ids of people"), coders[i]);
      return FALSE;
    }
  return TRUE;
}

/* For machines */

static void
write_coefficient (EntJsonWriter        *writer,
                   const char           *name,
                   const EntCoefficient *coefficient)
{
  ent_json_writer_open (writer, name, '{');
  if (coefficient->undefined == ENT_UNDEFINED_NOT)
    ent_json_writer_number (writer, "value", coefficient->value);
  else
    {
      ent_json_writer_null (writer, "value");
      ent_json_writer_string (writer, "why", ent_undefined_to_string (coefficient->undefined));
    }
  ent_json_writer_integer (writer, "cells", (int) coefficient->n_units);
  ent_json_writer_close (writer, '}');
}

static const char *
get_id_at (const EntCoderStudy *self,
           guint                index)
{
  return ent_matrix_get_coder_id (self->matrix, g_array_index (self->coders, guint, index));
}

static void
write_pairs (EntJsonWriter       *writer,
             const EntCoderStudy *self)
{
  ent_json_writer_open (writer, "pairs", '[');
  for (guint i = 0; i < self->agreement->pairs->len; i++)
    {
      const EntCoderPair *pair = &g_array_index (self->agreement->pairs, EntCoderPair, i);

      ent_json_writer_open (writer, NULL, '{');
      ent_json_writer_string (writer, "a", get_id_at (self, pair->a));
      ent_json_writer_string (writer, "b", get_id_at (self, pair->b));
      write_coefficient (writer, "share", &pair->share);
      write_coefficient (writer, "kappa", &pair->kappa);
      write_coefficient (writer, "kappa-linear", &pair->linear);
      write_coefficient (writer, "kappa-quadratic", &pair->quadratic);
      ent_json_writer_close (writer, '}');
    }
  ent_json_writer_close (writer, ']');
}

static void
write_said (EntJsonWriter       *writer,
            const EntCoderStudy *self,
            guint                unit)
{
  ent_json_writer_open (writer, "ratings", '[');
  for (guint i = 0; i < self->coders->len; i++)
    {
      int value = ent_codings_get (self->codings, i, unit);

      if (value == ENT_CODING_MISSING)
        continue;
      ent_json_writer_open (writer, NULL, '{');
      ent_json_writer_string (writer, "coder", get_id_at (self, i));
      if (value == ENT_CODING_NO_EVIDENCE)
        ent_json_writer_null (writer, "rating");
      else
        ent_json_writer_integer (writer, "rating", value);
      ent_json_writer_close (writer, '}');
    }
  ent_json_writer_close (writer, ']');
}

static void
write_differences (EntJsonWriter       *writer,
                   const EntCoderStudy *self)
{
  ent_json_writer_open (writer, "differences", '[');
  for (guint i = 0; i < self->agreement->differences->len; i++)
    {
      const EntDifference *difference = &g_array_index (self->agreement->differences, EntDifference, i);
      const EntCodedCell *cell = &g_array_index (self->cells, EntCodedCell, difference->unit);

      ent_json_writer_open (writer, NULL, '{');
      ent_json_writer_string (writer, "case", ent_matrix_get_case (self->matrix, cell->item)->id);
      ent_json_writer_string (writer, "factor", ent_matrix_get_factor (self->matrix, cell->factor)->id);
      ent_json_writer_number (writer, "variance", difference->variance);
      write_said (writer, self, difference->unit);
      ent_json_writer_close (writer, '}');
    }
  ent_json_writer_close (writer, ']');
}

static void
print_json (const EntCoderStudy *self)
{
  static const char * const scales[] = { "nominal", "ordinal", "interval" };
  EntJsonWriter *writer = ent_json_writer_new (NULL);
  g_autofree char *json = NULL;

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_open (writer, "coders", '[');
  for (guint i = 0; i < self->coders->len; i++)
    {
      ent_json_writer_open (writer, NULL, '{');
      ent_json_writer_string (writer, "id", get_id_at (self, i));
      ent_json_writer_string (writer, "name", ent_coder_study_get_name (self, i));
      ent_json_writer_integer (writer, "cells", (int) ent_codings_count (self->codings, i));
      ent_json_writer_close (writer, '}');
    }
  ent_json_writer_close (writer, ']');
  ent_json_writer_integer (writer, "cells", (int) self->agreement->n_units);
  ent_json_writer_integer (writer, "ratings", (int) self->agreement->n_values);
  write_coefficient (writer, "share", &self->agreement->average);
  write_coefficient (writer, "unanimous", &self->agreement->unanimous);
  write_coefficient (writer, "fleiss", &self->agreement->fleiss);
  ent_json_writer_open (writer, "alpha", '{');
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    write_coefficient (writer, scales[i], &self->agreement->alpha[i]);
  ent_json_writer_close (writer, '}');
  write_pairs (writer, self);
  write_differences (writer, self);
  ent_json_writer_close (writer, '}');
  json = ent_json_writer_finish (writer, NULL);
  ent_tool_print_json (json);
}

/* For people */

static void
print_coefficient (EntToolPage          *page,
                   const char           *label,
                   const EntCoefficient *coefficient,
                   gboolean              is_share)
{
  g_autofree char *value = is_share ? ent_coefficient_format_share (coefficient) : ent_coefficient_format (coefficient);
  /* Translators: a number, and from how many cells of the matrix it is */
  g_autofree char *from = g_strdup_printf (ngettext ("%s (%u cell)", "%s (%u cells)", coefficient->n_units), value,
                                           coefficient->n_units);

  ent_tool_page_item (page, 2, HANGING, label, coefficient->undefined == ENT_UNDEFINED_NOT
                                               ? from : ent_undefined_to_string (coefficient->undefined));
}

static void
print_summary (EntToolPage         *page,
               const EntCoderStudy *self)
{
  const EntAgreement *agreement = self->agreement;
  g_autofree char *n_coders = g_strdup_printf (ngettext ("%u coder", "%u coders", agreement->n_coders),
                                               agreement->n_coders);
  g_autofree char *n_units = g_strdup_printf (ngettext ("%u cell that two or more judged",
                                                        "%u cells that two or more judged", agreement->n_units),
                                              agreement->n_units);
  /* Translators: "3 coders, 48 cells that two or more judged" */
  g_autofree char *line = g_strdup_printf (_("%s, %s"), n_coders, n_units);

  ent_tool_page_title (page, _("Agreement"));
  ent_tool_page_text (page, 0, line);
  ent_tool_page_space (page);
  if (agreement->n_coders < 2)
    {
      ent_tool_page_text (page, 0, ent_undefined_to_string (ENT_UNDEFINED_CODERS));
      return;
    }
  print_coefficient (page, _("Krippendorff’s alpha, ordinal"), &agreement->alpha[ENT_SCALE_ORDINAL], FALSE);
  print_coefficient (page, _("Krippendorff’s alpha, interval"), &agreement->alpha[ENT_SCALE_INTERVAL], FALSE);
  print_coefficient (page, _("Krippendorff’s alpha, nominal"), &agreement->alpha[ENT_SCALE_NOMINAL], FALSE);
  print_coefficient (page, _("Fleiss’ kappa"), &agreement->fleiss, FALSE);
  print_coefficient (page, _("The same, average of pairs"), &agreement->average, TRUE);
  print_coefficient (page, _("The same, all of them"), &agreement->unanimous, TRUE);
  if (agreement->alpha[ENT_SCALE_ORDINAL].undefined == ENT_UNDEFINED_NOT)
    ent_tool_page_text (page, 2, ent_coefficient_read (&agreement->alpha[ENT_SCALE_ORDINAL]));
}

static void
print_pairs (EntToolPage         *page,
             const EntCoderStudy *self)
{
  GArray *pairs = self->agreement->pairs;

  if (pairs->len == 0)
    return;
  ent_tool_page_heading (page, _("Pairs (same, kappa, weighted kappa)"));
  for (guint i = 0; i < MIN (pairs->len, MAX_SHOWN); i++)
    {
      const EntCoderPair *pair = &g_array_index (pairs, EntCoderPair, i);
      g_autofree char *share = ent_coefficient_format_share (&pair->share);
      g_autofree char *kappa = ent_coefficient_format (&pair->kappa);
      g_autofree char *weighted = ent_coefficient_format (&pair->quadratic);
      g_autofree char *label = g_strdup_printf ("%s – %s", ent_coder_study_get_name (self, pair->a), ent_coder_study_get_name (self, pair->b));
      g_autofree char *words = g_strdup_printf ("%s · %s · %s", share, kappa, weighted);

      ent_tool_page_item (page, 2, MAX (HANGING, ent_tool_columns (label) + 4), label, words);
    }
}

static void
print_differences (EntToolPage         *page,
                   const EntCoderStudy *self)
{
  GArray *differences = self->agreement->differences;

  if (differences->len == 0)
    return;
  ent_tool_page_heading (page, _("Where they differ most"));
  for (guint i = 0; i < MIN (differences->len, MAX_SHOWN); i++)
    {
      const EntDifference *difference = &g_array_index (differences, EntDifference, i);
      const EntCodedCell *cell = &g_array_index (self->cells, EntCodedCell, difference->unit);
      g_autofree char *label = g_strdup_printf ("%s/%s", ent_matrix_get_case (self->matrix, cell->item)->id,
                                                ent_matrix_get_factor (self->matrix, cell->factor)->id);
      g_autoptr(GString) said = g_string_new (NULL);

      for (guint j = 0; j < self->coders->len; j++)
        {
          int value = ent_codings_get (self->codings, j, difference->unit);

          if (value == ENT_CODING_MISSING)
            continue;
          g_string_append_printf (said, "%s%s %s", said->len > 0 ? "; " : "", ent_coder_study_get_name (self, j),
                                  value == ENT_CODING_NO_EVIDENCE ? _("no evidence") : ent_rating_to_string (value));
        }
      ent_tool_page_item (page, 2, MAX (HANGING, ent_tool_columns (label) + 4), label, said->str);
    }
}

static void
print_page (const EntCoderStudy *self)
{
  EntToolPage *page = ent_tool_page_new ();

  print_summary (page, self);
  print_pairs (page, self);
  print_differences (page, self);
  ent_tool_page_space (page);
  ent_tool_page_text (page, 0, _("“No evidence” is an answer of its own for per cent, kappa and nominal alpha; for the "
                                 "others, which need an order, it is missing."));
  if (MAX (self->agreement->pairs->len, self->agreement->differences->len) > MAX_SHOWN)
    ent_tool_page_text (page, 0, _("The lists are cut; --json has all of them."));
  ent_tool_page_finish (page);
}

/* (transfer full) (nullable): NULL, and it was said why */
static EntCoderStudy *
compare (EntTool  *tool,
         char    **cases,
         char    **factors,
         char    **coders)
{
  g_autoptr(EntStore) store = ent_tool_open (tool);
  g_autoptr(EntMatrix) matrix = NULL;
  g_autoptr(GError) error = NULL;

  if (store == NULL)
    return NULL;
  matrix = load_matrix (store, &error);
  if (matrix == NULL)
    {
      ent_tool_error ("%s", error->message);
      return NULL;
    }
  if (!check_names (matrix, cases, factors, coders))
    return NULL;
  return ent_coder_study_new (matrix, (const char * const *) cases, (const char * const *) factors,
                              (const char * const *) coders, FALSE, NULL);
}

EntToolStatus
ent_tool_agreement (EntTool  *self,
                    char    **arguments)
{
  g_autofree char *case_list = NULL, *factor_list = NULL, *coder_list = NULL;
  const GOptionEntry entries[] = {
    { "cases", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &case_list,
      N_("Only these cases, with commas between them"), N_("IDS") },
    { "factors", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &factor_list,
      N_("Only these factors, or groups of factors"), N_("IDS") },
    { "coders", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &coder_list,
      N_("Only these coders: “published”, “own”, ids of people"), N_("IDS") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "agreement",
                                           _("Says how much those who rated agree: the authors of the cases, you, and "
                                             "all who handed in ratings; and in which cells they differ most."),
                                           entries, 0, 0);
  g_auto(GStrv) cases = case_list != NULL ? g_strsplit (case_list, ",", -1) : NULL;
  g_auto(GStrv) factors = factor_list != NULL ? g_strsplit (factor_list, ",", -1) : NULL;
  g_auto(GStrv) coders = coder_list != NULL ? g_strsplit (coder_list, ",", -1) : NULL;
  g_autoptr(EntCoderStudy) study = NULL;

  if (operands == NULL)
    return ENT_TOOL_USAGE;
  study = compare (self, cases, factors, coders);
  if (study == NULL)
    return ENT_TOOL_FAILED;
  if (self->json)
    print_json (study);
  else
    print_page (study);
  return ENT_TOOL_OK;
}
