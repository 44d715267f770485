#include "config.h"

#include "ent-text-side.h"

#include <glib/gi18n-lib.h>

void
ent_text_side_init (EntTextSide *self,
                    const char  *text)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0., "wrap", TRUE, "wrap-mode",
                              PANGO_WRAP_WORD_CHAR, "selectable", TRUE, NULL);
  self->marks = pango_attr_list_new ();
  self->words = g_string_new (NULL);
}

void
ent_text_side_clear (EntTextSide *self)
{
  gtk_label_set_attributes (GTK_LABEL (self->label), self->marks);
  if (self->words->len > 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    self->words->str, -1);
  pango_attr_list_unref (self->marks);
  g_string_free (self->words, TRUE);
}

void
ent_text_side_mark (EntTextSide    *self,
                    PangoAttribute *attribute,
                    guint           start,
                    guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (self->marks, attribute);
}

void
ent_text_side_mark_run (EntTextSide *self,
                        gboolean     deleted,
                        guint        start,
                        const char  *text)
{
  g_autofree char *words = g_strstrip (g_strdup (text));

  ent_text_side_mark (self,
                      deleted ? pango_attr_strikethrough_new (TRUE)
                              : pango_attr_underline_new (PANGO_UNDERLINE_SINGLE),
                      start, start + (guint) strlen (text));
  if (*words == '\0')
    return;
  if (self->words->len == 0)
    g_string_append (self->words, deleted ? _("No longer there: ") : _("New: "));
  else
    g_string_append (self->words, " … ");
  g_string_append (self->words, words);
}

const char *
ent_text_side_get_key (void)
{
  return _("Struck out: no longer there. Underlined: new.");
}
