#pragma once

/* A feed of cases that are made up, published once, for what is measured of syncs. */

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "ent-case-file.h"
#include "ent-feed-publish.h"
#include "ent-generate.h"

/* In @dir: case files in "cases", the feed in "feed", its key in "bench.pub". (transfer full) */
static inline EntFeedIndex *
bench_feed_publish (const char *dir,
                    guint       n_cases,
                    guint       n_events)
{
  g_autofree char *cases = g_build_filename (dir, "cases", NULL), *feed = g_build_filename (dir, "feed", NULL);
  g_autofree char *public = g_build_filename (dir, "bench.pub", NULL), *public_text = NULL;
  g_autoptr(EntSecretKey) key = ent_secret_key_new ();
  g_autoptr(EntFeedPublished) published = NULL;
  EntFeedPublishOptions options = { .feed = "bench", .title = "Bench", .valid_days = 30, .keep_days = -1,
                                    .now_sec = g_get_real_time () / G_USEC_PER_SEC };
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir (cases, 0700), ==, 0);
  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr(EntCase) item = ent_generate_case (1, i, n_events);
      g_autofree char *path = g_strdup_printf ("%s/%s.json", cases, item->id);

      ent_case_file_save (item, path, &error);
      g_assert_no_error (error);
    }
  published = ent_feed_publish (cases, feed, key, NULL, &options, NULL, &error);
  g_assert_no_error (error);
  public_text = ent_secret_key_to_public_file (key);
  g_assert_true (g_file_set_contents (public, public_text, -1, NULL));
  return g_steal_pointer (&published->index);
}
