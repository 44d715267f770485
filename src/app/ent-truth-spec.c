/* As a query:
 *
 *   outcome=relations-years&conditions=trade-restoration,sanctions-barriers&calibrate=trade-restoration:2,
 *   sanctions-barriers:-2/0/2&incl=0.8&pri=0.5&n=1&solution=parsimonious&expect=trade-restoration,
 *   ~sanctions-barriers&coder=own&negate=1
 *
 * A set with one number is crisp, with three it is fuzzy.  What is as in a new one is left out. */
#include "config.h"

#include "ent-truth-spec.h"

#include <math.h>
#include <string.h>

#define MAX_QUERY   8192
#define CONSISTENCY 0.8
#define MAX_N_CUT   1000

static void
set_free (gpointer data)
{
  EntTruthSet *set = data;

  g_free (set->id);
  g_free (set);
}

static void
expectation_free (gpointer data)
{
  EntTruthExpectation *expectation = data;

  g_free (expectation->id);
  g_free (expectation);
}

EntTruthSpec *
ent_truth_spec_new (void)
{
  EntTruthSpec *self = g_new0 (EntTruthSpec, 1);

  self->conditions = g_ptr_array_new_with_free_func (g_free);
  self->sets = g_ptr_array_new_with_free_func (set_free);
  self->expectations = g_ptr_array_new_with_free_func (expectation_free);
  self->consistency = CONSISTENCY;
  self->n_cut = 1;
  self->show = -1;
  return self;
}

void
ent_truth_spec_free (EntTruthSpec *self)
{
  g_free (self->outcome);
  g_ptr_array_unref (self->conditions);
  g_ptr_array_unref (self->sets);
  g_ptr_array_unref (self->expectations);
  g_free (self);
}

EntTruthSpec *
ent_truth_spec_copy (const EntTruthSpec *self)
{
  EntTruthSpec *copy = ent_truth_spec_new ();

  copy->outcome = g_strdup (self->outcome);
  for (guint i = 0; i < self->conditions->len; i++)
    g_ptr_array_add (copy->conditions, g_strdup (self->conditions->pdata[i]));
  for (guint i = 0; i < self->sets->len; i++)
    ent_truth_spec_set_set (copy, ((EntTruthSet *) self->sets->pdata[i])->id, self->sets->pdata[i]);
  for (guint i = 0; i < self->expectations->len; i++)
    {
      const EntTruthExpectation *expectation = self->expectations->pdata[i];

      ent_truth_spec_set_expectation (copy, expectation->id, expectation->value);
    }
  copy->negate = self->negate;
  copy->own = self->own;
  copy->consistency = self->consistency;
  copy->pri = self->pri;
  copy->n_cut = self->n_cut;
  copy->remainders = self->remainders;
  copy->show = self->show;
  return copy;
}

/* Its parts */

gboolean
ent_truth_spec_has_condition (const EntTruthSpec *self,
                              const char         *id)
{
  return g_ptr_array_find_with_equal_func (self->conditions, id, g_str_equal, NULL);
}

void
ent_truth_spec_set_condition (EntTruthSpec *self,
                              const char   *id,
                              gboolean      wanted)
{
  guint index;
  gboolean there = g_ptr_array_find_with_equal_func (self->conditions, id, g_str_equal, &index);

  if (wanted && !there && self->conditions->len < ENT_TRUTH_MAX_CONDITIONS)
    g_ptr_array_add (self->conditions, g_strdup (id));
  else if (!wanted && there)
    {
      ent_truth_spec_set_expectation (self, id, ENT_EXPECT_NOTHING);
      g_ptr_array_remove_index (self->conditions, index);
    }
}

const EntTruthSet *
ent_truth_spec_find_set (const EntTruthSpec *self,
                         const char         *id)
{
  for (guint i = 0; i < self->sets->len; i++)
    if (g_str_equal (((EntTruthSet *) self->sets->pdata[i])->id, id))
      return self->sets->pdata[i];
  return NULL;
}

void
ent_truth_spec_set_set (EntTruthSpec      *self,
                        const char        *id,
                        const EntTruthSet *set)
{
  EntTruthSet *copy = NULL;

  if (set != NULL)
    {
      copy = g_memdup2 (set, sizeof *set);
      copy->id = g_strdup (id);
    }
  for (guint i = 0; i < self->sets->len; i++)
    if (g_str_equal (((EntTruthSet *) self->sets->pdata[i])->id, id))
      {
        g_ptr_array_remove_index (self->sets, i);
        break;
      }
  if (copy != NULL)
    g_ptr_array_add (self->sets, copy);
}

EntExpectation
ent_truth_spec_get_expectation (const EntTruthSpec *self,
                                const char         *id)
{
  for (guint i = 0; i < self->expectations->len; i++)
    {
      const EntTruthExpectation *expectation = self->expectations->pdata[i];

      if (g_str_equal (expectation->id, id))
        return expectation->value;
    }
  return ENT_EXPECT_NOTHING;
}

void
ent_truth_spec_set_expectation (EntTruthSpec   *self,
                                const char     *id,
                                EntExpectation  value)
{
  for (guint i = 0; i < self->expectations->len; i++)
    if (g_str_equal (((EntTruthExpectation *) self->expectations->pdata[i])->id, id))
      {
        g_ptr_array_remove_index (self->expectations, i);
        break;
      }
  if (value != ENT_EXPECT_NOTHING)
    {
      EntTruthExpectation *expectation = g_new (EntTruthExpectation, 1);

      expectation->id = g_strdup (id);
      expectation->value = value;
      g_ptr_array_add (self->expectations, expectation);
    }
}

/* Reading */

static gboolean
parse_number (const char *text,
              double      least,
              double      most,
              double     *value)
{
  char *end;
  double number = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (number) || number < least || number > most)
    return FALSE;
  *value = number;
  return TRUE;
}

/* "trade-restoration:1" or "trade-restoration:-1/0/2" */
static void
parse_set (EntTruthSpec *self,
           const char   *text)
{
  g_auto(GStrv) parts = g_strsplit (text, ":", 2), numbers = NULL;
  EntTruthSet set = { NULL, FALSE, { 0 } };
  guint n;

  if (parts[0] == NULL || parts[1] == NULL || *parts[0] == '\0')
    return;
  numbers = g_strsplit (parts[1], "/", 4);
  n = g_strv_length (numbers);
  if (n != 1 && n != 3)
    return;
  set.fuzzy = n == 3;
  for (guint i = 0; i < n; i++)
    if (!parse_number (numbers[i], -1e6, 1e6, &set.anchors[i]))
      return;
  ent_truth_spec_set_set (self, parts[0], &set);
}

static void
parse_expectation (EntTruthSpec *self,
                   const char   *text)
{
  gboolean absent = *text == '~';

  if (text[absent ? 1 : 0] != '\0')
    ent_truth_spec_set_expectation (self, text + (absent ? 1 : 0), absent ? ENT_EXPECT_ABSENT : ENT_EXPECT_PRESENT);
}

static void
parse_condition (EntTruthSpec *self,
                 const char   *text)
{
  if (*text != '\0')
    ent_truth_spec_set_condition (self, text, TRUE);
}

static void
parse_list (EntTruthSpec  *self,
            const char    *text,
            void         (*parse) (EntTruthSpec *, const char *))
{
  g_auto(GStrv) parts = g_strsplit (text, ",", 64);

  for (guint i = 0; parts[i] != NULL; i++)
    parse (self, parts[i]);
}

static void
parse_param (EntTruthSpec *self,
             const char   *key,
             const char   *value)
{
  EntSolutionKind kind;
  double number;

  if (g_str_equal (key, "outcome") && *value != '\0')
    {
      g_free (self->outcome);
      self->outcome = g_strdup (value);
    }
  else if (g_str_equal (key, "conditions"))
    parse_list (self, value, parse_condition);
  else if (g_str_equal (key, "calibrate"))
    parse_list (self, value, parse_set);
  else if (g_str_equal (key, "expect"))
    parse_list (self, value, parse_expectation);
  else if (g_str_equal (key, "incl"))
    parse_number (value, 0, 1, &self->consistency);
  else if (g_str_equal (key, "pri"))
    parse_number (value, 0, 1, &self->pri);
  else if (g_str_equal (key, "n") && parse_number (value, 1, MAX_N_CUT, &number))
    self->n_cut = (guint) number;
  else if (g_str_equal (key, "coder"))
    self->own = g_str_equal (value, "own");
  else if (g_str_equal (key, "negate"))
    self->negate = g_str_equal (value, "1");
  else if (g_str_equal (key, "remainders"))
    self->remainders = g_str_equal (value, "1");
  else if (g_str_equal (key, "solution") && ent_solution_kind_from_word (value, &kind))
    self->show = (int) kind;
}

EntTruthSpec *
ent_truth_spec_parse (const char *query)
{
  EntTruthSpec *self = ent_truth_spec_new ();
  GUriParamsIter iter;
  char *key, *value;

  g_return_val_if_fail (query != NULL, self);

  if (strlen (query) > MAX_QUERY)
    return self;
  g_uri_params_iter_init (&iter, query, -1, "&", G_URI_PARAMS_NONE);
  while (g_uri_params_iter_next (&iter, &key, &value, NULL))
    {
      parse_param (self, key, value);
      g_free (key);
      g_free (value);
    }
  return self;
}

/* Writing */

static void
append_number (GString *text,
               double   value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, "%.6g", value));
}

static void
append_param (GString    *query,
              const char *key,
              const char *value)
{
  if (*value == '\0')
    return;
  g_string_append_printf (query, "%s%s=", query->len > 0 ? "&" : "", key);
  g_string_append_uri_escaped (query, value, ":/,", FALSE);
}

static void
append_number_param (GString    *query,
                     const char *key,
                     double      value,
                     double      usual)
{
  g_autoptr(GString) text = g_string_new (NULL);

  append_number (text, value);
  if (value != usual)
    append_param (query, key, text->str);
}

static void
append_sets (GString            *query,
             const EntTruthSpec *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->sets->len; i++)
    {
      const EntTruthSet *set = self->sets->pdata[i];

      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", set->id);
      for (guint j = 0; j < (set->fuzzy ? 3 : 1); j++)
        {
          g_string_append_c (text, j == 0 ? ':' : '/');
          append_number (text, set->anchors[j]);
        }
    }
  append_param (query, "calibrate", text->str);
}

char *
ent_truth_spec_to_query (const EntTruthSpec *self)
{
  g_autoptr(GString) query = g_string_new (NULL), conditions = g_string_new (NULL), expect = g_string_new (NULL);

  for (guint i = 0; i < self->conditions->len; i++)
    g_string_append_printf (conditions, "%s%s", i > 0 ? "," : "", (char *) self->conditions->pdata[i]);
  for (guint i = 0; i < self->expectations->len; i++)
    {
      const EntTruthExpectation *expectation = self->expectations->pdata[i];

      g_string_append_printf (expect, "%s%s%s", i > 0 ? "," : "", expectation->value == ENT_EXPECT_ABSENT ? "~" : "",
                              expectation->id);
    }
  append_param (query, "outcome", self->outcome != NULL ? self->outcome : "");
  append_param (query, "conditions", conditions->str);
  append_sets (query, self);
  append_number_param (query, "incl", self->consistency, CONSISTENCY);
  append_number_param (query, "pri", self->pri, 0);
  append_number_param (query, "n", self->n_cut, 1);
  append_param (query, "solution", self->show >= 0 ? ent_solution_kind_to_word ((EntSolutionKind) self->show) : "");
  append_param (query, "expect", expect->str);
  append_param (query, "coder", self->own ? "own" : "");
  append_param (query, "negate", self->negate ? "1" : "");
  append_param (query, "remainders", self->remainders ? "1" : "");
  return g_strdup (query->str);
}
