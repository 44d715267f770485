/* Lectures made of a case: those that it suggests, and one of its turning points. */

#include "config.h"

#include "ent-case-slide.h"

#include <glib/gi18n-lib.h>

#include "ent-markdown.h"
#include "ent-slide-body-private.h"

#define SEC_PER_STEP  15  /* people plan in quarters of a minute */
#define MAX_QUESTIONS 3
#define YEAR_DAYS     366
#define DAY_SEC       (24 * 60 * 60)

/* What a slide takes, beside the others. */
static const int weights[ENT_N_SLIDE_KINDS] = {
  [ENT_SLIDE_TITLE] = 1,
  [ENT_SLIDE_TEXT] = 3,
  [ENT_SLIDE_EVENT] = 3,
  [ENT_SLIDE_EVENTS] = 4,
  [ENT_SLIDE_QUOTATION] = 2,
  [ENT_SLIDE_TIMELINE] = 3,
  [ENT_SLIDE_MATRIX] = 4,
  [ENT_SLIDE_FACTOR] = 3,
  [ENT_SLIDE_COMPARISON] = 4,
  [ENT_SLIDE_PICTURE] = 2,
  [ENT_SLIDE_QUESTION] = 6,
  [ENT_SLIDE_SOURCES] = 0,
};

void
ent_slides_share_minutes (GPtrArray *slides,
                          int        minutes)
{
  gint64 all = 0, upto = 0, total = (gint64) minutes * 60;
  int given = 0;

  g_return_if_fail (minutes >= 0);

  for (guint i = 0; i < slides->len; i++)
    all += weights[((EntSlide *) slides->pdata[i])->kind];
  for (guint i = 0; i < slides->len && all > 0; i++)
    {
      EntSlide *slide = slides->pdata[i];
      int until;

      /* Where it ends is rounded, not how long it takes: nothing is lost. */
      upto += weights[slide->kind];
      until = (int) (total * upto / all / SEC_PER_STEP * SEC_PER_STEP);
      slide->planned_sec = until - given;
      given = until;
    }
}

/* Slides that both kinds of lecture have */

static EntLecture *
new_lecture (const char    *title,
             const EntCase *item,
             int            minutes)
{
  EntLecture *lecture = ent_lecture_new (title);

  lecture->minutes = minutes;
  lecture->case_id = g_strdup (item->id);
  lecture->case_title = g_strdup (ent_text_get (item->title));
  lecture->case_version = item->version;
  return lecture;
}

/* @below: (transfer full) (nullable): plain words */
static EntSlide *
new_title (const char    *title,
           const EntCase *item,
           char          *below)
{
  EntSlide *slide = ent_slide_new (ENT_SLIDE_TITLE);

  slide->case_id = g_strdup (item->id);
  slide->title = g_strdup (title);
  slide->body = below != NULL ? ent_markdown_dup_line (below) : NULL;
  ent_slide_add_made_from (slide, item);
  ent_slide_set_made (slide);
  g_free (below);
  return slide;
}

static EntSlide *
new_sources (void)
{
  EntSlide *slide = ent_slide_new (ENT_SLIDE_SOURCES);

  slide->title = g_strdup (_("Sources"));
  return slide;
}

static void
add_slide (GPtrArray *slides,
           EntSlide  *slide)
{
  if (slide != NULL)
    g_ptr_array_add (slides, slide);
}

/* @spec: of the case alone */
static EntSlide *
new_timeline (EntCase           *item,
              const EntViewSpec *spec)
{
  g_autoptr(GPtrArray) cases = g_ptr_array_new ();

  g_ptr_array_add (cases, item);
  return ent_slide_new_timeline (cases, spec);
}

/* Of a suggested lecture */

/* From the beginning of the year of the first event to the end of that of the last; where they are closer, whole days
 * with some room: FALSE, for the range is then no date of theirs. */
static gboolean
set_range (EntViewSpec *spec,
           gint64       first,
           gint64       last)
{
  gint64 year;
  int month, day;

  spec->has_range = TRUE;
  if (last - first < (gint64) YEAR_DAYS * DAY_SEC)
    {
      gint64 room = (last - first) / 20 / DAY_SEC + 1;

      ent_date_civil_from_seconds (first, &year, &month, &day);
      spec->begin = ent_date_seconds_from_civil (year, month, day) - room * DAY_SEC;
      ent_date_civil_from_seconds (last, &year, &month, &day);
      spec->end = ent_date_seconds_from_civil (year, month, day) + (room + 1) * DAY_SEC;
      return FALSE;
    }
  ent_date_civil_from_seconds (first, &year, &month, &day);
  spec->begin = ent_date_seconds_from_civil (year, 1, 1);
  ent_date_civil_from_seconds (last, &year, &month, &day);
  spec->end = ent_date_seconds_from_civil (year + 1, 1, 1);
  return TRUE;
}

/* All events that the lecture speaks of are in view. NULL where it speaks of none. */
static EntSlide *
new_outline_timeline (EntCase                 *item,
                      const EntLectureOutline *outline)
{
  g_autoptr(EntViewSpec) spec = ent_view_spec_new (item->id);
  g_autoptr(GPtrArray) events = g_ptr_array_new ();
  gint64 first = ENT_DATE_OPEN_FUTURE, last = ENT_DATE_OPEN_PAST;
  g_autofree char *dates = NULL;
  gboolean years;
  EntSlide *slide;

  for (guint i = 0; i < outline->slides->len; i++)
    {
      const EntSlideOutline *part = outline->slides->pdata[i];

      for (guint j = 0; j < part->events->len; j++)
        {
          EntEvent *event = ent_case_find_event (item, part->events->pdata[j]);
          gint64 begin = event != NULL ? ent_date_get_earliest (event->date) : ENT_DATE_OPEN_PAST;
          gint64 end = event != NULL ? ent_date_get_latest (event->date) : ENT_DATE_OPEN_FUTURE;

          /* Of what goes on to this day the beginning. */
          if (begin != ENT_DATE_OPEN_PAST && end == ENT_DATE_OPEN_FUTURE)
            end = begin;
          if (begin == ENT_DATE_OPEN_PAST)
            continue;
          first = MIN (first, begin);
          last = MAX (last, end);
          g_ptr_array_add (events, event);
        }
    }
  if (last == ENT_DATE_OPEN_PAST)
    return NULL;
  years = set_range (spec, first, last);
  slide = new_timeline (item, spec);
  dates = years ? g_strdup (slide->target_date) : ent_slide_dup_dates (events);
  if (dates != NULL)
    {
      g_free (slide->title);
      /* Translators: title of a slide: a case, and the years or days of it that are shown */
      slide->title = g_strdup_printf (_("%s, %s"), ent_case_get_short_title (item), dates);
    }
  return slide;
}

/* "Factors: [Trade](factor:…) +3, [Talks](factor:…) −1" */
static void
append_factors (EntSlideBody          *notes,
                const EntMatrix       *matrix,
                const EntCase         *item,
                const EntSlideOutline *outline)
{
  int index = ent_matrix_find_case (matrix, item->id);
  gboolean first = TRUE;

  for (guint i = 0; i < outline->factors->len; i++)
    {
      int factor = ent_matrix_find_factor (matrix, outline->factors->pdata[i]);
      EntRating rating;

      if (factor < 0)
        continue;
      /* Translators: a list of factors follows */
      g_string_append_printf (notes->text, "%s ", first ? _("Factors:") : ",");
      ent_slide_body_append_link (notes, ent_text_get (ent_matrix_get_factor (matrix, (guint) factor)->title), "factor",
                                  item->id, outline->factors->pdata[i]);
      if (index >= 0 && ent_matrix_get_rating (matrix, ENT_CODER_PUBLISHED, (guint) factor, (guint) index, &rating)
          && rating.has_rating)
        g_string_append_printf (notes->text, " %s", ent_rating_to_string (rating.rating));
      first = FALSE;
    }
  if (!first)
    g_string_append (notes->text, "\n\n");
}

/* Those without a quotation, which get no slide. */
static void
append_documents (EntSlideBody          *notes,
                  const EntCase         *item,
                  const EntSlideOutline *outline)
{
  gboolean first = TRUE;

  for (guint i = 0; i < outline->documents->len; i++)
    {
      const EntDocument *document = ent_case_find_document (item, outline->documents->pdata[i]);

      if (document == NULL || document->quotations->len > 0)
        continue;
      /* Translators: a list of documents follows */
      g_string_append_printf (notes->text, "%s ", first ? _("Documents:") : ",");
      ent_slide_body_append_link (notes, ent_text_get (document->title), "document", item->id, document->id);
      first = FALSE;
    }
  if (!first)
    g_string_append (notes->text, "\n\n");
}

/* What the outline says, for the speaker; NULL where that is nothing. @with_title: the slide does not show it */
static char *
dup_notes (const EntMatrix       *matrix,
           const EntCase         *item,
           const EntSlideOutline *outline,
           gboolean               with_title)
{
  EntSlideBody notes;
  char *text;

  ent_slide_body_init (&notes);
  if (with_title)
    {
      g_string_append (notes.text, "**");
      ent_slide_body_append_words (&notes, ent_text_get (outline->title));
      g_string_append (notes.text, "**\n\n");
    }
  if (outline->text != NULL)
    {
      ent_markdown_append_words (notes.text, ent_text_get (outline->text), "\n\n");
      g_string_append (notes.text, "\n\n");
    }
  append_factors (&notes, matrix, item, outline);
  append_documents (&notes, item, outline);
  if (g_str_has_suffix (notes.text->str, "\n\n"))
    g_string_truncate (notes.text, notes.text->len - 1);
  text = ent_slide_body_finish (&notes);
  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

/* The first factor that is rated in the case. */
static EntSlide *
new_outline_factor (const EntMatrix       *matrix,
                    const EntCase         *item,
                    const EntSlideOutline *outline)
{
  int index = ent_matrix_find_case (matrix, item->id);
  EntSlide *slide = NULL;

  for (guint i = 0; i < outline->factors->len && slide == NULL && index >= 0; i++)
    {
      int factor = ent_matrix_find_factor (matrix, outline->factors->pdata[i]);

      if (factor >= 0)
        slide = ent_slide_new_assessment (matrix, (guint) factor, (guint) index);
    }
  return slide;
}

/* The best of what an outline names: its events, else a factor. NULL where there is none. */
static EntSlide *
new_outline_main (const EntMatrix       *matrix,
                  EntCase               *item,
                  const EntSlideOutline *outline)
{
  EntSlide *slide = outline->events->len == 1 ? ent_slide_new_event (item, outline->events->pdata[0])
                                              : ent_slide_new_events (item, outline->events);

  if (slide == NULL)
    slide = new_outline_factor (matrix, item, outline);
  if (slide != NULL && slide->kind == ENT_SLIDE_EVENTS)
    {
      /* As an outline calls them together; what was made of them is called otherwise. */
      g_free (slide->title);
      slide->title = g_strdup (ent_text_get (outline->title));
    }
  return slide;
}

static void
add_outline (GPtrArray             *slides,
             const EntMatrix       *matrix,
             EntCase               *item,
             const EntSlideOutline *outline)
{
  guint first = slides->len;
  EntSlide *slide;

  add_slide (slides, new_outline_main (matrix, item, outline));
  for (guint i = 0; i < outline->documents->len; i++)
    add_slide (slides, ent_slide_new_quotation (item, outline->documents->pdata[i], 0));
  if (slides->len == first)
    {
      g_autofree char *text = ent_markdown_dup_line (ent_text_get (outline->text));

      add_slide (slides, ent_slide_new_passage (item, ent_text_get (outline->title), text, NULL));
    }
  slide = slides->pdata[first];
  slide->notes = dup_notes (matrix, item, outline, slide->kind != ENT_SLIDE_EVENTS && slide->kind != ENT_SLIDE_TEXT);
}

EntLecture *
ent_lecture_new_suggested (const EntMatrix  *matrix,
                           EntCase          *item,
                           guint             lecture,
                           GPtrArray       **slides)
{
  const EntLectureOutline *outline;
  const char *title;

  *slides = NULL;
  if (lecture >= item->lectures->len)
    return NULL;
  outline = item->lectures->pdata[lecture];
  title = ent_text_get (outline->title);
  *slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);
  add_slide (*slides, new_title (title, item, g_strdup (ent_text_get (item->title))));
  add_slide (*slides, new_outline_timeline (item, outline));
  for (guint i = 0; i < outline->slides->len; i++)
    add_outline (*slides, matrix, item, outline->slides->pdata[i]);
  add_slide (*slides, ent_slide_new_question (item, 0));
  add_slide (*slides, new_sources ());
  ent_slides_share_minutes (*slides, outline->minutes);
  return new_lecture (title, item, outline->minutes);
}

/* Of a case that suggests none */

/* "- **6 October 1973** War: [October War](event:…)" with its sources. */
static void
append_step (EntSlideBody          *self,
             const EntCase         *item,
             const EntRelationStep *step)
{
  const EntEvent *event = ent_case_find_event (item, step->event);
  g_autofree char *date = ent_date_format (step->date);

  g_string_append (self->text, "- **");
  ent_slide_body_append_words (self, date);
  g_string_append (self->text, "** ");
  ent_slide_body_append_words (self, ent_relation_level_to_label (step->level));
  if (event != NULL)
    {
      g_string_append (self->text, ": ");
      ent_slide_body_append_link (self, ent_text_get (event->title), "event", item->id, event->id);
    }
  ent_slide_body_append_notes (self, item, step->sources);
  g_string_append_c (self->text, '\n');
}

/* The course of relations; NULL where the case has none. */
static EntSlide *
new_relations (const EntCase *item)
{
  EntSlide *slide;
  EntSlideBody body;

  if (item->relations->len == 0)
    return NULL;
  slide = ent_slide_new (ENT_SLIDE_TEXT);
  slide->case_id = g_strdup (item->id);
  slide->title = g_strdup (_("Course of relations"));
  slide->target_title = g_strdup (slide->title);
  ent_slide_add_made_from (slide, item);
  ent_slide_body_init (&body);
  for (guint i = 0; i < item->relations->len; i++)
    append_step (&body, item, item->relations->pdata[i]);
  ent_slide_body_finish_slide (&body, slide);
  return slide;
}

/* @phase: (nullable): NULL: of none. NULL where nothing turned then. */
static EntSlide *
new_turning_points (EntCase        *item,
                    const EntPhase *phase)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  EntSlide *slide;

  for (guint i = 0; i < item->events->len; i++)
    {
      const EntEvent *event = item->events->pdata[i];
      const EntPhase *own = ent_case_find_phase (item, event->phase);

      if (event->importance == ENT_IMPORTANCE_TURNING_POINT && own == phase)
        g_ptr_array_add (ids, event->id);
    }
  if (ids->len == 1)
    slide = ent_slide_new_event (item, ids->pdata[0]);
  else
    slide = ent_slide_new_events (item, ids);
  if (slide == NULL)
    return NULL;
  if (ids->len > 1)
    {
      g_free (slide->title);
      slide->title = g_strdup (phase != NULL ? ent_text_get (phase->title) : ent_importance_to_label (
                                                                               ENT_IMPORTANCE_TURNING_POINT));
    }
  if (phase != NULL && phase->text != NULL)
    slide->notes = ent_markdown_dup_line (ent_text_get (phase->text));
  return slide;
}

EntLecture *
ent_lecture_new_from_case (const EntMatrix  *matrix,
                           EntCase          *item,
                           int               minutes,
                           GPtrArray       **slides)
{
  const char *title = ent_text_get (item->title);
  g_autoptr(EntViewSpec) spec = ent_view_spec_new (item->id);

  *slides = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_slide_free);
  add_slide (*slides, new_title (title, item, ent_date_format (item->period)));
  if (item->events->len > 0)
    add_slide (*slides, new_timeline (item, spec));
  add_slide (*slides, new_relations (item));
  for (guint i = 0; i < item->phases->len; i++)
    add_slide (*slides, new_turning_points (item, item->phases->pdata[i]));
  add_slide (*slides, new_turning_points (item, NULL));
  for (guint i = 0; i < MIN (item->questions->len, MAX_QUESTIONS); i++)
    add_slide (*slides, ent_slide_new_question (item, i));
  add_slide (*slides, new_sources ());
  ent_slides_share_minutes (*slides, minutes);
  return new_lecture (title, item, minutes);
}
