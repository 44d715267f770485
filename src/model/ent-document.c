#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-document.h"
#include "ent-words-private.h"

static const char * const terms_words[] = { NULL, "official", "public-domain" };

ENT_DEFINE_WORDS (EntTerms, ent_terms, terms_words)

const char *
ent_terms_to_label (EntTerms terms)
{
  switch (terms)
    {
    case ENT_TERMS_NONE:
      return NULL;
    case ENT_TERMS_OFFICIAL:
      /* Translators: why the words of a document may be quoted */
      return _("official text");
    case ENT_TERMS_PUBLIC_DOMAIN:
      /* Translators: why the words of a document may be quoted */
      return _("public domain");
    default:
      g_return_val_if_reached (NULL);
    }
}

EntDocument *
ent_document_new (const char *id,
                  EntText    *title,
                  EntDate    *date)
{
  EntDocument *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (date != NULL, NULL);

  self = g_new0 (EntDocument, 1);
  self->id = g_strdup (id);
  self->title = title;
  self->date = date;
  self->parties = ent_ids_new ();
  self->quotations = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_quotation_free);
  self->sources = ent_cites_new ();

  return self;
}

void
ent_document_free (EntDocument *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_clear_pointer (&self->title, ent_text_free);
  g_clear_pointer (&self->date, ent_date_unref);
  g_clear_pointer (&self->parties, g_ptr_array_unref);
  g_free (self->event);
  g_clear_pointer (&self->text, ent_text_free);
  g_clear_pointer (&self->where, ent_text_free);
  g_free (self->url);
  g_clear_pointer (&self->quotations, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_free (self);
}

EntQuotation *
ent_quotation_new (EntText *text)
{
  EntQuotation *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (EntQuotation, 1);
  self->text = text;

  return self;
}

void
ent_quotation_free (EntQuotation *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->text, ent_text_free);
  g_free (self->locator);
  g_free (self);
}
