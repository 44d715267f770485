#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Something that can be said of several cases, with what carries it: cells of the matrix, and events.
 * Whoever makes one fills it; then it is read-only. */
typedef struct
{
  char *case_id;
  char *factor;   /* NULL: what came of the case, not a factor */
} EntStatementCell;

typedef struct
{
  char      *text;     /* for people, translated: one sentence */
  GPtrArray *cells;    /* of EntStatementCell: those it speaks of */
  GPtrArray *events;   /* of char*: "camp-david/treaty" */
  GPtrArray *against;  /* of char*: ids of cases that differ */
  guint      n_for;    /* so many cases… */
  guint      n_of;     /* …of so many of which it can be told */
} EntStatement;

EntStatement *ent_statement_new       (char               *text); /* (transfer full) */
EntStatement *ent_statement_copy      (const EntStatement *self);
void          ent_statement_free      (EntStatement       *self);
void          ent_statement_add_cell  (EntStatement       *self,
                                       const char         *case_id,
                                       const char         *factor);
void          ent_statement_add_event (EntStatement       *self,
                                       const char         *case_id,
                                       const char         *event);
void          ent_statement_add_against
                                      (EntStatement       *self,
                                       const char         *case_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntStatement, ent_statement_free)

G_END_DECLS
