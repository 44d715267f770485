#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-source.h"
#include "ent-words-private.h"

/* Where the short form is cut, in characters. */
#define SHORT_NAME_LENGTH  40
#define SHORT_TITLE_LENGTH 60

/* More authors than this are "et al." in the full form, which then names the first only. */
#define MAX_AUTHORS 6

static const char * const field_words[ENT_N_SOURCE_FIELDS] = {
  [ENT_SOURCE_TITLE] = "title",
  [ENT_SOURCE_TITLE_SHORT] = "title-short",
  [ENT_SOURCE_CONTAINER_TITLE] = "container-title",
  [ENT_SOURCE_COLLECTION_TITLE] = "collection-title",
  [ENT_SOURCE_PUBLISHER] = "publisher",
  [ENT_SOURCE_PUBLISHER_PLACE] = "publisher-place",
  [ENT_SOURCE_VOLUME] = "volume",
  [ENT_SOURCE_ISSUE] = "issue",
  [ENT_SOURCE_NUMBER] = "number",
  [ENT_SOURCE_PAGE] = "page",
  [ENT_SOURCE_EDITION] = "edition",
  [ENT_SOURCE_ARCHIVE] = "archive",
  [ENT_SOURCE_ARCHIVE_LOCATION] = "archive_location",
  [ENT_SOURCE_LANGUAGE] = "language",
  [ENT_SOURCE_LICENSE] = "license",
  [ENT_SOURCE_NOTE] = "note",
  [ENT_SOURCE_DOI] = "DOI",
  [ENT_SOURCE_ISBN] = "ISBN",
  [ENT_SOURCE_URL] = "URL",
};

ENT_DEFINE_WORDS (EntSourceField, ent_source_field, field_words)

EntSource *
ent_source_new (const char *id,
                const char *type,
                const char *title)
{
  EntSource *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (type != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (EntSource, 1);
  self->id = g_strdup (id);
  self->type = g_strdup (type);
  self->authors = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_name_free);
  self->editors = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_name_free);
  self->fields[ENT_SOURCE_TITLE] = g_strdup (title);

  return self;
}

void
ent_source_free (EntSource *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->type);
  g_clear_pointer (&self->authors, g_ptr_array_unref);
  g_clear_pointer (&self->editors, g_ptr_array_unref);
  g_free (self->issued.literal);
  g_free (self->accessed.literal);
  for (gsize i = 0; i < G_N_ELEMENTS (self->fields); i++)
    g_free (self->fields[i]);
  g_free (self);
}

EntName *
ent_name_new (const char *family,
              const char *given)
{
  EntName *self;

  g_return_val_if_fail (family != NULL, NULL);

  self = g_new0 (EntName, 1);
  self->family = g_strdup (family);
  self->given = g_strdup (given);

  return self;
}

EntName *
ent_name_new_literal (const char *literal)
{
  EntName *self;

  g_return_val_if_fail (literal != NULL, NULL);

  self = g_new0 (EntName, 1);
  self->literal = g_strdup (literal);

  return self;
}

void
ent_name_free (EntName *self)
{
  if (self == NULL)
    return;

  g_free (self->family);
  g_free (self->given);
  g_free (self->literal);
  g_free (self);
}

/* At most @max characters of @text, cut at a word where there is one in its second half. */
static char *
dup_shortened (const char *text,
               glong       max)
{
  const char *cut;
  const char *space;
  gsize length;

  if (g_utf8_strlen (text, -1) <= max)
    return g_strdup (text);

  cut = g_utf8_offset_to_pointer (text, max - 1);
  length = cut - text;
  space = g_strrstr_len (text, length + 1, " ");
  if (space != NULL && space > text + length / 2)
    length = space - text;
  while (length > 0 && strchr (" ,;:.(", text[length - 1]) != NULL)
    length--;

  return g_strdup_printf ("%.*s…", (int) length, text);
}

/* What stands before the subtitle, and no more of it than a line holds. */
static char *
dup_short_title (const char *title)
{
  const char *colon = strstr (title, ": ");
  g_autofree char *main_title = colon != NULL && colon > title
                                  ? g_strndup (title, colon - title)
                                  : g_strdup (title);

  return dup_shortened (main_title, SHORT_TITLE_LENGTH);
}

static char *
dup_short_name (const EntName *name)
{
  const char *word = name->family != NULL ? name->family : name->literal;

  return dup_shortened (word != NULL ? word : "", SHORT_NAME_LENGTH);
}

static char *
dup_short_names (const GPtrArray *names)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (names->len == 0)
    return NULL;

  first = dup_short_name (g_ptr_array_index (names, 0));
  /* An institution says enough; and its name is long. */
  if (names->len == 1 || ((EntName *) g_ptr_array_index (names, 0))->family == NULL)
    return g_steal_pointer (&first);

  if (names->len > 2)
    /* Translators: the first of more than two authors */
    return g_strdup_printf (_("%s et al."), first);

  second = dup_short_name (g_ptr_array_index (names, 1));
  /* Translators: two authors of a source */
  return g_strdup_printf (C_("authors", "%s and %s"), first, second);
}

static char *
dup_year (int year)
{
  if (year <= 0)
    /* Translators: a year before Christ */
    return g_strdup_printf (_("%d BC"), 1 - year);

  return g_strdup_printf ("%d", year);
}

static char *
dup_date_years (const EntSourceDate *date)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (date->n_dates == 0)
    return g_strdup (date->literal);

  first = dup_year (date->parts[0][0]);
  if (date->n_dates == 1 || date->parts[1][0] == date->parts[0][0])
    return g_steal_pointer (&first);

  second = dup_year (date->parts[1][0]);
  /* Translators: from the first year to the second */
  return g_strdup_printf (C_("years", "%s–%s"), first, second);
}

char *
ent_source_dup_issued (const EntSource *self)
{
  g_autofree char *years = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  years = dup_date_years (&self->issued);
  if (years != NULL && self->issued.circa && self->issued.n_dates > 0)
    /* Translators: a year that is not known exactly */
    return g_strdup_printf (C_("date", "about %s"), years);

  return g_steal_pointer (&years);
}

char *
ent_source_dup_short (const EntSource *self)
{
  const GPtrArray *creators;
  g_autofree char *title = NULL;
  g_autofree char *names = NULL;
  g_autofree char *issued = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  creators = self->authors->len > 0 ? self->authors : self->editors;
  if (self->fields[ENT_SOURCE_TITLE_SHORT] != NULL)
    title = g_strdup (self->fields[ENT_SOURCE_TITLE_SHORT]);
  else
    title = dup_short_title (self->fields[ENT_SOURCE_TITLE]);
  /* A short title tells an institution's documents apart by itself. */
  if (self->fields[ENT_SOURCE_TITLE_SHORT] == NULL
      || (creators->len > 0 && ((EntName *) g_ptr_array_index (creators, 0))->family != NULL))
    names = dup_short_names (creators);
  issued = ent_source_dup_issued (self);

  if (names != NULL && issued != NULL)
    /* Translators: a source in short: author, title (year) */
    return g_strdup_printf (C_("source", "%s, %s (%s)"), names, title, issued);
  if (names != NULL)
    /* Translators: a source in short: author, title */
    return g_strdup_printf (C_("source", "%s, %s"), names, title);
  if (issued != NULL)
    /* Translators: a source in short: title (year) */
    return g_strdup_printf (C_("source", "%s (%s)"), title, issued);

  return g_steal_pointer (&title);
}

/* "Quandt, William B.": the family name first only where the list is sorted by it. */
static char *
dup_full_name (const EntName *name,
               gboolean       family_first)
{
  if (name->family == NULL)
    return g_strdup (name->literal != NULL ? name->literal : "");
  if (name->given == NULL)
    return g_strdup (name->family);
  if (family_first)
    /* Translators: family name, given name */
    return g_strdup_printf (C_("name", "%s, %s"), name->family, name->given);

  /* Translators: given name, family name */
  return g_strdup_printf (C_("name", "%s %s"), name->given, name->family);
}

static char *
dup_full_names (const GPtrArray *names,
                gboolean         family_first)
{
  g_autofree char *all = NULL;

  if (names->len == 0)
    return NULL;

  all = dup_full_name (g_ptr_array_index (names, 0), family_first);
  if (names->len > MAX_AUTHORS)
    return g_strdup_printf (_("%s et al."), all);

  for (guint i = 1; i < names->len; i++)
    {
      g_autofree char *name = dup_full_name (g_ptr_array_index (names, i), FALSE);
      g_autofree char *before = g_steal_pointer (&all);

      if (i + 1 < names->len)
        /* Translators: authors before, and the next one of more to come */
        all = g_strdup_printf (C_("authors", "%s, %s"), before, name);
      else
        all = g_strdup_printf (C_("authors", "%s and %s"), before, name);
    }

  return g_steal_pointer (&all);
}

/* A bibliography's line grows in sentences, and these in parts; the stop of the last
 * sentence is still missing while it grows. */
static void
append_stop (GString *line)
{
  if (line->len > 0 && strchr (".?!", line->str[line->len - 1]) == NULL &&
      !g_str_has_suffix (line->str, "…"))
    g_string_append_c (line, '.');
}

/* Begins a sentence, unless @sentence, which it takes, is NULL or empty. */
static void
append_sentence (GString *line,
                 char    *sentence)
{
  if (sentence != NULL && *sentence != '\0')
    {
      append_stop (line);
      if (line->len > 0)
        g_string_append_c (line, ' ');
      g_string_append (line, sentence);
    }

  g_free (sentence);
}

/* Adds to the sentence, unless @part, which it takes, is NULL or empty. */
static void
append_part (GString *line,
             char    *part)
{
  if (part != NULL && *part != '\0')
    {
      if (line->len > 0)
        g_string_append (line, ", ");
      g_string_append (line, part);
    }

  g_free (part);
}

static char *
dup_pages (const char *page)
{
  gboolean several;

  /* An article's running number, or words, are given as they are. */
  if (!g_ascii_isdigit (*page))
    return g_strdup (page);

  several = strpbrk (page, "-,;") != NULL || strstr (page, "–") != NULL;

  /* Translators: pages of a source: "pp. 12–14" */
  return several ? g_strdup_printf (_("pp. %s"), page)
                 /* Translators: a page of a source: "p. 12" */
                 : g_strdup_printf (_("p. %s"), page);
}

/* "2nd", "2", or words. */
static char *
dup_edition (const char *edition)
{
  if (!g_ascii_isdigit (*edition) || strchr (edition, ' ') != NULL)
    return g_strdup (edition);

  /* Translators: the edition of a book, "2" or "2nd" */
  return g_strdup_printf (_("edition %s"), edition);
}

/* What the source is part of, who edited that, and the series it stands in. */
static void
append_container (GString         *line,
                  const EntSource *self)
{
  const char * const *fields = (const char * const *) self->fields;
  const char *container = fields[ENT_SOURCE_CONTAINER_TITLE];

  if (container != NULL && (strcmp (self->type, "chapter") == 0 ||
                            strcmp (self->type, "paper-conference") == 0))
    /* Translators: the book that a chapter is part of */
    append_sentence (line, g_strdup_printf (_("In %s"), container));
  else
    append_sentence (line, g_strdup (container));

  if (self->authors->len > 0 && self->editors->len > 0)
    {
      g_autofree char *editors = dup_full_names (self->editors, FALSE);

      /* Translators: the editors of a book */
      append_part (line, g_strdup_printf (_("edited by %s"), editors));
    }

  if (fields[ENT_SOURCE_EDITION] != NULL)
    append_part (line, dup_edition (fields[ENT_SOURCE_EDITION]));
  append_sentence (line, g_strdup (fields[ENT_SOURCE_COLLECTION_TITLE]));
}

/* "Washington: Brookings Institution, 1986", which is a sentence; then the numbers, which
 * are none by themselves. */
static void
append_imprint (GString         *line,
                const EntSource *self)
{
  const char * const *fields = (const char * const *) self->fields;
  const char *place = fields[ENT_SOURCE_PUBLISHER_PLACE];
  const char *publisher = fields[ENT_SOURCE_PUBLISHER];
  GString *imprint = g_string_new (NULL);

  if (place != NULL && publisher != NULL)
    /* Translators: place: publisher */
    append_part (imprint, g_strdup_printf (C_("source", "%s: %s"), place, publisher));
  else
    append_part (imprint, g_strdup (place != NULL ? place : publisher));
  append_part (imprint, ent_source_dup_issued (self));
  append_sentence (line, g_string_free (imprint, FALSE));

  if (fields[ENT_SOURCE_VOLUME] != NULL)
    /* Translators: the volume of a source */
    append_part (line, g_strdup_printf (_("vol. %s"), fields[ENT_SOURCE_VOLUME]));
  if (fields[ENT_SOURCE_ISSUE] != NULL)
    /* Translators: the number of a journal's issue */
    append_part (line, g_strdup_printf (_("no. %s"), fields[ENT_SOURCE_ISSUE]));
  append_part (line, g_strdup (fields[ENT_SOURCE_NUMBER]));
  if (fields[ENT_SOURCE_PAGE] != NULL)
    append_part (line, dup_pages (fields[ENT_SOURCE_PAGE]));
}

char *
ent_source_dup_full (const EntSource *self)
{
  GString *line;

  g_return_val_if_fail (self != NULL, NULL);

  line = g_string_new (NULL);

  if (self->authors->len > 0)
    append_sentence (line, dup_full_names (self->authors, TRUE));
  else if (self->editors->len > 0)
    {
      g_autofree char *editors = dup_full_names (self->editors, TRUE);

      /* Translators: names of editors, where a source has no authors */
      append_sentence (line, g_strdup_printf (ngettext ("%s (ed.)", "%s (eds.)",
                                                        self->editors->len), editors));
    }

  append_sentence (line, g_strdup (self->fields[ENT_SOURCE_TITLE]));
  append_container (line, self);
  append_imprint (line, self);

  append_sentence (line, g_strdup (self->fields[ENT_SOURCE_ARCHIVE]));
  if (self->fields[ENT_SOURCE_ARCHIVE] != NULL)
    append_part (line, g_strdup (self->fields[ENT_SOURCE_ARCHIVE_LOCATION]));
  else
    append_sentence (line, g_strdup (self->fields[ENT_SOURCE_ARCHIVE_LOCATION]));
  append_stop (line);

  return g_string_free (line, FALSE);
}
