#pragma once

#include "ent-label-cache.h"
#include "ent-page-plan.h"
#include "ent-timeline-picture-private.h"
#include "ent-timeline-sheet.h"

G_BEGIN_DECLS

/* One case on a sheet. */
typedef struct
{
  EntTimelinePicture *picture;
  double              origin_sec;    /* from which the sheet's time counts in this case; 0: from 1970 */
  double              rows_height;   /* what lanes may take, when they are arranged */
  double             *lane_heights;  /* the same on all pages, that sheets side by side match */
  double              lanes_height;  /* of all together */
  double              relations_height;
  double              evidence_height;
} EntSheetRow;

/* A sheet while it is made. All lengths are px before @scale. */
typedef struct
{
  EntTimelineSheetOptions  options;
  gboolean                 signs;    /* marks show those of factors */
  gboolean                 evidence; /* is under the lanes */
  EntPictureStyle          style;
  PangoContext            *context;
  EntLabelCache           *labels;
  GPtrArray               *rows;     /* of EntSheetRow */
  double                   begin_sec, end_sec;
  char                    *title;
  char                    *dates;
  char                    *source;
  char                    *summary;

  double                   scale;
  gboolean                 pressed;        /* lanes may give up rows to fit */
  double                   width, height, margin;
  double                   header_width;   /* of lanes */
  double                   top;            /* where the pictures begin */
  double                   title_height;   /* of one case among others */
  double                   seam_height;    /* above and below the pictures; 0: no neighbours */
  double                   foot_y;         /* where legend and page map begin */
  double                   map_width;      /* 0: none */
  double                   legend_width;
  GArray                  *windows;        /* of EntPageWindow */
  GArray                  *bands;          /* of EntPageBand; none: all lanes on each page */
} EntTimelineSheet;

#define ENT_SHEET_GAP_PX   10.0
#define ENT_SHEET_MAP_PX   72.0 /* height of the page map */

/* Puts the window's range into a row's picture, with lanes as high as on all pages. */
void           ent_timeline_sheet_arrange    (EntTimelineSheet    *self,
                                              EntSheetRow         *row,
                                              const EntPageWindow *window);
/* (transfer full): with the sheet's scale */
GskRenderNode *ent_timeline_sheet_paint_page (EntTimelineSheet    *self,
                                              guint                page);
/* Returns: its height with what is below; @snapshot NULL only measures */
double         ent_timeline_sheet_paint_legend (EntTimelineSheet  *self,
                                              GtkSnapshot         *snapshot,
                                              double               x,
                                              double               y);

G_END_DECLS
