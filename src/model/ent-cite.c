#include "config.h"

#include "ent-cite.h"

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
