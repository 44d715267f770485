/* Each part and each field of the case format, and how to say it: once for comparing, where every bit of it counts,
 * and once for a person, who reads the names of things instead of their ids. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-case-diff-private.h"
#include "ent-country.h"

static void
say_string (GString           *out,
            const EntCaseSide *side,
            gconstpointer      value,
            gboolean           words)
{
  const char *string = ENT_FIELD_AT (char *, value, 0);

  if (string != NULL)
    g_string_append (out, string);
}

/* A plain string is in the case's own language, whether the file says so or not: "" sorts first. */
typedef struct
{
  const char *language;
  const char *string;
} Words;

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (((const Words *) a)->language, ((const Words *) b)->language);
}

void
ent_say_text (GString           *out,
              const EntCaseSide *side,
              gconstpointer      value,
              gboolean           words)
{
  const EntText *text = ENT_FIELD_AT (EntText *, value, 0);
  g_autoptr(GArray) sorted = NULL;

  if (text == NULL)
    return;
  if (words)
    {
      g_string_append (out, ent_text_get (text));
      return;
    }

  sorted = g_array_new (FALSE, FALSE, sizeof (Words));
  for (gsize i = 0; i < ent_text_get_n (text); i++)
    {
      const EntTextVariant *variant = ent_text_get_variant (text, i);
      gboolean own = variant->language == NULL || g_strcmp0 (variant->language, side->own_language) == 0;
      Words each = { own ? "" : variant->language, variant->string };

      g_array_append_val (sorted, each);
    }
  g_array_sort (sorted, compare_words);
  for (guint i = 0; i < sorted->len; i++)
    {
      const Words *each = &g_array_index (sorted, Words, i);

      g_string_append_printf (out, "%s" ENT_SAY_UNIT "%s" ENT_SAY_ITEM, each->language, each->string);
    }
}

static void
say_date (GString           *out,
          const EntCaseSide *side,
          gconstpointer      value,
          gboolean           words)
{
  const EntDate *date = ENT_FIELD_AT (EntDate *, value, 0);

  if (date != NULL)
    g_string_append (out, ent_date_get_text (date));
}

/* Begins the next one of a list. */
static void
append_separator (GString    *out,
                  gsize       start,
                  gboolean    words,
                  const char *separator)
{
  if (!words)
    g_string_append (out, ENT_SAY_ITEM);
  else if (out->len > start)
    g_string_append (out, separator);
}

/* What an id means to a person; the id itself where it leads nowhere, or where that is a factor: the codebook
 * is not the case's. */
typedef const char *(*FindName) (const EntCase *item,
                                 const char    *id);

static const char *
find_actor_name (const EntCase *item,
                 const char    *id)
{
  const EntActor *actor = ent_case_find_actor (item, id);

  return actor != NULL ? ent_text_get (actor->name) : id;
}

static const char *
find_event_title (const EntCase *item,
                  const char    *id)
{
  const EntEvent *event = ent_case_find_event (item, id);

  return event != NULL ? ent_text_get (event->title) : id;
}

static const char *
find_phase_title (const EntCase *item,
                  const char    *id)
{
  const EntPhase *phase = ent_case_find_phase (item, id);

  return phase != NULL ? ent_text_get (phase->title) : id;
}

static const char *
find_document_title (const EntCase *item,
                     const char    *id)
{
  const EntDocument *document = ent_case_find_document (item, id);

  return document != NULL ? ent_text_get (document->title) : id;
}

static const char *
find_factor (const EntCase *item,
             const char    *id)
{
  return id;
}

static void
say_id (GString           *out,
        const EntCaseSide *side,
        const char        *id,
        gboolean           words,
        FindName           find)
{
  if (id != NULL)
    g_string_append (out, words ? find (side->item, id) : id);
}

static void
say_ids (GString           *out,
         const EntCaseSide *side,
         GPtrArray         *ids,
         gboolean           words,
         FindName           find)
{
  gsize start = out->len;

  for (guint i = 0; i < ids->len; i++)
    {
      append_separator (out, start, words, ", ");
      say_id (out, side, g_ptr_array_index (ids, i), words, find);
    }
}

/* One function for a field of one id, one for a field of several. */
#define DEFINE_SAY_ID(name, find)                                                     \
  static void                                                                         \
  name (GString *out, const EntCaseSide *side, gconstpointer value, gboolean words)       \
  {                                                                                   \
    say_id (out, side, ENT_FIELD_AT (char *, value, 0), words, find);                 \
  }
#define DEFINE_SAY_IDS(name, find)                                                    \
  static void                                                                         \
  name (GString *out, const EntCaseSide *side, gconstpointer value, gboolean words)       \
  {                                                                                   \
    say_ids (out, side, ENT_FIELD_AT (GPtrArray *, value, 0), words, find);           \
  }

DEFINE_SAY_ID (say_actor, find_actor_name)
DEFINE_SAY_ID (say_event, find_event_title)
DEFINE_SAY_ID (say_phase, find_phase_title)
DEFINE_SAY_IDS (say_actors, find_actor_name)
DEFINE_SAY_IDS (say_events, find_event_title)

static void
say_cites (GString           *out,
           const EntCaseSide *side,
           gconstpointer      value,
           gboolean           words)
{
  GPtrArray *cites = ENT_FIELD_AT (GPtrArray *, value, 0);
  gsize start = out->len;

  for (guint i = 0; i < cites->len; i++)
    {
      const EntCite *cite = g_ptr_array_index (cites, i);
      const EntSource *source = words ? ent_case_find_source (side->item, cite->source) : NULL;
      g_autofree char *name = source != NULL ? ent_source_dup_short (source) : g_strdup (cite->source);

      append_separator (out, start, words, "; ");
      g_string_append (out, name);
      if (cite->locator != NULL)
        g_string_append_printf (out, "%s%s", words ? ", " : ENT_SAY_UNIT, cite->locator);
    }
}

static void
say_moments (GString           *out,
             const EntCaseSide *side,
             gconstpointer      value,
             gboolean           words)
{
  GPtrArray *moments = ENT_FIELD_AT (GPtrArray *, value, 0);
  gsize start = out->len;

  for (guint i = 0; i < moments->len; i++)
    {
      const EntMoment *moment = g_ptr_array_index (moments, i);
      const char *date = ent_date_get_text (moment->date);

      append_separator (out, start, words, "\n");
      if (!words)
        g_string_append_printf (out, "%d" ENT_SAY_UNIT "%s" ENT_SAY_UNIT "%s", moment->kind, date,
                                moment->event != NULL ? moment->event : "");
      else if (moment->event == NULL)
        g_string_append_printf (out, "%s: %s", ent_moment_kind_to_label (moment->kind), date);
      else
        g_string_append_printf (out, "%s: %s (%s)", ent_moment_kind_to_label (moment->kind), date,
                                find_event_title (side->item, moment->event));
    }
}

static void
say_actor_kind (GString           *out,
                const EntCaseSide *side,
                gconstpointer      value,
                gboolean           words)
{
  g_string_append (out, ent_actor_kind_to_label (ENT_FIELD_AT (EntActorKind, value, 0)));
}

static void
say_level (GString           *out,
           const EntCaseSide *side,
           gconstpointer      value,
           gboolean           words)
{
  EntRelationLevel level = ENT_FIELD_AT (EntRelationLevel, value, 0);

  g_string_append (out, words ? ent_relation_level_to_label (level) : ent_relation_level_to_word (level));
}

static void
append_degrees (GString  *out,
                double    degrees,
                gboolean  words)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, words ? "%.7g" : "%.17g", degrees));
}

static void
say_place (GString           *out,
           const EntCaseSide *side,
           gconstpointer      value,
           gboolean           words)
{
  const EntPlace *place = ENT_FIELD_AT (EntPlace *, value, 0);

  if (place == NULL)
    return;
  ent_say_text (out, side, &place->name, words);
  if (place->country != NULL)
    {
      g_autofree char *country = words ? ent_country_dup_name (place->country) : NULL;

      g_string_append_printf (out, "%s%s", words ? ", " : ENT_SAY_UNIT, words ? country : place->country);
    }
  if (place->has_position)
    {
      g_string_append (out, words ? " (" : ENT_SAY_ITEM);
      append_degrees (out, place->lat, words);
      g_string_append (out, words ? "°, " : ENT_SAY_UNIT);
      append_degrees (out, place->lon, words);
      g_string_append (out, words ? "°)" : "");
    }
}

static int
compare_signs (gconstpointer a,
               gconstpointer b)
{
  const EntFactorSign *left = *(EntFactorSign * const *) a;
  const EntFactorSign *right = *(EntFactorSign * const *) b;

  return g_strcmp0 (left->factor, right->factor);
}

/* In no order of their own. */
static void
say_signs (GString           *out,
           const EntCaseSide *side,
           gconstpointer      value,
           gboolean           words)
{
  GPtrArray *signs = ENT_FIELD_AT (GPtrArray *, value, 0);
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();
  gsize start = out->len;

  g_ptr_array_extend (sorted, signs, NULL, NULL);
  g_ptr_array_sort (sorted, compare_signs);
  for (guint i = 0; i < sorted->len; i++)
    {
      const EntFactorSign *sign = g_ptr_array_index (sorted, i);

      append_separator (out, start, words, ", ");
      g_string_append_printf (out, "%s %s", sign->sign > 0 ? "+" : "−", sign->factor);
    }
}

static void
say_importance (GString           *out,
                const EntCaseSide *side,
                gconstpointer      value,
                gboolean           words)
{
  int importance = ENT_FIELD_AT (int, value, 0);

  if (!words)
    g_string_append_printf (out, "%d", importance);
  else if (importance == ENT_IMPORTANCE_TURNING_POINT)
    /* Translators: how important an event is */
    g_string_append (out, C_("importance", "turning point"));
  else if (importance == ENT_IMPORTANCE_DETAIL)
    g_string_append (out, C_("importance", "detail"));
  else
    g_string_append (out, C_("importance", "important"));
}

static void
say_certainty (GString           *out,
               const EntCaseSide *side,
               gconstpointer      value,
               gboolean           words)
{
  /* Translators: whether the date of an event was found in an independent text */
  g_string_append (out, ENT_FIELD_AT (gboolean, value, 0) ? C_("certainty", "unverified") : C_("certainty", "verified"));
}

/* @value: the assessment. Without a rating, nothing. */
static void
say_rating (GString           *out,
            const EntCaseSide *side,
            gconstpointer      value,
            gboolean           words)
{
  const EntAssessment *assessment = value;

  if (assessment->has_rating)
    g_string_append (out, ent_rating_to_string (assessment->rating));
}

static void
say_confidence (GString           *out,
                const EntCaseSide *side,
                gconstpointer      value,
                gboolean           words)
{
  const char *label = ent_confidence_to_label (ENT_FIELD_AT (EntConfidence, value, 0));

  if (label != NULL)
    g_string_append (out, label);
}

static void
say_quotations (GString           *out,
                const EntCaseSide *side,
                gconstpointer      value,
                gboolean           words)
{
  GPtrArray *quotations = ENT_FIELD_AT (GPtrArray *, value, 0);
  gsize start = out->len;

  for (guint i = 0; i < quotations->len; i++)
    {
      const EntQuotation *quotation = g_ptr_array_index (quotations, i);
      const char *terms = ent_terms_to_label (quotation->terms);

      append_separator (out, start, words, "\n");
      if (words)
        {
          /* Translators: words that are quoted */
          g_string_append_printf (out, C_("quotation", "“%s”"), ent_text_get (quotation->text));
          if (quotation->locator != NULL)
            g_string_append_printf (out, ", %s", quotation->locator);
          if (terms != NULL)
            g_string_append_printf (out, " (%s)", terms);
          continue;
        }
      ent_say_text (out, side, &quotation->text, FALSE);
      g_string_append_printf (out, ENT_SAY_UNIT "%s" ENT_SAY_UNIT "%s", quotation->locator != NULL ? quotation->locator : "",
                              terms != NULL ? terms : "");
    }
}

static void
say_minutes (GString           *out,
             const EntCaseSide *side,
             gconstpointer      value,
             gboolean           words)
{
  int minutes = ENT_FIELD_AT (int, value, 0);

  if (minutes > 0)
    g_string_append_printf (out, "%d", minutes);
}

/* One of the lists of a slide, on a line of its own. */
static void
say_slide_list (GString           *out,
                const EntCaseSide *side,
                GPtrArray         *ids,
                gboolean           words,
                FindName           find)
{
  if (!words)
    g_string_append (out, ENT_SAY_UNIT);
  else if (ids->len > 0)
    g_string_append (out, "\n• ");
  say_ids (out, side, ids, words, find);
}

static void
say_slides (GString           *out,
            const EntCaseSide *side,
            gconstpointer      value,
            gboolean           words)
{
  GPtrArray *slides = ENT_FIELD_AT (GPtrArray *, value, 0);
  gsize start = out->len;

  for (guint i = 0; i < slides->len; i++)
    {
      const EntSlideOutline *slide = g_ptr_array_index (slides, i);

      append_separator (out, start, words, "\n");
      if (words)
        g_string_append_printf (out, "%u. ", i + 1);
      ent_say_text (out, side, &slide->title, words);
      if (slide->text != NULL || !words)
        g_string_append (out, words ? "\n" : ENT_SAY_UNIT);
      ent_say_text (out, side, &slide->text, words);
      say_slide_list (out, side, slide->events, words, find_event_title);
      say_slide_list (out, side, slide->factors, words, find_factor);
      say_slide_list (out, side, slide->documents, words, find_document_title);
    }
}

static void
say_names (GString           *out,
           const EntCaseSide *side,
           gconstpointer      value,
           gboolean           words)
{
  GPtrArray *names = ENT_FIELD_AT (GPtrArray *, value, 0);
  gsize start = out->len;

  for (guint i = 0; i < names->len; i++)
    {
      const EntName *name = g_ptr_array_index (names, i);

      append_separator (out, start, words, "; ");
      if (name->family != NULL && name->given != NULL)
        g_string_append_printf (out, "%s%s%s", name->family, words ? ", " : ENT_SAY_UNIT, name->given);
      else if (name->family != NULL)
        g_string_append_printf (out, "%s%s", name->family, words ? "" : ENT_SAY_UNIT);
      else
        g_string_append (out, name->literal != NULL ? name->literal : "");
    }
}

/* As EDTF where it is more than words. */
static void
say_source_date (GString           *out,
                 const EntCaseSide *side,
                 gconstpointer      value,
                 gboolean           words)
{
  const EntSourceDate *date = value;

  for (int i = 0; i < date->n_dates; i++)
    {
      g_string_append (out, i > 0 ? "/" : "");
      for (int part = 0; part < date->n_parts[i]; part++)
        g_string_append_printf (out, part > 0 ? "-%02d" : "%04d", date->parts[i][part]);
      g_string_append (out, date->circa ? "~" : "");
    }
  if (date->literal != NULL)
    g_string_append_printf (out, "%s%s", words ? "" : ENT_SAY_UNIT, date->literal);
}

/* Titles, from the whole record. */
#define DEFINE_SAY_TITLE(name, type, field)                                           \
  static void                                                                         \
  name (GString *out, const EntCaseSide *side, gconstpointer value, gboolean words)       \
  {                                                                                   \
    g_string_append (out, ent_text_get (((const type *) value)->field));              \
  }

DEFINE_SAY_TITLE (say_actor_title, EntActor, name)
DEFINE_SAY_TITLE (say_phase_title, EntPhase, title)
DEFINE_SAY_TITLE (say_event_title, EntEvent, title)
DEFINE_SAY_TITLE (say_section_title, EntStorySection, title)
DEFINE_SAY_TITLE (say_document_title, EntDocument, title)
DEFINE_SAY_TITLE (say_question_title, EntQuestion, text)
DEFINE_SAY_TITLE (say_lecture_title, EntLectureOutline, title)

static void
say_step_title (GString           *out,
                const EntCaseSide *side,
                gconstpointer      value,
                gboolean           words)
{
  g_string_append (out, ent_relation_level_to_label (((const EntRelationStep *) value)->level));
}

static void
say_assessment_title (GString           *out,
                      const EntCaseSide *side,
                      gconstpointer      value,
                      gboolean           words)
{
  g_string_append (out, ((const EntAssessment *) value)->factor);
}

static void
say_source_title (GString           *out,
                  const EntCaseSide *side,
                  gconstpointer      value,
                  gboolean           words)
{
  g_autofree char *title = ent_source_dup_short (value);

  g_string_append (out, title);
}

#define AT(type, member) offsetof (type, member)

const EntPartField ent_case_fields[] = {
  { "language", AT (EntCase, language), say_string },
  { "license", AT (EntCase, license), say_string },
  { "updated", AT (EntCase, updated), say_date },
  { "title", AT (EntCase, title), ent_say_text },
  { "short", AT (EntCase, short_title), ent_say_text },
  { "summary", AT (EntCase, summary), ent_say_text },
  { "status", AT (EntCase, status), ent_say_text },
  { "outcome", AT (EntCase, outcome), ent_say_text },
  { "period", AT (EntCase, period), say_date },
  { "moments", AT (EntCase, moments), say_moments },
  { "parties", AT (EntCase, parties), say_actors },
  { NULL, 0, NULL },
};

static const EntPartField actor_fields[] = {
  { "name", AT (EntActor, name), ent_say_text },
  { "native", AT (EntActor, native), ent_say_text },
  { "kind", AT (EntActor, kind), say_actor_kind },
  { "party", AT (EntActor, party), say_actor },
  { "role", AT (EntActor, role), ent_say_text },
  { "active", AT (EntActor, active), say_date },
  { NULL, 0, NULL },
};

static const EntPartField phase_fields[] = {
  { "title", AT (EntPhase, title), ent_say_text },
  { "date", AT (EntPhase, date), say_date },
  { "text", AT (EntPhase, text), ent_say_text },
  { NULL, 0, NULL },
};

static const EntPartField step_fields[] = {
  { "date", AT (EntRelationStep, date), say_date },
  { "level", AT (EntRelationStep, level), say_level },
  { "event", AT (EntRelationStep, event), say_event },
  { "text", AT (EntRelationStep, text), ent_say_text },
  { "sources", AT (EntRelationStep, sources), say_cites },
  { NULL, 0, NULL },
};

static const EntPartField event_fields[] = {
  { "date", AT (EntEvent, date), say_date },
  { "title", AT (EntEvent, title), ent_say_text },
  { "label", AT (EntEvent, label), ent_say_text },
  { "text", AT (EntEvent, text), ent_say_text },
  { "place", AT (EntEvent, place), say_place },
  { "actors", AT (EntEvent, actors), say_actors },
  { "phase", AT (EntEvent, phase), say_phase },
  { "factors", AT (EntEvent, factors), say_signs },
  { "importance", AT (EntEvent, importance), say_importance },
  { "certainty", AT (EntEvent, unverified), say_certainty },
  { "sources", AT (EntEvent, sources), say_cites },
  { NULL, 0, NULL },
};

static const EntPartField assessment_fields[] = {
  { "rating", 0, say_rating },
  { "confidence", AT (EntAssessment, confidence), say_confidence },
  { "rationale", AT (EntAssessment, rationale), ent_say_text },
  { "evidence", AT (EntAssessment, evidence), say_events },
  { "sources", AT (EntAssessment, sources), say_cites },
  { NULL, 0, NULL },
};

static const EntPartField section_fields[] = {
  { "title", AT (EntStorySection, title), ent_say_text },
  { "text", AT (EntStorySection, text), ent_say_text },
  { NULL, 0, NULL },
};

static const EntPartField document_fields[] = {
  { "title", AT (EntDocument, title), ent_say_text },
  { "date", AT (EntDocument, date), say_date },
  { "parties", AT (EntDocument, parties), say_actors },
  { "event", AT (EntDocument, event), say_event },
  { "text", AT (EntDocument, text), ent_say_text },
  { "where", AT (EntDocument, where), ent_say_text },
  { "url", AT (EntDocument, url), say_string },
  { "quotations", AT (EntDocument, quotations), say_quotations },
  { "sources", AT (EntDocument, sources), say_cites },
  { NULL, 0, NULL },
};

static const EntPartField question_fields[] = {
  { "text", AT (EntQuestion, text), ent_say_text },
  { "events", AT (EntQuestion, events), say_events },
  { NULL, 0, NULL },
};

static const EntPartField lecture_fields[] = {
  { "title", AT (EntLectureOutline, title), ent_say_text },
  { "minutes", AT (EntLectureOutline, minutes), say_minutes },
  { "slides", AT (EntLectureOutline, slides), say_slides },
  { NULL, 0, NULL },
};

#define SOURCE_FIELD(word, field) { word, AT (EntSource, fields) + ENT_SOURCE_##field * sizeof (char *), say_string }

static const EntPartField source_fields[] = {
  { "type", AT (EntSource, type), say_string },
  { "author", AT (EntSource, authors), say_names },
  { "editor", AT (EntSource, editors), say_names },
  SOURCE_FIELD ("title", TITLE),
  SOURCE_FIELD ("title-short", TITLE_SHORT),
  SOURCE_FIELD ("container-title", CONTAINER_TITLE),
  SOURCE_FIELD ("collection-title", COLLECTION_TITLE),
  SOURCE_FIELD ("publisher", PUBLISHER),
  SOURCE_FIELD ("publisher-place", PUBLISHER_PLACE),
  { "issued", AT (EntSource, issued), say_source_date },
  { "accessed", AT (EntSource, accessed), say_source_date },
  SOURCE_FIELD ("volume", VOLUME),
  SOURCE_FIELD ("issue", ISSUE),
  SOURCE_FIELD ("number", NUMBER),
  SOURCE_FIELD ("page", PAGE),
  SOURCE_FIELD ("edition", EDITION),
  SOURCE_FIELD ("archive", ARCHIVE),
  SOURCE_FIELD ("archive_location", ARCHIVE_LOCATION),
  SOURCE_FIELD ("language", LANGUAGE),
  SOURCE_FIELD ("license", LICENSE),
  SOURCE_FIELD ("note", NOTE),
  SOURCE_FIELD ("DOI", DOI),
  SOURCE_FIELD ("ISBN", ISBN),
  SOURCE_FIELD ("URL", URL),
  { NULL, 0, NULL },
};
G_STATIC_ASSERT (G_N_ELEMENTS (source_fields) == ENT_N_SOURCE_FIELDS + 6);

/* A step is the one that its event caused, else the one of its day; a question is what it asks. */
static const char * const step_anchors[] = { "event", "date", NULL };
static const char * const question_anchors[] = { "text", NULL };

const EntCasePart ent_case_parts[] = {
  { "actor", "actors", AT (EntCase, actors), AT (EntActor, id), NULL, -1, FALSE, actor_fields, say_actor_title },
  { "phase", "phases", AT (EntCase, phases), AT (EntPhase, id), NULL, -1, TRUE, phase_fields, say_phase_title },
  { "relation", "relations", AT (EntCase, relations), -1, step_anchors, AT (EntRelationStep, date), FALSE, step_fields,
    say_step_title },
  { "event", "events", AT (EntCase, events), AT (EntEvent, id), NULL, AT (EntEvent, date), FALSE, event_fields,
    say_event_title },
  { "factor", "assessments", AT (EntCase, assessments), AT (EntAssessment, factor), NULL, -1, FALSE, assessment_fields,
    say_assessment_title },
  { "story", "story", AT (EntCase, story), AT (EntStorySection, id), NULL, -1, TRUE, section_fields, say_section_title },
  { "document", "documents", AT (EntCase, documents), AT (EntDocument, id), NULL, AT (EntDocument, date), TRUE,
    document_fields, say_document_title },
  { "question", "questions", AT (EntCase, questions), -1, question_anchors, -1, TRUE, question_fields, say_question_title },
  { "lecture", "lectures", AT (EntCase, lectures), AT (EntLectureOutline, id), NULL, -1, TRUE, lecture_fields,
    say_lecture_title },
  { "source", "sources", AT (EntCase, sources), AT (EntSource, id), NULL, -1, FALSE, source_fields, say_source_title },
  { NULL, NULL, 0, -1, NULL, -1, FALSE, NULL, NULL },
};
