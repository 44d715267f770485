/* What slides quote of a case, as a case file.
 *
 * A slide quotes what it shows, by its target, and what the links of its words lead to.  What is quoted needs other
 * things to be read: an event its actors and sources, an actor the party it acts for.  All of it is gathered first;
 * then a case is written that borrows these records and no others.  References from them to what is not quoted are left
 * out, and so are the words of what stands there only because a case file must have it: of phases and relations.
 *
 * Questions and quotations are known by their number.  Those before one that is quoted keep their place, with "…" for
 * their words. */

#include "config.h"

#include "ent-lecture-excerpt.h"

#include <string.h>

#include "ent-case-file.h"
#include "ent-event-table.h"
#include "ent-id-hash.h"
#include "ent-rich-text.h"
#include "ent-view-spec.h"

#define ELLIPSIS "…"

typedef struct
{
  EntCase    *item;
  const char *name;         /* by which the slide at hand knows it */
  /* Sets of borrowed ids. */
  GHashTable *events;
  GHashTable *actors;
  GHashTable *phases;
  GHashTable *documents;
  GHashTable *sources;
  GHashTable *factors;      /* whose assessments are */
  GHashTable *quotations;   /* of borrowed EntQuotation and EntQuestion */
  gboolean    course;       /* how relations went, as timelines draw it */
  gboolean    moments;      /* on which cases are aligned, and from which their years are counted */
  gboolean    all_factors;
  gboolean    outcome;
  /* What is made for the excerpt and lives as long. */
  GPtrArray  *copies;       /* of shallow copies */
  GPtrArray  *lists;        /* of GPtrArray */
  EntText    *ellipsis;
} Excerpt;

static void
excerpt_init (Excerpt *self,
              EntCase *item)
{
  self->item = item;
  self->events = g_hash_table_new (ent_id_hash, g_str_equal);
  self->actors = g_hash_table_new (ent_id_hash, g_str_equal);
  self->phases = g_hash_table_new (ent_id_hash, g_str_equal);
  self->documents = g_hash_table_new (ent_id_hash, g_str_equal);
  self->sources = g_hash_table_new (ent_id_hash, g_str_equal);
  self->factors = g_hash_table_new (ent_id_hash, g_str_equal);
  self->quotations = g_hash_table_new (NULL, NULL);
  self->copies = g_ptr_array_new_with_free_func (g_free);
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->ellipsis = ent_text_new (ELLIPSIS);
}

static void
excerpt_clear (Excerpt *self)
{
  GHashTable *sets[] = {
    self->events, self->actors, self->phases, self->documents, self->sources, self->factors, self->quotations,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++)
    g_hash_table_unref (sets[i]);
  g_ptr_array_unref (self->copies);
  g_ptr_array_unref (self->lists);
  ent_text_free (self->ellipsis);
}

/* Gathering */

static void
quote_cites (Excerpt   *self,
             GPtrArray *cites)
{
  for (guint i = 0; i < cites->len; i++)
    g_hash_table_add (self->sources, ((EntCite *) cites->pdata[i])->source);
}

static void
quote_actor (Excerpt    *self,
             const char *id)
{
  /* Each once, so that parties that act for each other end. */
  for (const EntActor *actor = ent_case_find_actor (self->item, id);
       actor != NULL && g_hash_table_add (self->actors, actor->id);
       actor = ent_case_find_actor (self->item, actor->party))
    ;
}

static void
quote_event (Excerpt    *self,
             const char *id)
{
  const EntEvent *event = ent_case_find_event (self->item, id);

  if (event == NULL || !g_hash_table_add (self->events, event->id))
    return;
  for (guint i = 0; i < event->actors->len; i++)
    quote_actor (self, event->actors->pdata[i]);
  if (event->phase != NULL)
    g_hash_table_add (self->phases, event->phase);
  quote_cites (self, event->sources);
}

static void
quote_events (Excerpt    *self,
              const char *ids)
{
  g_auto(GStrv) list = g_strsplit (ids, ",", -1);

  for (guint i = 0; list[i] != NULL; i++)
    quote_event (self, list[i]);
}

/* "3": from 1. (nullable) */
static gpointer
find_numbered (GPtrArray  *list,
               const char *number)
{
  guint64 n;

  return list->len > 0 && g_ascii_string_to_unsigned (number, 10, 1, list->len, &n, NULL) ? list->pdata[n - 1] : NULL;
}

/* "accords#2" */
static void
quote_document (Excerpt    *self,
                const char *name)
{
  g_auto(GStrv) parts = g_strsplit (name, "#", 2);
  const EntDocument *document = parts[0] != NULL ? ent_case_find_document (self->item, parts[0]) : NULL;
  gpointer quotation = document != NULL && parts[1] != NULL ? find_numbered (document->quotations, parts[1]) : NULL;

  if (document == NULL)
    return;
  if (quotation != NULL)
    g_hash_table_add (self->quotations, quotation);
  if (!g_hash_table_add (self->documents, document->id))
    return;
  for (guint i = 0; i < document->parties->len; i++)
    quote_actor (self, document->parties->pdata[i]);
  quote_cites (self, document->sources);
}

static void
quote_question (Excerpt    *self,
                const char *number)
{
  gpointer question = find_numbered (self->item->questions, number);

  if (question != NULL)
    g_hash_table_add (self->quotations, question);
}

static void
quote_source (Excerpt    *self,
              const char *id)
{
  const EntSource *source = ent_case_find_source (self->item, id);

  if (source != NULL)
    g_hash_table_add (self->sources, source->id);
}

static void
quote_factor (Excerpt    *self,
              const char *id)
{
  const EntAssessment *assessment = ent_case_find_assessment (self->item, id);

  if (assessment != NULL)
    g_hash_table_add (self->factors, assessment->factor);
}

/* "event:camp-david/treaty"; "factor:trade-restoration" is of all cases. */
static void
quote_link (Excerpt    *self,
            const char *link)
{
  static const struct
  {
    const char  *scheme;
    void       (*quote) (Excerpt *, const char *);
  } kinds[] = {
    { "event:", quote_event },
    { "events:", quote_events },
    { "document:", quote_document },
    { "question:", quote_question },
    { "source:", quote_source },
    { "factor:", quote_factor },
  };

  for (gsize i = 0; link != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      const char *name, *slash;

      if (!g_str_has_prefix (link, kinds[i].scheme))
        continue;
      name = link + strlen (kinds[i].scheme);
      slash = strchr (name, '/');
      if (slash == NULL)
        {
          if (kinds[i].quote == quote_factor)
            quote_factor (self, name);
          return;
        }
      if (strlen (self->name) == (gsize) (slash - name) && strncmp (self->name, name, (gsize) (slash - name)) == 0)
        kinds[i].quote (self, slash + 1);
      return;
    }
}

static void
quote_words (Excerpt    *self,
             const char *commonmark)
{
  g_autoptr(EntRichText) text = ent_rich_text_new (commonmark);
  GPtrArray *lists[] = { text->paragraphs, text->footnotes };

  for (gsize list = 0; list < G_N_ELEMENTS (lists); list++)
    for (guint i = 0; i < lists[list]->len; i++)
      {
        const EntParagraph *paragraph = lists[list]->pdata[i];

        for (guint j = 0; j < paragraph->runs->len; j++)
          quote_link (self, ((EntRun *) paragraph->runs->pdata[j])->link);
      }
}

/* Timelines */

/* (nullable): one byte for each event of the table, as ent_event_filter_match() has it; NULL: all are seen. Events that
 * are dimmed are seen; whose tags they have is the person's own business, and hides nothing here. */
static guint8 *
list_matches (const EntEventFilter *filter,
              EntEventTable        *table)
{
  g_autoptr(EntEventFilter) published = NULL;

  if (!filter->hide)
    return NULL;
  published = ent_event_filter_copy (filter);
  g_ptr_array_set_size (published->tags, 0);
  return ent_event_filter_match (published, table, NULL, NULL, NULL, NULL);
}

/* A view's range in this case; of one without the moment on which the view is aligned the whole is shown. */
static void
find_range (Excerpt           *self,
            const EntViewSpec *spec,
            gint64            *begin,
            gint64            *end)
{
  const EntMoment *moment = spec->aligned ? ent_case_find_moment (self->item, spec->moment) : NULL;
  gint64 origin = moment != NULL ? ent_date_get_earliest (moment->date) : 0;

  *begin = ENT_DATE_OPEN_PAST;
  *end = ENT_DATE_OPEN_FUTURE;
  if (!spec->has_range || (spec->aligned && (moment == NULL || origin == ENT_DATE_OPEN_PAST)))
    return;
  if (spec->begin != ENT_DATE_OPEN_PAST && __builtin_add_overflow (spec->begin, origin, begin))
    *begin = ENT_DATE_OPEN_PAST;
  if (spec->end != ENT_DATE_OPEN_FUTURE && __builtin_add_overflow (spec->end, origin, end))
    *end = ENT_DATE_OPEN_FUTURE;
}

static void
quote_view (Excerpt    *self,
            const char *link)
{
  g_autoptr(EntViewSpec) spec = link != NULL ? ent_view_spec_parse (link, NULL) : NULL;
  g_autoptr(EntEventTable) table = NULL;
  g_autofree guint8 *matches = NULL;
  gint64 begin, end;

  if (spec == NULL || !g_ptr_array_find_with_equal_func (spec->case_ids, self->name, g_str_equal, NULL))
    return;
  find_range (self, spec, &begin, &end);
  table = ent_event_table_new (self->item, NULL);
  matches = list_matches (spec->filter, table);
  for (guint i = 0; i < table->n; i++)
    if (table->latest[i] >= begin && table->earliest[i] < end && (matches == NULL || matches[i]))
      quote_event (self, ent_event_table_get_event (table, i)->id);
}

/* Slides */

/* "factors:?view=matrix&factors=trade-restoration,…"; all where it names none. */
static void
quote_matrix (Excerpt    *self,
              const char *link)
{
  const char *query = link != NULL ? strchr (link, '?') : NULL;
  g_autoptr(GHashTable) values = g_uri_parse_params (query != NULL ? query + 1 : "", -1, "&", G_URI_PARAMS_NONE, NULL);
  const char *factors = values != NULL ? g_hash_table_lookup (values, "factors") : NULL;
  g_auto(GStrv) list = factors != NULL ? g_strsplit (factors, ",", -1) : NULL;

  if (list == NULL || list[0] == NULL || (values != NULL && g_hash_table_contains (values, "groups")))
    self->all_factors = TRUE;
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    quote_factor (self, list[i]);
}

static void
quote_slide (Excerpt        *self,
             const EntSlide *slide)
{
  quote_link (self, slide->target_id);
  quote_words (self, slide->body);
  quote_words (self, slide->notes);
  quote_words (self, slide->made_body);
  switch (slide->kind)
    {
    case ENT_SLIDE_TIMELINE:
      self->course = TRUE;
      self->moments = TRUE;
      quote_view (self, slide->target_id);
      break;
    case ENT_SLIDE_MATRIX:
      self->moments = TRUE;
      quote_matrix (self, slide->target_id);
      break;
    case ENT_SLIDE_COMPARISON:
      self->course = TRUE;
      self->moments = TRUE;
      self->all_factors = TRUE;
      self->outcome = TRUE;
      break;
    case ENT_SLIDE_TITLE:
    case ENT_SLIDE_TEXT:
    case ENT_SLIDE_EVENT:
    case ENT_SLIDE_EVENTS:
    case ENT_SLIDE_QUOTATION:
    case ENT_SLIDE_FACTOR:
    case ENT_SLIDE_PICTURE:
    case ENT_SLIDE_QUESTION:
    case ENT_SLIDE_SOURCES:
    default:
      break;
    }
}

static gboolean
is_quoted_assessment (const Excerpt       *self,
                      const EntAssessment *assessment)
{
  return self->all_factors || g_hash_table_contains (self->factors, assessment->factor);
}

/* What is quoted by what is quoted, and what no case file can be without. */
static void
quote_needed (Excerpt *self)
{
  const EntCase *item = self->item;

  for (guint i = 0; i < item->assessments->len; i++)
    {
      const EntAssessment *assessment = item->assessments->pdata[i];

      if (!is_quoted_assessment (self, assessment))
        continue;
      for (guint j = 0; j < assessment->evidence->len; j++)
        quote_event (self, assessment->evidence->pdata[j]);
      quote_cites (self, assessment->sources);
    }
  if (g_hash_table_size (self->events) == 0 && item->events->len > 0)
    quote_event (self, ((EntEvent *) item->events->pdata[0])->id);
  for (guint i = 0; i < item->parties->len; i++)
    quote_actor (self, item->parties->pdata[i]);
  for (guint i = 0; i < item->phases->len; i++)
    if (self->course || (i == 0 && g_hash_table_size (self->phases) == 0))
      g_hash_table_add (self->phases, ((EntPhase *) item->phases->pdata[i])->id);
  for (guint i = 0; self->course && i < item->relations->len; i++)
    quote_cites (self, ((EntRelationStep *) item->relations->pdata[i])->sources);
}

/* Writing */

static GPtrArray *
create_list (Excerpt *self)
{
  GPtrArray *list = g_ptr_array_new ();

  g_ptr_array_add (self->lists, list);
  return list;
}

static gpointer
create_copy (Excerpt       *self,
             gconstpointer  record,
             gsize          size)
{
  gpointer copy = g_memdup2 (record, size);

  g_ptr_array_add (self->copies, copy);
  return copy;
}

/* Every record that has an id has it first (ent-case.c). */
static GPtrArray *
pick (Excerpt    *self,
      GPtrArray  *all,
      GHashTable *ids)
{
  GPtrArray *list = create_list (self);

  for (guint i = 0; i < all->len; i++)
    if (g_hash_table_contains (ids, *(char **) all->pdata[i]))
      g_ptr_array_add (list, all->pdata[i]);
  return list;
}

/* An event's id, if the event is quoted. */
static char *
get_event (const Excerpt *self,
           char          *id)
{
  return id != NULL && g_hash_table_contains (self->events, id) ? id : NULL;
}

static GPtrArray *
pick_phases (Excerpt *self)
{
  GPtrArray *list = pick (self, self->item->phases, self->phases);

  for (guint i = 0; i < list->len; i++)
    {
      EntPhase *phase = create_copy (self, list->pdata[i], sizeof (EntPhase));

      phase->text = NULL;
      list->pdata[i] = phase;
    }
  return list;
}

static GPtrArray *
pick_relations (Excerpt *self)
{
  GPtrArray *list = create_list (self);

  for (guint i = 0; i < self->item->relations->len; i++)
    {
      EntRelationStep *step = create_copy (self, self->item->relations->pdata[i], sizeof (EntRelationStep));

      step->event = get_event (self, step->event);
      if (!self->course)
        {
          step->text = NULL;
          step->sources = create_list (self);
        }
      g_ptr_array_add (list, step);
    }
  return list;
}

static GPtrArray *
pick_moments (Excerpt *self)
{
  GPtrArray *list = create_list (self);

  for (guint i = 0; self->moments && i < self->item->moments->len; i++)
    {
      EntMoment *moment = create_copy (self, self->item->moments->pdata[i], sizeof (EntMoment));

      moment->event = get_event (self, moment->event);
      g_ptr_array_add (list, moment);
    }
  return list;
}

static GPtrArray *
pick_assessments (Excerpt *self)
{
  GPtrArray *list = create_list (self);

  for (guint i = 0; i < self->item->assessments->len; i++)
    if (is_quoted_assessment (self, self->item->assessments->pdata[i]))
      g_ptr_array_add (list, self->item->assessments->pdata[i]);
  return list;
}

static GPtrArray *
pick_quotations (Excerpt   *self,
                 GPtrArray *all)
{
  GPtrArray *list = create_list (self);
  guint n = all->len;

  while (n > 0 && !g_hash_table_contains (self->quotations, all->pdata[n - 1]))
    n--;
  for (guint i = 0; i < n; i++)
    {
      EntQuotation *quotation = all->pdata[i];

      if (!g_hash_table_contains (self->quotations, quotation))
        {
          quotation = create_copy (self, quotation, sizeof (EntQuotation));
          quotation->text = self->ellipsis;
          quotation->locator = NULL;
          quotation->terms = ENT_TERMS_NONE;
        }
      g_ptr_array_add (list, quotation);
    }
  return list;
}

static GPtrArray *
pick_documents (Excerpt *self)
{
  GPtrArray *list = pick (self, self->item->documents, self->documents);

  for (guint i = 0; i < list->len; i++)
    {
      EntDocument *document = create_copy (self, list->pdata[i], sizeof (EntDocument));

      document->event = get_event (self, document->event);
      document->quotations = pick_quotations (self, document->quotations);
      list->pdata[i] = document;
    }
  return list;
}

static GPtrArray *
pick_questions (Excerpt *self)
{
  GPtrArray *all = self->item->questions, *list = create_list (self);
  guint n = all->len;

  while (n > 0 && !g_hash_table_contains (self->quotations, all->pdata[n - 1]))
    n--;
  for (guint i = 0; i < n; i++)
    {
      EntQuestion *question = create_copy (self, all->pdata[i], sizeof (EntQuestion));
      GPtrArray *events = question->events;

      question->events = create_list (self);
      if (!g_hash_table_contains (self->quotations, all->pdata[i]))
        question->text = self->ellipsis;
      for (guint j = 0; question->text != self->ellipsis && j < events->len; j++)
        if (get_event (self, events->pdata[j]) != NULL)
          g_ptr_array_add (question->events, events->pdata[j]);
      g_ptr_array_add (list, question);
    }
  return list;
}

static char *
write_excerpt (Excerpt *self,
               gsize   *length)
{
  /* Only to be written: it borrows everything. */
  EntCase excerpt = *self->item;

  excerpt.summary = excerpt.title;
  excerpt.outcome = self->outcome ? excerpt.outcome : NULL;
  excerpt.moments = pick_moments (self);
  excerpt.phases = pick_phases (self);
  excerpt.relations = pick_relations (self);
  excerpt.events = pick (self, excerpt.events, self->events);
  excerpt.assessments = pick_assessments (self);
  excerpt.story = create_list (self);
  excerpt.documents = pick_documents (self);
  excerpt.questions = pick_questions (self);
  excerpt.lectures = create_list (self);
  excerpt.actors = pick (self, excerpt.actors, self->actors);
  excerpt.sources = pick (self, excerpt.sources, self->sources);
  return ent_case_file_to_string (&excerpt, length);
}

char *
ent_lecture_excerpt (GPtrArray  *slides,
                     const char *digest,
                     EntCase    *item,
                     gsize      *length)
{
  Excerpt self = { NULL };
  char *text;

  g_return_val_if_fail (slides != NULL, NULL);
  g_return_val_if_fail (digest != NULL, NULL);
  g_return_val_if_fail (item != NULL, NULL);

  excerpt_init (&self, item);
  for (guint i = 0; i < slides->len; i++)
    {
      const EntSlide *slide = slides->pdata[i];

      /* Two feeds can publish the very same case under one id, which the library then knows by two. */
      for (guint j = 0; j < slide->cases->len; j++)
        {
          const EntSlideCase *made = slide->cases->pdata[j];

          self.name = made->case_id;
          if (g_strcmp0 (made->digest, digest) == 0)
            quote_slide (&self, slide);
        }
    }
  quote_needed (&self);
  text = write_excerpt (&self, length);
  excerpt_clear (&self);
  return text;
}
