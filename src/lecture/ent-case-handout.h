#pragma once

#include "ent-case.h"
#include "ent-sheet.h"

G_BEGIN_DECLS

/* A case on paper for students: story, timeline, questions, bibliography, each as it is wanted. Any thread, once GTK
 * has begun. */

typedef enum
{
  ENT_HANDOUT_STORY        = 1 << 0,
  ENT_HANDOUT_TIMELINE     = 1 << 1,
  ENT_HANDOUT_QUESTIONS    = 1 << 2,  /* with lines to write on */
  ENT_HANDOUT_BIBLIOGRAPHY = 1 << 3,
  ENT_HANDOUT_ALL          = ENT_HANDOUT_STORY | ENT_HANDOUT_TIMELINE | ENT_HANDOUT_QUESTIONS
                             | ENT_HANDOUT_BIBLIOGRAPHY,
} EntHandoutParts;

/* (transfer full): pages of @paper, upright; save it as .pdf with ent_sheet_save() */
EntSheet *ent_case_handout_new (EntCase         *item,
                                EntHandoutParts  parts,
                                EntPaper         paper,
                                EntPictureFlags  flags,
                                GError         **error);

G_END_DECLS
