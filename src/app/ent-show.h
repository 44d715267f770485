#pragma once

#include "ent-deck.h"
#include "ent-store-lectures.h"

G_BEGIN_DECLS

/* A lecture that is held: where it is, what the audience sees of it, and how time goes.  Knows no widget.  Main thread.
 *
 * Signals: "changed": where one is, what is to be seen, or the deck; "ticked": the time; "pointer-moved". */
#define ENT_TYPE_SHOW (ent_show_get_type ())
G_DECLARE_FINAL_TYPE (EntShow, ent_show, ENT, SHOW, GObject)

/* Where one is. */
typedef struct
{
  guint    slide;  /* index in the deck */
  guint    part;   /* of its pages; G_MAXUINT: the last */
  guint    step;   /* of "What happens next?", from 0: nothing is revealed */
  gboolean ended;  /* after the last slide */
} EntShowPlace;

/* What stands in place of the slide, before the audience. */
typedef enum
{
  ENT_SHOW_SLIDE,
  ENT_SHOW_BLACK,
  ENT_SHOW_WHITE,
} EntShowScreen;

typedef enum
{
  ENT_PACE_UNKNOWN,  /* nothing is planned */
  ENT_PACE_AHEAD,
  ENT_PACE_ON_TIME,
  ENT_PACE_BEHIND,
  ENT_PACE_OVER,     /* all that was planned is used up */
} EntPace;

/* How many pages a slide has, where nobody said it yet. */
typedef guint  (*EntShowCount) (EntDeck  *deck,
                                guint     slide,
                                gpointer  data);
/* µs that only rise. */
typedef gint64 (*EntShowClock) (gpointer  data);

/* Begins at the first slide, and the clock runs. @clock: (nullable): NULL: the system's */
EntShow       *ent_show_new               (EntDeck            *deck,
                                           EntShowCount        count,
                                           EntShowClock        clock,
                                           gpointer            data);
/* Another clock goes on where the one before stood. */
void           ent_show_set_clock         (EntShow            *self,
                                           EntShowClock        clock,
                                           gpointer            data);
/* (transfer none) */
EntDeck       *ent_show_get_deck          (EntShow            *self);
/* The same lecture, changed: one stays at the slide where one is. */
void           ent_show_set_deck          (EntShow            *self,
                                           EntDeck            *deck);
/* What is known of a slide once it is laid out. */
void           ent_show_set_n_parts       (EntShow            *self,
                                           guint               slide,
                                           guint               n_parts);

/* Going.  FALSE: there is nothing more in that direction. */
gboolean       ent_show_go_next           (EntShow            *self);
gboolean       ent_show_go_previous       (EntShow            *self);
void           ent_show_go_first          (EntShow            *self);
void           ent_show_go_last           (EntShow            *self);
/* Also to one that is skipped. */
void           ent_show_go_to             (EntShow            *self,
                                           guint               slide);
/* @number: as slides are numbered, from 1. FALSE: there is none */
gboolean       ent_show_go_to_number      (EntShow            *self,
                                           guint               number);

/* That of the presenter. */
void           ent_show_get_place         (EntShow            *self,
                                           EntShowPlace       *place);
/* That of the audience: the same, unless it is frozen. */
void           ent_show_get_audience      (EntShow            *self,
                                           EntShowPlace       *place);
/* Where one step leads as far as is known, @direction 1 or −1. FALSE: nowhere */
gboolean       ent_show_peek              (EntShow            *self,
                                           int                 direction,
                                           EntShowPlace       *place);
gboolean       ent_show_place_equal       (const EntShowPlace *a,
                                           const EntShowPlace *b);
/* The page of the slide to be seen there. */
guint          ent_show_get_part          (EntShow            *self,
                                           const EntShowPlace *place);
/* (transfer none) (nullable): NULL after the end */
const EntSlide *ent_show_get_slide        (EntShow            *self,
                                           const EntShowPlace *place);
/* Number of the slide among those that are shown, from 1, and how many they are. */
guint          ent_show_get_number        (EntShow            *self,
                                           guint               slide);
guint          ent_show_get_n_shown       (EntShow            *self);
/* (transfer none) (nullable): title of the section in which a slide stands */
const char    *ent_show_get_section       (EntShow            *self,
                                           guint               slide);
/* "What happens next?": until when events are to be seen there, s as in ent-date.h; ENT_DATE_OPEN_FUTURE: all. */
gint64         ent_show_get_until         (EntShow            *self,
                                           const EntShowPlace *place);
/* How many steps a slide has, 0: it hides nothing. The last one shows all. */
guint          ent_show_get_n_steps       (EntShow            *self,
                                           guint               slide);

/* The audience */
void           ent_show_set_frozen        (EntShow            *self,
                                           gboolean            frozen);
gboolean       ent_show_get_frozen        (EntShow            *self);
void           ent_show_set_screen        (EntShow            *self,
                                           EntShowScreen       screen);
EntShowScreen  ent_show_get_screen        (EntShow            *self);
/* Whether a ring shows where the pointer is. */
void           ent_show_set_pointing      (EntShow            *self,
                                           gboolean            pointing);
gboolean       ent_show_get_pointing      (EntShow            *self);
/* Parts of the slide's width and height; outside it there is no ring. */
void           ent_show_set_pointer       (EntShow            *self,
                                           double              x,
                                           double              y);
gboolean       ent_show_get_pointer       (EntShow            *self,
                                           double             *x,
                                           double             *y);

/* Time, in seconds. */
void           ent_show_tick              (EntShow            *self);
void           ent_show_set_paused        (EntShow            *self,
                                           gboolean            paused);
gboolean       ent_show_get_paused        (EntShow            *self);
/* All is counted anew from now on; the slide stays. */
void           ent_show_restart           (EntShow            *self);
int            ent_show_get_elapsed       (EntShow            *self);
int            ent_show_get_slide_elapsed (EntShow            *self,
                                           guint               slide);
/* What a person planned for it; where nothing is planned for any slide, its share of the lecture's length. */
int            ent_show_get_slide_planned (EntShow            *self,
                                           guint               slide);
int            ent_show_get_planned       (EntShow            *self);
/* @seconds: (out): by how much, never negative */
EntPace        ent_show_get_pace          (EntShow            *self,
                                           int                *seconds);
/* For people: "1 min 20 s behind". (transfer full) */
char          *ent_show_dup_pace          (EntShow            *self);
/* (transfer full): how it went until now, each shown slide and each that was gone to, in order; the same id until
 * ent_show_restart() */
EntRehearsal  *ent_show_create_rehearsal  (EntShow            *self);

/* "12:05", "1:02:05"; "−0:40" (transfer full) */
char          *ent_seconds_format         (int                 seconds);

G_END_DECLS
