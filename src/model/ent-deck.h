#pragma once

#include "ent-case.h"
#include "ent-codebook.h"
#include "ent-lecture.h"
#include "ent-own.h"

G_BEGIN_DECLS

/* A lecture with all that it takes to show it: its slides, the cases as they were when the slides were made, pictures,
 * and what the person added to them.  An atomically counted value; whoever makes one fills it before anybody else sees
 * it, then it is read-only, and any thread may read it. */

/* A kept copy of a case. */
typedef struct
{
  char    *digest;
  EntCase *item;
} EntDeckCase;

typedef struct
{
  gatomicrefcount  ref_count;
  EntLecture      *lecture;
  GPtrArray       *slides;       /* of EntSlide, in order */
  GPtrArray       *cases;        /* of EntDeckCase: those that the slides were made from, as far as they are there */
  EntCodebook     *codebook;     /* or NULL */
  GHashTable      *entries;      /* EntSource → its entry in a bibliography, CommonMark; of those that have none their
                                  * words serve */
  GPtrArray       *images;       /* of EntImage */
  GPtrArray       *own_events;   /* of EntOwnEvent: the person's, in these cases */
  GPtrArray       *own_ratings;  /* of EntOwnRating: the same */
} EntDeck;

/* @lecture: (transfer full) */
EntDeck   *ent_deck_new               (EntLecture     *lecture);
EntDeck   *ent_deck_ref               (EntDeck        *self);
void       ent_deck_unref             (EntDeck        *self);
/* The same things with other slides. @slides: (transfer full) (element-type EntSlide) */
EntDeck   *ent_deck_new_with_slides   (const EntDeck  *self,
                                       GPtrArray      *slides);
void       ent_deck_add_case          (EntDeck        *self,
                                       const char     *digest,
                                       EntCase        *item);

/* @entry: (transfer full): of a source of one of its cases */
void       ent_deck_take_entry        (EntDeck        *self,
                                       EntSource      *source,
                                       char           *entry);

/* A case as this slide was made from it. (transfer none) (nullable): NULL where no copy is there */
EntCase   *ent_deck_find_case         (const EntDeck  *self,
                                       const EntSlide *slide,
                                       const char     *case_id);
/* (transfer none) (nullable) */
EntImage  *ent_deck_find_image        (const EntDeck  *self,
                                       const char     *id);
/* Index of a slide, or −1. */
int        ent_deck_find_slide        (const EntDeck  *self,
                                       const char     *slide_id);

/* Number of a slide among those that are shown, from 1; of a skipped one that of the one before it. */
guint      ent_deck_get_number        (const EntDeck  *self,
                                       guint           slide);

/* What slides cite. */
typedef struct
{
  const char *case_id;    /* borrowed, as the rest */
  EntSource  *source;
  const char *entry;      /* in a bibliography, CommonMark; or NULL */
} EntDeckSource;

/* (transfer full) (element-type EntDeckSource): each source that a shown slide cites, once, as a bibliography has them:
 * by author, title and year. Two of different cases that are one have one line. */
GPtrArray *ent_deck_list_sources      (const EntDeck  *self);
/* (transfer full) (nullable): where a link leads that a reader without Entente can follow: "https://…", of a source its
 * URL or DOI; NULL: nowhere */
char      *ent_deck_dup_url           (const EntDeck  *self,
                                       const EntSlide *slide,
                                       const char     *link);
/* (transfer full) (nullable): what a slide was made from, for its foot: "camp-david 3, event “Camp David Accords”"; NULL:
 * from no case */
char      *ent_deck_dup_version       (const EntDeck  *self,
                                       const EntSlide *slide);
/* Planned seconds of the slides that are shown; with @upto (or G_MAXUINT) of those before it. */
int        ent_deck_get_planned       (const EntDeck  *self,
                                       guint           upto);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntDeck, ent_deck_unref)

G_END_DECLS
