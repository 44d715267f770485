/* Finds "[@source, p. 3]" and "[words](event:id)" without parsing CommonMark whole.
 *
 * Of CommonMark's rules three matter here and are kept: a backslash takes a bracket's
 * meaning away, a code span (or a fenced block, which looks like one) holds no markup, and a
 * blank line ends whatever was open.  A run of backticks opens a code span only if a run of
 * the same length follows; which lengths have none is remembered, so that a text of many
 * backticks stays linear. */

#include "config.h"

#include "ent-citation.h"

#include <string.h>

#include "ent-cite.h"

/* More than any id needs, so that a search for the ")" of a link ends soon. */
#define MAX_TARGET 200

/* No link that a person writes has it. */
#define CITE_SCHEME "entente-cite:"

typedef struct
{
  const char *text;
  gsize       at;
  guint64     barren;  /* bit n: no run of n backticks follows */
} Scan;

void
ent_citation_free (EntCitation *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->cites);
  g_free (self);
}

void
ent_link_free (EntLink *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self);
}

/* Past the code span that opens here, or past its backticks if it is none. */
static void
skip_code (Scan *self)
{
  gsize n = strspn (self->text + self->at, "`");
  gsize at = self->at + n;

  self->at = at;
  if (n >= 64 || (self->barren & (G_GUINT64_CONSTANT (1) << n)) != 0)
    return;

  for (;;)
    {
      gsize run;

      at += strcspn (self->text + at, "`");
      run = strspn (self->text + at, "`");
      if (run == 0)
        break;
      at += run;
      if (run == n)
        {
          self->at = at;
          return;
        }
    }
  self->barren |= G_GUINT64_CONSTANT (1) << n;
}

/* Moves to the next character that may begin something; FALSE at the end. */
static gboolean
next_bracket (Scan *self)
{
  for (;;)
    {
      self->at += strcspn (self->text + self->at, "[`\\");
      switch (self->text[self->at])
        {
        case '\0':
          return FALSE;
        case '[':
          return TRUE;
        case '`':
          skip_code (self);
          break;
        default:
          /* A backslash and what it makes plain. */
          self->at += self->text[self->at + 1] != '\0' ? 2 : 1;
          break;
        }
    }
}

/* Whether a blank line begins after the line end at @at. */
static gboolean
is_blank_line (const char *text,
               gsize       at)
{
  at++;
  at += strspn (text + at, " \t");
  return text[at] == '\n' || text[at] == '\0';
}

/* The "]" of a bracket whose content begins at @at; FALSE, with the place where it stopped, if
 * another bracket or a blank line comes first. */
static gboolean
find_close (const char *text,
            gsize       at,
            gsize      *close)
{
  for (;; at++)
    {
      at += strcspn (text + at, "]\\[\n");
      *close = at;
      switch (text[at])
        {
        case ']':
          return TRUE;
        case '\\':
          if (text[at + 1] == '\0')
            return FALSE;
          at++;
          break;
        case '\n':
          if (is_blank_line (text, at))
            return FALSE;
          break;
        default:
          return FALSE;
        }
    }
}

/* "source" or "source, locator"; NULL if it is neither. */
static EntCite *
parse_cite (const char *part)
{
  const char *comma = strchr (part, ',');
  g_autofree char *id = comma != NULL ? g_strndup (part, comma - part) : g_strdup (part);
  g_autofree char *locator = NULL;

  if (!ent_id_is_valid (g_strstrip (id)))
    return NULL;
  if (comma != NULL)
    {
      locator = g_strstrip (g_strdup (comma + 1));
      g_strdelimit (locator, "\n", ' ');
      if (*locator == '\0')
        return NULL;
    }
  return ent_cite_new (id, locator);
}

/* The content of the brackets, after the first "@".  A semicolon is part of a locator
 * unless an "@" follows it. */
static void
parse_cites (const char *content,
             GPtrArray  *cites)
{
  const char *begin = content;

  for (;;)
    {
      const char *end = begin;
      const char *next;
      g_autofree char *part = NULL;
      EntCite *cite;

      do
        {
          end += strcspn (end, ";");
          next = end + (*end == ';');
          next += strspn (next, " \t\n");
          if (*end == '\0' || *next == '@')
            break;
          end++;
        }
      while (TRUE);

      part = g_strndup (begin, end - begin);
      cite = parse_cite (part);
      if (cite == NULL)
        {
          g_ptr_array_set_size (cites, 0);
          return;
        }
      g_ptr_array_add (cites, cite);
      if (*end == '\0')
        return;
      begin = next + 1;
    }
}

GPtrArray *
ent_citations_scan (const char *text)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_citation_free);
  Scan scan = { .text = text };

  while (next_bracket (&scan))
    {
      gsize begin = scan.at++;
      gsize close;
      gboolean closed;
      EntCitation *citation;

      if (text[scan.at] != '@')
        continue;
      closed = find_close (text, scan.at, &close);
      scan.at = close + closed;
      /* "[@words](target)" is a link. */
      if (closed && text[scan.at] == '(')
        continue;

      citation = g_new0 (EntCitation, 1);
      citation->begin = begin;
      citation->end = scan.at;
      citation->cites = ent_cites_new ();
      if (closed)
        {
          g_autofree char *content = g_strndup (text + begin + 2, close - begin - 2);

          parse_cites (content, citation->cites);
        }
      g_ptr_array_add (found, citation);
    }
  return found;
}

/* "!" right before a link would make it an image. */
static void
escape_last_mark (GString *out)
{
  gsize n = 0;

  if (out->len == 0 || out->str[out->len - 1] != '!')
    return;
  while (n + 1 < out->len && out->str[out->len - 2 - n] == '\\')
    n++;
  if (n % 2 == 0)
    g_string_insert_c (out, (gssize) out->len - 1, '\\');
}

char *
ent_citations_to_links (const char *text,
                        GPtrArray  *cites)
{
  g_autoptr(GPtrArray) citations = NULL;
  GString *out = g_string_new (NULL);
  gsize done = 0;

  g_return_val_if_fail (text != NULL && cites != NULL, NULL);

  citations = ent_citations_scan (text);
  for (guint i = 0; i < citations->len; i++)
    {
      const EntCitation *citation = citations->pdata[i];
      gsize before = citation->begin;

      while (before > done && text[before - 1] == ' ')
        before--;
      g_string_append_len (out, text + done, (gssize) (before - done));
      escape_last_mark (out);
      for (guint j = 0; j < citation->cites->len; j++)
        {
          const EntCite *cite = citation->cites->pdata[j];

          g_string_append_printf (out, "[cite](" CITE_SCHEME "%u)", cites->len);
          g_ptr_array_add (cites, ent_cite_new (cite->source, cite->locator));
        }
      done = citation->end;
    }
  g_string_append (out, text + done);
  return g_string_free (out, FALSE);
}

gboolean
ent_cite_link_parse (const char *url,
                     guint      *index)
{
  guint64 number;

  if (!g_str_has_prefix (url, CITE_SCHEME)
      || !g_ascii_string_to_unsigned (url + strlen (CITE_SCHEME), 10, 0, G_MAXUINT, &number, NULL))
    return FALSE;
  *index = (guint) number;
  return TRUE;
}

gboolean
ent_link_parse_target (const char   *url,
                       EntLinkKind  *kind,
                       const char  **id)
{
  static const char * const schemes[] = { "event:", "factor:", "document:" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_has_prefix (url, schemes[i]))
      {
        *kind = (EntLinkKind) i;
        *id = url + strlen (schemes[i]);
        return TRUE;
      }
  return FALSE;
}

/* The target of a link whose words end with the "]" at @close, up to its ")". */
static EntLink *
parse_link (const char *text,
            gsize       begin,
            gsize       close)
{
  gsize target = close + 2;
  gsize length;
  g_autofree char *url = NULL;
  EntLinkKind kind;
  const char *id;
  EntLink *link;

  if (text[close + 1] != '(')
    return NULL;
  for (length = 0; length < MAX_TARGET && strchr (")\n", text[target + length]) == NULL; length++)
    ;
  if (text[target + length] != ')')
    return NULL;
  url = g_strstrip (g_strndup (text + target, length));
  if (!ent_link_parse_target (url, &kind, &id))
    return NULL;

  link = g_new0 (EntLink, 1);
  link->begin = begin;
  link->words_begin = begin + 1;
  link->words_end = close;
  link->end = target + length + 1;
  link->kind = kind;
  link->id = g_strdup (id);
  return link;
}

GPtrArray *
ent_links_scan (const char *text)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_link_free);
  Scan scan = { .text = text };

  while (next_bracket (&scan))
    {
      gsize begin = scan.at++;
      gsize close;
      EntLink *link;

      if (!find_close (text, scan.at, &close))
        {
          /* From an inner bracket on a link can still begin. */
          scan.at = close;
          continue;
        }
      link = parse_link (text, begin, close);
      if (link != NULL)
        {
          scan.at = link->end;
          g_ptr_array_add (found, link);
        }
      else
        {
          scan.at = close + 1;
        }
    }
  return found;
}
