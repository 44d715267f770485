/* The parts of the program that need no window: links, history. */
#include "config.h"

#include "ent-history.h"
#include "ent-address.h"

static void
test_link_parse (void)
{
  static const struct
  {
    const char  *uri, *in_case;
    EntAddressKind  kind;
    const char  *case_id, *id, *whole;
  } links[] = {
    { "case:us-vietnam", NULL, ENT_ADDRESS_CASE, "us-vietnam", NULL, "case:us-vietnam" },
    { "event:a/b", NULL, ENT_ADDRESS_EVENT, "a", "b", "event:a/b" },
    { "event:b", "a", ENT_ADDRESS_EVENT, "a", "b", "event:a/b" },
    { "event:c/b", "a", ENT_ADDRESS_EVENT, "c", "b", "event:c/b" },
    { "source:x", "a", ENT_ADDRESS_SOURCE, "a", "x", "source:a/x" },
    { "factor:trade", NULL, ENT_ADDRESS_FACTOR, NULL, "trade", "factor:trade" },
    { "event:b@demo/c", "a", ENT_ADDRESS_EVENT, "b@demo", "c", "event:b@demo/c" },
    { "entente:b%40demo?from=1990", NULL, ENT_ADDRESS_VIEW, "b@demo", "entente:b@demo?from=1990", "entente:b@demo?from=1990" },
    { "factor:trade", "a", ENT_ADDRESS_FACTOR, "a", "trade", "factor:a/trade" },
    { "factors:", "a", ENT_ADDRESS_FACTORS, NULL, NULL, "factors:" },
    { "entente:a?lanes=phase&from=1990-01", NULL, ENT_ADDRESS_VIEW, "a", "entente:a?from=1990&lanes=phase",
      "entente:a?from=1990&lanes=phase" },
    { "entente:a,b?lanes=phase&from=1990-01", NULL, ENT_ADDRESS_COMPARE, NULL, "a,b?from=1990&lanes=phase",
      "compare:a,b?from=1990&lanes=phase" },
    { "https://example.org/a:b/c", "a", ENT_ADDRESS_URL, NULL, "https://example.org/a:b/c",
      "https://example.org/a:b/c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr(EntAddress) link = ent_address_parse (links[i].uri, links[i].in_case);
      g_autofree char *whole = NULL;

      g_assert_nonnull (link);
      g_assert_cmpint (link->kind, ==, links[i].kind);
      g_assert_cmpstr (link->case_id, ==, links[i].case_id);
      g_assert_cmpstr (link->id, ==, links[i].id);
      whole = ent_address_to_string (link);
      g_assert_cmpstr (whole, ==, links[i].whole);
    }
}

static void
test_link_nonsense (void)
{
  static const char *uris[] = { "", "x", "event:", "case:", "event:b", "event:/b", "event:a/", "even:a/b",
                                "eventual:a/b", "entente:", "entente:a?from=soon", "javascript:alert(1)", "file:///etc/passwd" };

  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    g_assert_null (ent_address_parse (uris[i], NULL));
}

static void
test_history (void)
{
  g_autoptr(EntHistory) history = ent_history_new ();

  g_assert_false (ent_history_can_go (history, -1));
  g_assert_null (ent_history_go (history, -1));
  ent_history_push (history, "a");
  ent_history_push (history, "a");
  g_assert_false (ent_history_can_go (history, -1));
  ent_history_push (history, "b");
  ent_history_push (history, "c");
  g_assert_cmpstr (ent_history_go (history, -2), ==, "a");
  g_assert_true (ent_history_can_go (history, 2));
  g_assert_cmpstr (ent_history_go (history, 1), ==, "b");
  ent_history_replace (history, "B");
  ent_history_push (history, "d");
  g_assert_false (ent_history_can_go (history, 1));
  g_assert_cmpstr (ent_history_go (history, -1), ==, "B");
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *place = g_strdup_printf ("%u", i);

      ent_history_push (history, place);
    }
  g_assert_cmpstr (ent_history_go (history, -1), ==, "998");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/link/parse", test_link_parse);
  g_test_add_func ("/app/link/nonsense", test_link_nonsense);
  g_test_add_func ("/app/history", test_history);
  return g_test_run ();
}
