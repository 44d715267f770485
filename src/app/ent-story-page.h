#pragma once

#include <gtk/gtk.h>

#include "ent-case.h"

G_BEGIN_DECLS

/* A case as one reads it: summary, story with citations and event links, questions. */
#define ENT_TYPE_STORY_PAGE (ent_story_page_get_type ())
G_DECLARE_FINAL_TYPE (EntStoryPage, ent_story_page, ENT, STORY_PAGE, GtkWidget)

GtkWidget *ent_story_page_new      (void);
void       ent_story_page_set_case (EntStoryPage *self,
                                    EntCase      *item);
/* Scrolls to the section. */
void       ent_story_page_show     (EntStoryPage *self,
                                    const char   *section_id);

G_END_DECLS
