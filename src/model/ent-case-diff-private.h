#pragma once

#include "ent-case.h"

G_BEGIN_DECLS

/* What a case file is made of, as the diff sees it. */

/* One of the two versions. */
typedef struct
{
  EntCase    *item;
  const char *own_language;  /* that plain strings are in; NULL where the two versions do not agree on it */
} EntCaseSide;

/**
 * EntFieldSay:
 * @value: where the field is in its record
 * @words: whether for a person, in the reader's language; else all that the field holds, so that two fields are the
 *   same if and only if this is
 *
 * Appends nothing for a field that is not there.
 */
typedef void (*EntFieldSay) (GString           *out,
                             const EntCaseSide *side,
                             gconstpointer      value,
                             gboolean           words);

typedef struct
{
  const char  *name;    /* in the case file; NULL ends a list */
  gsize        offset;  /* in the record */
  EntFieldSay  say;
} EntPartField;

typedef struct
{
  const char         *name;       /* as EntChange has it */
  const char         *list_name;  /* in the case file */
  gsize               list;       /* offset of the GPtrArray in EntCase */
  gssize              id;         /* offset of the id in the record; −1: things of this part have none, */
  const char * const *anchors;    /* but are the same in two versions where one of these fields is, tried in turn */
  gssize              date;       /* offset of the EntDate that a person knows it by, or −1 */
  gboolean            in_order;   /* whether the order of the list says something */
  const EntPartField *fields;
  EntFieldSay         title;      /* @value: the record */
} EntCasePart;

#define ENT_FIELD_AT(type, record, offset) (*(type const *) ((const char *) (record) + (offset)))

/* Of the case itself, without its lists of things. */
extern const EntPartField ent_case_fields[];
/* In the order of the case file; one without a name ends it. */
extern const EntCasePart  ent_case_parts[];

void ent_say_text (GString           *out,
                   const EntCaseSide *side,
                   gconstpointer      value,
                   gboolean           words);

/* Parts of what a field holds, where it is no words, end with these. */
#define ENT_SAY_UNIT "\x1f"
#define ENT_SAY_ITEM "\x1e"

G_END_DECLS
