#include "config.h"

#include <string.h>

#include "ent-note-export-private.h"

#define LINE_END "\r\n"

static const char * const columns[] = {
  "id", "case", "case_title", "target", "target_id", "target_title", "date", "quote", "text", "tags", "color", "flag",
  "person", "created", "modified",
};

/* In quotation marks where it holds what would end it, or space that a reader may cut off. */
static void
append_field (GString    *row,
              const char *value)
{
  gsize length = value != NULL ? strlen (value) : 0;

  if (length == 0)
    return;
  if (strpbrk (value, "\",\r\n") == NULL && !g_ascii_isspace (value[0]) && !g_ascii_isspace (value[length - 1]))
    {
      g_string_append (row, value);
      return;
    }
  g_string_append_c (row, '"');
  for (const char *at = value; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (row, '"');
      g_string_append_c (row, *at);
    }
  g_string_append_c (row, '"');
}

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
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_field (out, fields[i]);
    }
  g_string_append (out, LINE_END);
}

char *
ent_notes_to_csv (GPtrArray *notes,
                  GPtrArray *cases,
                  GPtrArray *layers,
                  gsize     *length)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", columns[i]);
  g_string_append (out, LINE_END);
  for (guint i = 0; i < notes->len; i++)
    append_note (out, notes->pdata[i], cases, layers);
  if (length != NULL)
    *length = out->len;
  return g_string_free (out, FALSE);
}
