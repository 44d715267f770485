/* Comparing records field by field. */

#include "fixtures.h"

static void
assert_text (const EntText *a,
             const EntText *b)
{
  g_assert_cmpint (a == NULL, ==, b == NULL);
  if (a == NULL)
    return;

  g_assert_cmpuint (ent_text_get_n (a), ==, ent_text_get_n (b));
  for (gsize i = 0; i < ent_text_get_n (a); i++)
    {
      g_assert_cmpstr (ent_text_get_variant (a, i)->language, ==,
                       ent_text_get_variant (b, i)->language);
      g_assert_cmpstr (ent_text_get_variant (a, i)->string, ==,
                       ent_text_get_variant (b, i)->string);
    }
}

static void
assert_date (const EntDate *a,
             const EntDate *b)
{
  g_assert_cmpstr (a != NULL ? ent_date_get_text (a) : NULL, ==,
                   b != NULL ? ent_date_get_text (b) : NULL);
}

static void
assert_ids (GPtrArray *a,
            GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_cmpstr (g_ptr_array_index (a, i), ==, g_ptr_array_index (b, i));
}

static void
assert_cites (GPtrArray *a,
              GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const EntCite *left = g_ptr_array_index (a, i);
      const EntCite *right = g_ptr_array_index (b, i);

      g_assert_cmpstr (left->source, ==, right->source);
      g_assert_cmpstr (left->locator, ==, right->locator);
    }
}

static void
assert_actor (const EntActor *a,
              const EntActor *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  assert_text (a->name, b->name);
  assert_text (a->native, b->native);
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpstr (a->party, ==, b->party);
  assert_text (a->role, b->role);
  assert_date (a->active, b->active);
}

static void
assert_moment (const EntMoment *a,
               const EntMoment *b)
{
  g_assert_cmpint (a->kind, ==, b->kind);
  assert_date (a->date, b->date);
  g_assert_cmpstr (a->event, ==, b->event);
}

static void
assert_phase (const EntPhase *a,
              const EntPhase *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  assert_text (a->title, b->title);
  assert_date (a->date, b->date);
  assert_text (a->text, b->text);
}

static void
assert_relation (const EntRelationStep *a,
                 const EntRelationStep *b)
{
  assert_date (a->date, b->date);
  g_assert_cmpint (a->level, ==, b->level);
  g_assert_cmpstr (a->event, ==, b->event);
  assert_text (a->text, b->text);
  assert_cites (a->sources, b->sources);
}

void
ent_fixture_assert_event (const EntEvent *a,
                          const EntEvent *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  assert_date (a->date, b->date);
  assert_text (a->title, b->title);
  assert_text (a->label, b->label);
  assert_text (a->text, b->text);
  g_assert_cmpint (a->place == NULL, ==, b->place == NULL);
  if (a->place != NULL)
    {
      assert_text (a->place->name, b->place->name);
      g_assert_cmpstr (a->place->country, ==, b->place->country);
      g_assert_cmpint (a->place->has_position, ==, b->place->has_position);
      g_assert_cmpfloat (a->place->lat, ==, b->place->lat);
      g_assert_cmpfloat (a->place->lon, ==, b->place->lon);
    }
  assert_ids (a->actors, b->actors);
  g_assert_cmpstr (a->phase, ==, b->phase);
  g_assert_cmpuint (a->factors->len, ==, b->factors->len);
  for (guint i = 0; i < a->factors->len; i++)
    {
      const EntFactorSign *left = g_ptr_array_index (a->factors, i);
      const EntFactorSign *right = g_ptr_array_index (b->factors, i);

      g_assert_cmpstr (left->factor, ==, right->factor);
      g_assert_cmpint (left->sign, ==, right->sign);
    }
  g_assert_cmpint (a->importance, ==, b->importance);
  g_assert_cmpint (a->unverified, ==, b->unverified);
  assert_cites (a->sources, b->sources);
}

static void
assert_assessment (const EntAssessment *a,
                   const EntAssessment *b)
{
  g_assert_cmpstr (a->factor, ==, b->factor);
  g_assert_cmpint (a->has_rating, ==, b->has_rating);
  g_assert_cmpint (a->rating, ==, b->rating);
  g_assert_cmpint (a->confidence, ==, b->confidence);
  assert_text (a->rationale, b->rationale);
  assert_ids (a->evidence, b->evidence);
  assert_cites (a->sources, b->sources);
}

static void
assert_section (const EntStorySection *a,
                const EntStorySection *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  assert_text (a->title, b->title);
  assert_text (a->text, b->text);
}

static void
assert_quotation (const EntQuotation *a,
                  const EntQuotation *b)
{
  assert_text (a->text, b->text);
  g_assert_cmpstr (a->locator, ==, b->locator);
  g_assert_cmpint (a->terms, ==, b->terms);
}

static void
assert_question (const EntQuestion *a,
                 const EntQuestion *b)
{
  assert_text (a->text, b->text);
  assert_ids (a->events, b->events);
}

static void
assert_slide (const EntSlideOutline *a,
              const EntSlideOutline *b)
{
  assert_text (a->title, b->title);
  assert_text (a->text, b->text);
  assert_ids (a->events, b->events);
  assert_ids (a->factors, b->factors);
  assert_ids (a->documents, b->documents);
}

static void
assert_name (const EntName *a,
             const EntName *b)
{
  g_assert_cmpstr (a->family, ==, b->family);
  g_assert_cmpstr (a->given, ==, b->given);
  g_assert_cmpstr (a->literal, ==, b->literal);
}

static void
assert_source_date (const EntSourceDate *a,
                    const EntSourceDate *b)
{
  g_assert_cmpint (a->n_dates, ==, b->n_dates);
  for (int i = 0; i < a->n_dates; i++)
    {
      g_assert_cmpint (a->n_parts[i], ==, b->n_parts[i]);
      for (int j = 0; j < a->n_parts[i]; j++)
        g_assert_cmpint (a->parts[i][j], ==, b->parts[i][j]);
    }
  g_assert_cmpint (a->circa, ==, b->circa);
  g_assert_cmpstr (a->literal, ==, b->literal);
}

#define ASSERT_LIST(a, b, assert_item) \
  G_STMT_START { \
    g_assert_cmpuint ((a)->len, ==, (b)->len); \
    for (guint _i = 0; _i < (a)->len; _i++) \
      assert_item (g_ptr_array_index ((a), _i), g_ptr_array_index ((b), _i)); \
  } G_STMT_END

static void
assert_document (const EntDocument *a,
                 const EntDocument *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  assert_text (a->title, b->title);
  assert_date (a->date, b->date);
  assert_ids (a->parties, b->parties);
  g_assert_cmpstr (a->event, ==, b->event);
  assert_text (a->text, b->text);
  assert_text (a->where, b->where);
  g_assert_cmpstr (a->url, ==, b->url);
  ASSERT_LIST (a->quotations, b->quotations, assert_quotation);
  assert_cites (a->sources, b->sources);
}

static void
assert_lecture (const EntLectureOutline *a,
                const EntLectureOutline *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  assert_text (a->title, b->title);
  g_assert_cmpint (a->minutes, ==, b->minutes);
  ASSERT_LIST (a->slides, b->slides, assert_slide);
}

static void
assert_source (const EntSource *a,
               const EntSource *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->type, ==, b->type);
  ASSERT_LIST (a->authors, b->authors, assert_name);
  ASSERT_LIST (a->editors, b->editors, assert_name);
  assert_source_date (&a->issued, &b->issued);
  assert_source_date (&a->accessed, &b->accessed);
  for (int i = 0; i < ENT_N_SOURCE_FIELDS; i++)
    g_assert_cmpstr (a->fields[i], ==, b->fields[i]);
}

void
ent_fixture_assert_case (const EntCase *a,
                         const EntCase *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpint (a->version, ==, b->version);
  g_assert_cmpstr (a->language, ==, b->language);
  g_assert_cmpstr (a->license, ==, b->license);
  assert_date (a->updated, b->updated);
  assert_text (a->title, b->title);
  assert_text (a->short_title, b->short_title);
  assert_text (a->summary, b->summary);
  assert_text (a->status, b->status);
  assert_text (a->outcome, b->outcome);
  assert_date (a->period, b->period);
  ASSERT_LIST (a->moments, b->moments, assert_moment);
  ASSERT_LIST (a->actors, b->actors, assert_actor);
  assert_ids (a->parties, b->parties);
  ASSERT_LIST (a->phases, b->phases, assert_phase);
  ASSERT_LIST (a->relations, b->relations, assert_relation);
  ASSERT_LIST (a->events, b->events, ent_fixture_assert_event);
  ASSERT_LIST (a->assessments, b->assessments, assert_assessment);
  ASSERT_LIST (a->story, b->story, assert_section);
  ASSERT_LIST (a->documents, b->documents, assert_document);
  ASSERT_LIST (a->questions, b->questions, assert_question);
  ASSERT_LIST (a->lectures, b->lectures, assert_lecture);
  ASSERT_LIST (a->sources, b->sources, assert_source);
}

static void
assert_group (const EntFactorGroup *a,
              const EntFactorGroup *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  assert_text (a->title, b->title);
  assert_text (a->text, b->text);
}

static void
assert_factor (const EntFactor *a,
               const EntFactor *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->group, ==, b->group);
  assert_text (a->title, b->title);
  assert_text (a->definition, b->definition);
  assert_text (a->question, b->question);
  assert_text (a->confusion, b->confusion);
  for (gsize i = 0; i < G_N_ELEMENTS (a->ratings); i++)
    assert_text (a->ratings[i], b->ratings[i]);
}

void
ent_fixture_assert_codebook (const EntCodebook *a,
                             const EntCodebook *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpint (a->version, ==, b->version);
  g_assert_cmpstr (a->language, ==, b->language);
  g_assert_cmpstr (a->license, ==, b->license);
  assert_text (a->title, b->title);
  assert_text (a->summary, b->summary);
  ASSERT_LIST (a->groups, b->groups, assert_group);
  ASSERT_LIST (a->factors, b->factors, assert_factor);
}

static void
assert_target (const EntTarget *a,
               const EntTarget *b)
{
  g_assert_cmpint (a != NULL, ==, b != NULL);
  if (a == NULL)
    return;
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->title, ==, b->title);
  g_assert_cmpstr (a->date, ==, b->date);
  g_assert_cmpstr (a->text, ==, b->text);
  g_assert_cmpint (a->anchor != NULL, ==, b->anchor != NULL);
  if (a->anchor == NULL)
    return;
  g_assert_cmpstr (a->anchor->exact, ==, b->anchor->exact);
  g_assert_cmpstr (a->anchor->prefix, ==, b->anchor->prefix);
  g_assert_cmpstr (a->anchor->suffix, ==, b->anchor->suffix);
  g_assert_cmpuint (a->anchor->start, ==, b->anchor->start);
  g_assert_cmpuint (a->anchor->end, ==, b->anchor->end);
  g_assert_cmpstr (a->anchor->language, ==, b->anchor->language);
}

void
ent_fixture_assert_note (const EntNote *a,
                         const EntNote *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->case_id, ==, b->case_id);
  g_assert_cmpstr (a->layer, ==, b->layer);
  assert_target (a->target, b->target);
  g_assert_cmpint (a->color, ==, b->color);
  g_assert_cmpint (a->flag, ==, b->flag);
  g_assert_cmpint (a->deleted_usec, ==, b->deleted_usec);
  g_assert_cmpint (a->place != NULL, ==, b->place != NULL);
  if (a->place != NULL)
    {
      g_assert_cmpint (a->place->state, ==, b->place->state);
      g_assert_cmpint (a->place->since_usec, ==, b->place->since_usec);
      assert_target (a->place->before, b->place->before);
      assert_target (a->place->now, b->place->now);
    }
  g_assert_cmpstr (a->body, ==, b->body);
  assert_ids (a->tags, b->tags);
  g_assert_cmpint (a->created_usec, ==, b->created_usec);
  g_assert_cmpint (a->modified_usec, ==, b->modified_usec);
}
