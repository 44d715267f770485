#include "config.h"

#include "ent-live-panel.h"

#include <glib/gi18n-lib.h>

#include "ent-blocks.h"

#define MAX_EVENTS 6

struct _EntLivePanel
{
  GtkWidget  parent_instance;

  GtkWidget *scroller;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (EntLivePanel, ent_live_panel, GTK_TYPE_WIDGET)

enum { EVENT_WANTED, SCROLLED, CLOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
close_cb (EntLivePanel *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static GtkWidget *
append_label (EntLivePanel *self,
              const char   *text,
              const char   *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

/* The title, and beside it what closes the panel again. */
static void
begin (EntLivePanel *self,
       const char   *title)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *label, *button, *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  label = g_object_new (GTK_TYPE_LABEL, "label", title, "wrap", TRUE, "xalign", 0.0, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (label, "live-title");
  button = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_focusable (button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Close"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (close_cb), self);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  ent_live_panel_set_scroll (self, 0);
}

static void
append_sources (EntLivePanel *self,
                EntCase      *item,
                GPtrArray    *cites)
{
  for (guint i = 0; i < cites->len; i++)
    {
      const EntCite *cite = cites->pdata[i];
      EntSource *source = ent_case_find_source (item, cite->source);
      g_autofree char *words = source != NULL ? ent_source_dup_short (source) : g_strdup (cite->source);
      g_autofree char *text = NULL;

      text = cite->locator != NULL ? g_strdup_printf ("%s, %s", words, cite->locator) : g_steal_pointer (&words);
      append_label (self, text, i == 0 ? "live-source-first" : "live-source");
    }
}

void
ent_live_panel_show_event (EntLivePanel   *self,
                           EntCase        *item,
                           const EntEvent *event)
{
  g_autofree char *date = NULL, *where = NULL;

  g_return_if_fail (ENT_IS_LIVE_PANEL (self));

  date = ent_date_format (event->date);
  where = event->place != NULL ? g_strdup_printf ("%s · %s", date, ent_text_get (event->place->name)) : g_strdup (date);
  begin (self, ent_text_get (event->title));
  append_label (self, where, "live-detail");
  if (event->text != NULL)
    append_label (self, ent_text_get (event->text), NULL);
  append_sources (self, item, event->sources);
}

static void
event_cb (GtkButton    *button,
          EntLivePanel *self)
{
  g_signal_emit (self, signals[EVENT_WANTED], 0, g_object_get_data (G_OBJECT (button), "case"),
                 g_object_get_data (G_OBJECT (button), "event"));
}

static void
append_event (EntLivePanel   *self,
              EntCase        *item,
              const EntEvent *event)
{
  g_autofree char *date = ent_date_format (event->date);
  /* Translators: an event, and its date: "Camp David Accords, 17 September 1978" */
  g_autofree char *text = g_strdup_printf (_("%s, %s"), ent_event_get_label (event), date);
  GtkWidget *button = gtk_button_new (), *label;

  label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "live-event");
  gtk_widget_set_focusable (button, FALSE);
  g_object_set_data_full (G_OBJECT (button), "case", g_strdup (item->id), g_free);
  g_object_set_data_full (G_OBJECT (button), "event", g_strdup (event->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (event_cb), self);
  gtk_box_append (GTK_BOX (self->box), button);
}

/* Those that matter most. */
static void
append_evidence (EntLivePanel        *self,
                 EntCase             *item,
                 const EntAssessment *assessment)
{
  guint n = 0;

  for (int importance = ENT_IMPORTANCE_TURNING_POINT; importance <= ENT_IMPORTANCE_DETAIL; importance++)
    for (guint i = 0; i < assessment->evidence->len && n < MAX_EVENTS; i++)
      {
        const EntEvent *event = ent_case_find_event (item, assessment->evidence->pdata[i]);

        if (event == NULL || event->importance != importance)
          continue;
        append_event (self, item, event);
        n++;
      }
}

gboolean
ent_live_panel_show_factor (EntLivePanel *self,
                            EntCase      *item,
                            EntCodebook  *codebook,
                            const char   *factor)
{
  const EntAssessment *assessment;
  const EntFactor *record;
  g_autofree char *rating = NULL;

  g_return_val_if_fail (ENT_IS_LIVE_PANEL (self), FALSE);

  assessment = ent_case_find_assessment (item, factor);
  record = codebook != NULL ? ent_codebook_find_factor (codebook, factor) : NULL;
  if (assessment == NULL)
    return FALSE;
  begin (self, record != NULL ? ent_text_get (record->title) : factor);
  rating = assessment->has_rating
           ? g_strdup_printf ("%s · \u2066%s\u2069 %s", ent_case_get_short_title (item),
                              ent_rating_to_string (assessment->rating), ent_rating_to_label (assessment->rating))
           : g_strdup_printf ("%s · %s", ent_case_get_short_title (item), _("No evidence"));
  append_label (self, rating, "live-detail");
  if (assessment->rationale != NULL)
    append_label (self, ent_text_get (assessment->rationale), NULL);
  append_evidence (self, item, assessment);
  append_sources (self, item, assessment->sources);
  return TRUE;
}

static GtkAdjustment *
get_adjustment (EntLivePanel *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

int
ent_live_panel_get_height (EntLivePanel *self,
                           int           width)
{
  int height;

  g_return_val_if_fail (ENT_IS_LIVE_PANEL (self), 0);

  /* A scrolled window does not ask how high its child is at a width. */
  gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

double
ent_live_panel_get_scroll (EntLivePanel *self)
{
  g_return_val_if_fail (ENT_IS_LIVE_PANEL (self), 0);

  return gtk_adjustment_get_value (get_adjustment (self));
}

void
ent_live_panel_set_scroll (EntLivePanel *self,
                           double        scroll)
{
  g_return_if_fail (ENT_IS_LIVE_PANEL (self));

  gtk_adjustment_set_value (get_adjustment (self), scroll);
}

static void
scrolled_cb (EntLivePanel *self)
{
  g_signal_emit (self, signals[SCROLLED], 0);
}

static void
ent_live_panel_dispose (GObject *object)
{
  g_clear_pointer (&ENT_LIVE_PANEL (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (ent_live_panel_parent_class)->dispose (object);
}

static void
ent_live_panel_class_init (EntLivePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ent_live_panel_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "livepanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[EVENT_WANTED] = g_signal_new ("event-wanted", ENT_TYPE_LIVE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SCROLLED] = g_signal_new ("scrolled", ENT_TYPE_LIVE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", ENT_TYPE_LIVE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
ent_live_panel_init (EntLivePanel *self)
{
  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 10, "margin-start", 20,
                            "margin-end", 20, "margin-top", 18, "margin-bottom", 18, NULL);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", self->box,
                                 NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (get_adjustment (self), "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
ent_live_panel_new (void)
{
  return g_object_new (ENT_TYPE_LIVE_PANEL, NULL);
}
