#include "config.h"

#include "ent-lecture-export.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (ent-lecture-error-quark, ent_lecture_error)

static const char * const words[] = { "pdf", "odp", "pptx", "html", "md" };

static const char * const labels[] = {
  N_("PDF"),
  N_("OpenDocument Presentation"),
  N_("PowerPoint Presentation"),
  N_("Web Page"),
  N_("Markdown"),
};

const char *
ent_lecture_format_to_word (EntLectureFormat format)
{
  g_return_val_if_fail ((guint) format < G_N_ELEMENTS (words), NULL);

  return words[format];
}

gboolean
ent_lecture_format_from_word (const char       *word,
                              EntLectureFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (word, words[i]) == 0)
      {
        *format = (EntLectureFormat) i;
        return TRUE;
      }
  return FALSE;
}

const char *
ent_lecture_format_to_label (EntLectureFormat format)
{
  g_return_val_if_fail ((guint) format < G_N_ELEMENTS (labels), NULL);

  return _(labels[format]);
}

int
ent_lecture_find_section (const EntDeck *deck,
                          guint          slide)
{
  g_return_val_if_fail (slide < deck->slides->len, -1);

  for (int i = (int) slide; i >= 0; i--)
    if (((EntSlide *) deck->slides->pdata[i])->section != NULL)
      return i;
  return -1;
}

gboolean
ent_lecture_job_step (const EntLectureJob  *job,
                      guint                 done,
                      guint                 total,
                      GError              **error)
{
  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return FALSE;
  if (job->options->progress != NULL && !job->options->progress (done, total, job->options->data))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The export was cancelled"));
      return FALSE;
    }
  return TRUE;
}
