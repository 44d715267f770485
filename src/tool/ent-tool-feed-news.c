#include "config.h"

#include "ent-tool-feed.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-word-diff.h"

/* Texts that are no longer than this stand whole, one after the other. */
#define MAX_SHORT 60
/* Of words that stay, so many characters are kept beside what changed. */
#define N_AROUND  40

/* Words of the interface for what JSON has as it is. */

static const char *
kind_to_label (EntNewsKind kind)
{
  switch (kind)
    {
    case ENT_NEWS_ADDED:
      return _("New");
    case ENT_NEWS_WITHDRAWN:
      return _("No longer published, kept");
    case ENT_NEWS_REMOVED:
      return _("No longer published, gone");
    case ENT_NEWS_BACK:
      return _("Published again");
    case ENT_NEWS_NONE:
    case ENT_NEWS_CHANGED:
    default:
      return _("Changed");
    }
}

static const char *
change_to_word (EntChangeKind kind)
{
  static const char * const words[] = { "added", "changed", "removed" };

  return words[kind];
}

/* How many of a part there are is never said, so that one word serves. */
static const char *
part_to_label (const char *part)
{
  static const struct
  {
    const char *part;
    const char *label;
  } labels[] = {
    { "case", N_("Case") }, { "event", N_("Event") }, { "actor", N_("Party") }, { "phase", N_("Phase") },
    { "relation", N_("Relations") }, { "factor", N_("Factor") }, { "story", N_("Story") },
    { "document", N_("Document") }, { "question", N_("Question") }, { "lecture", N_("Lecture") },
    { "source", N_("Source") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strcmp (part, labels[i].part) == 0)
      return _(labels[i].label);
  return part;
}

/* JSON */

static void
write_change (EntJsonWriter   *writer,
              const EntChange *change)
{
  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "change", change_to_word (change->kind));
  ent_json_writer_string (writer, "part", change->part);
  ent_json_writer_string (writer, "id", change->id);
  ent_json_writer_string (writer, "title", change->title);
  ent_json_writer_string (writer, "date", change->date);
  if (change->kind == ENT_CHANGE_CHANGED)
    {
      ent_json_writer_open (writer, "fields", '[');
      for (guint i = 0; i < change->fields->len; i++)
        {
          const EntFieldChange *field = g_ptr_array_index (change->fields, i);

          ent_json_writer_open (writer, NULL, '{');
          ent_json_writer_string (writer, "field", field->field);
          ent_json_writer_string (writer, "before", field->before);
          ent_json_writer_string (writer, "after", field->after);
          ent_json_writer_close (writer, '}');
        }
      ent_json_writer_close (writer, ']');
    }
  ent_json_writer_close (writer, '}');
}

void
ent_tool_write_news (EntJsonWriter *writer,
                     const EntNews *news)
{
  ent_json_writer_string (writer, "kind", ent_news_kind_to_word (news->kind));
  ent_json_writer_string (writer, "case", news->case_id);
  ent_json_writer_string (writer, "title", news->case_title);
  if (news->kind == ENT_NEWS_ADDED)
    ent_json_writer_integer (writer, "events", news->n_events);
  ent_json_writer_integer (writer, "lost-notes", news->n_lost);
  if (news->diff == NULL)
    return;
  ent_json_writer_integer (writer, "before", news->diff->before);
  ent_json_writer_integer (writer, "after", news->diff->after);
  ent_json_writer_open (writer, "changes", '[');
  for (guint i = 0; i < news->diff->changes->len; i++)
    write_change (writer, g_ptr_array_index (news->diff->changes, i));
  ent_json_writer_close (writer, ']');
}

/* Text */

/* The end and the beginning of words that stay: what stands between changes is of no interest. */
static void
append_same (GString    *text,
             const char *words,
             gboolean    first,
             gboolean    last)
{
  glong length = g_utf8_strlen (words, -1);

  if (length <= 2 * N_AROUND || (length <= N_AROUND && (first || last)))
    {
      g_string_append (text, words);
      return;
    }
  if (!first)
    g_string_append_len (text, words, g_utf8_offset_to_pointer (words, N_AROUND) - words);
  g_string_append (text, "…");
  if (!last)
    g_string_append (text, g_utf8_offset_to_pointer (words, length - N_AROUND));
}

/* "… their [-first-] {+second+} meeting …" (transfer full) */
static char *
dup_word_diff (const char *before,
               const char *after)
{
  g_autoptr(GPtrArray) runs = ent_word_diff (before, after);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const EntWordRun *run = g_ptr_array_index (runs, i);

      if (run->change == ENT_WORDS_DELETED)
        g_string_append_printf (text, "[-%s-]", run->text);
      else if (run->change == ENT_WORDS_INSERTED)
        g_string_append_printf (text, "{+%s+}", run->text);
      else
        append_same (text, run->text, i == 0, i + 1 == runs->len);
    }
  return g_string_free (text, FALSE);
}

/* (transfer full) */
static char *
dup_field (const EntFieldChange *field)
{
  g_autofree char *diff = NULL;

  if (field->before == NULL)
    /* Translators: what of a thing is new ("text", "date", as the case file calls it), and the words. */
    return g_strdup_printf (_("%s: now “%s”"), field->field, field->after != NULL ? field->after : "");
  if (field->after == NULL)
    /* Translators: what of a thing is gone, and the words it had. */
    return g_strdup_printf (_("%s: no longer “%s”"), field->field, field->before);
  if (strlen (field->before) <= MAX_SHORT && strlen (field->after) <= MAX_SHORT)
    /* Translators: what of a thing changed, and the words before and after. */
    return g_strdup_printf (_("%s: “%s” → “%s”"), field->field, field->before, field->after);
  diff = dup_word_diff (field->before, field->after);
  return g_strdup_printf ("%s: %s", field->field, diff);
}

static void
page_change (EntToolPage     *page,
             const EntChange *change)
{
  static const char * const labels[] = { N_("added"), N_("changed"), N_("removed") };
  g_autoptr(EntDate) date = change->date != NULL ? ent_date_parse (change->date, NULL) : NULL;
  g_autoptr(GString) words = g_string_new (part_to_label (change->part));
  int indent = 4;

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    indent = MAX (indent, 6 + ent_tool_columns (_(labels[i])));
  if (date != NULL)
    {
      g_autofree char *day = ent_date_format (date);

      g_string_append_printf (words, " · %s", day);
    }
  if (change->title != NULL && change->title[0] != '\0')
    g_string_append_printf (words, " · %s", change->title);
  ent_tool_page_item (page, 4, indent, _(labels[change->kind]), words->str);
  for (guint i = 0; change->kind == ENT_CHANGE_CHANGED && i < change->fields->len; i++)
    {
      g_autofree char *field = dup_field (g_ptr_array_index (change->fields, i));

      ent_tool_page_text (page, indent + 2, field);
    }
}

void
ent_tool_page_news (EntToolPage   *page,
                    const EntNews *news)
{
  g_autoptr(GString) words = g_string_new (NULL);

  /* Translators: "New: Falklands/Malvinas (argentina-uk)". */
  g_string_append_printf (words, _("%s: %s (%s)"), kind_to_label (news->kind), news->case_title, news->case_id);
  if (news->kind == ENT_NEWS_ADDED)
    {
      g_string_append (words, " · ");
      g_string_append_printf (words, ngettext ("%d event", "%d events", news->n_events), news->n_events);
    }
  else if (news->diff != NULL)
    {
      g_string_append (words, " · ");
      /* Translators: of a case, before and after. */
      g_string_append_printf (words, _("version %d → %d"), news->diff->before, news->diff->after);
    }
  ent_tool_page_text (page, 2, words->str);
  for (guint i = 0; news->diff != NULL && i < news->diff->changes->len; i++)
    page_change (page, g_ptr_array_index (news->diff->changes, i));
  if (news->n_lost > 0)
    {
      g_autofree char *lost = g_strdup_printf (ngettext ("%d note has lost its place and waits for you in the inbox",
                                                         "%d notes have lost their places and wait for you in the inbox",
                                                         news->n_lost),
                                               news->n_lost);

      ent_tool_page_text (page, 4, lost);
    }
}
