/* What a lecture's file takes along of a case: what its slides quote, what that needs to be read, and no more. */

#include "config.h"

#include "ent-lecture-excerpt.h"
#include "lecture-fixture.h"

#define DIGEST "0000000000000000000000000000000000000000000000000000000000000000"

/* The case of which one slide with this target and body is made. */
static EntCase *
excerpt (EntSlideKind  kind,
         const char   *target,
         const char   *body)
{
  g_autoptr(EntCase) item = fixture_case_new ();
  g_autoptr(GPtrArray) slides = fixture_slides_new (), faults = ent_faults_new ();
  EntSlide *slide = fixture_slide_new (kind, NULL, target, body);
  g_autofree char *once = NULL, *twice = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;
  EntCase *found;

  ent_slide_add_case (slide, "a-b", 3, DIGEST);
  g_ptr_array_add (slides, slide);
  once = ent_lecture_excerpt (slides, DIGEST, item, &length);
  found = ent_case_file_parse (once, length, NULL, faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ent_faults_count (faults), ==, 0);
  /* Of itself it is all. */
  twice = ent_lecture_excerpt (slides, DIGEST, found, NULL);
  g_assert_cmpstr (once, ==, twice);
  g_assert_cmpuint (found->story->len, ==, 0);
  g_assert_cmpuint (found->lectures->len, ==, 0);
  g_assert_true (ent_text_equal (found->summary, found->title));
  return found;
}

/* "a b": ids, which every record has first. */
static char *
dup_ids (GPtrArray *records)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", *(char **) records->pdata[i]);
  return g_string_free (ids, FALSE);
}

#define assert_ids(records, expected) \
  G_STMT_START { \
    g_autofree char *ids_ = dup_ids (records); \
    g_assert_cmpstr (ids_, ==, expected); \
  } G_STMT_END

static void
test_event (void)
{
  g_autoptr(EntCase) item = excerpt (ENT_SLIDE_EVENT, "event:a-b/accord", NULL);
  const EntRelationStep *step = item->relations->pdata[0];

  assert_ids (item->events, "accord");
  assert_ids (item->actors, "a b ann");
  assert_ids (item->sources, "treaty");
  assert_ids (item->phases, "war");
  g_assert_null (((EntPhase *) item->phases->pdata[0])->text);
  g_assert_cmpuint (item->relations->len, ==, 2);
  g_assert_null (step->text);
  g_assert_null (step->event);
  g_assert_cmpuint (step->sources->len, ==, 0);
  g_assert_cmpuint (item->moments->len, ==, 0);
  g_assert_cmpuint (item->assessments->len, ==, 0);
  g_assert_cmpuint (item->documents->len, ==, 0);
  g_assert_cmpuint (item->questions->len, ==, 0);
  g_assert_null (item->outcome);
  g_assert_cmpstr (ent_text_get_in (item->title, "vi"), ==, "A và B");
}

static void
test_events (void)
{
  g_autoptr(EntCase) item = excerpt (ENT_SLIDE_EVENTS, "events:a-b/fair,attack,nowhere", NULL);

  assert_ids (item->events, "attack fair");
  assert_ids (item->phases, "war talks");
}

/* What words lead to, in notes and footnotes too; not into other cases. */
static void
test_links (void)
{
  g_autoptr(EntCase) item = excerpt (ENT_SLIDE_TEXT, NULL,
                                     "It [ended](event:a-b/accord)[^1], and [there](event:c-d/attack).\n\n"
                                     "[^1]: [Lee](source:a-b/book), p. 3\n");
  g_autoptr(EntCase) paper = excerpt (ENT_SLIDE_TEXT, NULL, "[Paper](document:a-b/paper)");
  const EntDocument *document = paper->documents->pdata[0];

  assert_ids (item->events, "accord");
  assert_ids (item->sources, "book treaty");
  g_assert_cmpuint (document->quotations->len, ==, 0);
  /* Its event is not quoted. */
  g_assert_null (document->event);
}

static void
test_quotation (void)
{
  g_autoptr(EntCase) item = excerpt (ENT_SLIDE_QUOTATION, "document:a-b/paper#1", NULL);
  g_autoptr(EntCase) none = excerpt (ENT_SLIDE_QUOTATION, "document:a-b/paper#2", NULL);
  const EntDocument *document = item->documents->pdata[0];
  const EntQuotation *quotation = document->quotations->pdata[0];

  assert_ids (item->documents, "paper");
  assert_ids (item->sources, "book treaty");
  g_assert_cmpstr (ent_text_get (quotation->text), ==, "No more.");
  g_assert_cmpint (quotation->terms, ==, ENT_TERMS_OFFICIAL);
  document = none->documents->pdata[0];
  g_assert_cmpuint (document->quotations->len, ==, 0);
}

/* It keeps its number; the one before it says nothing. */
static void
test_question (void)
{
  g_autoptr(EntCase) first = excerpt (ENT_SLIDE_QUESTION, "question:a-b/1", NULL);
  g_autoptr(EntCase) second = excerpt (ENT_SLIDE_QUESTION, "question:a-b/2", NULL);
  const EntQuestion *question = first->questions->pdata[0];

  g_assert_cmpuint (first->questions->len, ==, 1);
  g_assert_cmpstr (ent_text_get (question->text), ==, "Why?");
  /* Of its events the only one that a case must have. */
  g_assert_cmpuint (question->events->len, ==, 1);
  g_assert_cmpuint (second->questions->len, ==, 2);
  question = second->questions->pdata[0];
  g_assert_cmpstr (ent_text_get (question->text), ==, "…");
  g_assert_cmpuint (question->events->len, ==, 0);
  question = second->questions->pdata[1];
  g_assert_cmpstr (ent_text_get (question->text), ==, "How?");
}

static void
test_timeline (void)
{
  static const struct
  {
    const char *link, *events;
  } views[] = {
    { "entente:a-b", "attack fair accord" },
    { "entente:a-b?from=1993&to=1993", "fair" },
    { "entente:a-b,c-d?from=1990&to=1993", "attack fair" },
    { "entente:a-b?sign=-1&hide=1", "attack" },
    /* Dimmed they are seen. */
    { "entente:a-b?sign=-1", "attack fair accord" },
    /* Whose tags they have nobody else knows. */
    { "entente:a-b?tag=exam&hide=1", "attack fair accord" },
    { "entente:a-b?align=war-start&from=-1&to=1", "attack" },
    { "entente:a-b?align=war-start&from=3&to=9", "fair accord" },
    /* It has no such moment. */
    { "entente:a-b?align=relations&from=0&to=1", "attack fair accord" },
    /* It needs one. */
    { "entente:c-d", "attack" },
    { "nonsense", "attack" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr(EntCase) item = excerpt (ENT_SLIDE_TIMELINE, views[i].link, NULL);
      const EntRelationStep *step = item->relations->pdata[0];

      g_test_message ("%s", views[i].link);
      assert_ids (item->events, views[i].events);
      assert_ids (item->phases, "war talks");
      g_assert_cmpstr (ent_text_get (step->text), ==, "Shells.");
      g_assert_cmpuint (item->moments->len, ==, 2);
      g_assert_cmpstr (((EntMoment *) item->moments->pdata[0])->event, ==,
                       strstr (views[i].events, "attack") != NULL ? "attack" : NULL);
    }
}

static void
test_factors (void)
{
  static const struct
  {
    EntSlideKind kind;
    const char  *target, *factors;
  } slides[] = {
    { ENT_SLIDE_FACTOR, "factor:a-b/distrust", "distrust" },
    { ENT_SLIDE_FACTOR, "factor:culture", "culture" },
    { ENT_SLIDE_FACTOR, "factor:a-b/trade", "" },
    { ENT_SLIDE_MATRIX, "factors:?view=matrix&cases=a-b&factors=culture,trade", "culture" },
    { ENT_SLIDE_MATRIX, "factors:?view=matrix", "distrust culture" },
    { ENT_SLIDE_MATRIX, "factors:?view=matrix&groups=context&factors=culture", "distrust culture" },
    { ENT_SLIDE_COMPARISON, "entente:a-b,c-d", "distrust culture" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (slides); i++)
    {
      g_autoptr(EntCase) item = excerpt (slides[i].kind, slides[i].target, NULL);

      g_test_message ("%s", slides[i].target);
      assert_ids (item->assessments, slides[i].factors);
      /* The evidence; of none the one that a case must have. */
      assert_ids (item->events, "attack");
      g_assert_cmpint (item->outcome != NULL, ==, slides[i].kind == ENT_SLIDE_COMPARISON);
      g_assert_cmpuint (item->moments->len, ==, slides[i].kind == ENT_SLIDE_FACTOR ? 0 : 2);
    }
}

/* What another copy of the case was used for is none of this one's business. */
static void
test_other_copy (void)
{
  g_autoptr(EntCase) item = fixture_case_new (), found = NULL;
  g_autoptr(GPtrArray) slides = fixture_slides_new ();
  g_autofree char *text = NULL;
  gsize length;

  for (guint i = 0; i < 2; i++)
    {
      EntSlide *slide = fixture_slide_new (ENT_SLIDE_EVENT, NULL, i == 0 ? "event:a-b/fair" : "event:a-b/accord", NULL);

      ent_slide_add_case (slide, "a-b", 3, i == 0 ? DIGEST : "1111");
      g_ptr_array_add (slides, slide);
    }
  text = ent_lecture_excerpt (slides, DIGEST, item, &length);
  found = ent_case_file_parse (text, length, NULL, NULL, NULL);
  assert_ids (found->events, "fair");
}

/* Cases as they are published: whatever is quoted of them can be read, and little of it is. */
static void
test_published (void)
{
  static const char * const names[] = { "camp-david", "panmunjom", "us-vietnam" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/data/cases/%s.json", g_getenv ("ENT_SOURCE_DIR"), names[i]);
      g_autofree char *view = g_strdup_printf ("entente:%s", names[i]), *whole = NULL;
      g_autoptr(EntCase) item = NULL;
      g_autoptr(GError) error = NULL;
      gsize whole_length;

      item = ent_case_file_load (path, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      whole = ent_case_file_to_string (item, &whole_length);
      for (guint j = 0; j < item->events->len + 2; j++)
        {
          const EntEvent *event = j < item->events->len ? item->events->pdata[j] : NULL;
          g_autofree char *target = event != NULL ? g_strdup_printf ("event:%s/%s", names[i], event->id) : NULL;
          g_autoptr(GPtrArray) slides = fixture_slides_new ();
          g_autofree char *text = NULL, *again = NULL;
          g_autoptr(EntCase) found = NULL;
          EntSlide *slide = fixture_slide_new (event != NULL ? ENT_SLIDE_EVENT : j == item->events->len
                                               ? ENT_SLIDE_TIMELINE : ENT_SLIDE_COMPARISON, NULL,
                                               event != NULL ? target : view, NULL);
          gsize length;

          ent_slide_add_case (slide, names[i], item->version, DIGEST);
          g_ptr_array_add (slides, slide);
          text = ent_lecture_excerpt (slides, DIGEST, item, &length);
          found = ent_case_file_parse (text, length, NULL, NULL, &error);
          g_assert_no_error (error);
          again = ent_lecture_excerpt (slides, DIGEST, found, NULL);
          g_assert_cmpstr (text, ==, again);
          g_assert_cmpuint (found->events->len, ==, event != NULL ? 1 : j == item->events->len ? item->events->len
                                                                      : found->events->len);
          g_assert_cmpuint (length, <, event != NULL ? whole_length / 8 : whole_length);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/lecture-excerpt/event", test_event);
  g_test_add_func ("/exchange/lecture-excerpt/events", test_events);
  g_test_add_func ("/exchange/lecture-excerpt/links", test_links);
  g_test_add_func ("/exchange/lecture-excerpt/quotation", test_quotation);
  g_test_add_func ("/exchange/lecture-excerpt/question", test_question);
  g_test_add_func ("/exchange/lecture-excerpt/timeline", test_timeline);
  g_test_add_func ("/exchange/lecture-excerpt/factors", test_factors);
  g_test_add_func ("/exchange/lecture-excerpt/other-copy", test_other_copy);
  g_test_add_func ("/exchange/lecture-excerpt/published", test_published);

  return g_test_run ();
}
