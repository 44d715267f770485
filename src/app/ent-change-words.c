#include "config.h"

#include "ent-change-words.h"

#include <errno.h>

#include <glib/gi18n-lib.h>

#include "ent-assessment.h"
#include "ent-date.h"
#include "ent-plain-text.h"
#include "ent-word-diff.h"

/* Letters that are left of what is the same, beside what changed; a part that is only a little longer is left whole. */
#define CONTEXT 90
#define SLACK   40

typedef struct
{
  const char *name;
  const char *label;
} Label;

static const Label parts[] = {
  { "event", N_("Events") },
  { "case", N_("The case") },
  { "actor", N_("Actors") },
  { "phase", N_("Phases") },
  { "relation", N_("Relations") },
  { "factor", N_("Ratings") },
  { "story", N_("Story") },
  { "document", N_("Documents") },
  { "question", N_("Questions") },
  { "lecture", N_("Lectures") },
  { "source", N_("Sources") },
};

/* Of the case file, in the order of its schema. */
static const Label fields[] = {
  { "language", N_("Language") },
  { "license", N_("Licence") },
  { "title", N_("Title") },
  { "short", N_("Short title") },
  { "summary", N_("Summary") },
  { "status", N_("Status") },
  { "outcome", N_("Outcome") },
  { "period", N_("Period") },
  { "moments", N_("Moments") },
  { "parties", N_("Parties") },
  { "name", N_("Name") },
  { "native", N_("Native name") },
  { "kind", N_("Kind") },
  { "party", N_("Party") },
  { "role", N_("Role") },
  { "active", N_("Active") },
  { "date", N_("Date") },
  { "level", N_("Level") },
  { "event", N_("Event") },
  { "text", N_("Text") },
  { "label", N_("Label") },
  { "place", N_("Place") },
  { "actors", N_("Actors") },
  { "phase", N_("Phase") },
  { "factors", N_("Factors") },
  { "importance", N_("Importance") },
  { "certainty", N_("Certainty") },
  { "sources", N_("Sources") },
  { "rating", N_("Rating") },
  { "confidence", N_("Confidence") },
  { "rationale", N_("Rationale") },
  { "evidence", N_("Evidence") },
  { "where", N_("Where it is kept") },
  { "url", N_("Address") },
  { "URL", N_("Address") },
  { "quotations", N_("Quotations") },
  { "events", N_("Events") },
  { "minutes", N_("Minutes") },
  { "slides", N_("Slides") },
  { "type", N_("Type") },
  { "author", N_("Author") },
  { "editor", N_("Editor") },
  { "title-short", N_("Short title") },
  { "container-title", N_("Published in") },
  { "collection-title", N_("Series") },
  { "publisher", N_("Publisher") },
  { "publisher-place", N_("Place of publication") },
  { "issued", N_("Issued") },
  { "accessed", N_("Accessed") },
  { "volume", N_("Volume") },
  { "issue", N_("Issue") },
  { "number", N_("Number") },
  { "page", N_("Pages") },
  { "edition", N_("Edition") },
  { "archive", N_("Archive") },
  { "archive_location", N_("Place in the archive") },
  { "note", N_("Note") },
  { "position", N_("Position") },
};

static const char *
find_label (const Label *labels,
            gsize        n,
            const char  *name)
{
  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (labels[i].name, name) == 0)
      return _(labels[i].label);
  return name;
}

const char *
ent_change_part_to_label (const char *part)
{
  return find_label (parts, G_N_ELEMENTS (parts), part);
}

const char *
ent_change_field_to_label (const char *field)
{
  return find_label (fields, G_N_ELEMENTS (fields), field);
}

const char *
ent_change_kind_to_label (EntChangeKind kind)
{
  switch (kind)
    {
    case ENT_CHANGE_ADDED:
      /* Translators: of an event, or another part of a case */
      return C_("change", "Added");
    case ENT_CHANGE_REMOVED:
      return C_("change", "Removed");
    case ENT_CHANGE_CHANGED:
    default:
      return C_("change", "Changed");
    }
}

const char *
ent_change_kind_to_icon (EntChangeKind kind)
{
  switch (kind)
    {
    case ENT_CHANGE_ADDED:
      return "list-add-symbolic";
    case ENT_CHANGE_REMOVED:
      return "list-remove-symbolic";
    case ENT_CHANGE_CHANGED:
    default:
      return "document-edit-symbolic";
    }
}

gboolean
ent_change_is_of_part (const EntChange *self,
                       const char      *part)
{
  return g_strcmp0 (self->part, part) == 0;
}

char *
ent_change_dup_title (const EntChange *self,
                      EntCodebook     *codebook)
{
  const EntFactor *factor = NULL;

  if (codebook != NULL && self->id != NULL && ent_change_is_of_part (self, "factor"))
    factor = ent_codebook_find_factor (codebook, self->id);
  if (factor != NULL)
    return g_strdup (ent_text_get (factor->title));
  if (self->title != NULL && *self->title != '\0')
    return g_strdup (self->title);
  return g_strdup (self->id != NULL ? self->id : ent_change_part_to_label (self->part));
}

/* EDTF as people read it; what is none as it is. */
static char *
dup_date_words (const char *text)
{
  g_autoptr(EntDate) date = text != NULL ? ent_date_parse (text, NULL) : NULL;

  return date != NULL ? ent_date_format (date) : g_strdup (text);
}

char *
ent_change_dup_date (const EntChange *self)
{
  return dup_date_words (self->date);
}

static gboolean
is_in (const char         *name,
       const char * const *names)
{
  return name != NULL && g_strv_contains (names, name);
}

/* Returns: whether @text, "-1", "+2" or "−1", is a rating */
static gboolean
read_rating (const char *text,
             int        *rating)
{
  const char *digits = g_str_has_prefix (text, "−") ? text + strlen ("−") : *text == '-' || *text == '+' ? text + 1 : text;

  if (digits[0] < '0' || digits[0] > '3' || digits[1] != '\0')
    return FALSE;
  *rating = digits[0] - '0';
  if (digits != text && *text != '+')
    *rating = -*rating;
  return TRUE;
}

static char *
dup_rating_words (const char *text,
                  gboolean   *is_rating)
{
  int rating;

  if (text == NULL)
    return NULL;
  if (read_rating (text, &rating))
    return g_strdup (ent_rating_to_string (rating));
  *is_rating = FALSE;
  return g_strdup (text);
}

static char *
dup_plain (const char *text)
{
  g_autoptr(EntPlainText) plain = text != NULL ? ent_plain_text_new (text) : NULL;

  return plain != NULL ? g_strdup (plain->text) : NULL;
}

/* "+ trade-restoration, − postwar-distrust" with the names that people know. */
static char *
dup_factor_words (const char  *text,
                  EntCodebook *codebook)
{
  g_auto(GStrv) signs = text != NULL ? g_strsplit (text, ", ", -1) : NULL;

  for (guint i = 0; signs != NULL && codebook != NULL && signs[i] != NULL; i++)
    {
      const char *space = strchr (signs[i], ' ');
      const EntFactor *factor = space != NULL ? ent_codebook_find_factor (codebook, space + 1) : NULL;
      char *words;

      if (factor == NULL)
        continue;
      words = g_strdup_printf ("%.*s %s", (int) (space - signs[i]), signs[i], ent_text_get (factor->title));
      g_free (signs[i]);
      signs[i] = words;
    }
  /* Translators: what stands between the parts of a list: "Egypt, Israel" */
  return signs != NULL ? g_strjoinv (_(", "), signs) : NULL;
}

EntChangeWords *
ent_change_words_new (const EntFieldChange *field,
                      EntCodebook          *codebook)
{
  static const char * const dates[] = { "date", "period", "active", "issued", "accessed", NULL };
  static const char * const texts[] = { "text", "summary", "rationale", NULL };
  EntChangeWords *self = g_new0 (EntChangeWords, 1);

  if (g_strcmp0 (field->field, "rating") == 0)
    {
      self->rating = TRUE;
      self->before = dup_rating_words (field->before, &self->rating);
      self->after = dup_rating_words (field->after, &self->rating);
      return self;
    }
  if (is_in (field->field, dates))
    {
      self->before = dup_date_words (field->before);
      self->after = dup_date_words (field->after);
    }
  else if (g_strcmp0 (field->field, "factors") == 0)
    {
      self->before = dup_factor_words (field->before, codebook);
      self->after = dup_factor_words (field->after, codebook);
    }
  else if (is_in (field->field, texts))
    {
      self->before = dup_plain (field->before);
      self->after = dup_plain (field->after);
    }
  /* A link that leads elsewhere, or another way to write a date: only as it is written one sees what changed. */
  if (g_strcmp0 (self->before, self->after) == 0)
    {
      g_free (self->before);
      g_free (self->after);
      self->before = g_strdup (field->before);
      self->after = g_strdup (field->after);
    }
  return self;
}

void
ent_change_words_free (EntChangeWords *self)
{
  if (self == NULL)
    return;
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/* What is left of a part that is the same: @head and @tail letters, to the next space. */
static char *
dup_shortened (const char *text,
               gboolean    head,
               gboolean    tail)
{
  glong n = g_utf8_strlen (text, -1), room = CONTEXT * (head + tail) + SLACK;
  const char *head_end, *tail_start;
  g_autofree char *start = NULL;

  if (n <= room)
    return g_strdup (text);
  head_end = head ? g_utf8_offset_to_pointer (text, CONTEXT) : text;
  tail_start = tail ? g_utf8_offset_to_pointer (text, n - CONTEXT) : text + strlen (text);
  /* Scripts without spaces are cut where they are. */
  for (int i = 0; head && i < SLACK / 2 && head_end > text && !g_unichar_isspace (g_utf8_get_char (head_end)); i++)
    head_end = g_utf8_prev_char (head_end);
  for (int i = 0; tail && i < SLACK / 2 && *tail_start != '\0' && !g_unichar_isspace (g_utf8_get_char (tail_start)); i++)
    tail_start = g_utf8_next_char (tail_start);
  start = g_strndup (text, head_end - text);
  return g_strconcat (start, head ? " …" : "…", tail_start, NULL);
}

GPtrArray *
ent_change_words_diff (const char *before,
                       const char *after)
{
  GPtrArray *runs = ent_word_diff (before, after);

  for (guint i = 0; runs->len > 1 && i < runs->len; i++)
    {
      EntWordRun *run = runs->pdata[i];
      char *shortened;

      if (run->change != ENT_WORDS_SAME)
        continue;
      shortened = dup_shortened (run->text, i > 0, i + 1 < runs->len);
      g_free (run->text);
      run->text = shortened;
    }
  return runs;
}
