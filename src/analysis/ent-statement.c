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
