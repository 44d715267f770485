#include "config.h"

#include "ent-evidence-strip.h"

#include "ent-time-scale.h"

#include <glib/gi18n-lib.h>

#define DOT_SIZE    8
#define LINE_Y      8
#define TEXT_Y      16
#define END_PADDING 5

struct _EntEvidenceStrip
{
  GtkWidget    parent_instance;

  GArray      *places;  /* of double, from 0 (begin of the period) to 1 (its end) */
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
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 80 : self->ends[0] ? TEXT_Y + height : TEXT_Y;
}

static void
snapshot_dot (GtkSnapshot   *snapshot,
              const GdkRGBA *color,
              double         x)
{
  GskRoundedRect dot;

  gsk_rounded_rect_init_from_rect (&dot, &GRAPHENE_RECT_INIT (x - DOT_SIZE / 2., LINE_Y - DOT_SIZE / 2.,
                                                              DOT_SIZE, DOT_SIZE), DOT_SIZE / 2.);
  gtk_snapshot_push_rounded_clip (snapshot, &dot);
  gtk_snapshot_append_color (snapshot, color, &dot.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
ent_evidence_strip_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  EntEvidenceStrip *self = ENT_EVIDENCE_STRIP (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget), text_width;
  GdkRGBA color, faint;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  faint = color;
  faint.alpha *= .3;
  gtk_snapshot_append_color (snapshot, &faint, &GRAPHENE_RECT_INIT (0, LINE_Y - 1, width, 2));
  for (guint i = 0; i < self->places->len; i++)
    {
      double place = g_array_index (self->places, double, i);

      snapshot_dot (snapshot, &color, END_PADDING + (rtl ? 1 - place : place) * (width - 2 * END_PADDING));
    }
  faint.alpha = color.alpha * .8;
  for (guint i = 0; i < G_N_ELEMENTS (self->ends); i++)
    {
      gboolean at_left = (i == 0) != rtl;

      if (self->ends[i] == NULL)
        continue;
      pango_layout_get_pixel_size (self->ends[i], &text_width, NULL);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (at_left ? 0 : width - text_width, TEXT_Y));
      gtk_snapshot_append_layout (snapshot, self->ends[i], &faint);
      gtk_snapshot_restore (snapshot);
    }
}

static void
ent_evidence_strip_finalize (GObject *object)
{
  EntEvidenceStrip *self = ENT_EVIDENCE_STRIP (object);

  g_array_unref (self->places);
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
  self->places = g_array_new (FALSE, FALSE, sizeof (double));
}

GtkWidget *
ent_evidence_strip_new (EntCase   *item,
                        GPtrArray *event_ids,
                        gboolean   with_years)
{
  EntEvidenceStrip *self = g_object_new (ENT_TYPE_EVIDENCE_STRIP, NULL);
  g_autofree char *name = NULL;
  gint64 begin, end;

  get_span (item, &begin, &end);
  for (guint i = 0; i < event_ids->len && begin < end; i++)
    {
      EntEvent *event = ent_case_find_event (item, event_ids->pdata[i]);
      double place;

      if (event == NULL)
        continue;
      place = ((double) MAX (ent_date_get_earliest (event->date), begin) - begin) / ((double) end - begin);
      g_array_append_val (self->places, place);
    }
  if (with_years && begin < end)
    {
      self->ends[0] = create_year (GTK_WIDGET (self), begin);
      self->ends[1] = create_year (GTK_WIDGET (self), end);
    }
  name = g_strdup_printf (ngettext ("%u event in the case’s period", "%u events in the case’s period",
                                    self->places->len), self->places->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
