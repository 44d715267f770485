/* Looking for faults: SQLite's own checks, then what SQLite cannot know: that every row can
 * be read as what it stands for, that the search index holds the words of its rows, and that
 * personal rows point at something. */

#include "config.h"

#include "ent-store-private.h"

#include <glib/gi18n-lib.h>

#include "ent-store-index.h"
#include "ent-store-notes.h"
#include "ent-store-schema.h"

/* More faults than this say no more about the library. */
#define MAX_FAULTS 1000

/* Copied between two looks at the cancellable. */
#define COPY_PAGES 1000

typedef struct
{
  EntStore     *store;
  GCancellable *cancellable;
  GPtrArray    *faults;
} Check;

G_GNUC_PRINTF (2, 3)
static void
add_fault (Check      *self,
           const char *format,
           ...)
{
  va_list args;

  if (self->faults->len >= MAX_FAULTS)
    return;

  va_start (args, format);
  g_ptr_array_add (self->faults, g_strdup_vprintf (format, args));
  va_end (args);
}

/* Damage found on the way is a fault; only being cancelled ends the check. */
static gboolean
take_error (Check      *self,
            const char *where,
            GError     *found,
            GError    **error)
{
  if (found == NULL)
    return TRUE;
  if (g_error_matches (found, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, found);
      return FALSE;
    }

  add_fault (self, "%s: %s", where, found->message);
  g_error_free (found);
  return TRUE;
}

static gboolean
check_integrity (Check   *self,
                 GError **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  stmt = ent_sql_prepare (self->store->db, "PRAGMA integrity_check (100)", &local_error);
  while (stmt != NULL && ent_sql_step (stmt, &local_error))
    {
      g_autofree char *line = ent_sql_dup_text (stmt, 0);

      if (g_strcmp0 (line, "ok") != 0)
        add_fault (self, "%s", line);
    }

  return take_error (self, _("pages"), local_error, error);
}

static gboolean
check_foreign_keys (Check   *self,
                    GError **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  stmt = ent_sql_prepare (self->store->db, "PRAGMA foreign_key_check", &local_error);
  while (stmt != NULL && ent_sql_step (stmt, &local_error))
    {
      g_autofree char *table = ent_sql_dup_text (stmt, 0);
      g_autofree char *parent = ent_sql_dup_text (stmt, 2);

      /* Translators: names of tables of the library */
      add_fault (self, _("%s: a row belongs to one of %s that is gone"), table, parent);
    }

  return take_error (self, _("foreign keys"), local_error, error);
}

/* Rows of one query, each a fault: its first column says which. */
static gboolean
check_query (Check      *self,
             const char *what,
             const char *sql,
             GError    **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  stmt = ent_sql_prepare (self->store->db, sql, &local_error);
  while (stmt != NULL && ent_sql_step (stmt, &local_error))
    {
      g_autofree char *row = ent_sql_dup_text (stmt, 0);

      add_fault (self, "%s: %s", what, row);
    }

  return take_error (self, what, local_error, error);
}

static gboolean
check_queries (Check   *self,
               GError **error)
{
  const struct { const char *what, *sql; } queries[] = {
    { _("The search index lacks a row"),
      "SELECT kind || ' ' || search_key FROM search_items"
      " WHERE search_key NOT IN (SELECT rowid FROM search)" },
    { _("The search index has a row of nothing"),
      "SELECT rowid FROM search WHERE rowid NOT IN (SELECT search_key FROM search_items)" },
    { _("A note points at a case that is gone"),
      "SELECT id || ' → ' || case_id FROM notes"
      " WHERE case_id IS NOT NULL AND case_id NOT IN (SELECT id FROM cases)" },
    { _("A note points at an event that is gone"),
      "SELECT notes.id || ' → ' || case_id || '/' || target_id FROM notes"
      " JOIN cases ON cases.id = notes.case_id"
      " WHERE target_kind = 'event' AND target_id IS NOT NULL AND target_id NOT IN"
      " (SELECT id FROM events WHERE events.case_key = cases.case_key)" },
    { _("A note points at a section of a story that is gone"),
      "SELECT notes.id || ' → ' || case_id || '/' || target_id FROM notes"
      " JOIN cases ON cases.id = notes.case_id"
      " WHERE target_kind = 'story' AND target_id IS NOT NULL AND target_id <> '_summary'"
      " AND target_id NOT IN"
      " (SELECT id FROM story_sections WHERE story_sections.case_key = cases.case_key)" },
    { _("A note points at a document that is gone"),
      "SELECT notes.id || ' → ' || case_id || '/' || target_id FROM notes"
      " JOIN cases ON cases.id = notes.case_id"
      " WHERE target_kind = 'document' AND target_id IS NOT NULL AND target_id NOT IN"
      " (SELECT id FROM documents WHERE documents.case_key = cases.case_key)" },
    { _("A note points at a factor that is gone"),
      "SELECT id || ' → ' || target_id FROM notes"
      " WHERE target_kind = 'factor' AND target_id IS NOT NULL"
      " AND target_id NOT IN (SELECT id FROM factors)" },
    { _("An event of your own belongs to a case that is gone"),
      "SELECT id || ' → ' || case_id FROM own_events"
      " WHERE case_id NOT IN (SELECT id FROM cases)" },
    { _("A rating of your own belongs to a case or factor that is gone"),
      "SELECT case_id || ', ' || factor FROM own_assessments"
      " WHERE case_id NOT IN (SELECT id FROM cases) OR factor NOT IN (SELECT id FROM factors)" },
    { _("A case is of a feed that is gone"),
      "SELECT id || ' → ' || feed FROM cases WHERE withdrawn = 0"
      " AND feed NOT IN ('" ENT_BUNDLE_FEED "', '" ENT_LOCAL_FEED "')"
      " AND feed NOT IN (SELECT id FROM subscriptions)" },
    { _("A case goes by an id that was not given to it"),
      "SELECT cases.id FROM cases LEFT JOIN case_ids ON case_ids.id = cases.id"
      " WHERE case_ids.published_id IS NOT ifnull (cases.published_id, cases.id)" },
    { _("A slide of your own shows a case that is gone"),
      "SELECT id || ' → ' || case_id FROM slides"
      " WHERE case_id IS NOT NULL AND case_id NOT IN (SELECT id FROM cases)" },
    { _("A slide of your own lacks the case as it was when the slide was made"),
      "SELECT slide || ' → ' || case_id FROM slide_cases"
      " WHERE digest IS NOT NULL AND digest NOT IN (SELECT digest FROM kept_cases)" },
    { _("A slide of your own lacks its picture"),
      "SELECT id FROM slides WHERE image_id IS NOT NULL AND image_id NOT IN (SELECT id FROM images)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    if (!check_query (self, queries[i].what, queries[i].sql, error))
      return FALSE;
  return TRUE;
}

/* A copy of the library that nobody else sees; SQLite keeps it in memory and, where that is
 * not enough, in a file without a name. */
static sqlite3 *
copy_library (Check   *self,
              GError **error)
{
  g_autoptr(sqlite3) copy = NULL;
  sqlite3_backup *backup;
  int code = sqlite3_open ("", &copy);

  if (code != SQLITE_OK)
    {
      ent_sql_set_error (error, copy, code);
      return NULL;
    }

  backup = sqlite3_backup_init (copy, "main", self->store->db, "main");
  do
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        {
          sqlite3_backup_finish (backup);
          return NULL;
        }
      code = backup != NULL ? sqlite3_backup_step (backup, COPY_PAGES) : sqlite3_errcode (copy);
    }
  while (code == SQLITE_OK);

  sqlite3_backup_finish (backup);
  if (code == SQLITE_DONE)
    return g_steal_pointer (&copy);
  ent_sql_set_error (error, NULL, code);
  return NULL;
}

/* FTS5 checks its own tables on what SQLite takes for a write, so that it is asked of a copy:
 * a library that is only read is checked too, and no writer is kept waiting. */
static gboolean
check_search_tables (Check   *self,
                     GError **error)
{
  g_autoptr(sqlite3) copy = NULL;
  GError *local_error = NULL;

  copy = copy_library (self, &local_error);
  if (copy != NULL)
    ent_sql_exec (copy, "INSERT INTO search (search) VALUES ('integrity-check')", &local_error);
  return take_error (self, _("search index"), local_error, error);
}

/* The words of one case against those in the index */

typedef struct
{
  Check        *check;
  const char   *case_id;
  sqlite3_stmt *stmt;      /* the words of (case's key, kind, item) */
  gint64        case_key;
  GError       *error;
} WordCheck;

static gboolean
words_cb (EntHitKind  kind,
          int         item,
          char       *title,
          char       *body,
          gpointer    data)
{
  WordCheck *self = data;
  g_autofree char *owned_title = title;
  g_autofree char *owned_body = body;
  const char *word = ent_hit_kind_to_word (kind);

  sqlite3_reset (self->stmt);
  ent_sql_bind (self->stmt, "lsi", self->case_key, word, item);
  if (!ent_sql_step (self->stmt, &self->error))
    {
      /* Translators: id of a case, "event" or the like, its number */
      if (self->error == NULL)
        add_fault (self->check, _("%s: the search index lacks %s %d"), self->case_id, word, item);
    }
  else if (g_strcmp0 ((const char *) sqlite3_column_text (self->stmt, 0), title) != 0 ||
           g_strcmp0 ((const char *) sqlite3_column_text (self->stmt, 1), body) != 0)
    {
      /* Translators: id of a case, "event" or the like, its number */
      add_fault (self->check, _("%s: the search index has other words for %s %d"),
                 self->case_id, word, item);
    }

  return self->error == NULL;
}

static gboolean
check_case (Check      *self,
            gint64      case_key,
            const char *case_id,
            GError    **error)
{
  g_autoptr(EntCase) c = NULL;
  g_autoptr(sqlite3_stmt) stmt = NULL;
  WordCheck words = { .check = self, .case_id = case_id, .case_key = case_key };
  GError *local_error = NULL;

  c = ent_store_load_case (self->store, case_id, self->cancellable, &local_error);
  if (c == NULL)
    return take_error (self, case_id, local_error, error);

  stmt = ent_sql_prepare (self->store->db,
                          "SELECT search.title, search.body FROM search_items"
                          " JOIN search ON search.rowid = search_items.search_key"
                          " WHERE search_items.case_key = ?1 AND search_items.kind = ?2"
                          " AND search_items.item = ?3",
                          &words.error);
  words.stmt = stmt;
  if (stmt != NULL)
    ent_index_case (c, words_cb, &words);

  return take_error (self, case_id, words.error, error);
}

static gboolean
check_cases (Check   *self,
             GError **error)
{
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  stmt = ent_sql_prepare (self->store->db, "SELECT case_key, id FROM cases ORDER BY id",
                          &local_error);
  while (stmt != NULL && ent_sql_step (stmt, &local_error))
    {
      gint64 key = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (keys, key);
      g_ptr_array_add (ids, ent_sql_dup_text (stmt, 1));
    }
  g_clear_pointer (&stmt, sqlite3_finalize);

  for (guint i = 0; i < ids->len; i++)
    if (g_ptr_array_index (ids, i) != NULL &&
        !check_case (self, g_array_index (keys, gint64, i), g_ptr_array_index (ids, i), error))
      {
        g_clear_error (&local_error);
        return FALSE;
      }

  return take_error (self, _("cases"), local_error, error);
}

static gboolean
check_codebook (Check   *self,
                GError **error)
{
  g_autoptr(EntCodebook) codebook = NULL;
  GError *local_error = NULL;

  codebook = ent_store_load_codebook (self->store, &local_error);
  return take_error (self, _("codebook"), local_error, error);
}

/* The notes' words; SQLite has no way to tell a note without a search row otherwise. */
static gboolean
check_notes (Check   *self,
             GError **error)
{
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GPtrArray) notes = NULL;
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  notes = ent_notes_read (self->store->db, "WHERE deleted_usec = 0 ORDER BY note_key", NULL, keys, &local_error);
  if (notes != NULL)
    stmt = ent_sql_prepare (self->store->db,
                            "SELECT search.title, search.body FROM search_items"
                            " JOIN search ON search.rowid = search_items.search_key"
                            " WHERE search_items.note_key = ?1",
                            &local_error);

  for (guint i = 0; stmt != NULL && i < notes->len && local_error == NULL; i++)
    {
      const EntNote *note = g_ptr_array_index (notes, i);
      g_auto(EntIndexTexts) texts = { 0 };
      g_autofree char *title = NULL;
      g_autofree char *body = NULL;

      ent_index_texts_init (&texts, FALSE);
      ent_index_texts_note (&texts, note);
      title = ent_index_texts_dup_title (&texts);
      body = ent_index_texts_dup_body (&texts);

      sqlite3_reset (stmt);
      ent_sql_bind (stmt, "l", g_array_index (keys, gint64, i));
      if ((!ent_sql_step (stmt, &local_error) && local_error == NULL) ||
          (local_error == NULL &&
           (g_strcmp0 ((const char *) sqlite3_column_text (stmt, 0), title) != 0 ||
            g_strcmp0 ((const char *) sqlite3_column_text (stmt, 1), body) != 0)))
        add_fault (self, _("note %s: the search index lacks it or has other words"), note->id);
    }

  return take_error (self, _("notes"), local_error, error);
}

static gboolean
count_rows (Check   *self,
            gint64  *n_rows,
            GError **error)
{
  g_autoptr(GString) sql = g_string_new ("SELECT 0");
  g_autoptr(sqlite3_stmt) tables = NULL;
  GError *local_error = NULL;

  *n_rows = 0;
  tables = ent_sql_prepare (self->store->db,
                            "SELECT name FROM sqlite_schema WHERE type = 'table'"
                            " AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'search%'"
                            " AND name NOT LIKE 'sqlite%'",
                            &local_error);
  while (tables != NULL && ent_sql_step (tables, &local_error))
    {
      g_autofree char *name = ent_sql_dup_text (tables, 0);
      char *quoted = sqlite3_mprintf (" + (SELECT count(*) FROM \"%w\")", name);

      g_string_append (sql, quoted);
      sqlite3_free (quoted);
    }

  if (local_error == NULL)
    ent_sql_get_int64 (self->store->db, sql->str, n_rows, &local_error);
  return take_error (self, _("rows"), local_error, error);
}

GPtrArray *
ent_store_check (EntStore     *self,
                 gint64       *n_rows,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  Check check = { self, cancellable, faults };
  gint64 n = 0;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);

  {
    g_auto(EntTransaction) transaction = { NULL };

    if (!ent_transaction_begin_read (&transaction, self, cancellable, error) ||
        !count_rows (&check, &n, error) ||
        !check_integrity (&check, error) ||
        !check_foreign_keys (&check, error) ||
        !check_queries (&check, error) ||
        !check_notes (&check, error))
      return NULL;
  }

  /* These have transactions of their own. */
  if (!check_codebook (&check, error) ||
      !check_cases (&check, error) ||
      !check_search_tables (&check, error))
    return NULL;

  if (n_rows != NULL)
    *n_rows = n;
  return g_steal_pointer (&faults);
}
