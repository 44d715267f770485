#include "config.h"

#include "ent-relations-picture.h"

#include "ent-shapes.h"

#include <glib/gi18n-lib.h>

/* A step begins where its date begins at the earliest, as a mark does. */
static double
get_begin (const EntRelationStep *step)
{
  gint64 earliest = ent_date_get_earliest (step->date);

  return earliest == ENT_DATE_OPEN_PAST ? -ENT_TIME_SCALE_FARTHEST : (double) earliest;
}

static void
append_rect (GtkSnapshot           *snapshot,
             const EntPictureStyle *style,
             const graphene_rect_t *area,
             const GdkRGBA         *color,
             double                 x0,
             double                 x1,
             double                 y0,
             double                 y1)
{
  double x = style->flags & ENT_PICTURE_RTL ? area->size.width - x1 : x0;

  ent_shape_fill (snapshot, color, area->origin.x + x, area->origin.y + y0, x1 - x0, y1 - y0);
}

void
ent_relations_picture_snapshot (GtkSnapshot           *snapshot,
                                const EntPictureStyle *style,
                                GPtrArray             *steps,
                                double                 end_sec,
                                const EntTimeScale    *scale,
                                const graphene_rect_t *area,
                                double                 line_width)
{
  GdkRGBA surface = ent_color_fade (&style->accent, style->flags & ENT_PICTURE_DARK ? 0.2 : 0.14);
  double width = scale->width_px, height = area->size.height, half = line_width / 2, last_y = -1;

  for (guint i = 0; i < steps->len; i++)
    {
      const EntRelationStep *step = steps->pdata[i];
      double end = i + 1 < steps->len ? get_begin (steps->pdata[i + 1]) : end_sec;
      double x0 = ent_time_scale_to_px (scale, get_begin (step)), x1 = ent_time_scale_to_px (scale, end);
      double y = height * (1 - (double) step->level / (ENT_N_RELATION_LEVELS - 1));
      gboolean visible = x1 > 0 && x0 < width;

      if (visible)
        {
          append_rect (snapshot, style, area, &surface, MAX (x0, 0), MIN (x1, width), y, height);
          append_rect (snapshot, style, area, &style->accent, MAX (x0 - half, 0), MIN (x1 + half, width),
                       y - half, y + half);
        }
      if (last_y >= 0 && x0 >= -half && x0 <= width + half)
        append_rect (snapshot, style, area, &style->accent, MAX (x0 - half, 0), MIN (x0 + half, width),
                     MIN (y, last_y) - half, MAX (y, last_y) + half);
      last_y = y;
    }
}

EntRelationStep *
ent_relations_find_step (GPtrArray *steps,
                         double     seconds)
{
  EntRelationStep *found = NULL;

  for (guint i = 0; i < steps->len && get_begin (steps->pdata[i]) <= seconds; i++)
    found = steps->pdata[i];
  return found;
}

char *
ent_relations_describe (GPtrArray *steps)
{
  g_autoptr(GString) course = g_string_new (NULL);
  const EntRelationStep *last = NULL;

  for (guint i = 0; i < steps->len; i++)
    {
      const EntRelationStep *step = steps->pdata[i];

      if (last != NULL && last->level == step->level)
        continue;
      if (last != NULL)
        {
          if (course->len > 0)
            /* Translators: between the names of levels of relations: "War, Rupture, Contacts" */
            g_string_append (course, C_("list separator", ", "));
          g_string_append (course, ent_relation_level_to_label (last->level));
        }
      last = step;
    }

  if (last == NULL)
    return g_strdup (_("Relations: not known"));
  if (course->len == 0)
    /* Translators: one level: "Relations: War" */
    return g_strdup_printf (_("Relations: %s"), ent_relation_level_to_label (last->level));
  /* Translators: the levels before, and the one that holds: "Relations: War, Contacts; now Partnership" */
  return g_strdup_printf (_("Relations: %s; now %s"), course->str, ent_relation_level_to_label (last->level));
}
