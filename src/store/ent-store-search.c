/* Search: one full-text query gives the rows; then, for the few that are shown, the things
 * themselves are read for their titles and the words around the hit. */

#include "config.h"

#include "ent-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-snippet.h"
#include "ent-store-index.h"
#include "ent-store-load.h"
#include "ent-store-notes.h"

static const char * const kind_words[] = {
  "case", "event", "actor", "document", "source", "story", "note",
};

void
ent_hit_free (EntHit *self)
{
  if (self == NULL)
    return;

  g_free (self->case_id);
  g_free (self->case_title);
  g_free (self->id);
  g_free (self->title);
  g_free (self->date);
  g_free (self->snippet);
  g_free (self);
}

const char *
ent_hit_kind_to_word (EntHitKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kind_words), "");

  return kind_words[kind];
}

const char *
ent_hit_kind_to_label (EntHitKind kind)
{
  switch (kind)
    {
    case ENT_HIT_CASE:
      return C_("search hit", "Case");
    case ENT_HIT_EVENT:
      return C_("search hit", "Event");
    case ENT_HIT_ACTOR:
      return C_("search hit", "Actor");
    case ENT_HIT_DOCUMENT:
      return C_("search hit", "Document");
    case ENT_HIT_SOURCE:
      return C_("search hit", "Source");
    case ENT_HIT_STORY:
      return C_("search hit", "Story");
    case ENT_HIT_NOTE:
      return C_("search hit", "Note");
    default:
      g_return_val_if_reached ("");
    }
}

/* What the library told us; a word it does not know is damage. */
static gboolean
kind_from_word (const char *word,
                EntHitKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kind_words); i++)
    if (g_strcmp0 (word, kind_words[i]) == 0)
      {
        *kind = (EntHitKind) i;
        return TRUE;
      }
  return FALSE;
}

typedef struct
{
  EntStore      *store;
  GPtrArray     *terms;
  EntReader      reader;      /* of the hit's case */
  GHashTable    *cases;       /* case's key → EntCase with its head alone */
  EntIndexTexts  texts;       /* of the hit */
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->terms, g_ptr_array_unref);
  g_clear_pointer (&self->cases, g_hash_table_unref);
  g_clear_error (&self->reader.error);
  ent_index_texts_clear (&self->texts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static EntCase *
search_get_case (Search     *self,
                 gint64      case_key,
                 const char *case_id)
{
  EntCase *c = g_hash_table_lookup (self->cases, &case_key);

  if (c == NULL)
    {
      c = ent_case_new (case_id);
      ent_load_head (&self->reader, c);
      g_hash_table_insert (self->cases, g_memdup2 (&case_key, sizeof case_key), c);
    }
  return c;
}

static void
fill_event (Search         *self,
            EntHit         *hit,
            const EntEvent *event)
{
  hit->id = g_strdup (event->id);
  hit->title = g_strdup (ent_text_get (event->title));
  hit->date = g_strdup (ent_date_get_text (event->date));
  ent_index_texts_event (&self->texts, event);
}

static void
fill_actor (Search         *self,
            EntHit         *hit,
            const EntActor *actor)
{
  hit->id = g_strdup (actor->id);
  hit->title = g_strdup (ent_text_get (actor->name));
  ent_index_texts_actor (&self->texts, actor);
}

static void
fill_document (Search            *self,
               EntHit            *hit,
               const EntDocument *document)
{
  hit->id = g_strdup (document->id);
  hit->title = g_strdup (ent_text_get (document->title));
  hit->date = g_strdup (ent_date_get_text (document->date));
  ent_index_texts_document (&self->texts, document);
}

static void
fill_source (Search          *self,
             EntHit          *hit,
             const EntSource *source)
{
  hit->id = g_strdup (source->id);
  hit->title = g_strdup (source->fields[ENT_SOURCE_TITLE] != NULL
                         ? source->fields[ENT_SOURCE_TITLE] : source->id);
  ent_index_texts_source (&self->texts, source);
}

static void
fill_story (Search                *self,
            EntHit                *hit,
            const EntStorySection *section)
{
  hit->id = g_strdup (section->id);
  hit->title = g_strdup (ent_text_get (section->title));
  ent_index_texts_story (&self->texts, section);
}

/* Reads the one thing at @item of its list; FALSE if it is not there. */
static gboolean
fill_published (Search *self,
                EntHit *hit,
                gint64  item)
{
  g_autoptr(EntCase) one = ent_case_new ("");
  EntRange range = { item, item };

  switch (hit->kind)
    {
    case ENT_HIT_EVENT:
      ent_load_events (&self->reader, one->events, range);
      if (one->events->len > 0)
        fill_event (self, hit, g_ptr_array_index (one->events, 0));
      break;
    case ENT_HIT_ACTOR:
      ent_load_actors (&self->reader, one->actors, range);
      if (one->actors->len > 0)
        fill_actor (self, hit, g_ptr_array_index (one->actors, 0));
      break;
    case ENT_HIT_DOCUMENT:
      ent_load_documents (&self->reader, one->documents, range);
      if (one->documents->len > 0)
        fill_document (self, hit, g_ptr_array_index (one->documents, 0));
      break;
    case ENT_HIT_SOURCE:
      ent_load_sources (&self->reader, one->sources, range);
      if (one->sources->len > 0)
        fill_source (self, hit, g_ptr_array_index (one->sources, 0));
      break;
    case ENT_HIT_STORY:
      ent_load_story (&self->reader, one->story, range);
      if (one->story->len > 0)
        fill_story (self, hit, g_ptr_array_index (one->story, 0));
      break;
    case ENT_HIT_CASE:
    case ENT_HIT_NOTE:
    default:
      break;
    }

  return hit->id != NULL;
}

static gboolean
fill_from_case (Search     *self,
                EntHit     *hit,
                gint64      case_key,
                const char *case_id,
                gint64      item)
{
  EntCase *c;

  self->reader = ent_load_reader (self->store->db, case_key);
  c = search_get_case (self, case_key, case_id);
  hit->case_id = g_strdup (case_id);
  hit->case_title = g_strdup (ent_text_get (c->title));
  if (hit->kind != ENT_HIT_CASE)
    return fill_published (self, hit, item);

  hit->id = g_strdup (case_id);
  hit->title = g_strdup (hit->case_title);
  hit->date = c->period != NULL ? g_strdup (ent_date_get_text (c->period)) : NULL;
  ent_index_texts_case (&self->texts, c);
  return TRUE;
}

static char *
dup_case_title (Search     *self,
                const char *case_id)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;

  if (case_id == NULL)
    return NULL;

  stmt = ent_sql_prepare (self->store->db, "SELECT case_key FROM cases WHERE id = ?1", NULL);
  if (stmt == NULL)
    return NULL;
  ent_sql_bind (stmt, "s", case_id);
  if (!ent_sql_step (stmt, NULL))
    return NULL;

  self->reader = ent_load_reader (self->store->db, sqlite3_column_int64 (stmt, 0));
  return g_strdup (ent_text_get (search_get_case (self, self->reader.owner, case_id)->title));
}

static gboolean
fill_note (Search *self,
           EntHit *hit,
           gint64  note_key)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, note_key);
  g_autoptr(GPtrArray) notes = NULL;
  const EntNote *note;

  notes = ent_notes_read (self->store->db, "WHERE note_key = CAST (?1 AS INTEGER)", key, NULL,
                          &self->reader.error);
  if (notes == NULL || notes->len == 0)
    return FALSE;

  note = g_ptr_array_index (notes, 0);
  hit->case_id = g_strdup (note->case_id);
  hit->case_title = dup_case_title (self, note->case_id);
  hit->id = g_strdup (note->id);
  hit->title = ent_note_dup_title (note);
  hit->date = g_strdup (note->target->date);
  ent_index_texts_note (&self->texts, note);
  return TRUE;
}

/* From the bodies, else from a title in another language; what the title shows already need
 * not be shown again. */
static char *
dup_snippet (Search     *self,
             const char *shown_title)
{
  for (guint i = 0; i < self->texts.bodies->len; i++)
    {
      char *snippet = ent_snippet_new (g_ptr_array_index (self->texts.bodies, i), self->terms);

      if (snippet != NULL)
        return snippet;
    }

  for (guint i = 0; i < self->texts.titles->len; i++)
    {
      const char *title = g_ptr_array_index (self->texts.titles, i);
      char *snippet;

      if (g_strcmp0 (title, shown_title) == 0)
        continue;
      snippet = ent_snippet_new (title, self->terms);
      if (snippet != NULL)
        return snippet;
    }

  return NULL;
}

/* NULL without an error for a row of the index whose thing is gone, which check reports. */
static EntHit *
search_read_hit (Search       *self,
                 sqlite3_stmt *stmt)
{
  g_autoptr(EntHit) hit = g_new0 (EntHit, 1);
  g_autofree char *kind = ent_sql_dup_text (stmt, 0);
  g_autofree char *case_id = ent_sql_dup_text (stmt, 2);
  gboolean found;

  if (!kind_from_word (kind, &hit->kind))
    return NULL;

  g_ptr_array_set_size (self->texts.titles, 0);
  g_ptr_array_set_size (self->texts.bodies, 0);

  if (hit->kind == ENT_HIT_NOTE)
    found = fill_note (self, hit, sqlite3_column_int64 (stmt, 4));
  else
    found = case_id != NULL &&
            fill_from_case (self, hit, sqlite3_column_int64 (stmt, 1), case_id,
                            sqlite3_column_int64 (stmt, 3));
  if (!found || self->reader.error != NULL)
    return NULL;

  hit->snippet = dup_snippet (self, hit->title);
  return g_steal_pointer (&hit);
}

/* Whole titles first, then cases, then by SQLite's rank, in which a word of a title counts
 * for ten of a text. */
static const char search_sql[] =
  "SELECT search_items.kind, search_items.case_key, cases.id, search_items.item,"
  "  search_items.note_key"
  " FROM search JOIN search_items ON search_items.search_key = search.rowid"
  " LEFT JOIN cases ON cases.case_key = search_items.case_key"
  " WHERE search MATCH ?1"
  " ORDER BY instr(char(10) || search.title || char(10), ?2) = 0,"
  "  search_items.kind <> 'case', bm25(search, 10.0, 1.0), search.rowid"
  " LIMIT ?3";

static gboolean
search_run (Search     *self,
            const char *words,
            int         limit,
            GPtrArray  *hits,
            GError    **error)
{
  g_autofree char *query = ent_terms_to_query (self->terms);
  g_autofree char *folded = ent_terms_dup_line (self->terms);
  g_autofree char *line = g_strdup_printf ("\n%s\n", folded);
  g_autoptr(sqlite3_stmt) stmt = ent_sql_prepare (self->store->db, search_sql, error);
  GError *local_error = NULL;

  if (stmt == NULL)
    return FALSE;

  ent_sql_bind (stmt, "ssi", query, line, limit);
  while (ent_sql_step (stmt, &local_error))
    {
      EntHit *hit = search_read_hit (self, stmt);

      if (hit != NULL)
        g_ptr_array_add (hits, hit);
      else if (self->reader.error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&self->reader.error));
          return FALSE;
        }
    }

  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

GPtrArray *
ent_store_search (EntStore     *self,
                  const char   *words,
                  int           limit,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_auto(Search) search = { .store = self };
  g_autoptr(GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_hit_free);

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  search.terms = ent_terms_new (words);
  if (search.terms->len == 0 || limit <= 0)
    return g_steal_pointer (&hits);

  search.cases = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                        (GDestroyNotify) ent_case_unref);
  ent_index_texts_init (&search.texts, TRUE);

  if (!ent_transaction_begin_read (&transaction, self, cancellable, error) ||
      !search_run (&search, words, limit, hits, error))
    return NULL;

  return g_steal_pointer (&hits);
}
