#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-boxed-private.h"
#include "ent-case.h"
#include "ent-id-hash.h"
#include "ent-words-private.h"

static const char * const moment_words[] = {
  "war-start", "war-end", "first-contact", "agreement", "relations",
};

ENT_DEFINE_WORDS (EntMomentKind, ent_moment_kind, moment_words)

ENT_DEFINE_BOXED_TYPE (EntCase, ent_case)

const char *
ent_moment_kind_to_label (EntMomentKind kind)
{
  switch (kind)
    {
    case ENT_MOMENT_WAR_START:
      return C_("moment", "Start of war");
    case ENT_MOMENT_WAR_END:
      return C_("moment", "End of war");
    case ENT_MOMENT_FIRST_CONTACT:
      return C_("moment", "First contact");
    case ENT_MOMENT_AGREEMENT:
      return C_("moment", "Agreement");
    case ENT_MOMENT_RELATIONS:
      return C_("moment", "Diplomatic relations");
    default:
      g_return_val_if_reached ("");
    }
}

EntMoment *
ent_moment_new (EntMomentKind  kind,
                EntDate       *date)
{
  EntMoment *self;

  g_return_val_if_fail (date != NULL, NULL);

  self = g_new0 (EntMoment, 1);
  self->kind = kind;
  self->date = date;

  return self;
}

void
ent_moment_free (EntMoment *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->date, ent_date_unref);
  g_free (self->event);
  g_free (self);
}

EntCase *
ent_case_new (const char *id)
{
  EntCase *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_atomic_rc_box_new0 (EntCase);
  self->id = g_strdup (id);
  self->moments = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_moment_free);
  self->actors = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_actor_free);
  self->parties = ent_ids_new ();
  self->phases = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_phase_free);
  self->relations = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_relation_step_free);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_event_free);
  self->assessments = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_assessment_free);
  self->story = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_story_section_free);
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_document_free);
  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_question_free);
  self->lectures = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_lecture_outline_free);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_source_free);

  return self;
}

EntCase *
ent_case_ref (EntCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear_tables (EntCase *self)
{
  g_clear_pointer (&self->events_by_id, g_hash_table_unref);
  g_clear_pointer (&self->actors_by_id, g_hash_table_unref);
  g_clear_pointer (&self->sources_by_id, g_hash_table_unref);
  g_clear_pointer (&self->phases_by_id, g_hash_table_unref);
  g_clear_pointer (&self->documents_by_id, g_hash_table_unref);
}

static void
ent_case_clear (gpointer data)
{
  EntCase *self = data;

  clear_tables (self);
  g_free (self->id);
  g_free (self->language);
  g_free (self->license);
  g_clear_pointer (&self->updated, ent_date_unref);
  g_clear_pointer (&self->title, ent_text_free);
  g_clear_pointer (&self->short_title, ent_text_free);
  g_clear_pointer (&self->summary, ent_text_free);
  g_clear_pointer (&self->status, ent_text_free);
  g_clear_pointer (&self->outcome, ent_text_free);
  g_clear_pointer (&self->period, ent_date_unref);
  g_clear_pointer (&self->moments, g_ptr_array_unref);
  g_clear_pointer (&self->actors, g_ptr_array_unref);
  g_clear_pointer (&self->parties, g_ptr_array_unref);
  g_clear_pointer (&self->phases, g_ptr_array_unref);
  g_clear_pointer (&self->relations, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->assessments, g_ptr_array_unref);
  g_clear_pointer (&self->story, g_ptr_array_unref);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->lectures, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  /* After what borrows its records. */
  g_clear_pointer (&self->base, ent_case_unref);
}

void
ent_case_unref (EntCase *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, ent_case_clear);
}

/* Every record that is looked up has its id as its first field. */
G_STATIC_ASSERT (G_STRUCT_OFFSET (EntEvent, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (EntActor, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (EntSource, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (EntPhase, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (EntDocument, id) == 0);

static GHashTable *
index_by_id (GPtrArray *records)
{
  GHashTable *table = g_hash_table_new (ent_id_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    {
      gpointer record = g_ptr_array_index (records, i);
      char *id = *(char **) record;

      if (!g_hash_table_contains (table, id))
        g_hash_table_insert (table, id, record);
    }

  return table;
}

void
ent_case_seal (EntCase *self)
{
  g_return_if_fail (self != NULL);

  clear_tables (self);

  /* Indexed before they are sorted: of two events with one id the first of the file is
   * found. */
  self->events_by_id = index_by_id (self->events);
  self->actors_by_id = index_by_id (self->actors);
  self->sources_by_id = index_by_id (self->sources);
  self->phases_by_id = index_by_id (self->phases);
  self->documents_by_id = index_by_id (self->documents);

  g_ptr_array_sort (self->events, ent_event_compare);
}

/* Those of @records that begin by @seconds. Each has its date at @offset. */
static GPtrArray *
list_until (GPtrArray *records,
            gsize      offset,
            gint64     seconds)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    if (ent_date_get_earliest (G_STRUCT_MEMBER (EntDate *, records->pdata[i], offset)) <= seconds)
      g_ptr_array_add (list, records->pdata[i]);
  return list;
}

/* Those that have begun, and do not tell how long they will last. */
static GPtrArray *
list_phases_until (GPtrArray *phases,
                   gint64     seconds)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_phase_free);

  for (guint i = 0; i < phases->len; i++)
    {
      const EntPhase *phase = phases->pdata[i];
      g_autofree char *first = NULL, *last = NULL, *edtf = NULL;
      EntDate *date = NULL;
      EntPhase *part;

      if (ent_date_get_earliest (phase->date) > seconds)
        continue;
      if (ent_date_get_latest (phase->date) > seconds && ent_date_get_earliest (phase->date) > ENT_DATE_OPEN_PAST)
        {
          first = ent_date_format_seconds (ent_date_get_earliest (phase->date));
          last = ent_date_format_seconds (seconds);
          edtf = g_strdup_printf ("%s/%s", first, last);
          date = ent_date_parse (edtf, NULL);
        }
      part = ent_phase_new (phase->id, ent_text_copy (phase->title), date != NULL ? date : ent_date_ref (phase->date));
      part->text = phase->text != NULL ? ent_text_copy (phase->text) : NULL;
      g_ptr_array_add (list, part);
    }
  return list;
}

EntCase *
ent_case_new_until (EntCase *self,
                    gint64   seconds)
{
  EntCase *part = ent_case_new (self->id);
  struct
  {
    GPtrArray **to;
    GPtrArray  *from;
  } lists[] = {
    { &part->moments, self->moments }, { &part->actors, self->actors }, { &part->parties, self->parties },
    { &part->assessments, self->assessments }, { &part->story, self->story }, { &part->documents, self->documents },
    { &part->questions, self->questions }, { &part->lectures, self->lectures }, { &part->sources, self->sources },
  };

  part->version = self->version;
  part->language = g_strdup (self->language);
  part->license = g_strdup (self->license);
  part->updated = self->updated != NULL ? ent_date_ref (self->updated) : NULL;
  part->title = ent_text_copy (self->title);
  part->short_title = self->short_title != NULL ? ent_text_copy (self->short_title) : NULL;
  part->summary = ent_text_copy (self->summary);
  part->period = ent_date_ref (self->period);
  /* Without status and outcome: they tell how it ended. */
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_ptr_array_unref (*lists[i].to);
      *lists[i].to = g_ptr_array_ref (lists[i].from);
    }
  g_ptr_array_unref (part->events);
  g_ptr_array_unref (part->phases);
  g_ptr_array_unref (part->relations);
  part->events = list_until (self->events, G_STRUCT_OFFSET (EntEvent, date), seconds);
  part->phases = list_phases_until (self->phases, seconds);
  part->relations = list_until (self->relations, G_STRUCT_OFFSET (EntRelationStep, date), seconds);
  part->base = ent_case_ref (self);
  ent_case_seal (part);
  return part;
}

static gpointer
find_in (GHashTable *table,
         const char *id)
{
  /* Not sealed yet. */
  g_return_val_if_fail (table != NULL, NULL);

  return id != NULL ? g_hash_table_lookup (table, id) : NULL;
}

EntEvent *
ent_case_find_event (const EntCase *self,
                     const char    *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find_in (self->events_by_id, id);
}

EntActor *
ent_case_find_actor (const EntCase *self,
                     const char    *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find_in (self->actors_by_id, id);
}

EntSource *
ent_case_find_source (const EntCase *self,
                      const char    *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find_in (self->sources_by_id, id);
}

EntPhase *
ent_case_find_phase (const EntCase *self,
                     const char    *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find_in (self->phases_by_id, id);
}

EntDocument *
ent_case_find_document (const EntCase *self,
                        const char    *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find_in (self->documents_by_id, id);
}

EntAssessment *
ent_case_find_assessment (const EntCase *self,
                          const char    *factor)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (factor == NULL)
    return NULL;

  for (guint i = 0; i < self->assessments->len; i++)
    {
      EntAssessment *assessment = g_ptr_array_index (self->assessments, i);

      if (strcmp (assessment->factor, factor) == 0)
        return assessment;
    }

  return NULL;
}

EntMoment *
ent_case_find_moment (const EntCase *self,
                      EntMomentKind  kind)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->moments->len; i++)
    {
      EntMoment *moment = g_ptr_array_index (self->moments, i);

      if (moment->kind == kind)
        return moment;
    }

  return NULL;
}

static const char *
find_party (const EntCase *self,
            const char    *id)
{
  for (guint i = 0; id != NULL && i < self->parties->len; i++)
    {
      const char *party = g_ptr_array_index (self->parties, i);

      if (strcmp (party, id) == 0)
        return party;
    }

  return NULL;
}

const char *
ent_case_get_event_party (const EntCase  *self,
                          const EntEvent *event)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (event != NULL, NULL);

  for (guint i = 0; i < event->actors->len; i++)
    {
      const char *id = g_ptr_array_index (event->actors, i);
      const char *party = find_party (self, id);

      if (party == NULL)
        {
          const EntActor *actor = ent_case_find_actor (self, id);

          if (actor != NULL)
            party = find_party (self, actor->party);
        }

      if (party != NULL)
        return party;
    }

  return NULL;
}

const char *
ent_case_get_short_title (const EntCase *self)
{
  g_return_val_if_fail (self != NULL, "");

  return ent_text_get (self->short_title != NULL ? self->short_title : self->title);
}
