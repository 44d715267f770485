#include "config.h"

#include "ent-factor-summary.h"

#include <glib/gi18n-lib.h>

#define MAX_NAMED 3

/* Isolated from the direction of the text around it: the sign stands before the number. */
#define LEFT_TO_RIGHT(text) "\u2066" text "\u2069"

/* Cases and how the factor stands in them. */
typedef struct
{
  GPtrArray *names;  /* of those at the far end: borrowed */
  int        end;    /* the rating there */
  guint      n;      /* all */
} Side;

static void
add_case (Side       *side,
          const char *name,
          int         rating)
{
  if (ABS (rating) > ABS (side->end))
    {
      g_ptr_array_set_size (side->names, 0);
      side->end = rating;
    }
  if (rating == side->end)
    g_ptr_array_add (side->names, (gpointer) name);
  side->n++;
}

/* "France–Germany, Ecuador–Peru and 2 more" */
static char *
dup_names (GPtrArray *names)
{
  g_autoptr(GString) list = g_string_new (NULL);
  guint n_named = names->len > MAX_NAMED + 1 ? MAX_NAMED : names->len;

  for (guint i = 0; i < n_named; i++)
    {
      if (i > 0)
        g_string_append (list, C_("list separator", ", "));
      g_string_append (list, names->pdata[i]);
    }
  if (n_named == names->len)
    return g_string_free (g_steal_pointer (&list), FALSE);
  /* Translators: after names of cases: "France–Germany, Ecuador–Peru, Israel–Jordan and 2 more" */
  return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", names->len - n_named), list->str,
                          names->len - n_named);
}

/* "France–Germany (+3)" */
static char *
dup_end (const Side *side)
{
  g_autofree char *names = dup_names (side->names);

  return g_strdup_printf ("%s (" LEFT_TO_RIGHT ("%s") ")", names, ent_rating_to_string (side->end));
}

static char *
dup_sentence (const Side *helped,
              const Side *hindered,
              guint       n_rated)
{
  g_autofree char *best = dup_end (helped), *worst = dup_end (hindered);

  if (n_rated == 0)
    return g_strdup (_("There is no evidence of it in any case."));
  if (helped->n > 0 && hindered->n > 0)
    /* Translators: so many of so many cases, and the names of those at the far ends */
    return g_strdup_printf (ngettext ("Helped in %u of %u case, most in %s; hindered in %u, most in %s.",
                                      "Helped in %u of %u cases, most in %s; hindered in %u, most in %s.", n_rated),
                            helped->n, n_rated, best, hindered->n, worst);
  if (helped->n > 0)
    return g_strdup_printf (ngettext ("Helped in %u of %u case, most in %s; hindered in none.",
                                      "Helped in %u of %u cases, most in %s; hindered in none.", n_rated),
                            helped->n, n_rated, best);
  if (hindered->n > 0)
    return g_strdup_printf (ngettext ("Hindered in %u of %u case, most in %s; helped in none.",
                                      "Hindered in %u of %u cases, most in %s; helped in none.", n_rated),
                            hindered->n, n_rated, worst);
  return g_strdup_printf (ngettext ("Neither helped nor hindered in the %u case that has evidence.",
                                    "Neither helped nor hindered in the %u cases that have evidence.", n_rated),
                          n_rated);
}

EntStatement *
ent_factor_summary_new (const EntMatrix *matrix,
                        guint            factor)
{
  g_autoptr(GPtrArray) best = g_ptr_array_new (), worst = g_ptr_array_new (), without = g_ptr_array_new ();
  Side helped = { best, 0, 0 }, hindered = { worst, 0, 0 };
  EntStatement *statement;
  guint n_rated = 0;

  g_return_val_if_fail (factor < ent_matrix_get_n_factors (matrix), NULL);

  statement = ent_statement_new (NULL);
  for (guint i = 0; i < ent_matrix_get_n_cases (matrix); i++)
    {
      EntCase *item = ent_matrix_get_case (matrix, i);
      const char *name = ent_case_get_short_title (item);
      EntRating rating;

      if (!ent_matrix_get_rating (matrix, ENT_CODER_PUBLISHED, factor, i, &rating) || !rating.has_rating)
        {
          g_ptr_array_add (without, (gpointer) name);
          continue;
        }
      n_rated++;
      ent_statement_add_cell (statement, item->id, ent_matrix_get_factor (matrix, factor)->id);
      if (rating.rating > 0)
        add_case (&helped, name, rating.rating);
      if (rating.rating < 0)
        {
          add_case (&hindered, name, rating.rating);
          ent_statement_add_against (statement, item->id);
        }
    }
  statement->text = dup_sentence (&helped, &hindered, n_rated);
  statement->n_for = helped.n;
  statement->n_of = n_rated;
  if (n_rated > 0 && without->len > 0)
    {
      g_autofree char *names = dup_names (without), *first = statement->text;

      /* Translators: a sentence, and after it names of cases */
      statement->text = g_strdup_printf (_("%s No evidence in %s."), first, names);
    }
  return statement;
}
