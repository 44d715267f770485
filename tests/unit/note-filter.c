/* Which notes a filter leaves, and in what order they stand. */
#include "config.h"

#include <string.h>

#include "ent-note-filter.h"

#define DAY G_TIME_SPAN_DAY

static EntNote *
create_note (const char   *id,
             const char   *case_id,
             const char   *body,
             EntNoteColor  color,
             EntNoteFlag   flag,
             const char   *title,
             const char   *date,
             int           n_days)
{
  EntNote *note = ent_note_new ();

  g_free (note->id);
  note->id = g_strdup (id);
  note->case_id = g_strdup (case_id);
  ent_note_set_body (note, body, NULL);
  note->color = color;
  note->flag = flag;
  note->target->title = g_strdup (title);
  note->target->date = g_strdup (date);
  note->created_usec = note->modified_usec = n_days * DAY;
  return note;
}

/* Five notes: a to e. */
static GPtrArray *
create_notes (void)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
  EntNote *note;

  g_ptr_array_add (notes, create_note ("a", "camp-david", "Why *then*? #Sanctions", ENT_NOTE_COLOR_YELLOW,
                                       ENT_NOTE_FLAG_QUESTION, "Camp David Accords", "1978-09-05/1978-09-17", 1));
  g_ptr_array_add (notes, create_note ("b", "us-vietnam", "Hiệp định Paris", ENT_NOTE_COLOR_NONE, ENT_NOTE_FLAG_NONE,
                                       "Embargo lifted", "1994-02-03", 2));
  note = create_note ("c", "us-vietnam", "", ENT_NOTE_COLOR_BLUE, ENT_NOTE_FLAG_IDEA, NULL, NULL, 3);
  note->target->anchor = g_new0 (EntAnchor, 1);
  note->target->anchor->exact = g_strdup ("bitter words");
  note->place = ent_note_place_new (ENT_PLACE_LOST, 0);
  note->modified_usec = 40 * DAY;
  g_ptr_array_add (notes, note);
  note = create_note ("d", "camp-david", "Anna’s remark #sanctions #trade", ENT_NOTE_COLOR_NONE, ENT_NOTE_FLAG_NONE,
                      "Treaty", "1979-03-26", 4);
  note->layer = g_strdup ("layer-anna");
  g_ptr_array_add (notes, note);
  g_ptr_array_add (notes, create_note ("e", NULL, "판문점에서", ENT_NOTE_COLOR_NONE, ENT_NOTE_FLAG_NONE, "Trade", NULL, 5));
  return notes;
}

static char *
dup_matches (const EntNoteFilter *filter)
{
  g_autoptr(GPtrArray) notes = create_notes ();
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    {
      const EntNote *note = notes->pdata[i];
      g_autoptr(EntNoteFacts) facts = ent_note_facts_new (note);

      if (ent_note_filter_match (filter, note, facts))
        g_string_append (out, note->id);
    }
  return g_string_free (out, FALSE);
}

static void
check_part (EntNotePartKind  kind,
            const char      *id,
            int              value,
            const char      *matches)
{
  g_autoptr(EntNoteFilter) filter = ent_note_filter_new (), none = ent_note_filter_new ();
  g_autoptr(EntNotePart) part = ent_note_part_new (kind, id, value);
  g_autoptr(GPtrArray) parts = NULL;
  g_autofree char *found = NULL;

  ent_note_filter_set_part (filter, part, TRUE);
  ent_note_filter_set_part (filter, part, TRUE);
  g_assert_true (ent_note_filter_has_part (filter, part));
  g_assert_false (ent_note_filter_is_empty (filter));
  found = dup_matches (filter);
  g_assert_cmpstr (found, ==, matches);
  parts = ent_note_filter_list_parts (filter);
  g_assert_cmpuint (parts->len, ==, 1);
  ent_note_filter_set_part (filter, parts->pdata[0], FALSE);
  g_assert_true (ent_note_filter_equal (filter, none));
}

static void
test_parts (void)
{
  check_part (ENT_NOTE_PART_CASE, "us-vietnam", 0, "bc");
  check_part (ENT_NOTE_PART_TAG, "SANCTIONS", 0, "ad");
  check_part (ENT_NOTE_PART_LAYER, "", 0, "abce");
  check_part (ENT_NOTE_PART_LAYER, "layer-anna", 0, "d");
  check_part (ENT_NOTE_PART_COLOR, NULL, ENT_NOTE_COLOR_BLUE, "c");
  check_part (ENT_NOTE_PART_COLOR, NULL, ENT_NOTE_COLOR_NONE, "bde");
  check_part (ENT_NOTE_PART_FLAG, NULL, ENT_NOTE_FLAG_QUESTION, "a");
  check_part (ENT_NOTE_PART_STATE, NULL, ENT_PLACE_LOST, "c");
  check_part (ENT_NOTE_PART_STATE, NULL, ENT_PLACE_KEPT, "abde");
}

/* Any of one kind, all kinds. */
static void
test_together (void)
{
  g_autoptr(EntNoteFilter) filter = ent_note_filter_new (), copy = NULL;
  g_autofree char *found = NULL, *fewer = NULL;

  g_ptr_array_add (filter->cases, g_strdup ("camp-david"));
  g_ptr_array_add (filter->cases, g_strdup ("us-vietnam"));
  filter->colors = 1u << ENT_NOTE_COLOR_NONE | 1u << ENT_NOTE_COLOR_BLUE;
  found = dup_matches (filter);
  g_assert_cmpstr (found, ==, "bcd");
  copy = ent_note_filter_copy (filter);
  g_assert_true (ent_note_filter_equal (filter, copy));
  copy->flags = 1u << ENT_NOTE_FLAG_IDEA;
  g_assert_false (ent_note_filter_equal (filter, copy));
  fewer = dup_matches (copy);
  g_assert_cmpstr (fewer, ==, "c");
}

static void
test_words (void)
{
  static const struct { const char *text, *matches; } cases[] = {
    { NULL, "abcde" },
    { "  ", "abcde" },
    { "why", "a" },           /* without its marks, in any case */
    { "hiep dinh", "b" },
    { "paris embargo", "b" }, /* of its text and of what it stands on */
    { "hie", "b" },
    { "iep", "" },            /* from the beginning of a word on */
    { "bitter", "c" },        /* the quoted words */
    { "sanctions", "ad" },
    { "trade", "de" },
    { "문점", "e" },
    { "?!", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(EntNoteFilter) filter = ent_note_filter_new ();
      g_autofree char *found = NULL;

      ent_note_filter_set_text (filter, cases[i].text);
      found = dup_matches (filter);
      g_assert_cmpstr (found, ==, cases[i].matches);
    }
}

static void
check_dates (const char *written,
             const char *about,
             const char *matches)
{
  g_autoptr(EntNoteFilter) filter = ent_note_filter_new (), copy = NULL;
  g_autofree char *found = NULL;

  filter->written = written != NULL ? ent_date_parse (written, NULL) : NULL;
  filter->about = about != NULL ? ent_date_parse (about, NULL) : NULL;
  copy = ent_note_filter_copy (filter);
  g_assert_true (ent_note_filter_equal (filter, copy));
  found = dup_matches (copy);
  g_assert_cmpstr (found, ==, matches);
}

static void
test_dates (void)
{
  check_dates ("1970-01-02", NULL, "a");
  check_dates ("1970-01-02/1970-01-04", NULL, "abc");
  check_dates ("1970-02", NULL, "c"); /* it was changed then */
  check_dates ("1971/..", NULL, "");
  check_dates (NULL, "1978", "a");
  check_dates (NULL, "197X", "ad");
  check_dates (NULL, "1979/..", "bd");
  check_dates ("1970-01-02", "1994", "");
}

static EntNoteOrder order;

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  return ent_note_order_compare (order, a, b);
}

static void
check_order (EntNoteOrder  wanted,
             const char   *ids)
{
  static const char * const keys[] = { "Egypt", "Vietnam", "Vietnam", "Egypt", NULL };
  g_autoptr(GPtrArray) notes = create_notes ();
  EntNoteRank ranks[5];
  char found[6] = "";

  for (guint i = 0; i < notes->len; i++)
    ranks[i] = (EntNoteRank) { notes->pdata[i], ent_note_facts_new (notes->pdata[i]), keys[i] };
  order = wanted;
  qsort (ranks, notes->len, sizeof *ranks, compare_ranks);
  for (guint i = 0; i < notes->len; i++)
    {
      found[i] = *ranks[i].note->id;
      ent_note_facts_free ((EntNoteFacts *) ranks[i].facts);
    }
  g_assert_cmpstr (found, ==, ids);
}

static void
test_orders (void)
{
  check_order (ENT_NOTE_ORDER_NEWEST, "edcba");
  check_order (ENT_NOTE_ORDER_OLDEST, "abcde");
  check_order (ENT_NOTE_ORDER_CHANGED, "cedba");
  check_order (ENT_NOTE_ORDER_DATE, "adbec");
  check_order (ENT_NOTE_ORDER_CASE, "adbce");
  check_order (ENT_NOTE_ORDER_TITLE, "dbace");
}

static void
test_names (void)
{
  g_autoptr(EntNoteFilter) filter = ent_note_filter_new ();
  g_autoptr(EntNotePart) tag = ent_note_part_new (ENT_NOTE_PART_TAG, "trade", 0);
  g_autoptr(EntNotePart) item = ent_note_part_new (ENT_NOTE_PART_CASE, "camp-david", 0);
  g_autoptr(EntNotePart) written = ent_note_part_new (ENT_NOTE_PART_WRITTEN, NULL, 0);
  g_autofree char *tag_name = ent_note_part_dup_name (tag, filter, NULL);
  g_autofree char *case_name = ent_note_part_dup_name (item, filter, "Camp David");
  g_autofree char *gone_name = ent_note_part_dup_name (item, filter, NULL);
  g_autofree char *written_name = NULL;

  filter->written = ent_date_parse ("2026-09", NULL);
  written_name = ent_note_part_dup_name (written, filter, NULL);
  g_assert_cmpstr (tag_name, ==, "#trade");
  g_assert_cmpstr (case_name, ==, "Camp David");
  g_assert_cmpstr (gone_name, ==, "camp-david");
  g_assert_cmpstr (written_name, ==, "Written: September 2026");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/note-filter/parts", test_parts);
  g_test_add_func ("/note-filter/together", test_together);
  g_test_add_func ("/note-filter/words", test_words);
  g_test_add_func ("/note-filter/dates", test_dates);
  g_test_add_func ("/note-filter/orders", test_orders);
  g_test_add_func ("/note-filter/names", test_names);
  return g_test_run ();
}
