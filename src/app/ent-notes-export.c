#include "config.h"

#include "ent-notes-export.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-annotation-write.h"
#include "ent-items.h"
#include "ent-note-export.h"
#include "ent-save-as.h"

/* What the thread writes, all of it copies. */
typedef struct
{
  GPtrArray *notes;
  GPtrArray *cases;   /* of EntCaseInfo: as much of them as is written */
  GPtrArray *layers;  /* of EntLayer */
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->cases);
  g_ptr_array_unref (self->layers);
  g_free (self);
}

static char *
format (gpointer    data,
        const char *path,
        gsize      *length)
{
  Export *self = data;
  g_autofree char *lower = g_utf8_strdown (path, -1);

  if (g_str_has_suffix (lower, ".csv"))
    return ent_notes_to_csv (self->notes, self->cases, self->layers, length);
  if (g_str_has_suffix (lower, ".jsonld") || g_str_has_suffix (lower, ".json"))
    return ent_annotations_to_string (self->notes, self->layers, length);
  return ent_notes_to_markdown (self->notes, self->cases, self->layers, length);
}

static char *
dup_message (gpointer    data,
             const char *name)
{
  Export *self = data;

  return g_strdup_printf (ngettext ("%u note saved as “%s”", "%u notes saved as “%s”", self->notes->len),
                          self->notes->len, name);
}

static GPtrArray *
copy_cases (EntSession *session)
{
  GListModel *cases = ent_session_get_cases (session);
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_case_info_free);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr(EntCaseItem) item = g_list_model_get_item (cases, i);
      const EntCaseInfo *info = ent_case_item_get_info (item);
      EntCaseInfo *copy = g_new0 (EntCaseInfo, 1);

      copy->id = g_strdup (info->id);
      copy->title = ent_text_copy (info->title);
      copy->version = info->version;
      g_ptr_array_add (copies, copy);
    }
  return copies;
}

static GPtrArray *
copy_layers (EntSession *session)
{
  GPtrArray *layers = ent_personal_get_layers (ent_session_get_personal (session));
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_layer_free);

  for (guint i = 0; i < layers->len; i++)
    g_ptr_array_add (copies, ent_layer_copy (layers->pdata[i]));
  return copies;
}

static Export *
export_new (EntSession *session,
            GPtrArray  *notes)
{
  Export *self = g_new0 (Export, 1);

  self->notes = notes;
  self->cases = copy_cases (session);
  self->layers = copy_layers (session);
  return self;
}

static const char * const suffixes[] = { "md", "csv", "jsonld", "json", NULL };

static EntSaveAs
how_to_save (void)
{
  return (EntSaveAs) {
    .title = _("Export Notes"),
    /* Translators: name of a file of notes */
    .name = _("Notes.md"),
    .filter = _("Notes (.md, .csv, .jsonld)"),
    .suffixes = suffixes,
    .format = format,
    .dup_message = dup_message,
    .free = export_free,
  };
}

void
ent_notes_export_to (GtkWidget  *over,
                     EntSession *session,
                     GPtrArray  *notes,
                     const char *path)
{
  EntSaveAs how = how_to_save ();

  ent_save_as_to (over, &how, export_new (session, notes), path);
}

void
ent_notes_export (GtkWidget  *over,
                  EntSession *session,
                  GPtrArray  *notes)
{
  EntSaveAs how = how_to_save ();

  ent_save_as (over, &how, export_new (session, notes));
}
