#include "config.h"

#include "ent-tool-qca.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-store-own.h"

/* As it was written. */
typedef struct
{
  char     *outcome;
  char     *conditions;
  char     *cases;
  char     *data;
  char     *solution;
  char     *expect;
  char    **calibrate;
  double    incl;
  double    pri;
  int       n;
  gboolean  own;
  gboolean  published;
  gboolean  fuzzy;
  gboolean  negate;
} Arguments;

static void
clear_arguments (Arguments *self)
{
  g_free (self->outcome);
  g_free (self->conditions);
  g_free (self->cases);
  g_free (self->data);
  g_free (self->solution);
  g_free (self->expect);
  g_strfreev (self->calibrate);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, clear_arguments)

static void
clear_qca (EntToolQca *self)
{
  g_clear_pointer (&self->table, ent_truth_table_unref);
  g_clear_pointer (&self->calibrations, g_ptr_array_unref);
  g_clear_pointer (&self->descriptions, g_ptr_array_unref);
  g_clear_pointer (&self->caveats, g_ptr_array_unref);
  for (guint i = 0; i < self->n_solutions; i++)
    ent_solution_free (self->solutions[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntToolQca, clear_qca)

/* @text: (nullable): with commas between. (transfer full): without spaces around, and without empty ones */
static char **
split (const char *text)
{
  g_auto(GStrv) words = g_strsplit (text != NULL ? text : "", ",", -1);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (*g_strstrip (words[i]) != '\0')
      g_ptr_array_add (list, g_strdup (words[i]));
  g_ptr_array_add (list, NULL);
  return (char **) g_ptr_array_free (list, FALSE);
}

static gboolean
check_arguments (const Arguments *arguments)
{
  const char *texts[] = { arguments->outcome, arguments->conditions, arguments->cases, arguments->expect };
  EntSolutionKind kind;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && !g_utf8_validate (texts[i], -1, NULL))
      {
        ent_tool_error (_("an id is written in UTF-8"));
        return FALSE;
      }
  if (arguments->outcome == NULL)
    ent_tool_error (_("“--outcome NAME” is missing"));
  else if (arguments->conditions == NULL && arguments->data == NULL)
    ent_tool_error (_("“--conditions NAME,…” is missing"));
  else if (arguments->own && arguments->published)
    ent_tool_error (_("it is either --own or --published"));
  else if (arguments->data != NULL && (arguments->own || arguments->published || arguments->fuzzy
                                       || arguments->calibrate != NULL))
    ent_tool_error (_("what --data holds is calibrated already, and nobody's ratings"));
  else if (arguments->solution != NULL && !ent_solution_kind_from_word (arguments->solution, &kind))
    ent_tool_error (_("--solution is “complex”, “parsimonious” or “intermediate”"));
  else if (arguments->solution != NULL && kind == ENT_SOLUTION_INTERMEDIATE && arguments->expect == NULL)
    ent_tool_error (_("an intermediate solution needs “--expect NAME,~NAME”: which conditions are expected to bring the "
                      "outcome about"));
  else if (arguments->n < 1)
    ent_tool_error (_("--n is a number of cases, at least 1"));
  else
    return TRUE;
  return FALSE;
}

/* Sets from the library */

/* NULL, and it was said why. */
static GPtrArray *
load_cases (EntStore   *store,
            const char *text)
{
  g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_unref);
  g_autoptr(GPtrArray) infos = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) ids = split (text);

  infos = text == NULL ? ent_store_list_cases (store, &error) : NULL;
  for (guint i = 0; error == NULL && (infos != NULL ? i < infos->len : ids[i] != NULL); i++)
    {
      const char *id = infos != NULL ? ((EntCaseInfo *) infos->pdata[i])->id : ids[i];
      EntCase *item = ent_store_load_case (store, id, NULL, &error);

      if (item != NULL)
        g_ptr_array_add (cases, item);
    }
  if (error == NULL)
    return g_steal_pointer (&cases);
  ent_tool_error ("%s", error->message);
  return NULL;
}

/* NULL, and it was said why. */
static EntMatrix *
load_matrix (EntTool         *self,
             const Arguments *arguments)
{
  g_autoptr(EntStore) store = ent_tool_open (self);
  g_autoptr(GPtrArray) cases = store != NULL ? load_cases (store, arguments->cases) : NULL;
  g_autoptr(GPtrArray) ratings = NULL;
  g_autoptr(EntCodebook) codebook = NULL;
  g_autoptr(GError) error = NULL;

  if (cases == NULL)
    return NULL;
  codebook = ent_store_load_codebook (store, &error);
  ratings = error == NULL ? ent_store_list_own_ratings (store, NULL, &error) : NULL;
  if (error != NULL)
    ent_tool_error ("%s", error->message);
  else if (codebook == NULL)
    ent_tool_error (_("the library has no codebook, which says what the factors are"));
  else
    return ent_matrix_new (codebook, cases, ratings, NULL);
  return NULL;
}

static gboolean
add_calibration (EntMatrix       *matrix,
                 const Arguments *arguments,
                 const char      *text,
                 GArray          *calibrations)
{
  g_autoptr(GError) error = NULL;
  EntCalibration calibration;

  if (!ent_calibration_parse (matrix, text, arguments->fuzzy ? ENT_CALIBRATION_FUZZY : ENT_CALIBRATION_CRISP,
                              &calibration, &error))
    ent_tool_error ("%s", error->message);
  else if (calibration.negated && calibrations->len > 0)
    ent_tool_error (_("“%s”: a condition is written without “~”, as both it and its negation are looked at"), text);
  else
    {
      g_array_append_val (calibrations, calibration);
      return TRUE;
    }
  return FALSE;
}

static gboolean
change_calibration (EntMatrix  *matrix,
                    const char *text,
                    GArray     *calibrations)
{
  g_autoptr(GError) error = NULL;
  EntCalibration given;

  if (!ent_calibration_parse (matrix, text, ENT_CALIBRATION_CRISP, &given, &error))
    {
      ent_tool_error ("%s", error->message);
      return FALSE;
    }
  for (guint i = 0; i < calibrations->len; i++)
    {
      EntCalibration *calibration = &g_array_index (calibrations, EntCalibration, i);

      if (calibration->measure.kind != given.measure.kind || calibration->measure.factor != given.measure.factor)
        continue;
      given.negated = calibration->negated;
      *calibration = given;
      return TRUE;
    }
  ent_tool_error (_("--calibrate “%s” is neither the outcome nor a condition"), text);
  return FALSE;
}

/* The outcome first, then the conditions. NULL, and it was said why. */
static GArray *
read_calibrations (EntMatrix       *matrix,
                   const Arguments *arguments)
{
  g_autoptr(GArray) calibrations = g_array_new (FALSE, FALSE, sizeof (EntCalibration));
  g_auto(GStrv) conditions = split (arguments->conditions);

  if (!add_calibration (matrix, arguments, arguments->outcome, calibrations))
    return NULL;
  for (guint i = 0; conditions[i] != NULL; i++)
    if (!add_calibration (matrix, arguments, conditions[i], calibrations))
      return NULL;
  for (guint i = 0; arguments->calibrate != NULL && arguments->calibrate[i] != NULL; i++)
    if (!change_calibration (matrix, arguments->calibrate[i], calibrations))
      return NULL;
  return g_steal_pointer (&calibrations);
}

/* Fills the options but for the cutoffs. NULL, and it was said why. */
static EntSets *
make_sets (EntToolQca      *self,
           EntMatrix       *matrix,
           const Arguments *arguments,
           EntTruthOptions *options)
{
  g_autoptr(GArray) calibrations = read_calibrations (matrix, arguments);

  if (calibrations == NULL)
    return NULL;
  self->coder = arguments->own ? "own" : "published";
  self->calibrations = g_ptr_array_new_with_free_func (g_free);
  self->descriptions = g_ptr_array_new_with_free_func (g_free);
  options->negated = g_array_index (calibrations, EntCalibration, 0).negated;
  options->n_conditions = calibrations->len - 1;
  for (guint i = 0; i < calibrations->len; i++)
    {
      EntCalibration *calibration = &g_array_index (calibrations, EntCalibration, i);

      calibration->negated = FALSE;
      g_ptr_array_add (self->calibrations, ent_calibration_to_string (calibration, matrix));
      g_ptr_array_add (self->descriptions, ent_calibration_describe (calibration));
      if (i > 0 && i <= ENT_TRUTH_MAX_CONDITIONS)
        options->conditions[i - 1] = i;
    }
  return ent_sets_new (matrix, arguments->own ? ENT_CODER_OWN : ENT_CODER_PUBLISHED,
                       (const EntCalibration *) (gpointer) calibrations->data, calibrations->len);
}

/* Sets from a file */

/* NULL, and it was said why. */
static EntSets *
choose_cases (EntSets    *sets,
              const char *text)
{
  g_autoptr(GArray) items = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto(GStrv) names = split (text);

  if (text == NULL)
    return ent_sets_ref (sets);
  for (guint i = 0; names[i] != NULL; i++)
    {
      guint item;

      if (!g_ptr_array_find_with_equal_func (sets->cases, names[i], g_str_equal, &item))
        {
          ent_tool_error (_("there is no case “%s” in the file"), names[i]);
          return NULL;
        }
      g_array_append_val (items, item);
    }
  return ent_sets_pick (sets, (const guint *) (gpointer) items->data, items->len);
}

static gboolean
find_set (const EntSets *sets,
          const char    *name,
          guint         *set)
{
  int found = ent_sets_find (sets, name);

  if (found < 0)
    ent_tool_error (_("there is no set “%s” in the file"), name);
  else
    *set = (guint) found;
  return found >= 0;
}

/* Fills the options but for the cutoffs. NULL, and it was said why. */
static EntSets *
load_sets (const Arguments *arguments,
           EntTruthOptions *options)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntSets) all = ent_sets_load_csv (arguments->data, &error);
  g_autoptr(EntSets) sets = NULL;
  g_auto(GStrv) conditions = split (arguments->conditions);
  guint set;

  if (all == NULL)
    {
      ent_tool_error ("%s", error->message);
      return NULL;
    }
  sets = choose_cases (all, arguments->cases);
  options->negated = arguments->outcome[0] == '~';
  if (sets == NULL || !find_set (sets, arguments->outcome + options->negated, &options->outcome))
    return NULL;
  for (guint i = 0; conditions[i] != NULL; i++, options->n_conditions++)
    {
      if (!find_set (sets, conditions[i], &set))
        return NULL;
      if (i < ENT_TRUTH_MAX_CONDITIONS)
        options->conditions[i] = set;
    }
  for (set = 0; arguments->conditions == NULL && set < sets->names->len; set++)
    if (set != options->outcome)
      {
        if (options->n_conditions < ENT_TRUTH_MAX_CONDITIONS)
          options->conditions[options->n_conditions] = set;
        options->n_conditions++;
      }
  return g_steal_pointer (&sets);
}

/* Analysing */

static EntToolStatus
solve (EntToolQca      *self,
       const Arguments *arguments)
{
  g_autoptr(GError) error = NULL;

  if (!ent_expectations_parse (self->table, arguments->expect, self->expectations, &error))
    {
      ent_tool_error ("%s", error->message);
      return ENT_TOOL_USAGE;
    }
  for (guint kind = 0; kind < ENT_N_SOLUTION_KINDS; kind++)
    {
      EntSolution *solution;

      if (arguments->solution != NULL ? strcmp (arguments->solution, ent_solution_kind_to_word (kind)) != 0
                                      : kind == ENT_SOLUTION_INTERMEDIATE && arguments->expect == NULL)
        continue;
      solution = ent_solution_new (self->table, kind, self->expectations, &error);
      if (solution == NULL)
        {
          ent_tool_error ("%s", error->message);
          return ENT_TOOL_FAILED;
        }
      self->solutions[self->n_solutions++] = solution;
    }
  self->caveats = ent_caveats_new (self->table, self->solutions, self->n_solutions);
  return ENT_TOOL_OK;
}

static EntToolStatus
analyse (EntTool         *tool,
         const Arguments *arguments)
{
  g_auto(EntToolQca) self = { NULL };
  g_autoptr(EntMatrix) matrix = NULL;
  g_autoptr(EntSets) sets = NULL;
  g_autoptr(GError) error = NULL;
  EntTruthOptions options;
  EntToolStatus status;

  ent_truth_options_init (&options);
  if (arguments->data != NULL)
    {
      sets = load_sets (arguments, &options);
    }
  else
    {
      matrix = load_matrix (tool, arguments);
      sets = matrix != NULL ? make_sets (&self, matrix, arguments, &options) : NULL;
    }
  if (sets == NULL)
    return ENT_TOOL_FAILED;
  options.negated ^= arguments->negate;
  options.n_cutoff = (guint) arguments->n;
  options.consistency_cutoff = arguments->incl;
  options.pri_cutoff = arguments->pri;
  self.table = ent_truth_table_new (sets, &options, &error);
  if (self.table == NULL)
    {
      ent_tool_error ("%s", error->message);
      return ENT_TOOL_USAGE;
    }
  status = solve (&self, arguments);
  if (status == ENT_TOOL_OK && tool->json)
    ent_tool_qca_print_json (&self);
  else if (status == ENT_TOOL_OK)
    ent_tool_qca_print_page (&self);
  return status;
}

EntToolStatus
ent_tool_qca (EntTool  *self,
              char    **arguments)
{
  g_auto(Arguments) given = { .incl = 0.8, .n = 1 };
  const GOptionEntry entries[] = {
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &given.outcome,
      N_("What is to be explained: a factor, relations, relations-years or peace-years"), N_("NAME") },
    { "conditions", 0, 0, G_OPTION_ARG_STRING, &given.conditions, N_("By these, up to twelve"), N_("NAME,…") },
    { "cases", 0, 0, G_OPTION_ARG_STRING, &given.cases, N_("Only of these cases"), N_("ID,…") },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &given.data, N_("Take memberships in sets from a CSV file"), N_("FILE") },
    { "own", 0, 0, G_OPTION_ARG_NONE, &given.own, N_("Your own ratings"), NULL },
    { "published", 0, 0, G_OPTION_ARG_NONE, &given.published, N_("The published ratings (as if not said)"), NULL },
    { "fuzzy", 0, 0, G_OPTION_ARG_NONE, &given.fuzzy, N_("Fuzzy sets where --calibrate does not say"), NULL },
    { "calibrate", 0, 0, G_OPTION_ARG_STRING_ARRAY, &given.calibrate,
      N_("How a measure becomes a set: NAME:>=2, or NAME:OUT,CROSSOVER,IN; may be said more than once"), N_("NAME:SPEC") },
    { "incl", 0, 0, G_OPTION_ARG_DOUBLE, &given.incl, N_("Consistency that a row needs; 0.8 if not said"), N_("NUMBER") },
    { "pri", 0, 0, G_OPTION_ARG_DOUBLE, &given.pri, N_("PRI that a row needs; 0.5 is usual"), N_("NUMBER") },
    { "n", 0, 0, G_OPTION_ARG_INT, &given.n, N_("Cases that a row needs; 1 if not said"), N_("NUMBER") },
    { "solution", 0, 0, G_OPTION_ARG_STRING, &given.solution,
      N_("Only this one: complex, parsimonious or intermediate"), N_("KIND") },
    { "expect", 0, 0, G_OPTION_ARG_STRING, &given.expect,
      N_("Conditions that are expected to help, or with ~ to hinder"), N_("NAME,~NAME") },
    { "negate", 0, 0, G_OPTION_ARG_NONE, &given.negate, N_("Explain the absence of the outcome"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "qca --outcome NAME --conditions NAME,…",
                                           _("Qualitative comparative analysis: the truth table of an outcome, what is "
                                             "necessary and sufficient for it, and the shortest formulas. Of the ratings "
                                             "and relations of the library's cases, or with --data of any table: one "
                                             "row for each case, first its name, then memberships from 0 to 1."),
                                           entries, 0, 0);

  if (operands == NULL || !check_arguments (&given))
    return ENT_TOOL_USAGE;
  return analyse (self, &given);
}
