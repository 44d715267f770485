/* Steps.
 *
 * A slide is one or several pages.  "What happens next?" on a timeline of one case is told event by event: step 0 shows
 * what was known until the date, each further one adds what happened next, the last one all; of its two pages the first
 * belongs to all steps but the last.  Events of one day come together, and where there are very many, turning points
 * lead from one to the next. */

#include "config.h"

#include "ent-show-private.h"

#include "ent-slide-view.h"

#define MAX_STEPS 40

typedef struct
{
  guint      n_parts;  /* 0: not known */
  GArray    *untils;   /* of gint64, or NULL: not looked for yet; empty: it hides nothing */
} Known;

G_DEFINE_FINAL_TYPE (EntShow, ent_show, G_TYPE_OBJECT)

enum { CHANGED, TICKED, POINTER_MOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
known_clear (gpointer data)
{
  g_clear_pointer (&((Known *) data)->untils, g_array_unref);
}

static void
forget (EntShow *self)
{
  g_array_set_size (self->known, 0);
  g_array_set_size (self->known, self->deck->slides->len);
}

static const EntSlide *
get_slide (EntShow *self,
           guint    slide)
{
  return slide < self->deck->slides->len ? self->deck->slides->pdata[slide] : NULL;
}

static void
tell (EntShow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
ent_show_tell_time (EntShow *self)
{
  g_signal_emit (self, signals[TICKED], 0);
}

/* Steps */

static void
collect_dates (const EntSlideView *view,
               gint64              until,
               double              end,
               gboolean            turning_points,
               GArray             *dates)
{
  const EntEventTable *table = view->tables->pdata[0];

  for (guint i = 0; i < table->n; i++)
    {
      gint64 date = table->earliest[i];

      if (date <= until || (double) date >= end || (view->matches[0] != NULL && !view->matches[0][i])
          || (turning_points && table->importance[i] != ENT_IMPORTANCE_TURNING_POINT))
        continue;
      if (dates->len == 0 || g_array_index (dates, gint64, dates->len - 1) != date)
        g_array_append_val (dates, date);
    }
}

static GArray *
find_untils (EntShow        *self,
             const EntSlide *slide)
{
  GArray *untils = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) dates = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(EntSlideView) view = NULL;
  gint64 until, all = ENT_DATE_OPEN_FUTURE;
  double begin, end;

  if (!ent_slide_view_get_reveal (slide, &until))
    return untils;
  view = ent_slide_view_new (self->deck, slide, ENT_DATE_OPEN_FUTURE);
  if (view == NULL || view->tables->len != 1 || view->spec->aligned)
    return untils;
  ent_slide_view_get_range (view, &begin, &end);
  if ((double) until <= begin || (double) until >= end)
    return untils;
  g_array_append_val (untils, until);
  collect_dates (view, until, end, FALSE, dates);
  if (dates->len > MAX_STEPS)
    {
      g_array_set_size (dates, 0);
      collect_dates (view, until, end, TRUE, dates);
      g_array_set_size (dates, MIN (dates->len, MAX_STEPS));
    }
  /* The last event comes with all that there is besides: no step shows nothing new. */
  else if (dates->len > 0)
    g_array_set_size (dates, dates->len - 1);
  if (dates->len > 0)
    g_array_append_vals (untils, dates->data, dates->len);
  g_array_append_val (untils, all);
  return untils;
}

static const GArray *
get_untils (EntShow *self,
            guint    slide)
{
  Known *known;

  if (slide >= self->known->len)
    return NULL;
  known = &g_array_index (self->known, Known, slide);
  if (known->untils == NULL)
    known->untils = find_untils (self, self->deck->slides->pdata[slide]);
  return known->untils;
}

guint
ent_show_get_n_steps (EntShow *self,
                      guint    slide)
{
  const GArray *untils;

  g_return_val_if_fail (ENT_IS_SHOW (self), 0);

  untils = get_untils (self, slide);
  return untils != NULL ? untils->len : 0;
}

/* Of several cases: the first half of the pages keeps what comes after. */
static gboolean
hides_on_page (EntShow            *self,
               const EntShowPlace *place,
               gint64             *until)
{
  const EntSlide *slide = ent_show_get_slide (self, place);
  g_autoptr(EntViewSpec) spec = NULL;

  if (slide == NULL || slide->target_id == NULL || !ent_slide_view_get_reveal (slide, until))
    return FALSE;
  spec = ent_view_spec_parse (slide->target_id, NULL);
  return spec != NULL && !spec->aligned && spec->case_ids->len > 1 && place->part != G_MAXUINT
         && 2 * place->part < g_array_index (self->known, Known, place->slide).n_parts;
}

gint64
ent_show_get_until (EntShow            *self,
                    const EntShowPlace *place)
{
  const GArray *untils;
  gint64 until;

  g_return_val_if_fail (ENT_IS_SHOW (self), ENT_DATE_OPEN_FUTURE);

  untils = get_untils (self, place->slide);
  if (untils != NULL && untils->len > 0)
    return g_array_index (untils, gint64, MIN (place->step, untils->len - 1));
  return hides_on_page (self, place, &until) ? until : ENT_DATE_OPEN_FUTURE;
}

/* Pages that are walked through one by one. @ask: where they are not known yet, they are counted, which takes a while;
 * else there are 0 */
static guint
get_n_parts (EntShow *self,
             guint    slide,
             gboolean ask)
{
  Known *known = &g_array_index (self->known, Known, slide);

  if (ent_show_get_n_steps (self, slide) > 0)
    return 1;
  if (known->n_parts == 0 && ask)
    known->n_parts = MAX (self->count (self->deck, slide, self->count_data), 1);
  return known->n_parts;
}

guint
ent_show_get_part (EntShow            *self,
                   const EntShowPlace *place)
{
  guint n_steps;

  g_return_val_if_fail (ENT_IS_SHOW (self), 0);

  n_steps = ent_show_get_n_steps (self, place->slide);
  if (n_steps > 0)
    return place->step < n_steps - 1 ? 0 : G_MAXUINT;
  return place->part;
}

void
ent_show_set_n_parts (EntShow *self,
                      guint    slide,
                      guint    n_parts)
{
  g_return_if_fail (ENT_IS_SHOW (self));

  if (slide >= self->known->len || n_parts == g_array_index (self->known, Known, slide).n_parts)
    return;
  g_array_index (self->known, Known, slide).n_parts = n_parts;
  /* What comes next may be more of it. */
  if (slide == self->place.slide && n_parts > 1 && !self->place.ended)
    tell (self);
}

/* Going */

static int
find_shown (EntShow *self,
            int      slide,
            int      direction)
{
  int n = (int) self->deck->slides->len;

  while (slide >= 0 && slide < n && get_slide (self, (guint) slide)->skipped)
    slide += direction;
  return slide >= 0 && slide < n ? slide : -1;
}

static void
set_place (EntShow            *self,
           const EntShowPlace *place)
{
  if (ent_show_place_equal (&self->place, place))
    return;
  ent_show_count_time (self);
  self->place = *place;
  tell (self);
}

gboolean
ent_show_place_equal (const EntShowPlace *a,
                      const EntShowPlace *b)
{
  if (a->ended || b->ended)
    return a->ended == b->ended;
  return a->slide == b->slide && a->part == b->part && a->step == b->step;
}

static gboolean
peek_next (EntShow      *self,
           EntShowPlace *place,
           gboolean      ask)
{
  guint n_steps;
  int slide;

  if (place->ended)
    return FALSE;
  n_steps = ent_show_get_n_steps (self, place->slide);
  if (place->step + 1 < n_steps)
    {
      place->step++;
      return TRUE;
    }
  if (place->part + 1 < get_n_parts (self, place->slide, ask))
    {
      place->part++;
      return TRUE;
    }
  slide = find_shown (self, (int) place->slide + 1, 1);
  *place = (EntShowPlace) { .slide = slide >= 0 ? (guint) slide : place->slide, .ended = slide < 0 };
  return TRUE;
}

/* One comes back to a slide as it was left: with all that it shows. */
static void
turn_to_end (EntShow      *self,
             EntShowPlace *place,
             guint         slide,
             gboolean      ask)
{
  guint n_steps = ent_show_get_n_steps (self, slide);

  *place = (EntShowPlace) { .slide = slide, .step = MAX (n_steps, 1) - 1 };
  /* G_MAXUINT where nobody knows. */
  place->part = get_n_parts (self, slide, ask) - 1;
}

static gboolean
peek_previous (EntShow      *self,
               EntShowPlace *place,
               gboolean      ask)
{
  int slide;

  if (!place->ended && place->step > 0)
    {
      place->step--;
      return TRUE;
    }
  if (!place->ended && place->part > 0)
    {
      place->part--;
      return TRUE;
    }
  slide = find_shown (self, place->ended ? (int) self->deck->slides->len - 1 : (int) place->slide - 1, -1);
  if (slide < 0)
    return FALSE;
  turn_to_end (self, place, (guint) slide, ask);
  return TRUE;
}

gboolean
ent_show_peek (EntShow      *self,
               int           direction,
               EntShowPlace *place)
{
  g_return_val_if_fail (ENT_IS_SHOW (self), FALSE);

  *place = self->place;
  return direction > 0 ? peek_next (self, place, FALSE) : peek_previous (self, place, FALSE);
}

static gboolean
go (EntShow *self,
    int      direction)
{
  EntShowPlace place = self->place;

  if (direction > 0 ? !peek_next (self, &place, TRUE) : !peek_previous (self, &place, TRUE))
    return FALSE;
  set_place (self, &place);
  return TRUE;
}

gboolean
ent_show_go_next (EntShow *self)
{
  g_return_val_if_fail (ENT_IS_SHOW (self), FALSE);

  return go (self, 1);
}

gboolean
ent_show_go_previous (EntShow *self)
{
  g_return_val_if_fail (ENT_IS_SHOW (self), FALSE);

  return go (self, -1);
}

void
ent_show_go_to (EntShow *self,
                guint    slide)
{
  g_return_if_fail (ENT_IS_SHOW (self));

  if (slide < self->deck->slides->len)
    set_place (self, &(EntShowPlace) { .slide = slide });
}

void
ent_show_go_first (EntShow *self)
{
  g_return_if_fail (ENT_IS_SHOW (self));

  ent_show_go_to_number (self, 1);
}

void
ent_show_go_last (EntShow *self)
{
  g_return_if_fail (ENT_IS_SHOW (self));

  ent_show_go_to_number (self, ent_show_get_n_shown (self));
}

gboolean
ent_show_go_to_number (EntShow *self,
                       guint    number)
{
  guint n = 0;

  g_return_val_if_fail (ENT_IS_SHOW (self), FALSE);

  for (guint i = 0; i < self->deck->slides->len; i++)
    if (!get_slide (self, i)->skipped && ++n == number)
      {
        ent_show_go_to (self, i);
        return TRUE;
      }
  return FALSE;
}

void
ent_show_get_place (EntShow      *self,
                    EntShowPlace *place)
{
  g_return_if_fail (ENT_IS_SHOW (self));

  *place = self->place;
}

void
ent_show_get_audience (EntShow      *self,
                       EntShowPlace *place)
{
  g_return_if_fail (ENT_IS_SHOW (self));

  *place = self->frozen ? self->frozen_at : self->place;
}

const EntSlide *
ent_show_get_slide (EntShow            *self,
                    const EntShowPlace *place)
{
  g_return_val_if_fail (ENT_IS_SHOW (self), NULL);

  return place->ended ? NULL : get_slide (self, place->slide);
}

guint
ent_show_get_number (EntShow *self,
                     guint    slide)
{
  guint n = 0;

  g_return_val_if_fail (ENT_IS_SHOW (self), 0);

  for (guint i = 0; i <= slide && i < self->deck->slides->len; i++)
    n += !get_slide (self, i)->skipped;
  return n;
}

guint
ent_show_get_n_shown (EntShow *self)
{
  g_return_val_if_fail (ENT_IS_SHOW (self), 0);

  return ent_show_get_number (self, G_MAXUINT - 1);
}

const char *
ent_show_get_section (EntShow *self,
                      guint    slide)
{
  const char *section = NULL;

  g_return_val_if_fail (ENT_IS_SHOW (self), NULL);

  for (guint i = 0; i <= slide && i < self->deck->slides->len; i++)
    if (get_slide (self, i)->section != NULL)
      section = get_slide (self, i)->section;
  return section;
}

/* The deck */

EntDeck *
ent_show_get_deck (EntShow *self)
{
  g_return_val_if_fail (ENT_IS_SHOW (self), NULL);

  return self->deck;
}

/* The same slide of another deck; where it is gone, what stands in its place now. */
static void
follow_slide (EntDeck      *from,
              EntDeck      *to,
              EntShowPlace *place)
{
  int index = -1;

  if (place->ended)
    return;
  if (place->slide < from->slides->len)
    index = ent_deck_find_slide (to, ((EntSlide *) from->slides->pdata[place->slide])->id);
  if (index >= 0)
    {
      place->slide = (guint) index;
      return;
    }
  *place = (EntShowPlace) { .slide = MIN (place->slide, MAX (to->slides->len, 1) - 1), .ended = to->slides->len == 0 };
}

void
ent_show_set_deck (EntShow *self,
                   EntDeck *deck)
{
  g_return_if_fail (ENT_IS_SHOW (self));
  g_return_if_fail (deck != NULL);

  if (deck == self->deck)
    return;
  ent_show_count_time (self);
  follow_slide (self->deck, deck, &self->place);
  follow_slide (self->deck, deck, &self->frozen_at);
  ent_deck_ref (deck);
  ent_deck_unref (self->deck);
  self->deck = deck;
  forget (self);
  if (!self->place.ended)
    self->place.step = MIN (self->place.step, MAX (ent_show_get_n_steps (self, self->place.slide), 1) - 1);
  tell (self);
}

/* The audience */

void
ent_show_set_frozen (EntShow  *self,
                     gboolean  frozen)
{
  g_return_if_fail (ENT_IS_SHOW (self));

  if (self->frozen == frozen)
    return;
  self->frozen = frozen;
  self->frozen_at = self->place;
  tell (self);
}

gboolean
ent_show_get_frozen (EntShow *self)
{
  g_return_val_if_fail (ENT_IS_SHOW (self), FALSE);

  return self->frozen;
}

void
ent_show_set_screen (EntShow       *self,
                     EntShowScreen  screen)
{
  g_return_if_fail (ENT_IS_SHOW (self));

  if (self->screen == screen)
    return;
  self->screen = screen;
  tell (self);
}

EntShowScreen
ent_show_get_screen (EntShow *self)
{
  g_return_val_if_fail (ENT_IS_SHOW (self), ENT_SHOW_SLIDE);

  return self->screen;
}

void
ent_show_set_pointing (EntShow  *self,
                       gboolean  pointing)
{
  g_return_if_fail (ENT_IS_SHOW (self));

  if (self->pointing == pointing)
    return;
  self->pointing = pointing;
  tell (self);
  g_signal_emit (self, signals[POINTER_MOVED], 0);
}

gboolean
ent_show_get_pointing (EntShow *self)
{
  g_return_val_if_fail (ENT_IS_SHOW (self), FALSE);

  return self->pointing;
}

void
ent_show_set_pointer (EntShow *self,
                      double   x,
                      double   y)
{
  g_return_if_fail (ENT_IS_SHOW (self));

  if (self->pointer_x == x && self->pointer_y == y)
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->pointing)
    g_signal_emit (self, signals[POINTER_MOVED], 0);
}

gboolean
ent_show_get_pointer (EntShow *self,
                      double  *x,
                      double  *y)
{
  g_return_val_if_fail (ENT_IS_SHOW (self), FALSE);

  *x = self->pointer_x;
  *y = self->pointer_y;
  return self->pointing && *x >= 0 && *x <= 1 && *y >= 0 && *y <= 1;
}

static void
ent_show_finalize (GObject *object)
{
  EntShow *self = ENT_SHOW (object);

  g_clear_pointer (&self->deck, ent_deck_unref);
  g_array_unref (self->known);
  g_hash_table_unref (self->spent);
  g_free (self->rehearsal_id);
  G_OBJECT_CLASS (ent_show_parent_class)->finalize (object);
}

static void
ent_show_class_init (EntShowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_show_finalize;
  signals[CHANGED] = g_signal_new ("changed", ENT_TYPE_SHOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TICKED] = g_signal_new ("ticked", ENT_TYPE_SHOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[POINTER_MOVED] = g_signal_new ("pointer-moved", ENT_TYPE_SHOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
ent_show_init (EntShow *self)
{
  self->known = g_array_new (FALSE, TRUE, sizeof (Known));
  g_array_set_clear_func (self->known, known_clear);
  self->spent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->pointer_x = self->pointer_y = -1;
}

EntShow *
ent_show_new (EntDeck      *deck,
              EntShowCount  count,
              EntShowClock  clock,
              gpointer      data)
{
  EntShow *self;
  int first;

  g_return_val_if_fail (deck != NULL, NULL);
  g_return_val_if_fail (count != NULL, NULL);

  self = g_object_new (ENT_TYPE_SHOW, NULL);
  self->deck = ent_deck_ref (deck);
  self->count = count;
  self->clock = clock;
  self->count_data = self->clock_data = data;
  forget (self);
  first = find_shown (self, 0, 1);
  self->place = (EntShowPlace) { .slide = MAX (first, 0), .ended = first < 0 };
  ent_show_restart (self);
  return self;
}
