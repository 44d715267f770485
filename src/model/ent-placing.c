/* What notes stand on, looked for in another version of its case.
 *
 * A thing found by its id is the thing, whatever else about it changed.  Words in a text go where the
 * words are: in their own section or document first, then in the others.  What is found without
 * doubt is placed, and what changed about it (words, title, date, what an event says) makes the
 * place MOVED, anything else KEPT.  Changes are measured against what the person saw last,
 * which an unanswered place remembers, so that several updates in a row are one. */

#include "config.h"

#include "ent-placing-private.h"

#include <string.h>

#include "ent-approx-private.h"
#include "ent-fold.h"

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
  gboolean same_title = ent_text_has_variant (event->title, old->title);
  gboolean part = length > 0 && strncmp (event->id, old->id, length) == 0 && event->id[length] == '-';
  double likeness;

  if (same_title && same_date)
    return 3;
  if (same_title)
    return 2;
  if (old->text != NULL && g_utf8_strlen (old->text, -1) >= 40 && ent_text_has_variant (event->text, old->text))
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
    return event != NULL ? ent_target_describe_event (event, old) : ent_target_copy (old);
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
  return successor != NULL ? ent_target_describe_event (successor, old) : NULL;
}

/* A section, the summary, which comes after them, or a document. */
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

  if (kind == ENT_TARGET_STORY && i == things->len && item->summary != NULL)
    {
      *thing = (Thing) { ENT_STORY_SUMMARY, item->title };
      return TRUE;
    }
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

  if (g_str_has_suffix (words, ENT_ELLIPSIS))
    words[strlen (words) - strlen (ENT_ELLIPSIS)] = '\0';
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
  EntTarget *target = ent_target_describe_text (item, old->kind, old->id, NULL, NULL, old);
  const char *id = NULL;
  double best = 0;
  Thing thing;

  *sure = target != NULL;
  if (target != NULL)
    return target;
  for (guint i = 0; get_thing (item, old->kind, i, &thing); i++)
    {
      double score = ent_text_has_variant (thing.title, old->title) ? 2 : get_title_likeness (thing.title, old->title);

      if (score < 1 && old->text != NULL && has_beginning (item, old->kind, thing.id, old->text))
        score = 1;
      if (score < 0.6)
        continue;
      if (score > best)
        {
          id = thing.id;
          *sure = score >= 2;
        }
      else if (score == best)
        *sure = FALSE;
      best = MAX (best, score);
    }
  return id != NULL ? ent_target_describe_text (item, old->kind, id, NULL, NULL, old) : NULL;
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
  const char *language = old->anchor->language != NULL ? old->anchor->language : ENT_OWN_LANGUAGE;

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

  return anchor != NULL ? ent_target_describe_text (item, old->kind, self->id, anchor, self->text, old) : NULL;
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
      target = ent_target_describe (item, old->kind, old->id, NULL, old);
      /* One that was not rated when the note was written either. */
      if (target == NULL && old->text == NULL)
        target = ent_target_copy (old);
      *sure = target != NULL;
      return target;
    case ENT_TARGET_CASE:
    case ENT_TARGET_SPAN:
    default:
      *sure = TRUE;
      /* Words quoted from elsewhere, a web page, which no version of the case changes. */
      if (old->anchor != NULL)
        return ent_target_copy (old);
      return ent_target_describe (item, old->kind, old->id, NULL, old);
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
