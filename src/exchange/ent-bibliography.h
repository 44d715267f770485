#pragma once

#include "ent-source.h"

G_BEGIN_DECLS

/* Sources for reference managers and bibliographies. Any thread. */

typedef enum
{
  ENT_BIBLIOGRAPHY_CHICAGO,   /* plain text: one entry a line, notes and bibliography style, sorted */
  ENT_BIBLIOGRAPHY_BIBTEX,    /* .bib */
  ENT_BIBLIOGRAPHY_RIS,       /* .ris */
  ENT_BIBLIOGRAPHY_CSL_JSON,  /* .json */
} EntBibliographyFormat;
#define ENT_N_BIBLIOGRAPHY_FORMATS (ENT_BIBLIOGRAPHY_CSL_JSON + 1)

const char *ent_bibliography_get_suffix     (EntBibliographyFormat  format);  /* ".bib" */
const char *ent_bibliography_get_label      (EntBibliographyFormat  format);  /* translated */
/**
 * ent_bibliography_write:
 * @sources: (element-type EntSource): each once; ids that are taken twice get a letter
 *
 * Returns: (transfer full): UTF-8, with a final newline
 */
char       *ent_bibliography_write          (GPtrArray             *sources,
                                             EntBibliographyFormat  format);
/* Entry of a bibliography in Chicago's notes and bibliography style, as CommonMark: titles of books are in italics.
 * (transfer full) */
char       *ent_bibliography_dup_entry      (const EntSource       *source);
/* The same as a note: "William B. Quandt, *Camp David* (Brookings, 1986), 12." @locator: (nullable) */
char       *ent_bibliography_dup_note       (const EntSource       *source,
                                             const char            *locator);
/* A later note of the same source: "Quandt, *Camp David*, 12." */
char       *ent_bibliography_dup_short_note (const EntSource       *source,
                                             const char            *locator);
/* Either without its full stop, for a note that goes on with another source. */
char       *ent_bibliography_dup_clause     (const EntSource       *source,
                                             const char            *locator,
                                             gboolean               brief);
/* By which bibliographies are sorted, with strcmp(). (transfer full) */
char       *ent_bibliography_dup_sort_key   (const EntSource       *source);

G_END_DECLS
