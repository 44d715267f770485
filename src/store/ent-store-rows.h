#pragma once

#include "ent-cite.h"
#include "ent-date.h"
#include "ent-sql.h"
#include "ent-text.h"

G_BEGIN_DECLS

/* Rows into records and back: what the cases' tables and the codebook's have in common. */

/* What stands in a text's own column: NULL for no text, "" for one without any language. */
const char *ent_rows_get_own         (const EntText  *text);

/* Writes all of @text that its row does not hold, through an insert into (owner, kind, item,
 * field, position, language, string). */
gboolean    ent_rows_write_languages (sqlite3_stmt   *insert,
                                      gint64          owner,
                                      const char     *kind,
                                      gint64          item,
                                      const char     *field,
                                      const EntText  *text,
                                      GError        **error);

/* Items of a list from first to last, counted from 0. */
typedef struct
{
  gint64 first, last;
} EntRange;
#define ENT_RANGE_ALL  ((EntRange) { 0, G_MAXINT64 })

/* Reads the rows of one owner, or of a range of its items.  The first error stays in @error
 * and stops all further reading. */
typedef struct
{
  sqlite3     *db;
  gint64       owner;
  const char  *languages;  /* table of the other languages, and its owner's column */
  const char  *owner_column;
  GError      *error;
} EntReader;

/* Prepares @sql with ?1 the owner, ?2 and ?3 the range (where it has them). */
sqlite3_stmt *ent_reader_prepare     (EntReader      *self,
                                      const char     *sql,
                                      EntRange        range);
gboolean      ent_reader_step        (EntReader      *self,
                                      sqlite3_stmt   *stmt);
/* A column that must not be NULL; NULL with an error if it is. */
char         *ent_reader_dup_text    (EntReader      *self,
                                      sqlite3_stmt   *stmt,
                                      int             column);
/* A number that must lie from @min to @max; @min with an error if it does not. */
int           ent_reader_get_int     (EntReader      *self,
                                      sqlite3_stmt   *stmt,
                                      int             column,
                                      int             min,
                                      int             max);
/* NULL for NULL, and with an error for what is no date. */
EntDate      *ent_reader_get_date    (EntReader      *self,
                                      sqlite3_stmt   *stmt,
                                      int             column);
/* The same where there must be one. */
EntDate      *ent_reader_need_date   (EntReader      *self,
                                      sqlite3_stmt   *stmt,
                                      int             column);
void          ent_reader_set_corrupt (EntReader      *self,
                                      const char     *what);

/* The rows of a child table, read in step with their parents: both come in the order of the
 * parents' items, which is the child's first column. */
typedef struct
{
  EntReader    *reader;
  sqlite3_stmt *stmt;
  gboolean      has_row;     /* the statement stands on a row */
  gboolean      wants_step;  /* which was handed out, or it has not begun */
} EntChildren;

void        ent_children_init   (EntChildren  *self,
                                 EntReader    *reader,
                                 const char   *sql,
                                 EntRange      range);
/* The claims' sources of one kind of rows, for ent_children_cites(). */
void        ent_children_init_cites (EntChildren *self,
                                 EntReader    *reader,
                                 const char   *kind,
                                 EntRange      range);
void        ent_children_clear  (EntChildren  *self);
/* Begins anew with another range. */
void        ent_children_seek   (EntChildren  *self,
                                 EntRange      range);
/* Moves on to the next row of @item; FALSE if it has no more. */
gboolean    ent_children_next   (EntChildren  *self,
                                 gint64        item);
/* Reads the second column of all rows of @item into @ids. */
void        ent_children_ids    (EntChildren  *self,
                                 gint64        item,
                                 GPtrArray    *ids);
/* Reads (source, locator) of all rows of @item. */
void        ent_children_cites  (EntChildren  *self,
                                 gint64        item,
                                 GPtrArray    *cites);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntChildren, ent_children_clear)

/* The other languages of one kind of rows, in step with them. */
typedef struct
{
  EntChildren children;
  GArray     *rows;        /* of the item at hand */
  gint64      item;
} EntLanguages;

void        ent_languages_init  (EntLanguages *self,
                                 EntReader    *reader,
                                 const char   *kind,
                                 EntRange      range);
void        ent_languages_clear (EntLanguages *self);
void        ent_languages_seek  (EntLanguages *self,
                                 EntRange      range);
/* The text whose own words are in @column of the row of @item. (transfer full) (nullable) */
EntText    *ent_languages_get   (EntLanguages *self,
                                 gint64        item,
                                 const char   *field,
                                 sqlite3_stmt *stmt,
                                 int           column);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntLanguages, ent_languages_clear)

G_END_DECLS
