#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* XML as office programs read it: libxml2 writes it, and what XML has no characters for is left out. */
typedef struct _EntOfficeXml EntOfficeXml;

/* A document of its own. */
EntOfficeXml *ent_office_xml_new          (void);
/* A piece of one: without the line that begins a document. */
EntOfficeXml *ent_office_xml_new_piece    (void);
void          ent_office_xml_free         (EntOfficeXml  *self);
/* Ends all that is open, and frees the writer. (transfer full) */
GBytes       *ent_office_xml_finish       (EntOfficeXml  *self);
char         *ent_office_xml_finish_piece (EntOfficeXml  *self);

/* An element with its attributes: name, value, name, value, …, NULL. One whose value is NULL is left out. */
void          ent_office_xml_open         (EntOfficeXml  *self,
                                           const char    *name,
                                           ...) G_GNUC_NULL_TERMINATED;
/* The same, and nothing in it. */
void          ent_office_xml_leaf         (EntOfficeXml  *self,
                                           const char    *name,
                                           ...) G_GNUC_NULL_TERMINATED;
/* An element that holds nothing but words. @text: (nullable): NULL leaves it out */
void          ent_office_xml_words        (EntOfficeXml  *self,
                                           const char    *name,
                                           const char    *text);
void          ent_office_xml_close        (EntOfficeXml  *self);
/* Closes @n of them. */
void          ent_office_xml_close_n      (EntOfficeXml  *self,
                                           guint          n);
void          ent_office_xml_text         (EntOfficeXml  *self,
                                           const char    *text);
/* What is XML already. */
void          ent_office_xml_raw          (EntOfficeXml  *self,
                                           const char    *xml);

/* (transfer full): without what no XML can hold: control characters, surrogates, bytes that are not UTF-8 */
char         *ent_office_xml_clean        (const char    *text);

/* Numbers as values of attributes, whatever the locale. They live as long as the block in which they stand. */
#define ENT_OFFICE_NUMBER_SIZE 40
#define ENT_OFFICE_INT(value)   ent_office_format_int ((char[ENT_OFFICE_NUMBER_SIZE]) { 0 }, (value))
#define ENT_OFFICE_UNIT(value, unit) ent_office_format_unit ((char[ENT_OFFICE_NUMBER_SIZE]) { 0 }, (value), (unit))
char         *ent_office_format_int       (char           buffer[ENT_OFFICE_NUMBER_SIZE],
                                           gint64         value);
/* With two digits at most: "12.5pt". */
char         *ent_office_format_unit      (char           buffer[ENT_OFFICE_NUMBER_SIZE],
                                           double         value,
                                           const char    *unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntOfficeXml, ent_office_xml_free)

G_END_DECLS
