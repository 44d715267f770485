#include "config.h"

#include "ent-office-xml.h"

#include <libxml/xmlwriter.h>
#include <math.h>
#include <string.h>

struct _EntOfficeXml
{
  xmlBuffer     *buffer;
  xmlTextWriter *writer;
};

EntOfficeXml *
ent_office_xml_new_piece (void)
{
  EntOfficeXml *self = g_new0 (EntOfficeXml, 1);

  xmlInitParser ();
  self->buffer = xmlBufferCreate ();
  self->writer = xmlNewTextWriterMemory (self->buffer, 0);
  if (self->buffer == NULL || self->writer == NULL)
    g_error ("No memory for a document");
  return self;
}

EntOfficeXml *
ent_office_xml_new (void)
{
  EntOfficeXml *self = ent_office_xml_new_piece ();

  xmlTextWriterStartDocument (self->writer, "1.0", "UTF-8", "yes");
  return self;
}

void
ent_office_xml_free (EntOfficeXml *self)
{
  if (self == NULL)
    return;

  xmlFreeTextWriter (self->writer);
  xmlBufferFree (self->buffer);
  g_free (self);
}

GBytes *
ent_office_xml_finish (EntOfficeXml *self)
{
  GBytes *bytes;

  xmlTextWriterEndDocument (self->writer);
  xmlTextWriterFlush (self->writer);
  bytes = g_bytes_new (xmlBufferContent (self->buffer), (gsize) xmlBufferLength (self->buffer));
  ent_office_xml_free (self);
  return bytes;
}

char *
ent_office_xml_finish_piece (EntOfficeXml *self)
{
  char *piece;

  xmlTextWriterFlush (self->writer);
  piece = g_strndup ((const char *) xmlBufferContent (self->buffer), (gsize) xmlBufferLength (self->buffer));
  ent_office_xml_free (self);
  return piece;
}

static void
open_with (EntOfficeXml *self,
           const char   *name,
           va_list       attributes)
{
  const char *attribute;

  xmlTextWriterStartElement (self->writer, BAD_CAST name);
  while ((attribute = va_arg (attributes, const char *)) != NULL)
    {
      const char *value = va_arg (attributes, const char *);
      g_autofree char *clean = value != NULL ? ent_office_xml_clean (value) : NULL;

      if (clean != NULL)
        xmlTextWriterWriteAttribute (self->writer, BAD_CAST attribute, BAD_CAST clean);
    }
}

void
ent_office_xml_open (EntOfficeXml *self,
                     const char   *name,
                     ...)
{
  va_list attributes;

  va_start (attributes, name);
  open_with (self, name, attributes);
  va_end (attributes);
}

void
ent_office_xml_leaf (EntOfficeXml *self,
                     const char   *name,
                     ...)
{
  va_list attributes;

  va_start (attributes, name);
  open_with (self, name, attributes);
  va_end (attributes);
  xmlTextWriterEndElement (self->writer);
}

void
ent_office_xml_words (EntOfficeXml *self,
                      const char   *name,
                      const char   *text)
{
  if (text == NULL)
    return;

  ent_office_xml_open (self, name, NULL);
  ent_office_xml_text (self, text);
  ent_office_xml_close (self);
}

void
ent_office_xml_close (EntOfficeXml *self)
{
  xmlTextWriterEndElement (self->writer);
}

void
ent_office_xml_close_n (EntOfficeXml *self,
                        guint         n)
{
  for (guint i = 0; i < n; i++)
    xmlTextWriterEndElement (self->writer);
}

void
ent_office_xml_text (EntOfficeXml *self,
                     const char   *text)
{
  g_autofree char *clean = ent_office_xml_clean (text);

  xmlTextWriterWriteString (self->writer, BAD_CAST clean);
}

void
ent_office_xml_raw (EntOfficeXml *self,
                    const char   *xml)
{
  xmlTextWriterWriteRaw (self->writer, BAD_CAST xml);
}

/* XML 1.0, production 2; what is no UTF-8 was replaced before. */
static gboolean
is_xml_char (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD)
         || (c >= 0x10000 && c <= 0x10FFFF);
}

char *
ent_office_xml_clean (const char *text)
{
  char *clean = g_utf8_make_valid (text, -1), *to = clean;

  for (const char *from = clean; *from != '\0'; )
    {
      const char *next = g_utf8_next_char (from);
      gsize length = (gsize) (next - from);

      if (is_xml_char (g_utf8_get_char (from)))
        {
          memmove (to, from, length);
          to += length;
        }
      from = next;
    }
  *to = '\0';
  return clean;
}

char *
ent_office_format_int (char   buffer[ENT_OFFICE_NUMBER_SIZE],
                       gint64 value)
{
  g_snprintf (buffer, ENT_OFFICE_NUMBER_SIZE, "%" G_GINT64_FORMAT, value);
  return buffer;
}

char *
ent_office_format_unit (char        buffer[ENT_OFFICE_NUMBER_SIZE],
                        double      value,
                        const char *unit)
{
  /* Whole hundredths: no reader measures finer, and -0 never comes of it. */
  double rounded = round (value * 100) / 100 + 0.0;

  g_ascii_formatd (buffer, ENT_OFFICE_NUMBER_SIZE - 8, "%.2f", rounded);
  while (g_str_has_suffix (buffer, "0"))
    buffer[strlen (buffer) - 1] = '\0';
  if (g_str_has_suffix (buffer, "."))
    buffer[strlen (buffer) - 1] = '\0';
  g_strlcat (buffer, unit, ENT_OFFICE_NUMBER_SIZE);
  return buffer;
}
