/* Earlier versions of notes.
 *
 * Notes are written while people type: a state is only kept as a version where it stood for some time,
 * where much of it goes, or where it is not what this store wrote last, so that of two programs that write
 * one note at once neither loses what it wrote. */

#include "config.h"

#include "ent-store-notes.h"

#include <string.h>

#include "ent-store-own.h"
#include "ent-store-private.h"

/* How long a state stands that is worth keeping. */
#define VERSION_USEC (2 * G_TIME_SPAN_MINUTE)

static gboolean
is_worth_keeping (const EntStore *self,
                  const EntNote  *old,
                  const EntNote  *note)
{
  gboolean same = g_strcmp0 (old->body, note->body) == 0 && ent_ids_equal (old->tags, note->tags)
                  && old->color == note->color && old->flag == note->flag;

  if (same || (*old->body == '\0' && old->tags->len == 0))
    return FALSE;
  /* Times come from files of others, too: a difference can be larger than a time. */
  return note->modified_usec < old->modified_usec
         || (guint64) note->modified_usec - (guint64) old->modified_usec >= VERSION_USEC
         || 2 * strlen (note->body != NULL ? note->body : "") < strlen (old->body)
         || old->modified_usec != self->written_usec || g_strcmp0 (old->id, self->written_note) != 0;
}

static gboolean
write_version (EntStore      *self,
               const EntNote *old,
               GError       **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  g_autoptr(GString) tags = g_string_new (NULL);

  stmt = ent_sql_prepare (self->db,
                          "INSERT INTO note_versions (note, body, tags, color, flag, modified_usec)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < old->tags->len; i++)
    g_string_append_printf (tags, "%s%s", i > 0 ? "\n" : "", (char *) old->tags->pdata[i]);
  ent_sql_bind (stmt, "sssssl", old->id, old->body, tags->str, ent_note_color_to_word (old->color),
                ent_note_flag_to_word (old->flag), old->modified_usec);
  if (!ent_sql_run (stmt, error))
    return FALSE;
  g_clear_pointer (&stmt, sqlite3_finalize);
  stmt = ent_sql_prepare (self->db,
                          "DELETE FROM note_versions WHERE note = ?1 AND version_key NOT IN"
                          " (SELECT version_key FROM note_versions WHERE note = ?1"
                          "  ORDER BY version_key DESC LIMIT " G_STRINGIFY (ENT_STORE_MAX_VERSIONS) ")", error);
  if (stmt == NULL)
    return FALSE;
  ent_sql_bind (stmt, "s", old->id);
  return ent_sql_run (stmt, error);
}

gboolean
ent_store_keep_version (EntStore       *self,
                        const EntNote  *old,
                        const EntNote  *note,
                        GError        **error)
{
  return !is_worth_keeping (self, old, note) || write_version (self, old, error);
}

GPtrArray *
ent_store_list_versions (EntStore    *self,
                         const char  *note_id,
                         GError     **error)
{
  g_auto(EntTransaction) transaction = { NULL };
  g_autoptr(GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
  g_autoptr(GPtrArray) notes = NULL;
  g_autoptr(sqlite3_stmt) stmt = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (ENT_IS_STORE (self), NULL);
  g_return_val_if_fail (note_id != NULL, NULL);

  if (!ent_transaction_begin_read (&transaction, self, NULL, error))
    return NULL;
  notes = ent_notes_read (self->db, "WHERE id = ?1", note_id, NULL, &local_error);
  if (notes != NULL && notes->len > 0)
    stmt = ent_sql_prepare (self->db,
                            "SELECT body, tags, color, flag, modified_usec FROM note_versions WHERE note = ?1"
                            " ORDER BY version_key DESC", &local_error);
  if (stmt != NULL)
    ent_sql_bind (stmt, "s", note_id);
  while (stmt != NULL && ent_sql_step (stmt, &local_error))
    {
      EntNote *version = ent_note_copy (notes->pdata[0]);
      g_autofree char *tags = ent_sql_dup_text (stmt, 1);
      g_autofree char *color = ent_sql_dup_text (stmt, 2);
      g_autofree char *flag = ent_sql_dup_text (stmt, 3);
      g_auto(GStrv) lines = g_strsplit (tags, "\n", -1);

      g_ptr_array_add (versions, version);
      g_free (version->body);
      version->body = ent_sql_dup_text (stmt, 0);
      g_ptr_array_set_size (version->tags, 0);
      for (guint i = 0; lines[i] != NULL; i++)
        g_ptr_array_add (version->tags, g_strdup (lines[i]));
      version->color = ENT_NOTE_COLOR_NONE;
      version->flag = ENT_NOTE_FLAG_NONE;
      ent_note_color_from_word (color, &version->color);
      ent_note_flag_from_word (flag, &version->flag);
      version->modified_usec = sqlite3_column_int64 (stmt, 4);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&versions);
}
