/* Notes as text, citation, Markdown and CSV. */

#include "config.h"

#include "exchange-fixture.h"
#include "fixtures.h"

#include "ent-csv.h"
#include "ent-note-export-private.h"
#include "ent-note-export.h"
#include "ent-own.h"

static EntNote *
make_note (EntTargetKind  kind,
           const char    *id,
           const char    *title,
           const char    *date,
           const char    *quote,
           const char    *body)
{
  EntNote *note = ent_note_new ();

  note->case_id = g_strdup ("a-b");
  ent_target_free (note->target);
  note->target = ent_target_new (kind, id);
  note->target->title = g_strdup (title);
  note->target->date = g_strdup (date);
  if (quote != NULL)
    {
      note->target->anchor = g_new0 (EntAnchor, 1);
      note->target->anchor->exact = g_strdup (quote);
      note->target->anchor->prefix = g_strdup ("");
      note->target->anchor->suffix = g_strdup ("");
    }
  note->created_usec = G_GINT64_CONSTANT (1790000000000000);
  note->modified_usec = note->created_usec;
  ent_note_set_body (note, body, NULL);
  return note;
}

static void
test_text (void)
{
  g_autoptr(EntNote) note = make_note (ENT_TARGET_DOCUMENT, "paper", "Paper", "1994", "No more.", "*Why* #now?");
  g_autoptr(EntNote) bare = make_note (ENT_TARGET_CASE, NULL, NULL, NULL, NULL, "");
  g_autofree char *text = NULL;
  g_autofree char *nothing = ent_note_to_text (bare);

  g_ptr_array_add (note->tags, g_strdup ("peace"));
  text = ent_note_to_text (note);
  g_assert_cmpstr (text, ==, "“No more.”\nPaper (1994)\n\nWhy #now?\n\n#peace");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_citation (void)
{
  g_autoptr(EntCase) item = fixture_case_new ();
  static const struct { EntTargetKind kind; const char *id, *title, *date, *quote, *body, *cited; } cases[] = {
    { ENT_TARGET_DOCUMENT, "paper", "Paper", "1994", "No more.", "*Why?*",
      "Why?\n\n“No more.” (Paper, 1994). Entente, “A–B”, version 3. Treaty (1994–1995)." },
    { ENT_TARGET_EVENT, "accord", "Accord", "1994~", NULL, "",
      "Accord, about 1994. Entente, “A–B”, version 3. Treaty (1994–1995), p. 3." },
    { ENT_TARGET_STORY, "one", "One", NULL, "began badly", "", "“began badly” (One). Entente, “A–B”, version 3." },
    { ENT_TARGET_SPAN, NULL, NULL, "1990/1992", NULL, "War.",
      "War.\n\n1990–1992. Entente, “A–B”, version 3." },
    { ENT_TARGET_CASE, NULL, "A and B", NULL, NULL, "All.", "All.\n\nEntente, “A–B”, version 3." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(EntNote) note = make_note (cases[i].kind, cases[i].id, cases[i].title, cases[i].date, cases[i].quote,
                                           cases[i].body);
      g_autofree char *cited = ent_note_to_citation (note, item);
      g_autofree char *alone = ent_note_to_citation (note, NULL);

      g_assert_cmpstr (cited, ==, cases[i].cited);
      g_assert_true (g_utf8_validate (alone, -1, NULL));
    }
}

/* A span is called by its dates, and says them once. */
static void
test_label (void)
{
  g_autoptr(EntNote) span = make_note (ENT_TARGET_SPAN, NULL, "1990–1992", "1990/1992", NULL, "War.");
  g_autoptr(EntNote) event = make_note (ENT_TARGET_EVENT, "accord", "Accord", "1994", NULL, "");
  g_autofree char *dates = ent_target_dup_label (span->target);
  g_autofree char *both = ent_target_dup_label (event->target);
  g_autofree char *cited = ent_note_to_citation (span, NULL);

  g_assert_cmpstr (dates, ==, "1990–1992");
  g_assert_cmpstr (both, ==, "Accord (1994)");
  g_assert_null (strstr (cited, "1990–1992, 1990–1992"));
}

static void
test_markdown (void)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
  g_autoptr(GPtrArray) layers = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_layer_free);
  g_autofree char *markdown = NULL;
  EntNote *note;
  gsize length;

  note = make_note (ENT_TARGET_EVENT, "accord", "*Accord* #1", "1994", NULL, "# Head\n\n```\nopen");
  note->layer = g_strdup ("ann");
  note->color = ENT_NOTE_COLOR_BLUE;
  note->flag = ENT_NOTE_FLAG_IDEA;
  g_ptr_array_add (note->tags, g_strdup ("a_b"));
  g_ptr_array_add (notes, note);
  g_ptr_array_add (notes, make_note (ENT_TARGET_STORY, "one", "One", NULL, "# no\n> head", "<!-- open\n\nText"));
  note = make_note (ENT_TARGET_EVENT, "attack", "Attack", "1990", NULL, "First.");
  g_ptr_array_add (notes, note);
  note = make_note (ENT_TARGET_EVENT, "attack", "Attack", "1990", NULL, "Second.");
  note->created_usec += G_USEC_PER_SEC;
  g_ptr_array_add (notes, note);
  note = make_note (ENT_TARGET_FACTOR, "trade", "Trade", NULL, NULL, "Free.");
  g_clear_pointer (&note->case_id, g_free);
  g_ptr_array_add (notes, note);
  g_ptr_array_add (layers, ent_layer_new ("ann", "Ann [Lee]"));

  markdown = ent_notes_to_markdown (notes, NULL, layers, &length);
  g_assert_cmpuint (length, ==, strlen (markdown));
  g_assert_cmpstr (markdown, ==,
                   "# Notes\n\n"
                   "## Without a case\n\n"
                   "### Trade\n\n"
                   "Free.\n\n"
                   "*21 September 2026*\n\n"
                   "## a-b\n\n"
                   "### One\n\n"
                   "> \\# no\n>\n> \\> head\n\n"
                   "\\<\\!-- open  \nText\n\n"
                   "*21 September 2026*\n\n"
                   "### Attack (1990)\n\n"
                   "First.\n\n"
                   "*21 September 2026*\n\n"
                   "Second.\n\n"
                   "*21 September 2026*\n\n"
                   "### \\*Accord\\* #1 (1994)\n\n"
                   "#### Head\n\n"
                   "``` \nopen\n```\n\n"
                   "*Ann \\[Lee\\] · Idea · Blue · #a\\_b · 21 September 2026*\n");
}

/* Whatever notes hold, the table has a row for each and every field of it. */
static void
test_csv (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (3);
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_free);
  g_autoptr(GPtrArray) fields = ent_csv_row_new ();
  g_autofree char *text = NULL;
  g_autoptr(EntCsv) csv = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  for (guint i = 0; i < 200; i++)
    {
      EntNote *note = ent_fixture_note_new_random (rand, (i % 10) / 9.0);

      note->modified_usec = note->created_usec = G_GINT64_CONSTANT (1790000000000000);
      g_ptr_array_add (notes, note);
    }
  ent_note_set_body (notes->pdata[0], "a,\"b\"\n c ", NULL);
  ent_note_set_body (notes->pdata[1], " a", NULL);
  text = ent_notes_to_csv (notes, NULL, NULL, &length);
  csv = ent_csv_new (text, length, NULL);
  g_assert_true (ent_csv_read_row (csv, fields, &error));
  g_assert_cmpuint (fields->len, ==, 15);
  g_assert_cmpstr (fields->pdata[8], ==, "text");
  for (guint i = 0; i < notes->len; i++)
    {
      const EntNote *note = notes->pdata[i];

      g_assert_true (ent_csv_read_row (csv, fields, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (fields->len, ==, 15);
      g_assert_cmpstr (fields->pdata[0], ==, note->id);
      g_assert_cmpstr (fields->pdata[1], ==, note->case_id != NULL ? note->case_id : "");
      g_assert_cmpstr (fields->pdata[5], ==, note->target->title != NULL ? note->target->title : "");
      g_assert_cmpstr (fields->pdata[8], ==, note->body);
      g_assert_cmpstr (fields->pdata[13], ==, "2026-09-21T14:13:20Z");
    }
  g_assert_false (ent_csv_read_row (csv, fields, &error));
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/note-text/label", test_label);
  g_test_add_func ("/note-text/text", test_text);
  g_test_add_func ("/note-text/citation", test_citation);
  g_test_add_func ("/note-text/markdown", test_markdown);
  g_test_add_func ("/note-text/csv", test_csv);
  return g_test_run ();
}
