#include "config.h"

#include "ent-tool.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-annotation-write.h"
#include "ent-json-writer.h"
#include "ent-layer-file.h"
#include "ent-note-export.h"
#include "ent-store-own.h"
#include "ent-tool-hand-ins.h"
#include "ent-tool-page.h"

#define USAGE "notes list|export|import"

/* Which notes */

typedef struct
{
  char *case_id;
  char *tag;
  char *flag;
  char *layer;   /* "own", "all", or an id */
} Choice;

static void
choice_clear (Choice *self)
{
  g_free (self->case_id);
  g_free (self->tag);
  g_free (self->flag);
  g_free (self->layer);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choice, choice_clear)

static gboolean
has_tag (const EntNote *note,
         const char    *tag)
{
  return g_ptr_array_find_with_equal_func (note->tags, tag, (GEqualFunc) ent_tag_equal, NULL);
}

static gboolean
is_chosen (const EntNote *note,
           const Choice  *choice)
{
  EntNoteFlag flag;

  if (choice->tag != NULL && !has_tag (note, choice->tag[0] == '#' ? choice->tag + 1 : choice->tag))
    return FALSE;
  if (choice->flag != NULL && ent_note_flag_from_word (choice->flag, &flag) && note->flag != flag)
    return FALSE;
  if (choice->layer == NULL || strcmp (choice->layer, "all") == 0)
    return TRUE;
  return strcmp (choice->layer, "own") == 0 ? note->layer == NULL : g_strcmp0 (note->layer, choice->layer) == 0;
}

/* (transfer full) (nullable): NULL, and it was said, where they cannot be read */
static GPtrArray *
load_notes (EntStore     *store,
            const Choice *choice)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *notes = ent_store_list_notes (store, choice->case_id, &error);

  if (notes == NULL)
    {
      ent_tool_error ("%s", error->message);
      return NULL;
    }
  for (guint i = notes->len; i > 0; i--)
    if (!is_chosen (notes->pdata[i - 1], choice))
      g_ptr_array_remove_index (notes, i - 1);
  return notes;
}

static gboolean
check_words (const Choice *choice)
{
  const char *words[] = { choice->case_id, choice->tag, choice->flag, choice->layer };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL && !g_utf8_validate (words[i], -1, NULL))
      {
        ent_tool_error (_("the words are not UTF-8"));
        return FALSE;
      }
  if (choice->flag == NULL || ent_note_flag_from_word (choice->flag, NULL))
    return TRUE;
  ent_tool_error (_("there is no flag “%s”; there are “question”, “idea”, “to-check”, “for-lecture” and “none”"),
                  choice->flag);
  return FALSE;
}

/* Listing */

static void
write_anchor (EntJsonWriter   *writer,
              const EntAnchor *anchor)
{
  if (anchor == NULL)
    return;
  ent_json_writer_string (writer, "quote", anchor->exact);
}

static void
write_note (EntJsonWriter *writer,
            const EntNote *note)
{
  g_autoptr(GDateTime) created = g_date_time_new_from_unix_utc (note->created_usec / G_USEC_PER_SEC);
  g_autoptr(GDateTime) modified = g_date_time_new_from_unix_utc (note->modified_usec / G_USEC_PER_SEC);
  g_autofree char *created_text = created != NULL ? g_date_time_format_iso8601 (created) : NULL;
  g_autofree char *modified_text = modified != NULL ? g_date_time_format_iso8601 (modified) : NULL;

  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "id", note->id);
  ent_json_writer_string (writer, "layer", note->layer);
  ent_json_writer_string (writer, "case", note->case_id);
  ent_json_writer_string (writer, "target", ent_target_kind_to_word (note->target->kind));
  ent_json_writer_string (writer, "target-id", note->target->id);
  ent_json_writer_string (writer, "title", note->target->title);
  ent_json_writer_string (writer, "date", note->target->date);
  write_anchor (writer, note->target->anchor);
  ent_json_writer_string (writer, "text", note->body);
  ent_json_writer_ids (writer, "tags", note->tags);
  ent_json_writer_string (writer, "color", ent_note_color_to_word (note->color));
  ent_json_writer_string (writer, "flag", ent_note_flag_to_word (note->flag));
  ent_json_writer_string (writer, "place", note->place != NULL ? ent_place_state_to_word (note->place->state) : NULL);
  ent_json_writer_string (writer, "created", created_text);
  ent_json_writer_string (writer, "modified", modified_text);
  ent_json_writer_close (writer, '}');
}

static void
print_json (GPtrArray *notes)
{
  EntJsonWriter *writer = ent_json_writer_new (NULL);
  g_autofree char *json = NULL;

  ent_json_writer_open (writer, NULL, '[');
  for (guint i = 0; i < notes->len; i++)
    write_note (writer, notes->pdata[i]);
  ent_json_writer_close (writer, ']');
  json = ent_json_writer_finish (writer, NULL);
  ent_tool_print_json (json);
}

static void
print_page (GPtrArray *notes,
            GPtrArray *layers)
{
  EntToolPage *page = ent_tool_page_new ();

  for (guint i = 0; i < notes->len; i++)
    {
      const EntNote *note = notes->pdata[i];
      g_autofree char *text = ent_note_to_text (note);
      g_autofree char *label = g_strdup (note->case_id != NULL ? note->case_id : note->id);
      const char *person = note->layer;

      for (guint j = 0; j < layers->len && note->layer != NULL; j++)
        if (strcmp (((EntLayer *) layers->pdata[j])->id, note->layer) == 0)
          person = ((EntLayer *) layers->pdata[j])->name;
      if (i > 0)
        ent_tool_page_space (page);
      if (note->case_id != NULL && note->target->id != NULL)
        {
          g_free (label);
          label = g_strdup_printf ("%s/%s", note->case_id, note->target->id);
        }
      ent_tool_page_item (page, 0, ent_tool_columns (label) + 2, label, person != NULL ? person : "");
      ent_tool_page_text (page, 2, text);
    }
  ent_tool_page_finish (page);
}

static EntToolStatus
list_notes (EntTool  *self,
            char    **arguments)
{
  g_auto(Choice) choice = { NULL };
  const GOptionEntry entries[] = {
    { "case", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &choice.case_id, N_("Only those on this case"), N_("ID") },
    { "tag", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &choice.tag, N_("Only those with this tag"), N_("TAG") },
    { "flag", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &choice.flag, N_("Only those with this flag"), N_("FLAG") },
    { "layer", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &choice.layer,
      N_("Only those of this layer: an id, “own” or “all”"), N_("LAYER") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "notes list",
                                           _("Lists notes, the newest first, your own and those handed in by others."),
                                           entries, 0, 0);
  g_autoptr(EntStore) store = NULL;
  g_autoptr(GPtrArray) notes = NULL, layers = NULL;
  g_autoptr(GError) error = NULL;

  if (operands == NULL || !check_words (&choice))
    return ENT_TOOL_USAGE;
  store = ent_tool_open (self);
  notes = store != NULL ? load_notes (store, &choice) : NULL;
  if (notes == NULL)
    return ENT_TOOL_FAILED;
  layers = ent_store_list_layers (store, &error);
  if (layers == NULL)
    {
      ent_tool_error ("%s", error->message);
      return ENT_TOOL_FAILED;
    }
  if (self->json)
    print_json (notes);
  else if (notes->len == 0)
    ent_tool_error (_("there is no such note"));
  else
    print_page (notes, layers);
  return ENT_TOOL_OK;
}

/* Exporting */

typedef struct
{
  EntStore     *store;
  const Choice *choice;
  const char   *name;    /* of the person, for a layer */
} Export;

/* Each gives the whole file, or NULL where it was said why not. */
typedef char *(*ExportFunc) (const Export *export,
                             GPtrArray    *notes,
                             GPtrArray    *cases,
                             GPtrArray    *layers,
                             gsize        *length);

static char *
export_jsonld (const Export *export,
               GPtrArray    *notes,
               GPtrArray    *cases,
               GPtrArray    *layers,
               gsize        *length)
{
  return ent_annotations_to_string (notes, layers, length);
}

static char *
export_markdown (const Export *export,
                 GPtrArray    *notes,
                 GPtrArray    *cases,
                 GPtrArray    *layers,
                 gsize        *length)
{
  return ent_notes_to_markdown (notes, cases, layers, length);
}

static char *
export_csv (const Export *export,
            GPtrArray    *notes,
            GPtrArray    *cases,
            GPtrArray    *layers,
            gsize        *length)
{
  return ent_notes_to_csv (notes, cases, layers, length);
}

static char *
export_layer (const Export *export,
              GPtrArray    *notes,
              GPtrArray    *cases,
              GPtrArray    *layers,
              gsize        *length)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntLayerFile) file = ent_layer_file_collect (export->store, export->choice->case_id, export->name, &error);

  if (file != NULL)
    return ent_layer_file_to_string (file, length);
  ent_tool_error ("%s", error->message);
  return NULL;
}

static const struct
{
  const char *name;
  ExportFunc  run;
} formats[] = {
  { "jsonld", export_jsonld },
  { "md", export_markdown },
  { "csv", export_csv },
  { "layer", export_layer },
};

static ExportFunc
find_format (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (name == NULL || strcmp (formats[i].name, name) == 0)
      return formats[i].run;

  ent_tool_error (_("there is no format “%s”; there are “jsonld”, “md”, “csv” and “layer”"), name);
  return NULL;
}

static EntToolStatus
run_export (EntTool      *self,
            const Choice *choice,
            ExportFunc    format,
            const char   *name,
            const char   *output)
{
  g_autoptr(EntStore) store = ent_tool_open (self);
  Export export = { store, choice, name };
  g_autoptr(GPtrArray) notes = NULL, cases = NULL, layers = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  notes = store != NULL ? load_notes (store, choice) : NULL;
  if (notes == NULL)
    return ENT_TOOL_FAILED;
  cases = ent_store_list_cases (store, &error);
  layers = cases != NULL ? ent_store_list_layers (store, &error) : NULL;
  if (layers == NULL)
    {
      ent_tool_error ("%s", error->message);
      return ENT_TOOL_FAILED;
    }
  bytes = format (&export, notes, cases, layers, &length);
  return bytes != NULL ? ent_tool_write_out (bytes, length, output) : ENT_TOOL_FAILED;
}

static EntToolStatus
export_notes (EntTool  *self,
              char    **arguments)
{
  g_auto(Choice) choice = { NULL };
  g_autofree char *format_name = NULL;
  g_autofree char *name = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "case", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &choice.case_id, N_("Only those on this case"), N_("ID") },
    { "layer", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &choice.layer,
      N_("Only those of this layer: an id, “own” or “all”"), N_("LAYER") },
    { "format", 'f', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format_name,
      N_("Write this format: jsonld, md, csv or layer"), N_("FORMAT") },
    { "name", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &name, N_("Your name, in a layer to hand in"), N_("NAME") },
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &output,
      N_("Write this file; “-” is stdout"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "notes export -o FILE",
                                           _("Writes notes as W3C Web Annotations (JSON-LD), Markdown or CSV, or all "
                                             "that you wrote about one case as a layer to hand in."),
                                           entries, 0, 0);
  ExportFunc format;

  if (operands == NULL || !check_words (&choice))
    return ENT_TOOL_USAGE;
  format = find_format (format_name);
  if (format == NULL)
    return ENT_TOOL_USAGE;
  if (format == export_layer && (choice.case_id == NULL || name == NULL || !g_utf8_validate (name, -1, NULL)))
    {
      ent_tool_error (_("a layer needs --case and --name"));
      return ENT_TOOL_USAGE;
    }
  return run_export (self, &choice, format, name, output);
}

/* Importing */

static EntToolStatus
import_notes (EntTool  *self,
              char    **arguments)
{
  g_autofree char *case_id = NULL;
  const GOptionEntry entries[] = {
    { "case", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &case_id,
      N_("The case of annotations that are about something else"), N_("ID") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "notes import FILE…",
                                           _("Puts notes into the library: W3C Web Annotations, what Hypothesis "
                                             "exports, or a layer that somebody hands in. Importing only ever adds; "
                                             "a second time it adds nothing. If a file has a fault, nothing is imported."),
                                           entries, 1, G_MAXUINT);

  if (operands == NULL)
    return ENT_TOOL_USAGE;
  if (case_id != NULL && !ent_case_id_is_valid (case_id))
    {
      ent_tool_error (_("“%s” is no id of a case"), case_id);
      return ENT_TOOL_USAGE;
    }
  return ent_tool_import_hand_ins (self, operands, case_id);
}

EntToolStatus
ent_tool_notes (EntTool  *self,
                char    **arguments)
{
  static const EntToolPart parts[] = {
    { "list", "notes list", list_notes },
    { "export", "notes export", export_notes },
    { "import", "notes import", import_notes },
    { NULL, NULL, NULL }
  };

  return ent_tool_run_part (self, arguments, parts, USAGE,
                            _("Lists your notes and those handed in by others, writes them into files and reads them "
                              "from files. “entente-tool notes list --help” tells more, and so for the others."));
}
