/* Chicago's notes and bibliography style, 17th edition.
 *
 * An entry is a row of parts, each a sentence of a bibliography or, with commas between them, a piece of a note.
 * Which parts there are depends on what the source is: a whole work, something in a journal or in a newspaper, a part
 * of a book, or a text that stands by itself in an archive, on a page or in a series of treaties.  While parts are put
 * together, italics and addresses are marked with characters that no text holds; at the end they become CommonMark,
 * or go. */

#include "config.h"

#include "ent-bibliography-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-date.h"
#include "ent-markdown.h"

#define ITALIC_BEGIN '\001'
#define ITALIC_END   '\002'
#define URL_BEGIN    '\003'
#define URL_END      '\004'
/* At the end of a title in quotation marks: where a stop or a comma goes, once it is known which. */
#define STOP_HERE    '\005'

/* More authors than this are "et al.": in a bibliography after the first seven, in a note after the first. */
#define MAX_ENTRY_NAMES 10
#define FEW_ENTRY_NAMES 7
#define MAX_NOTE_NAMES  3

typedef enum
{
  FORM_WORK,     /* a title in italics, and an imprint */
  FORM_JOURNAL,  /* volume, number (year): pages */
  FORM_PAPER,    /* a newspaper or a magazine, with its date */
  FORM_PART,     /* in a book */
  FORM_TEXT,     /* by itself: where it stands, and its date */
  FORM_LAW,      /* the same, without quotation marks */
} Form;

static const struct
{
  const char *type;
  Form        form;
} forms[] = {
  { "article", FORM_JOURNAL }, { "article-journal", FORM_JOURNAL }, { "article-magazine", FORM_PAPER },
  { "article-newspaper", FORM_PAPER }, { "bill", FORM_LAW }, { "book", FORM_WORK }, { "chapter", FORM_PART },
  { "dataset", FORM_WORK }, { "entry", FORM_PART }, { "entry-encyclopedia", FORM_PART }, { "hearing", FORM_LAW },
  { "legal_case", FORM_LAW }, { "legislation", FORM_LAW }, { "map", FORM_WORK }, { "motion_picture", FORM_WORK },
  { "paper-conference", FORM_PART }, { "regulation", FORM_LAW }, { "report", FORM_WORK }, { "review", FORM_JOURNAL },
};

typedef struct
{
  const EntSource *source;
  const char      *locator;  /* or NULL */
  gboolean         note;
  GString         *out;
} Entry;

static Form
get_form (const EntSource *source)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (strcmp (forms[i].type, source->type) == 0)
      {
        /* In which journal is not known. */
        if (forms[i].form == FORM_JOURNAL && source->fields[ENT_SOURCE_CONTAINER_TITLE] == NULL)
          break;
        return forms[i].form;
      }
  return FORM_TEXT;
}

/* Parts */

/* Whether it ends with a stop, be it in italics or in quotation marks. */
static gboolean
ends_with_stop (const char *words)
{
  const char *end = words + strlen (words);

  while (end > words)
    {
      const char *last = g_utf8_prev_char (end);

      if (strchr (".?!", *last) != NULL || g_str_has_prefix (last, "…"))
        return TRUE;
      if (*last != ITALIC_END && !g_str_has_prefix (last, "”") && !g_str_has_prefix (last, "’"))
        return FALSE;
      end = last;
    }
  return FALSE;
}

/* Puts @stop where one is waited for; '\0': none. FALSE: none is waited for. */
static gboolean
put_stop (GString *out,
          char     stop)
{
  char *place = strrchr (out->str, STOP_HERE);
  g_autofree char *before = NULL;

  if (place == NULL)
    return FALSE;
  before = g_strndup (out->str, (gsize) (place - out->str));
  if (stop == '\0' || (stop == '.' && ends_with_stop (before)))
    g_string_erase (out, place - out->str, 1);
  else
    *place = stop;
  return TRUE;
}

static void
append_stop (GString *out)
{
  if (!put_stop (out, '.') && out->len > 0 && !ends_with_stop (out->str))
    g_string_append_c (out, '.');
}

/* Takes @part, which may be NULL. */
static void
add_part (Entry *self,
          char  *part)
{
  if (part != NULL && *part != '\0')
    {
      gboolean bracket = *part == '(';

      if (self->note && self->out->len > 0)
        {
          if (!put_stop (self->out, bracket ? '\0' : ',') && !bracket)
            g_string_append_c (self->out, ',');
        }
      else
        {
          append_stop (self->out);
        }
      g_string_append (self->out, self->out->len > 0 ? " " : "");
      g_string_append (self->out, part);
    }
  g_free (part);
}

/* A word that goes on: not a part of its own. @words: (transfer full) (nullable) */
static void
add_to_part (Entry      *self,
             const char *separator,
             char       *words)
{
  if (words != NULL && *words != '\0')
    {
      g_string_append (self->out, put_stop (self->out, ',') ? " " : separator);
      g_string_append (self->out, words);
    }
  g_free (words);
}

static const char *
get_field (const Entry    *self,
           EntSourceField  field)
{
  return self->source->fields[field];
}

/* Words */

/* Without characters that mean something here. */
static char *
dup_clean (const char *words)
{
  char *clean = g_strdup (words);

  for (char *at = clean; *at != '\0'; at++)
    if ((guchar) *at < ' ')
      *at = ' ';
  return clean;
}

static char *
dup_italic (const char *words)
{
  g_autofree char *clean = dup_clean (words);

  return g_strdup_printf ("%c%s%c", ITALIC_BEGIN, clean, ITALIC_END);
}

/* Marks inside quotation marks are single ones. */
static char *
dup_quoted (const char *words)
{
  static const char stop[] = { STOP_HERE, '\0' };
  g_autofree char *clean = dup_clean (words);
  g_autoptr(GString) inner = g_string_new (clean);

  g_string_replace (inner, "“", "‘", 0);
  g_string_replace (inner, "”", "’", 0);
  /* Translators: a title in a bibliography, and the stop or the comma that follows it */
  return g_strdup_printf (C_("bibliography", "“%s%s”"), inner->str, stop);
}

static char *
dup_name (const EntName *name,
          gboolean       inverted)
{
  g_autofree char *words = NULL;

  if (name->family == NULL)
    words = g_strdup (name->literal);
  else if (name->given == NULL)
    words = g_strdup (name->family);
  else if (inverted)
    words = g_strdup_printf (C_("name", "%s, %s"), name->family, name->given);
  else
    words = g_strdup_printf (C_("name", "%s %s"), name->given, name->family);
  return dup_clean (words);
}

/* @inverted: the first of them, by which a bibliography is sorted */
static char *
dup_names (const GPtrArray *names,
           guint            most,
           guint            few,
           gboolean         inverted)
{
  guint n = names->len > most ? few : names->len;
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const EntName *name = names->pdata[i], *first = names->pdata[0];
      g_autofree char *words = dup_name (name, inverted && i == 0);
      g_autofree char *before = g_strdup (all->str);

      if (i == 0)
        g_string_assign (all, words);
      else if (i + 1 < names->len)
        g_string_printf (all, C_("authors", "%s, %s"), before, words);
      else if (names->len > 2 || (inverted && first->family != NULL && first->given != NULL))
        /* Translators: the authors of a source up to the last, and the last */
        g_string_printf (all, C_("authors", "%s, and %s"), before, words);
      else
        g_string_printf (all, C_("authors", "%s and %s"), before, words);
    }
  if (n < names->len)
    {
      g_autofree char *before = g_strdup (all->str);

      if (n > 1)
        /* Translators: the first of many authors; others are not named */
        g_string_printf (all, C_("authors", "%s, et al."), before);
      else
        /* Translators: the first of several authors; the others are not named */
        g_string_printf (all, _("%s et al."), before);
    }
  return g_string_free (all, FALSE);
}

static char *
dup_names_here (const Entry     *self,
                const GPtrArray *names,
                gboolean         inverted)
{
  if (self->note)
    return dup_names (names, MAX_NOTE_NAMES, 1, FALSE);
  return dup_names (names, MAX_ENTRY_NAMES, FEW_ENTRY_NAMES, inverted);
}

/* One of the dates, as exactly as it is known: "26 March 1979". */
static char *
dup_day (const EntSourceDate *date,
         int                  which)
{
  g_autoptr(GString) edtf = g_string_new (NULL);
  g_autoptr(EntDate) parsed = NULL;

  g_string_printf (edtf, date->parts[which][0] < 0 ? "-%04d" : "%04d", ABS (date->parts[which][0]));
  for (int i = 1; i < date->n_parts[which]; i++)
    g_string_append_printf (edtf, "-%02d", date->parts[which][i]);
  parsed = ent_date_parse (edtf->str, NULL);
  return parsed != NULL ? ent_date_format (parsed) : g_strdup_printf ("%d", date->parts[which][0]);
}

/* @whole: with its day; else its year. NULL: none */
static char *
dup_date (const EntSource     *source,
          const EntSourceDate *date,
          gboolean             whole)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (date == &source->issued
      && (!whole || date->n_dates == 0 || date->circa || MAX (date->n_parts[0], date->n_parts[1]) == 1))
    return ent_source_dup_issued (source);
  if (date->n_dates == 0)
    return g_strdup (date->literal);
  first = dup_day (date, 0);
  if (date->n_dates == 1)
    return g_steal_pointer (&first);
  last = dup_day (date, 1);
  /* Translators: from the first day to the last */
  return g_strdup_printf (C_("days", "%s – %s"), first, last);
}

/* Parts of each form */

/* Who wrote it; where nobody did, who edited it. */
static void
add_creators (Entry *self)
{
  const EntSource *source = self->source;
  g_autofree char *names = NULL;

  if (source->authors->len > 0)
    {
      add_part (self, dup_names_here (self, source->authors, TRUE));
    }
  else if (source->editors->len > 0)
    {
      names = dup_names_here (self, source->editors, TRUE);
      add_part (self, g_strdup_printf (source->editors->len == 1
                                         /* Translators: the name of an editor, where a source has no author */
                                         ? C_("bibliography", "%s, ed.")
                                         /* Translators: names of editors, where a source has no author */
                                         : C_("bibliography", "%s, eds."), names));
    }
}

/* "edited by …", where they do not stand first. */
static char *
dup_editors (const Entry *self,
             gboolean     sentence)
{
  g_autofree char *names = NULL;

  if (self->source->authors->len == 0 || self->source->editors->len == 0)
    return NULL;
  names = dup_names_here (self, self->source->editors, FALSE);
  if (self->note)
    /* Translators: editors of a book, in a note */
    return g_strdup_printf (C_("note", "ed. %s"), names);
  if (sentence)
    /* Translators: editors of a book, as a sentence of a bibliography */
    return g_strdup_printf (C_("bibliography", "Edited by %s"), names);
  return g_strdup_printf (_("edited by %s"), names);
}

static gboolean
says_edition (const char *edition)
{
  static const char * const words[] = { "ed", "eds", "edn", "edition" };
  g_autofree char *lower = g_utf8_strdown (edition, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (ent_bibliography_is_said (lower, words[i], NULL))
      return TRUE;
  return FALSE;
}

/* "2": "2nd ed."; words stay. */
static char *
dup_edition (const char *edition)
{
  char *end = NULL;
  gulong number = (gulong) g_ascii_strtoull (edition, &end, 10);
  guint last = number / 10 % 10 == 1 ? 0 : number % 10;
  g_autofree char *clean = dup_clean (edition);

  if (end == edition || says_edition (edition))
    return g_steal_pointer (&clean);
  if (*end != '\0')
    /* Translators: "2nd ed." */
    return g_strdup_printf (C_("bibliography", "%s ed."), clean);
  if (last == 1)
    /* Translators: the edition of a book: 1st, 21st, 31st … */
    return g_strdup_printf (C_("bibliography", "%lust ed."), number);
  if (last == 2)
    /* Translators: the edition of a book: 2nd, 22nd, 32nd … */
    return g_strdup_printf (C_("bibliography", "%lund ed."), number);
  if (last == 3)
    /* Translators: the edition of a book: 3rd, 23rd, 33rd … */
    return g_strdup_printf (C_("bibliography", "%lurd ed."), number);
  /* Translators: the edition of a book: any other */
  return g_strdup_printf (C_("bibliography", "%luth ed."), number);
}

/* "Vol. 3"; NULL where the book's title says so. */
static char *
dup_volume (const Entry *self,
            gboolean     sentence)
{
  static const char * const names[] = { "vol.", "vols.", "volume", "volumes", NULL };
  const char *volume = get_field (self, ENT_SOURCE_VOLUME);

  if (volume == NULL
      || ent_bibliography_is_said (get_field (self, ENT_SOURCE_CONTAINER_TITLE), volume, names)
      || ent_bibliography_is_said (get_field (self, ENT_SOURCE_TITLE), volume, names))
    return NULL;
  if (sentence && !self->note)
    /* Translators: a volume, as a sentence of a bibliography */
    return g_strdup_printf (C_("bibliography", "Vol. %s"), volume);
  return g_strdup_printf (_("vol. %s"), volume);
}

/* "IB98033" says what it is, where "19" and "B" could be anything. */
static gboolean
is_sign (const char *number)
{
  gboolean letters = FALSE, digits = FALSE;

  for (const char *at = number; *at != '\0'; at = g_utf8_next_char (at))
    {
      letters |= g_unichar_isalpha (g_utf8_get_char (at));
      digits |= g_unichar_isdigit (g_utf8_get_char (at));
    }
  return letters && digits;
}

/* "no. 27", "I-17813", "S/RES/242 (1967)": a mere number needs to be called one. NULL where the title says it. */
static char *
dup_number (const Entry *self,
            gboolean     sentence)
{
  static const char * const names[] = { "no.", "nos.", "number", "№", NULL };
  const char *number = get_field (self, ENT_SOURCE_NUMBER);
  gboolean treaty = strcmp (self->source->type, "treaty") == 0 && get_field (self, ENT_SOURCE_CONTAINER_TITLE) != NULL;

  if (number == NULL
      || ent_bibliography_is_said (get_field (self, ENT_SOURCE_TITLE), number, is_sign (number) ? NULL : names))
    return NULL;
  if (!g_ascii_isdigit (*number) && (!treaty || strchr (number, ' ') != NULL))
    return dup_clean (number);
  if (sentence && !self->note)
    /* Translators: a number, as a sentence of a bibliography */
    return g_strdup_printf (C_("bibliography", "No. %s"), number);
  return g_strdup_printf (_("no. %s"), number);
}

/* "Washington: Brookings Institution, 1986", in a note in brackets. */
static void
add_imprint (Entry *self)
{
  const char *place = get_field (self, ENT_SOURCE_PUBLISHER_PLACE), *publisher = get_field (self, ENT_SOURCE_PUBLISHER);
  g_autofree char *date = dup_date (self->source, &self->source->issued, FALSE);
  g_autoptr(GString) imprint = g_string_new (NULL);

  if (place != NULL && publisher != NULL)
    g_string_printf (imprint, C_("source", "%s: %s"), place, publisher);
  else
    g_string_assign (imprint, place != NULL ? place : publisher != NULL ? publisher : "");
  if (date != NULL && imprint->len > 0)
    g_string_append (imprint, ", ");
  g_string_append (imprint, date != NULL ? date : "");
  if (imprint->len == 0)
    return;
  if (self->note)
    {
      g_string_prepend_c (imprint, '(');
      g_string_append_c (imprint, ')');
    }
  add_part (self, dup_clean (imprint->str));
}

/* "12" of "p. 12": Chicago says neither; words stay. NULL: none */
static char *
dup_locator (const Entry *self)
{
  static const char * const signs[] = { "pp. ", "p. " };

  if (self->locator == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (self->locator, signs[i]))
      return dup_clean (self->locator + strlen (signs[i]));
  return dup_clean (self->locator);
}

/* Where in it: what the note says, else all its pages. */
static char *
dup_pages (const Entry *self)
{
  const char *page = get_field (self, ENT_SOURCE_PAGE);

  if (self->note && self->locator != NULL)
    return dup_locator (self);
  return page != NULL ? dup_clean (page) : NULL;
}

static void
add_work (Entry *self)
{
  const char *series = get_field (self, ENT_SOURCE_COLLECTION_TITLE), *edition = get_field (self, ENT_SOURCE_EDITION);

  add_part (self, dup_italic (get_field (self, ENT_SOURCE_TITLE)));
  add_part (self, dup_editors (self, TRUE));
  add_part (self, edition != NULL ? dup_edition (edition) : NULL);
  if (series == NULL)
    {
      add_part (self, dup_volume (self, TRUE));
      add_part (self, dup_number (self, TRUE));
    }
  else
    {
      add_part (self, dup_clean (series));
      add_to_part (self, ", ", dup_volume (self, FALSE));
      add_to_part (self, ", ", dup_number (self, FALSE));
    }
  if (get_field (self, ENT_SOURCE_CONTAINER_TITLE) != NULL)
    add_part (self, dup_italic (get_field (self, ENT_SOURCE_CONTAINER_TITLE)));
  add_imprint (self);
  add_part (self, dup_pages (self));
}

static void
add_journal (Entry *self)
{
  const char *volume = get_field (self, ENT_SOURCE_VOLUME), *issue = get_field (self, ENT_SOURCE_ISSUE);
  g_autofree char *date = dup_date (self->source, &self->source->issued, FALSE);

  if (issue == NULL)
    issue = get_field (self, ENT_SOURCE_NUMBER);
  add_part (self, dup_quoted (get_field (self, ENT_SOURCE_TITLE)));
  add_part (self, dup_italic (get_field (self, ENT_SOURCE_CONTAINER_TITLE)));
  add_to_part (self, " ", volume != NULL ? dup_clean (volume) : NULL);
  add_to_part (self, ", ", issue != NULL ? g_strdup_printf (_("no. %s"), issue) : NULL);
  add_to_part (self, " ", date != NULL ? g_strdup_printf ("(%s)", date) : NULL);
  add_to_part (self, ": ", dup_pages (self));
}

static void
add_paper (Entry *self)
{
  const char *container = get_field (self, ENT_SOURCE_CONTAINER_TITLE);

  add_part (self, dup_quoted (get_field (self, ENT_SOURCE_TITLE)));
  if (container != NULL)
    add_part (self, dup_italic (container));
  else if (get_field (self, ENT_SOURCE_PUBLISHER) != NULL)
    add_part (self, dup_clean (get_field (self, ENT_SOURCE_PUBLISHER)));
  /* It is dated, so volume and number tell nobody anything. */
  if (container != NULL)
    add_to_part (self, ", ", dup_date (self->source, &self->source->issued, TRUE));
  else
    add_part (self, dup_date (self->source, &self->source->issued, TRUE));
  add_to_part (self, ", ", dup_pages (self));
}

static void
add_chapter (Entry *self)
{
  const char *container = get_field (self, ENT_SOURCE_CONTAINER_TITLE);
  g_autofree char *book = container != NULL ? dup_italic (container) : NULL;

  add_part (self, dup_quoted (get_field (self, ENT_SOURCE_TITLE)));
  if (book != NULL && self->note)
    /* Translators: the book that a chapter is part of, in a note */
    add_part (self, g_strdup_printf (C_("note", "in %s"), book));
  else if (book != NULL)
    add_part (self, g_strdup_printf (_("In %s"), book));
  add_to_part (self, ", ", dup_editors (self, FALSE));
  add_to_part (self, ", ", dup_volume (self, FALSE));
  add_to_part (self, ", ", dup_number (self, FALSE));
  if (!self->note)
    add_to_part (self, ", ", dup_pages (self));
  add_imprint (self);
  if (self->note)
    add_part (self, dup_pages (self));
}

/* What it is printed in: "*United Nations Treaty Series* 1136, no. I-17813: 86". */
static void
add_series (Entry *self)
{
  const char *container = get_field (self, ENT_SOURCE_CONTAINER_TITLE), *volume = get_field (self, ENT_SOURCE_VOLUME);

  if (container == NULL)
    {
      add_part (self, dup_number (self, TRUE));
      return;
    }
  add_part (self, dup_italic (container));
  add_to_part (self, " ", volume != NULL ? dup_clean (volume) : NULL);
  add_to_part (self, ", ", dup_number (self, FALSE));
  add_to_part (self, volume != NULL ? ": " : ", ", dup_pages (self));
}

/* An institution that publishes what it wrote need not be named twice. */
static gboolean
is_author (const EntSource *source,
           const char      *publisher)
{
  for (guint i = 0; i < source->authors->len; i++)
    if (g_strcmp0 (((EntName *) source->authors->pdata[i])->literal, publisher) == 0)
      return TRUE;
  return FALSE;
}

/* As texts often are. A year or a month in a title may be that of what it speaks of. */
static gboolean
is_named_by_day (const EntSource *source,
                 const char      *date)
{
  const EntSourceDate *issued = &source->issued;

  for (int i = 0; i < issued->n_dates; i++)
    if (issued->n_parts[i] < 3)
      return FALSE;
  return issued->n_dates > 0 && !issued->circa
         && ent_bibliography_is_said (source->fields[ENT_SOURCE_TITLE], date, NULL);
}

static void
add_text (Entry *self,
          Form   form)
{
  const EntSource *source = self->source;
  const char *publisher = get_field (self, ENT_SOURCE_PUBLISHER), *place = get_field (self, ENT_SOURCE_PUBLISHER_PLACE);
  g_autofree char *date = dup_date (source, &source->issued, TRUE);
  gboolean published = publisher != NULL && !is_author (source, publisher);

  if (form == FORM_LAW)
    add_part (self, dup_clean (get_field (self, ENT_SOURCE_TITLE)));
  else
    add_part (self, dup_quoted (get_field (self, ENT_SOURCE_TITLE)));
  add_series (self);
  if (published && place != NULL)
    add_part (self, g_strdup_printf (C_("source", "%s: %s"), place, publisher));
  else if (published)
    add_part (self, dup_clean (publisher));
  if (date != NULL && !is_named_by_day (source, date))
    {
      if (published)
        add_to_part (self, ", ", g_steal_pointer (&date));
      else
        add_part (self, g_steal_pointer (&date));
    }
  if (get_field (self, ENT_SOURCE_CONTAINER_TITLE) == NULL)
    add_part (self, dup_pages (self));
}

/* Where it can be found: archive, day of the visit, address. */
static void
add_places (Entry *self)
{
  const char *archive = get_field (self, ENT_SOURCE_ARCHIVE), *location = get_field (self, ENT_SOURCE_ARCHIVE_LOCATION);
  const char *doi = get_field (self, ENT_SOURCE_DOI), *url = get_field (self, ENT_SOURCE_URL);
  g_autofree char *accessed = dup_date (self->source, &self->source->accessed, TRUE);
  g_autofree char *address = NULL;

  add_part (self, archive != NULL ? dup_clean (archive) : NULL);
  if (archive != NULL)
    add_to_part (self, ", ", location != NULL ? dup_clean (location) : NULL);
  else
    add_part (self, location != NULL ? dup_clean (location) : NULL);
  if (accessed != NULL && self->note)
    /* Translators: the day on which a web page was read, in a note */
    add_part (self, g_strdup_printf (C_("note", "accessed %s"), accessed));
  else if (accessed != NULL)
    /* Translators: the day on which a web page was read, in a bibliography */
    add_part (self, g_strdup_printf (C_("bibliography", "Accessed %s"), accessed));
  if (doi != NULL)
    address = g_strconcat ("https://doi.org/", doi, NULL);
  else if (url != NULL)
    address = g_strdup (url);
  if (address != NULL)
    add_part (self, g_strdup_printf ("%c%s%c", URL_BEGIN, address, URL_END));
}

/* What a source is known by, once it was named in full: family names, the title before its subtitle, the place. */
static void
add_short (Entry *self,
           Form   form)
{
  const EntSource *source = self->source;
  GPtrArray *names = source->authors->len > 0 ? source->authors : source->editors;
  g_autofree EntName *shorts = g_new0 (EntName, names->len + 1);
  g_autoptr(GPtrArray) list = g_ptr_array_new ();
  const char *whole = get_field (self, ENT_SOURCE_TITLE), *colon = strstr (whole, ": ");
  g_autofree char *title = colon != NULL && colon > whole ? g_strndup (whole, (gsize) (colon - whole))
                                                         : g_strdup (whole);

  for (guint i = 0; i < names->len; i++)
    {
      shorts[i] = *(EntName *) names->pdata[i];
      shorts[i].given = NULL;
      g_ptr_array_add (list, &shorts[i]);
    }
  if (list->len > 0)
    add_part (self, dup_names_here (self, list, FALSE));
  add_part (self, form == FORM_WORK ? dup_italic (title) : form == FORM_LAW ? dup_clean (title) : dup_quoted (title));
  add_part (self, dup_locator (self));
}

static void
end_note (Entry    *self,
          gboolean  clause)
{
  if (clause)
    put_stop (self->out, '\0');
  else
    append_stop (self->out);
}

/* @clause: without its stop */
static char *
dup_short_marked (const EntSource *source,
                  const char      *locator,
                  gboolean         clause)
{
  Entry entry = { source, locator, TRUE, g_string_new (NULL) };

  add_short (&entry, get_form (source));
  end_note (&entry, clause);
  return g_string_free (entry.out, FALSE);
}

/* Everything, with marks. */
static char *
dup_marked (const EntSource *source,
            gboolean         note,
            const char      *locator,
            gboolean         clause)
{
  Entry entry = { source, locator, note, g_string_new (NULL) };
  Form form = get_form (source);

  add_creators (&entry);
  switch (form)
    {
    case FORM_WORK:
      add_work (&entry);
      break;
    case FORM_JOURNAL:
      add_journal (&entry);
      break;
    case FORM_PAPER:
      add_paper (&entry);
      break;
    case FORM_PART:
      add_chapter (&entry);
      break;
    case FORM_TEXT:
    case FORM_LAW:
    default:
      add_text (&entry, form);
      break;
    }
  add_places (&entry);
  end_note (&entry, clause);
  return g_string_free (entry.out, FALSE);
}

/* Without marks */

char *
ent_bibliography_dup_plain (const EntSource *source)
{
  char *words = dup_marked (source, FALSE, NULL, FALSE), *to = words;

  for (const char *at = words; *at != '\0'; at++)
    if (*at < ITALIC_BEGIN || *at > STOP_HERE)
      *to++ = *at;
  *to = '\0';
  return words;
}

static char *
to_commonmark (const char *marked)
{
  static const char marks[] = { ITALIC_BEGIN, ITALIC_END, URL_BEGIN, URL_END, '\0' };
  GString *out = g_string_new (NULL);

  while (*marked != '\0')
    {
      gsize length = strcspn (marked, marks);
      g_autofree char *words = g_strndup (marked, length);

      if (out->len > 0 && marked[-1] == URL_BEGIN)
        {
          ent_markdown_append_url (out, words);
        }
      else
        {
          /* Leading spaces would be taken for the indent of a line. */
          gsize spaces = strspn (words, " ");

          g_string_append_len (out, words, (gssize) spaces);
          ent_markdown_append_words (out, words + spaces, " ");
        }
      marked += length;
      if (*marked == ITALIC_BEGIN || *marked == ITALIC_END)
        g_string_append_c (out, '*');
      if (*marked != '\0')
        marked++;
    }
  return g_string_free (out, FALSE);
}

char *
ent_bibliography_dup_entry (const EntSource *source)
{
  g_autofree char *marked = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  marked = dup_marked (source, FALSE, NULL, FALSE);
  return to_commonmark (marked);
}

char *
ent_bibliography_dup_note (const EntSource *source,
                           const char      *locator)
{
  g_autofree char *marked = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  marked = dup_marked (source, TRUE, locator, FALSE);
  return to_commonmark (marked);
}

char *
ent_bibliography_dup_short_note (const EntSource *source,
                                 const char      *locator)
{
  g_autofree char *marked = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  marked = dup_short_marked (source, locator, FALSE);
  return to_commonmark (marked);
}

char *
ent_bibliography_dup_clause (const EntSource *source,
                             const char      *locator,
                             gboolean         brief)
{
  g_autofree char *marked = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  marked = brief ? dup_short_marked (source, locator, TRUE) : dup_marked (source, TRUE, locator, TRUE);
  return to_commonmark (marked);
}
