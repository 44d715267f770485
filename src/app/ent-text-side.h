#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text beside another version of it, in which the words that only this one has are marked: struck out where they
 * are no longer there, underlined where they are new. */
typedef struct
{
  GtkWidget     *label;
  PangoAttrList *marks;
  GString       *words;  /* what is marked, for those who cannot see it */
} EntTextSide;

/* A label that wraps and can be selected. */
void ent_text_side_init     (EntTextSide    *self,
                             const char     *text);
/* Gives the label its marks; then it goes its own way. */
void ent_text_side_clear    (EntTextSide    *self);
/* @start, @end: in bytes; @attribute: (transfer full) */
void ent_text_side_mark     (EntTextSide    *self,
                             PangoAttribute *attribute,
                             guint           start,
                             guint           end);
/* Words that only this side has. @deleted: it is the one before */
void ent_text_side_mark_run (EntTextSide    *self,
                             gboolean        deleted,
                             guint           start,
                             const char     *text);
/* What the marks mean. */
const char *
     ent_text_side_get_key  (void);

G_END_DECLS
