#include "config.h"

#include "ent-timeline-legend.h"

#include "ent-evidence-picture.h"
#include "ent-shapes.h"
#include "ent-timeline-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SAMPLE_PX      30.0
#define SAMPLE_GAP_PX  6.0
#define ENTRY_GAP_PX   22.0
#define LINE_GAP_PX    5.0
#define BAR_PX         12.0

typedef enum
{
  SAMPLE_PARTY,
  SAMPLE_DIAMOND,
  SAMPLE_DOT,
  SAMPLE_RING,
  SAMPLE_BAR,
  SAMPLE_SOFT_BAR,
  SAMPLE_CLUSTER,
  SAMPLE_SIGNS,
  SAMPLE_PERSON,
  SAMPLE_RELATIONS,
  SAMPLE_EVIDENCE,
  N_SAMPLES
} Sample;

typedef struct
{
  GtkSnapshot           *snapshot;
  EntLabelCache         *labels;
  const EntPictureStyle *style;
  double                 x, y, width;
  double                 at;      /* along the line, from where it begins */
  double                 line_y;
  double                 line_height;
} Legend;

static gboolean
is_rtl (const Legend *self)
{
  return (self->style->flags & ENT_PICTURE_RTL) != 0;
}

/* The left edge of what is @offset after the beginning of the line. */
static double
place (const Legend *self,
       double        offset,
       double        width)
{
  return is_rtl (self) ? self->x + self->width - offset - width : self->x + offset;
}

static void
paint_step (const Legend *self,
            double        y)
{
  double half = SAMPLE_PX / 2;

  ent_shape_fill (self->snapshot, &self->style->accent, place (self, self->at, half + 1), y + 4, half + 1, 2);
  ent_shape_fill (self->snapshot, &self->style->accent, place (self, self->at + half - 1, 2), y - 6, 2, 12);
  ent_shape_fill (self->snapshot, &self->style->accent, place (self, self->at + half - 1, half + 1), y - 6, half + 1, 2);
}

static void
paint_bar (const Legend *self,
           double        y,
           double        soft)
{
  GdkRGBA text, surface = ent_picture_style_get_surface (self->style, ENT_COLOR_NEUTRAL, &text);

  ent_shape_bar (self->snapshot, &surface, place (self, self->at, SAMPLE_PX), y - BAR_PX / 2, SAMPLE_PX, BAR_PX, 4,
                 is_rtl (self) ? soft : 0, is_rtl (self) ? 0 : soft);
}

static void
paint_count (const Legend *self,
             double        y)
{
  GdkRGBA text, surface = ent_picture_style_get_surface (self->style, ENT_COLOR_NEUTRAL, &text);
  EntLabelFlags flags = ENT_LABEL_SMALL | ENT_LABEL_BOLD;
  double height = self->line_height - 2, x = place (self, self->at, SAMPLE_PX);

  ent_shape_pill (self->snapshot, &surface, x, y - height / 2, SAMPLE_PX, height, height / 2);
  ent_label_cache_paint (self->labels, self->snapshot, "7", flags, &text,
                         x + (SAMPLE_PX - ent_label_cache_measure (self->labels, "7", flags)) / 2, y, G_MAXDOUBLE);
}

static void
paint_diamond (const Legend  *self,
               const GdkRGBA *color,
               double         x,
               double         y)
{
  g_autoptr(GskRenderNode) node = ent_shape_diamond (color, ENT_MARK_DIAMOND_RADIUS - 1);

  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_node (self->snapshot, node);
  gtk_snapshot_restore (self->snapshot);
}

/* A disc with the stroke, or the two, that marks bear. */
static void
paint_sign (const Legend *self,
            double        offset,
            double        y,
            gboolean      plus)
{
  GdkRGBA text, surface = ent_picture_style_get_surface (self->style, ENT_COLOR_NEUTRAL, &text);
  double x = place (self, self->at + offset, 0);

  ent_shape_dot (self->snapshot, &surface, x, y, 6.5);
  ent_shape_fill (self->snapshot, &text, x - 3.5, y - 0.75, 7, 1.5);
  if (plus)
    ent_shape_fill (self->snapshot, &text, x - 0.75, y - 3.5, 1.5, 7);
}

static void
paint_sample (const Legend *self,
              Sample        sample,
              int           color_index,
              double        y)
{
  GdkRGBA color = ent_picture_style_get_color (self->style, color_index);
  double middle = place (self, self->at + SAMPLE_PX / 2, 0), radius = ENT_MARK_DOT_RADIUS;

  switch (sample)
    {
    case SAMPLE_PARTY:
      ent_shape_dot (self->snapshot, &color, place (self, self->at + radius, 0), y, radius);
      return;
    case SAMPLE_DIAMOND:
      paint_diamond (self, &color, middle, y);
      return;
    case SAMPLE_DOT:
      ent_shape_dot (self->snapshot, &color, middle, y, radius);
      return;
    case SAMPLE_RING:
      ent_shape_outline (self->snapshot, &color, middle - radius, y - radius, 2 * radius, 2 * radius, radius, 2);
      return;
    case SAMPLE_BAR:
      paint_bar (self, y, 0);
      return;
    case SAMPLE_SOFT_BAR:
      paint_bar (self, y, SAMPLE_PX * 0.7);
      return;
    case SAMPLE_CLUSTER:
      paint_count (self, y);
      return;
    case SAMPLE_SIGNS:
      paint_sign (self, SAMPLE_PX / 4, y, TRUE);
      paint_sign (self, SAMPLE_PX * 3 / 4, y, FALSE);
      return;
    case SAMPLE_PERSON:
      ent_shape_person (self->snapshot, &color, middle, y);
      return;
    case SAMPLE_RELATIONS:
      paint_step (self, y);
      return;
    case SAMPLE_EVIDENCE:
      ent_evidence_picture_paint_sample (self->snapshot, self->style, middle, y);
      return;
    case N_SAMPLES:
    default:
      g_assert_not_reached ();
    }
}

static void
break_line (Legend *self)
{
  if (self->at == 0)
    return;
  self->at = 0;
  self->line_y += self->line_height + LINE_GAP_PX;
}

static void
add_entry (Legend     *self,
           Sample      sample,
           int         color,
           const char *text)
{
  double sample_width = sample == SAMPLE_PARTY ? 2 * ENT_MARK_DOT_RADIUS : SAMPLE_PX;
  double text_width = ent_label_cache_measure (self->labels, text, ENT_LABEL_SMALL), width, y;

  text_width = MIN (text_width, MAX (self->width - sample_width - SAMPLE_GAP_PX, 1));
  width = sample_width + SAMPLE_GAP_PX + text_width;
  if (self->at + width > self->width)
    break_line (self);
  if (self->snapshot != NULL)
    {
      y = self->y + self->line_y + self->line_height / 2;
      paint_sample (self, sample, color, y);
      ent_label_cache_paint (self->labels, self->snapshot, text, ENT_LABEL_SMALL, &self->style->text,
                             place (self, self->at + sample_width + SAMPLE_GAP_PX, text_width), y, text_width);
    }
  self->at += width + ENTRY_GAP_PX;
}

static void
add_parties (Legend        *self,
             const EntCase *item)
{
  for (guint i = 0; i < item->parties->len; i++)
    {
      const EntActor *actor = ent_case_find_actor (item, item->parties->pdata[i]);

      if (actor != NULL)
        add_entry (self, SAMPLE_PARTY, (int) i, ent_text_get (actor->name));
    }
}

double
ent_timeline_legend_paint (GtkSnapshot           *snapshot,
                           EntLabelCache         *labels,
                           const EntPictureStyle *style,
                           EntCase * const       *items,
                           guint                  n_items,
                           EntLegendFlags         flags,
                           double                 x,
                           double                 y,
                           double                 width)
{
  Legend self = { snapshot, labels, style, x, y, width, 0, 0, 0 };
  gboolean relations = FALSE;

  self.line_height = ceil (ent_label_cache_get_height (labels, ENT_LABEL_SMALL)) + 2;
  for (guint i = 0; i < n_items; i++)
    {
      add_parties (&self, items[i]);
      relations |= items[i]->relations->len > 0;
      if (n_items > 1)
        break_line (&self);
    }
  add_entry (&self, SAMPLE_DIAMOND, ENT_COLOR_NEUTRAL, _("Turning point"));
  add_entry (&self, SAMPLE_DOT, ENT_COLOR_NEUTRAL, _("Event"));
  add_entry (&self, SAMPLE_RING, ENT_COLOR_NEUTRAL, _("Event whose date is uncertain"));
  add_entry (&self, SAMPLE_BAR, ENT_COLOR_NEUTRAL, _("From one day to another"));
  add_entry (&self, SAMPLE_SOFT_BAR, ENT_COLOR_NEUTRAL, _("Begin or end uncertain, or still open"));
  add_entry (&self, SAMPLE_CLUSTER, ENT_COLOR_NEUTRAL, _("So many events close together"));
  if (flags & ENT_LEGEND_SIGNS)
    add_entry (&self, SAMPLE_SIGNS, ENT_COLOR_NEUTRAL, _("Helps, or hinders, the factor"));
  if (flags & ENT_LEGEND_YOURS)
    add_entry (&self, SAMPLE_PERSON, ENT_COLOR_OWN, _("Yours"));
  if (flags & ENT_LEGEND_OTHERS)
    add_entry (&self, SAMPLE_PERSON, ENT_COLOR_NEUTRAL, _("Handed in"));
  if (relations)
    add_entry (&self, SAMPLE_RELATIONS, ENT_COLOR_NEUTRAL, _("Relations between the parties, from war up to partnership"));
  if (flags & ENT_LEGEND_EVIDENCE)
    add_entry (&self, SAMPLE_EVIDENCE, ENT_COLOR_NEUTRAL,
               _("Events by their importance that help, or hinder, the factor"));
  return self.line_y + self.line_height;
}
