#include "config.h"

#include "ent-csv.h"

#include <string.h>

#define LINE_END "\r\n"

/* In quotation marks where it holds what would end it, or space that a reader may cut off. */
static void
append_field (GString    *out,
              const char *value)
{
  gsize length = value != NULL ? strlen (value) : 0;

  if (length == 0)
    return;
  if (strpbrk (value, "\",\r\n") == NULL && !g_ascii_isspace (value[0]) && !g_ascii_isspace (value[length - 1]))
    {
      g_string_append (out, value);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *at = value; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *at);
    }
  g_string_append_c (out, '"');
}

void
ent_csv_append_row (GString            *out,
                    const char * const *fields,
                    gsize               n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_field (out, fields[i]);
    }
  g_string_append (out, LINE_END);
}
