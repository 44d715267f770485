#pragma once

#include <gio/gio.h>

#include "ent-coder-study.h"

G_BEGIN_DECLS

/* A pair of coders, or a cell of which they differ, in a list model.  The same object stays for the same pair or
 * cell while studies come and go, so that a list keeps its place.
 *
 * Signals: "changed": it is of another study now. */
#define ENT_TYPE_STUDY_ITEM (ent_study_item_get_type ())
G_DECLARE_FINAL_TYPE (EntStudyItem, ent_study_item, ENT, STUDY_ITEM, GObject)

/* (transfer none): the study, and where in its pairs or differences it stands */
EntCoderStudy *ent_study_item_get_study (EntStudyItem   *self);
guint          ent_study_item_get_index (EntStudyItem   *self);
const char    *ent_study_item_get_key   (EntStudyItem   *self);

/* What tells one from the others, whatever the study. (transfer full) */
typedef char *(*EntStudyKeyFunc) (const EntCoderStudy *study,
                                  guint                index);

/**
 * ent_study_items_update:
 * @store: of EntStudyItem
 * @order: (element-type guint): indices, in the order in which they are to stand
 */
void           ent_study_items_update   (GListStore          *store,
                                         EntCoderStudy       *study,
                                         GArray              *order,
                                         EntStudyKeyFunc      key);

G_END_DECLS
