#pragma once

#include "ent-deck-store.h"
#include "ent-store-feeds.h"
#include "ent-store-lectures.h"
#include "exchange-fixture.h"
#include "fixtures.h"

G_BEGIN_DECLS

/* Lectures on the small case of the exchange tests, in libraries of their own. */

/* A PNG of one pixel. */
static const guint8 fixture_png[] = {
  0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0,
  0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 10, 'I', 'D', 'A', 'T', 0x78, 0x9c, 0x63, 0xf8, 0x0f, 0, 1, 1, 1, 0,
  0x1b, 0xb6, 0xee, 0x56, 0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82,
};

static inline EntStore *
fixture_store_new (const char *folder,
                   const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GError *error = NULL;
  EntStore *store = ent_store_open (path, ENT_STORE_CREATE, NULL, &error);

  g_assert_no_error (error);
  return store;
}

/* @item: (transfer full) */
static inline void
fixture_put_case (EntStore   *store,
                  EntCase    *item,
                  const char *feed)
{
  g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_unref);
  GError *error = NULL;

  g_ptr_array_add (cases, item);
  ent_store_put_cases (store, cases, feed, NULL, &error);
  g_assert_no_error (error);
}

#define FIXTURE_KEY "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"

static inline EntFeed *
fixture_feed_new (const char *id,
                  const char *url)
{
  EntFeed *feed = ent_feed_new ();

  feed->id = g_strdup (id);
  feed->url = g_strdup (url);
  feed->title = g_strdup ("Demo");
  feed->key = g_strdup (FIXTURE_KEY);
  return feed;
}

static inline EntCase *
fixture_give_cb (const EntFeedCase  *entry,
                 guint               position,
                 gpointer            data,
                 GError            **error)
{
  return ent_case_ref (data);
}

/* A feed with this case alone. @item: (transfer full) */
static inline void
fixture_put_feed_case (EntStore   *store,
                       EntCase    *item,
                       const char *id,
                       const char *url)
{
  g_autoptr(EntFeed) feed = fixture_feed_new (id, url);
  g_autoptr(EntFeedIndex) index = ent_feed_index_new ();
  EntFeedCase *entry = ent_feed_case_new ();
  gboolean has = TRUE;
  GError *error = NULL;

  ent_store_add_feed (store, feed, &error);
  g_assert_no_error (error);
  entry->id = g_strdup (item->id);
  entry->title = g_strdup (ent_text_get (item->title));
  entry->version = item->version;
  entry->size = 1;
  entry->sha256 = g_strdup_printf ("%064d", item->version);
  g_ptr_array_add (index->cases, entry);
  index->feed = g_strdup (id);
  index->title = g_strdup ("Demo");
  feed->serial = index->serial = 1;
  ent_store_apply_feed (store, feed, index, &has, fixture_give_cb, item, NULL, &error);
  g_assert_no_error (error);
  ent_case_unref (item);
}

static inline EntImage *
fixture_image_new (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (fixture_png, sizeof fixture_png);

  return ent_image_new ("image/png", 1, 1, bytes);
}

/* Of the case that its target or its words name, in the version that the library has. */
static inline EntSlide *
fixture_slide_new (EntSlideKind  kind,
                   const char   *case_id,
                   const char   *target,
                   const char   *body)
{
  EntSlide *slide = ent_slide_new (kind);

  slide->case_id = g_strdup (case_id);
  slide->target_id = g_strdup (target);
  slide->title = g_strdup (target != NULL ? target : "Words");
  slide->body = g_strdup (body);
  ent_slide_set_made (slide);
  if (case_id != NULL)
    ent_slide_add_case (slide, case_id, 0, NULL);
  return slide;
}

/* @slides: (transfer full) */
static inline EntLecture *
fixture_put_lecture (EntStore  *store,
                     GPtrArray *slides)
{
  EntLecture *lecture = ent_lecture_new ("A and B in 20 minutes");
  GError *error = NULL;

  lecture->course = g_strdup ("HIST 204");
  lecture->date = g_strdup ("2027-01-12");
  lecture->minutes = 20;
  lecture->theme = ENT_LECTURE_DARK;
  lecture->case_id = g_strdup ("a-b");
  lecture->case_title = g_strdup ("A and B");
  lecture->case_version = 3;
  ent_store_put_lecture (store, lecture, &error);
  g_assert_no_error (error);
  ent_deck_add_slides (store, lecture->id, slides, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (slides);
  return lecture;
}

static inline GPtrArray *
fixture_slides_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);
}

G_END_DECLS
