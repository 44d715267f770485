#pragma once

#include "ent-store.h"

G_BEGIN_DECLS

/* Copies of a whole library, and a library made of such a copy again. */

typedef enum
{
  ENT_BACKUP_BY_HAND,         /* also a copy of a library that nobody marked as a backup */
  ENT_BACKUP_DAILY,
  ENT_BACKUP_BEFORE_RESTORE,
} EntBackupKind;

typedef struct
{
  char          *path;
  EntBackupKind  kind;
  gint64         made_usec;  /* since 1970 UTC */
  gint64         size;       /* bytes */
  int            n_notes;    /* the person's own, without those in the bin; −1: it cannot be read */
} EntBackup;
void        ent_backup_free             (EntBackup         *self);
EntBackup  *ent_backup_copy             (const EntBackup   *self);

/* Dailies that are kept. */
#define ENT_STORE_N_DAILY 7

/* How far a copy is, from the thread that makes it; of pages. */
typedef void (*EntBackupProgress) (guint     n_done,
                                   guint     n_all,
                                   gpointer  data);

/* Where the backups that the program makes of the library at @library_path lie: the folder
 * "backups" beside it. (transfer full) */
char       *ent_store_dup_backup_folder (const char         *library_path);

/**
 * ent_store_back_up:
 * @path: of the backup; one that is there is replaced when the new one is whole and on disk
 * @progress: (nullable)
 *
 * Copies the library as it is at this moment into one file.  Who writes meanwhile goes on writing.
 * ENT_STORE_ERROR_FULL where it finds no room; then, and when cancelled, nothing is left of it.
 * Any thread that may use the store; one that only reads will do.
 */
gboolean    ent_store_back_up           (EntStore           *self,
                                         const char         *path,
                                         GCancellable       *cancellable,
                                         EntBackupProgress   progress,
                                         gpointer            data,
                                         GError            **error);

/**
 * ent_store_daily_backup:
 * @folder: (nullable): NULL: where backups of this library lie
 * @made: (out) (optional) (nullable) (transfer full): path of the one that was made
 *
 * Makes the backup of this day, where there is none and anything changed since the one
 * before it; then removes those dailies that are older than the last ENT_STORE_N_DAILY, and what a
 * process that was killed left of one.  Nothing else in the folder is ever removed.
 */
gboolean    ent_store_daily_backup      (EntStore           *self,
                                         const char         *folder,
                                         char              **made,
                                         GCancellable       *cancellable,
                                         GError            **error);

/* (transfer full) (element-type EntBackup): newest first; empty where there is no folder */
GPtrArray  *ent_store_list_backups      (const char         *library_path,
                                         GCancellable       *cancellable,
                                         GError            **error);

/* What a file is as a backup. READ_ONLY where a newer Entente wrote it, else an error where
 * it is none. */
EntBackup  *ent_store_read_backup       (const char         *path,
                                         GError            **error);

/**
 * ent_store_restore:
 * @backup: path; it is only read
 * @kept: (out) (optional) (transfer full): path of the backup of what was there before
 *
 * Puts what a backup holds in place of what the library holds, in one transaction: readers and
 * writers of any process stay open and find the other content with their next transaction, and
 * that everything may have changed (ent_store_list_touches()).  A backup of an older Entente is
 * brought up to date on the way.  Before that a backup of the library is made beside the daily ones.
 * ENT_STORE_ERROR_CORRUPT, READ_ONLY or FAILED for a file that is no sound backup or from a newer Entente. A
 * failure, and being cancelled, leaves the library as it was.
 */
gboolean    ent_store_restore           (EntStore           *self,
                                         const char         *backup,
                                         char              **kept,
                                         GCancellable       *cancellable,
                                         EntBackupProgress   progress,
                                         gpointer            data,
                                         GError            **error);

/* Changes whenever a backup was put in place of the library. (transfer full) (nullable): never */
char       *ent_store_dup_ground        (EntStore           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntBackup, ent_backup_free)

G_END_DECLS
