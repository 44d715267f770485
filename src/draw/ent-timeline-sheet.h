#pragma once

#include "ent-picture-style.h"
#include "ent-timeline-layout.h"

G_BEGIN_DECLS

/* Timelines painted for paper or a file: with title, legend and source, as large as they are
 * wanted, on one page or on several.  An atomically counted value that is complete once it is
 * made: any thread may make one, once GTK has begun, and one thread at a time may draw it.
 * Texts come in the process's language. */
typedef struct _EntTimelineSheet EntTimelineSheet;

#define ENT_TIMELINE_SHEET_MAX_CASES 6
#define ENT_TIMELINE_SHEET_MAX_PAGES 100
#define ENT_TIMELINE_SHEET_MAX_PX    30000.0

#define ENT_SHEET_ERROR (ent_sheet_error_quark ())
typedef enum
{
  ENT_SHEET_ERROR_NO_ROOM,  /* larger, fewer lanes, smaller print */
  ENT_SHEET_ERROR_RANGE,    /* another begin or end, or moment */
  ENT_SHEET_ERROR_FORMAT,   /* another suffix */
  ENT_SHEET_ERROR_FILE,     /* another place */
} EntSheetError;
GQuark ent_sheet_error_quark (void);

typedef enum
{
  ENT_PAPER_A4,
  ENT_PAPER_A3,
} EntPaper;
#define ENT_N_PAPERS (ENT_PAPER_A3 + 1)

typedef struct
{
  double              width, height;       /* px, 96 to the inch; height 0: as much as it takes */
  double              margin;              /* px */
  double              scale;               /* 1: as on a screen; 0: as large as there is room for, up to @max_scale */
  double              max_scale;
  guint               n_pages;             /* side by side in time */
  double              overlap;             /* px of neighbours' time */
  gboolean            paged;               /* lanes that do not fit go on on further pages */
  EntPictureFlags     flags;
  double              begin_sec, end_sec;  /* -/+ENT_TIME_SCALE_FARTHEST: where the period begins, ends */
  gboolean            aligned;             /* on @moment: they count from it, in each case from its own */
  EntMomentKind       moment;
  EntTimelineOptions  timeline;
  const guint8       *highlight;           /* of the first case: by event, those with 0 dim; or NULL */
  const char         *factor;              /* whose sign marks show, or NULL */
  gboolean            evidence;            /* of factors over time, under the line of relations */
} EntTimelineSheetOptions;

/* For a program that shows no window: begins what render nodes need of GTK, and leaves any
 * display alone.  Main thread. */
void              ent_timeline_sheet_begin_without_display (void);

/* A picture 1600 px wide and as high as it takes, of the whole period. */
void              ent_timeline_sheet_options_init  (EntTimelineSheetOptions *options);
/* Margins, overlap and print as suit paper; @n_pages of them. */
void              ent_timeline_sheet_options_paper (EntTimelineSheetOptions *options,
                                                    EntPaper                 paper,
                                                    gboolean                 landscape,
                                                    guint                    n_pages);

/**
 * ent_timeline_sheet_new:
 * @tables: of the cases, from top to bottom, on one axis
 * @options: not needed afterwards
 *
 * Returns: (transfer full) (nullable): with an error of ENT_SHEET_ERROR
 */
EntTimelineSheet *ent_timeline_sheet_new           (EntEventTable * const         *tables,
                                                    guint                          n_tables,
                                                    const EntTimelineSheetOptions *options,
                                                    GError                       **error);
EntTimelineSheet *ent_timeline_sheet_ref           (EntTimelineSheet              *self);
void              ent_timeline_sheet_unref         (EntTimelineSheet              *self);

guint             ent_timeline_sheet_get_n_pages   (EntTimelineSheet              *self);
/* px, the same for all pages */
void              ent_timeline_sheet_get_size      (EntTimelineSheet              *self,
                                                    double                        *width,
                                                    double                        *height);
/* (transfer none) */
const char       *ent_timeline_sheet_get_title     (EntTimelineSheet              *self);
/* What is to be seen, in a sentence. (transfer none) */
const char       *ent_timeline_sheet_get_summary   (EntTimelineSheet              *self);
/* (transfer none): as long as the sheet lives */
GskRenderNode    *ent_timeline_sheet_get_page      (EntTimelineSheet              *self,
                                                    guint                          page);

/* Whether a file of this name can be written: .svg, .pdf or .png. */
gboolean          ent_timeline_sheet_knows_suffix  (const char                    *path);
/**
 * ent_timeline_sheet_save:
 * @path: its suffix says in which format; only a PDF holds several pages
 *
 * Through a temporary file and rename; the error names the file and what to do.
 */
gboolean          ent_timeline_sheet_save          (EntTimelineSheet              *self,
                                                    const char                    *path,
                                                    GError                       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTimelineSheet, ent_timeline_sheet_unref)

G_END_DECLS
