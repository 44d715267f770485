#pragma once

#include <adwaita.h>

#include "ent-noted-text.h"

G_BEGIN_DECLS

/* ent-noted-text.c holds the text and its notes, ent-noted-text-select.c how words of it are selected. */
struct _EntNotedText
{
  GtkWidget           parent_instance;

  EntTargetKind       kind;
  char               *id;
  char               *words;
  char               *language;  /* that is shown, never NULL once there are words */
  char               *own;
  GtkWidget          *box;       /* the child, then @rest */
  GtkWidget          *rest;      /* of notes that cannot be painted, or NULL */
  GPtrArray          *blocks;    /* borrowed, of EntTextBlock */

  /* What is selected beyond one label is painted by us: of labels only one has a selection. */
  gboolean            wide;
  guint               anchor;
  guint               head;
  GdkContentProvider *provided;  /* to PRIMARY, while it is ours */
  gboolean            pressing;
  gboolean            taken;     /* a note is being written on what is selected */
  EntTextBlock       *pressed;   /* borrowed, while pressing */
  int                 moved_from[2];
  GtkWidget          *menu;

  guint               flash_tick;
  gint64              flash_since;  /* µs of the frame clock; 0: from the next frame on */
  guint               flash_start;
  guint               flash_end;
};

void      ent_noted_text_init_selecting  (EntNotedText  *self);
void      ent_noted_text_watch_block     (EntNotedText  *self,
                                          EntTextBlock  *block);
/* Scrolls no more than needed for @position to be seen. */
void      ent_noted_text_keep_visible    (EntNotedText  *self,
                                          guint          position);
/* (nullable): the block with @position in it, or at its end */
EntTextBlock *
          ent_noted_text_find_block      (EntNotedText  *self,
                                          guint          position);
/* A note is written on what is selected: it is not offered again. */
void      ent_noted_text_take_selection  (EntNotedText  *self);
/* To the clipboard. */
void      ent_noted_text_copy            (EntNotedText  *self);

G_END_DECLS
