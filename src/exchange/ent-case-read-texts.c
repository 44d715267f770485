/* Story, documents, questions and suggested lectures. */

#include "config.h"

#include "ent-case-reader-private.h"

#include <glib/gi18n-lib.h>

#include "ent-citation.h"

#define MAX_STORY       64
#define MAX_DOCUMENTS   1000
#define MAX_QUOTATIONS  64
#define MAX_LOCATOR     200
#define MAX_QUESTIONS   200
#define MAX_LECTURES    64
#define MAX_MINUTES     1000
#define MAX_SLIDES      200

static void
check_citations (EntCaseReader *self,
                 const char    *text)
{
  g_autoptr(GPtrArray) citations = ent_citations_scan (text);

  for (guint i = 0; i < citations->len; i++)
    {
      const EntCitation *citation = g_ptr_array_index (citations, i);

      if (citation->cites->len == 0)
        {
          g_autofree char *words = g_strndup (text + citation->begin, citation->end - citation->begin);
          g_autofree char *quoted = ent_json_quote (words);

          ent_json_fault (self->json, _("%s is no citation: write [@source], [@source, p. 3] or [@one; @other]"),
                          quoted);
        }
      for (guint j = 0; j < citation->cites->len; j++)
        {
          const EntCite *cite = g_ptr_array_index (citation->cites, j);

          ent_case_reader_check_id (self, ENT_ID_SOURCE, cite->source);
        }
    }
}

static void
check_links (EntCaseReader *self,
             const char    *text)
{
  g_autoptr(GPtrArray) links = ent_links_scan (text);

  for (guint i = 0; i < links->len; i++)
    {
      const EntLink *link = g_ptr_array_index (links, i);

      switch (link->kind)
        {
        case ENT_LINK_EVENT:
          ent_case_reader_check_id (self, ENT_ID_EVENT, link->id);
          break;
        case ENT_LINK_DOCUMENT:
          ent_case_reader_check_id (self, ENT_ID_DOCUMENT, link->id);
          break;
        case ENT_LINK_FACTOR:
        default:
          ent_case_reader_check_factor (self, link->id);
          break;
        }
    }
}

static void
check_story_text (EntCaseReader *self,
                  const EntText *text)
{
  for (gsize i = 0; i < ent_text_get_n (text); i++)
    {
      const EntTextVariant *variant = ent_text_get_variant (text, i);
      gsize mark = ent_json_enter (self->json, "text");

      if (variant->language != NULL)
        ent_json_enter (self->json, variant->language);
      check_citations (self, variant->string);
      check_links (self, variant->string);
      ent_json_leave (self->json, mark);
    }
}

static const EntJsonMember section_members[] = {
  { "id", TRUE }, { "title", TRUE }, { "text", TRUE }, { NULL, FALSE }
};

static void
read_section (EntJson  *json,
              JsonNode *node,
              gpointer  data)
{
  EntCaseReader *self = data;
  JsonObject *object = ent_json_object (json, node, section_members);
  g_autofree char *id = NULL;
  EntText *title;
  EntStorySection *section;

  if (object == NULL)
    return;
  id = ent_case_reader_need_id (self, object, "id");
  title = ent_case_reader_need_text (self, object, "title");
  section = ent_story_section_new (id, title, ent_case_reader_need_text (self, object, "text"));
  check_story_text (self, section->text);
  g_ptr_array_add (self->item->story, section);
}

void
ent_case_reader_story (EntCaseReader *self,
                       JsonObject    *object)
{
  ent_json_each (self->json, object, "story", 0, MAX_STORY, read_section, self);
}

typedef struct
{
  EntCaseReader *reader;
  GPtrArray     *into;
} Nested;

static const EntJsonMember quotation_members[] = {
  { "text", TRUE }, { "locator", FALSE }, { "terms", FALSE }, { NULL, FALSE }
};

static void
read_quotation (EntJson  *json,
                JsonNode *node,
                gpointer  data)
{
  static const char * const terms[] = { "official", "public-domain", NULL };
  Nested *nested = data;
  JsonObject *object = ent_json_object (json, node, quotation_members);
  const char *word;
  EntQuotation *quotation;

  if (object == NULL)
    return;
  quotation = ent_quotation_new (ent_case_reader_need_text (nested->reader, object, "text"));
  quotation->locator = ent_json_string (json, object, "locator", MAX_LOCATOR);
  word = ent_json_word (json, object, "terms", terms);
  if (word != NULL)
    ent_terms_from_word (word, &quotation->terms);
  g_ptr_array_add (nested->into, quotation);
}

static const EntJsonMember document_members[] = {
  { "id", TRUE }, { "title", TRUE }, { "date", TRUE }, { "parties", FALSE }, { "event", FALSE }, { "text", FALSE },
  { "where", FALSE }, { "url", FALSE }, { "quotations", FALSE }, { "sources", FALSE }, { NULL, FALSE }
};

static void
read_document (EntJson  *json,
               JsonNode *node,
               gpointer  data)
{
  EntCaseReader *self = data;
  JsonObject *object = ent_json_object (json, node, document_members);
  g_autofree char *id = NULL;
  EntText *title;
  EntDocument *document;
  Nested nested;

  if (object == NULL)
    return;
  id = ent_case_reader_need_id (self, object, "id");
  title = ent_case_reader_need_text (self, object, "title");
  document = ent_document_new (id, title, ent_case_reader_date (self, object, "date"));
  ent_case_reader_references (self, object, "parties", ENT_ID_ACTOR, document->parties);
  document->event = ent_case_reader_reference (self, object, "event", ENT_ID_EVENT);
  document->text = ent_case_reader_text (self, object, "text");
  document->where = ent_case_reader_text (self, object, "where");
  document->url = ent_json_url (json, object, "url");
  nested = (Nested) { self, document->quotations };
  ent_json_each (json, object, "quotations", 0, MAX_QUOTATIONS, read_quotation, &nested);
  ent_case_reader_cites (self, object, "sources", document->sources);
  g_ptr_array_add (self->item->documents, document);
}

void
ent_case_reader_documents (EntCaseReader *self,
                           JsonObject    *object)
{
  ent_json_each (self->json, object, "documents", 0, MAX_DOCUMENTS, read_document, self);
}

static const EntJsonMember question_members[] = {
  { "text", TRUE }, { "events", FALSE }, { NULL, FALSE }
};

static void
read_question (EntJson  *json,
               JsonNode *node,
               gpointer  data)
{
  EntCaseReader *self = data;
  JsonObject *object = ent_json_object (json, node, question_members);
  EntQuestion *question;

  if (object == NULL)
    return;
  question = ent_question_new (ent_case_reader_need_text (self, object, "text"));
  ent_case_reader_references (self, object, "events", ENT_ID_EVENT, question->events);
  g_ptr_array_add (self->item->questions, question);
}

void
ent_case_reader_questions (EntCaseReader *self,
                           JsonObject    *object)
{
  ent_json_each (self->json, object, "questions", 0, MAX_QUESTIONS, read_question, self);
}

static const EntJsonMember slide_members[] = {
  { "title", TRUE }, { "text", FALSE }, { "events", FALSE }, { "factors", FALSE }, { "documents", FALSE },
  { NULL, FALSE }
};

static void
read_slide (EntJson  *json,
            JsonNode *node,
            gpointer  data)
{
  Nested *nested = data;
  JsonObject *object = ent_json_object (json, node, slide_members);
  EntSlideOutline *slide;

  if (object == NULL)
    return;
  slide = ent_slide_outline_new (ent_case_reader_need_text (nested->reader, object, "title"));
  slide->text = ent_case_reader_text (nested->reader, object, "text");
  ent_case_reader_references (nested->reader, object, "events", ENT_ID_EVENT, slide->events);
  ent_case_reader_factors (nested->reader, object, "factors", slide->factors);
  ent_case_reader_references (nested->reader, object, "documents", ENT_ID_DOCUMENT, slide->documents);
  g_ptr_array_add (nested->into, slide);
}

static const EntJsonMember lecture_members[] = {
  { "id", TRUE }, { "title", TRUE }, { "minutes", FALSE }, { "slides", TRUE }, { NULL, FALSE }
};

static void
read_lecture (EntJson  *json,
              JsonNode *node,
              gpointer  data)
{
  EntCaseReader *self = data;
  JsonObject *object = ent_json_object (json, node, lecture_members);
  g_autofree char *id = NULL;
  EntLectureOutline *lecture;
  Nested nested;

  if (object == NULL)
    return;
  id = ent_case_reader_need_id (self, object, "id");
  lecture = ent_lecture_outline_new (id, ent_case_reader_need_text (self, object, "title"));
  ent_json_integer (json, object, "minutes", 1, MAX_MINUTES, &lecture->minutes);
  nested = (Nested) { self, lecture->slides };
  ent_json_each (json, object, "slides", 1, MAX_SLIDES, read_slide, &nested);
  g_ptr_array_add (self->item->lectures, lecture);
}

void
ent_case_reader_lectures (EntCaseReader *self,
                          JsonObject    *object)
{
  ent_json_each (self->json, object, "lectures", 0, MAX_LECTURES, read_lecture, self);
}
