#pragma once

#include "ent-store.h"

G_BEGIN_DECLS

/* The files that ship with the program: ENT_BUNDLE_FEED. */

/**
 * ent_bundle_dup_data_dir:
 *
 * The folder with codebook.json and cases/: $ENTENTE_DATA_DIR where it is set, else beside
 * the running program (an installed prefix, wherever it was moved, or the build folder), else
 * where it was configured to be installed.
 * Returns: (transfer full)
 */
char     *ent_bundle_dup_data_dir     (void);
/* The folder with the translations that belong to it. (transfer full) */
char     *ent_bundle_dup_locale_dir   (void);

/**
 * ent_bundle_import:
 * @n_imported: (out) (optional): cases put
 *
 * Puts the codebook and every case of the bundle whose content the library does not have in
 * this or a later version. Off the main thread.
 */
gboolean  ent_bundle_import           (EntStore      *store,
                                       const char    *data_dir,
                                       int           *n_imported,
                                       GCancellable  *cancellable,
                                       GError       **error);

/* Puts case files of a person's own; all of them or none. */
gboolean  ent_bundle_import_files     (EntStore           *store,
                                       const char * const *paths,
                                       const char         *feed,
                                       GCancellable       *cancellable,
                                       GError            **error);

G_END_DECLS
