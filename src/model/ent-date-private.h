#pragma once

#include "ent-date.h"

G_BEGIN_DECLS

/* Years beyond these have seconds that gint64 does not hold. */
#define ENT_DATE_MAX_YEAR G_GINT64_CONSTANT (292277000000)
#define ENT_DATE_MIN_YEAR (-ENT_DATE_MAX_YEAR)

typedef enum
{
  ENT_POINT_DATE,
  ENT_POINT_OPEN,     /* ".." */
  ENT_POINT_UNKNOWN,  /* nothing beside the "/" */
} EntPointKind;

typedef enum
{
  ENT_PRECISION_YEAR,
  ENT_PRECISION_SEASON,
  ENT_PRECISION_MONTH,
  ENT_PRECISION_DAY,
  ENT_PRECISION_TIME,
} EntPrecision;

typedef enum
{
  ENT_ZONE_NONE,
  ENT_ZONE_UTC,     /* "Z" */
  ENT_ZONE_OFFSET,  /* "+07:00" */
} EntZone;

/* One date of the text: the whole text, or an end of an interval, or a member of a set.
 * Digits that are X count as 0 in the numbers and stand in the masks, where bit n is the
 * digit worth 10^n. */
typedef struct
{
  gint64  earliest, latest;  /* both the same open bound, unless ENT_POINT_DATE */
  gint64  year;
  guint8  kind;           /* EntPointKind */
  guint8  precision;      /* EntPrecision */
  guint8  negative;       /* "-00XX" is, though its year is 0 here */
  guint8  year_mask;
  guint8  n_significant;  /* leading digits of the year that count; 0: all */
  guint8  month;          /* 1–12, or a season or the like, 21–41 */
  guint8  month_mask;
  guint8  day;
  guint8  day_mask;
  guint8  hour, minute, second;
  guint8  zone;           /* EntZone */
  gint16  offset_minutes; /* east of UTC, if ENT_ZONE_OFFSET */
  guint8  year_flags;     /* EntDateFlags: uncertain, approximate */
  guint8  month_flags;
  guint8  day_flags;
  guint8  joined;         /* begins an interval or a range that the next point ends */
} EntDatePoint;

struct _EntDate
{
  char         *text;
  gint64        earliest, latest;
  EntDateFlags  flags;
  guint         n_points;
  EntDatePoint  points[];
};

/* Takes a copy of @points, whose bounds are set. */
EntDate  *ent_date_new           (const char         *text,
                                  EntDateFlags        flags,
                                  const EntDatePoint *points,
                                  guint               n_points);
/* Sets the bounds of a point from its components; FALSE where there is no such day. */
gboolean  ent_date_point_resolve (EntDatePoint       *point);
/* First and last month of a season or the like, counted from January of its year; 13 and
 * 14 are in the next year. */
void      ent_date_season_months (int                 season,
                                  int                *first,
                                  int                *last);
/* Lowest and highest year a point can mean. */
void      ent_date_point_years   (const EntDatePoint *point,
                                  gint64             *first,
                                  gint64             *last);

G_END_DECLS
