#pragma once

#include <string.h>

#include "ent-lecture-export.h"
#include "ent-sheet.h"

/* A deck as a page of the web. */
static inline char *
lecture_fixture_dup_html (EntDeck         *deck,
                          EntPictureFlags  flags)
{
  EntLectureExport options = { 0 };
  EntLectureJob job = { .deck = deck, .options = &options };
  g_autoptr(GPtrArray) pages = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  ent_slide_options_init (&options.slides);
  options.slides.flags |= flags;
  pages = job.pages = ent_slide_layout_deck (deck, &options.slides, FALSE, NULL, NULL);
  bytes = ent_lecture_to_html (&job, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}
