#include "config.h"

#include "ent-evidence-strip.h"

#include "ent-evidence-picture.h"
#include "ent-shapes.h"
#include "ent-widget-style.h"

#include <glib/gi18n-lib.h>

#define DOT_SIZE    8
#define LINE_Y      8
#define TEXT_Y      16
#define END_PADDING 5
#define STEM        6   /* from the line to the edge of a mark with a sign */

typedef struct
{
  double place;  /* from 0 (begin of the period) to 1 (its end) */
  int    sign;
} Mark;

struct _EntEvidenceStrip
{
  GtkWidget    parent_instance;

  GArray      *marks;   /* of Mark */
  gboolean     has_signs;
  gboolean     hangs;   /* some mark hangs from the line */
  PangoLayout *ends[2]; /* the years of both ends */
};

G_DEFINE_FINAL_TYPE (EntEvidenceStrip, ent_evidence_strip, GTK_TYPE_WIDGET)

/* The span of all events of a case; the period itself may be open. */
static void
get_span (EntCase *item,
          gint64  *begin,
          gint64  *end)
{
  *begin = G_MAXINT64;
  *end = G_MININT64;
  for (guint i = 0; i < item->events->len; i++)
    {
      const EntDate *date = ((EntEvent *) item->events->pdata[i])->date;
      gint64 earliest = ent_date_get_earliest (date), latest = ent_date_get_latest (date);

      /* What goes on for ever still has a begin that must find its place. */
      if (earliest != ENT_DATE_OPEN_PAST)
        {
          *begin = MIN (*begin, earliest);
          *end = MAX (*end, earliest);
        }
      if (latest != ENT_DATE_OPEN_FUTURE)
        {
          *begin = MIN (*begin, latest);
          *end = MAX (*end, latest);
        }
    }
}

static PangoLayout *
create_year (GtkWidget *widget,
             gint64     seconds)
{
  gint64 year;
  int month, day;
  g_autofree char *text = NULL;
  PangoLayout *layout;
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  ent_date_civil_from_seconds (seconds, &year, &month, &day);
  text = ent_time_format_year (year);
  layout = gtk_widget_create_pango_layout (widget, text);
  pango_attr_list_insert (attributes, pango_attr_scale_new (0.8));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/* The line has room above and below it for marks with a sign. */
static int
get_line_y (EntEvidenceStrip *self)
{
  return self->has_signs ? STEM + DOT_SIZE + 2 : LINE_Y;
}

static int
get_text_y (EntEvidenceStrip *self)
{
  return self->has_signs ? get_line_y (self) + (self->hangs ? STEM + DOT_SIZE + 2 : LINE_Y) : TEXT_Y;
}

static void
ent_evidence_strip_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  EntEvidenceStrip *self = ENT_EVIDENCE_STRIP (widget);
  int height = 0;

  if (self->ends[0] != NULL)
    pango_layout_get_pixel_size (self->ends[0], NULL, &height);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 80 : get_text_y (self) + height;
}

/* What helps stands, what hinders hangs; @plain: the colour of what does neither. */
static void
snapshot_mark (EntEvidenceStrip      *self,
               GtkSnapshot           *snapshot,
               const EntPictureStyle *style,
               const GdkRGBA         *plain,
               double                 x,
               int                    sign)
{
  GdkRGBA color = ent_evidence_get_color (style, sign > 0);
  int y = get_line_y (self), radius = DOT_SIZE / 2;

  if (!self->has_signs || sign == 0)
    {
      ent_shape_dot (snapshot, plain, x, y, radius);
      return;
    }
  ent_shape_fill (snapshot, &color, x - 0.5, sign > 0 ? y - STEM - radius : y, 1, STEM + radius);
  if (sign > 0)
    ent_shape_dot (snapshot, &color, x, y - STEM - radius, radius);
  else
    ent_shape_fill (snapshot, &color, x - radius, y + STEM, DOT_SIZE, DOT_SIZE);
}

static void
ent_evidence_strip_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  EntEvidenceStrip *self = ENT_EVIDENCE_STRIP (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget), text_width;
  EntPictureStyle style;
  GdkRGBA color, faint;

  ent_widget_get_picture_style (widget, &style);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  faint = color;
  faint.alpha *= .3;
  gtk_snapshot_append_color (snapshot, &faint, &GRAPHENE_RECT_INIT (0, get_line_y (self) - 1, width, 2));
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      snapshot_mark (self, snapshot, &style, &color,
                     END_PADDING + (rtl ? 1 - mark->place : mark->place) * (width - 2 * END_PADDING), mark->sign);
    }
  faint.alpha = color.alpha * .8;
  for (guint i = 0; i < G_N_ELEMENTS (self->ends); i++)
    {
      gboolean at_left = (i == 0) != rtl;

      if (self->ends[i] == NULL)
        continue;
      pango_layout_get_pixel_size (self->ends[i], &text_width, NULL);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (at_left ? 0 : width - text_width, get_text_y (self)));
      gtk_snapshot_append_layout (snapshot, self->ends[i], &faint);
      gtk_snapshot_restore (snapshot);
    }
}

static void
ent_evidence_strip_finalize (GObject *object)
{
  EntEvidenceStrip *self = ENT_EVIDENCE_STRIP (object);

  g_array_unref (self->marks);
  g_clear_object (&self->ends[0]);
  g_clear_object (&self->ends[1]);
  G_OBJECT_CLASS (ent_evidence_strip_parent_class)->finalize (object);
}

static void
ent_evidence_strip_class_init (EntEvidenceStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ent_evidence_strip_finalize;
  widget_class->measure = ent_evidence_strip_measure;
  widget_class->snapshot = ent_evidence_strip_snapshot;
  gtk_widget_class_set_css_name (widget_class, "evidencestrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ent_evidence_strip_init (EntEvidenceStrip *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
}

static void
add_marks (EntEvidenceStrip *self,
           EntCase          *item,
           GPtrArray        *event_ids,
           const char       *factor,
           gint64            begin,
           gint64            end)
{
  for (guint i = 0; i < event_ids->len && begin < end; i++)
    {
      EntEvent *event = ent_case_find_event (item, event_ids->pdata[i]);
      Mark mark = { 0, 0 };

      if (event == NULL)
        continue;
      mark.place = ((double) MAX (ent_date_get_earliest (event->date), begin) - begin) / ((double) end - begin);
      mark.sign = factor != NULL ? ent_event_get_sign (event, factor) : 0;
      self->hangs |= mark.sign < 0;
      g_array_append_val (self->marks, mark);
    }
}

static void
update_name (EntEvidenceStrip *self)
{
  g_autofree char *name = g_strdup_printf (ngettext ("%u event in the case’s period", "%u events in the case’s period",
                                                     self->marks->len), self->marks->len);
  g_autofree char *signs = NULL;
  guint n_plus = 0, n_minus = 0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      n_plus += g_array_index (self->marks, Mark, i).sign > 0;
      n_minus += g_array_index (self->marks, Mark, i).sign < 0;
    }
  if (self->has_signs)
    /* Translators: "5 events in the case’s period: 4 helping, 1 hindering" */
    signs = g_strdup_printf (_("%s: %u helping, %u hindering"), name, n_plus, n_minus);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, signs ? signs : name, -1);
}

static GtkWidget *
create_strip (EntCase    *item,
              GPtrArray  *event_ids,
              const char *factor,
              gboolean    with_years)
{
  EntEvidenceStrip *self = g_object_new (ENT_TYPE_EVIDENCE_STRIP, NULL);
  gint64 begin, end;

  get_span (item, &begin, &end);
  self->has_signs = factor != NULL;
  add_marks (self, item, event_ids, factor, begin, end);
  if (with_years && begin < end)
    {
      self->ends[0] = create_year (GTK_WIDGET (self), begin);
      self->ends[1] = create_year (GTK_WIDGET (self), end);
    }
  update_name (self);
  return GTK_WIDGET (self);
}

GtkWidget *
ent_evidence_strip_new (EntCase   *item,
                        GPtrArray *event_ids,
                        gboolean   with_years)
{
  g_return_val_if_fail (item != NULL, NULL);
  return create_strip (item, event_ids, NULL, with_years);
}

GtkWidget *
ent_evidence_strip_new_signed (EntCase    *item,
                               GPtrArray  *event_ids,
                               const char *factor)
{
  g_return_val_if_fail (item != NULL, NULL);
  g_return_val_if_fail (factor != NULL, NULL);
  return create_strip (item, event_ids, factor, TRUE);
}
