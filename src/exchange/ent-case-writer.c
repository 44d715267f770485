/* From a case to its file: the members in the order of the schema, so that two versions of
 * a case differ in a diff only where the case does. */

#include "config.h"

#include "ent-case-writer-private.h"

#include "ent-case-file.h"
#include "ent-source-json.h"

/* The items of a list, each written by its own function; an empty list that the format does
 * not ask for is left out. */
typedef void (*ItemWriter) (EntJsonWriter *writer,
                            gconstpointer  item);

static void
write_list (EntJsonWriter *writer,
            const char    *name,
            GPtrArray     *list,
            gboolean       required,
            ItemWriter     write_item)
{
  if (list->len == 0 && !required)
    return;

  ent_json_writer_open (writer, name, '[');
  for (guint i = 0; i < list->len; i++)
    write_item (writer, g_ptr_array_index (list, i));
  ent_json_writer_close (writer, ']');
}

static void
write_date (EntJsonWriter *writer,
            const char    *name,
            const EntDate *date)
{
  if (date != NULL)
    ent_json_writer_string (writer, name, ent_date_get_text (date));
}

static void
write_cite (EntJsonWriter *writer,
            gconstpointer  item)
{
  const EntCite *cite = item;

  if (cite->locator == NULL)
    {
      ent_json_writer_string (writer, NULL, cite->source);
      return;
    }
  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "source", cite->source);
  ent_json_writer_string (writer, "locator", cite->locator);
  ent_json_writer_close (writer, '}');
}

/* On one line where all are plain ids. */
static void
write_cites (EntJsonWriter *writer,
             const char    *name,
             GPtrArray     *cites)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < cites->len; i++)
    {
      const EntCite *cite = g_ptr_array_index (cites, i);

      if (cite->locator != NULL)
        {
          write_list (writer, name, cites, FALSE, write_cite);
          return;
        }
      g_ptr_array_add (ids, cite->source);
    }
  ent_json_writer_ids (writer, name, ids);
}

static void
write_moment (EntJsonWriter *writer,
              gconstpointer  item)
{
  const EntMoment *moment = item;

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "kind", ent_moment_kind_to_word (moment->kind));
  write_date (writer, "date", moment->date);
  ent_json_writer_string (writer, "event", moment->event);
  ent_json_writer_close (writer, '}');
}

/* Always a map: a name that is written by itself has a language. */
static void
write_native (EntJsonWriter *writer,
              const EntText *native)
{
  if (native == NULL || ent_text_get_n (native) == 0)
    return;

  ent_json_writer_open (writer, "native", '{');
  for (gsize i = 0; i < ent_text_get_n (native); i++)
    {
      const EntTextVariant *variant = ent_text_get_variant (native, i);

      ent_json_writer_string (writer, variant->language != NULL ? variant->language : "und", variant->string);
    }
  ent_json_writer_close (writer, '}');
}

static void
write_actor (EntJsonWriter *writer,
             gconstpointer  item)
{
  const EntActor *actor = item;

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "id", actor->id);
  ent_json_writer_text (writer, "name", actor->name);
  write_native (writer, actor->native);
  ent_json_writer_string (writer, "kind", ent_actor_kind_to_word (actor->kind));
  ent_json_writer_string (writer, "party", actor->party);
  ent_json_writer_text (writer, "role", actor->role);
  write_date (writer, "active", actor->active);
  ent_json_writer_close (writer, '}');
}

static void
write_phase (EntJsonWriter *writer,
             gconstpointer  item)
{
  const EntPhase *phase = item;

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "id", phase->id);
  ent_json_writer_text (writer, "title", phase->title);
  write_date (writer, "date", phase->date);
  ent_json_writer_text (writer, "text", phase->text);
  ent_json_writer_close (writer, '}');
}

static void
write_relation (EntJsonWriter *writer,
                gconstpointer  item)
{
  const EntRelationStep *step = item;

  ent_json_writer_open (writer, NULL, '{');
  write_date (writer, "date", step->date);
  ent_json_writer_string (writer, "level", ent_relation_level_to_word (step->level));
  ent_json_writer_string (writer, "event", step->event);
  ent_json_writer_text (writer, "text", step->text);
  write_cites (writer, "sources", step->sources);
  ent_json_writer_close (writer, '}');
}

static void
write_place (EntJsonWriter  *writer,
             const EntPlace *place)
{
  if (place == NULL)
    return;

  ent_json_writer_open (writer, "place", '{');
  ent_json_writer_text (writer, "name", place->name);
  ent_json_writer_string (writer, "country", place->country);
  if (place->has_position)
    {
      ent_json_writer_number (writer, "lat", place->lat);
      ent_json_writer_number (writer, "lon", place->lon);
    }
  ent_json_writer_close (writer, '}');
}

static void
write_signs (EntJsonWriter *writer,
             GPtrArray     *signs)
{
  if (signs->len == 0)
    return;

  ent_json_writer_open (writer, "factors", '{');
  for (guint i = 0; i < signs->len; i++)
    {
      const EntFactorSign *sign = g_ptr_array_index (signs, i);

      ent_json_writer_string (writer, sign->factor, sign->sign > 0 ? "+" : "-");
    }
  ent_json_writer_close (writer, '}');
}

static void
write_event (EntJsonWriter *writer,
             gconstpointer  item)
{
  const EntEvent *event = item;

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "id", event->id);
  write_date (writer, "date", event->date);
  ent_json_writer_text (writer, "title", event->title);
  ent_json_writer_text (writer, "label", event->label);
  ent_json_writer_text (writer, "text", event->text);
  write_place (writer, event->place);
  ent_json_writer_ids (writer, "actors", event->actors);
  ent_json_writer_string (writer, "phase", event->phase);
  write_signs (writer, event->factors);
  ent_json_writer_integer (writer, "importance", event->importance);
  ent_json_writer_string (writer, "certainty", event->unverified ? "unverified" : "verified");
  write_cites (writer, "sources", event->sources);
  ent_json_writer_close (writer, '}');
}

static void
write_assessment (EntJsonWriter *writer,
                  gconstpointer  item)
{
  const EntAssessment *assessment = item;

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "factor", assessment->factor);
  if (assessment->has_rating)
    ent_json_writer_integer (writer, "rating", assessment->rating);
  else
    ent_json_writer_null (writer, "rating");
  ent_json_writer_string (writer, "confidence", ent_confidence_to_word (assessment->confidence));
  ent_json_writer_text (writer, "rationale", assessment->rationale);
  ent_json_writer_ids (writer, "evidence", assessment->evidence);
  write_cites (writer, "sources", assessment->sources);
  ent_json_writer_close (writer, '}');
}

static void
write_section (EntJsonWriter *writer,
               gconstpointer  item)
{
  const EntStorySection *section = item;

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "id", section->id);
  ent_json_writer_text (writer, "title", section->title);
  ent_json_writer_text (writer, "text", section->text);
  ent_json_writer_close (writer, '}');
}

static void
write_quotation (EntJsonWriter *writer,
                 gconstpointer  item)
{
  const EntQuotation *quotation = item;

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_text (writer, "text", quotation->text);
  ent_json_writer_string (writer, "locator", quotation->locator);
  ent_json_writer_string (writer, "terms", ent_terms_to_word (quotation->terms));
  ent_json_writer_close (writer, '}');
}

static void
write_document (EntJsonWriter *writer,
                gconstpointer  item)
{
  const EntDocument *document = item;

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "id", document->id);
  ent_json_writer_text (writer, "title", document->title);
  write_date (writer, "date", document->date);
  ent_json_writer_ids (writer, "parties", document->parties);
  ent_json_writer_string (writer, "event", document->event);
  ent_json_writer_text (writer, "text", document->text);
  ent_json_writer_text (writer, "where", document->where);
  ent_json_writer_string (writer, "url", document->url);
  write_list (writer, "quotations", document->quotations, FALSE, write_quotation);
  write_cites (writer, "sources", document->sources);
  ent_json_writer_close (writer, '}');
}

static void
write_question (EntJsonWriter *writer,
                gconstpointer  item)
{
  const EntQuestion *question = item;

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_text (writer, "text", question->text);
  ent_json_writer_ids (writer, "events", question->events);
  ent_json_writer_close (writer, '}');
}

static void
write_slide (EntJsonWriter *writer,
             gconstpointer  item)
{
  const EntSlideOutline *slide = item;

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_text (writer, "title", slide->title);
  ent_json_writer_text (writer, "text", slide->text);
  ent_json_writer_ids (writer, "events", slide->events);
  ent_json_writer_ids (writer, "factors", slide->factors);
  ent_json_writer_ids (writer, "documents", slide->documents);
  ent_json_writer_close (writer, '}');
}

static void
write_lecture (EntJsonWriter *writer,
               gconstpointer  item)
{
  const EntLectureOutline *lecture = item;

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "id", lecture->id);
  ent_json_writer_text (writer, "title", lecture->title);
  if (lecture->minutes > 0)
    ent_json_writer_integer (writer, "minutes", lecture->minutes);
  write_list (writer, "slides", lecture->slides, TRUE, write_slide);
  ent_json_writer_close (writer, '}');
}

static void
write_source (EntJsonWriter *writer,
              gconstpointer  item)
{
  const EntSource *source = item;

  ent_source_write_json (writer, source, source->id);
}

void
ent_case_file_write (EntJsonWriter *writer,
                     const char    *name,
                     const EntCase *self)
{
  /* How a library tells two cases of one id apart is its own business. */
  g_autofree char *id = ent_case_id_dup_published (self->id);

  ent_json_writer_set_language (writer, self->language);
  ent_json_writer_open (writer, name, '{');
  ent_json_writer_integer (writer, "format", ENT_CASE_FILE_FORMAT);
  ent_json_writer_string (writer, "id", id);
  ent_json_writer_integer (writer, "version", self->version);
  ent_json_writer_string (writer, "language", self->language);
  ent_json_writer_string (writer, "license", self->license);
  write_date (writer, "updated", self->updated);
  ent_json_writer_text (writer, "title", self->title);
  ent_json_writer_text (writer, "short", self->short_title);
  ent_json_writer_text (writer, "summary", self->summary);
  ent_json_writer_text (writer, "status", self->status);
  ent_json_writer_text (writer, "outcome", self->outcome);
  write_date (writer, "period", self->period);
  write_list (writer, "moments", self->moments, FALSE, write_moment);
  write_list (writer, "actors", self->actors, TRUE, write_actor);
  ent_json_writer_ids (writer, "parties", self->parties);
  write_list (writer, "phases", self->phases, TRUE, write_phase);
  write_list (writer, "relations", self->relations, TRUE, write_relation);
  write_list (writer, "events", self->events, TRUE, write_event);
  write_list (writer, "assessments", self->assessments, FALSE, write_assessment);
  write_list (writer, "story", self->story, FALSE, write_section);
  write_list (writer, "documents", self->documents, FALSE, write_document);
  write_list (writer, "questions", self->questions, FALSE, write_question);
  write_list (writer, "lectures", self->lectures, FALSE, write_lecture);
  write_list (writer, "sources", self->sources, TRUE, write_source);
  ent_json_writer_close (writer, '}');
  ent_json_writer_set_language (writer, NULL);
}

char *
ent_case_file_to_string (EntCase *self,
                         gsize   *length)
{
  EntJsonWriter *writer = ent_json_writer_new (NULL);

  ent_case_file_write (writer, NULL, self);
  return ent_json_writer_finish (writer, length);
}
