/* Cases into rows.  A case is replaced by removing it and writing it anew: what hangs on it
 * goes by foreign keys, its search rows are taken out before.  In the same transaction its notes find
 * their places in the new one. */

#include "config.h"

#include "ent-store-cases-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-store-index.h"
#include "ent-store-rows.h"
#include "ent-store-source-date.h"

/* How many items are written between two looks at the cancellable. */
#define CANCEL_STRIDE 256

typedef enum
{
  INSERT_CASE,
  INSERT_LANGUAGE,
  INSERT_MOMENT,
  INSERT_ACTOR,
  INSERT_PARTY,
  INSERT_PHASE,
  INSERT_RELATION_STEP,
  INSERT_EVENT,
  INSERT_EVENT_ACTOR,
  INSERT_EVENT_FACTOR,
  INSERT_ASSESSMENT,
  INSERT_EVIDENCE,
  INSERT_STORY_SECTION,
  INSERT_DOCUMENT,
  INSERT_DOCUMENT_PARTY,
  INSERT_QUOTATION,
  INSERT_QUESTION,
  INSERT_QUESTION_EVENT,
  INSERT_LECTURE_OUTLINE,
  INSERT_SLIDE_OUTLINE,
  INSERT_SLIDE_OUTLINE_ITEM,
  INSERT_SOURCE,
  INSERT_SOURCE_NAME,
  INSERT_SOURCE_FIELD,
  INSERT_CITE,
  N_INSERTS
} Insert;

static const char * const insert_sql[N_INSERTS] = {
  [INSERT_CASE] =
    "INSERT INTO cases (id, feed, version, language, license, updated, title, short_title,"
    " summary, status, outcome, period, published_id, file_sha256, file_size, earliest, latest)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
  [INSERT_LANGUAGE] =
    "INSERT INTO case_texts (case_key, kind, item, field, position, language, string)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
  [INSERT_MOMENT] =
    "INSERT INTO moments (case_key, position, kind, date, event) VALUES (?1, ?2, ?3, ?4, ?5)",
  [INSERT_ACTOR] =
    "INSERT INTO actors (case_key, position, id, kind, name, native, party, role, active)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
  [INSERT_PARTY] =
    "INSERT INTO parties (case_key, position, actor) VALUES (?1, ?2, ?3)",
  [INSERT_PHASE] =
    "INSERT INTO phases (case_key, position, id, title, date, text)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
  [INSERT_RELATION_STEP] =
    "INSERT INTO relation_steps (case_key, position, date, level, event, text)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
  [INSERT_EVENT] =
    "INSERT INTO events (case_key, position, id, date, earliest, latest, title, label, text,"
    " place, country, phase, importance, unverified, lat, lon)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
  [INSERT_EVENT_ACTOR] =
    "INSERT INTO event_actors (case_key, event, position, actor) VALUES (?1, ?2, ?3, ?4)",
  [INSERT_EVENT_FACTOR] =
    "INSERT INTO event_factors (case_key, event, position, factor, sign)"
    " VALUES (?1, ?2, ?3, ?4, ?5)",
  [INSERT_ASSESSMENT] =
    "INSERT INTO assessments (case_key, position, factor, confidence, rationale, rating)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
  [INSERT_EVIDENCE] =
    "INSERT INTO evidence (case_key, assessment, position, event) VALUES (?1, ?2, ?3, ?4)",
  [INSERT_STORY_SECTION] =
    "INSERT INTO story_sections (case_key, position, id, title, text)"
    " VALUES (?1, ?2, ?3, ?4, ?5)",
  [INSERT_DOCUMENT] =
    "INSERT INTO documents (case_key, position, id, title, date, event, text, whereabouts, url)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
  [INSERT_DOCUMENT_PARTY] =
    "INSERT INTO document_parties (case_key, document, position, actor)"
    " VALUES (?1, ?2, ?3, ?4)",
  [INSERT_QUOTATION] =
    "INSERT INTO quotations (case_key, document, position, text, locator, terms)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
  [INSERT_QUESTION] =
    "INSERT INTO questions (case_key, position, text) VALUES (?1, ?2, ?3)",
  [INSERT_QUESTION_EVENT] =
    "INSERT INTO question_events (case_key, question, position, event) VALUES (?1, ?2, ?3, ?4)",
  [INSERT_LECTURE_OUTLINE] =
    "INSERT INTO lecture_outlines (case_key, position, id, title, minutes)"
    " VALUES (?1, ?2, ?3, ?4, ?5)",
  [INSERT_SLIDE_OUTLINE] =
    "INSERT INTO slide_outlines (case_key, position, outline, title, text)"
    " VALUES (?1, ?2, ?3, ?4, ?5)",
  [INSERT_SLIDE_OUTLINE_ITEM] =
    "INSERT INTO slide_outline_items (case_key, slide, kind, position, id)"
    " VALUES (?1, ?2, ?3, ?4, ?5)",
  [INSERT_SOURCE] =
    "INSERT INTO sources (case_key, position, id, type, issued, issued_circa, issued_literal,"
    " accessed, accessed_circa, accessed_literal)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
  [INSERT_SOURCE_NAME] =
    "INSERT INTO source_names (case_key, source, role, position, family, given, literal)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
  [INSERT_SOURCE_FIELD] =
    "INSERT INTO source_fields (case_key, source, field, value) VALUES (?1, ?2, ?3, ?4)",
  [INSERT_CITE] =
    "INSERT INTO cites (case_key, kind, item, position, source, locator)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
};

struct _EntCaseWriter
{
  EntStore       *store;
  EntIndexWriter *index;
  sqlite3_stmt   *inserts[N_INSERTS];
  sqlite3_stmt   *find;   /* whether there is a case of an id */
  const EntCase  *c;
  gint64          case_key;
  gint64          n_slides;
  gint64          n_quotations;
  GCancellable   *cancellable;
  GError         *error;  /* the first one; nothing more is written then */
};

typedef EntCaseWriter CaseWriter;

EntCaseWriter *
ent_case_writer_new (EntStore      *store,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(EntCaseWriter) self = g_new0 (EntCaseWriter, 1);

  self->store = store;
  self->cancellable = cancellable;
  self->find = ent_sql_prepare (store->db, "SELECT 1 FROM cases WHERE id = ?1", error);
  if (self->find == NULL)
    return NULL;
  self->index = ent_index_writer_new (store->db, error);
  return self->index != NULL ? g_steal_pointer (&self) : NULL;
}

void
ent_case_writer_free (EntCaseWriter *self)
{
  if (self == NULL)
    return;

  for (gsize i = 0; i < N_INSERTS; i++)
    g_clear_pointer (&self->inserts[i], sqlite3_finalize);
  g_clear_pointer (&self->find, sqlite3_finalize);
  g_clear_pointer (&self->index, ent_index_writer_free);
  g_clear_error (&self->error);
  g_free (self);
}

static sqlite3_stmt *
case_writer_get (CaseWriter *self,
                 Insert      which)
{
  if (self->inserts[which] == NULL)
    self->inserts[which] = ent_sql_prepare (self->store->db, insert_sql[which], &self->error);
  return self->inserts[which];
}

/* The first parameter of every insert is the case's key, which is bound here; @id, if any, is
 * what the row is called when it cannot be stored. */
static void
insert (CaseWriter *self,
        Insert      which,
        const char *id,
        const char *types,
        ...)
{
  sqlite3_stmt *stmt;
  va_list args;
  int code;

  if (self->error != NULL || (stmt = case_writer_get (self, which)) == NULL)
    return;

  va_start (args, types);
  ent_sql_bind_valist (stmt, types, args);
  va_end (args);

  code = sqlite3_step (stmt);
  if (code == SQLITE_CONSTRAINT_UNIQUE)
    g_set_error (&self->error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED,
                 /* Translators: %s are ids */
                 _("Case “%s” has two things of one kind with the id “%s”"),
                 self->c->id, id != NULL ? id : "");
  else if (code != SQLITE_DONE)
    ent_sql_set_error (&self->error, self->store->db, code);
  sqlite3_reset (stmt);
}

static void
write_text (CaseWriter    *self,
            const char    *kind,
            gint64         item,
            const char    *field,
            const EntText *text)
{
  sqlite3_stmt *stmt;

  if (self->error == NULL && (stmt = case_writer_get (self, INSERT_LANGUAGE)) != NULL)
    ent_rows_write_languages (stmt, self->case_key, kind, item, field, text, &self->error);
}

static void
write_cites (CaseWriter *self,
             const char *kind,
             gint64      item,
             GPtrArray  *cites)
{
  for (guint i = 0; i < cites->len; i++)
    {
      const EntCite *cite = g_ptr_array_index (cites, i);

      insert (self, INSERT_CITE, NULL, "lsliss", self->case_key, kind, item, (int) i,
              cite->source, cite->locator);
    }
}

/* For the tables of (case_key, parent's position, position, id). */
static void
write_ids (CaseWriter *self,
           Insert      which,
           gint64      item,
           GPtrArray  *ids)
{
  for (guint i = 0; i < ids->len; i++)
    insert (self, which, NULL, "llis", self->case_key, item, (int) i, g_ptr_array_index (ids, i));
}

static gboolean
goes_on (CaseWriter *self,
         guint       i)
{
  if (self->error == NULL && i % CANCEL_STRIDE == 0)
    g_cancellable_set_error_if_cancelled (self->cancellable, &self->error);
  return self->error == NULL;
}

static const char *
date_text (const EntDate *date)
{
  return date != NULL ? ent_date_get_text (date) : NULL;
}

static void
write_head (CaseWriter       *self,
            const EntCaseRow *row)
{
  const EntCase *c = self->c;

  insert (self, INSERT_CASE, c->id,
          c->period != NULL ? "ssisssssssssssl" "ll" : "ssisssssssssssl" "nn",
          row->id, row->feed, c->version, c->language, c->license, date_text (c->updated),
          ent_rows_get_own (c->title), ent_rows_get_own (c->short_title),
          ent_rows_get_own (c->summary), ent_rows_get_own (c->status),
          ent_rows_get_own (c->outcome), date_text (c->period),
          row->published_id, row->file_sha256, row->file_size,
          c->period != NULL ? ent_date_get_earliest (c->period) : (gint64) 0,
          c->period != NULL ? ent_date_get_latest (c->period) : (gint64) 0);
  self->case_key = sqlite3_last_insert_rowid (self->store->db);

  write_text (self, "case", 0, "title", c->title);
  write_text (self, "case", 0, "short_title", c->short_title);
  write_text (self, "case", 0, "summary", c->summary);
  write_text (self, "case", 0, "status", c->status);
  write_text (self, "case", 0, "outcome", c->outcome);
}

static void
write_frame (CaseWriter *self)
{
  const EntCase *c = self->c;

  for (guint i = 0; i < c->moments->len; i++)
    {
      const EntMoment *moment = g_ptr_array_index (c->moments, i);

      insert (self, INSERT_MOMENT, NULL, "lisss", self->case_key, (int) i,
              ent_moment_kind_to_word (moment->kind), date_text (moment->date), moment->event);
    }

  for (guint i = 0; i < c->actors->len && goes_on (self, i); i++)
    {
      const EntActor *actor = g_ptr_array_index (c->actors, i);

      insert (self, INSERT_ACTOR, actor->id, "lisssssss", self->case_key, (int) i, actor->id,
              ent_actor_kind_to_word (actor->kind), ent_rows_get_own (actor->name),
              ent_rows_get_own (actor->native), actor->party, ent_rows_get_own (actor->role),
              date_text (actor->active));
      write_text (self, "actor", i, "name", actor->name);
      write_text (self, "actor", i, "native", actor->native);
      write_text (self, "actor", i, "role", actor->role);
    }

  for (guint i = 0; i < c->parties->len; i++)
    insert (self, INSERT_PARTY, NULL, "lis", self->case_key, (int) i,
            g_ptr_array_index (c->parties, i));

  for (guint i = 0; i < c->phases->len; i++)
    {
      const EntPhase *phase = g_ptr_array_index (c->phases, i);

      insert (self, INSERT_PHASE, phase->id, "lissss", self->case_key, (int) i, phase->id,
              ent_rows_get_own (phase->title), date_text (phase->date),
              ent_rows_get_own (phase->text));
      write_text (self, "phase", i, "title", phase->title);
      write_text (self, "phase", i, "text", phase->text);
    }
}

static void
write_relations (CaseWriter *self)
{
  GPtrArray *relations = self->c->relations;

  for (guint i = 0; i < relations->len && goes_on (self, i); i++)
    {
      const EntRelationStep *step = g_ptr_array_index (relations, i);

      insert (self, INSERT_RELATION_STEP, NULL, "lissss", self->case_key, (int) i,
              date_text (step->date), ent_relation_level_to_word (step->level), step->event,
              ent_rows_get_own (step->text));
      write_text (self, "relation", i, "text", step->text);
      write_cites (self, "relation", i, step->sources);
    }
}

static void
write_event (CaseWriter     *self,
             int             i,
             const EntEvent *event)
{
  const EntPlace *place = event->place;
  gboolean positioned = place != NULL && place->has_position;

  insert (self, INSERT_EVENT, event->id,
          positioned ? "lissllssssssiidd" : "lissllssssssiinn",
          self->case_key, i, event->id, date_text (event->date),
          ent_date_get_earliest (event->date), ent_date_get_latest (event->date),
          ent_rows_get_own (event->title), ent_rows_get_own (event->label),
          ent_rows_get_own (event->text), place != NULL ? ent_rows_get_own (place->name) : NULL,
          place != NULL ? place->country : NULL, event->phase, event->importance,
          event->unverified ? 1 : 0, positioned ? place->lat : 0.0, positioned ? place->lon : 0.0);
  write_text (self, "event", i, "title", event->title);
  write_text (self, "event", i, "label", event->label);
  write_text (self, "event", i, "text", event->text);
  write_text (self, "event", i, "place", place != NULL ? place->name : NULL);
  write_ids (self, INSERT_EVENT_ACTOR, i, event->actors);
  write_cites (self, "event", i, event->sources);

  for (guint j = 0; j < event->factors->len; j++)
    {
      const EntFactorSign *sign = g_ptr_array_index (event->factors, j);

      insert (self, INSERT_EVENT_FACTOR, NULL, "liisi", self->case_key, i, (int) j,
              sign->factor, sign->sign);
    }
}

static void
write_assessments (CaseWriter *self)
{
  GPtrArray *assessments = self->c->assessments;

  for (guint i = 0; i < assessments->len && goes_on (self, i); i++)
    {
      const EntAssessment *assessment = g_ptr_array_index (assessments, i);

      insert (self, INSERT_ASSESSMENT, assessment->factor,
              assessment->has_rating ? "lisssi" : "lisssn", self->case_key, (int) i,
              assessment->factor, ent_confidence_to_word (assessment->confidence),
              ent_rows_get_own (assessment->rationale), assessment->rating);
      write_text (self, "assessment", i, "rationale", assessment->rationale);
      write_ids (self, INSERT_EVIDENCE, i, assessment->evidence);
      write_cites (self, "assessment", i, assessment->sources);
    }
}

static void
write_document (CaseWriter        *self,
                int                i,
                const EntDocument *document)
{
  insert (self, INSERT_DOCUMENT, document->id, "lisssssss", self->case_key, i, document->id,
          ent_rows_get_own (document->title), date_text (document->date), document->event,
          ent_rows_get_own (document->text), ent_rows_get_own (document->where), document->url);
  write_text (self, "document", i, "title", document->title);
  write_text (self, "document", i, "text", document->text);
  write_text (self, "document", i, "where", document->where);
  write_ids (self, INSERT_DOCUMENT_PARTY, i, document->parties);
  write_cites (self, "document", i, document->sources);

  for (guint j = 0; j < document->quotations->len; j++)
    {
      const EntQuotation *quotation = g_ptr_array_index (document->quotations, j);
      gint64 position = self->n_quotations++;

      insert (self, INSERT_QUOTATION, NULL, "lilsss", self->case_key, i, position,
              ent_rows_get_own (quotation->text), quotation->locator,
              ent_terms_to_word (quotation->terms));
      write_text (self, "quotation", position, "text", quotation->text);
    }
}

static void
write_slide_items (CaseWriter *self,
                   gint64      slide,
                   const char *kind,
                   GPtrArray  *ids)
{
  for (guint i = 0; i < ids->len; i++)
    insert (self, INSERT_SLIDE_OUTLINE_ITEM, NULL, "llsis", self->case_key, slide, kind, (int) i,
            g_ptr_array_index (ids, i));
}

static void
write_lecture (CaseWriter              *self,
               int                      i,
               const EntLectureOutline *lecture)
{
  insert (self, INSERT_LECTURE_OUTLINE, lecture->id, "lissi", self->case_key, i, lecture->id,
          ent_rows_get_own (lecture->title), lecture->minutes);
  write_text (self, "lecture", i, "title", lecture->title);

  for (guint j = 0; j < lecture->slides->len; j++)
    {
      const EntSlideOutline *slide = g_ptr_array_index (lecture->slides, j);
      gint64 position = self->n_slides++;

      insert (self, INSERT_SLIDE_OUTLINE, NULL, "lliss", self->case_key, position, i,
              ent_rows_get_own (slide->title), ent_rows_get_own (slide->text));
      write_text (self, "slide", position, "title", slide->title);
      write_text (self, "slide", position, "text", slide->text);
      write_slide_items (self, position, "event", slide->events);
      write_slide_items (self, position, "factor", slide->factors);
      write_slide_items (self, position, "document", slide->documents);
    }
}

static void
write_source_names (CaseWriter *self,
                    int         source,
                    const char *role,
                    GPtrArray  *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      const EntName *name = g_ptr_array_index (names, i);

      insert (self, INSERT_SOURCE_NAME, NULL, "lisisss", self->case_key, source, role, (int) i,
              name->family, name->given, name->literal);
    }
}

static void
write_source (CaseWriter      *self,
              int              i,
              const EntSource *source)
{
  g_autofree char *issued = ent_source_date_to_json (&source->issued);
  g_autofree char *accessed = ent_source_date_to_json (&source->accessed);

  insert (self, INSERT_SOURCE, source->id, "lisssissis", self->case_key, i, source->id,
          source->type, issued, source->issued.circa ? 1 : 0, source->issued.literal,
          accessed, source->accessed.circa ? 1 : 0, source->accessed.literal);
  write_source_names (self, i, "author", source->authors);
  write_source_names (self, i, "editor", source->editors);

  for (int j = 0; j < ENT_N_SOURCE_FIELDS; j++)
    if (source->fields[j] != NULL)
      insert (self, INSERT_SOURCE_FIELD, NULL, "liss", self->case_key, i,
              ent_source_field_to_word ((EntSourceField) j), source->fields[j]);
}

static void
write_matter (CaseWriter *self)
{
  const EntCase *c = self->c;

  for (guint i = 0; i < c->events->len && goes_on (self, i); i++)
    write_event (self, (int) i, g_ptr_array_index (c->events, i));

  for (guint i = 0; i < c->story->len && goes_on (self, i); i++)
    {
      const EntStorySection *section = g_ptr_array_index (c->story, i);

      insert (self, INSERT_STORY_SECTION, section->id, "lisss", self->case_key, (int) i,
              section->id, ent_rows_get_own (section->title), ent_rows_get_own (section->text));
      write_text (self, "story", i, "title", section->title);
      write_text (self, "story", i, "text", section->text);
    }

  for (guint i = 0; i < c->documents->len && goes_on (self, i); i++)
    write_document (self, (int) i, g_ptr_array_index (c->documents, i));

  for (guint i = 0; i < c->questions->len && goes_on (self, i); i++)
    {
      const EntQuestion *question = g_ptr_array_index (c->questions, i);

      insert (self, INSERT_QUESTION, NULL, "lis", self->case_key, (int) i,
              ent_rows_get_own (question->text));
      write_text (self, "question", i, "text", question->text);
      write_ids (self, INSERT_QUESTION_EVENT, i, question->events);
    }

  for (guint i = 0; i < c->lectures->len && goes_on (self, i); i++)
    write_lecture (self, (int) i, g_ptr_array_index (c->lectures, i));

  for (guint i = 0; i < c->sources->len && goes_on (self, i); i++)
    write_source (self, (int) i, g_ptr_array_index (c->sources, i));
}

static gboolean
index_cb (EntHitKind  kind,
          int         item,
          char       *title,
          char       *body,
          gpointer    data)
{
  CaseWriter *self = data;

  return ent_index_writer_add (self->index, kind, self->case_key, item, title, body, &self->error)
         && goes_on (self, (guint) item);
}

gboolean
ent_store_delete_case (EntStore    *self,
                       const char  *case_id,
                       GError     **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;

  if (!ent_index_remove_case (self->db, case_id, error))
    return FALSE;
  stmt = ent_sql_prepare (self->db, "DELETE FROM cases WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;

  ent_sql_bind (stmt, "s", case_id);
  return ent_sql_run (stmt, error);
}

/* Most of a new feed's cases are not there, and a look costs less than to take nothing away. */
static gboolean
make_way (CaseWriter *self,
          const char *case_id)
{
  gboolean found;

  ent_sql_bind (self->find, "s", case_id);
  found = ent_sql_step (self->find, &self->error);
  sqlite3_reset (self->find);
  return self->error == NULL
         && (!found || (ent_index_writer_finish (self->index, &self->error)
                        && ent_store_delete_case (self->store, case_id, &self->error)));
}

static void
put_case (CaseWriter       *self,
          const EntCase    *c,
          const EntCaseRow *row)
{
  self->c = c;
  self->n_slides = 0;
  self->n_quotations = 0;

  if (!make_way (self, row->id))
    return;

  write_head (self, row);
  if (self->error == NULL)
    write_frame (self);
  if (self->error == NULL)
    write_relations (self);
  if (self->error == NULL)
    write_assessments (self);
  if (self->error == NULL)
    write_matter (self);
  if (self->error == NULL)
    ent_index_case (c, index_cb, self);
}

gboolean
ent_case_writer_put (EntCaseWriter     *self,
                     const EntCase     *c,
                     const EntCaseRow  *row,
                     GError           **error)
{
  g_return_val_if_fail (self->error == NULL, FALSE);

  put_case (self, c, row);
  self->c = NULL;
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

gboolean
ent_case_writer_finish (EntCaseWriter  *self,
                        GError        **error)
{
  return ent_index_writer_finish (self->index, error);
}

gboolean
ent_store_put_feed_row (EntStore    *self,
                        const char  *feed,
                        const char  *title,
                        GError     **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_sql_prepare (self->db,
                          "INSERT INTO feeds (id, title) VALUES (?1, ?2)"
                          " ON CONFLICT (id) DO UPDATE SET title = ifnull (?2, title)",
                          error);
  if (stmt == NULL)
    return FALSE;

  ent_sql_bind (stmt, "ss", feed, title);
  return ent_sql_run (stmt, error);
}

/* Which id */

static gboolean
is_own_feed (const char *feed)
{
  return strcmp (feed, ENT_BUNDLE_FEED) == 0 || strcmp (feed, ENT_LOCAL_FEED) == 0;
}

/* The first column of the first row, NULL where there is none; @failed says whether that is an error. */
static char *
dup_first (EntStore    *self,
           const char  *sql,
           const char  *first,
           const char  *second,
           gboolean    *failed,
           GError     **error)
{
  g_autoptr(sqlite3_stmt) stmt = ent_sql_prepare (self->db, sql, error);
  GError *local_error = NULL;
  char *found = NULL;

  *failed = stmt == NULL;
  if (stmt == NULL)
    return NULL;
  ent_sql_bind (stmt, second != NULL ? "ss" : "s", first, second);
  if (ent_sql_step (stmt, &local_error))
    found = ent_sql_dup_text (stmt, 0);
  *failed = local_error != NULL;
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return found;
}

static gboolean
keep_id (EntStore    *self,
         const char  *feed,
         const char  *published_id,
         const char  *id,
         GError     **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_sql_prepare (self->db, "INSERT INTO case_ids (feed, published_id, id) VALUES (?1, ?2, ?3)", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "sss", feed, published_id, id);
  return ent_sql_run (stmt, error);
}

char *
ent_store_give_case_id (EntStore    *self,
                        const char  *feed,
                        const char  *published_id,
                        GError     **error)
{
  const char *kept_feed = is_own_feed (feed) ? ENT_LOCAL_FEED : feed;
  gboolean failed;
  g_autofree char *id = NULL, *taken = NULL;

  id = dup_first (self, "SELECT id FROM case_ids WHERE published_id = ?1 AND feed = ?2", published_id, kept_feed, &failed,
                  error);
  if (failed || id != NULL)
    return g_steal_pointer (&id);

  taken = dup_first (self, "SELECT id FROM case_ids WHERE id = ?1", published_id, NULL, &failed, error);
  if (failed)
    return NULL;
  id = taken == NULL ? g_strdup (published_id) : g_strconcat (published_id, "@", feed, NULL);
  return keep_id (self, kept_feed, published_id, id, error) ? g_steal_pointer (&id) : NULL;
}

/* Cases that are no real feed's: without a publisher, and so mostly known as they are. */
static gboolean
put_own_case (EntStore       *self,
              EntCaseWriter  *writer,
              EntCase        *item,
              const char     *feed,
              GError        **error)
{
  g_autofree char *id = ent_store_give_case_id (self, feed, item->id, error);
  EntCaseRow row = { .id = id, .feed = feed };

  if (id == NULL)
    return FALSE;
  if (strcmp (id, item->id) != 0)
    row.published_id = item->id;
  return ent_case_writer_put (writer, item, &row, error)
         && ent_store_place_notes (self, id, item, error);
}

gboolean
ent_store_put_cases (EntStore     *self,
                     GPtrArray    *cases,
                     const char   *feed,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(EntCaseWriter) writer = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (cases != NULL, FALSE);
  g_return_val_if_fail (feed != NULL && is_own_feed (feed), FALSE);

  if (!ent_transaction_begin_write (&transaction, self, cancellable, error) ||
      !ent_store_put_feed_row (self, feed, NULL, error))
    return FALSE;

  writer = ent_case_writer_new (self, cancellable, error);
  if (writer == NULL)
    return FALSE;
  for (guint i = 0; i < cases->len; i++)
    if (!put_own_case (self, writer, g_ptr_array_index (cases, i), feed, error))
      return FALSE;
  if (!ent_case_writer_finish (writer, error))
    return FALSE;

  g_clear_pointer (&writer, ent_case_writer_free);
  return ent_transaction_commit (&transaction, error);
}

gboolean
ent_store_remove_case (EntStore   *self,
                       const char *case_id,
                       GError    **error)
{
  g_auto(EntTransaction) transaction = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (case_id != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error) ||
      !ent_store_delete_case (self, case_id, error))
    return FALSE;

  if (sqlite3_changes (self->db) == 0)
    {
      ent_store_set_not_found (error, case_id);
      return FALSE;
    }

  return ent_store_place_notes (self, case_id, NULL, error) && ent_transaction_commit (&transaction, error);
}
