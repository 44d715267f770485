#include "config.h"

#include "ent-blocks.h"

#include <glib/gi18n-lib.h>

#include "ent-slide-maker.h"

/* A list of events is cut here: a widget for each of thousands would take seconds. */
#define MAX_EVENTS 60

static GtkWidget *
append_label (GtkBox     *box,
              const char *text,
              const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return label;
}

void
ent_block_overline (GtkBox     *box,
                    const char *text)
{
  append_label (box, text, "overline");
}

void
ent_block_title (GtkBox     *box,
                 const char *text)
{
  GtkWidget *label = append_label (box, text, "title-3");

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
}

void
ent_block_dim (GtkBox     *box,
               const char *text)
{
  append_label (box, text, "dim-label");
}

GtkWidget *
ent_block_text (GtkBox     *box,
                const char *text)
{
  GtkWidget *label = append_label (box, text, "text-block");

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

void
ent_block_heading (GtkBox     *box,
                   const char *text)
{
  append_label (box, text, "part-heading");
}

GtkWidget *
ent_block_link (GtkBox         *box,
                const char     *action,
                EntAddressKind  kind,
                const char     *case_id,
                const char     *id,
                const char     *text,
                const char     *detail)
{
  g_autofree char *target = ent_address_format (kind, case_id, id);
  /* Translators: what a screen reader says of a line with a second, smaller part */
  g_autofree char *name = detail ? g_strdup_printf (_("%s, %s"), text, detail) : g_strdup (text);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  append_label (GTK_BOX (lines), text, NULL);
  if (detail != NULL)
    {
      append_label (GTK_BOX (lines), detail, "dim-label");
      gtk_widget_add_css_class (gtk_widget_get_last_child (lines), "caption");
    }
  gtk_button_set_child (GTK_BUTTON (button), lines);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "line");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  if (kind == ENT_ADDRESS_EVENT || kind == ENT_ADDRESS_DOCUMENT || kind == ENT_ADDRESS_FACTOR)
    ent_slide_maker_watch (button, target);
  gtk_box_append (box, button);
  return button;
}

void
ent_block_sources (GtkBox    *box,
                   EntCase   *item,
                   GPtrArray *cites)
{
  if (cites->len == 0)
    return;
  ent_block_heading (box, _("Sources"));
  for (guint i = 0; i < cites->len; i++)
    {
      const EntCite *cite = cites->pdata[i];
      EntSource *source = ent_case_find_source (item, cite->source);
      g_autofree char *text = source ? ent_source_dup_short (source) : g_strdup (cite->source);
      g_autofree char *full = source ? ent_source_dup_full (source) : NULL;
      GtkWidget *line = ent_block_link (box, "win.inspect", ENT_ADDRESS_SOURCE, item->id, cite->source,
                                        text, cite->locator);

      gtk_widget_set_tooltip_text (line, full);
    }
}

void
ent_block_events (GtkBox     *box,
                  EntCase    *item,
                  const char *heading,
                  GPtrArray  *ids)
{
  if (ids->len == 0)
    return;
  if (heading != NULL)
    ent_block_heading (box, heading);
  for (guint i = 0; i < MIN (ids->len, MAX_EVENTS); i++)
    {
      EntEvent *event = ent_case_find_event (item, ids->pdata[i]);
      g_autofree char *date = event ? ent_date_format (event->date) : NULL;

      if (event != NULL)
        ent_block_link (box, "win.go", ENT_ADDRESS_EVENT, item->id, event->id,
                        ent_text_get (event->title), date);
    }
  if (ids->len > MAX_EVENTS)
    {
      guint n = ids->len - MAX_EVENTS;
      /* Translators: after a list of events that was cut short */
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more on the timeline",
                                                         "and %u more on the timeline", n), n);

      ent_block_dim (box, more);
    }
}

static GtkWidget *
append_quotation (GtkBox             *box,
                  const EntQuotation *quotation,
                  const char         *words)
{
  GtkWidget *quote = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *label;
  const char *terms = ent_terms_to_label (quotation->terms);
  /* Translators: around a quotation, in the marks of your language */
  g_autofree char *text = g_strdup_printf (_("“%s”"), words);
  g_autofree char *detail = NULL;

  gtk_widget_add_css_class (quote, "quotation");
  label = append_label (GTK_BOX (quote), text, "text-block");
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (quotation->locator != NULL && terms != NULL)
    detail = g_strdup_printf ("%s · %s", quotation->locator, terms);
  else
    detail = g_strdup (quotation->locator ? quotation->locator : terms);
  if (detail != NULL)
    {
      append_label (GTK_BOX (quote), detail, "dim-label");
      gtk_widget_add_css_class (gtk_widget_get_last_child (quote), "caption");
    }
  gtk_box_append (box, quote);
  return label;
}

void
ent_block_quotation (GtkBox             *box,
                     const EntQuotation *quotation)
{
  append_quotation (box, quotation, ent_text_get (quotation->text));
}

GtkWidget *
ent_block_quotation_in (GtkBox             *box,
                        const EntQuotation *quotation,
                        const char         *language)
{
  return append_quotation (box, quotation, ent_text_get_in (quotation->text, language));
}

void
ent_list_append (GString    *list,
                 const char *text)
{
  if (list->len > 0)
    /* Translators: what stands between the parts of a list: "Egypt, Israel" */
    g_string_append (list, _(", "));
  g_string_append (list, text);
}

GtkStack *
ent_stack_new (void)
{
  return g_object_new (GTK_TYPE_STACK, "hhomogeneous", FALSE, "vhomogeneous", FALSE, NULL);
}
