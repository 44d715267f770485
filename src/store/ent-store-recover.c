/* Recovery of a damaged library.
 *
 * First a new library is made beside the damaged one, and every personal row that can still
 * be read is copied into it.  Only when that is on disk are names changed: the damaged file
 * and its log get a name with the date, then the new one takes the old name.  The damaged
 * file gets its new name as a second one before it loses the first, so that a crash at any
 * moment leaves it findable.
 *
 * Rows are read in the order of their rowids from the front until a page fails, then from
 * the back, and what lies between is tried one by one.  Rowids of a table whose damage
 * reaches to its end are learnt from the index of its ids, which lies in other pages.
 *
 * Where the header or the list of tables is damaged, a copy is read that has those pages of
 * the new library: a library of one version is made by the same steps, so its tables begin
 * on the same pages.  (Of a library that was migrated the later tables may not; then what is
 * read in their place is no such row, and is refused.) */

#include "config.h"

#include "ent-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "ent-store-schema.h"

/* Most rowids tried one by one in a table. */
#define MAX_PROBES 100000

/* SQLite's, which we do not change. */
#define PAGE_SIZE   4096
#define HEADER_SIZE 100

static const char * const companions[] = { "-wal", "-shm" };

/* The write-ahead log */

static guint32
get_be32 (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_BE (value);
}

gboolean
ent_store_is_wal_damaged (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  guint8 header[32] = { 0 };
  guint32 sum[2] = { 0, 0 };
  gboolean blank = TRUE;
  FILE *file = g_fopen (wal, "rbe");
  gsize n;

  if (file == NULL)
    return FALSE;
  n = fread (header, 1, sizeof header, file);
  fclose (file);

  for (gsize i = 0; i < n; i++)
    blank = blank && header[i] == 0;
  if (n < sizeof header || blank)
    return FALSE;

  /* The magic number's last bit tells the byte order of the checksum. */
  if ((get_be32 (header) & ~1u) != 0x377f0682)
    return TRUE;
  for (gsize i = 0; i < 24; i += 8)
    {
      guint32 a, b;

      memcpy (&a, header + i, sizeof a);
      memcpy (&b, header + i + 4, sizeof b);
      sum[0] += (get_be32 (header) & 1 ? GUINT32_FROM_BE (a) : GUINT32_FROM_LE (a)) + sum[1];
      sum[1] += (get_be32 (header) & 1 ? GUINT32_FROM_BE (b) : GUINT32_FROM_LE (b)) + sum[0];
    }
  return sum[0] != get_be32 (header + 24) || sum[1] != get_be32 (header + 28);
}

/* Opening what is damaged */

static gboolean
has_column (sqlite3    *db,
            const char *table,
            const char *column)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_sql_prepare (db, "SELECT 1 FROM pragma_table_info (?1) WHERE name = ?2", NULL);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "ss", table, column);
  return ent_sql_step (stmt, NULL);
}

/* Tables that came with a later version than the first, which a library has all of or none: a list for each. */
static const char * const version_2_tables[] = {
  "layers", "note_versions", "note_places", "note_targets", "own_event_sources", "own_evidence", NULL
};
static const char * const version_3_tables[] = { "subscriptions", "subscription_old_keys", "case_ids", NULL };
static const char * const version_4_tables[] = {
  "slide_cases", "rehearsals", "rehearsal_slides", "kept_cases", "images", NULL
};
static const char * const * const later_tables[] = { version_2_tables, version_3_tables, version_4_tables };

static gboolean
is_later_table (const char *table)
{
  for (gsize i = 0; i < G_N_ELEMENTS (later_tables); i++)
    if (g_strv_contains (later_tables[i], table))
      return TRUE;
  return FALSE;
}

static gboolean
has_table (sqlite3    *db,
           const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT rowid FROM %s LIMIT 0", table);
  g_autoptr(sqlite3_stmt) stmt = ent_sql_prepare (db, sql, NULL);

  return stmt != NULL;
}

/* Those of the first version, and of each later one all or none: a library that was not yet
 * brought up to date lacks nothing. */
static gboolean
has_personal_tables (sqlite3 *db)
{
  gboolean ended = FALSE;

  for (gsize i = 0; ent_store_personal_tables[i] != NULL; i++)
    if (!is_later_table (ent_store_personal_tables[i]) && !has_table (db, ent_store_personal_tables[i]))
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (later_tables); i++)
    {
      gboolean there = has_table (db, later_tables[i][0]);

      if (there && ended)
        return FALSE;
      for (gsize j = 1; later_tables[i][j] != NULL; j++)
        if (has_table (db, later_tables[i][j]) != there)
          return FALSE;
      ended = !there;
    }
  return TRUE;
}

static sqlite3 *
open_for_rescue (const char *path)
{
  g_autoptr(sqlite3) db = NULL;
  gint64 n_tables;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    return NULL;

  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  /* SQLite then goes on after a broken schema row or a file that is shorter than it says. */
  if (!ent_sql_exec (db, "PRAGMA writable_schema = ON", NULL) ||
      !ent_sql_get_int64 (db, "SELECT count(*) FROM sqlite_schema", &n_tables, NULL))
    return NULL;

  return g_steal_pointer (&db);
}

static gboolean
copy_file (const char *from,
           const char *to)
{
  g_autoptr(GFile) source = g_file_new_for_path (from);
  g_autoptr(GFile) target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL);
}

static void
remove_with_companions (const char *path)
{
  g_unlink (path);
  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *name = g_strconcat (path, companions[i], NULL);

      g_unlink (name);
    }
}

static gboolean
copy_bytes (FILE   *from,
            FILE   *to,
            guint32 page,
            gsize   length)
{
  guint8 bytes[PAGE_SIZE];
  long offset = (long) (page - 1) * PAGE_SIZE;

  return fseek (from, offset, SEEK_SET) == 0 && fread (bytes, 1, length, from) == length &&
         fseek (to, offset, SEEK_SET) == 0 && fwrite (bytes, 1, length, to) == length;
}

/* Copies the pages of the list of tables: the root, which is page 1, and its children. */
static gboolean
copy_schema (FILE *from,
             FILE *to)
{
  guint8 root[PAGE_SIZE];
  const guint8 *node = root + HEADER_SIZE;
  guint n_cells;

  rewind (from);
  if (fread (root, 1, PAGE_SIZE, from) != PAGE_SIZE || !copy_bytes (from, to, 1, PAGE_SIZE))
    return FALSE;
  if (node[0] != 5)  /* no inner node: there are no children */
    return TRUE;

  n_cells = (guint) node[3] << 8 | node[4];
  for (guint i = 0; i < n_cells; i++)
    {
      guint cell = (guint) node[12 + 2 * i] << 8 | node[13 + 2 * i];

      if (cell > PAGE_SIZE - 4 || !copy_bytes (from, to, get_be32 (root + cell), PAGE_SIZE))
        return FALSE;
    }
  return copy_bytes (from, to, get_be32 (node + 8), PAGE_SIZE);
}

/* What of a damaged file is replaced by that of a new library before it is read. */
typedef enum
{
  MEND_NOTHING,
  MEND_HEADER,
  MEND_SCHEMA,  /* and header */
  N_MENDS
} Mend;

static gboolean
mend (const char *path,
      const char *fresh,
      Mend        how)
{
  /* A "version valid for" that is not the change counter lets SQLite ask the file for its
   * size, and not the header. */
  static const guint8 no_version[4] = { 0xff, 0xff, 0xff, 0xff };
  FILE *from = g_fopen (fresh, "rbe");
  FILE *to = g_fopen (path, "r+be");
  gboolean mended = FALSE;

  if (from != NULL && to != NULL)
    mended = (how == MEND_SCHEMA ? copy_schema (from, to)
                                 : copy_bytes (from, to, 1, HEADER_SIZE)) &&
             fseek (to, 92, SEEK_SET) == 0 &&
             fwrite (no_version, 1, sizeof no_version, to) == sizeof no_version;

  if (from != NULL)
    fclose (from);
  if (to != NULL && fclose (to) != 0)
    mended = FALSE;
  return mended;
}

static sqlite3 *
open_mended (const char *path,
             const char *copy,
             const char *fresh,
             Mend        how)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *copy_wal = g_strconcat (copy, "-wal", NULL);

  if (how == MEND_NOTHING)
    return open_for_rescue (path);

  remove_with_companions (copy);
  if (!copy_file (path, copy) || !mend (copy, fresh, how))
    return NULL;
  if (g_file_test (wal, G_FILE_TEST_EXISTS))
    copy_file (wal, copy_wal);
  return open_for_rescue (copy);
}

/* The damaged library in the least mended form that shows all tables, else as it is. */
static sqlite3 *
open_damaged (const char *path,
              const char *copy,
              const char *fresh)
{
  for (int how = MEND_NOTHING; how < N_MENDS; how++)
    {
      g_autoptr(sqlite3) db = open_mended (path, copy, fresh, (Mend) how);

      if (db != NULL && has_personal_tables (db))
        return g_steal_pointer (&db);
    }

  return open_for_rescue (path);
}

/* Copying one table */

typedef struct
{
  sqlite3      *from;
  EntStore     *to;
  const char   *table;
  char         *columns;    /* those that both have, with commas */
  int           n_columns;
  sqlite3_stmt *insert;
  GHashTable   *done;       /* rowids that were copied or counted as lost */
  int           n_recovered;
  int           n_lost;
} Rescue;

static void
rescue_clear_table (Rescue *self)
{
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->insert, sqlite3_finalize);
  g_hash_table_remove_all (self->done);
  self->n_columns = 0;
}

static gboolean
rescue_start_table (Rescue     *self,
                    const char *table)
{
  g_autoptr(GString) columns = g_string_new (NULL);
  g_autoptr(GString) marks = g_string_new (NULL);
  g_autoptr(sqlite3_stmt) stmt = NULL;
  g_autofree char *sql = NULL;

  self->table = table;
  stmt = ent_sql_prepare (self->to->db, "SELECT name FROM pragma_table_info (?1)", NULL);
  if (stmt == NULL)
    return FALSE;

  ent_sql_bind (stmt, "s", table);
  while (ent_sql_step (stmt, NULL))
    {
      const char *column = (const char *) sqlite3_column_text (stmt, 0);

      if (!has_column (self->from, table, column))
        continue;
      g_string_append_printf (columns, "%s%s", self->n_columns > 0 ? ", " : "", column);
      g_string_append (marks, self->n_columns > 0 ? ", ?" : "?");
      self->n_columns++;
    }
  if (self->n_columns == 0)
    return FALSE;

  sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", table, columns->str, marks->str);
  self->columns = g_strdup (columns->str);
  self->insert = ent_sql_prepare (self->to->db, sql, NULL);
  return self->insert != NULL;
}

/* Columns of @row from the second on; its first is the rowid. */
static void
rescue_copy_row (Rescue       *self,
                 sqlite3_stmt *row)
{
  gint64 rowid = sqlite3_column_int64 (row, 0);

  if (g_hash_table_contains (self->done, &rowid))
    return;

  for (int i = 0; i < self->n_columns; i++)
    {
      if (sqlite3_column_type (row, i + 1) == SQLITE_TEXT)
        {
          g_autofree char *text = ent_sql_dup_text (row, i + 1);

          sqlite3_bind_text (self->insert, i + 1, text, -1, SQLITE_TRANSIENT);
        }
      else
        sqlite3_bind_value (self->insert, i + 1, sqlite3_column_value (row, i + 1));
    }

  /* What is no longer such a row as the table takes was damaged too. */
  if (ent_sql_run (self->insert, NULL))
    self->n_recovered++;
  else
    self->n_lost++;
  sqlite3_clear_bindings (self->insert);
  g_hash_table_add (self->done, g_memdup2 (&rowid, sizeof rowid));
}

/* Copies from one end to the first failure; TRUE if there was none. @reached: (inout): the
 * last rowid read. */
static gboolean
rescue_scan (Rescue  *self,
             gboolean forward,
             gint64  *reached)
{
  g_autofree char *sql = NULL;
  g_autoptr(sqlite3_stmt) stmt = NULL;
  int code;

  sql = g_strdup_printf ("SELECT rowid, %s FROM %s ORDER BY rowid %s", self->columns, self->table,
                         forward ? "ASC" : "DESC");
  stmt = ent_sql_prepare (self->from, sql, NULL);
  if (stmt == NULL)
    return FALSE;

  while ((code = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      gint64 rowid = sqlite3_column_int64 (stmt, 0);

      /* A page that leads back to another one would never end. */
      if (forward ? rowid <= *reached : rowid >= *reached)
        return FALSE;
      *reached = rowid;
      rescue_copy_row (self, stmt);
    }

  return code == SQLITE_DONE;
}

static void
rescue_probe (Rescue       *self,
              sqlite3_stmt *stmt,
              gint64        rowid,
              gboolean      known)
{
  int code;

  if (g_hash_table_contains (self->done, &rowid))
    return;

  sqlite3_reset (stmt);
  sqlite3_bind_int64 (stmt, 1, rowid);
  code = sqlite3_step (stmt);
  if (code == SQLITE_ROW)
    rescue_copy_row (self, stmt);
  else if (code != SQLITE_DONE || known)
    {
      self->n_lost++;
      g_hash_table_add (self->done, g_memdup2 (&rowid, sizeof rowid));
    }
}

/* The rowids that the index of the table's key knows; @whole: whether it could be read to its
 * end. */
static GArray *
rescue_list_rowids (Rescue   *self,
                    gboolean *whole)
{
  GArray *rowids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *sql = NULL;
  g_autoptr(sqlite3_stmt) stmt = NULL;
  int code = SQLITE_ERROR;

  sql = g_strdup_printf ("SELECT rowid FROM %s INDEXED BY sqlite_autoindex_%s_1", self->table,
                         self->table);
  stmt = ent_sql_prepare (self->from, sql, NULL);
  while (stmt != NULL && rowids->len < MAX_PROBES &&
         (code = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      gint64 rowid = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (rowids, rowid);
    }

  *whole = code == SQLITE_DONE;
  return rowids;
}

/* Tries the rows between the two ends that could be read. */
static void
rescue_gap (Rescue *self,
            gint64  first,
            gint64  last)
{
  gboolean whole;
  g_autoptr(GArray) rowids = rescue_list_rowids (self, &whole);
  g_autofree char *sql = NULL;
  g_autoptr(sqlite3_stmt) stmt = NULL;

  sql = g_strdup_printf ("SELECT rowid, %s FROM %s WHERE rowid = ?1", self->columns, self->table);
  stmt = ent_sql_prepare (self->from, sql, NULL);
  if (stmt == NULL)
    return;

  for (guint i = 0; i < rowids->len; i++)
    rescue_probe (self, stmt, g_array_index (rowids, gint64, i), TRUE);
  if (whole)
    return;

  for (guint i = 0; i < rowids->len; i++)
    last = last == G_MAXINT64 ? g_array_index (rowids, gint64, i)
                              : MAX (last, g_array_index (rowids, gint64, i));
  if (first == G_MININT64 || last == G_MAXINT64)
    self->n_lost++;  /* at least one, whose number nobody knows */
  else
    for (gint64 rowid = first + 1; rowid < last && rowid - first < MAX_PROBES; rowid++)
      rescue_probe (self, stmt, rowid, FALSE);
}

static void
rescue_table (Rescue     *self,
              const char *table)
{
  gint64 first = G_MININT64;
  gint64 last = G_MAXINT64;

  if (rescue_start_table (self, table) &&
      !rescue_scan (self, TRUE, &first) &&
      !rescue_scan (self, FALSE, &last))
    rescue_gap (self, first, last);
  rescue_clear_table (self);
}

/* Other people's things whose layer could not be read are kept in one without a name. */
static gboolean
rescue_layers (EntStore  *to,
               GError   **error)
{
  return ent_sql_exec (to->db,
                       "INSERT INTO layers (id, name, imported_usec)"
                       " SELECT layer, '', 0 FROM"
                       " (SELECT layer FROM notes UNION SELECT layer FROM own_events"
                       "  UNION SELECT layer FROM own_assessments)"
                       " WHERE layer IS NOT NULL AND layer NOT IN (SELECT id FROM layers)", error);
}

/* Rows that are nobody's any more, children first. */
static gboolean
rescue_drop_orphans (Rescue  *self,
                     GError **error)
{
  static const char * const orphans[] = {
    "DELETE FROM note_tags WHERE note NOT IN (SELECT id FROM notes)",
    "DELETE FROM note_versions WHERE note NOT IN (SELECT id FROM notes)",
    "DELETE FROM note_targets WHERE note NOT IN (SELECT note FROM note_places WHERE note IN (SELECT id FROM notes))",
    "DELETE FROM note_places WHERE note NOT IN (SELECT id FROM notes)",
    "DELETE FROM own_event_sources WHERE event NOT IN (SELECT id FROM own_events)",
    "DELETE FROM own_evidence WHERE rating_key NOT IN (SELECT rating_key FROM own_assessments)",
    "DELETE FROM slide_cases WHERE slide NOT IN (SELECT id FROM slides WHERE lecture IN (SELECT id FROM lectures))",
    "DELETE FROM slides WHERE lecture NOT IN (SELECT id FROM lectures)",
    "DELETE FROM rehearsal_slides WHERE rehearsal NOT IN"
    " (SELECT id FROM rehearsals WHERE lecture IN (SELECT id FROM lectures))",
    "DELETE FROM rehearsals WHERE lecture NOT IN (SELECT id FROM lectures)",
    "DELETE FROM subscription_old_keys WHERE feed NOT IN (SELECT id FROM subscriptions)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (orphans); i++)
    {
      if (!ent_sql_exec (self->to->db, orphans[i], error))
        return FALSE;
      self->n_recovered -= sqlite3_changes (self->to->db);
      self->n_lost += sqlite3_changes (self->to->db);
    }
  return TRUE;
}

/* Of a library from before there were feeds: what a person wrote stands on cases that go by their own ids, which no feed's
 * case may take before they are back. */
static gboolean
rescue_own_ids (EntStore  *to,
                GError   **error)
{
  return ent_sql_exec (to->db,
                       "INSERT OR IGNORE INTO case_ids (feed, published_id, id)"
                       " SELECT '" ENT_LOCAL_FEED "', case_id, case_id FROM"
                       " (SELECT case_id FROM notes UNION SELECT case_id FROM own_events"
                       "  UNION SELECT case_id FROM own_assessments UNION SELECT case_id FROM lectures"
                       "  UNION SELECT case_id FROM slides UNION SELECT case_id FROM slide_cases)"
                       " WHERE case_id IS NOT NULL", error);
}

/* The feeds, with the keys that the person trusts and how far they had come, so that nobody can offer
 * something older now.  Their cases are gone: each stands right before the index that it had, which the next look
 * brings again, and that look is due. */
static gboolean
rescue_feeds (Rescue  *self,
              GError **error)
{
  for (gsize i = 0; ent_store_subscription_tables[i] != NULL; i++)
    {
      const char *table = ent_store_subscription_tables[i];
      int n_recovered = self->n_recovered;

      rescue_table (self, table);
      /* By which ids cases go is nothing that a person misses. */
      if (strcmp (table, "case_ids") == 0)
        self->n_recovered = n_recovered;
    }
  if (!has_table (self->from, "case_ids") && !rescue_own_ids (self->to, error))
    return FALSE;
  return ent_sql_exec (self->to->db,
                       "UPDATE subscriptions SET serial = serial - 1, issued_sec = issued_sec - 1 WHERE serial > 0;"
                       "UPDATE subscriptions SET index_sha256 = NULL, etag = NULL, last_modified = NULL,"
                       " checked_usec = 0, state = 'never', message = NULL;"
                       "INSERT OR IGNORE INTO feeds (id, title) SELECT id, title FROM subscriptions", error);
}

/* Under which id this person hands in: another one would make a second person of them. */
static void
rescue_own_layer (sqlite3  *from,
                  EntStore *to)
{
  g_autoptr(sqlite3_stmt) stmt = ent_sql_prepare (from, "SELECT value FROM settings WHERE key = 'own-layer'", NULL);
  g_autofree char *id = stmt != NULL && ent_sql_step (stmt, NULL) ? ent_sql_dup_text (stmt, 0) : NULL;

  if (id != NULL && g_uuid_string_is_valid (id))
    ent_store_set_setting (to, "own-layer", id, NULL);
}

static gboolean
rescue_rows (sqlite3        *from,
             EntStore       *to,
             EntStoreReport *report,
             GError        **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(GHashTable) done = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Rescue rescue = { .from = from, .to = to, .done = done };
  gint64 n_notes;

  /* Whose parents are there is seen when all rows are. */
  if (!ent_transaction_begin_write (&transaction, to, NULL, error)
      || !ent_sql_exec (to->db, "PRAGMA defer_foreign_keys = ON", error))
    return FALSE;
  for (gsize i = 0; ent_store_personal_tables[i] != NULL; i++)
    rescue_table (&rescue, ent_store_personal_tables[i]);
  for (gsize i = 0; ent_store_kept_tables[i] != NULL; i++)
    rescue_table (&rescue, ent_store_kept_tables[i]);
  rescue_own_layer (from, to);
  if (!rescue_feeds (&rescue, error)
      || !rescue_layers (to, error)
      || !rescue_drop_orphans (&rescue, error)
      || !ent_sql_get_int64 (to->db, "SELECT count(*) FROM notes", &n_notes, error)
      || !ent_transaction_commit (&transaction, error))
    return FALSE;

  report->n_notes = (int) n_notes;
  report->n_recovered = rescue.n_recovered;
  report->n_lost = rescue.n_lost;
  return ent_store_index_notes (to, error);
}

/* Makes the new library at @fresh. */
static gboolean
build_fresh (const char     *path,
             const char     *fresh,
             EntStoreReport *report,
             GError        **error)
{
  g_autofree char *copy = g_strconcat (path, "-mended", NULL);
  g_autoptr(EntStore) store = NULL;
  g_autoptr(sqlite3) from = NULL;
  gboolean built;

  remove_with_companions (fresh);
  store = ent_store_open (fresh, ENT_STORE_CREATE, NULL, error);
  /* Out of the log, where its pages are looked for. */
  if (store == NULL || !ent_sql_exec (store->db, "PRAGMA wal_checkpoint (TRUNCATE)", error))
    return FALSE;

  from = open_damaged (path, copy, fresh);
  built = from == NULL || rescue_rows (from, store, report, error);

  g_clear_pointer (&from, sqlite3_close);
  remove_with_companions (copy);
  return built;
}

/* Changing names */

/* "library.db" → "library-corrupt-20240131T235959.db", or with "-2" where that is taken. */
static char *
dup_aside_name (const char *path)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y%m%dT%H%M%S");
  g_autofree char *stem = g_strdup (path);

  if (g_str_has_suffix (stem, ".db"))
    stem[strlen (stem) - strlen (".db")] = '\0';

  for (int i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%d", i) : g_strdup ("");
      char *name = g_strdup_printf ("%s-corrupt-%s%s.db", stem, date, number);

      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return name;
      g_free (name);
    }
}

static gboolean
swap_files (const char *path,
            const char *fresh,
            const char *aside)
{
  /* A file system without hard links has a moment in which the library has no name. */
  if (link (path, aside) != 0 && g_rename (path, aside) != 0)
    return FALSE;

  /* The new library must not find the old one's log. */
  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *from = g_strconcat (path, companions[i], NULL);
      g_autofree char *to = g_strconcat (aside, companions[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        return FALSE;
    }

  return g_rename (fresh, path) == 0;
}

gboolean
ent_store_recover (const char     *path,
                   EntStoreReport *report,
                   GError        **error)
{
  g_autofree char *fresh = g_strconcat (path, "-new", NULL);
  g_autofree char *aside = dup_aside_name (path);

  ent_store_report_clear (report);
  if (!build_fresh (path, fresh, report, error))
    {
      remove_with_companions (fresh);
      return FALSE;
    }

  if (!swap_files (path, fresh, aside))
    {
      g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_FAILED,
                   _("The damaged library could not be set aside as %s: %s"), aside,
                   g_strerror (errno));
      remove_with_companions (fresh);
      return FALSE;
    }

  report->set_aside = g_steal_pointer (&aside);
  return TRUE;
}
