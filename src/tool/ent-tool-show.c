#include "config.h"

#include "ent-tool.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-case-file.h"
#include "ent-citation.h"
#include "ent-tool-page.h"

/* Columns before the texts of events, assessments and sources. */
#define HANGING 4

static const char *
actor_name (const EntCase *item,
            const char    *id)
{
  const EntActor *actor = ent_case_find_actor (item, id);

  return actor != NULL ? ent_text_get (actor->name) : id;
}

/* "[stein-1999, p. 3; parker-1996]", NULL where there are none. (transfer full) */
static char *
dup_cites (GPtrArray *cites)
{
  GString *line;

  if (cites->len == 0)
    return NULL;

  line = g_string_new ("[");
  for (guint i = 0; i < cites->len; i++)
    {
      const EntCite *cite = g_ptr_array_index (cites, i);

      g_string_append_printf (line, "%s%s", i > 0 ? "; " : "", cite->source);
      if (cite->locator != NULL)
        g_string_append_printf (line, ", %s", cite->locator);
    }
  g_string_append_c (line, ']');
  return g_string_free (line, FALSE);
}

/* A text and its sources as one paragraph. */
static void
show_sourced (EntToolPage   *page,
              int            indent,
              const EntText *text,
              GPtrArray     *cites)
{
  g_autofree char *sources = dup_cites (cites);
  g_autofree char *words = NULL;

  if (text == NULL && sources == NULL)
    return;
  words = g_strjoin (text != NULL && sources != NULL ? " " : "", ent_text_get (text),
                     sources != NULL ? sources : "", NULL);
  ent_tool_page_text (page, indent, words);
}

static void
show_labelled (EntToolPage *page,
               const char  *label,
               const char  *words)
{
  g_autofree char *line = NULL;

  if (words == NULL || *words == '\0')
    return;
  /* Translators: a label and what it names: "Status: cold peace". */
  line = g_strdup_printf (_("%s: %s"), label, words);
  ent_tool_page_text (page, 0, line);
}

static void
show_head (EntToolPage   *page,
           const EntCase *item)
{
  g_autofree char *period = ent_date_format (item->period);
  g_autofree char *line = g_strdup_printf (_("%s · version %d · %s"), item->id, item->version, period);
  g_autofree char *relations = NULL;
  GString *steps = g_string_new (NULL);

  ent_tool_page_title (page, ent_text_get (item->title));
  ent_tool_page_text (page, 0, line);
  ent_tool_page_space (page);
  ent_tool_page_text (page, 0, ent_text_get (item->summary));
  ent_tool_page_space (page);
  show_labelled (page, _("Status"), ent_text_get (item->status));
  show_labelled (page, _("Outcome"), ent_text_get (item->outcome));

  for (guint i = 0; i < item->relations->len; i++)
    {
      const EntRelationStep *step = g_ptr_array_index (item->relations, i);
      g_autofree char *date = ent_date_format (step->date);

      g_string_append_printf (steps, "%s%s (%s)", i > 0 ? " → " : "",
                              ent_relation_level_to_label (step->level), date);
    }
  relations = g_string_free (steps, FALSE);
  show_labelled (page, _("Relations"), relations);
}

static void
show_parties (EntToolPage   *page,
              const EntCase *item)
{
  ent_tool_page_heading (page, _("Parties"));
  for (guint i = 0; i < item->parties->len; i++)
    {
      const EntActor *actor = ent_case_find_actor (item, g_ptr_array_index (item->parties, i));
      GString *line;
      g_autofree char *words = NULL;

      if (actor == NULL)
        continue;
      line = g_string_new (ent_text_get (actor->name));
      for (gsize j = 0; actor->native != NULL && j < ent_text_get_n (actor->native); j++)
        g_string_append_printf (line, " · %s", ent_text_get_variant (actor->native, j)->string);
      if (actor->role != NULL)
        g_string_append_printf (line, ": %s", ent_text_get (actor->role));
      words = g_string_free (line, FALSE);
      ent_tool_page_item (page, 2, HANGING, "•", words);
    }
}

static void
show_event (EntToolPage    *page,
            const EntEvent *event)
{
  g_autofree char *date = ent_date_format (event->date);
  const char *title = ent_text_get (event->title);
  g_autofree char *line = NULL;

  if (event->unverified)
    /* Translators: a date, the title of an event. */
    line = g_strdup_printf (_("%s — %s (date not verified)"), date, title);
  else
    /* Translators: a date, the title of an event. */
    line = g_strdup_printf (C_("event", "%s — %s"), date, title);
  ent_tool_page_item (page, 2, HANGING, event->importance == ENT_IMPORTANCE_TURNING_POINT ? "★" : "•", line);
  show_sourced (page, HANGING, event->text, event->sources);
}

/* The events of one phase, or those without one. */
static void
show_events (EntToolPage   *page,
             const EntCase *item,
             const char    *phase)
{
  for (guint i = 0; i < item->events->len; i++)
    {
      const EntEvent *event = g_ptr_array_index (item->events, i);

      if (g_strcmp0 (event->phase, phase) == 0)
        show_event (page, event);
    }
}

static void
show_phases (EntToolPage   *page,
             const EntCase *item)
{
  gboolean others = FALSE;

  for (guint i = 0; i < item->phases->len; i++)
    {
      const EntPhase *phase = g_ptr_array_index (item->phases, i);
      g_autofree char *date = ent_date_format (phase->date);
      g_autofree char *title = g_strdup_printf ("%s (%s)", ent_text_get (phase->title), date);

      ent_tool_page_heading (page, title);
      if (phase->text != NULL)
        ent_tool_page_text (page, 0, ent_text_get (phase->text));
      show_events (page, item, phase->id);
    }

  for (guint i = 0; i < item->events->len && !others; i++)
    others = ((const EntEvent *) g_ptr_array_index (item->events, i))->phase == NULL;
  if (others)
    {
      ent_tool_page_heading (page, item->phases->len > 0 ? _("Other events") : _("Events"));
      show_events (page, item, NULL);
    }
}

/* "enabling, high confidence, 5 events" (transfer full) */
static char *
dup_judgement (const EntAssessment *assessment)
{
  guint n = assessment->evidence->len;
  g_autofree char *judgement = NULL;
  g_autofree char *events = NULL;

  if (!assessment->has_rating)
    return g_strdup (_("no evidence"));

  judgement = g_strdup (ent_rating_to_label (assessment->rating));
  if (assessment->confidence != ENT_CONFIDENCE_NONE)
    {
      g_autofree char *label = g_steal_pointer (&judgement);

      /* Translators: a rating, how sure it is: "enabling, high confidence". */
      judgement = g_strdup_printf (C_("rating", "%s, %s"), label,
                                   ent_confidence_to_label (assessment->confidence));
    }
  if (n == 0)
    return g_steal_pointer (&judgement);

  events = g_strdup_printf (ngettext ("%u event", "%u events", n), n);
  /* Translators: a rating, what it rests on: "enabling, high confidence, 5 events". */
  return g_strdup_printf (C_("judgement", "%s, %s"), judgement, events);
}

static const char *
factor_title (EntCodebook *codebook,
              const char  *id)
{
  const EntFactor *factor = codebook != NULL ? ent_codebook_find_factor (codebook, id) : NULL;

  return factor != NULL ? ent_text_get (factor->title) : id;
}

static void
show_assessments (EntToolPage   *page,
                  const EntCase *item,
                  EntCodebook   *codebook)
{
  if (item->assessments->len == 0)
    return;

  ent_tool_page_heading (page, _("Factors"));
  for (guint i = 0; i < item->assessments->len; i++)
    {
      const EntAssessment *assessment = g_ptr_array_index (item->assessments, i);
      g_autofree char *judgement = dup_judgement (assessment);
      g_autofree char *line = g_strdup_printf ("%s: %s", factor_title (codebook, assessment->factor), judgement);
      const char *rating = assessment->has_rating ? ent_rating_to_string (assessment->rating) : "·";

      ent_tool_page_item (page, ent_tool_columns (rating) > 1 ? 1 : 2, HANGING, rating, line);
      show_sourced (page, HANGING, assessment->rationale, assessment->sources);
    }
}

/* Links to parts of the case mean nothing on paper: their words stay. (transfer full) */
static char *
dup_without_links (const char *text)
{
  g_autoptr(GPtrArray) links = ent_links_scan (text);
  GString *plain = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < links->len; i++)
    {
      const EntLink *link = g_ptr_array_index (links, i);

      g_string_append_len (plain, text + at, link->begin - at);
      g_string_append_len (plain, text + link->words_begin, link->words_end - link->words_begin);
      at = link->end;
    }
  g_string_append (plain, text + at);
  return g_string_free (plain, FALSE);
}

static void
show_story (EntToolPage   *page,
            const EntCase *item)
{
  for (guint i = 0; i < item->story->len; i++)
    {
      const EntStorySection *section = g_ptr_array_index (item->story, i);
      g_autofree char *words = dup_without_links (ent_text_get (section->text));

      ent_tool_page_heading (page, ent_text_get (section->title));
      ent_tool_page_text (page, 0, words);
    }
}

static void
show_document (EntToolPage       *page,
               const EntCase     *item,
               const EntDocument *document)
{
  g_autofree char *date = ent_date_format (document->date);
  GString *parties = g_string_new (NULL);
  g_autofree char *line = NULL;

  for (guint i = 0; i < document->parties->len; i++)
    g_string_append_printf (parties, "%s%s", i > 0 ? ", " : " · ",
                            actor_name (item, g_ptr_array_index (document->parties, i)));
  line = g_strdup_printf ("%s (%s)%s", ent_text_get (document->title), date, parties->str);
  g_string_free (parties, TRUE);

  ent_tool_page_item (page, 2, HANGING, "•", line);
  show_sourced (page, HANGING, document->text, document->sources);
  if (document->where != NULL)
    ent_tool_page_text (page, HANGING, ent_text_get (document->where));
  if (document->url != NULL)
    ent_tool_page_text (page, HANGING, document->url);
  for (guint i = 0; i < document->quotations->len; i++)
    {
      const EntQuotation *quotation = g_ptr_array_index (document->quotations, i);
      /* Translators: words that are quoted, and where they stand. */
      g_autofree char *quoted = g_strdup_printf (quotation->locator != NULL ? _("“%s” (%s)") : _("“%s”"),
                                                 ent_text_get (quotation->text), quotation->locator);

      ent_tool_page_text (page, HANGING + 2, quoted);
    }
}

static void
show_documents (EntToolPage   *page,
                const EntCase *item)
{
  if (item->documents->len == 0)
    return;

  ent_tool_page_heading (page, _("Documents"));
  for (guint i = 0; i < item->documents->len; i++)
    show_document (page, item, g_ptr_array_index (item->documents, i));
}

static void
show_teaching (EntToolPage   *page,
               const EntCase *item)
{
  if (item->questions->len > 0)
    ent_tool_page_heading (page, _("Questions for discussion"));
  for (guint i = 0; i < item->questions->len; i++)
    {
      const EntQuestion *question = g_ptr_array_index (item->questions, i);
      g_autofree char *number = g_strdup_printf ("%u.", i + 1);

      ent_tool_page_item (page, i < 9 ? 1 : 0, HANGING, number, ent_text_get (question->text));
    }

  if (item->lectures->len > 0)
    ent_tool_page_heading (page, _("Suggested lectures"));
  for (guint i = 0; i < item->lectures->len; i++)
    {
      const EntLectureOutline *lecture = g_ptr_array_index (item->lectures, i);
      g_autofree char *slides = g_strdup_printf (ngettext ("%u slide", "%u slides", lecture->slides->len),
                                                 lecture->slides->len);
      g_autofree char *line = g_strdup_printf ("%s (%s)", ent_text_get (lecture->title), slides);

      ent_tool_page_item (page, 2, HANGING, "•", line);
    }
}

static void
show_sources (EntToolPage   *page,
              const EntCase *item)
{
  if (item->sources->len == 0)
    return;

  ent_tool_page_heading (page, _("Sources"));
  for (guint i = 0; i < item->sources->len; i++)
    {
      const EntSource *source = g_ptr_array_index (item->sources, i);
      g_autofree char *id = g_strdup_printf ("[%s]", source->id);
      g_autofree char *full = ent_source_dup_full (source);

      ent_tool_page_item (page, 2, HANGING, id, "");
      ent_tool_page_text (page, HANGING, full);
      if (source->fields[ENT_SOURCE_URL] != NULL)
        ent_tool_page_text (page, HANGING, source->fields[ENT_SOURCE_URL]);
    }
}

static void
show (const EntCase *item,
      EntCodebook   *codebook)
{
  EntToolPage *page = ent_tool_page_new ();

  show_head (page, item);
  show_parties (page, item);
  show_phases (page, item);
  show_assessments (page, item, codebook);
  show_story (page, item);
  show_documents (page, item);
  show_teaching (page, item);
  show_sources (page, item);
  ent_tool_page_finish (page);
}

EntToolStatus
ent_tool_show (EntTool  *self,
               char    **arguments)
{
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "show CASE",
                                           _("Prints a case to read: summary, relations, phases with their events, "
                                             "factors, story, documents, questions and sources. With --json it is the "
                                             "case file."),
                                           NULL, 1, 1);
  g_autoptr(EntStore) store = NULL;
  g_autoptr(EntCase) item = NULL;
  g_autoptr(EntCodebook) codebook = NULL;
  g_autoptr(GError) error = NULL;

  if (operands == NULL)
    return ENT_TOOL_USAGE;
  store = ent_tool_open (self);
  if (store == NULL)
    return ENT_TOOL_FAILED;
  item = ent_store_load_case (store, operands[0], NULL, &error);
  if (item == NULL)
    {
      ent_tool_error ("%s", error->message);
      return ENT_TOOL_FAILED;
    }

  if (self->json)
    {
      g_autofree char *json = ent_case_file_to_string (item, NULL);

      ent_tool_print_json (json);
      return ENT_TOOL_OK;
    }
  codebook = ent_store_load_codebook (store, NULL);
  show (item, codebook);
  return ENT_TOOL_OK;
}
