/* Events, and the assessments that rest on them. */

#include "config.h"

#include "ent-case-reader-private.h"

#include <glib/gi18n-lib.h>

#include "ent-case-file.h"

#define MAX_ASSESSMENTS 256

/* Beyond the bounds of a date that is uncertain or approximate there is as much room as the
 * date is long: "about 1994" may be 1993 or 1995. */
static void
loose_bounds (const EntDate *date,
              gint64        *earliest,
              gint64        *latest)
{
  gint64 first, last;

  *earliest = ent_date_get_earliest (date);
  *latest = ent_date_get_latest (date);
  if ((ent_date_get_flags (date) & (ENT_DATE_UNCERTAIN | ENT_DATE_APPROXIMATE)) == 0)
    return;

  ent_date_get_begin (date, &first, &last);
  if (*earliest != ENT_DATE_OPEN_PAST && last != ENT_DATE_OPEN_FUTURE
      && first > G_MININT64 / 4 && last < G_MAXINT64 / 4)
    *earliest -= last - first + 1;
  ent_date_get_end (date, &first, &last);
  if (*latest != ENT_DATE_OPEN_FUTURE && first != ENT_DATE_OPEN_PAST
      && first > G_MININT64 / 4 && last < G_MAXINT64 / 4)
    *latest += last - first + 1;
}

static gboolean
can_lie_in (const EntDate *event,
            const EntDate *phase)
{
  gint64 event_earliest, event_latest, phase_earliest, phase_latest;

  loose_bounds (event, &event_earliest, &event_latest);
  loose_bounds (phase, &phase_earliest, &phase_latest);
  return event_earliest <= phase_latest && phase_earliest <= event_latest;
}

static const EntPhase *
find_phase (EntCaseReader *self,
            const char    *id)
{
  for (guint i = 0; i < self->item->phases->len; i++)
    {
      const EntPhase *phase = g_ptr_array_index (self->item->phases, i);

      if (g_str_equal (phase->id, id))
        return phase;
    }
  return NULL;
}

static void
check_phase (EntCaseReader  *self,
             const EntEvent *event)
{
  const EntPhase *phase = event->phase != NULL ? find_phase (self, event->phase) : NULL;

  if (phase == NULL || event->date == self->any_date || phase->date == self->any_date)
    return;
  if (!can_lie_in (event->date, phase->date))
    ent_json_fault_in (self->json, "date",
                       _("%s is outside the event’s phase “%s” (%s): correct the date or the phase"),
                       ent_date_get_text (event->date), phase->id, ent_date_get_text (phase->date));
}

static gboolean
is_country (const char *code)
{
  return g_ascii_isupper (code[0]) && g_ascii_isupper (code[1]) && code[2] == '\0';
}

static char *
read_country (EntJson    *json,
              JsonObject *object)
{
  g_autofree char *country = ent_json_string (json, object, "country", G_MAXSIZE);

  if (country == NULL || is_country (country))
    return g_steal_pointer (&country);

  ent_json_fault_in (json, "country", _("should be the two capital letters of a country’s ISO 3166 code, as “EG”"));
  return NULL;
}

static const EntJsonMember place_members[] = {
  { "name", TRUE }, { "country", FALSE }, { "lat", FALSE }, { "lon", FALSE }, { NULL, FALSE }
};

static EntPlace *
read_place (EntCaseReader *self,
            JsonObject    *event)
{
  JsonNode *node = json_object_get_member (event, "place");
  JsonObject *object;
  gsize mark;
  EntPlace *place = NULL;

  if (node == NULL)
    return NULL;

  mark = ent_json_enter (self->json, "place");
  object = ent_json_object (self->json, node, place_members);
  if (object != NULL)
    {
      gboolean has_lat, has_lon;

      place = ent_place_new (ent_case_reader_need_text (self, object, "name"));
      place->country = read_country (self->json, object);
      has_lat = ent_json_number (self->json, object, "lat", -90, 90, &place->lat);
      has_lon = ent_json_number (self->json, object, "lon", -180, 180, &place->lon);
      place->has_position = has_lat && has_lon;
      if (json_object_has_member (object, "lat") != json_object_has_member (object, "lon"))
        ent_json_fault (self->json, _("“lat” and “lon” go together: add the other one"));
    }
  ent_json_leave (self->json, mark);
  return place;
}

typedef struct
{
  EntCaseReader *reader;
  GPtrArray     *signs;
} SignMap;

static void
read_sign (EntJson    *json,
           const char *name,
           JsonNode   *node,
           gpointer    data)
{
  SignMap *map = data;
  const char *sign;

  if (!ent_id_is_valid (name))
    ent_json_fault (json, _("the name of the member is no factor’s id: "
                            "use lower-case letters a–z, digits, and single hyphens between them"));
  else
    ent_case_reader_check_factor (map->reader, name);

  sign = ent_json_node_string (json, node, G_MAXSIZE);
  if (sign == NULL)
    return;
  if (g_str_equal (sign, "+") || g_str_equal (sign, "-"))
    g_ptr_array_add (map->signs, ent_factor_sign_new (name, *sign == '+' ? +1 : -1));
  else
    ent_json_fault (json, _("should be “+” (helping) or “-” (hindering)"));
}

static const EntJsonMember event_members[] = {
  { "id", TRUE }, { "date", TRUE }, { "title", TRUE }, { "label", FALSE }, { "text", FALSE }, { "place", FALSE },
  { "actors", FALSE }, { "phase", FALSE }, { "factors", FALSE }, { "importance", FALSE }, { "certainty", FALSE },
  { "sources", FALSE }, { NULL, FALSE }
};

static void
read_event (EntJson  *json,
            JsonNode *node,
            gpointer  data)
{
  static const char * const certainties[] = { "verified", "unverified", NULL };
  EntCaseReader *self = data;
  JsonObject *object = ent_json_object (json, node, event_members);
  g_autofree char *id = NULL;
  EntDate *date;
  EntEvent *event;
  SignMap map;

  if (object == NULL)
    return;
  id = ent_case_reader_need_id (self, object, "id");
  date = ent_case_reader_date (self, object, "date");
  event = ent_event_new (id, date, ent_case_reader_need_text (self, object, "title"));
  event->label = ent_case_reader_text (self, object, "label");
  event->text = ent_case_reader_text (self, object, "text");
  event->place = read_place (self, object);
  ent_case_reader_references (self, object, "actors", ENT_ID_ACTOR, event->actors);
  event->phase = ent_case_reader_reference (self, object, "phase", ENT_ID_PHASE);
  map = (SignMap) { self, event->factors };
  ent_json_each_member (json, object, "factors", read_sign, &map);
  ent_json_integer (json, object, "importance", ENT_IMPORTANCE_TURNING_POINT, ENT_IMPORTANCE_DETAIL,
                    &event->importance);
  event->unverified = g_strcmp0 (ent_json_word (json, object, "certainty", certainties), "unverified") == 0;
  ent_case_reader_cites (self, object, "sources", event->sources);
  check_phase (self, event);
  g_ptr_array_add (self->item->events, event);
}

void
ent_case_reader_events (EntCaseReader *self,
                        JsonObject    *object)
{
  JsonNode *node = json_object_get_member (object, "events");

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node)
      && json_array_get_length (json_node_get_array (node)) > ENT_CASE_FILE_MAX_EVENTS)
    ent_json_set_too_large (self->json);
  ent_json_each (self->json, object, "events", 1, ENT_CASE_FILE_MAX_EVENTS, read_event, self);
}

/* The rating, which may be null: there is no evidence. */
static void
read_rating (EntJson       *json,
             JsonObject    *object,
             EntAssessment *assessment)
{
  JsonNode *node = json_object_get_member (object, "rating");

  if (node != NULL && !JSON_NODE_HOLDS_NULL (node))
    assessment->has_rating = ent_json_integer (json, object, "rating", -3, 3, &assessment->rating);
}

/* A factor of the codebook that was not assessed before. */
static void
check_assessed (EntCaseReader *self,
                const char    *factor)
{
  gsize mark = ent_json_enter (self->json, "factor");

  ent_case_reader_check_factor (self, factor);
  if (!g_hash_table_add (self->assessed, g_strdup (factor)))
    ent_json_fault (self->json, _("the factor “%s” is assessed a second time: keep one assessment"), factor);
  ent_json_leave (self->json, mark);
}

static const EntJsonMember assessment_members[] = {
  { "factor", TRUE }, { "rating", TRUE }, { "confidence", FALSE }, { "rationale", FALSE }, { "evidence", FALSE },
  { "sources", FALSE }, { NULL, FALSE }
};

static void
read_assessment (EntJson  *json,
                 JsonNode *node,
                 gpointer  data)
{
  static const char * const confidences[] = { "low", "medium", "high", NULL };
  EntCaseReader *self = data;
  JsonObject *object = ent_json_object (json, node, assessment_members);
  g_autofree char *factor = NULL;
  const char *word;
  EntAssessment *assessment;

  if (object == NULL)
    return;
  factor = ent_case_reader_need_id (self, object, "factor");
  if (*factor != '\0')
    check_assessed (self, factor);
  assessment = ent_assessment_new (factor);
  read_rating (json, object, assessment);
  word = ent_json_word (json, object, "confidence", confidences);
  if (word != NULL)
    ent_confidence_from_word (word, &assessment->confidence);
  assessment->rationale = ent_case_reader_text (self, object, "rationale");
  ent_case_reader_references (self, object, "evidence", ENT_ID_EVENT, assessment->evidence);
  ent_case_reader_cites (self, object, "sources", assessment->sources);
  if (assessment->has_rating && assessment->evidence->len == 0)
    ent_json_warn (json, _("the rating rests on no event: name some as “evidence”, or rate it null"));
  g_ptr_array_add (self->item->assessments, assessment);
}

void
ent_case_reader_assessments (EntCaseReader *self,
                             JsonObject    *object)
{
  ent_json_each (self->json, object, "assessments", 0, MAX_ASSESSMENTS, read_assessment, self);
}
