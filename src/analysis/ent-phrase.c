#include "config.h"

#include "ent-phrase.h"

#include <glib/gi18n-lib.h>

char *
ent_phrase_dup_inside (const char *title)
{
  gunichar first = g_utf8_get_char (title), second;
  const char *rest = g_utf8_next_char (title);
  char small[7] = { 0 };

  /* Translators: whether the titles of factors, as "Trade restoration", begin with a small letter inside of a
   * sentence: translate as "title-case:small", or as "title-case:as-is". Nothing else. */
  if (*title == '\0' || !g_str_equal (_("title-case:small"), "title-case:small"))
    return g_strdup (title);
  second = g_utf8_get_char (rest);
  /* "UN missions" stays. */
  if (!g_unichar_isupper (first) || g_unichar_isupper (second))
    return g_strdup (title);
  g_unichar_to_utf8 (g_unichar_tolower (first), small);
  return g_strconcat (small, rest, NULL);
}

char *
ent_phrase_dup_factor (const EntMatrix *matrix,
                      guint            factor)
{
  return ent_phrase_dup_inside (ent_text_get (ent_matrix_get_factor (matrix, factor)->title));
}

gboolean
ent_phrase_is_obstacle (const EntMatrix *matrix,
                        guint            factor)
{
  EntRating rating;
  int sum = 0;

  for (guint i = 0; i < ent_matrix_get_n_cases (matrix); i++)
    if (ent_matrix_get_rating (matrix, ENT_CODER_PUBLISHED, factor, i, &rating) && rating.has_rating)
      sum += rating.rating;
  return sum < 0;
}

char *
ent_phrase_dup_rating (int rating)
{
  /* After a left-to-right mark sign and number are one piece of text from left to right. */
  return g_strconcat ("\u200e", ent_rating_to_string (rating), NULL);
}

char *
ent_phrase_join (GPtrArray *parts,
                guint      most)
{
  g_autoptr(GString) list = g_string_new (NULL);
  guint n = parts->len, n_shown = n > most ? MAX (most, 2) - 1 : n;

  if (n == 0)
    return g_strdup ("");
  /* Where the list is cut, what follows is the last part. */
  for (guint i = 0; i < (n_shown < n ? n_shown : n - 1); i++)
    /* Translators: what stands between the parts of a list, but for the last: "Egypt, Israel and Peru" */
    g_string_append_printf (list, "%s%s", i > 0 ? _(", ") : "", (char *) parts->pdata[i]);
  if (n_shown < n)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%u other", "%u others", n - n_shown), n - n_shown);

      /* Translators: the first is a list, the second its last part */
      return g_strdup_printf (_("%s and %s"), list->str, more);
    }
  if (n == 1)
    return g_strdup (parts->pdata[0]);
  return g_strdup_printf (_("%s and %s"), list->str, (char *) parts->pdata[n - 1]);
}

char *
ent_phrase_join_cases (const EntMatrix *matrix,
                      GPtrArray       *case_ids,
                      guint            most)
{
  g_autoptr(GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < case_ids->len; i++)
    {
      int place = ent_matrix_find_case (matrix, case_ids->pdata[i]);

      if (place >= 0)
        g_ptr_array_add (titles, (char *) ent_case_get_short_title (ent_matrix_get_case (matrix, (guint) place)));
    }
  return ent_phrase_join (titles, most);
}
