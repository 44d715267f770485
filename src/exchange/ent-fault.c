#include "config.h"

#include "ent-fault.h"

EntFault *
ent_fault_new (gboolean    warning,
               const char *path,
               char       *message)
{
  EntFault *self = g_new0 (EntFault, 1);

  self->warning = warning;
  self->path = g_strdup (path);
  self->message = message;
  return self;
}

void
ent_fault_free (EntFault *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->message);
  g_free (self);
}

GPtrArray *
ent_faults_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ent_fault_free);
}

guint
ent_faults_count (GPtrArray *faults)
{
  guint n = 0;

  for (guint i = 0; i < faults->len; i++)
    {
      const EntFault *fault = g_ptr_array_index (faults, i);

      if (!fault->warning)
        n++;
    }
  return n;
}

void
ent_faults_harden (GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    {
      EntFault *fault = g_ptr_array_index (faults, i);

      fault->warning = FALSE;
    }
}
