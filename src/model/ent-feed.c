#include "config.h"

#include "ent-feed.h"

#include <string.h>

#include "ent-cite.h"

EntFeedCase *
ent_feed_case_new (void)
{
  return g_new0 (EntFeedCase, 1);
}

EntFeedCase *
ent_feed_case_copy (const EntFeedCase *self)
{
  EntFeedCase *copy = ent_feed_case_new ();

  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  copy->version = self->version;
  copy->size = self->size;
  copy->sha256 = g_strdup (self->sha256);
  copy->path = g_strdup (self->path);
  return copy;
}

void
ent_feed_case_free (EntFeedCase *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->sha256);
  g_free (self->path);
  g_free (self);
}

static GPtrArray *
cases_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ent_feed_case_free);
}

EntFeedIndex *
ent_feed_index_new (void)
{
  EntFeedIndex *self = g_new0 (EntFeedIndex, 1);

  self->cases = cases_new ();
  return self;
}

void
ent_feed_index_free (EntFeedIndex *self)
{
  if (self == NULL)
    return;

  g_free (self->feed);
  g_free (self->title);
  g_free (self->key);
  g_ptr_array_unref (self->cases);
  g_free (self);
}

const EntFeedCase *
ent_feed_index_find (const EntFeedIndex *self,
                     const char         *id)
{
  guint begin = 0;
  guint end = self->cases->len;

  while (begin < end)
    {
      guint middle = begin + (end - begin) / 2;
      const EntFeedCase *item = g_ptr_array_index (self->cases, middle);
      int order = strcmp (id, item->id);

      if (order == 0)
        return item;
      if (order < 0)
        end = middle;
      else
        begin = middle + 1;
    }
  return NULL;
}

static const char * const state_words[] = {
  [ENT_FEED_NEVER] = "never",     [ENT_FEED_NEW] = "new",         [ENT_FEED_SAME] = "same",
  [ENT_FEED_OLDER] = "older",     [ENT_FEED_OFFLINE] = "offline", [ENT_FEED_REFUSED] = "refused",
  [ENT_FEED_BAD] = "bad",         [ENT_FEED_FAILED] = "failed",
};

const char *
ent_feed_state_to_word (EntFeedState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (state_words), NULL);

  return state_words[state];
}

gboolean
ent_feed_state_from_word (const char   *word,
                          EntFeedState *state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (state_words); i++)
    if (g_strcmp0 (word, state_words[i]) == 0)
      {
        *state = (EntFeedState) i;
        return TRUE;
      }
  return FALSE;
}

EntFeed *
ent_feed_new (void)
{
  EntFeed *self = g_new0 (EntFeed, 1);

  self->old_keys = ent_ids_new ();
  self->cases = cases_new ();
  return self;
}

EntFeed *
ent_feed_copy (const EntFeed *self)
{
  EntFeed *copy = g_new0 (EntFeed, 1);

  copy->id = g_strdup (self->id);
  copy->url = g_strdup (self->url);
  copy->title = g_strdup (self->title);
  copy->key = g_strdup (self->key);
  copy->old_keys = ent_ids_copy (self->old_keys);
  copy->serial = self->serial;
  copy->issued_sec = self->issued_sec;
  copy->expires_sec = self->expires_sec;
  copy->index_sha256 = g_strdup (self->index_sha256);
  copy->etag = g_strdup (self->etag);
  copy->last_modified = g_strdup (self->last_modified);
  copy->cases = cases_new ();
  for (guint i = 0; i < self->cases->len; i++)
    g_ptr_array_add (copy->cases, ent_feed_case_copy (g_ptr_array_index (self->cases, i)));
  copy->checked_usec = self->checked_usec;
  copy->state = self->state;
  copy->message = g_strdup (self->message);
  return copy;
}

void
ent_feed_free (EntFeed *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->url);
  g_free (self->title);
  g_free (self->key);
  g_ptr_array_unref (self->old_keys);
  g_free (self->index_sha256);
  g_free (self->etag);
  g_free (self->last_modified);
  g_ptr_array_unref (self->cases);
  g_free (self->message);
  g_free (self);
}
