/* The property that notes live by: over 1,000 random updates of the cases that ship with the program,
 * read through the real library, no note is lost, and at least 95 of 100 notes whose words still stand are placed
 * right without asking; hardly any is placed wrongly. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "ent-case-file.h"
#include "ent-placing.h"
#include "ent-store-changes.h"
#include "ent-store-own.h"
#include "fixtures.h"
#include "placing-world.h"

#define N_ROUNDS       100
#define N_UPDATES      10  /* in a round, one after the other */
#define N_WORDS_NOTES  24
#define N_EVENT_NOTES  6

/* What is known about a note beside the library. */
typedef struct
{
  EntNote   *note;       /* as it was put */
  GArray    *ids;        /* of the letters it stands on; NULL: not on words */
  Happening *happening;  /* (unowned): of an event */
  char      *event_id;   /* where the note stands without doubt, or NULL */
} Pin;

typedef struct
{
  guint standing;   /* notes on words that stand, at each update */
  guint right;
  guint wrong;
  guint asked;
  guint shifted;    /* of those that stand such whose text changed before them, or that went elsewhere */
  guint shifted_right;
  guint changed;    /* notes on words that do not stand as they were */
  guint followed;
  guint astray;
  guint given_up;
  guint events;     /* notes on events that are still there under their id */
  guint renamed;    /* on those there under another id */
  guint found;
  guint kept;       /* places said to be kept */
  guint moved;
  guint needs_you;
  guint lost;
} Figures;

typedef struct
{
  EntStore  *store;
  GRand     *rand;
  World     *world;
  EntCase   *item;
  GPtrArray *pins;
  Figures    figures;
} Test;

static void
pin_free (Pin *self)
{
  ent_note_free (self->note);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->event_id);
  g_free (self);
}

static guint
pick (Test  *self,
      guint  n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

/* The letters from @start to @end, without spaces. */
static GArray *
get_ids (const Passage *passage,
         guint          start,
         guint          end)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = start; i < end && i < passage->letters->len; i++)
    {
      guint id = g_array_index (passage->letters, Letter, i).id;

      if (id != 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

/* Where a note's letters stand one after another as they stood; FALSE where they do not. */
static gboolean
find_standing (Test     *self,
               Pin      *pin,
               Passage **passage,
               guint    *start,
               guint    *end)
{
  GPtrArray *passages = pin->note->target->kind == ENT_TARGET_STORY ? self->world->sections : self->world->documents;
  guint first = g_array_index (pin->ids, guint, 0);

  for (guint i = 0; i < passages->len; i++)
    {
      const GArray *letters = (*passage = passages->pdata[i])->letters;
      guint at = 0, n = 0;

      while (at < letters->len && g_array_index (letters, Letter, at).id != first)
        at++;
      if (at == letters->len)
        continue;
      for (*start = at; at < letters->len && n < pin->ids->len; at++)
        {
          guint id = g_array_index (letters, Letter, at).id;

          if (id != 0 && id != g_array_index (pin->ids, guint, n++))
            return FALSE;
        }
      *end = at;
      return n == pin->ids->len;
    }
  return FALSE;
}

/* Writing notes */

static void
put_note (Test *self,
          Pin  *pin)
{
  GError *error = NULL;

  ent_store_put_note (self->store, pin->note, &error);
  g_assert_no_error (error);
}

static Pin *
add_pin (Test      *self,
         EntTarget *target)
{
  Pin *pin = g_new0 (Pin, 1);
  guint n = self->pins->len;
  g_autofree char *body = g_strdup_printf ("Note %u: what *they* said #tag%u", n, n % 7);

  g_assert_nonnull (target);
  pin->note = ent_note_new ();
  pin->note->case_id = g_strdup (self->world->case_id);
  pin->note->layer = n % 5 == 0 ? g_strdup ("layer") : NULL;
  ent_target_free (pin->note->target);
  pin->note->target = target;
  ent_note_set_body (pin->note, body, NULL);
  /* Some are in the bin. */
  pin->note->deleted_usec = n % 9 == 0 ? pin->note->created_usec : 0;
  g_ptr_array_add (self->pins, pin);
  return pin;
}

/* From one word to some lines. */
static void
pin_words (Test    *self,
           Passage *passage)
{
  static const guint lengths[] = { 1, 2, 3, 5, 8, 12, 20, 40 };
  g_autoptr(GArray) words = passage_get_words (passage);
  g_autofree char *text = passage_dup_text (passage);
  g_autoptr(EntAnchor) anchor = NULL;
  guint n = lengths[pick (self, G_N_ELEMENTS (lengths))], first = pick (self, words->len);
  guint start = g_array_index (words, guint, first);
  guint end = first + n < words->len ? g_array_index (words, guint, first + n) : passage->letters->len;
  Pin *pin;

  anchor = ent_anchor_new (text, start, end, NULL);
  /* Nobody writes a note on "of". */
  if (g_utf8_strlen (anchor->exact, -1) < 5)
    return;
  pin = add_pin (self, ent_case_dup_target (self->item, passage->kind, passage->id, anchor));
  pin->ids = get_ids (passage, start, end);
}

static void
pin_things (Test *self)
{
  const Passage *section = self->world->sections->pdata[0], *document = self->world->documents->pdata[0];
  const EntAssessment *assessment = self->item->assessments->pdata[0];
  EntTarget *span = ent_target_new (ENT_TARGET_SPAN, NULL);

  for (guint i = 0; i < N_EVENT_NOTES; i++)
    {
      Happening *happening = self->world->events->pdata[pick (self, self->world->events->len)];
      Pin *pin = add_pin (self, ent_case_dup_target (self->item, ENT_TARGET_EVENT, happening->id, NULL));

      pin->happening = happening;
      pin->event_id = g_strdup (happening->id);
    }
  span->date = g_strdup ("1973/1975");
  add_pin (self, span);
  add_pin (self, ent_case_dup_target (self->item, ENT_TARGET_CASE, NULL, NULL));
  add_pin (self, ent_case_dup_target (self->item, ENT_TARGET_FACTOR, assessment->factor, NULL));
  add_pin (self, ent_case_dup_target (self->item, ENT_TARGET_STORY, section->id, NULL));
  add_pin (self, ent_case_dup_target (self->item, ENT_TARGET_DOCUMENT, document->id, NULL));
}

/* Looking at what became of them */

static void
judge_words (Test    *self,
             Pin     *pin,
             EntNote *note)
{
  const EntTarget *target = note->target;
  gboolean asked = note->place != NULL && note->place->state >= ENT_PLACE_NEEDS_YOU, stands, right, shifted;
  Passage *there = NULL, *here = world_find (self->world, target->kind, target->id);
  g_autoptr(GArray) ids = NULL;
  guint start = 0, end = 0;

  stands = find_standing (self, pin, &there, &start, &end);
  shifted = stands && (start != pin->note->target->anchor->start || strcmp (there->id, pin->note->target->id) != 0);
  self->figures.standing += stands;
  self->figures.shifted += shifted;
  self->figures.changed += !stands;
  if (asked)
    {
      self->figures.asked += stands;
      self->figures.given_up += !stands;
      return;
    }
  g_assert_nonnull (here);
  g_assert_nonnull (target->anchor);
  ids = get_ids (here, target->anchor->start, target->anchor->end);
  right = stands && there == here && target->anchor->start == start && target->anchor->end == end;
  self->figures.right += right;
  self->figures.shifted_right += right && shifted;
  self->figures.wrong += stands && !right;
  for (guint i = 0; i < ids->len && !stands && !right; i++)
    for (guint j = 0; j < pin->ids->len && !right; j++)
      right = g_array_index (ids, guint, i) == g_array_index (pin->ids, guint, j);
  self->figures.followed += !stands && right;
  self->figures.astray += !stands && !right;
  if (!right)
    g_test_message ("%s: “%s” to “%s”", stands ? "wrong" : "astray",
                    note->place != NULL && note->place->before != NULL ? note->place->before->anchor->exact : "?",
                    target->anchor->exact);
  /* From now on it stands there. */
  g_array_unref (pin->ids);
  pin->ids = g_steal_pointer (&ids);
}

static void
judge_event (Test    *self,
             Pin     *pin,
             EntNote *note)
{
  gboolean asked = note->place != NULL && note->place->state >= ENT_PLACE_NEEDS_YOU;
  const Happening *happening = pin->happening;

  if (happening->gone || g_strcmp0 (pin->event_id, happening->id) != 0)
    {
      /* One that is gone is never another one without asking. */
      g_assert_true (asked || (!happening->gone && strcmp (note->target->id, happening->id) == 0));
      self->figures.renamed += !happening->gone;
      self->figures.found += !happening->gone && !asked;
    }
  else
    {
      g_assert_false (asked);
      g_assert_cmpstr (note->target->id, ==, happening->id);
      self->figures.events++;
    }
  if (asked)
    return;
  g_assert_cmpstr (note->target->title, ==, happening->title);
  g_assert_cmpstr (note->target->date, ==, happening->date);
  g_assert_cmpstr (note->target->text, ==, happening->text);
  g_free (pin->event_id);
  pin->event_id = g_strdup (happening->id);
}

static void
count_place (Figures            *figures,
             const EntNotePlace *place)
{
  if (place == NULL)
    return;
  figures->kept += place->state == ENT_PLACE_KEPT;
  figures->moved += place->state == ENT_PLACE_MOVED;
  figures->needs_you += place->state == ENT_PLACE_NEEDS_YOU;
  figures->lost += place->state == ENT_PLACE_LOST;
  g_assert_true ((place->before == NULL) == (place->state == ENT_PLACE_KEPT));
  g_assert_true ((place->now != NULL) == (place->state == ENT_PLACE_NEEDS_YOU));
}

/* (nullable): where a note stands that has lost its place. */
static EntTarget *
dup_answer (Test *self,
            Pin  *pin)
{
  const Happening *happening = pin->happening;
  g_autofree char *text = NULL;
  g_autoptr(EntAnchor) anchor = NULL;
  Passage *passage;
  guint start, end;

  if (happening != NULL)
    return happening->gone ? NULL : ent_case_dup_target (self->item, ENT_TARGET_EVENT, happening->id, NULL);
  if (pin->ids == NULL || !find_standing (self, pin, &passage, &start, &end))
    return NULL;
  text = passage_dup_text (passage);
  anchor = ent_anchor_new (text, start, end, NULL);
  return ent_case_dup_target (self->item, passage->kind, passage->id, anchor);
}

/* Half of the time the person looks at the inbox, and says where what was lost stands. */
static void
answer (Test *self,
        Pin  *pin)
{
  EntNotePlace *place = pin->note->place;
  g_autoptr(EntTarget) target = NULL;
  gboolean asked = place != NULL && place->state >= ENT_PLACE_NEEDS_YOU;

  if (place == NULL || pick (self, 2) == 0)
    return;
  target = asked ? dup_answer (self, pin) : NULL;
  if (asked && target == NULL)
    return;
  ent_note_accept_place (pin->note, target);
  g_assert_null (pin->note->place);
  put_note (self, pin);
  if (pin->happening != NULL)
    {
      g_free (pin->event_id);
      pin->event_id = g_strdup (pin->happening->id);
    }
}

static void
judge (Test    *self,
       Pin     *pin,
       EntNote *note)
{
  /* Never a word of the person's, nor when they wrote it. */
  g_assert_cmpstr (note->body, ==, pin->note->body);
  g_assert_cmpstr (note->layer, ==, pin->note->layer);
  g_assert_cmpstr (note->case_id, ==, self->world->case_id);
  g_assert_cmpuint (note->tags->len, ==, 1);
  g_assert_cmpint (note->created_usec, ==, pin->note->created_usec);
  g_assert_cmpint (note->modified_usec, ==, pin->note->modified_usec);
  g_assert_cmpint (note->deleted_usec, ==, pin->note->deleted_usec);
  g_assert_cmpint (note->target->kind, ==, pin->note->target->kind);
  count_place (&self->figures, note->place);
  if (pin->ids != NULL)
    judge_words (self, pin, note);
  else if (pin->happening != NULL)
    judge_event (self, pin, note);
  else if (note->target->kind == ENT_TARGET_SPAN || note->target->kind == ENT_TARGET_CASE)
    g_assert_null (note->place);
  ent_note_free (pin->note);
  pin->note = ent_note_copy (note);
}

static void
look (Test *self)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(GHashTable) notes_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) notes = NULL;
  GError *error = NULL;

  for (guint i = 0; i < self->pins->len; i++)
    g_ptr_array_add (ids, ((Pin *) self->pins->pdata[i])->note->id);
  g_ptr_array_add (ids, NULL);
  notes = ent_store_load_notes (self->store, (const char * const *) ids->pdata, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, self->pins->len);
  for (guint i = 0; i < notes->len; i++)
    g_hash_table_insert (notes_by_id, ((EntNote *) notes->pdata[i])->id, notes->pdata[i]);

  ent_store_begin_change (self->store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < self->pins->len; i++)
    {
      Pin *pin = self->pins->pdata[i];

      judge (self, pin, g_hash_table_lookup (notes_by_id, pin->note->id));
      answer (self, pin);
    }
  g_bytes_unref (ent_store_end_change (self->store, &error));
  g_assert_no_error (error);
}

/* Updates */

static void
put_case (Test *self)
{
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();
  GError *error = NULL;

  g_clear_pointer (&self->item, ent_case_unref);
  self->item = world_build (self->world);
  g_ptr_array_add (cases, self->item);
  ent_store_put_cases (self->store, cases, "bundled", NULL, &error);
  g_assert_no_error (error);
}

/* The same words again, whatever their links and lines are: no note is even written. */
static void
put_again (Test *self)
{
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) touches = NULL;
  GError *error = NULL;
  gint64 seq = -1;

  before = ent_store_list_touches (self->store, &seq, &error);
  put_case (self);
  touches = ent_store_list_touches (self->store, &seq, &error);
  g_assert_no_error (error);
  g_assert_nonnull (touches);
  for (guint i = 0; i < touches->len; i++)
    g_assert_cmpint (((EntTouch *) touches->pdata[i])->kind, ==, ENT_TOUCH_CASE);
}

static void
start_round (Test    *self,
             EntCase *ground)
{
  GError *error = NULL;

  g_clear_pointer (&self->world, world_free);
  self->world = world_new (ground, self->rand);
  ent_store_begin_change (self->store, &error);
  for (guint i = 0; i < self->pins->len; i++)
    ent_store_remove_note (self->store, ((Pin *) self->pins->pdata[i])->note->id, NULL);
  g_bytes_unref (ent_store_end_change (self->store, &error));
  g_assert_no_error (error);
  g_ptr_array_set_size (self->pins, 0);

  put_case (self);
  for (guint i = 0; i < N_WORDS_NOTES; i++)
    {
      GPtrArray *passages = i % 5 == 0 ? self->world->documents : self->world->sections;

      pin_words (self, passages->pdata[pick (self, passages->len)]);
    }
  pin_things (self);
  ent_store_begin_change (self->store, &error);
  for (guint i = 0; i < self->pins->len; i++)
    put_note (self, self->pins->pdata[i]);
  g_bytes_unref (ent_store_end_change (self->store, &error));
  g_assert_no_error (error);
}

static double
percent (guint part,
         guint whole)
{
  return 100.0 * part / MAX (whole, 1);
}

static void
assert_figures (const Figures *figures)
{
  g_test_message ("words that stand: %u; placed right %u (%.2f %%), wrong %u (%.2f %%), asked %u (%.2f %%)",
                  figures->standing, figures->right, percent (figures->right, figures->standing), figures->wrong,
                  percent (figures->wrong, figures->standing), figures->asked, percent (figures->asked, figures->standing));
  g_test_message ("of them those that stand elsewhere now: %u; placed right %u (%.2f %%)", figures->shifted,
                  figures->shifted_right, percent (figures->shifted_right, figures->shifted));
  g_test_message ("words that changed or went: %u; followed %u, astray %u (%.2f %%), asked or lost %u", figures->changed,
                  figures->followed, figures->astray, percent (figures->astray, figures->changed), figures->given_up);
  g_test_message ("events that kept their id: %u, all placed right; with another id %u, found %u", figures->events,
                  figures->renamed, figures->found);
  g_test_message ("places: kept %u, moved %u, needs you %u, lost %u", figures->kept, figures->moved, figures->needs_you,
                  figures->lost);
  g_assert_cmpuint (figures->standing, >, 10000);
  g_assert_cmpfloat (percent (figures->right, figures->standing), >=, 95);
  g_assert_cmpfloat (percent (figures->shifted_right, figures->shifted), >=, 95);
  g_assert_cmpfloat (percent (figures->wrong, figures->standing), <=, 1);
  g_assert_cmpfloat (percent (figures->wrong + figures->astray, figures->standing + figures->changed), <=, 1);
  g_assert_cmpfloat (percent (figures->found, figures->renamed), >=, 80);
}

static EntCase *
load_ground (const char *id)
{
  g_autofree char *name = g_strconcat (id, ".json", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("ENT_SOURCE_DIR"), "data", "cases", name, NULL);
  GError *error = NULL;
  EntCase *item = ent_case_file_load (path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return item;
}

static void
test_updates (void)
{
  static const char * const ids[] = { "camp-david", "panmunjom", "us-vietnam" };
  g_autofree char *folder = ent_fixture_dup_folder (), *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr(EntLayer) layer = ent_layer_new ("layer", "Anna Kim");
  EntCase *grounds[G_N_ELEMENTS (ids)];
  Test test = { .rand = g_rand_new_with_seed (20240707) };
  GError *error = NULL;

  test.store = ent_store_open (path, ENT_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  ent_store_put_layer (test.store, layer, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    grounds[i] = load_ground (ids[i]);
  test.pins = g_ptr_array_new_with_free_func ((GDestroyNotify) pin_free);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      start_round (&test, grounds[i % G_N_ELEMENTS (ids)]);
      for (guint j = 0; j < N_UPDATES; j++)
        {
          world_update (test.world);
          put_case (&test);
          look (&test);
        }
      put_again (&test);
    }
  assert_figures (&test.figures);

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    ent_case_unref (grounds[i]);
  g_clear_pointer (&test.world, world_free);
  g_clear_pointer (&test.item, ent_case_unref);
  g_ptr_array_unref (test.pins);
  g_rand_free (test.rand);
  g_assert_finalize_object (test.store);
  ent_fixture_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/placing/updates", test_updates);
  return g_test_run ();
}
