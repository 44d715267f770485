/* An update as Markdown. What people wrote in a case is put as it is: it is to be read as plain text too. */
#include "config.h"

#include "ent-news-words.h"

#include <glib/gi18n-lib.h>

#include "ent-change-words.h"
#include "ent-word-diff.h"

/* What the runs make up on one side, in one line. */
static char *
dup_side (GPtrArray     *runs,
          EntWordChange  other)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const EntWordRun *run = runs->pdata[i];

      if (run->change != other)
        g_string_append (text, run->text);
    }
  g_string_replace (text, "\n\n", " / ", 0);
  g_string_replace (text, "\n", " ", 0);
  return g_strdup (g_strstrip (text->str));
}

static void
append_field (GString              *text,
              const EntFieldChange *field,
              EntCodebook          *codebook)
{
  g_autoptr(EntChangeWords) words = ent_change_words_new (field, codebook);
  const char *label = ent_change_field_to_label (field->field);
  g_autoptr(GPtrArray) runs = ent_change_words_diff (words->before ? words->before : "",
                                                     words->after ? words->after : "");
  g_autofree char *before = dup_side (runs, ENT_WORDS_INSERTED), *after = dup_side (runs, ENT_WORDS_DELETED);

  g_string_append (text, "  - ");
  if (words->before == NULL)
    /* Translators: a field of an event and its value, where it had none: "Place, new: Cairo" */
    g_string_append_printf (text, _("%s, new: %s"), label, after);
  else if (words->after == NULL)
    /* Translators: a field of an event and its value, which it has no longer: "Place, no longer: Cairo" */
    g_string_append_printf (text, _("%s, no longer: %s"), label, before);
  else
    /* Translators: a field of an event, its old and its new value: "Date: 1978 → September 1978" */
    g_string_append_printf (text, _("%s: %s → %s"), label, before, after);
  g_string_append_c (text, '\n');
}

static void
append_change (GString         *text,
               const EntChange *change,
               EntCodebook     *codebook)
{
  g_autofree char *title = ent_change_dup_title (change, codebook), *date = ent_change_dup_date (change);

  g_string_append_printf (text, "- %s: ", ent_change_kind_to_label (change->kind));
  if (date != NULL)
    g_string_append_printf (text, _("%s, %s"), date, title);
  else
    g_string_append (text, title);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < change->fields->len; i++)
    append_field (text, change->fields->pdata[i], codebook);
}

static void
append_news (GString       *text,
             const EntNews *news,
             EntCodebook   *codebook)
{
  g_autofree char *words = ent_news_dup_words (news);
  const char *part = NULL;

  g_string_append_printf (text, "\n## %s\n\n%s\n", news->case_title, words);
  for (guint i = 0; news->diff != NULL && i < news->diff->changes->len; i++)
    {
      const EntChange *change = news->diff->changes->pdata[i];

      if (!ent_change_is_of_part (change, part))
        g_string_append_printf (text, "\n### %s\n\n", ent_change_part_to_label (change->part));
      part = change->part;
      append_change (text, change, codebook);
    }
}

char *
ent_news_to_text (GPtrArray   *news,
                  EntCodebook *codebook)
{
  GString *text = g_string_new (NULL);
  const EntNews *first;
  g_autoptr(GDateTime) time = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (news->len > 0, NULL);

  first = news->pdata[0];
  time = g_date_time_new_from_unix_local (first->when_usec / G_USEC_PER_SEC);
  day = time != NULL ? g_date_time_format (time, _("%-d %B %Y, %H:%M")) : g_strdup ("");
  g_string_append_printf (text, "# %s\n\n%s\n", first->feed_title, day);
  for (guint i = 0; i < news->len; i++)
    append_news (text, news->pdata[i], codebook);
  return g_string_free (text, FALSE);
}
