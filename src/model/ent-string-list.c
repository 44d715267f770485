#include "config.h"

#include "ent-string-list.h"

gboolean
ent_string_list_has (GPtrArray  *list,
                     const char *string)
{
  return string != NULL && g_ptr_array_find_with_equal_func (list, string, g_str_equal, NULL);
}

gboolean
ent_string_list_equal_set (GPtrArray *a,
                           GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!ent_string_list_has (b, a->pdata[i]) || !ent_string_list_has (a, b->pdata[i]))
      return FALSE;
  return TRUE;
}
