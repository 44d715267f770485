/* News made in C: their words, the list of what changed, and the page. */
#include "config.h"

#include <adwaita.h>

#include "ent-change-words.h"
#include "ent-diff-list.h"
#include "ent-items.h"
#include "ent-news-page.h"
#include "ent-news-words.h"
#include "ent-word-diff.h"
#include "news-fixture.h"

#define WHEN (G_GINT64_CONSTANT (1795609500) * G_USEC_PER_SEC) /* 25 November 2026, 12:25 UTC */
#define DAY  (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

/* Words */

static void
assert_words (EntNews    *news,
              const char *expected)
{
  g_autofree char *words = ent_news_dup_words (news);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (void)
{
  g_autoptr(GPtrArray) all = create_news ();
  EntNews *added = add_news (all, 1, WHEN, ENT_NEWS_ADDED, "a", "A"), *changed;
  EntChange *rating;

  added->n_events = 1;
  assert_words (added, "New, 1 event");
  added->n_events = 58;
  assert_words (added, "New, 58 events");
  assert_words (add_news (all, 2, WHEN, ENT_NEWS_WITHDRAWN, "b", "B"),
                "No longer published; kept because of what you wrote about it");
  assert_words (add_news (all, 3, WHEN, ENT_NEWS_REMOVED, "c", "C"), "No longer published");
  changed = add_news (all, 4, WHEN, ENT_NEWS_BACK, "d", "D");
  assert_words (changed, "Published again");
  changed->diff = create_diff ();
  assert_words (changed, "Published again");
  add_change (changed->diff, ENT_CHANGE_ADDED, "source", "s", "S", NULL);
  assert_words (changed, "Published again: 1 change");
  changed->kind = ENT_NEWS_CHANGED;
  add_change (changed->diff, ENT_CHANGE_ADDED, "event", "e", "E", "1978");
  add_change (changed->diff, ENT_CHANGE_ADDED, "event", "f", "F", "1979");
  add_change (changed->diff, ENT_CHANGE_REMOVED, "event", "g", "G", "1979");
  rating = add_change (changed->diff, ENT_CHANGE_CHANGED, "factor", "h", "H", NULL);
  add_field (rating, "confidence", "low", "high");
  assert_words (changed, "Changed: 2 events added, 1 event removed, 2 other changes");
  add_field (rating, "rating", "1", "2");
  assert_words (changed, "Changed: 2 events added, 1 event removed, 1 rating changed, 1 other change");
}

static void
assert_when (gint64      now_usec,
             const char *expected)
{
  g_autofree char *when = ent_news_dup_when (WHEN, now_usec);

  g_assert_cmpstr (when, ==, expected);
}

static void
test_when (void)
{
  assert_when (WHEN + 60 * G_USEC_PER_SEC, "Today, 12:25");
  assert_when (WHEN + DAY, "Yesterday, 12:25");
  assert_when (WHEN + 3 * DAY, "25 November 2026, 12:25");
}

static void
assert_field (const char *name,
              const char *before,
              const char *after,
              const char *expected_before,
              const char *expected_after,
              gboolean    rating)
{
  EntFieldChange field = { (char *) name, (char *) before, (char *) after };
  g_autoptr(EntChangeWords) words = ent_change_words_new (&field, NULL);

  g_assert_cmpstr (words->before, ==, expected_before);
  g_assert_cmpstr (words->after, ==, expected_after);
  g_assert_cmpint (words->rating, ==, rating);
}

static void
test_fields (void)
{
  assert_field ("date", "1978-09", "1978-09-28~", "September 1978", "about 28 September 1978", FALSE);
  assert_field ("date", "no date", NULL, "no date", NULL, FALSE);
  assert_field ("rating", "-1", "2", "−1", "+2", TRUE);
  assert_field ("rating", NULL, "−3", NULL, "−3", TRUE);
  assert_field ("rating", "7", "0", "7", "0", FALSE);
  assert_field ("text", "A *long* [war](event:war)", "A short war", "A long war", "A short war", FALSE);
  /* Only the link is another one. */
  assert_field ("text", "[War](event:war)", "[War](event:peace)", "[War](event:war)", "[War](event:peace)", FALSE);
  g_assert_cmpstr (ent_change_field_to_label ("title-short"), ==, "Short title");
  g_assert_cmpstr (ent_change_field_to_label ("x-own"), ==, "x-own");
  g_assert_cmpstr (ent_change_part_to_label ("factor"), ==, "Ratings");
}

static EntCodebook *
create_codebook (void)
{
  EntCodebook *codebook = ent_codebook_new ();

  g_ptr_array_add (codebook->factors, ent_factor_new ("trade", "economy", ent_text_new ("Trade restoration")));
  return codebook;
}

/* Factors have the names that people know, and those that no codebook knows their own. */
static void
test_factor_names (void)
{
  EntFieldChange field = { (char *) "factors", (char *) "+ trade", (char *) "− norms, + trade" };
  g_autoptr(EntCodebook) codebook = create_codebook ();
  g_autoptr(EntChangeWords) words = ent_change_words_new (&field, codebook);
  g_autoptr(EntChangeWords) plain = ent_change_words_new (&field, NULL);

  g_assert_cmpstr (words->before, ==, "+ Trade restoration");
  g_assert_cmpstr (words->after, ==, "− norms, + Trade restoration");
  g_assert_cmpstr (plain->after, ==, "− norms, + trade");
}

/* Of what is the same only what stands beside the change is left. */
static void
test_shortened (void)
{
  g_autoptr(GString) same = g_string_new (NULL), before = NULL, after = NULL;
  g_autoptr(GPtrArray) runs = NULL, short_runs = ent_change_words_diff ("one two three", "one 2 three"), equal = NULL;
  const EntWordRun *first, *last;

  g_assert_cmpuint (short_runs->len, ==, 4);
  g_assert_cmpstr (((EntWordRun *) short_runs->pdata[0])->text, ==, "one ");
  for (int i = 0; i < 200; i++)
    g_string_append (same, "peace ");
  before = g_string_new (same->str);
  after = g_string_new (same->str);
  g_string_append_printf (before, "old %s", same->str);
  g_string_append_printf (after, "new %s", same->str);
  runs = ent_change_words_diff (before->str, after->str);
  g_assert_cmpuint (runs->len, ==, 4);
  first = runs->pdata[0];
  last = runs->pdata[3];
  g_assert_true (g_str_has_prefix (first->text, "…"));
  g_assert_true (g_str_has_suffix (first->text, "peace "));
  g_assert_cmpint (g_utf8_strlen (first->text, -1), <, 140);
  g_assert_true (g_str_has_prefix (last->text, " peace "));
  g_assert_true (g_str_has_suffix (last->text, "peace …"));
  /* Where nothing changed there is nothing to be beside of. */
  equal = ent_change_words_diff (same->str, same->str);
  g_assert_cmpuint (equal->len, ==, 1);
  g_assert_cmpstr (((EntWordRun *) equal->pdata[0])->text, ==, same->str);
}

static void
test_text (void)
{
  g_autoptr(GPtrArray) all = create_news ();
  EntNews *news = add_news (all, 1, WHEN, ENT_NEWS_CHANGED, "camp-david", "Camp David");
  EntChange *change;
  g_autofree char *text = NULL;

  news->diff = create_diff ();
  change = add_change (news->diff, ENT_CHANGE_CHANGED, "event", "knesset", "Knesset", "1978-09-28");
  add_field (change, "date", "1978-09", "1978-09-28");
  add_field (change, "place", NULL, "Jerusalem");
  add_field (change, "label", "Vote", NULL);
  change = add_change (news->diff, ENT_CHANGE_CHANGED, "factor", "trade", "Trade", NULL);
  add_field (change, "rating", "-1", "2");
  add_news (all, 2, WHEN, ENT_NEWS_REMOVED, "gone", "Gone");
  text = ent_news_to_text (all, NULL);
  g_assert_cmpstr (text, ==,
                   "# Demo Cases\n\n25 November 2026, 12:25\n"
                   "\n## Camp David\n\nChanged: 1 event changed, 1 rating changed\n"
                   "\n### Events\n\n- Changed: 28 September 1978, Knesset\n"
                   "  - Date: September 1978 → 28 September 1978\n"
                   "  - Place, new: Jerusalem\n"
                   "  - Label, no longer: Vote\n"
                   "\n### Ratings\n\n- Changed: Trade\n"
                   "  - Rating: −1 → +2\n"
                   "\n## Gone\n\nNo longer published\n");
}

/* Widgets */

static void
count (GtkWidget  *root,
       const char *type,
       guint      *n)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (root), type))
    (*n)++;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    count (child, type, n);
}

static guint
count_of (GtkWidget  *root,
          const char *type)
{
  guint n = 0;

  count (root, type, &n);
  return n;
}

/* The first one that is to be seen, with a label of this text in it. */
static GtkWidget *
find (GtkWidget  *root,
      GType       type,
      const char *text)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type)
      && (!GTK_IS_LABEL (root) || g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0)
      && (GTK_IS_LABEL (root) || find (root, GTK_TYPE_LABEL, text) != NULL))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What a link does that is pressed in the window. */
static void
go_cb (GSimpleAction *action,
       GVariant      *parameter,
       char         **gone)
{
  g_free (*gone);
  *gone = g_variant_dup_string (parameter, NULL);
}

static GtkWidget *
show (GtkWidget  *child,
      char      **gone)
{
  GtkWidget *window = gtk_window_new ();
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) go = g_simple_action_new ("go", G_VARIANT_TYPE_STRING);

  g_signal_connect (go, "activate", G_CALLBACK (go_cb), gone);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (go));
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 600);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (child) || gtk_widget_get_width (child) == 0)
    g_main_context_iteration (NULL, TRUE);
  return window;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static EntCaseDiff *
create_long_diff (guint n)
{
  EntCaseDiff *diff = create_diff ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Event %u", i);

      add_change (diff, ENT_CHANGE_ADDED, "event", title, title, "1978");
    }
  return diff;
}

static char *
link_cb (const EntChange *change,
         gpointer         data)
{
  return change->kind == ENT_CHANGE_REMOVED ? NULL : g_strconcat ("event:case/", change->id, NULL);
}

static void
test_long (void)
{
  g_autoptr(EntCaseDiff) diff = create_long_diff (240), longer = create_long_diff (800);
  EntDiffList *list = ENT_DIFF_LIST (ent_diff_list_new (diff, link_cb, NULL, NULL, NULL)), *other;
  g_autofree char *gone = NULL;
  GtkWidget *window = show (GTK_WIDGET (list), &gone), *button;

  g_assert_cmpuint (ent_diff_list_get_n_shown (list), ==, 20);
  g_assert_nonnull (find (GTK_WIDGET (list), GTK_TYPE_BUTTON, "Event 19"));
  g_assert_null (find (GTK_WIDGET (list), GTK_TYPE_LABEL, "Event 20"));
  button = find (GTK_WIDGET (list), GTK_TYPE_BUTTON, "Show All 240 Changes");
  g_assert_nonnull (button);
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (ent_diff_list_get_n_shown (list), ==, 240);
  g_assert_false (gtk_widget_get_visible (button));
  /* The focus goes on where the list does. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == find (GTK_WIDGET (list), GTK_TYPE_BUTTON, "Event 20"));
  g_signal_emit_by_name (gtk_window_get_focus (GTK_WINDOW (window)), "clicked");
  g_assert_cmpstr (gone, ==, "event:case/Event 20");
  gtk_window_destroy (GTK_WINDOW (window));

  other = ENT_DIFF_LIST (ent_diff_list_new (longer, NULL, NULL, NULL, NULL));
  window = show (GTK_WIDGET (other), &gone);
  g_signal_emit_by_name (find (GTK_WIDGET (other), GTK_TYPE_BUTTON, "Show 250 More of 800 Changes"), "clicked");
  g_assert_cmpuint (ent_diff_list_get_n_shown (other), ==, 270);
  g_assert_nonnull (find (GTK_WIDGET (other), GTK_TYPE_BUTTON, "Show 250 More of 800 Changes"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_attribute (GtkWidget     *label,
               PangoAttrType  type)
{
  g_autoptr(PangoAttrIterator) iterator = pango_attr_list_get_iterator (gtk_label_get_attributes (GTK_LABEL (label)));

  do
    if (pango_attr_iterator_get (iterator, type) != NULL)
      return TRUE;
  while (pango_attr_iterator_next (iterator));
  return FALSE;
}

/* What is no longer there is struck out, what is new underlined; ratings have sign and number. */
static void
test_fields_shown (void)
{
  g_autoptr(EntCaseDiff) diff = create_diff ();
  EntChange *change = add_change (diff, ENT_CHANGE_CHANGED, "event", "knesset", "Knesset", "1978-09-28");
  g_autofree char *gone = NULL;
  GtkWidget *list, *window, *label;

  add_field (change, "text", "A vote on peace with Egypt, after a debate of seventeen hours",
             "A vote on peace with Egypt, after a debate of a whole night");
  change = add_change (diff, ENT_CHANGE_CHANGED, "factor", "trade", "Trade", NULL);
  add_field (change, "rating", "-1", "2");
  change = add_change (diff, ENT_CHANGE_CHANGED, "factor", "norms", "Norms", NULL);
  add_field (change, "rating", NULL, "0");
  add_change (diff, ENT_CHANGE_REMOVED, "event", "gone", "Gone", NULL);
  list = ent_diff_list_new (diff, link_cb, NULL, NULL, NULL);
  window = show (list, &gone);

  g_assert_nonnull (find (list, GTK_TYPE_LABEL, "Changed · 28 September 1978"));
  label = find (list, GTK_TYPE_LABEL, "A vote on peace with Egypt, after a debate of seventeen hours");
  g_assert_true (has_attribute (label, PANGO_ATTR_STRIKETHROUGH));
  g_assert_false (has_attribute (label, PANGO_ATTR_UNDERLINE));
  gtk_test_accessible_assert_property (label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "No longer there: seventeen hours");
  label = find (list, GTK_TYPE_LABEL, "A vote on peace with Egypt, after a debate of a whole night");
  g_assert_true (has_attribute (label, PANGO_ATTR_UNDERLINE));
  g_assert_nonnull (find (list, GTK_TYPE_LABEL, "Struck out: no longer there. Underlined: new."));
  label = find (list, GTK_TYPE_LABEL, "−1");
  g_assert_true (gtk_widget_has_css_class (label, "rating-m1"));
  g_assert_true (gtk_widget_has_css_class (find (list, GTK_TYPE_LABEL, "+2"), "rating-p2"));
  g_assert_true (gtk_widget_has_css_class (find (list, GTK_TYPE_LABEL, "no evidence"), "no-evidence"));
  g_assert_nonnull (find (list, GTK_TYPE_BUTTON, "Knesset"));
  gtk_test_accessible_assert_property (find (list, GTK_TYPE_BUTTON, "Trade"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Rating, before: −1, now: +2");
  /* What is gone leads nowhere. */
  g_assert_nonnull (find (list, GTK_TYPE_LABEL, "Gone"));
  g_assert_null (find (list, GTK_TYPE_BUTTON, "Gone"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Items */

static GListModel *
create_cases (const char *id)
{
  GListStore *cases = g_list_store_new (ENT_TYPE_CASE_ITEM);
  EntCaseInfo *info = g_new0 (EntCaseInfo, 1);
  g_autoptr(EntCaseItem) item = NULL;

  info->id = g_strdup (id);
  item = ent_case_item_new (info);
  g_list_store_append (cases, item);
  return G_LIST_MODEL (cases);
}

/* What the newest news say of an event holds for older ones too. */
static void
test_still_there (void)
{
  g_autoptr(GListModel) cases = create_cases ("a");
  g_autoptr(GPtrArray) items = NULL;
  GPtrArray *news = create_news ();
  EntNews *newest = add_news (news, 4, WHEN, ENT_NEWS_CHANGED, "a", "A");
  EntNews *other = add_news (news, 3, WHEN - DAY, ENT_NEWS_CHANGED, "b", "B");
  EntNews *older = add_news (news, 2, WHEN - 2 * DAY, ENT_NEWS_CHANGED, "a", "A"), *oldest;

  newest->diff = create_diff ();
  other->diff = create_diff ();
  older->diff = create_diff ();
  newest->n_lost = older->n_lost = 3;
  add_change (newest->diff, ENT_CHANGE_REMOVED, "event", "x", "X", "1978");
  add_change (newest->diff, ENT_CHANGE_ADDED, "event", "y", "Y", "1978");
  add_change (other->diff, ENT_CHANGE_ADDED, "event", "x", "X", "1978");
  add_change (older->diff, ENT_CHANGE_ADDED, "event", "x", "X", "1978");
  add_change (older->diff, ENT_CHANGE_REMOVED, "event", "y", "Y", "1978");
  add_change (older->diff, ENT_CHANGE_CHANGED, "event", "z", "Z", "1978");
  add_news (news, 1, WHEN - 3 * DAY, ENT_NEWS_ADDED, "a", "A");
  oldest = add_news (news, 0, WHEN - 4 * DAY, ENT_NEWS_CHANGED, "a", "A");
  oldest->diff = create_diff ();
  add_change (oldest->diff, ENT_CHANGE_ADDED, "event", "z", "Z", "1978");
  items = ent_news_items_new (news, cases, NULL);

  g_assert_true (ent_news_item_has_case (items->pdata[0]));
  g_assert_false (ent_news_item_has_case (items->pdata[1]));
  g_assert_false (ent_news_item_has_event (items->pdata[1], "x"));
  g_assert_false (ent_news_item_has_event (items->pdata[2], "x"));
  g_assert_true (ent_news_item_has_event (items->pdata[2], "y"));
  g_assert_true (ent_news_item_has_event (items->pdata[2], "z"));
  g_assert_false (ent_news_item_has_event (items->pdata[4], "z"));
  /* Notes wait once. */
  g_assert_cmpuint (ent_news_item_get_n_waiting (items->pdata[0]), ==, 3);
  g_assert_cmpuint (ent_news_item_get_n_waiting (items->pdata[2]), ==, 0);
  ent_news_item_set_n_waiting (items->pdata[2], 3);
  g_assert_cmpuint (ent_news_item_get_n_waiting (items->pdata[2]), ==, 0);
}

/* The page */

/* @n: updates of a case with few changes, and at the end one with many */
static GPtrArray *
create_items (guint       n,
              GListModel *cases)
{
  GPtrArray *news = create_news ();

  for (guint i = n; i > 0; i--)
    {
      EntNews *one = add_news (news, i, WHEN + i * DAY, ENT_NEWS_CHANGED, "a", "Case A");

      one->diff = create_long_diff (i == 1 ? 100 : 3);
      one->n_lost = i == n ? 3 : 0;
    }
  add_news (news, 100, WHEN + DAY, ENT_NEWS_REMOVED, "b", "Case B");
  return ent_news_items_new (news, cases, NULL);
}

static void
test_page (void)
{
  g_autoptr(GListModel) cases = create_cases ("a");
  EntNewsPage *page = g_object_new (ENT_TYPE_NEWS_PAGE, NULL);
  g_autofree char *gone = NULL;
  GtkWidget *window, *expander, *root = GTK_WIDGET (page);

  ent_news_page_set_items (page, create_items (0, cases));
  ent_news_page_set_items (page, g_ptr_array_new_with_free_func (g_object_unref));
  window = show (root, &gone);
  g_assert_nonnull (find (root, GTK_TYPE_LABEL, "Nothing New Yet"));

  ent_news_page_set_items (page, create_items (2, cases));
  settle ();
  g_assert_null (find (root, GTK_TYPE_LABEL, "Nothing New Yet"));
  g_assert_cmpuint (count_of (root, "EntNewsUpdate"), ==, 2);
  g_assert_cmpuint (count_of (root, "EntNewsCard"), ==, 3);
  g_assert_nonnull (find (root, GTK_TYPE_BUTTON, "Case A"));
  g_assert_null (find (root, GTK_TYPE_BUTTON, "Case B"));
  g_assert_nonnull (find (root, GTK_TYPE_LABEL, "Case B"));
  g_assert_nonnull (find (root, GTK_TYPE_BUTTON, "3 notes wait for a place"));
  /* Few changes are open; of many nothing is built. */
  g_assert_cmpuint (count_of (root, "EntDiffList"), ==, 1);
  g_assert_nonnull (find (root, GTK_TYPE_BUTTON, "Event 2"));

  /* A new update comes; what was open, and was closed, is so still. */
  expander = find (root, GTK_TYPE_EXPANDER, "What changed");
  gtk_expander_set_expanded (GTK_EXPANDER (expander), FALSE);
  ent_news_page_set_items (page, create_items (3, cases));
  settle ();
  g_assert_cmpuint (count_of (root, "EntNewsUpdate"), ==, 3);
  g_assert_cmpuint (count_of (root, "EntDiffList"), ==, 1);
  /* The same again changes nothing. */
  expander = find (root, GTK_TYPE_EXPANDER, "What changed");
  ent_news_page_set_items (page, create_items (3, cases));
  g_assert_true (expander == find (root, GTK_TYPE_EXPANDER, "What changed"));

  ent_news_page_set_items (page, create_items (40, cases));
  g_assert_cmpuint (count_of (root, "EntNewsUpdate"), ==, 8);
  g_signal_emit_by_name (find (root, GTK_TYPE_BUTTON, "Show Older Updates"), "clicked");
  g_assert_cmpuint (count_of (root, "EntNewsUpdate"), ==, 24);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/news/words", test_words);
  g_test_add_func ("/news/when", test_when);
  g_test_add_func ("/news/fields", test_fields);
  g_test_add_func ("/news/factor-names", test_factor_names);
  g_test_add_func ("/news/shortened", test_shortened);
  g_test_add_func ("/news/text", test_text);
  g_test_add_func ("/news/long", test_long);
  g_test_add_func ("/news/fields-shown", test_fields_shown);
  g_test_add_func ("/news/still-there", test_still_there);
  g_test_add_func ("/news/page", test_page);
  return g_test_run ();
}
