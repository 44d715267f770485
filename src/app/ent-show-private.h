#pragma once

#include "ent-show.h"

G_BEGIN_DECLS

/* ent-show.c holds where one is and what is to be seen, ent-show-clock.c how time goes. */
struct _EntShow
{
  GObject        parent_instance;

  EntDeck       *deck;
  GArray        *known;         /* what is known of each slide */
  EntShowCount   count;
  EntShowClock   clock;         /* or NULL */
  gpointer       count_data, clock_data;

  EntShowPlace   place;
  EntShowPlace   frozen_at;
  gboolean       frozen;
  EntShowScreen  screen;
  gboolean       pointing;
  double         pointer_x, pointer_y;

  char          *rehearsal_id;
  gint64         started_usec;  /* since 1970 */
  gint64         last_usec;     /* until when time is counted */
  gint64         elapsed_usec;
  GHashTable    *spent;         /* slide id → gint64*, µs */
  gboolean       paused;
};

/* What has passed since the last time belongs to the slide where one is. */
void ent_show_count_time (EntShow *self);
void ent_show_tell_time  (EntShow *self);

G_END_DECLS
