/* What a note can stand on, as it is now.
 *
 * Titles and texts are in several languages and the copy in a note is in one of them: while a variant is as
 * the copy says, nothing changed, whoever reads now. */

#include "config.h"

#include "ent-placing-private.h"

#include <string.h>

#include "ent-plain-text.h"

#define PASSAGE_CHARS 600

/* Texts */

/* @language: NULL for the reader's. @shown: set where it is another than the case's own */
static const char *
get_text (const EntText  *text,
          const char     *language,
          const char    **shown)
{
  const char *string = language != NULL ? ent_text_get_in (text, language) : ent_text_get (text);

  for (gsize i = 1; text != NULL && i < ent_text_get_n (text); i++)
    {
      const EntTextVariant *variant = ent_text_get_variant (text, i);

      if (variant->string == string && *shown == NULL)
        *shown = variant->language;
    }
  return string;
}

/* The variant that a copy was made of; where there is none such, the reader's. */
static const char *
get_as (const EntText *text,
        const char    *copy)
{
  for (gsize i = 0; copy != NULL && text != NULL && i < ent_text_get_n (text); i++)
    {
      const EntTextVariant *variant = ent_text_get_variant (text, i);

      if (strcmp (variant->string, copy) == 0)
        return variant->string;
    }
  return ent_text_get (text);
}

gboolean
ent_text_has_variant (const EntText *text,
                      const char    *copy)
{
  return copy != NULL && strcmp (get_as (text, copy), copy) == 0;
}

static const EntStorySection *
find_section (EntCase    *item,
              const char *id)
{
  for (guint i = 0; id != NULL && i < item->story->len; i++)
    {
      const EntStorySection *section = item->story->pdata[i];

      if (strcmp (section->id, id) == 0)
        return section;
    }
  return NULL;
}

/* Whether @id is the summary, which stands before the sections. */
static gboolean
is_summary (EntCase       *item,
            EntTargetKind  kind,
            const char    *id)
{
  return kind == ENT_TARGET_STORY && item->summary != NULL && g_strcmp0 (id, ENT_STORY_SUMMARY) == 0;
}

/* All of one language: that of its first part which the reader sees in another than the case's own. */
static char *
dup_document_text (const EntDocument  *document,
                   const char         *language,
                   const char        **shown)
{
  GString *text = g_string_new (NULL);
  const char *none = NULL;

  get_text (document->text, language, shown);
  for (guint i = 0; i < document->quotations->len; i++)
    get_text (((const EntQuotation *) document->quotations->pdata[i])->text, language, shown);
  if (language == NULL)
    language = *shown != NULL ? *shown : ENT_OWN_LANGUAGE;

  if (document->text != NULL)
    g_string_append (text, get_text (document->text, language, &none));
  for (guint i = 0; i < document->quotations->len; i++)
    {
      const EntQuotation *quotation = document->quotations->pdata[i];

      g_string_append (text, text->len > 0 ? "\n\n" : "");
      g_string_append (text, get_text (quotation->text, language, &none));
    }
  return g_string_free (text, FALSE);
}

char *
ent_case_dup_target_text (EntCase        *item,
                          EntTargetKind   kind,
                          const char     *id,
                          const char     *language,
                          char          **shown)
{
  const EntStorySection *section;
  const EntDocument *document;
  const char *in = NULL;
  char *text = NULL;

  g_return_val_if_fail (item != NULL, NULL);

  section = kind == ENT_TARGET_STORY ? find_section (item, id) : NULL;
  document = kind == ENT_TARGET_DOCUMENT ? ent_case_find_document (item, id) : NULL;
  if (section != NULL)
    {
      g_autoptr(EntPlainText) plain = ent_plain_text_new (get_text (section->text, language, &in));

      text = g_steal_pointer (&plain->text);
    }
  if (document != NULL)
    text = dup_document_text (document, language, &in);
  /* It is no CommonMark. */
  if (is_summary (item, kind, id))
    text = g_strdup (get_text (item->summary, language, &in));
  if (shown != NULL)
    *shown = g_strdup (in);
  return text;
}

/* The block around the words from @start to @end, cut where it is long. */
static char *
dup_passage (const char *text,
             guint       start,
             guint       end)
{
  glong length = g_utf8_strlen (text, -1);
  const char *from = g_utf8_offset_to_pointer (text, MIN ((glong) start, length));
  const char *to = g_utf8_offset_to_pointer (text, MIN ((glong) end, length));
  const char *block_end = strstr (to, "\n\n");
  glong spare = PASSAGE_CHARS - MIN ((glong) (end - start), PASSAGE_CHARS);
  gboolean cut_before, cut_after;

  if (end - start > PASSAGE_CHARS)
    to = g_utf8_offset_to_pointer (from, PASSAGE_CHARS);
  for (glong n = 0; from > text && n < spare / 2; n++)
    {
      const char *before = g_utf8_prev_char (from);

      if (*before == '\n' && before > text && before[-1] == '\n')
        break;
      from = before;
    }
  for (glong n = 0; *to != '\0' && to != block_end && n < spare / 2; n++)
    to = g_utf8_next_char (to);
  cut_before = from > text && from[-1] != '\n';
  cut_after = *to != '\0' && to != block_end;
  return g_strdup_printf ("%s%.*s%s", cut_before ? ENT_ELLIPSIS : "", (int) (to - from), from, cut_after ? ENT_ELLIPSIS : "");
}

/* The beginning of a text. */
static char *
dup_beginning (const char *text)
{
  const char *end = text;

  for (guint n = 0; *end != '\0' && n < PASSAGE_CHARS; n++)
    end = g_utf8_next_char (end);
  return g_strdup_printf ("%.*s%s", (int) (end - text), text, *end != '\0' ? ENT_ELLIPSIS : "");
}

/* The beginning of a section or document in that of its languages which a copy is of, else the reader's. */
static char *
dup_beginning_as (EntCase       *item,
                  EntTargetKind  kind,
                  const char    *id,
                  const EntText *own,
                  const char    *copy)
{
  g_autofree char *text = NULL;

  for (gsize i = 0; copy != NULL && own != NULL && i < ent_text_get_n (own); i++)
    {
      const EntTextVariant *variant = ent_text_get_variant (own, i);
      const char *language = variant->language != NULL ? variant->language : ENT_OWN_LANGUAGE;
      g_autofree char *whole = ent_case_dup_target_text (item, kind, id, i > 0 ? language : ENT_OWN_LANGUAGE, NULL);
      g_autofree char *beginning = dup_beginning (whole);

      if (strcmp (beginning, copy) == 0)
        return g_steal_pointer (&beginning);
    }
  text = ent_case_dup_target_text (item, kind, id, NULL, NULL);
  return dup_beginning (text);
}

/* Things as they are now */

static char *
dup_date (const EntDate *date)
{
  return date != NULL ? g_strdup (ent_date_get_text (date)) : NULL;
}

/* A rating and why: "+2", an empty line, the rationale. */
static char *
dup_judgement (const EntAssessment *assessment,
               const char          *copy)
{
  const char *rationale = copy;
  g_autofree char *head = NULL;

  if (assessment->has_rating)
    head = g_strconcat (ent_rating_to_string (assessment->rating), assessment->rationale != NULL ? "\n\n" : "", NULL);
  else
    head = g_strdup ("");
  /* Of a copy only what follows its rating is in a language. */
  if (rationale != NULL && strstr (rationale, "\n\n") != NULL && g_utf8_strlen (rationale, 3) <= 3)
    rationale = strstr (rationale, "\n\n") + 2;
  return g_strconcat (head, get_as (assessment->rationale, rationale), NULL);
}

EntTarget *
ent_target_describe_event (const EntEvent  *event,
                           const EntTarget *old)
{
  EntTarget *target = ent_target_new (ENT_TARGET_EVENT, event->id);

  target->title = g_strdup (get_as (event->title, old != NULL ? old->title : NULL));
  target->date = dup_date (event->date);
  if (event->text != NULL)
    target->text = g_strdup (get_as (event->text, old != NULL ? old->text : NULL));
  return target;
}

EntTarget *
ent_target_describe_text (EntCase         *item,
                          EntTargetKind    kind,
                          const char      *id,
                          const EntAnchor *anchor,
                          const char      *text,
                          const EntTarget *old)
{
  const EntStorySection *section = kind == ENT_TARGET_STORY ? find_section (item, id) : NULL;
  const EntDocument *document = kind == ENT_TARGET_DOCUMENT ? ent_case_find_document (item, id) : NULL;
  const EntText *title, *own;
  g_autofree char *whole = NULL;
  EntTarget *target;

  if (section == NULL && document == NULL && !is_summary (item, kind, id))
    return NULL;
  title = section != NULL ? section->title : document != NULL ? document->title : item->title;
  own = section != NULL ? section->text : document != NULL ? document->text : item->summary;
  target = ent_target_new (kind, id);
  target->title = g_strdup (get_as (title, old != NULL ? old->title : NULL));
  target->date = document != NULL ? dup_date (document->date) : NULL;
  target->anchor = ent_anchor_copy (anchor);
  if (anchor == NULL)
    {
      target->text = dup_beginning_as (item, kind, id, own, old != NULL ? old->text : NULL);
      return target;
    }
  if (text == NULL)
    text = whole = ent_case_dup_target_text (item, kind, id, anchor->language != NULL ? anchor->language : ENT_OWN_LANGUAGE,
                                             NULL);
  target->text = dup_passage (text, anchor->start, anchor->end);
  return target;
}

EntTarget *
ent_target_describe (EntCase         *item,
                     EntTargetKind    kind,
                     const char      *id,
                     const EntAnchor *anchor,
                     const EntTarget *old)
{
  const EntEvent *event;
  const EntAssessment *assessment;
  EntTarget *target;

  switch (kind)
    {
    case ENT_TARGET_EVENT:
      event = ent_case_find_event (item, id);
      return event != NULL ? ent_target_describe_event (event, old) : NULL;
    case ENT_TARGET_FACTOR:
      assessment = ent_case_find_assessment (item, id);
      if (assessment == NULL)
        return NULL;
      target = ent_target_new (kind, id);
      target->text = dup_judgement (assessment, old != NULL ? old->text : NULL);
      /* Its name is the codebook's. */
      target->title = old != NULL ? g_strdup (old->title) : NULL;
      return target;
    case ENT_TARGET_STORY:
    case ENT_TARGET_DOCUMENT:
      return ent_target_describe_text (item, kind, id, anchor, NULL, old);
    case ENT_TARGET_SPAN:
      return old != NULL ? ent_target_copy (old) : ent_target_new (kind, id);
    case ENT_TARGET_CASE:
    default:
      target = ent_target_new (ENT_TARGET_CASE, id);
      target->title = g_strdup (get_as (item->title, old != NULL ? old->title : NULL));
      return target;
    }
}

EntTarget *
ent_case_dup_target (EntCase         *item,
                     EntTargetKind    kind,
                     const char      *id,
                     const EntAnchor *anchor)
{
  g_return_val_if_fail (item != NULL, NULL);

  return ent_target_describe (item, kind, id, anchor, NULL);
}
