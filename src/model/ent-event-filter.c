#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-boxed-private.h"
#include "ent-event-filter.h"
#include "ent-fold.h"
#include "ent-string-list.h"

/* How many events are looked at between two questions whether to end. */
#define CANCEL_STRIDE 256

ENT_DEFINE_COPIED_TYPE (EntEventFilter, ent_event_filter)

EntEventFilter *
ent_event_filter_new (void)
{
  EntEventFilter *self = g_new0 (EntEventFilter, 1);

  self->actors = ent_ids_new ();
  self->factors = ent_ids_new ();
  self->phases = ent_ids_new ();
  self->tags = ent_ids_new ();
  return self;
}

EntEventFilter *
ent_event_filter_copy (const EntEventFilter *self)
{
  EntEventFilter *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (EntEventFilter, 1);
  copy->actors = ent_ids_copy (self->actors);
  copy->factors = ent_ids_copy (self->factors);
  copy->phases = ent_ids_copy (self->phases);
  copy->tags = ent_ids_copy (self->tags);
  copy->sign = self->sign;
  copy->importances = self->importances;
  copy->text = g_strdup (self->text);
  copy->hide = self->hide;
  return copy;
}

void
ent_event_filter_free (EntEventFilter *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->actors);
  g_ptr_array_unref (self->factors);
  g_ptr_array_unref (self->phases);
  g_ptr_array_unref (self->tags);
  g_free (self->text);
  g_free (self);
}

gboolean
ent_event_filter_equal (const EntEventFilter *a,
                        const EntEventFilter *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->sign == b->sign && a->importances == b->importances && a->hide == b->hide &&
         g_strcmp0 (a->text, b->text) == 0 &&
         ent_string_list_equal_set (a->actors, b->actors) && ent_string_list_equal_set (a->factors, b->factors) &&
         ent_string_list_equal_set (a->phases, b->phases) && ent_string_list_equal_set (a->tags, b->tags);
}

gboolean
ent_event_filter_is_empty (const EntEventFilter *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->actors->len == 0 && self->factors->len == 0 && self->phases->len == 0 && self->tags->len == 0 &&
         self->sign == 0 && self->importances == 0 && self->text == NULL;
}

void
ent_event_filter_set_text (EntEventFilter *self,
                           const char     *text)
{
  g_autofree char *words = g_strstrip (g_strdup (text != NULL ? text : ""));

  g_return_if_fail (self != NULL);

  g_free (self->text);
  self->text = *words != '\0' ? g_steal_pointer (&words) : NULL;
}

/* Matching.
 *
 * What the columns know is asked first, the record only of events that are still in; the
 * words come last, as folding a text costs more than all the rest. */

typedef struct
{
  const EntEventFilter *filter;
  EntEventTable        *table;
  GHashTable           *tags_by_event;
  GHashTable           *actors;   /* set of ids that match; NULL: any */
  gboolean              factors[G_MAXUINT8 + 1];  /* by their index in the table */
  gboolean             *phases;   /* by their index in the case, + 1 */
  char                **words;    /* folded; NULL: any */
  GHashTable           *names;    /* actor id → folded names */
} Match;

static void
match_init (Match                *self,
            const EntEventFilter *filter,
            EntEventTable        *table,
            GHashTable           *tags_by_event)
{
  const EntCase *item = table->item;

  *self = (Match) { .filter = filter, .table = table, .tags_by_event = tags_by_event };
  for (guint i = 0; i < table->factor_ids->len && i <= G_MAXUINT8; i++)
    self->factors[i] = filter->factors->len == 0 || ent_string_list_has (filter->factors, table->factor_ids->pdata[i]);
  self->phases = g_new0 (gboolean, item->phases->len + 1);
  for (guint i = 0; i < item->phases->len; i++)
    self->phases[i + 1] = ent_string_list_has (filter->phases, ((EntPhase *) item->phases->pdata[i])->id);
  if (filter->actors->len > 0)
    {
      self->actors = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < filter->actors->len; i++)
        g_hash_table_add (self->actors, filter->actors->pdata[i]);
      for (guint i = 0; i < item->actors->len; i++)
        {
          EntActor *actor = item->actors->pdata[i];

          if (ent_string_list_has (filter->actors, actor->party))
            g_hash_table_add (self->actors, actor->id);
        }
    }
  if (filter->text != NULL)
    {
      g_autofree char *folded = ent_fold (filter->text, NULL);

      self->words = g_strsplit (folded, " ", -1);
      self->names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
    }
}

static void
match_clear (Match *self)
{
  g_free (self->phases);
  g_clear_pointer (&self->actors, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_strfreev (self->words);
}

static gboolean
match_columns (const Match *self,
               guint        index)
{
  const EntEventTable *table = self->table;
  const EntEventFilter *filter = self->filter;
  gboolean any = filter->factors->len == 0 && filter->sign == 0;

  if (filter->importances != 0 && (filter->importances & 1u << table->importance[index]) == 0)
    return FALSE;
  if (filter->phases->len > 0 && !self->phases[table->phase[index] + 1])
    return FALSE;
  for (guint i = table->first_factor[index]; !any && i < table->first_factor[index + 1]; i++)
    any = self->factors[table->factors[i].factor] &&
          (filter->sign == 0 || filter->sign == table->factors[i].sign);
  return any;
}

static gboolean
match_actors (const Match    *self,
              const EntEvent *event)
{
  if (self->actors == NULL)
    return TRUE;
  for (guint i = 0; i < event->actors->len; i++)
    if (g_hash_table_contains (self->actors, event->actors->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
match_tags (const Match    *self,
            const EntEvent *event)
{
  GPtrArray *tags;

  if (self->filter->tags->len == 0)
    return TRUE;
  tags = self->tags_by_event != NULL ? g_hash_table_lookup (self->tags_by_event, event->id) : NULL;
  for (guint i = 0; tags != NULL && i < tags->len; i++)
    if (ent_string_list_has (self->filter->tags, tags->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
append_folded (GString       *out,
               const EntText *text)
{
  for (gsize i = 0; text != NULL && i < ent_text_get_n (text); i++)
    {
      g_autofree char *folded = ent_fold (ent_text_get_variant (text, i)->string, NULL);

      g_string_append_printf (out, "%s ", folded);
    }
}

static const char *
get_names (const Match *self,
           const char  *actor_id)
{
  const EntActor *actor = ent_case_find_actor (self->table->item, actor_id);
  char *names;

  if (actor == NULL)
    return "";
  names = g_hash_table_lookup (self->names, actor->id);
  if (names == NULL)
    {
      GString *out = g_string_new (NULL);

      append_folded (out, actor->name);
      append_folded (out, actor->native);
      names = g_string_free (out, FALSE);
      g_hash_table_insert (self->names, actor->id, names);
    }
  return names;
}

static gboolean
match_words (const Match    *self,
             const EntEvent *event)
{
  g_autoptr(GString) text = NULL;

  if (self->words == NULL)
    return TRUE;
  text = g_string_new (NULL);
  append_folded (text, event->title);
  append_folded (text, event->label);
  append_folded (text, event->text);
  append_folded (text, event->place != NULL ? event->place->name : NULL);
  for (guint i = 0; i < event->actors->len; i++)
    g_string_append (text, get_names (self, event->actors->pdata[i]));
  for (char **word = self->words; *word != NULL; word++)
    if (!ent_fold_has_word (text->str, *word))
      return FALSE;
  return TRUE;
}

static gboolean
match_record (const Match *self,
              guint        index)
{
  EntEvent *read;
  const EntEvent *event = ent_event_table_read (self->table, index, &read);
  gboolean matches;

  matches = event != NULL && match_actors (self, event) && match_tags (self, event) && match_words (self, event);
  ent_event_free (read);
  return matches;
}

guint8 *
ent_event_filter_match (const EntEventFilter *self,
                        EntEventTable        *table,
                        GHashTable           *tags_by_event,
                        EntCancelFunc         is_cancelled,
                        gpointer              cancel_data,
                        guint                *n_matches)
{
  g_autofree guint8 *matches = NULL;
  gboolean records;
  Match match;
  guint n = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (table != NULL, NULL);

  matches = g_new0 (guint8, MAX (table->n, 1));
  match_init (&match, self, table, tags_by_event);
  records = match.actors != NULL || match.words != NULL || self->tags->len > 0;
  for (guint i = 0; i < table->n; i++)
    {
      if (i % CANCEL_STRIDE == 0 && is_cancelled != NULL && is_cancelled (cancel_data))
        {
          match_clear (&match);
          return NULL;
        }
      matches[i] = match_columns (&match, i) && (!records || match_record (&match, i));
      n += matches[i];
    }
  match_clear (&match);
  if (n_matches != NULL)
    *n_matches = n;
  return g_steal_pointer (&matches);
}

/* Parts. */

void
ent_filter_part_free (EntFilterPart *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->label);
  g_free (self);
}

const char *
ent_importance_to_label (int importance)
{
  switch (importance)
    {
    case ENT_IMPORTANCE_TURNING_POINT:
      return _("Turning points");
    case ENT_IMPORTANCE_DEFAULT:
      /* Translators: events that are neither turning points nor details. */
      return _("Other main events");
    case ENT_IMPORTANCE_DETAIL:
      return _("Details");
    default:
      g_return_val_if_reached ("");
    }
}

static void
add_part (GPtrArray         *parts,
          EntFilterPartKind  kind,
          const char        *id,
          int                importance,
          char              *label)
{
  EntFilterPart *part = g_new0 (EntFilterPart, 1);

  part->kind = kind;
  part->id = g_strdup (id);
  part->importance = importance;
  part->label = label;
  g_ptr_array_add (parts, part);
}

static const char *
get_actor_name (GPtrArray  *cases,
                const char *id)
{
  for (guint i = 0; cases != NULL && i < cases->len; i++)
    {
      const EntActor *actor = ent_case_find_actor (cases->pdata[i], id);

      if (actor != NULL)
        return ent_text_get (actor->name);
    }
  return id;
}

static const char *
get_phase_name (GPtrArray  *cases,
                const char *id)
{
  for (guint i = 0; cases != NULL && i < cases->len; i++)
    {
      const EntPhase *phase = ent_case_find_phase (cases->pdata[i], id);

      if (phase != NULL)
        return ent_text_get (phase->title);
    }
  return id;
}

static char *
dup_factor_label (const EntCodebook *codebook,
                  const char        *id,
                  int                sign)
{
  const EntFactor *factor = codebook != NULL ? ent_codebook_find_factor (codebook, id) : NULL;
  const char *name = factor != NULL ? ent_text_get (factor->title) : id;

  if (sign > 0)
    /* Translators: %s is a factor; only events that help it are shown. */
    return g_strdup_printf (_("Helping: %s"), name);
  if (sign < 0)
    /* Translators: %s is a factor; only events that hinder it are shown. */
    return g_strdup_printf (_("Hindering: %s"), name);
  /* Translators: %s is a factor; only events that show it are shown. */
  return g_strdup_printf (_("Factor: %s"), name);
}

GPtrArray *
ent_event_filter_list_parts (const EntEventFilter *self,
                             GPtrArray            *cases,
                             const EntCodebook    *codebook)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_filter_part_free);

  g_return_val_if_fail (self != NULL, parts);

  if (self->text != NULL)
    /* Translators: words that a person looks for, in your language's quotation marks. */
    add_part (parts, ENT_FILTER_PART_TEXT, NULL, 0, g_strdup_printf (_("“%s”"), self->text));
  for (guint i = 0; i < self->actors->len; i++)
    add_part (parts, ENT_FILTER_PART_ACTOR, self->actors->pdata[i], 0,
              g_strdup_printf (_("Actor: %s"), get_actor_name (cases, self->actors->pdata[i])));
  for (guint i = 0; i < self->factors->len; i++)
    add_part (parts, ENT_FILTER_PART_FACTOR, self->factors->pdata[i], 0,
              dup_factor_label (codebook, self->factors->pdata[i], self->sign));
  if (self->factors->len == 0 && self->sign != 0)
    add_part (parts, ENT_FILTER_PART_SIGN, NULL, 0,
              g_strdup (self->sign > 0 ? _("Helping any factor") : _("Hindering any factor")));
  for (guint i = 0; i < self->phases->len; i++)
    add_part (parts, ENT_FILTER_PART_PHASE, self->phases->pdata[i], 0,
              g_strdup_printf (_("Phase: %s"), get_phase_name (cases, self->phases->pdata[i])));
  for (int i = 1; i <= 3; i++)
    if (self->importances & 1u << i)
      add_part (parts, ENT_FILTER_PART_IMPORTANCE, NULL, i, g_strdup (ent_importance_to_label (i)));
  for (guint i = 0; i < self->tags->len; i++)
    add_part (parts, ENT_FILTER_PART_TAG, self->tags->pdata[i], 0,
              g_strdup_printf (_("Tag: %s"), (const char *) self->tags->pdata[i]));
  return parts;
}

static void
remove_id (GPtrArray  *ids,
           const char *id)
{
  guint index;

  if (id != NULL && g_ptr_array_find_with_equal_func (ids, id, g_str_equal, &index))
    g_ptr_array_remove_index (ids, index);
}

EntEventFilter *
ent_event_filter_copy_without (const EntEventFilter *self,
                               const EntFilterPart  *part)
{
  EntEventFilter *copy;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (part != NULL, NULL);

  copy = ent_event_filter_copy (self);
  switch (part->kind)
    {
    case ENT_FILTER_PART_ACTOR:
      remove_id (copy->actors, part->id);
      break;
    case ENT_FILTER_PART_PHASE:
      remove_id (copy->phases, part->id);
      break;
    case ENT_FILTER_PART_FACTOR:
      remove_id (copy->factors, part->id);
      if (copy->factors->len == 0)
        copy->sign = 0;
      break;
    case ENT_FILTER_PART_SIGN:
      copy->sign = 0;
      break;
    case ENT_FILTER_PART_IMPORTANCE:
      copy->importances &= ~(1u << part->importance);
      break;
    case ENT_FILTER_PART_TAG:
      remove_id (copy->tags, part->id);
      break;
    case ENT_FILTER_PART_TEXT:
      g_clear_pointer (&copy->text, g_free);
      break;
    default:
      break;
    }
  return copy;
}
