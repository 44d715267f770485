#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files in one: the zip archive that an office document is. */
typedef struct _EntOfficeArchive EntOfficeArchive;

typedef enum
{
  ENT_OFFICE_STORED,    /* as it is: what is packed already, and what others look for at the begin of the archive */
  ENT_OFFICE_DEFLATED,
} EntOfficePacking;

EntOfficeArchive *ent_office_archive_new    (void);
void              ent_office_archive_free   (EntOfficeArchive  *self);
/* In the order in which they come. @bytes: (transfer full) */
void              ent_office_archive_add    (EntOfficeArchive  *self,
                                             const char        *path,
                                             GBytes            *bytes,
                                             EntOfficePacking   packing);
/* The same, before all others. */
void              ent_office_archive_add_first
                                            (EntOfficeArchive  *self,
                                             const char        *path,
                                             GBytes            *bytes,
                                             EntOfficePacking   packing);
/**
 * ent_office_archive_finish:
 *
 * The same bytes of the same files: no time and no owner stands in it.
 * Returns: (transfer full) (nullable): the archive; ENT_LECTURE_ERROR_FILE where it cannot be packed
 */
GBytes           *ent_office_archive_finish (EntOfficeArchive  *self,
                                             GError           **error);

/* Seconds since 1970: SOURCE_DATE_EPOCH where it is set, else now. (transfer full): "2026-01-31T12:00:00Z" */
char             *ent_office_dup_time       (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntOfficeArchive, ent_office_archive_free)

G_END_DECLS
