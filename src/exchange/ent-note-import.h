#pragma once

#include "ent-annotation-read.h"
#include "ent-layer-file.h"
#include "ent-ratings-file.h"
#include "ent-store.h"

G_BEGIN_DECLS

/* Notes, events and ratings out of files into the library.  Importing only ever adds: what the person wrote
 * themselves is never changed, what is there is not put a second time, and nothing is taken away. */

typedef struct
{
  guint  n_added;
  guint  n_updated;  /* of another person's: changed since they handed it in; the old text is among the versions */
  guint  n_there;    /* already */
  guint  n_binned;   /* there, but in the bin, where they stay */
} EntImportReport;

/**
 * ent_layer_import:
 * @report: (out caller-allocates) (optional): how many notes, events and ratings
 *
 * Puts what a person handed in into a layer of its own; all of it or nothing.  Notes find their places in the
 * case as the library has it (ent_note_place_in()).  A file of the library's own person
 * adds what is missing.  An id that belongs to somebody else becomes another one, which is
 * the same one each time, and what refers to it goes with it.  May be a part of a change
 * (ent_store_begin_change()), so that it can be taken back.
 */
gboolean  ent_layer_import       (EntStore              *store,
                                  const EntLayerFile    *file,
                                  EntImportReport       *report,
                                  GError               **error);
/* The same for ratings alone, of any cases: the later one of two stays.  Refused where they follow another
 * codebook than the library's. */
gboolean  ent_ratings_import     (EntStore              *store,
                                  const EntRatingsFile  *file,
                                  EntImportReport       *report,
                                  GError               **error);
/* The same for notes: those with a creator of Entente's own go into that layer, the others are the person's
 * own.  One that the person has in an older version is put beside it. */
gboolean  ent_annotations_import (EntStore              *store,
                                  const EntAnnotations  *annotations,
                                  EntImportReport       *report,
                                  GError               **error);

/* What a report says in one sentence: "3 added, 1 updated, 12 already there". (transfer full) */
char     *ent_import_report_to_string (const EntImportReport *self);

G_END_DECLS
