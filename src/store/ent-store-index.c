/* The words of the index do not depend on the reader's language, so that a library can be
 * checked, and searched, in any other. */

#include "config.h"

#include "ent-store-index.h"

#include <string.h>

#include "ent-fold.h"
#include "ent-snippet.h"

/* What is indexed or shown of one thing */

void
ent_index_texts_init (EntIndexTexts *self,
                      gboolean       for_reader)
{
  self->for_reader = for_reader;
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->bodies = g_ptr_array_new_with_free_func (g_free);
}

void
ent_index_texts_clear (EntIndexTexts *self)
{
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_pointer (&self->bodies, g_ptr_array_unref);
}

static void
add_string (GPtrArray  *strings,
            const char *string)
{
  if (string != NULL && *string != '\0')
    g_ptr_array_add (strings, g_strdup (string));
}

static void
add_text (EntIndexTexts *self,
          GPtrArray     *strings,
          const EntText *text)
{
  const char *shown = NULL;

  if (text == NULL)
    return;

  if (self->for_reader)
    {
      shown = ent_text_get (text);
      add_string (strings, shown);
    }
  for (gsize i = 0; i < ent_text_get_n (text); i++)
    {
      const char *string = ent_text_get_variant (text, i)->string;

      if (string != shown)
        add_string (strings, string);
    }
}

/* A CommonMark text, without its marks. */
static void
add_marked (GPtrArray  *strings,
            const char *marked)
{
  if (marked != NULL && *marked != '\0')
    g_ptr_array_add (strings, ent_snippet_strip_marks (marked));
}

static void
add_date (EntIndexTexts *self,
          const EntDate *date)
{
  if (!self->for_reader && date != NULL)
    add_string (self->bodies, ent_date_get_text (date));
}

void
ent_index_texts_case (EntIndexTexts *self,
                      const EntCase *c)
{
  add_text (self, self->titles, c->title);
  add_text (self, self->titles, c->short_title);
  add_text (self, self->bodies, c->summary);
  add_text (self, self->bodies, c->status);
  add_text (self, self->bodies, c->outcome);
}

void
ent_index_texts_event (EntIndexTexts  *self,
                       const EntEvent *event)
{
  add_text (self, self->titles, event->title);
  add_text (self, self->titles, event->label);
  add_text (self, self->bodies, event->text);
  if (event->place != NULL)
    add_text (self, self->bodies, event->place->name);
  add_date (self, event->date);
}

void
ent_index_texts_actor (EntIndexTexts  *self,
                       const EntActor *actor)
{
  add_text (self, self->titles, actor->name);
  add_text (self, self->titles, actor->native);
  add_text (self, self->bodies, actor->role);
}

void
ent_index_texts_document (EntIndexTexts     *self,
                          const EntDocument *document)
{
  add_text (self, self->titles, document->title);
  add_text (self, self->bodies, document->text);
  add_text (self, self->bodies, document->where);
  for (guint i = 0; i < document->quotations->len; i++)
    {
      const EntQuotation *quotation = g_ptr_array_index (document->quotations, i);

      add_text (self, self->bodies, quotation->text);
    }
  add_date (self, document->date);
}

static void
add_names (GPtrArray *strings,
           GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      const EntName *name = g_ptr_array_index (names, i);

      add_string (strings, name->literal);
      add_string (strings, name->given);
      add_string (strings, name->family);
    }
}

void
ent_index_texts_source (EntIndexTexts   *self,
                        const EntSource *source)
{
  static const EntSourceField fields[] = {
    ENT_SOURCE_CONTAINER_TITLE, ENT_SOURCE_COLLECTION_TITLE, ENT_SOURCE_PUBLISHER,
    ENT_SOURCE_PUBLISHER_PLACE, ENT_SOURCE_ARCHIVE, ENT_SOURCE_ARCHIVE_LOCATION,
    ENT_SOURCE_NOTE, ENT_SOURCE_DOI, ENT_SOURCE_ISBN,
  };

  add_string (self->titles, source->fields[ENT_SOURCE_TITLE]);
  if (self->for_reader)
    {
      g_ptr_array_add (self->bodies, ent_source_dup_full (source));
      add_string (self->bodies, source->fields[ENT_SOURCE_NOTE]);
      return;
    }

  add_names (self->bodies, source->authors);
  add_names (self->bodies, source->editors);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    add_string (self->bodies, source->fields[fields[i]]);
  for (int i = 0; i < source->issued.n_dates; i++)
    g_ptr_array_add (self->bodies, g_strdup_printf ("%d", source->issued.parts[i][0]));
}

void
ent_index_texts_story (EntIndexTexts         *self,
                       const EntStorySection *section)
{
  EntIndexTexts marked = { .for_reader = self->for_reader };

  add_text (self, self->titles, section->title);

  marked.bodies = g_ptr_array_new_with_free_func (g_free);
  add_text (&marked, marked.bodies, section->text);
  for (guint i = 0; i < marked.bodies->len; i++)
    add_marked (self->bodies, g_ptr_array_index (marked.bodies, i));
  ent_index_texts_clear (&marked);
}

void
ent_index_texts_note (EntIndexTexts *self,
                      const EntNote *note)
{
  add_string (self->titles, note->target->title);
  add_marked (self->bodies, note->body);
  if (note->target->anchor != NULL)
    add_string (self->bodies, note->target->anchor->exact);
  for (guint i = 0; i < note->tags->len; i++)
    add_string (self->bodies, g_ptr_array_index (note->tags, i));
}

/* Lines, each of them one string's words, so that a whole title can be told from a part of
 * one; the parts of words come last. */
static char *
dup_folded (GPtrArray *strings)
{
  g_autoptr(GString) parts = g_string_new (NULL);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < strings->len; i++)
    {
      g_autofree char *folded = ent_fold (g_ptr_array_index (strings, i), NULL);

      if (lines->len > 0)
        g_string_append_c (lines, '\n');
      g_string_append (lines, folded);
      ent_fold_append_parts (parts, folded);
    }
  if (parts->len > 0)
    g_string_append_printf (lines, "\n%s", parts->str);

  return g_string_free (lines, FALSE);
}

char *
ent_index_texts_dup_title (EntIndexTexts *self)
{
  return dup_folded (self->titles);
}

char *
ent_index_texts_dup_body (EntIndexTexts *self)
{
  return dup_folded (self->bodies);
}

/* A whole case */

typedef struct
{
  EntIndexFunc  func;
  gpointer      data;
  EntIndexTexts texts;
  gboolean      stopped;
} Walk;

/* Tells of the texts that were gathered, and makes room for the next ones. */
static void
walk_tell (Walk      *self,
           EntHitKind kind,
           guint      item)
{
  self->stopped = !self->func (kind, (int) item, ent_index_texts_dup_title (&self->texts),
                               ent_index_texts_dup_body (&self->texts), self->data);
  g_ptr_array_set_size (self->texts.titles, 0);
  g_ptr_array_set_size (self->texts.bodies, 0);
}

static void
walk_records (Walk      *self,
              EntHitKind kind,
              GPtrArray *records)
{
  for (guint i = 0; i < records->len && !self->stopped; i++)
    {
      gpointer record = g_ptr_array_index (records, i);

      switch (kind)
        {
        case ENT_HIT_EVENT:
          ent_index_texts_event (&self->texts, record);
          break;
        case ENT_HIT_ACTOR:
          ent_index_texts_actor (&self->texts, record);
          break;
        case ENT_HIT_DOCUMENT:
          ent_index_texts_document (&self->texts, record);
          break;
        case ENT_HIT_SOURCE:
          ent_index_texts_source (&self->texts, record);
          break;
        case ENT_HIT_STORY:
          ent_index_texts_story (&self->texts, record);
          break;
        case ENT_HIT_CASE:
        case ENT_HIT_NOTE:
        default:
          g_assert_not_reached ();
        }
      walk_tell (self, kind, i);
    }
}

void
ent_index_case (const EntCase *c,
                EntIndexFunc   func,
                gpointer       data)
{
  Walk self = { .func = func, .data = data };

  ent_index_texts_init (&self.texts, FALSE);
  ent_index_texts_case (&self.texts, c);
  walk_tell (&self, ENT_HIT_CASE, 0);
  walk_records (&self, ENT_HIT_ACTOR, c->actors);
  walk_records (&self, ENT_HIT_EVENT, c->events);
  walk_records (&self, ENT_HIT_STORY, c->story);
  walk_records (&self, ENT_HIT_DOCUMENT, c->documents);
  walk_records (&self, ENT_HIT_SOURCE, c->sources);
  ent_index_texts_clear (&self.texts);
}

/* Writing */

/* FTS5 gathers what is inserted in memory, and writes it out as a segment of its own before every statement that could
 * have to be taken back, such as one with a trigger.  A case is many of these; so the words of many things wait until they can
 * be inserted in a row. */
#define MAX_WAITING_BYTES (1024 * 1024)

typedef struct
{
  gint64  search_key;
  char   *title;
  char   *body;
} Waiting;

struct _EntIndexWriter
{
  sqlite3      *db;
  sqlite3_stmt *insert_item;
  sqlite3_stmt *insert_words;
  GArray       *waiting;  /* of Waiting */
  gsize         n_bytes;
};

static void
waiting_clear (gpointer data)
{
  Waiting *self = data;

  g_free (self->title);
  g_free (self->body);
}

EntIndexWriter *
ent_index_writer_new (sqlite3 *db,
                      GError **error)
{
  g_autoptr(EntIndexWriter) self = g_new0 (EntIndexWriter, 1);

  self->db = db;
  self->waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  g_array_set_clear_func (self->waiting, waiting_clear);
  self->insert_item =
    ent_sql_prepare (db,
                     "INSERT INTO search_items (kind, case_key, item, note_key)"
                     " VALUES (?1, ?2, ?3, ?4)",
                     error);
  if (self->insert_item == NULL)
    return NULL;
  self->insert_words =
    ent_sql_prepare (db, "INSERT INTO search (rowid, title, body) VALUES (?1, ?2, ?3)", error);
  if (self->insert_words == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

void
ent_index_writer_free (EntIndexWriter *self)
{
  sqlite3_finalize (self->insert_item);
  sqlite3_finalize (self->insert_words);
  g_array_unref (self->waiting);
  g_free (self);
}

static gboolean
add_words (EntIndexWriter *self,
           gint64          search_key,
           const char     *title,
           const char     *body,
           GError        **error)
{
  ent_sql_bind (self->insert_words, "lss", search_key, title, body);
  return ent_sql_run (self->insert_words, error);
}

gboolean
ent_index_writer_finish (EntIndexWriter *self,
                         GError        **error)
{
  for (guint i = 0; i < self->waiting->len; i++)
    {
      const Waiting *waiting = &g_array_index (self->waiting, Waiting, i);

      if (!add_words (self, waiting->search_key, waiting->title, waiting->body, error))
        return FALSE;
    }
  g_array_set_size (self->waiting, 0);
  self->n_bytes = 0;
  return TRUE;
}

gboolean
ent_index_writer_add (EntIndexWriter *self,
                      EntHitKind      kind,
                      gint64          case_key,
                      int             item,
                      char           *title,
                      char           *body,
                      GError        **error)
{
  Waiting waiting = { 0, title, body };

  self->n_bytes += sizeof waiting + strlen (title) + strlen (body);
  ent_sql_bind (self->insert_item, "slin", ent_hit_kind_to_word (kind), case_key, item);
  if (!ent_sql_run (self->insert_item, error))
    {
      waiting_clear (&waiting);
      return FALSE;
    }
  waiting.search_key = sqlite3_last_insert_rowid (self->db);
  g_array_append_val (self->waiting, waiting);
  return self->n_bytes < MAX_WAITING_BYTES || ent_index_writer_finish (self, error);
}

gboolean
ent_index_writer_add_note (EntIndexWriter *self,
                           gint64          note_key,
                           const EntNote  *note,
                           GError        **error)
{
  g_auto(EntIndexTexts) texts = { 0 };
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  ent_index_texts_init (&texts, FALSE);
  ent_index_texts_note (&texts, note);
  title = ent_index_texts_dup_title (&texts);
  body = ent_index_texts_dup_body (&texts);

  ent_sql_bind (self->insert_item, "snnl", ent_hit_kind_to_word (ENT_HIT_NOTE), note_key);
  return ent_sql_run (self->insert_item, error)
         && add_words (self, sqlite3_last_insert_rowid (self->db), title, body, error);
}

/* The words first: they are found through the items. */
static gboolean
remove_rows (sqlite3    *db,
             const char *words_sql,
             const char *items_sql,
             const char *id,
             GError    **error)
{
  const char *sql[] = { words_sql, items_sql };

  for (gsize i = 0; i < G_N_ELEMENTS (sql); i++)
    if (!ent_sql_run_text (db, sql[i], id, error))
      return FALSE;
  return TRUE;
}

gboolean
ent_index_remove_case (sqlite3    *db,
                       const char *case_id,
                       GError    **error)
{
  return remove_rows (db,
                      "DELETE FROM search WHERE rowid IN"
                      " (SELECT search_key FROM search_items WHERE case_key ="
                      "  (SELECT case_key FROM cases WHERE id = ?1))",
                      "DELETE FROM search_items WHERE case_key ="
                      " (SELECT case_key FROM cases WHERE id = ?1)",
                      case_id, error);
}

gboolean
ent_index_remove_note (sqlite3    *db,
                       const char *note_id,
                       GError    **error)
{
  return remove_rows (db,
                      "DELETE FROM search WHERE rowid IN"
                      " (SELECT search_key FROM search_items WHERE note_key ="
                      "  (SELECT note_key FROM notes WHERE id = ?1))",
                      "DELETE FROM search_items WHERE note_key ="
                      " (SELECT note_key FROM notes WHERE id = ?1)",
                      note_id, error);
}
