#pragma once

#include "ent-store-private.h"

G_BEGIN_DECLS

/* Writing cases one after another, inside the caller's transaction. */

/* As what a case is put. */
typedef struct
{
  const char *id;            /* by which the library knows it */
  const char *feed;          /* that the library has a row of */
  const char *published_id;  /* (nullable): the same as id, and of no real feed */
  gint64      file_size;
  const char *file_sha256;   /* (nullable): it did not come from a feed's file */
} EntCaseRow;

typedef struct _EntCaseWriter EntCaseWriter;

EntCaseWriter *ent_case_writer_new   (EntStore          *store,
                                      GCancellable      *cancellable,
                                      GError           **error);
void           ent_case_writer_free  (EntCaseWriter     *self);
/* Puts @c, in place of the one of this id where there is one. */
gboolean       ent_case_writer_put   (EntCaseWriter     *self,
                                      const EntCase     *c,
                                      const EntCaseRow  *row,
                                      GError           **error);
/* Nothing of what was put is found by searching before this; to be called at the end. */
gboolean       ent_case_writer_finish (EntCaseWriter    *self,
                                      GError           **error);

/* Takes a case out; its notes are to be placed after it. */
gboolean       ent_store_delete_case (EntStore          *self,
                                      const char        *case_id,
                                      GError           **error);

/* Makes sure that there is a row of feeds that cases can belong to. @title: (nullable): to be kept as it is */
gboolean       ent_store_put_feed_row (EntStore         *self,
                                      const char        *feed,
                                      const char        *title,
                                      GError           **error);

/**
 * ent_store_give_case_id:
 *
 * By which id the library knows the case that @feed publishes as @published_id: the one that was given to it once, or
 * one that is given now, for good. Those that ship with the program and those of a person's files are one feed here.
 */
char          *ent_store_give_case_id (EntStore         *self,
                                      const char        *feed,
                                      const char        *published_id,
                                      GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCaseWriter, ent_case_writer_free)

G_END_DECLS
