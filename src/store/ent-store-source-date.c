#include "config.h"

#include "ent-store-source-date.h"

#include <errno.h>
#include <stdlib.h>

char *
ent_source_date_to_json (const EntSourceDate *date)
{
  GString *json;

  if (date->n_dates == 0)
    return NULL;

  json = g_string_new ("[");
  for (int i = 0; i < date->n_dates && i < 2; i++)
    {
      g_string_append (json, i > 0 ? ",[" : "[");
      for (int j = 0; j < date->n_parts[i] && j < 3; j++)
        g_string_append_printf (json, j > 0 ? ",%d" : "%d", date->parts[i][j]);
      g_string_append_c (json, ']');
    }
  g_string_append_c (json, ']');

  return g_string_free (json, FALSE);
}

static gboolean
skip (const char **p,
      char         c)
{
  if (**p != c)
    return FALSE;
  (*p)++;
  return TRUE;
}

static gboolean
read_parts (const char **p,
            int         *parts,
            int         *n_parts)
{
  if (!skip (p, '['))
    return FALSE;

  *n_parts = 0;
  while (!skip (p, ']'))
    {
      char *end;
      long part;

      if (*n_parts == 3 || (*n_parts > 0 && !skip (p, ',')))
        return FALSE;
      errno = 0;
      part = strtol (*p, &end, 10);
      if (end == *p || errno != 0 || part < G_MININT || part > G_MAXINT)
        return FALSE;
      parts[(*n_parts)++] = (int) part;
      *p = end;
    }

  return TRUE;
}

gboolean
ent_source_date_from_json (EntSourceDate *date,
                           const char    *json)
{
  const char *p = json;

  date->n_dates = 0;
  if (json == NULL)
    return TRUE;

  if (!skip (&p, '['))
    return FALSE;
  while (!skip (&p, ']'))
    {
      int i = date->n_dates;

      if (i == 2 || (i > 0 && !skip (&p, ',')) ||
          !read_parts (&p, date->parts[i], &date->n_parts[i]))
        return FALSE;
      date->n_dates++;
    }

  return *p == '\0';
}
