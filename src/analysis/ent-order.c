/* A thing of a case gets bounds within which it was: of its first event where there is but one that could be the
 * first, else of whichever of several it was: not before the least of their earliest bounds, and not after the
 * least of their latest.  Two things are in order where their bounds do not meet; where they do, nobody can
 * tell, but for one event, or one day, which is the same time. */
#include "config.h"

#include "ent-order.h"

#include <glib/gi18n-lib.h>

#include "ent-phrase.h"

#define DAY_SEC   86400
#define MAX_NAMED 4 /* cases, in a sentence */

/* Things */

static const char * const prefixes[] = {
  [ENT_THING_HELPS] = "helps.",
  [ENT_THING_HINDERS] = "hinders.",
  [ENT_THING_LEVEL] = "reached.",
  [ENT_THING_MOMENT] = "moment.",
};

static const char * const from_words[ENT_N_ORDER_FROMS] = {
  [ENT_ORDER_FROM_WAR_START] = "war-start",
  [ENT_ORDER_FROM_WAR_END] = "war-end",
  [ENT_ORDER_FROM_BEGINNING] = "beginning",
};

gboolean
ent_thing_from_id (const EntMatrix *matrix,
                   const char      *id,
                   EntThing        *thing)
{
  g_return_val_if_fail (matrix != NULL && id != NULL && thing != NULL, FALSE);

  for (guint kind = 0; kind < G_N_ELEMENTS (prefixes); kind++)
    {
      const char *rest = id + strlen (prefixes[kind]);
      EntRelationLevel level;
      EntMomentKind moment;
      int factor;

      if (!g_str_has_prefix (id, prefixes[kind]))
        continue;
      thing->kind = kind;
      if (kind == ENT_THING_LEVEL)
        {
          /* What every line stands at, at least, is nothing to reach. */
          if (!ent_relation_level_from_word (rest, &level) || level < ENT_RELATION_CONTACTS)
            return FALSE;
          thing->what = level;
          return TRUE;
        }
      if (kind == ENT_THING_MOMENT)
        {
          if (!ent_moment_kind_from_word (rest, &moment))
            return FALSE;
          thing->what = moment;
          return TRUE;
        }
      factor = ent_matrix_find_factor (matrix, rest);
      thing->what = (guint) MAX (factor, 0);
      return factor >= 0;
    }
  return FALSE;
}

char *
ent_thing_dup_id (const EntMatrix *matrix,
                  EntThing         thing)
{
  const char *rest = thing.kind == ENT_THING_LEVEL ? ent_relation_level_to_word (thing.what)
                     : thing.kind == ENT_THING_MOMENT ? ent_moment_kind_to_word (thing.what)
                     : ent_matrix_get_factor (matrix, thing.what)->id;

  return g_strconcat (prefixes[thing.kind], rest, NULL);
}

char *
ent_thing_dup_title (const EntMatrix *matrix,
                     EntThing         thing)
{
  switch (thing.kind)
    {
    case ENT_THING_HELPS:
      if (!ent_phrase_is_obstacle (matrix, thing.what))
        return g_strdup (ent_text_get (ent_matrix_get_factor (matrix, thing.what)->title));
      /* Translators: %s is a factor, as “Domestic politics”: the first time that it helped */
      return g_strdup_printf (_("%s, helping"), ent_text_get (ent_matrix_get_factor (matrix, thing.what)->title));
    case ENT_THING_HINDERS:
      /* Translators: %s is a factor, as “Domestic politics”: the first time that it hindered */
      return g_strdup_printf (_("%s, hindering"), ent_text_get (ent_matrix_get_factor (matrix, thing.what)->title));
    case ENT_THING_LEVEL:
      /* Translators: %s is a level of relations, as “Dialogue”, to which they came */
      return g_strdup_printf (_("%s reached"), ent_relation_level_to_label (thing.what));
    case ENT_THING_MOMENT:
      return g_strdup (ent_moment_kind_to_label (thing.what));
    }
  g_return_val_if_reached (NULL);
}

static const char *
get_level_words (EntRelationLevel level)
{
  switch (level)
    {
    case ENT_RELATION_WAR:
    case ENT_RELATION_RUPTURE:
      break;
    case ENT_RELATION_CONTACTS:
      return C_("a level of relations in a sentence: “came before …”", "contacts");
    case ENT_RELATION_DIALOGUE:
      return C_("a level of relations in a sentence: “came before …”", "dialogue");
    case ENT_RELATION_RELATIONS:
      return C_("a level of relations in a sentence: “came before …”", "relations");
    case ENT_RELATION_PARTNERSHIP:
      return C_("a level of relations in a sentence: “came before …”", "partnership");
    }
  g_return_val_if_reached ("");
}

static const char *
get_moment_words (EntMomentKind kind)
{
  switch (kind)
    {
    case ENT_MOMENT_WAR_START:
      return C_("a moment in a sentence: “came before …”", "the start of war");
    case ENT_MOMENT_WAR_END:
      return C_("a moment in a sentence: “came before …”", "the end of war");
    case ENT_MOMENT_FIRST_CONTACT:
      return C_("a moment in a sentence: “came before …”", "the first contact");
    case ENT_MOMENT_AGREEMENT:
      return C_("a moment in a sentence: “came before …”", "the agreement");
    case ENT_MOMENT_RELATIONS:
      return C_("a moment in a sentence: “came before …”", "diplomatic relations");
    }
  g_return_val_if_reached ("");
}

char *
ent_thing_dup_words (const EntMatrix *matrix,
                     EntThing         thing)
{
  g_autofree char *factor = NULL;

  switch (thing.kind)
    {
    case ENT_THING_HELPS:
      factor = ent_phrase_dup_factor (matrix, thing.what);
      if (!ent_phrase_is_obstacle (matrix, thing.what))
        return g_steal_pointer (&factor);
      /* Translators: %s is a factor, as “domestic politics”, in a sentence: “… came before …” */
      return g_strdup_printf (_("%s as a help"), factor);
    case ENT_THING_HINDERS:
      factor = ent_phrase_dup_factor (matrix, thing.what);
      /* Translators: %s is a factor, as “domestic politics”, in a sentence: “… came before …” */
      return g_strdup_printf (_("%s as a hindrance"), factor);
    case ENT_THING_LEVEL:
      return g_strdup (get_level_words (thing.what));
    case ENT_THING_MOMENT:
      return g_strdup (get_moment_words (thing.what));
    }
  g_return_val_if_reached (NULL);
}

GArray *
ent_thing_list_all (const EntMatrix *matrix)
{
  GArray *things = g_array_new (FALSE, FALSE, sizeof (EntThing));

  for (guint i = 0; i <= ENT_MOMENT_RELATIONS; i++)
    g_array_append_val (things, ((EntThing) { ENT_THING_MOMENT, i }));
  for (guint i = ENT_RELATION_CONTACTS; i < ENT_N_RELATION_LEVELS; i++)
    g_array_append_val (things, ((EntThing) { ENT_THING_LEVEL, i }));
  for (guint kind = ENT_THING_HELPS; kind <= ENT_THING_HINDERS; kind++)
    for (guint i = 0; i < ent_matrix_get_n_factors (matrix); i++)
      g_array_append_val (things, ((EntThing) { kind, i }));
  return things;
}

gboolean
ent_order_from_from_word (const char   *word,
                          EntOrderFrom *from)
{
  for (guint i = 0; i < ENT_N_ORDER_FROMS; i++)
    if (g_strcmp0 (word, from_words[i]) == 0)
      {
        *from = i;
        return TRUE;
      }
  return FALSE;
}

const char *
ent_order_from_to_word (EntOrderFrom from)
{
  g_return_val_if_fail (from < ENT_N_ORDER_FROMS, NULL);
  return from_words[from];
}

/* Dates */

static gint64
add_saturated (gint64 seconds,
               gint64 more)
{
  gint64 sum;

  if (seconds == ENT_DATE_OPEN_PAST || seconds == ENT_DATE_OPEN_FUTURE)
    return seconds;
  if (__builtin_add_overflow (seconds, more, &sum))
    return more < 0 ? ENT_DATE_OPEN_PAST : ENT_DATE_OPEN_FUTURE;
  return sum;
}

/* When it began, or, for @at_end, ended. "1994~" can be 1993 or 1995 as well. */
static void
get_bounds (const EntDate *date,
            gboolean       at_end,
            gint64        *earliest,
            gint64        *latest)
{
  gint64 length;

  if (at_end)
    ent_date_get_end (date, earliest, latest);
  else
    ent_date_get_begin (date, earliest, latest);
  if ((ent_date_get_flags (date) & (ENT_DATE_APPROXIMATE | ENT_DATE_UNCERTAIN)) == 0
      || *earliest == ENT_DATE_OPEN_PAST || *latest == ENT_DATE_OPEN_FUTURE
      || __builtin_sub_overflow (*latest, *earliest, &length))
    return;
  *earliest = add_saturated (*earliest, -length - 1);
  *latest = add_saturated (*latest, length + 1);
}

/* The first of several events. */
typedef struct
{
  gint64     since;      /* from where on they count */
  EntDating  dating;
  gboolean   is_certain; /* one of them surely counts */
} First;

static void
first_add (First         *self,
           EntOrderBasis  basis,
           const EntDate *date,
           const char    *event)
{
  gint64 earliest, latest;
  gboolean is_certain;

  get_bounds (date, FALSE, &earliest, &latest);
  if (latest < self->since)
    return;
  is_certain = earliest >= self->since;
  earliest = MAX (earliest, self->since);
  if (self->dating.basis == ENT_ORDER_BASIS_NONE)
    {
      self->dating = (EntDating) { basis, date, event, earliest, latest };
      self->is_certain = is_certain;
      return;
    }
  if (earliest < self->dating.earliest)
    {
      self->dating.date = date;
      self->dating.event = event;
      self->dating.earliest = earliest;
    }
  /* What perhaps does not count puts no end to the wait for the first. */
  if (is_certain == self->is_certain)
    self->dating.latest = MIN (self->dating.latest, latest);
  else if (is_certain)
    self->dating.latest = latest;
  self->is_certain |= is_certain;
}

static gint64
get_moment_sec (const EntCase *item,
                EntMomentKind  kind)
{
  const EntMoment *moment = ent_case_find_moment (item, kind);

  return moment != NULL ? ent_date_get_earliest (moment->date) : ENT_DATE_OPEN_PAST;
}

static gint64
get_since (const EntCase *item,
           EntOrderFrom   from)
{
  if (from == ENT_ORDER_FROM_BEGINNING)
    return ENT_DATE_OPEN_PAST;
  return get_moment_sec (item, from == ENT_ORDER_FROM_WAR_START ? ENT_MOMENT_WAR_START : ENT_MOMENT_WAR_END);
}

/* By the evidence of one coder's rating, which must have the sign. */
static void
date_by_evidence (const EntMatrix *matrix,
                  guint            coder,
                  EntThing         thing,
                  guint            item,
                  First           *first)
{
  const EntCase *record = ent_matrix_get_case (matrix, item);
  const EntAssessment *published = NULL;
  const EntOwnRating *own = NULL;
  GPtrArray *evidence;
  EntRating rating;

  if (!ent_matrix_get_rating (matrix, coder, thing.what, item, &rating) || !rating.has_rating
      || (thing.kind == ENT_THING_HELPS ? rating.rating <= 0 : rating.rating >= 0))
    return;
  if (coder == ENT_CODER_PUBLISHED)
    published = ent_matrix_get_published (matrix, thing.what, item);
  else
    own = ent_matrix_get_own (matrix, coder, thing.what, item);
  evidence = published != NULL ? published->evidence : own->evidence;
  for (guint i = 0; i < evidence->len; i++)
    {
      const char *id = published != NULL ? evidence->pdata[i] : ((EntEvidence *) evidence->pdata[i])->event;
      const EntEvent *event = ent_case_find_event (record, id);

      if (event != NULL)
        first_add (first, ENT_ORDER_BASIS_EVIDENCE, event->date, event->id);
    }
}

/* Events say themselves whether a factor helped or hindered in them, whatever it is rated all in all; only what
 * no event says is taken from the evidence of the rating. What another coder rated comes first. */
static void
date_factor (const EntMatrix *matrix,
             guint            coder,
             EntThing         thing,
             guint            item,
             First           *first)
{
  const EntCase *record = ent_matrix_get_case (matrix, item);
  const char *factor = ent_matrix_get_factor (matrix, thing.what)->id;
  int sign = thing.kind == ENT_THING_HELPS ? 1 : -1;

  if (coder != ENT_CODER_PUBLISHED)
    date_by_evidence (matrix, coder, thing, item, first);
  for (guint i = 0; first->dating.basis != ENT_ORDER_BASIS_EVIDENCE && i < record->events->len; i++)
    {
      const EntEvent *event = record->events->pdata[i];

      if (ent_event_get_sign (event, factor) == sign)
        first_add (first, ENT_ORDER_BASIS_SIGN, event->date, event->id);
    }
  if (first->dating.basis == ENT_ORDER_BASIS_NONE)
    date_by_evidence (matrix, ENT_CODER_PUBLISHED, thing, item, first);
}

/* Steps say what is from their date on: where relations stood at the level already when the war ended, they
 * did from its end. */
static void
date_level (const EntCase    *item,
            EntRelationLevel  level,
            First            *first)
{
  const EntRelationStep *standing = NULL;
  const EntMoment *end = ent_case_find_moment (item, ENT_MOMENT_WAR_END);

  for (guint i = 0; i < item->relations->len; i++)
    {
      const EntRelationStep *step = item->relations->pdata[i];

      if (ent_date_get_earliest (step->date) < first->since)
        standing = step;
      else if (step->level >= level)
        first_add (first, ENT_ORDER_BASIS_STEP, step->date, step->event);
      /* Another step at that time ends what stood. */
      if (ent_date_get_earliest (step->date) == first->since)
        standing = NULL;
    }
  if (standing != NULL && standing->level >= level && end != NULL && first->since != ENT_DATE_OPEN_PAST)
    first_add (first, ENT_ORDER_BASIS_STEP, end->date, end->event);
}

static void
date_moment (const EntCase *item,
             EntMomentKind  kind,
             EntDating     *dating)
{
  const EntMoment *moment = ent_case_find_moment (item, kind);

  if (moment == NULL)
    return;
  *dating = (EntDating) { ENT_ORDER_BASIS_MOMENT, moment->date, moment->event, 0, 0 };
  get_bounds (moment->date, kind == ENT_MOMENT_WAR_END, &dating->earliest, &dating->latest);
}

void
ent_order_date (const EntMatrix *matrix,
                guint            coder,
                EntOrderFrom     from,
                EntThing         thing,
                guint            item,
                EntDating       *dating)
{
  const EntCase *record;
  First first = { 0 };

  g_return_if_fail (matrix != NULL && dating != NULL);

  record = ent_matrix_get_case (matrix, item);
  first.since = get_since (record, from);
  switch (thing.kind)
    {
    case ENT_THING_HELPS:
    case ENT_THING_HINDERS:
      date_factor (matrix, coder, thing, item, &first);
      break;
    case ENT_THING_LEVEL:
      if (from == ENT_ORDER_FROM_WAR_START)
        first.since = get_since (record, ENT_ORDER_FROM_WAR_END);
      date_level (record, thing.what, &first);
      break;
    case ENT_THING_MOMENT:
      date_moment (record, thing.what, &first.dating);
      break;
    }
  *dating = first.dating;
}

EntPrecedence
ent_order_compare (const EntDating *a,
                   const EntDating *b)
{
  if (a->basis == ENT_ORDER_BASIS_NONE || b->basis == ENT_ORDER_BASIS_NONE)
    return ENT_PRECEDENCE_MISSING;
  if (a->latest < b->earliest)
    return ENT_PRECEDENCE_BEFORE;
  if (b->latest < a->earliest)
    return ENT_PRECEDENCE_AFTER;
  if (a->earliest == b->earliest && a->latest == b->latest
      && ((a->event != NULL && g_strcmp0 (a->event, b->event) == 0)
          || (a->earliest != ENT_DATE_OPEN_PAST && a->latest != ENT_DATE_OPEN_FUTURE
              && a->latest / 2 - a->earliest / 2 <= DAY_SEC / 2)))
    return ENT_PRECEDENCE_SAME;
  return ENT_PRECEDENCE_UNTOLD;
}

/* All pairs */

EntOrder *
ent_order_new (EntMatrix      *matrix,
               guint           coder,
               EntOrderFrom    from,
               const EntThing *things,
               guint           n)
{
  EntOrder *self;
  guint n_cases;

  g_return_val_if_fail (matrix != NULL && (things != NULL || n == 0), NULL);

  self = g_new0 (EntOrder, 1);
  g_atomic_ref_count_init (&self->ref_count);
  n_cases = ent_matrix_get_n_cases (matrix);
  self->matrix = ent_matrix_ref (matrix);
  self->coder = coder;
  self->from = from;
  self->n = n;
  self->things = g_memdup2 (things, n * sizeof *things);
  self->datings = g_new0 (EntDating, (gsize) n * n_cases);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n_cases; j++)
      ent_order_date (matrix, coder, from, things[i], j, &self->datings[(gsize) i * n_cases + j]);
  return self;
}

EntOrder *
ent_order_ref (EntOrder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

int
ent_order_find (const EntOrder *self,
                EntThing        thing)
{
  for (guint i = 0; i < self->n; i++)
    if (self->things[i].kind == thing.kind && self->things[i].what == thing.what)
      return (int) i;
  return -1;
}

void
ent_order_unref (EntOrder *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  ent_matrix_unref (self->matrix);
  g_free (self->things);
  g_free (self->datings);
  g_free (self);
}

const EntDating *
ent_order_get_dating (const EntOrder *self,
                      guint           thing,
                      guint           item)
{
  g_return_val_if_fail (thing < self->n && item < ent_matrix_get_n_cases (self->matrix), NULL);
  return &self->datings[(gsize) thing * ent_matrix_get_n_cases (self->matrix) + item];
}

EntPrecedence
ent_order_get_precedence (const EntOrder *self,
                          guint           a,
                          guint           b,
                          guint           item)
{
  return ent_order_compare (ent_order_get_dating (self, a, item), ent_order_get_dating (self, b, item));
}

guint
ent_order_count (const EntOrder *self,
                 guint           a,
                 guint           b,
                 EntPrecedence   precedence)
{
  guint count = 0;

  for (guint i = 0; i < ent_matrix_get_n_cases (self->matrix); i++)
    count += ent_order_get_precedence (self, a, b, i) == precedence;
  return count;
}

typedef struct
{
  double score;
  guint  place;
} Rank;

static int
compare_ranks (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const Rank *first = a, *second = b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return first->place < second->place ? -1 : 1;
}

void
ent_order_sort (EntOrder *self)
{
  g_autofree Rank *ranks = g_new (Rank, self->n);
  g_autofree EntThing *things = g_steal_pointer (&self->things);
  g_autofree EntDating *datings = g_steal_pointer (&self->datings);
  guint n_cases = ent_matrix_get_n_cases (self->matrix);

  self->things = g_new (EntThing, self->n);
  self->datings = g_memdup2 (datings, (gsize) self->n * n_cases * sizeof *datings);
  for (guint i = 0; i < self->n; i++)
    {
      ranks[i] = (Rank) { 0, i };
      for (guint j = 0; j < self->n; j++)
        {
          double before = ent_order_count (self, i, j, ENT_PRECEDENCE_BEFORE);
          double after = ent_order_count (self, i, j, ENT_PRECEDENCE_AFTER);

          if (before + after > 0)
            ranks[i].score += (before - after) / (before + after);
        }
    }
  g_qsort_with_data (ranks, (int) self->n, sizeof *ranks, compare_ranks, NULL);
  for (guint i = 0; i < self->n; i++)
    {
      self->things[i] = things[ranks[i].place];
      memcpy (self->datings + (gsize) i * n_cases, datings + (gsize) ranks[i].place * n_cases,
              n_cases * sizeof *datings);
    }
}

/* The sentence */

static void
add_thing (const EntOrder *self,
           EntStatement   *statement,
           guint           thing,
           guint           item)
{
  const char *case_id = ent_matrix_get_case (self->matrix, item)->id;
  const EntDating *dating = ent_order_get_dating (self, thing, item);
  EntThing what = self->things[thing];

  if (what.kind == ENT_THING_HELPS || what.kind == ENT_THING_HINDERS)
    ent_statement_add_cell (statement, case_id, ent_matrix_get_factor (self->matrix, what.what)->id);
  if (dating->event != NULL)
    ent_statement_add_event (statement, case_id, dating->event);
}

/* @exceptions: (nullable): where it was not so */
static char *
format_sentence (const EntOrder *self,
                 guint           a,
                 guint           b,
                 guint           n_for,
                 guint           n_of,
                 const char     *exceptions)
{
  g_autofree char *first = ent_thing_dup_words (self->matrix, self->things[a]);
  g_autofree char *second = ent_thing_dup_words (self->matrix, self->things[b]);

  if (n_of == 0)
    /* Translators: the two are things that came about, as “trade restoration” and “the end of war” */
    return g_strdup_printf (_("In none of these cases can it be told whether %s came before %s."), first, second);
  if (exceptions == NULL)
    return g_strdup_printf (ngettext ("In %u case of which it can be told, %s came before %s.",
                                      "In all %u cases of which it can be told, %s came before %s.", n_of),
                            n_of, first, second);
  /* Translators: “In 5 of 7 cases trade restoration came before relations; it did not in Panmunjom and
   * Israel–Jordan.” */
  return g_strdup_printf (ngettext ("In %u of %u case %s came before %s; it did not in %s.",
                                    "In %u of %u cases %s came before %s; it did not in %s.", n_of),
                          n_for, n_of, first, second, exceptions);
}

EntStatement *
ent_order_create_statement (const EntOrder *self,
                            guint           a,
                            guint           b)
{
  EntStatement *statement;
  g_autofree char *exceptions = NULL;

  g_return_val_if_fail (self != NULL && a < self->n && b < self->n, NULL);

  statement = ent_statement_new (NULL);
  for (guint i = 0; i < ent_matrix_get_n_cases (self->matrix); i++)
    {
      EntPrecedence precedence = ent_order_get_precedence (self, a, b, i);

      if (precedence == ENT_PRECEDENCE_UNTOLD || precedence == ENT_PRECEDENCE_MISSING)
        continue;
      statement->n_of++;
      if (precedence == ENT_PRECEDENCE_BEFORE)
        statement->n_for++;
      else
        ent_statement_add_against (statement, ent_matrix_get_case (self->matrix, i)->id);
      add_thing (self, statement, a, i);
      add_thing (self, statement, b, i);
    }
  if (statement->against->len > 0)
    exceptions = ent_phrase_join_cases (self->matrix, statement->against, MAX_NAMED);
  statement->text = format_sentence (self, a, b, statement->n_for, statement->n_of, exceptions);
  return statement;
}
