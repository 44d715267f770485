#include "config.h"

#include <locale.h>
#include <string.h>

#include "ent-case.h"
#include "ent-codebook.h"
#include "ent-note.h"

static EntDate *
date (const char *text)
{
  g_autoptr(GError) error = NULL;
  EntDate *self = ent_date_parse (text, &error);

  g_assert_no_error (error);

  return self;
}

/* Words: each goes there and back, none is another's, and a person reads something. */

#define ASSERT_WORDS(prefix, Type, first, last, ...)                    \
  G_STMT_START                                                          \
    {                                                                   \
      static const char * const words[] = { __VA_ARGS__ };              \
                                                                        \
      g_assert_cmpint ((last) - (first) + 1, ==, G_N_ELEMENTS (words)); \
      for (int value = first; value <= (int) last; value++)             \
        {                                                               \
          Type back = (Type) 0;                                         \
          const char *word = prefix##_to_word ((Type) value);           \
                                                                        \
          g_assert_cmpstr (word, ==, words[value - (first)]);           \
          g_assert_true (prefix##_from_word (word, &back));             \
          g_assert_cmpint (back, ==, value);                            \
          g_assert_true (prefix##_from_word (word, NULL));              \
        }                                                               \
      g_assert_false (prefix##_from_word ("", NULL));                   \
      g_assert_false (prefix##_from_word ("other", NULL));              \
      g_assert_false (prefix##_from_word (NULL, NULL));                 \
    }                                                                   \
  G_STMT_END

static void
test_words (void)
{
  ASSERT_WORDS (ent_actor_kind, EntActorKind, ENT_ACTOR_STATE, ENT_ACTOR_GROUP,
                "state", "person", "organization", "group");
  ASSERT_WORDS (ent_confidence, EntConfidence, ENT_CONFIDENCE_LOW, ENT_CONFIDENCE_HIGH,
                "low", "medium", "high");
  ASSERT_WORDS (ent_terms, EntTerms, ENT_TERMS_OFFICIAL, ENT_TERMS_PUBLIC_DOMAIN,
                "official", "public-domain");
  ASSERT_WORDS (ent_moment_kind, EntMomentKind, ENT_MOMENT_WAR_START, ENT_MOMENT_RELATIONS,
                "war-start", "war-end", "first-contact", "agreement", "relations");
  ASSERT_WORDS (ent_relation_level, EntRelationLevel, ENT_RELATION_WAR, ENT_RELATION_PARTNERSHIP,
                "war", "rupture", "contacts", "dialogue", "relations", "partnership");
  ASSERT_WORDS (ent_target_kind, EntTargetKind, ENT_TARGET_CASE, ENT_TARGET_SPAN,
                "case", "event", "story", "document", "factor", "span");
  ASSERT_WORDS (ent_source_field, EntSourceField, ENT_SOURCE_TITLE, ENT_SOURCE_URL,
                "title", "title-short", "container-title", "collection-title", "publisher",
                "publisher-place", "volume", "issue", "number", "page", "edition",
                "archive", "archive_location", "language", "license", "note", "DOI",
                "ISBN", "URL");

  g_assert_null (ent_confidence_to_word (ENT_CONFIDENCE_NONE));
  g_assert_null (ent_terms_to_word (ENT_TERMS_NONE));
}

static void
test_labels (void)
{
  g_assert_cmpstr (ent_actor_kind_to_label (ENT_ACTOR_STATE), ==, "State");
  g_assert_cmpstr (ent_actor_kind_to_label (ENT_ACTOR_PERSON), ==, "Person");
  g_assert_cmpstr (ent_actor_kind_to_label (ENT_ACTOR_ORGANIZATION), ==, "Organization");
  g_assert_cmpstr (ent_actor_kind_to_label (ENT_ACTOR_GROUP), ==, "Group");

  g_assert_null (ent_confidence_to_label (ENT_CONFIDENCE_NONE));
  g_assert_cmpstr (ent_confidence_to_label (ENT_CONFIDENCE_LOW), ==, "low confidence");
  g_assert_cmpstr (ent_confidence_to_label (ENT_CONFIDENCE_MEDIUM), ==, "medium confidence");
  g_assert_cmpstr (ent_confidence_to_label (ENT_CONFIDENCE_HIGH), ==, "high confidence");

  g_assert_null (ent_terms_to_label (ENT_TERMS_NONE));
  g_assert_cmpstr (ent_terms_to_label (ENT_TERMS_OFFICIAL), ==, "official text");
  g_assert_cmpstr (ent_terms_to_label (ENT_TERMS_PUBLIC_DOMAIN), ==, "public domain");

  g_assert_cmpstr (ent_moment_kind_to_label (ENT_MOMENT_WAR_START), ==, "Start of war");
  g_assert_cmpstr (ent_moment_kind_to_label (ENT_MOMENT_WAR_END), ==, "End of war");
  g_assert_cmpstr (ent_moment_kind_to_label (ENT_MOMENT_FIRST_CONTACT), ==, "First contact");
  g_assert_cmpstr (ent_moment_kind_to_label (ENT_MOMENT_AGREEMENT), ==, "Agreement");
  g_assert_cmpstr (ent_moment_kind_to_label (ENT_MOMENT_RELATIONS), ==,
                   "Diplomatic relations");

  g_assert_cmpstr (ent_relation_level_to_label (ENT_RELATION_WAR), ==, "War");
  g_assert_cmpstr (ent_relation_level_to_label (ENT_RELATION_RUPTURE), ==, "Rupture");
  g_assert_cmpstr (ent_relation_level_to_label (ENT_RELATION_CONTACTS), ==, "Contacts");
  g_assert_cmpstr (ent_relation_level_to_label (ENT_RELATION_DIALOGUE), ==, "Dialogue");
  g_assert_cmpstr (ent_relation_level_to_label (ENT_RELATION_RELATIONS), ==, "Relations");
  g_assert_cmpstr (ent_relation_level_to_label (ENT_RELATION_PARTNERSHIP), ==, "Partnership");
}

static void
test_ratings (void)
{
  static const char * const strings[] = { "−3", "−2", "−1", "0", "+1", "+2", "+3" };
  static const char * const labels[] = {
    "strongly hindering", "hindering", "slightly hindering",
    "neither enabling nor hindering",
    "slightly enabling", "enabling", "strongly enabling",
  };

  for (int rating = -3; rating <= 3; rating++)
    {
      g_assert_cmpstr (ent_rating_to_string (rating), ==, strings[rating + 3]);
      g_assert_cmpstr (ent_rating_to_label (rating), ==, labels[rating + 3]);
    }
}

/* Texts */

static void
test_text_plain (void)
{
  g_autoptr(EntText) text = ent_text_new ("Camp David");
  g_autoptr(EntText) empty = ent_text_new_empty ();

  g_assert_cmpuint (ent_text_get_n (text), ==, 1);
  g_assert_null (ent_text_get_variant (text, 0)->language);
  g_assert_cmpstr (ent_text_get_variant (text, 0)->string, ==, "Camp David");
  g_assert_cmpstr (ent_text_get (text), ==, "Camp David");
  g_assert_cmpstr (ent_text_get_in (text, "vi"), ==, "Camp David");
  g_assert_cmpstr (ent_text_get_in (text, NULL), ==, "Camp David");

  ent_text_set (text, NULL, "Camp David Accords");
  g_assert_cmpuint (ent_text_get_n (text), ==, 1);
  g_assert_cmpstr (ent_text_get (text), ==, "Camp David Accords");

  g_assert_cmpuint (ent_text_get_n (empty), ==, 0);
  g_assert_cmpstr (ent_text_get (empty), ==, "");
  g_assert_cmpstr (ent_text_get_in (empty, "en"), ==, "");
  g_assert_cmpstr (ent_text_get (NULL), ==, "");
  g_assert_cmpstr (ent_text_get_in (NULL, "en"), ==, "");
}

static void
test_text_languages (void)
{
  static const struct
  {
    const char *language;
    const char *string;
  } wanted[] = {
    { "en", "Peace" }, { "de", "Frieden" }, { "de-AT", "Frieden" }, { "de_DE.UTF-8", "Frieden" },
    { "DE", "Frieden" }, { "pt-BR", "Paz (BR)" }, { "pt_BR", "Paz (BR)" },
    { "pt_br@latin", "Paz (BR)" }, { "pt-PT", "Paz" }, { "pt", "Paz" },
    { "zh", "和平" }, { "zh_TW", "和平" }, { "zh-Hant-TW", "和平" },
    { "fr", "Peace" }, { "C", "Peace" }, { "", "Peace" }, { "d", "Peace" }, { "deu", "Peace" },
  };
  g_autoptr(EntText) text = ent_text_new_empty ();

  ent_text_set (text, "de", "Friede");
  ent_text_set (text, "en", "Peace");
  ent_text_set (text, "pt", "Paz");
  ent_text_set (text, "pt-BR", "Paz (BR)");
  ent_text_set (text, "zh-Hant", "和平");
  ent_text_set (text, "de", "Frieden");
  g_assert_cmpuint (ent_text_get_n (text), ==, 5);

  ent_text_set_own (text, "en");
  ent_text_set_own (text, "fr");
  g_assert_cmpuint (ent_text_get_n (text), ==, 5);
  g_assert_cmpstr (ent_text_get_variant (text, 0)->language, ==, "en");
  g_assert_cmpstr (ent_text_get_variant (text, 1)->language, ==, "de");

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpstr (ent_text_get_in (text, wanted[i].language), ==, wanted[i].string);
}

/* In a process of its own: GLib asks for the reader's languages once. */
static void
test_text_reader (void)
{
  g_autoptr(EntText) text = ent_text_new_empty ();

  ent_text_set (text, "en", "Peace");
  ent_text_set (text, "vi", "Hòa bình");
  ent_text_set (text, "pt", "Paz");

  if (g_test_subprocess ())
    {
      g_print ("(%s)\n", ent_text_get (text));
      return;
    }

  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("LANGUAGE", "fr:pt_BR:vi", TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*(Paz)*");

  g_setenv ("LANGUAGE", "fr", TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*(Peace)*");

  g_setenv ("LANGUAGE", "C", TRUE);
}

static void
test_text_equal (void)
{
  g_autoptr(EntText) text = ent_text_new ("Camp David");
  g_autoptr(EntText) copy = ent_text_copy (text);
  g_autoptr(EntText) other = ent_text_new_empty ();
  g_autoptr(EntText) other_copy = NULL;

  g_assert_true (ent_text_equal (text, copy));
  g_assert_true (ent_text_equal (text, text));
  g_assert_true (ent_text_equal (NULL, NULL));
  g_assert_false (ent_text_equal (text, NULL));
  g_assert_false (ent_text_equal (NULL, text));
  g_assert_null (ent_text_copy (NULL));
  g_assert_false (ent_text_equal (text, other));

  /* A map of one language is not a plain string. */
  ent_text_set (other, "en", "Camp David");
  g_assert_false (ent_text_equal (text, other));

  ent_text_set (copy, NULL, "Camp Davis");
  g_assert_false (ent_text_equal (text, copy));

  other_copy = ent_text_copy (other);
  ent_text_set (other, "he", "קמפ דייוויד");
  g_assert_false (ent_text_equal (other, other_copy));
  ent_text_set (other_copy, "he", "קמפ דייוויד");
  g_assert_true (ent_text_equal (other, other_copy));
}

/* Records */

static void
test_cite (void)
{
  g_autoptr(EntCite) cite = ent_cite_new ("quandt-1986", "p. 12");
  g_autoptr(GPtrArray) cites = ent_cites_new ();
  g_autoptr(GPtrArray) ids = ent_ids_new ();

  g_assert_cmpstr (cite->source, ==, "quandt-1986");
  g_assert_cmpstr (cite->locator, ==, "p. 12");

  g_ptr_array_add (cites, ent_cite_new ("frus-8", NULL));
  g_assert_null (((EntCite *) g_ptr_array_index (cites, 0))->locator);
  g_ptr_array_add (ids, g_strdup ("egypt"));

  ent_cite_free (NULL);
}

static void
test_case_ids (void)
{
  static const struct { const char *id; const char *published; } ids[] = {
    { "us-vietnam", "us-vietnam" }, { "us-vietnam@demo", "us-vietnam" }, { "1@2", "1" },
  };
  static const char * const others[] = {
    "", "@", "@demo", "us-vietnam@", "a@b@c", "A@b", "a@B", "a/b@c", "a@../b", "a b@c", "a@b ", "a@b\n", "é@a",
  };
  g_autofree char *longest = g_strnfill (ENT_MAX_ID, 'a');
  g_autofree char *both = g_strconcat (longest, "@", longest, NULL);
  g_autofree char *longer = g_strconcat (both, "a", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *published = ent_case_id_dup_published (ids[i].id);

      g_assert_true (ent_case_id_is_valid (ids[i].id));
      g_assert_cmpstr (published, ==, ids[i].published);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (ent_case_id_is_valid (others[i]));
  g_assert_cmpuint (strlen (both), ==, ENT_MAX_CASE_ID);
  g_assert_true (ent_case_id_is_valid (both));
  g_assert_false (ent_case_id_is_valid (longer));
  /* Inside a case, and in a case file, no such id is one. */
  g_assert_false (ent_id_is_valid ("us-vietnam@demo"));
}

static void
test_event (void)
{
  g_autoptr(EntEvent) event = ent_event_new ("camp-david", date ("1978-09-05/1978-09-17"),
                                             ent_text_new ("Thirteen days at Camp David"));

  g_assert_cmpstr (event->id, ==, "camp-david");
  g_assert_cmpint (event->importance, ==, ENT_IMPORTANCE_DEFAULT);
  g_assert_false (event->unverified);
  g_assert_cmpuint (event->actors->len, ==, 0);
  g_assert_cmpuint (event->sources->len, ==, 0);

  g_assert_cmpstr (ent_event_get_label (event), ==, "Thirteen days at Camp David");
  event->label = ent_text_new ("Camp David");
  g_assert_cmpstr (ent_event_get_label (event), ==, "Camp David");

  g_ptr_array_add (event->factors, ent_factor_sign_new ("negotiation", 1));
  g_ptr_array_add (event->factors, ent_factor_sign_new ("distrust", -1));
  g_assert_cmpint (ent_event_get_sign (event, "negotiation"), ==, 1);
  g_assert_cmpint (ent_event_get_sign (event, "distrust"), ==, -1);
  g_assert_cmpint (ent_event_get_sign (event, "trade"), ==, 0);

  event->place = ent_place_new (ent_text_new ("Camp David, Maryland"));
  g_assert_false (event->place->has_position);
  event->place->country = g_strdup ("US");
  event->text = ent_text_new ("…");
  event->phase = g_strdup ("camp-david");
  g_ptr_array_add (event->actors, g_strdup ("egypt"));
  g_ptr_array_add (event->sources, ent_cite_new ("quandt-1986", NULL));

  ent_event_free (NULL);
  ent_place_free (NULL);
  ent_factor_sign_free (NULL);
}

static EntEvent *
event_new (const char *id,
           const char *date_text,
           int         importance)
{
  EntEvent *event = ent_event_new (id, date (date_text), ent_text_new (id));

  event->importance = importance;

  return event;
}

static void
test_event_compare (void)
{
  /* In order. */
  EntEvent *events[] = {
    event_new ("g", "1977", 2),
    event_new ("f", "1978-09-05", 3),
    event_new ("e", "1978-09-05/1978-09-17", 1),
    event_new ("d", "1978-09-05/1978-09-17", 3),
    event_new ("a", "1978-09-06", 2),
    event_new ("b", "1978-09-06?", 2),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (events); i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (events); j++)
        {
          int order = ent_event_compare (&events[i], &events[j]);

          g_assert_true (i < j ? order < 0 : i > j ? order > 0 : order == 0);
        }
    }

  for (gsize i = 0; i < G_N_ELEMENTS (events); i++)
    ent_event_free (events[i]);
}

static void
test_small_records (void)
{
  g_autoptr(EntActor) actor = ent_actor_new ("anwar-sadat", ent_text_new ("Anwar al-Sadat"));
  g_autoptr(EntAssessment) assessment = ent_assessment_new ("negotiation");
  g_autoptr(EntDocument) document = ent_document_new ("treaty", ent_text_new ("Treaty of Peace"),
                                                      date ("1979-03-26"));
  g_autoptr(EntQuotation) quotation = ent_quotation_new (ent_text_new ("…"));
  g_autoptr(EntPhase) phase = ent_phase_new ("opening", ent_text_new ("Opening"),
                                             date ("1977-11/1978-09"));
  g_autoptr(EntRelationStep) step = ent_relation_step_new (date ("1980-02-26"),
                                                           ENT_RELATION_RELATIONS);
  g_autoptr(EntStorySection) section = ent_story_section_new ("start", ent_text_new ("Start"),
                                                              ent_text_new ("Once"));
  g_autoptr(EntQuestion) question = ent_question_new (ent_text_new ("Why?"));
  g_autoptr(EntMoment) moment = ent_moment_new (ENT_MOMENT_AGREEMENT, date ("1979-03-26"));

  g_assert_cmpstr (actor->id, ==, "anwar-sadat");
  g_assert_cmpint (actor->kind, ==, ENT_ACTOR_STATE);
  actor->native = ent_text_new_empty ();
  ent_text_set (actor->native, "ar", "محمد أنور السادات");
  actor->party = g_strdup ("egypt");
  actor->role = ent_text_new ("President of Egypt");
  actor->active = date ("1970/1981");

  g_assert_cmpstr (assessment->factor, ==, "negotiation");
  g_assert_false (assessment->has_rating);
  g_assert_cmpint (assessment->confidence, ==, ENT_CONFIDENCE_NONE);
  assessment->rationale = ent_text_new ("…");
  g_ptr_array_add (assessment->evidence, g_strdup ("camp-david"));
  g_ptr_array_add (assessment->sources, ent_cite_new ("quandt-1986", "p. 3"));

  g_assert_cmpstr (ent_text_get (document->title), ==, "Treaty of Peace");
  g_ptr_array_add (document->parties, g_strdup ("egypt"));
  g_ptr_array_add (document->quotations, g_steal_pointer (&quotation));
  g_ptr_array_add (document->sources, ent_cite_new ("treaty-1979", NULL));
  document->text = ent_text_new ("…");
  document->where = ent_text_new ("UNTS 1136");
  document->url = g_strdup ("https://treaties.un.org/");
  document->event = g_strdup ("treaty-signed");

  g_assert_cmpstr (phase->id, ==, "opening");
  phase->text = ent_text_new ("…");
  g_assert_cmpint (step->level, ==, ENT_RELATION_RELATIONS);
  step->text = ent_text_new ("…");
  step->event = g_strdup ("ambassadors");
  g_ptr_array_add (step->sources, ent_cite_new ("frus-9", NULL));
  g_assert_cmpstr (ent_text_get (section->text), ==, "Once");
  g_ptr_array_add (question->events, g_strdup ("camp-david"));
  g_assert_cmpint (moment->kind, ==, ENT_MOMENT_AGREEMENT);
  moment->event = g_strdup ("treaty-signed");

  ent_actor_free (NULL);
  ent_assessment_free (NULL);
  ent_document_free (NULL);
  ent_quotation_free (NULL);
  ent_phase_free (NULL);
  ent_relation_step_free (NULL);
  ent_story_section_free (NULL);
  ent_question_free (NULL);
  ent_moment_free (NULL);
}

static void
test_lecture_outline (void)
{
  g_autoptr(EntLectureOutline) lecture = ent_lecture_outline_new ("start", ent_text_new ("Start"));
  EntSlideOutline *slide = ent_slide_outline_new (ent_text_new ("First"));

  g_assert_cmpint (lecture->minutes, ==, 0);
  slide->text = ent_text_new ("Say hello");
  g_ptr_array_add (slide->events, g_strdup ("camp-david"));
  g_ptr_array_add (slide->factors, g_strdup ("negotiation"));
  g_ptr_array_add (slide->documents, g_strdup ("treaty"));
  g_ptr_array_add (lecture->slides, slide);

  ent_lecture_outline_free (NULL);
  ent_slide_outline_free (NULL);
}

static void
test_note (void)
{
  gint64 before = g_get_real_time ();
  g_autoptr(EntNote) note = ent_note_new ();
  g_autoptr(EntNote) other = ent_note_new ();

  g_assert_true (g_uuid_string_is_valid (note->id));
  g_assert_cmpstr (note->id, !=, other->id);
  g_assert_cmpstr (note->body, ==, "");
  g_assert_cmpint (note->created_usec, >=, before);
  g_assert_cmpint (note->created_usec, <=, g_get_real_time ());
  g_assert_cmpint (note->modified_usec, ==, note->created_usec);
  g_assert_cmpint (note->target->kind, ==, ENT_TARGET_CASE);
  g_assert_cmpuint (note->tags->len, ==, 0);

  note->case_id = g_strdup ("camp-david");
  note->target->id = g_strdup ("treaty-signed");
  note->target->title = g_strdup ("Treaty signed");
  note->target->date = g_strdup ("1979-03-26");
  g_ptr_array_add (note->tags, g_strdup ("ask the class"));

  ent_note_free (NULL);
}

static void
test_codebook (void)
{
  g_autoptr(EntCodebook) codebook = ent_codebook_new ();
  g_auto(GValue) value = G_VALUE_INIT;
  EntFactorGroup *group = ent_factor_group_new ("dialogue", ent_text_new ("Dialogue"));
  EntFactor *factor = ent_factor_new ("negotiation", "dialogue", ent_text_new ("Negotiation"));
  EntCodebook *other;

  codebook->id = g_strdup ("entente");
  codebook->language = g_strdup ("en");
  codebook->license = g_strdup ("CC-BY-SA-4.0");
  codebook->title = ent_text_new ("Factors");
  codebook->summary = ent_text_new ("…");
  group->text = ent_text_new ("…");
  factor->definition = ent_text_new ("…");
  factor->question = ent_text_new ("…?");
  factor->confusion = ent_text_new ("…");
  factor->ratings[0] = ent_text_new ("Talks refused");
  factor->ratings[6] = ent_text_new ("Talks held");
  g_ptr_array_add (codebook->groups, group);
  g_ptr_array_add (codebook->factors, factor);

  g_assert_true (ent_codebook_find_factor (codebook, "negotiation") == factor);
  g_assert_null (ent_codebook_find_factor (codebook, "dialogue"));
  g_assert_null (ent_codebook_find_factor (codebook, NULL));
  g_assert_true (ent_codebook_find_group (codebook, "dialogue") == group);
  g_assert_null (ent_codebook_find_group (codebook, "negotiation"));
  g_assert_null (ent_codebook_find_group (codebook, NULL));

  other = ent_codebook_ref (codebook);
  g_assert_true (other == codebook);
  ent_codebook_unref (other);
  g_value_init (&value, ENT_TYPE_CODEBOOK);
  g_value_set_boxed (&value, codebook);
  g_assert_true (g_value_get_boxed (&value) == codebook);

  ent_factor_group_free (NULL);
  ent_factor_free (NULL);
}

/* Cases */

static EntCase *
case_new (void)
{
  EntCase *self = ent_case_new ("camp-david");
  EntActor *sadat = ent_actor_new ("anwar-sadat", ent_text_new ("Anwar al-Sadat"));
  EntAssessment *assessment = ent_assessment_new ("negotiation");

  self->language = g_strdup ("en");
  self->license = g_strdup ("CC-BY-SA-4.0");
  self->title = ent_text_new ("Egypt–Israel: Camp David");
  self->summary = ent_text_new ("…");
  self->status = ent_text_new ("cold peace");
  self->outcome = ent_text_new ("…");
  self->period = date ("1967/1989");
  self->updated = date ("2025-12-31");

  sadat->party = g_strdup ("egypt");
  g_ptr_array_add (self->actors, ent_actor_new ("egypt", ent_text_new ("Egypt")));
  g_ptr_array_add (self->actors, ent_actor_new ("israel", ent_text_new ("Israel")));
  g_ptr_array_add (self->actors, ent_actor_new ("un", ent_text_new ("United Nations")));
  g_ptr_array_add (self->actors, sadat);
  g_ptr_array_add (self->parties, g_strdup ("egypt"));
  g_ptr_array_add (self->parties, g_strdup ("israel"));

  g_ptr_array_add (self->events, event_new ("treaty", "1979-03-26", 1));
  g_ptr_array_add (self->events, event_new ("twice", "1978", 1));
  g_ptr_array_add (self->events, event_new ("jerusalem", "1977-11-19/1977-11-21", 1));
  g_ptr_array_add (self->events, event_new ("twice", "1975", 1));

  g_ptr_array_add (self->phases, ent_phase_new ("opening", ent_text_new ("Opening"),
                                                date ("1977/1978")));
  g_ptr_array_add (self->sources, ent_source_new ("quandt-1986", "book", "Camp David"));
  g_ptr_array_add (self->documents, ent_document_new ("treaty-text", ent_text_new ("Treaty"),
                                                      date ("1979-03-26")));
  g_ptr_array_add (self->moments, ent_moment_new (ENT_MOMENT_AGREEMENT, date ("1979-03-26")));
  g_ptr_array_add (self->relations, ent_relation_step_new (date ("1967"), ENT_RELATION_WAR));
  assessment->rating = 3;
  g_ptr_array_add (self->assessments, assessment);
  g_ptr_array_add (self->story, ent_story_section_new ("start", ent_text_new ("Start"),
                                                       ent_text_new ("Once")));
  g_ptr_array_add (self->questions, ent_question_new (ent_text_new ("Why?")));
  g_ptr_array_add (self->lectures, ent_lecture_outline_new ("one", ent_text_new ("One")));

  return self;
}

static void
test_case_seal (void)
{
  static const char * const order[] = { "1975", "1977-11-19/1977-11-21", "1978", "1979-03-26" };
  g_autoptr(EntCase) self = case_new ();

  /* Twice does no harm. */
  for (int round = 0; round < 2; round++)
    {
      ent_case_seal (self);

      for (guint i = 0; i < self->events->len; i++)
        {
          const EntEvent *event = g_ptr_array_index (self->events, i);

          g_assert_cmpstr (ent_date_get_text (event->date), ==, order[i]);
        }
    }
}

static void
test_case_find (void)
{
  g_autoptr(EntCase) self = case_new ();
  EntEvent *first_twice = g_ptr_array_index (self->events, 1);

  ent_case_seal (self);

  g_assert_cmpstr (ent_case_find_event (self, "treaty")->id, ==, "treaty");
  g_assert_true (ent_case_find_event (self, "twice") == first_twice);
  g_assert_cmpstr (ent_case_find_actor (self, "anwar-sadat")->id, ==, "anwar-sadat");
  g_assert_cmpstr (ent_case_find_source (self, "quandt-1986")->id, ==, "quandt-1986");
  g_assert_cmpstr (ent_case_find_phase (self, "opening")->id, ==, "opening");
  g_assert_cmpstr (ent_case_find_document (self, "treaty-text")->id, ==, "treaty-text");
  g_assert_cmpint (ent_case_find_assessment (self, "negotiation")->rating, ==, 3);
  g_assert_cmpint (ent_case_find_moment (self, ENT_MOMENT_AGREEMENT)->kind, ==,
                   ENT_MOMENT_AGREEMENT);

  g_assert_null (ent_case_find_event (self, "none"));
  g_assert_null (ent_case_find_actor (self, "none"));
  g_assert_null (ent_case_find_source (self, "none"));
  g_assert_null (ent_case_find_phase (self, "none"));
  g_assert_null (ent_case_find_document (self, "none"));
  g_assert_null (ent_case_find_assessment (self, "none"));
  g_assert_null (ent_case_find_moment (self, ENT_MOMENT_WAR_END));

  g_assert_null (ent_case_find_event (self, NULL));
  g_assert_null (ent_case_find_actor (self, NULL));
  g_assert_null (ent_case_find_source (self, NULL));
  g_assert_null (ent_case_find_phase (self, NULL));
  g_assert_null (ent_case_find_document (self, NULL));
  g_assert_null (ent_case_find_assessment (self, NULL));
}

static void
test_case_party (void)
{
  static const struct
  {
    const char *actors[4];
    const char *party;
  } lanes[] = {
    { { NULL }, NULL },
    { { "israel", NULL }, "israel" },
    { { "israel", "egypt", NULL }, "israel" },
    { { "anwar-sadat", "israel", NULL }, "egypt" },
    { { "un", "israel", NULL }, "israel" },
    { { "un", NULL }, NULL },
    { { "nobody", "anwar-sadat", NULL }, "egypt" },
  };
  g_autoptr(EntCase) self = case_new ();

  ent_case_seal (self);

  for (gsize i = 0; i < G_N_ELEMENTS (lanes); i++)
    {
      g_autoptr(EntEvent) event = event_new ("event", "1978", 2);

      for (gsize j = 0; lanes[i].actors[j] != NULL; j++)
        g_ptr_array_add (event->actors, g_strdup (lanes[i].actors[j]));

      g_assert_cmpstr (ent_case_get_event_party (self, event), ==, lanes[i].party);
    }
}

static void
test_case_value (void)
{
  g_autoptr(EntCase) self = case_new ();
  g_auto(GValue) value = G_VALUE_INIT;
  EntCase *other = ent_case_ref (self);

  g_assert_true (other == self);
  ent_case_unref (other);
  g_value_init (&value, ENT_TYPE_CASE);
  g_value_set_boxed (&value, self);
  g_assert_true (g_value_get_boxed (&value) == self);

  g_assert_cmpstr (ent_case_get_short_title (self), ==, "Egypt–Israel: Camp David");
  self->short_title = ent_text_new ("Camp David");
  g_assert_cmpstr (ent_case_get_short_title (self), ==, "Camp David");
}

int
main (int   argc,
      char *argv[])
{
  if (g_getenv ("LANGUAGE") == NULL)
    g_setenv ("LANGUAGE", "C", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/words", test_words);
  g_test_add_func ("/model/labels", test_labels);
  g_test_add_func ("/model/ratings", test_ratings);
  g_test_add_func ("/text/plain", test_text_plain);
  g_test_add_func ("/text/languages", test_text_languages);
  g_test_add_func ("/text/reader", test_text_reader);
  g_test_add_func ("/text/equal", test_text_equal);
  g_test_add_func ("/model/cite", test_cite);
  g_test_add_func ("/model/case-ids", test_case_ids);
  g_test_add_func ("/model/event", test_event);
  g_test_add_func ("/model/event-compare", test_event_compare);
  g_test_add_func ("/model/small-records", test_small_records);
  g_test_add_func ("/model/lecture-outline", test_lecture_outline);
  g_test_add_func ("/model/note", test_note);
  g_test_add_func ("/model/codebook", test_codebook);
  g_test_add_func ("/case/seal", test_case_seal);
  g_test_add_func ("/case/find", test_case_find);
  g_test_add_func ("/case/party", test_case_party);
  g_test_add_func ("/case/value", test_case_value);

  return g_test_run ();
}
