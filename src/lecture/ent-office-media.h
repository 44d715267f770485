#pragma once

#include "ent-office-archive.h"
#include "ent-slide-page.h"

G_BEGIN_DECLS

/* The pictures of an office document: each stands in its archive once, however many slides show it. */
typedef struct _EntOfficeMedia EntOfficeMedia;

typedef struct
{
  char *path;  /* "Pictures/1.png" */
  char *type;  /* "image/png" */
} EntOfficeFile;

typedef struct
{
  guint pixels;  /* index of the file that every program shows */
  int   vector;  /* of the same as SVG, or −1 */
} EntOfficePicture;

/* @archive: borrowed, as long as it is filled
 * @folder: in it, with a "/" at the end */
EntOfficeMedia      *ent_office_media_new      (EntOfficeArchive   *archive,
                                                const char         *folder);
void                 ent_office_media_free     (EntOfficeMedia     *self);
guint                ent_office_media_get_n    (EntOfficeMedia     *self);
/* (transfer none) */
const EntOfficeFile *ent_office_media_get_file (EntOfficeMedia     *self,
                                                guint               index);
/* What a box shows. FALSE: it shows none, or it cannot be drawn. */
gboolean             ent_office_media_add      (EntOfficeMedia     *self,
                                                const EntSlideBox  *box,
                                                EntOfficePicture   *picture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntOfficeMedia, ent_office_media_free)

G_END_DECLS
