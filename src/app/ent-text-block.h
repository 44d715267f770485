#pragma once

#include <gtk/gtk.h>

#include "ent-note.h"

G_BEGIN_DECLS

/* One block of a text that can have notes: a label to select words in, which knows where they stand in
 * the plain text (ent-plain-text.h); the notes' words coloured below it, and beside it, in the margin, a
 * button for each note that ends in it. All positions count characters of the plain text of the whole. */
#define ENT_TYPE_TEXT_BLOCK (ent_text_block_get_type ())
G_DECLARE_FINAL_TYPE (EntTextBlock, ent_text_block, ENT, TEXT_BLOCK, GtkWidget)

/* What stands in the label and not in the plain text: the raised number of a source. */
typedef struct
{
  guint at;  /* characters of the block's plain text before it */
  guint n;   /* characters in the label */
} EntTextExtra;

/* Words with a note on them. */
typedef struct
{
  char         *id;       /* of the note */
  char         *title;    /* "Note: first words" */
  EntNoteColor  color;
  guint         start;
  guint         end;      /* @start: on no words, only a mark */
  guint         level;    /* of its line: notes that overlap have different ones */
} EntHighlight;

EntHighlight *ent_highlight_copy            (const EntHighlight *self);
void          ent_highlight_free            (EntHighlight       *self);

/* @label: (transfer full): with markup set.
 * @extras: (transfer full) (nullable) (element-type EntTextExtra): in order */
GtkWidget    *ent_text_block_new            (GtkWidget          *label,
                                             GArray             *extras,
                                             guint               start);
/* One whose words are not part of the text: a heading. */
GtkWidget    *ent_text_block_new_heading    (GtkWidget          *label);
GtkLabel     *ent_text_block_get_label      (EntTextBlock       *self);
/* FALSE: a heading. */
gboolean      ent_text_block_has_words      (EntTextBlock       *self);
guint         ent_text_block_get_start      (EntTextBlock       *self);
guint         ent_text_block_get_end        (EntTextBlock       *self);
/* (transfer full): what the label says without what is not in the plain text */
char         *ent_text_block_dup_words      (EntTextBlock       *self);

/* From a character of the label, and to the first and past the last character of words in it. */
guint         ent_text_block_to_plain       (EntTextBlock       *self,
                                             guint               label_offset);
void          ent_text_block_to_label       (EntTextBlock       *self,
                                             guint               start,
                                             guint               end,
                                             guint              *label_start,
                                             guint              *label_end);
/* The character at a point of the block, or the nearest. */
guint         ent_text_block_find_point     (EntTextBlock       *self,
                                             double              x,
                                             double              y);
/* Where a character stands in the block. */
void          ent_text_block_get_place      (EntTextBlock       *self,
                                             guint               position,
                                             graphene_rect_t    *place);
/* The next beginning (step -1) or end of a word from @position. */
guint         ent_text_block_find_word      (EntTextBlock       *self,
                                             guint               position,
                                             int                 step);
/* What is selected in the label. FALSE: nothing */
gboolean      ent_text_block_get_selection  (EntTextBlock       *self,
                                             guint              *start,
                                             guint              *end);

/* @highlights: (element-type EntHighlight): those with words or a mark here; copied. The mark of each stands
 * where its last word does, if that is here. */
void          ent_text_block_set_highlights (EntTextBlock       *self,
                                             GPtrArray          *highlights);
/* (transfer none) (element-type EntHighlight) */
GPtrArray    *ent_text_block_get_highlights (EntTextBlock       *self);
/* (transfer floating): the button of a note, as it stands in the margin */
GtkWidget    *ent_text_block_create_mark    (const EntHighlight *highlight);
/* The marks of @previous, where they need more room than it has, push those of this one down. */
void          ent_text_block_set_previous   (EntTextBlock       *self,
                                             EntTextBlock       *previous);
/* Words selected beyond this block; none where @start is @end. */
void          ent_text_block_set_selected   (EntTextBlock       *self,
                                             guint               start,
                                             guint               end);
/* A button in the margin at @position that adds a note there; G_MAXUINT: none. */
void          ent_text_block_offer_note     (EntTextBlock       *self,
                                             guint               position);
/* Words to be noticed, at a strength from 0 to 1. */
void          ent_text_block_set_flash      (EntTextBlock       *self,
                                             guint               start,
                                             guint               end,
                                             double              strength);
/* (transfer none): a widget to scroll to that stands a little over @position. */
GtkWidget    *ent_text_block_get_spot       (EntTextBlock       *self,
                                             guint               position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntHighlight, ent_highlight_free)

G_END_DECLS
