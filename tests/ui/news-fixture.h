/* News made in C, for tests of what shows them. */
#pragma once

#include "ent-store-feeds.h"

static inline void
fixture_field_free (gpointer data)
{
  EntFieldChange *field = data;

  g_free (field->field);
  g_free (field->before);
  g_free (field->after);
  g_free (field);
}

static inline void
fixture_change_free (gpointer data)
{
  EntChange *change = data;

  g_free (change->part);
  g_free (change->id);
  g_free (change->title);
  g_free (change->date);
  g_ptr_array_unref (change->fields);
  g_free (change);
}

static inline EntCaseDiff *
create_diff (void)
{
  EntCaseDiff *diff = g_new0 (EntCaseDiff, 1);

  diff->before = 1;
  diff->after = 2;
  diff->changes = g_ptr_array_new_with_free_func (fixture_change_free);
  return diff;
}

static inline EntChange *
add_change (EntCaseDiff   *diff,
            EntChangeKind  kind,
            const char    *part,
            const char    *id,
            const char    *title,
            const char    *date)
{
  EntChange *change = g_new0 (EntChange, 1);

  change->kind = kind;
  change->part = g_strdup (part);
  change->id = g_strdup (id);
  change->title = g_strdup (title);
  change->date = g_strdup (date);
  change->fields = g_ptr_array_new_with_free_func (fixture_field_free);
  g_ptr_array_add (diff->changes, change);
  return change;
}

static inline void
add_field (EntChange  *change,
           const char *name,
           const char *before,
           const char *after)
{
  EntFieldChange *field = g_new0 (EntFieldChange, 1);

  field->field = g_strdup (name);
  field->before = g_strdup (before);
  field->after = g_strdup (after);
  g_ptr_array_add (change->fields, field);
}

static inline EntNews *
add_news (GPtrArray   *news,
          gint64       key,
          gint64       when_usec,
          EntNewsKind  kind,
          const char  *case_id,
          const char  *case_title)
{
  EntNews *self = g_new0 (EntNews, 1);

  self->key = key;
  self->when_usec = when_usec;
  self->feed = g_strdup ("demo");
  self->feed_title = g_strdup ("Demo Cases");
  self->kind = kind;
  self->case_id = g_strdup (case_id);
  self->case_title = g_strdup (case_title);
  g_ptr_array_add (news, self);
  return self;
}

static inline GPtrArray *
create_news (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ent_news_free);
}
