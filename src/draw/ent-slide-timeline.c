/* Slides that show time: a view of a timeline, and cases one above the other.
 *
 * "What happens next?" is two pages: on the first the axis ends at the date, as wide as it is on the second, and a
 * question mark stands in the room of what comes after, of which nothing is there to be seen: no event, no phase, no
 * step of the relations. */

#include "config.h"

#include "ent-slide-page-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ent-event-table.h"
#include "ent-shapes.h"
#include "ent-slide-view.h"
#include "ent-timeline-sheet.h"
#include "ent-view-spec.h"

#define MIN_SCALE        (ENT_SLIDE_MIN_PT / (11 * 96 / 72.0 * 0.9)) /* the smallest letters of a picture */
#define MAX_SCALE        2.0
#define MIN_SHOWN        0.5 /* of the axis, however little of it is known */
#define QUESTION_PT      120.0
#define COMPARISON_PART  0.58 /* of the width, for the pictures */
#define COMPARISON_GAP   28.0
#define COMPARISON_PT    22.0

/* The view */

static void
free_table (gpointer data)
{
  ent_event_table_unref (data);
}

void
ent_slide_view_free (EntSlideView *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->spec, ent_view_spec_free);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  for (guint i = 0; i < ENT_VIEW_SPEC_MAX_CASES; i++)
    g_free (self->matches[i]);
  g_free (self);
}

static GPtrArray *
list_own (const EntDeck  *deck,
          const EntSlide *slide,
          const char     *case_id,
          gint64          until)
{
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; i < deck->own_events->len && slide->own_events; i++)
    {
      const EntOwnEvent *event = deck->own_events->pdata[i];

      if (g_str_equal (event->case_id, case_id) && ent_date_get_earliest (event->date) <= until)
        g_ptr_array_add (own, (gpointer) event);
    }
  return own;
}

EntSlideView *
ent_slide_view_new (const EntDeck  *deck,
                    const EntSlide *slide,
                    gint64          until)
{
  EntSlideView *self = g_new0 (EntSlideView, 1);

  self->tables = g_ptr_array_new_with_free_func (free_table);
  self->spec = slide->target_id != NULL ? ent_view_spec_parse (slide->target_id, NULL) : NULL;
  for (guint i = 0; self->spec != NULL && i < self->spec->case_ids->len; i++)
    {
      const char *id = self->spec->case_ids->pdata[i];
      EntCase *whole = ent_deck_find_case (deck, slide, id);
      g_autoptr(EntCase) item = NULL;
      g_autoptr(GPtrArray) own = list_own (deck, slide, id, until);
      EntEventTable *table;

      if (whole == NULL)
        break;
      item = until < ENT_DATE_OPEN_FUTURE ? ent_case_new_until (whole, until) : ent_case_ref (whole);
      table = ent_event_table_new (item, own);
      g_ptr_array_add (self->tables, table);
      if (!ent_event_filter_is_empty (self->spec->filter))
        self->matches[i] = ent_event_filter_match (self->spec->filter, table, NULL, NULL, NULL, NULL);
    }
  if (self->tables->len == 0 || self->tables->len < self->spec->case_ids->len)
    g_clear_pointer (&self, ent_slide_view_free);
  return self;
}

gboolean
ent_slide_view_get_reveal (const EntSlide *slide,
                           gint64         *until)
{
  g_autoptr(EntDate) date = slide->reveal != NULL ? ent_date_parse (slide->reveal, NULL) : NULL;

  if (date == NULL || slide->kind != ENT_SLIDE_TIMELINE)
    return FALSE;
  *until = ent_date_get_latest (date);
  return *until < ENT_DATE_OPEN_FUTURE && *until > ENT_DATE_OPEN_PAST;
}

void
ent_slide_view_get_range (const EntSlideView *self,
                          double             *begin,
                          double             *end)
{
  EntTimelineOptions options = { .lanes = ENT_TIMELINE_LANES_NONE,
                                 .now_sec = (double) g_get_real_time () / G_USEC_PER_SEC };

  *begin = G_MAXDOUBLE;
  *end = -G_MAXDOUBLE;
  for (guint i = 0; i < self->tables->len; i++)
    {
      g_autoptr(EntTimelineLayout) layout = ent_timeline_layout_new (self->tables->pdata[i], &options);
      const EntMoment *moment = NULL;
      double first, last, origin = 0;

      if (self->spec->aligned)
        moment = ent_case_find_moment (((EntEventTable *) self->tables->pdata[i])->item, self->spec->moment);
      if (moment != NULL)
        origin = (double) ent_date_get_earliest (moment->date);
      ent_timeline_layout_get_limits (layout, &first, &last);
      *begin = MIN (*begin, first - origin);
      *end = MAX (*end, last - origin);
    }
  if (self->spec->has_range && self->spec->begin > ENT_DATE_OPEN_PAST)
    *begin = (double) self->spec->begin;
  if (self->spec->has_range && self->spec->end < ENT_DATE_OPEN_FUTURE)
    *end = (double) self->spec->end;
}

/* The picture */

typedef struct
{
  EntSlideMaker *maker;
  EntSlideView  *view;
  double         begin_sec, end_sec;
  guint          first, n_cases;      /* of those of the view */
  double         width, height;       /* pt */
  EntTimelineParts parts;             /* 0: all */
} Picture;

static void
fill_options (const Picture           *self,
              EntTimelineSheetOptions *options,
              const char             **collapsed)
{
  const EntViewSpec *spec = self->view->spec;

  ent_timeline_sheet_options_init (options);
  options->bare = TRUE;
  options->named = spec->case_ids->len > 1;
  options->margin = 0;
  options->width = self->width;
  options->height = self->height;
  options->max_scale = MAX_SCALE;
  options->min_scale = MIN_SCALE;
  options->flags = self->maker->style.flags;
  options->parts = (self->parts != 0 ? self->parts : ENT_TIMELINE_PARTS_ALL) | ENT_TIMELINE_PARTS_LOW;
  options->begin_sec = self->begin_sec;
  options->end_sec = self->end_sec;
  options->aligned = spec->aligned;
  options->moment = spec->moment;
  options->timeline.lanes = spec->lanes;
  options->timeline.codebook = self->maker->deck->codebook;
  options->timeline.now_sec = (double) self->maker->options->now_sec;
  for (guint i = 0; i < spec->collapsed->len; i++)
    collapsed[i] = spec->collapsed->pdata[i];
  if (spec->collapsed->len > 0)
    options->timeline.collapsed = collapsed;
  for (guint i = 0; i < self->n_cases; i++)
    {
      const guint8 *matches = self->view->matches[self->first + i];

      if (i == 0)
        *(spec->filter->hide ? &options->timeline.shown : &options->highlight) = matches;
      else
        (spec->filter->hide ? options->further_shown : options->further_highlight)[i] = matches;
    }
}

/* NULL: there is not room enough for it. */
static EntSheet *
paint (const Picture *self)
{
  EntTimelineSheetOptions options;
  g_autofree const char **collapsed = g_new0 (const char *, self->view->spec->collapsed->len + 1);
  g_autoptr(GError) error = NULL;
  EntSheet *sheet;

  fill_options (self, &options, collapsed);
  sheet = ent_timeline_sheet_new ((EntEventTable **) self->view->tables->pdata + self->first, self->n_cases, &options,
                                  &error);
  /* Lanes are given up before letters get too small to be read. */
  if (sheet == NULL && options.timeline.lanes != ENT_TIMELINE_LANES_NONE)
    {
      options.timeline.lanes = ENT_TIMELINE_LANES_NONE;
      options.timeline.collapsed = NULL;
      sheet = ent_timeline_sheet_new ((EntEventTable **) self->view->tables->pdata + self->first, self->n_cases,
                                      &options, NULL);
    }
  return sheet;
}

/* "?" in the room that is left, on ground that is clearly empty. */
static void
paint_question (EntSlideMaker *self,
                GtkSnapshot   *snapshot,
                double         x,
                double         width,
                double         height)
{
  g_autoptr(PangoLayout) layout = pango_layout_new (self->context);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  double size = MIN (QUESTION_PT, width * 0.8);
  PangoRectangle ink;

  ent_shape_pill (snapshot, &self->style.trough, x + 8, 0, width - 8, height, 12);
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) (size * PANGO_SCALE)));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, C_("question", "?"), -1);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x + 4 + width / 2 - ink.x - ink.width / 2.0),
                                                          (float) (height / 2 - ink.y - ink.height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, &self->style.dim_text);
  gtk_snapshot_restore (snapshot);
}

/* @shown: px of @width that the sheet takes */
static GskRenderNode *
frame_sheet (EntSlideMaker  *self,
             const EntSheet *sheet,
             double          shown,
             double          width,
             double          height)
{
  gboolean rtl = (self->style.flags & ENT_PICTURE_RTL) != 0;
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gtk_snapshot_save (snapshot);
  if (rtl)
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (width - shown), 0));
  gtk_snapshot_append_node (snapshot, ent_sheet_get_page (sheet, 0));
  gtk_snapshot_restore (snapshot);
  if (shown < width - 24)
    paint_question (self, snapshot, rtl ? 0 : shown, width - shown - (rtl ? 8 : 0), height);
  return gtk_snapshot_free_to_node (snapshot);
}

/* @until: where the axis ends, or the end of the range. FALSE: there is not room enough */
static gboolean
add_picture (EntSlideMaker         *self,
             EntSlidePage          *page,
             const graphene_rect_t *area,
             Picture               *picture,
             double                 until)
{
  double whole = picture->end_sec - picture->begin_sec, shown;
  double part = CLAMP ((until - picture->begin_sec) / whole, MIN_SHOWN, 1);
  gboolean hides = until < picture->end_sec;
  Picture own = *picture;
  g_autoptr(EntSheet) sheet = NULL;

  /* The names of lanes stand before the axis, in any case. */
  shown = hides ? area->size.width * (0.15 + 0.85 * part) : area->size.width;
  own.width = floor (shown);
  own.height = area->size.height;
  own.end_sec = MIN (until, picture->end_sec);
  sheet = paint (&own);
  if (sheet == NULL)
    return FALSE;
  ent_slide_page_add_picture (page, self->margin, area->origin.y, area->size.width, area->size.height,
                              frame_sheet (self, sheet, own.width, area->size.width, area->size.height),
                              hides ? ent_slide_maker_dup_title (self) : ent_slide_maker_dup_words (self));
  page->live = *area;
  return TRUE;
}

/* As many cases on a page as there is room for. FALSE: not even one */
static gboolean
add_pages (EntSlideMaker    *self,
           EntSlideView     *view,
           EntTimelineParts  parts,
           double            begin,
           double            end,
           double            until)
{
  guint n = view->tables->len, n_pages = self->pages->len;

  for (guint each = n; each > 0; each = each > 1 ? (each + 1) / 2 : 0)
    {
      gboolean fits = TRUE;

      for (guint first = 0; first < n && fits; first += each)
        {
          EntSlidePage *page = ent_slide_maker_add_page (self);
          graphene_rect_t area = ent_slide_maker_add_frame (self, page);
          Picture picture = { self, view, begin, end, first, MIN (each, n - first), 0, 0, parts };

          page->hides = self->hides;
          fits = add_picture (self, page, &area, &picture, until);
        }
      if (fits)
        return TRUE;
      g_ptr_array_set_size (self->pages, (int) n_pages);
    }
  return FALSE;
}

gboolean
ent_slide_maker_add_timeline (EntSlideMaker *self)
{
  g_autoptr(EntSlideView) view = ent_slide_view_new (self->deck, self->slide, ENT_DATE_OPEN_FUTURE);
  double begin, end;
  gint64 until;

  if (view == NULL)
    return FALSE;
  ent_slide_view_get_range (view, &begin, &end);
  if (!self->options->whole && !view->spec->aligned && ent_slide_view_get_reveal (self->slide, &until)
      && (double) until > begin && (double) until < end)
    {
      g_autoptr(EntSlideView) known = ent_slide_view_new (self->deck, self->slide, until);

      gboolean added;

      self->hides = TRUE;
      added = add_pages (self, known, 0, begin, end, (double) until);
      self->hides = FALSE;
      if (!added)
        return FALSE;
    }
  return add_pages (self, view, 0, begin, end, end);
}

/* Comparison */

/* Relations one above the other, and beside them what sets the cases apart. FALSE: there is not room enough */
static gboolean
add_beside (EntSlideMaker *self,
            EntSlideView  *view,
            double         begin,
            double         end)
{
  EntSlidePage *page = ent_slide_maker_add_page (self);
  graphene_rect_t area = ent_slide_maker_add_frame (self, page), words = area;
  Picture picture = { self, view, begin, end, 0, view->tables->len, 0, 0,
                      ENT_TIMELINE_PART_AXIS | ENT_TIMELINE_PART_RELATIONS };

  if (self->text->paragraphs->len > 0)
    area.size.width = floorf (area.size.width * (float) COMPARISON_PART);
  if (!add_picture (self, page, &area, &picture, end))
    {
      g_ptr_array_set_size (self->pages, (int) self->pages->len - 1);
      return FALSE;
    }
  words.origin.x += area.size.width + (float) COMPARISON_GAP;
  words.size.width -= area.size.width + (float) COMPARISON_GAP;
  if (self->text->paragraphs->len > 0)
    ent_slide_maker_add_body (self, page, &words, self->text->paragraphs, COMPARISON_PT);
  return TRUE;
}

/* Where they do not fit beside each other, one comes after the other. */
gboolean
ent_slide_maker_add_comparison (EntSlideMaker *self)
{
  g_autoptr(EntSlideView) view = ent_slide_view_new (self->deck, self->slide, ENT_DATE_OPEN_FUTURE);
  double begin, end;

  if (view == NULL)
    return FALSE;
  ent_slide_view_get_range (view, &begin, &end);
  if (add_beside (self, view, begin, end))
    return TRUE;
  if (!add_pages (self, view, ENT_TIMELINE_PART_AXIS | ENT_TIMELINE_PART_RELATIONS, begin, end, end))
    return FALSE;
  if (self->text->paragraphs->len > 0)
    {
      EntSlidePage *page = ent_slide_maker_add_page (self);
      graphene_rect_t area = ent_slide_maker_add_frame (self, page);

      ent_slide_maker_add_body (self, page, &area, self->text->paragraphs, COMPARISON_PT + 4);
    }
  return TRUE;
}
