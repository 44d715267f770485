#include "config.h"

#include "ent-pptx-package.h"

#define METADATA  "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
#define THUMBNAIL "docProps/thumbnail.png"
#define REL_TYPE  "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

typedef struct
{
  char *path;
  char *type;
} Part;

struct _EntPptxPackage
{
  EntOfficeArchive *archive;
  EntOfficeMedia   *media;
  GPtrArray        *parts;  /* of Part */
};

typedef struct
{
  char     *id;
  char     *type;
  char     *target;
  gboolean  outside;
} Rel;

struct _EntPptxRels
{
  GPtrArray *rels;  /* of Rel */
};

/* References */

static void
rel_free (gpointer data)
{
  Rel *rel = data;

  g_free (rel->id);
  g_free (rel->type);
  g_free (rel->target);
  g_free (rel);
}

EntPptxRels *
ent_pptx_rels_new (void)
{
  EntPptxRels *self = g_new0 (EntPptxRels, 1);

  self->rels = g_ptr_array_new_with_free_func (rel_free);
  return self;
}

void
ent_pptx_rels_free (EntPptxRels *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->rels);
  g_free (self);
}

static const char *
add_rel (EntPptxRels *self,
         char        *type,
         const char  *target,
         gboolean     outside)
{
  Rel *rel;

  for (guint i = 0; i < self->rels->len; i++)
    {
      rel = self->rels->pdata[i];
      if (g_str_equal (rel->type, type) && g_str_equal (rel->target, target))
        {
          g_free (type);
          return rel->id;
        }
    }
  rel = g_new0 (Rel, 1);
  rel->id = g_strdup_printf ("rId%u", self->rels->len + 1);
  rel->type = type;
  rel->target = g_strdup (target);
  rel->outside = outside;
  g_ptr_array_add (self->rels, rel);
  return rel->id;
}

const char *
ent_pptx_rels_add (EntPptxRels *self,
                   const char  *type,
                   const char  *target)
{
  return add_rel (self, g_strconcat (REL_TYPE, type, NULL), target, FALSE);
}

const char *
ent_pptx_rels_add_type (EntPptxRels *self,
                        const char  *type,
                        const char  *target)
{
  return add_rel (self, g_strdup (type), target, FALSE);
}

const char *
ent_pptx_rels_add_url (EntPptxRels *self,
                       const char  *url)
{
  return add_rel (self, g_strdup (REL_TYPE "hyperlink"), url, TRUE);
}

static GBytes *
write_rels (EntPptxRels *self)
{
  EntOfficeXml *xml = ent_office_xml_new ();

  ent_office_xml_open (xml, "Relationships",
                       "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships", NULL);
  for (guint i = 0; i < self->rels->len; i++)
    {
      const Rel *rel = self->rels->pdata[i];

      ent_office_xml_leaf (xml, "Relationship", "Id", rel->id, "Type", rel->type, "Target", rel->target,
                           "TargetMode", rel->outside ? "External" : NULL, NULL);
    }
  return ent_office_xml_finish (xml);
}

/* Parts */

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->path);
  g_free (part->type);
  g_free (part);
}

EntPptxPackage *
ent_pptx_package_new (void)
{
  EntPptxPackage *self = g_new0 (EntPptxPackage, 1);

  self->archive = ent_office_archive_new ();
  self->media = ent_office_media_new ("ppt/media/");
  self->parts = g_ptr_array_new_with_free_func (part_free);
  return self;
}

void
ent_pptx_package_free (EntPptxPackage *self)
{
  if (self == NULL)
    return;

  ent_office_media_free (self->media);
  ent_office_archive_free (self->archive);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

EntOfficeMedia *
ent_pptx_package_get_media (EntPptxPackage *self)
{
  return self->media;
}

void
ent_pptx_package_add (EntPptxPackage *self,
                      const char     *path,
                      const char     *type,
                      GBytes         *bytes,
                      EntPptxRels    *rels)
{
  Part *part = g_new0 (Part, 1);

  part->path = g_strdup (path);
  part->type = g_strdup (type);
  g_ptr_array_add (self->parts, part);
  ent_office_archive_add (self->archive, path, bytes, ENT_OFFICE_DEFLATED);
  if (rels != NULL && rels->rels->len > 0)
    {
      g_autofree char *folder = g_path_get_dirname (path), *name = g_path_get_basename (path);
      g_autofree char *beside = g_strdup_printf ("%s/_rels/%s.rels", folder, name);

      ent_office_archive_add (self->archive, beside, write_rels (rels), ENT_OFFICE_DEFLATED);
    }
  ent_pptx_rels_free (rels);
}

static GBytes *
write_types (EntPptxPackage *self)
{
  static const char * const defaults[][2] = {
    { "rels", "application/vnd.openxmlformats-package.relationships+xml" },
    { "xml", "application/xml" },
    { "png", "image/png" },
    { "jpeg", "image/jpeg" },
    { "svg", "image/svg+xml" },
  };
  EntOfficeXml *xml = ent_office_xml_new ();

  ent_office_xml_open (xml, "Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    ent_office_xml_leaf (xml, "Default", "Extension", defaults[i][0], "ContentType", defaults[i][1], NULL);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = self->parts->pdata[i];
      g_autofree char *name = g_strconcat ("/", part->path, NULL);

      ent_office_xml_leaf (xml, "Override", "PartName", name, "ContentType", part->type, NULL);
    }
  return ent_office_xml_finish (xml);
}

static GBytes *
write_root (gboolean thumbnail)
{
  g_autoptr(EntPptxRels) rels = ent_pptx_rels_new ();

  ent_pptx_rels_add (rels, "officeDocument", "ppt/presentation.xml");
  ent_pptx_rels_add_type (rels, METADATA "core-properties", "docProps/core.xml");
  ent_pptx_rels_add (rels, "extended-properties", "docProps/app.xml");
  if (thumbnail)
    ent_pptx_rels_add_type (rels, METADATA "thumbnail", THUMBNAIL);
  return write_rels (rels);
}

GBytes *
ent_pptx_package_finish (EntPptxPackage  *self,
                         GBytes          *thumbnail,
                         GError         **error)
{
  gboolean shown = thumbnail != NULL;

  if (shown)
    ent_office_archive_add (self->archive, THUMBNAIL, thumbnail, ENT_OFFICE_STORED);
  if (!ent_office_media_finish (self->media, self->archive, error))
    return NULL;
  /* Programs know the type by these. */
  ent_office_archive_add_first (self->archive, "_rels/.rels", write_root (shown), ENT_OFFICE_DEFLATED);
  ent_office_archive_add_first (self->archive, "[Content_Types].xml", write_types (self), ENT_OFFICE_DEFLATED);
  return ent_office_archive_finish (self->archive, error);
}

void
ent_pptx_open_root (EntOfficeXml *xml,
                    const char   *name,
                    const char   *attribute,
                    const char   *value)
{
  ent_office_xml_open (xml, name,
                       "xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main",
                       "xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                       "xmlns:p", "http://schemas.openxmlformats.org/presentationml/2006/main",
                       attribute, value, NULL);
}

char *
ent_pptx_dup_guid (const char *words)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA1, words, -1);
  g_autofree char *upper = g_ascii_strup (sum, -1);

  /* Version 5 of UUIDs: made of a checksum. */
  return g_strdup_printf ("{%.8s-%.4s-5%.3s-8%.3s-%.12s}", upper, upper + 8, upper + 12, upper + 15, upper + 18);
}
