/* Anchors: making one, and finding its words again in a text that changed.
 *
 * Where the words stand as they stood, with the same around them, nothing more is asked.  Else every place
 * of the very words is a candidate (but for space, kinds of quotation marks and dashes), and it
 * counts what is around it: how much of prefix and suffix, letters put in or left out
 * allowed.  If none of them is sure, places of words like them join in.  A place is sure where the words
 * are long enough to be no accident or what is around them says the same, and where no other
 * place is nearly as good.  At last, where the words were rewritten but what was before and after
 * them still stands with something between, that is at least worth showing.
 *
 * The thresholds were set on random updates of the cases that ship with the program
 * (tests/unit/placing-properties.c). */

#include "config.h"

#include "ent-placing.h"

#include <string.h>

#include "ent-approx-private.h"
#include "ent-fold.h"

#define WORDS_SHARE   0.65  /* of the score; the rest is what is around */
#define LIKE_ENOUGH   0.6   /* the least agreement of words that were changed */
#define MARGIN        0.06  /* by which the best place must be better than the next, to be sure */
#define MAX_WIDER     12    /* characters by which a place is made wider to hold whole words */
#define MAX_SENTENCE  60    /* the same for the rest of a sentence */

/* Making */

static const char *
skip_spaces (const char *at,
             const char *end,
             guint      *place)
{
  for (; at < end && g_unichar_isspace (g_utf8_get_char (at)); at = g_utf8_next_char (at))
    (*place)++;
  return at;
}

EntAnchor *
ent_anchor_new (const char *text,
                guint       start,
                guint       end,
                const char *language)
{
  glong length;
  const char *from, *to, *before, *after;
  EntAnchor *self;

  g_return_val_if_fail (text != NULL, NULL);

  length = g_utf8_strlen (text, -1);
  end = (guint) MIN ((glong) end, length);
  if (start >= end)
    return NULL;
  to = g_utf8_offset_to_pointer (text, end);
  from = skip_spaces (g_utf8_offset_to_pointer (text, start), to, &start);
  if (from == to)
    return NULL;
  for (const char *last; g_unichar_isspace (g_utf8_get_char (last = g_utf8_prev_char (to))); end--)
    to = last;

  self = g_new0 (EntAnchor, 1);
  before = g_utf8_offset_to_pointer (from, -(glong) MIN (start, ENT_ANCHOR_CONTEXT));
  after = g_utf8_offset_to_pointer (to, MIN (length - (glong) end, ENT_ANCHOR_CONTEXT));
  self->exact = g_strndup (from, (gsize) (to - from));
  self->prefix = g_strndup (before, (gsize) (from - before));
  self->suffix = g_strndup (to, (gsize) (after - to));
  self->start = start;
  self->end = end;
  self->language = g_strdup (language);
  return self;
}

/* Finding */

typedef struct
{
  guint    from;     /* in the text as it is compared */
  guint    to;
  gboolean exact;
  double   words;    /* 0–1: how much they agree */
  double    likeness;  /* the same before the place was made to hold whole words */
  double   context;  /* the same of what is around; −1: not known */
  double   score;
  guint    shift;    /* characters from where the words stood */
} Place;

typedef struct
{
  const EntAnchor *anchor;
  EntChars        *text;
  EntChars        *quote;
  EntChars        *prefix;
  EntChars        *suffix;
  guint            weight;      /* of the words: characters, those that are a syllable or a word for more */
  gboolean         word_start;  /* whether the words, as far as is known, did not begin or end inside of one */
  gboolean         word_end;
  GArray          *places;      /* of Place */
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->text, ent_chars_free);
  g_clear_pointer (&self->quote, ent_chars_free);
  g_clear_pointer (&self->prefix, ent_chars_free);
  g_clear_pointer (&self->suffix, ent_chars_free);
  g_clear_pointer (&self->places, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
is_inside_word (const EntChars *text,
                guint           at)
{
  return at > 0 && at < text->n && is_word_char (text->chars[at - 1]) && is_word_char (text->chars[at])
         && !ent_fold_is_unspaced (text->chars[at - 1]) && !ent_fold_is_unspaced (text->chars[at]);
}

/* Whether a letter with its marks, or with @words a word, would be cut at @at. */
static gboolean
is_cut (const EntChars *text,
        guint           at,
        gboolean        words)
{
  return !ent_chars_is_edge (text, at) || (words && is_inside_word (text, at));
}

static void
trim (EntChars *words)
{
  if (words->n > 0 && words->chars[words->n - 1] == ' ')
    words->n--;
  if (words->n > 0 && words->chars[0] == ' ')
    {
      words->n--;
      memmove (words->chars, words->chars + 1, words->n * sizeof *words->chars);
      memmove (words->places, words->places + 1, words->n * sizeof *words->places);
    }
}

static void
search_init (Search          *self,
             const EntAnchor *anchor,
             const char      *text)
{
  self->anchor = anchor;
  self->text = ent_chars_new (text);
  self->quote = ent_chars_new (anchor->exact);
  self->prefix = ent_chars_new (anchor->prefix != NULL ? anchor->prefix : "");
  self->suffix = ent_chars_new (anchor->suffix != NULL ? anchor->suffix : "");
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  trim (self->quote);
  for (guint i = 0; i < self->quote->n; i++)
    self->weight += g_unichar_iswide (self->quote->chars[i]) ? 3 : 1;
  if (self->quote->n == 0)
    return;
  self->word_start = self->prefix->n == 0 || !is_word_char (self->quote->chars[0])
                     || !is_word_char (self->prefix->chars[self->prefix->n - 1]);
  self->word_end = self->suffix->n == 0 || !is_word_char (self->quote->chars[self->quote->n - 1])
                   || !is_word_char (self->suffix->chars[0]);
}

static void
measure_context (const Search *self,
                 Place        *place)
{
  guint n_prefix = self->prefix->n, n_suffix = self->suffix->n;

  place->context = -1;
  if (n_prefix + n_suffix > 0)
    place->context = (n_prefix * ent_chars_beside (self->text, place->from, self->prefix, TRUE)
                      + n_suffix * ent_chars_beside (self->text, place->to, self->suffix, FALSE))
                     / (n_prefix + n_suffix);
}

static double
get_agreement (const Search *self,
               guint         errors)
{
  return MAX (0, 1 - (double) errors / self->quote->n);
}

/* @n_errors: before it was widened to whole words, which makes no words less likely, only less sure */
static void
add_place (Search        *self,
           const EntLike *like,
           guint          n_errors,
           gboolean       exact)
{
  Place place = {
    .from = like->from, .to = like->to, .exact = exact && like->errors == 0,
    .words = get_agreement (self, like->errors), .likeness = get_agreement (self, n_errors),
  };
  guint start = self->text->places[like->from];

  measure_context (self, &place);
  place.score = place.words;
  if (place.context >= 0)
    place.score = WORDS_SHARE * place.words + (1 - WORDS_SHARE) * place.context;
  place.shift = MAX (start, self->anchor->start) - MIN (start, self->anchor->start);
  g_array_append_val (self->places, place);
}

/* What begins or ends within a letter with its marks, or within a word where the words did not, takes it
 * whole, or leaves out one that is too long; each character more or less is one more error. @words: whether
 * words count */
static void
widen (const Search *self,
       EntLike      *like,
       gboolean      words)
{
  gboolean word_start = words && self->word_start, word_end = words && self->word_end;
  const EntChars *text = self->text;
  guint from = like->from, to = like->to;

  while (from < to && text->chars[from] == ' ')
    from++;
  while (from < to && text->chars[to - 1] == ' ')
    to--;
  like->from = from;
  like->to = to;
  while (like->from - from < MAX_WIDER && is_cut (text, from, word_start))
    from--;
  if (is_cut (text, from, word_start))
    for (from = like->from; from < to && is_cut (text, from, word_start);)
      from++;
  while (to - like->to < MAX_WIDER && is_cut (text, to, word_end))
    to++;
  if (is_cut (text, to, word_end))
    for (to = like->to; to > from && is_cut (text, to, word_end);)
      to--;
  while (to > from && text->chars[to - 1] == ' ')
    to--;
  while (from < to && text->chars[from] == ' ')
    from++;
  /* All of it lies in one long word. */
  if (from >= to)
    {
      if (words)
        widen (self, like, FALSE);
      return;
    }
  like->errors += MAX (like->from, from) - MIN (like->from, from) + MAX (like->to, to) - MIN (like->to, to);
  like->from = from;
  like->to = to;
}

static void
add_exact (Search *self)
{
  g_autoptr(GArray) found = ent_chars_find (self->text, self->quote, self->anchor->start);

  for (guint i = 0; i < found->len; i++)
    {
      EntLike like = { g_array_index (found, guint, i), g_array_index (found, guint, i) + self->quote->n, 0 };

      /* Of words without anything around them nobody knows that they were whole. */
      widen (self, &like, self->prefix->n > 0 || self->suffix->n > 0);
      add_place (self, &like, like.errors, TRUE);
    }
}

static gboolean
is_known (const Search *self,
          guint         n_places,
          guint         from,
          guint         to)
{
  for (guint i = 0; i < n_places; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);

      if (place->from < to && from < place->to)
        return TRUE;
    }
  return FALSE;
}

static void
add_like (Search *self)
{
  guint n = self->quote->n, most = (guint) (n * (1 - LIKE_ENOUGH)), n_exact = self->places->len;
  g_autoptr(GArray) likes = NULL;

  ent_chars_fold_case (self->text);
  ent_chars_fold_case (self->quote);
  ent_chars_fold_case (self->prefix);
  ent_chars_fold_case (self->suffix);
  likes = ent_chars_find_like (self->text, self->quote, most);
  for (guint i = 0; i < likes->len; i++)
    {
      EntLike like = g_array_index (likes, EntLike, i);
      guint n_errors;

      widen (self, &like, FALSE);
      n_errors = like.errors;
      widen (self, &like, TRUE);
      if (like.from < like.to && !is_known (self, n_exact, like.from, like.to))
        add_place (self, &like, n_errors, FALSE);
    }
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *one = a, *other = b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return one->shift < other->shift ? -1 : one->shift > other->shift;
}

/* The best place, and the best of those elsewhere; NULL where there is none. */
static const Place *
choose (Search       *self,
        const Place **next)
{
  const Place *best;

  *next = NULL;
  if (self->places->len == 0)
    return NULL;
  g_array_sort (self->places, compare_places);
  best = &g_array_index (self->places, Place, 0);
  for (guint i = 1; i < self->places->len && *next == NULL; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);

      if (place->to <= best->from || place->from >= best->to)
        *next = place;
    }
  return best;
}

/* How much of what was around must be there for the very words to be no accident. */
static double
get_needed (guint weight)
{
  return weight >= 40 ? 0 : weight >= 24 ? 0.1 : weight >= 12 ? 0.25 : 0.4;
}

static gboolean
is_likely (const Search *self,
           const Place  *place)
{
  double context = place->context < 0 ? 0.3 : place->context;

  if (place->exact)
    return context >= get_needed (self->weight) / 2;
  return place->likeness >= LIKE_ENOUGH
         && (context >= 0.2 || self->weight >= 50 || (place->words >= 0.75 && self->weight >= 20));
}

static gboolean
is_sure (const Search *self,
         const Place  *best,
         const Place  *next)
{
  double context = best->context < 0 ? 0.3 : best->context;

  if (next != NULL && best->score - next->score < MARGIN && (best->shift > 0 || context < 0.9))
    return FALSE;
  if (best->exact)
    return context >= get_needed (self->weight);
  return (best->words >= 0.65 && context >= 0.8) || (best->words >= 0.7 && context >= 0.6)
         || (best->words >= 0.8 && context >= 0.35) || (best->words >= 0.75 && self->weight >= 50);
}

static gboolean
ends_sentence (const EntChars *text,
               guint           at)
{
  return strchr (".!?", (int) MIN (text->chars[at], 127)) != NULL
         && (at + 1 == text->n || !is_word_char (text->chars[at + 1]));
}

/* Of words up to the end of a sentence, the likeness may end before the sentence that took their place does. */
static guint
find_sentence_end (const Search *self,
                   guint         to)
{
  const EntChars *text = self->text;

  if (!ends_sentence (self->quote, self->quote->n - 1))
    return to;
  for (guint i = to - 1; i < text->n && i < to + MAX_SENTENCE; i++)
    if (ends_sentence (text, i))
      return i + 1;
  return to;
}

/* Where prefix and suffix still stand around other words. */
static gboolean
find_between (Search         *self,
              EntAnchorMatch *match)
{
  g_autoptr(GArray) before = NULL;
  g_autoptr(GArray) after = NULL;
  guint from, to;

  trim (self->prefix);
  trim (self->suffix);
  if (self->prefix->n < 12 || self->suffix->n < 12)
    return FALSE;
  before = ent_chars_find_like (self->text, self->prefix, self->prefix->n / 6);
  after = ent_chars_find_like (self->text, self->suffix, self->suffix->n / 6);
  if (before->len != 1 || after->len != 1)
    return FALSE;
  from = g_array_index (before, EntLike, 0).to;
  to = g_array_index (after, EntLike, 0).from;
  while (from < to && self->text->chars[from] == ' ')
    from++;
  while (to > from && self->text->chars[to - 1] == ' ')
    to--;
  /* What was around the words is only like it was, and may overlap what came between. */
  while (from < to && is_cut (self->text, from, self->word_start))
    from--;
  while (to > from && is_cut (self->text, to, self->word_end))
    to++;
  /* Punctuation alone is nothing to stand on. */
  if (from + 3 > to || to - from > 2 * self->quote->n + 40)
    return FALSE;
  *match = (EntAnchorMatch) {
    .start = self->text->places[from], .end = self->text->places[to - 1] + 1, .score = 0.5,
  };
  return TRUE;
}

/* Whether words, prefix and suffix stand where they stood, to the letter. */
static gboolean
stands (const EntAnchor *self,
        const char      *text)
{
  const char *prefix = self->prefix != NULL ? self->prefix : "", *suffix = self->suffix != NULL ? self->suffix : "";
  gsize n_prefix = strlen (prefix), n_exact = strlen (self->exact);
  const char *at = text;

  for (guint i = 0; i < self->start; i++)
    {
      if (*at == '\0')
        return FALSE;
      at = g_utf8_next_char (at);
    }
  return strncmp (at, self->exact, n_exact) == 0 && strncmp (at + n_exact, suffix, strlen (suffix)) == 0
         && (gsize) (at - text) >= n_prefix && strncmp (at - n_prefix, prefix, n_prefix) == 0
         && !g_unichar_ismark (g_utf8_get_char (at + n_exact));
}

gboolean
ent_anchor_find (const EntAnchor *self,
                 const char      *text,
                 EntAnchorMatch  *match)
{
  g_auto(Search) search = { NULL };
  const Place *best, *next;
  gboolean sure;
  guint to;

  g_return_val_if_fail (self != NULL && self->exact != NULL, FALSE);
  g_return_val_if_fail (text != NULL && match != NULL, FALSE);

  if (*self->exact == '\0')
    return FALSE;
  if (stands (self, text))
    {
      guint n = (guint) g_utf8_strlen (self->exact, -1);

      *match = (EntAnchorMatch) { self->start, self->start + n, TRUE, 1, TRUE };
      return TRUE;
    }
  search_init (&search, self, text);
  if (search.quote->n == 0)
    return FALSE;
  add_exact (&search);
  best = choose (&search, &next);
  sure = best != NULL && is_sure (&search, best, next);
  if (!sure)
    {
      add_like (&search);
      best = choose (&search, &next);
      sure = best != NULL && is_sure (&search, best, next);
    }
  if (best == NULL || (!sure && !is_likely (&search, best)))
    return find_between (&search, match);

  to = sure ? best->to : find_sentence_end (&search, best->to);
  *match = (EntAnchorMatch) {
    .start = search.text->places[best->from], .end = search.text->places[to - 1] + 1,
    .exact = best->exact, .score = best->score, .sure = sure,
  };
  return TRUE;
}
