#include "config.h"

#include "ent-sets.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-case-file.h"
#include "ent-csv.h"

static EntSets *
sets_alloc (void)
{
  EntSets *self = g_new0 (EntSets, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->cases = g_ptr_array_new_with_free_func (g_free);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->labels = g_ptr_array_new_with_free_func (g_free);
  return self;
}

EntSets *
ent_sets_ref (EntSets *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ent_sets_unref (EntSets *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->cases);
  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->labels);
  g_free (self->members);
  g_free (self);
}

EntSets *
ent_sets_new (const EntMatrix      *matrix,
              guint                 coder,
              const EntCalibration *calibrations,
              guint                 n_calibrations)
{
  EntSets *self;
  double *at;

  g_return_val_if_fail (matrix != NULL, NULL);

  self = sets_alloc ();
  for (guint i = 0; i < n_calibrations; i++)
    {
      g_ptr_array_add (self->names, g_strdup (ent_measure_get_id (matrix, calibrations[i].measure)));
      g_ptr_array_add (self->labels, g_strdup (ent_measure_get_title (matrix, calibrations[i].measure)));
    }
  at = self->members = g_new (double, (gsize) ent_matrix_get_n_cases (matrix) * n_calibrations + 1);
  for (guint item = 0; item < ent_matrix_get_n_cases (matrix); item++)
    {
      const EntCase *record = ent_matrix_get_case (matrix, item);

      g_ptr_array_add (self->cases, g_strdup (record->id));
      g_ptr_array_add (self->titles, g_strdup (ent_case_get_short_title (record)));
      for (guint i = 0; i < n_calibrations; i++)
        {
          double value;

          *at++ = ent_measure_get_value (matrix, coder, calibrations[i].measure, item, &value)
                  ? ent_calibration_get_member (&calibrations[i], value) : NAN;
        }
    }
  return self;
}

static gpointer
copy_string (gconstpointer string,
             gpointer      data)
{
  return g_strdup (string);
}

EntSets *
ent_sets_pick (const EntSets *self,
               const guint   *items,
               guint          n_items)
{
  EntSets *picked = g_new0 (EntSets, 1);
  gsize n_sets = self->names->len;

  g_atomic_ref_count_init (&picked->ref_count);
  picked->cases = g_ptr_array_new_with_free_func (g_free);
  picked->titles = g_ptr_array_new_with_free_func (g_free);
  picked->names = g_ptr_array_copy (self->names, copy_string, NULL);
  picked->labels = g_ptr_array_copy (self->labels, copy_string, NULL);
  picked->members = g_new (double, n_items * n_sets + 1);
  for (guint i = 0; i < n_items; i++)
    {
      g_ptr_array_add (picked->cases, g_strdup (self->cases->pdata[items[i]]));
      g_ptr_array_add (picked->titles, g_strdup (self->titles->pdata[items[i]]));
      memcpy (picked->members + i * n_sets, self->members + items[i] * n_sets, n_sets * sizeof (double));
    }
  return picked;
}

int
ent_sets_find (const EntSets *self,
               const char    *name)
{
  for (guint i = 0; i < self->names->len; i++)
    if (g_strcmp0 (self->names->pdata[i], name) == 0)
      return (int) i;
  return -1;
}

double
ent_sets_get (const EntSets *self,
              guint          item,
              guint          set)
{
  g_return_val_if_fail (item < self->cases->len && set < self->names->len, NAN);
  return self->members[(gsize) item * self->names->len + set];
}

/* Reading a table */

typedef struct
{
  EntCsv     *csv;
  GPtrArray  *fields;
  EntSets    *sets;
  GArray     *members;
  GHashTable *seen;     /* names of cases; borrowed */
} Reader;

static gboolean
is_name (const char *name)
{
  if (*name == '\0')
    return FALSE;
  for (; *name != '\0'; name = g_utf8_next_char (name))
    if (g_unichar_isspace (g_utf8_get_char (name)) || !g_unichar_isprint (g_utf8_get_char (name))
        || strchr ("~*+,;:=<>\"", *name) != NULL)
      return FALSE;
  return TRUE;
}

static gboolean
read_head (Reader  *self,
           GError **error)
{
  if (!ent_csv_read_row (self->csv, self->fields, error))
    {
      if (*error == NULL)
        ent_csv_set_error (self->csv, 0, _("the file is empty: its first row should name the case and the sets"),
                           error);
      return FALSE;
    }
  if (self->fields->len < 2 || self->fields->len > ENT_SETS_MAX_SETS + 1)
    {
      g_autofree char *message = g_strdup_printf (_("the first row should name the case and from 1 to %d sets"),
                                                  ENT_SETS_MAX_SETS);

      ent_csv_set_error (self->csv, self->fields->len - 1, message, error);
      return FALSE;
    }
  for (guint i = 1; i < self->fields->len; i++)
    {
      const char *name = g_strstrip (self->fields->pdata[i]);
      g_autofree char *message = NULL;

      if (!is_name (name))
        message = g_strdup (_("this is no name for a set: it should have neither spaces nor the signs "
                              "~ * + , ; : = < >"));
      else if (ent_sets_find (self->sets, name) >= 0)
        message = g_strdup_printf (_("“%s” is there twice"), name);
      if (message != NULL)
        {
          ent_csv_set_error (self->csv, i, message, error);
          return FALSE;
        }
      g_ptr_array_add (self->sets->names, g_strdup (name));
      g_ptr_array_add (self->sets->labels, g_strdup (name));
    }
  return TRUE;
}

static gboolean
read_member (const char *field,
             double     *member)
{
  static const char * const unknown[] = { "", "-", "?", "NA" };
  char *end;

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    if (g_str_equal (field, unknown[i]))
      {
        *member = NAN;
        return TRUE;
      }
  /* g_ascii_strtod() takes hexadecimal and "nan" too; nobody means those. */
  if (field[strspn (field, "0123456789.eE+-")] != '\0')
    return FALSE;
  *member = g_ascii_strtod (field, &end);
  return end != field && *end == '\0' && *member >= 0 && *member <= 1;
}

static gboolean
read_case (Reader  *self,
           GError **error)
{
  const char *name = g_strstrip (self->fields->pdata[0]);
  g_autofree char *message = NULL;
  guint column = 0;

  if (self->fields->len != self->sets->names->len + 1)
    {
      column = self->fields->len - 1;
      message = g_strdup_printf (_("the row has %u fields, but the first one has %u"), self->fields->len,
                                 self->sets->names->len + 1);
    }
  else if (*name == '\0')
    message = g_strdup (_("the case has no name"));
  else if (g_hash_table_contains (self->seen, name))
    message = g_strdup_printf (_("“%s” is there twice"), name);
  else if (self->sets->cases->len == ENT_SETS_MAX_CASES)
    message = g_strdup_printf (_("the file has more than %d cases"), ENT_SETS_MAX_CASES);
  for (guint i = 1; message == NULL && i < self->fields->len; i++)
    {
      double member;

      column = i;
      if (read_member (g_strstrip (self->fields->pdata[i]), &member))
        g_array_append_val (self->members, member);
      else
        message = g_strdup_printf (_("“%s” is no membership: write a number from 0 to 1 with a point, or nothing where "
                                     "it is not known"), (const char *) self->fields->pdata[i]);
    }
  if (message != NULL)
    {
      ent_csv_set_error (self->csv, column, message, error);
      return FALSE;
    }
  g_ptr_array_add (self->sets->cases, g_strdup (name));
  g_ptr_array_add (self->sets->titles, g_strdup (name));
  g_hash_table_add (self->seen, self->sets->cases->pdata[self->sets->cases->len - 1]);
  return TRUE;
}

/* @error: is never NULL */
static gboolean
read_all (Reader  *self,
          GError **error)
{
  if (!read_head (self, error))
    return FALSE;
  while (ent_csv_read_row (self->csv, self->fields, error))
    {
      gboolean is_empty = self->fields->len == 1 && *g_strstrip (self->fields->pdata[0]) == '\0';

      if (!is_empty && !read_case (self, error))
        return FALSE;
    }
  if (*error != NULL)
    return FALSE;
  if (self->sets->cases->len > 0)
    return TRUE;
  ent_csv_set_error (self->csv, 0, _("there is no case in the file"), error);
  return FALSE;
}

EntSets *
ent_sets_parse_csv (const char  *bytes,
                    gsize        length,
                    const char  *name,
                    GError     **error)
{
  g_autoptr(EntCsv) csv = ent_csv_new (bytes, length, name);
  g_autoptr(GPtrArray) fields = ent_csv_row_new ();
  g_autoptr(GArray) members = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(EntSets) sets = sets_alloc ();
  Reader reader = { csv, fields, sets, members, seen };
  GError *fault = NULL;

  if (!read_all (&reader, &fault))
    {
      g_propagate_error (error, fault);
      return NULL;
    }
  sets->members = (double *) (gpointer) g_array_steal (members, NULL);
  return g_steal_pointer (&sets);
}

EntSets *
ent_sets_load_csv (const char  *path,
                   GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);
  gsize length;
  g_autofree char *bytes = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = ent_exchange_load_bytes (path, NULL, &length, NULL, error);
  if (bytes == NULL)
    return NULL;
  return ent_sets_parse_csv (bytes, length, name, error);
}
