/* What is asked of a case before others learn from it. */

#include "config.h"

#include "ent-case-strict.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-case-figures.h"
#include "ent-citation.h"
#include "ent-id-hash.h"
#include "ent-json.h"
#include "ent-weekday.h"

#define LEAST_EVENT_WORDS     15
#define LEAST_RATIONALE_WORDS 60
#define MOST_QUOTATION_WORDS  59
#define MOST_KM_OUTSIDE       300
/* A date that can mean more years than these says nothing of when words were written. */
#define MOST_QUOTATION_YEARS  9
/* Bytes of a link's target that are looked at, so that a text of many open links stays linear. */
#define MAX_TARGET            2000

typedef struct
{
  const EntCase     *item;
  const EntCodebook *codebook;
  const EntOutlines *outlines;
  EntJson           *json;
  GHashTable        *event_index;  /* borrowed id → index in the file, plus one */
  gint64             first_year;   /* that the present texts speak of */
  gint64             last_year;
} Check;

static void
set_years (Check         *self,
           const EntDate *date)
{
  gint64 earliest = ent_date_get_earliest (date);
  gint64 latest = ent_date_get_latest (date);
  int month, day;

  self->first_year = ENT_DATE_OPEN_PAST / 2;
  self->last_year = ENT_DATE_OPEN_FUTURE / 2;
  if (earliest != ENT_DATE_OPEN_PAST)
    ent_date_civil_from_seconds (earliest, &self->first_year, &month, &day);
  if (latest != ENT_DATE_OPEN_FUTURE)
    ent_date_civil_from_seconds (latest, &self->last_year, &month, &day);
}

static gboolean
is_english (const char *language)
{
  return language != NULL && g_ascii_strncasecmp (language, "en", 2) == 0
         && (language[2] == '\0' || language[2] == '-');
}

static void
check_weekdays (Check      *self,
                const char *text)
{
  g_autoptr(GPtrArray) found = ent_weekdays_check (text, self->first_year, self->last_year);

  for (guint i = 0; i < found->len; i++)
    {
      const EntWeekdayFault *fault = g_ptr_array_index (found, i);
      g_autofree char *quoted = ent_json_quote (fault->words);

      if (fault->weekday != NULL)
        /* Translators: a date with a weekday; the weekday, in English, that it was. */
        ent_json_fault (self->json, _("%s: that day was a %s"), quoted, fault->weekday);
      else
        ent_json_fault (self->json, _("%s: there is no such day"), quoted);
    }
}

/* Enters one language of a text; the mark to leave by. */
static gsize
enter_variant (Check                *self,
               const char           *name,
               const EntTextVariant *variant)
{
  gsize mark = ent_json_enter (self->json, name);

  if (variant->language != NULL)
    ent_json_enter (self->json, variant->language);
  return mark;
}

/* What is asked of each text of a case. */
static void
check_text (Check         *self,
            const char    *name,
            const EntText *text)
{
  for (gsize i = 0; text != NULL && i < ent_text_get_n (text); i++)
    {
      const EntTextVariant *variant = ent_text_get_variant (text, i);
      gsize mark = enter_variant (self, name, variant);

      if (is_english (variant->language != NULL ? variant->language : self->item->language))
        check_weekdays (self, variant->string);
      ent_json_leave (self->json, mark);
    }
}

/* Words of a text in the case's own language. */
static guint
count_words (const EntText *text)
{
  return text != NULL ? ent_words_count (ent_text_get_variant (text, 0)->string) : 0;
}

static void
check_place (Check          *self,
             const EntPlace *place)
{
  gsize mark = ent_json_enter (self->json, "place");
  EntOutlinesAnswer answer;
  double km;

  check_text (self, "name", place->name);
  if (self->outlines != NULL && place->country != NULL)
    {
      answer = ent_outlines_distance (self->outlines, place->country, place->lat, place->lon, &km);
      if (answer == ENT_OUTLINES_NO_COUNTRY)
        ent_json_fault_in (self->json, "country", _("“%s” is no country of ISO 3166-1"), place->country);
      else if (answer == ENT_OUTLINES_FOUND && place->has_position && km > MOST_KM_OUTSIDE)
        ent_json_fault (self->json, _("the place lies %.0f km outside the country %s: correct latitude, longitude or "
                                      "country"),
                        km, place->country);
    }
  ent_json_leave (self->json, mark);
}

static void
check_event (Check          *self,
             const EntEvent *event)
{
  guint n_words = count_words (event->text);
  gsize mark = ent_json_enter (self->json, "events");

  ent_json_enter_item (self->json, GPOINTER_TO_UINT (g_hash_table_lookup (self->event_index, event->id)) - 1);
  set_years (self, event->date);
  check_text (self, "title", event->title);
  check_text (self, "label", event->label);
  check_text (self, "text", event->text);
  if (event->sources->len == 0)
    ent_json_fault (self->json, _("the event has no source: name one, or leave the event out"));
  if (event->text == NULL)
    ent_json_fault (self->json, _("the event has no text: say in %d words or more what happened"), LEAST_EVENT_WORDS);
  else if (n_words < LEAST_EVENT_WORDS)
    ent_json_fault_in (self->json, "text", ngettext ("has %u word: say in %d or more what happened",
                                                     "has %u words: say in %d or more what happened", n_words),
                       n_words, LEAST_EVENT_WORDS);
  if (event->place != NULL)
    check_place (self, event->place);
  ent_json_leave (self->json, mark);
}

static void
check_assessment (Check               *self,
                  const EntAssessment *assessment)
{
  guint n_words = count_words (assessment->rationale);

  check_text (self, "rationale", assessment->rationale);
  if (!assessment->has_rating)
    return;
  if (assessment->sources->len == 0)
    ent_json_fault (self->json, _("the rating has no source: name one, or rate it null"));
  if (assessment->rationale == NULL)
    ent_json_fault (self->json, _("the rating has no rationale: give its reasons in %d words or more"),
                    LEAST_RATIONALE_WORDS);
  else if (n_words < LEAST_RATIONALE_WORDS)
    ent_json_fault_in (self->json, "rationale", ngettext ("has %u word: give in %d or more the reasons of the rating",
                                                          "has %u words: give in %d or more the reasons of the rating",
                                                          n_words),
                       n_words, LEAST_RATIONALE_WORDS);
}

static void
check_quotation (Check              *self,
                 const EntQuotation *quotation)
{
  check_text (self, "text", quotation->text);
  for (gsize i = 0; i < ent_text_get_n (quotation->text); i++)
    {
      const EntTextVariant *variant = ent_text_get_variant (quotation->text, i);
      guint n_words = ent_words_count (variant->string);
      gsize mark = enter_variant (self, "text", variant);

      if (n_words > MOST_QUOTATION_WORDS)
        ent_json_fault (self->json, _("quotes %u words: quote at most %d"), n_words, MOST_QUOTATION_WORDS);
      ent_json_leave (self->json, mark);
    }
}

static void
check_document (Check             *self,
                const EntDocument *document)
{
  set_years (self, document->date);
  check_text (self, "title", document->title);
  check_text (self, "text", document->text);
  check_text (self, "where", document->where);
  if (document->sources->len == 0)
    ent_json_fault (self->json, _("the document has no source: name one, or leave the document out"));
  if (document->quotations->len > 0 && self->last_year - self->first_year > MOST_QUOTATION_YEARS)
    ent_json_fault_in (self->json, "date", _("does not say when the words that are quoted were written"));

  for (guint i = 0; i < document->quotations->len; i++)
    {
      gsize mark = ent_json_enter (self->json, "quotations");

      ent_json_enter_item (self->json, i);
      check_quotation (self, g_ptr_array_index (document->quotations, i));
      ent_json_leave (self->json, mark);
    }
}

static gboolean
resolves (const Check *self,
          const char  *target)
{
  EntLinkKind kind;
  const char *id;

  if (!ent_link_parse_target (target, &kind, &id))
    return g_str_has_prefix (target, "https://") || g_str_has_prefix (target, "http://");

  switch (kind)
    {
    case ENT_LINK_EVENT:
      return ent_case_find_event (self->item, id) != NULL;
    case ENT_LINK_DOCUMENT:
      return ent_case_find_document (self->item, id) != NULL;
    case ENT_LINK_FACTOR:
    default:
      return self->codebook == NULL || ent_codebook_find_factor (self->codebook, id) != NULL;
    }
}

/* The reader of the file looks at targets that name a part of the case; here a misspelt kind is
 * found too, "[words](evnt:id)", which would be a link to nothing. */
static void
check_targets (Check      *self,
               const char *text)
{
  for (const char *at = strstr (text, "]("); at != NULL; at = strstr (at, "]("))
    {
      g_autofree char *target = NULL;
      gsize length = 0;

      at += strlen ("](");
      while (length < MAX_TARGET && strchr (") \n", at[length]) == NULL)
        length++;
      target = g_strndup (at, length);
      if (!resolves (self, target))
        {
          g_autofree char *quoted = ent_json_quote (target);

          ent_json_fault (self->json, _("a link leads to %s, which is nowhere: write event:ID, document:ID, factor:ID or "
                                        "https://…"),
                          quoted);
        }
    }
}

static void
check_cites (Check      *self,
             const char *text)
{
  g_autoptr(GPtrArray) citations = ent_citations_scan (text);

  for (guint i = 0; i < citations->len; i++)
    {
      const EntCitation *citation = g_ptr_array_index (citations, i);

      for (guint j = 0; j < citation->cites->len; j++)
        {
          const EntCite *cite = g_ptr_array_index (citation->cites, j);

          if (ent_case_find_source (self->item, cite->source) == NULL)
            ent_json_fault (self->json, _("the citation of “%s” leads to no source"), cite->source);
        }
    }
}

static void
check_section (Check                 *self,
               const EntStorySection *section)
{
  check_text (self, "title", section->title);
  check_text (self, "text", section->text);
  for (gsize i = 0; i < ent_text_get_n (section->text); i++)
    {
      const EntTextVariant *variant = ent_text_get_variant (section->text, i);
      gsize mark = enter_variant (self, "text", variant);

      check_targets (self, variant->string);
      check_cites (self, variant->string);
      ent_json_leave (self->json, mark);
    }
}

static void
check_phase (Check          *self,
             const EntPhase *phase)
{
  set_years (self, phase->date);
  check_text (self, "title", phase->title);
  check_text (self, "text", phase->text);
}

static void
check_relation (Check                 *self,
                const EntRelationStep *step)
{
  set_years (self, step->date);
  check_text (self, "text", step->text);
}

static void
check_actor (Check          *self,
             const EntActor *actor)
{
  check_text (self, "role", actor->role);
}

static void
check_question (Check             *self,
                const EntQuestion *question)
{
  check_text (self, "text", question->text);
}

static void
check_lecture (Check                   *self,
               const EntLectureOutline *lecture)
{
  check_text (self, "title", lecture->title);
  for (guint i = 0; i < lecture->slides->len; i++)
    {
      const EntSlideOutline *slide = g_ptr_array_index (lecture->slides, i);
      gsize mark = ent_json_enter (self->json, "slides");

      ent_json_enter_item (self->json, i);
      check_text (self, "title", slide->title);
      check_text (self, "text", slide->text);
      ent_json_leave (self->json, mark);
    }
}

static void
check_source (Check           *self,
              const EntSource *source)
{
  const char *note = source->fields[ENT_SOURCE_NOTE];
  gsize mark = ent_json_enter (self->json, "note");

  if (note != NULL && is_english (self->item->language))
    check_weekdays (self, note);
  ent_json_leave (self->json, mark);
}

typedef void (*CheckFunc) (Check         *self,
                           gconstpointer  record);

static void
check_each (Check      *self,
            const char *name,
            GPtrArray  *records,
            CheckFunc   func)
{
  set_years (self, self->item->period);
  for (guint i = 0; i < records->len; i++)
    {
      gsize mark = ent_json_enter (self->json, name);

      ent_json_enter_item (self->json, i);
      func (self, g_ptr_array_index (records, i));
      ent_json_leave (self->json, mark);
    }
}

static void
check_all (Check *self)
{
  const EntCase *item = self->item;

  set_years (self, item->period);
  check_text (self, "title", item->title);
  check_text (self, "summary", item->summary);
  check_text (self, "status", item->status);
  check_text (self, "outcome", item->outcome);
  check_each (self, "actors", item->actors, (CheckFunc) check_actor);
  check_each (self, "phases", item->phases, (CheckFunc) check_phase);
  check_each (self, "relations", item->relations, (CheckFunc) check_relation);
  for (guint i = 0; i < item->events->len; i++)
    check_event (self, g_ptr_array_index (item->events, i));
  check_each (self, "assessments", item->assessments, (CheckFunc) check_assessment);
  check_each (self, "story", item->story, (CheckFunc) check_section);
  check_each (self, "documents", item->documents, (CheckFunc) check_document);
  check_each (self, "questions", item->questions, (CheckFunc) check_question);
  check_each (self, "lectures", item->lectures, (CheckFunc) check_lecture);
  check_each (self, "sources", item->sources, (CheckFunc) check_source);
}

/* id → index in the file, plus one */
static GHashTable *
index_events (const EntCase *item,
              GPtrArray     *event_ids)
{
  GHashTable *index = g_hash_table_new (ent_id_hash, g_str_equal);

  for (guint i = 0; i < item->events->len; i++)
    {
      const EntEvent *event = g_ptr_array_index (item->events, i);

      g_hash_table_insert (index, event->id, GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; event_ids != NULL && i < event_ids->len; i++)
    g_hash_table_replace (index, g_ptr_array_index (event_ids, i), GUINT_TO_POINTER (i + 1));
  return index;
}

void
ent_case_check_strict (const EntCase     *self,
                       const EntCodebook *codebook,
                       const EntOutlines *outlines,
                       GPtrArray         *event_ids,
                       GPtrArray         *faults)
{
  g_autoptr(EntJson) json = NULL;
  g_autoptr(GHashTable) event_index = NULL;
  Check check = { .item = self, .codebook = codebook, .outlines = outlines };

  g_return_if_fail (self != NULL);
  g_return_if_fail (faults != NULL);

  check.json = json = ent_json_new (faults);
  check.event_index = event_index = index_events (self, event_ids);

  ent_faults_harden (faults);
  check_all (&check);
  ent_json_finish (json);
}
