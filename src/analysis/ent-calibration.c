#include "config.h"

#include "ent-calibration.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

/* What 0.95 against 0.05 is as log odds: ln 19. */
#define LOG_ODDS 2.9444389791664403

void
ent_calibration_init (EntCalibration     *self,
                      EntMeasure          measure,
                      EntCalibrationKind  kind)
{
  *self = (EntCalibration) { .measure = measure, .kind = kind };
  switch (measure.kind)
    {
    case ENT_MEASURE_FACTOR:
      self->threshold = 2;
      self->out = -0.5;
      self->crossover = 1.5;
      self->in = 2.5;
      break;
    case ENT_MEASURE_RELATIONS:
      self->threshold = ENT_RELATION_RELATIONS;
      self->out = ENT_RELATION_RUPTURE;
      self->crossover = ENT_RELATION_RELATIONS - 0.5;
      self->in = ENT_RELATION_PARTNERSHIP;
      break;
    case ENT_MEASURE_RELATIONS_YEARS:
    case ENT_MEASURE_PEACE_YEARS:
      self->threshold = 20;
      self->out = 5;
      self->crossover = 20;
      self->in = 40;
      break;
    }
}

double
ent_calibration_get_member (const EntCalibration *self,
                            double                value)
{
  double side;

  if (self->kind == ENT_CALIBRATION_CRISP)
    return value >= self->threshold ? 1 : 0;
  side = value < self->crossover ? self->crossover - self->out : self->in - self->crossover;
  return 1 / (1 + exp (-LOG_ODDS * (value - self->crossover) / side));
}

gboolean
ent_calibration_check (const EntCalibration  *self,
                       GError               **error)
{
  if (self->kind == ENT_CALIBRATION_CRISP)
    {
      if (isfinite (self->threshold))
        return TRUE;
      g_set_error_literal (error, ENT_ANALYSIS_ERROR, ENT_ANALYSIS_ERROR_INVALID, _("a threshold is a number"));
      return FALSE;
    }
  if (isfinite (self->out) && isfinite (self->in) && self->out < self->crossover && self->crossover < self->in)
    return TRUE;
  g_set_error_literal (error, ENT_ANALYSIS_ERROR, ENT_ANALYSIS_ERROR_INVALID,
                       _("the three anchors should rise: wholly out, the crossover, wholly in; for the opposite, "
                         "write “~” before the name"));
  return FALSE;
}

/* Text */

static gboolean
read_number (const char **at,
             double      *number)
{
  char *end;

  /* g_ascii_strtod() takes hexadecimal, "inf" and leading space too; nobody means those. */
  *number = g_ascii_strtod (*at, &end);
  if (end == *at || (gsize) (end - *at) > strspn (*at, "0123456789.eE+-") || !isfinite (*number))
    return FALSE;
  *at = end;
  return TRUE;
}

/* ">=2" or "-0.5,1.5,2.5" */
static gboolean
read_anchors (EntCalibration  *self,
              const char      *text,
              GError         **error)
{
  const char *at = text;
  gboolean ok;

  if (g_str_has_prefix (at, ">="))
    {
      at += 2;
      self->kind = ENT_CALIBRATION_CRISP;
      ok = read_number (&at, &self->threshold);
    }
  else
    {
      self->kind = ENT_CALIBRATION_FUZZY;
      ok = read_number (&at, &self->out) && *at++ == ',' && read_number (&at, &self->crossover) && *at++ == ','
           && read_number (&at, &self->in);
    }
  if (ok && *at == '\0')
    return ent_calibration_check (self, error);
  g_set_error (error, ENT_ANALYSIS_ERROR, ENT_ANALYSIS_ERROR_INVALID,
               _("“%s” is no calibration: write “>=2” for a crisp set, or “-0.5,1.5,2.5” for a fuzzy one (wholly out, "
                 "crossover, wholly in)"), text);
  return FALSE;
}

gboolean
ent_calibration_parse (const EntMatrix     *matrix,
                       const char          *text,
                       EntCalibrationKind   kind,
                       EntCalibration      *self,
                       GError             **error)
{
  gboolean negated = *text == '~';
  gsize length = strcspn (text + negated, ":=");
  g_autofree char *id = g_strndup (text + negated, length);
  EntMeasure measure;

  if (!g_utf8_validate (text, -1, NULL) || !ent_measure_from_id (matrix, id, &measure))
    {
      g_autofree char *shown = g_utf8_make_valid (id, -1);

      g_set_error (error, ENT_ANALYSIS_ERROR, ENT_ANALYSIS_ERROR_INVALID,
                   _("there is no factor “%s”, nor is it “relations”, “relations-years” or “peace-years”"), shown);
      return FALSE;
    }
  ent_calibration_init (self, measure, kind);
  self->negated = negated;
  text += negated + length;
  return *text == '\0' || read_anchors (self, text + 1, error);
}

static const char *
print_number (char   *buffer,
              double  number)
{
  /* 15 digits are what a person wrote, 17 tell any two doubles apart. */
  g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.15g", number);
  if (g_ascii_strtod (buffer, NULL) != number)
    g_ascii_dtostr (buffer, G_ASCII_DTOSTR_BUF_SIZE, number);
  return buffer;
}

char *
ent_calibration_to_string (const EntCalibration *self,
                           const EntMatrix      *matrix)
{
  char first[G_ASCII_DTOSTR_BUF_SIZE], second[G_ASCII_DTOSTR_BUF_SIZE], third[G_ASCII_DTOSTR_BUF_SIZE];
  const char *sign = self->negated ? "~" : "", *id = ent_measure_get_id (matrix, self->measure);

  if (self->kind == ENT_CALIBRATION_CRISP)
    return g_strdup_printf ("%s%s:>=%s", sign, id, print_number (first, self->threshold));
  return g_strdup_printf ("%s%s:%s,%s,%s", sign, id, print_number (first, self->out),
                          print_number (second, self->crossover), print_number (third, self->in));
}

/* Numbers between those that a measure can have stay numbers. (transfer full) */
static char *
format_value (const EntCalibration *self,
              double                value)
{
  if (value == floor (value))
    {
      double least = self->measure.kind == ENT_MEASURE_FACTOR ? -3 : 0;
      double most = self->measure.kind == ENT_MEASURE_FACTOR ? 3
                    : self->measure.kind == ENT_MEASURE_RELATIONS ? ENT_N_RELATION_LEVELS - 1
                    : 1e6;

      if (value >= least && value <= most)
        return ent_measure_format (self->measure, value);
    }
  return value < 0 ? g_strdup_printf ("−%g", -value) : g_strdup_printf ("%g", value);
}

char *
ent_calibration_describe (const EntCalibration *self)
{
  if (self->kind == ENT_CALIBRATION_CRISP)
    {
      g_autofree char *threshold = format_value (self, self->threshold);

      /* Translators: a threshold: "at least +2", "at least 20 years", "at least Relations". */
      return g_strdup_printf (_("at least %s"), threshold);
    }
  else
    {
      g_autofree char *out = format_value (self, self->out);
      g_autofree char *crossover = format_value (self, self->crossover);
      g_autofree char *in = format_value (self, self->in);

      /* Translators: the anchors of a fuzzy set: "out at 5 years, half in at 20 years, in at 40 years". */
      return g_strdup_printf (_("out at %s, half in at %s, in at %s"), out, crossover, in);
    }
}
