#include "config.h"

#include "ent-note-copy.h"

#include <glib/gi18n-lib.h>

#include "ent-note-export.h"

static void
put (GtkWidget  *over,
     const char *text,
     guint       n)
{
  g_autofree char *message = g_strdup_printf (ngettext ("%u note copied", "%u notes copied", n), n);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (over), text);
  gtk_widget_activate_action (over, "win.tell", "s", message);
}

void
ent_notes_copy_text (GtkWidget *over,
                     GPtrArray *notes)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_return_if_fail (notes != NULL);

  for (guint i = 0; i < notes->len; i++)
    {
      g_autofree char *one = ent_note_to_text (notes->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", one);
    }
  if (notes->len > 0)
    put (over, text->str, notes->len);
}

/* One note after the other, each with its case. */
typedef struct
{
  GtkWidget  *over;
  EntSession *session;
  GPtrArray  *notes;
  guint       next;
  GString    *text;
} Copying;

static void
copying_free (Copying *self)
{
  g_object_unref (self->over);
  g_object_unref (self->session);
  g_ptr_array_unref (self->notes);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static void go_on (Copying *self);

/* @item: (nullable): of a case that is gone the note's own copies are cited */
static void
append (Copying *self,
        EntCase *item)
{
  g_autofree char *citation = ent_note_to_citation (self->notes->pdata[self->next++], item);

  g_string_append_printf (self->text, "%s%s", self->text->len > 0 ? "\n" : "", citation);
}

static void
case_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(EntCase) item = ent_session_load_case_finish (ENT_SESSION (source), result, NULL);

  append (user_data, item);
  go_on (user_data);
}

static void
go_on (Copying *self)
{
  while (self->next < self->notes->len)
    {
      const EntNote *note = self->notes->pdata[self->next];

      if (note->case_id != NULL)
        {
          ent_session_load_case_async (self->session, note->case_id, NULL, case_cb, self);
          return;
        }
      append (self, NULL);
    }
  if (self->notes->len > 0)
    put (self->over, self->text->str, self->notes->len);
  copying_free (self);
}

void
ent_notes_copy_citations (GtkWidget  *over,
                          EntSession *session,
                          GPtrArray  *notes)
{
  Copying *self;

  g_return_if_fail (ENT_IS_SESSION (session));
  g_return_if_fail (notes != NULL);

  self = g_new0 (Copying, 1);
  self->over = g_object_ref (over);
  self->session = g_object_ref (session);
  self->notes = notes;
  self->text = g_string_new (NULL);
  go_on (self);
}
