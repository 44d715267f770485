#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ent-placing.h"

/* Feeds anchors and placing with two texts: nothing may crash or take long, words are found where
 * they stand, whatever is found is in the text, and to place a note twice is to place it once.  With libFuzzer
 * (-DENT_LIBFUZZER -fsanitize=fuzzer) it chooses the bytes: four for where the words are, then both texts
 * with a NUL between them; without, main() makes and mutates texts, the same way for the same seed:
 *
 *   fuzz-anchor [RUNS [SEED]]
 */

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
check_match (const char           *text,
             const EntAnchorMatch *match)
{
  g_assert_cmpuint (match->start, <, match->end);
  g_assert_cmpuint (match->end, <=, g_utf8_strlen (text, -1));
  g_assert_cmpfloat (match->score, >=, 0);
  g_assert_cmpfloat (match->score, <=, 1);
}

static EntCase *
make_case (const char *text)
{
  EntCase *item = ent_case_new ("case");
  EntDocument *document = ent_document_new ("words", ent_text_new ("Title"), ent_date_parse ("1978", NULL));

  item->title = ent_text_new ("Case");
  document->text = ent_text_new (text);
  g_ptr_array_add (item->documents, document);
  g_ptr_array_add (item->story, ent_story_section_new ("words", ent_text_new ("Title"), ent_text_new (text)));
  ent_case_seal (item);
  return item;
}

static void
check_placing (const EntAnchor *anchor,
               EntTargetKind    kind,
               EntCase         *before,
               EntCase         *after)
{
  g_autoptr(EntNote) note = ent_note_new ();

  ent_target_free (note->target);
  note->target = ent_case_dup_target (before, kind, "words", anchor);
  g_assert_nonnull (note->target);
  ent_note_place_in (note, after, 1);
  g_assert_false (ent_note_place_in (note, after, 2));
  ent_note_place_in (note, before, 3);
  g_assert_false (ent_note_place_in (note, before, 4));
  if (note->place != NULL)
    {
      g_assert_true (g_utf8_validate (note->target->text, -1, NULL));
      ent_note_accept_place (note, note->place->before);
    }
  g_assert_null (note->place);
}

static void
check (const char *before,
       const char *after,
       guint       start,
       guint       length)
{
  g_autoptr(EntAnchor) anchor = ent_anchor_new (before, start, start + length, NULL);
  g_autoptr(EntCase) old = make_case (before);
  g_autoptr(EntCase) new = make_case (after);
  EntAnchorMatch match;

  if (anchor == NULL)
    return;
  g_assert_true (g_utf8_validate (anchor->exact, -1, NULL));
  g_assert_true (g_utf8_validate (anchor->prefix, -1, NULL) && g_utf8_validate (anchor->suffix, -1, NULL));
  if (ent_anchor_find (anchor, before, &match))
    check_match (before, &match);
  if (ent_anchor_find (anchor, after, &match))
    check_match (after, &match);
  check_placing (anchor, ENT_TARGET_DOCUMENT, old, new);
  check_placing (NULL, ENT_TARGET_STORY, old, new);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *bytes = NULL, *before = NULL, *after = NULL;
  gsize length;
  gint64 begin = g_get_monotonic_time ();

  if (size < 4)
    return 0;
  bytes = g_malloc (size - 3);
  memcpy (bytes, data + 4, size - 4);
  bytes[size - 4] = '\0';
  length = strlen (bytes);
  before = g_utf8_make_valid (bytes, -1);
  after = g_utf8_make_valid (length < size - 4 ? bytes + length + 1 : "", -1);
  check (before, after, data[0] + 256u * data[1], data[2] + 256u * data[3]);
  /* Many times the slowest, so that only what grows without bounds fails. */
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 10 * G_USEC_PER_SEC);
  return 0;
}

#ifndef ENT_LIBFUZZER

static const char * const pieces[] = {
  "war", "peace", "Egypt", "the", "the the the", " ", "  ", "\n\n", ". ", "“", "”", "\"", "'", "’", "–", "—", "-", "\xC2\xA0",
  "\xC2\xAD", "\xE2\x80\x8B", "\xE2\x80\x8F", "e\xCC\x81", "é", "\xCC\x81", "\xCC\xA3\xCC\x82", "ệ", "판문점", "\xE1\x84\x91\xE1\x85\xA1",
  "\xE1\x85\xA1", "السلام", "\xD9\x8E", "板門店", "กำ", "aaaaaaaaaaaaaaaa", "abababab", "👩‍👩‍👧", "\xF0\x9D\x85\x9E", "*", "[", "](event:x)",
  "[@s]", "`", "\xEF\xAC\x81", "ǅ", "İ", "\xFF", "\xED\xA0\x80",
};

static void
append_pieces (GRand   *rand,
               GString *text,
               guint    most)
{
  for (int n = g_rand_int_range (rand, 0, most); n > 0; n--)
    {
      g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      if (g_rand_boolean (rand))
        g_string_append_c (text, ' ');
    }
}

static void
mutate (GRand   *rand,
        GString *text)
{
  gsize at = g_rand_int_range (rand, 0, text->len + 1);
  g_autofree char *piece = NULL;

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      g_string_erase (text, at, g_rand_int_range (rand, 0, MIN (text->len - at, 60) + 1));
      break;
    case 1:
      if (at < text->len)
        text->str[at] = (char) g_rand_int_range (rand, 1, 256);
      break;
    case 2:
      piece = g_strndup (text->str, g_rand_int_range (rand, 0, 40));
      g_string_insert (text, at, piece);
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
  guint64 n_runs = argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : 20000;
  guint32 seed = argc > 2 ? (guint32) g_ascii_strtoull (argv[2], NULL, 10) : 1;
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

  for (guint64 i = 0; i < n_runs; i++)
    {
      g_autoptr(GString) before = g_string_new (NULL);
      g_autoptr(GString) after = g_string_new (NULL);
      g_autoptr(GByteArray) bytes = g_byte_array_new ();
      guint8 head[4];

      append_pieces (rand, before, i % 50 == 0 ? 2000 : 60);
      g_string_assign (after, before->str);
      for (int n = g_rand_int_range (rand, 0, 12); n > 0; n--)
        mutate (rand, after);
      head[0] = (guint8) g_rand_int_range (rand, 0, 256);
      head[1] = i % 50 == 0 ? (guint8) g_rand_int_range (rand, 0, 16) : 0;
      head[2] = (guint8) g_rand_int_range (rand, 0, 80);
      head[3] = i % 50 == 0 ? (guint8) g_rand_int_range (rand, 0, 8) : 0;
      g_byte_array_append (bytes, head, 4);
      g_byte_array_append (bytes, (const guint8 *) before->str, (guint) before->len + 1);
      g_byte_array_append (bytes, (const guint8 *) after->str, (guint) after->len);
      LLVMFuzzerTestOneInput (bytes->data, bytes->len);
    }
  return EXIT_SUCCESS;
}

#endif
