#include "config.h"

#include "ent-measure.h"

#include <glib/gi18n-lib.h>

#define YEAR_SEC 31556952.0

static const char *ids[ENT_N_MEASURE_KINDS] = {
  [ENT_MEASURE_RELATIONS] = "relations",
  [ENT_MEASURE_RELATIONS_YEARS] = "relations-years",
  [ENT_MEASURE_PEACE_YEARS] = "peace-years",
};

gint64
ent_measure_get_end_sec (const EntCase *item)
{
  gint64 end = ent_date_get_latest (item->period);

  if (end == ENT_DATE_OPEN_FUTURE && item->updated != NULL)
    end = ent_date_get_latest (item->updated);
  if (end == ENT_DATE_OPEN_FUTURE && item->relations->len > 0)
    end = ent_date_get_earliest (((EntRelationStep *) item->relations->pdata[item->relations->len - 1])->date);
  return end;
}

gboolean
ent_measure_from_id (const EntMatrix *matrix,
                     const char      *id,
                     EntMeasure      *measure)
{
  int factor = ent_matrix_find_factor (matrix, id);

  if (factor >= 0)
    {
      *measure = (EntMeasure) { ENT_MEASURE_FACTOR, factor };
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (ids[i] != NULL && g_strcmp0 (ids[i], id) == 0)
      {
        *measure = (EntMeasure) { i, 0 };
        return TRUE;
      }
  return FALSE;
}

const char *
ent_measure_get_id (const EntMatrix *matrix,
                    EntMeasure       measure)
{
  return measure.kind == ENT_MEASURE_FACTOR ? ent_matrix_get_factor (matrix, measure.factor)->id : ids[measure.kind];
}

const char *
ent_measure_get_title (const EntMatrix *matrix,
                       EntMeasure       measure)
{
  switch (measure.kind)
    {
    case ENT_MEASURE_FACTOR:
      return ent_text_get (ent_matrix_get_factor (matrix, measure.factor)->title);
    case ENT_MEASURE_RELATIONS:
      return _("Where relations stand");
    case ENT_MEASURE_RELATIONS_YEARS:
      return _("Years of relations");
    case ENT_MEASURE_PEACE_YEARS:
      return _("Years without war");
    }
  g_return_val_if_reached ("");
}

char *
ent_measure_format (EntMeasure measure,
                    double     value)
{
  switch (measure.kind)
    {
    case ENT_MEASURE_FACTOR:
      return g_strdup (ent_rating_to_string ((int) value));
    case ENT_MEASURE_RELATIONS:
      return g_strdup (ent_relation_level_to_label ((EntRelationLevel) value));
    case ENT_MEASURE_RELATIONS_YEARS:
    case ENT_MEASURE_PEACE_YEARS:
      return g_strdup_printf (ngettext ("%d year", "%d years", (gulong) value), (int) value);
    }
  g_return_val_if_reached (NULL);
}

static double
count_relations_years (const EntCase *item)
{
  gint64 end = ent_measure_get_end_sec (item);
  double seconds = 0;

  for (guint i = 0; i < item->relations->len; i++)
    {
      const EntRelationStep *step = item->relations->pdata[i];
      const EntRelationStep *next = i + 1 < item->relations->len ? item->relations->pdata[i + 1] : NULL;
      gint64 from = MIN (ent_date_get_earliest (step->date), end);
      gint64 to = next != NULL ? MIN (ent_date_get_earliest (next->date), end) : end;

      if (step->level >= ENT_RELATION_RELATIONS && from != ENT_DATE_OPEN_PAST && to != ENT_DATE_OPEN_FUTURE && to > from)
        seconds += (double) to - (double) from;
    }
  return seconds / YEAR_SEC;
}

/* From the end of the last war: its next step, or the moment the war is said to have ended, whichever is later. A
 * line that never was at war counts from its beginning. */
static double
count_peace_years (const EntCase *item)
{
  const EntMoment *war_end = ent_case_find_moment (item, ENT_MOMENT_WAR_END);
  gint64 end = ent_measure_get_end_sec (item), from;
  guint last = 0;

  for (guint i = 0; i < item->relations->len; i++)
    if (((EntRelationStep *) item->relations->pdata[i])->level == ENT_RELATION_WAR)
      last = i + 1;
  if (last == item->relations->len)
    return 0;
  from = ent_date_get_earliest (((EntRelationStep *) item->relations->pdata[last])->date);
  if (war_end != NULL)
    from = MAX (from, ent_date_get_earliest (war_end->date));
  if (from == ENT_DATE_OPEN_PAST || end == ENT_DATE_OPEN_FUTURE)
    return 0;
  return MAX (0, ((double) end - (double) from) / YEAR_SEC);
}

gboolean
ent_measure_get_value (const EntMatrix *matrix,
                       guint            coder,
                       EntMeasure       measure,
                       guint            item,
                       double          *value)
{
  const EntCase *record = ent_matrix_get_case (matrix, item);
  EntRating rating;

  if (measure.kind == ENT_MEASURE_FACTOR)
    {
      if (!ent_matrix_get_rating (matrix, coder, measure.factor, item, &rating) || !rating.has_rating)
        return FALSE;
      *value = rating.rating;
      return TRUE;
    }
  if (record->relations->len == 0)
    return FALSE;
  if (measure.kind == ENT_MEASURE_RELATIONS)
    *value = ((EntRelationStep *) record->relations->pdata[record->relations->len - 1])->level;
  else if (measure.kind == ENT_MEASURE_RELATIONS_YEARS)
    *value = count_relations_years (record);
  else
    *value = count_peace_years (record);
  return TRUE;
}

void
ent_measure_get_range (const EntMatrix *matrix,
                       EntMeasure       measure,
                       double          *least,
                       double          *most)
{
  double value;

  *least = measure.kind == ENT_MEASURE_FACTOR ? -3 : 0;
  *most = measure.kind == ENT_MEASURE_FACTOR ? 3 : ENT_N_RELATION_LEVELS - 1;
  if (measure.kind != ENT_MEASURE_RELATIONS_YEARS && measure.kind != ENT_MEASURE_PEACE_YEARS)
    return;
  *most = 1;
  for (guint i = 0; i < ent_matrix_get_n_cases (matrix); i++)
    if (ent_measure_get_value (matrix, ENT_CODER_PUBLISHED, measure, i, &value))
      *most = MAX (*most, value);
}
