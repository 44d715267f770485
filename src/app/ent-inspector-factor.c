#include "config.h"

#include "ent-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"
#include "ent-evidence-strip.h"
#include "ent-rating-editor.h"
#include "ent-slide-maker.h"
#include "ent-slide-target.h"
#include "ent-string-list.h"

/* More are read in the document. */
#define MAX_QUOTATIONS 5

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

/* The rating in this case (@item), or the factor in all, into a lecture. */
static void
append_add (GtkBox          *box,
            const EntCase   *item,
            const EntFactor *factor)
{
  g_autofree char *link = ent_slide_target_format_factor (item != NULL ? item->id : NULL, factor->id);
  GtkWidget *button = ent_slide_maker_button_new (link);

  ent_slide_maker_watch (button, link);
  gtk_box_append (box, button);
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

/* The person's own rating beside the published one, in words, as it is now. */

typedef struct
{
  EntPersonal *personal;
  EntCase     *item;
  char        *factor;
  GtkWidget   *label;     /* not owned: it owns this */
} Difference;

static void
difference_free (gpointer data)
{
  Difference *self = data;

  g_object_unref (self->personal);
  ent_case_unref (self->item);
  g_free (self->factor);
  g_free (self);
}

static char *
dup_difference (const EntAssessment *published,
                const EntOwnRating  *own)
{
  g_autofree char *rating = NULL;
  int by;

  if (own == NULL)
    return NULL;
  if (published == NULL)
    return g_strdup (_("You rate what the authors did not."));
  if (!own->has_rating || !published->has_rating)
    return g_strdup (own->has_rating ? _("You found evidence where the authors found none.")
                     : published->has_rating ? _("You found no evidence.") : _("You found no evidence either."));
  by = own->rating - published->rating;
  if (by == 0)
    return g_strdup (_("You rate it the same."));
  rating = g_strdup_printf (LEFT_TO_RIGHT ("%s"), ent_rating_to_string (own->rating));
  /* Translators: %d is a difference of two ratings, the second the person's own rating, "+2" */
  return g_strdup_printf (by > 0 ? _("≠ You rate it %d higher: %s")
                                 : _("≠ You rate it %d lower: %s"),
                          ABS (by), rating);
}

static void
update_difference (GtkWidget *label)
{
  const Difference *self = g_object_get_data (G_OBJECT (label), "difference");
  g_autofree char *text = dup_difference (ent_case_find_assessment (self->item, self->factor),
                                          ent_personal_find_rating (self->personal, self->item->id, self->factor));

  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
append_difference (GtkBox      *box,
                   EntPersonal *personal,
                   EntCase     *item,
                   EntFactor   *factor)
{
  Difference *self = g_new (Difference, 1);

  self->personal = g_object_ref (personal);
  self->item = ent_case_ref (item);
  self->factor = g_strdup (factor->id);
  self->label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (self->label, "own-heading");
  g_object_set_data_full (G_OBJECT (self->label), "difference", self, difference_free);
  g_signal_connect_object (personal, "ratings-changed", G_CALLBACK (update_difference), self->label, G_CONNECT_SWAPPED);
  update_difference (self->label);
  gtk_box_append (box, self->label);
}

/* A press shows an event beside; the button behind it goes to where it stands on the timeline. */
static void
append_event (GtkBox   *box,
              EntCase  *item,
              EntEvent *event,
              int       sign)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *button;
  g_autofree char *date = ent_date_format (event->date);
  g_autofree char *detail = sign == 0 ? g_strdup (date)
                            : g_strdup_printf ("%s · %s", date, sign > 0 ? _("helping") : _("hindering"));
  g_autofree char *target = ent_address_format (ENT_ADDRESS_EVENT, item->id, event->id);
  /* Translators: %s is an event */
  g_autofree char *name = g_strdup_printf (_("Go to “%s” on the timeline"), ent_text_get (event->title));

  button = ent_block_link (GTK_BOX (line), "win.inspect", ENT_ADDRESS_EVENT, item->id, event->id,
                           ent_text_get (event->title), detail);
  gtk_widget_set_hexpand (button, TRUE);
  button = gtk_button_new_from_icon_name ("go-next-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Go to it on the timeline"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.go");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (box, line);
}

/* What documents of its evidence say. */
static void
append_quotations (GtkBox              *box,
                   EntCase             *item,
                   const EntAssessment *assessment)
{
  guint n = 0;

  for (guint i = 0; i < item->documents->len; i++)
    {
      const EntDocument *document = item->documents->pdata[i];

      if (document->quotations->len == 0 || !ent_string_list_has (assessment->evidence, document->event))
        continue;
      if (n == 0)
        ent_block_heading (box, _("Quotations"));
      ent_block_link (box, "win.go", ENT_ADDRESS_DOCUMENT, item->id, document->id, ent_text_get (document->title), NULL);
      for (guint j = 0; j < document->quotations->len && n < MAX_QUOTATIONS; j++, n++)
        ent_block_quotation (box, document->quotations->pdata[j]);
      if (n >= MAX_QUOTATIONS)
        return;
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
  for (guint i = 0; i < n; i++)
    {
      EntEvent *event = ent_case_find_event (item, assessment->evidence->pdata[i]);

      if (event != NULL)
        append_event (box, item, event, ent_event_get_sign (event, assessment->factor));
    }
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
  if (personal != NULL)
    append_difference (box, personal, item, factor);
  append_add (box, item, factor);
  if (assessment != NULL && assessment->has_rating && assessment->evidence->len == 0)
    ent_block_dim (box, _("No event carries it."));
  if (assessment != NULL && assessment->rationale != NULL)
    ent_block_text (box, ent_text_get (assessment->rationale));
  if (personal != NULL)
    gtk_box_append (box, ent_rating_editor_new (personal, item, codebook, factor));
  if (assessment != NULL)
    {
      if (assessment->evidence->len > 0)
        append_evidence (box, item, assessment);
      ent_block_sources (box, item, assessment->sources);
      append_quotations (box, item, assessment);
    }
  ent_block_heading (box, _("In all cases"));
  ent_block_link (box, "win.go", ENT_ADDRESS_FACTOR, NULL, factor->id, ent_text_get (factor->title),
                  _("Page of this factor"));
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
  append_add (box, NULL, factor);
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
