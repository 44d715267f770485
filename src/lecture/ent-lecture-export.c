/* From a deck to a file: its pages are laid out, a format makes bytes of them, and these take the file's place once
 * all of them are there.  Who waits sees one course of steps, of which laying out takes the first half. */

#include "config.h"

#include "ent-lecture-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ent-file-put.h"
#include "ent-lecture-print-private.h"

#define N_STEPS      1000
#define LAYOUT_STEPS 500

/* The formats see options whose progress is a part of that of the whole. */
typedef struct
{
  const EntLectureExport *options;
  GCancellable           *cancellable;
  guint                   begin;  /* of N_STEPS */
  guint                   end;
} Course;

void
ent_lecture_export_init (EntLectureExport *options)
{
  *options = (EntLectureExport) { 0 };
  options->pdf = ENT_LECTURE_PDF_SLIDES;
  options->per_page = 3;
  options->paper = ENT_PAPER_A4;
  ent_slide_options_init (&options->slides);
}

static gboolean
progress_cb (guint    done,
             guint    total,
             gpointer data)
{
  const Course *course = data;
  guint step = course->begin + (guint) ((guint64) (course->end - course->begin) * MIN (done, total) / MAX (total, 1));

  if (g_cancellable_is_cancelled (course->cancellable))
    return FALSE;
  return course->options->progress == NULL || course->options->progress (step, N_STEPS, course->options->data);
}

static gboolean
is_empty (const EntDeck          *deck,
          const EntLectureExport *options)
{
  for (guint i = 0; i < deck->slides->len; i++)
    if (options->skipped || !((const EntSlide *) deck->slides->pdata[i])->skipped)
      return FALSE;
  return TRUE;
}

static gboolean
set_cancelled (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The export was cancelled"));
  return FALSE;
}

static GBytes *
write_format (EntLectureFormat      format,
              const EntLectureJob  *job,
              GError              **error)
{
  static GBytes *(* const writers[]) (const EntLectureJob *, GError **) = {
    [ENT_LECTURE_PDF] = ent_lecture_to_pdf,
    [ENT_LECTURE_ODP] = ent_lecture_to_odp,
    [ENT_LECTURE_PPTX] = ent_lecture_to_pptx,
    [ENT_LECTURE_HTML] = ent_lecture_to_html,
    [ENT_LECTURE_MARKDOWN] = ent_lecture_to_markdown,
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (writers) == ENT_N_LECTURE_FORMATS);
  return writers[format] (job, error);
}

static gboolean
put (const char  *path,
     GBytes      *bytes,
     GError     **error)
{
  g_autoptr(GError) local_error = NULL;
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (ent_file_put (path, data, length, &local_error))
    return TRUE;
  g_set_error_literal (error, ENT_LECTURE_ERROR, ENT_LECTURE_ERROR_FILE, local_error->message);
  return FALSE;
}

/* pdfpc looks for a file of the same name but for what follows its last dot. */
static char *
dup_pdfpc_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path), *name = g_path_get_basename (path), *whole = NULL;
  char *dot = strrchr (name, '.');

  if (dot != NULL)
    *dot = '\0';
  whole = g_strconcat (name, ".pdfpc", NULL);
  return g_build_filename (folder, whole, NULL);
}

static gboolean
is_same_path (const char *a,
              const char *b)
{
  g_autoptr(GFile) first = g_file_new_for_path (a), second = g_file_new_for_path (b);

  return g_file_equal (first, second);
}

/* Words of a PDF can be found and copied. */
static void
init_options (EntLectureExport       *options,
              const EntLectureExport *wanted,
              EntLectureFormat        format,
              Course                 *course)
{
  *options = *wanted;
  options->progress = progress_cb;
  options->data = course;
  if (format == ENT_LECTURE_PDF)
    options->slides.flags |= ENT_PICTURE_AS_TEXT;
}

gboolean
ent_lecture_export (EntDeck                *deck,
                    EntLectureFormat        format,
                    const EntLectureExport *wanted,
                    const char             *path,
                    GCancellable           *cancellable,
                    GError                **error)
{
  gboolean has_notes = format == ENT_LECTURE_PDF && wanted->pdf == ENT_LECTURE_PDF_SLIDES && wanted->pdfpc;
  g_autofree char *beside = has_notes ? dup_pdfpc_path (path) : NULL;
  Course course = { wanted, cancellable, 0, format == ENT_LECTURE_MARKDOWN ? 0 : LAYOUT_STEPS };
  EntLectureExport options;
  g_autoptr(GPtrArray) pages = NULL;
  g_autoptr(GBytes) bytes = NULL, pdfpc = NULL;
  EntLectureJob job;

  g_return_val_if_fail (deck != NULL && wanted != NULL && path != NULL, FALSE);
  g_return_val_if_fail ((guint) format < ENT_N_LECTURE_FORMATS, FALSE);

  if (is_empty (deck, wanted))
    {
      ent_print_set_empty_error (deck->lecture, error);
      return FALSE;
    }
  if (beside != NULL && is_same_path (beside, path))
    {
      g_set_error (error, ENT_LECTURE_ERROR, ENT_LECTURE_ERROR_FILE,
                   _("“%s” is where the notes for pdfpc go; give the PDF another name, such as one with .pdf"), path);
      return FALSE;
    }
  init_options (&options, wanted, format, &course);
  if (format != ENT_LECTURE_MARKDOWN)
    {
      pages = ent_slide_layout_deck (deck, &options.slides, options.skipped, progress_cb, &course);
      if (pages == NULL)
        return set_cancelled (error);
    }
  course.begin = course.end;
  course.end = N_STEPS;
  job = (EntLectureJob) { deck, pages, &options, cancellable };
  bytes = write_format (format, &job, error);
  if (bytes == NULL)
    return FALSE;
  if (has_notes)
    pdfpc = ent_lecture_to_pdfpc (&job);
  if (g_cancellable_is_cancelled (cancellable))
    return set_cancelled (error);
  if (!put (path, bytes, error))
    return FALSE;
  return pdfpc == NULL || put (beside, pdfpc, error);
}
