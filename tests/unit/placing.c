/* Notes of every kind find their place in another version of their case, or say that they have none. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "ent-placing.h"

#define WAR   "Egypt and Israel fought in 1948, 1956, 1967 and 1973. The war of June 1967 left Israel in control of Sinai."
#define TALKS "Sadat flew to Jerusalem in November 1977. Nobody had expected it, and the talks that followed were slow."
#define PEACE "The treaty was signed in Washington on 26 March 1979, and Israel left Sinai three years later."

static void
add_event (EntCase    *item,
           const char *id,
           const char *date,
           const char *title,
           const char *text)
{
  EntEvent *event = ent_event_new (id, ent_date_parse (date, NULL), ent_text_new (title));

  event->text = text != NULL ? ent_text_new (text) : NULL;
  g_ptr_array_add (item->events, event);
}

static void
add_section (EntCase    *item,
             const char *id,
             const char *title,
             const char *text)
{
  g_ptr_array_add (item->story, ent_story_section_new (id, ent_text_new (title), ent_text_new (text)));
}

static EntCase *
begin_case (void)
{
  EntCase *item = ent_case_new ("camp-david");

  item->language = g_strdup ("en");
  item->title = ent_text_new ("Camp David");
  return item;
}

static void
add_document (EntCase    *item,
              const char *id,
              const char *title,
              const char *quotation)
{
  EntDocument *document = ent_document_new (id, ent_text_new (title), ent_date_parse ("1967-11-22", NULL));

  document->text = ent_text_new ("Linked withdrawal to peace.");
  g_ptr_array_add (document->quotations, ent_quotation_new (ent_text_new (quotation)));
  g_ptr_array_add (item->documents, document);
}

static void
add_rating (EntCase    *item,
            int         rating,
            const char *rationale)
{
  EntAssessment *assessment = ent_assessment_new ("trade");

  assessment->has_rating = TRUE;
  assessment->rating = rating;
  assessment->rationale = ent_text_new (rationale);
  g_ptr_array_add (item->assessments, assessment);
}

static EntCase *
make_case (void)
{
  EntCase *item = begin_case ();

  add_event (item, "accords", "1978-09-17", "Camp David Accords signed", "Two frameworks after thirteen days.");
  add_event (item, "treaty", "1979-03-26", "Peace treaty signed", NULL);
  add_section (item, "background", "Background", WAR "\n\n" TALKS);
  add_section (item, "end", "The *end*", PEACE);
  add_document (item, "resolution-242", "Resolution 242", "the inadmissibility of the acquisition of territory by war");
  add_rating (item, 2, "Trade grew.");
  ent_case_seal (item);
  return item;
}

static EntNote *
note_on (EntCase       *item,
         EntTargetKind  kind,
         const char    *id,
         const char    *words)
{
  EntNote *note = ent_note_new ();
  g_autofree char *text = ent_case_dup_target_text (item, kind, id, NULL, NULL);
  g_autoptr(EntAnchor) anchor = NULL;

  if (words != NULL)
    {
      guint start;

      g_assert_nonnull (strstr (text, words));
      start = (guint) g_utf8_pointer_to_offset (text, strstr (text, words));
      anchor = ent_anchor_new (text, start, start + (guint) g_utf8_strlen (words, -1), NULL);
    }
  ent_note_set_body (note, "What I think of it", NULL);
  ent_target_free (note->target);
  note->target = ent_case_dup_target (item, kind, id, anchor);
  g_assert_nonnull (note->target);
  return note;
}

static void
assert_place (const EntNote *note,
              EntPlaceState  state)
{
  g_assert_nonnull (note->place);
  g_assert_cmpint (note->place->state, ==, state);
  g_assert_true ((note->place->before != NULL) == (state != ENT_PLACE_KEPT));
  g_assert_true ((note->place->now != NULL) == (state == ENT_PLACE_NEEDS_YOU));
  g_assert_cmpstr (note->body, ==, "What I think of it");
}

static void
place (EntNote *note,
       EntCase *item,
       gint64   now_usec)
{
  gint64 modified_usec = note->modified_usec;

  g_assert_true (ent_note_place_in (note, item, now_usec));
  g_assert_cmpint (note->modified_usec, ==, modified_usec);
  if (note->place != NULL)
    g_assert_cmpint (note->place->since_usec, ==, now_usec);
  /* Once is enough. */
  g_assert_false (ent_note_place_in (note, item, now_usec + 1));
}

static void
test_target_text (void)
{
  g_autoptr(EntCase) item = begin_case ();
  EntText *text = ent_text_new_empty ();
  g_autofree char *own = NULL, *other = NULL, *shown = NULL, *document = NULL;

  ent_text_set (text, "en", "They *met*\nat [Kaesong](event:kaesong) [@cie].\n\n- First");
  ent_text_set (text, "ko", "개성에서 만났다.");
  g_ptr_array_add (item->story, ent_story_section_new ("talks", ent_text_new ("Talks"), text));
  add_document (item, "paper", "Paper", "complete cessation");
  ent_case_seal (item);

  own = ent_case_dup_target_text (item, ENT_TARGET_STORY, "talks", "en", &shown);
  g_assert_cmpstr (own, ==, "They met at Kaesong.\n\nFirst");
  g_assert_null (shown);
  other = ent_case_dup_target_text (item, ENT_TARGET_STORY, "talks", "ko", &shown);
  g_assert_cmpstr (other, ==, "개성에서 만났다.");
  g_assert_cmpstr (shown, ==, "ko");
  document = ent_case_dup_target_text (item, ENT_TARGET_DOCUMENT, "paper", NULL, NULL);
  g_assert_cmpstr (document, ==, "Linked withdrawal to peace.\n\ncomplete cessation");

  g_assert_null (ent_case_dup_target_text (item, ENT_TARGET_STORY, "paper", NULL, NULL));
  g_assert_null (ent_case_dup_target_text (item, ENT_TARGET_DOCUMENT, NULL, NULL, NULL));
  g_assert_null (ent_case_dup_target_text (item, ENT_TARGET_EVENT, "talks", NULL, NULL));
}

static void
assert_target (EntCase       *item,
               EntTargetKind  kind,
               const char    *id,
               const char    *title,
               const char    *date,
               const char    *text)
{
  g_autoptr(EntTarget) target = ent_case_dup_target (item, kind, id, NULL);

  g_assert_nonnull (target);
  g_assert_cmpint (target->kind, ==, kind);
  g_assert_cmpstr (target->id, ==, id);
  g_assert_cmpstr (target->title, ==, title);
  g_assert_cmpstr (target->date, ==, date);
  g_assert_cmpstr (target->text, ==, text);
  g_assert_null (target->anchor);
}

static void
test_target (void)
{
  g_autoptr(EntCase) item = make_case ();
  g_autoptr(EntNote) note = note_on (item, ENT_TARGET_STORY, "background", "Jerusalem");

  assert_target (item, ENT_TARGET_CASE, NULL, "Camp David", NULL, NULL);
  assert_target (item, ENT_TARGET_EVENT, "accords", "Camp David Accords signed", "1978-09-17",
                 "Two frameworks after thirteen days.");
  assert_target (item, ENT_TARGET_EVENT, "treaty", "Peace treaty signed", "1979-03-26", NULL);
  assert_target (item, ENT_TARGET_STORY, "end", "The *end*", NULL, PEACE);
  assert_target (item, ENT_TARGET_DOCUMENT, "resolution-242", "Resolution 242", "1967-11-22",
                 "Linked withdrawal to peace.\n\nthe inadmissibility of the acquisition of territory by war");
  assert_target (item, ENT_TARGET_FACTOR, "trade", NULL, NULL, "+2\n\nTrade grew.");
  assert_target (item, ENT_TARGET_SPAN, NULL, NULL, NULL, NULL);
  g_assert_null (ent_case_dup_target (item, ENT_TARGET_EVENT, "none", NULL));
  g_assert_null (ent_case_dup_target (item, ENT_TARGET_STORY, "none", NULL));
  g_assert_null (ent_case_dup_target (item, ENT_TARGET_FACTOR, "none", NULL));

  g_assert_cmpstr (note->target->title, ==, "Background");
  g_assert_cmpstr (note->target->text, ==, TALKS);
  g_assert_cmpstr (note->target->anchor->exact, ==, "Jerusalem");
}

/* About 600 characters of a long paragraph, and it says where it is cut. */
static void
test_passage (void)
{
  g_autoptr(EntCase) item = begin_case ();
  g_autoptr(GString) text = g_string_new ("Before.\n\n");
  g_autoptr(EntNote) note = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "chữ%u ", i);
  g_string_append (text, "end.\n\nAfter.");
  add_section (item, "long", "Long", text->str);
  ent_case_seal (item);
  note = note_on (item, ENT_TARGET_STORY, "long", "chữ100");
  g_assert_cmpint (g_utf8_strlen (note->target->text, -1), ==, 602);
  g_assert_true (g_str_has_prefix (note->target->text, "…") && g_str_has_suffix (note->target->text, "…"));
  g_assert_nonnull (strstr (note->target->text, "chữ100"));
}

static void
test_same (void)
{
  g_autoptr(EntCase) item = make_case ();
  static const struct { EntTargetKind kind; const char *id; const char *words; } things[] = {
    { ENT_TARGET_CASE, NULL, NULL }, { ENT_TARGET_EVENT, "accords", NULL }, { ENT_TARGET_STORY, "background", NULL },
    { ENT_TARGET_STORY, "background", "Jerusalem" }, { ENT_TARGET_DOCUMENT, "resolution-242", NULL },
    { ENT_TARGET_DOCUMENT, "resolution-242", "by war" }, { ENT_TARGET_FACTOR, "trade", NULL }, { ENT_TARGET_SPAN, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (things); i++)
    {
      g_autoptr(EntNote) note = note_on (item, things[i].kind, things[i].id, things[i].words);
      g_autoptr(EntTarget) target = ent_target_copy (note->target);

      g_assert_false (ent_note_place_in (note, item, 5));
      g_assert_null (note->place);

      /* The whole case goes, and comes back. */
      place (note, NULL, 6);
      assert_place (note, ENT_PLACE_LOST);
      g_assert_true (ent_target_equal (note->target, target));
      place (note, item, 7);
      assert_place (note, ENT_PLACE_KEPT);
      g_assert_true (ent_target_equal (note->target, target));
    }
}

/* Copies that are missing are made, and nobody is told. */
static void
test_fill (void)
{
  g_autoptr(EntCase) item = make_case ();
  g_autoptr(EntNote) note = ent_note_new ();
  g_autoptr(EntNote) words = note_on (item, ENT_TARGET_STORY, "background", "Jerusalem");

  note->target->kind = ENT_TARGET_EVENT;
  note->target->id = g_strdup ("accords");
  place (note, item, 5);
  g_assert_null (note->place);
  g_assert_cmpstr (note->target->title, ==, "Camp David Accords signed");

  /* As other programs keep it: less of what is around. */
  g_clear_pointer (&words->target->text, g_free);
  g_clear_pointer (&words->target->title, g_free);
  *words->target->anchor->prefix = '\0';
  *words->target->anchor->suffix = '\0';
  place (words, item, 5);
  g_assert_null (words->place);
  g_assert_cmpstr (words->target->text, ==, TALKS);
  g_assert_cmpstr (words->target->anchor->prefix, !=, "");
}

static EntCase *
make_events (const char *id,
             const char *date,
             const char *title,
             const char *text)
{
  EntCase *item = begin_case ();

  if (id != NULL)
    add_event (item, id, date, title, text);
  add_event (item, "treaty", "1979-03-26", "Peace treaty signed", NULL);
  ent_case_seal (item);
  return item;
}

#define ACCORDS_TITLE "Camp David Accords signed"
#define ACCORDS_TEXT  "Two frameworks after thirteen days."

static void
test_events (void)
{
  static const struct
  {
    const char *id, *date, *title, *text;
    EntPlaceState state;
  } events[] = {
    { "accords", "1978-09", ACCORDS_TITLE, ACCORDS_TEXT, ENT_PLACE_MOVED },
    { "accords", "1978-09-17", "Frameworks for peace", ACCORDS_TEXT, ENT_PLACE_MOVED },
    { "accords", "1978-09-17", ACCORDS_TITLE, "Begin and Sadat signed.", ENT_PLACE_MOVED },
    { "accords", "1978-09-17", ACCORDS_TITLE, "Two  frameworks after thirteen days.", ENT_PLACE_KEPT },
    { "camp-david", "1978-09-17", ACCORDS_TITLE, ACCORDS_TEXT, ENT_PLACE_MOVED },
    { "camp-david", "1978-09-17", "Camp David Accords are signed", "Text", ENT_PLACE_NEEDS_YOU },
    { "camp-david", "1978-09-16", ACCORDS_TITLE, ACCORDS_TEXT, ENT_PLACE_NEEDS_YOU },
    { "accords-1", "1978-09-16", "The Accords", "Text", ENT_PLACE_NEEDS_YOU },
    { "other", "1978-09-17", "Something else", "Text", ENT_PLACE_LOST },
    { NULL, NULL, NULL, NULL, ENT_PLACE_LOST },
  };
  g_autoptr(EntCase) item = make_case ();

  for (gsize i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_autoptr(EntNote) note = note_on (item, ENT_TARGET_EVENT, "accords", NULL);
      g_autoptr(EntTarget) before = ent_target_copy (note->target);
      g_autoptr(EntCase) after = make_events (events[i].id, events[i].date, events[i].title, events[i].text);
      gboolean sure = events[i].state <= ENT_PLACE_MOVED;

      place (note, after, 5);
      assert_place (note, events[i].state);
      if (events[i].state != ENT_PLACE_KEPT)
        g_assert_true (ent_target_equal (note->place->before, before));
      if (sure)
        g_assert_cmpstr (note->target->id, ==, events[i].id);
      else
        g_assert_true (ent_target_equal (note->target, before));
      if (events[i].state == ENT_PLACE_NEEDS_YOU)
        g_assert_cmpstr (note->place->now->id, ==, events[i].id);
      if (sure)
        g_assert_cmpstr (note->target->date, ==, events[i].date);

      /* And all of it back. */
      place (note, item, 6);
      assert_place (note, ENT_PLACE_KEPT);
      g_assert_true (ent_target_equal (note->target, before));
    }
}

static void
test_event_split (void)
{
  g_autoptr(EntCase) item = make_case ();
  g_autoptr(EntCase) after = begin_case ();
  g_autoptr(EntNote) note = note_on (item, ENT_TARGET_EVENT, "accords", NULL);

  add_event (after, "accords-1", "1978-09-05", "Talks at Camp David", "Thirteen days.");
  add_event (after, "accords-2", "1978-09-17", "Camp David Accords are signed", "Two frameworks.");
  ent_case_seal (after);
  place (note, after, 5);
  assert_place (note, ENT_PLACE_NEEDS_YOU);
  g_assert_cmpstr (note->place->now->id, ==, "accords-2");

  ent_note_accept_place (note, NULL);
  g_assert_null (note->place);
  g_assert_cmpstr (note->target->id, ==, "accords-2");
  g_assert_false (ent_note_place_in (note, after, 6));
}

/* Two with the same date and title: the person decides. */
static void
test_event_twins (void)
{
  g_autoptr(EntCase) item = make_case ();
  g_autoptr(EntCase) after = begin_case ();
  g_autoptr(EntNote) note = note_on (item, ENT_TARGET_EVENT, "accords", NULL);

  add_event (after, "one", "1978-09-17", ACCORDS_TITLE, NULL);
  add_event (after, "two", "1978-09-17", ACCORDS_TITLE, NULL);
  ent_case_seal (after);
  place (note, after, 5);
  assert_place (note, ENT_PLACE_NEEDS_YOU);
}

static void
test_own_event (void)
{
  g_autoptr(EntCase) item = make_case ();
  g_autoptr(EntNote) note = ent_note_new ();

  note->target->kind = ENT_TARGET_EVENT;
  note->target->id = g_uuid_string_random ();
  g_assert_false (ent_note_place_in (note, item, 5));
  g_assert_null (note->place);
}

/* Several updates in a row that nobody looked at are one: measured against what the person saw. */
static void
test_in_a_row (void)
{
  g_autoptr(EntCase) item = make_case ();
  g_autoptr(EntCase) second = make_events ("accords", "1978-09-17", "Frameworks for peace", ACCORDS_TEXT);
  g_autoptr(EntCase) third = make_events ("accords", "1978-09-17", "Two frameworks for peace", ACCORDS_TEXT);
  g_autoptr(EntCase) without = make_events (NULL, NULL, NULL, NULL);
  g_autoptr(EntNote) note = note_on (item, ENT_TARGET_EVENT, "accords", NULL);

  place (note, second, 5);
  place (note, third, 6);
  assert_place (note, ENT_PLACE_MOVED);
  g_assert_cmpstr (note->place->before->title, ==, ACCORDS_TITLE);
  g_assert_cmpstr (note->target->title, ==, "Two frameworks for peace");
  place (note, without, 7);
  assert_place (note, ENT_PLACE_LOST);
  g_assert_cmpstr (note->place->before->title, ==, ACCORDS_TITLE);
  g_assert_cmpstr (note->target->title, ==, "Two frameworks for peace");

  /* A place that is lost is not agreed to, but given. */
  ent_note_accept_place (note, NULL);
  assert_place (note, ENT_PLACE_LOST);
  place (note, third, 8);
  assert_place (note, ENT_PLACE_MOVED);
  ent_note_accept_place (note, NULL);
  g_assert_null (note->place);
  g_assert_cmpstr (note->target->title, ==, "Two frameworks for peace");
}

static EntCase *
make_story (const char *first_id,
            const char *first_title,
            const char *first,
            const char *second)
{
  EntCase *item = begin_case ();

  add_section (item, first_id, first_title, first);
  add_section (item, "end", "The *end*", second);
  ent_case_seal (item);
  return item;
}

static void
test_words (void)
{
  static const struct
  {
    const char    *words;
    const char    *first;
    const char    *second;
    EntPlaceState  state;
    const char    *id;
    const char    *found;
  } stories[] = {
    /* Something else in front; something else in the passage. */
    { "Sadat flew", "In short.\n\n" WAR "\n\n" TALKS, PEACE, ENT_PLACE_KEPT, "background", "Sadat flew" },
    { "Sadat flew", WAR "\n\n" TALKS " And so on.", PEACE, ENT_PLACE_KEPT, "background", "Sadat flew" },
    /* Other words. */
    { "Nobody had expected it", WAR "\n\nSadat flew to Jerusalem in November 1977. Nobody had really expected it, and the talks "
      "that followed were slow.", PEACE, ENT_PLACE_MOVED, "background", "Nobody had really expected it" },
    /* Another section. */
    { "the talks that followed were slow", WAR, TALKS "\n\n" PEACE, ENT_PLACE_MOVED, "end", "the talks that followed were slow" },
    { "The war of June 1967 left Israel", TALKS, PEACE "\n\nThe wars of 1967 left Israel strong", ENT_PLACE_NEEDS_YOU, "end",
      "The wars of 1967 left Israel" },
    { "Jerusalem", WAR, PEACE, ENT_PLACE_LOST, NULL, NULL },
  };
  g_autoptr(EntCase) item = make_case ();

  for (gsize i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autoptr(EntNote) note = note_on (item, ENT_TARGET_STORY, "background", stories[i].words);
      g_autoptr(EntCase) after = make_story ("background", "Background", stories[i].first, stories[i].second);
      const EntTarget *found;

      place (note, after, 5);
      assert_place (note, stories[i].state);
      found = note->place->now != NULL ? note->place->now : note->target;
      if (stories[i].id != NULL)
        {
          g_assert_cmpstr (found->id, ==, stories[i].id);
          g_assert_cmpstr (found->anchor->exact, ==, stories[i].found);
          g_assert_nonnull (strstr (found->text, stories[i].found));
        }
      else
        g_assert_cmpstr (found->anchor->exact, ==, stories[i].words);
      place (note, item, 6);
      assert_place (note, ENT_PLACE_KEPT);
      g_assert_cmpstr (note->target->id, ==, "background");
      g_assert_cmpstr (note->target->anchor->exact, ==, stories[i].words);
    }
}

/* A section's text changed, but not so that a note on some of its words would know. */
static void
test_words_untouched (void)
{
  g_autoptr(EntCase) item = make_case ();
  g_autoptr(EntCase) after = make_story ("background", "Background", WAR "\n\n" TALKS "\n\nMore.", PEACE);
  g_autoptr(EntNote) note = note_on (item, ENT_TARGET_STORY, "background", "fought in 1948");

  g_assert_false (ent_note_place_in (note, after, 5));
}

static void
test_whole_section (void)
{
  static const struct { const char *id, *title, *first; EntPlaceState state; } stories[] = {
    { "background", "Background", WAR, ENT_PLACE_KEPT },
    { "background", "How it began", WAR "\n\n" TALKS, ENT_PLACE_MOVED },
    { "beginning", "Background", WAR, ENT_PLACE_MOVED },
    { "beginning", "How it began", WAR "\n\n" TALKS, ENT_PLACE_NEEDS_YOU },
    { "beginning", "The background", "Nothing of it.", ENT_PLACE_NEEDS_YOU },
    { "beginning", "How it began", "Nothing of it.", ENT_PLACE_LOST },
  };
  g_autoptr(EntCase) item = make_case ();

  for (gsize i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autoptr(EntNote) note = note_on (item, ENT_TARGET_STORY, "background", NULL);
      g_autoptr(EntCase) after = make_story (stories[i].id, stories[i].title, stories[i].first, PEACE);
      const EntTarget *found;

      place (note, after, 5);
      assert_place (note, stories[i].state);
      found = note->place->now != NULL ? note->place->now : note->target;
      g_assert_cmpstr (found->id, ==, stories[i].state == ENT_PLACE_LOST ? "background" : stories[i].id);
    }
}

/* The very title is not doubtful for one like it. */
static void
test_like_title (void)
{
  g_autoptr(EntCase) item = make_case ();
  g_autoptr(EntCase) after = begin_case ();
  g_autoptr(EntNote) note = note_on (item, ENT_TARGET_STORY, "background", NULL);

  add_section (after, "less", "Less background", "Dates.");
  add_section (after, "beginning", "Background", "Nothing of it.");
  add_section (after, "more", "More background", "Maps.");
  ent_case_seal (after);
  place (note, after, 5);
  assert_place (note, ENT_PLACE_MOVED);
  g_assert_cmpstr (note->target->id, ==, "beginning");
}

/* The summary is a text of the story, and words may go from it into a section. */
static void
test_summary (void)
{
  g_autoptr(EntCase) item = begin_case ();
  g_autoptr(EntCase) edited = begin_case ();
  g_autoptr(EntCase) moved = begin_case ();
  g_autoptr(EntNote) note = NULL;
  g_autofree char *text = NULL;

  item->summary = ent_text_new ("From war to a *cold* peace. " PEACE);
  ent_case_seal (item);
  text = ent_case_dup_target_text (item, ENT_TARGET_STORY, ENT_STORY_SUMMARY, NULL, NULL);
  g_assert_cmpstr (text, ==, "From war to a *cold* peace. " PEACE);
  note = note_on (item, ENT_TARGET_STORY, ENT_STORY_SUMMARY, "signed in Washington on 26 March 1979");
  g_assert_cmpstr (note->target->title, ==, "Camp David");

  edited->summary = ent_text_new ("Thirteen days. From war to a *cold* peace. " PEACE);
  ent_case_seal (edited);
  g_assert_true (ent_note_place_in (note, edited, 5));
  g_assert_true (note->place == NULL || note->place->state == ENT_PLACE_KEPT);
  g_assert_cmpstr (note->target->id, ==, ENT_STORY_SUMMARY);
  g_assert_cmpuint (note->target->anchor->start, ==, 43 + strlen ("The treaty was "));

  moved->summary = ent_text_new ("A case.");
  add_section (moved, "end", "The end", PEACE);
  ent_case_seal (moved);
  g_assert_true (ent_note_place_in (note, moved, 6));
  g_assert_cmpint (note->place->state, ==, ENT_PLACE_MOVED);
  g_assert_cmpstr (note->target->id, ==, "end");
}

static void
test_document (void)
{
  g_autoptr(EntCase) item = make_case ();
  g_autoptr(EntCase) after = begin_case ();
  g_autoptr(EntNote) whole = note_on (item, ENT_TARGET_DOCUMENT, "resolution-242", NULL);
  g_autoptr(EntNote) words = note_on (item, ENT_TARGET_DOCUMENT, "resolution-242", "the acquisition of territory by war");

  add_document (after, "resolution-338", "Resolution 338", "to start immediately");
  add_document (after, "sc-242", "Resolution 242", "Emphasizing the inadmissibility of the acquisition of territory by war");
  ent_case_seal (after);
  place (whole, after, 5);
  assert_place (whole, ENT_PLACE_MOVED);
  g_assert_cmpstr (whole->target->id, ==, "sc-242");
  place (words, after, 5);
  assert_place (words, ENT_PLACE_MOVED);
  g_assert_cmpstr (words->target->id, ==, "sc-242");
  g_assert_cmpstr (words->target->anchor->exact, ==, "the acquisition of territory by war");
}

static void
test_factor (void)
{
  g_autoptr(EntCase) item = make_case ();
  g_autoptr(EntCase) after = begin_case ();
  g_autoptr(EntCase) without = begin_case ();
  g_autoptr(EntNote) note = note_on (item, ENT_TARGET_FACTOR, "trade", NULL);
  g_autoptr(EntNote) unrated = ent_note_new ();

  note->target->title = g_strdup ("Trade restoration");
  add_rating (after, -2, "Trade grew.");
  ent_case_seal (after);
  ent_case_seal (without);
  place (note, after, 5);
  assert_place (note, ENT_PLACE_MOVED);
  g_assert_cmpstr (note->target->title, ==, "Trade restoration");
  g_assert_cmpstr (note->target->text, ==, "−2\n\nTrade grew.");
  place (note, without, 6);
  assert_place (note, ENT_PLACE_LOST);
  g_assert_cmpstr (note->place->before->text, ==, "+2\n\nTrade grew.");

  /* Never rated in this case. */
  unrated->target->kind = ENT_TARGET_FACTOR;
  unrated->target->id = g_strdup ("pacts");
  g_assert_false (ent_note_place_in (unrated, without, 5));
}

/* While the words that the copy is of stand, nothing changed for the note, whatever happens in other languages. */
static void
test_languages (void)
{
  g_autoptr(EntCase) before = begin_case ();
  g_autoptr(EntCase) after = begin_case ();
  g_autoptr(EntNote) note = NULL;
  g_autofree char *text = NULL;
  EntCase *cases[] = { before, after };

  for (guint i = 0; i < 2; i++)
    {
      EntText *story = ent_text_new_empty ();

      ent_text_set (story, "en", i == 0 ? "They met at Panmunjom." : "Something altogether different.");
      ent_text_set (story, "ko", "그들은 판문점에서 만났다.");
      g_ptr_array_add (cases[i]->story, ent_story_section_new ("talks", ent_text_new ("Talks"), story));
      ent_case_seal (cases[i]);
    }
  text = ent_case_dup_target_text (before, ENT_TARGET_STORY, "talks", "ko", NULL);
  note = note_on (before, ENT_TARGET_STORY, "talks", NULL);
  ent_target_free (note->target);
  {
    g_autoptr(EntAnchor) anchor = ent_anchor_new (text, 4, 9, "ko");

    g_assert_cmpstr (anchor->exact, ==, "판문점에서");
    note->target = ent_case_dup_target (before, ENT_TARGET_STORY, "talks", anchor);
  }
  g_assert_cmpstr (note->target->text, ==, "그들은 판문점에서 만났다.");
  g_assert_false (ent_note_place_in (note, after, 5));
}

static void
test_accept (void)
{
  g_autoptr(EntCase) item = make_case ();
  g_autoptr(EntNote) note = note_on (item, ENT_TARGET_EVENT, "accords", NULL);
  g_autoptr(EntTarget) treaty = ent_case_dup_target (item, ENT_TARGET_EVENT, "treaty", NULL);

  place (note, NULL, 5);
  ent_note_accept_place (note, treaty);
  g_assert_null (note->place);
  g_assert_true (ent_target_equal (note->target, treaty));
  /* Nothing to agree to. */
  ent_note_accept_place (note, NULL);
  g_assert_true (ent_target_equal (note->target, treaty));
  g_assert_false (ent_note_place_in (note, item, 6));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/placing/target-text", test_target_text);
  g_test_add_func ("/placing/target", test_target);
  g_test_add_func ("/placing/passage", test_passage);
  g_test_add_func ("/placing/same", test_same);
  g_test_add_func ("/placing/fill", test_fill);
  g_test_add_func ("/placing/events", test_events);
  g_test_add_func ("/placing/events/split", test_event_split);
  g_test_add_func ("/placing/events/twins", test_event_twins);
  g_test_add_func ("/placing/events/own", test_own_event);
  g_test_add_func ("/placing/in-a-row", test_in_a_row);
  g_test_add_func ("/placing/words", test_words);
  g_test_add_func ("/placing/words/untouched", test_words_untouched);
  g_test_add_func ("/placing/whole-section", test_whole_section);
  g_test_add_func ("/placing/whole-section/like-title", test_like_title);
  g_test_add_func ("/placing/summary", test_summary);
  g_test_add_func ("/placing/document", test_document);
  g_test_add_func ("/placing/factor", test_factor);
  g_test_add_func ("/placing/languages", test_languages);
  g_test_add_func ("/placing/accept", test_accept);
  return g_test_run ();
}
