#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a timeline shows of notes: a flag on the marks of events, a bracket over a span. */
typedef struct
{
  char   *id;     /* of the note, or of the first of several */
  char   *label;  /* its first words */
  int     event;  /* index into the table: on that event; −1: on a span */
  gint64  begin;  /* of the span; seconds */
  gint64  end;    /* exclusive */
  char   *date;   /* of the span, for people; or NULL */
  guint   count;  /* how many notes stand there */
} EntTimelineNote;

EntTimelineNote *ent_timeline_note_new         (const char            *id,
                                                const char            *label);  /* on no event, one */
void             ent_timeline_note_free        (EntTimelineNote       *self);
/* "2 notes"; of a single one with its words: "Note: ask the class". (transfer full) */
char            *ent_timeline_note_describe    (const EntTimelineNote *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTimelineNote, ent_timeline_note_free)

G_END_DECLS
