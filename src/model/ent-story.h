#pragma once

#include "ent-text.h"

G_BEGIN_DECLS

struct _EntStorySection
{
  char    *id;
  EntText *title;
  EntText *text;  /* CommonMark, with [@source] citations and [words](event:id) links */
};

/* A question for discussion. */
struct _EntQuestion
{
  EntText   *text;
  GPtrArray *events;  /* of char*: event ids */
};

EntStorySection *ent_story_section_new  (const char      *id,
                                         EntText         *title,  /* (transfer full) */
                                         EntText         *text);  /* (transfer full) */
void             ent_story_section_free (EntStorySection *self);

EntQuestion     *ent_question_new       (EntText         *text);  /* (transfer full) */
void             ent_question_free      (EntQuestion     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntStorySection, ent_story_section_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntQuestion, ent_question_free)

G_END_DECLS
