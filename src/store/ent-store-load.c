/* Rows into the lists of a case.  Each list is read in order together with its children's
 * tables, which are in the same order, so that every row is looked at once. */

#include "config.h"

#include "ent-store-load.h"

#include "ent-store-source-date.h"

EntReader
ent_load_reader (sqlite3 *db,
                 gint64   case_key)
{
  return (EntReader) {
    .db = db,
    .owner = case_key,
    .languages = "case_texts",
    .owner_column = "case_key",
  };
}

static gint64
item_of (sqlite3_stmt *stmt)
{
  return sqlite3_column_int64 (stmt, 0);
}

static const char *
word_of (sqlite3_stmt *stmt,
         int           column)
{
  const char *word = (const char *) sqlite3_column_text (stmt, column);

  return word != NULL ? word : "";
}

void
ent_load_head (EntReader *reader,
               EntCase   *c)
{
  g_auto(EntLanguages) languages = { 0 };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_reader_prepare (reader,
                             "SELECT 0, title, short_title, summary, status, outcome, version,"
                             " language, license, updated, period"
                             " FROM cases WHERE case_key = ?1",
                             ENT_RANGE_ALL);
  ent_languages_init (&languages, reader, "case", ENT_RANGE_ALL);
  if (stmt == NULL || !ent_reader_step (reader, stmt))
    return;

  c->title = ent_languages_get (&languages, 0, "title", stmt, 1);
  c->short_title = ent_languages_get (&languages, 0, "short_title", stmt, 2);
  c->summary = ent_languages_get (&languages, 0, "summary", stmt, 3);
  c->status = ent_languages_get (&languages, 0, "status", stmt, 4);
  c->outcome = ent_languages_get (&languages, 0, "outcome", stmt, 5);
  c->version = sqlite3_column_int (stmt, 6);
  c->language = ent_sql_dup_text (stmt, 7);
  c->license = ent_sql_dup_text (stmt, 8);
  c->updated = ent_reader_get_date (reader, stmt, 9);
  c->period = ent_reader_get_date (reader, stmt, 10);
}

static void
load_moments (EntReader *reader,
              GPtrArray *moments)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_reader_prepare (reader,
                             "SELECT position, kind, date, event FROM moments"
                             " WHERE case_key = ?1 ORDER BY position",
                             ENT_RANGE_ALL);
  while (stmt != NULL && ent_reader_step (reader, stmt))
    {
      EntDate *date = ent_reader_need_date (reader, stmt, 2);
      EntMomentKind kind;
      EntMoment *moment;

      if (date == NULL)
        return;
      if (!ent_moment_kind_from_word (word_of (stmt, 1), &kind))
        {
          ent_date_unref (date);
          ent_reader_set_corrupt (reader, word_of (stmt, 1));
          return;
        }

      moment = ent_moment_new (kind, date);
      moment->event = ent_sql_dup_text (stmt, 3);
      g_ptr_array_add (moments, moment);
    }
}

void
ent_load_actors (EntReader *reader,
                 GPtrArray *actors,
                 EntRange   range)
{
  g_auto(EntLanguages) languages = { 0 };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_reader_prepare (reader,
                             "SELECT position, id, kind, name, native, party, role, active"
                             " FROM actors WHERE case_key = ?1 AND position BETWEEN ?2 AND ?3"
                             " ORDER BY position",
                             range);
  ent_languages_init (&languages, reader, "actor", range);

  while (stmt != NULL && ent_reader_step (reader, stmt))
    {
      g_autofree char *id = ent_reader_dup_text (reader, stmt, 1);
      EntText *name = ent_languages_get (&languages, item_of (stmt), "name", stmt, 3);
      EntActor *actor;

      if (id == NULL || name == NULL)
        {
          ent_text_free (name);
          ent_reader_set_corrupt (reader, NULL);
          return;
        }

      actor = ent_actor_new (id, name);
      g_ptr_array_add (actors, actor);
      if (!ent_actor_kind_from_word (word_of (stmt, 2), &actor->kind))
        ent_reader_set_corrupt (reader, word_of (stmt, 2));
      actor->native = ent_languages_get (&languages, item_of (stmt), "native", stmt, 4);
      actor->party = ent_sql_dup_text (stmt, 5);
      actor->role = ent_languages_get (&languages, item_of (stmt), "role", stmt, 6);
      actor->active = ent_reader_get_date (reader, stmt, 7);
    }
}

static void
load_parties (EntReader *reader,
              GPtrArray *parties)
{
  g_auto(EntChildren) rows = { 0 };

  ent_children_init (&rows, reader,
                     "SELECT 0, actor FROM parties WHERE case_key = ?1 ORDER BY position",
                     ENT_RANGE_ALL);
  ent_children_ids (&rows, 0, parties);
}

static void
load_phases (EntReader *reader,
             GPtrArray *phases)
{
  g_auto(EntLanguages) languages = { 0 };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_reader_prepare (reader,
                             "SELECT position, id, title, date, text FROM phases"
                             " WHERE case_key = ?1 ORDER BY position",
                             ENT_RANGE_ALL);
  ent_languages_init (&languages, reader, "phase", ENT_RANGE_ALL);

  while (stmt != NULL && ent_reader_step (reader, stmt))
    {
      g_autofree char *id = ent_reader_dup_text (reader, stmt, 1);
      g_autoptr(EntText) title = ent_languages_get (&languages, item_of (stmt), "title", stmt, 2);
      g_autoptr(EntDate) date = ent_reader_need_date (reader, stmt, 3);
      EntPhase *phase;

      if (id == NULL || title == NULL || date == NULL)
        {
          ent_reader_set_corrupt (reader, NULL);
          return;
        }

      phase = ent_phase_new (id, g_steal_pointer (&title), g_steal_pointer (&date));
      phase->text = ent_languages_get (&languages, item_of (stmt), "text", stmt, 4);
      g_ptr_array_add (phases, phase);
    }
}

void
ent_load_relations (EntReader *reader,
                    GPtrArray *relations,
                    gboolean   whole)
{
  g_auto(EntLanguages) languages = { 0 };
  g_auto(EntChildren) cites = { 0 };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_reader_prepare (reader,
                             "SELECT position, date, level, event, text FROM relation_steps"
                             " WHERE case_key = ?1 ORDER BY position",
                             ENT_RANGE_ALL);
  ent_languages_init (&languages, reader, "relation", ENT_RANGE_ALL);
  ent_children_init_cites (&cites, reader, "relation", ENT_RANGE_ALL);

  while (stmt != NULL && ent_reader_step (reader, stmt))
    {
      EntDate *date = ent_reader_need_date (reader, stmt, 1);
      EntRelationLevel level;
      EntRelationStep *step;

      if (date == NULL)
        return;
      if (!ent_relation_level_from_word (word_of (stmt, 2), &level))
        {
          ent_date_unref (date);
          ent_reader_set_corrupt (reader, word_of (stmt, 2));
          return;
        }

      step = ent_relation_step_new (date, level);
      g_ptr_array_add (relations, step);
      step->event = ent_sql_dup_text (stmt, 3);
      if (whole)
        {
          step->text = ent_languages_get (&languages, item_of (stmt), "text", stmt, 4);
          ent_children_cites (&cites, item_of (stmt), step->sources);
        }
    }
}

static void
load_assessments (EntReader *reader,
                  GPtrArray *assessments)
{
  g_auto(EntLanguages) languages = { 0 };
  g_auto(EntChildren) evidence = { 0 };
  g_auto(EntChildren) cites = { 0 };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_reader_prepare (reader,
                             "SELECT position, factor, rating, confidence, rationale"
                             " FROM assessments WHERE case_key = ?1 ORDER BY position",
                             ENT_RANGE_ALL);
  ent_languages_init (&languages, reader, "assessment", ENT_RANGE_ALL);
  ent_children_init_cites (&cites, reader, "assessment", ENT_RANGE_ALL);
  ent_children_init (&evidence, reader,
                     "SELECT assessment, event FROM evidence WHERE case_key = ?1"
                     " ORDER BY assessment, position",
                     ENT_RANGE_ALL);

  while (stmt != NULL && ent_reader_step (reader, stmt))
    {
      g_autofree char *factor = ent_reader_dup_text (reader, stmt, 1);
      g_autofree char *confidence = ent_sql_dup_text (stmt, 3);
      EntAssessment *assessment;

      if (factor == NULL)
        return;

      assessment = ent_assessment_new (factor);
      g_ptr_array_add (assessments, assessment);
      assessment->has_rating = sqlite3_column_type (stmt, 2) != SQLITE_NULL;
      if (assessment->has_rating)
        assessment->rating = ent_reader_get_int (reader, stmt, 2, -3, 3);
      if (confidence != NULL && !ent_confidence_from_word (confidence, &assessment->confidence))
        ent_reader_set_corrupt (reader, confidence);
      assessment->rationale = ent_languages_get (&languages, item_of (stmt), "rationale", stmt, 4);
      ent_children_ids (&evidence, item_of (stmt), assessment->evidence);
      ent_children_cites (&cites, item_of (stmt), assessment->sources);
    }
}

void
ent_load_story (EntReader *reader,
                GPtrArray *story,
                EntRange   range)
{
  g_auto(EntLanguages) languages = { 0 };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_reader_prepare (reader,
                             "SELECT position, id, title, text FROM story_sections"
                             " WHERE case_key = ?1 AND position BETWEEN ?2 AND ?3"
                             " ORDER BY position",
                             range);
  ent_languages_init (&languages, reader, "story", range);

  while (stmt != NULL && ent_reader_step (reader, stmt))
    {
      g_autofree char *id = ent_reader_dup_text (reader, stmt, 1);
      g_autoptr(EntText) title = ent_languages_get (&languages, item_of (stmt), "title", stmt, 2);
      g_autoptr(EntText) text = ent_languages_get (&languages, item_of (stmt), "text", stmt, 3);

      if (id == NULL || title == NULL || text == NULL)
        {
          ent_reader_set_corrupt (reader, NULL);
          return;
        }
      g_ptr_array_add (story, ent_story_section_new (id, g_steal_pointer (&title),
                                                     g_steal_pointer (&text)));
    }
}

typedef struct
{
  EntLanguages languages;
  EntLanguages quotation_languages;
  EntChildren  parties;
  EntChildren  quotations;
  EntChildren  cites;
} DocumentParts;

static void
document_parts_clear (DocumentParts *self)
{
  ent_languages_clear (&self->languages);
  ent_languages_clear (&self->quotation_languages);
  ent_children_clear (&self->parties);
  ent_children_clear (&self->quotations);
  ent_children_clear (&self->cites);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DocumentParts, document_parts_clear)

static void
read_quotations (EntReader     *reader,
                 DocumentParts *parts,
                 gint64         document,
                 GPtrArray     *quotations)
{
  while (ent_children_next (&parts->quotations, document))
    {
      sqlite3_stmt *stmt = parts->quotations.stmt;
      gint64 position = sqlite3_column_int64 (stmt, 1);
      g_autofree char *terms = ent_sql_dup_text (stmt, 4);
      EntText *text = ent_languages_get (&parts->quotation_languages, position, "text", stmt, 2);
      EntQuotation *quotation;

      if (text == NULL)
        {
          ent_reader_set_corrupt (reader, NULL);
          return;
        }

      quotation = ent_quotation_new (text);
      g_ptr_array_add (quotations, quotation);
      quotation->locator = ent_sql_dup_text (stmt, 3);
      if (terms != NULL && !ent_terms_from_word (terms, &quotation->terms))
        ent_reader_set_corrupt (reader, terms);
    }
}

static EntDocument *
read_document (EntReader     *reader,
               DocumentParts *parts,
               sqlite3_stmt  *stmt)
{
  gint64 item = item_of (stmt);
  g_autofree char *id = ent_reader_dup_text (reader, stmt, 1);
  g_autoptr(EntText) title = ent_languages_get (&parts->languages, item, "title", stmt, 2);
  g_autoptr(EntDate) date = ent_reader_need_date (reader, stmt, 3);
  EntDocument *document;

  if (id == NULL || title == NULL || date == NULL)
    {
      ent_reader_set_corrupt (reader, NULL);
      return NULL;
    }

  document = ent_document_new (id, g_steal_pointer (&title), g_steal_pointer (&date));
  document->event = ent_sql_dup_text (stmt, 4);
  document->text = ent_languages_get (&parts->languages, item, "text", stmt, 5);
  document->where = ent_languages_get (&parts->languages, item, "where", stmt, 6);
  document->url = ent_sql_dup_text (stmt, 7);
  ent_children_ids (&parts->parties, item, document->parties);
  ent_children_cites (&parts->cites, item, document->sources);
  read_quotations (reader, parts, item, document->quotations);

  return document;
}

void
ent_load_documents (EntReader *reader,
                    GPtrArray *documents,
                    EntRange   range)
{
  g_auto(DocumentParts) parts = { 0 };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_reader_prepare (reader,
                             "SELECT position, id, title, date, event, text, whereabouts, url"
                             " FROM documents WHERE case_key = ?1 AND position BETWEEN ?2 AND ?3"
                             " ORDER BY position",
                             range);
  ent_languages_init (&parts.languages, reader, "document", range);
  ent_children_init (&parts.parties, reader,
                     "SELECT document, actor FROM document_parties"
                     " WHERE case_key = ?1 AND document BETWEEN ?2 AND ?3"
                     " ORDER BY document, position",
                     range);
  ent_children_init (&parts.quotations, reader,
                     "SELECT document, position, text, locator, terms FROM quotations"
                     " WHERE case_key = ?1 AND document BETWEEN ?2 AND ?3"
                     " ORDER BY document, position",
                     range);
  ent_languages_init (&parts.quotation_languages, reader, "quotation", ENT_RANGE_ALL);
  ent_children_init_cites (&parts.cites, reader, "document", range);

  while (stmt != NULL && ent_reader_step (reader, stmt))
    {
      EntDocument *document = read_document (reader, &parts, stmt);

      if (document == NULL)
        return;
      g_ptr_array_add (documents, document);
    }
}

static void
load_questions (EntReader *reader,
                GPtrArray *questions)
{
  g_auto(EntLanguages) languages = { 0 };
  g_auto(EntChildren) events = { 0 };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_reader_prepare (reader,
                             "SELECT position, text FROM questions WHERE case_key = ?1"
                             " ORDER BY position",
                             ENT_RANGE_ALL);
  ent_languages_init (&languages, reader, "question", ENT_RANGE_ALL);
  ent_children_init (&events, reader,
                     "SELECT question, event FROM question_events WHERE case_key = ?1"
                     " ORDER BY question, position",
                     ENT_RANGE_ALL);

  while (stmt != NULL && ent_reader_step (reader, stmt))
    {
      EntText *text = ent_languages_get (&languages, item_of (stmt), "text", stmt, 1);
      EntQuestion *question;

      if (text == NULL)
        {
          ent_reader_set_corrupt (reader, NULL);
          return;
        }
      question = ent_question_new (text);
      ent_children_ids (&events, item_of (stmt), question->events);
      g_ptr_array_add (questions, question);
    }
}

typedef struct
{
  EntLanguages languages;
  EntChildren  slides;
  EntChildren  items;
} SlideParts;

static void
slide_parts_clear (SlideParts *self)
{
  ent_languages_clear (&self->languages);
  ent_children_clear (&self->slides);
  ent_children_clear (&self->items);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SlideParts, slide_parts_clear)

static void
read_slide_items (EntReader       *reader,
                  SlideParts      *parts,
                  gint64           position,
                  EntSlideOutline *slide)
{
  while (ent_children_next (&parts->items, position))
    {
      const char *kind = word_of (parts->items.stmt, 1);
      char *id = ent_reader_dup_text (reader, parts->items.stmt, 2);

      if (id == NULL)
        return;
      g_ptr_array_add (g_str_equal (kind, "event") ? slide->events
                       : g_str_equal (kind, "factor") ? slide->factors : slide->documents,
                       id);
    }
}

static void
read_slides (EntReader  *reader,
             SlideParts *parts,
             gint64      outline,
             GPtrArray  *slides)
{
  while (ent_children_next (&parts->slides, outline))
    {
      sqlite3_stmt *stmt = parts->slides.stmt;
      gint64 position = sqlite3_column_int64 (stmt, 1);
      EntText *title = ent_languages_get (&parts->languages, position, "title", stmt, 2);
      EntSlideOutline *slide;

      if (title == NULL)
        {
          ent_reader_set_corrupt (reader, NULL);
          return;
        }
      slide = ent_slide_outline_new (title);
      g_ptr_array_add (slides, slide);
      slide->text = ent_languages_get (&parts->languages, position, "text", stmt, 3);
      read_slide_items (reader, parts, position, slide);
    }
}

static void
load_lectures (EntReader *reader,
               GPtrArray *lectures)
{
  g_auto(SlideParts) parts = { 0 };
  g_auto(EntLanguages) languages = { 0 };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_reader_prepare (reader,
                             "SELECT position, id, title, minutes FROM lecture_outlines"
                             " WHERE case_key = ?1 ORDER BY position",
                             ENT_RANGE_ALL);
  ent_languages_init (&languages, reader, "lecture", ENT_RANGE_ALL);
  ent_languages_init (&parts.languages, reader, "slide", ENT_RANGE_ALL);
  ent_children_init (&parts.slides, reader,
                     "SELECT outline, position, title, text FROM slide_outlines"
                     " WHERE case_key = ?1 ORDER BY position",
                     ENT_RANGE_ALL);
  ent_children_init (&parts.items, reader,
                     "SELECT slide, kind, id FROM slide_outline_items WHERE case_key = ?1"
                     " ORDER BY slide, kind, position",
                     ENT_RANGE_ALL);

  while (stmt != NULL && ent_reader_step (reader, stmt))
    {
      g_autofree char *id = ent_reader_dup_text (reader, stmt, 1);
      g_autoptr(EntText) title = ent_languages_get (&languages, item_of (stmt), "title", stmt, 2);
      EntLectureOutline *lecture;

      if (id == NULL || title == NULL)
        {
          ent_reader_set_corrupt (reader, NULL);
          return;
        }
      lecture = ent_lecture_outline_new (id, g_steal_pointer (&title));
      g_ptr_array_add (lectures, lecture);
      lecture->minutes = sqlite3_column_int (stmt, 3);
      read_slides (reader, &parts, item_of (stmt), lecture->slides);
    }
}

typedef struct
{
  EntChildren names;
  EntChildren fields;
} SourceParts;

static void
source_parts_clear (SourceParts *self)
{
  ent_children_clear (&self->names);
  ent_children_clear (&self->fields);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SourceParts, source_parts_clear)

static void
read_source_date (EntReader     *reader,
                  EntSourceDate *date,
                  sqlite3_stmt  *stmt,
                  int            column)
{
  g_autofree char *parts = ent_sql_dup_text (stmt, column);

  if (!ent_source_date_from_json (date, parts))
    ent_reader_set_corrupt (reader, parts);
  date->circa = sqlite3_column_int (stmt, column + 1) != 0;
  date->literal = ent_sql_dup_text (stmt, column + 2);
}

static EntSource *
read_source (EntReader    *reader,
             SourceParts  *parts,
             sqlite3_stmt *stmt)
{
  g_autofree char *id = ent_reader_dup_text (reader, stmt, 1);
  g_autofree char *type = ent_reader_dup_text (reader, stmt, 2);
  EntSource *source;

  if (id == NULL || type == NULL)
    return NULL;

  source = ent_source_new (id, type, "");
  g_clear_pointer (&source->fields[ENT_SOURCE_TITLE], g_free);
  read_source_date (reader, &source->issued, stmt, 3);
  read_source_date (reader, &source->accessed, stmt, 6);

  while (ent_children_next (&parts->names, item_of (stmt)))
    {
      EntName *name = g_new0 (EntName, 1);

      name->family = ent_sql_dup_text (parts->names.stmt, 2);
      name->given = ent_sql_dup_text (parts->names.stmt, 3);
      name->literal = ent_sql_dup_text (parts->names.stmt, 4);
      g_ptr_array_add (g_str_equal (word_of (parts->names.stmt, 1), "author") ? source->authors
                                                                              : source->editors,
                       name);
    }

  while (ent_children_next (&parts->fields, item_of (stmt)))
    {
      const char *word = word_of (parts->fields.stmt, 1);
      EntSourceField field;

      if (ent_source_field_from_word (word, &field))
        {
          g_free (source->fields[field]);
          source->fields[field] = ent_sql_dup_text (parts->fields.stmt, 2);
        }
      else
        ent_reader_set_corrupt (reader, word);
    }

  return source;
}

void
ent_load_sources (EntReader *reader,
                  GPtrArray *sources,
                  EntRange   range)
{
  g_auto(SourceParts) parts = { 0 };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_reader_prepare (reader,
                             "SELECT position, id, type, issued, issued_circa, issued_literal,"
                             " accessed, accessed_circa, accessed_literal"
                             " FROM sources WHERE case_key = ?1 AND position BETWEEN ?2 AND ?3"
                             " ORDER BY position",
                             range);
  ent_children_init (&parts.names, reader,
                     "SELECT source, role, family, given, literal FROM source_names"
                     " WHERE case_key = ?1 AND source BETWEEN ?2 AND ?3"
                     " ORDER BY source, role, position",
                     range);
  ent_children_init (&parts.fields, reader,
                     "SELECT source, field, value FROM source_fields"
                     " WHERE case_key = ?1 AND source BETWEEN ?2 AND ?3 ORDER BY source, field",
                     range);

  while (stmt != NULL && ent_reader_step (reader, stmt))
    {
      EntSource *source = read_source (reader, &parts, stmt);

      if (source == NULL)
        return;
      g_ptr_array_add (sources, source);
    }
}

void
ent_load_frame (EntReader *reader,
                EntCase   *c)
{
  load_moments (reader, c->moments);
  load_parties (reader, c->parties);
  load_phases (reader, c->phases);
}

void
ent_load_rest (EntReader *reader,
               EntCase   *c)
{
  load_assessments (reader, c->assessments);
  load_questions (reader, c->questions);
  load_lectures (reader, c->lectures);
}
