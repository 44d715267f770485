#include "config.h"

#include "ent-store-rows.h"

#include <glib/gi18n-lib.h>

#include "ent-store.h"

const char *
ent_rows_get_own (const EntText *text)
{
  if (text == NULL)
    return NULL;
  return ent_text_get_n (text) > 0 ? ent_text_get_variant (text, 0)->string : "";
}

gboolean
ent_rows_write_languages (sqlite3_stmt  *insert,
                          gint64         owner,
                          const char    *kind,
                          gint64         item,
                          const char    *field,
                          const EntText *text,
                          GError       **error)
{
  gsize n = text != NULL ? ent_text_get_n (text) : 0;

  for (gsize i = 0; i < n; i++)
    {
      const EntTextVariant *variant = ent_text_get_variant (text, i);

      if (i == 0 && variant->language == NULL)
        continue;
      ent_sql_bind (insert, "lslslss", owner, kind, item, field, (gint64) i, variant->language,
                    i == 0 ? NULL : variant->string);
      if (!ent_sql_run (insert, error))
        return FALSE;
    }

  return TRUE;
}

/* EntReader */

void
ent_reader_set_corrupt (EntReader  *self,
                        const char *what)
{
  if (self->error == NULL)
    g_set_error (&self->error, ENT_STORE_ERROR, ENT_STORE_ERROR_CORRUPT,
                 /* Translators: after the colon what was found */
                 _("The library holds something unreadable: %s"), what != NULL ? what : "NULL");
}

sqlite3_stmt *
ent_reader_prepare (EntReader  *self,
                    const char *sql,
                    EntRange    range)
{
  sqlite3_stmt *stmt;

  if (self->error != NULL)
    return NULL;

  stmt = ent_sql_prepare (self->db, sql, &self->error);
  if (stmt != NULL)
    {
      sqlite3_bind_int64 (stmt, 1, self->owner);
      if (sqlite3_bind_parameter_count (stmt) >= 3)
        {
          sqlite3_bind_int64 (stmt, 2, range.first);
          sqlite3_bind_int64 (stmt, 3, range.last);
        }
    }
  return stmt;
}

gboolean
ent_reader_step (EntReader    *self,
                 sqlite3_stmt *stmt)
{
  return self->error == NULL && ent_sql_step (stmt, &self->error);
}

EntDate *
ent_reader_get_date (EntReader    *self,
                     sqlite3_stmt *stmt,
                     int           column)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);
  EntDate *date;

  if (text == NULL || self->error != NULL)
    return NULL;

  date = ent_date_parse (text, NULL);
  if (date == NULL)
    ent_reader_set_corrupt (self, text);
  return date;
}

EntDate *
ent_reader_need_date (EntReader    *self,
                      sqlite3_stmt *stmt,
                      int           column)
{
  EntDate *date = ent_reader_get_date (self, stmt, column);

  if (date == NULL)
    ent_reader_set_corrupt (self, NULL);
  return date;
}

char *
ent_reader_dup_text (EntReader    *self,
                     sqlite3_stmt *stmt,
                     int           column)
{
  char *text = ent_sql_dup_text (stmt, column);

  if (text == NULL)
    ent_reader_set_corrupt (self, NULL);
  return text;
}

int
ent_reader_get_int (EntReader    *self,
                    sqlite3_stmt *stmt,
                    int           column,
                    int           min,
                    int           max)
{
  gint64 value = sqlite3_column_int64 (stmt, column);

  if (value >= min && value <= max)
    return (int) value;

  ent_reader_set_corrupt (self, (const char *) sqlite3_column_text (stmt, column));
  return min;
}

/* EntChildren */

void
ent_children_init (EntChildren *self,
                   EntReader   *reader,
                   const char  *sql,
                   EntRange     range)
{
  *self = (EntChildren) {
    .reader = reader,
    .stmt = ent_reader_prepare (reader, sql, range),
    .wants_step = TRUE,
  };
}

void
ent_children_init_cites (EntChildren *self,
                         EntReader   *reader,
                         const char  *kind,
                         EntRange     range)
{
  ent_children_init (self, reader,
                     "SELECT item, source, locator FROM cites"
                     " WHERE case_key = ?1 AND item BETWEEN ?2 AND ?3 AND kind = ?4"
                     " ORDER BY item, position",
                     range);
  if (self->stmt != NULL)
    sqlite3_bind_text (self->stmt, 4, kind, -1, SQLITE_STATIC);
}

void
ent_children_clear (EntChildren *self)
{
  g_clear_pointer (&self->stmt, sqlite3_finalize);
}

void
ent_children_seek (EntChildren *self,
                   EntRange     range)
{
  self->has_row = FALSE;
  self->wants_step = TRUE;
  if (self->stmt == NULL)
    return;

  sqlite3_reset (self->stmt);
  sqlite3_bind_int64 (self->stmt, 2, range.first);
  sqlite3_bind_int64 (self->stmt, 3, range.last);
}

gboolean
ent_children_next (EntChildren *self,
                   gint64       item)
{
  if (self->stmt == NULL)
    return FALSE;

  if (self->wants_step)
    self->has_row = ent_reader_step (self->reader, self->stmt);
  while (self->has_row && sqlite3_column_int64 (self->stmt, 0) < item)
    self->has_row = ent_reader_step (self->reader, self->stmt);

  self->wants_step = self->has_row && sqlite3_column_int64 (self->stmt, 0) == item;
  return self->wants_step;
}

void
ent_children_ids (EntChildren *self,
                  gint64       item,
                  GPtrArray   *ids)
{
  while (ent_children_next (self, item))
    {
      char *id = ent_reader_dup_text (self->reader, self->stmt, 1);

      if (id != NULL)
        g_ptr_array_add (ids, id);
    }
}

void
ent_children_cites (EntChildren *self,
                    gint64       item,
                    GPtrArray   *cites)
{
  while (ent_children_next (self, item))
    {
      g_autofree char *source = ent_reader_dup_text (self->reader, self->stmt, 1);
      g_autofree char *locator = ent_sql_dup_text (self->stmt, 2);

      if (source != NULL)
        g_ptr_array_add (cites, ent_cite_new (source, locator));
    }
}

/* EntLanguages */

typedef struct
{
  char  *field;
  gint64 position;
  char  *language;
  char  *string;
} LanguageRow;

static void
language_row_clear (gpointer data)
{
  LanguageRow *self = data;

  g_free (self->field);
  g_free (self->language);
  g_free (self->string);
}

void
ent_languages_init (EntLanguages *self,
                    EntReader    *reader,
                    const char   *kind,
                    EntRange      range)
{
  g_autofree char *sql = NULL;

  sql = g_strdup_printf ("SELECT item, field, position, language, string FROM %s"
                         " WHERE %s = ?1 AND item BETWEEN ?2 AND ?3 AND kind = ?4"
                         " ORDER BY item, field, position",
                         reader->languages, reader->owner_column);
  ent_children_init (&self->children, reader, sql, range);
  if (self->children.stmt != NULL)
    sqlite3_bind_text (self->children.stmt, 4, kind, -1, SQLITE_STATIC);

  self->rows = g_array_new (FALSE, FALSE, sizeof (LanguageRow));
  g_array_set_clear_func (self->rows, language_row_clear);
  self->item = -1;
}

void
ent_languages_clear (EntLanguages *self)
{
  ent_children_clear (&self->children);
  g_clear_pointer (&self->rows, g_array_unref);
}

void
ent_languages_seek (EntLanguages *self,
                    EntRange      range)
{
  ent_children_seek (&self->children, range);
  g_array_set_size (self->rows, 0);
  self->item = -1;
}

static void
read_languages (EntLanguages *self,
                gint64        item)
{
  g_array_set_size (self->rows, 0);
  self->item = item;

  while (ent_children_next (&self->children, item))
    {
      sqlite3_stmt *stmt = self->children.stmt;
      LanguageRow row = {
        .field = ent_sql_dup_text (stmt, 1),
        .position = sqlite3_column_int64 (stmt, 2),
        .language = ent_sql_dup_text (stmt, 3),
        .string = ent_sql_dup_text (stmt, 4),
      };

      g_array_append_val (self->rows, row);
    }
}

EntText *
ent_languages_get (EntLanguages *self,
                   gint64        item,
                   const char   *field,
                   sqlite3_stmt *stmt,
                   int           column)
{
  g_autofree char *own = ent_sql_dup_text (stmt, column);
  EntText *text;

  if (item != self->item)
    read_languages (self, item);
  if (own == NULL)
    return NULL;

  text = ent_text_new_empty ();
  for (guint i = 0; i < self->rows->len; i++)
    {
      const LanguageRow *row = &g_array_index (self->rows, LanguageRow, i);

      if (g_strcmp0 (row->field, field) != 0)
        continue;
      if (row->position > 0 && ent_text_get_n (text) == 0)
        ent_text_set (text, NULL, own);
      if (row->position == 0)
        ent_text_set (text, row->language, own);
      else if (row->string != NULL)
        ent_text_set (text, row->language, row->string);
    }
  if (ent_text_get_n (text) == 0 && *own != '\0')
    ent_text_set (text, NULL, own);

  return text;
}
