#pragma once

#include <gtk/gtk.h>

#include "ent-personal.h"

G_BEGIN_DECLS

/* A case as one reads it: summary, story with citations and event links, questions.
 *
 * Signal: "note-wanted" (EntTarget, pointer; transfer none). */
#define ENT_TYPE_STORY_PAGE (ent_story_page_get_type ())
G_DECLARE_FINAL_TYPE (EntStoryPage, ent_story_page, ENT, STORY_PAGE, GtkWidget)

GtkWidget *ent_story_page_new          (void);
void       ent_story_page_set_personal (EntStoryPage *self,
                                        EntPersonal  *personal);
void       ent_story_page_set_case     (EntStoryPage *self,
                                        EntCase      *item);
/* Scrolls to the section. */
void       ent_story_page_show         (EntStoryPage *self,
                                        const char   *section_id);
/* Scrolls to words of its plain text, and frames them for a moment. */
void       ent_story_page_show_words   (EntStoryPage *self,
                                        const char   *section_id,
                                        guint         start,
                                        guint         end);
/* (transfer full) (nullable): the words that are selected */
EntTarget *ent_story_page_dup_selected (EntStoryPage *self);

G_END_DECLS
