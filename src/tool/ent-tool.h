#pragma once

#include "ent-store.h"

G_BEGIN_DECLS

/* What the commands share. */

typedef enum
{
  ENT_TOOL_OK      = 0,
  ENT_TOOL_FAILED  = 1,  /* a fault, or nothing found */
  ENT_TOOL_USAGE   = 2,
  /* Of feeds. */
  ENT_TOOL_NETWORK = 3,  /* could not be reached */
  ENT_TOOL_REFUSED = 4,  /* not to be trusted */
  ENT_TOOL_BAD     = 5,  /* signed rightly, and its content is bad */
} EntToolStatus;

typedef struct
{
  char     *library;  /* path that was asked for, or NULL for the person's own */
  gboolean  json;     /* for a machine to read */
} EntTool;

/* A command reads its own arguments, of which the first is its name. */
typedef EntToolStatus (*EntToolRun) (EntTool  *self,
                                     char    **arguments);

/* A command of a command: "notes list". */
typedef struct
{
  const char *name;   /* NULL at the end */
  const char *whole;  /* as messages call it */
  EntToolRun  run;
} EntToolPart;

EntToolStatus  ent_tool_agreement     (EntTool *self, char **arguments);
EntToolStatus  ent_tool_backup        (EntTool *self, char **arguments);
EntToolStatus  ent_tool_check         (EntTool *self, char **arguments);
EntToolStatus  ent_tool_date          (EntTool *self, char **arguments);
EntToolStatus  ent_tool_export        (EntTool *self, char **arguments);
EntToolStatus  ent_tool_feed          (EntTool *self, char **arguments);
EntToolStatus  ent_tool_generate      (EntTool *self, char **arguments);
EntToolStatus  ent_tool_import        (EntTool *self, char **arguments);
EntToolStatus  ent_tool_key           (EntTool *self, char **arguments);
EntToolStatus  ent_tool_lecture       (EntTool *self, char **arguments);
EntToolStatus  ent_tool_list          (EntTool *self, char **arguments);
EntToolStatus  ent_tool_notes         (EntTool *self, char **arguments);
EntToolStatus  ent_tool_publish       (EntTool *self, char **arguments);
EntToolStatus  ent_tool_ratings       (EntTool *self, char **arguments);
EntToolStatus  ent_tool_qca           (EntTool *self, char **arguments);
#ifdef ENT_WITH_GUI
EntToolStatus  ent_tool_render        (EntTool *self, char **arguments);
#endif
EntToolStatus  ent_tool_restore       (EntTool *self, char **arguments);
EntToolStatus  ent_tool_search        (EntTool *self, char **arguments);
EntToolStatus  ent_tool_show          (EntTool *self, char **arguments);
EntToolStatus  ent_tool_validate      (EntTool *self, char **arguments);

/**
 * ent_tool_parse:
 * @arguments: the command's name and what follows it
 * @usage: how they are written: "show CASE"
 * @description: what the command does, for --help
 * @entries: (nullable): options beyond the ones that every command has
 * @min: least operands
 * @max: most operands
 *
 * Prints what is wrong.
 * Returns: (transfer full) (nullable): the operands, UTF-8 or file names as they were given
 */
char         **ent_tool_parse         (EntTool             *self,
                                       char               **arguments,
                                       const char          *usage,
                                       const char          *description,
                                       const GOptionEntry  *entries,
                                       guint                min,
                                       guint                max);

/* Runs the part that the first argument names; else tells how they are written, for --help or as what is missing.
 * @usage: how they are written: "notes list|export|import" */
EntToolStatus  ent_tool_run_part      (EntTool             *self,
                                       char               **arguments,
                                       const EntToolPart   *parts,
                                       const char          *usage,
                                       const char          *description);

/* Opens the library, makes it where there is none, and brings it up to date with what ships
 * with the program.  What a person should know goes to stderr.  NULL: it was said why. */
EntStore      *ent_tool_open          (EntTool             *self);
char          *ent_tool_dup_path      (EntTool             *self);

/* Text for a terminal, whatever came from elsewhere: without characters that terminals obey. Lines and tabs stay.
 * (transfer full) */
char          *ent_tool_dup_clean     (const char          *text);
/* One line on stderr. */
void           ent_tool_error         (const char          *format,
                                       ...) G_GNUC_PRINTF (1, 2);
/* To stdout, clean, as UTF-8 in any locale. */
void           ent_tool_print         (const char          *format,
                                       ...) G_GNUC_PRINTF (1, 2);
/* The same text in JSON, which has escapes for what terminals obey. */
void           ent_tool_print_json    (const char          *json);
/* Whether all that was printed has arrived; says why not, unless the reader has gone. */
gboolean       ent_tool_flush         (void);

G_END_DECLS
