#include "config.h"

#include "ent-fit.h"

#include <math.h>

static double
divide (double part,
        double whole)
{
  return whole > 0 ? part / whole : NAN;
}

EntSufficiency
ent_fit_sufficiency (const double *x,
                     const double *y,
                     guint         n)
{
  double sum_x = 0, sum_y = 0, both = 0, neither = 0;

  for (guint i = 0; i < n; i++)
    {
      double min = MIN (x[i], y[i]);

      sum_x += x[i];
      sum_y += y[i];
      both += min;
      neither += MIN (min, 1 - y[i]);
    }
  return (EntSufficiency) {
    .consistency = divide (both, sum_x),
    .pri = divide (both - neither, sum_x - neither),
    .coverage = divide (both, sum_y),
  };
}

EntNecessity
ent_fit_necessity (const double *x,
                   const double *y,
                   guint         n)
{
  double sum_x = 0, sum_y = 0, both = 0;

  for (guint i = 0; i < n; i++)
    {
      sum_x += x[i];
      sum_y += y[i];
      both += MIN (x[i], y[i]);
    }
  return (EntNecessity) {
    .consistency = divide (both, sum_y),
    .coverage = divide (both, sum_x),
    .ron = divide (n - sum_x, n - both),
  };
}
