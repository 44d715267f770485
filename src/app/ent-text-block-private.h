#pragma once

#include "ent-text-block.h"

G_BEGIN_DECLS

/* ent-text-block.c holds the block, its marks and where words stand, ent-text-block-paint.c what is
 * painted under the label. */
struct _EntTextBlock
{
  GtkWidget     parent_instance;

  GtkWidget    *label;
  GArray       *extras;        /* of EntTextExtra; NULL: a heading */
  guint         start;
  guint         end;

  GPtrArray    *highlights;    /* of EntHighlight */
  GPtrArray    *marks;         /* borrowed: the buttons, by "note-id" */
  EntTextBlock *previous;      /* weak */
  int           marks_bottom;
  GtkWidget    *offer;         /* the button that adds a note, or NULL */
  guint         offer_at;
  GtkWidget    *spot;          /* to be scrolled to, or NULL */
  guint         spot_at;

  guint         selected_start;
  guint         selected_end;
  guint         flash_start;
  guint         flash_end;
  double        flash;
};

void ent_text_block_paint (EntTextBlock *self,
                           GtkSnapshot  *snapshot);

G_END_DECLS
