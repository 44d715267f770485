#pragma once

#include <adwaita.h>

#include "ent-library.h"

G_BEGIN_DECLS

/* The window in which backups are made, listed and put in place of the library. */
#define ENT_TYPE_BACKUP_WINDOW (ent_backup_window_get_type ())
G_DECLARE_FINAL_TYPE (EntBackupWindow, ent_backup_window, ENT, BACKUP_WINDOW, AdwWindow)

/* @parent: (nullable) */
void ent_backup_window_present (GtkWindow       *parent,
                                EntLibrary      *library);

/* What the buttons do once a file was chosen. */
void ent_backup_window_back_up (EntBackupWindow *self,
                                const char      *path);
void ent_backup_window_ask     (EntBackupWindow *self,
                                const char      *path);

G_END_DECLS
