/* A strict reading of JSON, ahead of the parser.
 *
 * json-glib makes a tree of JSON, and is generous on the way: of two members with one name
 * the last wins, comments are skipped, a number that is too large turns into another one, bad
 * UTF-8 goes through, and nesting is limited by the stack alone.  For a file that people write
 * by hand and pass on each of these is a fault, so this reads the same bytes first, once, by
 * the grammar of RFC 8259.
 *
 * A person wants all faults in one run, so a fault that can be mended is mended, in a copy
 * of the bytes that is of the same length: a bad character becomes a space, a comment or a
 * second member of the same name becomes spaces, a lone surrogate becomes U+FFFD.  The reader then
 * goes on with that copy and finds the faults of the content.  Only where the grammar itself breaks is there
 * an end.
 *
 * Everything is linear in the length: names are looked up in a table per object, and an
 * object has at most MAX_MEMBERS of them, so that names chosen to collide in the parser's
 * own table cost little. */

#include "config.h"

#include "ent-json-scan.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-id-hash.h"

#define MAX_MEMBERS      300
#define MAX_NUMBER_CHARS 64
/* Up to here every integer is a double too (2^53 has 16 digits). */
#define MAX_INT_DIGITS   15

typedef struct
{
  GHashTable *names;  /* of the object; kept for the next object of this depth */
  const char *name;   /* of the member being read, owned by names; NULL in an array */
  guint       index;  /* of the item being read */
} Level;

typedef struct
{
  EntJson    *json;
  const char *text;
  gsize       length;
  gsize       at;
  char       *clean;

  Level      *levels;
  guint       depth;
  guint       max_depth;

  /* Line and column of the last fault told, from where the next one is counted. */
  gsize       told_at;
  guint       line;
  guint       column;
} Scan;

static gboolean scan_value (Scan *self);

static char *
dup_pointer (Scan *self)
{
  GString *pointer = g_string_new (NULL);

  for (guint i = 0; i < self->depth; i++)
    {
      const Level *level = &self->levels[i];

      if (level->name != NULL)
        ent_json_pointer_append (pointer, level->name);
      else if (level->index != G_MAXUINT)
        g_string_append_printf (pointer, "/%u", level->index);
    }
  return g_string_free (pointer, FALSE);
}

static void
count_lines (Scan  *self,
             gsize  at)
{
  for (; self->told_at < at; self->told_at++)
    {
      if (self->text[self->told_at] == '\n')
        {
          self->line++;
          self->column = 1;
        }
      else if (((guchar) self->text[self->told_at] & 0xC0) != 0x80)
        {
          self->column++;
        }
    }
}

/* @at never goes back, so that counting lines is linear over the whole file. */
static void
fault_at (Scan       *self,
          gsize       at,
          const char *message)
{
  g_autofree char *pointer = dup_pointer (self);

  count_lines (self, at);
  /* Translators: the first is a whole sentence that says what is wrong in a file. */
  ent_json_fault_at (self->json, pointer, _("%s (line %u, column %u)"),
                     message, self->line, self->column);
}

/* The grammar is broken here: nothing after this can be read. */
static gboolean
broken (Scan       *self,
        const char *message)
{
  fault_at (self, self->at, message);
  return FALSE;
}

static int
peek (Scan *self)
{
  return self->at < self->length ? (guchar) self->text[self->at] : -1;
}

static void
blank (Scan  *self,
       gsize  begin,
       gsize  end)
{
  memset (self->clean + begin, ' ', end - begin);
}

/* From the slash on; what follows decides whether it is a comment at all. */
static gboolean
skip_comment (Scan *self)
{
  gsize begin = self->at;
  const char *end;

  if (self->at + 1 < self->length && self->text[begin + 1] == '/')
    end = memchr (self->text + begin, '\n', self->length - begin);
  else if (self->at + 1 < self->length && self->text[begin + 1] == '*')
    {
      end = g_strstr_len (self->text + begin + 2, self->length - begin - 2, "*/");
      if (end == NULL)
        return broken (self, _("a comment that does not end; JSON has no comments: remove it"));
      end += 2;
    }
  else
    {
      return broken (self, _("“/” stands where a value should"));
    }

  fault_at (self, begin, _("a comment; JSON has no comments: remove it"));
  self->at = end != NULL ? (gsize) (end - self->text) : self->length;
  blank (self, begin, self->at);
  return TRUE;
}

static gboolean
skip_space (Scan *self)
{
  for (;;)
    {
      switch (peek (self))
        {
        case ' ':
        case '\t':
        case '\n':
        case '\r':
          self->at++;
          break;
        case '/':
          if (!skip_comment (self))
            return FALSE;
          break;
        default:
          return TRUE;
        }
    }
}

/* What was already said of one string, so that a text in a wrong encoding is one fault. */
typedef enum
{
  SAID_UTF8    = 1 << 0,
  SAID_CONTROL = 1 << 1,
  SAID_ESCAPE  = 1 << 2,
} Said;

static void
say_once (Scan       *self,
          Said       *said,
          Said        what,
          gsize       at,
          const char *message)
{
  if ((*said & what) == 0)
    fault_at (self, at, message);
  *said |= what;
}

static void
say_control (Scan     *self,
             Said     *said,
             gsize     at,
             gunichar  c)
{
  g_autofree char *message = NULL;

  if (c == 0)
    message = g_strdup (_("a NUL character in a text: remove it"));
  else if (c == '\n' || c == '\r')
    message = g_strdup (_("a line end in a text: write it as \\n, or close the quotation mark"));
  else if (c == '\t')
    message = g_strdup (_("a tab in a text: write it as \\t"));
  else
    message = g_strdup_printf (_("the control character U+%04X in a text: remove it"), c);
  say_once (self, said, SAID_CONTROL, at, message);
}

/* The four digits of an escape, or −1. */
static int
hex4 (Scan  *self,
      gsize  at)
{
  int value = 0;

  if (at + 4 > self->length)
    return -1;
  for (gsize i = at; i < at + 4; i++)
    {
      int digit = g_ascii_xdigit_value (self->text[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* "\uXXXX" at the backslash; returns the character, U+FFFD or a space for one that must not be. */
static gunichar
scan_unicode_escape (Scan *self,
                     Said *said)
{
  gsize at = self->at;
  int value = hex4 (self, at + 2);
  int low;

  if (value < 0)
    {
      say_once (self, said, SAID_ESCAPE, at, _("\\u must be followed by four hexadecimal digits"));
      blank (self, at, at + 2);
      self->at += 2;
      return ' ';
    }

  self->at += 6;
  if (value >= 0xD800 && value < 0xE000)
    {
      if (value < 0xDC00 && self->at + 1 < self->length
          && self->text[self->at] == '\\' && self->text[self->at + 1] == 'u'
          && (low = hex4 (self, self->at + 2)) >= 0xDC00 && low < 0xE000)
        {
          self->at += 6;
          return 0x10000 + (((gunichar) value - 0xD800) << 10) + ((gunichar) low - 0xDC00);
        }
      say_once (self, said, SAID_ESCAPE, at,
                _("half of a surrogate pair: write the character itself, or both halves"));
      memcpy (self->clean + at + 2, "fffd", 4);
      return 0xFFFD;
    }
  if (value != 0 && ent_json_allows_control (self->json))
    return value;
  if ((value < 0x20 && value != '\n' && value != '\t') || (value >= 0x7F && value < 0xA0))
    {
      say_control (self, said, at, value);
      memcpy (self->clean + at + 2, "0020", 4);
      return ' ';
    }
  return value;
}

static gunichar
scan_escape (Scan *self,
             Said *said)
{
  gsize at = self->at;
  int c = at + 1 < self->length ? (guchar) self->text[at + 1] : -1;

  switch (c)
    {
    case 'u':
      return scan_unicode_escape (self, said);
    case '"':
    case '\\':
    case '/':
      self->at += 2;
      return c;
    case 'n':
      self->at += 2;
      return '\n';
    case 't':
      self->at += 2;
      return '\t';
    case 'r':
    case 'b':
    case 'f':
      if (ent_json_allows_control (self->json))
        {
          self->at += 2;
          return c == 'r' ? '\r' : c == 'b' ? '\b' : '\f';
        }
      say_once (self, said, SAID_CONTROL, at,
                c == 'r' ? _("a carriage return in a text: write a line end as \\n alone")
                         : _("a control character in a text: remove it"));
      blank (self, at, at + 2);
      self->at += 2;
      return ' ';
    default:
      say_once (self, said, SAID_ESCAPE, at,
                _("an unknown escape; a backslash itself is written as \\\\"));
      blank (self, at, at + 1);
      self->at++;
      return ' ';
    }
}

/* One character beyond ASCII. */
static gunichar
scan_wide (Scan *self,
           Said *said)
{
  const char *p = self->text + self->at;
  gunichar c = g_utf8_get_char_validated (p, self->length - self->at);

  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      say_once (self, said, SAID_UTF8, self->at, _("bytes that are not UTF-8: save the file as UTF-8"));
      blank (self, self->at, self->at + 1);
      self->at++;
      return ' ';
    }
  if (c < 0xA0 && !ent_json_allows_control (self->json))
    {
      say_control (self, said, self->at, c);
      blank (self, self->at, self->at + 2);
      c = ' ';
    }
  self->at += g_utf8_next_char (p) - p;
  return c;
}

/* From its opening quotation mark; @value gets the decoded characters where it is wanted. */
static gboolean
scan_string (Scan    *self,
             GString *value)
{
  gsize begin = self->at++;
  Said said = 0;

  for (;;)
    {
      int c = peek (self);
      gunichar decoded;

      if (c < 0)
        {
          self->at = begin;
          return broken (self, _("a quotation mark is opened here and not closed"));
        }
      if (c == '"')
        {
          self->at++;
          return TRUE;
        }

      if (c == '\\')
        {
          decoded = scan_escape (self, &said);
        }
      else if (c < 0x20 || (c == 0x7F && !ent_json_allows_control (self->json)))
        {
          say_control (self, &said, self->at, c);
          blank (self, self->at, self->at + 1);
          self->at++;
          decoded = ' ';
        }
      else if (c >= 0x80)
        {
          decoded = scan_wide (self, &said);
        }
      else
        {
          self->at++;
          decoded = c;
        }
      if (value != NULL)
        g_string_append_unichar (value, decoded);
    }
}

static gsize
skip_digits (Scan *self)
{
  gsize begin = self->at;

  while (g_ascii_isdigit (peek (self)))
    self->at++;
  return self->at - begin;
}

/* A valid number that a parser could not hold: another stands in for it. */
static void
check_number (Scan     *self,
              gsize     begin,
              gsize     n_int_digits,
              gboolean  is_integer)
{
  gsize length = self->at - begin;
  char buffer[MAX_NUMBER_CHARS + 1];

  if (length <= MAX_NUMBER_CHARS && !(is_integer && n_int_digits > MAX_INT_DIGITS))
    {
      memcpy (buffer, self->text + begin, length);
      buffer[length] = '\0';
      if (isfinite (g_ascii_strtod (buffer, NULL)))
        return;
    }
  fault_at (self, begin, _("a number with more digits than can be read exactly"));
  blank (self, begin, self->at);
  self->clean[begin] = '1';
}

static gboolean
scan_number (Scan *self)
{
  gsize begin = self->at;
  gsize n_int_digits;
  gboolean is_integer = TRUE;

  if (peek (self) == '-')
    self->at++;
  if (peek (self) == '0' && self->at + 1 < self->length && g_ascii_isdigit (self->text[self->at + 1]))
    return broken (self, _("a number must not begin with 0"));
  n_int_digits = skip_digits (self);
  if (n_int_digits == 0)
    return broken (self, _("a digit must follow the minus sign"));

  if (peek (self) == '.')
    {
      is_integer = FALSE;
      self->at++;
      if (skip_digits (self) == 0)
        return broken (self, _("a digit must follow the decimal point"));
    }
  if (peek (self) == 'e' || peek (self) == 'E')
    {
      is_integer = FALSE;
      self->at++;
      if (peek (self) == '+' || peek (self) == '-')
        self->at++;
      if (skip_digits (self) == 0)
        return broken (self, _("a digit must follow the exponent’s e"));
    }
  check_number (self, begin, n_int_digits, is_integer);
  return TRUE;
}

static gboolean
scan_word (Scan *self)
{
  static const char * const words[] = { "true", "false", "null" };
  gsize begin = self->at;
  gsize length;
  g_autofree char *quoted = NULL;
  g_autofree char *message = NULL;

  while (g_ascii_isalnum (peek (self)) || peek (self) == '_')
    self->at++;
  length = self->at - begin;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (length == strlen (words[i]) && strncmp (self->text + begin, words[i], length) == 0)
      return TRUE;

  self->at = begin;
  if (length == 0)
    return broken (self, _("a value should stand here: a string in double quotation marks, a number, "
                           "an object or an array"));
  quoted = g_strndup (self->text + begin, MIN (length, 40));
  message = g_strdup_printf (_("“%s” is no JSON value: put words in double quotation marks"), quoted);
  return broken (self, message);
}

static Level *
push (Scan *self)
{
  Level *level;

  if (self->depth == self->max_depth)
    {
      g_autofree char *message =
        g_strdup_printf (_("more than %u levels of nesting"), self->max_depth);

      ent_json_set_too_large (self->json);
      broken (self, message);
      return NULL;
    }
  level = &self->levels[self->depth++];
  level->name = NULL;
  level->index = G_MAXUINT;
  return level;
}

/* At a comma or the end of an array or object.  Sets @more; a comma before the end is a
 * fault that is mended. */
static gboolean
scan_separator (Scan     *self,
                char      closing,
                gsize    *comma,
                gboolean *more)
{
  if (!skip_space (self))
    return FALSE;

  *more = FALSE;
  if (peek (self) == ',')
    {
      *comma = self->at++;
      if (!skip_space (self))
        return FALSE;
      if (peek (self) != closing)
        {
          *more = TRUE;
          return TRUE;
        }
      fault_at (self, self->at, _("a comma before the end of the list: remove it"));
      blank (self, *comma, *comma + 1);
    }
  if (peek (self) != closing)
    return broken (self, closing == '}'
                     ? _("a comma or the closing brace “}” of an object should stand here")
                     : _("a comma or the closing bracket “]” of an array should stand here"));
  self->at++;
  return TRUE;
}

/* The name of a member and its colon.  Sets @twice if the object has that name already. */
static gboolean
scan_name (Scan     *self,
           Level    *level,
           gboolean *twice)
{
  g_autoptr(GString) name = g_string_new (NULL);
  gpointer known;

  if (peek (self) != '"')
    return broken (self, _("the name of a member, in double quotation marks, should stand here"));
  level->name = NULL;
  if (!scan_string (self, name))
    return FALSE;

  *twice = g_hash_table_lookup_extended (level->names, name->str, &known, NULL);
  if (!*twice)
    {
      if (g_hash_table_size (level->names) == MAX_MEMBERS)
        {
          g_autofree char *message =
            g_strdup_printf (_("an object with more than %d members"), MAX_MEMBERS);

          return broken (self, message);
        }
      known = g_strdup (name->str);
      g_hash_table_add (level->names, known);
    }
  level->name = known;
  if (*twice)
    {
      g_autofree char *quoted = ent_json_quote (name->str);
      g_autofree char *message =
        g_strdup_printf (_("the member %s stands here a second time: keep one"), quoted);

      fault_at (self, self->at, message);
    }

  if (!skip_space (self))
    return FALSE;
  if (peek (self) != ':')
    return broken (self, _("a colon should follow the name of a member"));
  self->at++;
  return TRUE;
}

static gboolean
scan_object (Scan *self)
{
  Level *level = push (self);
  gsize comma = self->at;
  gboolean more = TRUE;

  if (level == NULL)
    return FALSE;
  if (level->names == NULL)
    level->names = g_hash_table_new_full (ent_id_hash, g_str_equal, g_free, NULL);
  g_hash_table_remove_all (level->names);

  self->at++;
  if (!skip_space (self))
    return FALSE;
  if (peek (self) == '}')
    {
      self->at++;
      more = FALSE;
    }
  while (more)
    {
      gsize before = comma;
      gboolean twice;

      if (!scan_name (self, level, &twice) || !skip_space (self) || !scan_value (self))
        return FALSE;
      /* The first of two members stays; before the second there always is a comma. */
      if (twice)
        blank (self, before, self->at);
      level->name = NULL;
      if (!scan_separator (self, '}', &comma, &more))
        return FALSE;
    }
  self->depth--;
  return TRUE;
}

static gboolean
scan_array (Scan *self)
{
  Level *level = push (self);
  gsize comma;
  gboolean more = TRUE;

  if (level == NULL)
    return FALSE;

  self->at++;
  if (!skip_space (self))
    return FALSE;
  if (peek (self) == ']')
    {
      self->at++;
      more = FALSE;
    }
  for (guint i = 0; more; i++)
    {
      level->index = i;
      if (!scan_value (self))
        return FALSE;
      level->index = G_MAXUINT;
      if (!scan_separator (self, ']', &comma, &more))
        return FALSE;
    }
  self->depth--;
  return TRUE;
}

static gboolean
scan_value (Scan *self)
{
  switch (peek (self))
    {
    case -1:
      return broken (self, _("the file ends in the middle of its content"));
    case '{':
      return scan_object (self);
    case '[':
      return scan_array (self);
    case '"':
      return scan_string (self, NULL);
    case '-':
    case '0': case '1': case '2': case '3': case '4':
    case '5': case '6': case '7': case '8': case '9':
      return scan_number (self);
    case '\'':
      return broken (self, _("strings stand in double quotation marks, \"…\""));
    default:
      return scan_word (self);
    }
}

static gboolean
scan_file (Scan *self)
{
  if (self->length >= 3 && memcmp (self->text, "\xEF\xBB\xBF", 3) == 0)
    {
      fault_at (self, 0, _("a byte order mark before the content: save the file as UTF-8 without it"));
      blank (self, 0, 3);
      self->at = 3;
    }
  if (!skip_space (self))
    return FALSE;
  if (self->at == self->length)
    return broken (self, _("the file is empty"));
  if (!scan_value (self))
    return FALSE;

  self->length = MIN (self->length, self->at);
  return TRUE;
}

gboolean
ent_json_scan (EntJson     *json,
               const char  *bytes,
               gsize        length,
               guint        max_depth,
               char       **clean,
               gsize       *clean_length,
               GHashTable **names)
{
  Scan self = { .json = json, .text = bytes, .length = length, .max_depth = max_depth, .line = 1, .column = 1 };
  gboolean readable;

  self.clean = g_malloc (length + 1);
  if (length > 0)
    memcpy (self.clean, bytes, length);
  self.clean[length] = '\0';
  self.levels = g_new0 (Level, max_depth);

  readable = scan_file (&self);
  *clean_length = self.length;
  if (readable)
    {
      self.length = length;
      if (skip_space (&self) && self.at < length)
        fault_at (&self, self.at, _("there is more after the end of the content: remove it"));
    }

  if (names != NULL)
    *names = readable ? g_steal_pointer (&self.levels[0].names) : NULL;
  for (guint i = 0; i < max_depth; i++)
    g_clear_pointer (&self.levels[i].names, g_hash_table_unref);
  g_free (self.levels);
  *clean = self.clean;
  return readable;
}

JsonNode *
ent_json_read (EntJson    *json,
               const char *bytes,
               gsize       length,
               guint       max_depth)
{
  g_autofree char *clean = NULL;
  g_autoptr(JsonParser) parser = NULL;
  g_autoptr(GError) error = NULL;
  gsize clean_length;

  if (!ent_json_scan (json, bytes, length, max_depth, &clean, &clean_length, NULL))
    return NULL;

  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, clean, clean_length, &error))
    {
      /* Only where a fault was mended in a way that it cannot read. */
      if (ent_json_get_n_faults (json) == 0)
        ent_json_fault_at (json, "", "%s", error->message);
      return NULL;
    }
  return json_parser_steal_root (parser);
}
