#include "config.h"

#include "ent-csv.h"
#include "ent-note-export-private.h"

static const char * const columns[] = {
  "id", "case", "case_title", "target", "target_id", "target_title", "date", "quote", "text", "tags", "color", "flag",
  "person", "created", "modified",
};

static char *
dup_time (gint64 usec)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (usec / G_USEC_PER_SEC);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

static char *
dup_tags (const EntNote *note)
{
  GString *tags = g_string_new (NULL);

  for (guint i = 0; i < note->tags->len; i++)
    g_string_append_printf (tags, "%s%s", i > 0 ? " " : "", (const char *) note->tags->pdata[i]);
  return g_string_free (tags, FALSE);
}

static void
append_note (GString       *out,
             const EntNote *note,
             GPtrArray     *cases,
             GPtrArray     *layers)
{
  const EntTarget *target = note->target;
  g_autofree char *tags = dup_tags (note);
  g_autofree char *created = dup_time (note->created_usec);
  g_autofree char *modified = dup_time (note->modified_usec);
  const char *fields[] = {
    note->id, note->case_id, ent_note_export_get_case (cases, note->case_id),
    ent_target_kind_to_word (target->kind), target->id, target->title, target->date,
    target->anchor != NULL ? target->anchor->exact : NULL, note->body, tags, ent_note_color_to_word (note->color),
    ent_note_flag_to_word (note->flag), ent_note_export_get_person (layers, note->layer), created, modified,
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (fields) == G_N_ELEMENTS (columns));
  ent_csv_append_row (out, fields, G_N_ELEMENTS (fields));
}

char *
ent_notes_to_csv (GPtrArray *notes,
                  GPtrArray *cases,
                  GPtrArray *layers,
                  gsize     *length)
{
  GString *out = g_string_new (NULL);

  ent_csv_append_row (out, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < notes->len; i++)
    append_note (out, notes->pdata[i], cases, layers);
  if (length != NULL)
    *length = out->len;
  return g_string_free (out, FALSE);
}
