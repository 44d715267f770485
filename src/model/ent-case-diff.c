/* What a person should read of a new version of a case. Things are paired by their ids, and those that have none by
 * what they say: see pair_without_ids(). Two things of a pair are compared field by field, each field as a string that
 * holds all of it (ent-case-diff-private.h); only of fields that differ words are made. */

#include "config.h"

#include "ent-case-diff.h"

#include <string.h>

#include "ent-case-diff-private.h"

#define NONE (-1)

typedef struct
{
  EntCaseSide  before;
  EntCaseSide  after;
  GString     *left;    /* of what is being compared */
  GString     *right;
  GPtrArray   *events;  /* of EventChange */
  GPtrArray   *others;  /* of EntChange: all but events and the case itself */
  EntChange   *whole;   /* of the case itself; CHANGED */
} Diff;

/* Which ones are the same thing: for each of the one list its place in the other, or NONE. */
typedef struct
{
  guint  n_before;
  guint  n_after;
  int   *of_before;
  int   *of_after;
} Pairs;

typedef struct
{
  EntChange      *change;
  const EntEvent *event;
} EventChange;

static void
field_change_free (EntFieldChange *self)
{
  g_free (self->field);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static EntChange *
change_new (EntChangeKind  kind,
            const char    *part)
{
  EntChange *self = g_new0 (EntChange, 1);

  self->kind = kind;
  self->part = g_strdup (part);
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_change_free);
  return self;
}

static void
change_free (EntChange *self)
{
  g_free (self->part);
  g_free (self->id);
  g_free (self->title);
  g_free (self->date);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

/* (transfer full) strings */
static void
add_field (EntChange  *change,
           const char *name,
           char       *before,
           char       *after)
{
  EntFieldChange *field = g_new0 (EntFieldChange, 1);

  field->field = g_strdup (name);
  field->before = before;
  field->after = after;
  g_ptr_array_add (change->fields, field);
}

/* NULL where there is nothing. */
static char *
dup_said (const EntCaseSide  *side,
          const EntPartField *field,
          gconstpointer       thing,
          gboolean            words)
{
  g_autoptr(GString) out = g_string_new (NULL);

  field->say (out, side, (const char *) thing + field->offset, words);
  if (out->len == 0)
    return NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* "" for the case's own. */
static const char *
get_language (const Diff           *self,
              const EntTextVariant *variant)
{
  if (variant->language == NULL || g_strcmp0 (variant->language, self->after.own_language) == 0)
    return "";
  return variant->language;
}

/* The words of that language in a text, or NULL. */
static const char *
find_words (const Diff    *self,
            const EntText *text,
            const char    *language)
{
  for (gsize i = 0; text != NULL && i < ent_text_get_n (text); i++)
    {
      const EntTextVariant *variant = ent_text_get_variant (text, i);

      if (strcmp (get_language (self, variant), language) == 0)
        return variant->string;
    }
  return NULL;
}

static void
append_language (GString    *out,
                 const char *language,
                 const char *words)
{
  if (words != NULL)
    g_string_append_printf (out, "%s%s%s%s", out->len > 0 ? "\n" : "", language, *language != '\0' ? ": " : "", words);
}

/* A text that is changed in other languages than the reader's: "vi: …" of each of these. */
static void
say_languages (Diff          *self,
               const EntText *before,
               const EntText *after)
{
  const EntText *texts[] = { before, after };
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_string_truncate (self->left, 0);
  g_string_truncate (self->right, 0);
  for (gsize side = 0; side < G_N_ELEMENTS (texts); side++)
    for (gsize i = 0; texts[side] != NULL && i < ent_text_get_n (texts[side]); i++)
      {
        const char *language = get_language (self, ent_text_get_variant (texts[side], i));
        const char *left = find_words (self, before, language);
        const char *right = find_words (self, after, language);

        if (g_hash_table_add (seen, (gpointer) language) && g_strcmp0 (left, right) != 0)
          {
            append_language (self->left, language, left);
            append_language (self->right, language, right);
          }
      }
}

/* What a field holds, to be shown as it is. */
static char *
dup_shown (const char *said)
{
  if (*said == '\0')
    return NULL;
  return g_strdelimit (g_strdup (said), ENT_SAY_UNIT ENT_SAY_ITEM, ' ');
}

static void
compare_field (Diff               *self,
               const EntPartField *field,
               gconstpointer       before,
               gconstpointer       after,
               EntChange          *change)
{
  g_autofree char *left_words = NULL;
  g_autofree char *right_words = NULL;

  g_string_truncate (self->left, 0);
  g_string_truncate (self->right, 0);
  field->say (self->left, &self->before, (const char *) before + field->offset, FALSE);
  field->say (self->right, &self->after, (const char *) after + field->offset, FALSE);
  if (g_string_equal (self->left, self->right))
    return;

  left_words = dup_said (&self->before, field, before, TRUE);
  right_words = dup_said (&self->after, field, after, TRUE);
  /* Different, and yet the same to read: two things of one name, say. */
  if (g_strcmp0 (left_words, right_words) == 0)
    {
      if (field->say == ent_say_text)
        say_languages (self, ENT_FIELD_AT (EntText *, before, field->offset), ENT_FIELD_AT (EntText *, after, field->offset));
      g_free (left_words);
      g_free (right_words);
      left_words = dup_shown (self->left->str);
      right_words = dup_shown (self->right->str);
    }
  add_field (change, field->name, g_steal_pointer (&left_words), g_steal_pointer (&right_words));
}

static char *
dup_date (const EntCasePart *part,
          gconstpointer      thing)
{
  return part->date >= 0 ? g_strdup (ent_date_get_text (ENT_FIELD_AT (EntDate *, thing, part->date))) : NULL;
}

/* Either may be NULL; nothing where both are the same. */
static void
compare_things (Diff              *self,
                const EntCasePart *part,
                gconstpointer      before,
                gconstpointer      after)
{
  EntChangeKind kind = before == NULL ? ENT_CHANGE_ADDED : after == NULL ? ENT_CHANGE_REMOVED : ENT_CHANGE_CHANGED;
  EntChange *change = change_new (kind, part->name);
  gconstpointer thing = after != NULL ? after : before;
  g_autoptr(GString) title = g_string_new (NULL);

  if (kind == ENT_CHANGE_CHANGED)
    {
      for (const EntPartField *field = part->fields; field->name != NULL; field++)
        compare_field (self, field, before, after, change);
      if (change->fields->len == 0)
        {
          change_free (change);
          return;
        }
    }

  if (part->id >= 0)
    change->id = g_strdup (ENT_FIELD_AT (char *, thing, part->id));
  part->title (title, after != NULL ? &self->after : &self->before, thing, TRUE);
  change->title = g_string_free (g_steal_pointer (&title), FALSE);
  change->date = dup_date (part, thing);
  if (part->list == offsetof (EntCase, events))
    {
      EventChange *event_change = g_new (EventChange, 1);

      event_change->change = change;
      event_change->event = thing;
      g_ptr_array_add (self->events, event_change);
    }
  else
    g_ptr_array_add (self->others, change);
}

static void
pairs_init (Pairs     *self,
            GPtrArray *before,
            GPtrArray *after)
{
  self->n_before = before->len;
  self->n_after = after->len;
  self->of_before = g_new (int, self->n_before + 1);
  self->of_after = g_new (int, self->n_after + 1);
  for (guint i = 0; i < self->n_before; i++)
    self->of_before[i] = NONE;
  for (guint i = 0; i < self->n_after; i++)
    self->of_after[i] = NONE;
}

static void
pairs_clear (Pairs *self)
{
  g_free (self->of_before);
  g_free (self->of_after);
}

static void
pair (Pairs *self,
      guint  before,
      guint  after)
{
  self->of_before[before] = (int) after;
  self->of_after[after] = (int) before;
}

/* What two things must have in common to be one: the field of this name, or with NULL all fields. */
static char *
dup_sameness (const EntCaseSide *side,
              const EntCasePart *part,
              gconstpointer      thing,
              const char        *name)
{
  g_autoptr(GString) out = g_string_new (NULL);

  for (const EntPartField *field = part->fields; field->name != NULL; field++)
    if (name == NULL || strcmp (field->name, name) == 0)
      {
        field->say (out, side, (const char *) thing + field->offset, FALSE);
        if (name == NULL)
          g_string_append_c (out, '\x1d');
      }
  if (out->len == 0)
    return NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Pairs what is not yet paired and alike; of several that are alike, in order. */
static void
pair_alike (Diff              *self,
            const EntCasePart *part,
            GPtrArray         *before,
            GPtrArray         *after,
            const char        *name,
            Pairs             *pairs)
{
  g_autoptr(GHashTable) waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_queue_free);

  for (guint i = 0; i < before->len; i++)
    {
      g_autofree char *key = pairs->of_before[i] == NONE
                               ? dup_sameness (&self->before, part, g_ptr_array_index (before, i), name) : NULL;
      GQueue *queue;

      if (key == NULL)
        continue;
      queue = g_hash_table_lookup (waiting, key);
      if (queue == NULL)
        g_hash_table_insert (waiting, g_steal_pointer (&key), queue = g_queue_new ());
      g_queue_push_tail (queue, GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < after->len; i++)
    {
      g_autofree char *key = pairs->of_after[i] == NONE
                               ? dup_sameness (&self->after, part, g_ptr_array_index (after, i), name) : NULL;
      GQueue *queue = key != NULL ? g_hash_table_lookup (waiting, key) : NULL;

      if (queue != NULL && !g_queue_is_empty (queue))
        pair (pairs, GPOINTER_TO_UINT (g_queue_pop_head (queue)), i);
    }
}

/* First what is wholly the same, then what has an anchor in common; what is left and stands behind the two of a pair (or
 * at the beginning) on both sides was rewritten. */
static void
pair_without_ids (Diff              *self,
                  const EntCasePart *part,
                  GPtrArray         *before,
                  GPtrArray         *after,
                  Pairs             *pairs)
{
  pair_alike (self, part, before, after, NULL, pairs);
  for (const char * const *name = part->anchors; *name != NULL; name++)
    pair_alike (self, part, before, after, *name, pairs);

  for (guint i = 0; i < after->len; i++)
    {
      int place = i == 0 ? 0 : pairs->of_after[i - 1] == NONE ? NONE : pairs->of_after[i - 1] + 1;

      if (pairs->of_after[i] == NONE && place != NONE && place < (int) before->len && pairs->of_before[place] == NONE)
        pair (pairs, (guint) place, i);
    }
}

static void
pair_by_ids (const EntCasePart *part,
             GPtrArray         *before,
             GPtrArray         *after,
             Pairs             *pairs)
{
  g_autoptr(GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < before->len; i++)
    g_hash_table_insert (places, ENT_FIELD_AT (char *, g_ptr_array_index (before, i), part->id), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < after->len; i++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places,
                                                           ENT_FIELD_AT (char *, g_ptr_array_index (after, i), part->id)));

      /* An id that is there twice counts once. */
      if (place > 0 && pairs->of_before[place - 1] == NONE)
        pair (pairs, place - 1, i);
    }
}

static char *
dup_titles (const EntCaseSide *side,
            const EntCasePart *part,
            GPtrArray         *things,
            const int         *partners)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < things->len; i++)
    if (partners[i] != NONE)
      {
        g_string_append (out, out->len > 0 ? "\n" : "");
        part->title (out, side, g_ptr_array_index (things, i), TRUE);
      }
  return g_string_free (out, FALSE);
}

/* That phases have changed places is said of the case. */
static void
compare_order (Diff              *self,
               const EntCasePart *part,
               GPtrArray         *before,
               GPtrArray         *after,
               const Pairs       *pairs)
{
  int last = NONE;

  for (guint i = 0; i < after->len; i++)
    {
      if (pairs->of_after[i] == NONE)
        continue;
      if (pairs->of_after[i] < last)
        {
          add_field (self->whole, part->list_name, dup_titles (&self->before, part, before, pairs->of_before),
                     dup_titles (&self->after, part, after, pairs->of_after));
          return;
        }
      last = pairs->of_after[i];
    }
}

static void
compare_part (Diff              *self,
              const EntCasePart *part)
{
  GPtrArray *before = ENT_FIELD_AT (GPtrArray *, self->before.item, part->list);
  GPtrArray *after = ENT_FIELD_AT (GPtrArray *, self->after.item, part->list);
  Pairs pairs;

  pairs_init (&pairs, before, after);
  if (part->id >= 0)
    pair_by_ids (part, before, after, &pairs);
  else
    pair_without_ids (self, part, before, after, &pairs);

  for (guint i = 0; i < after->len; i++)
    {
      int partner = pairs.of_after[i];

      compare_things (self, part, partner != NONE ? g_ptr_array_index (before, partner) : NULL, g_ptr_array_index (after, i));
    }
  for (guint i = 0; i < before->len; i++)
    if (pairs.of_before[i] == NONE)
      compare_things (self, part, g_ptr_array_index (before, i), NULL);
  if (part->in_order)
    compare_order (self, part, before, after, &pairs);
  pairs_clear (&pairs);
}

static int
compare_event_changes (gconstpointer a,
                       gconstpointer b)
{
  const EventChange *left = *(EventChange * const *) a;
  const EventChange *right = *(EventChange * const *) b;

  return ent_event_compare (&left->event, &right->event);
}

/* Events first, by date, then the case, then the rest. */
static void
gather (Diff      *self,
        GPtrArray *changes)
{
  g_ptr_array_sort (self->events, compare_event_changes);
  for (guint i = 0; i < self->events->len; i++)
    g_ptr_array_add (changes, ((EventChange *) g_ptr_array_index (self->events, i))->change);
  if (self->whole->fields->len > 0)
    {
      self->whole->title = g_strdup (ent_text_get (self->after.item->title));
      g_ptr_array_add (changes, g_steal_pointer (&self->whole));
    }
  g_clear_pointer (&self->whole, change_free);
  g_ptr_array_extend_and_steal (changes, g_steal_pointer (&self->others));
}

EntCaseDiff *
ent_case_diff_new (EntCase *before,
                   EntCase *after)
{
  EntCaseDiff *self = g_new0 (EntCaseDiff, 1);
  const char *own_language = NULL;
  Diff diff = { 0 };

  g_return_val_if_fail (after != NULL, self);

  self->before = before != NULL ? before->version : 0;
  self->after = after->version;
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  if (before == NULL)
    return self;

  if (g_strcmp0 (before->language, after->language) == 0)
    own_language = after->language;
  diff.before = (EntCaseSide) { before, own_language };
  diff.after = (EntCaseSide) { after, own_language };
  diff.left = g_string_new (NULL);
  diff.right = g_string_new (NULL);
  diff.events = g_ptr_array_new_with_free_func (g_free);
  diff.others = g_ptr_array_new ();
  diff.whole = change_new (ENT_CHANGE_CHANGED, "case");
  for (const EntPartField *field = ent_case_fields; field->name != NULL; field++)
    compare_field (&diff, field, before, after, diff.whole);
  for (const EntCasePart *part = ent_case_parts; part->name != NULL; part++)
    compare_part (&diff, part);
  gather (&diff, self->changes);

  g_ptr_array_unref (diff.events);
  g_string_free (diff.left, TRUE);
  g_string_free (diff.right, TRUE);
  return self;
}

void
ent_case_diff_free (EntCaseDiff *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self);
}

guint
ent_case_diff_count (const EntCaseDiff *self,
                     const char        *part,
                     EntChangeKind      kind)
{
  guint n = 0;

  for (guint i = 0; i < self->changes->len; i++)
    {
      const EntChange *change = g_ptr_array_index (self->changes, i);

      if (change->kind == kind && (part == NULL || strcmp (change->part, part) == 0))
        n++;
    }
  return n;
}
