#pragma once

#include "ent-picture-style.h"

G_BEGIN_DECLS

/* A picture for paper or a file: one page or several, painted, with a title and a sentence that says
 * what is to be seen.  An atomically counted value; whoever makes one fills it, then one thread at a
 * time may draw it. */
typedef struct _EntSheet EntSheet;

#define ENT_SHEET_MAX_PAGES 100
#define ENT_SHEET_MAX_PX    30000.0

#define ENT_SHEET_ERROR (ent_sheet_error_quark ())
typedef enum
{
  ENT_SHEET_ERROR_NO_ROOM,  /* larger, fewer lanes or rows, smaller print */
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

/* px, 96 to the inch */
#define ENT_PAPER_MARGIN_PX (12 * 96 / 25.4)
void           ent_paper_get_size            (EntPaper         paper,
                                              gboolean         landscape,
                                              double          *width,
                                              double          *height);

/* For a program that shows no window: begins what render nodes need of GTK, and leaves any
 * display alone.  Main thread. */
void           ent_sheet_begin_without_display
                                             (void);
/* In which the letters of a sheet are set: with a font map of its own, so that any thread can draw.
 * (transfer full) */
PangoContext  *ent_sheet_create_context      (EntPictureFlags  flags);
/* Large and bold, in one line; @snapshot NULL only measures. Returns: its height */
double         ent_sheet_paint_title         (PangoContext          *context,
                                              GtkSnapshot           *snapshot,
                                              const EntPictureStyle *style,
                                              const char            *title,
                                              double                 x,
                                              double                 y,
                                              double                 width);

/**
 * ent_sheet_new:
 * @context: what its pages are painted with, kept as long as they are
 * @width: px, of every page
 *
 * Without a page yet.
 * Returns: (transfer full)
 */
EntSheet      *ent_sheet_new                 (PangoContext    *context,
                                              const char      *title,
                                              const char      *summary,
                                              double           width,
                                              double           height);
/* @page: (transfer full) */
void           ent_sheet_take_page           (EntSheet        *self,
                                              GskRenderNode   *page);
/* An area of a page, in px, that leads to a URL; what can follow links does. */
typedef struct
{
  guint            page;
  graphene_rect_t  area;
  char            *url;
} EntSheetLink;
void           ent_sheet_add_link            (EntSheet              *self,
                                              guint                  page,
                                              const graphene_rect_t *area,
                                              const char            *url);
EntSheet      *ent_sheet_ref                 (EntSheet        *self);
void           ent_sheet_unref               (EntSheet        *self);

guint          ent_sheet_get_n_pages         (const EntSheet  *self);
void           ent_sheet_get_size            (const EntSheet  *self,
                                              double          *width,
                                              double          *height);
/* (transfer none) */
const char    *ent_sheet_get_title           (const EntSheet  *self);
const char    *ent_sheet_get_summary         (const EntSheet  *self);
/* (transfer none): as long as the sheet lives */
GskRenderNode *ent_sheet_get_page            (const EntSheet  *self,
                                              guint            page);
/* (transfer none) (element-type EntSheetLink): of all pages */
GPtrArray     *ent_sheet_get_links           (const EntSheet  *self);

/* Whether a file of this name can be written: .svg, .pdf or .png. */
gboolean       ent_sheet_knows_suffix        (const char      *path);
/**
 * ent_sheet_save:
 * @path: its suffix says in which format; only a PDF holds several pages
 *
 * Through a temporary file and rename; the error names the file and what to do.
 */
gboolean       ent_sheet_save                (const EntSheet  *self,
                                              const char      *path,
                                              GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSheet, ent_sheet_unref)

G_END_DECLS
