/* Citations and links in a story's text. */

#include "config.h"

#include <string.h>

#include "ent-citation.h"
#include "ent-plain-text.h"

/* What was found, as "begin-end:source,locator;source|…"; "!" for a malformed one. (transfer full) */
static char *
dup_found (const char *text)
{
  g_autoptr(GPtrArray) citations = ent_citations_scan (text);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < citations->len; i++)
    {
      const EntCitation *citation = g_ptr_array_index (citations, i);

      g_string_append_printf (found, "%s%" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT ":", i > 0 ? "|" : "",
                              citation->begin, citation->end);
      if (citation->cites->len == 0)
        g_string_append_c (found, '!');
      for (guint j = 0; j < citation->cites->len; j++)
        {
          const EntCite *cite = g_ptr_array_index (citation->cites, j);

          g_string_append_printf (found, "%s%s", j > 0 ? ";" : "", cite->source);
          if (cite->locator != NULL)
            g_string_append_printf (found, ",%s", cite->locator);
        }
    }
  return g_string_free (found, FALSE);
}

static void
test_citations (void)
{
  static const struct { const char *text; const char *found; } table[] = {
    { "", "" },
    { "no citation at a@b.org, [a](b)", "" },
    { "[@a]", "0-4:a" },
    { "x [@a-1].", "2-8:a-1" },
    { "[@a, p. 3; @b]", "0-14:a,p. 3;b" },
    { "[@a;@b ; @c]", "0-12:a;b;c" },
    { "[@a, pp. 3; 5; @b, ch. 2]", "0-25:a,pp. 3; 5;b,ch. 2" },
    { "[@a, p. 3,\nand 4]", "0-17:a,p. 3, and 4" },
    { "é[@a]", "2-6:a" },
    { "[@a][@b]", "0-4:a|4-8:b" },
    { "[@a](event:x)", "" },
    { "\\[@a]", "" },
    { "\\\\[@a]", "2-6:a" },
    { "`[@a]` [@b]", "7-11:b" },
    { "``x ` [@a] `` [@b]", "14-18:b" },
    { "` [@b]", "2-6:b" },
    { "```\n[@a]\n```\n[@b]", "13-17:b" },
    { "[@]", "0-3:!" },
    { "[@A]", "0-4:!" },
    { "[@a b]", "0-6:!" },
    { "[@a,]", "0-5:!" },
    { "[@a; b]", "0-7:!" },
    { "[@a;]", "0-5:!" },
    { "[@a", "0-3:!" },
    { "[@a [@b]", "0-4:!|4-8:b" },
    { "[@a\n\nb]", "0-3:!" },
    { "[@a\\]", "0-5:!" },
    { "\\", "" },
    { "[", "" },
    { "[@", "0-2:!" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *found = dup_found (table[i].text);

      g_test_message ("%s", table[i].text);
      g_assert_cmpstr (found, ==, table[i].found);
    }
}

static void
test_links (void)
{
  const char *text = "A [b `c`](event:d-1), [e](https://x.org) `[f](event:g)` \\[h](event:i) "
                     "[j [k](factor:l) [m]( document:n ) [o](event:p";
  g_autoptr(GPtrArray) links = ent_links_scan (text);
  const EntLink *event, *factor, *document;

  g_assert_cmpuint (links->len, ==, 3);
  event = g_ptr_array_index (links, 0);
  factor = g_ptr_array_index (links, 1);
  document = g_ptr_array_index (links, 2);

  g_assert_cmpint (event->kind, ==, ENT_LINK_EVENT);
  g_assert_cmpstr (event->id, ==, "d-1");
  g_assert_cmpuint (event->begin, ==, 2);
  g_assert_true (strncmp (text + event->words_begin, "b `c`]", 6) == 0);
  g_assert_cmpuint (event->words_end, ==, event->words_begin + 5);
  g_assert_cmpint (text[event->end], ==, ',');
  g_assert_cmpint (factor->kind, ==, ENT_LINK_FACTOR);
  g_assert_cmpstr (factor->id, ==, "l");
  g_assert_cmpint (document->kind, ==, ENT_LINK_DOCUMENT);
  g_assert_cmpstr (document->id, ==, "n");
}

static void
test_target (void)
{
  EntLinkKind kind;
  const char *id;

  g_assert_true (ent_link_parse_target ("event:a-b", &kind, &id));
  g_assert_cmpint (kind, ==, ENT_LINK_EVENT);
  g_assert_cmpstr (id, ==, "a-b");
  g_assert_true (ent_link_parse_target ("factor:", &kind, &id));
  g_assert_cmpstr (id, ==, "");
  g_assert_false (ent_link_parse_target ("https://example.org", &kind, &id));
  g_assert_false (ent_link_parse_target ("events:a", &kind, &id));
}

/* What takes longer than in proportion to its length would not end. */
static void
test_linear (void)
{
  static const char * const pieces[] = { "[@a", "[](", "[](event:", "[@a; ", "`a``b", "[", "\\[", "[@a]\n", "`" };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      GString *text = g_string_new (NULL);
      g_autoptr(GPtrArray) citations = NULL;
      g_autoptr(GPtrArray) links = NULL;

      while (text->len < 2000000)
        g_string_append (text, pieces[i]);
      citations = ent_citations_scan (text->str);
      links = ent_links_scan (text->str);
      g_assert_cmpuint (links->len, ==, 0);
      g_string_free (text, TRUE);
    }
}

/* For a parser of CommonMark: each cite a link, and of what it makes of them no word is left. */
static void
test_to_links (void)
{
  static const struct { const char *text; const char *linked; const char *plain; guint n; } table[] = {
    { "", "", "", 0 },
    { "a  [@b].", "a[cite](entente-cite:0).", "a.", 1 },
    { "a [@b; @c] [@b, p. 1]", "a[cite](entente-cite:0)[cite](entente-cite:1)[cite](entente-cite:2)", "a", 3 },
    { "Really! [@a]", "Really\\![cite](entente-cite:0)", "Really!", 1 },
    { "Really\\! [@a]", "Really\\![cite](entente-cite:0)", "Really!", 1 },
    { "a\\\\! [@a]", "a\\\\\\![cite](entente-cite:0)", "a\\!", 1 },
    { "a [@b c] d", "a d", "a d", 0 },
    { "[@a]\n\nb", "[cite](entente-cite:0)\n\nb", "b", 1 },
    { "b\n\n[@a]\n\nc", "b\n\n[cite](entente-cite:0)\n\nc", "b\n\n\n\nc", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GPtrArray) cites = ent_cites_new ();
      g_autofree char *linked = ent_citations_to_links (table[i].text, cites);
      g_autoptr(EntPlainText) plain = ent_plain_text_new (table[i].text);

      g_assert_cmpstr (linked, ==, table[i].linked);
      g_assert_cmpstr (plain->text, ==, table[i].plain);
      g_assert_cmpuint (plain->n_chars, ==, (guint) g_utf8_strlen (plain->text, -1));
      g_assert_cmpuint (cites->len, ==, table[i].n);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/citation/citations", test_citations);
  g_test_add_func ("/exchange/citation/links", test_links);
  g_test_add_func ("/exchange/citation/to-links", test_to_links);
  g_test_add_func ("/exchange/citation/target", test_target);
  g_test_add_func ("/exchange/citation/linear", test_linear);

  return g_test_run ();
}
