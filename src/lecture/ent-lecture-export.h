#pragma once

#include <gio/gio.h>

#include "ent-deck.h"
#include "ent-slide-page.h"
#include "ent-sheet.h"

G_BEGIN_DECLS

/* A lecture as a file that other programs open. Any thread, once GTK has begun. */

#define ENT_LECTURE_ERROR (ent_lecture_error_quark ())
typedef enum
{
  ENT_LECTURE_ERROR_EMPTY,   /* no slide is shown: add one, or skip fewer */
  ENT_LECTURE_ERROR_FILE,    /* another place */
} EntLectureError;
GQuark ent_lecture_error_quark (void);

typedef enum
{
  ENT_LECTURE_PDF,
  ENT_LECTURE_ODP,
  ENT_LECTURE_PPTX,
  ENT_LECTURE_HTML,
  ENT_LECTURE_MARKDOWN,
} EntLectureFormat;
#define ENT_N_LECTURE_FORMATS (ENT_LECTURE_MARKDOWN + 1)

const char *ent_lecture_format_to_word    (EntLectureFormat  format);  /* "pdf", "md"; with a "." before it the suffix */
gboolean    ent_lecture_format_from_word  (const char       *word,
                                           EntLectureFormat *format);
const char *ent_lecture_format_to_label   (EntLectureFormat  format);  /* translated: "OpenDocument Presentation" */

/* What a PDF holds on each page. */
typedef enum
{
  ENT_LECTURE_PDF_SLIDES,   /* a slide */
  ENT_LECTURE_PDF_NOTES,    /* a slide, and below it the speaker's notes */
  ENT_LECTURE_PDF_HANDOUT,  /* several slides, with lines to write on */
} EntLecturePdf;

typedef struct
{
  EntLecturePdf   pdf;
  guint           per_page;  /* of a handout: 2, 3 or 6 */
  EntPaper        paper;     /* of notes and handouts */
  gboolean        pdfpc;     /* beside the PDF of slides a .pdfpc file: notes and duration for pdfpc */
  gboolean        skipped;   /* with the slides that are skipped */
  EntSlideOptions slides;
  /* Called on the thread of the export: done of total steps; FALSE cancels. Or NULL */
  EntSlideProgress progress;
  gpointer         data;
} EntLectureExport;

void      ent_lecture_export_init     (EntLectureExport       *options);
/**
 * ent_lecture_export:
 *
 * Through a temporary file and rename.  G_IO_ERROR_CANCELLED where it was cancelled: then nothing was written.
 */
gboolean  ent_lecture_export          (EntDeck                *deck,
                                       EntLectureFormat        format,
                                       const EntLectureExport *options,
                                       const char             *path,
                                       GCancellable           *cancellable,
                                       GError                **error);

/* What the formats share: the pages of the deck, laid out, and how far the work has come. */
typedef struct
{
  EntDeck                *deck;
  GPtrArray              *pages;        /* of EntSlidePage */
  const EntLectureExport *options;
  GCancellable           *cancellable;  /* or NULL */
} EntLectureJob;
/* Index of the slide that begins the section in which @slide stands, or −1: before the first.  It may be one that is
 * skipped. */
int       ent_lecture_find_section    (const EntDeck          *deck,
                                       guint                   slide);
/* Says that @done of @total pages are written. FALSE: cancelled, and @error says so. */
gboolean  ent_lecture_job_step        (const EntLectureJob    *job,
                                       guint                   done,
                                       guint                   total,
                                       GError                **error);

/* The formats. (transfer full) (nullable): the whole file */
GBytes   *ent_lecture_to_pdf          (const EntLectureJob    *job,
                                       GError                **error);
GBytes   *ent_lecture_to_odp          (const EntLectureJob    *job,
                                       GError                **error);
GBytes   *ent_lecture_to_pptx         (const EntLectureJob    *job,
                                       GError                **error);
GBytes   *ent_lecture_to_html         (const EntLectureJob    *job,
                                       GError                **error);
/* Needs no pages: they may be NULL. */
GBytes   *ent_lecture_to_markdown     (const EntLectureJob    *job,
                                       GError                **error);
/* What pdfpc reads beside a PDF. */
GBytes   *ent_lecture_to_pdfpc        (const EntLectureJob    *job);

/* Notes or a handout as sheets of paper, for printing and its preview: what the PDF holds. (transfer full) */
EntSheet *ent_lecture_to_sheet        (const EntLectureJob    *job,
                                       GError                **error);

G_END_DECLS
