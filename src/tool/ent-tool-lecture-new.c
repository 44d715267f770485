#include "config.h"

#include "ent-tool-lecture.h"

#include <glib/gi18n-lib.h>

#include "ent-case-slide.h"
#include "ent-deck-store.h"
#include "ent-json-writer.h"
#include "ent-lecture-file.h"
#include "ent-store-own.h"

#define DEFAULT_MINUTES 45
#define MAX_MINUTES     (24 * 60)

/* As it was written. */
typedef struct
{
  char *title;
  int   suggested;  /* from 1; 0: none of them */
  int   minutes;    /* 0: not said */
} Arguments;

static gboolean
read_arguments (Arguments *self)
{
  if (self->suggested < 0)
    ent_tool_error (_("--suggested is a number, from 1"));
  else if (self->minutes < 0 || self->minutes > MAX_MINUTES)
    ent_tool_error (_("--minutes is a number from 1 to %d"), MAX_MINUTES);
  else if (self->title != NULL && (!g_utf8_validate (self->title, -1, NULL) || *g_strstrip (self->title) == '\0'))
    ent_tool_error (_("--title is no title"));
  else if (self->title != NULL && g_utf8_strlen (self->title, -1) > ENT_LECTURE_FILE_MAX_TITLE)
    ent_tool_error (_("--title has more than %d characters"), ENT_LECTURE_FILE_MAX_TITLE);
  else
    return TRUE;
  return FALSE;
}

/* The case alone, with what the person judged of it. (transfer full) (nullable) */
static EntMatrix *
load_matrix (EntStore    *store,
             const char  *case_id,
             GError     **error)
{
  g_autoptr(EntCase) item = ent_store_load_case (store, case_id, NULL, error);
  g_autoptr(EntCodebook) codebook = item != NULL ? ent_store_load_codebook (store, error) : NULL;
  g_autoptr(GPtrArray) cases = g_ptr_array_new (), ratings = NULL;

  if (codebook != NULL)
    ratings = ent_store_list_own_ratings (store, case_id, error);
  if (ratings == NULL)
    return NULL;
  g_ptr_array_add (cases, item);
  return ent_matrix_new (codebook, cases, ratings, NULL);
}

/* NULL, and it was said why, where the case suggests no such lecture. */
static EntLecture *
make (const EntMatrix  *matrix,
      const Arguments  *given,
      GPtrArray       **slides)
{
  EntCase *item = ent_matrix_get_case (matrix, 0);
  guint n = item->lectures->len;
  EntLecture *lecture;

  if (given->suggested == 0)
    {
      lecture = ent_lecture_new_from_case (matrix, item, given->minutes > 0 ? given->minutes : DEFAULT_MINUTES, slides);
    }
  else
    {
      lecture = ent_lecture_new_suggested (matrix, item, (guint) given->suggested - 1, slides);
      if (lecture == NULL)
        {
          ent_tool_error (ngettext ("“%s” suggests %u lecture; there is no number %d",
                                    "“%s” suggests %u lectures; there is no number %d", n),
                          item->id, n, given->suggested);
          return NULL;
        }
      if (given->minutes > 0)
        {
          lecture->minutes = given->minutes;
          ent_slides_share_minutes (*slides, given->minutes);
        }
    }
  if (given->title != NULL)
    {
      g_free (lecture->title);
      lecture->title = g_strdup (given->title);
    }
  return lecture;
}

static void
print_made (EntTool          *self,
            const EntLecture *lecture,
            guint             n_slides)
{
  EntJsonWriter *writer;
  g_autofree char *json = NULL;

  if (!self->json)
    {
      ent_tool_print ("%s\n", lecture->id);
      return;
    }
  writer = ent_json_writer_new (NULL);
  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "id", lecture->id);
  ent_json_writer_string (writer, "title", lecture->title);
  ent_json_writer_string (writer, "case", lecture->case_id);
  ent_json_writer_integer (writer, "minutes", lecture->minutes);
  ent_json_writer_integer (writer, "slides", (int) n_slides);
  ent_json_writer_close (writer, '}');
  json = ent_json_writer_finish (writer, NULL);
  ent_tool_print_json (json);
}

static EntToolStatus
make_and_put (EntTool         *self,
              const char      *case_id,
              const Arguments *given)
{
  g_autoptr(EntStore) store = ent_tool_open (self);
  g_autoptr(EntMatrix) matrix = NULL;
  g_autoptr(GPtrArray) slides = NULL;
  g_autoptr(EntLecture) lecture = NULL;
  g_autoptr(GError) error = NULL;

  if (store == NULL)
    return ENT_TOOL_FAILED;
  matrix = load_matrix (store, case_id, &error);
  lecture = matrix != NULL ? make (matrix, given, &slides) : NULL;
  if (lecture != NULL && ent_deck_put_new (store, lecture, slides, &error))
    {
      print_made (self, lecture, slides->len);
      return ENT_TOOL_OK;
    }
  if (error != NULL)
    ent_tool_error ("%s", error->message);
  return ENT_TOOL_FAILED;
}

EntToolStatus
ent_tool_lecture_new (EntTool  *self,
                      char    **arguments)
{
  Arguments given = { 0 };
  const GOptionEntry entries[] = {
    { "suggested", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &given.suggested,
      N_("The lecture of this number that the case suggests"), N_("NUMBER") },
    { "title", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &given.title, N_("Call it so"), N_("TITLE") },
    { "minutes", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &given.minutes, N_("Plan so many minutes"), N_("NUMBER") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "lecture new CASE",
                                           _("Makes a lecture of a case: of its turning points and questions, or one "
                                             "that it suggests. Prints the id of the lecture."),
                                           entries, 1, 1);
  EntToolStatus status = ENT_TOOL_USAGE;

  if (operands != NULL && read_arguments (&given))
    status = make_and_put (self, operands[0], &given);
  g_free (given.title);
  return status;
}
