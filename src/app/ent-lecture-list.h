#pragma once

#include "ent-lecture.h"
#include "ent-library.h"

G_BEGIN_DECLS

/* A lecture in a list model; the same object as long as the lecture lives. Property "lecture" (pointer; notified when it is
 * another one). */
#define ENT_TYPE_LECTURE_ITEM (ent_lecture_item_get_type ())
G_DECLARE_FINAL_TYPE (EntLectureItem, ent_lecture_item, ENT, LECTURE_ITEM, GObject)

const EntLecture *ent_lecture_item_get_lecture  (EntLectureItem *self);

/* All lectures of the library, up to date with what this or any other process writes.  Main thread. */
#define ENT_TYPE_LECTURE_LIST (ent_lecture_list_get_type ())
G_DECLARE_FINAL_TYPE (EntLectureList, ent_lecture_list, ENT, LECTURE_LIST, GObject)

EntLectureList   *ent_lecture_list_new          (EntLibrary     *library);
/* Once the library is open. */
void              ent_lecture_list_read         (EntLectureList *self);
/* (transfer none): of EntLectureItem; in no order */
GListModel       *ent_lecture_list_get_model    (EntLectureList *self);
/* (transfer none) (nullable) */
EntLectureItem   *ent_lecture_list_find         (EntLectureList *self,
                                                 const char     *id);

G_END_DECLS
