#include "config.h"

#include "ent-tool-hand-ins.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "ent-json-writer.h"
#include "ent-note-import.h"

typedef enum
{
  KIND_ANNOTATIONS,
  KIND_LAYER,
  KIND_RATINGS,
} Kind;

typedef struct
{
  const char      *path;
  Kind             kind;
  EntLayerFile    *layer;    /* one of these, or none where there is a fault */
  EntRatingsFile  *ratings;
  EntAnnotations  *annotations;
  GPtrArray       *faults;
  EntImportReport  report;
} Input;

static void
input_free (gpointer data)
{
  Input *self = data;

  g_clear_pointer (&self->layer, ent_layer_file_free);
  g_clear_pointer (&self->ratings, ent_ratings_file_free);
  g_clear_pointer (&self->annotations, ent_annotations_free);
  g_ptr_array_unref (self->faults);
  g_free (self);
}

static Input *
input_load (const char *path,
            const char *case_id)
{
  Input *self = g_new0 (Input, 1);
  gsize length;
  g_autofree char *bytes = NULL;

  self->path = path;
  self->faults = ent_faults_new ();
  bytes = ent_exchange_load_bytes (path, self->faults, &length, NULL, NULL);
  if (bytes == NULL)
    return self;
  if (ent_layer_file_sniff (bytes, length))
    {
      self->kind = KIND_LAYER;
      self->layer = ent_layer_file_parse (bytes, length, self->faults, NULL);
    }
  else if (ent_ratings_file_sniff (bytes, length))
    {
      self->kind = KIND_RATINGS;
      self->ratings = ent_ratings_file_parse (bytes, length, self->faults, NULL);
    }
  else
    self->annotations = ent_annotations_parse (bytes, length, case_id, self->faults, NULL);
  return self;
}

static void
say_faults (const Input *input)
{
  g_autofree char *name = g_filename_display_name (input->path);

  for (guint i = 0; i < input->faults->len; i++)
    {
      const EntFault *fault = input->faults->pdata[i];
      const char *pointer = *fault->path != '\0' ? fault->path : "/";

      if (fault->warning)
        /* Translators: a file, a place in it, and what is worth mending. */
        ent_tool_error (_("%s: %s: warning: %s"), name, pointer, fault->message);
      else
        ent_tool_error ("%s: %s: %s", name, pointer, fault->message);
    }
}

static const char *
get_person (const Input *input)
{
  if (input->kind == KIND_LAYER)
    return input->layer->person_name;
  return input->kind == KIND_RATINGS ? input->ratings->person_name : NULL;
}

static void
print_reports (GPtrArray *inputs,
               gboolean   json)
{
  static const char * const formats[] = { "annotations", "layer", "ratings" };
  EntJsonWriter *writer = ent_json_writer_new (NULL);
  g_autofree char *text = NULL;

  ent_json_writer_open (writer, NULL, '[');
  for (guint i = 0; i < inputs->len; i++)
    {
      const Input *input = inputs->pdata[i];
      g_autofree char *name = g_filename_display_name (input->path);
      g_autofree char *report = ent_import_report_to_string (&input->report);

      ent_json_writer_open (writer, NULL, '{');
      ent_json_writer_string (writer, "file", name);
      ent_json_writer_string (writer, "format", formats[input->kind]);
      ent_json_writer_string (writer, "person", get_person (input));
      ent_json_writer_integer (writer, "added", (int) input->report.n_added);
      ent_json_writer_integer (writer, "updated", (int) input->report.n_updated);
      ent_json_writer_integer (writer, "there", (int) input->report.n_there);
      ent_json_writer_integer (writer, "binned", (int) input->report.n_binned);
      ent_json_writer_close (writer, '}');
      if (!json)
        ent_tool_print ("%s: %s\n", name, report);
    }
  ent_json_writer_close (writer, ']');
  text = ent_json_writer_finish (writer, NULL);
  if (json)
    ent_tool_print_json (text);
}

static gboolean
put_input (EntStore  *store,
           Input     *input,
           GError   **error)
{
  switch (input->kind)
    {
    case KIND_LAYER:
      return ent_layer_import (store, input->layer, &input->report, error);
    case KIND_RATINGS:
      return ent_ratings_import (store, input->ratings, &input->report, error);
    case KIND_ANNOTATIONS:
    default:
      return ent_annotations_import (store, input->annotations, &input->report, error);
    }
}

/* Each file whole or not at all; those before one that failed stay. */
static EntToolStatus
put_inputs (EntTool   *self,
            GPtrArray *inputs)
{
  g_autoptr(EntStore) store = ent_tool_open (self);

  if (store == NULL)
    return ENT_TOOL_FAILED;
  for (guint i = 0; i < inputs->len; i++)
    {
      Input *input = inputs->pdata[i];
      g_autoptr(GError) error = NULL;

      if (put_input (store, input, &error))
        continue;
      ent_tool_error ("%s: %s", input->path, error->message);
      return ENT_TOOL_FAILED;
    }
  print_reports (inputs, self->json);
  return ENT_TOOL_OK;
}

EntToolStatus
ent_tool_import_hand_ins (EntTool     *self,
                          char       **files,
                          const char  *case_id)
{
  g_autoptr(GPtrArray) inputs = g_ptr_array_new_with_free_func (input_free);
  guint n_faults = 0;

  for (guint i = 0; files[i] != NULL; i++)
    {
      Input *input = input_load (files[i], case_id);

      g_ptr_array_add (inputs, input);
      say_faults (input);
      n_faults += ent_faults_count (input->faults);
    }
  if (n_faults == 0)
    return put_inputs (self, inputs);
  ent_tool_error (_("nothing was imported"));
  return ENT_TOOL_FAILED;
}

EntToolStatus
ent_tool_write_out (const char *bytes,
                    gsize       length,
                    const char *output)
{
  g_autoptr(GError) error = NULL;

  if (output == NULL || strcmp (output, "-") == 0)
    {
      /* As it is for other programs; a person's terminal obeys nothing that is in it. */
      if (isatty (STDOUT_FILENO))
        ent_tool_print ("%.*s", (int) MIN (length, G_MAXINT), bytes);
      else
        fwrite (bytes, 1, length, stdout);
      return ENT_TOOL_OK;
    }
  if (g_file_set_contents_full (output, bytes, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &error))
    return ENT_TOOL_OK;
  ent_tool_error ("%s", error->message);
  return ENT_TOOL_FAILED;
}
