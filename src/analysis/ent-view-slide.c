/* Slides of a view: a timeline of one case or of several, and what sets several apart. */

#include "config.h"

#include "ent-case-slide.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-event-table.h"
#include "ent-findings.h"
#include "ent-mill.h"
#include "ent-slide-body-private.h"

#define MAX_EVENTS    40  /* more nobody reads */
#define MAX_SENTENCES 4
#define MAX_FACTORS   5
#define MAX_NOTES     1   /* of each rating: the link leads to the others */

/* What a view shows of its cases */

/* An event that is in view. */
typedef struct
{
  const EntCase  *item;
  const EntEvent *event;
} Seen;

static int
compare_seen (gconstpointer a,
              gconstpointer b)
{
  const EntEvent *first = ((const Seen *) a)->event, *second = ((const Seen *) b)->event;

  return ent_event_compare (&first, &second);
}

static int
compare_importance (gconstpointer a,
                    gconstpointer b)
{
  int difference = ((const Seen *) a)->event->importance - ((const Seen *) b)->event->importance;

  return difference != 0 ? difference : compare_seen (a, b);
}

/* From 1970; open ends stay open. A case without the moment on which the view is aligned is shown whole. */
static void
get_range (const EntViewSpec *spec,
           const EntCase     *item,
           gint64            *begin,
           gint64            *end)
{
  const EntMoment *moment = spec->aligned ? ent_case_find_moment (item, spec->moment) : NULL;
  gint64 origin = moment != NULL ? ent_date_get_earliest (moment->date) : 0;

  *begin = ENT_DATE_OPEN_PAST;
  *end = ENT_DATE_OPEN_FUTURE;
  if (!spec->has_range || (spec->aligned && (moment == NULL || origin == ENT_DATE_OPEN_PAST)))
    return;
  if (spec->begin != ENT_DATE_OPEN_PAST)
    *begin = spec->begin + origin;
  if (spec->end != ENT_DATE_OPEN_FUTURE)
    *end = spec->end + origin;
}

/* What is dimmed is not looked at, whether or not it is hidden. Tags are the person's, and not known here. */
static void
add_seen (GArray            *seen,
          EntCase           *item,
          const EntViewSpec *spec)
{
  g_autoptr(EntEventTable) table = ent_event_table_new (item, NULL);
  g_autoptr(EntEventFilter) filter = ent_event_filter_copy (spec->filter);
  g_autofree guint8 *matches = NULL;
  gint64 begin, end;

  g_ptr_array_set_size (filter->tags, 0);
  if (!ent_event_filter_is_empty (filter))
    matches = ent_event_filter_match (filter, table, NULL, NULL, NULL, NULL);
  get_range (spec, item, &begin, &end);
  for (guint i = 0; i < table->n; i++)
    if (table->latest[i] >= begin && table->earliest[i] < end && (matches == NULL || matches[i]))
      g_array_append_val (seen, ((Seen) { item, ent_event_table_get_event (table, i) }));
}

static void
append_seen (EntSlideBody *self,
             GArray       *seen,
             gboolean      in_case)
{
  guint n_more = seen->len > MAX_EVENTS ? seen->len - MAX_EVENTS : 0;

  if (n_more > 0)
    {
      g_array_sort (seen, compare_importance);
      g_array_set_size (seen, MAX_EVENTS);
    }
  g_array_sort (seen, compare_seen);
  for (guint i = 0; i < seen->len; i++)
    {
      const Seen *one = &g_array_index (seen, Seen, i);

      ent_slide_body_append_dated (self, one->item, one->event, in_case);
    }
  if (n_more > 0)
    g_string_append_printf (self->text, ngettext ("\nand %u more event\n", "\nand %u more events\n", n_more), n_more);
  if (seen->len == 0)
    g_string_append_printf (self->text, "%s\n", _("No event is in view."));
}

/* As people write it; NULL where it has none, or counts from a moment. */
static char *
dup_range (const EntViewSpec *spec)
{
  g_autofree char *begin = NULL, *end = NULL, *text = NULL;
  g_autoptr(EntDate) date = NULL;

  if (!spec->has_range || spec->aligned)
    return NULL;
  begin = spec->begin != ENT_DATE_OPEN_PAST ? ent_slide_dup_bound (spec->begin, FALSE) : g_strdup ("..");
  end = spec->end != ENT_DATE_OPEN_FUTURE ? ent_slide_dup_bound (spec->end, TRUE) : g_strdup ("..");
  text = g_strconcat (begin, "/", end, NULL);
  date = ent_date_parse (text, NULL);
  return date != NULL ? ent_date_format (date) : NULL;
}

/* @cases: of EntCase. "Egypt–Israel · Panmunjom" */
static char *
dup_titles (GPtrArray *cases)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < cases->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? " · " : "", ent_case_get_short_title (cases->pdata[i]));
  return g_string_free (titles, FALSE);
}

static EntSlide *
new_of_view (EntSlideKind       kind,
             GPtrArray         *cases,
             const EntViewSpec *spec)
{
  EntSlide *slide = ent_slide_new (kind);

  for (guint i = 0; i < cases->len; i++)
    ent_slide_add_made_from (slide, cases->pdata[i]);
  if (cases->len == 1)
    slide->case_id = g_strdup (((EntCase *) cases->pdata[0])->id);
  slide->target_id = ent_view_spec_to_link (spec);
  slide->target_date = dup_range (spec);
  slide->title = dup_titles (cases);
  slide->target_title = g_strdup (slide->title);
  return slide;
}

EntSlide *
ent_slide_new_timeline (GPtrArray         *cases,
                        const EntViewSpec *spec)
{
  g_autoptr(GArray) seen = g_array_new (FALSE, FALSE, sizeof (Seen));
  EntSlideBody body;
  EntSlide *slide;

  if (cases->len == 0)
    return NULL;
  slide = new_of_view (ENT_SLIDE_TIMELINE, cases, spec);
  for (guint i = 0; i < cases->len; i++)
    add_seen (seen, cases->pdata[i], spec);
  ent_slide_body_init (&body);
  append_seen (&body, seen, cases->len > 1);
  ent_slide_body_finish_slide (&body, slide);
  return slide;
}

/* A comparison */

static void
append_statements (EntSlideBody *self,
                   GPtrArray    *statements,
                   GPtrArray    *said)
{
  for (guint i = 0; i < statements->len && said->len < MAX_SENTENCES; i++)
    {
      const EntStatement *statement = statements->pdata[i];

      if (g_ptr_array_find_with_equal_func (said, statement->text, g_str_equal, NULL))
        continue;
      g_ptr_array_add (said, g_strdup (statement->text));
      ent_slide_body_append_words (self, statement->text);
      g_string_append (self->text, "\n\n");
    }
}

/* What sets them apart comes first, then what else can be said of them. */
static void
append_findings (EntSlideBody *self,
                 EntMatrix    *matrix)
{
  g_autoptr(GPtrArray) said = g_ptr_array_new_with_free_func (g_free), findings = NULL;
  EntOutcome outcome;
  EntMill *mill;

  ent_outcome_choose (matrix, &outcome);
  mill = ent_mill_new (matrix, ENT_CODER_PUBLISHED, outcome);
  findings = ent_findings_list (matrix, ENT_CODER_PUBLISHED, MAX_SENTENCES);
  append_statements (self, mill->difference, said);
  append_statements (self, mill->joint, said);
  append_statements (self, findings, said);
  ent_mill_free (mill);
}

/* "War at first, Relations at best; now Dialogue": each step of many is to be seen beside it. (transfer full) */
static char *
dup_course (GPtrArray *steps)
{
  const EntRelationStep *first, *last;
  EntRelationLevel best = ENT_RELATION_WAR;

  if (steps->len == 0)
    return g_strdup (_("relations not known"));
  first = steps->pdata[0];
  last = steps->pdata[steps->len - 1];
  for (guint i = 0; i < steps->len; i++)
    best = MAX (best, ((EntRelationStep *) steps->pdata[i])->level);
  if (best == first->level && best == last->level)
    return g_strdup (ent_relation_level_to_label (best));
  if (best == first->level || best == last->level)
    /* Translators: levels of relations: "War at first; now Partnership" */
    return g_strdup_printf (_("%s at first; now %s"), ent_relation_level_to_label (first->level),
                            ent_relation_level_to_label (last->level));
  /* Translators: levels of relations: "War at first, Relations at best; now Dialogue" */
  return g_strdup_printf (_("%s at first, %s at best; now %s"), ent_relation_level_to_label (first->level),
                          ent_relation_level_to_label (best), ent_relation_level_to_label (last->level));
}

static void
append_courses (EntSlideBody    *self,
                const EntMatrix *matrix)
{
  for (guint i = 0; i < ent_matrix_get_n_cases (matrix); i++)
    {
      const EntCase *item = ent_matrix_get_case (matrix, i);
      g_autofree char *course = dup_course (item->relations);

      g_string_append (self->text, "- ");
      ent_slide_body_append_link (self, ent_case_get_short_title (item), "case", item->id, NULL);
      g_string_append (self->text, ": ");
      ent_slide_body_append_words (self, course);
      g_string_append_c (self->text, '\n');
    }
}

/* How far apart the cases are in a factor. */
typedef struct
{
  guint factor;
  int   distance;
} Apart;

static int
compare_apart (gconstpointer a,
               gconstpointer b)
{
  const Apart *first = a, *second = b;

  if (first->distance != second->distance)
    return second->distance - first->distance;
  return (first->factor > second->factor) - (first->factor < second->factor);
}

/* The farthest first. (transfer full) (element-type Apart) */
static GArray *
list_apart (const EntMatrix *matrix)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Apart));

  for (guint factor = 0; factor < ent_matrix_get_n_factors (matrix); factor++)
    {
      int least = G_MAXINT, most = G_MININT;

      for (guint i = 0; i < ent_matrix_get_n_cases (matrix); i++)
        {
          EntRating rating;

          if (!ent_matrix_get_rating (matrix, ENT_CODER_PUBLISHED, factor, i, &rating) || !rating.has_rating)
            continue;
          least = MIN (least, rating.rating);
          most = MAX (most, rating.rating);
        }
      if (least < most)
        g_array_append_val (list, ((Apart) { factor, most - least }));
    }
  g_array_sort (list, compare_apart);
  return list;
}

/* "- Trade restoration: [Camp David](factor:…) +3, [Panmunjom](factor:…) −2" */
static void
append_apart (EntSlideBody    *self,
              const EntMatrix *matrix,
              guint            factor)
{
  const EntFactor *record = ent_matrix_get_factor (matrix, factor);
  gboolean first = TRUE;

  g_string_append (self->text, "- ");
  ent_slide_body_append_words (self, ent_text_get (record->title));
  for (guint i = 0; i < ent_matrix_get_n_cases (matrix); i++)
    {
      const EntCase *item = ent_matrix_get_case (matrix, i);
      const EntAssessment *assessment = ent_matrix_get_published (matrix, factor, i);

      if (assessment == NULL)
        continue;
      g_string_append (self->text, first ? ": " : ", ");
      ent_slide_body_append_link (self, ent_case_get_short_title (item), "factor", item->id, record->id);
      g_string_append_printf (self->text, " %s", assessment->has_rating ? ent_rating_to_string (assessment->rating)
                                                                        : _("no evidence"));
      for (guint note = 0; note < MIN (assessment->sources->len, MAX_NOTES); note++)
        ent_slide_body_append_note (self, item, assessment->sources->pdata[note]);
      first = FALSE;
    }
  g_string_append_c (self->text, '\n');
}

EntSlide *
ent_slide_new_comparison (const EntMatrix   *matrix,
                          const EntViewSpec *spec)
{
  /* What is said of all cases is said of these. */
  g_autoptr(EntMatrix) own = ent_matrix_new_of_cases (matrix, spec->case_ids);
  g_autoptr(GArray) apart = NULL;
  EntSlideBody body;
  EntSlide *slide;

  if (ent_matrix_get_n_cases (own) < MAX (spec->case_ids->len, 2))
    return NULL;
  slide = new_of_view (ENT_SLIDE_COMPARISON, own->cases, spec);
  ent_slide_body_init (&body);
  append_findings (&body, own);
  append_courses (&body, own);
  apart = list_apart (own);
  if (apart->len > 0)
    /* Translators: a list of factors with the rating of each case follows */
    g_string_append_printf (body.text, "\n%s\n\n", _("They differ most in:"));
  for (guint i = 0; i < MIN (apart->len, MAX_FACTORS); i++)
    append_apart (&body, own, g_array_index (apart, Apart, i).factor);
  ent_slide_body_finish_slide (&body, slide);
  return slide;
}
