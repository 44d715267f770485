#include "config.h"

#include "ent-news-words.h"

#include <glib/gi18n-lib.h>

const char *
ent_news_kind_to_label (EntNewsKind kind)
{
  switch (kind)
    {
    case ENT_NEWS_ADDED:
      /* Translators: of a case */
      return C_("case", "New");
    case ENT_NEWS_WITHDRAWN:
    case ENT_NEWS_REMOVED:
      return _("No longer published");
    case ENT_NEWS_BACK:
      return _("Published again");
    case ENT_NEWS_CHANGED:
    default:
      return C_("case", "Changed");
    }
}

const char *
ent_news_kind_to_icon (EntNewsKind kind)
{
  switch (kind)
    {
    case ENT_NEWS_ADDED:
      return "list-add-symbolic";
    case ENT_NEWS_WITHDRAWN:
      return "action-unavailable-symbolic";
    case ENT_NEWS_REMOVED:
      return "list-remove-symbolic";
    case ENT_NEWS_BACK:
      return "edit-undo-symbolic";
    case ENT_NEWS_CHANGED:
    default:
      return "document-edit-symbolic";
    }
}

/* Words about a diff */

static gboolean
changes_rating (const EntChange *change)
{
  if (change->kind != ENT_CHANGE_CHANGED)
    return TRUE;
  for (guint i = 0; i < change->fields->len; i++)
    if (g_strcmp0 (((const EntFieldChange *) change->fields->pdata[i])->field, "rating") == 0)
      return TRUE;
  return FALSE;
}

/* @phrase: (transfer full) */
static void
append_phrase (GString *words,
               guint    n,
               char    *phrase)
{
  if (n > 0)
    /* Translators: what stands between the parts of a list: "Egypt, Israel" */
    g_string_append_printf (words, "%s%s", words->len > 0 ? _(", ") : "", phrase);
  g_free (phrase);
}

/* "2 events added, 1 rating changed" */
static char *
dup_counts (const EntCaseDiff *diff)
{
  guint added = ent_case_diff_count (diff, "event", ENT_CHANGE_ADDED);
  guint changed = ent_case_diff_count (diff, "event", ENT_CHANGE_CHANGED);
  guint removed = ent_case_diff_count (diff, "event", ENT_CHANGE_REMOVED);
  guint ratings = 0, others;
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < diff->changes->len; i++)
    {
      const EntChange *change = diff->changes->pdata[i];

      if (g_strcmp0 (change->part, "factor") == 0 && changes_rating (change))
        ratings++;
    }
  others = diff->changes->len - added - changed - removed - ratings;
  append_phrase (words, added, g_strdup_printf (ngettext ("%u event added", "%u events added", added), added));
  append_phrase (words, changed, g_strdup_printf (ngettext ("%u event changed", "%u events changed", changed), changed));
  append_phrase (words, removed, g_strdup_printf (ngettext ("%u event removed", "%u events removed", removed), removed));
  append_phrase (words, ratings, g_strdup_printf (ngettext ("%u rating changed", "%u ratings changed", ratings), ratings));
  if (words->len > 0)
    append_phrase (words, others, g_strdup_printf (ngettext ("%u other change", "%u other changes", others), others));
  else
    append_phrase (words, others, g_strdup_printf (ngettext ("%u change", "%u changes", others), others));
  return g_string_free (words, FALSE);
}

char *
ent_news_dup_words (const EntNews *self)
{
  const char *label = ent_news_kind_to_label (self->kind);
  g_autofree char *counts = NULL;

  if (self->kind == ENT_NEWS_ADDED)
    return g_strdup_printf (ngettext ("New, %d event", "New, %d events", self->n_events), self->n_events);
  if (self->kind == ENT_NEWS_WITHDRAWN)
    return g_strdup (_("No longer published; kept because of what you wrote about it"));
  if (self->diff == NULL || self->diff->changes->len == 0)
    return g_strdup (label);
  counts = dup_counts (self->diff);
  /* Translators: "Changed: 2 events added, 1 rating changed" */
  return g_strdup_printf (_("%s: %s"), label, counts);
}

/* When */

static gboolean
is_same_day (GDateTime *a,
             GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b)
         && g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

char *
ent_news_dup_when (gint64 when_usec,
                   gint64 now_usec)
{
  g_autoptr(GDateTime) when = g_date_time_new_from_unix_local (when_usec / G_USEC_PER_SEC);
  g_autoptr(GDateTime) now = g_date_time_new_from_unix_local (now_usec / G_USEC_PER_SEC);
  g_autoptr(GDateTime) yesterday = now != NULL ? g_date_time_add_days (now, -1) : NULL;

  if (when == NULL || yesterday == NULL)
    return g_strdup ("");
  if (is_same_day (when, now))
    /* Translators: see g_date_time_format(): "Today, 14:05" */
    return g_date_time_format (when, _("Today, %H:%M"));
  if (is_same_day (when, yesterday))
    return g_date_time_format (when, _("Yesterday, %H:%M"));
  return g_date_time_format (when, _("%-d %B %Y, %H:%M"));
}
