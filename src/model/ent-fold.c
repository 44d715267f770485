/* Folding.
 *
 * A text is taken character by character: its full compatibility decomposition, in lower
 * case, without the combining marks that readers leave out when they type.  What composes
 * with the character before it is composed again, so that Hangul stays in syllables, kana
 * keep their voicing and Indic vowels stay whole.  As no step looks further than the
 * character before, the same function can say for each byte where it came from, and the
 * index and the words shown around a hit cannot disagree.
 *
 * Marks go only where they are an addition to a letter (Latin, Greek, Cyrillic, Hebrew,
 * Arabic).  In the scripts of India and South-East Asia vowels are marks, and taking them
 * away would leave another word.
 *
 * An apostrophe of any form parts two words, as it does for SQLite's tokenizer.  The signs
 * that scholars write for ayn and hamza are dropped: "Qurʾān" is found by "quran". */

#include "config.h"

#include "ent-fold.h"

#include <string.h>

typedef struct
{
  GString *out;
  GArray  *offsets;   /* or NULL */
  guint    offset;    /* of the character at hand */
  gboolean gap;       /* a separator was seen since the last letter */
  guint    gap_offset;
} Fold;

static void
put (Fold    *self,
     gunichar c,
     guint    offset)
{
  gsize before = self->out->len;

  g_string_append_unichar (self->out, c);
  if (self->offsets != NULL)
    for (gsize i = before; i < self->out->len; i++)
      g_array_append_val (self->offsets, offset);
}

static void
separate (Fold *self)
{
  if (!self->gap)
    self->gap_offset = self->offset;
  self->gap = TRUE;
}

static void
emit (Fold    *self,
      gunichar c)
{
  if (self->gap && self->out->len > 0)
    put (self, ' ', self->gap_offset);
  self->gap = FALSE;
  put (self, c, self->offset);
}

/* Joins @c to the character before it, where Unicode has one character for the two. */
static gboolean
emit_composed (Fold    *self,
               gunichar c)
{
  char *last;
  gunichar both;
  guint offset;

  if (self->gap || self->out->len == 0)
    return FALSE;

  last = g_utf8_prev_char (self->out->str + self->out->len);
  if (!g_unichar_compose (g_utf8_get_char (last), c, &both))
    return FALSE;

  offset = self->offset;
  if (self->offsets != NULL)
    {
      gsize at = (gsize) (last - self->out->str);

      offset = g_array_index (self->offsets, guint, at);
      g_array_set_size (self->offsets, (guint) at);
    }
  g_string_truncate (self->out, (gsize) (last - self->out->str));
  put (self, both, offset);

  return TRUE;
}

/* Marks that are an addition to a letter. */
static gboolean
is_dropped_mark (gunichar c)
{
  static const struct { gunichar first, last; } ranges[] = {
    { 0x0300, 0x036f },   /* general */
    { 0x0483, 0x0489 },   /* Cyrillic */
    { 0x0591, 0x05bd },   /* Hebrew */
    { 0x05bf, 0x05bf },
    { 0x05c1, 0x05c2 },
    { 0x05c4, 0x05c5 },
    { 0x05c7, 0x05c7 },
    { 0x0610, 0x061a },   /* Arabic */
    { 0x0640, 0x0640 },   /* tatweel, no mark but a stretch of the line */
    { 0x064b, 0x065f },
    { 0x0670, 0x0670 },
    { 0x06d6, 0x06dc },
    { 0x06df, 0x06e4 },
    { 0x06e7, 0x06e8 },
    { 0x06ea, 0x06ed },
    { 0x0711, 0x0711 },   /* Syriac */
    { 0x0730, 0x074a },
    { 0x08d3, 0x08ff },
    { 0x1ab0, 0x1aff },
    { 0x1dc0, 0x1dff },
    { 0x20d0, 0x20ff },
    { 0xfe00, 0xfe0f },   /* variation selectors */
    { 0xfe20, 0xfe2f },
    { 0xe0100, 0xe01ef },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ranges) && c >= ranges[i].first; i++)
    if (c <= ranges[i].last)
      return TRUE;
  return FALSE;
}

/* Letters that no decomposition takes apart; lower case. */
static const char *
map_letter (gunichar c)
{
  switch (c)
    {
    case 0x00df: return "ss";
    case 0x00e6: return "ae";
    case 0x00f0: return "d";
    case 0x00f8: return "o";
    case 0x00fe: return "th";
    case 0x0111: return "d";
    case 0x0127: return "h";
    case 0x0131: return "i";
    case 0x0142: return "l";
    case 0x014b: return "n";
    case 0x0153: return "oe";
    case 0x0167: return "t";
    case 0x0180: return "b";
    case 0x0199: return "k";
    case 0x019a: return "l";
    case 0x01b4: return "y";
    case 0x0253: return "b";
    case 0x0257: return "d";
    case 0x03c2: return "σ";
    case 0x0629: return "ه";   /* teh marbuta */
    case 0x0649: return "ي";   /* alef maksura */
    case 0x0671: return "ا";   /* alef wasla */
    case 0x06a9: return "ك";   /* as Persian and Urdu write them */
    case 0x06be: return "ه";
    case 0x06c1: return "ه";
    case 0x06cc: return "ي";
    case 0x06d5: return "ه";
    case 0x02b9:               /* primes and half rings of transliteration */
    case 0x02ba:
    case 0x02be:
    case 0x02bf: return "";
    case 0x02bb:               /* apostrophes that count as letters */
    case 0x02bc: return " ";
    default:     return NULL;
    }
}

static gboolean
composes (gunichar     c,
          GUnicodeType type)
{
  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_SPACING_MARK ||
         (c >= 0x1161 && c <= 0x11ff);  /* vowels and finals of Hangul */
}

static void
fold_mapped (Fold       *self,
             const char *mapped)
{
  for (; *mapped != '\0'; mapped = g_utf8_next_char (mapped))
    {
      if (*mapped == ' ')
        separate (self);
      else
        emit (self, g_utf8_get_char (mapped));
    }
}

/* @c: fully decomposed */
static void
fold_char (Fold    *self,
           gunichar c)
{
  GUnicodeType type = g_unichar_type (c);
  const char *mapped;

  if (type == G_UNICODE_FORMAT || is_dropped_mark (c))
    return;

  c = g_unichar_tolower (c);
  mapped = map_letter (c);
  if (mapped != NULL)
    fold_mapped (self, mapped);
  else if (type == G_UNICODE_DECIMAL_NUMBER)
    emit (self, (gunichar) ('0' + g_unichar_digit_value (c)));
  else if (composes (c, type) && emit_composed (self, c))
    return;
  else if (g_unichar_isalnum (c) || g_unichar_ismark (c) || type == G_UNICODE_PRIVATE_USE)
    emit (self, c);
  else
    separate (self);
}

char *
ent_fold (const char *text,
          GArray    **offsets)
{
  Fold self = { g_string_sized_new (strlen (text)), NULL, 0, FALSE, 0 };
  guint length = (guint) strlen (text);

  if (offsets != NULL)
    self.offsets = g_array_sized_new (FALSE, FALSE, sizeof (guint), length + 1);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
      gunichar c = g_utf8_get_char (p);
      gsize n;

      self.offset = (guint) (p - text);

      /* The common cases, which need no table. */
      if (c < 0x80)
        {
          if (g_ascii_isalnum (c))
            emit (&self, (gunichar) g_ascii_tolower ((char) c));
          else
            separate (&self);
          continue;
        }
      if ((c >= 0xac00 && c <= 0xd7a3) || (c >= 0x4e00 && c <= 0x9fff))
        {
          emit (&self, c);
          continue;
        }

      n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
      for (gsize i = 0; i < n; i++)
        fold_char (&self, parts[i]);
    }

  if (offsets != NULL)
    {
      /* What ends with the text ends before the separators at its end. */
      guint end = self.gap && self.out->len > 0 ? self.gap_offset : length;

      g_array_append_val (self.offsets, end);
      *offsets = self.offsets;
    }

  return g_string_free (self.out, FALSE);
}

gboolean
ent_fold_is_unspaced (gunichar c)
{
  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_MYANMAR:
    case G_UNICODE_SCRIPT_THAI:
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
ent_fold_is_part_char (gunichar c)
{
  if (c < 0x0590)
    return FALSE;

  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_BOPOMOFO:
      return TRUE;
    default:
      return ent_fold_is_unspaced (c);
    }
}

gboolean
ent_fold_has_parts (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (ent_fold_is_part_char (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

gboolean
ent_fold_has_word (const char *text,
                   const char *word)
{
  gboolean parts = ent_fold_has_parts (word);

  for (const char *at = text; (at = strstr (at, word)) != NULL; at++)
    if (parts || at == text || at[-1] == ' ')
      return TRUE;
  return FALSE;
}

static void
append_part (GString    *out,
             const char *begin)
{
  const char *end = begin;

  for (int n = 0; n < ENT_FOLD_MAX_PART && *end != '\0' && *end != ' '; n++)
    end = g_utf8_next_char (end);
  g_string_append_c (out, ' ');
  g_string_append_len (out, begin, end - begin);
}

void
ent_fold_append_parts (GString    *out,
                       const char *folded)
{
  gboolean in_word = FALSE;
  gboolean after_part = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean part = ent_fold_is_part_char (c);

      /* Also where another script begins: the 4 of "2018년4월". */
      if (in_word && (part || after_part) && c != ' ')
        append_part (out, p);
      in_word = c != ' ';
      after_part = part;
    }
}
