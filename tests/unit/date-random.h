#pragma once

/* Dates of all kinds that EDTF has, the same ones for the same seed. */

#include "ent-date.h"

/* Replaces some digits of @text by X. */
static inline void
blot (GRand *rand,
      char  *text)
{
  for (; *text != '\0'; text++)
    {
      if (g_ascii_isdigit (*text) && g_rand_int_range (rand, 0, 4) == 0)
        *text = 'X';
    }
}

static inline void
append_random_qualifier (GRand   *rand,
                         GString *text)
{
  if (g_rand_int_range (rand, 0, 5) == 0)
    g_string_append_c (text, "?~%"[g_rand_int_range (rand, 0, 3)]);
}

/* A text of the form of a point, which may still not be a date. */
static inline char *
random_point (GRand *rand)
{
  GString *text = g_string_new (NULL);
  int kind = g_rand_int_range (rand, 0, 10);

  if (kind == 0)
    g_string_printf (text, "Y%d", g_rand_int_range (rand, -2000000000, 2000000000));
  else if (kind == 1)
    g_string_printf (text, "Y%s%dE%d", g_rand_boolean (rand) ? "-" : "",
                     g_rand_int_range (rand, 1, 300), g_rand_int_range (rand, 1, 9));
  else if (kind == 2)
    g_string_printf (text, "%04dS%d", g_rand_int_range (rand, 0, 3000),
                     g_rand_int_range (rand, 1, 5));
  else
    {
      append_random_qualifier (rand, text);
      g_string_append_printf (text, "%s%04d", g_rand_int_range (rand, 0, 8) == 0 ? "-" : "",
                              g_rand_int_range (rand, 1000, 2100));
      append_random_qualifier (rand, text);
      if (kind > 4)
        {
          g_string_append_c (text, '-');
          append_random_qualifier (rand, text);
          g_string_append_printf (text, "%02d", kind == 5 ? g_rand_int_range (rand, 21, 42)
                                                          : g_rand_int_range (rand, 1, 13));
          append_random_qualifier (rand, text);
        }
      if (kind > 7)
        {
          g_string_append_c (text, '-');
          append_random_qualifier (rand, text);
          g_string_append_printf (text, "%02d", g_rand_int_range (rand, 1, 32));
          append_random_qualifier (rand, text);
        }
      if (g_rand_int_range (rand, 0, 3) == 0)
        blot (rand, text->str);
    }

  return g_string_free (text, FALSE);
}

static inline EntDate *
random_date (GRand *rand)
{
  while (TRUE)
    {
      g_autofree char *first = random_point (rand);
      g_autofree char *second = random_point (rand);
      g_autofree char *text = NULL;
      EntDate *date;

      switch (g_rand_int_range (rand, 0, 8))
        {
        case 0:
          text = g_strdup_printf ("%s/%s", first, second);
          break;
        case 1:
          text = g_strdup_printf ("%s/%s", first, g_rand_boolean (rand) ? ".." : "");
          break;
        case 2:
          text = g_strdup_printf ("%s/%s", g_rand_boolean (rand) ? ".." : "", first);
          break;
        case 3:
          text = g_strdup_printf ("[%s,%s]", first, second);
          break;
        case 4:
          text = g_strdup_printf ("{%s..%s}", first, second);
          break;
        default:
          text = g_steal_pointer (&first);
        }

      date = ent_date_parse (text, NULL);
      if (date != NULL)
        return date;
    }
}
