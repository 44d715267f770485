#include "config.h"

#include "ent-tool.h"

#include <glib/gi18n-lib.h>

#include "ent-json-writer.h"
#include "ent-tool-page.h"

static void
write_case (EntJsonWriter     *writer,
            const EntCaseInfo *info)
{
  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "id", info->id);
  ent_json_writer_string (writer, "title", ent_text_get (info->title));
  ent_json_writer_string (writer, "summary", ent_text_get (info->summary));
  ent_json_writer_string (writer, "status", info->status != NULL ? ent_text_get (info->status) : NULL);
  ent_json_writer_string (writer, "period", ent_date_get_text (info->period));
  ent_json_writer_integer (writer, "version", info->version);
  ent_json_writer_string (writer, "feed", info->feed);
  ent_json_writer_integer (writer, "events", info->n_events);
  ent_json_writer_open (writer, "relations", '[');
  for (guint i = 0; i < info->relations->len; i++)
    {
      const EntRelationStep *step = g_ptr_array_index (info->relations, i);

      ent_json_writer_open (writer, NULL, '{');
      ent_json_writer_string (writer, "date", ent_date_get_text (step->date));
      ent_json_writer_string (writer, "level", ent_relation_level_to_word (step->level));
      ent_json_writer_close (writer, '}');
    }
  ent_json_writer_close (writer, ']');
  ent_json_writer_close (writer, '}');
}

static void
print_json (GPtrArray *cases)
{
  EntJsonWriter *writer = ent_json_writer_new (NULL);
  g_autofree char *json = NULL;

  ent_json_writer_open (writer, NULL, '[');
  for (guint i = 0; i < cases->len; i++)
    write_case (writer, g_ptr_array_index (cases, i));
  ent_json_writer_close (writer, ']');
  json = ent_json_writer_finish (writer, NULL);
  ent_tool_print_json (json);
}

static void
print_page (GPtrArray *cases)
{
  EntToolPage *page = ent_tool_page_new ();
  int widest = 0;

  for (guint i = 0; i < cases->len; i++)
    {
      const EntCaseInfo *info = g_ptr_array_index (cases, i);

      widest = MAX (widest, ent_tool_columns (info->id));
    }

  for (guint i = 0; i < cases->len; i++)
    {
      const EntCaseInfo *info = g_ptr_array_index (cases, i);
      g_autofree char *period = ent_date_format (info->period);
      g_autofree char *events = g_strdup_printf (ngettext ("%d event", "%d events", info->n_events),
                                                 info->n_events);
      g_autofree char *line = NULL;

      ent_tool_page_item (page, 0, widest + 2, info->id, ent_text_get (info->title));
      if (info->status != NULL)
        /* Translators: where relations stand, the period of a case, its number of events. */
        line = g_strdup_printf (_("%s · %s · %s"), ent_text_get (info->status), period, events);
      else
        line = g_strdup_printf ("%s · %s", period, events);
      ent_tool_page_text (page, widest + 2, line);
    }
  ent_tool_page_finish (page);
}

EntToolStatus
ent_tool_list (EntTool  *self,
               char    **arguments)
{
  g_auto(GStrv) operands = ent_tool_parse (self, arguments, "list",
                                           _("Lists the cases of the library: id, title, where relations stand, "
                                             "period and number of events."),
                                           NULL, 0, 0);
  g_autoptr(EntStore) store = NULL;
  g_autoptr(GPtrArray) cases = NULL;
  g_autoptr(GError) error = NULL;

  if (operands == NULL)
    return ENT_TOOL_USAGE;
  store = ent_tool_open (self);
  if (store == NULL)
    return ENT_TOOL_FAILED;
  cases = ent_store_list_cases (store, &error);
  if (cases == NULL)
    {
      ent_tool_error ("%s", error->message);
      return ENT_TOOL_FAILED;
    }

  if (self->json)
    print_json (cases);
  else if (cases->len == 0)
    ent_tool_error (_("the library holds no case"));
  else
    print_page (cases);
  return ENT_TOOL_OK;
}
