#include "config.h"

#include "ent-tool-lecture.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-case-handout.h"
#include "ent-deck-store.h"
#include "ent-lecture-export.h"

/* As it was written. */
typedef struct
{
  char     *format;
  char     *output;
  char     *paper;
  int       handout;  /* slides on a page; 0: no handout */
  gboolean  notes;
  gboolean  pdfpc;
  gboolean  skipped;
} Arguments;

static void
clear_arguments (Arguments *self)
{
  g_free (self->format);
  g_free (self->output);
  g_free (self->paper);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, clear_arguments)

static gboolean
read_paper (const char *word,
            EntPaper   *paper)
{
  *paper = ENT_PAPER_A4;
  if (word == NULL || g_ascii_strcasecmp (word, "a4") == 0)
    return TRUE;
  *paper = ENT_PAPER_A3;
  if (g_ascii_strcasecmp (word, "a3") == 0)
    return TRUE;
  ent_tool_error (_("--paper is “a4” or “a3”"));
  return FALSE;
}

/* The format that was named, else that of the file's suffix. */
static gboolean
read_format (const Arguments  *self,
             EntLectureFormat *format)
{
  const char *suffix = strrchr (self->output, '.');
  g_autofree char *word = self->format != NULL ? g_strdup (self->format)
                                               : g_ascii_strdown (suffix != NULL ? suffix + 1 : "", -1);

  if (g_utf8_validate (word, -1, NULL) && ent_lecture_format_from_word (word, format))
    return TRUE;
  ent_tool_error (_("--format is “pdf”, “odp”, “pptx”, “html” or “md”"));
  return FALSE;
}

/* What only a PDF can have. */
static gboolean
read_pdf (const Arguments  *self,
          EntLectureFormat  format,
          EntLectureExport *options)
{
  if (format != ENT_LECTURE_PDF && (self->notes || self->handout != 0 || self->pdfpc || self->paper != NULL))
    ent_tool_error (_("--notes, --handout, --paper and --pdfpc go with the format “pdf”"));
  else if (self->notes && self->handout != 0)
    ent_tool_error (_("a page has either --notes or a --handout"));
  else if (self->handout != 0 && self->handout != 2 && self->handout != 3 && self->handout != 6)
    ent_tool_error (_("--handout is 2, 3 or 6: so many slides on a page"));
  else if (self->pdfpc && (self->notes || self->handout != 0))
    ent_tool_error (_("--pdfpc goes with a PDF of slides alone"));
  else if (self->paper != NULL && !self->notes && self->handout == 0)
    ent_tool_error (_("--paper goes with --notes or --handout"));
  else
    {
      options->pdf = self->notes ? ENT_LECTURE_PDF_NOTES
                                 : self->handout != 0 ? ENT_LECTURE_PDF_HANDOUT : ENT_LECTURE_PDF_SLIDES;
      if (self->handout != 0)
        options->per_page = (guint) self->handout;
      options->pdfpc = self->pdfpc;
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_options (const Arguments  *self,
              EntLectureFormat *format,
              EntLectureExport *options)
{
  ent_lecture_export_init (options);
  options->skipped = self->skipped;
  if (self->output == NULL)
    {
      ent_tool_error (_("“-o FILE” is missing"));
      return FALSE;
    }
  return read_format (self, format) && read_pdf (self, *format, options) && read_paper (self->paper, &options->paper);
}

static EntToolStatus
export (EntTool                *self,
        const char             *name,
        EntLectureFormat        format,
        const EntLectureExport *options,
        const char             *output)
{
  g_autoptr(EntStore) store = ent_tool_open (self);
  g_autoptr(EntLecture) lecture = store != NULL ? ent_tool_find_lecture (store, name) : NULL;
  g_autoptr(EntDeck) deck = NULL;
  g_autoptr(GError) error = NULL;

  if (lecture == NULL)
    return ENT_TOOL_FAILED;
  deck = ent_deck_load (store, lecture->id, NULL, &error);
  if (deck != NULL && ent_lecture_export (deck, format, options, output, NULL, &error))
    return ENT_TOOL_OK;
  ent_tool_error ("%s", error->message);
  return ENT_TOOL_FAILED;
}

EntToolStatus
ent_tool_lecture_export (EntTool  *self,
                         char    **arguments)
{
  g_auto(Arguments) given = { 0 };
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &given.format,
      N_("As pdf, odp, pptx, html or md; without it as the file's name ends"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &given.output, N_("Write this file"), N_("FILE") },
    { "notes", 0, 0, G_OPTION_ARG_NONE, &given.notes, N_("PDF: each slide with the speaker's notes below"), NULL },
    { "handout", 0, 0, G_OPTION_ARG_INT, &given.handout,
      N_("PDF: 2, 3 or 6 slides on a page, with lines to write on"), N_("NUMBER") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &given.paper, N_("Of notes and handouts: a4 or a3"), N_("PAPER") },
    { "pdfpc", 0, 0, G_OPTION_ARG_NONE, &given.pdfpc, N_("PDF: with a .pdfpc file beside it, which has the notes"),
      NULL },
    { "skipped", 0, 0, G_OPTION_ARG_NONE, &given.skipped, N_("With the slides that are skipped"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "lecture export LECTURE -o FILE",
                                           _("Writes a lecture as PDF, OpenDocument or PowerPoint presentation, HTML "
                                             "or Markdown. No display is needed."),
                                           entries, 1, 1);
  EntLectureFormat format;
  EntLectureExport options;

  if (operands == NULL || !read_options (&given, &format, &options))
    return ENT_TOOL_USAGE;
  ent_sheet_begin_without_display ();
  return export (self, operands[0], format, &options, given.output);
}

static EntToolStatus
write_handout (EntTool    *self,
               const char *case_id,
               EntPaper    paper,
               const char *output)
{
  g_autoptr(EntStore) store = ent_tool_open (self);
  g_autoptr(EntCase) item = NULL;
  g_autoptr(EntSheet) sheet = NULL;
  g_autoptr(GError) error = NULL;
  EntSlideOptions options;

  if (store == NULL)
    return ENT_TOOL_FAILED;
  item = ent_store_load_case (store, case_id, NULL, &error);
  if (item != NULL)
    {
      ent_sheet_begin_without_display ();
      ent_slide_options_init (&options);
      sheet = ent_case_handout_new (item, ENT_HANDOUT_ALL, paper, options.flags | ENT_PICTURE_AS_TEXT, &error);
    }
  if (sheet != NULL && ent_sheet_save (sheet, output, &error))
    return ENT_TOOL_OK;
  ent_tool_error ("%s", error->message);
  return ENT_TOOL_FAILED;
}

EntToolStatus
ent_tool_lecture_handout (EntTool  *self,
                          char    **arguments)
{
  g_auto(Arguments) given = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &given.output, N_("Write this file: .pdf"), N_("FILE") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &given.paper, N_("For paper: a4 or a3"), N_("PAPER") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "lecture handout CASE -o FILE.pdf",
                                           _("Writes a case on paper for students: its story, a timeline, questions "
                                             "and a bibliography. No display is needed."),
                                           entries, 1, 1);
  EntPaper paper;

  if (operands == NULL)
    return ENT_TOOL_USAGE;
  if (given.output == NULL || !(g_str_has_suffix (given.output, ".pdf") || g_str_has_suffix (given.output, ".PDF")))
    {
      ent_tool_error (_("“-o FILE” is missing, with a name that ends in .pdf"));
      return ENT_TOOL_USAGE;
    }
  if (!read_paper (given.paper, &paper))
    return ENT_TOOL_USAGE;
  return write_handout (self, operands[0], paper, given.output);
}
