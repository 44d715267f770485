#include "config.h"

#include "ent-cite.h"

#include <string.h>

EntCite *
ent_cite_new (const char *source,
              const char *locator)
{
  EntCite *self;

  g_return_val_if_fail (source != NULL, NULL);

  self = g_new0 (EntCite, 1);
  self->source = g_strdup (source);
  self->locator = g_strdup (locator);

  return self;
}

void
ent_cite_free (EntCite *self)
{
  if (self == NULL)
    return;

  g_free (self->source);
  g_free (self->locator);
  g_free (self);
}

GPtrArray *
ent_cites_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ent_cite_free);
}

GPtrArray *
ent_ids_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

GPtrArray *
ent_ids_copy (GPtrArray *ids)
{
  GPtrArray *copy = ent_ids_new ();

  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (copy, g_strdup (ids->pdata[i]));
  return copy;
}

gboolean
ent_ids_equal (GPtrArray *a,
               GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (strcmp (a->pdata[i], b->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

gboolean
ent_id_is_valid (const char *string)
{
  gboolean word = FALSE;
  gsize i;

  for (i = 0; string[i] != '\0' && i <= ENT_MAX_ID; i++)
    {
      if (g_ascii_islower (string[i]) || g_ascii_isdigit (string[i]))
        word = TRUE;
      else if (string[i] == '-' && word)
        word = FALSE;
      else
        return FALSE;
    }
  return word && i <= ENT_MAX_ID;
}

gboolean
ent_case_id_is_valid (const char *string)
{
  const char *at = strchr (string, '@');
  g_autofree char *published = NULL;

  if (at == NULL)
    return ent_id_is_valid (string);
  published = g_strndup (string, (gsize) (at - string));
  return ent_id_is_valid (published) && ent_id_is_valid (at + 1);
}

char *
ent_case_id_dup_published (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  return g_strndup (id, strcspn (id, "@"));
}
