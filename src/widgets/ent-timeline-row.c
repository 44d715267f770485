#include "config.h"

#include "ent-timeline-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define N_MOMENTS        (ENT_MOMENT_RELATIONS + 1)
#define MAX_ALTERNATIVES 2

struct _EntTimelineRow
{
  GtkWidget        parent_instance;

  GtkWidget       *line;      /* the title, and beside it the moment */
  GtkWidget       *title;
  GtkLabel        *moment;
  GtkStack        *stack;
  EntTimelineView *view;
  GtkWidget       *lacking;   /* the box that says so */
  EntEventTable   *table;
  int              kind;      /* EntMomentKind, or −1 */
};

G_DEFINE_FINAL_TYPE (EntTimelineRow, ent_timeline_row, GTK_TYPE_WIDGET)

enum
{
  OPENED,
  ALIGN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

EntEventTable *
ent_timeline_row_get_table (EntTimelineRow *self)
{
  return self->table;
}

EntTimelineView *
ent_timeline_row_get_view (EntTimelineRow *self)
{
  return self->view;
}

/* A moment that is dated, or NULL. */
static EntMoment *
find_moment (EntTimelineRow *self,
             int             kind)
{
  EntMoment *moment = ent_case_find_moment (self->table->item, (EntMomentKind) kind);

  return moment != NULL && ent_date_get_earliest (moment->date) != ENT_DATE_OPEN_PAST ? moment : NULL;
}

gboolean
ent_timeline_row_get_origin (EntTimelineRow *self,
                             double         *origin_sec)
{
  EntMoment *moment;

  *origin_sec = NAN;
  if (self->kind < 0)
    return TRUE;
  moment = find_moment (self, self->kind);
  if (moment == NULL)
    return FALSE;
  *origin_sec = (double) ent_date_get_earliest (moment->date);
  return TRUE;
}

static void
alternative_cb (EntTimelineRow *self,
                GtkButton      *button)
{
  g_signal_emit (self, signals[ALIGN], 0, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "kind")));
}

static void
append_alternative (EntTimelineRow *self,
                    EntMoment      *moment)
{
  g_autofree char *date = ent_date_format (moment->date);
  /* Translators: a moment of a case, and its date: "Agreement: 26 March 1979" */
  g_autofree char *text = g_strdup_printf (_("%s: %s"), ent_moment_kind_to_label (moment->kind), date);
  g_autofree char *name = NULL;
  GtkWidget *button = gtk_button_new_with_label (text);

  /* Translators: %s is a moment: "Align all cases on this: Agreement: 26 March 1979" */
  name = g_strdup_printf (_("Align all cases on this: %s"), text);
  gtk_widget_set_tooltip_text (button, _("Align all cases on this"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "kind", GINT_TO_POINTER (moment->kind));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (alternative_cb), self);
  gtk_box_append (GTK_BOX (self->lacking), button);
}

/* What it lacks, and what it has that lies nearest to that on the way from war to relations. */
static void
fill_lacking (EntTimelineRow *self)
{
  g_autofree char *text = NULL;
  GtkWidget *label, *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (self->lacking)) != NULL)
    gtk_box_remove (GTK_BOX (self->lacking), child);
  /* Translators: %s is a moment on which cases are aligned: "This case does not have: End of war" */
  text = g_strdup_printf (_("This case does not have: %s"), ent_moment_kind_to_label ((EntMomentKind) self->kind));
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (self->lacking), label);
  for (int distance = 1; distance < N_MOMENTS && n < MAX_ALTERNATIVES; distance++)
    for (int side = -1; side <= 1; side += 2)
      {
        int kind = self->kind + side * distance;
        EntMoment *moment = kind >= 0 && kind < N_MOMENTS ? find_moment (self, kind) : NULL;

        if (moment == NULL || n >= MAX_ALTERNATIVES)
          continue;
        append_alternative (self, moment);
        n++;
      }
}

void
ent_timeline_row_set_moment (EntTimelineRow *self,
                             int             kind)
{
  EntMoment *moment;

  g_return_if_fail (ENT_IS_TIMELINE_ROW (self));

  self->kind = kind;
  moment = kind >= 0 ? find_moment (self, kind) : NULL;
  gtk_label_set_label (self->moment, "");
  if (moment != NULL)
    {
      g_autofree char *date = ent_date_format (moment->date);
      g_autofree char *text = g_strdup_printf (_("%s: %s"), ent_moment_kind_to_label (moment->kind), date);

      gtk_label_set_label (self->moment, text);
    }
  /* What is empty would be read out by its C type. */
  gtk_widget_set_visible (GTK_WIDGET (self->moment), moment != NULL);
  if (kind >= 0 && moment == NULL)
    {
      fill_lacking (self);
      gtk_widget_add_css_class (self->line, "dim-label");
      gtk_stack_set_visible_child (self->stack, self->lacking);
      return;
    }
  gtk_widget_remove_css_class (self->line, "dim-label");
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->view));
}

static void
title_cb (EntTimelineRow *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
ent_timeline_row_dispose (GObject *object)
{
  EntTimelineRow *self = ENT_TIMELINE_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->table, ent_event_table_unref);
  G_OBJECT_CLASS (ent_timeline_row_parent_class)->dispose (object);
}

static void
ent_timeline_row_class_init (EntTimelineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ent_timeline_row_dispose;
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[ALIGN] = g_signal_new ("align", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "timelinerow");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ent_timeline_row_init (EntTimelineRow *self)
{
  self->kind = -1;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->line, "title-line");
  self->title = gtk_button_new ();
  gtk_widget_add_css_class (self->title, "flat");
  gtk_widget_set_tooltip_text (self->title, _("Open this case"));
  g_signal_connect_swapped (self->title, "clicked", G_CALLBACK (title_cb), self);
  self->moment = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->moment), "dim-label");
  gtk_box_append (GTK_BOX (self->line), self->title);
  gtk_widget_set_visible (GTK_WIDGET (self->moment), FALSE);
  gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (self->moment));
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  self->view = ENT_TIMELINE_VIEW (ent_timeline_view_new ());
  self->lacking = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_widget_add_css_class (self->lacking, "lacking");
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->view));
  gtk_stack_add_child (self->stack, self->lacking);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

/* Of a case that another feed has too its id in the library names its feed: "us-vietnam@demo". */
static char *
dup_title (const EntCase *item)
{
  const char *at = strchr (item->id, '@');

  if (at == NULL)
    return g_strdup (ent_text_get (item->title));
  /* Translators: the title of a case, and whose it is: "US–Vietnam (Demo Cases)" */
  return g_strdup_printf (_("%s (%s)"), ent_text_get (item->title), at + 1);
}

GtkWidget *
ent_timeline_row_new (EntEventTable *table,
                      EntCodebook   *codebook)
{
  EntTimelineRow *self = g_object_new (ENT_TYPE_TIMELINE_ROW, NULL);
  g_autofree char *title = dup_title (table->item);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  self->table = ent_event_table_ref (table);
  gtk_button_set_child (GTK_BUTTON (self->title), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  ent_timeline_view_set_table (self->view, table, codebook);
  return GTK_WIDGET (self);
}
