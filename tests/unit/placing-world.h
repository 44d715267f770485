#pragma once

#include "ent-case.h"
#include "ent-note.h"

/* A case whose texts are edited at random, letter by letter, so that it is known at any time where words
 * of it stand now. */

typedef struct
{
  gunichar c;
  guint    id;  /* stays with the letter wherever it goes; 0 for space */
} Letter;

/* A section of the story, or a document: its text first, then its quotations. */
typedef struct
{
  EntTargetKind  kind;
  char          *id;
  char          *title;
  GArray        *letters;  /* of Letter */
} Passage;

typedef struct
{
  char     *id;
  char     *date;
  char     *title;
  char     *text;
  gboolean  gone;
} Happening;

typedef struct
{
  GRand     *rand;
  char      *case_id;
  guint      n_letters;
  guint      n_ids;
  GPtrArray *sections;   /* of Passage */
  GPtrArray *documents;  /* of Passage */
  GPtrArray *events;     /* of Happening; those that are gone too */
  GPtrArray *ratings;    /* of char*: "factor rating rationale" */
  GPtrArray *sentences;  /* of char*: to take new words from */
  GPtrArray *words;
} World;

World   *world_new         (EntCase       *ground,
                            GRand         *rand);
void     world_free        (World         *self);
/* What an author does between two versions of a case. */
void     world_update      (World         *self);
/* The case as it is now; links, citations and line breaks of its CommonMark are others each time. */
EntCase *world_build       (World         *self);
Passage *world_find        (World         *self,
                            EntTargetKind  kind,
                            const char    *id);
char    *passage_dup_text  (const Passage *self);
/* Positions at which a word begins. */
GArray  *passage_get_words (const Passage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)
