/* Random records. */

#include "fixtures.h"

typedef struct
{
  GRand  *rand;
  double  filled;
  guint   n_items;
  guint   n_events;
} Maker;

static gboolean
is_filled (Maker *self)
{
  return g_rand_double (self->rand) < self->filled;
}

static guint
number (Maker *self,
        guint  below)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) below);
}

static guint
n_items (Maker *self)
{
  return self->filled >= 1 ? self->n_items : number (self, self->n_items + 1);
}

static char *
make_string (Maker *self)
{
  static const char * const words[] = {
    "peace", "Hiệp định", "판문점에서", "السَّلام", "שלום", "d’Orsay", "Ærø", "<&>\"'", "\n\n",
    "[@source]", "平和条約", "Łódź", "Straße", "2018년", "🕊", "a\xcc\x81", "--", "%s", "'; DROP",
  };
  GString *string = g_string_new (words[number (self, G_N_ELEMENTS (words))]);
  guint n = number (self, 12);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (string, " %s", words[number (self, G_N_ELEMENTS (words))]);
  return g_string_free (string, FALSE);
}

static char *
make_optional_string (Maker *self)
{
  return is_filled (self) ? make_string (self) : NULL;
}

static EntText *
make_text (Maker *self)
{
  static const char * const languages[] = { NULL, "en", "vi", "pt-BR", "ar", "ko", "zh-Hant" };
  EntText *made = ent_text_new_empty ();
  guint n = 1 + number (self, 4);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *string = make_string (self);

      ent_text_set (made, languages[number (self, G_N_ELEMENTS (languages))], string);
    }
  return made;
}

static EntText *
make_optional_text (Maker *self)
{
  return is_filled (self) ? make_text (self) : NULL;
}

static EntDate *
make_date (Maker *self)
{
  static const char * const dates[] = {
    "1978", "1978-09", "1978-09-05/1978-09-17", "1994~", "1973?", "201X", "1950/..", "-0431",
    "../1945", "1953-07-27", "2001-21",
  };
  GError *error = NULL;
  EntDate *date = ent_date_parse (dates[number (self, G_N_ELEMENTS (dates))], &error);

  g_assert_no_error (error);
  return date;
}

static EntDate *
make_optional_date (Maker *self)
{
  return is_filled (self) ? make_date (self) : NULL;
}

static char *
make_id (const char *kind,
         guint       i)
{
  return g_strdup_printf ("%s-%u", kind, i);
}

/* An id of one of @n things. */
static char *
make_reference (Maker      *self,
                const char *kind,
                guint       n)
{
  return make_id (kind, n > 0 ? number (self, n) : 0);
}

static void
fill_ids (Maker      *self,
          GPtrArray  *ids,
          const char *kind,
          guint       n)
{
  guint count = number (self, 4);

  for (guint i = 0; i < count; i++)
    g_ptr_array_add (ids, make_reference (self, kind, n));
}

static void
fill_cites (Maker     *self,
            GPtrArray *cites)
{
  guint count = number (self, 3);

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *source = make_reference (self, "source", self->n_items);
      g_autofree char *locator = make_optional_string (self);

      g_ptr_array_add (cites, ent_cite_new (source, locator));
    }
}

static void
fill_random_actors (Maker   *self,
                    EntCase *c)
{
  guint n = n_items (self);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = make_id ("actor", i);
      EntActor *actor = ent_actor_new (id, make_text (self));

      actor->native = make_optional_text (self);
      actor->kind = (EntActorKind) number (self, 4);
      actor->party = is_filled (self) ? make_reference (self, "actor", n) : NULL;
      actor->role = make_optional_text (self);
      actor->active = make_optional_date (self);
      g_ptr_array_add (c->actors, actor);
      if (number (self, 2) == 0)
        g_ptr_array_add (c->parties, g_strdup (id));
    }
}

static void
fill_random_frame (Maker   *self,
                   EntCase *c)
{
  guint n = n_items (self);

  for (guint i = 0; i < n; i++)
    {
      EntMoment *moment = ent_moment_new ((EntMomentKind) number (self, 5), make_date (self));

      moment->event = is_filled (self) ? make_reference (self, "event", self->n_events) : NULL;
      g_ptr_array_add (c->moments, moment);
    }

  n = n_items (self);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = make_id ("phase", i);
      EntPhase *phase = ent_phase_new (id, make_text (self), make_date (self));

      phase->text = make_optional_text (self);
      g_ptr_array_add (c->phases, phase);
    }

  n = n_items (self);
  for (guint i = 0; i < n; i++)
    {
      EntRelationStep *step =
        ent_relation_step_new (make_date (self),
                               (EntRelationLevel) number (self, ENT_N_RELATION_LEVELS));

      step->event = is_filled (self) ? make_reference (self, "event", self->n_events) : NULL;
      step->text = make_optional_text (self);
      fill_cites (self, step->sources);
      g_ptr_array_add (c->relations, step);
    }
}

static void
fill_random_events (Maker   *self,
                    EntCase *c)
{
  for (guint i = 0; i < self->n_events; i++)
    {
      g_autofree char *id = make_id ("event", i);
      EntEvent *event = ent_event_new (id, make_date (self), make_text (self));
      guint n_factors = number (self, 4);

      event->label = make_optional_text (self);
      event->text = make_optional_text (self);
      if (is_filled (self))
        {
          event->place = ent_place_new (make_text (self));
          event->place->country = is_filled (self) ? g_strdup ("VN") : NULL;
          event->place->has_position = is_filled (self);
          if (event->place->has_position)
            {
              event->place->lat = g_rand_double_range (self->rand, -90, 90);
              event->place->lon = g_rand_double_range (self->rand, -180, 180);
            }
        }
      fill_ids (self, event->actors, "actor", self->n_items);
      event->phase = is_filled (self) ? make_reference (self, "phase", self->n_items) : NULL;
      for (guint j = 0; j < n_factors; j++)
        {
          g_autofree char *factor = make_id ("factor", j);

          g_ptr_array_add (event->factors,
                           ent_factor_sign_new (factor, number (self, 2) == 0 ? 1 : -1));
        }
      event->importance = 1 + (int) number (self, 3);
      event->unverified = number (self, 2) == 0;
      fill_cites (self, event->sources);
      g_ptr_array_add (c->events, event);
    }
}

static void
fill_random_judgement (Maker   *self,
                       EntCase *c)
{
  guint n = n_items (self);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *factor = make_id ("factor", i);
      EntAssessment *assessment = ent_assessment_new (factor);

      assessment->has_rating = is_filled (self);
      assessment->rating = assessment->has_rating ? (int) number (self, 7) - 3 : 0;
      assessment->confidence = (EntConfidence) number (self, 4);
      assessment->rationale = make_optional_text (self);
      fill_ids (self, assessment->evidence, "event", self->n_events);
      fill_cites (self, assessment->sources);
      g_ptr_array_add (c->assessments, assessment);
    }

  n = n_items (self);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = make_id ("section", i);

      g_ptr_array_add (c->story,
                       ent_story_section_new (id, make_text (self), make_text (self)));
    }

  n = n_items (self);
  for (guint i = 0; i < n; i++)
    {
      EntQuestion *question = ent_question_new (make_text (self));

      fill_ids (self, question->events, "event", self->n_events);
      g_ptr_array_add (c->questions, question);
    }
}

static void
fill_random_documents (Maker   *self,
                       EntCase *c)
{
  guint n = n_items (self);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = make_id ("document", i);
      EntDocument *document = ent_document_new (id, make_text (self), make_date (self));
      guint n_quotations = number (self, 4);

      fill_ids (self, document->parties, "actor", self->n_items);
      document->event = is_filled (self) ? make_reference (self, "event", self->n_events) : NULL;
      document->text = make_optional_text (self);
      document->where = make_optional_text (self);
      document->url = make_optional_string (self);
      for (guint j = 0; j < n_quotations; j++)
        {
          EntQuotation *quotation = ent_quotation_new (make_text (self));

          quotation->locator = make_optional_string (self);
          quotation->terms = (EntTerms) number (self, 3);
          g_ptr_array_add (document->quotations, quotation);
        }
      fill_cites (self, document->sources);
      g_ptr_array_add (c->documents, document);
    }
}

static void
fill_random_lectures (Maker   *self,
                      EntCase *c)
{
  guint n = n_items (self);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = make_id ("lecture", i);
      EntLectureOutline *lecture = ent_lecture_outline_new (id, make_text (self));
      guint n_slides = n_items (self);

      lecture->minutes = (int) number (self, 90);
      for (guint j = 0; j < n_slides; j++)
        {
          EntSlideOutline *slide = ent_slide_outline_new (make_text (self));

          slide->text = make_optional_text (self);
          fill_ids (self, slide->events, "event", self->n_events);
          fill_ids (self, slide->factors, "factor", self->n_items);
          fill_ids (self, slide->documents, "document", self->n_items);
          g_ptr_array_add (lecture->slides, slide);
        }
      g_ptr_array_add (c->lectures, lecture);
    }
}

static void
fill_random_names (Maker     *self,
                   GPtrArray *names)
{
  guint n = number (self, 4);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *first = make_string (self);
      g_autofree char *second = make_optional_string (self);

      g_ptr_array_add (names, number (self, 2) == 0 ? ent_name_new (first, second)
                                                    : ent_name_new_literal (first));
    }
}

static void
fill_random_source_date (Maker         *self,
                         EntSourceDate *source_date)
{
  source_date->n_dates = (int) number (self, 3);
  for (int i = 0; i < source_date->n_dates; i++)
    {
      source_date->n_parts[i] = 1 + (int) number (self, 3);
      for (int j = 0; j < source_date->n_parts[i]; j++)
        source_date->parts[i][j] = g_rand_int_range (self->rand, -3000, 3000);
    }
  source_date->circa = number (self, 2) == 0;
  source_date->literal = make_optional_string (self);
}

static void
fill_random_sources (Maker   *self,
                     EntCase *c)
{
  guint n = n_items (self);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = make_id ("source", i);
      g_autofree char *title = make_string (self);
      EntSource *source = ent_source_new (id, "book", title);

      fill_random_names (self, source->authors);
      fill_random_names (self, source->editors);
      fill_random_source_date (self, &source->issued);
      fill_random_source_date (self, &source->accessed);
      for (int field = ENT_SOURCE_TITLE + 1; field < ENT_N_SOURCE_FIELDS; field++)
        source->fields[field] = make_optional_string (self);
      g_ptr_array_add (c->sources, source);
    }
}

EntCase *
ent_fixture_case_new_random (const char *id,
                             GRand      *rand,
                             double      filled,
                             guint       n)
{
  Maker self = { rand, filled, MIN (n, 20), n };
  EntCase *c = ent_case_new (id);

  c->version = (int) number (&self, 1000);
  c->language = g_strdup ("en");
  c->license = is_filled (&self) ? g_strdup ("CC-BY-SA-4.0") : NULL;
  c->updated = make_optional_date (&self);
  c->title = make_text (&self);
  c->short_title = make_optional_text (&self);
  c->summary = make_text (&self);
  c->status = make_optional_text (&self);
  c->outcome = make_optional_text (&self);
  c->period = make_date (&self);
  fill_random_actors (&self, c);
  fill_random_frame (&self, c);
  fill_random_events (&self, c);
  fill_random_judgement (&self, c);
  fill_random_documents (&self, c);
  fill_random_lectures (&self, c);
  fill_random_sources (&self, c);
  ent_case_seal (c);
  return c;
}

EntCodebook *
ent_fixture_codebook_new_random (GRand *rand,
                                 double filled)
{
  Maker self = { rand, filled, 10, 0 };
  EntCodebook *codebook = ent_codebook_new ();

  codebook->id = make_string (&self);
  codebook->version = (int) number (&self, 100);
  codebook->language = g_strdup ("en");
  codebook->license = make_optional_string (&self);
  codebook->title = make_text (&self);
  codebook->summary = make_optional_text (&self);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *id = make_id ("group", i);
      EntFactorGroup *group = ent_factor_group_new (id, make_text (&self));

      group->text = make_optional_text (&self);
      g_ptr_array_add (codebook->groups, group);
    }
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *id = make_id ("factor", i);
      g_autofree char *group = make_reference (&self, "group", 4);
      EntFactor *factor = ent_factor_new (id, group, make_text (&self));

      factor->definition = make_text (&self);
      factor->question = make_text (&self);
      factor->confusion = make_optional_text (&self);
      for (gsize j = 0; j < G_N_ELEMENTS (factor->ratings); j++)
        factor->ratings[j] = make_optional_text (&self);
      g_ptr_array_add (codebook->factors, factor);
    }
  return codebook;
}

static EntTarget *
make_target (Maker *self)
{
  EntTarget *target = ent_target_new ((EntTargetKind) number (self, 6), NULL);

  target->id = make_optional_string (self);
  target->title = make_optional_string (self);
  target->date = make_optional_string (self);
  target->text = make_optional_string (self);
  if (is_filled (self))
    {
      EntAnchor *anchor = g_new0 (EntAnchor, 1);

      anchor->exact = make_string (self);
      anchor->prefix = make_string (self);
      anchor->suffix = make_string (self);
      anchor->start = number (self, 1000);
      anchor->end = anchor->start + number (self, 1000);
      anchor->language = make_optional_string (self);
      target->anchor = anchor;
    }
  return target;
}

EntNote *
ent_fixture_note_new_random (GRand *rand,
                             double filled)
{
  Maker self = { rand, filled, 10, 0 };
  EntNote *note = ent_note_new ();
  guint n_tags = number (&self, 4);

  note->case_id = make_optional_string (&self);
  ent_target_free (note->target);
  note->target = make_target (&self);
  note->color = (EntNoteColor) number (&self, ENT_N_NOTE_COLORS);
  note->flag = (EntNoteFlag) number (&self, ENT_N_NOTE_FLAGS);
  if (is_filled (&self))
    {
      note->place = ent_note_place_new ((EntPlaceState) number (&self, 4), g_rand_int (rand));
      note->place->before = is_filled (&self) ? make_target (&self) : NULL;
      note->place->now = is_filled (&self) ? make_target (&self) : NULL;
    }
  g_free (note->body);
  note->body = make_string (&self);
  for (guint i = 0; i < n_tags; i++)
    g_ptr_array_add (note->tags, make_string (&self));
  note->created_usec = g_rand_int (rand);
  note->modified_usec = G_MAXINT64 - g_rand_int (rand);
  return note;
}
