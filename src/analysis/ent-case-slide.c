#include "config.h"

#include "ent-case-slide.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-citation.h"
#include "ent-markdown.h"
#include "ent-slide-body-private.h"
#include "ent-slide-target.h"

static EntSlide *
new_of_case (EntSlideKind   kind,
             const EntCase *item)
{
  EntSlide *slide = ent_slide_new (kind);

  slide->case_id = g_strdup (item->id);
  ent_slide_add_made_from (slide, item);
  return slide;
}

/* Events */

/* "17 September 1978 · Camp David" */
static void
append_when_and_where (EntSlideBody   *self,
                       const EntEvent *event)
{
  g_autofree char *date = ent_date_format (event->date);

  ent_slide_body_append_words (self, date);
  ent_slide_body_append_certainty (self, event);
  if (event->place == NULL)
    return;
  g_string_append (self->text, " · ");
  ent_slide_body_append_words (self, ent_text_get (event->place->name));
}

EntSlide *
ent_slide_new_event (EntCase    *item,
                     const char *event)
{
  const EntEvent *record = ent_case_find_event (item, event);
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  EntSlideBody body;
  EntSlide *slide;

  if (record == NULL)
    return NULL;
  slide = new_of_case (ENT_SLIDE_EVENT, item);
  g_ptr_array_add (ids, record->id);
  slide->target_id = ent_slide_target_format_events (item->id, ids);
  slide->target_date = ent_date_format (record->date);
  slide->title = g_strdup (ent_text_get (record->title));
  slide->target_title = g_strdup (slide->title);
  ent_slide_body_init (&body);
  append_when_and_where (&body, record);
  if (record->text != NULL)
    {
      g_string_append (body.text, "\n\n");
      ent_markdown_append_words (body.text, ent_text_get (record->text), "\n\n");
    }
  ent_slide_body_append_notes (&body, item, record->sources);
  g_string_append_c (body.text, '\n');
  ent_slide_body_finish_slide (&body, slide);
  return slide;
}

/* Those that are there, by date, each once. (transfer container) */
static GPtrArray *
list_events (const EntCase *item,
             GPtrArray     *ids)
{
  GPtrArray *events = g_ptr_array_new ();

  for (guint i = 0; i < ids->len && events->len < ENT_SLIDE_TARGET_MAX_IDS; i++)
    {
      EntEvent *event = ent_case_find_event (item, ids->pdata[i]);

      if (event != NULL && !g_ptr_array_find (events, event, NULL))
        g_ptr_array_add (events, event);
    }
  g_ptr_array_sort (events, ent_event_compare);
  return events;
}

EntSlide *
ent_slide_new_events (EntCase   *item,
                      GPtrArray *events)
{
  g_autoptr(GPtrArray) list = list_events (item, events), ids = g_ptr_array_new ();
  EntSlideBody body;
  EntSlide *slide;

  if (list->len == 0)
    return NULL;
  slide = new_of_case (ENT_SLIDE_EVENTS, item);
  ent_slide_body_init (&body);
  for (guint i = 0; i < list->len; i++)
    {
      const EntEvent *event = list->pdata[i];

      g_ptr_array_add (ids, event->id);
      ent_slide_body_append_dated (&body, item, event, FALSE);
    }
  slide->target_id = ent_slide_target_format_events (item->id, ids);
  slide->target_date = ent_slide_dup_dates (list);
  slide->title = g_strdup (ent_case_get_short_title (item));
  slide->target_title = g_strdup (slide->title);
  ent_slide_body_finish_slide (&body, slide);
  return slide;
}

/* A quotation */

/* Nobody reads a date twice in one line. @words: (nullable) */
static gboolean
says_date (const char *words,
           const char *date)
{
  return words != NULL && strstr (words, date) != NULL;
}

EntSlide *
ent_slide_new_quotation (EntCase    *item,
                         const char *document,
                         guint       quotation)
{
  const EntDocument *record = ent_case_find_document (item, document);
  const EntQuotation *quoted;
  EntSlideBody body;
  EntSlide *slide;

  if (record == NULL || quotation >= record->quotations->len)
    return NULL;
  quoted = record->quotations->pdata[quotation];
  slide = new_of_case (ENT_SLIDE_QUOTATION, item);
  slide->target_id = ent_slide_target_format_quotation (item->id, record->id, quotation);
  slide->target_date = ent_date_format (record->date);
  slide->title = g_strdup (ent_text_get (record->title));
  slide->target_title = g_strdup (slide->title);
  ent_slide_body_init (&body);
  g_string_append (body.text, "> ");
  ent_markdown_append_words (body.text, ent_text_get (quoted->text), "\n>\n> ");
  g_string_append (body.text, "\n\n");
  ent_slide_body_append_link (&body, slide->title, "document", item->id, record->id);
  if (quoted->locator != NULL)
    {
      g_string_append (body.text, ", ");
      ent_slide_body_append_words (&body, quoted->locator);
    }
  if (!says_date (slide->title, slide->target_date) && !says_date (quoted->locator, slide->target_date))
    {
      g_string_append (body.text, ", ");
      ent_slide_body_append_words (&body, slide->target_date);
    }
  ent_slide_body_append_notes (&body, item, record->sources);
  g_string_append_c (body.text, '\n');
  ent_slide_body_finish_slide (&body, slide);
  return slide;
}

/* A question */

EntSlide *
ent_slide_new_question (EntCase *item,
                        guint    question)
{
  const EntQuestion *record;
  g_autoptr(GPtrArray) events = NULL;
  EntSlideBody body;
  EntSlide *slide;

  if (question >= item->questions->len)
    return NULL;
  record = item->questions->pdata[question];
  events = list_events (item, record->events);
  slide = new_of_case (ENT_SLIDE_QUESTION, item);
  slide->target_id = ent_slide_target_format_question (item->id, question);
  slide->target_title = g_strdup (ent_text_get (record->text));
  /* Translators: title of a slide with a question for the class */
  slide->title = g_strdup (_("For discussion"));
  ent_slide_body_init (&body);
  ent_markdown_append_words (body.text, ent_text_get (record->text), " ");
  g_string_append_c (body.text, '\n');
  if (events->len > 0)
    /* Translators: a list of events follows */
    g_string_append_printf (body.text, "\n%s\n\n", _("Events:"));
  for (guint i = 0; i < events->len; i++)
    ent_slide_body_append_dated (&body, item, events->pdata[i], FALSE);
  ent_slide_body_finish_slide (&body, slide);
  return slide;
}

/* An assessment */

/* Each once: what the authors named, and what the person did beside it. */
static void
append_evidence (EntSlideBody        *self,
                 const EntCase       *item,
                 const EntAssessment *assessment,
                 const EntOwnRating  *own)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new (), events = NULL;

  for (guint i = 0; assessment != NULL && i < assessment->evidence->len; i++)
    g_ptr_array_add (ids, assessment->evidence->pdata[i]);
  for (guint i = 0; own != NULL && i < own->evidence->len; i++)
    g_ptr_array_add (ids, ((EntEvidence *) own->evidence->pdata[i])->event);
  events = list_events (item, ids);
  if (events->len > 0)
    g_string_append_c (self->text, '\n');
  for (guint i = 0; i < events->len; i++)
    ent_slide_body_append_dated (self, item, events->pdata[i], FALSE);
}

EntSlide *
ent_slide_new_assessment (const EntMatrix *matrix,
                          guint            factor,
                          guint            item)
{
  EntCase *record = ent_matrix_get_case (matrix, item);
  const EntFactor *rated = ent_matrix_get_factor (matrix, factor);
  const EntAssessment *assessment = ent_matrix_get_published (matrix, factor, item);
  const EntOwnRating *own = ent_matrix_get_own (matrix, ENT_CODER_OWN, factor, item);
  EntSlideBody body;
  EntSlide *slide;

  if (assessment == NULL && own == NULL)
    return NULL;
  slide = new_of_case (ENT_SLIDE_FACTOR, record);
  slide->target_id = ent_slide_target_format_factor (record->id, rated->id);
  /* Translators: a cell of the matrix: factor, case */
  slide->title = g_strdup_printf (_("%s, %s"), ent_text_get (rated->title), ent_case_get_short_title (record));
  slide->target_title = g_strdup (slide->title);
  ent_slide_body_init (&body);
  g_string_append (body.text, "**");
  ent_slide_body_append_judgement (&body, matrix, factor, item);
  g_string_append (body.text, "**");
  if (assessment != NULL && assessment->rationale != NULL)
    {
      g_string_append (body.text, "\n\n");
      ent_markdown_append_words (body.text, ent_text_get (assessment->rationale), "\n\n");
    }
  ent_slide_body_append_sources (&body, record, assessment);
  g_string_append_c (body.text, '\n');
  if (own != NULL && own->rationale != NULL)
    g_string_append_printf (body.text, "\n%s\n", own->rationale);
  append_evidence (&body, record, assessment, own);
  ent_slide_body_finish_slide (&body, slide);
  return slide;
}

/* Words */

/* A citation or a link in a text. */
typedef struct
{
  gsize        begin;
  EntCitation *citation;  /* or NULL */
  EntLink     *link;      /* or NULL */
} Mark;

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const Mark *first = a, *second = b;

  return (first->begin > second->begin) - (first->begin < second->begin);
}

/* Without the blank before a citation: the number stands close to the word. */
static void
append_citation (EntSlideBody  *self,
                 const EntCase *item,
                 GPtrArray     *cites)
{
  while (self->text->len > 0 && strchr (" \n", self->text->str[self->text->len - 1]) != NULL)
    g_string_truncate (self->text, self->text->len - 1);
  for (guint i = 0; item != NULL && i < cites->len; i++)
    {
      const EntCite *cite = cites->pdata[i];

      if (ent_case_find_source (item, cite->source) != NULL)
        ent_slide_body_append_note (self, item, cite);
    }
}

/* "[words](event:id)" of a case's own text, with the case. @case_id: (nullable) */
static void
append_own_link (EntSlideBody  *self,
                 const char    *text,
                 const EntLink *link,
                 const char    *case_id)
{
  static const char * const schemes[] = {
    [ENT_LINK_EVENT] = "event", [ENT_LINK_FACTOR] = "factor", [ENT_LINK_DOCUMENT] = "document",
  };
  gboolean own = case_id != NULL && strchr (link->id, '/') == NULL;

  g_string_append_len (self->text, text + link->begin, (gssize) (link->words_end - link->begin));
  g_string_append_printf (self->text, "](%s:%s%s%s)", schemes[link->kind], own ? case_id : "", own ? "/" : "",
                          link->id);
}

/* Words that were written in a case name its events and sources without it. @item: (nullable) */
static void
append_text (EntSlideBody  *self,
             const EntCase *item,
             const char    *case_id,
             const char    *text)
{
  g_autoptr(GPtrArray) citations = ent_citations_scan (text), links = ent_links_scan (text);
  g_autoptr(GArray) marks = g_array_new (FALSE, TRUE, sizeof (Mark));
  gsize at = 0;

  for (guint i = 0; i < citations->len; i++)
    g_array_append_val (marks, ((Mark) { ((EntCitation *) citations->pdata[i])->begin, citations->pdata[i], NULL }));
  for (guint i = 0; i < links->len; i++)
    g_array_append_val (marks, ((Mark) { ((EntLink *) links->pdata[i])->begin, NULL, links->pdata[i] }));
  g_array_sort (marks, compare_marks);
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);

      if (mark->begin < at)
        continue;
      g_string_append_len (self->text, text + at, (gssize) (mark->begin - at));
      if (mark->citation != NULL)
        append_citation (self, item, mark->citation->cites);
      else
        append_own_link (self, text, mark->link, case_id);
      at = mark->citation != NULL ? mark->citation->end : mark->link->end;
    }
  g_string_append (self->text, text + at);
}

static EntSlide *
new_words (const EntCase *item,
           const char    *case_id,
           const char    *title,
           const char    *commonmark,
           const char    *link)
{
  EntSlide *slide = ent_slide_new (ENT_SLIDE_TEXT);
  const char *where = item != NULL ? ent_case_get_short_title (item) : title;
  EntSlideBody body;

  slide->case_id = g_strdup (case_id);
  slide->title = g_strdup (title);
  slide->target_title = g_strdup (title);
  if (item != NULL)
    ent_slide_add_made_from (slide, item);
  ent_slide_body_init (&body);
  append_text (&body, item, case_id, commonmark);
  while (g_str_has_suffix (body.text->str, "\n"))
    g_string_truncate (body.text, body.text->len - 1);
  if (body.text->len > 0)
    g_string_append_c (body.text, '\n');
  if (link != NULL)
    {
      g_string_append (body.text, "\n[");
      /* Translators: a link to the text that words were taken from */
      ent_slide_body_append_words (&body, where != NULL ? where : _("Where it stands"));
      g_string_append_printf (body.text, "](%s)\n", link);
    }
  ent_slide_body_finish_slide (&body, slide);
  return slide;
}

EntSlide *
ent_slide_new_words (const char *title,
                     const char *commonmark,
                     const char *case_id,
                     const char *link)
{
  return new_words (NULL, case_id, title, commonmark, link);
}

EntSlide *
ent_slide_new_passage (EntCase    *item,
                       const char *title,
                       const char *commonmark,
                       const char *link)
{
  return new_words (item, item->id, title, commonmark, link);
}
