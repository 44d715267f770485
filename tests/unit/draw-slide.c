#include <glib/gstdio.h>

#include "deck-fixture.h"
#include "ent-sheet.h"
#include "ent-slide-page.h"

/* DECK_PICTURES: a folder for pictures of all pages, to be looked at. */
static void
save_pictures (GPtrArray  *pages,
               const char *name)
{
  const char *folder = g_getenv ("DECK_PICTURES");

  for (guint i = 0; i < pages->len && folder != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s-%02u.png", folder, name, i + 1);
      cairo_surface_t *surface = ent_slide_page_to_surface (pages->pdata[i], 960);

      g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (surface);
    }
}

static gboolean
has_words (const EntSlideBox *box)
{
  return box->paragraphs != NULL && box->paragraphs->len > 0;
}

/* On the page, readable from the last row, and with words for what is a picture. */
static void
check_page (const EntSlidePage *page)
{
  g_assert_cmpstr (page->title, !=, "");
  for (guint i = 0; i < page->boxes->len; i++)
    {
      const EntSlideBox *box = page->boxes->pdata[i];

      g_assert_cmpfloat (box->area.origin.x, >=, 0);
      g_assert_cmpfloat (box->area.origin.y, >=, 0);
      g_assert_cmpfloat (box->area.origin.x + box->area.size.width, <=, page->width + 0.5);
      g_assert_cmpfloat (box->area.origin.y + box->area.size.height, <=, page->height + 0.5);
      if (has_words (box))
        g_assert_cmpfloat (box->size_pt, >=, ENT_SLIDE_MIN_PT);
      if (box->kind == ENT_SLIDE_BOX_PICTURE || box->kind == ENT_SLIDE_BOX_IMAGE)
        g_assert_cmpstr (box->description, !=, NULL);
    }
}

static void
check_all (EntLectureTheme   theme,
           EntLectureAspect  aspect,
           EntPictureFlags   flags,
           const char       *name)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autoptr(GPtrArray) pages = NULL;
  EntSlideOptions options;
  gint64 begin = g_get_monotonic_time ();

  deck->lecture->theme = theme;
  deck->lecture->aspect = aspect;
  ent_slide_options_init (&options);
  options.flags |= flags;
  options.now_sec = G_GINT64_CONSTANT (1790000000);
  pages = ent_slide_layout_deck (deck, &options, FALSE, NULL, NULL);
  g_test_message ("%s: %u pages in %.0f ms", name, pages->len, (g_get_monotonic_time () - begin) / 1000.0);
  for (guint i = 0; i < pages->len; i++)
    check_page (pages->pdata[i]);
  save_pictures (pages, name);
}

static void
test_wide (void)
{
  check_all (ENT_LECTURE_LIGHT, ENT_LECTURE_16_9, 0, "light");
  check_all (ENT_LECTURE_DARK, ENT_LECTURE_16_9, 0, "dark");
  check_all (ENT_LECTURE_CONTRAST, ENT_LECTURE_16_9, 0, "contrast");
}

static void
test_narrow (void)
{
  check_all (ENT_LECTURE_LIGHT, ENT_LECTURE_4_3, 0, "narrow");
}

static void
test_rtl (void)
{
  check_all (ENT_LECTURE_LIGHT, ENT_LECTURE_16_9, ENT_PICTURE_RTL, "rtl");
}

int
main (int    argc,
      char **argv)
{
  ent_sheet_begin_without_display ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw-slide/wide", test_wide);
  g_test_add_func ("/draw-slide/narrow", test_narrow);
  g_test_add_func ("/draw-slide/rtl", test_rtl);
  return g_test_run ();
}
