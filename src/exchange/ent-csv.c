#include "config.h"

#include "ent-csv.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-case-file.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

struct _EntCsv
{
  const char *at;
  const char *end;
  const char *line;      /* where the line begins that at is in */
  guint64     line_number;
  guint       n_rows;
  char       *name;
  GString    *field;
  GArray     *starts;    /* of Start, one for each field of the last row */
};

/* Where a field begins. */
typedef struct
{
  const char *at;
  const char *line;
  guint64     line_number;
} Start;

EntCsv *
ent_csv_new (const char *bytes,
             gsize       length,
             const char *name)
{
  EntCsv *self = g_new0 (EntCsv, 1);

  self->at = bytes;
  self->end = bytes + length;
  if (length >= strlen (BYTE_ORDER_MARK) && memcmp (bytes, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    self->at += strlen (BYTE_ORDER_MARK);
  self->line = self->at;
  self->line_number = 1;
  self->name = name != NULL ? g_filename_display_name (name) : g_strdup ("CSV");
  self->field = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (Start));
  return self;
}

void
ent_csv_free (EntCsv *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_string_free (self->field, TRUE);
  g_array_unref (self->starts);
  g_free (self);
}

GPtrArray *
ent_csv_row_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/* Characters before @at in its line, as far as they are any. */
static guint64
count_characters (const char *line,
                  const char *at)
{
  guint64 n = 0;

  for (; line < at; line++)
    n += (*line & 0xC0) != 0x80;
  return n;
}

static void
set_error_at (EntCsv           *self,
              const Start      *start,
              EntExchangeError  code,
              const char       *message,
              GError          **error)
{
  /* Translators: a file, a line and a column in it, and what is wrong there. */
  g_set_error (error, ENT_EXCHANGE_ERROR, code, _("%s, line %" G_GUINT64_FORMAT ", column %" G_GUINT64_FORMAT ": %s"),
               self->name, start->line_number, count_characters (start->line, start->at) + 1, message);
}

void
ent_csv_set_error (EntCsv      *self,
                   guint        column,
                   const char  *message,
                   GError     **error)
{
  const Start here = { self->at, self->line, self->line_number };
  const Start *start = &here;

  /* A field that is missing is missing where the row ends; there is at least one. */
  if (self->starts->len > 0)
    start = &g_array_index (self->starts, Start, MIN (column, self->starts->len - 1));
  set_error_at (self, start, ENT_EXCHANGE_ERROR_INVALID, message, error);
}

static void
set_error_here (EntCsv            *self,
                EntExchangeError   code,
                const char        *message,
                GError           **error)
{
  const Start here = { self->at, self->line, self->line_number };

  set_error_at (self, &here, code, message, error);
}

/* Past CRLF, LF or CR, if one is here. */
static void
skip_line_end (EntCsv *self)
{
  if (self->at == self->end || (*self->at != '\r' && *self->at != '\n'))
    return;
  self->at += *self->at == '\r' && self->at + 1 < self->end && self->at[1] == '\n' ? 2 : 1;
  self->line = self->at;
  self->line_number++;
}

static gboolean
append (EntCsv      *self,
        const char  *text,
        gsize        length,
        GError     **error)
{
  if (self->field->len + length > ENT_CSV_MAX_FIELD)
    {
      g_autofree char *message = g_strdup_printf (_("the field has more than %d bytes: shorten it, or close its "
                                                    "quotation mark"), ENT_CSV_MAX_FIELD);

      set_error_here (self, ENT_EXCHANGE_ERROR_TOO_LARGE, message, error);
      return FALSE;
    }
  g_string_append_len (self->field, text, (gssize) length);
  return TRUE;
}

static gboolean
append_until (EntCsv      *self,
              const char  *stop,
              GError     **error)
{
  if (!append (self, self->at, (gsize) (stop - self->at), error))
    return FALSE;
  self->at = stop;
  return TRUE;
}

/* Behind the opening mark, up to behind the closing one. */
static gboolean
read_quoted (EntCsv       *self,
             const Start  *start,
             GError      **error)
{
  self->at++;
  for (;;)
    {
      const char *stop = self->at;

      while (stop < self->end && *stop != '"' && *stop != '\r' && *stop != '\n')
        stop++;
      if (!append_until (self, stop, error))
        return FALSE;
      if (stop == self->end)
        {
          set_error_at (self, start, ENT_EXCHANGE_ERROR_INVALID,
                        _("the quotation mark here is never closed: close it, or write it twice if it belongs to the "
                          "text of a quoted field"), error);
          return FALSE;
        }
      if (*stop == '"')
        {
          self->at++;
          if (self->at == self->end || *self->at != '"')
            return TRUE;
          if (!append_until (self, self->at + 1, error))
            return FALSE;
        }
      else
        {
          /* Whatever the file's line ends are, a text has one kind. */
          if (!append (self, "\n", 1, error))
            return FALSE;
          skip_line_end (self);
        }
    }
}

static gboolean
read_bare (EntCsv  *self,
           GError **error)
{
  const char *stop = self->at;

  while (stop < self->end && *stop != ',' && *stop != '\r' && *stop != '\n' && *stop != '"')
    stop++;
  if (!append_until (self, stop, error))
    return FALSE;
  if (stop == self->end || *stop != '"')
    return TRUE;

  set_error_here (self, ENT_EXCHANGE_ERROR_INVALID,
                  _("a quotation mark stands in the middle of a field: put the whole field into quotation marks, and "
                    "write this one twice"), error);
  return FALSE;
}

static gboolean
check_text (EntCsv       *self,
            const Start  *start,
            GError      **error)
{
  if (!g_utf8_validate_len (self->field->str, self->field->len, NULL))
    {
      set_error_at (self, start, ENT_EXCHANGE_ERROR_INVALID,
                    _("the field is not valid UTF-8: save the file as UTF-8"), error);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_field (EntCsv     *self,
            GPtrArray  *fields,
            GError    **error)
{
  const Start start = { self->at, self->line, self->line_number };

  if (fields->len == ENT_CSV_MAX_COLUMNS)
    {
      g_autofree char *message = g_strdup_printf (_("the row has more than %d columns: divide the file"),
                                                  ENT_CSV_MAX_COLUMNS);

      set_error_here (self, ENT_EXCHANGE_ERROR_TOO_LARGE, message, error);
      return FALSE;
    }
  g_array_append_val (self->starts, start);
  g_string_truncate (self->field, 0);
  if (self->at < self->end && *self->at == '"' ? !read_quoted (self, &start, error) : !read_bare (self, error))
    return FALSE;
  if (self->at < self->end && *self->at != ',' && *self->at != '\r' && *self->at != '\n')
    {
      set_error_here (self, ENT_EXCHANGE_ERROR_INVALID,
                      _("something follows a closing quotation mark: put a comma between, or write the mark twice if "
                        "it belongs to the text"), error);
      return FALSE;
    }
  if (!check_text (self, &start, error))
    return FALSE;
  g_ptr_array_add (fields, g_strndup (self->field->str, self->field->len));
  return TRUE;
}

gboolean
ent_csv_read_row (EntCsv     *self,
                  GPtrArray  *fields,
                  GError    **error)
{
  g_ptr_array_set_size (fields, 0);
  g_array_set_size (self->starts, 0);
  if (self->at == self->end)
    return FALSE;

  if (self->n_rows++ == ENT_CSV_MAX_ROWS)
    {
      g_autofree char *message = g_strdup_printf (_("the file has more than %d rows: divide it"), ENT_CSV_MAX_ROWS);

      set_error_here (self, ENT_EXCHANGE_ERROR_TOO_LARGE, message, error);
      return FALSE;
    }
  for (;;)
    {
      if (!read_field (self, fields, error))
        return FALSE;
      if (self->at == self->end || *self->at != ',')
        break;
      self->at++;
    }
  skip_line_end (self);
  return TRUE;
}
