/* An OpenDocument presentation, version 1.3: a zip archive that begins with its type, and a list of what is in it. */
#include "config.h"

#include "ent-lecture-export.h"

#include "ent-odp-content.h"
#include "ent-odp-master.h"
#include "ent-odp-styles.h"

#define TYPE      "application/vnd.oasis.opendocument.presentation"
#define GENERATOR "Entente/" ENT_VERSION
#define THUMBNAIL "Thumbnails/thumbnail.png"

static GBytes *
write_meta (const EntLecture *lecture)
{
  EntOfficeXml *xml = ent_office_xml_new ();
  g_autofree char *time = ent_office_dup_time ();

  ent_odp_open_root (xml, "office:document-meta");
  ent_office_xml_open (xml, "office:meta", NULL);
  ent_office_xml_words (xml, "meta:generator", GENERATOR);
  ent_office_xml_words (xml, "dc:title", lecture->title);
  ent_office_xml_words (xml, "dc:subject", lecture->course);
  ent_office_xml_words (xml, "meta:creation-date", time);
  ent_office_xml_words (xml, "dc:date", time);
  return ent_office_xml_finish (xml);
}

static void
write_entry (EntOfficeXml *xml,
             const char   *path,
             const char   *type,
             const char   *version)
{
  ent_office_xml_leaf (xml, "manifest:file-entry", "manifest:full-path", path, "manifest:version", version,
                       "manifest:media-type", type, NULL);
}

static GBytes *
write_manifest (EntOfficeMedia *media,
                gboolean        thumbnail)
{
  EntOfficeXml *xml = ent_office_xml_new ();

  ent_office_xml_open (xml, "manifest:manifest",
                       "xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
                       "manifest:version", "1.3", NULL);
  write_entry (xml, "/", TYPE, "1.3");
  write_entry (xml, "content.xml", "text/xml", NULL);
  write_entry (xml, "styles.xml", "text/xml", NULL);
  write_entry (xml, "meta.xml", "text/xml", NULL);
  if (thumbnail)
    write_entry (xml, THUMBNAIL, "image/png", NULL);
  for (guint i = 0; i < ent_office_media_get_n (media); i++)
    {
      const EntOfficeFile *file = ent_office_media_get_file (media, i);

      write_entry (xml, file->path, file->type, NULL);
    }
  return ent_office_xml_finish (xml);
}

GBytes *
ent_lecture_to_odp (const EntLectureJob  *job,
                    GError              **error)
{
  g_autoptr(EntOfficeArchive) archive = ent_office_archive_new ();
  g_autoptr(EntOfficeMedia) media = ent_office_media_new ("Pictures/");
  GBytes *content, *thumbnail;

  g_return_val_if_fail (job->pages != NULL && job->pages->len > 0, NULL);

  ent_office_archive_add (archive, "mimetype", g_bytes_new_static (TYPE, sizeof TYPE - 1), ENT_OFFICE_STORED);
  content = ent_odp_content_write (job, media, error);
  if (content == NULL)
    return NULL;
  ent_office_archive_add (archive, "content.xml", content, ENT_OFFICE_DEFLATED);
  if (!ent_office_media_finish (media, archive, error))
    return NULL;
  ent_office_archive_add (archive, "styles.xml", ent_odp_master_write (job->pages), ENT_OFFICE_DEFLATED);
  ent_office_archive_add (archive, "meta.xml", write_meta (job->deck->lecture), ENT_OFFICE_DEFLATED);
  thumbnail = ent_office_draw_thumbnail (job->pages->pdata[0]);
  if (thumbnail != NULL)
    ent_office_archive_add (archive, THUMBNAIL, thumbnail, ENT_OFFICE_STORED);
  ent_office_archive_add (archive, "META-INF/manifest.xml", write_manifest (media, thumbnail != NULL),
                          ENT_OFFICE_DEFLATED);
  return ent_office_archive_finish (archive, error);
}
