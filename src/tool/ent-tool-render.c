#include "config.h"

#include "ent-tool-render.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-bundle.h"
#include "ent-case-file.h"
#include "ent-timeline-sheet.h"
#include "ent-view-spec.h"

#define MIN_PX     200.0
#define PX_PER_MM  (96 / 25.4)
#define MAX_YEARS  1e6
#define MIN_SCALE  0.2
#define MAX_SCALE  10.0

/* As it was written. */
typedef struct
{
  EntToolPicture  picture;
  char           *from;
  char           *to;
  char           *lanes;
  char           *align;
  int             pages;
  gboolean        evidence;
} Arguments;

void
ent_tool_picture_clear (EntToolPicture *self)
{
  g_free (self->output);
  g_free (self->size);
  g_free (self->language);
  g_free (self->paper);
}

static void
clear_arguments (Arguments *self)
{
  ent_tool_picture_clear (&self->picture);
  g_free (self->from);
  g_free (self->to);
  g_free (self->lanes);
  g_free (self->align);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, clear_arguments)

/* A begin or an end; years before Christ begin with a minus sign, and that is fine here. */
static gboolean
read_date (const char *option,
           const char *text,
           gboolean    end,
           double     *seconds)
{
  g_autoptr(EntDate) date = NULL;
  g_autoptr(GError) error = NULL;
  gint64 bound;

  if (text == NULL)
    return TRUE;
  date = ent_date_parse (text, &error);
  if (date == NULL)
    {
      g_autofree char *shown = g_utf8_make_valid (text, -1);

      /* Translators: an option, what was written behind it, and why that is wrong. */
      ent_tool_error (_("%s “%s”: %s"), option, shown, error->message);
      return FALSE;
    }
  bound = end ? ent_date_get_latest (date) : ent_date_get_earliest (date);
  if (bound != ENT_DATE_OPEN_PAST && bound != ENT_DATE_OPEN_FUTURE)
    *seconds = (double) bound + (end ? 1 : 0);
  return TRUE;
}

gboolean
ent_tool_picture_read_size (const char *text,
                            double     *width_px,
                            double     *height_px)
{
  g_autoptr(GRegex) regex = g_regex_new ("^([0-9]{1,5})(?:[x×]([0-9]{1,5}))?(mm|px)?$", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *width = NULL, *height = NULL, *unit = NULL;
  double factor;

  if (text == NULL)
    return TRUE;
  if (!g_utf8_validate (text, -1, NULL) || !g_regex_match (regex, text, 0, &match))
    {
      ent_tool_error (_("--size is written “1600x900”, “1600” (as high as it takes) or “420x297mm”"));
      return FALSE;
    }
  width = g_match_info_fetch (match, 1);
  height = g_match_info_fetch (match, 2);
  unit = g_match_info_fetch (match, 3);
  factor = g_strcmp0 (unit, "mm") == 0 ? PX_PER_MM : 1;
  *width_px = g_ascii_strtod (width, NULL) * factor;
  *height_px = height != NULL ? g_ascii_strtod (height, NULL) * factor : 0;
  if (*width_px < MIN_PX || *width_px > ENT_SHEET_MAX_PX
      || *height_px > ENT_SHEET_MAX_PX || (*height_px > 0 && *height_px < MIN_PX))
    {
      ent_tool_error (_("--size: a picture is from %.0f to %.0f pixels wide and high"), MIN_PX,
                      ENT_SHEET_MAX_PX);
      return FALSE;
    }
  return TRUE;
}

gboolean
ent_tool_picture_read_paper (const EntToolPicture *self,
                             EntPaper             *paper)
{
  *paper = ENT_PAPER_A4;
  if (self->size != NULL)
    ent_tool_error (_("a picture has either a --paper or a --size"));
  else if (g_ascii_strcasecmp (self->paper, "a3") == 0)
    *paper = ENT_PAPER_A3;
  else if (g_ascii_strcasecmp (self->paper, "a4") != 0)
    ent_tool_error (_("--paper is “a4” or “a3”"));
  return self->size == NULL && (*paper == ENT_PAPER_A3 || g_ascii_strcasecmp (self->paper, "a4") == 0);
}

gboolean
ent_tool_picture_read_scale (const EntToolPicture *self)
{
  if (self->scale == 0 || (self->scale >= MIN_SCALE && self->scale <= MAX_SCALE))
    return TRUE;
  ent_tool_error (_("--scale is a number from %g to %g"), MIN_SCALE, MAX_SCALE);
  return FALSE;
}

EntPictureFlags
ent_tool_picture_get_flags (const EntToolPicture *self)
{
  EntPictureFlags flags = 0;

  flags |= self->dark ? ENT_PICTURE_DARK : 0;
  flags |= self->contrast ? ENT_PICTURE_HIGH_CONTRAST : 0;
  if (g_str_has_suffix (self->output, ".pdf") || g_str_has_suffix (self->output, ".PDF"))
    flags |= ENT_PICTURE_AS_TEXT;
  if (ent_picture_language_is_rtl (self->language != NULL ? self->language : g_get_language_names ()[0]))
    flags |= ENT_PICTURE_RTL;
  return flags;
}

static gboolean
read_paper (const Arguments         *arguments,
            EntTimelineSheetOptions *options)
{
  EntPaper paper;

  if (arguments->pages < 0 || arguments->pages > ENT_SHEET_MAX_PAGES)
    {
      ent_tool_error (_("--pages is a number from 1 to %d"), ENT_SHEET_MAX_PAGES);
      return FALSE;
    }
  if (arguments->picture.paper == NULL)
    {
      if (arguments->pages == 0 && !arguments->picture.landscape)
        return TRUE;
      ent_tool_error (_("--pages and --landscape go with --paper"));
      return FALSE;
    }
  if (!ent_tool_picture_read_paper (&arguments->picture, &paper))
    return FALSE;
  ent_timeline_sheet_options_paper (options, paper, arguments->picture.landscape, (guint) arguments->pages);
  return TRUE;
}

/* So many years from a moment, "-2.5". */
static gboolean
read_years (const char *option,
            const char *text,
            double     *seconds)
{
  double years;
  char *end;

  if (text == NULL)
    return TRUE;
  years = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !(fabs (years) <= MAX_YEARS))
    {
      ent_tool_error (_("%s: with --align this is a number of years from the moment, -10"), option);
      return FALSE;
    }
  *seconds = years * ENT_VIEW_SPEC_YEAR_SEC;
  return TRUE;
}

static gboolean
read_range (const Arguments         *arguments,
            EntTimelineSheetOptions *options)
{
  if (arguments->align == NULL)
    return read_date ("--from", arguments->from, FALSE, &options->begin_sec)
           && read_date ("--to", arguments->to, TRUE, &options->end_sec);
  options->aligned = ent_moment_kind_from_word (arguments->align, &options->moment);
  if (!options->aligned)
    {
      ent_tool_error (_("--align is “war-start”, “war-end”, “first-contact”, “agreement” or “relations”"));
      return FALSE;
    }
  return read_years ("--from", arguments->from, &options->begin_sec)
         && read_years ("--to", arguments->to, &options->end_sec);
}

/* Fills the options but for the codebook. */
static gboolean
read_options (const Arguments         *arguments,
              EntTimelineSheetOptions *options)
{
  ent_timeline_sheet_options_init (options);
  options->timeline.now_sec = (double) (g_get_real_time () / G_USEC_PER_SEC);
  if (arguments->picture.output == NULL || !ent_sheet_knows_suffix (arguments->picture.output))
    {
      ent_tool_error (_("“-o FILE” is missing, with a name that ends in .svg, .pdf or .png"));
      return FALSE;
    }
  if (arguments->lanes != NULL && !ent_timeline_lanes_from_word (arguments->lanes, &options->timeline.lanes))
    {
      ent_tool_error (_("--lanes is “party”, “phase”, “factor”, “group”, “place” or “none”"));
      return FALSE;
    }
  if (!ent_tool_picture_read_scale (&arguments->picture) || !read_range (arguments, options)
      || !ent_tool_picture_read_size (arguments->picture.size, &options->width, &options->height)
      || !read_paper (arguments, options))
    return FALSE;

  options->scale = arguments->picture.scale;
  options->evidence = arguments->evidence;
  if (arguments->picture.scale > 0)
    options->margin *= arguments->picture.paper != NULL ? 1 : arguments->picture.scale;
  options->flags = ent_tool_picture_get_flags (&arguments->picture);
  return TRUE;
}

/* Where most who read a language live: names of months are a country's. */
static const char *
find_country (const char *language)
{
  static const char * const countries[][2] = {
    { "ar", "EG" }, { "cs", "CZ" }, { "da", "DK" }, { "en", "US" }, { "fa", "IR" }, { "he", "IL" }, { "hi", "IN" },
    { "ja", "JP" }, { "ko", "KR" }, { "sv", "SE" }, { "uk", "UA" }, { "ur", "PK" }, { "vi", "VN" }, { "zh", "CN" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
    if (strcmp (countries[i][0], language) == 0)
      return countries[i][1];
  return NULL;
}

gboolean
ent_tool_picture_set_language (const char *language)
{
  g_autofree char *name = NULL, *locale = NULL, *country = NULL;

  if (language == NULL)
    return TRUE;
  if (!g_regex_match_simple ("^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$", language, 0, 0))
    {
      ent_tool_error (_("--lang is a language tag: “ar”, “vi”, “pt-BR”"));
      return FALSE;
    }
  name = g_strdelimit (g_strdup (language), "-", '_');
  country = find_country (name) != NULL ? g_strdup (find_country (name)) : g_ascii_strup (name, -1);
  locale = strchr (name, '_') != NULL ? g_strdup_printf ("%s.UTF-8", name)
                                      : g_strdup_printf ("%s_%s.UTF-8", name, country);
  g_setenv ("LANGUAGE", name, TRUE);
  /* In the locale "C" nothing is translated. */
  if (setlocale (LC_MESSAGES, locale) == NULL)
    setlocale (LC_MESSAGES, "C.UTF-8");
  if (setlocale (LC_TIME, locale) == NULL)
    setlocale (LC_TIME, "C.UTF-8");
  return TRUE;
}

EntCase *
ent_tool_picture_load_case (EntTool      *self,
                            const char   *name,
                            EntStore    **store,
                            EntCodebook  *codebook,
                            GError      **error)
{
  if (g_str_has_suffix (name, ".json") || strchr (name, G_DIR_SEPARATOR) != NULL)
    return ent_case_file_load (name, codebook, NULL, NULL, error);
  if (*store == NULL)
    *store = ent_tool_open (self);
  return *store != NULL ? ent_store_load_case (*store, name, NULL, error) : NULL;
}

EntCodebook *
ent_tool_picture_load_codebook (void)
{
  g_autofree char *folder = ent_bundle_dup_data_dir ();
  g_autofree char *path = g_build_filename (folder, "codebook.json", NULL);

  return ent_codebook_file_load (path, NULL, NULL, NULL);
}

/* NULL, and it was said why. */
static GPtrArray *
load_tables (EntTool      *self,
             char        **names,
             EntCodebook  *codebook)
{
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_event_table_unref);
  g_autoptr(EntStore) store = NULL;

  for (; *names != NULL; names++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(EntCase) item = ent_tool_picture_load_case (self, *names, &store, codebook, &error);

      if (item == NULL)
        {
          if (error != NULL)
            ent_tool_error ("%s", error->message);
          return NULL;
        }
      g_ptr_array_add (tables, ent_event_table_new (item, NULL));
    }
  return g_steal_pointer (&tables);
}

static EntToolStatus
render (EntTool                 *self,
        char                   **names,
        const Arguments         *arguments,
        EntTimelineSheetOptions *options)
{
  g_autoptr(EntCodebook) codebook = ent_tool_picture_load_codebook ();
  g_autoptr(GPtrArray) tables = load_tables (self, names, codebook);
  g_autoptr(EntSheet) sheet = NULL;
  g_autoptr(GError) error = NULL;

  if (tables == NULL)
    return ENT_TOOL_FAILED;
  ent_sheet_begin_without_display ();
  options->timeline.codebook = codebook;
  sheet = ent_timeline_sheet_new ((EntEventTable **) tables->pdata, tables->len, options, &error);
  if (sheet == NULL || !ent_sheet_save (sheet, arguments->picture.output, &error))
    {
      ent_tool_error ("%s", error->message);
      return ENT_TOOL_FAILED;
    }
  return ENT_TOOL_OK;
}

static EntToolStatus
render_timeline (EntTool  *self,
                 char    **arguments)
{
  g_auto(Arguments) given = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &given.picture.output, N_("Write this file: .svg, .pdf or .png"),
      N_("FILE") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &given.from, N_("Begin with this date (EDTF)"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &given.to, N_("End with this date (EDTF)"), N_("DATE") },
    { "align", 0, 0, G_OPTION_ARG_STRING, &given.align,
      N_("Count the years from this moment of each case: war-end, say"), N_("MOMENT") },
    { "lanes", 0, 0, G_OPTION_ARG_STRING, &given.lanes,
      N_("Lanes by party, phase, factor, group, place, or none"), N_("KIND") },
    { "evidence", 0, 0, G_OPTION_ARG_NONE, &given.evidence,
      N_("With the evidence for and against each factor over time"), NULL },
    { "pages", 0, 0, G_OPTION_ARG_INT, &given.pages, N_("Over so many pages side by side"), N_("NUMBER") },
    ENT_TOOL_PICTURE_ENTRIES (given.picture),
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "render timeline CASE… -o FILE",
                                           _("Paints the timeline of cases, of the library or files (.json), into an "
                                             "SVG, PDF or PNG. No display is needed."),
                                           entries, 2, 1 + ENT_TIMELINE_SHEET_MAX_CASES);
  EntTimelineSheetOptions options;

  if (operands == NULL || !read_options (&given, &options)
      || !ent_tool_picture_set_language (given.picture.language))
    return ENT_TOOL_USAGE;
  return render (self, operands + 1, &given, &options);
}

static EntToolStatus
render_help (EntTool  *self,
             char    **arguments)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "render timeline CASE… -o FILE | render matrix -o FILE",
                                           _("Paints the timeline of cases, or the matrix of factors by cases. “render "
                                             "timeline --help” and “render matrix --help” say more."),
                                           entries, 1, G_MAXUINT);

  if (operands != NULL)
    ent_tool_error (_("“%s” cannot be painted; “timeline” and “matrix” can"), operands[0]);
  return ENT_TOOL_USAGE;
}

EntToolStatus
ent_tool_render (EntTool  *self,
                 char    **arguments)
{
  for (char **what = arguments + 1; *what != NULL; what++)
    {
      if (strcmp (*what, "timeline") == 0)
        return render_timeline (self, arguments);
      if (strcmp (*what, "matrix") == 0)
        return ent_tool_render_matrix (self, arguments);
    }
  return render_help (self, arguments);
}
