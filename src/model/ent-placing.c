/* What notes stand on: described as it is now, and looked for in another version of its case.
 *
 * A thing found by its id is the thing, whatever else about it changed.  Words in a text go where the
 * words are: in their own section or document first, then in the others.  What is found without
 * doubt is placed, and what changed about it (words, title, date, what an event says) makes the
 * place MOVED, anything else KEPT.  Changes are measured against what the person saw last,
 * which an unanswered place remembers, so that several updates in a row are one.
 *
 * Titles and texts are in several languages and the copy is in one of them: while a variant is as the
 * copy says, nothing changed, whoever reads now. */

#include "config.h"

#include "ent-placing.h"

#include <string.h>

#include "ent-approx-private.h"
#include "ent-fold.h"
#include "ent-plain-text.h"

#define PASSAGE_CHARS 600
#define OWN_LANGUAGE  ""  /* no variant's, so that the case's own is taken */
#define ELLIPSIS      "…"

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

static gboolean
has_variant (const EntText *text,
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
    language = *shown != NULL ? *shown : OWN_LANGUAGE;

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
  return g_strdup_printf ("%s%.*s%s", cut_before ? ELLIPSIS : "", (int) (to - from), from, cut_after ? ELLIPSIS : "");
}

/* The beginning of a text. */
static char *
dup_beginning (const char *text)
{
  const char *end = text;

  for (guint n = 0; *end != '\0' && n < PASSAGE_CHARS; n++)
    end = g_utf8_next_char (end);
  return g_strdup_printf ("%.*s%s", (int) (end - text), text, *end != '\0' ? ELLIPSIS : "");
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
      const char *language = variant->language != NULL ? variant->language : OWN_LANGUAGE;
      g_autofree char *whole = ent_case_dup_target_text (item, kind, id, i > 0 ? language : OWN_LANGUAGE, NULL);
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

/* @old: (nullable): of whose copies the languages are taken */
static EntTarget *
describe_event (const EntEvent  *event,
                const EntTarget *old)
{
  EntTarget *target = ent_target_new (ENT_TARGET_EVENT, event->id);

  target->title = g_strdup (get_as (event->title, old != NULL ? old->title : NULL));
  target->date = dup_date (event->date);
  if (event->text != NULL)
    target->text = g_strdup (get_as (event->text, old != NULL ? old->text : NULL));
  return target;
}

/* @text: (nullable): that of the thing in the anchor's language */
static EntTarget *
describe_text (EntCase         *item,
               EntTargetKind    kind,
               const char      *id,
               const EntAnchor *anchor,
               const char      *text,
               const EntTarget *old)
{
  const EntStorySection *section = kind == ENT_TARGET_STORY ? find_section (item, id) : NULL;
  const EntDocument *document = kind == ENT_TARGET_DOCUMENT ? ent_case_find_document (item, id) : NULL;
  g_autofree char *whole = NULL;
  EntTarget *target;

  if (section == NULL && document == NULL)
    return NULL;
  target = ent_target_new (kind, id);
  target->title = g_strdup (get_as (section != NULL ? section->title : document->title,
                                    old != NULL ? old->title : NULL));
  target->date = document != NULL ? dup_date (document->date) : NULL;
  target->anchor = ent_anchor_copy (anchor);
  if (anchor == NULL)
    {
      target->text = dup_beginning_as (item, kind, id, section != NULL ? section->text : document->text,
                                       old != NULL ? old->text : NULL);
      return target;
    }
  if (text == NULL)
    text = whole = ent_case_dup_target_text (item, kind, id, anchor->language != NULL ? anchor->language : OWN_LANGUAGE,
                                             NULL);
  target->text = dup_passage (text, anchor->start, anchor->end);
  return target;
}

static EntTarget *
describe (EntCase         *item,
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
      return event != NULL ? describe_event (event, old) : NULL;
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
      return describe_text (item, kind, id, anchor, NULL, old);
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

  return describe (item, kind, id, anchor, NULL);
}

/* Likeness */

/* Of two titles, by their words; 0–1. */
static double
get_likeness (const char *a,
              const char *b)
{
  g_autofree char *folded_a = ent_fold (a, NULL), *folded_b = ent_fold (b, NULL);
  g_auto(GStrv) words_a = g_strsplit (folded_a, " ", 256), words_b = g_strsplit (folded_b, " ", 256);
  g_autoptr(GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = g_strv_length (words_a) + g_strv_length (words_b), n_common = 0;

  for (guint i = 0; words_a[i] != NULL; i++)
    g_hash_table_insert (counts, words_a[i],
                         GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, words_a[i])) + 1));
  for (guint i = 0; words_b[i] != NULL; i++)
    {
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, words_b[i]));

      if (count == 0)
        continue;
      n_common++;
      g_hash_table_insert (counts, words_b[i], GUINT_TO_POINTER (count - 1));
    }
  return n > 0 ? 2.0 * n_common / n : 0;
}

static double
get_title_likeness (const EntText *title,
                    const char    *copy)
{
  double best = 0;

  for (gsize i = 0; copy != NULL && title != NULL && i < ent_text_get_n (title); i++)
    best = MAX (best, get_likeness (ent_text_get_variant (title, i)->string, copy));
  return best;
}

/* The same words, but for space, quotation marks and dashes. */
static gboolean
says_same (const char *a,
           const char *b)
{
  g_autoptr(EntChars) one = NULL;
  g_autoptr(EntChars) other = NULL;

  if (g_strcmp0 (a, b) == 0)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;
  one = ent_chars_new (a);
  other = ent_chars_new (b);
  return one->n == other->n && memcmp (one->chars, other->chars, one->n * sizeof *one->chars) == 0;
}

/* Looking for things */

/* One event into which another may have become. */
static double
score_successor (const EntEvent  *event,
                 const EntTarget *old)
{
  gsize length = old->id != NULL ? strlen (old->id) : 0;
  gboolean same_date = g_strcmp0 (ent_date_get_text (event->date), old->date) == 0;
  gboolean same_title = has_variant (event->title, old->title);
  gboolean part = length > 0 && strncmp (event->id, old->id, length) == 0 && event->id[length] == '-';
  double likeness;

  if (same_title && same_date)
    return 3;
  if (same_title)
    return 2;
  if (old->text != NULL && g_utf8_strlen (old->text, -1) >= 40 && has_variant (event->text, old->text))
    return 1.9;
  if (!same_date && !part)
    return 0;
  likeness = get_title_likeness (event->title, old->title);
  return likeness >= (part ? 0.3 : 0.5) ? (part ? 1 : 0.8) * likeness : 0;
}

static EntTarget *
look_for_event (const EntTarget *old,
                EntCase         *item,
                gboolean        *sure)
{
  const EntEvent *event = ent_case_find_event (item, old->id), *successor = NULL;
  double best = 0;

  /* A person's own, which the case does not know. */
  *sure = event != NULL || (old->id != NULL && g_uuid_string_is_valid (old->id));
  if (*sure)
    return event != NULL ? describe_event (event, old) : ent_target_copy (old);
  for (guint i = 0; i < item->events->len; i++)
    {
      double score = score_successor (item->events->pdata[i], old);

      if (score > best)
        {
          successor = item->events->pdata[i];
          *sure = score >= 3;
        }
      else if (score == best)
        *sure = FALSE;
      best = MAX (best, score);
    }
  return successor != NULL ? describe_event (successor, old) : NULL;
}

/* A section or document. */
typedef struct
{
  const char    *id;
  const EntText *title;
} Thing;

static gboolean
get_thing (EntCase       *item,
           EntTargetKind  kind,
           guint          i,
           Thing         *thing)
{
  GPtrArray *things = kind == ENT_TARGET_STORY ? item->story : item->documents;

  if (i >= things->len)
    return FALSE;
  if (kind == ENT_TARGET_STORY)
    {
      const EntStorySection *section = things->pdata[i];

      *thing = (Thing) { section->id, section->title };
    }
  else
    {
      const EntDocument *document = things->pdata[i];

      *thing = (Thing) { document->id, document->title };
    }
  return TRUE;
}

/* Whether what a copy of a text begins with stands in the thing. */
static gboolean
has_beginning (EntCase       *item,
               EntTargetKind  kind,
               const char    *id,
               const char    *copy)
{
  g_autofree char *text = ent_case_dup_target_text (item, kind, id, NULL, NULL);
  EntAnchorMatch match;
  EntAnchor anchor = { .end = 1 };
  g_autofree char *words = g_strdup (copy);

  if (g_str_has_suffix (words, ELLIPSIS))
    words[strlen (words) - strlen (ELLIPSIS)] = '\0';
  if (*words == '\0' || text == NULL)
    return FALSE;
  anchor.exact = words;
  anchor.prefix = anchor.suffix = (char *) "";
  return ent_anchor_find (&anchor, text, &match) && match.score >= 0.75;
}

/* A whole section or document: by its id, else its title, else what it says. */
static EntTarget *
look_for_whole (const EntTarget *old,
                EntCase         *item,
                gboolean        *sure)
{
  EntTarget *target = describe_text (item, old->kind, old->id, NULL, NULL, old);
  const char *id = NULL;
  double best = 0;
  Thing thing;

  *sure = target != NULL;
  if (target != NULL)
    return target;
  for (guint i = 0; get_thing (item, old->kind, i, &thing); i++)
    {
      double score = has_variant (thing.title, old->title) ? 2 : get_title_likeness (thing.title, old->title);

      if (score < 1 && old->text != NULL && has_beginning (item, old->kind, thing.id, old->text))
        score = 1;
      if (score < 0.6)
        continue;
      *sure = score >= 2 && score > best;
      if (score > best)
        id = thing.id;
      best = MAX (best, score);
    }
  return id != NULL ? describe_text (item, old->kind, id, NULL, NULL, old) : NULL;
}

/* Where in a case words were found. */
typedef struct
{
  char           *id;
  char           *text;
  char           *language;
  EntAnchorMatch  match;
} Finding;

static void
finding_clear (Finding *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->language, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finding, finding_clear)

static gboolean
find_in_thing (const EntTarget *old,
               EntCase         *item,
               const char      *id,
               Finding         *finding)
{
  const char *language = old->anchor->language != NULL ? old->anchor->language : OWN_LANGUAGE;

  finding->text = ent_case_dup_target_text (item, old->kind, id, language, &finding->language);
  if (finding->text == NULL || !ent_anchor_find (old->anchor, finding->text, &finding->match))
    {
      finding_clear (finding);
      return FALSE;
    }
  finding->id = g_strdup (id);
  return TRUE;
}

/* The best of the other sections or documents. @unique: whether no other has the very words as surely */
static void
find_elsewhere (const EntTarget *old,
                EntCase         *item,
                Finding         *best,
                gboolean        *unique)
{
  guint n_exact = 0;
  Thing thing;

  for (guint i = 0; get_thing (item, old->kind, i, &thing); i++)
    {
      g_auto(Finding) finding = { NULL };

      if (g_strcmp0 (thing.id, old->id) == 0 || !find_in_thing (old, item, thing.id, &finding))
        continue;
      if (finding.match.exact && finding.match.sure)
        n_exact++;
      if (best->id != NULL && best->match.score >= finding.match.score)
        continue;
      finding_clear (best);
      *best = finding;
      memset (&finding, 0, sizeof finding);
    }
  *unique = n_exact == 1 && best->match.exact && best->match.sure;
}

static EntTarget *
describe_finding (const Finding   *self,
                  EntCase         *item,
                  const EntTarget *old)
{
  g_autoptr(EntAnchor) anchor = ent_anchor_new (self->text, self->match.start, self->match.end, self->language);

  return anchor != NULL ? describe_text (item, old->kind, self->id, anchor, self->text, old) : NULL;
}

static EntTarget *
look_for_words (const EntTarget *old,
                EntCase         *item,
                gboolean        *sure)
{
  g_auto(Finding) own = { NULL };
  g_auto(Finding) other = { NULL };
  gboolean has_own = find_in_thing (old, item, old->id, &own), unique = FALSE;

  *sure = has_own && own.match.sure;
  if (*sure && own.match.exact)
    return describe_finding (&own, item, old);
  find_elsewhere (old, item, &other, &unique);
  /* The very words with the same around them, in another place than words like them. */
  if (unique && (!*sure || other.match.score > own.match.score + 0.1))
    {
      *sure = TRUE;
      return describe_finding (&other, item, old);
    }
  if (*sure || (has_own && (other.id == NULL || own.match.score >= other.match.score)))
    return describe_finding (&own, item, old);
  *sure = FALSE;
  return other.id != NULL ? describe_finding (&other, item, old) : NULL;
}

/* (nullable): what @old stands on in the case as it is now. @sure: without a doubt */
static EntTarget *
look_for (const EntTarget *old,
          EntCase         *item,
          gboolean        *sure)
{
  EntTarget *target;

  switch (old->kind)
    {
    case ENT_TARGET_EVENT:
      return look_for_event (old, item, sure);
    case ENT_TARGET_STORY:
    case ENT_TARGET_DOCUMENT:
      return old->anchor != NULL ? look_for_words (old, item, sure) : look_for_whole (old, item, sure);
    case ENT_TARGET_FACTOR:
      target = describe (item, old->kind, old->id, NULL, old);
      /* One that was not rated when the note was written either. */
      if (target == NULL && old->text == NULL)
        target = ent_target_copy (old);
      *sure = target != NULL;
      return target;
    case ENT_TARGET_CASE:
    case ENT_TARGET_SPAN:
    default:
      *sure = TRUE;
      return describe (item, old->kind, old->id, NULL, old);
    }
}

/* Placing */

/* What happened to a thing. */
typedef enum
{
  CHANGE_NONE,     /* or only that copies were made which were missing */
  CHANGE_AROUND,   /* what the note stands on is as it was */
  CHANGE_OF_THING,
} Change;

static gboolean
changed (const char *old,
         const char *new)
{
  return old != NULL && !says_same (old, new);
}

/* Whether they stand at the same words with the same around them; other programs keep more or less of that. */
static gboolean
is_same_place (const EntAnchor *old,
               const EntAnchor *new)
{
  if (old == NULL || new == NULL)
    return old == new;
  return old->start == new->start && strcmp (old->exact, new->exact) == 0
         && (g_str_has_suffix (old->prefix, new->prefix) || g_str_has_suffix (new->prefix, old->prefix))
         && (g_str_has_prefix (old->suffix, new->suffix) || g_str_has_prefix (new->suffix, old->suffix));
}

static Change
get_change (const EntTarget *old,
            const EntTarget *new)
{
  gboolean known = (old->title == NULL || g_strcmp0 (old->title, new->title) == 0)
                   && (old->date == NULL || g_strcmp0 (old->date, new->date) == 0)
                   && (old->text == NULL || g_strcmp0 (old->text, new->text) == 0);
  gboolean moved = old->kind != new->kind || g_strcmp0 (old->id, new->id) != 0;

  if (old->anchor != NULL)
    moved = moved || !says_same (old->anchor->exact, new->anchor != NULL ? new->anchor->exact : NULL);
  else if (old->kind != ENT_TARGET_CASE)
    moved = moved || changed (old->title, new->title) || (old->date != NULL && g_strcmp0 (old->date, new->date) != 0);
  if (old->kind == ENT_TARGET_EVENT || old->kind == ENT_TARGET_FACTOR)
    moved = moved || changed (old->text, new->text);
  if (moved)
    return CHANGE_OF_THING;
  return known && is_same_place (old->anchor, new->anchor) ? CHANGE_NONE : CHANGE_AROUND;
}

static void
set_target (EntTarget **target,
            EntTarget  *new)
{
  ent_target_free (*target);
  *target = new;
}

/* Says that the note has no place: until the person decides it stays as it is. */
static gboolean
set_doubt (EntNote         *note,
           EntPlaceState    state,
           const EntTarget *now,
           gint64           now_usec)
{
  EntNotePlace *place = note->place;

  if (place != NULL && place->state == state && ent_target_equal (place->now, now))
    return FALSE;
  if (place == NULL)
    place = note->place = ent_note_place_new (state, now_usec);
  place->state = state;
  place->since_usec = now_usec;
  if (place->before == NULL)
    place->before = ent_target_copy (note->target);
  set_target (&place->now, ent_target_copy (now));
  return TRUE;
}

/* @found: (transfer full) */
static gboolean
set_found (EntNote   *note,
           EntTarget *found,
           gint64     now_usec)
{
  EntNotePlace *place = note->place;
  gboolean doubt = place != NULL && (place->state == ENT_PLACE_NEEDS_YOU || place->state == ENT_PLACE_LOST);
  g_autoptr(EntTarget) before = ent_target_copy (place != NULL && place->before != NULL ? place->before : note->target);
  Change change = get_change (before, found);

  if (!doubt && ent_target_equal (note->target, found))
    {
      ent_target_free (found);
      return FALSE;
    }
  set_target (&note->target, found);
  if (change == CHANGE_NONE && (place == NULL || place->state == ENT_PLACE_KEPT))
    return TRUE;
  if (place == NULL)
    place = note->place = ent_note_place_new (ENT_PLACE_KEPT, now_usec);
  place->state = change == CHANGE_OF_THING ? ENT_PLACE_MOVED : ENT_PLACE_KEPT;
  place->since_usec = now_usec;
  set_target (&place->now, NULL);
  set_target (&place->before, change == CHANGE_OF_THING ? g_steal_pointer (&before) : NULL);
  return TRUE;
}

gboolean
ent_note_place_in (EntNote *note,
                   EntCase *item,
                   gint64   now_usec)
{
  g_autoptr(EntTarget) found = NULL;
  const EntTarget *before;
  gboolean sure = FALSE;

  g_return_val_if_fail (note != NULL, FALSE);

  before = note->place != NULL ? note->place->before : NULL;
  if (item != NULL)
    found = look_for (note->target, item, &sure);
  /* What it stood on before it was moved may have come back. */
  if (item != NULL && !sure && before != NULL && !ent_target_equal (before, note->target))
    {
      gboolean sure_before = FALSE;
      EntTarget *found_before = look_for (before, item, &sure_before);

      if (found_before != NULL && (sure_before || found == NULL))
        {
          set_target (&found, found_before);
          sure = sure_before;
        }
      else
        ent_target_free (found_before);
    }
  if (found == NULL)
    return set_doubt (note, ENT_PLACE_LOST, NULL, now_usec);
  if (!sure)
    return set_doubt (note, ENT_PLACE_NEEDS_YOU, found, now_usec);
  return set_found (note, g_steal_pointer (&found), now_usec);
}

void
ent_note_accept_place (EntNote         *note,
                       const EntTarget *target)
{
  EntTarget *accepted = NULL;

  g_return_if_fail (note != NULL);

  if (target != NULL)
    accepted = ent_target_copy (target);
  else if (note->place != NULL && note->place->now != NULL)
    accepted = g_steal_pointer (&note->place->now);
  else if (note->place != NULL && note->place->state == ENT_PLACE_LOST)
    return;
  if (accepted != NULL)
    set_target (&note->target, accepted);
  g_clear_pointer (&note->place, ent_note_place_free);
}
