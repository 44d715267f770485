#include "config.h"

#include "ent-tool-render.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-matrix-file.h"
#include "ent-matrix-sheet.h"
#include "ent-measure.h"
#include "ent-store-own.h"

/* As it was written. */
typedef struct
{
  EntToolPicture  picture;
  char           *cases;
  char           *factors;
  char           *order;
  gboolean        own;
  gboolean        both;
  gboolean        wide;
} Arguments;

static void
clear_arguments (Arguments *self)
{
  ent_tool_picture_clear (&self->picture);
  g_free (self->cases);
  g_free (self->factors);
  g_free (self->order);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, clear_arguments)

/* The cases that were named, in that order; those of the library where none was. NULL, and it was said why. */
static GPtrArray *
load_cases (EntTool      *self,
            GPtrArray    *names,
            EntStore    **store,
            EntCodebook  *codebook)
{
  g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_unref);
  g_autoptr(GError) error = NULL;

  if (names->len == 0)
    {
      g_autoptr(GPtrArray) infos = *store != NULL ? ent_store_list_cases (*store, &error) : NULL;

      for (guint i = 0; infos != NULL && i < infos->len; i++)
        g_ptr_array_add (names, g_strdup (((EntCaseInfo *) infos->pdata[i])->id));
    }
  for (guint i = 0; i < names->len && error == NULL; i++)
    {
      EntCase *item = ent_tool_picture_load_case (self, names->pdata[i], store, codebook, &error);

      if (item != NULL)
        g_ptr_array_add (cases, item);
      else if (error == NULL)
        return NULL;
    }
  if (error == NULL)
    return g_steal_pointer (&cases);
  ent_tool_error ("%s", error->message);
  return NULL;
}

/* What the person, and others, rated. NULL, and it was said why. */
static EntMatrix *
add_ratings (EntStore    *store,
             EntCodebook *codebook,
             GPtrArray   *cases)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) ratings = ent_store_list_own_ratings (store, NULL, &error);
  g_autoptr(GPtrArray) layers = error == NULL ? ent_store_list_layers (store, &error) : NULL;

  if (error == NULL)
    return ent_matrix_new (codebook, cases, ratings, layers);
  ent_tool_error ("%s", error->message);
  return NULL;
}

/* The library is opened only where something of it is asked for. */
static EntMatrix *
load_matrix (EntTool         *self,
             char           **operands,
             const Arguments *arguments)
{
  g_autoptr(EntCodebook) codebook = ent_tool_picture_load_codebook ();
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free), cases = NULL;
  g_auto(GStrv) listed = arguments->cases != NULL ? g_strsplit (arguments->cases, ",", -1) : NULL;
  g_autoptr(EntStore) store = NULL;

  for (; *operands != NULL; operands++)
    g_ptr_array_add (names, g_strdup (*operands));
  for (guint i = 0; listed != NULL && listed[i] != NULL; i++)
    if (*g_strstrip (listed[i]) != '\0')
      g_ptr_array_add (names, g_strdup (listed[i]));
  if (names->len == 0 || arguments->own || arguments->both)
    {
      store = ent_tool_open (self);
      if (store == NULL)
        return NULL;
    }
  if (store != NULL && codebook == NULL)
    codebook = ent_store_load_codebook (store, NULL);
  if (codebook == NULL)
    {
      ent_tool_error (_("there is no codebook, which says what the factors are: set ENTENTE_DATA_DIR, or install Entente"));
      return NULL;
    }
  cases = load_cases (self, names, &store, codebook);
  if (cases == NULL)
    return NULL;
  return store != NULL ? add_ratings (store, codebook, cases) : ent_matrix_new (codebook, cases, NULL, NULL);
}

/* Factors and groups of them. */
static gboolean
read_factors (const EntMatrix *matrix,
              const char      *text,
              EntMatrixSpec   *spec)
{
  g_auto(GStrv) ids = text != NULL ? g_strsplit (text, ",", -1) : NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      const char *id = g_strstrip (ids[i]);

      if (ent_matrix_find_factor (matrix, id) >= 0)
        ent_matrix_spec_set_in_list (spec->factors, id, TRUE);
      else if (ent_codebook_find_group (matrix->codebook, id) != NULL)
        ent_matrix_spec_set_in_list (spec->groups, id, TRUE);
      else if (*id != '\0')
        {
          ent_tool_error (_("--factors: “%s” is neither a factor nor a group of factors; “trade-restoration” is one"),
                          id);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_order (const EntMatrix *matrix,
            const char      *text,
            EntMatrixSpec   *spec)
{
  EntMeasure measure;

  if (text == NULL || strcmp (text, "library") == 0)
    return TRUE;
  if (strcmp (text, "likeness") == 0)
    spec->columns = ENT_MATRIX_COLUMNS_LIKENESS;
  else if (strcmp (text, "title") == 0)
    spec->columns = ENT_MATRIX_COLUMNS_TITLE;
  else if (ent_measure_from_id (matrix, text, &measure))
    {
      spec->columns = ENT_MATRIX_COLUMNS_MEASURE;
      spec->measure = g_strdup (text);
    }
  else
    {
      ent_tool_error (_("--order is “likeness”, “title”, “library”, “relations”, “relations-years”, “peace-years” or a "
                        "factor: “trade-restoration”"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_options (const Arguments       *arguments,
              EntMatrixSheetOptions *options)
{
  EntPaper paper;

  ent_matrix_sheet_options_init (options);
  options->now_sec = g_get_real_time () / G_USEC_PER_SEC;
  if (!ent_tool_picture_read_scale (&arguments->picture)
      || !ent_tool_picture_read_size (arguments->picture.size, &options->width, &options->height))
    return FALSE;
  if (arguments->picture.paper != NULL)
    {
      if (!ent_tool_picture_read_paper (&arguments->picture, &paper))
        return FALSE;
      ent_matrix_sheet_options_paper (options, paper, arguments->picture.landscape);
    }
  else if (arguments->picture.landscape)
    {
      ent_tool_error (_("--landscape goes with --paper"));
      return FALSE;
    }
  options->scale = arguments->picture.scale;
  options->flags = ent_tool_picture_get_flags (&arguments->picture);
  return TRUE;
}

static gboolean
check (const Arguments *arguments)
{
  EntMatrixFileKind kind;

  if (arguments->picture.output == NULL || (!ent_sheet_knows_suffix (arguments->picture.output)
                                            && !ent_matrix_file_find_kind (arguments->picture.output, &kind)))
    ent_tool_error (_("“-o FILE” is missing, with a name that ends in .svg, .pdf, .png, .csv or .xlsx"));
  else if (arguments->own && arguments->both)
    ent_tool_error (_("either --own or --both"));
  else if (arguments->wide && (ent_sheet_knows_suffix (arguments->picture.output) || kind == ENT_MATRIX_FILE_BOOK))
    ent_tool_error (_("--wide goes with a file whose name ends in .csv"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
write_file (EntMatrix                   *matrix,
            const EntMatrixSpec         *spec,
            const EntMatrixSheetOptions *options,
            const Arguments             *arguments,
            GError                     **error)
{
  g_autoptr(EntSheet) sheet = NULL;
  EntMatrixFileKind kind;

  if (ent_matrix_file_find_kind (arguments->picture.output, &kind))
    return ent_matrix_file_save (matrix, spec, arguments->wide ? ENT_MATRIX_FILE_CASES : kind,
                                 arguments->picture.output, error);
  ent_sheet_begin_without_display ();
  sheet = ent_matrix_sheet_new (matrix, spec, options, error);
  return sheet != NULL && ent_sheet_save (sheet, arguments->picture.output, error);
}

static EntToolStatus
render (EntTool                     *self,
        char                       **operands,
        const Arguments             *arguments,
        const EntMatrixSheetOptions *options)
{
  g_autoptr(EntMatrix) matrix = load_matrix (self, operands, arguments);
  g_autoptr(EntMatrixSpec) spec = ent_matrix_spec_new ();
  g_autoptr(GError) error = NULL;

  if (matrix == NULL)
    return ENT_TOOL_FAILED;
  spec->whose = arguments->own ? ENT_MATRIX_OWN : arguments->both ? ENT_MATRIX_BOTH : ENT_MATRIX_PUBLISHED;
  if (!read_factors (matrix, arguments->factors, spec) || !read_order (matrix, arguments->order, spec))
    return ENT_TOOL_USAGE;
  if (write_file (matrix, spec, options, arguments, &error))
    return ENT_TOOL_OK;
  ent_tool_error ("%s", error->message);
  return ENT_TOOL_FAILED;
}

EntToolStatus
ent_tool_render_matrix (EntTool  *self,
                        char    **arguments)
{
  g_auto(Arguments) given = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &given.picture.output,
      N_("Write this file: .svg, .pdf, .png, .csv or .xlsx"), N_("FILE") },
    { "cases", 0, 0, G_OPTION_ARG_STRING, &given.cases, N_("Only these cases, in this order"), N_("ID,…") },
    { "factors", 0, 0, G_OPTION_ARG_STRING, &given.factors, N_("Only these factors, or groups of them"), N_("ID,…") },
    { "own", 0, 0, G_OPTION_ARG_NONE, &given.own, N_("Your own ratings"), NULL },
    { "both", 0, 0, G_OPTION_ARG_NONE, &given.both, N_("Published ratings and your own"), NULL },
    { "order", 0, 0, G_OPTION_ARG_STRING, &given.order,
      N_("Cases by likeness, title, or what is rated or came of them: peace-years, say"), N_("ORDER") },
    { "wide", 0, 0, G_OPTION_ARG_NONE, &given.wide, N_("In a .csv, a row for each case instead of each cell"), NULL },
    ENT_TOOL_PICTURE_ENTRIES (given.picture),
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "render matrix [CASE…] -o FILE",
                                           _("Paints the matrix of factors by cases, of the library or files (.json), "
                                             "into an SVG, PDF or PNG, or writes it as CSV or spreadsheet (.xlsx). No "
                                             "display is needed."),
                                           entries, 1, G_MAXUINT);
  EntMatrixSheetOptions options;

  if (operands == NULL || !check (&given) || !read_options (&given, &options)
      || !ent_tool_picture_set_language (given.picture.language))
    return ENT_TOOL_USAGE;
  return render (self, operands + 1, &given, &options);
}
