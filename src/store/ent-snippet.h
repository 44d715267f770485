#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words a person searches for, and the words around them in a text. */

#define ENT_SEARCH_MAX_CHARS 256
#define ENT_SEARCH_MAX_WORDS 16

typedef struct
{
  char    *word;    /* folded */
  gboolean prefix;  /* a word that begins so is meant as well */
  gboolean parts;   /* and one that holds it */
} EntTerm;

/**
 * ent_terms_new:
 * @words: as a person types them, any bytes
 *
 * Takes the first ENT_SEARCH_MAX_WORDS words of the first ENT_SEARCH_MAX_CHARS characters.
 * Returns: (transfer full) (element-type EntTerm)
 */
GPtrArray *ent_terms_new           (const char *words);
/* A query for FTS5 that finds rows with all of them; they must not be none. (transfer full) */
char      *ent_terms_to_query      (GPtrArray  *terms);

/* Their words with a space between two. (transfer full) */
char      *ent_terms_dup_line      (GPtrArray  *terms);

/**
 * ent_snippet_new:
 * @text: UTF-8
 * @terms: (element-type EntTerm)
 *
 * Returns: (transfer full) (nullable): Pango markup of about 120 characters of @text around
 *   the first place that one of @terms finds, hits in <b>; NULL if there is none
 */
char      *ent_snippet_new         (const char *text,
                                    GPtrArray  *terms);

/* @commonmark without its marks, link targets and citations, for searching and showing in
 * one line. (transfer full) */
char      *ent_snippet_strip_marks (const char *commonmark);

G_END_DECLS
