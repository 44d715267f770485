#include "config.h"

#include "ent-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-evidence-strip.h"
#include "ent-rating-editor.h"

/* Isolated from the direction of the text around it: the sign stands before the number. */
#define LEFT_TO_RIGHT(text) "\u2066" text "\u2069"

void
ent_inspector_append_rating (GtkBox        *box,
                             gboolean       has_rating,
                             int            rating,
                             EntConfidence  confidence)
{
  GtkWidget *line, *number, *label;
  g_autofree char *css = NULL, *text = NULL;

  if (!has_rating)
    {
      ent_block_dim (box, _("No evidence"));
      return;
    }
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  css = g_strdup_printf ("strength-%c%d", rating < 0 ? 'm' : 'p', ABS (rating));
  number = gtk_label_new (ent_rating_to_string (rating));
  gtk_widget_set_direction (number, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (number, "big-rating");
  gtk_widget_add_css_class (number, css);
  gtk_box_append (GTK_BOX (line), number);
  if (confidence == ENT_CONFIDENCE_NONE)
    text = g_strdup (ent_rating_to_label (rating));
  else
    text = g_strdup_printf ("%s · %s", ent_rating_to_label (rating), ent_confidence_to_label (confidence));
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0,
                        "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (box, line);
}

static void
append_meaning (GtkBox          *box,
                const EntFactor *factor)
{
  ent_block_heading (box, _("What it means"));
  ent_block_text (box, ent_text_get (factor->definition));
  ent_block_heading (box, _("Guiding question"));
  ent_block_text (box, ent_text_get (factor->question));
  ent_block_heading (box, _("Ratings"));
  for (int rating = 3; rating >= -3; rating--)
    if (factor->ratings[rating + 3] != NULL)
      {
        g_autofree char *text = g_strdup_printf (LEFT_TO_RIGHT ("%s") "  %s", ent_rating_to_string (rating),
                                                 ent_text_get (factor->ratings[rating + 3]));

        ent_block_text (box, text);
      }
  if (factor->confusion != NULL)
    {
      ent_block_heading (box, _("Not to be confused with"));
      ent_block_text (box, ent_text_get (factor->confusion));
    }
}

static void
append_evidence (GtkBox              *box,
                 EntCase             *item,
                 const EntAssessment *assessment)
{
  guint n = assessment->evidence->len;
  g_autofree char *heading = g_strdup_printf (ngettext ("Evidence, %u event", "Evidence, %u events", n), n);
  GtkWidget *strip = ent_evidence_strip_new (item, assessment->evidence, TRUE);

  ent_block_heading (box, heading);
  gtk_widget_add_css_class (strip, !assessment->has_rating || assessment->rating == 0 ? "neutral"
                                   : assessment->rating < 0 ? "hindering" : "helping");
  gtk_box_append (box, strip);
  ent_block_events (box, item, NULL, assessment->evidence);
}

void
ent_inspector_fill_rating (GtkBox      *box,
                           EntCase     *item,
                           EntCodebook *codebook,
                           EntFactor   *factor,
                           EntPersonal *personal)
{
  const EntAssessment *assessment = ent_case_find_assessment (item, factor->id);
  EntFactorGroup *group = ent_codebook_find_group (codebook, factor->group);
  g_autofree char *overline = g_strdup_printf ("%s · %s", group ? ent_text_get (group->title) : factor->group,
                                               ent_case_get_short_title (item));

  ent_block_overline (box, overline);
  ent_block_title (box, ent_text_get (factor->title));
  ent_inspector_append_rating (box, assessment != NULL && assessment->has_rating,
                               assessment != NULL ? assessment->rating : 0,
                               assessment != NULL ? assessment->confidence : ENT_CONFIDENCE_NONE);
  if (assessment != NULL && assessment->rationale != NULL)
    ent_block_text (box, ent_text_get (assessment->rationale));
  if (personal != NULL)
    gtk_box_append (box, ent_rating_editor_new (personal, item, codebook, factor));
  if (assessment != NULL)
    {
      if (assessment->evidence->len > 0)
        append_evidence (box, item, assessment);
      ent_block_sources (box, item, assessment->sources);
    }
  append_meaning (box, factor);
}

void
ent_inspector_fill_factor (GtkBox      *box,
                           EntCodebook *codebook,
                           GPtrArray   *cases,
                           EntFactor   *factor)
{
  EntFactorGroup *group = ent_codebook_find_group (codebook, factor->group);

  ent_block_overline (box, group ? ent_text_get (group->title) : factor->group);
  ent_block_title (box, ent_text_get (factor->title));
  if (cases != NULL && cases->len > 0)
    ent_block_heading (box, _("In the cases"));
  for (guint i = 0; cases != NULL && i < cases->len; i++)
    {
      EntCase *item = cases->pdata[i];
      const EntAssessment *assessment = ent_case_find_assessment (item, factor->id);
      g_autofree char *detail = NULL;

      if (assessment == NULL || !assessment->has_rating)
        detail = g_strdup (_("No evidence"));
      else
        detail = g_strdup_printf (LEFT_TO_RIGHT ("%s") " · %s", ent_rating_to_string (assessment->rating),
                                  ent_rating_to_label (assessment->rating));
      ent_block_link (box, "win.inspect", ENT_ADDRESS_FACTOR, item->id, factor->id,
                      ent_text_get (item->title), detail);
    }
  append_meaning (box, factor);
}
