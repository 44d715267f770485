#include "config.h"

#include "ent-note-filter.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-cite.h"
#include "ent-fold.h"
#include "ent-string-list.h"

/* Facts */

static void
append_folded (GString    *out,
               const char *text)
{
  g_autofree char *folded = text != NULL ? ent_fold (text, NULL) : NULL;

  if (folded != NULL && *folded != '\0')
    g_string_append_printf (out, "%s ", folded);
}

static char *
fold_note (const EntNote *note)
{
  g_autoptr(GString) words = g_string_new (NULL);

  append_folded (words, note->body);
  for (guint i = 0; i < note->tags->len; i++)
    append_folded (words, note->tags->pdata[i]);
  append_folded (words, note->target->title);
  if (note->target->anchor != NULL)
    append_folded (words, note->target->anchor->exact);
  return g_strdup (words->str);
}

/* Dates have no zone: they are compared with what the clock on the wall showed. */
static gint64
count_wall_seconds (gint64 usec)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (usec / G_USEC_PER_SEC);

  return time == NULL ? usec / G_USEC_PER_SEC
                      : g_date_time_to_unix (time) + g_date_time_get_utc_offset (time) / G_TIME_SPAN_SECOND;
}

EntNoteFacts *
ent_note_facts_new (const EntNote *note)
{
  EntNoteFacts *self;

  g_return_val_if_fail (note != NULL, NULL);

  self = g_new0 (EntNoteFacts, 1);
  self->title = ent_note_dup_title (note);
  self->title_key = g_utf8_collate_key (self->title, -1);
  self->words = fold_note (note);
  self->tags = g_new0 (char *, note->tags->len + 1);
  for (guint i = 0; i < note->tags->len; i++)
    self->tags[i] = g_utf8_casefold (note->tags->pdata[i], -1);
  if (note->target->date != NULL)
    self->about = ent_date_parse (note->target->date, NULL);
  self->created = count_wall_seconds (note->created_usec);
  self->modified = count_wall_seconds (note->modified_usec);
  return self;
}

void
ent_note_facts_free (EntNoteFacts *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->title_key);
  g_free (self->words);
  g_strfreev (self->tags);
  g_clear_pointer (&self->about, ent_date_unref);
  g_free (self);
}

/* The filter */

EntNoteFilter *
ent_note_filter_new (void)
{
  EntNoteFilter *self = g_new0 (EntNoteFilter, 1);

  self->cases = ent_ids_new ();
  self->tags = ent_ids_new ();
  self->layers = ent_ids_new ();
  return self;
}

EntNoteFilter *
ent_note_filter_copy (const EntNoteFilter *self)
{
  EntNoteFilter *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (EntNoteFilter, 1);
  copy->cases = ent_ids_copy (self->cases);
  copy->tags = ent_ids_copy (self->tags);
  copy->layers = ent_ids_copy (self->layers);
  copy->colors = self->colors;
  copy->flags = self->flags;
  copy->states = self->states;
  copy->written = self->written != NULL ? ent_date_ref (self->written) : NULL;
  copy->about = self->about != NULL ? ent_date_ref (self->about) : NULL;
  copy->text = g_strdup (self->text);
  copy->words = g_strdupv (self->words);
  return copy;
}

void
ent_note_filter_free (EntNoteFilter *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->cases);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->layers);
  g_clear_pointer (&self->written, ent_date_unref);
  g_clear_pointer (&self->about, ent_date_unref);
  g_free (self->text);
  g_strfreev (self->words);
  g_free (self);
}

static gboolean
has_tag (GPtrArray  *tags,
         const char *tag)
{
  return g_ptr_array_find_with_equal_func (tags, tag, (GEqualFunc) ent_tag_equal, NULL);
}

static gboolean
equal_dates (const EntDate *a,
             const EntDate *b)
{
  return a == NULL || b == NULL ? a == b : ent_date_equal (a, b);
}

gboolean
ent_note_filter_equal (const EntNoteFilter *a,
                       const EntNoteFilter *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return ent_string_list_equal_set (a->cases, b->cases) && ent_string_list_equal_set (a->tags, b->tags)
         && ent_string_list_equal_set (a->layers, b->layers)
         && a->colors == b->colors && a->flags == b->flags && a->states == b->states
         && equal_dates (a->written, b->written) && equal_dates (a->about, b->about)
         && g_strcmp0 (a->text, b->text) == 0;
}

gboolean
ent_note_filter_is_empty (const EntNoteFilter *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->cases->len == 0 && self->tags->len == 0 && self->layers->len == 0
         && self->colors == 0 && self->flags == 0 && self->states == 0
         && self->written == NULL && self->about == NULL && self->text == NULL;
}

void
ent_note_filter_set_text (EntNoteFilter *self,
                          const char    *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autofree char *folded = ent_fold (stripped, NULL);

  g_return_if_fail (self != NULL);

  g_free (self->text);
  g_strfreev (self->words);
  self->text = *stripped != '\0' ? g_steal_pointer (&stripped) : NULL;
  self->words = *folded != '\0' ? g_strsplit (folded, " ", -1) : NULL;
}

/* Matching: the words come last, as they cost most. */

static EntPlaceState
get_state (const EntNote *note)
{
  return note->place != NULL ? note->place->state : ENT_PLACE_KEPT;
}

static gboolean
match_lists (const EntNoteFilter *self,
             const EntNote       *note,
             const EntNoteFacts  *facts)
{
  gboolean any = self->tags->len == 0;

  if ((self->colors != 0 && (self->colors & 1u << note->color) == 0)
      || (self->flags != 0 && (self->flags & 1u << note->flag) == 0)
      || (self->states != 0 && (self->states & 1u << get_state (note)) == 0)
      || (self->cases->len > 0 && !ent_string_list_has (self->cases, note->case_id))
      || (self->layers->len > 0 && !ent_string_list_has (self->layers, note->layer != NULL ? note->layer : "")))
    return FALSE;
  for (guint i = 0; i < self->tags->len && !any; i++)
    {
      g_autofree char *tag = g_utf8_casefold (self->tags->pdata[i], -1);

      any = g_strv_contains ((const char * const *) facts->tags, tag);
    }
  return any;
}

static gboolean
is_in (gint64         seconds,
       const EntDate *date)
{
  return seconds >= ent_date_get_earliest (date) && seconds <= ent_date_get_latest (date);
}

gboolean
ent_note_filter_match (const EntNoteFilter *self,
                       const EntNote       *note,
                       const EntNoteFacts  *facts)
{
  g_return_val_if_fail (self != NULL && note != NULL && facts != NULL, FALSE);

  if (!match_lists (self, note, facts)
      || (self->written != NULL && !is_in (facts->created, self->written) && !is_in (facts->modified, self->written))
      || (self->about != NULL && (facts->about == NULL || !ent_date_overlaps (facts->about, self->about))))
    return FALSE;
  for (char **word = self->words; word != NULL && *word != NULL; word++)
    if (!ent_fold_has_word (facts->words, *word))
      return FALSE;
  /* Signs alone are no words, and nothing has them. */
  return self->text == NULL || self->words != NULL;
}

/* Parts */

EntNotePart *
ent_note_part_new (EntNotePartKind  kind,
                   const char      *id,
                   int              value)
{
  EntNotePart *self = g_new0 (EntNotePart, 1);

  self->kind = kind;
  self->id = g_strdup (id);
  self->value = value;
  return self;
}

void
ent_note_part_free (EntNotePart *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self);
}

char *
ent_note_part_dup_name (const EntNotePart   *self,
                        const EntNoteFilter *filter,
                        const char          *name)
{
  g_autofree char *date = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
    case ENT_NOTE_PART_TAG:
      return g_strconcat ("#", self->id, NULL);
    case ENT_NOTE_PART_COLOR:
      return g_strdup (ent_note_color_to_label (self->value));
    case ENT_NOTE_PART_FLAG:
      return g_strdup (ent_note_flag_to_label (self->value));
    case ENT_NOTE_PART_STATE:
      return g_strdup (self->value == ENT_PLACE_KEPT ? _("In its place") : ent_place_state_to_label (self->value));
    case ENT_NOTE_PART_WRITTEN:
      date = ent_date_format (filter->written);
      /* Translators: a condition for notes; %s is a date or a span, "September 2026". */
      return g_strdup_printf (_("Written: %s"), date);
    case ENT_NOTE_PART_ABOUT:
      date = ent_date_format (filter->about);
      /* Translators: a condition for notes: the time of what they stand on. */
      return g_strdup_printf (_("About: %s"), date);
    case ENT_NOTE_PART_CASE:
    case ENT_NOTE_PART_LAYER:
    default:
      return g_strdup (name != NULL ? name : self->id);
    }
}

/* The list in which conditions of a kind stand, or NULL. */
static GPtrArray *
get_ids (const EntNoteFilter *self,
         EntNotePartKind      kind)
{
  return kind == ENT_NOTE_PART_CASE ? self->cases
         : kind == ENT_NOTE_PART_TAG ? self->tags
         : kind == ENT_NOTE_PART_LAYER ? self->layers : NULL;
}

/* The same for bits. */
static const guint *
get_bits (const EntNoteFilter *self,
          EntNotePartKind      kind)
{
  return kind == ENT_NOTE_PART_COLOR ? &self->colors
         : kind == ENT_NOTE_PART_FLAG ? &self->flags
         : kind == ENT_NOTE_PART_STATE ? &self->states : NULL;
}

GPtrArray *
ent_note_filter_list_parts (const EntNoteFilter *self)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_note_part_free);

  g_return_val_if_fail (self != NULL, parts);

  for (EntNotePartKind kind = ENT_NOTE_PART_CASE; kind <= ENT_NOTE_PART_STATE; kind++)
    {
      GPtrArray *ids = get_ids (self, kind);
      const guint *bits = get_bits (self, kind);

      for (guint i = 0; ids != NULL && i < ids->len; i++)
        g_ptr_array_add (parts, ent_note_part_new (kind, ids->pdata[i], 0));
      for (int i = 0; bits != NULL && i < 32; i++)
        if ((*bits & 1u << i) != 0)
          g_ptr_array_add (parts, ent_note_part_new (kind, NULL, i));
    }
  if (self->written != NULL)
    g_ptr_array_add (parts, ent_note_part_new (ENT_NOTE_PART_WRITTEN, NULL, 0));
  if (self->about != NULL)
    g_ptr_array_add (parts, ent_note_part_new (ENT_NOTE_PART_ABOUT, NULL, 0));
  return parts;
}

gboolean
ent_note_filter_has_part (const EntNoteFilter *self,
                          const EntNotePart   *part)
{
  GPtrArray *ids = get_ids (self, part->kind);
  const guint *bits = get_bits (self, part->kind);

  if (ids != NULL)
    return part->kind == ENT_NOTE_PART_TAG ? has_tag (ids, part->id) : ent_string_list_has (ids, part->id);
  if (bits != NULL)
    return (*bits & 1u << part->value) != 0;
  return part->kind == ENT_NOTE_PART_WRITTEN ? self->written != NULL : self->about != NULL;
}

void
ent_note_filter_set_part (EntNoteFilter     *self,
                          const EntNotePart *part,
                          gboolean           set)
{
  GPtrArray *ids = get_ids (self, part->kind);
  guint *bits = (guint *) get_bits (self, part->kind), index;
  GEqualFunc equal = part->kind == ENT_NOTE_PART_TAG ? (GEqualFunc) ent_tag_equal : g_str_equal;

  if (ids != NULL && set && !ent_note_filter_has_part (self, part))
    g_ptr_array_add (ids, g_strdup (part->id));
  else if (ids != NULL && !set && g_ptr_array_find_with_equal_func (ids, part->id, equal, &index))
    g_ptr_array_remove_index (ids, index);
  else if (bits != NULL)
    *bits = set ? *bits | 1u << part->value : *bits & ~(1u << part->value);
  else if (part->kind == ENT_NOTE_PART_WRITTEN && !set)
    g_clear_pointer (&self->written, ent_date_unref);
  else if (part->kind == ENT_NOTE_PART_ABOUT && !set)
    g_clear_pointer (&self->about, ent_date_unref);
}

/* Orders */

static int
compare_int64 (gint64 a,
               gint64 b)
{
  return a < b ? -1 : a > b;
}

static int
compare_about (const EntNoteRank *a,
               const EntNoteRank *b)
{
  if (a->facts->about == NULL || b->facts->about == NULL)
    return (a->facts->about == NULL) - (b->facts->about == NULL);
  return ent_date_compare (a->facts->about, b->facts->about);
}

static int
compare_by (EntNoteOrder       order,
            const EntNoteRank *a,
            const EntNoteRank *b)
{
  int by_case;

  switch (order)
    {
    case ENT_NOTE_ORDER_OLDEST:
      return compare_int64 (a->note->created_usec, b->note->created_usec);
    case ENT_NOTE_ORDER_CHANGED:
      return compare_int64 (b->note->modified_usec, a->note->modified_usec);
    case ENT_NOTE_ORDER_DATE:
      return compare_about (a, b);
    case ENT_NOTE_ORDER_CASE:
      by_case = a->case_key == NULL || b->case_key == NULL ? (a->case_key == NULL) - (b->case_key == NULL)
                                                           : strcmp (a->case_key, b->case_key);
      return by_case != 0 ? by_case : compare_about (a, b);
    case ENT_NOTE_ORDER_TITLE:
      return strcmp (a->facts->title_key, b->facts->title_key);
    case ENT_NOTE_ORDER_NEWEST:
    default:
      return 0;
    }
}

int
ent_note_order_compare (EntNoteOrder       order,
                        const EntNoteRank *a,
                        const EntNoteRank *b)
{
  int result = compare_by (order, a, b);

  if (result == 0)
    result = compare_int64 (b->note->created_usec, a->note->created_usec);
  return result != 0 ? result : strcmp (a->note->id, b->note->id);
}

const char *
ent_note_order_to_label (EntNoteOrder order)
{
  static const char * const labels[] = {
    N_("Newest First"), N_("Oldest First"), N_("Last Changed First"), N_("By Date of the Event"), N_("By Case"),
    N_("By Title"),
  };

  g_return_val_if_fail ((guint) order < G_N_ELEMENTS (labels), "");

  return _(labels[order]);
}
