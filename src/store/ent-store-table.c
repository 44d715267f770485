/* The events of a case as columns, straight from their rows.
 *
 * Events are put in the order of their dates, so that an event's position is its place in the
 * table, and every other table of the case can be read in step with them.  Only dates that
 * say more than a year, a month or a day, or from one to another, and how sure that is, are
 * parsed; the bounds of all are in the rows.
 *
 * The table keeps a connection of its own and one set of statements, and reads a record when
 * somebody looks at it.  Between two looks another connection may have replaced the case:
 * what stands at the position then is only taken for the same event if its date and importance
 * are still those of the columns.
 *
 * A case that was put in another order is read whole; Entente itself never puts one. */

#include "config.h"

#include "ent-store-private.h"

#include <string.h>

#include "ent-store-load.h"

#define MAX_FACTORS G_MAXUINT8

/* Every page is read once: memory for more of them would only have to be asked for. */
#define CACHE "PRAGMA cache_size = -1000"

/* What the table keeps to read its records. */
typedef struct
{
  EntStore            *store;
  EntReader            reader;
  EntEventReader       events;
  sqlite3_stmt        *find;
  const EntEventTable *table;  /* borrowed: it owns this */
} Source;

static void
source_free (gpointer data)
{
  Source *self = data;

  ent_event_reader_clear (&self->events);
  g_clear_pointer (&self->find, sqlite3_finalize);
  g_clear_error (&self->reader.error);
  g_clear_object (&self->store);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Source, source_free)

static gboolean
is_same (const EntEventTable *table,
         guint32              row,
         const EntEvent      *event)
{
  return row < table->n
         && ent_date_get_earliest (event->date) == table->earliest[row]
         && ent_date_get_latest (event->date) == table->latest[row]
         && event->importance == table->importance[row];
}

static EntEvent *
source_load (guint32  row,
             gpointer data)
{
  Source *self = data;
  EntRange range = { row, row };
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(EntEvent) event = NULL;

  if (!ent_transaction_begin_read (&transaction, self->store, NULL, NULL))
    return NULL;
  ent_event_reader_seek (&self->events, range);
  event = ent_event_reader_next (&self->events);
  ent_event_reader_seek (&self->events, range);

  if (self->reader.error == NULL && event != NULL && is_same (self->table, row, event))
    return g_steal_pointer (&event);
  g_clear_error (&self->reader.error);
  return NULL;
}

static gboolean
source_find (const char *id,
             guint32    *row,
             gint64     *earliest,
             gpointer    data)
{
  Source *self = data;
  gint64 position = -1;

  ent_sql_bind (self->find, "ls", self->reader.owner, id);
  if (ent_sql_step (self->find, NULL))
    {
      position = sqlite3_column_int64 (self->find, 0);
      *earliest = sqlite3_column_int64 (self->find, 1);
    }
  sqlite3_reset (self->find);

  if (position < 0 || position >= self->table->n)
    return FALSE;
  *row = (guint32) position;
  return TRUE;
}

static const EntEventTableSource source = { source_load, source_find };

static gboolean
source_prepare (Source  *self,
                GError **error)
{
  ent_event_reader_init (&self->events, &self->reader, (EntRange) { 0, 0 });
  self->find = ent_reader_prepare (&self->reader,
                                   "SELECT position, earliest FROM events WHERE case_key = ?1 AND id = ?2",
                                   ENT_RANGE_ALL);
  if (self->reader.error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->reader.error));
  return FALSE;
}

/* Filling the columns */

typedef struct
{
  EntReader     *reader;
  EntEventTable *table;
  gboolean       ordered;     /* so far every event stood at the place of its date */
  gboolean       translated;  /* words of events in other languages are there */
  GHashTable    *phases;      /* borrowed id → index + 1 */
  GHashTable    *places;      /* country and name → index + 1 */
  EntLanguages   languages;
  GString       *previous;    /* id of the event before */
  GString       *key;
} Filler;

static void
filler_clear (Filler *self)
{
  ent_languages_clear (&self->languages);
  g_clear_pointer (&self->phases, g_hash_table_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  if (self->previous != NULL)
    g_string_free (self->previous, TRUE);
  if (self->key != NULL)
    g_string_free (self->key, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filler, filler_clear)

static const char *
text_of (sqlite3_stmt *stmt,
         int           column)
{
  return (const char *) sqlite3_column_text (stmt, column);
}

/* YYYY, YYYY-MM or YYYY-MM-DD, and perhaps a qualifier, which changes no bounds. Returns: how
 * many digits and hyphens there are, or 0 */
static guint
scan_plain (const char   **text,
            EntDateFlags  *flags)
{
  static const char form[] = "dddd-dd-dd";
  const char *at = *text;
  guint n;

  for (n = 0; form[n] != '\0' && at[n] != '\0'; n++)
    if (form[n] == 'd' ? !g_ascii_isdigit (at[n]) : at[n] != form[n])
      break;
  if (n != 4 && n != 7 && n != 10)
    return 0;

  at += n;
  if (*at == '?' || *at == '%')
    *flags |= ENT_DATE_UNCERTAIN;
  if (*at == '~' || *at == '%')
    *flags |= ENT_DATE_APPROXIMATE;
  if (*at == '?' || *at == '~' || *at == '%')
    at++;
  *text = at;
  return n;
}

static int
get_two_digits (const char *text)
{
  return g_ascii_digit_value (text[0]) * 10 + g_ascii_digit_value (text[1]);
}

/* For how long after its first second a year, month or day of @n characters lasts. */
static float
get_doubt (const char *text,
           guint       n)
{
  gint64 year = get_two_digits (text) * 100 + get_two_digits (text + 2), begin, end;
  int month = n > 4 ? get_two_digits (text + 5) : 1;

  if (n == 10)
    return 86399;
  begin = ent_date_seconds_from_civil (year, month, 1);
  end = n == 7 && month < 12 ? ent_date_seconds_from_civil (year, month + 1, 1)
                             : ent_date_seconds_from_civil (year + 1, 1, 1);
  return (float) (end - begin - 1);
}

/* A date of that form, or an interval of two; then only its bounds are needed beside it. */
static gboolean
fill_plain (Filler     *self,
            guint       index,
            const char *text)
{
  EntDateFlags flags = 0;
  const char *begin = text, *end;
  guint n_begin = scan_plain (&text, &flags), n_end;

  if (n_begin == 0)
    return FALSE;
  if (*text == '/')
    {
      end = ++text;
      n_end = scan_plain (&text, &flags);
      /* Months above 12 are seasons and the like. */
      if (n_end == 0 || (n_begin == 7 && get_two_digits (begin + 5) > 12)
          || (n_end == 7 && get_two_digits (end + 5) > 12))
        return FALSE;
      flags |= ENT_DATE_INTERVAL;
      self->table->begin_doubt_sec[index] = get_doubt (begin, n_begin);
      self->table->end_doubt_sec[index] = get_doubt (end, n_end);
    }
  self->table->flags[index] = (guint8) flags;
  return *text == '\0';
}

static void
fill_date (Filler       *self,
           guint         index,
           sqlite3_stmt *stmt)
{
  const char *text = text_of (stmt, 2);
  g_autoptr(EntDate) date = NULL;

  if (text != NULL && fill_plain (self, index, text))
    {
      self->table->earliest[index] = sqlite3_column_int64 (stmt, 3);
      self->table->latest[index] = sqlite3_column_int64 (stmt, 4);
      return;
    }
  date = ent_reader_need_date (self->reader, stmt, 2);
  if (date != NULL)
    ent_event_table_set_date (self->table, index, date);
}

/* Of equal dates and importance the lesser id goes first: ent_event_compare(). */
static void
check_order (Filler       *self,
             guint         index,
             sqlite3_stmt *stmt)
{
  const EntEventTable *table = self->table;
  const char *id = text_of (stmt, 1);
  int order = 0;

  if (index > 0)
    {
      if (table->earliest[index - 1] != table->earliest[index])
        order = table->earliest[index - 1] < table->earliest[index] ? -1 : 1;
      else if (table->latest[index - 1] != table->latest[index])
        order = table->latest[index - 1] < table->latest[index] ? -1 : 1;
      else if (table->importance[index - 1] != table->importance[index])
        order = table->importance[index - 1] < table->importance[index] ? -1 : 1;
      else
        order = strcmp (self->previous->str, id != NULL ? id : "");
    }
  if (order > 0 || sqlite3_column_int64 (stmt, 0) != index)
    self->ordered = FALSE;
  g_string_assign (self->previous, id != NULL ? id : "");
}

static void
fill_phase (Filler       *self,
            guint         index,
            sqlite3_stmt *stmt)
{
  const GPtrArray *phases = self->table->item->phases;
  const char *id = text_of (stmt, 6);
  int before = index > 0 ? self->table->phase[index - 1] : ENT_EVENT_NO_PHASE;
  guint at;

  /* Neighbours in time mostly are of one phase. */
  if (id != NULL && before >= 0 && strcmp (((EntPhase *) phases->pdata[before])->id, id) == 0)
    at = (guint) before + 1;
  else
    at = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->phases, id)) : 0;
  self->table->phase[index] = at > 0 && at <= G_MAXINT16 ? (gint16) (at - 1) : ENT_EVENT_NO_PHASE;
}

static void
add_place (Filler       *self,
           gint64        item,
           sqlite3_stmt *stmt)
{
  EntPlace *place = ent_place_new (ent_languages_get (&self->languages, item, "place", stmt, 7));

  place->country = ent_sql_dup_text (stmt, 8);
  g_ptr_array_add (self->table->places, place);
  g_hash_table_insert (self->places, g_strdup (self->key->str), GUINT_TO_POINTER (self->table->places->len));
}

/* Places are the same if they are called so in the reader's language, as in
 * ent_event_table_new(). */
static void
fill_place (Filler       *self,
            guint         index,
            sqlite3_stmt *stmt)
{
  const char *name = text_of (stmt, 7), *country = text_of (stmt, 8);
  g_autoptr(EntText) text = NULL;
  guint at;

  self->table->place[index] = ENT_EVENT_NO_PLACE;
  if (name == NULL)
    return;
  if (self->translated)
    {
      text = ent_languages_get (&self->languages, index, "place", stmt, 7);
      name = ent_text_get (text);
    }
  g_string_assign (self->key, country != NULL ? country : "");
  g_string_append_c (self->key, '/');
  g_string_append (self->key, name);
  at = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, self->key->str));
  if (at == 0 && self->table->places->len < ENT_EVENT_NO_PLACE)
    {
      add_place (self, index, stmt);
      at = self->table->places->len;
    }
  if (at > 0)
    self->table->place[index] = (guint16) (at - 1);
}

/* The rows of a case were written one after the other, and reading them as they lie is
 * faster than by their index.  Were they not, they would be found to be out of order. */
static EntRange
find_rows (EntReader *reader,
           guint      n)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  EntRange rows = { 0, -1 };

  stmt = ent_reader_prepare (reader,
                             "SELECT rowid FROM events WHERE case_key = ?1 AND position IN (?2, ?3)"
                             " ORDER BY position",
                             (EntRange) { 0, (gint64) n - 1 });
  if (stmt != NULL && ent_reader_step (reader, stmt))
    {
      rows.first = rows.last = sqlite3_column_int64 (stmt, 0);
      if (ent_reader_step (reader, stmt))
        rows.last = sqlite3_column_int64 (stmt, 0);
    }
  return rows;
}

static void
fill_events (Filler *self)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  guint n = 0;

  stmt = ent_reader_prepare (self->reader,
                             "SELECT position, id, date, earliest, latest, importance, phase, place, country"
                             " FROM events WHERE +case_key = ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid",
                             find_rows (self->reader, self->table->n));
  for (; stmt != NULL && n < self->table->n && ent_reader_step (self->reader, stmt); n++)
    {
      self->table->row[n] = n;
      self->table->importance[n] =
        (guint8) ent_reader_get_int (self->reader, stmt, 5, ENT_IMPORTANCE_TURNING_POINT, ENT_IMPORTANCE_DETAIL);
      fill_date (self, n, stmt);
      check_order (self, n, stmt);
      fill_phase (self, n, stmt);
      fill_place (self, n, stmt);
    }
  if (n < self->table->n)
    self->ordered = FALSE;
}

/* By actor the place of the party for which it stands, + 1. */
static GHashTable *
make_party_table (const EntCase *item)
{
  GHashTable *parties = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *all = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < item->parties->len; i++)
    g_hash_table_insert (parties, item->parties->pdata[i], GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < item->actors->len; i++)
    {
      const EntActor *actor = item->actors->pdata[i];
      gpointer at = actor->party != NULL ? g_hash_table_lookup (parties, actor->party) : NULL;

      if (at != NULL)
        g_hash_table_insert (all, actor->id, at);
    }
  for (guint i = 0; i < item->parties->len; i++)
    g_hash_table_insert (all, item->parties->pdata[i], g_hash_table_lookup (parties, item->parties->pdata[i]));
  g_hash_table_unref (parties);
  return all;
}

/* The first actor that is a party or acts for one. */
static void
fill_parties (Filler *self)
{
  EntEventTable *table = self->table;
  g_autoptr(GHashTable) parties = make_party_table (table->item);
  g_autoptr(sqlite3_stmt) stmt = NULL;

  memset (table->party, ENT_EVENT_NO_PARTY, table->n);
  stmt = ent_reader_prepare (self->reader,
                             "SELECT event, actor FROM event_actors WHERE case_key = ?1"
                             " ORDER BY event, position",
                             ENT_RANGE_ALL);
  while (stmt != NULL && ent_reader_step (self->reader, stmt))
    {
      gint64 event = sqlite3_column_int64 (stmt, 0);
      const char *actor;
      guint at;

      if (event < 0 || event >= table->n || table->party[event] != ENT_EVENT_NO_PARTY)
        continue;
      actor = text_of (stmt, 1);
      at = actor != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (parties, actor)) : 0;
      if (at > 0 && at <= G_MAXINT8)
        table->party[event] = (gint8) (at - 1);
    }
}

static void
add_factor (Filler       *self,
            GHashTable   *known,
            GArray       *factors,
            sqlite3_stmt *stmt)
{
  GPtrArray *ids = self->table->factor_ids;
  const char *id = text_of (stmt, 1) != NULL ? text_of (stmt, 1) : "";
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (known, id));
  int sign = ent_reader_get_int (self->reader, stmt, 2, -1, 1);
  EntEventFactor factor;

  if (sign == 0)
    ent_reader_set_corrupt (self->reader, "0");
  if (at == 0 && ids->len == MAX_FACTORS)
    return;
  if (at == 0)
    {
      g_ptr_array_add (ids, g_strdup (id));
      g_hash_table_insert (known, ids->pdata[ids->len - 1], GUINT_TO_POINTER (ids->len));
      at = ids->len;
    }
  factor = (EntEventFactor) { (guint8) (at - 1), (gint8) sign };
  g_array_append_val (factors, factor);
}

static void
fill_factors (Filler *self)
{
  EntEventTable *table = self->table;
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GArray *factors = g_array_new (FALSE, FALSE, sizeof (EntEventFactor));
  guint index = 0;

  stmt = ent_reader_prepare (self->reader,
                             "SELECT event, factor, sign FROM event_factors WHERE case_key = ?1"
                             " ORDER BY event, position",
                             ENT_RANGE_ALL);
  while (stmt != NULL && ent_reader_step (self->reader, stmt))
    {
      gint64 event = sqlite3_column_int64 (stmt, 0);

      if (event < index || event >= table->n)
        continue;
      while (index < event)
        table->first_factor[++index] = factors->len;
      add_factor (self, known, factors, stmt);
    }
  while (index < table->n)
    table->first_factor[++index] = factors->len;
  g_free (table->factors);
  table->factors = (EntEventFactor *) g_array_free (factors, FALSE);
}

/* Whether the library gave what it has in the order of the table; else the reader has an
 * error, or the case was put in no order. */
static gboolean
fill (EntEventTable *table,
      EntReader     *reader)
{
  g_auto(Filler) self = { .reader = reader, .table = table, .ordered = TRUE };
  g_autoptr(sqlite3_stmt) translated = NULL;

  translated = ent_reader_prepare (reader,
                                   "SELECT 1 FROM case_texts WHERE case_key = ?1 AND kind = 'event' LIMIT 1",
                                   ENT_RANGE_ALL);
  self.translated = translated != NULL && ent_reader_step (reader, translated);
  self.phases = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < table->item->phases->len; i++)
    g_hash_table_insert (self.phases, ((EntPhase *) table->item->phases->pdata[i])->id, GUINT_TO_POINTER (i + 1));
  self.places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.previous = g_string_new (NULL);
  self.key = g_string_new (NULL);
  ent_languages_init (&self.languages, reader, "event", ENT_RANGE_ALL);

  fill_events (&self);
  if (!self.ordered)
    return FALSE;
  fill_parties (&self);
  fill_factors (&self);
  return reader->error == NULL;
}

static EntCase *
load_head (EntReader  *reader,
           const char *case_id)
{
  EntCase *item = ent_case_new (case_id);

  ent_load_head (reader, item);
  ent_load_actors (reader, item->actors, ENT_RANGE_ALL);
  ent_load_relations (reader, item->relations, TRUE);
  ent_load_frame (reader, item);
  ent_case_seal (item);
  return item;
}

/* NULL without error where the rows are in no order. */
static EntEventTable *
load_columns (Source       *self,
              const char   *case_id,
              GCancellable *cancellable,
              GError      **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(EntCase) item = NULL;
  g_autoptr(EntEventTable) table = NULL;
  g_autoptr(sqlite3_stmt) count = NULL;
  gint64 case_key;

  if (!ent_transaction_begin_read (&transaction, self->store, cancellable, error) ||
      !ent_store_find_case (self->store, case_id, &case_key, error))
    return NULL;

  self->reader = ent_load_reader (self->store->db, case_key);
  item = load_head (&self->reader, case_id);
  count = ent_reader_prepare (&self->reader, "SELECT count(*) FROM events WHERE case_key = ?1", ENT_RANGE_ALL);
  if (count != NULL && ent_reader_step (&self->reader, count))
    {
      table = ent_event_table_new_lazy (item, (guint) sqlite3_column_int64 (count, 0), 0, &source, self, NULL);
      if (fill (table, &self->reader))
        return g_steal_pointer (&table);
    }
  if (self->reader.error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->reader.error));
  return NULL;
}

EntEventTable *
ent_store_load_table (EntStore     *self,
                      const char   *case_id,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autoptr(Source) kept = g_new0 (Source, 1);
  g_autoptr(EntEventTable) table = NULL;
  g_autoptr(EntCase) item = NULL;
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);
  g_return_val_if_fail (case_id != NULL, NULL);

  kept->store = ent_store_open (self->path, ENT_STORE_READ, NULL, error);
  if (kept->store == NULL || !ent_sql_exec (kept->store->db, CACHE, error))
    return NULL;
  table = load_columns (kept, case_id, cancellable, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (table == NULL)
    {
      item = ent_store_load_case (kept->store, case_id, cancellable, error);
      return item != NULL ? ent_event_table_new (item, NULL) : NULL;
    }

  kept->table = table;
  if (!source_prepare (kept, error))
    return NULL;
  table->data = g_steal_pointer (&kept);
  table->data_free = source_free;
  return g_steal_pointer (&table);
}
