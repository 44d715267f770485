/* The text form is a URI's query: keys and values with "=" between and "&" after, lists with commas.  It is cut
 * while it is still escaped, as a comma that parts two ids must be told from one that stands in an id. */
#include "config.h"

#include "ent-matrix-spec.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ent-boxed-private.h"
#include "ent-measure.h"
#include "ent-string-list.h"

#define MAX_QUERY (64 * 1024) /* bytes */

ENT_DEFINE_COPIED_TYPE (EntMatrixSpec, ent_matrix_spec)

static const char * const whose_words[] = { "published", "own", "both" };
static const char * const columns_words[] = { "library", "title", "likeness", "measure" };
static const char * const rows_words[] = { "groups", "likeness", "case" };
static const char * const evidence_words[] = { "any", "with", "without" };

EntMatrixSpec *
ent_matrix_spec_new (void)
{
  EntMatrixSpec *self = g_new0 (EntMatrixSpec, 1);

  self->closed = ent_ids_new ();
  self->cases = ent_ids_new ();
  self->groups = ent_ids_new ();
  self->factors = ent_ids_new ();
  return self;
}

EntMatrixSpec *
ent_matrix_spec_copy (const EntMatrixSpec *self)
{
  EntMatrixSpec *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (EntMatrixSpec, 1);
  copy->whose = self->whose;
  copy->columns = self->columns;
  copy->measure = g_strdup (self->measure);
  copy->rows = self->rows;
  copy->row_case = g_strdup (self->row_case);
  copy->reversed = self->reversed;
  copy->closed = ent_ids_copy (self->closed);
  copy->evidence = self->evidence;
  copy->confidence = self->confidence;
  copy->differing = self->differing;
  copy->cases = ent_ids_copy (self->cases);
  copy->groups = ent_ids_copy (self->groups);
  copy->factors = ent_ids_copy (self->factors);
  copy->text = g_strdup (self->text);
  return copy;
}

void
ent_matrix_spec_free (EntMatrixSpec *self)
{
  if (self == NULL)
    return;

  g_free (self->measure);
  g_free (self->row_case);
  g_ptr_array_unref (self->closed);
  g_ptr_array_unref (self->cases);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->factors);
  g_free (self->text);
  g_free (self);
}

gboolean
ent_matrix_spec_equal (const EntMatrixSpec *a,
                       const EntMatrixSpec *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->whose == b->whose && a->columns == b->columns && a->rows == b->rows && a->reversed == b->reversed &&
         a->evidence == b->evidence && a->confidence == b->confidence && a->differing == b->differing &&
         g_strcmp0 (a->measure, b->measure) == 0 && g_strcmp0 (a->row_case, b->row_case) == 0 &&
         g_strcmp0 (a->text, b->text) == 0 && ent_string_list_equal_set (a->closed, b->closed) &&
         ent_string_list_equal_set (a->cases, b->cases) && ent_string_list_equal_set (a->groups, b->groups) &&
         ent_string_list_equal_set (a->factors, b->factors);
}

gboolean
ent_matrix_spec_is_filtered (const EntMatrixSpec *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->evidence != ENT_MATRIX_EVIDENCE_ANY || self->confidence != ENT_CONFIDENCE_NONE || self->differing ||
         self->cases->len > 0 || self->groups->len > 0 || self->factors->len > 0 || self->text != NULL;
}

void
ent_matrix_spec_set_text (EntMatrixSpec *self,
                          const char    *text)
{
  g_autofree char *words = g_strstrip (g_strdup (text != NULL ? text : ""));

  g_return_if_fail (self != NULL);

  g_free (self->text);
  self->text = *words != '\0' ? g_steal_pointer (&words) : NULL;
}

void
ent_matrix_spec_set_in_list (GPtrArray  *list,
                             const char *id,
                             gboolean    in_list)
{
  guint index;

  g_return_if_fail (list != NULL && id != NULL);

  if (g_ptr_array_find_with_equal_func (list, id, g_str_equal, &index) == in_list)
    return;
  if (in_list)
    g_ptr_array_add (list, g_strdup (id));
  else
    g_ptr_array_remove_index (list, index);
}

/* Reading */

/* NULL for what is no text, or too long. */
static char *
unescape (const char *text)
{
  g_autofree char *plain = g_uri_unescape_string (text, NULL);

  if (plain == NULL || *plain == '\0' || strlen (plain) > ENT_MATRIX_SPEC_MAX_ID || !g_utf8_validate (plain, -1, NULL))
    return NULL;
  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return NULL;
  return g_steal_pointer (&plain);
}

static void
read_list (GPtrArray  *list,
           const char *text)
{
  g_auto(GStrv) items = g_strsplit (text, ",", ENT_MATRIX_SPEC_MAX_ITEMS + 1);
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < list->len; i++)
    g_hash_table_add (known, list->pdata[i]);
  for (guint i = 0; items[i] != NULL && list->len < ENT_MATRIX_SPEC_MAX_ITEMS; i++)
    {
      char *id = unescape (items[i]);

      if (id == NULL || g_hash_table_contains (known, id))
        g_free (id);
      else
        {
          g_ptr_array_add (list, id);
          g_hash_table_add (known, id);
        }
    }
}

/* Index of a word, or 0. */
static guint
read_word (const char * const *words,
           guint               n_words,
           const char         *text)
{
  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (words[i], text))
      return i;
  return 0;
}

static void
read_id (char       **place,
         const char  *text)
{
  g_free (*place);
  *place = unescape (text);
}

static void
read_value (EntMatrixSpec *self,
            const char    *key,
            const char    *text)
{
  g_autofree char *plain = NULL;

  if (g_str_equal (key, "whose"))
    self->whose = read_word (whose_words, G_N_ELEMENTS (whose_words), text);
  else if (g_str_equal (key, "columns"))
    self->columns = read_word (columns_words, G_N_ELEMENTS (columns_words), text);
  else if (g_str_equal (key, "measure"))
    read_id (&self->measure, text);
  else if (g_str_equal (key, "rows"))
    self->rows = read_word (rows_words, G_N_ELEMENTS (rows_words), text);
  else if (g_str_equal (key, "row-case"))
    read_id (&self->row_case, text);
  else if (g_str_equal (key, "reversed"))
    self->reversed = g_str_equal (text, "1");
  else if (g_str_equal (key, "closed"))
    read_list (self->closed, text);
  else if (g_str_equal (key, "evidence"))
    self->evidence = read_word (evidence_words, G_N_ELEMENTS (evidence_words), text);
  else if (g_str_equal (key, "confidence"))
    {
      if (!ent_confidence_from_word (text, &self->confidence))
        self->confidence = ENT_CONFIDENCE_NONE;
    }
  else if (g_str_equal (key, "differing"))
    self->differing = g_str_equal (text, "1");
  else if (g_str_equal (key, "cases"))
    read_list (self->cases, text);
  else if (g_str_equal (key, "groups"))
    read_list (self->groups, text);
  else if (g_str_equal (key, "factors"))
    read_list (self->factors, text);
  else if (g_str_equal (key, "text"))
    {
      plain = unescape (text);
      ent_matrix_spec_set_text (self, plain);
    }
}

/* An order that lacks what it goes by is the usual one. */
static void
settle (EntMatrixSpec *self)
{
  if (self->columns != ENT_MATRIX_COLUMNS_MEASURE)
    g_clear_pointer (&self->measure, g_free);
  else if (self->measure == NULL)
    self->columns = ENT_MATRIX_COLUMNS_LIBRARY;
  if (self->rows != ENT_MATRIX_ROWS_CASE)
    g_clear_pointer (&self->row_case, g_free);
  else if (self->row_case == NULL)
    self->rows = ENT_MATRIX_ROWS_GROUPS;
  if (self->columns != ENT_MATRIX_COLUMNS_MEASURE)
    self->reversed = FALSE;
}

EntMatrixSpec *
ent_matrix_spec_parse (const char *query)
{
  EntMatrixSpec *self = ent_matrix_spec_new ();
  g_auto(GStrv) parts = NULL;

  if (query == NULL || strlen (query) > MAX_QUERY)
    return self;
  parts = g_strsplit (query, "&", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *value = strchr (parts[i], '=');

      if (value == NULL)
        continue;
      *value++ = '\0';
      read_value (self, parts[i], value);
    }
  settle (self);
  return self;
}

/* Writing */

static void
append_key (GString    *text,
            const char *key)
{
  if (text->len > 0)
    g_string_append_c (text, '&');
  g_string_append_printf (text, "%s=", key);
}

static void
append_value (GString    *text,
              const char *key,
              const char *value)
{
  if (value == NULL)
    return;
  append_key (text, key);
  g_string_append_uri_escaped (text, value, NULL, TRUE);
}

static void
append_word (GString            *text,
             const char         *key,
             const char * const *words,
             guint               index)
{
  if (index > 0)
    append_value (text, key, words[index]);
}

static void
append_list (GString    *text,
             const char *key,
             GPtrArray  *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      if (i == 0)
        append_key (text, key);
      else
        g_string_append_c (text, ',');
      g_string_append_uri_escaped (text, list->pdata[i], NULL, TRUE);
    }
}

char *
ent_matrix_spec_format (const EntMatrixSpec *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  append_word (text, "whose", whose_words, self->whose);
  append_word (text, "columns", columns_words, self->columns);
  append_value (text, "measure", self->measure);
  append_value (text, "reversed", self->reversed ? "1" : NULL);
  append_word (text, "rows", rows_words, self->rows);
  append_value (text, "row-case", self->row_case);
  append_list (text, "closed", self->closed);
  append_word (text, "evidence", evidence_words, self->evidence);
  append_value (text, "confidence", ent_confidence_to_word (self->confidence));
  append_value (text, "differing", self->differing ? "1" : NULL);
  append_list (text, "cases", self->cases);
  append_list (text, "groups", self->groups);
  append_list (text, "factors", self->factors);
  append_value (text, "text", self->text);
  return g_string_free (text, FALSE);
}

/* Chips */

static void
part_free (gpointer data)
{
  EntMatrixSpecPart *part = data;

  ent_matrix_spec_free (part->without);
  g_free (part->label);
  g_free (part);
}

/* @label: (transfer full). Returns the spec from which the condition is still to be taken. */
static EntMatrixSpec *
add_part (GPtrArray           *parts,
          const EntMatrixSpec *self,
          char                *label)
{
  EntMatrixSpecPart *part = g_new (EntMatrixSpecPart, 1);

  part->without = ent_matrix_spec_copy (self);
  part->label = label;
  g_ptr_array_add (parts, part);
  return part->without;
}

static void
add_conditions (GPtrArray           *parts,
                const EntMatrixSpec *self)
{
  if (self->evidence != ENT_MATRIX_EVIDENCE_ANY)
    add_part (parts, self, g_strdup (self->evidence == ENT_MATRIX_EVIDENCE_WITH
                                     ? _("Carried by events") : _("Carried by no event")))
      ->evidence = ENT_MATRIX_EVIDENCE_ANY;
  if (self->confidence != ENT_CONFIDENCE_NONE)
    /* Translators: of ratings; %s is "medium confidence" */
    add_part (parts, self, self->confidence == ENT_CONFIDENCE_HIGH
                           ? g_strdup (ent_confidence_to_label (self->confidence))
                           : g_strdup_printf (_("At least %s"), ent_confidence_to_label (self->confidence)))
      ->confidence = ENT_CONFIDENCE_NONE;
  if (self->differing)
    add_part (parts, self, g_strdup (_("Where yours differs")))->differing = FALSE;
}

GPtrArray *
ent_matrix_spec_list_parts (const EntMatrixSpec *self,
                            const EntMatrix     *matrix)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);

  g_return_val_if_fail (self != NULL && matrix != NULL, parts);

  add_conditions (parts, self);
  for (guint i = 0; i < self->cases->len; i++)
    {
      const char *id = self->cases->pdata[i];
      int item = ent_matrix_find_case (matrix, id);
      char *label = g_strdup_printf (_("Case: %s"), item >= 0 ? ent_case_get_short_title (ent_matrix_get_case (matrix, item))
                                                              : id);

      ent_matrix_spec_set_in_list (add_part (parts, self, label)->cases, id, FALSE);
    }
  for (guint i = 0; i < self->groups->len; i++)
    {
      const char *id = self->groups->pdata[i];
      const EntFactorGroup *group = ent_codebook_find_group (matrix->codebook, id);
      char *label = g_strdup_printf (_("Group: %s"), group != NULL ? ent_text_get (group->title) : id);

      ent_matrix_spec_set_in_list (add_part (parts, self, label)->groups, id, FALSE);
    }
  for (guint i = 0; i < self->factors->len; i++)
    {
      const char *id = self->factors->pdata[i];
      const EntFactor *factor = ent_codebook_find_factor (matrix->codebook, id);
      char *label = g_strdup_printf (_("Factor: %s"), factor != NULL ? ent_text_get (factor->title) : id);

      ent_matrix_spec_set_in_list (add_part (parts, self, label)->factors, id, FALSE);
    }
  if (self->text != NULL)
    /* Translators: words that a person looks for, in your language's quotation marks. */
    ent_matrix_spec_set_text (add_part (parts, self, g_strdup_printf (_("“%s”"), self->text)), NULL);
  return parts;
}
