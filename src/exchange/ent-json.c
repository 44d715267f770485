#include "config.h"

#include "ent-json.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define MAX_POINTER_STEP  120
#define MAX_QUOTED        60

struct _EntJson
{
  GString   *pointer;
  GPtrArray *faults;      /* owned reference */
  EntFault  *first;       /* a copy of the first that is no warning */
  guint      n_faults;
  guint      n_listed;
  guint      n_unlisted;
  gboolean   too_large;
  gboolean   control;     /* is allowed in texts */
};

EntJson *
ent_json_new (GPtrArray *faults)
{
  EntJson *self = g_new0 (EntJson, 1);

  self->pointer = g_string_new (NULL);
  self->faults = faults != NULL ? g_ptr_array_ref (faults) : ent_faults_new ();
  return self;
}

void
ent_json_free (EntJson *self)
{
  if (self == NULL)
    return;

  g_string_free (self->pointer, TRUE);
  g_ptr_array_unref (self->faults);
  ent_fault_free (self->first);
  g_free (self);
}

static void
add (EntJson    *self,
     gboolean    warning,
     const char *pointer,
     const char *format,
     va_list     arguments)
{
  g_autofree char *message = NULL;

  if (self->first == NULL || !ent_json_is_full (self))
    message = g_strdup_vprintf (format, arguments);
  if (!warning)
    {
      if (self->first == NULL)
        self->first = ent_fault_new (FALSE, pointer, g_strdup (message));
      self->n_faults++;
    }

  if (ent_json_is_full (self))
    {
      self->n_unlisted++;
      return;
    }
  self->n_listed++;
  g_ptr_array_add (self->faults, ent_fault_new (warning, pointer, g_steal_pointer (&message)));
}

void
ent_json_allow_control (EntJson *self)
{
  self->control = TRUE;
}

gboolean
ent_json_allows_control (EntJson *self)
{
  return self->control;
}

void
ent_json_set_too_large (EntJson *self)
{
  self->too_large = TRUE;
}

gboolean
ent_json_is_too_large (EntJson *self)
{
  return self->too_large;
}

gboolean
ent_json_is_full (EntJson *self)
{
  return self->n_listed == ENT_JSON_MAX_LISTED;
}

GPtrArray *
ent_json_get_faults (EntJson *self)
{
  return self->faults;
}

void
ent_json_finish (EntJson *self)
{
  if (self->n_unlisted == 0)
    return;

  g_ptr_array_add (self->faults,
                   ent_fault_new (self->n_faults == 0, "",
                                  g_strdup_printf (ngettext ("%u more is not listed: mend these first",
                                                             "%u more are not listed: mend these first",
                                                             self->n_unlisted),
                                                   self->n_unlisted)));
  self->n_unlisted = 0;
}

guint
ent_json_get_n_faults (EntJson *self)
{
  return self->n_faults;
}

const EntFault *
ent_json_get_first_fault (EntJson *self)
{
  return self->first;
}

void
ent_json_fault (EntJson    *self,
                const char *format,
                ...)
{
  va_list arguments;

  va_start (arguments, format);
  add (self, FALSE, self->pointer->str, format, arguments);
  va_end (arguments);
}

void
ent_json_fault_at (EntJson    *self,
                   const char *pointer,
                   const char *format,
                   ...)
{
  va_list arguments;

  va_start (arguments, format);
  add (self, FALSE, pointer, format, arguments);
  va_end (arguments);
}

void
ent_json_fault_in (EntJson    *self,
                   const char *name,
                   const char *format,
                   ...)
{
  gsize mark = ent_json_enter (self, name);
  va_list arguments;

  va_start (arguments, format);
  add (self, FALSE, self->pointer->str, format, arguments);
  va_end (arguments);
  ent_json_leave (self, mark);
}

void
ent_json_warn (EntJson    *self,
               const char *format,
               ...)
{
  va_list arguments;

  va_start (arguments, format);
  add (self, TRUE, self->pointer->str, format, arguments);
  va_end (arguments);
}

static void
add_words (EntJson    *self,
           gboolean    warning,
           const char *pointer,
           const char *format,
           ...)
{
  va_list arguments;

  va_start (arguments, format);
  add (self, warning, pointer, format, arguments);
  va_end (arguments);
}

void
ent_json_take_over (EntJson        *self,
                    const EntFault *fault)
{
  g_autofree char *pointer = g_strconcat (self->pointer->str, fault->path, NULL);

  add_words (self, fault->warning, pointer, "%s", fault->message);
}

/* Where at most @max_bytes end without cutting a character. */
static gsize
cut (const char *string,
     gsize       max_bytes)
{
  gsize length = strnlen (string, max_bytes + 1);

  if (length <= max_bytes)
    return length;
  return g_utf8_find_prev_char (string, string + max_bytes + 1) - string;
}

void
ent_json_pointer_append (GString    *pointer,
                         const char *name)
{
  gsize length = cut (name, MAX_POINTER_STEP);

  g_string_append_c (pointer, '/');
  for (gsize i = 0; i < length; i++)
    {
      if (name[i] == '~')
        g_string_append (pointer, "~0");
      else if (name[i] == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, name[i]);
    }
  if (name[length] != '\0')
    g_string_append (pointer, "…");
}

char *
ent_json_quote (const char *words)
{
  gsize length = cut (words, MAX_QUOTED);
  g_autofree char *head = g_strndup (words, length);

  /* Line ends and tabs would break the one line of a fault. */
  g_strdelimit (head, "\n\t", ' ');
  return g_strdup_printf (words[length] != '\0' ? "“%s…”" : "“%s”", head);
}

gsize
ent_json_enter (EntJson    *self,
                const char *name)
{
  gsize mark = self->pointer->len;

  ent_json_pointer_append (self->pointer, name);
  return mark;
}

gsize
ent_json_enter_item (EntJson *self,
                     guint    index)
{
  gsize mark = self->pointer->len;

  g_string_append_printf (self->pointer, "/%u", index);
  return mark;
}

void
ent_json_leave (EntJson *self,
                gsize    mark)
{
  g_string_truncate (self->pointer, mark);
}

guint
ent_json_distance (const char *a,
                   const char *b)
{
  guint row[64];
  gsize n_a = strlen (a);
  gsize n_b = strlen (b);

  if (n_a >= G_N_ELEMENTS (row) || n_b >= G_N_ELEMENTS (row))
    return G_MAXUINT;

  for (gsize j = 0; j <= n_b; j++)
    row[j] = j;
  for (gsize i = 1; i <= n_a; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (gsize j = 1; j <= n_b; j++)
        {
          guint above = row[j];
          guint change = diagonal + (g_ascii_tolower (a[i - 1]) != g_ascii_tolower (b[j - 1]) ? 2 : 0);

          row[j] = MIN (change, MIN (above, row[j - 1]) + 1);
          diagonal = above;
        }
    }
  return row[n_b];
}
