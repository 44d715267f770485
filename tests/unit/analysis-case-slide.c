/* Slides and lectures made of cases: what they point at, what they say, and what is made of the same later. */
#include "config.h"

#include "ent-case-slide.h"

#include <string.h>

#include "ent-case-file.h"
#include "ent-matrix-slide.h"
#include "ent-rich-text.h"
#include "ent-slide-target.h"
#include "matrix-fixture.h"

static const char * const factors[] = { "trade", "talks", "pacts", NULL };

static EntDate *
date (const char *text)
{
  g_autoptr(GError) error = NULL;
  EntDate *self = ent_date_parse (text, &error);

  g_assert_no_error (error);
  return self;
}

static void
add_document (EntCase *item)
{
  EntDocument *document = ent_document_new ("accords", ent_text_new ("The Accords"), date ("1961-09-17"));
  EntQuotation *first = ent_quotation_new (ent_text_new ("First *words*.")), *second;

  second = ent_quotation_new (ent_text_new ("Peace shall be.\n\nIt shall last."));
  second->locator = g_strdup ("Article 1");
  g_ptr_array_add (document->quotations, first);
  g_ptr_array_add (document->quotations, second);
  g_ptr_array_add (document->sources, ent_cite_new ("book", "p. 3"));
  g_ptr_array_add (item->documents, document);
}

static void
add_question (EntCase *item)
{
  EntQuestion *question = ent_question_new (ent_text_new ("Who gained?"));

  g_ptr_array_add (question->events, g_strdup ("talks"));
  g_ptr_array_add (question->events, g_strdup ("trade"));
  g_ptr_array_add (item->questions, question);
}

static void
add_outline (EntLectureOutline *outline,
             const char        *title,
             const char        *text,
             const char        *events,
             const char        *factor,
             const char        *document)
{
  EntSlideOutline *slide = ent_slide_outline_new (ent_text_new (title));
  g_auto(GStrv) ids = g_strsplit (events, " ", -1);

  slide->text = text != NULL ? ent_text_new (text) : NULL;
  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (slide->events, g_strdup (ids[i]));
  if (factor != NULL)
    g_ptr_array_add (slide->factors, g_strdup (factor));
  if (document != NULL)
    g_ptr_array_add (slide->documents, g_strdup (document));
  g_ptr_array_add (outline->slides, slide);
}

static void
add_lecture (EntCase *item)
{
  EntLectureOutline *outline = ent_lecture_outline_new ("first", ent_text_new ("From war to talks"));

  outline->minutes = 20;
  add_outline (outline, "How it began", "Ask who *began*.", "pacts trade", "trade", "accords");
  add_outline (outline, "One step", "Stay with it.", "talks", "talks", NULL);
  add_outline (outline, "A judgement", NULL, "", "trade", NULL);
  add_outline (outline, "A word", "Only words.", "", NULL, NULL);
  add_outline (outline, "Thanks", NULL, "", NULL, NULL);
  g_ptr_array_add (item->lectures, outline);
}

/* @version: of the first case; @text: of its first event */
static EntMatrix *
create_matrix (int         version,
               const char *text,
               GPtrArray  *ratings)
{
  const int one[] = { 3, -2, NOT_RATED }, two[] = { -1, NO_EVIDENCE, 2 };
  g_autoptr(EntCodebook) codebook = matrix_fixture_codebook_new (factors);
  EntCase *cases[] = { matrix_fixture_case_new ("one", codebook, one), matrix_fixture_case_new ("two", codebook, two),
                       NULL };
  EntAssessment *assessment = cases[0]->assessments->pdata[0];
  EntEvent *event = cases[0]->events->pdata[0];

  cases[0]->version = version;
  g_ptr_array_add (cases[0]->sources, ent_source_new ("book", "book", "On Peace"));
  event->text = ent_text_new (text);
  event->place = ent_place_new (ent_text_new ("Geneva"));
  event->importance = ENT_IMPORTANCE_TURNING_POINT;
  g_ptr_array_add (event->sources, ent_cite_new ("book", "p. 12"));
  assessment->rationale = ent_text_new ("Ships came back.");
  g_ptr_array_add (assessment->sources, ent_cite_new ("book", NULL));
  g_ptr_array_add (assessment->evidence, g_strdup ("pacts"));
  matrix_fixture_add_step (cases[0], "1960", ENT_RELATION_WAR);
  matrix_fixture_add_step (cases[0], "1970", ENT_RELATION_PARTNERSHIP);
  matrix_fixture_add_step (cases[0], "1980", ENT_RELATION_DIALOGUE);
  matrix_fixture_add_step (cases[1], "1960", ENT_RELATION_CONTACTS);
  add_document (cases[0]);
  add_question (cases[0]);
  add_lecture (cases[0]);
  return matrix_fixture_new (codebook, ratings, cases);
}

/* Of @case_id alone, as it was made. */
static void
assert_made (const EntSlide *slide,
             EntSlideKind    kind,
             const char     *case_id,
             const char     *target)
{
  g_assert_nonnull (slide);
  g_assert_cmpint (slide->kind, ==, kind);
  g_assert_cmpstr (slide->case_id, ==, case_id);
  g_assert_cmpstr (slide->target_id, ==, target);
  g_assert_cmpuint (slide->cases->len, ==, 1);
  g_assert_cmpstr (((EntSlideCase *) slide->cases->pdata[0])->case_id, ==, case_id);
  g_assert_cmpint (((EntSlideCase *) slide->cases->pdata[0])->version, ==, 1);
  g_assert_cmpstr (slide->made_title, ==, slide->title);
  g_assert_cmpstr (slide->made_body, ==, slide->body);
}

static void
test_event (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix (1, "Ships *came*.\n\nAll saw it.", NULL);
  EntCase *item = ent_matrix_get_case (matrix, 0);
  g_autoptr(EntSlide) slide = ent_slide_new_event (item, "trade"), bare = ent_slide_new_event (item, "talks");

  assert_made (slide, ENT_SLIDE_EVENT, "one", "event:one/trade");
  g_assert_cmpstr (slide->title, ==, "trade");
  g_assert_cmpstr (slide->target_title, ==, "trade");
  g_assert_cmpstr (slide->target_date, ==, "1960");
  g_assert_cmpstr (slide->body, ==, "1960 · Geneva\n\nShips \\*came\\*.\n\nAll saw it.[^1]\n"
                   "\n[^1]: [On Peace](source:one/book), p. 12\n");
  g_assert_cmpstr (bare->body, ==, "1961\n");
  g_assert_null (ent_slide_new_event (item, "gone"));
}

/* Wherever its date stands, a slide says when nobody verified it. */
static void
test_unverified (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix (1, "Ships.", NULL);
  EntCase *item = ent_matrix_get_case (matrix, 0);
  g_autoptr(EntViewSpec) spec = ent_view_spec_new ("one");
  g_autoptr(GPtrArray) ids = g_ptr_array_new (), cases = g_ptr_array_new ();
  g_autoptr(EntSlide) event = NULL, events = NULL, timeline = NULL, question = NULL, factor = NULL, all = NULL;

  g_ptr_array_add (ids, (gpointer) "trade");
  g_ptr_array_add (ids, (gpointer) "talks");
  g_ptr_array_add (cases, item);
  ent_case_find_event (item, "talks")->unverified = TRUE;
  ent_case_find_event (item, "pacts")->unverified = TRUE;
  event = ent_slide_new_event (item, "talks");
  g_assert_cmpstr (event->body, ==, "1961 (date not verified)\n");
  events = ent_slide_new_events (item, ids);
  g_assert_nonnull (strstr (events->body, "- **1960** [trade]"));
  g_assert_nonnull (strstr (events->body, "- **1961** (date not verified) [talks](event:one/talks)\n"));
  timeline = ent_slide_new_timeline (cases, spec);
  g_assert_nonnull (strstr (timeline->body, "- **1961** (date not verified) [talks](event:one/talks)\n"));
  question = ent_slide_new_question (item, 0);
  g_assert_nonnull (strstr (question->body, "- **1961** (date not verified) [talks](event:one/talks)\n"));
  factor = ent_slide_new_assessment (matrix, 0, 0);
  g_assert_nonnull (strstr (factor->body, "- **1962** (date not verified) [pacts](event:one/pacts)\n"));
  all = ent_slide_new_factor (matrix, 0);
  g_assert_nonnull (strstr (all->body, "[pacts](event:one/pacts), 1962 (date not verified)"));
}

/* In order of date, each once, without those that are not there. */
static void
test_events (void)
{
  static const char * const ids[] = { "pacts", "gone", "trade", "pacts" };
  g_autoptr(EntMatrix) matrix = create_matrix (1, "Ships.", NULL);
  EntCase *item = ent_matrix_get_case (matrix, 0);
  g_autoptr(GPtrArray) list = g_ptr_array_new ();
  g_autoptr(EntSlide) slide = NULL;

  g_assert_null (ent_slide_new_events (item, list));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_ptr_array_add (list, (gpointer) ids[i]);
  slide = ent_slide_new_events (item, list);
  assert_made (slide, ENT_SLIDE_EVENTS, "one", "events:one/trade,pacts");
  g_assert_cmpstr (slide->title, ==, "one");
  g_assert_cmpstr (slide->target_date, ==, "1960–1962");
  g_assert_cmpstr (slide->body, ==, "- **1960** [trade](event:one/trade)[^1]\n- **1962** [pacts](event:one/pacts)\n"
                   "\n[^1]: [On Peace](source:one/book), p. 12\n");
}

static void
set_date (EntCase    *item,
          const char *event,
          const char *text)
{
  EntEvent *record = ent_case_find_event (item, event);

  ent_date_unref (record->date);
  record->date = date (text);
}

/* No more exact than those of the events. */
static void
test_dates (void)
{
  static const char * const dates[][4] = {
    { "1982", NULL, NULL, "1982" },
    { "1993/1995", NULL, NULL, "1993–1995" },
    { "1964-05-05?", NULL, NULL, "perhaps 5 May 1964" },
    { "1950/..", NULL, NULL, "since 1950" },
    { "[1982,1984]", NULL, NULL, "one of: 1982 or 1984" },
    { "1982", "1982", "1982-05-06", "1982" },
    { "1993/1995", "1994", "1995-03", "1993–1995" },
    { "1993/1995", "1996", NULL, "1993–1996" },
    { "1979-03", "1980-05-02", NULL, "March 1979 – 2 May 1980" },
    { "1964-05-05?", "1970~", NULL, "perhaps 5 May 1964 – about 1970" },
    { "[1982,1984]", "1990", NULL, "1982–1990" },
    { "1950/..", "1960", NULL, "since 1950" },
    { "1978-09-05", "1978-09-17", NULL, "5–17 September 1978" },
  };
  static const char * const ids[] = { "trade", "talks", "pacts" };

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr(EntMatrix) matrix = create_matrix (1, "Ships.", NULL);
      EntCase *item = ent_matrix_get_case (matrix, 0);
      g_autoptr(GPtrArray) list = g_ptr_array_new ();
      g_autoptr(EntSlide) slide = NULL;

      for (gsize j = 0; j < G_N_ELEMENTS (ids); j++)
        if (dates[i][j] != NULL)
          {
            set_date (item, ids[j], dates[i][j]);
            g_ptr_array_add (list, (gpointer) ids[j]);
          }
      slide = ent_slide_new_events (item, list);
      g_assert_cmpstr (slide->target_date, ==, dates[i][3]);
    }
}

static void
test_quotation (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix (1, "Ships.", NULL);
  EntCase *item = ent_matrix_get_case (matrix, 0);
  g_autoptr(EntSlide) first = ent_slide_new_quotation (item, "accords", 0);
  g_autoptr(EntSlide) second = ent_slide_new_quotation (item, "accords", 1);

  assert_made (second, ENT_SLIDE_QUOTATION, "one", "document:one/accords#2");
  g_assert_cmpstr (second->title, ==, "The Accords");
  g_assert_cmpstr (second->body, ==, "> Peace shall be.\n>\n> It shall last.\n\n"
                   "[The Accords](document:one/accords), Article 1, 17 September 1961[^1]\n"
                   "\n[^1]: [On Peace](source:one/book), p. 3\n");
  g_assert_true (g_str_has_prefix (first->body, "> First \\*words\\*.\n\n"
                                   "[The Accords](document:one/accords), 17 September 1961[^1]\n"));
  g_assert_null (ent_slide_new_quotation (item, "accords", 2));
  g_assert_null (ent_slide_new_quotation (item, "gone", 0));
}

static void
test_question (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix (1, "Ships.", NULL);
  EntCase *item = ent_matrix_get_case (matrix, 0);
  g_autoptr(EntSlide) slide = ent_slide_new_question (item, 0);

  assert_made (slide, ENT_SLIDE_QUESTION, "one", "question:one/1");
  g_assert_cmpstr (slide->target_title, ==, "Who gained?");
  g_assert_true (g_str_has_prefix (slide->body, "Who gained?\n\nEvents:\n\n- **1960** [trade](event:one/trade)[^1]\n"
                                   "- **1961** [talks](event:one/talks)\n\n[^1]: "));
  g_assert_null (ent_slide_new_question (item, 1));
}

/* With what the person judged beside it; of a cell in which nobody did there is no slide. */
static void
test_assessment (void)
{
  g_autoptr(GPtrArray) ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_own_rating_free);
  EntOwnRating *own = ent_own_rating_new ("one", "trade");
  g_autoptr(EntMatrix) matrix = NULL;
  g_autoptr(EntSlide) slide = NULL;

  own->has_rating = TRUE;
  own->rating = 1;
  own->rationale = g_strdup ("I *doubt* it.");
  g_ptr_array_add (own->evidence, ent_evidence_new ("talks", "talks"));
  g_ptr_array_add (own->evidence, ent_evidence_new ("trade", "trade"));
  g_ptr_array_add (ratings, own);
  matrix = create_matrix (1, "Ships.", ratings);
  slide = ent_slide_new_assessment (matrix, 0, 0);
  assert_made (slide, ENT_SLIDE_FACTOR, "one", "factor:one/trade");
  g_assert_cmpstr (slide->title, ==, "trade, one");
  g_assert_cmpstr (slide->body, ==, "**+3, strongly enabling, high confidence (yours: +1)**\n\nShips came back.[^1]\n"
                   "\nI *doubt* it.\n"
                   "\n- **1960** [trade](event:one/trade)[^2]\n- **1961** [talks](event:one/talks)\n"
                   "- **1962** [pacts](event:one/pacts)\n"
                   "\n[^1]: [On Peace](source:one/book)\n[^2]: [On Peace](source:one/book), p. 12\n");
  g_assert_null (ent_slide_new_assessment (matrix, 2, 0));
}

/* What is in view: of the range, of the filter, of each case. */
static void
test_timeline (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix (1, "Ships.", NULL);
  g_autoptr(EntViewSpec) spec = ent_view_spec_new ("one");
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();
  g_autoptr(EntSlide) slide = NULL, both = NULL, filtered = NULL;

  g_ptr_array_add (cases, ent_matrix_get_case (matrix, 0));
  spec->has_range = TRUE;
  spec->begin = ent_date_seconds_from_civil (1961, 1, 1);
  spec->end = ent_date_seconds_from_civil (1963, 1, 1);
  slide = ent_slide_new_timeline (cases, spec);
  assert_made (slide, ENT_SLIDE_TIMELINE, "one", "entente:one?from=1961&to=1962");
  g_assert_cmpstr (slide->target_date, ==, "1961–1962");
  g_assert_cmpstr (slide->body, ==, "- **1961** [talks](event:one/talks)\n- **1962** [pacts](event:one/pacts)\n");

  g_ptr_array_add (cases, ent_matrix_get_case (matrix, 1));
  g_ptr_array_add (spec->case_ids, g_strdup ("two"));
  spec->end = ent_date_seconds_from_civil (1962, 1, 1);
  both = ent_slide_new_timeline (cases, spec);
  g_assert_cmpuint (both->cases->len, ==, 2);
  g_assert_null (both->case_id);
  g_assert_cmpstr (both->title, ==, "one · two");
  g_assert_cmpstr (both->body, ==, "- **1961** [talks](event:one/talks), one\n"
                   "- **1961** [talks](event:two/talks), two\n");

  spec->has_range = FALSE;
  spec->filter->importances = 1 << ENT_IMPORTANCE_TURNING_POINT;
  filtered = ent_slide_new_timeline (cases, spec);
  g_assert_true (g_str_has_prefix (filtered->body, "- **1960** [trade](event:one/trade), one[^1]\n\n[^1]"));
}

/* Of too many, turning points stay before others, and all stand by date. */
static void
test_long_timeline (void)
{
  g_autoptr(EntCase) item = ent_case_new ("long");
  g_autoptr(EntViewSpec) spec = ent_view_spec_new ("long");
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();
  g_autoptr(EntSlide) slide = NULL;
  g_auto(GStrv) lines = NULL;

  item->version = 1;
  item->title = ent_text_new ("Long");
  item->period = date ("1900/..");
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i), *year = g_strdup_printf ("%u", 1900 + i);
      EntEvent *event = ent_event_new (id, date (year), ent_text_new (id));

      event->importance = i == 49 ? ENT_IMPORTANCE_TURNING_POINT : i == 0 ? ENT_IMPORTANCE_DETAIL
                                                                         : ENT_IMPORTANCE_DEFAULT;
      g_ptr_array_add (item->events, event);
    }
  ent_case_seal (item);
  g_ptr_array_add (cases, item);
  slide = ent_slide_new_timeline (cases, spec);
  lines = g_strsplit (slide->body, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "- **1901** [e1](event:long/e1)");
  g_assert_cmpstr (lines[38], ==, "- **1939** [e39](event:long/e39)");
  g_assert_cmpstr (lines[39], ==, "- **1949** [e49](event:long/e49)");
  g_assert_cmpstr (lines[41], ==, "and 10 more events");
}

static EntViewSpec *
create_pair (void)
{
  EntViewSpec *spec = ent_view_spec_new ("one");

  g_ptr_array_add (spec->case_ids, g_strdup ("two"));
  return spec;
}

static void
test_comparison (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix (1, "Ships.", NULL);
  g_autoptr(EntViewSpec) spec = create_pair (), gone = create_pair ();
  g_autoptr(EntSlide) slide = ent_slide_new_comparison (matrix, spec);

  g_assert_cmpint (slide->kind, ==, ENT_SLIDE_COMPARISON);
  g_assert_cmpstr (slide->target_id, ==, "entente:one,two");
  g_assert_cmpstr (slide->title, ==, "one · two");
  g_assert_cmpuint (slide->cases->len, ==, 2);
  g_assert_nonnull (strstr (slide->body, "- [one](case:one): War at first, Partnership at best; now Dialogue\n"
                            "- [two](case:two): Contacts\n"));
  /* What only one has is no difference; what one looked for in vain neither. */
  g_assert_nonnull (strstr (slide->body, "\nThey differ most in:\n\n"
                            "- trade: [one](factor:one/trade) +3[^1], [two](factor:two/trade) −1\n"
                            "\n[^1]: [On Peace](source:one/book)\n"));
  g_ptr_array_add (gone->case_ids, g_strdup ("three"));
  g_assert_null (ent_slide_new_comparison (matrix, gone));
}

static void
test_passage (void)
{
  static const char text[] = "It [began](event:trade) so [@book, p. 4; @gone]. See [more](event:two/talks), "
                             "[why](factor:trade) and `[code](event:x)`.\n";
  g_autoptr(EntMatrix) matrix = create_matrix (1, "Ships.", NULL);
  g_autoptr(EntSlide) slide = ent_slide_new_passage (ent_matrix_get_case (matrix, 0), "Story", text, "story:one/begin");
  g_autoptr(EntSlide) said = ent_slide_new_words ("Said", "I saw [it](event:trade) [@book].", "one", "note:1");

  assert_made (slide, ENT_SLIDE_TEXT, "one", NULL);
  g_assert_cmpstr (slide->body, ==, "It [began](event:one/trade) so[^1]. See [more](event:two/talks), "
                   "[why](factor:one/trade) and `[code](event:x)`.\n\n[one](story:one/begin)\n"
                   "\n[^1]: [On Peace](source:one/book), p. 4\n");
  g_assert_cmpstr (said->body, ==, "I saw [it](event:one/trade).\n\n[Said](note:1)\n");
  g_assert_cmpuint (said->cases->len, ==, 0);
}

/* Remaking */

/* One of each kind that can be made again. (transfer full) */
static GPtrArray *
make_all (EntMatrix *matrix)
{
  EntCase *item = ent_matrix_get_case (matrix, 0);
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(EntMatrixSpec) matrix_spec = ent_matrix_spec_new ();
  g_autoptr(EntViewSpec) pair = create_pair ();
  GPtrArray *slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);

  g_ptr_array_add (ids, (gpointer) "trade");
  g_ptr_array_add (ids, (gpointer) "talks");
  g_ptr_array_add (slides, ent_slide_new_event (item, "trade"));
  g_ptr_array_add (slides, ent_slide_new_events (item, ids));
  g_ptr_array_add (slides, ent_slide_new_quotation (item, "accords", 1));
  g_ptr_array_add (slides, ent_slide_new_question (item, 0));
  g_ptr_array_add (slides, ent_slide_new_assessment (matrix, 0, 0));
  g_ptr_array_add (slides, ent_slide_new_factor (matrix, 0));
  g_ptr_array_add (slides, ent_slide_new_matrix (matrix, matrix_spec));
  g_ptr_array_add (slides, ent_slide_new_timeline (matrix->cases, pair));
  g_ptr_array_add (slides, ent_slide_new_comparison (matrix, pair));
  return slides;
}

/* Another version that says the same is no difference. */
static void
test_same (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix (1, "Ships.", NULL), later = create_matrix (2, "Ships.", NULL);
  g_autoptr(GPtrArray) slides = make_all (matrix);

  for (guint i = 0; i < slides->len; i++)
    {
      const EntSlide *slide = slides->pdata[i];
      g_autoptr(EntSlide) again = ent_slide_remake (slide, later);

      g_assert_nonnull (again);
      g_assert_cmpstr (again->id, ==, slide->id);
      g_assert_cmpint (again->kind, ==, slide->kind);
      g_assert_cmpstr (again->target_id, ==, slide->target_id);
      g_assert_cmpstr (again->body, ==, slide->body);
      g_assert_false (ent_slide_source_differs (slide, again));
      g_assert_cmpint (ent_slide_find_case (again, "one")->version, ==, 2);
    }
}

/* What the person made of the slide stays; what was made of its target is new. */
static void
test_changed (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix (1, "Ships.", NULL), later = create_matrix (2, "Boats.", NULL);
  EntCase *item = ent_matrix_get_case (matrix, 0);
  g_autoptr(EntSlide) slide = ent_slide_new_event (item, "trade"), again = NULL, renamed = NULL;

  slide->notes = g_strdup ("Ask first.");
  slide->section = g_strdup ("Part one");
  slide->planned_sec = 90;
  slide->skipped = TRUE;
  again = ent_slide_remake (slide, later);
  g_assert_true (ent_slide_source_differs (slide, again));
  g_assert_nonnull (strstr (again->body, "Boats."));
  g_assert_cmpstr (again->notes, ==, "Ask first.");
  g_assert_cmpstr (again->section, ==, "Part one");
  g_assert_cmpint (again->planned_sec, ==, 90);
  g_assert_true (again->skipped);

  g_free (slide->title);
  slide->title = g_strdup ("My title");
  renamed = ent_slide_remake (slide, matrix);
  g_assert_cmpstr (renamed->title, ==, "My title");
  g_assert_cmpstr (renamed->made_title, ==, "trade");
  g_assert_false (ent_slide_source_differs (slide, renamed));
}

/* Another case in the library, or another order of them there, changes nothing of what was shown. */
static void
test_more_cases (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix (1, "Ships.", NULL), alone = NULL, turned = NULL;
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_new ();
  g_autoptr(EntSlide) factor = NULL, cells = NULL, both = NULL;
  g_autoptr(EntSlide) factor_again = NULL, cells_again = NULL, both_again = NULL;

  g_ptr_array_add (ids, (gpointer) "one");
  alone = ent_matrix_new_of_cases (matrix, ids);
  factor = ent_slide_new_factor (alone, 0);
  cells = ent_slide_new_matrix (alone, spec);
  factor_again = ent_slide_remake (factor, matrix);
  cells_again = ent_slide_remake (cells, matrix);
  g_assert_false (ent_slide_source_differs (factor, factor_again));
  g_assert_false (ent_slide_source_differs (cells, cells_again));

  g_ptr_array_insert (ids, 0, (gpointer) "two");
  turned = ent_matrix_new_of_cases (matrix, ids);
  both = ent_slide_new_matrix (turned, spec);
  both_again = ent_slide_remake (both, matrix);
  g_assert_nonnull (strstr (both->body, "two −1, one +3"));
  g_assert_false (ent_slide_source_differs (both, both_again));
}

/* What is gone is told from what was never made of anything. */
static void
test_gone (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix (1, "Ships.", NULL), none = NULL;
  g_autoptr(GPtrArray) slides = make_all (matrix), ids = g_ptr_array_new ();
  g_autoptr(EntSlide) text = ent_slide_new (ENT_SLIDE_TEXT), old = ent_slide_new (ENT_SLIDE_EVENT);

  none = ent_matrix_new_of_cases (matrix, ids);
  for (guint i = 0; i < slides->len; i++)
    {
      g_assert_null (ent_slide_remake (slides->pdata[i], none));
      g_assert_true (ent_slide_source_differs (slides->pdata[i], NULL));
    }
  text->body = g_strdup ("Mine.");
  g_assert_null (ent_slide_remake (text, matrix));
  g_assert_false (ent_slide_source_differs (text, NULL));
  /* Of a library that did not keep yet what was made. */
  old->target_id = g_strdup ("event:one/trade");
  g_assert_null (ent_slide_remake (old, matrix));
  g_assert_false (ent_slide_source_differs (old, NULL));
}

/* Lectures */

static void
assert_kinds (GPtrArray  *slides,
              const char *kinds)
{
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < slides->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            ent_slide_kind_to_word (((EntSlide *) slides->pdata[i])->kind));
  g_assert_cmpstr (found->str, ==, kinds);
}

static int
sum_planned (GPtrArray *slides)
{
  int sum = 0;

  for (guint i = 0; i < slides->len; i++)
    {
      const EntSlide *slide = slides->pdata[i];

      g_assert_cmpint (slide->planned_sec, >=, 0);
      g_assert_true (slide->kind == ENT_SLIDE_SOURCES || slide->planned_sec > 0);
      sum += slide->planned_sec;
    }
  return sum;
}

static void
test_suggested (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix (1, "Ships.", NULL);
  EntCase *item = ent_matrix_get_case (matrix, 0);
  g_autoptr(GPtrArray) slides = NULL, none = NULL;
  g_autoptr(EntLecture) lecture = ent_lecture_new_suggested (matrix, item, 0, &slides);
  const EntSlide *slide;

  g_assert_cmpstr (lecture->title, ==, "From war to talks");
  g_assert_cmpint (lecture->minutes, ==, 20);
  g_assert_cmpstr (lecture->case_id, ==, "one");
  g_assert_cmpint (lecture->case_version, ==, 1);
  assert_kinds (slides, "title timeline events quotation event factor text text question sources");
  g_assert_cmpint (sum_planned (slides), ==, 20 * 60);
  slide = slides->pdata[1];
  g_assert_cmpstr (slide->target_id, ==, "entente:one?from=1960&to=1962");
  g_assert_cmpstr (slide->title, ==, "one, 1960–1962");
  slide = slides->pdata[2];
  g_assert_cmpstr (slide->title, ==, "How it began");
  g_assert_cmpstr (slide->made_title, ==, "one");
  g_assert_cmpstr (slide->notes, ==, "Ask who \\*began\\*.\n\nFactors: [trade](factor:one/trade) +3\n");
  slide = slides->pdata[4];
  g_assert_cmpstr (slide->title, ==, "talks");
  g_assert_cmpstr (slide->notes, ==, "**One step**\n\nStay with it.\n\nFactors: [talks](factor:one/talks) −2\n");
  slide = slides->pdata[5];
  g_assert_cmpstr (slide->target_id, ==, "factor:one/trade");
  slide = slides->pdata[6];
  g_assert_cmpstr (slide->title, ==, "A word");
  g_assert_cmpstr (slide->body, ==, "Only words.\n");
  slide = slides->pdata[7];
  g_assert_cmpstr (slide->title, ==, "Thanks");
  g_assert_null (slide->body);
  g_assert_null (slide->notes);
  g_assert_null (ent_lecture_new_suggested (matrix, item, 1, &none));
  g_assert_null (none);
}

/* A view has some room around its events; its title speaks of none of the days there. */
static void
test_suggested_days (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix (1, "Ships.", NULL);
  EntCase *item = ent_matrix_get_case (matrix, 0);
  g_autoptr(GPtrArray) slides = NULL;
  g_autoptr(EntLecture) lecture = NULL;
  const EntSlide *slide;

  set_date (item, "trade", "1978-09-05");
  set_date (item, "talks", "1978-09-12");
  set_date (item, "pacts", "1978-09-17");
  lecture = ent_lecture_new_suggested (matrix, item, 0, &slides);
  slide = slides->pdata[1];
  g_assert_cmpstr (slide->target_id, ==, "entente:one?from=1978-09-04&to=1978-09-18");
  g_assert_cmpstr (slide->title, ==, "one, 5–17 September 1978");
}

static void
test_from_case (void)
{
  g_autoptr(EntMatrix) matrix = create_matrix (1, "Ships.", NULL);
  g_autoptr(GPtrArray) slides = NULL;
  g_autoptr(EntLecture) lecture = ent_lecture_new_from_case (matrix, ent_matrix_get_case (matrix, 0), 7, &slides);

  g_assert_cmpint (lecture->minutes, ==, 7);
  assert_kinds (slides, "title timeline text event question sources");
  g_assert_cmpint (sum_planned (slides), ==, 7 * 60);
  g_assert_cmpstr (((EntSlide *) slides->pdata[2])->body, ==,
                   "- **1960** War\n- **1970** Partnership\n- **1980** Dialogue\n");
  /* Without a plan none has one. */
  ent_slides_share_minutes (slides, 0);
  g_assert_cmpint (((EntSlide *) slides->pdata[0])->planned_sec, ==, 0);
}

/* The cases that ship with the program */

/* Nothing is empty, doubled or left as an id, and each footnote that is called stands below. */
static void
check_text (const char *text)
{
  static const char * const faults[] = { "[](", "****", "..", ",,", " ,", " .", "::", "\n\n\n", "(null)", "[^0]" };
  g_autoptr(EntRichText) rich = ent_rich_text_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (strstr (text, faults[i]) != NULL)
      g_error ("“%s” is in:\n%s", faults[i], text);
  g_assert_cmpuint (rich->paragraphs->len, >, 0);
  for (guint i = 0; i < rich->paragraphs->len; i++)
    {
      const EntParagraph *paragraph = rich->paragraphs->pdata[i];

      for (guint j = 0; j < paragraph->runs->len; j++)
        {
          const EntRun *run = paragraph->runs->pdata[j];
          const char *slash = run->link != NULL ? strchr (run->link, '/') : NULL;

          g_assert_null (strstr (run->text, "[^"));
          g_assert_true (slash == NULL || !g_str_equal (slash + 1, run->text));
          g_assert_cmpuint (run->footnote, <=, rich->footnotes->len);
        }
    }
}

static void
check_slides (GPtrArray *slides,
              EntMatrix *matrix)
{
  for (guint i = 0; i < slides->len; i++)
    {
      const EntSlide *slide = slides->pdata[i];
      g_autoptr(EntSlide) again = ent_slide_remake (slide, matrix);

      g_assert_nonnull (slide->title);
      if (slide->kind != ENT_SLIDE_SOURCES)
        check_text (slide->body);
      if (slide->notes != NULL)
        check_text (slide->notes);
      g_assert_true ((slide->target_id != NULL) == (again != NULL));
      g_assert_false (ent_slide_source_differs (slide, again));
    }
}

static GPtrArray *
load_cases (EntCodebook *codebook)
{
  static const char * const names[] = { "camp-david", "panmunjom", "us-vietnam" };
  GPtrArray *cases = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_unref);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/data/cases/%s.json", g_getenv ("ENT_SOURCE_DIR"), names[i]);
      g_autoptr(GError) error = NULL;
      EntCase *item = ent_case_file_load (path, codebook, NULL, NULL, &error);

      g_assert_no_error (error);
      g_ptr_array_add (cases, item);
    }
  return cases;
}

static EntMatrix *
load_matrix (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENT_SOURCE_DIR"), "data", "codebook.json", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntCodebook) codebook = ent_codebook_file_load (path, NULL, NULL, &error);
  g_autoptr(GPtrArray) cases = NULL;

  g_assert_no_error (error);
  cases = load_cases (codebook);
  return ent_matrix_new (codebook, cases, NULL, NULL);
}

static void
add_all_of_case (GPtrArray *slides,
                 EntMatrix *matrix,
                 guint      index)
{
  EntCase *item = ent_matrix_get_case (matrix, index);

  for (guint i = 0; i < item->events->len; i++)
    g_ptr_array_add (slides, ent_slide_new_event (item, ((EntEvent *) item->events->pdata[i])->id));
  for (guint i = 0; i < item->questions->len; i++)
    g_ptr_array_add (slides, ent_slide_new_question (item, i));
  for (guint i = 0; i < item->documents->len; i++)
    {
      const EntDocument *document = item->documents->pdata[i];

      for (guint j = 0; j < document->quotations->len; j++)
        g_ptr_array_add (slides, ent_slide_new_quotation (item, document->id, j));
    }
  for (guint i = 0; i < ent_matrix_get_n_factors (matrix); i++)
    g_ptr_array_add (slides, ent_slide_new_assessment (matrix, i, index));
  for (guint i = 0; i < item->story->len; i++)
    {
      const EntStorySection *section = item->story->pdata[i];

      g_ptr_array_add (slides, ent_slide_new_passage (item, ent_text_get (section->title), ent_text_get (section->text),
                                                      NULL));
    }
}

static void
test_real_cases (void)
{
  g_autoptr(EntMatrix) matrix = load_matrix ();
  g_autoptr(EntViewSpec) spec = ent_view_spec_new ("camp-david");
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);

  for (guint i = 0; i < ent_matrix_get_n_cases (matrix); i++)
    {
      EntCase *item = ent_matrix_get_case (matrix, i);
      g_autoptr(GPtrArray) slides = NULL;
      g_autoptr(EntLecture) whole = ent_lecture_new_from_case (matrix, item, 20, &slides);

      check_slides (slides, matrix);
      g_assert_cmpint (sum_planned (slides), ==, whole->minutes * 60);
      for (guint j = 0; j < item->lectures->len; j++)
        {
          g_autoptr(GPtrArray) suggested = NULL;
          g_autoptr(EntLecture) lecture = ent_lecture_new_suggested (matrix, item, j, &suggested);

          check_slides (suggested, matrix);
          g_assert_cmpint (sum_planned (suggested), ==, lecture->minutes * 60);
        }
      add_all_of_case (all, matrix, i);
    }
  g_ptr_array_add (spec->case_ids, g_strdup ("panmunjom"));
  g_ptr_array_add (all, ent_slide_new_comparison (matrix, spec));
  g_ptr_array_add (spec->case_ids, g_strdup ("us-vietnam"));
  g_ptr_array_add (all, ent_slide_new_comparison (matrix, spec));
  g_ptr_array_add (all, ent_slide_new_timeline (matrix->cases, spec));
  check_slides (all, matrix);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-slide/event", test_event);
  g_test_add_func ("/case-slide/unverified", test_unverified);
  g_test_add_func ("/case-slide/events", test_events);
  g_test_add_func ("/case-slide/dates", test_dates);
  g_test_add_func ("/case-slide/quotation", test_quotation);
  g_test_add_func ("/case-slide/question", test_question);
  g_test_add_func ("/case-slide/assessment", test_assessment);
  g_test_add_func ("/case-slide/timeline", test_timeline);
  g_test_add_func ("/case-slide/long-timeline", test_long_timeline);
  g_test_add_func ("/case-slide/comparison", test_comparison);
  g_test_add_func ("/case-slide/passage", test_passage);
  g_test_add_func ("/case-slide/same", test_same);
  g_test_add_func ("/case-slide/changed", test_changed);
  g_test_add_func ("/case-slide/more-cases", test_more_cases);
  g_test_add_func ("/case-slide/gone", test_gone);
  g_test_add_func ("/case-slide/suggested", test_suggested);
  g_test_add_func ("/case-slide/suggested-days", test_suggested_days);
  g_test_add_func ("/case-slide/from-case", test_from_case);
  g_test_add_func ("/case-slide/real-cases", test_real_cases);
  return g_test_run ();
}
