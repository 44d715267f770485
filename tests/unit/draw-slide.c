#include <glib/gstdio.h>

#include "deck-fixture.h"
#include "ent-sheet.h"
#include "ent-slide-image.h"
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

/* What is read stands apart: no box reaches into another, and no words out of theirs. */
static void
check_apart (const EntSlidePage *page)
{
  for (guint i = 0; i < page->boxes->len; i++)
    {
      const EntSlideBox *box = page->boxes->pdata[i];
      g_autoptr(GskRenderNode) node = has_words (box) ? ent_slide_box_to_node (page, box) : NULL;
      graphene_rect_t ink, own = box->area;

      if (box->kind == ENT_SLIDE_BOX_RULE || box->kind == ENT_SLIDE_BOX_MARK)
        continue;
      if (node != NULL)
        {
          gsk_render_node_get_bounds (node, &ink);
          graphene_rect_offset (&ink, own.origin.x, own.origin.y);
          g_assert_cmpfloat (ink.origin.y + ink.size.height, <=, own.origin.y + own.size.height + box->size_pt / 2);
          g_assert_cmpfloat (ink.origin.x + ink.size.width, <=, own.origin.x + own.size.width + box->size_pt / 2);
          own = ink;
        }
      for (guint j = 0; j < i; j++)
        {
          const EntSlideBox *other = page->boxes->pdata[j];
          graphene_rect_t both;

          if (other->kind == ENT_SLIDE_BOX_RULE || other->kind == ENT_SLIDE_BOX_MARK)
            continue;
          if (graphene_rect_intersection (&box->area, &other->area, &both))
            g_assert_cmpfloat (MIN (both.size.width, both.size.height), <, 1.5);
        }
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
    {
      check_page (pages->pdata[i]);
      check_apart (pages->pdata[i]);
    }
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

/* Words of any language begin where the page does. */
static void
test_sides (void)
{
  static const char * const bodies[] = { "Latin words: so.", "كلمات عربية.", "123", "- Latin", "- عربي" };

  for (guint rtl = 0; rtl < 2; rtl++)
    for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
      {
        g_autoptr(EntDeck) deck = ent_deck_new (ent_lecture_new ("Sides"));
        g_autoptr(GPtrArray) pages = NULL;
        EntSlideOptions options;
        EntSlide *slide = ent_slide_new (ENT_SLIDE_TEXT);
        const EntSlidePage *page;
        const EntSlideBox *box;
        g_autoptr(GskRenderNode) node = NULL;
        graphene_rect_t ink;

        slide->body = g_strdup (bodies[i]);
        g_ptr_array_add (deck->slides, slide);
        ent_slide_options_init (&options);
        options.flags = rtl ? ENT_PICTURE_RTL : 0;
        pages = ent_slide_layout (deck, 0, &options);
        page = pages->pdata[0];
        box = page->boxes->pdata[0];
        g_assert_cmpint (box->kind, ==, ENT_SLIDE_BOX_BODY);
        node = ent_slide_box_to_node (page, box);
        gsk_render_node_get_bounds (node, &ink);
        if (rtl)
          g_assert_cmpfloat (ink.origin.x + ink.size.width, >, box->area.size.width - 20);
        else
          g_assert_cmpfloat (ink.origin.x, <, 20);
        g_assert_cmpfloat (ink.size.width, <, box->area.size.width / 2);
      }
}

static char *
dup_foot (const EntSlidePage *page)
{
  for (guint i = 0; i < page->boxes->len; i++)
    {
      const EntSlideBox *box = page->boxes->pdata[i];

      if (box->kind == ENT_SLIDE_BOX_FOOTNOTES)
        return ent_paragraph_dup_words (box->paragraphs->pdata[0]);
    }
  return g_strdup ("");
}

static EntSlide *
add_slide (EntDeck      *deck,
           EntSlideKind  kind,
           const char   *title,
           const char   *body)
{
  EntSlide *slide = ent_slide_new (kind);

  slide->title = g_strdup (title);
  slide->body = g_strdup (body);
  g_ptr_array_add (deck->slides, slide);
  return slide;
}

static char *
dup_words (GPtrArray       *pages,
           EntSlideBoxKind  kind)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < pages->len; i++)
    {
      const EntSlidePage *page = pages->pdata[i];

      for (guint j = 0; j < page->boxes->len; j++)
        {
          const EntSlideBox *box = page->boxes->pdata[j];

          for (guint k = 0; box->kind == kind && k < box->paragraphs->len; k++)
            {
              g_autofree char *part = ent_paragraph_dup_words (box->paragraphs->pdata[k]);

              g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", part);
            }
        }
    }
  return g_string_free (words, FALSE);
}

/* Two hundred sentences go on from page to page: none is lost, none is said twice. */
static void
test_long (void)
{
  for (guint seed = 0; seed < 8; seed++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr(EntDeck) deck = ent_deck_new (ent_lecture_new ("Long"));
      g_autoptr(GString) body = g_string_new (NULL), plain = g_string_new (NULL);
      g_autoptr(GPtrArray) pages = NULL;
      g_autofree char *words = NULL;
      EntSlideOptions options;

      for (guint i = 0; i < 200; i++)
        {
          g_autofree char *sentence = g_strdup_printf ("Sentence %u is said%s.", i,
                                                       g_rand_boolean (rand) ? " with some more words than others" : "");
          gboolean ends = g_rand_int_range (rand, 0, 6) == 0;

          g_string_append_printf (body, "%s%s", sentence, ends ? g_rand_boolean (rand) ? "\n\n" : "\n\n- " : " ");
          g_string_append_printf (plain, "%s%s", i > 0 ? " " : "", sentence);
        }
      add_slide (deck, ENT_SLIDE_TEXT, "Much", body->str);
      ent_slide_options_init (&options);
      pages = ent_slide_layout (deck, 0, &options);
      g_assert_cmpuint (pages->len, >, 5);
      for (guint i = 0; i < pages->len; i++)
        {
          const EntSlidePage *page = pages->pdata[i];

          check_page (page);
          check_apart (page);
          g_assert_cmpuint (page->part, ==, i);
          g_assert_cmpuint (page->n_parts, ==, pages->len);
        }
      words = dup_words (pages, ENT_SLIDE_BOX_BODY);
      g_assert_cmpstr (words, ==, plain->str);
    }
}

/* A page has the notes that it calls, and no others. */
static void
test_notes (void)
{
  g_autoptr(EntDeck) deck = ent_deck_new (ent_lecture_new ("Notes"));
  g_autoptr(GString) body = g_string_new (NULL);
  g_autoptr(GPtrArray) pages = NULL;
  EntSlideOptions options;

  for (guint i = 1; i <= 40; i++)
    g_string_append_printf (body, "- Something that is said with a number of words, the %u. time.[^%u]\n", i, i);
  for (guint i = 1; i <= 40; i++)
    g_string_append_printf (body, "\n[^%u]: Source-%u.", i, i);
  add_slide (deck, ENT_SLIDE_TEXT, "Much is cited", body->str);
  ent_slide_options_init (&options);
  pages = ent_slide_layout (deck, 0, &options);
  g_assert_cmpuint (pages->len, >, 3);
  for (guint i = 0; i < pages->len; i++)
    {
      const EntSlidePage *page = pages->pdata[i];
      g_autofree char *foot = dup_foot (page), *first = NULL;
      const EntParagraph *line;
      guint number = 0;

      check_page (page);
      check_apart (page);
      for (guint j = 0; j < page->boxes->len && number == 0; j++)
        {
          const EntSlideBox *box = page->boxes->pdata[j];

          line = box->kind == ENT_SLIDE_BOX_BODY ? box->paragraphs->pdata[0] : NULL;
          number = line != NULL ? ((EntRun *) line->runs->pdata[1])->footnote : 0;
        }
      g_assert_cmpuint (number, >, 0);
      first = g_strdup_printf ("Source-%u.", number);
      g_assert_true (strstr (foot, first) != NULL);
      g_assert_true ((strstr (foot, "Source-1.") != NULL) == (i == 0));
    }
}

/* As long as people paste it: in no more than a moment, and it ends. */
static void
test_endless (void)
{
  g_autoptr(EntDeck) deck = ent_deck_new (ent_lecture_new ("Endless"));
  g_autoptr(GString) words = g_string_new (NULL), notes = g_string_new (NULL), lines = g_string_new (NULL);
  g_autoptr(GPtrArray) cover = NULL, text = NULL, cited = NULL, picture = NULL;
  EntSlideOptions options;

  for (guint i = 0; i < 60000; i++)
    g_string_append (words, "word ");
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (notes, "a[^%u] ", i);
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (notes, "\n\n[^%u]: note %u", i, i);
  for (guint i = 0; i < 40; i++)
    g_string_append (lines, "A line below the title  \n");
  add_slide (deck, ENT_SLIDE_TEXT, "Words", words->str);
  add_slide (deck, ENT_SLIDE_TEXT, "Notes", notes->str);
  add_slide (deck, ENT_SLIDE_TITLE, words->str, lines->str);
  add_slide (deck, ENT_SLIDE_EVENT, words->str, "one  \ntwo  \nthree  \nfour\n\nfive");
  ent_slide_options_init (&options);
  text = ent_slide_layout (deck, 0, &options);
  g_assert_cmpuint (text->len, ==, 80);
  cited = ent_slide_layout (deck, 1, &options);
  cover = ent_slide_layout (deck, 2, &options);
  g_assert_cmpuint (cover->len, >, 1);
  picture = ent_slide_layout (deck, 3, &options);
  for (guint i = 0; i < cover->len; i++)
    {
      check_page (cover->pdata[i]);
      check_apart (cover->pdata[i]);
    }
  for (guint i = 0; i < cited->len; i++)
    check_apart (cited->pdata[i]);
  for (guint i = 0; i < picture->len; i++)
    check_apart (picture->pdata[i]);
}

/* Nothing is there, or too much. */
static void
test_extremes (void)
{
  g_autoptr(EntDeck) deck = ent_deck_new (ent_lecture_new ("Extremes"));
  g_autofree char *unbroken = g_strnfill (3000, 'x'), *title = g_strnfill (400, 'w');
  EntSlideOptions options;

  for (int kind = 0; kind < ENT_N_SLIDE_KINDS; kind++)
    {
      add_slide (deck, (EntSlideKind) kind, NULL, NULL);
      add_slide (deck, (EntSlideKind) kind, "", "");
      add_slide (deck, (EntSlideKind) kind, title, unbroken);
      add_slide (deck, (EntSlideKind) kind, "T", "> q")->target_id = g_strdup ("event:nobody/nothing");
    }
  ent_slide_options_init (&options);
  for (guint i = 0; i < deck->slides->len; i++)
    {
      g_autoptr(GPtrArray) pages = ent_slide_layout (deck, i, &options);

      g_assert_cmpuint (pages->len, >, 0);
      for (guint j = 0; j < pages->len; j++)
        {
          const EntSlidePage *page = pages->pdata[j];
          cairo_surface_t *surface = ent_slide_page_to_surface (page, 320);

          g_assert_cmpstr (page->title, !=, "");
          g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
          cairo_surface_destroy (surface);
        }
    }
}

static const EntSlideBox *
find_picture (const EntSlidePage *page)
{
  for (guint i = 0; i < page->boxes->len; i++)
    if (((EntSlideBox *) page->boxes->pdata[i])->kind == ENT_SLIDE_BOX_PICTURE)
      return page->boxes->pdata[i];
  g_assert_not_reached ();
}

/* Before the date all that comes after is gone, in words as well; then it is there. */
static void
test_reveal (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  guint index = deck_fixture_find (deck, ENT_SLIDE_TIMELINE);
  g_autoptr(GPtrArray) parts = NULL, whole = NULL;
  g_autofree char *hidden = NULL, *shown = NULL;
  EntSlide *slide = deck->slides->pdata[index];
  EntSlideOptions options;

  g_free (slide->body);
  slide->body = g_strdup ("- Treaty[^1]\n\n[^1]: [Quandt (1986)](source:camp-david/quandt-1986)\n");
  ent_slide_options_init (&options);
  parts = ent_slide_layout (deck, index, &options);
  options.whole = TRUE;
  whole = ent_slide_layout (deck, index, &options);
  g_assert_cmpuint (parts->len, ==, 2);
  g_assert_cmpuint (whole->len, ==, 1);
  g_assert_null (strstr (find_picture (parts->pdata[0])->description, "Treaty"));
  g_assert_nonnull (strstr (find_picture (parts->pdata[1])->description, "Treaty"));
  hidden = dup_foot (parts->pdata[0]);
  shown = dup_foot (parts->pdata[1]);
  g_assert_null (strstr (hidden, "Quandt"));
  g_assert_nonnull (strstr (shown, "Quandt"));
}

/* What a page makes of its links, on the words and nowhere else. */
static void
test_links (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  g_autoptr(GPtrArray) pages = NULL, links = NULL;
  const EntSlidePage *page;
  EntSlideOptions options;

  ent_slide_options_init (&options);
  pages = ent_slide_layout (deck, deck_fixture_find (deck, ENT_SLIDE_EVENTS), &options);
  page = pages->pdata[0];
  links = ent_slide_page_list_links (page);
  g_assert_cmpuint (links->len, ==, 3);
  for (guint i = 0; i < links->len; i++)
    {
      const EntSlideLink *link = links->pdata[i];

      g_assert_cmpfloat (link->area.size.width, >, 40);
      g_assert_cmpfloat (link->area.size.width, <, 400);
      g_assert_cmpfloat (link->area.origin.y + link->area.size.height, <=, page->height);
    }
  g_assert_cmpstr (((EntSlideLink *) links->pdata[0])->link, ==, "event:camp-david/leeds-castle-1978");
  g_assert_cmpstr (((EntSlideLink *) links->pdata[2])->link, ==, "source:camp-david/frus-8");
}

static gboolean
stop_cb (guint    done,
         guint    total,
         gpointer data)
{
  guint *calls = data;

  g_assert_cmpuint (done, ==, ++*calls);
  return done < 3;
}

static void
test_stop (void)
{
  g_autoptr(EntDeck) deck = deck_fixture_new ();
  EntSlideOptions options;
  guint calls = 0;

  ent_slide_options_init (&options);
  g_assert_null (ent_slide_layout_deck (deck, &options, FALSE, stop_cb, &calls));
  g_assert_cmpuint (calls, ==, 3);
}

/* A small file of many pixels is not unpacked: neither one that is chosen, nor one that lies in the library. */
static void
test_large_picture (void)
{
  static const guint8 head[] = {
    0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20,
    1, 0, 0, 0, 0, 0xcb, 0x0b, 0x7b, 0x94, 0, 0, 0, 10, 'I', 'D', 'A', 'T', 0x78, 0x9c,
  };
  g_autoptr(GBytes) chosen = g_bytes_new_static (head, sizeof head);
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, ENT_IMAGE_MAX_PX + 1, 1);
  g_autoptr(GError) error = NULL;

  g_assert_null (ent_image_read (chosen, "large.png", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&error);
  gdk_pixbuf_fill (pixbuf, 0);
  for (int width = ENT_IMAGE_MAX_PX; width <= ENT_IMAGE_MAX_PX + 1; width++)
    {
      g_autoptr(GdkPixbuf) part = gdk_pixbuf_new_subpixbuf (pixbuf, 0, 0, width, 1);
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      GskRenderNode *node;
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(EntImage) image = NULL;
      char *data;
      gsize length;

      g_assert_true (gdk_pixbuf_save_to_buffer (part, &data, &length, "png", &error, NULL));
      bytes = g_bytes_new_take (data, length);
      image = ent_image_new ("image/png", 40, 10, bytes);
      ent_slide_image_snapshot (image, snapshot, 40, 10);
      node = gtk_snapshot_free_to_node (snapshot);
      g_assert_true ((node != NULL) == (width <= ENT_IMAGE_MAX_PX));
      g_clear_pointer (&node, gsk_render_node_unref);
    }
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
  g_test_add_func ("/draw-slide/sides", test_sides);
  g_test_add_func ("/draw-slide/long", test_long);
  g_test_add_func ("/draw-slide/notes", test_notes);
  g_test_add_func ("/draw-slide/endless", test_endless);
  g_test_add_func ("/draw-slide/extremes", test_extremes);
  g_test_add_func ("/draw-slide/reveal", test_reveal);
  g_test_add_func ("/draw-slide/links", test_links);
  g_test_add_func ("/draw-slide/stop", test_stop);
  g_test_add_func ("/draw-slide/large-picture", test_large_picture);
  return g_test_run ();
}
