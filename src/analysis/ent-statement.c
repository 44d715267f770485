#include "config.h"

#include "ent-statement.h"

static void
cell_free (gpointer data)
{
  EntStatementCell *cell = data;

  g_free (cell->case_id);
  g_free (cell->factor);
  g_free (cell);
}

EntStatement *
ent_statement_new (char *text)
{
  EntStatement *self = g_new0 (EntStatement, 1);

  self->text = text;
  self->cells = g_ptr_array_new_with_free_func (cell_free);
  self->events = g_ptr_array_new_with_free_func (g_free);
  self->against = g_ptr_array_new_with_free_func (g_free);
  return self;
}

EntStatement *
ent_statement_copy (const EntStatement *self)
{
  EntStatement *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = ent_statement_new (g_strdup (self->text));
  for (guint i = 0; i < self->cells->len; i++)
    {
      const EntStatementCell *cell = self->cells->pdata[i];

      ent_statement_add_cell (copy, cell->case_id, cell->factor);
    }
  for (guint i = 0; i < self->events->len; i++)
    g_ptr_array_add (copy->events, g_strdup (self->events->pdata[i]));
  for (guint i = 0; i < self->against->len; i++)
    ent_statement_add_against (copy, self->against->pdata[i]);
  copy->n_for = self->n_for;
  copy->n_of = self->n_of;
  return copy;
}

void
ent_statement_free (EntStatement *self)
{
  g_free (self->text);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->against);
  g_free (self);
}

void
ent_statement_add_cell (EntStatement *self,
                        const char   *case_id,
                        const char   *factor)
{
  EntStatementCell *cell = g_new (EntStatementCell, 1);

  cell->case_id = g_strdup (case_id);
  cell->factor = g_strdup (factor);
  g_ptr_array_add (self->cells, cell);
}

void
ent_statement_add_event (EntStatement *self,
                         const char   *case_id,
                         const char   *event)
{
  g_ptr_array_add (self->events, g_strdup_printf ("%s/%s", case_id, event));
}

void
ent_statement_add_against (EntStatement *self,
                           const char   *case_id)
{
  g_ptr_array_add (self->against, g_strdup (case_id));
}
