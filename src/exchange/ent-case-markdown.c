/* A case as a dossier to read, print and hand out.
 *
 * The document is written from top to bottom; footnotes are gathered on the way, by the words
 * of the note, so that equal ones share a number, and written after all. */

#include "config.h"

#include "ent-case-markdown.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-citation.h"
#include "ent-markdown.h"

#define PARAGRAPH      "\n\n"
#define ITEM_PARAGRAPH "\n\n  "
#define QUOTED         "\n>\n> "
/* Wide enough for what belongs to "100. ", and not so wide that it were code under "1. ". */
#define INDENT         "     "

typedef struct
{
  const EntCase     *item;
  const EntCodebook *codebook;
  GString           *out;
  GPtrArray         *notes;    /* of char*: the words of footnotes, [^1] first */
  GHashTable        *numbers;  /* borrowed words → number */
  gsize              called;   /* where in it the last call of a note ends */
} Dossier;

static void
heading (Dossier    *self,
         int         level,
         const char *words)
{
  gsize length = self->out->len;

  /* One empty line, whatever stands before. */
  while (length > 0 && self->out->str[length - 1] == '\n')
    length--;
  g_string_truncate (self->out, length);
  if (length > 0)
    g_string_append (self->out, "\n\n");
  g_string_append_printf (self->out, "%.*s ", level, "######");
  ent_markdown_append_words (self->out, words, " ");
  g_string_append (self->out, "\n\n");
}

/* Words of the case in the reader's language. */
static void
add_text (Dossier       *self,
          const EntText *text,
          const char    *line_end)
{
  ent_markdown_append_words (self->out, ent_text_get (text), line_end);
}

static char *
dup_line (const EntText *text)
{
  return ent_markdown_dup_line (ent_text_get (text));
}

/* "Quandt, Camp David (1986), p. 12" */
static void
append_cite (Dossier       *self,
             GString       *note,
             const EntCite *cite)
{
  const EntSource *source = ent_case_find_source (self->item, cite->source);
  g_autofree char *words = source != NULL ? ent_source_dup_short (source) : g_strdup (cite->source);

  ent_markdown_append_words (note, words, " ");
  if (cite->locator != NULL)
    {
      g_string_append (note, ", ");
      ent_markdown_append_words (note, cite->locator, " ");
    }
}

/* "[^3]", nothing where there is no citation. */
static void
add_note (Dossier         *self,
          const GPtrArray *cites)
{
  GString *note;
  g_autofree char *words = NULL;
  gpointer number;

  if (cites->len == 0)
    return;

  note = g_string_new (NULL);
  for (guint i = 0; i < cites->len; i++)
    {
      if (i > 0)
        g_string_append (note, "; ");
      append_cite (self, note, g_ptr_array_index (cites, i));
    }
  words = g_string_free (note, FALSE);

  number = g_hash_table_lookup (self->numbers, words);
  if (number == NULL)
    {
      char *kept = g_steal_pointer (&words);

      g_ptr_array_add (self->notes, kept);
      number = GUINT_TO_POINTER (self->notes->len);
      g_hash_table_insert (self->numbers, kept, number);
    }
  /* Numbers side by side would read as one. */
  if (self->called > 0 && self->called == self->out->len)
    g_string_append_c (self->out, ',');
  g_string_append_printf (self->out, "[^%u]", GPOINTER_TO_UINT (number));
  self->called = self->out->len;
}

static void
add_sourced (Dossier         *self,
             const EntText   *text,
             const GPtrArray *cites,
             const char      *line_end)
{
  add_text (self, text, line_end);
  add_note (self, cites);
}

/* "**Status:** cold peace" as a paragraph. */
static void
add_labelled (Dossier       *self,
              const char    *label,
              const EntText *text)
{
  if (text == NULL)
    return;
  /* Translators: a label before what it names, in Markdown: "**Status:** cold peace". */
  g_string_append_printf (self->out, _("**%s:** "), label);
  add_text (self, text, PARAGRAPH);
  g_string_append (self->out, "\n\n");
}

static void
add_head (Dossier *self)
{
  const EntCase *item = self->item;
  g_autofree char *period = ent_date_format (item->period);

  heading (self, 1, ent_text_get (item->title));
  /* Translators: the id of a case, the number of its version, its period. */
  g_string_append_printf (self->out, _("*%s · version %d · %s*"), item->id, item->version, period);
  g_string_append (self->out, "\n\n");
  add_text (self, item->summary, PARAGRAPH);
  g_string_append (self->out, "\n\n");
  add_labelled (self, _("Status"), item->status);
  add_labelled (self, _("Outcome"), item->outcome);
}

/* The names that an actor gives itself, kept apart from the direction of what is around them. */
static void
add_native (Dossier        *self,
            const EntActor *actor)
{
  if (actor->native == NULL)
    return;
  g_string_append (self->out, " (");
  for (gsize i = 0; i < ent_text_get_n (actor->native); i++)
    {
      g_autofree char *name = ent_markdown_dup_line (ent_text_get_variant (actor->native, i)->string);

      g_string_append_printf (self->out, "%s\u2068%s\u2069", i > 0 ? " · " : "", name);
    }
  g_string_append_c (self->out, ')');
}

static void
add_actor (Dossier        *self,
           const EntActor *actor)
{
  const EntActor *party = ent_case_find_actor (self->item, actor->party);
  g_autofree char *name = dup_line (actor->name);

  g_string_append_printf (self->out, "- **%s**", name);
  add_native (self, actor);
  if (party != NULL)
    {
      g_string_append (self->out, ", ");
      add_text (self, party->name, " ");
    }
  if (actor->active != NULL)
    {
      g_autofree char *active = ent_date_format (actor->active);

      g_string_append_printf (self->out, ", %s", active);
    }
  if (actor->role != NULL)
    {
      g_string_append (self->out, ": ");
      add_text (self, actor->role, " ");
    }
  g_string_append_c (self->out, '\n');
}

static gboolean
is_party (const EntCase  *item,
          const EntActor *actor)
{
  return g_ptr_array_find_with_equal_func (item->parties, actor->id, g_str_equal, NULL);
}

static void
add_actors (Dossier *self)
{
  const EntCase *item = self->item;
  gboolean begun = FALSE;

  heading (self, 2, _("Parties"));
  for (guint i = 0; i < item->parties->len; i++)
    {
      const EntActor *actor = ent_case_find_actor (item, g_ptr_array_index (item->parties, i));

      if (actor != NULL)
        add_actor (self, actor);
    }
  for (guint i = 0; i < item->actors->len; i++)
    {
      const EntActor *actor = g_ptr_array_index (item->actors, i);

      if (is_party (item, actor))
        continue;
      if (!begun)
        heading (self, 2, _("Other actors"));
      begun = TRUE;
      add_actor (self, actor);
    }
}

static void
add_relations (Dossier *self)
{
  const EntCase *item = self->item;

  if (item->relations->len == 0)
    return;

  heading (self, 2, _("Relations"));
  g_string_append_printf (self->out, "| %s | %s | %s | %s |\n|---|---|---|---|\n", _("From"), _("Level"), _("Event"),
                          _("Reason"));
  for (guint i = 0; i < item->relations->len; i++)
    {
      const EntRelationStep *step = g_ptr_array_index (item->relations, i);
      const EntEvent *event = ent_case_find_event (item, step->event);
      g_autofree char *date = ent_date_format (step->date);

      g_string_append_printf (self->out, "| %s | %s | ", date, ent_relation_level_to_label (step->level));
      if (event != NULL)
        add_text (self, event->title, " ");
      g_string_append (self->out, " | ");
      add_sourced (self, step->text, step->sources, " ");
      g_string_append (self->out, " |\n");
    }
}

static void
add_event (Dossier        *self,
           const EntEvent *event)
{
  g_autofree char *date = ent_date_format (event->date);
  g_autofree char *title = dup_line (event->title);

  g_string_append_printf (self->out, "- **%s**%s%s — %s**%s**", date, event->unverified ? " " : "",
                          event->unverified ? _("(date not verified)") : "",
                          event->importance == ENT_IMPORTANCE_TURNING_POINT ? "★ " : "", title);
  if (event->place != NULL)
    {
      g_string_append (self->out, " · ");
      add_text (self, event->place->name, " ");
    }
  if (event->text != NULL)
    g_string_append (self->out, ITEM_PARAGRAPH);
  add_sourced (self, event->text, event->sources, ITEM_PARAGRAPH);
  g_string_append (self->out, "\n\n");
}

/* The events of one phase, or those without one, under @title where there are any. */
static void
add_events (Dossier    *self,
            const char *phase,
            const char *title)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < self->item->events->len; i++)
    {
      const EntEvent *event = g_ptr_array_index (self->item->events, i);

      if (g_strcmp0 (event->phase, phase) != 0)
        continue;
      if (!begun && title != NULL)
        heading (self, 3, title);
      begun = TRUE;
      add_event (self, event);
    }
}

static void
add_phases (Dossier *self)
{
  const EntCase *item = self->item;

  heading (self, 2, _("Events"));
  g_string_append_printf (self->out, "%s\n", _("A star marks a turning point."));
  for (guint i = 0; i < item->phases->len; i++)
    {
      const EntPhase *phase = g_ptr_array_index (item->phases, i);
      g_autofree char *date = ent_date_format (phase->date);
      g_autofree char *title = g_strdup_printf ("%s (%s)", ent_text_get (phase->title), date);

      heading (self, 3, title);
      if (phase->text != NULL)
        {
          add_text (self, phase->text, PARAGRAPH);
          g_string_append (self->out, "\n\n");
        }
      add_events (self, phase->id, NULL);
    }
  add_events (self, NULL, _("Other events"));
}

/* CommonMark stays as it is; citations become footnotes, and of links into the case the words stay. */
static void
add_story_text (Dossier    *self,
                const char *text)
{
  g_autoptr(GPtrArray) citations = ent_citations_scan (text);
  g_autoptr(GPtrArray) links = ent_links_scan (text);
  gsize at = 0;
  guint i = 0;
  guint j = 0;

  while (i < citations->len || j < links->len)
    {
      const EntCitation *citation = i < citations->len ? g_ptr_array_index (citations, i) : NULL;
      const EntLink *link = j < links->len ? g_ptr_array_index (links, j) : NULL;

      if (link == NULL || (citation != NULL && citation->begin < link->begin))
        {
          gsize end = citation->begin;

          /* The number of a note stands close to its word. */
          while (end > at && (text[end - 1] == ' ' || text[end - 1] == '\n'))
            end--;
          g_string_append_len (self->out, text + at, end - at);
          add_note (self, citation->cites);
          at = citation->end;
          i++;
        }
      else
        {
          g_string_append_len (self->out, text + at, link->begin - at);
          g_string_append_len (self->out, text + link->words_begin, link->words_end - link->words_begin);
          at = link->end;
          j++;
        }
    }
  g_string_append (self->out, text + at);
  g_string_append_c (self->out, '\n');
}

static void
add_story (Dossier *self)
{
  const GPtrArray *story = self->item->story;

  if (story->len > 0)
    heading (self, 2, _("Story"));
  for (guint i = 0; i < story->len; i++)
    {
      const EntStorySection *section = g_ptr_array_index (story, i);

      heading (self, 3, ent_text_get (section->title));
      add_story_text (self, ent_text_get (section->text));
    }
}

static void
add_quotation (Dossier            *self,
               const EntQuotation *quotation)
{
  const char *terms = ent_terms_to_label (quotation->terms);

  g_string_append (self->out, "\n> ");
  add_text (self, quotation->text, QUOTED);
  if (quotation->locator != NULL || terms != NULL)
    g_string_append (self->out, QUOTED "— ");
  if (quotation->locator != NULL)
    ent_markdown_append_words (self->out, quotation->locator, " ");
  if (terms != NULL)
    g_string_append_printf (self->out, "%s%s", quotation->locator != NULL ? ", " : "", terms);
  g_string_append_c (self->out, '\n');
}

static void
add_document (Dossier           *self,
              const EntDocument *document)
{
  g_autofree char *date = ent_date_format (document->date);
  g_autofree char *title = g_strdup_printf ("%s (%s)", ent_text_get (document->title), date);

  heading (self, 3, title);
  for (guint i = 0; i < document->parties->len; i++)
    {
      const EntActor *actor = ent_case_find_actor (self->item, g_ptr_array_index (document->parties, i));
      g_autofree char *name = actor != NULL ? dup_line (actor->name) : NULL;

      if (name != NULL)
        g_string_append_printf (self->out, "%s%s", i > 0 ? ", " : "", name);
    }
  if (document->parties->len > 0 && (document->text != NULL || document->sources->len > 0))
    g_string_append (self->out, PARAGRAPH);
  add_sourced (self, document->text, document->sources, PARAGRAPH);
  g_string_append_c (self->out, '\n');

  if (document->where != NULL || document->url != NULL)
    g_string_append_c (self->out, '\n');
  if (document->where != NULL)
    add_text (self, document->where, PARAGRAPH);
  if (document->url != NULL)
    {
      if (document->where != NULL)
        g_string_append_c (self->out, ' ');
      ent_markdown_append_url (self->out, document->url);
    }
  if (document->where != NULL || document->url != NULL)
    g_string_append_c (self->out, '\n');
  for (guint i = 0; i < document->quotations->len; i++)
    add_quotation (self, g_ptr_array_index (document->quotations, i));
}

static void
add_documents (Dossier *self)
{
  const GPtrArray *documents = self->item->documents;

  if (documents->len > 0)
    heading (self, 2, _("Documents"));
  for (guint i = 0; i < documents->len; i++)
    add_document (self, g_ptr_array_index (documents, i));
}

/* Titles and dates of events, one after another, behind a label. */
static void
add_event_list (Dossier         *self,
                const char      *label,
                const GPtrArray *ids,
                const char      *indent)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      const EntEvent *event = ent_case_find_event (self->item, g_ptr_array_index (ids, i));
      g_autofree char *date = NULL;
      g_autofree char *title = NULL;

      if (event == NULL)
        continue;
      date = ent_date_format (event->date);
      title = dup_line (event->title);
      if (begun)
        g_string_append (self->out, "; ");
      else
        g_string_append_printf (self->out, "\n%s*%s:* ", indent, label);
      g_string_append_printf (self->out, "%s (%s)", title, date);
      begun = TRUE;
    }
  if (begun)
    g_string_append_c (self->out, '\n');
}

/* "Trade: +2, enabling, high confidence" (transfer full) */
static char *
dup_judgement (const char          *title,
               const EntAssessment *assessment)
{
  const char *confidence = ent_confidence_to_label (assessment->confidence);

  if (!assessment->has_rating)
    /* Translators: a factor that is not rated. */
    return g_strdup_printf (_("%s: no evidence"), title);
  if (confidence == NULL)
    /* Translators: a factor, its rating in figures and in words. */
    return g_strdup_printf (_("%s: %s, %s"), title, ent_rating_to_string (assessment->rating),
                            ent_rating_to_label (assessment->rating));
  /* Translators: a factor, its rating in figures and in words, "high confidence". */
  return g_strdup_printf (_("%s: %s, %s, %s"), title, ent_rating_to_string (assessment->rating),
                          ent_rating_to_label (assessment->rating), confidence);
}

static void
add_assessment (Dossier             *self,
                const char          *title,
                const EntAssessment *assessment)
{
  g_autofree char *line = dup_judgement (title, assessment);

  heading (self, 4, line);
  if (assessment->rationale != NULL || assessment->sources->len > 0)
    {
      add_sourced (self, assessment->rationale, assessment->sources, PARAGRAPH);
      g_string_append_c (self->out, '\n');
    }
  add_event_list (self, _("Evidence"), assessment->evidence, "");
}

/* What the case says of the factors of one group. */
static void
add_group (Dossier              *self,
           const EntFactorGroup *group)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < self->codebook->factors->len; i++)
    {
      const EntFactor *factor = g_ptr_array_index (self->codebook->factors, i);
      const EntAssessment *assessment = ent_case_find_assessment (self->item, factor->id);

      if (assessment == NULL || g_strcmp0 (factor->group, group->id) != 0)
        continue;
      if (!begun)
        heading (self, 3, ent_text_get (group->title));
      begun = TRUE;
      add_assessment (self, ent_text_get (factor->title), assessment);
    }
}

static void
add_assessments (Dossier *self)
{
  const GPtrArray *assessments = self->item->assessments;
  gboolean begun = FALSE;

  if (assessments->len == 0)
    return;

  heading (self, 2, _("Factors"));
  g_string_append_printf (self->out, "%s\n", _("From −3, strongly hindering, to +3, strongly enabling."));
  for (guint i = 0; self->codebook != NULL && i < self->codebook->groups->len; i++)
    add_group (self, g_ptr_array_index (self->codebook->groups, i));
  for (guint i = 0; i < assessments->len; i++)
    {
      const EntAssessment *assessment = g_ptr_array_index (assessments, i);

      if (self->codebook != NULL && ent_codebook_find_factor (self->codebook, assessment->factor) != NULL)
        continue;
      if (!begun && self->codebook != NULL)
        heading (self, 3, _("Other factors"));
      begun = TRUE;
      add_assessment (self, assessment->factor, assessment);
    }
}

static void
add_questions (Dossier *self)
{
  const GPtrArray *questions = self->item->questions;

  if (questions->len > 0)
    heading (self, 2, _("Questions for discussion"));
  for (guint i = 0; i < questions->len; i++)
    {
      const EntQuestion *question = g_ptr_array_index (questions, i);

      g_string_append_printf (self->out, "%s%u. ", i > 0 ? "\n" : "", i + 1);
      add_text (self, question->text, PARAGRAPH INDENT);
      g_string_append_c (self->out, '\n');
      add_event_list (self, _("Events"), question->events, INDENT);
    }
}

/* The titles of what a slide shows beside events. */
static void
add_slide_shows (Dossier               *self,
                 const EntSlideOutline *slide)
{
  for (guint i = 0; i < slide->factors->len; i++)
    {
      const char *id = g_ptr_array_index (slide->factors, i);
      const EntFactor *factor = self->codebook != NULL ? ent_codebook_find_factor (self->codebook, id) : NULL;

      if (i == 0)
        g_string_append_printf (self->out, "\n" INDENT "*%s:* ", _("Factors"));
      ent_markdown_append_words (self->out, factor != NULL ? ent_text_get (factor->title) : id, " ");
      g_string_append (self->out, i + 1 < slide->factors->len ? "; " : "\n");
    }
  for (guint i = 0; i < slide->documents->len; i++)
    {
      const char *id = g_ptr_array_index (slide->documents, i);
      const EntDocument *document = ent_case_find_document (self->item, id);

      if (i == 0)
        g_string_append_printf (self->out, "\n" INDENT "*%s:* ", _("Documents"));
      ent_markdown_append_words (self->out, document != NULL ? ent_text_get (document->title) : id, " ");
      g_string_append (self->out, i + 1 < slide->documents->len ? "; " : "\n");
    }
}

static void
add_lecture (Dossier                 *self,
             const EntLectureOutline *lecture)
{
  g_autofree char *minutes = g_strdup_printf (ngettext ("%d minute", "%d minutes", lecture->minutes),
                                              lecture->minutes);
  g_autofree char *title = g_strdup_printf ("%s (%s)", ent_text_get (lecture->title), minutes);

  heading (self, 3, lecture->minutes > 0 ? title : ent_text_get (lecture->title));
  for (guint i = 0; i < lecture->slides->len; i++)
    {
      const EntSlideOutline *slide = g_ptr_array_index (lecture->slides, i);
      g_autofree char *words = dup_line (slide->title);

      g_string_append_printf (self->out, "%s%u. **%s**\n", i > 0 ? "\n" : "", i + 1, words);
      if (slide->text != NULL)
        {
          g_string_append (self->out, "\n" INDENT);
          add_text (self, slide->text, PARAGRAPH INDENT);
          g_string_append_c (self->out, '\n');
        }
      add_event_list (self, _("Events"), slide->events, INDENT);
      add_slide_shows (self, slide);
    }
}

static void
add_lectures (Dossier *self)
{
  const GPtrArray *lectures = self->item->lectures;

  if (lectures->len > 0)
    heading (self, 2, _("Suggested lectures"));
  for (guint i = 0; i < lectures->len; i++)
    add_lecture (self, g_ptr_array_index (lectures, i));
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  return g_utf8_collate (*(const char * const *) a, *(const char * const *) b);
}

static void
add_bibliography (Dossier *self)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_free);

  if (self->item->sources->len == 0)
    return;

  for (guint i = 0; i < self->item->sources->len; i++)
    {
      const EntSource *source = g_ptr_array_index (self->item->sources, i);
      g_autofree char *full = ent_source_dup_full (source);
      GString *entry = g_string_new (NULL);

      ent_markdown_append_words (entry, full, " ");
      if (source->fields[ENT_SOURCE_URL] != NULL)
        {
          g_string_append_c (entry, ' ');
          ent_markdown_append_url (entry, source->fields[ENT_SOURCE_URL]);
        }
      g_ptr_array_add (entries, g_string_free (entry, FALSE));
    }
  g_ptr_array_sort (entries, compare_entries);

  heading (self, 2, _("Bibliography"));
  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (self->out, "- %s\n", (const char *) g_ptr_array_index (entries, i));
}

static void
add_notes (Dossier *self)
{
  if (self->item->license != NULL)
    {
      g_autofree char *license = ent_markdown_dup_line (self->item->license);

      g_string_append_c (self->out, '\n');
      /* Translators: the licence of a case's texts: "CC-BY-SA-4.0". */
      g_string_append_printf (self->out, _("The texts of this case are under the licence %s."), license);
      g_string_append_c (self->out, '\n');
    }
  for (guint i = 0; i < self->notes->len; i++)
    {
      const char *note = g_ptr_array_index (self->notes, i);

      g_string_append_printf (self->out, "%s[^%u]: %s%s\n", i == 0 ? "\n" : "", i + 1, note,
                              g_str_has_suffix (note, ".") ? "" : ".");
    }
}

char *
ent_case_markdown_to_string (const EntCase     *self,
                             const EntCodebook *codebook,
                             gsize             *length)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  Dossier dossier = { self, codebook, g_string_new (NULL), notes, numbers, 0 };

  add_head (&dossier);
  add_actors (&dossier);
  add_relations (&dossier);
  add_phases (&dossier);
  add_story (&dossier);
  add_documents (&dossier);
  add_assessments (&dossier);
  add_questions (&dossier);
  add_lectures (&dossier);
  add_bibliography (&dossier);
  add_notes (&dossier);

  if (length != NULL)
    *length = dossier.out->len;
  return g_string_free (dossier.out, FALSE);
}

gboolean
ent_case_markdown_save (const EntCase      *self,
                        const EntCodebook  *codebook,
                        const char         *path,
                        GError            **error)
{
  gsize length;
  g_autofree char *bytes = ent_case_markdown_to_string (self, codebook, &length);

  return g_file_set_contents_full (path, bytes, length, G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}
