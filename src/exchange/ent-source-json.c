#include "config.h"

#include "ent-source-json.h"

static void
write_names (EntJsonWriter *writer,
             const char    *member,
             GPtrArray     *names)
{
  if (names->len == 0)
    return;

  ent_json_writer_open (writer, member, '[');
  for (guint i = 0; i < names->len; i++)
    {
      const EntName *name = names->pdata[i];

      ent_json_writer_open (writer, NULL, '{');
      ent_json_writer_string (writer, "family", name->family);
      ent_json_writer_string (writer, "given", name->given);
      ent_json_writer_string (writer, "literal", name->literal);
      ent_json_writer_close (writer, '}');
    }
  ent_json_writer_close (writer, ']');
}

static void
write_csl_date (EntJsonWriter       *writer,
                const char          *name,
                const EntSourceDate *date)
{
  if (date->n_dates == 0 && date->literal == NULL)
    return;

  ent_json_writer_open (writer, name, '{');
  if (date->n_dates > 0)
    {
      ent_json_writer_open (writer, "date-parts", '[');
      for (int i = 0; i < date->n_dates; i++)
        ent_json_writer_integers (writer, NULL, date->parts[i], date->n_parts[i]);
      ent_json_writer_close (writer, ']');
      if (date->circa)
        ent_json_writer_boolean (writer, "circa", TRUE);
    }
  ent_json_writer_string (writer, "literal", date->literal);
  ent_json_writer_close (writer, '}');
}

void
ent_source_write_json (EntJsonWriter   *writer,
                       const EntSource *source,
                       const char      *id)
{
  ent_json_writer_open (writer, NULL, '{');
  ent_json_writer_string (writer, "id", id);
  ent_json_writer_string (writer, "type", source->type);
  write_names (writer, "author", source->authors);
  write_names (writer, "editor", source->editors);
  for (int field = 0; field < ENT_N_SOURCE_FIELDS; field++)
    {
      /* The dates stand between the publisher and the numbers. */
      if (field == ENT_SOURCE_VOLUME)
        {
          write_csl_date (writer, "issued", &source->issued);
          write_csl_date (writer, "accessed", &source->accessed);
        }
      ent_json_writer_string (writer, ent_source_field_to_word ((EntSourceField) field), source->fields[field]);
    }
  ent_json_writer_close (writer, '}');
}
