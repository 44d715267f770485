#pragma once

#include "ent-personal.h"
#include "ent-text-block.h"

G_BEGIN_DECLS

/* One text that notes can stand on: a section of the story, or a document with its quotations.  Words are
 * selected with the pointer or the keys, across its blocks too; notes are painted, counted where they cannot be, and
 * each has a button.  Positions count characters of the plain text.
 *
 * Signals: "note-wanted", on what is selected, or on the whole; "citation-wanted": of the same, in the clipboard;
 * "slide-wanted": of the same, in a lecture.
 * Actions: "text.add-note", "text.copy", "text.copy-citation", "text.add-to-lecture". */
#define ENT_TYPE_NOTED_TEXT (ent_noted_text_get_type ())
G_DECLARE_FINAL_TYPE (EntNotedText, ent_noted_text, ENT, NOTED_TEXT, GtkWidget)

GtkWidget     *ent_noted_text_new             (EntTargetKind  kind,
                                               const char    *id);
EntTargetKind  ent_noted_text_get_kind        (EntNotedText  *self);
const char    *ent_noted_text_get_id          (EntNotedText  *self);

/* What shows the text; its blocks are given one by one, in order. */
void           ent_noted_text_set_child       (EntNotedText  *self,
                                               GtkWidget     *child);
void           ent_noted_text_add_block       (EntNotedText  *self,
                                               EntTextBlock  *block);
/* (transfer none) (element-type EntTextBlock) */
GPtrArray     *ent_noted_text_get_blocks      (EntNotedText  *self);
/* @language: (nullable): that is shown; NULL: the case's own, @own */
void           ent_noted_text_set_words       (EntNotedText  *self,
                                               const char    *words,
                                               const char    *language,
                                               const char    *own);
const char    *ent_noted_text_get_words       (EntNotedText  *self);

/* @notes: (element-type EntNoteItem): all on this text; @personal: knows who wrote them */
void           ent_noted_text_set_notes       (EntNotedText  *self,
                                               GPtrArray     *notes,
                                               EntPersonal   *personal);

/* FALSE: nothing is selected. */
gboolean       ent_noted_text_get_selection   (EntNotedText  *self,
                                               guint         *start,
                                               guint         *end);
void           ent_noted_text_select          (EntNotedText  *self,
                                               guint          start,
                                               guint          end);
void           ent_noted_text_unselect        (EntNotedText  *self);
/* (transfer full) (nullable): of what is selected */
EntAnchor     *ent_noted_text_dup_anchor      (EntNotedText  *self);

/* Emits "note-wanted". */
void           ent_noted_text_want_note       (EntNotedText  *self);

/* Frames the words for a moment. Returns: (transfer none) (nullable): a widget to scroll to */
GtkWidget     *ent_noted_text_emphasise       (EntNotedText  *self,
                                               guint          start,
                                               guint          end);

G_END_DECLS
