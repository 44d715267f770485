/* Words found again in a text that changed.
 *
 * Exactly: Knuth, Morris and Pratt's search over the characters as they are compared.
 *
 * Approximately: the semi-global edit distance of Sellers, column by column of the text, 64 rows at a
 * time in one machine word (Myers 1999, in Hyyrö's form of 2003 for many words).  A column gives
 * the fewest errors of a place that ends there; the place's beginning is found by going back from
 * its end over the words reversed, this time with both beginnings fixed.
 *
 * That costs text × words / 64.  Where it would be too much, runs of GRAM characters that are
 * once in the words are looked up in the text, and each one found votes for the diagonal (place in the
 * text minus place in the words) it lies on.  Only stretches around the diagonals with most votes
 * are then looked at. */

#include "config.h"

#include "ent-approx-private.h"

#include <string.h>

#define MAX_FOUND      4096
#define MAX_LIKE       32
#define MAX_STEPS      (4 * 1000 * 1000)  /* columns × words of 64 rows */
#define MAX_WINDOWS    4
#define GRAM           6
#define MAX_CONTEXT    96                 /* characters looked at on either side */
#define MAX_DECOMPOSED 18                 /* as GLib says */
#define MAX_MARKS      30                 /* on one letter; more are left as they come */

/* Characters as they are compared */

static gboolean
is_quotation_mark (gunichar c)
{
  switch (c)
    {
    case '"': case '\'': case '`': case 0x00B4: case 0x02BC: case 0x2032: case 0x2033:
    case 0x300C: case 0x300D: case 0x300E: case 0x300F: case 0x301D: case 0x301E: case 0x301F:
    case 0xFF02: case 0xFF07:
      return TRUE;
    default:
      return (c >= 0x2018 && c <= 0x201F) || c == 0x00AB || c == 0x00BB || c == 0x2039 || c == 0x203A;
    }
}

/* 0: not seen at all */
static gunichar
simplify (gunichar c)
{
  if (is_quotation_mark (c))
    return '"';
  if (g_unichar_isspace (c))
    return ' ';
  switch (g_unichar_type (c))
    {
    case G_UNICODE_DASH_PUNCTUATION:
      return '-';
    case G_UNICODE_FORMAT:
    case G_UNICODE_CONTROL:
      return 0;
    default:
      return c == 0x2212 ? '-' : c;  /* minus */
    }
}

static void
append (EntChars *self,
        gunichar  c,
        guint     place)
{
  int rank = c < 0x300 ? 0 : g_unichar_combining_class (c);
  guint at = self->n, first = at > MAX_MARKS ? at - MAX_MARKS : 0;

  if (c == 0 || (c == ' ' && at > 0 && self->chars[at - 1] == ' '))
    return;
  /* Marks in their canonical order; their places stay in that of the text. */
  for (; rank > 0 && at > first && g_unichar_combining_class (self->chars[at - 1]) > rank; at--)
    self->chars[at] = self->chars[at - 1];
  self->chars[at] = c;
  self->places[self->n++] = place;
}

EntChars *
ent_chars_new (const char *text)
{
  EntChars *self = g_new0 (EntChars, 1);
  gsize rest = strlen (text), size = rest + MAX_DECOMPOSED;
  guint place = 0;

  self->chars = g_new (gunichar, size);
  self->places = g_new (guint, size);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at), place++)
    {
      gunichar c = g_utf8_get_char (at), parts[MAX_DECOMPOSED] = { c };
      gsize n = c < 0xC0 ? 1 : g_unichar_fully_decompose (c, FALSE, parts, MAX_DECOMPOSED);

      /* Few characters become more than they have bytes. */
      rest -= (gsize) (g_utf8_next_char (at) - at);
      if (self->n + n + rest > size)
        {
          size = 2 * size + MAX_DECOMPOSED;
          self->chars = g_renew (gunichar, self->chars, size);
          self->places = g_renew (guint, self->places, size);
        }
      for (gsize i = 0; i < n; i++)
        append (self, simplify (parts[i]), place);
    }
  return self;
}

void
ent_chars_free (EntChars *self)
{
  if (self == NULL)
    return;

  g_free (self->chars);
  g_free (self->places);
  g_free (self);
}

void
ent_chars_fold_case (EntChars *self)
{
  for (guint i = 0; i < self->n; i++)
    self->chars[i] = g_unichar_tolower (self->chars[i]);
}

gboolean
ent_chars_is_edge (const EntChars *self,
                   guint           at)
{
  gunichar c;

  if (at == 0 || at >= self->n)
    return TRUE;
  c = self->chars[at];
  /* Vowels and finals of Hangul belong to the syllable before them. */
  return self->places[at] != self->places[at - 1] && !g_unichar_ismark (c) && !(c >= 0x1160 && c <= 0x11FF);
}

/* Exactly */

/* Of each beginning of the words the longest shorter one that it ends with. */
static guint *
get_borders (const EntChars *words)
{
  guint *borders = g_new0 (guint, words->n);
  guint length = 0;

  for (guint i = 1; i < words->n; i++)
    {
      while (length > 0 && words->chars[i] != words->chars[length])
        length = borders[length - 1];
      if (words->chars[i] == words->chars[length])
        length++;
      borders[i] = length;
    }
  return borders;
}

GArray *
ent_chars_find (const EntChars *self,
                const EntChars *words,
                guint           near)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *borders = get_borders (words);
  guint length = 0;

  for (guint i = 0; words->n > 0 && i < self->n; i++)
    {
      guint from;

      while (length > 0 && self->chars[i] != words->chars[length])
        length = borders[length - 1];
      if (self->chars[i] == words->chars[length])
        length++;
      if (length < words->n)
        continue;
      from = i + 1 - length;
      length = borders[length - 1];
      if (!ent_chars_is_edge (self, from) || !ent_chars_is_edge (self, i + 1))
        continue;
      if (found->len == MAX_FOUND && self->places[from] > near)
        break;
      if (found->len == MAX_FOUND)
        g_array_remove_range (found, 0, MAX_FOUND / 2);
      g_array_append_val (found, from);
    }
  return found;
}

/* Approximately */

typedef struct
{
  guint       n;           /* rows: characters of the words */
  guint       n_blocks;
  guint64     last;        /* the bit of the last row in the last block */
  GHashTable *masks;       /* character → guint64[n_blocks]: rows that have it */
  guint64    *ascii[128];  /* (unowned): the same, quicker; NULL: none */
  guint64    *none;        /* mask of all others */
  guint64    *plus;        /* rows whose value is one more than that above; one less */
  guint64    *minus;
} Pattern;

static void
pattern_init (Pattern        *self,
              const EntChars *words,
              gboolean        reversed)
{
  self->n = words->n;
  self->n_blocks = (words->n + 63) / 64;
  self->last = G_GUINT64_CONSTANT (1) << ((words->n - 1) % 64);
  self->masks = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->none = g_new0 (guint64, self->n_blocks);
  self->plus = g_new (guint64, self->n_blocks);
  self->minus = g_new (guint64, self->n_blocks);
  for (guint i = 0; i < words->n; i++)
    {
      gpointer c = GUINT_TO_POINTER (words->chars[reversed ? words->n - 1 - i : i]);
      guint64 *mask = g_hash_table_lookup (self->masks, c);

      if (mask == NULL)
        {
          mask = g_new0 (guint64, self->n_blocks);
          g_hash_table_insert (self->masks, c, mask);
          if (GPOINTER_TO_UINT (c) < G_N_ELEMENTS (self->ascii))
            self->ascii[GPOINTER_TO_UINT (c)] = mask;
        }
      mask[i / 64] |= G_GUINT64_CONSTANT (1) << (i % 64);
    }
}

static void
pattern_clear (Pattern *self)
{
  g_clear_pointer (&self->masks, g_hash_table_unref);
  g_clear_pointer (&self->none, g_free);
  g_clear_pointer (&self->plus, g_free);
  g_clear_pointer (&self->minus, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pattern, pattern_clear)

/* The column before the text: as many errors as rows. */
static void
pattern_begin (Pattern *self)
{
  for (guint i = 0; i < self->n_blocks; i++)
    {
      self->plus[i] = G_MAXUINT64;
      self->minus[i] = 0;
    }
}

/* The next column, for the character @c. @above: by how much the row above the first grows: 0 where
 * a place may begin anywhere, else 1. Returns by how much the last row grows. */
static int
pattern_step (Pattern  *self,
              gunichar  c,
              int       above)
{
  const guint64 *mask = c < G_N_ELEMENTS (self->ascii) ? self->ascii[c]
                                                       : g_hash_table_lookup (self->masks, GUINT_TO_POINTER (c));

  if (mask == NULL)
    mask = self->none;
  for (guint i = 0; i < self->n_blocks; i++)
    {
      guint64 plus = self->plus[i], minus = self->minus[i], same = mask[i];
      guint64 bottom = i + 1 < self->n_blocks ? G_GUINT64_CONSTANT (1) << 63 : self->last;
      guint64 vertical = same | minus, horizontal, more, less;
      int below;

      if (above < 0)
        same |= 1;
      horizontal = (((same & plus) + plus) ^ plus) | same;
      more = minus | ~(horizontal | plus);
      less = plus & horizontal;
      below = (more & bottom) != 0 ? 1 : (less & bottom) != 0 ? -1 : 0;
      more = (more << 1) | (above > 0);
      less = (less << 1) | (above < 0);
      self->plus[i] = less | ~(vertical | more);
      self->minus[i] = more & vertical;
      above = below;
    }
  return above;
}

/* Of ends close to each other the best is kept, of too many those with fewest errors. */
static void
keep_end (GArray  *likes,
          EntLike  like,
          guint    stretch)
{
  EntLike *last = likes->len > 0 ? &g_array_index (likes, EntLike, likes->len - 1) : NULL;
  guint worst = 0;

  if (last != NULL && like.to >= last->to && like.to - last->to <= stretch)
    {
      if (like.errors < last->errors)
        *last = like;
      return;
    }
  if (likes->len < MAX_LIKE)
    {
      g_array_append_val (likes, like);
      return;
    }
  for (guint i = 1; i < likes->len; i++)
    if (g_array_index (likes, EntLike, i).errors > g_array_index (likes, EntLike, worst).errors)
      worst = i;
  if (g_array_index (likes, EntLike, worst).errors <= like.errors)
    return;
  g_array_remove_index (likes, worst);
  g_array_append_val (likes, like);
}

static void
scan_ends (Pattern        *pattern,
           const EntChars *text,
           guint           from,
           guint           to,
           guint           most,
           GArray         *likes)
{
  guint errors = pattern->n;

  pattern_begin (pattern);
  for (guint i = from; i < to; i++)
    {
      errors += (guint) pattern_step (pattern, text->chars[i], 0);
      if (errors <= most)
        keep_end (likes, (EntLike) { 0, i + 1, errors }, pattern->n / 2);
    }
}

/* Of several beginnings with as few errors that which is as long as the words. */
static void
find_start (Pattern        *reversed,
            const EntChars *text,
            EntLike        *like)
{
  guint errors = reversed->n, best = G_MAXUINT, length = 0;
  int off = G_MAXINT;

  pattern_begin (reversed);
  for (guint i = 0; i < like->to && i < reversed->n + like->errors; i++)
    {
      int this_off = ABS ((int) reversed->n - (int) (i + 1));

      errors += (guint) pattern_step (reversed, text->chars[like->to - 1 - i], 1);
      if (errors < best || (errors == best && this_off < off))
        {
          best = errors;
          off = this_off;
          length = i + 1;
        }
    }
  like->from = like->to - length;
}

static gpointer
get_gram (const EntChars *text,
          guint           at)
{
  guint hash = 2166136261u;

  for (guint i = 0; i < GRAM; i++)
    hash = (hash ^ text->chars[at + i]) * 16777619u;
  return GUINT_TO_POINTER (hash);
}

#define SEVERAL G_MAXUINT

/* Run of characters → its place in the words + 1, or SEVERAL. */
static GHashTable *
collect_grams (const EntChars *words)
{
  GHashTable *grams = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i + GRAM <= words->n; i++)
    {
      gpointer gram = get_gram (words, i);
      gboolean known = g_hash_table_contains (grams, gram);

      g_hash_table_insert (grams, gram, GUINT_TO_POINTER (known ? SEVERAL : i + 1));
    }
  return grams;
}

/* Votes for diagonals, @width of them together. */
static guint *
count_votes (const EntChars *text,
             const EntChars *words,
             guint           width,
             guint           n_votes)
{
  g_autoptr(GHashTable) grams = collect_grams (words);
  guint *votes = g_new0 (guint, n_votes);

  for (guint i = 0; i + GRAM <= text->n; i++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (grams, get_gram (text, i)));

      if (place != 0 && place != SEVERAL)
        votes[(i + words->n - (place - 1)) / width]++;
    }
  return votes;
}

static void
scan_windows (Pattern        *pattern,
              const EntChars *text,
              const EntChars *words,
              guint           most,
              GArray         *likes)
{
  guint width = MAX (64, words->n / 8), n_votes = (text->n + words->n) / width + 2;
  g_autofree guint *votes = count_votes (text, words, width, n_votes);

  for (guint n = 0; n < MAX_WINDOWS; n++)
    {
      guint best = 0;
      gint64 from, to;

      for (guint i = 0; i + 1 < n_votes; i++)
        if (votes[i] + votes[i + 1] > votes[best] + votes[best + 1])
          best = i;
      if (votes[best] + votes[best + 1] == 0)
        break;
      votes[best] = votes[best + 1] = 0;
      from = (gint64) best * width - words->n - words->n / 2;
      to = (gint64) (best + 2) * width + words->n / 2;
      scan_ends (pattern, text, (guint) MAX (from, 0), (guint) CLAMP (to, 0, text->n), most, likes);
    }
}

static int
compare_likes (gconstpointer a,
               gconstpointer b)
{
  const EntLike *one = a, *other = b;

  return one->to != other->to ? (one->to < other->to ? -1 : 1) : (int) one->errors - (int) other->errors;
}

GArray *
ent_chars_find_like (const EntChars *self,
                     const EntChars *words,
                     guint           most)
{
  GArray *likes = g_array_new (FALSE, FALSE, sizeof (EntLike));
  g_auto(Pattern) pattern = { 0 };
  g_auto(Pattern) reversed = { 0 };

  if (words->n == 0 || words->n > ENT_LIKE_MAX_CHARS || most >= words->n)
    return likes;
  pattern_init (&pattern, words, FALSE);
  if ((guint64) self->n * pattern.n_blocks <= MAX_STEPS)
    scan_ends (&pattern, self, 0, self->n, most, likes);
  else
    scan_windows (&pattern, self, words, most, likes);
  if (likes->len == 0)
    return likes;

  pattern_init (&reversed, words, TRUE);
  g_array_sort (likes, compare_likes);
  for (guint i = 0; i < likes->len; i++)
    find_start (&reversed, self, &g_array_index (likes, EntLike, i));
  return likes;
}

/* What is around */

double
ent_chars_beside (const EntChars *self,
                  guint           at,
                  const EntChars *context,
                  gboolean        before)
{
  guint m = MIN (context->n, MAX_CONTEXT), room = before ? at : self->n - at, n = MIN (room, m + m / 2);
  guint column[MAX_CONTEXT + 1];
  double best = 0;

  if (m == 0)
    return 0;
  for (guint i = 0; i <= m; i++)
    column[i] = i;
  for (guint j = 0; j < n; j++)
    {
      gunichar c = self->chars[before ? at - 1 - j : at + j];
      guint diagonal = column[0]++;

      for (guint i = 1; i <= m; i++)
        {
          guint left = column[i];
          gboolean same = context->chars[before ? context->n - i : i - 1] == c;

          column[i] = MIN (MIN (left, column[i - 1]) + 1, diagonal + !same);
          diagonal = left;
          /* As much as goes on to agree: any two texts do in about a third of their letters. */
          best = MAX (best, i - 1.6 * column[i]);
        }
    }
  return best / m;
}
