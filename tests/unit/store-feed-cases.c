/* Cases of feeds: of one id side by side, what becomes of those that are published no more, and of the notes on
 * those that change. */

#include "config.h"

#include <locale.h>

#include "ent-store-changes.h"
#include "ent-store-own.h"
#include "ent-store-private.h"
#include "offer-fixture.h"

/* Side by side */

static void
test_side_by_side (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr(Offer) demo = offer_new ("demo", 1), other = offer_new ("other", 1);
  g_autoptr(Offer) demo_2 = offer_new ("demo", 2), other_2 = offer_new ("other", 2);
  g_autoptr(EntNote) mine = NULL, theirs = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  GError *error = NULL;

  subscribe (self, "demo");
  subscribe (self, "other");
  offer_add (demo, "a", 1, "Of demo", TRUE);
  offer_add (other, "a", 5, "Of the other", TRUE);
  apply (self, demo);
  apply (self, other);
  assert_cases (self, "a(a) demo=Feed demo 1 added; a@other(a) other=Feed other 5 added");
  assert_first_text (self, "a", "Of demo");
  assert_first_text (self, "a@other", "Of the other");
  hits = ent_store_search (self->store, "of the other", 20, NULL, &error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (((EntHit *) g_ptr_array_index (hits, 0))->case_id, ==, "a@other");
  mine = add_note (self, "a", NULL);
  theirs = add_note (self, "a@other", NULL);

  /* Ids stay, whatever goes. */
  offer_add (other_2, "a", 6, "Of the other, later", TRUE);
  apply (self, other_2);
  g_assert_true (ent_store_remove_note (self->store, mine->id, &error));
  apply (self, demo_2);
  assert_cases (self, "a@other(a) other=Feed other 6 added");
  assert_first_text (self, "a@other", "Of the other, later");
  assert_no_faults (self);
}

/* A library that was damaged has no cases any more, and they come back in another order: each gets the id by which it
 * was known, on which the person's notes stand. */
static void
test_recovered (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(Offer) alpha = offer_new ("alpha", 1), beta = offer_new ("beta", 1), gamma = offer_new ("gamma", 1);
  g_autoptr(EntCase) bundled = ent_fixture_case_new ("a");
  g_autoptr(EntNote) first = NULL, second = NULL, third = NULL;
  EntStoreReport report = { 0 };
  GError *error = NULL;

  subscribe (self, "alpha");
  subscribe (self, "beta");
  subscribe (self, "gamma");
  offer_add (alpha, "a", 1, "Of alpha", TRUE);
  offer_add (beta, "a", 1, "Of beta", TRUE);
  offer_add (gamma, "a", 1, "Of gamma", TRUE);
  apply (self, alpha);
  apply (self, beta);
  put_case (self->store, bundled);
  assert_cases (self, "a(a) alpha=Feed alpha 1 added; a@beta(a) beta=Feed beta 1 added; a@bundled(a) bundled 1 none");
  first = add_note (self, "a", NULL);
  second = add_note (self, "a@beta", NULL);
  third = add_note (self, "a@bundled", NULL);
  g_clear_object (&self->store);

  g_assert_true (ent_store_recover (self->path, &report, &error));
  g_assert_no_error (error);
  /* Three notes and three feeds. */
  g_assert_cmpint (report.n_recovered, ==, 6);
  g_assert_cmpint (report.n_lost, ==, 0);
  ent_store_report_clear (&report);
  self->store = open_store (self->path, ENT_STORE_CREATE, NULL);
  put_case (self->store, bundled);
  /* New, and the only one of its name that comes from a feed so far. */
  apply (self, gamma);
  apply (self, beta);
  assert_cases (self, "a@beta(a) beta=Feed beta 1 added; a@bundled(a) bundled 1 none; a@gamma(a) gamma=Feed gamma 1 added");
  assert_first_text (self, "a@beta", "Of beta");
  apply (self, alpha);
  assert_first_text (self, "a", "Of alpha");
  assert_no_faults (self);
}

/* Of the program, of files and of feeds. */
static void
test_beside_own (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(Offer) demo = offer_new ("demo", 1);
  g_autoptr(EntCase) bundled = ent_fixture_case_new ("a");
  g_autoptr(EntCase) local = ent_fixture_case_new ("b");
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();
  g_autoptr(EntCase) loaded = NULL;
  GError *error = NULL;

  put_case (self->store, bundled);
  subscribe (self, "demo");
  offer_add (demo, "a", 1, "Of demo", TRUE);
  offer_add (demo, "b", 1, "Of demo", TRUE);
  apply (self, demo);
  assert_cases (self, "a(a) bundled 1 none; a@demo(a) demo=Feed demo 1 added; b(b) demo=Feed demo 1 added");

  /* Neither replaces the feed's, both each other's. */
  put_case (self->store, local);
  assert_cases (self, "a(a) bundled 1 none; a@demo(a) demo=Feed demo 1 added; b(b) demo=Feed demo 1 added;"
                      " b@bundled(b) bundled 1 none");
  local->version = 2;
  g_ptr_array_add (cases, local);
  g_ptr_array_add (cases, bundled);
  ent_store_put_cases (self->store, cases, ENT_LOCAL_FEED, NULL, &error);
  g_assert_no_error (error);
  assert_cases (self, "a(a) local 1 none; a@demo(a) demo=Feed demo 1 added; b(b) demo=Feed demo 1 added;"
                      " b@bundled(b) local 2 none");
  assert_first_text (self, "a@demo", "Of demo");
  loaded = ent_store_load_case (self->store, "b@bundled", NULL, &error);
  g_assert_cmpint (loaded->version, ==, 2);
  assert_no_faults (self);
}

/* No longer published */

/* Whatever is personal keeps the case; what is not, does not. */
static const struct
{
  const char *sql;
  gboolean    keeps;
  const char *drop;
} things[] = {
  { "INSERT INTO notes (id, case_id, target_kind, body, created_usec, modified_usec)"
    " VALUES ('n', 'a', 'case', 'x', 1, 1)", TRUE, "DELETE FROM notes" },
  { "INSERT INTO notes (id, case_id, target_kind, body, created_usec, modified_usec, deleted_usec)"
    " VALUES ('n', 'a', 'case', 'x', 1, 1, 5)", TRUE, "DELETE FROM notes" },
  { "INSERT INTO own_events (id, case_id, date, earliest, latest, title, created_usec, modified_usec)"
    " VALUES ('e', 'a', '1990', 1, 2, 'x', 1, 1)", TRUE, "DELETE FROM own_events" },
  { "INSERT INTO own_assessments (case_id, factor, rating, created_usec, modified_usec)"
    " VALUES ('a', 'f', 1, 1, 1)", TRUE, "DELETE FROM own_assessments" },
  { "INSERT INTO lectures (id, title, case_id, created_usec, modified_usec) VALUES ('l', 'x', 'a', 1, 1)", TRUE,
    "DELETE FROM lectures" },
  { "INSERT INTO lectures (id, title, created_usec, modified_usec) VALUES ('l', 'x', 1, 1);"
    "INSERT INTO slides (id, lecture, position, kind, case_id) VALUES ('s', 'l', 0, 'event', 'a')", TRUE,
    "DELETE FROM slides; DELETE FROM lectures" },
  { "INSERT INTO lectures (id, title, created_usec, modified_usec) VALUES ('l', 'x', 1, 1);"
    "INSERT INTO slides (id, lecture, position, kind, case_id, target_id)"
    " VALUES ('s', 'l', 0, 'timeline', 'b', 'entente:b%40demo,a?align=war-end')", TRUE,
    "DELETE FROM slides; DELETE FROM lectures" },
  { "INSERT INTO lectures (id, title, created_usec, modified_usec) VALUES ('l', 'x', 1, 1);"
    "INSERT INTO slides (id, lecture, position, kind, target_id)"
    " VALUES ('s', 'l', 0, 'matrix', 'factors:?view=matrix&cases=b,a%40demo,a-b')", FALSE, NULL },
  { "INSERT INTO case_settings (case_id, key, value) VALUES ('a', 'view/x', '{}')", FALSE, NULL },
  { "INSERT INTO notes (id, case_id, target_kind, body, created_usec, modified_usec)"
    " VALUES ('n', 'b', 'case', 'x', 1, 1)", FALSE, NULL },
};

static void
test_withdrawn (Fixture       *self,
                gconstpointer  data)
{
  const gsize which = GPOINTER_TO_SIZE (data);
  g_autoptr(Offer) first = offer_new ("demo", 1), second = offer_new ("demo", 2);
  g_autoptr(Offer) third = offer_new ("demo", 3), fourth = offer_new ("demo", 4), fifth = offer_new ("demo", 5);
  g_autoptr(EntFeed) feed = NULL;
  g_autofree char *before = NULL, *after = NULL;
  GError *error = NULL;

  subscribe (self, "demo");
  offer_add (first, "a", 1, "One", TRUE);
  apply (self, first);
  ent_fixture_execute (self->path, things[which].sql);
  ent_store_see_news (self->store, &error);
  before = dup_dump (self, PERSONAL_TABLES);
  apply (self, second);
  after = dup_dump (self, PERSONAL_TABLES);
  g_assert_cmpstr (after, ==, before);
  if (!things[which].keeps)
    {
      assert_cases (self, "");
      assert_news (self, "removed a; added a seen");
      return;
    }
  assert_cases (self, "a(a) demo=Feed demo 1 withdrawn withdrawn");
  assert_news (self, "withdrawn a; added a seen");
  assert_first_text (self, "a", "One");

  /* Not told twice. */
  apply (self, third);
  assert_news (self, "withdrawn a; added a seen");
  feed = ent_store_load_feed (self->store, "demo", &error);
  g_assert_cmpuint (feed->cases->len, ==, 1);

  /* Published again as it was, and gone once more. */
  offer_add (fourth, "a", 1, "One", FALSE);
  apply (self, fourth);
  assert_cases (self, "a(a) demo=Feed demo 1 back");
  assert_news (self, "back a 1→1:0; withdrawn a; added a seen");
  ent_fixture_execute (self->path, things[which].drop);
  apply (self, fifth);
  assert_cases (self, "");
  assert_news (self, "removed a; back a 1→1:0; withdrawn a; added a seen");
}

/* Back in another version. */
static void
test_back (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(Offer) first = offer_new ("demo", 1), second = offer_new ("demo", 2), third = offer_new ("demo", 3);
  g_autoptr(Offer) fourth = offer_new ("demo", 4);
  g_autoptr(EntNote) note = NULL;

  subscribe (self, "demo");
  offer_add (first, "a", 1, "One", TRUE);
  apply (self, first);
  note = add_note (self, "a", NULL);
  apply (self, second);
  offer_add (third, "a", 2, "Two", TRUE);
  apply (self, third);
  assert_cases (self, "a(a) demo=Feed demo 2 back");
  assert_news (self, "back a 1→2:1; withdrawn a; added a");

  /* The last personal thing went while it was withdrawn. */
  apply (self, fourth);
  {
    g_autoptr(Offer) fifth = offer_new ("demo", 5);

    g_assert_true (ent_store_remove_note (self->store, note->id, NULL));
    apply (self, fifth);
    assert_cases (self, "");
  }
}

static void
test_remove_feed (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr(Offer) first = offer_new ("demo", 1), again = offer_new ("demo", 1);
  g_autoptr(EntNote) note = NULL;
  g_autoptr(EntFeed) feed = NULL;
  g_autofree char *before = NULL, *after = NULL;
  GError *error = NULL;

  subscribe (self, "demo");
  offer_add (first, "a", 1, "One", TRUE);
  offer_add (first, "b", 1, "One", TRUE);
  apply (self, first);
  note = add_note (self, "b", NULL);
  before = dup_dump (self, PERSONAL_TABLES);
  ent_store_remove_feed (self->store, "demo", &error);
  g_assert_no_error (error);
  after = dup_dump (self, PERSONAL_TABLES);
  g_assert_cmpstr (after, ==, before);
  assert_cases (self, "b(b) demo=Feed demo 1 withdrawn none");
  assert_news (self, "");
  assert_no_faults (self);

  /* It begins anew, and finds its case again. */
  subscribe (self, "demo");
  feed = ent_store_load_feed (self->store, "demo", &error);
  g_assert_no_error (error);
  g_assert_cmpint (feed->serial, ==, 0);
  g_assert_cmpuint (feed->cases->len, ==, 0);
  offer_add (again, "b", 1, "One", TRUE);
  apply (self, again);
  assert_cases (self, "b(b) demo=Feed demo 1 back");
  ent_store_remove_note (self->store, note->id, &error);
  ent_store_remove_feed (self->store, "demo", &error);
  g_assert_no_error (error);
  assert_cases (self, "");
  g_clear_pointer (&feed, ent_feed_free);
  g_free (after);
  after = ent_fixture_dup_query (self->path, "SELECT count(*) FROM feeds");
  g_assert_cmpstr (after, ==, "0");
}

/* Notes */

static void
test_notes (Fixture       *self,
            gconstpointer  data)
{
  /* Of the rest of the rows the update keeps what the notes stand on. */
  static const char written[] =
    "SELECT group_concat (id || case_id || target_kind || target_id || body || created_usec || modified_usec) FROM notes";
  g_autoptr(Offer) first = offer_new ("demo", 1), second = offer_new ("demo", 2), third = offer_new ("demo", 3);
  g_autoptr(GPtrArray) notes = NULL;
  g_autoptr(EntNote) kept = NULL, lost = NULL;
  g_autofree char *before = NULL, *after = NULL;
  EntCase *item;
  GError *error = NULL;

  subscribe (self, "demo");
  item = offer_add (first, "a", 1, "One", TRUE);
  apply (self, first);
  kept = add_note (self, "a", ((EntEvent *) g_ptr_array_index (item->events, 0))->id);
  lost = add_note (self, "a", ((EntEvent *) g_ptr_array_index (item->events, 1))->id);

  /* The text of an event changed; both notes stand where they stood. */
  offer_add (second, "a", 2, "Two", TRUE);
  before = ent_fixture_dup_query (self->path, written);
  apply (self, second);
  after = ent_fixture_dup_query (self->path, written);
  g_assert_cmpstr (after, ==, before);

  item = offer_add (third, "a", 3, "Two", TRUE);
  g_hash_table_remove (item->events_by_id, lost->target->id);
  g_ptr_array_remove_index (item->events, 1);
  apply (self, third);
  {
    g_autoptr(GPtrArray) news = ent_store_list_news (self->store, &error);
    const EntNews *first_news = g_ptr_array_index (news, 0);

    g_assert_cmpint (first_news->kind, ==, ENT_NEWS_CHANGED);
    g_assert_cmpint (first_news->n_lost, ==, 1);
    g_assert_cmpuint (ent_case_diff_count (first_news->diff, "event", ENT_CHANGE_REMOVED), ==, 1);
  }
  notes = ent_store_list_notes (self->store, "a", &error);
  g_assert_cmpuint (notes->len, ==, 2);
  for (guint i = 0; i < notes->len; i++)
    {
      const EntNote *note = g_ptr_array_index (notes, i);

      if (strcmp (note->id, lost->id) == 0)
        g_assert_true (note->place != NULL && note->place->state == ENT_PLACE_LOST);
      else
        g_assert_true (note->place == NULL || note->place->state != ENT_PLACE_LOST);
      g_assert_cmpstr (note->body, ==, "Ask the class");
    }
}

/* Windows hear of all of it. */
static void
test_touches (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(Offer) first = offer_new ("demo", 1);
  g_autoptr(GPtrArray) touches = NULL;
  gboolean seen[ENT_TOUCH_NEWS + 1] = { FALSE };
  gint64 seq = -1;
  GError *error = NULL;

  subscribe (self, "demo");
  offer_add (first, "a", 1, "One", TRUE);
  g_assert_null (ent_store_list_touches (self->store, &seq, &error));
  apply (self, first);
  touches = ent_store_list_touches (self->store, &seq, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < touches->len; i++)
    {
      const EntTouch *touch = g_ptr_array_index (touches, i);

      g_assert_cmpstr (touch->id, ==, touch->kind == ENT_TOUCH_CASE ? "a" : "demo");
      seen[touch->kind] = TRUE;
    }
  g_assert_true (seen[ENT_TOUCH_CASE]);
  g_assert_true (seen[ENT_TOUCH_FEED]);
  g_assert_true (seen[ENT_TOUCH_NEWS]);
}

#define ADD(path, function, data) \
  g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/feed-cases/side-by-side", test_side_by_side, NULL);
  ADD ("/store/feed-cases/beside-own", test_beside_own, NULL);
  ADD ("/store/feed-cases/recovered", test_recovered, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (things); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/feed-cases/withdrawn-%d", (int) i + 1);

      ADD (path, test_withdrawn, GSIZE_TO_POINTER (i));
    }
  ADD ("/store/feed-cases/back", test_back, NULL);
  ADD ("/store/feed-cases/remove", test_remove_feed, NULL);
  ADD ("/store/feed-cases/notes", test_notes, NULL);
  ADD ("/store/feed-cases/touches", test_touches, NULL);

  return g_test_run ();
}
