#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The rough outlines of countries: data/outlines.tsv. Read-only once loaded, so any thread. */
typedef struct _EntOutlines EntOutlines;

typedef enum
{
  ENT_OUTLINES_NO_COUNTRY,  /* not ISO 3166-1 alpha-2 */
  ENT_OUTLINES_NO_OUTLINE,  /* a country, too small to have an outline here */
  ENT_OUTLINES_FOUND,
} EntOutlinesAnswer;

/* @path: of outlines.tsv */
EntOutlines       *ent_outlines_load     (const char         *path,
                                          GError            **error);
void               ent_outlines_free     (EntOutlines        *self);

/**
 * ent_outlines_distance:
 * @country: ISO 3166-1 alpha-2, in capitals
 * @lat: degrees
 * @lon: degrees
 * @km: (out): how far the place lies outside the country, on the sphere; 0 within; set only
 *   with ENT_OUTLINES_FOUND
 *
 * True to about ten kilometres. O(points of the country).
 */
EntOutlinesAnswer  ent_outlines_distance (const EntOutlines  *self,
                                          const char         *country,
                                          double              lat,
                                          double              lon,
                                          double             *km);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntOutlines, ent_outlines_free)

G_END_DECLS
