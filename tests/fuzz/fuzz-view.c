/* Links to views from nowhere.  Whatever the bytes are, the reader must say what is wrong or
 * give a view, and what that view is written as must be read as the same view.
 *
 * Built with -DENT_LIBFUZZER it is a target for libFuzzer.  Else it is a program that makes
 * its own input, the same one for the same seed:  fuzz-view [RUNS [SEED]] */

#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ent-view-spec.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* Years beyond four digits lose their months, so that a view may change once. */
static void
check_spec (EntViewSpec *spec)
{
  g_autofree char *link = ent_view_spec_to_link (spec);
  g_autoptr(EntViewSpec) copy = ent_view_spec_copy (spec);
  g_autoptr(EntViewSpec) again = NULL;
  g_autofree char *second = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (ent_view_spec_equal (spec, copy));
  g_assert_true (g_utf8_validate (link, -1, NULL));
  g_assert_cmpuint (spec->case_ids->len, >=, 1);
  g_assert_cmpuint (spec->case_ids->len, <=, ENT_VIEW_SPEC_MAX_CASES);
  g_assert_true (!spec->has_range || spec->begin < spec->end);

  again = ent_view_spec_parse (link, &error);
  /* Escaped, what was just short enough may be too long. */
  if (again == NULL)
    {
      g_assert_error (error, ENT_VIEW_SPEC_ERROR, ENT_VIEW_SPEC_ERROR_LIMIT);
      return;
    }
  second = ent_view_spec_to_link (again);
  g_assert_cmpstr (second, ==, link);
  g_assert_true (ent_view_spec_equal (spec, again));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *link = g_strndup ((const char *) data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntViewSpec) spec = ent_view_spec_parse (link, &error);

  if (spec != NULL)
    {
      g_assert_no_error (error);
      check_spec (spec);
    }
  else
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == ENT_VIEW_SPEC_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  return 0;
}

#ifndef ENT_LIBFUZZER

static const char * const seeds[] = {
  "entente:us-vietnam?from=1990&to=1996&lanes=factor",
  "entente:us-vietnam,camp-david?align=war-end&from=-10&to=20.5",
  "entente:camp-david?from=1978-09-05T08:00:00&to=1978-09-17&event=camp-david/accords&hide=1",
  "entente:x?actor=sadat,begin&factor=trade-restoration&sign=-1&phase=war&importance=1,2&tag=a,b&text=oil%20field",
  "entente:x?from=Y-17E7&to=-0431&collapsed=a%2Cb,%D8%A3&lanes=place",
};

/* What such links are made of. */
static const char * const pieces[] = {
  "entente:", ":", "?", "&", "=", ",", "#", "/", "//", "@", "%", "%00", "%FF", "%2C", "%26", "%E2%80", "+", "-", "..", ".",
  "from=", "to=", "lanes=", "align=", "event=", "actor=", "importance=", "sign=", "text=", "hide=", "collapsed=",
  "1990", "Y17E7", "Y-99999999999999", "9999-12-31T23:59:59", "1e9", "inf", "nan", "0x1p4", "1,2,3", "-1", "\xff", "\xc3",
  "أ", "[", " ", "\n",
};

static void
mutate (GRand   *rand,
        GString *text)
{
  guint at = (guint) g_rand_int_range (rand, 0, (gint32) text->len + 1);
  const char *seed;

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      g_string_truncate (text, at);
      break;
    case 1:
      seed = seeds[g_rand_int_range (rand, 0, G_N_ELEMENTS (seeds))];
      g_string_insert (text, at, seed + g_rand_int_range (rand, 0, (gint32) strlen (seed) + 1));
      break;
    case 2:
      if (at < text->len)
        g_string_erase (text, at, g_rand_int_range (rand, 1, (gint32) (text->len - at) + 1));
      break;
    case 3:
      if (at < text->len)
        text->str[at] = (char) g_rand_int_range (rand, 1, 256);
      break;
    default:
      g_string_insert (text, at, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      break;
    }
}

int
main (int   argc,
      char *argv[])
{
  guint64 n_runs = argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : 100000;
  guint32 seed = argc > 2 ? (guint32) g_ascii_strtoull (argv[2], NULL, 10) : 1;
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  guint64 n_accepted = 0;

  for (guint64 i = 0; i < n_runs; i++)
    {
      g_autoptr(GString) text = g_string_new (seeds[g_rand_int_range (rand, 0, G_N_ELEMENTS (seeds))]);
      g_autoptr(EntViewSpec) spec = NULL;

      for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
        mutate (rand, text);
      LLVMFuzzerTestOneInput ((const uint8_t *) text->str, text->len);
      spec = ent_view_spec_parse (text->str, NULL);
      n_accepted += spec != NULL;
    }
  g_print ("%" G_GUINT64_FORMAT " texts, %" G_GUINT64_FORMAT " of them views\n", n_runs, n_accepted);
  return EXIT_SUCCESS;
}

#endif
