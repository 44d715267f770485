/* Annotations, layers and ratings from nowhere.  Whatever the bytes are, the reader must say what is wrong where,
 * or give notes or ratings; what it gives, written, must be read as the same.
 *
 * Built with -DENT_LIBFUZZER it is a target for libFuzzer.  Else it is a program that makes
 * its own input, the same one for the same seed:  fuzz-annotation RUNS SEED FILE… */

#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ent-annotation-read.h"
#include "ent-annotation-write.h"
#include "ent-layer-file.h"
#include "ent-ratings-file.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
check_faults (GPtrArray    *faults,
              const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == ENT_EXCHANGE_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (ent_faults_count (faults), >, 0);
  for (guint i = 0; i < faults->len; i++)
    {
      const EntFault *fault = faults->pdata[i];

      g_assert_true (*fault->path == '\0' || *fault->path == '/');
      g_assert_true (g_utf8_validate (fault->path, -1, NULL));
      g_assert_true (g_utf8_validate (fault->message, -1, NULL));
    }
}

/* Written by us it is ours, and stays as it is. */
static void
check_notes (GPtrArray *notes,
             GPtrArray *layers)
{
  g_autofree char *once = ent_annotations_to_string (notes, layers, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntAnnotations) back = ent_annotations_parse (once, strlen (once), NULL, NULL, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (back->notes->len, ==, notes->len);
  for (guint i = 0; i < notes->len; i++)
    g_assert_true (ent_note_equal (notes->pdata[i], back->notes->pdata[i]));
  again = ent_annotations_to_string (back->notes, layers, NULL);
  g_assert_cmpstr (once, ==, again);
}

static void
check_ratings (const char *bytes,
               gsize       size)
{
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(EntRatingsFile) file = ent_ratings_file_parse (bytes, size, faults, &error);
  g_autoptr(EntRatingsFile) back = NULL;
  g_autofree char *once = NULL, *again = NULL;
  gsize length;

  if (file == NULL)
    {
      check_faults (faults, error);
      return;
    }
  g_assert_true (ent_ratings_file_sniff (bytes, size));
  once = ent_ratings_file_to_string (file, &length);
  back = ent_ratings_file_parse (once, length, NULL, NULL);
  g_assert_nonnull (back);
  again = ent_ratings_file_to_string (back, NULL);
  g_assert_cmpstr (once, ==, again);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const char *bytes = (const char *) data;
  g_autoptr(GPtrArray) faults = ent_faults_new ();
  g_autoptr(GPtrArray) layer_faults = ent_faults_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) layer_error = NULL;
  g_autoptr(EntAnnotations) annotations = ent_annotations_parse (bytes, size, "a-b", faults, &error);
  g_autoptr(EntLayerFile) file = ent_layer_file_parse (bytes, size, layer_faults, &layer_error);

  if (annotations == NULL)
    check_faults (faults, error);
  else
    check_notes (annotations->notes, annotations->layers);
  if (file == NULL)
    {
      check_faults (layer_faults, layer_error);
    }
  else
    {
      gsize length;
      g_autofree char *once = ent_layer_file_to_string (file, &length);
      g_autoptr(EntLayerFile) back = ent_layer_file_parse (once, length, NULL, NULL);
      g_autofree char *again = NULL;

      g_assert_true (ent_layer_file_sniff (bytes, size));
      g_assert_nonnull (back);
      again = ent_layer_file_to_string (back, NULL);
      g_assert_cmpstr (once, ==, again);
    }
  check_ratings (bytes, size);
  return 0;
}

#ifndef ENT_LIBFUZZER

static const char seed_layer[] =
  "{\"type\": \"entente-notes\", \"format\": 1, \"exported\": \"2026-01-01T00:00:00Z\","
  " \"person\": {\"id\": \"6ba7b811-9dad-11d1-80b4-00c04fd430c8\", \"name\": \"Ann\"},"
  " \"case\": {\"id\": \"a-b\", \"title\": \"A and B\", \"version\": 2}, \"notes\": ["
  "  {\"id\": \"urn:uuid:3f1d9a52-6f0e-4c0a-9f5b-0a3c8d6f2b11\", \"type\": \"Annotation\","
  "   \"created\": \"2026-01-01T00:00:00Z\", \"body\": [{\"type\": \"TextualBody\", \"value\": \"Why?\","
  "    \"format\": \"text/markdown\"}, {\"type\": \"TextualBody\", \"value\": \"peace\", \"purpose\": \"tagging\"}],"
  "   \"target\": {\"type\": \"SpecificResource\", \"source\": \"entente:a-b/story/one\", \"selector\": ["
  "    {\"type\": \"TextQuoteSelector\", \"exact\": \"began\"}, {\"type\": \"TextPositionSelector\", \"start\": 3,"
  "     \"end\": 8}], \"ent:title\": \"One\"}, \"ent:color\": \"pink\", \"ent:flag\": \"idea\"}],"
  " \"events\": [{\"id\": \"6ba7b812-9dad-11d1-80b4-00c04fd430c8\", \"date\": \"1990~/1991\", \"title\": \"Talks\","
  "   \"sources\": [\"A letter\"], \"created\": \"2026-01-01T00:00:00Z\"}],"
  " \"ratings\": [{\"factor\": \"trade\", \"rating\": -2, \"confidence\": \"low\", \"evidence\": [{\"event\": \"x\"}],"
  "   \"created\": \"2026-01-01T00:00:00Z\"}]}";

static const char seed_ratings[] =
  "{\"type\": \"entente-ratings\", \"format\": 1, \"exported\": \"2026-01-01T00:00:00Z\","
  " \"person\": {\"id\": \"6ba7b811-9dad-11d1-80b4-00c04fd430c8\", \"name\": \"Ann\"},"
  " \"codebook\": {\"id\": \"rebuilding\", \"version\": 2}, \"cases\": {\"a-b\": \"A and B\", \"c-d\": \"C and D\"},"
  " \"ratings\": [{\"case\": \"a-b\", \"factor\": \"trade\", \"title\": \"Trade\", \"rating\": -2, \"confidence\": \"low\","
  "   \"rationale\": \"Little.\", \"evidence\": [{\"event\": \"x\", \"title\": \"X\"}], \"created\": \"2026-01-01T00:00:00Z\"},"
  "  {\"case\": \"c-d\", \"factor\": \"trade\", \"rating\": null, \"created\": \"2026-01-01T00:00:00.5Z\","
  "   \"modified\": \"2026-02-01T00:00:00Z\"}]}";

/* What annotations and their readers stumble over. */
static const char * const pieces[] = {
  "\"", "{", "}", "[", "]", ",", ":", "null", "[]", "{}", "-1", "1e999", "\\u0000", "\\u0001", "\\ud800", "\xFF",
  "\"refinedBy\": ", "\"selector\": ", "\"items\": ", "\"type\": \"Choice\"", "\"@value\"", "\"value\": [1, 2]",
  "\"entente:-\"", "\"entente:%FF/event\"", "\"urn:uuid:\"", "[[[[[[[[[[[[[[[[[[",
  "\"id\": \"x:y\"", "<svg>", "&amp;<p",
};

static void
mutate (GRand   *rand,
        GString *bytes)
{
  gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) bytes->len + 1);
  gsize most = (gsize) g_rand_int_range (rand, 0, 60);
  gsize n = MIN (bytes->len - at, most);

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      g_string_erase (bytes, (gssize) at, (gssize) n);
      break;
    case 1:
      if (at < bytes->len)
        bytes->str[at] = (char) g_rand_int_range (rand, 0, 256);
      break;
    case 2:
      {
        g_autofree char *copy = g_memdup2 (bytes->str + at, n + 1);

        g_string_insert_len (bytes, (gssize) g_rand_int_range (rand, 0, (gint32) bytes->len + 1), copy, (gssize) n);
        break;
      }
    default:
      g_string_insert (bytes, (gssize) at, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      break;
    }
}

/* One value of the file in place of another: what the grammar allows and the reader may not expect. */
static void
swap_values (GRand   *rand,
             GString *bytes)
{
  g_auto(GStrv) values = g_strsplit (bytes->str, ": ", -1);
  guint n = g_strv_length (values);
  g_autofree char *joined = NULL;

  if (n < 3)
    return;
  for (guint i = 0; i < 2; i++)
    {
      guint a = (guint) g_rand_int_range (rand, 1, (gint32) n);
      guint b = (guint) g_rand_int_range (rand, 1, (gint32) n);
      char *kept = values[a];

      values[a] = values[b];
      values[b] = kept;
    }
  joined = g_strjoinv (": ", values);
  g_string_assign (bytes, joined);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GRand) rand = NULL;
  g_autoptr(GPtrArray) seeds = g_ptr_array_new_with_free_func (g_free);

  if (argc < 3)
    {
      g_printerr ("usage: fuzz-annotation RUNS SEED FILE…\n");
      return 2;
    }
  rand = g_rand_new_with_seed ((guint32) strtoul (argv[2], NULL, 10));
  g_ptr_array_add (seeds, g_strdup (seed_layer));
  g_ptr_array_add (seeds, g_strdup (seed_ratings));
  for (int i = 3; i < argc; i++)
    {
      char *text = NULL;

      g_assert_true (g_file_get_contents (argv[i], &text, NULL, NULL));
      g_ptr_array_add (seeds, text);
    }
  for (int i = 0; i < atoi (argv[1]); i++)
    {
      g_autoptr(GString) bytes = g_string_new (seeds->pdata[i % seeds->len]);

      if (g_rand_boolean (rand))
        swap_values (rand, bytes);
      for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
        mutate (rand, bytes);
      LLVMFuzzerTestOneInput ((const uint8_t *) bytes->str, bytes->len);
    }
  return 0;
}

#endif
