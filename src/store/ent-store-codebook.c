/* The codebook: one, replaced whole. */

#include "config.h"

#include "ent-store-private.h"

#include <glib/gi18n-lib.h>

#include "ent-store-rows.h"

/* Of the one codebook there is. */
#define CODEBOOK_KEY 1

typedef struct
{
  sqlite3_stmt *languages;
  sqlite3_stmt *group;
  sqlite3_stmt *factor;
  sqlite3_stmt *rating;
} Inserts;

static void
inserts_clear (Inserts *self)
{
  g_clear_pointer (&self->languages, sqlite3_finalize);
  g_clear_pointer (&self->group, sqlite3_finalize);
  g_clear_pointer (&self->factor, sqlite3_finalize);
  g_clear_pointer (&self->rating, sqlite3_finalize);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Inserts, inserts_clear)

static gboolean
inserts_prepare (Inserts *self,
                 sqlite3 *db,
                 GError **error)
{
  self->languages =
    ent_sql_prepare (db,
                     "INSERT INTO codebook_texts"
                     " (codebook_key, kind, item, field, position, language, string)"
                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                     error);
  if (self->languages == NULL)
    return FALSE;
  self->group =
    ent_sql_prepare (db,
                     "INSERT INTO factor_groups (codebook_key, position, id, title, text)"
                     " VALUES (1, ?1, ?2, ?3, ?4)",
                     error);
  if (self->group == NULL)
    return FALSE;
  self->factor =
    ent_sql_prepare (db,
                     "INSERT INTO factors (codebook_key, position, id, group_id, title,"
                     " definition, question, confusion) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                     error);
  if (self->factor == NULL)
    return FALSE;
  self->rating =
    ent_sql_prepare (db,
                     "INSERT INTO factor_ratings (codebook_key, factor, rating, text)"
                     " VALUES (1, ?1, ?2, ?3)",
                     error);
  return self->rating != NULL;
}

static gboolean
write_text (Inserts       *inserts,
            const char    *kind,
            guint          item,
            const char    *field,
            const EntText *text,
            GError       **error)
{
  return ent_rows_write_languages (inserts->languages, CODEBOOK_KEY, kind, item, field, text,
                                   error);
}

static gboolean
write_head (Inserts           *inserts,
            sqlite3           *db,
            const EntCodebook *codebook,
            GError           **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_sql_prepare (db,
                          "INSERT INTO codebook"
                          " (codebook_key, id, version, language, license, title, summary)"
                          " VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)",
                          error);
  if (stmt == NULL)
    return FALSE;

  ent_sql_bind (stmt, "sissss", codebook->id, codebook->version, codebook->language,
                codebook->license, ent_rows_get_own (codebook->title),
                ent_rows_get_own (codebook->summary));
  return ent_sql_run (stmt, error) &&
         write_text (inserts, "codebook", 0, "title", codebook->title, error) &&
         write_text (inserts, "codebook", 0, "summary", codebook->summary, error);
}

static gboolean
write_group (Inserts              *inserts,
             guint                 i,
             const EntFactorGroup *group,
             GError              **error)
{
  ent_sql_bind (inserts->group, "isss", (int) i, group->id, ent_rows_get_own (group->title),
                ent_rows_get_own (group->text));
  return ent_sql_run (inserts->group, error) &&
         write_text (inserts, "group", i, "title", group->title, error) &&
         write_text (inserts, "group", i, "text", group->text, error);
}

/* The ratings' texts of all factors in a row, seven for each. */
static guint
rating_item (guint factor,
             int   rating)
{
  return factor * 7 + (guint) (rating + 3);
}

static gboolean
write_factor (Inserts         *inserts,
              guint            i,
              const EntFactor *factor,
              GError         **error)
{
  ent_sql_bind (inserts->factor, "issssss", (int) i, factor->id, factor->group,
                ent_rows_get_own (factor->title), ent_rows_get_own (factor->definition),
                ent_rows_get_own (factor->question), ent_rows_get_own (factor->confusion));
  if (!ent_sql_run (inserts->factor, error) ||
      !write_text (inserts, "factor", i, "title", factor->title, error) ||
      !write_text (inserts, "factor", i, "definition", factor->definition, error) ||
      !write_text (inserts, "factor", i, "question", factor->question, error) ||
      !write_text (inserts, "factor", i, "confusion", factor->confusion, error))
    return FALSE;

  for (int rating = -3; rating <= 3; rating++)
    {
      const EntText *text = factor->ratings[rating + 3];

      if (text == NULL)
        continue;
      ent_sql_bind (inserts->rating, "iis", (int) i, rating, ent_rows_get_own (text));
      if (!ent_sql_run (inserts->rating, error) ||
          !write_text (inserts, "rating", rating_item (i, rating), "text", text, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
ent_store_put_codebook (EntStore    *self,
                        EntCodebook *codebook,
                        GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_auto(Inserts) inserts = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (codebook != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error) ||
      !ent_sql_exec (self->db, "DELETE FROM codebook", error) ||
      !inserts_prepare (&inserts, self->db, error) ||
      !write_head (&inserts, self->db, codebook, error))
    return FALSE;

  for (guint i = 0; i < codebook->groups->len; i++)
    if (!write_group (&inserts, i, g_ptr_array_index (codebook->groups, i), error))
      return FALSE;
  for (guint i = 0; i < codebook->factors->len; i++)
    if (!write_factor (&inserts, i, g_ptr_array_index (codebook->factors, i), error))
      return FALSE;

  return ent_transaction_commit (&transaction, error);
}

static void
load_groups (EntReader   *reader,
             EntCodebook *codebook)
{
  g_auto(EntLanguages) languages = { 0 };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_reader_prepare (reader,
                             "SELECT position, id, title, text FROM factor_groups"
                             " WHERE codebook_key = ?1 ORDER BY position",
                             ENT_RANGE_ALL);
  ent_languages_init (&languages, reader, "group", ENT_RANGE_ALL);

  while (stmt != NULL && ent_reader_step (reader, stmt))
    {
      gint64 item = sqlite3_column_int64 (stmt, 0);
      g_autofree char *id = ent_reader_dup_text (reader, stmt, 1);
      g_autoptr(EntText) title = ent_languages_get (&languages, item, "title", stmt, 2);
      EntFactorGroup *group;

      if (id == NULL || title == NULL)
        {
          ent_reader_set_corrupt (reader, NULL);
          return;
        }
      group = ent_factor_group_new (id, g_steal_pointer (&title));
      group->text = ent_languages_get (&languages, item, "text", stmt, 3);
      g_ptr_array_add (codebook->groups, group);
    }
}

static void
read_ratings (EntChildren  *ratings,
              EntLanguages *languages,
              gint64        item,
              EntFactor    *factor)
{
  while (ent_children_next (ratings, item))
    {
      int rating = ent_reader_get_int (ratings->reader, ratings->stmt, 1, -3, 3);

      if (ratings->reader->error != NULL)
        return;
      g_clear_pointer (&factor->ratings[rating + 3], ent_text_free);
      factor->ratings[rating + 3] =
        ent_languages_get (languages, rating_item ((guint) item, rating), "text", ratings->stmt, 2);
    }
}

static void
load_factors (EntReader   *reader,
              EntCodebook *codebook)
{
  g_auto(EntLanguages) languages = { 0 };
  g_auto(EntLanguages) rating_languages = { 0 };
  g_auto(EntChildren) ratings = { 0 };
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_reader_prepare (reader,
                             "SELECT position, id, group_id, title, definition, question,"
                             " confusion FROM factors WHERE codebook_key = ?1 ORDER BY position",
                             ENT_RANGE_ALL);
  ent_languages_init (&languages, reader, "factor", ENT_RANGE_ALL);
  ent_languages_init (&rating_languages, reader, "rating", ENT_RANGE_ALL);
  ent_children_init (&ratings, reader,
                     "SELECT factor, rating, text FROM factor_ratings WHERE codebook_key = ?1"
                     " ORDER BY factor, rating",
                     ENT_RANGE_ALL);

  while (stmt != NULL && ent_reader_step (reader, stmt))
    {
      gint64 item = sqlite3_column_int64 (stmt, 0);
      g_autofree char *id = ent_reader_dup_text (reader, stmt, 1);
      g_autofree char *group = ent_reader_dup_text (reader, stmt, 2);
      g_autoptr(EntText) title = ent_languages_get (&languages, item, "title", stmt, 3);
      EntFactor *factor;

      if (id == NULL || group == NULL || title == NULL)
        {
          ent_reader_set_corrupt (reader, NULL);
          return;
        }
      factor = ent_factor_new (id, group, g_steal_pointer (&title));
      g_ptr_array_add (codebook->factors, factor);
      factor->definition = ent_languages_get (&languages, item, "definition", stmt, 4);
      factor->question = ent_languages_get (&languages, item, "question", stmt, 5);
      factor->confusion = ent_languages_get (&languages, item, "confusion", stmt, 6);
      read_ratings (&ratings, &rating_languages, item, factor);
    }
}

static EntCodebook *
load_codebook (EntReader *reader)
{
  g_auto(EntLanguages) languages = { 0 };
  g_autoptr(sqlite3_stmt) stmt = NULL;
  EntCodebook *codebook;

  stmt = ent_reader_prepare (reader,
                             "SELECT 0, id, version, language, license, title, summary"
                             " FROM codebook WHERE codebook_key = ?1",
                             ENT_RANGE_ALL);
  ent_languages_init (&languages, reader, "codebook", ENT_RANGE_ALL);
  if (stmt == NULL || !ent_reader_step (reader, stmt))
    return NULL;

  codebook = ent_codebook_new ();
  codebook->id = ent_sql_dup_text (stmt, 1);
  codebook->version = sqlite3_column_int (stmt, 2);
  codebook->language = ent_sql_dup_text (stmt, 3);
  codebook->license = ent_sql_dup_text (stmt, 4);
  codebook->title = ent_languages_get (&languages, 0, "title", stmt, 5);
  codebook->summary = ent_languages_get (&languages, 0, "summary", stmt, 6);
  load_groups (reader, codebook);
  load_factors (reader, codebook);

  return codebook;
}

EntCodebook *
ent_store_load_codebook (EntStore *self,
                         GError  **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(EntCodebook) codebook = NULL;
  EntReader reader = { 0 };

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);

  if (!ent_transaction_begin_read (&transaction, self, NULL, error))
    return NULL;

  reader.db = self->db;
  reader.owner = CODEBOOK_KEY;
  reader.languages = "codebook_texts";
  reader.owner_column = "codebook_key";
  codebook = load_codebook (&reader);
  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      return NULL;
    }

  return g_steal_pointer (&codebook);
}
