#include "config.h"

#include "ent-annotation-write.h"

#include <string.h>

#include "ent-annotation-iri.h"
#include "ent-annotation-write-private.h"
#include "ent-own.h"
#include "ent-uuid.h"

#define OURS(name) ENT_ANNOTATION_PREFIX ":" name

/* The first and the last moment that four digits of a year can say. */
#define FIRST_SECOND G_GINT64_CONSTANT (-62135596800)
#define LAST_SECOND  G_GINT64_CONSTANT (253402300799)

void
ent_annotation_write_time (EntJsonWriter *writer,
                           const char    *name,
                           gint64         usec)
{
  gint64 part = usec % G_USEC_PER_SEC;
  gint64 seconds = usec / G_USEC_PER_SEC;
  g_autoptr(GDateTime) time = NULL;
  g_autofree char *second = NULL;
  g_autoptr(GString) text = NULL;

  if (part < 0)
    {
      part += G_USEC_PER_SEC;
      seconds--;
    }
  time = g_date_time_new_from_unix_utc (CLAMP (seconds, FIRST_SECOND, LAST_SECOND));
  second = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
  text = g_string_new (second);
  /* Years before 1000 have fewer digits. */
  while (text->len < strlen ("0001-01-01T00:00:00"))
    g_string_prepend_c (text, '0');
  if (part > 0)
    {
      g_string_append_printf (text, ".%06d", (int) part);
      while (text->str[text->len - 1] == '0')
        g_string_truncate (text, text->len - 1);
    }
  g_string_append_c (text, 'Z');
  ent_json_writer_string (writer, name, text->str);
}

void
ent_annotation_write_context (EntJsonWriter *writer)
{
  ent_json_writer_open (writer, "@context", '[');
  ent_json_writer_string (writer, NULL, ENT_ANNOTATION_CONTEXT);
  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, ENT_ANNOTATION_PREFIX, ENT_ANNOTATION_SPACE);
  ent_json_writer_close (writer, '}');
  ent_json_writer_close (writer, ']');
}

static void
write_uuid (EntJsonWriter *writer,
            const char    *name,
            const char    *uuid)
{
  g_autofree char *iri = g_strconcat ("urn:uuid:", uuid, NULL);

  ent_json_writer_string (writer, name, iri);
}

static void
write_creator (EntJsonWriter *writer,
               const char    *layer,
               GPtrArray     *layers)
{
  const char *name = NULL;

  if (layer == NULL)
    return;
  for (guint i = 0; layers != NULL && i < layers->len; i++)
    if (strcmp (((EntLayer *) layers->pdata[i])->id, layer) == 0)
      name = ((EntLayer *) layers->pdata[i])->name;
  ent_json_writer_open (writer, "creator", '{');
  write_uuid (writer, "id", layer);
  ent_json_writer_string (writer, "type", "Person");
  ent_json_writer_string (writer, "name", name);
  ent_json_writer_close (writer, '}');
}

static void
write_quote (EntJsonWriter   *writer,
             const EntAnchor *anchor)
{
  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "type", "TextQuoteSelector");
  ent_json_writer_string (writer, "exact", anchor->exact);
  ent_json_writer_string (writer, "prefix", anchor->prefix != NULL ? anchor->prefix : "");
  ent_json_writer_string (writer, "suffix", anchor->suffix != NULL ? anchor->suffix : "");
  ent_json_writer_close (writer, '}');

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "type", "TextPositionSelector");
  ent_json_writer_number (writer, "start", anchor->start);
  ent_json_writer_number (writer, "end", anchor->end);
  ent_json_writer_close (writer, '}');
}

static void
write_selectors (EntJsonWriter   *writer,
                 const EntTarget *target)
{
  gboolean dated = target->kind == ENT_TARGET_SPAN && target->date != NULL;

  if (!dated && target->anchor == NULL)
    return;
  ent_json_writer_open (writer, "selector", '[');
  if (dated)
    {
      g_autofree char *fragment = ent_date_to_fragment (target->date);

      ent_json_writer_open (writer, NULL, '{');
      ent_json_writer_string (writer, "type", "FragmentSelector");
      ent_json_writer_string (writer, "value", fragment);
      ent_json_writer_string (writer, "conformsTo", ENT_ANNOTATION_SPACE "date");
      ent_json_writer_close (writer, '}');
    }
  if (target->anchor != NULL)
    write_quote (writer, target->anchor);
  ent_json_writer_close (writer, ']');
}

static void
write_target (EntJsonWriter   *writer,
              const char      *name,
              const char      *case_id,
              const EntTarget *target)
{
  g_autofree char *iri = NULL;

  if (target == NULL)
    return;
  iri = ent_target_to_iri (case_id, target);
  ent_json_writer_open (writer, name, '{');
  ent_json_writer_string (writer, "type", "SpecificResource");
  ent_json_writer_string (writer, "source", iri);
  write_selectors (writer, target);
  ent_json_writer_string (writer, OURS ("title"), target->title);
  ent_json_writer_string (writer, OURS ("date"), target->date);
  ent_json_writer_string (writer, OURS ("text"), target->text);
  if (target->anchor != NULL)
    ent_json_writer_string (writer, OURS ("language"), target->anchor->language);
  ent_json_writer_close (writer, '}');
}

static const char *
get_motivation (const EntNote *note)
{
  if (note->flag == ENT_NOTE_FLAG_QUESTION)
    return "questioning";
  if (*note->body != '\0')
    return "commenting";
  if (note->tags->len > 0)
    return "tagging";
  return note->target->anchor != NULL ? "highlighting" : "bookmarking";
}

static void
write_body (EntJsonWriter *writer,
            const EntNote *note)
{
  if (*note->body == '\0' && note->tags->len == 0)
    return;
  ent_json_writer_open (writer, "body", '[');
  if (*note->body != '\0')
    {
      ent_json_writer_open (writer, NULL, '{');
      ent_json_writer_string (writer, "type", "TextualBody");
      ent_json_writer_string (writer, "value", note->body);
      ent_json_writer_string (writer, "format", "text/markdown");
      ent_json_writer_string (writer, "purpose",
                              note->flag == ENT_NOTE_FLAG_QUESTION ? "questioning" : "commenting");
      ent_json_writer_close (writer, '}');
    }
  for (guint i = 0; i < note->tags->len; i++)
    {
      ent_json_writer_open (writer, NULL, '{');
      ent_json_writer_string (writer, "type", "TextualBody");
      ent_json_writer_string (writer, "value", note->tags->pdata[i]);
      ent_json_writer_string (writer, "purpose", "tagging");
      ent_json_writer_close (writer, '}');
    }
  ent_json_writer_close (writer, ']');
}

static void
write_place (EntJsonWriter *writer,
             const EntNote *note)
{
  if (note->place == NULL)
    return;
  ent_json_writer_open (writer, OURS ("place"), '{');
  ent_json_writer_string (writer, OURS ("state"), ent_place_state_to_word (note->place->state));
  ent_annotation_write_time (writer, OURS ("since"), note->place->since_usec);
  write_target (writer, OURS ("before"), note->case_id, note->place->before);
  write_target (writer, OURS ("now"), note->case_id, note->place->now);
  ent_json_writer_close (writer, '}');
}

void
ent_annotation_write_note (EntJsonWriter *writer,
                           const EntNote *note,
                           GPtrArray     *layers)
{
  ent_json_writer_open (writer, NULL, '{');
  write_uuid (writer, "id", note->id);
  ent_json_writer_string (writer, "type", "Annotation");
  ent_json_writer_string (writer, "motivation", get_motivation (note));
  write_creator (writer, note->layer, layers);
  ent_annotation_write_time (writer, "created", note->created_usec);
  ent_annotation_write_time (writer, "modified", note->modified_usec);
  write_body (writer, note);
  write_target (writer, "target", note->case_id, note->target);
  if (note->color != ENT_NOTE_COLOR_NONE)
    ent_json_writer_string (writer, OURS ("color"), ent_note_color_to_word (note->color));
  if (note->flag != ENT_NOTE_FLAG_NONE)
    ent_json_writer_string (writer, OURS ("flag"), ent_note_flag_to_word (note->flag));
  if (note->deleted_usec > 0)
    ent_annotation_write_time (writer, OURS ("deleted"), note->deleted_usec);
  write_place (writer, note);
  ent_json_writer_close (writer, '}');
}

/* The collection is known by what is in it. (transfer full) */
static char *
dup_collection_id (GPtrArray *notes)
{
  g_autoptr(GString) ids = g_string_new (ENT_ANNOTATION_SPACE);

  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (ids, "\n%s", ((EntNote *) notes->pdata[i])->id);
  return ent_uuid_derive (ENT_UUID_SPACE_URL, ids->str);
}

static void
write_page (EntJsonWriter *writer,
            GPtrArray     *notes,
            GPtrArray     *layers,
            const char    *collection)
{
  g_autofree char *page = ent_uuid_derive (collection, "page");

  ent_json_writer_open (writer, "first", '{');
  write_uuid (writer, "id", page);
  ent_json_writer_string (writer, "type", "AnnotationPage");
  write_uuid (writer, "partOf", collection);
  ent_json_writer_integer (writer, "startIndex", 0);
  ent_json_writer_open (writer, "items", '[');
  for (guint i = 0; i < notes->len; i++)
    ent_annotation_write_note (writer, notes->pdata[i], layers);
  ent_json_writer_close (writer, ']');
  ent_json_writer_close (writer, '}');
  write_uuid (writer, "last", page);
}

char *
ent_annotations_to_string (GPtrArray *notes,
                           GPtrArray *layers,
                           gsize     *length)
{
  EntJsonWriter *writer = ent_json_writer_new (NULL);
  g_autofree char *collection = dup_collection_id (notes);

  ent_json_writer_open (writer, NULL, '{');
  ent_annotation_write_context (writer);
  write_uuid (writer, "id", collection);
  ent_json_writer_string (writer, "type", "AnnotationCollection");
  ent_json_writer_string (writer, "label", "Entente");
  ent_json_writer_integer (writer, "total", (int) notes->len);
  /* A page has at least one annotation: of none there is no page. */
  if (notes->len > 0)
    write_page (writer, notes, layers, collection);
  ent_json_writer_close (writer, '}');
  return ent_json_writer_finish (writer, length);
}
