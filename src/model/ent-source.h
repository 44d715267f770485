#pragma once

#include "ent-types.h"

G_BEGIN_DECLS

/* A source, with the variables that CSL names.  Dates are kept as CSL has them: one or two
 * dates of one to three parts, or a literal. */

/* The CSL string variables a source can have, in the order a case file writes them. */
typedef enum
{
  ENT_SOURCE_TITLE,
  ENT_SOURCE_TITLE_SHORT,
  ENT_SOURCE_CONTAINER_TITLE,
  ENT_SOURCE_COLLECTION_TITLE,
  ENT_SOURCE_PUBLISHER,
  ENT_SOURCE_PUBLISHER_PLACE,
  ENT_SOURCE_VOLUME,
  ENT_SOURCE_ISSUE,
  ENT_SOURCE_NUMBER,
  ENT_SOURCE_PAGE,
  ENT_SOURCE_EDITION,
  ENT_SOURCE_ARCHIVE,
  ENT_SOURCE_ARCHIVE_LOCATION,
  ENT_SOURCE_LANGUAGE,
  ENT_SOURCE_LICENSE,
  ENT_SOURCE_NOTE,
  ENT_SOURCE_DOI,
  ENT_SOURCE_ISBN,
  ENT_SOURCE_URL,
} EntSourceField;
#define ENT_N_SOURCE_FIELDS (ENT_SOURCE_URL + 1)

struct _EntName
{
  char *family;   /* or NULL, if literal */
  char *given;    /* or NULL */
  char *literal;  /* an institution, or NULL */
};

typedef struct
{
  int       n_dates;       /* 0: none or literal; 2: a range */
  int       n_parts[2];    /* 1–3 */
  int       parts[2][3];   /* year, month, day */
  gboolean  circa;
  char     *literal;       /* "n.d.", or NULL */
} EntSourceDate;

struct _EntSource
{
  char          *id;
  char          *type;     /* CSL's: "book", "treaty" */
  GPtrArray     *authors;  /* of EntName */
  GPtrArray     *editors;  /* of EntName */
  EntSourceDate  issued;
  EntSourceDate  accessed;
  char          *fields[ENT_N_SOURCE_FIELDS];  /* NULL where missing */
};

EntSource  *ent_source_new              (const char      *id,
                                         const char      *type,
                                         const char      *title);
void        ent_source_free             (EntSource       *self);
/* CSL's name of a field, "container-title", and back. */
const char *ent_source_field_to_word    (EntSourceField   field);
gboolean    ent_source_field_from_word  (const char      *word,
                                         EntSourceField  *field);

/**
 * ent_source_dup_short:
 *
 * Returns: (transfer full): as a note names it: "Quandt, Camp David (1986)"; what an
 *   institution wrote is known by its short title alone: "FRUS 1977–80, vol. VIII (2013)"
 */
char       *ent_source_dup_short        (const EntSource *self);
/**
 * ent_source_dup_full:
 *
 * Returns: (transfer full): as a bibliography lists it (author, title, container, place:
 *   publisher, year, volume, number, pages, archive), plain text, without the URL
 */
char       *ent_source_dup_full         (const EntSource *self);
/* "1986", "1977–1989", "about 1980", the literal, or NULL. (transfer full) */
char       *ent_source_dup_issued       (const EntSource *self);

EntName    *ent_name_new                (const char      *family,
                                         const char      *given);
EntName    *ent_name_new_literal        (const char      *literal);
void        ent_name_free               (EntName         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSource, ent_source_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntName, ent_name_free)

G_END_DECLS
