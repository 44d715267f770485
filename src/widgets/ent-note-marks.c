/* A scanner that is right about what people write in notes, line by line: emphasis that goes
 * over the end of a line is left plain, which does no harm, for these are only looks.  Tags are
 * found by the rules of ent_tags_scan(). */
#include "config.h"

#include "ent-note-marks.h"

typedef enum
{
  MARK_SIGN,
  MARK_BOLD,
  MARK_ITALIC,
  MARK_HEADING,
  MARK_QUOTE,
  MARK_CODE,
  MARK_LINK,
  MARK_TAG,
  N_MARKS,
} Mark;

static const char * const names[N_MARKS] = {
  "ent-sign", "ent-bold", "ent-italic", "ent-heading", "ent-quote", "ent-code", "ent-link", "ent-tag",
};

/* The text in characters, as the buffer counts them. */
typedef struct
{
  GtkTextBuffer  *buffer;
  const gunichar *chars;
  guint          *left;   /* how many marks may still be made */
} Scan;

/* What is beyond is left plain: GTK walks through all the marks of a line for each new one. */
#define MAX_MARKS 1000
#define MAX_LINE  4000

static void
mark (const Scan *scan,
      Mark        kind,
      gsize       begin,
      gsize       end)
{
  GtkTextIter from, to;

  if (begin >= end || *scan->left == 0)
    return;
  (*scan->left)--;
  gtk_text_buffer_get_iter_at_offset (scan->buffer, &from, (int) begin);
  gtk_text_buffer_get_iter_at_offset (scan->buffer, &to, (int) end);
  gtk_text_buffer_apply_tag_by_name (scan->buffer, names[kind], &from, &to);
}

static gsize
run_length (const Scan *scan,
            gsize       at,
            gsize       end)
{
  gsize n = 1;

  while (at + n < end && scan->chars[at + n] == scan->chars[at])
    n++;
  return n;
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_' || c == '-';
}

/* Farther than this nothing is looked for, in characters: a line of nothing but signs must not
 * cost its length squared. */
#define MAX_SPAN 2000

/* Where a run of at least @n of the character at @open closes what it opens, or @end. */
static gsize
find_closing (const Scan *scan,
              gsize       open,
              gsize       n,
              gsize       end)
{
  gunichar sign = scan->chars[open];
  gsize last = MIN (end, open + MAX_SPAN);

  for (gsize at = open + n; at < last;)
    {
      gsize run;

      if (scan->chars[at] == '\\')
        {
          at += 2;
          continue;
        }
      if (scan->chars[at] != sign)
        {
          at++;
          continue;
        }
      run = run_length (scan, at, end);
      if (sign == '`' ? run == n : run >= n && at > open + n && !g_unichar_isspace (scan->chars[at - 1])
          && (sign == '*' || at + run == end || !is_word_char (scan->chars[at + run])))
        return at;
      at += run;
    }
  return end;
}

static void scan_inline (const Scan *scan,
                         gsize       begin,
                         gsize       end);

/* Emphasis or code from @at on. Returns what follows it, or @at + the run where it is none. */
static gsize
take_span (const Scan *scan,
           gsize       begin,
           gsize       at,
           gsize       end)
{
  gunichar sign = scan->chars[at];
  gsize run = run_length (scan, at, end), n = sign == '`' ? run : MIN (run, 3), close;

  if (sign != '`' && (at + n >= end || g_unichar_isspace (scan->chars[at + n])
                      || (sign == '_' && at > begin && is_word_char (scan->chars[at - 1]))))
    return at + run;
  close = find_closing (scan, at, n, end);
  if (close == end)
    return at + run;
  mark (scan, MARK_SIGN, at, at + n);
  mark (scan, MARK_SIGN, close, close + n);
  if (sign == '`')
    {
      mark (scan, MARK_CODE, at + n, close);
      return close + n;
    }
  if (n >= 2)
    mark (scan, MARK_BOLD, at + n, close);
  if (n != 2)
    mark (scan, MARK_ITALIC, at + n, close);
  scan_inline (scan, at + n, close);
  return close + n;
}

static gsize
find_char (const Scan *scan,
           gunichar    wanted,
           gsize       at,
           gsize       end)
{
  gsize last = MIN (end, at + MAX_SPAN);

  while (at < last && scan->chars[at] != wanted)
    at += scan->chars[at] == '\\' ? 2 : 1;
  return at < last ? at : end;
}

/* "[words](address)" or "<address>" from @at on. Returns what follows it, or @at + 1. */
static gsize
take_link (const Scan *scan,
           gsize       at,
           gsize       end)
{
  gsize close, last;

  if (scan->chars[at] == '<')
    {
      close = find_char (scan, '>', at, end);
      last = find_char (scan, ':', at, close);
      if (close == end || last == close || find_char (scan, ' ', at, close) != close)
        return at + 1;
      mark (scan, MARK_SIGN, at, at + 1);
      mark (scan, MARK_LINK, at + 1, close);
      mark (scan, MARK_SIGN, close, close + 1);
      return close + 1;
    }
  close = find_char (scan, ']', at, end);
  if (close + 1 >= end || scan->chars[close + 1] != '(')
    return at + 1;
  last = find_char (scan, ')', close, end);
  if (last == end)
    return at + 1;
  mark (scan, MARK_SIGN, at, at + 1);
  mark (scan, MARK_LINK, at + 1, close);
  mark (scan, MARK_SIGN, close, last + 1);
  scan_inline (scan, at + 1, close);
  return last + 1;
}

static gsize
take_tag (const Scan *scan,
          gsize       at,
          gsize       end)
{
  gsize last = at + 1;
  gboolean has_letter = FALSE;

  while (last < end && is_word_char (scan->chars[last]))
    has_letter |= g_unichar_isalpha (scan->chars[last++]);
  if (has_letter)
    mark (scan, MARK_TAG, at, last);
  return last;
}

static void
scan_inline (const Scan *scan,
             gsize       begin,
             gsize       end)
{
  gboolean in_word = FALSE;

  for (gsize at = begin; at < end;)
    {
      gunichar c = scan->chars[at];
      gsize from = at;

      if (c == '\\')
        at = MIN (at + 2, end);
      else if (c == '`' || c == '*' || c == '_')
        at = take_span (scan, begin, at, end);
      else if (c == '[' || c == '<')
        at = take_link (scan, at, end);
      else if (c == '#' && !in_word)
        at = take_tag (scan, at, end);
      else
        at++;
      c = scan->chars[at - 1];
      in_word = is_word_char (c) || c == '#' || c == '&' || c == '/';
      g_assert (at > from);
    }
}

/* The sign of a list at @at: "- ", "12. ". Returns what follows it. */
static gsize
take_bullet (const Scan *scan,
             gsize       at,
             gsize       end)
{
  gsize last = at;

  while (last < end && g_unichar_isdigit (scan->chars[last]))
    last++;
  if (last < end && (last > at ? scan->chars[last] == '.' || scan->chars[last] == ')'
                               : scan->chars[last] == '-' || scan->chars[last] == '*' || scan->chars[last] == '+')
      && last + 1 < end && scan->chars[last + 1] == ' ')
    {
      mark (scan, MARK_SIGN, at, last + 1);
      return last + 1;
    }
  return at;
}

static void
scan_line (const Scan *scan,
           gsize       begin,
           gsize       end)
{
  gsize at = begin, run;

  while (at < end && scan->chars[at] == ' ')
    at++;
  if (at < end && scan->chars[at] == '>')
    {
      mark (scan, MARK_QUOTE, at, end);
      mark (scan, MARK_SIGN, at, at + 1);
      for (at++; at < end && scan->chars[at] == ' '; at++)
        ;
    }
  if (at < end && scan->chars[at] == '#')
    {
      run = run_length (scan, at, end);
      if (run <= 6 && (at + run == end || scan->chars[at + run] == ' '))
        {
          mark (scan, MARK_HEADING, at, end);
          mark (scan, MARK_SIGN, at, at + run);
          at += run;
        }
    }
  scan_inline (scan, take_bullet (scan, at, end), end);
}

static gboolean
is_fence (const Scan *scan,
          gsize       begin,
          gsize       end)
{
  return end - begin >= 3 && scan->chars[begin] == '`' && run_length (scan, begin, end) >= 3;
}

static void
scan_text (const Scan *scan,
           gsize       n)
{
  gboolean in_code = FALSE;

  for (gsize begin = 0, end; begin < n; begin = end + 1)
    {
      for (end = begin; end < n && scan->chars[end] != '\n'; end++)
        ;
      if (is_fence (scan, begin, end))
        {
          mark (scan, MARK_SIGN, begin, end);
          in_code = !in_code;
        }
      else if (in_code)
        mark (scan, MARK_CODE, begin, end);
      else if (end - begin <= MAX_LINE)
        scan_line (scan, begin, end);
    }
}

void
ent_note_marks_add (GtkTextBuffer *buffer)
{
  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  gtk_text_buffer_create_tag (buffer, names[MARK_BOLD], "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, names[MARK_ITALIC], "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_buffer_create_tag (buffer, names[MARK_HEADING], "weight", PANGO_WEIGHT_BOLD,
                              "scale", PANGO_SCALE_LARGE, NULL);
  gtk_text_buffer_create_tag (buffer, names[MARK_QUOTE], "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_buffer_create_tag (buffer, names[MARK_CODE], "family", "monospace", NULL);
  gtk_text_buffer_create_tag (buffer, names[MARK_LINK], "underline", PANGO_UNDERLINE_SINGLE, NULL);
  gtk_text_buffer_create_tag (buffer, names[MARK_TAG], "weight", PANGO_WEIGHT_BOLD, NULL);
  /* The last wins where several stand over the same words. */
  gtk_text_buffer_create_tag (buffer, names[MARK_SIGN], "weight", PANGO_WEIGHT_NORMAL, NULL);
}

static void
set_color (GtkTextBuffer *buffer,
           Mark           kind,
           const GdkRGBA *color)
{
  g_object_set (gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), names[kind]),
                "foreground-rgba", color, NULL);
}

void
ent_note_marks_set_style (GtkTextBuffer         *buffer,
                          const EntPictureStyle *style)
{
  GdkRGBA own;

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  own = ent_picture_style_get_color (style, ENT_COLOR_OWN);
  set_color (buffer, MARK_SIGN, &style->dim_text);
  set_color (buffer, MARK_QUOTE, &style->dim_text);
  set_color (buffer, MARK_LINK, &style->accent);
  set_color (buffer, MARK_TAG, &own);
}

void
ent_note_marks_update (GtkTextBuffer *buffer)
{
  GtkTextIter begin, end;
  g_autofree char *text = NULL;
  g_autofree gunichar *chars = NULL;
  guint left = MAX_MARKS;
  glong n;

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  gtk_text_buffer_get_bounds (buffer, &begin, &end);
  for (guint i = 0; i < N_MARKS; i++)
    gtk_text_buffer_remove_tag_by_name (buffer, names[i], &begin, &end);
  if (gtk_text_buffer_get_char_count (buffer) > ENT_NOTE_MARKS_MAX)
    return;
  text = gtk_text_buffer_get_slice (buffer, &begin, &end, TRUE);
  chars = g_utf8_to_ucs4_fast (text, -1, &n);
  scan_text (&(Scan) { buffer, chars, &left }, (gsize) n);
}
