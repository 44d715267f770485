#pragma once

#include "ent-sql.h"
#include "ent-store-backup.h"

G_BEGIN_DECLS

/* What making a backup and restoring one share. */

#define ENT_BACKUP_SETTING "backup"   /* "daily 1700000000000000 library-2023-11-14.db" */

#define ENT_LAST_TOUCH_SQL "SELECT ifnull (max (seq), 0) FROM sqlite_sequence WHERE name = 'touches'"

/* A file of its own that ends, unless it was given its name, with whoever holds it. */
typedef struct
{
  char    *path;
  sqlite3 *db;
} EntScratch;

/* Beside @path, so that it can take its name. */
gboolean  ent_scratch_init            (EntScratch         *self,
                                       const char         *path,
                                       GError            **error);
/* @path: which file an error speaks of */
gboolean  ent_scratch_run             (EntScratch         *self,
                                       const char         *sql,
                                       const char         *path,
                                       GError            **error);
void      ent_scratch_clear           (EntScratch         *self);

/* What goes wrong with a backup is not said of the library. @db: (nullable) */
void      ent_backup_set_file_error   (GError            **error,
                                       sqlite3            *db,
                                       int                 code,
                                       const char         *path);
void      ent_backup_set_errno_error  (GError            **error,
                                       int                 number,
                                       const char         *path);
/* Copies the whole of one database into another; SQLite's code of the first failure. */
int       ent_backup_copy_pages       (sqlite3            *from,
                                       sqlite3            *to,
                                       GCancellable       *cancellable,
                                       EntBackupProgress   progress,
                                       gpointer            data);
gboolean  ent_backup_check_pages      (sqlite3            *db,
                                       const char         *path,
                                       GError            **error);
/* For reading: NULL with @error where it is no backup, or a newer Entente's. (transfer full) */
sqlite3  *ent_backup_open             (const char         *path,
                                       GError            **error);

/* Whether the file is the library itself. */
gboolean  ent_store_is_library        (EntStore           *self,
                                       const char         *path);
gboolean  ent_store_back_up_as        (EntStore           *self,
                                       const char         *path,
                                       EntBackupKind       kind,
                                       GCancellable       *cancellable,
                                       EntBackupProgress   progress,
                                       gpointer            data,
                                       GError            **error);
/* "library" of "/…/library.db": with what the names of its backups begin. (transfer full) */
char     *ent_store_dup_backup_stem   (const char         *library_path);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntScratch, ent_scratch_clear)

G_END_DECLS
