#pragma once

#include <gio/gio.h>

/* Asks its header for what records changes. */
#ifndef SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_SESSION
#endif
#ifndef SQLITE_ENABLE_PREUPDATE_HOOK
#define SQLITE_ENABLE_PREUPDATE_HOOK
#endif
#include <sqlite3.h>

G_BEGIN_DECLS

/* SQLite as the store speaks to it: bound parameters, GErrors, statements that finalize
 * themselves. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/* Sets ENT_STORE_ERROR, or G_IO_ERROR_CANCELLED for interrupted SQL, from the connection's
 * last error. */
void          ent_sql_set_error    (GError      **error,
                                    sqlite3      *db,
                                    int           code);
gboolean      ent_sql_exec         (sqlite3      *db,
                                    const char   *sql,
                                    GError      **error);
/* @sql must be one statement. */
sqlite3_stmt *ent_sql_prepare      (sqlite3      *db,
                                    const char   *sql,
                                    GError      **error);

/**
 * ent_sql_bind:
 * @types: one letter for each parameter from the first on: 'i' int, 'l' gint64, 'd' double,
 *   's' const char * (nullable; must live until the statement is reset), 't' the same, copied,
 *   'n' NULL, which takes no argument
 */
void          ent_sql_bind         (sqlite3_stmt *stmt,
                                    const char   *types,
                                    ...);
void          ent_sql_bind_valist  (sqlite3_stmt *stmt,
                                    const char   *types,
                                    va_list       args);

/* TRUE for a row; FALSE without @error at the end. */
gboolean      ent_sql_step         (sqlite3_stmt *stmt,
                                    GError      **error);
/* Runs a statement that gives no rows, and resets it for the next parameters. */
gboolean      ent_sql_run          (sqlite3_stmt *stmt,
                                    GError      **error);

/* The same of a statement that is run once, with one parameter. */
gboolean      ent_sql_run_text     (sqlite3      *db,
                                    const char   *sql,
                                    const char   *text,
                                    GError      **error);
/* The same with any parameters, as ent_sql_bind() takes them. */
gboolean      ent_sql_run_bound    (sqlite3      *db,
                                    GError      **error,
                                    const char   *sql,
                                    const char   *types,
                                    ...);
/* Ends what a loop of ent_sql_step() began: FALSE with @error where it failed. @local_error: (transfer full) */
gboolean      ent_sql_ended_well   (GError       *local_error,
                                    GError      **error);

/* One number from a query without parameters; FALSE with @error, or without where it has no row. */
gboolean      ent_sql_get_int64    (sqlite3      *db,
                                    const char   *sql,
                                    gint64       *value,
                                    GError      **error);

/* A column as text, made valid UTF-8 if damage left it otherwise; NULL for NULL. */
char         *ent_sql_dup_text     (sqlite3_stmt *stmt,
                                    int           column);

G_END_DECLS
