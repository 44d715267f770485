#include "config.h"

#include "ent-json-writer.h"

struct _EntJsonWriter
{
  const char *language;  /* borrowed */
  GString    *out;
  guint       depth;
  gboolean    empty;     /* nothing stands in the innermost brackets yet */
};

EntJsonWriter *
ent_json_writer_new (const char *language)
{
  EntJsonWriter *self = g_new0 (EntJsonWriter, 1);

  self->language = language;
  self->out = g_string_new (NULL);
  return self;
}

void
ent_json_writer_set_language (EntJsonWriter *self,
                              const char    *language)
{
  self->language = language;
}

char *
ent_json_writer_finish (EntJsonWriter *self,
                        gsize         *length)
{
  GString *out = self->out;

  g_assert (self->depth == 0);
  g_string_append_c (out, '\n');
  if (length != NULL)
    *length = out->len;
  g_free (self);
  return g_string_free (out, FALSE);
}

static void
append_line (EntJsonWriter *self)
{
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->out, "  ");
}

static void
append_quoted (EntJsonWriter *self,
               const char    *value)
{
  g_string_append_c (self->out, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      switch (*p)
        {
        case '"':
          g_string_append (self->out, "\\\"");
          break;
        case '\\':
          g_string_append (self->out, "\\\\");
          break;
        case '\n':
          g_string_append (self->out, "\\n");
          break;
        case '\t':
          g_string_append (self->out, "\\t");
          break;
        default:
          if ((guchar) *p < 0x20 || *p == 0x7F)
            g_string_append_printf (self->out, "\\u%04x", (guint) *p);
          else
            g_string_append_c (self->out, *p);
          break;
        }
    }
  g_string_append_c (self->out, '"');
}

/* Up to where the value stands. */
static void
begin_value (EntJsonWriter *self,
             const char    *name)
{
  if (self->depth > 0)
    {
      if (!self->empty)
        g_string_append_c (self->out, ',');
      append_line (self);
    }
  self->empty = FALSE;
  if (name != NULL)
    {
      append_quoted (self, name);
      g_string_append (self->out, ": ");
    }
}

void
ent_json_writer_open (EntJsonWriter *self,
                      const char    *name,
                      char           bracket)
{
  begin_value (self, name);
  g_string_append_c (self->out, bracket);
  self->depth++;
  self->empty = TRUE;
}

void
ent_json_writer_close (EntJsonWriter *self,
                       char           bracket)
{
  self->depth--;
  if (!self->empty)
    append_line (self);
  g_string_append_c (self->out, bracket);
  self->empty = FALSE;
}

void
ent_json_writer_string (EntJsonWriter *self,
                        const char    *name,
                        const char    *value)
{
  if (value == NULL)
    return;

  begin_value (self, name);
  append_quoted (self, value);
}

void
ent_json_writer_text (EntJsonWriter *self,
                      const char    *name,
                      const EntText *value)
{
  if (value == NULL || ent_text_get_n (value) == 0)
    return;

  if (ent_text_get_n (value) == 1 && ent_text_get_variant (value, 0)->language == NULL)
    {
      ent_json_writer_string (self, name, ent_text_get_variant (value, 0)->string);
      return;
    }

  ent_json_writer_open (self, name, '{');
  for (gsize i = 0; i < ent_text_get_n (value); i++)
    {
      const EntTextVariant *variant = ent_text_get_variant (value, i);

      ent_json_writer_string (self, variant->language != NULL ? variant->language : self->language, variant->string);
    }
  ent_json_writer_close (self, '}');
}

void
ent_json_writer_integer (EntJsonWriter *self,
                         const char    *name,
                         int            value)
{
  begin_value (self, name);
  g_string_append_printf (self->out, "%d", value);
}

void
ent_json_writer_number (EntJsonWriter *self,
                        const char    *name,
                        double         value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  begin_value (self, name);
  /* 15 digits are what a person wrote, 17 tell any two doubles apart. */
  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  g_string_append (self->out, buffer);
}

void
ent_json_writer_boolean (EntJsonWriter *self,
                         const char    *name,
                         gboolean       value)
{
  begin_value (self, name);
  g_string_append (self->out, value ? "true" : "false");
}

void
ent_json_writer_null (EntJsonWriter *self,
                      const char    *name)
{
  begin_value (self, name);
  g_string_append (self->out, "null");
}

void
ent_json_writer_ids (EntJsonWriter *self,
                     const char    *name,
                     GPtrArray     *ids)
{
  if (ids->len == 0)
    return;

  begin_value (self, name);
  g_string_append_c (self->out, '[');
  for (guint i = 0; i < ids->len; i++)
    {
      if (i > 0)
        g_string_append (self->out, ", ");
      append_quoted (self, g_ptr_array_index (ids, i));
    }
  g_string_append_c (self->out, ']');
}

void
ent_json_writer_integers (EntJsonWriter *self,
                          const char    *name,
                          const int     *values,
                          int            n_values)
{
  begin_value (self, name);
  g_string_append_c (self->out, '[');
  for (int i = 0; i < n_values; i++)
    g_string_append_printf (self->out, i == 0 ? "%d" : ", %d", values[i]);
  g_string_append_c (self->out, ']');
}
