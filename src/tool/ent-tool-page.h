#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text for people, wrapped to the terminal's width, with headings in bold where stdout is a
 * terminal and plain where it is not. */
typedef struct _EntToolPage EntToolPage;

EntToolPage *ent_tool_page_new      (void);
/* Prints the page and frees it. */
void         ent_tool_page_finish   (EntToolPage *self);

void         ent_tool_page_title    (EntToolPage *self,
                                     const char  *words);
/* With an empty line before it. */
void         ent_tool_page_heading  (EntToolPage *self,
                                     const char  *words);
void         ent_tool_page_space    (EntToolPage *self);
/* @indent: columns before each line; line ends in @words begin a new line */
void         ent_tool_page_text     (EntToolPage *self,
                                     int          indent,
                                     const char  *words);
/* @label, then @words hanging from column @indent on. */
void         ent_tool_page_item     (EntToolPage *self,
                                     int          label_indent,
                                     int          indent,
                                     const char  *label,
                                     const char  *words);

/* Columns that the words take on a terminal. */
int          ent_tool_columns       (const char  *words);

G_END_DECLS
