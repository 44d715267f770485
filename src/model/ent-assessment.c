#include "config.h"

#include <glib/gi18n-lib.h>

#include "ent-assessment.h"
#include "ent-words-private.h"

static const char * const confidence_words[] = { NULL, "low", "medium", "high" };

ENT_DEFINE_WORDS (EntConfidence, ent_confidence, confidence_words)

const char *
ent_confidence_to_label (EntConfidence confidence)
{
  switch (confidence)
    {
    case ENT_CONFIDENCE_NONE:
      return NULL;
    case ENT_CONFIDENCE_LOW:
      return _("low confidence");
    case ENT_CONFIDENCE_MEDIUM:
      return _("medium confidence");
    case ENT_CONFIDENCE_HIGH:
      return _("high confidence");
    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
ent_rating_to_string (int rating)
{
  static const char * const strings[] = { "−3", "−2", "−1", "0", "+1", "+2", "+3" };

  g_return_val_if_fail (rating >= -3 && rating <= 3, "");

  return strings[rating + 3];
}

const char *
ent_rating_to_label (int rating)
{
  switch (rating)
    {
    case -3:
      return _("strongly hindering");
    case -2:
      return _("hindering");
    case -1:
      return _("slightly hindering");
    case 0:
      return _("neither enabling nor hindering");
    case 1:
      return _("slightly enabling");
    case 2:
      return _("enabling");
    case 3:
      return _("strongly enabling");
    default:
      g_return_val_if_reached ("");
    }
}

EntAssessment *
ent_assessment_new (const char *factor)
{
  EntAssessment *self;

  g_return_val_if_fail (factor != NULL, NULL);

  self = g_new0 (EntAssessment, 1);
  self->factor = g_strdup (factor);
  self->evidence = ent_ids_new ();
  self->sources = ent_cites_new ();

  return self;
}

void
ent_assessment_free (EntAssessment *self)
{
  if (self == NULL)
    return;

  g_free (self->factor);
  g_clear_pointer (&self->rationale, ent_text_free);
  g_clear_pointer (&self->evidence, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_free (self);
}
