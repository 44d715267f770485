#include "config.h"

#include "ent-store-notes.h"

#include <glib/gi18n-lib.h>

#include "ent-placing.h"
#include "ent-store-index.h"
#include "ent-store-own.h"
#include "ent-store-private.h"

static gboolean
read_tags (sqlite3_stmt *stmt,
           EntNote      *note,
           GError      **error)
{
  GError *local_error = NULL;

  sqlite3_reset (stmt);
  ent_sql_bind (stmt, "s", note->id);
  while (ent_sql_step (stmt, &local_error))
    {
      char *tag = ent_sql_dup_text (stmt, 0);

      if (tag != NULL)
        g_ptr_array_add (note->tags, tag);
    }

  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* Columns of a target from @column on, in the order of TARGET_COLUMNS of the schema. */
#define TARGET_FIELDS "target_kind, target_id, target_title, target_date, target_text, quote, prefix," \
                      " suffix, start_char, end_char, language"

static EntTarget *
read_target (sqlite3_stmt *stmt,
             int           column)
{
  g_autofree char *kind = ent_sql_dup_text (stmt, column);
  g_autofree char *quote = ent_sql_dup_text (stmt, column + 5);
  EntTarget *target = ent_target_new (ENT_TARGET_CASE, NULL);

  /* A kind that a later Entente knows: the note is shown with its case. */
  ent_target_kind_from_word (kind, &target->kind);
  target->id = ent_sql_dup_text (stmt, column + 1);
  target->title = ent_sql_dup_text (stmt, column + 2);
  target->date = ent_sql_dup_text (stmt, column + 3);
  target->text = ent_sql_dup_text (stmt, column + 4);
  if (quote != NULL && *quote != '\0')
    {
      EntAnchor *anchor = g_new0 (EntAnchor, 1);
      g_autofree char *prefix = ent_sql_dup_text (stmt, column + 6);
      g_autofree char *suffix = ent_sql_dup_text (stmt, column + 7);

      anchor->exact = g_steal_pointer (&quote);
      anchor->prefix = prefix != NULL ? g_steal_pointer (&prefix) : g_strdup ("");
      anchor->suffix = suffix != NULL ? g_steal_pointer (&suffix) : g_strdup ("");
      anchor->start = (guint) MAX (sqlite3_column_int (stmt, column + 8), 0);
      anchor->end = (guint) MAX (sqlite3_column_int (stmt, column + 9), 0);
      anchor->language = ent_sql_dup_text (stmt, column + 10);
      target->anchor = anchor;
    }
  return target;
}

/* Binds what read_target() reads from the parameter @first on. */
static void
bind_target (sqlite3_stmt    *stmt,
             int              first,
             const EntTarget *target)
{
  const EntAnchor *anchor = target->anchor;
  const char *texts[] = {
    ent_target_kind_to_word (target->kind), target->id, target->title, target->date, target->text,
    anchor ? anchor->exact : NULL, anchor ? anchor->prefix : NULL, anchor ? anchor->suffix : NULL,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    sqlite3_bind_text (stmt, first + (int) i, texts[i], -1, SQLITE_TRANSIENT);
  for (int i = 8; i <= 10; i++)
    sqlite3_bind_null (stmt, first + i);
  if (anchor == NULL)
    return;
  sqlite3_bind_int64 (stmt, first + 8, anchor->start);
  sqlite3_bind_int64 (stmt, first + 9, anchor->end);
  sqlite3_bind_text (stmt, first + 10, anchor->language, -1, SQLITE_TRANSIENT);
}

static EntNote *
read_note (sqlite3_stmt *stmt)
{
  g_autofree char *id = ent_sql_dup_text (stmt, 1);
  g_autofree char *body = ent_sql_dup_text (stmt, 4);
  g_autofree char *color = ent_sql_dup_text (stmt, 5);
  g_autofree char *flag = ent_sql_dup_text (stmt, 6);
  EntNote *note = ent_note_new ();

  g_free (note->id);
  note->id = g_steal_pointer (&id);
  note->layer = ent_sql_dup_text (stmt, 2);
  note->case_id = ent_sql_dup_text (stmt, 3);
  g_free (note->body);
  note->body = body != NULL ? g_steal_pointer (&body) : g_strdup ("");
  ent_note_color_from_word (color, &note->color);
  ent_note_flag_from_word (flag, &note->flag);
  note->created_usec = sqlite3_column_int64 (stmt, 7);
  note->modified_usec = sqlite3_column_int64 (stmt, 8);
  note->deleted_usec = sqlite3_column_int64 (stmt, 9);
  ent_target_free (note->target);
  note->target = read_target (stmt, 10);

  return note;
}

/* The statements that read what a note has beside its row. */
typedef struct
{
  sqlite3_stmt *tags;
  sqlite3_stmt *place;
  sqlite3_stmt *targets;
} NoteReader;

static void
note_reader_clear (NoteReader *self)
{
  g_clear_pointer (&self->tags, sqlite3_finalize);
  g_clear_pointer (&self->place, sqlite3_finalize);
  g_clear_pointer (&self->targets, sqlite3_finalize);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NoteReader, note_reader_clear)

static gboolean
note_reader_init (NoteReader *self,
                  sqlite3    *db,
                  GError    **error)
{
  return (self->tags = ent_sql_prepare (db, "SELECT tag FROM note_tags WHERE note = ?1 ORDER BY position",
                                        error)) != NULL
         && (self->place = ent_sql_prepare (db, "SELECT state, since_usec FROM note_places WHERE note = ?1",
                                            error)) != NULL
         && (self->targets = ent_sql_prepare (db, "SELECT role, " TARGET_FIELDS
                                              " FROM note_targets WHERE note = ?1", error)) != NULL;
}

static gboolean
read_place (NoteReader *self,
            EntNote    *note,
            GError    **error)
{
  GError *local_error = NULL;

  sqlite3_reset (self->place);
  ent_sql_bind (self->place, "s", note->id);
  if (ent_sql_step (self->place, &local_error))
    {
      g_autofree char *word = ent_sql_dup_text (self->place, 0);
      EntPlaceState state;

      if (word != NULL && ent_place_state_from_word (word, &state))
        note->place = ent_note_place_new (state, sqlite3_column_int64 (self->place, 1));
    }
  sqlite3_reset (self->targets);
  ent_sql_bind (self->targets, "s", note->id);
  while (note->place != NULL && local_error == NULL && ent_sql_step (self->targets, &local_error))
    {
      g_autofree char *role = ent_sql_dup_text (self->targets, 0);
      EntTarget **target = g_strcmp0 (role, "now") == 0 ? &note->place->now : &note->place->before;

      ent_target_free (*target);
      *target = read_target (self->targets, 1);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

GPtrArray *
ent_notes_read (sqlite3    *db,
                const char *where,
                const char *parameter,
                GArray     *keys,
                GError    **error)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
  g_autofree char *sql = NULL;
  g_autoptr(sqlite3_stmt) stmt = NULL;
  g_auto(NoteReader) reader = { NULL };
  GError *local_error = NULL;

  sql = g_strconcat ("SELECT note_key, id, layer, case_id, body, color, flag, created_usec, modified_usec,"
                     " deleted_usec, " TARGET_FIELDS " FROM notes ", where, NULL);
  stmt = ent_sql_prepare (db, sql, error);
  if (stmt == NULL || !note_reader_init (&reader, db, error))
    return NULL;

  if (parameter != NULL)
    ent_sql_bind (stmt, "s", parameter);
  while (ent_sql_step (stmt, &local_error))
    {
      gint64 key = sqlite3_column_int64 (stmt, 0);
      EntNote *note = read_note (stmt);

      g_ptr_array_add (notes, note);
      if (keys != NULL)
        g_array_append_val (keys, key);
      if (!read_tags (reader.tags, note, error) || !read_place (&reader, note, error))
        return NULL;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  return g_steal_pointer (&notes);
}

/* Writes the note's own row and gives its key. */
static gboolean
write_note (EntStore      *self,
            const EntNote *note,
            gint64        *note_key,
            GError       **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_sql_prepare (self->db,
                          "INSERT INTO notes (id, layer, case_id, body, color, flag, created_usec, modified_usec,"
                          " deleted_usec, " TARGET_FIELDS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
                          " ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)"
                          " ON CONFLICT (id) DO UPDATE SET layer = excluded.layer, case_id = excluded.case_id,"
                          " body = excluded.body, color = excluded.color, flag = excluded.flag,"
                          " created_usec = excluded.created_usec, modified_usec = excluded.modified_usec,"
                          " deleted_usec = excluded.deleted_usec, target_kind = excluded.target_kind,"
                          " target_id = excluded.target_id, target_title = excluded.target_title,"
                          " target_date = excluded.target_date, target_text = excluded.target_text,"
                          " quote = excluded.quote, prefix = excluded.prefix, suffix = excluded.suffix,"
                          " start_char = excluded.start_char, end_char = excluded.end_char,"
                          " language = excluded.language"
                          " RETURNING note_key",
                          error);
  if (stmt == NULL)
    return FALSE;

  ent_sql_bind (stmt, "ssssssll" "l", note->id, note->layer, note->case_id,
                note->body != NULL ? note->body : "", ent_note_color_to_word (note->color),
                ent_note_flag_to_word (note->flag), note->created_usec, note->modified_usec,
                note->deleted_usec);
  bind_target (stmt, 10, note->target);
  if (!ent_sql_step (stmt, error))
    return FALSE;
  *note_key = sqlite3_column_int64 (stmt, 0);
  return ent_sql_run (stmt, error);
}

static gboolean
write_tags (EntStore      *self,
            const EntNote *note,
            GError       **error)
{
  g_autoptr(sqlite3_stmt) insert = NULL;

  if (!ent_sql_run_text (self->db, "DELETE FROM note_tags WHERE note = ?1", note->id, error))
    return FALSE;

  insert = ent_sql_prepare (self->db,
                            "INSERT INTO note_tags (note, position, tag) VALUES (?1, ?2, ?3)",
                            error);
  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < note->tags->len; i++)
    {
      ent_sql_bind (insert, "sis", note->id, (int) i, g_ptr_array_index (note->tags, i));
      if (!ent_sql_run (insert, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_place_target (EntStore        *self,
                    const char      *note_id,
                    const char      *role,
                    const EntTarget *target,
                    GError         **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;

  if (target == NULL)
    return TRUE;
  stmt = ent_sql_prepare (self->db,
                          "INSERT INTO note_targets (note, role, " TARGET_FIELDS ") VALUES (?1, ?2, ?3, ?4, ?5,"
                          " ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "ss", note_id, role);
  bind_target (stmt, 3, target);
  return ent_sql_run (stmt, error);
}

/* The state of a place that no note has: it had none that was sure, and the person left it so. */
#define LEFT_STATE "left"

static gboolean
write_place_as (EntStore            *self,
                const char          *note_id,
                const EntNotePlace  *place,
                const char          *state,
                GError             **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;

  if (!ent_sql_run_text (self->db, "DELETE FROM note_places WHERE note = ?1", note_id, error))
    return FALSE;
  if (place == NULL)
    return TRUE;
  stmt = ent_sql_prepare (self->db, "INSERT INTO note_places (note, state, since_usec) VALUES (?1, ?2, ?3)", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "ssl", note_id, state, place->since_usec);
  return ent_sql_run (stmt, error)
         && write_place_target (self, note_id, "before", place->before, error)
         && write_place_target (self, note_id, "now", place->now, error);
}

static gboolean
write_place (EntStore      *self,
             const EntNote *note,
             GError       **error)
{
  return write_place_as (self, note->id, note->place,
                         note->place != NULL ? ent_place_state_to_word (note->place->state) : NULL, error);
}

static gboolean
is_doubtful (const EntNotePlace *place)
{
  return place != NULL && (place->state == ENT_PLACE_NEEDS_YOU || place->state == ENT_PLACE_LOST);
}

/* What becomes of the place when @note is written over @old (nullable). */
static gboolean
update_place (EntStore       *self,
              const EntNote  *old,
              const EntNote  *note,
              GError        **error)
{
  gboolean stays = old != NULL && ent_target_equal (old->target, note->target);

  if (note->place == NULL && stays && is_doubtful (old->place))
    return write_place_as (self, note->id, old->place, LEFT_STATE, error);
  if (note->place == NULL && (old == NULL || (stays && old->place == NULL)))
    return TRUE;
  return write_place (self, note, error);
}

/* Whether the person left the note where it is, with a place no surer than @place is. */
static gboolean
was_left (EntStore            *self,
          const char          *note_id,
          const EntNotePlace  *place,
          gboolean            *left,
          GError             **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  g_autoptr(EntTarget) now = NULL;
  GError *local_error = NULL;

  *left = FALSE;
  if (!is_doubtful (place))
    return TRUE;
  stmt = ent_sql_prepare (self->db,
                          "SELECT note_targets.note IS NOT NULL, " TARGET_FIELDS " FROM note_places"
                          " LEFT JOIN note_targets ON note_targets.note = note_places.note AND role = 'now'"
                          " WHERE note_places.note = ?1 AND state = '" LEFT_STATE "'", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "s", note_id);
  *left = ent_sql_step (stmt, &local_error);
  if (*left && sqlite3_column_int (stmt, 0) != 0)
    now = read_target (stmt, 1);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else if (place->state == ENT_PLACE_NEEDS_YOU)
    *left = *left && ent_target_equal (now, place->now);
  return local_error == NULL;
}

static gboolean
index_note (EntStore      *self,
            const EntNote *note,
            gint64         note_key,
            GError       **error)
{
  g_autoptr(EntIndexWriter) writer = NULL;

  if (!ent_index_remove_note (self->db, note->id, error))
    return FALSE;
  /* What is in the bin is not found. */
  if (note->deleted_usec > 0)
    return TRUE;
  writer = ent_index_writer_new (self->db, error);
  return writer != NULL && ent_index_writer_add_note (writer, note_key, note, error);
}

/* (nullable): without @error where there is none */
static EntNote *
find_note (EntStore    *self,
           const char  *id,
           GError     **error)
{
  g_autoptr(GPtrArray) notes = ent_notes_read (self->db, "WHERE id = ?1", id, NULL, error);

  return notes != NULL && notes->len > 0 ? g_ptr_array_steal_index (notes, 0) : NULL;
}

/* Writing */

gboolean
ent_store_put_note (EntStore *self,
                    EntNote  *note,
                    GError  **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(EntNote) old = NULL;
  GError *local_error = NULL;
  gint64 note_key;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (note != NULL && note->id != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error))
    return FALSE;
  old = find_note (self, note->id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (!write_note (self, note, &note_key, error) ||
      (old != NULL && !ent_store_keep_version (self, old, note, error)) ||
      ((old == NULL || !ent_ids_equal (old->tags, note->tags)) && !write_tags (self, note, error)) ||
      !update_place (self, old, note, error) ||
      !index_note (self, note, note_key, error) ||
      !ent_transaction_commit (&transaction, error))
    return FALSE;
  g_free (self->written_note);
  self->written_note = g_strdup (note->id);
  self->written_usec = note->modified_usec;
  return TRUE;
}

static gboolean
set_note_not_found (GError **error)
{
  g_set_error (error, ENT_STORE_ERROR, ENT_STORE_ERROR_NOT_FOUND,
               _("There is no such note in the library"));
  return FALSE;
}

gboolean
ent_store_remove_note (EntStore   *self,
                       const char *id,
                       GError    **error)
{
  g_auto(EntTransaction) transaction = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error) ||
      !ent_index_remove_note (self->db, id, error) ||
      !ent_sql_run_text (self->db, "DELETE FROM notes WHERE id = ?1", id, error))
    return FALSE;
  if (sqlite3_changes (self->db) == 0)
    return set_note_not_found (error);

  return ent_transaction_commit (&transaction, error);
}

/* Places */

static gboolean
write_target (EntStore      *self,
              const EntNote *note,
              GError       **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;

  stmt = ent_sql_prepare (self->db,
                          "UPDATE notes SET target_kind = ?2, target_id = ?3, target_title = ?4, target_date = ?5,"
                          " target_text = ?6, quote = ?7, prefix = ?8, suffix = ?9, start_char = ?10, end_char = ?11,"
                          " language = ?12 WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "s", note->id);
  bind_target (stmt, 2, note->target);
  return ent_sql_run (stmt, error);
}

/* What of a target is found by searching. */
static gboolean
is_indexed_alike (const EntTarget *a,
                  const EntTarget *b)
{
  return g_strcmp0 (a->title, b->title) == 0
         && g_strcmp0 (a->anchor ? a->anchor->exact : NULL, b->anchor ? b->anchor->exact : NULL) == 0;
}

static gboolean
place_note (EntStore  *self,
            EntNote   *note,
            gint64     note_key,
            EntCase   *item,
            gint64     now_usec,
            GError   **error)
{
  g_autoptr(EntTarget) old = ent_target_copy (note->target);
  gboolean had_place = note->place != NULL, left = FALSE;

  /* Found as it was, it is asked about anew when it is lost once more. */
  if (!ent_note_place_in (note, item, now_usec))
    return had_place || ent_sql_run_text (self->db,
                                          "DELETE FROM note_places WHERE note = ?1 AND state = '" LEFT_STATE "'",
                                          note->id, error);
  /* Nothing new to say of it. */
  if (!had_place && !was_left (self, note->id, note->place, &left, error))
    return FALSE;
  return left
         || ((ent_target_equal (old, note->target) || write_target (self, note, error))
             && write_place (self, note, error)
             && (is_indexed_alike (old, note->target) || index_note (self, note, note_key, error)));
}

gboolean
ent_store_place_notes (EntStore    *self,
                       const char  *case_id,
                       EntCase     *item,
                       GError     **error)
{
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GPtrArray) notes = ent_notes_read (self->db, "WHERE case_id = ?1", case_id, keys, error);
  gint64 now_usec = g_get_real_time ();

  if (notes == NULL)
    return FALSE;
  for (guint i = 0; i < notes->len; i++)
    if (!place_note (self, notes->pdata[i], g_array_index (keys, gint64, i), item, now_usec, error))
      return FALSE;
  return TRUE;
}

/* The bin */

static gboolean
bin_note (EntStore    *self,
          const char  *id,
          gint64       deleted_usec,
          GError     **error)
{
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GPtrArray) notes = ent_notes_read (self->db, "WHERE id = ?1", id, keys, error);
  g_autoptr(sqlite3_stmt) stmt = NULL;
  EntNote *note;

  if (notes == NULL)
    return FALSE;
  if (notes->len == 0)
    return set_note_not_found (error);
  note = notes->pdata[0];
  note->deleted_usec = deleted_usec;
  stmt = ent_sql_prepare (self->db, "UPDATE notes SET deleted_usec = ?2 WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "sl", id, deleted_usec);
  return ent_sql_run (stmt, error) && index_note (self, note, g_array_index (keys, gint64, 0), error);
}

gboolean
ent_store_bin_notes (EntStore            *self,
                     const char * const  *ids,
                     gboolean             binned,
                     GError             **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  gint64 deleted_usec = binned ? g_get_real_time () : 0;

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  if (!ent_transaction_begin_write (&transaction, self, NULL, error))
    return FALSE;
  for (guint i = 0; ids[i] != NULL; i++)
    if (!bin_note (self, ids[i], deleted_usec, error))
      return FALSE;
  return ent_transaction_commit (&transaction, error);
}

GPtrArray *
ent_store_list_bin (EntStore  *self,
                    GError   **error)
{
  g_auto(EntTransaction) transaction = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);

  if (!ent_transaction_begin_read (&transaction, self, NULL, error))
    return NULL;
  return ent_notes_read (self->db, "WHERE deleted_usec > 0 ORDER BY deleted_usec DESC, note_key DESC", NULL, NULL,
                         error);
}

gboolean
ent_store_empty_bin (EntStore  *self,
                     gint64     before_usec,
                     GError   **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, before_usec);

  g_return_val_if_fail (ENT_IS_STORE (self), FALSE);

  /* What is in the bin has no search rows. */
  return ent_transaction_begin_write (&transaction, self, NULL, error)
         && ent_sql_run_text (self->db,
                              "DELETE FROM notes WHERE deleted_usec > 0 AND deleted_usec < CAST (?1 AS INTEGER)",
                              number, error)
         && ent_sql_run_text (self->db,
                              "DELETE FROM own_events WHERE deleted_usec > 0 AND deleted_usec < CAST (?1 AS INTEGER)",
                              number, error)
         && ent_transaction_commit (&transaction, error);
}

/* Reading */

static GPtrArray *
load_some (EntStore            *self,
           const char * const  *ids,
           GCancellable        *cancellable,
           GError             **error)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      GError *local_error = NULL;
      EntNote *note;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      note = find_note (self, ids[i], &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return NULL;
        }
      if (note != NULL)
        g_ptr_array_add (notes, note);
    }
  return g_steal_pointer (&notes);
}

GPtrArray *
ent_store_load_notes (EntStore            *self,
                      const char * const  *ids,
                      GCancellable        *cancellable,
                      GError             **error)
{
  g_auto(EntTransaction) transaction = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);

  if (!ent_transaction_begin_read (&transaction, self, cancellable, error))
    return NULL;
  if (ids != NULL)
    return load_some (self, ids, cancellable, error);
  return ent_notes_read (self->db, "WHERE deleted_usec = 0 ORDER BY created_usec DESC, note_key DESC", NULL, NULL,
                         error);
}

GPtrArray *
ent_store_list_notes (EntStore   *self,
                      const char *case_id,
                      GError    **error)
{
  g_auto(EntTransaction) transaction = { NULL };

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);

  if (!ent_transaction_begin_read (&transaction, self, NULL, error))
    return NULL;

  return ent_notes_read (self->db,
                         case_id != NULL
                         ? "WHERE case_id = ?1 AND deleted_usec = 0 ORDER BY created_usec DESC, note_key DESC"
                         : "WHERE deleted_usec = 0 ORDER BY created_usec DESC, note_key DESC",
                         case_id, NULL, error);
}

gboolean
ent_store_index_notes (EntStore *self,
                       GError  **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GPtrArray) notes = NULL;

  if (!ent_transaction_begin_write (&transaction, self, NULL, error))
    return FALSE;

  notes = ent_notes_read (self->db, "ORDER BY note_key", NULL, keys, error);
  if (notes == NULL)
    return FALSE;
  for (guint i = 0; i < notes->len; i++)
    if (!index_note (self, g_ptr_array_index (notes, i), g_array_index (keys, gint64, i), error))
      return FALSE;

  return ent_transaction_commit (&transaction, error);
}

gboolean
ent_store_index_note (EntStore    *self,
                      const char  *id,
                      GError     **error)
{
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GPtrArray) notes = ent_notes_read (self->db, "WHERE id = ?1", id, keys, error);

  return notes != NULL
         && (notes->len == 0 || index_note (self, notes->pdata[0], g_array_index (keys, gint64, 0), error));
}
