#pragma once

#include "ent-office-archive.h"
#include "ent-slide-page.h"

G_BEGIN_DECLS

/* The pictures of an office document: each stands in its archive once, however many slides show it. */
typedef struct _EntOfficeMedia EntOfficeMedia;

typedef struct
{
  char   *path;   /* "Pictures/image1.png" */
  char   *type;   /* "image/png" */
  GBytes *bytes;  /* once they are there */
} EntOfficeFile;

typedef struct
{
  guint pixels;  /* index of the file that every program shows */
  int   vector;  /* of the same as SVG, or −1 */
} EntOfficePicture;

/* @folder: in the archive, with a "/" at the end */
EntOfficeMedia      *ent_office_media_new      (const char         *folder);
void                 ent_office_media_free     (EntOfficeMedia     *self);
guint                ent_office_media_get_n    (EntOfficeMedia     *self);
/* (transfer none) */
const EntOfficeFile *ent_office_media_get_file (EntOfficeMedia     *self,
                                                guint               index);
/* What a box shows. FALSE: it shows none. */
gboolean             ent_office_media_add      (EntOfficeMedia     *self,
                                                const EntSlidePage *page,
                                                const EntSlideBox  *box,
                                                EntOfficePicture   *picture);
/* Waits for all, and adds them to the archive. FALSE: one of them cannot be drawn */
gboolean             ent_office_media_finish   (EntOfficeMedia     *self,
                                                EntOfficeArchive   *archive,
                                                GError            **error);

/* What file managers show of it: its first page, small. (transfer full) (nullable): a PNG; NULL: it cannot be drawn */
GBytes              *ent_office_draw_thumbnail (const EntSlidePage *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntOfficeMedia, ent_office_media_free)

G_END_DECLS
