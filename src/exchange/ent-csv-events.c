/* A table of events, as other programs write it, into a case. */

#include "config.h"

#include "ent-csv.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-case-file.h"

#define MAX_LANES 100
#define CHUNK     (256 * 1024)

typedef enum
{
  COLUMN_ID,
  COLUMN_TITLE,
  COLUMN_START,
  COLUMN_END,
  COLUMN_LANE,
} Column;
#define N_COLUMNS (COLUMN_LANE + 1)

static const char * const column_names[N_COLUMNS] = { "id", "title", "start", "end", "lane" };

typedef struct
{
  EntCsv     *csv;
  GPtrArray  *fields;
  EntCase    *item;
  int         at[N_COLUMNS];  /* of each its place in a row, or −1 */
  guint       n_columns;
  GHashTable *ids;            /* set; borrowed from the events */
  GHashTable *lanes;          /* name → borrowed id of its party */
} Reader;

static const char *
get (Reader *self,
     Column  column)
{
  return self->at[column] >= 0 ? self->fields->pdata[self->at[column]] : "";
}

static gboolean G_GNUC_PRINTF (4, 5)
fail (Reader      *self,
      Column       column,
      GError     **error,
      const char  *format,
      ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  ent_csv_set_error (self->csv, (guint) MAX (self->at[column], 0), message, error);
  return FALSE;
}

static gboolean
read_header (Reader  *self,
             GError **error)
{
  for (int i = 0; i < N_COLUMNS; i++)
    self->at[i] = -1;
  if (!ent_csv_read_row (self->csv, self->fields, error))
    return *error == NULL
           && fail (self, COLUMN_ID, error, _("the file is empty: begin it with a row that names the columns"));

  self->n_columns = self->fields->len;
  for (guint i = 0; i < self->fields->len; i++)
    for (int j = 0; j < N_COLUMNS; j++)
      {
        g_autofree char *name = g_strstrip (g_ascii_strdown (self->fields->pdata[i], -1));

        if (strcmp (name, column_names[j]) != 0)
          continue;
        if (self->at[j] >= 0)
          {
            self->at[j] = (int) i;
            return fail (self, j, error, _("the column “%s” is there a second time: keep one"), name);
          }
        self->at[j] = (int) i;
      }
  if (self->at[COLUMN_TITLE] < 0 || self->at[COLUMN_START] < 0)
    return fail (self, COLUMN_ID, error, _("the column “%s” is missing: the first row names the columns, "
                                           "id,title,start,end,lane"),
                 column_names[self->at[COLUMN_TITLE] < 0 ? COLUMN_TITLE : COLUMN_START]);
  return TRUE;
}

/* A text as an id: "East Germany" is "east-germany", and where no letter is left, @fallback.
 * (transfer full) */
static char *
dup_slug (const char *text,
          const char *fallback)
{
  GString *slug = g_string_new (NULL);

  for (; *text != '\0' && slug->len < 60; text++)
    if (g_ascii_isalnum (*text))
      g_string_append_c (slug, g_ascii_tolower (*text));
    else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
      g_string_append_c (slug, '-');
  if (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  if (slug->len == 0)
    g_string_assign (slug, fallback);
  return g_string_free (slug, FALSE);
}

/* The party that a lane's name stands for; NULL with @error if there are too many. */
static const char *
find_lane (Reader      *self,
           const char  *name,
           GError     **error)
{
  const char *known = g_hash_table_lookup (self->lanes, name);
  guint n = self->item->parties->len + 1;
  g_autofree char *fallback = g_strdup_printf ("lane-%u", n);
  g_autofree char *id = NULL;
  EntActor *actor;

  if (known != NULL)
    return known;
  if (n > MAX_LANES)
    {
      fail (self, COLUMN_LANE, error, _("the file has more than %d lanes: choose a column of fewer different values"),
            MAX_LANES);
      return NULL;
    }
  id = dup_slug (name, fallback);
  for (guint i = 0; i < self->item->parties->len; i++)
    if (strcmp (self->item->parties->pdata[i], id) == 0)
      {
        char *unique = g_strdup_printf ("%s-lane-%u", id, n);

        g_free (id);
        id = unique;
        i = G_MAXUINT;
      }
  actor = ent_actor_new (id, ent_text_new (name));
  actor->kind = ENT_ACTOR_GROUP;
  g_ptr_array_add (self->item->actors, actor);
  g_ptr_array_add (self->item->parties, g_strdup (id));
  g_hash_table_insert (self->lanes, g_strdup (name), actor->id);
  return actor->id;
}

static gboolean
check_date (Reader      *self,
            Column       column,
            const char  *text,
            GError     **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(EntDate) date = ent_date_parse (text, &local_error);

  if (date != NULL)
    return TRUE;
  return fail (self, column, error, _("“%.60s” is no date that can be read (%s): write it as 1994, 1994-07 or "
                                      "1994-07-11"), text, local_error->message);
}

/* From start and end. */
static EntDate *
read_date (Reader  *self,
           GError **error)
{
  g_autofree char *start = g_strstrip (g_strdup (get (self, COLUMN_START)));
  g_autofree char *end = g_strstrip (g_strdup (get (self, COLUMN_END)));
  g_autofree char *text = NULL;
  g_autoptr(GError) local_error = NULL;
  EntDate *date;

  if (*start == '\0')
    {
      fail (self, COLUMN_START, error, _("the start is missing: write when it began, or .. if nobody knows"));
      return NULL;
    }
  if (*end == '\0' || strcmp (start, end) == 0)
    return check_date (self, COLUMN_START, start, error) ? ent_date_parse (start, NULL) : NULL;

  if ((strcmp (start, "..") != 0 && !check_date (self, COLUMN_START, start, error))
      || (strcmp (end, "..") != 0 && !check_date (self, COLUMN_END, end, error)))
    return NULL;
  text = g_strconcat (start, "/", end, NULL);
  date = ent_date_parse (text, &local_error);
  if (date == NULL)
    fail (self, COLUMN_END, error, _("“%.60s” to “%.60s” is no span of time (%s): correct start or end"),
          start, end, local_error->message);
  return date;
}

static char *
dup_id (Reader  *self,
        GError **error)
{
  g_autofree char *fallback = g_strdup_printf ("row-%u", self->item->events->len + 1);
  g_autofree char *id = dup_slug (get (self, COLUMN_ID), fallback);

  if (!g_hash_table_contains (self->ids, id))
    return g_steal_pointer (&id);
  fail (self, COLUMN_ID, error, _("the id “%s” is there a second time: give each row its own"), id);
  return NULL;
}

static gboolean
read_event (Reader  *self,
            GError **error)
{
  g_autofree char *title = g_strstrip (g_strdup (get (self, COLUMN_TITLE)));
  g_autofree char *lane = g_strstrip (g_strdup (get (self, COLUMN_LANE)));
  g_autofree char *id = dup_id (self, error);
  g_autoptr(EntDate) date = NULL;
  const char *party = NULL;
  EntEvent *event;

  if (id == NULL)
    return FALSE;
  if (*title == '\0')
    return fail (self, COLUMN_TITLE, error, _("the title is missing: write one"));
  date = read_date (self, error);
  if (date == NULL)
    return FALSE;
  if (*lane != '\0' && (party = find_lane (self, lane, error)) == NULL)
    return FALSE;

  event = ent_event_new (id, g_steal_pointer (&date), ent_text_new (title));
  if (party != NULL)
    g_ptr_array_add (event->actors, g_strdup (party));
  g_ptr_array_add (self->item->events, event);
  g_hash_table_add (self->ids, event->id);
  return TRUE;
}

static gboolean
read_rows (Reader  *self,
           GError **error)
{
  GError *local_error = NULL;

  while (ent_csv_read_row (self->csv, self->fields, &local_error))
    {
      /* An empty line, as the last one often is. */
      if (self->fields->len == 1 && self->n_columns > 1 && *(char *) self->fields->pdata[0] == '\0')
        continue;
      if (self->fields->len != self->n_columns)
        return fail (self, COLUMN_ID, error,
                     _("the row has %u columns and the first row %u: put fields with commas into quotation marks"),
                     self->fields->len, self->n_columns);
      if (!read_event (self, error))
        return FALSE;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (self->item->events->len == 0)
    return fail (self, COLUMN_ID, error, _("the file has no events: write one below the names of the columns"));
  return TRUE;
}

static EntCase *
create_case (const char *name)
{
  g_autofree char *base = g_path_get_basename (name != NULL ? name : "table.csv");
  g_autofree char *shown = NULL;
  g_autofree char *id = NULL;
  EntCase *item;

  if (g_str_has_suffix (base, ".csv"))
    base[strlen (base) - strlen (".csv")] = '\0';
  shown = g_filename_display_name (base);
  id = dup_slug (base, "table");
  item = ent_case_new (id);
  item->version = 1;
  item->language = g_strdup ("und");
  item->title = ent_text_new (*shown != '\0' ? shown : id);
  item->summary = ent_text_new (*shown != '\0' ? shown : id);
  return item;
}

EntCase *
ent_csv_parse_events (const char  *bytes,
                      gsize        length,
                      const char  *name,
                      GError     **error)
{
  g_autoptr(EntCsv) csv = ent_csv_new (bytes, length, name);
  g_autoptr(GPtrArray) fields = ent_csv_row_new ();
  g_autoptr(EntCase) item = create_case (name);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) lanes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader self = { .csv = csv, .fields = fields, .item = item, .ids = ids, .lanes = lanes };
  GError *local_error = NULL;

  if (!read_header (&self, &local_error) || !read_rows (&self, &local_error))
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  ent_case_seal (item);
  return g_steal_pointer (&item);
}

/* A device or a pipe has no size to look at first, so the limit is kept while reading. */
static GByteArray *
load (const char  *path,
      GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  gssize n;

  if (stream == NULL)
    return NULL;
  do
    {
      guint length = bytes->len;

      if (length > ENT_CSV_MAX_BYTES)
        {
          g_autofree char *shown = g_filename_display_name (path);

          g_set_error (error, ENT_EXCHANGE_ERROR, ENT_EXCHANGE_ERROR_TOO_LARGE, _("%s has more than %d MiB: divide it"),
                       shown, ENT_CSV_MAX_BYTES / (1024 * 1024));
          return NULL;
        }
      g_byte_array_set_size (bytes, length + CHUNK);
      n = g_input_stream_read (G_INPUT_STREAM (stream), bytes->data + length, CHUNK, NULL, error);
      g_byte_array_set_size (bytes, length + (guint) MAX (n, 0));
    }
  while (n > 0);
  return n == 0 ? g_steal_pointer (&bytes) : NULL;
}

EntCase *
ent_csv_read_events (const char  *path,
                     GError     **error)
{
  g_autoptr(GByteArray) bytes = load (path, error);

  return bytes != NULL ? ent_csv_parse_events ((const char *) bytes->data, bytes->len, path, error) : NULL;
}
