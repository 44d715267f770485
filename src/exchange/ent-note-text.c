#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-note-export-private.h"
#include "ent-own.h"
#include "ent-plain-text.h"
#include "ent-store.h"

const char *
ent_note_export_get_case (GPtrArray  *cases,
                          const char *case_id)
{
  for (guint i = 0; cases != NULL && case_id != NULL && i < cases->len; i++)
    {
      const EntCaseInfo *info = cases->pdata[i];

      if (strcmp (info->id, case_id) == 0)
        return ent_text_get (info->title);
    }
  return case_id;
}

const char *
ent_note_export_get_person (GPtrArray  *layers,
                            const char *layer)
{
  for (guint i = 0; layers != NULL && layer != NULL && i < layers->len; i++)
    if (strcmp (((EntLayer *) layers->pdata[i])->id, layer) == 0)
      return ((EntLayer *) layers->pdata[i])->name;
  return layer;
}

/* As people read it where it can be read. */
static char *
dup_date (const char *edtf)
{
  g_autoptr(EntDate) date = edtf != NULL ? ent_date_parse (edtf, NULL) : NULL;

  return date != NULL ? ent_date_format (date) : g_strdup (edtf);
}

char *
ent_target_dup_label (const EntTarget *target)
{
  g_autofree char *date = dup_date (target->date);

  /* A span is called by its dates. */
  if (target->title != NULL && date != NULL && !g_str_equal (target->title, date))
    /* Translators: the title of an event or document, and its date. */
    return g_strdup_printf (C_("target of a note", "%s (%s)"), target->title, date);
  if (target->title != NULL)
    return g_strdup (target->title);
  return date != NULL ? g_steal_pointer (&date) : g_strdup ("");
}

/* What the words themselves do not say: tags set beside them. */
static void
append_tags (GString       *text,
             const EntNote *note)
{
  g_autoptr(GPtrArray) said = ent_tags_scan (note->body);
  gboolean begun = FALSE;

  for (guint i = 0; i < note->tags->len; i++)
    {
      if (g_ptr_array_find_with_equal_func (said, note->tags->pdata[i], (GEqualFunc) ent_tag_equal, NULL))
        continue;
      g_string_append_printf (text, "%s#%s", begun ? " " : text->len > 0 ? "\n\n" : "",
                              (const char *) note->tags->pdata[i]);
      begun = TRUE;
    }
}

char *
ent_note_to_text (const EntNote *note)
{
  GString *text = g_string_new (NULL);
  g_autofree char *label = NULL;
  g_autoptr(EntPlainText) body = NULL;

  g_return_val_if_fail (note != NULL, NULL);

  label = ent_target_dup_label (note->target);
  body = ent_plain_text_new (note->body);
  if (note->target->anchor != NULL)
    /* Translators: words that are quoted. */
    g_string_append_printf (text, _("“%s”"), note->target->anchor->exact);
  if (*label != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", label);
  if (body->n_chars > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", body->text);
  append_tags (text, note);
  return g_string_free (text, FALSE);
}

/* Citations */

static const GPtrArray *
find_cites (const EntCase   *item,
            const EntTarget *target)
{
  const EntEvent *event;
  const EntDocument *document;
  const EntAssessment *assessment;

  switch (target->kind)
    {
    case ENT_TARGET_EVENT:
      event = ent_case_find_event (item, target->id);
      return event != NULL ? event->sources : NULL;
    case ENT_TARGET_DOCUMENT:
      document = ent_case_find_document (item, target->id);
      return document != NULL ? document->sources : NULL;
    case ENT_TARGET_FACTOR:
      assessment = target->id != NULL ? ent_case_find_assessment (item, target->id) : NULL;
      return assessment != NULL ? assessment->sources : NULL;
    case ENT_TARGET_CASE:
    case ENT_TARGET_STORY:
    case ENT_TARGET_SPAN:
    default:
      return NULL;
    }
}

static void
append_sources (GString       *citation,
                const EntCase *item,
                const EntNote *note)
{
  const GPtrArray *cites = find_cites (item, note->target);

  for (guint i = 0; cites != NULL && i < cites->len; i++)
    {
      const EntCite *cite = cites->pdata[i];
      const EntSource *source = ent_case_find_source (item, cite->source);
      g_autofree char *words = source != NULL ? ent_source_dup_short (source) : g_strdup (cite->source);

      g_string_append_printf (citation, "%s%s", i > 0 ? "; " : " ", words);
      if (cite->locator != NULL)
        g_string_append_printf (citation, ", %s", cite->locator);
    }
  if (cites != NULL && cites->len > 0 && citation->str[citation->len - 1] != '.')
    g_string_append_c (citation, '.');
}

/* “quoted words” (Title, date). */
static void
append_what (GString       *citation,
             const EntNote *note)
{
  const EntTarget *target = note->target;
  g_autofree char *date = dup_date (target->date);
  g_autofree char *what = NULL;

  if (target->title != NULL && date != NULL && !g_str_equal (target->title, date))
    /* Translators: the title of an event or document, and its date, in a citation. */
    what = g_strdup_printf (C_("citation", "%s, %s"), target->title, date);
  else if (target->title != NULL && (target->kind != ENT_TARGET_CASE || note->case_id == NULL))
    what = g_strdup (target->title);
  else
    what = g_strdup (date);

  if (target->anchor != NULL && what != NULL)
    /* Translators: words that are quoted, and what from. */
    g_string_append_printf (citation, C_("citation", "“%s” (%s)."), target->anchor->exact, what);
  else if (target->anchor != NULL)
    g_string_append_printf (citation, C_("citation", "“%s”."), target->anchor->exact);
  else if (what != NULL)
    g_string_append_printf (citation, "%s.", what);
}

char *
ent_note_to_citation (const EntNote *note,
                      const EntCase *item)
{
  GString *citation = g_string_new (NULL);
  g_autoptr(EntPlainText) body = NULL;
  gsize begin;

  g_return_val_if_fail (note != NULL, NULL);

  body = ent_plain_text_new (note->body);
  if (body->n_chars > 0)
    g_string_append_printf (citation, "%s\n\n", body->text);
  begin = citation->len;
  append_what (citation, note);
  if (item != NULL)
    {
      if (citation->len > begin)
        g_string_append_c (citation, ' ');
      /* Translators: what a quotation is from: the program, the title of a case, the number of its version. */
      g_string_append_printf (citation, C_("citation", "Entente, “%s”, version %d."), ent_case_get_short_title (item),
                              item->version);
      append_sources (citation, item, note);
    }
  /* Nothing but words. */
  while (citation->len > 0 && citation->str[citation->len - 1] == '\n')
    g_string_truncate (citation, citation->len - 1);
  return g_string_free (citation, FALSE);
}
