/* What a title says already. */

#include "config.h"

#include "ent-bibliography-private.h"

#include <string.h>

/* Whether something goes on beside a place in a text: "1979" and "S/RES/242" are whole, "79" and "RES" in them are
 * not. @step: -1: before @at, 1: from @at on */
static gboolean
goes_on (const char *text,
         const char *at,
         int         step)
{
  for (int i = 0; i < 2; i++)
    {
      gunichar c;

      if (step < 0 && at == text)
        return FALSE;
      if (step < 0)
        at = g_utf8_prev_char (at);
      c = g_utf8_get_char (at);
      if (g_unichar_isalnum (c))
        return TRUE;
      if (c == 0 || g_utf8_strchr ("-–/.,", -1, c) == NULL)
        return FALSE;
      if (step > 0)
        at = g_utf8_next_char (at);
    }
  return FALSE;
}

/* @end: where in @text words end that one of @names is to be the last of, whatever its letters' case */
static gboolean
ends_with_name (const char         *text,
                const char         *end,
                const char * const *names)
{
  while (end > text && end[-1] == ' ')
    end--;
  for (gsize i = 0; names[i] != NULL; i++)
    {
      gsize length = strlen (names[i]);

      if ((gsize) (end - text) >= length && g_ascii_strncasecmp (end - length, names[i], length) == 0
          && !goes_on (text, end - length, -1))
        return TRUE;
    }
  return FALSE;
}

gboolean
ent_bibliography_is_said (const char         *text,
                          const char         *words,
                          const char * const *names)
{
  gsize length = strlen (words);

  for (const char *at = text; at != NULL && length > 0 && (at = strstr (at, words)) != NULL; at = g_utf8_next_char (at))
    if (!goes_on (text, at, -1) && !goes_on (text, at + length, 1)
        && (names == NULL || ends_with_name (text, at, names)))
      return TRUE;
  return FALSE;
}
